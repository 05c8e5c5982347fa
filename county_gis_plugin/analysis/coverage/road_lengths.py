"""Add road lengths up by township, class and surface."""

from __future__ import annotations

from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from .. import schema
from ..crs import project
from ..errors import message
from ..issues import Issue, issue
from ..network.build import directions
from ..values import is_blank, normal
from .carriageways import doubled_m, repeated
from .known_people import over_known
from .road_attributes import ADMINISTRATIVE, NONE, OTHER, TECHNICAL, URBAN, WAYS, map_class
from .townships import split_areas, split_lines, sum_by_township, totals_check

M_PER_KM = 1000.0
M2_PER_KM2 = 1e6
TEN_THOUSAND = 10_000.0
BUILTUP_TARGET = 8.0
BUILTUP, TOWNSHIP = "builtup", "township"
DIMENSIONS = {
    "technical": (*TECHNICAL, "urban", *WAYS, OTHER, NONE),
    "administrative": (*ADMINISTRATIVE.values(), OTHER, NONE),
    "urban": (*URBAN, OTHER, NONE),
}
CLASS_COLUMNS = [
    "level", "code", "name", "dimension", "class", "length_km", "paved_km", "unpaved_km",
    "surface_unknown_km", "km_per_km2", "km_per_10k_people",
]

ROAD_COLUMNS = [
    "road_id", "name", "route", "township_code", "township", "map_class", "technical", "administrative",
    "urban", "paved", "status", "present", "length_m", "counted_m",
]


@dataclass(frozen=True)
class RoadLengths:
    """Hold the pieces of roads by township, and those inside built-up land.

    ``pieces`` and ``built`` have, beside what ``split_lines`` gives, ``counted_m`` (a doubled
    carriageway counts half) and the columns of ``read_roads``. ``built_m2`` is the built-up land
    of each township, missing where there is no built-up layer: ``basis`` says whether streets are
    over built-up land or over the whole township.
    """

    pieces: gpd.GeoDataFrame
    built: gpd.GeoDataFrame
    built_m2: pd.Series
    basis: str
    account: list[dict[str, object]]


def measure_lengths(
    roads: gpd.GeoDataFrame, attributes: pd.DataFrame, townships: gpd.GeoDataFrame,
    builtup: gpd.GeoDataFrame | None, *, once: bool, issues: list[Issue] | None = None,
) -> RoadLengths:
    """Cut roads at township and built-up boundaries and measure them.

    Parameters
    ----------
    once
        Whether the two carriageways of one road count as one, and a line that repeats another not.
    issues
        Filled with the lines that repeat another.
    """
    pieces = split_lines(roads, townships)
    crs = pieces.crs
    whole = project(roads[[roads.geometry.name]], crs).length.sum()
    account = [_account("road_length_m", pieces["length_m"], pieces, townships, whole)]
    twice = _twice(roads, attributes, [] if issues is None else issues) if once else None
    bare, pieces = pieces, _counted(pieces, roads, attributes, twice)
    if builtup is None or not len(builtup):
        unknown_m2 = pd.Series(np.nan, index=townships.index)
        return RoadLengths(pieces, pieces[pieces["township"].notna()], unknown_m2, TOWNSHIP, account)
    land = split_areas(builtup, townships, crs=crs)
    inside, outside = sum_by_township(land["area_m2"], land["township"], townships)
    account.append(totals_check("builtup_m2", inside.sum(), outside, land["area_m2"].sum()))
    land = land[land["township"].notna()].set_index("township")
    land["code"] = townships["code"].reindex(land.index)
    built = split_lines(roads, land, crs=crs) if len(land) else bare.iloc[:0]
    built = _counted(built[built["township"].notna()], roads, attributes, twice)
    return RoadLengths(pieces, built, inside, BUILTUP, account)


def class_table(
    lengths: RoadLengths, townships: gpd.GeoDataFrame, people: pd.Series
) -> pd.DataFrame:
    """Give length and density by class: one row per township (then county, outside) and class.

    The classes of a dimension add up to the length of all roads and ways that are there.
    ``people`` is on the index of ``townships``, NaN where not known.
    """
    pieces = lengths.pieces
    columns = {name: pieces[name] for name in ("township", "counted_m", "paved")}
    kinds = {name: pieces[name].astype("category") for name in DIMENSIONS}
    present = pd.DataFrame({**columns, **kinds})[pieces["present"]]
    groups = [
        ("township", townships[["code", "name"]], present, townships["area_m2"], people),
        ("county", None, present[present["township"].notna()], townships["area_m2"].sum(),
         people.sum(min_count=1)),
        ("outside", None, present[present["township"].isna()], np.nan, np.nan),
    ]
    table = pd.concat([_classes(*group) for group in groups], ignore_index=True)
    table["km_per_10k_people"] = TEN_THOUSAND * over_known(
        table["length_km"], table["people"], table["level"], [table["dimension"], table["class"]])
    return table[CLASS_COLUMNS]


def road_layer(
    lengths: RoadLengths, roads: gpd.GeoDataFrame, townships: gpd.GeoDataFrame
) -> gpd.GeoDataFrame:
    """Give the pieces of roads that are there or planned, cut at township boundaries, with their classes.

    ``counted_m`` of all pieces with ``present`` = 1 adds up to the lengths of ``class_table``.
    """
    pieces = lengths.pieces
    pieces = pieces[pieces["present"] | (pieces["status"] == "planned")].reset_index(drop=True)
    layer = pieces.rename(columns={"line_id": "road_id", "township": "place"})
    for name in ("name", "route"):
        own = roads[name] if name in roads else pd.Series(None, index=roads.index, dtype=object)
        layer[name] = own.reindex(layer["road_id"]).to_numpy(object)
    for column, name in (("code", "township_code"), ("name", "township")):
        layer[name] = layer["place"].map(townships[column])
    layer["map_class"] = map_class(layer)
    layer["present"] = layer["present"].astype(int)
    return layer[[*ROAD_COLUMNS, layer.geometry.name]]


def summary(lengths: RoadLengths, townships: gpd.GeoDataFrame, people: pd.Series) -> pd.DataFrame:
    """Give lengths, densities and the paved share of each township, in kilometres, on its index."""
    pieces = lengths.pieces
    there = pieces["present"] & pieces["is_road"]
    result = pd.DataFrame(index=townships.index)
    result["area_km2"] = townships["area_m2"] / M2_PER_KM2
    result["people"] = people

    def km(frame: pd.DataFrame, chosen: pd.Series, column: str = "counted_m") -> pd.Series:
        return sum_by_township(frame[column][chosen], frame["township"][chosen], townships)[0] / M_PER_KM

    result["length_km"] = km(pieces, there)
    result["carriageway_km"] = km(pieces, there, "length_m")
    for name in TECHNICAL:
        result[f"{name}_km"] = km(pieces, there & (pieces["technical"] == name))
    result["street_km"] = km(pieces, there & (pieces["technical"] == "urban"))
    result["class_unknown_km"] = km(pieces, there & pieces["technical"].isin([OTHER, NONE]))
    result["ways_km"] = km(pieces, pieces["present"] & ~pieces["is_road"])
    result["planned_km"] = km(pieces, (pieces["status"] == "planned"), "length_m")
    result["paved_km"] = km(pieces, there & (pieces["paved"] == 1))
    result["unpaved_km"] = km(pieces, there & (pieces["paved"] == 0))
    result["surface_unknown_km"] = km(pieces, there & pieces["paved"].isna())
    built = lengths.built
    result["builtup_km2"] = lengths.built_m2 / M2_PER_KM2
    result["builtup_street_km"] = km(built, built["present"] & built["street"])
    if streets_unknown(lengths):
        result["builtup_street_km"] = np.nan
    result["builtup_road_km"] = km(
        built, built["present"] & built["is_road"] & (built["urban"] != "estate"))
    return result


def streets_unknown(lengths: RoadLengths) -> bool:
    """Say whether there are roads in built-up land, but none with an urban class: then no street is known."""
    there = lengths.built[lengths.built["present"]]
    return len(there) > 0 and not there["urban"].isin(URBAN).any()


def ratios(rows: pd.DataFrame, basis: str) -> pd.DataFrame:
    """Add the densities and shares to rows of sums, of townships or of the county.

    Streets are held against the target only over built-up land (``basis``).
    """
    rows = rows.copy()
    land_km2 = rows["builtup_km2" if basis == BUILTUP else "area_km2"]
    rows["km_per_km2"] = _ratio(rows["length_km"], rows["area_km2"])
    rows["km_per_10k_people"] = TEN_THOUSAND * over_known(rows["length_km"], rows["people"], rows["level"])
    rows["paved_share"] = _ratio(rows["paved_km"], rows["paved_km"] + rows["unpaved_km"])
    rows["builtup_km_per_km2"] = _ratio(rows["builtup_street_km"], land_km2)
    rows["builtup_all_km_per_km2"] = _ratio(rows["builtup_road_km"], land_km2)
    dense = (rows["builtup_km_per_km2"] >= BUILTUP_TARGET).astype("Int64")
    rows["builtup_dense"] = dense.mask(rows["builtup_km_per_km2"].isna() | (basis != BUILTUP))
    return rows


def _ratio(part: pd.Series, whole: pd.Series) -> pd.Series:
    """Divide; missing where the divisor is missing or zero."""
    whole = pd.to_numeric(whole, errors="coerce").astype(float)
    return part.astype(float) / whole.where(whole > 0)


def _counted(
    pieces: gpd.GeoDataFrame, roads: gpd.GeoDataFrame, attributes: pd.DataFrame, twice: pd.Index | None
) -> gpd.GeoDataFrame:
    """Add what counts of each piece; ``twice`` are the lines that repeat others, ``None`` counts all."""
    pieces = pieces.reset_index(drop=True)
    pieces["counted_m"] = pieces["length_m"]
    if twice is not None:
        again = pieces["line_id"].isin(twice)
        there = attributes.index[attributes["present"] & attributes["is_road"]]
        chosen = pieces["line_id"].isin(there) & ~again
        in_parts = pd.Series(shapely.get_num_geometries(roads.geometry.to_numpy()) > 1, index=roads.index)
        beside_m = doubled_m(pieces[chosen], _one_way(roads), *_group(roads, attributes), in_parts)
        pieces.loc[chosen, "counted_m"] -= beside_m / 2
        pieces.loc[again, "counted_m"] = 0.0
    return pieces.join(attributes, on="line_id")


def _twice(roads: gpd.GeoDataFrame, attributes: pd.DataFrame, issues: list[Issue]) -> pd.Index:
    """Find the roads that repeat another one that counts, and list them."""
    there = attributes["present"] & attributes["is_road"]
    again = repeated(roads.geometry[there]).dropna()
    for id_, first in again.items():
        issues.append(issue("ROADS", id_, "same_line", message(
            "The line is the same as that of {first}; its length counts once.", first=first)))
    return again.index


def _one_way(roads: gpd.GeoDataFrame) -> pd.Series:
    columns = schema.resolve_fields(roads.columns, "roads", wanted=("oneway",))
    if "oneway" not in columns:
        return pd.Series(0, index=roads.index)
    return pd.Series(directions(roads, columns["oneway"])[0], index=roads.index)


def _group(roads: gpd.GeoDataFrame, attributes: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    """Tell carriageways of one road by class and route number, and those without number by name."""
    columns = schema.resolve_fields(roads.columns, "roads", wanted=("route", "name"))
    text = {
        field: roads[columns[field]].map(lambda value: "" if is_blank(value) else normal(value))
        if field in columns else pd.Series("", index=roads.index) for field in ("route", "name")
    }
    group = attributes["technical"].astype(str) + "|" + attributes["urban"].astype(str) + "|" + text["route"]
    return group, text["name"].where((text["route"] == "") & (text["name"] != ""))


def _account(
    what: str, values: pd.Series, pieces: pd.DataFrame, townships: gpd.GeoDataFrame, total: float
) -> dict[str, object]:
    inside, outside = sum_by_township(values, pieces["township"], townships)
    return totals_check(what, float(inside.sum()), outside, float(total))


def _classes(
    level: str, named: pd.DataFrame | None, pieces: pd.DataFrame, area_m2: object, people: object
) -> pd.DataFrame:
    keys = pd.Series(0, index=pieces.index) if named is None else pieces["township"]
    places = [0] if named is None else list(named.index)
    km = pieces["counted_m"] / M_PER_KM
    surfaces = {
        "length_km": km,
        "paved_km": km.where(pieces["paved"] == 1, 0.0),
        "unpaved_km": km.where(pieces["paved"] == 0, 0.0),
        "surface_unknown_km": km.where(pieces["paved"].isna(), 0.0),
    }
    measured = pd.DataFrame({**surfaces, "place": keys, **{name: pieces[name] for name in DIMENSIONS}})
    parts = []
    for dimension, classes in DIMENSIONS.items():
        sums = measured.groupby(["place", dimension], observed=True)[list(surfaces)].sum()
        every = pd.MultiIndex.from_product([places, classes], names=["place", "class"])
        sums.index = sums.index.set_names(["place", "class"])
        parts.append(sums.reindex(every, fill_value=0.0).reset_index().assign(dimension=dimension))
    rows = pd.concat(parts, ignore_index=True)
    rows["level"] = level
    for column in ("code", "name"):
        rows[column] = None if named is None else rows["place"].map(named[column])
    area = rows["place"].map(area_m2) if isinstance(area_m2, pd.Series) else pd.Series(area_m2, rows.index)
    rows["people"] = rows["place"].map(people) if isinstance(people, pd.Series) else people
    rows["km_per_km2"] = _ratio(rows["length_km"], area / M2_PER_KM2)
    return rows

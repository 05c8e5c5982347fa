"""Add road lengths up by township, class and surface."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ..crs import project
from ..issues import Issue
from ..units import M2_PER_KM2, M_PER_KM, TEN_THOUSAND
from .carriageways import Carriageways
from .known_people import over_known
from .road_attributes import ADMINISTRATIVE, NONE, OTHER, TECHNICAL, URBAN, WAYS
from .townships import (
    ON_BOUNDARY_M,
    metric_crs,
    rows_of,
    split_areas,
    split_lines,
    sum_by_township,
    totals_check,
)

BUILTUP_TARGET = 8.0
BUILTUP, TOWNSHIP = "builtup", "township"
DIMENSIONS = {
    "technical": (*TECHNICAL, "urban", *WAYS, OTHER, NONE),
    "administrative": (*ADMINISTRATIVE.values(), OTHER, NONE),
    "urban": (*URBAN, OTHER, NONE),
}
SURFACES = ("paved_km", "unpaved_km", "surface_unknown_km")
CLASS_COLUMNS = [
    "level", "code", "name", "dimension", "class", "length_km", *SURFACES, "km_per_km2", "km_per_10k_people",
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
    crs = metric_crs(townships)
    roads = project(roads, crs)
    lines = roads[[roads.geometry.name]]
    pieces = split_lines(lines, townships, crs=crs)
    account = [_account("road_length_m", pieces["length_m"], pieces, townships, lines.length.sum())]
    issues = [] if issues is None else issues
    carriageways = Carriageways.of(roads, attributes, issues) if once else None
    counted = _counted(pieces, attributes, carriageways)
    if carriageways is not None:
        issues += carriageways.without_direction(counted, counted["counted_m"])
    if builtup is None or not len(builtup):
        unknown_m2 = pd.Series(np.nan, index=townships.index)
        return RoadLengths(counted, counted[counted["township"].notna()], unknown_m2, TOWNSHIP, account)
    land = split_areas(builtup, townships, crs=crs)
    inside, outside = sum_by_township(land["area_m2"], land["township"], townships)
    account.append(totals_check("builtup_m2", inside.sum(), outside, land["area_m2"].sum()))
    land = land[land["township"].notna()].set_index("township")
    land["code"] = townships["code"].reindex(land.index)
    built = split_lines(_beside(lines, land), land, crs=crs) if len(land) else pieces.iloc[:0]
    built = _counted(built[built["township"].notna()], attributes, carriageways)
    return RoadLengths(counted, built, inside, BUILTUP, account)


def class_table(
    lengths: RoadLengths, townships: gpd.GeoDataFrame, people: pd.Series
) -> pd.DataFrame:
    """Give length and density by class: one row per township (then county, outside) and class.

    The classes of a dimension add up to the length of all roads and ways that are there.
    ``people`` is on the index of ``townships``, NaN where not known.
    """
    sums = {name: _class_km(lengths.pieces, townships, name) for name in DIMENSIONS}
    area_m2 = townships["area_m2"]
    named = townships["code"], townships["name"]
    table = pd.concat([
        _classes("township", {name: km[:-1] for name, km in sums.items()}, *named, area_m2, people),
        _classes("county", {name: km[:-1].sum(axis=0, keepdims=True) for name, km in sums.items()},
                 [None], [None], [area_m2.sum()], [people.sum(min_count=1)]),
        _classes("outside", {name: km[-1:] for name, km in sums.items()}, [None], [None], [np.nan], [np.nan]),
    ], ignore_index=True)
    table["km_per_km2"] = _ratio(table["length_km"], table["area_m2"] / M2_PER_KM2)
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
    row, place = roads.index.get_indexer(pieces["line_id"]), rows_of(pieces["township"], townships)
    layer = pieces.rename(columns={"line_id": "road_id"})
    for name in ("name", "route"):
        layer[name] = roads[name].to_numpy(object)[row] if name in roads else None
    for column, name in (("code", "township_code"), ("name", "township")):
        layer[name] = np.append(townships[column].to_numpy(object), None)[place]
    layer["present"] = layer["present"].astype(int)
    return layer[[*ROAD_COLUMNS, layer.geometry.name]]


def summary(lengths: RoadLengths, townships: gpd.GeoDataFrame, people: pd.Series) -> pd.DataFrame:
    """Give lengths, densities and the paved share of each township, in kilometres, on its index."""
    pieces, built = lengths.pieces, lengths.built
    km = _class_km(pieces, townships, "technical")[:-1]
    of_class = dict(zip(DIMENSIONS["technical"], np.moveaxis(km.sum(axis=2), 1, 0)))
    of_surface = km[:, ~np.isin(DIMENSIONS["technical"], WAYS)].sum(axis=1)
    there = pieces["present"] & pieces["is_road"]
    result = pd.DataFrame(index=townships.index)
    result["area_km2"] = townships["area_m2"] / M2_PER_KM2
    result["people"] = people
    result["length_km"] = of_surface.sum(axis=1)
    result["carriageway_km"] = _km(pieces, there, townships, "length_m")
    for name in TECHNICAL:
        result[f"{name}_km"] = of_class[name]
    result["street_km"] = of_class["urban"]
    result["class_unknown_km"] = of_class[OTHER] + of_class[NONE]
    result["ways_km"] = sum(of_class[name] for name in WAYS)
    result["planned_km"] = _km(pieces, pieces["status"] == "planned", townships, "length_m")
    for number, name in enumerate(SURFACES):
        result[name] = of_surface[:, number]
    result["builtup_km2"] = lengths.built_m2 / M2_PER_KM2
    result["builtup_street_km"] = _km(built, built["present"] & built["street"], townships)
    unknown = streets_unknown(lengths, townships)
    result["builtup_street_km"] = result["builtup_street_km"].mask(unknown)
    result["builtup_known_km2"] = result["builtup_km2"].mask(unknown)
    roads = built["present"] & built["is_road"] & (built["urban"] != "estate")
    result["builtup_road_km"] = _km(built, roads, townships)
    return result


def streets_unknown(lengths: RoadLengths, townships: gpd.GeoDataFrame) -> pd.Series:
    """Say in which townships roads run through built-up land, but none of an urban class.

    There no street is known. Without built-up land all townships are looked at together.
    """
    there = lengths.built[lengths.built["present"]]
    place = rows_of(there["township"], townships)
    if lengths.basis == TOWNSHIP:
        place = np.zeros(len(there), dtype=int)
    roads = np.bincount(place, minlength=len(townships))
    streets = np.bincount(place, there["urban"].isin(URBAN), minlength=len(townships))
    if lengths.basis == TOWNSHIP:
        roads, streets = roads[0], streets[0]
    return pd.Series((roads > 0) & (streets == 0), index=townships.index)


def in_town(lengths: RoadLengths) -> pd.Index:
    """Give the roads of which half or more lies in built-up land; none where that is not known."""
    if lengths.basis == TOWNSHIP:
        return pd.Index([])
    inside = lengths.built.groupby("line_id")["length_m"].sum()
    whole = lengths.pieces.groupby("line_id")["length_m"].sum()
    return inside.index[inside >= 0.5 * whole.reindex(inside.index)]


def ratios(rows: pd.DataFrame, basis: str) -> pd.DataFrame:
    """Add the densities and shares to rows of sums, of townships or of the county.

    Streets are held against the target only over built-up land (``basis``).
    """
    rows = rows.copy()
    land_km2 = rows["builtup_km2" if basis == BUILTUP else "area_km2"]
    known_km2 = rows["builtup_known_km2"] if basis == BUILTUP else land_km2
    # Where all the land there is lies in townships of which no street is known, none is known of the county.
    unknown = (rows["builtup_km2"] > 0) & ~(rows["builtup_known_km2"] > 0)
    rows["builtup_street_km"] = rows["builtup_street_km"].mask(unknown)
    rows["km_per_km2"] = _ratio(rows["length_km"], rows["area_km2"])
    rows["km_per_10k_people"] = TEN_THOUSAND * over_known(rows["length_km"], rows["people"], rows["level"])
    rows["paved_share"] = _ratio(rows["paved_km"], rows["paved_km"] + rows["unpaved_km"])
    rows["builtup_km_per_km2"] = _ratio(rows["builtup_street_km"], known_km2)
    rows["builtup_all_km_per_km2"] = _ratio(rows["builtup_road_km"], land_km2)
    dense = (rows["builtup_km_per_km2"] >= BUILTUP_TARGET).astype("Int64")
    rows["builtup_dense"] = dense.mask(rows["builtup_km_per_km2"].isna() | (basis != BUILTUP))
    return rows


def _ratio(part: pd.Series, whole: pd.Series) -> pd.Series:
    """Divide; missing where the divisor is missing or zero."""
    whole = pd.to_numeric(whole, errors="coerce").astype(float)
    return part.astype(float) / whole.where(whole > 0)


def _beside(lines: gpd.GeoDataFrame, land: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Leave out the lines that are clear of some land, by their boxes."""
    low_high = shapely.bounds(shapely.get_parts(land.geometry.to_numpy()))
    boxes = shapely.box(*(low_high + ON_BOUNDARY_M * np.array([-1, -1, 1, 1])).T)
    return lines.iloc[np.unique(shapely.STRtree(lines.geometry.to_numpy()).query(boxes)[1])]


def _counted(
    pieces: gpd.GeoDataFrame, attributes: pd.DataFrame, carriageways: Carriageways | None
) -> gpd.GeoDataFrame:
    """Add what counts of each piece, all of it where carriageways do not matter, and what its road is."""
    counted_m = pieces["length_m"] if carriageways is None else carriageways.counted_m(pieces)
    row = attributes.index.get_indexer(pieces["line_id"])
    what = {name: attributes[name].to_numpy()[row] for name in attributes}
    return pieces.assign(counted_m=counted_m, **what).reset_index(drop=True)


def _account(
    what: str, values: pd.Series, pieces: pd.DataFrame, townships: gpd.GeoDataFrame, total: float
) -> dict[str, object]:
    inside, outside = sum_by_township(values, pieces["township"], townships)
    return totals_check(what, float(inside.sum()), outside, float(total))


def _km(
    pieces: pd.DataFrame, chosen: pd.Series, townships: gpd.GeoDataFrame, column: str = "counted_m"
) -> np.ndarray:
    """Add up the kilometres of the chosen pieces in each township."""
    place = rows_of(pieces["township"], townships)
    chosen = chosen.to_numpy(bool) & (place >= 0)
    metres = np.bincount(place[chosen], pieces[column].to_numpy()[chosen], minlength=len(townships))
    return metres / M_PER_KM


def _class_km(pieces: pd.DataFrame, townships: gpd.GeoDataFrame, dimension: str) -> np.ndarray:
    """Add up the kilometres of what is there (townships and outside, classes, surfaces)."""
    classes = DIMENSIONS[dimension]
    there = pieces["present"].to_numpy(bool)
    place = rows_of(pieces["township"], townships)[there]
    kind = pd.Index(classes).get_indexer(pieces[dimension].to_numpy()[there])
    paved = pieces["paved"].to_numpy()[there]
    surface = np.select([paved == 1, paved == 0], [0, 1], default=2)
    shape = len(townships) + 1, len(classes), len(SURFACES)
    cell = np.ravel_multi_index((place % shape[0], kind, surface), shape)
    metres = np.bincount(cell, pieces["counted_m"].to_numpy()[there], minlength=np.prod(shape))
    return metres.reshape(shape) / M_PER_KM


def _classes(
    level: str, sums: Mapping[str, np.ndarray], code: Sequence[object], name: Sequence[object],
    area_m2: Sequence[float], people: Sequence[float],
) -> pd.DataFrame:
    """List the sums (places, classes, surfaces) of each dimension, place by place."""
    parts = []
    for dimension, km in sums.items():
        classes = DIMENSIONS[dimension]
        of_place = {"code": code, "name": name, "area_m2": area_m2, "people": people}
        parts.append(pd.DataFrame({
            "level": level,
            **{column: np.repeat(np.asarray(values), len(classes)) for column, values in of_place.items()},
            "dimension": dimension,
            "class": np.tile(np.array(classes, dtype=object), len(km)),
            "length_km": km.sum(axis=2).ravel(),
            **{column: km[:, :, number].ravel() for number, column in enumerate(SURFACES)},
        }))
    return pd.concat(parts, ignore_index=True)

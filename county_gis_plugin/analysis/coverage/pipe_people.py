"""Count the people, villages, homes and buildings within reach of pipes, township by township."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd

from .. import zones
from ..access.account import NOWHERE
from ..access.points import DEMAND, gather
from ..crs import project
from ..issues import Issue
from ..progress import Progress
from .ground import Ground, sums_of_urban
from .pipe_fields import Medium
from .pipe_reach import Mains, basis_of, blocks_of, mains_of, village_rows
from .townships import split_areas, totals_check


def reach_tables(
    used: gpd.GeoDataFrame, present: list[Medium], chosen: Mapping[str, float], ground: Ground,
    demand: gpd.GeoDataFrame | None, population: gpd.GeoDataFrame | None,
    residential: gpd.GeoDataFrame | None, buildings: gpd.GeoDataFrame | None,
    account: list[dict[str, object]], issues: list[Issue], progress: Progress,
) -> tuple[pd.DataFrame, gpd.GeoDataFrame]:
    """Count per township and medium who and what lies within the service distance."""
    points = everybody = None
    if demand is not None or population is not None:
        points = gather(demand, population, ground.townships, ground.builtup)
        account += _people_account(points)
        everybody = _everybody(points, ground)
    homes = None if residential is None else split_areas(residential, ground.townships, crs=ground.crs)
    houses = None if buildings is None else _houses(buildings, ground)
    tables, village_parts, blocks = [], [], {}
    for medium in progress.each([m for m in present if m.id in chosen]):
        mains = mains_of(used, medium, chosen[medium.id])
        columns = [pd.DataFrame(columns=["level", "code"])]
        if everybody is not None:
            village, sums = _people(everybody, demand, mains, ground, issues)
            columns.append(sums)
            if village is not None:
                village_parts.append(village)
        if homes is not None:
            if mains.distance_m not in blocks:
                blocks[mains.distance_m] = blocks_of(homes.geometry.to_numpy(), mains.distance_m)
            columns.append(_homes(homes, *blocks[mains.distance_m], mains, ground))
        if houses is not None:
            columns.append(_house_counts(houses, mains, ground))
        merged = ground.frame()[["level", "code"]]
        for part in columns[1:]:
            merged = merged.merge(part, on=["level", "code"], how="left")
        tables.append(merged.assign(medium=medium.id, service_distance_m=chosen[medium.id]))
    keys = pd.DataFrame(columns=["level", "code", "medium"])
    villages = pd.concat(village_parts, ignore_index=True) if village_parts else pd.DataFrame(
        {"geometry": []})
    crs = None if points is None else points.crs
    return (
        pd.concat(tables, ignore_index=True) if tables else keys,
        gpd.GeoDataFrame(villages, geometry="geometry", crs=crs),
    )


def _people_account(points: gpd.GeoDataFrame) -> list[dict[str, object]]:
    rows = []
    for name, own in points.groupby("input", sort=False):
        inside = own["township"] != NOWHERE
        people = own["people"]
        rows.append(totals_check(f"{name} people", people[inside].sum(), people[~inside].sum(), people.sum()))
        rows.append(totals_check(f"{name} rows", inside.sum(), (~inside).sum(), len(own)))
    return rows


@dataclass(frozen=True, eq=False)
class _Everybody:
    """Hold what is the same for all media: where everybody is, and who carries the people.

    ``places`` are points in the ground's CRS, the villages first; ``carriers`` has the rows of ``carrying``:
    ``township``, ``people``, ``people_missing_rows``, ``urban``. ``villages`` is what is shown of them, and
    their ``place``, which is a township's id.
    """

    places: np.ndarray
    carrying: np.ndarray
    carriers: pd.DataFrame
    villages: pd.DataFrame


def _everybody(points: gpd.GeoDataFrame, ground: Ground) -> _Everybody:
    township = place_ids(points["township"], ground)
    is_village = (points["input"] == DEMAND).to_numpy()
    carrying = np.flatnonzero(is_village if is_village.all() else ~is_village)
    people, area_class = (points[name].iloc[carrying] for name in ("people", "area_class"))
    carriers = pd.DataFrame({
        "township": township.iloc[carrying], "people": people,
        "people_missing_rows": people.isna().astype(float), "urban": area_class == "urban"})
    where = township[is_village].astype(object).reset_index(drop=True)
    shown = points.loc[is_village, ["id", "code", "name", "people", "geometry"]]
    shown = pd.DataFrame(shown).rename(columns={"id": "demand_id"}).reset_index(drop=True)
    shown.insert(3, "township_code", where.map(ground.codes))
    shown.insert(4, "township", where.map(ground.townships["name"]))
    places = project(points, ground.crs).geometry.to_numpy()
    return _Everybody(places, carrying, carriers, shown.assign(place=where))


def _people(
    everybody: _Everybody, demand: gpd.GeoDataFrame | None, mains: Mains, ground: Ground, issues: list[Issue],
) -> tuple[pd.DataFrame | None, pd.DataFrame]:
    """Judge villages and people for one medium; statistics of the villages override the proxy."""
    near, joined = mains.near(everybody.places)
    sums = _people_sums(everybody, near, joined, ground)
    if demand is None:
        basis = "proxy" if joined is not None else "proxy_any_pipe"
        sums["people_served"] = sums["people_connected" if joined is not None else "people_near"]
        sums["basis"] = basis
        return None, _with_share(sums)
    villages = everybody.villages.drop(columns="place")
    judged = village_rows(demand, everybody.places[: len(villages)], mains, issues)
    judged["township"] = everybody.villages["place"].to_numpy()
    judged["people"] = villages["people"].to_numpy()
    sums = sums.merge(_village_sums(judged, ground), on=["level", "code"], how="left")
    _choose_basis(sums, judged, ground, joined is not None)
    villages["medium"] = mains.medium.id
    found = judged.drop(columns=["township", "people"]).reset_index(drop=True)
    return pd.concat([villages, found], axis=1), _with_share(sums)


def place_ids(position: pd.Series, ground: Ground) -> pd.Series:
    """Turn positions of townships into their ids, missing outside."""
    ids = pd.Categorical.from_codes(position, ground.townships.index)  # −1 is missing
    return pd.Series(ids, index=position.index)


def _people_sums(
    everybody: _Everybody, near: np.ndarray, joined: np.ndarray | None, ground: Ground
) -> pd.DataFrame:
    rows = everybody.carriers.copy()
    people, urban = rows["people"], rows["urban"]
    rows["people_near"] = people * near[everybody.carrying]
    rows["people_connected"] = np.nan if joined is None else people * joined[everybody.carrying]
    of_urban = ["people_urban", "people_urban_near", "people_urban_connected"]
    for name, all_of_them in zip(of_urban, ("people", "people_near", "people_connected")):
        rows[name] = rows[all_of_them].where(urban)
    rows["people_urban_missing_rows"] = rows["people_missing_rows"] * urban
    columns = ["people", "people_missing_rows", "people_near", "people_connected", *of_urban]
    sums = ground.sums(rows, [], [*columns, "people_urban_missing_rows"])
    known = of_urban if joined is not None else of_urban[:-1]
    sums = sums_of_urban(sums, known).drop(columns="people_urban_missing_rows")
    return ground.frame()[["level", "code"]].merge(sums, on=["level", "code"], how="left")


def _village_sums(judged: pd.DataFrame, ground: Ground) -> pd.DataFrame:
    rows = judged.copy()
    rows["villages"] = 1.0
    for name in ("near", "connected", "served"):
        rows[f"villages_{name}"] = rows[name].astype("Float64").astype(float)
    rows["village_people"] = rows["people"]
    # A share is of people that are known: those served where nobody knows the total stand apart.
    rows["village_people_served"] = rows["people_served"].where(rows["people"].notna())
    rows["people_served_of_unknown"] = rows["people_served"].where(rows["people"].isna())
    return ground.sums(rows, [], [
        "villages", "villages_near", "villages_connected", "villages_served", "village_people",
        "village_people_served", "people_served_of_unknown"])


def _choose_basis(sums: pd.DataFrame, judged: pd.DataFrame, ground: Ground, connected: bool) -> None:
    """Take the villages' statistics where a township has any, else the proxy of who carries the people."""
    inside = judged[judged["township"].notna()]
    codes = inside["township"].map(ground.codes)
    basis = inside.groupby(codes)["basis"].agg(basis_of).to_dict()
    basis[""] = basis_of(inside["basis"])
    proxy = "proxy" if connected else "proxy_any_pipe"
    sums["basis"] = sums["code"].map(basis).fillna(proxy)
    by_village = sums["basis"].isin(("statistics", "mixed"))
    sums["people_served"] = sums["people_connected" if connected else "people_near"]
    sums.loc[by_village, "people_served"] = sums.loc[by_village, "village_people_served"]
    sums["people_of_basis"] = sums["people"].where(~by_village, sums["village_people"])
    sums.drop(columns=["village_people", "village_people_served"], inplace=True)


def _with_share(sums: pd.DataFrame) -> pd.DataFrame:
    of = sums.get("people_of_basis", sums["people"])
    sums["people_served_share"] = (sums["people_served"] / of).where(of > 0)
    return sums


def _homes(
    homes: gpd.GeoDataFrame, blocks: np.ndarray, owner: np.ndarray, mains: Mains, ground: Ground
) -> pd.DataFrame:
    """Measure the residential area within the service distance; ``owner`` is the row of each block."""
    near, connected = mains.area_near(blocks)
    rows = pd.DataFrame({"township": homes["township"], "residential_m2": homes["area_m2"]})
    for name, area in (("near", near), ("connected", connected)):
        rows[f"residential_{name}_m2"] = np.nan if area is None else np.bincount(
            owner, weights=area, minlength=len(homes))
    return ground.sums(rows, [], ["residential_m2", "residential_near_m2", "residential_connected_m2"])


def _houses(buildings: gpd.GeoDataFrame, ground: Ground) -> gpd.GeoDataFrame:
    geometry = project(buildings[[buildings.geometry.name]], ground.crs).geometry
    inner = gpd.GeoSeries(geometry.representative_point(), index=buildings.index, crs=ground.crs)
    township = zones.assign(inner, ground.townships)
    return gpd.GeoDataFrame({"township": township.astype(object)}, geometry=geometry, crs=ground.crs)


def _house_counts(houses: gpd.GeoDataFrame, mains: Mains, ground: Ground) -> pd.DataFrame:
    """Count the buildings within the service distance of a pipe, wall to pipe."""
    near, joined = mains.near(houses.geometry.to_numpy())
    rows = pd.DataFrame({"township": houses["township"], "buildings": 1.0})
    rows["buildings_near"] = near.astype(float)
    rows["buildings_connected"] = np.nan if joined is None else joined.astype(float)
    return ground.sums(rows, [], ["buildings", "buildings_near", "buildings_connected"])

"""Count the people, villages, homes and buildings within reach of pipes, township by township."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from .. import zones
from ..access.points import DEMAND, gather
from ..crs import project
from ..issues import Issue
from ..progress import Progress
from .demand_points import people_account
from .ground import Ground, sums_of_urban
from .left_out import areas_left_out, points_left_out
from .pipe_fields import Medium
from .pipe_reach import Mains, blocks_of, mains_of, village_rows
from .pipe_served import STATISTICS, nearest_villages, on_land, served_sums
from .townships import areas_check, split_areas, totals_check

VILLAGE_FLAGS = ("near", "connected", "served")


def reach_tables(
    used: gpd.GeoDataFrame, present: list[Medium], chosen: Mapping[str, float], ground: Ground,
    demand: gpd.GeoDataFrame | None, village_areas: gpd.GeoDataFrame | None,
    population: gpd.GeoDataFrame | None, residential: gpd.GeoDataFrame | None,
    buildings: gpd.GeoDataFrame | None,
    account: list[dict[str, object]], left_out: list[pd.DataFrame], issues: list[Issue], progress: Progress,
) -> tuple[pd.DataFrame, gpd.GeoDataFrame]:
    """Count per township and medium who and what lies within the service distance.

    ``account``, ``left_out`` (what lies in no township) and ``issues`` are filled.
    """
    points = everybody = None
    if demand is not None or population is not None:
        points = gather(demand, population, ground.townships, ground.builtup)
        account += people_account(points)
        left_out.append(points_left_out(points))
        everybody = _everybody(points, ground, demand, village_areas)
    homes = None if residential is None else _shared(residential, ground, account, left_out)
    houses = None if buildings is None else _houses(buildings, ground, account, left_out)
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


@dataclass(frozen=True, eq=False)
class _Everybody:
    """Hold what is the same for all media: where everybody is, and who carries the people.

    ``places`` are points in the ground's CRS, the villages first, and ``position`` the number of each one's
    township; ``carriers`` has the rows of ``carrying``: ``township``, ``people``, ``people_missing_rows``,
    ``urban``, which are cells where ``by_cells``. ``villages`` is what is shown of them, and their ``place``,
    which is a township's id, and ``land`` their polygons, missing where not known.
    """

    places: np.ndarray
    position: np.ndarray
    carrying: np.ndarray
    carriers: pd.DataFrame
    villages: pd.DataFrame
    land: np.ndarray
    by_cells: bool

    @cached_property
    def village(self) -> np.ndarray:
        """Give each carrier's village: itself, or that on whose land the cell lies, else the nearest one.

        Both in the cell's township; −1 where there is none.
        """
        if not self.by_cells:
            return np.arange(len(self.carrying))
        xy = np.column_stack([shapely.get_x(self.places), shapely.get_y(self.places)])
        own, cells = slice(len(self.villages)), self.carrying
        village = nearest_villages(xy[cells], self.position[cells], xy[own], self.position[own])
        cell, owner = on_land(self.places[cells], self.position[cells], self.land, self.position[own])
        village[cell] = owner
        return village

    def people_of_villages(self) -> np.ndarray:
        """Give the people of each village; where its own number is missing, those of its cells."""
        people = self.villages["people"].to_numpy(float)
        if not self.by_cells:
            return people
        cells = pd.Series(self.carriers["people"].to_numpy()).groupby(self.village).sum(min_count=1)
        return np.where(np.isnan(people), cells.reindex(range(len(people))), people)


def _everybody(
    points: gpd.GeoDataFrame, ground: Ground, demand: gpd.GeoDataFrame | None,
    village_areas: gpd.GeoDataFrame | None,
) -> _Everybody:
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
    position, land = points["township"].to_numpy(), np.full(len(shown), None, dtype=object)
    if demand is not None and village_areas is not None:
        land = project(village_areas, ground.crs).geometry.reindex(demand.index).to_numpy()
    return _Everybody(
        places, position, carrying, carriers, shown.assign(place=where), land, not is_village.all())


def _people(
    everybody: _Everybody, demand: gpd.GeoDataFrame | None, mains: Mains, ground: Ground, issues: list[Issue],
) -> tuple[pd.DataFrame | None, pd.DataFrame]:
    """Judge villages and people for one medium; statistics of the villages override the proxy."""
    near, joined = mains.near(everybody.places)
    sums = _people_sums(everybody, near, joined, ground)
    proxy, within = ("proxy_any_pipe", "people_near") if joined is None else ("proxy", "people_connected")
    by_proxy = sums.assign(people_served=sums[within], people_of_basis=sums["people"], basis=proxy)
    if demand is None:
        return None, _with_share(by_proxy)
    villages = everybody.villages.drop(columns="place")
    if mains.medium.statistic in demand:
        told = demand[mains.medium.statistic].notna()
        demand = demand.assign(people=demand["people"].mask(told, everybody.people_of_villages()))
    judged = village_rows(demand, everybody.places[: len(villages)], mains, issues)
    judged["township"] = everybody.villages["place"].to_numpy()
    judged["people"] = demand["people"].to_numpy(float)
    if (judged["basis"] == STATISTICS).any():
        reached = (near if joined is None else joined)[everybody.carrying]
        served = served_sums(everybody.carriers, everybody.village, reached, proxy, judged, ground)
        sums = sums.merge(served, on=["level", "code"], how="left").fillna({"basis": proxy})
    else:
        sums = by_proxy.assign(people_served_of_unknown=np.nan)
    sums = sums.merge(_village_sums(judged, ground), on=["level", "code"], how="left")
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
    for name in VILLAGE_FLAGS:
        rows[f"villages_{name}"] = rows[name].astype("Float64").astype(float)
    return ground.sums(rows, [], ["villages", *(f"villages_{name}" for name in VILLAGE_FLAGS)])


def _with_share(sums: pd.DataFrame) -> pd.DataFrame:
    of = sums["people_of_basis"]
    return sums.assign(people_served_share=(sums["people_served"] / of).where(of > 0))


def _shared(
    residential: gpd.GeoDataFrame, ground: Ground, account: list[dict[str, object]],
    left_out: list[pd.DataFrame],
) -> gpd.GeoDataFrame:
    """Share residential land out among townships."""
    shares = split_areas(residential, ground.townships, crs=ground.crs)
    metric = project(residential[[residential.geometry.name]], ground.crs).geometry.to_numpy()
    account.append(areas_check("residential area_m2", shares, metric))
    left_out.append(areas_left_out("RESIDENTIAL", residential, ground.townships))
    return shares


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


def _houses(
    buildings: gpd.GeoDataFrame, ground: Ground, account: list[dict[str, object]],
    left_out: list[pd.DataFrame],
) -> gpd.GeoDataFrame:
    """Place each building in its township, by a point inside it."""
    geometry = project(buildings[[buildings.geometry.name]], ground.crs).geometry
    inner = gpd.GeoSeries(geometry.representative_point(), index=buildings.index, crs=ground.crs)
    township = zones.assign(inner, ground.townships)
    inside = township.notna()
    account.append(totals_check("buildings", float(inside.sum()), float((~inside).sum()), float(len(inside))))
    left_out.append(areas_left_out("BUILDINGS", buildings, ground.townships, inside=inside))
    return gpd.GeoDataFrame({"township": township.astype(object)}, geometry=geometry, crs=ground.crs)


def _house_counts(houses: gpd.GeoDataFrame, mains: Mains, ground: Ground) -> pd.DataFrame:
    """Count the buildings within the service distance of a pipe, wall to pipe."""
    near, joined = mains.near(houses.geometry.to_numpy())
    rows = pd.DataFrame({"township": houses["township"], "buildings": 1.0})
    rows["buildings_near"] = near.astype(float)
    rows["buildings_connected"] = np.nan if joined is None else joined.astype(float)
    return ground.sums(rows, [], ["buildings", "buildings_near", "buildings_connected"])

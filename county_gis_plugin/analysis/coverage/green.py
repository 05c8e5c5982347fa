"""Measure parks: the residential land and the people near one, and the park area per person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from scipy.spatial import cKDTree

from .. import zones
from ..access.areas import difference, intersection
from ..access.points import DEMAND, gather
from ..crs import project
from ..errors import Faults, Message, listed, message, shown
from ..issues import Issue, issue, issues_frame
from ..network import Network
from ..network.paths import LEDGER, nearest_search
from ..network.snapping import DEFAULT_MAX_SNAP_M, Snapped, snap
from ..progress import Progress
from ..schema import read_statuses
from ..standards import Standards, load_standards
from .demand_points import people_account
from .ground import Ground, sums_of_urban
from .known_people import TOWNSHIP, over_known, tell_unknown
from .left_out import areas_left_out, points_left_out
from .park_access import SizeClass, class_of, land_by_network, land_by_straight_line, size_classes, ways_in
from .pipe_people import place_ids
from .townships import areas_check, metric_crs, split_areas, totals_check, with_land

LAYER = "GREEN"
IN_USE = ("existing",)
# Per person: the target of county plans, and the floor of GB 55014-2021.
TARGET_M2_PER_PERSON = 13.0
FLOOR_M2_PER_PERSON = 8.0
TARGET_SHARE = 0.8
LAND = ("network", "straight")
SERVED = tuple(f"{way}_served" for way in LAND)
VILLAGE_COLUMNS = (
    *("demand_id", "code", "name", "township_code", "township", "area_class", "people"),
    *("park_id", "park_name", "access_m", "network_m", "egress_m", "total_m"),
    *("network_served", "straight_served"),
)
HOMES = ("residential", "residential_urban")
SUMMARY_COLUMNS = (
    *("level", "code", "name", "park_m2", "parks", "parks_counted"),
    *("park_m2_per_person", "per_person_over", "park_m2_of_known"),
    *("meets_target", "missing_to_target_m2", "meets_floor", "missing_to_floor_m2"),
    *(f"{what}_{part}" for what in HOMES for part in (
        "m2", *(f"{way}_{end}" for way in LAND for end in ("m2", "share")))),
    *("people", "people_urban", "people_missing_rows", "people_urban_missing_rows"),
    *(f"people_{part}" for part in ("network", "straight", "between", "network_share", "straight_share")),
    *("people_urban_network", "people_urban_straight", "villages", "villages_network", "villages_straight"),
)
BEYOND_COLUMNS = ("township_code", "township", "area_m2")


@dataclass(frozen=True, eq=False)
class GreenCoverage:
    """Hold the results; areas in square metres, shares 0 to 1, missing is NaN.

    ``townships`` (polygons) and ``summary`` (the same, the county last): residential area within
    reach by network and straight, people, park area per person. ``parks``: each with ``area_m2``
    (measured), ``size_class``, ``radius_m``, ``way_in``, ``counted``, ``reason``, ``township_code``.
    ``villages``: nearest park by network. ``beyond``: residential land that no park reaches by
    network. ``account``, ``skipped``, ``warnings`` as everywhere; ``sizes``: the radii and sources.
    """

    townships: gpd.GeoDataFrame
    summary: pd.DataFrame
    parks: gpd.GeoDataFrame
    villages: gpd.GeoDataFrame
    beyond: gpd.GeoDataFrame
    account: pd.DataFrame
    sizes: pd.DataFrame
    skipped: pd.DataFrame
    warnings: tuple[Message, ...]


def green_coverage(
    parks: gpd.GeoDataFrame,
    network: Network,
    townships: gpd.GeoDataFrame,
    *,
    residential: gpd.GeoDataFrame | None = None,
    demand: gpd.GeoDataFrame | None = None,
    population: gpd.GeoDataFrame | None = None,
    builtup: gpd.GeoDataFrame | None = None,
    entrances: gpd.GeoDataFrame | None = None,
    statuses: Iterable[str] = IN_USE,
    max_snap_m: float = DEFAULT_MAX_SNAP_M,
    standards: Standards | None = None,
    progress: Progress | None = None,
) -> GreenCoverage:
    """Measure who lives within the radius of a park, by network and straight.

    A park of 5,000 m² serves 500 m, one of 2,000 to 5,000 m² 300 m (``park_large`` and
    ``park_small`` of the standards), from its entrances where they are known, else from its edge.

    Parameters
    ----------
    parks
        Standardised polygons; their size is measured. Points are refused.
    network
        In distance mode.
    townships
        As ``zones.prepare`` gives them.
    residential
        Housing land, the denominator of the standard. Ground that overlaps counts once.
    demand, population
        Villages, and the cells that carry the people in place of them.
    builtup
        The town: park area per person is over the people in it and those of an urban class, without
        either over all people.
    statuses
        The statuses of parks that count.
    max_snap_m
        Longest straight leg beside the roads, at the park and at home, in metres; it counts as
        part of the way (as for the areas of service gaps).

    Raises
    ------
    InputError
        If there is no park, a geometry is no polygon, ids repeat, the network is timed, or the
        longest leg is not above 0.
    CountyGisError
        If the sums of townships and outside differ from the input: a fault of the computation.
    """
    progress = progress or Progress()
    issues: list[Issue] = []
    warnings: list[Message] = []
    _check(parks, network, max_snap_m)
    sizes = size_classes(standards or load_standards())
    builtup = with_land(builtup, "BUILTUP", issues)
    ground = Ground(townships, builtup, metric_crs(townships))
    table = _judged(parks, sizes, ground, statuses, issues)
    serving = project(table[table["counted"]], network.crs)
    ways = ways_in(serving, entrances, issues)
    with progress.step(message("Finding the land near a park"), 0.6):
        land, away = _land(network, serving, ways, max_snap_m, ground, progress)
    _note_away(table, away, max_snap_m, issues)
    entered = ways.drop_duplicates("park_id").set_index("park_id")["way_in"]
    table["way_in"] = table.index.to_series().map(entered.to_dict())
    account: list[dict[str, object]] = []
    left_out = []
    summary, park_pieces = _park_area(table, ground, account)
    beyond = _nothing(BEYOND_COLUMNS, ground.crs)
    if residential is not None:
        homes, beyond = _homes(residential, land, ground, account)
        left_out.append(areas_left_out("RESIDENTIAL", residential, townships))
        summary = summary.merge(homes, on=["level", "code"], how="left")
    villages = _nothing(VILLAGE_COLUMNS, townships.crs)
    if demand is not None or population is not None:
        with progress.step(message("Measuring to the nearest park"), 0.4, 0.6):
            points = _points(demand, population, network, serving, ways, ground, max_snap_m, progress)
        summary = summary.merge(_people(points, ground, account), on=["level", "code"], how="left")
        left_out.append(points_left_out(points))
        in_town = _town_is_known(points, builtup)
        _per_person(summary, in_town)
        warnings += _tell_people(summary, in_town)
        villages = _villages(points, table["name"], ground)
    summary = summary.reindex(columns=SUMMARY_COLUMNS)
    return GreenCoverage(
        ground.layer(summary), summary, _park_layer(table, park_pieces, ground, parks.crs), villages, beyond,
        pd.DataFrame(account), pd.DataFrame([vars(size) for size in sizes]),
        pd.concat([*left_out, issues_frame(issues)], ignore_index=True), tuple(warnings))


def _check(parks: gpd.GeoDataFrame, network: Network, max_snap_m: float) -> None:
    faults = Faults()
    if not len(parks):
        faults.add("GREEN has no features: choose a layer with parks.")
    if not parks.index.is_unique:
        faults.add("GREEN: ids repeat: {ids}. Ids must be unique.",
                   ids=shown(parks.index[parks.index.duplicated()].unique()))
    kinds = shapely.get_type_id(parks.geometry.to_numpy())
    wrong = ~np.isin(kinds, (-1, 3, 6))
    if wrong.any():
        faults.add("GREEN {ids}: not a polygon. Parks are judged by their size: choose a polygon layer.",
                   ids=shown(parks.index[wrong]))
    if network.unit != "m":
        faults.add("Parks are judged by distance: build the network in distance mode.")
    if not max_snap_m > 0:
        faults.add("MAX_SNAP is {value} m: give more than 0.", value=max_snap_m)
    faults.raise_if_any()


def _nothing(columns: Iterable[str], crs: object) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame(columns=[*columns, "geometry"], geometry="geometry", crs=crs)


def _judged(
    parks: gpd.GeoDataFrame, sizes: tuple[SizeClass, ...], ground: Ground, statuses: Iterable[str],
    issues: list[Issue],
) -> gpd.GeoDataFrame:
    """Measure each park and say whether it counts, and if not why."""
    metric = project(parks, ground.crs)
    geometry = shapely.make_valid(shapely.force_2d(metric.geometry.to_numpy()))
    table = gpd.GeoDataFrame(geometry=geometry, index=parks.index, crs=ground.crs)
    table["name"] = parks.get("name")
    table["status"] = read_statuses(parks, LAYER, issues)
    absent = shapely.is_missing(geometry) | shapely.is_empty(geometry)
    table["area_m2"] = np.where(absent, np.nan, shapely.area(geometry))
    table["size_class"] = class_of(table["area_m2"], sizes)
    table["radius_m"] = table["size_class"].map({size.id: size.radius_m for size in sizes}).astype(float)
    there = table["status"].isin(set(statuses))
    table["reason"] = np.select(
        [absent, ~there, table["size_class"].isna()], ["no_geometry", "status", "too_small"], default="")
    table["counted"] = table["reason"] == ""
    for id_ in table.index[absent]:
        issues.append(issue(LAYER, id_, "no_geometry", ""))
    left = table.index[table["reason"] == "status"]
    if len(left):
        issues.append(issue(LAYER, listed(left), "status", message("Planned or closed parks do not count.")))
    return table


def _land(
    network: Network, serving: gpd.GeoDataFrame, ways: gpd.GeoDataFrame, max_snap_m: float, ground: Ground,
    progress: Progress,
) -> tuple[dict[str, shapely.Geometry], pd.Index]:
    """Give the land within the radii, by network and straight, in the ground's CRS."""
    if serving.empty:
        return dict.fromkeys(LAND, shapely.Polygon()), pd.Index([])
    by_network, away = land_by_network(network, ways, serving["radius_m"], max_snap_m, progress)
    straight = land_by_straight_line(serving, ways, serving["radius_m"].to_dict())
    both = project(gpd.GeoDataFrame(geometry=[by_network, straight], crs=network.crs), ground.crs)
    return dict(zip(LAND, shapely.make_valid(both.geometry.to_numpy()))), away


def _note_away(table: pd.DataFrame, away: pd.Index, max_snap_m: float, issues: list[Issue]) -> None:
    if len(away):
        table.loc[away, "reason"] = "off_network"
        issues.append(issue(LAYER, listed(away), "off_network", message(
            "No way into these parks is within {limit:g} m of a road; by network they serve nobody.",
            limit=max_snap_m)))


def _park_area(
    table: gpd.GeoDataFrame, ground: Ground, account: list[dict[str, object]]
) -> tuple[pd.DataFrame, gpd.GeoDataFrame]:
    """Share the area of all parks that are there out among townships, also those too small to serve."""
    there = table[~table["reason"].isin(("no_geometry", "status"))]
    shares = split_areas(there, ground.townships, crs=ground.crs)
    account.append(areas_check("park area_m2", shares, there.geometry.to_numpy()))
    rows = pd.DataFrame({"township": shares["township"], "park_m2": shares["area_m2"]})
    inner = there.assign(parks=1.0, parks_counted=there["counted"].astype(float))
    inner["township"] = _township_of(there, ground)
    _count_account(inner, account)
    sums = ground.sums(rows, [], ["park_m2"])
    counts = ground.sums(inner, [], ["parks", "parks_counted"])
    frame = ground.frame().drop(columns="place").merge(sums, on=["level", "code"], how="left")
    frame = frame.merge(counts, on=["level", "code"], how="left")
    columns = ["park_m2", "parks", "parks_counted"]
    frame[columns] = frame[columns].fillna(0.0)
    return frame, inner


def _township_of(parks: gpd.GeoDataFrame, ground: Ground) -> pd.Series:
    inner = gpd.GeoSeries(parks.geometry.representative_point(), index=parks.index, crs=parks.crs)
    return zones.assign(inner, ground.townships).astype(object)


def _count_account(inner: pd.DataFrame, account: list[dict[str, object]]) -> None:
    inside = inner["township"].notna()
    account.append(totals_check("parks", float(inside.sum()), float((~inside).sum()), float(len(inner))))


def _homes(
    residential: gpd.GeoDataFrame, land: dict[str, shapely.Geometry], ground: Ground,
    account: list[dict[str, object]],
) -> tuple[pd.DataFrame, gpd.GeoDataFrame]:
    """Measure the residential land within reach, and give what is beyond by network."""
    shares = split_areas(residential, ground.townships, crs=ground.crs)
    polygons = shares.geometry.to_numpy()
    metric = project(residential[[residential.geometry.name]], ground.crs).geometry.to_numpy()
    account.append(areas_check("residential area_m2", shares, metric))
    rows = pd.DataFrame({"township": shares["township"]})
    homes = {"residential": polygons}
    if ground.builtup is not None:
        homes["residential_urban"] = _in_town(polygons, ground)
    for what, where in homes.items():
        rows[f"{what}_m2"] = shapely.area(where)
        for name in LAND:
            rows[f"{what}_{name}_m2"] = shapely.area(intersection(where, land[name]))
    sums = ground.sums(rows, [], [column for column in rows if column != "township"])
    for what in homes:
        for name in LAND:
            share = sums[f"{what}_{name}_m2"] / sums[f"{what}_m2"]
            sums[f"{what}_{name}_share"] = share.where(sums[f"{what}_m2"] > 0)
    inside = shares["township"].notna().to_numpy()
    rest = difference(polygons[inside], land["network"])
    beyond = gpd.GeoDataFrame(
        {**_named(shares["township"][inside], ground), "area_m2": shapely.area(rest)},
        geometry=rest, crs=ground.crs)
    return sums, beyond[beyond["area_m2"] > 0].reset_index(drop=True)


def _in_town(polygons: np.ndarray, ground: Ground) -> np.ndarray:
    """Cut polygons to the built-up land; the standard asks of the town, not of the country."""
    town = project(ground.builtup[[ground.builtup.geometry.name]], ground.crs).geometry.to_numpy()
    town = shapely.union_all(shapely.make_valid(town[~shapely.is_missing(town)]))
    return intersection(polygons, town)


def _points(
    demand: gpd.GeoDataFrame | None, population: gpd.GeoDataFrame | None, network: Network,
    serving: gpd.GeoDataFrame, ways: gpd.GeoDataFrame, ground: Ground, max_snap_m: float, progress: Progress,
) -> gpd.GeoDataFrame:
    """Find for villages and cells whether a park is within its own radius, by network and straight."""
    points = gather(demand, population, ground.townships, ground.builtup)
    count = len(points)
    found = {name: np.zeros(count, dtype=bool) for name in LAND}
    ledger = {f"{what}_m": np.full(count, np.nan) for what in ("access", "network", "egress", "total")}
    park = np.full(count, None, dtype=object)
    geometry = project(points[[points.geometry.name]], network.crs).geometry.to_numpy()
    x, y = np.full((2, count), np.nan)
    there = ~(shapely.is_missing(geometry) | shapely.is_empty(geometry))
    x[there], y[there] = shapely.get_coordinates(geometry[there]).T
    is_village = (points["input"] == DEMAND).to_numpy()
    rows = np.flatnonzero(is_village | _perhaps(x, y, ways, serving["radius_m"].max()))
    placed = snap(network, points.iloc[rows], max_snap_m=max_snap_m, progress=progress)
    for radius, own in serving.groupby("radius_m"):
        gates = ways[ways["park_id"].isin(own.index)].reset_index(drop=True)
        straight = land_by_straight_line(own, gates, dict.fromkeys(own.index, radius))
        shapely.prepare(straight)
        found["straight"] |= shapely.intersects_xy(straight, x, y)
        cost = _cost(network, gates, placed, max_snap_m, progress)
        if cost is None:
            continue
        metres = cost["total_cost"].to_numpy(float)
        found["network"][rows] |= metres <= radius
        before = ledger["total_m"][rows]
        nearer = metres < np.where(np.isnan(before), np.inf, before)
        for name, column in zip(ledger, LEDGER):
            ledger[name][rows[nearer]] = cost[column].to_numpy(float)[nearer]
        gate = cost["facility_id"].to_numpy()[nearer].astype(int)
        park[rows[nearer]] = gates["park_id"].to_numpy()[gate]
    served = {f"{name}_served": found[name] for name in LAND}
    return points.assign(park_id=park, **ledger, **served, place=place_ids(points["township"], ground))


def _perhaps(x: np.ndarray, y: np.ndarray, ways: gpd.GeoDataFrame, radius_m: float) -> np.ndarray:
    """Say which points may be within the radius by street: those within twice as much of a way in, straight.

    A way is as long as the straight line, but for what joining lines cuts off.
    """
    there = np.flatnonzero(np.isfinite(x))
    near = np.zeros(len(x), dtype=bool)
    if len(ways) and len(there):
        tree = cKDTree(shapely.get_coordinates(ways.geometry.to_numpy()))
        near[there] = tree.query(
            np.column_stack([x[there], y[there]]), distance_upper_bound=2.0 * radius_m)[0] < np.inf
    return near


def _cost(
    network: Network, gates: gpd.GeoDataFrame, points: Snapped, max_snap_m: float, progress: Progress
) -> pd.DataFrame | None:
    """Measure to the nearest way into a park; none where no way in is on the network."""
    if not _any_near(network, gates, max_snap_m):
        return None
    return nearest_search(network, gates, points, max_snap_m=max_snap_m, progress=progress).frame


def _any_near(network: Network, gates: gpd.GeoDataFrame, max_snap_m: float) -> bool:
    """Say whether any of the points is near enough to a road."""
    near = network.tree.query(gates.geometry.to_numpy(), predicate="dwithin", distance=max_snap_m)
    return bool(near.shape[1])


def _people(
    points: gpd.GeoDataFrame, ground: Ground, account: list[dict[str, object]]
) -> pd.DataFrame:
    """Add people and villages up by township."""
    account += people_account(points)
    is_village = (points["input"] == DEMAND).to_numpy()
    carriers = _carriers(points)
    rows = pd.DataFrame({
        name: points[name].to_numpy()[carriers] for name in ("place", "people", "area_class", *SERVED)})
    rows = rows.rename(columns={"place": "township"})
    urban = rows["area_class"] == "urban"
    rows["people_urban"] = rows["people"].where(urban)
    rows["people_missing_rows"] = rows["people"].isna().astype(float)
    rows["people_urban_missing_rows"] = rows["people_missing_rows"] * urban
    columns = ["people", "people_urban", "people_missing_rows", "people_urban_missing_rows"]
    for name in LAND:
        rows[f"people_{name}"] = rows["people"] * rows[f"{name}_served"]
        rows[f"people_urban_{name}"] = rows["people_urban"] * rows[f"{name}_served"]
        columns += [f"people_{name}", f"people_urban_{name}"]
    rows["people_between"] = rows["people"] * (rows["straight_served"] & ~rows["network_served"])
    sums = ground.sums(rows, [], [*columns, "people_between"])
    sums = sums_of_urban(sums, ["people_urban", *(f"people_urban_{name}" for name in LAND)])
    for name in LAND:
        sums[f"people_{name}_share"] = (sums[f"people_{name}"] / sums["people"]).where(sums["people"] > 0)
    villages = pd.DataFrame(points.loc[is_village, ["place", *SERVED]])
    if len(villages):
        villages = villages.rename(columns={"place": "township"}).assign(villages=1.0)
        for name in LAND:
            villages[f"villages_{name}"] = villages[f"{name}_served"].astype(float)
        counted = ground.sums(villages, [], ["villages", *(f"villages_{name}" for name in LAND)])
        sums = sums.merge(counted, on=["level", "code"], how="outer")
    return sums


def _carriers(points: pd.DataFrame) -> np.ndarray:
    """Say which rows carry the people: the cells where there are any, else the villages."""
    is_village = (points["input"] == DEMAND).to_numpy()
    return is_village if is_village.all() else ~is_village


def _town_is_known(points: gpd.GeoDataFrame, builtup: gpd.GeoDataFrame | None) -> bool:
    """Say whether anything tells who lives in town: built-up land, or an urban-rural class."""
    return builtup is not None or bool(points["class"].notna()[_carriers(points)].any())


def _per_person(summary: pd.DataFrame, in_town: bool) -> None:
    """Divide the park area by the people of the town, and compare with target and floor.

    ``park_m2_of_known`` is what was divided. Where some of the people are not known there is no verdict.
    """
    over = "people_urban" if in_town else "people"
    summary["per_person_over"] = over
    per_person = over_known(summary["park_m2"], summary[over], summary["level"])
    summary["park_m2_per_person"] = per_person
    summary["park_m2_of_known"] = per_person * summary[over]
    known = per_person.notna() & ~(summary[f"{over}_missing_rows"] > 0)
    for name, limit in (("target", TARGET_M2_PER_PERSON), ("floor", FLOOR_M2_PER_PERSON)):
        summary[f"meets_{name}"] = (per_person >= limit).astype(float).where(known)
        lacking_m2 = ((limit - per_person) * summary[over]).clip(lower=0)
        summary[f"missing_to_{name}_m2"] = lacking_m2.where(known)


def _tell_people(summary: pd.DataFrame, in_town: bool) -> list[Message]:
    """Say over whom park area is divided, and whose number is not known."""
    over = "people_urban" if in_town else "people"
    told = [] if in_town else [message(
        "There is neither a built-up area nor an urban-rural class: park area is divided by all people.")]
    towns = summary[summary["level"] == TOWNSHIP]
    return told + tell_unknown(towns["name"], towns[over], towns[f"{over}_missing_rows"])


def _villages(points: gpd.GeoDataFrame, names: pd.Series, ground: Ground) -> gpd.GeoDataFrame:
    own = points[points["input"] == DEMAND].rename(columns={"id": "demand_id"})
    own = own.assign(**_named(own["place"], ground), park_name=own["park_id"].map(names.to_dict()))
    return own[[*VILLAGE_COLUMNS, "geometry"]].reset_index(drop=True)


def _named(place: pd.Series, ground: Ground) -> dict[str, pd.Series]:
    """Give code and name of the townships of ``place`` (ids, missing outside)."""
    columns = {"township_code": ground.codes, "township": ground.townships["name"]}
    return {column: place.map(values.to_dict()).astype(object) for column, values in columns.items()}


def _park_layer(
    table: gpd.GeoDataFrame, inner: pd.DataFrame, ground: Ground, crs: object
) -> gpd.GeoDataFrame:
    table = table.assign(park_id=table.index, **_named(inner["township"].reindex(table.index), ground))
    columns = ["park_id", "name", "township_code", "township", "status", "area_m2", "size_class", "radius_m",
               "way_in", "counted", "reason", "geometry"]
    return project(table[columns], crs)

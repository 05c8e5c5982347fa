"""Measure what the roads of a county cover: length, class, surface, and who lives along them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from scipy.spatial import cKDTree

from ..access.account import NOWHERE
from ..access.gap_layers import at_township
from ..access.points import DEMAND, POPULATION
from ..crs import project, project_xy
from ..errors import InputError, Message, message, shown
from ..issues import Issue, issues_frame
from ..network.build import build_network
from ..network.model import SKIPPED_COLUMNS, Lines, Network
from ..network.paths import nearest_search
from ..network.snapping import DEFAULT_MAX_SNAP_M, snap
from ..progress import Progress
from ..standards import load_standards
from ..units import SECONDS_PER_MINUTE
from .demand_points import gather_points
from .known_people import tell_unknown
from .road_attributes import read_roads
from .road_lengths import (
    TOWNSHIP,
    RoadLengths,
    class_table,
    in_town,
    measure_lengths,
    ratios,
    road_layer,
    streets_unknown,
    summary,
)
from .road_links import ESTIMATED, LINK_COLUMNS, join_seats, physical_network
from .seats import find_seats
from .townships import metric_crs, rows_of, totals_check, with_land

STOPS, BUS_STOP = "STOPS", "bus_stop"
NEAR_M = 500.0
RURAL_ACCESS_M = 2000.0
STOP_M = 2000.0
SEAT_MINUTES = 60.0
# Reasons that a feature may have several times, each for another value.
BY_VALUE = ("class_other", "not_understood")
# Points along a road stand this close, where a rough distance to it is enough at first.
ALONG_M = 200.0

SEAT_COLUMNS = [
    "code", "name", "seat_id", "origin", "is_county_seat", "connected", "reason", "link_m",
    "minutes", "drive_reason",
]
VILLAGE_COLUMNS = [
    "village_id", "code", "name", "township_code", "township", "area_class", "people",
    "graded_m", "on_graded", "all_season_m", "near_all_season", "stop_id", "stop_m", "has_stop",
    "stop_reason",
]


@dataclass(frozen=True)
class RoadCoverage:
    """Hold the result layers of road coverage; ``docs/methods.md`` says how each is reckoned.

    ``summary`` has one row per township and the county's last (``level``); ``townships`` the same
    rows with the townships' polygons, in their CRS. ``classes`` has lengths by township,
    dimension and class; ``roads`` the pieces of the roads by township, with their classes, in metres.
    ``villages``, ``seats`` and ``links`` are in the CRS of the villages, the townships and the
    roads. ``account`` says how inputs split into townships and outside.
    """

    townships: gpd.GeoDataFrame
    summary: pd.DataFrame
    classes: pd.DataFrame
    roads: gpd.GeoDataFrame
    villages: gpd.GeoDataFrame
    seats: gpd.GeoDataFrame
    links: gpd.GeoDataFrame
    account: pd.DataFrame
    skipped: pd.DataFrame
    warnings: tuple[Message, ...] = ()


@dataclass
class _County:
    """Hold what the parts of a run share; roads that are not there are no good roads in ``attributes``."""

    roads: gpd.GeoDataFrame
    lines: Lines
    attributes: pd.DataFrame
    townships: gpd.GeoDataFrame
    points: gpd.GeoDataFrame
    networks: Mapping[str, Network]
    options: Mapping[str, object]
    max_snap_m: float
    progress: Progress
    warnings: list[Message] = field(default_factory=list)
    skipped: list[pd.DataFrame] = field(default_factory=list)

    def network(self, mode: str) -> Network:
        if mode in self.networks:
            return self.networks[mode]
        return build_network(self.lines, mode=mode, progress=self.progress, **self.options)

    @cached_property
    def is_village(self) -> np.ndarray:
        return (self.points["input"] == DEMAND).to_numpy()

    @property
    def carries_people(self) -> np.ndarray:
        """Say which points carry the people: the cells where there are any, else the villages."""
        return self.is_village if self.is_village.all() else ~self.is_village


def road_coverage(
    *,
    roads: gpd.GeoDataFrame,
    townships: gpd.GeoDataFrame,
    villages: gpd.GeoDataFrame | None = None,
    population: gpd.GeoDataFrame | None = None,
    builtup: gpd.GeoDataFrame | None = None,
    seats: gpd.GeoDataFrame | None = None,
    county_seat: object = None,
    stops: gpd.GeoDataFrame | None = None,
    networks: Mapping[str, Network] | None = None,
    network_options: Mapping[str, object] | None = None,
    include_planned: bool = False,
    carriageways_once: bool = True,
    near_m: float = NEAR_M,
    rural_access_m: float = RURAL_ACCESS_M,
    stop_m: float = STOP_M,
    max_snap_m: float = DEFAULT_MAX_SNAP_M,
    progress: Progress | None = None,
) -> RoadCoverage:
    """Measure road length and density, and who and what the roads join, township by township.

    Parameters
    ----------
    roads
        Lines with the fields of ``schema`` (raw or standardised), those outside the county too.
    townships
        As ``zones.prepare`` makes them.
    villages
        Points as ``demand.from_points`` makes them; without them nothing is judged by village.
    population
        Points that carry the people in place of the villages, such as the cells of a raster.
    builtup
        Built-up land; without it street density is over the whole township, and ``basis`` says so.
    seats, county_seat
        Seats of government and the id of the county seat's township: see ``seats.find_seats``.
    stops
        Points with bus stops.
    networks
        Networks that are built already, by mode (``distance``, ``drive``).
    network_options
        Passed to ``build_network``.
    include_planned
        Whether planned roads count as if they were there.
    carriageways_once
        Whether two one-way carriageways of one road, and lines that are there twice, count once.
    near_m, rural_access_m
        Straight distances: a village on a graded road, a seat on good roads; the Rural Access Index.
    stop_m
        Network distance to a bus stop.
    max_snap_m
        Longest straight leg between a point and the roads.

    Raises
    ------
    InputError
        If an input is wrong, or there is no road that counts.
    CountyGisError
        If lengths or people were lost: never through the data.
    """
    progress = progress or Progress()
    issues: list[Issue] = []
    lines = Lines.from_frame(roads)
    roads = roads[~roads.index.isin(lines.skipped["feature_id"])]
    attributes = read_roads(roads, include_planned=include_planned, issues=issues)
    there = attributes["present"].to_numpy()
    _check(roads, there)
    builtup = with_land(builtup, "BUILTUP", issues)
    points = gather_points(villages, population, townships, builtup)
    lines = _as_built(lines, attributes, include_planned)
    with progress.step(message("Measuring the roads"), share=0.4):
        lengths = measure_lengths(
            roads, attributes, townships, builtup, once=carriageways_once, issues=issues)
    # Of streets without a technical class the small ones lead on in towns alone.
    attributes["class_3"] |= attributes["street"] & attributes.index.isin(in_town(lengths))
    good = {name: attributes[name] & there for name in ("graded", "class_3", "all_season")}
    county = _County(
        roads, lines, attributes.assign(**good), townships, points, networks or {},
        dict(network_options or {}), max_snap_m, progress,
    )
    _tell(county, lengths, attributes)
    with progress.step(message("Building the network"), share=0.3, start=0.4):
        whole = physical_network(lines, county.options, progress)
    found_seats = find_seats(
        townships, seats, villages, county_seat=county_seat, warnings=county.warnings
    )
    with progress.step(message("Joining the townships to the county seat"), share=0.2, start=0.7):
        seat_layer, links = _seats(county, found_seats, whole, near_m)
    with progress.step(message("Judging villages and people"), share=0.1, start=0.9):
        village_points, near = _judge(county, whole, near_m, rural_access_m, stops, stop_m)
    carriers = _carriers(county, near)
    people = _people(carriers, townships)
    missing = _sums(carriers["people"].isna(), carriers["township"], townships)
    county.warnings += tell_unknown(townships["name"], people, missing)
    rows = summary(lengths, townships, people)
    rows = rows.join(_village_sums(village_points, townships, stops is not None))
    rows = rows.join(_rural_sums(carriers, townships))
    table = _with_county(rows, townships, seat_layer, lengths.basis)
    return RoadCoverage(
        townships=_layer(table, townships),
        summary=table,
        classes=class_table(lengths, townships, people),
        roads=road_layer(lengths, roads, townships),
        villages=_village_layer(village_points, townships),
        seats=seat_layer,
        links=links,
        account=pd.DataFrame([*lengths.account, *_point_account(county)]),
        skipped=_skipped(attributes, [lines.skipped, whole.skipped, *county.skipped], points, issues),
        warnings=tuple(county.warnings),
    )


def _check(roads: gpd.GeoDataFrame, there: np.ndarray) -> None:
    """Refuse a layer in which nothing is a road that is there."""
    if not len(roads):
        raise InputError(message("ROADS has no lines: choose a layer with road lines."))
    if not there.any():
        raise InputError(message(
            "ROADS: all {count} roads are planned or closed. Check the field with their status, or count "
            "planned roads too.", count=len(roads),
        ))


def _as_built(lines: Lines, attributes: pd.DataFrame, include_planned: bool) -> Lines:
    """Let planned roads carry traffic where they count."""
    roads = lines.attributes
    if not include_planned or "status" not in roads:
        return lines
    planned = (attributes["status"] == "planned").reindex(roads.index, fill_value=False)
    return replace(lines, attributes=roads.assign(status=roads["status"].mask(planned, "existing")))


def _tell(county: _County, lengths: RoadLengths, attributes: pd.DataFrame) -> None:
    if lengths.basis == TOWNSHIP:
        _tell_no_land(county, attributes)
    else:
        _tell_streets(county, lengths)
    unknown = attributes["paved"].isna() & attributes["present"] & attributes["is_road"]
    if unknown.any():
        county.warnings.append(message(
            "{count} roads do not say their surface: they count neither as paved nor as unpaved, and those "
            "of class IV and better as all-season.", count=int(unknown.sum()),
        ))


def _tell_no_land(county: _County, attributes: pd.DataFrame) -> None:
    county.warnings.append(message(
        "There is no built-up land: the density of streets is over the whole of each township, and is "
        "not to be compared with the 8 km/km² of built-up land."
    ))
    small = attributes["street"] & ~attributes["class_3"] & attributes["present"]
    if small.any():
        county.warnings.append(message(
            "Without built-up land nothing says which branch and residential streets are in a town: {count} "
            "of them do not join townships as roads of class III do.", count=int(small.sum())))


def _tell_streets(county: _County, lengths: RoadLengths) -> None:
    """Name the townships in whose built-up land no street is known."""
    unknown = streets_unknown(lengths, county.townships)
    with_roads = rows_of(lengths.built["township"][lengths.built["present"]], county.townships)
    if not unknown.any():
        return
    if unknown.sum() == len(np.unique(with_roads)):
        county.warnings.append(message(
            "No road in built-up land has an urban class: which of them are streets is not known, and "
            "neither is their density. Give ROADS a field such as 城市道路等级."
        ))
        return
    county.warnings.append(message(
        "No road in the built-up land of {names} has an urban class: which of them are streets is not known "
        "there, and these townships have no part in the county's density of streets.",
        names=shown(county.townships["name"][unknown])))


def _seats(
    county: _County, seats: gpd.GeoDataFrame, whole: Network, near_m: float
) -> tuple[gpd.GeoDataFrame, gpd.GeoDataFrame]:
    """Judge each seat: joined by good roads, and minutes to the county seat."""
    joined = join_seats(
        county.lines, county.attributes, seats, county.townships, whole, options=county.options,
        near_m=near_m, max_snap_m=county.max_snap_m, progress=county.progress,
    )
    cut_off = joined.seats.index[joined.seats["reason"] == "unconnected"]
    if len(cut_off):
        county.warnings.append(message(
            "No way over roads for vehicles leads from the seats of {names} to the county seat. A main road "
            "that ROADS closes (motor_vehicle, access, status), or a gap between lines, may be the cause.",
            names=shown(county.townships["name"][cut_off]),
        ))
    off = joined.seats.index[(joined.seats["reason"] == "off_network") & (joined.seats["connected"] == 0)]
    if len(off):
        county.warnings.append(message(
            "The seats of {names} lie farther than {limit:,.0f} m from every road for vehicles: they count "
            "as not joined to the county seat. Check their places, and whether ROADS is whole.",
            names=shown(county.townships["name"][off]), limit=county.max_snap_m,
        ))
    drive = county.network("drive")
    target = seats[seats["is_county_seat"]]
    layer = seats.join(county.townships[["code", "name"]]).join(joined.seats)
    arrival = snap(drive, target, max_snap_m=county.max_snap_m, leaving=False, progress=county.progress)
    times = None
    if arrival.ok.any():
        times = nearest_search(
            drive, arrival, seats, max_snap_m=county.max_snap_m, progress=county.progress).frame
    layer["minutes"] = np.nan if times is None else times["total_cost"] / SECONDS_PER_MINUTE
    layer["drive_reason"] = "off_network" if times is None else times["reason"]
    layer.loc[layer["is_county_seat"], "minutes"] = 0.0
    layer.loc[layer["reason"] == ESTIMATED, ["minutes", "drive_reason"]] = [np.nan, ESTIMATED]
    return layer[[*SEAT_COLUMNS, layer.geometry.name]], joined.links[[*LINK_COLUMNS, "geometry"]]


def _judge(
    county: _County, whole: Network, near_m: float, rural_access_m: float,
    stops: gpd.GeoDataFrame | None, stop_m: float,
) -> tuple[gpd.GeoDataFrame, np.ndarray]:
    """Judge the villages by roads and bus stops, and say near which points a road for all the year is."""
    crs, attributes = metric_crs(county.townships), county.attributes
    places = project(county.points[[county.points.geometry.name]], crs).geometry.to_numpy()
    roads = project(county.roads[[county.roads.geometry.name]], crs).geometry.to_numpy()
    is_open = attributes["all_season"] & (attributes["technical"] != "motorway")
    open_roads = _drawn(roads[is_open.to_numpy()])
    villages = county.points[county.is_village].copy()
    at_village = places[county.is_village]
    placed = ~(shapely.is_missing(at_village) | shapely.is_empty(at_village))
    villages["graded_m"] = _distance(at_village, _in_main_component(county, whole, roads, crs))
    villages["all_season_m"] = _distance(at_village, open_roads)
    villages["on_graded"] = _flag(villages["graded_m"] <= near_m, placed)
    villages["near_all_season"] = _flag(villages["all_season_m"] <= rural_access_m, placed)
    near = np.zeros(len(places), dtype=bool)
    near[county.is_village] = villages["all_season_m"] <= rural_access_m
    near[~county.is_village] = _near(places[~county.is_village], open_roads, rural_access_m)
    villages[["stop_id", "stop_reason"]] = None
    villages["stop_m"] = np.nan
    villages["has_stop"] = pd.array([pd.NA] * len(villages), dtype="Int64")
    if stops is not None and len(villages):
        found = _bus(county, stops, villages, stop_m)
        villages["stop_id"] = found["facility_id"].astype(object)
        villages["stop_m"] = found["total_cost"].astype(float)
        villages["stop_reason"] = found["reason"].astype(object)
        villages["has_stop"] = (found["reason"] == "served").astype("Int64")
    return villages, near


def _bus(
    county: _County, stops: gpd.GeoDataFrame, villages: gpd.GeoDataFrame, stop_m: float
) -> pd.DataFrame:
    """Find the nearest bus stop of each village by network."""
    if "kind" in stops:
        chosen = load_standards().facilities_for(BUS_STOP, stops)
        stops = chosen.facilities
        county.skipped.append(chosen.left_out.assign(input=STOPS))
    network = county.network("distance")
    options = {"max_snap_m": county.max_snap_m, "progress": county.progress}
    placed = snap(network, stops, leaving=False, layer=STOPS, **options)
    county.skipped.append(placed.rejected(STOPS))
    if not placed.ok.any():
        raise InputError(message(
            "STOPS: none of the {count} stops that are in use is within {limit:g} m of a road. Choose the "
            "layer with the bus stops, check its coordinate reference system, or leave it out.",
            count=len(stops), limit=county.max_snap_m,
        ))
    places = villages[[villages.geometry.name]]
    return nearest_search(network, placed, places, cutoff=stop_m, **options).frame


def _in_main_component(county: _County, network: Network, roads: np.ndarray, crs: object) -> np.ndarray:
    """Give the lines of graded roads in the largest connected part of the network, by length.

    ``roads`` are drawn in ``crs``. Of a road that lies in other parts too only what belongs to the largest.
    """
    component = network.components[network.edge_from]
    main = component == np.bincount(component, network.edge_length_m).argmax()
    on_main = np.repeat(main, np.diff(network.edge_starts))
    inside, outside = np.zeros((2, len(network.road_ids)), dtype=bool)
    inside[network.vertex_line[on_main]] = True
    outside[network.vertex_line[~on_main]] = True
    row = network.road_ids.get_indexer(county.attributes.index)
    graded = county.attributes["graded"].to_numpy() & (row >= 0)
    whole = _drawn(roads[graded & inside[row] & ~outside[row]])
    parted = np.zeros(len(network.road_ids), dtype=bool)
    parted[row[graded & inside[row] & outside[row]]] = True
    begins = on_main & parted[network.vertex_line]
    begins[network.edge_starts[1:] - 1] = False
    at = np.flatnonzero(begins)
    if not len(at):
        return whole
    xy = project_xy(network.xy[np.concatenate([at, at + 1])], network.crs, crs)
    return np.append(whole, shapely.linestrings(np.stack(np.split(xy, 2), axis=1)))


def _distance(places: np.ndarray, lines: np.ndarray) -> np.ndarray:
    """Measure the straight distance of places to the nearest line; NaN for those without geometry."""
    result = np.full(len(places), np.nan)
    if len(lines):
        (found, _), distance = shapely.STRtree(lines).query_nearest(
            places, return_distance=True, all_matches=False)
        result[found] = distance
    return result


def _near(places: np.ndarray, lines: np.ndarray, limit_m: float) -> np.ndarray:
    """Say which places lie within a straight distance of a line.

    The nearest of points set along the lines decides, but for the few places so close to the limit
    that the line between two points might be nearer: those are measured.
    """
    near = np.zeros(len(places), dtype=bool)
    there = np.flatnonzero(~(shapely.is_missing(places) | shapely.is_empty(places)))
    if not len(there) or not len(lines):
        return near
    along = shapely.get_coordinates(shapely.segmentize(lines, ALONG_M))
    # A plain tree is built in half the time, and answers as quickly.
    tree = cKDTree(along, compact_nodes=False, balanced_tree=False)
    xy = shapely.get_coordinates(places[there])
    rough = tree.query(xy, distance_upper_bound=limit_m + 2.0 * ALONG_M)[0]
    near[there] = rough <= limit_m
    unsure = there[(rough > limit_m) & (rough <= limit_m + ALONG_M)]
    near[unsure] = _distance(places[unsure], lines) <= limit_m
    return near


def _drawn(lines: np.ndarray) -> np.ndarray:
    return lines[~(shapely.is_missing(lines) | shapely.is_empty(lines))]


def _flag(holds: pd.Series, known: np.ndarray) -> pd.Series:
    return holds.astype("Int64").where(known, pd.NA)


def _carriers(county: _County, near: np.ndarray) -> pd.DataFrame:
    """List the points that carry the people, with their township, and whether a road all year is near."""
    rows = county.carries_people
    columns = {name: county.points[name].to_numpy()[rows] for name in ("people", "township", "area_class")}
    return pd.DataFrame({**columns, "near": near[rows]})


def _point_account(county: _County) -> list[dict[str, object]]:
    """Give the account of rows and people, of villages and of cells."""
    account = []
    is_inside = (county.points["township"] != NOWHERE).to_numpy()
    people = np.nan_to_num(county.points["people"].to_numpy(float))
    for name, rows in ((DEMAND, county.is_village), (POPULATION, ~county.is_village)):
        if not rows.any():
            continue
        for what, values in (("rows", rows.astype(float)), ("people", np.where(rows, people, 0.0))):
            account.append(totals_check(
                f"{name.lower()}_{what}", float(values[is_inside].sum()), float(values[~is_inside].sum()),
                float(values.sum()),
            ))
    return account


def _people(carriers: pd.DataFrame, townships: gpd.GeoDataFrame) -> pd.Series:
    """Give the people of each township, missing where none of its people stands in the data."""
    if not carriers["people"].notna().any():
        own = townships.get("people", pd.Series(np.nan, index=townships.index))
        return own.astype(float)
    return _sums(carriers["people"], carriers["township"], townships).where(_any_row(carriers, townships))


def _any_row(carriers: pd.DataFrame, townships: gpd.GeoDataFrame) -> np.ndarray:
    """Say which townships have a village or cell at all: of the others nobody knows the people."""
    return np.isin(np.arange(len(townships)), carriers["township"])


def _sums(values: pd.Series, township: pd.Series, townships: gpd.GeoDataFrame) -> pd.Series:
    """Add up over the rows of each township (by position); missing where rows are there, none known."""
    inside = (township != NOWHERE).to_numpy()
    place, number = township.to_numpy()[inside], values.to_numpy(dtype=float, na_value=np.nan)[inside]
    known = ~np.isnan(number)
    rows, rows_known, total = (np.bincount(place, weight, len(townships)) for weight in (
        None, known, np.where(known, number, 0.0)))
    return pd.Series(np.where((rows > 0) & (rows_known == 0), np.nan, total), index=townships.index)


def _village_sums(villages: pd.DataFrame, townships: gpd.GeoDataFrame, with_stops: bool) -> pd.DataFrame:
    result = pd.DataFrame(index=townships.index)
    rural = (villages["area_class"] == "rural").astype(float)
    for name, counted in (("villages", rural * 0 + 1), ("villages_rural", rural)):
        count = _sums(counted, villages["township"], townships)
        result[name] = count if len(villages) else np.nan
        for column in ("on_graded", "has_stop"):
            sums = _sums(villages[column].fillna(0) * counted, villages["township"], townships)
            known = len(villages) and (column == "on_graded" or with_stops)
            result[f"{name}_{column}"] = sums if known else np.nan
    return result


def _rural_sums(carriers: pd.DataFrame, townships: gpd.GeoDataFrame) -> pd.DataFrame:
    rows = carriers[carriers["area_class"] == "rural"]
    near = rows["people"].where(rows["near"], rows["people"] * 0)
    result = pd.DataFrame(index=townships.index)
    result["rural_people"] = _sums(rows["people"], rows["township"], townships)
    result["rural_people_near"] = _sums(near, rows["township"], townships)
    result["rural_rows_without_people"] = _sums(rows["people"].isna(), rows["township"], townships)
    # Without villages or cells nobody's place is known: that is not nobody.
    return result.where(pd.Series(_any_row(carriers, townships), index=townships.index), np.nan)


def _with_county(
    rows: pd.DataFrame, townships: gpd.GeoDataFrame, seats: gpd.GeoDataFrame, basis: str
) -> pd.DataFrame:
    """Add the county's row and everything that is a ratio."""
    sums = rows.sum(min_count=1).to_frame().T
    judged = seats["connected"]
    rows = rows.assign(seat_connected=judged, seat_minutes=seats["minutes"], seat_link_m=seats["link_m"])
    away = seats["minutes"][~seats["is_county_seat"]]
    cut_off = _cut_off(seats)
    sums = sums.assign(
        seat_minutes=away.mean(), seat_minutes_max=away.max(), seats_timed=away.notna().sum(),
        seats_cut_off=cut_off.sum(), seats_within_60=(away <= SEAT_MINUTES).sum(),
        seats_connected=judged.sum(), seats_judged=judged.notna().sum(),
    )
    rows.insert(0, "name", townships["name"])
    rows.insert(0, "code", townships["code"])
    rows.insert(0, "level", "township")
    sums.insert(0, "level", "county")
    rows = rows.assign(
        seats_connected=judged.fillna(0), seats_judged=judged.notna().astype(int),
        seat_minutes_max=seats["minutes"], seats_timed=away.notna().astype(int).reindex(rows.index),
        seats_cut_off=cut_off.astype(int),
        seats_within_60=(away <= SEAT_MINUTES).astype(int).where(away.notna() | cut_off).reindex(rows.index),
    )
    table = ratios(pd.concat([rows.astype(object), sums.astype(object)], ignore_index=True), basis)
    for share, part, *whole in (
        ("seats_connected_share", "seats_connected", "seats_judged"),
        ("seats_within_60_share", "seats_within_60", "seats_timed", "seats_cut_off"),
        ("villages_on_graded_share", "villages_on_graded", "villages"),
        ("villages_has_stop_share", "villages_has_stop", "villages"),
        ("rural_access_index", "rural_people_near", "rural_people"),
    ):
        below = sum(pd.to_numeric(table[name], errors="coerce").astype(float) for name in whole)
        table[share] = pd.to_numeric(table[part], errors="coerce").astype(float) / below.where(below > 0)
    table["basis"] = basis
    text = ("level", "code", "name", "basis", "builtup_dense", "seat_connected")
    for column in table.columns.difference(text):
        table[column] = pd.to_numeric(table[column]).astype(float)
    table["seat_connected"] = table["seat_connected"].astype("Int64")
    return table


def _cut_off(seats: gpd.GeoDataFrame) -> pd.Series:
    """Say which seats are known to have no way to the county's: none leads there, or no road is near.

    Where the county's seat itself is far from every road nothing is known of the others.
    """
    known = seats.loc[seats["is_county_seat"], "drive_reason"] != "off_network"
    return seats["drive_reason"].isin(("unconnected", "off_network")) & ~seats["is_county_seat"] & known.all()


def _layer(table: pd.DataFrame, townships: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    rows = table[table["level"] == "township"].drop(columns="level").set_index(townships.index)
    return gpd.GeoDataFrame(rows, geometry=townships.geometry, crs=townships.crs)


def _village_layer(villages: gpd.GeoDataFrame, townships: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    rows = villages.rename(columns={"id": "village_id"})
    codes, names = (at_township(rows["township"], townships[column]) for column in ("code", "name"))
    rows = rows.assign(township_code=codes, township=names)
    return rows[[*VILLAGE_COLUMNS, rows.geometry.name]].reset_index(drop=True)


def _skipped(
    attributes: pd.DataFrame, frames: list[pd.DataFrame], points: gpd.GeoDataFrame, issues: list[Issue]
) -> pd.DataFrame:
    """List what does not count, with the reason."""
    away = attributes.index[~attributes["present"]]
    left_out = pd.DataFrame({
        "input": "ROADS", "feature_id": away.astype(object),
        "reason": "status_" + attributes.loc[away, "status"].astype(str).to_numpy(object), "detail": "",
    })
    lost = points[points["reason"] != ""]
    nowhere = pd.DataFrame({
        "input": lost["input"], "feature_id": lost["id"], "reason": lost["reason"], "detail": "",
    })
    parts = [left_out, *frames, nowhere, issues_frame(issues)]
    parts = [part[SKIPPED_COLUMNS].astype(object) for part in parts if len(part)]
    found = pd.concat(parts, ignore_index=True) if parts else issues_frame([])
    # One road may have several values that are not understood.
    said = found["detail"].astype(str).where(found["reason"].isin(BY_VALUE), "")
    twice = found.assign(said=said).duplicated(["input", "feature_id", "reason", "said"])
    return found[~twice].reset_index(drop=True)

"""Lay the motorway (two one-way carriageways, bridges, tunnels, interchanges) and the railway."""

from __future__ import annotations

import numpy as np
import shapely
from scipy import ndimage, sparse
from scipy.sparse import csgraph

from . import grid
from .land import Land
from .lines import Road
from .paths import COUNTY, STEPS, _shifted, _trace
from .regions import thin
from .terrain import Terrain

HALF_GAP_M = 11.5
BRIDGE_M = 45.0
RAMP_M = 380.0
TUNNEL_COVER_M = 28.0


def gentle_way(
    terrain: Terrain, land: Land, ends: tuple[int, int], gate: int, grade: float, town_factor: float
) -> np.ndarray:
    """Return a smooth line between two cells by way of a gate, on easy grades and clear of towns."""
    height = ndimage.gaussian_filter(terrain.height, 5)
    region = ndimage.binary_dilation(land.mask, iterations=22)
    town = ndimage.gaussian_filter((land.builtup > 0) * 1.0, 5)
    aversion = 1 + town_factor * town
    own = np.arange(region.size).reshape(region.shape)
    starts, stops, costs = [], [], []
    for row_step, column_step in STEPS:
        here, there = _shifted(row_step, column_step)
        length = np.sqrt(row_step**2 + column_step**2) * grid.CELL
        rise = np.abs(height[there] - height[here]) / length
        keep = region[here] & region[there]
        cost = length * (1 + (rise / grade) ** 2) * 0.5 * (aversion[here] + aversion[there])
        starts.append(own[here][keep])
        stops.append(own[there][keep])
        costs.append(np.round(cost[keep], 3))
    a, b, cost = (np.concatenate(parts) for parts in (starts, stops, costs))
    matrix = sparse.csr_matrix((np.r_[cost, cost], (np.r_[a, b], np.r_[b, a])), shape=(region.size,) * 2)
    _, before = csgraph.dijkstra(matrix, indices=gate, return_predecessors=True)
    path = np.r_[_trace(before, ends[0]), _trace(before, ends[1])[::-1][1:]]
    xy = grid.xy_of(path)
    for _ in range(60):
        xy[1:-1] = 0.25 * xy[:-2] + 0.5 * xy[1:-1] + 0.25 * xy[2:]
    return thin(np.round(xy, 2), 2.0)


def parallel(line: np.ndarray, offset_m: float) -> np.ndarray:
    """Return the line moved to its left by the offset, vertex by vertex."""
    way = np.diff(line, axis=0)
    way = way / grid.length(way)[:, None]
    normal = np.column_stack([-way[:, 1], way[:, 0]])
    mitre = np.vstack([normal[:1], normal[:-1] + normal[1:], normal[-1:]])
    mitre = mitre / grid.length(mitre)[:, None]
    return np.round(line + offset_m * mitre, 2)


def motorway(terrain: Terrain, line: np.ndarray, roads: list[Road], seat: np.ndarray) -> list[Road]:
    """Return carriageways and ramps; country roads get the vertices where ramps end.

    The carriageways share no vertex with the roads that they cross: there they are bridges on level 1,
    or the road passes over a tunnel on level −1.
    """
    northbound_right = parallel(line, -HALF_GAP_M)
    southbound_right = parallel(line, HALF_GAP_M)[::-1]
    built, sites = [], _interchanges(line, roads, seat)
    for carriageway in (northbound_right, southbound_right):
        stops = _ramp_stations(carriageway, sites)
        bridges = _spans(_crossing_stations(carriageway, roads), BRIDGE_M)
        tunnels = [
            span for span in _tunnels(terrain, carriageway) if not _touches(span, bridges + _pads(stops))
        ]
        built += _cut(carriageway, bridges, tunnels, stops)
        for number, site in enumerate(sites):
            built += _ramps(carriageway, stops[2 * number : 2 * number + 2], site)
    for road in built:
        if road.kind == "ramp":
            road.level = _level_of(road, roads)
    return built


def _level_of(ramp: Road, roads: list[Road]) -> int:
    """Return 1 for a ramp that passes over country roads, else 0."""
    shape = shapely.LineString(ramp.xy)
    others = [shapely.LineString(road.xy) for road in roads]
    near = shapely.STRtree(others).query(shape, predicate="intersects")
    free = shapely.union_all([shapely.Point(ramp.xy[0]).buffer(1.0), shapely.Point(ramp.xy[-1]).buffer(1.0)])
    return int(any(not shape.intersection(others[i]).difference(free).is_empty for i in near))


def _at(line: np.ndarray, station: float) -> np.ndarray:
    stations = grid.stations(line)
    return np.round([np.interp(station, stations, line[:, axis]) for axis in (0, 1)], 2)


def _station_of(line: np.ndarray, point: np.ndarray) -> float:
    return float(shapely.line_locate_point(shapely.LineString(line), shapely.Point(point)))


def _crossing_stations(line: np.ndarray, roads: list[Road]) -> list[float]:
    shape = shapely.LineString(line)
    others = np.array([shapely.LineString(road.xy) for road in roads])
    crossing = others[shapely.STRtree(others).query(shape, predicate="intersects")]
    points = shapely.get_coordinates(shapely.intersection(shape, crossing))
    return sorted(_station_of(line, point) for point in points)


def _spans(stations: list[float], half_m: float) -> list[tuple[float, float]]:
    spans: list[tuple[float, float]] = []
    for station in stations:
        if spans and station - half_m < spans[-1][1] + 30:
            spans[-1] = (spans[-1][0], station + half_m)
        else:
            spans.append((station - half_m, station + half_m))
    return spans


def _pads(stops: list[float]) -> list[tuple[float, float]]:
    return [(stop - 60, stop + 60) for stop in stops]


def _touches(span: tuple[float, float], others: list[tuple[float, float]]) -> bool:
    return any(span[0] < other[1] + 20 and other[0] < span[1] + 20 for other in others)


def _tunnels(terrain: Terrain, line: np.ndarray) -> list[tuple[float, float]]:
    """Return the stretches where the ground stands well above the grade line."""
    length = grid.stations(line)[-1]
    steps = np.arange(0, length, 30.0)
    ground = grid.sample(terrain.height, np.array([_at(line, step) for step in steps]))
    grade_line = ndimage.gaussian_filter1d(ground, 30, mode="nearest")
    deep = np.round(ground - grade_line, 2) > TUNNEL_COVER_M
    parts, count = ndimage.label(ndimage.binary_closing(deep, iterations=3))
    spans = []
    for number in range(1, count + 1):
        where = np.flatnonzero(parts == number)
        if len(where) > 4 and where[0] > 2 and where[-1] < len(steps) - 3:
            spans.append((float(steps[where[0]]), float(steps[where[-1]])))
    return spans


def _cut(line: np.ndarray, bridges: list, tunnels: list, stops: list[float]) -> list[Road]:
    """Cut a carriageway into plain road, bridges and tunnels that share their end points."""
    length = grid.stations(line)[-1]
    special = sorted([(a, b, "bridge") for a, b in bridges] + [(a, b, "tunnel") for a, b in tunnels])
    marks, kinds, at = [0.0], [], 0.0
    for a, b, kind in special:
        a, b = max(a, at + 1), min(b, length - 1)
        if b - a < 5:
            continue
        marks += [a, b]
        kinds += ["plain", kind]
        at = b
    marks.append(length)
    kinds.append("plain")
    pieces = []
    for a, b, kind in zip(marks[:-1], marks[1:], kinds):
        stations = grid.stations(line)
        inner = sorted([s for s in stations if a + 0.5 < s < b - 0.5] + [s for s in stops if a < s < b])
        xy = np.array([_at(line, s) for s in [a, *inner, b]])
        keep = np.r_[True, (np.diff(xy, axis=0) != 0).any(axis=1)]
        level = {"plain": 0, "bridge": 1, "tunnel": -1}[kind]
        pieces.append(Road(xy[keep], 6, "motorway", level, {"structure": kind}))
    return pieces


def _interchanges(line: np.ndarray, roads: list[Road], seat: np.ndarray) -> list[dict]:
    """Choose up to three crossings with main roads, the first near the county seat, far from each other."""
    shape = shapely.LineString(line)
    found = []
    for road in roads:
        if road.kind != "road" or road.rank < COUNTY:
            continue
        own = shapely.LineString(road.xy)
        for point in shapely.get_coordinates(shape.intersection(own)) if shape.intersects(own) else ():
            station, place = _station_of(line, point), _station_of(road.xy, point)
            ends = [_clear_place(shape, road, place, step) for step in (-10.0, 10.0)]
            if None not in ends and 900 < station < shape.length - 900:
                found.append({"point": point, "road": road, "station": station, "places": ends})
    found.sort(key=lambda site: round(grid.length(site["point"] - seat), 2))
    chosen: list[dict] = []
    for site in found:
        if all(abs(site["station"] - other["station"]) > 6_500 for other in chosen):
            chosen.append(site)
    chosen = chosen[:3]
    for site in chosen:
        site["ends"] = []
        for place, step in zip(site["places"], (-9.0, 9.0)):
            site["ends"].append([_join_vertex(site["road"], place), _join_vertex(site["road"], place + step)])
    return chosen


def _clear_place(line: shapely.LineString, road: Road, place: float, step: float) -> float | None:
    """Return the first place along the road that is 75 m clear of the motorway, if it comes soon."""
    shape = shapely.LineString(road.xy)
    for count in range(1, 16):
        at = place + count * step
        if not 5 < at < road.length_m - 5:
            return None
        if line.distance(shape.interpolate(at)) > 75:
            return at
    return None


def _join_vertex(road: Road, place: float) -> np.ndarray:
    """Give the road a vertex at the place (metres from its start) and return it."""
    stations = grid.stations(road.xy)
    point = _at(road.xy, place)
    after = int(np.searchsorted(stations, place))
    road.xy = np.insert(road.xy, after, point, axis=0)
    return point


def _ramp_stations(carriageway: np.ndarray, sites: list[dict]) -> list[float]:
    stations = []
    for site in sites:
        middle = _station_of(carriageway, site["point"])
        stations += [middle - RAMP_M, middle + RAMP_M]
    return stations


def _ramps(carriageway: np.ndarray, stops: list[float], site: dict) -> list[Road]:
    """Return the ramp off and the ramp on, on the carriageway's right."""
    off, on = _at(carriageway, stops[0]), _at(carriageway, stops[1])
    way = on - off
    right = np.array([way[1], -way[0]]) / grid.length(way)
    foot_off, foot_on = max(site["ends"], key=lambda pair: round(float(grid.dot(pair[0] - off, right)), 6))
    off_bend = off + 0.40 * way + 14 * right
    on_bend = on - 0.40 * way + 14 * right
    return [
        Road(_bezier(off, off_bend, foot_off), 6, "ramp", 0, {"structure": "ramp"}),
        Road(_bezier(foot_on, on_bend, on), 6, "ramp", 0, {"structure": "ramp"}),
    ]


def _bezier(a: np.ndarray, b: np.ndarray, c: np.ndarray) -> np.ndarray:
    t = np.linspace(0, 1, 9)[:, None]
    xy = np.round((1 - t) ** 2 * a + 2 * t * (1 - t) * b + t**2 * c, 2)
    xy[0], xy[-1] = a, c
    return xy

"""Turn steps between cells into smooth lines that meet at shared vertices, and node what crosses."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import shapely

from . import grid
from .regions import thin


@dataclass
class Road:
    """Describe one road line (metres, EPSG:4547) and its attributes."""

    xy: np.ndarray
    rank: int = 0
    kind: str = "road"
    level: int = 0
    values: dict = field(default_factory=dict)

    @property
    def length_m(self) -> float:
        """Return the length of the line in metres."""
        return round(float(grid.length(np.diff(self.xy, axis=0)).sum()), 6)


def chains(edges: list, keep_cells: set[int]) -> tuple[list[Road], dict[int, np.ndarray]]:
    """Return smooth lines between junctions, and the place on them of each cell in `keep_cells`."""
    rank_of, near = {}, {}
    for starts, ends, ranks in edges:
        for a, b, rank in zip(starts.tolist(), ends.tolist(), ranks.tolist()):
            rank_of[(a, b)] = rank_of[(b, a)] = rank
            near.setdefault(a, []).append(b)
            near.setdefault(b, []).append(a)

    def joint(cell: int) -> bool:
        ends = near[cell]
        return len(ends) != 2 or rank_of[(cell, ends[0])] != rank_of[(cell, ends[1])]

    roads, anchors, used = [], {}, set()
    for start in sorted(near, key=lambda cell: (not joint(cell), cell)):
        for following in sorted(near[start]):
            if (start, following) in used:
                continue
            path = [start, following]
            used.update([(start, following), (following, start)])
            while not joint(path[-1]) and path[-1] != start:
                onward = near[path[-1]][0] if near[path[-1]][0] != path[-2] else near[path[-1]][1]
                used.update([(path[-1], onward), (onward, path[-1])])
                path.append(onward)
            xy, places = _smooth_path(np.array(path), keep_cells)
            anchors.update(places)
            roads.append(Road(xy, rank_of[(start, following)]))
    return roads, anchors


def _smooth_path(path: np.ndarray, keep_cells: set[int]) -> tuple[np.ndarray, dict[int, np.ndarray]]:
    xy = grid.xy_of(path)
    for _ in range(3):
        if len(xy) > 2:
            xy[1:-1] = 0.25 * xy[:-2] + 0.5 * xy[1:-1] + 0.25 * xy[2:]
    xy = np.round(xy, 2)
    stops = [0] + [i for i in range(1, len(path) - 1) if int(path[i]) in keep_cells] + [len(path) - 1]
    pieces = [thin(xy[a : b + 1], 2.5) for a, b in zip(stops[:-1], stops[1:])]
    line = np.vstack([pieces[0]] + [piece[1:] for piece in pieces[1:]])
    return line, {int(path[i]): xy[i] for i in stops}


def join_strokes(roads: list[Road], longest_m: float) -> list[Road]:
    """Join lines of one rank that go straight on, so that roads pass through junctions unbroken."""
    ends: dict[tuple, list[tuple[int, int]]] = {}
    for number, road in enumerate(roads):
        ends.setdefault(tuple(road.xy[0]), []).append((number, 0))
        ends.setdefault(tuple(road.xy[-1]), []).append((number, 1))
    partner: dict[tuple[int, int], tuple[int, int]] = {}
    for point in sorted(ends):
        _pair_up(roads, ends[point], partner)
    joined, done = [], set()
    for number, road in enumerate(roads):
        if number in done:
            continue
        line, length = road.xy, road.length_m
        done.add(number)
        for side in (1, 0):
            at = (number, side)
            while at in partner and partner[at][0] not in done and length < longest_m:
                other, entry = partner[at]
                done.add(other)
                more = roads[other].xy if entry == 0 else roads[other].xy[::-1]
                line = np.vstack([line, more[1:]]) if side else np.vstack([more[::-1], line[1:]])
                length += roads[other].length_m
                at = (other, 1 - entry)
        joined.append(Road(line, road.rank, road.kind, road.level, dict(road.values)))
    return joined


def cut_long(roads: list[Road], longest_m: float) -> list[Road]:
    """Cut lines that are too long into pieces of about equal length, at a vertex."""
    pieces = []
    for road in roads:
        cumulated = grid.stations(road.xy)
        count = int(cumulated[-1] // longest_m) + 1
        marks = cumulated[-1] * np.arange(count + 1) / count
        cuts = sorted({int(np.argmin(np.round(np.abs(cumulated - mark), 3))) for mark in marks})
        for a, b in zip(cuts[:-1], cuts[1:]):
            pieces.append(Road(road.xy[a : b + 1], road.rank, road.kind, road.level, dict(road.values)))
    return pieces


def _pair_up(roads: list[Road], meeting: list[tuple[int, int]], partner: dict) -> None:
    options = []
    for i, a in enumerate(meeting):
        for b in meeting[i + 1 :]:
            if a[0] == b[0] or (roads[a[0]].rank, roads[a[0]].kind) != (roads[b[0]].rank, roads[b[0]].kind):
                continue
            straight = -round(float(grid.dot(_heading(roads[a[0]], a[1]), _heading(roads[b[0]], b[1]))), 6)
            if straight >= 0.6:
                options.append((-straight, a, b))
    for _, a, b in sorted(options):
        if a not in partner and b not in partner:
            partner[a], partner[b] = b, a


def _heading(road: Road, side: int) -> np.ndarray:
    way = road.xy[1] - road.xy[0] if side == 0 else road.xy[-2] - road.xy[-1]
    return way / max(grid.length(way), 1e-9)


def node_crossings(roads: list[Road], touch_m: float = 0.5) -> int:
    """Give lines that cross or end on each other a shared vertex; return how many vertices were added.

    Lines of different level are left alone: one passes over the other.
    """
    owner = np.concatenate([np.full(len(road.xy) - 1, number) for number, road in enumerate(roads)])
    place = np.concatenate([np.arange(len(road.xy) - 1) for road in roads])
    level = np.array([road.level for road in roads])
    a = np.vstack([road.xy[:-1] for road in roads])
    b = np.vstack([road.xy[1:] for road in roads])
    segments = shapely.linestrings(np.stack([a, b], axis=1))
    pairs = shapely.STRtree(segments).query(segments, predicate="dwithin", distance=2 * touch_m).T
    pairs = pairs[(pairs[:, 0] < pairs[:, 1])]
    pairs = pairs[level[owner[pairs[:, 0]]] == level[owner[pairs[:, 1]]]]
    pairs = pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))]
    new: dict[int, list[tuple[int, float, tuple]]] = {}
    for i, j in pairs:
        for segment, share, point in _meeting(a[i], b[i], a[j], b[j], int(i), int(j), touch_m):
            new.setdefault(int(owner[segment]), []).append((int(place[segment]), share, point))
    for number, points in new.items():
        roads[number].xy = _with_points(roads[number].xy, points)
    return sum(len(points) for points in new.values())


def _meeting(a1, b1, a2, b2, first: int, second: int, touch_m: float) -> list:
    """Return (segment, share along it, point) for each segment that needs a vertex where two meet."""
    shared = [p for p in (a1, b1) if (p == a2).all() or (p == b2).all()]
    if shared:
        return []
    found = []
    for segment, p, q, ends in ((first, a1, b1, (a2, b2)), (second, a2, b2, (a1, b1))):
        for end in ends:
            share, distance = _foot(p, q, end)
            if distance < touch_m and 0 < share < 1:
                found.append((segment, share, tuple(end)))
    if found:
        return found[:1]
    d1, d2 = b1 - a1, b2 - a2
    cross = d1[0] * d2[1] - d1[1] * d2[0]
    if abs(cross) < 1e-9:
        return []
    offset = a2 - a1
    s = (offset[0] * d2[1] - offset[1] * d2[0]) / cross
    t = (offset[0] * d1[1] - offset[1] * d1[0]) / cross
    if not (0 < s < 1 and 0 < t < 1):
        return []
    point = tuple(np.round(a1 + s * d1, 2))
    return [(first, s, point), (second, t, point)]


def _foot(p: np.ndarray, q: np.ndarray, point: np.ndarray) -> tuple[float, float]:
    way = q - p
    square = float(grid.dot(way, way))
    if square == 0:
        return 0.0, float(grid.length(point - p))
    share = float(grid.dot(point - p, way)) / square
    foot = p + np.clip(share, 0, 1) * way
    return share, float(grid.length(point - foot))


def _with_points(xy: np.ndarray, points: list[tuple[int, float, tuple]]) -> np.ndarray:
    pieces = []
    by_segment: dict[int, list] = {}
    for segment, share, point in points:
        by_segment.setdefault(segment, []).append((share, point))
    for number in range(len(xy)):
        pieces.append(tuple(xy[number]))
        for _, point in sorted(by_segment.get(number, [])):
            if point != pieces[-1]:
                pieces.append(point)
    line = np.array(pieces)
    keep = np.r_[True, (np.diff(line, axis=0) != 0).any(axis=1)]
    return line[keep]

"""Measure along a route: one reference line for all its pieces, and the mileposts on it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely
from scipy import sparse
from scipy.sparse.csgraph import connected_components, dijkstra

# Ends of pieces this close are one place on the route.
JOINED_M = 0.01
# A part of a route this close to another, for most of its length, is its second carriageway.
BESIDE_M = 100.0
# Parts of a route with less than this between them have no hole: at a junction the number is often missing.
JUNCTION_M = 100.0
# Branches of a route that are shorter have the mileposts of the place where they leave it.
SPUR_M = 1000.0
# A ring is measured all round if it is so many times as long as the longest of the shortest ways,
ALL_ROUND = 1.5
# and if it is no narrow loop: its area over that of the circle of its length (two carriageways have less).
ROUND = 0.1
# With so small a share of lines drawn one way, the drawing says nothing about the direction.
CLEAR_SHARE = 0.1


@dataclass(frozen=True, eq=False)
class Route:
    """Hold the reference lines of a route in order, and the milepost at which each begins, in metres.

    Between the end of one line and the beginning of the next lies the straight distance between the
    line and the nearest of those before it.
    """

    lines: np.ndarray
    starts_m: np.ndarray

    @property
    def ends_m(self) -> np.ndarray:
        """Give the milepost at which each reference line ends."""
        return self.starts_m + shapely.length(self.lines)

    @property
    def length_m(self) -> float:
        return float(self.ends_m[-1])

    @cached_property
    def apart_m(self) -> np.ndarray:
        """Give how far each reference line begins behind the end of the one before, 0 for the first."""
        return np.append(0.0, self.starts_m[1:] - self.ends_m[:-1])

    @property
    def holes(self) -> np.ndarray:
        """Number the reference lines before which the route has a hole."""
        return np.flatnonzero(self.apart_m > JUNCTION_M)

    def hole_m(self, from_m: float, to_m: float) -> float:
        """Give how many metres between two mileposts lie in holes."""
        inside = np.minimum(self.starts_m, to_m) - np.maximum(self.starts_m - self.apart_m, from_m)
        return float(np.maximum(inside[self.holes], 0.0).sum())

    def mileposts(self, xy: np.ndarray) -> np.ndarray:
        """Give the milepost (n,) of the place on the route nearest to each of ``xy`` (n, 2)."""
        return self.mileposts_within(xy, None)

    def mileposts_within(self, xy: np.ndarray, most_m: float | None) -> np.ndarray:
        """Give the mileposts of those of ``xy`` that are no farther from the route than ``most_m``."""
        line, along_m, _ = self._steps.nearest(xy, most_m)
        return self.starts_m[line] + along_m

    @cached_property
    def _steps(self) -> _Steps:
        return _Steps(self.lines)

    @cached_property
    def ring_m(self) -> np.ndarray:
        """Give the length of each reference line that is a ring, NaN for the others."""
        return np.where(shapely.is_closed(self.lines), shapely.length(self.lines), np.nan)

    @cached_property
    def chains(self) -> np.ndarray:
        """Number for each reference line the lines that follow one another, with or without a hole.

        A ring, and a line that leaves another one in its middle, begin a chain of their own.
        """
        first, last = (shapely.get_point(self.lines, at) for at in (0, -1))
        straight = shapely.distance(last[:-1], first[1:])
        closed = shapely.is_closed(self.lines)
        follows = (straight - self.apart_m[1:] <= JUNCTION_M) & ~closed[1:] & ~closed[:-1]
        return np.append(0, np.cumsum(~follows))

    def spans(self, start: np.ndarray, end: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Give the mileposts (2, n) of the ends of short pieces, and the reference line (n,) of each.

        Of a piece over the place where a ring begins one end lies beyond the ring's length.
        """
        lines, along_m, _ = self._steps.nearest(np.concatenate([start, end]))
        line, other = np.split(lines, 2)
        ends = (self.starts_m[lines] + along_m).reshape(2, -1)
        # Where one line leaves another a piece may end on one and begin on the other: its middle tells.
        between = np.flatnonzero(line != other)
        line[between] = self._steps.nearest(0.5 * (start + end)[between])[0]
        for number, xy in enumerate((start, end)):
            ends[number, between] = self.starts_m[line[between]] + shapely.line_locate_point(
                self.lines[line[between]], shapely.points(xy[between]))
        ring_m = self.ring_m[line]
        with np.errstate(invalid="ignore"):
            over = np.flatnonzero(np.abs(ends[1] - ends[0]) > 0.5 * ring_m)
        ends[np.argmin(ends, axis=0)[over], over] += ring_m[over]
        return ends, line


class _Steps:
    """Hold the straight steps of lines, to find many places on them: GEOS looks at every step for each."""

    def __init__(self, lines: np.ndarray) -> None:
        xy, line = shapely.get_coordinates(lines, return_index=True)
        first = np.flatnonzero(line[1:] == line[:-1])
        self.line, self.xy, self.along = line[first], xy[first], xy[first + 1] - xy[first]
        self.length_m = np.hypot(*self.along.T)
        total = np.concatenate([[0.0], np.cumsum(self.length_m)])[:-1]
        self.begin_m = total - total[np.searchsorted(self.line, self.line)]
        self.tree = shapely.STRtree(shapely.linestrings(np.stack([xy[first], xy[first + 1]], axis=1)))
        # The step behind each vertex that has one before and one behind it, for look-ups by place.
        inner = np.flatnonzero(line[2:] == line[:-2]) + 1
        place = _cell(xy)
        found, times = np.unique(place, return_counts=True)
        inner = inner[np.isin(place[inner], found[times == 1])]
        inner = inner[np.argsort(place[inner])]
        self._place, self._behind = place[inner], inner - line[inner]

    def at_vertex(self, xy: np.ndarray) -> np.ndarray:
        """Give for each place the step that begins at it, −1 where no step ends and one begins there."""
        if not len(self._place):
            return np.full(len(xy), -1)
        place = _cell(xy)
        at = np.minimum(np.searchsorted(self._place, place), len(self._place) - 1)
        return np.where(self._place[at] == place, self._behind[at], -1)

    def nearest(
        self, xy: np.ndarray, most_m: float | None = None
    ) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Give for each place the line, how far along it the nearest point lies, and the place's row.

        Of several as near the first counts; places farther away than ``most_m`` are left out.
        """
        step = self.at_vertex(xy)
        # Most places are the route's own vertices: the nearest step is one of the two that meet there.
        own = np.flatnonzero(step >= 0)
        before = self._distance_m(xy[own], step[own] - 1) <= self._distance_m(xy[own], step[own])
        step[own[before]] -= 1
        others = np.flatnonzero(step < 0)
        # Pieces share their ends: each place is looked for once.
        place, back = np.unique(xy[others, 0] + 1j * xy[others, 1], return_inverse=True)
        row, found = self.tree.query_nearest(shapely.points(place.real, place.imag), max_distance=most_m)
        order = np.lexsort((found, row))[::-1]  # what is put in last, the first of several, stays
        of_place = np.full(len(place), -1)
        of_place[row[order]] = found[order]
        step[others] = of_place[back]
        near = np.flatnonzero(step >= 0)
        step = step[near]
        return self.line[step], self.begin_m[step] + self._share(xy[near], step) * self.length_m[step], near

    def _share(self, xy: np.ndarray, step: np.ndarray) -> np.ndarray:
        """Give how far along its step the point nearest to each place lies, 0 to 1."""
        square = np.maximum(self.length_m[step] ** 2, np.finfo(float).tiny)
        return np.clip(((xy - self.xy[step]) * self.along[step]).sum(axis=1) / square, 0.0, 1.0)

    def _distance_m(self, xy: np.ndarray, step: np.ndarray) -> np.ndarray:
        foot = self.xy[step] + self._share(xy, step)[:, None] * self.along[step]
        return np.hypot(*(xy - foot).T)


def milepost_text(metres: float) -> str:
    """Write a milepost as road registers do: ``K12+345``."""
    whole = int(round(metres))
    return f"K{whole // 1000}+{whole % 1000:03d}"


def route_of(start: np.ndarray, end: np.ndarray, drawn: np.ndarray) -> Route:
    """Find the reference line of a route from its straight pieces.

    Each separate part is measured along the longest of its shortest ways, so that the second
    carriageway and slip roads get the mileposts of the first; a ring is measured all round, from
    its westernmost place. Mileposts rise in the direction in which most of the route is drawn, else
    from north to south or from east to west (GB/T 917, from memory). Rings come first, then the other
    parts one behind the other, the hole between two counting straight; longer branches come last.

    Parameters
    ----------
    start, end
        (n, 2) the ends of the pieces, in metres.
    drawn
        (n,) 1 where the input line was drawn from start to end, −1 the other way, 0 not known.
    """
    tail, head, xy = _nodes(start, end)
    length = np.hypot(*(end - start).T)
    count, label = connected_components(sparse.coo_matrix((length, (tail, head)), (len(xy),) * 2))
    graph = _least(tail, head, length, len(xy))
    parts = [_reference(xy, graph, np.flatnonzero(label == part)) for part in range(count)]
    kept = {id(line) for line in _without_carriageways([line for part in parts for line in part])}
    ways = [part[0] for part in parts if part and id(part[0]) in kept]
    branches = [line for part in parts for line in part[1:] if id(line) in kept]
    lines = ways + branches
    drawn_m = dict(zip(map(id, lines), _drawn_ways(lines, start, end, drawn * length)))
    rings = [line for line in ways if (line[0] == line[-1]).all()]
    order = _one_behind_the_other([line for line in ways if not (line[0] == line[-1]).all()])
    others = _turned([line[::-1] if turned else line for line, turned in order],
                     [-drawn_m[id(line)] if turned else drawn_m[id(line)] for line, turned in order])
    rings, branches = ([_turned([line], [drawn_m[id(line)]])[0] for line in own] for own in (rings, branches))
    ways = np.array([shapely.LineString(line) for line in (*rings, *others)], dtype=object)
    apart = [shapely.distance(ways[:row], ways[row]).min() for row in range(1, len(ways))]
    apart += [0.0] * len(branches)  # they begin on a way
    references = np.append(ways, np.array([shapely.LineString(line) for line in branches], dtype=object))
    return Route(references, np.append(0.0, np.cumsum(shapely.length(references[:-1]) + apart)))


def longest_way_m(start: np.ndarray, end: np.ndarray) -> float:
    """Measure the longest of the shortest ways through connected pieces, round a ring all of it."""
    tail, head, xy = _nodes(start, end)
    graph = _least(tail, head, np.hypot(*(end - start).T), len(xy))
    return max((_length(line) for line in _reference(xy, graph, np.arange(len(xy)))), default=0.0)


def joined_parts(start: np.ndarray, end: np.ndarray, group: np.ndarray) -> np.ndarray:
    """Number the connected parts (n,) that pieces of one group form by their ends."""
    tail, head, _ = _nodes(start, end)
    ends = np.unique(np.concatenate([tail, head]) * (group.max(initial=0) + 1) + np.tile(group, 2),
                     return_inverse=True)[1]
    tail, head = np.split(ends, 2)
    graph = sparse.coo_matrix((np.ones(len(tail)), (tail, head)), (ends.max(initial=-1) + 1,) * 2)
    return connected_components(graph)[1][tail]


def _cell(xy: np.ndarray) -> np.ndarray:
    """Number places (n, 2) so that those joined to one place have one number."""
    column, row = np.round(xy / JOINED_M).astype(np.int64).T
    return (column << 32) + row


def _nodes(start: np.ndarray, end: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Number the ends of pieces: tail and head (n,), and where each number is."""
    ends = np.concatenate([start, end])
    _, first, node = np.unique(_cell(ends), return_index=True, return_inverse=True)
    return (*np.split(node, 2), np.round(ends[first] / JOINED_M) * JOINED_M)


def _without_carriageways(lines: list[np.ndarray]) -> list[np.ndarray]:
    """Drop the lines that run beside a longer one: they get its mileposts."""
    lines = sorted(lines, key=lambda line: -shapely.length(shapely.LineString(line)))
    kept: list[np.ndarray] = []
    for line in lines:
        if kept:
            whole = shapely.multilinestrings([shapely.LineString(other) for other in kept])
            shapely.prepare(whole)
            steps = shapely.get_coordinates(shapely.segmentize(shapely.LineString(line), BESIDE_M))
            if shapely.dwithin(whole, shapely.points(steps), BESIDE_M).mean() > 0.5:
                continue
        kept.append(line)
    return kept


def _least(tail: np.ndarray, head: np.ndarray, length: np.ndarray, count: int) -> sparse.csr_matrix:
    """Give the graph of the pieces with the shortest of parallel ones (scipy would add them up)."""
    low, high = np.minimum(tail, head), np.maximum(tail, head)
    order = np.lexsort((length, high, low))
    low, high, length = low[order], high[order], length[order]
    first = np.concatenate([[True], (np.diff(low) != 0) | (np.diff(high) != 0)]) & (low != high)
    return sparse.csr_matrix((length[first], (low[first], high[first])), (count, count))


def _reference(xy: np.ndarray, graph: sparse.csr_matrix, nodes: np.ndarray) -> list[np.ndarray]:
    """Give the vertices of the lines along which a connected part is measured.

    It is the way between the two ends that lie farthest apart, of a ring the way all round; and the
    ways of the longer branches that leave it.
    """
    if len(nodes) < 2:
        return []
    graph, xy = graph[nodes][:, nodes], xy[nodes]
    way = np.array(_longest(graph))
    ring = None if graph.nnz < len(nodes) else _ring(xy, graph)
    if ring is not None and _length(xy[ring]) >= ALL_ROUND * _length(xy[way]):
        way = ring
    return [xy[way], *_branches(xy, graph, way)]


def _longest(graph: sparse.csr_matrix) -> list[int]:
    """Give the nodes of the way between the two ends of a connected graph that lie farthest apart."""
    start = 0
    for _ in range(2):  # the farthest place from anywhere is an end; from there to the other end
        far, before = dijkstra(graph, directed=False, indices=start, return_predecessors=True)
        begin, start = start, int(np.argmax(np.where(np.isfinite(far), far, -1.0)))
    way = [start]
    while way[-1] != begin:
        way.append(int(before[way[-1]]))
    return way


def _ring(xy: np.ndarray, graph: sparse.csr_matrix) -> np.ndarray | None:
    """Give the nodes on the outline of the land that a part surrounds, from the westernmost one.

    ``None`` where it surrounds nothing but the ground between its two carriageways: they run beside
    each other.
    """
    pieces = graph.tocoo()
    lines = shapely.linestrings(np.stack([xy[pieces.row], xy[pieces.col]], axis=1))
    faces = shapely.get_parts(shapely.polygonize(lines))
    if not len(faces):
        return None
    land = shapely.get_parts(shapely.union_all(faces))
    land = shapely.Polygon(shapely.get_exterior_ring(land[np.argmax(shapely.area(land))]))
    if 4.0 * np.pi * land.area < ROUND * land.length**2:
        return None
    outline = shapely.get_coordinates(land)[:-1]
    node = dict(zip(_cell(xy).tolist(), range(len(xy))))
    ring = np.array([node[cell] for cell in _cell(outline).tolist() if cell in node])
    ring = np.roll(ring, -int(np.argmin(_cell(xy[ring]))))
    ring = np.append(ring, ring[0])
    far = int(np.argmax(np.hypot(*(xy[ring] - xy[ring[0]]).T)))
    half = [shapely.LineString(xy[part]) for part in (ring[: far + 1], ring[far:])]
    steps = shapely.points(shapely.get_coordinates(shapely.segmentize(half[0], BESIDE_M)))
    beside = (shapely.distance(half[1], steps) <= BESIDE_M).mean() > 0.5
    return None if beside else ring


def _branches(xy: np.ndarray, graph: sparse.csr_matrix, way: np.ndarray) -> list[np.ndarray]:
    """Give the ways of the branches of a way that are longer than 1 km."""
    own = graph.tocoo()
    if len(way) > own.nnz:
        return []
    on_way = np.zeros(len(xy), dtype=bool)
    on_way[way] = True
    off = ~(on_way[own.row] & on_way[own.col])
    tail, head, length = own.row[off], own.col[off], own.data[off]
    # Each place where a branch leaves the way is an end of its own.
    ends = np.concatenate([tail, head])
    leaving = on_way[ends]
    place = np.concatenate([xy, xy[ends[leaving]]])
    ends[leaving] = len(xy) + np.arange(leaving.sum())
    tail, head = np.split(ends, 2)
    rest = sparse.csr_matrix((length, (tail, head)), (len(place),) * 2)
    count, label = connected_components(rest, directed=False)
    total = np.bincount(label[tail], length, count)
    found = []
    for part in np.flatnonzero(total >= SPUR_M):
        nodes = np.flatnonzero(label == part)
        line = place[nodes[_longest(rest[nodes][:, nodes])]]
        if _length(line) >= SPUR_M:
            found.append(line)
    return found


def _length(line: np.ndarray) -> float:
    return float(np.hypot(*np.diff(line, axis=0).T).sum())


def _one_behind_the_other(lines: list[np.ndarray]) -> list[tuple[np.ndarray, bool]]:
    """Put lines in the order in which they follow one another, each from its nearer end.

    The first begins at one of the two ends that lie farthest apart. Says also whether each is turned.
    """
    if not lines:
        return []
    ends = np.array([(line[0], line[-1]) for line in lines])
    flat = ends.reshape(-1, 2)
    apart = np.hypot(*(flat[:, None] - flat[None]).transpose(2, 0, 1))
    line, side = divmod(int(np.argmax(apart) // len(flat)), 2)
    left, found = set(range(len(lines))), []
    while True:
        found.append((lines[line], bool(side)))
        left.discard(line)
        if not left:
            return found
        rest = sorted(left)
        near = np.hypot(*(ends[rest] - ends[line, 1 - side]).transpose(2, 0, 1))
        at, side = divmod(int(np.argmin(near)), 2)
        line = rest[at]


def _drawn_ways(
    lines: list[np.ndarray], start: np.ndarray, end: np.ndarray, drawn_m: np.ndarray
) -> list[float]:
    """Give how many more metres of the pieces on and beside each line are drawn along it than against it."""
    steps = [_Steps(np.array([shapely.LineString(line)], dtype=object)) for line in lines]
    beside, found = np.ones(len(start), dtype=bool), []
    for own in steps:
        first, last = own.at_vertex(start), own.at_vertex(end)
        is_step = (first >= 0) & (last >= 0) & (np.abs(last - first) == 1)
        found.append(float((last - first)[is_step] @ drawn_m[is_step]))
        beside &= ~is_step
    rows = np.flatnonzero(beside)
    for number, own in enumerate(steps):
        near = rows[own.nearest(0.5 * (start + end)[rows], BESIDE_M)[2]]
        at = np.split(own.nearest(np.concatenate([start[near], end[near]]))[1], 2)
        found[number] += float(np.sign(at[1] - at[0]) @ drawn_m[near])
    return found


def _turned(lines: list[np.ndarray], drawn_m: list[float]) -> list[np.ndarray]:
    """Turn reference lines that follow one another so that mileposts rise as most of them is drawn."""
    if not lines:
        return lines
    way = sum(drawn_m)
    if abs(way) < CLEAR_SHARE * sum(_length(line) for line in lines):
        dx, dy = lines[-1][-1] - lines[0][0]
        way = -dy if abs(dy) >= abs(dx) else -dx
        if dx == dy == 0:  # a ring: clockwise
            way = -1.0 if shapely.is_ccw(shapely.LinearRing(lines[0])) else 1.0
    return lines if way >= 0 else [line[::-1] for line in reversed(lines)]

"""Find out which vertices of the lines are one node: equal places, levels, small gaps, crossings."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
import shapely
from scipy.sparse import coo_matrix, csr_matrix
from scipy.sparse.csgraph import connected_components, dijkstra
from scipy.spatial import cKDTree

from .model import differ, extent, ranges

# Vertices closer than this are one place: well below a millimetre, well above rounding noise.
QUANTUM_M = 1e-5
# An end this near to a line touches it.
TOUCH_M = 0.01
# Ways along lines are followed up to three times the reach of an end; a little more is looked at.
NEAR_REACHES = 4.0
KEYS_A_BLOCK = 200_000  # whose hash table of a few megabytes a processor keeps near
NEAR_CELLS = 1000  # of the longer side of the grid that tells where ends are


@dataclass
class Vertices:
    """Hold the vertices of all lines: coordinates, the line of each, where lines start, node numbers."""

    xy: np.ndarray
    starts: np.ndarray
    node: np.ndarray | None = None

    @cached_property
    def line(self) -> np.ndarray:
        return np.repeat(np.arange(len(self.starts) - 1, dtype=np.int32), np.diff(self.starts))

    def segment_starts(self) -> np.ndarray:
        """Give the vertices at which a segment begins: all but the last of each line."""
        begins = np.ones(len(self.xy), dtype=bool)
        begins[self.starts[1:] - 1] = False
        return np.flatnonzero(begins)

    def insert(self, after: np.ndarray, xy: np.ndarray) -> Vertices:
        """Insert a vertex behind each vertex ``after``; equal ones keep their given order."""
        counts = np.diff(self.starts) + np.bincount(self.line[after], minlength=len(self.starts) - 1)
        return Vertices(
            np.insert(self.xy, np.asarray(after) + 1, xy, axis=0), np.concatenate([[0], np.cumsum(counts)])
        )


def without_repeats(xy: np.ndarray, starts: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Drop vertices that repeat the one before; a line of one place keeps a single vertex."""
    fresh = np.ones(len(xy), dtype=bool)
    fresh[1:] = differ(xy[1:], xy[:-1])
    fresh[starts[:-1]] = True
    if fresh.all():
        return xy, starts
    counts = np.add.reduceat(fresh, starts[:-1]) if len(starts) > 1 else np.zeros(0, dtype=np.int64)
    return xy[fresh], np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)


def place_order(xy: np.ndarray) -> np.ndarray:
    """Order places along a Z-curve (neighbours stay near in memory), ties by coordinates.

    G. M. Morton, "A computer oriented geodetic data base", IBM, 1966.
    """
    if not len(xy):
        return np.zeros(0, dtype=np.int64)
    low, high = extent(xy)
    span = max(float((high - low).max()), 1e-9)
    code = np.zeros(len(xy), dtype=np.uint64)
    for axis in (0, 1):
        value = ((xy[:, axis] - low[axis]) / span * 0xFFFF).astype(np.uint64)
        for shift, mask in ((8, 0x00FF00FF), (4, 0x0F0F0F0F), (2, 0x33333333), (1, 0x55555555)):
            value = (value | (value << np.uint64(shift))) & np.uint64(mask)
        code |= value << np.uint64(axis)
    return np.lexsort((xy[:, 1], xy[:, 0], code))


def number_places(xy: np.ndarray) -> tuple[np.ndarray, int]:
    """Give equal places equal numbers; returns the numbers (n,) and how many there are."""
    if not len(xy):
        return np.zeros(0, dtype=np.int64), 0
    cell = np.rint((xy - extent(xy)[0]) / QUANTUM_M).astype(np.int64).view(np.uint64)
    # Two 40-bit cells do not fit one integer: number a mixed key, then see that no two cells share it.
    key = cell[:, 0] * np.uint64(0x9E3779B97F4A7C15) + cell[:, 1] * np.uint64(0xC2B2AE3D27D4EB4F)
    number, count = _number_keys(key, cell)
    if count < len(key):
        first = np.empty(count, dtype=np.int64)
        first[number[::-1]] = np.arange(len(key))[::-1]
        if differ(cell[first[number]], cell).any():
            number, found = pd.factorize(pd.MultiIndex.from_arrays(cell.T))
            return number.astype(np.int32), len(found)
    return number, count


def _number_keys(key: np.ndarray, cell: np.ndarray) -> tuple[np.ndarray, int]:
    """Number keys (n,) block by block of the land, so that the table of a block fits the processor's cache.

    Within a block numbers go by first appearance: neighbours stay near one another in memory.
    """
    blocks = int(np.clip(np.sqrt(len(key) / KEYS_A_BLOCK), 1, 15))
    if blocks == 1:
        number, found = pd.factorize(key)
        return number.astype(np.int32), len(found)
    column, row = (cell // (cell.max(axis=0) // blocks + 1)).astype(np.uint8).T
    block = column * np.uint8(blocks) + row
    order = np.argsort(block, kind="stable")
    number, count, end = np.empty(len(key), dtype=np.int32), 0, 0
    for size in np.bincount(block):
        rows = order[end : end + size]
        within, found = pd.factorize(key[rows])
        number[rows] = within + count
        count, end = count + len(found), end + size
    return number, count


def level_keys(attributes: pd.DataFrame, level_field: str) -> np.ndarray:
    """Turn a level field into whole numbers; missing is 0, texts that are no numbers get their own."""
    row, found = pd.factorize(attributes[level_field])  # few levels, many lines
    values = pd.Series(found)
    numbers = pd.to_numeric(values, errors="coerce")
    texts = values.astype("string").str.strip().where(numbers.isna(), None).replace("", None)
    codes, _ = pd.factorize(texts, sort=True)
    keys = np.where(numbers.notna(), np.rint(numbers.fillna(0).astype(float) * 1000), 0.0)
    return np.append(np.where(codes >= 0, 1e9 + codes, keys), 0.0).astype(np.int64)[row]


def part_levels(vertices: Vertices, n_nodes: int, level: np.ndarray) -> tuple[np.ndarray, int]:
    """Part nodes where lines of different ``level`` (n_lines,) pass each other.

    Levels meet only where a line of one level would otherwise end: at the foot of a bridge, not
    under its middle.
    """
    node, line = vertices.node, vertices.line
    level_of = level[line]
    of_node = np.zeros(n_nodes, dtype=level_of.dtype)
    of_node[node] = level_of  # that of any line of the node
    mixed = np.zeros(n_nodes, dtype=bool)
    mixed[node[level_of != of_node[node]]] = True
    rows = np.flatnonzero(mixed[node])
    if not len(rows):
        return node, n_nodes
    ends = np.ones(len(vertices.xy), dtype=np.int64) * 2
    ends[vertices.starts[:-1]] = 1
    ends[vertices.starts[1:] - 1] = 1
    groups = (
        pd.DataFrame({"node": node[rows], "level": level_of[rows], "ends": ends[rows]})
        .groupby(["node", "level"], sort=True)["ends"]
        .sum()
        .reset_index()
    )
    groups["number"] = n_nodes + np.arange(len(groups))
    joined = []
    for _, at_node in groups.groupby("node"):
        levels, numbers = at_node["level"].to_numpy(), at_node["number"].to_numpy()
        for i in np.flatnonzero(at_node["ends"].to_numpy() == 1):
            others = np.delete(np.arange(len(levels)), i)
            joined.append((numbers[i], numbers[others[np.abs(levels[others] - levels[i]).argmin()]]))
    lookup = groups.set_index(["node", "level"])["number"]
    node = node.copy()
    node[rows] = lookup.loc[list(zip(node[rows], level_of[rows]))].to_numpy()
    return merge_nodes(node, np.array(joined, dtype=np.int64).reshape(-1, 2)), n_nodes + len(groups)


def merge_nodes(node: np.ndarray, pairs: np.ndarray) -> np.ndarray:
    """Give the nodes of each pair (n, 2), and of chains of pairs, one number."""
    if not len(pairs):
        return node
    involved, local = np.unique(pairs, return_inverse=True)
    local = local.reshape(-1, 2)
    graph = coo_matrix((np.ones(len(local), bool), (local[:, 0], local[:, 1])), shape=(len(involved),) * 2)
    n_groups, group = connected_components(graph, directed=False)
    lowest = np.full(n_groups, np.iinfo(np.int64).max)
    np.minimum.at(lowest, group, involved)
    at = np.minimum(np.searchsorted(involved, node), len(involved) - 1)
    return np.where(involved[at] == node, lowest[group[at]], node)


def close_gaps(
    vertices: Vertices, n_nodes: int, tolerance_m: float, level: np.ndarray | None
) -> tuple[Vertices, int]:
    """Join line ends that miss another line by no more than ``tolerance_m``, and count them.

    A line that ends freely is joined to the nearest place of another line, a vertex or the inside
    of a segment; so are two lines that end together on the inside of a third, but only within a
    centimetre, since a chain of very short lines must not fall into itself. Line ends of two
    separate parts of the network are joined to each other. Lines keep their lengths: the gap
    itself is not counted.
    """
    pairs = _near_ends(vertices, n_nodes, tolerance_m, level)
    result = Vertices(vertices.xy, vertices.starts, merge_nodes(vertices.node, pairs))
    ends, reach_m = _loose_ends(result, n_nodes, tolerance_m)
    result, closed, met = _joined(result, ends, reach_m, level)
    # Ends that met only one another may both have missed a third line.
    ends = _unjoined(result, met, n_nodes)
    result, again, _ = _joined(result, ends, np.full(len(ends), tolerance_m), level)
    return result, len(pairs) + closed + again


def _joined(
    vertices: Vertices, ends: np.ndarray, reach_m: np.ndarray, level: np.ndarray | None
) -> tuple[Vertices, int, np.ndarray]:
    """Join line ends to the nearest places within reach; returns how many, and the nodes that met."""
    end_vertex, segment, share, xy = _nearest_segments(vertices, vertices.node, ends, reach_m, level)
    inside = (share > 0.0) & (share < 1.0)
    at_vertex = np.where(share >= 1.0, segment + 1, segment)
    node = merge_nodes(
        vertices.node, np.stack([vertices.node[end_vertex], vertices.node[at_vertex]], axis=1)[~inside]
    )
    met = np.unique(node[end_vertex[~inside]])
    if not inside.any():
        return Vertices(vertices.xy, vertices.starts, node), len(end_vertex), met
    order = np.lexsort((share[inside], segment[inside]))
    after = segment[inside][order]
    result = vertices.insert(after, xy[inside][order])
    result.node = np.insert(node, after + 1, node[end_vertex[inside][order]])
    return result, len(end_vertex), met


def _uses(vertices: Vertices, n_nodes: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Give the end vertices of lines, and how many vertices, and how many of them ends, each node has."""
    ends = np.concatenate([vertices.starts[:-1], vertices.starts[1:] - 1])
    return (
        ends,
        np.bincount(vertices.node, minlength=n_nodes),
        np.bincount(vertices.node[ends], minlength=n_nodes),
    )


def _one_a_node(ends: np.ndarray, node: np.ndarray) -> np.ndarray:
    """Keep the first of the end vertices of each node."""
    ends = np.sort(ends)
    _, first = np.unique(node[ends], return_index=True)
    return np.sort(ends[first])


def _loose_ends(vertices: Vertices, n_nodes: int, tolerance_m: float) -> tuple[np.ndarray, np.ndarray]:
    """Give one vertex for each node where one or two lines end and none passes, and how far it may reach."""
    node = vertices.node
    ends, uses, ending = _uses(vertices, n_nodes)
    loose = _one_a_node(ends[(uses[node[ends]] <= 2) & (ending[node[ends]] == uses[node[ends]])], node)
    return loose, np.where(uses[node[loose]] == 1, tolerance_m, min(tolerance_m, TOUCH_M))


def _unjoined(vertices: Vertices, met: np.ndarray, n_nodes: int) -> np.ndarray:
    """Give one vertex for each of the nodes ``met`` at which lines only end."""
    node = vertices.node
    ends, uses, ending = _uses(vertices, n_nodes)
    return _one_a_node(ends[np.isin(node[ends], met) & (ending[node[ends]] == uses[node[ends]])], node)


def _near_ends(vertices: Vertices, n_nodes: int, tolerance_m: float, level: np.ndarray | None) -> np.ndarray:
    """Pair line ends within the tolerance that belong to separate parts of the network."""
    ends = np.concatenate([vertices.starts[:-1], vertices.starts[1:] - 1])
    _, first = np.unique(vertices.node[ends], return_index=True)
    ends = ends[first]
    pairs = cKDTree(vertices.xy[ends]).query_pairs(tolerance_m, output_type="ndarray")
    if not len(pairs):
        return np.zeros((0, 2), dtype=np.int64)
    if level is not None:
        of_end = level[vertices.line[ends]]
        free = np.bincount(vertices.node, minlength=n_nodes)[vertices.node[ends]] == 1
        fits = (of_end[pairs[:, 0]] == of_end[pairs[:, 1]]) | free[pairs].any(axis=1)
        pairs = pairs[fits]
    begins = vertices.segment_starts()
    graph = coo_matrix(
        (np.ones(len(begins), bool), (vertices.node[begins], vertices.node[begins + 1])),
        shape=(n_nodes, n_nodes),
    )
    _, part = connected_components(graph, directed=False)
    nodes = vertices.node[ends][pairs]
    return nodes[part[nodes[:, 0]] != part[nodes[:, 1]]].astype(np.int64)


def _nearest_segments(
    vertices: Vertices, node: np.ndarray, ends: np.ndarray, reach_m: np.ndarray, level: np.ndarray | None
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Find for each loose end the nearest segment within its reach that does not touch it.

    Returns the end vertices that have one, the segment's first vertex, the share along it, and the place.
    """
    nothing = np.zeros(0, dtype=np.int64)
    if not len(ends):
        return nothing, nothing, np.zeros(0), np.zeros((0, 2))
    farthest = float(reach_m.max())
    line = vertices.line
    counts = np.diff(vertices.starts)
    some = np.flatnonzero(_near_any(vertices, vertices.xy[ends], farthest) & (counts > 1))
    counts = counts[some]
    shapes = shapely.linestrings(
        vertices.xy[ranges(vertices.starts[some], counts)], indices=np.repeat(np.arange(len(some)), counts)
    )
    tree = shapely.STRtree(shapely.points(vertices.xy[ends]))
    at_line, at_end = tree.query(shapes, predicate="dwithin", distance=farthest)
    counts = np.diff(vertices.starts)[some[at_line]] - 1
    segment = ranges(vertices.starts[some[at_line]], counts)
    end = np.repeat(at_end, counts)
    apart = (node[segment] != node[ends[end]]) & (node[segment + 1] != node[ends[end]])
    segment, end = segment[apart], end[apart]
    point, start = vertices.xy[ends[end]], vertices.xy[segment]
    way = vertices.xy[segment + 1] - start
    length_2 = (way**2).sum(axis=1)
    share = np.divide(
        ((point - start) * way).sum(axis=1), length_2, out=np.zeros(len(way)), where=length_2 > 0
    )
    share = np.clip(share, 0.0, 1.0)
    place = start + share[:, None] * way
    distance = np.hypot(*(point - place).T)
    fits = np.flatnonzero(distance <= reach_m[end])
    if level is not None:
        same = level[line[segment[fits]]] == level[line[ends[end[fits]]]]
        fits = fits[same | _level_changes(vertices, node, ends[end], segment, share, distance)[fits]]
    end, segment, share, place, distance = (v[fits] for v in (end, segment, share, place, distance))
    way_m = _way_along(vertices, node, some, ends[end], segment, share, 3.0 * farthest)
    order = np.lexsort((place[:, 1], place[:, 0], distance, end))
    # A place to which the way along the lines is short is the end's own line, not one that it misses.
    order = order[(way_m > 2.0 * reach_m[end] + distance)[order]]
    order = order[np.concatenate([[True], end[order][1:] != end[order][:-1]])] if len(order) else order
    end, segment, share, place = end[order], segment[order], share[order], place[order]
    # A vertex of that segment within reach is taken rather than a place beside it.
    to_ends = [np.hypot(*(vertices.xy[ends[end]] - vertices.xy[segment + i]).T) for i in (0, 1)]
    at_vertex = np.minimum(*to_ends) <= reach_m[end]
    share = np.where(at_vertex, (to_ends[1] < to_ends[0]).astype(float), share)
    return ends[end], segment, share, place


def _level_changes(
    vertices: Vertices,
    node: np.ndarray,
    end_vertex: np.ndarray,
    segment: np.ndarray,
    share: np.ndarray,
    distance: np.ndarray,
) -> np.ndarray:
    """Say where a free end may meet a line of another level: at that line's end, or where it touches."""
    is_end = np.zeros(len(vertices.xy), dtype=bool)
    is_end[vertices.starts[:-1]] = is_end[vertices.starts[1:] - 1] = True
    free = np.bincount(node)[node[end_vertex]] == 1
    at_end = ((share <= 0.0) & is_end[segment]) | ((share >= 1.0) & is_end[segment + 1])
    return free & (at_end | (distance <= TOUCH_M))


def _way_along(
    vertices: Vertices,
    node: np.ndarray,
    lines: np.ndarray,
    end_vertex: np.ndarray,
    segment: np.ndarray,
    share: np.ndarray,
    limit_m: float,
) -> np.ndarray:
    """Measure the way (metres, infinite beyond the limit) along ``lines`` from line ends to places."""
    way_m = np.full(len(segment), np.inf)
    if not len(segment):
        return way_m
    begins = ranges(vertices.starts[lines], np.diff(vertices.starts)[lines] - 1)
    length = np.hypot(*(vertices.xy[begins + 1] - vertices.xy[begins]).T)
    nodes, local = np.unique(np.concatenate([node[begins], node[begins + 1]]), return_inverse=True)
    tail, head = local[: len(begins)], local[len(begins) :]
    graph = least(tail, head, length, len(nodes))
    low, high = np.searchsorted(nodes, node[segment]), np.searchsorted(nodes, node[segment + 1])
    at = np.hypot(*(vertices.xy[segment + 1] - vertices.xy[segment]).T)
    sources, row = np.unique(np.searchsorted(nodes, node[end_vertex]), return_inverse=True)
    for begin in range(0, len(sources), 100):
        dist = dijkstra(graph, directed=False, indices=sources[begin : begin + 100], limit=limit_m)
        some = np.flatnonzero((row >= begin) & (row < begin + 100))
        own = row[some] - begin
        way_m[some] = np.minimum(
            dist[own, low[some]] + share[some] * at[some],
            dist[own, high[some]] + (1 - share[some]) * at[some],
        )
    return way_m


def least(tail: np.ndarray, head: np.ndarray, length: np.ndarray, n_nodes: int) -> csr_matrix:
    """Make a matrix of lengths; of parallel segments the shortest stays."""
    low, high = np.minimum(tail, head), np.maximum(tail, head)
    order = np.lexsort((length, high, low))
    low, high, length = low[order], high[order], length[order]
    first = np.concatenate([[True], (np.diff(low) != 0) | (np.diff(high) != 0)])
    return csr_matrix((length[first], (low[first], high[first])), shape=(n_nodes, n_nodes))


def _near_any(vertices: Vertices, points: np.ndarray, reach_m: float) -> np.ndarray:
    """Say which lines may lie within some times the reach of any point: those with points around."""
    margin, begins = NEAR_REACHES * reach_m, vertices.starts[:-1]
    low, high = (np.column_stack([most.reduceat(values, begins) for values in vertices.xy.T])
                 for most in (np.minimum, np.maximum))
    return boxes_with_any(low - margin, high + margin, points, margin)


def boxes_with_any(low: np.ndarray, high: np.ndarray, points: np.ndarray, cell_m: float) -> np.ndarray:
    """Say which boxes (n, 2), (n, 2) may hold any of the points: those whose cells, at least so wide, do.

    How many points lie in a box is read off four corners of a grid that counts them from its origin.
    """
    origin, far = extent(points)
    cell_m = max(cell_m, float((far - origin).max()) / NEAR_CELLS, QUANTUM_M)
    shape = ((far - origin) // cell_m).astype(np.int64) + 1
    at = [((points[:, axis] - origin[axis]) / cell_m).astype(np.int64).clip(0, shape[axis] - 1)
          for axis in (0, 1)]
    counted = np.zeros(shape + 1, dtype=np.int32)
    found = np.bincount(at[0] * shape[1] + at[1], minlength=shape[0] * shape[1])
    counted[1:, 1:] = found.reshape(shape).cumsum(axis=0).cumsum(axis=1)
    corners = []
    for axis in (0, 1):
        first = np.floor((low[:, axis] - origin[axis]) / cell_m)
        last = np.floor((high[:, axis] - origin[axis]) / cell_m) + 1
        corners.append([np.clip(v, 0, shape[axis]).astype(np.int64) for v in (first, last)])
    (left, right), (bottom, top) = corners
    inside = counted[right, top] - counted[left, top] - counted[right, bottom] + counted[left, bottom]
    return inside > 0


def with_crossings(vertices: Vertices, separation: np.ndarray | None) -> tuple[Vertices, int, int]:
    """Insert a vertex into both lines wherever two segments cross, save where one passes over the other.

    The place is computed once for both, so that it becomes one node. Lines whose ``separation``
    (n_lines,) differs stay as they are. Returns how many places were joined, and how many left apart.
    """
    begins = vertices.segment_starts()
    a, b = vertices.xy[begins], vertices.xy[begins + 1]
    lines = shapely.linestrings(np.stack([a, b], axis=1))
    one, two = shapely.STRtree(lines).query(lines, predicate="intersects")
    once = one < two
    one, two = one[once], two[once]

    p, r = a[one], b[one] - a[one]
    q, s = a[two], b[two] - a[two]
    cross = r[:, 0] * s[:, 1] - r[:, 1] * s[:, 0]
    lengths = np.hypot(*r.T) * np.hypot(*s.T)
    slanted = np.abs(cross) > 1e-12 * lengths
    one, two, p, r, q, s, cross = (v[slanted] for v in (one, two, p, r, q, s, cross))
    along_one = ((q - p)[:, 0] * s[:, 1] - (q - p)[:, 1] * s[:, 0]) / cross
    along_two = ((q - p)[:, 0] * r[:, 1] - (q - p)[:, 1] * r[:, 0]) / cross
    place = p + along_one[:, None] * r

    # Where the crossing is a vertex of one of them, that vertex is the place for the other.
    for own in (one, two):
        for vertex in (a[own], b[own]):
            near = np.hypot(*(place - vertex).T) < QUANTUM_M
            place[near] = vertex[near]
    joined = np.ones(len(one), dtype=bool)
    if separation is not None:
        line = vertices.line
        joined = separation[line[begins[one]]] == separation[line[begins[two]]]
    apart = _passing(vertices, (begins[one[~joined]], begins[two[~joined]]), place[~joined])
    one, two, along_one, along_two, place = (v[joined] for v in (one, two, along_one, along_two, place))
    segment = np.concatenate([one, two])
    share = np.concatenate([along_one, along_two])
    place = np.concatenate([place, place])
    length = np.hypot(*(b - a)[segment].T)
    new = (share * length > QUANTUM_M) & ((1 - share) * length > QUANTUM_M)
    order = np.lexsort((share[new], begins[segment[new]]))
    after = begins[segment[new]][order]
    return vertices.insert(after, place[new][order]), number_places(place[new])[1], apart


def _passing(vertices: Vertices, begins: tuple[np.ndarray, np.ndarray], place: np.ndarray) -> int:
    """Count the places at which neither line ends and not both have a vertex."""
    ends, meets = np.zeros(len(place), dtype=bool), np.ones(len(place), dtype=bool)
    last = np.zeros(len(vertices.xy), dtype=bool)
    last[vertices.starts[:-1]] = last[vertices.starts[1:] - 1] = True
    for own in begins:
        at = np.zeros(len(place), dtype=bool)
        for vertex in (own, own + 1):
            here = np.hypot(*(place - vertices.xy[vertex]).T) < QUANTUM_M
            ends |= here & last[vertex]
            at |= here
        meets &= at
    return number_places(place[~ends & ~meets])[1]

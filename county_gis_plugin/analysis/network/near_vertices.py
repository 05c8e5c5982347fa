"""Join vertices that were meant to be one: junctions whose roads were drawn a hand's breadth apart."""

from __future__ import annotations

import numpy as np
from scipy.sparse.csgraph import connected_components, dijkstra
from scipy.spatial import cKDTree

from .model import extent, ranges
from .search import Places, tile_of
from .topology import QUANTUM_M, Vertices, least, merge_nodes, place_order

# Vertices farther apart are no slip of the mouse, but a road and the cycle track beside it (metres).
FARTHEST_M = 2.0
# So many of the nearest nodes are looked at; those of the own line are among them.
_NEIGHBOURS = 8
# Cells in which company is looked for, in tolerances: wider ones hold more, narrower ones cut more pairs.
_CELL = 8.0
_ROUNDS = 3
_AT_A_TIME = 100


def join_near(
    vertices: Vertices, tolerance_m: float, separation: np.ndarray | None
) -> tuple[Vertices, int]:
    """Join nodes of different lines within ``tolerance_m``, but at most 2 m, of one another, and count them.

    Joined are two nodes that are each other's nearest, three rounds long, so that several may become
    one. They stay two if the lines at both do not all have the same ``separation`` (n_lines,), if a
    line passes both (a hairpin bend), or if the way from one to the other is short: then they belong
    to a junction that is there already, or to a chain of short lines, which must not fall into itself.
    """
    reach_m = min(tolerance_m, FARTHEST_M)
    one, two = _pairs(vertices, reach_m)
    joined = 0
    for _ in range(_ROUNDS):
        node = vertices.node
        one, two = one[node[one] != node[two]], two[node[one] != node[two]]
        if not len(one):
            break
        fits = _may_meet(vertices, one, two, separation, reach_m)
        one, two = one[fits], two[fits]
        nearest = _mutual(vertices, one, two)
        pairs = np.stack([node[one[nearest]], node[two[nearest]]], axis=1)
        joined += len(pairs)
        vertices = Vertices(vertices.xy, vertices.starts, merge_nodes(node, pairs))
    return vertices, joined


def _pairs(vertices: Vertices, reach_m: float) -> tuple[np.ndarray, np.ndarray]:
    """Pair vertices, one for each node, that lie within the reach of one another."""
    of_node = np.full(int(vertices.node.max()) + 1, -1, dtype=np.int64)
    of_node[vertices.node[::-1]] = np.arange(len(vertices.node))[::-1]
    some = of_node[of_node >= 0]
    some = some[_in_company(vertices.xy[some], reach_m)]
    if len(some) < 2:
        return (np.zeros(0, dtype=np.int64),) * 2
    xy = vertices.xy[some]
    _, other = cKDTree(xy).query(xy, k=min(_NEIGHBOURS + 1, len(some)), distance_upper_bound=reach_m)
    row = np.repeat(np.arange(len(some)), other.shape[1])
    other = other.ravel()
    found = (other < len(some)) & (row != other)
    low, high = np.minimum(row[found], other[found]), np.maximum(row[found], other[found])
    pairs = np.unique(low * len(some) + high)
    return some[pairs // len(some)], some[pairs % len(some)]


def _in_company(xy: np.ndarray, reach_m: float) -> np.ndarray:
    """Say which places share a cell with others; of those near a cell's edge, a cell over that edge too.

    A sorted list of cells is some times as quick as a tree of all places, most of which are alone.
    """
    cell_m = max(_CELL * reach_m, QUANTUM_M)
    at = (xy - extent(xy)[0]) / cell_m
    found = np.zeros(len(xy), dtype=bool)
    near_edge = [np.abs(at[:, axis] - np.rint(at[:, axis])) <= 1.0 / _CELL + 1e-9 for axis in (0, 1)]
    for x_shifted in (False, True):
        for y_shifted in (False, True):
            rows = np.arange(len(xy))
            for shifted, near in zip((x_shifted, y_shifted), near_edge):
                rows = rows[near[rows]] if shifted else rows
            if len(rows) < 2:
                continue
            key = (at[rows, 0] + 0.5 * x_shifted).astype(np.int64) << 32
            key += (at[rows, 1] + 0.5 * y_shifted).astype(np.int64)
            order = np.argsort(key)
            same = np.flatnonzero(key[order][1:] == key[order][:-1])
            found[rows[order[same]]] = found[rows[order[same + 1]]] = True
    return found


def _may_meet(
    vertices: Vertices, one: np.ndarray, two: np.ndarray, separation: np.ndarray | None, reach_m: float
) -> np.ndarray:
    """Say which pairs of vertices stand for nodes that may be joined."""
    line, starts, counts = _lines_at(vertices, np.concatenate([one, two]))
    first, second = np.arange(len(one)), np.arange(len(one)) + len(one)
    fits = np.ones(len(one), dtype=bool)
    if separation is not None:
        key = separation[line]
        lowest, highest = np.minimum.reduceat(key, starts), np.maximum.reduceat(key, starts)
        fits &= (lowest[first] == highest[first]) & (lowest[second] == highest[second])
        fits &= lowest[first] == lowest[second]
    # Every line at the one beside every line at the other.
    both = counts[first] * counts[second]
    pair = np.repeat(first, both)
    within = ranges(np.zeros(len(one), dtype=np.int64), both)
    mine = line[starts[pair] + within // counts[second][pair]]
    theirs = line[starts[second][pair] + within % counts[second][pair]]
    fits[pair[mine == theirs]] = False
    rows = np.flatnonzero(fits)
    apart_m = np.hypot(*(vertices.xy[one[rows]] - vertices.xy[two[rows]]).T)
    way_m = _ways(vertices, one[rows], two[rows], 3.0 * reach_m)
    fits[rows[way_m <= 2.0 * reach_m + apart_m]] = False
    return fits


def _lines_at(vertices: Vertices, at: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """List the lines at the node of each of some vertices: all one after the other, starts, counts."""
    number = np.full(int(vertices.node.max()) + 1, -1, dtype=np.int64)
    involved, local = np.unique(vertices.node[at], return_inverse=True)
    number[involved] = np.arange(len(involved))
    here = np.flatnonzero(number[vertices.node] >= 0)
    here = here[np.argsort(number[vertices.node[here]], kind="stable")]
    counts = np.bincount(number[vertices.node[here]])
    starts = np.cumsum(counts) - counts
    own = counts[local]
    line = vertices.line[here][ranges(starts[local], own)]
    return line, np.cumsum(own) - own, own


def _mutual(vertices: Vertices, one: np.ndarray, two: np.ndarray) -> np.ndarray:
    """Give the pairs (row numbers) in which each node is the other's nearest."""
    apart_m = np.hypot(*(vertices.xy[one] - vertices.xy[two]).T)
    ends = vertices.node[np.concatenate([one, two])]
    pair = np.tile(np.arange(len(one)), 2)
    # Of equally near ones the leftmost, then lowest, whatever the order of the rows.
    middle = 0.5 * (vertices.xy[one] + vertices.xy[two])
    rank = np.empty(len(one), dtype=np.int64)
    rank[np.lexsort((middle[:, 1], middle[:, 0], apart_m))] = np.arange(len(one))
    order = np.lexsort((rank[pair], ends))
    first = np.ones(len(order), dtype=bool)
    first[1:] = ends[order][1:] != ends[order][:-1]
    chosen = pair[order[first]]
    return np.flatnonzero(np.bincount(chosen, minlength=len(one)) == 2)


def _ways(vertices: Vertices, one: np.ndarray, two: np.ndarray, limit_m: float) -> np.ndarray:
    """Measure the ways along the lines between pairs of vertices (metres, infinite beyond the limit)."""
    way_m = np.full(len(one), np.inf)
    begins = vertices.segment_starts()
    length = np.hypot(*(vertices.xy[begins + 1] - vertices.xy[begins]).T)
    short = length <= limit_m  # a short way has short segments
    begins, length = begins[short], length[short]
    tail, head = vertices.node[begins], vertices.node[begins + 1]
    nodes, local = np.unique(np.concatenate([tail, head]), return_inverse=True)
    if not len(nodes):
        return way_m
    xy = np.empty((len(nodes), 2))
    xy[local] = vertices.xy[np.concatenate([begins, begins + 1])]
    matrix = least(local[: len(begins)], local[len(begins) :], length, len(nodes))
    matrix = (matrix + matrix.T).tocsr()
    part = connected_components(matrix, directed=False)[1]
    ends = [np.minimum(np.searchsorted(nodes, vertices.node[v]), len(nodes) - 1) for v in (one, two)]
    there = (nodes[ends[0]] == vertices.node[one]) & (nodes[ends[1]] == vertices.node[two])
    rows = np.flatnonzero(there & (part[ends[0]] == part[ends[1]]))
    rows = rows[place_order(xy[ends[0][rows]])]
    places, number = Places(xy), np.full(len(nodes), -1, dtype=np.int64)
    for begin in range(0, len(rows), _AT_A_TIME):
        some = rows[begin : begin + _AT_A_TIME]
        low, high = extent(xy[ends[0][some]])
        near = places.inside(low - 2.0 * limit_m, high + 2.0 * limit_m)
        graph = tile_of(matrix, near, number)
        sources, row = np.unique(number[ends[0][some]], return_inverse=True)
        target = number[ends[1][some]]
        found = dijkstra(graph, indices=sources, limit=limit_m)
        way_m[some] = np.where(target >= 0, found[row, target], np.inf)
        number[near] = -1
    return way_m

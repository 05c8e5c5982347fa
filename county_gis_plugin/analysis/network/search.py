"""Search the network: places added to the graph, one multi-source pass, bounded searches on tiles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from scipy import sparse
from scipy.sparse.csgraph import dijkstra

from ..progress import Progress
from .model import SAME_PLACE_M, Network, ranges

# Largest table of distances held at a time (entries of 8 bytes).
_MAX_TABLE = 6_000_000


@dataclass(frozen=True, eq=False)
class Graph:
    """Hold the network's cost graph with extra nodes for places on edges.

    Nodes ``0 … n_nodes − 1`` are junctions, the next ones *stations*: places inside edges, one
    for each distinct place. ``arc_edge, arc_from_m, arc_to_m`` say which piece of which edge each
    arc is.
    """

    network: Network
    tail: np.ndarray
    head: np.ndarray
    cost: np.ndarray
    arc_edge: np.ndarray
    arc_from_m: np.ndarray
    arc_to_m: np.ndarray
    station_edge: np.ndarray
    station_offset_m: np.ndarray
    station_place: np.ndarray
    station_cost: np.ndarray
    node_of: np.ndarray

    @property
    def n_nodes(self) -> int:
        return self.network.n_nodes + len(self.station_edge)

    def matrix(
        self, *, reverse: bool = False, extra: tuple[np.ndarray, ...] | None = None, size: int = 0
    ) -> sparse.csr_matrix:
        """Give the cost matrix, turned round where asked, with ``extra`` (tail, head, cost) arcs."""
        tail, head, cost = self.tail, self.head, self.cost
        if reverse:
            tail, head = head, tail
        if extra is not None:
            tail, head, cost = (np.concatenate(pair) for pair in zip((tail, head, cost), extra))
        n = self.n_nodes + size
        return sparse.csr_matrix((cost, (tail, head)), shape=(n, n))

    def xy(self) -> np.ndarray:
        """Give the coordinates of all nodes."""
        stations = self.network.xy_at(self.station_edge, self.station_offset_m)
        return np.concatenate([self.network.node_xy, stations])

    def ways(self, edge: np.ndarray, offset_m: np.ndarray, *, leaving: bool) -> Ways:
        """Give for places on edges the two graph nodes they lie between and the cost to (from) each.

        ``leaving``: costs from the place to the nodes; else from the nodes to the place. A closed
        way costs infinity.
        """
        net = self.network
        place = net.place(edge, offset_m)
        cost = net.cost_at(edge, offset_m)
        before = np.searchsorted(self.station_place, place + SAME_PLACE_M, side="right") - 1
        # A station at the place itself lies on both sides of it.
        behind = before + 1
        if len(self.station_place):
            behind = behind - ((before >= 0) & (self.station_place[before] >= place - SAME_PLACE_M))
        has_before = (before >= 0) & (self._station_edge_at(before) == edge)
        has_behind = (behind < len(self.station_edge)) & (self._station_edge_at(behind) == edge)

        low_node = np.where(has_before, net.n_nodes + before, net.edge_from[edge])
        high_node = np.where(has_behind, net.n_nodes + behind, net.edge_to[edge])
        low_m = np.where(has_before, self._at(self.station_offset_m, before), 0.0)
        high_m = np.where(has_behind, self._at(self.station_offset_m, behind), net.edge_length_m[edge])
        low_cost = np.abs(cost - np.where(has_before, self._at(self.station_cost, before), 0.0))
        high_cost = np.abs(
            np.where(has_behind, self._at(self.station_cost, behind), net.edge_cost[edge]) - cost
        )

        forward, backward = np.isfinite(net.edge_forward[edge]), np.isfinite(net.edge_backward[edge])
        to_low, to_high = (backward, forward) if leaving else (forward, backward)
        along, against = net.forward_factor[edge], net.backward_factor[edge]
        low_cost, high_cost = (
            (low_cost * against, high_cost * along) if leaving else (low_cost * along, high_cost * against)
        )
        # At a node one stands on all its edges, whatever the direction of this one.
        at_low, at_high = np.abs(offset_m - low_m) <= SAME_PLACE_M, np.abs(high_m - offset_m) <= SAME_PLACE_M
        low_cost = np.where(at_low, 0.0, np.where(to_low, low_cost, np.inf))
        high_cost = np.where(at_high, 0.0, np.where(to_high, high_cost, np.inf))
        return Ways(edge, offset_m, low_node, low_cost, low_m, high_node, high_cost, high_m)

    def _at(self, values: np.ndarray, at: np.ndarray) -> np.ndarray:
        return values[np.clip(at, 0, len(values) - 1)] if len(values) else np.zeros(len(at))

    def _station_edge_at(self, at: np.ndarray) -> np.ndarray:
        return self._at(self.station_edge, at) if len(self.station_edge) else np.full(len(at), -1)


@dataclass(frozen=True, eq=False)
class Ways:
    """Hold, for places on edges, the graph nodes on both sides: number, cost, and where on the edge."""

    edge: np.ndarray
    offset_m: np.ndarray
    low_node: np.ndarray
    low_cost: np.ndarray
    low_m: np.ndarray
    high_node: np.ndarray
    high_cost: np.ndarray
    high_m: np.ndarray

    def best(self, dist: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Give the least cost through either node, and whether it goes through the high one."""
        low, high = dist[..., self.low_node] + self.low_cost, dist[..., self.high_node] + self.high_cost
        return np.minimum(low, high), high < low

    def take(self, rows: np.ndarray) -> Ways:
        return Ways(*(getattr(self, name)[rows] for name in self.__dataclass_fields__))


def graph_with(network: Network, edge: np.ndarray, offset_m: np.ndarray) -> Graph:
    """Add places on edges to the network's graph; ``node_of`` numbers the node of each place."""
    length = network.edge_length_m[edge]
    node_of = np.full(len(edge), -1, dtype=np.int64)
    at_start, at_end = offset_m <= SAME_PLACE_M, offset_m >= length - SAME_PLACE_M
    node_of[at_end] = network.edge_to[edge[at_end]]
    node_of[at_start] = network.edge_from[edge[at_start]]
    inside = np.flatnonzero(~at_start & ~at_end)
    place = network.place(edge[inside], offset_m[inside])
    order = np.argsort(place, kind="stable")
    inside, place = inside[order], place[order]
    new = np.concatenate([[True], np.diff(place) > SAME_PLACE_M]) if len(place) else np.zeros(0, bool)
    node_of[inside] = network.n_nodes + np.cumsum(new) - 1
    station_edge, station_offset = edge[inside][new], offset_m[inside][new]
    station_cost = network.cost_at(station_edge, station_offset)

    tail, head, cost, arc_edge, along = network.arcs
    whole = network.edge_length_m[arc_edge]
    extra = _station_arcs(network, station_edge, station_offset, station_cost)
    columns = (tail, head, cost, arc_edge, np.where(along, 0.0, whole), np.where(along, whole, 0.0))
    columns = [np.concatenate(pair) for pair in zip(columns, extra)]
    return Graph(
        network,
        *columns,
        station_edge=station_edge,
        station_offset_m=station_offset,
        station_place=place[new],
        station_cost=station_cost,
        node_of=node_of,
    )


def _station_arcs(
    network: Network, edge: np.ndarray, offset_m: np.ndarray, cost: np.ndarray
) -> tuple[np.ndarray, ...]:
    """Link the stations of each edge with one another and with the edge's ends, in both open directions."""
    if not len(edge):
        nothing = np.zeros(0)
        return (
            nothing.astype(np.int64),
            nothing.astype(np.int64),
            nothing,
            nothing.astype(np.int64),
            nothing,
            nothing,
        )
    number = network.n_nodes + np.arange(len(edge))
    first = np.concatenate([[True], edge[1:] != edge[:-1]])
    last = np.concatenate([edge[1:] != edge[:-1], [True]])
    # One link from what lies before each station, and one behind the last station of an edge.
    low_node = np.concatenate([np.where(first, network.edge_from[edge], number - 1), number[last]])
    high_node = np.concatenate([number, network.edge_to[edge[last]]])
    low_m = np.concatenate([np.where(first, 0.0, np.roll(offset_m, 1)), offset_m[last]])
    high_m = np.concatenate([offset_m, network.edge_length_m[edge[last]]])
    low_cost = np.concatenate([np.where(first, 0.0, np.roll(cost, 1)), cost[last]])
    high_cost = np.concatenate([cost, network.edge_cost[edge[last]]])
    link_edge = np.concatenate([edge, edge[last]])
    link_cost = np.maximum(high_cost - low_cost, 0.0)
    forward, backward = (
        np.isfinite(network.edge_forward[link_edge]),
        np.isfinite(network.edge_backward[link_edge]),
    )
    tail = np.concatenate([low_node[forward], high_node[backward]]).astype(np.int64)
    head = np.concatenate([high_node[forward], low_node[backward]]).astype(np.int64)
    along = link_cost * network.forward_factor[link_edge]
    against = link_cost * network.backward_factor[link_edge]
    link_cost = np.concatenate([along[forward], against[backward]])
    # A single station on a loop is linked to the loop's node both ways round: the cheaper one stays.
    order = np.lexsort((link_cost, head, tail))
    order = order[np.concatenate([[True], (np.diff(tail[order]) != 0) | (np.diff(head[order]) != 0)])]
    link_edge = np.concatenate([link_edge[forward], link_edge[backward]])
    from_m = np.concatenate([low_m[forward], high_m[backward]])
    to_m = np.concatenate([high_m[forward], low_m[backward]])
    return tail[order], head[order], link_cost[order], link_edge[order], from_m[order], to_m[order]


@dataclass(frozen=True, eq=False)
class Tree:
    """Hold the least cost from (or to) the nearest of several sources for each graph node.

    ``source`` is −1 where none is reached; ``before`` is the next node on the way to the source.
    """

    dist: np.ndarray
    source: np.ndarray
    before: np.ndarray


def nearest_tree(graph: Graph, node: np.ndarray, start_cost: np.ndarray, *, reverse: bool) -> Tree:
    """Search from all sources at once: each has a graph node and a cost to begin with.

    ``reverse``: costs are those of trips towards the sources. Dijkstra 1959 with one virtual
    source for each row.
    """
    n = graph.n_nodes
    own = n + np.arange(len(node))
    matrix = graph.matrix(reverse=reverse, extra=(own, node, start_cost), size=len(node))
    dist, before, source = dijkstra(
        matrix, directed=True, indices=own, return_predecessors=True, min_only=True
    )
    source = np.where(source >= 0, source - n, -1)
    before = np.where((before >= 0) & (before < n), before, -1)
    return Tree(dist[:n], source[:n], before[:n])


class Places:
    """Find places in a box, looking only at a strip of them."""

    def __init__(self, xy: np.ndarray) -> None:
        self._order = np.argsort(xy[:, 0], kind="stable")
        self._x, self._y = xy[self._order, 0], xy[self._order, 1]

    def inside(self, low: np.ndarray, high: np.ndarray) -> np.ndarray:
        """Give the numbers, ascending, of the places in a box."""
        strip = slice(np.searchsorted(self._x, low[0]), np.searchsorted(self._x, high[0], side="right"))
        y = self._y[strip]
        return np.sort(self._order[strip][(y >= low[1]) & (y <= high[1])])


@dataclass(frozen=True, eq=False)
class Table:
    """Hold the costs from some sources to all graph nodes within a box.

    ``dist`` is (sources, nodes + 1), infinite beyond the limit; its last column is infinite and
    stands for all nodes outside. ``local`` numbers the columns by graph node (−1: outside, which
    is the last column).
    """

    sources: np.ndarray
    nodes: np.ndarray
    dist: np.ndarray
    local: np.ndarray
    low: np.ndarray
    high: np.ndarray


def bounded_tables(
    graph: Graph,
    node: np.ndarray,
    start_cost: np.ndarray,
    limit: np.ndarray | float,
    *,
    reverse: bool,
    progress: Progress | None = None,
) -> Iterator[Table]:
    """Search from each source by itself up to its limit, tile by tile.

    Sources that lie near one another share a tile: the part of the graph that a trip within the
    limit can reach, so that the work follows the limit and not the network. A table is good until
    the next one is asked for. Costs include the start cost.
    """
    progress = progress or Progress()
    limit = np.broadcast_to(np.asarray(limit, dtype=float), node.shape)
    matrix = graph.matrix(reverse=reverse)
    xy = graph.xy()
    places = Places(xy)
    local = np.full(graph.n_nodes, -1, dtype=np.int64)
    # A millimetre more: a place may be reached exactly at the limit.
    net = graph.network
    reach_m = np.maximum(limit - start_cost, 0.0) * net.max_speed + net.slack_m + 1e-3
    done = 0
    for group in _groups(xy[node], reach_m):
        progress.check()
        low = (xy[node[group]] - reach_m[group, None]).min(axis=0)
        high = (xy[node[group]] + reach_m[group, None]).max(axis=0)
        nodes = places.inside(low, high)
        tile = tile_of(matrix, nodes, local)
        step = max(1, _MAX_TABLE // len(nodes))
        for begin in range(0, len(group), step):
            progress.update((done + begin) / len(node))
            rows = group[begin : begin + step]
            dist = np.full((len(rows), len(nodes) + 1), np.inf)
            dist[:, :-1] = _search(tile, local[node[rows]], start_cost[rows], limit[rows])
            yield Table(rows, nodes, dist, local, low, high)
        local[nodes] = -1
        done += len(group)


def _search(tile: sparse.csr_matrix, node: np.ndarray, start: np.ndarray, limit: np.ndarray) -> np.ndarray:
    room = limit - start
    longest = float(room.max()) if len(room) else 0.0
    bound = longest + 1e-6 if np.isfinite(longest) else np.inf
    table = dijkstra(tile, directed=True, indices=node, limit=max(bound, 0.0))
    table += start[:, None]
    table[table > limit[:, None] + 1e-6] = np.inf
    return table


def _groups(xy: np.ndarray, reach_m: np.ndarray) -> list[np.ndarray]:
    """Group sources that lie in one cell, the cell about as wide as they reach."""
    if not len(xy):
        return []
    finite = reach_m[np.isfinite(reach_m)]
    if len(finite) < len(reach_m):
        return [np.arange(len(xy))]
    cell_m = max(float(np.median(finite)), 1.0)
    at = np.floor((xy - xy.min(axis=0)) / cell_m).astype(np.int64)
    order = np.lexsort((xy[:, 1], xy[:, 0], at[:, 1], at[:, 0]))
    at = at[order]
    breaks = np.flatnonzero((at[1:] != at[:-1]).any(axis=1)) + 1
    return np.split(order, breaks)


def tile_of(matrix: sparse.csr_matrix, nodes: np.ndarray, local: np.ndarray) -> sparse.csr_matrix:
    """Cut the rows and columns ``nodes`` out of the matrix; ``local`` is left with their numbers."""
    local[nodes] = np.arange(len(nodes))
    if len(nodes) == matrix.shape[0]:
        return matrix
    counts = matrix.indptr[nodes + 1] - matrix.indptr[nodes]
    arcs = ranges(matrix.indptr[nodes], counts)
    head = local[matrix.indices[arcs]]
    stays = head >= 0
    row = np.repeat(np.arange(len(nodes)), counts)[stays]
    indptr = np.concatenate([[0], np.cumsum(np.bincount(row, minlength=len(nodes)))])
    return sparse.csr_matrix((matrix.data[arcs][stays], head[stays], indptr), shape=(len(nodes),) * 2)

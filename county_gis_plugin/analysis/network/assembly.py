"""Put segments together to a network: edges, junctions, cumulated lengths and costs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from ..errors import InputError, message
from ..progress import Progress
from .contraction import Segments, chain, joints, without_doubles
from .model import SAME_PLACE_M, Lines, Network, differ, ranges, skipped_rows
from .topology import Vertices, place_order


@dataclass
class _Edges:
    """Hold the edges: ends (node numbers), open directions, and their segments one after the other.

    ``lean`` is that of ``Segments``.
    """

    tail: np.ndarray
    head: np.ndarray
    forward: np.ndarray
    backward: np.ndarray
    counts: np.ndarray
    segment: np.ndarray
    flipped: np.ndarray
    lean: np.ndarray

    @property
    def starts(self) -> np.ndarray:
        """Give the first vertex of each edge, and the end: an edge has a vertex more than segments."""
        return np.concatenate([[0], np.cumsum(self.counts + 1)]).astype(np.int64)

    def priced(self, cost: np.ndarray) -> dict[str, np.ndarray]:
        """Give each edge's cost forward and backward: ``cost`` the quicker way, infinite where closed."""
        return {
            "edge_forward": np.where(self.forward, cost * np.exp(np.maximum(-self.lean, 0.0)), np.inf),
            "edge_backward": np.where(self.backward, cost * np.exp(np.maximum(self.lean, 0.0)), np.inf),
        }


def assemble(
    segments: Segments,
    vertices: Vertices,
    lines: Lines,
    counts: dict[str, int],
    *,
    slack_m: float,
    progress: Progress,
) -> Network:
    """Contract segments to edges and lay out the network; ``counts`` is filled in.

    Costs are for ``in_metres`` or ``with_speeds`` to set.

    Raises
    ------
    InputError
        If no segment has any length.
    """
    n_nodes = int(vertices.node.max()) + 1
    no_length = segments.tail == segments.head
    if no_length.any():
        segments = segments.take(~no_length)
    skipped = _without_length(segments, lines, counts)
    if not len(segments):
        raise InputError(
            message("{layer}: no line has any length; check the layer and TOLERANCE.", layer=lines.input_name)
        )
    segments, counts["doubled_segments"] = without_doubles(segments, n_nodes)
    counts["segments"] = len(segments)
    progress.check()

    node_xy = _node_places(vertices, n_nodes)
    edges = _edges(segments, vertices, node_xy)
    progress.check()
    junction = np.unique(np.concatenate([edges.tail, edges.head]))
    junction = junction[place_order(node_xy[junction])]
    edges, starts = _in_order(edges, segments, vertices, junction, n_nodes)
    laid_out = _laid_out(edges, starts, segments, vertices, lines)
    counts.update(edges=len(edges.tail), nodes=len(junction))
    length_m = laid_out["length_m"]
    return Network(
        mode="distance",
        crs=lines.crs,
        node_xy=node_xy[junction],
        edge_from=edges.tail.astype(np.int32),
        edge_to=edges.head.astype(np.int32),
        **edges.priced(length_m[starts[1:] - 1]),
        edge_starts=starts,
        road_ids=lines.attributes.index,
        components=_components(edges, len(junction), counts),
        skipped=skipped,
        counts=counts,
        cost=length_m,
        slack_m=slack_m,
        **laid_out,
    )


def in_metres(network: Network, counts: Mapping[str, int]) -> Network:
    """Give the network in which costs are metres; it shares all the rest with ``network``."""
    plain = replace(network, mode="distance", walk_speed=None, counts=counts)
    return _costing(plain, network.length_m, 1.0)


def with_speeds(
    network: Network, mode: str, speed_ms: np.ndarray, walk_speed: float, counts: Mapping[str, int]
) -> Network:
    """Give the network in which costs are seconds; it shares all the rest with ``network``.

    ``speed_ms`` is the speed on each road, in metres a second.
    """
    begins = np.delete(np.arange(len(network.xy)), network.edge_starts[1:] - 1)
    speed = speed_ms[network.vertex_line[begins]]
    seconds = (network.length_m[begins + 1] - network.length_m[begins]) / speed
    timed = replace(network, mode=mode, walk_speed=walk_speed, counts=counts)
    return _costing(timed, _cumulated(seconds, network.edge_starts), max(float(speed.max()), walk_speed))


def _costing(network: Network, cost: np.ndarray, fastest: float) -> Network:
    """Set the costs, cumulated along each edge; what was closed, or slower one way, stays so."""
    whole = cost[network.edge_starts[1:] - 1]
    network = replace(
        network,
        cost=cost,
        edge_forward=np.where(np.isfinite(network.edge_forward), whole * network.forward_factor, np.inf),
        edge_backward=np.where(np.isfinite(network.edge_backward), whole * network.backward_factor, np.inf),
    )
    return replace(network, max_speed=_most_metres_a_cost(network, fastest))


def _without_length(segments: Segments, lines: Lines, counts: dict[str, int]) -> pd.DataFrame:
    """List the features of which nothing is left: lines of one place, or swallowed by the tolerance."""
    left, used = np.zeros((2, len(lines.attributes)), dtype=bool)
    left[lines.feature[segments.line]] = True
    used[lines.feature] = True
    gone = lines.attributes.index[used & ~left]
    counts["no_length"] = len(gone)
    return pd.concat([lines.skipped, skipped_rows(lines.input_name, gone, "no_length")], ignore_index=True)


def _node_places(vertices: Vertices, n_nodes: int) -> np.ndarray:
    """Give each node a place: of merged vertices the leftmost, then lowest, whatever the order of rows."""
    node_xy = np.empty((n_nodes, 2))
    node_xy[vertices.node] = vertices.xy
    merged = np.zeros(n_nodes, dtype=bool)
    merged[vertices.node[differ(node_xy[vertices.node], vertices.xy)]] = True
    rows = np.flatnonzero(merged[vertices.node])
    order = rows[np.lexsort((vertices.xy[rows, 1], vertices.xy[rows, 0]))[::-1]]
    node_xy[vertices.node[order]] = vertices.xy[order]
    return node_xy


def _edges(segments: Segments, vertices: Vertices, node_xy: np.ndarray) -> _Edges:
    chains = chain(segments, joints(segments, len(node_xy)), node_xy)
    first, last = chains.starts[:-1], chains.starts[1:] - 1
    first_segment, last_segment = chains.segment[first], chains.segment[last]
    flipped = chains.flipped[first]
    return _Edges(
        tail=np.where(flipped, segments.head[first_segment], segments.tail[first_segment]),
        head=np.where(chains.flipped[last], segments.tail[last_segment], segments.head[last_segment]),
        forward=np.where(flipped, segments.backward[first_segment], segments.forward[first_segment]),
        backward=np.where(flipped, segments.forward[first_segment], segments.backward[first_segment]),
        counts=np.diff(chains.starts),
        segment=chains.segment,
        flipped=chains.flipped,
        lean=np.zeros(len(first))
        if segments.lean is None
        else np.where(flipped, -segments.lean[first_segment], segments.lean[first_segment]),
    )


def _in_order(
    edges: _Edges, segments: Segments, vertices: Vertices, junction: np.ndarray, n_nodes: int
) -> tuple[_Edges, np.ndarray]:
    """Number the junctions by place, turn edges to run from the lower number, and sort them.

    So the order of the input rows changes nothing.
    """
    number = np.full(n_nodes, -1, dtype=np.int64)
    number[junction] = np.arange(len(junction))
    tail, head = number[edges.tail], number[edges.head]
    first = np.concatenate([[0], np.cumsum(edges.counts)[:-1]])
    last = first + edges.counts - 1

    def place(at: np.ndarray, end: bool) -> np.ndarray:
        """Give where a segment ends or begins, as the edge runs."""
        vertex = segments.tail_vertex[edges.segment[at]]
        return vertices.xy[vertex + (edges.flipped[at] != end)]

    second, before_last = place(first, True), place(last, False)
    turned_ring = (second[:, 0] > before_last[:, 0]) | (
        (second[:, 0] == before_last[:, 0]) & (second[:, 1] > before_last[:, 1])
    )
    turn = (tail > head) | ((tail == head) & turned_ring)
    low, high = np.minimum(tail, head), np.maximum(tail, head)
    length = np.add.reduceat(segments.length_m[edges.segment], first)
    middle = place(first + edges.counts // 2, False)
    order = np.lexsort((middle[:, 1], middle[:, 0], np.round(length, 6), high, low))

    counts, turn = edges.counts[order], turn[order]
    up = ranges(first[order], counts)
    turned = np.repeat(turn, counts)
    at = np.where(turned, np.repeat(first[order] + last[order], counts) - up, up)
    forward, backward = edges.forward[order], edges.backward[order]
    result = _Edges(
        tail=low[order],
        head=high[order],
        forward=np.where(turn, backward, forward),
        backward=np.where(turn, forward, backward),
        counts=counts,
        segment=edges.segment[at],
        flipped=edges.flipped[at] != turned,
        lean=np.where(turn, -edges.lean[order], edges.lean[order]),
    )
    return result, result.starts


def _laid_out(
    edges: _Edges, starts: np.ndarray, segments: Segments, vertices: Vertices, lines: Lines
) -> dict[str, np.ndarray]:
    """Lay out the vertices of the edges with the length cumulated from each edge's start."""
    n_vertices = int(starts[-1])
    ends_edge = np.zeros(n_vertices, dtype=bool)
    ends_edge[starts[1:] - 1] = True
    place, last_place, last = np.flatnonzero(~ends_edge), starts[1:] - 1, np.cumsum(edges.counts) - 1
    tail_vertex = segments.tail_vertex[edges.segment]
    xy = np.empty((n_vertices, 2))
    xy[place] = vertices.xy[tail_vertex + edges.flipped]
    xy[last_place] = vertices.xy[tail_vertex[last] + ~edges.flipped[last]]
    feature = np.empty(n_vertices, dtype=np.int32)
    feature[place] = lines.feature[segments.line[edges.segment]]
    feature[last_place] = feature[last_place - 1]
    length = _cumulated(segments.length_m[edges.segment], starts)
    return {"xy": xy, "length_m": length, "vertex_line": feature}


def _cumulated(values: np.ndarray, starts: np.ndarray) -> np.ndarray:
    """Add up the values of segments from each edge's start: one sum for each vertex."""
    # One running sum that falls back to zero where an edge ends: it never grows beyond an edge,
    # so that a county's length does not blur a metre.
    counts = np.diff(starts) - 1
    total = np.zeros(int(starts[-1]))
    total[np.delete(np.arange(len(total)), starts[:-1])] = values
    total[starts[1:-1]] -= np.add.reduceat(values, np.cumsum(counts) - counts)[:-1]
    np.cumsum(total, out=total)
    total[starts[:-1]] = 0.0
    return total


def _components(edges: _Edges, n_nodes: int, counts: dict[str, int]) -> np.ndarray:
    graph = coo_matrix((np.ones(len(edges.tail), bool), (edges.tail, edges.head)), shape=(n_nodes, n_nodes))
    counts["components"], label = connected_components(graph, directed=False)
    return label


def _most_metres_a_cost(network: Network, fastest: float) -> float:
    """Give the most metres that a unit of cost can move a traveller.

    That is ``fastest``, the highest speed, or 1 where costs are metres; but a closed gap moves the
    traveller and costs nothing. ``slack_m`` stands for the gaps at the ends of a trip, so that a
    short piece beside a gap does not count as quick.
    """
    if not network.slack_m:
        return fastest
    # Where an edge is drawn without gaps, nobody moves farther than along it.
    edge = _edges_with_gaps(network)
    n = np.diff(network.edge_starts)[edge]
    at = ranges(network.edge_starts[edge], n)
    cost, whole, xy = network.cost[at], network.edge_cost[edge], network.xy[at]
    tail_xy, head_xy = network.node_xy[network.edge_from[edge]], network.node_xy[network.edge_to[edge]]
    trips = [(np.hypot(*(head_xy - tail_xy).T), whole)]
    for end_xy, spent in ((tail_xy, cost), (head_xy, np.repeat(whole, n) - cost)):
        trips.append((np.hypot(*(xy - np.repeat(end_xy, n, axis=0)).T) - network.slack_m, spent))
    for moved, spent in trips:
        some = moved > 0
        with np.errstate(divide="ignore"):
            fastest = max(fastest, float((moved[some] / spent[some]).max(initial=0.0)))
    return fastest


def _edges_with_gaps(network: Network) -> np.ndarray:
    """Give the edges whose drawn line leaves out a closed gap, or begins or ends beside its junction."""
    starts, xy = network.edge_starts, network.xy
    step = np.diff(xy, axis=0)
    odd = np.abs(np.hypot(step[:, 0], step[:, 1]) - np.diff(network.length_m)) > SAME_PLACE_M
    odd[starts[1:-1] - 1] = False  # from one edge to the next
    found = differ(network.node_xy[network.edge_from], xy[starts[:-1]])
    found |= differ(network.node_xy[network.edge_to], xy[starts[1:] - 1])
    found[np.searchsorted(starts, np.flatnonzero(odd), side="right") - 1] = True
    return np.flatnonzero(found)

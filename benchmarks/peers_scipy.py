"""Search the raw segment graph with scipy."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from answers import CUTOFF_M, Answer, scaled, timed
from raw_graph import ends, read_graph, read_points, same_segment, snap
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import dijkstra

CHUNK = 20
FIRST_SAMPLE = 40


class Peer:
    """Answer with one scipy call over all segments, or one per 20 facilities."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.facilities, self.demand = (read_points(path, name) for name in ("facilities", "demand"))

    def build(self) -> Answer:
        """Read the layer and make the sparse matrix."""
        seconds, _ = timed(self._build)
        return Answer(seconds)

    def _build(self) -> None:
        self.graph = read_graph(self.path)
        self.arcs = self.graph.arcs()

    def snap(self) -> Answer:
        """Snap the demand with shapely's tree; the facilities are snapped untimed."""
        seconds, self.ends_at = timed(snap, self.graph, self.demand)
        self.starts_at = snap(self.graph, self.facilities)
        self._prepare()
        return Answer(seconds)

    def _prepare(self) -> None:
        """Add each facility as a node of its own that leads to the ends of its segment."""
        graph, nodes = self.graph, len(self.graph.node_xy)
        start, end, cost = self.arcs
        cost_a, cost_b = ends(graph, self.starts_at, leaving=True)
        segment = self.starts_at.segment
        number = nodes + np.arange(segment.size)
        cost = np.concatenate([cost, cost_a, cost_b])
        is_open = np.isfinite(cost)
        start = np.concatenate([start, number, number])[is_open]
        end = np.concatenate([end, graph.a[segment], graph.b[segment]])[is_open]
        size = nodes + number.size
        self.csr = csr_matrix((cost[is_open], (start, end)), shape=(size, size))
        self.facility_nodes = number
        self.egress = ends(graph, self.ends_at, leaving=False)
        self.same = same_segment(graph, self.starts_at, self.ends_at)

    def nearest(self) -> Answer:
        """Search from all facilities at once, then read off the cost of each demand row."""
        seconds, (facility, cost) = timed(self._nearest)
        return Answer(seconds, facility=facility, demand=np.arange(cost.size), cost_m=cost)

    def _nearest(self) -> tuple[np.ndarray, np.ndarray]:
        cost, _, source = dijkstra(
            self.csr, indices=self.facility_nodes, min_only=True, return_predecessors=True
        )
        segment = self.ends_at.segment
        a, b = self.graph.a[segment], self.graph.b[segment]
        by_a, by_b = cost[a] + self.egress[0], cost[b] + self.egress[1]
        best = np.minimum(by_a, by_b)
        facility = np.where(by_a <= by_b, source[a], source[b]) - len(self.graph.node_xy)
        origin, destination, direct = self.same
        np.minimum.at(best, destination, direct)
        won = best[destination] == direct
        facility[destination[won]] = origin[won]
        return facility, best

    def matrix(self) -> Answer:
        """Search from 20 facilities at a time up to the cutoff."""
        total = self.facility_nodes.size
        seconds, sample, pairs = scaled(self._matrix, FIRST_SAMPLE, total)
        return Answer(seconds, sample if sample < total else None, total, *pairs, facilities_covered=sample)

    def _matrix(self, count: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        segment = self.ends_at.segment
        a, b = self.graph.a[segment], self.graph.b[segment]
        origin, destination, direct = self.same
        found = []
        for low in range(0, count, CHUNK):
            high = min(low + CHUNK, count)
            cost = dijkstra(self.csr, indices=self.facility_nodes[low:high], limit=CUTOFF_M)
            best = np.minimum(cost[:, a] + self.egress[0], cost[:, b] + self.egress[1])
            here = (origin >= low) & (origin < high)
            np.minimum.at(best, (origin[here] - low, destination[here]), direct[here])
            row, column = np.nonzero(best <= CUTOFF_M)
            found.append((row + low, column, best[row, column]))
        return tuple(np.concatenate(part) for part in zip(*found))

"""Search the raw segment graph with networkx."""

from __future__ import annotations

from pathlib import Path

import networkx as nx
import numpy as np
from answers import Answer, timed
from raw_graph import ends, read_graph, read_points, same_segment, snap


class Peer:
    """Answer with a multi-source Dijkstra for lengths alone, the cheapest that networkx has."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.facilities, self.demand = (read_points(path, name) for name in ("facilities", "demand"))

    def build(self) -> Answer:
        """Read the layer and make the directed graph."""
        seconds, _ = timed(self._build)
        return Answer(seconds)

    def _build(self) -> None:
        self.graph = read_graph(self.path)
        self.nx = nx.DiGraph()
        self.nx.add_weighted_edges_from(zip(*(part.tolist() for part in self.graph.arcs())))

    def snap(self) -> Answer:
        """Snap the demand with shapely's tree; the facilities are snapped and added untimed."""
        graph = self.graph
        seconds, self.ends_at = timed(snap, graph, self.demand)
        starts = snap(graph, self.facilities)
        self.sources = list(range(-len(self.facilities), 0))
        for side, cost in zip((graph.a, graph.b), ends(graph, starts, leaving=True)):
            rows = zip(self.sources, side[starts.segment].tolist(), cost.tolist())
            self.nx.add_weighted_edges_from(row for row in rows if np.isfinite(row[2]))
        self.egress = ends(graph, self.ends_at, leaving=False)
        self.same = same_segment(graph, starts, self.ends_at)
        return Answer(seconds)

    def nearest(self) -> Answer:
        """Search from all facilities at once, then read off the cost of each demand row."""
        seconds, cost = timed(self._nearest)
        return Answer(seconds, facility=np.full(cost.size, -1), demand=np.arange(cost.size), cost_m=cost)

    def _nearest(self) -> np.ndarray:
        reached = nx.multi_source_dijkstra_path_length(self.nx, self.sources)
        segment = self.ends_at.segment
        costs = []
        for side, egress in zip((self.graph.a, self.graph.b), self.egress):
            at_node = [reached.get(node, np.inf) for node in side[segment].tolist()]
            costs.append(np.array(at_node) + egress)
        best = np.minimum(*costs)
        _, destination, direct = self.same
        np.minimum.at(best, destination, direct)
        return best

"""Take a network apart into straight pieces that each belong to one line of the input."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely

from ..network.model import SAME_PLACE_M, Network
from ..network.search import Graph, Ways


@dataclass(frozen=True, eq=False)
class Pieces:
    """Hold stretches of edges ``[low_m, high_m]``; ``row`` is the row of the input line.

    A piece runs between neighbouring vertices, and ends at a station too (a place that was added
    to the graph), so that it lies on one straight segment between two graph nodes.
    """

    network: Network
    edge: np.ndarray
    low_m: np.ndarray
    high_m: np.ndarray
    row: np.ndarray

    @property
    def length_m(self) -> np.ndarray:
        return self.high_m - self.low_m

    @property
    def middle_m(self) -> np.ndarray:
        return 0.5 * (self.low_m + self.high_m)

    def take(self, rows: np.ndarray) -> Pieces:
        """Keep some of the pieces: ``rows`` is a mask or numbers."""
        return Pieces(self.network, self.edge[rows], self.low_m[rows], self.high_m[rows], self.row[rows])

    def ways(self, graph: Graph, *, leaving: bool) -> Ways:
        """Give the graph nodes around the middle of each piece, and the cost to (from) them."""
        return graph.ways(self.edge, self.middle_m, leaving=leaving)

    def lines(self) -> np.ndarray:
        """Draw the pieces as lines (n,)."""
        xy, number = self.network.cut(self.edge, self.low_m, self.high_m)
        return shapely.linestrings(xy, indices=number)


def pieces_of(graph: Graph) -> Pieces:
    """Take all edges of a graph apart at their vertices and at the graph's stations."""
    network = graph.network
    edge = np.repeat(np.arange(network.n_edges), np.diff(network.edge_starts))
    edge = np.concatenate([edge, graph.station_edge.astype(edge.dtype)])
    offset = np.concatenate([network.length_m, graph.station_offset_m])
    order = np.lexsort((offset, edge))
    edge, offset = edge[order], offset[order]
    low = np.flatnonzero((edge[1:] == edge[:-1]) & (offset[1:] - offset[:-1] > SAME_PLACE_M))
    pieces = Pieces(network, edge[low], offset[low], offset[low + 1], np.zeros(len(low), dtype=np.int64))
    segment = network.segment_at(pieces.edge, pieces.middle_m)
    return Pieces(network, pieces.edge, pieces.low_m, pieces.high_m, network.vertex_line[segment])

"""Build, snap and search with QGIS's own network classes, from Python."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
from answers import CUTOFF_M, Answer, scaled, timed
from pyqgis import start_qgis
from qgis.analysis import (
    QgsGraphAnalyzer,
    QgsGraphBuilder,
    QgsNetworkDistanceStrategy,
    QgsVectorLayerDirector,
)
from qgis.core import QgsPointXY, QgsVectorLayer
from raw_graph import read_points

SEGMENT_POINTS = 2_000_000_000  # a sample of points times segments that takes longer than building
LEAST_POINTS, MOST_POINTS = 1_000, 10_000
MOST_LOOKED_UP = 1_000  # QGIS walks over all vertices for each point that is looked up
FIRST_SEARCHES = 3


class Peer:
    """Answer with ``QgsVectorLayerDirector.makeGraph`` and ``QgsGraphAnalyzer.dijkstra``."""

    def __init__(self, path: Path) -> None:
        self.app = start_qgis()
        self.path = path
        self.segments = int(path.stem.split("-")[1])
        self.facilities, self.demand = (read_points(path, name) for name in ("facilities", "demand"))
        self.build_s = None

    def _make_graph(self, points: np.ndarray) -> tuple[object, list[QgsPointXY]]:
        layer = QgsVectorLayer(f"{self.path}|layername=roads", "roads", "ogr")
        field = layer.fields().indexFromName("oneway")
        director = QgsVectorLayerDirector(
            layer, field, "yes", "-1", "no", QgsVectorLayerDirector.Direction.DirectionBoth
        )
        director.addStrategy(QgsNetworkDistanceStrategy())
        builder = QgsGraphBuilder(layer.crs(), True, 0.0, "NONE")
        tied = director.makeGraph(builder, [QgsPointXY(x, y) for x, y in points.tolist()])
        return builder.graph(), tied

    def build(self) -> Answer:
        """Read the layer and make the graph, without points."""
        self.build_s, _ = timed(self._make_graph, np.empty((0, 2)))
        return Answer(self.build_s)

    def snap(self) -> Answer:
        """Make the graph with points; what the points add is the time of snapping them."""
        total = len(self.demand)
        count = int(np.clip(SEGMENT_POINTS // self.segments, LEAST_POINTS, MOST_POINTS))
        self.searches = min(FIRST_SEARCHES, len(self.facilities))
        if total + len(self.facilities) <= count:
            count, self.searches = total + len(self.facilities), len(self.facilities)
        points = np.concatenate([self.facilities[: self.searches], self.demand[: count - self.searches]])
        seconds, (self.graph, tied) = timed(self._make_graph, points)
        tied = tied[: self.searches + MOST_LOOKED_UP]
        self.rows = np.arange(len(tied) - self.searches)
        tied_xy = np.array([(point.x(), point.y()) for point in tied])
        self.leg_m = np.hypot(*(points[: len(tied)] - tied_xy).T)
        self.vertex = [self.graph.findVertex(point) for point in tied]
        added = max(seconds - self.build_s, 0.0) * total / count
        return Answer(added, count if count < total else None, total)

    def nearest(self) -> Answer:
        """Search from facilities one by one over the whole graph: QGIS has no other way."""
        total = len(self.facilities)
        seconds, sample, costs = scaled(self._search, self.searches, total)
        facility = np.repeat(np.arange(len(costs)), self.rows.size)
        cost = np.array(costs) + self.leg_m[: len(costs), None] + self.leg_m[self.searches :]
        demand = np.tile(self.rows, len(costs))
        self.searched = Answer(
            seconds,
            sample if sample < total else None,
            total,
            facility,
            demand,
            cost.ravel(),
            facilities_covered=len(costs),
            demand_covered=self.rows.size,
        )
        return replace(self.searched)

    def matrix(self) -> Answer:
        """Give the searches for the nearest once more: there is no cutoff, so they are the same."""
        answer = self.searched
        near = answer.cost_m <= CUTOFF_M
        return replace(
            answer, facility=answer.facility[near], demand=answer.demand[near], cost_m=answer.cost_m[near]
        )

    def _search(self, count: int) -> list[list[float]]:
        """Time ``count`` searches; beyond the facilities in the graph they are repeated, and not returned."""
        wanted = self.vertex[self.searches :]
        costs = []
        for turn in range(count):
            _, cost = QgsGraphAnalyzer.dijkstra(self.graph, self.vertex[turn % self.searches], 0)
            if turn < self.searches:
                costs.append([cost[vertex] for vertex in wanted])
        return costs

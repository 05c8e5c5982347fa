"""Make two tables of coverage with QGIS's own algorithms: length by class, points within a distance."""

from __future__ import annotations

import json
import time
from pathlib import Path

import numpy as np
from answers import Answer
from pyqgis import start_qgis
from qgis.analysis import QgsNativeAlgorithms
from qgis.core import (
    QgsApplication,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorLayer,
)

DISTANCE_M, BUFFER_M = 2_000.0, 100.0
FEW, MORE = 2, 6
SITES = ("facilities", "charging", "logistics", "stops")
TEXT, NUMBER = 10, 6  # QVariant's numbers of types, as native:aggregate wants them


class Peer:
    """Answer in seconds of processor time."""

    def __init__(self, path: Path) -> None:
        self.app = start_qgis()
        self.provider = QgsNativeAlgorithms(self.app.processingRegistry())
        self.app.processingRegistry().addProvider(self.provider)
        self.path, self.number = path, 0
        self.folder = path.parent

    def lengths(self) -> Answer:
        """Cut roads at the townships, and add their lengths up by class and township."""
        start = time.process_time()
        pieces = self._run("native:intersection", {
            "INPUT": self._layer("roads"), "OVERLAY": self._layer("townships"),
            "INPUT_FIELDS": ["tech_class"], "OVERLAY_FIELDS": ["code"]})
        table = self._run("native:aggregate", {
            "INPUT": pieces, "GROUP_BY": 'Array("code", "tech_class")',
            "AGGREGATES": [
                *(_aggregate("first_value", f'"{name}"', name, TEXT) for name in ("code", "tech_class")),
                _aggregate("sum", "length($geometry)", "length_m", NUMBER)]})
        seconds = time.process_time() - start
        rows = QgsVectorLayer(table, "lengths", "ogr").getFeatures()
        lengths = np.array([length for _, length in sorted((f["code"], f["length_m"]) for f in rows)])
        return Answer(seconds, None, None, np.arange(len(lengths)), np.arange(len(lengths)), lengths)

    def within(self) -> Answer:
        """Find the points within a network distance of each site: service area, buffer, join.

        What the first sites take, and what each of some more adds, gives the time for all of them.
        """
        total = sum(QgsVectorLayer(self._layer(name), name, "ogr").featureCount() for name in SITES)
        little, much = self._within(FEW), self._within(FEW + MORE)
        seconds = little + (total - FEW) * max(much - little, 0.0) / MORE
        return Answer(seconds, FEW + MORE, total)

    def _within(self, sites: int) -> float:
        start = time.process_time()
        lines = self._run("native:serviceareafromlayer", {
            "INPUT": self._layer("roads"), "STRATEGY": 0, "DIRECTION_FIELD": "oneway", "VALUE_FORWARD": "1",
            "VALUE_BACKWARD": "-1", "VALUE_BOTH": "0", "TRAVEL_COST2": DISTANCE_M, "TOLERANCE": 1.0,
            "START_POINTS": self._layer("facilities") + f"|subset=fid <= {sites}"}, "OUTPUT_LINES")
        areas = self._run("native:buffer", {"INPUT": lines, "DISTANCE": BUFFER_M})
        self._run("native:joinattributesbylocation", {
            "INPUT": self._layer("villages"), "JOIN": areas, "PREDICATE": [0], "METHOD": 0})
        return time.process_time() - start

    def _layer(self, name: str) -> str:
        return f"{self.path}|layername={name}"

    def _run(self, algorithm: str, parameters: dict[str, object], output: str = "OUTPUT") -> str:
        """Run an algorithm into a temporary file, as the toolbox does, and give its path."""
        context, feedback = QgsProcessingContext(), QgsProcessingFeedback()
        context.setProject(QgsProject.instance())
        self.number += 1
        file = self.folder / f"native-{self.number}.gpkg"
        found = QgsApplication.processingRegistry().algorithmById(algorithm)
        _, well = found.run({**parameters, output: str(file)}, context, feedback)
        if not well:
            raise RuntimeError(f"{algorithm} failed with {json.dumps(parameters)}:\n{feedback.textLog()}")
        return str(file)


def _aggregate(function: str, expression: str, name: str, kind: int) -> dict[str, object]:
    return {"aggregate": function, "delimiter": ",", "input": expression, "length": 0, "name": name,
            "precision": 0, "type": kind}

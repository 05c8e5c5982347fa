"""Measure coverage with the plugin's algorithms in QGIS: all is read and computed, nothing is written."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from answers import Answer
from pyqgis import start_qgis
from qgis.core import QgsProcessingContext

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from county_gis_plugin.analysis.coverage.road_attributes import read_roads
from county_gis_plugin.analysis.coverage.road_lengths import class_table, measure_lengths
from county_gis_plugin.analysis.network.build import built_networks
from county_gis_plugin.analysis.progress import Progress
from county_gis_plugin.analysis.recall import recalled
from county_gis_plugin.processing import people
from county_gis_plugin.processing.base import CountyAlgorithm
from county_gis_plugin.processing.collector import older_objects_spared
from county_gis_plugin.processing.coverage.corridorgaps import CorridorGaps
from county_gis_plugin.processing.coverage.greencoverage import GreenCoverage
from county_gis_plugin.processing.coverage.pipecoverage import PipeCoverage
from county_gis_plugin.processing.coverage.roadcoverage import RoadCoverage
from county_gis_plugin.processing.coverage.sitecoverage import SiteCoverage
from county_gis_plugin.processing.layers import Inputs

SERVICES = ("logistics", "charging", "waste_point", "transfer_station", "bus_stop", "clinic",
            "elderly_day_care", "culture_room", "sports", "market", "gov_service", "shelter", "fire_station")
WAYS = {"DIRECTION_FIELD": "oneway", "LEVEL_FIELD": "level"}
LAYERS = {
    "roads": {"ROADS": "roads", "SEATS": "township_seats", "STOPS": "stops"},
    "pipes": {"PIPES": "pipes", "SOURCES": "facilities", "RESIDENTIAL": "residential"},
    "sites": {"ROADS": "roads", "FACILITIES": "facilities", "CHARGING": "charging", "LOGISTICS": "logistics",
              "STOPS": "stops"},
    "corridors": {"ROADS": "roads", "FACILITIES": "charging"},
    "green": {"ROADS": "roads", "GREEN": "green", "RESIDENTIAL": "residential"},
}
COUNTY = {"TOWNSHIPS": "townships", "DEMAND": "villages", "BUILTUP": "builtup"}


class Unwritten:
    """Stand in for the writer of results: everything is wanted, and nothing is kept."""

    def wanted(self, name: str) -> bool:
        return True

    def layer(self, *_: object, **__: object) -> None:
        """Drop a layer."""

    def skipped(self, *_: object, **__: object) -> None:
        """Drop the list of skipped features."""

    def files(self, *_: object, **__: object) -> None:
        """Drop files."""


class Peer:
    """Answer in seconds of processor time, since other work may share the machine."""

    def __init__(self, path: Path) -> None:
        self.app = start_qgis()
        self.path = path
        self.alone = True  # whether a task begins without what an earlier one built

    def roads(self) -> Answer:
        """Measure road coverage with villages, people, seats and stops."""
        return self._whole(RoadCoverage(), "roads", {**WAYS})

    def pipes(self) -> Answer:
        """Measure all media, with people and housing."""
        return self._whole(PipeCoverage(), "pipes", {})

    def sites(self) -> Answer:
        """Measure 13 systems of points."""
        return self._whole(SiteCoverage(), "sites", {"KINDS": ",".join(SERVICES), **WAYS})

    def corridors(self) -> Answer:
        """Find the gaps between chargers along all numbered routes."""
        return self._whole(CorridorGaps(), "corridors", {"DISTANCE": 5_000.0, **WAYS})

    def green(self) -> Answer:
        """Measure parks by street and straight."""
        return self._whole(GreenCoverage(), "green", {**WAYS})

    def session(self) -> Answer:
        """Run the five one after another in one session: each may use what those before it built."""
        forget()
        tasks = (self.roads, self.pipes, self.sites, self.corridors, self.green)
        self.alone = False
        seconds = sum(task().seconds for task in tasks)
        self.alone = True
        return Answer(seconds)

    def lengths(self) -> Answer:
        """Make the table of road length by class and township alone."""
        algorithm = RoadCoverage()
        inputs = self._inputs(algorithm, "roads", {})

        tables = []

        def run() -> None:
            roads, towns = inputs.frame("ROADS", ["tech_class"]), people.townships(inputs, [])
            lengths = measure_lengths(roads, read_roads(roads), towns, None, once=False)
            tables.append(class_table(lengths, towns, towns["area_m2"]))

        seconds, table = cpu_seconds(run), tables[0]
        rows = table[(table["level"] == "township") & (table["dimension"] == "technical")]
        rows = rows[rows["length_km"] > 0].sort_values(["code", "length_km"])
        numbers = np.arange(len(rows))
        return Answer(seconds, None, None, numbers, numbers, rows["length_km"].to_numpy() * 1000)

    def _whole(self, algorithm: CountyAlgorithm, name: str, options: dict[str, object]) -> Answer:
        inputs = self._inputs(algorithm, name, options)
        inputs.validate()
        if self.alone:
            forget()
        return Answer(cpu_seconds(lambda: algorithm.compute(inputs, Unwritten(), Progress())))

    def _inputs(self, algorithm: CountyAlgorithm, name: str, options: dict[str, object]) -> Inputs:
        algorithm.initAlgorithm()
        layers = {**COUNTY, **LAYERS[name]}
        known = {definition.name() for definition in algorithm.parameterDefinitions()}
        parameters = {key: f"{self.path}|layername={layer}" for key, layer in layers.items() if key in known}
        if "POPULATION" in known:
            parameters["POPULATION"] = str(self.path.with_suffix(".tif"))
        parameters.update((key, value) for key, value in options.items() if key in known)
        self.context = QgsProcessingContext()
        return Inputs(algorithm, parameters, self.context, Progress())


def forget() -> None:
    """Let go of what earlier tasks built."""
    built_networks.clear()
    recalled.clear()


def cpu_seconds(work: Callable[[], object]) -> float:
    """Run ``work`` as ``base.CountyAlgorithm`` runs it, and give the processor time it took."""
    start = time.process_time()
    with older_objects_spared():
        work()
    return time.process_time() - start

"""Build, snap and search with the plugin, reading layers as its algorithms do inside QGIS."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from unittest import mock

import numpy as np
from answers import BREAKS_M, CUTOFF_M, Answer, timed
from pyqgis import start_qgis
from qgis.core import QgsProcessingContext

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from county_gis_plugin.analysis.network import paths
from county_gis_plugin.analysis.network.build import built_networks
from county_gis_plugin.analysis.network.model import Drawn
from county_gis_plugin.analysis.network.service_areas import service_areas
from county_gis_plugin.analysis.network.snapping import snap
from county_gis_plugin.analysis.progress import Progress
from county_gis_plugin.processing import travel
from county_gis_plugin.processing.layers import Inputs
from county_gis_plugin.processing.network.nearestfacility import NearestFacility

DIRECTION = "from_facility"


class Peer:
    """Answer with the engine.

    Snapping begins without the index that an earlier one left; searches begin with points that are
    on the network.
    """

    def __init__(self, path: Path) -> None:
        self.app = start_qgis()
        layers = {"ROADS": "roads", "FACILITIES": "facilities", "DEMAND": "demand"}
        parameters = {name: f"{path}|layername={layer}" for name, layer in layers.items()}
        parameters.update(DIRECTION_FIELD="oneway", TOLERANCE=0.0)
        self.context = QgsProcessingContext()
        self.algorithm = NearestFacility()
        self.algorithm.initAlgorithm()
        self.inputs = Inputs(self.algorithm, parameters, self.context, Progress())
        self.facilities, self.demand = (self.inputs.frame(name) for name in ("FACILITIES", "DEMAND"))

    def build(self) -> Answer:
        """Read the layer and build the network, without any of an earlier run."""
        built_networks.clear()
        seconds, self.network = timed(travel.build, self.inputs, Progress())
        return Answer(seconds)

    def snap(self) -> Answer:
        """Snap the demand, indexing the edges included; the facilities are snapped untimed."""
        self.network = replace(self.network, drawn=Drawn())
        seconds, self.ends_at = timed(lambda: snap(self.network, self.demand, leaving=False))
        self.starts_at = snap(self.network, self.facilities)
        return Answer(seconds)

    def nearest(self) -> Answer:
        """Search from points that are on the network already."""
        layers = self.network, self.facilities, self.demand
        with mock.patch.object(paths, "_snap_both", return_value=(self.starts_at, self.ends_at)):
            seconds, frame = timed(lambda: paths.nearest(*layers, direction=DIRECTION))
        reached = frame["total_cost"].notna().to_numpy()
        facility = self.facilities.index.get_indexer(frame["facility_id"][reached])
        return Answer(seconds, None, None, facility, np.flatnonzero(reached), frame["total_cost"][reached])

    def matrix(self) -> Answer:
        """Measure all pairs within the cutoff, from points that are on the network already."""
        layers = self.network, self.facilities, self.demand
        with mock.patch.object(paths, "snap", side_effect=[self.starts_at, self.ends_at]):
            seconds, frame = timed(lambda: paths.cost_matrix(*layers, cutoff=CUTOFF_M))
        facility = self.facilities.index.get_indexer(frame["origin_id"])
        demand = self.demand.index.get_indexer(frame["destination_id"])
        return Answer(seconds, None, None, facility, demand, frame["total_cost"])

    def lines(self) -> Answer:
        """Cut service areas as lines, without reading and writing."""
        return self._areas("lines")

    def polygons(self) -> Answer:
        """Draw service areas as polygons, without reading and writing."""
        return self._areas("polygons")

    def _areas(self, kind: str) -> Answer:
        self.network.snapped.clear()
        seconds, _ = timed(lambda: service_areas(self.network, self.facilities, list(BREAKS_M), kind=kind))
        return Answer(seconds)

"""Offer the algorithms to QGIS."""

from __future__ import annotations

from qgis.core import QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from .access.schoolzones import SchoolZones
from .access.servicegaps import ServiceGaps
from .base import icon_path
from .coverage.corridorgaps import CorridorGaps
from .coverage.greencoverage import GreenCoverage
from .coverage.pipecoverage import PipeCoverage
from .coverage.roadcoverage import RoadCoverage
from .coverage.sitecoverage import SiteCoverage
from .models import models
from .network.catchments import Catchments
from .network.costmatrix import CostMatrix
from .network.nearestfacility import NearestFacility
from .network.serviceareas import ServiceAreas
from .planning.countydiagnosis import CountyDiagnosis
from .planning.countyindicators import CountyIndicators
from .planning.countyreport import CountyReport
from .planning.mapsheets import MapSheets
from .prepare.buildnetwork import BuildNetwork
from .prepare.populationpoints import PopulationPoints
from .texts import tr

ALGORITHMS = (
    BuildNetwork,
    PopulationPoints,
    RoadCoverage,
    PipeCoverage,
    SiteCoverage,
    CorridorGaps,
    GreenCoverage,
    NearestFacility,
    CostMatrix,
    ServiceAreas,
    Catchments,
    ServiceGaps,
    SchoolZones,
    CountyIndicators,
    MapSheets,
    CountyReport,
    CountyDiagnosis,
)


class CountyGisProvider(QgsProcessingProvider):
    """Show the algorithms in the toolbox under County GIS."""

    def id(self) -> str:
        return "countygis"

    def name(self) -> str:
        return tr("County GIS")

    def icon(self) -> QIcon:
        return QIcon(self.svgIconPath())

    def svgIconPath(self) -> str:
        return icon_path("county_gis")

    def loadAlgorithms(self) -> None:
        for algorithm in ALGORITHMS:
            self.addAlgorithm(algorithm())
        for model in models():
            self.addAlgorithm(model)

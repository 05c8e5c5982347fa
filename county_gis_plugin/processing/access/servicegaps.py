"""Run the main job: who lives beyond the service radius, by the network, township by township."""

from __future__ import annotations

from ..base import CountyAlgorithm
from ..texts import mark


class ServiceGaps(CountyAlgorithm):
    """Measure service gaps and write layers, workbook and map."""

    ID = "servicegaps"
    TITLE = mark("Service gaps")
    GROUP = "access"
    TAGS = mark("service gap,service radius,accessibility,coverage,township,villages,people,school,hospital,clinic")
    SUMMARY = mark("Finds the villages and people beyond the service radius by network distance, by township.")

"""Hand the results of Service gaps over: layers, workbook, map."""

from __future__ import annotations

from collections.abc import Mapping

from ...analysis.access.gaps import GapResult
from ...analysis.access.gap_layers import LEDGER_COLUMNS, SUMMARY_LAYER_COLUMNS
from ...analysis.network.model import Lines
from ...analysis.progress import Progress
from ..fields import Field, real, text, whole
from ..layers import Inputs
from ..outputs import Outputs

DEMAND = [
    *whole("demand_id"),
    *text("code", "name", "township_code", "township", "service", "service_name", "area_class"),
    *real("people", "people_in_need"),
    *whole("estimated"),
    *text("mode"),
    *real("radius"),
    *text("unit"),
    *whole("facility_id"),
    *text("facility_name"),
    *real(*LEDGER_COLUMNS, "straight_m"),
    *whole("straight_served"),
    *text("reason"),
    *whole("near_edge"),
]
ROUTES = [
    *whole("demand_id"),
    *text("name", "township", "service"),
    *whole("facility_id"),
    *text("facility_name"),
    *real("length_m", *LEDGER_COLUMNS),
    *text("reason"),
]
AREAS = [
    *text("service", "service_name", "township_code", "township", "area_class"),
    *real("radius"),
    *text("unit"),
    *real("area_km2"),
]
TEXTS = ("level", "code", "name", "service", "service_name", "unit", "worst_villages")
COUNTS = ("villages", "people_missing_rows", "rank", "estimated", "rows_", "straight_villages_")


def summary_fields() -> list[Field]:
    """Declare the fields of the summary, in the engine's order."""
    return [_summary_field(name) for name in SUMMARY_LAYER_COLUMNS]


def layers(inputs: Inputs, outputs: Outputs, result: GapResult) -> None:
    """Give the result layers, in the CRS of the inputs that they describe."""
    people = inputs.qgis_crs("DEMAND") if inputs.given("DEMAND") else inputs.raster_crs("POPULATION")
    zones = inputs.qgis_crs("TOWNSHIPS")
    summary = summary_fields()
    outputs.layer("OUTPUT", result.demand, DEMAND, geometry="point", crs=people)
    outputs.layer("ROUTES", result.routes, ROUTES, geometry="line", crs=people)
    outputs.layer("GAP_AREAS", result.areas, AREAS, geometry="polygon", crs=zones)
    outputs.layer("TOWNSHIP_GAPS", result.townships, summary, geometry="polygon", crs=zones)
    outputs.layer("SUMMARY", result.summary, summary)


def documents(
    inputs: Inputs,
    outputs: Outputs,
    result: GapResult,
    given: Mapping[str, object],
    roads: Lines,
    progress: Progress,
) -> None:
    """Give the workbook and the map sheets, where they are wanted."""


def _summary_field(name: str) -> Field:
    if name in TEXTS:
        return Field(name, "text")
    counted = name.startswith(COUNTS) and not name.endswith("_share")
    return Field(name, "whole" if counted else "real")

"""Hand the results of Pipe coverage over: layers, tables, workbook."""

from __future__ import annotations

import geopandas as gpd
from qgis.core import QgsCoordinateReferenceSystem

from ...analysis.coverage.pipe_sheets import WHOLE, WORDS, pipe_pages, standards_table
from ...analysis.coverage.pipes import PipeCoverage
from ...analysis.issues import Issue
from ...analysis.progress import Progress
from ..fields import real, text, whole
from ..layers import Inputs
from ..outputs import Outputs
from . import results

PIPES = [
    *text("pipe_id", "code", "medium", "medium_name", "role"),
    *real("diameter_mm"),
    *text("diameter_class", "material"),
    *real("age_years"),
    *whole("renewed", "due"),
    *text("status"),
    *whole("connected", "source_id"),
    *text("source_name"),
    *real("distance_from_source_m"),
    *whole("part"),
    *text("reason"),
    *real("length_m"),
]
ISOLATED = [
    *text("system", "system_name"),
    *whole("part"),
    *text("reason"),
    *whole("pipes"),
    *real("length_m"),
    *text("pipe_ids", "code"),
]


def write(
    inputs: Inputs,
    outputs: Outputs,
    result: PipeCoverage,
    crs: QgsCoordinateReferenceSystem,
    sources: gpd.GeoDataFrame | None,
    issues: list[Issue],
    progress: Progress,
) -> None:
    """Give all results; lines are written in ``crs``, that of the pipes."""
    pipes = result.pipes
    if sources is not None and "name" in sources:
        pipes = pipes.assign(source_name=pipes["source_id"].map(sources["name"].to_dict()))
    outputs.layer("OUTPUT", pipes, PIPES, geometry="line", crs=crs)
    outputs.layer("ISOLATED", result.isolated, ISOLATED, geometry="line", crs=crs)
    results.layer(inputs, outputs, "BREAKDOWN", result.breakdown)
    results.layer(inputs, outputs, "SEWERS", result.sewers)
    results.usual(inputs, outputs, result, progress, notes=issues, whole=WHOLE)

    def pages():
        return pipe_pages(result)

    results.workbook(
        inputs, outputs, result, WORDS, pages, progress,
        notes=issues, tables=[standards_table(result.media)], whole=WHOLE,
    )

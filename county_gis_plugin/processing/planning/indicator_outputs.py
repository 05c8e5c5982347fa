"""Hand the results of County indicators over: layer, tables, workbook."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from ...analysis.indicators.county import CountyIndicators
from ...analysis.indicators.sheets import TITLE, Speech, indicator_sheets
from ...analysis.issues import Issue, issues_frame
from ...analysis.progress import Progress
from ...analysis.report import write_workbook
from ...analysis.report_words import Words
from ...analysis.workbook_english import in_english
from ..coverage import results
from ..layers import Inputs
from ..outputs import Outputs

WHOLE = ("indicators", "scored", "missing", "without_target", "main", "meets", "applies", "target_year",
         "statistic_year", "figure_year")


def layers(inputs: Inputs, outputs: Outputs, result: CountyIndicators) -> None:
    """Give the layer of townships and the tables."""
    results.layer(
        inputs, outputs, "TOWNSHIP_INDICATORS", result.townships, geometry="polygon", whole=WHOLE)
    results.layer(inputs, outputs, "INDICATORS", result.indicators, whole=WHOLE)
    results.layer(inputs, outputs, "SCORECARD", result.scorecard, whole=WHOLE)
    results.layer(inputs, outputs, "COMPARISONS", result.comparisons, whole=WHOLE)
    results.layer(inputs, outputs, "COMMITMENTS", result.commitments, whole=WHOLE)


def tell(
    inputs: Inputs, outputs: Outputs, result: CountyIndicators, issues: Sequence[Issue], progress: Progress
) -> None:
    """Say warnings, and list what was odd."""
    for warning in result.warnings:
        progress.warning(warning)
    outputs.skipped(inputs, notes=[*issues, *result.skipped.to_dict("records")])


def workbook(
    inputs: Inputs, outputs: Outputs, result: CountyIndicators, issues: Sequence[Issue], progress: Progress
) -> None:
    """Give the workbook where it is wanted; it is made when the results are written."""

    def fill(path: Path) -> None:
        source = inputs.text("SOURCE")
        words = Words(inputs.choice("LANGUAGE"))
        sheets = indicator_sheets(
            result,
            title=f"{inputs.text('COUNTY') or ''}{TITLE}",
            date=date.today().isoformat(),
            sources=[source] if source else [],
            parameters=inputs.told(),
            skipped=inputs.all_skipped(result.skipped, issues_frame(issues)),
            speech=None if words.chinese else Speech(words.said, words.skip, words.layer),
        )
        write_workbook(path, sheets if words.chinese else in_english(sheets), progress=progress)

    outputs.files(("WORKBOOK",), fill)

"""Hand the report and its workbook over, of a diagnosis or of result tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Optional

import pandas as pd

from ...analysis.diagnosis import GAPS, Diagnosis
from ...analysis.indicators import CountyIndicators
from ...analysis.progress import Progress
from ...analysis.report import write_workbook
from ...analysis.report_html import Picture, Report, write_report
from ...analysis.report_sheets import report_sheets
from ...analysis.report_words import service_names
from ..layers import Inputs
from ..outputs import Outputs
from ..texts import said_in

Made = tuple[Report, CountyIndicators, Optional[pd.DataFrame]]


def of_diagnosis(
    inputs: Inputs, result: Diagnosis, record: Mapping[str, object], pictures: Sequence[Picture]
) -> Made:
    """Put the report of a diagnosis together, with its indicators and the account of its gaps."""
    gaps, own = result.results.get(GAPS), result.indicators
    told = {str(reason): said_in(inputs.choice("LANGUAGE"), reason) for reason in result.steps["reason"]}
    report = Report(
        indicators=own.indicators, scorecard=own.scorecard, townships=own.townships,
        comparisons=own.comparisons, commitments=own.commitments, registry=own.registry,
        gaps=getattr(gaps, "summary", None), villages=getattr(gaps, "demand", None),
        standards=getattr(gaps, "standards", None), skipped=inputs.all_skipped(result.skipped),
        steps=result.steps.assign(reason=[told[str(reason)] for reason in result.steps["reason"]]),
        warnings=[told.get(str(warning), warning) for warning in result.warnings], record=record,
        services=service_names(result.county.standards), profile=(own.profile.name_zh, own.profile.name_en),
        year=own.year, seat=_seat(result), pictures=pictures, **imprint(inputs),
    )
    return report, own, getattr(gaps, "account", None)


def _seat(result: Diagnosis) -> str:
    """Name the township to whose seat the ways were measured."""
    roads = result.results.get("roadcoverage")
    if roads is None:
        return ""
    names = roads.seats.loc[roads.seats["is_county_seat"], "name"].dropna()
    return str(names.iloc[0]) if len(names) else ""


def imprint(inputs: Inputs) -> dict[str, str]:
    """Give what is printed on the first page."""
    source = [inputs.text("SOURCE"), inputs.text("CREDIT")]
    return {
        "county": inputs.text("COUNTY") or "", "date": date.today().isoformat(),
        "author": inputs.text("AUTHOR") or "", "source": "；".join(filter(None, source)),
    }


def give(inputs: Inputs, outputs: Outputs, make: Callable[[], Made], progress: Progress) -> None:
    """Give workbook and report where they are wanted; ``make`` puts them together when they are written."""
    made = lru_cache(maxsize=1)(make)

    def fill(path: Path) -> None:
        report, indicators, account = made()
        sheets = report_sheets(
            report, indicators, account=account, parameters=inputs.told(), language=inputs.choice("LANGUAGE"))
        write_workbook(path, sheets, progress=progress)

    def page(path: Path) -> None:
        write_report(path, made()[0], language=inputs.choice("LANGUAGE"), progress=progress)

    outputs.files(("REPORT",), page)
    outputs.files(("WORKBOOK",), fill)

"""Write what all algorithms of coverage give: the usual layers, tables and the workbook."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import geopandas as gpd
import pandas as pd

from ...analysis.coverage.columns import column_kind
from ...analysis.coverage.sheets import Page, Words, coverage_sheets
from ...analysis.errors import Message
from ...analysis.issues import Issue, issues_frame
from ...analysis.progress import Progress
from ...analysis.report import Table, write_workbook
from ...analysis.workbook_english import in_english
from ..fields import Field
from ..layers import Inputs
from ..outputs import Outputs

DECIMALS = 6


def fields_of(frame: pd.DataFrame, whole: Iterable[str] = ()) -> list[Field]:
    """Declare the fields of a frame's columns, in their order, by the rule of ``columns.column_kind``."""
    geometry = frame.geometry.name if isinstance(frame, gpd.GeoDataFrame) else None
    names = [name for name in frame.columns if name != geometry]
    return [Field(name, column_kind(name, frame[name], whole)) for name in names]


def layer(
    inputs: Inputs, outputs: Outputs, name: str, frame: pd.DataFrame, *, geometry: str = "none",
    like: Sequence[str] = ("TOWNSHIPS",), whole: Iterable[str] = (),
) -> None:
    """Take a result layer, in the CRS of the first of the inputs ``like`` that is given.

    An empty text, such as the county's code, is written as missing; what is smaller than any measure,
    such as 1e-13 m, as zero.
    """
    texts, numbers = frame.select_dtypes("object"), frame.select_dtypes("float")
    told = {key: column.where(column != "", None) for key, column in texts.items()}
    told |= {key: column.round(DECIMALS) for key, column in numbers.items()}
    frame = frame.assign(**told)
    source = next((other for other in like if inputs.given(other)), None)
    crs = inputs.qgis_crs(source) if source and geometry != "none" else None
    outputs.layer(name, frame, fields_of(frame, whole), geometry=geometry, crs=crs)


def usual(
    inputs: Inputs, outputs: Outputs, result, progress: Progress, *, notes: Sequence[Issue] = (),
    whole: Iterable[str] = (),
) -> None:
    """Give ``TOWNSHIP_COVERAGE``, ``SUMMARY``, ``VILLAGES``, ``ACCOUNT``, ``SKIPPED``, and say the warnings.

    ``result`` has them as ``townships, summary, villages, account, skipped, warnings``; what it lacks
    is left out. ``notes`` are what was odd while the inputs were read.
    """
    whole = list(whole)
    frames = vars(result)
    if frames.get("townships") is not None:
        layer(inputs, outputs, "TOWNSHIP_COVERAGE", result.townships, geometry="polygon", whole=whole)
    layer(inputs, outputs, "SUMMARY", result.summary, whole=whole)
    if "villages" in frames:
        villages = ("DEMAND", "TOWNSHIPS")
        layer(inputs, outputs, "VILLAGES", result.villages, geometry="point", like=villages, whole=whole)
    layer(inputs, outputs, "ACCOUNT", result.account)
    for warning in result.warnings:
        progress.warning(warning)
    left_out, odd = parted(result.skipped)
    outputs.skipped(inputs, left_out, notes=[*notes, *odd])


def parted(skipped: pd.DataFrame) -> tuple[pd.DataFrame, list[Issue]]:
    """Part what was left out from what is only odd: notes come with a sentence."""
    told = pd.Series(
        [isinstance(text, Message) and str(text).endswith((".", "?")) for text in skipped["detail"]],
        index=skipped.index, dtype=bool,
    )
    return skipped[~told], skipped[told].to_dict("records")


def workbook(
    inputs: Inputs, outputs: Outputs, result, words: Words, pages: Callable[[], Sequence[Page]],
    progress: Progress, *, notes: Sequence[Issue] = (), tables: Sequence[Table] = (),
    whole: Iterable[str] = (),
) -> None:
    """Give ``WORKBOOK`` where it is wanted; ``pages`` makes its sheets when it is written."""

    def fill(path: Path) -> None:
        source = inputs.text("SOURCE")
        is_english = inputs.choice("LANGUAGE") == "en"
        sheets = coverage_sheets(
            pages(), replace(words, english=is_english),
            account=result.account,
            skipped=inputs.all_skipped(result.skipped, issues_frame(notes)),
            warnings=result.warnings,
            county=inputs.text("COUNTY") or "",
            date=date.today().isoformat(),
            sources=[source] if source else [],
            parameters=inputs.told(),
            tables=tables,
            whole=whole,
        )
        write_workbook(path, in_english(sheets) if is_english else sheets, progress=progress)

    outputs.files(("WORKBOOK",), fill)

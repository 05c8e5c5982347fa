"""Lay the report of a county out as a workbook: indicators, gaps, accounts, steps and run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import geopandas as gpd
import pandas as pd

from .access.gap_sheets import account_sheet, standards_table, summary_sheet, village_sheet
from .field_titles import columns_of
from .indicators import CountyIndicators
from .indicators.sheets import Speech, indicator_sheets
from .report import Sheet, Table
from .report_html import Report
from .report_words import Words
from .workbook_english import in_english

TITLE = "县域诊断"
# The columns of the tables of the run: their kinds and names, in order.
STEPS = (("text", "step", "status"), ("number", "took"), ("text", "reason"))
INPUTS = (("text", "parameter", "name"), ("count", "rows"), ("text", "crs", "content_sha256"))
VERSIONS = (("text", "name", "version"),)


@dataclass(frozen=True)
class _Gaps:
    """Hold what the sheets of service gaps show."""

    summary: pd.DataFrame
    demand: gpd.GeoDataFrame | None
    account: pd.DataFrame | None


def report_sheets(
    report: Report, indicators: CountyIndicators, *, account: pd.DataFrame | None = None,
    parameters: Mapping[str, object] | None = None, language: str = "zh",
) -> list[Sheet]:
    """Make the sheets of the indicators, then 服务缺口, 村庄缺口, 账目核对, 服务标准 and 运行记录.

    ``account`` is that of service gaps. What the report has not is left out. ``language`` is zh or en.
    """
    words = Words(language, report.services)
    title = f"{report.county}{TITLE}"
    sources = [report.source] if report.source else []
    sheets = indicator_sheets(
        indicators, title=title, date=report.date, sources=sources, parameters=parameters,
        skipped=report.skipped, speech=Speech(words.said, words.skip, words.layer))
    head = [f"日期：{report.date}"] if report.date else []
    sheets += _gap_sheets(report, account, title, head)
    sheets.append(_run_sheet(report, title, head, words))
    return sheets if words.chinese else in_english(sheets)


def _gap_sheets(
    report: Report, account: pd.DataFrame | None, title: str, head: Sequence[str]
) -> list[Sheet]:
    if report.gaps is None:
        return []
    gaps = _Gaps(report.gaps, report.villages, account)
    found = [_named(summary_sheet(gaps, title, head), "服务缺口")]
    if report.villages is not None:
        found.append(village_sheet(gaps, title, head))
    if account is not None:
        found.append(account_sheet(gaps, title, head))
    if report.standards is not None:
        found.append(Sheet("服务标准", f"{title}：服务半径与出处", [standards_table(report.standards)], head))
    return found


def _run_sheet(report: Report, title: str, head: Sequence[str], words: Words) -> Sheet:
    tables = []
    if report.steps is not None:
        steps = report.steps.assign(
            step=report.steps["step"].map(words.step),
            status=[words(f"step_{status}") for status in report.steps["status"]],
            reason=report.steps["reason"].map(words.said))
        steps = steps.rename(columns={"seconds": "took"})
        tables.append(Table(columns_of("sheet_steps", STEPS, steps), steps, heading="步骤"))
    told = pd.DataFrame({"text": [words.said(text) for text in report.warnings]})
    if len(told):
        tables.append(Table(columns_of("sheet_warnings", (("text", "text"),), told), told, heading="提示"))
    if report.record:
        tables += _record_tables(report.record, words)
    return Sheet("运行记录", f"{title}：运行记录", tables, head)


def _record_tables(record: Mapping[str, object], words: Words) -> list[Table]:
    inputs = pd.DataFrame(record["inputs"])
    inputs["parameter"] = inputs["parameter"].map(words.layer)
    versions = pd.DataFrame(list(record["versions"].items()), columns=["name", "version"])
    return [
        Table(columns_of("sheet_inputs", INPUTS, inputs), inputs, heading="输入图层"),
        Table(columns_of("sheet_versions", VERSIONS, versions), versions, heading="软件与版本"),
    ]


def _named(sheet: Sheet, name: str) -> Sheet:
    return Sheet(name, sheet.title, sheet.tables, sheet.lines, sheet.frozen_columns)

"""Lay the results of service gaps out as the sheets of a workbook."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np
import pandas as pd

from ..data_files import shipped
from ..errors import Message, abridged
from ..field_titles import columns_of
from ..report import Column, Sheet, Table
from ..units import SECONDS_PER_MINUTE
from .account import REASONS
from .choice import PARAMETER
from .gap_words import (
    CLASS_WORDS,
    CONFIDENCE_WORDS,
    COUNTY,
    DIRECTION_WORDS,
    EXPLANATIONS,
    INPUT_WORDS,
    MODE_WORDS,
    NO_TOWNSHIP,
    REASON_WORDS,
    SKIP_WORDS,
    UNIT_WORDS,
    YES_NO,
    detail_words,
    note_words,
    parameter_words,
    people_words,
    radius_words,
    share_words,
    warning_words,
    worst_words,
)
from .gaps import GapResult

TITLE = "公共服务设施服务缺口分析"
MOST_RADII = 3  # services whose radii stand above a table

# The columns of the tables: their kinds (``report.FORMATS``) and names, in order.
_LEDGER = (("metres", "access_m", "network_m"), ("minutes", "network_min"), ("metres", "egress_m", "total_m"),
           ("minutes", "total_min"))
SUMMARY = (
    ("text", "service_name", "name"),
    ("count", "villages", "villages_served", "villages_unserved"),
    ("share", "villages_share"),
    ("people", "people", "people_served", "people_unserved"),
    ("share", "people_share"),
    ("count", "people_missing_rows"),
    ("text", "estimated"),
    ("km2", "area_km2", "area_served_km2"),
    ("share", "area_share"),
    ("count", "straight_villages_served"),
    ("people", "straight_people_served", "people_between"),
    ("metres", "mean_m", "median_m", "max_m"),
    ("minutes", "mean_min", "median_min", "max_min"),
    ("text", "worst_villages"),
    ("count", "rank"),
)
ACCOUNT = (
    ("text", "service_name", "input", "name"),
    ("count", *(f"rows_{reason}" for reason in REASONS), "rows_total"),
    ("people", *(f"people_{reason}" for reason in REASONS), "people_total"),
    ("count", "people_missing_total"),
)
VILLAGES = (
    ("text", "service_name", "township", "name", "code", "area_class"),
    ("people", "people", "people_in_need"),
    ("text", "estimated", "reason", "mode"),
    ("metres", "radius_m"),
    ("minutes", "radius_min"),
    ("text", "facility_name"),
    *_LEDGER,
    ("metres", "straight_m"),
    ("text", "straight_served", "near_edge"),
)
ROUTES = (
    ("text", "service_name", "township", "name", "facility_name"), ("metres", "length_m"), *_LEDGER,
    ("text", "reason"),
)
SKIPPED = (("text", "input", "feature_id", "reason", "detail"),)
STANDARDS = (
    ("text", "service_name", "area_class", "mode"),
    ("number", "value"),
    ("text", "unit", "code", "edition", "confidence", "source", "remark", "kinds"),
    ("count", "facilities"),
    ("text", "direction", "people_field"),
    ("share", "people_share"),
    ("text", "share_source"),
)
NOTES = (("text", "name", "text"),)


def gap_sheets(
    result: GapResult,
    *,
    title: str = TITLE,
    date: str = "",
    sources: Sequence[str] = (),
    parameters: Mapping[str, object] | None = None,
    say: Callable[[Message], str] = warning_words,
) -> list[Sheet]:
    """Make the sheets 汇总, 账目核对, 村庄缺口, 路径, 排除要素 and 说明.

    Parameters
    ----------
    result
        What ``service_gaps`` gave.
    title, date
        Stand in the first lines of every sheet.
    sources
        The data's names and licences, one line each.
    parameters
        Names and values of the run's parameters, listed on the last sheet.
    say
        How warnings are said.
    """
    head = [f"日期：{date}"] if date else []
    head += [f"数据来源：{'；'.join(sources)}"] if sources else []
    standards = _standard_lines(result.standards)
    return [
        summary_sheet(result, title, [*standards, *head]),
        account_sheet(result, title, head),
        village_sheet(result, title, [*standards, *head]),
        _route_sheet(result, title, head),
        _skipped_sheet(result, title, head),
        _notes_sheet(result, title, head, parameters or {}, say),
    ]


def _standard_lines(standards: pd.DataFrame) -> list[str]:
    """Say the radii in a few lines: of many services they stand on the last sheet only.

    The table's header must be seen when the sheet is opened, and stays in view.
    """
    services = standards.groupby("service_name", sort=False)
    absent = standards.loc[standards["facilities"] == 0, "service_name"].unique()
    if len(services) <= MOST_RADII:
        lines = [radius_words(name, rows) for name, rows in services]
        return [*lines, *(f"{name}：设施数据中没有这类设施，无人被覆盖。" for name in absent)]
    lines = [f"共 {len(services)} 类服务；各服务的半径与出处见“说明”表。"]
    if len(absent):
        lines.append(f"设施数据中没有以下服务的设施，无人被覆盖：{'、'.join(absent)}。")
    return lines


def summary_sheet(result: GapResult, title: str, lines: Sequence[str]) -> Sheet:
    """Show ``summary``: a row for each township and service."""
    rows = result.summary.assign(
        name=result.summary["name"].where(result.summary["level"] == "township", COUNTY),
        total=(result.summary["level"] == "county").astype(int),
        estimated=result.summary["estimated"].map(YES_NO),
        worst_villages=result.summary["worst_villages"].map(worst_words),
    )
    rows = in_units(rows, ("mean_cost", "median_cost", "max_cost"))
    columns = columns_of("servicegaps_summary", SUMMARY, rows)
    return Sheet("汇总", f"{title}：汇总", [Table(columns, rows, bold="total")], lines, frozen_columns=2)


def account_sheet(result: GapResult, title: str, lines: Sequence[str]) -> Sheet:
    """Show ``account``: rows and people by reason, and their sums."""
    columns, rows = account_table(result.account)
    lines = ["各原因的行数与人口之和等于输入的行数与人口；乡镇之和等于全县。", *lines]
    return Sheet(
        "账目核对", f"{title}：人口账目核对", [Table(columns, rows, bold="total")], lines, frozen_columns=3
    )


def account_table(account: pd.DataFrame) -> tuple[list[Column], pd.DataFrame]:
    """Show that rows and people by reason add up to the input, for each service, input and township."""
    rows = account.copy()
    level = rows["level"]
    rows["name"] = rows["name"].mask(level == "county", COUNTY).mask(level == "none", NO_TOWNSHIP)
    rows["input"] = rows["input"].map(INPUT_WORDS)
    keys = ["service_name", "input", "level", "code", "name"]
    # A pivot would sort and drop groups without a code: the rows come in blocks of all reasons.
    blocks = rows[keys].iloc[:: len(REASONS)].reset_index(drop=True)
    wide = {}
    for what in ("rows", "people", "people_missing"):
        values = rows[what].to_numpy(dtype=float).reshape(-1, len(REASONS))
        wide |= {f"{what}_{reason}": values[:, place] for place, reason in enumerate(REASONS)}
        known = np.isfinite(values)
        wide[f"{what}_total"] = np.where(known.any(axis=1), np.where(known, values, 0).sum(axis=1), np.nan)
    table = blocks.join(pd.DataFrame(wide)).assign(total=(blocks["level"] == "county").astype(int))
    # Rows in no township are worth a line only where there are any.
    table = table[(table["level"] != "none") | (table["rows_total"] > 0)]
    return columns_of("sheet_people_account", ACCOUNT, table), table


def village_sheet(result: GapResult, title: str, lines: Sequence[str]) -> Sheet:
    """Show the rows of ``demand`` that are not served."""
    rows = result.demand[result.demand["reason"] != "served"]
    rows = pd.DataFrame(rows.drop(columns="geometry"))
    cost = rows["total_m"].fillna(rows["total_s"])
    order = pd.DataFrame(
        {"service": pd.factorize(rows["service"])[0], "town": rows["township_code"].astype(str)}
    )
    order["cost"] = -cost.fillna(np.inf)
    rows = rows.loc[order.sort_values(["service", "town", "cost"], kind="stable").index]
    rows = rows.assign(
        area_class=rows["area_class"].map(CLASS_WORDS),
        reason=rows["reason"].map(REASON_WORDS),
        estimated=rows["estimated"].map(YES_NO),
        straight_served=rows["straight_served"].map(YES_NO),
        near_edge=rows["near_edge"].map(YES_NO),
        mode=rows["mode"].map(MODE_WORDS),
    )
    rows = in_minutes(in_units(rows, ("radius",)))
    columns = columns_of("servicegaps_output", VILLAGES, rows)
    return Sheet("村庄缺口", f"{title}：未覆盖的村庄", [Table(columns, rows)], lines, frozen_columns=3)


def _route_sheet(result: GapResult, title: str, lines: Sequence[str]) -> Sheet:
    rows = result.ways.table
    names = result.demand.drop_duplicates("service").set_index("service")["service_name"]
    rows = rows.assign(reason=rows["reason"].map(REASON_WORDS), service_name=rows["service"].map(names))
    rows = in_minutes(rows)
    columns = columns_of("servicegaps_routes", ROUTES, rows)
    lines = ["每个村庄到最近设施的路径；线形见图层“routes”，全长含两端直线段。", *lines]
    return Sheet("路径", f"{title}：到最近设施的路径", [Table(columns, rows)], lines, frozen_columns=3)


def _skipped_sheet(result: GapResult, title: str, lines: Sequence[str]) -> Sheet:
    services = result.standards.drop_duplicates("service").set_index("service")["service_name"]
    rows = result.skipped.assign(
        input=result.skipped["input"].map(lambda name: INPUT_WORDS.get(name, name)),
        reason=result.skipped["reason"].map(lambda name: SKIP_WORDS.get(name, name)),
        feature_id=result.skipped["feature_id"].map(abridged),
        detail=[detail_words(detail, services) for detail in result.skipped["detail"]],
    )
    columns = columns_of("servicegaps_skipped", SKIPPED, rows)
    lines = [
        f"未参加计算的要素，共 {len(rows)} 行；村庄仍计入账目。",
        "对字段取值的提示不在此列，见结果图层与日志。",
        *lines,
    ]
    return Sheet("排除要素", f"{title}：排除的要素", [Table(columns, rows)], lines)


def _notes_sheet(
    result: GapResult, title: str, lines: Sequence[str], parameters: Mapping[str, object],
    say: Callable[[Message], str],
) -> Sheet:
    services = result.standards.drop_duplicates("service").set_index("service")["service_name"]

    tables = [standards_table(result.standards), notes_table(EXPLANATIONS, heading="方法")]
    if result.warnings:
        warnings = ((number, say(text)) for number, text in enumerate(result.warnings, start=1))
        tables.append(notes_table(warnings, heading="提示"))
    if parameters:
        tables.append(notes_table(parameter_words(parameters, services), heading="参数"))
    return Sheet("说明", f"{title}：方法与出处", tables, lines)


def notes_table(notes: Iterable[tuple[object, object]], *, heading: str) -> Table:
    """Make a table of items and what is to be said of them."""
    rows = pd.DataFrame(list(notes), columns=["name", "text"])
    return Table(columns_of("sheet_notes", NOTES, rows), rows, heading=heading)


def standards_table(standards: pd.DataFrame) -> Table:
    """Make the table of the radii used, with their sources."""
    kinds = {row["kind"]: row["name_zh"] for row in shipped("kinds.csv")}
    told = standards.assign(
        kinds=standards["kinds"].map(lambda some: "、".join(kinds.get(k, k) for k in some.split(";"))),
        area_class=standards["area_class"].map(CLASS_WORDS),
        mode=standards["mode"].map(MODE_WORDS),
        unit=standards["unit"].map(UNIT_WORDS),
        direction=standards["direction"].map(DIRECTION_WORDS),
        confidence=standards["confidence"].map(lambda word: CONFIDENCE_WORDS.get(word, word)),
        source=standards["source"].replace(PARAMETER, "参数"),
        remark=[note_words(row) for row in standards.itertuples()],
        people_field=standards["people_field"].map(people_words),
        share_source=list(map(share_words, standards["share_source"], standards["share_confidence"])),
    )
    return Table(columns_of("servicegaps_standards", STANDARDS, told), told, heading="采用的标准")


def in_units(rows: pd.DataFrame, names: Sequence[str]) -> pd.DataFrame:
    """Part costs into metres and minutes, by ``unit``: ``mean_cost`` or ``mean`` into ``mean_m, mean_min``.

    A column that no row needs is left out.
    """
    found = {}
    for unit, end, factor in (("m", "m", 1.0), ("s", "min", 1 / SECONDS_PER_MINUTE)):
        of_unit = rows["unit"] == unit
        if of_unit.any():
            for name in names:
                costs = rows[name].where(of_unit).astype(float) * factor
                found[f"{name.removesuffix('_cost')}_{end}"] = costs
    return rows.assign(**found)


def in_minutes(rows: pd.DataFrame) -> pd.DataFrame:
    """Give network and total in minutes, in place of seconds; a column that no row needs is left out."""
    for name in ("network", "total"):
        metres, seconds = f"{name}_m", rows[f"{name}_s"]
        if seconds.notna().any():
            rows = rows.assign(**{f"{name}_min": seconds.astype(float) / SECONDS_PER_MINUTE})
        if rows[metres].isna().all():
            rows = rows.drop(columns=metres)
    return rows

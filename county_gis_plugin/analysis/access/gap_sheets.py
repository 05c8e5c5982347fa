"""Lay the results of service gaps out as the sheets of a workbook."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
import pandas as pd

from ..data_files import shipped
from ..errors import Message, abridged
from ..report import Column, Sheet, Table
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
    rows, costs = _in_unit(rows, [("mean_cost", "平均"), ("median_cost", "中位"), ("max_cost", "最大")])
    columns = [
        *_columns("text", service_name="服务", name="乡镇"),
        *_columns("count", villages="村庄数", villages_served="已覆盖村庄数", villages_unserved="缺口村庄数"),
        Column("villages_share", "村庄覆盖率", "share"),
        *_columns("people", people="服务对象人口（人）", people_served="已覆盖人口（人）"),
        Column("people_unserved", "缺口人口（人）", "people"),
        Column("people_share", "人口覆盖率", "share"),
        Column("people_missing_rows", "人口缺失的行数", "count"),
        Column("estimated", "人口为估算"),
        *_columns("km2", area_km2="面积（平方千米）", area_served_km2="已覆盖面积（平方千米）"),
        Column("area_share", "面积覆盖率", "share"),
        Column("straight_villages_served", "直线覆盖村庄数", "count"),
        Column("straight_people_served", "直线覆盖人口（人）", "people"),
        Column("people_between", "直线内、路网外人口（人）", "people"),
        *costs,
        Column("worst_villages", "最远村庄"),
        Column("rank", "缺口排名（1 最差）", "count"),
    ]
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
    columns = [
        Column("service_name", "服务"),
        Column("input", "输入"),
        Column("name", "乡镇"),
        *(Column(f"rows_{reason}", f"行数：{word}", "count") for reason, word in REASON_WORDS.items()),
        Column("rows_total", "行数合计", "count"),
        *(Column(f"people_{reason}", f"人口：{word}", "people") for reason, word in REASON_WORDS.items()),
        Column("people_total", "人口合计", "people"),
        Column("people_missing_total", "人口缺失的行数", "count"),
    ]
    return columns, table


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
    rows, radius = _in_unit(rows, [("radius", "服务半径")])
    columns = [
        *_columns("text", service_name="服务", township="乡镇", name="村庄", code="代码", area_class="城乡"),
        *_columns("people", people="人口（人）", people_in_need="服务对象人口（人）"),
        *_columns("text", estimated="人口为估算", reason="原因", mode="计量方式"),
        *radius,
        Column("facility_name", "最近设施"),
        *_ledger_columns(rows),
        Column("straight_m", "直线距离（米）", "metres"),
        *_columns("text", straight_served="直线圈内", near_edge="近数据边缘"),
    ]
    return Sheet("村庄缺口", f"{title}：未覆盖的村庄", [Table(columns, rows)], lines, frozen_columns=3)


def _route_sheet(result: GapResult, title: str, lines: Sequence[str]) -> Sheet:
    rows = result.ways.table
    names = result.demand.drop_duplicates("service").set_index("service")["service_name"]
    rows = rows.assign(reason=rows["reason"].map(REASON_WORDS), service=rows["service"].map(names))
    columns = [
        *_columns("text", service="服务", township="乡镇", name="村庄", facility_name="最近设施"),
        Column("length_m", "路径全长（米）", "metres"),
        *_ledger_columns(rows),
        Column("reason", "原因"),
    ]
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
    columns = _columns("text", input="输入", feature_id="要素编号", reason="原因", detail="说明")
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
    pairs = _columns("text", name="项目", text="内容")
    services = result.standards.drop_duplicates("service").set_index("service")["service_name"]

    def listed(items: Sequence[tuple[object, object]]) -> pd.DataFrame:
        return pd.DataFrame(list(items), columns=["name", "text"])

    tables = [
        standards_table(result.standards),
        Table(pairs, listed(EXPLANATIONS), heading="方法"),
    ]
    if result.warnings:
        warnings = [(number, say(text)) for number, text in enumerate(result.warnings, start=1)]
        tables.append(Table(pairs, listed(warnings), heading="提示"))
    if parameters:
        tables.append(Table(pairs, listed(parameter_words(parameters, services)), heading="参数"))
    return Sheet("说明", f"{title}：方法与出处", tables, lines)


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
        note=[note_words(row) for row in standards.itertuples()],
        people_field=standards["people_field"].map(people_words),
        share_source=list(map(share_words, standards["share_source"], standards["share_confidence"])),
    )
    used = [
        Column("service_name", "服务"),
        Column("area_class", "适用"),
        Column("mode", "计量方式"),
        Column("value", "服务半径", "number"),
        Column("unit", "单位"),
        Column("code", "标准"),
        Column("edition", "版本"),
        Column("confidence", "可信度"),
        Column("source", "出处"),
        Column("note", "备注"),
        Column("kinds", "设施类别"),
        Column("facilities", "设施数", "count"),
        Column("direction", "方向"),
        Column("people_field", "对象人口字段"),
        Column("people_share", "对象占总人口", "share"),
        Column("share_source", "比例来源"),
    ]
    return Table(used, told, heading="采用的标准")


def _in_unit(rows: pd.DataFrame, costs: Sequence[tuple[str, str]]) -> tuple[pd.DataFrame, list[Column]]:
    """Split costs into a column in metres and one in minutes, as far as each is used."""
    columns = []
    for unit, factor, kind, word in (
        ("m", 1.0, "metres", "距离（米）"),
        ("s", 1 / 60, "minutes", "时间（分钟）"),
    ):
        of_unit = rows["unit"] == unit
        if not of_unit.any():
            continue
        for key, name in costs:
            rows = rows.assign(**{f"{key}_{unit}": rows[key].where(of_unit) * factor})
            label = f"{name}（{word[3:-1]}）" if key == "radius" else f"{name}{word}"
            columns.append(Column(f"{key}_{unit}", label, kind))
    return rows, columns


def _columns(kind: str, **titles: str) -> list[Column]:
    """Make columns of one kind from their keys and titles."""
    return [Column(key, title, kind) for key, title in titles.items()]


def _ledger_columns(rows: pd.DataFrame) -> list[Column]:
    """Show how a total is put together: leg, network, leg."""
    return [
        Column("access_m", "出行点到道路（米）", "metres"),
        *_minutes_and_metres(rows, "network", "路网"),
        Column("egress_m", "道路到设施（米）", "metres"),
        *_minutes_and_metres(rows, "total", "总"),
    ]


def _minutes_and_metres(rows: pd.DataFrame, key: str, name: str) -> list[Column]:
    columns = []
    if rows[f"{key}_m"].notna().any():
        columns.append(Column(f"{key}_m", f"{name + '路程' * (key == 'total')}（米）", "metres"))
    if rows[f"{key}_s"].notna().any():
        columns.append(Column(f"{key}_s", f"{name + '用时' * (key == 'total')}（分钟）", "seconds"))
    return columns

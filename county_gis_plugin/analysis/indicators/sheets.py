"""Lay indicators out as the sheets of a workbook, in Chinese."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from ..access.gap_sheets import notes_table
from ..access.gap_words import (
    CONFIDENCE_WORDS,
    COUNTY,
    INPUT_WORDS,
    VALUE_WORDS,
    YES_NO,
    detail_words,
    sentence_words,
)
from ..errors import Message, abridged
from ..field_titles import columns_of
from ..report import BY_DECIMALS, Column, Sheet, Table, kind_of_numbers
from ..sources import documents
from ..speech import chinese_words, labels
from .county import CountyIndicators
from .registry import DECIMALS, DIMENSION_NAMES, DIMENSIONS, SHARE
from .scoring import TOTAL

TITLE = "县域指标评价"
DIMENSION_WORDS = {**{name: zh for name, (zh, _) in DIMENSION_NAMES.items()}, TOTAL: "综合"}
GRADE_WORDS = {"good": "好", "fair": "较好", "weak": "较弱", "gap": "有缺口", "": ""}
STATUS_WORDS = {"computed": "计算", "joined": "统计", "missing": "缺失", "not_applicable": "不适用"}
UNIT_WORDS = {
    SHARE: "%", "km/km²": "千米/平方千米", "min": "分钟", "km": "千米", "m²/person": "平方米/人",
    "beds/1000 people": "张/千人", "index": "指数", "sites": "所",
}
REASON_WORDS = {
    "no_table": "未提供所需的结果表", "not_measured": "结果表中没有该项", "unknown": "分母为零或数据缺失",
    "no_builtup": "没有建成区数据", "no_statistic": "未提供统计数据", "out_of_bounds": "分子大于分母",
    "county_only": "只对全县计算", "too_few_told": "填报的村庄太少", "cut_off": "有乡镇驻地与县城不通",
    "people_unknown": "有城镇人口不详",
    "": "",
}
BASIS = {
    "statistics": "statistics", "proxy": "proxy: near a connected pipe",
    "proxy_any_pipe": "proxy: near any pipe",
    "inside": "a site inside, a joint one, or none needed", "village_table": "village table",
    "within_radius": "villages with one within the radius too", "residential_urban": "urban housing land",
    "residential": "all housing land", "settlements": "natural villages",
    "all_villages": "all villages, communities in town too", "builtup": "built-up land",
    "all_land": "all land: no built-up land is known",
}
LEVEL_WORDS = {"county": "本县", "city": "市", "province": "省", "national": "全国", "": ""}
COMPARATOR_WORDS = {">=": "不低于", "<=": "不高于", "all": "全部", "baseline": "参照", "": ""}
USE_WORDS = {"scored": "计分", "beside": "对照"}
COMMITMENT_WORDS = {"computed": "计算", "joined": "统计数据", "not_spatial": "不可量化"}
INPUTS = {
    **INPUT_WORDS, "STATISTICS": "统计表", "TARGETS": "目标表", "VILLAGE_STATS": "村级统计表",
    "SERVICEGAPS": "服务缺口汇总", "SITECOVERAGE": "设施覆盖汇总", "ROADCOVERAGE": "道路覆盖汇总",
    "PIPECOVERAGE": "管网覆盖汇总", "CORRIDORGAPS": "廊道缺口汇总", "GREENCOVERAGE": "公园绿地覆盖汇总",
}
SKIPS = {
    "unknown_item": "没有这项指标", "several_items": "简称不唯一", "short_name": "按简称识别",
    "no_township": "没有这个乡镇", "no_number": "不是数字",
    "out_of_bounds": "超出范围或单位不符", "older": "有更新的数据", "read_as_percent": "按百分数读取",
    "later": "晚于评价年份", "twice": "同一年份有两个数", "read_as": "按此读取",
    "read_as_share": "按 0–1 的比例读取", "too_few_told": "填报的村庄太少",
    "unknown_indicator": "没有这项指标", "other_unit": "单位或数值不符", "wrong_way": "方向相反",
}
SMALL_PART = 1000
# The columns of the tables: their kinds (``report.FORMATS``) and names, in order.
CARD = (("text", "name"), ("score", "score"), ("text", "grade"), ("count", "rank"))
COUNTS = (("count", "indicators", "scored", "missing", "without_target"),)
TARGET = (("text", "comparator"), ("number", "target"), ("text", "target_year", "target_level"))
COUNTY_FIGURES = (
    ("text", "id", "name_zh", "dimension"), ("number", "value"), ("text", "unit"),
    ("number", "part", "whole", "gap", "straight"), ("text", "status", "reason", "basis"),
    ("number", "computed"), *TARGET, ("text", "target_source", "target_confidence", "meets"),
    ("score", "score"),
)
COMPARED = (
    ("text", "id", "name_zh"), ("number", "value"), ("text", "unit", "use"), *TARGET,
    ("number", "difference"), ("text", "meets"), ("score", "score"),
    ("text", "commitment", "source", "confidence", "note_zh"),
)
COMMITTED = (
    ("text", "id", "system_zh", "statement_zh", "target", "unit", "year", "level", "area_code", "applies",
     "status", "indicators", "figure"),
    ("number", "value"), ("text", "figure_unit", "meets", "source"),
)
FORMULAS = (("text", "id", "name_zh", "dimension", "unit", "formula_zh", "formula", "commitments"),)
# Columns with the kinds of others; the rest have theirs in ``kind``.
KINDS = {**dict.fromkeys(("part", "whole", "gap"), "kind_of_parts"), "target": "kind_of_target"}
METHODS = (
    ("数据来源", "各指标由其他分析的结果表按乡镇和全县取得，不重复计算；没有结果表的指标为缺失。"),
    ("统计数据", "统计表给出的数值代替计算值，计算值列在旁边；同一指标有多年数据时取最近一年。"),
    ("目标", "先用本县目标，其次市、省、全国目标；县、市、省目标只用于代码相符的县。"
           "参照为所在地区公布的水平，没有目标时才用于计分。"),
    ("得分", "不低于：数值÷目标，最高 1；不高于：目标÷数值，最高 1；全部：达到的比例；"
           "参照：同不低于，越低越好的同不高于。达标的得分为 1，未达标的小于 1："
           "取整时不进到 1，也不进到更高的等级。惯例，无标准依据。"),
    ("汇总", "指标得分为其各项数值得分的平均，维度得分为其指标的平均，综合得分按维度权重加权。"
           "缺失与无目标的不计入平均，权重分给其余，个数另列；缺失不按零计。"),
    ("等级", "0.90 及以上为好，0.75 为较好，0.60 为较弱，以下为有缺口（惯例）。"),
    ("排名", "计分指标数不足全县三分之一的乡镇不排名，得分照列（惯例）。"),
    ("空白单元格", "缺失或不适用，不是零。"),
)


def indicator_sheets(
    result: CountyIndicators,
    *,
    title: str = TITLE,
    date: str = "",
    sources: Sequence[str] = (),
    parameters: Mapping[str, object] | None = None,
    skipped: pd.DataFrame | None = None,
    speech: Speech | None = None,
) -> list[Sheet]:
    """Make the sheets 记分卡, 全县指标, 乡镇指标, 目标对比, 政策承诺, 存疑数据, 指标公式 and 说明.

    Without commitments (result tables may lack them) their sheet is left out.
    ``skipped`` takes the place of the result's own where more was odd when the inputs were read,
    and ``speech`` then says what was noted there.
    """
    speech = speech or Speech(
        said, lambda reason: SKIPS.get(reason, reason), lambda name: INPUTS.get(name, name))
    head = [f"县城类型：{result.profile.name_zh}；评价年份：{result.year}"]
    head += [f"日期：{date}"] if date else []
    head += [f"数据来源：{'；'.join(sources)}"] if sources else []
    skipped = result.skipped if skipped is None else skipped
    return [
        _card_sheet(result, title, head),
        _county_sheet(result, title, head),
        _township_sheet(result, title, head),
        _target_sheet(result, title, head),
        *([] if result.commitments is None else [_commitment_sheet(result, title, head)]),
        _skipped_sheet(skipped, title, head, speech),
        _formula_sheet(result, title, head),
        _notes_sheet(result, title, head, parameters or {}, speech),
    ]


@dataclass(frozen=True)
class Speech:
    """Hold how sentences of the engine, reasons and inputs are said."""

    sentence: Callable[[Message | str], str]
    reason: Callable[[str], str]
    layer: Callable[[str], str]


def shown(values: pd.Series, units: pd.Series) -> pd.Series:
    """Give figures as they are read: shares as per cent."""
    # Of no rows pandas 3 makes objects. 0.55 as per cent is 55.00000000000001.
    factors = units.map(lambda unit: 100.0 if unit == SHARE else 1.0).astype(float)
    return (values * factors).round(9)


def kinds_of(values: pd.Series, units: pd.Series) -> list[str]:
    """Choose how each figure is shown: with the decimals of its unit, else with those that it needs."""
    decimals = {SHARE: 1, **DECIMALS}
    return [BY_DECIMALS[decimals[unit]] if unit in decimals else kind_of_numbers([value])
            for value, unit in zip(values, units)]


def kinds_of_parts(parts: pd.Series, wholes: pd.Series) -> list[str]:
    """Choose how numerators and denominators are shown: with a decimal where a small one has some."""
    small = [any(abs(n) < SMALL_PART and n % 1 for n in pair) for pair in zip(parts, wholes)]
    return [BY_DECIMALS[1 if is_small else 0] for is_small in small]


def _card_sheet(result: CountyIndicators, title: str, head: Sequence[str]) -> Sheet:
    card = result.scorecard
    total = card[card["dimension"] == TOTAL].set_index("code")
    by_dimension = card.pivot(index="code", columns="dimension", values="score").reindex(total.index)
    rows = total.assign(
        name=total["name"].where(total["level"] == "township", COUNTY),
        grade=total["grade"].map(GRADE_WORDS), total=(total["level"] == "county").astype(int),
        **{f"score_{name}": by_dimension[name] for name in DIMENSIONS})
    scores = [Column(f"score_{name}", f"{DIMENSION_WORDS[name]}得分", "score") for name in DIMENSIONS]
    columns = [*_columns("card", CARD, rows), *scores, *_columns("card", COUNTS, rows)]
    weights = "；".join(f"{DIMENSION_WORDS[name]} {result.profile.weights[name]:g}" for name in DIMENSIONS)
    lines = [f"维度权重：{weights}（惯例，可编辑）", *head]
    return Sheet("记分卡", f"{title}：记分卡", [Table(columns, rows, bold="total")], lines, frozen_columns=1)


def _county_sheet(result: CountyIndicators, title: str, head: Sequence[str]) -> Sheet:
    rows = result.indicators[result.indicators["level"] == "county"]
    rows = _in_words(rows).assign(
        status=rows["status"].map(STATUS_WORDS), reason=rows["reason"].map(REASON_WORDS),
        basis=rows["basis"].map(chinese_words("basis")).fillna(rows["basis"]),
        straight=shown(rows["straight"], rows["unit"]),
        computed=shown(rows["computed_value"].where(rows["status"] == "joined"), rows["unit"]),
        kind_of_parts=kinds_of_parts(rows["part"], rows["whole"]))
    table = Table(_columns("county", COUNTY_FIGURES, rows), rows)
    return Sheet("全县指标", f"{title}：全县指标", [table], head, frozen_columns=2)


def _township_sheet(result: CountyIndicators, title: str, head: Sequence[str]) -> Sheet:
    """Set figures below and townships beside one another."""
    rows = result.indicators.assign(value=shown(result.indicators["value"], result.indicators["unit"]))
    places = rows[["code", "name", "level"]].drop_duplicates()
    wide = rows.pivot(index="id", columns="code", values="value").add_prefix("at_")
    names = rows.drop_duplicates("id")[["id", "name_zh", "unit"]]
    table = names.assign(
        unit=names["unit"].map(UNIT_WORDS), kind=kinds_of(names["unit"], names["unit"])).join(wide, on="id")
    columns = [
        *_columns("townships", (("text", "id", "name_zh", "unit"),), table),
        *(Column(f"at_{row.code}", row.name_ if row.level == "township" else COUNTY, "number", "kind")
          for row in places.rename(columns={"name": "name_"}).itertuples()),
    ]
    return Sheet("乡镇指标", f"{title}：乡镇指标", [Table(columns, table)], head, frozen_columns=2)


def _target_sheet(result: CountyIndicators, title: str, head: Sequence[str]) -> Sheet:
    rows = result.comparisons[result.comparisons["level"] == "county"]
    rows = _in_words(rows).assign(
        use=rows["use"].map(USE_WORDS), confidence=rows["confidence"].map(CONFIDENCE_WORDS),
        difference=shown(rows["difference"], rows["unit"]))
    table = Table(_columns("targets", COMPARED, rows), rows)
    return Sheet("目标对比", f"{title}：目标对比", [table], head, frozen_columns=2)


def _commitment_sheet(result: CountyIndicators, title: str, head: Sequence[str]) -> Sheet:
    rows = result.commitments
    share = rows["figure_unit"] == SHARE
    rows = rows.assign(
        status=rows["status"].map(COMMITMENT_WORDS),
        level=rows["level"].map({**LEVEL_WORDS, "county": "县"}),
        value=shown(rows["value"], rows["figure_unit"]), kind=kinds_of(rows["value"], rows["figure_unit"]),
        figure_unit=rows["figure_unit"].mask(share, "%").map(lambda unit: UNIT_WORDS.get(unit, unit)),
        meets=rows["meets"].map(YES_NO), applies=rows["applies"].map(YES_NO))
    columns = _columns("commitments", COMMITTED, rows)
    lines = ["不可量化：项目、类型或试点，没有可由地图或统计得出的数值。", *head]
    return Sheet("政策承诺", f"{title}：政策承诺", [Table(columns, rows)], lines, frozen_columns=2)


def _skipped_sheet(skipped: pd.DataFrame, title: str, head: Sequence[str], speech: Speech) -> Sheet:
    rows = skipped.assign(
        input=[speech.layer(name) for name in skipped["input"]],
        reason=[speech.reason(reason) for reason in skipped["reason"]],
        feature_id=skipped["feature_id"].map(abridged),
        detail=["" if pd.isna(detail) else speech.sentence(detail) for detail in skipped["detail"]])
    columns = _columns("odd", (("text", "input", "feature_id", "reason", "detail"),), rows)
    lines = [f"未采用或存疑的数据，共 {len(rows)} 行。", *head]
    return Sheet("存疑数据", f"{title}：未采用与存疑的数据", [Table(columns, rows)], lines)


def _formula_sheet(result: CountyIndicators, title: str, head: Sequence[str]) -> Sheet:
    rows = result.registry.assign(
        dimension=result.registry["dimension"].map(DIMENSION_WORDS),
        unit=result.registry["unit"].map(UNIT_WORDS))
    columns = _columns("formulas", FORMULAS, rows)
    return Sheet("指标公式", f"{title}：指标公式", [Table(columns, rows)], head, frozen_columns=2)


def _notes_sheet(
    result: CountyIndicators, title: str, head: Sequence[str], parameters: Mapping[str, object],
    speech: Speech,
) -> Sheet:
    told = [(labels().get(name, name), VALUE_WORDS.get(str(value), str(value)))
            for name, value in parameters.items()]
    tables = [
        notes_table(METHODS, heading="方法"),
        notes_table(enumerate(map(speech.sentence, result.warnings), start=1), heading="提示"),
        notes_table(told, heading="参数"),
        _documents(result),
    ]
    return Sheet("说明", f"{title}：方法与出处", [table for table in tables if len(table.rows)], head)


def _documents(result: CountyIndicators) -> Table:
    """List what targets and commitments cite."""
    tables = [table for table in (result.comparisons, result.commitments) if table is not None]
    named = [name for table in tables for name in table["source"]]
    rows = pd.DataFrame(documents(named), columns=["name_zh", "title_zh", "address"])
    return Table(_columns("documents", (("text", *rows),), rows), rows, heading="引用文件")


def _columns(page: str, layout: Sequence[tuple[str, ...]], rows: pd.DataFrame) -> list[Column]:
    """Make columns with the titles of a page; what is a number has the kinds of its unit."""
    columns = columns_of(f"countyindicators_sheet_{page}", layout, rows)
    return [
        replace(one, kinds=KINDS.get(one.key, "kind")) if one.kind == "number" else one for one in columns]


def said(text: Message | str) -> str:
    """Say a sentence of the engine in Chinese, where there are words for it."""
    if not isinstance(text, Message):
        return detail_words(text, {})
    template = sentence_words(text)
    if template is None:
        return str(text)
    told = {name: said(value) if isinstance(value, Message) else value for name, value in text.values.items()}
    return template.format_map(told)


def _in_words(rows: pd.DataFrame) -> pd.DataFrame:
    """Write what figures and comparisons have in common as it is read."""
    found = rows.assign(
        value=shown(rows["value"], rows["unit"]), target=shown(rows["target"], rows["unit"]),
        kind=kinds_of(rows["value"], rows["unit"]), unit=rows["unit"].map(UNIT_WORDS),
        kind_of_target=[kind_of_numbers([target]) for target in shown(rows["target"], rows["unit"])],
        comparator=rows["comparator"].map(COMPARATOR_WORDS),
        target_level=rows["target_level"].map(LEVEL_WORDS), meets=rows["meets"].map(YES_NO),
        target_year=[None if pd.isna(year) else str(int(year)) for year in rows["target_year"]])
    if "dimension" in found:
        found["dimension"] = found["dimension"].map(DIMENSION_WORDS)
    if "target_confidence" in found:
        found["target_confidence"] = found["target_confidence"].map(CONFIDENCE_WORDS)
    return found

"""Hold every word of the report, in Chinese and in English, and say figures and messages with them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from string import Formatter

import pandas as pd

from .access.gap_words import (
    CONFIDENCE_WORDS,
    EXPLANATIONS,
    INPUT_WORDS,
    MODE_WORDS,
    REASON_WORDS,
    SKIP_WORDS,
    WARNING_WORDS,
    detail_words,
    warning_words,
)
from .access.hints import UNKNOWN
from .coverage import corridor_sheets, green_sheets, pipe_sheets, road_sheets, site_sheets
from .coverage.note_words import NOTE_REASONS, NOTES
from .coverage.pipe_fields import load_media
from .errors import ID_MARK, Message, Name, message
from .indicators import sheets as indicator_words
from .indicators.registry import DECIMALS, DIMENSION_NAMES, SHARE
from .indicators.scoring import TOLERANCE, TOTAL, rounded
from .standards import Standards
from .workbook_english import english

LANGUAGES = ("zh", "en")
_HOLE = re.compile(r"{(\w+)(?::[^}]*)?}")  # where a value stands in a sentence
SECONDS_PER_MINUTE = 60.0
MOST_OF_A_PART = 99.9  # per cent
NOTHING = "–"
# Chinese first; the values are filled in by name.
WORDS = {
    "lang": ("zh-CN", "en"),
    "title": ("{county}县域诊断报告", "County diagnosis: {county}"),
    "title_alone": ("县域诊断报告", "County diagnosis"),
    "date": ("日期", "Date"),
    "author": ("编制单位", "Drawn by"),
    "source": ("数据来源", "Source of the data"),
    "cited": ("出处", "Source"),
    "documents": ("引用文件", "Documents cited"),
    "document_title": ("题名", "Title"),
    "document_address": ("网址", "Address"),
    "profile": ("县城类型", "Type of county"),
    "year": ("评价年份", "Year"),
    "contents": ("目录", "Contents"),
    "summary": ("摘要", "Summary"),
    "scorecard": ("记分卡", "Scorecard"),
    "maps": ("成果图", "Maps"),
    "figures": ("全县指标", "Indicators of the county"),
    "gaps": ("服务缺口", "Service gaps"),
    "townships": ("分乡镇成果", "Township by township"),
    "account": ("人口账目核对", "Everyone accounted for"),
    "quality": ("数据质量", "Quality of the data"),
    "targets": ("目标与承诺", "Targets and commitments"),
    "methods": ("方法与公式", "Methods and formulas"),
    "sources": ("标准与出处", "Standards and sources"),
    "record": ("运行记录", "Record of the run"),
    "stop": ("、", ", "),
    "semicolon": ("；", "; "),
    "colon": ("：", ": "),
    "brackets": ("（{what}）", " ({what})"),
    "county": ("全县", "County"),
    # summary
    "said_county": (
        "全县 {townships} 个乡镇（街道），{villages} 个村庄（居民点），常住人口 {people} 人。",
        "The county has {townships} townships, {villages} villages and {people} people."),
    "said_without_people": (
        "{count} 个村庄（居民点）没有人口数据，常住人口只计其余的。",
        "{count} of the villages have no number of people: the people are those of the others."),
    "said_outside": (
        "另有 {count} 个村庄（居民点）不在任何乡镇内，不计入乡镇和全县的数字，只列入“人口账目核对”。",
        "Villages in no township: {count} more. They are in no figure of the townships or the county, but in "
        "“Everyone accounted for”."),
    "said_score": (
        "综合得分 {score}，等级为“{grade}”；{indicators} 项指标（{main} 项主要指标和 {extra} 项有数值的"
        "补充指标）中 {scored} 项计分，{missing} 项缺失，{without} 项无目标。缺失不按零计。",
        "The score is {score} ({grade}): of {indicators} indicators (the {main} and {extra} supplementary "
        "ones that have a value) {scored} are scored, {missing} are missing and {without} have no target. "
        "What is missing is not zero."),
    "said_no_score": (
        "没有可计分的指标：{missing} 项缺失，{without} 项无目标。",
        "No indicator could be scored: {missing} are missing, {without} have no target."),
    "said_dimensions": ("各维度得分：{what}。", "By dimension: {what}."),
    "said_ranks": (
        "得分最高的乡镇是{best}；最低的是{worst}。",
        "The highest scores are those of {best}, the lowest those of {worst}."),
    "said_meets": (
        "有目标或参照的 {held} 项数值中 {met} 项达标，{unmet} 项未达标；得分最低的是{worst}。",
        "Of {held} figures with a target or baseline {met} meet it and {unmet} do not; the lowest scores are "
        "{worst}."),
    "said_all_met": (
        "有目标或参照的 {held} 项数值全部达标。", "All {held} figures with a target or baseline meet it."),
    "said_gap": (
        "缺口人口占比最大的服务：{what}。",
        "The services that the largest share of those in need cannot reach: {what}."),
    "said_gap_one": ("{service} {share}（{people} 人）", "{service} {share} ({people} people)"),
    "said_between": (
        "若按直线计算，将有 {people} 人次被误判为已覆盖（直线在半径内、路网在外，{services} 项服务合计）。",
        "A straight line would take {people} people for served who are not by road ({services} services "
        "added up)."),
    "said_missing": ("缺失的 {count} 项指标：{what}。", "The {count} indicators that are missing: {what}."),
    "said_missing_figures": (
        "另有 {count} 项数值缺失，其所属指标有其他数值：{what}。",
        "{count} more figures are missing whose indicators have others: {what}."),
    "said_several": ("{name}等 {count} 项数值", "{name} and so on ({count} figures)"),
    "said_steps": (
        "未完成的步骤：{what}（见“数据质量”）。", "Steps not done: {what} (see Quality of the data)."),
    # scorecard and figures
    "place": ("乡镇", "Township"),
    "score": ("得分", "Score"),
    "total": ("综合得分", "Score"),
    "grade": ("等级", "Grade"),
    "rank": ("排名", "Rank"),
    "rank_of": ("第 {rank} 名（共 {count} 个乡镇）", "Rank {rank} of {count} townships"),
    "unranked": ("计分指标过少，不排名", "Too few scored to rank"),
    "why_unranked": (
        "计分指标数不足全县三分之一的乡镇不排名，得分照列（惯例）。",
        "A township with fewer than a third as many scored indicators as the county has no rank; its score "
        "is given (a convention)."),
    "missing": ("缺失", "Missing"),
    "scored": ("计分", "Scored"),
    "without_target": ("无目标", "No target"),
    "indicators": ("指标数", "Indicators"),
    "weight": ("权重", "Weight"),
    "dimension": ("维度", "Dimension"),
    "id": ("编号", "Id"),
    "indicator": ("指标", "Indicator"),
    "value": ("数值", "Value"),
    "county_value": ("全县", "County"),
    "target": ("目标", "Target"),
    "meets": ("达标", "Met"),
    "yes": ("是", "yes"),
    "no": ("否", "no"),
    "basis": ("口径", "Basis"),
    "straight": ("直线结果", "Straight line"),
    "numerator": ("分子 / 分母", "Part / whole"),
    "confidence": ("可信度", "Confidence"),
    "convention": (
        "权重与等级界线为惯例，无标准依据；达标与否以目标出处原文为准。",
        "Weights and grades are a convention; whether a target is met, its own text decides."),
    "good": ("好", "good"),
    "fair": ("较好", "fair"),
    "weak": ("较弱", "weak"),
    "gap": ("有缺口", "gap"),
    "grades": (
        "等级：0.90 及以上为好，0.75 为较好，0.60 为较弱，以下为有缺口（惯例）。",
        "Grades: good from 0.90, fair from 0.75, weak from 0.60, gap below (a convention)."),
    # gaps
    "service": ("服务", "Service"),
    "villages": ("村庄数", "Villages"),
    "villages_unserved": ("缺口村庄", "Beyond: villages"),
    "villages_share": ("村庄覆盖率", "Villages served"),
    "people": ("服务对象（人）", "People in need"),
    "people_of": ("人口（人）", "People"),
    "people_unserved": ("缺口人口（人）", "Beyond: people"),
    "people_share": ("人口覆盖率", "People served"),
    "area_share": ("面积覆盖率", "Land served"),
    "no_land": ("面积覆盖率为“–”的服务，服务半径内外的土地未测算。",
                "Where the land served is “–”, the land within and beyond the radius was not measured."),
    "between": ("直线内、路网外（人）", "Inside by straight line only"),
    "costs": ("平均 / 最大", "Mean / largest"),
    "estimated": ("估算", "estimated"),
    "gap_note": (
        "覆盖指总路程（两端直线段 + 路网）不超过服务半径。“估算”表示服务对象由总人口按比例推算。",
        "Served means that the whole way, straight legs and network, is within the radius. “Estimated”: "
        "those in need are a share of all people."),
    "village": ("村庄", "Village"),
    "services_beyond": ("半径之外的服务（至最近设施）", "Services beyond the radius (to the nearest)"),
    "no_gaps": ("没有超出服务半径的村庄。", "No village is beyond a service radius."),
    "unmet": ("未达标的指标", "Targets not met"),
    "all_met": ("有目标的指标均已达标。", "All targets are met."),
    "gap_list": ("村庄缺口清单", "Gaps by village"),
    "gaps_count": ("缺口数", "Gaps"),
    "and_more": ("另有 {count} 行，见工作簿与结果图层。", "{count} more rows: see workbook and layers."),
    # charts and maps
    "map_score": ("各乡镇综合得分", "Score by township"),
    "map_gaps": ("各村庄超出服务半径的服务数", "Services beyond the radius, by village"),
    "chart_dimensions": ("各维度得分", "Score by dimension"),
    "chart_townships": ("各乡镇综合得分", "Score by township"),
    "chart_gaps": ("各项服务的人口覆盖率", "People served, by service"),
    "served": ("已覆盖", "served"),
    "beyond": ("未覆盖", "not served"),
    "no_score": ("无得分", "no score"),
    "km": ("千米", "km"),
    "borders": ("图中行政界线不作为划界依据。", "Boundaries shown are not authoritative."),
    # account
    "reason_no_geometry": ("没有可用的几何", "no usable geometry"),
    "reason_outside": ("县域外", "outside"),
    "reason_off_network": ("远离道路", "off the network"),
    "reason_unconnected": ("路网不连通", "unconnected"),
    "reason_beyond": ("超出服务半径", "beyond"),
    "reason_served": ("已覆盖", "served"),
    "sum": ("合计", "Sum"),
    "rows": ("行数", "Rows"),
    "account_note": (
        "每个村庄对每项服务只有一个结果，依次判定；各结果的行数与人口之和等于输入。服务对象人口缺失的行另列，不按零计。",
        "Every village ends, for every service, with one reason, decided in this order; rows and people add "
        "up to the input. Rows whose people in need are not known are counted apart, never as zero."),
    "people_missing": ("服务对象人口缺失的行数", "Rows whose people in need are not known"),
    # quality
    "step": ("步骤", "Step"),
    "status": ("状态", "Status"),
    "reason": ("原因", "Reason"),
    "seconds": ("用时（秒）", "Seconds"),
    "step_done": ("完成", "done"),
    "step_missing": ("缺数据", "missing"),
    "step_failed": ("失败", "failed"),
    "skipped": ("排除与存疑的要素", "Left out or odd"),
    "input": ("输入", "Input"),
    "count": ("数量", "Count"),
    "affected": ("要素数", "Features"),
    "features": ("编号", "Ids"),
    "of_one": ("{id}：{text}", "{id}: {text}"),
    "of_so_many": ("{text}（{count} 个）", "{text} ({count})"),
    "and_then": ("；", "; "),
    "same_of_others": ("同样的情形还有：{services}。", "The same holds of {services}."),
    "of_service": (
        "“{service}”{count} 处（{people} 人）：{ids}", "{service}: {count} ({people} people): {ids}"),
    "of_service_unknown": ("“{service}”{count} 处（人数缺失）：{ids}", "{service}: {count}: {ids}"),
    "other_details": ("另有 {count} 种情形，见工作簿", "{count} more cases in the workbook"),
    "example": ("说明", "Detail"),
    "nothing_skipped": ("没有排除或存疑的要素。", "Nothing was left out."),
    "warnings": ("提示", "Notes"),
    "no_warnings": ("没有提示。", "No notes."),
    # targets
    "use": ("用途", "Use"),
    "use_scored": ("计分", "scored"),
    "use_beside": ("对照", "beside"),
    "level": ("层级", "Level"),
    "level_county": ("本县", "county"),
    "level_city": ("市", "city"),
    "level_province": ("省", "province"),
    "level_national": ("全国", "national"),
    "at_least": ("不低于 {value}", "at least {value}"),
    "at_most": ("不高于 {value}", "at most {value}"),
    "all_of": ("全部", "all"),
    "baseline": ("参照 {value}", "baseline {value}"),
    "by_year": ("{target}，{year} 年", "{target}, by {year}"),
    "in_year": ("{target}，{year} 年", "{target}, in {year}"),
    "commitments": ("政策承诺", "Policy commitments"),
    "commitments_note": (
        "共 {count} 条：{computed} 条由地图计算，{joined} 条用统计数据，{not_spatial} 条不可量化。"
        "适用本县且有数值的列于下表。",
        "{count} in all: {computed} computed from maps, {joined} joined from statistics, {not_spatial} "
        "without a figure. Those that apply here and have a figure follow."),
    "statement": ("承诺", "Commitment"),
    # methods and record
    "formula": ("公式", "Formula"),
    "unit": ("单位", "Unit"),
    "radius": ("服务半径", "Radius"),
    "applies_to": ("适用", "For"),
    "urban": ("城镇", "towns"),
    "rural": ("农村", "country"),
    "all": ("城镇和农村", "towns and country"),
    "mode": ("计量方式", "Mode"),
    "distance": ("路网距离", "network distance"),
    "walk": ("步行", "walking"),
    "ebike": ("电动自行车", "e-bike"),
    "drive": ("驾车", "driving"),
    "code": ("标准", "Code"),
    "software": ("软件与版本", "Software and versions"),
    "layers": ("输入图层", "Input layers"),
    "layer": ("图层", "Layer"),
    "crs": ("坐标系", "CRS"),
    "hash": ("内容校验（SHA-256 前 16 位）", "Content (first 16 of SHA-256)"),
    "made": ("生成时间", "Made"),
    "replay": (
        "重复本次运行：qgis_process run countygis:countydiagnosis -- REPLAY=记录.json RECORD=新记录.json",
        "To repeat this run: qgis_process run countygis:countydiagnosis -- REPLAY=record.json "
        "RECORD=new.json"),
}
STEP_WORDS = {
    "networks": ("构建路网", "Networks"),
    "roadcoverage": ("道路覆盖", "Road coverage"),
    "pipecoverage": ("管网覆盖", "Pipe coverage"),
    "sitecoverage": ("设施覆盖", "Site coverage"),
    "corridorgaps": ("廊道缺口", "Corridor gaps"),
    "greencoverage": ("公园绿地覆盖", "Green coverage"),
    "servicegaps": ("服务缺口", "Service gaps"),
    "villages": ("村级统计表", "Village table"),
    "settlements": ("自然村", "Natural villages"),
    "statistics": ("统计表", "Statistics"),
    "targets": ("目标表", "Targets"),
    "countyindicators": ("县域指标", "County indicators"),
}
LAYER_WORDS = {
    **INPUT_WORDS,
    "CHARGING": "充电站", "LOGISTICS": "寄递物流点", "STOPS": "公交站点", "PIPES": "管线",
    "VALVES": "阀门", "GREEN": "公园绿地", "ENTRANCES": "公园入口", "RESIDENTIAL": "居住用地",
    "SEATS": "乡镇驻地", "VILLAGE_STATS": "村级统计表", "STATISTICS": "统计表", "TARGETS": "目标表",
    "SETTLEMENTS": "自然村",
    "VILLAGES": "村庄（居民点）", "TOWNSHIP_SEATS": "乡镇驻地", "SOURCES": "设施",
}
MESSAGES = {
    "Layers are not there: {layers}.": "缺少图层：{layers}。",
    "Steps before it gave nothing: {steps}.": "前面的步骤没有结果：{steps}。",
    "No site gives any of the services of the standards.": "没有设施提供标准表中的服务。",
    "Neither the villages nor a table of them say what they have.": "村庄图层和村级统计表都没有所需字段。",
}
BASIS_EN = {
    "statistics": "statistics", "proxy": "proxy: near a connected pipe",
    "proxy_any_pipe": "proxy: near any pipe",
    "inside": "a site inside, a joint one, or none needed", "village_table": "village table",
    "within_radius": "villages with one within the radius too", "residential_urban": "urban housing land",
    "residential": "all housing land", "settlements": "natural villages",
    "all_villages": "all villages, communities in town too", "builtup": "built-up land",
    "all_land": "all land: no built-up land is known",
}
REASON_EN = {
    "no_table": "no result table", "not_measured": "not in the table", "unknown": "no denominator",
    "no_builtup": "no built-up area", "no_statistic": "no statistics", "out_of_bounds": "part above whole",
    "county_only": "for the county only", "too_few_told": "too few villages say",
}
# Values that list ids or names.
LISTED = ("ids", "names")
# What a sentence on some rows of one service tells (``access.hints``).
OF_SERVICE = ("service", "count", "people", "ids")
# Shorter than in the workbook, whose columns are wide.
UNITS = {"km/km²": "km/km²", "km": "km", "m²/person": "m²/人"}


class Words:
    """Say the words of the report in one language."""

    def __init__(self, language: str, services: Mapping[str, tuple[str, str]] | None = None) -> None:
        self.language = language
        self._index = LANGUAGES.index(language)
        self._services = services or {}

    def __call__(self, key: str, **values: object) -> str:
        """Give a text with its values."""
        return WORDS[key][self._index].format(**values)

    @property
    def chinese(self) -> bool:
        return self._index == 0

    def step(self, name: str) -> str:
        return STEP_WORDS[name][self._index] if name in STEP_WORDS else name

    def dimension(self, name: str) -> str:
        return self("total") if name == TOTAL else DIMENSION_NAMES[name][self._index]

    def grade(self, name: object) -> str:
        return self(name) if isinstance(name, str) and name else NOTHING

    def name_of(self, row: Mapping[str, object]) -> str:
        """Give an indicator's name."""
        return str(row["name_zh" if self.chinese else "name_en"])

    def unit(self, unit: str) -> str:
        """Name a unit; shares are shown as per cent."""
        if unit == SHARE:
            return "%"
        return UNITS.get(unit, indicator_words.UNIT_WORDS.get(unit, unit)) if self.chinese else unit

    def figure(self, value: object, unit: str) -> str:
        """Write a figure with its unit; a dash where it is missing."""
        if value is None or pd.isna(value):
            return NOTHING
        if unit == SHARE:
            return share(value)
        return f"{float(value):,.{DECIMALS.get(unit, 2)}f} {self.unit(unit)}"

    def target(self, row: Mapping[str, object]) -> str:
        """Say what a target asks for, in the decimals that it was given with, and by when."""
        if not known(row.get("comparator")) or pd.isna(row.get("target")):
            return NOTHING
        keys = {">=": "at_least", "<=": "at_most", "all": "all_of", "baseline": "baseline"}
        told = self(keys[row["comparator"]], value=self._as_given(row["target"], row["unit"]))
        year = row.get("target_year")
        if year is None or pd.isna(year):
            return told
        return self("in_year" if row["comparator"] == "baseline" else "by_year", target=told, year=int(year))

    def _as_given(self, value: float, unit: str) -> str:
        """Write a target's number with its unit: 94.96%, 8 km/km²."""
        of_share = unit == SHARE
        told = f"{value * (100 if of_share else 1):,.4f}".rstrip("0").rstrip(".")
        return f"{told}%" if of_share else f"{told} {self.unit(unit)}"

    def cost(self, metres: object, seconds: object) -> str:
        """Say how far it is: metres below 1 km, minutes in a time mode; a dash where there is no way."""
        if metres is not None and pd.notna(metres):
            metres = float(metres)
            if metres < 999.5:
                return f"{metres:,.0f} {'米' if self.chinese else 'm'}"
            return f"{metres / 1000:,.1f} {self('km')}"
        if seconds is not None and pd.notna(seconds):
            return f"{float(seconds) / SECONDS_PER_MINUTE:,.0f} {self.unit('min')}"
        return NOTHING

    def cited(self, source: object) -> str:
        """Name the source of a target, a radius or a commitment."""
        if not known(source):
            return ""
        return str(source) if self.chinese else english(str(source))

    def level(self, level: object) -> str:
        return self(f"level_{level}") if known(level) else NOTHING

    def basis(self, row: Mapping[str, object]) -> str:
        """Say what a figure is based on, or why it is missing."""
        basis, reason = row.get("basis"), row.get("reason")
        if known(reason):
            words = indicator_words.REASON_WORDS if self.chinese else REASON_EN
            return words.get(reason, str(reason))
        if not known(basis):
            return ""
        return (indicator_words.BASIS_WORDS if self.chinese else BASIS_EN).get(basis, str(basis))

    def confidence(self, word: object) -> str:
        if not known(word):
            return ""
        return CONFIDENCE_WORDS.get(word, str(word)) if self.chinese else str(word)

    def layer(self, name: object) -> str:
        told = LAYER_WORDS.get(str(name), str(name))
        return told if self.chinese else english(told)

    def skip(self, reason: object) -> str:
        if not self.chinese:
            return str(reason).replace("_", " ")
        words = {**SKIP_WORDS, **NOTE_REASONS, **indicator_words.SKIPS, **_skips()}
        return words.get(str(reason), str(reason))

    def said(self, text: Message | str | None) -> str:
        """Say a sentence of the engine."""
        if text is None or (not isinstance(text, Message) and pd.isna(text)):
            return ""
        if not isinstance(text, Message):
            return self._again(text) if self.chinese else str(text)
        if self.chinese and text.template in WARNING_WORDS:
            return warning_words(self._in_chinese(text))
        template = _templates().get(text.template) if self.chinese else text.template
        if template is None:
            return str(text)
        return template.format_map({name: self._value(value, name) for name, value in text.values.items()})

    def of_service(self, text: Message) -> str:
        """Say whom a sentence of ``is_of_service`` concerns."""
        unknown = "_unknown" * (text.values["people"] == UNKNOWN)
        return self(f"of_service{unknown}", **{
            name: self._value(value, name) for name, value in text.values.items() if name in OF_SERVICE})

    def _in_chinese(self, text: Message) -> Message:
        """Call services by their Chinese names; a run record has their names in English."""
        called = self._names()
        return message(text.template, **{
            name: called.get(value, value) if type(value) is str else value
            for name, value in text.values.items()})

    def _again(self, text: str) -> str:
        """Say a sentence that was written down in English: find the template that it was made of."""
        for pattern, template in _spoken():
            found = pattern.fullmatch(text)
            if found:
                values = {name: self._value(value, name) for name, value in found.groupdict().items()}
                return template.format_map(values)
        return detail_words(text, self._names())

    def _value(self, value: object, name: str) -> object:
        if isinstance(value, Message):
            return self.said(value)
        if not isinstance(value, str):
            return value
        if not self.chinese:
            return dict(self._services.values()).get(value, value)
        if name in LISTED:
            return value.replace(ID_MARK, "、")
        known = {**LAYER_WORDS, **MODE_WORDS, **_media(), **self._names()}
        return value.chinese if isinstance(value, Name) else known.get(value, value)

    def _names(self) -> dict[str, str]:
        """Give the Chinese names of services by their ids and by their English names."""
        services = self._services.items()
        return {**{english_: chinese for _, (chinese, english_) in services},
                **{id_: chinese for id_, (chinese, _) in services}}

    def explanations(self) -> list[tuple[str, str]]:
        """List what the words of gaps and scores mean."""
        pairs = list(dict.fromkeys([*EXPLANATIONS, *indicator_words.METHODS]))  # some are in both
        return pairs if self.chinese else [(english(name), english(text)) for name, text in pairs]


def service_names(standards: Standards) -> dict[str, tuple[str, str]]:
    """Give the names of the services by their ids, Chinese and English."""
    return {name: (service.name_zh, service.name_en) for name, service in standards.services.items()}


def is_of_service(text: object) -> bool:
    """Say whether a sentence tells how many rows and people of a service something concerns."""
    return isinstance(text, Message) and set(OF_SERVICE) <= set(text.values)


def known(text: object) -> bool:
    """Say whether a cell has a text."""
    return isinstance(text, str) and bool(text.strip())


def share(value: object) -> str:
    """Write a share as per cent, 100.0% only for the whole; a dash where it is missing."""
    if value is None or pd.isna(value):
        return NOTHING
    whole = float(value) >= 1 - TOLERANCE
    return f"{100 * float(value) if whole else min(100 * float(value), MOST_OF_A_PART):.1f}%"


def score_text(value: object, decimals: int = 2) -> str:
    """Write a score, as ``rounded`` rounds it; a dash where it is missing."""
    return NOTHING if value is None or pd.isna(value) else f"{rounded(float(value), decimals):.{decimals}f}"


def number(value: object, decimals: int = 0) -> str:
    """Write a number; a dash where it is missing."""
    return NOTHING if value is None or pd.isna(value) else f"{float(value):,.{decimals}f}"


@lru_cache(maxsize=1)
def _templates() -> dict[str, str]:
    """Put the Chinese of all sentences of the engine together."""
    found: dict[str, str] = {**NOTES, **WARNING_WORDS, **site_sheets.ODD}
    for module in (corridor_sheets, green_sheets, pipe_sheets, road_sheets):
        found.update(module.WORDS.warnings)
    return {**found, **indicator_words.WARNINGS, **indicator_words.DETAILS, **MESSAGES}


@lru_cache(maxsize=1)
def _spoken() -> list[tuple[re.Pattern, str]]:
    """Give what the sentences look like once their values are in them, with their Chinese."""
    found = []
    # Those that say most themselves first: of others a sentence may be a value.
    for english_, chinese in sorted(_templates().items(), key=lambda pair: -len(_HOLE.sub("", pair[0]))):
        parts, seen = [], set()
        for fixed, name, _, _ in Formatter().parse(english_):
            parts.append(re.escape(fixed))
            if name is not None:
                parts.append(f"(?P={name})" if name in seen else f"(?P<{name}>.+?)")
                seen.add(name)
        # The numbers are written already, each in its form.
        found.append((re.compile("".join(parts)), _HOLE.sub(r"{\1}", chinese)))
    return found


@lru_cache(maxsize=1)
def _media() -> dict[str, str]:
    return {medium.id: medium.name_zh for medium in load_media().values()}


@lru_cache(maxsize=1)
def _skips() -> dict[str, str]:
    found: dict[str, str] = {}
    for module in (corridor_sheets, green_sheets, pipe_sheets, road_sheets):
        found.update(module.WORDS.skipped)
    return {**found, **site_sheets.SKIPPED}


__all__ = ["LANGUAGES", "NOTHING", "REASON_WORDS", "WORDS", "Words", "known", "number", "score_text", "share"]

"""Lay the results of pipe coverage out as pages of a workbook, in Chinese."""

from __future__ import annotations

import pandas as pd

from ..field_titles import columns_of
from ..report import Table
from .pipe_fields import load_media
from .pipe_lengths import DRAINS
from .pipes import PipeCoverage
from .sheets import YES_NO, Page, Words

# What is counted in pieces.
WHOLE = ("pipes", "pipes_not_in_use", "buildings", "buildings_near", "buildings_connected")
MEDIA = {medium.id: medium.name_zh for medium in load_media().values()}
BASES = {
    "statistics": "村级统计",
    "mixed": "统计与管线推算并用",
    "proxy": "管线推算",
    "proxy_any_pipe": "管线推算（未区分是否接通）",
}
OVER = {"township": "乡镇面积", "builtup": "建成区面积"}
REASONS = {"isolated": "孤立（所在管网没有厂站）", "cut_off": "被阀门或流向隔断"}
DIMENSIONS = {
    "diameter": "管径（毫米）",
    "material": "材质",
    "age": "管龄（年）",
    "renewal": "改造",
    "role": "级别",
}
GROUPS = {
    "unknown": "不详",
    "renewed": "已改造",
    "not_renewed": "未改造",
    "transmission": "输送干管",
    "distribution": "配水（收集）管",
    "service": "入户管",
    "pumped": "压力管",
}
SUMMARY = (
    "medium_name", "name", "pipes", "length_m", "length_connected_m", "length_unconnected_m",
    "connected_share", "pipes_not_in_use", "length_not_in_use_m", "length_due_m", "builtup_length_m",
    "density_area_km2", "density_over", "density_km_per_km2", "service_distance_m", "people",
    "people_missing_rows", "people_near", "people_connected", "people_served", "people_served_of_unknown",
    "people_served_share", "basis", "villages", "villages_near", "villages_connected", "villages_served",
    "people_urban", "people_urban_connected", "residential_m2", "residential_near_m2",
    "residential_connected_m2", "buildings", "buildings_near", "buildings_connected",
)
BREAKDOWN = ("medium_name", "name", "by", "group", "length_m", "share")
SEWERS = ("name", "storm_m", "sewage_m", "combined_m", "separated_share")
VILLAGES = (
    "medium_name", "township", "name", "code", "people", "nearest_pipe_m", "nearest_serving_m", "near",
    "connected", "served", "people_served", "basis",
)
ISOLATED = ("system_name", "part", "reason", "pipes", "length_m", "pipe_ids", "code")
STANDARDS = (("text", "name_zh"), ("metres", "service_distance_m"), ("text", "distance_source"),
             ("count", "renewal_age_years"))
FLAGS = {True: YES_NO[1], False: YES_NO[0]}

WORDS = Words(
    title="市政管网覆盖分析",
    account={
        **{f"{id_} length_m": f"{name}：长度（米）" for id_, name in MEDIA.items()},
        **{f"{id_} pipes": f"{name}：管段数" for id_, name in MEDIA.items()},
        "DEMAND people": "村庄人口（人）", "DEMAND rows": "村庄数",
        "residential area_m2": "居住用地面积（平方米）", "buildings": "建筑数",
        "POPULATION people": "人口栅格人口（人）", "POPULATION rows": "人口栅格像元数",
    },
    skipped={
        "no_medium": "没有类别", "not_understood": "取值无法识别", "no_role": "没有级别字段",
        "year": "年份有误",
        "against_slope": "逆坡", "drainage": "排水类别不明", "no_pipe_near": "附近没有管线",
        "status": "未投入使用", "status_unknown": "状态不明", "medium_of_layer": "类别取自图层名称",
        "more_served_than_people": "服务人口多于人口",
    },
    inputs={
        "PIPES": "管线", "SOURCES": "厂站", "VALVES": "阀门", "VILLAGE_STATS": "村级统计表",
        "RESIDENTIAL": "居住用地", "BUILDINGS": "建筑",
    },
    values={**MEDIA, "unknown": "不详"},
    methods=(
        (
            "长度",
            "在用（现状或未注明）管线的长度；停用、在建、规划的另列。"
            "边界上的管段归代码较小的乡镇，只计一次。",
        ),
        (
            "管网密度",
            "建成区内管线长度 ÷ 建成区面积；没有建成区数据时为全部长度 ÷ 乡镇面积，“面积口径”一列注明。",
        ),
        (
            "连通",
            "从厂站沿管线追踪（污水、雨水顺流向到厂；泵站不是厂站）："
            "与厂站相接（5 米内）的管线均由其供给，"
            "厂站不与管线相接时为限定距离内的全部管端和各独立管网的最近处；"
            "关闭的阀门、超过容差的断口、停用或类别不明的管段都会中断。"
            "没有厂站资料的类别，连通情况为空白，不是零。",
        ),
        (
            "服务人口",
            "有村级统计（通自来水人口、污水是否处理）的村庄以统计为准，逐村采用；"
            "其余按到连通的配水（收集）管的直线距离推算。"
            "人口取自栅格时，村域内的像元（没有村域时为本乡镇内离该村最近的像元）归该村，由该村统计代替。"
            "全县为各乡镇之和。"
            "总人口缺失的村庄，其服务人口另列，不计入服务人口与比例。",
        ),
        ("服务距离", "给水、燃气、热力 100 米，污水 50 米：惯例值，无标准依据；只是推算，可自行给定。"),
        ("雨污分流率", "（雨水管 + 污水管）÷（雨水管 + 污水管 + 合流管）。"),
        (
            "到更新年限",
            "未改造且管龄达到年限（给水 30 年，燃气、热力 20 年，国办发〔2022〕22号）的长度；还须经评估。",
        ),
        ("箱涵", "400X300 一类断面按面积相等的圆管折算管径。"),
        ("空白单元格", "缺失或不适用，不是零。"),
    ),
)


def pipe_pages(result: PipeCoverage) -> list[Page]:
    """Make the pages 汇总, 管网构成, 雨污分流 (where there are drains), 村庄 and 孤立管段."""
    villages = pd.DataFrame(result.villages.drop(columns="geometry", errors="ignore"))
    summary, breakdown = _by_medium(result.summary), _by_medium(result.breakdown)
    bases, groups = {"density_over": OVER, "basis": BASES}, {"by": DIMENSIONS, "group": GROUPS}
    pages = [
        Page("汇总", "pipecoverage_summary", summary, SUMMARY, bases, frozen=2),
        Page("管网构成", "pipecoverage_breakdown", breakdown, BREAKDOWN, groups, frozen=2),
    ]
    if set(DRAINS) & set(result.summary["medium"]):
        pages.append(Page("雨污分流", "pipecoverage_sewers", result.sewers, SEWERS, frozen=1))
    if len(villages):
        flags = dict.fromkeys(("near", "connected", "served"), FLAGS)
        words = {**flags, "basis": BASES}
        pages.append(Page("村庄", "pipecoverage_villages", villages, VILLAGES, words, frozen=3))
    lost = pd.DataFrame(result.isolated.drop(columns="geometry"))
    return [*pages, Page("孤立管段", "pipecoverage_isolated", lost, ISOLATED, {"reason": REASONS}, frozen=1)]


def _by_medium(rows: pd.DataFrame) -> pd.DataFrame:
    """Put the rows of one medium together, each medium's county row at their end."""
    order = {medium: place for place, medium in enumerate(MEDIA)}
    return rows.sort_values("medium", key=lambda media: media.map(order), kind="stable")


def standards_table(media: pd.DataFrame) -> Table:
    """List the service distances and ages of renewal that were used."""
    sources = {"given": "本次给定", "convention": "惯例值，无标准依据", "": "无"}
    rows = media.assign(distance_source=[sources.get(word, word) for word in media["distance_source"]])
    return Table(columns_of("sheet_pipes", STANDARDS, rows), rows, heading="采用的服务距离与更新年限")

"""Lay the results of school zones out as the pages of a workbook, in Chinese."""

from __future__ import annotations

import pandas as pd

from ..coverage.sheets import YES_NO, Page, Words
from .gap_words import CLASS_WORDS
from .zoning import FIGURES, OTHER, SchoolZoning

REASON_WORDS = {
    "nearest": "划片学校即最近学校", "other": "有更近的学校", "no_zone": "不在任何学区内",
    "unknown_school": "学区的学校不明", "off_network": "远离道路", "unconnected": "没有通往划片学校的道路",
    "outside": "不在乡镇范围内", "no_geometry": "没有可用的几何",
}
# Counts that layers hold as whole numbers.
WHOLE = ("estimated", "is_nearest", "people_missing_rows", "schools_found")
SUMMARY = ("service_name", "name", *FIGURES)
ZONES = ("service_name", "zone", "name", "schools", *FIGURES)
VILLAGES = (
    "service_name", "township", "name", "code", "area_class", "people_in_need", "zone", "school_name",
    "access_m", "network_m", "egress_m", "total_m", "nearest_name", "nearest_m", "extra_m", "reason",
)
WORDS = Words(
    title="学区划片核查",
    account={
        "primary people": "小学：学龄儿童", "primary rows": "小学：居民点数",
        "junior_high people": "初中：学龄儿童", "junior_high rows": "初中：居民点数",
        "DEMAND people": "人口：村庄（居民点）", "POPULATION people": "人口：人口栅格",
        "DEMAND rows": "村庄（居民点）数", "POPULATION rows": "人口栅格像元数",
    },
    skipped={
        "unknown_school": "学区的学校不明", "several_schools": "学校重名", "kind_unknown": "学段不明",
    },
    inputs={"SCHOOL_ZONES": "学区图层", "FACILITIES": "设施"},
    values={"primary": "小学", "junior_high": "初中"},
    methods=(
        ("划片学校的认定",
         "居民点所在学区的学校；在几个学区内或学区有几所学校（多校划片）时，取其中沿道路最近的一所。"),
        ("划片就近", "到划片学校的路网距离不大于到本学段最近学校的路网距离加 1 米。"),
        ("就近比例", "划片就近的学龄儿童 ÷ 可判定的学龄儿童。"
                  "不在学区内、学校不明、远离道路、没有通路的另列，不按零计。"),
        ("法律依据", "《中华人民共和国义务教育法》第十二条：保障适龄儿童、少年在户籍所在地学校就近入学。"
                 "就近不等于最近，比例低只说明划片需要复核。"),
        ("空白单元格", "缺失或不适用，不是零。"),
    ),
)


def pages_of(result: SchoolZoning) -> list[Page]:
    """Make the pages 汇总, 学区核查 and 未就近村庄."""
    zones = pd.DataFrame(result.zones.drop(columns="geometry")).sort_values(
        ["service", "share_nearest"], kind="stable")
    flags = {"estimated": YES_NO}
    classes = {"area_class": CLASS_WORDS, "reason": REASON_WORDS}
    return [
        Page("汇总", "schoolzones_summary", result.summary, SUMMARY, flags, frozen=2),
        Page("学区核查", "schoolzones_zones", zones, ZONES, flags, frozen=3),
        Page("未就近村庄", "schoolzones_villages", _not_nearest(result), VILLAGES, classes, frozen=3),
    ]


def _not_nearest(result: SchoolZoning) -> pd.DataFrame:
    """List the places that are not zoned to the nearest school: those with the longest way more first."""
    rows = pd.DataFrame(result.villages.drop(columns="geometry"))
    rows = rows[rows["reason"] != "nearest"]
    order = rows.assign(other=rows["reason"] == OTHER)
    return rows.loc[order.sort_values(["other", "extra_m"], ascending=[False, False], kind="stable").index]

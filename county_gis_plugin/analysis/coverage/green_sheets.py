"""Lay the results of green coverage out as the pages of a workbook, in Chinese."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd

from ..access.gap_words import CLASS_WORDS, CONFIDENCE_WORDS
from ..field_titles import columns_of
from ..report import Table
from .green import HOMES, TARGET_SHARE, GreenCoverage
from .sheets import YES_NO, Page, Words

SIZE_WORDS = {"park_large": "大型（5000 平方米及以上）", "park_small": "小型（2000—5000 平方米）"}
REASON_WORDS = {
    "": "", "no_geometry": "没有可用的几何", "status": "规划或已停用", "too_small": "小于 2000 平方米",
    "off_network": "入口远离道路",
}
DOUBT = re.compile(r" \(([a-z ]+)\)$")
SUMMARY = (
    "name", "park_m2", "parks", "parks_counted", "park_m2_per_person", "per_person_over", "park_m2_of_known",
    "meets_target", "missing_to_target_m2", "meets_floor", "missing_to_floor_m2", "residential_urban_m2",
    "residential_urban_network_m2", "residential_urban_straight_m2", "residential_urban_network_share",
    "residential_urban_straight_share", "residential_urban_met", "residential_m2", "residential_network_m2",
    "residential_straight_m2", "residential_network_share", "residential_straight_share", "residential_met",
    "people", "people_urban", "people_missing_rows", "people_urban_missing_rows",
    "people_network", "people_straight", "people_between",
    "people_network_share", "people_straight_share", "people_urban_network", "people_urban_straight",
    "villages", "villages_network", "villages_straight",
)
PARKS = ("township", "name", "area_m2", "size_class", "radius_m", "way_in", "counted", "reason", "park_id")
VILLAGES = (
    "township", "name", "code", "area_class", "people", "park_name", "access_m", "network_m", "egress_m",
    "total_m", "straight_served",
)
BEYOND = ("township", "area_m2")
SIZES = (("text", "name"), ("metres", "area_min_m2", "area_max_m2", "radius_m"), ("text", "source"))
WORDS = Words(
    title="公园绿地覆盖分析",
    account={
        "park area_m2": "公园面积（平方米）", "parks": "公园数", "residential area_m2": "居住用地（平方米）",
        "DEMAND people": "人口：村庄（居民点）", "POPULATION people": "人口：人口栅格",
        "DEMAND rows": "村庄（居民点）数", "POPULATION rows": "人口栅格像元数",
    },
    skipped={"status": "规划或已停用", "no_park_near": "附近没有公园"},
    inputs={"GREEN": "公园", "ENTRANCES": "公园入口", "RESIDENTIAL": "居住用地"},
    methods=(
        ("覆盖率", f"居住用地在公园服务半径内的比例，与 {TARGET_SHARE:.0%} 比较（GB 55014-2021）；"
                "城镇居住用地为建成区内的居住用地。重叠的用地只计一次。"),
        ("服务半径", "公园规模按图形实测。从入口（公园 30 米内的点）算起，没有入口时从边界算起，"
                 "沿道路计，含两端直线段；直线覆盖为对照。"),
        ("人均公园面积", "全部现状公园面积（含小公园）除以城镇人口；没有建成区与城乡分类时除以全部人口。"
                         "全县只计人口已知的乡镇；有村庄人口缺失时不判定是否达标。"),
        ("空白单元格", "缺失或不适用，不是零。"),
    ),
)


def pages_of(result: GreenCoverage) -> list[Page]:
    """Make the pages 汇总, 公园, 未覆盖村庄 and 未覆盖居住用地."""
    over = {"people_urban": "城镇人口", "people": "全部人口"}
    flags = {"per_person_over": over, "meets_target": YES_NO, "meets_floor": YES_NO}
    parks = pd.DataFrame(result.parks.drop(columns="geometry")).sort_values("area_m2", ascending=False)
    words = {
        "size_class": SIZE_WORDS, "way_in": {"entrance": "入口", "edge": "边界"}, "counted": YES_NO,
        "reason": REASON_WORDS,
    }
    flags |= {f"{what}_met": YES_NO for what in HOMES}
    pages = [
        Page("汇总", "greencoverage_summary", judged(result.summary), SUMMARY, flags, frozen=1),
        Page("公园", "greencoverage_parks", parks, PARKS, words, frozen=2),
    ]
    if len(result.villages):
        classes = {"area_class": CLASS_WORDS, "straight_served": YES_NO}
        rows = _unserved(result)
        pages.append(Page("未覆盖村庄", "greencoverage_villages", rows, VILLAGES, classes, frozen=2))
    if len(result.beyond):
        rows = pd.DataFrame(result.beyond.drop(columns="geometry"))
        pages.append(Page("未覆盖居住用地", "greencoverage_beyond", rows, BEYOND))
    return pages


def judged(summary: pd.DataFrame) -> pd.DataFrame:
    """Say where the residential land reaches the share asked for; missing where there is no such land."""
    shares = {what: summary[f"{what}_network_share"].astype(float) for what in HOMES}
    return summary.assign(**{
        f"{what}_met": (share >= TARGET_SHARE).astype(float).where(share.notna())
        for what, share in shares.items()
    })


def tables_of(result: GreenCoverage) -> list[Table]:
    """Make the table of the radii used."""
    rows = result.sizes.assign(
        name=result.sizes["id"].map(SIZE_WORDS),
        area_max_m2=result.sizes["area_max_m2"].replace(np.inf, np.nan),
        source=result.sizes["source"].map(_source_words),
    )
    return [Table(columns_of("sheet_parks", SIZES, rows), rows, heading="采用的标准")]


def _source_words(source: str) -> str:
    """Say how far a source can be trusted in Chinese."""
    return DOUBT.sub(lambda found: f"（{CONFIDENCE_WORDS.get(found[1], found[1])}）", source)


def _unserved(result: GreenCoverage) -> pd.DataFrame:
    """List the villages that no park reaches by network, those with most people first."""
    rows = pd.DataFrame(result.villages.drop(columns="geometry"))
    rows = rows[~rows["network_served"].astype(bool)]
    return rows.sort_values(["township_code", "people"], ascending=[True, False], kind="stable")

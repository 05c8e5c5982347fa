"""Say the results of road coverage in Chinese, for the workbook."""

from __future__ import annotations

import pandas as pd

from ..access.gap_words import CLASS_WORDS, YES_NO
from .roads import RoadCoverage
from .sheets import Page, Words

TECHNICAL_WORDS = {
    "motorway": "高速公路", "class_1": "一级公路", "class_2": "二级公路", "class_3": "三级公路",
    "class_4": "四级公路", "below_class": "等外公路", "urban": "城市道路", "track": "机耕路", "path": "小路",
    "footway": "人行道", "steps": "台阶", "restricted": "禁行路段", "other": "其他（等级不识别）",
    "none": "未注明",
}
ADMINISTRATIVE_WORDS = {
    "national": "国道", "provincial": "省道", "county": "县道", "township": "乡道", "village": "村道",
    "special": "专用公路",
}
URBAN_WORDS = {
    "expressway": "快速路", "arterial": "主干路", "sub_arterial": "次干路", "branch": "支路",
    "estate": "居住区道路",
}
LEVEL_WORDS = {"township": "乡镇", "county": "全县", "outside": "县域外"}
DIMENSION_WORDS = {"technical": "技术等级", "administrative": "行政等级", "urban": "城市道路等级"}
ORIGIN_WORDS = {"given": "数据", "village": "人口最多的村庄", "middle": "乡镇内部点"}
SEAT_WORDS = {
    "connected": "已连通", "broken": "三级及以上路网断开", "far": "附近无三级及以上公路",
    "off_network": "远离道路", "served": "可到达", "unconnected": "路网不连通",
    "no_geometry": "没有可用的几何",
    "beyond": "超出距离", "outside": "县域外", "estimated": "驻地位置不明，不判定",
}

SUMMARY = (
    "name", "code", "area_km2", "people", "length_km", "carriageway_km", "km_per_km2", "km_per_10k_people",
    "motorway_km", "class_1_km", "class_2_km", "class_3_km", "class_4_km", "below_class_km", "street_km",
    "class_unknown_km", "ways_km", "planned_km",
)
SURFACE = (
    "name", "code", "length_km", "paved_km", "unpaved_km", "surface_unknown_km", "paved_share", "builtup_km2",
    "builtup_known_km2", "builtup_street_km", "builtup_km_per_km2", "builtup_all_km_per_km2", "builtup_dense",
)
REACH = (
    "name", "code", "seat_connected", "seats_connected", "seats_judged", "seats_connected_share",
    "seat_link_m", "seat_minutes", "seat_minutes_max", "seats_within_60_share", "villages",
    "villages_on_graded", "villages_on_graded_share", "villages_has_stop", "villages_has_stop_share",
    "rural_people", "rural_people_near", "rural_access_index", "rural_rows_without_people",
)
CLASSES = (
    "level", "name", "code", "dimension", "class", "length_km", "paved_km", "unpaved_km",
    "surface_unknown_km", "km_per_km2", "km_per_10k_people",
)
SEATS = (
    "name", "code", "origin", "is_county_seat", "connected", "reason", "link_m", "minutes", "drive_reason",
)
LINKS = ("name", "code", "link", "length_m", "road_classes", "road_names", "road_ids")
VILLAGES = (
    "township", "name", "code", "area_class", "people", "on_graded", "graded_m", "near_all_season",
    "all_season_m", "has_stop", "stop_m", "stop_reason",
)

MISSING = "未通三级及以上公路的乡镇，需改造的低等级路段。"
WORDS = Words(
    title="道路覆盖分析",
    account={
        "road_length_m": "道路长度（米）", "builtup_m2": "建成区面积（平方米）", "demand_rows": "村庄（行）",
        "demand_people": "村庄人口（人）", "population_rows": "人口栅格像元（个）",
        "population_people": "人口栅格人口（人）",
    },
    skipped={
        "class_other": "等级不识别（计入其他）", "same_line": "重复路段", "same_stretch": "部分重复路段",
        "no_direction": "通行方向不明",
    },
    inputs={"SEATS": "乡镇驻地", "STOPS": "公交站点"},
    values={"distance": "路网距离"},
    methods=(
        ("里程", "道路按乡镇界切分；位于界线上的路段归代码较小的乡镇，只计一次。双幅路各计一半，"
                 "重复路段只计一次；规划与停用道路不计，另列。小路、机耕路等列于“非道路通道”。"),
        ("建成区路网密度", "建成区内快速路、主干路、次干路、支路里程÷建成区面积；居住区道路不计。"
                           "标准 8 千米/平方千米（GB/T 51328-2018，待核对原文）。"),
        ("铺装率", "铺装÷（铺装＋未铺装）；路面不明的道路两边都不计。"),
        ("驻地通三级及以上公路", "只走三级及以上公路与城市道路能到达县城，且两端驻地距该路网 500 米以内"
                                 "（惯例值）。缺失路段是所需低等级道路最短的走法中的低等级部分。"),
        ("通等级公路", "村庄距四级及以上公路或城市道路（路网主体部分）500 米以内（直线，惯例值）。"),
        ("农村道路可达指数", "SDG 9.1.1：全天候道路 2 千米（直线）内的农村人口÷农村人口。全天候：铺装，"
                             "或四级及以上且路面坚实；高速公路不计。"),
        ("通客车", "村庄到公交站的路网距离（含两端直线段）在 2 千米以内。"),
        ("空白单元格", "缺失或不适用，不是零。"),
    ),
)


def road_pages(result: RoadCoverage) -> list[Page]:
    """Make the sheets 里程, 路面与建成区, 连通与可达, 分等级里程, 驻地, 缺失路段 and 村庄."""
    classes = result.classes[result.classes["length_km"] > 0].copy()
    classes["class"] = [_class_word(*pair) for pair in zip(classes["dimension"], classes["class"])]
    links = result.links.assign(road_classes=[
        "、".join(TECHNICAL_WORDS.get(word, word) for word in str(words).split(";"))
        for words in result.links["road_classes"]
    ])
    seats = {"connected": YES_NO, "is_county_seat": YES_NO, "reason": SEAT_WORDS, "drive_reason": SEAT_WORDS,
             "origin": ORIGIN_WORDS}
    villages = {"on_graded": YES_NO, "near_all_season": YES_NO, "has_stop": YES_NO, "area_class": CLASS_WORDS,
                "stop_reason": {**SEAT_WORDS, "served": "已覆盖"}}
    basis = result.summary["basis"].iloc[0]
    over = [] if basis == "builtup" else [
        "没有建成区图层：路网密度按全乡镇面积计算，不判定是否达到 8 千米/平方千米。"]
    summary = "roadcoverage_summary", result.summary
    return [
        Page("里程", *summary, SUMMARY, frozen=1),
        Page("路面与建成区", *summary, SURFACE, {"builtup_dense": YES_NO}, over, frozen=1),
        Page("连通与可达", *summary, REACH, {"seat_connected": YES_NO}, frozen=1),
        Page("分等级里程", "roadcoverage_classes", classes, CLASSES,
             {"level": LEVEL_WORDS, "dimension": DIMENSION_WORDS}, frozen=2),
        Page("驻地", "roadcoverage_seats_judged", _plain(result.seats), SEATS, seats, frozen=1),
        Page("缺失路段", "roadcoverage_links", _plain(links), LINKS, lines=[MISSING], frozen=1),
        Page("村庄", "roadcoverage_villages", _plain(result.villages), VILLAGES, villages, frozen=2),
    ]


def _class_word(dimension: str, name: str) -> str:
    words = {"administrative": ADMINISTRATIVE_WORDS, "urban": URBAN_WORDS}.get(dimension, {})
    return {**TECHNICAL_WORDS, **words}.get(name, name)


def _plain(frame: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(frame.drop(columns="geometry"))

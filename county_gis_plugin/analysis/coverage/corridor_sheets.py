"""Say the results of corridor gaps in Chinese, for the workbook."""

from __future__ import annotations

import pandas as pd

from ..units import M_PER_KM
from .corridors import CorridorGaps
from .road_sheets import ADMINISTRATIVE_WORDS, TECHNICAL_WORDS, URBAN_WORDS
from .sheets import Page, Words

DIRECTION_WORDS = {"forward": "上行（桩号增大）", "backward": "下行（桩号减小）"}
# By class there are no mileposts: the direction only keeps two carriageways apart.
DRAWN_WORDS = {"forward": "绘制方向", "backward": "反方向"}
ALL_ROUTES = "全部路线"
CLASS_WORDS = {**URBAN_WORDS, **ADMINISTRATIVE_WORDS, **TECHNICAL_WORDS}

ROUTES = (
    "route", "direction", "length_km", "covered_km", "gap_km", "covered_share", "gaps", "longest_gap_km",
    "longest_from", "longest_to", "longest_gap_hole_km", "largest_spacing_km", "spacing_hole_km", "holes",
    "holes_km", "farthest_km", "unreached_km",
)
STRETCHES = (
    "route", "direction", "from_milepost", "to_milepost", "length_km", "farthest_km", "unreached_km",
    "hole_km",
)
SUMMARY = ("name", "code", "direction", "length_km", "gap_km", "covered_share")
WORDS = Words(
    title="公路沿线服务空白分析",
    account={
        "forward length_m": "上行里程（米）", "backward length_m": "下行里程（米）",
        "forward gap_m": "上行空白路段（米）", "backward gap_m": "下行空白路段（米）",
    },
    skipped={"not_counted": "不计入", "not_open": "不对外开放", "interrupted": "路线间断"},
    values={"route": "路线编号", "class": "道路等级"},
    methods=(
        ("空白路段", "沿允许行驶方向到最近设施的最短路网距离（含设施到道路的直线段）超过限值的路段；"
                     "起止点可在道路中间。"),
        ("方向", "上下行分别判定；单行的一幅只计本方向。"),
        ("里程", "沿本数据中路线量得的米数，不是公路登记的桩号；一路多号的路段属于各条路线，合计只计一次。"),
        ("间断", "没有道路标有该编号的间隔（大于 100 米）：里程、最长空白、最大间距按直线计入，"
                 "里程合计不计。"),
        ("沿线最大间距", "设施之间或设施与路线端点之间，沿路线本方向的最大距离；"
                         "设施须从路线行驶可达且不超过“点到道路的最大距离”。"),
        ("空白单元格", "缺失或不适用，不是零。"),
    ),
)


def corridor_pages(result: CorridorGaps) -> list[Page]:
    """Make the sheets 路线, 空白路段 and 乡镇."""
    whole = result.routes["route"] == ""
    routes = result.routes.assign(
        route=result.routes["route"].mask(whole, ALL_ROUTES),
        level=whole.map({True: "county", False: "route"}),
    )
    stretches = result.stretches.drop(columns="geometry")
    by_route = result.lines["from_m"].notna().any()
    words = {"direction": DIRECTION_WORDS if by_route else DRAWN_WORDS, "route": CLASS_WORDS}
    return [
        Page("路线", "corridorgaps_routes", _in_km(_forward_first(routes)), ROUTES, words, frozen=2),
        Page("空白路段", "corridorgaps_stretches", _in_km(_forward_first(stretches)), STRETCHES, words,
             frozen=2),
        Page("乡镇", "corridorgaps_summary", _in_km(result.summary), SUMMARY, words, frozen=2),
    ]


def _forward_first(rows: pd.DataFrame) -> pd.DataFrame:
    """Put the rows of each route in the order of its mileposts, those of the forward direction first."""
    order = pd.DataFrame({
        "route": pd.factorize(rows["route"])[0],
        "direction": rows["direction"].map(list(DIRECTION_WORDS).index).to_numpy(),
    })
    return pd.DataFrame(rows).iloc[order.sort_values(["route", "direction"], kind="stable").index]


def _in_km(rows: pd.DataFrame) -> pd.DataFrame:
    """Give columns in metres as kilometres, under such names."""
    metres = [name for name in rows if name.endswith("_m")]
    return rows.assign(**{f"{name[:-2]}_km": rows[name] / M_PER_KM for name in metres})

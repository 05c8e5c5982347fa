"""Check the map sheets: what they say, that nothing is clipped or covered, and the files."""

from __future__ import annotations

import itertools
import re
import threading
from datetime import date

import geopandas as gpd
import pandas as pd
import pytest
import shapely
from qgis.core import (
    QgsExpressionContext,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLayoutItemScaleBar,
    QgsPalLayerSettings,
    QgsPointXY,
)
from qgis.PyQt.QtGui import QImage, QRawFont, QTextLayout

from county_gis_plugin.analysis.errors import Cancelled, OutputError
from county_gis_plugin.analysis.progress import Progress
from county_gis_plugin.analysis.standards import load_standards
from county_gis_plugin.processing.layouts import PAPERS, write_map
from county_gis_plugin.processing.map_layers import road_frame
from county_gis_plugin.processing.page import CENTRE, LEFT, RIGHT, Page
from county_gis_plugin.processing.sheet import (
    Sheet,
    apart,
    most_around,
    round_scale,
    villages_to_name,
    worst_sheet,
    worst_villages,
)
from county_gis_plugin.processing.sheet_drawing import Drawing
from county_gis_plugin.processing.sheet_words import (
    WORDS,
    Words,
    facility_words,
    figure_notes,
    file_title,
    measure_words,
    radius_words,
    rules_used,
    scale_words,
    sheet_title,
    standard_words,
    subtitle_words,
    title_words,
)

CRS = 4547
X, Y = 500_000, 4_000_000
KM = 1000

# The county, in km from (X, Y): two townships side by side, each 6 km wide and 8 km high.
#
#   8 +-----------+-----------+
#     |  a        |     e     |   S is the school; a, b, c, d, e are villages.
#     |     S-----------b     |   a and e are beyond the radius, b is served,
#     |  c        |     d     |   c is not connected, d is far from any road.
#   0 +-----------+-----------+
#     0           6          12
VILLAGES = [
    # name, township, x, y, reason, people in need, total_m
    ("甲村", "东山镇", 1, 7, "beyond", 100, 4000.0),
    ("乙村", "西河乡", 8, 5, "served", 900, 1500.0),
    ("丙村", "东山镇", 1, 2, "unconnected", 40, None),
    ("丁村", "西河乡", 9, 2, "off_network", None, None),
    ("戊村", "西河乡", 9, 7, "beyond", 60, 6500.0),
]


def metres(x: float, y: float) -> tuple[float, float]:
    return X + x * KM, Y + y * KM


def frame(rows: list[dict], geometry: list) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame(rows, geometry=geometry, crs=CRS)


def demand(**columns: object) -> gpd.GeoDataFrame:
    names = ("name", "township", "x", "y", "reason", "people_in_need", "total_m")
    rows = pd.DataFrame(VILLAGES, columns=names).assign(
        demand_id=range(len(VILLAGES)), area_class="rural", radius=2000.0, unit="m", mode="distance"
    )
    places = [shapely.Point(metres(x, y)) for x, y in zip(rows["x"], rows["y"])]
    return gpd.GeoDataFrame(rows.assign(**columns), geometry=places, crs=CRS)


def county(width: float = 12.0, height: float = 8.0, count: int = 2) -> gpd.GeoDataFrame:
    """Draw townships as ``count`` strips; the first ones are those of the villages."""
    names = ["东山镇", "西河乡", *(f"第{i}街道办事处" for i in range(3, count + 1))]
    step = width / count
    strips = [shapely.box(*metres(step * i, 0), *metres(step * (i + 1), height)) for i in range(count)]
    rows = [
        {"name": names[i], "people_unserved": 140.0 - i, "villages_unserved": 2, "villages_served": 1}
        for i in range(count)
    ]
    return frame(rows, strips)


def sheet(**changes: object) -> Sheet:
    line = shapely.LineString([metres(3, 5), metres(8, 5)])
    values = {
        "county": "示例县",
        "service": "小学",
        "demand": demand(),
        "townships": county(),
        "summary": {
            "people_served": 900.0,
            "people_unserved": 200.0,
            "villages_served": 1,
            "villages_unserved": 4,
            "people_missing_rows": 1,
            "people_between": 0.0,
            "mean_cost": 1900.0,
            "median_cost": 1500.0,
            "max_cost": 6500.0,
            "unit": "m",
        },
        "facilities": frame([{"name": "中心小学"}], [shapely.Point(metres(3, 5))]),
        "areas": frame([{"township": "东山镇"}], [shapely.box(*metres(0, 6), *metres(6, 8))]),
        "routes": frame([{"demand_id": 0}, {"demand_id": 1}], [line, line]),
        "roads": frame([{"tech_class": "二级"}, {"tech_class": "等外"}], [line, line]),
        "standards": rules(("urban", "GB 50180", "2018", ""), ("rural", "", "", "convention")),
        "source": "示例数据",
        "author": "示例县自然资源局",
        "made_on": date(2026, 3, 5),
    }
    return Sheet(**{**values, **changes})


def rules(*rows: tuple[str, str, str, str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["area_class", "code", "edition", "confidence"])


def drawn(provider, one: Sheet, paper: str = "A4", language: str = "zh") -> Drawing:
    return Drawing(Page(*PAPERS[paper], 96), one, Words(language)).draw()


def items(drawing: Drawing, kind: type) -> list:
    return [item for item in drawing.page.layout.items() if isinstance(item, kind)]


def texts(drawing: Drawing) -> list[str]:
    return [label.text() for label in items(drawing, QgsLayoutItemLabel)]


def legend_texts(drawing: Drawing) -> list[str]:
    (legend,) = items(drawing, QgsLayoutItemLegend)
    model = legend.model()
    found = []
    for layer in model.rootGroup().findLayers():
        nodes = [str(node.data(0)) for node in model.layerLegendNodes(layer)]
        found += [*([layer.name()] if len(nodes) != 1 else []), *nodes]
    return found


# ---- what a sheet says ----


def test_title_radius_and_date(provider):
    found = texts(drawn(provider, sheet()))
    assert "示例县小学服务缺口图" in found
    assert "服务半径：2,000 米（路网距离）" in found
    assert "制图日期：2026年3月5日" in found
    assert "编制单位：示例县自然资源局" in found


def test_every_word_is_there_in_both_languages():
    chinese, english = Words("zh"), Words("en")
    assert [key for key in WORDS if not (chinese.template(key) and english.template(key))] == []
    slots = re.compile(r"{(\w+)")
    slots_of = {key: (slots.findall(chinese.template(key)), slots.findall(WORDS[key])) for key in WORDS}
    assert [key for key, (zh, en) in slots_of.items() if set(zh) != set(en)] == []


def test_an_english_sheet_has_no_chinese_of_its_own(provider):
    one = sheet(county="Demo County", service="Primary school", source="demo", author="Bureau")
    own = [text for text in texts(drawn(provider, one, language="en")) if re.search("[\u4e00-\u9fff]", text)]
    names = {name for name, *_ in VILLAGES} | {"东山镇", "西河乡"}
    assert set(own) <= names


def test_title_without_a_county():
    assert sheet_title(sheet(county=""), Words("zh")) == "小学服务缺口图"
    assert sheet_title(sheet(county="", service="Clinic"), Words("en")) == "Service gaps: Clinic"


def test_key_figures(provider):
    found = texts(drawn(provider, sheet()))
    # 200 of 900 + 200 people are not served: 18.2 %; 4 of 5 villages: 80 %.
    assert "200" in found
    assert "未覆盖的服务对象，占 18.2%" in found
    assert "未覆盖村庄（居民点），占 80.0%" in found
    assert "平均 1.9 千米　中位 1.5 千米　最远 6.5 千米" in found
    assert "人数缺失 1 处，未计入人数" in found
    assert "其中：超出服务半径 2、路网不连通 1、远离道路 1" in figure_notes(sheet(), Words("zh"))


def test_unknown_people_are_said_and_not_zero(provider):
    summary = {**sheet().summary, "people_served": None, "people_unserved": None}
    townships = county().assign(people_unserved=None)
    one = sheet(summary=summary, demand=demand(people_in_need=None), townships=townships)
    found = drawn(provider, one)
    assert "无人口数据" in texts(found)
    assert "0" not in texts(found)
    assert "各乡镇未覆盖村庄数（个）" in texts(found)
    assert not [text for text in legend_texts(found) if text.endswith("人")]


def test_a_sheet_without_a_gap_says_so(provider):
    counts = {"people_served": 1100.0, "people_unserved": 0.0, "villages_served": 5, "villages_unserved": 0}
    townships = county().assign(people_unserved=0.0, villages_unserved=0)
    one = sheet(summary={**sheet().summary, **counts}, demand=demand(reason="served"), townships=townships)
    said = texts(drawn(provider, one))
    assert {"全部在服务半径内", "村庄（居民点）5 个、服务对象 1,100 人全部覆盖"} <= set(said)
    assert "0" not in said and "各乡镇未覆盖的服务对象（人）" not in said
    assert "All within the radius" in texts(drawn(provider, one, language="en"))
    unknown = {**counts, "people_served": None, "people_unserved": None}  # villages alone: still all of them
    assert sheet(summary=unknown).all_served
    assert not sheet(summary={**counts, "villages_unserved": 1}).all_served
    assert not sheet(summary={**unknown, "villages_served": 0}).all_served  # nobody was counted


def test_nobody_is_counted_where_no_village_beyond_says_how_many_it_has(provider):
    counts = {"people_served": 900.0, "people_unserved": 0.0, "villages_served": 1, "villages_unserved": 4}
    villages = demand()
    villages.loc[villages["reason"] != "served", "people_in_need"] = None
    said = texts(drawn(provider, sheet(summary={**sheet().summary, **counts}, demand=villages)))
    assert "未覆盖村庄的人数未知" in said and "4" in said and "0" not in said


def test_the_land_beyond_the_radius_is_said_or_that_it_was_not_measured(provider):
    land = {"area_km2": 96.0, "area_served_km2": 72.0, "area_share": 0.75}
    said = texts(drawn(provider, sheet(summary={**sheet().summary, **land})))
    assert "服务半径外土地 24 平方千米，占 25.0%" in said
    unknown = {**land, "area_served_km2": None, "area_share": float("nan")}
    assert "服务半径外土地未测算" in texts(drawn(provider, sheet(summary={**sheet().summary, **unknown})))


def test_the_legend_has_what_is_on_the_sheet_and_nothing_else(provider):
    full = legend_texts(drawn(provider, sheet()))
    assert full == [
        "小学（1 处）",
        "村庄（居民点）",
        "超出服务半径（2）",
        "路网不连通（1）",
        "远离道路（1）",
        "已覆盖（1）",
        "服务对象人数（以符号面积表示）",
        "10 人",
        "50 人",
        "100 人",
        "服务半径外区域",
        "标注村庄至最近设施的路线",
        "",
        "二级及以上公路",
        "其他道路",
        "乡镇界",
        "县界",
    ]
    bare = legend_texts(drawn(provider, sheet(areas=None, routes=None, roads=None, facilities=None)))
    assert bare == [*full[1:10], *full[-2:]]


def test_a_kind_without_facilities_is_not_blamed_on_the_roads(provider):
    """Villages without any facility to go to stand in the ledger as unconnected, not for want of a road."""
    none = pd.DataFrame({"area_class": ["rural"], "code": [""], "edition": [""], "facilities": [0]})
    given = sheet(demand=demand(reason="unconnected"), facilities=None, routes=None, standards=none)
    found = texts(drawn(provider, given))
    assert "全县没有在用的该类设施" in found
    assert not [text for text in found if "路网不连通" in text]
    legend = legend_texts(drawn(provider, given))
    assert "全县没有在用的该类设施（5）" in legend


@pytest.mark.parametrize(("column", "classes"), [
    ("技术等级", {"major": ["二级", "II", "一级公路", "11"], "middle": ["三级", "IV"],
                 "minor": ["等外", "不明"]}),
    ("highway", {"major": ["primary", "motorway_link"], "middle": ["secondary", "tertiary"],
                 "minor": ["residential"]}),
])
def test_roads_are_drawn_by_the_classes_of_the_standards(column, classes):
    """A planned road, a track and a road under another heading are not on the sheet."""
    words = [(word, kind) for kind, some in classes.items() for word in some] + [("track", None)]
    line = shapely.LineString([metres(0, 4), metres(12, 4)])
    rows = [{column: word, "状态": "现状"} for word, _ in words] + [{column: words[0][0], "状态": "规划"}]
    found = road_frame(frame(rows, [line] * len(rows)))
    assert found["road_class"].tolist() == [kind for _, kind in words if kind]


def test_where_there_are_only_tracks_they_are_drawn(provider):
    line = shapely.LineString([metres(0, 4), metres(12, 4)])
    given = sheet(roads=frame([{"highway": "footway"}, {"highway": "proposed"}], [line, line]))
    assert road_frame(given.roads)["road_class"].tolist() == ["minor"]
    assert "其他道路" in legend_texts(drawn(provider, given))
    nothing = sheet(roads=frame([{"highway": "proposed"}], [line]))
    assert "其他道路" not in legend_texts(drawn(provider, nothing))


def test_a_name_is_text_whatever_it_holds(provider):
    hostile = "[% 40 + 2 %]<b>村</b>"
    townships = county(count=4)
    townships["name"] = [hostile, *townships["name"][1:]]
    drawing = drawn(provider, sheet(county=hostile, townships=townships))
    shown = [label.currentText() for label in items(drawing, QgsLayoutItemLabel)]
    assert [text for text in shown if "42" in text] == []
    assert "[ % 40 + 2 %]<b>村</b>小学服务缺口图" in shown


def test_what_cannot_be_seen_in_a_name_is_marked_or_left_out(provider):
    """A control character, a line break, a mark that would turn the reading direction of the line."""
    odd = ["甲\x1b村", "乙\n村", "丙\u202e村\u2066", "丁\x00村", "戊\t村"]
    villages = demand(name=odd, people_in_need=[5, 4, 3, 2, 1], reason="beyond")
    townships = county(count=6)
    townships["name"] = ["东\x07山\n镇", *townships["name"][1:]]
    one = sheet(county="示例\n县", demand=villages, townships=townships, source="来源\x0b\u202e某处")
    drawing = drawn(provider, one)
    labels = [label.currentText() for label in items(drawing, QgsLayoutItemLabel)]
    assert "示例 县小学服务缺口图" in labels
    assert "东\ufffd山 镇" in labels
    on_map = [f["label"] for f in drawing.layers["demand"].getFeatures() if f["label"]]
    assert [text.split(" ")[0] for text in on_map] == ["甲\ufffd村", "乙", "丙村", "丁\ufffd村", "戊"]
    named = [f["name"] for f in drawing.layers["townships"].getFeatures()]
    assert named[0] == "东\ufffd山 镇"
    hidden = re.compile("[\x00-\x1f\u202a-\u202e\u2066-\u2069]")
    assert [text for text in [*labels, *on_map, *named] if hidden.search(text)] == []


# ---- the choices behind it ----


def test_worst_villages_come_by_people_then_by_distance():
    assert list(worst_villages(demand(), 10)["name"]) == ["甲村", "戊村", "丙村", "丁村"]
    assert list(worst_villages(demand(), 1)["name"]) == ["甲村"]
    nobody = demand(people_in_need=None)
    assert list(worst_villages(nobody, 2)["name"]) == ["戊村", "甲村"]


def test_the_map_names_every_townships_worst_before_a_second():
    many = demand(people_in_need=[500, 0, 400, 1, 2])
    assert list(villages_to_name(many, 3)["name"]) == ["甲村", "戊村", "丙村"]


def test_the_picture_shows_the_largest_gap():
    small = sheet(summary={"people_unserved": 10.0, "villages_unserved": 50})
    large = sheet(summary={"people_unserved": 20.0, "villages_unserved": 1})
    unknown = sheet(summary={"people_unserved": None, "villages_unserved": 99})
    assert worst_sheet([small, large, unknown]) == 1
    assert worst_sheet([unknown]) == 0


def test_the_densest_place_is_counted():
    # On a line, in metres: 0, 100, 250, 900, and one village without a place.
    places = [shapely.Point(X + x, Y) for x in (0, 100, 250, 900)]
    points = gpd.GeoDataFrame(geometry=[*places, None], crs=CRS)
    assert [most_around(points, radius_m) for radius_m in (50, 120, 200, 1000)] == [1, 2, 3, 4]
    assert most_around(points.iloc[4:], 100) == 0


def test_symbols_shrink_where_a_town_is_crowded(provider):
    spread = drawn(provider, sheet())
    crowd = pd.concat([demand()] * 30, ignore_index=True)
    crowd = crowd.set_geometry([shapely.Point(metres(3 + i % 12 / 20, 4 + i // 12 / 20)) for i in range(150)])
    crowd = crowd.set_crs(CRS, allow_override=True).assign(reason="beyond")
    assert spread._crowding(demand(), 62_000) == 1.0
    assert 0.5 <= spread._crowding(crowd, 62_000) < 0.7


@pytest.mark.parametrize(("scale", "rounded"), [(123_456, 125_000), (98_100, 98_500), (100_000, 100_000)])
def test_scales_are_round(scale, rounded):
    assert round_scale(scale) == rounded


def test_scale_words():
    assert scale_words(125_000, Words("zh")) == "比例尺 1:125 000"
    assert scale_words(125_000, Words("en")) == "Scale 1:125,000"


def test_radii_of_town_and_country_in_their_own_units():
    zh = Words("zh")
    both = demand(area_class=["urban"] * 2 + ["rural"] * 3, radius=[500.0] * 2 + [2000.0] * 3)
    assert radius_words(both, zh) == "服务半径：城镇 500 米、农村 2,000 米（路网距离）"
    two = {"mode": ["distance", "drive"], "unit": ["m", "s"], "radius": [2000.0, 1800.0]}
    mixed = both.assign(**{name: [a] * 2 + [b] * 3 for name, (a, b) in two.items()})
    assert radius_words(mixed, zh) == "服务半径：城镇 2,000 米（路网距离）、农村 30 分钟（驾车时间）"
    assert radius_words(both.assign(radius=1000.0), zh) == "服务半径：1,000 米（路网距离）"
    assert radius_words(both.assign(radius=None), zh) == ""


def test_standards_are_cited_with_edition_and_doubt():
    zh = Words("zh")
    cited = rules(("urban", "GB 50180", "2018", "predecessor"), ("rural", "", "", "convention"))
    assert standard_words(cited, zh) == "城镇 GB 50180-2018（数值出自旧版标准）；农村 惯例值，无标准依据"
    same = rules(("urban", "TD/T 1063", "2021", "verified"), ("rural", "TD/T 1063", "2021", "verified"))
    assert standard_words(same, zh) == "TD/T 1063-2021"
    assert standard_words(rules(("all", "", "", "")).assign(note="given"), zh) == "本次给定"


def test_a_town_standard_is_not_cited_where_no_village_stands_in_town(provider):
    zh = Words("zh")
    assert standard_words(rules_used(sheet()), zh) == "惯例值，无标准依据"
    town = demand(area_class=["urban"] * 2 + ["rural"] * 3)
    assert list(rules_used(sheet(demand=town))["area_class"]) == ["urban", "rural"]
    unknown = demand(area_class=None)
    assert len(rules_used(sheet(demand=unknown))) == 2


def test_a_radius_that_was_reckoned_says_from_what():
    rules = load_standards().service("fire_station").radii
    told = next(radius for _, radius in rules if radius.mode == "drive")
    standards = pd.DataFrame([{"area_class": "all", "note": told.note, "note_zh": told.note_zh}])
    stations = demand(radius=240.0, unit="s", mode="drive")
    one = sheet(demand=stations, standards=standards, summary={**sheet().summary, "service": "fire_station"})
    assert subtitle_words(one, Words("zh")) == "服务半径：4 分钟（驾车时间）；接警起5分钟，减去出动1分钟"
    english = "Service radius: 4 min (driving time); 5 min from the call, less 1 min turnout"
    assert subtitle_words(one, Words("en")) == english
    other = sheet(demand=stations, standards=standards.assign(note="given"), summary=one.summary)
    assert subtitle_words(other, Words("zh")) == "服务半径：4 分钟（驾车时间）"


def test_less_than_a_kilometre_is_said_in_metres():
    zh = Words("zh")
    said = [measure_words(value, "m", zh) for value in (549.0, 999.4, 999.5, 1049.0, None)]
    assert said == ["549 米", "999 米", "1.0 千米", "1.0 千米", ""]
    assert measure_words(549.0, "m", Words("en")) == "549 m"
    assert measure_words(1920.0, "s", zh) == "32 分钟"


def test_what_is_beyond_the_radius_is_never_written_as_within_it():
    """241 s are 4.02 minutes, and 5,030 m are 5.03 km: one decimal would say 4.0 and 5.0."""
    zh = Words("zh")
    said = [measure_words(value, "s", zh, limit=240.0) for value in (238.0, 240.0, 241.0, 250.0)]
    assert said == ["4.0 分钟", "4.0 分钟", "4.02 分钟", "4.2 分钟"]
    assert measure_words(924.0, "s", zh, limit=900.0) == "15.4 分钟"
    said = [measure_words(value, "m", zh, limit=5000.0) for value in (4960.0, 5030.0, 5060.0)]
    assert said == ["5.0 千米", "5.03 千米", "5.1 千米"]
    assert measure_words(5000.2, "m", zh, True, limit=5000.0) == "5,000.2 米"


def test_a_list_is_in_one_unit(provider):
    """964 m and 1,100 m: in kilometres with one decimal the first could be read as beyond 1 km."""
    villages = demand(total_m=[964.0, 1100.0, 2000.0, 3000.0, 500.0])
    summary, wide = {**sheet().summary, "mean_cost": 964.0}, county(60, 20, count=24)
    one = sheet(demand=villages, summary=summary, townships=wide)
    assert "平均 964 米　中位 1,500 米　最远 6,500 米" in figure_notes(one, Words("zh"))
    found = texts(drawn(provider, one))
    cells = [text for text in found if re.fullmatch(r"[\d.,]+ (米|千米)", text)]
    assert cells and all(text.endswith(" 米") for text in cells)
    drawing = drawn(provider, one)
    named = [f["label"] for f in drawing.layers["demand"].getFeatures() if f["label"]]
    assert "甲村 964 米" in named and not any(label.endswith("千米") for label in named)


def test_villages_are_ordered_by_what_the_heading_says(provider):
    wide = county(60, 20, count=24)
    found = texts(drawn(provider, sheet(demand=demand(people_in_need=None), townships=wide)))
    assert "缺口较大的村庄（按距离）" in found and "缺口较大的村庄（按服务对象人数）" not in found


def test_the_word_service_stands_once_in_a_title():
    zh = Words("zh")
    named = {"托育服务": "托育服务缺口图", "小学": "小学服务缺口图"}
    named["基层医疗15分钟服务圈"] = "基层医疗15分钟服务圈缺口图"
    assert {name: title_words("", name, zh) for name in named} == named


def test_the_legend_names_what_stands_there():
    zh = Words("zh")
    assert facility_words("基层医疗15分钟服务圈", ["clinic", "village_clinic"], zh) == "基层医疗机构"
    assert facility_words("等级医院", ["hospital"], zh) == "等级医院"
    assert facility_words("托育服务", ["childcare"], zh) == "托育机构"


def test_without_a_source_the_layers_are_named(provider):
    found = texts(drawn(provider, sheet(source="", layers=["roads", "villages"])))
    assert "数据来源：未注明（图层 roads、villages）" in found
    assert not [t for t in texts(drawn(provider, sheet(layers=["roads"]))) if "未注明" in t]


def test_a_long_name_in_the_legend_goes_over_two_lines(provider):
    name = "乡镇卫生院、社区卫生服务中心、社区卫生服务站、村卫生室、门诊部"
    drawing = drawn(provider, sheet(service=name, townships=county(12, 12, count=24)))
    (legend,) = items(drawing, QgsLayoutItemLegend)
    assert "\n" in drawing.layers["facilities"].name()
    assert drawing.page.legend_size(legend).width() <= legend.rect().width()


def test_every_township_has_its_name_at_a_fixed_place(provider):
    drawing = drawn(provider, sheet(townships=county(count=24)))
    settings = drawing.layers["townships"].labeling().settings()
    assert settings.displayAll
    assert not drawing.layers["name_room"].labeling().settings().drawLabels  # others keep off, unseen
    pinned = settings.dataDefinedProperties()
    (polygon, *_), keys = drawing.layers["townships"].getFeatures(), QgsPalLayerSettings.Property
    context = QgsExpressionContext()
    context.setFeature(polygon)
    x, y = (pinned.property(key).value(context)[0] for key in (keys.PositionX, keys.PositionY))
    centre = polygon.geometry().boundingBox().center()  # of a rectangle
    step = polygon.geometry().boundingBox().width() / 2
    assert abs(x - centre.x()) <= step and abs(y - centre.y()) <= step
    assert polygon.geometry().contains(QgsPointXY(x, y))


def test_names_keep_apart_on_the_map():
    # On a line, in metres: the second is too near to the first, the third is not.
    places = [shapely.Point(X + x, Y) for x in (0, 100, 250)]
    points = gpd.GeoDataFrame(geometry=places, crs=CRS)
    assert list(apart(points, 200, 50, 9).index) == [0, 2]
    assert list(apart(points, 50, 50, 2).index) == [0, 1]


def test_distances_say_whose_they_are_where_units_differ(provider):
    two = {"unit": ["m"] * 2 + ["s"] * 3, "area_class": ["urban"] * 2 + ["rural"] * 3}
    summary = {"mean_cost": 1800.0, "median_cost": 1740.0, "max_cost": 4020.0, "unit": "s"}
    one = sheet(demand=demand(**two), summary={**sheet().summary, **summary})
    assert "农村：平均 30 分钟　中位 29 分钟　最远 67 分钟" in texts(drawn(provider, one))


# ---- nothing clipped, nothing covered ----

LONG = {
    "county": "黔东南苗族侗族自治州示例自治县",
    "service": "社区卫生服务中心、乡镇卫生院与村卫生室",
    "source": "自然资源部门二〇二五年国土变更调查、交通运输部门农村公路电子地图、教育部门学校名录" * 2,
    "author": "示例自治县自然资源和规划局国土空间规划编制研究中心",
}
SHAPES = {"square": (12.0, 12.0), "wide": (40.0, 12.0), "tall": (8.0, 30.0)}


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("shape", SHAPES)
def test_texts_fit_their_boxes_and_keep_apart(provider, paper, language, shape):
    one = sheet(townships=county(*SHAPES[shape], count=24), **LONG)
    drawing = drawn(provider, one, paper, language)
    page = drawing.page
    paper_box = shapely.box(8, 8, page.width - 8, page.height - 8)
    boxes = []
    for label in items(drawing, QgsLayoutItemLabel):
        box = ink(label, page)
        assert rectangle(label).buffer(0.1).contains(box), label.text()
        assert paper_box.contains(box), label.text()
        boxes.append((label.text(), box))
    for kind in (QgsLayoutItemLegend, QgsLayoutItemMap, QgsLayoutItemScaleBar):
        boxes += [(kind.__name__, rectangle(item)) for item in items(drawing, kind)]
    pairs = itertools.combinations(boxes, 2)
    assert [(a, b) for (a, p), (b, q) in pairs if p.intersection(q).area > 0.5] == []


def rectangle(item) -> shapely.Polygon:
    where = item.mapRectToScene(item.rect())
    return shapely.box(where.left(), where.top(), where.right(), where.bottom())


def ink(label: QgsLayoutItemLabel, page: Page) -> shapely.Polygon:
    """Give the place of the glyphs: as wide as the text, as high as its characters."""
    font = label.textFormat().font() if hasattr(label, "textFormat") else label.font()
    size_pt = font.pointSizeF() / page.type_scale
    width = page.text_width(label.text(), size_pt, bold=font.bold())
    left, top, right, bottom = rectangle(label).bounds
    spare = right - left - width
    x = left + {LEFT: 0.0, CENTRE: spare / 2, RIGHT: spare}[label.hAlign()]
    half = page.line_height(size_pt) * 0.35
    return shapely.box(x, (top + bottom) / 2 - half, x + width, (top + bottom) / 2 + half)


@pytest.mark.parametrize("shape", SHAPES)
def test_the_county_lies_within_the_map(provider, shape):
    drawing = drawn(provider, sheet(townships=county(*SHAPES[shape])))
    (item,) = items(drawing, QgsLayoutItemMap)
    extent = item.extent()
    seen = shapely.box(extent.xMinimum(), extent.yMinimum(), extent.xMaximum(), extent.yMaximum())
    assert seen.contains(drawing.county)
    assert item.scale() == pytest.approx(round_scale(item.scale()))


def test_a_wide_county_has_its_panels_below_the_map(provider):
    """Three times as wide as high: beside a sidebar half of the map's frame would be empty."""
    wide = drawn(provider, sheet(townships=county(60, 20, count=24)))
    square = drawn(provider, sheet(townships=county(20, 20, count=24)))
    (low,), (high,) = items(wide, QgsLayoutItemMap), items(square, QgsLayoutItemMap)
    assert rectangle(low).bounds[2] - rectangle(low).bounds[0] > 270  # of 297 mm
    assert round(low.scale()) == 245_000  # 60 km on 245 mm; in a frame beside a sidebar 310,000
    assert rectangle(high).bounds[2] < 200
    panels = {"关键指标", "图例", "各乡镇未覆盖的服务对象（人）", "缺口较大的村庄（按服务对象人数）"}
    assert panels <= set(texts(wide))
    (legend,) = items(wide, QgsLayoutItemLegend)
    assert rectangle(legend).bounds[1] > rectangle(low).bounds[3]
    assert wide.page.legend_height(legend) <= legend.rect().height()


def test_a_number_stays_with_its_unit(provider):
    page = Page(*PAPERS["A4"], 96)
    for width in range(10, 60, 3):
        lines = page.wrapped("平均 1.9 km　中位 1.5 km，共 12 people", 8, width)
        assert [line for line in lines if line.startswith(("km", "people"))] == []
        lines = page.wrapped("农村：中位 14 分钟　最远 52 分钟；土地 791 平方千米，417,800 人", 8, width)
        assert [line for line in lines if line.startswith(("分", "钟", "平", "方", "千", "人"))] == []


def test_no_line_ends_with_an_opening_bracket(provider):
    page = Page(*PAPERS["A4"], 96)
    for width in range(30, 60):
        lines = page.wrapped("乡镇卫生院、社区卫生服务中心（20 处）", 8.5, width)
        assert [line for line in lines if line.endswith("（")] == []


# ---- the files ----


def written(tmp_path, sheets: list[Sheet], **options: object) -> tuple[bytes, QImage]:
    pdf, png = tmp_path / "图 纸.pdf", tmp_path / "图 纸.png"
    write_map(sheets, pdf, png, dpi=100, **options)
    return pdf.read_bytes(), QImage(str(png))


def pages_of(pdf: bytes) -> int:
    return len(re.findall(rb"/Type /Page\b", pdf))


def characters(pdf: bytes) -> str:
    """Give the characters that a search in the PDF can find."""
    found = ""
    for table in re.findall(rb"beginbfrange\n(.*?)endbfrange", pdf, re.DOTALL):
        for first, last, many, one in re.findall(rb"<(\w+)> <(\w+)> (?:\[(.*?)\]|<(\w+)>)", table):
            codes = [int(code, 16) for code in re.findall(rb"\w+", many or one)]
            if one:
                codes = range(codes[0], codes[0] + int(last, 16) - int(first, 16) + 1)
            found += "".join(map(chr, codes))
    return found


def test_one_page_for_each_service_and_one_picture(provider, tmp_path):
    pdf, png = written(tmp_path, [sheet(), sheet(service="医院"), sheet(service="幼儿园")])
    assert pages_of(pdf) == 3
    assert (png.width(), png.height()) == (pytest.approx(1169, abs=1), pytest.approx(827, abs=1))


def test_a3_is_larger(provider, tmp_path):
    _, png = written(tmp_path, [sheet()], paper="A3")
    assert (png.width(), png.height()) == (pytest.approx(1654, abs=1), pytest.approx(1169, abs=1))


def test_the_pdf_can_be_searched(provider, tmp_path):
    pdf, _ = written(tmp_path, [sheet()])
    found = characters(pdf)
    assert set("示例县小学服务缺口图甲村路网距离") <= set(found)
    assert [c for c in found if "\u2e80" <= c <= "\u2fdf"] == []  # radicals, which nobody types


def test_figures_in_latin_words_can_be_searched(provider, tmp_path):
    font = Page(*PAPERS["A4"], 96).font(8)
    layout = QTextLayout("GB 50180-2018, 3.49 km, 67", font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    drawn_glyphs = [glyph for run in layout.glyphRuns() for glyph in run.glyphIndexes()]
    assert drawn_glyphs == QRawFont.fromFont(font).glyphIndexesForString(layout.text())
    pdf, _ = written(tmp_path, [sheet(source="ODbL 1.0, ISBN 0123456789")], language="en")
    assert set("0123456789") <= set(characters(pdf))


def test_the_pdf_has_title_and_author(provider, tmp_path):
    pdf, _ = written(tmp_path, [sheet()])
    last = pdf[pdf.rindex(b"/Title") :]
    assert b"<FEFF%s>" % "示例县小学服务缺口图".encode("utf-16-be").hex().upper().encode() in last
    assert b"<FEFF%s>" % "示例县自然资源局".encode("utf-16-be").hex().upper().encode() in last
    start = int(re.findall(rb"startxref\n(\d+)", pdf)[-1])
    assert pdf[start:].startswith(b"xref")


def test_the_title_of_a_file_says_what_it_is_and_no_list_of_services():
    sheets = [sheet(), sheet(service="医院")]
    assert file_title(sheets, Words("zh")) == "示例县服务缺口图集（2幅）"
    assert file_title(sheets, Words("en")) == "Service gaps, 示例县: 2 map sheets"
    assert file_title(sheets[:1], Words("zh")) == sheet_title(sheets[0], Words("zh"))
    assert file_title([sheet(county="")] * 2, Words("en")) == "Service gaps: 2 map sheets"


def test_a_sheet_is_drawn_in_a_background_thread(provider, tmp_path):
    results = []
    sheets = [sheet(), sheet(service="医院")]
    thread = threading.Thread(target=lambda: results.append(written(tmp_path, sheets)))
    thread.start()
    thread.join(120)
    pdf, png = results[0]
    assert pages_of(pdf) == 2 and not png.isNull()


def test_a_run_stops_between_two_pages(provider, tmp_path):
    asked = []

    def cancelled() -> bool:
        asked.append(None)
        return len(asked) > 1

    progress = Progress(is_cancelled=cancelled)
    with pytest.raises(Cancelled):
        write_map([sheet()] * 20, tmp_path / "a.pdf", tmp_path / "a.png", progress=progress)
    assert not (tmp_path / "a.png").exists()


@pytest.mark.parametrize("at", [2, 5, 9, 12])
def test_a_run_stops_in_the_middle_of_a_page(provider, tmp_path, at):
    """One sheet alone takes half a second of the processor; layers and panels are asked one by one."""
    asked = []

    def cancelled() -> bool:
        asked.append(None)
        return len(asked) >= at

    with pytest.raises(Cancelled):
        write_map([sheet()], None, tmp_path / "a.png", progress=Progress(is_cancelled=cancelled))
    assert len(asked) == at
    with pytest.raises(Cancelled):
        write_map([sheet()], tmp_path / "a.pdf", progress=Progress(is_cancelled=cancelled))


def test_a_place_that_cannot_be_written_is_named(provider, tmp_path):
    file = tmp_path / "a file.txt"
    file.write_text("in the way")
    with pytest.raises(OutputError, match="a file.txt"):
        write_map([sheet()], file / "a.pdf")
    with pytest.raises(OutputError, match="a file.txt"):
        write_map([sheet()], None, file / "a.png")


def test_empty_results_make_a_sheet_too(provider, tmp_path):
    nobody = demand().iloc[:0]
    pdf, _ = written(tmp_path, [sheet(demand=nobody, areas=None, routes=None, roads=None)])
    assert pages_of(pdf) == 1

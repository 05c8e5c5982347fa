"""Thematic map sheets: which maps, classes, legends, words, files, templates, and what is refused."""

from __future__ import annotations

import subprocess
import sys
import time
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import geopandas as gpd
import pytest
import shapely
from qgis.analysis import QgsNativeAlgorithms
from qgis.core import (
    QgsApplication,
    QgsFeature,
    QgsGeometry,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLayoutItemScaleBar,
    QgsMarkerSymbol,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProject,
    QgsReadWriteContext,
    QgsSingleSymbolRenderer,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtGui import QImage, QPainter
from qgis.PyQt.QtSvg import QSvgRenderer

from county_gis_plugin.analysis.class_breaks import class_of
from county_gis_plugin.analysis.data_files import read_table
from county_gis_plugin.analysis.errors import Cancelled, InputError, OutputError
from county_gis_plugin.analysis.progress import Progress
from county_gis_plugin.analysis.report_charts import colour_of
from county_gis_plugin.processing import style_fit
from county_gis_plugin.processing.choropleth import BAD, GOOD, class_labels, make_classes, number_words
from county_gis_plugin.processing.map_corners import emptiest_corner
from county_gis_plugin.processing.map_sheets import Atlas, Imprint, Wish, page_path, write_map_sheets
from county_gis_plugin.processing.page import PAPERS, Box, Page
from county_gis_plugin.processing.sheet_fill import Filled
from county_gis_plugin.processing.sheet_frame import ORIENTATIONS, draw_frame, page_size
from county_gis_plugin.processing.sheet_words import Words
from county_gis_plugin.processing.style_words import word_in_english
from county_gis_plugin.processing.styling import STYLES
from county_gis_plugin.processing.themes import INDICATOR_RESULT, LAYOUTS, UNITS, Figure, theme_of, themes
from tests.processing.conftest import Log

X, Y, KM = 500_000, 4_000_000, 1000
CRS = "EPSG:4547"

# The county, in km from (X, Y): four townships of 10 km × 10 km; ● is a village.
#
#   20 +-------+-------+
#      | 东山镇 | 西河乡 |   km/km²: 0.5, 1.5, 2.5 and not known
#      |   ●   |       |
#   10 +-------+-------+
#      | 南坪镇 | 北口乡 |
#    0 +-------+-------+
#      0      10      20
NAMES = ("东山镇", "西河乡", "南坪镇", "北口乡")
CORNERS = ((0, 10), (10, 10), (0, 0), (10, 0))
IMPRINT = Imprint(county="示例县", source="示例数据", author="示例局", standard="GB 50180-2018")
KEPT: list[object] = []
DENSITY = (0.5, 1.5, 2.5, None)


def square(corner: tuple[float, float]) -> shapely.Polygon:
    x, y = X + corner[0] * KM, Y + corner[1] * KM
    return shapely.box(x, y, x + 10 * KM, y + 10 * KM)


def townships(names=NAMES) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame({"name": names}, geometry=[square(c) for c in CORNERS], crs=CRS)


def layer(kind: str, fields: str, rows: list[tuple], name: str = "layer") -> QgsVectorLayer:
    """Make a memory layer: a row is a geometry and values."""
    columns = "".join(f"&field={one.strip()}" for one in fields.split(","))
    made = QgsVectorLayer(f"{kind}?crs={CRS}{columns}", name, "memory")
    for geometry, *values in rows:
        feature = QgsFeature(made.fields())
        feature.setGeometry(QgsGeometry.fromWkt(geometry.wkt))
        feature.setAttributes(list(values))
        made.dataProvider().addFeatures([feature])
    made.updateExtents()
    return made


def roads_by_township(values=DENSITY, names=NAMES) -> QgsVectorLayer:
    rows = [(square(c), n, v, 1, "township") for c, n, v in zip(CORNERS, names, values)]
    return layer("Polygon", "name:string, km_per_km2:double, seat_connected:int, basis:string", rows)


def gaps_by_township(services=("primary", "hospital"), shares=((10, 20, 40, 60), (10, 20, 40, 60))):
    """Make people not served, in per cent by service and township."""
    fields = ("name:string, service:string, service_name:string, people_served:double, "
              "people_unserved:double, people_between:double, villages_unserved:int")
    called = {"primary": "小学", "hospital": "医院"}
    rows = [
        (square(c), n, s, called[s], 100.0 - share, float(share), 0.0, 1)
        for s, each in zip(services, shares) for c, n, share in zip(CORNERS, NAMES, each)
    ]
    return layer("Polygon", fields, rows)


def villages(name: str = "东山村") -> QgsVectorLayer:
    fields = "name:string, demand_id:int, service:string, reason:string, people_in_need:double, near_edge:int"
    at = shapely.Point(X + 5 * KM, Y + 15 * KM)
    return layer("Point", fields, [(at, name, 1, "primary", "beyond", 120.0, 0)])


def atlas(layers: list[QgsVectorLayer], *, zones=None, region=None, imprint=None, **wish) -> Atlas:
    imprint = imprint or IMPRINT
    zones = townships() if zones is None else zones
    KEPT.append(Atlas(layers, zones, imprint, Wish(**{"dpi": 60, **wish}), region, Progress()))
    return KEPT[-1]


def drawn_page(layers: list[QgsVectorLayer], number: int = 0, **options: object) -> Page:
    """Draw one page; it is kept until the test ends."""
    return keep(atlas(layers, **options).draw(number))


@pytest.fixture(autouse=True)
def _kept() -> Iterator[None]:
    """Keep layers alive while a test looks at the page that shows them."""
    yield
    KEPT.clear()


def keep(drawn: Filled) -> Page:
    """Keep what was drawn until the test ends."""
    KEPT.append(drawn)
    return drawn.page


def legend_of(page: Page) -> list[str]:
    legend = page.layout.itemById("legend")
    assert isinstance(legend, QgsLayoutItemLegend)
    model, found = legend.model(), []
    for node in model.rootGroup().findLayers():
        rows = [str(row.data(0)) for row in model.layerLegendNodes(node)]
        found += [*([node.name()] if node.name() not in rows else []), *rows]
    return [one for one in found if one]


def text_of(page: Page, name: str) -> str:
    return page.layout.itemById(name).text()


# ---- data ----


def test_every_theme_has_its_style_and_every_figure_its_theme():
    results = [one.result for one in themes()]
    assert len(set(results)) == len(results)
    assert [one for one in results if not (STYLES / f"{one}.qml").exists()] == []
    assert {row["result"] for row in read_table(LAYOUTS / "figures.csv")} <= set(results)
    for theme in themes():
        assert theme.title("zh") and theme.title("en") and theme.title("zh") != theme.title("en")
        for figure in theme.figures:
            assert figure.title("zh") and figure.title("en") and figure.better in ("more", "less", "neither")


def test_every_word_of_the_styles_has_its_english():
    """Choropleths are coloured anew: the labels of those styles are not used."""
    coloured = {one.result for one in themes() if one.figures}
    for theme in themes():
        if theme.result in coloured:
            continue
        root = ET.parse(STYLES / f"{theme.result}.qml").getroot()
        labels = [one.get("label") for kind in ("category", "rule") for one in root.iter(kind)]
        chinese = [label for label in labels if label and any("\u4e00" <= c <= "\u9fff" for c in label)]
        assert [label for label in chinese if word_in_english(label) == label] == [], theme.result


# ---- classes ----

SHARE = Figure("share", '"share"', "比例", "Share", UNITS["share"], "less", "0.1 0.25 0.5 0.75")
COUNT = Figure("n", '"n"', "数", "Count", UNITS["villages"], "less", "jenks")


def test_limits_of_a_figure_count_where_they_tell_townships_apart():
    assert make_classes(SHARE, [0.02, 0.1, 0.3, 0.7]).limits == (0.1, 0.25, 0.5, 0.75)
    crowded = make_classes(SHARE, [0.6, 0.61, 0.7, 0.8, 0.9, 0.95, 0.99])
    assert len(crowded.limits) == 4 and crowded.limits[0] > 0.6


def test_classes_are_said_with_their_limits():
    zh, en = Words("zh"), Words("en")
    shares = make_classes(SHARE, [0.02, 0.1, 0.3, 0.7])
    assert class_labels(shares, zh) == ["10% 以下", "10%–25%", "25%–50%", "50%–75%", "75% 及以上"]
    assert class_labels(shares, en)[0] == "below 10%" and class_labels(shares, en)[-1] == "75% or more"
    counts = make_classes(COUNT, [0, 0, 1, 2, 3, 5, 8, 9, 20, 21, None])
    assert class_labels(counts, zh)[0].startswith("0") and class_labels(counts, zh)[-1] == "15–21"
    assert class_labels(make_classes(COUNT, [3, 3]), zh) == ["3"]
    assert class_labels(make_classes(COUNT, [None]), zh) == []


def score() -> Figure:
    return next(one for one in themes() if one.result == INDICATOR_RESULT).figure("score")


def test_scores_have_the_grades_and_colours_of_the_report():
    classes = make_classes(score(), [0.67, 0.72, 0.8])  # in two of the four grades: they stay
    assert classes.limits == (0.6, 0.75, 0.9)
    assert classes.colours == [colour_of(score) for score in (0.5, 0.67, 0.8, 0.95)]
    assert class_labels(classes, Words("zh")) == [
        "有缺口：0.60 以下", "较弱：0.60–0.75", "较好：0.75–0.90", "好：0.90 及以上"]
    assert class_labels(classes, Words("en"))[0] == "gap: below 0.60"


def test_a_value_is_shown_on_its_side_of_the_limits():
    assert number_words(0.712, make_classes(score(), [0.712, 0.8])) == "0.71"
    close = make_classes(score(), [0.712, 0.746])  # 0.746 shown as 0.75 would seem to be in the next grade
    assert [number_words(value, close) for value in close.values] == ["0.712", "0.746"]
    # natural limits are laid where what is shown is parted as well, here 61.9% | 62.0%
    shares = make_classes(SHARE, [0.1, 0.2, 0.3, 0.4, 0.5, 0.6194, 0.6196, 0.62, 0.7, 0.8, 0.9], "jenks")
    shown = [number_words(value, shares) for value in shares.values]
    assert shown[5:8] == ["61.9%", "62.0%", "62.0%"]
    for value, text in zip(shares.values, shown):
        assert class_of(float(text[:-1]) / 100, shares.limits) == class_of(value, shares.limits)


@pytest.mark.parametrize("method", ["quantile", "jenks", "pretty", "equal"])
def test_there_are_at_most_five_classes_whatever_the_method(method):
    values = [0.0, 0.0, 0.0, 0.103, 0.17, 0.175, 0.199, 0.248, 0.262, 0.359, 0.382, 0.46, 0.531, 0.685]
    classes = make_classes(SHARE, values, method)
    assert 3 <= len(classes.limits) + 1 <= 5
    assert len(set(classes.colours)) == len(classes.colours) == len(classes.limits) + 1
    used = {class_of(value, classes.limits) for value in values}
    if method in ("quantile", "jenks"):
        assert used == set(range(len(classes.limits) + 1))


# ---- what is on a sheet ----


def test_a_sheet_says_what_where_whence_and_when(provider):
    page = drawn_page([roads_by_township()])
    assert text_of(page, "title") == "示例县路网密度图"
    assert text_of(page, "author") == "编制单位：示例局"
    assert "引用标准：GB 50180-2018" in text_of(page, "sources")
    assert "数据来源：示例数据" in text_of(page, "sources")
    assert text_of(page, "scale").startswith("比例尺 1:")
    assert text_of(page, "page") == ""
    english_page = drawn_page([roads_by_township()], language="en")
    assert text_of(english_page, "title") == "Road density, 示例县"
    assert text_of(english_page, "legend_title") == "Legend"


def test_the_legend_names_only_what_is_on_the_sheet(provider):
    found = legend_of(drawn_page([villages(), roads_by_township()]))
    assert found[:2] == ["村庄（居民点）", "超出服务半径"]
    assert "路网不连通" not in found  # no such village
    start = found.index("路网密度（千米/平方千米）")
    assert found[start + 1 : start + 5] == ["1 以下", "1–2", "2 及以上", "无数据"]
    assert "无数据" not in legend_of(drawn_page([roads_by_township((1.0, 2.0, 3.0, 4.0))]))
    names = legend_of(drawn_page([villages(), roads_by_township()], language="en"))
    assert [one for one in names if any("\u4e00" <= c <= "\u9fff" for c in one)] == []
    assert "no data" in names and "beyond the radius" in names


def test_results_by_township_are_not_laid_over_one_another(provider):
    layers = [roads_by_township(), gaps_by_township(("primary",)), villages()]
    roads, gaps = (legend_of(drawn_page(layers, number)) for number in (0, 1))
    assert "路网密度（千米/平方千米）" in roads and "路网密度（千米/平方千米）" not in gaps
    assert "未覆盖人口比例" in gaps and not [line for line in roads if "未覆盖人口" in line]
    assert "超出服务半径" in roads and "超出服务半径" in gaps


def test_a_service_is_named_where_the_layer_has_but_its_id(provider):
    line = shapely.LineString([(X, Y), (X + KM, Y)])
    rows = [(line, "primary", "beyond", 9.0), (line, "clinic", "beyond", 9.0)]
    ways = layer("LineString", "service:string, reason:string, length_m:double", rows)
    ways.loadNamedStyle(str(STYLES / "servicegaps_routes.qml"))
    style_fit.fit(ways)
    labels = {rule.label() for rule in ways.renderer().rootRule().children()}
    assert labels == {"小学", "卫生室、社区卫生服务站"}


def test_townships_without_a_value_are_hatched(provider):
    drawn = atlas([roads_by_township()]).draw(0)
    coloured = next(one for one in drawn.sheet.content.layers if one.name().startswith("路网密度"))
    rules = coloured.renderer().rootRule().children()
    assert [rule.label() for rule in rules][-1] == "无数据" and rules[-1].isElse()
    assert rules[-1].symbol().symbolLayer(1).layerType() == "LinePatternFill"
    assert [rule.symbol().color().name().upper() for rule in rules[:-1]] == [GOOD[0], GOOD[2], GOOD[4]]


def test_names_and_values_label_townships(provider):
    content = atlas([roads_by_township()]).draw(0).sheet.content
    labels = {feature["name"]: feature["value"] for feature in content.layers[-1].getFeatures()}
    assert labels["东山镇"] == "0.50" and not labels["北口乡"]


def test_each_service_is_a_map_and_only_its_villages_are_on_it(provider):
    alone = atlas([villages()], parts=("primary",))
    assert [alone.title(i) for i in range(alone.count)] == ["示例县小学覆盖与缺口图"]
    maps = atlas([villages(), gaps_by_township()])
    assert [maps.title(i) for i in range(maps.count)] == [
        "示例县小学未覆盖人口比例图", "示例县医院未覆盖人口比例图"]
    assert "超出服务半径" in legend_of(keep(maps.draw(0)))
    assert "超出服务半径" not in legend_of(keep(maps.draw(1)))
    assert text_of(keep(maps.draw(1)), "page") == "第 2 页，共 2 页"
    chosen = atlas([gaps_by_township()], parts=("医院",), language="en")
    assert [chosen.title(i) for i in range(chosen.count)] == [
        "Share of people not served: Hospital, 示例县"]


def test_the_sheets_of_a_figure_have_the_same_classes(provider):
    """Few are beyond the one radius, most beyond the other: a colour means the same on both sheets."""
    sheets = atlas([gaps_by_township(shares=((81, 84, 88, 91), (1, 3, 6, 9)))])
    one, other = (each.classes for each in sheets.maps)
    assert one.limits == other.limits and one.colours == other.colours
    assert one.limits[0] <= 0.81 and one.limits[-1] > 0.09


def test_pipes_of_all_media_share_a_map_unless_one_is_asked_for(provider):
    """Their style tells media apart; townships coloured by a medium's figure cannot."""
    line = shapely.LineString([(X, Y), (X + 9 * KM, Y + 9 * KM)])
    fields = "medium:string, connected:int, reason:string"
    pipes = layer("LineString", fields, [(line, "water", 1, ""), (line, "gas", 1, "")])
    assert [one.title(0) for one in [atlas([pipes])] if one.count == 1] == ["示例县管线图"]
    assert {"给水管线", "燃气管线"} <= set(legend_of(drawn_page([pipes])))
    water = atlas([pipes], parts=("water",), language="en")
    assert (water.count, water.title(0)) == (1, "Pipes: Water, 示例县")
    assert "Gas pipes" not in legend_of(keep(water.draw(0)))


def test_the_arrow_takes_the_corner_with_least_land_then_fewest_villages():
    frame, extent, nothing = Box(0, 0, 100, 100), (0, 0, 100, 100), shapely.Polygon()
    right, left = shapely.Point(92, 92), shapely.Point(8, 92)

    def corner(land, *points) -> tuple[float, float]:
        box = emptiest_corner(frame, extent, (10, 10), 4, land, points)
        return box.x, box.y

    assert corner(nothing) == (86, 4)
    assert corner(nothing, right) == (4, 4)
    assert corner(nothing, right, left) == (86, 86)
    assert corner(shapely.box(0, 50, 100, 100)) == (86, 86)
    assert corner(shapely.box(0, 0, 100, 50), right) == (4, 4)


def test_the_tag_service_of_roads_is_no_service(provider):
    """OSM's roads say service = driveway; a map of the hospital shows all roads."""
    line = shapely.LineString([(X, Y), (X + 9 * KM, Y + 9 * KM)])
    roads = layer("LineString", "highway:string, service:string", [(line, "primary", None)])
    paths = layer("LineString", "highway:string", [(line, "footway")])
    page = drawn_page([roads, paths, gaps_by_township()], parts=("hospital",))
    assert "二级及以上公路" in legend_of(page)


def test_an_atlas_has_a_page_for_each_township_with_the_same_classes(provider):
    maps = atlas([gaps_by_township(("primary",))], atlas=True)
    assert maps.count == 4
    assert maps.title(2) == "示例县南坪镇小学未覆盖人口比例图"
    assert maps.file_title() == "示例县小学未覆盖人口比例图（分乡镇图集）"
    assert len(maps.maps) == 1
    limits = set()
    for number in range(maps.count):
        drawn = maps.draw(number)
        coloured = next(one for one in drawn.sheet.content.layers if one.name() == "未覆盖人口比例")
        rules = coloured.renderer().rootRule().children()
        limits.add(tuple((rule.filterExpression(), rule.label()) for rule in rules))
        extent = drawn.page.layout.itemById("map").extent()
        seen = shapely.box(extent.xMinimum(), extent.yMinimum(), extent.xMaximum(), extent.yMaximum())
        assert seen.contains(square(CORNERS[number]))
        assert seen.area < 4 * 100 * KM**2  # the township, not the county
    assert len(limits) == 1


def test_notes_on_a_township_stand_below_the_legend(provider):
    said = ("综合得分 0.67（较弱）\n" + "超出服务半径的比例最高：等级医院 89.6%；" * 6, "甲", "乙", "丙")
    page = drawn_page([villages(), roads_by_township()], atlas=True, notes=said)
    assert text_of(page, "notes_title") == "得分与缺口"
    assert text_of(page, "notes").replace("\n", "") == said[0].replace("\n", "")
    boxes = [rectangle(page.layout.itemById(name)) for name in ("locator", "legend", "notes")]
    assert [boxes[i].bounds[3] < boxes[i + 1].bounds[1] for i in (0, 1)] == [True, True]
    legend = page.layout.itemById("legend")
    assert page.legend_size(legend).height() <= legend.rect().height()
    assert drawn_page([roads_by_township()], notes=said).layout.itemById("notes") is None  # of the county


def test_the_locator_shows_the_county_among_its_neighbours_where_they_are_known(provider):
    around = gpd.GeoDataFrame(geometry=[shapely.box(X - 3e5, Y - 3e5, X + 3e5, Y + 3e5)], crs=CRS)
    page = drawn_page([roads_by_township()], region=around)
    assert text_of(page, "locator_title") == "位置示意"
    assert page.layout.itemById("locator").extent().width() > 6e5
    alone = drawn_page([roads_by_township()])
    assert text_of(alone, "locator_title") == "乡镇索引"


def test_rows_without_geometry_and_curved_roads_are_no_trouble(provider):
    people = villages()
    lost = QgsFeature(people.fields())
    lost.setAttributes(["失踪村", 2, "primary", "no_geometry", 5.0, 0])
    people.dataProvider().addFeatures([lost])
    roads = layer("CompoundCurveZM", "tech_class:string", [])
    arc = QgsFeature(roads.fields())
    arc.setGeometry(QgsGeometry.fromWkt(
        f"COMPOUNDCURVEZM(CIRCULARSTRINGZM({X} {Y} 1 1, {X + 5000} {Y + 9000} 1 1, {X + 9000} {Y} 1 1))"))
    arc.setAttributes(["二级"])
    roads.dataProvider().addFeatures([arc])
    found = legend_of(drawn_page([people, roads, roads_by_township()]))
    assert "超出服务半径" in found and "没有可用的几何" not in found and "二级及以上公路" in found


def test_text_from_data_stays_text(provider):
    odd = ("<b>东山</b>", "[% 1 + 1 %]", "西\n河", "=1+1")
    maps = atlas([roads_by_township(names=odd)], zones=townships(odd), atlas=True,
                 imprint=Imprint(county="[%@qgis_version%]", source="<script>", author="<i>局</i>"))
    assert text_of(keep(maps.draw(1)), "title") == "[ %@qgis_version%][ % 1 + 1 %]路网密度图"
    page = keep(maps.draw(0))
    assert "<b>东山</b>" in text_of(page, "title") and "<script>" in text_of(page, "sources")
    assert page.layout.itemById("title").currentText() == text_of(page, "title")
    assert page.layout.itemById("title").mode() == QgsLayoutItemLabel.Mode.ModeFont


LONG = Imprint(
    county="黔东南苗族侗族自治州示例自治县",
    source="自然资源部门二〇二五年国土变更调查、交通运输部门电子地图" * 3,
    author="示例自治县自然资源和规划局国土空间规划编制研究中心", standard="GB 50180-2018、TD/T 1063-2021" * 3)


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("orientation", ORIENTATIONS)
def test_items_keep_apart_and_long_texts_fit(provider, paper, orientation):
    layers = [villages(), roads_by_township()]
    drawn = atlas(layers, paper=paper, orientation=orientation, imprint=LONG).draw(0)
    page = drawn.page
    assert (page.width, page.height) == page_size(paper, orientation)
    legend = page.layout.itemById("legend")
    needed = page.legend_size(legend)
    assert needed.width() <= legend.rect().width() and needed.height() <= legend.rect().height()
    boxes = {name: rectangle(page.layout.itemById(name))
             for name in ("map", "locator", "legend", "title", "sources", "author", "date")}
    inside = shapely.box(8, 8, page.width - 8, page.height - 8)
    pairs = [(a, b) for a in boxes for b in boxes if a < b]
    assert [(a, b) for a, b in pairs if boxes[a].intersection(boxes[b]).area > 2] == []
    assert [name for name, box in boxes.items() if not inside.contains(box)] == []
    sources = page.layout.itemById("sources")
    font = sources.textFormat() if hasattr(sources, "textFormat") else None
    size = font.size() if font else sources.font().pointSizeF()
    assert len(sources.text().splitlines()) * size * 0.353 * 1.45 <= sources.rect().height() + size * 0.353


def rectangle(item) -> shapely.Polygon:
    where = item.mapRectToScene(item.rect())
    return shapely.box(where.left(), where.top(), where.right(), where.bottom())


# ---- files ----


def searched(pdf: Path) -> str:
    return subprocess.run(
        ["pdftotext", "-layout", str(pdf), "-"], capture_output=True, text=True, encoding="utf-8", check=True
    ).stdout


def test_pdf_png_and_svg(provider, tmp_path):
    pdf, png, svg = (tmp_path / f"图 纸.{end}" for end in ("pdf", "png", "svg"))
    titles = write_map_sheets(
        [villages(), gaps_by_township()], townships(), pdf_path=pdf, png_path=png, svg_path=svg,
        imprint=Imprint(county="示例县"), wish=Wish(dpi=100))
    assert titles == ["示例县小学未覆盖人口比例图", "示例县医院未覆盖人口比例图"]
    data = pdf.read_bytes()
    title = "示例县专题图集".encode("utf-16-be").hex().upper().encode()
    assert b"<FEFF%s>" % title in data[data.rindex(b"/Title"):]
    text = searched(pdf)
    assert all(title in text for title in titles) and text.count("\f") == 2
    assert all(text.count(name) >= 2 for name in NAMES)
    for number in (0, 1):
        image = QImage(str(page_path(png, number)))
        assert (image.width(), image.height()) == (round(297 / 25.4 * 100), round(210 / 25.4 * 100))
        root = ET.parse(page_path(svg, number)).getroot()
        assert root.tag.endswith("svg") and float(root.get("width")[:-2]) == pytest.approx(297, abs=0.3)
        said = "".join(root.itertext())
        assert titles[number] in said and "东山镇" in said
    assert page_path(png, 1).name == "图 纸_2.png"


def test_in_an_svg_the_map_ends_at_its_frame(provider, tmp_path):
    """Qt writes no clipping into SVG: what surrounds the map is covered before the words are written."""
    svg = tmp_path / "a.svg"
    write_map_sheets([roads_by_township()], townships(), svg_path=svg, wish=Wish(dpi=72, atlas=True))
    picture = QImage(1188, 840, QImage.Format.Format_RGB32)
    picture.fill(0xFFFFFFFF)
    painter = QPainter(picture)
    renderer = QSvgRenderer(str(svg))
    assert renderer.isValid()
    renderer.render(painter)
    painter.end()
    for x, y in ((20, 400), (600, 820), (1170, 400), (600, 15)):  # between the border and the paper's edge
        assert picture.pixelColor(x, y).name() == "#ffffff", (x, y)
    assert picture.pixelColor(300, 500).name() != "#ffffff"


def test_a_place_that_cannot_be_written_is_named(provider, tmp_path):
    blocked = tmp_path / "a file"
    blocked.write_text("in the way")
    for end in ("pdf", "png", "svg"):
        with pytest.raises(OutputError, match="a file"):
            write_map_sheets([roads_by_township()], townships(), **{f"{end}_path": blocked / f"a.{end}"})


# ---- templates ----

IDS = ("title", "subtitle", "map", "legend", "legend_title", "locator", "locator_title", "scalebar", "scale",
       "north", "sources", "author", "date", "page")


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("orientation", ORIENTATIONS)
def test_templates_are_the_plugins_own_sheet(provider, paper, orientation):
    path = LAYOUTS / f"{paper.lower()}_{orientation}.qpt"
    maps = atlas([roads_by_township()], template=path, atlas=True)
    page = maps._page()
    assert (page.width, page.height) == page_size(paper, orientation)
    frame = Page(*page_size(paper, orientation), PAPERS[paper][2], 60)
    draw_frame(frame, beside=orientation == "landscape")
    for name in IDS:
        ours, theirs = (one.layout.itemById(name) for one in (frame, page))
        assert type(ours) is type(theirs), name
        boxes = [rectangle(one).bounds for one in (ours, theirs)]
        same = slice(0, 2) if name == "scalebar" else slice(0, 4)  # a bar is as long as its scale has it
        assert boxes[0][same] == pytest.approx(boxes[1][same], abs=0.01), name
    drawn = keep(maps.draw(1))
    assert text_of(drawn, "title") == "示例县西河乡路网密度图"
    assert "标题" not in "".join(
        one.text() for one in drawn.layout.items() if isinstance(one, QgsLayoutItemLabel))


def test_templates_are_what_the_script_makes(provider, monkeypatch):
    sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools"))
    import make_templates

    document = read_back(make_templates.template("A4", "landscape"))
    stored = read_back((LAYOUTS / "a4_landscape.qpt").read_text(encoding="utf-8"))
    assert document == stored
    assert "/" not in "".join(found[1] for found in stored if found[0] == "file")


def read_back(text: str) -> list[tuple]:
    """List the items of a template with place and size."""
    return sorted(
        (one.get("id"), one.get("type"), one.get("position"), one.get("size"), one.get("labelText"))
        for one in ET.fromstring(text).iter("LayoutItem"))


def test_a_template_of_ones_own_may_leave_items_out(provider, tmp_path):
    page = Page(200, 150, 1.0, 96)
    item = QgsLayoutItemMap(page.layout)
    page.add(item, Box(10, 10, 180, 100), "map")
    own = tmp_path / "我的模板.qpt"
    page.layout.saveAsTemplate(str(own), QgsReadWriteContext())
    drawn = drawn_page([roads_by_township()], template=own)
    assert (drawn.width, drawn.height) == (200, 150)
    assert len(drawn.layout.itemById("map").layers()) > 3
    assert not [one for one in drawn.layout.items() if isinstance(one, QgsLayoutItemScaleBar)]


@pytest.mark.parametrize(("content", "sentence"), [
    (b"<Layout name='x'/>", "no map with the id"),
    (b"no xml", "no layout template"),
    (b"<!DOCTYPE a [<!ENTITY b 'c'>]><Layout>&b;</Layout>", "no layout template"),
])
def test_what_is_no_template_gets_a_sentence(provider, tmp_path, content, sentence):
    own = tmp_path / "odd.qpt"
    own.write_bytes(content)
    with pytest.raises(InputError, match=sentence):
        atlas([roads_by_township()], template=own)


# ---- the algorithm ----


@pytest.fixture
def county(project) -> dict[str, QgsVectorLayer]:
    rows = [(square(c), n) for c, n in zip(CORNERS, NAMES)]
    layers = {"TOWNSHIPS": layer("Polygon", "name:string", rows), "roads": roads_by_township(),
              "gaps": gaps_by_township(), "villages": villages()}
    for one in layers.values():
        QgsProject.instance().addMapLayer(one)
    return layers


def asked(county, *names: str, **more: object) -> dict[str, object]:
    return {"LAYERS": [county[name].id() for name in names], "TOWNSHIPS": county["TOWNSHIPS"].id(),
            "COUNTY": "示例县", "DPI": 72, **more}


def test_it_runs_from_the_toolbox(run, county, tmp_path):
    results = run("mapsheets", asked(
        county, "villages", "gaps", MAP=str(tmp_path / "图.pdf"), MAP_IMAGE=str(tmp_path / "图.png"),
        KINDS="primary", ATLAS=True, DATE="2026-03-05", TITLE="我的图"))
    text = searched(results["MAP"])
    assert text.count("\f") == 4 and "我的图东山镇" in text and "2026年3月5日" in text
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "图.pdf", "图.png", "图_2.png", "图_3.png", "图_4.png"]


@pytest.mark.parametrize(("language", "said"), [
    ("zh", "数据来源：未注明（图层 gaps、villages）"), ("en", "Sources: not stated (layers gaps, villages)")])
def test_a_source_that_is_not_given_is_not_stated(run, county, tmp_path, language, said):
    for name in ("gaps", "villages"):
        county[name].setName(name)
    results = run("mapsheets", asked(
        county, "gaps", "villages", MAP=str(tmp_path / "a.pdf"), LANGUAGE=language, KINDS="primary"))
    assert said in searched(results["MAP"])


def test_classes_can_be_chosen(run, county, tmp_path):
    pages = {}
    for method in ("auto", "equal"):
        results = run("mapsheets", asked(
            county, "roads", CLASSES=method, MAP=str(tmp_path / f"{method}.pdf")))
        pages[method] = searched(results["MAP"])
    assert all("无数据" in page for page in pages.values())


@pytest.mark.parametrize(("change", "sentence"), [
    ({"FIELD": "nothing"}, "FIELD: no polygon layer of LAYERS has “nothing”; there are km_per_km2"),
    ({"FIELD": "basis"}, "FIELD: “basis” of .* holds no numbers; choose one of km_per_km2"),
    ({"KINDS": "火星"}, "KINDS: no layer has the service or medium “火星”"),
    ({"DPI": 5000}, "DPI is 5000: a picture would be too large; give 600 or less"),
    ({"DATE": "gestern"}, "DATE: “gestern” is no date"),
    ({"TEMPLATE": "/nowhere/a.qpt"}, "TEMPLATE: a.qpt cannot be read"),
])
def test_what_does_not_fit_gets_a_sentence_and_leaves_nothing(run, county, tmp_path, change, sentence):
    with pytest.raises(QgsProcessingException, match=sentence):
        run("mapsheets", asked(county, "roads", MAP=str(tmp_path / "a.pdf"), **change))
    assert list(tmp_path.iterdir()) == []


def test_it_runs_in_a_model_on_what_another_step_made(run, provider, county, tmp_path):
    """Steps hand over layers that nobody styled; the sheet knows them by their fields all the same."""
    registry = QgsApplication.processingRegistry()
    if registry.providerById("native") is None:
        registry.addProvider(QgsNativeAlgorithms(registry))
    model = QgsProcessingModelAlgorithm("sheet", "tests")
    model.initAlgorithm()
    copied = QgsProcessingModelChildAlgorithm("native:reprojectlayer")
    copied.setChildId("copied")
    value = QgsProcessingModelChildParameterSource.fromStaticValue
    copied.addParameterSources("INPUT", [value(county["gaps"].id())])
    copied.addParameterSources("TARGET_CRS", [value("EPSG:4490")])
    model.addChildAlgorithm(copied)
    drawn = QgsProcessingModelChildAlgorithm("countygis:mapsheets")
    drawn.setChildId("drawn")
    drawn.addParameterSources(
        "LAYERS", [QgsProcessingModelChildParameterSource.fromChildOutput("copied", "OUTPUT")])
    more = {"TOWNSHIPS": county["TOWNSHIPS"].id(), "MAP": str(tmp_path / "a.pdf"), "DPI": 72}
    for name, given in more.items():
        drawn.addParameterSources(name, [value(given)])
    model.addChildAlgorithm(drawn)
    context, log = QgsProcessingContext(), Log()
    context.setProject(QgsProject.instance())
    _, well = model.run({}, context, log)
    assert well, log.lines
    text = searched(tmp_path / "a.pdf")
    assert "小学未覆盖人口比例图" in text and "医院未覆盖人口比例图" in text


def test_it_runs_in_a_thread_of_its_own(provider, county, tmp_path):
    """QGIS Desktop runs it so, with layers of the project."""
    context, log, ended = QgsProcessingContext(), Log(), []
    context.setProject(QgsProject.instance())
    files = {"MAP": str(tmp_path / "a.pdf"), "MAP_IMAGE": str(tmp_path / "a.png")}
    task = QgsProcessingAlgRunnerTask(
        provider.algorithm("mapsheets").create(), asked(county, "villages", "roads", **files), context, log)
    task.executed.connect(lambda well, results: ended.append(well))
    QgsApplication.taskManager().addTask(task)
    limit = time.monotonic() + 60
    while not ended and time.monotonic() < limit:
        QCoreApplication.processEvents()
        time.sleep(0.01)
    assert ended == [True], log.lines
    assert "路网密度" in searched(tmp_path / "a.pdf")


def test_a_run_stops_between_pages(provider, tmp_path):
    asked_for = []

    def cancelled() -> bool:
        asked_for.append(None)
        return len(asked_for) > 6

    with pytest.raises(Cancelled):
        write_map_sheets(
            [roads_by_township()], townships(), pdf_path=tmp_path / "a.pdf", wish=Wish(dpi=60, atlas=True),
            progress=Progress(is_cancelled=cancelled))
    assert len(asked_for) < 12  # of some 40 when nobody stops it


def test_layers_are_needed(run, county, tmp_path):
    with pytest.raises((ValueError, QgsProcessingException), match="LAYERS"):
        run("mapsheets", asked(county, MAP=str(tmp_path / "a.pdf")))


def test_no_map_is_written_over_an_input(run, county, tmp_path):
    own = tmp_path / "own.qpt"
    own.write_bytes((LAYOUTS / "a4_landscape.qpt").read_bytes())
    with pytest.raises(QgsProcessingException, match="would overwrite the input TEMPLATE"):
        run("mapsheets", asked(county, "roads", TEMPLATE=str(own), MAP=str(own)))
    assert own.read_bytes() == (LAYOUTS / "a4_landscape.qpt").read_bytes()


def test_other_layers_keep_their_style_and_known_ones_may(provider, county):
    mine = villages()
    mine.setRenderer(QgsSingleSymbolRenderer(QgsMarkerSymbol.createSimple({"color": "#123456"})))
    own = atlas([mine, roads_by_township()], own_styles=True).draw(0).sheet.content
    ours = atlas([mine, roads_by_township()]).draw(0).sheet.content
    symbols = [next(one for one in content.layers if one.geometryType() == 0).renderer().type()
               for content in (own, ours)]
    assert symbols == ["singleSymbol", "categorizedSymbol"]


def test_known_results_are_found_by_their_fields(provider):
    found = [theme_of(one) for one in (roads_by_township(), gaps_by_township(), villages())]
    assert [one.result for one in found] == [
        "roadcoverage_township_coverage", "servicegaps_township_gaps", "servicegaps_output"]
    assert theme_of(layer("Point", "name:string", [])) is None
    assert BAD[0] != GOOD[0]


@pytest.mark.parametrize(("data", "table", "field", "pages", "language", "title"), [
    ("county.gpkg", "townships", "pop", 16, "zh", "示例县文峰街道"),
    ("liechtenstein.gpkg", "townships", "population", 11, "en", "Vaduz"),
])
def test_an_atlas_of_each_county_in_a_fresh_process(
    qgis_process, sample_data, tmp_path, data, table, field, pages, language, title
):
    source = f"{sample_data / data}|layername="
    done = qgis_process.run("countygis:mapsheets", {
        "LAYERS": [source + table, source + "roads"], "TOWNSHIPS": source + table, "FIELD": field,
        "ATLAS": True, "LANGUAGE": language, "COUNTY": "示例县" if language == "zh" else "Liechtenstein",
        "DPI": 60, "MAP": tmp_path / "map.pdf"})
    assert done.code == 0, done.text
    text = searched(tmp_path / "map.pdf")
    assert text.count("\f") == pages and title in text

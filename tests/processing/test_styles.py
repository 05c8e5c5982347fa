"""Check the styles: every result layer has one, it fits its data, and colour-blind readers can use it."""

from __future__ import annotations

import html
import itertools
import re
from pathlib import Path

import numpy as np
import pytest
from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsCoordinateTransformContext,
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProcessing,
    QgsProcessingParameterFeatureSink,
    QgsProject,
    QgsRectangle,
    QgsRenderContext,
    QgsRuleBasedRenderer,
    QgsVectorFileWriter,
    QgsVectorLayer,
    QgsWkbTypes,
)
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtSvg import QSvgRenderer

from county_gis_plugin.analysis.report_charts import colour_of
from county_gis_plugin.processing import provider as registry
from county_gis_plugin.processing import style_fit, style_words
from county_gis_plugin.processing.result_order import put_in_order
from county_gis_plugin.processing.sample_project import GROUPS
from county_gis_plugin.processing.style_words import in_english
from county_gis_plugin.processing.styling import STYLES, store_style, style_path
from tests.processing.small_county import read
from tests.processing.test_service_gaps import destinations, inputs  # noqa: F401 - a fixture

PLUGIN = Path(STYLES).parent
IDS = {algorithm.ID for algorithm in registry.ALGORITHMS}
QMLS = sorted([*STYLES.glob("*.qml"), *(PLUGIN / "layouts").glob("*.qml")], key=lambda path: path.name)
REASONS = ("beyond", "unconnected", "off_network", "outside", "no_geometry", "served")


def layer(geometry: str, fields: str, rows: list[tuple]) -> QgsVectorLayer:
    """Make a layer with one feature a row, side by side from west to east."""
    made = QgsVectorLayer(f"{geometry}?crs=EPSG:4547&field=" + "&field=".join(fields.split()), "x", "memory")
    features = []
    for i, row in enumerate(rows):
        feature = QgsFeature(made.fields())
        feature.setAttributes(list(row))
        box = QgsRectangle(1000 * i, 0, 1000 * i + 900, 900)
        corners = [QgsPointXY(box.xMinimum(), 0), QgsPointXY(box.xMaximum(), 900)]
        shapes = {
            "Point": QgsGeometry.fromPointXY(corners[0]),
            "LineString": QgsGeometry.fromPolylineXY(corners),
            "Polygon": QgsGeometry.fromRect(box),
        }
        feature.setGeometry(shapes[geometry])
        features.append(feature)
    made.dataProvider().addFeatures(features)
    return made


def styled(name: str, made: QgsVectorLayer) -> QgsVectorLayer:
    said, well = made.loadNamedStyle(str(STYLES / f"{name}.qml"))
    assert well, said
    style_fit.fit(made)
    return made


def drawn_with(made: QgsVectorLayer) -> list:
    """Give the symbol that each feature is drawn with, and ``None`` where it is not drawn."""
    context = QgsRenderContext()
    context.setExpressionContext(QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(made)))
    renderer = made.renderer().clone()
    renderer.startRender(context, made.fields())
    symbols = []
    for feature in made.getFeatures():
        context.expressionContext().setFeature(feature)
        found = renderer.originalSymbolsForFeature(feature, context)
        symbols.append(found[0].clone() if found else None)
    renderer.stopRender(context)
    return symbols


def colours(made: QgsVectorLayer) -> list[str]:
    return [symbol and symbol.color().name() for symbol in drawn_with(made)]


def size_mm(made: QgsVectorLayer, row: int) -> float:
    """Evaluate the size with which a feature is drawn."""
    symbol = drawn_with(made)[row]
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(made))
    context.setFeature(list(made.getFeatures())[row])
    return symbol.dataDefinedSize().valueAsDouble(context, symbol.size())[0]


# ---- every layer has its style ----


def test_every_result_layer_has_a_style(provider):
    table = QgsProcessing.SourceType.TypeVector
    missing = [
        style_path(algorithm.name(), output.name()).name
        for algorithm in provider.algorithms()
        if algorithm.name() in IDS  # models give the layers of their steps
        for output in algorithm.destinationParameterDefinitions()
        if isinstance(output, QgsProcessingParameterFeatureSink)
        and output.dataType() != table
        and not style_path(algorithm.name(), output.name()).exists()
    ]
    assert missing == []


def test_every_style_belongs_to_a_result(provider):
    known = {
        style_path(algorithm.name(), output.name())
        for algorithm in provider.algorithms()
        for output in algorithm.destinationParameterDefinitions()
    }
    sample = {f"sample_{shown.table}.qml" for _, layers in GROUPS for shown in layers}
    assert {path.name for path in STYLES.glob("*.qml")} <= sample | {path.name for path in known}


@pytest.mark.parametrize("path", QMLS, ids=lambda path: path.stem)
def test_a_style_loads_and_can_be_read_by_the_oldest_release(provider, path):
    text = path.read_text(encoding="utf-8")
    geometry = {"0": "Point", "1": "LineString", "2": "Polygon"}
    kind = geometry[text.split("<layerGeometryType>")[1][0]]
    made = QgsVectorLayer(kind, "x", "memory")
    said, well = made.loadNamedStyle(str(path))
    assert well, said
    assert 'version="3.22' in text
    assert "/work" not in text and "/home" not in text


@pytest.mark.parametrize("path", sorted((PLUGIN / "icons").glob("*.svg")), ids=lambda path: path.stem)
def test_icons_are_drawings_of_24_by_24_in_two_colours(provider, path):
    picture = QSvgRenderer(str(path))
    assert picture.isValid()
    assert (picture.viewBox().width(), picture.viewBox().height()) == (24, 24)
    text = path.read_text(encoding="utf-8").lower()
    used = {part[:7] for part in text.split('"') if part.startswith("#")} - {"#ffffff"}
    assert used <= {"#0b4f7d", "#e07b1a"} and used


# ---- styles fit their data ----


def test_gaps_grow_with_the_people_in_need_and_the_served_stay_small(provider):
    rows = [
        ("beyond", 180.0),
        ("beyond", 45.0),
        ("beyond", None),
        ("served", 9000.0),
        ("unconnected", 180.0),
    ]
    made = styled("servicegaps_output", layer("Point", "reason:string people_in_need:double", rows))
    large, small, missing, served, other = (size_mm(made, i) for i in range(5))
    # The scale ends at 200, the round number above 180; 1.2 to 5.5 mm, and the area follows the people.
    assert large == pytest.approx(1.2 + (5.5 - 1.2) * (180 / 200) ** 0.5, abs=0.01)
    assert small == pytest.approx(1.2 + (5.5 - 1.2) * (45 / 200) ** 0.5, abs=0.01)
    assert (missing, served, other) == (2.0, 1.2, large)
    legend = made.renderer().dataDefinedSizeLegend()
    assert [step.label for step in legend.classes()] == ["20", "100", "200"]


def test_without_people_there_is_no_legend_of_sizes(provider):
    rows = [("beyond", None)]
    made = styled("servicegaps_output", layer("Point", "reason:string people_in_need:double", rows))
    assert made.renderer().dataDefinedSizeLegend() is None
    assert size_mm(made, 0) == 2.0


def test_every_reason_has_its_own_look(provider):
    rows = [(reason, 1.0) for reason in REASONS]
    made = styled("servicegaps_output", layer("Point", "reason:string people_in_need:double", rows))
    looks = [(s.color().name(), s.symbolLayer(0).shape()) for s in drawn_with(made)]
    assert len(set(looks)) == len(REASONS)


@pytest.mark.parametrize(
    ("served", "unserved", "label"),
    [
        (91, 9, "未覆盖人口 10% 以下"),
        (90, 10, "未覆盖人口 10%–25%"),
        (75, 25, "未覆盖人口 25%–50%"),
        (50, 50, "未覆盖人口 50%–75%"),
        (25, 75, "未覆盖人口 75% 及以上"),
        (0, 10, "未覆盖人口 75% 及以上"),
        (None, None, "无人口数据"),
        (0, 0, "无人口数据"),
    ],
)
def test_townships_fall_into_the_class_of_their_share(provider, served, unserved, label):
    fields = "name:string people_served:double people_unserved:double"
    made = styled("servicegaps_township_gaps", layer("Polygon", fields, [("镇", served, unserved)]))
    by_label = {rule.label(): rule.symbol().color().name() for rule in made.renderer().rootRule().children()}
    (found,) = drawn_with(made)
    assert found.color().name() == by_label[label]
    hatched = found.symbolLayerCount() == 2
    assert hatched == (label == "无人口数据")


def test_a_townships_label_is_as_fine_as_its_class(provider):
    """14.6% as 15% would seem to be in the class that begins there."""
    fields = "name:string people_served:double people_unserved:double"
    made = styled("servicegaps_township_gaps", layer("Polygon", fields, [("镇", 85.4, 14.6)]))
    (feature,) = made.getFeatures()
    said = QgsExpression(made.labeling().settings().fieldName).evaluate(_of(made, feature))
    assert said == "镇\n14.6%"


def test_breaks_become_classes_from_near_to_far(provider):
    rows = [(f, b, None, b) for f in (1, 2) for b in (500.0, 1000.0, 2000.0)]
    fields = "facility_id:int break_m:double break_min:double break_cost:double"
    made = styled("serviceareas_polygons", layer("Polygon", fields, rows))
    assert [c.label() for c in made.renderer().categories()] == ["≤ 500 米", "≤ 1,000 米", "≤ 2,000 米"]
    light = [QColor(colour).lightness() for colour in colours(made)]
    assert light[:3] == sorted(light[:3]) and light[:3] == light[3:]
    # The far ones are drawn first: the near ones would be hidden otherwise.
    assert made.renderer().orderByEnabled()
    assert made.renderer().orderBy().dump().startswith('"break_cost" DESC')


def test_breaks_in_minutes_are_said_in_minutes(provider):
    rows = [(1, None, b, b * 60) for b in (5.0, 10.0)]
    fields = "facility_id:int break_m:double break_min:double break_cost:double"
    made = styled("serviceareas_lines", layer("LineString", fields, rows))
    assert [c.label() for c in made.renderer().categories()] == ["≤ 5 分钟", "≤ 10 分钟"]
    assert None not in colours(made)


def test_catchments_are_called_by_the_facilities_names(provider):
    rows = [(7, "中心小学"), (9, None), (8, "东关小学")]
    made = styled("catchments_output", layer("Polygon", "facility_id:int facility_name:string", rows))
    assert [c.label() for c in made.renderer().categories()] == ["中心小学", "东关小学", "9"]
    assert len(set(colours(made))) == 3


def test_islands_and_one_way_roads_stand_out(provider):
    rows = [(0, 0), (0, 1), (0, -1), (3, 0), (3, 1)]
    two_way, forward, backward, island, one_way_island = colours(
        styled("buildnetwork_output", layer("LineString", "component:int oneway:int", rows))
    )
    assert forward == backward != two_way
    assert island == one_way_island not in (two_way, forward)


def test_services_that_lie_on_each_other_are_switched_one_by_one(provider):
    """They stand in the order of the standards; the one that is asked for first is shown."""
    named = (("o'clinic", "自设门诊"), ("primary", "小学"), ("kindergarten", "幼儿园"))
    rows = [("beyond", 50.0, service, name, "甲") for service, name in named]
    fields = "reason:string people_in_need:double service:string service_name:string name:string"
    made = styled("servicegaps_output", layer("Point", fields, rows))
    assert isinstance(made.renderer(), QgsRuleBasedRenderer)
    switches = [(rule.label(), rule.active()) for rule in made.renderer().rootRule().children()]
    assert switches == [("幼儿园", False), ("小学", True), ("自设门诊", False)]
    assert colours(made) == [None, "#d55e00", None]
    settings = made.labeling().settings()
    properties = settings.dataDefinedProperties()
    shown = [properties.valueAsBool(style_fit.LABEL_SHOWN, _of(made, f), True)[0] for f in made.getFeatures()]
    assert shown == [False, True, False]


def _of(made: QgsVectorLayer, feature: QgsFeature) -> QgsExpressionContext:
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(made))
    context.setFeature(feature)
    return context


def test_one_service_needs_no_switch(provider):
    rows = [("beyond", 50.0, "primary", "小学")] * 2
    fields = "reason:string people_in_need:double service:string service_name:string"
    made = styled("servicegaps_output", layer("Point", fields, rows))
    assert isinstance(made.renderer(), QgsCategorizedSymbolRenderer)


@pytest.mark.parametrize("path", sorted(STYLES.glob("*.qml")), ids=lambda path: path.stem)
def test_an_empty_layer_can_be_fitted(provider, path):
    text = path.read_text(encoding="utf-8")
    kind = {"0": "Point", "1": "LineString", "2": "Polygon"}[text.split("<layerGeometryType>")[1][0]]
    made = styled(path.stem, layer(kind, "reason:string service:string break_cost:double", []))
    assert made.renderer() is not None
    assert QgsWkbTypes.geometryDisplayString(made.geometryType()).startswith(kind[:4])


@pytest.mark.parametrize(
    ("value", "rounded"), [(0.3, 0.5), (1, 1), (1.1, 2), (37, 50), (137, 200), (500, 500), (501, 1000)]
)
def test_nice_ceiling(value, rounded):
    assert style_fit.nice_ceiling(value) == pytest.approx(rounded)


# ---- styles within a GeoPackage ----


def layers_of(results: dict) -> dict[str, str]:
    """Give the result layers by table."""
    return {str(id).split("|layername=")[1]: id for id in results.values() if "|layername=" in str(id)}


def test_a_geopackage_opens_with_its_styles(run, request, tmp_path):
    given = {**request.getfixturevalue("inputs"), **destinations(tmp_path / "out")}
    (tmp_path / "out").mkdir()
    for _ in range(2):  # the second run replaces the rows of the first
        found = layers_of(run("servicegaps", given))
        path = found["output"].split("|")[0]
        rows = read(f"{path}|layername=layer_styles")
        defaults = [row["f_table_name"] for row in rows if row["useAsDefault"]]
        assert sorted(defaults) == ["gap_areas", "output", "routes", "township_gaps"]
        assert len(rows) == 4
    kinds = {table: type(QgsVectorLayer(found[table], "x", "ogr").renderer()) for table in defaults}
    assert kinds["township_gaps"] is QgsRuleBasedRenderer
    assert kinds["output"] is kinds["routes"] is QgsCategorizedSymbolRenderer
    alone = QgsVectorLayer(path, "x", "ogr")
    assert alone.featureCount() == 5 and alone.name() == "x"
    assert sorted(file.suffix for file in (tmp_path / "out").iterdir()) == [".gpkg", ".pdf", ".png", ".xlsx"]


def test_a_style_fits_the_values_of_its_table(provider, tmp_path):
    path = tmp_path / "it's.gpkg"
    rows = [("beyond", 180.0)]
    made = layer("Point", "reason:string people_in_need:double", rows)
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.layerName = "o'ne"
    QgsVectorFileWriter.writeAsVectorFormatV3(made, str(path), QgsCoordinateTransformContext(), options)
    assert store_style(path, "o'ne", style_path("servicegaps", "OUTPUT"))
    again = QgsVectorLayer(f"{path}|layername=o'ne", "x", "ogr")
    assert [step.label for step in again.renderer().dataDefinedSizeLegend().classes()] == ["20", "100", "200"]


@pytest.mark.parametrize(("language", "label", "alias"), [
    ("zh", "超出服务半径", "服务对象人口（人）"), ("en", "beyond the radius", "")])
def test_a_stored_style_speaks_the_language_asked_for(provider, tmp_path, language, label, alias):
    path = tmp_path / "a.gpkg"
    made = layer("Point", "reason:string people_in_need:double", [("beyond", 1.0)])
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.layerName = "a"
    QgsVectorFileWriter.writeAsVectorFormatV3(made, str(path), QgsCoordinateTransformContext(), options)
    assert store_style(path, "a", style_path("servicegaps", "OUTPUT"), language)
    again = QgsVectorLayer(f"{path}|layername=a", "a", "ogr")
    assert again.renderer().categories()[0].label() == label
    assert again.attributeAlias(again.fields().indexOf("people_in_need")) == alias


def test_another_default_style_stays_the_default(provider, tmp_path):
    path = tmp_path / "a.gpkg"
    made = layer("Point", "reason:string people_in_need:double", [("beyond", 1.0)])
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.layerName = "a"
    QgsVectorFileWriter.writeAsVectorFormatV3(made, str(path), QgsCoordinateTransformContext(), options)
    QgsVectorLayer(f"{path}|layername=a", "a", "ogr").saveStyleToDatabase("my own", "", True, "")
    assert store_style(path, "a", style_path("servicegaps", "OUTPUT"))
    rows = {row["styleName"]: row["useAsDefault"] for row in read(f"{path}|layername=layer_styles")}
    assert {name: bool(is_default) for name, is_default in rows.items()} == {
        "my own": True, "county_gis_plugin": False
    }


def test_no_style_where_nothing_can_be_written(provider, tmp_path):
    assert not store_style(tmp_path / "not there.gpkg", "a", style_path("servicegaps", "OUTPUT"))


# ---- readers with colour-blindness, and photocopies ----

# Severe colour-blindness in linear RGB, after Machado, Oliveira and Fernandes (2009), table of matrices.
SIGHT = {
    "all colours": np.eye(3),
    "no red": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "no green": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
}


def lab(colour: str, sight: np.ndarray) -> np.ndarray:
    """Give CIE L*a*b* (D65) of a colour as somebody sees it."""
    rgb = np.array(QColor(colour).getRgbF()[:3])
    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    seen = np.clip(sight @ linear, 0, 1)
    to_xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
    xyz = to_xyz @ seen / np.array([0.9505, 1.0, 1.089])
    x, y, z = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


@pytest.mark.parametrize("sight", SIGHT)
def test_reasons_can_be_told_apart(provider, sight):
    rows = [(reason, 1.0) for reason in ("beyond", "unconnected", "off_network", "served")]
    made = styled("servicegaps_output", layer("Point", "reason:string people_in_need:double", rows))
    seen = [lab(colour, SIGHT[sight]) for colour in colours(made)]
    assert min(np.linalg.norm(a - b) for a, b in itertools.combinations(seen, 2)) > 20


@pytest.mark.parametrize("sight", SIGHT)
def test_shares_darken_step_by_step(provider, sight):
    rows = [("镇", 100 - gap, gap) for gap in (1, 15, 30, 60, 80)]
    fields = "name:string people_served:double people_unserved:double"
    made = styled("servicegaps_township_gaps", layer("Polygon", fields, rows))
    lightness = [lab(colour, SIGHT[sight])[0] for colour in colours(made)]
    assert np.all(-np.diff(lightness) > 6)


@pytest.mark.parametrize("sight", SIGHT)
def test_scores_have_the_colours_of_the_report_and_the_weak_stand_out(provider, sight):
    scores = [0.1, 0.6 - 1e-12, 0.7, 0.75, 0.9]
    made = styled("countydiagnosis_township_indicators", layer(
        "Polygon", "name:string score:double missing:int", [("镇", score, 0) for score in scores]))
    found = colours(made)
    assert found == [colour_of(score).lower() for score in (0.1, 0.6, 0.7, 0.75, 0.9)]
    weak, fair = (lab(colour, SIGHT[sight]) for colour in (found[2], found[3]))
    assert weak[0] < fair[0] - 6 and np.linalg.norm(weak - fair) > 20


# ---- in English -----------------------------------------------------------------------------------


@pytest.mark.parametrize("path", sorted(STYLES.glob("*.qml")), ids=lambda path: path.stem)
def test_every_word_of_a_style_has_its_english(path):
    text = html.unescape(path.read_text(encoding="utf-8"))
    said = re.findall(r' (?:label|title)="([^"]*)"', text)
    for expression in re.findall(r' fieldName="([^>]*?)" \w+="', text):
        said += [word.strip() for word in re.findall("'([^']*)'", expression)]
    assert [in_english(word) for word in said if re.search("[\u4e00-\u9fff]", in_english(word))] == []


def test_a_layer_speaks_the_language_of_qgis(provider, monkeypatch):
    def legend(chinese: bool) -> list[str]:
        points = layer("Point", "reason:string people_in_need:double", [("beyond", 9)])
        made = styled("servicegaps_output", points)
        monkeypatch.setattr(style_words, "speaks_chinese", lambda: chinese)
        style_words.in_language_of_qgis(made)
        return [one.label() for one in made.renderer().categories()]

    assert legend(True)[:2] == ["超出服务半径", "路网不连通"]
    assert legend(False)[:2] == ["beyond the radius", "not connected by road"]
    assert in_english("路网密度（千米/平方千米） 0.5 以下") == "Road density (km/km²) below 0.5"
    assert in_english("未覆盖人口 75% 及以上") == "People not served 75% or more"
    assert (in_english("燃气"), in_english("幼儿园")) == ("Gas", "Kindergarten")
    assert in_english("青山镇中心小学") == "青山镇中心小学", "a name stays as it is"


# ---- in the project -------------------------------------------------------------------------------


def test_results_lie_as_on_a_map_whatever_order_they_are_loaded_in(provider):
    def names(project: QgsProject) -> list[str]:
        return [node.name() for node in project.layerTreeRoot().findLayers()]

    kinds = {"points": "Point", "lines": "LineString", "land": "Polygon", "table": "None"}
    for order in itertools.permutations(kinds):
        project = QgsProject()
        project.addMapLayer(QgsVectorLayer("Point", "the user's own", "memory"))
        for name in order:
            made = QgsVectorLayer(kinds[name], name, "memory")
            project.addMapLayer(made)
            put_in_order(made, project)
        assert names(project) == ["points", "lines", "land", "table", "the user's own"], order
    again = QgsVectorLayer("Polygon", "more land", "memory")
    project.addMapLayer(again)
    put_in_order(again, project)
    assert names(project) == ["points", "lines", "more land", "land", "table", "the user's own"]

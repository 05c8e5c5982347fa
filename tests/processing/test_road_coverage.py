"""Road coverage gives what can be counted by hand on a county of two townships.

Kilometres from the origin of the small county. 东乡 (101) lies west of x = 5, 西乡 (102) east of it::

      3 +-----------V3----------+-----------------------+
      1 |    p p p p            4                       |
        |   V1                  4                  V2   |
      0 A===1=====1=====1=====2-+-2=====3=====3=====3===B==3==  to x = 12
        |                       |                       |
     -1 |5>>>>>>>>>>>>>>        |                       |
        |<<<<<<<<<<<<<<6        |      8888             |
     -3 +-----------------------+-----------------------+
       -1                       5                       11

1: class III, 4 km. 2: class IV, 2 km, half of it in each township. 3: class III, 6 km, 1 km of it
outside. 4: class IV, 2 km along the boundary. 5 and 6: the carriageways of a road of class I, 4 km.
8: 1 km of a class that nobody knows. p: planned, 2 km. A and B are the seats.
"""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import pyproj
import pytest
import shapely
from osgeo import gdal, ogr
from qgis.core import (
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsProcessingException,
    QgsVectorLayer,
)

from county_gis_plugin.analysis.coverage.road_attributes import MAP_CLASSES
from headless import layer_in
from tests.processing.conftest import Log
from tests.processing.small_county import by, read, write
from tests.processing.test_styles import layer, styled

ROADS = [
    ("甲路", "X001", "三级公路", None, "沥青", None, "LINESTRING (0 0, 4000 0)"),
    ("乙路", "Y001", "四级公路", None, "砂石", None, "LINESTRING (4000 0, 5000 0, 6000 0)"),
    ("丙路", "S001", "三级公路", None, "水泥", None, "LINESTRING (6000 0, 12000 0)"),
    ("界路", None, "四级公路", None, None, None, "LINESTRING (5000 0, 5000 2000)"),
    ("大道", "G001", "一级公路", 1, "沥青", None, "LINESTRING (0 -1000, 4000 -1000)"),
    ("大道", "G001", "一级公路", 1, "沥青", None, "LINESTRING (4000 -1020, 0 -1020)"),
    ("新路", None, "四级公路", None, None, "规划", "LINESTRING (0 1000, 2000 1000)"),
    ("怪路", None, "天级", None, "沥青", None, "LINESTRING (7000 -2000, 8000 -2000)"),
]
ROAD_FIELDS = {"路线名称": str, "路线编号": str, "技术等级": str, "单行": int, "路面类型": str, "状态": str}
TOWNSHIPS = [
    ("101", "东乡", "POLYGON ((-1000 -3000, 5000 -3000, 5000 3000, -1000 3000, -1000 -3000))"),
    ("102", "西乡", "POLYGON ((5000 -3000, 11000 -3000, 11000 3000, 5000 3000, 5000 -3000))"),
]
SEATS = [("101", "A", "POINT (0 0)"), ("102", "B", "POINT (10000 0)")]
VILLAGES = [
    ("V1", 100, "POINT (100 300)"), ("V2", 200, "POINT (9000 400)"), ("V3", 50, "POINT (2000 2500)"),
    ("V4", None, "POINT (2000 100)"), ("V5", 30, "POINT (2000 9000)"),
]
STOPS = [("站", "POINT (9000 0)")]
OUTPUTS = ("TOWNSHIP_COVERAGE", "SUMMARY", "CLASSES", "ROADS_BY_CLASS", "VILLAGES", "SEATS_JUDGED", "LINKS",
           "ACCOUNT", "SKIPPED")


@pytest.fixture(scope="module")
def inputs(tmp_path_factory) -> dict[str, object]:
    path = tmp_path_factory.mktemp("roads") / "县.gpkg"
    named = {"XZQDM": str, "XZQMC": str}
    return {
        "ROADS": write(path, ROADS, ROAD_FIELDS, table="roads", kind=ogr.wkbLineString),
        "TOWNSHIPS": write(path, TOWNSHIPS, named, table="townships", kind=ogr.wkbPolygon),
        "DEMAND": write(
            path, VILLAGES, {"name": str, "常住人口": int}, table="villages", kind=ogr.wkbPoint),
        "SEATS": write(path, SEATS, {"code": str, "name": str}, table="seats", kind=ogr.wkbPoint),
        "STOPS": write(path, STOPS, table="stops", kind=ogr.wkbPoint),
    }


@pytest.fixture(scope="module")
def measured(run, tmp_path_factory):
    """Run road coverage with all outputs: ``measured({…})`` gives their rows by output, and the log."""

    def run_it(parameters: dict) -> tuple[dict[str, list[dict]], list[str]]:
        log = Log()
        path = tmp_path_factory.mktemp("coverage") / "结果.gpkg"
        places = {name: layer_in(path, name.lower()) for name in OUTPUTS}
        results = run("roadcoverage", {**parameters, **places}, feedback=log)
        return {name: read(results[name]) for name in OUTPUTS}, log.lines

    return run_it


@pytest.fixture(scope="module")
def usual(measured, inputs) -> tuple[dict[str, list[dict]], list[str]]:
    """Give the rows and the log of a run in which nothing is set but the inputs."""
    return measured(inputs)


def test_lengths_by_township_and_class(usual):
    """The road on the boundary is the lower code's, once; two carriageways are one road."""
    found, _ = usual
    east, west, county = found["SUMMARY"]
    assert (east["name"], west["name"], county["level"]) == ("东乡", "西乡", "county")
    assert [row["length_km"] for row in (east, west, county)] == pytest.approx([11, 7, 18], abs=1e-3)
    assert [row["carriageway_km"] for row in (east, west, county)] == pytest.approx([15, 7, 22], abs=1e-3)
    assert [row["class_1_km"] for row in (east, west)] == pytest.approx([4, 0], abs=1e-3)
    assert [row["class_3_km"] for row in (east, west)] == pytest.approx([4, 5], abs=1e-3)
    assert [row["class_4_km"] for row in (east, west)] == pytest.approx([3, 1], abs=1e-3)
    assert [row["planned_km"] for row in (east, west)] == pytest.approx([2, 0], abs=1e-3)
    assert east["area_km2"] == pytest.approx(36, rel=1e-6)
    assert east["km_per_km2"] == pytest.approx(11 / 36, rel=1e-4)
    assert east["km_per_10k_people"] == pytest.approx(11 * 10_000 / 150, rel=1e-4)
    assert [east["paved_share"], west["paved_share"]] == pytest.approx([8 / 9, 6 / 7], rel=1e-4)
    assert county["surface_unknown_km"] == pytest.approx(2, abs=1e-3)
    polygons = by(found["TOWNSHIP_COVERAGE"], "code")
    assert set(polygons) == {"101", "102"}
    assert polygons["102"]["length_km"] == west["length_km"]
    assert polygons["102"]["geometry"].Area() == pytest.approx(36e6)


def test_both_carriageways_and_planned_roads_on_demand(measured, inputs):
    found, _ = measured({**inputs, "CARRIAGEWAYS_ONCE": False, "INCLUDE_PLANNED": True})
    assert found["SUMMARY"][-1]["length_km"] == pytest.approx(18 + 4 + 2, abs=1e-3)


def test_a_class_that_nobody_knows_is_listed_and_counts_under_other(usual):
    found, log = usual
    other = [r for r in found["CLASSES"] if (r["level"], r["dimension"], r["class"]) == (
        "county", "technical", "other")]
    assert [row["length_km"] for row in other] == pytest.approx([1], abs=1e-3)
    odd = [row for row in found["SKIPPED"] if row["reason"] == "class_other"]
    assert [(row["input"], row["feature_id"]) for row in odd] == [("ROADS", "8")]
    assert "“天级” is no road class that is known" in odd[0]["detail"]
    assert sum("天级" in line for line in log) == 1


def test_roads_without_geometry_or_length_and_lines_that_repeat_are_listed(measured, inputs, tmp_path):
    odd = [
        ("空", None, "三级公路", None, None, None, None),
        ("点", None, "三级公路", None, None, None, "LINESTRING (0 0, 0 0)"),
        ("双", None, "三级公路", None, "沥青", None, "LINESTRING (0 0, 4000 0)"),
    ]
    roads = write(tmp_path / "odd.gpkg", [*ROADS, *odd], ROAD_FIELDS, kind=ogr.wkbLineString)
    found, _ = measured({**inputs, "ROADS": roads})
    reasons = {row["feature_id"]: row["reason"] for row in found["SKIPPED"] if row["input"] == "ROADS"}
    assert reasons == {"7": "status_planned", "8": "class_other", "9": "no_geometry", "10": "no_length",
                       "11": "same_line"}
    assert found["SUMMARY"][-1]["length_km"] == pytest.approx(18, abs=1e-3)


def test_classes_add_up_to_the_same_length_in_every_dimension(usual):
    found, _ = usual
    for level, total in (("county", 18), ("outside", 1)):
        for dimension in ("technical", "administrative", "urban"):
            rows = [r["length_km"] for r in found["CLASSES"]
                    if r["level"] == level and r["dimension"] == dimension]
            assert sum(rows) == pytest.approx(total, abs=1e-3), (level, dimension)


def test_roads_are_cut_at_the_boundary_and_classed_for_the_map(usual):
    found, _ = usual
    pieces = {(row["road_id"], row["township_code"]): row for row in found["ROADS_BY_CLASS"]}
    assert {key: round(row["length_m"]) for key, row in pieces.items()} == {
        (1, "101"): 4000, (2, "101"): 1000, (2, "102"): 1000, (3, "102"): 5000, (3, None): 1000,
        (4, "101"): 2000, (5, "101"): 4000, (6, "101"): 4000, (7, "101"): 2000, (8, "102"): 1000,
    }
    drawn = {key[0]: row["map_class"] for key, row in pieces.items()}
    assert drawn == {1: "county", 2: "township", 3: "provincial", 4: "township", 5: "national",
                     6: "national", 7: "planned", 8: "other"}
    assert pieces[5, "101"]["counted_m"] == pytest.approx(2000, abs=1)
    assert pieces[1, "101"]["name"] == "甲路"


def test_the_chain_of_class_three_breaks_at_the_link_of_class_four(usual):
    found, _ = usual
    seats = by(found["SEATS_JUDGED"], "code")
    assert (seats["101"]["is_county_seat"], seats["101"]["connected"], seats["101"]["minutes"]) == (1, 1, 0)
    assert (seats["102"]["connected"], seats["102"]["reason"]) == (0, "broken")
    # 8 km of class III at 40 × 0.8 km/h take 15 minutes, 2 km of class IV at 30 × 0.8 km/h take 5.
    assert seats["102"]["minutes"] == pytest.approx(20, rel=1e-4)
    (link,) = found["LINKS"]
    assert (link["code"], link["road_ids"], link["road_names"]) == ("102", "2", "乙路")
    assert link["length_m"] == pytest.approx(2000, abs=0.5)
    assert link["geometry"].Length() == pytest.approx(2000, abs=0.5)
    assert found["SUMMARY"][-1]["seats_connected_share"] == pytest.approx(1 / 2)


def test_the_county_seat_is_chosen_by_name(measured, inputs):
    found, _ = measured({**inputs, "COUNTY_SEAT": "西乡"})
    assert {row["code"]: row["is_county_seat"] for row in found["SEATS_JUDGED"]} == {"101": 0, "102": 1}


def test_villages_by_road_and_bus(usual):
    found, _ = usual
    villages = by(found["VILLAGES"], "name")
    judged = ("on_graded", "near_all_season", "has_stop")
    assert {name: tuple(map(row.get, judged)) for name, row in villages.items()} == {
        "V1": (1, 1, 0), "V2": (1, 1, 1), "V3": (0, 0, 0), "V4": (1, 1, 0), "V5": (0, 0, 0)}
    assert villages["V1"]["graded_m"] == pytest.approx(300, abs=0.1)
    assert villages["V2"]["stop_m"] == pytest.approx(400, abs=0.1)  # it stands at the end of its leg
    assert villages["V5"]["township"] is None
    east, west, county = found["SUMMARY"]
    assert (east["villages"], east["villages_on_graded"], west["villages_has_stop"]) == (3, 2, 1)
    # V4 has no known people and V5 lies outside: both are left out of the index, and the first is counted.
    assert east["rural_access_index"] == pytest.approx(100 / 150)
    assert county["rural_access_index"] == pytest.approx(300 / 350)
    assert east["rural_rows_without_people"] == 1


def test_townships_and_outside_add_up_to_the_input(usual):
    found, _ = usual
    account = {row["what"]: (row["townships"], row["outside"], row["input"]) for row in found["ACCOUNT"]}
    assert account["road_length_m"] == pytest.approx((24_000, 1000, 25_000), rel=1e-6)
    assert account["demand_rows"] == (4, 1, 5)
    assert account["demand_people"] == (350, 30, 380)


def test_without_built_up_land_the_log_says_so(usual, measured, inputs, tmp_path):
    found, log = usual
    assert any(line.startswith("There is no built-up land: the density of streets is over") for line in log)
    assert found["SUMMARY"][-1]["basis"] == "township"
    square = [("城区", "POLYGON ((0 -500, 2000 -500, 2000 500, 0 500, 0 -500))")]
    builtup = write(tmp_path / "builtup.gpkg", square, kind=ogr.wkbPolygon)
    found, log = measured({**inputs, "BUILTUP": builtup})
    assert not any("no built-up land" in line for line in log)
    east, west, _ = found["SUMMARY"]
    assert (east["builtup_km2"], west["builtup_km2"]) == pytest.approx((2, 0))
    assert east["builtup_all_km_per_km2"] == pytest.approx(1, abs=1e-3)
    # No road there has an urban class, so that no street is known; without built-up land neither.
    assert any(line.startswith("No road in built-up land has an urban class") for line in log)
    assert (east["builtup_km_per_km2"], east["builtup_dense"]) == (None, None)
    assert (west["builtup_km_per_km2"], west["builtup_dense"]) == (None, None)


def test_without_villages_nothing_is_said_about_them(measured, inputs):
    found, log = measured({name: inputs[name] for name in ("ROADS", "TOWNSHIPS")})
    assert found["VILLAGES"] == []
    assert found["SUMMARY"][-1]["villages"] is None
    assert found["SUMMARY"][-1]["length_km"] == pytest.approx(18, abs=1e-3)
    assert any("东乡, 西乡 have neither a seat nor a village in the data" in line for line in log)


@pytest.mark.parametrize(("change", "sentence"), [
    ({"COUNTY_SEAT": "103"}, "no township has the code or name 103. There are: 101 东乡, 102 西乡."),
    ({"ROADS": "TOWNSHIPS"}, "ROADS has polygons, but needs lines: choose another layer."),
    ({"TOWNSHIPS": "ROADS"}, "TOWNSHIPS has lines, but needs polygons: choose another layer."),
    ({"ROADS": "planned"}, "ROADS: all 1 roads are planned or closed. Check the field with their status"),
    ({"ROADS": "empty"}, "ROADS has no features"),
    ({"STOPS": "far"}, "STOPS: none of the 1 stops that are in use is within 1000 m of a road."),
])
def test_bad_input_is_refused_in_a_sentence(run, inputs, tmp_path, change, sentence):
    own = {
        "planned": write(tmp_path / "p.gpkg", ROADS[6:7], ROAD_FIELDS, kind=ogr.wkbLineString),
        "empty": write(tmp_path / "e.gpkg", [], ROAD_FIELDS, kind=ogr.wkbLineString),
        "far": write(tmp_path / "f.gpkg", [("站", "POINT (90000 0)")], kind=ogr.wkbPoint),
    }
    changed = {**inputs, **{name: own.get(word) or inputs.get(word) or word for name, word in change.items()}}
    with pytest.raises(QgsProcessingException) as error:
        run("roadcoverage", {**changed, "TOWNSHIP_COVERAGE": str(tmp_path / "out.gpkg")})
    assert sentence in str(error.value)
    assert not (tmp_path / "out.gpkg").exists()


def test_the_sample_county_in_a_fresh_process(provider, qgis_process, sample_data, tmp_path):
    """Layers carry their style, the workbook has its sheets, and the sums by class are the summary's."""
    county = sample_data / "county.gpkg"
    layers = {"ROADS": "roads", "TOWNSHIPS": "townships", "DEMAND": "villages", "BUILTUP": "builtup",
              "SEATS": "township_seats", "STOPS": "stops"}
    places = {name: layer_in(tmp_path / "覆盖.gpkg", name.lower()) for name in OUTPUTS}
    done = qgis_process.run("countygis:roadcoverage", {
        **{name: f"{county}|layername={table}" for name, table in layers.items()}, **places,
        "DIRECTION_FIELD": "oneway", "WORKBOOK": tmp_path / "道路.xlsx", "COUNTY": "示例县",
    })
    assert done.code == 0, done.text
    found = {name: read(done.results[name]) for name in OUTPUTS}
    assert len(found["TOWNSHIP_COVERAGE"]) == 16
    total = found["SUMMARY"][-1]
    assert total["length_km"] == pytest.approx(sum(row["length_km"] for row in found["TOWNSHIP_COVERAGE"]))
    drawn = sum(row["counted_m"] for row in found["ROADS_BY_CLASS"] if row["present"] and row["township"])
    assert drawn / 1000 == pytest.approx(total["length_km"] + total["ways_km"], rel=1e-6)
    # The sample county's own account of what was built into it: two towns lack a road of class III.
    assert {row["name"] for row in found["SEATS_JUDGED"] if row["connected"] == 0} == {"柏峪镇", "云岭镇"}
    book = gdal.OpenEx(str(tmp_path / "道路.xlsx"), gdal.OF_VECTOR)
    # Without openpyxl every table is a sheet of its own (说明 1, 说明 2 …), and the titles are one more.
    sheets = dict.fromkeys(book.GetLayer(i).GetName().split()[0] for i in range(book.GetLayerCount()))
    assert list(sheets)[:10] == [
        "里程", "路面与建成区", "连通与可达", "分等级里程", "驻地", "缺失路段", "村庄", "账目核对",
        "排除要素", "说明"]
    cells = {str(cell) for row in book.GetLayerByName("里程") for cell in row}
    assert {"全县", "桃坪镇", "149921105"} <= cells
    styled = QgsVectorLayer(done.results["ROADS_BY_CLASS"], "roads", "ogr")
    assert styled.renderer().classAttribute() == "map_class"


def test_a_real_network_adds_up(measured, sample_data):
    """Liechtenstein: townships and outside are the input, which is as long as the roads on the ellipsoid."""
    path = Path(sample_data) / "liechtenstein.gpkg"
    found, _ = measured({
        "ROADS": f"{path}|layername=roads", "TOWNSHIPS": f"{path}|layername=townships",
        "DEMAND": f"{path}|layername=places",
    })
    account = {row["what"]: row for row in found["ACCOUNT"]}["road_length_m"]
    assert account["townships"] + account["outside"] == pytest.approx(account["input"], rel=1e-6)
    lines = gpd.GeoSeries([shapely.from_wkb(bytes(r["geometry"].ExportToWkb()))
                           for r in read(f"{path}|layername=roads")])
    geod = pyproj.Geod(ellps="WGS84")
    assert account["input"] == pytest.approx(sum(map(geod.geometry_length, lines)), rel=2e-4)
    pieces = sum(row["length_m"] for row in found["ROADS_BY_CLASS"])
    assert pieces == pytest.approx(account["input"], rel=1e-6)


@pytest.mark.parametrize(("style", "fields", "rows"), [
    ("seats_judged", "is_county_seat:integer connected:integer", [(1, 1), (0, 1), (0, 0), (0, None)]),
    ("villages", "on_graded:integer has_stop:integer", [(0, None), (1, 0), (1, 1), (1, None), (None, None)]),
])
def test_every_point_is_drawn_once(provider, style, fields, rows):
    """Rules that overlap would draw a circle over the star of the county seat; the last row is the rest."""
    points = styled(f"roadcoverage_{style}", layer("Point", fields, rows))
    rules = [rule for rule in points.renderer().rootRule().children() if not rule.isElse()]
    fitting = [
        sum(bool(matches(points, rule.filterExpression(), feature)) for rule in rules)
        for feature in points.getFeatures()
    ]
    assert fitting == [1] * (len(rows) - 1) + [0]


def matches(points: QgsVectorLayer, text: str, feature) -> object:
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(points))
    context.setFeature(feature)
    value = QgsExpression(text).evaluate(context)
    return value is True or value == 1


def test_roads_on_the_map_keep_the_order_of_their_class(provider):
    """Main roads lie above minor ones, and are wider."""
    roads = styled("roadcoverage_roads_by_class", layer("LineString", "map_class:string", [("national",)]))
    renderer = roads.renderer().clone()
    assert renderer.usingSymbolLevels()
    parts = {category.value(): category.symbol().clone() for category in renderer.categories()}
    assert set(MAP_CLASSES) == set(parts)
    order = ["village", "township", "county", "provincial", "national", "expressway"]
    passes = [parts[name].symbolLayer(parts[name].symbolLayerCount() - 1).renderingPass() for name in order]
    widths = [parts[name].width() for name in order]
    assert passes == sorted(passes) and widths == sorted(widths)

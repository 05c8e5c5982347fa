"""Corridor gaps gives what can be counted by hand on two routes with chargers.

Kilometres from the origin of the small county; chargers count within 5 km of road::

    G207   K0-1=====C1=====11-13=====C2=====23---------32      C1 at km 6, C2 at km 18
           |      101       :15      102        :30  outside

    S1     E: (0, -5) >>>>C3>>>>>>>> (10, -5)                  C3 at km 4
           W: (0, -4.98) <<<<<<<<<<< (10, -4.98)               joined at both ends
"""

from __future__ import annotations

import pytest
from osgeo import gdal, ogr
from qgis.core import QgsProcessingException, QgsVectorLayer

from headless import layer_in
from tests.processing.conftest import Log
from tests.processing.small_county import by, read, write

ROADS = [
    ("G207", "二级公路", "否", "LINESTRING (0 0, 15000 0)"),
    ("G207", "二级公路", "否", "LINESTRING (15000 0, 32000 0)"),
    ("S1", "一级公路", "是", "LINESTRING (0 -5000, 10000 -5000)"),
    ("S1", "一级公路", "是", "LINESTRING (10000 -4980, 0 -4980)"),
    (None, "一级公路", "否", "LINESTRING (10000 -5000, 10000 -4980)"),
    (None, "一级公路", "否", "LINESTRING (0 -4980, 0 -5000)"),
]
ROAD_FIELDS = {"路线编号": str, "技术等级": str, "单行": str}
SITES = [
    ("C1", "充电站", None, "公用", "POINT (6000 0)"),
    ("C2", "充电站", "现状", None, "POINT (18000 0)"),
    ("C3", "充电站", None, "公用", "POINT (4000 -5000)"),
    ("C4", "充电站", "规划", "公用", "POINT (28000 0)"),
    ("C5", "充电站", None, "专用", "POINT (12000 0)"),
    ("K1", "卫生室", None, None, "POINT (26000 0)"),
    ("F1", "高速服务区", None, None, "POINT (26000 0)"),
]
SITE_FIELDS = {"名称": str, "类别": str, "状态": str, "公用专用": str}
TOWNSHIPS = [
    ("101", "东乡", "POLYGON ((0 -9000, 15000 -9000, 15000 9000, 0 9000, 0 -9000))"),
    ("102", "西乡", "POLYGON ((15000 -9000, 30000 -9000, 30000 9000, 15000 9000, 15000 -9000))"),
]
LAYERS = ("STRETCHES", "ROUTE_LINES", "ROUTES", "TOWNSHIP_COVERAGE", "SUMMARY", "ACCOUNT", "SKIPPED")
BACK, FORTH = "backward", "forward"


@pytest.fixture(scope="module")
def inputs(tmp_path_factory) -> dict[str, object]:
    path = tmp_path_factory.mktemp("corridors") / "县.gpkg"
    named = {"XZQDM": str, "XZQMC": str}
    return {
        "ROADS": write(path, ROADS, ROAD_FIELDS, table="roads", kind=ogr.wkbLineString),
        "FACILITIES": write(path, SITES, SITE_FIELDS, table="sites", kind=ogr.wkbPoint),
        "TOWNSHIPS": write(path, TOWNSHIPS, named, table="townships", kind=ogr.wkbPolygon),
        "KINDS": "charging",
        "DISTANCE": 5000,
    }


@pytest.fixture(scope="module")
def measured(run, tmp_path_factory):
    """Run corridor gaps with the outputs named: ``measured({…})`` gives their rows, and the log."""

    def run_it(parameters: dict, outputs=LAYERS) -> tuple[dict[str, list[dict]], list[str]]:
        log = Log()
        path = tmp_path_factory.mktemp("gaps") / "结果.gpkg"
        places = {name: layer_in(path, name.lower()) for name in outputs}
        results = run("corridorgaps", {**parameters, **places}, feedback=log)
        return {name: read(results[name]) for name in outputs if name in results}, log.lines

    return run_it


@pytest.fixture(scope="module")
def usual(measured, inputs) -> tuple[dict[str, list[dict]], list[str]]:
    return measured(inputs)


def of(rows: list[dict], **wanted: object) -> dict:
    """Give the one row with these values."""
    (row,) = [row for row in rows if all(row[name] == value for name, value in wanted.items())]
    return row


@pytest.mark.parametrize("direction", [FORTH, BACK])
def test_a_corridor_with_two_chargers(usual, direction):
    found, _ = usual
    route = of(found["ROUTES"], route="G207", direction=direction)
    assert [route[name] for name in ("length_m", "covered_m", "gap_m")] == pytest.approx([32e3, 20e3, 12e3])
    assert (route["gaps"], route["longest_from"], route["longest_to"]) == (3, "K23+000", "K32+000")
    assert [route["longest_gap_m"], route["farthest_m"]] == pytest.approx([9000, 14_000])
    assert route["largest_spacing_m"] == pytest.approx(14_000)
    stretches = [r for r in found["STRETCHES"] if (r["route"], r["direction"]) == ("G207", direction)]
    assert [(r["from_milepost"], r["to_milepost"]) for r in stretches] == [
        ("K0+000", "K1+000"), ("K11+000", "K13+000"), ("K23+000", "K32+000")]
    assert [r["geometry"].Length() for r in stretches] == pytest.approx([1000, 2000, 9000], abs=0.01)
    assert [r["farthest_m"] for r in stretches] == pytest.approx([6000, 6000, 14_000])


def test_each_carriageway_counts_for_its_own_direction(usual):
    """The usual field for one-way roads (单行) is found; mileposts rise from east to west here."""
    found, log = usual
    west, east = (of(found["ROUTES"], route="S1", direction=d) for d in (FORTH, BACK))
    assert east["covered_m"] == pytest.approx(4000)  # up to the charger; beyond it one goes round
    assert west["covered_m"] == pytest.approx(980)  # 980 + 20 + 4000 = 5000
    assert (east["length_m"], west["length_m"]) == pytest.approx((10_000, 10_000))
    assert any(line.startswith("One-way roads are read from the usual field") for line in log)


def test_townships_and_outside_add_up_to_the_routes(usual):
    found, _ = usual
    rows = {(r["level"], r["code"], r["direction"]): r for r in found["SUMMARY"]}
    east = rows["township", "101", BACK]  # 15 km of G207 and 10 km of S1
    assert (east["length_m"], east["gap_m"]) == pytest.approx((25_000, 3000 + 6000))
    assert rows["township", "102", FORTH]["covered_share"] == pytest.approx(8 / 15)
    assert list(rows)[-2:] == [("county", None, FORTH), ("county", None, BACK)]
    polygons = by(found["TOWNSHIP_COVERAGE"], "code")
    assert polygons["102"]["length_m"] == pytest.approx(30_000)
    assert polygons["101"]["covered_share"] == pytest.approx(1 - (3000 + 9020 + 3000 + 6000) / 50_000)
    account = {row["what"]: row for row in found["ACCOUNT"]}
    for row in account.values():
        assert row["townships"] + row["outside"] == pytest.approx(row["input"], rel=1e-6)
    assert account["forward length_m"]["outside"] == pytest.approx(2000)
    assert account["forward gap_m"]["outside"] == pytest.approx(2000)


def test_the_lines_of_the_routes_are_whole(usual):
    found, _ = usual
    lines = [row for row in found["ROUTE_LINES"] if row["direction"] == FORTH and row["route"] == "G207"]
    assert sum(row["length_m"] for row in lines) == pytest.approx(32_000)
    assert sum(row["length_m"] for row in lines if row["gap"]) == pytest.approx(12_000)


def test_planned_and_private_chargers_do_not_count_and_are_listed(usual, measured, inputs):
    found, log = usual
    listed = {(row["input"], row["feature_id"], row["reason"]) for row in found["SKIPPED"]}
    assert listed == {("FACILITIES", "4", "status_planned"), ("FACILITIES", "5", "not_public")}
    assert "1 features of FACILITIES were left out: not_public." in log
    all_of_them = {**inputs, "PUBLIC_ONLY": False, "INCLUDE_PLANNED": True}
    found, _ = measured(all_of_them, ["STRETCHES", "ROUTES", "SKIPPED"])
    # C5 closes the gap at km 12 and C4 covers km 23 to 33: the first kilometre is left.
    assert of(found["ROUTES"], route="G207", direction=FORTH)["gap_m"] == pytest.approx(1000)
    assert found["SKIPPED"] == []


def test_without_kinds_every_site_counts_that_is_there_and_public(measured, inputs):
    """K1 at km 26 covers km 21 to 31."""
    found, log = measured({**inputs, "KINDS": None}, ["STRETCHES", "ROUTES"])
    assert of(found["ROUTES"], route="G207", direction=FORTH)["gap_m"] == pytest.approx(1000 + 2000 + 1000)
    assert any("Sites of another status, or not public." in line for line in log)


@pytest.mark.parametrize("kind", ["服务区", "service_area"])
def test_a_kind_that_no_standard_knows_will_do(measured, inputs, kind):
    """The service area at km 26 covers km 21 to 31 of 32."""
    found, _ = measured({**inputs, "KINDS": kind}, ["STRETCHES", "ROUTES"])
    assert of(found["ROUTES"], route="G207", direction=FORTH)["gap_m"] == pytest.approx(22_000)


def test_by_class_there_are_no_mileposts(measured, inputs):
    outputs = ["ROUTES", "STRETCHES"]
    found, _ = measured({**inputs, "BY": "class", "CLASSES": "二级公路"}, outputs)
    assert {row["route"] for row in found["ROUTES"]} == {"class_2", None}
    row = of(found["ROUTES"], route="class_2", direction=FORTH)
    assert (row["gap_m"], row["longest_gap_m"]) == pytest.approx((12_000, 9000))
    assert {row["from_milepost"] for row in found["STRETCHES"]} == {None}


def test_without_townships_there_are_none_in_the_results(measured, inputs):
    found, _ = measured({**inputs, "TOWNSHIPS": None})
    assert "TOWNSHIP_COVERAGE" not in found
    assert (found["SUMMARY"], found["ACCOUNT"]) == ([], [])
    assert of(found["ROUTES"], route="G207", direction=FORTH)["gap_m"] == pytest.approx(12_000)


@pytest.mark.parametrize(("change", "sentence"), [
    ({"ROUTES_WANTED": "Q9"}, "ROADS: no road is of these routes or classes; choose the field"),
    ({"BY": "class", "CLASSES": "天级"}, "CLASSES: 天级 is no road class."),
    ({"BY": "class", "ROUTES_WANTED": "G"}, "ROUTES_WANTED is set, but BY is class: leave it empty"),
    ({"CLASSES": "二级公路"}, "CLASSES is set, but BY is route: leave it empty, or choose class."),
    ({"FACILITIES": "ROADS"}, "FACILITIES has lines, but needs points, polygons: choose another layer."),
    ({"KINDS": "clinics on wheels"}, "KINDS: there is no service clinics on wheels"),
    ({"ROADS": "empty"}, "ROADS has no features"),
    ({"DISTANCE": 0}, "DISTANCE is “0”: Largest distance to a site (metres), a number of 0.001 or more."),
])
def test_bad_input_is_refused_in_a_sentence(run, inputs, tmp_path, change, sentence):
    empty = write(tmp_path / "e.gpkg", [], ROAD_FIELDS, kind=ogr.wkbLineString)
    layers = {"empty": empty, "ROADS": inputs["ROADS"]}
    changed = {**inputs, **{name: layers.get(word, word) for name, word in change.items()}}
    with pytest.raises((QgsProcessingException, ValueError)) as error:
        run("corridorgaps", {**changed, "STRETCHES": str(tmp_path / "out.gpkg")})
    assert sentence in str(error.value)
    assert not (tmp_path / "out.gpkg").exists()


def test_the_sample_county_in_a_fresh_process(provider, qgis_process, sample_data, tmp_path):
    """Layers carry their style, and the workbook says of each route what the table says."""
    county = sample_data / "county.gpkg"
    places = {name: layer_in(tmp_path / "空白.gpkg", name.lower()) for name in LAYERS}
    done = qgis_process.run("countygis:corridorgaps", {
        "ROADS": f"{county}|layername=roads", "TOWNSHIPS": f"{county}|layername=townships",
        "FACILITIES": f"{county}|layername=charging", "DISTANCE": 5000, **places,
        "WORKBOOK": tmp_path / "空白.xlsx",
    })
    assert done.code == 0, done.text
    routes = {(row["route"], row["direction"]): row for row in read(done.results["ROUTES"])}
    stretches = [row for row in read(done.results["STRETCHES"]) if row["direction"] == BACK]
    gaps, route = [row for row in stretches if row["route"] == "G599"], routes["G599", BACK]
    assert len(gaps) == route["gaps"] > 1
    assert sum(row["length_m"] for row in gaps) == pytest.approx(route["gap_m"])
    assert max(row["to_m"] - row["from_m"] for row in gaps) == pytest.approx(route["longest_gap_m"])
    for row in read(done.results["ACCOUNT"]):
        assert row["townships"] + row["outside"] == pytest.approx(row["input"], rel=1e-6)
    book = gdal.OpenEx(str(tmp_path / "空白.xlsx"), gdal.OF_VECTOR)
    # Without openpyxl every table is a sheet of its own (说明 1, 说明 2 …), and the titles are one more.
    sheets = dict.fromkeys(book.GetLayer(i).GetName().split()[0] for i in range(book.GetLayerCount()))
    assert list(sheets)[:6] == ["路线", "空白路段", "乡镇", "账目核对", "排除要素", "说明"]
    cells = {str(cell) for row in book.GetLayerByName("路线") for cell in row}
    assert {"全部路线", "G599", "上行（桩号增大）"} <= cells
    assert any(cell.startswith(f"{route['length_m'] / 1000:.4f}"[:-1]) for cell in cells)
    styled = QgsVectorLayer(done.results["STRETCHES"], "gaps", "ogr")
    assert styled.renderer().type() == "RuleRenderer"

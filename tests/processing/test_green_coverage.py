"""Green coverage gives what can be counted by hand beside one street, and runs on the sample county."""

from __future__ import annotations

from pathlib import Path

import pytest
from osgeo import gdal, ogr
from qgis.core import QgsProcessingException

from headless import layer_in
from tests.processing.conftest import Log
from tests.processing.small_county import by, everything_in, read, write

# One street along y = 0 from x = 0 to 3000; a lane from (500, 0) round to the far side of park A.
# Township T1 lies west of x = 1500, T2 east of it.
#
#        e-----+         e: the only entrance of park A, at (300, 100), reached by the lane
#      +-A-+   |         A: 100 m by 50 m = 5,000 m², y = 50 to 100
#      |   |   |                     +B+         B: 50 m by 40 m = 2,000 m², on the street
#   ---o-------+-----o---------------+-+----o--o---
#   0  290    500   690             2000  2250 2400
#
# Villages are at 290, 690, 2250 and 2400 on the street (o). From 690 to e: 190 + 100 + 200 = 490 m.
ROADS = [("street", "LINESTRING (0 0, 500 0, 3000 0)"), ("lane", "LINESTRING (500 0, 500 100, 300 100)")]
PARKS = [
    ("甲公园", "现状", "POLYGON ((250 50, 350 50, 350 100, 250 100, 250 50))"),
    ("乙游园", "现状", "POLYGON ((2000 0, 2050 0, 2050 40, 2000 40, 2000 0))"),
    ("丙绿地", "现状", "POLYGON ((2700 0, 2710 0, 2710 10, 2700 10, 2700 0))"),
    ("规划公园", "规划", "POLYGON ((2200 0, 2400 0, 2400 100, 2200 100, 2200 0))"),
]
ENTRANCES = [("北门", "POINT (300 100)")]
VILLAGES = [
    ("A01", "近村", 100, "POINT (290 0)"),
    ("A02", "远村", 200, "POINT (690 0)"),
    ("B01", "东村", 400, "POINT (2250 0)"),
    ("B02", "下村", 800, "POINT (2400 0)"),
]
TOWNSHIPS = [
    ("A", "西镇", "POLYGON ((-100 -500, 1500 -500, 1500 500, -100 500, -100 -500))"),
    ("B", "东镇", "POLYGON ((1500 -500, 3100 -500, 3100 500, 1500 500, 1500 -500))"),
]
# Housing of 100 m by 10 m on the street: all of it near A, near B, near none, and half outside.
HOMES = [
    ("POLYGON ((550 0, 650 0, 650 10, 550 10, 550 0))",),
    ("POLYGON ((2100 0, 2200 0, 2200 10, 2100 10, 2100 0))",),
    ("POLYGON ((2600 0, 2700 0, 2700 10, 2600 10, 2600 0))",),
    ("POLYGON ((3050 0, 3150 0, 3150 10, 3050 10, 3050 0))",),
]


@pytest.fixture
def inputs(tmp_path) -> dict[str, object]:
    path = tmp_path / "县.gpkg"
    return {
        "ROADS": write(path, ROADS, table="roads", kind=ogr.wkbLineString),
        "GREEN": write(path, PARKS, {"name": str, "status": str}, table="green", kind=ogr.wkbPolygon),
        "ENTRANCES": write(path, ENTRANCES, table="entrances", kind=ogr.wkbPoint),
        "RESIDENTIAL": write(path, HOMES, {}, table="homes", kind=ogr.wkbPolygon),
        "DEMAND": write(
            path, VILLAGES, {"code": str, "name": str, "pop": int}, table="villages", kind=ogr.wkbPoint
        ),
        "TOWNSHIPS": write(path, TOWNSHIPS, {"code": str, "name": str}, table="towns", kind=ogr.wkbPolygon),
    }


def destinations(folder: Path) -> dict[str, str]:
    """Name every output."""
    tables = ("TOWNSHIP_COVERAGE", "SUMMARY", "PARKS", "VILLAGES", "BEYOND", "ACCOUNT", "SKIPPED")
    return {
        **{name: layer_in(folder / "绿 结果.gpkg", name.lower()) for name in tables},
        "WORKBOOK": str(folder / "工作簿.xlsx"),
    }


def summary_of(results):
    return {row["name"] or "county": row for row in read(results["SUMMARY"])}


def test_by_entrance_and_by_edge(run, inputs, tmp_path):
    """A is 50 m from 近村 and 510 m by its gate, 490 m from 远村; B is 200 m from 东村, 350 m from 下村."""
    results = run("greencoverage", {**inputs, **destinations(tmp_path)})
    villages = by(read(results["VILLAGES"]), "name")
    assert {name: row["total_m"] for name, row in villages.items()} == pytest.approx(
        {"近村": 510, "远村": 490, "东村": 200, "下村": 350}, abs=1e-6)
    assert {name: (row["network_served"], row["straight_served"]) for name, row in villages.items()} == {
        "近村": (0, 1), "远村": (1, 1), "东村": (1, 1), "下村": (0, 0)}
    assert villages["远村"]["park_name"] == "甲公园"
    parks = by(read(results["PARKS"]), "name")
    assert {name: (row["counted"], row["reason"] or "", row["way_in"]) for name, row in parks.items()} == {
        "甲公园": (1, "", "entrance"), "乙游园": (1, "", "edge"), "丙绿地": (0, "too_small", None),
        "规划公园": (0, "status", None)}
    assert {name: row["area_m2"] for name, row in parks.items()} == pytest.approx(
        {"甲公园": 5000, "乙游园": 2000, "丙绿地": 100, "规划公园": 20_000})
    assert (parks["甲公园"]["radius_m"], parks["乙游园"]["radius_m"]) == (500, 300)


def test_without_entrances_the_near_edge_counts(run, inputs, tmp_path):
    """The edge is tried every 25 m: 近村 goes 10 m to 300 and 50 m from the street to the park."""
    del inputs["ENTRANCES"]
    rows = by(read(run("greencoverage", {**inputs, **destinations(tmp_path)})["VILLAGES"]), "name")
    assert rows["近村"]["total_m"] == pytest.approx(60, abs=1e-6)


def test_land_people_and_area_per_person_by_township(run, inputs, tmp_path):
    """Housing: 1,000 m² near A; 1,000 near B, 1,000 and 500 near none, and 500 outside both townships.

    Of 300 people in T1 200 are served by network, all as the crow flies; of 1,200 in T2 400 by both.
    """
    results = run("greencoverage", {**inputs, **destinations(tmp_path)})
    rows = summary_of(results)
    west, east, county = rows["西镇"], rows["东镇"], rows["county"]
    assert (west["residential_m2"], east["residential_m2"]) == pytest.approx((1000, 2500), rel=1e-6)
    assert west["residential_network_share"] == pytest.approx(1)
    assert east["residential_network_share"] == pytest.approx(0.4)
    assert county["residential_straight_share"] == pytest.approx(2000 / 3500)
    assert (west["people_network"], west["people_straight"], west["people_between"]) == (200, 300, 100)
    assert (east["people_network"], east["people_between"]) == (400, 0)
    assert (county["people_network_share"], county["villages_network"]) == (pytest.approx(600 / 1500), 2)
    assert (west["park_m2"], east["park_m2"]) == pytest.approx((5000, 2100))
    assert (west["parks"], east["parks"], east["parks_counted"]) == (1, 2, 1)
    assert county["per_person_over"] == "people"
    assert county["park_m2_per_person"] == pytest.approx(7100 / 1500)
    assert (west["meets_target"], west["meets_floor"], east["meets_floor"]) == (1, 1, 0)
    assert county["missing_to_floor_m2"] == pytest.approx(8 * 1500 - 7100)
    assert isinstance(west["meets_target"], int) and isinstance(west["people_missing_rows"], int)
    beyond = read(results["BEYOND"])
    assert [(row["township"], row["area_m2"]) for row in beyond] == [("东镇", pytest.approx(1500, rel=1e-6))]
    assert beyond[0]["geometry"].Area() == pytest.approx(1500, rel=1e-6)
    account = by(read(results["ACCOUNT"]), "what")
    homes = [account["residential area_m2"][part] for part in ("townships", "outside", "input")]
    assert homes == pytest.approx([3500, 500, 4000], rel=1e-6)
    assert account["DEMAND people"]["input"] == 1500


def test_the_town_is_what_the_built_up_area_holds(run, inputs, tmp_path):
    """With T1 as the town its 300 people have 5,000 m², and its housing is all near a park."""
    town = [("POLYGON ((0 -500, 1500 -500, 1500 500, 0 500, 0 -500))",)]
    inputs["BUILTUP"] = write(tmp_path / "town.gpkg", town, {}, kind=ogr.wkbPolygon)
    rows = summary_of(run("greencoverage", {**inputs, **destinations(tmp_path)}))
    assert rows["西镇"]["park_m2_per_person"] == pytest.approx(5000 / 300)
    assert rows["东镇"]["park_m2_per_person"] is None
    assert (rows["county"]["people_urban"], rows["county"]["per_person_over"]) == (300, "people_urban")
    assert rows["county"]["residential_urban_m2"] == pytest.approx(1000, rel=1e-6)
    assert rows["county"]["residential_urban_network_share"] == pytest.approx(1)
    assert rows["东镇"]["residential_urban_network_share"] is None


def test_planned_parks_count_if_asked_for(run, inputs, tmp_path):
    """The planned park stands on the street from 2200 to 2400: 下村 is at its corner."""
    log = Log()
    made = {**inputs, **destinations(tmp_path)}
    run("greencoverage", made, feedback=log)
    assert [line for line in log.lines if "Planned or closed parks do not count." in line]
    rows = by(read(run("greencoverage", {**made, "INCLUDE_PLANNED": True})["VILLAGES"]), "name")
    assert (rows["下村"]["total_m"], rows["下村"]["park_name"]) == (pytest.approx(0, abs=1e-6), "规划公园")


def test_people_alone_or_land_alone(run, inputs, tmp_path):
    """What was not given is missing, not zero, and the fields are the same."""
    people = {**inputs, "RESIDENTIAL": None, **destinations(tmp_path)}
    rows = summary_of(run("greencoverage", people))
    assert rows["county"]["residential_m2"] is None and rows["county"]["people_network"] == 600
    land = {**inputs, "DEMAND": None, **destinations(tmp_path)}
    results = run("greencoverage", land)
    county = summary_of(results)["county"]
    assert list(county) == list(rows["county"])
    assert county["people"] is None and county["residential_m2"] == pytest.approx(3500, rel=1e-6)
    assert read(results["VILLAGES"]) == []


def test_the_workbook_has_its_sheets_in_chinese(run, inputs, tmp_path):
    made = {**inputs, "COUNTY": "示例县", **destinations(tmp_path)}
    book = gdal.OpenEx(run("greencoverage", made)["WORKBOOK"], gdal.OF_VECTOR)
    names = [book.GetLayer(i).GetName() for i in range(book.GetLayerCount())]
    assert names == ["汇总", "公园", "未覆盖村庄", "未覆盖居住用地", "账目核对", "排除要素", "说明"]
    cells = {str(cell) for name in names for row in book.GetLayerByName(name) for cell in row}
    assert {"全县", "甲公园", "下村", "小于 2000 平方米", "居住用地（平方米）"} <= cells
    assert "规划或已停用的公园不计入。" in cells


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"GREEN": "ENTRANCES"}, "GREEN has points, but needs polygons"),
        ({"MAX_SNAP": 0}, "MAX_SNAP is 0"),
        ({"SCALE_FIELD": "name"}, "name"),
        ({"POPULATION_FIELD": "人数"}, "DEMAND has no field “人数”"),
    ],
)
def test_wrong_input_gets_its_sentence_and_leaves_nothing(run, inputs, tmp_path, change, sentence):
    change = {name: inputs.get(value, value) for name, value in change.items()}
    before = everything_in(tmp_path)
    with pytest.raises(QgsProcessingException, match=sentence):
        run("greencoverage", {**inputs, **destinations(tmp_path), **change})
    assert everything_in(tmp_path) == before


def test_the_sample_county_through_a_fresh_process(qgis_process, sample_data, tmp_path):
    """Σ townships + outside = input for parks, housing and people; the county's row is the townships' sum."""
    layers = {"GREEN": "green", "RESIDENTIAL": "residential", "DEMAND": "villages", "TOWNSHIPS": "townships",
              "ROADS": "roads", "BUILTUP": "builtup"}
    made = {name: f"{sample_data / 'county.gpkg'}|layername={table}" for name, table in layers.items()}
    made.update(POPULATION=sample_data / "population.tif")
    done = qgis_process.run("countygis:greencoverage", {**made, **destinations(tmp_path)})
    assert done.code == 0, done.text
    for row in read(done.results["ACCOUNT"]):
        assert row["townships"] + row["outside"] == pytest.approx(row["input"], rel=1e-6)
    *towns, county = read(done.results["SUMMARY"])
    assert len(towns) == 16 and county["level"] == "county"
    for column in ("park_m2", "parks", "residential_m2", "residential_network_m2", "people", "villages"):
        assert sum(row[column] for row in towns) == pytest.approx(county[column], rel=1e-9), column
    # The parks are measured: those that exist are all in the county, and none overlaps another.
    parks = [row for row in read(made["GREEN"]) if row["status"] == "现状"]
    assert county["park_m2"] == pytest.approx(sum(row["geometry"].Area() for row in parks), rel=1e-3)
    beyond = sum(row["geometry"].Area() for row in read(done.results["BEYOND"]))
    assert beyond == pytest.approx(county["residential_m2"] - county["residential_network_m2"], rel=1e-3)
    assert gdal.OpenEx(done.results["WORKBOOK"], gdal.OF_VECTOR).GetLayerByName("公园").GetFeatureCount() > 57

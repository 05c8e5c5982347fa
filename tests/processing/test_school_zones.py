"""School zones gives what can be counted by hand on one road, and runs on the sample county."""

from __future__ import annotations

from pathlib import Path

import pytest
from osgeo import ogr
from qgis.core import QgsProcessingException

from county_gis_plugin.analysis.access.zone_schools import STAGES
from county_gis_plugin.processing.access import schoolzones
from headless import layer_in
from tests.processing.conftest import Log
from tests.processing.diagnosed_county import FACILITIES, county_file
from tests.processing.small_county import by, read, write

# One road along y = 0; schools A at 0 m, B at 2000 m; villages o, with their children.
# Township T1 lies west of x = 1500, T2 east of it.
#
#       100  40           30       20
#   A----o----o-----------o---B----o------------------o (5)
#   0   300  900        1600 2000 2500              4000
#   |-------- zone A ---------|--- zone B ---|  no zone
#   0                       1800           3000
ROADS = [("road", "LINESTRING (0 0, 5000 0)")]
SCHOOLS = [("A01", "甲小学", "小学", "POINT (0 0)"), ("B01", "乙小学", "小学", "POINT (2000 0)"),
           ("C01", "丙幼儿园", "幼儿园", "POINT (1600 0)")]
VILLAGES = [
    ("V1", "一村", 1000, 100, "POINT (300 0)"),
    ("V2", "二村", 400, 40, "POINT (900 0)"),
    ("V3", "三村", 300, 30, "POINT (1600 0)"),
    ("V4", "四村", 200, 20, "POINT (2500 0)"),
    ("V5", "五村", 50, 5, "POINT (4000 0)"),
]
TOWNSHIPS = [
    ("T1", "西镇", "POLYGON ((-100 -500, 1500 -500, 1500 500, -100 500, -100 -500))"),
    ("T2", "东镇", "POLYGON ((1500 -500, 5100 -500, 5100 500, 1500 500, 1500 -500))"),
]
ZONES = [
    ("甲学区", "甲小学", "POLYGON ((-50 -300, 1800 -300, 1800 300, -50 300, -50 -300))"),
    ("乙学区", "乙小学", "POLYGON ((1800 -300, 3000 -300, 3000 300, 1800 300, 1800 -300))"),
]
TABLES = ("VILLAGES", "ZONES", "TOWNSHIP_COVERAGE", "SUMMARY", "ACCOUNT", "SKIPPED")


@pytest.fixture
def inputs(tmp_path) -> dict[str, object]:
    path = tmp_path / "县.gpkg"
    return {
        "ROADS": write(path, ROADS, table="roads", kind=ogr.wkbLineString),
        "FACILITIES": write(
            path, SCHOOLS, {"id": str, "名称": str, "类别": str}, table="schools", kind=ogr.wkbPoint),
        "SCHOOL_ZONES": write(path, ZONES, {"学区名称": str, "学校": str}, table="学区", kind=ogr.wkbPolygon),
        "DEMAND": write(
            path, VILLAGES, {"code": str, "name": str, "pop": int, "pop_6_12": int}, table="villages",
            kind=ogr.wkbPoint),
        "TOWNSHIPS": write(path, TOWNSHIPS, {"code": str, "name": str}, table="towns", kind=ogr.wkbPolygon),
    }


def destinations(folder: Path) -> dict[str, str]:
    return {
        **{name: layer_in(folder / "学区 结果.gpkg", name.lower()) for name in TABLES},
        "WORKBOOK": str(folder / "工作簿.xlsx"),
    }


def summary_of(source) -> dict[str, dict[str, object]]:
    """Index the rows by the township's code."""
    return {row["code"] or "county": row for row in read(source)}


def test_the_stages_are_the_engines():
    assert schoolzones.STAGES == STAGES


def test_one_road(run, inputs, tmp_path):
    """Only village 3 lies in zone A (1600 m) and nearer to B (400 m); village 5 lies in no zone."""
    log = Log()
    results = run("schoolzones", {**inputs, **destinations(tmp_path)}, feedback=log)
    villages = by(read(results["VILLAGES"]), "name")
    assert {name: (row["reason"], row["is_nearest"]) for name, row in villages.items()} == {
        "一村": ("nearest", 1), "二村": ("nearest", 1), "三村": ("other", 0), "四村": ("nearest", 1),
        "五村": ("no_zone", None)}
    third = villages["三村"]
    assert [third[name] for name in ("school_name", "total_m", "nearest_name", "nearest_m", "extra_m")] == [
        "甲小学", 1600, "乙小学", 400, 1200]
    assert [villages["五村"][name] for name in ("school_name", "total_m", "nearest_name", "nearest_m")] == [
        None, None, "乙小学", 2000]
    summary = summary_of(results["SUMMARY"])
    county = summary["county"]
    assert [county[name] for name in ("people", "people_judged", "people_nearest", "people_no_zone")] == [
        195, 190, 160, 5]
    assert county["share_nearest"] == pytest.approx(160 / 190)
    assert county["mean_m"] == pytest.approx((100 * 300 + 40 * 900 + 30 * 1600 + 20 * 500) / 190)
    assert [summary[code]["share_nearest"] for code in ("T1", "T2")] == [1, pytest.approx(0.4)]
    zones = by(read(results["ZONES"]), "name")
    assert zones["甲学区"]["share_nearest"] == pytest.approx(140 / 170)
    assert zones["甲学区"]["schools"] == "甲小学" and zones["乙学区"]["max_m"] == 500
    assert all(row["townships"] + row["outside"] == row["input"] for row in read(results["ACCOUNT"]))
    assert any("5" in text and "no school zone" in text for text in log.lines)


def test_a_zone_without_a_known_school_is_listed(run, inputs, tmp_path):
    zones = [("甲学区", "希望小学", ZONES[0][2]), ZONES[1]]
    inputs["SCHOOL_ZONES"] = write(
        tmp_path / "z.gpkg", zones, {"name": str, "school": str}, kind=ogr.wkbPolygon)
    results = run("schoolzones", {**inputs, **destinations(tmp_path)})
    county = summary_of(results["SUMMARY"])["county"]
    assert [county[name] for name in ("people", "people_judged", "people_unknown_school")] == [195, 20, 170]
    told = [row for row in read(results["SKIPPED"]) if row["input"] == "SCHOOL_ZONES"]
    assert [(row["feature_id"], row["reason"]) for row in told] == [("1", "unknown_school")]
    assert "希望小学" in told[0]["detail"]


def test_zones_that_name_no_school_are_refused(run, inputs, tmp_path):
    inputs["SCHOOL_ZONES"] = write(
        tmp_path / "z.gpkg", [("甲学区", ZONES[0][2])], {"name": str}, kind=ogr.wkbPolygon)
    with pytest.raises(QgsProcessingException, match="no field that names the schools"):
        run("schoolzones", {**inputs, **destinations(tmp_path)})
    assert not (tmp_path / "学区 结果.gpkg").exists()


def test_the_sample_county(qgis_process, sample_data, tmp_path):
    """The command line gives what the golden file has."""
    county = sample_data / "county.gpkg"
    layers = {"SCHOOL_ZONES": "schoolzones", "FACILITIES": "facilities", "ROADS": "roads",
              "DEMAND": "villages", "TOWNSHIPS": "townships", "BUILTUP": "builtup"}
    done = qgis_process.run(
        "countygis:schoolzones",
        {**{name: f"{county}|layername={table}" for name, table in layers.items()},
         "DIRECTION_FIELD": "oneway", "LEVEL_FIELD": "level", **destinations(tmp_path)})
    assert done.code == 0, done.stderr
    summary = summary_of(f"{tmp_path / '学区 结果.gpkg'}|layername=summary")["county"]
    assert summary["share_nearest"] == pytest.approx(0.874, abs=0.001)
    assert summary["people_nearest"] + summary["people_other"] + summary["people_unknown_school"] == 22_483


def test_the_indicators_take_the_summary(run, inputs, tmp_path):
    results = run("schoolzones", {**inputs, **destinations(tmp_path)})
    found = run("countyindicators", {
        "TOWNSHIPS": inputs["TOWNSHIPS"], "SCHOOLZONES": results["SUMMARY"],
        "INDICATORS": str(tmp_path / "indicators.csv"), "TOWNSHIP_INDICATORS": str(tmp_path / "t.gpkg")})
    rows = {row["code"] or "county": row for row in read(found["INDICATORS"]) if row["id"] == "E3"}
    values = [float(rows[code]["value"]) for code in ("T1", "T2", "county")]
    assert values == pytest.approx([1, 0.4, 160 / 190])
    assert [float(rows["county"][name]) for name in ("part", "whole")] == [160, 190]
    assert rows["county"]["status"] == "computed"


def test_the_diagnosis_finds_the_zones_by_their_chinese_name(run, tmp_path):
    """Both villages (30 and 10 children) are zoned to one school; the second lives nearer to another."""
    schools = [*FACILITIES, ("小学", "东乡小学", "POINT (3400 0)")]
    path = county_file(tmp_path / "county.gpkg", facilities=schools)
    zone = ("=1+1", "POLYGON ((-100 -1000, 4100 -1000, 4100 1000, -100 1000, -100 -1000))")
    write(path, [zone], {"学校": str}, table="学区", kind=ogr.wkbPolygon)
    results = run("countydiagnosis", {
        "COUNTY_FILE": str(path), "YEAR": 2026, "RESULTS": str(tmp_path / "结果.gpkg"),
        "STEPS": str(tmp_path / "steps.csv"), "REPORT": str(tmp_path / "报告.html")})
    assert {row["step"]: row["status"] for row in read(results["STEPS"])}["schoolzones"] == "done"
    rows = read(f"{results['RESULTS']}|layername=countyindicators_indicators")
    assert [row["value"] for row in rows if row["id"] == "E3" and row["level"] == "county"] == [0.75]
    zones = read(f"{results['RESULTS']}|layername=schoolzones_zones")
    assert [(row["schools"], row["share_nearest"]) for row in zones] == [("=1+1", 0.75)]
    styled = {row["f_table_name"] for row in read(f"{results['RESULTS']}|layername=layer_styles")}
    assert {"schoolzones_zones", "schoolzones_villages", "schoolzones_townships"} <= styled

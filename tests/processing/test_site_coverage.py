"""Site coverage gives what can be counted by hand on a small county, and runs on the sample counties."""

from __future__ import annotations

from pathlib import Path

import pytest
from osgeo import gdal, ogr
from qgis.core import QgsProcessingException

from headless import layer_in
from tests.processing.conftest import Log
from tests.processing.small_county import ROADS, by, everything_in, read, write

# Roads a (y = 0) and b (x = 1000); township T1 lies west of x = 1500, T2 east of it.
#
#          甲 (1000, 600), private clinic C2
#          |
#          w (1000, 300) waste point
#   C1   丙 |      p     t = transfer station        乙
#   x----x-x------x-----x--------------------------h--x--
#   0   400 1000       2000                     2850 2900        y = 0
#
# C1 is a public clinic at (0, 0); h the health centre of T2, 50 m from 乙.
VILLAGES = [
    ("140581001201", "甲村", 100, None, "POINT (1000 600)"),
    ("140581002201", "乙村", 50, None, "POINT (2900 0)"),
    ("140581001202", "丙村", 200, None, "POINT (400 0)"),
]
FACILITIES = [
    ("C1", "村卫生室", "公办", "现状", "POINT (0 0)"),
    ("C2", "村卫生室", "民办", "现状", "POINT (1000 600)"),
    ("H", "乡镇卫生院", "公办", "现状", "POINT (2850 0)"),
    ("W", "垃圾收集点", None, "现状", "POINT (1000 300)"),
    ("T", "垃圾转运站", None, "现状", "POINT (2000 0)"),
]
CHARGING = [
    ("桥头充电站", "公用", "现状", "是", 4, "POINT (2000 10)"),
    ("桥头充电站二期", "公用", "现状", "是", None, "POINT (2050 10)"),
    ("单位自用", "专用", "现状", "是", 2, "POINT (1000 0)"),
    ("规划站", "公用", "规划", "是", 8, "POINT (400 0)"),
    ("不开放站", "公用", "现状", "否", 6, "POINT (2900 0)"),
]
TOWNSHIPS = [
    ("140581001", "东城街道", "POLYGON ((-100 -100, 1500 -100, 1500 1900, -100 1900, -100 -100))"),
    ("140581002", "米山镇", "POLYGON ((1500 -100, 3500 -100, 3500 1900, 1500 1900, 1500 -100))"),
]
SITE_FIELDS = {"name": str, "kind": str, "public": str, "status": str}


def facilities(path: Path, rows=FACILITIES, table="facilities") -> str:
    return write(path, rows, SITE_FIELDS, table=table, kind=ogr.wkbPoint)


@pytest.fixture
def inputs(tmp_path) -> dict[str, object]:
    path = tmp_path / "县.gpkg"
    charging = {"name": str, "public": str, "status": str, "open": str, "枪数": int}
    villages = {"code": str, "name": str, "常住人口": int, "卫生室豁免": str}
    return {
        "ROADS": write(path, ROADS, table="roads", kind=ogr.wkbLineString),
        "FACILITIES": facilities(path),
        "CHARGING": write(path, CHARGING, charging, table="charging", kind=ogr.wkbPoint),
        "DEMAND": write(path, VILLAGES, villages, table="villages", kind=ogr.wkbPoint),
        "TOWNSHIPS": write(
            path, TOWNSHIPS, {"XZQDM": str, "XZQMC": str}, table="townships", kind=ogr.wkbPolygon
        ),
        "MODE": "distance",
        "RADIUS": 1000,
    }


def destinations(folder: Path) -> dict[str, str]:
    """Name every output."""
    tables = (
        *("TOWNSHIP_COVERAGE", "SUMMARY", "VILLAGES", "SITES", "CHAINS", "CHAIN_SUMMARY", "ACCOUNT"),
        *("PEOPLE_ACCOUNT", "SKIPPED"),
    )
    return {
        **{name: layer_in(folder / "点 结果.gpkg", name.lower()) for name in tables},
        "WORKBOOK": str(folder / "工作簿.xlsx"),
    }


def summary_of(results, service):
    rows = [row for row in read(results["SUMMARY"]) if row["service"] == service]
    return {row["name"] or "county": row for row in rows}


def ways(results, service):
    """Say how each village is covered."""
    return {row["name"]: row["how"] or "" for row in read(results["VILLAGES"]) if row["service"] == service}


def reasons(results):
    return {(row["input"], row["feature_id"], row["reason"]) for row in read(results["SKIPPED"])}


def test_charging_by_township(run, inputs, tmp_path):
    """Two stations count, both in T2: 乙 is 910 m away (10 m off the road), 甲 1610 m, 丙 1610 m."""
    results = run("sitecoverage", {**inputs, "KINDS": "charging", **destinations(tmp_path)})
    rows = summary_of(results, "charging")
    assert {name: row["sites"] for name, row in rows.items()} == {"东城街道": 0, "米山镇": 2, "county": 2}
    assert (rows["米山镇"]["per_10k_people"], rows["东城街道"]["per_10k_people"]) == (400, 0)
    assert rows["county"]["per_10k_people"] == pytest.approx(20_000 / 350)
    assert rows["米山镇"]["per_100km2"] == pytest.approx(2 * 100 / 4)  # 2 km by 2 km
    assert (rows["米山镇"]["capacity"], rows["米山镇"]["capacity_missing"]) == (4, 1)
    assert (rows["county"]["villages_covered"], rows["county"]["villages_uncovered"]) == (1, 2)
    assert (rows["county"]["people_served"], rows["county"]["people_unserved"]) == (50, 300)
    assert (rows["东城街道"]["rank"], rows["county"]["townships_with_one"]) == (1, 1)
    villages = by(read(results["VILLAGES"]), "name")
    ledger = [villages["乙村"][name] for name in ("access_m", "network_m", "egress_m", "total_m")]
    assert ledger == pytest.approx([0, 850, 10, 860], abs=1e-6)
    assert villages["甲村"]["total_m"] == pytest.approx(1610, abs=1e-6)
    assert villages["甲村"]["reason"] == "beyond"
    assert villages["乙村"]["site_name"] == "桥头充电站二期"
    account = by(read(results["ACCOUNT"]), "what")["charging_sites"]
    assert (account["townships"], account["outside"], account["input"]) == (2, 0, 2)


def test_what_does_not_count_is_listed_with_its_reason(run, inputs, tmp_path):
    log = Log()
    made = {**inputs, "KINDS": "charging", **destinations(tmp_path)}
    found = reasons(run("sitecoverage", made, feedback=log))
    assert {
        ("CHARGING", "3", "not_public"), ("CHARGING", "4", "status_planned"), ("CHARGING", "5", "not_open"),
        ("CHARGING", "2", "possible_duplicate"),
    } <= found
    # Twins count: they are noted, not called left out.
    assert [line for line in log.lines if "left out: twin" in line] == []
    told = [line for line in log.lines if line.startswith("CHARGING, feature 2: ")]
    assert any("50 m from CHARGING 1" in line for line in told)


@pytest.mark.parametrize(
    ("change", "sites", "covered"),
    [
        ({"INCLUDE_PLANNED": True}, 3, {"乙村", "丙村"}),
        ({"OPEN_ONLY": False}, 3, {"乙村"}),
        ({"RADIUS": 1610.5}, 2, {"甲村", "乙村", "丙村"}),
    ],
)
def test_filters_and_radius(run, inputs, tmp_path, change, sites, covered):
    results = run("sitecoverage", {**inputs, "KINDS": "charging", **destinations(tmp_path), **change})
    assert summary_of(results, "charging")["county"]["sites"] == sites
    assert {name for name, how in ways(results, "charging").items() if how} == covered


def test_clinics_with_exemptions(run, inputs, tmp_path):
    """C2 is private; 乙 hosts the health centre and needs no clinic."""
    made = {**inputs, "KINDS": "clinic", **destinations(tmp_path)}
    assert ways(run("sitecoverage", made), "clinic") == {"甲村": "radius", "乙村": "exempt", "丙村": "radius"}
    public = run("sitecoverage", {**made, "PUBLIC_ONLY": True})
    assert ways(public, "clinic") == {"甲村": "", "乙村": "exempt", "丙村": "radius"}
    county = summary_of(public, "clinic")["county"]
    # 丙 is 400 m from C1, and the health centre, 50 m from 乙, gives what a clinic gives.
    assert (county["villages_exempt"], county["villages_covered"], county["people_served"]) == (1, 2, 250)
    # An exemption shortens nobody's way: within 40 m nobody is served, and 乙 still needs no clinic.
    near = summary_of(run("sitecoverage", {**made, "PUBLIC_ONLY": True, "RADIUS": 40}), "clinic")["county"]
    assert (near["villages_exempt"], near["villages_covered"], near["people_served"]) == (1, 1, 0)


def test_the_village_table_exempts(run, inputs, tmp_path):
    table = tmp_path / "统计.csv"
    table.write_text("code,name,卫生室豁免\n140581001201,甲村,是\n140581002201,乙村,否\n", encoding="utf-8")
    made = {**inputs, "KINDS": "clinic", "PUBLIC_ONLY": True, "VILLAGE_STATS": str(table)}
    found = ways(run("sitecoverage", {**made, **destinations(tmp_path)}), "clinic")
    assert found == {"甲村": "exempt", "乙村": "exempt", "丙村": "radius"}


def test_a_site_on_the_land_of_the_village(run, inputs, tmp_path):
    """Villages as polygons: C1 stands on the land of 丁, 800 m from its middle by road."""
    land = [("140581001203", "丁村", 80, None, "POLYGON ((-50 -50, 1650 -50, 1650 50, -50 50, -50 -50))")]
    fields = {"code": str, "name": str, "常住人口": int, "卫生室豁免": str}
    inputs["DEMAND"] = write(tmp_path / "land.gpkg", land, fields, kind=ogr.wkbPolygon)
    made = {**inputs, "KINDS": "clinic", "RADIUS": 500, "PUBLIC_ONLY": True, **destinations(tmp_path)}
    results = run("sitecoverage", made)
    assert ways(results, "clinic") == {"丁村": "inside"}
    county = summary_of(results, "clinic")["county"]
    assert (county["villages_inside"], county["people_served"], county["people_unserved"]) == (1, 0, 80)


def test_the_waste_chain_and_its_missing_link(run, inputs, tmp_path):
    """甲: 300 m to w, then 300 + 1000 m to t; w is 900 m from 丙 and 2200 m from 乙; there is no plant."""
    made = {**inputs, "KINDS": "waste_point", "RADIUS": None, "MODE": "standard", **destinations(tmp_path)}
    results = run("sitecoverage", made)
    rows = by(read(results["CHAINS"]), "name")
    assert (rows["甲村"]["collection_m"], rows["甲村"]["transfer_m"]) == pytest.approx((300, 1300), abs=1e-6)
    assert rows["甲村"]["treatment_m"] is None and rows["甲村"]["total_m"] is None
    assert {name: row["missing"] for name, row in rows.items()} == {
        "甲村": "treatment;own_transfer", "丙村": "collection;treatment;own_transfer",
        "乙村": "collection;treatment",
    }
    county = [row for row in read(results["CHAIN_SUMMARY"]) if row["level"] == "county"][0]
    assert [county[f"missing_{stage}"] for stage in ("collection", "transfer", "treatment")] == [2, 0, 3]
    assert county["villages_complete"] == 0
    with_plant = [*FACILITIES, ("P", "垃圾焚烧厂", None, "现状", "POINT (3000 0)")]
    made["FACILITIES"] = facilities(tmp_path / "plant.gpkg", with_plant)
    rows = by(read(run("sitecoverage", made)["CHAINS"]), "name")
    assert (rows["甲村"]["treatment_m"], rows["甲村"]["total_m"]) == pytest.approx((1000, 2600), abs=1e-6)
    # The transfer station stands in the other township: that is the missing link.
    assert (rows["甲村"]["missing"], rows["甲村"]["complete"]) == ("own_transfer", 0)


def test_everyone_is_accounted_for(run, inputs, tmp_path):
    log = Log()
    results = run("sitecoverage", {**inputs, "KINDS": "charging", **destinations(tmp_path)}, feedback=log)
    rows = [row for row in read(results["PEOPLE_ACCOUNT"]) if row["level"] == "county"]
    assert {row["reason"]: (row["rows"], row["people"]) for row in rows if row["rows"]} == {
        "beyond": (2, 300), "served": (1, 50)}
    told = [line for line in log.lines if line.startswith("Public charging, DEMAND: 3 rows = ")]
    assert len(told) == 1 and told[0].endswith("2 beyond the radius + 1 served.")


def test_only_a_layer_of_one_kind_whose_words_nobody_knows(run, inputs, tmp_path):
    """Stops are stops whatever their types are called."""
    rows = [("东站", "港湾式", "POINT (400 0)"), ("西站", None, "POINT (2000 0)")]
    stops = write(tmp_path / "stops.gpkg", rows, {"站名": str, "type": str}, kind=ogr.wkbPoint)
    del inputs["FACILITIES"], inputs["CHARGING"]
    log = Log()
    made = {**inputs, "STOPS": stops, **destinations(tmp_path)}
    results = run("sitecoverage", made, feedback=log)
    sites = {row["name"]: row["kind_name"] for row in read(results["SITES"])}
    assert sites == {"东站": "公交站", "西站": "公交站"}
    assert summary_of(results, "bus_stop")["county"]["sites"] == 2
    assert [line for line in log.lines if "they count as bus_stop" in line]


def test_the_workbook_has_its_sheets_in_chinese(run, inputs, tmp_path):
    made = {**inputs, "KINDS": "charging, clinic", "COUNTY": "示例县", **destinations(tmp_path)}
    book = gdal.OpenEx(run("sitecoverage", made)["WORKBOOK"], gdal.OF_VECTOR)
    names = [book.GetLayer(i).GetName() for i in range(book.GetLayerCount())]
    pages = ["汇总", "未覆盖村庄", "设施", "收运链条汇总", "收运链条", "人口账目"]
    assert names == [*pages, "账目核对", "排除要素", "说明"]
    cells = {str(cell) for name in names for row in book.GetLayerByName(name) for cell in row}
    assert {"米山镇", "甲村", "全县", "桥头充电站", "不对外开放", "公共充电：设施数"} <= cells
    assert "县处理、本乡镇转运站" in cells
    assert "不计入“公共充电”" in cells
    twin = "与充电站 1（桥头充电站）相距 50 米，类别相同：是否重复登记？二者均计入。"
    assert any(str(cell).endswith(twin) for cell in cells)


def test_sites_far_from_every_road_are_said_to_be_so(run, inputs, tmp_path):
    """10 m off the road with a limit of 5 m: counted, but nobody gets there."""
    log = Log()
    made = {**inputs, "KINDS": "charging", "MAX_SNAP": 5, **destinations(tmp_path)}
    county = summary_of(run("sitecoverage", made, feedback=log), "charging")["county"]
    assert (county["sites"], county["people_served"]) == (2, 0)
    told = "None of the 2 facilities that give Public charging"
    assert [line for line in log.lines if line.startswith(told)]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"FACILITIES": None, "CHARGING": None}, "Give at least one layer of sites: FACILITIES, CHARGING"),
        ({"KINDS": "动物园"}, "no service 动物园"),
        ({"KINDS": "hospital"}, "none that gives hospital"),
        ({"MODE": "walk"}, "RADIUS is set, but the mode walk measures in minutes"),
        ({"MINUTES": 15}, "MINUTES is set, but the mode distance measures in metres"),
        ({"KIND_FIELD": "XZQMC"}, "XZQMC"),
    ],
)
def test_wrong_input_gets_its_sentence_and_leaves_nothing(run, inputs, tmp_path, change, sentence):
    before = everything_in(tmp_path)
    with pytest.raises(QgsProcessingException, match=sentence):
        run("sitecoverage", {**inputs, **destinations(tmp_path), **change})
    assert everything_in(tmp_path) == before


def test_the_sample_county_through_a_fresh_process(qgis_process, sample_data, tmp_path):
    """Conservation: the charging stations, and the sites of each service, add up to the input."""
    county = sample_data / "county.gpkg"
    layers = {"CHARGING": "charging", "LOGISTICS": "logistics", "STOPS": "stops", "DEMAND": "villages",
              "VILLAGE_STATS": "village_stats", "TOWNSHIPS": "townships", "ROADS": "roads",
              "FACILITIES": "facilities", "BUILTUP": "builtup"}
    made = {name: f"{county}|layername={table}" for name, table in layers.items()}
    made.update(POPULATION=sample_data / "population.tif", KINDS="charging,logistics,waste_point,clinic")
    done = qgis_process.run("countygis:sitecoverage", {**made, **destinations(tmp_path)})
    assert done.code == 0, done.text
    rows = read(done.results["SUMMARY"])
    for service in ("charging", "logistics", "waste_point", "clinic"):
        of_service = [row for row in rows if row["service"] == service]
        towns = [row for row in of_service if row["level"] == "township"]
        whole = of_service[-1]
        account = by(read(done.results["ACCOUNT"]), "what")[f"{service}_sites"]
        assert len(towns) == 16
        assert sum(row["sites"] for row in towns) == whole["sites"] == account["townships"]
        assert account["townships"] + account["outside"] == account["input"]
        assert sum(row["villages"] for row in towns) == whole["villages"] == 340
        assert sum(row["people_served"] for row in towns) == pytest.approx(whole["people_served"], rel=1e-9)
    # 55 stations, less 9 that are not public, 2 planned ones and those that are not open.
    stations = [row for row in read(county_layer(county, "charging"))
                if row["public"] == "公用" and row["status"] != "规划" and row["open"] == "是"]
    assert by(rows, "service")["charging"]["level"] == "county"
    assert by(rows, "service")["charging"]["sites"] == len(stations)
    book = gdal.OpenEx(done.results["WORKBOOK"], gdal.OF_VECTOR)
    assert book.GetLayerByName("收运链条").GetFeatureCount() > 340


def county_layer(path: Path, table: str) -> str:
    return f"{path}|layername={table}"


def test_liechtenstein(run, sample_data, tmp_path):
    """Stops and post offices from OpenStreetMap: Σ municipalities + outside = input, for sites and places."""
    source = sample_data / "liechtenstein.gpkg"
    made = {name: f"{source}|layername={table}" for name, table in (
        ("ROADS", "roads"), ("FACILITIES", "facilities"), ("DEMAND", "places"), ("TOWNSHIPS", "townships"))}
    made.update(KIND_FIELD="category", KINDS="bus_stop,post_office,fire_station", **destinations(tmp_path))
    results = run("sitecoverage", made)
    counted = {"bus_stop": 307 + 1, "post_office": 8, "fire_station": 6}  # one is a bus station
    for service, count in counted.items():
        rows = summary_of(results, service)
        account = by(read(results["ACCOUNT"]), "what")[f"{service}_sites"]
        assert account["input"] == count == account["townships"] + account["outside"]
        assert sum(row["sites"] for name, row in rows.items() if name != "county") == account["townships"]
        people = [row for row in read(results["PEOPLE_ACCOUNT"])
                  if row["service"] == service and row["level"] == "county"]
        assert sum(row["rows"] for row in people) == 43
    # Minutes by car: no circle, no metres.
    fire = [row for row in read(results["VILLAGES"]) if row["service"] == "fire_station"]
    assert {row["unit"] for row in fire} == {"s"} and all(row["total_m"] is None for row in fire)

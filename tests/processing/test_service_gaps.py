"""Service gaps gives what can be counted by hand on the small county."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from osgeo import gdal, ogr
from qgis.core import QgsProcessingException

from headless import executable, layer_in
from tests.processing.conftest import Log
from tests.processing.small_county import ROADS, by, everything_in, read, write

# The small county has a clinic at F1 (0, 0) and at F2 (2000, 10); T1 lies west of x = 1500, T2 east.
# By road: V1 1630 m to F1; V2 950 m to F2; V3 far from any road; V4 outside both townships.
VILLAGES = [
    ("140581001201", "V1", 100, "POINT (1030 600)"),
    ("140581002201", "V2", 50, "POINT (2900 40)"),
    ("140581002202", "V3", None, "POINT (2500 2900)"),
    ("140581009201", "V4", 10, "POINT (-500 0)"),
    ("140581002203", "V5", 7, None),
]
FACILITIES = [
    ("F1", "村卫生室", "POINT (0 0)"),
    ("F2", "卫生室", "POINT (2000 10)"),
    ("F3", "小学", "POINT (1000 800)"),
]
TOWNSHIPS = [
    ("140581001", "东城街道", "POLYGON ((-100 -100, 1500 -100, 1500 3000, -100 3000, -100 -100))"),
    ("140581002", "米山镇", "POLYGON ((1500 -100, 4000 -100, 4000 3000, 1500 3000, 1500 -100))"),
]


def test_a_field_of_names_is_no_number_of_people(run, inputs, tmp_path):
    with pytest.raises(QgsProcessingException, match="POPULATION_FIELD: name holds text .such as “V1”."):
        run("servicegaps", {**inputs, "POPULATION_FIELD": "name", "OUTPUT": str(tmp_path / "o.gpkg")})


def test_without_a_people_field_one_sentence_says_so(run, inputs, tmp_path):
    rows = [(name, place) for _, name, _, place in VILLAGES]
    inputs["DEMAND"] = write(tmp_path / "v.gpkg", rows, {"name": str}, kind=ogr.wkbPoint)
    log = Log()
    run("servicegaps", {**inputs, "OUTPUT": str(tmp_path / "o.gpkg")}, feedback=log)
    assert sum("No people field is recognised in DEMAND" in line for line in log.lines) == 1


@pytest.fixture
def inputs(tmp_path) -> dict[str, object]:
    path = tmp_path / "县.gpkg"
    return {
        "ROADS": write(path, ROADS, table="roads", kind=ogr.wkbLineString),
        "FACILITIES": write(
            path, FACILITIES, {"name": str, "kind": str}, table="facilities", kind=ogr.wkbPoint
        ),
        "DEMAND": write(
            path, VILLAGES, {"code": str, "name": str, "常住人口": int}, table="villages", kind=ogr.wkbPoint
        ),
        "TOWNSHIPS": write(
            path, TOWNSHIPS, {"XZQDM": str, "XZQMC": str}, table="townships", kind=ogr.wkbPolygon
        ),
        "KINDS": "clinic",
        "MODE": "distance",
        "RADIUS": 1000,
    }


def destinations(folder: Path) -> dict[str, str]:
    """Name every output."""
    tables = ("OUTPUT", "ROUTES", "GAP_AREAS", "TOWNSHIP_GAPS", "SUMMARY", "SKIPPED")
    return {
        **{name: layer_in(folder / "缺口 结果.gpkg", name.lower()) for name in tables},
        "WORKBOOK": str(folder / "工作簿.xlsx"),
        "MAP": str(folder / "图.pdf"),
        "MAP_IMAGE": str(folder / "图.png"),
    }


def test_a_kind_that_is_no_service_is_measured_with_a_radius(run, inputs, tmp_path):
    """Pharmacies and tea houses stand where the clinics stand: the distances are theirs."""
    rows = [
        ("P", "大药房连锁", "POINT (0 0)"),
        ("Q", "药店", "POINT (2000 10)"),
        ("T", "茶馆", "POINT (0 0)"),
    ]
    path = tmp_path / "f.gpkg"
    inputs["FACILITIES"] = write(path, rows, {"name": str, "kind": str}, kind=ogr.wkbPoint)
    for word, (name, served) in {"pharmacy": ("药店", {"V2"}), "茶馆": ("茶馆", set())}.items():
        (tmp_path / word).mkdir()
        results = run("servicegaps", {**inputs, "KINDS": word, **destinations(tmp_path / word)})
        villages = by(read(results["OUTPUT"]), "name")
        assert {row["service_name"] for row in villages.values()} == {name}
        assert {village for village, row in villages.items() if row["reason"] == "served"} == served
        assert villages["V1"]["people_in_need"] == 100


def test_a_kind_that_is_no_service_needs_a_radius(run, inputs, tmp_path):
    rows = [("Q", "药店", "POINT (2000 10)")]
    inputs["FACILITIES"] = write(tmp_path / "f.gpkg", rows, {"name": str, "kind": str}, kind=ogr.wkbPoint)
    asked = {**inputs, "KINDS": "药店", "RADIUS": None, "OUTPUT": str(tmp_path / "o.gpkg")}
    for mode in ({"MODE": "distance"}, {"MODE": "standard"}, {"MODE": "standard", "MINUTES": 15}):
        with pytest.raises(QgsProcessingException, match=r"give RADIUS .* and kinds \(pharmacy\)"):
            run("servicegaps", {**asked, **mode})
    standard = run("servicegaps", {**asked, "MODE": "standard", "RADIUS": 1000})
    assert by(read(standard["OUTPUT"]), "name")["V2"]["reason"] == "served"


def test_every_village_has_one_reason_and_the_townships_add_up(run, inputs, tmp_path):
    results = run("servicegaps", {**inputs, **destinations(tmp_path)})
    villages = by(read(results["OUTPUT"]), "name")
    reasons = {name: row["reason"] for name, row in villages.items()}
    assert reasons == {
        "V1": "beyond",
        "V2": "served",
        "V3": "off_network",
        "V4": "outside",
        "V5": "no_geometry",
    }
    assert villages["V1"]["total_m"] == pytest.approx(1630, abs=1e-6)
    assert villages["V2"]["township"] == "米山镇"
    rows = {(row["level"], row["name"]): row for row in read(results["SUMMARY"])}
    east, west, county = rows["township", "米山镇"], rows["township", "东城街道"], rows["county", None]
    assert (west["villages"], west["villages_unserved"], west["people_unserved"]) == (1, 1, 100)
    assert (east["villages"], east["villages_unserved"], east["people_unserved"]) == (2, 1, 0)
    assert (east["people"], east["people_missing_rows"]) == (50, 1)
    assert (county["people_served"], county["people_unserved"]) == (50, 100)
    reached = ("no_geometry", "outside", "off_network", "unconnected", "beyond", "served")
    assert sum(county[f"rows_{reason}"] for reason in reached) == len(VILLAGES)
    assert by(read(results["ROUTES"]), "name")["V1"]["length_m"] == pytest.approx(1630, abs=1e-6)
    assert {row["name"] for row in read(results["TOWNSHIP_GAPS"])} == {"东城街道", "米山镇"}
    gaps = sum(row["geometry"].Area() for row in read(results["GAP_AREAS"])) / 1e6
    assert sum(row["area_km2"] for row in read(results["GAP_AREAS"])) == pytest.approx(gaps, rel=1e-6)


def test_map_and_workbook_are_made(run, inputs, tmp_path):
    results = run("servicegaps", {**inputs, "COUNTY": "示例县", **destinations(tmp_path)})
    assert Path(results["MAP"]).read_bytes()[:5] == b"%PDF-"
    picture = gdal.Open(results["MAP_IMAGE"])
    assert min(picture.RasterXSize, picture.RasterYSize) > 1000
    book = gdal.OpenEx(results["WORKBOOK"], gdal.OF_VECTOR)
    cells = {cell for number in range(book.GetLayerCount()) for row in book.GetLayer(number) for cell in row}
    assert {"米山镇", "V1", "全县"} <= cells


def test_through_a_fresh_process_with_standards_of_ones_own(qgis_process, inputs, tmp_path):
    """The radius comes from a file: V1 is served within 1700 m."""
    table = tmp_path / "radii.csv"
    table.write_text("service,area_class,mode,value,unit\nclinic,all,distance,1700,m\n", encoding="utf-8")
    inputs.update(MODE="standard", RADIUS=None, STANDARDS=table)
    done = qgis_process.run("countygis:servicegaps", {**inputs, "OUTPUT": tmp_path / "out.gpkg"})
    assert done.code == 0, done.text
    # Everyone is in the log: rows and people by reason, whose sums are the input.
    assert (
        "DEMAND: 5 rows = 1 without geometry + 1 outside all townships + 1 off the network + 0 without any "
        "way + 0 beyond the radius + 2 served."
    ) in done.text
    assert (
        "DEMAND: 167 people in need = 7 without geometry + 10 outside all townships + 0 off the network + 0 "
        "without any way + 0 beyond the radius + 150 served; people missing in 1 rows."
    ) in done.text
    assert by(read(done.results["OUTPUT"]), "name")["V1"]["reason"] == "served"


# What a computer without a network does, and a note of whoever asks for one all the same.
NO_NETWORK = """
import sys

def refuse(event, arguments):
    if event.split(".")[0] in ("socket", "urllib", "http", "ftplib", "smtplib"):
        with open({notes!r}, "a") as notes:
            notes.write(event + "\\n")
        if event != "socket.__new__":
            raise OSError("networking is off")

sys.addaudithook(refuse)
open({notes!r}, "w").close()
"""


def cut_off(command: str) -> str:
    """Start a command where there is no network card, if this machine lets us; else as it is."""
    for unshare in ("unshare --net", "unshare --map-root-user --net"):
        if not subprocess.run([*unshare.split(), "true"], capture_output=True, check=False).returncode:
            return f"{unshare} {command}"
    return command


def test_row_19_the_main_job_runs_without_a_network(qgis_process, inputs, tmp_path, monkeypatch):
    """All layers, the workbook and the maps are made while Python, and QGIS, can reach nobody."""
    notes, bare = tmp_path / "asked for", tmp_path / "no network"
    bare.mkdir()
    (bare / "sitecustomize.py").write_text(NO_NETWORK.format(notes=str(notes)), encoding="utf-8")
    start = bare / Path(executable()).name
    start.write_text(f'#!/bin/sh\nexec {cut_off(executable())} "$@"\n', encoding="utf-8")
    start.chmod(0o755)
    monkeypatch.setenv("PATH", str(bare), prepend=os.pathsep)
    done = qgis_process.run(
        "countygis:servicegaps",
        {**inputs, **destinations(tmp_path)},
        environment={"PYTHONPATH": str(bare)},
    )
    assert done.code == 0, done.text
    assert notes.read_text(encoding="utf-8") == ""
    assert by(read(done.results["OUTPUT"]), "name")["V2"]["reason"] == "served"
    assert all(Path(done.results[name]).stat().st_size > 1000 for name in ("WORKBOOK", "MAP", "MAP_IMAGE"))


def test_services_by_chinese_name_and_all_of_them(run, inputs, tmp_path):
    inputs["KINDS"] = "小学"
    rows = read(run("servicegaps", {**inputs, "OUTPUT": str(tmp_path / "one.gpkg")})["OUTPUT"])
    assert {row["service"] for row in rows} == {"primary"}
    del inputs["KINDS"], inputs["RADIUS"]
    inputs["MODE"] = "standard"
    rows = read(run("servicegaps", {**inputs, "OUTPUT": str(tmp_path / "all.gpkg")})["OUTPUT"])
    assert {"primary", "clinic"} <= {row["service"] for row in rows}


@pytest.mark.parametrize(
    ("words", "services"),
    [
        ("小学，卫生室", {"primary", "clinic", "primary_care"}),  # 卫生室: the first kind of two services
        ("村卫生室、Primary school", {"primary", "clinic", "primary_care"}),
        ("卫生室、社区卫生服务站; primary", {"clinic", "primary"}),  # a service's name that holds a separator
        (["小学", "clinic"], {"clinic", "primary"}),
    ],
)
def test_services_are_known_by_ids_names_and_kinds(run, inputs, tmp_path, words, services):
    log = Log()
    inputs.update(KINDS=words, MODE="standard", RADIUS=None)
    results = run("servicegaps", {**inputs, "OUTPUT": str(tmp_path / "o.gpkg")}, feedback=log)
    assert {row["service"] for row in read(results["OUTPUT"])} == services
    told = [line for line in log.lines if "is a kind of facility and stands for: clinic 卫生室" in line]
    assert len(told) == ("primary_care" in services)


def test_an_unknown_service_is_answered_with_ids_and_chinese_names(run, inputs, tmp_path):
    inputs["KINDS"] = "primary, 动物园"
    with pytest.raises(QgsProcessingException, match=r"no service 动物园.*primary 小学.*hospital 医院"):
        run("servicegaps", {**inputs, "OUTPUT": str(tmp_path / "o.gpkg")})


def test_services_that_nobody_gives_run_only_when_asked_for(run, inputs, tmp_path):
    """A hospital without a grade gives the service hospital, not that of graded hospitals."""
    rows = [*FACILITIES, ("F4", "综合医院", "POINT (0 0)")]
    inputs["FACILITIES"] = write(tmp_path / "more.gpkg", rows, {"name": str, "kind": str}, kind=ogr.wkbPoint)
    inputs.update(KINDS=None, RADIUS=None, MODE="standard")
    found = read(run("servicegaps", {**inputs, "OUTPUT": str(tmp_path / "all.gpkg")})["OUTPUT"])
    services = {row["service"] for row in found}
    assert {"primary", "clinic", "hospital"} <= services and "graded_hospital" not in services
    inputs["KINDS"] = "graded_hospital,hospital"
    found = read(run("servicegaps", {**inputs, "OUTPUT": str(tmp_path / "two.gpkg")})["OUTPUT"])
    reasons = {row["name"]: row["reason"] for row in found if row["service"] == "graded_hospital"}
    assert reasons["V1"] == reasons["V2"] == "unconnected"


def test_a_layer_without_kinds_serves_the_one_service_asked_for(run, inputs, tmp_path):
    bare = write(tmp_path / "bare.gpkg", [("F1", "POINT (0 0)")], kind=ogr.wkbPoint)
    rows = read(
        run("servicegaps", {**inputs, "FACILITIES": bare, "OUTPUT": str(tmp_path / "o.gpkg")})["OUTPUT"]
    )
    assert {row["facility_name"] for row in rows} == {"F1", None}


def test_kinds_in_a_field_of_another_name_are_not_overlooked(run, inputs, tmp_path):
    """All three would count as 小学; a layer of schools alone is another matter."""
    rows = [("一", "小学", "POINT (0 0)"), ("二", "卫生室", "POINT (2000 0)"), ("三", "小学", "POINT (10 0)")]
    inputs["FACILITIES"] = write(tmp_path / "f.gpkg", rows, {"name": str, "lb": str}, kind=ogr.wkbPoint)
    asked = {**inputs, "KINDS": "小学", "OUTPUT": str(tmp_path / "o.gpkg")}
    sentence = r"but lb holds kinds \(primary .2., village_clinic .1.\): choose it in KIND_FIELD"
    with pytest.raises(QgsProcessingException, match=sentence):
        run("servicegaps", asked)
    assert not (tmp_path / "o.gpkg").exists()
    found = run("servicegaps", {**asked, "KIND_FIELD": "lb"})
    assert by(read(found["OUTPUT"]), "name")["V1"]["facility_name"] == "三"

    only = [(name, kind, place) for name, kind, place in rows if kind == "小学"]
    inputs["FACILITIES"] = write(tmp_path / "s.gpkg", only, {"name": str, "lb": str}, kind=ogr.wkbPoint)
    log = Log()
    run("servicegaps", {**inputs, "KINDS": "小学", "OUTPUT": str(tmp_path / "s_o.gpkg")}, feedback=log)
    assert any("no field for the kind: all 2 features count as primary" in line for line in log.lines)


def test_a_layer_of_unknown_kinds_serves_the_one_service_asked_for(run, inputs, tmp_path):
    rows = [("F1", "AHF", "POINT (0 0)")]
    odd = write(tmp_path / "odd.gpkg", rows, {"name": str, "type": str}, kind=ogr.wkbPoint)
    log = Log()
    parameters = {**inputs, "FACILITIES": odd, "OUTPUT": str(tmp_path / "o.gpkg")}
    rows = read(run("servicegaps", parameters, feedback=log)["OUTPUT"])
    assert {row["facility_name"] for row in rows} == {"F1", None}
    assert "no kind is known to the standards; all 1 features count" in "\n".join(log.lines)


def test_the_log_says_which_radii_a_number_replaces(run, inputs, tmp_path):
    """In town by metres, in the country by minutes: metres replace the one and leave the other."""
    table = tmp_path / "radii.csv"
    table.write_text(
        "service,area_class,mode,value,unit\n"
        "clinic,urban,distance,2000,m\nclinic,rural,drive,30,min\nprimary,all,distance,900,m\n",
        encoding="utf-8",
    )
    inputs.update(KINDS="clinic, primary", MODE="standard", RADIUS=5000, STANDARDS=str(table))
    log = Log()
    run("servicegaps", {**inputs, "OUTPUT": str(tmp_path / "o.gpkg")}, feedback=log)
    replaced = "clinic urban (5000 m), primary urban (5000 m), primary rural (5000 m)."
    assert [line for line in log.lines if "in place of the standard" in line][0].endswith(replaced)
    assert "other unit: clinic rural (30 min). Choose" in "\n".join(log.lines)


def by_car(run, inputs, folder: Path, **more) -> tuple[set[str], list[str]]:
    """Measure whatever the facilities give in a mode; returns the services and the log."""
    log = Log()
    given = {**inputs, "KINDS": None, "RADIUS": None, "MODE": "drive", **more}
    results = run("servicegaps", {**given, "OUTPUT": str(folder / "o.gpkg")}, feedback=log)
    return {row["service"] for row in read(results["OUTPUT"])}, log.lines


def test_services_without_minutes_are_left_out_in_one_sentence(run, inputs, tmp_path):
    """The standards have a driving time for primary schools and primary care, none for clinics."""
    services, log = by_car(run, inputs, tmp_path)
    assert services == {"primary", "primary_care"}
    (told,) = (line for line in log if "no radius for the mode drive" in line)
    assert "卫生室、社区卫生服务站" in told and told.endswith("Give MINUTES to measure them too.")


def test_minutes_that_are_given_hold_for_all_services(run, inputs, tmp_path):
    services, log = by_car(run, inputs, tmp_path, MINUTES=10)
    assert {"primary", "primary_care", "clinic", "school"} <= services
    assert not [line for line in log if "no radius for the mode" in line]


def test_walking_times_come_from_metres(run, inputs, tmp_path):
    services, _ = by_car(run, inputs, tmp_path, MODE="walk")
    assert {"primary", "primary_care", "clinic", "school"} <= services


def test_a_mode_without_any_radius_is_one_error(run, inputs, tmp_path):
    sentence = "^No service .*小学.*mode ebike.*: give MINUTES"
    with pytest.raises(QgsProcessingException, match=sentence) as caught:
        by_car(run, inputs, tmp_path, MODE="ebike")
    assert "\n" not in str(caught.value)


def test_a_facility_that_counts_for_neither_of_two_services_is_left_out_once(run, inputs, tmp_path):
    rows = [
        ("F1", "县医院", "existing", "POINT (0 0)"),
        ("F2", "中医院", "planned", "POINT (2000 10)"),
        ("F3", "卫生室", "existing", "POINT (0 0)"),
    ]
    fields = {"name": str, "kind": str, "status": str}
    inputs["FACILITIES"] = write(tmp_path / "f.gpkg", rows, fields, kind=ogr.wkbPoint)
    log = Log()
    asked = {"KINDS": "hospital,city_hospital,clinic", "OUTPUT": str(tmp_path / "o.gpkg")}
    run("servicegaps", {**inputs, **asked}, feedback=log)
    assert "1 features of FACILITIES were left out: status_planned." in log.lines


def test_a_facility_with_an_odd_value_is_noted_and_not_called_left_out(run, inputs, tmp_path):
    """F2's kind is a clinic whatever its level is called; only the planned F4 does not count."""
    rows = [
        ("F1", "卫生室", "existing", None, "POINT (0 0)"),
        ("F2", "卫生室", "existing", "头等", "POINT (2000 10)"),
        ("F4", "卫生室", "planned", None, "POINT (1000 0)"),
    ]
    fields = {"name": str, "kind": str, "status": str, "grade": str}
    inputs["FACILITIES"] = write(tmp_path / "odd.gpkg", rows, fields, kind=ogr.wkbPoint)
    log = Log()
    made = {"OUTPUT": str(tmp_path / "o.gpkg"), "SKIPPED": str(tmp_path / "skipped.csv")}
    results = run("servicegaps", {**inputs, **made}, feedback=log)
    assert by(read(results["OUTPUT"]), "name")["V2"]["facility_name"] == "F2"
    left_out = [line for line in log.lines if "of FACILITIES were left out" in line]
    assert left_out == ["1 features of FACILITIES were left out: status_planned."]
    noted = "FACILITIES, feature 2: grade: “头等” is not understood as grade; it counts as missing."
    assert noted in log.lines
    skipped = {(row["feature_id"], row["reason"]) for row in read(results["SKIPPED"])}
    assert {("2", "not_understood"), ("3", "status_planned")} <= skipped


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"KINDS": "动物园"}, "no service 动物园"),
        ({"KINDS": "hospital"}, "has none that gives hospital"),
        ({"DEMAND": None}, "Give DEMAND"),
        ({"MODE": "walk"}, "RADIUS is set, but the mode walk measures in minutes"),
        ({"MINUTES": 15}, "MINUTES is set, but the mode distance measures in metres"),
        ({"SCALE_FIELD": "XZQMC"}, "XZQMC"),
        ({"VALUE_FORWARD": "1"}, "need DIRECTION_FIELD"),
    ],
)
def test_wrong_input_gets_its_sentence_and_leaves_nothing(run, inputs, tmp_path, change, sentence):
    before = everything_in(tmp_path)
    with pytest.raises(QgsProcessingException, match=sentence):
        run("servicegaps", {**inputs, **destinations(tmp_path), **change})
    assert everything_in(tmp_path) == before

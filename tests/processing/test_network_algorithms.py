"""The algorithms of the group Network distance give numbers that can be checked by hand."""

from __future__ import annotations

import re
import struct
from pathlib import Path

import pytest
from osgeo import gdal, ogr, osr
from qgis.core import QgsProcessingException

from headless import spelled
from tests.processing.conftest import Log
from tests.processing.small_county import ORIGIN, by, county, read, write


def test_nearest_facility_of_the_small_county(run, tmp_path):
    """V1 to F1: 30 + 600 + 1000. V2 to F2: 40 + 900 + 10. V3 is far from any road."""
    results = run(
        "nearestfacility",
        {
            **county(tmp_path),
            "RADIUS": 1000,
            "OUTPUT": str(tmp_path / "out.gpkg"),
            "ROUTES": str(tmp_path / "routes.gpkg"),
            "SKIPPED": str(tmp_path / "skipped.csv"),
        },
    )
    rows = by(read(results["OUTPUT"]), "name")
    assert [rows["V1"][f] for f in ("facility_name", "reason")] == ["F1", "beyond"]
    ledger = [rows["V1"][f] for f in ("access_m", "network_m", "egress_m", "total_m")]
    assert ledger == pytest.approx([30, 1600, 0, 1630], abs=1e-6)
    assert [rows["V2"][f] for f in ("facility_name", "reason")] == ["F2", "served"]
    ledger = [rows["V2"][f] for f in ("access_m", "network_m", "egress_m", "total_m")]
    assert ledger == pytest.approx([40, 900, 10, 950], abs=1e-6)
    assert rows["V2"]["network_s"] is None
    assert [rows["V3"][f] for f in ("facility_id", "total_m", "reason")] == [None, None, "off_network"]
    routes = by(read(results["ROUTES"]), "name")
    assert sorted(routes) == ["V1", "V2"]
    assert routes["V1"]["length_m"] == pytest.approx(1630, abs=1e-6)
    assert routes["V1"]["geometry"].Length() == pytest.approx(1630, abs=1e-6)
    skipped = read(results["SKIPPED"])
    assert [(row["input"], row["feature_id"], row["reason"]) for row in skipped] == [
        ("DEMAND", "3", "off_network")
    ]


def test_two_nearest_facilities_are_ranked(run, tmp_path):
    results = run("nearestfacility", {**county(tmp_path), "COUNT": 2, "OUTPUT": str(tmp_path / "out.gpkg")})
    found = [(r["name"], r["rank"], r["facility_name"]) for r in read(results["OUTPUT"])]
    assert found == [("V1", 1, "F1"), ("V1", 2, "F2"), ("V2", 1, "F2"), ("V2", 2, "F1"), ("V3", 1, None)]


def test_walking_time_is_in_seconds(run, tmp_path):
    """At 1 m/s V2 needs 40 + 900 + 10 seconds; in metres there is no total then."""
    results = run(
        "nearestfacility",
        {**county(tmp_path), "MODE": "walk", "MINUTES": 15, "OUTPUT": str(tmp_path / "out.gpkg")},
    )
    rows = by(read(results["OUTPUT"]), "name")
    assert rows["V2"]["total_s"] == pytest.approx(950)
    assert rows["V2"]["total_m"] is None
    assert rows["V2"]["reason"] == "beyond"


def test_cost_matrix(run, tmp_path):
    layers = county(tmp_path)
    results = run(
        "costmatrix",
        {
            "ROADS": layers["ROADS"],
            "ORIGINS": layers["DEMAND"],
            "DESTINATIONS": layers["FACILITIES"],
            "OUTPUT": str(tmp_path / "out.csv"),
        },
    )
    rows = read(results["OUTPUT"])
    totals = {(r["origin_name"], r["destination_name"]): float(r["total_m"]) for r in rows}
    assert totals == pytest.approx(
        {("V1", "F1"): 1630, ("V1", "F2"): 1640, ("V2", "F1"): 2940, ("V2", "F2"): 950}, abs=1e-6
    )


def test_build_network_shows_edges_and_junctions(run, tmp_path):
    """Three edges of 1000, 2000 and 800 m meet at (1000, 0); three dead ends."""
    results = run(
        "buildnetwork",
        {
            "ROADS": county(tmp_path)["ROADS"],
            "OUTPUT": str(tmp_path / "edges.gpkg"),
            "NODES": str(tmp_path / "nodes.gpkg"),
        },
    )
    edges = read(results["OUTPUT"])
    assert sorted(edge["length_m"] for edge in edges) == pytest.approx([800, 1000, 2000], abs=1e-6)
    assert {edge["component"] for edge in edges} == {0}
    assert {edge["oneway"] for edge in edges} == {0}
    assert sorted(node["degree"] for node in read(results["NODES"])) == [1, 1, 1, 3]


def test_service_areas_as_lines_and_polygons(run, tmp_path):
    """From F1 500 m of road; from F2, whose leg is 10 m, 490 m to the west and to the east."""
    results = run(
        "serviceareas",
        {
            **county(tmp_path),
            "BREAKS": "500, 250",
            "TRIM": 50,
            "LINES": str(tmp_path / "lines.gpkg"),
            "POLYGONS": str(tmp_path / "polygons.gpkg"),
        },
    )
    lengths = {(r["facility_name"], r["break_m"]): r["length_m"] for r in read(results["LINES"])}
    assert lengths == pytest.approx(
        {("F1", 250): 250, ("F1", 500): 500, ("F2", 250): 480, ("F2", 500): 980}, abs=1e-6
    )
    areas = {(r["facility_name"], r["break_m"]): r["geometry"] for r in read(results["POLYGONS"])}
    for name in ("F1", "F2"):
        assert areas[name, 250].Difference(areas[name, 500]).Area() == pytest.approx(0, abs=1e-3)


def test_catchments_divide_roads_and_people(run, tmp_path):
    """The roads divide at 995 m from F1, where both are 995 m away: 995 + 10 m of leg on the other side."""
    results = run(
        "catchments",
        {
            **county(tmp_path),
            "OUTPUT": str(tmp_path / "areas.gpkg"),
            "LINES": str(tmp_path / "lines.gpkg"),
            "POINTS": str(tmp_path / "points.gpkg"),
        },
    )
    lengths = {r["facility_name"]: r["length_m"] for r in read(results["LINES"])}
    assert lengths == pytest.approx({"F1": 1005 + 800, "F2": 995 + 1000}, abs=1e-6)
    load = by(read(results["OUTPUT"]), "facility_name")
    assert {name: (row["villages"], row["people"]) for name, row in load.items()} == {
        "F1": (1, 100),
        "F2": (1, 50),
    }
    assert load["F1"]["max_m"] == pytest.approx(1630, abs=1e-6)
    assert {r["name"]: r["facility_name"] for r in read(results["POINTS"])} == {
        "V1": "F1",
        "V2": "F2",
        "V3": None,
    }


def test_population_points_are_scaled_to_the_census(run, tmp_path):
    """T1 holds V1 (100) and V2 (50) and has 300 people: both are doubled; V3 stays missing."""
    townships = write(
        tmp_path / "townships.gpkg",
        [("01", "T1", 300, "POLYGON ((-100 -100, 4000 -100, 4000 3000, -100 3000, -100 -100))")],
        {"code": str, "name": str, "total": int},
    )
    results = run(
        "populationpoints",
        {
            "DEMAND": county(tmp_path)["DEMAND"],
            "TOWNSHIPS": townships,
            "SCALE_FIELD": "total",
            "OUTPUT": str(tmp_path / "points.gpkg"),
        },
    )
    assert {r["name"]: r["people"] for r in read(results["OUTPUT"])} == {"V1": 200, "V2": 100, "V3": None}


def test_points_without_a_people_field_say_so_instead_of_nobody(run, tmp_path):
    layer = write(tmp_path / "v.gpkg", [("V1", "POINT (0 0)"), ("V2", "POINT (9 0)")], kind=ogr.wkbPoint)
    log = Log()
    run("populationpoints", {"DEMAND": layer, "OUTPUT": str(tmp_path / "o.gpkg")}, feedback=log)
    assert [line for line in log.lines if "give POPULATION_FIELD" in line]
    assert "2 points; people are known at none of them." in log.lines
    assert not [line for line in log.lines if "0 people" in line]


def people_raster(path: Path, rows: list[list[float]]) -> str:
    """Write a grid of floats that declares no value for no data, cells of 100 m."""
    made = gdal.GetDriverByName("GTiff").Create(str(path), len(rows[0]), len(rows), 1, gdal.GDT_Float32)
    made.SetGeoTransform((ORIGIN[0], 100, 0, ORIGIN[1], 0, -100))
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(4547)
    made.SetProjection(reference.ExportToWkt())
    band = made.GetRasterBand(1)
    for number, row in enumerate(rows):
        band.WriteRaster(0, number, len(row), 1, struct.pack(f"{len(row)}f", *row))
    made = None
    return str(path)


def test_undeclared_no_data_is_nobody_and_the_log_says_so(run, tmp_path):
    """Two cells have people; −9999 and 1e38 are impossible, and three cells of 65535 are a mark."""
    cells = [[12.5, -9999.0, 65535.0], [65535.0, 7.5, 65535.0], [1e38, 0.0, -9999.0]]
    log = Log()
    results = run(
        "populationpoints",
        {"POPULATION": people_raster(tmp_path / "p.tif", cells), "OUTPUT": str(tmp_path / "points.gpkg")},
        feedback=log,
    )
    assert sorted(row["people"] for row in read(results["OUTPUT"])) == [7.5, 12.5]
    said = "\n".join(log.lines)
    assert "POPULATION: 3 cells have negative or impossible numbers of people; they count as no data." in said
    assert "POPULATION: 3 cells hold exactly 65535, the next largest value is 12.5" in said
    assert "Declare it (Raster > Conversion > Translate, no data value 65535)." in said


# F1 is a clinic, F2 a planned one, F3 (at the crossing of the small county's roads) a school.
OF_KINDS = [
    ("F1", "卫生室", "existing", "POINT (0 0)"),
    ("F2", "卫生室", "规划", "POINT (2000 10)"),
    ("F3", "小学", "existing", "POINT (1000 0)"),
]


@pytest.fixture
def with_kinds(tmp_path) -> dict[str, str]:
    """Give the small county with facilities of two kinds, their kind in a field of an odd name."""
    fields = {"name": str, "sort": str, "status": str}
    return {
        **county(tmp_path),
        "FACILITIES": write(tmp_path / "kinds.gpkg", OF_KINDS, fields, kind=ogr.wkbPoint),
        "KIND_FIELD": "sort",
    }


@pytest.mark.parametrize(
    ("name", "output", "more"),
    [
        ("nearestfacility", "OUTPUT", {"COUNT": 3}),
        ("serviceareas", "LINES", {"BREAKS": "500，1000、2000"}),
        ("catchments", "OUTPUT", {}),
    ],
)
def test_facilities_are_chosen_by_service(run, with_kinds, tmp_path, name, output, more):
    def found(kinds):
        results = run(
            name,
            {
                **with_kinds,
                **more,
                "KINDS": kinds,
                output: str(tmp_path / f"{kinds}.gpkg"),
                "SKIPPED": str(tmp_path / f"{kinds}.csv"),
            },
        )
        names = {row["facility_name"] for row in read(results[output])} - {None}
        skipped = [(r["feature_id"], r["reason"]) for r in read(results["SKIPPED"])]
        return names, [row for row in skipped if row[1].startswith("status")]

    assert found("clinic") == ({"F1"}, [("2", "status_planned")])
    assert found("小学、卫生室") == ({"F1", "F3"}, [("2", "status_planned")])
    names, skipped = found(None)
    assert skipped == [] and names <= {"F1", "F2", "F3"} and "F2" in names


# The totals to the clinic F1 and, with it, the school F3; V3 stands 2,900 m from any road.
TO_CLINIC = {("V1", "F1"): 1630.0, ("V2", "F1"): 2940.0}
TO_BOTH = {**TO_CLINIC, ("V1", "F3"): 630.0, ("V2", "F3"): 1940.0}
OFF, PLANNED = ("ORIGINS", "off_network"), ("DESTINATIONS", "status_planned")


def of_the_matrix(with_kinds, folder: Path, kinds: str | None) -> dict[str, object]:
    """Give the parameters of a matrix from the villages to the facilities of some services."""
    return {
        "ROADS": with_kinds["ROADS"],
        "ORIGINS": with_kinds["DEMAND"],
        "DESTINATIONS": with_kinds["FACILITIES"],
        "KIND_FIELD": with_kinds["KIND_FIELD"],
        "OUTPUT": str(folder / "matrix.gpkg"),
        "SKIPPED": str(folder / "skipped.csv"),
        **({"KINDS": kinds} if kinds else {}),
    }


def the_matrix(folder: Path):
    """Give the totals by names, and what was left out."""
    totals = {(r["origin_name"], r["destination_name"]): r["total_m"] for r in read(folder / "matrix.gpkg")}
    return totals, [(r["input"], r["reason"]) for r in read(folder / "skipped.csv")]


@pytest.mark.parametrize(
    ("kinds", "totals", "skipped"),
    [
        ("clinic", TO_CLINIC, [PLANNED, OFF]),
        ("小学、卫生室", TO_BOTH, [PLANNED, OFF]),
        # Without services every destination counts, the planned one too.
        (None, {**TO_BOTH, ("V1", "F2"): 1640.0, ("V2", "F2"): 950.0}, [OFF]),
    ],
)
def test_destinations_are_chosen_by_service(run, with_kinds, tmp_path, kinds, totals, skipped):
    run("costmatrix", of_the_matrix(with_kinds, tmp_path, kinds))
    found, left_out = the_matrix(tmp_path)
    assert found == pytest.approx(totals, abs=1e-6)
    assert left_out == skipped


def test_destinations_are_chosen_by_service_in_a_fresh_qgis(qgis_process, with_kinds, tmp_path):
    done = qgis_process.run("countygis:costmatrix", of_the_matrix(with_kinds, tmp_path, "clinic"))
    assert done.code == 0, done.text
    found, left_out = the_matrix(tmp_path)
    assert found == pytest.approx(TO_CLINIC, abs=1e-6)
    assert left_out == [PLANNED, OFF]


def test_services_without_a_destination_are_an_error_that_names_the_input(run, with_kinds, tmp_path):
    with pytest.raises(QgsProcessingException, match="DESTINATIONS has none that gives hospital"):
        run("costmatrix", of_the_matrix(with_kinds, tmp_path, "hospital"))


def test_a_service_that_no_facility_gives_is_an_error(run, with_kinds, tmp_path):
    with pytest.raises(QgsProcessingException, match="none that gives hospital"):
        run("nearestfacility", {**with_kinds, "KINDS": "hospital", "OUTPUT": str(tmp_path / "o.gpkg")})


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"RADIUS": -500}, "RADIUS is “-500”: Radius (metres), a number of 0.001 or more."),
        ({"RADIUS": 0}, "RADIUS is “0”: Radius (metres), a number of 0.001 or more."),
        ({"COUNT": 0}, "COUNT is “0”: Number of facilities for each village, a number of 1 or more."),
        ({"RADIUS": "2km"}, "RADIUS is “2km”: give Radius (metres) as a number alone, without a unit."),
        ({"MODE": "9"}, "MODE is “9”: give one of the words distance, walk, ebike, drive."),
        ({"MODE": "car", "RADIUS": -1}, "MODE is “car”: "),
        ({"MODE": "car", "RADIUS": -1}, "RADIUS is “-1”: "),
    ],
)
def test_a_refused_value_is_answered_with_what_would_do(run, tmp_path, change, sentence):
    with pytest.raises(ValueError, match=re.escape(sentence)):
        run("nearestfacility", {**county(tmp_path), **change, "OUTPUT": str(tmp_path / "o.gpkg")})


@pytest.mark.parametrize("breaks", ["1,500", "1,000，2,000", "500;1,500"])
def test_a_comma_in_a_thousand_is_no_comma_between_breaks(run, tmp_path, breaks):
    with pytest.raises(QgsProcessingException, match="BREAKS: “.*” (would be 1 m, 500 m|is not a list)"):
        run("serviceareas", {**county(tmp_path), "BREAKS": breaks, "LINES": str(tmp_path / "o.gpkg")})


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"BREAKS": "12,500"}, "Breaks read: 12, 500 (metres; 2 in all)."),
        ({"BREAKS": "12500"}, "Breaks read: 12500 (metres; 1 in all)."),
        ({"MODE": "walk", "BREAKS_MINUTES": "15、7.5"}, "Breaks read: 7.5, 15 (minutes; 2 in all)."),
    ],
)
def test_the_log_says_how_breaks_were_read(run, tmp_path, asked, told):
    layers, log = county(tmp_path), Log()
    del layers["DEMAND"]
    run("serviceareas", {**layers, **asked, "LINES": str(tmp_path / "o.gpkg")}, feedback=log)
    assert told in log.lines


def passed_over(qgis_process, algorithm: str, given: dict) -> dict[str, str]:
    """Run an algorithm, and give what the log says of each name that is no parameter."""
    done = qgis_process.call(["run", f"countygis:{algorithm}", "--", *spelled(given)])
    assert done.code == 0, done.text
    said = [line.partition(" is no parameter of this algorithm and was passed over")
            for line in done.text.splitlines()]
    return {before.split()[-1]: after for before, found, after in said if found}


def test_mistyped_names_are_warned_of_with_the_nearest_one(qgis_process, tmp_path):
    """QGIS passes over what no parameter is called."""
    typed = {"RADUIS": 500, "kinds": "primary", "TOWN": "x", "OUTPUT": tmp_path / "o.gpkg"}
    told = passed_over(qgis_process, "nearestfacility", {**county(tmp_path / "in"), **typed})
    assert told.keys() == {"RADUIS", "kinds", "TOWN"}
    assert (told["RADUIS"], told["kinds"]) == (": is RADIUS meant?", ": is KINDS meant?")
    assert told["TOWN"].startswith(". There are: ROADS, FACILITIES, KIND_FIELD, KINDS, DEMAND, MODE, RADIUS,")


def test_mistyped_names_of_a_model_are_warned_of_and_its_steps_have_none(qgis_process, sample_data, tmp_path):
    tables = {"ROADS": "roads", "FACILITIES": "facilities", "VILLAGES": "villages", "TOWNSHIPS": "townships"}
    layers = {name: f"{sample_data}/county.gpkg|layername={table}" for name, table in tables.items()}
    files = {f"{step}:OUTPUT": tmp_path / f"{step}.gpkg" for step in ("people", "sums")}
    given = {**layers, **files, "KINDS": "hospital", "BREAKS": "1000", "BREAK": "500"}
    assert passed_over(qgis_process, "serviceareaspeople", given) == {"BREAK": ": is BREAKS meant?"}


@pytest.mark.parametrize("name", ["nearestfacility", "catchments"])
def test_villages_drawn_as_lines_are_refused_before_the_network_is_built(run, tmp_path, name):
    layers, log = county(tmp_path), Log()
    with pytest.raises(QgsProcessingException, match="DEMAND has lines, but needs points, polygons"):
        run(
            name,
            {**layers, "DEMAND": layers["ROADS"], "OUTPUT": str(tmp_path / "o.gpkg")},
            feedback=log,
        )
    assert "Building the network" not in log.steps


def test_the_log_counts_the_network_in_words(run, tmp_path):
    log = Log()
    run("nearestfacility", {**county(tmp_path), "OUTPUT": str(tmp_path / "o.gpkg")}, feedback=log)
    assert "Network: 4 km of roads, 3 edges, 4 junctions, 1 separate parts." in log.lines
    assert (
        "3 rows = 0 without geometry + 1 off the network + 0 without any way + 0 beyond the radius + "
        "2 served."
    ) in log.lines
    assert not [line for line in log.lines if re.match("[a-z_]+: ", line)]


def test_the_log_proves_the_polygons(run, tmp_path):
    """At least 99 of 100 random points are within the break and the width of a cell, 100 m / 6."""
    log = Log()
    asked = {**county(tmp_path), "BREAKS": "500, 1000", "POLYGONS": str(tmp_path / "areas.gpkg")}
    del asked["DEMAND"]
    run("serviceareas", asked, feedback=log)
    (line,) = [line for line in log.lines if line.startswith("How far the areas can be trusted")]
    share = float(re.search(r"([0-9.]+)% can be reached within the break plus 17 m", line)[1])
    assert 99.0 <= share <= 100.0


@pytest.mark.parametrize("mode", [1, "1", "walk"])
def test_a_choice_is_taken_by_number_too(run, tmp_path, mode):
    """QGIS's own help shows numbers; 1 is walk: V2 takes 40 + 900 + 10 seconds."""
    results = run("nearestfacility", {**county(tmp_path), "MODE": mode, "OUTPUT": str(tmp_path / "out.gpkg")})
    assert by(read(results["OUTPUT"]), "name")["V2"]["total_s"] == pytest.approx(950, abs=1e-6)


def test_a_facility_without_a_break_of_its_own_is_listed_and_the_others_are_drawn(run, tmp_path):
    """F2 reaches 0.5 km from (2000, 0): 500 m either way, less its leg of 10 m; F1 has none, F3 no number."""
    rows = [("F1", None, "POINT (0 0)"), ("F2", "0.5公里", "POINT (2000 10)"), ("F3", "abc", "POINT (9 0)")]
    facilities = write(tmp_path / "f.gpkg", rows, {"name": str, "reach": str}, kind=ogr.wkbPoint)
    log = Log()
    asked = {"ROADS": county(tmp_path)["ROADS"], "FACILITIES": facilities, "BREAK_FIELD": "reach"}
    files = {name: str(tmp_path / f"{name}.gpkg") for name in ("LINES", "SKIPPED")}
    results = run("serviceareas", {**asked, **files}, feedback=log)
    (area,) = read(results["LINES"])
    assert [area["facility_name"], area["break_m"], area["length_m"]] == [
        "F2",
        500,
        pytest.approx(980, abs=1e-6),
    ]
    skipped = {(row["feature_id"], row["reason"]) for row in read(results["SKIPPED"])}
    assert skipped == {("1", "no_break"), ("3", "no_break")}
    assert [line for line in log.lines if "2 of 3 facilities have no break above 0 in reach" in line]


def test_a_break_field_without_any_break_is_refused_by_its_own_name(run, tmp_path):
    rows = [("F1", None, "POINT (0 0)"), ("F2", "-1", "POINT (2000 10)")]
    facilities = write(tmp_path / "f.gpkg", rows, {"name": str, "reach": str}, kind=ogr.wkbPoint)
    asked = {"ROADS": county(tmp_path)["ROADS"], "FACILITIES": facilities, "BREAK_FIELD": "reach"}
    with pytest.raises(QgsProcessingException, match="the field “reach” holds no break above 0"):
        run("serviceareas", {**asked, "LINES": str(tmp_path / "lines.gpkg")})


def test_a_run_without_any_output_is_refused(run, tmp_path):
    asked = {**county(tmp_path), "BREAKS": "500"}
    del asked["DEMAND"]
    with pytest.raises(QgsProcessingException, match="No output is asked for: give at least one of POLYGONS"):
        run("serviceareas", asked)

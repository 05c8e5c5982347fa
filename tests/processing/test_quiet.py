"""Nothing but QGIS's own lines on standard error: a warning of Python's is for programmers."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from osgeo import ogr

from tests.processing.small_county import county, write

BORDER = "POLYGON ((-500 -500, 3500 -500, 3500 3500, -500 3500, -500 -500))"


@pytest.fixture
def runs(tmp_path) -> dict[str, dict[str, object]]:
    """Name the parameters of one run of each algorithm, with an island that no facility reaches."""
    given = county(tmp_path / "in")
    roads = [("a", "LINESTRING (0 0, 3000 0)"), ("island", "LINESTRING (0 2900, 2500 2900)")]
    given["ROADS"] = write(tmp_path / "roads.gpkg", roads, kind=ogr.wkbLineString)
    kinds = [("F1", "primary", "POINT (0 0)"), ("F2", None, "POINT (2000 10)")]
    facilities = write(tmp_path / "kinds.gpkg", kinds, {"name": str, "kind": str}, kind=ogr.wkbPoint)
    zones = write(tmp_path / "zones.gpkg", [("东镇", BORDER)], kind=ogr.wkbPolygon)
    roads, places = {"ROADS": given["ROADS"]}, {"FACILITIES": given["FACILITIES"]}
    every = {
        "buildnetwork": {**roads, "NODES": "n.gpkg"},
        "populationpoints": {"DEMAND": given["DEMAND"], "TOWNSHIPS": zones},
        "nearestfacility": {**given, "ROUTES": "r.gpkg", "SKIPPED": "s.csv"},
        "costmatrix": {**roads, "ORIGINS": given["DEMAND"], "DESTINATIONS": given["FACILITIES"]},
        "serviceareas": {**roads, **places, "BREAKS": "500,1000", "LINES": "l.gpkg", "POLYGONS": "p.gpkg"},
        "catchments": {**given, "LINES": "l.gpkg", "POINTS": "p.gpkg"},
        "servicegaps": {
            **given, "FACILITIES": facilities, "TOWNSHIPS": zones, "ROUTES": "r.gpkg", "GAP_AREAS": "a.gpkg",
            "TOWNSHIP_GAPS": "t.gpkg", "SUMMARY": "s.csv", "SKIPPED": "s.xlsx", "WORKBOOK": "w.xlsx",
            "MAP": "m.pdf", "MAP_IMAGE": "m.png",
        },
    }
    return {name: _placed(tmp_path / name, asked) for name, asked in every.items()}


def _placed(folder, asked: dict[str, object]) -> dict[str, object]:
    """Put the outputs, which are plain file names, into a folder, and ask for the main one."""
    folder.mkdir()
    placed = {k: str(folder / v) if "/" not in v and "." in v else v for k, v in asked.items()}
    return placed if "POLYGONS" in placed else {**placed, "OUTPUT": str(folder / "o.gpkg")}


def test_no_algorithm_writes_a_warning_to_standard_error(qgis_process, runs):
    def call(name: str):
        # As for a user: Python shows what it shows by default.
        return qgis_process.run(f"countygis:{name}", runs[name], environment={"PYTHONWARNINGS": ""})

    with ThreadPoolExecutor(2) as pool:
        done = dict(zip(runs, pool.map(call, runs)))
    assert {name: run.stderr[-300:] for name, run in done.items() if run.code} == {}
    ours = {
        name: [line for line in run.stderr.splitlines() if "county_gis_plugin" in line]
        for name, run in done.items()
    }
    assert {name: lines for name, lines in ours.items() if lines} == {}


def test_a_fault_is_said_as_often_as_qgis_says_its_own(qgis_process, tmp_path):
    """QGIS logs an exception and reports it, and the command line prints both, as for its own tools."""
    roads = county(tmp_path / "in")["ROADS"]
    asked = {"ROADS": roads, "SPEED_FIELD": "no", "OUTPUT": "memory:"}
    ours = qgis_process.run("countygis:buildnetwork", asked)
    asked = {"INPUT": roads, "EXPRESSION": "no((", "OUTPUT": "memory:"}
    its = qgis_process.run("native:extractbyexpression", asked)
    assert ours.code == its.code == 1
    said = "SPEED_FIELD: ROADS has no field “no”"
    # QGIS 3.44 says it in other words.
    assert 1 <= ours.text.count(said) <= max(map(its.text.count, ("syntax error", "Incomplete expression")))

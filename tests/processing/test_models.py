"""Run each model as a planner without a window does, and hold a number against the algorithm run directly."""

from __future__ import annotations

import re

import pytest
from osgeo import ogr
from qgis.analysis import QgsNativeAlgorithms
from qgis.core import (
    QgsApplication,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingParameterDefinition,
)

from county_gis_plugin.processing.models import MODELS
from tests.processing.diagnosed_county import county_file
from tests.processing.small_county import ROADS, VILLAGES, write

ogr.UseExceptions()

IDS = sorted(path.stem for path in MODELS.glob("*.model3"))


@pytest.fixture(scope="module")
def county(sample_data):
    """Name a layer of the sample county."""
    return lambda *names: {name.upper(): f"{sample_data}/county.gpkg|layername={name}" for name in names}


@pytest.fixture(scope="module")
def results(qgis_process, tmp_path_factory):
    """Run a model and read the rows of its outputs, which are asked for by name."""

    def run_model(model: str, inputs: dict, *outputs: str) -> list[list[dict]]:
        folder = tmp_path_factory.mktemp(model)
        paths = {name: folder / f"{name.replace(':', '_').lower()}.gpkg" for name in outputs}
        ran = qgis_process.run(f"countygis:{model}", {**inputs, **paths})
        assert ran.code == 0, ran.text
        return [rows(path) for path in paths.values()]

    return run_model


@pytest.fixture(scope="module")
def direct(run, tmp_path_factory):
    """Run an algorithm by itself and read the rows of its outputs."""

    def run_algorithm(algorithm: str, inputs: dict, *outputs: str) -> list[list[dict]]:
        folder = tmp_path_factory.mktemp(algorithm)
        paths = {name: str(folder / f"{name.lower()}.gpkg") for name in outputs}
        run(algorithm, {**asked(inputs), **paths})
        return [rows(path) for path in paths.values()]

    return run_algorithm


def rows(path) -> list[dict]:
    """Read the rows of a file's only layer."""
    dataset = ogr.Open(str(path))
    return [feature.items() for feature in dataset.GetLayer(0)]


def of_county(summary: list[dict]) -> list[dict]:
    return [row for row in summary if row["level"] == "county"]


def asked(inputs: dict) -> dict:
    """Name the villages as algorithms do, not as models do."""
    return {"DEMAND" if name == "VILLAGES" else name: value for name, value in inputs.items()}


@pytest.fixture
def native(provider) -> None:
    """Register QGIS's own algorithms, as they are in QGIS."""
    registry = QgsApplication.processingRegistry()
    if registry.providerById("native") is None:
        registry.addProvider(QgsNativeAlgorithms(registry))


def test_every_model_loads_with_its_outputs_in_this_qgis(provider, native):
    provider.refreshAlgorithms()
    assert {"schoolgaps", "hospitalvillages", "chargingcorridor", "infrastructurecoverage",
            "serviceareaspeople", "diagnosis"} == set(IDS)
    for name in IDS:
        model = provider.algorithm(name)
        assert model.id() == f"countygis:{name}"
        assert re.fullmatch("[A-Z][ -~]+", model.displayName())
        assert model.groupId() == "models"
        assert all(child.algorithm() for child in model.childAlgorithms().values()
                   if child.algorithmId().startswith(("countygis:", "native:")))
        for parameter in model.parameterDefinitions():
            assert parameter.help(), f"{name}: {parameter.name()}"
            assert re.fullmatch("[A-Z][ -~]+", parameter.description())
        assert all(":" in one.name() for one in model.destinationParameterDefinitions())


def test_every_model_speaks_chinese_where_qgis_does(provider, monkeypatch):
    monkeypatch.setattr("county_gis_plugin.processing.models.speaks_chinese", lambda: True)
    for name in IDS:
        model = provider.algorithm(name).create()
        for title in (model.displayName(), *(one.description() for one in model.parameterDefinitions())):
            assert re.fullmatch("[0-9\u4e00-\u9fff（），、]+", title)


def test_result_layers_are_called_as_in_the_dialog(provider, native, county, project):
    context = QgsProcessingContext()
    context.setProject(project)
    wanted = {"gaps:OUTPUT": "Villages and schools", "sorted:OUTPUT": "Villages not served"}
    parameters = county("roads", "facilities", "villages", "townships")
    for output in wanted:
        parameters[output] = QgsProcessingOutputLayerDefinition("TEMPORARY_OUTPUT", project)
    _, fine = provider.algorithm("schoolgaps").create().run(parameters, context, QgsProcessingFeedback())
    assert fine
    assert sorted(details.name for details in context.layersToLoadOnCompletion().values()) == sorted(
        wanted.values()
    )


def test_required_inputs_are_few(provider):
    optional = QgsProcessingParameterDefinition.Flag.FlagOptional
    for name in IDS:
        wanted = [p for p in provider.algorithm(name).parameterDefinitions()
                  if not p.isDestination() and not p.flags() & optional and p.defaultValue() is None]
        assert len(wanted) <= 6, name


def test_school_gaps_are_those_of_service_gaps(results, direct, county):
    inputs = county("roads", "facilities", "villages", "townships", "builtup")
    every, summary, left = results("schoolgaps", inputs, "gaps:OUTPUT", "gaps:SUMMARY", "sorted:OUTPUT")
    directly = direct("servicegaps", {**inputs, "KINDS": "primary, junior_high"}, "OUTPUT", "SUMMARY")
    assert every == directly[0]
    assert of_county(summary) == of_county(directly[1])
    assert [row["service"] for row in of_county(summary)] == ["primary", "junior_high"]
    assert len(left) == sum(row["reason"] != "served" for row in every) > 0
    people = [row["people_in_need"] for row in left]
    assert people == sorted(people, reverse=True)


def test_hospital_villages_take_thirty_minutes_unless_told(results, direct, county):
    inputs = county("roads", "facilities", "villages", "townships")
    every, left = results("hospitalvillages", inputs, "gaps:OUTPUT", "sorted:OUTPUT")
    given = {**inputs, "KINDS": "医院", "MODE": "drive", "MINUTES": 30}
    assert every == direct("servicegaps", given, "OUTPUT")[0]
    assert {row["demand_id"] for row in left} == {
        row["demand_id"] for row in every if row["total_s"] is None or row["total_s"] > 1800
    }


def test_charging_corridor_joins_gaps_and_stations(results, direct, county):
    inputs = {**county("roads", "charging", "townships"), "DISTANCE": 10000}
    stretches, stations = results(
        "chargingcorridor", inputs, "corridor:STRETCHES", "stations:TOWNSHIP_COVERAGE"
    )
    given = {"ROADS": inputs["ROADS"], "FACILITIES": inputs["CHARGING"], "DISTANCE": 10000}
    assert stretches == direct("corridorgaps", given, "STRETCHES")[0]
    assert stretches
    given = {**county("roads", "charging", "townships"), "KINDS": "charging"}
    (directly,) = direct("sitecoverage", given, "TOWNSHIP_COVERAGE")
    assert [row["sites"] for row in stations] == [row["sites"] for row in directly]
    assert len(stations) == 16


def test_infrastructure_stands_side_by_side(results, direct, county):
    people = county("townships", "villages", "builtup")
    inputs = {**people, **county("roads", "pipes", "facilities", "green", "residential")}
    coverage = [f"{step}:TOWNSHIP_COVERAGE" for step in ("roads", "pipes", "sites", "green")]
    roads, pipes, sites, green, together = results(
        "infrastructurecoverage", inputs, *coverage, "join3:OUTPUT"
    )
    assert roads == direct("roadcoverage", {**people, "ROADS": inputs["ROADS"]}, "TOWNSHIP_COVERAGE")[0]
    water = {row["code"]: row["length_m"] for row in pipes if row["medium"] == "water"}
    clinics = {row["code"]: row["sites"] for row in sites if row["service"] == "clinic"}
    parks = {row["code"]: row["park_m2"] for row in green}
    lengths = {row["code"]: row["length_km"] for row in roads}
    assert len(together) == 16
    for row in together:
        code = row["code"]
        assert row["length_km"] == lengths[code]
        assert (row["water_length_m"], row["clinic_sites"]) == (water[code], clinics[code])
        assert row["green_park_m2"] == parks[code]


def test_people_in_service_areas_are_counted_once(results, direct, county):
    inputs = {**county("roads", "facilities", "villages", "townships"), "KINDS": "卫生室"}
    areas, points = results("serviceareaspeople", inputs, "sums:OUTPUT", "people:OUTPUT")
    given = {"ROADS": inputs["ROADS"], "FACILITIES": inputs["FACILITIES"], "KINDS": "clinic",
             "BREAKS": "1000,2000", "OVERLAP": "merge"}
    (directly,) = direct("serviceareas", given, "POLYGONS")
    assert [row["area_m2"] for row in areas] == [row["area_m2"] for row in directly]
    assert [row["break_m"] for row in areas] == [1000, 2000]
    everybody = sum(row["people"] for row in points)
    assert 0 < areas[0]["people_sum"] < areas[1]["people_sum"] < everybody


def test_the_diagnosis_of_a_file_is_that_of_the_algorithm(results, direct, tmp_path):
    """Of three villages two stand beside a class IV road: R3 is 2/3."""
    path = tmp_path / "county.gpkg"
    rows_of_roads = [("四级", wkt) for _, wkt in ROADS]
    write(path, rows_of_roads, {"tech_class": str}, table="roads", kind=ogr.wkbLineString)
    write(path, VILLAGES, {"name": str, "pop": int}, table="villages", kind=ogr.wkbPoint)
    around = "POLYGON ((-500 -500, 3500 -500, 3500 3500, -500 3500, -500 -500))"
    write(path, [("149921100", "西乡", around)], {"code": str, "name": str}, table="townships",
          kind=ogr.wkbPolygon)
    inputs = {"COUNTY_FILE": str(path), "COUNTY": "小县"}
    figures, townships = results(
        "diagnosis", inputs, "diagnosis:INDICATORS", "diagnosis:TOWNSHIP_INDICATORS"
    )
    assert figures == direct("countydiagnosis", inputs, "INDICATORS")[0]
    assert [row["value"] for row in of_county(figures) if row["id"] == "R3"] == [pytest.approx(2 / 3)]
    assert [row["name"] for row in townships] == ["西乡"]


def test_the_diagnosis_takes_a_countys_own_tables_and_gives_sheets(qgis_process, tmp_path):
    """E1 is 75 %: of a target of 50 % that is a score of 1. J1 stands in the statistics alone."""
    county = county_file(tmp_path / "county.gpkg")
    statistics = write(tmp_path / "tables.gpkg", [("J1", "8", "%", None)],
                       {"item": str, "value": str, "unit": str}, table="statistics", epsg=None,
                       kind=ogr.wkbNone)
    targets = tmp_path / "targets.csv"
    targets.write_text("target,indicator,comparator,value,unit,year,level,area_code,source,confidence\n"
                       "T-1,E1,>=,50,%,2030,county,149921,own,convention\n", encoding="utf-8")
    files = {"INDICATORS": "i.gpkg", "REPORT": "r.html", "MAP": "map.pdf", "ATLAS": "atlas.pdf"}
    paths = {f"diagnosis:{name}": tmp_path / "out" / file for name, file in files.items()}
    (tmp_path / "out").mkdir()
    ran = qgis_process.run("countygis:diagnosis", {
        "COUNTY_FILE": county, "COUNTY": "小县", "COUNTY_CODE": "149921", "COUNTY_TYPE": "shrinking",
        "YEAR": 2026, "STATISTICS": statistics, "TARGETS": targets, "LANGUAGE": "en", **paths})
    assert ran.code == 0, ran.text
    found = {row["id"]: row for row in of_county(rows(paths["diagnosis:INDICATORS"]))}
    assert (found["E1"]["target"], found["E1"]["score"]) == (0.5, 1.0)
    assert (found["J1"]["value"], found["J1"]["status"]) == (0.08, "joined")
    page = paths["diagnosis:REPORT"].read_text(encoding="utf-8")
    assert '<html lang="en">' in page and "2026" in page
    assert all(paths[f"diagnosis:{name}"].read_bytes().startswith(b"%PDF") for name in ("MAP", "ATLAS"))

"""What users of comparable tools complain about does not happen here; tests are named after the rows."""

from __future__ import annotations

import gc
import re
import sys
from pathlib import Path

import pytest
from osgeo import ogr
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelOutput,
    QgsProcessingModelParameter,
    QgsProcessingParameterFeatureSource,
    QgsProject,
)
from qgis.PyQt.QtCore import QPointF

from county_gis_plugin.processing.base import PLUGIN
from tests.processing.conftest import Log
from tests.processing.small_county import FACILITIES, ROADS, VILLAGES, by, county, read, write

# A place where metres (UTM 16) and US survey feet (Tennessee) both belong.
TENNESSEE = (500000.0, 3970000.0)


def totals(run, parameters, folder: Path) -> dict[str, float | None]:
    results = run("nearestfacility", {**parameters, "OUTPUT": str(folder / "totals.gpkg")})
    return {row["name"]: row["total_m"] for row in read(results["OUTPUT"])}


def test_row_1_costs_do_not_change_with_the_project_crs(run, tmp_path):
    layers = county(tmp_path)
    found = []
    for code in (4490, 4326, 32650, 2274):
        project = QgsProject()
        project.setCrs(QgsCoordinateReferenceSystem.fromEpsgId(code))
        project.setEllipsoid("EPSG:7043")
        context = QgsProcessingContext()
        context.setProject(project)
        results = run(
            "nearestfacility", {**layers, "OUTPUT": str(tmp_path / f"{code}.gpkg")}, context=context
        )
        found.append({row["name"]: row["total_m"] for row in read(results["OUTPUT"])})
    assert found[0]["V1"] == pytest.approx(1630, abs=1e-6)
    assert all(other == pytest.approx(found[0], rel=1e-9) for other in found[1:])


def test_row_2_a_layer_in_feet_gives_the_same_reach(run, tmp_path):
    lengths = []
    for name, to in (("metres", None), ("feet", 2274)):
        folder = tmp_path / name
        folder.mkdir()
        results = run(
            "serviceareas",
            {
                **county(folder, epsg=32616, origin=TENNESSEE, to_epsg=to),
                "BREAKS": "500",
                "LINES": str(folder / "lines.gpkg"),
            },
        )
        lengths.append({row["facility_name"]: row["length_m"] for row in read(results["LINES"])})
    assert lengths[0] == pytest.approx({"F1": 500, "F2": 980}, rel=1e-3)
    assert lengths[1] == pytest.approx(lengths[0], rel=1e-4)


def test_row_10_mixed_crs_equal_layers_reprojected_beforehand(run, tmp_path):
    expected = totals(run, county(tmp_path), tmp_path)
    mixed = {
        "ROADS": write(tmp_path / "r.gpkg", ROADS, kind=ogr.wkbLineString),
        "FACILITIES": write(tmp_path / "f.gpkg", FACILITIES, kind=ogr.wkbPoint, to_epsg=4490),
        "DEMAND": write(
            tmp_path / "d.shp", VILLAGES, {"name": str, "people": int}, kind=ogr.wkbPoint, to_epsg=4326
        ),
    }
    assert totals(run, mixed, tmp_path) == pytest.approx(expected, abs=1e-3)


def test_row_15_fifty_batch_rows_keep_memory_flat(run, tmp_path):
    layers = county(tmp_path)
    used = []
    for row in range(50):
        run("nearestfacility", {**layers, "RADIUS": 500 + row, "OUTPUT": str(tmp_path / f"{row}.gpkg")})
        gc.collect()
        used.append(int(Path("/proc/self/statm").read_text().split()[1]) * 4096 / 1e6)
    assert len(list(tmp_path.glob("[0-9]*.gpkg"))) == 50
    assert used[-1] - used[9] < 15, "megabytes more after fifty rows than after ten"


MODEL_INPUTS = {
    "ROADS": ogr.wkbLineString,
    "FACILITIES": ogr.wkbPoint,
    "DEMAND": ogr.wkbPoint,
    "TOWNSHIPS": ogr.wkbPolygon,
}
# Algorithm: parameters that are the model's inputs, fixed values, the output that the model shows.
STEPS = {
    "buildnetwork": (["ROADS"], {}, "OUTPUT"),
    "nearestfacility": (["ROADS", "FACILITIES"], {}, "OUTPUT"),
    "costmatrix": (["ROADS"], {}, "OUTPUT"),
    "serviceareas": (["ROADS", "FACILITIES"], {"BREAKS": "500"}, "LINES"),
    "catchments": (["ROADS", "FACILITIES"], {}, "OUTPUT"),
    "roadcoverage": (["ROADS", "TOWNSHIPS"], {}, "SUMMARY"),
    "corridorgaps": (
        ["ROADS", "FACILITIES", "TOWNSHIPS"],
        {"ROUTE_FIELD": "name", "ROUTES_WANTED": "a,b", "DISTANCE": 500},
        "ROUTES",
    ),
    "servicegaps": (
        ["ROADS", "FACILITIES", "TOWNSHIPS"],
        {"KINDS": "clinic", "MODE": "distance", "RADIUS": 1000},
        "SUMMARY",
    ),
}
POINTS_OF = {
    "nearestfacility": "DEMAND",
    "costmatrix": "ORIGINS",
    "catchments": "DEMAND",
    "roadcoverage": "DEMAND",
    "servicegaps": "DEMAND",
}


def model_of(steps, *, with_points: bool = True) -> QgsProcessingModelAlgorithm:
    """Make a model in which the population points feed every other algorithm."""
    model = QgsProcessingModelAlgorithm("All steps", "test")
    for name in MODEL_INPUTS:
        position = QgsProcessingModelParameter(name)
        position.setPosition(QPointF(0, 0))
        model.addModelParameter(QgsProcessingParameterFeatureSource(name, name), position)
    source = QgsProcessingModelChildParameterSource
    if with_points:
        child = QgsProcessingModelChildAlgorithm("countygis:populationpoints")
        child.setChildId("points")
        child.addParameterSources("DEMAND", [source.fromModelParameter("DEMAND")])
        model.addChildAlgorithm(child)
    for name in steps:
        inputs, fixed, shown = STEPS[name]
        child = QgsProcessingModelChildAlgorithm(f"countygis:{name}")
        child.setChildId(name)
        for parameter in inputs:
            child.addParameterSources(parameter, [source.fromModelParameter(parameter)])
        for parameter, value in fixed.items():
            child.addParameterSources(parameter, [source.fromStaticValue(value)])
        if name in POINTS_OF:
            points = (
                source.fromChildOutput("points", "OUTPUT")
                if with_points
                else source.fromModelParameter("DEMAND")
            )
            child.addParameterSources(POINTS_OF[name], [points])
        if name == "costmatrix":
            child.addParameterSources("DESTINATIONS", [source.fromModelParameter("FACILITIES")])
        output = QgsProcessingModelOutput(f"{name}_{shown}".lower())
        output.setChildId(name)
        output.setChildOutputName(shown)
        child.setModelOutputs({output.name(): output})
        model.addChildAlgorithm(child)
    model.updateDestinationParameters()
    return model


@pytest.fixture
def model_inputs(tmp_path) -> dict[str, str]:
    square = "POLYGON ((-100 -100, 4000 -100, 4000 3000, -100 3000, -100 -100))"
    kinds = [(name, "卫生室", wkt) for name, wkt in FACILITIES]
    return {
        **county(tmp_path),
        "FACILITIES": write(tmp_path / "kinds.gpkg", kinds, {"name": str, "kind": str}, kind=ogr.wkbPoint),
        "TOWNSHIPS": write(
            tmp_path / "townships.gpkg",
            [("01", "T1", square)],
            {"code": str, "name": str},
            kind=ogr.wkbPolygon,
        ),
    }


def test_row_16_every_algorithm_runs_in_a_model(provider, qgis_process, model_inputs, tmp_path):
    model = model_of(STEPS)
    path = tmp_path / "steps.model3"
    assert model.toFile(str(path))
    outputs = {
        f"{name}:{name}_{shown}".lower(): tmp_path / f"{name}.csv" for name, (_, _, shown) in STEPS.items()
    }
    done = qgis_process.call(
        ["run", str(path), "--json", "--"]
        + [f"{name}={value}" for name, value in {**model_inputs, **outputs}.items()]
    )
    assert done.code == 0, done.text
    rows = {name: len(read(tmp_path / f"{name}.csv")) for name in STEPS}
    assert rows == {
        "buildnetwork": 3,
        "nearestfacility": 3,
        "costmatrix": 4,
        "serviceareas": 2,
        "catchments": 2,
        "roadcoverage": 2,
        "corridorgaps": 6,
        "servicegaps": 2,
    }


def test_row_15_a_model_costs_no_more_than_the_toolbox(provider, run, model_inputs, tmp_path):
    model = model_of(["nearestfacility"], with_points=False)
    output = next(iter(model.destinationParameterDefinitions())).name()

    def of_model() -> None:
        model.run(
            {**model_inputs, output: str(tmp_path / "m.gpkg")}, QgsProcessingContext(), Log(), {}, False
        )

    def of_toolbox() -> None:
        parameters = {name: model_inputs[name] for name in ("ROADS", "FACILITIES", "DEMAND")}
        run("nearestfacility", {**parameters, "OUTPUT": str(tmp_path / "t.gpkg")})

    assert calls(of_model) <= 1.1 * calls(of_toolbox)


def calls(action) -> int:
    """Count the Python functions that an action calls, once it is warm: work that no other load blurs."""
    action()
    count = 0

    def on_event(_frame, event, _argument) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(on_event)
    try:
        action()
    finally:
        sys.setprofile(None)
    return count


def test_row_17_bad_features_are_skipped_and_listed(run, tmp_path):
    roads = [
        *ROADS,
        ("no geometry", None),
        ("empty", "LINESTRING EMPTY"),
        ("one point", "LINESTRING (5 5, 5 5)"),
    ]
    layers = {**county(tmp_path), "ROADS": write(tmp_path / "bad.gpkg", roads, kind=ogr.wkbLineString)}
    results = run(
        "nearestfacility",
        {**layers, "OUTPUT": str(tmp_path / "o.gpkg"), "SKIPPED": str(tmp_path / "skipped.gpkg")},
    )
    assert by(read(results["OUTPUT"]), "name")["V2"]["total_m"] == pytest.approx(950, abs=1e-6)
    skipped = {row["feature_id"] for row in read(results["SKIPPED"]) if row["input"] == "ROADS"}
    assert skipped == {"3", "4", "5"}
    assert all(row["reason"] for row in read(results["SKIPPED"]))


def test_row_18_a_message_names_layer_feature_and_remedy(run, tmp_path):
    townships = write(
        tmp_path / "t.gpkg",
        [("T1", "POLYGON ((0 0, 9 0, 9 9, 0 0))"), ("T2", None)],
        kind=ogr.wkbPolygon,
    )
    with pytest.raises(QgsProcessingException, match=r"TOWNSHIPS.*\b2\b.*(raw|emove|elete)"):
        run(
            "populationpoints",
            {
                "DEMAND": county(tmp_path)["DEMAND"],
                "TOWNSHIPS": townships,
                "OUTPUT": str(tmp_path / "o.gpkg"),
            },
        )


def test_row_19_nothing_needs_a_network():
    """No module of the plugin can open a connection."""
    modules = (
        r"^\s*(?:from|import)\s+(?:urllib|http|socket|requests|ssl|ftplib|smtplib|qgis\.PyQt\.QtNetwork)"
    )
    words = re.compile(modules + r"|QgsNetworkAccessManager|QgsBlockingNetworkRequest", re.MULTILINE)
    sources = list(PLUGIN.rglob("*.py"))
    assert len(sources) > 20
    assert [path.name for path in sources if words.search(path.read_text(encoding="utf-8"))] == []


def test_row_20_the_plugin_loads_without_its_libraries_and_names_them(qgis_process, tmp_path):
    """A GeoPandas that cannot be imported and says that it is version 0.1."""
    fake = tmp_path / "fake"
    (fake / "geopandas").mkdir(parents=True)
    (fake / "geopandas" / "__init__.py").write_text("raise ImportError('no geopandas here')\n")
    (fake / "geopandas-0.1.dist-info").mkdir()
    (fake / "geopandas-0.1.dist-info" / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: geopandas\nVersion: 0.1\n"
    )
    environment = {"PYTHONPATH": str(fake)}
    listed = qgis_process.call(["list"], environment=environment)
    assert "countygis" in listed.stdout and "servicegaps" in listed.stdout
    done = qgis_process.run(
        "countygis:nearestfacility",
        {**county(tmp_path), "OUTPUT": tmp_path / "o.gpkg"},
        environment=environment,
    )
    assert done.code == 1
    assert "geopandas ≥ 0.14 (0.1)" in done.text
    assert not (tmp_path / "o.gpkg").exists()


@pytest.mark.parametrize("suffix", [".gpkg", ".xlsx"])
def test_row_25_heights_crs_and_chinese_names_survive(qgis_process, tmp_path, suffix):
    roads = [("环城路", "LINESTRING ZM (0 0 1 7, 1000 0 2 8, 3000 0 3 9)")]
    layers = {
        "ROADS": write(tmp_path / "道路.gpkg", roads, {"名称": str}, kind=ogr.wkbLineStringZM),
        "FACILITIES": write(
            tmp_path / "学 校.gpkg",
            [("示例小学", "POINT Z (0 0 5)")],
            {"名称": str},
            to_epsg=4490,
            kind=ogr.wkbPoint25D,
        ),
        "DEMAND": write(
            tmp_path / "村.gpkg", [("龙王沟村", "POINT Z (500 30 5)")], {"村名": str}, kind=ogr.wkbPoint25D
        ),
    }
    done = qgis_process.run(
        "countygis:nearestfacility", {**layers, "OUTPUT": tmp_path / f"最近 设施{suffix}"}
    )
    assert done.code == 0, done.text
    (row,) = read(done.results["OUTPUT"])
    assert (row["name"], row["facility_name"]) == ("龙王沟村", "示例小学")
    assert float(row["total_m"]) == pytest.approx(530, abs=1e-3)


def test_row_27_a_multipoint_facility_is_one_facility(run, tmp_path):
    layers = county(tmp_path)
    several = [("F", "MULTIPOINT ((-10 0), (10 0))"), ("G", "MULTIPOINT ((2000 0))")]
    results = run(
        "costmatrix",
        {
            "ROADS": layers["ROADS"],
            "ORIGINS": layers["DEMAND"],
            "DESTINATIONS": write(tmp_path / "several.gpkg", several, kind=ogr.wkbMultiPoint),
            "OUTPUT": str(tmp_path / "o.csv"),
        },
    )
    pairs = [(row["origin_name"], row["destination_name"]) for row in read(results["OUTPUT"])]
    assert sorted(pairs) == [("V1", "F"), ("V1", "G"), ("V2", "F"), ("V2", "G")]


def test_row_27_a_multipoint_stands_at_one_of_its_points_and_is_listed_if_they_are_far(run, tmp_path):
    """F's centre is (1000, 0), where nothing stands; both members are as far, so the first counts."""
    layers = county(tmp_path)
    several = [("F", "MULTIPOINT ((0 0), (2000 0))"), ("G", "MULTIPOINT ((3000 0), (3010 0))")]
    results = run(
        "nearestfacility",
        {
            "ROADS": layers["ROADS"],
            "FACILITIES": write(tmp_path / "several.gpkg", several, kind=ogr.wkbMultiPoint),
            "DEMAND": layers["DEMAND"],
            "OUTPUT": str(tmp_path / "o.gpkg"),
            "SKIPPED": str(tmp_path / "s.gpkg"),
        },
    )
    # V1: 30 + 600 + 1000 to (0, 0), as in the drawing of the small county.
    assert by(read(results["OUTPUT"]), "name")["V1"]["total_m"] == pytest.approx(1630, abs=1e-6)
    skipped = [row for row in read(results["SKIPPED"]) if row["input"] == "FACILITIES"]
    told = {row["feature_id"]: row["detail"] for row in skipped}
    assert list(told) == ["1"] and "2 points up to 2000 m apart" in told["1"]


def test_row_28_equivalent_crs_are_the_same_crs(run, tmp_path):
    """A shapefile's .prj has no code and other names than EPSG:4547."""
    expected = totals(run, county(tmp_path), tmp_path)
    roads = write(tmp_path / "roads.shp", ROADS, kind=ogr.wkbLineString)
    assert totals(run, {**county(tmp_path / "again"), "ROADS": roads}, tmp_path) == pytest.approx(
        expected, abs=1e-6
    )

"""Results keep their text, their numbers and their styles in every format and under every name."""

from __future__ import annotations

import shutil
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import pytest
from osgeo import ogr
from qgis.core import (
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingUtils,
    QgsVectorLayer,
)

from county_gis_plugin.processing import files, formats
from headless import layer_in
from tests.processing.conftest import Log
from tests.processing.small_county import VILLAGES, by, county, everything_in, read, write

HOSTILE = (
    "=1+1",
    "+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "<b onload=alert(1)>村</b>",
    "'; DROP TABLE villages; --",
    '引号 " 与 , 逗号',
    "两\n行",
    "%n {0} {name} %1",
    "#N/A",
)


@pytest.fixture
def hostile(tmp_path) -> dict[str, str]:
    villages = [(name, f"POINT ({100 * i} 20)") for i, name in enumerate(HOSTILE)]
    return {
        **county(tmp_path / "in"),
        "DEMAND": write(
            tmp_path / "in" / "hostile.gpkg", villages, table="x'; DROP TABLE y;--", kind=ogr.wkbPoint
        ),
    }


def test_text_stays_text_in_a_geopackage(run, hostile, tmp_path):
    results = run("nearestfacility", {**hostile, "OUTPUT": str(tmp_path / "o.gpkg")})
    assert [row["name"] for row in read(results["OUTPUT"])] == list(HOSTILE)


def test_no_cell_of_a_csv_begins_like_a_formula(run, hostile, tmp_path):
    results = run("nearestfacility", {**hostile, "OUTPUT": str(tmp_path / "o.csv")})
    names = [row["name"] for row in read(results["OUTPUT"])]
    assert names == [f"'{name}" if name[0] in "=+-@\t" else name for name in HOSTILE]


def test_no_cell_of_a_workbook_is_a_formula(run, hostile, tmp_path):
    results = run("nearestfacility", {**hostile, "OUTPUT": str(tmp_path / "o.xlsx")})
    with zipfile.ZipFile(results["OUTPUT"]) as book:
        sheets = [book.read(name).decode() for name in book.namelist() if "worksheets/" in name]
    assert sheets and not any("<f>" in sheet or "<f " in sheet for sheet in sheets)
    rows = read(results["OUTPUT"])
    assert [row["name"].lstrip("'") for row in rows][:4] == list(HOSTILE[:4])
    assert all(isinstance(row["total_m"], (int, float)) for row in rows)


@pytest.mark.parametrize("suffix", ["gpkg", "geojson", "csv", "xlsx", "ods", "fgb"])
def test_a_table_without_rows_is_written_in_every_format(run, tmp_path, suffix):
    """Nothing was skipped: that is a result too."""
    source = write(tmp_path / "v.gpkg", [("甲", "POINT (100 20)")], kind=ogr.wkbPoint)
    asked = {**county(tmp_path / "in"), "DEMAND": source, "OUTPUT": "memory:"}
    results = run("nearestfacility", {**asked, "SKIPPED": str(tmp_path / f"s.{suffix}")})
    path = Path(results["SKIPPED"])
    assert path.stat().st_size > 0
    assert suffix == "ods" or read(path) == []  # GDAL finds no layer in an empty .ods


UNSEEN = ("甲\x01村", "乙\x1b[31m村", "丙\u202e村", "丁\x0b村", "戊\uffff村")
SEEN = ["甲\ufffd村", "乙\ufffd[31m村", "丙村", "丁\ufffd村", "戊\ufffd村"]


@pytest.mark.parametrize("suffix", ["gpkg", "geojson", "csv", "xlsx", "kml", "gml"])
def test_control_characters_are_kept_where_the_format_can(run, tmp_path, suffix):
    """XML has no place for them: there, and where a table is read by people, a mark stands for each."""
    source = write(tmp_path / "v.gpkg", [(n, "POINT (100 20)") for n in UNSEEN], kind=ogr.wkbPoint)
    asked = {**county(tmp_path / "in"), "DEMAND": source, "OUTPUT": str(tmp_path / f"o.{suffix}")}
    if suffix == "kml" and ogr.GetDriverByName("LIBKML") is None:
        # GDAL's plain driver reads none of the fields back: nobody could use such a file.
        with pytest.raises(QgsProcessingException, match="KML does not hold all of its fields"):
            run("nearestfacility", asked)
        return
    rows = read(run("nearestfacility", asked)["OUTPUT"])
    names = [row["Name" if suffix == "kml" else "name"] for row in rows]
    assert names == (list(UNSEEN) if suffix in ("gpkg", "geojson") else SEEN)


def test_a_village_without_a_place_in_a_flatgeobuf(run, tmp_path):
    """Its spatial index has no place for it. Without one GDAL keeps it from 3.7 on; before, it is dropped."""
    villages = [("甲", "POINT (100 20)"), ("乙", None), ("丙", None)]
    source = write(tmp_path / "v.gpkg", villages, kind=ogr.wkbPoint)
    log = Log()
    told = "2 features have no geometry (the first: demand_id 2)"
    asked = {**county(tmp_path / "in"), "DEMAND": source, "OUTPUT": str(tmp_path / "o.fgb")}
    try:
        rows = read(run("nearestfacility", asked, feedback=log)["OUTPUT"])
    except QgsProcessingException as error:
        assert told in str(error) and "FlatGeobuf" in str(error) and "Choose a GeoPackage" in str(error)
        assert "full" not in str(error)
        assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "v.gpkg"]
    else:
        assert [(row["name"], row["geometry"] is None) for row in rows] == [
            ("甲", False),
            ("乙", True),
            ("丙", True),
        ]
        assert [line for line in log.lines if told in line and "without a spatial index" in line]


FORMATS = {"dxf": "format DXF .*field 'demand_id' not created", "gpx": "format GPX .*demand_id"}


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_format_that_cannot_hold_a_result_is_named_and_not_the_disk(run, tmp_path, suffix):
    asked = {**county(tmp_path / "in"), "OUTPUT": str(tmp_path / f"o.{suffix}")}
    words = f"o.{suffix} could not be written: the {FORMATS[suffix]}"
    with pytest.raises(QgsProcessingException, match=words) as caught:
        run("nearestfacility", asked)
    assert "Choose a GeoPackage" in str(caught.value) and "full" not in str(caught.value)
    assert [path.name for path in tmp_path.iterdir()] == ["in"]


def test_a_name_cannot_pass_for_a_line_of_the_log(run, tmp_path):
    log = Log()
    asked = {**county(tmp_path / "in"), "SPEED_FIELD": "a\nERROR: \x1b[31m b", "OUTPUT": "memory:"}
    with pytest.raises(Exception, match="SPEED_FIELD") as caught:
        run("nearestfacility", asked, feedback=log)
    assert "no field “a ERROR: \ufffd[31m b”" in str(caught.value)


@pytest.mark.parametrize(
    "name",
    [
        "成果 (最终).gpkg",
        "o'neil.gpkg",
        "100%n.gpkg",
        "a;b,c&d.gpkg",
        "#1 {x}.shp",
        "village.geojson",
        "plain",
    ],
)
def test_odd_file_names(run, tmp_path, name):
    folder = tmp_path / "县 规划 '24"
    folder.mkdir()
    results = run("nearestfacility", {**county(tmp_path / "in"), "OUTPUT": str(folder / name)})
    assert len(read(results["OUTPUT"])) == 3
    assert QgsVectorLayer(results["OUTPUT"], "again", "ogr").isValid()


@pytest.mark.parametrize("table", ["最近 设施", "drop", "a-b.c", "x; DROP TABLE y", "select"])
def test_odd_table_names(run, tmp_path, table):
    results = run(
        "nearestfacility", {**county(tmp_path / "in"), "OUTPUT": layer_in(tmp_path / "o.gpkg", table)}
    )
    assert len(read(f"{tmp_path / 'o.gpkg'}|layername={table}")) == 3
    assert QgsVectorLayer(results["OUTPUT"], "again", "ogr").featureCount() == 3


def test_a_link_stays_a_link_and_an_old_index_does_not_stay(run, tmp_path):
    layers = county(tmp_path / "in")
    real, link = tmp_path / "real.gpkg", tmp_path / "link.gpkg"
    link.symlink_to(real)
    run("nearestfacility", {**layers, "OUTPUT": str(real)})
    run("nearestfacility", {**layers, "OUTPUT": str(link)})
    assert link.is_symlink() and not real.is_symlink()
    (tmp_path / "o.qix").write_bytes(b"an index of the old file")
    (tmp_path / "o.shp").write_bytes(b"the old file")
    run("nearestfacility", {**layers, "OUTPUT": str(tmp_path / "o.shp")})
    left = sorted(path.name for path in tmp_path.glob("o.*"))
    assert left == ["o.cpg", "o.dbf", "o.prj", "o.shp", "o.shx"]


def test_comma_as_decimal_point(qgis_process, tmp_path):
    """A German user: numbers are read and written with a point all the same."""
    profile = qgis_process.profile / ".local/share/QGIS/QGIS3/profiles/default/QGIS/QGIS3.ini"
    before = profile.read_text(encoding="utf-8") if profile.exists() else None
    profile.parent.mkdir(parents=True, exist_ok=True)
    profile.write_text(
        (before or "") + "\n[locale]\nuserLocale=de_DE\nglobalLocale=de_DE\noverrideFlag=true\n"
    )
    try:
        done = qgis_process.run(
            "countygis:nearestfacility",
            {**county(tmp_path / "in"), "RADIUS": 949.5, "OUTPUT": tmp_path / "o.csv"},
            environment={"LC_ALL": "de_DE.UTF-8", "LANG": "de_DE.UTF-8", "LC_NUMERIC": "de_DE.UTF-8"},
        )
    finally:
        profile.unlink() if before is None else profile.write_text(before, encoding="utf-8")
    assert done.code == 0, done.text
    row = by(read(done.results["OUTPUT"]), "name")["V2"]
    assert (float(row["total_m"]), row["reason"]) == (pytest.approx(950, abs=1e-6), "beyond")


def test_temporary_layers(run, tmp_path):
    for destination in ("TEMPORARY_OUTPUT", "memory:", "memory:最近设施"):
        results = run("nearestfacility", {**county(tmp_path / "in"), "OUTPUT": destination})
        layer = QgsProcessingUtils.mapLayerFromString(results["OUTPUT"], results["context"])
        assert layer.providerType() == "memory"
        totals = {feature["name"]: feature["total_m"] for feature in layer.getFeatures()}
        assert totals["V2"] == pytest.approx(950, abs=1e-6)
        shutil.rmtree(tmp_path / "in")


@pytest.mark.parametrize("kind", ["memory:", "file", "table"])
def test_loaded_layers_keep_their_name_and_get_their_style(run, project, tmp_path, kind):
    destination = {
        "memory:": "memory:",
        "file": str(tmp_path / "o.gpkg"),
        "table": layer_in(tmp_path / "o.gpkg", "t"),
    }[kind]
    wanted = QgsProcessingOutputLayerDefinition(destination, project)
    wanted.destinationName = "示例县 最近设施"
    context = QgsProcessingContext()
    context.setProject(project)
    results = run("nearestfacility", {**county(tmp_path / "in"), "OUTPUT": wanted}, context=context)
    assert context.willLoadLayerOnCompletion(results["OUTPUT"])
    details = context.layerToLoadOnCompletionDetails(results["OUTPUT"])
    assert (details.name, details.outputName) == ("示例县 最近设施", "OUTPUT")
    layer = QgsProcessingUtils.mapLayerFromString(results["OUTPUT"], context)
    details.postProcessor().postProcessLayer(layer, context, QgsProcessingFeedback())
    assert layer.renderer().classAttribute() == "reason"


def test_results_are_in_the_crs_of_what_they_describe(run, tmp_path):
    layers = {
        **county(tmp_path / "in"),
        "DEMAND": write(tmp_path / "d.gpkg", [("V", "POINT (500 30)")], kind=ogr.wkbPoint, to_epsg=4490),
    }
    results = run(
        "nearestfacility", {**layers, "OUTPUT": str(tmp_path / "o.gpkg"), "ROUTES": str(tmp_path / "r.gpkg")}
    )
    for output in ("OUTPUT", "ROUTES"):
        assert QgsVectorLayer(results[output], output, "ogr").crs().authid() == "EPSG:4490"


@pytest.mark.parametrize("nameless", [True, False])
def test_results_for_another_disk_are_copied_beside_first(run, tmp_path, monkeypatch, nameless):
    """The temporary folder lies elsewhere; the system may or may not know files without a name."""
    folder = tmp_path / "out"
    folder.mkdir()
    layers = county(tmp_path / "in")
    monkeypatch.setattr(files, "_same_disk", lambda *_: False)
    if not nameless:
        monkeypatch.delattr(files.os, "O_TMPFILE", raising=False)
    for radius in (1000, 900):
        parameters = {"RADIUS": radius, "OUTPUT": str(folder / "o.gpkg"), "ROUTES": str(folder / "r.shp")}
        results = run("nearestfacility", {**layers, **parameters})
        assert by(read(results["OUTPUT"]), "name")["V2"]["reason"] == (
            "served" if radius == 1000 else "beyond"
        )
    assert sorted(p.name for p in folder.iterdir()) == ["o.gpkg", "r.cpg", "r.dbf", "r.prj", "r.shp", "r.shx"]
    assert (folder / "o.gpkg").stat().st_mode & 0o777 == (
        tmp_path / "in" / "county.gpkg"
    ).stat().st_mode & 0o777


def test_a_failing_second_output_takes_the_first_back(run, tmp_path, monkeypatch):
    """The routes cannot be moved into place: the old points come back."""
    folder = tmp_path / "out"
    folder.mkdir()
    layers = county(tmp_path / "in")
    run("nearestfacility", {**layers, "OUTPUT": str(folder / "points.gpkg")})
    before = everything_in(folder)
    replace = files.os.replace

    def refuse(source, target):
        if Path(target).name == "routes.gpkg":
            raise PermissionError(13, "Permission denied")
        replace(source, target)

    monkeypatch.setattr(files.os, "replace", refuse)
    with pytest.raises(Exception, match="routes.gpkg could not be written"):
        run(
            "nearestfacility",
            {
                **layers,
                "RADIUS": 1,
                "OUTPUT": str(folder / "points.gpkg"),
                "ROUTES": str(folder / "routes.gpkg"),
            },
        )
    assert everything_in(folder) == before


def test_result_fields_have_their_declared_types(run, tmp_path):
    results = run("nearestfacility", {**county(tmp_path / "in"), "OUTPUT": str(tmp_path / "o.gpkg")})
    layer = QgsVectorLayer(results["OUTPUT"], "o", "ogr")
    types = {field.name(): field.typeName() for field in layer.fields()}
    assert types["demand_id"] == "Integer64"
    assert types["name"] == "String"
    assert types["total_m"] == "Real"


def test_a_hundred_thousand_rows_are_written_in_seconds(provider, tmp_path):
    """Measured without reading and searching."""
    import time

    import geopandas as gpd
    import numpy as np
    from qgis.core import QgsCoordinateReferenceSystem

    from county_gis_plugin.processing import fields
    from county_gis_plugin.processing.outputs import Result, features

    n = 100_000
    frame = gpd.GeoDataFrame(
        {"a": np.arange(n), "b": np.linspace(0, 1, n), "c": "名称"},
        geometry=gpd.points_from_xy(np.arange(n), np.arange(n)),
        crs=4547,
    )
    declared = [*fields.whole("a"), *fields.real("b"), *fields.text("c")]
    start = time.process_time()
    made = features(Result(frame, declared, "point", QgsCoordinateReferenceSystem("EPSG:4547")))
    assert sum(len(batch) for batch in made) == n
    assert time.process_time() - start < 6


def test_rows_are_counted_and_not_believed(tmp_path):
    """A GeoPackage keeps the number of its rows in its head; here it promises one too many."""
    path = tmp_path / "points.gpkg"
    write(path, VILLAGES, {"name": str, "people": int}, kind=ogr.wkbPoint)
    assert formats.count(path, "points", "GPKG", 2) == len(VILLAGES)
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("UPDATE gpkg_ogr_contents SET feature_count = feature_count + 1")
    assert ogr.Open(str(path)).GetLayer(0).GetFeatureCount() == len(VILLAGES) + 1
    assert formats.count(path, "points", "GPKG", 2) == len(VILLAGES)
    assert formats.count(path, "points", "GPKG", 9) is None


def test_whole_numbers_are_exact_and_none_that_is_too_large_is_made_up(provider):
    import pandas as pd

    from county_gis_plugin.processing.fields import Field, values

    field = Field("id", "whole")
    assert values(pd.Series([2**53 + 1, 7]), field) == [2**53 + 1, 7]
    assert values(pd.Series([1e20, -1e20, 5.0, None]), field) == [None, None, 5, None]
    assert values(pd.Series([3, None], dtype="Int64"), field) == [3, None]


def test_a_file_with_other_tables_is_not_replaced(run, tmp_path):
    """QGIS would empty it without a word."""
    old = tmp_path / "plans.gpkg"
    write(old, [("甲", "POINT (100 20)")], table="plans_of_2025", kind=ogr.wkbPoint)
    before = old.read_bytes()
    with pytest.raises(QgsProcessingException, match="plans.gpkg holds other tables.*plans_of_2025"):
        run("nearestfacility", {**county(tmp_path / "in"), "OUTPUT": str(old)})
    assert old.read_bytes() == before


def test_a_result_is_replaced_by_the_next_one(run, tmp_path):
    asked = {**county(tmp_path / "in"), "OUTPUT": str(tmp_path / "o.gpkg")}
    run("nearestfacility", asked)
    assert len(read(run("nearestfacility", {**asked, "COUNT": 2})["OUTPUT"])) == 5


@pytest.mark.parametrize(("name", "file"), [("WORKBOOK", "a.csv"), ("MAP", "a.png"), ("MAP_IMAGE", "图.jpg")])
def test_files_end_as_they_are_written(run, tmp_path, name, file):
    asked = {
        **county(tmp_path / "in"),
        "TOWNSHIPS": _whole(tmp_path),
        "OUTPUT": "memory:",
        name: str(tmp_path / file),
    }
    with pytest.raises(QgsProcessingException, match=f"{name}: {file} does not end in"):
        run("servicegaps", {**asked, "KINDS": "primary"})
    assert not (tmp_path / file).exists()


def _whole(folder: Path) -> str:
    square = "POLYGON ((-100 -100, 4000 -100, 4000 4000, -100 4000, -100 -100))"
    return write(folder / "towns.gpkg", [("甲", square)], kind=ogr.wkbPolygon)


def test_names_that_a_shapefile_cuts_are_told(run, tmp_path):
    log = Log()
    run("nearestfacility", {**county(tmp_path / "in"), "OUTPUT": str(tmp_path / "o.shp")}, feedback=log)
    (line,) = [line for line in log.lines if "shapefile keeps ten letters" in line]
    assert "facility_id, facility_name" in line and "total_m" not in line

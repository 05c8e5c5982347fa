"""Layers are read once, whole, with their ids, selection, filter and CRS."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
import shapely
from osgeo import gdal, ogr
from qgis.core import (
    QgsFeature,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingFeatureSourceDefinition,
    QgsProject,
    QgsVectorLayer,
)

from county_gis_plugin.analysis.errors import InputError
from county_gis_plugin.analysis.progress import Progress
from county_gis_plugin.processing import layers
from county_gis_plugin.processing.layers import Inputs
from tests.processing.small_county import ORIGIN, ROADS, VILLAGES, county, read, write


@pytest.fixture
def inputs(provider):
    """Make ``Inputs`` for Nearest facility with some parameters."""
    kept = []

    def make(algorithm="nearestfacility", progress=None, **parameters) -> Inputs:
        context = QgsProcessingContext()
        context.setProject(QgsProject.instance())
        algorithm = provider.algorithm(algorithm).create()
        kept.extend([context, algorithm])
        return Inputs(algorithm, parameters, context, progress or Progress())

    yield make
    kept.clear()


def memory(geometry: str, rows, fields: str = "name:string") -> QgsVectorLayer:
    """Make a memory layer from attributes and WKT."""
    columns = "".join(f"&field={field}" for field in fields.split(","))
    layer = QgsVectorLayer(f"{geometry}?crs=EPSG:4547{columns}", "layer", "memory")
    for *values, wkt in rows:
        feature = QgsFeature(layer.fields())
        feature.setAttributes(list(values))
        if wkt:
            feature.setGeometry(QgsGeometry.fromWkt(wkt))
        layer.dataProvider().addFeature(feature)
    return layer


def test_ids_attributes_and_missing_values(inputs, tmp_path):
    frame = inputs(DEMAND=county(tmp_path)["DEMAND"]).frame("DEMAND", ["name", "people"])
    assert frame.index.tolist() == [1, 2, 3]
    assert frame["name"].tolist() == ["V1", "V2", "V3"]
    assert frame["people"].tolist()[:2] == [100, 50]
    assert pd.isna(frame["people"][3])
    assert (frame.geometry[1].x - ORIGIN[0], frame.geometry[1].y - ORIGIN[1]) == (1030, 600)
    assert frame.crs.to_epsg() == 4547


ODD_ROWS = [
    ("中文", None, 1.5, 4, None, None, "POINT (1 2)"),
    (None, 7, None, 5, None, None, None),
    ("", -1, 0.0, 6, None, None, "POINT (3 4)"),
]
ODD_FIELDS = {"text": str, "whole": int, "real": float, "full": int, "no_text": str, "no_number": int}


def test_both_ways_of_reading_agree(inputs, tmp_path, monkeypatch):
    """Column by column through OGR, and feature by feature through QGIS: fid, text, numbers, NULLs."""
    source = write(tmp_path / "odd.gpkg", ODD_ROWS, ODD_FIELDS, kind=ogr.wkbPoint)
    fast = inputs(DEMAND=source).frame("DEMAND")
    monkeypatch.setattr(layers, "stream", lambda *_: None)
    slow = inputs(DEMAND=source).frame("DEMAND")
    assert fast.columns.tolist() == ["fid", *ODD_FIELDS, "geometry"]
    assert fast.index.tolist() == fast["fid"].tolist() == [1, 2, 3]
    assert fast["text"].tolist() == ["中文", None, ""]
    assert fast["full"].tolist() == [4, 5, 6]
    assert np.isnan(fast["whole"][1]) and np.isnan(fast["real"][2])
    assert fast[["no_text", "no_number"]].isna().all(axis=None)
    pd.testing.assert_frame_equal(pd.DataFrame(fast.drop(columns="geometry")), slow.drop(columns="geometry"))
    assert [g and g.wkt for g in fast.geometry] == [g and g.wkt for g in slow.geometry]
    assert fast.geometry[2] is None


@pytest.mark.parametrize("suffix", ["gpkg", "fgb"])
def test_all_fields_that_qgis_lists_are_streamed(provider, tmp_path, suffix):
    """QGIS lists the fid of a GeoPackage among the fields, OGR does not."""
    path = tmp_path / f"odd.{suffix}"
    write(tmp_path / "odd.gpkg", ODD_ROWS[::2], ODD_FIELDS, kind=ogr.wkbPoint)
    if suffix == "fgb":
        gdal.VectorTranslate(str(path), str(tmp_path / "odd.gpkg"), layerCreationOptions=["SPATIAL_INDEX=NO"])
    layer = QgsVectorLayer(str(path), "odd", "ogr")
    wanted = layer.fields().names()
    assert ("fid" in wanted) == (suffix == "gpkg")
    streamed = layers.stream(layer, wanted, Progress())
    assert streamed is not None
    ids, wkb, columns = streamed
    assert list(columns) == wanted
    assert list(ids) == [feature.id() for feature in layer.getFeatures()]
    assert len(wkb) == 2
    assert list(columns["text"]) == ["中文", ""]


@pytest.mark.parametrize("rows", [[("one", "POINT (0 0)")], [("none", None)], VILLAGES[:2] * 3, []])
def test_streams_of_equal_missing_and_no_geometries(provider, tmp_path, rows):
    """GDAL hands geometries over in other forms when all are as long, missing, or none."""
    source = write(tmp_path / "points.gpkg", [(row[0], row[-1]) for row in rows], kind=ogr.wkbPoint)
    ids, wkb, columns = layers.stream(QgsVectorLayer(source, "points", "ogr"), ["name"], Progress())
    assert list(ids) == [number + 1 for number in range(len(rows))]
    assert [blob is None for blob in wkb] == [row[-1] is None for row in rows]
    found = [
        geometry and (geometry.x - ORIGIN[0], geometry.y - ORIGIN[1]) for geometry in shapely.from_wkb(wkb)
    ]
    assert found == [row[-1] and tuple(map(float, row[-1][7:-1].split())) for row in rows]
    assert list(columns["name"]) == [row[0] for row in rows]


def test_lines_of_a_plain_file_are_streamed(inputs, tmp_path, monkeypatch):
    def never(*_):
        raise AssertionError("read feature by feature")

    source = county(tmp_path)["ROADS"]
    monkeypatch.setattr(Inputs, "_features", never)
    lines = inputs(ROADS=source).lines("ROADS", ["name"])
    assert lines.n_lines == len(ROADS)
    assert lines.attributes["name"].tolist() == ["a", "b"]
    assert lines.attributes.index.tolist() == [1, 2]


def test_selection_is_honoured(inputs, tmp_path, project):
    layer = QgsVectorLayer(county(tmp_path)["DEMAND"], "villages", "ogr")
    project.addMapLayer(layer)
    layer.selectByIds([2])
    source = QgsProcessingFeatureSourceDefinition(layer.id(), True)
    assert inputs(DEMAND=source).frame("DEMAND").index.tolist() == [2]


def test_filter_is_honoured(inputs, tmp_path, project):
    layer = QgsVectorLayer(county(tmp_path)["ROADS"], "roads", "ogr")
    project.addMapLayer(layer)
    layer.setSubsetString("\"name\" = 'b'")
    assert inputs(ROADS=layer.id()).lines("ROADS").attributes.index.tolist() == [2]


def test_unsaved_edits_are_honoured(inputs, tmp_path, project):
    layer = QgsVectorLayer(county(tmp_path)["ROADS"], "roads", "ogr")
    project.addMapLayer(layer)
    layer.startEditing()
    layer.deleteFeature(1)
    assert inputs(ROADS=layer.id()).lines("ROADS").attributes.index.tolist() == [2]
    layer.rollBack()


def test_heights_measures_and_curves(inputs, project):
    layer = memory(
        "MultiCurveZM",
        [
            ("zm", "MULTILINESTRING ZM ((0 0 5 7, 10 0 5 8))"),
            ("curve", "MULTICURVE ZM (CIRCULARSTRING ZM (0 0 1 1, 10 10 1 1, 20 0 1 1))"),
        ],
    )
    project.addMapLayer(layer)
    frame = inputs(ROADS=layer.id()).frame("ROADS")
    assert not shapely.has_z(frame.geometry.to_numpy()).any()
    assert frame.geometry.iloc[0].length == 10
    assert frame.geometry.iloc[1].length == pytest.approx(np.pi * 10, rel=1e-3)


def test_numbers_lists_and_words(inputs):
    read = inputs(VALUE_BOTH="1000，500; 250", VALUE_FORWARD="小学、 初中,clinic", RADIUS=None)
    assert read.numbers("VALUE_BOTH") == [250, 500, 1000]
    assert read.texts("VALUE_FORWARD") == ["小学", "初中", "clinic"]
    assert read.number("RADIUS") is None
    assert read.number("MAX_SNAP") == 1000
    assert read.text("DIRECTION_FIELD") is None


@pytest.mark.parametrize("text", ["5 km", "500,-1", "0", "nan", "1e999"])
def test_breaks_that_are_no_numbers(inputs, text):
    with pytest.raises(InputError, match="is not a list of numbers above zero"):
        inputs(VALUE_BOTH=text).numbers("VALUE_BOTH")


def test_all_faults_of_the_inputs_at_once(inputs, tmp_path):
    empty = write(tmp_path / "empty.gpkg", [], {"name": str}, kind=ogr.wkbPoint)
    nowhere = write(
        tmp_path / "nowhere.gpkg", VILLAGES, {"name": str, "people": int}, epsg=None, kind=ogr.wkbPoint
    )
    with pytest.raises(InputError) as caught:
        inputs(
            ROADS=county(tmp_path)["ROADS"], FACILITIES=empty, DEMAND=nowhere, SPEED_FIELD="speed"
        ).validate()
    sentences = str(caught.value).splitlines()
    assert [sentence.split()[0].rstrip(":") for sentence in sentences] == [
        "FACILITIES",
        "DEMAND",
        "SPEED_FIELD",
    ]
    assert "has no features" in sentences[0]
    assert "has no CRS" in sentences[1]
    assert "no field “speed”" in sentences[2]


# ---- what a report and the log say of layers ----


def test_layers_are_told_as_their_owner_knows_them(inputs, project, tmp_path):
    """Row 说明 of the workbook: file and table, a title of one's own, no folders."""
    layers_in = county(tmp_path / "private folder")
    schools = QgsVectorLayer(layers_in["FACILITIES"], "学校", "ogr")
    alone = write(tmp_path / "villages.gpkg", VILLAGES, {"name": str, "people": int}, kind=ogr.wkbPoint)
    own = tmp_path / "my standards.csv"
    project.addMapLayer(schools)
    told = inputs(
        "servicegaps",
        ROADS=layers_in["ROADS"], FACILITIES=schools.id(), DEMAND=alone, STANDARDS=str(own), KINDS="primary",
    ).told()
    assert told["Roads"] == "county.gpkg | roads"
    assert told["Facilities"] == "学校 (county.gpkg | facilities)"
    assert told["Villages or settlements"] == "villages.gpkg"
    assert told["Services to be measured"] == "primary"
    assert "my standards.csv" in told.values()
    assert not [value for value in told.values() if "private" in value]


def test_memory_layers_are_told_by_their_title(inputs, project):
    layer = memory("Point", [("V", "POINT (0 0)")])
    project.addMapLayer(layer)
    assert inputs(DEMAND=layer.id()).told()["Villages or settlements"] == "layer"


def shapefile(path, name: bytes, language_id: int = 0):
    """Write one point whose ``name`` is raw bytes, with no word on their encoding, as old programs do."""
    write(path, [("x" * len(name), "POINT (10 10)")], kind=ogr.wkbPoint)
    table = path.with_suffix(".dbf")
    content = bytearray(table.read_bytes().replace(b"x" * len(name), name))
    content[29] = language_id
    table.write_bytes(content)
    path.with_suffix(".cpg").unlink(missing_ok=True)
    return str(path)


@pytest.mark.parametrize(("encoding", "language_id", "meant"), [
    ("gbk", 0, "GB18030"), ("gbk", 0x57, "GB18030"), ("utf-8", 0x57, "UTF-8"),
])
def test_garbled_names_are_warned_of_once(inputs, tmp_path, encoding, language_id, meant):
    warnings = []
    progress = Progress(on_warning=lambda text: warnings.append(str(text)))
    source = shapefile(tmp_path / "v.shp", "张家村小学".encode(encoding), language_id)
    reader = inputs(progress=progress, DEMAND=source)
    for _ in range(2):
        reader.frame("DEMAND")
    assert len(warnings) == 1
    assert warnings[0].startswith("DEMAND, field name: “")
    assert f"is text in {meant} " in warnings[0] and ".cpg" in warnings[0]


def test_a_field_that_is_not_found_among_garbled_ones_is_told_with_the_remedy(inputs, tmp_path):
    """A shapefile of GBK names without a .cpg: the field that was chosen is there, under a garbled name."""
    layers_in = county(tmp_path / "in")
    source = tmp_path / "roads.shp"
    write(source, ROADS, kind=ogr.wkbLineString)
    table = source.with_suffix(".dbf")
    table.write_bytes(table.read_bytes().replace(b"name\0", "单行".encode("gbk") + b"\0"))
    source.with_suffix(".cpg").unlink(missing_ok=True)
    asked = {**layers_in, "ROADS": str(source), "DIRECTION_FIELD": "单行"}
    with pytest.raises(InputError, match="ROADS has no field “单行”") as caught:
        inputs(**asked).validate()
    assert "is text in GB18030" in str(caught.value) and ".cpg" in str(caught.value)
    source.with_suffix(".cpg").write_text("GB18030")
    inputs(**{**asked, "ROADS": f"{source}|layerid=0"}).validate()


def test_with_the_remedy_names_are_right_and_nothing_is_warned_of(inputs, tmp_path):
    warnings = []
    source = shapefile(tmp_path / "v.shp", "张家村小学".encode("gbk"))
    (tmp_path / "v.cpg").write_text("GB18030")
    frame = inputs(progress=Progress(on_warning=warnings.append), DEMAND=source).frame("DEMAND")
    assert frame["name"].tolist() == ["张家村小学"]
    assert warnings == []


def test_a_layer_on_an_old_datum_is_warned_of(inputs, tmp_path):
    """Xian 1980 (EPSG:2383, central meridian 114) beside CGCS2000: no transformation is published."""
    warnings = []
    layers_in = county(tmp_path / "in")
    old = write(tmp_path / "old.gpkg", ROADS, kind=ogr.wkbLineString, epsg=2383)
    progress = Progress(on_warning=lambda text: warnings.append(str(text)))
    inputs(progress=progress, **layers_in).validate()
    assert warnings == []
    inputs(progress=progress, **{**layers_in, "ROADS": old}).validate()
    assert len(warnings) == 1
    assert warnings[0].startswith("ROADS is in Xian 1980")
    assert "displaced by 50 to 150 m" in warnings[0] and "Reproject it" in warnings[0]


SWAPPED = (
    ("FACILITIES", [("F1", "POINT (36.1 113.2)"), ("F2", "POINT (36.2 113.3)")]),
    ("DEMAND", [("V1", "POINT (36.1 113.2)"), ("V2", "POINT (36.2 113.3)")]),
)


def test_layers_with_latitude_first_are_refused_each_by_its_name(inputs, tmp_path):
    given = {
        name: write(tmp_path / f"{name}.gpkg", rows, epsg=4490, origin=(0, 0)) for name, rows in SWAPPED
    }
    with pytest.raises(InputError) as found:
        inputs(ROADS=county(tmp_path)["ROADS"], **given).validate()
    assert [str(fault).split(" (x")[0] for fault in found.value.faults] == [
        "FACILITIES seems to give latitude first",
        "DEMAND seems to give latitude first",
    ]
    assert all("swap X and Y" in str(fault) for fault in found.value.faults)


def test_metres_that_are_said_to_be_degrees_are_refused(inputs, tmp_path):
    facilities = write(tmp_path / "f.gpkg", [("F1", "POINT (0 0)")], epsg=4490)
    with pytest.raises(InputError, match="FACILITIES says that its coordinates are degrees"):
        inputs(ROADS=county(tmp_path)["ROADS"], FACILITIES=facilities).validate()


def test_a_single_row_with_impossible_coordinates_is_listed_as_such(run, tmp_path):
    villages = [("V1", "POINT (113.2 36.1)"), ("V2", "POINT (36.1 113.2)"), ("V3", None)]
    demand = write(tmp_path / "d.gpkg", villages, epsg=4490, origin=(0, 0), kind=ogr.wkbPoint)
    layers_ = {**county(tmp_path), "DEMAND": demand}
    results = run(
        "nearestfacility",
        {**layers_, "OUTPUT": str(tmp_path / "o.gpkg"), "SKIPPED": str(tmp_path / "s.gpkg")},
    )
    skipped = {
        row["feature_id"]: (row["reason"], row["detail"])
        for row in read(results["SKIPPED"])
        if row["reason"] != "off_network"
    }
    assert skipped == {"2": ("bad_coordinates", "36.1, 113.2"), "3": ("no_geometry", "")}

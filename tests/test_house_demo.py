"""Check what the demonstration says about the results, on a table that a reader can check."""

from __future__ import annotations

import re
import zipfile

import pytest
from osgeo import ogr

import demo

ogr.UseExceptions()

TABLES = {
    "demand": [
        {"service": service, "people": people, "reason": reason}
        for service in ("primary", "clinic", "hospital")
        for people, reason in ((900.0, "beyond"), (300.0, "served"), (None, "beyond"), (None, "outside"))
    ],
    "summary": [
        {"level": "township", "code": "141", "name": "东镇", "service": "primary", "rank": 2},
        {"level": "township", "code": "142", "name": "西乡", "service": "primary", "rank": 1},
        {"level": "township", "code": "141", "name": "东镇", "service": "clinic", "rank": 1},
        {"level": "township", "code": "142", "name": "西乡", "service": "clinic", "rank": None},
        {"level": "county", "service": "primary", "villages_share": 0.667, "unit": "m",
         "people": 120.0, "people_unserved": 80.0, "people_between": 10.0},
        {"level": "county", "service": "clinic", "villages_share": 0.333, "unit": "m", "people": 1200.0,
         "people_unserved": 0.0},
        {"level": "county", "service": "hospital", "villages_share": 0.333, "unit": "s", "people": 1200.0},
    ],
}
TYPES = {int: ogr.OFTInteger, float: ogr.OFTReal, str: ogr.OFTString}
COLUMNS = {
    "demand": {"service": str, "people": float, "reason": str},
    "summary": {"level": str, "code": str, "name": str, "service": str, "villages_share": float,
                "unit": str, "people": float, "people_unserved": float, "people_between": float, "rank": int},
}


@pytest.fixture
def geopackage(tmp_path):
    """Write the results for four villages, three of them in two townships, and three services."""
    path = tmp_path / "service_gaps.gpkg"
    source = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    for name, rows in TABLES.items():
        layer = source.CreateLayer(name, geom_type=ogr.wkbNone)
        for column, kind in COLUMNS[name].items():
            layer.CreateField(ogr.FieldDefn(column, TYPES[kind]))
        for row in rows:
            feature = ogr.Feature(layer.GetLayerDefn())
            for column, value in row.items():
                if value is not None:
                    feature.SetField(column, value)
            layer.CreateFeature(feature)
    return path


def test_the_summary_has_five_lines_and_missing_is_not_zero(geopackage):
    assert demo.summary(geopackage) == [
        "3 villages in 2 townships, 1,200 people; villages without a number of people: 1; "
        "villages in no township: 1",
        "villages within the radius: primary 67%; clinic 33%; hospital 33%",
        "people beyond it, of those who need the service: "
        "primary 80 of 120; clinic 0 of 1,200; hospital unknown of 1,200",
        "of these inside the straight-line circle: "
        "primary 10; clinic unknown; hospital no circle, it is a time",
        "widest gap: primary 西乡; clinic 东镇; hospital –",
    ]


def test_the_demonstration_gives_every_result_for_both_areas(tmp_path, capsys):
    assert demo.main(tmp_path) == 0
    said = capsys.readouterr().out
    for area in ("sample", "liechtenstein"):
        made = {path.name for path in (tmp_path / area).iterdir()}
        assert made == {demo.GEOPACKAGE, demo.PROJECT, *demo.FILES.values()}
        source = ogr.Open(str(tmp_path / area / demo.GEOPACKAGE))
        counts = {name: source.GetLayerByName(name).GetFeatureCount() for name in demo.LAYERS.values()}
        assert counts["demand"] > 0
        assert counts["routes"] > 0
        with zipfile.ZipFile(tmp_path / area / demo.PROJECT) as opened:
            project = opened.read("service_gaps.qgs").decode("utf-8")
        found = re.findall(r"<datasource>(.+?)</datasource>", project)
        # Relative, so that the folder can be passed on; each layer has the style that the GeoPackage holds.
        assert sorted(found) == sorted(f"./service_gaps.gpkg|layername={name}" for name in counts)
        assert project.count('type="RuleRenderer"') >= 4
        for file in (demo.GEOPACKAGE, demo.PROJECT, *demo.FILES.values()):
            assert f"{area}/{file}" in said
    assert (tmp_path / "sample" / "map.png").read_bytes().startswith(b"\x89PNG")
    assert (tmp_path / "sample" / "map.pdf").read_bytes().startswith(b"%PDF")

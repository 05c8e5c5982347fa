"""Check what the demonstration says about the results, on a table that a reader can check."""

from __future__ import annotations

import demo
import pytest
from osgeo import ogr

ogr.UseExceptions()

# level, code, name, service, villages, villages_share, people, people_missing_rows, people_unserved,
# people_between, rank
ROWS = [
    ("township", "141", "东镇", "primary", 3, 1.0, 900.0, 0, 0.0, 0.0, 2),
    ("township", "142", "西乡", "primary", 2, 0.5, 300.0, 1, 100.0, 100.0, 1),
    ("county", None, "示例县", "primary", 5, 0.8, 1200.0, 1, 100.0, 100.0, None),
    ("township", "141", "东镇", "clinic", 3, 0.0, 900.0, 0, 900.0, 0.0, 1),
    ("township", "142", "西乡", "clinic", 2, 0.5, 300.0, 1, None, None, 2),
    ("county", None, "示例县", "clinic", 5, 0.2, 1200.0, 1, None, None, None),
]
FIELDS = {
    "level": ogr.OFTString, "code": ogr.OFTString, "name": ogr.OFTString, "service": ogr.OFTString,
    "villages": ogr.OFTInteger, "villages_share": ogr.OFTReal, "people": ogr.OFTReal,
    "people_missing_rows": ogr.OFTInteger, "people_unserved": ogr.OFTReal, "people_between": ogr.OFTReal,
    "rank": ogr.OFTInteger,
}


@pytest.fixture
def geopackage(tmp_path):
    """Write the summary of two townships and two services."""
    path = tmp_path / "service_gaps.gpkg"
    source = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    layer = source.CreateLayer("summary", geom_type=ogr.wkbNone)
    for name, kind in FIELDS.items():
        layer.CreateField(ogr.FieldDefn(name, kind))
    for values in ROWS:
        feature = ogr.Feature(layer.GetLayerDefn())
        for name, value in zip(FIELDS, values):
            if value is not None:
                feature.SetField(name, value)
        layer.CreateFeature(feature)
    return path


def test_the_summary_has_five_lines_and_missing_is_not_zero(geopackage):
    assert demo.summary(geopackage) == [
        "5 villages in 2 townships, 1,200 people; villages without a number of people: 1",
        "villages within the radius: primary 80%; clinic 20%",
        "people beyond it: primary 100; clinic unknown",
        "people inside the circle, beyond it by road: primary 100; clinic unknown",
        "widest gap: primary 西乡; clinic 东镇",
    ]


def test_the_demonstration_gives_every_result_for_both_areas(tmp_path, capsys):
    assert demo.main(tmp_path) == 0
    said = capsys.readouterr().out
    for area in ("sample", "liechtenstein"):
        assert {path.name for path in (tmp_path / area).iterdir()} == {demo.GEOPACKAGE, *demo.FILES.values()}
        source = ogr.Open(str(tmp_path / area / demo.GEOPACKAGE))
        counts = {name: source.GetLayerByName(name).GetFeatureCount() for name in demo.LAYERS.values()}
        assert counts["demand"] > 0
        assert counts["routes"] > 0
        for file in (demo.GEOPACKAGE, *demo.FILES.values()):
            assert f"{area}/{file}" in said
    assert (tmp_path / "sample" / "map.png").read_bytes().startswith(b"\x89PNG")
    assert (tmp_path / "sample" / "map.pdf").read_bytes().startswith(b"%PDF")

"""Check what the demonstration says about the results, on a table that a reader can check."""

from __future__ import annotations

import itertools
import json
import re
import subprocess
import zipfile

import pytest
from osgeo import ogr

import demo

ogr.UseExceptions()

TABLES = {
    "servicegaps_demand": [
        {"service": service, "people": people, "reason": reason}
        for service in ("primary", "clinic", "hospital")
        for people, reason in ((900.0, "beyond"), (300.0, "served"), (None, "beyond"), (None, "outside"))
    ],
    "servicegaps_summary": [
        {"level": "township", "code": "141", "name": "东镇", "service": "clinic", "rank": 1},
        {"level": "township", "code": "142", "name": "西乡", "service": "clinic", "rank": None},
        {"level": "township", "code": "141", "name": "东镇", "service": "primary", "rank": 2},
        {"level": "township", "code": "142", "name": "西乡", "service": "primary", "rank": 1},
        {"level": "county", "service": "clinic", "villages_share": 0.333, "unit": "m", "people": 1200.0,
         "people_unserved": 0.0},
        {"level": "county", "service": "primary", "villages_share": 0.667, "unit": "m",
         "people": 120.0, "people_unserved": 80.0, "people_between": 10.0},
        {"level": "county", "service": "hospital", "villages_share": 0.333, "unit": "s", "people": 1200.0},
        {"level": "county", "service": "market", "villages_share": 1.0, "unit": "m"},
    ],
    "countyindicators_scorecard": [
        {"level": "township", "name": "东镇", "dimension": "total", "score": 0.5},
        {"level": "township", "name": "西乡", "dimension": "total", "score": 0.75},
        {"level": "township", "name": "北乡", "dimension": "total", "score": None},
        {"level": "county", "dimension": "services", "score": 0.1, "scored": 2, "missing": 3},
        {"level": "county", "dimension": "total", "score": 0.625, "grade": "weak", "scored": 3, "missing": 4},
    ],
    "countyindicators_indicators": [
        {"level": "county", "meets": 1}, {"level": "county", "meets": 0}, {"level": "county", "meets": 0},
        {"level": "county", "meets": None}, {"level": "township", "meets": 1},
    ],
}
MARGIN_PT = 18
TYPES = {int: ogr.OFTInteger, float: ogr.OFTReal, str: ogr.OFTString}
COLUMNS = {
    "servicegaps_demand": {"service": str, "people": float, "reason": str},
    "servicegaps_summary": {
        "level": str, "code": str, "name": str, "service": str, "villages_share": float, "unit": str,
        "people": float, "people_unserved": float, "people_between": float, "rank": int},
    "countyindicators_scorecard": {
        "level": str, "name": str, "dimension": str, "score": float, "grade": str, "scored": int,
        "missing": int},
    "countyindicators_indicators": {"level": str, "meets": int},
}
RECORD = {
    "durations": {"reading": 1.5, "measuring": 4.2, "layers": 2.0, "map": 3.0, "report": 1.0},
    "steps": [
        {"step": "networks", "status": "done", "reason": {"text": ""}, "seconds": 2.5},
        {"step": "pipecoverage", "status": "missing", "reason": {"text": "Layers are not there: pipes."},
         "seconds": 0.0},
        {"step": "servicegaps", "status": "done", "reason": {"text": ""}, "seconds": 1.5},
    ],
}


@pytest.fixture
def geopackage(tmp_path):
    """Write the results for four villages, three of them in two townships, and three services."""
    path = tmp_path / "results.gpkg"
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
    assert demo.summary(geopackage, ("primary", "clinic", "hospital")) == [
        "3 villages in 2 townships, 1,200 people; villages without a number of people: 1; "
        "villages in no township: 1",
        "villages within the radius: primary 67%; clinic 33%; hospital 33%",
        "people beyond it, of those who need the service: primary 80 of 120 (10 inside the circle); "
        "clinic 0 of 1,200 (unknown inside the circle); hospital unknown of 1,200",
        "widest gap: primary 西乡; clinic 东镇; hospital –",
        "score: 0.62 (weak), of 3 indicators; 4 are missing; 1 of 3 targets are met; first 西乡, last 东镇",
    ]


def test_the_steps_add_up_to_the_whole_run_and_what_is_missing_says_why():
    lines = demo.steps(RECORD, 13.0)
    assert lines == [
        "  1.5 s  reading the layers",
        "  2.5 s  networks",
        "  0.0 s  pipecoverage: Layers are not there: pipes.",
        "  1.5 s  servicegaps",
        "  2.0 s  result layers",
        "  1.0 s  report",
        "  3.0 s  map sheets",
        "  1.5 s  starting and ending QGIS, and the rest",
    ]


def test_the_demonstration_gives_every_result_for_both_areas(tmp_path, capsys):
    assert demo.main(tmp_path) == 0
    said = capsys.readouterr().out
    lacking = {
        "sample": set(), "liechtenstein": {"pipecoverage", "corridorgaps", "greencoverage", "villages"}}
    for area, missing in lacking.items():
        folder = tmp_path / area
        made = {path.name for path in folder.iterdir()}
        assert made == {demo.PROJECT, *demo.FILES.values()}
        assert all(f"{area}/{file}" in said for file in made)
        record = json.loads((folder / "record.json").read_text(encoding="utf-8"))
        statuses = {row["step"]: row["status"] for row in record["steps"]}
        assert statuses == {step: "missing" if step in missing else "done" for step in statuses}
        assert record["durations"].keys() == {"measuring", *demo.BEFORE, *demo.AFTER}
        assert project_of(folder) <= tables_of(folder)
        assert (folder / "map.png").read_bytes().startswith(b"\x89PNG")
        assert all((folder / name).read_bytes().startswith(b"%PDF") for name in ("map.pdf", "atlas.pdf"))
        assert zipfile.is_zipfile(folder / "report.xlsx")
        assert [words_in_the_way(folder / name) for name in ("map.pdf", "atlas.pdf")] == [[], []]
        if area == "liechtenstein":  # the capital, not the commune with the lowest number
            by_name = {row["name"]: row["seat_minutes"] for row in demo.table(
                folder / "results.gpkg", "roadcoverage_townships")}
            assert by_name["Vaduz"] == 0 < by_name["Triesen"]
            report = (folder / "report.html").read_text(encoding="utf-8")
            assert "<dt>县城所在乡镇</dt><dd>Vaduz</dd>" in report
    assert "pipecoverage: Layers are not there: pipes." in said


def words_in_the_way(pdf) -> list[tuple]:
    """List the words of a PDF that lie on one another, or in the margin of their page, with the page."""
    said = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], capture_output=True, text=True, check=True)
    found = []
    for number, page in enumerate(said.stdout.split("<page ")[1:], 1):
        width, height = map(float, re.search(r'width="(.+?)" height="(.+?)"', page).groups())
        words = [(*map(float, box), word) for *box, word in re.findall(
            r'<word xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)">(.*?)</word>', page)]
        assert len(words) > 30
        found += [(number, one[4]) for one in words
                  if min(one[:2]) < MARGIN_PT or one[2] > width - MARGIN_PT or one[3] > height - MARGIN_PT]
        found += [(number, one[4], other[4]) for one, other in itertools.combinations(words, 2)
                  if _lie_on_one_another(one, other)]
    return found


def _lie_on_one_another(one: tuple, other: tuple) -> bool:
    """Compare two boxes; they are as high as lines are, and so rows of one text touch."""
    wide, high = (min(one[i + 2], other[i + 2]) - max(one[i], other[i]) for i in (0, 1))
    return wide > 1 and high > 0.38 * min(one[3] - one[1], other[3] - other[1])


def project_of(folder) -> set[str]:
    """List the tables of a project, which finds them beside itself, each with the style that it has there."""
    with zipfile.ZipFile(folder / demo.PROJECT) as opened:
        project = opened.read("results.qgs").decode("utf-8")
    found = re.findall(r"<datasource>(.+?)</datasource>", project)
    assert all(source.startswith("./results.gpkg|layername=") for source in found)
    assert project.count('type="RuleRenderer"') >= 3
    # Names and styles are in the language of the run, whatever QGIS speaks.
    assert "村庄（居民点）服务缺口" in project and "超出服务半径" in project
    assert "beyond the radius" not in project and "served" not in re.findall(' label="(.*?)"', project)
    tables = {source.partition("layername=")[2] for source in found}
    assert {"servicegaps_demand", "countyindicators_townships", "countyindicators_indicators"} <= tables
    return tables


def tables_of(folder) -> set[str]:
    source = ogr.Open(str(folder / "results.gpkg"))
    return {source.GetLayer(number).GetName() for number in range(source.GetLayerCount())}

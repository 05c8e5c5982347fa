"""Titles of result fields: Chinese where QGIS speaks Chinese, for every field that is declared."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from qgis.core import QgsApplication, QgsVectorLayer

from county_gis_plugin.analysis.data_files import read_table
from county_gis_plugin.analysis.field_titles import TABLE
from county_gis_plugin.analysis.speech import chinese_words
from county_gis_plugin.processing import field_names
from county_gis_plugin.processing.styling import dress, style_path
from tests.processing.small_county import write

PLUGIN = Path(__file__).resolve().parents[2] / "county_gis_plugin"
DECLARING = {"text", "whole", "real"}
# Fields of layers that only a map sheet has.
ON_SHEETS = {"label"}


def declared() -> set[str]:
    """Give the names of fields that algorithms declare one by one."""
    calls = (
        node for path in (PLUGIN / "processing").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)
    )
    found = {
        argument.value for call in calls if getattr(call.func, "id", "") in DECLARING
        for argument in call.args if isinstance(argument, ast.Constant)
    }
    return {name for name in found if isinstance(name, str) and name.islower()} - ON_SHEETS


def test_every_declared_field_has_a_chinese_title():
    assert "total_m" in declared()
    assert declared() - set(field_names.titles_of("")) == set()


def test_no_title_stands_twice_and_each_is_chinese_or_a_number():
    rows = read_table(TABLE)
    keys = [(row["output"], row["name"]) for row in rows]
    titles = list(chinese_words("fields").values())
    assert len(keys) == len(set(keys)) == len(titles) and all(title.strip() for title in titles)
    assert not [title for title in titles if "(" in title or ")" in title]


@pytest.mark.parametrize(("output", "field", "title"), [
    ("servicegaps_output", "people", "人口（人）"),
    ("servicegaps_township_gaps", "rank", "缺口排名（1 最差）"),  # the algorithm's
    ("pipecoverage_output", "code", "管线编号"),  # the output's own
    ("pipecoverage_township_coverage", "code", "代码"),
    ("countyindicators_township_indicators", "P1_water", "P1.water 建成区供水管网密度（千米/平方千米）"),
])
def test_the_nearest_title_counts(output, field, title):
    assert field_names.titles_of(output)[field] == title


def test_titles_are_for_chinese_alone_and_names_stay(provider, monkeypatch, tmp_path):
    source = write(tmp_path / "a.gpkg", [(1.0, "x", "POINT (0 0)")], {"total_m": float, "自有": str})
    for language, titles in (("en", ["", ""]), ("zh_CN", ["总路程（米）", ""])):
        monkeypatch.setattr(QgsApplication, "locale", lambda self, language=language: language)
        layer = QgsVectorLayer(source, "a", "ogr")
        dress(layer, style_path("nearestfacility", "OUTPUT"))
        names = layer.fields().names()
        assert names[-2:] == ["total_m", "自有"]
        assert [layer.attributeAlias(names.index(name)) for name in names[-2:]] == titles

"""What the page of a township in the atlas says beside the map."""

from __future__ import annotations

from types import SimpleNamespace

import pandas as pd
import pytest

from county_gis_plugin.analysis.diagnosis import GAPS
from county_gis_plugin.analysis.standards import load_standards
from county_gis_plugin.processing.planning.atlas_notes import notes

CARD = [
    # level, code, dimension, score, grade, rank, missing
    ("township", "141", "industry", 0.8, "fair", 2, 0),
    ("township", "141", "services", None, None, None, 2),  # nothing of it is scored
    ("township", "141", "total", 0.8, "fair", 2, 2),
    ("township", "142", "industry", 1.0, "good", 1, 0),
    ("township", "142", "total", 1.0, "good", 1, 0),
    ("county", "", "total", 0.9, "good", None, 0),
]
SUMMARY = [
    # level, code, service, people_share, villages_share
    ("township", "141", "primary", 0.75, 0.5),
    ("township", "141", "clinic", None, 0.6),  # no people are known: villages count
    ("township", "141", "bus_stop", 1.0, 0.9),
    ("township", "142", "primary", 1.0, 1.0),
    ("county", "", "primary", 0.8, 0.7),
]


@pytest.fixture
def result():
    card = pd.DataFrame(CARD, columns=["level", "code", "dimension", "score", "grade", "rank", "missing"])
    summary = pd.DataFrame(SUMMARY, columns=["level", "code", "service", "people_share", "villages_share"])
    return SimpleNamespace(
        county=SimpleNamespace(standards=load_standards()), results={GAPS: SimpleNamespace(summary=summary)},
        indicators=SimpleNamespace(scorecard=card, townships=pd.DataFrame({"code": ["141", "142"]})))


def test_a_township_has_its_scores_and_its_largest_gaps(result):
    assert notes(result, "zh") == [
        "综合得分 0.800（较好）\n第 2 位，共 2 个乡镇\n产业 0.80\n缺失 2 项指标\n"
        "超出服务半径的比例最高：卫生室、社区卫生服务站 40.0%；小学 25.0%",
        "综合得分 1.000（好）\n第 1 位，共 2 个乡镇\n产业 1.00",
    ]


def test_in_english_too_and_without_gaps(result):
    assert notes(result, "en")[0].splitlines() == [
        "Overall score 0.800 (fair)", "rank 2 of 2 townships", "Industry 0.80", "2 indicators are missing",
        "Largest shares beyond the radius: Clinic or health station 40.0%; Primary school 25.0%"]
    result.results.clear()
    assert notes(result, "en")[1].splitlines() == [
        "Overall score 1.000 (good)", "rank 1 of 2 townships", "Industry 1.00"]

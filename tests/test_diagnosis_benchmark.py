"""Run the benchmark of the diagnosis at a tiny size, and read its table."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "benchmarks"))

import diagnosis
from make_county import County, ensure


def test_a_run_tells_the_processor_time_of_each_part():
    county = County(0.02)
    ensure(county)
    ran = diagnosis.run(county, "settlements", sheets=False)
    assert list(ran.steps) == [
        "reading", "networks", "roadcoverage", "pipecoverage", "sitecoverage", "corridorgaps",
        "greencoverage", "servicegaps", "settlements", "countyindicators", "result layers", "workbook",
        "starting QGIS, and the rest"]
    assert min(ran.steps.values()) > 0
    assert sum(ran.steps.values()) == pytest.approx(ran.whole_s)
    assert ran.peak_mb > 100


def test_the_table_has_the_medians_and_holds_the_first_column_against_the_limit():
    runs = [diagnosis.Ran({"reading": seconds, "report": 2.0}, 10 * seconds, 99.0, 500.0 + seconds)
            for seconds in (4.0, 1.0, 3.0)]
    middle = diagnosis.middle(runs)
    assert (middle.steps["reading"], middle.whole_s, middle.peak_mb) == (3.0, 30.0, 504.0)
    slow = diagnosis.Ran({"reading": 5.0}, 61.0, 99.0, 400.0)
    rows = [[cell.strip() for cell in line.strip("|").split("|")]
            for line in diagnosis.lines_of({"a": middle, "b": slow}, judged=True)]
    found = {row[0]: row[1:] for row in rows}
    assert found["reading"][:2] == ["3.0 s", "5.0 s"]
    assert found["report"][:2] == ["2.0 s", ""]
    assert found["**all**"] == ["30.0 s", "61.0 s", "< 60 s", "reached"]
    assert diagnosis.lines_of({"b": slow}, judged=True)[-3].endswith("missed |")

"""Run the benchmark of coverage at a tiny size: the table is made, and QGIS finds the same lengths."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import shapely

BENCHMARKS = Path(__file__).resolve().parent.parent / "benchmarks"
sys.path.insert(0, str(BENCHMARKS))

from make_county import County, make_roads, make_townships  # noqa: E402

TASKS = ("road coverage", "pipe coverage", "site coverage, 13 systems", "corridor gaps", "green coverage",
         "the sum of the five", "all five in one session", "peak memory")


@pytest.fixture(scope="module")
def bench():
    command = [sys.executable, str(BENCHMARKS / "coverage.py"), "--scales", "0.02", "0.08", "--repeats", "1"]
    run = subprocess.run(command, capture_output=True, text=True, timeout=300)
    assert run.returncode == 0, run.stdout + run.stderr
    return run.stdout


def test_the_table_has_a_row_for_every_task_at_every_size(bench):
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in bench.splitlines()
            if line.startswith("|")]
    found = {row[0]: row[1:] for row in rows}
    assert found["task"][:2] == ["1,200 road edges", "4,800 road edges"]
    for task in TASKS:
        assert all(float(cell.split()[0].replace(",", "")) > 0 for cell in found[task][:2]), task
    assert found["road coverage"][2].endswith("-fold")
    assert float(found["road length by class and township"][2]) > 0


def test_qgis_finds_the_same_lengths(bench):
    line = next(line for line in bench.splitlines() if line.startswith("lengths:"))
    assert float(line.split()[-1]) < 1e-4


def test_the_county_is_of_the_size_that_was_asked_for_and_its_townships_tile_it():
    county = County(0.05)
    roads = make_roads(county, np.random.default_rng(1))
    assert len(roads.shapes) == county.edges == 3_000
    towns = make_townships(shapely.total_bounds(roads.shapes)).shapes
    assert len(towns) == 20 and shapely.is_valid(towns).all()
    assert shapely.union_all(towns).area == pytest.approx(shapely.area(towns).sum(), rel=1e-12)

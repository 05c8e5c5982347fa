"""Run the benchmark at a tiny size: the table is made, and all peers find the same costs."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

BENCHMARKS = Path(__file__).resolve().parent.parent / "benchmarks"
sys.path.insert(0, str(BENCHMARKS))

from agreement import Agreement  # noqa: E402
from answers import Answer  # noqa: E402
from make_network import Case, draw_roads  # noqa: E402
from table import Row, line_of  # noqa: E402

SEGMENTS, TOWN_SEGMENTS = 1_000, 600
PEERS = ("ours", "peers_scipy", "peers_networkx", "peers_qgis")
TASKS = (
    "build, with reading the layer",
    "snap 200 points",
    "nearest, search only",
    "nearest, whole",
    "cost matrix up to 2,000 m, search only",
    "service areas, lines",
    "service areas, polygons",
    "peak memory of the rows above",
    "service areas, lines, file to file",
    "service areas, polygons, file to file",
    "service gaps, file to file",
    "peak memory of service gaps",
)


@pytest.fixture(scope="module")
def bench():
    command = [sys.executable, str(BENCHMARKS / "run.py"), "--sizes", str(SEGMENTS)]
    command += ["--town", str(TOWN_SEGMENTS), "--facilities", "2", "--demand", "200"]
    run = subprocess.run(command, capture_output=True, text=True, timeout=300)
    assert run.returncode == 0, run.stdout + run.stderr
    return run.stdout


@pytest.fixture(scope="module")
def rows(bench):
    lines = [line for line in bench.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


@pytest.fixture(scope="module")
def agreements(bench):
    found = re.findall(r"^(\w+): (\w+) and (\w+) agree on ([\d,]+) costs to (\S+); (\d+) only", bench, re.M)
    return {tuple(row[:3]): (int(row[3].replace(",", "")), float(row[4]), int(row[5])) for row in found}


def test_table_has_a_row_for_every_task(rows):
    header, _, *body = rows
    assert header[:4] == ["segments", "task", "ours", "QGIS"]
    assert {len(row) for row in rows} == {len(header)}
    assert [row[1] for row in body if row[0] == f"{SEGMENTS:,}"] == list(TASKS)
    assert [row[1] for row in body if row[0] == f"{TOWN_SEGMENTS:,} (town)"] == ["nearest, search only"]


def test_every_peer_has_its_time(rows):
    times = {row[1]: row[2:] for row in rows[2:] if row[0] == f"{SEGMENTS:,}"}
    for task in ("build, with reading the layer", "nearest, search only", "nearest, whole"):
        own, qgis, _, scipy, _, networkx, _, *_ = times[task]
        assert all(re.fullmatch(r"[\d.,]+ m?s", time) for time in (own, qgis, scipy, networkx)), task
    assert re.fullmatch(r"\d+ MB", times["peak memory of service gaps"][0])


def test_all_peers_find_the_same_nearest_costs(agreements):
    pairs = {what[1:]: found for what, found in agreements.items() if what[0] == "nearest"}
    assert set(pairs) == {(one, other) for i, one in enumerate(PEERS) for other in PEERS[i + 1 :]}
    for pair, (count, worst, one_sided) in pairs.items():
        assert (count >= 100, worst <= 1e-6, one_sided) == (True, True, 0), pair


def test_all_peers_find_the_same_pairs_within_the_cutoff(agreements):
    pairs = {what[1:]: found for what, found in agreements.items() if what[0] == "matrix"}
    assert set(pairs) == {("ours", "peers_scipy"), ("ours", "peers_qgis"), ("peers_scipy", "peers_qgis")}
    for pair, (count, worst, one_sided) in pairs.items():
        assert (count >= 100, worst <= 1e-6, one_sided) == (True, True, 0), pair


def test_network_has_the_size_asked_for_and_looks_like_roads():
    case = Case(20_000)
    roads = draw_roads(case, np.random.default_rng(1))
    vertices = np.diff(roads.starts)
    assert (vertices - 1).sum() == 20_000
    places, number = np.unique(roads.xy, axis=0, return_inverse=True)
    ends = np.ones(len(roads.xy), dtype=int) * 2
    ends[roads.starts[:-1]] = ends[roads.starts[1:] - 1] = 1
    junctions = (np.bincount(number, ends) != 2).sum()
    assert 8 <= len(places) / junctions <= 20
    assert 0.07 <= (roads.oneway != 0).mean() <= 0.13
    step_m = np.hypot(*np.diff(roads.xy, axis=0).T)
    assert 15 <= np.median(step_m) <= 60


def test_network_is_the_same_each_time():
    one, other = (draw_roads(Case(2_000), np.random.default_rng(7)) for _ in range(2))
    assert np.array_equal(one.xy, other.xy) and np.array_equal(one.oneway, other.oneway)


def test_peers_that_disagree_are_found():
    case = Case(1_000, 2, 3)
    right = Answer(1.0, facility=np.zeros(3, int), demand=np.arange(3), cost_m=np.array([10.0, 20.0, 30.0]))
    wrong = Answer(1.0, facility=np.zeros(2, int), demand=np.arange(2), cost_m=np.array([10.0, 20.1]))
    agreement = Agreement()
    agreement.check("nearest", case, {"right": right, "wrong": wrong})
    what = ("nearest", "right", "wrong")
    assert agreement.compared[what] == 2
    assert agreement.one_sided[what] == 1
    assert agreement.worst[what] == pytest.approx(0.1 / 20.0)
    assert not agreement.holds


def test_ratios_and_targets_are_judged():
    case = Case(500_000)
    answers = {"ours": Answer(0.05), "peers_scipy": Answer(0.4), "peers_networkx": Answer(3.0, 5, 10)}
    line = line_of(Row("nearest", case, answers))
    cells = [cell.strip() for cell in line.strip("|").split("|")]
    assert cells[2:9] == ["50 ms", "", "", "400 ms", "8", "≈ 3.0 s (5 of 10)", "60"]
    assert cells[9:] == ["scipy ×10, networkx ×50", "missed, reached"]

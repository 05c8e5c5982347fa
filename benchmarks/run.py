"""Measure the engine beside QGIS, scipy and networkx, and print one table.

``python benchmarks/run.py`` takes under 20 minutes on two cores; ``docs/benchmarks.md`` says how to
read it. Peers take turns on each task, each in a process of its own that waits while others work.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from agreement import Agreement
from answers import Answer
from end_to_end import EndToEnd
from make_network import FOLDER, Case, ensure
from table import Row, header, line_of, lines_of

from headless import clean_environment

HERE = Path(__file__).resolve().parent
SIZES = (50_000, 500_000, 2_000_000)
TOWN_SEGMENTS = 500_000
REPEATS = 3
PATIENCE_S = 12.0  # a peer that has used this long for a task is not asked again

OURS, QGIS, SCIPY, NETWORKX = "ours", "peers_qgis", "peers_scipy", "peers_networkx"
EVERYONE = (OURS, SCIPY, NETWORKX, QGIS)


class Worker:
    """Keep one peer in a process of its own and ask it for measurements."""

    def __init__(self, module: str, case: Case, folder: Path) -> None:
        command = [sys.executable, str(HERE / "worker.py"), module, str(case.path), str(folder)]
        self.module = module
        self._log = open(folder / f"{module}.log", "w+")  # noqa: SIM115 - open as long as the worker
        self._process = subprocess.Popen(
            command,
            env=clean_environment(folder / module),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._log,
            text=True,
        )

    def ask(self, task: str) -> Answer:
        """Let the peer do a task.

        Raises
        ------
        RuntimeError
            If it broke down, with what it printed.
        """
        print(task, file=self._process.stdin, flush=True)
        reply = self._process.stdout.readline()
        if not reply:
            self._process.wait()
            self._log.seek(0)
            raise RuntimeError(f"{self.module} broke down at {task}:\n{self._log.read()}")
        reply = json.loads(reply)
        self.peak_mb = reply["peak_mb"]
        arrays = {}
        if reply["arrays"]:
            with np.load(reply["arrays"]) as found:
                arrays = dict(found)
            os.unlink(reply["arrays"])
        return Answer(**reply["answer"], **arrays)

    def stop(self) -> None:
        """End the process."""
        self._process.stdin.close()
        self._process.wait()
        self._log.close()


def take_turns(workers: Iterable[Worker], task: str) -> dict[str, Answer]:
    """Ask the peers one after the other, three times round, and give each one's median."""
    answers: dict[str, list[Answer]] = {worker.module: [] for worker in workers}
    spent = dict.fromkeys(answers, 0.0)
    for turn in range(REPEATS):
        for worker in workers:
            if turn and spent[worker.module] > PATIENCE_S:
                continue
            start = time.perf_counter()
            answers[worker.module].append(worker.ask(task))
            spent[worker.module] += time.perf_counter() - start
    return {module: median(found) for module, found in answers.items()}


def median(answers: list[Answer]) -> Answer:
    """Give the last answer with the median of all times."""
    answers[-1].seconds = statistics.median(answer.seconds for answer in answers)
    return answers[-1]


def whole(parts: Iterable[dict[str, Answer]]) -> dict[str, Answer]:
    """Add up build, snap and search; a part that was scaled up makes the whole so."""
    sums: dict[str, Answer] = {}
    for part in parts:
        for module, answer in part.items():
            total = sums.setdefault(module, Answer(0.0))
            total.seconds += answer.seconds
            if answer.sample is not None:
                total.sample, total.of = answer.sample, answer.of
    return sums


def engine_rows(case: Case, folder: Path, agreement: Agreement) -> list[Row]:
    """Measure build, snapping, searches and service areas without reading and writing of results."""
    workers = {module: Worker(module, case, folder) for module in EVERYONE}
    everyone = list(workers.values())
    build = take_turns(everyone, "build")
    snap = take_turns(everyone, "snap")
    nearest = take_turns(everyone, "nearest")
    workers[NETWORKX].stop()
    matrix = take_turns([workers[m] for m in (OURS, SCIPY, QGIS)], "matrix")
    workers[SCIPY].stop()
    workers[QGIS].stop()
    agreement.check("nearest", case, nearest)
    agreement.check("matrix", case, matrix)
    lines, polygons = (take_turns([workers[OURS]], kind) for kind in ("lines", "polygons"))
    peak_mb = workers[OURS].peak_mb
    workers[OURS].stop()
    shared_tree = {m: a for m, a in snap.items() if m != NETWORKX}
    return [
        Row("build", case, build),
        Row("snap", case, shared_tree),
        Row("nearest", case, nearest),
        Row("nearest_whole", case, whole([build, snap, nearest])),
        Row("matrix", case, matrix),
        Row("areas_lines", case, lines),
        Row("areas_polygons", case, polygons),
        Row("engine_memory", case, {OURS: Answer(peak_mb)}),
    ]


def town_rows(case: Case, folder: Path, agreement: Agreement) -> list[Row]:
    """Measure the search where contracting gains little."""
    workers = [Worker(module, case, folder) for module in (OURS, SCIPY)]
    for task in ("build", "snap"):
        for worker in workers:
            worker.ask(task)
    nearest = take_turns(workers, "nearest")
    agreement.check("nearest", case, nearest)
    for worker in workers:
        worker.stop()
    return [Row("nearest", case, nearest)]


def file_rows(case: Case, folder: Path) -> list[Row]:
    """Measure from layer file to layer file."""
    runs = EndToEnd(case, folder)
    lines = {OURS: runs.our_areas("LINES"), QGIS: runs.native_lines()}
    polygons = {OURS: runs.our_areas("POLYGONS"), QGIS: runs.native_polygons(lines[QGIS])}
    gaps, peak_mb = runs.our_gaps()
    return [
        Row("files_lines", case, lines),
        Row("files_polygons", case, polygons),
        Row("gaps", case, {OURS: gaps}),
        Row("gaps_memory", case, {OURS: Answer(peak_mb)}),
    ]


def measure(cases: list[Case], town: Case) -> tuple[list[Row], Agreement]:
    """Measure all cases, saying on standard error what is under way."""
    rows, agreement = [], Agreement()
    for case in (*cases, town):
        start, before = time.perf_counter(), len(rows)
        ensure(case)
        with tempfile.TemporaryDirectory(dir=FOLDER, ignore_cleanup_errors=True) as folder:
            if case is town:
                rows += town_rows(case, Path(folder), agreement)
            else:
                rows += engine_rows(case, Path(folder), agreement)
                rows += file_rows(case, Path(folder))
        done = f"{case.path.stem}: {time.perf_counter() - start:.0f} s"
        print(*map(line_of, rows[before:]), done, sep="\n", file=sys.stderr, flush=True)
    return rows, agreement


def main() -> int:
    """Give the exit status: 1 if peers disagree on a cost."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="numbers of segments")
    parser.add_argument("--town", type=int, default=TOWN_SEGMENTS, help="segments of the town")
    parser.add_argument("--facilities", type=int, default=Case.facilities)
    parser.add_argument("--demand", type=int, default=Case.demand)
    wanted = parser.parse_args()
    cases = [Case(size, wanted.facilities, wanted.demand) for size in wanted.sizes]
    town = Case(wanted.town, wanted.facilities, wanted.demand, "town")
    start = time.perf_counter()
    rows, agreement = measure(cases, town)
    text = "\n".join([*header(wanted.facilities, wanted.demand), *lines_of(rows), "", *agreement.lines()])
    minutes = (time.perf_counter() - start) / 60
    where = f"{os.cpu_count()} cores with a load of {os.getloadavg()[2]:.1f}"
    print(f"{text}\n\nMeasured on {where}, in {minutes:.1f} minutes, {time.strftime('%Y-%m-%d')}.")
    return 0 if agreement.holds else 1


if __name__ == "__main__":
    sys.exit(main())

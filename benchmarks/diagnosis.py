"""Measure the diagnosis of a whole county of the design size, from its file to results and workbook.

``python benchmarks/diagnosis.py`` takes some minutes on two cores; ``docs/benchmarks.md`` says how
to read it.
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
from dataclasses import dataclass
from pathlib import Path

from make_county import County, ensure
from make_network import FOLDER
from table import duration, verdict

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tools"))

from headless import clean_environment

HERE = Path(__file__).resolve().parent
REPEATS = 3
LIMIT_S = 60.0
WITHOUT_SHEETS = {"RESULTS": "results.gpkg", "WORKBOOK": "report.xlsx", "RECORD": "record.json"}
SHEETS = {"REPORT": "report.html", "MAP": "map.pdf", "MAP_IMAGE": "map.png", "ATLAS": "atlas.pdf"}
AFTER = {"layers": "result layers", "report": "report", "workbook": "workbook", "map": "map sheets",
         "atlas": "atlas"}


@dataclass(frozen=True)
class Ran:
    """Hold one run: processor seconds by step and in all, seconds on the clock, and the peak of memory."""

    steps: dict[str, float]
    whole_s: float
    clock_s: float
    peak_mb: float


def run(county: County, demand: str, *, sheets: bool) -> Ran:
    """Diagnose the county in a fresh process; ``demand`` is the layer of places where people live.

    Raises
    ------
    RuntimeError
        If it failed, with what it printed.
    """
    with tempfile.TemporaryDirectory(dir=FOLDER, ignore_cleanup_errors=True) as folder:
        files = {**WITHOUT_SHEETS, **(SHEETS if sheets else {})}
        parameters = {
            "COUNTY_FILE": county.path, "DEMAND": f"{county.path}|layername={demand}",
            "POPULATION": county.raster, "YEAR": 2026, "COUNTY": "测试县",
            **{output: Path(folder) / name for output, name in files.items()},
        }
        command = [sys.executable, str(HERE / "diagnosis_run.py"), json.dumps(parameters, default=str)]
        start = time.perf_counter()
        done = subprocess.run(
            command, env=clean_environment(Path(folder) / "home"), capture_output=True, text=True)
        clock_s = time.perf_counter() - start
    if done.returncode:
        raise RuntimeError(f"the diagnosis failed:\n{done.stdout}\n{done.stderr}")
    found = json.loads(done.stdout.splitlines()[-1])
    return Ran(seconds_of(found), found["whole"], clock_s, found["peak_mb"])


def seconds_of(found: dict) -> dict[str, float]:
    """List the seconds of each step and part; what is left of the whole is QGIS's start."""
    parts = found["parts"]
    steps = {"reading": parts["reading"], **found["steps"]}
    steps.update((name, parts[part]) for part, name in AFTER.items() if part in parts)
    return {**steps, "starting QGIS, and the rest": found["whole"] - sum(steps.values())}


def middle(runs: list[Ran]) -> Ran:
    """Give the medians of some runs."""
    return Ran(
        {step: statistics.median(one.steps[step] for one in runs) for step in runs[0].steps},
        statistics.median(one.whole_s for one in runs), statistics.median(one.clock_s for one in runs),
        max(one.peak_mb for one in runs))


def lines_of(columns: dict[str, Ran], *, judged: bool) -> list[str]:
    """Write a row for each step, then the whole; the first column is held against the limit."""
    lines = ["| step | " + " | ".join(columns) + " | target | |",
             "| --- | " + "---: | " * len(columns) + "--- | --- |"]
    names = dict.fromkeys(step for ran in columns.values() for step in ran.steps)
    for name in names:
        cells = [duration(ran.steps[name]) if name in ran.steps else "" for ran in columns.values()]
        lines.append(f"| {name} | " + " | ".join(cells) + " | | |")
    first = next(iter(columns.values()))
    target = f"< {LIMIT_S:g} s | {verdict(first.whole_s < LIMIT_S)}" if judged else " |"
    whole = " | ".join(duration(ran.whole_s) for ran in columns.values())
    lines.append(f"| **all** | {whole} | {target} |")
    lines.append("| the same by the clock | " + " | ".join(
        duration(ran.clock_s) for ran in columns.values()) + " | | |")
    lines.append("| peak memory | " + " | ".join(
        f"{ran.peak_mb:,.0f} MB" for ran in columns.values()) + " | | |")
    return lines


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--scale", type=float, default=1.0, help="1 is the design size")
    parser.add_argument("--repeats", type=int, default=REPEATS)
    wanted = parser.parse_args()
    county, start = County(wanted.scale), time.perf_counter()
    ensure(county)
    columns = {}
    for title, demand, sheets in (
        (f"{county.settlements:,} settlements", "settlements", False),
        (f"{county.villages:,} villages", "villages", False),
        ("settlements, with report, sheets and atlas", "settlements", True),
    ):
        columns[title] = middle([run(county, demand, sheets=sheets) for _ in range(wanted.repeats)])
        print(f"{title}: {duration(columns[title].whole_s)}", file=sys.stderr, flush=True)
    print("", *lines_of(columns, judged=wanted.scale == 1.0), "", sep="\n")
    minutes = (time.perf_counter() - start) / 60
    where = f"{os.cpu_count()} cores with a load of {os.getloadavg()[2]:.1f}"
    print(f"Measured on {where}, in {minutes:.1f} minutes, {time.strftime('%Y-%m-%d')}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())

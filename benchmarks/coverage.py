"""Measure the five coverage algorithms at three sizes, beside QGIS's own steps, and print one table.

``python benchmarks/coverage.py`` takes some minutes on two cores; ``docs/benchmarks.md`` says how to read it.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from answers import Answer
from make_county import County, ensure
from make_network import FOLDER
from run import Worker, median
from table import duration, ratio, verdict

SCALES = (0.25, 1.0, 4.0)
DESIGN = 1.0
REPEATS = 3
OURS, NATIVE = "coverage_ours", "coverage_native"
ENGINES = {
    "roads": "road coverage",
    "pipes": "pipe coverage",
    "sites": "site coverage, 13 systems",
    "corridors": "corridor gaps",
    "green": "green coverage",
}
WHOLE_S, MEMORY_MB, TIMES, GROWTH = 10.0, 1_000.0, 20.0, 5.0
# Ours gives a stretch within 5 cm of a boundary to one township.
AGREE = 1e-4


def measure(county: County, repeats: int) -> tuple[dict[str, Answer], float]:
    """Run the five algorithms in one process, each alone and one after another, some times round.

    Also gives its largest resident set.
    """
    ensure(county)
    with tempfile.TemporaryDirectory(dir=FOLDER, ignore_cleanup_errors=True) as folder:
        ours = Worker(OURS, county, Path(folder))
        found: dict[str, list[Answer]] = {name: [] for name in (*ENGINES, "session", "lengths")}
        for _ in range(repeats):
            for name, answers in found.items():
                answers.append(ours.ask(name))
        peak_mb = ours.peak_mb
        ours.stop()
    return {name: median(answers) for name, answers in found.items()}, peak_mb


def measure_native(county: County, repeats: int) -> dict[str, Answer]:
    """Run QGIS's own steps for the two tables."""
    with tempfile.TemporaryDirectory(dir=FOLDER, ignore_cleanup_errors=True) as folder:
        native = Worker(NATIVE, county, Path(folder))
        found = {name: [native.ask(name) for _ in range(repeats)] for name in ("lengths", "within")}
        native.stop()
    for file in FOLDER.glob("native-*.gpkg*"):
        file.unlink()
    return {name: median(answers) for name, answers in found.items()}




def lines_of(scales: list[float], ours: dict[float, tuple[dict[str, Answer], float]]) -> list[str]:
    """Write what the algorithms take at each size, and how that grows."""
    heads = [f"{County(scale).edges:,} road edges" for scale in scales]
    lines = ["| task | " + " | ".join(heads) + " | growth for 4 times | target | |",
             "| --- | " + "---: | " * (len(scales) + 1) + "--- | --- |"]
    for name, title in ENGINES.items():
        lines.append(_row(title, [ours[scale][0][name].seconds for scale in scales], scales, ""))
    each = [sum(ours[scale][0][name].seconds for name in ENGINES) for scale in scales]
    lines.append(_row("the sum of the five", each, scales, ""))
    whole = [ours[scale][0]["session"].seconds for scale in scales]
    at = scales.index(DESIGN) if DESIGN in scales else None
    judged = "" if at is None else verdict(whole[at] <= WHOLE_S)
    target = f"≤ {WHOLE_S:g} s at {County().edges:,}"
    lines.append(_row("all five in one session", whole, scales, target, judged))
    peaks = [ours[scale][1] for scale in scales]
    judged = "" if at is None else verdict(peaks[at] <= MEMORY_MB)
    lines.append("| peak memory | " + " | ".join(f"{peak:,.0f} MB" for peak in peaks)
                 + f" | | ≤ {MEMORY_MB:,.0f} MB at {County().edges:,} | {judged} |")
    return lines


def _row(title: str, seconds: list[float], scales: list[float], target: str, judged: str = "") -> str:
    pairs = zip(seconds, seconds[1:], scales, scales[1:])
    growth = [later / sooner for sooner, later, a, b in pairs if b == 4 * a]
    if growth and not target:
        target, judged = f"≤ {GROWTH:g}-fold", verdict(max(growth) <= GROWTH)
    cells = [title, *map(duration, seconds), ", ".join(f"{g:.1f}-fold" for g in growth), target, judged]
    return "| " + " | ".join(cells) + " |"


def native_lines(county: County, ours: dict[str, Answer], native: dict[str, Answer]) -> list[str]:
    """Write both tables that QGIS's own steps can make beside ours."""
    lines = [f"| at {county.edges:,} road edges | ours | QGIS's own steps | × | target | |",
             "| --- | ---: | ---: | ---: | --- | --- |"]
    for title, own, other in (
        ("road length by class and township", ours["lengths"], native["lengths"]),
        ("villages within a network distance (ours: all of site coverage)", ours["sites"], native["within"]),
    ):
        times = other.seconds / own.seconds
        sample = "" if other.sample is None else f" ({other.sample:,} of {other.of:,})"
        shown = ("" if other.sample is None else "≈ ") + duration(other.seconds) + sample
        lines.append(f"| {title} | {duration(own.seconds)} | {shown} | {ratio(times)} | ×{TIMES:g} | "
                     f"{verdict(times >= TIMES)} |")
    return lines


def difference(ours: Answer, native: Answer) -> float:
    """Give the largest relative difference between both tables of lengths, by township and class."""
    if len(ours.cost_m) != len(native.cost_m):
        return np.inf
    return float(np.max(np.abs(ours.cost_m - native.cost_m) / native.cost_m))


def main() -> int:
    """Give the exit status: 1 if the tables of lengths disagree."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--scales", type=float, nargs="+", default=SCALES, help="1 is the design size")
    parser.add_argument("--repeats", type=int, default=REPEATS, help="up to the design size; larger run once")
    wanted = parser.parse_args()
    start, scales, ours = time.perf_counter(), sorted(wanted.scales), {}
    for scale in scales:
        ours[scale] = measure(County(scale), wanted.repeats if scale <= DESIGN else 1)
        took = ", ".join(f"{name} {duration(answer.seconds)}" for name, answer in ours[scale][0].items())
        print(f"scale {scale:g}: {took}; {ours[scale][1]:,.0f} MB", file=sys.stderr, flush=True)
    print("Processor time, reading included.", "", *lines_of(scales, ours), "", sep="\n", flush=True)
    largest = DESIGN if DESIGN in scales else scales[-1]
    native = measure_native(County(largest), min(wanted.repeats, 2))
    print(*native_lines(County(largest), ours[largest][0], native), "", sep="\n")
    apart = difference(ours[largest][0]["lengths"], native["lengths"])
    count = len(native["lengths"].cost_m)
    print(f"lengths: both tables agree on {count} lengths to {apart:.0e}", "", sep="\n")
    minutes = (time.perf_counter() - start) / 60
    where = f"{os.cpu_count()} cores with a load of {os.getloadavg()[2]:.1f}"
    print(f"Measured on {where}, in {minutes:.1f} minutes, {time.strftime('%Y-%m-%d')}.")
    return 0 if apart <= AGREE else 1


if __name__ == "__main__":
    sys.exit(main())

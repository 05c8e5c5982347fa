"""Measure algorithms from layer file to layer file, each in a fresh process.

Ours run in ``qgis_process``, QGIS's own in a Python that starts QGIS (see ``native_run.py``).
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from answers import BREAKS_M, CUTOFF_M, FULL_RUN_S, Answer
from make_network import Case
from memory import Watch

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "tools"))

from headless import Headless, clean_environment, read_report, spelled  # noqa: E402

FEW = 5
MORE_AT_LEAST, MORE_AT_MOST, MORE_TIMES_SEGMENTS = 20, 200, 10_000_000
MORE_TO_BUFFER = 20
BUFFER_M = 100.0
SERVICE = "primary"
GAP_OUTPUTS = ("OUTPUT", "ROUTES", "GAP_AREAS", "TOWNSHIP_GAPS", "SUMMARY", "SKIPPED")
ONE_WAY = {"DIRECTION_FIELD": "oneway", "VALUE_FORWARD": "yes", "VALUE_BACKWARD": "-1", "VALUE_BOTH": "no"}


@dataclass(frozen=True)
class Ran:
    """Hold the processor time and the largest resident set of a call."""

    seconds: float
    peak_mb: float


def spent_by_children() -> float:
    """Give the processor time in seconds of all processes that were started and have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


class EndToEnd:
    """Run our algorithms and QGIS's own on the layers of one case."""

    def __init__(self, case: Case, folder: Path) -> None:
        self.case = case
        self.folder = folder
        self.headless = Headless(folder / "qgis")
        self.environment = clean_environment(folder / "home")

    def layer(self, name: str, first: int | None = None) -> str:
        """Name a layer of the case, or its first features only."""
        subset = "" if first is None else f"|subset=fid <= {first}"
        return f"{self.case.path}|layername={name}{subset}"

    def ours(self, algorithm: str, parameters: dict[str, object]) -> Ran:
        """Run one of our algorithms.

        Raises
        ------
        RuntimeError
            If it failed, with what it printed.
        """
        start = spent_by_children()
        with self.headless.process(["run", algorithm, "--json", "--", *spelled(parameters)]) as process:
            watch = Watch(process.pid)
            stdout, stderr = process.communicate()
        seconds = spent_by_children() - start
        if process.returncode or not read_report(stdout).get("results"):
            raise RuntimeError(f"{algorithm} failed:\n{stdout}\n{stderr}")
        return Ran(seconds, watch.stop())

    def native(self, algorithm: str, parameters: dict[str, object]) -> float:
        """Run one of QGIS's own algorithms and give the seconds.

        Raises
        ------
        RuntimeError
            If it failed, with what it printed.
        """
        script = str(HERE / "native_run.py")
        command = [sys.executable, script, algorithm, json.dumps(parameters, default=str)]
        start = spent_by_children()
        run = subprocess.run(command, env=self.environment, capture_output=True, text=True)
        seconds = spent_by_children() - start
        if run.returncode:
            raise RuntimeError(f"{algorithm} failed:\n{run.stderr}")
        return seconds

    # ---- ours ----

    def our_areas(self, output: str) -> Answer:
        """Measure ``countygis:serviceareas`` with all breaks, for ``LINES`` or ``POLYGONS``."""
        parameters = {
            "ROADS": self.layer("roads"),
            "FACILITIES": self.layer("facilities"),
            "BREAKS": ",".join(f"{distance_m:g}" for distance_m in BREAKS_M),
            "DIRECTION": "from_facility",
            "TOLERANCE": 0,
            **ONE_WAY,
            output: self.folder / f"our_{output.lower()}.gpkg",
        }
        return Answer(self.ours("countygis:serviceareas", parameters).seconds)

    def our_gaps(self) -> tuple[Answer, float]:
        """Measure ``countygis:servicegaps`` for one service with all layers, and its largest resident set."""
        parameters = {
            "ROADS": self.layer("roads"),
            "FACILITIES": self.layer("facilities"),
            "DEMAND": self.layer("demand"),
            "TOWNSHIPS": self.layer("townships"),
            "KINDS": SERVICE,
            "MODE": "distance",
            "RADIUS": CUTOFF_M,
            "DIRECTION_FIELD": "oneway",
            "TOLERANCE": 0,
            **{name: self.folder / f"{name.lower()}.gpkg" for name in GAP_OUTPUTS},
        }
        ran = self.ours("countygis:servicegaps", parameters)
        return Answer(ran.seconds), ran.peak_mb

    # ---- QGIS's own service areas ----

    def native_lines(self) -> Answer:
        """Measure ``native:serviceareafromlayer``, one run a break."""
        more = int(np.clip(MORE_TIMES_SEGMENTS // self.case.segments, MORE_AT_LEAST, MORE_AT_MOST))
        return self._for_all(self._native_lines, more)

    def native_polygons(self, lines: Answer) -> Answer:
        """Add to ``lines`` what ``native:buffer`` takes for making polygons of them, one run a break."""
        areas = self._for_all(self._native_areas, MORE_TO_BUFFER)
        return Answer(lines.seconds + areas.seconds, areas.sample, areas.of)

    def _for_all(self, work: Callable[[int, float], float], more: int) -> Answer:
        """Find the time for all facilities and breaks.

        Where it would be over a minute it is drawn from two samples at the middle break: what
        the first ``FEW`` facilities take, and what each of ``more`` facilities adds.
        """
        total = self.case.facilities
        if total > FEW + more:
            middle = BREAKS_M[len(BREAKS_M) // 2]
            little, much = work(FEW, middle), work(FEW + more, middle)
            seconds = len(BREAKS_M) * (little + (total - FEW) * max(much - little, 0.0) / more)
            if seconds > FULL_RUN_S:
                return Answer(seconds, FEW + more, total)
        return Answer(sum(work(total, distance_m) for distance_m in BREAKS_M))

    def _native_lines(self, facilities: int, distance_m: float) -> float:
        return self.native(
            "native:serviceareafromlayer",
            {
                "INPUT": self.layer("roads"),
                "STRATEGY": 0,
                **ONE_WAY,
                "START_POINTS": self.layer("facilities", facilities),
                "TRAVEL_COST2": distance_m,
                "OUTPUT_LINES": self._lines_file(facilities, distance_m),
            },
        )

    def _native_areas(self, facilities: int, distance_m: float) -> float:
        lines = self._lines_file(facilities, distance_m)
        if not lines.exists():
            self._native_lines(facilities, distance_m)
        areas = self.folder / "native_areas.gpkg"
        return self.native("native:buffer", {"INPUT": lines, "DISTANCE": BUFFER_M, "OUTPUT": areas})

    def _lines_file(self, facilities: int, distance_m: float) -> Path:
        return self.folder / f"native_lines_{facilities}_{distance_m:.0f}.gpkg"

"""Say what a measurement took, and carry the costs that it found."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from make_network import Case

FULL_RUN_S = 60.0
CUTOFF_M = 2_000.0
BREAKS_M = (500.0, 1_000.0, 2_000.0)


@dataclass
class Answer:
    """Hold one measurement.

    ``seconds`` is for the whole task. Where only ``sample`` of ``of`` items were run it is scaled
    up, and ``sample`` is set. The costs found are ``facility`` and ``demand`` (row numbers) and
    ``cost_m`` (both legs and the network); ``facility`` is −1 where the peer does not name it.
    Where a peer gives costs for the first facilities or demand rows only, it says for how many.
    """

    seconds: float
    sample: int | None = None
    of: int | None = None
    facility: np.ndarray | None = None
    demand: np.ndarray | None = None
    cost_m: np.ndarray | None = None
    facilities_covered: int | None = None
    demand_covered: int | None = None

    def covers_all_facilities(self, case: Case) -> bool:
        """Say whether the costs take every facility into account."""
        return self.facilities_covered in (None, case.facilities)


def timed(work: Callable, *arguments: object) -> tuple[float, object]:
    """Run ``work`` and give its result, before it its processor time in seconds, of all threads.

    Other work on the machine makes the wall time longer, and by chance.
    """
    start = time.process_time()
    result = work(*arguments)
    return time.process_time() - start, result


def scaled(work: Callable[[int], object], first: int, total: int) -> tuple[float, int, object]:
    """Run ``work(n)`` for a few items, and for all where that is likely to take under a minute.

    Gives the seconds for all items (scaled up in proportion if not all were run), how many items
    were run, and the result.
    """
    count = min(first, total)
    seconds, result = timed(work, count)
    if count < total and seconds / count * total <= FULL_RUN_S:
        count = total
        seconds, result = timed(work, count)
    return seconds * total / count, count, result

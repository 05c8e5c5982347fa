"""Make the limits of a map's classes readable without moving any value into another class."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

STEPS = (5.0, 2.0, 1.0)  # of each power of ten, the roundest first
MARGIN = 0.2  # of the gap between two values, on either side of a limit


def readable_limits(limits: Sequence[float], values: Sequence[float], *, whole: bool = False) -> list[float]:
    """Round the limits between classes to the shortest numbers that part ``values`` as they do.

    ``limits`` belong to the class below, as QGIS gives them. The limits given back belong to the
    class above, and every class between them holds a value. With ``whole`` they are whole numbers.
    """
    known = np.unique(np.asarray(values, dtype=float))
    known = known[np.isfinite(known)]
    found: list[float] = []
    for limit in sorted(limits):
        # A limit that is a value itself may come back with its last digit changed.
        slack = 1e-9 * max(abs(limit), 1e-9)
        below, above = known[known <= limit + slack], known[known > limit + slack]
        if len(below) == 0 or len(above) == 0:
            continue
        chosen = _roundest(below[-1], above[0], whole=whole)
        if not found or chosen > found[-1]:
            found.append(chosen)
    return found


def _roundest(low: float, high: float, *, whole: bool) -> float:
    """Give the roundest number between two values, clear of both where that can be."""
    gap = high - low
    clear = low + MARGIN * gap, high - MARGIN * gap
    lowest = 0 if whole else math.floor(math.log10(gap)) - 1
    for first, last in (clear, (low, high)):
        for power in range(math.floor(math.log10(max(abs(low), abs(high)))) + 1, lowest - 1, -1):
            for step in STEPS:
                found = _multiple(first, last, step, power)
                if found is not None:
                    return found
    return high


def _multiple(low: float, high: float, step: float, power: int) -> float | None:
    """Give the multiple of ``step`` × 10^``power`` between two numbers that is nearest to their middle."""
    unit = step * 10.0**power
    first, last = math.floor(low / unit) + 1, math.floor(high / unit)
    if first > last:
        return None
    number = min(max(round((low + high) / 2 / unit), first), last) * step
    # Divide where the power is negative: 3 / 10 is 0.3, 3 × 0.1 is not.
    return number * 10.0**power if power >= 0 else number / 10.0**-power


def class_of(value: float, limits: Sequence[float]) -> int:
    """Give the number of the class that a value is in: a limit belongs to the class above it."""
    return int(np.searchsorted(np.asarray(limits, dtype=float), value, side="right"))

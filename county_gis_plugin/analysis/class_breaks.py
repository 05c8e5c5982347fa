"""Make the limits of a map's classes readable without moving any value into another class."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

STEPS = (5.0, 2.0, 1.0)  # of each power of ten, the roundest first
MARGIN = 0.2  # of the gap between two values, on either side of a limit


def readable_limits(
    limits: Sequence[float], values: Sequence[float], *, whole: bool = False, decimals: int | None = None
) -> list[float]:
    """Round the limits between classes to the shortest numbers that part ``values`` as they do.

    ``limits`` belong to the class below, as QGIS gives them. The limits given back belong to the
    class above, and every class between them holds a value. With ``whole`` they are whole numbers.
    Where the values are shown with so many ``decimals``, two that look alike stay in one class, and
    each is on the same side of a limit as what is shown of it.
    """
    known = np.unique(np.asarray(values, dtype=float))
    known = known[np.isfinite(known)]
    shown = known if decimals is None else np.round(known, decimals)
    found: list[float] = []
    for limit in sorted(limits):
        # A limit that is a value itself may come back with its last digit changed.
        slack = 1e-9 * max(abs(limit), 1e-9)
        below = int(np.searchsorted(known, limit + slack, side="right"))
        if below == 0:
            continue
        first = int(np.searchsorted(shown, shown[below - 1], side="right"))  # that looks larger
        if first == len(known):
            continue
        low, high = max(known[first - 1], shown[first - 1]), min(known[first], shown[first])
        chosen = _roundest(low, high, whole=whole, decimals=decimals)
        if not found or chosen > found[-1]:
            found.append(chosen)
    return found


def _roundest(low: float, high: float, *, whole: bool, decimals: int | None) -> float:
    """Give the roundest number between two values.

    It has no more decimals than they are shown with, and is clear of both, where that can be.
    """
    gap = high - low
    clear, finest = (low + MARGIN * gap, high - MARGIN * gap), math.floor(math.log10(gap)) - 1
    shown = 0 if whole else finest if decimals is None else max(finest, -decimals)
    highest = math.floor(math.log10(max(abs(low), abs(high)))) + 1
    ways = [(clear, shown), ((low, high), shown)]
    if not whole and shown > finest:
        ways += [(clear, finest), ((low, high), finest)]
    for (first, last), lowest in ways:
        for power in range(highest, lowest - 1, -1):
            for step in STEPS:
                found = _multiple(first, last, step, power)
                if found is not None:
                    return found
    return high


def _multiple(low: float, high: float, step: float, power: int) -> float | None:
    """Give the multiple of ``step`` × 10^``power`` between two numbers that is nearest to their middle."""

    def times(count: int) -> float:
        # Divide where the power is negative: 3 / 10 is 0.3, 3 × 0.1 is not.
        return count * step * 10.0**power if power >= 0 else count * step / 10.0**-power

    unit = step * 10.0**power
    first, last = math.floor(low / unit), math.ceil(high / unit)
    # 0.7 / 0.1 is less than 7: the numbers themselves are compared.
    first, last = first + (times(first) <= low), last - (times(last) > high)
    first += times(first) <= low
    return times(min(max(round((low + high) / 2 / unit), first), last)) if first <= last else None


def class_of(value: float, limits: Sequence[float]) -> int:
    """Give the number of the class that a value is in: a limit belongs to the class above it."""
    return int(np.searchsorted(np.asarray(limits, dtype=float), value, side="right"))

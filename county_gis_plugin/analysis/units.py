"""Hold how many of one unit make another."""

from __future__ import annotations

import math
import re

M_PER_KM = 1000.0
M2_PER_KM2 = 1e6
SECONDS_PER_MINUTE = 60.0
KMH_PER_MS = 3.6
# What is given for every 10,000 people (每万人).
TEN_THOUSAND = 10_000.0

# The ways to write a unit: each row is what it measures, then ``units: how many of it make one``.
_WRITTEN = {
    "share": {"share": 1, "%|％|百分比|percent|per cent": 0.01, "‰|千分比": 0.001},
    "length": {"m|米": 1, "km|公里|千米": M_PER_KM},
    "time": {"min|分|分钟": 1, "h|小时": 60, "s|秒": 1 / SECONDS_PER_MINUTE},
    "land": {"亩": 1, "公顷|hm2|ha": 15, "km2|平方公里|平方千米": 1500},
    "flow": {"m3/日|立方米/日|吨/日|t/d|m3/d": 1},
    "density": {"km/km2|公里/平方公里|千米/平方千米": 1, "m/km2|米/平方公里": 1 / M_PER_KM},
    "area of one": {"m2/人|平方米/人|m2/person": 1},
    "beds": {"beds/1000 people|张/千人|床/千人": 1},
    "sites": {"sites|个|处|座|所": 1},
}
_SCALES = {
    name: (kind, factor) for kind, units in _WRITTEN.items() for names, factor in units.items()
    for name in names.split("|")
}


def converted(value: float, told: str, wanted: str) -> float:
    """Bring a number from one unit into another, as statistics and targets write them.

    ``told`` and ``wanted`` are units in English or Chinese, such as %, 公里 or 万人 (ten thousand of a
    unit); a unit that is not known is only itself. The result is NaN where they measure different things.
    """
    kind, factor = _scale(told)
    wanted_kind, wanted_factor = _scale(wanted)
    return round(value * factor / wanted_factor, 12) if kind == wanted_kind else math.nan


def _scale(unit: str) -> tuple[str, float]:
    """Give what a unit measures, and how many of the first unit of its kind one makes."""
    plain = unit.strip().replace("²", "2").replace("³", "3")
    found = _SCALES.get(plain) or _SCALES.get(plain.lower())
    if found:
        return found
    many = re.fullmatch("万(.+)", plain)
    if many:
        kind, factor = _scale(many[1])
        return kind, TEN_THOUSAND * factor
    return plain, 1.0

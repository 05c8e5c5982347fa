"""Read route numbers: a road may carry several, and the higher route comes first."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd

from .. import values

_SEVERAL = re.compile(r"[;；,，、/+]")
# Metres that two routes share count with the higher one (G before S, X, Y, C, Z), then the lower number.
_ORDER = "GSXYCZ"


def route_numbers(column: pd.Series) -> np.ndarray:
    """Give the route numbers of each row as a tuple (n,), in the order in which they are written."""
    found = values.read_each(column, _read)[0]
    none = np.empty(1, dtype=object)
    none[0] = ()
    found[pd.isna(found)] = none
    return found


def _read(value: object) -> tuple[str, ...]:
    parts = (values.normal(part).upper() for part in _SEVERAL.split(values.read_code(value)))
    return tuple(dict.fromkeys(part for part in parts if part))


def rank(route: str) -> tuple[int, int, str]:
    """Give the order of a route among those that share a road: the first has the higher rank."""
    letter = (_ORDER + route[:1]).find(route[:1]) if route else len(_ORDER)
    digits = re.search(r"\d+", route)
    return letter, int(digits[0]) if digits else 10**9, route

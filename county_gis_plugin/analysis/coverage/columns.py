"""Say by one rule what kind of values a column of a result holds: text, whole numbers or real ones."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pandas as pd

# What is counted in pieces stands in these columns, though sums of townships are floats.
_COUNTED = re.compile(r"(villages|sites|seats|rows|gaps|stretches|parks|rank|link)(_|$)")
_MEASURED = re.compile(r"_(km2|m2|km|m|min|s|share|index)$|_per_|(^|_)people(_|$)|capacity")


def column_kind(name: str, column: pd.Series, whole: Iterable[str] = ()) -> str:
    """Give ``text``, ``whole`` or ``real``.

    Integers and booleans are whole; so are floats that count something, by their name (``villages``,
    ``villages_on_graded``, ``rank``, but not ``villages_share``) or because ``whole`` lists them. A
    column of objects is what its values are; without any it is what its name says.
    """
    kind = pd.api.types.infer_dtype(column, skipna=True)
    counted = name in set(whole) or bool(_COUNTED.match(name) and not _MEASURED.search(name))
    if kind in ("integer", "boolean") or kind in ("floating", "mixed-integer-float", "empty") and counted:
        return "whole"
    if kind in ("floating", "mixed-integer-float", "decimal"):
        return "whole" if name.endswith("_id") else "real"
    if kind == "empty":
        return "whole" if name.endswith("_id") else "real" if _MEASURED.search(name) else "text"
    return "text"

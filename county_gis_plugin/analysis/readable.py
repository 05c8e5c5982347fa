"""Make text and numbers from data fit to be shown: on one line, without what cannot be seen or misleads."""

from __future__ import annotations

import math
import re
from decimal import ROUND_HALF_UP, Decimal

UNREADABLE = "\ufffd"

# Neither XML nor a sheet of paper has a place for these; a stray one makes a workbook unreadable.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# Embeddings, overrides and isolates turn the reading direction of all that follows them: with one in a
# name "gpj.exe" is read as "exe.jpg". Letters that are written from right to left need none of them.
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_BREAKS = re.compile("[\t-\r\x1c-\x1f\x85\u2028\u2029]+")


def visible(text: object) -> str:
    """Write a value as text with a mark in place of each control character; lines and tabs stay."""
    return _CONTROL.sub(UNREADABLE, _TURNING.sub("", str(text)))


def one_line(text: object) -> str:
    """Write a value as visible text on one line: breaks of lines and tabs become a blank."""
    return visible(_BREAKS.sub(" ", str(text)))


def figure(value: float, decimals: int, *, factor: int = 1) -> str:
    """Write a number, times ``factor``, with so many decimals; a half goes up, as in spreadsheets.

    Of the 15 digits that a spreadsheet knows: 13 of 16 are 81.3 % in a report as in its workbook, where
    Python's own formats say 81.2.
    """
    exact = Decimal(f"{float(value):.15g}") * factor
    return f"{exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP) + 0:,f}"


def decimals_beyond(value: float, limit: float | None, decimals: int) -> int:
    """Say how many decimals a number needs that must not look as if it were within a limit, or beyond it.

    4.02 minutes are not within 4 minutes: they need two decimals. Three more than ``decimals`` are the most.
    """
    if limit is None or not math.isfinite(limit):
        return decimals
    for more in range(4):
        shown = float(figure(value, decimals + more).replace(",", ""))
        if (shown > limit) == (value > limit):
            return decimals + more
    return decimals + 3

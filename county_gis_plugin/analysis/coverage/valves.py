"""Read whether a valve lets anything pass (常开, 全开, 在用, 关闭)."""

from __future__ import annotations

import re

import geopandas as gpd
import pandas as pd

from .. import values
from ..errors import listed, message
from ..issues import Issue, issue
from ..status_words import CLOSED, status_of
from ..values import UnreadableError

LAYER = "VALVES"
# Half closed is half open: something passes. 开关 is the name of the thing.
_STATES = re.compile(
    r"(?P<unsaid>开关)"
    r"|(?P<open>(?:未|不|没有?|半)(?:关闭|关|闭)|关不|开(?!不|工|建)|not(?:close|shut)|open)"
    r"|(?P<shut>(?:未|不|没有?)(?:打开|开)(?!工|建)|开不|关闭|关|闭|切断|截断|堵死|not(?:yet)?open|shut|close)")
_SHUT = frozenset({"off", "断", "断开", "截", "截止"})


def read_open(value: object) -> bool:
    """Read whether something passes a valve: 全开, 常开, 开着, 1 and yes; 关闭, 常闭, 停用, 0 and no do not.

    A valve that is in use (在用, 正常, 完好, 已建) is open. One that is planned, or not built yet, is
    not there and bars nothing.
    """
    text = values.normal(value)
    if text in values.YES or text == "on":
        return True
    if text in values.NO or text in _SHUT:
        return False
    found = {match.lastgroup for match in _STATES.finditer(text)}
    if len(found) == 1 and "unsaid" not in found:
        return "open" in found
    status = None if found else status_of(text)
    if status is None:
        raise UnreadableError(value)
    return status != CLOSED


def closed_valves(valves: gpd.GeoDataFrame | None, issues: list[Issue]) -> gpd.GeoDataFrame | None:
    """Keep the valves that are not known to be open; what says nothing, or is not understood, is listed."""
    if valves is None:
        return None
    state = valves["status"] if "status" in valves else pd.Series(None, index=valves.index, dtype=object)
    is_open, unread = values.read_each(state, read_open)
    silent = pd.isna(is_open) & ~unread
    if silent.any():
        issues.append(issue(LAYER, listed(valves.index[silent]), "status_unknown", message(
            "Nothing says whether these valves are open; they count as closed.")))
    for word, ids in valves.index[unread].groupby(state[unread].astype(str)).items():
        issues.append(issue(LAYER, listed(ids), "status_unknown", message(
            "“{value}” does not say whether these valves are open; they count as closed.", value=word)))
    return valves[is_open != True]  # noqa: E712 - missing is not open

"""Understand what registers write of a feature's state, by words and by their parts (远期规划, 未停用)."""

from __future__ import annotations

import re
from functools import lru_cache

from .data_files import shipped, words

EXISTING, CONSTRUCTION, PLANNED, CLOSED = "existing", "construction", "planned", "closed"
# What says that only some of the feature is so, or only perhaps: nobody can tell which.
_DOUBT = re.compile(r"部分|局部|一半|半|不详|不明|未知|待定|待核|正常?与否|是否|partly|partial|unknown|[?]")
# Before a part: it is not so yet; it is not so; it will be so.
_NOT_YET = r"尚未|还未|未|暂未|没有|还没有|没|待|即将|notyet"
_NOT = r"不在|不再|不是|不属于|未列入|未纳入|不|非|无法|无|禁止|not|nolonger|non"
_LATER = r"拟|待|计划|规划|即将|将|预计|tobe"
_PLAN = frozenset({"规划", "计划", "planned", "planning", "inplan"})


def status_of(text: str) -> str | None:
    """Give ``existing``, ``construction``, ``planned`` or ``closed``; ``None`` where nothing is understood.

    ``text`` is in the form of ``values.normal``. A word of ``standards/statuses.csv`` says it by
    itself. Else its parts do: what is closed is closed whatever else is said of it, what is being
    built is not there yet; *existing* beside *planned* says nothing.
    """
    if text in _words():
        return _words()[text]
    if _DOUBT.search(text):
        return None
    found = {_meaning(match) for match in _pattern().finditer(text)}
    if CLOSED in found or CONSTRUCTION in found:
        return CLOSED if CLOSED in found else CONSTRUCTION
    return found.pop() if len(found) == 1 else None


def _meaning(match: re.Match[str]) -> str | None:
    """Say what one part means with what stands before it."""
    if match["leaving"]:  # 拟拆除: still there
        return EXISTING
    if match["part"]:
        return _parts()[match["part"]]
    denied = match["denied"]
    status = _parts()[denied]
    if status == CLOSED or denied in _PLAN:
        return EXISTING
    if status == PLANNED:
        return PLANNED
    if match["not_yet"]:
        return CONSTRUCTION if status == EXISTING else PLANNED
    return CLOSED if status == EXISTING else None


@lru_cache(maxsize=1)
def _words() -> dict[str, str]:
    return {word: row["status"] for row in shipped("statuses.csv") for word in words(row["words"])}


@lru_cache(maxsize=1)
def _parts() -> dict[str, str]:
    return {part: row["status"] for row in shipped("statuses.csv") for part in words(row["parts"])}


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    """Look for the longest part at each place, alone or after a word that turns it round."""
    longest_first = sorted(_parts(), key=len, reverse=True)
    part = "|".join(map(re.escape, longest_first))
    closed = "|".join(re.escape(word) for word in longest_first if _parts()[word] == CLOSED)
    return re.compile(
        rf"(?P<leaving>(?:{_LATER})(?:{closed}|拆))|(?P<part>{part})"
        rf"|(?:(?P<not_yet>{_NOT_YET})|(?:{_NOT}))(?P<denied>{part})")

"""Recognise Chinese text that was read in the wrong encoding."""

from __future__ import annotations

import re
from collections.abc import Iterable

from .readable import UNREADABLE

GB = "GB18030"
# What text was taken for, and what it was, with the decoder that is strict about it: two bytes of
# GB 2312 make two accented letters, a combination that no European language has twice in a row.
MISREADINGS = (
    ("latin-1", "utf-8", "UTF-8"),
    ("cp1252", "utf-8", "UTF-8"),
    ("latin-1", "gb2312", GB),
    ("cp1252", "gb2312", GB),
    ("gb18030", "utf-8", "UTF-8"),
)

_SUSPECT = re.compile(
    "\ufffd|[\x80-\u017f\u0192\u02c6\u02dc\u2010-\u2122]{4}|[\u4e00-\u9fff\ue000-\uf8ff]{3}"
)
_CHINESE = re.compile("[\u4e00-\u9fff]{2}")


def meant_encoding(text: str) -> str | None:
    """Name the encoding of a text that was read in another; ``None`` where nothing looks wrong."""
    if text.isascii() or not _SUSPECT.search(text):
        return None
    if UNREADABLE in text:
        return GB
    for taken_for, strict, name in MISREADINGS:
        try:
            meant = text.encode(taken_for).decode(strict)
        except UnicodeError:
            continue
        if _CHINESE.search(meant):
            return name
    return None


def first_garbled(texts: Iterable[str]) -> tuple[str, str] | None:
    """Give the first text that was misread, and the encoding it is in; ``None`` if there is none."""
    for text in texts:
        name = meant_encoding(text)
        if name:
            return text, name
    return None

"""Name the documents that targets, radii and commitments are taken from: ``standards/sources.csv``."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from .data_files import shipped


def cited(text: str) -> str:
    """Give the short Chinese name of a source by its id; any other text, such as a user's own, stays."""
    return _names().get(text, text)


def documents(names: Iterable[object]) -> list[dict[str, str]]:
    """List the sources that are called by these names, each once, in the order of the table.

    Each has ``name_zh, name_en, title_zh, title_en, address``; a user's own sources are not known.
    """
    wanted = set(names)
    return [row for row in shipped("sources.csv") if row["name_zh"] in wanted]


def english_sources() -> dict[str, str]:
    """Give names and titles of the sources in English by the Chinese ones."""
    rows = shipped("sources.csv")
    return {row[f"{what}_zh"]: row[f"{what}_en"] for row in rows for what in ("name", "title")}


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    return {row["id"]: row["name_zh"] for row in shipped("sources.csv")}

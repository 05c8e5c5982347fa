"""Name the documents that targets, radii and commitments are taken from: ``standards/sources.csv``."""

from __future__ import annotations

from functools import lru_cache

from .data_files import shipped


def cited(text: str) -> str:
    """Give the Chinese title of a source by its id; any other text, such as a user's own, stays."""
    return _titles("zh").get(text, text)


def english_sources() -> dict[str, str]:
    """Give the English titles of the sources by their Chinese ones."""
    return dict(zip(_titles("zh").values(), _titles("en").values()))


@lru_cache(maxsize=2)
def _titles(language: str) -> dict[str, str]:
    mark = "，" if language == "zh" else ", "
    return {
        row["id"]: mark.join(filter(None, [row[f"title_{language}"], row["address"]]))
        for row in shipped("sources.csv")
    }

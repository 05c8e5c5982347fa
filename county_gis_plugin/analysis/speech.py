"""Give the engine the words of Qt's translation files, without Qt.

``make translations`` compiles them from ``i18n/*.ts`` into one table. English stands in the code, and is
said in Chinese; what workbooks say is Chinese in the code, and is said in English.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

TABLE = Path(__file__).resolve().parent.parent / "i18n" / "engine_words.json"
SENTENCES = "countygis"


def chinese(context: str, key: str, english: str) -> str:
    """Give the Chinese of a word that a table of the code has in English; untranslated it stays, as in Qt."""
    return _table()["zh"][context].get(key, english)


def chinese_words(context: str) -> Mapping[str, str]:
    """Give the Chinese of all words of a context, by key."""
    return _table()["zh"][context]


def sentences() -> Mapping[str, str]:
    """Give the Chinese of the engine's sentences, by their English templates."""
    return _table()["zh"][SENTENCES]


def labels() -> Mapping[str, str]:
    """Give the Chinese of what dialogs call parameters, by the English."""
    return _table()["zh"]["labels"]


def english_words(context: str) -> Mapping[str, str]:
    """Give the English of what the code says in Chinese."""
    return _table()["en"][context]


@lru_cache(maxsize=1)
def _table() -> dict[str, dict[str, dict[str, str]]]:
    return json.loads(TABLE.read_text(encoding="utf-8"))

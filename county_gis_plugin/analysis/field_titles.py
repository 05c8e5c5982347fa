"""Title the fields of results for people: one table for layers and workbooks.

The table is ``i18n/field_names.csv``. ``output`` is a result, as styles are called
(``roadcoverage_summary``), or a pattern of several; a later row takes the place of an earlier one.
``form`` says how values are written where words are not: ``share`` as 0 to 1, ``flag`` as 0 or 1.
``title`` is English; in English, layers keep the fields' own names, and fields that no workbook shows have
none. The Chinese stands in Qt's translation files (``speech``).
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from .data_files import read_table
from .report import Column
from .speech import chinese

TABLE = Path(__file__).resolve().parent.parent / "i18n" / "field_names.csv"
# What a layer adds, which shows the number itself; a workbook shows per cent and yes or no.
_ON_LAYERS = {"": "", "share": "（0–1）", "flag": "（1 是）"}
_IN_ENGLISH = {"": "", "share": " (%)", "flag": ""}


@dataclass(frozen=True)
class Title:
    """Hold what a field is called in a workbook; ``english`` is empty where no workbook shows it."""

    chinese: str
    english: str
    form: str

    @property
    def on_layer(self) -> str:
        """Give the Chinese title of the field in a layer, which says how its values are written."""
        return self.chinese + _ON_LAYERS[self.form]


@lru_cache(maxsize=128)
def titles_of(output: str) -> Mapping[str, Title]:
    """Give the titles of an output's fields, by name."""
    found = {name: title for pattern, name, title in _rows() if fnmatchcase(output, pattern)}
    return MappingProxyType(found)


def columns_of(output: str, layout: Iterable[tuple[str, ...]], rows: Container[str]) -> list[Column]:
    """Make the columns of a sheet's table, as far as ``rows`` has them.

    ``layout`` gives, in order, kinds of columns (``report.FORMATS``) with the names of those of the kind.

    Raises
    ------
    KeyError
        If the table has no title for a column.
    """
    titles = titles_of(output)
    return [
        Column(name, titles[name].chinese, kind) for kind, *names in layout for name in names if name in rows
    ]


@lru_cache(maxsize=1)
def titles_in_english() -> Mapping[str, str]:
    """Give the English of every Chinese title that a sheet shows."""
    return MappingProxyType({title.chinese: title.english for _, _, title in _rows() if title.english})


@lru_cache(maxsize=1)
def _rows() -> tuple[tuple[str, str, Title], ...]:
    return tuple((row["output"], row["name"], _title(row)) for row in read_table(TABLE))


def _title(row: Mapping[str, str]) -> Title:
    english = row["title"] and row["title"] + _IN_ENGLISH[row["form"]]
    said = chinese("fields", f"{row['output']}/{row['name']}", row["title"] or row["name"])
    return Title(said, english, row["form"])

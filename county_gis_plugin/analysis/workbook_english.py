"""Say the sheets of a workbook in English: they are made in Chinese.

Titles of columns stand in ``i18n/field_names.csv``, other words in Qt's translation files (``speech``), in
the context ``workbook``; ``{}`` in it stands for words that are said in their turn.
Names of indicators, services, kinds and of what the standards cite have their English in the tables
that they come from. What is in no table is a name from the data, and stays. Columns of names are not looked
up at all, for a village may be called what a service is called; nor are commitments, which are quoted.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache

import pandas as pd

from .access.gap_words import COUNTY
from .data_files import shipped
from .field_titles import titles_in_english
from .indicators.registry import INDICATORS
from .report import Sheet, Table
from .schema import fields_of
from .sources import english_sources
from .speech import english_words, labels

HAN = re.compile("[\u4e00-\u9fff]")
ANY = "{}"
# Tables with a text in both languages: the column in Chinese, the one in English.
PAIRS = (
    ("services.csv", "name_zh", "name_en"), ("services.csv", "code", "code_en"),
    ("services.csv", "note_zh", "note"), ("kinds.csv", "name_zh", "name_en"),
    ("targets.csv", "note_zh", "note"), ("commitments.csv", "system_zh", "system_en"),
    ("pipes.csv", "name_zh", "name_en"), ("profiles.csv", "name_zh", "name_en"),
)
# Columns that quote the data or a document, by key.
NAMES = frozenset({
    "name", "township", "facility_name", "site_name", "park_name", "road_names", "route", "link_names",
    "statement_zh", "target",
})
WORST = "worst_villages"
PARAMETERS = "参数"  # the heading of the table of a run's parameters
_COST = re.compile(r"(\d) (米|分钟)(?=；|$)")
_AMOUNT = re.compile(r"(.*?) (–|\d[\d,.]*)(?: (米|分钟))?")
_AND_THEN = re.compile("；(?![^（]*）)")  # not one in brackets
_MARKS = (
    (re.compile("(.+?)（(.+)）"), "{} ({})"), (re.compile("(.+?)；(.+)"), "{}; {}"),
    (re.compile("(.+?)：(.+)"), "{}: {}"), (re.compile("(.+?)，(.+)"), "{}, {}"),
    (re.compile("(.+?)、(.+)"), "{}, {}"))
_UNITS = {"米": " m", "分钟": " min", None: ""}


def in_english(sheets: Sequence[Sheet]) -> list[Sheet]:
    """Give the same sheets in English."""
    return [
        Sheet(
            english(sheet.name), english(sheet.title), [_table(table) for table in sheet.tables],
            [english(line) for line in sheet.lines], sheet.frozen_columns,
        )
        for sheet in sheets
    ]


@lru_cache(maxsize=10_000)
def english(text: str) -> str:
    """Give a text in English, as far as there are words for it; names from the data stay."""
    if not HAN.search(text):
        return text
    if text in _known():
        return _known()[text]
    for pattern, told in _patterns():
        found = pattern.fullmatch(text)
        if found:
            return told.format(*map(english, found.groups()))
    parts = _AND_THEN.split(text)
    if len(parts) > 1:
        return "; ".join(map(english, parts))
    amount = _AMOUNT.fullmatch(text)
    if amount:
        return f"{english(amount[1])} {amount[2]}{_UNITS[amount[3]]}"
    return _in_parts(text)


def _in_parts(text: str) -> str:
    """Say the parts of a text, but leave a name from the data alone, whatever marks are in it."""
    for pattern, told in _MARKS:
        found = pattern.fullmatch(text)
        parts = {part: english(part) for part in found.groups()} if found else {}
        if parts and not any(HAN.search(part) and part == said for part, said in parts.items()):
            return told.format(*parts.values())
    return text


def _table(table: Table) -> Table:
    columns = [replace(one, title=english(one.title)) for one in table.columns]
    is_explained = any(one.key == "text" for one in columns)  # then its names are those of the explained
    texts = {
        column.key: [
            _saying(column.key, table.heading, is_explained)(cell) if isinstance(cell, str) else cell
            for cell in table.rows[column.key]
        ]
        for column in columns if not pd.api.types.is_numeric_dtype(table.rows[column.key].dtype)
    }
    return replace(table, columns=columns, rows=table.rows.assign(**texts), heading=english(table.heading))


def _saying(key: str, heading: str, is_explained: bool) -> Callable[[str], str]:
    """Choose how the cells of a column are said."""
    if heading == PARAMETERS and key == "name":
        return _label_in_english
    if key == WORST:
        return _costs_in_english
    return _name_in_english if key in NAMES and not is_explained else english


def _label_in_english(label: str) -> str:
    """Say what a dialog calls a parameter; elsewhere such words may be names from the data."""
    return _labels().get(label) or english(label)


def _name_in_english(name: str) -> str:
    return "County" if name == COUNTY else name


def _costs_in_english(villages: str) -> str:
    """Say the units behind the names of villages."""
    return _COST.sub(lambda found: found[1] + _UNITS[found[2]], villages).replace("；", "; ")


@lru_cache(maxsize=1)
def _labels() -> dict[str, str]:
    return {chinese: label for label, chinese in labels().items()}


@lru_cache(maxsize=1)
def _known() -> dict[str, str]:
    found = {own.name_zh: own.name_en for own in INDICATORS}
    found.update(own.in_words for own in INDICATORS)
    for name, chinese, told in PAIRS:
        found.update((row[chinese], row[told]) for row in shipped(name) if row[chinese] and row[told])
    found.update(english_sources())
    found.update((field.name_zh, name.replace("_", " ")) for name, field in fields_of("demand").items())
    return {**found, **titles_in_english(), **english_words("workbook")}


@lru_cache(maxsize=1)
def _patterns() -> list[tuple[re.Pattern, str]]:
    rows = [row for row in english_words("workbook").items() if ANY in row[0]]
    rows.sort(key=lambda row: -len(row[0]))  # the most particular first
    return [(re.compile("(.+?)".join(map(re.escape, zh.split(ANY)))), en) for zh, en in rows]

"""Lay the results of coverage out as the sheets of a workbook, in Chinese."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import pandas as pd

from .. import speech
from ..access.gap_sheets import SKIPPED, notes_table
from ..access.gap_words import (
    COUNTY,
    INPUT_WORDS,
    SKIP_WORDS,
    VALUE_WORDS,
    YES_NO,
    detail_words,
    sentence_words,
)
from ..data_files import shipped
from ..errors import Message, Name, abridged
from ..field_titles import columns_of, titles_of
from ..report import Column, Sheet, Table
from .columns import column_kind
from .note_words import NOTE_REASONS

# How the workbook writes numbers, by the end of the column's name; ratios of two units come first.
_RATIO = "_per_"
FIELDS = frozenset({"column", "field"})
_KINDS = (
    ("_share", "share"), ("_index", "share"), ("_km2", "km2"), ("_km", "km"), ("_m2", "metres"),
    ("_m", "metres"), ("_min", "minutes"), ("minutes", "minutes"), ("people", "people"),
)
ACCOUNT = (("text", "what"), ("number", "townships", "outside", "input"))


@dataclass(frozen=True)
class Page:
    """Hold one sheet of results: ``columns`` of ``rows``, in that order, as far as they are there.

    Their titles are those of ``output`` (``field_titles.titles_of``). ``words`` says the values of a
    column in Chinese: column → value → word; where the word ``YES_NO`` of ``gap_words`` fits, use it.
    ``frozen`` columns stay in view.
    """

    name: str
    output: str
    rows: pd.DataFrame
    columns: Sequence[str]
    words: Mapping[str, Mapping[object, str]] = field(default_factory=dict)
    lines: Sequence[str] = ()
    frozen: int = 0


@dataclass(frozen=True)
class Words:
    """Hold the Chinese words of one analysis, beyond those that all share (``access.gap_words``).

    ``account``: what is added up → word; ``skipped``: reason → word; ``inputs``: parameter → word;
    ``methods``: pairs for the last sheet; ``english``: sentences of the engine stay English.
    """

    title: str
    account: Mapping[str, str] = field(default_factory=dict)
    skipped: Mapping[str, str] = field(default_factory=dict)
    inputs: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, str] = field(default_factory=dict)
    methods: Sequence[tuple[str, str]] = ()
    english: bool = False


def coverage_sheets(
    pages: Sequence[Page],
    words: Words,
    *,
    account: pd.DataFrame,
    skipped: pd.DataFrame,
    warnings: Sequence[Message] = (),
    county: str = "",
    date: str = "",
    sources: Sequence[str] = (),
    parameters: Mapping[str, object] | None = None,
    tables: Sequence[Table] = (),
    whole: Iterable[str] = (),
) -> list[Sheet]:
    """Make the sheets of ``pages``, then 账目核对, 排除要素 and 说明.

    Parameters
    ----------
    account
        ``what, townships, outside, input``.
    skipped
        ``input, feature_id, reason, detail``.
    county, date, sources
        Stand in the first lines of every sheet.
    parameters
        Labels and values of the run's parameters, listed on the last sheet.
    tables
        Further tables of the last sheet, such as the standards used.
    whole
        As for ``columns.column_kind``.
    """
    title = f"{county}{words.title}"
    head = [f"日期：{date}"] if date else []
    head += [f"数据来源：{'；'.join(sources)}"] if sources else []
    sheets = [_page(page, title, head, list(whole)) for page in pages]
    sheets += [_account(account, words, title, head), _skipped(skipped, words, title, head)]
    notes = [notes_table(words.methods, heading="方法"), *tables]
    if warnings:
        told = ((number, _said(text, words)) for number, text in enumerate(warnings, start=1))
        notes.append(notes_table(told, heading="提示"))
    if parameters:
        notes.append(notes_table(_parameters(parameters, words), heading="参数"))
    return [*sheets, Sheet("说明", f"{title}：方法与出处", notes, head)]


def _page(page: Page, title: str, head: Sequence[str], whole: list[str]) -> Sheet:
    rows, titles = pd.DataFrame(page.rows), titles_of(page.output)
    columns = [
        Column(name, titles[name].chinese,
               "text" if name in page.words else _column_kind(name, rows[name], whole))
        for name in page.columns if name in rows
    ]
    shown = rows[[column.key for column in columns]].copy()
    for key, words in page.words.items():
        if key in shown:
            shown[key] = [words.get(value, value) if pd.notna(value) else None for value in shown[key]]
    bold = ""
    if "level" in rows:
        bold = "total"
        is_county = rows["level"] == "county"
        shown["total"] = is_county.astype(int)
        if "name" in shown:
            shown["name"] = shown["name"].mask(is_county, COUNTY)
    table = Table(columns, shown, bold=bold)
    lines = [*page.lines, *head]
    return Sheet(page.name, f"{title}：{page.name}", [table], lines, frozen_columns=page.frozen)


def _column_kind(key: str, column: pd.Series, whole: list[str]) -> str:
    kind = column_kind(key, column, whole)
    if kind == "text":
        return kind
    if _RATIO in key:
        return "km"
    return next((word for end, word in _KINDS if key.endswith(end)), "count" if kind == "whole" else "number")


def _account(account: pd.DataFrame, words: Words, title: str, head: Sequence[str]) -> Sheet:
    rows = account.assign(what=[words.account.get(what, what) for what in account.get("what", [])])
    columns = columns_of("sheet_account", ACCOUNT, rows)
    lines = ["各乡镇合计与县域外之和等于输入合计。", *head]
    return Sheet("账目核对", f"{title}：总量核对", [Table(columns, rows)], lines, frozen_columns=1)


def _skipped(skipped: pd.DataFrame, words: Words, title: str, head: Sequence[str]) -> Sheet:
    inputs, reasons = {**INPUT_WORDS, **words.inputs}, {**SKIP_WORDS, **NOTE_REASONS, **words.skipped}
    rows = skipped.assign(
        input=[inputs.get(name, name) for name in skipped["input"]],
        reason=[reasons.get(name, name) for name in skipped["reason"]],
        feature_id=skipped["feature_id"].map(abridged),
        detail=[_detail(detail, words) for detail in skipped["detail"]],
    )
    columns = columns_of("sheet_skipped", SKIPPED, rows)
    lines = [f"未参加计算的要素与取值可疑的要素，共 {len(rows)} 行。", *head]
    return Sheet("排除要素", f"{title}：排除与存疑的要素", [Table(columns, rows)], lines)


def _detail(detail: object, words: Words) -> str:
    if isinstance(detail, Message):
        return _said(detail, words)
    return "" if pd.isna(detail) else detail_words(detail, {})


def _said(text: Message | str, words: Words) -> str:
    """Say a sentence of the engine in Chinese, where there are words for it and that is wanted."""
    if words.english or not isinstance(text, Message):
        return str(text)
    template = sentence_words(text)
    said = {**INPUT_WORDS, **words.inputs, **words.values}
    values = {name: _value(value, words, said) for name, value in text.values.items()}
    # Where the engine knows a field by its own name alone, the workbook calls it as planners do.
    values.update((name, field_names().get(values[name], values[name])) for name in FIELDS & set(values))
    return str(text) if template is None else template.format_map(values)


def _value(value: object, words: Words, said: Mapping[str, str]) -> object:
    if isinstance(value, Message):
        return _said(value, words)
    return value.chinese if isinstance(value, Name) else said.get(str(value), value)


@lru_cache(maxsize=1)
def field_names() -> dict[str, str]:
    """Give the Chinese names of the fields of inputs, by the names that the engine knows them by."""
    return {row["field"]: row["name_zh"] for row in shipped("fields.csv")}


def _parameters(parameters: Mapping[str, object], words: Words) -> list[tuple[str, str]]:
    if words.english:
        return [(key, str(value)) for key, value in parameters.items()]
    labels, values = speech.labels(), {**VALUE_WORDS, **words.values}
    return [(labels.get(key, key), values.get(str(value), str(value))) for key, value in parameters.items()]


__all__ = ["FIELDS", "YES_NO", "Page", "Words", "coverage_sheets", "field_names"]

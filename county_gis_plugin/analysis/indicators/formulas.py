"""Say how an indicator comes out of a result table.

A formula gives, by place, ``value``, ``part`` and ``whole`` (of a ratio), ``straight`` (the same by
straight line, where the table has it), ``basis`` (a word on what was counted), ``reason``, why a
value is missing, and ``source_table``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Union

import numpy as np
import pandas as pd

from ..errors import Message, message
from .tables import JOINED_TABLES, WHOLE, Absent, Tables, codes_of

Columns = Union[str, tuple[str, ...]]
# A convention: villages speak for a place where those that say anything are at least this share of all,
# by number, or by people where people are counted.
ENOUGH_TOLD = 0.8
WHO: Mapping[str, Message] = MappingProxyType({
    "villages": message("villages"), "villages_rural": message("rural villages"),
    "settlements_all": message("natural villages"), "rural_people": message("rural people"),
    "urban_people": message("townspeople"),
})
# The input that a table of the villages' own words adds up.
SAID_IN: Mapping[str, str] = MappingProxyType({"villages": "VILLAGE_STATS", "settlements": "SETTLEMENTS"})


@dataclass(frozen=True)
class Formula:
    """Hold a formula: what it reads, how it is written, and the function that does it.

    ``asks`` are the services, media and so on that it is best answered by: table, column, word.
    """

    tables: tuple[str, ...]
    text: str
    measure: Callable[[Tables], pd.DataFrame]
    asks: tuple[tuple[str, str, str], ...] = ()


def ratio(
    table: str, part: Columns, whole: Columns, *, factor: float = 1.0, straight: str | None = None,
    only: tuple[str, str] | None = None, **where: str,
) -> Formula:
    """Divide a column (or the sum of several) by another one.

    Parameters
    ----------
    factor
        What the part is multiplied by, to come to the indicator's unit.
    straight
        The column that stands for the part by straight line.
    only
        A column and the word that it must have: rows with another one are missing (``no_builtup``).
    where
        Which rows of the table: ``service="primary"``.
    """
    def measure(tables: Tables) -> pd.DataFrame:
        rows = tables.rows(table, where)
        above, below = tables.numbers(rows, part) * factor, tables.numbers(rows, whole)
        found = _divided(above, below)
        if straight is not None and straight in rows:
            beside = tables.numbers(rows, straight) * factor
            found["straight"] = beside / below.where(below > 0)
        if only is not None:
            column, word = only
            if column not in rows:
                raise Absent("not_measured")
            other = rows[column].notna() & (rows[column] != word)
            found.loc[other, ["value", "part", "whole", "straight"]] = np.nan
            found.loc[other, "reason"] = "no_builtup"
        return found.assign(source_table=table)

    times = "" if factor == 1 else f" × {factor:g}"
    text = f"{_named(part)}{times} / {_named(whole)}{_of(table, where)}"
    return Formula((table,), text, measure, _asks(table, where))


def told_by_villages(
    part: str, whole: str, *, of: str, told: str | None = None, table: str = "villages"
) -> Formula:
    """Divide two sums of the village table, where enough villages say anything (``ENOUGH_TOLD``).

    Elsewhere the figure is missing (``too_few_told``): a few answers do not stand for a county.

    Parameters
    ----------
    of
        The column with all who could have said something.
    told
        The column with those who did; that of the whole by default.
    table
        ``villages``, or ``settlements`` for the natural ones.
    """
    divided = ratio(table, part, whole)
    told = whole if told is None else told

    def measure(tables: Tables) -> pd.DataFrame:
        rows = tables.rows(table, {})
        found = divided.measure(tables)
        known, all_ = tables.numbers(rows, told), tables.numbers(rows, of)
        few = (known > 0) & (known < ENOUGH_TOLD * all_)
        found.loc[few, ["value", "part", "whole"]] = np.nan
        found.loc[few, "reason"] = "too_few_told"
        if few[WHOLE]:
            tables.note(SAID_IN[table], _field(part), "too_few_told", message(
                "Something is said for {known} of {all} {who}, fewer than {least} %: it is not used for the "
                "county.", known=f"{known[WHOLE]:,.0f}", all=f"{all_[WHOLE]:,.0f}", who=WHO[of],
                least=round(100 * ENOUGH_TOLD)))
        return found

    return replace(divided, measure=measure)


def value(table: str, column: str, *, factor: float = 1.0, **where: str) -> Formula:
    """Take a column as it stands."""
    def measure(tables: Tables) -> pd.DataFrame:
        rows = tables.rows(table, where)
        return _frame(tables.numbers(rows, column) * factor).assign(source_table=table)

    times = "" if factor == 1 else f" × {factor:g}"
    return Formula((table,), f"{column}{times}{_of(table, where)}", measure, _asks(table, where))


def towns_with(table: str, **where: str) -> Formula:
    """Give the share of townships with at least one site (a township's own value is 0 or 1)."""
    def measure(tables: Tables) -> pd.DataFrame:
        has = tables.numbers(tables.rows(table, where), "townships_with_one")
        return _divided(has, _townships(tables)).assign(source_table=table)

    text = f"townships_with_one / townships{_of(table, where)}"
    return Formula((table,), text, measure, _asks(table, where))


def towns_with_kind(kind: str, *, service: str) -> Formula:
    """Give the share of townships with a public site of a kind; one that does not say so is public."""
    name = "sitecoverage.sites"

    def measure(tables: Tables) -> pd.DataFrame:
        sites = tables.given(name)
        tables.rows("sitecoverage", {"service": service})  # measured at all
        if "public" not in sites:
            raise Absent("not_measured")
        sites = sites[(sites["kind"] == kind) & ~sites["public"].map(_is_false)]
        has = pd.Series(0.0, index=tables.places)
        has[has.index.isin(codes_of(sites["township_code"]))] = 1.0
        has[WHOLE] = has[has.index != WHOLE].sum()
        return _divided(has, _townships(tables)).assign(source_table=name)

    text = f"townships with a public {kind} / townships of {name}"
    return Formula((name, "sitecoverage"), text, measure, _asks("sitecoverage", {"service": service}))


def kinds_present(kinds: tuple[str, ...], *, service: str) -> Formula:
    """Give the share of several kinds of which the county has at least one."""
    name = "sitecoverage.sites"

    def measure(tables: Tables) -> pd.DataFrame:
        tables.rows("sitecoverage", {"service": service})  # else no kind was looked for
        sites = tables.given(name)
        inside = sites.loc[codes_of(sites["township_code"]) != "", "kind"]
        part = pd.Series(np.nan, index=tables.places)
        part[WHOLE] = float(len(set(kinds) & set(inside)))
        return _divided(part, part * 0 + len(kinds)).assign(source_table=name)

    text = f"kinds there / {len(kinds)} ({', '.join(kinds)}) of {name}"
    return Formula((name, "sitecoverage"), text, measure, _asks("sitecoverage", {"service": service}))


def largest(table: str, column: str, *, factor: float = 1.0, named: str) -> Formula:
    """Take the largest value of a list for the county, over rows whose column ``named`` is not empty."""
    def measure(tables: Tables) -> pd.DataFrame:
        rows = tables.given(table)
        rows = rows[rows[named].notna() & (rows[named] != "")]
        found = pd.Series(np.nan, index=tables.places)
        found[WHOLE] = tables.numbers(rows, column).max() * factor
        return _frame(found).assign(source_table=table)

    times = "" if factor == 1 else f" × {factor:g}"
    return Formula((table,), f"largest {column}{times} of {table}", measure)


def both_ways(table: str, part: str, whole: str, *, less: bool = False) -> Formula:
    """Divide sums over both directions; with ``less`` the part is what the whole has more."""
    def measure(tables: Tables) -> pd.DataFrame:
        ways = [tables.rows(table, {"direction": way}) for way in ("forward", "backward")]
        above, below = (sum(tables.numbers(rows, column) for rows in ways) for column in (part, whole))
        return _divided(below - above if less else above, below).assign(source_table=table)

    shown_part = f"({whole} − {part})" if less else part
    return Formula((table,), f"{shown_part} / {whole} of {table}, both directions", measure)


def first(*formulas: Formula) -> Formula:
    """Take the first formula that has a value for the county, else the first that has any.

    All places are measured in the same way, so that they can be compared.
    """
    def measure(tables: Tables) -> pd.DataFrame:
        reasons, some = [], None
        for formula in formulas:
            try:
                found = formula.measure(tables)
            except Absent as absent:
                reasons.append(absent.reason)
                continue
            if pd.notna(found.at[WHOLE, "value"]):
                return found
            if some is None or (some["value"].isna().all() and found["value"].notna().any()):
                some = found
        if some is None:
            # A table that was given but lacks the service tells more than one that was not given.
            raise Absent("not_measured" if "not_measured" in reasons else "no_table")
        return some

    tables = tuple(dict.fromkeys(name for formula in formulas for name in formula.tables))
    # Not every county has a village table or natural villages: then the next best answers.
    asks = next((formula.asks for formula in formulas if not set(formula.tables) <= set(JOINED_TABLES)), ())
    return Formula(tables, "; else ".join(formula.text for formula in formulas), measure, asks)


def counted_as(basis: str, formula: Formula) -> Formula:
    """Say with a word what a formula counts, where a place's table does not say it."""
    def measure(tables: Tables) -> pd.DataFrame:
        return formula.measure(tables).assign(basis=basis)

    return replace(formula, measure=measure)


def if_any(column: str, formula: Formula, *, table: str, **where: str) -> Formula:
    """Use a formula only where a column of the county's row is above zero."""
    def measure(tables: Tables) -> pd.DataFrame:
        rows = tables.rows(table, where)
        if not tables.numbers(rows, column)[WHOLE] > 0:
            raise Absent("not_measured")
        return formula.measure(tables)

    return replace(formula, measure=measure)


def unless_any(column: str, formula: Formula, *, table: str, reason: str) -> Formula:
    """Leave a formula's value out, with a reason, where a column is above zero: a mean would hide it."""
    def measure(tables: Tables) -> pd.DataFrame:
        found = formula.measure(tables)
        some = tables.numbers(tables.rows(table, {}), column) > 0
        found.loc[some, ["value", "part", "whole", "straight"]] = np.nan
        found.loc[some, "reason"] = reason
        return found

    return replace(formula, measure=measure)


def statistic() -> Formula:
    """Say that nothing computes it: the value is joined from the table of statistics."""
    def measure(tables: Tables) -> pd.DataFrame:
        raise Absent("no_statistic")

    return Formula((), "joined from STATISTICS", measure)


def missing_everywhere(places: pd.Index, reason: str) -> pd.DataFrame:
    """Give a formula's frame without any value."""
    return _frame(pd.Series(np.nan, index=places), reason=reason).assign(source_table="")


def _townships(tables: Tables) -> pd.Series:
    count = pd.Series(1.0, index=tables.places)
    count[WHOLE] = len(tables.places) - 1
    return count


def _divided(part: pd.Series, whole: pd.Series) -> pd.DataFrame:
    found = _frame(part / whole.where(whole > 0))
    found["part"], found["whole"] = part, whole
    return found


def _frame(values: pd.Series, reason: str = "unknown") -> pd.DataFrame:
    known = values.notna().to_numpy()
    return pd.DataFrame({
        "value": values.to_numpy(float), "part": np.nan, "whole": np.nan, "straight": np.nan, "basis": "",
        "reason": np.where(known, "", reason),
    }, index=values.index)


def _is_false(value: object) -> bool:
    return value is not None and value is not pd.NA and str(value) in ("False", "false", "0", "0.0")


def _field(column: str) -> str:
    """Give the field of the village table that a sum is of."""
    return column.removeprefix("rural_").removeprefix("urban_").removesuffix("_yes").removesuffix("_people")


def _named(columns: Columns) -> str:
    return columns if isinstance(columns, str) else f"({' + '.join(columns)})"


def _asks(table: str, where: dict[str, str]) -> tuple[tuple[str, str, str], ...]:
    return tuple((table, column, wanted) for column, wanted in where.items())


def _of(table: str, where: dict[str, str]) -> str:
    rows = ", ".join(f"{column} {wanted}" for column, wanted in where.items())
    return f" of {table}" + (f" ({rows})" if rows else "")

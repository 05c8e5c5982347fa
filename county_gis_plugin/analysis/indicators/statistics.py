"""Join statistics that no map can tell, such as water leakage or school enrolment."""

from __future__ import annotations

import re
from collections.abc import Mapping

import numpy as np
import pandas as pd

from .. import values
from ..errors import Message, Name, message, names
from ..issues import Issue, issue
from ..schema import resolve_fields, standardise
from ..units import converted
from .commitments import commitments_table
from .registry import BY_ID, INDICATORS, SHARE
from .tables import WHOLE
from .targets import PERCENT

LAYER = "STATISTICS"
COLUMNS = ["row", "item", "place", "value", "unit", "year", "source", "use"]
SEVERAL_ITEMS = "several_items"
USED, OLDER, LATER, TWICE, UNKNOWN_ITEM, NO_PLACE, NO_NUMBER, OUT_OF_BOUNDS = (
    "used", "older", "later", "twice", "unknown_item", "no_township", "no_number", "out_of_bounds")
# Codes are six digits for a county, nine for a township, twelve with zeros behind for either.
LONGEST_CODE = 12

# A part of a name says as much where no other name has it: 漏损率 for 供水管网漏损率. It has this length.
SHORT_NAME = 3
SHORT = "short_name"

# Words that stand for the county in a column of townships.
THE_COUNTY = frozenset({"全县", "全市", "全区", "全域", "合计", "总计", "county", "total"})


def one_figure_a_row(table: pd.DataFrame, *, issues: list[Issue] | None = None) -> pd.DataFrame:
    """Give a table of statistics with canonical fields, one figure a row.

    A table without a column of items, but with columns that are called by indicators or
    commitments (``供水管网漏损率(%)``, ``J1``), has a row for each place: each of its filled cells
    becomes a row, with the unit that stands in brackets in the column's name.

    Raises
    ------
    InputError
        As ``schema.standardise``.
    """
    found = resolve_fields(table.columns, "statistics")
    items = Items(commitments_table())
    known = {column: _parted(column) for column in map(str, table.columns) if column not in found.values()}
    known = {column: (item, unit) for column, (item, unit) in known.items() if items.find(item)}
    if {"item", "value"} <= set(found) or not known:
        return standardise(table, "statistics", issues=issues)
    rows, ids = [], []
    beside = [column for name, column in found.items() if name not in ("item", "value", "unit")]
    for id_, row in table.iterrows():
        for column, (item, unit) in known.items():
            if not values.is_blank(row[column]):
                rows.append({**row[beside], "item": item, "value": row[column], "unit": unit})
                ids.append(f"{id_}, {column}")
    long = pd.DataFrame(rows, index=pd.Index(ids, dtype=object), columns=[*beside, "item", "value", "unit"])
    return standardise(long, "statistics", issues=issues)


def read_statistics(
    table: pd.DataFrame, places: pd.Index, commitments: pd.DataFrame, *, county_code: str | None = None,
    names: Mapping[str, str] | None = None, year: int | None = None, issues: list[Issue],
) -> pd.DataFrame:
    """Read a table of statistics, one figure a row.

    Parameters
    ----------
    table
        As ``one_figure_a_row`` makes it: ``item`` (an indicator's id or name, a part of that which no
        other name has, or the id of a commitment), ``value``, and where there are ``code`` or
        ``town_name`` (of a township; empty, 合计 or the county's own for the county), ``unit``,
        ``year``, ``source``.
    places
        The codes of the townships, and ``WHOLE``.
    commitments
        With ``id`` and ``unit``.
    names
        The code of each township by its name.
    year
        The year of the report: later figures are not used.
    issues
        Filled with rows that are not used, and with shares whose unit had to be guessed.

    Returns
    -------
    DataFrame
        ``row`` (the table's id), ``item`` (the id of the indicator or commitment), ``place``,
        ``value`` (in the item's own unit: shares 0 to 1, commitments as they are worded), ``unit``,
        ``year``, ``source``, and ``use``: used, or why not. Of several figures for one item and place
        the latest is used, and of two of one year the last row; the note names both.
    """
    items = Items(commitments)
    towns = {values.normal(name): code for name, code in (names or {}).items()}
    units = {**dict(zip(commitments["id"], commitments["unit"].fillna(""))),
             **{own.id: own.unit for own in INDICATORS}}
    codes = _codes(places, county_code)
    rows, candidates = [], {}
    for row in table.itertuples():
        item = items.find(row.item)
        place = _place(row, codes, towns)
        number, use = _number(row.value), USED
        if not item:
            item, use = "" if values.is_blank(row.item) else str(row.item), UNKNOWN_ITEM
            several = items.likely(item)
            if several:
                use = SEVERAL_ITEMS
                candidates[row.Index] = several
        elif place not in places:
            use = NO_PLACE
        elif np.isnan(number):
            use = NO_NUMBER
        else:
            number, use = _in_unit(number, row, units[item], issues)
        told = getattr(row, "year", None)
        told = np.nan if values.is_blank(told) else float(told)
        if use == USED and year is not None and told > year:
            use = LATER
        rows.append({
            "row": row.Index, "item": item, "place": place, "value": number,
            "unit": units.get(item, ""),
            "year": told,
            "source": _text(getattr(row, "source", None)), "use": use,
        })
    found = pd.DataFrame(rows, columns=COLUMNS)
    winners = _leave_others(found)
    _note(found, winners, candidates, issues)
    _note_short(found, table, items, issues)
    return found


def joined(
    statistics: pd.DataFrame, commitments: pd.DataFrame, issues: list[Issue]
) -> dict[str, pd.DataFrame]:
    """Give the figures that are used, by item, on the index of places.

    A figure of a commitment that just one indicator answers, in the same unit, is the indicator's too,
    where it has none of its own.
    """
    used = statistics[statistics["use"] == USED]
    found = {item: own.set_index("place") for item, own in used.groupby("item", sort=False)}
    for row in commitments.itertuples():
        factor = _same_meaning(row)
        if row.id not in found or np.isnan(factor):
            continue
        theirs = found[row.id].assign(value=(found[row.id]["value"] * factor).round(12))
        own = found.get(row.indicators)
        if own is None:
            found[row.indicators] = theirs
            continue
        _note_others(row, theirs, own, issues)
        found[row.indicators] = pd.concat([own, theirs[~theirs.index.isin(own.index)]])
    return found


def _same_meaning(commitment: object) -> float:
    """Give what a commitment's figure is multiplied by to be its one indicator's; NaN if it is another's."""
    if not commitment.unit or commitment.indicators not in BY_ID:  # several stand side by side, with ;
        return np.nan
    return converted(1.0, commitment.unit, BY_ID[commitment.indicators].unit)


def _note_others(
    commitment: object, theirs: pd.DataFrame, own: pd.DataFrame, issues: list[Issue]
) -> None:
    """List figures of a commitment that its indicator's own contradicts."""
    for place in theirs.index.intersection(own.index):
        value, used = theirs.at[place, "value"], own.at[place, "value"]
        if not np.isclose(value, used, rtol=1e-9):
            issues.append(issue(LAYER, theirs.at[place, "row"], TWICE, message(
                "{item} has {value} where {other} has {used} (row {row}): for the indicator, row {row} is "
                "used.",
                item=commitment.id, other=commitment.indicators, value=f"{value:g}", used=f"{used:g}",
                row=own.at[place, "row"])))


class Items:
    """Find an indicator or commitment by its id, its name in either language, or a part of that."""

    def __init__(self, commitments: pd.DataFrame) -> None:
        self.ids = {values.normal(id_): id_ for id_ in (*commitments["id"], *BY_ID)}
        self.names = {
            values.normal(name): own.id for own in INDICATORS for name in (own.name_zh, own.name_en)}

    def find(self, word: object) -> str:
        """Give the id of the item that a word means; empty if there is none, or several may be meant."""
        if values.is_blank(word):
            return ""
        wanted = values.normal(word)
        exact = self.ids.get(wanted) or self.names.get(wanted)
        likely = [] if exact else self.likely(word)
        return exact or (likely[0] if len(likely) == 1 else "")

    def is_short(self, word: object) -> bool:
        """Say whether a word is but a part of a name."""
        return values.normal(word) not in {**self.ids, **self.names}

    def likely(self, word: object) -> list[str]:
        """List the ids of the indicators whose names have a word in them."""
        wanted = "" if values.is_blank(word) else values.normal(word)
        if len(wanted) < SHORT_NAME:
            return []
        return list(dict.fromkeys(id_ for name, id_ in self.names.items() if wanted in name))


def _parted(column: str) -> tuple[str, str]:
    """Part a column's name from the unit in brackets behind it."""
    found = re.fullmatch(r"(.*?)\s*[(（]([^()（）]*)[)）]", column)
    return (found[1], found[2].strip()) if found else (column, "")


def _codes(places: pd.Index, county_code: str | None) -> dict[str, str]:
    """Give each place by its code as long as it may be written: 140581 is 140581000000 too."""
    found = {code.ljust(LONGEST_CODE, "0"): code for code in places if code}
    if county_code:
        found[county_code.ljust(LONGEST_CODE, "0")] = WHOLE
    return found


def _place(row: object, codes: Mapping[str, str], towns: Mapping[str, str]) -> str:
    """Give the code of the township that a row is about; by its name where it has no code."""
    code = _text(getattr(row, "code", None))
    if code:
        return codes.get(code.ljust(LONGEST_CODE, "0"), code)
    name = values.normal(_text(getattr(row, "town_name", None)))
    return WHOLE if not name or name in THE_COUNTY else towns.get(name, name)


def _number(value: object) -> float:
    if values.is_blank(value):
        return np.nan
    try:
        return values.read_number(value)
    except values.UnreadableError:
        return np.nan


def _in_unit(number: float, row: object, unit: str, issues: list[Issue]) -> tuple[float, str]:
    """Bring a number into the unit of its item; without a unit, one above 1 for a share is per cent."""
    told = _text(getattr(row, "unit", None))
    if str(row.value).strip().endswith(("%", "％")):
        told = PERCENT
    if not told and unit in (SHARE, PERCENT):
        told = SHARE if number <= 1 else PERCENT
        if told != unit and number:
            issues.append(_guessed(told, row, number))
    if told and unit:
        number = converted(number, told, unit)
    fits = not np.isnan(number) and (unit != SHARE or 0 <= number <= 1)
    return number, USED if fits else OUT_OF_BOUNDS


def _guessed(told: str, row: object, number: float) -> Issue:
    if told == PERCENT:
        reason = "read_as_percent"
        text = message(
            "{item}: {value} is read as per cent; write the unit to be sure.", item=str(row.item),
            value=f"{number:g}")
    else:
        reason = "read_as_share"
        text = message(
            "{item}: {value} is read as a share of one, not as per cent; write the unit to be sure.",
            item=str(row.item), value=f"{number:g}")
    return issue(LAYER, row.Index, reason, text)


def _leave_others(found: pd.DataFrame) -> pd.Series:
    """Leave one figure for each item and place, the latest; give the row that is used beside each."""
    used = found[found["use"] == USED].sort_values("year", na_position="first", kind="stable")
    last = pd.Series(used.index, index=used.index).groupby([used["item"], used["place"]]).transform("last")
    years = used["year"].fillna(-1)
    others = last.index != last
    same = years.to_numpy() == years.loc[last].to_numpy()
    found.loc[last.index[others & ~same], "use"] = OLDER
    found.loc[last.index[others & same], "use"] = TWICE
    return last


def _note_short(found: pd.DataFrame, table: pd.DataFrame, items: Items, issues: list[Issue]) -> None:
    """List which items are called by a part of their name: somebody may have meant another."""
    for row, word in zip(found.itertuples(), table["item"]):
        if row.use == USED and items.is_short(word):
            issues.append(issue(LAYER, row.row, SHORT, message(
                "{word} is taken for {name} ({item}), the only name that has it.", word=str(word),
                name=_named(row.item), item=row.item)))


def _named(item: str) -> Name:
    return Name(BY_ID[item].name_en, BY_ID[item].name_zh)


def _note(
    found: pd.DataFrame, winners: pd.Series, candidates: Mapping[object, list[str]], issues: list[Issue]
) -> None:
    why = {
        UNKNOWN_ITEM: message("There is no indicator or commitment of this id or name."),
        NO_PLACE: message("TOWNSHIPS has no township of this code or name."),
        NO_NUMBER: message("The value is no number."),
        OUT_OF_BOUNDS: message("The value or its unit does not fit the indicator."),
        OLDER: message("There is a later figure for the same item and place."),
        LATER: message("The figure is of a year after that of the report."),
    }
    for row in found[found["use"] != USED].itertuples():
        if row.use == SEVERAL_ITEMS:
            reason = message("Several indicators may be meant: {names}. Write one of these names in full.",
                             names=names((f"{BY_ID[id_].name_en} ({id_})", f"{BY_ID[id_].name_zh}（{id_}）")
                                         for id_ in candidates[row.row]))
        else:
            reason = why.get(row.use) or _beside(row, found.loc[winners[row.Index]])
        issues.append(issue(LAYER, row.row, row.use, message(
            "{item}: {why} The row is not used.", item=row.item or "–", why=reason)))


def _beside(row: object, used: pd.Series) -> Message:
    return message(
        "For the same place and year there are {value} here and {used} in row {row}.",
        value=f"{row.value:g}", used=f"{used['value']:g}", row=used["row"])


def _text(value: object) -> str:
    return "" if values.is_blank(value) else str(value).strip()

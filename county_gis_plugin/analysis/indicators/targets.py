"""Read targets, and say which of them a county's figures are held against."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isnan
from pathlib import Path

from .. import values
from ..data_files import STANDARDS, read_table
from ..errors import Faults, Message, message
from ..sources import cited
from ..units import converted
from .registry import BY_ID, LESS, MORE, SHARE, Indicator

COLUMNS = ("indicator", "comparator", "value", "level")
LEVELS = ("county", "city", "province", "national")
# Digits of the area code that a level's targets are for: 140581 is in 1405 and in 14.
DIGITS = {"county": 6, "city": 4, "province": 2, "national": 0}
AT_LEAST, AT_MOST, ALL, BASELINE = ">=", "<=", "all", "baseline"
PERCENT, EQUALS = "%", "="
COMPARATORS = {
    ">=": AT_LEAST, "≥": AT_LEAST, "count>=": AT_LEAST, "<=": AT_MOST, "≤": AT_MOST, "all": ALL, EQUALS: ALL,
    "全部": ALL, "baseline": BASELINE, "现状": BASELINE,
}
# What became of a target.
SCORED, BESIDE, ELSEWHERE, UNKNOWN, UNIT, WRONG_WAY = (
    "scored", "beside", "other_area", "unknown_indicator", "other_unit", "wrong_way")


@dataclass(frozen=True)
class Target:
    """Hold one target: ``value`` is in the indicator's unit (shares 0 to 1); ``row`` is its line.

    ``fault`` says why it cannot be used: ``unknown_indicator``, ``other_unit`` or ``wrong_way``
    (at most, for what should be more, or the reverse). ``written`` is the target as it was written, where
    it had to be understood: in another unit, without one, or “all” of less than the whole.
    """

    row: int
    id: str
    indicator: str
    comparator: str
    value: float
    year: int | None
    level: str
    area_code: str
    source: str = ""
    confidence: str = ""
    note: str = ""
    note_zh: str = ""
    fault: str = ""
    written: str = ""

    def applies(self, county_code: str | None) -> bool:
        """Say whether the target is one for the county: its own, its city's, province's or the nation's."""
        if self.level == "national":
            return True
        digits = DIGITS[self.level]
        return bool(county_code) and self.area_code == county_code[:digits] and len(county_code) >= digits


def read_targets(path: str | Path | None = None) -> tuple[Target, ...]:
    """Read the table of targets: the plugin's own (``standards/targets.csv``), or one's own in its place.

    Raises
    ------
    InputError
        If the table cannot be read; one sentence for each faulty cell, with row and column. A
        target for an indicator that is not known is no fault: it is kept and listed.
    """
    path = STANDARDS / "targets.csv" if path is None else Path(path)
    rows = read_table(path)
    faults = Faults()
    absent = [column for column in COLUMNS if rows and column not in rows[0]]
    if absent or not rows:
        faults.add(
            "{path} has no column {columns}: keep the columns of the table that comes with the plugin.",
            path=path.name, columns=", ".join(absent or COLUMNS))
        faults.raise_if_any()
    found = [_read(path.name, number, row, faults) for number, row in enumerate(rows, start=2)]
    faults.raise_if_any()
    return tuple(target for target in found if target is not None)


def _read(file: str, number: int, row: dict[str, str], faults: Faults) -> Target | None:
    before = len(faults)

    def wrong(column: str, why: Message) -> None:
        faults.add("{file}, row {row}, column {column}: “{value}” {why}.", file=file, row=number,
                   column=column, value=row.get(column, ""), why=why)

    comparator = COMPARATORS.get(row["comparator"].lower())
    if comparator is None:
        known = ", ".join((AT_LEAST, AT_MOST, ALL, BASELINE))
        wrong("comparator", message("is unknown: write one of {known}", known=known))
    level, area = row["level"], row.get("area_code", "")
    if level not in LEVELS:
        wrong("level", message("is unknown: write one of {known}", known=", ".join(LEVELS)))
    elif len(area) != DIGITS[level] or (area and not area.isdigit()):
        wrong("area_code", message(
            "does not fit the level {level}: write {digits} digits", level=level, digits=DIGITS[level]))
    numbers = {}
    for column in ("value", "year"):
        text = row.get(column, "")
        try:
            numbers[column] = values.read_number(text) if text else None
        except values.UnreadableError:
            wrong(column, message("is no number"))
    if numbers.get("value") is None and row["value"] == "" and comparator is not None:
        if comparator == ALL:
            numbers["value"] = 1.0
        else:
            wrong("value", message("is empty"))
    if len(faults) > before:
        return None
    indicator = BY_ID.get(row["indicator"])
    unit = row.get("unit", "")
    value, fault, understood = _in_unit(numbers["value"], unit, row["value"], indicator)
    if comparator == ALL and not fault:
        comparator, fault = _all_or_limit(row["comparator"], value, indicator)
        understood |= comparator != ALL
    if not fault and indicator is not None and (comparator, indicator.better) in (
            (AT_MOST, MORE), (AT_LEAST, LESS), (ALL, LESS)):
        fault = WRONG_WAY
    told = {name: row.get(name, "") for name in ("source", "confidence", "note", "note_zh")}
    told["source"] = cited(told["source"])
    year = None if numbers["year"] is None else int(numbers["year"])
    written = f"{row['comparator']} {row['value']} {unit}".strip() if understood else ""
    return Target(number, row.get("target", ""), row["indicator"], comparator, value, year, level, area,
                  fault=fault, written=written, **told)


def _in_unit(value: float, unit: str, text: str, indicator: Indicator | None) -> tuple[float, str, bool]:
    """Bring a target into the indicator's unit; say if its own does not fit, and if it had to be understood.

    A share of more than 1 without a unit is per cent.
    """
    if indicator is None:
        return value, UNKNOWN, False
    told = PERCENT if text.endswith((PERCENT, "％")) else unit
    guessed = not told and indicator.unit == SHARE and value > 1
    told = PERCENT if guessed else told or indicator.unit
    found = converted(value, told, indicator.unit)
    if isnan(found) or (indicator.unit == SHARE and not 0 <= found <= 1):
        return value, UNIT, False
    return found, "", guessed or (told != PERCENT and found != value)


def _all_or_limit(word: str, value: float, indicator: Indicator) -> tuple[str, str]:
    """Say what “all” or “=” with a number means: the whole, or a limit in the better direction."""
    if indicator.unit == SHARE and value == 1:
        return ALL, ""
    if indicator.unit != SHARE and word != EQUALS:
        return ALL, UNIT
    return AT_MOST if indicator.better == LESS else AT_LEAST, ""


def choose(
    targets: Sequence[Target], county_code: str | None, year: int
) -> dict[int, str]:
    """Say of each target (by row) whether figures are scored against it, or what else it is.

    Of the targets of one indicator the county's own come first, then the city's, the province's
    and the nation's; of one level the next that is due in ``year`` or later, else the last one. A
    baseline (the level reported for the area around) is scored against only where there is no
    target.
    """
    use = {}
    groups: dict[str, list[Target]] = {}
    for target in targets:
        if target.fault:
            use[target.row] = target.fault
        elif not target.applies(county_code):
            use[target.row] = ELSEWHERE
        else:
            use[target.row] = BESIDE
            groups.setdefault(target.indicator, []).append(target)
    for group in groups.values():
        use[min(group, key=lambda own: _rank(own, year)).row] = SCORED
    return use


def _rank(target: Target, year: int) -> tuple[bool, int, bool, int, int]:
    due = year if target.year is None else target.year
    return (
        target.comparator == BASELINE, LEVELS.index(target.level), due < year, abs(due - year), target.row)

"""Hold the result tables of the other algorithms, checked, by township and for the county."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from .. import values
from ..errors import Faults, Message, listed, message, shown
from ..issues import Issue, issue

COUNTY, TOWNSHIP = "county", "township"
# The place of the county in an index of township codes.
WHOLE = ""
# What tells the rows of one township apart, for each table that may be given.
KEYS: Mapping[str, tuple[str, ...]] = {
    "servicegaps": ("service",),
    "sitecoverage": ("service",),
    "sitecoverage.chains": ("chain",),
    "roadcoverage": (),
    "pipecoverage": ("medium",),
    "pipecoverage.sewers": (),
    "corridorgaps": ("direction",),
    "greencoverage": (),
    "accessibilityscore": ("service",),
    "schoolzones": ("service",),
    "villages": (),
    "settlements": (),
}
# Tables with rows of another kind: what they must have.
LISTS: Mapping[str, tuple[str, ...]] = {
    "sitecoverage.sites": ("kind", "township_code"),
    "corridorgaps.routes": ("route", "direction"),
}


# Where a table stands in the result of its algorithm: the algorithm's id, and the frame's name.
FRAMES: Mapping[str, tuple[str, str]] = {
    **{name: (name, "summary") for name in (
        "servicegaps", "sitecoverage", "roadcoverage", "pipecoverage", "corridorgaps", "greencoverage",
        "schoolzones")},
    "sitecoverage.sites": ("sitecoverage", "sites"),
    "sitecoverage.chains": ("sitecoverage", "chain_summary"),
    "pipecoverage.sewers": ("pipecoverage", "sewers"),
    "corridorgaps.routes": ("corridorgaps", "routes"),
}

# Tables that the diagnosis makes beside the algorithms, of the villages' own words.
JOINED_TABLES = ("villages", "settlements")
DIAGNOSIS = "countydiagnosis"


def tables_of(results: Mapping[str, object]) -> dict[str, pd.DataFrame]:
    """Take the tables out of the engines' results.

    ``results``: the algorithm's id → what its function gave (``service_gaps``, ``site_coverage``,
    ``road_coverage``, ``pipe_coverage``, ``corridor_gaps``, ``green_coverage``, ``school_zoning``); those
    that were not run are left out, or ``None``.
    """
    return {
        table: getattr(results[algorithm], frame)
        for table, (algorithm, frame) in FRAMES.items() if results.get(algorithm) is not None
    }


class Absent(Exception):
    """Say why an indicator cannot be told: a word of ``REASONS``."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Tables:
    """Give the rows of result tables by place: the township's code, or ``WHOLE`` for the county.

    Parameters
    ----------
    tables
        Name of the table (``KEYS`` and ``LISTS``) → frame; ``None`` stands for no table, and
        so does one of ``KEYS`` without rows.
    townships
        With ``code``, in the order of the results.
    issues
        Filled with townships of tables that the layer of townships does not have.

    Raises
    ------
    InputError
        With every table that is not known, lacks the columns that tell its rows apart, has no row of
        the county, or has two rows for one township.
    """

    def __init__(
        self, tables: Mapping[str, pd.DataFrame | None], townships: pd.DataFrame, issues: list[Issue]
    ) -> None:
        self.places = pd.Index([*townships["code"].astype(str), WHOLE], name="place")
        self._tables: dict[str, pd.DataFrame] = {}
        self._issues = issues
        faults = Faults()
        for name, table in tables.items():
            # An empty list says that there is none; a table without the county's row says nothing.
            if table is None or (table.empty and name not in LISTS):
                continue
            if name in KEYS:
                self._take(name, table, faults, issues)
            elif name in LISTS:
                self._take_list(name, table, faults)
            else:
                faults.add("There is no result table {name}; there are: {known}.",
                           name=name, known=", ".join([*KEYS, *LISTS]))
        faults.raise_if_any()

    def _take(self, name: str, table: pd.DataFrame, faults: Faults, issues: list[Issue]) -> None:
        if not _has(name, table, ("level", "code", *KEYS[name]), faults):
            return
        rows = pd.DataFrame(table[table["level"].isin((TOWNSHIP, COUNTY))])
        rows.insert(0, "place", codes_of(rows["code"]).where(rows["level"] == TOWNSHIP, WHOLE))
        if not (rows["level"] == COUNTY).any():
            faults.add(
                "{table} has no row of the county (level county): choose the table SUMMARY of the algorithm "
                "{algorithm}.", table=name.upper(), algorithm=_maker(name))
            return
        twice = rows.duplicated(["place", *KEYS[name]])
        if twice.any():
            faults.add(
                "{table}: two rows for the same township: {codes}. Give the result of one run.",
                table=name.upper(), codes=shown(rows.loc[twice, "place"].replace(WHOLE, COUNTY).unique()))
            return
        strange = rows.loc[~rows["place"].isin(self.places), "place"].unique()
        if len(strange):
            issues.append(issue(name, listed(strange), "no_township", message(
                "TOWNSHIPS has no township of this code: these rows are not used.")))
        self._tables[name] = rows

    def _take_list(self, name: str, table: pd.DataFrame, faults: Faults) -> None:
        if _has(name, table, LISTS[name], faults):
            self._tables[name] = pd.DataFrame(table)

    def note(self, name: str, feature_id: object, reason: str, detail: Message) -> None:
        """List why something of a table is not used."""
        self._issues.append(issue(name, feature_id, reason, detail))

    def given(self, name: str) -> pd.DataFrame:
        """Give a whole table.

        Raises
        ------
        Absent
            If it was not given (``no_table``).
        """
        if name not in self._tables:
            raise Absent("no_table")
        return self._tables[name]

    def rows(self, name: str, where: Mapping[str, str]) -> pd.DataFrame:
        """Give the rows of one service, medium … by place; a place without a row is missing.

        Raises
        ------
        Absent
            If the table was not given (``no_table``), or has no such rows (``not_measured``).
        """
        rows = self.given(name)
        for column, wanted in where.items():
            rows = rows[rows[column] == wanted]
        if rows.empty:
            raise Absent("not_measured")
        return rows.set_index("place").reindex(self.places)

    def numbers(self, rows: pd.DataFrame, columns: str | tuple[str, ...]) -> pd.Series:
        """Give a column as numbers, or the sum of several; missing where one of them is.

        Raises
        ------
        Absent
            If a column is not there (``not_measured``): the algorithm had not what it needs.
        """
        names = (columns,) if isinstance(columns, str) else columns
        if not set(names) <= set(rows):
            raise Absent("not_measured")
        parts = [pd.to_numeric(rows[name], errors="coerce").astype("Float64").astype(float) for name in names]
        return sum(parts[1:], parts[0])


def codes_of(column: pd.Series) -> pd.Series:
    """Give codes as text, empty where one is missing; a table read from CSV may have numbers."""
    found, _ = values.read_each(column, values.read_code)
    return pd.Series(found, index=column.index, dtype=object).fillna("")


def _has(name: str, table: pd.DataFrame, columns: tuple[str, ...], faults: Faults) -> bool:
    absent = [column for column in columns if column not in table]
    if absent:
        faults.add(
            "{table} has no column {columns}: choose the table that the algorithm {algorithm} gives, with "
            "the row of the county.",
            table=name.upper(), columns=", ".join(absent), algorithm=_maker(name))
    return not absent


def _maker(table: str) -> str:
    """Name the algorithm that gives a table."""
    return DIAGNOSIS if table in JOINED_TABLES else table.partition(".")[0]

"""Account for everyone: each demand row has one reason, and the sums add up to the input."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd

from ..errors import CountyGisError, message

REASONS = ("no_geometry", "outside", "off_network", "unconnected", "beyond", "served")
"""Why a demand row is served or not, in the order in which it is decided."""

NOWHERE = -1
"""The number of the township for rows that have none."""


class AccountError(CountyGisError):
    """Say that rows or people were lost or doubled: a fault of the plugin, never of the data."""


def account(points: pd.DataFrame, townships: pd.DataFrame) -> pd.DataFrame:
    """Count rows and people by input, township and reason, and prove that nothing is missing.

    Parameters
    ----------
    points
        One row per demand row: ``input`` (which layer it came from), ``township`` (position in
        ``townships``, ``NOWHERE`` for none), ``reason`` and ``people_in_need`` (NaN = missing).
    townships
        ``code`` and ``name``.

    Returns
    -------
    DataFrame
        ``input, level`` (``township``; ``none`` for rows in no township; ``county`` for all of
        them)``, code, name, reason, rows, people, people_missing``. ``people`` is the sum of those
        known: NaN where rows are there but none has people, 0 where there are no rows.

    Raises
    ------
    AccountError
        If a row has no valid reason, or sums differ from the input.
    """
    _check_reasons(points)
    inputs = list(dict.fromkeys(points["input"]))
    people = points["people_in_need"]
    grouped = pd.DataFrame(
        {
            "input": points["input"],
            "township": points["township"],
            "reason": points["reason"],
            "rows": 1,
            "people": people.fillna(0.0),
            "people_missing": people.isna().astype(int),
        }
    ).groupby(["input", "township", "reason"], sort=False)
    places = [*range(len(townships)), NOWHERE]
    every = pd.MultiIndex.from_product([inputs, places, REASONS], names=["input", "township", "reason"])
    counted = grouped.sum().reindex(every, fill_value=0)

    county = counted.groupby(["input", "reason"], sort=False).sum().reset_index()
    counted = counted.reset_index()
    number = counted["township"].to_numpy()
    inside = number != NOWHERE
    for column in ("code", "name"):
        names = np.append(townships[column].astype(object).to_numpy(), None)
        counted[column] = names[number]
        county[column] = None
    counted["level"] = np.where(inside, "township", "none")
    county["level"] = "county"

    result = pd.concat([counted, county], ignore_index=True)
    nobody_known = (result["rows"] > 0) & (result["rows"] == result["people_missing"])
    result["people"] = result["people"].mask(nobody_known)
    result = result[["input", "level", "code", "name", "reason", "rows", "people", "people_missing"]]
    verify(result, points)
    return result


def verify(account: pd.DataFrame, points: pd.DataFrame) -> None:
    """Compare an account with the rows it was made from, by another way of adding up.

    Raises
    ------
    AccountError
        If rows or people differ: for an input as a whole, or for a township.
    """
    for name in points["input"].unique():
        rows = points[points["input"] == name]
        of_input = account[account["input"] == name]
        for levels in (["township", "none"], ["county"]):
            part = of_input[of_input["level"].isin(levels)]
            _compare(name, " + ".join(levels), part, rows)
        sizes = np.bincount(rows["township"].to_numpy() + 1)
        per_township = of_input[of_input["level"] != "county"]["rows"].to_numpy()
        per_township = per_township.reshape(-1, len(REASONS)).sum(axis=1)
        expected = np.zeros(len(per_township), dtype=int)
        expected[: max(len(sizes) - 1, 0)] = sizes[1:]
        expected[-1] = sizes[0] if len(sizes) else 0
        if not np.array_equal(per_township, expected):
            raise AccountError(message("The rows of {name} do not add up township by township.", name=name))


def wide(account: pd.DataFrame, input_name: str, level: str, what: str) -> pd.DataFrame:
    """Give one row per township (or one for the county) and one column per reason.

    ``what`` is ``rows``, ``people`` or ``people_missing``; townships keep their order.
    """
    chosen = account[(account["input"] == input_name) & (account["level"] == level)]
    values = chosen[what].to_numpy().reshape(-1, len(REASONS))
    return pd.DataFrame(values, columns=list(REASONS))


def add_up(values: pd.DataFrame, rows: pd.DataFrame) -> pd.Series:
    """Add people over columns: NaN only where rows are there and nobody's people are known."""
    total = values.sum(axis=1, min_count=1)
    return total.fillna(0.0).mask((rows.sum(axis=1) > 0) & values.where(rows > 0).isna().all(axis=1))


def _check_reasons(points: pd.DataFrame) -> None:
    wrong = ~points["reason"].isin(REASONS)
    # Only the first two reasons go without a township, and they always do.
    early = points["reason"].isin(REASONS[:2])
    wrong |= early != (points["township"] == NOWHERE)
    if wrong.any():
        raise AccountError(
            message(
                "{count} demand rows have no reason, or one that does not fit their township.",
                count=int(wrong.sum()),
            )
        )


def _compare(name: str, level: str, part: pd.DataFrame, rows: pd.DataFrame) -> None:
    people = rows["people_in_need"].dropna()
    found = int(part["rows"].sum()), math.fsum(part["people"].dropna()), int(part["people_missing"].sum())
    expected = len(rows), math.fsum(people), len(rows) - len(people)
    if found[::2] != expected[::2] or not math.isclose(found[1], expected[1], rel_tol=1e-9, abs_tol=1e-6):
        raise AccountError(
            message(
                "The account of {name} ({level}) holds {found} (rows, people, people missing), "
                "the input {expected}.",
                name=name,
                level=level,
                found=found,
                expected=expected,
            )
        )

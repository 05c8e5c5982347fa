"""Account for everyone: each demand row has one reason, and the sums add up to the input."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd

from ..errors import CountyGisError, message
from ..progress import Progress

REASONS = ("no_geometry", "outside", "off_network", "unconnected", "beyond", "served")
"""Why a demand row is served or not, in the order in which it is decided."""

EARLY = 2  # so many of them are decided before a township is known

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
    inputs = list(dict.fromkeys(points["input"].unique()))
    counted = {  # input, township (the last two are nowhere and the county), reason
        name: np.concatenate([sums, sums.sum(axis=1, keepdims=True)], axis=1)
        for name, sums in _counted(points, inputs, len(townships)).items()
    }
    shape = len(inputs), len(townships) + 2, len(REASONS)
    of_input, place, reason = (number.ravel() for number in np.indices(shape))
    level = np.array([*["township"] * len(townships), "none", "county"], dtype=object)
    labels = {name: [*townships[name], None, None] for name in ("code", "name")}
    result = pd.DataFrame({
        "input": np.array(inputs, dtype=object)[of_input],
        "level": level[place],
        **{name: np.array(values, dtype=object)[place] for name, values in labels.items()},
        "reason": np.array(REASONS, dtype=object)[reason],
        **{name: sums.ravel() for name, sums in counted.items()},
    })
    result = result.iloc[np.argsort(level[place] == "county", kind="stable")].reset_index(drop=True)
    nobody_known = (result["rows"] > 0) & (result["rows"] == result["people_missing"])
    result["people"] = result["people"].mask(nobody_known)
    verify(result, points)
    return result


def verify(account: pd.DataFrame, points: pd.DataFrame) -> None:
    """Compare an account with the rows it was made from, by another way of adding up.

    Raises
    ------
    AccountError
        If rows or people differ: for an input as a whole, or for a township.
    """
    inputs, place = points["input"], points["township"].to_numpy()
    everybody = points["people_in_need"].to_numpy(float)
    for name in inputs.unique():
        own = (inputs == name).to_numpy()
        people = everybody[own]
        known = people[~np.isnan(people)]
        of_input = account[account["input"] == name]
        whole = len(people), float(known.sum()), len(people) - len(known)
        for levels in (["township", "none"], ["county"]):
            _compare(name, " + ".join(levels), of_input[of_input["level"].isin(levels)], whole)
        per_township = of_input["rows"].to_numpy()[(of_input["level"] != "county").to_numpy()]
        per_township = per_township.reshape(-1, len(REASONS)).sum(axis=1)
        # Nowhere is the last.
        sizes = np.roll(np.bincount(place[own] + 1, minlength=len(per_township)), -1)
        if not np.array_equal(per_township, sizes):
            raise AccountError(message("The rows of {name} do not add up township by township.", name=name))


def tell(accounts: pd.DataFrame, service_name: str, progress: Progress) -> None:
    """Write an account into the log: rows and people by reason, and their sum."""
    for name, part in accounts[accounts["level"] == "county"].groupby("input", sort=False):
        people = whole_people(part["people"].fillna(0.0).to_numpy())
        told = {"service": service_name, "input": name}
        progress.info(
            message(
                "{service}, {input}: {total} rows = {no_geometry} without geometry + {outside} outside all "
                "townships + {off_network} off the network + {unconnected} without any way + {beyond} beyond "
                "the radius + {served} served.",
                total=int(part["rows"].sum()),
                **told,
                **dict(zip(part["reason"], part["rows"].tolist())),
            )
        )
        progress.info(
            message(
                "{service}, {input}: {total} people in need = {no_geometry} without geometry + {outside} "
                "outside all townships + {off_network} off the network + {unconnected} without any way + "
                "{beyond} beyond the radius + {served} served; people missing in {missing} rows.",
                total=f"{people.sum():,}",
                missing=int(part["people_missing"].sum()),
                **told,
                **{reason: f"{count:,}" for reason, count in zip(part["reason"], people)},
            )
        )


def whole_people(people: np.ndarray) -> np.ndarray:
    """Round people so that the rounded parts still add up to the rounded sum (largest remainders)."""
    whole = np.floor(people).astype(int)
    short = int(round(float(people.sum()))) - int(whole.sum())
    whole[np.argsort(whole - people, kind="stable")[: max(short, 0)]] += 1
    return whole


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


def _counted(points: pd.DataFrame, inputs: list[str], n_townships: int) -> dict[str, np.ndarray]:
    """Count rows and add up people for every input, township (the last is nowhere) and reason."""
    codes = [pd.Categorical(points["input"], inputs).codes.astype(np.int64)]
    place = points["township"].to_numpy()
    codes.append(np.where(place == NOWHERE, n_townships, place))
    codes.append(pd.Categorical(points["reason"], REASONS).codes.astype(np.int64))
    shape = len(inputs), n_townships + 1, len(REASONS)
    cell, size = np.ravel_multi_index(codes, shape), int(np.prod(shape))
    people = points["people_in_need"].to_numpy(float)
    missing = np.isnan(people)
    sums = {
        "rows": np.bincount(cell, minlength=size),
        "people": np.bincount(cell, np.where(missing, 0.0, people), minlength=size),
        "people_missing": np.bincount(cell[missing], minlength=size),
    }
    return {name: values.reshape(shape) for name, values in sums.items()}


def _check_reasons(points: pd.DataFrame) -> None:
    reason = pd.Categorical(points["reason"], REASONS).codes
    # Only the first two reasons go without a township, and they always do.
    early = reason < EARLY
    wrong = (reason < 0) | (early != (points["township"] == NOWHERE).to_numpy())
    if wrong.any():
        raise AccountError(
            message(
                "{count} demand rows have no reason, or one that does not fit their township.",
                count=int(wrong.sum()),
            )
        )


def _compare(name: str, level: str, part: pd.DataFrame, expected: tuple[int, float, int]) -> None:
    found = int(part["rows"].sum()), math.fsum(part["people"].dropna()), int(part["people_missing"].sum())
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

"""Score figures against targets, and sum scores up by dimension and for all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from .. import values
from ..data_files import STANDARDS, read_table
from ..errors import Faults, InputError, message
from ..readable import figure
from .registry import DIMENSIONS, LESS
from .targets import ALL, AT_LEAST, AT_MOST, BASELINE

TOTAL = "total"
# A convention: at least this score.
GRADES = (("good", 0.90), ("fair", 0.75), ("weak", 0.60), ("gap", 0.0))
# A convention: a township has a rank from this many scored indicators on, as a part of the county's.
RANKED_FROM = 1 / 3
# A convention: a total has a grade from this many scored indicators on, as a part of those with a target.
GRADED_FROM = 1 / 3
# Rounding is no miss: 8.0 km from many pieces may be 7.999999999.
TOLERANCE = 1e-9


@dataclass(frozen=True)
class Profile:
    """Hold the weights of the dimensions for one type of county; ``id`` is empty for none."""

    id: str
    name_zh: str
    name_en: str
    weights: Mapping[str, float]
    confidence: str = ""
    note: str = ""
    note_zh: str = ""


EQUAL = Profile("", "不分类型", "No type", dict.fromkeys(DIMENSIONS, 1.0), "convention")


def score(value: float, comparator: str, target: float, better: str) -> float:
    """Score a figure from 0 to 1; NaN where it is missing.

    At least: min(1, v / target). At most: min(1, target / v), 1 where v is 0. All: the share met.
    A score is 1 where the target is met, and only there.
    A baseline is scored in the direction in which the indicator is better. (A convention.)
    """
    if np.isnan(value):
        return np.nan
    if comparator == BASELINE:
        comparator = AT_MOST if better == LESS else AT_LEAST
    if comparator == AT_MOST:
        reached = 1.0 if value <= target + TOLERANCE else target / value
    elif comparator == ALL:
        reached = 1.0 if value >= target - TOLERANCE else value
    else:
        reached = 1.0 if value >= target - TOLERANCE else value / target
    return float(min(max(reached, 0.0), 1.0))


def meets(value: float, comparator: str, target: float, better: str) -> float:
    """Say whether a figure meets its target (1, 0, NaN where it is missing); "all" only at the whole."""
    if np.isnan(value):
        return np.nan
    at_most = comparator == AT_MOST or (comparator == BASELINE and better == LESS)
    return float(value <= target + TOLERANCE if at_most else value >= target - TOLERANCE)


def grade(reached: float) -> str:
    """Name a score: good, fair, weak, gap; empty where there is none."""
    if np.isnan(reached):
        return ""
    return next(word for word, least in GRADES if reached >= least - TOLERANCE)


def rounded(reached: float, decimals: int) -> float:
    """Round a score for reading, but never up to 1 or to a grade that it does not reach.

    0.996 has not met its target: with two decimals it is 0.99.
    """
    near = float(figure(reached, decimals))
    limits = (1.0, *(least for _, least in GRADES))
    crossed = any(reached < limit - TOLERANCE and near >= limit for limit in limits)
    return round(near - 10 ** -decimals, decimals) if crossed else near


def read_profiles(path: str | Path | None = None) -> dict[str, Profile]:
    """Read the types of county with the weights of the dimensions: the plugin's own, or one's own.

    Raises
    ------
    InputError
        If the table cannot be read; one sentence for each faulty cell, with row and column.
    """
    path = STANDARDS / "profiles.csv" if path is None else Path(path)
    rows = read_table(path)
    faults = Faults()
    absent = [column for column in ("county_type", *DIMENSIONS) if rows and column not in rows[0]]
    if absent or not rows:
        faults.add(
            "{path} has no column {columns}: keep the columns of the table that comes with the plugin.",
            path=path.name, columns=", ".join(absent or DIMENSIONS))
    found = {}
    for number, row in enumerate([] if absent else rows, start=2):
        weights = {name: _weight(path.name, number, name, row[name], faults) for name in DIMENSIONS}
        if not sum(weights.values()) > 0:
            faults.add("{file}, row {row}: all weights are 0: give at least one.", file=path.name, row=number)
        if row["county_type"] in found:
            faults.add("{file}, row {row}: the county type {type} is there twice.", file=path.name,
                       row=number, type=row["county_type"])
        told = {name: row.get(name, "") for name in ("confidence", "note", "note_zh")}
        names = (row.get(name, "") or row["county_type"] for name in ("name_zh", "name_en"))
        found[row["county_type"]] = Profile(row["county_type"], *names, weights, **told)
    faults.raise_if_any()
    return found


def choose_profile(county_type: str | None, profiles: Mapping[str, Profile]) -> Profile:
    """Give the profile of a type of county by id, Chinese or English name; equal weights for none.

    Where there is only one type it need not be named.

    Raises
    ------
    InputError
        If there is no such type.
    """
    if values.is_blank(county_type):
        return next(iter(profiles.values())) if len(profiles) == 1 else EQUAL
    wanted = values.normal(county_type)
    for profile in profiles.values():
        if wanted in (values.normal(name) for name in (profile.id, profile.name_zh, profile.name_en)):
            return profile
    raise InputError(message(
        "COUNTY_TYPE is “{value}”: give one of {known}.", value=county_type,
        known=", ".join(f"{profile.id} ({profile.name_zh})" for profile in profiles.values())))


def scorecard(rows: pd.DataFrame, profile: Profile) -> pd.DataFrame:
    """Sum scores up for each place, by dimension and in all.

    An indicator's score is the mean of its figures' scores, a dimension's the mean of its
    indicators' scores, the total the mean of the dimensions' by the profile's weights. What has no
    score is left out, and the weights of the rest are spread anew; how many are missing is counted.
    Indicators beyond the 28 count where they have a value.

    Parameters
    ----------
    rows
        The long table: ``level, code, name, indicator, dimension, main, status, value, score``.

    Returns
    -------
    DataFrame
        A row per place and dimension, the total last: ``level, code, name, dimension``,
        ``indicators`` (that can be told there), of which ``scored``, ``missing`` (no value) and
        ``without_target``; ``weight`` (of the dimension in the total, 0 to 1), ``score``, ``grade``
        (none of a total of which fewer than a third are scored, those without target aside),
        ``rank`` among the townships (1 has the highest score); missing where fewer than a third as many
        indicators are scored as for the county, for one good or bad figure is no comparison.
    """
    keys, counts = ["level", "code", "name"], ["indicators", "scored", "missing", "without_target"]
    told = rows[(rows["status"] != "not_applicable") & ((rows["main"] == 1) | rows["value"].notna())]
    each = told.groupby([*keys, "dimension", "indicator"], sort=False).agg(
        score=("score", "mean"), known=("value", "count")).reset_index()
    each["indicators"], each["scored"], each["missing"] = 1, each["score"].notna(), each["known"] == 0
    each["without_target"] = ~each["missing"] & ~each["scored"]
    parts = each.groupby([*keys, "dimension"], sort=False).agg(
        score=("score", "mean"), **{name: (name, "sum") for name in counts}).reset_index()
    # Every place with every dimension, in their order.
    places = rows[keys].drop_duplicates()
    card = places.merge(pd.DataFrame({"dimension": DIMENSIONS}), how="cross").merge(
        parts, on=[*keys, "dimension"], how="left")
    card[counts] = card[counts].fillna(0)
    own = card["dimension"].map(profile.weights).where(card["score"].notna(), 0.0)
    whole = own.groupby(card["code"]).transform("sum")
    card["weight"] = (own / whole.where(whole > 0)).fillna(0.0)
    card = pd.concat([card, _totals(card, keys, counts)], ignore_index=True)
    number = {code: n for n, code in enumerate(places["code"])}
    card = card.iloc[np.argsort(card["code"].map(number), kind="stable")].reset_index(drop=True)
    card["grade"] = card["score"].map(grade)
    few = card["scored"] < GRADED_FROM * (card["scored"] + card["missing"])
    card.loc[(card["dimension"] == TOTAL) & few, "grade"] = ""
    of_county = card[card["level"] == "county"].set_index("dimension")["scored"]
    enough = card["scored"] >= RANKED_FROM * card["dimension"].map(of_county).fillna(0)
    ranks = card[(card["level"] == "township") & enough].groupby("dimension")["score"].transform(
        lambda own: own.round(9).rank(method="min", ascending=False))
    card["rank"] = ranks.reindex(card.index).astype("Int64")
    return card.astype(dict.fromkeys(counts, int))[
        [*keys, "dimension", *counts, "weight", "score", "grade", "rank"]]


def _totals(card: pd.DataFrame, keys: list[str], counts: list[str]) -> pd.DataFrame:
    """Add the dimensions of each place up by their weights."""
    # A dimension of weight 0 has no part in the total, whatever its score.
    weighted = (card["score"] * card["weight"]).where(card["weight"] > 0)
    grouped = card.assign(weighted=weighted).groupby(keys, sort=False)
    total = grouped[[*counts, "weight"]].sum()
    total["score"] = grouped["weighted"].sum(min_count=1)
    return total.reset_index().assign(dimension=TOTAL)


def _weight(file: str, number: int, column: str, text: str, faults: Faults) -> float:
    try:
        weight = values.read_amount(text) if text else 0.0
    except values.UnreadableError:
        faults.add("{file}, row {row}, column {column}: “{value}” is no weight: write a number of 0 or more.",
                   file=file, row=number, column=column, value=text)
        weight = 1.0
    return weight

"""Add sites, villages and people up for one service: one row per township, and the county's."""

from __future__ import annotations

from collections.abc import Mapping

import geopandas as gpd
import numpy as np
import pandas as pd

from ..access.account import NOWHERE
from ..access.points import POPULATION
from ..access.summary import rank
from ..units import TEN_THOUSAND
from .known_people import over_known

HUNDRED_KM2 = 1e8
WAYS = ("inside", "joint", "exempt", "radius")
COLUMNS = [
    *("level", "code", "name", "sites", "per_10k_people", "per_100km2", "capacity", "capacity_missing"),
    *("has_one", "townships_with_one", "villages", *(f"villages_{way}" for way in WAYS)),
    *("villages_covered", "villages_uncovered", "villages_share", "villages_rural", "villages_rural_covered"),
    *("people", "people_missing_rows", "people_served", "people_unserved", "people_share"),
    *("straight_people", "people_between", "mean_cost", "max_cost", "unit", "rank"),
]
COUNTS = ("sites", "capacity_missing", "townships_with_one", "villages", *(f"villages_{way}" for way in WAYS),
          "villages_covered", "villages_uncovered", "villages_rural", "villages_rural_covered",
          "people_missing_rows")


def add_up(
    rows: pd.DataFrame, how: pd.Series, sites: pd.DataFrame, townships: gpd.GeoDataFrame, *,
    people_input: str, unit: str,
) -> pd.DataFrame:
    """Add up one service; ``summarise`` makes shares and densities of it.

    Parameters
    ----------
    rows
        One row per demand point, the villages first: ``input, township`` (position), ``area_class, people,
        people_in_need, reason, total_cost, unit, straight_served, straight_known``.
    how
        How each village is covered, in the order of ``rows``; empty for not at all.
    sites
        The sites that count, with ``township`` (id, missing outside) and ``capacity`` where there is.
    unit
        The unit, ``m`` or ``s``, of mean and largest cost: rows measured in the other one are
        left out of these two.

    Returns
    -------
    DataFrame
        Sums, one row per township and the county's last (``level``); those of which nothing is
        known are missing, not zero.
    """
    position = pd.Series(np.arange(len(townships)), index=townships.index)
    villages = _villages(rows.iloc[: len(how)], how, len(townships))
    people = _people(rows.iloc[len(how):] if people_input == POPULATION else rows, unit, len(townships))
    # Without villages, or without anybody, nothing is known of them: that is not none.
    if not len(how):
        villages = villages * np.nan
    if rows.empty:
        people = people * np.nan
        if "people" in townships:
            people["everybody"] = townships["people"].to_numpy(float)
    counts = _sites(sites, sites["township"].map(position), len(townships))
    sums = pd.concat([counts, villages, people], axis=1)
    sums["area_m2"] = townships["area_m2"].to_numpy()
    sums["townships_with_one"] = (sums["sites"] > 0).astype(int)
    largest = sums.pop("max_cost")
    county = sums.sum(min_count=1).to_frame().T
    result = pd.concat([sums, county], ignore_index=True)
    result["capacity"] = _unless_unknown(result)
    result["max_cost"] = [*largest, largest.max()]
    level = ["township"] * len(townships) + ["county"]
    labels = {column: [*townships[column], None] for column in ("code", "name")}
    return result.assign(level=level, **labels, unit=unit)


def summarise(sums: pd.DataFrame) -> pd.DataFrame:
    """Give the summary of all services: ``service``, ``service_name`` and ``COLUMNS``.

    ``sums`` are the rows of ``add_up`` under one another, with ``service`` and ``service_name``.
    ``people`` are those in need.
    """
    labels = ["level", "code", "name", "service", "service_name", "unit"]
    result = _ratios(sums.drop(columns=labels)).join(sums[labels])
    result["per_10k_people"] = TEN_THOUSAND * over_known(
        result["sites"], result["everybody"], result["level"], [result["service"]])
    towns = result[result["level"] == "township"].assign(villages_unserved=result["villages_uncovered"])
    result["rank"] = pd.concat([rank(rows) for _, rows in towns.groupby("service", sort=False)])
    result = result.astype(dict.fromkeys([*COUNTS, "has_one", "rank"], "Int64"))
    return result[[*labels[:-1], *(column for column in COLUMNS if column not in labels[:3])]]


def _sites(sites: pd.DataFrame, place: pd.Series, count: int) -> pd.DataFrame:
    capacity = pd.to_numeric(sites.get("capacity", pd.Series(np.nan, index=sites.index)), errors="coerce")
    missing = capacity.isna()
    found = _by_place(place.fillna(NOWHERE), count, {
        "sites": np.ones(len(sites)), "capacity": capacity.fillna(0.0), "capacity_missing": missing})
    return found


def _unless_unknown(sums: pd.DataFrame) -> pd.Series:
    """Give the capacity; it is none only where there is no site to have one, else not known."""
    unknown = (sums["sites"] > 0) & (sums["sites"] == sums["capacity_missing"])
    return sums["capacity"].mask(unknown)


def _villages(rows: pd.DataFrame, how: pd.Series, count: int) -> pd.DataFrame:
    how, rural = how.to_numpy(), (rows["area_class"] == "rural").to_numpy()
    return _by_place(rows["township"], count, {
        "villages": np.ones(len(how)),
        **{f"villages_{way}": how == way for way in WAYS},
        "villages_covered": how != "",
        "villages_uncovered": how == "",
        "villages_rural": rural,
        "villages_rural_covered": rural & (how != ""),
    })


def _people(rows: pd.DataFrame, unit: str, count: int) -> pd.DataFrame:
    people = rows["people_in_need"].to_numpy(float)
    missing = np.isnan(people)
    people = np.where(missing, 0.0, people)
    near, served = rows["straight_served"].to_numpy(bool), (rows["reason"] == "served").to_numpy()
    cost = rows["total_cost"].to_numpy(float)
    costed = ~np.isnan(cost) & (rows["unit"] == unit).to_numpy()
    cost = np.where(costed, cost, 0.0)
    # Rows that stand nowhere had no search; what a circle holds is known without them.
    circle = rows["straight_known"].to_numpy(bool) | (rows["township"] == NOWHERE).to_numpy()
    found = _by_place(rows["township"], count, {
        "rows": np.ones(len(rows)),
        "everybody": rows["people"].fillna(0.0),
        "everybody_missing": rows["people"].isna(),
        "people": people,
        "people_missing_rows": missing,
        "people_served": people * served,
        "straight_people": people * near,
        "people_between": people * (near & ~served),
        "no_circle": ~circle,
        "weight": people * costed,
        "weighted": people * cost,
        "costed": costed,
        "cost": cost,
    })
    # Where there are no rows, or all lack their people, nobody's people are known: that is not none.
    unknown = found["rows"] == found["everybody_missing"]
    found["everybody"] = found["everybody"].mask(unknown)
    found["max_cost"] = rows["total_cost"].where(costed).groupby(rows["township"]).max().reindex(range(count))
    return found


def _by_place(place: pd.Series, count: int, columns: Mapping[str, np.ndarray]) -> pd.DataFrame:
    """Add columns up by place (position of a township); rows that stand nowhere are left out."""
    place = place.to_numpy(int)
    inside = place != NOWHERE
    rows = slice(None) if inside.all() else inside
    place = place[rows]
    return pd.DataFrame({
        name: _added(place, np.asarray(values)[rows], count) for name, values in columns.items()})


def _added(place: np.ndarray, values: np.ndarray, count: int) -> np.ndarray:
    if values.dtype == bool:
        return np.bincount(place[values], minlength=count).astype(float)
    return np.bincount(place, values, minlength=count)


def _ratios(sums: pd.DataFrame) -> pd.DataFrame:
    """Turn sums into shares and densities; what nobody knows becomes missing."""
    sums = sums.astype(float)
    sums["has_one"] = (sums["sites"] > 0).astype(int)
    sums["per_100km2"] = sums["sites"] * HUNDRED_KM2 / _above_zero(sums["area_m2"])
    sums["villages_share"] = sums["villages_covered"] / _above_zero(sums["villages"])
    unknown = sums["rows"] == sums["people_missing_rows"]
    for column in ("people", "people_served"):
        sums[column] = sums[column].mask(unknown)
    sums["people_unserved"] = sums["people"] - sums["people_served"]
    sums["people_share"] = sums["people_served"] / _above_zero(sums["people"])
    for column in ("straight_people", "people_between"):
        sums[column] = sums[column].mask(unknown | (sums["no_circle"] > 0))
    by_people = sums["weighted"] / _above_zero(sums["weight"])
    sums["mean_cost"] = by_people.fillna(sums["cost"] / _above_zero(sums["costed"]))
    return sums


def _above_zero(values: pd.Series) -> pd.Series:
    return values.where(values > 0)

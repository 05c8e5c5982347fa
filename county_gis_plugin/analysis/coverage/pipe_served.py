"""Add up who is served by pipes: village by village as statistics say, everybody else by the proxy."""

from __future__ import annotations

import numpy as np
import pandas as pd
import shapely
from scipy.spatial import cKDTree

from .ground import Ground

STATISTICS, MIXED = "statistics", "mixed"
SERVED_COLUMNS = ("people_served", "people_of_basis", "people_served_of_unknown")


def nearest_villages(
    xy: np.ndarray, township: np.ndarray, village_xy: np.ndarray, village_township: np.ndarray
) -> np.ndarray:
    """Give each point (n, 2) the row of the nearest village of its own township, −1 where there is none.

    Townships are numbers, negative outside.
    """
    village = np.full(len(xy), -1)
    for number in np.unique(village_township[village_township >= 0]):
        own, there = np.flatnonzero(village_township == number), np.flatnonzero(township == number)
        village[there] = own[cKDTree(village_xy[own]).query(xy[there])[1]]
    return village


def on_land(
    points: np.ndarray, township: np.ndarray, land: np.ndarray, village_township: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Find the points that lie on a village's land in its township: rows of points and of villages."""
    if shapely.is_missing(land).all():
        return np.zeros(0, dtype=int), np.zeros(0, dtype=int)
    village, point = shapely.STRtree(points).query(land, predicate="intersects")
    own = township[point] == village_township[village]
    return point[own], village[own]


def served_sums(
    carriers: pd.DataFrame, village: np.ndarray, within: np.ndarray, proxy: str, judged: pd.DataFrame,
    ground: Ground,
) -> pd.DataFrame:
    """Add up by township and for the county; the county is the sum of its townships.

    Parameters
    ----------
    carriers
        Who carries the people: ``township`` (id, missing outside), ``people``.
    village
        The row in ``judged`` of the village of each carrier, −1 for none. The carriers of a village
        with statistics are left out: its own number stands for them.
    within
        Whether each carrier is within reach, which counts as served.
    proxy
        The name of this basis.
    judged
        Villages: ``township``, ``people``, ``people_served`` and ``basis``.

    Returns
    -------
    DataFrame
        ``level, code``, ``SERVED_COLUMNS`` and ``basis``. A share is of people that are known: those
        served where nobody knows the total stand apart.
    """
    told = judged[judged["basis"] == STATISTICS]
    known = told["people"].notna()
    spoken_for = np.append((judged["basis"] == STATISTICS).to_numpy(), False)[village]
    rest = carriers.loc[~spoken_for, ["township", "people"]]
    rows = pd.DataFrame({
        "township": np.append(told["township"].to_numpy(object), rest["township"].to_numpy(object)),
        "people_served": np.append(
            told["people_served"].where(known), rest["people"].to_numpy() * within[~spoken_for]),
        "people_of_basis": np.append(told["people"], rest["people"]),
        "people_served_of_unknown": np.append(
            told["people_served"].mask(known), np.full(len(rest), np.nan)),
        "by_statistics": np.repeat([1.0, 0.0], [len(told), len(rest)]),
        "by_proxy": np.repeat([0.0, 1.0], [len(told), len(rest)]),
    })
    sums = ground.sums(rows, [], [*SERVED_COLUMNS, "by_statistics", "by_proxy"])
    both, some = sums["by_proxy"] > 0, sums["by_statistics"] > 0
    sums["basis"] = np.select([some & both, some], [MIXED, STATISTICS], proxy)
    return sums.drop(columns=["by_statistics", "by_proxy"])

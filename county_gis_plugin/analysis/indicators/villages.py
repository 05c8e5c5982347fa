"""Add the village table up: how many villages say yes, of how many that say anything, and their people."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd

from ..access.points import gather
from ..coverage.ground import Ground
from ..coverage.pipe_people import place_ids

FLAGS = ("large_scheme", "sewage", "waste", "express", "elder_site", "clinic_exempt")


def village_sums(
    villages: gpd.GeoDataFrame, table: pd.DataFrame, townships: gpd.GeoDataFrame,
    builtup: gpd.GeoDataFrame | None = None,
) -> pd.DataFrame:
    """Give the table ``villages`` of ``county_indicators``: a row per township, the county last.

    Parameters
    ----------
    villages
        As ``demand.from_points`` makes them.
    table
        The village table on the same index, as ``village_table.join_village_table`` gives it: flags
        (true, false, missing), ``tap_pop`` people, ``toilet_hh`` and ``hh`` households.
    townships, builtup
        As for ``access.points.gather``: rural is what is not urban there.

    Returns
    -------
    DataFrame
        ``level, code, name``; for each flag that is there ``<flag>_yes``, ``<flag>_known``
        (villages), the same of the rural ones with ``rural_`` before, ``rural_<flag>_people`` of
        those who say yes and ``rural_<flag>_of`` of those who say anything; ``rural_tap_pop`` and
        ``rural_tap_pop_of`` people, the same of the urban ones; ``toilet_hh`` and ``toilet_hh_of``
        households. A village that says nothing is in none of them; where nobody says anything the
        sum is missing. How many could have said something: ``villages``, ``villages_rural``,
        ``rural_people``, ``urban_people``, and ``toilet_villages`` which did say how many toilets.
    """
    points = gather(villages, None, townships, builtup)
    ground = Ground(townships, None, townships.crs)
    told = table.reindex(villages.index).reset_index(drop=True)
    rows = pd.DataFrame({"township": place_ids(points["township"], ground)})
    rural = (points["area_class"] == "rural").to_numpy()
    people = points["people"].to_numpy(float)
    rows["villages"] = 1.0
    rows["villages_rural"] = np.where(rural, 1.0, np.nan)
    rows["rural_people"] = np.where(rural, people, np.nan)
    rows["urban_people"] = np.where(rural, np.nan, people)
    for flag in FLAGS:
        if flag in told:
            _add_flag(rows, flag, told[flag], rural, people)
    if "tap_pop" in told:
        tap = pd.to_numeric(told["tap_pop"], errors="coerce").to_numpy(float)
        _add_share(rows, "rural_tap_pop", tap, np.where(rural, people, np.nan))
        _add_share(rows, "urban_tap_pop", tap, np.where(rural, np.nan, people))
    if "toilet_hh" in told and "hh" in told:
        _add_share(rows, "toilet_hh", *(
            pd.to_numeric(told[name], errors="coerce").to_numpy(float) for name in ("toilet_hh", "hh")))
        rows["toilet_villages"] = rows["toilet_hh_of"].where(rows["toilet_hh_of"].isna(), 1.0)
    columns = [name for name in rows if name != "township"]
    sums = ground.sums(rows, [], columns)
    frame = ground.frame().drop(columns="place").merge(sums, on=["level", "code"], how="left")
    return frame[["level", "code", "name", *columns]]


def _add_flag(
    rows: pd.DataFrame, flag: str, said: pd.Series, rural: np.ndarray, people: np.ndarray
) -> None:
    known = said.notna().to_numpy()
    yes = np.where(known, said.map(bool), False).astype(bool)
    for prefix, chosen in (("", known), ("rural_", known & rural)):
        rows[f"{prefix}{flag}_yes"] = np.where(chosen, yes.astype(float), np.nan)
        rows[f"{prefix}{flag}_known"] = np.where(chosen, 1.0, np.nan)
    counted = known & rural
    rows[f"rural_{flag}_people"] = np.where(counted, people * yes, np.nan)
    rows[f"rural_{flag}_of"] = np.where(counted, people, np.nan)


def _add_share(rows: pd.DataFrame, name: str, part: np.ndarray, whole: np.ndarray) -> None:
    """Add both where both are known; no more than there are."""
    known = ~(np.isnan(part) | np.isnan(whole))
    rows[name] = np.where(known, np.minimum(part, whole), np.nan)
    rows[f"{name}_of"] = np.where(known, whole, np.nan)

"""Add sites, villages and people up for one service: one row per township, and the county's."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd

from ..access.account import NOWHERE
from ..access.points import DEMAND
from ..access.summary import rank

TEN_THOUSAND = 10_000.0
HUNDRED_KM2 = 1e8
WAYS = ("inside", "joint", "exempt", "radius")


def summarise(
    rows: gpd.GeoDataFrame, sites: gpd.GeoDataFrame, townships: gpd.GeoDataFrame, *, people_input: str,
    unit: str,
) -> pd.DataFrame:
    """Give the summary of one service.

    Parameters
    ----------
    rows
        One row per demand point: ``input, township`` (position), ``people, people_in_need, how,
        reason, total_cost, unit, straight_served, straight_known``.
    sites
        The sites that count, with ``township`` (id, missing outside) and ``capacity`` where there is.
    unit
        The unit, ``m`` or ``s``, of mean and largest cost: rows measured in the other one are
        left out of these two.

    Returns
    -------
    DataFrame
        ``level, code, name, sites, per_10k_people, per_100km2, capacity, capacity_missing,
        has_one, townships_with_one, villages, villages_<way>`` for each way of being covered,
        ``villages_covered, villages_share, people`` (in need), ``people_missing_rows,
        people_served, people_unserved, people_share, straight_people, people_between, mean_cost,
        max_cost, unit, rank``. Sums over nobody known are missing, not zero.
    """
    parts = []
    for place, (id_, township) in enumerate(townships.iterrows()):
        here = sites[(sites["township"] == id_).fillna(False).to_numpy(bool)]
        row = _row(rows[rows["township"] == place], here, township["area_m2"], people_input, unit)
        parts.append({"level": "township", "code": township["code"], "name": township["name"], **row})
    inside = sites[sites["township"].notna()]
    county = _row(
        rows[rows["township"] != NOWHERE], inside, townships["area_m2"].sum(), people_input, unit)
    found = pd.DataFrame(parts)
    found["rank"] = rank(found.assign(villages_unserved=found["villages"] - found["villages_covered"]))
    found["townships_with_one"] = found["has_one"]
    last = {"level": "county", "code": None, "name": None, **county, "rank": np.nan,
            "townships_with_one": int(found["has_one"].sum())}
    result = pd.DataFrame([*found.to_dict("records"), last])
    result["rank"] = result["rank"].astype("Int64")
    return result


def _row(
    rows: pd.DataFrame, sites: pd.DataFrame, area_m2: float, people_input: str, unit: str
) -> dict[str, object]:
    crowd = rows[rows["input"] == people_input]
    villages = rows[rows["input"] == DEMAND]
    everybody = _known_sum(crowd["people"])
    capacity = pd.to_numeric(sites["capacity"], errors="coerce") if "capacity" in sites else None
    covered = (villages["how"] != "").sum()
    return {
        "sites": len(sites),
        "per_10k_people": len(sites) * TEN_THOUSAND / everybody if everybody > 0 else np.nan,
        "per_100km2": len(sites) * HUNDRED_KM2 / area_m2,
        "capacity": np.nan if capacity is None else _known_sum(capacity),
        "capacity_missing": len(sites) if capacity is None else int(capacity.isna().sum()),
        "has_one": int(len(sites) > 0),
        "villages": len(villages),
        **{f"villages_{way}": int((villages["how"] == way).sum()) for way in WAYS},
        "villages_covered": int(covered),
        "villages_share": covered / len(villages) if len(villages) else np.nan,
        **_people(crowd),
        **_costs(crowd, unit),
        "unit": unit,
    }


def _people(crowd: pd.DataFrame) -> dict[str, object]:
    people, served = crowd["people_in_need"], crowd["reason"] == "served"
    near = crowd["straight_served"].astype(bool)
    whole, reached = _known_sum(people), _known_sum(people.where(served, people * 0))
    # Where some rows drive, no circle stands for their time.
    straight = bool(crowd["straight_known"].where(crowd["reason"] != "off_network", True).all())
    known = straight and not np.isnan(whole)
    return {
        "people": whole,
        "people_missing_rows": int(people.isna().sum()),
        "people_served": reached,
        "people_unserved": whole - reached,
        "people_share": reached / whole if whole > 0 else np.nan,
        "straight_people": float(people[near].sum()) if known else np.nan,
        "people_between": float(people[near & ~served].sum()) if known else np.nan,
    }


def _costs(crowd: pd.DataFrame, unit: str) -> dict[str, object]:
    """Give the mean cost, weighted with people where they are known, and the largest."""
    reached = crowd[crowd["total_cost"].notna() & (crowd["unit"] == unit)]
    weight = reached["people_in_need"].fillna(0.0)
    if not weight.sum() > 0:
        weight = weight * 0 + 1.0
    mean = (weight * reached["total_cost"]).sum() / weight.sum() if len(reached) else np.nan
    return {"mean_cost": mean, "max_cost": reached["total_cost"].max()}


def _known_sum(values: pd.Series) -> float:
    """Add up what is known; missing where rows are there but nothing is known of them."""
    return 0.0 if values.empty else float(values.astype(float).sum(min_count=1))

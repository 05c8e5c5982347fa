"""Sum up a service's gaps per township and for the county."""

from __future__ import annotations

import numpy as np
import pandas as pd

from ..units import M2_PER_KM2, SECONDS_PER_MINUTE
from .account import REASONS, add_up, wide

MOST_WORST = 5
NO_WAY = "–"
POINT_COLUMNS = (
    *("input", "township", "name", "code", "id", "people_in_need", "estimated", "reason", "total_cost"),
    *("unit", "straight_served", "area_class"),
)
UNSERVED = ["off_network", "unconnected", "beyond"]
AREAS = ["area_m2", "served_m2", "builtup_m2", "builtup_served_m2"]


def summarise(
    points: pd.DataFrame,
    accounts: pd.DataFrame,
    townships: pd.DataFrame,
    *,
    village_input: str | None,
    people_input: str,
    unit: str,
    straight: bool,
) -> pd.DataFrame:
    """Make one row per township, and the county's last.

    Villages are counted over the rows in a township, so that townships add up to the county; rows
    in none are in the county's ``rows_no_geometry`` and ``rows_outside``. Shares are 0 to 1, over
    the people who are known; they are NaN where the denominator is missing or zero.

    Parameters
    ----------
    points
        One row per demand row: ``input, township`` (position), ``name, people_in_need,
        estimated, reason, total_cost`` (NaN = unknown) with its ``unit`` (``m`` or ``s``),
        ``straight_served, area_class`` (urban, rural).
    accounts
        What ``account`` made of ``points``.
    townships
        ``code, name, area_m2, served_m2``, and of the built-up land ``builtup_m2, builtup_served_m2``,
        in the order of the positions; areas NaN if not measured.
    village_input, people_input
        Which ``input`` is counted as villages (``None``: none) and which carries the people.
    unit
        ``m`` or ``s``: mean, median and largest cost are of the rows with this unit.
    straight
        Whether a straight line can be compared (it cannot with a travel time at several speeds).

    Returns
    -------
    DataFrame
        The columns of the layer ``summary`` without those of the service.
    """
    of_points = _of_points(points, len(townships), village_input, people_input, unit, straight)
    of_places = townships[AREAS].reset_index(drop=True)
    parts = []
    for level in ("township", "county"):
        if level == "county":
            named = pd.DataFrame({"code": [None], "name": [None]})
            areas, own = of_places.sum(skipna=False).to_frame().T, of_points[-1:]
        else:
            named = townships[["code", "name"]].reset_index(drop=True)
            areas, own = of_places, of_points[:-1]
        rows = _counts(accounts, level, village_input, people_input)
        rows = pd.concat([named, rows, _areas(areas)], axis=1)
        rows.insert(0, "level", level)
        parts.append(pd.concat([rows, pd.DataFrame(own)], axis=1))
    parts[0]["rank"] = rank(parts[0])
    result = pd.concat(parts, ignore_index=True)
    result["rank"] = result["rank"].astype("Int64")
    result["unit"] = unit
    return result[COLUMNS]


COLUMNS = [
    *("level", "code", "name"),
    *("villages", "villages_served", "villages_unserved", "villages_share"),
    *("villages_rural", "villages_rural_served"),
    *("people", "people_missing_rows", "people_served", "people_unserved", "people_share", "estimated"),
    *("area_km2", "area_served_km2", "area_share", "builtup_km2", "builtup_served_km2"),
    *("straight_villages_served", "straight_people_served", "people_between"),
    *("mean_cost", "median_cost", "max_cost", "unit", "worst_villages", "rank"),
    *(f"rows_{reason}" for reason in REASONS),
    # people_served stands above, beside people_unserved.
    *(f"people_{reason}" for reason in REASONS[:-1]),
]


def rank(rows: pd.DataFrame) -> pd.Series:
    """Rank townships: 1 has the lowest share of people served, or of villages where people are missing.

    Equal shares go by the number of unserved people, then share the rank; NaN where there is no share,
    and where nobody is unserved.
    """
    share = rows["people_share"].fillna(rows["villages_share"]).round(9)
    unserved = rows["people_unserved"].fillna(rows["villages_unserved"]).astype(float)
    order = pd.DataFrame({"share": share.mask(share >= 1), "unserved": -unserved})
    keys = order.dropna(subset=["share"]).apply(tuple, axis=1)
    return keys.rank(method="min").reindex(rows.index) if len(keys) else pd.Series(np.nan, index=rows.index)


def worst_first(villages: pd.DataFrame, unit: str) -> pd.Series:
    """Name the unserved villages with their costs, the worst off first: those without a way, then by cost.

    Costs are written in m or minutes; a dash stands for no way at all. Costs in ``unit`` go before
    those in the other one, where town and country are measured in different modes; equal ones go by
    name. The index holds the row numbers.
    """
    unserved = np.flatnonzero(villages["reason"].isin(UNSERVED).to_numpy())
    rows = villages.iloc[unserved]
    cost, name = rows["total_cost"].to_numpy(dtype=float), _known_as(rows)
    other = (rows["unit"] != unit).to_numpy() & ~np.isnan(cost)
    order = np.lexsort((pd.factorize(name, sort=True)[0], -np.nan_to_num(cost, nan=np.inf), other))
    told = [f"{name} {_cost_text(cost, unit)}" for name, cost, unit in zip(name, cost, rows["unit"])]
    return pd.Series(told, index=unserved, dtype=object).iloc[order]


def _known_as(rows: pd.DataFrame) -> pd.Series:
    """Call each village by its name, or where it has none by its code, or by its id."""
    known = rows["name"].astype(object)
    for other in ("code", "id"):
        if other in rows:
            known = known.where(known.notna(), rows[other])
    return known.astype(str)


def _cost_text(cost: float, unit: str) -> str:
    if np.isnan(cost):
        return NO_WAY
    # To the metre and the tenth of a minute: 549 m written as 0.5 km would look to be within 500 m, and
    # 15.4 minutes written as 15 to be within 15.
    return f"{cost:,.0f} m" if unit == "m" else f"{cost / SECONDS_PER_MINUTE:.1f} min"


def weighted_mean(values: np.ndarray, weights: np.ndarray) -> float:
    """Average by weight, or plainly where all weights are zero or missing; NaN without values."""
    weights = np.nan_to_num(weights)
    if not len(values):
        return np.nan
    return float(np.average(values, weights=weights)) if weights.sum() > 0 else float(np.mean(values))


def weighted_median(values: np.ndarray, weights: np.ndarray) -> float:
    """Give the value below which half the weight lies (the mean of two where it is even).

    Where all weights are zero or missing each value counts once; NaN without values.
    """
    weights = np.nan_to_num(weights)
    if not len(values):
        return np.nan
    if weights.sum() <= 0:
        return float(np.median(values))
    order = np.argsort(values, kind="stable")
    values, reached = values[order], np.cumsum(weights[order])
    half = reached[-1] / 2
    low = np.searchsorted(reached, half * (1 - 1e-12), side="left")
    high = np.searchsorted(reached, half * (1 + 1e-12), side="right")
    return float((values[low] + values[min(high, len(values) - 1)]) / 2)


def _counts(accounts: pd.DataFrame, level: str, village_input: str | None, people_input: str) -> pd.DataFrame:
    """Read rows and people by reason off the account; totals are over the rows in a township."""
    in_township = list(REASONS[2:])
    rows = wide(accounts, village_input or people_input, level, "rows")
    people_rows = wide(accounts, people_input, level, "rows")
    people = wide(accounts, people_input, level, "people")
    missing = wide(accounts, people_input, level, "people_missing")

    result = pd.DataFrame(index=rows.index)
    villages = rows[in_township].sum(axis=1).astype(float)
    result["villages"] = villages if village_input else np.nan
    result["villages_served"] = rows["served"].astype(float) if village_input else np.nan
    result["villages_unserved"] = result["villages"] - result["villages_served"]
    result["villages_share"] = _share(result["villages_served"], result["villages"])
    result["people"] = add_up(people[in_township], people_rows[in_township])
    result["people_missing_rows"] = missing[in_township].sum(axis=1)
    # Where people are known at all, none of them among the served is zero, not missing.
    known = result["people"].notna()
    result["people_served"] = people["served"].fillna(0.0).where(known)
    result["people_unserved"] = result["people"] - result["people_served"]
    result["people_share"] = _share(result["people_served"], result["people"])
    for reason in REASONS:
        result[f"rows_{reason}"] = rows[reason]
    for reason in REASONS[:-1]:
        result[f"people_{reason}"] = people[reason]
    for column in ("villages", "villages_served", "villages_unserved"):
        result[column] = result[column].astype("Int64")
    return result


def _areas(areas: pd.DataFrame) -> pd.DataFrame:
    km2, served, builtup, builtup_served = (areas[name] / M2_PER_KM2 for name in AREAS)
    return pd.DataFrame({
        "area_km2": km2, "area_served_km2": served, "area_share": _share(served, km2),
        "builtup_km2": builtup, "builtup_served_km2": builtup_served})


def _of_points(
    points: pd.DataFrame, count: int, village_input: str | None, people_input: str, unit: str, straight: bool
) -> list[dict[str, object]]:
    """Compute what the account does not hold, for each of ``count`` townships and for the county, the last.

    That is who is served by straight line, costs, and the worst villages by name: costs in m or
    minutes, a dash for no way at all.
    """
    # Columns alone, as arrays: a frame would be copied, with its geometry, from township to township.
    points = pd.DataFrame({name: points[name] for name in POINT_COLUMNS if name in points})
    township, reason = points["township"].to_numpy(), points["reason"].to_numpy()
    people, cost = (points[name].to_numpy(dtype=float) for name in ("people_in_need", "total_cost"))
    estimated, inside = (points[name].to_numpy(dtype=bool) for name in ("estimated", "straight_served"))
    between = inside & (reason != "served")
    rural = (points["area_class"] == "rural").to_numpy()
    village, carrier = (points["input"].to_numpy() == name for name in (village_input, people_input))
    with_cost = carrier & ~np.isnan(cost) & (points["unit"] == unit).to_numpy()
    worst = worst_first(points[village], unit)
    worst_rows, worst_told = np.flatnonzero(village)[worst.index], worst.to_numpy()

    found = []
    for place in [*range(count), None]:
        here = township >= 0 if place is None else township == place
        carriers, villages = here & carrier, here & village
        known = not carriers.any() or not np.isnan(people[carriers]).all()
        comparable = straight and known
        priced = here & with_cost
        found.append({
            "estimated": int(estimated[carriers].any()),
            "villages_rural": int((villages & rural).sum()) if village_input else pd.NA,
            "villages_rural_served":
                int((villages & rural & (reason == "served")).sum()) if village_input else pd.NA,
            "straight_villages_served": int(inside[villages].sum()) if straight and village_input else pd.NA,
            "straight_people_served": float(np.nansum(people[carriers & inside])) if comparable else np.nan,
            "people_between": float(np.nansum(people[carriers & between])) if comparable else np.nan,
            "mean_cost": weighted_mean(cost[priced], people[priced]),
            "median_cost": weighted_median(cost[priced], people[priced]),
            "max_cost": float(cost[priced].max()) if priced.any() else np.nan,
            "worst_villages": "; ".join(worst_told[here[worst_rows]][:MOST_WORST]),
        })
    return found


def _share(part: pd.Series, whole: pd.Series) -> pd.Series:
    part, whole = part.astype("Float64").astype(float), whole.astype("Float64").astype(float)
    return (part / whole.where(whole > 0)).astype(float)

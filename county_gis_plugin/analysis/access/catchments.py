"""Tell the load of each facility: the villages and people for whom it is the nearest."""

from __future__ import annotations

import numpy as np
import pandas as pd

from .summary import weighted_mean

LOAD_COLUMNS = [
    *("villages", "villages_served", "villages_beyond"),
    *("people", "people_served", "people_beyond", "people_missing_rows"),
    *("mean_cost", "max_cost"),
]


def facility_load(nearest: pd.DataFrame, facilities: pd.DataFrame, demand: pd.DataFrame) -> pd.DataFrame:
    """Count the villages and people that fall to each facility, by network distance.

    Parameters
    ----------
    nearest
        What ``network.nearest`` gave for ``demand``: ``facility_id, total_cost, reason``.
    facilities
        Its index are the facilities' ids; those that nobody is nearest to come out with zeros.
    demand
        ``people`` (NaN = missing) on the index of ``nearest``.

    Returns
    -------
    DataFrame
        On the index of ``facilities``: ``villages`` (demand rows) and ``people`` for whom it is
        the nearest, of these within the cutoff (``_served``) and ``_beyond`` it; rows whose people
        are missing; the mean (weighted by people) and the largest cost in the network's unit.
    """
    rows = pd.DataFrame(
        {
            "facility": nearest["facility_id"],
            "cost": nearest["total_cost"].astype(float),
            "served": (nearest["reason"] == "served").to_numpy(),
            "people": demand["people"].reindex(nearest.index).astype(float).to_numpy(),
        }
    )
    rows = rows[rows["facility"].notna()]
    loads = {facility: _load(members) for facility, members in rows.groupby("facility", sort=False)}
    empty = _load(rows.iloc[:0])
    load = pd.DataFrame([loads.get(f, empty) for f in facilities.index], index=facilities.index)
    return load[LOAD_COLUMNS] if len(load) else pd.DataFrame(columns=LOAD_COLUMNS, index=facilities.index)


def _load(rows: pd.DataFrame) -> dict[str, float]:
    cost, people, served = (rows[c].to_numpy() for c in ("cost", "people", "served"))
    known = not len(rows) or bool(np.isfinite(people).any())
    within, total = np.nansum(people[served.astype(bool)]), np.nansum(people)
    return {
        "villages": len(rows),
        "villages_served": int(served.sum()),
        "villages_beyond": len(rows) - int(served.sum()),
        # People of whom nothing is known are missing, not zero.
        "people": float(total) if known else np.nan,
        "people_served": float(within) if known else np.nan,
        "people_beyond": float(total - within) if known else np.nan,
        "people_missing_rows": int(np.isnan(people).sum()),
        "mean_cost": weighted_mean(cost, people),
        "max_cost": float(cost.max()) if len(cost) else np.nan,
    }

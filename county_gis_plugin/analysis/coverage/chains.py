"""Follow a chain of sites: from the village to the collection point, the transfer station, the plant."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd

from ..access.account import NOWHERE
from ..network.model import Network
from ..network.paths import nearest_search
from ..network.snapping import DEFAULT_MAX_SNAP_M, snap
from ..progress import Progress


@dataclass(frozen=True)
class Chain:
    """Describe a chain: its stages from the village on, each with the kinds of its sites.

    ``at_township`` is the stage of which every township should have a site.
    """

    id: str
    name_zh: str
    stages: tuple[tuple[str, tuple[str, ...]], ...]
    at_township: str


# Village collects, township transfers, county treats (村收集、乡镇转运、县处理).
WASTE = Chain(
    "waste", "生活垃圾收运",
    (("collection", ("waste_point",)), ("transfer", ("transfer_station",)), ("treatment", ("incinerator",))),
    "transfer",
)


def leg_columns(chain: Chain) -> list[str]:
    """List the columns that ``follow`` gives."""
    legs = [f"{stage}_{what}" for stage, _ in chain.stages for what in ("id", "m")]
    return [*legs, "total_m", "in_township", "missing", "complete"]


def sum_columns(chain: Chain) -> list[str]:
    """List the columns that ``chain_summary`` gives."""
    counted = ["villages", "villages_complete", "complete_share", "villages_rural", "villages_rural_complete",
               "villages_in_township"]
    stages = [f"{what}_{stage}{unit}" for stage, _ in chain.stages
              for what, unit in (("missing", ""), ("mean", "_m"), ("max", "_m"))]
    own = [f"missing_{own_stage(chain)}"]
    return ["level", "code", "name", "chain", "chain_name", *counted, *own, *stages]


def own_stage(chain: Chain) -> str:
    """Name the link that a township lacks which has no site of its own."""
    return f"own_{chain.at_township}"


def follow(
    chain: Chain,
    network: Network,
    villages: gpd.GeoDataFrame,
    sites: gpd.GeoDataFrame,
    *,
    limits_m: Mapping[str, pd.Series],
    max_snap_m: float = DEFAULT_MAX_SNAP_M,
    progress: Progress | None = None,
) -> pd.DataFrame:
    """Find for each village the nearest site of the first stage, from there the next one, and so on.

    Parameters
    ----------
    network
        In metres.
    villages
        Points with ``township`` (position, ``NOWHERE`` for none), unique index.
    sites
        Points that count, with ``kind`` and ``township`` (position), unique index.
    limits_m
        For some stages the longest leg that counts, on the index of ``villages``.

    Returns
    -------
    DataFrame
        On the index of ``villages``: for each stage ``<stage>_id`` and ``<stage>_m`` (network
        distance of the leg with its straight ends; missing where nothing can be reached),
        ``total_m`` (missing unless every leg is there), ``missing`` (the stages that nothing
        reaches within their limit, divided by semicolons; behind a break the next stages are looked
        for from the village itself; ``own_…`` where only other townships have a site of the stage
        ``at_township``; empty where the chain is whole), ``in_township`` (1 if the village's
        township has one), ``complete``.
    """
    result = pd.DataFrame(index=villages.index)
    missing = pd.DataFrame(index=villages.index)
    at = pd.Series(villages.index, index=villages.index, dtype=object)
    points: gpd.GeoDataFrame = villages
    for stage, kinds in chain.stages:
        targets = sites[sites["kind"].isin(kinds)]
        leg = _legs(network, points, targets, max_snap_m, progress)
        ids = at.map(leg["facility_id"])
        result[f"{stage}_id"] = ids.where(ids.notna(), None)
        result[f"{stage}_m"] = at.map(leg["total_cost"]).astype(float)
        limit = limits_m.get(stage)
        reached = result[f"{stage}_m"].notna()
        if at.isna().any():  # the chain is broken before: is there such a site at all?
            apart = villages[at.isna()]
            own = _legs(network, apart, targets, max_snap_m, progress)["total_cost"]
            reached.loc[apart.index] = own.reindex(apart.index).notna()
        if limit is not None:
            reached &= result[f"{stage}_m"] <= limit
        missing[stage] = ~reached
        at, points = result[f"{stage}_id"], targets
    legs = result[[f"{stage}_m" for stage, _ in chain.stages]]
    result["total_m"] = legs.sum(axis=1, skipna=False)
    kinds = dict(chain.stages)[chain.at_township]
    have = sites.loc[sites["kind"].isin(kinds), "township"]
    place = villages["township"]
    result["in_township"] = (place.isin(have) & (place != NOWHERE)).astype(int)
    missing[own_stage(chain)] = (result["in_township"] == 0) & ~missing[chain.at_township]
    result["missing"] = [
        ";".join(missing.columns[row]) for row in missing.to_numpy(dtype=bool)]
    result["complete"] = (~missing.any(axis=1)).astype(int)
    return result


def chain_summary(chain: Chain, rows: pd.DataFrame, townships: gpd.GeoDataFrame) -> pd.DataFrame:
    """Add chains up: one row per township, and the county's last.

    ``rows`` is what ``follow`` gives, with ``township`` (position) and ``area_class`` (urban, rural); rows
    in no township are left out.
    """
    groups = [("township", townships["code"].iloc[n], townships["name"].iloc[n], rows[rows["township"] == n])
              for n in range(len(townships))]
    groups.append(("county", None, None, rows[rows["township"] != NOWHERE]))
    return pd.DataFrame([_sums(chain, *group) for group in groups])


def _sums(chain: Chain, level: str, code: object, name: object, rows: pd.DataFrame) -> dict[str, object]:
    count, rural = len(rows), rows["area_class"] == "rural"
    sums = {
        "level": level, "code": code, "name": name, "chain": chain.id, "chain_name": chain.name_zh,
        "villages": count, "villages_complete": int(rows["complete"].sum()),
        "complete_share": rows["complete"].mean() if count else np.nan,
        "villages_rural": int(rural.sum()), "villages_rural_complete": int(rows.loc[rural, "complete"].sum()),
        "villages_in_township": int(rows["in_township"].sum()),
    }
    missing = rows["missing"].str.split(";").explode()
    for stage in (*dict(chain.stages), own_stage(chain)):
        sums[f"missing_{stage}"] = int((missing == stage).sum())
    for stage, _ in chain.stages:
        sums[f"mean_{stage}_m"] = rows[f"{stage}_m"].mean()
        sums[f"max_{stage}_m"] = rows[f"{stage}_m"].max()
    return sums


def _legs(
    network: Network, points: gpd.GeoDataFrame, targets: gpd.GeoDataFrame, max_snap_m: float,
    progress: Progress | None,
) -> pd.DataFrame:
    """Give the nearest target of each point; missing where there is none on the network."""
    nothing = pd.DataFrame({"facility_id": None, "total_cost": np.nan}, index=points.index)
    if targets.empty or points.empty:
        return nothing
    placed = snap(network, targets, max_snap_m=max_snap_m, leaving=False, progress=progress)
    if not placed.ok.any():
        return nothing
    return nearest_search(network, placed, points, max_snap_m=max_snap_m, progress=progress).frame

"""Lay the results of site coverage out as layers: villages, sites, chains, what was left out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import geopandas as gpd
import numpy as np
import pandas as pd

from ..access.account import NOWHERE
from ..access.choice import AREA_CLASSES, make_plans, statuses_that_count
from ..access.gap_layers import LEDGER_COLUMNS, at_township
from ..data_files import shipped
from ..issues import Issue, issues_frame
from ..network.model import SKIPPED_COLUMNS
from ..schema import read_statuses
from ..standards import Standards
from .chains import WASTE, Chain, chain_summary, follow, leg_columns, sum_columns
from .site_points import choose_sites
from .site_service import County, ServiceSites

VILLAGE_COLUMNS = [
    "village_id", "code", "name", "township_code", "township", "service", "service_name", "area_class",
    "people", "people_in_need", "estimated", "covered", "how", "site_input", "site_id", "site_name", "radius",
    "unit", *LEDGER_COLUMNS, "straight_m", "straight_served", "reason",
]
CHAIN_COLUMNS = ["village_id", "code", "name", "township_code", "township", "chain"]
SITE_COLUMNS = [
    *("input", "site_id", "kind", "kind_name", "name", "township_code", "township"),
    *("services", "capacity", "public"),
]


def village_layer(county: County, parts: Sequence[ServiceSites]) -> gpd.GeoDataFrame:
    """Give one point per village and service."""
    rows = pd.concat([part.villages.reset_index(names="village_id") for part in parts], ignore_index=True)
    codes, names = (at_township(rows["township"], county.townships[c]) for c in ("code", "name"))
    found = rows["facility_id"]
    costs = {
        f"{what}_{unit}": rows[cost].where(rows["unit"] == unit)
        for what, cost in (("network", "network_cost"), ("total", "total_cost")) for unit in ("m", "s")
    }
    rows = rows.assign(
        **costs,
        township_code=codes, township=names,
        site_input=found.map(county.sites["input"]), site_id=found.map(county.sites["id"]),
        site_name=found.map(county.sites["name"]) if "name" in county.sites else None,
        straight_served=rows["straight_served"].astype("Int64").where(rows["straight_known"], pd.NA),
        estimated=rows["estimated"].astype("Int64"),
    )
    return gpd.GeoDataFrame(rows[VILLAGE_COLUMNS], geometry=rows["geometry"], crs=county.points.crs)


def site_layer(county: County, parts: Sequence[ServiceSites], counted: pd.Index) -> gpd.GeoDataFrame:
    """Give the sites that count, with the services that they give."""
    sites = county.sites.loc[counted]
    services = pd.concat([part.sites["service"] for part in parts]).groupby(level=0).agg(";".join)
    place = position(county.site_township.loc[counted], county.townships)
    codes, names = (at_township(place, county.townships[c]) for c in ("code", "name"))
    layer = sites.rename(columns={"id": "site_id"}).assign(
        township_code=codes, township=names, services=services.reindex(counted),
        kind_name=sites["kind"].map({row["kind"]: row["name_zh"] for row in shipped("kinds.csv")}))
    for column in ("name", "capacity", "public"):
        if column not in layer:
            layer[column] = None
    layer = gpd.GeoDataFrame(layer[SITE_COLUMNS], geometry=sites.geometry, crs=sites.crs)
    return layer.reset_index(drop=True)


def chain_layers(
    county: County, chain: Chain, standards: Standards, options: Mapping[str, object], max_snap_m: float
) -> tuple[gpd.GeoDataFrame, pd.DataFrame, list[pd.DataFrame]]:
    """Follow the chain from every village; the first leg counts within the standard's radius."""
    villages = county.villages.reset_index(names="village_id")
    kinds = [kind for _, stage in chain.stages for kind in stage]
    plans = make_plans(standards, ["waste_point"], mode="distance")
    counted, left_out = choose_sites(standards, plans[0], county.sites, **options)
    more = county.sites[county.sites["kind"].isin(kinds) & ~county.sites.index.isin(counted.index)]
    if "status" in more:
        there = read_statuses(more, "FACILITIES")
        more = more[there.isin(statuses_that_count(bool(options["include_planned"])))]
    more = more[~more["kind"].isin(chain.stages[0][1])]
    sites = county.sites.loc[counted.index.union(more.index)]
    place = position(county.site_township.loc[sites.index], county.townships)
    limit = villages["area_class"].map({name: plans[0].rules[name].cutoff for name in AREA_CLASSES})
    rows = follow(
        chain, county.grounds["distance"].network, villages, sites.assign(township=place),
        limits_m={chain.stages[0][0]: limit.astype(float)}, max_snap_m=max_snap_m, progress=county.progress,
    )
    placed = rows.assign(township=villages["township"], area_class=villages["area_class"])
    sums = chain_summary(chain, placed, county.townships)
    for stage, _ in chain.stages:
        rows[f"{stage}_id"] = rows[f"{stage}_id"].map(county.sites["id"])
    codes, names = (at_township(villages["township"], county.townships[c]) for c in ("code", "name"))
    layer = villages.assign(township_code=codes, township=names, chain=chain.id)[CHAIN_COLUMNS]
    layer = layer.join(rows[leg_columns(chain)])
    return gpd.GeoDataFrame(layer, geometry=villages.geometry, crs=villages.crs), sums, [left_out]


def no_chain(crs: object) -> tuple[gpd.GeoDataFrame, pd.DataFrame, list[pd.DataFrame]]:
    """Give the layers of a chain that nobody follows: their columns without rows."""
    rows = pd.DataFrame(columns=[*CHAIN_COLUMNS, *leg_columns(WASTE)])
    return gpd.GeoDataFrame(rows, geometry=[], crs=crs), pd.DataFrame(columns=sum_columns(WASTE)), []


def skipped_rows(county: County, frames: list[pd.DataFrame], issues: list[Issue]) -> pd.DataFrame:
    """List what was left out, once, and what is odd."""
    points = county.points[(county.points["reason"] != "").to_numpy()]
    nowhere = pd.DataFrame({
        "input": points["input"], "feature_id": points["id"], "reason": points["reason"], "detail": ""})
    networks = [ground.network.skipped for ground in county.grounds.values()]
    parts = [frame[SKIPPED_COLUMNS].astype(object) for frame in
             (*frames, nowhere, *networks, issues_frame(issues)) if len(frame)]
    if not parts:
        return issues_frame([])
    found = pd.concat(parts, ignore_index=True)
    # Sentences stay what they are, so that they can be translated; they are the same by their words.
    return found[~found.astype({"detail": str}).duplicated()].reset_index(drop=True)


def position(township: pd.Series, townships: gpd.GeoDataFrame) -> pd.Series:
    """Give the position of each township (id), ``NOWHERE`` where it is missing."""
    place = pd.Series(np.arange(len(townships)), index=townships.index)
    return township.map(place).fillna(NOWHERE).astype(int)

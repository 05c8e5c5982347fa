"""Measure what point systems cover, by service: how many, where, whom they reach, who goes without."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import geopandas as gpd
import numpy as np
import pandas as pd

from .. import zones
from ..access.account import NOWHERE, account, tell
from ..access.choice import (
    AREA_CLASSES,
    STANDARD,
    PerService,
    Plan,
    engine_unit,
    make_plans,
    no_facilities,
    own_radius,
)
from ..access.gap_layers import LEDGER_COLUMNS, at_township, standards_used
from ..access.ground import Ground
from ..access.people import people_in_need, share_of_people
from ..access.points import DEMAND, POPULATION
from ..access.reach import reach
from ..access.straight import straight_line
from ..data_files import shipped
from ..errors import InputError, Message, message
from ..issues import Issue, issues_frame
from ..network.build import build_network
from ..network.model import SKIPPED_COLUMNS, Lines, Network
from ..network.paths import LEDGER
from ..network.snapping import DEFAULT_MAX_SNAP_M
from ..progress import Progress
from ..standards import Standards, load_standards
from .chains import WASTE, Chain, chain_summary, follow, leg_columns, sum_columns
from .demand_points import gather_points
from .site_points import choose_sites, hosts, joint, twins, villages_of, with_origin
from .site_summary import summarise
from .townships import sum_by_township, totals_check

# Charging counts as public infrastructure only where everybody may charge.
PUBLIC_ONLY = ("charging", "charging_fast_growth")
# Villages that need none of their own, because they host a larger one of the kind.
HOSTED = {"clinic": ("township_health_centre", "chc")}
INSIDE, JOINT, EXEMPT, RADIUS, NO = "inside", "joint", "exempt", "radius", ""
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


@dataclass(frozen=True)
class SiteCoverage:
    """Hold the result layers of site coverage; ``docs/methods.md`` says how each is reckoned.

    ``summary`` has one row per township and service, the county's last (``level``);
    ``townships`` the same rows with the townships' polygons. ``villages`` has one point per
    village and service, ``sites`` those that count. ``chains`` follows each village through the
    chain, ``chain_summary`` adds that up. ``account`` says how sites and capacity split into
    townships and outside, ``people_account`` has rows and people by reason, as in service gaps.
    """

    townships: gpd.GeoDataFrame
    summary: pd.DataFrame
    villages: gpd.GeoDataFrame
    sites: gpd.GeoDataFrame
    chains: gpd.GeoDataFrame
    chain_summary: pd.DataFrame
    account: pd.DataFrame
    people_account: pd.DataFrame
    skipped: pd.DataFrame
    standards: pd.DataFrame
    warnings: tuple[Message, ...] = ()


@dataclass
class _County:
    """Hold what the services of a run share."""

    points: gpd.GeoDataFrame
    sites: gpd.GeoDataFrame
    townships: gpd.GeoDataFrame
    grounds: Mapping[str, Ground]
    own: Mapping[str, pd.Series]
    village_areas: gpd.GeoDataFrame | None
    exempt: Mapping[str, pd.Series]
    progress: Progress
    warnings: list[Message] = field(default_factory=list)

    @property
    def people_input(self) -> str:
        return POPULATION if (self.points["input"] == POPULATION).any() else DEMAND


@dataclass
class _Service:
    """Hold the result of one service; ``rows`` are those of the villages."""

    rows: gpd.GeoDataFrame
    sites: gpd.GeoDataFrame
    summary: pd.DataFrame
    account: list[dict[str, object]]
    people_account: pd.DataFrame
    skipped: list[pd.DataFrame]
    standards: pd.DataFrame


def site_coverage(
    *,
    sites: gpd.GeoDataFrame,
    townships: gpd.GeoDataFrame,
    services: Sequence[str],
    villages: gpd.GeoDataFrame | None = None,
    population: gpd.GeoDataFrame | None = None,
    village_areas: gpd.GeoDataFrame | None = None,
    exempt: Mapping[str, pd.Series] | None = None,
    roads: gpd.GeoDataFrame | Lines | None = None,
    networks: Mapping[str, Network] | None = None,
    network_options: Mapping[str, object] | None = None,
    standards: Standards | None = None,
    builtup: gpd.GeoDataFrame | None = None,
    barriers: gpd.GeoDataFrame | None = None,
    mode: str = STANDARD,
    radius_m: PerService = None,
    minutes: PerService = None,
    radius_field: str | None = None,
    minutes_field: str | None = None,
    max_snap_m: float = DEFAULT_MAX_SNAP_M,
    include_planned: bool = False,
    public_only: Sequence[str] = PUBLIC_ONLY,
    open_only: bool = True,
    chain: Chain | None = WASTE,
    progress: Progress | None = None,
) -> SiteCoverage:
    """Measure the sites of one or many services, township by township.

    A village is covered if a site stands inside it (``village_areas``), if it needs none of its
    own (``exempt``, or it hosts a township health centre), if a site names it among those it
    serves jointly, or if one is within the radius by network.

    Parameters
    ----------
    sites
        As ``site_points.gather_sites`` makes them. Those outside the county reach people too, but
        are not counted in a township.
    townships, villages, population, builtup
        As for ``access.gaps.service_gaps``; ``villages`` is its ``demand``.
    services
        Ids (or names) of services in ``standards``.
    village_areas
        Polygons of the villages on the index of ``villages``.
    exempt
        Service → flags (true, false, missing) on the index of ``villages``.
    roads, networks, network_options, standards, barriers, mode, radius_m, minutes, radius_field, \
minutes_field, max_snap_m, include_planned
        As for ``access.gaps.service_gaps``.
    public_only
        Services of which private sites do not count.
    open_only
        Whether sites that are not open to everybody (field ``open``) are left out.
    chain
        A chain to follow where the sites have a kind of its first stage; ``None`` for none.

    Raises
    ------
    InputError
        If an input or parameter is wrong, or no site gives any of the services.
    CountyGisError
        If sites, rows or people were lost: never through the data.
    """
    progress = progress or Progress()
    standards = standards or load_standards()
    plans = make_plans(standards, services, mode=mode, radius_m=radius_m, minutes=minutes)
    own = own_radius(sites, plans, radius_field=radius_field, minutes_field=minutes_field)
    options = {"include_planned": include_planned, "public_only": public_only, "open_only": open_only}
    chosen = [choose_sites(standards, plan, sites, **options) for plan in plans]
    if all(some.empty for some, _ in chosen):
        raise no_facilities(sites, plans, sum(len(left_out) for _, left_out in chosen))
    points = gather_points(villages, population, townships, builtup)
    follows = chain is not None and villages is not None and sites["kind"].isin(chain.stages[0][1]).any()
    modes = list(dict.fromkeys(m for plan in plans for m in plan.modes))
    if follows and "distance" not in modes:
        modes.append("distance")
    with progress.step(message("Building the network"), share=0.4):
        built = _networks(modes, roads, networks or {}, network_options or {}, progress)
    inside = points[points["reason"] == ""]
    layer_input = POPULATION if villages is None else DEMAND
    grounds = {
        name: Ground(network, inside, sites, townships, builtup, barriers, max_snap_m, in_layers=layer_input)
        for name, network in built.items()
    }
    county = _County(points, sites, townships, grounds, own, village_areas, exempt or {}, progress)
    parts = []
    for number, (plan, (some, left_out)) in enumerate(zip(plans, chosen)):
        step = message("Measuring {service}", service=plan.service.name_zh)
        with progress.step(step, share=0.6 / len(plans), start=0.4 + 0.6 * number / len(plans)):
            parts.append(_measure(county, plan, some, left_out))
    followed = (
        _follow(county, chain, standards, options, max_snap_m) if follows else _no_chain(points.crs)
    )
    return _combine(county, plans, parts, *followed)


def _networks(
    modes: Sequence[str], roads: gpd.GeoDataFrame | Lines | None, ready: Mapping[str, Network],
    options: Mapping[str, object], progress: Progress,
) -> dict[str, Network]:
    missing = [mode for mode in modes if mode not in ready]
    if missing and roads is None:
        raise InputError(message("ROADS is missing: the modes {modes} need roads.", modes=", ".join(missing)))
    lines = Lines.from_frame(roads) if isinstance(roads, gpd.GeoDataFrame) else roads
    return {
        mode: ready[mode] if mode in ready else build_network(lines, mode=mode, progress=progress, **options)
        for mode in modes
    }


def _measure(county: _County, plan: Plan, sites: gpd.GeoDataFrame, left_out: pd.DataFrame) -> _Service:
    """Count the sites of one service, search from every point, and add up."""
    service = plan.service
    if sites.empty:
        county.warnings.append(message(
            "No site gives {service}: nobody is covered.", service=service.name_zh))
    rows, skipped = _reached(county, plan, sites)
    share, share_source = None, ""
    if service.people_field is not None:
        known = share_of_people(county.points, service.people_field)
        share, share_source = (service.people_share, "standards") if known is None else (known, "data")
    rows["people_in_need"], rows["estimated"] = people_in_need(rows, service.people_field, share)
    rows["how"] = _how(county, plan, sites, rows)
    rows["covered"] = (rows["how"] != NO).astype(int)
    township = zones.assign(sites, county.townships)
    sites = sites.assign(township=township)
    accounts = account(rows, county.townships)
    tell(accounts, service.name_zh, county.progress)
    named = {"service": service.id, "service_name": service.name_zh}
    return _Service(
        rows=rows[rows["input"] == DEMAND].assign(**named),
        sites=sites.assign(**named),
        summary=summarise(
            rows, sites, county.townships, people_input=county.people_input, unit=plan.unit).assign(**named),
        account=_site_account(service.id, sites, county.townships),
        people_account=accounts.assign(**named),
        skipped=[left_out, *skipped],
        standards=standards_used(plan, len(sites), share, share_source),
    )


def _reached(
    county: _County, plan: Plan, sites: gpd.GeoDataFrame
) -> tuple[gpd.GeoDataFrame, list[pd.DataFrame]]:
    """Give every demand point with its nearest site by network and as the crow flies."""
    points = county.points
    searched = np.flatnonzero(points["reason"] == "")
    urban = (points["area_class"] == "urban").to_numpy()
    rules = {name: plan.rules[name] for name in AREA_CLASSES}
    found = {
        "facility_id": np.full(len(points), None, dtype=object),
        **{column: np.full(len(points), np.nan) for column in LEDGER},
        "radius": np.where(urban, rules["urban"].cutoff, rules["rural"].cutoff),
        "unit": np.where(urban, *(engine_unit(rules[name]) for name in AREA_CLASSES)).astype(object),
        "reason": points["reason"].to_numpy(object, copy=True),
        "straight_m": np.full(len(points), np.nan),
        "straight_served": np.zeros(len(points), dtype=bool),
        "straight_known": np.zeros(len(points), dtype=bool),
    }
    skipped = []
    for mode in plan.modes:
        ground = county.grounds[mode]
        here = np.where(urban[searched], *(rules[name].mode == mode for name in AREA_CLASSES))
        rows = np.flatnonzero(here)
        at = searched[rows]
        cutoff = found["radius"][at]
        snapped = ground.snapped_facilities(
            leaving=plan.service.direction == "from_facility", progress=county.progress)
        place = snapped.index.get_indexer(sites.index)
        own = county.own[ground.network.unit]
        reached = reach(
            ground, rows, sites[snapped.ok[place]], cutoff, own, direction=plan.service.direction,
            progress=county.progress,
        ).frame
        for column in ("facility_id", *LEDGER, "radius", "reason"):
            found[column][at] = reached[column].to_numpy()
        speed = ground.one_speed or np.nan
        found["straight_m"][at], found["straight_served"][at] = straight_line(
            ground.points_xy[rows], ground.facilities_xy[place],
            own.reindex(sites.index).to_numpy() * speed, cutoff * speed,
        )
        found["straight_known"][at] = ground.one_speed is not None
        if len(place) and not snapped.ok[place].any():
            county.warnings.append(message(
                "None of the {count} facilities that give {service} is on the network: nobody is served. "
                "Check their coordinate reference system, or raise MAX_SNAP.",
                count=len(place), service=plan.service.name_zh))
        off = snapped.rejected("SITES")
        skipped.append(with_origin(off[off["feature_id"].isin(sites.index)], county.sites))
    return points.assign(**found), skipped


def _how(county: _County, plan: Plan, sites: gpd.GeoDataFrame, rows: gpd.GeoDataFrame) -> np.ndarray:
    """Say how each row is covered; the first that holds: inside, joint, exempt, radius."""
    how = np.where(rows["reason"] == "served", RADIUS, NO).astype(object)
    is_village = (rows["input"] == DEMAND).to_numpy()
    villages = gpd.GeoDataFrame(rows[is_village]).set_index("id")
    exempt = hosts(
        county.sites[county.sites["kind"].isin(HOSTED.get(plan.service.id, ()))], villages,
        county.village_areas, county.townships,
    )
    told = county.exempt.get(plan.service.id)
    if told is not None:
        exempt |= told.reindex(villages.index).eq(True).to_numpy()
    of_villages = how[is_village]
    for word, holds in (
        (EXEMPT, exempt),
        (JOINT, joint(sites, villages)),
        (INSIDE, villages_of(sites, villages, county.village_areas)),
    ):
        of_villages[holds & (villages["township"] != NOWHERE).to_numpy()] = word
    how[is_village] = of_villages
    return how


def _site_account(
    service: str, sites: gpd.GeoDataFrame, townships: gpd.GeoDataFrame
) -> list[dict[str, object]]:
    capacity = pd.to_numeric(sites.get("capacity", pd.Series(np.nan, index=sites.index)), errors="coerce")
    found = []
    for what, values in (("sites", pd.Series(1.0, index=sites.index)), ("capacity", capacity)):
        inside, outside = sum_by_township(values, sites["township"], townships)
        found.append(totals_check(f"{service}_{what}", inside.sum(), outside, float(values.sum())))
    return found


def _follow(
    county: _County, chain: Chain, standards: Standards, options: Mapping[str, object], max_snap_m: float
) -> tuple[gpd.GeoDataFrame, pd.DataFrame, list[pd.DataFrame]]:
    """Follow the chain from every village; the first leg counts within the standard's radius."""
    villages = county.points[county.points["input"] == DEMAND]
    kinds = [kind for _, stage in chain.stages for kind in stage]
    plans = make_plans(standards, ["waste_point"], mode="distance")
    counted, left_out = choose_sites(standards, plans[0], county.sites, **options)
    more = county.sites[county.sites["kind"].isin(kinds) & ~county.sites.index.isin(counted.index)]
    if "status" in more:
        more = more[~more["status"].isin(["planned", "closed"]) | bool(options["include_planned"])]
    more = more[~more["kind"].isin(chain.stages[0][1])]
    sites = county.sites.loc[counted.index.union(more.index)]
    position = pd.Series(np.arange(len(county.townships)), index=county.townships.index)
    place = zones.assign(sites, county.townships).map(position).fillna(NOWHERE).astype(int)
    limit = villages["area_class"].map({name: plans[0].rules[name].cutoff for name in AREA_CLASSES})
    rows = follow(
        chain, county.grounds["distance"].network, villages, sites.assign(township=place),
        limits_m={chain.stages[0][0]: limit.astype(float)}, max_snap_m=max_snap_m, progress=county.progress,
    )
    sums = chain_summary(chain, rows.assign(township=villages["township"]), county.townships)
    for stage, _ in chain.stages:
        rows[f"{stage}_id"] = rows[f"{stage}_id"].map(county.sites["id"])
    codes, names = (at_township(villages["township"], county.townships[c]) for c in ("code", "name"))
    layer = villages[["id", "code", "name"]].rename(columns={"id": "village_id"}).assign(
        township_code=codes, township=names, chain=chain.id)
    layer = layer[CHAIN_COLUMNS].join(rows[leg_columns(chain)])
    return gpd.GeoDataFrame(layer, geometry=villages.geometry, crs=villages.crs), sums, [left_out]


def _no_chain(crs: object) -> tuple[gpd.GeoDataFrame, pd.DataFrame, list[pd.DataFrame]]:
    rows = pd.DataFrame(columns=[*CHAIN_COLUMNS, *leg_columns(WASTE)])
    return gpd.GeoDataFrame(rows, geometry=[], crs=crs), pd.DataFrame(columns=sum_columns(WASTE)), []


def _combine(
    county: _County, plans: Sequence[Plan], parts: Sequence[_Service], chains: gpd.GeoDataFrame,
    sums: pd.DataFrame, odd: list[pd.DataFrame],
) -> SiteCoverage:
    summary = pd.concat([part.summary for part in parts], ignore_index=True)
    first = ["level", "code", "name", "service", "service_name"]
    summary = summary[[*first, *(column for column in summary if column not in first)]]
    polygons = county.townships.set_index(county.townships["code"].astype(str)).geometry
    of_townships = summary[summary["level"] == "township"].drop(columns="level")
    layer = gpd.GeoDataFrame(
        of_townships, geometry=polygons.reindex(of_townships["code"].astype(str)).to_numpy(),
        crs=county.townships.crs)
    counted = pd.Index(np.unique(np.concatenate([part.sites.index for part in parts])))
    issues: list[Issue] = twins(county.sites.loc[counted], county.townships)
    return SiteCoverage(
        townships=layer.reset_index(drop=True),
        summary=summary,
        villages=_village_layer(county, parts),
        sites=_site_layer(county, parts, counted),
        chains=chains,
        chain_summary=sums,
        account=pd.DataFrame([row for part in parts for row in part.account]),
        people_account=pd.concat([part.people_account for part in parts], ignore_index=True),
        skipped=_skipped(county, [frame for part in parts for frame in part.skipped] + odd, issues),
        standards=pd.concat([part.standards for part in parts], ignore_index=True),
        warnings=tuple(county.warnings),
    )


def _village_layer(county: _County, parts: Sequence[_Service]) -> gpd.GeoDataFrame:
    rows = pd.concat([part.rows for part in parts], ignore_index=True)
    codes, names = (at_township(rows["township"], county.townships[c]) for c in ("code", "name"))
    found = rows["facility_id"]
    costs = {
        f"{what}_{unit}": rows[cost].where(rows["unit"] == unit)
        for what, cost in (("network", "network_cost"), ("total", "total_cost")) for unit in ("m", "s")
    }
    rows = rows.assign(
        **costs,
        village_id=rows["id"], township_code=codes, township=names,
        site_input=found.map(county.sites["input"]), site_id=found.map(county.sites["id"]),
        site_name=found.map(county.sites["name"]) if "name" in county.sites else None,
        straight_served=rows["straight_served"].astype("Int64").where(rows["straight_known"], pd.NA),
        estimated=rows["estimated"].astype("Int64"),
    )
    return gpd.GeoDataFrame(rows[VILLAGE_COLUMNS], geometry=rows["geometry"], crs=county.points.crs)


def _site_layer(county: _County, parts: Sequence[_Service], counted: pd.Index) -> gpd.GeoDataFrame:
    sites = county.sites.loc[counted]
    services = pd.concat([part.sites["service"] for part in parts]).groupby(level=0).agg(";".join)
    position = pd.Series(np.arange(len(county.townships)), index=county.townships.index)
    place = zones.assign(sites, county.townships).map(position).fillna(NOWHERE).astype(int)
    codes, names = (at_township(place, county.townships[c]) for c in ("code", "name"))
    layer = sites.rename(columns={"id": "site_id"}).assign(
        township_code=codes, township=names, services=services.reindex(counted),
        kind_name=sites["kind"].map({row["kind"]: row["name_zh"] for row in shipped("kinds.csv")}))
    for column in ("name", "capacity", "public"):
        if column not in layer:
            layer[column] = None
    layer = gpd.GeoDataFrame(layer[SITE_COLUMNS], geometry=sites.geometry, crs=sites.crs)
    return layer.reset_index(drop=True)


def _skipped(county: _County, frames: list[pd.DataFrame], issues: list[Issue]) -> pd.DataFrame:
    points = county.points[county.points["reason"] != ""]
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

"""Measure what point systems cover, by service: how many, where, whom they reach, who goes without."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd

from ..access.choice import (
    STANDARD,
    PerService,
    Plan,
    make_plans,
    no_facilities,
    own_radius,
    tell_no_radius,
)
from ..access.ground import Ground, networks_for
from ..access.points import DEMAND, POPULATION
from ..errors import Message, message
from ..issues import Issue
from ..network.model import Lines, Network
from ..network.snapping import DEFAULT_MAX_SNAP_M
from ..progress import Progress
from ..standards import PUBLIC_ONLY, Standards, load_standards
from .chains import WASTE, Chain
from .demand_points import gather_points
from .known_people import TOWNSHIP, tell_unknown
from .site_layers import chain_layers, no_chain, site_layer, skipped_rows, village_layer
from .site_points import choose_sites, twins
from .site_service import County, ServiceSites, measure
from .site_summary import summarise
from .townships import sum_by_township, totals_check


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
    measure_none: bool = False,
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
    measure_none
        As for ``access.gaps.service_gaps``.

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
    own, no_radius = own_radius(sites, plans, radius_field=radius_field, minutes_field=minutes_field)
    options = {"include_planned": include_planned, "public_only": public_only, "open_only": open_only}
    chosen = [choose_sites(standards, plan, sites, **options) for plan in plans]
    if not measure_none and all(some.empty for some, _ in chosen):
        raise no_facilities(sites, plans, sum(len(left_out) for _, left_out in chosen))
    tell_no_radius(no_radius, progress)
    points = gather_points(villages, population, townships, builtup)
    follows = chain is not None and villages is not None and sites["kind"].isin(chain.stages[0][1]).any()
    modes = list(dict.fromkeys(m for plan in plans for m in plan.modes))
    if follows and "distance" not in modes:
        modes.append("distance")
    with progress.step(message("Building the network"), share=0.4):
        built = networks_for(modes, roads, networks or {}, network_options or {}, progress)
    inside = points[points["reason"] == ""]
    layer_input = POPULATION if villages is None else DEMAND
    grounds = {
        name: Ground(network, inside, sites, townships, builtup, barriers, max_snap_m, in_layers=layer_input)
        for name, network in built.items()
    }
    county = County(points, sites, townships, grounds, own, village_areas, exempt or {}, progress)
    parts = []
    for number, (plan, (some, left_out)) in enumerate(zip(plans, chosen)):
        step = message("Measuring {service}", service=plan.service.title)
        with progress.step(step, share=0.6 / len(plans), start=0.4 + 0.6 * number / len(plans)):
            parts.append(measure(county, plan, some, left_out))
    followed = (
        chain_layers(county, chain, standards, options, max_snap_m) if follows else no_chain(points.crs)
    )
    return _combine(county, plans, parts, no_radius, *followed)


def _other_sites(county: County, plans: Sequence[Plan]) -> list[dict[str, object]]:
    """Count the sites whose kind gives none of the services, so that no site of the input is lost."""
    kinds = {kind for plan in plans for kind in plan.service.kinds}
    place = county.site_township[~county.sites["kind"].isin(kinds)]
    if place.empty:
        return []
    inside, outside = sum_by_township(pd.Series(1.0, index=place.index), place, county.townships)
    return [totals_check("other_sites", float(inside.sum()), outside, float(len(place)))]


def _combine(
    county: County, plans: Sequence[Plan], parts: Sequence[ServiceSites], no_radius: pd.DataFrame,
    chains: gpd.GeoDataFrame,
    sums: pd.DataFrame, odd: list[pd.DataFrame],
) -> SiteCoverage:
    summary = summarise(pd.concat([part.sums for part in parts], ignore_index=True))
    if county.village_areas is None or county.village_areas.empty:  # of points nobody knows what is inside
        summary["villages_inside"] = summary["villages_inside"].mask(summary["villages_inside"].notna())
    first = parts[0].sums[parts[0].sums["level"] == TOWNSHIP]
    county.warnings += tell_unknown(first["name"], first["everybody"], first["everybody_missing"])
    polygons = county.townships.set_index(county.townships["code"].astype(str)).geometry
    of_townships = summary[summary["level"] == "township"].drop(columns="level")
    layer = gpd.GeoDataFrame(
        of_townships, geometry=polygons.reindex(of_townships["code"].astype(str)).to_numpy(),
        crs=county.townships.crs)
    counted = pd.Index(np.unique(np.concatenate([part.sites.index for part in parts])))
    account = [row for part in parts for row in part.account] + _other_sites(county, plans)
    issues: list[Issue] = twins(county.sites.loc[counted], county.townships)
    return SiteCoverage(
        townships=layer.reset_index(drop=True),
        summary=summary,
        villages=village_layer(county, parts),
        sites=site_layer(county, parts, counted),
        chains=chains,
        chain_summary=sums,
        account=pd.DataFrame(account),
        people_account=pd.concat([part.people_account for part in parts], ignore_index=True),
        skipped=skipped_rows(
            county, [no_radius, *(frame for part in parts for frame in part.skipped), *odd], issues),
        standards=pd.concat([part.standards for part in parts], ignore_index=True),
        warnings=tuple(county.warnings),
    )

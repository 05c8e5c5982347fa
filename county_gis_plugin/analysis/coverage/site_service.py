"""Measure one service: search from every demand point, say how each village is covered, add up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import geopandas as gpd
import numpy as np
import pandas as pd

from .. import zones
from ..access.account import NOWHERE, REASONS, account, tell
from ..access.choice import AREA_CLASSES, Plan, engine_unit
from ..access.gap_layers import standards_used
from ..access.ground import Ground
from ..access.origin import with_origin
from ..access.people import FROM_DATA, FROM_STANDARDS, people_in_need, share_of_people, tell_share
from ..access.points import DEMAND, POPULATION
from ..access.reach import reach
from ..access.straight import straight_line
from ..errors import Message, message
from ..issues import Issue, issues_frame
from ..network.paths import LEDGER
from ..progress import Progress
from .site_points import hosts, joint, villages_of
from .site_summary import add_up
from .townships import sum_by_township, totals_check

# Villages that need none of their own, because they host a larger one of the kind.
HOSTED = {"clinic": ("township_health_centre", "chc")}
INSIDE, JOINT, EXEMPT, RADIUS, NO = "inside", "joint", "exempt", "radius", ""


@dataclass
class County:
    """Hold what the services of a run share; what takes time is reckoned once.

    ``points`` are the demand points (see ``access.points.gather``), the villages first.
    """

    points: gpd.GeoDataFrame
    sites: gpd.GeoDataFrame
    townships: gpd.GeoDataFrame
    grounds: Mapping[str, Ground]
    own: Mapping[str, pd.Series]
    village_areas: gpd.GeoDataFrame | None
    exempt: Mapping[str, pd.Series]
    progress: Progress
    warnings: list[Message] = field(default_factory=list)

    @cached_property
    def villages(self) -> gpd.GeoDataFrame:
        """Give the demand points that are villages, on their ids."""
        return self.points[(self.points["input"] == DEMAND).to_numpy()].set_index("id")

    @cached_property
    def people_input(self) -> str:
        return DEMAND if len(self.villages) == len(self.points) else POPULATION

    @cached_property
    def site_township(self) -> pd.Series:
        """Give the township (id) of each site, missing outside."""
        return zones.assign(self.sites, self.townships)

    @cached_property
    def site_place(self) -> pd.Series:
        """Give the township (position) of each site, ``NOWHERE`` outside."""
        return pd.Series(self.townships.index.get_indexer(self.site_township), self.sites.index)

    @cached_property
    def rows(self) -> pd.DataFrame:
        """Give what is added up of the demand points: words as categories, which compare fast."""
        ages = [column for column in self.points if str(column).startswith("pop_")]
        rows = pd.DataFrame(self.points[["township", "people", *ages]])
        rows.insert(0, "input", pd.Categorical(self.points["input"], [DEMAND, POPULATION]))
        return rows

    @cached_property
    def urban(self) -> np.ndarray:
        return (self.points["area_class"] == "urban").to_numpy()

    @cached_property
    def searched(self) -> np.ndarray:
        """Give the numbers of the points that stand in a township."""
        return np.flatnonzero(self.points["reason"] == "")

    @cached_property
    def first_reason(self) -> np.ndarray:
        """Give the number in ``REASONS`` of what is decided before any search, -1 for the others."""
        return pd.Categorical(self.points["reason"], REASONS).codes.copy()


@dataclass
class ServiceSites:
    """Hold the result of one service; ``villages`` has a row for each village."""

    villages: gpd.GeoDataFrame
    sites: gpd.GeoDataFrame
    sums: pd.DataFrame
    account: list[dict[str, object]]
    people_account: pd.DataFrame
    skipped: list[pd.DataFrame]
    standards: pd.DataFrame


def measure(county: County, plan: Plan, sites: gpd.GeoDataFrame, left_out: pd.DataFrame) -> ServiceSites:
    """Count the sites of one service, search from every point, and add up."""
    service = plan.service
    if sites.empty:
        county.warnings.append(message(
            "No site gives {service}: nobody is covered.", service=service.title))
    rows, villages, skipped = _reached(county, plan, sites)
    share, share_source = None, ""
    if service.people_field is not None:
        known = share_of_people(county.points, service.people_field)
        share, share_source = (
            (service.people_share, FROM_STANDARDS) if known is None else (known, FROM_DATA)
        )
    rows["people_in_need"], rows["estimated"] = people_in_need(rows, service.people_field, share)
    tell_share(service.title, rows["estimated"], share, share_source, county.progress)
    issues: list[Issue] = []
    villages = _judged(county, plan, sites, rows, villages, issues)
    sites = sites.assign(township=county.site_township.reindex(sites.index))
    accounts = account(rows, county.townships)
    tell(accounts, service.title, county.progress)
    sums = add_up(
        rows, villages["how"], sites, county.townships, people_input=county.people_input, unit=plan.unit)
    named = {"service": service.id, "service_name": service.name_zh}
    return ServiceSites(
        villages=villages.assign(**named),
        sites=sites.assign(**named),
        sums=sums.assign(**named),
        account=_site_account(service.id, sites, county.townships),
        people_account=accounts.assign(**named),
        skipped=[left_out, *skipped, issues_frame(issues)],
        standards=standards_used(plan, len(sites), share, share_source),
    )


def _reached(
    county: County, plan: Plan, sites: gpd.GeoDataFrame
) -> tuple[pd.DataFrame, pd.DataFrame, list[pd.DataFrame]]:
    """Search the nearest site by network and as the crow flies.

    Gives what is added up of every point, what is shown of the villages beside that, and what was
    left out.
    """
    count, n_villages = len(county.points), len(county.villages)
    rules = {name: plan.rules[name] for name in AREA_CLASSES}
    units = [engine_unit(rules[name]) for name in AREA_CLASSES]
    reason = county.first_reason.copy()
    found = {
        "radius": np.where(county.urban, rules["urban"].cutoff, rules["rural"].cutoff),
        "total_cost": np.full(count, np.nan),
        "straight_m": np.full(count, np.nan),
        "straight_served": np.zeros(count, dtype=bool),
        "straight_known": np.zeros(count, dtype=bool),
    }
    shown = {name: np.full(n_villages, np.nan) for name in LEDGER}
    shown["facility_id"] = np.full(n_villages, None, dtype=object)
    skipped = []
    for mode in plan.modes:
        ground = county.grounds[mode]
        here = np.where(county.urban[county.searched], *(rules[name].mode == mode for name in AREA_CLASSES))
        rows = np.flatnonzero(here)
        at = county.searched[rows]
        cutoff = found["radius"][at]
        place, on_network = _on_network(county, plan, ground, sites, skipped)
        own = county.own[ground.network.unit]
        reached = reach(
            ground, rows, sites[on_network], cutoff, own, direction=plan.service.direction,
            progress=county.progress,
        )
        reason[at] = reached.ledger.reason
        found["total_cost"][at], found["radius"][at] = reached.ledger.total_cost, reached.radius
        of_villages = at[: np.searchsorted(at, n_villages)]
        ledger = reached.ledger.take(slice(len(of_villages)))
        for column, values in ledger.frame(of_villages, reached.facilities).drop(columns="reason").items():
            shown[column][of_villages] = values.to_numpy()
        speed = ground.one_speed or np.nan
        found["straight_m"][at], found["straight_served"][at] = straight_line(
            ground.points_xy[rows], ground.facilities_xy[place],
            own.reindex(sites.index).to_numpy() * speed, cutoff * speed,
        )
        found["straight_known"][at] = ground.one_speed is not None
    unit = np.where(county.urban, *(int(unit == "s") for unit in units))
    rows = county.rows.assign(
        **found, area_class=county.points["area_class"].to_numpy(),
        reason=pd.Categorical.from_codes(reason, REASONS),
        unit=pd.Categorical.from_codes(unit, ["m", "s"]))
    return rows, pd.DataFrame(shown, index=county.villages.index), skipped


def _on_network(
    county: County, plan: Plan, ground: Ground, sites: gpd.GeoDataFrame, skipped: list[pd.DataFrame]
) -> tuple[np.ndarray, np.ndarray]:
    """Number the sites among the ground's, say which are on the network, and list those that are not."""
    snapped = ground.snapped_facilities(
        leaving=plan.service.direction == "from_facility", progress=county.progress)
    place = snapped.index.get_indexer(sites.index)
    if len(place) and not snapped.ok[place].any():
        county.warnings.append(message(
            "None of the {count} facilities that give {service} is on the network: nobody is served. "
            "Check their coordinate reference system, or raise MAX_SNAP.",
            count=len(place), service=plan.service.title))
    off = snapped.rejected("SITES")
    skipped.append(with_origin(off[off["feature_id"].isin(sites.index)], county.sites))
    return place, snapped.ok[place]


def _judged(
    county: County, plan: Plan, sites: gpd.GeoDataFrame, rows: pd.DataFrame, shown: pd.DataFrame,
    issues: list[Issue],
) -> gpd.GeoDataFrame:
    """Say how each village is covered; the first that holds: inside, joint, exempt, radius."""
    villages = county.villages
    own = rows.iloc[: len(villages)].set_axis(villages.index)
    how = np.where(own["reason"] == "served", RADIUS, NO).astype(object)
    exempt = hosts(
        county.sites[county.sites["kind"].isin(HOSTED.get(plan.service.id, ()))], villages,
        county.village_areas, county.townships,
    )
    told = county.exempt.get(plan.service.id)
    if told is not None:
        exempt |= told.reindex(villages.index).eq(True).to_numpy()
    for word, holds in (
        (EXEMPT, exempt),
        (JOINT, joint(sites, county.site_place, villages, issues)),
        (INSIDE, villages_of(sites, villages, county.village_areas)),
    ):
        how[holds & (villages["township"] != NOWHERE).to_numpy()] = word
    own = own.drop(columns=["input", "township", "people", *(c for c in own if c.startswith("pop_"))])
    table = {**own, **shown, "reason": own["reason"].astype(object), "unit": own["unit"].astype(object)}
    return villages.assign(**table, how=how, covered=(how != NO).astype(int))


def _site_account(
    service: str, sites: gpd.GeoDataFrame, townships: gpd.GeoDataFrame
) -> list[dict[str, object]]:
    capacity = pd.to_numeric(sites.get("capacity", pd.Series(np.nan, index=sites.index)), errors="coerce")
    found = []
    for what, values in (("sites", pd.Series(1.0, index=sites.index)), ("capacity", capacity)):
        inside, outside = sum_by_township(values, sites["township"], townships)
        found.append(totals_check(f"{service}_{what}", inside.sum(), outside, float(values.sum())))
    return found

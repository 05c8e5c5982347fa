"""Measure who is beyond the service radius of what, by network distance, township by township."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields

import geopandas as gpd
import pandas as pd

from ..errors import InputError, Message, message, names
from ..network.model import SKIPPED_COLUMNS, Lines, Network
from ..network.paths import none_on_network as none_reaches_a_road
from ..network.snapping import DEFAULT_MAX_SNAP_M
from ..progress import Progress
from ..standards import Standards, load_standards
from ..zones import is_urban
from .choice import (
    STANDARD,
    PerService,
    Plan,
    choose_facilities,
    make_plans,
    no_facilities,
    own_radius,
    tell_no_radius,
)
from .gap_layers import township_layer
from .ground import Ground, networks_for
from .one_service import County, ServiceGaps, measure, none_on_network
from .origin import facilities_with_origin
from .points import DEMAND, POPULATION, gather
from .routes import Routes, join


@dataclass(frozen=True)
class GapResult:
    """Hold the result layers of service gaps; ``docs/architecture.md`` lists their fields.

    ``ways`` holds the routes, whose lines are drawn when they are asked for (``routes``).
    ``demand`` and ``routes`` are in the CRS of the demand, ``areas`` and ``townships`` in that of
    the townships. ``account`` has rows and people by reason, ``standards`` the radii used and
    where they come from, ``warnings`` the sentences that belong into a report.
    """

    demand: gpd.GeoDataFrame
    ways: Routes
    areas: gpd.GeoDataFrame
    townships: gpd.GeoDataFrame
    summary: pd.DataFrame
    account: pd.DataFrame
    skipped: pd.DataFrame
    standards: pd.DataFrame
    warnings: tuple[Message, ...] = ()

    @property
    def routes(self) -> gpd.GeoDataFrame:
        """Draw the layer ``routes``; ``ways`` has its rows and draws some of them at a time."""
        return self.ways.draw()


def service_gaps(
    *,
    facilities: gpd.GeoDataFrame,
    townships: gpd.GeoDataFrame,
    services: Sequence[str],
    demand: gpd.GeoDataFrame | None = None,
    population: gpd.GeoDataFrame | None = None,
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
    public_only: bool = False,
    land_of: Sequence[str] | None = None,
    measure_none: bool = False,
    progress: Progress | None = None,
) -> GapResult:
    """Measure who and what lies beyond the service radius of one or many services.

    Every demand row ends, for every service, with exactly one reason: ``no_geometry``, ``outside``
    (no township), ``off_network``, ``unconnected``, ``beyond`` the radius, or ``served`` (access +
    network + egress ≤ radius). Rows and people by reason add up to the input; this is checked
    before anything is returned.

    Parameters
    ----------
    facilities
        As ``schema.standardise`` makes them, or as ``coverage.gather_sites`` puts several layers of them
        under one another: then the result names them by the layer and the id that they came with. Those
        outside the county count too.
    townships
        As ``zones.prepare`` makes them.
    services
        Ids (or names) of services in ``standards``.
    demand
        Villages or settlements, as ``demand.from_points`` and ``from_polygons`` make them.
    population
        Points that carry the people, such as the cells of a raster. Then people (and the mean,
        median and largest cost) come from them, while villages are counted and named from
        ``demand``; the people of the villages' own field are only accounted for.
    roads, networks, network_options
        Roads, from which ``build_network`` makes one network for each mode that is needed, with
        these options; or networks that are built already, by mode.
    builtup
        What lies inside is urban; see ``points.gather``.
    barriers
        Lines or polygons that straight legs do not cross.
    mode, radius_m, minutes
        See ``choice.make_plans``.
    radius_field, minutes_field
        Fields of ``facilities`` with a radius of their own, in metres (for services measured in
        metres) and in minutes (for those measured in time).
    max_snap_m
        Longest straight leg between a point and the roads, in metres.
    include_planned, public_only
        Which facilities count: planned ones too; only those open to everyone.
    land_of
        Ids of the services whose land within and beyond the radius is measured, which takes about
        half of the time; all by default. The areas of the others are missing.
    measure_none
        Whether a run in which no facility gives any of the services is measured like one in which some
        service has none: nobody is served. By default it is an error, for other kinds were meant.

    Raises
    ------
    InputError
        If an input or parameter is wrong, or no facility gives any of the services, or none of
        those that do is on the network. A service without facilities beside others that have some
        is reported, with its rows ``unconnected``, and a warning says so.
    AccountError
        If rows or people were lost: never through the data.
    """
    progress = progress or Progress()
    standards = standards or load_standards()
    plans = make_plans(standards, services, mode=mode, radius_m=radius_m, minutes=minutes)
    own, no_radius = own_radius(facilities, plans, radius_field=radius_field, minutes_field=minutes_field)
    chosen = [
        choose_facilities(
            standards, plan, facilities, include_planned=include_planned, public_only=public_only
        )
        for plan in plans
    ]
    none = all(some.empty for some, _ in chosen)
    if none and not measure_none:
        raise no_facilities(facilities, plans, sum(len(left_out) for _, left_out in chosen))
    tell_no_radius(no_radius, progress)
    points = gather(demand, population, townships, builtup)
    progress.info(_urban(points))

    with progress.step(message("Building the network"), share=0.4):
        modes = list(dict.fromkeys(mode for plan in plans for mode in plan.modes))
        networks = networks_for(modes, roads, networks or {}, network_options or {}, progress)
    inside = points[points["reason"] == ""]
    layer_input = POPULATION if demand is None else DEMAND
    grounds = {
        name: Ground(
            network, inside, facilities, townships, builtup, barriers, max_snap_m, in_layers=layer_input
        )
        for name, network in networks.items()
    }
    county = County(points, facilities, townships, grounds, own, layer_input, progress, land_of)
    if not none and all(none_on_network(county, plan, some) for plan, (some, _) in zip(plans, chosen)):
        raise _nobody_on_network(county, plans, [some for some, _ in chosen], barriers, max_snap_m)
    parts = []
    for number, (plan, (some, left_out)) in enumerate(zip(plans, chosen)):
        step = message("Measuring {service}", service=plan.service.title)
        with progress.step(step, share=0.6 / len(plans), start=0.4 + 0.6 * number / len(plans)):
            parts.append(measure(county, plan, some, left_out))
    return _combine(county, parts, no_radius)


def _nobody_on_network(
    county: County,
    plans: Sequence[Plan],
    facilities: Sequence[gpd.GeoDataFrame],
    barriers: gpd.GeoDataFrame | None,
    limit_m: float,
) -> InputError:
    """Say why no facility of any service is on the network: behind barriers, or too far away."""
    for plan, some in zip(plans, facilities):
        ground = county.grounds[plan.modes[0]]
        leaving = plan.service.direction == "from_facility"
        snapped = ground.snapped_facilities(leaving=leaving, progress=county.progress)
        own = snapped.take(snapped.index.isin(some.index))
        if barriers is not None and len(barriers) and (own.nearest_m <= limit_m).any():
            return none_reaches_a_road(own, limit_m, barred=True)
    return InputError(
        message(
            "FACILITIES: none of those that give {services} is within {limit:g} m of a road that can be "
            "used. Check that both layers have the right coordinate reference system, or raise MAX_SNAP.",
            services=names((plan.service.title, plan.service.title.chinese) for plan in plans),
            limit=limit_m,
        )
    )


def _urban(points: gpd.GeoDataFrame) -> Message:
    """Say how many rows are urban, and by which rule."""
    urban, classed = points["area_class"] == "urban", is_urban(points)
    return message(
        "Town or country: {urban} of {count} rows are urban, {classed} by the urban-rural class and {inside} "
        "more because they lie in BUILTUP; the others are rural.",
        urban=int(urban.sum()),
        count=len(points),
        classed=int(classed.sum()),
        inside=int((urban & ~classed).sum()),
    )


def _combine(county: County, parts: Sequence[ServiceGaps], no_radius: pd.DataFrame) -> GapResult:
    """Put the services under one another."""
    frames = {
        field.name: pd.concat([getattr(part, field.name) for part in parts], ignore_index=True)
        for field in fields(ServiceGaps)
        if field.name != "ways"
    }
    skipped = [no_radius, *(ground.network.skipped for ground in county.grounds.values())]
    no_place = county.points[county.points["reason"].isin(["no_geometry", "outside"])]
    skipped.append(
        pd.DataFrame(
            {
                "input": no_place["input"],
                "feature_id": no_place["id"],
                "reason": no_place["reason"],
                "detail": "",
            }
        )
    )
    # Each service and mode lists what it left out: the same row for the same reason counts once.
    skipped = pd.concat([*skipped, frames["skipped"]], ignore_index=True)[SKIPPED_COLUMNS]
    frames["skipped"] = (
        facilities_with_origin(skipped, county.facilities)
        .astype({"detail": str})
        .drop_duplicates(ignore_index=True)
    )
    return GapResult(
        ways=join([part.ways for part in parts]),
        townships=township_layer(frames["summary"], county.townships),
        warnings=tuple(county.warnings),
        **frames,
    )

"""Read the inputs of Service gaps in the engine's terms."""

from __future__ import annotations

from collections.abc import Mapping

import geopandas as gpd

from ...analysis.access.choice import GIVEN, STANDARD, make_plans, statuses_that_count
from ...analysis.errors import InputError, message
from ...analysis.issues import Issue
from ...analysis.progress import Progress
from ...analysis.standards import Standards, load_standards
from .. import people, travel
from ..facilities import read_facilities, wanted_services, with_kinds
from ..layers import Inputs


def read(inputs: Inputs, issues: list[Issue], progress: Progress) -> Mapping[str, object]:
    """Give the arguments of ``service_gaps``, all but the roads.

    Raises
    ------
    InputError
        If neither villages nor a raster is given, or a number is set that the mode does not use.
    """
    if not inputs.given("DEMAND") and not inputs.given("POPULATION"):
        raise InputError(message("Give DEMAND (villages), POPULATION (a raster), or both."))
    mode = inputs.choice("MODE")
    if mode != STANDARD:
        travel.refuse_unused(inputs, mode, names=("RADIUS", "MINUTES"))
    standards = load_standards(inputs.text("STANDARDS"))
    townships = people.townships(inputs, issues)
    villages = people.villages(inputs, issues)
    villages, cells = people.scaled_cells(inputs, villages, townships, issues, progress)
    others: list[str] = []
    wanted = wanted_services(inputs, standards, progress, others=others)
    # Where kinds are named that are no service, the kinds of all facilities are meant as they stand.
    facilities = read_facilities(inputs, standards, [] if others else wanted, issues)
    standards, kinds = with_kinds(standards, others, facilities)
    wanted += kinds
    which = {"include_planned": inputs.flag("INCLUDE_PLANNED"), "public_only": inputs.flag("PUBLIC_ONLY")}
    radii = {"mode": mode, "radius_m": inputs.number("RADIUS"), "minutes": inputs.number("MINUTES")}
    refuse_without_radius(kinds, radii)
    services = wanted or measurable(
        standards, present(standards, facilities, progress, **which), radii, progress
    )
    tell_replaced(standards, services, radii, progress)
    return {
        "facilities": facilities,
        "townships": townships,
        "services": services,
        "demand": villages,
        "population": cells,
        "standards": standards,
        "builtup": inputs.frame("BUILTUP", []),
        "barriers": inputs.frame("BARRIERS", []),
        "radius_field": inputs.text("RADIUS_FIELD"),
        "minutes_field": inputs.text("MINUTES_FIELD"),
        "max_snap_m": inputs.number("MAX_SNAP"),
        **radii,
        **which,
    }


def refuse_without_radius(kinds: list[str], radii: Mapping[str, object]) -> None:
    """Refuse kinds that no standard has a radius for, where none is given.

    Raises
    ------
    InputError
        If there are kinds and neither metres, nor minutes for a mode.
    """
    given = radii["radius_m"] is not None or (radii["minutes"] is not None and radii["mode"] != STANDARD)
    if kinds and not given:
        raise InputError(
            message(
                "KINDS: the standards have no service of {kinds} and no radius: give RADIUS (metres), or "
                "MINUTES with a MODE of walk, ebike or drive, or in STANDARDS a table with a row for it, "
                "with the columns service, area_class, mode, value, unit and kinds ({kinds}).",
                kinds=", ".join(kinds),
            )
        )


def tell_replaced(
    standards: Standards, services: list[str], radii: Mapping[str, object], progress: Progress
) -> None:
    """Say in the mode ``standard`` which radii the user's number replaces, and which it does not.

    Metres replace metres and minutes minutes, so that a service may keep its rule for the country.
    """
    if radii["mode"] != STANDARD or (radii["radius_m"] is None and radii["minutes"] is None):
        return
    rules = [
        (rule.note == GIVEN, f"{plan.service.id} {area} ({rule.value:g} {rule.unit})")
        for plan in make_plans(standards, services, **radii)
        for area, rule in plan.rules.items()
    ]
    replaced, kept = ([text for given, text in rules if given is which] for which in (True, False))
    progress.info(message("RADIUS or MINUTES in place of the standard: {rules}.", rules=", ".join(replaced)))
    if kept:
        progress.warning(
            message(
                "Still by the standard, because it measures in the other unit: {rules}. Choose a MODE to "
                "measure all alike.",
                rules=", ".join(kept),
            )
        )


def measurable(
    standards: Standards, services: list[str], radii: Mapping[str, object], progress: Progress
) -> list[str]:
    """Keep the services that have a radius in the mode, and say which have none.

    Raises
    ------
    InputError
        If none has one.
    """
    mode = radii["mode"]
    parameter = "radius_m" if mode == "distance" else "minutes"
    if mode == STANDARD or radii[parameter] is not None:
        return services
    kept = [name for name in services if any(standards.radius(name, urban, mode) for urban in (True, False))]
    left_out = ", ".join(standards.services[name].name_zh for name in services if name not in kept)
    given = "RADIUS" if mode == "distance" else "MINUTES"
    told = {"services": left_out, "mode": mode, "parameter": given}
    if not kept:
        raise InputError(
            message(
                "No service that FACILITIES gives ({services}) has a radius for the mode {mode} in the "
                "standards: give {parameter}, or choose another mode.",
                **told,
            )
        )
    if left_out:
        progress.warning(
            message(
                "Not measured, because the standards have no radius for the mode {mode}: {services}. Give "
                "{parameter} to measure them too.",
                **told,
            )
        )
    return kept


def present(
    standards: Standards,
    facilities: gpd.GeoDataFrame,
    progress: Progress,
    *,
    include_planned: bool,
    public_only: bool,
) -> list[str]:
    """List the services that some facility gives, and say which of its kinds none gives.

    A service whose kinds are there may still have no facility: all are planned, or below the grade
    or size that it asks for. Where that is so of all services, all are listed: the run says why.

    Raises
    ------
    InputError
        If there is no kind that the standards know.
    """
    kinds = set(facilities["kind"].dropna())
    found = [name for name, service in standards.services.items() if kinds & set(service.kinds)]
    if not found:
        raise InputError(
            message(
                "FACILITIES has no kind that the standards know; it has: {kinds}. Choose the field with "
                "the kinds.",
                kinds=", ".join(sorted(map(str, kinds))[:10]) or "–",
            )
        )
    statuses = statuses_that_count(include_planned)
    given = [
        name
        for name in found
        if len(
            standards.facilities_for(name, facilities, statuses=statuses, public_only=public_only).facilities
        )
    ]
    left_out = [standards.services[name].name_zh for name in found if name not in given]
    if given and left_out:
        progress.info(
            message(
                "Not measured, because no facility counts for them: {services}. Name them in KINDS to "
                "measure them all the same.",
                services=", ".join(left_out),
            )
        )
    return given or found

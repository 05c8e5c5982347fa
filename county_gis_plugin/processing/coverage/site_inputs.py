"""Read what Site coverage needs beside the county: layers of sites, services, villages that need none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import geopandas as gpd
import pandas as pd

from ...analysis.access.choice import STANDARD
from ...analysis.coverage.chains import WASTE
from ...analysis.coverage.site_points import gather_sites, give_one_kind
from ...analysis.errors import InputError, message
from ...analysis.issues import Issue
from ...analysis.progress import Progress
from ...analysis.schema import standardise
from ...analysis.standards import PUBLIC_ONLY, Standards, load_standards
from .. import travel
from ..access import gap_inputs
from ..facilities import read_facilities, wanted_services
from ..layers import Inputs
from ..travel import points_of
from .county import read_county

# Layers of one kind; FACILITIES may hold sites of all kinds.
OF_ONE_KIND = ("CHARGING", "LOGISTICS", "STOPS")
LAYERS = ("FACILITIES", *OF_ONE_KIND)
# Villages that need no clinic of their own say so in this field, or in the village table.
EXEMPTION = ("clinic", "clinic_exempt")


def read(inputs: Inputs, issues: list[Issue], progress: Progress) -> Mapping[str, object]:
    """Give the arguments of ``site_coverage``, all but the roads.

    Raises
    ------
    InputError
        If no layer of sites is given, or a number is set that the mode does not use.
    """
    mode = inputs.choice("MODE")
    if mode != STANDARD:
        travel.refuse_unused(inputs, mode, names=("RADIUS", "MINUTES"))
    standards = load_standards(inputs.text("STANDARDS"))
    county = read_county(inputs, issues, progress)
    wanted = wanted_services(inputs, standards, progress)
    found = sites(inputs, standards, wanted, issues)
    include_planned = inputs.flag("INCLUDE_PLANNED")
    services = wanted or gap_inputs.present(
        standards, found, progress, include_planned=include_planned, public_only=inputs.flag("PUBLIC_ONLY")
    )
    radii = {"mode": mode, "radius_m": inputs.number("RADIUS"), "minutes": inputs.number("MINUTES")}
    gap_inputs.tell_replaced(standards, services, radii, progress)
    return {
        "sites": found,
        "townships": county.townships,
        "services": services,
        "villages": county.villages,
        "population": county.population,
        "village_areas": county.areas,
        "exempt": exemptions(county.statistics),
        "standards": standards,
        "builtup": county.builtup,
        "barriers": inputs.frame("BARRIERS", []),
        "radius_field": inputs.text("RADIUS_FIELD"),
        "minutes_field": inputs.text("MINUTES_FIELD"),
        "max_snap_m": inputs.number("MAX_SNAP"),
        "include_planned": include_planned,
        "public_only": services if inputs.flag("PUBLIC_ONLY") else PUBLIC_ONLY,
        "open_only": inputs.flag("OPEN_ONLY"),
        "chain": WASTE if inputs.flag("FOLLOW_CHAIN") else None,
        **radii,
    }


def sites(
    inputs: Inputs, standards: Standards, wanted: Sequence[str], issues: list[Issue]
) -> gpd.GeoDataFrame:
    """Put the sites of all layers that are given under one another.

    Raises
    ------
    InputError
        If no layer is given, or a field is not understood.
    """
    given = [name for name in LAYERS if inputs.given(name)]
    if not given:
        raise InputError(message("Give at least one layer of sites: {layers}.", layers=", ".join(LAYERS)))
    layers = {name: _of_one_kind(inputs, name, issues) for name in given if name in OF_ONE_KIND}
    if "FACILITIES" in given:
        layers = {"FACILITIES": read_facilities(inputs, standards, wanted, issues), **layers}
    return gather_sites({name: layer.set_geometry(points_of(layer)) for name, layer in layers.items()})


def exemptions(statistics: pd.DataFrame | None) -> Mapping[str, pd.Series]:
    """Say which villages need no site of their own: service → flags on the villages' ids."""
    service, field = EXEMPTION
    known = statistics is not None and field in statistics
    return {service: statistics[field]} if known else {}


def _of_one_kind(inputs: Inputs, name: str, issues: list[Issue]) -> gpd.GeoDataFrame:
    """Read a layer whose sites are of one kind; those of a kind that nobody knows are of it too."""
    frame = standardise(inputs.frame(name), name.lower(), issues=issues)
    give_one_kind(frame, name.lower(), issues)
    return frame

"""Read what Site coverage needs beside the county: layers of sites, services, villages that need none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import geopandas as gpd
import pandas as pd
import shapely

from ...analysis import values
from ...analysis.coverage.site_points import gather_sites
from ...analysis.coverage.village_table import join_village_table
from ...analysis.errors import InputError, message, shown
from ...analysis.issues import Issue, issue
from ...analysis.schema import KIND_OF_LAYER, standardise
from ...analysis.standards import Standards
from ..facilities import read_facilities
from ..layers import Inputs
from ..people import AREAL

# Layers of one kind; FACILITIES may hold sites of all kinds.
OF_ONE_KIND = ("CHARGING", "LOGISTICS", "STOPS")
LAYERS = ("FACILITIES", *OF_ONE_KIND)
# Which service a flag of the villages, or of the table of villages, exempts from.
EXEMPTS = {"clinic": "clinic_exempt"}


def sites(
    inputs: Inputs, standards: Standards, wanted: Sequence[str], issues: list[Issue]
) -> gpd.GeoDataFrame:
    """Put the sites of all layers that are given under one another.

    Raises
    ------
    InputError
        If no layer is given, or one has a field that is not understood.
    """
    layers = {}
    for name in LAYERS:
        if inputs.given(name):
            layers[name] = (
                _of_one_kind(inputs, name, issues)
                if name in OF_ONE_KIND
                else read_facilities(inputs, standards, wanted, issues)
            )
    if not layers:
        raise InputError(message("Give at least one layer of sites: {layers}.", layers=", ".join(LAYERS)))
    return gather_sites(layers)


def crs_name(inputs: Inputs) -> str:
    """Name the layer of sites in whose CRS they are gathered."""
    return next(name for name in LAYERS if inputs.given(name))


def village_areas(inputs: Inputs) -> gpd.GeoDataFrame | None:
    """Give the villages' land where ``DEMAND`` has polygons."""
    frame = inputs.frame("DEMAND", [])
    if frame is None or not pd.Index(shapely.get_type_id(frame.geometry.to_numpy())).isin(AREAL).any():
        return None
    return frame


def exemptions(inputs: Inputs, issues: list[Issue]) -> Mapping[str, pd.Series]:
    """Say which villages need no site of their own: service → flags on the villages' ids.

    The table of villages goes before the villages' own field.

    Raises
    ------
    InputError
        If there is a table and no villages, or ``EXEMPT_FIELD`` is in neither.
    """
    frame = inputs.frame("DEMAND")
    if frame is None:
        if inputs.given("VILLAGE_STATS"):
            raise InputError(message("VILLAGE_STATS needs DEMAND, the villages that it tells about."))
        return {}
    given = {"clinic_exempt": inputs.text("EXEMPT_FIELD")}
    villages = standardise(frame, "demand", given, issues=[])  # what is odd is told with the people
    told = [villages]
    if inputs.given("VILLAGE_STATS"):
        table = standardise(inputs.frame("VILLAGE_STATS"), "village_stats", issues=issues)
        told.insert(0, join_village_table(villages, table, issues=issues))
    flags = {}
    for service, field in EXEMPTS.items():
        known = [part[field] for part in told if field in part]
        if known:
            flags[service] = known[0] if len(known) == 1 else known[0].where(known[0].notna(), known[1])
    return flags


def _of_one_kind(inputs: Inputs, name: str, issues: list[Issue]) -> gpd.GeoDataFrame:
    """Read a layer whose sites are of one kind; what it calls by a word that nobody knows is of it too."""
    frame = standardise(inputs.frame(name), name.lower(), issues=issues)
    kind = KIND_OF_LAYER[name.lower()]
    odd = ~frame["kind"].isin(values.known_kinds())
    named = odd & frame["kind"].notna()
    if named.any():
        detail = message("{count} sites are of no kind that is known; they count as {kind}.",
                         count=int(named.sum()), kind=kind)
        issues.append(issue(name, shown(frame.index[named]), "kind_unknown", detail))
    frame.loc[odd, "kind"] = kind
    return frame

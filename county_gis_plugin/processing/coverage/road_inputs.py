"""Read the inputs of Road coverage in the engine's terms."""

from __future__ import annotations

from collections.abc import Mapping

import geopandas as gpd

from ...analysis.coverage.road_attributes import READ_HERE
from ...analysis.coverage.seats import township_named
from ...analysis.issues import Issue
from ...analysis.progress import Progress
from ...analysis.schema import fields_of, standardise
from .. import travel
from ..layers import Inputs
from .county import read_county


def read(inputs: Inputs, issues: list[Issue], progress: Progress) -> Mapping[str, object]:
    """Give the arguments of ``road_coverage``."""
    county = read_county(inputs, issues, progress)
    seat = inputs.text("COUNTY_SEAT")
    return {
        "roads": roads(inputs, issues),
        "townships": county.townships,
        "villages": county.villages,
        "population": county.population,
        "builtup": county.builtup,
        "seats": _points(inputs, "SEATS", issues),
        "county_seat": None if seat is None else township_named(county.townships, seat),
        "stops": _points(inputs, "STOPS", issues),
        "network_options": travel.network_options(inputs),
        "include_planned": inputs.flag("INCLUDE_PLANNED"),
        "carriageways_once": inputs.flag("CARRIAGEWAYS_ONCE"),
        "near_m": inputs.number("NEAR"),
        "rural_access_m": inputs.number("RURAL_ACCESS"),
        "stop_m": inputs.number("STOP_DISTANCE"),
        "max_snap_m": inputs.number("MAX_SNAP"),
    }


def roads(inputs: Inputs, issues: list[Issue]) -> gpd.GeoDataFrame:
    """Read ``ROADS`` with canonical fields; the engine itself reads classes and surface, and lists them."""
    wanted = [name for name in fields_of("roads") if name not in READ_HERE]
    return standardise(inputs.frame("ROADS"), "roads", wanted=wanted, issues=issues)


def _points(inputs: Inputs, name: str, issues: list[Issue]) -> gpd.GeoDataFrame | None:
    frame = inputs.frame(name)
    return None if frame is None else standardise(frame, name.lower(), issues=issues)

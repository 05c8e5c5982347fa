"""Read the inputs of Corridor gaps in the engine's terms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import geopandas as gpd
import pandas as pd

from ...analysis import values
from ...analysis.access.choice import statuses_that_count
from ...analysis.coverage.corridors import DEFAULT_PREFIXES, CorridorGaps
from ...analysis.errors import Faults, InputError, message
from ...analysis.issues import Issue
from ...analysis.network.model import Lines
from ...analysis.progress import Progress
from ...analysis.schema import standardise
from .. import people, travel
from ..facilities import chosen
from ..layers import Inputs

ROAD_FIELDS = ("name", "route", "oneway", "junction")
SITE_FIELDS = ("name", "status", "public", "open")


def read(
    inputs: Inputs, issues: list[Issue], progress: Progress
) -> tuple[Mapping[str, object], pd.DataFrame | None]:
    """Give the arguments of ``corridor_gaps``, and which facilities of the kinds asked for do not count."""
    by = inputs.choice("BY")
    _refuse_unused(inputs, by)
    classes = _classes(inputs.texts("CLASSES"))
    sites, left_out = _sites(inputs, issues, progress)
    roads = _roads(inputs, issues, progress)
    arguments = {
        "roads": roads,
        "sites": sites,
        "townships": people.townships(inputs, issues),
        "by": by,
        "distance_m": inputs.number("DISTANCE"),
        "prefixes": inputs.texts("ROUTES_WANTED") or DEFAULT_PREFIXES,
        "classes": classes or None,
        "direction_field": _direction_field(inputs, roads, progress),
        "direction_values": travel.direction_values(inputs),
        "level_field": inputs.text("LEVEL_FIELD"),
        "node_crossings": inputs.flag("NODE_CROSSINGS"),
        "tolerance_m": inputs.number("TOLERANCE"),
        "max_snap_m": inputs.number("MAX_SNAP"),
        "statuses": statuses_that_count(inputs.flag("INCLUDE_PLANNED")),
        "public_only": inputs.flag("PUBLIC_ONLY"),
    }
    return arguments, left_out


def with_skipped(result: CorridorGaps, left_out: pd.DataFrame | None) -> CorridorGaps:
    """List the facilities that do not count among what was skipped."""
    if left_out is None or left_out.empty:
        return result
    return replace(result, skipped=pd.concat([left_out, result.skipped], ignore_index=True))


def _refuse_unused(inputs: Inputs, by: str) -> None:
    """Refuse a choice of routes by class, and of classes by route: it would have no effect."""
    faults = Faults()
    for name, way in (("ROUTES_WANTED", "route"), ("ROUTE_FIELD", "route"), ("CLASSES", "class")):
        if by != way and inputs.given(name):
            faults.add(
                "{name} is set, but BY is {by}: leave it empty, or choose {way}.", name=name, by=by, way=way
            )
    faults.raise_if_any()


def _classes(words: list[str]) -> list[str]:
    """Read road classes, however they are written.

    Raises
    ------
    InputError
        With the words that are no class.
    """
    read, unread = values.read_each(pd.Series(words, dtype=object), values.read_road_class)
    if unread.any():
        wrong = ", ".join(word for word, odd in zip(words, unread) if odd)
        raise InputError(
            message(
                "CLASSES: {words} is no road class. Write 一级公路, 二级公路 …, or class_1, class_2, "
                "motorway, arterial and the like.",
                words=wrong,
            )
        )
    return list(read)


def _roads(inputs: Inputs, issues: list[Issue], progress: Progress) -> Lines:
    """Read ``ROADS`` as arrays, with route numbers and directions under their canonical names."""
    roads = travel.read_roads(inputs, progress)
    given = {"route": inputs.text("ROUTE_FIELD")}
    attributes = standardise(roads.attributes, "roads", given, wanted=ROAD_FIELDS, issues=issues)
    return replace(roads, attributes=attributes)


def _direction_field(inputs: Inputs, roads: Lines, progress: Progress) -> str | None:
    """Give the field for one-way roads: the one chosen, else the usual one where there is one."""
    field = inputs.text("DIRECTION_FIELD")
    if field is None and "oneway" in roads.attributes:
        progress.info(
            message("One-way roads are read from the usual field; choose DIRECTION_FIELD for another.")
        )
        return "oneway"
    return field


def _sites(
    inputs: Inputs, issues: list[Issue], progress: Progress
) -> tuple[gpd.GeoDataFrame, pd.DataFrame | None]:
    """Read the sites: those of ``KINDS`` that count, or every feature with its status."""
    if inputs.texts("KINDS"):
        which = {name: inputs.flag(name.upper()) for name in ("include_planned", "public_only")}
        return chosen(inputs, issues, progress, **which)
    frame = standardise(inputs.frame("FACILITIES"), "facilities", wanted=SITE_FIELDS, issues=issues)
    return frame, None

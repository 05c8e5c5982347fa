"""Bring point systems into one frame: what counts, where it stands, what is there twice."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from difflib import SequenceMatcher

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from .. import values, zones
from ..access.choice import Plan
from ..access.origin import FACILITIES, with_origin
from ..crs import project
from ..errors import InputError, listed, message, shown
from ..issues import Issue, issue
from ..schema import KIND_OF_LAYER
from ..standards import STATUSES, Standards
from ..values import is_blank, normal
from .townships import metric_crs
from .village_table import bare_name

TWIN_M = 100.0
HOST_M = 1000.0
SAME_PLACE_M = 5.0
# Of the letters of the shorter name those that stand in the other in the same order: 王村卫生室 and
# 高平市王村卫生所 have 0.8.
ALIKE = 0.6
NO_LETTER = re.compile(r"[\W_]+")
# Stops stand in pairs, one on each side of the road.
IN_PAIRS = ("bus_stop",)


def give_one_kind(frame: gpd.GeoDataFrame, layer: str, issues: list[Issue]) -> None:
    """Give sites of a layer of one kind, such as ``charging``, that kind where theirs is not known."""
    kind = KIND_OF_LAYER[layer]
    odd = ~frame["kind"].isin(values.known_kinds())
    named = frame.index[odd & frame["kind"].notna()]
    if len(named):
        detail = message("These sites are of no kind that is known; they count as {kind}.", kind=kind)
        issues.append(issue(layer, listed(named), "kind_unknown", detail))
    frame.loc[odd, "kind"] = kind


def gather_sites(layers: Mapping[str, gpd.GeoDataFrame]) -> gpd.GeoDataFrame:
    """Put several point layers under one another.

    Parameters
    ----------
    layers
        Name of the input (``FACILITIES``, ``CHARGING`` …) → points as ``schema.standardise``
        makes them, each with ``kind``.

    Returns
    -------
    GeoDataFrame
        In the CRS of the first layer, on a fresh index; ``input`` and ``id`` say where each came from.

    Raises
    ------
    InputError
        If there is no layer, or ids of one repeat.
    """
    if not layers:
        raise InputError(message("FACILITIES is missing: choose at least one layer of points."))
    crs = next(iter(layers.values())).crs
    parts = []
    for name, layer in layers.items():
        if not layer.index.is_unique:
            repeated = layer.index[layer.index.duplicated()].unique()
            raise InputError(message(
                "{layer}: ids repeat: {ids}. Ids must be unique.", layer=name, ids=shown(repeated)))
        part = project(layer, crs)
        dropped = [part.geometry.name, *({"input", "id"} & set(part))]
        table = pd.DataFrame(part.drop(columns=dropped)).infer_objects()
        part = table.assign(geometry=part.geometry.to_numpy())
        part.insert(0, "input", name)
        part.insert(1, "id", layer.index.astype(object))
        parts.append(part)
    return gpd.GeoDataFrame(pd.concat(parts, ignore_index=True), geometry="geometry", crs=crs)


def choose_sites(
    standards: Standards, plan: Plan, sites: gpd.GeoDataFrame, *, include_planned: bool,
    public_only: Sequence[str], open_only: bool,
) -> tuple[gpd.GeoDataFrame, pd.DataFrame]:
    """Give the sites of a service that count, and those of its kinds that do not, with reasons."""
    statuses = (*STATUSES, "planned") if include_planned else STATUSES
    chosen = standards.facilities_for(
        plan.service.id, sites, statuses=statuses, public_only=plan.service.id in public_only)
    left_out, found = chosen.left_out, chosen.facilities
    if open_only and "open" in found:
        closed = found["open"] == False  # noqa: E712 - missing is not False
        left_out = pd.concat([left_out, pd.DataFrame({
            "input": FACILITIES, "feature_id": found.index[closed], "reason": "not_open",
            "detail": [message("not counted for {service}", service=plan.service.name)] * int(closed.sum()),
        })], ignore_index=True)
        found = found[~closed]
    absent = found.geometry.isna() | found.geometry.is_empty
    left_out = pd.concat([left_out, pd.DataFrame({
        "input": FACILITIES, "feature_id": found.index[absent], "reason": "no_geometry", "detail": "",
    })], ignore_index=True)
    return found[~absent], with_origin(left_out, sites)


def twins(sites: gpd.GeoDataFrame, townships: gpd.GeoDataFrame, within_m: float = TWIN_M) -> list[Issue]:
    """Report sites of one kind that may be one: within 100 m with like names, or within 5 m; save bus stops.

    Both still count: only the planner can tell a doubled entry from two sites.
    """
    places = project(sites, metric_crs(townships)).geometry.to_numpy()
    rows = np.flatnonzero(~(shapely.is_missing(places) | shapely.is_empty(places)))
    places = shapely.centroid(places[rows])
    one, other = shapely.STRtree(places).query(places, predicate="dwithin", distance=within_m)
    first = one < other
    apart = shapely.distance(places[one[first]], places[other[first]])
    kind = sites["kind"].to_numpy(object)
    name = sites["name"].to_numpy(object) if "name" in sites else np.full(len(sites), None, dtype=object)
    found = []
    for a, b, distance in zip(rows[one[first]], rows[other[first]], apart):
        if kind[a] == kind[b] and kind[a] not in IN_PAIRS and (
            distance < SAME_PLACE_M or _alike(name[a], name[b])
        ):
            found.append(issue(sites["input"].iloc[b], sites["id"].iloc[b], "possible_duplicate", message(
                "{own}: {distance:.0f} m from {layer} {id} ({name}), of one kind: is it there twice? "
                "Both count.",
                own=_called(name[b]), distance=float(distance), layer=sites["input"].iloc[a],
                id=sites["id"].iloc[a], name=_called(name[a]),
            )))
    return found


def _alike(first: object, second: object) -> bool:
    """Say whether two names may be one: equal, one in the other, or most of their letters in common.

    The first two letters of the shorter one must be among them: 王村卫生室 is not 李村卫生室.
    """
    if is_blank(first) or is_blank(second):
        return True
    first, second = (NO_LETTER.sub("", normal(name)) for name in (first, second))
    short, long = sorted((first, second), key=len)
    if short in long:
        return True
    common = SequenceMatcher(None, short, long, autojunk=False).get_matching_blocks()
    return short[:2] in long and sum(block.size for block in common) >= ALIKE * len(short)


def _called(name: object) -> str:
    return "–" if is_blank(name) else str(name)


def villages_of(
    sites: gpd.GeoDataFrame, villages: gpd.GeoDataFrame, village_areas: gpd.GeoDataFrame | None
) -> np.ndarray:
    """Say which villages (mask on ``villages``) have a site inside their land.

    ``village_areas`` has polygons on the index of ``villages``; without it nothing is known to
    lie inside a village.
    """
    if village_areas is None or sites.empty:
        return np.zeros(len(villages), dtype=bool)
    land = village_areas.assign(code=village_areas.index.astype(str))
    inside = zones.assign(sites, land).dropna().unique()
    return villages.index.isin(inside)


def hosts(
    sites: gpd.GeoDataFrame, villages: gpd.GeoDataFrame, village_areas: gpd.GeoDataFrame | None,
    townships: gpd.GeoDataFrame,
) -> np.ndarray:
    """Say which villages host one of the sites: it stands on their land, or they are the nearest to it.

    Without village polygons a village hosts the sites to which it is the nearest, up to 1,000 m.
    """
    if village_areas is not None or sites.empty:
        return villages_of(sites, villages, village_areas)
    crs = metric_crs(townships)
    places = project(villages, crs).geometry.to_numpy()
    rows = np.flatnonzero(~(shapely.is_missing(places) | shapely.is_empty(places)))
    found = shapely.STRtree(places[rows]).query_nearest(
        project(sites, crs).geometry.to_numpy(), max_distance=HOST_M, all_matches=False)[1]
    result = np.zeros(len(villages), dtype=bool)
    result[rows[found]] = True
    return result


def joint(
    sites: gpd.GeoDataFrame, places: pd.Series, villages: gpd.GeoDataFrame, issues: list[Issue]
) -> np.ndarray:
    """Say which villages a site names as those it serves jointly (field ``villages``: codes or names).

    Parameters
    ----------
    sites
        Sites with ``villages`` where the data have it, and ``input`` and ``id``.
    places
        The township (position) of each site, on its index.
    villages
        With ``township`` (position), ``code`` and ``name``.
    issues
        Filled with words that name no village. A name that several villages have is the one in the
        site's own township, if there it is the only one.
    """
    result = np.zeros(len(villages), dtype=bool)
    if "villages" not in sites or villages.empty:
        return result
    by_code, by_name = _rows_by(villages, "code", normal), _rows_by(villages, "name", bare_name)
    township = villages["township"].to_numpy()
    for site, text in sites["villages"].dropna().items():
        for word in filter(None, map(str.strip, values.parts_of(str(text)))):
            rows = by_code.get(normal(word)) or by_name.get(bare_name(word), [])
            if len(rows) > 1:
                rows = [row for row in rows if township[row] == places[site]]
            if len(rows) == 1:
                result[rows[0]] = True
            else:
                issues.append(issue(sites.at[site, "input"], sites.at[site, "id"], "no_village", message(
                    "Serves jointly {word}: no village, or several, have this code or name.", word=word)))
    return result


def _rows_by(
    villages: gpd.GeoDataFrame, column: str, reading: Callable[[object], str | None]
) -> dict[str | None, list[int]]:
    """Give the numbers of the villages by their code or name."""
    found: dict[str | None, list[int]] = {}
    if column in villages:
        for row, value in enumerate(villages[column]):
            if not is_blank(value):
                found.setdefault(reading(value), []).append(row)
    return found

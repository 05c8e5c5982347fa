"""Find where parks are entered, and the land from which one is near enough."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ..access.areas import reached_area
from ..crs import project
from ..errors import listed, message
from ..issues import Issue, issue
from ..network import Network
from ..network.snapping import snap
from ..progress import Progress
from ..standards import Standards

SERVICES = ("park_large", "park_small")
# An entrance stands this close to its park, and edges are tried at such steps.
ENTRANCE_M = 30.0
STEP_M = 25.0
FROM_ENTRANCE, FROM_EDGE = "entrance", "edge"


@dataclass(frozen=True)
class SizeClass:
    """Hold a class of parks: from how many square metres to how many, and the radius in metres."""

    id: str
    area_min_m2: float
    area_max_m2: float
    radius_m: float
    source: str


def size_classes(standards: Standards) -> tuple[SizeClass, ...]:
    """Read the classes of parks and their radii from the standards, the large ones first."""
    found = []
    for name in SERVICES:
        service, radius = standards.service(name), standards.radius(name, True, "distance")
        most = np.inf if service.area_max_m2 is None else service.area_max_m2
        source = f"{radius.code} {radius.edition} ({radius.confidence})".strip()
        found.append(SizeClass(name, service.area_min_m2 or 0.0, most, radius.value, source))
    return tuple(found)


def class_of(area_m2: pd.Series, classes: tuple[SizeClass, ...]) -> pd.Series:
    """Name the class of each park by its measured area; missing where it is too small for any."""
    found = pd.Series(None, index=area_m2.index, dtype=object)
    for size in classes:
        found[(area_m2 >= size.area_min_m2) & (area_m2 < size.area_max_m2)] = size.id
    return found


def ways_in(
    parks: gpd.GeoDataFrame, entrances: gpd.GeoDataFrame | None, issues: list[Issue]
) -> gpd.GeoDataFrame:
    """Give the points at which parks are entered: entrances where a park has any, else its edge.

    Parameters
    ----------
    parks
        Polygons in a CRS in metres, index = id.
    entrances
        Points; each belongs to the park within 30 m.

    Returns
    -------
    GeoDataFrame
        Points with ``park_id`` and ``way_in`` (``entrance``, ``edge``); along an edge one at each
        vertex and at least every 25 m.
    """
    geometry = parks.geometry.to_numpy()
    gates, park = np.zeros(0, dtype=object), np.zeros(0, dtype=np.int64)
    if entrances is not None and len(entrances):
        points = project(entrances, parks.crs).geometry.to_numpy()
        there = np.flatnonzero(~(shapely.is_missing(points) | shapely.is_empty(points)))
        row, park = shapely.STRtree(geometry).query_nearest(
            points[there], max_distance=ENTRANCE_M, all_matches=False)
        gates = points[there[row]]
        lost = np.setdiff1d(np.arange(len(points)), there[row])
        if len(lost):
            issues.append(issue("ENTRANCES", listed(entrances.index[lost]), "no_park_near", message(
                "No park is within {limit:g} m of these entrances.", limit=ENTRANCE_M)))
    without = np.setdiff1d(np.arange(len(parks)), park)
    parts, part = shapely.get_parts(geometry[without], return_index=True)
    rings, polygon = shapely.get_rings(parts, return_index=True)
    xy, ring = shapely.get_coordinates(shapely.segmentize(rings, STEP_M), return_index=True)
    at_edge = without[part[polygon[ring]]]
    place = np.concatenate([gates, shapely.points(xy)])
    return gpd.GeoDataFrame(
        {"park_id": parks.index[np.concatenate([park, at_edge])],
         "way_in": [FROM_ENTRANCE] * len(gates) + [FROM_EDGE] * len(xy)},
        geometry=place, crs=parks.crs)


def land_by_network(
    network: Network, ways: gpd.GeoDataFrame, radius_m: pd.Series, max_snap_m: float, progress: Progress
) -> tuple[shapely.Geometry, pd.Index]:
    """Give the land within each park's radius by network, in the network's CRS.

    ``radius_m`` stands on the parks' ids. Also gives the parks no way into which is on the network.
    """
    parks = pd.Index(ways["park_id"].unique())
    snapped = snap(network, ways, max_snap_m=max_snap_m, leaving=False, progress=progress)
    on_roads = ways[snapped.ok]
    away = parks.difference(pd.Index(on_roads["park_id"].unique()), sort=False)
    own = on_roads["park_id"].map(radius_m).astype(float)
    land = reached_area(network, on_roads, float(radius_m.max()) if len(radius_m) else 1.0, own,
                        direction="to_facility", max_snap_m=max_snap_m, progress=progress)
    return land, away


def land_by_straight_line(
    parks: gpd.GeoDataFrame, ways: gpd.GeoDataFrame, radius_m: Mapping[object, float]
) -> shapely.Geometry:
    """Give the land within each park's radius as the crow flies, from entrances or the whole edge."""
    gates = ways[ways["way_in"] == FROM_ENTRANCE]
    edges = parks[~parks.index.isin(gates["park_id"])]
    places = np.concatenate([gates.geometry.to_numpy(), edges.geometry.to_numpy()])
    radii = [radius_m[park] for park in [*gates["park_id"], *edges.index]]
    return shapely.union_all(shapely.buffer(places, np.asarray(radii, dtype=float), quad_segs=32))

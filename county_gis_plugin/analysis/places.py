"""Say where a feature of several points stands: one feature is one place."""

from __future__ import annotations

import numpy as np
import shapely

POLYGONS = (shapely.GeometryType.POLYGON, shapely.GeometryType.MULTIPOLYGON)
# Points of one feature within this of each other are one place, however it is drawn.
ONE_PLACE_M = 100.0


def standing_points(geometry: np.ndarray) -> np.ndarray:
    """Put each multipoint (n,) where its member nearest to their centre is, the first of equally near ones.

    At the centre itself there may be nothing at all. Other geometries stay as they are.
    """
    several = np.flatnonzero(shapely.get_type_id(geometry) == shapely.GeometryType.MULTIPOINT)
    if not len(several):
        return geometry
    members, owner = shapely.get_parts(geometry[several], return_index=True)
    away = shapely.distance(members, shapely.centroid(geometry[several])[owner])
    least = np.full(len(several), np.inf)
    np.fmin.at(least, owner, away)
    near = np.flatnonzero(away <= least[owner] * (1 + 1e-9))
    found, first = np.unique(owner[near], return_index=True)
    geometry = geometry.copy()
    geometry[several[found]] = members[near[first]]
    return geometry


def are_areas(geometry: np.ndarray) -> np.ndarray:
    """Say which geometries (n,) are polygons."""
    return np.isin(shapely.get_type_id(geometry), POLYGONS)


def one_point(geometry: np.ndarray) -> np.ndarray:
    """Give one point for each geometry (n,): itself, one of several, or a point inside a polygon."""
    geometry = standing_points(geometry)
    areal = are_areas(geometry)
    if areal.any():
        geometry = geometry.copy()
        geometry[areal] = inner_points(geometry[areal])
    return geometry


def inner_points(polygons: np.ndarray) -> np.ndarray:
    """Give a point inside each polygon (n,), repaired first where it crosses itself."""
    invalid = ~shapely.is_valid(polygons)
    if invalid.any():
        polygons = polygons.copy()
        polygons[invalid] = shapely.make_valid(polygons[invalid])
    return shapely.point_on_surface(polygons)


def spread(geometry: np.ndarray) -> np.ndarray:
    """Measure how far apart the members of each multipoint (n,) are, in its own units; 0 for the others."""
    several = shapely.get_type_id(geometry) == shapely.GeometryType.MULTIPOINT
    widest = np.zeros(len(geometry))
    xmin, ymin, xmax, ymax = shapely.bounds(geometry[several]).T
    widest[several] = np.nan_to_num(np.hypot(xmax - xmin, ymax - ymin))
    return widest

"""Measure straight-line distances beside the network ones."""

from __future__ import annotations

import numpy as np
from scipy.spatial import cKDTree


def straight_line(
    points_xy: np.ndarray, facilities_xy: np.ndarray, own_radius_m: np.ndarray, radius_m: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Find the distance to the nearest facility as the crow flies, and whether a circle reaches.

    Parameters
    ----------
    points_xy
        (n, 2) metres in a projected CRS; NaN where a point has no place.
    facilities_xy
        (m, 2) metres in the same CRS.
    own_radius_m
        (m,) the radius of each facility, NaN where the point's radius holds.
    radius_m
        (n,) the radius that holds for each point, NaN where there is none to compare with.

    Returns
    -------
    (distance_m, served)
        (n,) each; the distance is NaN and ``served`` false where there is no place or facility.
    """
    distance = np.full(len(points_xy), np.nan)
    served = np.zeros(len(points_xy), dtype=bool)
    placed, with_place = _there(points_xy), _there(facilities_xy)
    facilities_xy, own_radius_m = facilities_xy[with_place], own_radius_m[with_place]
    if not placed.any() or not len(facilities_xy):
        return distance, served
    places = points_xy if placed.all() else points_xy[placed]
    for own in np.unique(own_radius_m):  # NaN comes once, at the end
        group = np.isnan(own_radius_m) if np.isnan(own) else own_radius_m == own
        reach = radius_m[placed] if np.isnan(own) else own
        near = cKDTree(facilities_xy[group]).query(places, workers=2)[0]
        distance[placed] = np.fmin(distance[placed], near)
        served[placed] |= near <= reach
    return distance, served


def _there(xy: np.ndarray) -> np.ndarray:
    """Say which places (n, 2) are known; column by column, since NumPy is slow along short rows."""
    return np.isfinite(xy[:, 0]) & np.isfinite(xy[:, 1])

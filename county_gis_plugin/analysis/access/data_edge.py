"""Say for which places the nearest facility may lie beyond the edge of the data."""

from __future__ import annotations

import numpy as np
import shapely

USUAL_REACH = 0.95
MOST_MEASURED = 20_000


def known_area(county: shapely.Geometry, *data_xy: np.ndarray) -> shapely.Geometry:
    """Give the area in which both roads and facilities are known.

    Each data set is taken to be known in the county, and beyond it as far as it reaches: within
    its convex hull, and within the distance from the county that 95 % of its places outside stay
    below, so that one long road does not count as knowledge of the land on both sides.

    Parameters
    ----------
    county
        The union of the townships, projected, in metres.
    data_xy
        Coordinates (n, 2) of the roads' vertices, of the facilities, ….
    """
    areas = [_known_for(county, xy) for xy in data_xy]
    return shapely.intersection_all(areas) if areas else county


def edge_distance_m(xy: np.ndarray, area: shapely.Geometry) -> np.ndarray:
    """Measure from each place (n, 2) to the edge of an area: 0 outside it, NaN without a place."""
    distance = np.full(len(xy), np.nan)
    placed = np.flatnonzero(np.isfinite(xy).all(axis=1))
    if not len(placed):
        return distance
    points = shapely.points(xy[placed])
    rings = shapely.get_rings(shapely.get_parts(area))
    ends = shapely.get_coordinates(rings)
    ring = np.repeat(np.arange(len(rings)), shapely.get_num_coordinates(rings))
    segment = np.flatnonzero(ring[1:] == ring[:-1])
    lines = shapely.linestrings(np.stack([ends[segment], ends[segment + 1]], axis=1))
    (query, _), found = shapely.STRtree(lines).query_nearest(points, return_distance=True, all_matches=False)
    distance[placed[query]] = found
    shapely.prepare(area)
    distance[placed[~shapely.contains_xy(area, xy[placed])]] = 0.0
    return distance


def near_edge(
    edge_m: np.ndarray, total_cost: np.ndarray, radius: np.ndarray, speed: float = 1.0
) -> np.ndarray:
    """Flag places from which the edge of the data is nearer than the nearest facility found.

    A facility beyond the edge is at least ``edge_m`` away over any road, so that a place whose
    cost is lower has its nearest facility in the data; else one that is not in the data could be
    nearer. Where none was found, the radius stands for the cost: one beyond could serve the place.

    Parameters
    ----------
    edge_m
        (n,) metres to the edge of the data, NaN without a place (never flagged).
    total_cost
        (n,) metres, or seconds in a time mode; NaN where no facility was found.
    radius
        (n,) in the same unit.
    speed
        1 in distance mode, else the mean speed on the network in m/s: with times the flag is a
        rule of thumb, since by the fastest road nearly every place is near the edge.
    """
    return edge_m / speed < np.where(np.isnan(total_cost), radius, total_cost)


def _known_for(county: shapely.Geometry, xy: np.ndarray) -> shapely.Geometry:
    shapely.prepare(county)
    outside = xy[~shapely.intersects_xy(county, xy)]
    if not len(outside):
        return county
    measured = outside[:: len(outside) // MOST_MEASURED + 1]
    reach = float(np.quantile(shapely.distance(shapely.points(measured), county), USUAL_REACH))
    hull = shapely.convex_hull(shapely.multipoints(xy))
    return shapely.union(county, shapely.intersection(shapely.buffer(county, reach), hull))

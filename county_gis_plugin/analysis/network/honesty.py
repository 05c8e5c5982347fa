"""Check polygons against the network: how many of their points can really be reached within the break."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from scipy.spatial import cKDTree

from ..progress import Progress
from .model import Network
from .reach_polygons import CELLS_PER_TRIM, Samples
from .service_areas import DEFAULT_TRIM_M, reach_of
from .snapping import DEFAULT_MAX_SNAP_M


def honesty(
    network: Network,
    areas: gpd.GeoDataFrame,
    facilities: gpd.GeoDataFrame,
    *,
    samples: int = 1000,
    tolerance: float | None = None,
    direction: str = "from_facility",
    max_snap_m: float = DEFAULT_MAX_SNAP_M,
    trim_m: float = DEFAULT_TRIM_M,
    barriers: gpd.GeoDataFrame | None = None,
    most_areas: int = 40,
    seed: int = 0,
    progress: Progress | None = None,
) -> float:
    """Measure the share (0 to 1) of random points in service areas that are within break + tolerance.

    Points are drawn evenly by area over at most ``most_areas`` areas. The cost of a point is the least
    network cost plus straight leg over the places of the network, taken a metre or two apart and
    without the raster that polygons are drawn from.

    Parameters
    ----------
    areas
        Polygons with ``facility_id`` (missing: any facility) and ``break_cost``.
    tolerance
        What a point may be above the break, in units of cost; without it ``cell_cost``.
    """
    progress = progress or Progress()
    rng = np.random.default_rng(seed)
    tolerance = cell_cost(network, trim_m) if tolerance is None else tolerance
    areas = areas[~areas.is_empty & areas.geometry.notna()]
    if not len(areas):
        return 1.0
    weight = areas.area.to_numpy()
    chosen = rng.choice(len(areas), size=samples, p=weight / weight.sum())
    rows, counts = np.unique(chosen, return_counts=True)
    if len(rows) > most_areas:
        kept = rng.choice(len(rows), size=most_areas, replace=False)
        rows, counts = rows[kept], np.ceil(counts[kept] * samples / counts[kept].sum()).astype(int)
    within = total = 0
    for row, count in progress.each(list(zip(rows, counts))):
        area = areas.iloc[row]
        own = facilities if pd.isna(area["facility_id"]) else facilities.loc[[area["facility_id"]]]
        limit = float(area["break_cost"])
        options = {"direction": direction, "max_snap_m": max_snap_m, "trim_m": trim_m, "barriers": barriers}
        reach = reach_of(network, own, limit, **options)
        xy = _points_in(area.geometry, int(count), rng)
        near = network.tree.query(shapely.points(xy), predicate="dwithin", distance=_within_m(trim_m))[1]
        cost = _least_cost(reach.on_edges(np.unique(near)).samples(2.0), xy, trim_m, reach.pace)
        within += int((cost <= area["break_cost"] + tolerance).sum())
        total += len(xy)
    return within / total


def cell_cost(network: Network, trim_m: float) -> float:
    """Give the cost of walking across one cell of the raster that polygons are drawn from."""
    return trim_m / CELLS_PER_TRIM / (network.walk_speed or 1.0)


def _within_m(trim_m: float) -> float:
    """Give how far from the roads a polygon may reach: the trim distance and a cell of the raster."""
    return trim_m * (1.0 + 1.0 / CELLS_PER_TRIM)


def _points_in(area: shapely.Geometry, count: int, rng: np.random.Generator) -> np.ndarray:
    low_x, low_y, high_x, high_y = shapely.bounds(area)
    shapely.prepare(area)
    found = np.zeros((0, 2))
    while len(found) < count:
        xy = rng.uniform((low_x, low_y), (high_x, high_y), (4 * count, 2))
        found = np.concatenate([found, xy[shapely.contains_xy(area, xy[:, 0], xy[:, 1])]])
    return found[:count]


def _least_cost(samples: Samples, xy: np.ndarray, trim_m: float, pace: float) -> np.ndarray:
    """Give the least cost + leg over the places within the trim distance and a raster cell beyond."""
    tree = cKDTree(samples.xy)
    cost = np.full(len(xy), np.inf)
    for i, near in enumerate(tree.query_ball_point(xy, _within_m(trim_m))):
        if near:
            leg = np.hypot(*(samples.xy[near] - xy[i]).T)
            cost[i] = (samples.cost[near] + leg / pace).min()
    return cost

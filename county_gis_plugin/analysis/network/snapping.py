"""Put points onto the network: one way of snapping for everything."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ..crs import project
from ..errors import CrsError, InputError, message, shown
from ..places import one_point
from ..progress import Progress
from .cache import digest, seal
from .model import SAME_PLACE_M, TREE_NODE_CAPACITY, Network, ranges, skipped_rows
from .pockets import usable_edges
from .sight import Walls
from .topology import place_order

DEFAULT_MAX_SNAP_M = 1000.0
_CHUNK = 50_000
_THREADS = 2


@dataclass(frozen=True, eq=False)
class Snapped:
    """Hold points on the network, one row for each input row.

    ``edge`` is −1 where a point was rejected; then ``reason`` is ``no_geometry`` or
    ``off_network``. ``access_m`` is the length of the straight leg, ``nearest_m`` the distance to
    the nearest road whatever the limit (NaN where it was not looked for).
    """

    index: pd.Index
    point_xy: np.ndarray
    edge: np.ndarray
    offset_m: np.ndarray
    access_m: np.ndarray
    nearest_m: np.ndarray
    reason: np.ndarray
    xy: np.ndarray

    def __len__(self) -> int:
        return len(self.index)

    @property
    def ok(self) -> np.ndarray:
        return self.edge >= 0

    def take(self, rows: np.ndarray) -> Snapped:
        """Keep some of the points: ``rows`` is a mask or row numbers."""
        return Snapped(**{name: values[rows] for name, values in vars(self).items()})

    def rejected(self, input_name: str) -> pd.DataFrame:
        """List the points that are not on the network, with the distance to it."""
        rows = [skipped_rows(input_name, self.index[self.reason == "no_geometry"], "no_geometry")]
        off = self.reason == "off_network"
        far = skipped_rows(input_name, self.index[off], "off_network")
        far["detail"] = [f"{d:.1f} m" if np.isfinite(d) else "" for d in self.nearest_m[off]]
        return pd.concat([*rows, far], ignore_index=True)


def point_coordinates(points: gpd.GeoDataFrame, network: Network, *, layer: str = "points") -> np.ndarray:
    """Give one place (n, 2) in the network's CRS for each row, NaN where a row has no geometry.

    One feature is one place: a multipoint stands at its member nearest to their centre, a polygon
    at a point inside it.

    Raises
    ------
    CrsError
        If the frame has no CRS.
    InputError
        If ids repeat, or a geometry is neither a point nor a polygon.
    """
    if points.crs is None:
        raise CrsError(
            message(
                "{layer} has no coordinate reference system: set it in the layer's properties.", layer=layer
            )
        )
    if not points.index.is_unique:
        repeated = points.index[points.index.duplicated()].unique()
        raise InputError(
            message("{layer}: ids repeat: {ids}. Ids must be unique.", layer=layer, ids=shown(repeated))
        )
    # Chosen before it is projected, so that what is drawn in the layer's CRS is the same place.
    geometry = np.asarray(points.geometry.array)
    standing = one_point(geometry)
    if standing is not geometry:
        points = points.set_geometry(standing, crs=points.crs)
    geometry = np.asarray(project(points, network.crs, layer=layer).geometry.array)
    empty = shapely.is_missing(geometry) | shapely.is_empty(geometry)
    wrong = ~empty & (shapely.get_type_id(geometry) != shapely.GeometryType.POINT)
    if wrong.any():
        raise InputError(
            message(
                "{layer} has geometries that are neither points nor polygons (features {ids}): "
                "choose a point layer.",
                layer=layer,
                ids=shown(points.index[wrong]),
            )
        )
    xy = np.full((len(points), 2), np.nan)
    xy[~empty] = shapely.get_coordinates(geometry[~empty])
    return xy


def snap(
    network: Network,
    points: gpd.GeoDataFrame,
    *,
    max_snap_m: float = DEFAULT_MAX_SNAP_M,
    leaving: bool = True,
    barriers: gpd.GeoDataFrame | None = None,
    layer: str = "points",
    progress: Progress | None = None,
) -> Snapped:
    """Snap points to the nearest place of the network, inside edges too.

    Parameters
    ----------
    max_snap_m
        Longest straight leg to the network, in metres, 0 or more.
    leaving
        Whether trips begin at the points (they need an edge that can be left) or end there.
    barriers
        Lines or polygons that a straight leg must not cross; then the nearest place that can be
        seen is taken.

    Raises
    ------
    InputError
        If the limit is negative, ids repeat, or a geometry has the wrong type.
    CrsError
        If the points have no CRS.
    """
    if not max_snap_m >= 0:
        raise InputError(message("MAX_SNAP is {value} m: give 0 or more.", value=max_snap_m))
    xy = point_coordinates(points, network, layer=layer)
    options = {"max_snap_m": max_snap_m, "leaving": leaving, "barriers": barriers, "progress": progress}
    return snap_places(network, points.index, xy, **options)


def snap_places(
    network: Network,
    index: pd.Index,
    xy: np.ndarray,
    *,
    max_snap_m: float = DEFAULT_MAX_SNAP_M,
    leaving: bool = True,
    barriers: gpd.GeoDataFrame | None = None,
    progress: Progress | None = None,
) -> Snapped:
    """Snap places that are in the network's CRS already: what ``point_coordinates`` gave, on ``index``."""
    if not max_snap_m >= 0:
        raise InputError(message("MAX_SNAP is {value} m: give 0 or more.", value=max_snap_m))
    progress = progress or Progress()
    usable = usable_edges(network, leaving=leaving)
    shapes = None
    if barriers is not None and len(barriers):
        shapes = np.asarray(project(barriers, network.crs).geometry.array)
    # Places beside edges that are all usable are the same for leaving and arriving.
    key = digest(xy, usable, float(max_snap_m), None if shapes is None else shapely.to_wkb(shapes))
    found = network.snapped.get(key)
    if found is None:
        walls = None if shapes is None else Walls(shapes)
        found = _placed(network, usable, xy, max_snap_m, walls, progress)
        seal(*found)
        network.snapped.put(key, found)
    return Snapped(index, *found)


def _placed(
    network: Network,
    usable: np.ndarray,
    xy: np.ndarray,
    max_snap_m: float,
    walls: Walls | None,
    progress: Progress,
) -> tuple[np.ndarray, ...]:
    """Give the arrays of ``Snapped``."""
    there = np.isfinite(xy).all(axis=1)
    found = _look(network, usable, xy, there, max_snap_m, walls, progress)
    if not usable.all():
        # Where no edge that leads on is near, a trip along the dead end itself is still a trip.
        far = there & ~(found.distance <= max_snap_m)
        anywhere = _look(network, np.ones_like(usable), xy, far, max_snap_m, walls, progress)
        found = found.where(~far, anywhere)
    edge, offset, place, distance = found.edge, found.offset, found.place, found.distance
    edge[(edge >= 0) & (distance > max_snap_m)] = -1
    bad = edge < 0
    reason = np.where(bad, "off_network", "").astype(object)
    reason[~there] = "no_geometry"
    offset[bad], distance[bad], place[bad] = np.nan, np.nan, np.nan
    return xy, edge, offset, distance, found.nearest, reason, place


@dataclass
class _Found:
    """Hold the place found for each point; the edge is −1 where there is none."""

    edge: np.ndarray
    offset: np.ndarray
    place: np.ndarray
    distance: np.ndarray
    nearest: np.ndarray

    def where(self, keep: np.ndarray, other: _Found) -> _Found:
        return _Found(
            np.where(keep, self.edge, other.edge),
            np.where(keep, self.offset, other.offset),
            np.where(keep[:, None], self.place, other.place),
            np.where(keep, self.distance, other.distance),
            np.where(keep, self.nearest, other.nearest),
        )


def _look(
    network: Network,
    usable: np.ndarray,
    xy: np.ndarray,
    wanted: np.ndarray,
    max_snap_m: float,
    walls: Walls | None,
    progress: Progress,
) -> _Found:
    """Find the nearest place on the usable edges that can be seen from each wanted point."""
    tree, edge_of = _tree(network, usable)
    edge = _nearest_edges(tree, edge_of, xy, wanted, progress)
    offset, place, distance = _project(network, edge, xy)
    nearest = distance.copy()
    if walls is not None:
        _go_round(network, tree, edge_of, walls, xy, max_snap_m, edge, offset, place, distance, progress)
    return _Found(edge, offset, place, distance, nearest)


def _tree(network: Network, usable: np.ndarray) -> tuple[shapely.STRtree, np.ndarray]:
    if usable.all():
        return network.tree, np.arange(network.n_edges)
    edge_of = np.flatnonzero(usable)
    return shapely.STRtree(network.lines()[edge_of], node_capacity=TREE_NODE_CAPACITY), edge_of


def _nearest_edges(
    tree: shapely.STRtree, edge_of: np.ndarray, xy: np.ndarray, wanted: np.ndarray, progress: Progress
) -> np.ndarray:
    """Find the nearest edge for the rows ``wanted`` (mask), −1 for the others."""
    edge = np.full(len(xy), -1, dtype=np.int64)
    rows = np.flatnonzero(wanted) if len(edge_of) else np.zeros(0, dtype=np.int64)
    # Neighbours one after the other find the same branches of the tree in the processor's cache.
    rows = rows[place_order(xy[rows])]
    parts = [rows[begin : begin + _CHUNK] for begin in range(0, len(rows), _CHUNK)]
    # GEOS lets other threads work while it searches.
    pool = ThreadPoolExecutor(_THREADS)
    try:
        for part, line in zip(parts, pool.map(lambda part: _nearest(tree, xy[part]), parts)):
            progress.check()
            edge[part] = edge_of[line]
    finally:
        pool.shutdown(cancel_futures=True)
    return edge


def _nearest(tree: shapely.STRtree, xy: np.ndarray) -> np.ndarray:
    """Find the nearest line of the tree; of equally near ones the first."""
    row, line = tree.query_nearest(shapely.points(xy), all_matches=True)
    order = np.lexsort((line, row))
    row, line = row[order], line[order]
    first = np.concatenate([[True], row[1:] != row[:-1]]) if len(row) else np.zeros(0, dtype=bool)
    return line[first]


def _project(network: Network, edge: np.ndarray, xy: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Find the nearest place on each point's edge: offset (metres), coordinates, distance (metres)."""
    offset = np.full(len(edge), np.nan)
    place = np.full((len(edge), 2), np.nan)
    distance = np.full(len(edge), np.nan)
    rows = np.flatnonzero(edge >= 0)
    if len(rows):
        at = edge[rows]
        found = shapely.line_locate_point(network.lines()[at], shapely.points(xy[rows]))
        found = network.offset_at_drawn(at, found)
        length = network.edge_length_m[at]
        found[found < SAME_PLACE_M] = 0.0
        near_end = found > length - SAME_PLACE_M
        found[near_end] = length[near_end]
        offset[rows] = found
        place[rows] = network.xy_at(at, found)
        distance[rows] = np.hypot(*(place[rows] - xy[rows]).T)
    return offset, place, distance


def _go_round(
    network: Network,
    tree: shapely.STRtree,
    edge_of: np.ndarray,
    walls: Walls,
    xy: np.ndarray,
    max_snap_m: float,
    edge: np.ndarray,
    offset: np.ndarray,
    place: np.ndarray,
    distance: np.ndarray,
    progress: Progress,
) -> None:
    """Move points whose leg crosses a wall to the nearest place that they can see, in place."""
    rows = np.flatnonzero(edge >= 0)
    barred = rows[walls.bar(xy[rows], place[rows])]
    for row in progress.each(barred.tolist(), len(barred)):
        found = None
        if not walls.surround(xy[row]):
            found = _place_seen(network, tree, edge_of, xy[row], float(distance[row]), max_snap_m, walls)
        if found is None:
            edge[row] = -1
            continue
        edge[row], offset[row], place[row], distance[row] = found


def _place_seen(
    network: Network,
    tree: shapely.STRtree,
    edge_of: np.ndarray,
    xy: np.ndarray,
    nearest_m: float,
    max_snap_m: float,
    walls: Walls,
) -> tuple[int, float, np.ndarray, float] | None:
    """Find the nearest place in sight: edge, offset, coordinates, distance (metres).

    Looked for ever farther around, from the ``nearest_m`` of what is not in sight.
    """
    within_m = min(2.0 * nearest_m + 1.0, max_snap_m)
    while True:
        near = edge_of[tree.query(shapely.Point(xy), predicate="dwithin", distance=within_m)]
        counts = np.diff(network.edge_starts)[near] - 1
        vertex = ranges(network.edge_starts[near], counts)
        found = walls.nearest_seen(xy, network.xy[vertex], network.xy[vertex + 1], within_m)
        if found is not None:
            row, share, leg_m = found
            begin = network.xy[vertex[row]]
            way = network.xy[vertex[row] + 1] - begin
            offset = network.length_m[vertex[row]] + share * np.hypot(*way)
            return int(np.repeat(near, counts)[row]), float(offset), begin + share * way, leg_m
        if within_m >= max_snap_m:
            return None
        within_m = min(3.0 * within_m, max_snap_m)

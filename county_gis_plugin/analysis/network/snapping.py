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
from ..places import one_point, standing_points
from ..progress import Progress
from .cache import digest, seal
from .model import SAME_PLACE_M, TREE_NODE_CAPACITY, Network, skipped_rows
from .pockets import usable_edges
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
    # Chosen before it is projected, so that what is drawn in the layer's CRS is the same member.
    geometry = np.asarray(points.geometry.array)
    standing = standing_points(geometry)
    if standing is not geometry:
        points = points.set_geometry(standing, crs=points.crs)
    geometry = one_point(np.asarray(project(points, network.crs, layer=layer).geometry.array))
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
    walls = None
    if barriers is not None and len(barriers):
        walls = np.asarray(project(barriers, network.crs).geometry.array)
    # Places beside edges that are all usable are the same for leaving and arriving.
    key = digest(xy, usable, float(max_snap_m), None if walls is None else shapely.to_wkb(walls))
    found = network.snapped.get(key)
    if found is None:
        found = _placed(network, usable, xy, max_snap_m, walls, progress)
        seal(*found)
        network.snapped.put(key, found)
    return Snapped(index, *found)


def _placed(
    network: Network,
    usable: np.ndarray,
    xy: np.ndarray,
    max_snap_m: float,
    walls: np.ndarray | None,
    progress: Progress,
) -> tuple[np.ndarray, ...]:
    """Give the arrays of ``Snapped``."""
    there = np.isfinite(xy).all(axis=1)
    wall_tree = None if walls is None else shapely.STRtree(walls)
    found = _look(network, usable, xy, there, max_snap_m, wall_tree, progress)
    if not usable.all():
        # Where no edge that leads on is near, a trip along the dead end itself is still a trip.
        far = there & ~(found.distance <= max_snap_m)
        anywhere = _look(network, np.ones_like(usable), xy, far, max_snap_m, wall_tree, progress)
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
    wall_tree: shapely.STRtree | None,
    progress: Progress,
) -> _Found:
    """Find the nearest place on the usable edges that can be seen from each wanted point."""
    tree, edge_of = _tree(network, usable)
    edge = _nearest_edges(tree, edge_of, xy, wanted, progress)
    offset, place, distance = _project(network, edge, xy)
    nearest = distance.copy()
    if wall_tree is not None:
        _go_round(network, tree, edge_of, wall_tree, xy, max_snap_m, edge, offset, place, distance, progress)
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
    wall_tree: shapely.STRtree,
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
    barred = rows[_crosses(wall_tree, xy[rows], place[rows])]
    for row in progress.each(barred.tolist(), len(barred)):
        near = edge_of[tree.query(shapely.Point(xy[row]), predicate="dwithin", distance=max_snap_m)]
        at, legs = _places_seen(network, near, xy[row], max_snap_m, wall_tree)
        if at is None:
            edge[row] = -1
            continue
        edge[row], offset[row], place[row], distance[row] = at[0], at[1], at[2], legs


def _places_seen(
    network: Network, edges: np.ndarray, xy: np.ndarray, max_snap_m: float, wall_tree: shapely.STRtree
) -> tuple[tuple[int, float, np.ndarray] | None, float]:
    """Find the nearest place on any segment of ``edges`` whose straight leg crosses no wall."""
    if not len(edges):
        return None, np.nan
    counts = np.diff(network.edge_starts)[edges]
    number = np.repeat(np.arange(len(edges)), counts - 1)
    vertex = np.concatenate(
        [np.arange(network.edge_starts[e], network.edge_starts[e + 1] - 1) for e in edges]
    )
    start, way = network.xy[vertex], network.xy[vertex + 1] - network.xy[vertex]
    share = np.clip(((xy - start) * way).sum(axis=1) / np.maximum((way**2).sum(axis=1), 1e-300), 0.0, 1.0)
    foot = start + share[:, None] * way
    leg = np.hypot(*(foot - xy).T)
    for i in np.lexsort((foot[:, 1], foot[:, 0], leg)):
        if leg[i] > max_snap_m:
            break
        if not _crosses(wall_tree, xy[None], foot[i][None])[0]:
            offset = network.length_m[vertex[i]] + share[i] * np.hypot(*way[i])
            return (int(edges[number[i]]), float(offset), foot[i]), float(leg[i])
    return None, np.nan


def _crosses(wall_tree: shapely.STRtree, start: np.ndarray, end: np.ndarray) -> np.ndarray:
    """Say which straight legs cross a wall."""
    crossed = np.zeros(len(start), dtype=bool)
    if len(start):
        legs = shapely.linestrings(np.stack([start, end], axis=1))
        crossed[np.unique(wall_tree.query(legs, predicate="intersects")[0])] = True
    return crossed

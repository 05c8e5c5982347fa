"""Read a road layer into the plain graph that a script writer would build: each vertex a node.

The peers on scipy and networkx share it. It is written for speed in numpy, but nothing is contracted.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import shapely
from osgeo import gdal, ogr

gdal.UseExceptions()
ogr.UseExceptions()

AT_VERTEX_M = 1e-6
ONE_WAY = {"yes": 1, "-1": -1}


@dataclass(frozen=True)
class RawGraph:
    """Hold one row per segment: its nodes ``a`` and ``b``, length, and the ways it may be used."""

    node_xy: np.ndarray
    a: np.ndarray
    b: np.ndarray
    length_m: np.ndarray
    along: np.ndarray
    against: np.ndarray

    def arcs(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Give every directed arc once (from, to, cost), the cheapest of parallel ones."""
        start = np.concatenate([self.a[self.along], self.b[self.against]])
        end = np.concatenate([self.b[self.along], self.a[self.against]])
        cost = np.concatenate([self.length_m[self.along], self.length_m[self.against]])
        order = np.lexsort([cost, end, start])
        start, end, cost = start[order], end[order], cost[order]
        first = np.ones(start.size, bool)
        first[1:] = (start[1:] != start[:-1]) | (end[1:] != end[:-1])
        return start[first], end[first], cost[first]


@dataclass(frozen=True)
class Places:
    """Hold points on the graph: segment, metres from its start, and the straight leg to it."""

    segment: np.ndarray
    offset_m: np.ndarray
    leg_m: np.ndarray


def read_points(path: Path, layer: str) -> np.ndarray:
    """Read the coordinates of a point layer."""
    data = gdal.OpenEx(str(path), gdal.OF_VECTOR)
    wkb = np.array([bytes(row.GetGeometryRef().ExportToWkb()) for row in data.GetLayerByName(layer)], object)
    return shapely.get_coordinates(shapely.from_wkb(wkb))


def read_graph(path: Path) -> RawGraph:
    """Read the layer ``roads`` and number its vertices."""
    data = gdal.OpenEx(str(path), gdal.OF_VECTOR)
    wkb, ways = [], []
    layer = data.GetLayerByName("roads")
    oneway = layer.GetLayerDefn().GetFieldIndex("oneway")
    for row in layer:
        wkb.append(bytes(row.GetGeometryRef().ExportToWkb()))
        ways.append(ONE_WAY.get(row.GetField(oneway), 0))
    xy, line = shapely.get_coordinates(shapely.from_wkb(np.array(wkb, object)), return_index=True)
    way = np.array(ways, np.int8)[line]
    pairs = np.ascontiguousarray(xy).view(np.complex128).ravel()
    nodes, number = np.unique(pairs, return_inverse=True)
    inner = line[1:] == line[:-1]
    return RawGraph(
        node_xy=nodes.view(np.float64).reshape(-1, 2),
        a=number[:-1][inner],
        b=number[1:][inner],
        length_m=np.hypot(*(xy[1:] - xy[:-1])[inner].T),
        along=way[:-1][inner] >= 0,
        against=way[:-1][inner] <= 0,
    )


def snap(graph: RawGraph, points: np.ndarray) -> Places:
    """Put points on the nearest segment with shapely's tree."""
    ends = np.stack([graph.node_xy[graph.a], graph.node_xy[graph.b]], axis=1)
    segments = shapely.linestrings(ends)
    shapes = shapely.points(points)
    (row, segment), leg_m = shapely.STRtree(segments).query_nearest(
        shapes, all_matches=False, return_distance=True
    )
    offset_m = shapely.line_locate_point(segments[segment], shapes[row])
    return Places(segment, offset_m, leg_m)


def ends(graph: RawGraph, places: Places, *, leaving: bool) -> tuple[np.ndarray, np.ndarray]:
    """Give for each place the cost to (``leaving``) or from node ``a`` and node ``b``; inf = barred.

    A place on a vertex is on that node, whatever the segment's direction.
    """
    segment = places.segment
    to_a, to_b = places.offset_m, graph.length_m[segment] - places.offset_m
    a_open, b_open = graph.against[segment], graph.along[segment]
    if not leaving:
        a_open, b_open = b_open, a_open
    cost_a = np.where(a_open | (to_a < AT_VERTEX_M), to_a, np.inf)
    cost_b = np.where(b_open | (to_b < AT_VERTEX_M), to_b, np.inf)
    return cost_a + places.leg_m, cost_b + places.leg_m


def same_segment(
    graph: RawGraph, origins: Places, destinations: Places
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Give the pairs on one segment that need not pass a node: origin row, destination row, cost."""
    order = np.argsort(origins.segment, kind="stable")
    low = np.searchsorted(origins.segment[order], destinations.segment, "left")
    high = np.searchsorted(origins.segment[order], destinations.segment, "right")
    destination = np.repeat(np.arange(low.size), high - low)
    step = np.arange(destination.size) - np.repeat(np.cumsum(high - low) - (high - low), high - low)
    origin = order[low[destination] + step]
    way = destinations.offset_m[destination] - origins.offset_m[origin]
    segment = destinations.segment[destination]
    is_open = (way == 0) | np.where(way > 0, graph.along[segment], graph.against[segment])
    cost = np.abs(way) + origins.leg_m[origin] + destinations.leg_m[destination]
    return origin[is_open], destination[is_open], cost[is_open]

"""Hold roads as arrays and the network that is built from them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import geopandas as gpd
import numpy as np
import pandas as pd
import pyproj
import shapely
from scipy import sparse

from ..errors import CrsError, InputError, message
from .cache import SNAPPED_BYTES, Kept, array_bytes

if TYPE_CHECKING:
    import networkx as nx

SKIPPED_COLUMNS = ["input", "feature_id", "reason", "detail"]

# Two places on an edge that are closer than this are one place (metres).
SAME_PLACE_M = 1e-6

# Small nodes suit look-ups of the nearest line: measured 1.7 times as quick as the default of 10.
TREE_NODE_CAPACITY = 4

# What GEOS takes for a line beside its coordinates, with its place in the tree.
_LINE_BYTES = 350

_LINE_TYPES = (
    shapely.GeometryType.LINESTRING,
    shapely.GeometryType.LINEARRING,
    shapely.GeometryType.MULTILINESTRING,
)


def skipped_rows(input_name: str, ids: Sequence[object], reason: str, detail: str = "") -> pd.DataFrame:
    """List skipped features in the form that every result uses."""
    feature_id = pd.Series(list(ids), dtype=object)
    values = {"input": input_name, "feature_id": feature_id, "reason": reason, "detail": detail}
    return pd.DataFrame(values, columns=SKIPPED_COLUMNS)


# How well-known binary begins, by ISO 19125-1, 8.2.8: byte order, type, number of points or parts.
# A line, and a multi-part line with one part, each little-endian and without Z and M.
_LINE_HEAD = bytes.fromhex("0102000000")
_ONE_PART_HEAD = bytes.fromhex("010500000001000000") + _LINE_HEAD
_COUNT_BYTES, _POINT_BYTES = 4, 16


def plain_lines(wkb: Sequence[bytes | None]) -> tuple[np.ndarray, np.ndarray] | None:
    """Read lines of one part in one pass, where all geometries are such: a third of the time.

    Returns the coordinates (n, 2) and where each line starts (lines + 1,), or ``None`` where a
    geometry is missing, empty, of several parts or dimensions, and Shapely has to read them.
    """
    if not len(wkb) or any(one is None for one in wkb):
        return None
    first = bytes(wkb[0])
    head = next((h for h in (_LINE_HEAD, _ONE_PART_HEAD) if first.startswith(h)), None)
    if head is None or not all(one.startswith(head) for one in wkb):
        return None
    begin = len(head) + _COUNT_BYTES
    counts = np.frombuffer(b"".join([one[len(head) : begin] for one in wkb]), "<u4").astype(np.int64)
    sizes = np.fromiter(map(len, wkb), dtype=np.int64, count=len(wkb))
    if (counts < 2).any() or (sizes != begin + _POINT_BYTES * counts).any():
        return None
    body = bytearray().join([one[begin:] for one in wkb])
    return np.frombuffer(body, "<f8").reshape(-1, 2), np.concatenate([[0], np.cumsum(counts)])


def extent(xy: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Give the lowest and the highest x and y of places (n, 2).

    NumPy reduces along the long axis of two columns ten times more slowly than each column.
    """
    return np.array([xy[:, 0].min(), xy[:, 1].min()]), np.array([xy[:, 0].max(), xy[:, 1].max()])


def differ(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Say for each row of two arrays (n, 2) whether their places differ."""
    return (a[:, 0] != b[:, 0]) | (a[:, 1] != b[:, 1])


def ranges(starts: np.ndarray, counts: np.ndarray) -> np.ndarray:
    """Concatenate ``start, start + 1, …`` for every start and count."""
    counts = np.asarray(counts, dtype=np.int64)
    ends = np.cumsum(counts)
    total = int(ends[-1]) if len(ends) else 0
    shift = np.asarray(starts, dtype=np.int64) - (ends - counts)
    return np.arange(total, dtype=np.int64) + np.repeat(shift, counts)


@dataclass(frozen=True, eq=False)
class Lines:
    """Hold road geometry as coordinate arrays beside an attribute table.

    ``xy`` is (n_vertices, 2); line ``i`` has the vertices ``starts[i]:starts[i + 1]`` and belongs
    to row ``feature[i]`` of ``attributes``, whose index is the feature id. A multi-part feature
    has several lines.
    """

    xy: np.ndarray
    starts: np.ndarray
    feature: np.ndarray
    attributes: pd.DataFrame
    crs: pyproj.CRS
    skipped: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=SKIPPED_COLUMNS))
    input_name: str = "ROADS"

    @property
    def n_lines(self) -> int:
        return len(self.starts) - 1

    @classmethod
    def from_frame(cls, roads: gpd.GeoDataFrame, *, input_name: str = "ROADS") -> Lines:
        """Take the lines out of a GeoDataFrame; Z and M values are dropped.

        Raises
        ------
        CrsError
            If the frame has no CRS.
        InputError
            If no row has a line geometry, or ids repeat.
        """
        attributes = pd.DataFrame(roads.drop(columns=roads.geometry.name))
        return cls.from_geometries(
            np.asarray(roads.geometry.array), attributes, roads.crs, input_name=input_name
        )

    @classmethod
    def from_wkb(
        cls, wkb: Sequence[bytes | None], attributes: pd.DataFrame, crs: object, *, input_name: str = "ROADS"
    ) -> Lines:
        """Take the lines out of well-known binary geometries, one for each row of ``attributes``."""
        plain = plain_lines(wkb)
        if plain is None or crs is None or not attributes.index.is_unique:
            geometries = shapely.from_wkb(np.asarray(wkb, dtype=object), on_invalid="ignore")
            return cls.from_geometries(geometries, attributes, crs, input_name=input_name)
        xy, starts = plain
        feature = np.arange(len(wkb), dtype=np.int64)
        crs = pyproj.CRS.from_user_input(crs)
        return cls(xy, starts, feature, attributes, crs, input_name=input_name)._without_bad_coordinates()

    @classmethod
    def from_geometries(
        cls, geometries: np.ndarray, attributes: pd.DataFrame, crs: object, *, input_name: str = "ROADS"
    ) -> Lines:
        """Take the lines out of an array of shapely geometries, one for each row of ``attributes``."""
        if crs is None:
            raise CrsError(
                message(
                    "{layer} has no coordinate reference system: set it in the layer's properties "
                    "(for county data often EPSG:4490 or EPSG:4547), then run again.",
                    layer=input_name,
                )
            )
        ids = attributes.index
        if not ids.is_unique:
            repeated = ids[ids.duplicated()].unique()[:10].tolist()
            raise InputError(
                message(
                    "{layer}: feature ids repeat: {ids}. Ids must be unique.", layer=input_name, ids=repeated
                )
            )
        empty = shapely.is_missing(geometries) | shapely.is_empty(geometries)
        kind = shapely.get_type_id(geometries)
        wrong = ~empty & ~np.isin(kind, _LINE_TYPES)
        if len(geometries) and wrong.any() and not (~empty & ~wrong).any():
            raise InputError(
                message(
                    "{layer} has {found} geometries where lines are needed: choose a line layer.",
                    layer=input_name,
                    found=shapely.GeometryType(int(kind[wrong][0])).name.lower(),
                )
            )
        rows = np.flatnonzero(~empty & ~wrong)
        parts, part_row = geometries[rows], np.arange(len(rows))
        if (kind[rows] == shapely.GeometryType.MULTILINESTRING).any():
            parts, part_row = shapely.get_parts(parts, return_index=True)
        counts = shapely.get_num_coordinates(parts)
        starts = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
        lines = cls(
            xy=shapely.get_coordinates(parts),
            starts=starts,
            feature=rows[part_row].astype(np.int64),
            attributes=attributes,
            crs=pyproj.CRS.from_user_input(crs),
            skipped=pd.concat(
                [
                    skipped_rows(input_name, ids[empty], "no_geometry"),
                    skipped_rows(input_name, ids[wrong], "not_a_line"),
                ],
                ignore_index=True,
            ),
            input_name=input_name,
        )
        return lines._without_bad_coordinates()

    def _without_bad_coordinates(self) -> Lines:
        bad = ~(np.isfinite(self.xy[:, 0]) & np.isfinite(self.xy[:, 1]))
        if not bad.any():
            return self
        line = np.repeat(np.arange(self.n_lines), np.diff(self.starts))
        keep = np.ones(self.n_lines, dtype=bool)
        keep[line[bad]] = False
        ids = self.attributes.index[np.unique(self.feature[~keep])]
        return self.select(keep, skipped_rows(self.input_name, ids, "bad_coordinates"))

    def select(self, keep: np.ndarray, skipped: pd.DataFrame | None = None) -> Lines:
        """Keep the lines where ``keep`` (n_lines,) is true, and add ``skipped`` to the list."""
        counts = np.diff(self.starts)
        return Lines(
            xy=self.xy[np.repeat(keep, counts)],
            starts=np.concatenate([[0], np.cumsum(counts[keep])]).astype(np.int64),
            feature=self.feature[keep],
            attributes=self.attributes,
            crs=self.crs,
            skipped=self.skipped
            if skipped is None
            else pd.concat([self.skipped, skipped], ignore_index=True),
            input_name=self.input_name,
        )


@dataclass(eq=False)
class Drawn:
    """Hold what follows from the shape of edges alone, once for all networks that differ only in costs."""

    lines: np.ndarray | None = None
    tree: shapely.STRtree | None = None
    usable: dict[bool, np.ndarray] = field(default_factory=dict)
    snapped: Kept[tuple[np.ndarray, ...]] = field(default_factory=lambda: Kept(SNAPPED_BYTES, array_bytes))


@dataclass(frozen=True, eq=False)
class Network:
    """Hold a routable network: junctions, and edges that are chains of segments between them.

    An edge runs from ``edge_from`` to ``edge_to`` (n_edges,); ``edge_forward`` and
    ``edge_backward`` are its costs that way and back, infinite where closed. Its vertices are
    ``xy[edge_starts[i]:edge_starts[i + 1]]``, with the length and the cost from the edge's start
    cumulated in ``length_m`` and ``cost``. Costs are metres in distance mode, else seconds. ``cost``
    is that of the quicker direction; the other one costs ``forward_factor`` or ``backward_factor``
    times as much, everywhere on the edge.
    ``vertex_line`` gives, for the segment that begins at a vertex, the row of the road feature.
    A trip of cost c stays within ``max_speed`` × c + ``slack_m`` metres of its start, closed gaps
    included.
    """

    mode: str
    crs: pyproj.CRS
    node_xy: np.ndarray
    edge_from: np.ndarray
    edge_to: np.ndarray
    edge_forward: np.ndarray
    edge_backward: np.ndarray
    edge_starts: np.ndarray
    xy: np.ndarray
    length_m: np.ndarray
    cost: np.ndarray
    vertex_line: np.ndarray
    road_ids: pd.Index
    components: np.ndarray
    skipped: pd.DataFrame
    counts: Mapping[str, int]
    walk_speed: float | None = None
    max_speed: float = 1.0
    slack_m: float = 0.0
    drawn: Drawn = field(default_factory=Drawn, repr=False)

    @property
    def n_bytes(self) -> int:
        """Give about the memory that is taken, with what was derived and snapped since."""
        taken = array_bytes(tuple(vars(self).values())) + self.road_ids.memory_usage()
        if self.drawn.lines is not None:
            taken += self.xy.nbytes + self.n_edges * _LINE_BYTES
        return taken + self.drawn.snapped.size

    @property
    def snapped(self) -> Kept[tuple[np.ndarray, ...]]:
        """Give the points that were snapped lately (see ``snapping.snap``)."""
        return self.drawn.snapped

    @property
    def n_nodes(self) -> int:
        return len(self.node_xy)

    @property
    def n_edges(self) -> int:
        return len(self.edge_from)

    @property
    def unit(self) -> str:
        """Say what costs are: ``m`` or ``s``."""
        return "m" if self.walk_speed is None else "s"

    @cached_property
    def edge_length_m(self) -> np.ndarray:
        return self.length_m[self.edge_starts[1:] - 1]

    @cached_property
    def edge_cost(self) -> np.ndarray:
        """Give the cost of each edge from end to end the quicker way, whatever direction is open."""
        return self.cost[self.edge_starts[1:] - 1]

    @cached_property
    def forward_factor(self) -> np.ndarray:
        """Say how many times ``edge_cost`` each edge costs forward; 1 where that is closed."""
        return self._factor(self.edge_forward)

    @cached_property
    def backward_factor(self) -> np.ndarray:
        """Say how many times ``edge_cost`` each edge costs backward; 1 where that is closed."""
        return self._factor(self.edge_backward)

    @cached_property
    def is_lopsided(self) -> bool:
        """Say whether any edge costs more one way than the other."""
        return bool((self.forward_factor != 1.0).any() or (self.backward_factor != 1.0).any())

    def _factor(self, cost: np.ndarray) -> np.ndarray:
        known = np.isfinite(cost) & (self.edge_cost > 0)
        return np.divide(cost, self.edge_cost, out=np.ones(self.n_edges), where=known)

    @property
    def total_length_m(self) -> float:
        return float(self.edge_length_m.sum())

    @cached_property
    def bounds(self) -> tuple[float, float, float, float]:
        low, high = extent(self.xy)
        return float(low[0]), float(low[1]), float(high[0]), float(high[1])

    def leg_cost(self, leg_m: np.ndarray) -> np.ndarray:
        """Turn the length of a straight off-road leg into cost: metres, or seconds at walking pace."""
        return leg_m if self.walk_speed is None else leg_m / self.walk_speed

    # ---------------------------------------------------------------- places on edges

    @cached_property
    def _length_place(self) -> tuple[np.ndarray, np.ndarray]:
        return self._laid_out(self.length_m)

    def place(self, edge: np.ndarray, offset_m: np.ndarray) -> np.ndarray:
        """Number the places on edges so that sorting the numbers sorts along each edge."""
        return self._length_place[0][edge] + offset_m

    def segment_at(self, edge: np.ndarray, offset_m: np.ndarray) -> np.ndarray:
        """Find the vertex at which the segment under a place begins."""
        vertex = np.searchsorted(self._length_place[1], self.place(edge, offset_m), side="right") - 1
        return np.clip(vertex, self.edge_starts[edge], self.edge_starts[edge + 1] - 2)

    def _interpolate(self, values: np.ndarray, edge: np.ndarray, offset_m: np.ndarray) -> np.ndarray:
        low = self.segment_at(edge, offset_m)
        length = self.length_m[low + 1] - self.length_m[low]
        share = np.divide(offset_m - self.length_m[low], length, out=np.zeros_like(length), where=length > 0)
        share = np.clip(share, 0.0, 1.0)
        if values.ndim == 2:
            share = share[:, None]
        return values[low] + share * (values[low + 1] - values[low])

    def cost_at(self, edge: np.ndarray, offset_m: np.ndarray) -> np.ndarray:
        """Give the cost from the edge's start to a place on it, the quicker way."""
        if self.walk_speed is None:
            return np.asarray(offset_m, dtype=float)
        return self._interpolate(self.cost, edge, offset_m)

    def xy_at(self, edge: np.ndarray, offset_m: np.ndarray) -> np.ndarray:
        """Give the coordinates (n, 2) of places on edges."""
        return self._interpolate(self.xy, edge, offset_m)

    def offset_at_cost(self, edge: np.ndarray, cost: np.ndarray) -> np.ndarray:
        """Give the distance along the edge (metres) at which ``cost`` from its start is reached."""
        if self.walk_speed is None:
            return np.clip(cost, 0.0, self.edge_cost[edge])
        return self._offset_where(self.cost, self._cost_place, edge, cost)

    def offset_at_drawn(self, edge: np.ndarray, drawn_m: np.ndarray) -> np.ndarray:
        """Turn metres along the drawn line, closed gaps included, into metres along the edge."""
        if not self.slack_m:
            return np.clip(drawn_m, 0.0, self.edge_length_m[edge])
        return self._offset_where(self._drawn_m, self._drawn_place, edge, drawn_m)

    def _offset_where(
        self, values: np.ndarray, place: tuple[np.ndarray, np.ndarray], edge: np.ndarray, value: np.ndarray
    ) -> np.ndarray:
        """Give the metres along the edge at which ``values``, cumulated from its start, reach ``value``."""
        base, vertex_place = place
        value = np.clip(value, 0.0, values[self.edge_starts[edge + 1] - 1])
        low = np.searchsorted(vertex_place, base[edge] + value, side="right") - 1
        low = np.clip(low, self.edge_starts[edge], self.edge_starts[edge + 1] - 2)
        width = values[low + 1] - values[low]
        share = np.divide(value - values[low], width, out=np.zeros_like(width), where=width > 0)
        return self.length_m[low] + np.clip(share, 0.0, 1.0) * (self.length_m[low + 1] - self.length_m[low])

    def _laid_out(self, values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Lay values cumulated along edges end to end, one apart: the bases and the vertices' places."""
        base = np.concatenate([[0.0], np.cumsum(values[self.edge_starts[1:] - 1] + 1.0)])[:-1]
        return base, np.repeat(base, np.diff(self.edge_starts)) + values

    @cached_property
    def _cost_place(self) -> tuple[np.ndarray, np.ndarray]:
        return self._laid_out(self.cost)

    @cached_property
    def _drawn_m(self) -> np.ndarray:
        step = np.zeros(len(self.xy))
        step[1:] = np.hypot(*np.diff(self.xy, axis=0).T)
        step[self.edge_starts[:-1]] = 0.0
        total = np.cumsum(step)
        return total - np.repeat(total[self.edge_starts[:-1]], np.diff(self.edge_starts))

    @cached_property
    def _drawn_place(self) -> tuple[np.ndarray, np.ndarray]:
        return self._laid_out(self._drawn_m)

    def cut(self, edge: np.ndarray, from_m: np.ndarray, to_m: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Cut pieces out of edges; ``from_m > to_m`` gives the piece backwards.

        Returns the pieces' coordinates (n, 2) and the number of the piece for each coordinate.
        """
        low, high = np.minimum(from_m, to_m), np.maximum(from_m, to_m)
        first = self.segment_at(edge, low) + 1
        last = self.segment_at(edge, high)
        # A vertex that stands on a cut is the cut itself, not a second point.
        first = first + (self.length_m[np.minimum(first, len(self.length_m) - 1)] <= low + SAME_PLACE_M)
        last = last - (self.length_m[last] >= high - SAME_PLACE_M)
        inner = np.maximum(last - first + 1, 0)
        piece_starts = np.concatenate([[0], np.cumsum(inner + 2)])
        xy = np.empty((piece_starts[-1], 2))
        xy[piece_starts[:-1]] = self.xy_at(edge, low)
        xy[piece_starts[1:] - 1] = self.xy_at(edge, high)
        xy[ranges(piece_starts[:-1] + 1, inner)] = self.xy[ranges(first, inner)]
        number = np.repeat(np.arange(len(inner)), inner + 2)
        backwards = np.asarray(from_m) > np.asarray(to_m)
        if backwards.any():
            within = np.arange(len(xy)) - piece_starts[number]
            source = np.where(backwards[number], piece_starts[number + 1] - 1 - within, np.arange(len(xy)))
            xy = xy[source]
        return xy, number

    # ---------------------------------------------------------------- graphs

    @cached_property
    def arcs(self) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
        """Give the directed arcs: from, to, cost, edge, and whether they run along the edge.

        Of parallel arcs only the cheapest stays; loops are left out, since no cheapest path has one.
        """
        forward = np.flatnonzero(np.isfinite(self.edge_forward) & (self.edge_from != self.edge_to))
        backward = np.flatnonzero(np.isfinite(self.edge_backward) & (self.edge_from != self.edge_to))
        edge = np.concatenate([forward, backward])
        along = np.concatenate([np.ones(len(forward), bool), np.zeros(len(backward), bool)])
        tail = np.where(along, self.edge_from[edge], self.edge_to[edge]).astype(np.int64)
        head = np.where(along, self.edge_to[edge], self.edge_from[edge]).astype(np.int64)
        cost = np.where(along, self.edge_forward[edge], self.edge_backward[edge])
        order = np.lexsort((cost, tail * self.n_nodes + head))
        tail, head, cost, edge, along = (a[order] for a in (tail, head, cost, edge, along))
        first = np.ones(len(tail), dtype=bool)
        first[1:] = (tail[1:] != tail[:-1]) | (head[1:] != head[:-1])
        return tail[first], head[first], cost[first], edge[first], along[first]

    def matrix(self) -> sparse.csr_matrix:
        """Give the cost matrix of the junctions (n_nodes, n_nodes); zero costs are stored zeros."""
        tail, head, cost, _, _ = self.arcs
        return sparse.csr_matrix((cost, (tail, head)), shape=(self.n_nodes, self.n_nodes))

    def lines(self) -> np.ndarray:
        """Give the edges as shapely lines."""
        if self.drawn.lines is None:
            edge = np.repeat(np.arange(self.n_edges), np.diff(self.edge_starts))
            self.drawn.lines = shapely.linestrings(self.xy, indices=edge)
        return self.drawn.lines

    @property
    def tree(self) -> shapely.STRtree:
        """Index the edges for snapping."""
        if self.drawn.tree is None:
            self.drawn.tree = shapely.STRtree(self.lines(), node_capacity=TREE_NODE_CAPACITY)
        return self.drawn.tree

    def to_networkx(self) -> nx.MultiDiGraph:
        """Give the network for interchange: nodes with ``x, y``, arcs with ``edge, cost, length_m``."""
        import networkx as nx  # slow to import, and only needed here

        graph = nx.MultiDiGraph(crs=self.crs.to_string(), mode=self.mode)
        graph.add_nodes_from((i, {"x": x, "y": y}) for i, (x, y) in enumerate(self.node_xy.tolist()))
        for tail, head, costs in (
            (self.edge_from, self.edge_to, self.edge_forward),
            (self.edge_to, self.edge_from, self.edge_backward),
        ):
            for i in np.flatnonzero(np.isfinite(costs)).tolist():
                graph.add_edge(
                    int(tail[i]),
                    int(head[i]),
                    key=i,
                    edge=i,
                    cost=float(costs[i]),
                    length_m=float(self.edge_length_m[i]),
                )
        return graph

    def to_frame(self) -> gpd.GeoDataFrame:
        """Give the edges as a layer: length, cost per direction, component and its rank by length."""
        component = self.components[self.edge_from]
        by_length = (
            pd.Series(self.edge_length_m).groupby(component).sum().rank(ascending=False, method="first")
        )
        return gpd.GeoDataFrame(
            {
                "edge_id": np.arange(self.n_edges),
                "from_node": self.edge_from,
                "to_node": self.edge_to,
                "length_m": self.edge_length_m,
                "forward_cost": np.where(np.isfinite(self.edge_forward), self.edge_forward, np.nan),
                "backward_cost": np.where(np.isfinite(self.edge_backward), self.edge_backward, np.nan),
                "component": by_length.reindex(component).to_numpy().astype(np.int64),
            },
            geometry=self.lines(),
            crs=self.crs,
        )

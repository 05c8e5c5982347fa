"""Find what can be reached within a cost: as lines, each metre once, and as honest polygons."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ..errors import Faults, InputError, message, shown
from ..progress import Progress
from ..values import read_in_units, read_number, unit_differs
from .model import SAME_PLACE_M, Network, ranges, skipped_rows
from .paths import none_on_network
from .reach_polygons import (
    Reach,
    exact_polygons,
    nearest_road_polygons,
    raster_polygons,
    split_polygons,
)
from .search import Graph, Table, Tree, bounded_tables, graph_with, nearest_tree
from .snapping import DEFAULT_MAX_SNAP_M, Snapped, snap

KINDS = ("lines", "polygons")
OVERLAPS = ("separate", "merge", "split")
DEFAULT_TRIM_M = 100.0
_PIECES_AT_A_TIME = 300_000


@dataclass(frozen=True, eq=False)
class ServiceAreas:
    """Hold service areas and the facilities that could not have one."""

    frame: gpd.GeoDataFrame
    skipped: pd.DataFrame
    facilities: Snapped


def service_areas(
    network: Network, facilities: gpd.GeoDataFrame, breaks: Sequence[float], **options: object
) -> gpd.GeoDataFrame:
    """Find the service areas of facilities (see ``service_area_search`` for the options)."""
    return service_area_search(network, facilities, breaks, **options).frame


def service_area_search(
    network: Network,
    facilities: gpd.GeoDataFrame,
    breaks: Sequence[float],
    *,
    kind: str = "lines",
    overlap: str = "separate",
    direction: str = "from_facility",
    break_field: str | None = None,
    max_snap_m: float = DEFAULT_MAX_SNAP_M,
    trim_m: float = DEFAULT_TRIM_M,
    exact: bool = False,
    nearest_road: bool = False,
    barriers: gpd.GeoDataFrame | None = None,
    progress: Progress | None = None,
) -> ServiceAreas:
    """Find the part of the network, or the land beside it, within each break of the facilities.

    The cost of a place is the facility's straight leg plus the network cost; for polygons also
    the straight leg from the road to the place. A polygon holds the places whose cost is within
    the break and whose leg is at most ``trim_m``.

    Parameters
    ----------
    breaks
        Costs above zero, in metres or seconds. Each break's geometry contains the smaller ones'.
    kind
        ``lines`` or ``polygons``.
    overlap
        ``separate`` (one geometry for each facility and break), ``merge`` (one for each break), or
        ``split`` (each place belongs to the facility nearest by cost).
    direction
        ``from_facility``, or ``to_facility`` where trips end there.
    break_field
        Column of the facilities with each one's own break; then ``breaks`` is not used.
    trim_m
        Longest straight leg beside the roads in polygons, in metres.
    exact
        Draw polygons as unions of exact buffers: slower, with round outlines to the centimetre.
    nearest_road
        Let each piece of merged land go with its nearest road, reached or not, as points do; then
        a place across from a road that is reached only by a long way round is not in the area.

    Returns
    -------
    ServiceAreas
        ``frame``: ``facility_id`` (missing where merged), ``break_cost``, and ``length_m`` or
        ``area_m2``, in the network's CRS; ``skipped``: facilities off the network, and those
        whose own break is missing or not above 0 (``no_break``).

    Raises
    ------
    InputError
        If a parameter is out of range, no facility has a break, or none is on the network.
    """
    progress = progress or Progress()
    budgets = _budgets(facilities, breaks, break_field, kind, overlap, direction, trim_m)
    snapped = snap(
        network,
        facilities,
        max_snap_m=max_snap_m,
        leaving=direction == "from_facility",
        barriers=barriers,
        layer="FACILITIES",
        progress=progress,
    )
    has_break = ~np.isnan(budgets[:, 0])
    rows = np.flatnonzero(snapped.ok & has_break)
    if not len(rows):
        raise none_on_network(
            snapped.take(has_break), max_snap_m, barred=barriers is not None and len(barriers) > 0
        )
    job = _Job(network, snapped, rows, budgets[rows], direction == "from_facility", trim_m, progress)
    frame = _lines(job, overlap) if kind == "lines" else _polygons(job, overlap, exact, nearest_road)
    if break_field is not None and overlap == "merge":
        frame["break_cost"] = np.nan
    no_break = skipped_rows("FACILITIES", facilities.index[~has_break], "no_break")
    skipped = pd.concat([no_break, snapped.rejected("FACILITIES")], ignore_index=True)
    return ServiceAreas(frame, skipped, snapped)


def own_breaks(
    column: pd.Series,
    reader: Callable[[object], float] = read_number,
    units: Mapping[str, float] | None = None,
) -> tuple[pd.Series, pd.DataFrame]:
    """Read a column with each facility's own break, and list the facilities that have none above 0.

    ``units`` are those that may stand in the column's name, for numbers without one of their own.

    Returns
    -------
    (breaks, skipped)
        Numbers on the index of the column, NaN where there is none above 0; and a row with the
        reason ``no_break`` for each of those, and ``unit_differs`` where the name has another unit.

    Raises
    ------
    InputError
        If no facility has a break.
    """
    numbers, _, differs = read_in_units(column, reader, units or {})
    found = pd.Series(numbers, index=column.index)
    found = found.where((found > 0) & np.isfinite(found))
    none = found.isna().to_numpy()
    if len(column) and none.all():
        raise InputError(
            message(
                "FACILITIES: the field “{name}” holds no break above 0, only for instance “{value}”: choose "
                "the field with each facility's own break, or give BREAKS.",
                name=str(column.name),
                value=str(column.iloc[0]),
            )
        )
    rows = skipped_rows("FACILITIES", column.index[none], "no_break")
    rows["detail"] = [
        message("{field}: “{value}” is no break above 0", field=str(column.name), value=str(value))
        for value in column[none]
    ]
    return found, pd.concat([rows, other_units(column[differs])], ignore_index=True)


def other_units(column: pd.Series) -> pd.DataFrame:
    """List the facilities whose value has another unit than its column's name."""
    rows = skipped_rows("FACILITIES", column.index, "unit_differs")
    rows["detail"] = [unit_differs(column.name, value) for value in column]
    return rows


def tell_other_units(rows: pd.DataFrame, progress: Progress) -> None:
    """Warn of what ``other_units`` has listed among ``rows``."""
    ids = rows.loc[rows["reason"] == "unit_differs", "feature_id"]
    if len(ids):
        progress.warning(
            message(
                "FACILITIES: the values of {count} facilities ({ids}) have another unit than their field's "
                "name; the unit beside the number counts.",
                count=len(ids),
                ids=shown(ids),
            )
        )


def _budgets(
    facilities: gpd.GeoDataFrame,
    breaks: Sequence[float],
    break_field: str | None,
    kind: str,
    overlap: str,
    direction: str,
    trim_m: float,
) -> np.ndarray:
    """Give the breaks of each facility (n, n_breaks), ascending."""
    faults = Faults()
    for name, value, allowed in (
        ("KIND", kind, KINDS),
        ("OVERLAP", overlap, OVERLAPS),
        ("DIRECTION", direction, ("from_facility", "to_facility")),
    ):
        if value not in allowed:
            faults.add(
                "{name} is “{value}”: choose one of {allowed}.",
                name=name,
                value=value,
                allowed=", ".join(allowed),
            )
    if not trim_m > 0:
        faults.add("The trim distance is {value} m: give more than 0.", value=trim_m)
    if not len(facilities):
        faults.add("FACILITIES has no features: choose a layer with facilities, or another kind.")
    if break_field is None:
        values = np.unique(np.asarray(list(breaks), dtype=float))
        if not len(values) or not (values > 0).all():
            faults.add("BREAKS are {values}: give one or more costs above 0.", values=list(breaks))
        table = np.broadcast_to(values, (len(facilities), len(values)))
    elif break_field not in facilities.columns:
        faults.add("FACILITIES has no field “{name}”.", name=break_field)
        table = np.zeros((0, 1))
    else:
        table = own_breaks(facilities[break_field])[0].to_numpy()[:, None]
    faults.raise_if_any()
    return table


@dataclass(frozen=True, eq=False)
class _Job:
    network: Network
    snapped: Snapped
    rows: np.ndarray
    budgets: np.ndarray
    outwards: bool
    trim_m: float
    progress: Progress

    @property
    def n_breaks(self) -> int:
        return self.budgets.shape[1]

    def graph(self) -> Graph:
        return graph_with(self.network, self.snapped.edge[self.rows], self.snapped.offset_m[self.rows])

    def start_cost(self) -> np.ndarray:
        return self.network.leg_cost(self.snapped.access_m[self.rows])

    def facility_id(self, number: np.ndarray) -> pd.Index:
        return self.snapped.index.take(self.rows[number])


@dataclass(frozen=True, eq=False)
class Links:
    """Hold the pieces of edges between neighbouring graph nodes.

    ``from_low`` and ``from_high`` say from which end a link is reached: along its open
    directions, turned round for trips that end at the facility. ``low_cost`` and ``width`` are costs
    the quicker way; a trip from that end costs ``low_factor`` or ``high_factor`` times as much,
    ``None`` where every edge costs the same both ways.
    """

    edge: np.ndarray
    low_node: np.ndarray
    high_node: np.ndarray
    low_m: np.ndarray
    high_m: np.ndarray
    low_cost: np.ndarray
    width: np.ndarray
    from_low: np.ndarray
    from_high: np.ndarray
    low_factor: np.ndarray | None
    high_factor: np.ndarray | None

    def take(self, rows: np.ndarray) -> Links:
        found = (getattr(self, name) for name in self.__dataclass_fields__)
        return Links(*(None if values is None else values[rows] for values in found))

    def factors(self) -> tuple[np.ndarray, np.ndarray] | tuple[float, float]:
        """Give the factors from the low and from the high end; plain ones where they are all 1."""
        return (1.0, 1.0) if self.low_factor is None else (self.low_factor, self.high_factor)

    def by_node(self, n_nodes: int) -> _Beside:
        """Sort the links by the nodes that they touch."""
        node = np.concatenate([self.low_node, self.high_node])
        order = np.argsort(node, kind="stable")
        starts = np.concatenate([[0], np.cumsum(np.bincount(node, minlength=n_nodes))])
        return _Beside(order % len(self.edge), starts)


@dataclass(frozen=True, eq=False)
class _Beside:
    """Hold the links at each node: ``link[starts[i]:starts[i + 1]]`` are those of node i."""

    link: np.ndarray
    starts: np.ndarray

    def links(self, nodes: np.ndarray) -> np.ndarray:
        """Give the links that touch any of the nodes, ascending."""
        return np.unique(self.link[ranges(self.starts[nodes], self.starts[nodes + 1] - self.starts[nodes])])


def links_of(graph: Graph, *, outwards: bool) -> Links:
    """List the links of a graph: whole edges, or their pieces between stations."""
    net = graph.network
    count = (
        np.bincount(graph.station_edge, minlength=net.n_edges)
        if len(graph.station_edge)
        else np.zeros(net.n_edges, dtype=np.int64)
    )
    edge = np.repeat(np.arange(net.n_edges), count + 1)
    first = np.zeros(len(edge), dtype=bool)
    starts = np.concatenate([[0], np.cumsum(count + 1)])
    first[starts[:-1]] = True
    last = np.zeros(len(edge), dtype=bool)
    last[starts[1:] - 1] = True
    # Stations are numbered along the edges, so those of one edge follow one another.
    station = np.cumsum(~first) - 1
    low_node, high_node = net.edge_from[edge].astype(np.int64), net.edge_to[edge].astype(np.int64)
    low_m, high_m = np.zeros(len(edge)), net.edge_length_m[edge]
    low_cost, high_cost = np.zeros(len(edge)), net.edge_cost[edge]
    inner = ~first
    low_node[inner] = net.n_nodes + station[inner]
    low_m[inner], low_cost[inner] = graph.station_offset_m[station[inner]], graph.station_cost[station[inner]]
    ends = np.flatnonzero(~last)
    high_node[ends], high_m[ends], high_cost[ends] = low_node[ends + 1], low_m[ends + 1], low_cost[ends + 1]
    forward, backward = np.isfinite(net.edge_forward[edge]), np.isfinite(net.edge_backward[edge])
    along = against = None
    if net.is_lopsided:
        along, against = net.forward_factor[edge], net.backward_factor[edge]
    return Links(
        edge,
        low_node,
        high_node,
        low_m,
        high_m,
        low_cost,
        np.maximum(high_cost - low_cost, 0.0),
        forward if outwards else backward,
        backward if outwards else forward,
        along if outwards else against,
        against if outwards else along,
    )


@dataclass
class Pieces:
    """Hold pieces of edges that are within a break of something: owner and break number, edge, from, to."""

    owner: np.ndarray
    level: np.ndarray
    edge: np.ndarray
    from_m: np.ndarray
    to_m: np.ndarray


def _tables(job: _Job, graph: Graph) -> Iterator[Table]:
    return bounded_tables(
        graph,
        graph.node_of,
        job.start_cost(),
        job.budgets.max(axis=1),
        reverse=not job.outwards,
        progress=job.progress,
    )


def _one_search(job: _Job, graph: Graph, overlap: str) -> tuple[Tree, np.ndarray]:
    """Search from all facilities at once; returns the tree and the budget of each node (n_nodes, n_breaks).

    Where areas are merged and every facility has its own break, a smaller break is a later start.
    """
    longest = job.budgets.max(axis=0)
    late = (longest[-1] - job.budgets[:, -1]) if overlap == "merge" else np.zeros(len(job.rows))
    tree = nearest_tree(graph, graph.node_of, job.start_cost() + late, reverse=not job.outwards)
    if overlap == "merge":
        return tree, np.broadcast_to(longest, (graph.n_nodes, job.n_breaks))
    return tree, np.where(tree.source[:, None] >= 0, job.budgets[tree.source], -np.inf)


def _covered(
    network: Network,
    links: Links,
    low: np.ndarray,
    high: np.ndarray,
    owner_low: np.ndarray,
    owner_high: np.ndarray,
    budget_low: np.ndarray,
    budget_high: np.ndarray,
    level: int,
    *,
    split: bool,
) -> Pieces:
    """Cut the links where the budget ends; ``low`` and ``high`` are the costs at their ends.

    Where both ends reach beyond each other the whole link is one piece, or two that meet where
    the costs are equal if their owners differ (``split``).
    """
    by_low, by_high = budget_low - low, budget_high - high
    low_factor, high_factor = links.factors()
    if network.is_lopsided:
        by_low, by_high = by_low / low_factor, by_high / high_factor
    by_low = np.where(links.from_low, np.minimum(by_low, links.width), -1.0)
    by_high = np.where(links.from_high, np.minimum(by_high, links.width), -1.0)
    by_low[by_low < -SAME_PLACE_M] = np.nan
    by_high[by_high < -SAME_PLACE_M] = np.nan
    by_low, by_high = np.maximum(by_low, 0.0), np.maximum(by_high, 0.0)
    if split:
        differ = (owner_low != owner_high) & ~np.isnan(by_low) & ~np.isnan(by_high)
        with np.errstate(invalid="ignore"):  # neither end is reached
            meet = links.width * high_factor + high - low
            meet = np.clip(meet / (low_factor + high_factor), 0.0, links.width)
        by_low = np.where(differ, np.minimum(by_low, meet), by_low)
        by_high = np.where(differ, np.minimum(by_high, links.width - meet), by_high)
    else:
        differ = np.zeros(len(low), dtype=bool)
    whole = ~differ & (np.nan_to_num(by_low) + np.nan_to_num(by_high) >= links.width)
    whole &= ~(np.isnan(by_low) & np.isnan(by_high))

    parts = []
    rows = np.flatnonzero(whole)
    owner = np.where(np.isnan(by_low), owner_high, owner_low)
    parts.append((owner[rows], links.edge[rows], links.low_m[rows], links.high_m[rows]))
    rows = np.flatnonzero(~whole & (by_low > 0))
    stop = network.offset_at_cost(links.edge[rows], links.low_cost[rows] + by_low[rows])
    parts.append((owner_low[rows], links.edge[rows], links.low_m[rows], stop))
    rows = np.flatnonzero(~whole & (by_high > 0))
    stop = network.offset_at_cost(links.edge[rows], links.low_cost[rows] + links.width[rows] - by_high[rows])
    parts.append((owner_high[rows], links.edge[rows], stop, links.high_m[rows]))
    owner, edge, from_m, to_m = (np.concatenate(column) for column in zip(*parts))
    long = to_m - from_m > SAME_PLACE_M
    return Pieces(owner[long], np.full(int(long.sum()), level), edge[long], from_m[long], to_m[long])


def _lines(job: _Job, overlap: str) -> gpd.GeoDataFrame:
    graph = job.graph()
    links = links_of(graph, outwards=job.outwards)
    if overlap == "separate":
        frame = _separate_lines(job, graph, links)
    else:
        tree, budget = _one_search(job, graph, overlap)
        low, high = tree.dist[links.low_node], tree.dist[links.high_node]
        owners = (tree.source[links.low_node], tree.source[links.high_node])
        if overlap == "merge":
            owners = (np.zeros(len(low), np.int64),) * 2
        pieces = [
            _covered(
                job.network,
                links,
                low,
                high,
                *owners,
                budget[links.low_node, i],
                budget[links.high_node, i],
                i,
                split=overlap == "split",
            )
            for i in range(job.n_breaks)
        ]
        frame = _lines_of(job, pieces)
    return _finished(job, frame, overlap, "length_m", "MultiLineString")


def _separate_lines(job: _Job, graph: Graph, links: Links) -> gpd.GeoDataFrame | None:
    """Draw each facility's lines, a few hundred thousand pieces at a time."""
    beside = links.by_node(graph.n_nodes)
    blocks, pieces, waiting = [], [], 0
    for table in _tables(job, graph):
        found = _pieces_of_table(job, links, beside, table)
        pieces += found
        waiting += sum(len(p.edge) for p in found)
        if waiting > _PIECES_AT_A_TIME:
            blocks.append(_lines_of(job, pieces))
            pieces, waiting = [], 0
    if pieces:
        blocks.append(_lines_of(job, pieces))
    return pd.concat(blocks) if blocks else None


def _pieces_of_table(job: _Job, links: Links, beside: _Beside, table: Table) -> list[Pieces]:
    near = beside.links(table.nodes)
    low, high = table.local[links.low_node[near]], table.local[links.high_node[near]]
    reach = job.budgets[table.sources].max(axis=1)[:, None] + SAME_PLACE_M
    row, link = np.nonzero((table.dist[:, low] <= reach) | (table.dist[:, high] <= reach))
    part = links.take(near[link])
    low_cost, high_cost = table.dist[row, low[link]], table.dist[row, high[link]]
    owner = table.sources[row]
    return [
        _covered(
            job.network,
            part,
            low_cost,
            high_cost,
            owner,
            owner,
            job.budgets[owner, i],
            job.budgets[owner, i],
            i,
            split=False,
        )
        for i in range(job.n_breaks)
    ]


def _lines_of(job: _Job, pieces: list[Pieces]) -> gpd.GeoDataFrame:
    """Join pieces to one multi-line for each owner and break."""
    owner = np.concatenate([p.owner for p in pieces])
    level = np.concatenate([p.level for p in pieces])
    edge = np.concatenate([p.edge for p in pieces])
    from_m, to_m = np.concatenate([p.from_m for p in pieces]), np.concatenate([p.to_m for p in pieces])
    order = np.lexsort((from_m, edge, level, owner))
    owner, level, edge, from_m, to_m = owner[order], level[order], edge[order], from_m[order], to_m[order]
    key = owner * job.n_breaks + level
    found, number = np.unique(key, return_inverse=True)
    xy, piece = job.network.cut(edge, from_m, to_m)
    lines = shapely.linestrings(xy, indices=piece)
    geometry = shapely.multilinestrings(lines, indices=number) if len(lines) else []
    return gpd.GeoDataFrame(
        {
            "owner": found // job.n_breaks,
            "level": found % job.n_breaks,
            "length_m": np.bincount(number, to_m - from_m, minlength=len(found)),
        },
        geometry=geometry,
        crs=job.network.crs,
    )


def _finished(
    job: _Job, frame: gpd.GeoDataFrame | None, overlap: str, measure: str, kind: str
) -> gpd.GeoDataFrame:
    """Give every facility on the network its rows, in the facilities' order, breaks ascending."""
    owners = np.zeros(1, dtype=np.int64) if overlap == "merge" else np.arange(len(job.rows))
    wanted = pd.MultiIndex.from_product([owners, range(job.n_breaks)], names=["owner", "level"])
    table = pd.DataFrame(index=wanted)
    if frame is not None and len(frame):
        table = table.join(pd.DataFrame(frame).set_index(["owner", "level"]))
    else:
        table[measure], table["geometry"] = 0.0, None
    owner, level = (table.index.get_level_values(i).to_numpy() for i in (0, 1))
    geometry = np.array(table["geometry"], dtype=object)
    geometry[shapely.is_missing(geometry)] = shapely.from_wkt(f"{kind.upper()} EMPTY")
    return gpd.GeoDataFrame(
        {
            "facility_id": pd.Series([None] * len(table), dtype=object)
            if overlap == "merge"
            else job.facility_id(owner),
            "break_cost": job.budgets.max(axis=0)[level] if overlap == "merge" else job.budgets[owner, level],
            measure: table[measure].fillna(0.0).to_numpy(),
        },
        geometry=geometry,
        crs=job.network.crs,
    )


# ------------------------------------------------------------------------------- polygons


def reach_of(
    network: Network,
    facilities: gpd.GeoDataFrame,
    limit: float,
    *,
    direction: str = "from_facility",
    max_snap_m: float = DEFAULT_MAX_SNAP_M,
    trim_m: float = DEFAULT_TRIM_M,
    barriers: gpd.GeoDataFrame | None = None,
) -> Reach:
    """Find what is reached from any of the facilities within a cost, as polygons are drawn from it."""
    leaving = direction == "from_facility"
    snapped = snap(network, facilities, max_snap_m=max_snap_m, leaving=leaving, barriers=barriers)
    rows = np.flatnonzero(snapped.ok)
    job = _Job(
        network,
        snapped,
        rows,
        np.full((len(rows), 1), limit),
        leaving,
        trim_m,
        Progress(),
    )
    graph = job.graph()
    links = links_of(graph, outwards=job.outwards)
    tree, _ = _one_search(job, graph, "merge")
    return _reach(
        job,
        links,
        tree.dist[links.low_node],
        tree.dist[links.high_node],
        np.arange(len(rows)),
        tree.source[links.low_node],
        tree.source[links.high_node],
    )


def _polygons(job: _Job, overlap: str, exact: bool, nearest_road: bool) -> gpd.GeoDataFrame:
    graph = job.graph()
    links = links_of(graph, outwards=job.outwards)
    blocks: list[pd.DataFrame] = []
    draw = nearest_road_polygons if nearest_road else exact_polygons if exact else raster_polygons
    if overlap == "separate":
        beside = links.by_node(graph.n_nodes)
        for table in _tables(job, graph):
            part = links.take(beside.links(table.nodes))
            low, high = table.local[part.low_node], table.local[part.high_node]
            for row, facility in enumerate(table.sources):
                job.progress.check()
                reach = _reach(job, part, table.dist[row, low], table.dist[row, high], np.array([facility]))
                blocks.append(_areas(facility, draw(reach, job.budgets[facility], job.trim_m, job.progress)))
    else:
        tree, budget = _one_search(job, graph, overlap)
        reach = _reach(
            job,
            links,
            tree.dist[links.low_node],
            tree.dist[links.high_node],
            np.arange(len(job.rows)),
            tree.source[links.low_node],
            tree.source[links.high_node],
            all_roads=nearest_road,
        )
        if overlap == "merge":
            longest = job.budgets.max(axis=0)
            late = longest[-1] - job.budgets[:, -1]
            reach.leg_cost = reach.leg_cost + late[reach.leg_owner]
            blocks.append(_areas(0, draw(reach, longest, job.trim_m, job.progress)))
        else:
            blocks.extend(
                _areas(owner, areas)
                for owner, areas in split_polygons(reach, job.budgets, job.trim_m, draw, job.progress)
            )
    return _finished(job, pd.concat(blocks, ignore_index=True), overlap, "area_m2", "MultiPolygon")


def _areas(owner: int, geometry: np.ndarray) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "owner": owner,
            "level": np.arange(len(geometry)),
            "area_m2": shapely.area(geometry),
            "geometry": geometry,
        }
    )


def _reach(
    job: _Job,
    links: Links,
    low: np.ndarray,
    high: np.ndarray,
    facilities: np.ndarray,
    owner_low: np.ndarray | None = None,
    owner_high: np.ndarray | None = None,
    *,
    all_roads: bool = False,
) -> Reach:
    """Bring together what polygons are drawn from: reached links with their costs, and the legs."""
    at_low, at_high = np.where(links.from_low, low, np.inf), np.where(links.from_high, high, np.inf)
    limit = np.inf if all_roads else job.budgets[facilities].max() + SAME_PLACE_M
    reached = np.flatnonzero(np.minimum(at_low, at_high) <= limit)
    part = links.take(reached)
    nobody = np.full(len(reached), facilities[0] if len(facilities) == 1 else 0)
    rows = job.rows[facilities]
    start, end = job.snapped.point_xy[rows], job.snapped.xy[rows]
    low_factor, high_factor = (np.broadcast_to(factor, part.edge.shape) for factor in part.factors())
    return Reach(
        network=job.network,
        edge=part.edge,
        low_m=part.low_m,
        high_m=part.high_m,
        low_cost=part.low_cost,
        width=part.width,
        low_factor=low_factor,
        high_factor=high_factor,
        cost_from_low=at_low[reached],
        cost_from_high=at_high[reached],
        owner_low=nobody if owner_low is None else owner_low[reached],
        owner_high=nobody if owner_high is None else owner_high[reached],
        leg_start=start,
        leg_end=end,
        leg_cost=np.zeros(len(rows)),
        leg_owner=facilities,
    )

"""Measure network distance: nearest facility, OD cost matrix, and the routes that prove them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ..errors import Faults, InputError, message
from ..progress import Progress
from .model import SAME_PLACE_M, Network
from .search import Graph, Places, Tree, Ways, bounded_tables, graph_with, nearest_tree
from .snapping import DEFAULT_MAX_SNAP_M, Snapped, snap

ArcFinder = Callable[[np.ndarray, np.ndarray], np.ndarray]

DIRECTIONS = ("to_facility", "from_facility")
LEDGER = ["access_m", "network_cost", "egress_m", "total_cost"]
REASONS = ("no_geometry", "outside", "off_network", "unconnected", "beyond", "served")
_WORDS = np.array(REASONS, dtype=object)

# So many targets, or routes, are worked on at a time: memory follows this, not the input.
_TARGETS_AT_A_TIME = 50_000
_ROUTES_AT_A_TIME = 10_000

# A search for several facilities that got as far as this (metres or seconds) goes on without a limit.
_WIDEST = 1e7

# A cost counts as within a limit up to this much above it: rounding, not metres.
WITHIN = SAME_PLACE_M


@dataclass(frozen=True, eq=False)
class Ledger:
    """Hold for each demand row the facility that was found and what it costs, as arrays (n,).

    ``facility`` is the facility's row, −1 where there is none, ``reason`` a number in ``REASONS``;
    costs that are not known are NaN.
    """

    facility: np.ndarray
    access_m: np.ndarray
    network_cost: np.ndarray
    egress_m: np.ndarray
    total_cost: np.ndarray
    reason: np.ndarray

    def take(self, rows: np.ndarray | slice) -> Ledger:
        """Keep some of the rows."""
        return Ledger(**{name: values[rows] for name, values in vars(self).items()})

    def frame(self, index: pd.Index, facility_ids: pd.Index) -> pd.DataFrame:
        """Lay the arrays out as ``nearest`` returns them."""
        costs = {name: getattr(self, name) for name in LEDGER}
        table = {"facility_id": _ids(facility_ids, self.facility), **costs, "reason": _WORDS[self.reason]}
        return pd.DataFrame(table, index=index)


@dataclass(frozen=True, eq=False)
class NearestSearch:
    """Hold the nearest facility of every demand row, and the way to it.

    ``facilities`` and ``demand`` are the snapped points.
    """

    ledger: Ledger
    facilities: Snapped
    demand: Snapped
    _graph: Graph
    _tree: Tree
    _ways: Ways
    _rows: np.ndarray
    _kept: np.ndarray
    _leaving: bool

    @cached_property
    def frame(self) -> pd.DataFrame:
        """Give what ``nearest`` returns."""
        return self.ledger.frame(self.demand.index, self.facilities.index)

    def routes(self, rows: np.ndarray | None = None) -> gpd.GeoDataFrame:
        """Draw the way of each demand row: the leg, the roads, the facility's leg.

        ``rows`` (mask or numbers of the frame's rows) limits the drawing. Lines run from the demand
        point to the facility, or back where trips begin at the facility. The index is the demand's
        id; ``length_m`` is the length of what is drawn, in the network's CRS.
        """
        return _routes(self, rows)

    def route_lengths(self, rows: np.ndarray | None = None) -> pd.Series:
        """Give the ``length_m`` of ``routes`` without drawing them, which takes far less time and memory."""
        at = self._with_way(rows)
        legs = self._found(at)[["access_m", "egress_m"]].sum(axis=1)
        return legs + np.concatenate([_road_m(self, part) for part in _parts(at)])

    def pieces(self, rows: np.ndarray | None = None) -> pd.DataFrame:
        """Give the pieces of edges that the ways of ``routes`` use, in the order of travel.

        Columns ``demand_id``, ``edge``, ``from_m`` and ``to_m`` along the edge (backwards where
        ``from_m`` is the larger).
        """
        at = self._with_way(rows)
        number, edge, from_m, to_m = _pieces(self, at)
        ids = self.demand.index.take(self._rows[at[number]])
        return pd.DataFrame({"demand_id": ids, "edge": edge, "from_m": from_m, "to_m": to_m})

    def _with_way(self, rows: np.ndarray | None) -> np.ndarray:
        """Give the places among the searched ones that are wanted and have a facility."""
        wanted = np.zeros(len(self.demand), dtype=bool)
        wanted[slice(None) if rows is None else rows] = True
        wanted &= self.ledger.facility >= 0
        return np.flatnonzero(wanted[self._rows])

    def _found(self, at: np.ndarray) -> pd.DataFrame:
        """Give the frame's rows of some of the searched places, without laying all of it out."""
        rows = self._rows[at]
        return self.ledger.take(rows).frame(self.demand.index.take(rows), self.facilities.index)

    @cached_property
    def _find_arc(self) -> ArcFinder:
        return _arc_finder(self._graph, self._leaving)


def nearest(
    network: Network,
    facilities: gpd.GeoDataFrame,
    demand: gpd.GeoDataFrame,
    *,
    cutoff: float | None = None,
    k: int = 1,
    direction: str = "to_facility",
    max_snap_m: float = DEFAULT_MAX_SNAP_M,
    barriers: gpd.GeoDataFrame | None = None,
    progress: Progress | None = None,
) -> pd.DataFrame:
    """Find the nearest facility (or the ``k`` nearest) of every demand row by network cost.

    Parameters
    ----------
    cutoff
        Largest total cost (metres or seconds) that counts as served; without it every reachable
        row is served.
    k
        How many facilities for each row, 1 or more; with more than one the frame has a row and a
        ``rank`` for each.
    direction
        ``to_facility``, or ``from_facility`` for fire engines and ambulances.
    max_snap_m, barriers
        See ``snapping.snap``.

    Returns
    -------
    pandas.DataFrame
        On the demand's index, one row each: ``facility_id``, ``access_m`` (the demand's straight
        leg), ``network_cost``, ``egress_m`` (the facility's leg), ``total_cost``, ``reason``
        (no_geometry, off_network, unconnected, beyond, served). What is not known is missing.

    Raises
    ------
    InputError
        If there are no facilities, none of them is on the network, or a parameter is out of range.
    """
    if k == 1:
        return nearest_search(
            network,
            facilities,
            demand,
            cutoff=cutoff,
            direction=direction,
            max_snap_m=max_snap_m,
            barriers=barriers,
            progress=progress,
        ).frame
    _check(facilities, cutoff, direction, k)
    progress = progress or Progress()
    snapped, points = _snap_both(network, facilities, demand, direction, max_snap_m, barriers, progress)
    return _k_nearest(network, snapped, points, k, cutoff, direction, progress)


def nearest_search(
    network: Network,
    facilities: gpd.GeoDataFrame | Snapped,
    demand: gpd.GeoDataFrame | Snapped,
    *,
    cutoff: float | None = None,
    direction: str = "to_facility",
    max_snap_m: float = DEFAULT_MAX_SNAP_M,
    barriers: gpd.GeoDataFrame | None = None,
    progress: Progress | None = None,
) -> NearestSearch:
    """Find the nearest facility of every demand row and keep the way to it (see ``nearest``).

    Points that are snapped already, for trips in the same direction, are taken as they are.
    """
    _check(facilities, cutoff, direction, 1)
    progress = progress or Progress()
    snapped, points = _snap_both(network, facilities, demand, direction, max_snap_m, barriers, progress)
    to_facility = direction == "to_facility"

    kept = _in_place_order(snapped)
    graph = graph_with(network, snapped.edge[kept], snapped.offset_m[kept])
    tree = nearest_tree(graph, graph.node_of, network.leg_cost(snapped.access_m[kept]), reverse=to_facility)
    progress.check()

    rows = np.flatnonzero(points.ok)
    ways = graph.ways(points.edge[rows], points.offset_m[rows], leaving=to_facility)
    best, through_high = ways.best(tree.dist)
    at = np.where(through_high, ways.high_node, ways.low_node)
    found = np.full(len(points.index), -1, dtype=np.int64)
    found[rows] = np.where(np.isfinite(best), kept[tree.source[at]], -1)
    cost = np.full(len(points.index), np.inf)
    cost[rows] = best - network.leg_cost(snapped.access_m[found[rows]])
    everyone = np.arange(len(points))
    costs = _costs(network, snapped, points, everyone, found, cost)
    ledger = Ledger(found, *costs.values(), _reasons(points, everyone, costs["total_cost"], cutoff))
    return NearestSearch(ledger, snapped, points, graph, tree, ways, rows, kept, to_facility)


def cost_matrix(
    network: Network,
    origins: gpd.GeoDataFrame | Snapped,
    destinations: gpd.GeoDataFrame | Snapped,
    *,
    cutoff: float | None = None,
    max_snap_m: float = DEFAULT_MAX_SNAP_M,
    barriers: gpd.GeoDataFrame | None = None,
    progress: Progress | None = None,
) -> pd.DataFrame:
    """Measure the cost from every origin to every destination within ``cutoff``.

    Points that are snapped already, origins for leaving and destinations for reaching, are taken as
    they are.

    Returns
    -------
    pandas.DataFrame
        ``origin_id, destination_id, access_m`` (the origin's leg), ``network_cost, egress_m``
        (the destination's leg), ``total_cost``; ordered as the inputs are. Pairs that are not
        connected, or whose total cost is above the cutoff (metres or seconds), have no row.

    Raises
    ------
    InputError
        If the cutoff is not above zero, or the inputs cannot be snapped (see ``snapping.snap``).
    """
    _check_cutoff(cutoff)
    progress = progress or Progress()
    options = {"max_snap_m": max_snap_m, "barriers": barriers, "progress": progress}
    start, end = origins, destinations
    if not isinstance(start, Snapped):
        start = snap(network, origins, leaving=True, layer="ORIGINS", **options)
    if not isinstance(end, Snapped):
        end = snap(network, destinations, leaving=False, layer="DESTINATIONS", **options)
    # Without a cutoff every search covers the whole network: search from the fewer points.
    turned = cutoff is None and end.ok.sum() < start.ok.sum()
    source, target = (end, start) if turned else (start, end)
    pairs = _pairs(network, source, target, np.inf if cutoff is None else cutoff, turned, progress)
    source_row, target_row, cost = pairs
    origin, destination = (target_row, source_row) if turned else (source_row, target_row)
    order = np.lexsort((destination, origin))
    origin, destination = origin[order], destination[order]
    costs = _costs(network, end, start, origin, destination, cost[order])
    ids = {"origin_id": start.index.take(origin), "destination_id": end.index.take(destination)}
    return pd.DataFrame({**ids, **costs})


# ------------------------------------------------------------------------------- parts


def _check_cutoff(cutoff: float | None) -> None:
    if cutoff is not None and not cutoff > 0:
        raise InputError(
            message("The cutoff is {value}: give more than 0 (metres or seconds).", value=cutoff)
        )


def _check(facilities: gpd.GeoDataFrame | Snapped, cutoff: float | None, direction: str, k: int) -> None:
    faults = Faults()
    if not len(facilities):
        faults.add("FACILITIES has no features: choose a layer with facilities, or another kind.")
    if cutoff is not None and not cutoff > 0:
        faults.add("The service radius is {value}: give more than 0 (metres or seconds).", value=cutoff)
    if direction not in DIRECTIONS:
        faults.add("DIRECTION is “{value}”: choose to_facility or from_facility.", value=direction)
    if k < 1:
        faults.add("The number of facilities is {value}: give 1 or more.", value=k)
    faults.raise_if_any()


def _snap_both(
    network: Network,
    facilities: gpd.GeoDataFrame | Snapped,
    demand: gpd.GeoDataFrame | Snapped,
    direction: str,
    max_snap_m: float,
    barriers: gpd.GeoDataFrame | None,
    progress: Progress,
) -> tuple[Snapped, Snapped]:
    to_facility = direction == "to_facility"
    options = {"max_snap_m": max_snap_m, "barriers": barriers, "progress": progress}
    snapped, points = facilities, demand
    if not isinstance(snapped, Snapped):
        snapped = snap(network, facilities, leaving=not to_facility, layer="FACILITIES", **options)
    if not snapped.ok.any():
        raise none_on_network(snapped, max_snap_m, barred=barriers is not None and len(barriers) > 0)
    if not isinstance(points, Snapped):
        points = snap(network, demand, leaving=to_facility, layer="DEMAND", **options)
    return snapped, points


def none_on_network(snapped: Snapped, max_snap_m: float, *, barred: bool) -> InputError:
    """Say why no facility is on the network: too far away, or behind barriers."""
    known = snapped.nearest_m[np.isfinite(snapped.nearest_m)]
    if barred and (known <= max_snap_m).any():
        return InputError(
            message(
                "BARRIERS: of the {count} facilities none reaches a road within {limit:g} m without crossing "
                "a barrier: check the barriers, or raise MAX_SNAP.",
                count=len(snapped.index),
                limit=max_snap_m,
            )
        )
    return InputError(
        message(
            "FACILITIES: none of the {count} facilities is within {limit:g} m of a road (the nearest is "
            "{gap:.0f} m away): check that both layers have the right coordinate reference system, "
            "or raise MAX_SNAP.",
            count=len(snapped.index),
            limit=max_snap_m,
            gap=known.min() if len(known) else np.nan,
        )
    )


def _in_place_order(snapped: Snapped) -> np.ndarray:
    """Number the usable points by place, so that ties do not depend on the order of rows."""
    rows = np.flatnonzero(snapped.ok)
    # Facilities at one place are told apart by their ids.
    rank = np.argsort(np.argsort(snapped.index[rows].astype(str), kind="stable"), kind="stable")
    return rows[
        np.lexsort(
            (
                rank,
                snapped.point_xy[rows, 1],
                snapped.point_xy[rows, 0],
                snapped.access_m[rows],
                snapped.offset_m[rows],
                snapped.edge[rows],
            )
        )
    ]


def _costs(
    network: Network,
    facilities: Snapped,
    points: Snapped,
    point_row: np.ndarray,
    facility_row: np.ndarray,
    network_cost: np.ndarray,
) -> dict[str, np.ndarray]:
    """Split the costs of pairs as ``LEDGER`` has them; a facility row of −1 is none: NaN."""
    has = facility_row >= 0
    egress = np.where(has, facilities.access_m[facility_row], np.nan)
    access = points.access_m[point_row]
    # What is left after a leg was taken off may be a rounding error below zero.
    on_roads = np.where(has, np.maximum(network_cost, 0.0), np.nan)
    total = network.leg_cost(access) + on_roads + network.leg_cost(egress)
    return dict(zip(LEDGER, (access, on_roads, egress, total)))


def _ids(ids: pd.Index, row: np.ndarray) -> pd.Index | np.ndarray:
    """Give the ids of facilities by their rows, ``None`` for −1."""
    has = row >= 0
    if has.all():
        return ids.take(row)
    found = np.full(len(row), None, dtype=object)
    found[has] = ids.take(row[has])
    return found


def _reasons(points: Snapped, row: np.ndarray, total: np.ndarray, cutoff: float | None) -> np.ndarray:
    """Say how each row ends, as a number in ``REASONS``."""
    reason = np.full(len(total), REASONS.index("served"), dtype=np.int8)
    if cutoff is not None:
        reason[total > cutoff + WITHIN] = REASONS.index("beyond")
    reason[np.isnan(total)] = REASONS.index("unconnected")
    rejected = ~points.ok[row]
    reason[rejected] = pd.Categorical(points.reason[row[rejected]], REASONS).codes
    return reason


def _pairs(
    network: Network, source: Snapped, target: Snapped, limit: float, reverse: bool, progress: Progress
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Give all pairs whose total cost is within the limit: source row, target row, network cost.

    ``reverse``: trips run from the targets to the sources.
    """
    rows, targets = np.flatnonzero(source.ok), np.flatnonzero(target.ok)
    graph = graph_with(network, source.edge[rows], source.offset_m[rows])
    ways = graph.ways(target.edge[targets], target.offset_m[targets], leaving=reverse)
    source_leg, target_leg = network.leg_cost(source.access_m), network.leg_cost(target.access_m)
    found: list[tuple[np.ndarray, np.ndarray, np.ndarray]] = []
    places = Places(target.xy[targets])
    tables = bounded_tables(graph, graph.node_of, source_leg[rows], limit, reverse=reverse, progress=progress)
    for table in tables:
        near = places.inside(table.low, table.high)
        for begin in range(0, len(near), _TARGETS_AT_A_TIME):
            progress.check()
            part = near[begin : begin + _TARGETS_AT_A_TIME]
            low, high = table.local[ways.low_node[part]], table.local[ways.high_node[part]]
            cost = np.minimum(
                table.dist[:, low] + ways.low_cost[part], table.dist[:, high] + ways.high_cost[part]
            )
            total = cost + target_leg[targets[part]]
            i, j = np.nonzero((total <= limit + WITHIN) & np.isfinite(total))
            source_row = rows[table.sources[i]]
            found.append((source_row, targets[part[j]], cost[i, j] - source_leg[source_row]))
    if not found:
        return np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0)
    return tuple(np.concatenate(column) for column in zip(*found))


def _k_nearest(
    network: Network,
    facilities: Snapped,
    points: Snapped,
    k: int,
    cutoff: float | None,
    direction: str,
    progress: Progress,
) -> pd.DataFrame:
    """Widen the search until every demand row has k facilities, or all that can be reached."""
    to_facility = direction == "to_facility"
    first = _least_total(network, facilities, points, to_facility)
    waiting = np.flatnonzero(np.isfinite(first))
    limit = 2.0 * float(np.median(first[waiting])) + 1.0 if len(waiting) else np.inf
    blocks: list[pd.DataFrame] = []
    while len(waiting):
        progress.check()
        found = _ranked(network, facilities, points, waiting, limit, to_facility, progress)
        enough = found.groupby("row")["rank"].max()
        done = enough.index[enough >= k].to_numpy() if np.isfinite(limit) else waiting
        blocks.append(found[found["row"].isin(done) & (found["rank"] <= k)])
        waiting = np.setdiff1d(waiting, done)
        limit = limit * 3.0 if limit < _WIDEST else np.inf
    none = np.setdiff1d(np.arange(len(points)), np.concatenate([[], *(block["row"] for block in blocks)]))
    blocks.append(pd.DataFrame({"row": none, "facility": -1, "network_cost": np.inf, "rank": 1}))
    found = pd.concat(blocks, ignore_index=True).sort_values(["row", "rank"], kind="stable")
    row, facility = found["row"].to_numpy(np.int64), found["facility"].to_numpy(np.int64)
    costs = _costs(network, facilities, points, row, facility, found["network_cost"].to_numpy(float))
    ledger = Ledger(facility, *costs.values(), _reasons(points, row, costs["total_cost"], cutoff))
    frame = ledger.frame(points.index.take(row), facilities.index)
    frame.insert(0, "rank", found["rank"].to_numpy(np.int64))
    return frame


def _least_total(network: Network, facilities: Snapped, points: Snapped, to_facility: bool) -> np.ndarray:
    """Give the total cost of each point's nearest facility, infinite where there is none."""
    kept = _in_place_order(facilities)
    graph = graph_with(network, facilities.edge[kept], facilities.offset_m[kept])
    legs = network.leg_cost(facilities.access_m[kept])
    tree = nearest_tree(graph, graph.node_of, legs, reverse=to_facility)
    rows = np.flatnonzero(points.ok)
    best, _ = graph.ways(points.edge[rows], points.offset_m[rows], leaving=to_facility).best(tree.dist)
    total = np.full(len(points), np.inf)
    total[rows] = best + network.leg_cost(points.access_m[rows])
    return total


def _ranked(
    network: Network,
    facilities: Snapped,
    points: Snapped,
    rows: np.ndarray,
    limit: float,
    to_facility: bool,
    progress: Progress,
) -> pd.DataFrame:
    """Rank the facilities within ``limit`` of some points: row, facility, network cost, rank from 1."""
    some = np.zeros(len(points), dtype=bool)
    some[rows] = True
    searched = replace(points, edge=np.where(some, points.edge, -1))
    facility, row, network_cost = _pairs(network, facilities, searched, limit, to_facility, progress)
    legs = network.leg_cost(points.access_m[row]) + network.leg_cost(facilities.access_m[facility])
    order = np.lexsort((facility, network_cost + legs, row))
    found = pd.DataFrame(
        {"row": row[order], "facility": facility[order], "network_cost": network_cost[order]}
    )
    found["rank"] = found.groupby("row").cumcount() + 1
    return found


def _parts(at: np.ndarray) -> list[np.ndarray]:
    return [at[i : i + _ROUTES_AT_A_TIME] for i in range(0, len(at), _ROUTES_AT_A_TIME)] or [at]


def _routes(search: NearestSearch, rows: np.ndarray | None) -> gpd.GeoDataFrame:
    at = search._with_way(rows)
    lines, road_m = (np.concatenate(column) for column in zip(*(_drawn(search, part) for part in _parts(at))))
    result = search._found(at)
    result.insert(1, "length_m", result["access_m"] + road_m + result["egress_m"])
    return gpd.GeoDataFrame(result, geometry=lines, crs=search._graph.network.crs)


def _road_m(search: NearestSearch, at: np.ndarray) -> np.ndarray:
    """Measure the metres that some routes run on roads."""
    number, _, from_m, to_m = _pieces(search, at)
    return np.bincount(number, np.abs(to_m - from_m), minlength=len(at))


def _drawn(search: NearestSearch, at: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Draw some routes; returns the lines and the metres that they run on roads."""
    number, edge, from_m, to_m = _pieces(search, at)
    xy, piece = search._graph.network.cut(edge, from_m, to_m)
    demand_row = search._rows[at]
    facility_row = search._kept[search._tree.source[_end_nodes(search._tree, search._ways, at)]]
    n, everyone = len(at), np.arange(len(at))
    parts = [
        (search.demand.point_xy[demand_row], everyone),
        (search.demand.xy[demand_row], everyone),
        (xy, number[piece]),
        (search.facilities.xy[facility_row], everyone),
        (search.facilities.point_xy[facility_row], everyone),
    ]
    xy, line = (np.concatenate(column) for column in zip(*parts))
    order = np.argsort(line, kind="stable")
    xy, line = xy[order], line[order]
    repeats = np.zeros(len(xy), dtype=bool)
    repeats[1:] = (line[1:] == line[:-1]) & (np.abs(np.diff(xy, axis=0)).max(axis=1) <= SAME_PLACE_M)
    # A line needs two points even where demand and facility stand on one spot.
    single = np.bincount(line[~repeats], minlength=n) < 2
    repeats[np.searchsorted(line, everyone)[single] + 1] = False
    lines = shapely.linestrings(xy[~repeats], indices=line[~repeats])
    if not search._leaving:
        lines = shapely.reverse(lines)
    return lines, np.bincount(number, np.abs(to_m - from_m), minlength=n)


def _end_nodes(tree: Tree, ways: Ways, at: np.ndarray) -> np.ndarray:
    part = ways.take(at)
    _, through_high = part.best(tree.dist)
    return np.where(through_high, part.high_node, part.low_node)


def _pieces(search: NearestSearch, at: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Follow the tree from each demand place to its facility: route numbers and edge pieces, in order."""
    graph, tree = search._graph, search._tree
    part = search._ways.take(at)
    _, through_high = part.best(tree.dist)
    node = np.where(through_high, part.high_node, part.low_node)
    to_m = np.where(through_high, part.high_m, part.low_m)
    steps = [(np.arange(len(at)), part.edge, part.offset_m, to_m)]
    active = np.arange(len(at))
    while len(active):
        before = tree.before[node]
        goes_on = before >= 0
        active, node, before = active[goes_on], node[goes_on], before[goes_on]
        if not len(active):
            break
        arc = search._find_arc(node, before)
        ends = (graph.arc_from_m[arc], graph.arc_to_m[arc])
        steps.append((active, graph.arc_edge[arc], *(ends if search._leaving else ends[::-1])))
        node = before
    number, edge, from_m, to_m = (np.concatenate(column) for column in zip(*steps))
    order = np.argsort(number, kind="stable")
    number, edge, from_m, to_m = number[order], edge[order], from_m[order], to_m[order]
    real = np.abs(to_m - from_m) > SAME_PLACE_M
    return number[real], edge[real].astype(np.int64), from_m[real], to_m[real]


def _arc_finder(graph: Graph, forwards: bool) -> ArcFinder:
    """Give a function that finds the arc between a node and the one before it in the tree.

    ``forwards``: the arc leads from the node to the one before it, as in trips to the facility.
    """
    tail, head = (graph.tail, graph.head) if forwards else (graph.head, graph.tail)
    key = tail * graph.n_nodes + head
    order = np.argsort(key)
    key = key[order]
    return lambda node, before: order[np.searchsorted(key, node * graph.n_nodes + before)]

"""Follow pipes from their sources, or sewers to their works, and say which pipes are joined to one."""

from __future__ import annotations

from dataclasses import dataclass

import geopandas as gpd
import networkx as nx
import numpy as np
import pandas as pd
import shapely

from ..crs import project
from ..network import Network, build_network
from ..network.model import Lines, skipped_rows
from ..network.search import Graph, graph_with
from ..progress import Progress
from .pieces import Pieces, pieces_of

FLOW_VALUES = ("1", "-1", "0")
SECTION_COLUMNS = ["pipe_id", "connected", "source_id", "distance_from_source_m", "part", "reason"]
END_M = 1.0
# A plant so close to a pipe touches it: walls and pipes are surveyed apart.
TOUCHING_M = 5.0
# A pipe that is so much shorter in the network lies on another one; places so close are one.
SHARED_M = 0.1
SAME_LINE_M = 0.01
_ROOT = -1


@dataclass(frozen=True, eq=False)
class Trace:
    """Hold the pipes of one system with what was found, and how far each source stands from a pipe.

    ``sections``: one row per pipe, or two where a closed valve cuts it: ``pipe_id, connected``
    (True, False, missing where there is no source), ``source_id, distance_from_source_m`` (along
    the pipes, to the section's nearer end), ``part`` (number of the separate part of the network,
    1 the longest), ``reason`` (``connected``, ``cut_off``, ``isolated``, ``no_source``).
    ``sources``: ``distance_m`` to the nearest pipe and ``used`` on the index of the sources. A source
    has as many places on pipes as ``_plant_places`` finds.
    ``valves``: the ids of the closed valves that stand on a pipe.
    """

    sections: gpd.GeoDataFrame
    sources: pd.DataFrame
    valves: pd.Index
    skipped: pd.DataFrame


def trace_pipes(
    pipes: gpd.GeoDataFrame,
    sources: gpd.GeoDataFrame | None = None,
    *,
    one_way: bool = False,
    closed_valves: gpd.GeoDataFrame | None = None,
    tolerance_m: float = 0.5,
    source_distance_m: float = 100.0,
    valve_distance_m: float = 1.0,
    progress: Progress | None = None,
) -> Trace:
    """Follow the pipes of one system from its sources with a directed search (networkx).

    Pipes meet as roads do: at shared vertices, and where one ends within ``tolerance_m`` of
    another. A pipe that is not in ``pipes``, or has no geometry, is a missing link.

    Parameters
    ----------
    pipes
        Pipes in use, in a CRS in metres, unique index, with ``flow`` (1, −1, 0).
    sources
        Points or polygons: where water, gas or heat comes from, or where sewage goes to.
    one_way
        Whether pipes lead to the sources along their flow; else any way from them.
    closed_valves
        Points that nothing passes.
    tolerance_m
        Largest gap between pipes that is closed, 0 to 100 m.
    source_distance_m, valve_distance_m
        Farthest that a source or a valve stands from its pipe, in metres.

    Raises
    ------
    InputError
        If the pipes cannot be a network: ids repeat, a geometry is no line.
    """
    progress = progress or Progress()
    lines = pipes.geometry.to_numpy()
    if not (shapely.length(lines[~shapely.is_missing(lines)]) > 0).any():
        return _nothing(pipes, sources)
    network = build_network(
        Lines.from_frame(pipes[["flow", pipes.geometry.name]], input_name="PIPES"), tolerance_m=tolerance_m,
        near_vertices=False,  # pipes in one trench lie so near to one another
        direction_field="flow" if one_way else None, direction_values=FLOW_VALUES if one_way else None,
        progress=progress.quiet(),  # it would speak of roads
    )
    plants = _stand(network, sources, source_distance_m)
    valves = _stand(network, closed_valves, valve_distance_m)
    shut = valves["edge"] >= 0
    joints = _plant_places(network, sources, source_distance_m)
    places = pd.concat([joints, valves[shut]])
    graph = graph_with(network, places["edge"].to_numpy(np.int64), places["offset_m"].to_numpy(float))
    joint_node, valve_node = np.split(graph.node_of, [len(joints)])
    used = np.isin(np.arange(len(plants)), joints["source"])
    progress.check()
    dist, joint = _search(graph, joint_node, joints["farther_m"].to_numpy(), valve_node, one_way=one_way)
    origin = np.append(joints["source"].to_numpy(int), -1)[joint]
    progress.check()

    pieces = pieces_of(graph)
    found = _reached(pieces, graph, dist, origin, leaving=one_way)
    found["fed"] = np.isin(found["part"], network.components[network.edge_from[joints["edge"]]])
    sections = _sections(pipes, pieces, found, network)
    ids = np.append(plants.index.to_numpy(dtype=object), None)
    sections["source_id"] = ids[sections["source"].to_numpy(int)]
    if not used.any():
        sections["connected"], sections["reason"] = pd.NA, "no_source"
    sections["connected"] = sections["connected"].astype("boolean")
    report = pd.DataFrame({"distance_m": plants["distance_m"], "used": used}, index=plants.index)
    sections = sections[[*SECTION_COLUMNS, sections.geometry.name]]
    return Trace(sections, report, valves.index[shut], network.skipped.assign(input="PIPES"))


def _stand(network: Network, things: gpd.GeoDataFrame | None, limit_m: float) -> pd.DataFrame:
    """Find the nearest place on any pipe: snapping for trips would pass over one-way dead ends."""
    if things is None:
        return pd.DataFrame({"edge": np.zeros(0, int), "offset_m": np.zeros(0), "distance_m": np.zeros(0)})
    geometry = project(things, network.crs).geometry.to_numpy()
    edge = np.full(len(geometry), -1)
    offset, distance = np.full((2, len(geometry)), np.nan)
    there = np.flatnonzero(~(shapely.is_missing(geometry) | shapely.is_empty(geometry)))
    row, near = network.tree.query_nearest(geometry[there], all_matches=False)
    at = there[row]
    distance[at] = shapely.distance(network.lines()[near], geometry[at])
    close = distance[at] <= limit_m
    edge[at[close]] = near[close]
    offset[at[close]] = _offset_beside(network, near[close], geometry[at[close]])
    return pd.DataFrame({"edge": edge, "offset_m": offset, "distance_m": distance}, index=things.index)


def _offset_beside(network: Network, edge: np.ndarray, geometry: np.ndarray) -> np.ndarray:
    """Give the metres along each edge at which it is nearest to a geometry."""
    lines = network.lines()[edge]
    foot = shapely.get_point(shapely.shortest_line(lines, geometry), 0)
    return network.offset_at_drawn(edge, shapely.line_locate_point(lines, foot))


def _plant_places(network: Network, plants: gpd.GeoDataFrame | None, limit_m: float) -> pd.DataFrame:
    """Find all places where pipes begin at a plant, or end there.

    A plant that touches pipes has its place on each of them. One that touches none, such as a point
    in the middle of its ground, has one at every free end within the limit, and at the nearest pipe
    of every separate part of the network. Less than a metre from a pipe's end is that end.

    Returns
    -------
    DataFrame
        ``source`` (row of ``plants``), ``edge``, ``offset_m``, ``farther_m`` (how much farther from
        the plant than the nearest pipe).
    """
    columns = ["source", "edge", "offset_m", "farther_m"]
    if plants is None:
        return pd.DataFrame(columns=columns, dtype=float)
    geometry = project(plants, network.crs).geometry.to_numpy()
    source, edge = network.tree.query(geometry, predicate="dwithin", distance=limit_m)
    distance = shapely.distance(network.lines()[edge], geometry[source])
    nearest = np.full(len(geometry), np.inf)
    np.minimum.at(nearest, source, distance)
    touches = nearest <= TOUCHING_M
    reach = np.minimum(np.where(touches, TOUCHING_M, limit_m), limit_m)
    near = distance <= reach[source]
    source, edge, distance = source[near], edge[near], distance[near]

    whole = network.edge_length_m[edge]
    offset = _offset_beside(network, edge, geometry[source])
    offset = np.where(offset < END_M, 0.0, np.where(offset > whole - END_M, whole, offset))
    beside = pd.DataFrame({"source": source, "edge": edge, "offset_m": offset, "distance_m": distance})
    part = network.components[network.edge_from[edge]]
    first = beside.assign(part=part).sort_values("distance_m").drop_duplicates(["source", "part"]).index
    places = [beside[touches[source] | beside.index.isin(first)]]

    degree = np.bincount(np.concatenate([network.edge_from, network.edge_to]), minlength=network.n_nodes)
    for node, at in ((network.edge_from[edge], 0.0), (network.edge_to[edge], whole)):
        metres = shapely.distance(shapely.points(network.node_xy[node]), geometry[source])
        free = (degree[node] == 1) & (metres <= reach[source])
        places.append(beside.assign(offset_m=at, distance_m=metres)[free])
    found = pd.concat(places).drop_duplicates(["source", "edge", "offset_m"])
    return found.assign(farther_m=found["distance_m"] - nearest[found["source"]])[columns]


def _search(
    graph: Graph, source_node: np.ndarray, start_m: np.ndarray, valve_node: np.ndarray, *, one_way: bool
) -> tuple[np.ndarray, np.ndarray]:
    """Give for each graph node the way to its nearest source in metres, and the number of the source.

    The way from a source begins with its ``start_m``. Only the parts of the network that hold a
    source are handed to networkx.
    """
    dist = np.full(graph.n_nodes, np.inf)
    origin = np.full(graph.n_nodes, -1)
    if not len(source_node):
        return dist, origin
    shut = np.zeros(graph.n_nodes, dtype=bool)
    shut[valve_node] = True
    tail, head, cost = _arcs(graph, shut)
    part = graph.network.components
    part = np.append(part, part[graph.network.edge_from[graph.station_edge]])
    fed = np.isin(part, part[source_node])[tail]
    if one_way:
        tail, head, pipes = head, tail, nx.DiGraph()
    else:  # under pressure: one edge stands for the arcs of both ways, and networkx has half the work
        pipes = nx.Graph()
        fed &= tail < head
    first: dict[int, int] = {}
    for number in np.argsort(start_m, kind="stable").tolist():
        if not shut[source_node[number]]:
            first.setdefault(int(source_node[number]), number)
    pipes.add_node(_ROOT)
    pipes.add_weighted_edges_from(zip(tail[fed].tolist(), head[fed].tolist(), cost[fed].tolist()))
    pipes.add_weighted_edges_from((_ROOT, node, float(start_m[number])) for node, number in first.items())
    before, far = nx.dijkstra_predecessor_and_distance(pipes, _ROOT)
    del far[_ROOT]
    for node, metres in far.items():  # nearest first, so that what lies before a node is known
        step = before[node][0]
        dist[node] = metres
        origin[node] = first[node] if step == _ROOT else origin[step]
    return dist, origin


def _arcs(graph: Graph, shut: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """List the arcs that no shut node bars, the cheapest of parallel ones last.

    The graph's own list will not do: of parallel edges it holds the cheapest, which a valve may
    have cut, and it keeps an edge whole beside its pieces between stations.
    """
    network = graph.network
    station_shut = shut[network.n_nodes :]
    whole = ~np.isin(np.arange(network.n_edges), graph.station_edge[station_shut])
    forward = np.flatnonzero(whole & np.isfinite(network.edge_forward))
    backward = np.flatnonzero(whole & np.isfinite(network.edge_backward))
    at_station = (graph.tail >= network.n_nodes) | (graph.head >= network.n_nodes)
    tail = np.concatenate([network.edge_from[forward], network.edge_to[backward], graph.tail[at_station]])
    head = np.concatenate([network.edge_to[forward], network.edge_from[backward], graph.head[at_station]])
    cost = np.concatenate([
        network.edge_forward[forward], network.edge_backward[backward], graph.cost[at_station]])
    open_ = np.flatnonzero(~(shut[tail] | shut[head]))
    order = open_[np.argsort(-cost[open_], kind="stable")]
    return tail[order], head[order], cost[order]


def _reached(
    pieces: Pieces, graph: Graph, dist: np.ndarray, origin: np.ndarray, *, leaving: bool
) -> pd.DataFrame:
    """Say for each piece whether it is reached, from which source, and how far its nearer end is."""
    ways = pieces.ways(graph, leaving=leaving)
    middle, by_high = ways.best(dist)
    return pd.DataFrame({
        "row": pieces.row,
        "length_m": pieces.length_m,
        "connected": np.isfinite(middle),
        "source": np.where(np.isfinite(middle), origin[np.where(by_high, ways.high_node, ways.low_node)], -1),
        "distance_from_source_m": np.where(
            np.isfinite(middle), np.maximum(middle - 0.5 * pieces.length_m, 0.0), np.nan),
        "part": pieces.network.components[pieces.network.edge_from[pieces.edge]],
    })


def _sections(
    pipes: gpd.GeoDataFrame, pieces: Pieces, found: pd.DataFrame, network: Network
) -> gpd.GeoDataFrame:
    """Put the pieces of each pipe together: one section where all or none of it is reached, else two."""
    reached = found["connected"].to_numpy()
    piece, row = _shared(pipes, pieces)
    found = pd.concat([
        found, found.iloc[piece].assign(row=row), _doubles(pipes, pieces, found, np.append(pieces.row, row)),
    ], ignore_index=True)
    piece, row = np.append(np.arange(len(reached)), piece), np.append(pieces.row, row)
    rank = found.groupby("part")["length_m"].sum().rank(ascending=False, method="first").astype(int)
    found["part"] = found["part"].map(rank)
    keys = found["row"].to_numpy(), found["connected"].to_numpy()
    nearest = np.lexsort((found["distance_from_source_m"], keys[1], keys[0]))
    begins = np.append(True, np.any([key[nearest[1:]] != key[nearest[:-1]] for key in keys], axis=0))
    section = found.iloc[nearest[begins]].reset_index(drop=True)
    geometry = pipes.geometry.to_numpy()[section["row"]]
    order = np.argsort(row, kind="stable")
    piece, row_of = piece[order], row[order]
    for at in np.flatnonzero(section["row"].duplicated(keep=False)):
        row, connected = section.loc[at, ["row", "connected"]]
        own = piece[slice(*np.searchsorted(row_of, [row, row + 1]))]
        own = own[reached[own] == connected]
        geometry[at] = shapely.line_merge(shapely.multilinestrings(pieces.take(own).lines()))
    section["pipe_id"] = pipes.index[section["row"]]
    section["reason"] = np.select(
        [section["connected"], section["fed"]], ["connected", "cut_off"], default="isolated")
    return gpd.GeoDataFrame(section, geometry=geometry, crs=pipes.crs)


def _shared(pipes: gpd.GeoDataFrame, pieces: Pieces) -> tuple[np.ndarray, np.ndarray]:
    """Find what lies on another pipe for a part of its way, which the network has only once.

    Gives the numbers of these pieces, and the row of the pipe that they belong to as well.
    """
    nothing = np.zeros(0, dtype=np.int64)
    if not pieces.network.counts["doubled_segments"]:
        return nothing, nothing
    lines = project(pipes[[pipes.geometry.name]], pieces.network.crs).geometry.to_numpy()
    drawn = pieces.lines()
    have = np.bincount(pieces.row, weights=shapely.length(drawn), minlength=len(lines))
    short = np.flatnonzero(shapely.length(lines) - have > SHARED_M)
    middle = shapely.line_interpolate_point(drawn, 0.5, normalized=True)
    number, piece = shapely.STRtree(middle).query(lines[short], predicate="dwithin", distance=SAME_LINE_M)
    row = short[number]
    ends = [shapely.get_point(drawn[piece], at) for at in (0, -1)]
    on = (pieces.row[piece] != row) & np.all(
        [shapely.distance(lines[row], end) <= SAME_LINE_M for end in ends], axis=0)
    return piece[on], row[on]


def _doubles(
    pipes: gpd.GeoDataFrame, pieces: Pieces, found: pd.DataFrame, known: np.ndarray
) -> pd.DataFrame:
    """Find pipes that lie on another one, which the network has only once: they are as that one is."""
    network = pieces.network
    lines = pipes.geometry.to_numpy()
    absent = np.setdiff1d(np.flatnonzero(shapely.length(lines) > 0), known)
    first = shapely.get_geometry(lines[absent], 0)
    middle = shapely.line_interpolate_point(first, 0.5, normalized=True)
    edge = network.tree.query_nearest(middle, all_matches=False)[1]
    offset = network.offset_at_drawn(edge, shapely.line_locate_point(network.lines()[edge], middle))
    starts = network.place(pieces.edge, pieces.low_m)
    piece = np.searchsorted(starts, network.place(edge, offset), side="right") - 1
    return found.iloc[np.maximum(piece, 0)].assign(row=absent)


def _nothing(pipes: gpd.GeoDataFrame, sources: gpd.GeoDataFrame | None) -> Trace:
    """Give an empty trace where no pipe has any length."""
    columns = {name: pd.Series(dtype=object) for name in SECTION_COLUMNS}
    sections = gpd.GeoDataFrame(columns, geometry=gpd.GeoSeries([], crs=pipes.crs))
    index = pd.Index([]) if sources is None else sources.index
    report = pd.DataFrame({"distance_m": np.nan, "used": False}, index=index)
    lines = pipes.geometry.to_numpy()
    absent = shapely.is_missing(lines) | shapely.is_empty(lines)
    skipped = [skipped_rows("PIPES", pipes.index[absent], "no_geometry"),
               skipped_rows("PIPES", pipes.index[~absent], "no_length")]
    return Trace(sections, report, pd.Index([]), pd.concat(skipped, ignore_index=True))

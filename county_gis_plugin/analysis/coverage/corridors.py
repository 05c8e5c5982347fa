"""Find the stretches of routes that are too far from a charger, a bus stop or a service area."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from .. import schema, values
from ..crs import project_xy
from ..errors import Faults, InputError, Message, listed, message
from ..issues import Issue, issue, issues_frame
from ..network import Lines, Network, build_network
from ..network.model import SAME_PLACE_M, ranges
from ..network.search import Graph, Tree, graph_with, nearest_tree
from ..network.snapping import Snapped, snap
from ..progress import Progress
from ..standards import STATUSES
from .corridor_tables import DIRECTIONS, both_directions, by_township, route_table, tell_holes
from .mileposts import Route, joined_parts, longest_way_m, milepost_text, route_of
from .pieces import Pieces, pieces_of
from .route_numbers import route_numbers
from .shared_stretches import drawn_again

WAYS = ("route", "class")
DEFAULT_DISTANCE_M = 25_000.0
DEFAULT_PREFIXES = ("G", "S", "X")
# Two gaps with less than this between them are one.
ONE_STRETCH_M = 1.0


@dataclass(frozen=True, eq=False)
class CorridorGaps:
    """Hold the results; metres, shares 0 to 1, missing is NaN.

    ``stretches``: the gaps, lines in the network's CRS: ``route, direction, from_m, to_m,
    from_milepost, to_milepost, length_m, farthest_m`` (largest network distance to a site; NaN
    where none can be reached), ``unreached_m, hole_m`` (straight metres without road between them).
    ``lines``: the same of all stretches of the routes, with ``gap`` (1, 0). ``routes``: a row per route
    and direction, the sum of all routes last (``route`` empty; metres of several routes once).
    ``summary``: by township and direction, the county last; ``townships``: the townships' polygons with
    the sums of both directions, ``None`` without townships. ``account``, ``skipped``, ``warnings`` as
    everywhere.
    """

    stretches: gpd.GeoDataFrame
    lines: gpd.GeoDataFrame
    routes: pd.DataFrame
    summary: pd.DataFrame
    townships: gpd.GeoDataFrame | None
    account: pd.DataFrame
    skipped: pd.DataFrame
    warnings: tuple[Message, ...]


def corridor_gaps(
    roads: gpd.GeoDataFrame | Lines,
    sites: gpd.GeoDataFrame,
    townships: gpd.GeoDataFrame | None = None,
    *,
    by: str = "route",
    distance_m: float = DEFAULT_DISTANCE_M,
    prefixes: Iterable[str] | None = DEFAULT_PREFIXES,
    classes: Iterable[str] | None = None,
    direction_field: str | None = None,
    direction_values: Sequence[str] | None = None,
    level_field: str | None = None,
    node_crossings: bool = False,
    tolerance_m: float = 1.0,
    max_snap_m: float = 1000.0,
    statuses: Iterable[str] = STATUSES,
    public_only: bool = False,
    measure_none: bool = False,
    progress: Progress | None = None,
) -> CorridorGaps:
    """Find the stretches of routes from which no site is within a network distance.

    The distance of a place is that of the shortest permitted drive to a site, over all roads that
    cars may use, with the site's straight leg. Each direction of a route is judged by itself: a
    carriageway counts for the direction in which it may be driven.

    Parameters
    ----------
    roads
        All roads, standardised, with ``route`` or a class; those beside the routes carry detours.
    sites
        Points with, where there are, ``status`` and ``public``.
    townships
        As ``zones.prepare`` gives them; without them there is no summary by township.
    by
        ``route`` (by number; a road with several belongs to each of them, and counts in the sums with
        the first), or ``class`` (by road class, without mileposts: there the direction
        only keeps the two carriageways apart).
    distance_m
        Largest network distance, above 0.
    prefixes
        Letters with which the route numbers begin; ``None`` for all routes.
    classes
        Road classes, for ``by="class"``; all by default.
    direction_field, direction_values, level_field, node_crossings, tolerance_m
        See ``network.build_network``.
    max_snap_m
        Longest straight leg of a site; also the longest drive from a route to a site that stands at it.
    statuses, public_only
        Which sites count.
    measure_none
        Whether routes without any site that counts are measured: all of them are a gap then. By default
        that is an error.

    Raises
    ------
    InputError
        If a parameter is out of range, no road has such a route or class, or no site counts.
    """
    progress = progress or Progress()
    faults, issues = Faults(), []
    if by not in WAYS:
        faults.add("BY is “{value}”: choose route or class.", value=by)
    if not distance_m > 0:
        faults.add("DISTANCE is {value} m: give more than 0.", value=distance_m)
    attributes = roads.attributes if isinstance(roads, Lines) else roads
    group = _groups(attributes, by, prefixes, classes)
    if not group.map(len).any():
        faults.add("ROADS: no road is of these routes or classes; choose the field with the {field}, or "
                   "other routes.", field=message("route number") if by == "route" else message("class"))
    sites = _that_count(sites, statuses, public_only, issues)
    if not len(sites) and not measure_none:
        faults.add("FACILITIES: no site counts: choose another layer, kind or status.")
    faults.raise_if_any()
    with progress.step(message("Building the network"), 0.5):
        network = build_network(
            roads, profile="drive", direction_field=direction_field, direction_values=direction_values,
            level_field=level_field, node_crossings=node_crossings, tolerance_m=tolerance_m,
            progress=progress)
    snapped = snap(
        network, sites, max_snap_m=max_snap_m, leaving=False, layer="FACILITIES", progress=progress)
    group = group.reindex(network.road_ids)
    if not group.map(len).to_numpy()[network.vertex_line].any():
        raise InputError(message(
            "ROADS: none of the roads of these routes can be driven: they are planned, closed, or have no "
            "geometry."))
    with progress.step(message("Measuring the routes"), 0.4, 0.5):
        belonging = (_belonging(network, roads, group) if by == "route"
                     else _Belonging(group.to_numpy(), gpd.GeoDataFrame()))
        parts = _measured(network, snapped, belonging, distance_m)
        routes = {} if by == "class" else _references(parts, roads)
        placed = _placed(parts, routes)
        stretches, once = _stretches(parts, placed, routes)
        table = route_table(stretches, routes, _posts(parts, placed, max_snap_m))
    stretches = stretches.drop(columns=["along_m", "once_m", "unreached_once_m"])
    summary, account = by_township(once, townships, network.crs)
    warnings = [] if snapped.ok.any() else [
        message("No site is within {limit:g} m of a road: every stretch is a gap.", limit=max_snap_m)
        if len(sites) else message("No site counts: every stretch is a gap.")]
    warnings += tell_holes(routes, issues)
    lines = stretches.assign(
        farthest_m=stretches["farthest_m"].replace(np.inf, np.nan), gap=stretches["gap"].astype(int))
    gaps = lines[lines["gap"] == 1].drop(columns="gap").reset_index(drop=True)
    skipped = [network.skipped, snapped.rejected("FACILITIES"), issues_frame(issues)]
    return CorridorGaps(
        gaps, lines, table, summary, both_directions(summary, townships), account,
        pd.concat(skipped, ignore_index=True), tuple(warnings))


# ------------------------------------------------------------------------------- inputs


def _groups(
    attributes: pd.DataFrame, by: str, prefixes: Iterable[str] | None, classes: Iterable[str] | None
) -> pd.Series:
    """Name the routes or the class of each road as a tuple, empty where it is not looked at."""
    if by == "class":
        chosen = None if classes is None else set(classes)
        names = [(name,) if name != "" and (chosen is None or name in chosen) else ()
                 for name in schema.road_classes(attributes)]
    elif "route" in attributes:
        names = route_numbers(attributes["route"])
        if prefixes is not None:
            begins = tuple(values.normal(prefix).upper() for prefix in prefixes)
            names = [tuple(name for name in own if name.startswith(begins)) for own in names]
    else:
        names = [()] * len(attributes)
    return pd.Series(list(names), index=attributes.index, dtype=object)


def _belonging(network: Network, roads: gpd.GeoDataFrame | Lines, group: pd.Series) -> _Belonging:
    """Find out which routes each place of the network belongs to.

    Of metres that two roads draw the network keeps those of one: they are the other's too.
    """
    lines = roads if isinstance(roads, Lines) else Lines.from_frame(roads)
    of_road = group.to_numpy()
    looked_at = np.array([len(own) > 0 for own in of_road])
    lines = lines.select(looked_at[lines.feature])
    drawn = shapely.linestrings(
        project_xy(lines.xy, lines.crs, network.crs),
        indices=np.repeat(np.arange(len(lines.feature)), np.diff(lines.starts)))
    length_m = np.diff(network.length_m, append=0.0)
    kept_m = np.bincount(network.vertex_line, np.maximum(length_m, 0.0), len(of_road))
    lost_m = np.bincount(lines.feature, shapely.length(drawn), len(of_road)) - kept_m
    found = [
        (kept, name, stretch)
        for again, first, stretch in drawn_again(gpd.GeoSeries(drawn, index=lines.feature))
        for kept, other in ((again, first), (first, again)) if lost_m[other] > 0.5 * stretch.length
        for name in of_road[other] if name not in of_road[kept]
    ]
    table = pd.DataFrame(found, columns=["road", "route", "geometry"])
    return _Belonging(of_road, gpd.GeoDataFrame(table, geometry="geometry", crs=network.crs))


def _that_count(
    sites: gpd.GeoDataFrame, statuses: Iterable[str], public_only: bool, issues: list[Issue]
) -> gpd.GeoDataFrame:
    """Leave out sites that are planned, closed or not public, and list them."""
    keep = pd.Series(True, index=sites.index)
    keep &= schema.read_statuses(sites, "FACILITIES", issues).isin(set(statuses))
    if "open" in sites:
        shut = keep & (sites["open"] == False)  # noqa: E712 - missing is not False
        if shut.any():
            issues.append(issue("FACILITIES", listed(sites.index[shut]), "not_open", message(
                "These sites are not open to everybody; they do not count.")))
        sites, keep = sites[~shut], keep[~shut]
    if public_only and "public" in sites:
        keep &= sites["public"] != False  # noqa: E712 - missing is not False
    if not keep.all():
        issues.append(issue("FACILITIES", listed(sites.index[~keep]), "not_counted", message(
            "Sites of another status, or not public.")))
    return sites[keep]


# ------------------------------------------------------------------------------- measuring


@dataclass(frozen=True, eq=False)
class _Belonging:
    """Hold the routes of each road (row), and further ones of single stretches of roads."""

    of_road: np.ndarray
    stretches: gpd.GeoDataFrame

    def expanded(self, pieces: Pieces) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Give a row for each piece and route: the piece, the route, and whether it is the piece's first."""
        count = np.array([len(own) for own in self.of_road], dtype=np.int64)
        names = np.array([name for own in self.of_road for name in own], dtype=object)
        piece = np.repeat(np.arange(len(pieces.row)), count[pieces.row])
        route = names[ranges((np.cumsum(count) - count)[pieces.row], count[pieces.row])]
        first = np.diff(piece, prepend=-1) > 0
        if not len(self.stretches):
            return piece, route, first
        also, stretch = shapely.STRtree(self.stretches.geometry.to_numpy()).query(
            shapely.points(pieces.network.xy_at(pieces.edge, pieces.middle_m)), predicate="dwithin",
            distance=ONE_STRETCH_M)
        own = self.stretches["road"].to_numpy()[stretch] == pieces.row[also]
        also, more = also[own], self.stretches["route"].to_numpy()[stretch[own]]
        return (np.append(piece, also), np.append(route, more),
                np.append(first, np.zeros(len(also), dtype=bool)))


@dataclass(frozen=True, eq=False)
class _Parts:
    """Hold stretches of pieces, gap or not, with their group, and the directions they serve.

    A piece of several routes is there for each of them, ``main`` with the first. ``cost_m`` and
    ``source`` are (2, n): the distance from either end, and to which site.
    """

    pieces: Pieces
    group: np.ndarray
    main: np.ndarray
    gap: np.ndarray
    farthest_m: np.ndarray
    along: np.ndarray
    against: np.ndarray
    cost_m: np.ndarray
    source: np.ndarray

    @property
    def start(self) -> np.ndarray:
        return self.pieces.network.xy_at(self.pieces.edge, self.pieces.low_m)

    @property
    def end(self) -> np.ndarray:
        return self.pieces.network.xy_at(self.pieces.edge, self.pieces.high_m)


def _measured(network: Network, snapped: Snapped, belonging: _Belonging, distance_m: float) -> _Parts:
    """Cut the pieces of the routes where the distance to the nearest site passes the limit."""
    at = np.flatnonzero(snapped.ok)
    graph = graph_with(network, snapped.edge[at], snapped.offset_m[at])
    tree = Tree(np.full(graph.n_nodes, np.inf), *np.full((2, graph.n_nodes), -1))
    if len(at):
        tree = nearest_tree(graph, graph.node_of, snapped.access_m[at], reverse=True)
    pieces = pieces_of(graph)
    pieces = pieces.take(np.array([len(own) > 0 for own in belonging.of_road])[pieces.row])
    low, high = _ends(pieces, graph, tree)
    gap_from = np.clip(pieces.low_m, low.reached(distance_m), pieces.high_m)
    gap_to = np.clip(high.reached(distance_m), pieces.low_m, pieces.high_m)
    gap_to = np.maximum(gap_to, gap_from)
    begin, stop = np.concatenate([pieces.low_m, gap_from, gap_to]), np.concatenate(
        [gap_from, gap_to, pieces.high_m])
    of_piece, gap = np.tile(np.arange(len(gap_to)), 3), np.repeat([False, True, False], len(gap_to))
    some = np.flatnonzero(stop - begin > SAME_PLACE_M)
    at = of_piece[some]
    cut = Pieces(network, pieces.edge[at], begin[some], stop[some], pieces.row[at])
    low, high, gap = low.take(at), high.take(at), gap[some]
    cost_m, source = _from_ends(cut, low, high)
    forward, backward = (np.isfinite(c)[cut.edge] for c in (network.edge_forward, network.edge_backward))
    row, group, main = belonging.expanded(cut)
    return _Parts(cut.take(row), group, main, gap[row], _farthest(cut, low, high)[row], forward[row],
                  backward[row], cost_m[:, row], source[:, row])


@dataclass(frozen=True, eq=False)
class _End:
    """Hold one end of the link on which each piece lies: where it is, and the distance from there.

    ``sign`` is 1 for the low end: distances grow with the offset; −1 for the high end.
    """

    at_m: np.ndarray
    dist_m: np.ndarray
    source: np.ndarray
    sign: int

    def cost(self, offset_m: np.ndarray) -> np.ndarray:
        """Give the distance of places on the links by way of this end."""
        return self.dist_m + self.sign * (offset_m - self.at_m)

    def reached(self, distance_m: float) -> np.ndarray:
        """Give the offset up to which this end's way is within the distance."""
        return self.at_m + self.sign * (distance_m - self.dist_m)

    def take(self, rows: np.ndarray) -> _End:
        return _End(self.at_m[rows], self.dist_m[rows], self.source[rows], self.sign)


def _ends(pieces: Pieces, graph: Graph, tree: Tree) -> tuple[_End, _End]:
    """Give the ends of the pieces' links, infinitely far where the way to one is closed."""
    ways = pieces.ways(graph, leaving=True)
    low = np.where(np.isfinite(ways.low_cost), tree.dist[ways.low_node], np.inf)
    high = np.where(np.isfinite(ways.high_cost), tree.dist[ways.high_node], np.inf)
    return (_End(ways.low_m, low, tree.source[ways.low_node], 1),
            _End(ways.high_m, high, tree.source[ways.high_node], -1))


def _from_ends(part: Pieces, low: _End, high: _End) -> tuple[np.ndarray, np.ndarray]:
    """Give the distance (2, n) from the two ends of each stretch, and the site to which it is."""
    places = np.stack([part.low_m, part.high_m])
    by_low, by_high = low.cost(places), high.cost(places)
    return np.minimum(by_low, by_high), np.where(by_low <= by_high, low.source, high.source)


def _farthest(part: Pieces, low: _End, high: _End) -> np.ndarray:
    """Give the largest distance on each stretch: at one of its ends, or where both ways are equal."""
    with np.errstate(invalid="ignore"):  # neither way is open
        equal = 0.5 * (low.at_m + high.at_m + high.dist_m - low.dist_m)
    equal = np.clip(np.nan_to_num(equal, nan=0.0), part.low_m, part.high_m)
    places = np.stack([part.low_m, part.high_m, equal])
    return np.minimum(low.cost(places), high.cost(places)).max(axis=0)


def _references(parts: _Parts, roads: gpd.GeoDataFrame | Lines) -> dict[str, Route]:
    """Find the reference line of each route."""
    start, end = parts.start, parts.end
    drawn = _drawn(parts, start, end, roads)
    return {name: route_of(start[rows], end[rows], drawn[rows])
            for name, rows in pd.Series(parts.group).groupby(parts.group).indices.items()}


def _drawn(
    parts: _Parts, start: np.ndarray, end: np.ndarray, roads: gpd.GeoDataFrame | Lines
) -> np.ndarray:
    """Say whether the input line runs from start to end of each stretch (1) or back (−1)."""
    lines = roads if isinstance(roads, Lines) else Lines.from_frame(roads)
    first = np.full((len(lines.attributes), 2), np.nan)
    last = first.copy()
    # The whole feature's ends: enough to tell its direction on a route.
    last[lines.feature] = lines.xy[lines.starts[1:] - 1]
    first[lines.feature[::-1]] = lines.xy[lines.starts[:-1]][::-1]
    way = (last - first)[parts.pieces.row]
    return np.sign(((end - start) * way).sum(axis=1))


def _placed(parts: _Parts, routes: dict[str, Route]) -> pd.DataFrame:
    """Give where each part lies on its route, which parts may be one stretch, and whether mileposts rise.

    ``hole_before_m`` is what of the mileposts lies in holes: without them parts follow one another.
    """
    start, end, count = parts.start, parts.end, len(parts.group)
    from_m, to_m, ring_m, ring_from_m = np.full((4, count), np.nan)
    holes_m, chain = np.zeros(count), np.zeros(count, dtype=int)
    route, names = pd.factorize(parts.group, sort=True)
    # Without mileposts, what touches is one stretch.
    joined = np.zeros(count, dtype=int) if routes else joined_parts(start, end, 2 * route + parts.gap)
    rising = np.ones(count, dtype=bool)
    for number, name in enumerate(names if routes else ()):
        rows = np.flatnonzero(route == number)
        own = routes[name]
        ends, line = own.spans(start[rows], end[rows])
        from_m[rows], to_m[rows] = ends.min(axis=0), ends.max(axis=0)
        holes_m[rows] = np.cumsum(own.apart_m)[line]
        chain[rows] = own.chains[line]
        # Gaps on both sides of a hole are one; nobody knows whether it is covered between two that are.
        begins = np.isin(np.arange(len(own.lines)), own.holes) | (np.diff(own.chains, prepend=0) > 0)
        joined[rows] = np.where(parts.gap[rows], chain[rows], np.cumsum(begins)[line])
        ring_m[rows], ring_from_m[rows] = own.ring_m[line], own.starts_m[line]
        rising[rows] = ends[1] >= ends[0]
    return pd.DataFrame({
        "route": route, "gap": parts.gap, "joined": joined, "chain": chain, "from_m": from_m, "to_m": to_m,
        "hole_before_m": holes_m, "ring_m": ring_m, "ring_from_m": ring_from_m,
        "part_m": parts.pieces.length_m, "once_m": parts.pieces.length_m * parts.main,
        "farthest_m": parts.farthest_m, "rising": rising,
    })


def _serves(parts: _Parts, placed: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """List for each direction (number in ``DIRECTIONS``) the parts (rows) that are open in it."""
    rising = placed["rising"].to_numpy()
    return np.nonzero(np.stack([np.where(rising, parts.along, parts.against),
                                np.where(rising, parts.against, parts.along)]))


def _posts(parts: _Parts, placed: pd.DataFrame, most_m: float) -> pd.DataFrame:
    """List where sites stand at the routes: ``route, direction, chain, milepost_m``.

    A site stands where the drive from the route to it is shortest, if that is no longer than ``most_m``.
    """
    way, row = _serves(parts, placed)
    rising = placed["rising"].to_numpy()[row]
    from_m, to_m = placed["from_m"].to_numpy()[row], placed["to_m"].to_numpy()[row]
    posts = pd.concat([pd.DataFrame({
        "route": parts.group[row], "direction": np.array(DIRECTIONS, dtype=object)[way],
        "chain": placed["chain"].to_numpy()[row], "source": parts.source[end, row],
        "cost_m": parts.cost_m[end, row], "milepost_m": np.where(rising == (end == 0), from_m, to_m),
    }) for end in (0, 1)])
    posts = posts[posts["cost_m"] <= most_m].sort_values("cost_m", kind="stable")
    return posts.drop_duplicates(["route", "direction", "chain", "source"])


def _stretches(
    parts: _Parts, placed: pd.DataFrame, routes: dict[str, Route]
) -> tuple[gpd.GeoDataFrame, gpd.GeoDataFrame]:
    """Join neighbouring parts that are gaps, or are none, to stretches of each route and direction.

    Also gives the stretches with the metres and lines alone that count once in sums of routes.
    """
    infinite = np.isinf(placed["farthest_m"])
    placed = placed.assign(unreached_m=placed["part_m"].where(infinite, 0.0),
                           unreached_once_m=placed["once_m"].where(infinite, 0.0))
    way, row = _serves(parts, placed)
    # In the order of the alphabet, as the table of routes.
    way = np.argsort(np.argsort(DIRECTIONS))[way]
    road_m = placed["from_m"].fillna(0.0).to_numpy() - placed["hole_before_m"].to_numpy()
    keys = np.stack([placed["route"].to_numpy()[row], way, parts.gap[row], placed["joined"].to_numpy()[row]])
    order = np.lexsort((placed["to_m"].to_numpy()[row], road_m[row], *keys[::-1]))
    row, way, keys = row[order], way[order], keys[:, order]
    begins = np.any(np.diff(keys, prepend=-1), axis=0)
    both = placed.iloc[row].reset_index(drop=True).assign(kind=np.cumsum(begins))
    reach = (both["to_m"] - both["hole_before_m"]).groupby(both["kind"]).cummax()
    reach = reach.groupby(both["kind"]).shift()
    number = np.cumsum(begins | (both["from_m"] - both["hole_before_m"] > reach + ONE_STRETCH_M).to_numpy())
    number = np.unique(_closed(both, number), return_inverse=True)[1]
    table = both.groupby(number).agg(
        route=("route", "first"), gap=("gap", "first"), from_m=("from_m", "min"), to_m=("to_m", "max"),
        length_m=("part_m", "sum"), farthest_m=("farthest_m", "max"), unreached_m=("unreached_m", "sum"),
        ring_m=("ring_m", "first"), ring_from_m=("ring_from_m", "first"), once_m=("once_m", "sum"),
        unreached_once_m=("unreached_once_m", "sum"), apart_m=("hole_before_m", "min"),
        apart_to_m=("hole_before_m", "max"))
    names = np.unique(parts.group)
    table["route"] = names[table["route"]]
    way = way[np.unique(number, return_index=True)[1]]
    table.insert(1, "direction", np.array(sorted(DIRECTIONS), dtype=object)[way])
    table["hole_m"] = [routes[own.route].hole_m(own.from_m, own.to_m) if routes else 0.0
                       for own in table.itertuples()]
    # Along the reference line, but no more than there is road: the inner carriageway of a bend is shorter.
    table["along_m"] = np.minimum(
        table["to_m"] - table["from_m"], table["length_m"] + table.pop("apart_to_m") - table.pop("apart_m"))
    if not routes:
        table["along_m"] = _longest_ways(table, number, parts.start[row], parts.end[row])
    table[["from_m", "to_m"]] = _on_ring(table)
    for name in ("from", "to"):
        table[f"{name}_milepost"] = [None if np.isnan(m) else milepost_text(m) for m in table[f"{name}_m"]]
    lines = parts.pieces.lines()[row]
    stretches = gpd.GeoDataFrame(
        table.drop(columns=["ring_m", "ring_from_m"]),
        geometry=shapely.line_merge(_gathered(lines, number, len(table))), crs=parts.pieces.network.crs)
    main = parts.main[row]
    once = stretches if main.all() else stretches.set_geometry(
        _gathered(lines[main], number[main], len(table)), crs=stretches.crs)
    return stretches, once.assign(length_m=once["once_m"])[once["once_m"] > 0]


def _on_ring(table: pd.DataFrame) -> np.ndarray:
    """Bring the mileposts (n, 2) of stretches over the beginning of a ring back to its own."""
    begin, ring_m = table["ring_from_m"].to_numpy(), table["ring_m"].to_numpy()
    from_m, to_m = table["from_m"].to_numpy(), table["to_m"].to_numpy()
    with np.errstate(invalid="ignore"):
        whole = to_m - from_m >= ring_m - ONE_STRETCH_M
        from_m = np.where(from_m < begin, from_m + ring_m, from_m)
        to_m = np.where(to_m > begin + ring_m + ONE_STRETCH_M, to_m - ring_m, to_m)
    return np.column_stack([np.where(whole, begin, from_m), np.where(whole, begin + ring_m, to_m)])


def _gathered(lines: np.ndarray, number: np.ndarray, count: int) -> np.ndarray:
    """Put lines together that have one number (0 to ``count`` − 1)."""
    result = np.full(count, shapely.MultiLineString(), dtype=object)
    order = np.argsort(number, kind="stable")
    own, at = np.unique(number, return_inverse=True)
    result[own] = shapely.multilinestrings(lines[order], indices=at[order])
    return result


def _longest_ways(table: pd.DataFrame, number: np.ndarray, start: np.ndarray, end: np.ndarray) -> np.ndarray:
    """Measure the longest way through each gap without mileposts that may be its class's longest.

    The branches of a gap are not one behind the other: of others the length is an upper bound (NaN).
    """
    result = np.full(len(table), np.nan)
    order = np.argsort(number, kind="stable")
    begin = np.searchsorted(number[order], np.arange(len(table) + 1))
    for _, own in table[table["gap"]].groupby(["route", "direction"]):
        longest = 0.0
        for at in own["length_m"].sort_values(ascending=False).index:
            if own.at[at, "length_m"] <= longest:
                break
            rows = order[begin[at]:begin[at + 1]]
            result[at] = longest_way_m(start[rows], end[rows])
            longest = max(longest, result[at])
    return result


def _closed(both: pd.DataFrame, number: np.ndarray) -> np.ndarray:
    """Join the last stretch of a ring to the first where both touch its beginning.

    The last one's mileposts are brought below the first one's, so that lengths along the ring come out.
    """
    number = pd.Series(number)
    for _, own in both[both["ring_m"].notna()].groupby("kind"):
        begin, ring_m = own["ring_from_m"].iloc[0], own["ring_m"].iloc[0]
        first, last = number[own["from_m"].idxmin()], number[own["to_m"].idxmax()]
        touch = own["from_m"].min() + ring_m <= max(own["to_m"].max(), begin + ring_m) + ONE_STRETCH_M and (
            own["to_m"].max() >= begin + ring_m - ONE_STRETCH_M)
        if touch and first != last:
            rows = own.index[number[own.index] == last]
            both.loc[rows, ["from_m", "to_m"]] -= ring_m
            number[rows] = first
    return number.to_numpy()

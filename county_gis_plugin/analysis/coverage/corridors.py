"""Find the stretches of routes that are too far from a charger, a bus stop or a service area."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from .. import schema, values
from ..errors import Faults, InputError, Message, listed, message
from ..issues import Issue, issue, issues_frame
from ..network import Lines, Network, build_network
from ..network.model import SAME_PLACE_M
from ..network.search import Graph, graph_with, nearest_tree
from ..network.snapping import Snapped, snap
from ..progress import Progress
from ..standards import STATUSES
from .ground import COUNTY, TOWNSHIP
from .mileposts import Route, joined_parts, milepost_text, route_of
from .pieces import Pieces, pieces_of
from .townships import split_lines, totals_check

WAYS = ("route", "class")
DIRECTIONS = ("forward", "backward")
DEFAULT_DISTANCE_M = 25_000.0
DEFAULT_PREFIXES = ("G", "S", "X")
# Two gaps with less than this between them are one.
ONE_STRETCH_M = 1.0
_SEVERAL = re.compile(r"[;；,，、/]")


@dataclass(frozen=True, eq=False)
class CorridorGaps:
    """Hold the results; metres, shares 0 to 1, missing is NaN.

    ``stretches``: the gaps, lines in the network's CRS: ``route, direction, from_m, to_m,
    from_milepost, to_milepost, length_m, farthest_m`` (largest network distance to a site; NaN
    where none can be reached), ``unreached_m``. ``lines``: the same of all stretches of the routes,
    with ``gap`` (1, 0). ``routes``: a row per route and direction, the sum of all routes last
    (``route`` empty). ``summary``: by township and direction, the county last; ``townships``: the
    townships' polygons with the sums of both directions, ``None`` without townships. ``account``,
    ``skipped``, ``warnings`` as everywhere.
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
        ``route`` (by number; of several numbers the first, since doubled stretches are counted
        with the main route), or ``class`` (by road class, without mileposts: there the direction
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
        Longest straight leg of a site; it also says which sites stand at a route.
    statuses, public_only
        Which sites count.

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
    if not group.notna().any():
        faults.add("ROADS: no road is of these routes or classes; choose the field with the {field}, or "
                   "other routes.", field=message("route number") if by == "route" else message("class"))
    sites = _that_count(sites, statuses, public_only, issues)
    if not len(sites):
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
    if not group.notna().to_numpy()[network.vertex_line].any():
        raise InputError(message(
            "ROADS: none of the roads of these routes can be driven: they are planned, closed, or have no "
            "geometry."))
    with progress.step(message("Measuring the routes"), 0.4, 0.5):
        parts = _measured(network, snapped, group, distance_m)
        routes = {} if by == "class" else _references(parts, roads)
        stretches = _stretches(parts, routes)
        table = _route_table(stretches, routes, snapped, max_snap_m)
    stretches = stretches.drop(columns="along_m")
    summary, account = _by_township(stretches, townships, network)
    warnings = [] if snapped.ok.any() else [message(
        "No site is within {limit:g} m of a road: every stretch is a gap.", limit=max_snap_m)]
    lines = stretches.assign(
        farthest_m=stretches["farthest_m"].replace(np.inf, np.nan), gap=stretches["gap"].astype(int))
    gaps = lines[lines["gap"] == 1].drop(columns="gap").reset_index(drop=True)
    skipped = [network.skipped, snapped.rejected("FACILITIES"), issues_frame(issues)]
    return CorridorGaps(
        gaps, lines, table, summary, _both_directions(summary, townships), account,
        pd.concat(skipped, ignore_index=True), tuple(warnings))


# ------------------------------------------------------------------------------- inputs


def _groups(
    attributes: pd.DataFrame, by: str, prefixes: Iterable[str] | None, classes: Iterable[str] | None
) -> pd.Series:
    """Name the route or class of each road, missing where it is not looked at."""
    if by == "class":
        found = pd.Series(schema.road_classes(attributes), index=attributes.index, dtype=object)
        keep = found != "" if classes is None else found.isin(set(classes))
        return found.where(keep)
    if "route" not in attributes:
        return pd.Series(None, index=attributes.index, dtype=object)
    text, _ = values.read_each(attributes["route"], _first_route)
    found = pd.Series(text, index=attributes.index, dtype=object)
    if prefixes is not None:
        begins = tuple(values.normal(prefix).upper() for prefix in prefixes)
        found = found.where(found.map(lambda name: isinstance(name, str) and name.startswith(begins)))
    return found.where(found.notna() & (found != ""))


def _first_route(value: object) -> str:
    return values.normal(_SEVERAL.split(values.read_code(value))[0]).upper()


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
class _Parts:
    """Hold stretches of pieces, gap or not, with their group, ends and the directions they serve."""

    pieces: Pieces
    group: np.ndarray
    gap: np.ndarray
    farthest_m: np.ndarray
    along: np.ndarray
    against: np.ndarray

    @property
    def start(self) -> np.ndarray:
        return self.pieces.network.xy_at(self.pieces.edge, self.pieces.low_m)

    @property
    def end(self) -> np.ndarray:
        return self.pieces.network.xy_at(self.pieces.edge, self.pieces.high_m)


def _measured(network: Network, snapped: Snapped, group: pd.Series, distance_m: float) -> _Parts:
    """Cut the pieces of the routes where the distance to the nearest site passes the limit."""
    at = np.flatnonzero(snapped.ok)
    graph = graph_with(network, snapped.edge[at], snapped.offset_m[at])
    dist = np.full(graph.n_nodes, np.inf)
    if len(at):
        dist = nearest_tree(graph, graph.node_of, snapped.access_m[at], reverse=True).dist
    pieces = pieces_of(graph)
    pieces = pieces.take(group.notna().to_numpy()[pieces.row])
    low, high = _ends(pieces, graph, dist)
    gap_from = np.clip(pieces.low_m, low.reached(distance_m), pieces.high_m)
    gap_to = np.clip(high.reached(distance_m), pieces.low_m, pieces.high_m)
    gap_to = np.maximum(gap_to, gap_from)
    bounds = [(pieces.low_m, gap_from, False), (gap_from, gap_to, True), (gap_to, pieces.high_m, False)]
    forward, backward = (np.isfinite(c)[pieces.edge] for c in (network.edge_forward, network.edge_backward))
    found = []
    for begin, stop, gap in bounds:
        some = stop - begin > SAME_PLACE_M
        part = Pieces(network, pieces.edge[some], begin[some], stop[some], pieces.row[some])
        farthest = _farthest(part, low.take(some), high.take(some))
        found.append(_Parts(part, group.to_numpy()[part.row], np.full(len(part.edge), gap), farthest,
                            forward[some], backward[some]))
    together = Pieces(network, *(np.concatenate([getattr(p.pieces, name) for p in found])
                                 for name in ("edge", "low_m", "high_m", "row")))
    return _Parts(together, *(np.concatenate([getattr(p, name) for p in found])
                              for name in ("group", "gap", "farthest_m", "along", "against")))


@dataclass(frozen=True, eq=False)
class _End:
    """Hold one end of the link on which each piece lies: where it is, and the distance from there.

    ``sign`` is 1 for the low end: distances grow with the offset; −1 for the high end.
    """

    at_m: np.ndarray
    dist_m: np.ndarray
    sign: int

    def cost(self, offset_m: np.ndarray) -> np.ndarray:
        """Give the distance of places on the links by way of this end."""
        return self.dist_m + self.sign * (offset_m - self.at_m)

    def reached(self, distance_m: float) -> np.ndarray:
        """Give the offset up to which this end's way is within the distance."""
        return self.at_m + self.sign * (distance_m - self.dist_m)

    def take(self, rows: np.ndarray) -> _End:
        return _End(self.at_m[rows], self.dist_m[rows], self.sign)


def _ends(pieces: Pieces, graph: Graph, dist: np.ndarray) -> tuple[_End, _End]:
    """Give the ends of the pieces' links, infinitely far where the way to one is closed."""
    ways = pieces.ways(graph, leaving=True)
    low = np.where(np.isfinite(ways.low_cost), dist[ways.low_node], np.inf)
    high = np.where(np.isfinite(ways.high_cost), dist[ways.high_node], np.inf)
    return _End(ways.low_m, low, 1), _End(ways.high_m, high, -1)


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
    """Give where each part lies on its route, which parts may be one stretch, and whether mileposts rise."""
    start, end, count = parts.start, parts.end, len(parts.group)
    from_m, to_m, ring_m, ring_from_m = np.full((4, count), np.nan)
    route, names = pd.factorize(parts.group, sort=True)
    # Without mileposts, what touches is one stretch.
    joined = np.zeros(count, dtype=int) if routes else joined_parts(start, end, 2 * route + parts.gap)
    rising = np.ones(count, dtype=bool)
    for number, name in enumerate(names if routes else ()):
        rows = np.flatnonzero(route == number)
        ends, line = routes[name].spans(start[rows], end[rows])
        from_m[rows], to_m[rows] = ends.min(axis=0), ends.max(axis=0)
        # Parts that do not touch have no gap in common, though their mileposts follow one another.
        joined[rows] = routes[name].parts[line]
        ring_m[rows], ring_from_m[rows] = routes[name].ring_m[line], routes[name].starts_m[line]
        rising[rows] = ends[1] >= ends[0]
    return pd.DataFrame({
        "route": route, "gap": parts.gap, "joined": joined, "from_m": from_m, "to_m": to_m,
        "ring_m": ring_m, "ring_from_m": ring_from_m, "part_m": parts.pieces.length_m,
        "farthest_m": parts.farthest_m, "rising": rising,
    })


def _stretches(parts: _Parts, routes: dict[str, Route]) -> gpd.GeoDataFrame:
    """Join neighbouring parts that are gaps, or are none, to stretches of each route and direction."""
    placed = _placed(parts, routes)
    placed["unreached_m"] = placed["part_m"].where(np.isinf(placed["farthest_m"]), 0.0)
    rising = placed["rising"].to_numpy()
    serves = {"forward": np.where(rising, parts.along, parts.against),
              "backward": np.where(rising, parts.against, parts.along)}
    ways = sorted(DIRECTIONS)
    way, row = np.nonzero(np.stack([serves[name] for name in ways]))
    keys = np.stack([placed["route"].to_numpy()[row], way, parts.gap[row], placed["joined"].to_numpy()[row]])
    order = np.lexsort((placed["to_m"].to_numpy()[row], placed["from_m"].to_numpy()[row], *keys[::-1]))
    row, way, keys = row[order], way[order], keys[:, order]
    begins = np.any(np.diff(keys, prepend=-1), axis=0)
    both = placed.iloc[row].reset_index(drop=True).assign(kind=np.cumsum(begins))
    reach = both.groupby("kind")["to_m"].cummax().groupby(both["kind"]).shift()
    number = np.cumsum(begins | (both["from_m"] > reach + ONE_STRETCH_M).to_numpy())
    number = np.unique(_closed(both, number), return_inverse=True)[1]
    table = both.groupby(number).agg(
        route=("route", "first"), gap=("gap", "first"), from_m=("from_m", "min"), to_m=("to_m", "max"),
        length_m=("part_m", "sum"), farthest_m=("farthest_m", "max"), unreached_m=("unreached_m", "sum"),
        ring_m=("ring_m", "first"), ring_from_m=("ring_from_m", "first"))
    table["route"] = np.unique(parts.group)[table["route"]]
    table.insert(1, "direction", np.array(ways, dtype=object)[way[np.unique(number, return_index=True)[1]]])
    table["along_m"] = table["to_m"] - table["from_m"]
    table["from_m"] += table["ring_m"].where(table["from_m"] < table["ring_from_m"], 0.0)
    for name in ("from", "to"):
        table[f"{name}_milepost"] = [None if np.isnan(m) else milepost_text(m) for m in table[f"{name}_m"]]
    order = np.argsort(number, kind="stable")
    lines = shapely.multilinestrings(parts.pieces.lines()[row[order]], indices=number[order])
    return gpd.GeoDataFrame(table.drop(columns=["ring_m", "ring_from_m"]), geometry=shapely.line_merge(lines),
                            crs=parts.pieces.network.crs)


def _closed(both: pd.DataFrame, number: np.ndarray) -> np.ndarray:
    """Join the last stretch of a ring to the first where both touch its beginning.

    The last one's mileposts are brought below the first one's, so that lengths along the ring come out.
    """
    number = pd.Series(number)
    for _, own in both[both["ring_m"].notna()].groupby("kind"):
        begin, ring_m = own["ring_from_m"].iloc[0], own["ring_m"].iloc[0]
        first, last = number[own["from_m"].idxmin()], number[own["to_m"].idxmax()]
        touch = own["from_m"].min() <= begin + ONE_STRETCH_M and (
            own["to_m"].max() >= begin + ring_m - ONE_STRETCH_M)
        if touch and first != last:
            rows = own.index[number[own.index] == last]
            both.loc[rows, ["from_m", "to_m"]] -= ring_m
            number[rows] = first
    return number.to_numpy()


# ------------------------------------------------------------------------------- tables


def _route_table(
    stretches: gpd.GeoDataFrame, routes: dict[str, Route], snapped: Snapped, max_snap_m: float
) -> pd.DataFrame:
    """Sum up each route and direction, then all of them."""
    spacing = {name: _largest_spacing(route, snapped, max_snap_m) for name, route in routes.items()}
    table, rows = pd.DataFrame(stretches.drop(columns=stretches.geometry.name)), []
    for (route, direction), own in table.groupby(["route", "direction"], sort=True):
        rows.append({"route": route, **_sum(own, direction), "largest_spacing_m": spacing.get(route, np.nan)})
    for direction, own in table.groupby("direction", sort=False):
        rows.append({"route": "", **_sum(own, direction), "largest_spacing_m": np.nan})
    return pd.DataFrame(rows)


def _sum(own: pd.DataFrame, direction: str) -> dict[str, object]:
    gaps = own[own["gap"]]
    length, gap = own["length_m"].sum(), gaps["length_m"].sum()
    farthest = own["farthest_m"].max()
    # Along the route where there are mileposts: a slip road beside a gap makes it no longer.
    long = gaps["along_m"].fillna(gaps["length_m"])
    longest = None if gaps.empty else gaps.loc[long.idxmax()]
    return {
        "direction": direction, "length_m": length, "covered_m": length - gap, "gap_m": gap,
        "covered_share": (length - gap) / length if length > 0 else np.nan, "gaps": len(gaps),
        "longest_gap_m": 0.0 if longest is None else long.max(),
        "longest_from": None if longest is None else longest["from_milepost"],
        "longest_to": None if longest is None else longest["to_milepost"],
        "farthest_m": farthest if np.isfinite(farthest) else np.nan, "unreached_m": own["unreached_m"].sum(),
    }


def _largest_spacing(route: Route, snapped: Snapped, max_snap_m: float) -> float:
    """Give the longest way along a route between two sites that stand at it, or an end and a site.

    A ring has no ends: there it is the way from each site on to the next.
    """
    posts = np.sort(route.mileposts_within(snapped.point_xy[snapped.ok], max_snap_m))
    if len(route.lines) == 1 and len(posts) and not np.isnan(route.ring_m[0]):
        return float(np.diff(np.append(posts, posts[0] + route.length_m)).max())
    return float(np.diff(np.concatenate([[0.0], posts, [route.length_m]])).max())


def _by_township(
    stretches: gpd.GeoDataFrame, townships: gpd.GeoDataFrame | None, network: Network
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Share the routes out among townships, and check that nothing is lost."""
    columns = ["level", "code", "name", "direction", "length_m", "gap_m", "covered_share"]
    if townships is None:
        return pd.DataFrame(columns=columns), pd.DataFrame(columns=["what", "townships", "outside", "input"])
    pieces = split_lines(stretches, townships, crs=network.crs)
    pieces["direction"] = stretches["direction"].loc[pieces["line_id"]].to_numpy()
    pieces["gap_m"] = pieces["length_m"].where(stretches["gap"].loc[pieces["line_id"]].to_numpy(), 0.0)
    rows, account = [], []
    for direction in DIRECTIONS:
        own, given = (frame[frame["direction"] == direction] for frame in (pieces, stretches))
        inside = own[own["township"].notna()]
        gap = given["length_m"].where(given["gap"], 0.0)
        for name, total in (("length_m", given["length_m"].sum()), ("gap_m", gap.sum())):
            account.append(totals_check(f"{direction} {name}", inside[name].sum(),
                                        own.loc[own["township"].isna(), name].sum(), total))
        sums = inside.groupby("township")[["length_m", "gap_m"]].sum()
        sums = sums.reindex(townships.index, fill_value=0.0)
        for id_, row in sums.iterrows():
            named = {"code": str(townships.at[id_, "code"]), "name": townships.at[id_, "name"]}
            rows.append({"level": TOWNSHIP, **named, "direction": direction, **row})
        rows.append({"level": COUNTY, "code": "", "name": "", "direction": direction, **sums.sum()})
    table = pd.DataFrame(rows)
    table["covered_share"] = (1 - table["gap_m"] / table["length_m"]).where(table["length_m"] > 0)
    order = {TOWNSHIP: 0, COUNTY: 1}
    table = table.sort_values("level", key=lambda level: level.map(order), kind="stable")
    return table[columns].reset_index(drop=True), pd.DataFrame(account)


def _both_directions(
    summary: pd.DataFrame, townships: gpd.GeoDataFrame | None
) -> gpd.GeoDataFrame | None:
    """Give the townships' polygons with the sums of both directions."""
    if townships is None:
        return None
    rows = summary[summary["level"] == TOWNSHIP].groupby("code")[["length_m", "gap_m"]].sum()
    rows = rows.reindex(townships["code"].astype(str)).set_axis(townships.index)
    share = (1 - rows["gap_m"] / rows["length_m"]).where(rows["length_m"] > 0)
    named = townships[["code", "name"]].join(rows).assign(covered_share=share)
    return gpd.GeoDataFrame(named, geometry=townships.geometry, crs=townships.crs)

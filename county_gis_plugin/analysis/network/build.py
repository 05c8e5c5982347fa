"""Build a network from road lines: clean, node, contract, cost."""

from __future__ import annotations

import re
from collections.abc import Sequence

import geopandas as gpd
import numpy as np
import pandas as pd
import pyproj
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from ..crs import project_xy, working_crs
from ..errors import Faults, InputError, message
from ..progress import Progress
from ..standards import Profile, load_standards
from .contraction import Segments, chain, joints, without_doubles
from .model import Lines, Network, ranges, skipped_rows
from .topology import (
    Vertices,
    close_gaps,
    level_keys,
    number_places,
    part_levels,
    place_order,
    with_crossings,
    without_repeats,
)

MODES = ("distance", "walk", "ebike", "drive")
MAX_TOLERANCE_M = 100.0

# Values of a direction field, compared in lower case: OpenStreetMap, ESRI, Chinese registers.
FORWARD_VALUES = frozenset({"yes", "true", "1", "f", "ft", "forward", "是", "单行", "正向", "顺向"})
BACKWARD_VALUES = frozenset({"-1", "reverse", "t", "tf", "backward", "反向", "逆向"})
BOTH_VALUES = frozenset({"", "no", "false", "0", "b", "n", "both", "否", "双向", "reversible", "alternating"})
# OpenStreetMap: these imply oneway=yes where nothing else is said (wiki, Key:oneway).
ONEWAY_JUNCTIONS = frozenset({"roundabout", "circular"})
ONEWAY_CLASSES = frozenset({"motorway"})


def build_network(
    roads: gpd.GeoDataFrame | Lines,
    *,
    mode: str = "distance",
    tolerance_m: float = 0.01,
    direction_field: str | None = None,
    direction_values: Sequence[str] | None = None,
    speed_field: str | None = None,
    default_speed_kmh: float | None = None,
    level_field: str | None = None,
    node_crossings: bool = False,
    profile: Profile | str | None = None,
    progress: Progress | None = None,
) -> Network:
    """Build a routable network from road lines.

    Lines meet where they share a vertex, and where a line ends within ``tolerance_m`` of another;
    with ``node_crossings`` also where they cross. Chains of degree-2 nodes become one edge.

    Parameters
    ----------
    roads
        Lines in any CRS; they are measured in the CRS that ``crs.working_crs`` chooses.
    mode
        ``distance`` (costs in metres), or ``walk``, ``ebike``, ``drive`` (costs in seconds).
    tolerance_m
        Largest gap that is closed, 0 to 100 m. Lengths of lines do not change.
    direction_field, direction_values
        Column with the permitted direction, and its (forward, backward, both) values; without
        values the usual ones of OpenStreetMap, ESRI and Chinese registers are understood.
        Walking ignores it.
    speed_field, default_speed_kmh
        Column with km/h, and the speed where it is missing, zero or negative; without a default
        the speed of the road's class in ``standards/speeds.csv`` is taken. Time modes only.
    level_field
        Column whose different values keep lines apart that pass over one another.
    profile
        Which roads are open and how quick they are, if not those of ``mode``: a ``Profile`` or
        the name of a mode.

    Raises
    ------
    InputError
        If there is no usable line, a field is missing, or a parameter is out of range.
    CrsError
        If the CRS is missing or cannot be measured in.
    """
    progress = progress or Progress()
    lines = roads if isinstance(roads, Lines) else Lines.from_frame(roads)
    _check(
        lines,
        mode,
        tolerance_m,
        direction_field,
        direction_values,
        speed_field,
        default_speed_kmh,
        level_field,
    )
    if not isinstance(profile, Profile):
        profile = load_standards().profile(profile or mode)
    counts: dict[str, int] = {"features": len(lines.attributes)}

    lines, crs = _usable(lines, profile, counts)
    progress.check()
    level = None
    if level_field is not None:
        level = level_keys(lines.attributes, level_field)[lines.feature]
    vertices = _noded(lines, level, tolerance_m, node_crossings, counts, progress)
    progress.check()

    segments = _segments(vertices, lines.feature)
    _set_directions(segments, lines, direction_field, direction_values, mode, counts)
    speed = _set_costs(segments, lines, profile, mode, speed_field, default_speed_kmh, counts)
    progress.check()
    return _assemble(
        segments,
        vertices,
        lines,
        crs,
        mode,
        counts,
        progress,
        walk_speed=None if mode == "distance" else profile.walk_speed,
        max_speed=speed,
        # Both ends of a trip may stand beside a gap as wide as the tolerance.
        slack_m=2.0 * tolerance_m if counts.get("gaps_closed") else 0.0,
    )


def _check(
    lines: Lines,
    mode: str,
    tolerance_m: float,
    direction_field: str | None,
    direction_values: Sequence[str] | None,
    speed_field: str | None,
    default_speed_kmh: float | None,
    level_field: str | None,
) -> None:
    faults = Faults()
    if mode not in MODES:
        faults.add("MODE is “{mode}”: choose one of {modes}.", mode=mode, modes=", ".join(MODES))
    if not 0.0 <= tolerance_m <= MAX_TOLERANCE_M:
        faults.add(
            "TOLERANCE is {value} m: give 0 to {limit:.0f} metres.", value=tolerance_m, limit=MAX_TOLERANCE_M
        )
    if default_speed_kmh is not None and not 0.0 < default_speed_kmh <= 300.0:
        faults.add(
            "DEFAULT_SPEED is {value} km/h: give more than 0 and at most 300.", value=default_speed_kmh
        )
    if direction_values is not None and len(direction_values) != 3:
        faults.add("Give three direction values: forward, backward, both.")
    for parameter, name in (
        ("DIRECTION_FIELD", direction_field),
        ("SPEED_FIELD", speed_field),
        ("LEVEL_FIELD", level_field),
    ):
        if name is not None and name not in lines.attributes.columns:
            faults.add(
                "{parameter}: {layer} has no field “{name}”; it has {fields}.",
                parameter=parameter,
                layer=lines.input_name,
                name=name,
                fields=", ".join(map(str, lines.attributes.columns)) or "none",
            )
    if not lines.n_lines:
        faults.add("{layer} has no lines: choose a layer with road lines.", layer=lines.input_name)
    faults.raise_if_any()


def _usable(lines: Lines, profile: Profile, counts: dict[str, int]) -> tuple[Lines, pyproj.CRS]:
    """Leave out roads that the mode cannot use, and bring the rest into the working CRS."""
    low, high = lines.xy.min(axis=0), lines.xy.max(axis=0)
    crs = working_crs(lines.crs, (*low, *high), layer=lines.input_name)
    is_open = np.asarray(profile.open_mask(lines.attributes), dtype=bool)
    counts["closed_to_mode"] = int((~is_open).sum())
    if not is_open.all():
        lines = lines.select(is_open[lines.feature])
    if not lines.n_lines:
        raise InputError(
            message(
                "{layer}: none of the {count} roads may be used in mode {mode}: check the road classes, "
                "or choose another mode.",
                layer=lines.input_name,
                count=len(lines.attributes),
                mode=profile.mode,
            )
        )
    xy = project_xy(lines.xy, lines.crs, crs)
    return Lines(xy, lines.starts, lines.feature, lines.attributes, crs, lines.skipped, lines.input_name), crs


def _noded(
    lines: Lines,
    level: np.ndarray | None,
    tolerance_m: float,
    node_crossings: bool,
    counts: dict[str, int],
    progress: Progress,
) -> Vertices:
    vertices = Vertices(*without_repeats(lines.xy, lines.starts))
    if node_crossings:
        vertices, counts["crossings_noded"] = with_crossings(vertices, level)
        progress.check()
    vertices.node, n_nodes = number_places(vertices.xy)
    if level is not None:
        vertices.node, n_nodes = part_levels(vertices, n_nodes, level)
    if tolerance_m > 0:
        vertices, counts["gaps_closed"] = close_gaps(vertices, n_nodes, tolerance_m, level)
    return vertices


def _segments(vertices: Vertices, feature: np.ndarray) -> Segments:
    begins = vertices.segment_starts()
    way = vertices.xy[begins + 1] - vertices.xy[begins]
    length = np.hypot(way[:, 0], way[:, 1])
    open_both = np.ones(len(begins), dtype=bool)
    return Segments(
        tail=vertices.node[begins],
        head=vertices.node[begins + 1],
        tail_vertex=begins,
        head_vertex=begins + 1,
        length_m=length,
        cost=length,
        forward=open_both,
        backward=open_both.copy(),
        line=vertices.line[begins],
    )


def directions(
    attributes: pd.DataFrame, field: str, values: Sequence[str] | None = None
) -> tuple[np.ndarray, int]:
    """Read a direction field: 1 forward, −1 backward, 0 both (n,), and how many values were not understood.

    A motorway or roundabout of OpenStreetMap whose field is empty is one-way forward.
    """
    # Each distinct value is read once; whole numbers may have come as 1.0 from a field with gaps.
    codes, distinct = pd.factorize(attributes[field])
    texts = ["", *(re.sub(r"\.0+$", "", str(value).strip().lower()) for value in distinct)]
    if values is not None:
        forward, backward, both = ({str(v).strip().lower()} for v in values)
    else:
        forward, backward, both = FORWARD_VALUES, BACKWARD_VALUES, BOTH_VALUES
    meaning = np.array([1 if t in forward else -1 if t in backward else 0 for t in texts], dtype=np.int8)
    unknown = np.array([t not in forward and t not in backward and t not in both and t != "" for t in texts])
    result = meaning[codes + 1]
    if values is None:
        empty = np.array([t == "" for t in texts])[codes + 1]
        for column, one_way in (("junction", ONEWAY_JUNCTIONS), ("highway", ONEWAY_CLASSES)):
            if column in attributes.columns:
                result[empty & attributes[column].isin(one_way).to_numpy(bool)] = 1
    return result, int(unknown[codes + 1].sum())


def _set_directions(
    segments: Segments,
    lines: Lines,
    field: str | None,
    values: Sequence[str] | None,
    mode: str,
    counts: dict[str, int],
) -> None:
    if field is None or mode == "walk":
        return
    direction, counts["direction_unknown"] = directions(lines.attributes, field, values)
    of_segment = direction[lines.feature[segments.line]]
    segments.forward, segments.backward = of_segment >= 0, of_segment <= 0
    used = np.zeros(len(direction), dtype=bool)
    used[lines.feature] = True
    counts["one_way"] = int(((direction != 0) & used).sum())


def _set_costs(
    segments: Segments,
    lines: Lines,
    profile: Profile,
    mode: str,
    speed_field: str | None,
    default_speed_kmh: float | None,
    counts: dict[str, int],
) -> float:
    """Turn lengths into seconds in a time mode; returns the highest speed (m/s), 1 in distance mode."""
    if mode == "distance":
        return 1.0
    kmh, defaulted = profile.speeds_kmh(lines.attributes, speed_field, default_speed_kmh)
    counts["speed_defaulted"] = int(defaulted)
    speed = np.asarray(kmh, dtype=float)[lines.feature] / 3.6
    segments.cost = segments.length_m / speed[segments.line]
    return float(max(speed.max(), profile.walk_speed))


def _assemble(
    segments: Segments,
    vertices: Vertices,
    lines: Lines,
    crs: pyproj.CRS,
    mode: str,
    counts: dict[str, int],
    progress: Progress,
    *,
    walk_speed: float | None,
    max_speed: float,
    slack_m: float,
) -> Network:
    n_nodes = int(vertices.node.max()) + 1 if len(vertices.node) else 0
    no_length = segments.tail == segments.head
    if no_length.any():
        segments = segments.take(~no_length)
    skipped = _without_length(segments, vertices, lines, counts)
    if not len(segments):
        raise InputError(
            message("{layer}: no line has any length; check the layer and TOLERANCE.", layer=lines.input_name)
        )
    segments, counts["doubled_segments"] = without_doubles(segments, n_nodes)
    counts["segments"] = len(segments)
    progress.check()

    node_xy = np.empty((n_nodes, 2))
    # The first vertex of a merged node in (x, y) order stands for it, whatever the order of rows.
    order = (
        np.lexsort((vertices.xy[:, 1], vertices.xy[:, 0]))[::-1] if counts.get("gaps_closed") else slice(None)
    )
    node_xy[vertices.node[order]] = vertices.xy[order]
    joint = joints(segments, n_nodes)
    chains = chain(segments, joint, node_xy)
    progress.check()

    ordered = segments.take(chains.segment)
    flipped = chains.flipped
    begin_vertex = np.where(flipped, ordered.head_vertex, ordered.tail_vertex)
    end_vertex = np.where(flipped, ordered.tail_vertex, ordered.head_vertex)
    begin_node = np.where(flipped, ordered.head, ordered.tail)
    end_node = np.where(flipped, ordered.tail, ordered.head)
    first, last = chains.starts[:-1], chains.starts[1:] - 1
    edge_from, edge_to = begin_node[first], end_node[last]
    forward = np.where(flipped, ordered.backward, ordered.forward)[first]
    backward = np.where(flipped, ordered.forward, ordered.backward)[first]

    # Number the junctions by place, and turn each edge so that it runs from the lower number.
    junction = np.unique(np.concatenate([edge_from, edge_to]))
    junction = junction[place_order(node_xy[junction])]
    number = np.full(n_nodes, -1, dtype=np.int64)
    number[junction] = np.arange(len(junction))
    edge_from, edge_to = number[edge_from], number[edge_to]
    counts_of = np.diff(chains.starts)
    turn = (edge_from > edge_to) | (
        (edge_from == edge_to) & _turned_ring(vertices.xy, begin_vertex, end_vertex, chains)
    )
    edge_from, edge_to = np.where(turn, edge_to, edge_from), np.where(turn, edge_from, edge_to)
    forward, backward = np.where(turn, backward, forward), np.where(turn, forward, backward)
    length = np.add.reduceat(ordered.length_m, first)
    middle = vertices.xy[begin_vertex[first + counts_of // 2]]
    order = np.lexsort((middle[:, 1], middle[:, 0], np.round(length, 6), edge_to, edge_from))

    counts_of = counts_of[order]
    up = ranges(first[order], counts_of)
    turned = np.repeat(turn[order], counts_of)
    seg = np.where(turned, np.repeat(first[order] + last[order], counts_of) - up, up)
    edge_starts = np.concatenate([[0], np.cumsum(counts_of + 1)]).astype(np.int64)
    network = _with_vertices(
        seg,
        turned,
        counts_of,
        edge_starts,
        ordered,
        np.where(turned, end_vertex[seg], begin_vertex[seg]),
        np.where(turned, begin_vertex[seg], end_vertex[seg]),
        vertices,
        lines,
        mode,
    )
    edge_from, edge_to = edge_from[order].astype(np.int32), edge_to[order].astype(np.int32)
    edge_cost = network["cost"][edge_starts[1:] - 1]
    graph = coo_matrix((np.ones(len(edge_from), bool), (edge_from, edge_to)), shape=(len(junction),) * 2)
    _, components = connected_components(graph, directed=False)
    counts["edges"], counts["nodes"] = len(edge_from), len(junction)
    counts["components"] = int(components.max()) + 1
    if slack_m:
        ends_xy = node_xy[junction][edge_from], node_xy[junction][edge_to]
        max_speed = max(max_speed, _pull(network, edge_starts, ends_xy, slack_m))
    return Network(
        mode=mode,
        crs=crs,
        node_xy=node_xy[junction],
        edge_from=edge_from,
        edge_to=edge_to,
        edge_forward=np.where(forward[order], edge_cost, np.inf),
        edge_backward=np.where(backward[order], edge_cost, np.inf),
        edge_starts=edge_starts,
        road_ids=lines.attributes.index,
        components=components,
        skipped=skipped,
        counts=counts,
        walk_speed=walk_speed,
        max_speed=max_speed,
        slack_m=slack_m,
        **network,
    )


def _pull(
    network: dict[str, np.ndarray],
    edge_starts: np.ndarray,
    ends_xy: tuple[np.ndarray, np.ndarray],
    slack_m: float,
) -> float:
    """Give the most metres that a unit of cost can move a traveller where gaps were closed.

    A closed gap moves the traveller and costs nothing. ``slack_m`` stands for the gaps at the
    ends of a trip, so that a short piece beside a gap does not count as quick.
    """
    counts = np.diff(edge_starts)
    total = np.repeat(network["cost"][edge_starts[1:] - 1], counts)
    fastest = 0.0
    for end_xy, cost in ((ends_xy[0], network["cost"]), (ends_xy[1], total - network["cost"])):
        moved = np.hypot(*(network["xy"] - np.repeat(end_xy, counts, axis=0)).T) - slack_m
        some = moved > 0
        with np.errstate(divide="ignore"):
            fastest = max(fastest, float((moved[some] / cost[some]).max(initial=0.0)))
    whole = np.hypot(*(ends_xy[1] - ends_xy[0]).T)
    some = whole > 0
    with np.errstate(divide="ignore"):
        return max(
            fastest, float((whole[some] / network["cost"][edge_starts[1:] - 1][some]).max(initial=0.0))
        )


def _turned_ring(xy: np.ndarray, begin: np.ndarray, end: np.ndarray, chains: object) -> np.ndarray:
    """Say which loops should run the other way round, so that the order of rows changes nothing."""
    first, last = chains.starts[:-1], chains.starts[1:] - 1
    second, before_last = xy[end[first]], xy[begin[last]]
    return (second[:, 0] > before_last[:, 0]) | (
        (second[:, 0] == before_last[:, 0]) & (second[:, 1] > before_last[:, 1])
    )


def _with_vertices(
    seg: np.ndarray,
    turned: np.ndarray,
    counts_of: np.ndarray,
    edge_starts: np.ndarray,
    ordered: Segments,
    begin: np.ndarray,
    end: np.ndarray,
    vertices: Vertices,
    lines: Lines,
    mode: str,
) -> dict[str, np.ndarray]:
    """Lay out the vertices of the edges with length and cost cumulated from each edge's start."""
    n_vertices = int(edge_starts[-1])
    place = np.arange(len(seg)) + np.repeat(np.arange(len(counts_of)), counts_of)
    last_place = edge_starts[1:] - 1
    last_seg = np.cumsum(counts_of) - 1
    xy = np.empty((n_vertices, 2))
    xy[place] = vertices.xy[begin]
    xy[last_place] = vertices.xy[end[last_seg]]
    feature = np.empty(n_vertices, dtype=np.int32)
    feature[place] = lines.feature[ordered.line[seg]]
    feature[last_place] = feature[last_place - 1]

    def cumulated(values: np.ndarray) -> np.ndarray:
        # Long doubles, where the platform has them: a county's sum must not blur an edge's.
        steps = np.zeros(n_vertices, dtype=np.longdouble)
        steps[place + 1] = values[seg]
        total = np.cumsum(steps)
        return (total - np.repeat(total[edge_starts[:-1]], counts_of + 1)).astype(float)

    length = cumulated(ordered.length_m)
    return {
        "xy": xy,
        "length_m": length,
        "cost": length if mode == "distance" else cumulated(ordered.cost),
        "vertex_line": feature,
    }


def _without_length(
    segments: Segments, vertices: Vertices, lines: Lines, counts: dict[str, int]
) -> pd.DataFrame:
    """List the features of which nothing is left: lines of one place, or swallowed by the tolerance."""
    left = np.zeros(len(lines.attributes), dtype=bool)
    left[lines.feature[segments.line]] = True
    used = np.zeros(len(lines.attributes), dtype=bool)
    used[lines.feature] = True
    gone = lines.attributes.index[used & ~left]
    counts["no_length"] = len(gone)
    return pd.concat([lines.skipped, skipped_rows(lines.input_name, gone, "no_length")], ignore_index=True)

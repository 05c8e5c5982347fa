"""Build a network from road lines: clean, node, contract, cost."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import geopandas as gpd
import numpy as np
import pandas as pd

from .. import values
from ..crs import project_xy, working_crs
from ..errors import Faults, InputError, message
from ..progress import Progress, log_count
from ..standards import Profile, load_standards
from ..units import KMH_PER_MS, M_PER_KM
from .assembly import assemble, in_metres, with_speeds
from .cache import NETWORKS_BYTES, Kept, digest, seal
from .contraction import Segments
from .grade_separation import separation_keys
from .model import Lines, Network, extent
from .near_vertices import join_near
from .topology import (
    Vertices,
    close_gaps,
    level_keys,
    number_places,
    part_levels,
    with_crossings,
    without_repeats,
)

MODES = ("distance", "walk", "ebike", "drive")
MAX_TOLERANCE_M = 100.0
# The sine of the angle below which a segment lies on the one before it.
STRAIGHT_BACK = 1e-6

# Networks of former runs, found again by all that they were built from.
built_networks: Kept[Network] = Kept(NETWORKS_BYTES, lambda network: network.n_bytes)
# Roads, open directions and options → the key of the network that was built from them last.
_same_shape: Kept[bytes] = Kept(100_000, len)

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
    near_vertices: bool = True,
    profile: Profile | str | None = None,
    progress: Progress | None = None,
) -> Network:
    """Build a routable network from road lines.

    Lines meet where they share a vertex, where a line ends within ``tolerance_m`` of another and,
    with ``near_vertices``, where they have vertices so near; with ``node_crossings`` also where they
    cross. Neither joins roads whose level, layer, bridge or tunnel differ.
    Chains of degree-2 nodes become one edge. Whoever asks again with the same roads and options is
    given the same network, as long as ``built_networks`` keeps it.

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
    traffic = _traffic(
        lines, profile, mode, direction_field, direction_values, speed_field, default_speed_kmh, level_field,
        node_crossings or (near_vertices and tolerance_m > 0),
    )
    shape = digest(
        *(lines.xy, lines.starts, lines.feature, lines.attributes.index, lines.crs.to_wkt(), lines.skipped),
        *(lines.input_name, float(tolerance_m), bool(node_crossings), bool(near_vertices)),
        *(traffic.is_open, traffic.level, traffic.separation, traffic.direction, traffic.direction_unknown),
    )
    key = digest(shape, mode, profile.walk_speed, traffic.speed_kmh, traffic.speed_defaulted)
    network = built_networks.get(key)
    if network is not None:
        progress.info(message("Network taken from the previous run: the roads and options are the same."))
    else:
        alike = built_networks.get(_same_shape.get(shape) or b"")
        # Of doubled segments the quickest stays, which may be another one here.
        if alike is None or alike.counts["doubled_segments"]:
            built = _built(lines, traffic, profile, tolerance_m, node_crossings, near_vertices, progress)
            share = alike is not None and _drawn_alike(built, alike)
            alike = replace(built, drawn=alike.drawn) if share else built
        network = _with_costs(alike, traffic, profile, mode)
        seal(*vars(network).values())
        built_networks.put(key, network)
        _same_shape.put(shape, key)
    _tell(network, progress)
    return network


@dataclass(frozen=True)
class _Traffic:
    """Hold what the attributes say of each road; together with the lines it makes the network.

    ``level`` parts lines that share a vertex, ``separation`` those that cross without one.
    ``direction`` is 1 forward, −1 backward, 0 both, ``None`` where directions do not count;
    ``speed_kmh`` is ``None`` where costs are metres.
    """

    is_open: np.ndarray
    level: np.ndarray | None
    separation: np.ndarray | None
    direction: np.ndarray | None
    speed_kmh: np.ndarray | None
    direction_unknown: int = 0
    speed_defaulted: int = 0


def _traffic(
    lines: Lines,
    profile: Profile,
    mode: str,
    direction_field: str | None,
    direction_values: Sequence[str] | None,
    speed_field: str | None,
    default_speed_kmh: float | None,
    level_field: str | None,
    heights_count: bool,
) -> _Traffic:
    attributes = lines.attributes
    level = separation = direction = speed_kmh = None
    unknown = defaulted = 0
    if level_field is not None:
        level = level_keys(attributes, level_field)
    if heights_count:
        separation = separation_keys(attributes, level)
    if direction_field is not None and mode != "walk":
        direction, unknown = directions(attributes, direction_field, direction_values)
    if mode != "distance":
        kmh, defaulted = profile.speeds_kmh(attributes, speed_field, default_speed_kmh)
        speed_kmh = np.asarray(kmh, dtype=float)
    is_open = np.asarray(profile.open_mask(attributes), dtype=bool)
    return _Traffic(is_open, level, separation, direction, speed_kmh, unknown, int(defaulted))


def _built(
    lines: Lines,
    traffic: _Traffic,
    profile: Profile,
    tolerance_m: float,
    node_crossings: bool,
    near_vertices: bool,
    progress: Progress,
) -> Network:
    counts: dict[str, int] = {"features": len(lines.attributes)}
    lines = _usable(lines, traffic, profile, counts)
    progress.check()
    level, separation = (
        None if keys is None else keys[lines.feature] for keys in (traffic.level, traffic.separation)
    )
    vertices = _noded(lines, level, separation, tolerance_m, node_crossings, counts, progress)
    if near_vertices and tolerance_m > 0:
        progress.check()
        vertices, counts["vertices_joined"] = join_near(vertices, tolerance_m, separation)
    progress.check()
    return assemble(
        # Made on the way, so that the first, unordered arrays can be let go of as soon as they are used.
        _with_traffic(_segments(vertices, counts), lines, traffic, counts),
        vertices,
        lines,
        counts,
        # Both ends of a trip may stand beside a gap as wide as the tolerance.
        slack_m=2.0 * tolerance_m if counts.get("gaps_closed") or counts.get("vertices_joined") else 0.0,
        progress=progress,
    )


def _drawn_alike(one: Network, other: Network) -> bool:
    """Say whether two networks have the same edges in the same places, open in the same directions."""
    same = ("xy", "edge_starts", "edge_from", "edge_to", "length_m")
    pairs = [(getattr(one, name), getattr(other, name)) for name in same]
    for name in ("edge_forward", "edge_backward"):
        pairs.append((np.isfinite(getattr(one, name)), np.isfinite(getattr(other, name))))
    return all(np.array_equal(*pair) for pair in pairs)


def _with_costs(network: Network, traffic: _Traffic, profile: Profile, mode: str) -> Network:
    """Give a network of the same shape with the costs of the mode."""
    counts = {name: count for name, count in network.counts.items() if name != "speed_defaulted"}
    if traffic.speed_kmh is None:
        return in_metres(network, counts)
    counts["speed_defaulted"] = traffic.speed_defaulted
    return with_speeds(network, mode, traffic.speed_kmh / KMH_PER_MS, profile.walk_speed, counts)


# What a planner should know of how the roads were read; zero counts say nothing.
TOLD = (
    ("closed_to_mode", "{count} roads are closed to this mode (class, access or status) and were left out."),
    ("no_length", "{count} roads have no length and were left out."),
    ("one_way", "{count} roads are one-way."),
    ("direction_unknown", "{count} roads have a direction that is not understood; they count as two-way."),
    ("speed_defaulted", "{count} roads have no usable speed; they take the default of their class."),
    ("crossings_noded", "{count} crossings without a common vertex were joined."),
    ("crossings_apart", "{count} crossings were left apart, for level, layer, bridge or tunnel differ."),
    ("gaps_closed", "{count} line ends that missed another line by no more than TOLERANCE were joined."),
    (
        "vertices_joined",
        "{count} vertices no farther than TOLERANCE from one of another road were joined with it.",
    ),
    ("doubled_segments", "{count} segments are drawn twice and count once."),
)


def _tell(network: Network, progress: Progress) -> None:
    """Write to the log how the roads were read."""
    for name, template in TOLD:
        log_count(progress, template, network.counts.get(name, 0))
    if network.counts.get("turning_back"):
        progress.warning(
            message(
                "ROADS: at {count} places a road turns straight back over itself without a common vertex: "
                "the stretch drawn twice counts twice, unless lines that cross are joined (NODE_CROSSINGS).",
                count=network.counts["turning_back"],
            )
        )
    progress.info(
        message(
            "Network: {length:,.0f} km of roads, {edges} edges, {nodes} junctions, {parts} separate parts.",
            length=network.total_length_m / M_PER_KM,
            edges=network.n_edges,
            nodes=network.n_nodes,
            parts=network.counts["components"],
        )
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
                fields=", ".join(map(str, lines.attributes.columns)) or message("none"),
            )
    if not lines.n_lines:
        faults.add("{layer} has no lines: choose a layer with road lines.", layer=lines.input_name)
    faults.raise_if_any()


def _usable(lines: Lines, traffic: _Traffic, profile: Profile, counts: dict[str, int]) -> Lines:
    """Leave out roads that the mode cannot use, and bring the rest into the working CRS."""
    low, high = extent(lines.xy)
    crs = working_crs(lines.crs, (*low, *high), layer=lines.input_name)
    is_open = traffic.is_open
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
    return Lines(xy, lines.starts, lines.feature, lines.attributes, crs, lines.skipped, lines.input_name)


def _noded(
    lines: Lines,
    level: np.ndarray | None,
    separation: np.ndarray | None,
    tolerance_m: float,
    node_crossings: bool,
    counts: dict[str, int],
    progress: Progress,
) -> Vertices:
    vertices = Vertices(*without_repeats(lines.xy, lines.starts))
    if node_crossings:
        vertices, joined, apart = with_crossings(vertices, separation)
        counts.update(crossings_noded=joined, crossings_apart=apart)
        progress.check()
    vertices.node, n_nodes = number_places(vertices.xy)
    if level is not None:
        vertices.node, n_nodes = part_levels(vertices, n_nodes, level)
    if tolerance_m > 0:
        vertices, counts["gaps_closed"] = close_gaps(vertices, n_nodes, tolerance_m, level)
    return vertices


def _segments(vertices: Vertices, counts: dict[str, int]) -> Segments:
    begins = vertices.segment_starts()
    way = vertices.xy[begins + 1] - vertices.xy[begins]
    length = np.hypot(way[:, 0], way[:, 1])
    counts["turning_back"] = _turning_back(vertices, begins, way, length)
    return Segments(
        tail=vertices.node[begins],
        head=vertices.node[begins + 1],
        tail_vertex=begins.astype(np.int32),
        length_m=length,
        cost=length,
        forward=np.ones(len(begins), dtype=bool),
        backward=np.ones(len(begins), dtype=bool),
        line=vertices.line[begins],
    )


def _turning_back(vertices: Vertices, begins: np.ndarray, way: np.ndarray, length: np.ndarray) -> int:
    """Count the segments that run back over the one before without ending where that began."""
    one, two = way[:-1], way[1:]
    back = np.flatnonzero(one[:, 0] * two[:, 0] + one[:, 1] * two[:, 1] < 0.0)
    one, two, square = one[back], two[back], length[back] * length[back + 1]
    same = begins[back + 1] == begins[back] + 1
    same &= np.abs(one[:, 0] * two[:, 1] - one[:, 1] * two[:, 0]) <= STRAIGHT_BACK * square
    return int((same & (vertices.node[begins[back]] != vertices.node[begins[back + 1] + 1])).sum())


def directions(
    attributes: pd.DataFrame, field: str, given: Sequence[str] | None = None
) -> tuple[np.ndarray, int]:
    """Read a direction field: 1 forward, −1 backward, 0 both (n,), and how many values were not understood.

    ``given`` are the values for forward, backward and both; an empty one stands for no road. Without
    them the words of ``values.ONEWAY`` are understood, and a motorway or roundabout of OpenStreetMap
    whose field is empty is one-way forward. Every other road is open both ways.
    """
    # Each distinct value is read once; whole numbers may have come as 1.0 from a field with gaps.
    codes, distinct = pd.factorize(attributes[field].to_numpy(dtype=object))
    texts = ["", *map(_direction_text, distinct)]
    groups = values.ONEWAY.values() if given is None else ((value,) for value in given)
    # A value that is not set matches nothing: least of all roads that say nothing.
    forward, backward, both = ({_direction_text(word) for word in group} - {""} for group in groups)
    meaning = np.array([1 if t in forward else -1 if t in backward else 0 for t in texts], dtype=np.int8)
    unknown = np.array([t != "" and t not in forward | backward | both for t in texts])
    result = meaning[codes + 1]
    if given is None:
        empty = np.array([t == "" for t in texts])[codes + 1]
        for column, one_way in (("junction", ONEWAY_JUNCTIONS), ("highway", ONEWAY_CLASSES)):
            if column in attributes.columns:
                result[empty & attributes[column].isin(one_way).to_numpy(bool)] = 1
    return result, int(unknown[codes + 1].sum())


def _direction_text(value: object) -> str:
    return re.sub(r"\.0+$", "", values.normal(value))


def _with_traffic(
    segments: Segments, lines: Lines, traffic: _Traffic, counts: dict[str, int]
) -> Segments:
    """Set the directions of segments, and their seconds in a time mode, by which doubled ones are chosen."""
    if traffic.direction is not None:
        counts["direction_unknown"] = traffic.direction_unknown
        of_segment = traffic.direction[lines.feature[segments.line]]
        segments.forward, segments.backward = of_segment >= 0, of_segment <= 0
        used = np.zeros(len(traffic.direction), dtype=bool)
        used[lines.feature] = True
        counts["one_way"] = int(((traffic.direction != 0) & used).sum())
    if traffic.speed_kmh is not None:
        speed = traffic.speed_kmh[lines.feature] / KMH_PER_MS
        segments.cost = segments.length_m / speed[segments.line]
    return segments

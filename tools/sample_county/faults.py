"""Give the roads what real layers have: roundabouts, one-way streets, islands, ends that fall short."""

from __future__ import annotations

import numpy as np
from scipy import sparse
from scipy.sparse import csgraph

from . import grid
from .lines import Road

UNDERSHOOTS = 24
ISLANDS = 5
RING_M = 26.0


def vertex_components(roads: list[Road], left_out: int | None = None) -> tuple[np.ndarray, np.ndarray]:
    """Return the component of each road's first vertex, and the metres of road in each component."""
    xy = np.vstack([road.xy for road in roads])
    keys = np.round(xy * 100).astype(np.int64)
    number = np.unique(keys[:, 0] * 2**32 + keys[:, 1], return_inverse=True)[1]
    starts = np.cumsum([0] + [len(road.xy) for road in roads])
    tail = np.ones(len(xy), bool)
    tail[starts[1:] - 1] = False
    if left_out is not None:
        tail[starts[left_out] : starts[left_out + 1]] = False
    a, b = number[:-1][tail[:-1]], number[1:][tail[:-1]]
    size = number.max() + 1
    labels = csgraph.connected_components(sparse.csr_matrix((np.ones(len(a)), (a, b)), shape=(size, size)))[1]
    of_road = labels[number[starts[:-1]]]
    metres = np.bincount(of_road, [road.length_m for road in roads], labels.max() + 1)
    return of_road, metres


def drop_stray(roads: list[Road]) -> list[Road]:
    """Return the roads that hang together with the main network."""
    component, metres = vertex_components(roads)
    return [road for road, own in zip(roads, component) if own == np.argmax(metres)]


def add_roundabouts(roads: list[Road], corners: list[np.ndarray]) -> list[Road]:
    """Replace street corners by rings, driven anticlockwise, on which the arms end."""
    for corner in corners:
        arms, rest = [], []
        for road in roads:
            at = np.flatnonzero((road.xy == corner).all(axis=1))
            if len(at) == 0:
                rest.append(road)
                continue
            for piece in (road.xy[: at[0] + 1][::-1], road.xy[at[0] :]):
                if len(piece) > 1:
                    arms.append((_from_ring(piece), road))
        angles = np.array([np.arctan2(*(xy[0] - corner)[::-1]) for xy, _ in arms])
        filler = np.deg2rad(np.arange(15, 375, 30))
        filler = [a for a in filler if np.abs((a - angles + np.pi) % (2 * np.pi) - np.pi).min() > 0.12]
        ring = [(a % (2 * np.pi), xy[0]) for a, (xy, _) in zip(angles, arms)]
        ring += [
            (a % (2 * np.pi), np.round(corner + RING_M * np.array([np.cos(a), np.sin(a)]), 2)) for a in filler
        ]
        points = np.array([point for _, point in sorted(ring, key=lambda item: item[0])])
        roads = rest + [Road(xy, road.rank, road.kind, road.level, dict(road.values)) for xy, road in arms]
        best = min(
            (road.values.get("urban_class", "支路") for _, road in arms),
            key=["主干路", "次干路", "支路"].index,
        )
        roads.append(
            Road(
                np.vstack([points, points[:1]]),
                0,
                "street",
                0,
                {"urban_class": best, "town": 1, "oneway": 1, "name": "环岛"},
            )
        )
    return roads


def _from_ring(piece: np.ndarray) -> np.ndarray:
    """Return the line from a corner shortened so that it begins on the ring."""
    away = grid.length(piece - piece[0])
    first = int(np.argmax(away > RING_M + 1))
    way = piece[first] - piece[0]
    start = np.round(piece[0] + way / grid.length(way) * RING_M, 2)
    return np.vstack([start, piece[first:]])


def one_way_streets(net) -> None:
    """Make two pairs of small streets in the county town one-way, one of each pair against its digitising."""
    middle = net.lattices[1].inside.shape[1] // 2
    for line, direction in ((middle - 3, 1), (middle - 1, -1), (middle + 3, 1), (middle + 5, -1)):
        for road in net.roads:
            if road.values.get("town") == 1 and road.values.get("line") == ("across", line):
                road.values["oneway"] = direction


def undershoot(roads: list[Road]) -> int:
    """Pull the end of some side roads 0.1–0.8 m back from the road that they should meet."""
    rng = grid.random_source("undershoots")
    degree: dict[tuple, int] = {}
    for road in roads:
        for place, point in enumerate(map(tuple, road.xy)):
            degree[point] = degree.get(point, 0) + (1 if place in (0, len(road.xy) - 1) else 2)
    candidates = []
    for number, road in enumerate(roads):
        alone = all(degree[tuple(point)] == 2 for point in road.xy[1:-1])
        if road.kind == "road" and road.rank <= 1 and 150 < road.length_m < 2_500 and alone:
            first, last = tuple(road.xy[0]), tuple(road.xy[-1])
            if degree[first] == 1 and degree[last] >= 3:
                candidates.append((number, -1))
            if degree[last] == 1 and degree[first] >= 3:
                candidates.append((number, 0))
    order = np.argsort(rng.random_sample(len(candidates)), kind="stable")[:UNDERSHOOTS]
    for place, choice in enumerate(order):
        number, end = candidates[choice]
        road, gap = roads[number], 0.1 + 0.7 * place / (UNDERSHOOTS - 1)
        inner = road.xy[-2] if end == -1 else road.xy[1]
        way = inner - road.xy[end]
        road.xy[end] = np.round(road.xy[end] + way / grid.length(way) * gap, 2)
        road.values["fault"] = "undershoot"
    return len(order)


def cut_islands(roads: list[Road]) -> int:
    """Take a bridge's length out of the only road to a few hamlets, so that they become islands."""
    rng = grid.random_source("islands")
    ways: dict[tuple, int] = {}
    for road in roads:
        if road.kind == "road" and road.rank >= 1:
            for point in map(tuple, road.xy):
                ways[point] = ways.get(point, 0) + 1
    order = np.argsort(rng.random_sample(len(roads)), kind="stable")
    cut = 0
    for number in order:
        road = roads[number]
        fits = road.kind == "road" and road.rank == 1 and 500 < road.length_m < 2_500
        if not fits or road.values.get("fault") or min(ways[tuple(road.xy[0])], ways[tuple(road.xy[-1])]) > 1:
            continue
        gap = _gap_segment(road)
        if gap is None or not 250 < _metres_behind(roads, int(number)) < 2_500:
            continue
        roads[number] = Road(road.xy[: gap + 1], road.rank, road.kind, road.level, dict(road.values))
        roads.append(Road(road.xy[gap + 1 :], road.rank, road.kind, road.level, dict(road.values)))
        cut += 1
        if cut == ISLANDS:
            break
    return cut


def _metres_behind(roads: list[Road], number: int) -> float:
    """Return how many metres of other roads leaving one road out would take from the main network."""
    component, metres = vertex_components(roads, number)
    metres[component[number]] -= roads[number].length_m
    before = vertex_components(roads)[1]
    return float(before.max() - roads[number].length_m - metres.max())


def _gap_segment(road: Road) -> int | None:
    """Return a segment in the middle of the road whose removal leaves two lines."""
    lengths = grid.length(np.diff(road.xy, axis=0))
    inner = np.flatnonzero((lengths > 30) & (lengths < 160))
    inner = inner[(inner > 0) & (inner < len(lengths) - 1)]
    return int(inner[len(inner) // 2]) if len(inner) else None

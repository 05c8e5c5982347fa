"""Lay streets and village lanes: lattices that follow the road through the place and the lie of the land."""

from __future__ import annotations

import numpy as np
from scipy import sparse
from scipy.sparse import csgraph

from . import grid
from .lines import Road
from .regions import thin


class Lattice:
    """Hold the nodes of a bent street lattice: rows run along the axis road, columns across it."""

    def __init__(self, xy: np.ndarray, inside: np.ndarray, along: np.ndarray, across: np.ndarray) -> None:
        self.xy, self.inside = xy, inside
        self.along, self.across = (
            along,
            across,
        )  # (rows, columns) booleans: the street to the next node exists

    def kept(self) -> Lattice:
        """Return the lattice with only its largest set of streets that hang together."""
        number = np.arange(self.inside.size).reshape(self.inside.shape)
        start = np.r_[number[self.along], number[self.across]]
        stop = np.r_[number[self.along] + 1, number[self.across] + self.inside.shape[1]]
        size = self.inside.size
        links = sparse.csr_matrix((np.ones(len(start)), (start, stop)), shape=(size, size))
        part = csgraph.connected_components(links, directed=False)[1]
        seen = (part == np.argmax(np.bincount(part))).reshape(self.inside.shape)
        return Lattice(self.xy, seen, self.along & seen, self.across & seen)

    def runs(self) -> list[tuple[str, int, np.ndarray]]:
        """Return ("along" or "across", row or column number, vertices) for every unbroken street."""
        found = []
        rows, columns = self.inside.shape
        for name, table, lines, length in (
            ("along", self.along, rows, columns),
            ("across", self.across.T, columns, rows),
        ):
            nodes = self.xy if name == "along" else self.xy.transpose(1, 0, 2)
            for number in range(lines):
                start = None
                for place in range(length):
                    if table[number, place] and start is None:
                        start = place
                    if not table[number, place] and start is not None:
                        found.append((name, number, nodes[number, start : place + 1]))
                        start = None
        return found


def axis_around(roads: list[Road], anchor: np.ndarray, half_m: float) -> np.ndarray:
    """Return a smooth line of 2 × `half_m` through the anchor that follows the best road there."""
    best = max(roads, key=lambda road: (road.rank, road.length_m))
    at = grid.nearest(best.xy, anchor)
    ahead = _walk(best.xy[at:], half_m)
    behind = _walk(best.xy[: at + 1][::-1], half_m)
    if len(behind) < 2:
        behind = _straight(anchor, ahead, half_m)
    if len(ahead) < 2:
        ahead = _straight(anchor, behind, half_m)
    line = np.vstack([behind[::-1], ahead[1:]])
    return line


def _straight(anchor: np.ndarray, other: np.ndarray, half_m: float) -> np.ndarray:
    way = anchor - other[min(2, len(other) - 1)]
    way = way / max(grid.length(way), 1e-9)
    return np.array([anchor, anchor + way * half_m])


def _walk(line: np.ndarray, half_m: float) -> np.ndarray:
    """Return the first `half_m` of a line, carried on straight where it is shorter."""
    if len(line) < 2:
        return line
    cumulated = grid.stations(line)
    if cumulated[-1] <= half_m:
        way = line[-1] - line[-2]
        return np.vstack([line, line[-1] + way / grid.length(way) * (half_m - cumulated[-1] + 1)])
    return _along(line, np.array([*cumulated[cumulated < half_m], half_m]))


def _along(line: np.ndarray, distances: np.ndarray) -> np.ndarray:
    cumulated = grid.stations(line)
    return np.column_stack([np.interp(distances, cumulated, line[:, axis]) for axis in (0, 1)])


def lattice(
    rng,
    axis: np.ndarray,
    rows: int,
    columns: int,
    spacing_m: tuple[float, float],
    allowed,
    missing: float,
    smooth_m: float,
    warp: float = 0.0,
) -> Lattice:
    """Build a lattice of 2·rows + 1 streets along the axis and 2·columns + 1 across it.

    `allowed(xy)` tells where building is possible; `missing` is the share of streets left out; `warp`
    bends the streets off the axis as slopes and old field boundaries do (1 = up to about 110 m).
    """
    middle = 0.5 * grid.length(np.diff(axis, axis=0)).sum()
    stations = middle + np.arange(-columns, columns + 1) * spacing_m[0]
    stations = stations + np.where(np.arange(-columns, columns + 1) == 0, 0, 1) * spacing_m[0] * 0.3 * (
        rng.random_sample(2 * columns + 1) - 0.5
    )
    base = _along(axis, stations)
    ahead = sum(_along(axis, stations + step) for step in (smooth_m, 0.5 * smooth_m))
    behind = sum(_along(axis, stations - step) for step in (smooth_m, 0.5 * smooth_m))
    way = ahead - behind
    way = way / np.maximum(grid.length(way), 1e-9)[:, None]
    normal = np.column_stack([-way[:, 1], way[:, 0]])
    offsets = np.arange(-rows, rows + 1) * spacing_m[1]
    offsets = offsets + np.sign(offsets) * spacing_m[1] * 0.3 * (rng.random_sample(2 * rows + 1) - 0.5)
    xy = base[None, :, :] + offsets[:, None, None] * normal[None, :, :]
    wobble = 0.22 * min(spacing_m) * (rng.random_sample(xy.shape) - 0.5)
    wobble[rows] = 0
    if warp:
        bends = [grid.value_noise(rng, (64, 64), 11) for _ in range(2)]
        places = (np.clip((xy - base[columns]) / 150 + 32, 0, 63)).astype(int)
        drift = np.stack([bend[places[..., 0], places[..., 1]] for bend in bends], axis=-1)
        middle_drift = drift[rows, columns].copy()
        wobble = (
            wobble
            + warp * 110 * (drift - middle_drift) * (np.abs(offsets) / (np.abs(offsets) + 300))[:, None, None]
        )
    xy = np.round(xy + wobble, 2)
    inside = allowed(xy.reshape(-1, 2)).reshape(xy.shape[:2])
    inside[rows, columns] = True
    along = np.zeros(inside.shape, bool)
    across = np.zeros(inside.shape, bool)
    along[:, :-1] = (
        inside[:, :-1] & inside[:, 1:] & (rng.random_sample((2 * rows + 1, 2 * columns)) > missing)
    )
    across[:-1] = inside[:-1] & inside[1:] & (rng.random_sample((2 * rows, 2 * columns + 1)) > missing)
    return Lattice(xy, inside, along, across).kept()


def village_lanes(rng, roads: list[Road], anchor: np.ndarray, people: int, allowed) -> list[Road]:
    """Return the lanes of one settlement around its place on the road."""
    size = np.sqrt(max(people, 30) / 100)
    columns = int(np.clip(round(0.9 * size + rng.random_sample() - 0.3), 1, 5))
    rows = int(np.clip(round(0.55 * size + rng.random_sample() - 0.35), 1, 3))
    spacing = (62 + 40 * rng.random_sample(), 55 + 30 * rng.random_sample())
    axis = axis_around(roads, anchor, (columns + 2) * spacing[0] + 60)
    net = lattice(rng, axis, rows, columns, spacing, allowed, 0.24, 60.0)
    return [
        Road(thin(xy, 0.5), 0, "lane")
        for name, number, xy in net.runs()
        if not (name == "along" and number == rows)
    ]

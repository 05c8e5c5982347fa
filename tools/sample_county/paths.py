"""Find where roads run: least-cost ways over slope between places, each lower class using the higher ones."""

from __future__ import annotations

import numpy as np
from scipy import ndimage, sparse
from scipy.sparse import csgraph

from . import grid
from .land import Land
from .terrain import Terrain

STEPS = [(0, 1), (1, 0), (1, 1), (1, -1), (1, 2), (2, 1), (2, -1), (1, -2)]
# Cost of riding an existing road of rank 1 (village) to 5 (national), against open country.
DISCOUNT = np.array([1.0, 0.55, 0.45, 0.38, 0.33, 0.30])
TRACK, VILLAGE, TOWNSHIP, COUNTY, PROVINCIAL, NATIONAL = range(6)


class WayFinder:
    """Hold the cost surface and the roads laid so far, as ranks on the steps between cells."""

    def __init__(self, terrain: Terrain, land: Land) -> None:
        rng = grid.random_source("ways")
        region = ndimage.binary_dilation(land.mask, iterations=22)
        whim = np.exp(0.45 * grid.fractal_noise(rng, grid.SHAPE, 9, 2))
        wet = np.where(terrain.river, 260.0, np.where(ndimage.binary_dilation(terrain.river), 35.0, 0.0))
        self.region = region
        self.starts, self.ends, self.costs = [], [], []
        self.ranks = [np.full(grid.SHAPE, -1, np.int8) for _ in STEPS]
        own = np.arange(region.size).reshape(region.shape)
        for row_step, column_step in STEPS:
            here, there = _shifted(row_step, column_step)
            length = np.sqrt(row_step**2 + column_step**2) * grid.CELL
            grade = np.abs(terrain.height[there] - terrain.height[here]) / length
            side = 0.5 * (terrain.slope[there] + terrain.slope[here])
            effort = 1 + (grade / 0.06) ** 2 + (side / 0.28) ** 2
            cost = length * effort * 0.5 * (whim[here] + whim[there]) + 0.5 * (wet[here] + wet[there])
            keep = region[here] & region[there]
            self.starts.append(own[here][keep])
            self.ends.append(own[there][keep])
            self.costs.append(np.round(cost[keep], 3))

    def matrix(self) -> sparse.csr_matrix:
        """Return the graph of steps with existing roads made cheap."""
        cost = np.concatenate(
            [
                costs * DISCOUNT[np.maximum(ranks.ravel()[starts], 0)]
                for costs, ranks, starts in zip(self.costs, self.ranks, self.starts)
            ]
        )
        starts, ends = np.concatenate(self.starts), np.concatenate(self.ends)
        size = self.region.size
        return sparse.csr_matrix(
            (np.r_[cost, cost], (np.r_[starts, ends], np.r_[ends, starts])), shape=(size, size)
        )

    def lay(self, path: np.ndarray, rank: int) -> None:
        """Note a road of the rank along the cells of the path; a higher rank stays."""
        for a, b in zip(path[:-1], path[1:]):
            row_a, column_a = divmod(int(a), grid.SHAPE[1])
            row_b, column_b = divmod(int(b), grid.SHAPE[1])
            step = (row_b - row_a, column_b - column_a)
            if step in STEPS:
                ranks, row, column = self.ranks[STEPS.index(step)], row_a, column_a
            else:
                ranks, row, column = self.ranks[STEPS.index((-step[0], -step[1]))], row_b, column_b
            ranks[row, column] = max(ranks[row, column], rank)

    def connect(self, sources: np.ndarray, rank: int, detour: float, extra_share: float) -> None:
        """Join neighbouring places by a cheapest tree and the links that save the worst detours."""
        matrix = self.matrix()
        sources = np.unique(sources)
        distance, before, nearest = csgraph.dijkstra(
            matrix, indices=sources, min_only=True, return_predecessors=True
        )
        starts, ends = np.concatenate(self.starts), np.concatenate(self.ends)
        meets = (nearest[starts] != nearest[ends]) & (nearest[starts] >= 0) & (nearest[ends] >= 0)
        a, b = starts[meets], ends[meets]
        cost = np.round(distance[a] + distance[b] + np.asarray(matrix[a, b]).ravel(), 3)
        left = np.minimum(nearest[a], nearest[b])
        right = np.maximum(nearest[a], nearest[b])
        order = np.lexsort((b, a, cost, right, left))
        first = np.r_[True, (np.diff(left[order]) != 0) | (np.diff(right[order]) != 0)]
        pick = order[first]
        place = {cell: number for number, cell in enumerate(sources)}
        pairs = [(place[left[i]], place[right[i]], cost[i], a[i], b[i]) for i in pick]
        for pair in _tree_and_shortcuts(pairs, len(sources), detour, extra_share):
            self.lay(np.r_[_trace(before, pair[3])[::-1], _trace(before, pair[4])], rank)

    def lay_routes(self, source: int, targets: list[int], rank: int) -> None:
        """Lay the cheapest road from the source to each target."""
        _, before = csgraph.dijkstra(self.matrix(), indices=source, return_predecessors=True)
        for target in targets:
            self.lay(_trace(before, target), rank)

    def lay_spurs(self, targets: list[int], rank: int) -> None:
        """Lay the cheapest road from each target to the nearest road there is."""
        matrix = self.matrix()
        roads = self.road_cells()
        _, before, _ = csgraph.dijkstra(matrix, indices=roads, min_only=True, return_predecessors=True)
        for target in targets:
            self.lay(_trace(before, target), rank)

    def road_cells(self) -> np.ndarray:
        """Return the cells that roads pass through."""
        return np.unique(np.concatenate([np.r_[a, b] for a, b, _ in self.edges()]))

    def edges(self) -> list[tuple[np.ndarray, np.ndarray, np.ndarray]]:
        """Return (from cell, to cell, rank) arrays, one triple per kind of step."""
        found = []
        for (row_step, column_step), ranks in zip(STEPS, self.ranks):
            start = np.flatnonzero(ranks.ravel() >= 0)
            found.append((start, start + row_step * grid.SHAPE[1] + column_step, ranks.ravel()[start]))
        return found


def _shifted(row_step: int, column_step: int) -> tuple[tuple[slice, slice], tuple[slice, slice]]:
    rows, columns = grid.SHAPE
    left = max(0, -column_step)
    right = columns - max(0, column_step)
    here = (slice(0, rows - row_step), slice(left, right))
    there = (slice(row_step, rows), slice(left + column_step, right + column_step))
    return here, there


def _trace(before: np.ndarray, cell: int) -> np.ndarray:
    path = [int(cell)]
    while before[path[-1]] >= 0:
        path.append(int(before[path[-1]]))
    return np.array(path)


def _tree_and_shortcuts(pairs: list, count: int, detour: float, extra_share: float) -> list:
    """Return the pairs of the cheapest tree, and cheap ones whose way through the tree is far longer."""
    left, right, cost = (np.array(column) for column in list(zip(*pairs))[:3])
    graph = sparse.csr_matrix((cost, (left, right)), shape=(count, count))
    tree = csgraph.minimum_spanning_tree(graph)
    through = csgraph.dijkstra(tree, directed=False)
    inside = np.asarray(tree[left, right]).ravel() > 0
    ratio = np.round(through[left, right] / cost, 6)
    spare = np.flatnonzero(~inside & (ratio > detour))
    spare = spare[np.lexsort((spare, -ratio[spare]))][: int(extra_share * count)]
    return [pairs[i] for i in np.flatnonzero(inside)] + [pairs[i] for i in spare]

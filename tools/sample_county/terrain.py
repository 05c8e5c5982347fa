"""Raise mountains and let water carve them.

The relief comes from uplift against stream-power erosion, solved implicitly along the drainage tree
(J. Braun and S. Willett, Geomorphology 180–181, 2013): every cell ends above the cell it drains to,
so the valleys join and the rivers run out of the county.
"""

from __future__ import annotations

import heapq
from dataclasses import dataclass

import numpy as np
from scipy import ndimage

from . import grid

NEIGHBOURS = [(-1, -1), (-1, 0), (-1, 1), (0, -1), (0, 1), (1, -1), (1, 0), (1, 1)]
RIVER_CELLS = 2_800  # about 10 km² of catchment makes a river worth drawing

# Outlets on the edge of the frame: (row share, column share, height in metres). By the first the main
# river leaves; the others take the slopes behind the watershed.
OUTLETS = [(1.0, 0.36, 800), (0.66, 1.0, 640), (0.10, 1.0, 840), (0.0, 0.42, 1110), (0.40, 0.0, 1130)]


@dataclass(frozen=True)
class Terrain:
    """Hold the height raster (m), the drainage tree and the raster of slope (rise over run)."""

    height: np.ndarray
    receiver: np.ndarray
    catchment: np.ndarray
    slope: np.ndarray
    above_river: np.ndarray

    @property
    def river(self) -> np.ndarray:
        """Tell the cells of rivers."""
        return self.catchment >= RIVER_CELLS


def make_terrain() -> Terrain:
    """Build the whole relief: coarse erosion, refinement, valley floors."""
    rng = grid.random_source("terrain")
    coarse_shape = (grid.SHAPE[0] // 2, grid.SHAPE[1] // 2)
    height = _initial(rng, coarse_shape)
    uplift, softness = _rock(rng, coarse_shape)
    fixed = _outlet_heights(coarse_shape)
    height = _fill(height, fixed, rough_m=6.0)
    for step in range(80):
        if step % 10 == 9:
            height = _fill(_creep(height), fixed)
        height, _, _ = _erode(height, uplift, softness, 2 * grid.CELL, fixed)
    return _refine(rng, height, uplift, softness)


def _initial(rng: np.random.RandomState, shape: tuple[int, int]) -> np.ndarray:
    """Return the land before erosion: rough, sunken along the strike in the middle, tilted south."""
    rows, columns = np.mgrid[0 : shape[0], 0 : shape[1]] / shape[0]
    across = (columns - 0.44) + 0.36 * (rows - 0.5) + 0.08 * grid.value_noise(rng, shape, shape[0] / 3)
    trough = -320 * np.exp(-((across / 0.16) ** 2))
    return np.round(1150 + trough - 150 * rows + 130 * _rough(rng, shape), 3)


def _rough(rng: np.random.RandomState, shape: tuple[int, int]) -> np.ndarray:
    """Return noise that is rough down to the single cell, so that first streams wander."""
    fine = sum(0.62**octave * grid.value_noise(rng, shape, 56 / 2**octave) for octave in range(6))
    return fine + 0.10 * (2 * rng.random_sample(shape) - 1)


def _rock(rng: np.random.RandomState, shape: tuple[int, int]) -> tuple[np.ndarray, np.ndarray]:
    """Return uplift (m per step) and erodibility: ranges strike north-north-east, loess lies between."""
    rows, columns = np.mgrid[0 : shape[0], 0 : shape[1]] / shape[0]
    strike = np.deg2rad(20)
    across = (columns - 0.5) * np.cos(strike) + (rows - 0.5) * np.sin(strike)
    wobble = 0.05 * grid.value_noise(rng, shape, shape[0] / 4)
    across = across + wobble
    east = 1 / (1 + np.exp(-(across - 0.16) / 0.06))
    west = 1 / (1 + np.exp((across + 0.36) / 0.05))
    patches = grid.fractal_noise(rng, shape, shape[0] / 5, 3)
    uplift = 4.6 + 9.0 * east + 6.0 * west + 1.6 * patches
    softness = 0.13 * np.exp(
        0.45 * (1 - np.maximum(east, west)) + 0.35 * grid.fractal_noise(rng, shape, 30, 3)
    )
    return np.round(np.clip(uplift, 2.0, None), 4), np.round(softness, 5)


def _outlet_heights(shape: tuple[int, int]) -> dict[int, float]:
    fixed = {}
    for row_share, column_share, metres in OUTLETS:
        row, column = int(row_share * (shape[0] - 1)), int(column_share * (shape[1] - 1))
        fixed[row * shape[1] + column] = float(metres)
    return fixed


def _fill(height: np.ndarray, fixed: dict[int, float], rough_m: float = 0.02) -> np.ndarray:
    """Raise every pit so that each cell has a way down to an outlet (priority flood).

    The filled flats rise by random steps of up to `rough_m`, or the rivers on them would run straight.
    """
    rise = grid.random_source("fill").random_sample(height.size) * rough_m + 0.01
    shape = height.shape
    filled = height.ravel().copy()
    done = np.zeros(filled.size, bool)
    queue = []
    for flat, metres in fixed.items():
        filled[flat] = metres
        done[flat] = True
        heapq.heappush(queue, (metres, flat))
    while queue:
        level, flat = heapq.heappop(queue)
        row, column = divmod(flat, shape[1])
        for step_row, step_column in NEIGHBOURS:
            near_row, near_column = row + step_row, column + step_column
            if 0 <= near_row < shape[0] and 0 <= near_column < shape[1]:
                near = near_row * shape[1] + near_column
                if not done[near]:
                    done[near] = True
                    filled[near] = max(filled[near], level + rise[near])
                    heapq.heappush(queue, (filled[near], near))
    return filled.reshape(shape)


def _receivers(height: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return for each cell the neighbour of steepest descent and the distance to it in cells."""
    shape = height.shape
    padded = np.pad(height, 1, constant_values=np.inf)
    own = np.arange(height.size).reshape(shape)
    best, receiver, length = np.zeros(shape), own.copy(), np.ones(shape)
    for step_row, step_column in NEIGHBOURS:
        reach = np.sqrt(step_row**2 + step_column**2)
        near = padded[1 + step_row : 1 + step_row + shape[0], 1 + step_column : 1 + step_column + shape[1]]
        descent = (height - near) / reach
        better = descent > best
        best = np.where(better, descent, best)
        receiver = np.where(better, own + step_row * shape[1] + step_column, receiver)
        length = np.where(better, reach, length)
    return receiver.ravel(), length.ravel()


def _levels(receiver: np.ndarray) -> list[np.ndarray]:
    """Return the cells by their number of steps to an outlet, nearest first (outlets left out)."""
    own = np.arange(receiver.size)
    depth = (receiver != own).astype(np.int64)
    ancestor = receiver
    while True:
        more = depth[ancestor]
        if not more.any():
            break
        depth = depth + more
        ancestor = ancestor[ancestor]
    order = np.argsort(depth, kind="stable")
    bounds = np.searchsorted(depth[order], np.arange(1, depth.max() + 2))
    return [order[a:b] for a, b in zip(bounds[:-1], bounds[1:])]


def _accumulate(receiver: np.ndarray, levels: list[np.ndarray]) -> np.ndarray:
    """Return how many cells drain through each cell, itself included."""
    area = np.ones(receiver.size)
    for cells in reversed(levels):
        np.add.at(area, receiver[cells], area[cells])
    return area


def _creep(height: np.ndarray) -> np.ndarray:
    """Round crests and slopes as soil creep does; it may leave pits, to be filled afterwards."""
    return np.round(0.5 * height + 0.5 * ndimage.uniform_filter(height, 3, mode="nearest"), 4)


def _erode(height, uplift, softness, cell_m, fixed):
    """Do one implicit step of uplift and river erosion."""
    receiver, length = _receivers(height)
    for flat in fixed:
        receiver[flat] = flat
    levels = _levels(receiver)
    area = _accumulate(receiver, levels)
    factor = softness.ravel() * np.sqrt(area * cell_m**2) / (length * cell_m)
    new = height.ravel() + uplift.ravel()
    for flat, metres in fixed.items():
        new[flat] = metres
    for cells in levels:
        down = new[receiver[cells]]
        new[cells] = np.maximum((new[cells] + factor[cells] * down) / (1 + factor[cells]), down + 0.002)
    return np.round(new.reshape(height.shape), 4), receiver, area


def _refine(rng, coarse, uplift, softness) -> Terrain:
    """Bring the coarse relief to full resolution, roughen it, let rivers settle, spread valley floors."""
    shape = grid.SHAPE
    rows = (np.arange(shape[0])[:, None] - 0.5) / 2
    columns = (np.arange(shape[1])[None, :] - 0.5) / 2
    where = np.broadcast_arrays(rows, columns)
    height = ndimage.map_coordinates(coarse, where, order=1, mode="nearest")
    height = height + 5 * grid.fractal_noise(rng, shape, 12, 3)
    uplift = ndimage.map_coordinates(uplift, where, order=1, mode="nearest")
    softness = ndimage.map_coordinates(softness, where, order=1, mode="nearest")
    fixed = _outlet_heights(shape)
    height = _fill(np.round(height, 3), fixed)
    for step in range(6):
        if step == 3:
            height = _fill(_creep(height), fixed)
        height, receiver, area = _erode(height, uplift, softness, grid.CELL, fixed)
    above = _above_river(height, receiver, area)
    height = np.round(height - above + _valley_profile(above, receiver, area), 2)
    slope_rows, slope_columns = np.gradient(ndimage.uniform_filter(height, 3, mode="nearest"), grid.CELL)
    slope = np.round(np.sqrt(slope_rows**2 + slope_columns**2), 4)
    above = np.round(height - (height.ravel()[_river_cell(receiver, area)]).reshape(shape), 2)
    return Terrain(height, receiver.reshape(shape), area.reshape(shape), slope, above)


def _river_cell(receiver: np.ndarray, area: np.ndarray) -> np.ndarray:
    """Return the river cell (or outlet) that each cell drains to."""
    river = np.arange(receiver.size)
    for cells in _levels(receiver):
        inland = cells[area[cells] < RIVER_CELLS / 4]
        river[inland] = river[receiver[inland]]
    return river


def _above_river(height, receiver, area) -> np.ndarray:
    flat = height.ravel()
    return (flat - flat[_river_cell(receiver, area)]).reshape(height.shape)


def _valley_profile(above, receiver, area) -> np.ndarray:
    """Flatten the ground near rivers: the larger the river, the wider its floor and terraces."""
    catchment_km2 = area[_river_cell(receiver, area)].reshape(above.shape) * grid.CELL**2 / 1e6
    terrace = np.clip(14 * np.log10(np.maximum(catchment_km2, 1)), 2, 38)
    return above**2 / (above + terrace)

"""Give the raster frame of the sample county and the few helpers that every stage needs."""

from __future__ import annotations

import zlib

import numpy as np
from scipy import ndimage

SEED = 20240601
METRIC_CRS = "EPSG:4547"
GEOGRAPHIC_CRS = "EPSG:4490"

CELL = 60.0
SHAPE = (740, 740)
LEFT, TOP = 415_200.0, 4_063_500.0


def random_source(stage: str) -> np.random.RandomState:
    """Return the stage's own stream of random numbers.

    The legacy generator is used because NumPy promises never to change its stream.
    """
    return np.random.RandomState((SEED + zlib.crc32(stage.encode())) % 2**32)


def xy_of(flat: np.ndarray) -> np.ndarray:
    """Return the cell centres (n, 2), metres, of flat cell numbers."""
    rows, columns = np.divmod(np.asarray(flat), SHAPE[1])
    return np.column_stack([LEFT + (columns + 0.5) * CELL, TOP - (rows + 0.5) * CELL])


def cell_of(xy: np.ndarray) -> np.ndarray:
    """Return the flat number of the cell that holds each point."""
    xy = np.atleast_2d(xy)
    columns = np.clip(((xy[:, 0] - LEFT) // CELL).astype(int), 0, SHAPE[1] - 1)
    rows = np.clip(((TOP - xy[:, 1]) // CELL).astype(int), 0, SHAPE[0] - 1)
    return rows * SHAPE[1] + columns


def sample(raster: np.ndarray, xy: np.ndarray) -> np.ndarray:
    """Return raster values at points, bilinear between cell centres."""
    xy = np.atleast_2d(xy)
    rows = (TOP - xy[:, 1]) / CELL - 0.5
    columns = (xy[:, 0] - LEFT) / CELL - 0.5
    return np.round(ndimage.map_coordinates(raster, [rows, columns], order=1, mode="nearest"), 6)


def dot(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Return the scalar products of plane vectors (…, 2), one multiplication at a time.

    `@` leaves the order and the rounding to the BLAS library, and its last bit differs between them.
    """
    a, b = np.asarray(a), np.asarray(b)
    return a[..., 0] * b[..., 0] + a[..., 1] * b[..., 1]


def length(way: np.ndarray) -> np.ndarray:
    """Return the lengths of plane vectors (…, 2), to the last bit the same everywhere.

    The square root is rounded correctly by every processor; `hypot` is as good as the C library.
    """
    return np.sqrt(dot(way, way))


def nearest(points: np.ndarray, point: np.ndarray) -> int:
    """Return the number of the point nearest to a point: to the millimetre, the first of equals."""
    return int(np.argmin(np.round(length(points - point), 3)))


def stations(line: np.ndarray) -> np.ndarray:
    """Return how far along the line (n, 2) each of its vertices is."""
    return np.r_[0, np.cumsum(length(np.diff(line, axis=0)))]


def cells_from(row: float, column: float) -> np.ndarray:
    """Return the distance of each cell of the raster from a place in it, in cells."""
    rows, columns = np.ogrid[0 : SHAPE[0], 0 : SHAPE[1]]
    return np.sqrt((rows - row) ** 2 + (columns - column) ** 2)


def value_noise(rng: np.random.RandomState, shape: tuple[int, int], cells: float) -> np.ndarray:
    """Return smooth noise in about −1…1 whose features are `cells` wide."""
    lattice = rng.random_sample([int(n / cells) + 4 for n in shape]) * 2 - 1
    rows = np.arange(shape[0])[:, None] / cells + 1
    columns = np.arange(shape[1])[None, :] / cells + 1
    coordinates = np.broadcast_arrays(rows, columns)
    return ndimage.map_coordinates(lattice, coordinates, order=3, mode="nearest")


def fractal_noise(
    rng: np.random.RandomState, shape: tuple[int, int], cells: float, octaves: int
) -> np.ndarray:
    """Return a sum of octaves of value noise, each half as wide and half as strong."""
    total = np.zeros(shape)
    for octave in range(octaves):
        total += value_noise(rng, shape, cells / 2**octave) / 2**octave
    return total

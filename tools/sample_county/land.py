"""Lay out the county: boundary, township seats, townships, built-up land."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from scipy import ndimage

from . import grid, names, regions
from .terrain import Terrain

COUNTY_KM2 = 970.0
TOWN_KM2 = (0.55, 1.5)
SEAT_KM2 = 17.5


@dataclass
class Township:
    """Describe one township: its code, name, kind and the cell of its seat."""

    number: int
    code: str
    name: str
    kind: str  # street, town, township
    seat: int


@dataclass
class Land:
    """Hold the rasters and polygons that the places and roads are laid on."""

    mask: np.ndarray
    labels: np.ndarray
    townships: list[Township]
    tiles: dict[int, shapely.Polygon]
    outline: shapely.Polygon
    suitability: np.ndarray
    builtup: np.ndarray  # 0 none, else 1 + number of the township whose town it is; streets share one town
    centre: int


def make_land(terrain: Terrain) -> Land:
    """Place the county seat and the towns, then draw the boundaries along ridges and streams."""
    rng = grid.random_source("land")
    suitability = _suitability(terrain)
    centre = _county_seat(terrain, suitability)
    units = regions.small_catchments(terrain)
    mask = regions.grow_county(units, terrain, centre, COUNTY_KM2)
    street_seats = _street_seats(terrain, centre)
    town_seats = _town_seats(terrain, suitability, mask, centre)
    townships = _named(terrain, street_seats, town_seats)
    seats = np.array([township.seat for township in townships])
    head_start = np.where([t.kind == "street" for t in townships], 900.0, 0.0)
    labels = regions.share_out(units, terrain, mask, seats, head_start)
    tiles, outline = regions.tiling_polygons(labels)
    builtup = _builtup(rng, terrain, mask, townships, centre)
    return Land(mask, labels, townships, tiles, outline, suitability, builtup, centre)


def _suitability(terrain: Terrain) -> np.ndarray:
    """Score each cell as ground for houses: gentle, above the flood, below the crests."""
    above = terrain.above_river
    level = np.exp(-((terrain.slope / 0.13) ** 2))
    dry = np.clip((above - 1.0) / 6.0, 0.05, 1) * np.exp(-np.clip(above - 40, 0, None) / 70)
    low = np.exp(-np.clip(terrain.height - 1250, 0, None) / 250)
    near_river = ndimage.binary_dilation(terrain.river, iterations=1)
    return np.where(near_river, 0.0, np.round(level * dry * low, 9))


def _county_seat(terrain: Terrain, suitability: np.ndarray) -> int:
    """Return the cell of the county seat: the widest level land in the middle of the frame."""
    room = ndimage.gaussian_filter(suitability * (terrain.slope < 0.09), 30)
    away = grid.cells_from(0.56 * grid.SHAPE[0], 0.42 * grid.SHAPE[1])
    best = int(np.argmax(np.round(room - 0.0016 * np.clip(away - 40, 0, None), 9)))
    return _near_best(suitability, best, 8)


def _near_best(suitability: np.ndarray, cell: int, reach: int) -> int:
    row, column = divmod(int(cell), grid.SHAPE[1])
    window = suitability[row - reach : row + reach + 1, column - reach : column + reach + 1]
    rows, columns = np.mgrid[-reach : reach + 1, -reach : reach + 1]
    local = window - 0.03 * np.sqrt(rows**2 + columns**2)
    step_row, step_column = np.unravel_index(int(np.argmax(np.round(local, 9))), local.shape)
    return int((row - reach + step_row) * grid.SHAPE[1] + column - reach + step_column)


def _street_seats(terrain: Terrain, centre: int) -> list[int]:
    xy = grid.xy_of([centre])[0]
    offsets = np.array([[-150.0, 1150.0], [-950.0, -750.0], [1050.0, -650.0]])
    return [int(cell) for cell in grid.cell_of(xy + offsets)]


def _town_seats(terrain: Terrain, suitability: np.ndarray, mask: np.ndarray, centre: int) -> list[int]:
    """Choose thirteen seats one by one: room for a town, along a stream, spaced over the county."""
    inner = ndimage.distance_transform_edt(mask) * grid.CELL
    room = ndimage.gaussian_filter(suitability, 9)
    score = room * (0.35 + np.clip(np.log10(np.maximum(terrain.catchment, 1)), 0, 5).clip(0, 4) / 8)
    score = np.where(inner > 1_800, score, 0.0)

    def away(cell: int) -> np.ndarray:
        return grid.cells_from(*divmod(cell, grid.SHAPE[1])) * grid.CELL

    score = score * (away(centre) > 6_200)
    seats = []
    spread = np.minimum(away(centre) - 1_500, 9_000)
    for _ in range(len(names.TOWNS) + len(names.RURAL_TOWNSHIPS)):
        worth = np.round(score**0.6 * np.clip(spread - 2_500, 0, 6_500), 6)
        best = _near_best(suitability, int(np.argmax(worth)), 5)
        seats.append(best)
        spread = np.minimum(spread, away(best))
    return seats


def _named(terrain: Terrain, street_seats: list[int], town_seats: list[int]) -> list[Township]:
    """Give the lower and roomier seats to towns, the high and narrow ones to rural townships."""
    heights = terrain.height.ravel()[town_seats]
    order = np.argsort(heights, kind="stable")
    towns = sorted(order[: len(names.TOWNS)])
    rural = sorted(order[len(names.TOWNS) :])
    townships = []
    groups = [
        ("street", street_seats, names.STREETS, 1),
        ("town", [town_seats[i] for i in towns], names.TOWNS, 100),
        ("township", [town_seats[i] for i in rural], names.RURAL_TOWNSHIPS, 200),
    ]
    for kind, seats, words, first in groups:
        for place, (seat, name) in enumerate(zip(seats, words)):
            code = f"{names.COUNTY_CODE}{first + place:03d}"
            townships.append(Township(len(townships), code, name, kind, seat))
    return townships


def _builtup(rng, terrain: Terrain, mask: np.ndarray, townships: list[Township], centre: int) -> np.ndarray:
    wander = grid.value_noise(rng, grid.SHAPE, 12)
    builtup = np.zeros(grid.SHAPE, int)
    sizes = {"town": TOWN_KM2[1], "township": TOWN_KM2[0]}
    town = _grow_town(terrain, mask, centre, SEAT_KM2, wander)
    builtup[town] = 1
    for township in townships:
        if township.kind != "street":
            area = sizes[township.kind] * (0.7 + 0.3 * rng.random_sample())
            town = _grow_town(terrain, mask & (builtup == 0), township.seat, area, wander)
            builtup[town] = township.number + 1
    return builtup


def _grow_town(
    terrain: Terrain, mask: np.ndarray, seat: int, area_km2: float, wander: np.ndarray
) -> np.ndarray:
    """Return the mask of a town: the nearest level land around its seat, in one piece."""
    row, column = divmod(seat, grid.SHAPE[1])
    radius = np.sqrt(area_km2 / np.pi) * 1000 / grid.CELL
    away = grid.cells_from(row, column)
    effort = away * (1 + (terrain.slope / 0.09) ** 2) + 0.35 * radius * wander
    effort = np.where(mask & (away < 2.6 * radius), np.round(effort, 6), np.inf)
    wanted = int(area_km2 * 1e6 / grid.CELL**2)
    town = effort <= np.partition(effort.ravel(), wanted)[wanted]
    town |= away <= 3
    town = ndimage.binary_fill_holes(ndimage.binary_closing(town, iterations=2))
    parts, _ = ndimage.label(ndimage.binary_opening(town) | (away <= 2))
    return (parts == parts[row, column]) & mask

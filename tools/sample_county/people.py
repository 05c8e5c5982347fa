"""Spread the people of every settlement over cells of 100 m, to the last person.

A cell belongs to the township that holds its centre. The people of a settlement go only into cells of
their own township, so the cells of a township add up to its villages' people exactly.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from scipy.spatial import cKDTree

from . import grid
from .land import Land
from .places import Places, Settlement, whole_shares
from .terrain import Terrain

CELL = 100.0
NODATA = 65_535


@dataclass
class People:
    """Hold the raster of people per cell and its upper left corner."""

    cells: np.ndarray
    left: float
    top: float


def spread(terrain: Terrain, land: Land, places: Places) -> People:
    """Return the population raster over the county's bounding box."""
    rng = grid.random_source("people")
    west, south, east, north = land.outline.bounds
    left, top = np.floor(west / CELL) * CELL, np.ceil(north / CELL) * CELL
    shape = (int(np.ceil((top - south) / CELL)), int(np.ceil((east - left) / CELL)))
    rows, columns = np.divmod(np.arange(shape[0] * shape[1]), shape[1])
    centres = np.column_stack([left + (columns + 0.5) * CELL, top - (rows + 0.5) * CELL])
    owner = np.full(len(centres), -1)
    for number, tile in land.tiles.items():
        shapely.prepare(tile)
        owner[shapely.contains_xy(tile, centres)] = number
    under = grid.cell_of(centres)
    ground = np.exp(-((terrain.slope.ravel()[under] / 0.16) ** 2)) * ~terrain.river.ravel()[under] + 1e-4
    lively = np.round(ground * np.exp(0.9 * rng.random_sample(len(centres))), 6)
    in_town = land.builtup.ravel()[under] > 0
    people = np.zeros(len(centres), int)
    for number in range(len(land.townships)):
        own = np.flatnonzero(owner == number)
        settlements = [s for s in places.settlements if places.villages[s.village].township == number]
        _spread_township(people, own, centres, lively, in_town, settlements)
    cells = np.where(owner < 0, NODATA, people).astype(np.uint16).reshape(shape)
    return People(cells, float(left), float(top))


def _spread_township(people, own, centres, lively, in_town, settlements: list[Settlement]) -> None:
    tree = cKDTree(centres[own])
    urban = [s for s in settlements if s.urban]
    if urban:
        town = own[in_town[own]]
        nearest = cKDTree(np.array([s.xy for s in urban])).query(centres[town])[1]
        for place, settlement in enumerate(urban):
            cells = town[nearest == place]
            cells = cells if len(cells) else own[[tree.query(settlement.xy)[1]]]
            people[cells] += whole_shares(settlement.pop, lively[cells])
    for settlement in settlements:
        if not settlement.urban and settlement.pop:
            radius = 60 + 5.5 * np.sqrt(settlement.pop)
            near = own[sorted(tree.query_ball_point(settlement.xy, 2.2 * radius))]
            near = near if len(near) else own[[tree.query(settlement.xy)[1]]]
            away = grid.length(centres[near] - settlement.xy)
            people[near] += whole_shares(settlement.pop, lively[near] * np.exp(-((away / radius) ** 2)))

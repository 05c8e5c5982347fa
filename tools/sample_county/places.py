"""Settle the county: villages, natural villages, their names, codes, people and ages."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from scipy import ndimage
from scipy.spatial import cKDTree

from . import grid, names
from .land import Land, Township
from .terrain import Terrain

VILLAGES = {
    "street": (30, 28, 28),
    "town": (24, 23, 22, 23, 22, 21, 22, 21, 20),
    "township": (15, 14, 14, 13),
}
COMMUNITIES = {"street": (13, 12, 11), "town": (2, 1, 2, 1, 1, 1, 1, 1, 1), "township": (0, 0, 0, 0)}
PEOPLE = {
    "street": (56_400, 51_300, 48_100),
    "town": (33_200, 27_400, 28_900, 23_700, 22_100, 20_600, 22_700, 19_400, 18_900),
    "township": (13_100, 11_800, 10_900, 9_300),
}
SETTLEMENTS = 1_200
AGES = {
    # share of residents in a town and in a far village; people age as the young leave
    "pop_0_3": (0.030, 0.014),
    "pop_3_6": (0.037, 0.018),
    "pop_6_12": (0.082, 0.038),
    "pop_12_15": (0.040, 0.022),
    "pop_60p": (0.150, 0.330),
    "pop_65p": (0.104, 0.238),
}


@dataclass
class Settlement:
    """Describe one settlement point."""

    cell: int
    xy: np.ndarray
    village: int = -1
    name: str = ""
    code: str = ""
    urban: bool = False
    weight: float = 1.0
    pop: int = 0
    ages: dict = field(default_factory=dict)


@dataclass
class Village:
    """Describe one village or community and the settlements that belong to it (main one first)."""

    township: int
    community: bool
    settlements: list[int]
    name: str = ""
    code: str = ""
    land_class: str = "220"
    pop: int = 0
    registered: int = 0
    households: int = 0
    ages: dict = field(default_factory=dict)


@dataclass
class Places:
    """Hold all settlements and villages."""

    settlements: list[Settlement]
    villages: list[Village]

    def main(self, village: int) -> Settlement:
        """Return the main settlement of a village."""
        return self.settlements[self.villages[village].settlements[0]]


def make_places(terrain: Terrain, land: Land) -> Places:
    """Settle towns and valleys, gather settlements into villages, name and people them."""
    rng = grid.random_source("places")
    quotas = _quotas(land)
    inner = _inside_one_township(land)
    urban = _urban_sites(rng, land, quotas, inner)
    rural = _rural_sites(rng, terrain, land, SETTLEMENTS - len(urban), inner)
    settlements, villages = [], []
    for township in land.townships:
        own_urban = [Settlement(c, grid.xy_of([c])[0], urban=True) for c, t in urban if t == township.number]
        own_rural = [
            Settlement(c, grid.xy_of([c])[0]) for c in rural if land.labels.ravel()[c] == township.number
        ]
        _gather(rng, township, own_urban, own_rural, quotas[township.number], land, settlements, villages)
    places = Places(settlements, villages)
    _name(rng, terrain, land, places)
    _people(rng, land, places)
    return places


def move_to_roads(places: Places, anchors: dict[int, np.ndarray]) -> None:
    """Move each settlement's point from its cell's centre to its place on the road, and a few steps aside."""
    rng = grid.random_source("points")
    for settlement in places.settlements:
        reach, turn = rng.random_sample(2)
        step = np.array([np.cos(2 * np.pi * turn), np.sin(2 * np.pi * turn)])
        on_road = anchors.get(settlement.cell)
        if settlement.urban or on_road is None:
            settlement.xy = np.round(settlement.xy + 35 * reach * step, 2)
        else:
            settlement.xy = np.round(on_road + (6 + 20 * reach) * step, 2)


def _quotas(land: Land) -> list[tuple[int, int, int]]:
    """Return (villages with communities, communities, people) of each township."""
    seen = {"street": 0, "town": 0, "township": 0}
    quotas = []
    for township in land.townships:
        kind, place = township.kind, seen[township.kind]
        quotas.append((VILLAGES[kind][place], COMMUNITIES[kind][place], PEOPLE[kind][place]))
        seen[kind] += 1
    return quotas


def _inside_one_township(land: Land) -> np.ndarray:
    """Tell the cells two cells or more from any boundary: drawn boundaries are smoother than the raster."""
    lowest, highest = ndimage.minimum_filter(land.labels, 5), ndimage.maximum_filter(land.labels, 5)
    return (lowest == highest) & land.mask


def _scatter(rng, weight: np.ndarray, spacing_cells: np.ndarray, count: int) -> list[int]:
    """Draw cells by weight, none nearer to an earlier one than its own spacing."""
    flat = weight.ravel()
    usable = np.flatnonzero(flat > 1e-4)
    keys = np.round(np.log(rng.random_sample(usable.size)) / flat[usable], 9)
    taken = np.zeros(grid.SHAPE, bool)
    chosen = []
    for cell in usable[np.argsort(-keys, kind="stable")]:
        row, column = divmod(int(cell), grid.SHAPE[1])
        if taken[row, column]:
            continue
        chosen.append(int(cell))
        reach = int(spacing_cells[row, column])
        top, left = max(row - reach, 0), max(column - reach, 0)
        window = taken[top : row + reach + 1, left : column + reach + 1]
        rows, columns = np.ogrid[
            top - row : top - row + window.shape[0], left - column : left - column + window.shape[1]
        ]
        window |= rows**2 + columns**2 <= reach**2
        if len(chosen) == count:
            break
    return chosen


def _urban_sites(rng, land: Land, quotas, inner: np.ndarray) -> list[tuple[int, int]]:
    """Return (cell, township) of the neighbourhoods of the towns."""
    sites = []
    seat_labels = np.where(land.builtup == 1, land.labels, -1)
    for township in land.townships:
        own = (
            seat_labels == township.number
            if township.kind == "street"
            else land.builtup == township.number + 1
        )
        own = own & (land.labels == township.number) & inner
        communities = quotas[township.number][1]
        wanted = communities * 3 if township.kind == "street" else max(communities, 1) * 2
        spacing = np.full(grid.SHAPE, 6 if township.kind == "street" else 4)
        sites += [(cell, township.number) for cell in _scatter(rng, own * 1.0, spacing, wanted)]
    return sites


def _rural_sites(rng, terrain: Terrain, land: Land, count: int, inner: np.ndarray) -> list[int]:
    """Return the cells of rural settlements, denser on good land, a few on high shelves."""
    beside = ndimage.binary_dilation(terrain.catchment > 150, iterations=4)
    weight = land.suitability**2 * np.where(beside, 1.0, 0.22) + 0.02 * (terrain.slope < 0.16) * (
        terrain.above_river < 220
    )
    weight = np.where(inner & (land.builtup == 0), weight, 0.0)
    spacing = np.clip(5 + 7 * (1 - land.suitability), 5, 12).astype(int)
    return _scatter(rng, weight, spacing, count)


def _gather(
    rng, township: Township, urban, rural, quota, land: Land, settlements: list, villages: list
) -> None:
    """Form the township's communities from urban sites and its villages from rural ones."""
    total, communities, _ = quota
    groups: list[tuple[bool, list[Settlement]]] = []
    if communities == 0:
        rural = urban + rural
    else:
        groups += [(True, group) for group in _cluster(rng, urban, communities, land)]
    groups += [(False, group) for group in _cluster(rng, rural, total - communities, land)]
    for community, group in groups:
        first = len(settlements)
        for settlement in group:
            settlement.village = len(villages)
            settlements.append(settlement)
        villages.append(Village(township.number, community, list(range(first, first + len(group)))))


def _cluster(rng, sites: list[Settlement], count: int, land: Land) -> list[list[Settlement]]:
    """Group sites around `count` main ones, chosen for good land and for distance from each other."""
    xy = np.array([site.xy for site in sites])
    good = land.suitability.ravel()[[site.cell for site in sites]] + 0.15
    first = int(np.argmax(good + [10.0 * site.urban for site in sites]))
    mains = [first]
    spread = grid.length(xy - xy[first])
    while len(mains) < min(count, len(sites)):
        worth = np.round(np.minimum(spread, 2_200) * good**0.7, 6)
        best = int(np.argmax(np.where(np.isin(np.arange(len(sites)), mains), -1, worth)))
        mains.append(best)
        spread = np.minimum(spread, grid.length(xy - xy[best]))
    owner = cKDTree(xy[mains]).query(xy)[1]
    groups = []
    for number, main in enumerate(mains):
        rest = [i for i in np.flatnonzero(owner == number) if i != main]
        groups.append([sites[main]] + [sites[i] for i in rest])
    return groups


def _name(rng, terrain: Terrain, land: Land, places: Places) -> None:
    """Name and code villages and settlements; the class follows town and countryside."""
    above, slope = terrain.above_river.ravel(), terrain.slope.ravel()
    for township in land.townships:
        own = [v for v in places.villages if v.township == township.number]
        taken: set[str] = {township.name.rstrip("街道镇乡")}
        numbers = {True: 1, False: 200}
        for village in own:
            main = places.settlements[village.settlements[0]]
            if village.community:
                base = names.fresh(rng, taken, names.community_name)
                village.name = base + "社区"
            else:
                spot = main.cell
                base = names.fresh(rng, taken, names.rural_name, above[spot], slope[spot])
                village.name = base if base.endswith("村") else base + "村"
            village.code = f"{township.code}{numbers[village.community]:03d}"
            numbers[village.community] += 1
            village.land_class = _land_class(township, village, main, land)
            _name_settlements(rng, above, slope, village, base, taken, places)


def _name_settlements(
    rng, above, slope, village: Village, base: str, taken: set[str], places: Places
) -> None:
    for place, number in enumerate(village.settlements):
        settlement = places.settlements[number]
        settlement.code = f"{village.code}{place + 1:03d}"
        if place == 0:
            settlement.name = base
        elif village.community:
            settlement.name = base + ["东", "西", "南", "北", "中"][place % 5] + "片"
        else:
            spot = settlement.cell
            settlement.name = names.fresh(rng, taken, names.rural_name, above[spot], slope[spot])


def _land_class(township: Township, village: Village, main: Settlement, land: Land) -> str:
    """Return the statistical class of urban and rural land (111, 112, 121, 122, 210, 220)."""
    row, column = divmod(main.cell, grid.SHAPE[1])
    near = land.builtup[max(row - 10, 0) : row + 11, max(column - 10, 0) : column + 11]
    if township.kind == "street":
        if village.community:
            return "111"
        return "112" if (near == 1).any() else "220"
    town = (near == township.number + 1).any()
    inside = land.builtup[row, column] == township.number + 1
    if township.kind == "town":
        return "121" if village.community or inside else "122" if town else "220"
    return "210" if inside else "220"


def _people(rng, land: Land, places: Places) -> None:
    """Share each township's people among villages and settlements in whole persons, with their ages."""
    quotas = _quotas(land)
    for township in land.townships:
        own = [v for v in places.villages if v.township == township.number]
        weights = np.array([_village_weight(rng, township, v, land, places) for v in own])
        for village, people in zip(own, whole_shares(quotas[township.number][2], weights)):
            village.pop = int(people)
            _people_of_village(rng, land, places, village)


def _village_weight(rng, township: Township, village: Village, land: Land, places: Places) -> float:
    lognormal = np.exp(0.42 * (rng.random_sample(4).sum() - 2) / np.sqrt(4 / 12))
    good = land.suitability.ravel()[places.settlements[village.settlements[0]].cell]
    if village.community:
        return lognormal**0.5 * (3_100 if township.kind == "street" else 2_300)
    near_town = {"112": 1.5, "121": 1.6, "122": 1.3, "210": 1.7}.get(village.land_class, 1.0)
    return lognormal * 700 * near_town * (0.35 + good) * len(village.settlements) ** 0.35


def _people_of_village(rng, land: Land, places: Places, village: Village) -> None:
    own = [places.settlements[i] for i in village.settlements]
    size = np.array(
        [
            (2.6 if place == 0 and not village.community else 1.0)
            * np.exp(1.1 * rng.random_sample())
            * (0.3 + land.suitability.ravel()[s.cell])
            for place, s in enumerate(own)
        ]
    )
    rural = (
        0.15
        if village.community
        else {"112": 0.45, "121": 0.4, "122": 0.55, "210": 0.65}.get(village.land_class, 0.9)
    )
    rural = np.clip(rural + 0.2 * (rng.random_sample() - 0.5), 0, 1)
    village.registered = int(round(village.pop * (0.92 + 0.65 * rural**2 + 0.1 * rng.random_sample())))
    village.households = int(round(village.pop / (2.75 - 0.45 * rural + 0.2 * rng.random_sample())))
    shares = whole_shares(village.pop, size)
    for settlement, people in zip(own, shares):
        settlement.pop = int(people)
    for age, (town, country) in AGES.items():
        count = int(round(village.pop * (town + (country - town) * rural)))
        for settlement, people in zip(own, whole_shares(count, shares + 1e-9)):
            settlement.ages[age] = int(min(people, settlement.pop))
        village.ages[age] = sum(settlement.ages[age] for settlement in own)


def whole_shares(total: int, weights: np.ndarray) -> np.ndarray:
    """Split a whole number by weights into whole numbers that add up to it (largest remainders)."""
    exact = np.round(total * np.asarray(weights) / np.sum(weights), 9)
    shares = np.floor(exact).astype(int)
    missing = int(total - shares.sum())
    shares[np.argsort(-(exact - shares), kind="stable")[:missing]] += 1
    return shares

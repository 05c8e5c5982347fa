"""Lay the county's roads: trunk roads, links between towns and villages, tracks, streets and lanes."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from scipy import ndimage

from . import faults, grid, lines, regions, register, streets, trunk
from .land import Land
from .lines import Road
from .paths import COUNTY, NATIONAL, PROVINCIAL, TOWNSHIP, TRACK, VILLAGE, WayFinder
from .places import Places
from .terrain import Terrain


@dataclass
class RoadNet:
    """Hold the finished roads, the street lattices of the towns and each settlement's place on a road."""

    roads: list[Road]
    lattices: dict[int, streets.Lattice]
    anchors: dict[int, np.ndarray]
    exits: list[int]
    faults: dict[str, int] = field(default_factory=dict)


def make_roads(terrain: Terrain, land: Land, places: Places) -> RoadNet:
    """Lay all roads; motorway, faults and attributes come later."""
    finder = WayFinder(terrain, land)
    exits = _exits(terrain, land, finder)
    seats = [t.seat for t in land.townships if t.kind != "street"]
    finder.lay_routes(land.centre, [exits[0], exits[4]], NATIONAL)
    finder.lay_routes(land.centre, [exits[2], exits[6]], PROVINCIAL)
    finder.connect(np.array(seats + [land.centre] + exits), COUNTY, 1.6, 0.35)
    mains = [
        places.main(number).cell for number, village in enumerate(places.villages) if not village.community
    ]
    finder.connect(np.array(mains + seats + [land.centre]), TOWNSHIP, 2.2, 0.22)
    rural = [s.cell for s in places.settlements if not s.urban]
    finder.connect(np.array(rural + seats + [land.centre]), VILLAGE, 2.8, 0.10)
    finder.lay_spurs(_track_ends(terrain, land, finder), TRACK)
    chains, anchors = lines.chains(finder.edges(), set(rural + seats + [land.centre] + exits))
    rng = grid.random_source("streets")
    lattices = _town_lattices(rng, land, chains, anchors)
    chains = _clear_seat(land, chains, lattices[1], anchors)
    roads = lines.join_strokes(chains, np.inf)
    register.number_routes(roads, land, places)
    roads = lines.cut_long(roads, 5_000)
    roads += _street_roads(lattices)
    register.name_streets(roads)
    roads += _lanes(rng, terrain, land, places, chains, anchors)
    roads.append(_planned_bypass(land))
    lines.node_crossings(roads)
    return _finished(terrain, land, RoadNet(faults.drop_stray(roads), lattices, anchors, exits))


def _finished(terrain: Terrain, land: Land, net: RoadNet) -> RoadNet:
    """Add roundabouts, the motorway and the faults of real road layers."""
    town = net.lattices[1]
    row, column = town.inside.shape[0] // 2, town.inside.shape[1] // 2
    net.roads = faults.add_roundabouts(net.roads, [town.xy[row, column], town.xy[row + 4, column]])
    faults.one_way_streets(net)
    seat = grid.xy_of([land.centre])[0]
    gate = int(grid.cell_of(seat + np.array([3_900.0, -300.0]))[0])
    line = trunk.gentle_way(terrain, land, (net.exits[0], net.exits[4]), gate, 0.028, 6.0)
    built = trunk.motorway(terrain, line, net.roads, seat)
    net.faults = {"undershoots": faults.undershoot(net.roads), "islands": faults.cut_islands(net.roads)}
    net.roads += built
    return net


def _planned_bypass(land: Land) -> Road:
    """Return the planned road around the west of the county town."""
    town = np.round(ndimage.gaussian_filter((land.builtup == 1) * 1.0, 9), 9) > 0.12
    arc = max(regions.boundary_arcs(np.where(town, 0, -1)), key=len)[:-1]
    away = arc - grid.xy_of([land.centre])[0]
    start = int(np.argmax(away[:, 1]))
    arc = np.roll(arc, -start, axis=0)
    if arc[len(arc) // 4, 0] > arc[0, 0]:
        arc = arc[::-1]
    arc = arc[: len(arc) // 2]
    for _ in range(30):
        arc[1:-1] = 0.25 * arc[:-2] + 0.5 * arc[1:-1] + 0.25 * arc[2:]
    return Road(np.round(regions.thin(arc, 2.0), 2), 5, "planned")


def _exits(terrain: Terrain, land: Land, finder: WayFinder) -> list[int]:
    """Return eight cells just outside the county, from north clockwise, each at the easiest pass."""
    far, near = (ndimage.binary_dilation(land.mask, iterations=count) for count in (20, 18))
    ring = far & ~near
    cells = np.flatnonzero(ring.ravel() & finder.region.ravel())
    offset = grid.xy_of(cells) - grid.xy_of([land.centre])[0]
    bearing = np.degrees(np.arctan2(offset[:, 0], offset[:, 1])) % 360
    effort = terrain.height.ravel()[cells] + 900 * terrain.slope.ravel()[cells]
    exits = []
    for wanted in (10, 50, 95, 140, 190, 230, 275, 320):
        turn = np.abs((bearing - wanted + 180) % 360 - 180)
        exits.append(int(cells[np.argmin(np.where(turn < 14, effort, np.inf))]))
    return exits


def _track_ends(terrain: Terrain, land: Land, finder: WayFinder) -> list[int]:
    """Return the far ends of field and forest tracks: up side valleys, away from roads."""
    rng = grid.random_source("tracks")
    on_road = np.zeros(land.mask.size, bool)
    on_road[finder.road_cells()] = True
    away = ndimage.distance_transform_edt(~on_road.reshape(grid.SHAPE)) * grid.CELL
    usable = land.mask & (away > 350) & (away < 1_600) & (terrain.slope < 0.32) & (land.builtup == 0)
    cells = np.flatnonzero(usable.ravel())
    order = np.argsort(rng.random_sample(cells.size), kind="stable")
    return [int(cell) for cell in cells[order[:620]]]


def _town_lattices(rng, land: Land, chains: list[Road], anchors: dict) -> dict[int, streets.Lattice]:
    lattices = {}
    near = _roads_at(chains)
    for township in land.townships:
        number = township.number + 1
        if township.kind == "street" and number != 1:
            continue
        seat = land.centre if number == 1 else township.seat
        town = (
            ndimage.binary_erosion(land.builtup == number, iterations=1)
            if number == 1
            else land.builtup == number
        )

        def allowed(xy: np.ndarray, town=town) -> np.ndarray:
            return town.ravel()[grid.cell_of(xy)]

        rows, columns, spacing, missing = (
            (12, 12, (255.0, 265.0), 0.07) if number == 1 else (5, 6, (150.0, 125.0), 0.2)
        )
        axis = streets.axis_around(near[tuple(anchors[seat])], anchors[seat], (columns + 3) * spacing[0])
        smooth = 900.0 if number == 1 else 220.0
        if number == 1:
            axis = _straightened(axis, anchors[seat], 0.3)
        warp = 1.5 if number == 1 else 0.35
        lattices[number] = streets.lattice(rng, axis, rows, columns, spacing, allowed, missing, smooth, warp)
    return lattices


def _straightened(axis: np.ndarray, anchor: np.ndarray, share: float) -> np.ndarray:
    """Return the axis drawn towards the straight line between its ends, keeping the anchor in the middle."""
    steps = np.linspace(0, 1, 61)
    cumulated = grid.stations(axis)
    even = np.column_stack([np.interp(steps * cumulated[-1], cumulated, axis[:, k]) for k in (0, 1)])
    straight = even[0] + steps[:, None] * (even[-1] - even[0])
    bent = share * straight + (1 - share) * even
    for _ in range(40):
        bent[1:-1] = 0.25 * bent[:-2] + 0.5 * bent[1:-1] + 0.25 * bent[2:]
    return bent + (anchor - bent[30])


def _roads_at(chains: list[Road]) -> dict[tuple, list[Road]]:
    found: dict[tuple, list[Road]] = {}
    for road in chains:
        for point in road.xy:
            found.setdefault(tuple(point), []).append(road)
    return found


def _clear_seat(land: Land, chains: list[Road], town: streets.Lattice, anchors: dict) -> list[Road]:
    """Cut country roads at the edge of the county town and lead each cut end to the nearest street corner."""
    corners = town.xy[town.inside]
    inside = ndimage.binary_erosion(land.builtup == 1, iterations=2).ravel()
    cleared = []
    for road in chains:
        within = inside[grid.cell_of(road.xy)]
        start = 0
        for place in range(1, len(road.xy) + 1):
            if place == len(road.xy) or within[place] != within[start]:
                if not within[start]:
                    piece = road.xy[start:place]
                    if start > 0:
                        piece = np.vstack([corners[grid.nearest(corners, piece[0])], piece])
                    if place < len(road.xy):
                        piece = np.vstack([piece, corners[grid.nearest(corners, piece[-1])]])
                    if len(piece) > 1:
                        cleared.append(Road(piece, road.rank))
                start = place
    return cleared


def _street_roads(lattices: dict[int, streets.Lattice]) -> list[Road]:
    roads = []
    for number, net in lattices.items():
        middle_row, middle_column = net.inside.shape[0] // 2, net.inside.shape[1] // 2
        for name, line, xy in net.runs():
            away = line - (middle_row if name == "along" else middle_column)
            if number != 1:
                if name == "along" and away == 0:
                    continue
                grade = "支路"
            else:
                grade = "主干路" if away % 4 == 0 else "次干路" if away % 2 == 0 else "支路"
            roads.append(
                Road(xy, TRACK, "street", 0, {"urban_class": grade, "town": number, "line": (name, line)})
            )
    return roads


def _lanes(
    rng, terrain: Terrain, land: Land, places: Places, chains: list[Road], anchors: dict
) -> list[Road]:
    near = _roads_at(chains)
    steep = terrain.slope.ravel() > 0.30
    water = terrain.river.ravel()

    def allowed(xy: np.ndarray) -> np.ndarray:
        cells = grid.cell_of(xy)
        return ~steep[cells] & ~water[cells] & (land.builtup.ravel()[cells] == 0)

    lanes = []
    for settlement in places.settlements:
        anchor = anchors.get(settlement.cell)
        if settlement.urban or anchor is None or tuple(anchor) not in near:
            continue
        lanes += streets.village_lanes(rng, near[tuple(anchor)], anchor, settlement.pop, allowed)
    return lanes

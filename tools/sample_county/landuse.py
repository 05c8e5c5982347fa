"""Fill the street blocks: housing, parks, the rest; and lay housing land around the villages."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely

from . import grid, names, regions
from .land import Land
from .places import Places
from .roads import RoadNet
from .write import Layer, fields

URBAN_HOUSING, RURAL_HOUSING = ("0701", "城镇住宅用地"), ("0703", "农村宅基地")
# Park areas in m², many just below and above the thresholds of 400, 2,000 and 5,000 m².
SEAT_PARKS = [
    310,
    380,
    420,
    450,
    620,
    800,
    950,
    1_200,
    1_500,
    1_750,
    1_900,
    1_960,
    1_985,
    2_015,
    2_040,
    2_150,
    2_400,
    2_900,
    3_300,
    3_700,
    4_100,
    4_500,
    4_800,
    4_930,
    4_980,
    5_030,
    5_080,
    5_300,
    6_000,
    7_200,
    8_400,
    9_600,
    11_500,
    14_000,
    18_000,
    22_000,
    26_000,
    30_000,
]
TOWN_PARKS = [650, 1_400, 1_950, 2_200, 3_100, 4_700, 5_400]
PARK_WORDS = [
    "文峰",
    "青川",
    "迎旭",
    "凤凰",
    "柳岸",
    "望岳",
    "紫荆",
    "听泉",
    "翠屏",
    "思源",
    "和乐",
    "晨光",
    "杏林",
    "松涛",
]


@dataclass
class Block:
    """Describe one street block: township of its town, corners (4, 2), use."""

    town: int
    corners: np.ndarray
    use: str = "other"

    @property
    def centre(self) -> np.ndarray:
        """Return the mean of the corners."""
        return self.corners.mean(axis=0)

    @property
    def area(self) -> float:
        """Return the area in m²."""
        x, y = (self.corners - self.centre).T
        return abs(float((x * np.roll(y, -1) - y * np.roll(x, -1)).sum())) / 2


def street_blocks(net: RoadNet) -> list[Block]:
    """Return all blocks with four corners, with a use drawn for each."""
    rng = grid.random_source("blocks")
    blocks = []
    for town, lattice in net.lattices.items():
        xy, inside = lattice.xy, lattice.inside
        for i in range(inside.shape[0] - 1):
            for j in range(inside.shape[1] - 1):
                if inside[i : i + 2, j : j + 2].all():
                    corners = np.array([xy[i, j], xy[i, j + 1], xy[i + 1, j + 1], xy[i + 1, j]])
                    block = Block(town, corners)
                    convex = shapely.Polygon(corners)
                    if convex.is_valid and convex.area > 0.93 * convex.convex_hull.area:
                        draw = rng.random_sample()
                        block.use = "housing" if draw < 0.56 else "park" if draw < 0.72 else "other"
                        blocks.append(block)
    return blocks


def shrunk(corners: np.ndarray, share: float) -> shapely.Polygon:
    """Return the polygon of the corners drawn towards their mean by the share of its width kept."""
    middle = corners.mean(axis=0)
    return shapely.Polygon(np.round(middle + share * (corners - middle), 2))


def builtup_layer(land: Land) -> Layer:
    """Return the layer `builtup`: the county town and the seats of towns and townships."""
    layer = Layer("builtup", "Polygon", grid.METRIC_CRS, fields("code name type"))
    tiles, _ = regions.tiling_polygons(land.builtup - 1, 12.0)
    kinds = {"street": "县城", "town": "建制镇", "township": "乡集镇"}
    for number, tile in tiles.items():
        township = land.townships[number]
        seat = township.kind == "street"
        layer.add(
            tile,
            code=names.COUNTY_CODE if seat else township.code,
            type=kinds[township.kind],
            name=names.COUNTY_NAME + "城区"
            if seat
            else township.name + ("镇区" if township.kind == "town" else "集镇"),
        )
    return layer


def residential_layer(net: RoadNet, blocks: list[Block], places: Places) -> Layer:
    """Return the layer `residential`: housing blocks in towns, house plots of the villages."""
    rng = grid.random_source("residential")
    layer = Layer("residential", "Polygon", grid.METRIC_CRS, fields("code name village_code"))
    for block in blocks:
        if block.use == "housing":
            inset = 11.0 if block.town == 1 else 6.0
            share = 1 - 2 * inset / np.sqrt(block.area)
            layer.add(shrunk(block.corners, share), code=URBAN_HOUSING[0], name=URBAN_HOUSING[1])
    for settlement in places.settlements:
        if settlement.urban or settlement.pop == 0:
            continue
        angles = np.deg2rad(np.arange(0, 360, 40))
        radius = (16 + 4.3 * np.sqrt(settlement.pop)) * (0.75 + 0.5 * rng.random_sample(len(angles)))
        turn = np.pi * rng.random_sample()
        stretch = np.array([1.25, 0.8])
        ring = np.column_stack([np.cos(angles), np.sin(angles)]) * radius[:, None] * stretch
        spin = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
        centre = net.anchors.get(settlement.cell, settlement.xy)
        layer.add(
            shapely.Polygon(np.round(centre + grid.dot(ring[:, None], spin), 2)),
            code=RURAL_HOUSING[0],
            name=RURAL_HOUSING[1],
            village_code=places.villages[settlement.village].code,
        )
    return layer


def green_layer(blocks: list[Block], land: Land) -> Layer:
    """Return the layer `green`: parks whose areas stand around the thresholds of the standards."""
    rng = grid.random_source("green")
    layer = Layer("green", "Polygon", grid.METRIC_CRS, fields("id name kind area_m2:float status"))
    free = [block for block in blocks if block.use == "park"]
    order = np.argsort(rng.random_sample(len(free)), kind="stable")
    seat = [free[i] for i in order if free[i].town == 1]
    plans = list(zip(SEAT_PARKS, sorted(seat[: len(SEAT_PARKS)], key=lambda block: block.area)))
    for number in range(2, len(land.townships) + 1):
        own = [free[i] for i in order if free[i].town == number][:2]
        plans += [(TOWN_PARKS[(3 * number + k) % len(TOWN_PARKS)], block) for k, block in enumerate(own)]
    for place, (area, block) in enumerate(plans):
        polygon = shrunk(block.corners, min(np.sqrt(area / block.area), 0.88))
        kind = "综合公园" if area >= 14_000 else "社区公园" if area >= 4_000 else "游园"
        word = PARK_WORDS[place % len(PARK_WORDS)] + ["", "东", "西", "北"][place // len(PARK_WORDS) % 4]
        layer.add(
            polygon,
            id=f"P{place + 1:03d}",
            name=word + ("公园" if area >= 4_000 else "游园"),
            kind=kind,
            area_m2=round(polygon.area, 1),
            status="规划" if place % 17 == 9 else "现状",
        )
    return layer

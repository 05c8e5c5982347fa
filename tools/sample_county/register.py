"""Write the road register: classes, numbers, names, speeds, surfaces, widths, directions."""

from __future__ import annotations

import numpy as np
import shapely

from . import grid
from .land import Land
from .lines import Road
from .places import Places
from .terrain import Terrain
from .write import Layer, fields

FIELDS = fields(
    "name route admin_class tech_class urban_class design_speed:int surface width:float"
    " oneway:int level:int bridge:int tunnel:int status year:int"
)
ASPHALT, CONCRETE, GRAVEL, EARTH = "沥青混凝土", "水泥混凝土", "砂石", "土路"
# None of these numbers is meant to be a real road's: the county is invented.
MOTORWAY, NATIONAL, PROVINCIAL = ("S99", "青川高速公路"), ("G599", "599国道"), ("S399", "399省道")
SPEEDS = {"一级": 80, "二级": 60, "三级": 40, "四级": 20, "等外": None}
STREET_SPEEDS = {"主干路": 50, "次干路": 40, "支路": 30}
STREET_WIDTHS = {"主干路": 24.0, "次干路": 16.0, "支路": 9.0}
STREET_WORDS = list("文武和平解建新光明兴永安康宁长春迎泽朝晖振华") + [
    "凤凰",
    "府前",
    "滨河",
    "友谊",
    "育才",
    "体育",
    "新华",
]


def number_routes(roads: list[Road], land: Land, places: Places) -> None:
    """Give each country road its number and name; roads are whole here, before they are cut."""
    main = np.array([places.main(number).xy for number in range(len(places.villages))])
    seats = grid.xy_of([t.seat if t.kind != "street" else land.centre for t in land.townships])
    counters = {3: 800, 2: 0, 1: 0}
    taken: set[str] = set()
    for road in sorted(roads, key=lambda road: (-road.rank, -round(road.length_m, 2))):
        if road.kind != "road" or road.rank == 0:
            continue
        if road.rank in (5, 4):
            route, name = NATIONAL if road.rank == 5 else PROVINCIAL
            road.values.update(route=route, name=name)
            continue
        if road.length_m < (400 if road.rank == 1 else 250):
            continue
        counters[road.rank] += 1
        letter = {3: "X", 2: "Y", 1: "C"}[road.rank]
        road.values["route"] = f"{letter}{counters[road.rank]:03d}"
        road.values["name"] = _route_name(road, land, places, main, seats, taken)


def _route_name(
    road: Road, land: Land, places: Places, main: np.ndarray, seats: np.ndarray, taken: set[str]
) -> str | None:
    ends = []
    for point in (road.xy[0], road.xy[-1]):
        if road.rank == 3:
            word = land.townships[grid.nearest(seats, point)].name
        else:
            word = places.villages[grid.nearest(main, point)].name
        for suffix in ("街道", "社区", "镇", "乡", "村"):
            word = word[: -len(suffix)] if word.endswith(suffix) and len(word) > len(suffix) + 1 else word
        ends.append(word)
    if ends[0] == ends[1]:
        name = f"{ends[0]}支线" if road.rank == 3 else f"{ends[0]}路"
    else:
        name = f"{ends[0]}—{ends[1]}" + ("公路" if road.rank == 3 else "线")
    if name in taken:
        return None
    taken.add(name)
    return name


def road_layer(roads: list[Road], terrain: Terrain, land: Land) -> Layer:
    """Return the layer `roads`."""
    rng = grid.random_source("register")
    layer = Layer("roads", "LineString", grid.METRIC_CRS, FIELDS)
    for road in roads:
        layer.add(shapely.LineString(road.xy), **_values(rng, road, terrain, land))
    return layer


def name_streets(roads: list[Road]) -> None:
    """Give the streets of the county town their names, one for each line of the lattice."""
    rng = grid.random_source("street names")
    lines = sorted(
        {road.values["line"] for road in roads if road.values.get("town") == 1 and "line" in road.values}
    )
    words = [a + b for a in STREET_WORDS for b in STREET_WORDS if a != b and len(a + b) == 2] + STREET_WORDS[
        -7:
    ]
    order = np.argsort(rng.random_sample(len(words)), kind="stable")
    names = {
        line: words[order[place]] + ("街" if line[0] == "along" else "路") for place, line in enumerate(lines)
    }
    for road in roads:
        if road.values.get("town") == 1 and "line" in road.values:
            road.values["name"] = names[road.values["line"]]


def _values(rng: np.random.RandomState, road: Road, terrain: Terrain, land: Land) -> dict:
    values = {
        "oneway": road.values.get("oneway", 0),
        "level": road.level,
        "bridge": 0,
        "tunnel": 0,
        "status": "现状",
    }
    if road.kind in ("motorway", "ramp"):
        values.update(_motorway(road))
    elif road.kind == "street":
        values.update(_street(rng, road))
    elif road.kind == "planned":
        values.update(
            name="环城公路",
            route="G599",
            admin_class="G",
            tech_class="一级",
            design_speed=80,
            width=21.5,
            surface=ASPHALT,
            status="规划",
            year=2030,
        )
    elif road.kind == "lane":
        values.update(
            tech_class="等外",
            surface=EARTH if rng.random_sample() < 0.12 else CONCRETE,
            width=3.0 + round(rng.random_sample(), 1),
        )
    else:
        values.update(_country_road(rng, road, terrain, land))
    return values


def _motorway(road: Road) -> dict:
    kind = road.values["structure"]
    return {
        "name": MOTORWAY[1] + ("匝道" if kind == "ramp" else ""),
        "route": MOTORWAY[0],
        "admin_class": "S",
        "tech_class": "高速",
        "design_speed": 40 if kind == "ramp" else 80,
        "surface": ASPHALT,
        "oneway": 1,
        "width": 7.0 if kind == "ramp" else 11.25,
        "bridge": int(kind == "bridge"),
        "tunnel": int(kind == "tunnel"),
        "year": 2012,
    }


def _street(rng: np.random.RandomState, road: Road) -> dict:
    grade = road.values["urban_class"]
    planned = bool(road.values.get("planned"))
    return {
        "name": road.values.get("name"),
        "urban_class": grade,
        "design_speed": STREET_SPEEDS[grade],
        "surface": ASPHALT if road.values["town"] == 1 or rng.random_sample() < 0.5 else CONCRETE,
        "width": STREET_WIDTHS[grade] if road.values["town"] == 1 else 7.0,
        "status": "规划" if planned else "现状",
    }


def _country_road(rng: np.random.RandomState, road: Road, terrain: Terrain, land: Land) -> dict:
    middle = road.xy[len(road.xy) // 2]
    steep = float(grid.sample(terrain.slope, middle)[0])
    near_seat = grid.length(middle - grid.xy_of([land.centre])[0]) < 8_500
    draw = rng.random_sample()
    if road.rank == 5:
        tech = "一级" if near_seat else "二级"
    elif road.rank == 4:
        tech = "三级" if steep > 0.2 else "二级"
    elif road.rank == 3:
        tech = "四级" if draw < 0.2 or steep > 0.3 else "二级" if near_seat else "三级"
    elif road.rank == 2:
        tech = "三级" if draw < 0.12 else "等外" if draw > 0.86 else "四级"
    else:
        tech = "四级" if road.rank == 1 and draw < 0.68 else "等外"
    speed = SPEEDS[tech]
    if tech == "四级" and road.rank >= 2:
        speed = 30
    fault = rng.random_sample()
    if road.rank in (1, 2):
        speed = None if fault < 0.10 else 0 if fault < 0.125 else 999 if fault < 0.135 else speed
    surface = ASPHALT if tech in ("一级", "二级", "三级") else CONCRETE
    if tech == "等外":
        surface = CONCRETE if road.rank and fault < 0.6 else GRAVEL if fault < 0.75 else EARTH
    width = {"一级": 18.0, "二级": 9.0, "三级": 7.0, "四级": 5.0 if road.rank > 1 else 4.0, "等外": 3.0}[tech]
    return {
        "name": road.values.get("name"),
        "route": road.values.get("route"),
        "tech_class": tech,
        "admin_class": {5: "G", 4: "S", 3: "X", 2: "Y", 1: "C"}.get(road.rank),
        "design_speed": speed,
        "surface": surface,
        "width": width,
        "year": int(1996 + 26 * rng.random_sample()) if road.rank else None,
        "status": "在建" if road.rank == 2 and fault > 0.985 else "现状",
    }

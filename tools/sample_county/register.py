"""Write the road register: classes, numbers, names, speeds, surfaces, widths, directions."""

from __future__ import annotations

import numpy as np

from . import grid
from .lines import Road
from .roads import RoadNet
from .write import Layer

FIELDS = {
    "name": str, "route": str, "admin_class": str, "tech_class": str, "urban_class": str, "design_speed": int,
    "surface": str, "width": float, "oneway": int, "level": int, "bridge": int, "tunnel": int, "status": str, "year": int,
}
ASPHALT, CONCRETE, GRAVEL, EARTH = "沥青混凝土", "水泥混凝土", "砂石", "土路"
CLASSES = {
    5: ("G", "二级", 80, ASPHALT, 12.0), 4: ("S", "二级", 60, ASPHALT, 9.0), 3: ("X", "三级", 40, ASPHALT, 7.0),
    2: ("Y", "四级", 30, CONCRETE, 5.0), 1: ("C", "四级", 20, CONCRETE, 4.0), 0: (None, "等外", None, EARTH, 3.0),
}


def road_layer(net: RoadNet) -> Layer:
    """Return the layer `roads`."""
    rng = grid.random_source("register")
    layer = Layer("roads", "LineString", grid.METRIC_CRS, FIELDS)
    for road in net.roads:
        layer.add(_line(road), **_values(rng, road))
    return layer


def _line(road: Road):
    import shapely

    return shapely.LineString(road.xy)


def _values(rng: np.random.RandomState, road: Road) -> dict:
    admin, tech, speed, surface, width = CLASSES[road.rank]
    values = {"tech_class": tech, "admin_class": admin, "design_speed": speed, "surface": surface, "width": width,
              "oneway": 0, "level": road.level, "bridge": 0, "tunnel": 0, "status": "现状"}
    if road.kind == "lane":
        values.update(surface=CONCRETE, width=3.5)
    if road.kind == "street":
        values.update(tech_class=None, surface=ASPHALT, urban_class=road.values["urban_class"],
                      design_speed={"主干路": 50, "次干路": 40, "支路": 30}[road.values["urban_class"]])
    return values

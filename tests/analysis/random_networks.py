"""Draw small, awkward road networks with their facilities and demand points.

Vertices come from a fixed table of 36 crossings that no straight line meets in threes, so that two
different streets never share a stretch and distances are never equal by accident. Everything lies in
EPSG:4547 near its central meridian, where a layer's own coordinates are the working ones.
"""

from __future__ import annotations

import os
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import shapely
import shapely.affinity
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

CRS = "EPSG:4547"
X0, Y0 = 500_000.0, 4_000_000.0
SIDE = 6

_random = np.random.default_rng(2381)
# Multiples of 1/8 m: exact in floating point even at seven digits before the point.
_jitter = _random.integers(-360, 361, size=(SIDE * SIDE, 2)) / 8.0
TABLE = np.array([(X0 + 100.0 * (i % SIDE), Y0 + 100.0 * (i // SIDE)) for i in range(SIDE * SIDE)]) + _jitter

settings.register_profile(
    "ci",
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
settings.register_profile("search", settings.get_profile("ci"), derandomize=False, max_examples=500)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


def examples(count: int):
    """Run a property on ``count`` drawn inputs; the "search" profile runs many more."""
    if os.environ.get("HYPOTHESIS_PROFILE") == "search":
        return settings()
    return settings(max_examples=count)


@dataclass
class Case:
    """Hold a drawn network with its points."""

    roads: gpd.GeoDataFrame
    facilities: gpd.GeoDataFrame
    demand: gpd.GeoDataFrame

    def __repr__(self) -> str:
        """Show the inputs as text, in metres from (500000, 4000000)."""
        shown = [f"roads ({', '.join(self.roads.columns.drop('geometry'))}):"]
        for row in self.roads.to_dict("records"):
            line = shapely.affinity.translate(row.pop("geometry"), -X0, -Y0)
            shown.append(f"  {line.wkt} {list(row.values())}")
        for name in ("facilities", "demand"):
            near = getattr(self, name).geometry.translate(-X0, -Y0)
            shown += [f"{name}:", *(f"  {point.wkt}" for point in near)]
        return "\n".join(shown)


def frame(geometries, prefix: str, **columns) -> gpd.GeoDataFrame:
    """Make a frame whose index is ``prefix`` and a number."""
    geometries = list(geometries)
    index = [f"{prefix}{i}" for i in range(len(geometries))]
    return gpd.GeoDataFrame(columns, geometry=geometries, crs=CRS, index=index)


@st.composite
def _vertex_lists(draw) -> list[list[int]]:
    """Draw lines as lists of table rows: paths, with rings, doubled lines and repeated vertices."""
    crossing = st.integers(0, SIDE * SIDE - 1)
    lines = draw(st.lists(st.lists(crossing, min_size=2, max_size=5), min_size=1, max_size=9))
    for line in list(lines):
        kind = draw(st.sampled_from(["plain"] * 6 + ["ring", "doubled", "stutter", "point"]))
        if kind == "ring":
            line.append(line[0])
        elif kind == "doubled":
            lines.append(line[::-1] if draw(st.booleans()) else list(line))
        elif kind == "stutter":
            line.insert(1, line[0])
        elif kind == "point":
            lines.append([line[0], line[0]])
    return lines


def _line(vertices: list[int], with_z: bool) -> shapely.LineString:
    xy = TABLE[vertices]
    if with_z:
        xy = np.column_stack([xy, np.linspace(0.0, 900.0, len(xy))])
    return shapely.LineString(xy)


@st.composite
def networks(draw, one_way: bool = True) -> gpd.GeoDataFrame:
    """Draw roads with the columns ``oneway`` (OSM's words) and ``speed`` (km/h, some missing or zero)."""
    geometries = [_line(line, draw(st.booleans())) for line in draw(_vertex_lists())]
    if len(geometries) >= 3 and draw(st.booleans()):
        first, second = geometries.pop(), geometries.pop()
        geometries.append(shapely.MultiLineString([first, second]))
    words = ["no", "no", "yes", "-1"] if one_way else ["no"]
    oneway = [draw(st.sampled_from(words)) for _ in geometries]
    speed = [draw(st.sampled_from([5.0, 20.0, 37.0, 60.0, 0.0, -1.0, np.nan])) for _ in geometries]
    return frame(geometries, "road", oneway=oneway, speed=speed)


@st.composite
def points_near(draw, roads: gpd.GeoDataFrame, prefix: str, most: int) -> gpd.GeoDataFrame:
    """Draw points beside the roads (many on one and the same), at crossings, and anywhere."""
    points = []
    for _ in range(draw(st.integers(1, most))):
        kind = draw(st.sampled_from(["beside", "beside", "beside", "crossing", "anywhere"]))
        if kind == "crossing":
            row = draw(st.integers(0, SIDE * SIDE - 1))
            points.append(shapely.Point(TABLE[row]))
        elif kind == "anywhere":
            x, y = draw(st.integers(-80, 560)), draw(st.integers(-80, 560))
            points.append(shapely.Point(X0 + x + 0.375, Y0 + y + 0.625))
        else:
            line = draw(st.sampled_from(list(roads.geometry)))
            share = draw(st.integers(1, 99)) / 100
            spot = shapely.force_2d(shapely.line_interpolate_point(_longest(line), share, normalized=True))
            dx, dy = draw(st.integers(-12, 12)) / 8, draw(st.integers(-12, 12)) / 8
            points.append(shapely.Point(spot.x + dx, spot.y + dy))
    return frame(points, prefix)


def _longest(line):
    return max(getattr(line, "geoms", [line]), key=lambda part: part.length)


@st.composite
def cases(draw, one_way: bool = True, facilities: int = 4, demand: int = 6) -> Case:
    """Draw a network with facilities and demand points."""
    roads = draw(networks(one_way=one_way).filter(lambda r: any(g.length > 0 for g in r.geometry)))
    return Case(roads, draw(points_near(roads, "f", facilities)), draw(points_near(roads, "d", demand)))

"""Where points stand when barriers hide the road: at the nearest place in sight, wherever vertices are."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pytest
import shapely
from shapely import LineString, Point, Polygon

from county_gis_plugin.analysis.network import build_network
from county_gis_plugin.analysis.network.snapping import snap

CRS = "EPSG:4547"
X0, Y0 = 500_000.0, 4_000_000.0
# Sight lines miss the ends of walls by a hair.
NEARLY = 1e-3


def frame(*shapes):
    there = [shapely.transform(shape, lambda xy: xy + (X0, Y0)) for shape in shapes]
    return gpd.GeoDataFrame(geometry=there, crs=CRS)


def placed(road, village, *walls, **options):
    """Snap a village at (x, y) to a road: where it stands and how far away, ``None`` off the network."""
    network = build_network(frame(LineString(road)))
    found = snap(network, frame(Point(village)), barriers=frame(*walls), **options)
    if not found.ok[0]:
        assert found.reason[0] == "off_network"
        return None
    assert np.hypot(*(network.xy_at(found.edge, found.offset_m) - found.xy)[0]) < 1e-6
    return found.xy[0] - (X0, Y0), found.access_m[0]


#              v (0,100)
#
#          ====+====        wall from (−20,50) to (20,50), or to (30,50)
#
#  --------+---+---+-----   road; the village sees what lies beyond 40 m to either side
#         −40  0   40
ROADS = {
    "two vertices": [(-1000, 0), (1000, 0)],
    "one in the shadow": [(-1000, 0), (3, 0), (1000, 0)],
    "many": [(x, 0) for x in range(-1000, 1001, 7)],
}


@pytest.mark.parametrize("road", ROADS.values(), ids=ROADS)
def test_beside_the_shadow_of_a_wall(road):
    place, access_m = placed(road, (0, 100), LineString([(-20, 50), (30, 50)]))
    assert place == pytest.approx([-40.0, 0.0], abs=NEARLY)
    assert access_m == pytest.approx(np.hypot(40, 100), abs=NEARLY)


def test_the_end_of_a_road_beside_the_shadow():
    """The road ends at x = −45: nearer places lie behind the wall, and the other side is 60 m off."""
    wall = LineString([(-20, 50), (30, 50)])
    place, access_m = placed([(-45, 0), (-1000, 0)], (0, 100), wall)
    assert place == pytest.approx([-45.0, 0.0])
    assert access_m == pytest.approx(np.hypot(45, 100))


#        v (0,10)
#           / wall from (5,5) down to (−15,−15): it crosses the road at the village's foot (0,0)
#          /
#  -------x--------------
def test_a_wall_across_the_road():
    """What is seen of the road ends beside the wall, on the village's own side of it."""
    place, access_m = placed([(-500, 0), (500, 0)], (0, 10), LineString([(5, 5), (-15, -15)]))
    assert -NEARLY < place[0] < 0.0
    assert access_m == pytest.approx(10.0, abs=NEARLY)


def test_past_the_end_of_a_river_within_the_limit_only():
    """From (0,100) past the river's corner (150,50) one sees the road at (300,0), 316.2 m away."""
    road, river = [(-5000, 0), (5000, 0)], Polygon([(-5000, 40), (150, 40), (150, 50), (-5000, 50)])
    place, access_m = placed(road, (0, 100), river)
    assert place == pytest.approx([300.0, 0.0], abs=0.01)
    assert access_m == pytest.approx(np.hypot(300, 100), abs=0.01)
    assert placed(road, (0, 100), river, max_snap_m=316.0) is None


def test_nothing_is_seen_from_inside_a_barrier_or_behind_a_closed_one():
    road = [(-500, 0), (500, 0)]
    assert placed(road, (0, 100), shapely.box(-20, 80, 20, 120)) is None
    assert placed(road, (0, 100), shapely.box(-20, 80, 20, 120).exterior) is None


def test_no_place_nearer_is_in_sight():
    """Random roads and walls, against places each 0.5 m along the roads."""
    rng = np.random.default_rng(3)
    roads = [LineString(rng.uniform(0, 1000, (4, 2))) for _ in range(6)]
    bends = [np.cumsum([rng.uniform(0, 1000, 2), *rng.uniform(-90, 90, (3, 2))], axis=0) for _ in range(90)]
    walls = [LineString(xy) for xy in bends]
    at = rng.uniform(0, 1000, (60, 2))
    network = build_network(frame(*roads))
    found = snap(network, frame(*map(Point, at)), barriers=frame(*walls), max_snap_m=500.0)
    along = np.concatenate([[r.interpolate(d).coords[0] for d in np.arange(0, r.length, 0.5)] for r in roads])
    tree = shapely.STRtree(walls)
    hidden = 0
    for i, xy in enumerate(at):
        legs = shapely.linestrings(np.stack([np.broadcast_to(xy, along.shape), along], axis=1))
        far = shapely.length(legs)
        legs, far = legs[far <= 500.0], far[far <= 500.0]
        barred = np.isin(np.arange(len(legs)), tree.query(legs, predicate="intersects")[0])
        hidden += bool(barred[far.argmin()])
        nearest = far[~barred].min(initial=np.inf)
        if found.ok[i]:
            assert nearest - 0.5 < found.access_m[i] < nearest + 1e-3
            assert not len(tree.query(LineString([xy, found.xy[i] - (X0, Y0)]), predicate="crosses"))
        else:
            assert np.isinf(nearest)
    assert hidden > 10

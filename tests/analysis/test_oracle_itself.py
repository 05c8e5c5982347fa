"""The oracle's own sums, worked out by hand, before anything is judged by it."""

from __future__ import annotations

import geopandas as gpd
import pytest
from shapely import LineString, Point

from tests.analysis.oracle import Ambiguous, Oracle
from tests.analysis.random_networks import X0, Y0

#                                 D
#            d1 (60, 4)           |          E (-50,0)  A (0,0)  B (100,0)  C (200,0)
#                                 f1         D (100,80), f1 (100,30) on B-D
#    E------A-------------------->B-------C  A→B is one-way, the others both ways
#              f2 (20, -3)


def at(*xy):
    return [(X0 + x, Y0 + y) for x, y in xy]


ROADS = gpd.GeoDataFrame(
    {"oneway": ["yes", "no", "no", "no"], "speed": [36.0, 18.0, None, 18.0]},
    geometry=[
        LineString(at((0, 0), (100, 0))),
        LineString(at((100, 0), (200, 0))),
        LineString(at((100, 0), (100, 80))),
        LineString(at((-50, 0), (0, 0))),
    ],
    crs="EPSG:4547",
)


def points(**named):
    geometry = [Point(at(xy)[0]) for xy in named.values()]
    return gpd.GeoDataFrame(geometry=geometry, index=list(named), crs="EPSG:4547")


D1 = points(d1=(60, 4))
F = points(f1=(100, 30), f2=(20, -3))


def test_distance_follows_the_one_way_street():
    matrix = Oracle(ROADS, direction_field="oneway").cost_matrix(D1, F)
    # 4 m to the street, 40 m to B, 30 m towards D; back along A→B to f2 there is no way.
    assert matrix == {("d1", "f1"): pytest.approx((4.0, 70.0, 0.0, 74.0))}


def test_without_direction_both_are_reached():
    matrix = Oracle(ROADS).cost_matrix(D1, F)
    assert matrix["d1", "f2"] == pytest.approx((4.0, 40.0, 3.0, 47.0))


def test_time_is_length_by_speed_with_the_default_where_missing():
    matrix = Oracle(
        ROADS, direction_field="oneway", speed_field="speed", default_speed_kmh=10.8, walk_speed=0.5
    ).cost_matrix(D1, F)
    # 4 m at 0.5 m/s, 40 m at 10 m/s, 30 m at 3 m/s.
    assert matrix["d1", "f1"][3] == pytest.approx(8.0 + 4.0 + 10.0)


def test_covered_length_by_hand():
    oracle = Oracle(ROADS, direction_field="oneway")
    # From f2 with 3 m of leg: 50 - 3 = 47 m forwards only; 150 - 3 = 147 m: 80 to B, then 67 + 67.
    covered = oracle.covered_m(F.loc[["f2"]], [50.0, 150.0])
    assert covered == pytest.approx({("f2", 50.0): 47.0, ("f2", 150.0): 80.0 + 67.0 + 67.0})
    # Towards f2 only what lies behind it counts: 20 m to A, 27 m towards E.
    towards = oracle.covered_m(F.loc[["f2"]], [50.0], direction="to_facility")
    assert towards == pytest.approx({("f2", 50.0): 47.0})


def test_split_shares_the_road_halfway():
    covered = Oracle(ROADS).covered_m(F, [1000.0], overlap="split")
    # f2 starts 3 m behind: f1 walks 30 m to B and meets f2 where 30 + x = 3 + 80 - x, x = 26.5.
    assert covered["f1", 1000.0] == pytest.approx(80.0 + 100.0 + 26.5)
    assert covered["f2", 1000.0] == pytest.approx(73.5 + 50.0)
    merged = Oracle(ROADS).covered_m(F, [1000.0], overlap="merge")
    assert merged == pytest.approx({(None, 1000.0): 330.0})


def test_dead_ends_are_left_from_only_if_nothing_else_is_near():
    # Only A→B and E-A: at B nothing goes on. d1 leaves from A, 60.13 m away, but is reached 4 m away.
    oracle = Oracle(ROADS.iloc[[0, 3]], direction_field="oneway")
    d1 = D1.geometry.iloc[0]
    assert oracle.snap(d1, leaving=True).access_m == pytest.approx((60**2 + 4**2) ** 0.5)
    assert oracle.snap(d1, leaving=False).access_m == pytest.approx(4.0)
    assert oracle.snap(d1, leaving=True, max_snap_m=50.0).access_m == pytest.approx(4.0)
    assert oracle.snap(d1, leaving=True, max_snap_m=3.0) is None


def test_equally_near_places_are_called_ambiguous():
    with pytest.raises(Ambiguous):
        Oracle(ROADS).snap(Point(at((130, 30))[0]))


def test_two_on_one_spot_of_a_one_way_street_are_together():
    matrix = Oracle(ROADS, direction_field="oneway").cost_matrix(D1, points(same=(60, 4), other=(60, -1)))
    assert matrix["d1", "same"] == pytest.approx((4.0, 0.0, 4.0, 8.0))
    assert matrix["d1", "other"] == pytest.approx((4.0, 0.0, 1.0, 5.0))

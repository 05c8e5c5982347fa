"""Roads that run through one junction, each with a vertex of its own there, some decimetres apart."""

from __future__ import annotations

import numpy as np
import pytest

from county_gis_plugin.analysis.network import build_network, cost_matrix
from tests.analysis.drawn import lines, point

#                     (500.4, 500)
#                          |
#   a *------------------- + -------------------*     the first road has a vertex at (500, 0),
#  (0,0)                   |                 (1000,0) the second at (500.4, 0)
#                     (500.4, -500)
FIRST, SECOND = [(0, 0), (500, 0), (1000, 0)], [(500.4, -500), (500.4, 0), (500.4, 500)]
A, B = point("a", 0), point("b", 500.4, 400)
# Most roads lie on the ground.
STREETS = [[(2000 + 50 * i, 0), (2000 + 50 * i, 90)] for i in range(3)]


def cost(roads, **options):
    return cost_matrix(build_network(roads, **options), A, B)["network_cost"].tolist()


@pytest.mark.parametrize(("tolerance_m", "expected"), [(1, [900.0]), (0.41, [900.0]), (0.39, []), (0, [])])
def test_within_the_tolerance_they_meet(tolerance_m, expected):
    roads = lines(FIRST, SECOND)
    network = build_network(roads, tolerance_m=tolerance_m)
    assert cost(roads, tolerance_m=tolerance_m) == pytest.approx(expected)
    assert network.total_length_m == pytest.approx(2000.0)
    assert network.counts.get("vertices_joined", 0) == len(expected)


def test_whoever_does_not_want_it_leaves_them_apart():
    assert cost(lines(FIRST, SECOND), tolerance_m=1.0, near_vertices=False) == []


@pytest.mark.parametrize(
    ("field", "first", "second", "options"),
    [
        ("bridge", None, "yes", {}),
        ("隧道", "否", "是", {}),
        ("layer", 0, 1, {}),
        ("z", 0, 1, {"level_field": "z"}),
    ],
)
def test_a_bridge_over_a_vertex_is_no_junction(field, first, second, options):
    roads = lines(FIRST, SECOND, *STREETS, **{field: [first, second, *[first] * 3]})
    assert cost(roads, tolerance_m=1.0, **options) == []
    level = roads.assign(**{field: first})
    assert cost(level, tolerance_m=1.0, **options) == pytest.approx([900.0])


def test_three_roads_through_one_junction():
    roads = lines(FIRST, SECOND, [(0, -500), (500.2, -0.3), (1000, 500)])
    network = build_network(roads, tolerance_m=1.0)
    assert network.counts["vertices_joined"] == 2
    assert network.n_nodes == 7 and network.n_edges == 6
    assert build_network(roads.iloc[::-1], tolerance_m=1.0).counts["vertices_joined"] == 2


def test_vertices_beside_a_junction_that_is_there_stay_where_they_are():
    """A shared vertex at (0,0); half a metre on, both roads have one more, 0.7 m apart."""
    roads = lines([(-100, 0), (0, 0), (0.5, 0), (100, 0)], [(0, -100), (0, 0), (0, 0.5), (0, 100)])
    network = build_network(roads, tolerance_m=1.0)
    assert network.counts["vertices_joined"] == 0
    assert (network.n_nodes, network.n_edges) == (5, 4)


def test_the_legs_of_a_hairpin_bend_stay_apart():
    """A path up a slope, whose legs have vertices 0.8 m apart, 8 m before the bend."""
    path = [(-100, 0), (0, 0), (8, 0.4), (0, 0.8), (-100, 30)]
    network = build_network(lines(path), tolerance_m=1.0)
    assert network.counts["vertices_joined"] == 0
    assert network.n_edges == 1


def test_a_road_of_vertices_closer_than_the_tolerance_does_not_fall_into_itself():
    """Two roads, a vertex each 0.5 m, cross at right angles where both have one 0.3 m from the other's."""
    steps = np.arange(-20, 20.25, 0.5)
    roads = lines([(x, 0) for x in steps], [(0.2, y + 0.2) for y in steps])
    network = build_network(roads, tolerance_m=1.0)
    assert network.counts["vertices_joined"] == 1
    assert network.total_length_m == pytest.approx(80.0)
    assert cost_matrix(network, point("w", -20), point("n", 0.2, 20.2))["network_cost"].tolist() == (
        pytest.approx([40.0], abs=1.0)
    )


@pytest.mark.parametrize(("apart", "parts"), [(1.9, 1), (2.1, 2), (6.0, 2)])
def test_roads_more_than_two_metres_apart_are_two_whatever_the_tolerance(apart, parts):
    cycle_track = [(500 + apart, -500), (500 + apart, 0), (500 + apart, 500)]
    assert build_network(lines(FIRST, cycle_track), tolerance_m=20.0).counts["components"] == parts


@pytest.mark.parametrize("shift", np.linspace(0.0, 9.0, 13))
def test_wherever_the_junctions_lie_on_the_map(shift):
    """Forty junctions 17.3 m apart: whatever cells they fall into, each is found. Two are a road's ends."""
    offsets = 17.3 * np.arange(40) + shift
    roads = lines(
        [(-100, -100), (-100, -50)],
        [(x, 0.7 * x) for x in offsets],
        *[[(x + 0.6, 0.7 * x - 5.0), (x + 0.6, 0.7 * x + 0.6), (x + 0.6, 0.7 * x + 5.0)] for x in offsets],
    )
    network = build_network(roads, tolerance_m=1.0)
    assert network.counts["components"] == 2
    assert (network.counts["vertices_joined"], network.counts["gaps_closed"]) == (38, 2)

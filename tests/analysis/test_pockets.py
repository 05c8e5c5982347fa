"""One-way streets that lead into themselves: a trip begins where it can get away, and ends where one gets to.

              W (400,90) <----- V (600,90)
                 |                 |            the ring, one way round
              T (400,30) -----> U (600,30)
                 ^                              the gate
    P (0,0) =====S===================== Q       the road, open both ways; S (400,0), Q (2000,0)
"""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pytest
from shapely import LineString, Point

from county_gis_plugin.analysis.network import build_network, cost_matrix, nearest
from county_gis_plugin.analysis.network.pockets import POCKET_M, POCKET_SHARE, usable_edges
from county_gis_plugin.analysis.network.snapping import snap

X0, Y0 = 500_000.0, 4_000_000.0

ROAD = [(0, 0), (400, 0), (2000, 0)]
GATE = [(400, 0), (400, 30)]
RING = [(400, 30), (600, 30), (600, 90), (400, 90), (400, 30)]


def network_of(*streets):
    """Build from (vertices, oneway) pairs."""
    geometry = [LineString([(X0 + x, Y0 + y) for x, y in xy]) for xy, _ in streets]
    roads = gpd.GeoDataFrame({"oneway": [word for _, word in streets]}, geometry=geometry, crs="EPSG:4547")
    return build_network(roads, direction_field="oneway")


def points(**named):
    geometry = [Point(X0 + x, Y0 + y) for x, y in named.values()]
    return gpd.GeoDataFrame(geometry=geometry, index=list(named), crs="EPSG:4547")


def place(network, x, y, *, leaving):
    """Give where a point is put, in metres from (X0, Y0)."""
    snapped = snap(network, points(p=(x, y)), leaving=leaving)
    return tuple((snapped.xy[0] - (X0, Y0)).tolist())


def test_a_ring_that_cannot_be_left_is_no_start():
    """The village at (500, 40) is 10 m from the ring and 40 m from the road, which it can leave."""
    network = network_of((ROAD, "no"), (GATE, "yes"), (RING, "yes"))
    assert place(network, 500, 40, leaving=True) == pytest.approx((500, 0))
    assert place(network, 500, 40, leaving=False) == pytest.approx((500, 30))
    found = nearest(network, points(school=(2000, 0)), points(village=(500, 40)))
    assert found.loc["village", ["access_m", "network_cost", "reason"]].tolist() == [40.0, 1500.0, "served"]


def test_a_ring_that_cannot_be_reached_is_no_end():
    """The same with the gate turned: the school in the ring is reached from the road."""
    network = network_of((ROAD, "no"), (GATE, "-1"), (RING, "yes"))
    assert place(network, 500, 40, leaving=True) == pytest.approx((500, 30))
    assert place(network, 500, 40, leaving=False) == pytest.approx((500, 0))
    found = nearest(network, points(school=(500, 40)), points(village=(2000, 0)))
    assert found.loc["village", ["egress_m", "network_cost", "reason"]].tolist() == [40.0, 1500.0, "served"]


def test_two_way_streets_behind_a_one_way_gate_are_a_pocket_too():
    network = network_of((ROAD, "no"), (GATE, "yes"), ([(400, 30), (600, 30)], "no"))
    assert place(network, 500, 40, leaving=True) == pytest.approx((500, 0))
    assert place(network, 500, 40, leaving=False) == pytest.approx((500, 30))


def test_several_one_way_streets_that_end_nowhere_are_a_pocket():
    """T leads to U and to X, and neither leads on, so the gate itself is no start."""
    network = network_of(
        (ROAD, "no"), (GATE, "yes"), ([(400, 30), (600, 30)], "yes"), ([(400, 30), (200, 30)], "yes")
    )
    # 10 m from the gate itself, which leads nowhere but into the pocket.
    assert place(network, 410, 25, leaving=True) == pytest.approx((410, 0))


def test_inside_a_pocket_trips_end_and_begin_on_either_side_of_the_gate():
    """Village and school both in the ring: the trip begins on the road and comes in by the gate."""
    network = network_of((ROAD, "no"), (GATE, "yes"), (RING, "yes"))
    matrix = cost_matrix(network, points(village=(550, 40)), points(school=(600, 60)))
    # 40 m down to the road, 150 m back to the gate, 30 m up, 200 m and 30 m along the ring.
    assert matrix.loc[0, ["access_m", "network_cost", "egress_m"]].tolist() == [40.0, 410.0, 0.0]


def test_where_the_road_is_out_of_reach_a_trip_in_the_pocket_is_still_a_trip():
    network = network_of((ROAD, "no"), (GATE, "yes"), (RING, "yes"))
    places = points(village=(450, 70)), points(school=(600, 60))
    matrix = cost_matrix(network, *places, max_snap_m=45.0)
    # From the ring's north side 20 m away: west 50 m, south 60 m, east 200 m, north 30 m.
    assert matrix.loc[0, ["access_m", "network_cost", "egress_m"]].tolist() == [20.0, 340.0, 0.0]


def test_an_island_is_its_own_main_part():
    """A ring by itself is not passed over for a road that it is not joined to."""
    network = network_of((ROAD, "no"), (RING, "yes"))
    assert place(network, 500, 40, leaving=True) == pytest.approx((500, 30))
    assert place(network, 500, 40, leaving=False) == pytest.approx((500, 30))


@pytest.mark.parametrize(
    ("north_m", "south_m", "moved"),
    [(300, 3000, True), (1000, 2000, False), (POCKET_M + 100, 9 * POCKET_M, False)],
    ids=["a pocket", "a third of the roads", "10 km of roads"],
)
def test_across_a_one_way_bridge_small_places_are_pockets_and_large_ones_are_not(north_m, south_m, moved):
    """The bridge leads north. A trip ends on the south side, the main part, only if the north is small.

    A bridge drawn one-way by mistake must not bring a whole town across the river.
    """
    bridge = [(0, 0), (0, 200)]
    network = network_of(
        ([(-9, 0), (0, 0), (south_m, 0)], "no"), (bridge, "yes"), ([(0, 200), (north_m, 200)], "no")
    )
    assert place(network, 250, 160, leaving=False) == pytest.approx((250, 200))
    assert place(network, 250, 160, leaving=True) == pytest.approx((250, 0) if moved else (250, 200))
    assert (north_m + 200 < min(POCKET_SHARE * (north_m + south_m + 209), POCKET_M)) == moved


def test_one_way_streets_alone_are_passed_over_where_they_end():
    """No part can be driven round in: A → B → C, D. Trips begin on A-B, which leads on, not on B-C."""
    network = network_of(
        ([(0, 0), (100, 0)], "yes"), ([(100, 0), (300, 0)], "yes"), ([(100, 0), (100, 90)], "yes")
    )
    assert place(network, 250, 10, leaving=True) == pytest.approx((100, 0))
    # Nothing leads to A-B; the nearest of the others is B-D.
    assert place(network, 20, 10, leaving=False) == pytest.approx((100, 10))


def test_a_network_without_one_way_edges_is_usable_everywhere():
    network = network_of((ROAD, "no"), (GATE, "no"), (RING, "no"))
    for leaving in (True, False):
        assert np.array_equal(usable_edges(network, leaving=leaving), np.ones(network.n_edges, dtype=bool))

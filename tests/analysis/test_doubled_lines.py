"""Roads drawn twice, each drawing with its own speed and direction, against all drawings in networkx."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import assume, given
from hypothesis import strategies as st

from county_gis_plugin.analysis.network import build_network, cost_matrix, service_areas
from county_gis_plugin.analysis.progress import Progress
from tests.analysis.comparing import ask, both, some_can_be_placed
from tests.analysis.drawn import X0, lines, point
from tests.analysis.random_networks import cases, examples

#   A (0,0)  ===== 60 km/h there, 30 km/h back =====  B (1000,0)
DIVIDED = lines([(0, 0), (1000, 0)], [(1000, 0), (0, 0)], oneway=["yes", "yes"], speed=[60.0, 30.0])
A, B = point("a", 0), point("b", 1000)


@pytest.mark.parametrize("roads", [DIVIDED, DIVIDED.iloc[::-1]])
def test_a_speed_for_each_direction(roads):
    network = build_network(roads, mode="drive", direction_field="oneway", speed_field="speed")
    assert network.total_length_m == pytest.approx(1000.0)
    assert cost_matrix(network, A, B)["network_cost"].tolist() == pytest.approx([60.0])
    assert cost_matrix(network, B, A)["network_cost"].tolist() == pytest.approx([120.0])
    middle, quarter = point("m", 500), point("q", 750)
    assert cost_matrix(network, middle, quarter)["network_cost"].tolist() == pytest.approx([15.0])
    assert cost_matrix(network, quarter, middle)["network_cost"].tolist() == pytest.approx([30.0])


def test_areas_end_sooner_the_slow_way():
    """In 12 s from the middle: 200 m at 60 km/h, 100 m at 30; towards the middle it is the other way."""
    network = build_network(DIVIDED, mode="drive", direction_field="oneway", speed_field="speed")
    for direction, ends in (("from_facility", (400, 700)), ("to_facility", (300, 600))):
        areas = service_areas(network, point("m", 500), [12.0], direction=direction)
        assert areas["length_m"].tolist() == pytest.approx([300.0])
        bounds = areas.geometry.iloc[0].bounds
        assert (bounds[0] - X0, bounds[2] - X0) == pytest.approx(ends)


@pytest.mark.parametrize("exact", [True, False])
def test_polygons_end_sooner_the_slow_way(exact):
    """At walking pace 1 m/s a leg of 12 m is left in the middle, and none at the ends of the lines."""
    network = build_network(DIVIDED, mode="drive", direction_field="oneway", speed_field="speed")
    areas = service_areas(network, point("m", 500), [12.0], kind="polygons", trim_m=10.0, exact=exact)
    bounds = areas.geometry.iloc[0].bounds
    assert (bounds[0] - X0, bounds[2] - X0) == pytest.approx((400, 700), abs=3.0)


def test_places_between_two_facilities_fall_to_the_quicker_one():
    """From A at 60 km/h, from B at 30: they meet where x / 60 = (1000 − x) / 30, at 667 m."""
    network = build_network(DIVIDED, mode="drive", direction_field="oneway", speed_field="speed")
    both_ends = pd.concat([A, B])
    areas = service_areas(network, both_ends, [600.0], overlap="split").set_index("facility_id")
    assert areas["length_m"].to_dict() == pytest.approx({"a": 2000 / 3, "b": 1000 / 3})


@pytest.mark.parametrize("speed", [[60.0, 30.0, 60.0, 30.0], [60.0, 30.0, 80.0, 40.0]])
def test_a_bend_between_like_stretches_is_no_junction(speed):
    roads = lines(
        [(0, 0), (1000, 0)], [(1000, 0), (0, 0)], [(1000, 0), (1000, 600)], [(1000, 600), (1000, 0)],
        oneway=["yes"] * 4, speed=speed,
    )
    network = build_network(roads, mode="drive", direction_field="oneway", speed_field="speed")
    assert network.n_edges == 1
    far = point("far", 1000, 600)
    there, back = (1600 / 60 * 3.6, 1600 / 30 * 3.6)
    if speed[2] == 80.0:
        there, back = 60 + 27, 120 + 54
    assert cost_matrix(network, A, far)["network_cost"].tolist() == pytest.approx([there])
    assert cost_matrix(network, far, A)["network_cost"].tolist() == pytest.approx([back])


#                  * (50,80)
#                  |
#   * ------------- *===========*        (0,0), (100,0), back to (50,0), up: 100 + 50 + 80 m as drawn,
#  (0,0)          (50,0)     (100,0)     50 m of which lie over one another
SPIKE = [(0, 0), (100, 0), (50, 0), (50, 80)]


@pytest.mark.parametrize(
    ("path", "options", "metres", "warned"),
    [
        (SPIKE, {}, 230.0, True),
        (SPIKE, {"node_crossings": True}, 180.0, False),
        ([(0, 0), (50, 0), (100, 0), (50, 0), (50, 80)], {}, 180.0, False),
        ([(0, 0), (100, 0), (50, 10), (50, 80)], {}, 100 + np.hypot(50, 10) + 70, False),
    ],
)
def test_a_road_that_turns_back_over_itself_is_warned_of(path, options, metres, warned):
    warnings = []
    progress = Progress(on_warning=lambda text: warnings.append(str(text)))
    network = build_network(lines(path), progress=progress, **options)
    assert network.total_length_m == pytest.approx(metres)
    assert [text.startswith("ROADS: at 1 places a road turns straight back") for text in warnings] == (
        [True] if warned else []
    )


@st.composite
def doubled(draw):
    """Draw a network, and every road of it again the other way round with a speed of its own."""
    case = draw(cases(facilities=3, demand=4))
    again = case.roads.copy()
    again["geometry"] = shapely.reverse(np.asarray(again.geometry))
    again["speed"] = [draw(st.sampled_from([10.0, 30.0, 55.0])) for _ in range(len(again))]
    again.index = [f"{name} again" for name in again.index]
    case.roads = pd.concat([case.roads, again])
    return case


@examples(25)
@given(case=doubled(), direction=st.sampled_from(["from_facility", "to_facility"]))
def test_costs_and_areas_equal_networkx(case, direction):
    network, oracle = both(case, "drive")
    assume(some_can_be_placed(oracle, case.facilities, False))
    assume(some_can_be_placed(oracle, case.facilities, True))
    assume(some_can_be_placed(oracle, case.demand, True))
    expected = ask(oracle.cost_matrix, case.demand, case.facilities)
    found = cost_matrix(network, case.demand, case.facilities)
    got = {(row.origin_id, row.destination_id): row.total_cost for row in found.itertuples()}
    assert got == pytest.approx({pair: ledger[3] for pair, ledger in expected.items()}, rel=1e-9, abs=1e-6)
    expected = ask(oracle.covered_m, case.facilities, [20.0, 60.0], overlap="merge", direction=direction)
    areas = service_areas(
        network, case.facilities, [20.0, 60.0], direction=direction, overlap="merge"
    )
    for limit, metres in areas.groupby("break_cost")["length_m"].sum().items():
        assert metres == pytest.approx(expected[None, limit], abs=1e-6)

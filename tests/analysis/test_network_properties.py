"""What must hold on any network, whatever the numbers are."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import assume, given
from hypothesis import strategies as st

from county_gis_plugin.analysis.network import build_network, cost_matrix, nearest, service_areas
from county_gis_plugin.analysis.network.paths import nearest_search
from tests.analysis.comparing import both, some_can_be_placed
from tests.analysis.random_networks import TABLE, X0, Y0, cases, examples, frame

MODES = st.sampled_from(["distance", "drive"])
RIVERS = st.lists(st.integers(0, len(TABLE) - 1), min_size=2, max_size=4, unique=True)
REASONS = {"no_geometry", "off_network", "unconnected", "beyond", "served"}


def placed(case, mode="distance", direction="to_facility"):
    """Build the engine's network; cases without any usable facility are another test's matter."""
    network, oracle = both(case, mode)
    assume(some_can_be_placed(oracle, case.facilities, direction == "from_facility"))
    return network


def costs_between(network, points):
    """Give the table of costs between places on the network; those that had to move are not reached."""
    matrix = cost_matrix(network, points, points)
    matrix = matrix[(matrix["access_m"] < 1e-9) & (matrix["egress_m"] < 1e-9)]
    return matrix.pivot(index="origin_id", columns="destination_id", values="network_cost").reindex(
        index=points.index, columns=points.index
    )


def points_along(lines):
    """Give points every metre along lines."""
    return shapely.points(shapely.get_coordinates(shapely.segmentize(lines, 1.0)))


@pytest.mark.parametrize("mode", ["distance", "drive"])
@examples(40)
@given(case=cases(demand=6))
def test_triangle_inequality(mode, case):
    """No way is longer than the way through a third place."""
    network, _ = both(case, mode)
    xy = np.unique(network.xy, axis=0)
    costs = costs_between(network, frame(shapely.points(xy[:12]), "p")).fillna(np.inf).to_numpy()
    through = (costs[:, :, None] + costs[None, :, :]).min(axis=1)
    assert (costs <= through + 1e-6).all()


@examples(40)
@given(case=cases(one_way=False))
def test_two_way_roads_cost_the_same_both_ways(case):
    network = build_network(case.roads)
    there = cost_matrix(network, case.demand, case.facilities)
    back = cost_matrix(network, case.facilities, case.demand)
    there = there.set_index(["origin_id", "destination_id"])["total_cost"].sort_index()
    back = back.set_index(["destination_id", "origin_id"])["total_cost"].sort_index()
    assert there.index.tolist() == back.index.tolist()
    assert there.to_numpy() == pytest.approx(back.to_numpy(), abs=1e-6)


@examples(40)
@given(case=cases(), cutoff=st.sampled_from([1.0, 50.0, 200.0, 600.0]), mode=MODES)
def test_a_cutoff_only_leaves_out(case, cutoff, mode):
    network, _ = both(case, mode)
    everything = cost_matrix(network, case.demand, case.facilities)
    near = everything[everything["total_cost"] <= cutoff + 1e-6].reset_index(drop=True)
    found = cost_matrix(network, case.demand, case.facilities, cutoff=cutoff)
    pd.testing.assert_frame_equal(found, near, rtol=0, atol=1e-6)


def test_a_cutoff_does_not_stop_at_closed_gaps():
    """A gap that the tolerance closes costs nothing, so that a way may lead farther than its cost.

    Ten stretches of 10 m with gaps of 5 m between them, and a side road of 40 m at the end of each.
    """
    along = [shapely.LineString([(X0 + 15 * i, Y0), (X0 + 15 * i + 10, Y0)]) for i in range(10)]
    aside = [shapely.LineString([(X0 + 15 * i + 10, Y0), (X0 + 15 * i + 10, Y0 + 40)]) for i in range(10)]
    network = build_network(frame(along + aside, "road"), tolerance_m=5.0)
    ends = frame([shapely.Point(X0, Y0)], "a"), frame([shapely.Point(X0 + 145, Y0)], "b")
    for cutoff in (None, 101.0):
        assert cost_matrix(network, *ends, cutoff=cutoff)["total_cost"].tolist() == pytest.approx([100.0])
    # 100 m along, and of each side road what is left of 101 m, 40 m at most: 6 · 40 + 31 + 21 + 11 + 1.
    areas = service_areas(network, ends[0], [101.0])
    assert areas["length_m"].tolist() == pytest.approx([100 + 6 * 40 + 31 + 21 + 11 + 1])


@pytest.mark.parametrize("direction", ["to_facility", "from_facility"])
@examples(40)
@given(case=cases(), cutoff=st.sampled_from([None, 90.0, 500.0]), limit=st.sampled_from([1.0, 30.0, 1000.0]))
def test_everyone_is_accounted_for(direction, case, cutoff, limit):
    network = build_network(case.roads, direction_field="oneway")
    demand = pd.concat([case.demand, frame([None, shapely.Point()], "none")])
    try:
        found = nearest(
            network, case.facilities, demand, cutoff=cutoff, direction=direction, max_snap_m=limit
        )
    except ValueError as error:
        assert "FACILITIES" in str(error)
        return
    assert found.index.tolist() == demand.index.tolist()
    assert set(found["reason"]) <= REASONS
    assert found.loc[["none0", "none1"], "reason"].tolist() == ["no_geometry"] * 2
    has_cost = found["total_cost"].notna()
    assert (has_cost == found["reason"].isin(["beyond", "served"])).all()
    assert (has_cost == found["facility_id"].notna()).all()
    ledger = found.loc[has_cost]
    parts = ledger["access_m"] + ledger["network_cost"] + ledger["egress_m"]
    assert parts.to_numpy() == pytest.approx(ledger["total_cost"].to_numpy(), abs=1e-9)
    assert (ledger[["access_m", "egress_m"]] <= limit + 1e-9).all(axis=None)
    if cutoff is not None:
        within = ledger["total_cost"] <= cutoff + 1e-6
        assert (within == (ledger["reason"] == "served")).all()


@examples(40)
@given(case=cases(), order=st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(case, order):
    def shuffled(rows):
        numbers = list(range(len(rows)))
        order.shuffle(numbers)
        return rows.iloc[numbers]

    network = placed(case)
    other = build_network(shuffled(case.roads), direction_field="oneway")
    for ours, theirs in ((network.node_xy, other.node_xy), (network.xy, other.xy)):
        assert np.array_equal(ours, theirs)
    facilities, demand = shuffled(case.facilities), shuffled(case.demand)
    one = nearest(network, case.facilities, case.demand, cutoff=300.0)
    two = nearest(other, facilities, demand, cutoff=300.0).loc[case.demand.index]
    costs = ["access_m", "network_cost", "egress_m", "total_cost"]
    pd.testing.assert_frame_equal(one[costs], two[costs], rtol=0, atol=1e-9)
    assert one["reason"].tolist() == two["reason"].tolist()
    # Facilities on one spot may stand in for one another; no others.
    for ours, theirs in zip(one["facility_id"], two["facility_id"]):
        if pd.notna(ours) and ours != theirs:
            assert case.facilities.geometry[ours].equals(case.facilities.geometry[theirs])

    def total(network, facilities):
        try:
            areas = service_areas(network, facilities, [80.0, 300.0], overlap="merge")
        except ValueError:
            return None
        return areas.groupby("break_cost")["length_m"].sum().tolist()

    assert total(network, case.facilities) == pytest.approx(total(other, facilities), abs=1e-6)


@pytest.mark.parametrize("overlap", ["separate", "merge", "split"])
@examples(40)
@given(case=cases(facilities=3, demand=1), mode=MODES)
def test_larger_breaks_contain_smaller_ones(overlap, case, mode):
    network = placed(case, mode, "from_facility")
    breaks = [30.0, 120.0, 350.0]
    areas = service_areas(network, case.facilities, breaks, overlap=overlap)
    within = [shapely.union_all(areas.geometry[areas["break_cost"] == b].values) for b in breaks]
    for small, large in zip(within, within[1:]):
        assert shapely.distance(points_along(small), large).max(initial=0.0) < 1e-6


def nudged(line, moves, ends_only):
    """Move the two ends of a line, or all its vertices, by the next of ``moves`` (metres east and north)."""
    xy = shapely.get_coordinates(line)
    for i in (0, -1) if ends_only else range(len(xy)):
        xy[i] += next(moves)
    return shapely.LineString(xy)


@pytest.mark.parametrize("ends_only", [True, False])
@examples(40)
@given(
    case=cases(),
    moves=st.lists(st.tuples(st.integers(-4, 4), st.integers(-4, 4)), min_size=24, max_size=24),
)
def test_vertices_that_miss_by_millimetres_are_joined(ends_only, case, moves):
    """Vertices moved by up to 6 mm and a tolerance of 2 cm give the costs of the exact network."""
    exact = case.roads.explode(ignore_index=True)
    # A line of no length has nothing to miss; moved, it would be a road of some millimetres.
    exact = exact[exact.length > 1.0]
    assume(len(exact))
    # Vertices that one line passes twice may be the legs of a hairpin bend, and stay apart.
    twice = [len(set(line.coords[:-1])) < len(line.coords) - 1 for line in exact.geometry]
    assume(ends_only or not any(twice))
    millimetres = iter(0.001 * np.array(moves * 6))
    moved = [nudged(line, millimetres, ends_only) for line in exact.geometry]
    crooked = exact.set_geometry(moved, crs=exact.crs)
    ours = build_network(crooked, direction_field="oneway", tolerance_m=0.02)
    theirs = build_network(exact, direction_field="oneway", tolerance_m=0.02)
    # Lines drawn twice are one line; moved apart by millimetres they are two.
    assume(theirs.counts["doubled_segments"] == 0)
    assert ours.counts["components"] == theirs.counts["components"]
    found, expected = (cost_matrix(n, case.demand, case.facilities) for n in (ours, theirs))
    assert found[["origin_id", "destination_id"]].equals(expected[["origin_id", "destination_id"]])
    # On the way lie a handful of vertices, each joined within 2 cm and not counted.
    assert found["total_cost"].to_numpy() == pytest.approx(expected["total_cost"].to_numpy(), abs=0.2)


def test_a_dead_end_keeps_its_length():
    """A tolerance wider than the vertices are apart does not fold a road's end back onto itself."""
    metre_by_metre = shapely.LineString([(X0 + i, Y0) for i in range(101)])
    in_short_lines = [shapely.LineString([(X0 + i, Y0), (X0 + i + 2, Y0)]) for i in range(0, 100, 2)]
    for roads in ([metre_by_metre], in_short_lines):
        network = build_network(frame(roads, "road"), tolerance_m=5.0)
        assert network.total_length_m == pytest.approx(100.0)
        assert network.counts["gaps_closed"] == 0
        ends = frame([shapely.Point(X0, Y0)], "a"), frame([shapely.Point(X0 + 100, Y0)], "b")
        assert cost_matrix(network, *ends)["network_cost"].tolist() == pytest.approx([100.0])


@examples(30)
@given(case=cases())
def test_words_for_directions_are_only_words(case):
    coded = case.roads.replace({"oneway": {"no": "B", "yes": "ab", "-1": "ba"}})
    one = build_network(case.roads, direction_field="oneway")
    two = build_network(coded, direction_field="oneway", direction_values=("ab", "ba", "B"))
    for column in ("edge_from", "edge_to", "edge_forward", "edge_backward"):
        assert np.array_equal(getattr(one, column), getattr(two, column)), column


@examples(40)
@given(case=cases(), kmh=st.sampled_from([4.0, 36.0, 75.0]))
def test_time_is_distance_by_speed(case, kmh):
    roads = case.roads.assign(speed=kmh)
    far = build_network(roads, direction_field="oneway")
    long = build_network(roads, mode="drive", direction_field="oneway", speed_field="speed")
    metres = cost_matrix(far, case.demand, case.facilities)
    seconds = cost_matrix(long, case.demand, case.facilities)
    assert metres[["origin_id", "destination_id"]].equals(seconds[["origin_id", "destination_id"]])
    on_roads = metres["network_cost"].to_numpy() * 3.6 / kmh
    assert seconds["network_cost"].to_numpy() == pytest.approx(on_roads, abs=1e-6)
    legs = (metres["access_m"] + metres["egress_m"]).to_numpy() / long.walk_speed
    assert seconds["total_cost"].to_numpy() == pytest.approx(on_roads + legs, abs=1e-6)


@examples(40)
@given(case=cases())
def test_walking_knows_no_one_way_streets(case):
    one_way = build_network(case.roads, mode="walk", direction_field="oneway")
    plain = build_network(case.roads, mode="walk")
    for network in (one_way, plain):
        assert network.walk_speed == pytest.approx(1.0)
    ours, theirs = (cost_matrix(n, case.demand, case.facilities) for n in (one_way, plain))
    pd.testing.assert_frame_equal(ours, theirs)


@pytest.mark.parametrize("direction", ["to_facility", "from_facility"])
@examples(30)
@given(case=cases(), mode=MODES)
def test_routes_show_the_cost_they_stand_for(direction, case, mode):
    network = placed(case, mode, direction)
    search = nearest_search(network, case.facilities, case.demand, direction=direction)
    routes = search.routes()
    reached = search.frame[search.frame["facility_id"].notna()]
    assert routes.index.tolist() == reached.index.tolist()
    roads = shapely.union_all(network.lines())
    for row, route in routes.iterrows():
        assert route["length_m"] == pytest.approx(route.geometry.length, abs=1e-6)
        if mode == "distance":
            assert route["length_m"] == pytest.approx(reached.at[row, "total_cost"], abs=1e-6)
        ends = [case.demand.geometry[row], case.facilities.geometry[route["facility_id"]]]
        if direction == "from_facility":
            ends.reverse()
        xy = shapely.get_coordinates(route.geometry)
        assert np.hypot(*(xy[0] - shapely.get_coordinates(ends[0])[0])) < 1e-6
        assert np.hypot(*(xy[-1] - shapely.get_coordinates(ends[1])[0])) < 1e-6
        inner = shapely.LineString(xy[1:-1]) if len(xy) > 3 else shapely.Point(xy[1])
        assert shapely.distance(points_along(inner), roads).max() < 1e-6


@examples(40)
@given(case=cases(one_way=False), ends=RIVERS)
def test_legs_do_not_cross_barriers(case, ends):
    # Shifted by half a block, so that the river does not run along a road.
    river = shapely.LineString(TABLE[ends] + (13.3125, 7.1875))
    barriers = gpd.GeoDataFrame(geometry=[river], crs=case.roads.crs)
    network = build_network(case.roads)
    try:
        search = nearest_search(network, case.facilities, case.demand, barriers=barriers)
    except ValueError as error:
        assert "FACILITIES" in str(error)
        return
    for snapped in (search.facilities, search.demand):
        for i in np.flatnonzero(snapped.ok):
            leg = shapely.LineString([snapped.point_xy[i], snapped.xy[i]])
            assert not leg.crosses(river)
            assert snapped.access_m[i] == pytest.approx(leg.length, abs=1e-6)
    # A leg is never shorter for a barrier, and is the same where none is in the way.
    free = nearest(network, case.facilities, case.demand)
    with_river = search.frame
    known = with_river["access_m"].notna()
    assert (with_river.loc[known, "access_m"] >= free.loc[known, "access_m"] - 1e-6).all()

"""Gaps along routes: corridors that a reader can check by hand, and a second way to each answer."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely import LineString, Point, box

from county_gis_plugin.analysis import schema, zones
from county_gis_plugin.analysis.coverage.corridors import corridor_gaps
from county_gis_plugin.analysis.coverage.mileposts import milepost_text, route_of
from county_gis_plugin.analysis.errors import InputError
from county_gis_plugin.analysis.network import build_network, nearest
from tests.analysis.random_networks import examples
from tests.analysis.reading import read

CRS = "EPSG:4547"
X0, Y0 = 500_000, 3_960_000


def frame(geometries, **columns) -> gpd.GeoDataFrame:
    moved = [shapely.transform(g, lambda xy: xy + (X0, Y0)) for g in geometries]
    return gpd.GeoDataFrame(columns, geometry=moved, index=[f"r{i}" for i in range(len(moved))], crs=CRS)


def roads(lines, route, **columns) -> gpd.GeoDataFrame:
    columns = {"tech_class": ["class_2"] * len(lines), **columns}
    return frame([LineString(line) for line in lines], route=route, **columns)


def of(result, route, direction="forward"):
    table = result.routes
    return table[(table["route"] == route) & (table["direction"] == direction)].iloc[0]


def test_a_site_that_is_closed_to_the_public_is_left_out_and_an_odd_status_counts():
    """A route of 40 km, limit 15 km: the charger at km 30 is open to staff only, so 15-40 is a gap."""
    chargers = frame([Point(0, 0), Point(30_000, 0)], open=[True, False], status=["蓝色", "existing"])
    found = corridor_gaps(roads([[(0, 0), (40_000, 0)]], ["G207"]), chargers, distance_m=15_000)
    assert of(found, "G207")["gap_m"] == pytest.approx(25_000)
    listed = found.skipped.set_index("feature_id")["reason"]
    assert listed.to_dict() == {"r0": "status_unknown", "r1": "not_open"}


def test_a_ring_is_measured_all_round():
    """A square of 8 km by 8 km that nothing reaches: one gap of 32 km, K0 to K32."""
    square = [(0, 0), (0, 8_000), (8_000, 8_000), (8_000, 0), (0, 0)]
    lines = [square, [(50_000, 0), (60_000, 0)]]
    found = corridor_gaps(roads(lines, ["X300", None]), frame([Point(55_000, 0)]), distance_m=5_000)
    row = of(found, "X300")
    assert row[["length_m", "gap_m", "longest_gap_m"]].tolist() == pytest.approx([32e3] * 3)
    assert (row["longest_from"], row["longest_to"]) == ("K0+000", "K32+000")


def test_a_gap_over_the_beginning_of_a_ring_is_one():
    """The charger stands in the middle of the east side; 10 km either way are near it.

    ::

        K0 (0, 0) north, east, south and west again; charger at K20; the gap runs from K30 to K10
    """
    square = [(0, 0), (0, 8_000), (8_000, 8_000), (8_000, 0), (0, 0)]
    found = corridor_gaps(roads([square], ["X300"]), frame([Point(8_000, 4_000)]), distance_m=10_000)
    row = of(found, "X300")
    assert row[["gaps", "gap_m", "longest_gap_m"]].tolist() == pytest.approx([1, 12_000, 12_000])
    assert (row["longest_from"], row["longest_to"]) == ("K30+000", "K10+000")
    assert row["largest_spacing_m"] == pytest.approx(32_000)


def test_two_carriageways_that_meet_at_both_ends_are_no_ring():
    there = [(0, 0), (100, 20), (9_900, 20), (10_000, 0)]
    back = [(10_000, 0), (9_900, -20), (100, -20), (0, 0)]
    found = corridor_gaps(roads([there, back], ["G1", "G1"], oneway=["yes", "yes"]),
                          frame([Point(50_000, 0)]), distance_m=1_000)
    assert of(found, "G1")["longest_gap_m"] == pytest.approx(10_004, abs=1)


def test_a_gap_on_both_sides_of_a_hole_is_one_and_the_hole_is_told():
    """S5 runs from 0 to 30 km and from 60 to 100 km; in between the road has no number.

    ::

        K0----------30 . . . . . . 60------------K100      the only charger is far away
    """
    lines = [[(0, 0), (30_000, 0)], [(30_000, 0), (60_000, 0)], [(60_000, 0), (100_000, 0)],
             [(0, 50_000), (1_000, 50_000)]]
    found = corridor_gaps(roads(lines, ["S5", None, "S5", None]), frame([Point(0, 50_000)]),
                          distance_m=1_000)
    row = of(found, "S5")
    # 70 km of road are a gap; along the route it is 100 km long, 30 of them a straight line.
    assert row[["length_m", "gap_m"]].tolist() == pytest.approx([70_000] * 2)
    assert row[["gaps", "longest_gap_m", "longest_gap_hole_m"]].tolist() == pytest.approx([1, 100e3, 30e3])
    assert (row["longest_from"], row["longest_to"]) in (("K0+000", "K100+000"), ("K100+000", "K0+000"))
    assert row[["largest_spacing_m", "spacing_hole_m"]].tolist() == pytest.approx([100e3, 30e3])
    assert row[["holes", "holes_m"]].tolist() == pytest.approx([1, 30e3])
    own = found.stretches[found.stretches["direction"] == "forward"]
    assert own[["length_m", "hole_m"]].to_numpy().tolist() == [pytest.approx([70e3, 30e3])]
    told = found.skipped[found.skipped["reason"] == "interrupted"]
    assert told["feature_id"].tolist() == ["S5"]
    assert "from K30+000 to K60+000, 30000 m" in str(told["detail"].iloc[0]) or (
        "from K40+000 to K70+000, 30000 m" in str(told["detail"].iloc[0]))
    assert any("Routes are interrupted: S5 (1 times, 30.0 km" in str(text) for text in found.warnings)


def test_chargers_at_both_ends_of_a_hole_are_as_far_apart_as_it_is_long():
    """10 km, a hole of 30 km, 10 km; a charger at either inner end: everything near, but 30 km apart."""
    lines = [[(0, 0), (10_000, 0)], [(40_000, 0), (50_000, 0)], [(10_000, 0), (40_000, 0)]]
    found = corridor_gaps(roads(lines, ["G1", "G1", None]), frame([Point(10_000, 0), Point(40_000, 0)]),
                          distance_m=12_000)
    row = of(found, "G1")
    assert row[["gap_m", "longest_gap_m"]].tolist() == [0, 0]
    assert row[["largest_spacing_m", "spacing_hole_m"]].tolist() == pytest.approx([30e3, 30e3])
    # What is near on both sides is not said to be near in between.
    near = found.lines[found.lines["direction"] == "forward"]
    assert near[["length_m", "hole_m"]].to_numpy().tolist() == [pytest.approx([10e3, 0])] * 2


@pytest.mark.parametrize("turned", [(), (0,), (1,), (2,), (0, 2)])
def test_a_hole_counts_whichever_way_its_sides_are_drawn(turned):
    """Three parts of a bent route, 20, 30 and 40 km, with holes of 5 and 10 km; chargers at both ends.

    ::

        C==20==. .5. .==30==+          (55, 0)
                            .  10
                            ||  40     down to (55, -50)
                            C
    """
    lines = [[(0, 0), (20_000, 0)], [(25_000, 0), (55_000, 0)], [(55_000, -10_000), (55_000, -50_000)]]
    lines = [line[::-1] if number in turned else line for number, line in enumerate(lines)]
    links = [[(20_000, 0), (25_000, 0)], [(55_000, 0), (55_000, -10_000)]]
    found = corridor_gaps(roads([*lines, *links], ["S5"] * 3 + [None] * 2),
                          frame([Point(0, 0), Point(55_000, -50_000)]), distance_m=5_000)
    row = of(found, "S5")
    assert row[["largest_spacing_m", "spacing_hole_m"]].tolist() == pytest.approx([105e3, 15e3])
    # All but the first and the last 5 km.
    assert row[["longest_gap_m", "longest_gap_hole_m", "gaps"]].tolist() == pytest.approx([95e3, 15e3, 1])


def test_a_number_that_is_missing_at_a_junction_is_no_hole():
    lines = [[(0, 0), (10_000, 0)], [(10_090, 0), (20_000, 0)], [(10_000, 0), (10_090, 0)]]
    found = corridor_gaps(roads(lines, ["G1", "G1", None]), frame([Point(0, 0), Point(20_000, 0)]),
                          distance_m=5_000)
    row = of(found, "G1")
    assert row[["gaps", "longest_gap_m", "holes"]].tolist() == pytest.approx([1, 10_000, 0])
    assert (found.skipped.empty, found.warnings) == (True, ())


@pytest.mark.parametrize("second", ["G1;S2", "G1"])
def test_a_road_of_two_routes_belongs_to_both(second):
    """S2 runs on G1 for 10 km, under both numbers or drawn under each; chargers at its ends.

    ::

        S2 K0-----5==========10=======20==========25-----K30
                              G1;S2
    """
    lines = [[(0, 0), (10_000, 0)], [(10_000, 0), (20_000, 0)], [(20_000, 0), (30_000, 0)]]
    routes = ["S2", second, "S2"]
    if second == "G1":  # the same line once more: the network keeps one of the two
        lines, routes = [*lines, lines[1]], [*routes, "S2"]
    towns = zones.prepare(frame([box(-1, -500, 30_001, 500)], code=["1"], name=["a"]))
    found = corridor_gaps(roads(lines, routes), frame([Point(0, 0), Point(30_000, 0)]), towns,
                          distance_m=5_000)
    row = of(found, "S2")
    assert row[["length_m", "gap_m", "longest_gap_m"]].tolist() == pytest.approx([30e3, 20e3, 20e3])
    assert row[["largest_spacing_m", "holes"]].tolist() == pytest.approx([30e3, 0])
    assert of(found, "G1")["gap_m"] == pytest.approx(10e3)
    # In the sums the metres of both count once.
    assert of(found, "")[["length_m", "gap_m"]].tolist() == pytest.approx([30e3, 20e3])
    assert found.account["input"].tolist() == pytest.approx([30e3, 20e3] * 2)


@pytest.mark.parametrize("spur_x", [(10_000, 10_200), (0, -200)])
def test_a_ring_with_a_spur_is_a_ring(spur_x):
    """A square of 10 km by 10 km, charger in the middle of the west side: the far 20 km are a gap."""
    square = [(0, 0), (0, 10_000), (10_000, 10_000), (10_000, 0), (0, 0)]
    spur = [(x, 5_000) for x in spur_x]
    found = corridor_gaps(roads([square, spur], ["G1", "G1"]), frame([Point(0, 5_000)]), distance_m=10_000)
    row = of(found, "G1")
    assert row[["longest_gap_m", "largest_spacing_m"]].tolist() == pytest.approx([20_000, 40_000])
    assert (found.lines["to_m"] - found.lines["from_m"]).abs().max() <= 40_000


def test_a_long_branch_of_a_ring_has_mileposts_of_its_own():
    """The ring of 40 km has a branch of 5 km at its far side: a gap from the ring's on."""
    square = [(0, 0), (0, 10_000), (10_000, 10_000), (10_000, 0), (0, 0)]
    branch = [(10_000, 5_000), (15_000, 5_000)]
    found = corridor_gaps(roads([square, branch], ["G1", "G1"]), frame([Point(0, 5_000)]), distance_m=10_000)
    own = found.stretches[found.stretches["direction"] == "forward"]
    assert sorted(own["length_m"]) == pytest.approx([5_000, 20_000])
    assert of(found, "G1")[["longest_gap_m", "holes"]].tolist() == pytest.approx([20_000, 0])


def test_a_charger_on_a_branch_does_not_stand_on_the_way_beside():
    """A route forks for 10 km, 3 km apart; the charger stands on the branch that is 662 m longer.

    ::

                      /---C---\\           5.831 km up and 5.831 km down
        K0----------20         30----------K50
                      \\-------/           5.5 km there and 5.5 km back
    """
    lines = [[(0, 0), (20_000, 0)], [(20_000, 0), (25_000, 3_000), (30_000, 0)],
             [(20_000, 0), (25_000, -2_291.288), (30_000, 0)], [(30_000, 0), (50_000, 0)]]
    found = corridor_gaps(roads(lines, ["G1"] * 4), frame([Point(25_000, 3_000)]), distance_m=8_000)
    row = of(found, "G1")
    # The shorter branch is the way: 20 + 11 + 20 km without a charger of its own.
    assert row["largest_spacing_m"] == pytest.approx(51_000, abs=1)
    # Within 8 km of C lie its own branch, and 2,169 m of each road that leaves the forks.
    assert row["covered_m"] == pytest.approx(11_662 + 4 * 2_169, abs=2)
    assert row["gaps"] == 3


@pytest.mark.parametrize("linked", [True, False])
def test_two_carriageways_of_a_ring(linked):
    """Outside 40 km clockwise, inside 39.84 km the other way, 20 m apart, with a link west and east.

    The charger stands on the outer one. Without links nothing leads from the inner one to it.
    """
    outer = [(0, 0), (0, 10_000), (10_000, 10_000), (10_000, 0), (0, 0)]
    inner = [(20, 20), (9_980, 20), (9_980, 9_980), (20, 9_980), (20, 20)]
    links = [[(0, 5_000), (20, 5_000)], [(10_000, 5_000), (9_980, 5_000)]] if linked else []
    rings = roads([outer, inner, *links], ["G1"] * (2 + len(links)),
                  oneway=["yes", "yes", *["no"] * len(links)])
    found = corridor_gaps(rings, frame([Point(0, 5_000)]), distance_m=10_000, direction_field="oneway",
                          node_crossings=True)
    rows = found.routes[found.routes["route"] == "G1"].set_index("length_m").sort_index()
    inside, outside = rows.iloc[0], rows.iloc[-1]
    assert outside["longest_gap_m"] == pytest.approx(30_000 if not linked else 30_000, abs=100)
    assert inside["longest_gap_m"] == pytest.approx(29_840 if linked else 39_840, abs=100)
    assert inside["longest_gap_m"] <= inside.name
    for stretch in found.lines.itertuples():
        along_m = (stretch.to_m - stretch.from_m) % 40_000 or 40_000
        assert stretch.length_m == pytest.approx(along_m, abs=200)


def test_a_corridor_with_two_chargers():
    """Draw a route of 100 km with chargers at km 20 and km 60; within 15 km lie 5–35 and 45–75.

    ::

        K0----5=====C=====35----45=====C=====75---------------K100
    """
    found = corridor_gaps(
        roads([[(0, 0), (50_000, 0)], [(50_000, 0), (100_000, 0)]], ["G207", "G207"]),
        frame([Point(20_000, 0), Point(60_000, 0)]), distance_m=15_000)
    for direction in ("forward", "backward"):
        row = of(found, "G207", direction)
        assert row[["length_m", "gap_m", "covered_share"]].tolist() == pytest.approx([100e3, 40e3, 0.6])
        assert (row["gaps"], row["longest_gap_m"]) == (3, pytest.approx(25_000))
        assert (row["longest_from"], row["longest_to"]) == ("K75+000", "K100+000")
        assert row["farthest_m"] == pytest.approx(40_000)
        assert row["largest_spacing_m"] == pytest.approx(40_000)
        assert row["unreached_m"] == 0.0
    gaps = found.stretches[found.stretches["direction"] == "forward"]
    assert gaps["from_milepost"].tolist() == ["K0+000", "K35+000", "K75+000"]
    assert gaps["to_milepost"].tolist() == ["K5+000", "K45+000", "K100+000"]
    assert gaps["farthest_m"].tolist() == pytest.approx([20_000, 20_000, 40_000])


def test_the_leg_and_the_detour_count_and_not_the_straight_line():
    """Draw a charger 400 m off a side road of 2 km that leaves the route at km 5.

    ::

             C (400 m off)
             |  2 km
        K0---+5--------K10         within 5 km: 5 - 0.4 - 2 = 2.6 km to either side of km 5
    """
    found = corridor_gaps(
        roads([[(0, 0), (5000, 0), (10_000, 0)], [(5000, 0), (5000, 2000)]], ["S101", None]),
        frame([Point(5000, 2400)]), distance_m=5000)
    row = of(found, "S101")
    assert row["covered_m"] == pytest.approx(5200)
    assert row["farthest_m"] == pytest.approx(7400)
    assert row["longest_gap_m"] == pytest.approx(2400)


def test_each_carriageway_is_a_direction_of_its_own():
    """Draw two one-way carriageways 20 m apart, joined at both ends, with a charger on the eastbound.

    ::

        E: (0,0) ----------C--------> (10000,0)      C at km 4
        W: (0,20) <------------------ (10000,20)
    """
    lines = [[(0, 0), (10_000, 0)], [(10_000, 20), (0, 20)], [(10_000, 0), (10_000, 20)], [(0, 20), (0, 0)]]
    found = corridor_gaps(
        roads(lines, ["G1", "G1", None, None], oneway=["yes", "yes", "no", "no"]),
        frame([Point(4000, 0)]), distance_m=6000, direction_field="oneway", max_snap_m=5)
    # As much is drawn one way as the other: mileposts rise from east to west.
    west, east = of(found, "G1", "forward"), of(found, "G1", "backward")
    # Eastbound all of the first 4 km are within 4 km; beyond the charger one goes round: 10 + 4 km.
    assert east["covered_m"] == pytest.approx(4000)
    assert east["gap_m"] == pytest.approx(6000)
    # Westbound only the last 1,980 m: 1,980 + 20 + 4,000 = 6,000.
    assert west["covered_m"] == pytest.approx(1980)
    assert west["longest_to"] == "K8+020"
    assert east["farthest_m"] == pytest.approx(6000 + 20 + 10_000 + 20 + 4000)


def test_a_charger_on_one_carriageway_stands_at_one_direction_only():
    """Two carriageways of 50 km that nothing links; the charger is 10 m beside the eastbound at km 25."""
    found = corridor_gaps(
        roads([[(0, 0), (50_000, 0)], [(50_000, 30), (0, 30)]], ["G1", "G1"], oneway=["yes", "yes"]),
        frame([Point(25_000, -10)]), distance_m=12_000, direction_field="oneway")
    rows = found.routes[found.routes["route"] == "G1"].sort_values("gap_m")
    east, west = rows.iloc[0], rows.iloc[1]
    assert east[["covered_share", "largest_spacing_m"]].tolist() == pytest.approx([0.24, 25e3], abs=1e-3)
    assert west[["covered_share", "largest_spacing_m"]].tolist() == pytest.approx([0, 50e3])


def test_a_charger_that_is_near_in_a_straight_line_only_does_not_stand_at_the_route():
    """800 m from km 20 as the crow flies, 20.8 km by road: all 40 km are without a charger.

    ::

        G1  0-------------------20------------------40
            | 800 m             .
            +-------------------C-------------------+
    """
    lines = [[(0, 0), (40_000, 0)], [(0, 0), (0, -800), (40_000, -800)]]
    found = corridor_gaps(roads(lines, ["G1", None]), frame([Point(20_000, -800)]), distance_m=12_000)
    assert of(found, "G1")[["gap_m", "largest_spacing_m"]].tolist() == pytest.approx([40e3, 40e3])


def test_by_class_a_gap_is_as_long_as_the_longest_way_through_it():
    """A comb: four teeth of 10 km on a back of 3 km; the longest way is 10 + 3 + 10 km.

    ::

        |----------------  y = 3
        |----------------        C stands 90 km to the west, on a road of class III
        |----------------
        |----------------  y = 0
    """
    teeth = [[(0, 1_000 * y), (10_000, 1_000 * y)] for y in range(4)]
    lines = [*teeth, [(0, 0), (0, 1_000), (0, 2_000), (0, 3_000)], [(-90_000, 0), (0, 0)]]
    network = roads(lines, None, tech_class=[*["class_4"] * 5, "class_3"])
    found = corridor_gaps(network, frame([Point(-90_000, 0)]), by="class", classes=["class_4"],
                          distance_m=10_000)
    row = of(found, "class_4")
    assert row[["gap_m", "gaps", "longest_gap_m"]].tolist() == pytest.approx([43e3, 1, 23e3])


def test_what_no_site_can_be_reached_from_is_a_gap_without_a_number():
    found = corridor_gaps(
        roads([[(0, 0), (1000, 0)], [(0, 9000), (1000, 9000)]], ["G1", "X2"]), frame([Point(0, 0)]),
        distance_m=5000)
    row = of(found, "X2")
    assert (row["gap_m"], row["unreached_m"]) == (1000.0, 1000.0)
    assert np.isnan(row["farthest_m"])
    assert of(found, "G1")["gap_m"] == 0.0
    assert found.stretches["farthest_m"].isna().all()
    assert of(found, "")["covered_share"] == 0.5


def test_planned_and_private_sites_do_not_count_and_are_listed():
    route = roads([[(0, 0), (10_000, 0)]], ["G1"])
    sites = frame([Point(0, 0), Point(9000, 0), Point(10_000, 0)],
                  status=["existing", "planned", None], public=[True, True, False])
    assert of(corridor_gaps(route, sites, distance_m=2000), "G1")["covered_m"] == pytest.approx(4000)
    found = corridor_gaps(route, sites, distance_m=2000, public_only=True)
    assert of(found, "G1")["covered_m"] == pytest.approx(2000)
    assert "r1, r2" in found.skipped.loc[found.skipped["reason"] == "not_counted", "feature_id"].tolist()
    with pytest.raises(InputError, match="no site counts"):
        corridor_gaps(route, sites.iloc[[1]], distance_m=2000)


def test_routes_are_chosen_by_letter_or_class_and_a_road_may_have_several_numbers():
    lines = [[(0, 0), (1000, 0)], [(1000, 0), (2000, 0)], [(2000, 0), (3000, 0)]]
    network = roads(lines, ["Ｇ1；S2", "y3", None], tech_class=["class_1", "class_4", "class_4"])
    site = frame([Point(0, 0)])
    assert set(corridor_gaps(network, site).routes["route"]) == {"G1", "S2", ""}
    assert set(corridor_gaps(network, site, prefixes=["S"]).routes["route"]) == {"S2", ""}
    assert set(corridor_gaps(network, site, prefixes=None).routes["route"]) == {"G1", "S2", "Y3", ""}
    by_class = corridor_gaps(network, site, by="class", classes=["class_4"], distance_m=1500)
    row = of(by_class, "class_4")
    assert (row["gaps"], row["gap_m"], row["longest_from"]) == (1, pytest.approx(1500), None)
    with pytest.raises(InputError) as raised:
        corridor_gaps(network, site, by="colour", prefixes=["Q"], distance_m=0)
    assert len(raised.value.faults) >= 2


def test_a_route_that_cannot_be_driven_is_refused_and_numbers_may_be_numbers():
    line, site = [[(0, 0), (1000, 0)]], frame([Point(0, 0)])
    with pytest.raises(InputError, match="can be driven"):
        corridor_gaps(roads([*line, [(0, 9), (9, 9)]], ["G1", None], status=["planned", None]), site)
    assert set(corridor_gaps(roads(line, [207.0]), site, prefixes=None).routes["route"]) == {"207", ""}


def test_gaps_fall_to_their_townships():
    """Draw a route of 3 km over two townships of 1 km and 1 km outside; the charger is at its start."""
    towns = zones.prepare(frame(
        [box(0, -500, 1000, 500), box(1000, -500, 2000, 500)], code=["1", "2"], name=["a", "b"]))
    found = corridor_gaps(
        roads([[(0, 0), (3000, 0)]], ["G1"]), frame([Point(0, 0)]), towns, distance_m=1500)
    table = found.summary[found.summary["direction"] == "forward"].set_index("code")
    assert table["gap_m"].to_dict() == pytest.approx({"1": 0.0, "2": 500.0, "": 500.0})
    assert table["covered_share"].to_dict() == pytest.approx({"1": 1.0, "2": 0.5, "": 0.75})
    assert found.account["outside"].tolist() == pytest.approx([1000.0] * 4)


def test_mileposts_of_a_route_in_two_parts_and_of_its_slip_road():
    """Draw 1 km, a hole of 500 m, 1 km; a slip road runs beside the first part. Drawn west to east.

    ::

         /--\\
        A----B     C----D
    """
    start = np.array([(0, 0), (1000, 0), (1500, 0), (200, 0), (200, 30)], dtype=float)
    end = np.array([(1000, 0), (1000, 0.0), (2500, 0), (200, 30), (800, 30)], dtype=float)
    route = route_of(start, end, np.ones(5))
    assert route.length_m == pytest.approx(2500)
    assert route.mileposts(np.array([[0, 0], [1000, 0], [1500, 0], [2500, 0], [500, 30]])) == pytest.approx(
        [0, 1000, 1500, 2500, 500])
    assert [milepost_text(m) for m in (0, 999.6, 12_345.2)] == ["K0+000", "K1+000", "K12+345"]


@given(st.data())
@examples(20)
def test_what_is_covered_agrees_with_nearest_at_places_along_the_route(data):
    """Compare with a second route: ``nearest`` from points every 100 m, shifted by half a step."""
    length = data.draw(st.integers(5, 40)) * 100
    side = data.draw(st.integers(0, length // 100)) * 100
    lines = [[(0, 0), (side, 0), (length, 0)], [(side, 0), (side, 900)]]
    count = 2 if 0 < side < length else 1
    network = roads(lines[:count], ["G1", None][:count])
    spot = st.tuples(st.integers(0, length), st.integers(0, 900))
    spots = data.draw(st.lists(spot, min_size=1, max_size=3))
    sites = frame([Point(spot) for spot in spots])
    limit = data.draw(st.integers(1, 30)) * 100.0
    found = corridor_gaps(network, sites, distance_m=limit, tolerance_m=0.0, max_snap_m=2000)
    row = of(found, "G1")
    assert row["covered_m"] + row["gap_m"] == pytest.approx(length)
    places = frame([Point(x, 0) for x in np.arange(50.0, length, 100.0)])
    cost = nearest(build_network(network, tolerance_m=0.0), sites, places, max_snap_m=2000)["total_cost"]
    share = (cost <= limit).mean()
    # Each end of a covered stretch may cut one step.
    assert abs(share * length - row["covered_m"]) <= 100.0 * (2 * len(spots) + 1)
    assert row["farthest_m"] >= cost.max() - 1e-6
    assert row["farthest_m"] <= cost.max() + 50.0 + 1e-6


def test_in_the_sample_county_covered_and_gap_make_up_the_routes(sample_data):
    layers = {name: schema.standardise(read(sample_data / "county.gpkg", name), name)
              for name in ("roads", "charging", "townships")}
    towns = zones.prepare(layers["townships"])
    found = corridor_gaps(layers["roads"], layers["charging"], towns, distance_m=5000,
                          direction_field="oneway", level_field="level")
    account = found.account
    assert np.allclose(account["townships"] + account["outside"], account["input"], rtol=1e-6)
    chosen = layers["roads"]["route"].fillna("").str[:1].isin(["G", "S", "X"])
    open_ = layers["roads"]["status"] != "planned"
    two_way = layers["roads"]["oneway"] == "no"
    length = layers["roads"].geometry.length
    both = 2 * length[chosen & open_ & two_way].sum() + length[chosen & open_ & ~two_way].sum()
    total = found.routes[found.routes["route"] == ""]["length_m"].sum()
    assert total == pytest.approx(both, rel=1e-4)
    # The two carriageways of the motorway are one route: as long as half of its lines.
    motorway = found.routes[found.routes["route"] == "S99"]
    assert motorway["length_m"].min() > 0.98 * motorway["length_m"].max()

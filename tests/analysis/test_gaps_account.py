"""The parts of service gaps that need no network: account, summary, people in need, edge of the data."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest
import shapely

from county_gis_plugin.analysis.access.account import NOWHERE, REASONS, AccountError, account, verify
from county_gis_plugin.analysis.access.catchments import facility_load
from county_gis_plugin.analysis.access.data_edge import edge_distance_m, known_area, near_edge
from county_gis_plugin.analysis.access.people import people_in_need, share_of_people
from county_gis_plugin.analysis.access.straight import straight_line
from county_gis_plugin.analysis.access.summary import (
    rank,
    summarise,
    weighted_mean,
    weighted_median,
    worst_first,
)

NAN = float("nan")
TOWNSHIPS = pd.DataFrame(
    {"code": ["101", "102"], "name": ["东乡", "西乡"], "area_m2": [4e6, 6e6], "served_m2": [1e6, 3e6],
     "builtup_m2": [1e6, 0.0], "builtup_served_m2": [5e5, 0.0]}
)

URBAN = ("乙", "丙", "戊")
# township, name, people, reason, cost, inside the circle
VILLAGES = [
    (0, "甲", 100.0, "served", 500.0, True),
    (0, "乙", 300.0, "served", 900.0, True),
    (0, "丙", 600.0, "beyond", 2500.0, True),
    (0, "丁", NAN, "unconnected", NAN, False),
    (1, "戊", 50.0, "off_network", NAN, False),
    (1, "己", NAN, "served", 700.0, True),
    (NOWHERE, "庚", 40.0, "outside", NAN, False),
    (NOWHERE, "辛", 7.0, "no_geometry", NAN, False),
]


@pytest.fixture
def points():
    columns = ["township", "name", "people_in_need", "reason", "total_cost", "straight_served"]
    frame = pd.DataFrame(VILLAGES, columns=columns)
    area_class = frame["name"].map(lambda name: "urban" if name in URBAN else "rural")
    return frame.assign(input="DEMAND", estimated=False, unit="m", area_class=area_class)


def summary_of(points, **changes):
    options = {"village_input": "DEMAND", "people_input": "DEMAND", "unit": "m", "straight": True, **changes}
    return summarise(points, account(points, TOWNSHIPS), TOWNSHIPS, **options)


def worst(rows, unit):
    return "; ".join(worst_first(rows, unit)[:5])


class TestAccount:
    def test_rows_and_people_by_reason(self, points):
        east = account(points, TOWNSHIPS).query("name == '东乡'").set_index("reason")
        assert east["rows"].to_dict() == dict(zip(REASONS, [0, 0, 0, 1, 1, 2]))
        assert east.loc["served", "people"] == 400
        assert east.loc["beyond", "people"] == 600
        assert east.loc["unconnected", "people_missing"] == 1

    def test_people_are_missing_where_nobody_is_known_and_zero_where_nobody_is(self, points):
        result = account(points, TOWNSHIPS).set_index(["level", "name", "reason"])["people"]
        assert math.isnan(result[("township", "东乡", "unconnected")])
        assert result[("township", "西乡", "beyond")] == 0

    def test_county_adds_up_to_the_input(self, points):
        county = account(points, TOWNSHIPS).query("level == 'county'")
        assert county["rows"].sum() == 8
        assert county["people"].sum() == 100 + 300 + 600 + 50 + 40 + 7
        assert county["people_missing"].sum() == 2

    def test_each_input_has_its_own_account(self, points):
        cells = points.iloc[:2].assign(input="POPULATION")
        both = account(pd.concat([points, cells], ignore_index=True), TOWNSHIPS)
        county = both[both["level"] == "county"].groupby("input")["rows"].sum()
        assert county.to_dict() == {"DEMAND": 8, "POPULATION": 2}

    @pytest.mark.parametrize("level", ["township", "county"])
    def test_a_lost_row_is_found(self, points, level):
        result = account(points, TOWNSHIPS)
        row = result.index[(result["level"] == level) & (result["reason"] == "served")][0]
        result.loc[row, "rows"] -= 1
        with pytest.raises(AccountError, match="DEMAND"):
            verify(result, points)

    def test_lost_people_are_found(self, points):
        result = account(points, TOWNSHIPS)
        row = result.index[(result["level"] == "township") & (result["reason"] == "beyond")][0]
        result.loc[row, "people"] -= 1
        with pytest.raises(AccountError, match="people"):
            verify(result, points)

    def test_a_row_moved_to_another_township_is_found(self, points):
        result = account(points, TOWNSHIPS)
        row = result.index[(result["level"] == "township") & (result["reason"] == "served")]
        result.loc[row, "rows"] = [1, 2]  # 2 and 1 before
        with pytest.raises(AccountError, match="township"):
            verify(result, points)

    @pytest.mark.parametrize("reason", ["", None, "lost", "outside"])
    def test_a_row_in_a_township_needs_a_reason_that_fits(self, points, reason):
        points.loc[0, "reason"] = reason
        with pytest.raises(AccountError):
            account(points, TOWNSHIPS)


class TestSummary:
    def test_villages_in_the_country_and_land_in_town_are_counted_apart(self, points):
        """甲 and 丁 are rural in East, 己 in West; 丁 has no way."""
        found = summary_of(points)
        assert found["villages_rural"].tolist() == [2, 1, 3]
        assert found["villages_rural_served"].tolist() == [1, 1, 2]
        assert found["builtup_km2"].tolist() == [1, 0, 1]
        assert found["builtup_served_km2"].tolist() == [0.5, 0, 0.5]

    def test_numbers_of_a_township(self, points):
        east = summary_of(points).iloc[0]
        assert (east["villages"], east["villages_served"], east["villages_unserved"]) == (4, 2, 2)
        assert east["villages_share"] == 0.5
        assert (east["people"], east["people_served"], east["people_unserved"]) == (1000, 400, 600)
        assert east["people_share"] == 0.4
        assert east["people_missing_rows"] == 1
        assert (east["area_km2"], east["area_served_km2"], east["area_share"]) == (4, 1, 0.25)
        # 丙 stands inside the circle and beyond by road.
        assert (east["straight_villages_served"], east["straight_people_served"]) == (3, 1000)
        assert east["people_between"] == 600
        # (100 · 500 + 300 · 900 + 600 · 2500) / 1000
        assert east["mean_cost"] == pytest.approx(1820)
        assert east["median_cost"] == 2500
        assert east["max_cost"] == 2500
        assert east["worst_villages"] == "丁 –; 丙 2,500 m"

    def test_the_county_is_the_sum_of_its_townships_and_keeps_the_rest_in_the_account(self, points):
        result = summary_of(points)
        county, townships = result.iloc[-1], result.iloc[:-1]
        assert county["level"] == "county"
        sums = ("villages", "villages_served", "people", "people_served", "area_km2", "area_served_km2")
        for column in sums:
            assert county[column] == townships[column].sum(), column
        assert county["rows_outside"] == 1 and county["people_outside"] == 40
        assert county["rows_no_geometry"] == 1 and county["people_no_geometry"] == 7
        assert sum(county[f"rows_{reason}"] for reason in REASONS) == 8
        assert county["people_share"] == 400 / 1050
        assert county["area_share"] == 0.4

    def test_unknown_people_among_the_served_do_not_count_as_people(self, points):
        west = summary_of(points).iloc[1]
        assert (west["villages_share"], west["people"], west["people_share"]) == (0.5, 50, 0)
        assert west["people_served"] == 0

    def test_without_any_people_the_villages_tell(self, points):
        points["people_in_need"] = NAN
        result = summary_of(points)
        county = result.iloc[-1]
        assert county["villages_share"] == 3 / 6
        assert result[["people", "people_served", "people_share", "people_between"]].isna().all().all()
        assert county["people_missing_rows"] == 6
        assert county["mean_cost"] == (500 + 900 + 2500 + 700) / 4
        assert list(result["rank"][:2]) == [1, 2]  # half of the villages each, two unserved against one

    def test_people_from_cells_and_villages_from_points(self, points):
        cells = pd.DataFrame(
            {
                "township": [0, 0],
                "name": None,
                "people_in_need": [30.0, 10.0],
                "reason": ["served", "beyond"],
                "total_cost": [100.0, 1300.0],
                "unit": "m",
                "straight_served": [True, False],
                "input": "POPULATION",
                "estimated": False,
            }
        )
        east = summary_of(pd.concat([points, cells], ignore_index=True), people_input="POPULATION").iloc[0]
        assert (east["villages"], east["villages_served"], east["straight_villages_served"]) == (4, 2, 3)
        assert (east["people"], east["people_served"], east["people_share"]) == (40, 30, 0.75)
        assert (east["rows_served"], east["people_served"]) == (2, 30)
        assert east["mean_cost"] == (30 * 100 + 10 * 1300) / 40
        assert east["worst_villages"] == "丁 –; 丙 2,500 m"

    def test_without_villages_only_people_are_counted(self, points):
        result = summary_of(points.assign(input="POPULATION"), village_input=None, people_input="POPULATION")
        assert result[["villages", "villages_served", "villages_share"]].isna().all().all()
        assert result.iloc[-1]["people"] == 1050
        assert result.iloc[-1]["rows_served"] == 3

    def test_without_a_comparable_circle_nothing_is_said_about_it(self, points):
        result = summary_of(points, straight=False)
        columns = ["straight_villages_served", "straight_people_served", "people_between"]
        assert result[columns].isna().all().all()

    def test_a_township_without_villages_has_no_share(self, points):
        empty = summary_of(points[points["township"] != 1]).iloc[1]
        assert (empty["villages"], empty["people"]) == (0, 0)
        assert math.isnan(empty["villages_share"]) and math.isnan(empty["people_share"])
        assert empty["worst_villages"] == "" and pd.isna(empty["rank"])

    def test_order_of_rows_changes_nothing(self, points):
        shuffled = points.sample(frac=1, random_state=7)
        pd.testing.assert_frame_equal(summary_of(points), summary_of(shuffled))

    def test_worst_villages_are_at_most_five_and_by_cost(self):
        rows = pd.DataFrame(
            {"name": list("abcdefg"), "reason": "beyond", "total_cost": [60.0, 120, 600, 300, 240, 180, 660]}
        ).assign(unit="s")
        assert worst(rows, "s") == "g 11.0 min; c 10.0 min; d 5.0 min; e 4.0 min; f 3.0 min"

    def test_a_village_without_a_name_goes_by_its_code_or_id(self):
        rows = pd.DataFrame(
            {"name": ["甲", None, None], "code": ["1", "140101", None], "id": [7, 8, 9], "reason": "beyond"}
        ).assign(total_cost=[3000.0, 2000.0, 1000.0], unit="m")
        assert worst(rows, "m") == "甲 3,000 m; 140101 2,000 m; 9 1,000 m"

    def test_the_summary_knows_codes(self, points):
        summary = summary_of(points.assign(name=None, code=list("abcdefgh"), id=range(8)))
        assert summary["worst_villages"].tolist()[:2] == ["d –; c 2,500 m", "e –"]

    def test_a_kilometre_has_no_hidden_verdict(self):
        """549 m are beyond 500 m: written as 0.5 km they would not look so."""
        rows = pd.DataFrame(
            {"name": ["a", "b"], "reason": "beyond", "unit": "m", "total_cost": [549.4, 1049.0]}
        )
        assert worst(rows, "m") == "b 1,049 m; a 549 m"

    def test_worst_villages_without_a_way_come_first_and_those_in_another_unit_last(self):
        rows = pd.DataFrame(
            {
                "name": ["town", "far", "island", "served"],
                "reason": ["beyond", "beyond", "unconnected", "served"],
                "total_cost": [2500.0, 2400.0, NAN, 100.0],
                "unit": ["m", "s", "s", "s"],
            }
        )
        assert worst(rows, "s") == "island –; far 40.0 min; town 2,500 m"

    def test_rank_is_one_for_the_lowest_share_then_for_most_people(self):
        rows = pd.DataFrame(
            {
                "people_share": [0.5, 0.2, 0.2, NAN, NAN],
                "villages_share": [0.5, 0.2, 0.2, 0.9, NAN],
                "people_unserved": [10.0, 20, 80, NAN, NAN],
                "villages_unserved": [1, 2, 3, 4, 0],
            }
        )
        assert rank(rows).tolist()[:4] == [3, 2, 1, 4]
        assert math.isnan(rank(rows)[4])

    def test_where_everybody_is_served_there_is_no_rank(self):
        rows = pd.DataFrame({"people_share": [1.0, 0.5, NAN], "villages_share": [1.0, 0.5, 1.0]})
        rows = rows.assign(people_unserved=[0.0, 10.0, NAN], villages_unserved=[0, 1, 0])
        assert rank(rows).fillna(0).tolist() == [0, 1, 0]


class TestAverages:
    def test_mean_by_people(self):
        assert weighted_mean(np.array([100.0, 400.0]), np.array([3.0, 1.0])) == 175

    def test_mean_without_people_is_plain(self):
        assert weighted_mean(np.array([100.0, 400.0]), np.array([NAN, 0.0])) == 250

    def test_missing_people_carry_no_weight(self):
        assert weighted_mean(np.array([100.0, 400.0]), np.array([NAN, 5.0])) == 400

    @pytest.mark.parametrize(
        ("values", "weights", "expected"),
        [
            ([1, 2, 3], [1, 1, 1], 2),
            ([1, 2, 3, 4], [1, 1, 1, 1], 2.5),
            ([3, 1, 2], [10, 1, 1], 3),
            ([1, 2, 3], [1, 0, 1], 2),
            ([5, 7], [0, 0], 6),
            ([], [], NAN),
        ],
    )
    def test_median_by_people(self, values, weights, expected):
        found = weighted_median(np.array(values, dtype=float), np.array(weights, dtype=float))
        assert found == pytest.approx(expected, nan_ok=True)


class TestPeopleInNeed:
    rows = pd.DataFrame({"people": [1000.0, 500.0, NAN, 200.0], "pop_6_12": [80.0, NAN, NAN, 0.0]})

    def test_everyone(self):
        people, estimated = people_in_need(self.rows, None, None)
        assert people.tolist()[:2] == [1000, 500] and math.isnan(people[2])
        assert not estimated.any()

    def test_the_age_field_counts_and_gaps_are_scaled_and_flagged(self):
        people, estimated = people_in_need(self.rows, "pop_6_12", 0.06)
        assert people.tolist()[:2] == [80, 30] and people[3] == 0
        assert math.isnan(people[2])
        assert estimated.tolist() == [False, True, False, False]

    def test_without_the_field_everyone_is_scaled(self):
        people, estimated = people_in_need(self.rows[["people"]], "pop_6_12", 0.1)
        assert people.tolist()[:2] == [100, 50] and estimated.tolist() == [True, True, False, True]

    def test_the_share_comes_from_rows_with_both_numbers(self):
        assert share_of_people(self.rows, "pop_6_12") == 80 / 1200
        assert share_of_people(self.rows, "pop_60p") is None


class TestStraightLine:
    #   F . . . P        F at 0, P at 400; G at 1000 with a radius of its own of 700
    points = np.array([[400.0, 0.0], [NAN, NAN]])
    facilities = np.array([[0.0, 0.0], [1000.0, 0.0]])

    def test_the_nearest_and_the_radius_of_the_place(self):
        own = np.array([NAN, NAN])
        distance, served = straight_line(self.points, self.facilities, own, np.array([400.0, 400]))
        assert distance[0] == 400 and served.tolist() == [True, False]
        assert math.isnan(distance[1])

    def test_a_farther_facility_with_a_longer_arm_serves(self):
        own = np.array([NAN, 700.0])
        distance, served = straight_line(self.points, self.facilities, own, np.array([300.0, 300]))
        assert distance[0] == 400 and served.tolist() == [True, False]
        own = np.array([NAN, 599.0])
        assert not straight_line(self.points, self.facilities, own, np.array([300.0, 300]))[1].any()

    def test_without_facilities_there_is_no_distance(self):
        distance, served = straight_line(self.points, np.empty((0, 2)), np.empty(0), np.array([1.0, 1.0]))
        assert np.isnan(distance).all() and not served.any()


class TestEdgeOfTheData:
    county = shapely.box(0, 0, 10_000, 10_000)

    def test_data_cut_at_the_county_end_at_the_county(self):
        roads = np.array([[0.0, 0.0], [10_000.0, 10_000.0], [5_000.0, 0.0]])
        assert known_area(self.county, roads).equals(self.county)

    def test_data_around_the_county_reach_as_far_as_they_do(self):
        #  a square of roads 2 km outside the county
        roads = np.array([[-2e3, -2e3], [12e3, -2e3], [12e3, 12e3], [-2e3, 12e3], [-2e3, 5e3], [12e3, 5e3]])
        area = known_area(self.county, roads)
        assert area.bounds == (-2e3, -2e3, 12e3, 12e3)

    def test_facilities_that_end_at_the_county_are_the_edge(self):
        roads = np.array([[-2e3, -2e3], [12e3, -2e3], [12e3, 12e3], [-2e3, 12e3]])
        facilities = np.array([[5e3, 5e3]])
        assert known_area(self.county, roads, facilities).equals(self.county)

    def test_one_long_road_does_not_make_the_land_beside_it_known(self):
        ring = [[x, -500.0] for x in range(0, 10_001, 500)] + [[5e3, -30e3]]
        area = known_area(self.county, np.array(ring))
        assert area.bounds[1] == pytest.approx(-500, abs=1)

    def test_distance_to_the_edge(self):
        places = np.array([[1_000.0, 5_000.0], [5_000.0, 5_000.0], [-50.0, 50.0], [NAN, NAN]])
        assert edge_distance_m(places, self.county)[:3].tolist() == [1_000, 5_000, 0]
        assert math.isnan(edge_distance_m(places, self.county)[3])

    def test_flag_where_the_edge_is_nearer_than_the_facility(self):
        edge = np.array([1_000.0, 1_000.0, 1_000.0, 3_000.0, NAN])
        cost = np.array([999.0, 1_000.0, 1_001.0, NAN, NAN])
        assert near_edge(edge, cost, np.full(5, 2_000.0)).tolist() == [False, False, True, False, False]

    def test_an_unconnected_place_is_flagged_if_the_radius_reaches_the_edge(self):
        assert near_edge(np.array([1_500.0]), np.array([NAN]), np.array([2_000.0])).tolist() == [True]

    def test_with_times_the_edge_is_as_far_as_the_mean_speed_takes(self):
        edge, cost = np.array([1_000.0, 1_000.0]), np.array([90.0, 110.0])
        assert near_edge(edge, cost, np.full(2, 300.0), speed=10.0).tolist() == [False, True]


class TestFacilityLoad:
    def test_villages_and_people_of_each_facility(self):
        nearest = pd.DataFrame(
            {
                "facility_id": ["A", "A", "B", None, "A"],
                "total_cost": [100.0, 300.0, 50.0, NAN, 900.0],
                "reason": ["served", "served", "served", "unconnected", "beyond"],
            },
            index=[11, 12, 13, 14, 15],
        )
        demand = pd.DataFrame({"people": [10.0, 30.0, NAN, 5.0, 60.0]}, index=nearest.index)
        load = facility_load(nearest, pd.DataFrame(index=["A", "B", "C"]), demand)
        assert load.loc["A", ["villages", "villages_served", "villages_beyond"]].tolist() == [3, 2, 1]
        assert load.loc["A", ["people", "people_served", "people_beyond"]].tolist() == [100, 40, 60]
        assert load.loc["A", "mean_cost"] == (10 * 100 + 30 * 300 + 60 * 900) / 100
        assert load.loc["B", "people_missing_rows"] == 1 and math.isnan(load.loc["B", "people"])
        assert load.loc["B", "mean_cost"] == 50
        assert load.loc["C", ["villages", "people"]].tolist() == [0, 0]
        assert math.isnan(load.loc["C", "max_cost"])

"""Service gaps on a county that can be drawn in ASCII: every number can be checked by hand.

The roads, in a transverse Mercator with unit scale; a digit is a kilometre::

      y
      2 |         H
        |         |              . . . . . the island's road
        |         |              I---J  at y = 1
      0 |  S------+--------------E
        +--0------2--------------6--- x

     S is a primary school at (0, 0), H a second one at (2, 2); the county is two townships,
     东乡 from x = -1 to 3 and 西乡 from 3 to 7, both from y = -2 to 3.
"""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from shapely.geometry import LineString, Point, Polygon, box

from county_gis_plugin.analysis import zones
from county_gis_plugin.analysis.access import ground, routes
from county_gis_plugin.analysis.access.account import REASONS, whole_people
from county_gis_plugin.analysis.access.gap_layers import AREA_COLUMNS, DEMAND_COLUMNS, ROUTE_COLUMNS
from county_gis_plugin.analysis.access.gaps import service_gaps
from county_gis_plugin.analysis.errors import Cancelled, InputError
from county_gis_plugin.analysis.network import build_network
from county_gis_plugin.analysis.progress import Progress

CRS = "+proj=tmerc +lat_0=36 +lon_0=113 +k=1 +x_0=0 +y_0=0 +ellps=GRS80 +units=m +no_defs"


def km(*places):
    return [(1000 * x, 1000 * y) for x, y in places]


def frame(rows, columns, index=None, crs=CRS):
    table = pd.DataFrame(rows, columns=[*columns, "geometry"], index=index)
    return gpd.GeoDataFrame(table, geometry="geometry", crs=crs)


def at(x, y):
    return Point(1000 * x, 1000 * y)


@pytest.fixture(scope="module")
def roads():
    lines = [km((0, 0), (2, 0), (6, 0)), km((2, 0), (2, 2)), km((4, 1), (5, 1))]
    return frame([("tertiary", LineString(line)) for line in lines], ["highway"])


@pytest.fixture(scope="module")
def schools():
    rows = [("primary", "一小", at(0, 0)), ("primary", "二小", at(2, 2))]
    return frame(rows, ["kind", "name"], index=["S", "H"])


@pytest.fixture(scope="module")
def townships():
    rows = [("101", "东乡", box(-1000, -2000, 3000, 3000)), ("102", "西乡", box(3000, -2000, 7000, 3000))]
    return zones.prepare(frame(rows, ["code", "name"], index=[71, 72]))


@pytest.fixture(scope="module")
def villages():
    """Each has the reason that its name says, by the radius of 2000 m."""
    rows = [
        ("served", 100.0, at(1, 0.1)),  # 100 + 1000 to S
        ("just served", 200.0, at(2, 0)),  # 2000 to S, 2000 to H: the limit itself
        ("beyond", 300.0, at(4, 0.2)),  # 200 + 2000 + 2000 to H; straight √(2² + 1.8²) = 2691
        ("between", 50.0, at(1, 1.6)),  # 1000 + 400 to H over the branch; see the test
        ("unconnected", 400.0, at(4.5, 1)),
        ("off_network", 500.0, at(1, -1.5)),
        ("outside", 600.0, at(10, 0)),
        ("no_geometry", 700.0, None),
        ("nobody knows", np.nan, at(0, 0.5)),  # 500 to S
    ]
    return frame(rows, ["name", "people"], index=range(11, 20)).assign(code=[f"v{n}" for n in range(9)])


@pytest.fixture(scope="module")
def run(roads, schools, townships, villages):
    known = {}

    def run(**changes):
        if not changes and known:
            return known["result"]
        options = {
            "roads": roads,
            "facilities": schools,
            "townships": townships,
            "demand": villages,
            "services": ["school"],
            "mode": "distance",
            "radius_m": 2000,
            **changes,
        }
        result = service_gaps(**options)
        if not changes:
            known["result"] = result
        return result

    return run


def by_name(result):
    return result.demand.set_index("name")


class TestReasons:
    def test_each_row_has_the_reason_it_must_have(self, run):
        reasons = by_name(run())["reason"].to_dict()
        assert reasons == {
            "served": "served",
            "just served": "served",
            "beyond": "beyond",
            "between": "served",
            "unconnected": "unconnected",
            "off_network": "off_network",
            "outside": "outside",
            "no_geometry": "no_geometry",
            "nobody knows": "served",
        }

    def test_the_ledger_splits_the_cost(self, run):
        rows = by_name(run())
        columns = ["access_m", "network_m", "egress_m", "total_m"]
        assert rows.loc["served", columns].tolist() == pytest.approx([100, 1000, 0, 1100], abs=0.01)
        assert rows.loc["beyond", columns].tolist() == pytest.approx([200, 4000, 0, 4200], abs=0.01)
        assert rows.loc["served", ["facility_id", "facility_name"]].tolist() == ["S", "一小"]
        assert (
            rows.loc[["unconnected", "off_network", "outside", "no_geometry"], columns[1:]].isna().all().all()
        )
        assert rows[["network_s", "total_s"]].isna().all().all()

    def test_a_row_on_the_limit_is_served_and_a_metre_less_is_not(self, run):
        assert by_name(run(radius_m=2000))["reason"]["just served"] == "served"
        assert by_name(run(radius_m=1999))["reason"]["just served"] == "beyond"

    def test_rows_and_people_by_reason_add_up(self, run):
        result = run()
        county = result.account[result.account["level"] == "county"].set_index("reason")
        assert county["rows"].reindex(REASONS).tolist() == [1, 1, 1, 1, 1, 4]
        assert county["people"].reindex(REASONS).tolist() == [700, 600, 500, 400, 300, 350]
        assert county["people_missing"].sum() == 1
        towns = result.account[result.account["level"] == "township"].groupby("name")["rows"].sum()
        assert towns.to_dict() == {"东乡": 5, "西乡": 2}

    def test_townships_and_county(self, run):
        summary = run().summary.set_index(["level", "code"])
        east, west = summary.loc[("township", "101")], summary.loc[("township", "102")]
        assert (east["villages"], east["villages_served"], east["people"]) == (5, 4, 850)
        assert (west["villages"], west["villages_served"], west["people"]) == (2, 0, 700)
        assert east["people_share"] == pytest.approx(350 / 850)
        assert (west["people_share"], west["rank"], east["rank"]) == (0, 1, 2)
        assert west["worst_villages"] == "unconnected –; beyond 4,200 m"
        county = run().summary.iloc[-1]
        assert county["level"] == "county" and county["villages"] == 7 and county["people"] == 1550
        assert county["rows_outside"] == county["rows_no_geometry"] == 1

    def test_layers_have_the_fields_of_the_contract(self, run):
        result = run()
        assert list(result.demand) == DEMAND_COLUMNS
        assert list(result.routes) == ROUTE_COLUMNS
        assert list(result.areas) == AREA_COLUMNS
        assert list(result.townships.drop(columns="geometry")) == list(result.summary)
        assert list(result.skipped) == ["input", "feature_id", "reason", "detail"]

    def test_skipped_features_are_listed_with_the_distance(self, run):
        skipped = run().skipped.set_index("reason")
        assert skipped.loc["off_network", ["input", "feature_id"]].tolist() == ["DEMAND", 16]
        assert skipped.loc["off_network", "detail"] == "1500.0 m"
        assert skipped.loc["outside", "feature_id"] == 17
        assert skipped.loc["no_geometry", "feature_id"] == 18

    def test_order_of_rows_changes_nothing(self, run, villages, schools, roads):
        turned = run(demand=villages[::-1], facilities=schools[::-1], roads=roads[::-1])
        again = turned.demand.sort_values("demand_id").reset_index(drop=True)
        # Both schools are 2000 m from the crossing: which one is nearest there is a matter of rounding.
        columns = ["demand_id", "total_m", "reason", "straight_m"]
        pd.testing.assert_frame_equal(run().demand[columns], again[columns], rtol=1e-9)
        pd.testing.assert_frame_equal(run().summary, turned.summary, rtol=1e-9)

    def test_any_crs_gives_the_same_costs(self, run, villages, schools, townships, roads):
        in_degrees = run(
            demand=villages.to_crs(4490), facilities=schools.to_crs(4326), townships=townships.to_crs(4490)
        )
        assert in_degrees.demand.crs.to_epsg() == 4490
        assert in_degrees.areas.crs.to_epsg() == 4490
        pd.testing.assert_series_equal(in_degrees.demand["total_m"], run().demand["total_m"], atol=1e-3)
        assert (in_degrees.demand["reason"] == run().demand["reason"]).all()


    def test_land_is_measured_as_the_townships_are(self, run, townships):
        """In a plane that is 0.015 % too large, the roads' plane would give another area."""
        larger = "+proj=tmerc +lat_0=36 +lon_0=113 +k=1.00015 +ellps=GRS80 +units=m"
        measured = zones.prepare(townships.to_crs(larger))
        summary = run(townships=measured).summary
        towns = summary[summary["level"] == "township"]["area_km2"]
        assert towns.tolist() == pytest.approx((measured["area_m2"] / 1e6).tolist(), rel=1e-12)
        plain = run().summary["area_km2"].iloc[-1]
        assert summary["area_km2"].iloc[-1] / plain == pytest.approx(1.00015**2, rel=1e-5)


class TestStraightLine:
    def test_a_river_makes_the_road_longer_than_the_line(self, run, schools):
        # 1.6 km above the crossing's level, H is 1 km east: 1077 m by air; by road 1000 + 400 = 1400.
        rows = by_name(run(radius_m=1200))
        assert rows.loc["between", "straight_m"] == pytest.approx(np.hypot(1000, 400), abs=0.01)
        assert rows.loc["between", "total_m"] == pytest.approx(1400, abs=0.01)
        assert (rows.loc["between", "straight_served"], rows.loc["between", "reason"]) == (1, "beyond")
        east = run(radius_m=1200).summary.iloc[0]
        assert east["people_between"] == 50
        assert east["straight_people_served"] == 150  # "served" at 1005 m and "between"
        assert east["straight_villages_served"] == 3  # and "nobody knows"

    def test_travel_times_at_several_speeds_have_no_circle(self, run, roads):
        result = run(
            mode="drive",
            radius_m=None,
            minutes=3,
            roads=roads.assign(highway=["primary", "tertiary", "track"]),
        )
        assert result.demand["straight_served"].isna().all()
        assert result.demand["straight_m"].notna().any()
        assert result.summary[["straight_villages_served", "people_between"]].isna().all().all()


class TestHints:
    def test_rows_on_cut_off_parts_are_counted_with_their_people(self, run):
        """Only the island's village: the others are off the roads, or have a school."""
        found = [text for text in run().warnings if "parts of the network" in text.template]
        assert [dict(text.values) for text in found] == [
            {"service": "School of any stage", "layer": "DEMAND", "parts": 1, "mode": "distance",
             "count": 1, "people": "400", "ids": "15 unconnected"}
        ]  # fmt: skip

    def test_legs_that_make_the_difference_are_told_and_not_changed(self, run, villages, schools):
        # 150 m and 100 m north of the road, 50 m apart: 150 + 0 + 100 by the roads.
        near = villages.iloc[:2].set_geometry([at(1, 0.15), at(1.3, 0.15)], crs=CRS)
        school = schools.iloc[:1].set_geometry([at(1, 0.1)], crs=CRS)
        result = run(demand=near, facilities=school, radius_m=200)
        assert by_name(result)["total_m"].tolist() == pytest.approx([250, 550], abs=0.01)
        assert by_name(result)["reason"].tolist() == ["beyond", "beyond"]
        # The second one is 304 m away by air: truly beyond.
        told = [text.values for text in result.warnings if "straight legs" in text.template]
        assert [(text["count"], text["people"], text["ids"]) for text in told] == [(1, "100", "11 served")]
        assert run(demand=near, facilities=school, radius_m=250).warnings == ()


class TestRadius:
    def test_urban_places_have_the_urban_radius(self, run, villages):
        builtup = frame([(box(-500, -500, 1500, 500),)], [])
        result = run(mode="standard", radius_m=None, builtup=builtup, services=["primary"])
        rows = by_name(result)
        assert rows.loc["served", ["area_class", "radius", "reason"]].tolist() == ["urban", 500, "beyond"]
        assert rows.loc["nobody knows", ["area_class", "reason"]].tolist() == ["urban", "served"]
        assert rows.loc["just served", ["area_class", "radius", "reason"]].tolist() == [
            "rural",
            2000,
            "served",
        ]
        used = result.standards.set_index("area_class")
        assert used.loc["urban", ["value", "code", "confidence"]].tolist() == [500, "GB 50180", "predecessor"]

    def test_classes_that_begin_with_one_are_urban_but_not_123(self, run, villages):
        coded = villages.assign(**{"class": ["111", "123", "220", None, "121", "", "1", "", "210"]})
        found = by_name(run(mode="standard", radius_m=None, services=["primary"], demand=coded))["area_class"]
        assert found[found == "urban"].index.tolist() == ["served", "unconnected", "outside"]

    def test_town_and_country_may_be_measured_in_different_modes(self, run, schools, villages):
        builtup = frame([(box(-500, -500, 1500, 500),)], [])
        senior = schools.assign(kind="junior_high")
        result = run(
            mode="standard", radius_m=None, facilities=senior, services=["junior_high"], builtup=builtup
        )
        rows = by_name(result)
        assert rows.loc["served", ["mode", "unit", "radius"]].tolist() == ["distance", "m", 1000]
        assert rows.loc["beyond", ["mode", "unit", "radius"]].tolist() == ["drive", "s", 1800]
        assert np.isnan(rows.loc["beyond", "total_m"]) and rows.loc["beyond", "total_s"] > 0
        assert set(result.summary["unit"]) == {"s"}
        west = result.summary.iloc[1]
        assert west["max_cost"] == pytest.approx(rows.loc["beyond", "total_s"])
        assert not result.summary["worst_villages"].str.contains("nan").any()
        assert result.summary["straight_villages_served"].isna().all()

    def test_half_an_hour_to_a_hospital_holds_in_town_and_country(self, run, schools):
        builtup = frame([(box(-500, -500, 1500, 500),)], [])
        hospital = schools.assign(kind="hospital_general", grade=3.0)
        options = {"mode": "standard", "radius_m": None, "facilities": hospital, "builtup": builtup}
        result = run(services=["hospital", "graded_hospital", "city_hospital"], **options)
        for service in ("hospital", "graded_hospital"):
            rows = result.demand[result.demand["service"] == service]
            assert set(rows["area_class"]) == {"urban", "rural"} and set(rows["radius"]) == {1800}
            used = result.standards[result.standards["service"] == service].set_index("area_class")
            assert used["value"].to_dict() == {"urban": 30, "rural": 30}
            assert used["code"].to_dict() == {"urban": "", "rural": "TD/T 1063"}
            assert used.loc["urban", "confidence"] == "convention"
        # The two kilometres are a rule for towns: villages are measured by it, and a warning says so.
        rows = by_name(result).query("service == 'city_hospital'")
        assert rows.loc[["served", "beyond"], "area_class"].tolist() == ["urban", "rural"]
        assert rows.loc[["served", "beyond"], "radius"].tolist() == [2000, 2000]
        lent = [text.values["service"] for text in result.warnings if "for towns only" in text.template]
        assert lent == ["City or district hospital"]

    def test_one_radius_for_each_service(self, run, schools):
        both = pd.concat([schools, schools.assign(kind="market").set_axis(["M", "N"])])
        result = run(
            services=["school", "market"], facilities=both, radius_m={"market": 1000}, mode="standard"
        )
        radius = result.demand.groupby("service")["radius"].unique()
        assert radius["market"].tolist() == [1000] and radius["school"].tolist() == [2000]
        assert result.standards.set_index("service").loc["market", "note"] == "given"

    def test_a_facility_with_a_longer_arm_serves_past_a_nearer_one(self, run, schools):
        # "beyond" is 4200 m from either; only H has a radius that long.
        rows = by_name(run(facilities=schools.assign(radius=[np.nan, 4500.0]), radius_field="radius"))
        assert rows.loc["beyond", ["reason", "facility_id", "radius"]].tolist() == ["served", "H", 4500]
        # S stays at 2000 m: "served" has it at 1100, H at 3100.
        assert rows.loc["served", ["facility_id", "radius"]].tolist() == ["S", 2000]
        nearer_only = by_name(run(facilities=schools.assign(radius=[500.0, np.nan]), radius_field="radius"))
        assert nearer_only.loc["served", "reason"] == "beyond"
        assert nearer_only.loc["just served", ["reason", "facility_id"]].tolist() == ["served", "H"]

    def test_radii_with_units_are_read_and_others_are_listed(self, run, schools):
        # As above: "beyond" is 4200 m from H, whose arm is 4.5 km; what S has is no radius.
        result = run(facilities=schools.assign(radius=["abc", "4.5公里"]), radius_field="radius")
        rows = by_name(result)
        assert rows.loc["beyond", ["reason", "facility_id", "radius"]].tolist() == ["served", "H", 4500]
        assert rows.loc["served", ["facility_id", "radius"]].tolist() == ["S", 2000]
        told = result.skipped.set_index("reason").loc["radius_unknown"]
        assert [told["input"], told["feature_id"]] == ["FACILITIES", "S"]
        assert "RADIUS_FIELD: “abc” is not understood" in told["detail"]

    @pytest.mark.parametrize(
        ("own", "expected"),
        [
            ([np.nan, np.nan], ("parameter", 2000.0)),
            ([np.nan, 300.0], ("own and parameter", None)),
            ([300.0, 300.0], ("own", None)),
        ],
    )
    def test_land_says_whose_radii_made_its_shape(self, run, schools, own, expected):
        areas = run(facilities=schools.assign(radius=own), radius_field="radius").areas
        assert set(areas["radius_from"]) == {expected[0]}
        assert areas["radius"].dropna().unique().tolist() == [r for r in expected[1:] if r is not None]

    def test_minutes_of_a_facility_hold_for_times(self, run, schools):
        walking = {"mode": "walk", "radius_m": None, "minutes": 10, "minutes_field": "reach"}
        rows = by_name(run(facilities=schools.assign(reach=[np.nan, 80.0]), **walking))
        # 4200 m at 1 m/s are 70 minutes.
        assert rows.loc["beyond", "total_s"] == pytest.approx(4200, abs=0.1)
        assert rows.loc["beyond", ["reason", "radius", "unit"]].tolist() == ["served", 4800, "s"]
        assert rows.loc["beyond", "straight_served"] == 1
        # S has no minutes of its own: 10 hold, and it is 1100 s away; H at 3100 s reaches out 4800 s.
        assert rows.loc["served", ["reason", "facility_id"]].tolist() == ["served", "H"]


class TestFacilities:
    def test_facilities_outside_the_county_count(self, run, roads, villages):
        longer = roads.copy()
        longer.loc[0, "geometry"] = LineString(km((0, 0), (2, 0), (6, 0), (9, 0)))
        over_the_border = frame([("school", "外校", at(8, 0))], ["kind", "name"], index=["X"])
        row = by_name(run(roads=longer, facilities=over_the_border, radius_m=5000)).loc["beyond"]
        assert (row["facility_name"], row["reason"]) == ("外校", "served")
        assert row["total_m"] == pytest.approx(4200, abs=0.01)

    def test_planned_ones_do_not_count_unless_asked_for(self, run, schools):
        planned = schools.assign(status=["existing", "planned"])
        result = run(facilities=planned)
        assert set(result.demand["facility_id"].dropna()) == {"S"}
        left_out = result.skipped.set_index("feature_id").loc["H"]
        assert (left_out["input"], left_out["reason"]) == ("FACILITIES", "status_planned")
        assert set(run(facilities=planned, include_planned=True).demand["facility_id"].dropna()) == {"S", "H"}

    def test_private_ones_can_be_left_out(self, run, schools):
        result = run(facilities=schools.assign(public=[False, None]), public_only=True)
        assert set(result.demand["facility_id"].dropna()) == {"H"}

    def test_none_of_the_kind_names_the_kinds_that_are_there(self, run, schools):
        with pytest.raises(InputError, match=r"none that gives bus_stop .*It has: primary \(2\)"):
            run(services=["bus_stop"])

    def test_one_service_without_facilities_beside_another_is_reported_as_unserved(self, run):
        result = run(services=["school", "bus_stop"])
        rows = result.demand[result.demand["service"] == "bus_stop"].set_index("name")
        assert rows["reason"].value_counts().to_dict() == {
            "unconnected": 5 + 1,
            "off_network": 1,
            "outside": 1,
            "no_geometry": 1,
        }
        assert rows["facility_id"].isna().all()
        county = result.summary[
            (result.summary["service"] == "bus_stop") & (result.summary["level"] == "county")
        ]
        assert county["villages_served"].item() == 0 and county["area_served_km2"].item() == 0
        assert any("nobody is served" in str(text) for text in result.warnings)

    def test_all_off_the_network_is_an_error(self, run, schools):
        far = schools.set_geometry([at(50, 50), at(51, 50)], crs=CRS)
        with pytest.raises(InputError, match="none of those that give .* within 1000 m"):
            run(facilities=far)

    def test_fire_engines_come_and_pupils_go(self, run, schools, villages):
        # One-way from S to the east: an engine gets from S to x = 1, a pupil from x = 1 does not get to S.
        one_way = frame(
            [
                ("tertiary", "yes", LineString(km((0, 0), (2, 0)))),
                ("tertiary", "no", LineString(km((2, 0), (6, 0)))),
            ],
            ["highway", "oneway"],
        )
        options = {
            "roads": one_way,
            "network_options": {"direction_field": "oneway"},
            "radius_m": None,
            "minutes": 30,
        }
        at_s = schools.loc[["S"]]
        engine = by_name(
            run(
                facilities=at_s.assign(kind="fire_station"),
                services=["fire_station"],
                mode="drive",
                **options,
            )
        )
        pupil = by_name(run(facilities=at_s, mode="drive", **options))
        assert engine.loc["beyond", "reason"] == "served"
        assert pupil.loc["beyond", "reason"] == "unconnected"


class TestPeople:
    def test_the_log_says_that_people_in_need_are_estimated(self, run, villages):
        """One village says how many pupils it has: a tenth; the seven others with people have no number."""

        def said(**more):
            lines = []
            run(services=["primary"], progress=Progress(on_info=lambda t: lines.append(str(t))), **more)
            return [line for line in lines if "estimated" in line]

        some = villages.assign(pop_6_12=[10.0 if name == "served" else np.nan for name in villages["name"]])
        assert said(demand=some) == [
            "Primary school: in 7 of 9 rows the people in need are estimated: 10.0% of all people, the share "
            "in the rows with both numbers."
        ]
        assert said() == [
            "Primary school: in 8 of 9 rows the people in need are estimated: 7.5% of all people, the share "
            "in the standards."
        ]
        assert said(demand=villages.assign(pop_6_12=10.0)) == []

    def test_the_age_field_counts_and_its_gaps_are_estimated(self, run, villages):
        ages = villages.assign(pop_6_12=[10.0, 20, np.nan, 5, 40, 50, 60, 70, np.nan])
        result = run(services=["primary"], demand=ages)
        rows = by_name(result)
        # 255 of the 2550 people whose both numbers are known, a tenth.
        assert rows.loc["beyond", ["people", "people_in_need", "estimated"]].tolist() == [300, 30, 1]
        assert rows.loc["served", ["people", "people_in_need", "estimated"]].tolist() == [100, 10, 0]
        assert result.standards["people_share"].unique().tolist() == [pytest.approx(0.1)]
        assert result.summary["people"].iloc[-1] == 10 + 20 + 30 + 5 + 40 + 50

    def test_without_the_field_the_share_of_the_standards_scales(self, run):
        rows = by_name(run(services=["primary"]))
        assert rows.loc["served", ["people_in_need", "estimated"]].tolist() == [pytest.approx(7.5), 1]

    def test_cells_carry_the_people_and_villages_are_counted(self, run):
        cells = frame(
            [(30.0, at(1, 0)), (10.0, at(5, 0)), (5.0, at(1, -1.5)), (2.0, at(20, 0))],
            ["people"],
            index=range(4),
        )
        result = run(population=cells)
        east = result.summary.iloc[0]
        assert (east["villages"], east["villages_served"]) == (5, 4)
        assert (east["people"], east["people_served"], east["people_off_network"]) == (35, 30, 5)
        assert east["max_cost"] == pytest.approx(1000, abs=0.01)
        county = result.summary.iloc[-1]
        assert (county["people"], county["people_outside"], county["rows_outside"]) == (45, 2, 1)
        account = result.account[result.account["level"] == "county"].groupby("input")
        assert account["rows"].sum().to_dict() == {"DEMAND": 9, "POPULATION": 4}
        assert account["people"].sum().to_dict() == {"DEMAND": 2850, "POPULATION": 47}
        assert len(result.demand) == 9 and len(result.routes) == 5

    def test_cells_alone_count_no_villages(self, run):
        cells = frame([(30.0, at(1, 0)), (10.0, at(5, 0))], ["people"])
        result = run(demand=None, population=cells)
        assert result.summary["villages"].isna().all()
        assert result.summary["people_share"].tolist() == [1, 0, 0.75]
        assert len(result.demand) == 2 and result.routes.empty


class TestRoutes:
    def test_each_route_runs_from_the_village_to_its_facility(self, run, villages, schools):
        result = run()
        routes = result.routes.set_index("demand_id")
        assert set(routes.index) == {11, 12, 13, 14, 19}
        for row in routes.itertuples():
            coordinates = shapely.get_coordinates(row.geometry)
            assert Point(coordinates[0]).distance(villages.geometry[row.Index]) < 1e-6
            assert Point(coordinates[-1]).distance(schools.geometry[row.facility_id]) < 1e-6
            assert row.geometry.length == pytest.approx(row.length_m, abs=1e-6)
            assert row.length_m == pytest.approx(row.total_m, abs=1e-6)
        assert routes.loc[13, "length_m"] == pytest.approx(4200, abs=0.01)

    def test_with_several_radii_each_route_leads_to_the_facility_that_serves(self, run, schools):
        result = run(facilities=schools.assign(radius=[np.nan, 4500.0]), radius_field="radius")
        demand = result.demand.set_index("demand_id")
        routes = result.routes.set_index("demand_id")
        assert routes["facility_id"].to_dict() == demand["facility_id"].dropna().to_dict()
        assert routes["length_m"].to_dict() == pytest.approx(demand["total_m"].dropna().to_dict())

    def test_routes_drawn_in_parts_are_those_of_the_whole(self, run, monkeypatch):
        monkeypatch.setattr(routes, "DRAWN_AT_A_TIME", 3)
        result = run(services=["school", "primary"])
        whole = result.routes
        assert whole["service"].tolist() == ["school"] * 5 + ["primary"] * 5
        blocks = list(result.ways.blocks())
        assert [len(block) for block in blocks] == [3, 3, 3, 1]
        pd.testing.assert_frame_equal(pd.DataFrame(pd.concat(blocks)), pd.DataFrame(whole))
        some = whole["reason"] == "beyond"
        assert 0 < some.sum() < len(whole)
        pd.testing.assert_frame_equal(
            pd.DataFrame(result.ways.draw(some.to_numpy())), pd.DataFrame(whole[some])
        )


class TestAreas:
    def test_served_and_not_served_land_add_up(self, run):
        result = run()
        for town in result.summary.query("level == 'township'").itertuples():
            gap = result.areas.query("township_code == @town.code")["area_km2"].sum()
            assert town.area_served_km2 + gap == pytest.approx(town.area_km2, abs=1e-6)
            assert town.area_km2 == pytest.approx(20, rel=1e-6)
        county = result.summary.iloc[-1]
        assert county["area_served_km2"] == pytest.approx(result.summary["area_served_km2"][:-1].sum())

    def test_land_that_is_served_is_not_in_the_gap(self, run, villages):
        gap = (
            run().areas.geometry.union_all()
            if hasattr(gpd.GeoSeries, "union_all")
            else run().areas.unary_union
        )
        assert not gap.contains(at(1, 0.1)) and not gap.contains(at(2, 1))
        assert gap.contains(at(4, 0.2)) and gap.contains(at(4.5, 1)) and gap.contains(at(1, -1.5))

    def test_the_area_is_that_of_the_exact_reach(self, run):
        # Land goes with its nearest road: around S half a disc behind the road's end, and beside a place
        # x east on the road, which has 1000 - x left, land up to 1000 - x on either side. H likewise.
        one = run(radius_m=1000)
        expected = 2 * (np.pi / 2 + 1)
        assert one.summary["area_served_km2"].iloc[-1] == pytest.approx(expected, rel=0.02)

    def test_built_up_land_is_measured_with_the_urban_radius(self, run):
        builtup = frame([(box(-1000, -2000, 1000, 2000),)], [])
        result = run(mode="standard", radius_m=None, services=["primary"], builtup=builtup)
        radius = result.areas.query("township_code == '101'").set_index("area_class")["radius"]
        assert radius.to_dict() == {"urban": 500, "rural": 2000}
        for town in result.summary.query("level == 'township'").itertuples():
            gap = result.areas.query("township_code == @town.code")["area_km2"].sum()
            assert town.area_served_km2 + gap == pytest.approx(town.area_km2, abs=1e-6)
        urban_gap = result.areas.query("area_class == 'urban'").geometry.iloc[0]
        assert urban_gap.contains(at(0.8, 0)) and not urban_gap.contains(at(0.4, 0))


class TestEdgeOfTheData:
    def test_villages_nearer_to_the_edge_than_to_the_facility_are_flagged(self, run):
        rows = by_name(run())
        # The county's edge is the data's: 2800 m north of "beyond" (y = 3), 4200 m by road to a school.
        assert rows.loc["beyond", "near_edge"] == 1
        # "served" is 2000 m from the western edge, 1100 m from S.
        assert rows.loc["served", "near_edge"] == 0
        # "unconnected" is 2000 m from the edge in the north, as far as the radius, not nearer.
        assert rows.loc["unconnected", "near_edge"] == 0
        assert by_name(run(radius_m=2001)).loc["unconnected", "near_edge"] == 1
        assert rows.loc[["off_network", "outside", "no_geometry"], "near_edge"].tolist() == [0, 0, 0]

    def test_data_around_the_county_move_the_edge_out(self, run, roads, schools):
        ring = frame(
            [("tertiary", LineString(km((-6, -7), (12, -7), (12, 8), (-6, 8), (-6, -7))))], ["highway"]
        )
        far = frame(
            [("primary", "外", at(x, y)) for x, y in ((-6, -7), (12, -7), (12, 8), (-6, 8))], ["kind", "name"]
        )
        more = run(roads=pd.concat([roads, ring], ignore_index=True), facilities=pd.concat([schools, far]))
        assert by_name(more).loc["beyond", "near_edge"] == 0


class TestRun:
    def test_one_network_serves_all_services_of_a_mode(self, run, schools, monkeypatch):
        built = []

        def counting(*args, **options):
            built.append(options["mode"])
            return build_network(*args, **options)

        monkeypatch.setattr(ground, "build_network", counting)
        both = pd.concat([schools, schools.assign(kind="fire_station").set_axis(["F", "G"])])
        run(services=["school", "primary", "fire_station"], facilities=both, mode="standard", radius_m=None)
        assert sorted(built) == ["distance", "drive"]

    def test_a_ready_network_is_used(self, run, roads):
        network = build_network(roads, mode="distance")
        ready = run(roads=None, networks={"distance": network})
        pd.testing.assert_frame_equal(ready.summary, run().summary)

    def test_services_do_not_disturb_one_another(self, run, schools):
        both = pd.concat([schools, schools.assign(kind="market").set_axis(["M", "N"])])
        together = run(services=["market", "school"], facilities=both)
        alone = run(facilities=both)
        chosen = together.summary[together.summary["service"] == "school"].reset_index(drop=True)
        pd.testing.assert_frame_equal(chosen, alone.summary)

    def test_barriers_around_every_facility_are_told_to_be_the_cause(self, run, schools):
        walls = gpd.GeoDataFrame(geometry=schools.geometry.buffer(1500.0))
        with pytest.raises(InputError, match="BARRIERS: of the 2 facilities none reaches a road"):
            run(barriers=walls)

    def test_barriers_bar_the_straight_leg(self, run):
        river = frame([(LineString(km((0.5, 0.05), (1.5, 0.05))),)], [])
        row = by_name(run(barriers=river)).loc["served"]
        assert row["access_m"] > 400

    def test_all_faults_at_once(self, run):
        with pytest.raises(InputError) as error:
            run(services=["school", "castle"], radius_m=-1)
        assert len(error.value.faults) == 2

    def test_a_radius_that_nothing_uses_is_refused(self, run):
        with pytest.raises(InputError, match="MINUTES is given"):
            run(minutes=15)

    def test_a_radius_field_that_nothing_uses_is_refused(self, run, schools):
        with pytest.raises(InputError, match="MINUTES_FIELD is given"):
            run(facilities=schools.assign(reach=5.0), minutes_field="reach")

    def test_a_service_named_twice_is_measured_once(self, run):
        assert len(run(services=["school", "school", "学校(不分学段)"]).demand) == 9

    def test_a_mode_without_a_radius_asks_for_it(self, run):
        with pytest.raises(InputError, match="school has no radius for the mode ebike.*MINUTES"):
            run(mode="ebike", radius_m=None)

    def test_a_negative_radius_of_a_facility_is_named(self, run, schools):
        with pytest.raises(InputError, match="feature H.*zero or negative"):
            run(facilities=schools.assign(radius=[100.0, -5.0]), radius_field="radius")

    def test_no_demand_is_an_error(self, run, villages):
        with pytest.raises(InputError, match="DEMAND has no features"):
            run(demand=villages.iloc[:0])

    def test_ids_must_not_repeat(self, run, villages):
        with pytest.raises(InputError, match="ids repeat: 1"):
            run(demand=villages.set_axis([1] * 9))

    def test_cancelling_stops_at_every_step(self, run):
        steps = []
        run(progress=Progress(on_step=steps.append))
        for stop_at in range(len(steps)):
            seen = []
            stop = Progress(on_step=seen.append, is_cancelled=lambda seen=seen, n=stop_at: len(seen) > n)
            with pytest.raises(Cancelled):
                run(progress=stop)

    def test_the_log_prints_the_sum(self, run):
        lines = []
        run(progress=Progress(on_info=lambda text: lines.append(str(text))))
        assert (
            "School of any stage, DEMAND: 9 rows = 1 without geometry + 1 outside all townships + 1 off the "
            "network + 1 without any way + 1 beyond the radius + 4 served."
        ) in lines
        assert (
            "School of any stage, DEMAND: 2,850 people in need = 700 without geometry + 600 outside all "
            "townships + 500 off the network + 400 without any way + 300 beyond the radius + 350 served; "
            "people missing in 1 rows."
        ) in lines

    def test_the_log_says_which_rule_made_rows_urban(self, run, villages):
        lines = []
        coded = villages.assign(**{"class": ["111", "123", "220", None, "121", "", "", "", "210"]})
        builtup = frame([(box(-500, -500, 1500, 500),)], [])
        # "served" has the class 111 and lies in the built-up area too; "nobody knows" lies in it.
        run(demand=coded, builtup=builtup, progress=Progress(on_info=lambda text: lines.append(str(text))))
        assert (
            "Town or country: 3 of 9 rows are urban, 2 by the urban-rural class and 1 more because they lie "
            "in BUILTUP; the others are rural."
        ) in lines

    def test_rounded_people_add_up(self):
        assert whole_people(np.array([7.5, 15.0, 3.75])).tolist() == [7, 15, 4]
        assert whole_people(np.array([1 / 3, 1 / 3, 1 / 3])).sum() == 1
        assert whole_people(np.array([2.0, 0.0])).tolist() == [2, 0]

    def test_everyone_is_accounted_for_in_a_crowd(self, run, roads, schools):
        rng = np.random.default_rng(3)
        xy = rng.uniform((-3, -4), (9, 5), (400, 2))
        people = np.where(rng.random(400) < 0.1, np.nan, rng.integers(0, 500, 400))
        crowd = frame([(p, at(x, y)) for p, (x, y) in zip(people, xy)], ["people"]).assign(name="x")
        result = run(demand=crowd)
        account = result.account
        for level in (["county"], ["township", "none"]):
            part = account[account["level"].isin(level)]
            assert part["rows"].sum() == 400
            assert part["people"].sum() == np.nansum(people)
            assert part["people_missing"].sum() == np.isnan(people).sum()
        shares = result.summary[["villages_share", "people_share", "area_share"]]
        assert ((shares >= 0) & (shares <= 1)).all().all()
        served = result.demand[result.demand["reason"] == "served"]
        assert (served["total_m"] <= 2000 + 1e-6).all()
        assert (served["straight_m"] <= served["total_m"] + 1e-6).all()


def test_townships_of_any_shape_may_be_invalid_after_projection(run, townships):
    bow = Polygon([(-1000, -2000), (3000, -2000), (3000, 3000), (-1000, 3000)])
    rows = [("101", "东乡", bow), ("102", "西乡", townships.geometry.iloc[1])]
    assert len(run(townships=zones.prepare(frame(rows, ["code", "name"]))).summary) == 3

"""Site coverage on one straight road: every number can be checked by hand.

Coordinates are kilometres in a transverse Mercator with unit scale. One road runs from x = 0 to
10 through two townships, 东乡 (code 101) and 西乡 (code 102), each 6 km square::

      3 +-----------------+-----------------+
        |      101        |      102        |
      0 | --1-----4-------|-6--------9--    |     villages of 100, 200, 300 and 400 people
        |                 |                 |     at x = 1, 4, 6 and 9
     -3 +-----------------+-----------------+
       -1                 5                 11
"""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import LineString, Point, box

from county_gis_plugin.analysis import schema, zones
from county_gis_plugin.analysis.coverage.site_points import gather_sites, twins
from county_gis_plugin.analysis.coverage.site_sheets import pages_of
from county_gis_plugin.analysis.coverage.sites import site_coverage
from county_gis_plugin.analysis.errors import InputError
from county_gis_plugin.analysis.network import build_network

CRS = "+proj=tmerc +lat_0=36 +lon_0=113 +k=1 +x_0=0 +y_0=0 +ellps=GRS80 +units=m +no_defs"


def at(x, y=0.0):
    return Point(1000 * x, 1000 * y)


def frame(rows, columns, index=None):
    table = pd.DataFrame(rows, columns=[*columns, "geometry"], index=index)
    return gpd.GeoDataFrame(table, geometry="geometry", crs=CRS)


def make_sites(*rows, columns=("kind", "name")):
    ids = [f"s{number}" for number in range(1, len(rows) + 1)]
    return gather_sites({"FACILITIES": frame(rows, list(columns), index=ids)})


@pytest.fixture(scope="module")
def networks():
    roads = frame([("三级", LineString([(0, 0), (10_000, 0)]))], ["tech_class"])
    return {mode: build_network(roads, mode=mode) for mode in ("distance", "drive")}


@pytest.fixture(scope="module")
def townships():
    squares = [box(-1000, -3000, 5000, 3000), box(5000, -3000, 11000, 3000)]
    return zones.prepare(frame([("101", "东乡", squares[0]), ("102", "西乡", squares[1])], ["code", "name"],
                               index=[71, 72]))


@pytest.fixture(scope="module")
def villages():
    people = {1: 100.0, 4: 200.0, 6: 300.0, 9: 400.0}
    rows = [(f"村{x}", f"10{x}", count, "220", at(x)) for x, count in people.items()]
    return frame(rows, ["name", "code", "people", "class"], index=[f"v{x}" for x in people])


def run(sites, services, townships, villages, networks, **options):
    return site_coverage(sites=sites, services=services, townships=townships, villages=villages,
                         networks=networks, **options)


def table_of(found, service):
    rows = found.summary[found.summary["service"] == service]
    return rows.set_index(rows["code"].fillna("county"))


def test_counts_densities_and_distances(townships, villages, networks):
    """One parcel point at x = 2: villages at 1 km, 2 km (the limit), 4 km and 7 km."""
    found = run(make_sites(("logistics", "甲", at(2))), ["logistics"], townships, villages, networks)
    table = table_of(found, "logistics")
    assert table["sites"].tolist() == [1, 0, 1]
    assert table["has_one"].tolist() == [1, 0, 1]
    assert table["townships_with_one"].tolist() == [1, 0, 1]
    assert table["per_10k_people"].tolist() == pytest.approx([10_000 / 300, 0, 10_000 / 1000])
    assert table["per_100km2"].tolist() == pytest.approx([100 / 36, 0, 100 / 72])
    assert table["villages_covered"].tolist() == [2, 0, 2]
    assert table["villages_uncovered"].tolist() == [0, 2, 2]
    assert table["people_served"].tolist() == [300, 0, 300]
    assert table["people_unserved"].tolist() == [0, 700, 700]
    assert table["mean_cost"].tolist() == pytest.approx([
        (100 * 1000 + 200 * 2000) / 300, (300 * 4000 + 400 * 7000) / 700,
        (100 * 1000 + 200 * 2000 + 300 * 4000 + 400 * 7000) / 1000,
    ])
    assert table["max_cost"].tolist() == pytest.approx([2000, 7000, 7000])
    assert table["rank"].fillna(0).tolist() == [0, 1, 0]  # in the west everybody is covered


def test_whether_a_site_stands_inside_a_village_is_not_known_of_points(townships, villages, networks):
    found = run(make_sites(("logistics", "甲", at(1))), ["logistics"], townships, villages, networks)
    table = table_of(found, "logistics")
    assert table["villages_inside"].isna().all()
    assert table["villages_radius"].tolist() == [1, 0, 1]


def test_the_straight_line_beside_the_network(townships, networks):
    """900 m off the road and 1,500 m along it: 2,400 m to go, 1,749 m as the crow flies.

    The other village, 1 km along the road, is inside by both.
    """
    villages = frame(
        [("村", 50.0, "220", at(3.5, 0.9)), ("近村", 7.0, "220", at(3))], ["name", "people", "class"])
    found = run(make_sites(("logistics", "甲", at(2))), ["logistics"], townships, villages, networks)
    row = table_of(found, "logistics").loc["101"]
    assert (row["people_served"], row["straight_people"], row["people_between"]) == (7, 57, 50)
    village = found.villages.iloc[0]
    assert (village["total_m"], village["reason"]) == (pytest.approx(2400), "beyond")
    assert village["straight_m"] == pytest.approx(np.hypot(1500, 900))


def test_villages_are_covered_in_four_ways(townships, villages, networks):
    """Village 9 has a site inside that no road reaches, 6 shares one, 1 is in reach, 4 is exempt."""
    sites = make_sites(
        ("logistics", "甲", None, at(0.5)), ("logistics", "乙", "村6；没有这个村", at(9, 2)),
        columns=("kind", "name", "villages"),
    )
    land = frame([(box(8000, -3000, 10_000, 3000),)], [], index=["v9"])
    exempt = {"logistics": pd.Series([True, None], index=["v4", "v6"])}
    found = run(sites, ["logistics"], townships, villages, networks, village_areas=land, exempt=exempt)
    how = found.villages.set_index("village_id")["how"]
    assert how.to_dict() == {"v1": "radius", "v4": "exempt", "v6": "joint", "v9": "inside"}
    county = table_of(found, "logistics").loc["county"]
    assert [county[f"villages_{way}"] for way in ("inside", "joint", "exempt", "radius")] == [1, 1, 1, 1]
    assert county["people_served"] == 100  # people are judged by the radius alone
    assert found.skipped[["feature_id", "reason"]].values.tolist() == [
        ["s2", "off_network"], ["s2", "no_village"]]
    assert "没有这个村" in str(found.skipped["detail"].iloc[-1])


def test_a_joint_village_is_named_by_code_or_by_a_name_of_its_own(townships, villages, networks):
    """Two villages of 西乡 are called 张庄, one of each township 李庄: only code or township tells.

    The site stands in 东乡, with the villages at 1 and 4.
    """
    named = villages.assign(name=["甲", "李庄", "张庄", "张庄"])
    for text, expected in (("张庄", ["", ""]), ("109、张庄", ["", "joint"])):
        sites = make_sites(("logistics", "点", text, at(1)), columns=("kind", "name", "villages"))
        found = run(sites, ["logistics"], townships, named, networks)
        assert found.villages.set_index("village_id")["how"][["v6", "v9"]].tolist() == expected
        assert found.skipped["reason"].tolist() == ["no_village"]
    named = villages.assign(name=["甲", "李庄", "李庄村委会", "乙"])
    sites = make_sites(("logistics", "点", "李庄", at(1)), columns=("kind", "name", "villages"))
    found = run(sites, ["logistics"], townships, named, networks)
    assert found.villages.set_index("village_id")["how"].to_dict() == {
        "v1": "radius", "v4": "joint", "v6": "", "v9": ""}
    assert found.skipped.empty


def test_the_village_that_hosts_the_health_centre_needs_no_clinic(townships, villages, networks):
    """The health centre's own village is the nearest one within a kilometre."""
    sites = make_sites(("township_health_centre", "卫生院", at(9.5)), ("village_clinic", "卫生室", at(1)))
    found = run(sites, ["clinic"], townships, villages, networks)
    how = found.villages.set_index("village_id")["how"]
    assert how.to_dict() == {"v1": "radius", "v4": "", "v6": "", "v9": "exempt"}


def test_what_does_not_count_is_listed(townships, villages, networks):
    charging = frame(
        [("一", "公用", "现状", "是", at(1)), ("二", "专用", "现状", "是", at(4)),
         ("三", "公用", "规划", "是", at(6)), ("四", "公用", "现状", "否", at(9)),
         ("五", "公用", "现状", "是", None)],
        ["name", "public", "status", "open"], index=["a", "b", "c", "d", "e"],
    )
    sites = gather_sites({"CHARGING": schema.standardise(charging, "charging")})
    found = run(sites, ["charging"], townships, villages, networks)
    assert table_of(found, "charging").loc["county", "sites"] == 1
    listed = found.skipped.set_index("feature_id")["reason"].to_dict()
    assert listed == {"b": "not_public", "c": "status_planned", "d": "not_open", "e": "no_geometry"}
    assert set(found.skipped["input"]) == {"CHARGING"}
    everything = run(
        sites, ["charging"], townships, villages, networks, public_only=(), open_only=False,
        include_planned=True)
    assert table_of(everything, "charging").loc["county", "sites"] == 4


def test_sports_grounds_closed_to_the_public_do_not_count(townships, villages, networks):
    grounds = frame(
        [("体育场", "操场", "否", at(1)), ("体育场", "广场", "是", at(4)), ("体育场", "球场", None, at(9))],
        ["kind", "name", "对外开放"], index=["a", "b", "c"])
    sites = gather_sites({"FACILITIES": schema.standardise(grounds, "facilities")})
    found = run(sites, ["sports"], townships, villages, networks)
    assert table_of(found, "sports").loc["county", "sites"] == 2
    assert found.skipped[["feature_id", "reason"]].values.tolist() == [["a", "not_open"]]


def test_capacity_that_is_not_known_is_not_zero(townships, villages, networks):
    sites = make_sites(
        ("charging", "甲", 4.0, at(1)), ("charging", "乙", None, at(2)), ("charging", "丙", None, at(9)),
        columns=("kind", "name", "capacity"),
    )
    table = table_of(run(sites, ["charging"], townships, villages, networks), "charging")
    assert table["capacity_missing"].tolist() == [1, 1, 2]
    assert table.loc[["101", "county"], "capacity"].tolist() == [4, 4]
    assert np.isnan(table.loc["102", "capacity"])


def test_capacity_of_the_county_is_not_known_where_no_site_tells_its_own(townships, villages, networks):
    sites = make_sites(("charging", "甲", None, at(1)), columns=("kind", "name", "capacity"))
    table = table_of(run(sites, ["charging"], townships, villages, networks), "charging")
    assert [None if np.isnan(value) else value for value in table["capacity"]] == [None, 0, None]
    assert table["capacity_missing"].tolist() == [1, 0, 1]


def test_people_in_need_are_the_age_group_and_density_is_over_everybody(townships, villages, networks):
    """Those over 60 need day care: 30 of 100 and 50 of 200 are known, the rest at the same 80 / 300."""
    ages = villages.assign(pop_60p=[30.0, 50.0, np.nan, np.nan])
    sites = make_sites(("day_care", "日间照料", at(1)))
    table = table_of(run(sites, ["elderly_day_care"], townships, ages, networks), "elderly_day_care")
    assert table["people"].tolist() == pytest.approx([80, 700 * 80 / 300, 80 + 700 * 80 / 300])
    assert table["people_served"].tolist() == pytest.approx([30, 0, 30])
    assert table.loc["101", "per_10k_people"] == pytest.approx(10_000 / 300)


def test_people_that_are_not_known_are_not_zero(townships, villages, networks):
    nobody = villages.assign(people=[100.0, 200.0, np.nan, np.nan])
    table = table_of(
        run(make_sites(("logistics", "甲", at(2))), ["logistics"], townships, nobody, networks), "logistics")
    assert np.isnan(table.loc["102", "people_share"])
    assert table.loc["102", "people_missing_rows"] == 2
    assert table.loc["county", "people_served"] == 300


def test_sites_per_person_cover_townships_with_known_people(townships, villages, networks):
    """One site for the 300 people of 101; the two in 102, where nobody is known, have no part in it."""
    nobody = villages.assign(people=[100.0, 200.0, np.nan, np.nan])
    sites = make_sites(("logistics", "甲", at(2)), ("logistics", "乙", at(6)), ("logistics", "丙", at(9)))
    found = run(sites, ["logistics"], townships, nobody, networks)
    table = table_of(found, "logistics")
    assert table["sites"].tolist() == [1, 2, 3]
    assert table["per_10k_people"].fillna(0).tolist() == pytest.approx([10_000 / 300, 0, 10_000 / 300])
    assert any("The people of 西乡 are not known" in str(text) for text in found.warnings)


def test_sites_are_counted_where_nobody_is_known(townships, networks):
    """Neither villages nor cells: densities by the townships' own people, everything else missing."""
    told = townships.assign(people=[500.0, np.nan])
    found = site_coverage(
        sites=make_sites(("logistics", "甲", at(2))), services=["logistics"], townships=told,
        networks=networks)
    row = table_of(found, "logistics").loc["101"]
    assert (row["sites"], row["per_10k_people"]) == (1, 20)
    assert row[["villages", "villages_covered", "people_served", "mean_cost"]].isna().all()
    assert found.villages.empty


def test_cells_alone_judge_people_but_no_villages(townships, networks):
    cells = frame([(30.0, at(1)), (70.0, at(4.5))], ["people"])
    found = site_coverage(
        sites=make_sites(("logistics", "甲", at(2))), services=["logistics"], townships=townships,
        population=cells, networks=networks)
    row = table_of(found, "logistics").loc["101"]
    assert (row["people"], row["people_served"]) == (100, 30)
    assert pd.isna(row["villages"])


def test_sites_outside_reach_people_but_are_not_counted(townships):
    """One at x = 10, north of the border at y = 3, on a road there; one in the county."""
    villages = frame([("村", 10.0, "220", at(9, 3.2 - 0.5))], ["name", "people", "class"])
    sites = make_sites(("logistics", "甲", at(9.5, 3.2)), ("logistics", "乙", at(1)))
    roads = frame([("三级", LineString([(0, 0), (9000, 0), (9000, 3200), (10_000, 3200)]))], ["tech_class"])
    networks = {"distance": build_network(roads)}
    found = run(sites, ["logistics"], townships, villages, networks)
    assert table_of(found, "logistics").loc["102", ["sites", "people_served"]].tolist() == [0, 10]
    account = found.account.set_index("what").loc["logistics_sites"]
    assert (account["townships"], account["outside"], account["input"]) == (1, 1, 2)


def test_a_service_that_nobody_gives_is_reported(townships, villages, networks):
    sites = make_sites(("logistics", "甲", at(2)))
    found = run(sites, ["logistics", "market"], townships, villages, networks)
    assert table_of(found, "market")["villages_covered"].tolist() == [0, 0, 0]
    assert any("Market" in str(text) for text in found.warnings)
    with pytest.raises(InputError, match="has none that gives market"):
        run(sites, ["market"], townships, villages, networks)


def test_driving_time_from_the_fire_station(townships, villages, networks):
    """Four minutes by car: the speed of class III decides how far the station at x = 4 reaches."""
    found = run(make_sites(("fire_station", "站", at(4))), ["fire_station"], townships, villages, networks)
    cost = found.villages.set_index("village_id")["total_s"]
    per_km = networks["drive"].edge_cost[0] / 10
    assert cost.tolist() == pytest.approx([3 * per_km, 0, 2 * per_km, 5 * per_km])
    assert set(found.villages["unit"]) == {"s"}
    assert found.summary["straight_people"].isna().all()  # minutes by car are no circle


# ------------------------------------------------------------------------------- twins


@pytest.mark.parametrize(("other", "name", "expected"), [
    (0.05, "桃村卫生室", 1), (0.05, "桃村卫生室（新）", 1), (0.05, "李庄医务所", 0), (0.15, "桃村卫生室", 0),
    (0.05, "杏村卫生室", 0), (0.05, "桃村·卫生室", 1), (0.004, "李庄医务所", 1), (0.05, "桃村卫生所", 1),
    (0.05, "高平市寺庄镇桃村卫生所", 1), (0.05, "桃村第一卫生室", 1),
])
def test_sites_that_seem_to_be_there_twice(townships, other, name, expected):
    sites = make_sites(("village_clinic", "桃村卫生室", at(1)), ("village_clinic", name, at(1 + other)))
    found = twins(sites, townships)
    assert len(found) == expected
    told = [str(one["detail"]) for one in found]
    assert all(text.startswith(f"{name}: ") and "(桃村卫生室)" in text for text in told)


def test_stops_on_both_sides_of_the_road_are_no_twins(townships):
    sites = make_sites(("bus_stop", "桃村", at(1)), ("bus_stop", "桃村", at(1.02)))
    assert twins(sites, townships) == []


def test_two_kinds_at_one_place_are_no_twins(townships):
    sites = make_sites(("village_clinic", "桃村", at(1)), ("market", "桃村", at(1)))
    assert twins(sites, townships) == []


def test_twins_of_two_layers_are_named_with_their_layers(townships, villages, networks):
    layer = frame([("logistics", "桃村快递", at(1))], ["kind", "name"], index=[7])
    sites = gather_sites({"FACILITIES": layer, "LOGISTICS": layer})
    found = run(sites, ["logistics"], townships, villages, networks)
    assert found.skipped[["input", "feature_id", "reason"]].values.tolist() == [
        ["LOGISTICS", 7, "possible_duplicate"]]
    assert "FACILITIES 7" in str(found.skipped["detail"].iloc[0])
    assert table_of(found, "logistics").loc["county", "sites"] == 2  # both count


def test_no_layer_and_repeated_ids_are_refused():
    with pytest.raises(InputError, match="at least one layer"):
        gather_sites({})
    twice = frame([("market", "甲", at(1)), ("market", "乙", at(2))], ["kind", "name"], index=[1, 1])
    with pytest.raises(InputError, match="FACILITIES: ids repeat: 1"):
        gather_sites({"FACILITIES": twice})


# ------------------------------------------------------------------------------- chains

WASTE = [
    ("waste_point", "收集点", at(1.2)),
    ("transfer_station", "转运站", at(3)),
    ("incinerator", "厂", at(10)),
]


def test_the_waste_chain_leg_by_leg(townships, villages, networks):
    r"""
    ::

        village 1 --200 m-- collection --1,800 m-- transfer --7,000 m-- plant
    """
    found = run(make_sites(*WASTE), ["waste_point"], townships, villages, networks)
    rows = found.chains.set_index("village_id")
    assert rows.loc["v1", ["collection_id", "transfer_id", "treatment_id"]].tolist() == ["s1", "s2", "s3"]
    legs = ["collection_m", "transfer_m", "treatment_m", "total_m"]
    assert rows.loc["v1", legs].tolist() == pytest.approx([200, 1800, 7000, 9000])
    # The standard's 500 m decide whether a village has a collection point.
    # The only transfer station stands in 东乡: 西乡 has none of its own.
    assert rows["missing"].tolist() == ["", "collection", *["collection;own_transfer"] * 2]
    assert rows["in_township"].tolist() == [1, 1, 0, 0]
    assert found.chain_summary["villages_complete"].tolist() == [1, 0, 1]
    assert found.chain_summary["missing_collection"].tolist() == [1, 2, 3]
    assert found.chain_summary["missing_own_transfer"].tolist() == [0, 2, 2]


@pytest.mark.parametrize(("left_out", "missing"), [(1, "transfer"), (2, "treatment")])
def test_the_missing_link_of_the_chain_is_named(townships, villages, networks, left_out, missing):
    rest = [row for number, row in enumerate(WASTE) if number != left_out]
    found = run(make_sites(*rest), ["waste_point"], townships, villages, networks)
    rows = found.chains.set_index("village_id")
    assert (rows.loc["v1", "missing"], rows.loc["v1", "complete"]) == (missing, 0)
    assert np.isnan(rows.loc["v1", "total_m"])


def test_sites_of_other_kinds_stand_in_the_account(townships, villages, networks):
    """A parcel point, a kind that nobody knows and one of another service: one and two sites."""
    sites = make_sites(("logistics", "甲", at(2)), ("飞船", "乙", at(6)), ("market", "丙", at(20)))
    account = run(sites, ["logistics"], townships, villages, networks).account.set_index("what")
    assert account.loc["logistics_sites"].tolist()[:3] == [1, 0, 1]
    assert account.loc["other_sites", ["townships", "outside", "input"]].tolist() == [1, 1, 2]


def test_each_missing_stage_counts_in_its_own_column(townships, villages, networks):
    """Only a collection point at x = 1.2: transfer and treatment are missing for everybody, and
    collection for all but the village at x = 1, as it lies beyond the 500 m.
    """
    found = run(make_sites(WASTE[0]), ["waste_point"], townships, villages, networks)
    county = found.chain_summary.iloc[-1]
    stages = ["missing_collection", "missing_transfer", "missing_treatment"]
    assert county[["villages", *stages]].tolist() == [4, 3, 4, 4]
    assert found.chains["missing"].tolist() == [
        "transfer;treatment", *["collection;transfer;treatment"] * 3]
    assert pages_of(found)[4].words["missing"]["collection;transfer"] == "村收集、乡镇转运"


def test_a_plant_without_transfer_stations_is_not_missing(townships, villages, networks):
    found = run(make_sites(WASTE[0], WASTE[2]), ["waste_point"], townships, villages, networks)
    assert found.chain_summary["missing_treatment"].tolist() == [0, 0, 0]
    assert found.chain_summary["missing_transfer"].tolist() == [2, 2, 4]


def test_without_collection_points_there_is_no_chain(townships, villages, networks):
    found = run(make_sites(("logistics", "甲", at(2))), ["logistics"], townships, villages, networks)
    assert found.chains.empty
    assert found.chain_summary.empty


# ------------------------------------------------------------------------------- sums


def tenth(number):
    return number / 10


@settings(max_examples=20, deadline=None)
@given(
    st.lists(st.integers(0, 100).map(tenth), min_size=1, max_size=6, unique=True),
    st.lists(st.tuples(st.integers(-20, 120).map(tenth), st.integers(0, 900)), min_size=1, max_size=8),
)
def test_sums_come_out_and_agree_with_arithmetic(townships, networks, where, people):
    """On one straight road the distance is a difference: a second way to everybody's answer."""
    sites = make_sites(*(("logistics", f"点{x}", at(x)) for x in where))
    rows = [(f"村{n}", float(count), "220", at(x)) for n, (x, count) in enumerate(people)]
    found = run(sites, ["logistics"], townships, frame(rows, ["name", "people", "class"]), networks)
    table = table_of(found, "logistics")
    for column in ("sites", "villages", "villages_covered", "people", "people_served", "people_unserved"):
        both = table.loc[["101", "102"], column].astype(float).sum(min_count=1)
        assert both == pytest.approx(float(table.loc["county", column]), nan_ok=True)

    def cost(x):
        on_road = min(max(x, 0), 10)
        return abs(x - on_road) * 1000 + min(abs(on_road - site) for site in where) * 1000

    inside = [(x, count) for x, count in people if -1 <= x <= 11]
    served = sum(count for x, count in inside if abs(x - min(max(x, 0), 10)) <= 1 and cost(x) <= 2000 + 1e-6)
    # Of a county without a village nobody knows the people: that is not none.
    expected = [served, sum(count for _, count in inside)] if inside else [np.nan, np.nan]
    found_people = table.loc["county", ["people_served", "people"]].astype(float).tolist()
    assert found_people == pytest.approx(expected, nan_ok=True)
    reasons = found.people_account
    whole = reasons[reasons["level"].isin(["township", "none"])]
    assert whole["rows"].sum() == len(people)
    assert whole["people"].sum() == pytest.approx(sum(count for _, count in people))

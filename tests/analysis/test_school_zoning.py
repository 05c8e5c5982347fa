"""School zones: a road and an island that a reader can check, networkx on the sample county, properties.

In metres of EPSG:4547 from (500000, 4000000); schools are capitals, places v1 to v9 stand on the road but
v7 (on an island of its own) and v8 (1,500 m from any road)::

     y = 3000   =v7===                                              the island
                0    1000
     y = 1500   v8
                                west  |  east
     y = 0      A==v1====v2==B=====v3=|===v4======C==v5=======v6=====   v9
                0  500 1400 2000 2600 | 3200    4000 4500    5500       7000
     zones      |---- Z1 ----|-- Z2 --|-- Z3 --|    none   |-- Z4 --|
              −100         1600     3000     3500        5000     6000

Z1 (which covers the island too) belongs to A, Z2 to B and C, Z3 to A, Z4 to a school that is not there. Each
place has twice the children of the one before it, so that every sum tells who is in it.
"""

from __future__ import annotations

import geopandas as gpd
import networkx as nx
import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from county_gis_plugin.analysis import demand as people_of
from county_gis_plugin.analysis import zones as towns_of
from county_gis_plugin.analysis.access.zone_schools import read_zones
from county_gis_plugin.analysis.access.zoning import EVERY_REASON, SAME_M, school_zoning
from county_gis_plugin.analysis.errors import Cancelled, InputError
from county_gis_plugin.analysis.network import build_network
from county_gis_plugin.analysis.network.snapping import snap
from county_gis_plugin.analysis.progress import Progress
from county_gis_plugin.analysis.schema import standardise
from tests.analysis.random_networks import examples
from tests.analysis.reading import read
from tests.golden.test_coverage_golden import COUNTY

CRS = "EPSG:4547"
ORIGIN = (500_000, 4_000_000)


def frame(geometries, index=None, **columns) -> gpd.GeoDataFrame:
    shapes = [None if g is None else shapely.transform(g, lambda xy: xy + ORIGIN) for g in geometries]
    return gpd.GeoDataFrame(columns, geometry=shapes, crs=CRS, index=index)


def at(*places) -> list[shapely.Point]:
    return [shapely.Point(place if isinstance(place, tuple) else (place, 0)) for place in places]


NAMES = [f"v{number}" for number in range(1, 10)]
PLACES = at(500, 1400, 2600, 3200, 4500, 5500, (500, 3000), (500, 1500), 7000)
CHILDREN = [10 * 2**number for number in range(9)]
V1, V2, V3, V4, V5, V6, V7, V8, V9 = CHILDREN


def county(**changes) -> dict[str, object]:
    """Give the arguments of the county above; ``changes`` take the place of some."""
    roads = frame([shapely.LineString([(0, 0), (6500, 0)]), shapely.LineString([(0, 3000), (1000, 3000)])])
    schools = frame(at(0, 2000, 4000), ["A", "B", "C"], kind="小学", 名称=["甲小学", "乙小学", "丙小学"])
    return {
        "network": build_network(roads),
        "facilities": standardise(schools, "facilities"),
        "townships": towns_of.prepare(frame(
            [shapely.box(-200, -500, 3000, 4000), shapely.box(3000, -500, 6800, 4000)],
            code=["1", "2"], name=["西镇", "东镇"])),
        "demand": people_of.from_points(frame(PLACES, NAMES, name=NAMES, people=0.0, pop_6_12=CHILDREN)),
        "zones": zones(),
        **changes,
    }


def zones(**changes) -> gpd.GeoDataFrame:
    """Give the zones above; ``changes`` are other columns."""
    columns = {"code": ["Z1", "Z2", "Z3", "Z4"], "school": ["甲小学", "乙小学、丙小学", "甲小学", "希望小学"]}
    polygons = [shapely.box(-100, -200, 1600, 3200), shapely.box(1600, -200, 3000, 200),
                shapely.box(3000, -200, 3500, 200), shapely.box(5000, -200, 6000, 200)]
    return read_zones(frame(polygons, [1, 2, 3, 4], **{**columns, **changes}), issues=[])


def rows_of(result) -> pd.DataFrame:
    return result.villages.set_index("demand_id")


def county_row(result, service="primary") -> pd.Series:
    rows = result.summary[(result.summary["level"] == "county") & (result.summary["service"] == service)]
    return rows.iloc[0]


@pytest.fixture(scope="module")
def found():
    return school_zoning(**county())


def test_each_place_ends_with_one_reason(found):
    assert rows_of(found)["reason"].to_dict() == {
        "v1": "nearest", "v2": "other", "v3": "nearest", "v4": "other", "v5": "no_zone",
        "v6": "unknown_school", "v7": "unconnected", "v8": "off_network", "v9": "outside"}
    flags = rows_of(found)["is_nearest"]
    assert flags[:4].tolist() == [1, 0, 1, 0] and flags[4:].isna().all()


def test_distances_to_the_assigned_and_the_nearest_school(found):
    """v3 may go to B (600 m) or C (1400 m): the nearer counts as assigned."""
    rows = rows_of(found)
    told = rows.loc[["v1", "v2", "v3", "v4"], ["school_id", "total_m", "nearest_id", "nearest_m", "extra_m"]]
    assert told.to_numpy().tolist() == [
        ["A", 500, "A", 500, 0], ["A", 1400, "B", 600, 800], ["B", 600, "B", 600, 0],
        ["A", 3200, "C", 800, 2400]]
    assert rows.loc["v5", ["school_id", "nearest_id", "nearest_m"]].tolist() == [None, "C", 500]
    assert rows.loc[["v5", "v6", "v7", "v8", "v9"], ["total_m", "extra_m"]].isna().all(axis=None)
    assert rows["zone"].tolist() == ["Z1", "Z1", "Z2", "Z3", None, "Z4", "Z1", "Z1", None]
    assert rows["school_name"].tolist()[:4] == ["甲小学", "甲小学", "乙小学", "甲小学"]


def test_county_and_townships(found):
    """The share is over those who are judged: v1 and v3 of v1 to v4."""
    row = county_row(found)
    judged = V1 + V2 + V3 + V4
    assert row["people"] == sum(CHILDREN) - V9 and row["villages"] == 8
    assert row[["people_nearest", "people_other", "people_judged"]].tolist() == [V1 + V3, V2 + V4, judged]
    assert row["share_nearest"] == (V1 + V3) / judged
    told = [f"people_{reason}" for reason in ("no_zone", "unknown_school", "off_network", "unconnected")]
    assert row[told].tolist() == [V5, V6, V8, V7]
    assert row["mean_m"] == pytest.approx((V1 * 500 + V2 * 1400 + V3 * 600 + V4 * 3200) / judged)
    assert row["mean_extra_m"] == pytest.approx((V2 * 800 + V4 * 2400) / judged)
    assert row[["max_m", "max_extra_m"]].tolist() == [3200, 2400]
    towns = found.townships.set_index("code")
    assert towns["share_nearest"].tolist() == [(V1 + V3) / (V1 + V2 + V3), 0]
    assert towns["people"].tolist() == [V1 + V2 + V3 + V7 + V8, V4 + V5 + V6]


def test_zones(found):
    rows = found.zones.set_index("zone")
    assert rows["people"].tolist() == [V1 + V2 + V7 + V8, V3, V4, V6]
    assert rows["share_nearest"].tolist()[:3] == [V1 / (V1 + V2), 1, 0]
    assert np.isnan(rows.loc["Z4", "share_nearest"]) and np.isnan(rows.loc["Z4", "mean_m"])
    assert rows["schools"].tolist() == ["甲小学", "乙小学、丙小学", "甲小学", ""]
    assert rows["schools_found"].tolist() == [1, 2, 1, 0]
    assert found.zones.geom_type.eq("Polygon").all()


def test_account_and_what_is_listed(found):
    account = found.account.set_index("what")
    assert account.loc["primary people"].tolist() == [sum(CHILDREN) - V9, V9, sum(CHILDREN)]
    assert account.loc["primary rows"].tolist() == [8, 1, 9]
    skipped = found.skipped.set_index(["input", "feature_id"])
    assert skipped.loc[("SCHOOL_ZONES", 4), "reason"] == "unknown_school"
    assert str(skipped.loc[("SCHOOL_ZONES", 4), "detail"]) == (
        "Zone Z4: FACILITIES has no school “希望小学” (Primary school): correct the name or code, or add the "
        "school.")
    assert skipped.loc[("DEMAND", "v8"), "reason"] == "off_network"
    assert skipped.loc[("DEMAND", "v9"), "reason"] == "outside"
    assert [str(text) for text in found.warnings] == [
        "Primary school: 160 children live in no school zone; they are not judged.",
        "Primary school: 320 children live in zones whose school is not known; they are not judged."]


def test_children_who_are_not_known_are_missing_and_never_zero():
    demand = people_of.from_points(frame(
        PLACES[:3], NAMES[:3], name=NAMES[:3], people=[np.nan] * 3, pop_6_12=[np.nan, 20.0, np.nan]))
    row = county_row(school_zoning(**county(demand=demand)))
    assert row[["people", "people_missing_rows", "people_other"]].tolist() == [20, 2, 20]
    assert np.isnan(row["people_nearest"]) and np.isnan(row["share_nearest"])
    assert row[["villages", "villages_judged", "villages_nearest"]].tolist() == [3, 3, 2]


def test_a_place_in_two_zones_may_go_to_the_nearer_of_both():
    """v2 lies in Z1 (A, 1400 m) and in a zone of B (600 m)."""
    more = frame([shapely.box(1300, -50, 1500, 50)], [9], code=["Z9"], school=["乙小学"])
    found = school_zoning(**county(zones=pd.concat([zones(), read_zones(more, issues=[])])))
    row = rows_of(found).loc["v2"]
    assert row[["zone", "school_id", "total_m", "reason"]].tolist() == ["Z1; Z9", "B", 600, "nearest"]
    rows = found.zones.set_index("zone")["people"]
    assert rows["Z1"] == V1 + V2 + V7 + V8 and rows["Z9"] == V2
    assert county_row(found)["people_judged"] == V1 + V2 + V3 + V4


@pytest.mark.parametrize(("more_m", "reason"), [(SAME_M - 0.1, "nearest"), (SAME_M + 0.1, "other")])
def test_a_school_that_is_hardly_farther_is_the_nearest(more_m, reason):
    """v stands on the road between A (1000 m + more) and B (1000 m)."""
    schools = frame(at(-more_m, 2000), ["A", "B"], kind="小学", name=["甲小学", "乙小学"])
    roads = frame([shapely.LineString([(-10, 0), (3000, 0)])])
    demand = people_of.from_points(frame(at(1000), ["v"], name=["v"], people=[1.0]))
    found = school_zoning(**county(
        facilities=standardise(schools, "facilities"), network=build_network(roads), demand=demand))
    assert rows_of(found).loc["v", "reason"] == reason
    assert rows_of(found).loc["v", "extra_m"] == pytest.approx(more_m, abs=1e-6)


def test_codes_go_before_names_and_stand_for_those_that_a_register_does_not_have():
    schools = frame(at(0, 2000), kind="小学", name=["甲小学", "乙小学"], id=["F1", "F2"])
    facilities = standardise(schools, "facilities")
    changes = {"school_id": ["F2", "F9", None, "F1；F2"], "school": ["甲小学", "乙小学", "甲小学", None]}
    issues = school_zoning(**county(facilities=facilities, zones=zones(**changes)))
    assert issues.zones["schools"].tolist() == ["乙小学", "乙小学", "甲小学", "甲小学、乙小学"]
    assert not (issues.skipped["reason"] == "unknown_school").any()


def test_names_that_several_schools_have_and_schools_that_do_not_count_are_told():
    schools = frame(at(0, 2000, 4000), kind="小学", name=["中心小学", "中心小学", "丙小学"],
                    status=["现状", "现状", "规划"])
    named = zones(school=["中心小学", "丙小学", None, "中心小学"])
    found = school_zoning(**county(facilities=standardise(schools, "facilities"), zones=named))
    told = found.skipped[found.skipped["input"] == "SCHOOL_ZONES"]
    assert told[["feature_id", "reason"]].to_numpy().tolist() == [
        [1, "several_schools"], [2, "unknown_school"], [3, "unknown_school"], [4, "several_schools"]]
    assert "does not count (planned, closed or private)" in str(told["detail"].iloc[1])
    assert "names no school" in str(told["detail"].iloc[2])
    assert rows_of(found).loc["v2", ["school_id", "reason"]].tolist() == [1, "nearest"]  # of two, the nearer


def test_each_stage_is_measured_by_itself():
    """A nine-year zone is for both stages; a word that is neither counts as the default, and is listed."""
    schools = frame(at(0, 2000), kind=["九年一贯制学校", "初中"], name=["甲学校", "乙中学"])
    kinds = zones(kind=["九年一贯制", "初中", "大学", None], school=["甲学校", "乙中学", "甲学校", "甲学校"])
    found = school_zoning(**county(facilities=standardise(schools, "facilities"), zones=kinds))
    assert found.zones[["zone", "service"]].to_numpy().tolist() == [
        ["Z1", "primary"], ["Z3", "primary"], ["Z4", "primary"], ["Z1", "junior_high"], ["Z2", "junior_high"]]
    rows = found.villages.set_index(["service", "demand_id"])["reason"]
    assert rows["primary"][["v2", "v3", "v4"]].tolist() == ["nearest", "no_zone", "nearest"]
    assert rows["junior_high"][["v2", "v3", "v4"]].tolist() == ["other", "nearest", "no_zone"]
    assert "kind_unknown" in found.skipped["reason"].tolist()


def test_cells_carry_the_children_and_villages_are_counted():
    """Their children are a share of their people: two cells of 100 in Z1, by A and by B."""
    cells = frame(at(100, 1500), people=[100.0, 100.0])
    found = school_zoning(**county(population=cells))
    row = county_row(found)
    assert row["estimated"] == 1 and row["villages_judged"] == 4
    assert row["share_nearest"] == 0.5 and len(found.villages) == 9
    alone = school_zoning(**county(demand=None, population=cells))
    assert alone.villages["reason"].tolist() == ["nearest", "other"]


def test_all_schools_off_the_road_or_none_are_refused():
    none = standardise(frame(at(0), kind="医院", name=["医院"]), "facilities")
    with pytest.raises(InputError, match="no Primary school that counts"):
        school_zoning(**county(facilities=none))
    far = standardise(frame(at((0, -3000)), kind="小学", name=["甲小学"]), "facilities")
    with pytest.raises(InputError, match="FACILITIES"):
        school_zoning(**county(facilities=far))


def test_an_assigned_school_off_the_road_leaves_its_children_unconnected():
    schools = frame(at((0, -3000), 2000), ["A", "B"], kind="小学", name=["甲小学", "乙小学"])
    found = school_zoning(**county(facilities=standardise(schools, "facilities")))
    assert rows_of(found).loc[["v1", "v3"], "reason"].tolist() == ["unconnected", "nearest"]
    assert ("FACILITIES", "A", "off_network") in found.skipped[
        ["input", "feature_id", "reason"]].itertuples(index=False, name=None)


@pytest.mark.parametrize(("wrong", "sentence"), [
    (frame([], school=[]), "has no features"),
    (frame([shapely.box(0, 0, 1, 1)], name=["a"]), "no field that names the schools"),
    (frame(at(0), school=["甲小学"]), "not a polygon"),
    (frame([shapely.box(0, 0, 1, 1)] * 2, [1, 1], school=["a", "b"]), "ids repeat"),
])
def test_layers_that_are_no_zones_are_refused(wrong, sentence):
    with pytest.raises(InputError, match=sentence):
        read_zones(wrong, issues=[])


def test_a_zone_without_geometry_is_listed_and_a_bow_tie_is_mended():
    issues = []
    bow_tie = shapely.Polygon([(0, 0), (10, 10), (10, 0), (0, 10)])
    rows = read_zones(frame([None, bow_tie], [7, 8], school=["甲小学", "甲小学"]), issues=issues)
    assert [(row["feature_id"], row["reason"]) for row in issues] == [(7, "no_geometry")]
    assert rows.geometry.loc[8].is_valid and rows["zone"].tolist() == ["7", "8"]
    assert school_zoning(**county(zones=rows)).zones["people"].tolist() == [0, 0]


def test_a_timed_network_nobody_and_a_strange_stage_are_refused():
    roads = frame([shapely.LineString([(0, 0), (6500, 0)])], 技术等级=["三级"])
    with pytest.raises(InputError, match="distance mode"):
        school_zoning(**county(network=build_network(roads, mode="walk")))
    with pytest.raises(InputError, match="Give DEMAND"):
        school_zoning(**county(demand=None))
    with pytest.raises(InputError, match="primary, junior_high"):
        school_zoning(**county(stage="university"))


def test_a_run_can_be_stopped_between_two_schools():
    seen = []

    class Stopped(Progress):
        def check(self):
            seen.append(1)
            if len(seen) > 8:
                raise Cancelled

    with pytest.raises(Cancelled):
        school_zoning(**county(progress=Stopped()))


# ---- properties ----


@examples(25)
@given(
    cuts=st.lists(st.integers(-500, 6500), min_size=1, max_size=4, unique=True),
    owners=st.lists(
        st.sets(st.sampled_from(["甲小学", "乙小学", "丙小学", "希望小学"]), min_size=1),
        min_size=5, max_size=5),
    children=st.lists(st.one_of(st.none(), st.integers(0, 500)), min_size=9, max_size=9),
)
def test_everyone_is_accounted_for_and_shares_are_shares(cuts, owners, children):
    edges = [-1000, *sorted(cuts), 8000]
    strips = [shapely.box(low, -200, high, 3200) for low, high in zip(edges, edges[1:])]
    names = ["、".join(sorted(own)) for own in owners[: len(strips)]]
    known = [np.nan if number is None else float(number) for number in children]
    demand = people_of.from_points(frame(PLACES, NAMES, name=NAMES, people=known, pop_6_12=known))
    found = school_zoning(**county(demand=demand, zones=read_zones(frame(strips, school=names), issues=[])))
    for row in found.summary.to_dict("records"):
        told = [row[f"people_{reason}"] for reason in EVERY_REASON]
        assert np.nansum(told) == np.nan_to_num(row["people"])
        assert np.isnan(row["share_nearest"]) or 0 <= row["share_nearest"] <= 1
    rows = rows_of(found)
    assert (rows["extra_m"].dropna() >= 0).all()
    assert (rows["total_m"].notna() == rows["reason"].isin(["nearest", "other"])).all()


@examples(15)
@given(cuts=st.lists(st.integers(-500, 6500), max_size=4, unique=True))
def test_where_every_zone_names_all_schools_all_are_zoned_to_the_nearest(cuts):
    edges = [-1000, *sorted(cuts), 8000]
    strips = [shapely.box(low, -200, high, 3200) for low, high in zip(edges, edges[1:])]
    named = read_zones(frame(strips, school=["甲小学、乙小学、丙小学"] * len(strips)), issues=[])
    assert county_row(school_zoning(**county(zones=named)))["share_nearest"] == 1


# ---- the sample county ----


def test_networkx_finds_the_same_on_the_sample_county():
    """A second route: the network's edges in networkx, one search from each school; no tree, no groups."""
    roads = standardise(read(COUNTY, "roads"), "roads")
    options = {"direction_field": "oneway", "level_field": "level", "tolerance_m": 1.0}
    network = build_network(roads, **options)
    facilities = standardise(read(COUNTY, "facilities"), "facilities")
    demand = people_of.from_points(standardise(read(COUNTY, "villages"), "demand"))
    raw = read(COUNTY, "schoolzones")
    found = school_zoning(
        zones=read_zones(raw, issues=[]), facilities=facilities, network=network, demand=demand,
        townships=towns_of.prepare(standardise(read(COUNTY, "townships"), "townships")))
    schools = facilities[
        facilities["kind"].isin(["primary", "nine_year"]) & (facilities["status"] == "existing")]
    cost = costs_by_networkx(network, demand, schools)
    assigned = assigned_by_hand(raw, demand)
    rows, nearest_children, judged_children = rows_of(found), 0.0, 0.0
    for village, ids in assigned.items():
        own = [cost[village, school] for school in schools.index[schools["id"].isin(ids)]]
        least = min(cost[village, school] for school in schools.index)
        row = rows.loc[village]
        assert row["nearest_m"] == pytest.approx(least, abs=1e-6), village
        if own:
            assert row["total_m"] == pytest.approx(min(own), abs=1e-6), village
            judged_children += row["people_in_need"]
            nearest_children += row["people_in_need"] * (min(own) <= least + 1)
    row = county_row(found)
    assert row[["people_nearest", "people_judged"]].tolist() == [nearest_children, judged_children]
    assert row["share_nearest"] == pytest.approx(0.874, abs=0.001)


def costs_by_networkx(network, demand, schools) -> dict[tuple[object, object], float]:
    """Cut the edges at the places, and search 22 km from each school against the traffic."""
    graph, cuts = nx.DiGraph(), {}
    for kind, places, leaving in (("v", demand, True), ("s", schools, False)):
        placed = snap(network, places, leaving=leaving)
        for place, edge, along, leg in zip(places.index, placed.edge, placed.offset_m, placed.access_m):
            if edge >= 0:
                cuts.setdefault(edge, []).append((along, (kind, place)))
                pair = ((kind, place), (kind, place, "door"))
                graph.add_edge(*(pair[::-1] if leaving else pair), cost=leg)
    for edge in range(network.n_edges):
        whole = network.edge_length_m[edge]
        stops = [(0.0, network.edge_from[edge]), *sorted(cuts.get(edge, []), key=lambda cut: cut[0]),
                 (whole, network.edge_to[edge])]
        for (a_m, a), (b_m, b) in zip(stops, stops[1:]):
            for start, end, full in ((a, b, network.edge_forward[edge]), (b, a, network.edge_backward[edge])):
                part = full * (b_m - a_m) / whole
                if np.isfinite(part) and part < graph.get_edge_data(start, end, {"cost": np.inf})["cost"]:
                    graph.add_edge(start, end, cost=part)
    back = graph.reverse(copy=False)
    found = {}
    for school in schools.index:
        away = nx.single_source_dijkstra_path_length(
            back, ("s", school, "door"), cutoff=22_000, weight="cost")
        found.update({(place, school): away.get(("v", place, "door"), np.inf) for place in demand.index})
    return found


def assigned_by_hand(raw, demand) -> dict[object, list[str]]:
    """Find each village's zone one by one, and the ids that it names."""
    places = demand.to_crs(raw.crs)
    return {
        village: [id_ for row in raw[raw.contains(point)].itertuples() if row.school_id
                  for id_ in row.school_id.split("、")]
        for village, point in places.geometry.items()}

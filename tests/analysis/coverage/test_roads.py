"""Road coverage on a county that can be drawn: every number can be checked by hand.

Coordinates are kilometres in a transverse Mercator with unit scale. The county is two squares
of 6 km, 东乡 (code 101) from x = -1 to 5 and 西乡 (code 102) from 5 to 11::

      3 +-----------------+-----------------+
        |      101        |      102        |
      0 | A===III========-IV-========III==B |
        |        4        5        6        |
     -3 +-----------------+-----------------+
       -1                 5                 11

A road of class III runs from A (0, 0) to x = 4, one of class IV on to x = 6, one of class III
to B (10, 0). A and B are the seats; A is the county's.
"""

from __future__ import annotations

import itertools
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from osgeo import ogr
from shapely.geometry import LineString, MultiLineString, Point, box

from county_gis_plugin.analysis import zones
from county_gis_plugin.analysis.coverage.road_attributes import read_roads
from county_gis_plugin.analysis.coverage.road_lengths import DIMENSIONS, class_table, measure_lengths, summary
from county_gis_plugin.analysis.coverage.roads import road_coverage
from county_gis_plugin.analysis.coverage.route_numbers import rank
from county_gis_plugin.analysis.coverage.townships import metric_crs, split_lines
from county_gis_plugin.analysis.crs import project
from county_gis_plugin.analysis.errors import InputError
from county_gis_plugin.analysis.standards import load_standards

CRS = "+proj=tmerc +lat_0=36 +lon_0=113 +k=1 +x_0=0 +y_0=0 +ellps=GRS80 +units=m +no_defs"
SAMPLES = Path(__file__).parents[3] / "county_gis_plugin" / "sample_data"


def km(*places):
    return LineString([(1000 * x, 1000 * y) for x, y in places])


def at(x, y):
    return Point(1000 * x, 1000 * y)


def frame(rows, columns, index=None):
    table = pd.DataFrame(rows, columns=[*columns, "geometry"], index=index)
    return gpd.GeoDataFrame(table, geometry="geometry", crs=CRS)


def make_roads(*more, link="四级"):
    rows = [
        ("r1", "三级", "沥青混凝土", km((0, 0), (4, 0))),
        ("r2", link, "水泥混凝土", km((4, 0), (6, 0))),
        ("r3", "三级", "沥青混凝土", km((6, 0), (10, 0))),
        *more,
    ]
    return frame([row[1:] for row in rows], ["tech_class", "surface"], index=[row[0] for row in rows])


@pytest.fixture(scope="module")
def townships():
    squares = [box(-1000, -3000, 5000, 3000), box(5000, -3000, 11000, 3000)]
    return zones.prepare(frame([("101", "东乡", squares[0]), ("102", "西乡", squares[1])], ["code", "name"],
                               index=[71, 72]))


@pytest.fixture(scope="module")
def seats():
    return frame([("101", at(0, 0.1)), ("102", at(10, 0.1))], ["code"], index=["A", "B"])


def villages_at(*rows):
    columns = ["name", "people", "class"]
    return frame([(f"v{i}", people, "220", place) for i, (people, place) in enumerate(rows)], columns)


def rows_of(result):
    return result.summary.set_index(result.summary["code"].fillna("county"))


# ------------------------------------------------------------------------------- lengths


def test_lengths_and_densities_by_township(townships, seats):
    """101 has 4 km of class III and 1 km of class IV on 36 km²; 102 the same, turned round."""
    found = rows_of(road_coverage(roads=make_roads(), townships=townships, seats=seats))
    for code in ("101", "102"):
        assert found.loc[code, ["length_km", "class_3_km", "class_4_km"]].tolist() == pytest.approx([5, 4, 1])
        assert found.loc[code, "km_per_km2"] == pytest.approx(5 / 36)
    assert found.loc["county", "length_km"] == pytest.approx(10)
    assert found.loc["county", "km_per_km2"] == pytest.approx(10 / 72)


def test_a_road_on_the_boundary_counts_once_for_the_lower_code(townships, seats):
    roads = make_roads(("edge", "四级", None, km((5, 1), (5, 3))))
    found = rows_of(road_coverage(roads=roads, townships=townships, seats=seats))
    assert found.loc[["101", "102", "county"], "length_km"].tolist() == pytest.approx([7, 5, 12])
    assert found.loc["101", "surface_unknown_km"] == pytest.approx(2)
    assert found.loc["101", "paved_share"] == pytest.approx(1)  # of what is known


def test_people_from_villages_give_length_per_person(townships, seats):
    """5 km for 2,000 people are 25 km per 10,000."""
    villages = villages_at((1500.0, at(1, 0)), (500.0, at(2, 0)), (np.nan, at(7, 0)))
    found = rows_of(road_coverage(roads=make_roads(), townships=townships, seats=seats, villages=villages))
    assert found.loc["101", "km_per_10k_people"] == pytest.approx(25)
    assert np.isnan(found.loc["102", "km_per_10k_people"])  # nobody's people are known there: not zero
    # The county's is over the same township: 5 km of its 10 km.
    assert found.loc["county", ["length_km", "km_per_10k_people"]].tolist() == pytest.approx([10, 25])


def test_classes_per_person_cover_townships_with_known_people(townships, seats):
    """Of 8 km of class III in the county 4 km lie in 101, whose 2,000 people are known."""
    villages = villages_at((2000.0, at(1, 0)), (np.nan, at(7, 0)))
    result = road_coverage(roads=make_roads(), townships=townships, seats=seats, villages=villages)
    table = result.classes[(result.classes["level"] == "county") & (result.classes["class"] == "class_3")]
    assert table[["length_km", "km_per_10k_people"]].to_numpy().tolist() == [pytest.approx([8, 20])]
    assert any("The people of 西乡 are not known" in str(text) for text in result.warnings)


@pytest.mark.parametrize(("apart_km", "back", "once_km"), [
    (0.03, True, 4.0),  # two carriageways 30 m apart, one each way: one road of 4 km
    (0.03, False, 8.0),  # both the same way: two roads
    (0.2, True, 8.0),  # 200 m apart: two roads
])
def test_two_carriageways_count_once(townships, seats, apart_km, back, once_km):
    r"""
    ::

        y = apart  <=========== (or the same way)
        y = 0      ===========>     4 km
    """
    second = km((4, apart_km), (0, apart_km)) if back else km((0, apart_km), (4, apart_km))
    roads = frame([("一级", "是", km((0, 0), (4, 0))), ("一级", "是", second)], ["tech_class", "oneway"])
    once = rows_of(road_coverage(roads=roads, townships=townships, seats=seats))
    assert once.loc["101", "length_km"] == pytest.approx(once_km, abs=0.03)
    assert once.loc["101", "carriageway_km"] == pytest.approx(8)
    twice = rows_of(road_coverage(roads=roads, townships=townships, seats=seats, carriageways_once=False))
    assert twice.loc["101", "length_km"] == pytest.approx(8)


@pytest.mark.parametrize(("names", "routes", "once_km"), [
    (("人民路", "解放路"), (None, None), 8),  # two streets of one-way traffic
    (("人民路", "人民路"), (None, None), 4),
    (("人民路", None), (None, None), 4),  # nothing speaks against it
    (("人民路", "解放路"), ("G207", "G207"), 4),  # the number says that it is one road
    (("人民路", "人民路"), ("G207", "S1"), 8),
])
def test_two_carriageways_have_one_number_or_one_name(townships, seats, names, routes, once_km):
    lines = [km((0, 0), (4, 0)), km((4, 0.05), (0, 0.05))]
    roads = frame(list(zip(["一级"] * 2, ["是"] * 2, names, routes, lines)),
                  ["tech_class", "oneway", "name", "route"])
    found = rows_of(road_coverage(roads=roads, townships=townships, seats=seats))
    assert found.loc["101", "length_km"] == pytest.approx(once_km, abs=0.06)


def test_a_road_that_turns_back_is_no_pair_but_a_line_of_two_parts_is(townships, seats):
    """There and back 40 m apart: 8.04 km as one line, 4 km as the two parts of one."""
    there, back = [(0, 0), (4, 0)], [(4, 0.04), (0, 0.04)]
    for line, length_km in ((km(*there, *back), 8.04), (MultiLineString([km(*there), km(*back)]), 4)):
        roads = frame([("一级", "是", line)], ["tech_class", "oneway"])
        found = rows_of(road_coverage(roads=roads, townships=townships, seats=seats))
        assert found.loc["101", "length_km"] == pytest.approx(length_km, abs=0.01)


def test_a_service_road_beside_is_another_road(townships, seats):
    """30 m from the class I road and the other way, but of class IV: 4 km and 4 km."""
    rows = [("一级", "是", km((0, 0), (4, 0))), ("四级", "是", km((4, 0.03), (0, 0.03)))]
    found = road_coverage(
        roads=frame(rows, ["tech_class", "oneway"]), townships=townships, seats=seats)
    assert rows_of(found).loc["101", "length_km"] == pytest.approx(8)


def test_a_line_that_is_there_twice_counts_once(townships, seats):
    """Two routes share r1's metres (重复路段); the second is drawn the other way."""
    roads = make_roads(("again", "三级", None, km((4, 0), (0, 0))))
    found = road_coverage(roads=roads, townships=townships, seats=seats)
    assert rows_of(found).loc["101", ["length_km", "carriageway_km"]].tolist() == pytest.approx([5, 9])
    assert found.skipped[["feature_id", "reason"]].values.tolist() == [["again", "same_line"]]
    both = road_coverage(roads=roads, townships=townships, seats=seats, carriageways_once=False)
    assert rows_of(both).loc["101", "length_km"] == pytest.approx(9)


def test_planned_roads_do_not_count_unless_asked_for(townships, seats):
    roads = make_roads(("new", "二级", None, km((0, 1), (3, 1)))).assign(status=[None, None, "现状", "规划"])
    found = road_coverage(roads=roads, townships=townships, seats=seats)
    assert rows_of(found).loc["101", ["length_km", "planned_km"]].tolist() == pytest.approx([5, 3])
    assert found.skipped[["feature_id", "reason"]].values.tolist() == [["new", "status_planned"]]
    asked = road_coverage(roads=roads, townships=townships, seats=seats, include_planned=True)
    assert rows_of(asked).loc["101", "length_km"] == pytest.approx(8)


def test_streets_per_built_up_land(townships, seats):
    """A town of 1 km² across the boundary, half in each; its streets run 1 km and 2 × 0.5 km.

    ::

        +-----+-----+   y = 0.5       main street from 4.5 to 5.5 at y = 0.2,
        |-----|-----|                 a branch from (4.8, 0) north to (4.8, 1): half of it outside,
        +-----+-----+   y = -0.5      an estate road, which does not count
       4.5    5    5.5
    """
    streets = frame(
        [("主干路", km((4.5, 0.2), (5.5, 0.2))), ("支路", km((4.8, 0), (4.8, 1))),
         ("街坊路", km((4.6, -0.4), (4.9, -0.4)))],
        ["urban_class"],
    )
    builtup = frame([(box(4500, -500, 5500, 500),)], [])
    found = road_coverage(roads=streets, townships=townships, seats=seats, builtup=builtup)
    table = rows_of(found)
    assert table.loc["101", "builtup_km2"] == pytest.approx(0.5)
    assert table.loc["101", "builtup_street_km"] == pytest.approx(0.5 + 0.5)
    assert table.loc["102", "builtup_km_per_km2"] == pytest.approx(0.5 / 0.5)
    assert table.loc["county", "builtup_road_km"] == pytest.approx(1.5)
    assert table.loc["county", "builtup_km_per_km2"] == pytest.approx(1.5)
    assert table.loc["county", "builtup_dense"] == 0
    assert set(table["basis"]) == {"builtup"}


def test_without_built_up_land_it_says_so(townships, seats):
    found = road_coverage(roads=make_roads(), townships=townships, seats=seats)
    assert set(found.summary["basis"]) == {"township"}
    assert any("no built-up land" in str(text) for text in found.warnings)
    assert not any("No road in built-up land" in str(text) for text in found.warnings)
    # A street of 9 km, 5 of it in 101, on 36 km² each: neither built-up land nor a verdict.
    streets = frame([("主干路", km((0, 0), (9, 0)))], ["urban_class"])
    table = rows_of(road_coverage(roads=streets, townships=townships, seats=seats))
    assert table["builtup_km_per_km2"].tolist() == pytest.approx([5 / 36, 4 / 36, 9 / 72])
    assert table["builtup_km2"].isna().all()
    assert table["builtup_dense"].isna().all()


def test_streets_are_not_known_where_no_road_has_an_urban_class(townships, seats):
    """The town of 1 km² has 1 km of class III, and nothing tells which roads are its streets."""
    builtup = frame([(box(1000, -500, 2000, 500),)], [])
    found = road_coverage(roads=make_roads(), townships=townships, seats=seats, builtup=builtup)
    county = rows_of(found).loc["county"]
    assert county["builtup_all_km_per_km2"] == pytest.approx(1)
    assert county[["builtup_street_km", "builtup_km_per_km2", "builtup_dense"]].isna().all()
    assert any("No road in built-up land has an urban class" in str(text) for text in found.warnings)


def test_a_town_without_known_streets_has_no_part_in_the_countys_density(townships):
    """1 km² in 101 with a street of 0.8 km; 1 km² in 102 that only a road of class III runs through.

    ::

        +--|--+          +-----+
        +==|==+==========+=====+      102: 1 km of road, but which are streets nobody knows
        +--|--+          +-----+
    """
    builtup = frame([(box(1000, -500, 2000, 500),), (box(7000, -500, 8000, 500),)], [])
    rows = [("三级", None, km((0, 0), (10, 0))), (None, "主干路", km((1.5, -0.4), (1.5, 0.4)))]
    roads = frame(rows, ["tech_class", "urban_class"])
    found = road_coverage(roads=roads, townships=townships, builtup=builtup)
    table = rows_of(found)
    assert table["builtup_street_km"].tolist() == pytest.approx([0.8, np.nan, 0.8], nan_ok=True)
    assert table["builtup_km_per_km2"].tolist() == pytest.approx([0.8, np.nan, 0.8], nan_ok=True)
    assert table["builtup_known_km2"].tolist() == pytest.approx([1, np.nan, 1], nan_ok=True)
    assert table["builtup_km2"].tolist() == pytest.approx([1, 1, 2])
    assert table["builtup_dense"].tolist() == [0, pd.NA, 0]
    assert any("in the built-up land of 西乡 has an urban class" in str(text) for text in found.warnings)


def test_each_class_that_is_not_understood_is_listed_and_counts_as_other(townships, seats):
    """1 km of 天路 and 空道, which nobody knows; 2 km of 道路类别 县道, an administrative class that is."""
    roads = frame(
        [("天路", "空道", "三级", km((0, 1), (1, 1))), ("县道", "县道", "三级", km((0, 0), (2, 0)))],
        ["道路类别", "行政等级", "技术等级"], index=["a", "b"],
    )
    found = road_coverage(roads=roads, townships=townships, seats=seats)
    county = found.classes[found.classes["level"] == "county"].set_index(["dimension", "class"])["length_km"]
    for dimension in ("administrative", "urban"):
        assert county[dimension, "other"] == pytest.approx(1), dimension
    assert (county["urban", "none"], county["administrative", "county"]) == pytest.approx((2, 2))
    odd = found.skipped[found.skipped["reason"] == "class_other"]
    assert odd["feature_id"].tolist() == ["a", "a"]
    said = [str(text).split(" is no")[0] for text in odd["detail"]]
    assert said == ["道路类别: “天路”", "行政等级: “空道”"]


def test_a_point_inside_the_township_is_no_seat_to_judge(townships, seats):
    """Nobody knows the seat of 102: it is not judged; without A nothing is, for A is the county's."""
    roads = make_roads(link="三级")
    one = road_coverage(roads=roads, townships=townships, seats=seats.loc[["A"]])
    assert one.seats["origin"].tolist() == ["given", "middle"]
    assert one.seats["connected"].tolist() == [1, pd.NA]
    assert one.seats["reason"].tolist() == ["connected", "estimated"]
    assert np.isnan(one.seats["minutes"].iloc[1])
    assert rows_of(one).loc["county", ["seats_connected", "seats_judged"]].tolist() == [1, 1]
    told = [str(text) for text in one.warnings]
    assert any(text.startswith("西乡 have neither a seat nor a village") for text in told)
    assert not any("the village with the most people" in text for text in told)
    none = road_coverage(roads=roads, townships=townships, seats=seats.loc[["B"]])
    assert none.seats["connected"].isna().all()
    assert np.isnan(rows_of(none).loc["county", "seats_connected_share"])


def test_unknown_classes_count_under_other_and_are_listed(townships, seats):
    roads = make_roads(("odd", "七级", "玻璃", km((0, 1), (1, 1))))
    found = road_coverage(roads=roads, townships=townships, seats=seats)
    county = found.classes[(found.classes["level"] == "county") & (found.classes["dimension"] == "technical")]
    assert county.set_index("class")["length_km"][["class_3", "class_4", "other"]].tolist() == [8, 2, 1]
    assert set(found.skipped.loc[found.skipped["feature_id"] == "odd", "reason"]) == {
        "class_other", "not_understood"}


@pytest.mark.parametrize(("row", "expected"), [
    ({"tech_class": "三级公路"}, ("class_3", "none", True, True)),
    ({"tech_class": "30", "surface": "土路"}, ("below_class", "none", False, False)),
    ({"tech_class": "四级", "surface": "砂石"}, ("class_4", "none", True, True)),
    ({"tech_class": "等外", "surface": "砂石"}, ("below_class", "none", False, False)),
    ({"tech_class": "等外", "surface": "水泥"}, ("below_class", "none", False, True)),
    ({"highway": "residential"}, ("urban", "none", True, True)),
    ({"highway": "track", "surface": "asphalt"}, ("track", "none", False, False)),
    ({"route": "X123", "tech_class": None}, ("none", "county", False, False)),
    ({"route": "G5", "tech_class": "高速"}, ("motorway", "national", True, True)),
])
def test_what_a_road_counts_as(row, expected):
    found = read_roads(pd.DataFrame([row])).iloc[0]
    assert (found["technical"], found["administrative"], found["graded"], found["all_season"]) == expected


# ------------------------------------------------------------------------------- what roads join


def test_one_link_of_class_iv_breaks_the_chain_and_is_shown(townships, seats):
    found = road_coverage(roads=make_roads(), townships=townships, seats=seats, county_seat=71)
    assert found.seats["connected"].tolist() == [1, 0]
    assert found.seats["reason"].tolist() == ["connected", "broken"]
    link = found.links.iloc[0]
    assert len(found.links) == 1
    assert (link["code"], link["road_ids"], link["road_classes"]) == ("102", "r2", "class_4")
    assert link["length_m"] == pytest.approx(2000)
    assert shapely.equals(link.geometry.normalize(), km((4, 0), (6, 0)).normalize())
    assert rows_of(found).loc["county", "seats_connected_share"] == pytest.approx(0.5)


def test_the_chain_of_class_iii_holds_when_the_link_is_raised(townships, seats):
    found = road_coverage(roads=make_roads(link="二级"), townships=townships, seats=seats)
    assert found.seats["connected"].tolist() == [1, 1]
    assert found.links.empty


def test_a_long_way_round_by_class_iii_joins_too(townships, seats):
    """42 km of class III are better than 2 km of class IV: all the way is what counts."""
    round_trip = km((4, 0), (4, -20), (6, -20), (6, 0))
    roads = make_roads(("round", "三级", None, round_trip))
    assert road_coverage(roads=roads, townships=townships, seats=seats).seats["connected"].tolist() == [1, 1]


def test_the_link_shown_is_the_least_road_to_raise(townships, seats):
    """Beside the 2 km of r2 there is another way with 1.5 km of class IV, and much class III."""
    roads = make_roads(
        ("up", "三级", None, km((4, 0), (4, 2))), ("top", "四级", None, km((4, 2), (5.5, 2))),
        ("down", "三级", None, km((5.5, 2), (6, 2), (6, 0))),
    )
    found = road_coverage(roads=roads, townships=townships, seats=seats)
    assert found.links[["road_ids", "link"]].values.tolist() == [["top", 1]]
    assert found.links["length_m"].iloc[0] == pytest.approx(1500)


@pytest.mark.parametrize(("street", "town", "connected"), [
    ("residential", None, 0),  # nothing says that it is in a town
    ("residential", (3.5, 6.5), 1),
    ("residential", (3.5, 4.8), 0),  # more than half of it lies outside
    ("secondary", None, 1),
])
def test_a_residential_street_leads_on_in_a_town_alone(townships, seats, street, town, connected):
    """
    ::

        A===secondary===4---street---6===secondary===B      the street of 2 km is, or is not, in a town
    """
    places = [((0, 0), (4, 0)), ((4, 0), (6, 0)), ((6, 0), (10, 0))]
    rows = [(kind, km(*place)) for kind, place in zip(("secondary", street, "secondary"), places)]
    builtup = None if town is None else frame([(box(1000 * town[0], -500, 1000 * town[1], 500),)], [])
    found = road_coverage(roads=frame(rows, ["highway"]), townships=townships, seats=seats, builtup=builtup)
    assert found.seats["connected"].tolist() == [1, connected]
    assert found.links["length_m"].tolist() == ([] if connected else pytest.approx([2000]))
    told = any("branch and residential streets" in str(text) for text in found.warnings)
    assert told == (street == "residential" and town is None)


def test_a_seat_far_from_good_roads_is_not_joined(townships):
    """B stands 600 m from the road, further than the 500 m that count as on it."""
    away = frame([("101", at(0, 0.1)), ("102", at(10, 0.6))], ["code"])
    found = road_coverage(roads=make_roads(link="三级"), townships=townships, seats=away)
    assert found.seats["reason"].tolist() == ["connected", "far"]


def test_minutes_to_the_county_seat(townships, seats):
    """8 km of class III, 2 km of class IV, and 100 m on foot at either end at 1 m/s."""
    found = road_coverage(roads=make_roads(), townships=townships, seats=seats)
    speed = load_standards().profile("drive").speed_kmh
    minutes = 60 * (8 / speed["class_3"] + 2 / speed["class_4"]) + 200 / 60
    assert found.seats["minutes"].tolist() == pytest.approx([0, minutes])
    table = rows_of(found)
    # The county's is the mean of the others.
    assert table["seat_minutes"].tolist() == pytest.approx([0, minutes, minutes])
    assert table["seats_within_60_share"].tolist() == pytest.approx([np.nan, 1, 1], nan_ok=True)


def test_a_seat_without_any_way_is_not_within_the_hour(townships, seats):
    """Between 4 and 6 km there is no road: no mean speaks for the seat, but it is known not to get there."""
    found = road_coverage(roads=make_roads().drop("r2"), townships=townships, seats=seats)
    assert found.seats["drive_reason"].tolist() == ["served", "unconnected"]
    table = rows_of(found)
    assert table["seats_cut_off"].tolist() == [0, 1, 1]
    assert table["seats_timed"].tolist()[1:] == [0, 0]
    assert table["seats_within_60_share"].tolist() == pytest.approx([np.nan, 0, 0], nan_ok=True)
    assert table["seat_minutes"].isna().tolist() == [False, True, True]


def test_a_seat_that_no_road_reaches_is_not_joined(townships):
    """B stands 1,100 m from the road, farther than the 1,000 m that lead to one: that it has no way is known.

    Were A, the county's, there, or the roads elsewhere, nothing would be known.
    """
    def judged(a_km, b_km):
        seats = frame([("101", at(0, a_km)), ("102", at(10, b_km))], ["code"])
        found = road_coverage(roads=make_roads(link="三级"), townships=townships, seats=seats)
        table = rows_of(found).loc["county"]
        return found, table[["seats_connected", "seats_judged", "seats_cut_off", "seats_within_60"]].tolist()

    found, county = judged(0.1, 1.1)
    assert found.seats["reason"].tolist() == ["connected", "off_network"]
    assert county == [1, 2, 1, 0]
    table = rows_of(found).loc["county"]
    assert (table["seats_connected_share"], table["seats_within_60_share"]) == (0.5, 0.0)
    assert any("farther than 1,000 m from every road" in str(text) for text in found.warnings)
    assert found.links.empty
    away, county = judged(1.1, 1.1)
    assert away.seats["connected"].isna().all() and county == [0, 0, 0, 0]
    assert not any("from every road" in str(text) for text in away.warnings)


def test_seats_are_derived_where_there_are_none(townships):
    villages = villages_at((10.0, at(1, 0)), (900.0, at(2, 0)), (30.0, at(9, 0)))
    found = road_coverage(roads=make_roads(link="三级"), townships=townships, villages=villages)
    assert found.seats["origin"].tolist() == ["village", "village"]
    assert [round(point.x) for point in found.seats.geometry] == [2000, 9000]
    assert found.seats["is_county_seat"].tolist() == [True, False]
    assert any("no seat in the data" in str(text) for text in found.warnings)


def test_a_seat_in_another_township_belongs_to_its_code(townships):
    """The government of 102 sits in 101, as some do in the county town."""
    both = frame([("102", at(2, 0)), ("101", at(1, 0))], ["code"], index=["of 102", "of 101"])
    found = road_coverage(roads=make_roads(), townships=townships, seats=both)
    assert found.seats["seat_id"].tolist() == ["of 101", "of 102"]
    assert set(found.seats["origin"]) == {"given"}


def test_an_unknown_county_seat_is_refused(townships, seats):
    with pytest.raises(InputError, match="The county seat 99 is no township"):
        road_coverage(roads=make_roads(), townships=townships, seats=seats, county_seat=99)


# ------------------------------------------------------------------------------- villages and people


def test_villages_on_graded_roads_of_the_main_network(townships, seats):
    """Within 500 m of class IV and better; the island's road does not count, nor does earth."""
    roads = make_roads(
        ("island", "四级", None, km((0, 2), (2, 2))), ("earth", "等外", "土路", km((2, 0), (2, -2.5))))
    where = [at(1, 0.5), at(1, 0.6), at(1, 2), at(2, -2), None]
    villages = villages_at(*((1.0, place) for place in where))
    found = road_coverage(roads=roads, townships=townships, seats=seats, villages=villages)
    assert found.villages["on_graded"].tolist() == [1, 0, 0, 0, pd.NA]
    assert found.villages["graded_m"].tolist()[:4] == pytest.approx([500, 600, 2000, 2000])
    assert rows_of(found).loc["101", ["villages", "villages_on_graded"]].tolist() == [4, 1]
    assert found.skipped["reason"].tolist() == ["no_geometry"]


def test_a_road_in_two_parts_is_on_the_main_network_with_one_of_them(townships, seats):
    """One feature: 10 km from west to east, and 0.5 km that nothing joins, at which v1 stands."""
    parts = MultiLineString([km((0, 0), (10, 0)), km((8, 2), (8.5, 2))])
    villages = villages_at((1.0, at(1, 0.1)), (1.0, at(8, 2)))
    found = road_coverage(roads=frame([("四级", parts)], ["tech_class"]), townships=townships, seats=seats,
                          villages=villages)
    assert found.villages["graded_m"].tolist() == pytest.approx([100, 2000])
    assert found.villages["on_graded"].tolist() == [1, 0]


def test_a_township_without_a_village_has_no_people_that_are_known(townships, seats):
    """102 has no row: its 5 km of road have no part in the county's 5 km for 2,000 people."""
    villages = villages_at((2000.0, at(1, 0)))
    found = road_coverage(roads=make_roads(), townships=townships, seats=seats, villages=villages)
    table = rows_of(found)
    assert table.loc["102", ["people", "rural_people", "rural_people_near"]].isna().all()
    assert table.loc["102", "villages"] == 0  # the data have none, and that is counted
    assert table.loc["county", ["people", "rural_people"]].tolist() == [2000, 2000]
    assert table.loc["county", "km_per_10k_people"] == pytest.approx(25)
    assert any("The people of 西乡 are not known" in str(text) for text in found.warnings)


def test_rural_access_index(townships, seats):
    """Straight 2 km to an all-season road: 300 of 400 rural people; the townspeople are left out."""
    villages = villages_at((300.0, at(1, 2)), (100.0, at(1, 2.1)), (1000.0, at(3, 0)))
    villages.loc[2, "class"] = "121"
    found = rows_of(road_coverage(roads=make_roads(), townships=townships, seats=seats, villages=villages))
    assert found.loc["101", ["rural_people", "rural_people_near"]].tolist() == [400, 300]
    assert found.loc["county", "rural_access_index"] == pytest.approx(0.75)
    assert np.isnan(found.loc["102", "rural_access_index"])


def test_people_in_cells_take_the_villages_place(townships, seats):
    villages = villages_at((300.0, at(1, 0)))
    # The second but last stands 1,999.9 m from the road's middle, between two of its vertices.
    cells = frame(
        [(30.0, at(1, 1)), (60.0, at(1, 2.0001)), (10.0, at(2.1, 1.9999)), (7.0, at(20, 0))], ["people"])
    found = road_coverage(
        roads=make_roads(), townships=townships, seats=seats, villages=villages, population=cells)
    assert rows_of(found).loc["101", ["people", "rural_people_near"]].tolist() == [100, 40]
    people = found.account.set_index("what").loc["population_people"]
    assert (people["townships"], people["outside"], people["input"]) == (100, 7, 107)


def test_villages_with_a_bus_stop(townships, seats):
    """2 km over the road, legs counted: 1,950 m is near enough, 2,100 m is not."""
    stops = frame([("招呼站", at(0, 0))], ["name"], index=["s"])
    villages = villages_at((1.0, at(1.9, 0.05)), (1.0, at(2, 0.1)))
    found = road_coverage(
        roads=make_roads(), townships=townships, seats=seats, villages=villages, stops=stops)
    assert found.villages["stop_m"].tolist() == pytest.approx([1950, 2100])
    assert found.villages["has_stop"].tolist() == [1, 0]
    assert rows_of(found).loc["101", "villages_has_stop_share"] == pytest.approx(0.5)


def test_without_stops_nothing_is_said_of_buses(townships, seats):
    found = rows_of(road_coverage(
        roads=make_roads(), townships=townships, seats=seats, villages=villages_at((1.0, at(1, 0)))))
    assert np.isnan(found.loc["101", "villages_has_stop"])


# ------------------------------------------------------------------------------- odd inputs


@pytest.mark.parametrize(("spoil", "sentence"), [
    (lambda roads: roads.iloc[:0], "ROADS has no lines"),
    (lambda roads: roads.set_geometry(roads.centroid), "point geometries where lines are needed"),
    (lambda roads: roads.set_axis([1, 1, 2]), "ROADS: feature ids repeat"),
    (lambda roads: roads.set_crs(None, allow_override=True), "ROADS has no coordinate reference system"),
    (lambda roads: roads.assign(status="规划"), "all 3 roads are planned or closed"),
])
def test_roads_that_cannot_be_measured_are_refused(townships, spoil, sentence):
    with pytest.raises(InputError, match=sentence):
        road_coverage(roads=spoil(make_roads()), townships=townships)


def test_single_roads_without_lines_are_listed(townships):
    roads = make_roads()
    roads.loc["r1", "geometry"] = None
    roads.loc["r2", "geometry"] = Point(0, 0)
    found = road_coverage(roads=roads, townships=townships)
    reasons = found.skipped.set_index("feature_id")["reason"].to_dict()
    assert reasons == {"r1": "no_geometry", "r2": "not_a_line"}
    assert rows_of(found).loc["county", "length_km"] == pytest.approx(4)


def test_stops_far_away_are_refused_by_their_name(townships):
    stops = frame([("站", at(50, 50))], ["name"])
    with pytest.raises(InputError, match="STOPS: none of the 1 stops"):
        road_coverage(
            roads=make_roads(), townships=townships, stops=stops, villages=villages_at((1.0, at(1, 0))))


def test_what_was_not_given_is_missing_and_not_zero(townships):
    row = rows_of(road_coverage(roads=make_roads(), townships=townships)).loc["101"]
    for column in ("villages", "villages_on_graded", "villages_has_stop", "rural_people", "people"):
        assert np.isnan(row[column]), column


def test_built_up_land_that_is_not_in_the_county(townships):
    land = frame([(box(90_000, 0, 91_000, 100),)], [])
    found = rows_of(road_coverage(roads=make_roads(), townships=townships, builtup=land))
    assert found.loc["county", ["builtup_km2", "builtup_street_km"]].tolist() == [0, 0]
    assert np.isnan(found.loc["county", "builtup_km_per_km2"])


def test_built_up_land_without_geometry_is_no_built_up_land(townships):
    found = road_coverage(roads=make_roads(), townships=townships, builtup=frame([(None,)], [], index=["b"]))
    assert set(found.summary["basis"]) == {"township"}
    assert any("no built-up land" in str(text) for text in found.warnings)
    listed = found.skipped[found.skipped["input"] == "BUILTUP"]
    assert listed[["feature_id", "reason"]].values.tolist() == [["b", "no_geometry"]]


# ------------------------------------------------------------------------------- sums

places = st.tuples(st.integers(-4, 14), st.integers(-4, 4))
walks = st.lists(places, min_size=2, max_size=5).filter(lambda walk: len(set(walk)) > 1)
classes = st.sampled_from(["三级", "四级", "等外", "主干路", "七级", None])


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(walks, classes, st.sampled_from(["水泥", "土", None])), min_size=1, max_size=5))
def test_classes_townships_and_outside_add_up_to_the_roads(townships, drawn):
    roads = frame([(kind, surface, km(*walk)) for walk, kind, surface in drawn], ["tech_class", "surface"])
    lengths = measure_lengths(roads, read_roads(roads), townships, None, once=False)
    people = pd.Series([100.0, np.nan], index=townships.index)
    table = class_table(lengths, townships, people)
    total = roads.length.sum() / 1000
    for dimension in DIMENSIONS:
        rows = table[table["dimension"] == dimension]
        by_level = rows.groupby("level")["length_km"].sum()
        assert by_level["county"] + by_level["outside"] == pytest.approx(total, rel=1e-9)
        assert by_level["township"] == pytest.approx(by_level["county"], rel=1e-9)
        surfaces = rows[["paved_km", "unpaved_km", "surface_unknown_km"]].sum(axis=1)
        assert np.allclose(surfaces, rows["length_km"])
    county = table[(table["level"] == "county") & (table["dimension"] == "technical")]
    sums = summary(lengths, townships, people)
    assert sums["length_km"].sum() == pytest.approx(county["length_km"].sum(), abs=1e-9)
    assert sums["paved_km"].sum() == pytest.approx(county["paved_km"].sum(), abs=1e-9)


@pytest.mark.parametrize("file", ["county.gpkg", "liechtenstein.gpkg"])
def test_the_samples_lengths_agree_with_a_clip(file):
    """Two routes: cut at the boundaries, and every straight segment clipped by GEOS."""
    source = ogr.Open(str(SAMPLES / file))

    def layer(name):
        rows = source.GetLayerByName(name)
        crs = rows.GetSpatialRef().ExportToWkt()
        shapes = [shapely.from_wkb(bytes(feature.GetGeometryRef().ExportToWkb())) for feature in rows]
        return gpd.GeoDataFrame(geometry=shapes, crs=crs)

    zoned = zones.prepare(layer("townships"))
    roads = layer("roads")
    pieces = split_lines(roads, zoned)
    sums = pieces.groupby("township")["length_m"].sum()
    crs = metric_crs(zoned)
    metric = project(roads, crs).geometry.to_numpy()
    xy, line = shapely.get_coordinates(shapely.get_parts(metric), return_index=True)
    follows = np.flatnonzero(line[1:] == line[:-1])
    steps = shapely.linestrings(np.stack([xy[follows], xy[follows + 1]], axis=1))
    land = project(zoned, crs).geometry.to_numpy()
    tree = shapely.STRtree(steps)

    def clip(polygons):
        place, step = tree.query(polygons, predicate="intersects")
        return np.bincount(
            place, shapely.length(shapely.intersection(steps[step], polygons[place])), len(polygons))

    clipped = clip(land)
    # What runs along a boundary was clipped twice: it belongs to the lower code alone.
    for low, high in itertools.combinations(np.argsort(zoned["code"].astype(str).to_numpy()), 2):
        clipped[high] -= clip(shapely.intersection(land[[low]], land[[high]]))[0]
    assert np.allclose(sums.reindex(zoned.index), clipped, atol=0.2)
    assert pieces["length_m"].sum() == pytest.approx(shapely.length(metric).sum(), rel=1e-9)


def test_built_up_lengths_of_disjoint_halves_add_up(townships):
    """The town cut in two pieces of built-up land has the streets of the whole, once."""
    roads = frame([("支路", km((0, 0), (4, 0)))], ["urban_class"])
    attributes = read_roads(roads)
    one = measure_lengths(roads, attributes, townships, frame([(box(1000, -100, 3000, 100),)], []), once=True)
    halves = frame([(box(1000, -100, 2000, 100),), (box(1900, -100, 3000, 100),)], [])
    two = measure_lengths(roads, attributes, townships, halves, once=True)
    assert one.built["length_m"].sum() == pytest.approx(2000)
    assert two.built["length_m"].sum() == pytest.approx(2000)
    assert two.built_m2.sum() == pytest.approx(one.built_m2.sum())


# ------------------------------------------------------------------------------- one road, once


def of_county(townships, rows, columns, **options):
    """Give the county's row and what was listed, for roads given as rows of values."""
    found = road_coverage(roads=frame(rows, columns), townships=townships, **options)
    return rows_of(found).loc["county"], found.skipped[["feature_id", "reason"]].values.tolist()


@pytest.mark.parametrize(("second", "length_km"), [
    (((2, 0), (4, 0), (4, 2)), 6),  # from its first vertex, which is one of the first line's too
    (((3, 0), (4, 0), (4, 2)), 6),  # from a place between two vertices of the first
    (((4, 0), (2.5, 0), (1, 0), (0, 0)), 4),  # all of it, with a vertex more and drawn back
    (((0, 1), (2, 0), (2, -1)), 4 + 5**0.5 + 1),  # it only crosses at a vertex
    (((1, 0), (1, 2)), 6),  # it only ends there
])
def test_metres_that_two_lines_draw_count_once(townships, second, length_km):
    """
    ::

        0-----1-----2=====3=====4        two routes under one stretch: its 1 or 2 km count once
                                |
                                + (4, 2)
    """
    rows = [("二级", "G208", km((0, 0), (2, 0), (4, 0))), ("二级", "S331", km(*second))]
    row, listed = of_county(townships, rows, ["tech_class", "route"])
    assert row["length_km"] == pytest.approx(length_km, abs=1e-4)
    drawn = sum(line.length for *_, line in rows) / 1000
    assert row["carriageway_km"] == pytest.approx(drawn)
    assert [reason for _, reason in listed] == (["same_stretch"] if length_km < drawn - 1e-3 else [])


def test_the_higher_route_keeps_the_metres(townships):
    """S331 stands first, but its 4 km are G208's: they count under class II."""
    rows = [("三级", "S331", km((0, 0), (4, 0))), ("二级", "G208", km((0, 0), (1, 0), (4, 0)))]
    row, listed = of_county(townships, rows, ["tech_class", "route"])
    assert row[["class_2_km", "class_3_km"]].tolist() == pytest.approx([4, 0], abs=1e-4)
    assert listed == [[0, "same_stretch"]]


def test_which_of_two_routes_is_the_higher():
    """G before S, X, Y, C, Z and other letters, then the number; a road without number comes last."""
    assert sorted(["", "Q1", "Z1", "C9", "Y10", "Y9", "X1", "S1", "G45", "G5"], key=rank) == [
        "G5", "G45", "S1", "X1", "Y9", "Y10", "C9", "Z1", "Q1", ""]


@pytest.mark.parametrize("told", [(None, "G208"), ("S331", None)])
def test_a_register_says_that_two_routes_share_metres(townships, told):
    """10 m apart, but 重复路段路线编号 says that it is one road: 4 km, of which either row may tell.

    ::

        S331           +----------+========+      y = 10 m from x = 1 to 3, then away to (3, 2)
        G208     +-----+==========+-------------+
    """
    rows = [("二级", "G208", told[0], km((0, 0), (4, 0))),
            ("三级", "S331", told[1], km((1, 0.01), (3, 0.01), (3, 2)))]
    row, listed = of_county(townships, rows, ["技术等级", "路线编号", "重复路段路线编号"])
    assert row[["class_2_km", "class_3_km"]].tolist() == pytest.approx([4, 1.99], abs=0.05)
    assert listed == [[1, "same_stretch"]]
    alone, listed = of_county(townships, rows[1:], ["技术等级", "路线编号", "重复路段路线编号"])
    assert (alone["length_km"], listed) == (pytest.approx(3.99), [])  # nobody else draws it


@pytest.mark.parametrize(("kind", "oneway", "routes", "once_km"), [
    ("一级", None, ("G208", "G208"), 4),
    ("高速", None, ("G5", "G5;S2"), 4),
    ("高速", "否", ("G5", "G5"), 8),  # the data say that each has both directions
    ("一级", None, (None, None), 8),  # nothing says that they are one
    ("二级", None, ("G208", "G208"), 8),  # class II has one carriageway
])
def test_roads_that_always_have_two_carriageways_need_no_direction(townships, kind, oneway, routes, once_km):
    lines = [km((0, 0), (4, 0)), km((0, 0.03), (4, 0.03))]
    rows = [(kind, oneway, route, line) for route, line in zip(routes, lines)]
    row, listed = of_county(townships, rows, ["tech_class", "oneway", "route"])
    assert row["length_km"] == pytest.approx(once_km, abs=0.06)
    assert [reason for _, reason in listed] == (["no_direction"] if once_km == 4 else [])


@pytest.mark.parametrize(("names", "once_km"), [
    ((None, None), 8), (("甲路", None), 8), (("甲路", "乙路"), 8), (("甲路", "甲路"), 4),
    (("甲路上行", "甲路（下行）"), 4),
])
def test_one_way_streets_beside_each_other_are_one_road_only_by_name(townships, names, once_km):
    """Two branch streets 55 m apart, one each way, with a row of houses between them."""
    lines = [km((0, 0), (4, 0)), km((4, 0.055), (0, 0.055))]
    rows = [("支路", "是", name, line) for name, line in zip(names, lines)]
    row, _ = of_county(townships, rows, ["urban_class", "oneway", "name"])
    assert row["length_km"] == pytest.approx(once_km, abs=0.06)


@pytest.mark.parametrize("junction", ["roundabout", None])
def test_the_two_halves_of_a_roundabout_are_no_carriageways(townships, junction):
    """A circle of radius 20 m in two one-way halves: 2 π 20 = 125.66 m."""
    turn = np.linspace(0, np.pi, 200)
    halves = [LineString(sign * 20 * np.column_stack([np.cos(turn), np.sin(turn)])) for sign in (1, -1)]
    name = "环岛" if junction else None
    rows = [("支路", "是", junction, name, half) for half in halves]
    row, _ = of_county(townships, rows, ["urban_class", "oneway", "junction", "name"])
    assert row["length_km"] == pytest.approx(0.12566, abs=1e-5)

"""Park coverage: small towns that a reader can check, conservation, and the sample county."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely import LineString, Point, box

from county_gis_plugin.analysis import demand as people_of
from county_gis_plugin.analysis import schema, zones
from county_gis_plugin.analysis.coverage.green import green_coverage
from county_gis_plugin.analysis.coverage.green_sheets import judged
from county_gis_plugin.analysis.coverage.park_access import ways_in
from county_gis_plugin.analysis.errors import InputError
from county_gis_plugin.analysis.network import build_network
from tests.analysis.random_networks import examples
from tests.analysis.reading import read

CRS = "EPSG:4547"
X0, Y0 = 500_000, 3_960_000


def frame(geometries, **columns) -> gpd.GeoDataFrame:
    moved = [None if g is None else shapely.transform(g, lambda xy: xy + (X0, Y0)) for g in geometries]
    return gpd.GeoDataFrame(columns, geometry=moved, index=[f"r{i}" for i in range(len(moved))], crs=CRS)


@pytest.fixture(scope="module")
def townships() -> gpd.GeoDataFrame:
    return zones.prepare(frame(
        [box(0, 0, 1000, 1000), box(1000, 0, 2000, 1000)], code=["1", "2"], name=["a", "b"]))


@pytest.fixture(scope="module")
def street():
    """Give one street along y = 500 from 0 to 2000."""
    return build_network(frame([LineString([(0, 500), (2000, 500)])]))


def row(result, code=""):
    return result.summary.set_index("code").loc[code]


def park(x, width, height=100, y=500):
    """Draw a park on the street's northern side: its lower edge is part of the street."""
    return box(x, y, x + width, y + height)


def test_radius_by_size_along_the_street(townships, street):
    r"""Draw a park of 5,000 m² (r0), one of 2,500 m² (r1), and one of 1,000 m² that serves nobody (r2).

    ::

          r0            o           r1  o   r2
        --####----------d0----------##--d1--#-----------d2---
        0 100 150      640     1200 1225   1500        1900

    d0 is 490 m from r0; d1 at 1530 is 305 m from r1; d2 at 1400 is 175 m from r1.
    """
    parks = frame([park(100, 50), park(1200, 25), park(1500, 10)])
    homes = frame([Point(640, 500), Point(1530, 500), Point(1400, 500)], people=[10.0, 20.0, 40.0])
    found = green_coverage(parks, street, townships, demand=homes)
    assert found.parks["area_m2"].tolist() == pytest.approx([5000, 2500, 1000])
    assert found.parks["size_class"].tolist()[:2] == ["park_large", "park_small"]
    assert found.parks["reason"].tolist() == ["", "", "too_small"]
    villages = found.villages.set_index("demand_id")
    assert villages["total_m"].to_dict() == pytest.approx({"r0": 490.0, "r1": 305.0, "r2": 175.0})
    assert villages["park_id"].to_dict() == {"r0": "r0", "r1": "r1", "r2": "r1"}
    assert villages["network_served"].to_dict() == {"r0": True, "r1": False, "r2": True}
    county = row(found)
    assert (county["people"], county["people_network"], county["villages_network"]) == (70.0, 50.0, 2.0)
    assert row(found, "1")["people_network_share"] == 1.0
    # 8,500 m² for 70 people; the smallest park counts here.
    assert county["park_m2_per_person"] == pytest.approx(8500 / 70)
    assert (county["meets_target"], county["missing_to_floor_m2"]) == (1.0, 0.0)


def test_a_park_is_entered_where_it_has_an_entrance(townships, street):
    """Draw a park of 10,000 m² along the street whose only gate is at its far, eastern end."""
    parks, homes = frame([park(100, 100)]), frame([Point(50, 500)], people=[1.0])
    edge = green_coverage(parks, street, townships, demand=homes)
    assert edge.villages["total_m"].tolist() == [50.0]
    gate = frame([Point(200, 500), Point(900, 900)])
    found = green_coverage(parks, street, townships, demand=homes, entrances=gate)
    assert found.villages["total_m"].tolist() == [150.0]
    assert found.parks["way_in"].tolist() == ["entrance"]
    assert found.skipped[["feature_id", "reason"]].to_numpy().tolist() == [["r1", "no_park_near"]]


def test_the_way_over_the_streets_is_longer_than_the_straight_line(townships):
    r"""Draw a park across a block without a street: 200 m away straight, 600 m round.

    ::

        (100,700) +-----------+ (300,700)
                  |           |
             park #           o home (300,500)
        (100,500) +           +
    """
    streets = build_network(frame([LineString([(100, 500), (100, 700), (300, 700), (300, 500)])]))
    parks, homes = frame([box(0, 450, 100, 500)]), frame([Point(300, 500)], people=[8.0])
    found = green_coverage(parks, streets, townships, demand=homes)
    county = row(found)
    assert found.villages["total_m"].tolist() == [600.0]
    assert (county["people_network"], county["people_straight"], county["people_between"]) == (0.0, 8.0, 8.0)


def test_residential_land_within_the_radius(townships, street):
    """Draw housing along the street from x = 300 to 1300, 10 m deep; the park of 5,000 m² ends at 150.

    Straight, 500 m reach to about x = 650; over the street too, less the depth of a home.
    """
    parks, homes = frame([park(100, 50)]), frame([box(300, 500, 1300, 510)])
    found = green_coverage(parks, street, townships, residential=homes)
    county = row(found)
    assert county["residential_m2"] == pytest.approx(10_000)
    assert county["residential_straight_m2"] == pytest.approx(3500, rel=0.001)
    assert county["residential_network_m2"] == pytest.approx(3450, rel=0.02)
    assert found.beyond["area_m2"].sum() == pytest.approx(10_000 - county["residential_network_m2"])
    assert row(found, "2")["residential_network_share"] == 0.0


def test_the_county_per_person_leaves_out_towns_whose_people_are_not_known(townships, street):
    """Town 1 has 5,000 m² and 500 people, 2 has 5,000 m² and a village whose people are not known."""
    parks = frame([park(100, 50), park(1300, 50)])
    homes = frame([Point(500, 500), Point(1500, 500)], people=[500.0, np.nan])
    found = green_coverage(parks, street, townships, demand=homes)
    county = row(found)
    assert (county["park_m2"], county["park_m2_per_person"]) == (pytest.approx(10_000), pytest.approx(10.0))
    assert county["park_m2_of_known"] == pytest.approx(5000)
    assert county[["meets_target", "meets_floor", "missing_to_target_m2"]].isna().all()
    assert row(found, "1")["meets_floor"] == 1.0
    told = " ".join(str(text) for text in found.warnings)
    assert "The people of b are not known" in told
    assert "divided by all people" in told


def test_a_village_without_people_leaves_the_ratio_and_takes_the_verdict(townships, street):
    homes = frame([Point(500, 500), Point(600, 500)], people=[500.0, np.nan])
    found = green_coverage(frame([park(100, 50)]), street, townships, demand=homes)
    town = row(found, "1")
    assert town["park_m2_per_person"] == pytest.approx(10.0)
    assert np.isnan(town["meets_floor"])
    assert any("Some villages of a" in str(text) for text in found.warnings)


def test_urban_classes_tell_who_lives_in_town_where_no_built_up_land_does(townships, street):
    """5,000 m² for 500 people of class 111; the 9,000 of class 220 are no townspeople."""
    homes = frame([Point(500, 500), Point(600, 500)], people=[500.0, 9000.0])
    homes["class"] = ["111", "220"]
    found = green_coverage(frame([park(100, 50)]), street, townships, demand=homes)
    town = row(found, "1")
    assert (town["per_person_over"], town["park_m2_per_person"]) == ("people_urban", pytest.approx(10.0))
    assert not any("all people" in str(text) for text in found.warnings)


def test_townspeople_whose_number_is_not_known_are_not_none(townships, street):
    """Town 1: 5,000 m² for 500 people. Town 2: a park of 5,000 m², a town village without a number, and
    200 people in the country: its park has no part in what the county has per person.
    """
    homes = frame([Point(500, 500), Point(1500, 500), Point(1900, 500)], people=[500.0, np.nan, 200.0])
    homes["class"] = ["111", "111", "220"]
    found = green_coverage(frame([park(100, 50), park(1300, 50)]), street, townships, demand=homes)
    urban = found.summary.set_index("code")["people_urban"]
    assert urban.to_dict() == pytest.approx({"1": 500.0, "2": np.nan, "": 500.0}, nan_ok=True)
    assert row(found)["park_m2_per_person"] == pytest.approx(10.0)
    homes["class"] = ["111", "220", "220"]  # now town 2 has no townspeople, and that is known
    found = green_coverage(frame([park(100, 50), park(1300, 50)]), street, townships, demand=homes)
    assert found.summary.set_index("code")["people_urban"].to_dict() == {"1": 500.0, "2": 0.0, "": 500.0}


def test_built_up_land_without_geometry_is_no_built_up_land(townships, street):
    """Neither is it a town in which nobody lives: the 2,000 m² of park are over all 500 people."""
    builtup = frame([box(0, 0, 1, 1)]).set_geometry([None], crs=CRS)
    homes = frame([Point(500, 500)], people=[500.0])
    found = green_coverage(frame([park(100, 50)]), street, townships, demand=homes, builtup=builtup)
    without = green_coverage(frame([park(100, 50)]), street, townships, demand=homes)
    assert row(found)["park_m2_per_person"] == row(without)["park_m2_per_person"] == 10.0
    listed = found.skipped[found.skipped["input"] == "BUILTUP"]
    assert listed[["feature_id", "reason"]].values.tolist() == [[str(builtup.index[0]), "no_geometry"]]


def test_area_per_person_is_over_the_town_and_compared_with_target_and_floor(townships, street):
    builtup = frame([box(0, 0, 1000, 1000)])
    homes = frame([Point(500, 500), Point(1500, 500)], people=[500.0, 9000.0])
    found = green_coverage(frame([park(100, 50)]), street, townships, demand=homes, builtup=builtup)
    town = row(found, "1")
    assert (town["park_m2_per_person"], town["per_person_over"]) == (10.0, "people_urban")
    assert (town["meets_target"], town["meets_floor"]) == (0.0, 1.0)
    assert town["missing_to_target_m2"] == 1500.0
    assert row(found)["park_m2_per_person"] == 10.0
    assert np.isnan(row(found, "2")["park_m2_per_person"])


def test_planned_parks_and_parks_away_from_roads_are_listed(townships, street):
    parks = frame([park(100, 50), park(300, 50), None, box(500, 900, 600, 1000)],
                  status=["planned", None, "existing", "existing"])
    found = green_coverage(parks, street, townships, max_snap_m=50)
    assert found.parks["reason"].tolist() == ["status", "", "no_geometry", "off_network"]
    assert {r["reason"]: r["feature_id"] for r in found.skipped.to_dict("records")} == {
        "status": "r0", "no_geometry": "r2", "off_network": "r3"}
    none = green_coverage(parks.iloc[[0]], street, townships, demand=frame([Point(5, 5)], people=[3.0]))
    assert (row(none)["people_network"], row(none)["park_m2"]) == (0.0, 0.0)


def test_all_faults_are_named_at_once(townships, street):
    with pytest.raises(InputError) as raised:
        green_coverage(frame([Point(0, 0)]), street, townships, max_snap_m=0)
    assert len(raised.value.faults) == 2


def test_an_edge_has_a_way_in_at_every_vertex_and_every_25_metres():
    found = ways_in(frame([box(0, 0, 100, 50)]), None, [])
    xy = shapely.get_coordinates(found.geometry.to_numpy()) - (X0, Y0)
    assert {(0, 0), (100, 0), (100, 50), (0, 50), (25, 0), (100, 25)} <= set(map(tuple, xy))
    assert len(set(map(tuple, xy))) == 12


@given(st.data())
@examples(15)
def test_townships_and_outside_add_up_and_straight_is_never_less(townships, street, data):
    corner = st.tuples(st.integers(-2, 20), st.integers(-2, 10)).map(lambda p: (100.0 * p[0], 100.0 * p[1]))
    size = st.sampled_from([(50, 40), (50, 60), (100, 100)])

    def boxes(most):
        made = data.draw(st.lists(st.tuples(corner, size), min_size=1, max_size=most))
        return frame([box(x, y, x + w, y + h) for (x, y), (w, h) in made])

    parks, homes = boxes(4), boxes(4)
    people = frame([Point(p) for p in data.draw(st.lists(corner, min_size=1, max_size=4))])
    people["people"] = 3.0
    found = green_coverage(parks, street, townships, residential=homes, demand=people)
    account = found.account.set_index("what")
    assert np.allclose(account["townships"] + account["outside"], account["input"], rtol=1e-6, atol=1e-6)
    for what, drawn in (("residential area_m2", homes), ("park area_m2", parks)):
        ground = shapely.union_all(drawn.geometry.to_numpy())
        assert account.loc[what, "input"] == pytest.approx(ground.area)
    county, towns = row(found), found.summary[found.summary["level"] == "township"]
    for name in ("park_m2", "residential_m2", "residential_network_m2", "people", "people_network"):
        assert towns[name].sum() == pytest.approx(0.0 if np.isnan(county[name]) else county[name])
    if not np.isnan(county["people"]):
        assert county["people_network"] <= county["people_straight"]
        assert county["people_between"] == county["people_straight"] - county["people_network"]


def test_the_sample_county_by_an_independent_overlay(sample_data):
    """Buffer each park by hand and clip the housing with geopandas."""
    layers = {name: schema.standardise(read(sample_data / "county.gpkg", name), name)
              for name in ("roads", "green", "residential", "townships", "builtup")}
    villages = people_of.from_points(
        schema.standardise(read(sample_data / "county.gpkg", "villages"), "demand"))
    network = build_network(layers["roads"], tolerance_m=1.0, level_field="level")
    found = green_coverage(layers["green"], network, zones.prepare(layers["townships"]),
                           residential=layers["residential"], builtup=layers["builtup"], demand=villages)
    parks = layers["green"][layers["green"]["status"] == "existing"]
    area = parks.geometry.area
    large, small = parks[area >= 5000].geometry, parks[(area >= 2000) & (area < 5000)].geometry
    near = shapely.union_all([*large.buffer(500), *small.buffer(300)])
    county = row(found)
    expected = layers["residential"].geometry.intersection(near).area.sum()
    assert county["residential_straight_m2"] == pytest.approx(expected, rel=2e-3)
    assert county["park_m2"] == pytest.approx(area.sum(), rel=1e-3)
    assert 0.3 < county["residential_network_m2"] / county["residential_straight_m2"] < 1.0
    within = villages.to_crs(parks.crs).geometry.within(near)
    assert county["people_straight"] == villages.loc[within, "people"].sum()


def test_the_workbook_says_where_the_share_is_reached():
    shares = {"residential_network_share": [0.8, 0.79, np.nan]}
    shares["residential_urban_network_share"] = [1, 0, 0.9]
    told = judged(pd.DataFrame(shares))
    assert told["residential_met"].fillna(-1).tolist() == [1, 0, -1]
    assert told["residential_urban_met"].tolist() == [1, 0, 1]

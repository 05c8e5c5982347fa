"""QGIS's own network-analysis tests, with the costs that QGIS publishes.

QGIS measures on the ellipsoid. The engine measures in a local transverse Mercator: across the 4.6 km
of this network its scale is off by less than (2.3 km)² / (2 · 6371 km)² · 2 = 7e-8, which is 0.3 mm on
the longest way here. So the published costs must be met at 2 decimals.

QGIS leaves the straight legs out of its costs, and starts where the leg meets the road.
"""

from __future__ import annotations

import csv

import geopandas as gpd
import numpy as np
import pytest
import shapely

from county_gis_plugin.analysis.network import build_network, cost_matrix, service_areas
from tests.analysis.reading import FIXTURES, read

FOLDER = FIXTURES / "qgis_network"
CRS = "EPSG:32733"
CENTIMETRE = 0.01

with (FOLDER / "cases.csv").open(encoding="utf-8") as file:
    CASES = {row["case"]: row for row in csv.DictReader(file)}


@pytest.fixture(scope="module")
def roads():
    return read(FOLDER / "roads.gml", crs=CRS)


@pytest.fixture(scope="module")
def network(roads):
    return build_network(roads)


@pytest.fixture(scope="module")
def single_points():
    """Give the points of the layer one by one, as QGIS does; the feature without geometry stays."""
    return read(FOLDER / "route_points.gpkg").explode(index_parts=False, ignore_index=True)


def point(text, name="start"):
    x, y = map(float, text.split(","))
    return gpd.GeoDataFrame(geometry=[shapely.Point(x, y)], index=[name], crs=CRS)


def expected(case):
    return read(FOLDER / CASES[case]["expected_file"], crs=CRS)


def vertices(roads):
    """Give every vertex of the roads once."""
    xy = np.unique(shapely.get_coordinates(roads.geometry.array), axis=0)
    return gpd.GeoDataFrame(geometry=shapely.points(xy), crs=CRS)


def within(network, start, places, cutoff, leg_m):
    """Choose the places whose network cost from the start is within the cutoff."""
    costs = cost_matrix(network, start, places, cutoff=cutoff + leg_m)
    reached = costs.loc[costs["network_cost"] <= cutoff, "destination_id"]
    return shapely.get_coordinates(places.loc[reached].geometry.array)


def same_places(found, wanted):
    """Compare two sets of coordinates at a centimetre, whichever way the last digit was rounded."""
    found, wanted = shapely.points(np.asarray(found)), shapely.points(np.asarray(wanted))
    to_wanted = shapely.distance(found, shapely.multipoints(wanted))
    to_found = shapely.distance(wanted, shapely.multipoints(found))
    return max(to_wanted.max(), to_found.max()) <= CENTIMETRE


def test_q1_point_to_point(network):
    case = CASES["q1"]
    costs = cost_matrix(network, point(case["start"]), point(case["end"], "end"), max_snap_m=5000)
    assert costs["network_cost"].tolist() == pytest.approx([float(case["expected_cost"])], abs=CENTIMETRE / 2)


def test_q4_point_to_layer(network, single_points):
    case = CASES["q4"]
    costs = cost_matrix(network, point(case["start"]), single_points, max_snap_m=5000)
    published = [float(cost) for cost in case["expected_cost"].split(";")]
    assert costs.sort_values("destination_id")["network_cost"].tolist() == pytest.approx(
        published, abs=CENTIMETRE / 2
    )
    # The fourth feature has no geometry: it is left out, the others are not.
    assert set(costs["destination_id"]) == set(single_points.index[:4])


def test_q5_vertices_within_reach_of_a_point(network, roads):
    case = CASES["q5"]
    start = point(case["start"])
    places = vertices(roads)
    found = within(network, start, places, float(case["travel_cost"]), leg_m=1000)
    wanted = shapely.get_coordinates(expected("q5").geometry.array)
    # QGIS lists the place on the road where the way begins as well.
    begin = [xy for xy in wanted if places.distance(shapely.Point(xy)).min() > CENTIMETRE]
    assert len(begin) == 1
    assert start.distance(shapely.Point(begin[0])).iloc[0] == pytest.approx(
        start.distance(roads.geometry.unary_union).iloc[0], abs=CENTIMETRE
    )
    assert same_places(np.vstack([found, begin]), wanted)


def test_q7_lines_within_reach_of_a_point(network, roads):
    case = CASES["q7"]
    start = point(case["start"])
    leg_m = cost_matrix(network, start, start)["access_m"].iloc[0]
    reach = float(case["travel_cost"]) + leg_m
    lines = service_areas(network, start, [reach]).to_crs(CRS).geometry.unary_union
    # QGIS draws a stretch once for each direction: only the dissolved lines can be compared.
    wanted = expected("q7").geometry.unary_union
    assert lines.length == pytest.approx(wanted.length, abs=0.05)
    assert lines.hausdorff_distance(wanted) < CENTIMETRE


def test_q10_vertices_within_reach_of_a_layer(network, roads, single_points):
    case = CASES["q10"]
    places, layer = vertices(roads), expected("q10")
    assert len(layer) == 4
    for number, wanted in enumerate(layer.geometry):
        start = single_points.iloc[[number]]
        found = within(network, start, places, float(case["travel_cost"]), leg_m=5000)
        wanted = shapely.get_coordinates(wanted)
        begin = [xy for xy in wanted if places.distance(shapely.Point(xy)).min() > CENTIMETRE]
        assert len(begin) == 1
        assert same_places(np.vstack([found, begin]), wanted), number

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
import pyproj
import pytest
import shapely

from county_gis_plugin.analysis.network import build_network, cost_matrix, service_areas
from tests.analysis.reading import FIXTURES, read

FOLDER = FIXTURES / "qgis_network"
CRS = "EPSG:32733"
CENTIMETRE = 0.01
GEOD = pyproj.Geod(ellps="WGS84")

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


def segments(roads, start):
    """Give the ends (n, 2, 2) of every segment, once each way; one is cut where the way begins.

    Returns the segments and the place where the way begins.
    """
    ends = [np.stack([xy[:-1], xy[1:]], axis=1) for xy in map(shapely.get_coordinates, roads.geometry)]
    ends = np.concatenate(ends)
    lines, point = shapely.linestrings(ends), start.to_crs(CRS).geometry.iloc[0]
    nearest = shapely.distance(lines, point).argmin()
    begin = shapely.get_coordinates(shapely.shortest_line(lines[nearest], point))[0]
    halves = [(ends[nearest, 0], begin), (begin, ends[nearest, 1])]
    ends = np.concatenate([np.delete(ends, nearest, axis=0), halves])
    return np.concatenate([ends, ends[:, ::-1]]), begin


def places_of_qgis(network, roads, start, cutoff):
    """Give the places that QGIS lists as a service area, made from the engine's costs at the vertices.

    They are the vertices within the cutoff, the place where the way begins, and the place on each segment
    where one who walks along it from a vertex within reach has used up the cutoff, even if that place is
    reached sooner from the other side.
    """
    ends, begin = segments(roads, start)
    xy, number = np.unique(ends.reshape(-1, 2), axis=0, return_inverse=True)
    places = gpd.GeoDataFrame(geometry=shapely.points(xy), crs=CRS)
    costs = cost_matrix(network, start, places, max_snap_m=5000)
    cost = costs.set_index("destination_id")["network_cost"].reindex(places.index).to_numpy()
    assert cost[(xy == begin).all(axis=1)] == pytest.approx([0.0], abs=1e-3)
    degrees = shapely.get_coordinates(places.to_crs("EPSG:4326").geometry.array)
    near, far = number.reshape(-1, 2).T
    length = GEOD.inv(*degrees[near].T, *degrees[far].T)[2]
    share = (cutoff - cost[near]) / length
    leaves = (share >= 0) & (share < 1)
    near, far, share = near[leaves], far[leaves], share[leaves]
    return np.concatenate([xy[cost <= cutoff], xy[near] + share[:, None] * (xy[far] - xy[near])])


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
    found = places_of_qgis(network, roads, start, float(case["travel_cost"]))
    wanted = shapely.get_coordinates(expected("q5").geometry.array)
    assert same_places(found, wanted)


def test_q7_lines_within_reach_of_a_point(network, roads):
    case = CASES["q7"]
    start = point(case["start"])
    leg_m = cost_matrix(network, start, start)["access_m"].iloc[0]
    reach = float(case["travel_cost"]) + leg_m
    lines = shapely.union_all(service_areas(network, start, [reach]).to_crs(CRS).geometry.array)
    # QGIS draws a stretch once for each direction, so that lengths cannot be compared: places can.
    wanted = shapely.union_all(expected("q7").geometry.array)
    assert wanted.difference(lines.buffer(CENTIMETRE)).length == 0
    assert lines.difference(wanted.buffer(CENTIMETRE)).length == 0
    # Plane metres are 0.27 % long here.
    assert lines.length == pytest.approx(2965.97, abs=0.1)


def test_q10_vertices_within_reach_of_a_layer(network, roads, single_points):
    case = CASES["q10"]
    layer = expected("q10")
    assert len(layer) == 4
    for number, wanted in enumerate(layer.geometry):
        start = single_points.iloc[[number]]
        found = places_of_qgis(network, roads, start, float(case["travel_cost"]))
        assert same_places(found, shapely.get_coordinates(wanted)), number

"""Published route lengths in Monaco: GraphHopper's own tests demand them to 2 m.

GraphHopper measures on a sphere of radius 6,371,000 m. At this latitude a metre east on the WGS 84
ellipsoid is up to 0.3 % longer than there, so that 0.3 % is allowed beside the 2 m.
"""

from __future__ import annotations

import csv

import geopandas as gpd
import pyproj
import pytest
import shapely

from county_gis_plugin.analysis.network import build_network, cost_matrix
from tests.analysis.oracle import Oracle
from tests.analysis.reading import FIXTURES, read

PLANE = "EPSG:32632"
# A car's filter, written out for the oracle.
NOT_FOR_CARS = {"footway", "path", "steps", "pedestrian", "track", "cycleway", "bridleway"}
NO_ENTRY = {"no", "private"}

with (FIXTURES / "osm_monaco" / "expected_routes.csv").open(encoding="utf-8") as file:
    ROUTES = {row["case"]: row for row in csv.DictReader(file)}


@pytest.fixture(scope="module")
def roads():
    roads = read(FIXTURES / "osm_monaco" / "monaco.gpkg", "roads")
    # One second a metre, so that the quickest way is the shortest, and its time its length.
    roads["metre_a_second"] = 3.6
    return roads


@pytest.fixture(scope="module")
def network(roads):
    return build_network(roads, mode="drive", direction_field="oneway", speed_field="metre_a_second")


@pytest.fixture(scope="module")
def drivable(roads):
    """Filter the roads by hand, in plane coordinates, with roundabouts written into ``oneway``."""
    drivable = roads[~roads["highway"].isin(NOT_FOR_CARS) & ~roads["access"].isin(NO_ENTRY)]
    drivable = drivable[drivable["area"] != "yes"].to_crs(PLANE)
    around = (drivable["junction"] == "roundabout") & ~drivable["oneway"].isin(["yes", "-1", "1", "true"])
    drivable.loc[around | drivable["highway"].isin(["motorway"]), "oneway"] = "yes"
    return drivable


def ends(row):
    def one(which):
        point = shapely.Point(float(row[f"{which}_lon"]), float(row[f"{which}_lat"]))
        return gpd.GeoDataFrame(geometry=[point], index=[which], crs="EPSG:4326")

    return one("from"), one("to")


@pytest.mark.parametrize("case", ROUTES)
def test_published_length(network, case):
    origin, destination = ends(ROUTES[case])
    found = cost_matrix(network, origin, destination)
    expected = float(ROUTES[case]["expected_m"])
    tolerance = float(ROUTES[case]["tolerance_m"]) + 0.003 * expected
    assert len(found) == 1
    assert found["network_cost"].iloc[0] == pytest.approx(expected, abs=tolerance)


@pytest.mark.parametrize("case", ROUTES)
def test_length_equals_networkx_on_the_same_roads(network, drivable, case):
    origin, destination = ends(ROUTES[case])
    found = cost_matrix(network, origin, destination)["network_cost"].iloc[0]
    expected = Oracle(drivable, direction_field="oneway").cost_matrix(
        origin.to_crs(PLANE), destination.to_crs(PLANE)
    )
    # The plane of UTM zone 32 is 0.04 % short on its meridian and 0.004 % short here, at 7.4° E.
    geod, plane = pyproj.Geod(ellps="WGS84"), pyproj.Proj(PLANE)
    scale = plane.get_factors(7.42, 43.735).meridional_scale
    assert geod.inv(7.42, 43.735, 7.42, 43.745)[2] * scale == pytest.approx(1111.0, abs=1.0)
    (ledger,) = expected.values()
    assert found == pytest.approx(ledger[1] / scale, rel=2e-5, abs=0.01)

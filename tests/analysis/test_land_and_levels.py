"""Check areas against points, the ends of areas by car, and bridges whose feet miss by millimetres."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pytest
import shapely

from county_gis_plugin.analysis.access.areas import reached_area
from county_gis_plugin.analysis.network import build_network, cost_matrix, nearest, service_areas

X0, Y0 = 500_000.0, 4_000_000.0


def frame(*geometries, **columns):
    moved = shapely.transform(np.array(geometries, dtype=object), lambda xy: xy + [X0, Y0])
    return gpd.GeoDataFrame(columns, geometry=moved, crs="EPSG:4547")


def line(*corners):
    return shapely.LineString(corners)


def test_land_counts_as_the_points_on_it_do():
    r"""
    A bent road; F is its school. A straight circle of 1,000 m would take in P, whose way is 1,900 m.

        (0,1000)---------(900,1000)
           |                P (900,900), 100 m south of the road
           F (0,0)---------(900,0)
    """
    roads = frame(line((900, 0), (0, 0), (0, 1000), (900, 1000)))
    network, school = build_network(roads), frame(shapely.Point(0, 0))
    land = reached_area(
        network, school, 1000.0, school.index.to_series() * np.nan, direction="to_facility", max_snap_m=1000.0
    )
    rng = np.random.default_rng(1)
    points = frame(*shapely.points(rng.uniform(-300, 1300, (2000, 2))))
    served = nearest(network, school, points, cutoff=1000.0)["reason"] == "served"
    inside = shapely.contains_xy(land, *shapely.get_coordinates(points.geometry.array).T)
    # Points within a raster cell (25 m) of the outline may fall on either side.
    clear = shapely.distance(points.geometry.array, shapely.boundary(land)) > 25.0
    assert clear.sum() > 1500
    assert (served[clear] == inside[clear]).all()
    assert nearest(network, school, frame(shapely.Point(900, 900)))["total_cost"].tolist() == [2000.0]


@pytest.mark.parametrize("exact", [False, True])
def test_an_area_by_car_reaches_to_the_end_of_the_way(exact):
    """36 km/h for 120 s are 1,200 m each way along a straight road."""
    roads, station = frame(line((-3000, 0), (3000, 0))), frame(shapely.Point(0, 0))
    network = build_network(roads, mode="drive", default_speed_kmh=36.0)
    area = service_areas(network, station, [120.0], kind="polygons", trim_m=100.0, exact=exact)
    west, _, east, _ = area.total_bounds
    assert east - X0 == pytest.approx(1200.0, abs=5.0)
    assert X0 - west == pytest.approx(1200.0, abs=5.0)


@pytest.mark.parametrize("gap_m", [0.0, 0.001, 0.009])
def test_a_bridge_meets_its_foot_across_a_gap(gap_m):
    """Ground 500 m, bridge 400 m of level 1, ground 600 m."""
    roads = frame(
        line((0, 0), (500, 0)), line((500 + gap_m, 0), (900, 0)), line((900, 0), (1500, 0)), level=[0, 1, 0]
    )
    network = build_network(roads, level_field="level")
    cost = cost_matrix(network, frame(shapely.Point(0, 0)), frame(shapely.Point(1500, 0)))
    assert cost["total_cost"].tolist() == pytest.approx([1500.0 - gap_m])


@pytest.mark.parametrize("split", [False, True])
def test_a_bridge_does_not_meet_the_road_below(split):
    """Both pass (500, 0), as one line each or cut there."""
    below = [line((0, 0), (500, 0)), line((500, 0), (1000, 0))]
    above = [line((500, -500), (500, 0)), line((500, 0), (500, 500))]
    if not split:
        below, above = [line((0, 0), (500, 0), (1000, 0))], [line((500, -500), (500, 0), (500, 500))]
    roads = frame(*below, *above, level=[0] * len(below) + [1] * len(above))
    assert build_network(roads, level_field="level", tolerance_m=1.0).counts["components"] == 2

"""A feature of several points stands at one of them, never between."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pytest
import shapely
from shapely import MultiPoint, Point, Polygon

from county_gis_plugin.analysis.demand import from_polygons
from county_gis_plugin.analysis.network import build_network
from county_gis_plugin.analysis.network.snapping import point_coordinates
from county_gis_plugin.analysis.places import one_point, spread, standing_points


def test_several_points_stand_at_the_member_nearest_to_their_centre():
    # 0 ... 40 ............ 110: the mean is 50, where nothing is
    multi = MultiPoint([(0, 0), (110, 0), (40, 0)])
    pair = MultiPoint([(0, 0), (8, 0)])  # both 4 from the centre: the first
    given = np.array([multi, Point(7, 7), None, MultiPoint(), pair], dtype=object)
    found = standing_points(given)
    assert found[[0, 1, 4]].tolist() == [Point(40, 0), Point(7, 7), Point(0, 0)]
    assert found[2] is None and found[3].is_empty
    assert given[0] is multi


def test_the_spread_is_the_diagonal_of_the_bounds():
    given = np.array([MultiPoint([(0, 0), (3, 4)]), Point(7, 7), None, MultiPoint()], dtype=object)
    assert spread(given).tolist() == pytest.approx([5, 0, 0, 0])


@pytest.mark.parametrize("crs", [4547, 4490])
def test_a_polygon_that_crosses_itself_stands_at_one_place_for_every_analysis(crs):
    """A bow tie drawn (0,0), (1,1), (1,0), (0,1), whose sides cross in the middle."""
    east, north, size = (500_000.0, 4_000_000.0, 1000.0) if crs == 4547 else (114.0, 36.0, 0.01)
    bow = Polygon([(east + size * x, north + size * y) for x, y in ((0, 0), (1, 1), (1, 0), (0, 1))])
    frame = gpd.GeoDataFrame({"people": [5.0]}, geometry=[bow], crs=crs)
    road = gpd.GeoDataFrame(geometry=[bow.exterior], crs=crs)
    place = one_point(frame.geometry.to_numpy())[0]
    assert from_polygons(frame).geometry.iloc[0].equals_exact(place, 1e-9)
    assert bow.buffer(0).area < bow.convex_hull.area and shapely.make_valid(bow).contains(place)
    network = build_network(road)
    xy = point_coordinates(frame, network)
    alone = point_coordinates(frame.set_geometry([place], crs=crs), network)
    assert xy == pytest.approx(alone, abs=1e-6)

"""The working CRS: chosen from the data, true in metres, and a sentence where there is none."""

import geopandas as gpd
import numpy as np
import pyproj
import pytest
import shapely
from shapely import Point

from county_gis_plugin.analysis import crs
from county_gis_plugin.analysis.errors import CrsError

COUNTY_DEG = (112.67, 35.59, 113.18, 36.0)
COUNTY_4526 = (38_380_000, 3_940_000, 38_426_000, 3_986_000)
GEOD = pyproj.Geod(ellps="GRS80")


def plane_length(line_xy, source, working):
    return shapely.length(shapely.linestrings(crs.project_xy(np.array(line_xy), source, working)))


def test_a_good_projected_crs_is_kept():
    assert crs.working_crs("EPSG:4526", COUNTY_4526) == pyproj.CRS("EPSG:4526")


def test_the_scale_of_a_gauss_kruger_zone_at_its_edge_is_as_computed():
    # 1.5 degrees of longitude at 36 N is 135.2 km: (135.2 / 6371)² / 2 = 0.0225 %
    edge = pyproj.Proj("EPSG:4547")(112.5, 36.0)
    error = crs.scale_error(pyproj.CRS("EPSG:4547"), (edge[0], edge[1], edge[0] + 1, edge[1] + 1))
    assert error == pytest.approx(0.000225, abs=2e-6)


@pytest.mark.parametrize("code", [3857, 4546, 4509])
def test_a_projected_crs_that_stretches_is_not_measured_in(code):
    # Web Mercator stretches by 1.23 here, the zones at 111 E by 0.04 % and at 117 E by 0.17 %
    bounds = pyproj.Transformer.from_crs(4490, code, always_xy=True).transform_bounds(*COUNTY_DEG)
    working = crs.working_crs(code, bounds)
    assert working.name == "Local transverse Mercator"
    corners = crs.project_xy(np.reshape(COUNTY_DEG, (2, 2)), 4490, working)
    assert crs.scale_error(working, tuple(corners.ravel())) < 1e-4


@pytest.mark.parametrize("code", [4490, 4326, 4610, 4214])
def test_degrees_are_measured_in_metres_on_their_own_datum(code):
    working = crs.working_crs(code, COUNTY_DEG)
    assert working.geodetic_crs == pyproj.CRS(code)
    assert [axis.unit_name for axis in working.axis_info] == ["metre", "metre"]
    length = plane_length([(112.8, 35.7), (113.0, 35.9)], code, working)
    truth = pyproj.CRS(code).get_geod().inv(112.8, 35.7, 113.0, 35.9)[2]
    assert length == pytest.approx(truth, rel=1e-5)


def test_the_local_projection_has_unit_scale_at_the_centre_and_is_repeatable():
    working = crs.working_crs(4490, COUNTY_DEG)
    assert crs.working_crs(4490, tuple(np.array(COUNTY_DEG) + 1e-6)) == working
    centre = crs.project_xy(np.array([[112.925, 35.795]]), 4490, working)
    assert centre == pytest.approx(np.zeros((1, 2)), abs=1e-6)
    assert pyproj.Proj(working).get_factors(112.925, 35.795).meridional_scale == pytest.approx(1, abs=1e-9)


def test_feet_are_converted_and_never_taken_for_metres():
    # EPSG:2274 is Tennessee in US survey feet
    feet = np.array([(1_740_000.0, 660_000.0), (1_745_280.0, 660_000.0)])
    working = crs.working_crs(2274, (*feet[0], feet[1, 0], feet[0, 1] + 5280))
    assert plane_length(feet, 2274, working) == pytest.approx(5280 * 1200 / 3937, rel=1e-4)


def test_a_compound_crs_is_measured_in_its_horizontal_part():
    assert crs.working_crs("EPSG:4526+5773", COUNTY_4526) == pyproj.CRS("EPSG:4526")


def test_a_geographic_crs_with_heights_is_measured_like_the_one_without():
    working = crs.working_crs(4480, COUNTY_DEG)
    xy = [(112.8, 35.7), (113.0, 35.9)]
    assert plane_length(xy, 4480, working) == pytest.approx(plane_length(xy, 4490, working), abs=1e-6)


@pytest.mark.parametrize(
    ("source", "bounds", "words"),
    [
        (None, COUNTY_DEG, "ROADS has no CRS. Its coordinates look like degrees, perhaps EPSG:4490"),
        (None, COUNTY_4526, "the 3-degree zone 38, perhaps EPSG:4526"),
        (None, (19_650_000, 3_940_000, 19_690_000, 3_986_000), "the 6-degree zone 19, perhaps EPSG:4497"),
        (None, (380_000, 3_940_000, 426_000, 3_986_000), "without zone number"),
        (None, (1_000, 2_000, 31_000, 42_000), "local city grid"),
        (4490, (35.59, 112.67, 36.0, 113.18), "latitude first"),
        (4326, (18.0, 75.0, 19.0, 76.0), "latitude first"),
        (4326, COUNTY_4526, "the 3-degree zone 38, perhaps EPSG:4526"),
        (4547, COUNTY_DEG, "look like degrees"),
        (4490, (70.0, 30.0, 80.5, 36.0), "10.5 degrees of longitude wide"),
        (4490, (float("nan"),) * 4, "empty"),
        ('LOCAL_CS["site grid",UNIT["metre",1]]', COUNTY_4526, "site grid, which is not tied to the earth"),
        ("EPSG:999999", COUNTY_4526, "has a CRS that is not understood (EPSG:999999)"),
        (4978, COUNTY_4526, "not tied to the earth by a map projection"),
        (32650, (1e30, 1e30, 2e30, 2e30), "no place on the earth"),
    ],
)
def test_each_bad_crs_gets_its_sentence(source, bounds, words):
    with pytest.raises(CrsError) as caught:
        crs.working_crs(source, bounds)
    assert words in str(caught.value)
    assert str(caught.value).startswith("ROADS ")


def test_crss_are_compared_as_crss_and_not_as_text():
    assert crs.same_crs("EPSG:4326", "OGC:CRS84")
    assert crs.same_crs("EPSG:4526", pyproj.CRS("EPSG:4526").to_wkt("WKT1_GDAL"))
    assert crs.same_crs("EPSG:4526", pyproj.CRS("EPSG:4526").to_wkt("WKT1_ESRI"))
    assert not crs.same_crs("EPSG:4526", "EPSG:4547")


def test_a_frame_in_the_crs_already_is_not_touched():
    frame = gpd.GeoDataFrame(geometry=[shapely.Point(112.9, 35.8, 800)], crs="EPSG:4326")
    assert crs.project(frame, "OGC:CRS84") is frame


def test_projecting_keeps_index_columns_and_missing_geometries():
    frame = gpd.GeoDataFrame(
        {"name": ["a", "b", "c", "d"]},
        geometry=[shapely.Point(112.924, 35.798), None, shapely.Point(), shapely.Point(1e9, 1e9)],
        index=[7, 3, 5, 9],
        crs=4490,
    )
    moved = crs.project(frame, 4526)
    assert moved.index.tolist() == [7, 3, 5, 9] and moved["name"].tolist() == ["a", "b", "c", "d"]
    assert moved.geometry[7].x == pytest.approx(38_402_735, abs=1)
    assert moved.geometry[7].y == pytest.approx(3_963_664, abs=1)
    assert moved.geometry[3] is None and moved.geometry[5].is_empty and moved.geometry[9] is None
    assert moved.crs == pyproj.CRS(4526)
    assert frame.geometry[7].x == 112.924


def test_a_frame_without_crs_is_refused():
    with pytest.raises(CrsError, match="no CRS"):
        crs.project(gpd.GeoDataFrame(geometry=[shapely.Point(112.9, 35.8)]), 4526)


def test_coordinates_go_there_and_back():
    xy = np.random.default_rng(0).uniform((112.6, 35.5), (113.2, 36.1), (1000, 2))
    working = crs.working_crs(4490, COUNTY_DEG)
    back = crs.project_xy(crs.project_xy(xy, 4490, working), working, 4490)
    assert np.abs(back - xy).max() < 1e-9
    assert crs.project_xy(np.empty((0, 2)), 4490, working).shape == (0, 2)


@pytest.mark.parametrize("old", [4610, 2370, 2402])
def test_a_datum_without_a_known_transformation_is_warned_about(old):
    warning = crs.unknown_shift(old, 4526, layer="ROADS")
    assert "may be displaced by 50 to 150 m" in str(warning) and str(warning).startswith("ROADS is in ")


@pytest.mark.parametrize(
    ("one", "other"), [(4326, 4490), (4526, 32649), (4610, 2370), (3857, 4547), (4490, 4490)]
)
def test_cgcs2000_and_wgs84_go_together_without_a_warning(one, other):
    assert crs.unknown_shift(one, other, layer="ROADS") is None


def _points(*xy, code=4490):
    return gpd.GeoDataFrame(geometry=[None if at is None else Point(at) for at in xy], crs=code)


@pytest.mark.parametrize(
    ("points", "sentence"),
    [
        (_points((36.1, 113.2), (36.2, 113.3)), "DEMAND seems to give latitude first .* swap X and Y"),
        (_points((36.1, 113.2), (36.2, 113.3), (113.2, 36.1)), "DEMAND seems to give latitude first"),
        (_points((500000.0, 4000000.0)), "DEMAND says that its coordinates are degrees"),
        (_points((113.2, 36.1), code=4547), "DEMAND says that its coordinates are in a projection"),
        (_points((1e12, 1e12), code=4547), "DEMAND has coordinates .* no place on the earth"),
        (_points((36.1, 113.2), (500000.0, 4000000.0)), "DEMAND says that its coordinates are degrees"),
    ],
)
def test_points_whose_coordinates_cannot_belong_to_their_crs_are_refused(points, sentence):
    with pytest.raises(CrsError, match=sentence):
        crs.project(points, 32649, layer="DEMAND")


def test_a_few_impossible_coordinates_become_missing_and_are_told():
    points = _points((113.2, 36.1), (113.3, 36.2), None, (36.1, 113.2))
    assert crs.project(points, 32649).geometry.isna().tolist() == [False, False, True, True]
    bounds = points.geometry.bounds.to_numpy()
    assert crs.check_places(4490, bounds, layer="DEMAND").tolist() == [False, False, False, True]

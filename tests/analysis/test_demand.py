"""People on points: nobody is lost or invented, from points, polygons and rasters."""

import sys

import geopandas as gpd
import numpy as np
import pandas as pd
import pyproj
import pytest
import rasterio
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from rasterio.transform import Affine, from_origin

from county_gis_plugin.analysis import demand, zones
from county_gis_plugin.analysis.errors import CrsError, DependencyError, InputError

CRS = "EPSG:4526"
X, Y = 38_400_000.0, 3_960_000.0
NAN = float("nan")


def frame(geometries, **columns):
    return gpd.GeoDataFrame(columns, geometry=list(geometries), crs=CRS)


def points(*xy, **columns):
    return frame([shapely.Point(X + x, Y + y) for x, y in xy], **columns)


def box(x0, y0, x1, y1):
    return shapely.box(X + x0, Y + y0, X + x1, Y + y1)


def reasons(issues):
    return [issue["reason"] for issue in issues]


# two townships of 200 m × 400 m side by side, and a raster of 100 m cells over them:
#
#   y=400  +----+----+----+----+----+
#          |  1 |  2 |  3 |  4 |  5 |     west: x 0–200, "100"
#          |  6 |  7 |  8 |  9 | 10 |     east: x 200–400, "200"
#          | 11 | 12 | 13 | 14 | 15 |     the last column lies outside
#          | 16 | 17 | 18 | 19 | 20 |
#       0  +----+----+----+----+----+
GRID = np.arange(1.0, 21.0).reshape(4, 5)
WEST, EAST, OUTSIDE = 1 + 2 + 6 + 7 + 11 + 12 + 16 + 17, 3 + 4 + 8 + 9 + 13 + 14 + 18 + 19, 5 + 10 + 15 + 20


@pytest.fixture
def two():
    return zones.prepare(frame([box(0, 0, 200, 400), box(200, 0, 400, 400)], code=["100", "200"]))


@pytest.fixture
def write(tmp_path):
    def write_raster(data, transform=None, crs=CRS, **profile):
        path = tmp_path / "people.tif"
        transform = transform or from_origin(X, Y + 400, 100, 100)
        bands = data if data.ndim == 3 else data[None]
        with rasterio.open(
            path, "w", driver="GTiff", width=bands.shape[2], height=bands.shape[1], count=len(bands),
            dtype=bands.dtype, crs=crs, transform=transform, **profile,
        ) as raster:
            raster.write(bands)
        return path
    return write_raster


def test_points_keep_ids_people_and_ages():
    villages = points((0, 0), (9, 9), name=["甲村", "乙村"], people=[100, 0], pop_6_12=[7.0, NAN])
    result = demand.from_points(villages.set_index(pd.Index([40, 20])))
    assert result.index.tolist() == [40, 20]
    assert result["people"].tolist() == [100.0, 0.0]
    assert result["pop_6_12"].isna().tolist() == [False, True]
    assert result["name"].tolist() == ["甲村", "乙村"]
    assert result.crs == CRS


def test_missing_people_stay_missing_and_a_missing_point_stays_a_row():
    villages = frame([shapely.Point(X, Y), None, shapely.Point()], people=[NAN, 5.0, 6.0])
    result = demand.from_points(villages)
    assert result["people"].isna().tolist() == [True, False, False]
    assert result.geometry.isna().tolist() == [False, True, True]
    assert demand.from_points(villages.drop(columns="people"))["people"].isna().all()


def test_negative_people_become_missing_and_are_named():
    issues = []
    result = demand.from_points(points((0, 0), (1, 1), people=[-5.0, 3.0]), issues=issues)
    assert result["people"].isna().tolist() == [True, False]
    assert reasons(issues) == ["negative"] and issues[0]["feature_id"] == "0"


def test_several_points_of_one_feature_are_one_row():
    multi = shapely.MultiPoint([(X, Y, 5), (X + 10, Y, 5)])
    result = demand.from_points(frame([multi], people=[30]))
    assert len(result) == 1 and result["people"].sum() == 30
    assert shapely.get_coordinates(result.geometry.to_numpy(), include_z=True)[0].tolist()[:2] == [X, Y]


def test_a_polygon_is_served_at_a_point_inside_it():
    # the centroid of this U lies outside of it
    u = shapely.difference(box(0, 0, 300, 300), box(100, 50, 200, 300))
    result = demand.from_polygons(frame([u, None], people=[70.0, 1.0]))
    assert not u.contains(u.centroid)
    assert u.contains(result.geometry[0]) and result.geometry[1] is None
    assert result["people"].sum() == 71


@pytest.mark.parametrize(
    ("function", "features", "words"),
    [
        (demand.from_points, frame([box(0, 0, 1, 1)]), "DEMAND 0: not points"),
        (demand.from_points, frame([shapely.LineString([(0, 0), (1, 1)])]), "DEMAND 0: not points"),
        (demand.from_polygons, points((0, 0)), "DEMAND 0: not polygons"),
        (demand.from_points, points(), "DEMAND has no features"),
        (demand.from_points, points((0, 0), (1, 1)).set_index(pd.Index([3, 3])), "the id 3 is there twice"),
        (demand.from_points, gpd.GeoDataFrame(geometry=[shapely.Point(0, 0)]), "DEMAND has no CRS"),
    ],
)
def test_bad_layers_get_their_sentence(function, features, words):
    with pytest.raises(InputError, match=words):
        function(features)


def test_raster_cells_fall_to_townships_by_their_centre(write, two):
    issues = []
    result = demand.from_raster(write(GRID), townships=two, issues=issues)
    by_township = result["people"].groupby(zones.assign(result, two)).sum()
    assert by_township.tolist() == [WEST, EAST]
    assert reasons(issues) == ["outside"] and f"4 cells with {OUTSIDE} people" in str(issues[0]["detail"])
    # cell 7 is in row 1, column 1 of five columns: its id is 6
    assert result.loc[6, "people"] == 7
    assert shapely.get_coordinates(result.geometry[6])[0].tolist() == [X + 150, Y + 250]


def test_without_townships_every_person_of_the_raster_is_there(write):
    result = demand.from_raster(write(GRID))
    assert len(result) == 20 and result["people"].sum() == 210


def test_tiles_change_nothing(write, monkeypatch):
    path = write(GRID)
    whole = demand.from_raster(path)
    monkeypatch.setattr(demand, "TILE", 2)
    assert demand.from_raster(path).equals(whole)


@pytest.mark.parametrize(
    ("dtype", "mark", "declared"),
    [
        ("float32", -99999, None), ("float32", -99999, -99999), ("float32", np.nan, None),
        ("float32", 3.4e38, None), ("float64", 0, 0), ("uint16", 65535, None), ("uint16", 65535, 65535),
        ("uint8", 255, 255), ("int32", -2147483647, None), ("int16", 32767, None),
    ],
)
def test_no_data_is_nobody_declared_or_not(write, dtype, mark, declared):
    data = GRID.copy()
    data[0, 0] = mark
    with np.errstate(invalid="ignore"):
        path = write(data.astype(dtype), nodata=declared)
    assert demand.from_raster(path)["people"].sum() == pytest.approx(209)


@pytest.mark.parametrize(
    ("dtype", "mark"),
    [("float32", 65535), ("float32", 32767), ("float64", 255), ("uint8", 255), ("int32", 65535)],
)
def test_a_mark_that_the_type_does_not_give_away_is_no_data_and_said_so(write, dtype, mark):
    """Row 1 of the grid, 1 to 5 people, is covered with the mark; 195 people are left."""
    data, issues = GRID.copy(), []
    data[0] = mark
    assert demand.from_raster(write(data.astype(dtype)), issues=issues)["people"].sum() == 195
    assert reasons(issues) == ["undeclared_no_data"]
    said = str(issues[0]["detail"])
    assert f"5 cells hold exactly {mark}, the next largest value is 20" in said and "Translate" in said


def test_a_mark_in_a_band_with_a_scale_is_found_as_it_is_stored(write):
    data = GRID.copy()
    data[0] = 65535
    path = write(data.astype("float32"))
    with rasterio.open(path, "r+") as raster:
        raster.scales = (0.5,)
    assert demand.from_raster(path)["people"].sum() == 195 * 0.5


@pytest.mark.parametrize(
    ("cells", "people"),
    [
        ({0: 255, 1: 255}, 255 * 2 + 207),  # two tower blocks
        ({0: 255, 1: 255, 2: 255, 3: 130}, 255 * 3 + 130 + 200),  # a large town, with smaller ones beside
        ({0: 400, 1: 400, 2: 400}, 400 * 3 + 204),  # a number that is no mark
    ],
    ids=["few", "not alone", "no mark"],
)
def test_many_people_are_people(write, cells, people):
    data, issues = GRID.copy(), []
    data[0, list(cells)] = list(cells.values())
    assert demand.from_raster(write(data.astype("float32")), issues=issues)["people"].sum() == people
    assert issues == []


def test_a_raster_of_one_value_is_people(write):
    assert demand.from_raster(write(np.full((4, 5), 255.0)))["people"].sum() == 255 * 20


def test_a_mark_of_ones_own_is_no_data(write):
    assert demand.from_raster(write(GRID), nodata=20)["people"].sum() == 190


def test_scale_and_offset_of_the_band_are_applied(write):
    path = write(GRID.astype("int16"))
    with rasterio.open(path, "r+") as raster:
        raster.scales, raster.offsets = (0.5,), (1.0,)
    assert demand.from_raster(path)["people"].sum() == 210 * 0.5 + 20


def test_density_is_people_per_square_kilometre_of_ground(write):
    # 100 people per km² on 20 cells of 100 m in a zone 0.01 % too long: 100 × 0.2 km² = 20 people
    flat = demand.from_raster(write(np.full((4, 5), 100.0)), unit="density")
    assert flat["people"].sum() == pytest.approx(20, rel=3e-4)
    # in degrees: a cell of 0.001° at 35.8 N is 90.4 m × 111.0 m
    degrees = write(np.full((1, 1), 100.0), from_origin(112.9, 35.8005, 0.001, 0.001), "EPSG:4490")
    corners = shapely.box(112.9, 35.7995, 112.901, 35.8005)
    truth = abs(pyproj.Geod(ellps="GRS80").geometry_area_perimeter(corners)[0]) / 1e6
    cell = demand.from_raster(degrees, unit="density")
    assert cell["people"].iloc[0] == pytest.approx(100 * truth, rel=1e-6)
    # Web Mercator stretches areas by 1.23² there
    x, y = pyproj.Transformer.from_crs(4490, 3857, always_xy=True).transform(112.9, 35.8)
    mercator = write(np.full((1, 1), 100.0), from_origin(x, y, 100, 100), "EPSG:3857")
    cell = demand.from_raster(mercator, unit="density")
    assert cell["people"].iloc[0] == pytest.approx(1 / 1.2330**2, rel=2e-3)


def test_a_turned_raster_keeps_its_people_in_place(write, two):
    # south up: row 0 lies in the south
    south_up = write(GRID[::-1].copy(), Affine(100, 0, X, 0, 100, Y))
    result = demand.from_raster(south_up, townships=two)
    assert result["people"].groupby(zones.assign(result, two)).sum().tolist() == [WEST, EAST]


def test_bad_rasters_get_their_sentence(write, two, tmp_path):
    with pytest.raises(InputError, match="cannot be read"):
        demand.from_raster(tmp_path / "absent.tif")
    with pytest.raises(InputError, match="has 1 bands, and none is 2"):
        demand.from_raster(write(GRID), band=2)
    with pytest.raises(CrsError, match="has no CRS"):
        demand.from_raster(write(GRID, crs=None))
    with pytest.raises(InputError, match="no people where the townships are"):
        demand.from_raster(write(GRID, from_origin(X + 90_000, Y, 100, 100)), townships=two)
    with pytest.raises(InputError, match="write count or density"):
        demand.from_raster(write(GRID), unit="people")


def test_without_rasterio_a_raster_gets_a_sentence_and_points_still_work(write, monkeypatch):
    path = write(GRID)
    monkeypatch.setitem(sys.modules, "rasterio", None)
    with pytest.raises(DependencyError, match="needs rasterio"):
        demand.from_raster(path)
    assert len(demand.from_points(points((0, 0), people=[1.0]))) == 1


def test_scaling_meets_every_total(write, two):
    cells = demand.from_raster(write(GRID), townships=two)
    scaled = demand.scale_to_totals(cells, two.assign(people=[144.0, 44.0]))
    sums = scaled["people"].groupby(zones.assign(scaled, two)).sum()
    assert sums.tolist() == pytest.approx([144, 44])
    # cell 7 had 7 of the west's 72 people; the west's total is 144
    assert scaled.loc[6, "people"] == pytest.approx(14)


def test_what_cannot_be_scaled_is_listed_and_left(two):
    villages = points(
        (50, 50), (60, 60), (300, 50), (900, 900), people=[10.0, NAN, NAN, 4.0], pop_60p=[2.0, NAN, NAN, 1.0]
    )
    issues = []
    scaled = demand.scale_to_totals(villages, two.assign(total=["30", 9.0]), "total", issues=issues)
    assert scaled["people"].fillna(-1).tolist() == [30, -1, -1, 4]
    assert scaled["pop_60p"].fillna(-1).tolist() == [6, -1, -1, 1]
    assert reasons(issues) == ["total_not_spread", "people_missing"]
    assert issues[0]["feature_id"] == 1 and issues[1]["feature_id"] == "1, 2"
    issues = []
    kept = demand.scale_to_totals(villages, two.assign(total=[NAN, "1,000"]), "total", issues=issues)
    assert kept["people"].equals(villages["people"])
    assert reasons(issues) == ["total_missing", "total_not_spread", "people_missing"]


def test_no_people_field_is_said_once():
    issues = []
    demand.note_no_people(points((0, 0), (1, 1)), issues)
    demand.note_no_people(points((0, 0), people=[NAN]), issues)
    assert [str(one["detail"]) for one in issues] == [
        "No people field is recognised in DEMAND: give POPULATION_FIELD. People are missing for all rows."]


def test_totals_of_another_size_are_pointed_at(two):
    """The west's 10 people become 1,400, the east's 20 become 22."""
    villages = points((50, 50), (250, 50), people=[10.0, 20.0])
    issues = []
    demand.scale_to_totals(villages, two.assign(t=[1400.0, 22.0]), "t", issues=issues)
    assert reasons(issues) == ["unusual_factor"]
    told = str(issues[0]["detail"])
    assert told.startswith("t: the people of 1 townships are multiplied by less than 0.2 or more than 5")
    assert f"those of {two['name'].iloc[0]} by 140." in told
    issues = []
    demand.scale_to_totals(villages, two.assign(t=[2.0, 100.0]), "t", issues=issues)
    assert reasons(issues) == []


@pytest.mark.parametrize("codes", [["140581001", "140581002"], ["140581", "140581"]])
def test_codes_are_no_totals(two, codes):
    villages = points((50, 50), (250, 50), people=[10.0, 20.0])
    coded = two.assign(code=["140581001", "140581002"], t=[float(code) for code in codes])
    with pytest.raises(InputError, match=f"SCALE_FIELD: t holds codes .such as {codes[0]}."):
        demand.scale_to_totals(villages, coded, "t")
    with pytest.raises(InputError, match="holds codes"):
        demand.scale_to_totals(villages, two.assign(t=[140581001001.0, 140581002001.0]), "t")


def test_totals_need_their_field(two):
    with pytest.raises(InputError, match="no field census with the totals; it has: code, name, area_m2"):
        demand.scale_to_totals(points((0, 0), people=[1.0]), two, "census")
    with pytest.raises(InputError, match="TOWNSHIPS 1: the total in t is negative"):
        demand.scale_to_totals(points((0, 0), people=[1.0]), two.assign(t=[1, -1]), "t")
    with pytest.raises(InputError, match="TOWNSHIPS has no number in the field t:"):
        demand.scale_to_totals(points((0, 0), people=[1.0]), two.assign(t=["many", None]), "t")


people = st.one_of(st.just(NAN), st.floats(0, 1e6))
spot = st.tuples(st.integers(0, 400), st.integers(0, 400))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(spot, people), min_size=1, max_size=30), st.floats(1, 1e6), st.floats(1, 1e6))
def test_people_add_up_whatever_the_villages(rows, west, east):
    two = zones.prepare(frame([box(0, 0, 200, 400), box(200, 0, 400, 400)], code=["100", "200"]))
    villages = demand.from_points(points(*[place for place, _ in rows], people=[p for _, p in rows]))
    place = zones.assign(villages, two)
    assert place.notna().all()
    before = villages["people"].groupby(place).sum()
    assert before.sum() == pytest.approx(np.nansum([p for _, p in rows]))
    after = demand.scale_to_totals(villages, two.assign(t=[west, east]), "t")["people"]
    for township, total in ((0, west), (1, east)):
        if before.get(township, 0) > 1e-3:
            assert after[place == township].sum() == pytest.approx(total)
    assert (after.isna() == villages["people"].isna()).all()


def test_codes_that_repeat_are_noted_and_every_row_counts():
    issues = []
    found = demand.from_points(
        points((0, 0), (1, 0), (2, 0), (3, 0), code=["1", "1", "2", None], people=[1.0, 2.0, 3.0, 4.0]),
        issues=issues,
    )
    assert found["people"].sum() == 10.0
    assert reasons(issues) == ["repeated_code"]
    assert str(issues[0]["detail"]).startswith("2 rows share a code with another (1)")

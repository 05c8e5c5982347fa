"""Townships: repaired, measured, refused where people would count twice; points in the right one."""

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from county_gis_plugin.analysis import zones
from county_gis_plugin.analysis.errors import InputError

CRS = "EPSG:4526"
X, Y = 38_400_000.0, 3_960_000.0


def box(x0, y0, x1, y1):
    return shapely.box(X + x0, Y + y0, X + x1, Y + y1)


def frame(geometries, **columns):
    return gpd.GeoDataFrame(columns, geometry=list(geometries), crs=CRS)


def points(*xy, **columns):
    return frame([shapely.Point(X + x, Y + y) for x, y in xy], **columns)


#   y=2000 +---------+---------+
#          |  "101"  |  "100"  |      two townships of 1 km × 2 km, side by side;
#          |  id 0   |  id 1   |      the western one has the higher code
#       0  +---------+---------+
#          0       1000      2000
@pytest.fixture
def two():
    halves = [box(0, 0, 1000, 2000), box(1000, 0, 2000, 2000)]
    return frame(halves, code=["101", "100"], name=["西镇", "东镇"])


def test_areas_are_in_square_metres_and_columns_stay(two):
    prepared = zones.prepare(two.assign(people=[10, 20]))
    assert prepared["area_m2"].tolist() == pytest.approx([2e6, 2e6], abs=1e-6)
    assert prepared["people"].tolist() == [10, 20]
    assert "area_m2" not in two


def test_areas_do_not_depend_on_the_crs_of_the_input(two):
    degrees = zones.prepare(two.to_crs(4490))
    mercator = zones.prepare(two.to_crs(3857))
    # 4526 is 0.012 % too long here, 2 × 0.012 % too large
    assert degrees["area_m2"].tolist() == pytest.approx([2e6, 2e6], rel=3e-4)
    assert mercator["area_m2"].tolist() == pytest.approx(degrees["area_m2"].tolist(), rel=1e-6)
    assert degrees.crs == "EPSG:4490"


def test_ids_serve_where_codes_are_missing(two):
    prepared = zones.prepare(two[["geometry"]].set_index(pd.Index(["a", "b"])))
    assert prepared["code"].tolist() == ["a", "b"] and prepared["name"].tolist() == ["a", "b"]


def test_a_point_on_the_common_boundary_counts_for_the_lower_code(two):
    where = zones.assign(points((500, 500), (1500, 500), (1000, 500), (5000, 500)), zones.prepare(two))
    assert where.tolist()[:3] == [0, 1, 1]
    assert where.isna().tolist() == [False, False, False, True]


def test_missing_and_empty_points_are_outside(two):
    lost = frame([None, shapely.Point(), shapely.Point(X + 1, Y + 1)])
    assert zones.assign(lost, zones.prepare(two)).isna().tolist() == [True, True, False]


def test_points_of_another_crs_fall_into_the_same_townships(two):
    inside = points((500, 500), (1500, 500))
    assert zones.assign(inside.to_crs(4326), zones.prepare(two)).tolist() == [0, 1]


def test_text_ids_come_back_as_text(two):
    named = zones.prepare(two.set_index(pd.Index(["w", "e"])))
    assert zones.assign(points((500, 500), (9999, 0)), named).fillna("-").tolist() == ["w", "-"]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.integers(-2, 22), st.integers(-2, 22)), min_size=1, max_size=40), st.randoms())
def test_every_point_has_one_township_and_order_changes_nothing(places, random):
    two = frame([box(0, 0, 1000, 2000), box(1000, 0, 2000, 2000)], code=["101", "100"])
    prepared = zones.prepare(two)
    villages = points(*[(100 * x, 100 * y) for x, y in places])
    where = zones.assign(villages, prepared)
    # an independent route: by hand from the drawing
    expected = [
        (1 if 10 <= x <= 20 else 0) if 0 <= x <= 20 and 0 <= y <= 20 else None for x, y in places
    ]
    assert where.astype(object).where(where.notna(), None).tolist() == expected
    mixed = villages.sample(frac=1, random_state=random.randint(0, 99))
    assert zones.assign(mixed, prepared.iloc[::-1]).reindex(villages.index).equals(where)


def test_a_bow_tie_is_repaired_and_its_change_of_area_reported():
    #   (0,2) \/ (2,2)     signed areas of the two triangles cancel out: "area" 0,
    #   (0,0) /\ (2,0)     repaired 2 × 1 km²
    bow = shapely.Polygon([(X, Y), (X + 2000, Y + 2000), (X + 2000, Y), (X, Y + 2000)])
    issues = []
    prepared = zones.prepare(frame([bow], code=["100"]), issues=issues)
    assert prepared.geometry.is_valid.all()
    assert prepared["area_m2"].iloc[0] == pytest.approx(2e6)
    assert [i["reason"] for i in issues] == ["repaired"]
    assert "from 0.000 to 2.000 km²" in str(issues[0]["detail"])


def test_a_repair_that_changes_nothing_is_not_reported():
    spike = [(0, 0), (1000, 0), (2000, 0), (1000, 0), (1000, 1000), (0, 1000)]
    doubled = shapely.Polygon([(X + x, Y + y) for x, y in spike])
    issues = []
    prepared = zones.prepare(frame([doubled], code=["100"]), issues=issues)
    assert prepared.geometry.iloc[0].is_valid and prepared["area_m2"].iloc[0] == pytest.approx(1e6)
    assert issues == []


def test_slivers_and_narrow_gaps_are_measured_and_not_refused():
    #   west 0–1002, east 1000–2000 overlap by 2 m × 2 km = 4,000 m²
    townships = frame([box(0, 0, 1002, 2000), box(1000, 0, 2000, 2000)], code=["101", "100"])
    issues = []
    prepared = zones.prepare(townships, issues=issues)
    assert [i["reason"] for i in issues] == ["overlap"]
    assert "4000 m²" in str(issues[0]["detail"])
    assert zones.assign(points((1001, 5)), prepared).tolist() == [1]
    #   a gap of 10 m × 1 km, closed at both ends
    ring = shapely.difference(box(0, 0, 2000, 2000), box(995, 500, 1005, 1500))
    issues = []
    zones.prepare(frame([ring], code=["100"]), issues=issues)
    assert [i["reason"] for i in issues] == ["sliver"] and "10000 m²" in str(issues[0]["detail"])


def test_an_enclave_of_another_county_is_no_sliver():
    ring = shapely.difference(box(0, 0, 3000, 3000), box(1000, 1000, 2000, 2000))
    issues = []
    zones.prepare(frame([ring], code=["100"]), issues=issues)
    assert issues == []


def test_every_fault_is_named_at_once():
    townships = gpd.GeoDataFrame(
        {"code": ["1", "2", "2", "4"]},
        geometry=[None, box(0, 0, 1, 1), box(5, 5, 6, 6), shapely.Point(X, Y)], crs=CRS, index=[7, 8, 9, 10],
    )
    with pytest.raises(InputError) as caught:
        zones.prepare(townships)
    text = str(caught.value)
    assert "TOWNSHIPS 7: no geometry" in text
    assert "TOWNSHIPS 10: not a polygon" in text
    assert "TOWNSHIPS 8, 9: the code 2 is there 2 times" in text


def test_overlapping_townships_are_refused_by_name(two):
    two.loc[0, "geometry"] = box(0, 0, 1500, 2000)
    with pytest.raises(InputError, match=r"0 \(西镇\) and 1 \(东镇\) overlap by 1\.000 km²"):
        zones.prepare(two)


def test_no_townships_and_no_crs_get_their_sentence(two):
    with pytest.raises(InputError, match="TOWNSHIPS has no features"):
        zones.prepare(two.iloc[:0])
    with pytest.raises(InputError, match="TOWNSHIPS has no CRS"):
        zones.prepare(gpd.GeoDataFrame({"code": two["code"]}, geometry=two.geometry.to_numpy()))


def test_a_polygon_without_area_is_refused():
    line = shapely.Polygon([(X, Y), (X + 1000, Y), (X, Y)])
    with pytest.raises(InputError, match="nothing is left of it"):
        zones.prepare(frame([line], code=["100"]))


def test_town_is_the_built_up_area_or_a_class_that_begins_with_one():
    classes = ["111", "112", "121", "122", "123", "210", "220", None]
    villages = points(*[(100, 100)] * 7, (5000, 5000), **{"class": classes})
    assert zones.is_urban(villages).tolist() == [True] * 4 + [False] * 4
    numbers = villages.assign(**{"class": [111, 112, 121, 122, 123, 210, 220, np.nan]})
    assert zones.is_urban(numbers).tolist() == [True] * 4 + [False] * 4
    built = frame([box(4990, 4990, 5010, 5010), None]).to_crs(4490)
    assert zones.is_urban(villages, built).tolist() == [True] * 4 + [False] * 3 + [True]
    assert zones.is_urban(villages.drop(columns="class")).tolist() == [False] * 8
    assert zones.is_urban(villages, built.iloc[:0]).dtype == np.dtype(bool)

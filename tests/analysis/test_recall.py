"""What was made of the same frames lately: given again for equal content, never for any other."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import rasterio
import shapely
from rasterio.transform import from_origin

from county_gis_plugin.analysis import recall as module
from county_gis_plugin.analysis import zones
from county_gis_plugin.analysis.access.points import gather
from county_gis_plugin.analysis.demand import from_raster
from county_gis_plugin.analysis.recall import recall, recalled

CRS = "EPSG:4547"


@pytest.fixture(autouse=True)
def empty():
    recalled.clear()
    yield
    recalled.clear()


def townships(**columns: list) -> gpd.GeoDataFrame:
    """Draw two squares of 1 km side by side; they overlap by a strip of a metre."""
    squares = [shapely.box(500_000 + west, 3_400_000, 500_000 + east, 3_401_000)
               for west, east in ((0, 1_001), (1_000, 2_000))]
    return gpd.GeoDataFrame({"code": ["1", "2"], "name": ["a", "b"], **columns}, geometry=squares, crs=CRS)


def villages(count: int = 3, **columns: list) -> gpd.GeoDataFrame:
    places = [shapely.Point(500_500 + 500 * n, 3_400_500) for n in range(count)]
    table = {"people": [10.0 * n for n in range(count)], "name": list("uvwxyz"[:count]), **columns}
    return gpd.GeoDataFrame(table, geometry=places, crs=CRS)


def times_made(*asked: tuple[object, ...]) -> int:
    """Ask for something of each of the parts, and count how often it was made."""
    made = []
    for parts in asked:
        recall("a word", lambda: made.append(1) or np.zeros(1), *parts)
    return len(made)


def test_equal_content_is_made_once_and_another_word_again():
    assert times_made((villages(),), (villages(),)) == 1
    assert recall("another word", lambda: "made", villages()) == "made"


@pytest.mark.parametrize("change", [
    lambda frame: frame.assign(people=[0.0, 10.0, 20.5]),
    lambda frame: frame.assign(people=[0.0, 10.0, np.nan]),
    lambda frame: frame.assign(people=[0, 10, 20]),
    lambda frame: frame.assign(name=["u", "v", None]),
    lambda frame: frame.assign(name=["u", "v", "None"]),
    lambda frame: frame.rename(columns={"name": "title"}),
    lambda frame: frame.set_axis([0, 1, 3]),
    lambda frame: frame.set_axis(["0", "1", "2"]),
    lambda frame: frame.rename_axis("cell"),
    lambda frame: frame.set_crs("EPSG:4546", allow_override=True),
    lambda frame: frame.set_geometry(frame.translate(0.0001)),
    lambda frame: frame.set_geometry([frame.geometry[0], frame.geometry[2], None]),
    lambda frame: frame.set_geometry(frame.buffer(1)),
    lambda frame: frame[::-1],
    lambda frame: frame[:2],
])
def test_any_change_of_a_frame_is_another_content(change):
    assert times_made((villages(),), (change(villages()),)) == 2


def test_parts_stand_in_their_order_and_none_is_one():
    one, other = villages(), villages(2)
    assert times_made((one, other), (other, one), (one, None), (None, one), (one,)) == 5


def test_polygons_with_the_same_corners_and_other_rings_differ():
    outer, inner = shapely.box(0, 0, 9, 9), shapely.box(3, 3, 6, 6)
    hole = shapely.Polygon(outer.exterior.coords, [inner.exterior.coords])
    both = shapely.MultiPolygon([outer, inner])
    frames = [gpd.GeoDataFrame(geometry=[shape], crs=CRS) for shape in (hole, both)]
    assert times_made(*((frame,) for frame in frames)) == 2


def test_what_cannot_be_told_as_a_whole_is_made_each_time():
    second = villages().assign(other=villages().geometry)
    assert times_made((second,), (second,)) == 2 and len(recalled) == 0


def test_townships_are_prepared_once_and_what_was_odd_is_said_each_time(monkeypatch):
    first, again = [], []
    fresh = zones.prepare(townships(), issues=first)
    monkeypatch.setattr(zones, "_prepared", None)  # it would be called in vain
    recalled_one = zones.prepare(townships(), issues=again)
    pd.testing.assert_frame_equal(fresh, recalled_one)
    assert first == again and [row["reason"] for row in first] == ["overlap"]


def test_nobody_changes_what_others_are_given():
    first = zones.prepare(townships())
    first.loc[0, "name"] = "changed"
    first["people"] = 1.0
    assert list(zones.prepare(townships())["name"]) == ["a", "b"]
    points = gather(villages(), None, zones.prepare(townships()), None)
    points.loc[0, "people"] = -1.0
    assert gather(villages(), None, zones.prepare(townships()), None)["people"].tolist() == [0.0, 10.0, 20.0]


def test_points_are_gathered_anew_where_the_built_up_land_has_changed():
    town = gpd.GeoDataFrame(geometry=[shapely.box(500_400, 3_400_400, 500_600, 3_400_600)], crs=CRS)
    places = zones.prepare(townships())
    found = [gather(villages(), None, places, land)["area_class"].tolist() for land in (None, town, None)]
    assert found == [["rural"] * 3, ["urban", "rural", "rural"], ["rural"] * 3]


def test_many_places_find_the_same_townships_as_each_by_itself(monkeypatch):
    rng = np.random.default_rng(7)
    xy = rng.uniform((499_000, 3_399_000), (503_000, 3_402_000), (500, 2))
    places = zones.prepare(townships())
    alone = zones.rows_at(xy, places)
    monkeypatch.setattr(zones, "MANY", 1)
    for _ in range(2):
        assert zones.rows_at(xy, places).tolist() == alone.tolist()
    with pytest.raises(ValueError, match="read-only"):
        zones.rows_at(xy, places)[0] = 1


def test_cells_are_those_of_the_raster_as_it_is_now(tmp_path):
    """Four cells of 500 m in the west of the first square; the file is written anew under the same name."""
    path, places = tmp_path / "people.tif", zones.prepare(townships())

    def read(*people: int) -> list[float]:
        grid = np.array(people, dtype="int32").reshape(2, 2)
        about = {"driver": "GTiff", "width": 2, "height": 2, "count": 1, "dtype": "int32", "crs": CRS}
        with rasterio.open(path, "w", transform=from_origin(500_000, 3_401_000, 500, 500), **about) as file:
            file.write(grid, 1)
        cells = from_raster(path, townships=places)
        found = cells["people"].tolist()
        cells["people"] = -1.0  # nobody else is given this
        return found

    assert [read(1, 2, 3, 4), read(1, 2, 3, 4), read(1, 2, 3, 5), read(0, 2, 3, 4)] == [
        [1, 2, 3, 4], [1, 2, 3, 4], [1, 2, 3, 5], [2, 3, 4]]


def test_memory_is_bounded(monkeypatch):
    monkeypatch.setattr(recalled, "most_bytes", 3_000)
    for number in range(5):
        recall("zeros", lambda: np.zeros(125), number)  # 1,000 bytes each
    assert len(recalled) == 3 and recalled.size == 3_000
    assert module._bytes_of((np.zeros(125), villages())) > 1_000

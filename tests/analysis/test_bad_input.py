"""Bad input gets its sentence: which input, what was found, what to do. Nothing is made up instead."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from shapely import LineString, Point, Polygon, box

from county_gis_plugin.analysis import demand, zones
from county_gis_plugin.analysis.errors import CrsError, InputError
from county_gis_plugin.analysis.network import build_network, cost_matrix, nearest, service_areas
from county_gis_plugin.analysis.network.service_areas import service_area_search

CRS = "EPSG:4547"
X0, Y0 = 500_000.0, 4_000_000.0


def frame(*geometries, crs=CRS, index=None, **columns):
    return gpd.GeoDataFrame(columns, geometry=list(geometries), crs=crs, index=index)


def line(*xy):
    return LineString([(X0 + x, Y0 + y) for x, y in xy])


def point(x, y):
    return Point(X0 + x, Y0 + y)


def square(x, y, size=100.0):
    return box(X0 + x, Y0 + y, X0 + x + size, Y0 + y + size)


def two_townships(first, second, codes=("140581001", "140581002")):
    return frame(first, second, code=list(codes), name=["甲镇", "乙镇"], index=["t1", "t2"])


ROADS = frame(line((0, 0), (500, 0)), line((500, 0), (1000, 0)), oneway=["no", "no"])
FACILITIES = frame(point(0, 0), index=["f"])
DEMAND = frame(point(400, 0), index=["d"])


def sentence(call, *words, error=InputError):
    """Run a call that must fail, and look for the words in its sentences."""
    with pytest.raises(error) as caught:
        call()
    text = str(caught.value)
    for word in words:
        assert word in text, f"{word!r} is not in: {text}"
    assert "Traceback" not in text and "\n\n" not in text
    return text


# ---------------------------------------------------------------------- roads


def test_no_roads():
    sentence(lambda: build_network(ROADS.iloc[:0]), "ROADS", "no lines")


def test_roads_without_any_geometry():
    sentence(lambda: build_network(frame(None, LineString())), "ROADS", "no lines")


def test_roads_without_any_length():
    sentence(lambda: build_network(frame(line((3, 3), (3, 3)))), "ROADS", "length")


def test_points_where_roads_should_be():
    sentence(lambda: build_network(FACILITIES), "ROADS", "point", "line layer")


def test_no_road_is_open_to_the_mode():
    motorway = frame(line((0, 0), (500, 0)), highway=["motorway"])
    sentence(lambda: build_network(motorway, mode="walk"), "ROADS", "walk")


def test_missing_fields_are_named_all_at_once():
    call = lambda: build_network(  # noqa: E731
        ROADS, mode="drive", direction_field="richtung", speed_field="tempo", level_field="ebene"
    )
    text = sentence(call, "ROADS", "richtung", "tempo", "ebene", "oneway")
    assert len(text.splitlines()) == 3


@pytest.mark.parametrize("tolerance", [-0.1, np.nan, 1e6])
def test_a_tolerance_that_cannot_be(tolerance):
    sentence(lambda: build_network(ROADS, tolerance_m=tolerance), "TOLERANCE")


@pytest.mark.parametrize("speed", [0.0, -5.0, np.nan, 3000.0])
def test_a_default_speed_that_cannot_be(speed):
    roads = ROADS.assign(speed=30.0)
    call = lambda: build_network(roads, mode="drive", speed_field="speed", default_speed_kmh=speed)  # noqa: E731
    sentence(call, "DEFAULT_SPEED", "km/h")


def test_an_unknown_mode():
    sentence(lambda: build_network(ROADS, mode="fly"), "MODE", "fly", "walk")


def test_repeated_road_ids():
    repeated = frame(line((0, 0), (1, 0)), line((1, 0), (2, 0)), index=[7, 7])
    sentence(lambda: build_network(repeated), "ROADS", "7")


# ---------------------------------------------------------------------- CRS


def test_crs_missing():
    sentence(lambda: build_network(ROADS.set_crs(None, allow_override=True)), "ROADS", error=CrsError)


@pytest.mark.parametrize("which", ["facilities", "demand"])
def test_crs_missing_at_the_points(which):
    network = build_network(ROADS)
    layers = {"facilities": FACILITIES, "demand": DEMAND}
    layers[which] = layers[which].set_crs(None, allow_override=True)
    sentence(lambda: nearest(network, **layers), which.upper(), error=CrsError)


@pytest.mark.parametrize("crs", ["EPSG:4490", "EPSG:4326", "EPSG:4214"])
def test_geographic_crs_is_measured_in_metres(crs):
    found = nearest(build_network(ROADS.to_crs(crs)), FACILITIES.to_crs(crs), DEMAND.to_crs(crs))
    assert found["total_cost"].tolist() == pytest.approx([400.0], abs=0.05)


def test_crs_in_feet_is_measured_in_metres():
    # State plane of Tennessee in US survey feet: 1000 ft are 304.80 m.
    east, north = 1_738_000.0, 660_000.0
    roads = gpd.GeoDataFrame(geometry=[LineString([(east, north), (east + 2000, north)])], crs="EPSG:2274")
    ends = [frame(Point(east + x, north), index=[x], crs="EPSG:2274") for x in (0, 1000)]
    assert nearest(build_network(roads), *ends)["total_cost"].tolist() == pytest.approx([304.80], abs=0.05)


def test_latitude_and_longitude_swapped():
    # 35.8 north, 112.9 east, written the other way round: there is no latitude of 112.9 degrees.
    swapped = frame(LineString([(35.8, 112.9), (35.81, 112.91)]), crs="EPSG:4490")
    sentence(lambda: build_network(swapped), "ROADS", "latitude", error=CrsError)


def test_swapped_points_are_off_the_network_or_refused():
    """Points at the wrong end of the world are never served."""
    network = build_network(ROADS.to_crs(4490))
    right = DEMAND.to_crs(4490).geometry.iloc[0]
    swapped = frame(Point(right.y, right.x), index=["d"], crs="EPSG:4490")
    try:
        found = nearest(network, FACILITIES, swapped)
    except InputError as error:
        assert "latitude" in str(error)
    else:
        assert found["reason"].isin(["off_network", "no_geometry"]).all()
        assert found["total_cost"].isna().all()


# ---------------------------------------------------------------------- points


def test_empty_facilities():
    network = build_network(ROADS)
    sentence(lambda: nearest(network, FACILITIES.iloc[:0], DEMAND), "FACILITIES")
    sentence(lambda: service_areas(network, FACILITIES.iloc[:0], [100.0]), "FACILITIES")


def test_no_demand_rows_give_no_result_rows():
    """An empty layer is refused where people are read; the search itself answers nothing with nothing."""
    found = nearest(build_network(ROADS), FACILITIES, DEMAND.iloc[:0])
    assert found.empty and "reason" in found.columns
    sentence(lambda: demand.from_points(DEMAND.iloc[:0]), "DEMAND", "no features")


def test_all_facilities_off_the_network():
    network = build_network(ROADS)
    far = frame(point(0, 5000), point(0, 9000), index=["east", "west"])
    for call in (
        lambda: nearest(network, far, DEMAND, max_snap_m=1000),
        lambda: service_areas(network, far, [100.0], max_snap_m=1000),
    ):
        sentence(call, "FACILITIES", "1000 m", "coordinate reference system", "MAX_SNAP")


def test_all_demand_off_the_network_is_told_row_by_row():
    far = frame(point(0, 5000), None, index=["far", "nowhere"])
    found = nearest(build_network(ROADS), FACILITIES, far)
    assert found["reason"].to_dict() == {"far": "off_network", "nowhere": "no_geometry"}
    assert found["total_cost"].isna().all()


def test_lines_where_facilities_should_be():
    sentence(lambda: nearest(build_network(ROADS), ROADS, DEMAND), "FACILITIES", "point")


@pytest.mark.parametrize("which", ["facilities", "demand"])
def test_repeated_point_ids(which):
    layers = {"facilities": FACILITIES, "demand": DEMAND}
    layers[which] = frame(point(1, 0), point(2, 0), index=["twin", "twin"])
    sentence(lambda: nearest(build_network(ROADS), **layers), which.upper(), "twin")


# ---------------------------------------------------------------------- numbers


@pytest.mark.parametrize("cutoff", [-1.0, 0.0, np.nan])
def test_a_cutoff_that_cannot_be(cutoff):
    network = build_network(ROADS)
    sentence(lambda: nearest(network, FACILITIES, DEMAND, cutoff=cutoff), "0")
    sentence(lambda: cost_matrix(network, DEMAND, FACILITIES, cutoff=cutoff), "0")


@pytest.mark.parametrize("limit", [-1.0, np.nan])
def test_a_snap_limit_that_cannot_be(limit):
    network = build_network(ROADS)
    for call in (
        lambda: nearest(network, FACILITIES, DEMAND, max_snap_m=limit),
        lambda: cost_matrix(network, DEMAND, FACILITIES, max_snap_m=limit),
        lambda: service_areas(network, FACILITIES, [100.0], max_snap_m=limit),
    ):
        sentence(call, "MAX_SNAP")


@pytest.mark.parametrize("breaks", [[], [-100.0], [0.0], [100.0, np.nan]])
def test_breaks_that_cannot_be(breaks):
    network = build_network(ROADS)
    for kind in ("lines", "polygons"):
        sentence(lambda kind=kind: service_areas(network, FACILITIES, breaks, kind=kind), "BREAKS")


def test_k_that_cannot_be():
    network = build_network(ROADS)
    for k in (0, -1):
        sentence(lambda k=k: nearest(network, FACILITIES, DEMAND, k=k), "1")


def test_facilities_without_a_break_of_their_own_are_listed_and_the_others_kept():
    roads = gpd.GeoDataFrame(geometry=[LineString([(500_000, 0), (501_000, 0)])], crs=4547)
    places = [Point(500_000 + 500 * i, 0) for i in range(3)]
    facilities = gpd.GeoDataFrame({"reach": ["100", None, "abc"]}, geometry=places, index=[7, 8, 9], crs=4547)
    found = service_area_search(build_network(roads), facilities, [], break_field="reach")
    assert found.frame[["facility_id", "break_cost", "length_m"]].to_numpy().tolist() == [[7, 100, 100]]
    assert found.skipped[["feature_id", "reason"]].to_numpy().tolist() == [[8, "no_break"], [9, "no_break"]]
    with pytest.raises(InputError, match="the field “reach” holds no break above 0"):
        service_areas(build_network(roads), facilities.loc[[8, 9]], [], break_field="reach")


@pytest.mark.parametrize(
    "option", [{"direction": "sideways"}, {"kind": "hexagons"}, {"overlap": "mixed"}, {"break_field": "nix"}]
)
def test_words_that_are_not_known(option):
    network = build_network(ROADS)
    sentence(lambda: service_areas(network, FACILITIES, [100.0], **option), *option.values())


# ---------------------------------------------------------------------- people and townships


def test_missing_people_stay_missing():
    villages = frame(point(0, 0), point(10, 0), point(20, 0), people=[120.0, np.nan, 0.0])
    people = demand.from_points(villages)["people"]
    assert people.isna().tolist() == [False, True, False]
    assert people.sum() == 120.0


def test_negative_people_are_named_and_count_as_missing():
    villages = frame(point(0, 0), point(10, 0), people=[120.0, -4.0], index=["a", "b17"])
    issues = []
    people = demand.from_points(villages, issues=issues)["people"]
    assert people["a"] == 120.0
    assert pd.isna(people["b17"])
    (found,) = issues
    assert (found["input"], found["feature_id"], found["reason"]) == ("DEMAND", "b17", "negative")


def test_an_invalid_township_is_repaired_and_named():
    # A bow tie: two triangles of 100 m · 50 m / 2.
    bow_tie = Polygon([(X0, Y0), (X0 + 100, Y0 + 100), (X0 + 100, Y0), (X0, Y0 + 100)])
    issues = []
    prepared = zones.prepare(two_townships(bow_tie, square(300, 0)), issues=issues)
    assert prepared.is_valid.all()
    assert prepared["area_m2"].tolist() == pytest.approx([5000.0, 10_000.0])
    (found,) = issues
    assert (found["input"], found["feature_id"], found["reason"]) == ("TOWNSHIPS", "t1", "repaired")


def test_a_township_of_which_nothing_is_left_is_named():
    flat = Polygon([(X0, Y0), (X0 + 100, Y0), (X0 + 50, Y0)])
    sentence(lambda: zones.prepare(two_townships(flat, square(300, 0))), "TOWNSHIPS", "t1", "invalid")


def test_overlapping_townships_are_named():
    townships = two_townships(square(0, 0), square(50, 0))
    sentence(lambda: zones.prepare(townships), "TOWNSHIPS", "t1", "t2", "overlap")


def test_neighbours_that_only_touch_are_fine():
    townships = two_townships(square(0, 0), square(100, 0))
    assert zones.prepare(townships)["area_m2"].tolist() == pytest.approx([10_000.0, 10_000.0])


def test_repeated_township_codes_are_named():
    townships = two_townships(square(0, 0), square(200, 0), codes=["140581001"] * 2)
    sentence(lambda: zones.prepare(townships), "TOWNSHIPS", "140581001")


def test_townships_with_another_geometry_are_refused():
    points = two_townships(point(0, 0), point(5, 5))
    sentence(lambda: zones.prepare(points), "TOWNSHIPS", "polygon")


def test_a_point_outside_all_townships_belongs_to_none():
    townships = zones.prepare(two_townships(square(0, 0), square(100, 0)))
    places = frame(point(50, 50), point(150, 50), point(100, 50), point(999, 50))
    assigned = zones.assign(places, townships)
    # On a boundary the lower code.
    assert assigned.iloc[:3].tolist() == ["t1", "t2", "t1"]
    assert pd.isna(assigned.iloc[3])

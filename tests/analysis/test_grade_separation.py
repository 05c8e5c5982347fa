"""Lines that cross are joined on request, but never a bridge or tunnel with what it passes."""

from __future__ import annotations

import geopandas as gpd
import pytest
from shapely import LineString, Point

from county_gis_plugin.analysis.network import build_network, nearest

E, N = 500_000.0, 3_900_000.0
# 0,0 ────────┼──────── 2000,0      the second road runs north-south through (1000, 0),
#           second                  drawn without a vertex there
GROUND = LineString([(E, N), (E + 2000, N)])
SECOND = LineString([(E + 1000, N - 1000), (E + 1000, N + 1000)])
# Three streets elsewhere, so that most roads lie on the ground.
STREETS = [LineString([(E + 50 * i, N - 3000), (E + 50 * i, N - 2900)]) for i in range(3)]


def reason(attributes: dict, lines=(GROUND, SECOND), ground=None, **options) -> str:
    columns = {name: [*pair, *[ground] * len(STREETS)] for name, pair in attributes.items()}
    roads = gpd.GeoDataFrame(columns, geometry=[*lines, *STREETS], crs=4547)
    place = [gpd.GeoDataFrame(geometry=[Point(E + x, N + y)], crs=4547) for x, y in ((0, 0), (1000, 900))]
    return nearest(build_network(roads, node_crossings=True, **options), *place)["reason"].item()


@pytest.mark.parametrize(
    ("field", "first", "second"),
    [
        ("bridge", "no", "yes"),
        ("bridge", None, "viaduct"),
        ("bridge", "F", "T"),
        ("bridge", 0, 1),
        ("桥梁", "否", "是"),
        ("是否桥梁", "无", "漳河大桥"),
        ("桥", None, "桥"),
        ("tunnel", None, "yes"),
        ("隧道", "否", "是"),
        ("layer", None, "1"),
        ("layer", 0, -1),
        ("level", 0.0, 1.0),
        ("层级", None, 1),
    ],
)
def test_a_road_above_or_below_is_not_joined_where_lines_cross(field, first, second):
    assert reason({field: (first, second)}) == "unconnected"


@pytest.mark.parametrize(
    ("field", "first", "second"),
    [
        ("bridge", "no", None),
        ("bridge", "yes", "yes"),
        ("layer", "roads_2019", "roads_2020"),
        ("name", "a", "b"),
    ],
)
def test_roads_on_the_same_ground_are_joined(field, first, second):
    assert reason({field: (first, second)}) == "served"


def test_a_class_of_road_called_level_is_no_height():
    assert reason({"level": (3, 4)}, ground=4) == "served"


def test_a_level_that_was_chosen_and_a_bridge_both_part():
    assert reason({"z": (0, 1), "bridge": (None, None)}, level_field="z") == "unconnected"
    assert reason({"z": (0, 0), "bridge": (None, "yes")}, level_field="z") == "unconnected"


def test_a_bridge_still_meets_the_road_at_its_foot():
    """The bridge ends on the ground road, at a vertex of it or on the inside of it."""
    bridge = LineString([(E + 1000, N), (E + 1000, N + 1000)])
    assert reason({"bridge": (None, "yes")}, (GROUND, bridge)) == "served"
    shared = LineString([(E, N), (E + 1000, N), (E + 2000, N)])
    assert reason({"bridge": (None, "yes")}, (shared, bridge)) == "served"
    assert reason({"bridge": (None, "yes")}, (shared, SECOND), tolerance_m=0.0) == "unconnected"


def test_the_log_counts_the_crossings_left_apart():
    roads = gpd.GeoDataFrame({"bridge": [None, "yes"]}, geometry=[GROUND, SECOND], crs=4547)
    counts = build_network(roads, node_crossings=True).counts
    assert (counts["crossings_noded"], counts["crossings_apart"]) == (0, 1)

"""Networks and snapped points of former runs: taken again for the same content, never for another."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from county_gis_plugin.analysis.network.build import build_network, built_networks
from county_gis_plugin.analysis.network.cache import Kept, digest
from county_gis_plugin.analysis.network.paths import nearest
from county_gis_plugin.analysis.network.snapping import snap
from county_gis_plugin.analysis.progress import Progress

CRS = "EPSG:4547"
X, Y = 500_000.0, 3_400_000.0
TAKEN = "Network taken from the previous run: the roads and options are the same."


@pytest.fixture(autouse=True)
def empty():
    built_networks.clear()
    yield
    built_networks.clear()


def roads(**columns: list) -> gpd.GeoDataFrame:
    """Draw a cross: (0, 0)–(100, 0)–(200, 0), and a side road (100, 0)–(100, 80)."""
    lines = [[(0, 0), (100, 0)], [(100, 0), (200, 0)], [(100, 0), (100, 80)]]
    drawn = [shapely.LineString(np.array(line) + (X, Y)) for line in lines]
    table = {"highway": ["primary"] * 3, "oneway": ["yes", "no", "no"], "maxspeed": [60, 60, 30],
             "layer": [0, 0, 0], "remark": list("abc"), **columns}
    return gpd.GeoDataFrame(table, geometry=drawn, crs=CRS, index=[11, 12, 13])


def points(*places: tuple[float, float]) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame(geometry=[shapely.Point(X + x, Y + y) for x, y in places], crs=CRS)


OPTIONS = {"mode": "drive", "tolerance_m": 0.5, "direction_field": "oneway", "speed_field": "maxspeed",
           "level_field": "layer"}


def told(**options: object) -> tuple[object, list[str]]:
    """Build, and give the network and what the log says."""
    log: list[str] = []

    class Listening(Progress):
        def info(self, text: object) -> None:
            log.append(str(text))

    return build_network(roads(), progress=Listening(), **{**OPTIONS, **options}), log


def test_the_same_data_and_options_give_the_same_network_and_say_so():
    first, log = told()
    again, log_again = told()
    assert again is first
    assert TAKEN not in log and TAKEN in log_again
    assert log == [line for line in log_again if line != TAKEN]


@pytest.mark.parametrize("change", [
    {"oneway": ["no", "no", "no"]}, {"maxspeed": [60, 60, 31]}, {"layer": [0, 0, 1]},
    {"highway": ["primary", "primary", "footway"]}, {"access": [None, None, "private"]},
])
def test_a_change_of_an_attribute_that_is_read_gives_another_network(change):
    first = build_network(roads(), **OPTIONS)
    assert build_network(roads(**change), **OPTIONS) is not first


def test_an_attribute_that_is_not_read_changes_nothing():
    first = build_network(roads(), **OPTIONS)
    assert build_network(roads(remark=list("xyz")), **OPTIONS) is first


@pytest.mark.parametrize("change", [
    {"mode": "distance", "speed_field": None}, {"mode": "walk"}, {"tolerance_m": 0.6},
    {"direction_field": None}, {"direction_values": ("no", "back", "yes")}, {"speed_field": None},
    {"level_field": None, "direction_field": None}, {"node_crossings": True}, {"profile": "walk"},
])
def test_a_change_of_an_option_gives_another_network(change):
    first = build_network(roads(), **OPTIONS)
    assert build_network(roads(), **{**OPTIONS, **change}) is not first


def test_a_millimetre_an_id_or_another_crs_gives_another_network():
    first = build_network(roads(), **OPTIONS)
    moved = roads()
    moved.geometry = [shapely.LineString([(X, Y), (X + 100, Y + 0.001)]), *moved.geometry[1:]]
    for other in (moved, roads().set_axis([11, 12, 14]), roads().set_crs("EPSG:4546", allow_override=True)):
        assert build_network(other, **OPTIONS) is not first


def test_nobody_writes_into_a_network_that_others_share():
    network = build_network(roads(), **OPTIONS)
    for values in (network.cost, network.edge_forward, network.xy, network.node_xy):
        with pytest.raises(ValueError, match="read-only"):
            values[0] = 0.0


def test_results_on_a_network_from_a_former_run_are_the_same():
    villages, stations = points((150, 5), (100, 70), (190, 4)), points((20, 0))
    fresh = nearest(build_network(roads(), **OPTIONS), stations, villages, direction="from_facility")
    again = nearest(build_network(roads(), **OPTIONS), stations, villages, direction="from_facility")
    pd.testing.assert_frame_equal(fresh, again)
    # From (20, 0): 130, 80 + 70, and 170 m of road, at 60 km/h, the side road at 30.
    assert fresh["network_cost"].tolist() == pytest.approx([130 * 0.06, 80 * 0.06 + 70 * 0.12, 170 * 0.06])


def test_points_are_snapped_once_and_carry_the_ids_that_they_came_with():
    network = build_network(roads(), **OPTIONS)
    first = snap(network, points((30, 5), (100, 95)))
    again = snap(network, points((30, 5), (100, 95)).set_axis(["a", "b"]))
    assert again.edge is first.edge
    assert list(again.index) == ["a", "b"] and list(first.index) == [0, 1]
    assert first.access_m.tolist() == pytest.approx([5.0, 15.0])


def test_other_points_limits_directions_and_barriers_are_snapped_anew():
    network = build_network(roads(), **OPTIONS)
    at = points((30, 5), (100, 95))
    first = snap(network, at)
    wall = gpd.GeoDataFrame(geometry=[shapely.LineString([(X + 90, Y + 90), (X + 110, Y + 90)])], crs=CRS)
    assert snap(network, points((30, 5), (100, 96))).access_m.tolist() == pytest.approx([5.0, 16.0])
    assert snap(network, at, max_snap_m=10.0).edge.tolist()[1] == -1
    assert snap(network, at, barriers=wall).edge.tolist()[1] == -1
    # Nothing leads to the one-way road: trips can begin on it, not end.
    assert snap(network, at, leaving=False).edge[0] != first.edge[0]


def test_what_was_used_least_recently_goes_when_the_bound_is_reached():
    kept: Kept[str] = Kept(10, len)
    kept.put(b"a", "xxxx")
    kept.put(b"b", "xxxx")
    assert kept.get(b"a") == "xxxx"  # so b is the older one
    kept.put(b"c", "xxxx")
    assert (kept.get(b"a"), kept.get(b"b"), kept.get(b"c")) == ("xxxx", None, "xxxx")
    assert kept.size == 8


def test_a_value_larger_than_the_bound_is_kept_alone_until_the_next():
    kept: Kept[str] = Kept(10, len)
    kept.put(b"a", "xxxx")
    kept.put(b"b", "x" * 11)
    assert (kept.get(b"a"), len(kept)) == (None, 1)
    kept.put(b"c", "x")
    assert (kept.get(b"b"), kept.get(b"c")) == (None, "x")


def test_networks_beyond_the_bound_are_let_go_of(monkeypatch):
    first = build_network(roads(), tolerance_m=0.5)
    monkeypatch.setattr(built_networks, "most_bytes", int(first.n_bytes * 2.5))
    for tolerance_m in (0.6, 0.7, 0.8):
        build_network(roads(), tolerance_m=tolerance_m)
    assert built_networks.size <= built_networks.most_bytes and len(built_networks) == 2
    assert build_network(roads(), tolerance_m=0.5) is not first


def test_threads_may_build_at_once():
    modes = ["distance", "walk", "ebike", "drive"] * 8
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda mode: build_network(roads(), mode=mode).edge_cost.tolist(), modes))
    built_networks.clear()
    for mode, cost in zip(modes, found):
        assert cost == build_network(roads(), mode=mode).edge_cost.tolist()


def test_digests_tell_content_type_and_order():
    parts = [
        (np.array([1, 2]),), (np.array([2, 1]),), (np.array([1.0, 2.0]),), (np.array([1]), np.array([2])),
        (np.array([1, 2], dtype=object),), (np.array(["1", "2"], dtype=object),), (pd.Index([1, 2]),),
        (pd.DataFrame({"a": [1, 2]}),), (pd.DataFrame({"b": [1, 2]}),), (pd.DataFrame({"a": ["1", "2"]}),),
        (pd.DataFrame({"a": [1.0, np.nan]}),), (pd.DataFrame({"a": [None, "1"]}),),
        (pd.DataFrame({"a": ["None", "1"]}),), (pd.DataFrame({"a": pd.to_datetime(["2026-01-01"] * 2)}),),
        ("12",), ("1", "2"), (None,), (),
    ]
    assert len({digest(*some) for some in parts}) == len(parts)
    assert digest(np.arange(6)[::2]) == digest(np.array([0, 2, 4]))


@pytest.mark.parametrize("mode", ["distance", "walk", "ebike", "drive"])
@pytest.mark.parametrize("gap_m", [0.0, 0.4])
def test_a_network_that_shares_its_shape_is_the_one_that_is_built_anew(mode, gap_m):
    drawn = roads()
    drawn.geometry = [*drawn.geometry[:2], shapely.LineString([(X + 100, Y + gap_m), (X + 100, Y + 80)])]
    options = {"tolerance_m": 0.5, "level_field": "layer"}
    alone = build_network(drawn, mode=mode, **options)
    built_networks.clear()
    other = build_network(drawn, mode="drive" if mode == "distance" else "distance", **options)
    shared = build_network(drawn, mode=mode, **options)
    assert shared.xy is other.xy and shared.lines() is other.lines()
    assert (shared.counts, shared.unit, shared.max_speed) == (alone.counts, alone.unit, alone.max_speed)
    for name in ("length_m", "cost", "edge_forward", "edge_backward", "components", "vertex_line"):
        np.testing.assert_array_equal(getattr(shared, name), getattr(alone, name))


def test_of_doubled_roads_each_mode_takes_its_own_quickest():
    """Both lie on (0, 0)–(100, 0): a quick road and a slow one, drawn twice."""
    line = shapely.LineString([(X, Y), (X + 100, Y)])
    table = {"highway": ["residential", "primary"], "maxspeed": [30, 60]}
    twice = gpd.GeoDataFrame(table, geometry=[line, line], crs=CRS)
    plain = build_network(twice)
    drive = build_network(twice, mode="drive", speed_field="maxspeed")
    assert drive.edge_cost.tolist() == pytest.approx([6.0])
    # They are drawn alike all the same: what was snapped to one is snapped to the other.
    assert plain.vertex_line.tolist() == [0, 0] and drive.vertex_line.tolist() == [1, 1]
    assert drive.lines() is plain.lines()
    assert snap(drive, points((30, 5))).edge is snap(plain, points((30, 5))).edge


def test_what_is_drawn_is_not_shared_where_another_of_doubled_roads_stays():
    """Both join the same ends within the tolerance; the quick one is longer by 0.2 mm."""
    lines = [shapely.LineString([(X, Y + up), (X + 100, Y)]) for up in (0.0, 0.2)]
    table = {"highway": ["residential", "primary"], "maxspeed": [30, 60]}
    twice = gpd.GeoDataFrame(table, geometry=lines, crs=CRS)
    plain = build_network(twice, tolerance_m=0.5)
    drive = build_network(twice, tolerance_m=0.5, mode="drive", speed_field="maxspeed")
    assert plain.counts["doubled_segments"] == drive.counts["doubled_segments"] == 1
    assert drive.total_length_m - plain.total_length_m == pytest.approx(0.0002, rel=1e-3)
    assert drive.drawn is not plain.drawn

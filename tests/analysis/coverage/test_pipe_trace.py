"""Trace pipes drawn in ASCII, with numbers that a reader can check by hand."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import dijkstra

from county_gis_plugin.analysis.coverage.pipe_trace import trace_pipes
from tests.analysis.random_networks import examples

CRS = "EPSG:4547"
X0, Y0 = 500_000.0, 4_000_000.0


def pipes(lines: dict, flow: int | dict = 0) -> gpd.GeoDataFrame:
    """Make pipes from ``{id: [(x, y), …]}`` in metres from (500000, 4000000)."""
    geometry = [None if xy is None else shapely.LineString(np.add(xy, (X0, Y0))) for xy in lines.values()]
    flows = [flow[name] if isinstance(flow, dict) else flow for name in lines]
    return gpd.GeoDataFrame({"flow": flows}, geometry=geometry, index=list(lines), crs=CRS)


def points(places: dict) -> gpd.GeoDataFrame:
    geometry = [shapely.Point(X0 + x, Y0 + y) for x, y in places.values()]
    return gpd.GeoDataFrame(geometry=geometry, index=list(places), crs=CRS)


def by_pipe(trace):
    return trace.sections.set_index("pipe_id").sort_index()


def test_a_closed_valve_cuts_a_pipe_and_an_island_is_isolated():
    """Draw 100 m pipes; the valve V stands in the middle of c, e hangs on nothing.

    ::

        S==a==+==b==+==c=V==+==d==      e====
                    |
                    f (50 m)
    """
    lines = {
        "a": [(0, 0), (100, 0)], "b": [(100, 0), (200, 0)], "c": [(200, 0), (300, 0)],
        "d": [(300, 0), (400, 0)], "e": [(600, 0), (700, 0)], "f": [(200, 0), (200, -50)],
    }
    found = trace_pipes(pipes(lines), points({"S": (0, 5)}), closed_valves=points({"V": (250, 0.2)}))
    sections = by_pipe(found)
    assert sections.loc[["a", "b", "f"], "reason"].tolist() == ["connected"] * 3
    assert sections.loc[["a", "b", "f"], "distance_from_source_m"].tolist() == [0.0, 100.0, 200.0]
    assert sections.loc[["a", "b", "f"], "source_id"].tolist() == ["S"] * 3
    reached = sections.loc["c"].set_index("reason")
    assert reached.loc["connected", "geometry"].length == pytest.approx(50.0)
    assert reached.loc["cut_off", "geometry"].length == pytest.approx(50.0)
    assert reached.loc["connected", "distance_from_source_m"] == 200.0
    assert sections.loc["d", "reason"] == "cut_off"
    assert sections.loc["e", "reason"] == "isolated"
    assert np.isnan(sections.loc["e", "distance_from_source_m"]) and sections.loc["e", "source_id"] is None
    assert sections.loc["e", "part"] == 2
    assert found.sources.loc["S", "distance_m"] == 5.0


def test_a_missing_link_breaks_and_small_gaps_between_cad_fragments_do_not():
    """Draw two-point fragments with gaps of 0.3 m; g has no geometry.

    ::

        S--a-- --b-- --c--   (g is lost)   --h--
    """
    lines = {
        "a": [(0, 0), (10, 0)], "b": [(10.3, 0), (20, 0)], "c": [(20.3, 0), (30, 0)],
        "g": None, "h": [(40, 0), (50, 0)],
    }
    found = trace_pipes(pipes(lines), points({"S": (0, 0)}), tolerance_m=0.5)
    sections = by_pipe(found)
    assert sections["reason"].to_dict() == {
        "a": "connected", "b": "connected", "c": "connected", "h": "isolated"}
    assert sections.loc["c", "distance_from_source_m"] == pytest.approx(19.7)
    assert found.skipped[["feature_id", "reason"]].to_numpy().tolist() == [["g", "no_geometry"]]
    apart = by_pipe(trace_pipes(pipes(lines), points({"S": (0, 0)}), tolerance_m=0.1))
    assert apart["reason"].tolist() == ["connected", "isolated", "isolated", "isolated"]


def test_a_sewer_against_its_slope_cuts_off_what_lies_above():
    """Draw sewers of 100 m that flow east to the works W, but c is laid the wrong way.

    ::

        a--> b--> <--c d--> W
              ^
              e
    """
    lines = {
        "a": [(0, 0), (100, 0)], "b": [(100, 0), (200, 0)], "c": [(200, 0), (300, 0)],
        "d": [(300, 0), (400, 0)], "e": [(200, -100), (200, 0)],
    }
    flow = {"a": 1, "b": 1, "c": -1, "d": 1, "e": 1}
    sections = by_pipe(trace_pipes(pipes(lines, flow), points({"W": (400, 10)}), one_way=True))
    assert sections["reason"].to_dict() == {
        "a": "cut_off", "b": "cut_off", "c": "cut_off", "d": "connected", "e": "cut_off"}
    right = by_pipe(trace_pipes(pipes(lines, 1), points({"W": (400, 10)}), one_way=True))
    assert right["distance_from_source_m"].to_dict() == {"a": 300, "b": 200, "c": 100, "d": 0, "e": 200}


def test_without_a_source_nothing_is_known_and_the_nearest_of_two_sources_counts():
    lines = {"a": [(0, 0), (100, 0)], "b": [(100, 0), (300, 0)]}
    alone = trace_pipes(pipes(lines), points({"S": (0, 500)}))
    assert alone.sections["connected"].isna().all() and set(alone.sections["reason"]) == {"no_source"}
    assert alone.sources.loc["S"].tolist() == [500.0, False]
    assert trace_pipes(pipes(lines)).sections["connected"].isna().all()
    both = by_pipe(trace_pipes(pipes(lines), points({"S": (0, 0), "T": (300, 0)})))
    assert both["source_id"].tolist() == ["S", "T"]


def test_a_pipe_that_leaves_the_plant_over_another_one_begins_at_the_plant():
    r"""
    ::

        P==========+-----------+   a runs to 2,000; b shares its first 1,000 m and turns off
                   |
                   b           c lies on both stretches of a
    """
    lines = {"a": [(0, 0), (1000, 0), (2000, 0)], "b": [(0, 0), (1000, 0), (1000, 500)],
             "c": [(2000, 0), (1000, 0), (0, 0)]}
    plant = points({"P": (0, 0)})
    sections = by_pipe(trace_pipes(pipes(lines), plant))
    assert sections["distance_from_source_m"].tolist() == [0.0, 0.0, 0.0]
    # A valve at 500 m cuts all three.
    found = trace_pipes(pipes(lines), plant, closed_valves=points({"v": (500, 0)})).sections
    table = found.assign(m=found.length).set_index(["pipe_id", "connected"])["m"]
    assert table[:, True].to_dict() == {"a": 500.0, "b": 500.0, "c": 500.0}
    assert table[:, False].to_dict() == {"a": 1500.0, "b": 1000.0, "c": 1500.0}


def test_a_ring_a_doubled_pipe_and_a_plant_drawn_as_a_polygon():
    lines = {
        "ring": [(0, 0), (100, 0), (100, 100), (0, 100), (0, 0)],
        "pipe": [(100, 100), (200, 100)], "same": [(200, 100), (100, 100)],
    }
    plant = gpd.GeoDataFrame(
        geometry=[shapely.box(X0 - 20, Y0 - 20, X0 - 5, Y0 - 5)], index=["P"], crs=CRS)
    sections = by_pipe(trace_pipes(pipes(lines), plant))
    assert sections["connected"].all()
    assert sections.loc["pipe", "distance_from_source_m"] == 200.0
    assert sections.loc["same", "distance_from_source_m"] == 200.0


def plant(*corners: float) -> gpd.GeoDataFrame:
    ground = shapely.box(*np.add(corners, (X0, Y0, X0, Y0)))
    return gpd.GeoDataFrame(geometry=[ground], index=["P"], crs=CRS)


def test_every_pipe_that_starts_at_the_wall_of_a_plant_is_fed():
    """Draw a plant of 100 m × 100 m with a main at its west and its east wall, and two that are near it.

    ::

        ==w==[P]==e==      n begins 3 m above the plant: as good as at the wall
                           f begins 40 m below it: another pipe's
    """
    lines = {
        "w": [(0, 50), (-1000, 50)], "e": [(100, 50), (900, 50)],
        "n": [(50, 103), (50, 800)], "f": [(50, -40), (50, -800)],
    }
    found = by_pipe(trace_pipes(pipes(lines), plant(0, 0, 100, 100)))
    assert found["reason"].to_dict() == {
        "w": "connected", "e": "connected", "n": "connected", "f": "isolated"}
    assert found.loc[["w", "e"], "distance_from_source_m"].tolist() == [0.0, 0.0]


def test_a_point_in_the_middle_of_a_plant_feeds_the_pipes_that_end_around_it():
    """Draw mains whose ends lie 49, 51 and 101 m from the point; r comes back from e by a ring.

    ::

        ==w==+  P  +==e==+==       e and r: two ends of one pipe, parted by the valve V
                   +==r==V
    """
    lines = {
        "w": [(-49, 0), (-1000, 0)], "far": [(0, 101), (0, 900)],
        "e": [(51, 0), (900, 0)], "r": [(51, -30), (900, -30)], "link": [(900, 0), (900, -30)],
    }
    point, valve = points({"P": (0, 0)}), points({"V": (900, -15)})
    found = trace_pipes(pipes(lines), point, closed_valves=valve)
    sections = by_pipe(found)
    assert sections.loc[["w", "e", "r", "far"], "reason"].tolist() == [*["connected"] * 3, "isolated"]
    # An end that is 2 m farther from the point than the nearest begins with these 2 m.
    assert sections.loc[["w", "e"], "distance_from_source_m"].tolist() == [0.0, 2.0]
    assert sections.loc["link", "reason"] == "connected"  # from either side as far as the valve
    assert found.sources.loc["P"].tolist() == [49.0, True]


def test_both_trunks_of_a_works_between_them_flow_into_it():
    """Draw the works W 49 m behind the end of one trunk and 51 m before that of another.

    ::

        --a--> (1,000)   W   (1,100) <--b--
    """
    lines = {"a": [(0, 0), (1000, 0)], "b": [(2100, 0), (1100, 0)], "away": [(1049, 60), (1049, 500)]}
    found = by_pipe(trace_pipes(pipes(lines, 1), points({"W": (1049, 0)}), one_way=True))
    assert found["reason"].to_dict() == {"a": "connected", "b": "connected", "away": "cut_off"}


def test_a_closed_valve_on_the_short_way_leaves_the_long_one():
    """Draw two pipes between the same ends, 100 m straight with a valve and 140 m round.

    ::

         +---r---+
        S+---V---+---t---
    """
    lines = {
        "s": [(-10, 0), (0, 0)], "v": [(0, 0), (100, 0)],
        "r": [(0, 0), (0, 20), (100, 20), (100, 0)], "t": [(100, 0), (200, 0)],
    }
    source = points({"S": (-10, 0)})
    sections = by_pipe(trace_pipes(pipes(lines), source, closed_valves=points({"V": (50, 0)})))
    assert sections["connected"].all()
    assert sections.loc["t", "distance_from_source_m"] == 150.0
    assert by_pipe(trace_pipes(pipes(lines), source)).loc["t", "distance_from_source_m"] == 110.0


@given(st.data())
@examples(25)
def test_the_trace_agrees_with_scipy_on_the_raw_segments(data):
    """Compare with a second route: scipy on segments between corners of a grid, nothing contracted."""
    side = 4
    node = st.integers(0, side * side - 1)
    ends = data.draw(st.lists(st.tuples(node, node).filter(lambda p: p[0] != p[1]), min_size=1, max_size=14,
                              unique_by=lambda p: tuple(sorted(p))))
    corner = np.arange(side * side)
    column, line = corner % side, corner // side
    xy = np.column_stack([100.0 * column + 7.0 * line**2, 90.0 * line + 3.0 * column])
    flow = {f"p{i}": data.draw(st.sampled_from([1, -1])) for i in range(len(ends))}
    one_way = data.draw(st.booleans())
    source = ends[0][0]
    lines = {f"p{i}": [xy[a], xy[b]] for i, (a, b) in enumerate(ends)}
    found = by_pipe(trace_pipes(
        pipes(lines, flow), points({"S": xy[source]}), one_way=one_way, tolerance_m=0.0))
    length = [np.hypot(*np.subtract(xy[a], xy[b])) for a, b in ends]
    cost = np.zeros((16, 16))
    for i, (a, b) in enumerate(ends):
        if not one_way or flow[f"p{i}"] == 1:
            cost[a, b] = length[i]
        if not one_way or flow[f"p{i}"] == -1:
            cost[b, a] = length[i]
    to_source = dijkstra(csr_matrix(cost).T, indices=source)
    assert np.isclose(found.geometry.length.sum(), sum(length))
    for i, (a, b) in enumerate(ends):
        if not one_way:
            expected = min(to_source[a], to_source[b])
        else:
            expected = to_source[b] if flow[f"p{i}"] == 1 else to_source[a]
        row = found.loc[f"p{i}"]
        assert row["connected"] == np.isfinite(expected)
        if np.isfinite(expected):
            assert row["distance_from_source_m"] == pytest.approx(expected, abs=1e-6)

"""Lines and areas fall to townships once, and the sums come out."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import LineString, MultiLineString, box

from county_gis_plugin.analysis import zones
from county_gis_plugin.analysis.coverage.townships import (
    split_areas,
    split_lines,
    sum_by_township,
    totals_check,
)
from county_gis_plugin.analysis.errors import CountyGisError

CRS = "EPSG:4547"
EAST, NORTH = 500_000, 3_960_000


def frame(geometries, **columns):
    moved = [None if g is None else shapely.transform(g, lambda xy: xy + (EAST, NORTH)) for g in geometries]
    ids = [f"r{i}" for i in range(1, len(moved) + 1)]
    return gpd.GeoDataFrame(columns, geometry=moved, index=ids, crs=CRS)


def townships(order=("b", "a")):
    r"""Two squares of a kilometre, and nothing around them.

    ::

        1000 +---------+---------+
             |   a     |    b    |
             |  code 1 | code 2  |
           0 +---------+---------+
             0        1000      2000
    """
    polygons = {"a": box(0, 0, 1000, 1000), "b": box(1000, 0, 2000, 1000)}
    codes = {"a": "1", "b": "2"}
    made = frame([polygons[n] for n in order], code=[codes[n] for n in order], name=list(order))
    return zones.prepare(made.set_axis(list(order)))


def lengths(pieces):
    return {
        (line, None if pd.isna(place) else place): round(length, 6)
        for line, place, length in zip(pieces["line_id"], pieces["township"], pieces["length_m"])
    }


def test_a_line_is_cut_where_it_crosses_and_each_metre_falls_once():
    r"""
    ::

        +---------+---------+
        |         |         |
      --+---------+---------+----->   from -100 to 2300 at y = 500
        |         |         |
        +---------+---------+
    """
    pieces = split_lines(frame([LineString([(-100, 500), (2300, 500)])]), townships())
    assert list(pieces["length_m"].round(6)) == [100, 1000, 1000, 300]
    assert [None if pd.isna(t) else t for t in pieces["township"]] == [None, "a", "b", None]


@pytest.mark.parametrize("order", [("a", "b"), ("b", "a")])
@pytest.mark.parametrize("offset_m", [0, 0.02, -0.02])
def test_a_line_on_the_boundary_falls_to_the_lower_code_once(order, offset_m):
    r"""It comes from b, runs 600 m along the boundary and leaves into b again.

    ::

        +----------+-----+
        |    a     |__   |      (1200, 800) -> (1000, 800)
        |          |     |      (1000, 800) -> (1000, 200)
        |          |__   |      (1000, 200) -> (1200, 200)
        +----------+-----+
    """
    x = 1000 + offset_m
    line = LineString([(1200, 800), (x, 800), (x, 500), (x, 200), (1200, 200)])
    found = split_lines(frame([line]), townships(order))
    sums, outside = sum_by_township(found["length_m"], found["township"], townships(order))
    assert sums["a"] == pytest.approx(600, abs=0.1)
    assert sums["b"] == pytest.approx(400, abs=0.1)
    assert outside == 0


def test_a_line_on_the_counties_edge_is_inside():
    pieces = split_lines(frame([LineString([(100, 1000), (1900, 1000)])]), townships())
    assert lengths(pieces) == {("r1", "a"): 900, ("r1", "b"): 900}


def test_a_line_that_runs_back_over_itself_keeps_its_length():
    line = LineString([(900, 500), (1100, 500), (900, 500)])
    pieces = split_lines(frame([line]), townships())
    assert pieces.groupby("township")["length_m"].sum().to_dict() == {"a": 200, "b": 200}


def test_parts_missing_geometry_and_lines_far_away():
    lines = frame([
        MultiLineString([[(900, 10), (1100, 10)], [(1500, 10), (1500, 60)]]), None,
        LineString([(5000, 0), (5000, 70)]), LineString([(10, 10), (40, 50)]), LineString(),
    ])
    pieces = split_lines(lines, townships())
    assert pieces.groupby(["line_id", pieces["township"].fillna("none")])["length_m"].sum().to_dict() == {
        ("r1", "a"): 100, ("r1", "b"): 150, ("r3", "none"): 70, ("r4", "a"): 50,
    }


def test_points_are_refused():
    with pytest.raises(ValueError, match="lines only"):
        split_lines(frame([shapely.Point(1, 1)]), townships())


def test_no_lines_give_no_pieces():
    assert split_lines(frame([]), townships()).empty


def test_lengths_are_metres_whatever_the_inputs_crs():
    metric = split_lines(frame([LineString([(-100, 500), (2300, 500)])]), townships())
    degrees = split_lines(
        frame([LineString([(-100, 500), (2300, 500)])]).to_crs("EPSG:4490"), townships().to_crs("EPSG:4490"))
    assert np.allclose(degrees["length_m"], metric["length_m"], rtol=2e-4)


def test_ground_that_overlaps_counts_once():
    r"""Two sheets of 400 × 400 m, one on the other by half, across the boundary and beyond the edge.

    ::

        a: 200 × 400    b: 400 × 400    (800..1200 and 1000..1400, y -100..300; 100 m below the edge)
    """
    shares = split_areas(frame([box(800, -100, 1200, 300), box(1000, -100, 1400, 300)]), townships())
    found = {None if pd.isna(t) else t: a for t, a in zip(shares["township"], shares["area_m2"])}
    assert found == {"a": 200 * 300, "b": 400 * 300, None: 600 * 100}


def test_sums_that_do_not_come_out_stop_the_run():
    assert totals_check("length", 7.0, 3.0, 10.0)["outside"] == 3.0
    with pytest.raises(CountyGisError, match="length: the townships have 7"):
        totals_check("length", 7.0, 3.0, 10.1)


places = st.tuples(st.integers(-3, 23), st.integers(-3, 13)).map(lambda p: (p[0] * 100, p[1] * 100))
walks = st.lists(places, min_size=2, max_size=6)


@settings(max_examples=25, deadline=None)
@given(st.lists(walks, min_size=1, max_size=5))
def test_pieces_add_up_and_agree_with_a_clip(walked):
    """On a lattice of 100 m, so that lines run along boundaries and through corners often."""
    lines = frame([LineString(walk) for walk in walked])
    zoned = townships()
    pieces = split_lines(lines, zoned)
    by_line = pieces.groupby("line_id")["length_m"].sum().reindex(lines.index, fill_value=0)
    assert np.allclose(by_line, lines.length, rtol=1e-9, atol=1e-6)
    sums, outside = sum_by_township(pieces["length_m"], pieces["township"], zoned)
    totals_check("length", sums.sum(), outside, lines.length.sum())
    # The second route: GEOS clips every segment; what a has, b has not.
    steps = [LineString(s) for walk in walked for s in zip(walk[:-1], walk[1:])]
    steps = frame([s for s in steps if s.length])
    if len(steps):
        a, b = zoned.geometry["a"], zoned.geometry["b"]
        assert sums["a"] == pytest.approx(steps.intersection(a).length.sum(), abs=1e-5)
        assert sums["b"] == pytest.approx(steps.intersection(b).difference(a).length.sum(), abs=1e-5)

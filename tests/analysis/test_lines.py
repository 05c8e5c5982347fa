"""Lines read from well-known binary in one pass are those that Shapely reads."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely import LineString, MultiLineString, Point

from county_gis_plugin.analysis.network.model import Lines, plain_lines

CRS = "EPSG:4547"
places = st.tuples(st.floats(-1e7, 1e7), st.floats(-1e7, 1e7))
lines = st.lists(places, min_size=2, max_size=6).map(LineString)
FLAT, BENT = LineString([(0, 0), (3, 4)]), LineString([(5, 5), (6, 5), (6, 7)])


def _wkb(*geometries) -> list[bytes | None]:
    return [None if one is None else bytes(shapely.to_wkb(one, include_srid=False)) for one in geometries]


@given(st.lists(lines, min_size=1, max_size=8), st.booleans())
def test_one_pass_reads_what_shapely_reads(geometries, multi):
    if multi:
        geometries = [MultiLineString([line]) for line in geometries]
    xy, starts = plain_lines(_wkb(*geometries))
    assert np.array_equal(xy, shapely.get_coordinates(geometries))
    assert np.array_equal(np.diff(starts), shapely.get_num_coordinates(geometries))


@pytest.mark.parametrize(
    "odd",
    [
        None,
        LineString(),
        LineString([(0, 0, 1), (3, 4, 1)]),
        MultiLineString([FLAT]),
        MultiLineString([FLAT, BENT]),
        Point(1, 2),
    ],
    ids=["missing", "empty", "with Z", "one part", "two parts", "a point"],
)
def test_what_is_not_plain_is_left_to_shapely(odd):
    """Beside it two plain lines: 5 m, and 1 m + 2 m."""
    wkb = _wkb(FLAT, odd, BENT)
    assert plain_lines(wkb) is None
    attributes = pd.DataFrame(index=[7, 8, 9])
    read = Lines.from_wkb(wkb, attributes, CRS)
    same = Lines.from_geometries(shapely.from_wkb(np.array(wkb, dtype=object)), attributes, CRS)
    assert np.array_equal(read.xy, same.xy) and np.array_equal(read.starts, same.starts)
    assert {0, 2} <= set(read.feature.tolist())
    pd.testing.assert_frame_equal(read.skipped, same.skipped)


def test_truncated_binary_is_not_read_as_coordinates():
    whole = _wkb(FLAT, BENT)
    assert plain_lines([whole[0], whole[1][:-8]]) is None


def test_lines_that_are_not_finite_are_listed_in_one_pass_too():
    broken = LineString([(0, 0), (np.nan, 4)])
    read = Lines.from_wkb(_wkb(FLAT, broken), pd.DataFrame(index=[7, 8]), CRS)
    assert read.feature.tolist() == [0]
    assert read.skipped[["feature_id", "reason"]].to_numpy().tolist() == [[8, "bad_coordinates"]]

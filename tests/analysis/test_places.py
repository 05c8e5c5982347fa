"""A feature of several points stands at one of them, never between."""

from __future__ import annotations

import numpy as np
import pytest
from shapely import MultiPoint, Point

from county_gis_plugin.analysis.places import spread, standing_points


def test_several_points_stand_at_the_member_nearest_to_their_centre():
    # 0 ... 40 ............ 110: the mean is 50, where nothing is
    multi = MultiPoint([(0, 0), (110, 0), (40, 0)])
    pair = MultiPoint([(0, 0), (8, 0)])  # both 4 from the centre: the first
    given = np.array([multi, Point(7, 7), None, MultiPoint(), pair], dtype=object)
    found = standing_points(given)
    assert found[[0, 1, 4]].tolist() == [Point(40, 0), Point(7, 7), Point(0, 0)]
    assert found[2] is None and found[3].is_empty
    assert given[0] is multi


def test_the_spread_is_the_diagonal_of_the_bounds():
    given = np.array([MultiPoint([(0, 0), (3, 4)]), Point(7, 7), None, MultiPoint()], dtype=object)
    assert spread(given).tolist() == pytest.approx([5, 0, 0, 0])

"""Limits of classes read well and part the values as before."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from county_gis_plugin.analysis.class_breaks import class_of, readable_limits


@pytest.mark.parametrize(("limits", "values", "expected"), [
    # 12 | 31: the middle of the gap is 21.5, the roundest number clear of both is 20
    ([12], [5, 12, 31, 40], [20]),
    ([0.3312, 0.5], [0.1, 0.3312, 0.34, 0.5, 0.62], [0.335, 0.55]),
    ([2, 100], [2, 100, 5000], [50, 2000]),
    ([-3.2], [-3.2, -1.1], [-2]),
])
def test_limits_are_round_numbers_between_two_values(limits, values, expected):
    assert readable_limits(limits, values) == pytest.approx(expected)


def test_counts_are_parted_by_whole_numbers():
    assert readable_limits([0, 1, 4], [0, 1, 4, 9], whole=True) == [1, 2, 6]


def test_no_class_is_empty_and_no_limit_comes_twice():
    assert readable_limits([1, 1, 2], [1, 1, 3]) == [2]
    assert readable_limits([7], [1, 2, 7]) == []  # nothing lies above
    assert readable_limits([3], [5, 6]) == []  # nothing lies below
    assert readable_limits([3], []) == []


def test_missing_values_are_no_values():
    assert readable_limits([1], [1, np.nan, 3]) == [2]


def test_what_is_shown_alike_is_in_one_class():
    # shown with two decimals: 0.62 0.62 | 0.63 | 0.70; a limit has two as well where that can be
    assert readable_limits([0.619, 0.6301], [0.618, 0.6195, 0.6301, 0.70], decimals=2) == [0.63, 0.65]
    assert readable_limits([0.619], [0.618, 0.6195, 0.6251], decimals=2) == [0.622]
    # 0.846 is shown as 0.85, and 0.844 as 0.84: what is nearest to the middle of both and between them
    assert readable_limits([0.844], [0.844, 0.846], decimals=2) == pytest.approx([0.845])
    assert readable_limits([0.621], [0.621, 0.624], decimals=2) == []  # both are 0.62


@settings(max_examples=60, deadline=None)
@given(st.lists(st.floats(0, 1), min_size=2, max_size=20, unique=True), st.data())
def test_what_is_shown_is_on_the_same_side_of_a_limit(values, data):
    some = data.draw(st.lists(st.sampled_from(sorted(values)), min_size=1, max_size=4))
    limits = readable_limits(some, values, decimals=2)
    for value in values:
        assert class_of(value, limits) == class_of(np.round(value, 2), limits)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.floats(-1e6, 1e6).map(lambda x: round(x, 3)), min_size=2, max_size=30, unique=True),
       st.data())
def test_every_value_stays_in_its_class(values, data):
    values = sorted(values)
    places = data.draw(st.sets(st.integers(0, len(values) - 2), min_size=1, max_size=4))
    limits = readable_limits([values[i] for i in places], values)
    expected = [sum(i > place for place in places) for i in range(len(values))]
    assert [class_of(value, limits) for value in values] == expected

"""Which way roads may be travelled, as their direction field says it."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from county_gis_plugin.analysis import values
from county_gis_plugin.analysis.network import build_network, cost_matrix
from county_gis_plugin.analysis.network.build import directions
from tests.analysis.drawn import lines, point


#   v (0,0)        s (900,0)    (1000,0)            (2000,0)
#   *--------------*------------*------ 是 -->------*
#         empty, NULL …
@pytest.mark.parametrize("empty", [None, "", " ", np.nan])
@pytest.mark.parametrize("given", [("是", "", ""), ("是", "", "否"), ("是", "反", "")])
def test_a_value_that_is_not_set_stands_for_no_road(empty, given):
    roads = lines([(0, 0), (1000, 0)], [(1000, 0), (2000, 0)], 单行=[empty, "是"])
    network = build_network(roads, direction_field="单行", direction_values=given)
    v, s, far = point("v", 0), point("s", 900), point("far", 1900)
    assert cost_matrix(network, v, s)["network_cost"].tolist() == pytest.approx([900.0])
    assert cost_matrix(network, s, v)["network_cost"].tolist() == pytest.approx([900.0])
    assert cost_matrix(network, v, far)["network_cost"].tolist() == pytest.approx([1900.0])
    assert cost_matrix(network, far, v, max_snap_m=1.0).empty
    assert network.counts["one_way"] == 1
    assert network.counts["direction_unknown"] == 0


def test_a_road_whose_value_was_not_named_is_open_both_ways_and_counted():
    found, unknown = directions(pd.DataFrame({"单行": ["是", "否", "反", None]}), "单行", ("", "反", ""))
    assert found.tolist() == [0, 0, -1, 0]
    assert unknown == 2


@pytest.mark.parametrize(
    ("written", "way"),
    [
        ("Y", 1), ("y", 1), ("N", 0), ("yes", 1), ("no", 0), ("F", 1), ("FT", 1), ("T", -1), ("TF", -1),
        ("B", 0), ("是", 1), ("否", 0), ("单行道", 1), ("逆向", -1), (1.0, 1), (-1.0, -1), (0.0, 0),
        ("１", 1), (True, 1),
    ],
)
def test_usual_words(written, way):
    column = pd.DataFrame({"way": [written, None]}, dtype=object)
    found, unknown = directions(column, "way")
    assert found.tolist() == [way, 0]
    assert unknown == 0
    assert values.read_oneway(written) == {1: "yes", -1: "-1", 0: "no"}[way]

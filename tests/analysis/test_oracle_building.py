"""What is built and where points are put, against networkx and shapely on the uncontracted network."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from county_gis_plugin.analysis.network.snapping import snap
from tests.analysis.comparing import ask, both
from tests.analysis.oracle import vertex
from tests.analysis.random_networks import cases, examples


@examples(80)
@given(case=cases())
def test_length_and_components(case):
    network, oracle = both(case, "distance")
    assert network.total_length_m == pytest.approx(sum(p["length"] for p in oracle.pieces.values()), abs=1e-6)
    assert network.edge_length_m.sum() == pytest.approx(shapely.length(network.lines()).sum(), abs=1e-6)
    assert len(set(network.components)) == nx.number_connected_components(oracle.ways)


@pytest.mark.parametrize("mode", ["distance", "drive"])
@examples(60)
@given(case=cases())
def test_costs_between_all_junctions(mode, case):
    network, oracle = both(case, mode)
    junctions = [vertex(xy) for xy in network.node_xy]
    ours = network.to_networkx()
    for i, start in enumerate(junctions):
        expected = nx.single_source_dijkstra_path_length(oracle.graph, start)
        found = nx.single_source_dijkstra_path_length(ours, i, weight="cost")
        assert {junctions[j] for j in found} == expected.keys() & set(junctions)
        for j, cost in found.items():
            assert cost == pytest.approx(expected[junctions[j]], rel=1e-9, abs=1e-6)


@examples(80)
@given(case=cases(), leaving=st.booleans(), limit=st.sampled_from([0.5, 20.0, 1000.0]))
def test_snapping(case, leaving, limit):
    network, oracle = both(case, "distance")
    snapped = snap(network, case.demand, leaving=leaving, max_snap_m=limit)
    for i, point in enumerate(case.demand.geometry):
        place = ask(oracle.snap, point, leaving=leaving, max_snap_m=limit)
        if place is None:
            assert snapped.edge[i] == -1
            assert snapped.reason[i] == "off_network"
            continue
        assert snapped.access_m[i] == pytest.approx(place.access_m, abs=1e-6)
        line = oracle.pieces[place.piece]["line"]
        xy = shapely.get_coordinates(line.interpolate(place.t, normalized=True))[0]
        assert np.hypot(*(snapped.xy[i] - xy)) < 1e-6

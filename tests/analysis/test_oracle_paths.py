"""Nearest facilities and cost matrices on random networks, against networkx on the uncontracted graph."""

from __future__ import annotations

import math

import geopandas as gpd
import pytest
import shapely
from hypothesis import assume, given
from hypothesis import strategies as st

from county_gis_plugin.analysis.network import build_network, cost_matrix, nearest
from tests.analysis.comparing import ask, both, some_can_be_placed
from tests.analysis.oracle import Oracle
from tests.analysis.random_networks import cases, examples

CUTOFFS = st.sampled_from([None, 60.0, 250.0, 700.0])


@pytest.mark.parametrize("mode", ["distance", "drive"])
@examples(80)
@given(case=cases(), cutoff=CUTOFFS)
def test_cost_matrix_equals_networkx(mode, case, cutoff):
    network, oracle = both(case, mode)
    assume(some_can_be_placed(oracle, case.facilities, False))
    assume(some_can_be_placed(oracle, case.demand, True))
    expected = ask(oracle.cost_matrix, case.demand, case.facilities, cutoff=cutoff)
    found = cost_matrix(network, case.demand, case.facilities, cutoff=cutoff)
    got = {
        (row.origin_id, row.destination_id): (row.access_m, row.network_cost, row.egress_m, row.total_cost)
        for row in found.itertuples()
    }
    assert len(got) == len(found)
    assert got.keys() == expected.keys()
    for pair, ledger in expected.items():
        assert got[pair] == pytest.approx(ledger, rel=1e-9, abs=1e-6), pair


@pytest.mark.parametrize("direction", ["to_facility", "from_facility"])
@pytest.mark.parametrize("mode", ["distance", "drive"])
@examples(50)
@given(case=cases(), cutoff=CUTOFFS)
def test_nearest_equals_networkx(mode, direction, case, cutoff):
    network, oracle = both(case, mode)
    assume(some_can_be_placed(oracle, case.facilities, direction == "from_facility"))
    expected = ask(oracle.nearest, case.facilities, case.demand, cutoff=cutoff, direction=direction)
    found = nearest(network, case.facilities, case.demand, cutoff=cutoff, direction=direction)
    assert list(found.index) == list(case.demand.index)
    for row, (reason, ranked) in expected.items():
        assert found.at[row, "reason"] == reason, row
        if not ranked:
            assert math.isnan(found.at[row, "total_cost"]), row
            assert math.isnan(found.at[row, "network_cost"]), row
            continue
        assert found.at[row, "total_cost"] == pytest.approx(ranked[0][0], rel=1e-9, abs=1e-6), row
        total, facility = ranked[0]
        pairs = ask(oracle.nearest, case.facilities, case.demand, k=99, direction=direction)[row][1]
        as_cheap = {f for cost, f in pairs if cost <= total + 1e-6}
        assert found.at[row, "facility_id"] in as_cheap, row


@pytest.mark.parametrize("direction", ["to_facility", "from_facility"])
@examples(50)
@given(case=cases(facilities=6, demand=4), k=st.sampled_from([2, 3]))
def test_k_nearest_equals_networkx(direction, case, k):
    network, oracle = both(case, "distance")
    assume(some_can_be_placed(oracle, case.facilities, direction == "from_facility"))
    expected = ask(oracle.nearest, case.facilities, case.demand, k=k, direction=direction)
    found = nearest(network, case.facilities, case.demand, k=k, direction=direction)
    for row, (reason, ranked) in expected.items():
        rows = found.loc[[row]].sort_values("rank")
        assert set(rows["reason"]) == {reason}, row
        reached = rows[rows["total_cost"].notna()]
        assert reached["total_cost"].tolist() == pytest.approx([cost for cost, _ in ranked], abs=1e-6), row
        assert reached["rank"].tolist() == list(range(1, len(ranked) + 1)), row
        assert reached["facility_id"].is_unique, row


@examples(40)
@given(case=cases(one_way=False))
def test_crossings_can_be_noded(case):
    """Noding inside the engine equals a road layer that was noded beforehand."""
    pieces = shapely.union_all(shapely.force_2d(case.roads.geometry.values))
    noded = gpd.GeoDataFrame(geometry=list(getattr(pieces, "geoms", [pieces])), crs=case.roads.crs)
    oracle = Oracle(noded)
    network = build_network(case.roads, node_crossings=True)
    expected = ask(oracle.cost_matrix, case.demand, case.facilities)
    found = cost_matrix(network, case.demand, case.facilities)
    got = {(r.origin_id, r.destination_id): r.total_cost for r in found.itertuples()}
    assert got.keys() == expected.keys()
    for pair, ledger in expected.items():
        # Crossings nearer to each other than the tolerance are one.
        assert got[pair] == pytest.approx(ledger[3], abs=0.02), pair

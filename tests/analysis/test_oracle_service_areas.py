"""Service areas as lines on random networks, against covered lengths summed piece by piece."""

from __future__ import annotations

import pytest
import shapely
from hypothesis import assume, given
from hypothesis import strategies as st

from county_gis_plugin.analysis.network import build_network, service_areas
from tests.analysis.comparing import ask, both, some_can_be_placed
from tests.analysis.oracle import Oracle
from tests.analysis.random_networks import cases, examples

BREAKS = [40.0, 150.0, 400.0]


def lengths(areas, breaks):
    """Read ``{(facility, break): metres}`` off the engine's frame, and check it against its geometry."""
    measured = shapely.length(areas.geometry.values)
    assert areas["length_m"].to_numpy() == pytest.approx(measured, abs=1e-6)
    return {(row.facility_id, row.break_cost): row.length_m for row in areas.itertuples()}


def covered(oracle, case, direction, overlap, breaks=BREAKS):
    assume(some_can_be_placed(oracle, case.facilities, direction == "from_facility"))
    return ask(oracle.covered_m, case.facilities, breaks, overlap=overlap, direction=direction)


def compare(got, expected):
    for key in expected.keys() | got.keys():
        assert got.get(key, 0.0) == pytest.approx(expected.get(key, 0.0), abs=1e-6), key


@pytest.mark.parametrize("mode", ["distance", "drive"])
@pytest.mark.parametrize("direction", ["from_facility", "to_facility"])
@examples(50)
@given(case=cases(facilities=3, demand=1))
def test_each_facility_covers_what_networkx_covers(direction, mode, case):
    network, oracle = both(case, mode)
    expected = covered(oracle, case, direction, "separate")
    areas = service_areas(network, case.facilities, BREAKS, direction=direction, overlap="separate")
    compare(lengths(areas, BREAKS), expected)


@pytest.mark.parametrize("direction", ["from_facility", "to_facility"])
@examples(50)
@given(case=cases(facilities=4, demand=1))
def test_merged_areas_count_each_metre_once(direction, case):
    network, oracle = both(case, "distance")
    expected = covered(oracle, case, direction, "merge")
    areas = service_areas(network, case.facilities, BREAKS, direction=direction, overlap="merge")
    lengths(areas, BREAKS)
    for limit in BREAKS:
        total = areas.loc[areas["break_cost"] == limit, "length_m"].sum()
        assert total == pytest.approx(expected[None, limit], abs=1e-6), limit


@pytest.mark.parametrize("direction", ["from_facility", "to_facility"])
@examples(50)
@given(case=cases(facilities=4, demand=1))
def test_split_areas_belong_to_the_nearest_facility(direction, case):
    network, oracle = both(case, "distance")
    apart = [(a, b) for i, a in enumerate(case.facilities.geometry) for b in case.facilities.geometry[:i]]
    assume(all(a.distance(b) > 0 for a, b in apart))
    expected = covered(oracle, case, direction, "split")
    areas = service_areas(network, case.facilities, BREAKS, direction=direction, overlap="split")
    compare(lengths(areas, BREAKS), expected)


@examples(40)
@given(case=cases(facilities=3, demand=1), seed=st.integers(0, 5))
def test_a_break_per_facility(case, seed):
    network, oracle = both(case, "distance")
    own = [float(40 * (seed + i) + 30) for i in range(len(case.facilities))]
    case.facilities["reach"] = own
    expected = {}
    everything = covered(oracle, case, "from_facility", "separate", sorted(set(own)))
    for (facility, limit), metres in everything.items():
        if case.facilities.at[facility, "reach"] == limit:
            expected[facility] = metres
    areas = service_areas(network, case.facilities, None, break_field="reach")
    got = {row.facility_id: row.length_m for row in areas.itertuples()}
    compare(got, expected)


@examples(40)
@given(case=cases(facilities=3, demand=1), overlap=st.sampled_from(["separate", "merge", "split"]))
def test_lines_do_not_lie_on_each_other(case, overlap):
    network = build_network(case.roads, direction_field="oneway")
    assume(some_can_be_placed(Oracle(case.roads, direction_field="oneway"), case.facilities, True))
    areas = service_areas(network, case.facilities, BREAKS, overlap=overlap)
    for geometry in areas.geometry:
        assert geometry.length == pytest.approx(shapely.union_all(geometry).length, abs=1e-6)
    if overlap == "split":
        for _, same in areas.groupby("break_cost"):
            assert same.length.sum() == pytest.approx(shapely.union_all(same.geometry.array).length, abs=1e-6)

"""Equal places get equal numbers, whether they are counted in one table or block by block."""

from __future__ import annotations

import numpy as np
import pytest

from county_gis_plugin.analysis.network import topology


@pytest.mark.parametrize("keys_a_block", [10, 100, 10_000])
def test_places_are_numbered_alike_in_blocks_of_any_size(monkeypatch, keys_a_block):
    # 2,000 points on a grid of 30 × 30 places, some of them 1 nm aside
    random = np.random.default_rng(7)
    xy = random.integers(0, 30, (2000, 2)).astype(float) * 100 + random.choice([0.0, 1e-9], (2000, 2))
    monkeypatch.setattr(topology, "KEYS_A_BLOCK", keys_a_block)
    number, count = topology.number_places(xy)
    places, expected = np.unique(np.rint(xy), axis=0, return_inverse=True)
    assert count == len(places)
    assert sorted(set(number)) == list(range(count))
    assert len(set(zip(number.tolist(), expected.ravel().tolist()))) == count


def test_all_points_in_one_place_or_on_a_line(monkeypatch):
    monkeypatch.setattr(topology, "KEYS_A_BLOCK", 2)
    assert topology.number_places(np.zeros((50, 2)))[0].tolist() == [0] * 50
    number, count = topology.number_places(np.column_stack([np.arange(50) % 25, np.zeros(50)]))
    assert count == 25 and (number[:25] == number[25:]).all()

"""Put the same question to the engine and to the oracle."""

from __future__ import annotations

from hypothesis import assume

from county_gis_plugin.analysis.network import build_network
from tests.analysis.oracle import Ambiguous, Oracle


def both(case, mode):
    """Build the engine's network and the oracle with the same options."""
    if mode == "distance":
        return (
            build_network(case.roads, mode="distance", direction_field="oneway"),
            Oracle(case.roads, direction_field="oneway"),
        )
    network = build_network(
        case.roads, mode="drive", direction_field="oneway", speed_field="speed", default_speed_kmh=30.0
    )
    oracle = Oracle(
        case.roads,
        direction_field="oneway",
        speed_field="speed",
        default_speed_kmh=30.0,
        walk_speed=network.walk_speed,
    )
    return network, oracle


def ask(question, *args, **options):
    """Ask the oracle; inputs with two right answers are not looked at."""
    try:
        return question(*args, **options)
    except Ambiguous:
        assume(False)


def some_can_be_placed(oracle, points, leaving):
    return any(ask(oracle.snap, p, leaving=leaving) is not None for p in points.geometry)

"""The sample county's results: written down, the same on every run, and right by networkx.

``sample_county.csv`` holds the county's row for each service. People and villages must agree
exactly, costs to 0.1 (metres or seconds), shares of area to 0.001. After a change that is meant,
write the file anew with ``python -m tests.golden.test_sample_county`` and read the difference.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

import county_gis_plugin
from county_gis_plugin.analysis import demand, zones
from county_gis_plugin.analysis.access.gaps import service_gaps
from county_gis_plugin.analysis.network import build_network, cost_matrix, nearest
from county_gis_plugin.analysis.schema import standardise
from tests.analysis.oracle import Oracle
from tests.analysis.reading import read

COUNTY = Path(county_gis_plugin.__file__).parent / "sample_data" / "county.gpkg"
GOLDEN = Path(__file__).parent / "sample_county.csv"

SERVICES = ["kindergarten", "primary", "junior_high", "health_centre", "hospital"]
EXACT = ["villages", "villages_served", "people", "people_missing_rows", "people_served", "people_unserved",
         "people_between", "straight_villages_served", "rows_outside", "rows_off_network", "rows_unconnected",
         "rows_beyond", "rows_served"]  # fmt: skip
COSTS = ["mean_cost", "median_cost", "max_cost"]
SHARES = ["people_share", "villages_share", "area_share"]


def inputs():
    """Read the layers as the toolbox does."""
    return {
        "roads": read(COUNTY, "roads"),
        "facilities": standardise(read(COUNTY, "facilities"), "facilities"),
        "townships": zones.prepare(standardise(read(COUNTY, "townships"), "townships")),
        "demand": demand.from_points(standardise(read(COUNTY, "villages"), "demand")),
        "builtup": read(COUNTY, "builtup"),
        "barriers": read(COUNTY, "barriers"),
    }


def measured(layers, services):
    options = {"direction_field": "oneway", "speed_field": "design_speed", "level_field": "level"}
    return service_gaps(**layers, services=services, network_options=options)


def county_rows(result):
    summary = result.summary[result.summary["level"] == "county"]
    return summary.set_index("service")[["unit", *EXACT, *COSTS, *SHARES]]


@pytest.fixture(scope="module")
def layers():
    return inputs()


@pytest.fixture(scope="module")
def result(layers):
    return measured(layers, SERVICES)


def test_the_county_has_the_numbers_written_down(result):
    found, golden = county_rows(result), pd.read_csv(GOLDEN, index_col="service")
    assert found.index.tolist() == golden.index.tolist() == SERVICES
    assert found["unit"].tolist() == golden["unit"].tolist()
    pd.testing.assert_frame_equal(found[EXACT].astype(float), golden[EXACT].astype(float), rtol=0, atol=1e-6)
    pd.testing.assert_frame_equal(found[COSTS].astype(float), golden[COSTS], rtol=0, atol=0.1)
    pd.testing.assert_frame_equal(found[SHARES].astype(float), golden[SHARES], rtol=0, atol=0.001)


def test_a_second_run_is_identical(result, layers):
    again = measured(inputs(), ["primary"])
    for name in ("demand", "routes", "areas", "summary"):
        one, two = getattr(result, name), getattr(again, name)
        one = one[one["service"] == "primary"].reset_index(drop=True)
        two = two.reset_index(drop=True)
        pd.testing.assert_frame_equal(pd.DataFrame(one), pd.DataFrame(two), check_dtype=False)


def test_everyone_is_accounted_for(result, layers):
    villages = layers["demand"]
    for service in SERVICES:
        rows = result.demand[result.demand["service"] == service]
        assert sorted(rows["demand_id"]) == sorted(villages.index)
        assert rows["people"].sum() == pytest.approx(villages["people"].sum())
        summary = result.summary[result.summary["service"] == service]
        townships, county = summary[summary["level"] == "township"], summary[summary["level"] == "county"]
        for column in ("villages", "villages_served", "people", "people_served", "people_unserved"):
            outside = rows["reason"].isin(["outside", "no_geometry"])
            assert outside.sum() == 0
            assert townships[column].sum() == pytest.approx(county[column].sum()), column


def test_costs_equal_networkx_on_the_uncontracted_roads(layers):
    """Six villages and all primary schools, on 36,000 segments without any tolerance."""
    roads = layers["roads"]
    villages = layers["demand"].iloc[::57].to_crs(roads.crs)
    schools = layers["facilities"].query("kind == 'primary' and status != 'planned'").to_crs(roads.crs)
    network = build_network(roads, tolerance_m=0.0, direction_field="oneway")
    assert network.crs == roads.crs
    # Distance is measured on what is built and may be walked on.
    is_open = (roads["status"] != "规划") & (roads["tech_class"] != "高速")
    assert network.counts["closed_to_mode"] == (~is_open).sum() > 0
    open_roads = roads[is_open].replace({"oneway": {0: "no", 1: "yes", -1: "-1"}})
    oracle = Oracle(open_roads, direction_field="oneway")
    expected = oracle.cost_matrix(villages, schools)
    found = cost_matrix(network, villages, schools).set_index(["origin_id", "destination_id"])
    assert set(found.index) == set(expected)
    for pair, ledger in expected.items():
        assert found.loc[pair].tolist() == pytest.approx(ledger, abs=1e-5), pair
    closest = nearest(network, schools, villages)
    for village in villages.index:
        totals = [ledger[3] for (origin, _), ledger in expected.items() if origin == village]
        assert closest.at[village, "total_cost"] == pytest.approx(min(totals), abs=1e-5)


if __name__ == "__main__":
    rows = county_rows(measured(inputs(), SERVICES))
    rows[COSTS], rows[SHARES] = rows[COSTS].astype(float).round(3), rows[SHARES].astype(float).round(5)
    rows.to_csv(GOLDEN)
    print(rows.T.to_string())

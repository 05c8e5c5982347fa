"""The sample county's coverage: five tables written down, the same on every run.

``coverage_<engine>.csv`` holds each township's row, the county's last (without a code). The row ± says to
what each column must agree. ``tests/processing/test_coverage_against_qgis.py`` checks every number with
QGIS's own tools. After a change that is meant, write the files anew with ``python -m
tests.golden.test_coverage_golden``, read the difference, and run ``python tools/check_golden_coverage.py``.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import county_gis_plugin
from county_gis_plugin.analysis import demand, zones
from county_gis_plugin.analysis.coverage.corridors import corridor_gaps
from county_gis_plugin.analysis.coverage.green import green_coverage
from county_gis_plugin.analysis.coverage.pipes import pipe_coverage
from county_gis_plugin.analysis.coverage.roads import road_coverage
from county_gis_plugin.analysis.coverage.site_points import gather_sites
from county_gis_plugin.analysis.coverage.sites import site_coverage
from county_gis_plugin.analysis.network import build_network
from county_gis_plugin.analysis.schema import standardise
from tests.analysis.reading import read

COUNTY = Path(county_gis_plugin.__file__).parent / "sample_data" / "county.gpkg"
FOLDER = Path(__file__).parent
ROADS = {"direction_field": "oneway", "level_field": "level", "tolerance_m": 1.0}
# Ways are measured on lines as they are drawn: QGIS joins vertices alone, and would leave other gaps open.
DRAWN = {**ROADS, "tolerance_m": 0.0}
SERVICES = ["clinic", "charging", "logistics", "bus_stop", "waste_point"]
PRECISION = "±"
CORRIDOR_M = 5000.0

# Column → to what it must agree: kilometres to the metre, shares of land to the square metre, counts exactly.
KM = dict.fromkeys(
    ["length_km", "carriageway_km", "motorway_km", "class_1_km", "class_2_km", "class_3_km", "class_4_km",
     "below_class_km", "street_km", "planned_km", "paved_km", "unpaved_km", "builtup_street_km",
     "builtup_road_km"], 0.001)
TABLES = {
    "roads": (["code"], {
        "area_km2": 1e-6, **KM, "builtup_km2": 1e-6, "people": 0, "villages": 0, "villages_on_graded": 0,
        "rural_people": 0, "rural_people_near": 0, "seats_connected": 0}),
    "sites": (["service", "code"], {
        "sites": 0, "villages": 0, "villages_exempt": 0, "villages_radius": 0, "villages_covered": 0,
        "people": 0, "people_served": 0, "straight_people": 0, "people_between": 0, "mean_cost": 0.1}),
    "pipes": (["medium", "code"], {
        "length_m": 0.1, "length_not_in_use_m": 0.1, "length_due_m": 0.1, "builtup_length_m": 0.1,
        "length_connected_m": 0.1, "people_near": 0, "people_connected": 0, "villages_near": 0,
        "villages_connected": 0, "residential_near_m2": 1.0, "residential_connected_m2": 1.0}),
    "corridors": (["code"], {"length_m": 0.1, "gap_m": 0.1}),
    "green": (["code"], {
        "park_m2": 0.1, "parks": 0, "residential_m2": 0.1, "residential_straight_m2": 1.0,
        "residential_network_m2": 1.0, "people_straight": 0, "people_network": 0}),
}


def inputs():
    """Read the layers as the toolbox does."""
    words = {"villages": "demand", "township_seats": "demand"}
    names = ("townships", "villages", "builtup", "residential", "green", "pipes", "township_seats",
             "facilities", "charging", "logistics", "stops")
    layers = {name: standardise(read(COUNTY, name), words.get(name, name)) for name in names}
    layers["roads"] = read(COUNTY, "roads")
    layers["townships"] = zones.prepare(layers["townships"])
    layers["villages"] = demand.from_points(layers["villages"])
    return layers


def summaries(layers) -> dict[str, pd.DataFrame]:
    """Run the five engines."""
    towns, villages, builtup = layers["townships"], layers["villages"], layers["builtup"]
    points = {name.upper(): layers[name] for name in ("facilities", "charging", "logistics", "stops")}
    known = standardise(layers["roads"], "roads")
    return {
        "roads": road_coverage(
            roads=layers["roads"], townships=towns, villages=villages, builtup=builtup,
            seats=layers["township_seats"], network_options=ROADS).summary,
        "sites": site_coverage(
            sites=gather_sites(points), townships=towns, services=SERVICES, villages=villages,
            builtup=builtup, roads=layers["roads"], network_options=DRAWN).summary,
        "pipes": pipe_coverage(
            layers["pipes"], towns, sources=layers["facilities"], demand=villages,
            residential=layers["residential"], builtup=builtup, year=2026).summary,
        "corridors": both_directions(corridor_gaps(
            known, layers["charging"], towns, distance_m=CORRIDOR_M, **DRAWN).summary),
        "green": green_coverage(
            layers["green"], build_network(known, level_field="level", tolerance_m=0.0), towns,
            residential=layers["residential"], demand=villages, builtup=builtup).summary,
    }


def both_directions(summary: pd.DataFrame) -> pd.DataFrame:
    """Add up the two directions of corridors."""
    return summary.groupby(["level", "code"], as_index=False)[["length_m", "gap_m"]].sum()


def table(name: str, summary: pd.DataFrame) -> pd.DataFrame:
    """Choose the golden columns, by their keys; the county has no code."""
    keys, columns = TABLES[name]
    code = summary["code"].where(summary["level"] == "township", "").astype(str)
    rows = summary.assign(code=code).set_index(keys)[list(columns)].astype(float)
    return rows.sort_index()


def golden(name: str) -> tuple[pd.Series, pd.DataFrame]:
    """Read a table: the precision of each column, and the numbers."""
    keys, columns = TABLES[name]
    rows = pd.read_csv(FOLDER / f"coverage_{name}.csv", dtype=dict.fromkeys(keys, str))
    rows[keys] = rows[keys].fillna("")
    rows = rows.set_index(keys)[list(columns)].astype(float)
    precise = rows.index.get_level_values("code") == PRECISION
    return rows[precise].iloc[0], rows[~precise].sort_index()


@pytest.fixture(scope="module")
def found():
    return summaries(inputs())


@pytest.mark.parametrize("name", list(TABLES))
def test_the_county_has_the_numbers_written_down(found, name):
    own, (precision, written) = table(name, found[name]), golden(name)
    assert own.index.tolist() == written.index.tolist()
    assert precision.to_dict() == TABLES[name][1]
    for column, most in precision.items():
        assert (own[column].isna() == written[column].isna()).all(), column
        # What is written is rounded to a tenth of the precision.
        assert np.nanmax((own[column] - written[column]).abs()) <= 1.1 * most, column


def test_corridors_of_both_directions_have_the_account_of_each(found):
    county = found["corridors"].set_index("level").loc["county"]
    assert county["gap_m"] < county["length_m"]


if __name__ == "__main__":
    for name, summary in summaries(inputs()).items():
        keys, columns = TABLES[name]
        rows = table(name, summary)
        for column, most in columns.items():
            places = 0 if most == 0 else 1 - int(np.floor(np.log10(most)))
            rows[column] = rows[column].round(places)
        marks = pd.DataFrame([{**dict.fromkeys(keys, PRECISION), **columns}]).set_index(keys)
        pd.concat([marks, rows]).to_csv(FOLDER / f"coverage_{name}.csv", float_format="%.10g")
        print(name, rows.shape)

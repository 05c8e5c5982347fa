"""Sums of the village table: who says yes, of those who say anything.

East has v1 (rural), v2 (a street, urban); West has v3 and v4 (rural); v5 lies outside::

    +---------+---------+
    | v1   v2 | v3   v4 |   v5
    +---------+---------+
"""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from shapely.geometry import Point

from county_gis_plugin.analysis import demand
from county_gis_plugin.analysis.indicators.villages import village_sums
from tests.analysis.indicator_tables import CRS, EAST, WEST, townships

NAN = float("nan")


@pytest.fixture
def sums():
    points = [Point(200, 500), Point(700, 500), Point(1200, 500), Point(1700, 500), Point(2500, 500)]
    villages = demand.from_points(gpd.GeoDataFrame(
        {"name": list("甲乙丙丁戊"), "people": [100.0, 500.0, 300.0, 400.0, 900.0],
         "class": ["220", "111", "220", "220", "220"]}, index=[11, 12, 13, 14, 15], geometry=points, crs=CRS))
    table = pd.DataFrame({
        "sewage": [True, True, False, None, True], "large_scheme": [False, True, True, None, True],
        "tap_pop": [80.0, 500.0, 350.0, None, 900.0], "toilet_hh": [30.0, 100.0, None, 40.0, 9.0],
        "hh": [40.0, 100.0, 90.0, 50.0, 9.0],
    }, index=[11, 12, 13, 14, 15], dtype=object)
    found = village_sums(villages, table, townships())
    assert found["level"].tolist() == ["township", "township", "county"]
    return found.set_index("code")


@pytest.mark.parametrize(("column", "east", "west", "county"), [
    ("sewage_yes", 2, 0, 2),
    ("sewage_known", 2, 1, 3),
    ("rural_sewage_yes", 1, 0, 1),
    ("rural_sewage_known", 1, 1, 2),
    ("rural_large_scheme_people", 0, 300, 300),
    ("rural_large_scheme_of", 100, 300, 400),  # v4 says nothing: its 400 people are in neither
    ("rural_tap_pop", 80, 300, 380),  # v3 cannot serve more than live there
    ("rural_tap_pop_of", 100, 300, 400),
    ("urban_tap_pop", 500, NAN, 500),  # nobody in West is urban
    ("urban_tap_pop_of", 500, NAN, 500),
    ("toilet_hh", 130, 40, 170),
    ("toilet_hh_of", 140, 50, 190),
    ("toilet_villages", 2, 1, 3),
    ("villages", 2, 2, 4),
    ("villages_rural", 1, 2, 3),
    ("rural_people", 100, 700, 800),
    ("urban_people", 500, NAN, 500),
])
def test_sums(sums, column, east, west, county):
    assert sums.loc[[EAST, WEST, ""], column].tolist() == pytest.approx([east, west, county], nan_ok=True)


def test_a_column_that_is_not_there_is_none(sums):
    assert "waste_yes" not in sums


def test_where_nobody_says_anything_the_sum_is_missing():
    villages = demand.from_points(gpd.GeoDataFrame(
        {"people": [1.0, 1.0]}, geometry=[Point(200, 500), Point(1200, 500)], crs=CRS))
    table = pd.DataFrame({"waste": [True, None]}, dtype=object)
    found = village_sums(villages, table, townships()).set_index("code")
    assert found.loc[EAST, "waste_yes"] == 1
    assert np.isnan(found.loc[WEST, "waste_yes"]) and np.isnan(found.loc[WEST, "waste_known"])

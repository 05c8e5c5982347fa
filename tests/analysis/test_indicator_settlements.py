"""Natural villages with waste collection: East has s1, s2 and a street s3, West s4 to s6; s7 lies outside.

::

    +------------+------------+
    | s1  s2  s3 | s4  s5  s6 |  s7
    +------------+------------+
"""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from shapely.geometry import Point

from county_gis_plugin.analysis import demand
from county_gis_plugin.analysis.indicators import said_of_settlements, settlement_sums
from tests.analysis.indicator_tables import CRS, EAST, WEST, townships

IDS = [f"s{n}" for n in range(1, 8)]
SAID = pd.Series([True, False, True, None, False, None, True], IDS, dtype=object)
COVERED = pd.Series([0, 1, 1, 1, 0, None, 1], IDS, dtype=object)
NAN = float("nan")


@pytest.fixture
def settlements():
    places = [Point(x, 500) for x in (200, 500, 800, 1200, 1500, 1800, 2500)]
    kinds = ["220", "220", "111", "220", "220", "220", "220"]
    return demand.from_points(gpd.GeoDataFrame(
        {"name": IDS, "people": 10.0, "class": kinds}, index=IDS, geometry=places, crs=CRS))


@pytest.mark.parametrize(("said", "covered", "known", "served"), [
    # s1 says yes, s2 says no but has a point; s3 is a street; s4 has a point, s5 says no, s6 unknown
    (SAID, COVERED, [2, 2, 4], [2, 1, 3]),
    (SAID, None, [2, 1, 3], [1, 0, 1]),
    (None, COVERED, [2, 2, 4], [1, 1, 2]),
    (None, None, [NAN] * 3, [NAN] * 3),
    # where some say something, who says nothing and has no point (s1, s5) is not known to have none
    (SAID.where(SAID.index == "s2"), COVERED, [1, 1, 2], [1, 1, 2]),
])
def test_natural_villages_that_say_so_or_have_a_point(settlements, said, covered, known, served):
    found = settlement_sums(settlements, townships(), said=said, covered=covered).set_index("code")
    assert np.array_equal(found.loc[[EAST, WEST, ""], "settlements"], known, equal_nan=True)
    assert np.array_equal(found.loc[[EAST, WEST, ""], "settlements_served"], served, equal_nan=True)


def test_who_says_nothing_has_the_word_of_the_village():
    """v1 says yes, v2 no, v3 nothing; the code of v4 is there twice, so that it is nobody's."""
    rows = pd.DataFrame({"village_code": ["v1", "v1", "v2", "v3", "v4", None],
                         "waste": [None, False, None, None, None, None]}, list("abcdef"), dtype=object)
    villages = pd.DataFrame({"code": ["v1", "v2", "v3", "v4", "v4"]}, dtype=object)
    table = pd.DataFrame({"waste": [True, False, None, True, True]}, dtype=object)
    found = said_of_settlements("waste", rows, villages, table)
    assert found.loc[["a", "b", "c"]].tolist() == [True, False, False]
    assert found.loc[["d", "e", "f"]].isna().all()
    assert said_of_settlements("waste", rows, None, None).isna().sum() == 5


def test_a_village_is_found_by_name_within_the_township_where_codes_are_lost():
    """A spreadsheet made the codes 1.4E+11; 张庄 is in East and West, 李庄 twice in West, 王庄 nowhere."""
    lost = "1.4E+11"
    rows = pd.DataFrame(
        {"village_code": [lost] * 5, "village_name": ["张庄村", "张庄", "李庄", "王庄", None]},
        list("abcde"), dtype=object)
    villages = pd.DataFrame({"code": [lost] * 4, "name": ["张庄", "张庄村委会", "李庄", "李庄"]},
                            [1, 2, 3, 4], dtype=object)
    table = pd.DataFrame({"waste": [True, False, True, True]}, [1, 2, 3, 4], dtype=object)
    places = (pd.Series([EAST, WEST, WEST, WEST, WEST], rows.index),
              pd.Series([EAST, WEST, WEST, WEST], villages.index))
    told: list = []
    found = said_of_settlements("waste", rows, villages, table, places=places, warnings=told)
    assert found.loc[["a", "b"]].tolist() == [True, False] and found.loc[["c", "d", "e"]].isna().all()
    assert [str(text).split(" by ")[0] for text in told] == [
        "Only 2 of 5 natural villages find their village"]

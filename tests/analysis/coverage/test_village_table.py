"""Join village statistics by code, then by name within the township."""

from __future__ import annotations

import pandas as pd

from county_gis_plugin.analysis import schema
from county_gis_plugin.analysis.coverage.village_table import join_village_table
from tests.analysis.reading import read


def test_codes_come_first_then_names_within_the_township():
    villages = pd.DataFrame({
        "code": ["01", "02", None, None, "05"], "name": ["东庄村", "西庄", "河村", "河村", "山头村委会"],
        "town_name": ["甲镇", "甲镇", "甲镇", "乙镇", "乙镇"],
    }, index=list("abcde"))
    table = pd.DataFrame({
        "code": ["02", None, None, None, "99"], "name": ["别名", "东庄", "河村", "山头", "无名"],
        "town_name": ["甲镇", "甲镇", "乙镇", "乙镇", "乙镇"], "tap_pop": [1.0, 2.0, 3.0, 4.0, 5.0],
    })
    issues = []
    found = join_village_table(villages, table, issues=issues)
    assert found["tap_pop"].fillna(-1).to_dict() == {"a": 2.0, "b": 1.0, "c": -1, "d": 3.0, "e": 4.0}
    assert [(row["reason"], row["feature_id"]) for row in issues] == [("no_village", "4")]


def test_rows_with_one_code_are_listed_and_not_used():
    villages = pd.DataFrame({"code": ["1", "2"], "name": ["x", "y"]})
    table = pd.DataFrame({"code": ["1", "1"], "name": ["p", "q"], "sewage": [True, False]})
    issues = []
    assert join_village_table(villages, table, issues=issues)["sewage"].isna().all()
    assert {row["reason"] for row in issues} == {"twice", "no_village"}


def test_the_sample_county_s_table_fits_every_village_by_code_and_by_name_alone(sample_data):
    villages = schema.standardise(read(sample_data / "county.gpkg", "villages"), "demand")
    table = schema.standardise(read(sample_data / "county.gpkg", "village_stats"), "demand")
    issues = []
    by_code = join_village_table(villages, table, issues=issues)
    assert issues == [] and len(by_code) == 340 and by_code["sewage"].notna().all()
    by_name = join_village_table(villages.drop(columns="code"), table, issues=issues)
    assert issues == []
    pd.testing.assert_frame_equal(by_code, by_name)

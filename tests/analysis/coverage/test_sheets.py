"""The workbook of coverage says everything in Chinese: columns, notes, totals."""

from __future__ import annotations

import pandas as pd
import pytest

from county_gis_plugin.analysis.coverage.columns import column_kind
from county_gis_plugin.analysis.coverage.sheets import Page, Words, coverage_sheets
from county_gis_plugin.analysis.errors import message


@pytest.mark.parametrize(("name", "values", "kind"), [
    ("length_km", [1.0, None], "real"),
    ("villages", [3.0, None], "whole"),
    ("villages_on_graded", [3.0], "whole"),
    ("villages_on_graded_share", [1.0], "real"),
    ("sites_per_10k_people", [2.0], "real"),
    ("people", [7.0], "real"),
    ("rank", [1.0], "whole"),
    ("connected", pd.array([1, None], dtype="Int64"), "whole"),
    ("is_county_seat", [True, False], "whole"),
    ("seat_id", [4, None], "whole"),
    ("stop_id", [None, None], "whole"),
    ("stop_m", [None, None], "real"),
    ("code", ["101", None], "text"),
    ("name", [None, None], "text"),
])
def test_columns_are_declared_by_one_rule(name, values, kind):
    assert column_kind(name, pd.Series(values)) == kind


def test_more_columns_may_be_whole():
    assert column_kind("guns", pd.Series([1.0, 2.0])) == "real"
    assert column_kind("guns", pd.Series([1.0, 2.0]), whole=["guns"]) == "whole"


def test_sheets_of_pages_account_skipped_and_notes():
    rows = pd.DataFrame({
        "level": ["township", "county"], "name": ["东乡", None], "length_km": [1.5, 1.5],
        "villages": [2.0, 2.0], "paved_share": [0.5, 0.5],
        "builtup_dense": pd.array([1, None], dtype="Int64"),
    })
    columns = ["name", "length_km", "villages", "paved_share", "builtup_dense", "street_km"]
    dense = {"builtup_dense": {1: "是", 0: "否"}}
    page = Page("里程", "roadcoverage_summary", rows, columns, dense, frozen=1)
    account = pd.DataFrame([{"what": "length_m", "townships": 1.0, "outside": 2.0, "input": 3.0}])
    skipped = pd.DataFrame([{
        "input": "DEMAND", "feature_id": 7, "reason": "negative",
        "detail": message("{column} is negative or infinite; it counts as missing.", column="pop"),
    }])
    words = Words("道路", account={"length_m": "长度（米）"}, methods=(("里程", "说明"),))
    nobody = message("No site gives {service}: nobody is covered.", service="小学")
    sheets = coverage_sheets(
        [page], words, account=account, skipped=skipped, warnings=[nobody],
        county="某县", date="2026-01-01", sources=["数据"], parameters={"Roads": "r", "Flag": True})
    assert [sheet.name for sheet in sheets] == ["里程", "账目核对", "排除要素", "说明"]
    table = sheets[0].tables[0]
    assert [(c.title, c.kind) for c in table.columns] == [
        ("乡镇", "text"), ("道路里程（千米）", "km"), ("村庄数", "count"), ("铺装率", "share"),
        ("达到 8 千米/平方千米", "text")]
    assert table.rows["name"].tolist() == ["东乡", "全县"]
    assert table.rows["builtup_dense"].tolist() == ["是", None]
    assert table.rows[table.bold].tolist() == [0, 1]
    assert sheets[0].title == "某县道路：里程"
    assert sheets[1].tables[0].rows["what"].tolist() == ["长度（米）"]
    assert sheets[2].tables[0].rows.iloc[0].tolist() == [
        "村庄（居民点）", 7, "负值", "pop 为负或无穷大；按缺失计。"]
    last = {table.heading: dict(table.rows.to_numpy()) for table in sheets[3].tables}
    assert last == {
        "方法": {"里程": "说明"}, "提示": {1: "没有提供“小学”的设施：无人被覆盖。"},
        "参数": {"道路": "r", "Flag": "是"}}


def test_a_field_that_the_engine_knows_by_its_own_name_is_called_as_planners_do():
    template = "{column}: “{value}” is no speed in km/h; it counts as missing."
    skipped = pd.DataFrame([
        {"input": "ROADS", "feature_id": 7, "reason": "not_understood",
         "detail": message(template, column=column, value="fast")}
        for column in ("design_speed", "限速")
    ])
    sheet = coverage_sheets([], Words("道路"), account=pd.DataFrame(), skipped=skipped)[1]
    assert [text.split("：")[0] for text in sheet.tables[0].rows["detail"]] == ["设计时速", "限速"]

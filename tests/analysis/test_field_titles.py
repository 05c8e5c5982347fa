"""One table titles the fields of layers and the columns of workbooks, in both languages."""

from __future__ import annotations

import pytest

from county_gis_plugin.analysis import report_sheets
from county_gis_plugin.analysis.access import gap_sheets
from county_gis_plugin.analysis.access.gap_words import REASON_WORDS
from county_gis_plugin.analysis.coverage import (
    corridor_sheets,
    green_sheets,
    pipe_sheets,
    road_sheets,
    sheets,
    site_sheets,
)
from county_gis_plugin.analysis.coverage.green import (
    FLOOR_M2_PER_PERSON,
    TARGET_M2_PER_PERSON,
    TARGET_SHARE,
)
from county_gis_plugin.analysis.data_files import read_table
from county_gis_plugin.analysis.field_titles import TABLE, Title, columns_of, titles_in_english, titles_of
from county_gis_plugin.analysis.indicators import sheets as indicator_sheets
from county_gis_plugin.analysis.speech import english_words
from county_gis_plugin.analysis.workbook_english import english


def named(layout):
    """Give the names of a layout by kinds."""
    return [name for _, *names in layout for name in names]


SHOWN = {
    "roadcoverage_summary": [*road_sheets.SUMMARY, *road_sheets.SURFACE, *road_sheets.REACH],
    "roadcoverage_classes": road_sheets.CLASSES, "roadcoverage_seats_judged": road_sheets.SEATS,
    "roadcoverage_links": road_sheets.LINKS, "roadcoverage_villages": road_sheets.VILLAGES,
    "corridorgaps_routes": corridor_sheets.ROUTES, "corridorgaps_stretches": corridor_sheets.STRETCHES,
    "corridorgaps_summary": corridor_sheets.SUMMARY, "sitecoverage_summary": site_sheets.SUMMARY,
    "sitecoverage_villages": site_sheets.VILLAGES, "sitecoverage_sites": site_sheets.SITES,
    "sitecoverage_chain_summary": site_sheets.CHAIN_SUMMARY, "sitecoverage_chains": site_sheets.CHAINS,
    "pipecoverage_summary": pipe_sheets.SUMMARY, "pipecoverage_breakdown": pipe_sheets.BREAKDOWN,
    "pipecoverage_sewers": pipe_sheets.SEWERS, "pipecoverage_villages": pipe_sheets.VILLAGES,
    "pipecoverage_isolated": pipe_sheets.ISOLATED, "greencoverage_summary": green_sheets.SUMMARY,
    "greencoverage_parks": green_sheets.PARKS, "greencoverage_villages": green_sheets.VILLAGES,
    "greencoverage_beyond": green_sheets.BEYOND, "sheet_parks": named(green_sheets.SIZES),
    "sheet_pipes": named(pipe_sheets.STANDARDS), "sheet_account": named(sheets.ACCOUNT),
    "sheet_notes": named(gap_sheets.NOTES), "sheet_people_account": named(gap_sheets.ACCOUNT),
    "servicegaps_summary": named(gap_sheets.SUMMARY), "servicegaps_output": named(gap_sheets.VILLAGES),
    "servicegaps_routes": named(gap_sheets.ROUTES), "servicegaps_skipped": named(gap_sheets.SKIPPED),
    "servicegaps_standards": named(gap_sheets.STANDARDS),
    "countyindicators_sheet_card": named([*indicator_sheets.CARD, *indicator_sheets.COUNTS]),
    "countyindicators_sheet_county": named(indicator_sheets.COUNTY_FIGURES),
    "countyindicators_sheet_targets": named(indicator_sheets.COMPARED),
    "countyindicators_sheet_commitments": named(indicator_sheets.COMMITTED),
    "countyindicators_sheet_formulas": named(indicator_sheets.FORMULAS),
    "sheet_steps": named(report_sheets.STEPS), "sheet_inputs": named(report_sheets.INPUTS),
    "sheet_versions": named(report_sheets.VERSIONS),
}


@pytest.mark.parametrize("output", SHOWN)
def test_every_column_of_a_workbook_has_both_titles_and_none_stands_twice(output):
    titles = titles_of(output)
    shown = {name: titles.get(name) for name in SHOWN[output]}
    assert [name for name, title in shown.items() if not (title and title.chinese and title.english)] == []
    chinese = [title.chinese for title in shown.values()]
    assert sorted({title for title in chinese if chinese.count(title) > 1}) == []


def test_a_title_is_said_by_its_own_english():
    """The English workbook is made from the Chinese one: one Chinese title has one English one."""
    outputs = {row["output"] for row in read_table(TABLE)}
    titles = [title for output in outputs for title in titles_of(output).values() if title.english]
    pairs = {(title.chinese, title.english) for title in titles}
    assert len({chinese for chinese, _ in pairs}) == len(pairs) > 200
    assert english("人口覆盖率") == "People served (%)"
    assert [title for title, said in titles_in_english().items() if english(title) != said] == []


def test_words_stand_in_one_table():
    assert sorted(set(english_words("workbook")) & set(titles_in_english())) == []


def test_the_later_row_counts():
    assert titles_of("roadcoverage_links")["length_m"].chinese == "缺失路段长（米）"
    assert titles_of("roadcoverage_roads_by_class")["length_m"].chinese == "长度（米）"
    assert [titles_of(f"sitecoverage_{name}")["people"].chinese for name in ("summary", "villages")] == [
        "服务对象人口（人）", "人口（人）"]
    assert [titles_of(f"roadcoverage_{name}")["name"].chinese for name in ("summary", "villages")] == [
        "乡镇", "村庄"]


def test_layers_say_how_values_are_written_and_workbooks_show_them():
    assert Title("通客车", "Bus", "flag").on_layer == "通客车（1 是）"
    titles = titles_of("roadcoverage_summary")
    assert titles["paved_share"].on_layer == "铺装率（0–1）"
    assert titles["seat_connected"].on_layer == "驻地通三级及以上公路（1 是）"
    assert titles["length_km"].on_layer == titles["length_km"].chinese == "道路里程（千米）"
    assert (titles["paved_share"].english, titles["seat_connected"].english) == (
        "Paved (%)", "Seat on a road of class III or better")


def test_columns_are_made_in_their_order_as_far_as_rows_have_them():
    layout = (("text", "name"), ("metres", "mean_m", "max_m"), ("share", "people_share"))
    columns = columns_of("servicegaps_summary", layout, ["people_share", "max_m", "name"])
    assert [(column.key, column.title, column.kind) for column in columns] == [
        ("name", "乡镇", "text"), ("max_m", "最大距离（米）", "metres"),
        ("people_share", "人口覆盖率", "share")]
    with pytest.raises(KeyError, match="no_such"):
        columns_of("servicegaps_summary", (("text", "no_such"),), ["no_such"])


def test_titles_have_the_numbers_and_words_of_the_engine():
    titles = titles_of("greencoverage_summary")
    assert titles["meets_target"].chinese == f"达到 {TARGET_M2_PER_PERSON:g} 平方米"
    assert titles["meets_floor"].chinese == f"达到 {FLOOR_M2_PER_PERSON:g} 平方米"
    assert titles["residential_met"].chinese.endswith(f"达到 {TARGET_SHARE:.0%}")
    account = titles_of("sheet_people_account")
    assert [account[f"rows_{reason}"].chinese for reason in REASON_WORDS] == [
        f"行数：{word}" for word in REASON_WORDS.values()]
    assert [account[f"people_{reason}"].chinese for reason in REASON_WORDS] == [
        f"人口：{word}（人）" for word in REASON_WORDS.values()]

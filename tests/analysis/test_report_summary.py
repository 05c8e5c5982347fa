"""The report's first sentences: one number for one thing, wherever it is said."""

from __future__ import annotations

import re
from dataclasses import replace

import pandas as pd
import pytest

from county_gis_plugin.analysis.access.hints import UNKNOWN
from county_gis_plugin.analysis.errors import Name, message
from county_gis_plugin.analysis.indicators import county_indicators
from county_gis_plugin.analysis.indicators.sheets import indicator_sheets
from county_gis_plugin.analysis.report_html import Contents, Report
from county_gis_plugin.analysis.report_words import Words, score_text, share
from tests.analysis.indicator_tables import EAST, WEST, tables, townships

# Two villages in townships, one of which has no people on record, and one outside them all.
VILLAGES = pd.DataFrame({
    "demand_id": [1, 2, 3], "people": [120.0, None, 30.0], "township_code": [EAST, WEST, ""]})


@pytest.fixture(scope="module")
def result():
    """Without the table of parks: G1 and its two figures are missing."""
    some = {name: table for name, table in tables().items() if name != "greencoverage"}
    return county_indicators(some, townships(), county_code="140581", year=2025)


def summary(result, language="zh", villages=VILLAGES, **changes):
    report = Report(result.indicators, result.scorecard, villages=villages, **changes)
    return Contents(report, Words(language)).summary()


def sentence(told, *words):
    (found,) = (text for text in told if all(word in text for word in words))
    return found


def test_villages_outside_all_townships_are_said_apart(result):
    told = summary(result)
    assert sentence(told, "个乡镇（街道）") == "全县 2 个乡镇（街道），2 个村庄（居民点），常住人口 120 人。"
    assert sentence(told, "没有人口数据").startswith("1 个村庄")
    assert sentence(told, "不在任何乡镇内").startswith("另有 1 个村庄")
    assert "Villages in no township: 1 more." in sentence(summary(result, "en"), "in no township")
    inside = summary(result, villages=VILLAGES[:1])
    assert not any("不在任何乡镇内" in text or "没有人口数据" in text for text in inside)


def test_a_township_without_a_rank_is_neither_best_nor_worst(result):
    card = result.scorecard.copy()
    west = (card["code"] == WEST) & (card["dimension"] == "total")
    names = dict(zip(card["code"], card["name"]))
    assert names[WEST] in sentence(summary(result), "得分最高的乡镇是")
    card.loc[west, "rank"] = pd.NA
    contents = Contents(Report(result.indicators, card, villages=VILLAGES), Words("zh"))
    assert not any("得分最高的乡镇是" in text for text in contents.summary())  # one alone is no comparison
    ranks = {row["code"]: (row["rank"], row["value"]) for row in contents.card_rows()}
    assert ranks[WEST][0] == "计分指标过少，不排名" and ranks[WEST][1] != "–"


def test_what_is_missing_is_counted_once(result):
    """In the score's sentence, in the list of what is missing and in the note: the same indicators."""
    told = summary(result)
    card = result.scorecard[result.scorecard["level"] == "county"].set_index("dimension")
    missing = int(card.at["total", "missing"])
    assert f"{missing} 项缺失" in sentence(told, "综合得分", "计分")
    listed = sentence(told, "缺失的", "项指标：")
    assert f"缺失的 {missing} 项指标" in listed and listed.count("、") == missing - 1
    assert "G1 公园绿地服务半径覆盖率等 2 项数值" in listed
    (note,) = (text for text in map(str, result.warnings) if "indicators are missing" in text)
    assert note.startswith(f"{missing} of 28 ")


def test_the_indicators_of_the_score_are_the_28_and_those_beyond_that_have_a_value(result):
    county = result.indicators[result.indicators["level"] == "county"]
    beyond = county[(county["main"] == 0) & county["value"].notna()]["indicator"].nunique()
    told = sentence(summary(result), "计分")
    found = re.search(r"(\d+) 项指标（28 项主要指标和 (\d+) 项有数值的补充指标）", told)
    assert (int(found[1]), int(found[2])) == (28 + beyond, beyond)


def test_figures_that_are_missing_beside_others_of_their_indicator_are_listed_apart(result):
    assert not any("其所属指标有其他数值" in text for text in summary(result))
    rows = result.indicators.copy()
    rows.loc[rows["id"] == "E2.towns", ["value", "status"]] = [float("nan"), "missing"]
    told = Contents(Report(rows, result.scorecard), Words("zh")).summary()
    assert sentence(told, "其所属指标有其他数值") == (
        "另有 1 项数值缺失，其所属指标有其他数值：E2.towns 乡镇公办幼儿园覆盖率。")
    assert sentence(told, "缺失的", "项指标：") == sentence(summary(result), "缺失的", "项指标：")


def test_a_workbook_does_without_commitments(result):
    whole = [sheet.name for sheet in indicator_sheets(result)]
    less = [sheet.name for sheet in indicator_sheets(replace(result, commitments=None))]
    assert less == [name for name in whole if name != "政策承诺"] and len(less) == len(whole) - 1


@pytest.mark.parametrize(("value", "text"), [
    (1.0, "100.0%"), (0.9999, "99.9%"), (1 - 1e-12, "100.0%"), (0.5, "50.0%"), (None, "–")])
def test_only_the_whole_is_written_as_100_per_cent(value, text):
    assert share(value) == text


def test_scores_are_written_as_they_are_rounded():
    assert [score_text(0.99605), score_text(0.99605, 3), score_text(1.0), score_text(None)] == [
        "0.99", "0.996", "1.00", "–"]


@pytest.mark.parametrize(("target", "unit", "comparator", "year", "told"), [
    (0.9496, "share", "baseline", 2024, "参照 94.96%，2024 年"), (0.8, "share", ">=", None, "不低于 80%"),
    (8.0, "km/km²", ">=", 2027, "不低于 8 km/km²，2027 年"),
    (1234567.0, "sites", ">=", None, "不低于 1,234,567 所"), (0.09, "share", "<=", None, "不高于 9%"),
    (0.6616, "share", "baseline", None, "参照 66.16%"), (1.0, "share", "all", None, "全部")])
def test_targets_are_written_as_they_were_given(target, unit, comparator, year, told):
    row = {"target": target, "unit": unit, "comparator": comparator, "target_year": year}
    assert Words("zh").target(row) == told
    if comparator == "baseline" and year:
        assert Words("en").target(row) == "baseline 94.96%, in 2024"


def test_what_is_beyond_a_radius_is_never_written_as_within_it():
    """241 s are beyond 4 minutes, and 5,030 m beyond 5 km."""
    words = Words("zh")
    assert [words.cost(None, seconds, 240.0) for seconds in (238.0, 241.0, 250.0, 300.0)] == [
        "4 分钟", "4.02 分钟", "4.2 分钟", "5 分钟"]
    assert [words.cost(metres, None, 5000.0) for metres in (4960.0, 5030.0, 8040.0, 640.0)] == [
        "5.0 千米", "5.03 千米", "8.0 千米", "640 米"]
    assert words.cost(None, None, 240.0) == "–" and words.cost(None, 241.0) == "4 分钟"


def test_english_has_no_ids_of_services_and_counts_one_site():
    words = Words("en", {"elderly_day_care": ("老年人日间照料", "Day care for the elderly")})
    assert words.said("not counted for elderly_day_care") == "not counted for Day care for the elderly"
    assert words.said("not counted for a reason") == "not counted for a reason"
    row = {"target": 1.0, "unit": "sites", "comparator": ">=", "target_year": None}
    assert [words.target({**row, "target": count}) for count in (1.0, 2.0)] == [
        "at least 1 site", "at least 2 sites"]
    assert words.confidence("from memory") == "to be checked"


def test_what_was_left_out_is_counted_by_feature_and_said_for_each_reason(result):
    """A site that serves two services is one feature; 3 roads in two rows are 3; each hole has its route."""
    hole = "No road has this number from K{n}+000 to K9+000, 4673 m in a straight line. Give the road there "
    skipped = pd.DataFrame([
        ("FACILITIES", 6, "status_planned", "not counted for kindergarten"),
        ("FACILITIES", 6, "status_planned", "not counted for primary"),
        ("FACILITIES", 7, "status_planned", "not counted for primary"),
        ("ROADS", "1, 5", "not_understood", "“0.0”"), ("ROADS", "8", "not_understood", "“999.0”"),
        ("ROADS", "G599", "interrupted", hole.format(n=2)),
        ("ROADS", "S399", "interrupted", hole.format(n=7)),
    ], columns=["input", "feature_id", "reason", "detail"])
    report = Report(result.indicators, result.scorecard, skipped=skipped)
    planned, unread, holes = Contents(report, Words("en")).skipped()
    assert (planned["count"], planned["features"]) == ("2", "6, 7")
    assert planned["detail"] == "not counted for primary (2); 6: not counted for kindergarten"
    assert (unread["count"], unread["detail"]) == ("3", "“0.0” (2); 8: “999.0”")
    assert "G599: No road has this number from K2+000" in holes["detail"]
    assert "S399: No road has this number from K7+000" in holes["detail"]


def test_a_hint_for_many_services_is_said_once(result):
    """The sentence is long, and what differs are the services, the people and the places."""
    text = ("{service}: {count} rows of {layer} ({people} people in need) are beyond the radius only through "
            "the straight legs to and from the roads; a facility stands within the radius as the crow flies. "
            "A path may be missing in ROADS near them: {ids}. No cost was changed.")
    told = {"layer": "DEMAND", "count": 2}
    warnings = [
        message(text, service=Name("Primary school", "小学"), people="30", ids="1 甲村, 2 乙村", **told),
        message("One more."),
        message(text, service=Name("Bus stop", "公交车站"), people="7", ids="3 丙村, 4 丁村", **told),
        message(text, service=Name("Market", "市场"), people=UNKNOWN, ids="5, 6", **told)]
    report = Report(result.indicators, result.scorecard, warnings=warnings)
    first, more = Contents(report, Words("zh")).warnings()
    assert first["text"].startswith("“小学”：村庄（居民点）有 2 处（服务对象 30 人）")
    assert "请核对：1 甲村、2 乙村" in first["text"]
    assert first["others"] == ["“公交车站”2 处（7 人）：3 丙村、4 丁村", "“市场”2 处（人数缺失）：5、6"]
    assert more == {"text": "One more.", "others": []}
    assert Contents(report, Words("en")).warnings()[0]["others"] == [
        "Bus stop: 2 (7 people): 3 丙村, 4 丁村", "Market: 2: 5, 6"]

"""Targets, scores, statistics and commitments of the indicators."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from county_gis_plugin.analysis.data_files import STANDARDS, shipped
from county_gis_plugin.analysis.errors import InputError
from county_gis_plugin.analysis.indicators import INDICATORS, county_indicators
from county_gis_plugin.analysis.indicators.commitments import commitments_table, computed_from
from county_gis_plugin.analysis.indicators.registry import BY_ID, DIMENSIONS
from county_gis_plugin.analysis.indicators.scoring import (
    EQUAL,
    grade,
    meets,
    read_profiles,
    rounded,
    score,
    scorecard,
)
from county_gis_plugin.analysis.indicators.statistics import one_figure_a_row
from county_gis_plugin.analysis.indicators.targets import choose, read_targets
from county_gis_plugin.analysis.progress import Progress
from county_gis_plugin.analysis.schema import standardise
from county_gis_plugin.analysis.services import CONFIDENCE
from tests.analysis.indicator_tables import COUNTY, EAST, WEST, service, table, tables, townships

HEADER = "target,indicator,comparator,value,unit,year,level,area_code,source,confidence\n"


@pytest.fixture(scope="module")
def places():
    return townships()


@pytest.fixture
def written(tmp_path):
    def write(text, header=HEADER):
        path = tmp_path / "目标 表.csv"
        path.write_text(header + text, encoding="utf-8")
        return path

    return write


def cell(result, id_, code=COUNTY):
    rows = result.indicators
    return rows[(rows["id"] == id_) & (rows["code"] == code)].iloc[0]


def statistics(*rows, columns=("item", "value", "code", "unit", "year", "source")):
    return standardise(pd.DataFrame(rows, columns=columns), "statistics")


# ---- scores


@pytest.mark.parametrize(("value", "comparator", "target", "better", "expected", "met"), [
    (6.0, ">=", 8.0, "more", 0.75, 0),
    (9.0, ">=", 8.0, "more", 1.0, 1),
    (8.0 - 1e-12, ">=", 8.0, "more", 1.0, 1),
    (0.0, ">=", 8.0, "more", 0.0, 0),
    (0.12, "<=", 0.09, "less", 0.75, 0),
    (0.08, "<=", 0.09, "less", 1.0, 1),
    (0.0, "<=", 60.0, "less", 1.0, 1),
    (0.9, "all", 1.0, "more", 0.9, 0),
    (1.0, "all", 1.0, "more", 1.0, 1),
    (0.47, "baseline", 0.94, "more", 0.5, 0),
    (20.0, "baseline", 10.0, "less", 0.5, 0),
    (np.nan, ">=", 8.0, "more", np.nan, np.nan),
])
def test_score(value, comparator, target, better, expected, met):
    assert score(value, comparator, target, better) == pytest.approx(expected, nan_ok=True)
    assert meets(value, comparator, target, better) == pytest.approx(met, nan_ok=True)


@given(
    value=st.floats(0, 100), target=st.floats(0.01, 100),
    comparator=st.sampled_from([">=", "<=", "baseline"]), better=st.sampled_from(["more", "less"]))
def test_a_score_is_one_where_the_target_is_met_and_only_there(value, target, comparator, better):
    """But for differences of 1e-9, which are rounding."""
    assume(abs(value - target) > 1e-6)
    assert (score(value, comparator, target, better) == 1.0) == bool(meets(value, comparator, target, better))


@given(value=st.floats(0, 1))
def test_all_is_met_at_the_whole_alone(value):
    assume(value == 1 or value < 1 - 1e-6)
    assert (score(value, "all", 1.0, "more") == 1.0) == bool(meets(value, "all", 1.0, "more")) == (value == 1)


@pytest.mark.parametrize(("reached", "decimals", "read"), [
    (318 / 340 / 0.939, 2, 0.99), (318 / 340 / 0.939, 3, 0.996), (0.9999, 3, 0.999), (1.0, 2, 1.0),
    (1 - 1e-12, 2, 1.0), (0.7496, 2, 0.74), (0.7496, 3, 0.749), (0.75, 2, 0.75), (0.8999, 2, 0.89),
    (0.5999, 2, 0.59), (0.314159, 2, 0.31), (0.316, 2, 0.32), (0.29, 2, 0.29), (0.0, 2, 0.0),
])
def test_scores_are_not_rounded_up_to_what_they_do_not_reach(reached, decimals, read):
    assert rounded(reached, decimals) == read
    assert grade(rounded(reached, decimals)) == grade(reached)


def test_grades():
    assert [grade(s) for s in (1.0, 0.9, 0.89, 0.75, 0.6, 0.59, 0.0, np.nan)] == [
        "good", "good", "fair", "fair", "weak", "gap", "gap", ""]


def test_the_worked_example_of_the_methods_page(places):
    """docs/methods.md, Indicators, "A worked example": these numbers stand there."""
    some = {
        "roadcoverage": table("builtup_street_km builtup_km2", (3, 0.5), (3, 0.5), (6, 1), basis="builtup"),
        "servicegaps": pd.concat([
            service("primary", ((4, 1), (6, 3)), ((40, 10), (60, 30))),
            service("junior_high", ((4, 1), (6, 3)), ((50, 50), (50, 30))),
            service("kindergarten", ((4, 1), (6, 3)), ((50, 20), (50, 40))),
        ]),
    }
    leakage = statistics(("供水管网漏损率", "12%", None, None, 2024, "水务公司"))
    result = county_indicators(some, places, statistics=leakage, county_code="140581", year=2025)
    expected = {"R1": 0.75, "J1": 0.75, "E1": 0.4, "E2.junior_high": 0.8, "E2.kindergarten": 0.6}
    assert {id_: cell(result, id_)["score"] for id_ in expected} == pytest.approx(expected)
    card = result.scorecard[result.scorecard["level"] == "county"].set_index("dimension")
    assert card["score"].to_dict() == pytest.approx(
        {"overall": np.nan, "industry": np.nan, "infrastructure": 0.75, "services": 0.55,
         "integration": np.nan, "total": 0.65}, nan_ok=True)
    assert card.at["total", "grade"] == ""  # 4 of 29 are too few
    counts = ["indicators", "scored", "missing", "without_target"]
    assert card.loc["total", counts].tolist() == [29, 4, 25, 0]
    assert card["weight"].tolist() == [0, 0, 0.5, 0.5, 0, 1]
    heavy = dict(read_profiles())
    weights = {**heavy["ecological"].weights, "infrastructure": 3.0}
    heavy["ecological"] = type(heavy["ecological"])("ecological", "重点生态功能区", "Ecological", weights)
    again = county_indicators(some, places, statistics=leakage, county_code="140581", year=2025,
                              county_type="重点生态功能区", profiles=heavy)
    card = again.scorecard[again.scorecard["level"] == "county"].set_index("dimension")
    assert card.at["total", "score"] == pytest.approx(0.70)  # (3 × 0.75 + 1 × 0.55) / 4
    text = (Path(__file__).parents[2] / "docs" / "methods.md").read_text(encoding="utf-8")
    example = text.split("**A worked example.**")[1].split("\n\n**")[0]
    for number in ("0.75", "0.40", "0.80", "0.60", "0.70", "0.55", "0.65", "25 of 29"):
        assert number in example, number


def test_equal_weights_for_all_five_types():
    profiles = read_profiles()
    assert [p.name_zh for p in profiles.values()] == [
        "大城市周边", "专业功能", "农产品主产区", "重点生态功能区", "人口流失"]
    for profile in profiles.values():
        assert profile.weights == dict.fromkeys(DIMENSIONS, 1.0) and profile.confidence == "convention"


def test_profiles_are_checked(written):
    header = "county_type,overall,industry,infrastructure,services,integration\n"
    with pytest.raises(InputError) as error:
        read_profiles(written("a,0,0,0,0,0\nb,1,x,1,1,-1\nb,1,1,1,1,1\n", header))
    text = str(error.value)
    assert "row 2: all weights are 0" in text and "row 3, column industry: “x”" in text
    assert "row 3, column integration: “-1”" in text and "row 4: the county type b is there twice" in text


def test_a_type_of_ones_own_need_not_be_named(places, written):
    """The dialog offers the plugin's types alone: a file with one row is that row's type."""
    header = "county_type,name_zh,overall,industry,infrastructure,services,integration\n"
    own = read_profiles(written("coastal,沿海,1,1,3,1,1\n", header))
    assert county_indicators({}, places, profiles=own, year=2025).profile.name_zh == "沿海"
    assert county_indicators({}, places, year=2025).profile.id == ""


def test_an_unknown_county_type_is_answered_with_all(places):
    with pytest.raises(InputError, match="人口流失"):
        county_indicators({}, places, county_type="沿海")


def test_ranks_of_townships_go_by_score(places):
    result = county_indicators(tables(), places, county_code="140581", year=2025)
    total = result.scorecard[result.scorecard["dimension"] == "total"].set_index("code")
    best = total.loc[[EAST, WEST], "score"].idxmax()
    assert total.at[best, "rank"] == 1 and sorted(total["rank"].dropna()) == [1, 2]


def test_one_figure_is_no_rank():
    """The county has 6 scored indicators: 2 are enough for a rank, 1 is not; its score stands."""
    scored = {"county": 6, "A": 5, "B": 2, "C": 1, "D": 0}
    rows = pd.DataFrame([
        {"level": "county" if place == "county" else "township", "code": "" if place == "county" else place,
         "name": place, "indicator": f"R{number}", "dimension": "infrastructure", "main": 1,
         "status": "computed" if number < known else "missing", "value": 0.5 if number < known else np.nan,
         "score": {"A": 0.5, "B": 0.25}.get(place, 0.0) if number < known else np.nan}
        for place, known in scored.items() for number in range(6)])
    card = scorecard(rows, EQUAL)
    total = card[card["dimension"] == "total"].set_index("name")
    assert total["rank"].dropna().to_dict() == {"A": 1, "B": 2}
    assert total.loc["C", "score"] == 0.0


def test_a_total_of_few_indicators_has_no_grade():
    """Of 9 indicators 3 are enough for a grade, 2 are not; a dimension by itself is graded all the same."""
    rows = pd.DataFrame([
        {"level": "township", "code": place, "name": place, "indicator": f"R{number}",
         "dimension": "infrastructure", "main": 1, "status": "computed" if number < known else "missing",
         "value": 0.5 if number < known else np.nan, "score": 0.95 if number < known else np.nan}
        for place, known in {"A": 3, "B": 2}.items() for number in range(9)])
    card = scorecard(rows, EQUAL).set_index(["name", "dimension"])
    assert card.loc[[("A", "total"), ("B", "total")], "score"].tolist() == pytest.approx([0.95, 0.95])
    assert card.loc[[("A", "total"), ("B", "total")], "grade"].tolist() == ["good", ""]
    assert card.at[("B", "infrastructure"), "grade"] == "good"


# ---- which target


def scored_rows(code, year=2025):
    targets = read_targets()
    use = choose(targets, code, year)
    return {target.indicator: target for target in targets if use[target.row] == "scored"}


def test_gaopings_targets_are_nobody_elses():
    own, other, shandong = (scored_rows(code) for code in ("140581", "140525", "370101"))
    assert (own["G1.per_person"].level, own["G1.per_person"].value) == ("county", 13)
    assert (other["G1.per_person"].level, other["G1.per_person"].value) == ("national", 8)
    assert own["P5"].value == 0.25 and other["P5"].level == "city"  # Jincheng's 29.2 %
    assert "P5" not in shandong
    for found in (other, shandong):
        assert all(target.level != "county" for target in found.values())


def test_all_targets_that_apply_stand_beside_the_own_one_first(places):
    result = county_indicators(tables(), places, county_code="140581", year=2025)
    rows = result.comparisons
    of_parks = rows[(rows["id"] == "G1.per_person") & (rows["code"] == COUNTY)]
    assert of_parks[["use", "target_level", "target", "meets"]].values.tolist() == [
        ["scored", "county", 13, 1.0], ["beside", "national", 8, 1.0]]
    of_waste = rows[(rows["id"] == "P6") & (rows["code"] == COUNTY)]
    assert of_waste[["target_level", "target", "difference"]].values.tolist() == [
        ["city", 0.9496, pytest.approx(-0.1996)], ["province", 0.939, pytest.approx(-0.189)]]
    assert set(result.targets["use"]) == {"scored", "beside"}
    other = county_indicators(tables(), places, county_code="370101", year=2025)
    assert len(other.targets) == len(result.targets)
    elsewhere = other.targets[other.targets["use"] == "other_area"]
    assert set(elsewhere["level"]) == {"county", "city", "province"}


def test_the_townships_codes_tell_the_countys(places):
    told = []
    result = county_indicators(tables(), places, year=2025, progress=Progress(on_info=told.append))
    assert cell(result, "G1.per_person")["target_level"] == "county"
    assert [str(line) for line in told] == ["COUNTY_CODE is 140581, as the codes of all townships begin."]


@pytest.mark.parametrize("codes", [("101", "102"), ("140581101", "140582101"), ("A40581101", "A40581102")])
def test_without_a_code_only_national_targets_apply(places, codes):
    result = county_indicators({}, places.assign(code=codes), year=2025)
    assert set(result.comparisons["target_level"]) == {"national"}
    assert "COUNTY_CODE is not given" in str(result.warnings[0])


@pytest.mark.parametrize(("year", "expected"), [(2024, 2025), (2025, 2025), (2026, 2027), (2030, 2027)])
def test_the_next_target_that_is_due_counts(year, expected):
    assert scored_rows("140581", year)["J5"].year == expected


def test_a_baseline_is_the_last_resort(written):
    path = written("a,P4,baseline,60,%,,county,140581,,\nb,P4,>=,71,%,,national,,,\n")
    targets = read_targets(path)
    assert choose(targets, "140581", 2025) == {2: "beside", 3: "scored"}


def test_targets_for_unknown_indicators_are_listed_never_dropped(places, written):
    path = written("x,Z9,>=,5,,,national,,,\ny,R1,>=,50,%,,national,,,\n"
                   "z,R1,<=,5,,,national,,,\nw,E1,>=,50,%,,national,,,\nv,R1,all,,,,national,,,\n")
    result = county_indicators(tables(), places, targets=read_targets(path), year=2025)
    assert result.targets[["indicator", "use"]].values.tolist() == [
        ["Z9", "unknown_indicator"], ["R1", "other_unit"], ["R1", "wrong_way"], ["E1", "scored"],
        ["R1", "other_unit"]]
    listed = result.skipped[result.skipped["input"] == "TARGETS"]
    assert listed["feature_id"].tolist() == [2, 3, 4, 6]
    assert any("Z9" in str(warning) for warning in result.warnings)
    assert cell(result, "E1")["score"] == 0.8  # 0.4 of 0.5


@pytest.mark.parametrize("row, expected", [
    ("E1,all,80,%", (">=", 0.8)),  # not silently all of them
    ("E1,=,80,%", (">=", 0.8)),
    ("J1,=,9,%", ("<=", 0.09)),
    ("R1,=,8,", (">=", 8.0)),
    ("E1,>=,97,", (">=", 0.97)),
    ("R6,<=,1,h", ("<=", 60.0)),
    ("C3,<=,50000,m", ("<=", 50.0)),
    ("E1,all,100,%", ("all", 1.0)),
    ("E1,all,,", ("all", 1.0)),
    ("E1,>=,97％,", (">=", 0.97)),
    ("R1,>=,8,km/km2", (">=", 8.0)),
])
def test_a_target_is_what_was_written_and_what_had_to_be_understood_is_listed(places, written, row, expected):
    (target,) = read_targets(written(f"a,{row},,national,,,\n"))
    assert (target.comparator, target.value, target.fault) == (expected[0], pytest.approx(expected[1]), "")
    result = county_indicators({}, places, targets=[target], year=2025)
    notes = result.skipped[result.skipped["input"] == "TARGETS"]
    plain = ("E1,all,100,%", "E1,all,,", "E1,>=,97％,", "R1,>=,8,km/km2")
    assert notes["reason"].tolist() == ([] if row in plain else ["read_as"])
    if row == "E1,all,80,%":
        assert str(notes["detail"].iloc[0]) == "E1: the target “all 80 %” is read as >= 80 %."


def test_more_than_the_whole_or_without_end_is_no_target(written):
    targets = read_targets(written("a,E1,>=,120,%,,national,,,\nb,E1,>=,-1,,,national,,,\n"))
    assert [target.fault for target in targets] == ["other_unit", "other_unit"]
    for word in ("1e999", "inf", "nan"):
        with pytest.raises(InputError, match=f"row 2, column value: “{word}” is no number"):
            read_targets(written(f"a,R1,>=,{word},,,national,,,\n"))


def test_faulty_cells_of_targets_are_named_at_once(written):
    path = written("a,R1,>,8,,,national,,,\nb,R1,>=,eight,,,national,,,\nc,R1,>=,8,,,county,14,,\n"
                   "d,R1,>=,,,soon,world,,,\n")
    with pytest.raises(InputError) as error:
        read_targets(path)
    text = str(error.value)
    for fault in ("row 2, column comparator: “>”", "row 3, column value: “eight” is no number",
                  "row 4, column area_code: “14” does not fit the level county: write 6 digits",
                  "row 5, column value", "row 5, column year: “soon”", "row 5, column level: “world”"):
        assert fault in text, fault


def test_a_table_without_the_columns(written):
    with pytest.raises(InputError, match="no column comparator"):
        read_targets(written("R1,8\n", "indicator,value\n"))


def test_the_shipped_targets_are_sound():
    targets = read_targets()
    assert all(not target.fault and target.indicator in BY_ID for target in targets)
    assert all(target.confidence in CONFIDENCE and target.confidence for target in targets)
    # What no document says is a convention; what is from memory names the document to be looked up.
    assert all(bool(target.source) == (target.confidence != "convention") for target in targets)
    commitments = {row["id"]: row for row in shipped("commitments.csv")}
    for target in targets:
        assert (target.level == "national") == (target.id == "")
        if target.id:
            row = commitments[target.id]
            assert target.area_code == row["area_code"] and target.level == row["level"]
            assert target.id in BY_ID[target.indicator].commitments, target.id


# ---- statistics


def test_a_statistic_takes_the_place_of_the_computed_figure_and_is_marked(places):
    table_ = statistics(("P2.water", 0.97, None, None, 2024, "水务局"),
                        ("农村生活污水治理率", "31%", WEST, None, 2024, ""))
    result = county_indicators(tables(), places, statistics=table_, county_code="140581", year=2025)
    row = cell(result, "P2.water")
    told = ["value", "status", "basis", "computed_value", "statistic_year", "statistic_source"]
    assert row[told].tolist() == [0.97, "joined", "statistics", 0.8, 2024, "水务局"]
    assert cell(result, "P2.water", EAST)["status"] == "computed"
    assert cell(result, "P5", WEST)[told[:2]].tolist() == [0.31, "joined"]
    assert cell(result, "P5", WEST)["computed_value"] == 0.25


def test_of_several_years_the_latest_counts(places):
    table_ = statistics(("J1", "12%", None, None, 2022, ""), ("J1", "9", "140581", "%", 2024, ""),
                        ("J1", "15%", None, None, None, ""))
    result = county_indicators({}, places, statistics=table_, county_code="140581", year=2025)
    assert cell(result, "J1")["value"] == 0.09
    assert result.statistics["use"].tolist() == ["older", "used", "older"]


def test_two_rows_of_one_year_are_both_named(places):
    table_ = statistics(("J1", "8%", None, None, 2024, ""), ("J1", "12%", None, None, 2024, ""),
                        ("J1", "9%", None, None, 2022, ""))
    result = county_indicators({}, places, statistics=table_, county_code="140581", year=2025)
    assert cell(result, "J1")["value"] == 0.12
    assert result.statistics["use"].tolist() == ["twice", "used", "older"]
    notes = result.skipped[result.skipped["input"] == "STATISTICS"]
    assert [str(note) for note in notes["detail"]] == [
        "J1: For the same place and year there are 0.08 here and 0.12 in row 1. The row is not used.",
        "J1: There is a later figure for the same item and place. The row is not used."]


def test_figures_of_a_later_year_are_not_used(places):
    table_ = statistics(("J1", "8%", None, None, 2026, ""), ("J1", "12%", None, None, 2024, ""))
    for year, value, use in ((2025, 0.12, ["later", "used"]), (2026, 0.08, ["used", "older"])):
        result = county_indicators({}, places, statistics=table_, county_code="140581", year=year)
        assert cell(result, "J1")["value"] == value and result.statistics["use"].tolist() == use


@pytest.mark.parametrize("code", ["140581", "140581000", "140581000000", "", None])
def test_the_countys_code_may_have_zeros_behind(places, code):
    table_ = statistics(("J1", "8%", code, None, 2024, ""), ("J8", "90%", f"{EAST}000", None, 2024, ""))
    result = county_indicators({}, places, statistics=table_, county_code="140581", year=2025)
    assert cell(result, "J1")["value"] == 0.08
    assert cell(result, "J8", EAST)["value"] == 0.9


def test_a_commitments_figure_is_its_one_indicators_too(places):
    """S003-06 is leakage (J1) and nothing else; S001-10 has four answers; S000-14 is in km, P3 a share."""
    table_ = statistics(("S003-06", 8, None, "%", 2024, "水务局"), ("S001-10", 90, None, "%", 2024, ""),
                        ("S000-14", 30, None, "km", 2024, ""))
    result = county_indicators({}, places, statistics=table_, county_code="140581", year=2025)
    told = ["value", "status", "statistic_source", "meets"]
    assert cell(result, "J1")[told].tolist() == [0.08, "joined", "水务局", 1.0]
    assert {cell(result, id_)["status"] for id_ in ("C1", "C2", "C3", "P3")} == {"missing"}
    rows = result.commitments.set_index("id")
    assert rows.loc["S003-06", ["figure", "value", "meets"]].tolist() == ["S003-06", 8, 1.0]


def test_an_indicators_own_figure_goes_before_its_commitments(places):
    table_ = statistics(("S003-06", 12, None, "%", 2024, ""), ("J1", "8%", None, None, 2024, ""))
    result = county_indicators({}, places, statistics=table_, county_code="140581", year=2025)
    assert cell(result, "J1")["value"] == 0.08
    (note,) = result.skipped["detail"]
    assert str(note) == "S003-06 has 0.12 where J1 has 0.08 (row 1): for the indicator, row 1 is used."


def test_items_may_be_called_by_a_part_of_their_name_that_no_other_has(places):
    """漏损率 is in 供水管网漏损率 alone, 入学率 in J2's name; 覆盖率 is in many, and 率 is too short."""
    table_ = statistics(
        ("漏损率", 8, None, "%", 2024, ""), ("入学率", 97, None, "%", 2024, ""),
        ("覆盖率", 50, None, "%", 2024, ""), ("率", 50, None, "%", 2024, ""),
        ("城镇化", 60, None, "%", 2024, ""))
    result = county_indicators({}, places, statistics=table_, county_code="140581", year=2025)
    assert [cell(result, id_)["value"] for id_ in ("J1", "J2", "J11")] == [0.08, 0.97, 0.6]
    assert result.statistics["use"].tolist() == ["used", "used", "several_items", "unknown_item", "used"]
    notes = result.skipped[result.skipped["input"] == "STATISTICS"].set_index("reason")["detail"]
    said = "漏损率 is taken for Water leakage (J1), the only name that has it."
    assert str(notes["short_name"].iloc[0]) == said
    assert "覆盖率: Several indicators may be meant: " in str(notes["several_items"])
    assert "Towns with public charging (C1)" in str(notes["several_items"])
    wide = pd.DataFrame({"漏损率(%)": [8], "覆盖率": [50]})
    assert one_figure_a_row(wide)[["item", "value"]].values.tolist() == [["漏损率", "8"]]


def test_statistics_that_cannot_be_used_are_listed(places):
    table_ = statistics(
        ("没有的指标", 5, None, None, 2024, ""), ("J1", "多", None, None, 2024, ""),
        ("J8", 0.9, "999", None, 2024, ""), ("J2", 120, None, "%", 2024, ""),
        ("R6", 40, None, "公里", 2024, ""), ("J3", 62, None, None, 2024, ""))
    result = county_indicators({}, places, statistics=table_, county_code="140581", year=2025)
    assert result.statistics["use"].tolist() == [
        "unknown_item", "no_number", "no_township", "out_of_bounds", "out_of_bounds", "used"]
    assert len(result.statistics) == 6
    notes = result.skipped[result.skipped["input"] == "STATISTICS"]
    assert sorted(notes["reason"]) == sorted(
        ["unknown_item", "no_number", "no_township", "out_of_bounds", "out_of_bounds", "read_as_percent"])
    assert cell(result, "J3")["value"] == 0.62


@pytest.mark.parametrize("item, value, unit, expected, use", [
    ("S000-17", "0.12", "", 12, "used"),  # 农村自来水普及率, in %: a share of one, and said so
    ("S000-17", "95.3", "", 95.3, "used"),
    ("S000-17", "0.953", "share", 95.3, "used"),
    ("S000-17", "953", "‰", 95.3, "used"),
    ("S003-03", "25000", "m", 25, "used"),  # in km
    ("S003-03", "25", "公里", 25, "used"),
    ("S003-03", "25", "%", None, "out_of_bounds"),
    ("R6", "0.5", "h", 30, "used"),  # in min
    ("R1", "8100", "米/平方公里", 8.1, "used"),  # in km/km²
])
def test_a_statistic_is_brought_into_the_unit_of_its_item(places, item, value, unit, expected, use):
    told = statistics((item, value, None, unit, 2024, ""))
    result = county_indicators({}, places, statistics=told, county_code="140581", year=2025)
    (row,) = result.statistics.itertuples()
    assert row.use == use
    assert use != "used" or row.value == pytest.approx(expected)
    notes = result.skipped[result.skipped["input"] == "STATISTICS"]["reason"].tolist()
    assert notes == {"0.12": ["read_as_share"], "25%": ["out_of_bounds"]}.get(
        value + unit * (use != "used"), [])


def test_statistics_may_have_a_column_for_each_figure_and_name_the_townships(places):
    wide = pd.DataFrame({
        "id": [1, 2, 3, 4], "乡镇": [*places["name"], "合计", "南镇"],
        "供水管网漏损率(%)": [12, None, 9, 5], "J3": ["62%", "", None, "70%"], "备注": ["", "甲", "", ""]})
    rows = one_figure_a_row(wide)
    leakage = "供水管网漏损率(%)"
    assert list(rows.index) == [f"0, {leakage}", "0, J3", f"2, {leakage}", f"3, {leakage}", "3, J3"]
    result = county_indicators({}, places, statistics=rows, county_code="140581", year=2025)
    assert cell(result, "J1")["value"] == 0.09
    assert [cell(result, id_, EAST)["value"] for id_ in ("J1", "J3")] == [0.12, 0.62]
    assert np.isnan(cell(result, "J1", WEST)["value"])
    assert result.statistics["use"].tolist() == ["used"] * 3 + ["no_township"] * 2


# ---- commitments


def test_none_of_the_120_commitments_is_lost():
    found = commitments_table()
    with open(STANDARDS / "commitments.csv", encoding="utf-8-sig", newline="") as file:
        ids = [row["id"] for row in csv.DictReader(file)]
    assert found["id"].tolist() == ids and len(set(ids)) == 120
    assert [sum(id_.startswith(f"S00{n}-") for id_ in ids) for n in range(5)] == [25, 18, 14, 45, 18]
    assert set(found["status"]) == {"computed", "joined", "not_spatial"}
    claimed = {c for own in INDICATORS for c in own.commitments}
    assert claimed <= set(ids)
    computed = {c for own in INDICATORS if computed_from(own.formula) for c in own.commitments}
    assert set(found.loc[found["status"] == "computed", "id"]) == computed
    assert not set(found.loc[found["status"] == "not_spatial", "id"]) & claimed


def test_computed_is_only_what_some_algorithm_computes():
    """No indicator counts meals or art galleries."""
    status = commitments_table().set_index("id")["status"]
    assert status["S000-03"] == "computed"
    assert status[["S002-10", "S003-25"]].tolist() == ["joined"] * 2
    answers = commitments_table().set_index("id")["indicators"]
    assert answers[["S001-12", "S001-17"]].tolist() == ["P5;T9", "A1;T5"]
    assert answers["S000-03"] == "E3"
    # What the seed says cannot be computed at all is not.
    assert set(commitments_table().query("computable == 'no'")["status"]) == {"joined", "not_spatial"}


def test_what_maps_could_tell_and_nothing_tells_is_written_down():
    found = commitments_table()
    untold = found[(found["computable"] == "yes") & (found["status"] != "computed")]["id"]
    methods = (Path(__file__).parents[2] / "docs" / "methods.md").read_text(encoding="utf-8")
    told = methods.split("(`computable` is yes)")[1].split(".")[0]
    assert re.findall(r"S\d{3}-\d{2}", told) == untold.tolist()
    assert len(untold) == 9 and "Nine that maps could tell" in methods


def test_commitments_have_the_countys_figure(places):
    table_ = statistics(("S003-03", 18.0, None, "km", 2024, "住建局"), ("J1", "8%", None, None, 2024, ""))
    result = county_indicators(tables(), places, statistics=table_, county_code="140581", year=2025)
    rows = result.commitments.set_index("id")
    own = ["status", "figure", "value", "meets", "applies"]
    assert rows.loc["S003-03", own].tolist() == ["joined", "S003-03", 18.0, 0.0, 1]  # of 18.66 km
    assert rows.loc["S003-06", own].tolist() == ["joined", "J1", 0.08, 1.0, 1]
    assert rows.loc["S003-29", own].tolist() == ["computed", "G1.per_person", 13.0, 1.0, 1]
    assert rows.loc["S003-04", own].tolist() == ["computed", "R1", 7.0, 0.0, 1]
    assert rows.loc["S004-11", "applies"] == 0 and np.isnan(rows.loc["S004-11", "meets"])
    assert rows.loc["S004-08", "status"] == "not_spatial"
    # 438 km of sewers are told by no share; "3 tiers" by the share of towns that its target is for.
    assert rows.loc["S000-14", "figure"] == "" and np.isnan(rows.loc["S000-14", "value"])
    assert rows.loc[["S001-17", "S003-19"], "figure"].tolist() == ["T5", "H4"]
    assert len(result.commitments) == 120

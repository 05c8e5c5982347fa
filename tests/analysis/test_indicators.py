"""Indicators of two townships whose tables can be divided in the head (``indicator_tables.py``)."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import county_gis_plugin
from county_gis_plugin.analysis.errors import InputError
from county_gis_plugin.analysis.indicators import (
    INDICATORS,
    asked_of,
    county_indicators,
    registry_table,
)
from county_gis_plugin.analysis.indicators.registry import DIMENSIONS, FROM_STATISTICS, MAIN, SHARE
from county_gis_plugin.analysis.speech import sentences
from county_gis_plugin.analysis.standards import load_standards
from tests.analysis.indicator_tables import COUNTY, CRS, EAST, WEST, service, sites, table, tables, townships

NAN = float("nan")
# id: East, West, county.
EXPECTED = {
    "R1": (8.0, 6.0, 7.0),
    "R2": (1.0, 0.0, 0.5),
    "R3": (1.0, 0.5, 0.7),
    "R4": (1.0, 2 / 3, 0.75),
    "R5": (0.5, 0.5, 0.5),
    "R6": (0.0, 50.0, 50.0),
    "R6.within_60": (NAN, 1.0, 1.0),
    "C1": (1.0, 0.0, 0.5),
    "C2": (0.9, 70 / 300, 0.4),
    "C3": (NAN, NAN, 42.0),
    "C3.covered": (0.75, 0.25, 0.5),
    "L1": (1.0, 1.0, 1.0),
    "L2": (0.5, 0.5, 0.5),
    "P1.water": (1.0, 2.0, 1.5),
    "P1.gas": (2.0, 4.0, 3.0),
    "P1.heat": (3.0, 6.0, 4.5),
    "P1.sewage": (4.0, 8.0, 6.0),
    "P1.storm": (5.0, 10.0, 7.5),
    "P1.combined": (6.0, 12.0, 9.0),
    "P1.power": (7.0, 14.0, 10.5),
    "P1.telecom": (8.0, 16.0, 12.0),
    "P2.water": (0.6, 1.0, 0.8),
    "P2.gas": (0.6, 1.0, 0.8),
    "P2.heat": (0.6, 1.0, 0.8),
    "P2.rural_tap": (0.9, 0.9, 0.9),
    "P3": (0.5, 1.0, 7 / 9),
    "P4": (0.0, 2 / 3, 0.5),
    "P5": (0.25, 0.25, 0.25),
    "P6": (1.0, 0.5, 0.75),
    "H1": (0.25, 1.0, 0.7),
    "H2": (0.5, 1.0, 0.875),
    "H3": (0.75, 0.5, 0.6),  # inside or exempt: (2 + 1) of 4, 3 of 6
    "H3.people": (0.2, 0.8, 0.65),
    "H4": (NAN, NAN, 2 / 3),  # the maternal and child hospital stands outside
    "H5": (4.0, 6.0, 5.0),
    "H5.gini": (NAN, NAN, 0.2),
    "E1": (0.25, 0.5, 0.4),
    "E2.junior_high": (1.0, 0.5, 0.75),
    "E2.kindergarten": (0.1, 0.3, 0.2),
    "E2.towns": (0.0, 1.0, 0.5),  # East's is private, West's does not say
    "E3": (0.75, 0.5, 0.6),
    "A1": (0.5, 0.5, 0.5),
    "A1.people": (0.5, 0.9, 0.7),
    "G1": (0.7, 0.1, 0.4),
    "G1.per_person": (5.0, 21.0, 13.0),
    "F1": (0.8, 0.2, 0.5),
    "F1.area": (0.25, 0.5, 0.375),
    "T1": (0.5, 1 / 6, 0.25),
    "T2": (1.0, 0.0, 0.5),
    "T2.villages": (0.5, 0.5, 0.5),
    "T3": (1.0, 0.0, 0.5),
    "T4": (0.4, 0.6, 0.5),
    "T5": (0.0, 1.0, 0.5),
    "T6": (0.2, 0.4, 0.3),
    "T7": (1.0, 1.0, 1.0),
    "T8": (0.1, 0.3, 0.2),
    "T9": (0.25, 2 / 3, 0.5),
    "T10": (0.75, 5 / 6, 0.8),
    "T11": (NAN, NAN, 2.0),
    "T12": (NAN, NAN, 0.5),
}
JOINED = [own.id for own in INDICATORS if own.id not in EXPECTED]


@pytest.fixture(scope="module")
def places():
    return townships()


@pytest.fixture(scope="module")
def found(places):
    return county_indicators(tables(), places, county_code="140581", year=2025)


def values_of(result, id_):
    rows = result.indicators[result.indicators["id"] == id_].set_index("code")
    return rows.loc[[EAST, WEST, COUNTY], "value"].tolist()


def cell(result, id_, code=COUNTY):
    rows = result.indicators
    return rows[(rows["id"] == id_) & (rows["code"] == code)].iloc[0]


@pytest.mark.parametrize("id_", EXPECTED)
def test_figure(found, id_):
    assert values_of(found, id_) == pytest.approx(EXPECTED[id_], nan_ok=True)


def test_every_declared_figure_is_expected_or_joined():
    assert all(own.formula.tables == () for own in INDICATORS if own.id in JOINED)
    assert {own.id for own in INDICATORS} == {*EXPECTED, *JOINED}


def test_there_are_28_indicators_each_in_one_dimension():
    register = registry_table()
    main = register[register["main"]]
    assert set(main["indicator"]) == set(MAIN) and len(MAIN) == 28
    assert register["id"].is_unique and register["name_zh"].is_unique and register["name_en"].is_unique
    assert (register.groupby("indicator")["dimension"].nunique() == 1).all()
    assert set(register["dimension"]) == set(DIMENSIONS)
    assert register["formula"].str.len().min() > 5


def test_what_other_algorithms_should_measure():
    """So a run of them all leaves no indicator without its service."""
    assert asked_of("servicegaps") == (
        "graded_hospital", "primary_care", "clinic", "primary", "junior_high", "kindergarten",
        "elderly_day_care", "fire_station", "sports", "childcare", "shelter")
    assert asked_of("sitecoverage") == (
        "charging", "logistics", "waste_point", "clinic", "hospital", "kindergarten", "elderly_day_care",
        "gov_service", "culture", "care_home", "market", "graded_hospital")
    known = load_standards().services
    assert set(asked_of("servicegaps")) | set(asked_of("sitecoverage")) <= set(known)
    assert set(asked_of("pipecoverage", "medium")) == {
        "water", "gas", "heat", "sewage", "storm", "combined", "power", "telecom"}


def test_every_place_has_every_figure_in_order(found):
    rows = found.indicators
    assert rows["code"].drop_duplicates().tolist() == [EAST, WEST, COUNTY]
    for code in (EAST, WEST, COUNTY):
        assert rows.loc[rows["code"] == code, "id"].tolist() == [own.id for own in INDICATORS]
    assert rows.loc[rows["level"] == "county", "code"].unique().tolist() == [COUNTY]


def test_the_gap_and_the_straight_line_stand_beside(found):
    row = cell(found, "E1", EAST)
    assert (row["part"], row["whole"], row["gap"]) == (10, 40, 30)
    assert row["straight"] == 0.5  # 20 of 40
    assert np.isnan(cell(found, "R1")["gap"])  # no share: nothing is lacking to 1


def test_without_tables_everything_is_missing_and_nothing_is_invented(places):
    result = county_indicators({}, places)
    assert result.indicators["value"].isna().all()
    computed = result.indicators[~result.indicators["id"].isin(JOINED)]
    township_rows = computed[computed["level"] == "township"]
    assert set(computed["reason"]) == {"no_table", "county_only"}
    assert set(township_rows.loc[township_rows["reason"] == "county_only", "id"]) == {
        "C3", "H4", "H5.gini", "T11", "T12"}
    total = result.scorecard[result.scorecard["dimension"] == "total"]
    assert total["missing"].tolist() == [27, 27, 28]  # H4 is none of a township's
    assert total["score"].isna().all() and (total["grade"] == "").all()


def test_one_missing_table_takes_only_its_own_indicators(places, found):
    some = tables()
    for name in ("pipecoverage", "pipecoverage.sewers"):
        del some[name]
    result = county_indicators(some, places, county_code="140581", year=2025)
    missing = result.indicators[result.indicators["status"] == "missing"]
    gone = set(missing.loc[missing["code"] == COUNTY, "id"]) - set(JOINED)
    pipes = {id_ for id_ in EXPECTED if id_.startswith(("P1.", "P2."))} - {"P2.rural_tap"}
    assert gone == pipes | {"P3"}
    kept = [id_ for id_ in EXPECTED if id_ not in gone]
    assert sum((values_of(result, id_) for id_ in kept), []) == pytest.approx(
        sum((values_of(found, id_) for id_ in kept), []), nan_ok=True)


def test_a_service_that_was_not_measured_is_missing_and_says_so(places):
    gaps = service("primary", ((4, 1), (6, 3)), ((40, 10), (60, 30)))
    result = county_indicators({"servicegaps": gaps}, places)
    assert cell(result, "E1")["status"] == "computed"
    assert cell(result, "H1")[["status", "reason"]].tolist() == ["missing", "not_measured"]


def test_a_town_cut_off_from_the_county_seat_is_hidden_by_no_mean(places):
    """The mean of the others would be better without it; within 60 minutes are 0 of 1, 1 of 1 and 1 of 2."""
    given = tables()
    given["roadcoverage"] = given["roadcoverage"].assign(
        seats_cut_off=[1, 0, 1], seats_timed=[0, 1, 1], seats_within_60=[0, 1, 1])
    result = county_indicators(given, places)
    assert values_of(result, "R6") == pytest.approx([np.nan, 50, np.nan], nan_ok=True)
    assert cell(result, "R6")["reason"] == "cut_off"
    assert values_of(result, "R6.within_60") == [0.0, 1.0, 0.5]


def test_park_area_is_over_no_part_of_the_people(places):
    """A village in the east has no number of people: over the others the figure would look better."""
    assert values_of(county_indicators(tables(), places), "G1.per_person") == [5, 21, 13]
    given = tables()
    given["greencoverage"] = given["greencoverage"].assign(people_urban_missing_rows=[1, 0, 1])
    result = county_indicators(given, places)
    assert values_of(result, "G1.per_person") == pytest.approx([np.nan, 21, np.nan], nan_ok=True)
    assert cell(result, "G1.per_person")[["status", "reason"]].tolist() == ["missing", "people_unknown"]


def test_no_people_in_need_is_missing_not_zero(places):
    gaps = service("primary", ((4, 1), (0, 0)), ((40, 10), (0, 0)))
    row = cell(county_indicators({"servicegaps": gaps}, places), "E1", WEST)
    assert np.isnan(row["value"]) and row["reason"] == "unknown"


def test_road_density_over_whole_townships_is_not_held_against_8(places):
    roads = tables()["roadcoverage"].assign(basis="township")
    result = county_indicators({"roadcoverage": roads}, places)
    assert values_of(result, "R1") == pytest.approx([NAN] * 3, nan_ok=True)
    assert cell(result, "R1")["reason"] == "no_builtup"
    assert cell(result, "R3")["value"] == 0.7


def test_clinics_without_village_land_count_within_the_radius(places):
    """None is known to stand inside a village: then all that are covered count, and the basis says so."""
    points = sites("clinic", (2, 4), inside=(0, 0), radius=(1, 3), exempt=(1, 0))
    row = cell(county_indicators({"sitecoverage": points}, places), "H3")
    assert (row["value"], row["basis"]) == (0.5, "within_radius")  # (1 + 1 + 3) of 10
    inside = sites("clinic", (2, 4), inside=(1, 0), radius=(1, 3), exempt=(1, 0))
    row = cell(county_indicators({"sitecoverage": inside}, places), "H3")
    assert (row["value"], row["basis"]) == (0.2, "inside")


def test_the_village_table_tells_before_the_radius(places):
    points = sites("elderly_day_care", (1, 1))
    told = tables()["villages"]
    both = county_indicators({"sitecoverage": points, "villages": told}, places)
    assert cell(both, "A1")[["value", "basis"]].tolist() == [0.5, "village_table"]
    alone = county_indicators({"sitecoverage": points}, places)
    assert cell(alone, "A1")[["value", "basis"]].tolist() == [0.5, "within_radius"]  # 2 + 3 of 10


def test_what_villages_say_of_tap_water_goes_before_the_pipes(places):
    told = table("urban_tap_pop urban_tap_pop_of urban_people", (45, 50, 50), (NAN, NAN, NAN), (45, 50, 50))
    result = county_indicators({"pipecoverage": tables()["pipecoverage"], "villages": told}, places)
    assert values_of(result, "P2.water") == pytest.approx([0.9, NAN, 0.9], nan_ok=True)
    assert cell(result, "P2.water")["basis"] == "village_table"
    assert cell(result, "P2.gas")["basis"] == "proxy"


def test_communities_in_town_are_no_villages(places):
    """East has 3 villages and a community, West 5 and one: the community is in neither part nor whole."""
    rural = {"villages_rural": [3, 5, 8]}
    roads = tables()["roadcoverage"].assign(
        **rural, villages_rural_on_graded=[3, 2, 5], villages_rural_has_stop=[1, 3, 4])
    gaps = service("graded_hospital", ((4, 1), (6, 6)), ((100, 10), (100, 90))).assign(
        **rural, villages_rural_served=[0, 5, 5])
    points = pd.concat([sites("logistics", (1, 1)), sites("waste_point", (1, 1))]).assign(
        villages_rural=2 * [3, 5, 8], villages_rural_covered=2 * [1, 3, 4])
    chains = tables()["sitecoverage.chains"].assign(**rural, villages_rural_complete=[0, 4, 4])
    result = county_indicators({"roadcoverage": roads, "servicegaps": gaps, "sitecoverage": points,
                                "sitecoverage.chains": chains}, places)
    assert values_of(result, "R3") == [1.0, 0.4, 0.625]
    assert values_of(result, "R5") == pytest.approx([1 / 3, 0.6, 0.5])
    assert values_of(result, "H1") == [0.0, 1.0, 0.625]
    assert values_of(result, "L2") == values_of(result, "P6") == pytest.approx([1 / 3, 0.6, 0.5])
    assert values_of(result, "T9") == [0.0, 0.8, 0.5]
    assert cell(result, "R3")["basis"] == "" and cell(result, "P6")["basis"] == "within_radius"
    told = county_indicators({"roadcoverage": tables()["roadcoverage"]}, places)
    assert cell(told, "R3")[["value", "basis"]].tolist() == [0.7, "all_villages"]


def test_natural_villages_go_before_villages_for_waste(places):
    natural = table("settlements_all settlements settlements_served", (10, 10, 9), (10, 10, 5), (20, 20, 14))
    result = county_indicators({**tables(), "settlements": natural}, places)
    assert values_of(result, "P6") == [0.9, 0.5, 0.7]
    few = county_indicators({**tables(), "settlements": natural.assign(settlements_all=[11, 20, 31])}, places)
    assert cell(few, "P6")["basis"] == "village_table"  # 20 of 31 are fewer than 80 %
    assert cell(result, "P6")["basis"] == "settlements"
    assert cell(county_indicators(tables(), places), "P6")["basis"] == "village_table"


def test_fire_reach_is_over_built_up_land_where_there_is_any(places):
    gaps = service("fire_station", ((4, 1), (6, 3)), ((100, 80), (100, 20)))
    town = gaps.assign(builtup_km2=[0.5, 0.0, 0.5], builtup_served_km2=[0.2, 0.0, 0.2])
    result = county_indicators({"servicegaps": town}, places)
    assert values_of(result, "F1.area") == pytest.approx([0.4, NAN, 0.4], nan_ok=True)
    assert cell(result, "F1.area")["basis"] == "builtup"
    land = county_indicators({"servicegaps": gaps.assign(builtup_km2=NAN, builtup_served_km2=NAN)}, places)
    assert values_of(land, "F1.area") == [0.25, 0.5, 0.375]
    assert cell(land, "F1.area")["basis"] == "all_land"


def few_villages(known):
    """Make a village table in which ``known`` of 10 villages say that they have a site: all of them."""
    return table(
        "elder_site_yes elder_site_known rural_sewage_yes rural_sewage_known urban_tap_pop urban_tap_pop_of "
        "toilet_hh toilet_hh_of toilet_villages villages villages_rural urban_people",
        (0, 0, 0, 0, NAN, NAN, NAN, NAN, NAN, 0, 0, NAN),
        *[(known, known, known, known, 10 * known, 10 * known, 5, 5, known, 10, 10, 100)] * 2)


@pytest.mark.parametrize("known", [1, 5, 7])
def test_a_few_villages_do_not_speak_for_the_county(places, known):
    """One village of ten with a site is no 100 %: the figure from the map stands, and the count is said."""
    given = {"sitecoverage": sites("elderly_day_care", (1, 1)), "pipecoverage": tables()["pipecoverage"],
             "villages": few_villages(known)}
    result = county_indicators(given, places)
    assert cell(result, "A1")[["value", "basis"]].tolist() == [0.5, "within_radius"]
    assert cell(result, "P2.water")[["value", "basis"]].tolist() == [0.8, "proxy"]
    assert cell(result, "P5")[["status", "reason"]].tolist() == ["missing", "too_few_told"]
    assert cell(result, "T10")[["status", "reason"]].tolist() == ["missing", "too_few_told"]
    notes = result.skipped[result.skipped["reason"] == "too_few_told"].set_index("feature_id")["detail"]
    assert set(notes.index) == {"elder_site", "sewage", "tap_pop", "toilet_hh"}
    assert str(notes["sewage"]) == (
        f"Something is said for {known} of 10 rural villages, fewer than 80 %: it is not used for the "
        "county.")


def test_most_villages_speak_for_the_county_but_a_silent_township_is_missing(places):
    """East says it for 4 of 4, West for 4 of 6 (67 %): 8 of 10 is enough for the county alone."""
    told = table("rural_sewage_yes rural_sewage_known villages_rural", (1, 4, 4), (3, 4, 6), (4, 8, 10))
    result = county_indicators({"villages": told}, places)
    assert values_of(result, "P5") == pytest.approx([0.25, NAN, 0.5], nan_ok=True)
    assert cell(result, "P5", WEST)["reason"] == "too_few_told"
    assert result.skipped.empty


def test_public_charging_is_counted_by_sites_rather_than_gaps(places):
    """Service gaps count private chargers too, unless asked not to."""
    points = sites("charging", (2, 0)).assign(people=[100, 300, 400], people_served=[60, 60, 120])
    both = {"sitecoverage": points, "servicegaps": tables()["servicegaps"]}
    row = cell(county_indicators(both, places), "C2")
    assert row[["value", "source_table"]].tolist() == [0.3, "sitecoverage"]


def test_pipes_without_sources_are_any_pipe(places):
    pipes = tables()["pipecoverage"].assign(people_urban_connected=NAN)
    row = cell(county_indicators({"pipecoverage": pipes}, places), "P2.water")
    assert row[["value", "basis"]].tolist() == [0.9, "proxy_any_pipe"]


def test_no_hospital_at_all_is_none_of_three_but_no_search_is_missing(places):
    nobody = tables()["sitecoverage.sites"].query("kind == 'kindergarten'")
    searched = {"sitecoverage": sites("hospital", (0, 0)), "sitecoverage.sites": nobody}
    assert cell(county_indicators(searched, places), "H4")["value"] == 0.0
    others = {"sitecoverage": sites("clinic", (1, 0)), "sitecoverage.sites": nobody}
    assert cell(county_indicators(others, places), "H4")["reason"] == "not_measured"


# ---- bad input


def test_all_faults_come_at_once(places):
    twice = pd.concat([tables()["greencoverage"]] * 2, ignore_index=True)
    gaps = tables()["servicegaps"].drop(columns="service")
    with pytest.raises(InputError) as error:
        county_indicators({
            "roadcoverage": tables()["roadcoverage"].drop(columns="level"), "greencoverage": twice,
            "servicegap": tables()["villages"], "servicegaps": gaps,
            "pipecoverage": tables()["pipecoverage"].query("level == 'township'"),
        }, places)
    text = str(error.value)
    assert "ROADCOVERAGE has no column level" in text and "SERVICEGAPS has no column service" in text
    assert f"GREENCOVERAGE: two rows for the same township: {EAST}, {WEST}, county" in text
    assert "There is no result table servicegap" in text
    assert "PIPECOVERAGE has no row of the county" in text


def test_a_township_that_is_not_on_the_map_is_listed(places):
    strange = tables()["greencoverage"].replace({"code": {WEST: "140581199"}})
    result = county_indicators({"greencoverage": strange}, places)
    assert values_of(result, "G1") == pytest.approx([0.7, NAN, 0.4], nan_ok=True)
    assert result.skipped[["input", "feature_id", "reason"]].values.tolist() == [
        ["GREENCOVERAGE", "140581199", "no_township"]]


def test_more_served_than_there_are_is_not_used(places):
    gaps = service("primary", ((4, 1), (6, 3)), ((40, 50), (60, 30)))
    result = county_indicators({"servicegaps": gaps}, places)
    assert values_of(result, "E1") == pytest.approx([NAN, 0.5, 0.8], nan_ok=True)
    assert cell(result, "E1", EAST)["reason"] == "out_of_bounds"
    assert result.skipped["reason"].tolist() == ["out_of_bounds"]


@pytest.mark.parametrize("code", ["14058", "14058a", "1405811"])
def test_a_county_code_that_is_none(places, code):
    with pytest.raises(InputError, match="six digits"):
        county_indicators({}, places, county_code=code)


@pytest.mark.parametrize("code, told", [("140582", True), ("140581", False), (None, False)])
def test_targets_of_another_county_are_told(places, code, told):
    """Townships whose codes begin with other digits lie in another county."""
    warnings = county_indicators({}, places, county_code=code).warnings
    sentence = "COUNTY_CODE is 140582, but the townships' codes begin with 140581"
    assert any(str(text).startswith(sentence) for text in warnings) is told


def test_tables_may_come_back_from_a_layer(places):
    """Texts may be strings of their own type, whole numbers Int64, the county's code empty."""
    gaps = tables()["servicegaps"].astype({"code": "string", "villages": "Int64", "service": "string"})
    gaps.loc[gaps["level"] == "county", "code"] = ""
    gaps.loc[gaps["code"] == EAST, "code"] = f"{EAST}.0"  # as a table of numbers says it
    gaps["villages_served"] = gaps["villages_served"].astype("Int64")
    gaps.loc[0, "villages_served"] = pd.NA
    result = county_indicators({"servicegaps": gaps}, places)
    assert values_of(result, "H1") == pytest.approx([NAN, 1.0, 0.7], nan_ok=True)


# ---- the layer of townships


def test_townships_have_all_figures_side_by_side(found):
    layer = found.townships
    assert layer["code"].tolist() == [EAST, WEST] and layer.geometry.is_valid.all()
    assert layer["R1"].tolist() == [8.0, 6.0] and layer["P1_water"].tolist() == [1.0, 2.0]
    card = found.scorecard.set_index(["code", "dimension"])
    for row in layer.itertuples():
        assert row.score == card.at[(row.code, "total"), "score"]
        assert row.score_services == card.at[(row.code, "services"), "score"]
        assert row.rank == card.at[(row.code, "total"), "rank"]
    assert layer.crs == CRS


# ---- whatever the tables hold

COUNTS = st.integers(0, 50)


@st.composite
def random_tables(draw):
    """Make tables in which the parts are no larger than the wholes, some of them missing."""
    chosen = tables()
    found = {}
    for name in draw(st.sets(st.sampled_from(sorted(chosen)))):
        frame = chosen[name].copy()
        numbers = [c for c in frame.select_dtypes("number") if c not in ("density_area_km2",)]
        if name in ("servicegaps", "villages", "roadcoverage", "greencoverage", "schoolzones"):
            factor = draw(st.sampled_from([0.0, 0.5, 1.0]))
            frame[numbers] = frame[numbers] * factor
        for column in draw(st.sets(st.sampled_from(numbers), max_size=3)) if numbers else ():
            row = draw(st.integers(0, len(frame) - 1))
            frame[column] = frame[column].astype(float)
            frame.loc[row, column] = np.nan
        found[name] = frame
    return found


@settings(deadline=None, max_examples=15)
@given(random_tables(), st.sampled_from([None, "140581", "149921", "370101"]))
def test_shares_and_scores_stay_within_0_and_1_and_everything_is_counted(some, code):
    result = county_indicators(some, townships(), county_code=code, year=2025)
    rows = result.indicators
    shares = rows.loc[rows["unit"] == SHARE, ["value", "straight"]].stack()
    assert shares.between(0, 1).all()
    assert rows["score"].dropna().between(0, 1).all()
    assert (rows["value"].isna() == rows["status"].isin(["missing", "not_applicable"])).all()
    assert (rows.loc[rows["value"].isna(), "reason"] != "").all()
    card = result.scorecard
    assert card["score"].dropna().between(0, 1).all()
    assert (card["scored"] + card["missing"] + card["without_target"] == card["indicators"]).all()
    known = card["dimension"].isin(DIMENSIONS) & card["score"].notna()
    sums = card[known].groupby("code")["weight"].sum()
    assert sums.to_numpy() == pytest.approx(np.ones(len(sums)))


def test_row_order_changes_nothing(places, found):
    shuffled = {name: frame.sample(frac=1, random_state=7) for name, frame in tables().items()}
    again = county_indicators(shuffled, places, county_code="140581", year=2025)
    pd.testing.assert_frame_equal(again.indicators, found.indicators)
    pd.testing.assert_frame_equal(again.scorecard, found.scorecard)


def test_all_that_is_said_of_the_data_is_said_in_chinese_too():
    """Every sentence on odd data and every warning has its Chinese in the workbook."""
    folder = Path(county_gis_plugin.__file__).parent / "analysis" / "indicators"
    told = set()
    for file in ("tables", "statistics", "county"):
        tree = ast.parse((folder / f"{file}.py").read_text(encoding="utf-8"))
        for call in ast.walk(tree):
            function = getattr(call, "func", None)
            if getattr(function, "id", "") == "message":
                told.add(ast.literal_eval(call.args[0]))
    assert len(told) > 10 and told <= set(sentences())


def test_every_formula_is_said_in_words_in_both_languages():
    """A reader sees what is divided by what, never names of columns; ÷ stands where a formula divides."""
    han = re.compile("[\u4e00-\u9fff]")
    for own in INDICATORS:
        chinese, english = own.in_words
        assert han.search(chinese) and not han.search(english), own.id
        assert "_" not in chinese + english and chinese != own.name_zh, own.id
        assert ("÷" in chinese) == ("÷" in english) == (" / " in own.formula.text), own.id
        assert (own.in_words == FROM_STATISTICS) == (not own.formula.tables), own.id

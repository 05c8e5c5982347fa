"""Standards: every number has a source, a user's table may replace them, modes know their roads."""

import csv
import re

import numpy as np
import pandas as pd
import pytest

from county_gis_plugin.analysis.data_files import STANDARDS, shipped
from county_gis_plugin.analysis.errors import InputError
from county_gis_plugin.analysis.profiles import MODES
from county_gis_plugin.analysis.schema import fields_of
from county_gis_plugin.analysis.services import CONFIDENCE
from county_gis_plugin.analysis.standards import load_standards

CHINESE = re.compile("[\u4e00-\u9fff]")
NAN = float("nan")


@pytest.fixture(scope="module")
def standards():
    return load_standards()


@pytest.fixture
def table(tmp_path):
    """Write a user's table: the header and rows of text."""

    def write(text, encoding="utf-8"):
        path = tmp_path / "我的 标准.csv"
        path.write_bytes(text.encode(encoding))
        return path

    return write


HEADER = "service,area_class,mode,value,unit\n"

# --- the shipped tables ----------------------------------------------------------------------


def test_every_shipped_radius_says_where_it_comes_from():
    rows = shipped("services.csv")
    assert len(rows) > 60
    for row in rows:
        assert row["confidence"] in CONFIDENCE and row["confidence"], row
        if row["confidence"] in ("verified", "secondary", "predecessor", "computed"):
            assert row["source"] and row["code"], row
        if row["confidence"] == "convention":
            assert not row["code"], row
        # A page that quotes a standard is not the standard.
        if re.search(r"[a-z]\.(com|cn)\b", row["source"]):
            assert row["confidence"] in ("secondary", "predecessor", "computed"), row


def test_every_service_has_a_distance_or_time_for_town_and_country(standards):
    for service in standards.services:
        assert standards.radius(service, True) is not None, service
        # 市区级医院2公里覆盖率 is a rule for towns.
        assert (standards.radius(service, False) is None) == (service == "city_hospital"), service


def test_every_service_is_given_by_someone_and_every_age_field_exists(standards):
    fields = fields_of("demand")
    for service in standards.services.values():
        assert service.kinds
        assert service.people_field is None or service.people_field in fields
        assert (service.people_field is None) == (service.people_share is None)


def test_the_tables_open_in_excel():
    for path in sorted(STANDARDS.glob("*.csv")):
        data = path.read_bytes()
        assert data.startswith(b"\xef\xbb\xbf"), path.name
        rows = list(csv.reader(data.decode("utf-8-sig").splitlines()))
        assert {len(row) for row in rows} == {len(rows[0])}, path.name


def test_what_stands_on_chinese_sheets_is_chinese():
    """Codes such as GB 50180 and TD/T 1063 are the same in both languages; the rest is words."""
    number = re.compile(r"[A-Z]+(/T)? [0-9]+")
    for row in shipped("services.csv"):
        assert not row["code"] or number.fullmatch(row["code"]) or CHINESE.search(row["code"]), row
        assert bool(row["code_en"]) == bool(CHINESE.search(row["code"])), row
        assert bool(row["note"]) == bool(CHINESE.search(row["note_zh"])), row
        assert CHINESE.search(row["source"]) or " " not in row["source"].replace("; ", ";"), row
        assert not CHINESE.search(row["code_en"] + row["note"]), row


def test_sources_of_networks_are_kinds_without_a_capacity():
    kinds = {row["kind"]: row for row in shipped("kinds.csv")}
    for kind, name in (
        ("gas_gate_station", "燃气门站"),
        ("heat_source", "热源厂"),
        ("substation", "变电站"),
        ("telecom_office", "通信机房"),
    ):
        assert (kinds[kind]["name_zh"], kinds[kind]["capacity"]) == (name, "")


# --- radii -----------------------------------------------------------------------------------


def test_radii_of_town_and_country(standards):
    town, country = standards.radius("primary", True), standards.radius("primary", False)
    assert (town.value, town.unit, town.mode) == (500, "m", "distance")
    assert (town.code, town.edition) == ("GB 50180", "2018")
    assert (country.value, country.unit, country.confidence) == (2000, "m", "convention")
    assert standards.radius("小学", True) == town and standards.radius("Primary school", True) == town


def test_times_are_minutes_and_cut_off_in_seconds(standards):
    hospital = standards.radius("graded_hospital", False)
    assert (hospital.value, hospital.unit, hospital.mode, hospital.cutoff) == (30, "min", "drive", 1800)
    fire = standards.radius("fire_station", True)
    assert (fire.value, fire.mode, fire.cutoff) == (4, "drive", 240)
    assert standards.service("fire_station").direction == "from_facility"


def test_a_mode_is_chosen_and_walking_time_derived_from_metres(standards):
    assert standards.radius("primary", False, "drive").value == 30
    assert standards.radius("primary", True, "drive") is None
    walk = standards.radius("kindergarten", True, "walk")
    # 300 m at 1.0 m/s is 5 min
    assert (walk.value, walk.unit, walk.derived, walk.cutoff) == (5, "min", True, 300)


def test_an_unknown_service_is_named_with_the_known_ones(standards):
    with pytest.raises(InputError, match="no service spaceport in the standards; there are: kindergarten, "):
        standards.radius("spaceport", True)


# --- a user's own table ----------------------------------------------------------------------


def test_a_table_of_ones_own_replaces_the_radii(table):
    own = load_standards(table(HEADER + "primary,urban,distance,800,m\nprimary,rural,walk,25,min\n"))
    assert list(own.services) == ["primary"]
    assert own.radius("primary", True).value == 800 and own.radius("primary", False).cutoff == 1500
    assert own.service("primary").kinds == load_standards().service("primary").kinds


def test_a_table_saved_by_chinese_excel_is_read(table):
    header = "service,name_zh,area_class,mode,value,unit,kinds\n"
    text = header + "snack,小吃,all,distance,70,m,market；supermarket"
    own = load_standards(table(text, "gb18030"))
    assert own.service("小吃").kinds == ("market", "supermarket")
    assert own.radius("snack", False).value == 70


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("primary,urban,distance,-500,m", "row 2, column value: “-500” must be more than 0"),
        ("primary,urban,distance,0,m", "row 2, column value: “0” must be more than 0"),
        ("primary,urban,distance,far,m", "row 2, column value: “far” is no number"),
        ("primary,urban,distance,,m", "row 2, column value: “” is empty"),
        ("primary,urban,distance,500,km", "row 2, column unit: “km” is unknown: write one of m, min"),
        ("primary,urban,distance,15,min", "row 2, column unit: “min” does not fit the mode distance"),
        ("primary,suburb,distance,500,m", "row 2, column area_class: “suburb” is unknown"),
        ("primary,urban,fly,500,m", "row 2, column mode: “fly” is unknown: write one of distance, walk"),
        ("spaceport,urban,distance,500,m", "row 2, column service: “spaceport” is unknown: add a column"),
    ],
)
def test_each_fault_names_file_row_and_column(table, row, words):
    with pytest.raises(InputError) as caught:
        load_standards(table(HEADER + row + "\n"))
    assert "我的 标准.csv, " + words in str(caught.value)


def test_all_faults_come_at_once(table):
    rows = "primary,urban,distance,-1,m\nprimary,urban,distance,5,ft\nclinic,rural,hop,5,m\n"
    with pytest.raises(InputError) as caught:
        load_standards(table(HEADER + rows))
    text = str(caught.value)
    assert "row 2, column value" in text and "row 3, column unit" in text and "row 4, column mode" in text
    assert "row 3, column service: “primary” is there twice" in text


def test_a_share_of_ones_own_has_no_confidence_of_ours(table):
    head = "service,area_class,mode,value,unit,people_share"
    assert load_standards().service("primary").share_confidence == "from memory"
    assert load_standards().service("care_home").share_confidence == "secondary"
    own = load_standards(table(f"{head}\nprimary,all,distance,900,m,0.06\n")).service("primary")
    assert (own.people_share, own.share_confidence) == (0.06, "")
    theirs = table(f"{head},share_confidence\nprimary,all,distance,900,m,0.06,verified\n")
    assert load_standards(theirs).service("primary").share_confidence == "verified"


def test_unknown_kinds_and_shares_are_refused(table):
    text = "service,area_class,mode,value,unit,kinds,people_share\nx,all,distance,5,m,market;moonbase,1.5\n"
    with pytest.raises(InputError) as caught:
        load_standards(table(text))
    assert "column kinds: “market;moonbase” has the unknown kind moonbase" in str(caught.value)
    assert "column people_share: “1.5” must lie between 0 and 1" in str(caught.value)


def test_a_file_that_is_no_table_gets_its_sentence(table, tmp_path):
    with pytest.raises(InputError, match="cannot be read"):
        load_standards(tmp_path / "absent.csv")
    with pytest.raises(InputError, match="is empty"):
        load_standards(table(""))
    with pytest.raises(InputError, match="has no column service, area_class, mode, value, unit"):
        load_standards(table("a,b\n1,2\n"))
    with pytest.raises(InputError, match="has no column service"):
        load_standards(table(HEADER))


# --- which facilities serve ------------------------------------------------------------------


def test_kinds_grade_status_and_ownership_decide_who_serves(standards):
    facilities = pd.DataFrame(
        {
            "kind": ["hospital_general", "hospital_tcm", "hospital_mch", "hospital_general", "primary"],
            "grade": [3.0, 1.0, NAN, 2.0, NAN],
            "status": [None, "existing", "existing", "planned", "existing"],
            "public": [True, True, True, True, False],
        },
        index=[11, 12, 13, 14, 15],
    )
    graded = standards.facilities_for("graded_hospital", facilities)
    assert graded.facilities.index.tolist() == [11]
    assert dict(zip(graded.left_out["feature_id"], graded.left_out["reason"])) == {
        12: "grade_below", 13: "grade_unknown", 14: "status_planned",
    }
    assert graded.left_out["input"].unique().tolist() == ["FACILITIES"]
    everyone = standards.facilities_for("hospital", facilities, statuses=("existing", "planned"))
    assert everyone.facilities.index.tolist() == [11, 12, 13, 14] and everyone.left_out.empty
    public = standards.facilities_for("primary", facilities, public_only=True)
    assert public.facilities.empty and public.left_out["reason"].tolist() == ["not_public"]


def test_a_nine_year_school_serves_both_stages_and_a_micro_post_is_no_fire_station(standards):
    facilities = pd.DataFrame({"kind": ["nine_year", "micro_fire_post", "fire_team"]})
    assert standards.facilities_for("primary", facilities).facilities.index.tolist() == [0]
    assert standards.facilities_for("junior_high", facilities).facilities.index.tolist() == [0]
    assert standards.facilities_for("fire_station", facilities).facilities.index.tolist() == [2]


def test_parks_are_chosen_by_size(standards):
    parks = pd.DataFrame({"kind": "park", "area_m2": [399.0, 400.0, 2000.0, 4999.0, 5000.0, NAN]})
    sizes = ("park", "park_small", "park_large")
    chosen = {size: standards.facilities_for(size, parks).facilities.index.tolist() for size in sizes}
    assert chosen == {"park": [1, 2, 3, 4], "park_small": [2, 3], "park_large": [4]}
    left_out = standards.facilities_for("park_small", parks).left_out
    assert left_out["reason"].tolist() == ["area_below", "area_below", "area_above", "area_unknown"]


# --- modes -----------------------------------------------------------------------------------


def osm(*rows):
    return pd.DataFrame(rows, columns=["highway", "access", "area", "foot", "motor_vehicle"])


#           highway         access     area   foot   motor_vehicle   distance walk ebike drive
ROADS = [
    ("motorway",      None,      None,  None,  None,            "   d"),
    ("primary",       None,      None,  None,  None,            "nwed"),
    ("residential",   "private", None,  None,  None,            "    "),
    ("residential",   "no",      None,  "yes", None,            " w  "),
    ("residential",   "no",      None,  None,  "yes",           "   d"),
    ("service",       None,      None,  None,  "no",            "nwe "),
    ("track",         None,      None,  None,  None,            "nwe "),
    ("steps",         None,      None,  None,  None,            "nw  "),
    ("footway",       None,      None,  "no",  None,            "n e "),
    ("pedestrian",    None,      "yes", None,  None,            "nw  "),
    ("residential",   None,      "yes", None,  None,            "nw  "),
    ("construction",  None,      None,  None,  None,            "    "),
    ("never heard of", None,     None,  None,  None,            "nwed"),
    (None,            None,      None,  None,  None,            "nwed"),
]


@pytest.mark.parametrize(("mode", "letter"), zip(MODES, "nwed"))
def test_each_mode_has_its_roads(standards, mode, letter):
    open_ = standards.profile(mode).open_mask(osm(*(row[:5] for row in ROADS)))
    assert open_.tolist() == [letter in row[5] for row in ROADS]


def test_planned_roads_carry_nobody_whatever_the_mode(standards):
    attributes = pd.DataFrame({"状态": ["现状", "规划", "在建", None], "技术等级": ["三级"] * 4})
    for mode in MODES:
        assert standards.profile(mode).open_mask(attributes).tolist() == [True, False, True, True]


def test_a_layer_without_any_such_column_is_open(standards):
    assert standards.profile("drive").open_mask(pd.DataFrame(index=range(3))).tolist() == [True] * 3
    assert standards.profile("drive").open_mask(pd.DataFrame({"highway": []})).tolist() == []


def test_walking_is_one_metre_a_second_whatever_the_road_says(standards):
    walk = standards.profile("walk")
    speeds, defaulted = walk.speeds_kmh(pd.DataFrame({"highway": ["primary", None], "v": [80, 0]}), "v")
    assert speeds.tolist() == [3.6, 3.6] and defaulted == 0
    assert all(standards.profile(mode).walk_speed == 1.0 for mode in MODES)


def test_driving_is_eight_tenths_of_the_design_speed(standards):
    drive = standards.profile("drive")
    roads = pd.DataFrame({"技术等级": ["高速", "一级", "二级", "三级", "四级", "等外", None]})
    speeds, defaulted = drive.speeds_kmh(roads)
    assert speeds.tolist() == pytest.approx([80, 64, 48, 32, 24, 12, 24]) and defaulted == 7
    speeds, defaulted = drive.speeds_kmh(roads.assign(设计时速=[120, 80, "60", 0, 999, "—", NAN]))
    assert speeds.tolist() == pytest.approx([96, 64, 48, 32, 24, 12, 24]) and defaulted == 4


def test_a_speed_field_is_taken_as_it_stands_and_gaps_have_the_class_or_the_default(standards):
    drive = standards.profile("drive")
    roads = pd.DataFrame(
        {"highway": ["secondary"] * 7, "maxspeed": ["50 mph", "60;80", None, 0, -30, 999, "none"]}
    )
    speeds, defaulted = drive.speeds_kmh(roads, "maxspeed")
    assert speeds.tolist() == pytest.approx([80.4672, 60] + [32] * 5) and defaulted == 5
    speeds, defaulted = drive.speeds_kmh(roads, "maxspeed", 18.0)
    assert speeds.tolist() == pytest.approx([80.4672, 60] + [18] * 5) and defaulted == 5
    # without the field OSM's maxspeed is a design speed
    assert drive.speeds_kmh(roads)[0][:2].tolist() == pytest.approx([80.4672 * 0.8, 48])
    numbers = pd.DataFrame({"v": np.array([36.0, np.nan, np.inf])})
    assert drive.speeds_kmh(numbers, "v", 18.0)[0].tolist() == [36, 18, 18]


def test_there_is_no_other_mode(standards):
    with pytest.raises(InputError, match="There is no mode fly: choose distance, walk, ebike, drive"):
        standards.profile("fly")

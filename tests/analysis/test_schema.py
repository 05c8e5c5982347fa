"""Fields by their many names, and values in one form; nothing is lost on the way."""

import numpy as np
import pandas as pd
import pytest

from county_gis_plugin.analysis import schema, values
from county_gis_plugin.analysis.data_files import shipped, words
from county_gis_plugin.analysis.errors import InputError, abridged

NAN = float("nan")


def details(issues):
    return [str(issue["detail"]) for issue in issues]


# --- the tables themselves -------------------------------------------------------------------


def test_no_alias_of_a_layer_means_two_fields():
    for layer in {row["layer"] for row in shipped("fields.csv")}:
        seen = {}
        for field in schema.fields_of(layer).values():
            for alias in {values.normal(a) for a in (field.name, *field.aliases)}:
                assert alias not in seen, (layer, alias, seen[alias], field.name)
                seen[alias] = field.name


def test_every_field_has_a_type_that_can_be_read():
    assert {row["type"] for row in shipped("fields.csv")} <= set(schema.READERS)


def test_no_name_means_two_kinds_or_two_road_classes():
    for file, key, columns in (
        ("kinds.csv", "kind", ("name_zh", "name_en", "aliases_zh", "aliases_en", "osm_values")),
        ("road_classes.csv", "road_class", ("name_zh", "name_en", "register_code", "aliases", "osm_values")),
    ):
        seen = {}
        for row in shipped(file):
            for word in (w for column in columns for w in words(row[column])):
                owner = seen.setdefault(values.normal(word), row[key])
                assert owner == row[key], (file, word, owner, row[key])


# --- finding the fields ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("columns", "layer", "expected"),
    [
        (["XZQDM", "XZQMC"], "townships", {"code": "XZQDM", "name": "XZQMC"}),
        (["xzqdm", " 乡镇名称 "], "TOWNSHIPS", {"code": "xzqdm", "name": " 乡镇名称 "}),
        # full-width letters and digits, units in brackets
        (["ＸＺＱＤＭ", "常住人口（人）"], "townships", {"code": "ＸＺＱＤＭ", "people": "常住人口（人）"}),
        (["路面宽度(米)", "技术等级"], "roads", {"width": "路面宽度(米)", "tech_class": "技术等级"}),
        # what a DBF leaves of 行政村名称, 城乡分类代码 and design_speed: 10 bytes, UTF-8 or GBK
        (["行政村"], "villages", {"name": "行政村"}),
        (["城乡分"], "villages", {"class": "城乡分"}),
        (["城乡分类代"], "villages", {"class": "城乡分类代"}),
        (["design_spe", "城市道路等"], "roads", {"design_speed": "design_spe", "urban_class": "城市道路等"}),
        # the register has both: the words are asked before the codes
        (["技术等级", "技术等级代码"], "roads", {"tech_class": "技术等级"}),
        (["技术等级代码"], "roads", {"tech_class": "技术等级代码"}),
        # OpenStreetMap
        (["category", "amenity", "name"], "facilities", {"kind": "category", "name": "name"}),
        (["amenity"], "facilities", {"kind": "amenity"}),
        (["fclass", "layer", "ref"], "roads", {"highway": "fclass", "level": "layer", "route": "ref"}),
        # the canonical name wins over aliases
        (["name", "名称", "MC"], "facilities", {"name": "name"}),
    ],
)
def test_fields_are_found_by_their_names(columns, layer, expected):
    assert schema.resolve_fields(columns, layer) == expected


def test_a_given_column_wins():
    assert schema.resolve_fields(["人口", "总人口"], "villages", {"people": "总人口", "name": None}) == {
        "people": "总人口"
    }


def test_two_columns_for_one_field_are_asked_about():
    with pytest.raises(InputError, match="VILLAGES: the columns 人口, 总人口 may all be the people"):
        schema.resolve_fields(["人口", "总人口"], "villages")
    assert schema.resolve_fields(["人口", "总人口", "名称"], "villages", wanted=["name"]) == {"name": "名称"}


def test_of_two_labels_the_more_particular_is_taken():
    assert schema.resolve_fields(["名称", "XZQMC", "村名"], "villages") == {"name": "村名"}
    assert schema.resolve_fields(["MC", "乡镇名称"], "townships") == {"name": "乡镇名称"}


def test_a_given_column_that_is_not_there_is_refused_with_the_columns_there_are():
    with pytest.raises(InputError, match="FACILITIES has no column 种类 for the kind; it has: 类别, 名称"):
        schema.resolve_fields(["类别", "名称"], "facilities", {"kind": "种类"})


def test_a_cut_name_of_two_fields_is_neither():
    # 行政区代码 and 行政区名称 both become 行政区
    assert schema.resolve_fields(["行政区"], "townships") == {}


def test_a_required_field_that_is_missing_is_named():
    frame = pd.DataFrame({"x": [1]})
    with pytest.raises(InputError, match=r"FACILITIES has no field for the kind \(类别\); its fields are: x"):
        schema.standardise(frame, "facilities")
    assert schema.standardise(frame, "facilities", wanted=["name"]).columns.tolist() == ["x"]


# --- cleaning the values ---------------------------------------------------------------------


def test_facilities_in_chinese_become_canonical_and_keep_their_own_columns():
    frame = pd.DataFrame(
        {
            "设施类别": ["村卫生室", "公办幼儿园", "九年一贯制（寄宿）", " 小学 ", "太空站", None],
            "状态": ["现状", "在建", "规划", "", "拟建", "哪里"],
            "公办": ["公办", "民办", "是", None, "否", "?"],
            "床位": ["1,234", "约300", "—", "１２", "3张", ""],
        },
        index=[10, 11, 12, 13, 14, 15],
    )
    issues = []
    clean = schema.standardise(frame, "facilities", issues=issues)
    known = ["village_clinic", "kindergarten", "nine_year", "primary"]
    assert clean["kind"].tolist() == [*known, "太空站", None]
    assert clean["status"].tolist() == ["existing", "construction", "planned", None, "planned", None]
    assert clean["public"].tolist() == [True, False, True, None, False, None]
    assert clean["capacity"].fillna(-1).tolist() == [1234, 300, -1, 12, 3, -1]
    assert clean["设施类别"].equals(frame["设施类别"])
    assert clean.index.tolist() == frame.index.tolist()
    assert sorted(str(i["feature_id"]) for i in issues) == ["12", "14", "15", "15"]
    assert "状态: “哪里” is no status that is known; the feature counts as existing." in details(issues)
    assert "设施类别: “太空站” is not understood as kind; it is kept as it is." in details(issues)
    assert "床位: “—” is not understood as capacity; it counts as missing." in details(issues)


def test_openstreetmap_facilities_are_understood():
    frame = pd.DataFrame({"amenity": ["school", "hospital", "clinic", "bus_stop", "bank", "fire_station"]})
    kinds = schema.standardise(frame, "facilities")["kind"].tolist()
    assert kinds == ["school", "hospital_general", "outpatient", "bus_stop", "bank", "fire_station"]


def test_layers_of_one_kind_need_no_kind():
    for layer, kind in (("charging", "charging"), ("logistics", "logistics"), ("stops", "bus_stop")):
        assert schema.standardise(pd.DataFrame({"name": ["a"]}), layer)["kind"].tolist() == [kind]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("1,234", 1234), ("约300", 300), ("1.2万", 12_000), ("１２３", 123), ("350人", 350), (" 80 ", 80),
        ("12,345,678.5", 12_345_678.5), ("1e3", 1000), ("-5", -5), (7, 7), (np.int64(7), 7), (".5", 0.5),
    ],
)
def test_numbers_are_read_as_people_write_them(written, read):
    assert values.read_number(written) == read


@pytest.mark.parametrize("written", ["—", "1,23", "三百", "12-15", "1.2.3", float("inf"), "无"])
def test_what_is_no_number_is_not_taken_for_one(written):
    with pytest.raises(values.UnreadableError):
        values.read_number(written)


@pytest.mark.parametrize(
    ("written", "kmh"),
    [
        ("50 mph", 80.4672), ("60;80", 60), ("60", 60), (60.0, 60), ("40km/h", 40), ("30 公里/小时", 30),
        ("６０", 60), ("20|30", 20), ("50 mph;30 mph", 48.28032),
    ],
)
def test_speeds_are_kilometres_an_hour(written, kmh):
    assert values.read_speed(written) == pytest.approx(kmh)


@pytest.mark.parametrize("written", [0, -1, 999, "999", "none", "walk", "RU:urban", "60;walk", 300])
def test_speeds_that_mean_nothing_are_not_taken(written):
    with pytest.raises(values.UnreadableError):
        values.read_speed(written)


@pytest.mark.parametrize(
    ("written", "road_class"),
    [
        ("三级公路", "class_3"), ("三级", "class_3"), ("三", "class_3"), ("III", "class_3"), ("Ⅲ", "class_3"),
        ("3", "class_3"), (13, "class_3"), (13.0, "class_3"), ("13.0", "class_3"), ("高速", "motorway"),
        (10, "motorway"), ("等外", "below_class"), ("30", "below_class"), ("主干路", "arterial"),
        ("primary", "class_2"), ("primary_link", "class_2"), ("residential", "branch"),
        ("class_4", "class_4"),
        ("四级公路(村道)", "class_4"), ("proposed", "not_built"),
    ],
)
def test_road_classes_are_read_in_all_their_spellings(written, road_class):
    assert values.read_road_class(written) == road_class


def test_the_class_of_a_road_comes_from_the_first_column_that_tells():
    attributes = pd.DataFrame(
        {
            "城市道路等级": ["主干路", None, "?", None, None],
            "技术等级": ["二级", "三级", "四级", None, None],
            "highway": ["path", "path", "path", "track", None],
        }
    )
    assert schema.road_classes(attributes).tolist() == ["arterial", "class_3", "class_4", "track", ""]
    assert schema.road_classes(pd.DataFrame(index=[1, 2])).tolist() == ["", ""]


@pytest.mark.parametrize(
    ("written", "grade"),
    [
        ("三级甲等", 3), ("三甲", 3), ("二级", 2), ("二级乙等", 2), ("一级", 1), (2, 2), ("2", 2), ("Ⅱ级", 2),
        ("未定级", None), ("一般卫生院", None), ("中心卫生院", None), ("甲级", None), ("小型站", None),
        ("省级示范园", None), ("市级", None), ("三星级", None), ("一级站", 1),
    ],
)
def test_hospital_grades_are_numbers(written, grade):
    assert values.read_grade(written) == grade


@pytest.mark.parametrize("written", ["优秀", "四级", "甲乙"])
def test_what_is_no_grade_is_not_understood(written):
    with pytest.raises(values.UnreadableError):
        values.read_grade(written)


@pytest.mark.parametrize(
    ("written", "yes"),
    [
        ("是", True), ("有", True), (1, True), ("Y", True), ("√", True),
        ("否", False), ("无", False), (0, False),
    ],
)
def test_yes_and_no(written, yes):
    assert values.read_yes_no(written) is yes


@pytest.mark.parametrize(
    ("written", "oneway"),
    [
        ("单行", "yes"), ("是", "yes"), (1, "yes"), ("F", "yes"), (-1, "-1"), ("T", "-1"), ("B", "no"),
        ("双向", "no"),
    ],
)
def test_directions_become_those_of_openstreetmap(written, oneway):
    assert values.read_oneway(written) == oneway


def test_codes_are_text_and_lost_digits_are_pointed_at():
    issues = []
    codes = ["140581100", 140581101.0, "140581102.0", "1.40581E+11", None]
    frame = pd.DataFrame({"code": codes, "name": list("abcde")})
    clean = schema.standardise(frame, "townships", issues=issues)
    assert clean["code"].tolist() == ["140581100", "140581101", "140581102", "1.40581E+11", None]
    assert [i["feature_id"] for i in issues] == ["3"]


def test_people_in_ten_thousands_are_converted_where_the_name_says_so_and_else_asked_about():
    issues = []
    clean = schema.standardise(pd.DataFrame({"人口(万人)": [1.5, NAN]}), "villages", issues=issues)
    assert clean["people"].fillna(-1).tolist() == [15_000, -1] and issues == []
    schema.standardise(pd.DataFrame({"人口": [1.5, 0.8, 2.25]}), "villages", issues=issues)
    assert [i["reason"] for i in issues] == ["people_in_ten_thousands"]
    issues.clear()
    schema.standardise(pd.DataFrame({"人口": [12, 8, 40]}), "settlements", issues=issues)
    assert issues == []


def test_a_unit_in_the_name_is_converted_and_never_ignored():
    parks = pd.DataFrame({"面积（亩）": [15, "3"], "服务半径(公里)": [0.5, None]})
    clean = schema.standardise(parks.assign(kind="公园"), "facilities")
    assert clean["area_m2"].tolist() == pytest.approx([10_000, 2_000])
    assert clean["radius"].fillna(-1).tolist() == [500, -1]


@pytest.mark.parametrize("kind, written", [
    ("service_area", "服务区 高速服务区 停车区"),
    ("incinerator", "垃圾填埋场 生活垃圾处理场"),
    ("logistics", "快递驿站 菜鸟驿站 快递点 邮政快递 村邮站"),
    ("post_office", "邮政 邮政所"),
])
def test_the_words_of_registers_for_a_kind(kind, written):
    clean = schema.standardise(pd.DataFrame({"类别": written.split()}), "facilities", wanted=("kind",))
    assert set(clean["kind"]) == {kind}


@pytest.mark.parametrize("status, written", [
    ("existing", "已建成 建成 使用 使用中 运行 运营中 正常 通车 投用"),
    ("construction", "在建 改扩建"),
    ("closed", "报废 废弃 停运 停用 已拆除"),
])
def test_the_words_of_registers_for_a_status(status, written):
    clean = schema.standardise(pd.DataFrame({"状态": written.split()}), "facilities", wanted=("status",))
    assert set(clean["status"]) == {status}


# What shall go is still there, and so is what is not closed or in no plan.
STATUS_WORDS = {
    "existing": (
        "现状道路 现状保留 规划保留 已建成 已建设 现在建成 施工完成 已竣工 已验收 在用 正在使用 恢复使用 "
        "正常运行 运行正常 试运行 已通车 完好 reopened in&service 待拆 拟拆除 规划停用 未停用 未关闭 "
        "没有停用 尚未拆除 不停用 不在规划范围 非规划 未列入规划 not&closed"),
    "construction": (
        "在建（规划2025） 规划在建 正在施工 未通车 尚未通车 已建成未通车 建成未投用 未建成 未启用 "
        "暂未开放 待通车 即将投用 待验收 未完工 being&built not&yet&open"),
    "planned": (
        "远期规划 近期规划 规划2030 规划（2030） 已规划 规划道路 规划期 规划新建 拟改建 未开工 未实施 "
        "未建设 筹建 筹备中 前期工作 设计中 可研 立项 未立项 审批中 储备 预留 缓建 远期 designed "
        "under&design in&planning future not&built unbuilt"),
    "closed": (
        "退役 已退役 暂停 暂停营业 歇业 闲置 空置 注销 停建 停工 已停止运营 停止使用 禁止使用 不使用 "
        "未使用 暂不开放 无人使用 临时关闭 现状停用 已搬迁 not&in&use no&longer&in&use out&of&service "
        "inactive decommissioned retired removed"),
    None: (
        "蓝色 哪里 部分停用 半开 改造中 现状（规划扩建） 预计2025年通车 P 0 1 2 状态不明 待定"),
}


@pytest.mark.parametrize(("status", "written"), [
    (status, word.replace("&", " ")) for status, text in STATUS_WORDS.items() for word in text.split()])
def test_a_status_is_understood_by_its_parts(status, written):
    found, unread = values.read_each(pd.Series([written]), values.read_status)
    assert (found[0], bool(unread[0])) == (status, status is None)


def test_a_status_that_nobody_knows_counts_as_existing_and_is_listed():
    issues = []
    frame = pd.DataFrame({"status": ["蓝色", None, "closed"]}, index=["a", "b", "c"])
    assert schema.read_statuses(frame, "PARKS", issues).tolist() == ["existing", "existing", "closed"]
    assert [(i["input"], i["feature_id"], i["reason"]) for i in issues] == [("PARKS", "a", "status_unknown")]
    assert schema.read_statuses(frame.drop(columns="status"), "PARKS").tolist() == ["existing"] * 3


def test_traditional_characters_are_understood():
    frame = pd.DataFrame({"設施類別": ["村衛生室", "鄉鎮衛生院", "幼兒園"], "狀態": ["現狀", "規劃", None]})
    clean = schema.standardise(frame, "facilities")
    assert clean["kind"].tolist() == ["village_clinic", "township_health_centre", "kindergarten"]
    assert clean["status"].tolist() == ["existing", "planned", None]


def test_negative_people_count_as_missing_and_are_listed():
    issues = []
    frame = pd.DataFrame({"people": [5, -3, 0]}, index=[7, 8, 9])
    clean = schema.standardise(frame, "villages", issues=issues)
    assert clean["people"].fillna(-1).tolist() == [5, -1, 0]
    assert issues[0]["feature_id"] == "8"


def test_one_odd_value_is_listed_once_for_all_its_features():
    issues = []
    schema.standardise(pd.DataFrame({"kind": ["怪"] * 1000}), "facilities", issues=issues)
    assert len(issues) == 1 and issues[0]["feature_id"].split(", ") == [str(i) for i in range(1000)]
    assert abridged(issues[0]["feature_id"]) == "0, 1, 2, 3, 4, 5, 6, 7, 8, 9 … (1000)"


def test_cleaning_twice_changes_nothing():
    frame = pd.DataFrame(
        {
            "类别": ["小学", "怪"], "状态": ["现状", "规划"], "公办": ["是", "否"], "等级": ["三甲", None],
            "面积": ["1,000", 2],
        }
    )
    once = schema.standardise(frame, "facilities")
    assert schema.standardise(once, "facilities")[once.columns].equals(once)


def test_odd_classes_and_words_for_missing_numbers_are_listed():
    issues = []
    columns = {"class": ["111", 220, "abc", None], "people": ["nan", "", "5", None]}
    frame = pd.DataFrame({name: pd.Series(some, dtype=object) for name, some in columns.items()})
    clean = schema.standardise(frame, "demand", issues=issues)
    assert clean["class"].tolist() == ["111", "220", "abc", None]
    assert clean["people"].isna().tolist() == [True, True, False, True]
    told = {(issue["feature_id"], str(issue["detail"]).split(" is")[0]) for issue in issues}
    assert told == {("2", "class: “abc”"), ("0", "people: “nan”")}


@pytest.mark.parametrize(
    ("text", "metres", "minutes"),
    [
        ("1000", 1000, 1000),
        ("1,000", 1000, 1000),
        (15, 15, 15),
        ("９公里", 9000, None),
        ("1.5 km", 1500, None),
        ("1000米", 1000, None),
        ("15分钟", None, 15),
        ("0.5小时", None, 30),
        ("abc", None, None),
        ("9公里3", None, None),
    ],
)
def test_lengths_and_times_are_read_with_their_units(text, metres, minutes):
    for reader, expected in ((values.read_metres, metres), (values.read_minutes, minutes)):
        if expected is None:
            with pytest.raises(values.UnreadableError):
                reader(text)
        else:
            assert reader(text) == pytest.approx(expected)


def test_two_columns_of_people_that_differ_are_refused():
    """Which of pop and people is right nobody can tell; where they say the same either will do."""
    rows = pd.DataFrame({"pop": [300, 100], "people": [3, None]})
    with pytest.raises(InputError, match="VILLAGES: the columns people, pop may all be the people"):
        schema.standardise(rows, "villages")
    assert schema.standardise(rows, "villages", {"people": "pop"})["people"].tolist() == [300, 100]
    again = schema.standardise(schema.standardise(rows[["pop"]], "villages"), "villages")
    assert again["people"].tolist() == [300, 100]

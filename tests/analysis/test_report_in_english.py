"""Chinese sentences hold Chinese words, and the English workbook has no Chinese but names."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pandas as pd
import pytest

from county_gis_plugin.analysis.access.gap_words import (
    CLASS_WORDS,
    CONFIDENCE_WORDS,
    DIRECTION_WORDS,
    EXPLANATIONS,
    INPUT_WORDS,
    MODE_WORDS,
    REASON_WORDS,
    SKIP_WORDS,
    VALUE_WORDS,
)
from county_gis_plugin.analysis.coverage import (
    corridor_sheets,
    green_sheets,
    note_words,
    pipe_sheets,
    road_sheets,
    site_sheets,
)
from county_gis_plugin.analysis.coverage.pipe_fields import media_names
from county_gis_plugin.analysis.coverage.sheets import Words as CoverageWords
from county_gis_plugin.analysis.errors import Name, message, names
from county_gis_plugin.analysis.indicators import sheets
from county_gis_plugin.analysis.report import Column, Sheet, Table
from county_gis_plugin.analysis.report_words import LAYER_WORDS, Words
from county_gis_plugin.analysis.speech import chinese_words
from county_gis_plugin.analysis.workbook_english import english, in_english

SERVICES = {"primary": ("小学", "Primary school"), "clinic": ("卫生室", "Clinic")}
NO_PIPES = "There are no {media} pipes: their service distance is not used."


def has_chinese(text: str) -> bool:
    return bool(re.search("[\u4e00-\u9fff]", text))


@pytest.mark.parametrize("words", [
    CLASS_WORDS, CONFIDENCE_WORDS, DIRECTION_WORDS, INPUT_WORDS, MODE_WORDS, REASON_WORDS,
    SKIP_WORDS, VALUE_WORDS, LAYER_WORDS, sheets.GRADE_WORDS, sheets.STATUS_WORDS, sheets.UNIT_WORDS,
    sheets.REASON_WORDS, sheets.LEVEL_WORDS, sheets.COMPARATOR_WORDS, sheets.USE_WORDS,
    sheets.COMMITMENT_WORDS, sheets.DIMENSION_WORDS,
    *map(chinese_words, ("basis", "steps")),
    {str(place): text for place, pair in enumerate([*EXPLANATIONS, *sheets.METHODS]) for text in pair},
], ids=str)
def test_every_word_of_a_sheet_has_its_english(words):
    assert [word for word in words.values() if has_chinese(english(word))] == []


@pytest.mark.parametrize("module", [
    corridor_sheets, green_sheets, pipe_sheets, road_sheets, site_sheets, note_words,
], ids=lambda module: module.__name__.rpartition(".")[2])
def test_every_word_of_a_coverage_workbook_has_its_english(module):
    """An entry in the context ``workbook`` of ``i18n/county_gis_en.ts`` for each."""
    words = set(chinese_words(list(vars(module).values())))
    assert len(words) > 15
    assert sorted(word for word in words if has_chinese(english(word))) == []


def chinese_words(found: object) -> Iterator[str]:
    """Walk through titles and words; sentences of the engine stay English, and labels of parameters too."""
    if isinstance(found, str) and has_chinese(found) and "{" not in found:
        yield found
    elif isinstance(found, CoverageWords):
        yield from chinese_words([found.title, found.account, found.skipped, found.inputs, found.methods])
    elif isinstance(found, dict):
        yield from chinese_words([value for key, value in found.items() if len(str(key).split()) < 3])
    elif isinstance(found, (list, tuple)):
        for one in found:
            yield from chinese_words(one)


def test_composed_texts_are_said_part_by_part():
    said = {
        "示例县县域诊断：记分卡": "示例县 county diagnosis: Scorecard",
        "县城类型：不分类型；评价年份：2026": "Type of county: no type; year: 2026",
        "维度权重：产业 1；公共服务 1.5（惯例，可编辑）":
            "Weights of the dimensions: Industry 1; Public services 1.5 (a convention, to be edited)",
        "小学服务半径：城镇 500 米（路网距离，GB 50180-2018）；农村 2,000 米（路网距离，惯例值，无标准依据）":
            "Radius, Primary school: towns 500 m (network distance, GB 50180-2018); "
            "country 2,000 m (network distance, convention)",
        "医院服务半径：城镇和农村 30 分钟（驾车时间；城镇：惯例值，无标准依据；农村：TD/T 1063）":
            "Radius, Hospital: towns and country 30 min (driving time; towns: convention; "
            "country: TD/T 1063)",
        "柳树村 530 米；槐树村 12.5 分钟": "柳树村 530 m; 槐树村 12.5 min",
        "行数：远离道路": "Rows: off the network",
    }
    assert {text: english(text) for text in said} == said


def test_names_from_the_data_stay():
    issued = "支持县级综合医院、中医院、妇幼保健院建设"
    for name in ("柳树、槐树村", "青山镇中心小学（分校）", issued, "云村"):
        assert english(name) == name


def test_names_and_quotations_stay_whatever_they_are():
    """A village may be called what a service is called, and a commitment is quoted as it was issued."""
    rows = pd.DataFrame({
        "name": ["小学", "王庄 5 米", "全县"], "service_name": ["小学", "幼儿园", "公园"],
        "statement_zh": ["村和社区养老服务设施全覆盖", "一村一室", "县城市政道路"],
        "worst_villages": ["小学 1,200 米；王庄 5 米 30 分钟", "公园 –", ""],
    })
    columns = [Column(key, "") for key in rows]
    (sheet,) = in_english([Sheet("汇总", "", [Table(columns, rows)])])
    said = sheet.tables[0].rows
    assert said["name"].tolist() == ["小学", "王庄 5 米", "County"]
    assert said["service_name"].tolist() == ["Primary school", "Kindergarten", "Park"]
    assert said["statement_zh"].tolist() == rows["statement_zh"].tolist()
    assert said["worst_villages"].tolist() == ["小学 1,200 m; 王庄 5 米 30 min", "公园 –", ""]


def test_a_sheet_keeps_its_numbers():
    rows = pd.DataFrame({"name": ["全县", "青山镇"], "people": [12.0, 5.0], "grade": ["好", None]})
    columns = [Column("name", "乡镇"), Column("people", "人口（人）", "people"), Column("grade", "等级")]
    made = Sheet("记分卡", "县域诊断：记分卡", [Table(columns, rows, "步骤")], ["日期：2026-03-05"], 1)
    (sheet,) = in_english([made])
    (table,) = sheet.tables
    assert (sheet.name, sheet.title, sheet.lines) == (
        "Scorecard", "County diagnosis: Scorecard", ["Date: 2026-03-05"])
    assert [column.title for column in table.columns] == ["Township", "People", "Grade"]
    assert table.heading == "Steps" and table.rows["people"].tolist() == [12.0, 5.0]
    assert table.rows["name"].tolist() == ["County", "青山镇"]
    assert table.rows["grade"].tolist() == ["good", None]


def test_words_of_the_program_are_said_in_the_language_of_the_sentence():
    idle = message(NO_PIPES, media=media_names("water", "gas"))
    assert str(idle) == "There are no water, gas pipes: their service distance is not used."
    assert Words("en").said(idle) == str(idle)
    assert Words("zh").said(idle) == "没有给水、燃气管线：所给服务距离未使用。"
    assert names([("a", "甲")]) == "a" and isinstance(names([]), Name)


def test_services_are_called_by_their_names():
    left_out = message("not counted for {service}", service="primary")
    assert Words("zh", SERVICES).said(left_out) == "不计入“小学”"
    nobody = message("No site gives {service}: nobody is covered.", service="卫生室")
    assert Words("en", SERVICES).said(nobody) == "No site gives Clinic: nobody is covered."


def test_a_sentence_that_was_written_down_is_said_in_chinese_again():
    twin = message(
        "{own}: {distance:.0f} m from {layer} {id} ({name}), of one kind: is it there twice? Both count.",
        own="东站", distance=17.6, layer="CHARGING", id=35, name="东站 (2)")
    words = Words("zh", SERVICES)
    assert words.said(str(twin)) == words.said(twin)
    assert words.said(str(twin)).startswith("东站：与充电站 35（东站 (2)）相距 18 米，类别相同")
    assert words.said("A sentence that nobody knows.") == "A sentence that nobody knows."


@pytest.mark.parametrize(("text", "chinese"), [
    ("类型: “x” is not understood as kind; it is kept as it is.", "类型：“x”无法识别为“类别”；保留原值。"),
    ("Something is said for 3 of 9 rural villages, fewer than 50 %: it is not used for the county.",
     "9 个农村村庄中有填报的为 3，不足 50%，不用于全县。"),
    ("R1.x: The value is no number. The row is not used.", "R1.x：该值不是数字。该行未采用。"),
    ("12.3 m", "距最近道路 12 米"),
])
def test_fields_and_sentences_within_a_sentence_are_said_in_chinese_again(text, chinese):
    assert Words("zh").said(text) == chinese


def test_parameters_are_called_as_in_dialogs_and_nothing_else_is():
    names = ["示例县", "最大接入距离（米）", "Roads"]
    rows = pd.DataFrame({"name": names, "text": ["示例县", "1000", "roads"]})
    columns = [Column("name", "项目"), Column("text", "内容")]
    tables = [Table(columns, rows, heading) for heading in ("参数", "方法")]
    (sheet,) = in_english([Sheet("说明", "", tables)])
    assert sheet.tables[0].rows["name"].tolist()[1:] == ["Largest distance to the network (metres)", "Roads"]
    assert {table.rows["text"].iloc[0] for table in sheet.tables} == {"示例县"}
    assert sheet.tables[1].rows["name"].tolist() == names

"""Workbooks: what is written is what is read back, and text stays text."""

from __future__ import annotations

import ast
import os
import zipfile
from pathlib import Path

import geopandas as gpd
import numpy as np
import openpyxl
import pandas as pd
import pytest
from shapely.geometry import LineString, Point, box

from county_gis_plugin.analysis import report, zones
from county_gis_plugin.analysis.access import hints, one_service
from county_gis_plugin.analysis.access.gap_sheets import gap_sheets
from county_gis_plugin.analysis.access.gap_words import (
    detail_words,
    parameter_words,
    people_words,
    radius_words,
    share_words,
    warning_words,
    worst_words,
)
from county_gis_plugin.analysis.access.gaps import service_gaps
from county_gis_plugin.analysis.errors import Cancelled, OutputError, message
from county_gis_plugin.analysis.progress import Progress
from county_gis_plugin.analysis.report import (
    Column,
    Sheet,
    Table,
    column_width,
    display_width,
    kind_of_numbers,
    write_workbook,
)
from county_gis_plugin.analysis.speech import sentences

HOSTILE = [
    '=HYPERLINK("http://example.org","x")',
    "+1+1",
    "-2",
    "@SUM(A1)",
    "=1+1",
    "#N/A",
    "#REF!",
    "TRUE",
    "0140581",
    "1.40581E+11",
    "a\x00b\x0bc",
    "<b>&amp;</b>",
    "\ud800",
    "王家沟\n李庄",
    " leading and trailing ",
    "',\"",
]


def sheet(rows, name="数据", columns=None, **changes):
    columns = columns or [
        Column("name", "名称"),
        Column("share", "覆盖率", "share"),
        Column("m", "距离（米）", "metres"),
    ]
    return Sheet(name, "标题", [Table(columns, pd.DataFrame(rows))], **changes)


@pytest.fixture(params=["openpyxl", "gdal"])
def writer(request, monkeypatch):
    if request.param == "gdal":
        monkeypatch.setattr(report, "_has_openpyxl", lambda: False)
    return request.param


@pytest.fixture
def hostile(tmp_path, writer):
    rows = {"name": HOSTILE, "share": np.linspace(0, 1, len(HOSTILE)), "m": 1234.56}
    return write_workbook(tmp_path / "结果 表.xlsx", [sheet(rows)])


class TestTextStaysText:
    def test_no_cell_is_a_formula_or_an_error(self, hostile):
        cells = [cell for page in openpyxl.load_workbook(hostile) for row in page.iter_rows() for cell in row]
        texts = [cell for cell in cells if isinstance(cell.value, str)]
        assert len(texts) >= len(HOSTILE)
        assert {cell.data_type for cell in texts} == {"s"}
        assert not any(cell.hyperlink for cell in cells)

    def test_no_formula_in_the_file_itself(self, hostile):
        with zipfile.ZipFile(hostile) as archive:
            for name in archive.namelist():
                content = archive.read(name)
                assert b"<f>" not in content and b"<f " not in content, name
                assert b"externalLink" not in content and b"<hyperlink" not in content, name

    def test_text_comes_back_as_it_was_but_for_what_xml_cannot_hold(self, hostile):
        found = [row[0] for row in openpyxl.load_workbook(hostile)["数据"].iter_rows(values_only=True)]
        for text in HOSTILE:
            readable = text.replace("\x00", "\ufffd").replace("\x0b", "\ufffd").replace("\ud800", "\ufffd")
            assert readable in found, text

    def test_quote_prefix_keeps_it_text_when_somebody_edits_the_cell(self, tmp_path):
        path = write_workbook(tmp_path / "a.xlsx", [sheet({"name": ["=1", "甲"], "share": 0.5, "m": 1})])
        cells = [
            row[0] for row in openpyxl.load_workbook(path)["数据"].iter_rows() if row[0].value in ("=1", "甲")
        ]
        assert [cell.quotePrefix for cell in cells] == [True, False]

    def test_codes_keep_their_digits(self, tmp_path, writer):
        rows = {"name": ["140581001201"], "share": [np.nan], "m": [np.nan]}
        page = openpyxl.load_workbook(write_workbook(tmp_path / "a.xlsx", [sheet(rows)]))["数据"]
        assert list(page.iter_rows(values_only=True))[-1] == ("140581001201", None, None)


class TestNumbers:
    def test_formats_and_missing_values(self, tmp_path):
        rows = {"name": ["a", "b"], "share": [0.256, None], "m": [1234.56, np.nan]}
        page = openpyxl.load_workbook(write_workbook(tmp_path / "a.xlsx", [sheet(rows)]))["数据"]
        first, second = list(page.iter_rows())[-2:]
        assert [cell.value for cell in first] == ["a", 0.256, 1234.56]
        assert [cell.number_format for cell in first] == ["@", "0.0%", "#,##0"]
        assert [cell.value for cell in second] == ["b", None, None]

    def test_seconds_are_shown_as_minutes(self, tmp_path, writer):
        columns = [Column("name", "名称"), Column("s", "时间（分钟）", "seconds")]
        made = sheet({"name": ["a"], "s": [1830.0]}, columns=columns)
        page = openpyxl.load_workbook(write_workbook(tmp_path / "a.xlsx", [made]))["数据"]
        assert list(page.iter_rows(values_only=True))[-1] == ("a", 30.5)

    def test_nullable_integers_and_zero(self, tmp_path, writer):
        columns = [Column("name", "名称"), Column("n", "村庄数", "count")]
        made = sheet({"name": ["a", "b"], "n": pd.array([0, None], dtype="Int64")}, columns=columns)
        page = openpyxl.load_workbook(write_workbook(tmp_path / "a.xlsx", [made]))["数据"]
        assert [row[1] for row in page.iter_rows(values_only=True)][-2:] == [0, None]


    @pytest.mark.parametrize(("values", "kind"), [
        ([3.0, 340.0, None], "whole"), ([3.5, 340.0], "one"), ([3.14159, 340.0], "two"),
        ([0.1 + 0.2, 1.0], "one"), ([0.034, 0.0561], "three"), ([0.0, 0.0], "whole"),
        ([None, np.nan], "whole"), ([], "whole"),
    ])
    def test_numbers_of_a_column_have_as_many_decimals_as_they_need(self, values, kind):
        assert kind_of_numbers(values) == kind

    def test_a_column_of_numbers_has_one_format(self, tmp_path):
        made = sheet({"n": [1.0, 2.25, 1000.0]}, columns=[Column("n", "数", "number")])
        page = openpyxl.load_workbook(write_workbook(tmp_path / "a.xlsx", [made]))["数据"]
        assert {cell.number_format for (cell,) in list(page.iter_rows())[-3:]} == {"#,##0.00"}

    def test_rows_in_several_units_have_their_own_formats(self, tmp_path):
        columns = [Column("n", "数值", "number", "how"), Column("unit", "单位")]
        rows = {"n": [7.0951, 93.5294, 3.0], "unit": ["km/km²", "%", "所"], "how": ["two", "one", "whole"]}
        path = write_workbook(tmp_path / "a.xlsx", [sheet(rows, columns=columns)])
        page = openpyxl.load_workbook(path)["数据"]
        found = [row[0] for row in list(page.iter_rows())[-3:]]
        assert [cell.number_format for cell in found] == ["#,##0.00", "#,##0.0", "#,##0"]
        assert [cell.value for cell in found] == [7.0951, 93.5294, 3.0]


class TestLook:
    def test_pages_are_numbered_and_narrow_at_the_edges(self, tmp_path):
        page = openpyxl.load_workbook(write_workbook(
            tmp_path / "a.xlsx", [sheet({"name": ["a"], "share": 0.5, "m": 1})]))["数据"]
        assert (page.oddFooter.left.text, page.oddFooter.right.text) == ("&A", "&P / &N")
        assert page.page_margins.left == page.page_margins.right == 0.4
        assert page.page_setup.orientation == "landscape" and page.page_setup.fitToWidth == 1

    def test_header_is_styled_and_stays_in_view(self, tmp_path):
        rows = {"name": ["甲"] * 3, "share": 0.5, "m": 1}
        made = sheet(rows, lines=["单位：米", "日期：2026"], frozen_columns=1)
        page = openpyxl.load_workbook(write_workbook(tmp_path / "a.xlsx", [made]))["数据"]
        # Title, two lines, an empty row: the header is the fifth row.
        assert [page.cell(row, 1).value for row in range(1, 6)] == [
            "标题",
            "单位：米",
            "日期：2026",
            None,
            "名称",
        ]
        assert page.freeze_panes == "B6"
        assert page.auto_filter.ref == "A5:C8"
        assert page.print_title_rows.replace("$", "") == "5:5"
        with zipfile.ZipFile(tmp_path / "a.xlsx") as archive:  # readers other than Excel ask for the $
            names = archive.read("xl/workbook.xml").decode()
        assert "!$5:$5" in names and "!$A:$A" in names
        header = page.cell(5, 1)
        assert header.font.bold and header.fill.fgColor.rgb == "001F4E78" and header.alignment.wrap_text
        assert page.page_setup.orientation == "landscape" and page.page_setup.fitToHeight == 0

    def test_wide_sheets_are_printed_on_pages_beside_one_another(self, tmp_path):
        """26 columns of 20 + 3 characters: the first is repeated, 25 × 23 = 575 on 325 − 23 = 302 a page."""
        keys = [f"c{n}" for n in range(26)]
        columns = [Column(key, "名") for key in keys]
        made = sheet({key: ["字" * 10] for key in keys}, columns=columns, frozen_columns=1)
        few = sheet({key: ["字" * 10] for key in keys}, "少", columns[:3])
        book = openpyxl.load_workbook(write_workbook(tmp_path / "a.xlsx", [made, few]))
        assert (book["数据"].page_setup.fitToWidth, book["少"].page_setup.fitToWidth) == (2, 1)
        assert [int(book[name].page_setup.paperSize) for name in ("数据", "少")] == [8, 9]  # A3, A4
        assert book["数据"].print_title_cols.replace("$", "") == "A:A"
        assert book["数据"].print_title_rows.replace("$", "") == "3:3"

    def test_columns_are_wide_enough_for_their_values(self, tmp_path):
        rows = {"name": ["特别特别长的村庄名称"], "share": [0.5], "m": [12_345_678.9]}
        page = openpyxl.load_workbook(write_workbook(tmp_path / "a.xlsx", [sheet(rows)]))["数据"]
        width = {letter: page.column_dimensions[letter].width for letter in "ABC"}
        assert width["A"] >= display_width(rows["name"][0]) == 20
        assert width["C"] >= len("12,345,679")

    def test_rows_are_high_enough_for_text_that_wraps(self, tmp_path):
        # 100 Chinese characters are 200 wide; the column stops at 60, so that 58 fit on a line.
        rows = {"name": ["字" * 100, "短", "a\nb"], "share": 0.5, "m": 1}
        page = openpyxl.load_workbook(write_workbook(tmp_path / "a.xlsx", [sheet(rows)]))["数据"]
        last = page.max_row
        heights = [page.row_dimensions[row].height for row in (last - 2, last - 1, last)]
        assert heights == [4 * report.LINE_HEIGHT, None, 2 * report.LINE_HEIGHT]

    def test_totals_are_bold(self, tmp_path):
        made = sheet({"name": ["甲", "全县"], "share": 0.5, "m": 1, "total": [0, 1]})
        made = Sheet("数据", "标题", [Table(made.tables[0].columns, made.tables[0].rows, bold="total")])
        page = openpyxl.load_workbook(write_workbook(tmp_path / "a.xlsx", [made]))["数据"]
        assert [row[0].font.bold for row in page.iter_rows()][-2:] == [False, True]

    def test_sheet_names_are_made_to_fit(self, tmp_path, writer):
        names = ["a/b:c*[x]?", "长" * 40, "长" * 40, "A", "a"]
        rows = {"name": ["甲"], "share": [0.5], "m": [1]}
        book = openpyxl.load_workbook(
            write_workbook(tmp_path / "a.xlsx", [sheet(rows, name=n) for n in names])
        )
        assert book.sheetnames[:5] == ["a_b_c__x__", "长" * 31, "长" * 27 + " (2)", "A", "a (2)"]

    def test_a_table_that_is_too_long_is_cut_and_says_so(self, tmp_path, monkeypatch):
        monkeypatch.setattr(report, "MOST_ROWS", 3)
        rows = {"name": list("abcde"), "share": 0.5, "m": 1}
        page = openpyxl.load_workbook(write_workbook(tmp_path / "a.xlsx", [sheet(rows)]))["数据"]
        values = [row[0] for row in page.iter_rows(values_only=True)]
        assert values[-3:] == ["a", "b", "c"] and "只列前 3 行，共 5 行" in values[1]

    def test_empty_tables_are_written(self, tmp_path, writer):
        rows = {"name": [], "share": [], "m": []}
        book = openpyxl.load_workbook(write_workbook(tmp_path / "a.xlsx", [sheet(rows)]))
        assert "数据" in book.sheetnames


class TestFilesAreSafe:
    rows = {"name": ["甲"], "share": [0.5], "m": [1]}

    def test_a_folder_that_is_not_there_is_one_sentence(self, tmp_path, writer):
        with pytest.raises(OutputError, match="could not be written"):
            write_workbook(tmp_path / "none" / "a.xlsx", [sheet(self.rows)])

    def test_a_failed_run_leaves_the_old_file_and_nothing_else(self, tmp_path, writer, monkeypatch):
        path = write_workbook(tmp_path / "a.xlsx", [sheet(self.rows)])
        before = path.read_bytes()

        def full(*_):
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(os, "replace", full)
        with pytest.raises(OutputError, match="No space left on device"):
            write_workbook(path, [sheet({**self.rows, "m": [2]})])
        assert path.read_bytes() == before
        assert os.listdir(tmp_path) == ["a.xlsx"]

    def test_a_file_that_lost_rows_is_not_delivered(self, tmp_path, writer, monkeypatch):
        name = "_write_with_openpyxl" if writer == "openpyxl" else "_write_with_gdal"
        write = getattr(report, name)
        monkeypatch.setattr(report, name, lambda *args: [count + 1 for count in write(*args)])
        with pytest.raises(OutputError, match="rows"):
            write_workbook(tmp_path / "a.xlsx", [sheet(self.rows)])
        assert os.listdir(tmp_path) == []

    def test_cancelling_leaves_nothing(self, tmp_path, writer):
        with pytest.raises(Cancelled):
            write_workbook(
                tmp_path / "a.xlsx", [sheet(self.rows)], progress=Progress(is_cancelled=lambda: True)
            )
        assert os.listdir(tmp_path) == []


CRS = "+proj=tmerc +lat_0=36 +lon_0=113 +k=1 +x_0=0 +y_0=0 +ellps=GRS80 +units=m +no_defs"


@pytest.fixture(scope="module")
def world():
    """A road of 5 km with a school and a clinic at its start, three villages, one of them hostile."""
    roads = gpd.GeoDataFrame({"highway": ["tertiary"]}, geometry=[LineString([(0, 0), (5000, 0)])], crs=CRS)
    rows = {"kind": ["primary", "village_clinic"], "name": ["=一小", "卫生室"]}
    facilities = gpd.GeoDataFrame(rows, geometry=[Point(0, 0)] * 2, crs=CRS)
    rows = {"name": ["近村", "=远村", "外村"], "people": [100.0, 300.0, 50.0], "code": ["1", "=2", "3"]}
    places = [Point(1000, 0), Point(4000, 0), Point(9000, 0)]
    demand = gpd.GeoDataFrame(rows, geometry=places, crs=CRS)
    towns = gpd.GeoDataFrame(
        {"code": ["101"], "name": ["东乡"]}, geometry=[box(-1000, -1000, 6000, 1000)], crs=CRS
    )
    return {
        "roads": roads,
        "facilities": facilities,
        "demand": demand,
        "townships": zones.prepare(towns),
    }


@pytest.fixture(scope="module")
def result(world):
    return service_gaps(**world, services=["primary", "clinic"])


@pytest.fixture(scope="module")
def book(result, tmp_path_factory):
    sheets = gap_sheets(result, date="2026-11-22", sources=["示例数据"], parameters={"MAX_SNAP": "=1000"})
    return openpyxl.load_workbook(write_workbook(tmp_path_factory.mktemp("book") / "缺口.xlsx", sheets))


def records(page):
    """Read a sheet's first table: the rows below the styled header, by title."""
    rows = [list(row) for row in page.iter_rows()]
    top = next(n for n, row in enumerate(rows) if row[0].font.bold and row[0].alignment.wrap_text)
    titles = [cell.value for cell in rows[top]]
    return [dict(zip(titles, (cell.value for cell in row))) for row in rows[top + 1 :]]


def rule(area_class, mode, minutes, **told):
    """Make a row of the radii used."""
    nothing = {"code": "", "edition": "", "confidence": "", "note": "", "derived": False}
    return {"area_class": area_class, "mode": mode, "value": minutes, "unit": "min", **nothing, **told}


class TestGapWorkbook:
    def test_sheets_are_in_chinese(self, book):
        assert book.sheetnames == ["汇总", "账目核对", "村庄缺口", "路径", "排除要素", "说明"]

    def test_summary_has_every_service_and_the_county(self, book):
        rows = records(book["汇总"])
        assert [(row["服务"], row["乡镇"]) for row in rows] == [
            ("小学", "东乡"),
            ("小学", "全县"),
            ("卫生室、社区卫生服务站", "东乡"),
            ("卫生室、社区卫生服务站", "全县"),
        ]
        clinic = rows[-1]
        assert (clinic["村庄数"], clinic["缺口村庄数"], clinic["村庄覆盖率"]) == (2, 1, 0.5)
        assert (clinic["服务对象人口（人）"], clinic["缺口人口（人）"]) == (400, 300)
        assert clinic["人口覆盖率"] == 0.25
        assert clinic["平均距离（米）"] == pytest.approx((100 * 1000 + 300 * 4000) / 400, abs=0.1)
        assert clinic["最远村庄"] == "=远村 4,000 米"
        assert "平均时间（分钟）" not in clinic

    def test_the_standard_is_cited_above(self, book):
        lines = [book["汇总"].cell(row, 1).value for row in range(1, 7)]
        assert lines[1] == (
            "小学服务半径：城镇 500 米（路网距离，GB 50180-2018，出自旧版标准）；"
            "农村 2,000 米（路网距离，惯例值，无标准依据）"
        )
        assert "日期：2026-11-22" in lines and "数据来源：示例数据" in lines

    def test_a_radius_that_town_and_country_share_is_said_once_with_both_sources(self):
        town = rule("urban", "drive", 30.0, confidence="convention")
        country = rule("rural", "drive", 30.0, code="TD/T 1063", edition="2021", confidence="secondary")
        rules = pd.DataFrame([town, country])
        assert radius_words("医院", rules) == (
            "医院服务半径：城镇和农村 30 分钟（驾车时间；城镇：惯例值，无标准依据；"
            "农村：TD/T 1063-2021，二手来源，待核对原文）"
        )

    def test_a_time_made_of_metres_says_so(self):
        told = {"code": "GB 50180", "edition": "2018", "confidence": "predecessor", "derived": True}
        rules = pd.DataFrame([rule("all", "walk", 500 / 60, **told)])
        assert radius_words("小学", rules) == (
            "小学服务半径：城镇和农村 8.33 分钟（步行时间，GB 50180-2018，出自旧版标准，由距离换算）"
        )

    def test_a_share_says_how_far_it_can_be_trusted(self):
        assert share_words("standards", "from memory") == "标准表中的默认比例（待核对原文）"
        assert share_words("data", "") == "由数据中的年龄字段计算"

    def test_services_and_their_people_have_chinese_names(self):
        said = dict(parameter_words({"Services to be measured": "primary, clinic"}, {"primary": "小学"}))
        assert said == {"分析的服务": "小学、clinic"}
        assert (people_words("people"), people_words("pop_6_12")) == ("常住人口", "6-12岁人口")

    def test_the_account_adds_up_on_paper(self, book):
        reasons = ["没有可用的几何", "县域外", "远离道路", "路网不连通", "超出服务半径", "已覆盖"]
        rows = [row for row in records(book["账目核对"]) if row["服务"] != "小学"]
        for row in rows:
            assert sum(row[f"行数：{reason}"] for reason in reasons) == row["行数合计"]
            assert sum(row[f"人口：{reason}（人）"] for reason in reasons) == row["人口合计（人）"]
        county = rows[-1]
        assert (county["乡镇"], county["行数合计"], county["人口合计（人）"]) == ("全县", 3, 450)
        assert sum(row["行数合计"] for row in rows[:-1]) == 3
        assert rows[-2]["乡镇"] == "（不在任何乡镇内）" and rows[-2]["人口：县域外（人）"] == 50

    def test_gap_villages_with_their_ledger(self, book):
        rows = [row for row in records(book["村庄缺口"]) if row["服务"] != "小学"]
        assert [row["村庄"] for row in rows] == ["=远村", "外村"]
        assert (rows[0]["原因"], rows[0]["最近设施"], rows[0]["代码"]) == ("超出服务半径", "卫生室", "=2")
        assert rows[0]["总路程（米）"] == pytest.approx(4000, abs=0.1)
        assert rows[1]["原因"] == "县域外" and rows[1]["总路程（米）"] is None

    def test_routes_of_all_villages(self, book):
        rows = [row for row in records(book["路径"]) if row["服务"] == "小学"]
        assert [(row["村庄"], round(row["路径全长（米）"])) for row in rows] == [
            ("近村", 1000),
            ("=远村", 4000),
        ]

    def test_left_out_features(self, book):
        assert records(book["排除要素"]) == [
            {"来源图层": "村庄（居民点）", "要素编号": "2", "原因": "县域外", "说明": None}
        ]

    def test_notes_give_the_sources_of_the_standards(self, book):
        rows = records(book["说明"])
        assert (rows[0]["服务"], rows[0]["适用"], rows[0]["服务半径"], rows[0]["标准"]) == (
            "小学",
            "城镇",
            500,
            "GB 50180",
        )
        values = [cell for row in book["说明"].iter_rows(values_only=True) for cell in row]
        assert "MAX_SNAP" in values and "=1000" in values

    def test_many_services_leave_the_header_in_the_first_rows(self, tmp_path, world):
        result = service_gaps(**world, services=["primary", "clinic", "bus_stop", "park"])
        sheets = gap_sheets(result, date="2026-11-22")
        book = openpyxl.load_workbook(write_workbook(tmp_path / "a.xlsx", sheets))
        assert [book[name].freeze_panes for name in ("汇总", "村庄缺口")] == ["C7", "D7"]
        # openpyxl 3.1 gives rows with dollars, as they stand in the file.
        assert book["汇总"].print_title_rows.replace("$", "") == "6:6"
        assert [book["汇总"].cell(row, 1).value for row in (2, 3, 6)] == [
            "共 4 类服务；各服务的半径与出处见“说明”表。",
            "设施数据中没有以下服务的设施，无人被覆盖：公交车站、公园绿地、广场（400平方米及以上）。",
            "服务",
        ]

    def test_people_of_whom_nothing_is_known_are_said_to_be_missing(self):
        template = next(t for t in sentences() if "straight legs" in t)
        told = {"service": "小学", "layer": "DEMAND", "count": 2, "ids": "1, 2"}
        assert "（人数缺失）" in warning_words(message(template, **told, people=hints.UNKNOWN))
        assert "（服务对象 1,234 人）" in warning_words(message(template, **told, people="1,234"))

    @pytest.mark.parametrize(
        "title", ["服务对象人口（人）", "面积（平方千米）", "出行点到道路（米）", "直线内、路网外人口（人）"])
    def test_the_bracket_of_a_unit_does_not_end_a_line(self, title):
        """A reader puts as many characters on a line as the column holds, from w - 1 to 1.15 w."""
        for values in ([], ["1,234,567,890"]):
            width = column_width(Column("a", title), values)
            for holds in range(width - 1, int(width * 1.15) + 1):
                line = ""
                while line != title and display_width(line + title[len(line)]) <= holds:
                    line += title[len(line)]
                if title[len(line) :].startswith("）"):
                    line = line[:-1]  # no line begins with a closing bracket
                assert not line.endswith("（")

    def test_a_kind_without_facilities_is_named_in_chinese(self, tmp_path, world):
        result = service_gaps(**world, services=["primary", "bus_stop"])
        book = openpyxl.load_workbook(write_workbook(tmp_path / "a.xlsx", gap_sheets(result)))
        lines = [row[0] for row in book["汇总"].iter_rows(values_only=True)]
        assert "公交车站：设施数据中没有这类设施，无人被覆盖。" in lines
        rows = records(book["说明"])[:4]
        assert [(row["服务"], row["设施数"]) for row in rows] == [
            ("小学", 1),
            ("小学", 1),
            ("公交车站", 0),
            ("公交车站", 0),
        ]
        assert {row["备注"] for row in rows} == {
            None,
            "约合以1.1米/秒步行30分钟；取值范围1500—2500米",
            "或步行20分钟",
        }
        assert rows[3]["标准"] == "建制村通客车定义"
        cells = [cell for row in book["说明"].iter_rows(values_only=True) for cell in row]
        assert sum(str(cell).startswith("没有这类设施：设施数据中没有提供“公交车站”") for cell in cells) == 1

    def test_every_warning_has_chinese_words(self):
        """The templates are looked up: one that was changed in one place only would stay English."""
        calls = [
            node
            for module, name in ((one_service, "warn"), (hints, "message"))
            for node in ast.walk(ast.parse(Path(module.__file__).read_text(encoding="utf-8")))
            if isinstance(node, ast.Call) and name in (getattr(node.func, k, "") for k in ("attr", "id"))
        ]
        assert {ast.literal_eval(call.args[0]) for call in calls} <= set(sentences())

    def test_hints_on_the_data_stand_among_the_notes(self, tmp_path, world):
        """The school is 500 m north of the road, the villages 400 m south and north: 900 m by road."""
        school = world["facilities"].iloc[:1].set_geometry([Point(1000, 500)], crs=CRS)
        villages = world["demand"].iloc[:1].set_geometry([Point(1000, -400)], crs=CRS)
        options = {**world, "facilities": school, "demand": villages, "mode": "distance"}
        beyond = service_gaps(**options, services=["primary"], radius_m=899)
        # 900 m by air as well: nothing to say.
        assert beyond.demand["reason"].tolist() == ["beyond"] and beyond.warnings == ()
        near = villages.set_geometry([Point(1000, 400)], crs=CRS)
        result = service_gaps(**{**options, "demand": near}, services=["primary"], radius_m=200)
        sheets = gap_sheets(result)
        book = openpyxl.load_workbook(write_workbook(tmp_path / "a.xlsx", sheets))
        cells = [str(cell) for row in book["说明"].iter_rows(values_only=True) for cell in row]
        said = "“小学”：村庄（居民点）有 1 处（服务对象 8 人）仅因到道路的两端直线段而超出服务半径"
        told = [cell for cell in cells if cell.startswith(said)]
        assert len(told) == 1 and "请核对：0" in told[0]

    def test_parameters_and_reasons_are_said_in_chinese(self, tmp_path, world):
        told = {"Mode": "standard", "Planned facilities count too": "False", "Credit": "某局", "新": "x"}
        planned = world["facilities"].assign(status=["existing", "planned"])
        result = service_gaps(**{**world, "facilities": planned}, services=["primary", "clinic"])
        sheets = gap_sheets(result, parameters=told)
        book = openpyxl.load_workbook(write_workbook(tmp_path / "a.xlsx", sheets))
        rows = list(book["说明"].iter_rows(values_only=True))
        pairs = [row[:2] for row in rows]
        for pair in (("计量方式", "按标准"), ("计入规划设施", "否"), ("数据版权", "某局"), ("新", "x")):
            assert pair in pairs
        left_out = [(row["原因"], row["说明"]) for row in records(book["排除要素"])]
        assert left_out == [("县域外", None), ("规划未建", "不计入“卫生室、社区卫生服务站”")]

    def test_costs_and_distances_are_said_in_chinese_units(self):
        assert worst_words("甲; 乙 –; 王 庄 4,200 m; 李庄 549 m; =远村 32.4 min") == (
            "甲；乙 –；王 庄 4,200 米；李庄 549 米；=远村 32.4 分钟"
        )
        assert detail_words("1500.0 m", {}) == "距最近道路 1,500 米"

    def test_nothing_is_a_formula(self, book):
        cells = [cell for page in book for row in page.iter_rows() for cell in row if cell.value is not None]
        assert {cell.data_type for cell in cells} == {"s", "n"}
        assert sum(str(cell.value).startswith("=") for cell in cells) >= 6

    def test_times_are_in_minutes(self, tmp_path, result):
        timed = result.summary.assign(unit="s")
        sheets = gap_sheets(type(result)(**{**vars(result), "summary": timed}))
        page = openpyxl.load_workbook(write_workbook(tmp_path / "a.xlsx", sheets))["汇总"]
        row = records(page)[-1]
        assert row["最大时间（分钟）"] == pytest.approx(4000 / 60, abs=0.01)

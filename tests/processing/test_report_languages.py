"""Report and workbook are whole in English and in Chinese: what is left of the other language are names."""

from __future__ import annotations

import re
from pathlib import Path

import openpyxl
import pytest

from tests.processing.diagnosed_county import Page, county_file

NAMES = "示例县|西乡|东乡|甲村|资料局"
# As they were issued: the commitments of the policies, their units, and where a standard was read.
AS_ISSUED = {
    "Policy commitments": ("Commitment (as issued)", "Target", "Unit of the target"),
    "Standards": ("Source",),
}
ENGLISH_SENTENCE = re.compile(r"[A-Za-z]+ [a-z]+ [a-z]+ [a-z]+")


@pytest.fixture(scope="module")
def english(run, tmp_path_factory) -> dict[str, str]:
    """Run the small county once, in English."""
    folder = tmp_path_factory.mktemp("english")
    return run("countydiagnosis", {
        "COUNTY_FILE": str(county_file(folder / "county.gpkg")), "COUNTY": "示例县", "YEAR": 2026,
        "AUTHOR": "资料局", "LANGUAGE": "en", "RESULTS": str(folder / "results.gpkg"),
        "REPORT": str(folder / "report.html"), "WORKBOOK": str(folder / "report.xlsx"),
        "RECORD": str(folder / "record.json")})


@pytest.fixture(scope="module")
def chinese(run, english, tmp_path_factory) -> dict[str, str]:
    """Make the report of its tables again, in Chinese."""
    folder = tmp_path_factory.mktemp("chinese")
    return run("countyreport", {
        "RESULTS": english["RESULTS"], "RUN_RECORD": english["RECORD"], "COUNTY": "示例县", "LANGUAGE": "zh",
        "REPORT": str(folder / "report.html"), "WORKBOOK": str(folder / "report.xlsx")})


def has_chinese(text: str) -> bool:
    return bool(re.search("[\u4e00-\u9fff]", re.sub(NAMES, "", text)))


def cells(workbook: str) -> list[tuple[str, str, str]]:
    """List the texts of a workbook with their sheet and the title of their column."""
    found = []
    for sheet in openpyxl.load_workbook(workbook):
        titles: tuple = ()
        for row in sheet.iter_rows(values_only=True):
            texts = [cell for cell in row if isinstance(cell, str)]
            if not titles and len(texts) > 2:  # the first row of several texts is the table's head
                titles = row
            found += [(sheet.title, str(title), cell) for title, cell in zip(titles or row, row)
                      if isinstance(cell, str)]
    return found


def test_the_english_page_has_no_chinese_but_names(english):
    page = Page(english["REPORT"])
    assert {"Summary", "Scorecard", "Quality of the data", "Methods and formulas"} <= set(page.texts)
    odd = {text for text in page.texts if has_chinese(text)}
    # Sources are cited, and commitments quoted, as they were issued.
    assert {text for text in odd if not re.match(r"TD/T |[\w /,()-]+: ", text)} == set()


def test_the_english_workbook_has_no_chinese_but_names(english):
    said = cells(english["WORKBOOK"])
    assert {"Scorecard", "County", "Village gaps", "Run record"} <= {sheet for sheet, _, _ in said}
    odd = [(sheet, title, text) for sheet, title, text in said
           if has_chinese(text) and title not in AS_ISSUED.get(sheet, ())]
    assert odd == []


def test_the_chinese_page_and_workbook_have_no_english_sentence(chinese):
    page = Page(chinese["REPORT"])
    odd = {text for text in page.texts if ENGLISH_SENTENCE.search(text)}
    assert odd == set()
    assert "数据质量" in page.texts and Path(chinese["WORKBOOK"]).exists()
    odd = {text for _, title, text in cells(chinese["WORKBOOK"])
           if ENGLISH_SENTENCE.search(text) and title != "所用结果表的列"}
    assert odd == set()

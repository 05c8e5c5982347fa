"""What targets, radii and commitments cite: documents with a title, which a reader can look for."""

from __future__ import annotations

import re

import pytest

from county_gis_plugin.analysis.data_files import shipped
from county_gis_plugin.analysis.indicators.commitments import commitments_table
from county_gis_plugin.analysis.indicators.targets import read_targets
from county_gis_plugin.analysis.report_words import Words
from county_gis_plugin.analysis.sources import cited, documents
from county_gis_plugin.analysis.standards import load_standards

HAN = re.compile("[\u4e00-\u9fff]")
# Names of files, and addresses where anybody may write.
NO_SOURCE = re.compile(r"\.txt|[0-9a-f]{12}|blog|forum|bbs|163\.com|sina\.com")
CITING = ("targets.csv", "services.csv", "commitments.csv")


@pytest.mark.parametrize("table", CITING)
def test_every_source_that_is_cited_has_a_title(table):
    known = {row["id"] for row in shipped("sources.csv")}
    assert {row["source"] for row in shipped(table)} - {""} <= known


def test_every_source_is_cited_and_named_in_both_languages():
    rows = shipped("sources.csv")
    used = {row["source"] for table in CITING for row in shipped(table)}
    assert {row["id"] for row in rows} == used - {""}
    for row in rows:
        assert HAN.search(row["title_zh"]) and row["title_en"] and not HAN.search(row["title_en"]), row
        assert row["name_zh"] and row["name_en"] and not HAN.search(row["name_en"]), row
        # What is not established, or only a copy, says so in its name too.
        for word in ("未核实", "旧版"):
            assert (word in row["name_zh"]) <= (word in row["title_zh"]), row
    for column in ("name_zh", "title_zh"):  # the English is found by the Chinese
        assert len({row[column] for row in rows}) == len(rows)
        # What stands behind an address is an authority's page, or the paper that reported.
        assert re.search(r"gov\.cn|sxrb\.com", row["address"] or "gov.cn"), row


def test_readers_meet_titles_and_never_the_names_of_files():
    told = [target.source for target in read_targets()]
    told += list(commitments_table()["source"])
    told += [radius.source for service in load_standards().services.values() for _, radius in service.radii]
    assert len(told) > 250
    for source in filter(None, told):
        assert not NO_SOURCE.search(source), source
        (document,) = documents([source])
        assert not HAN.search(Words("en").cited(source)) and not NO_SOURCE.search(document["title_zh"])


def test_what_was_not_established_is_not_called_verified():
    """A text whose title is not known, or a copy, has not been checked against the document itself."""
    weak = {row["id"] for row in shipped("sources.csv") if re.search("未核实|据|报道", row["title_zh"])}
    assert "gaoping-2024" not in weak and len(weak) > 10
    for row in (*shipped("targets.csv"), *shipped("services.csv")):
        assert row["source"] not in weak or row["confidence"] != "verified", row


def test_a_users_own_source_stays_as_it_is_written():
    assert cited("县政府工作报告 2025") == "县政府工作报告 2025" == Words("zh").cited("县政府工作报告 2025")
    assert Words("en").cited("县政府工作报告 2025") == "县政府工作报告 2025"

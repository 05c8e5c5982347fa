"""Chinese names in the wrong encoding are recognised, and names that only look odd are left alone."""

from __future__ import annotations

import pytest

from county_gis_plugin.analysis.garbled import first_garbled, meant_encoding

NAMES = ("张家村", "李庄小学", "东山镇卫生院", "第一人民医院")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    ("written", "taken_for"),
    [("gbk", "latin-1"), ("gbk", "cp1252"), ("gbk", "utf-8"), ("utf-8", "latin-1"), ("utf-8", "gb18030")],
)
def test_misread_names(name, written, taken_for):
    seen = name.encode(written).decode(taken_for, "replace")
    unreadable = "\ufffd" in seen
    assert meant_encoding(seen) == ("GB18030" if written == "gbk" or unreadable else "UTF-8")


@pytest.mark.parametrize(
    "name",
    [*NAMES, "", "Schaan", "Größe", "Straße", "créée", "Mühleholz", "Näätäänoja", "Åäö", "Đồng Văn", "Łódź",
     "“quoted” – text…", "中国移动通信", "联通", "№ 12", "한국", "Привет, мир", "ὕδωρ"],
)
def test_names_that_are_right(name):
    assert meant_encoding(name) is None


def test_the_first_garbled_value_is_given():
    assert first_garbled(["村", "\ufffdż\u04b4\ufffd", "\ufffd"]) == ("\ufffdż\u04b4\ufffd", "GB18030")
    assert first_garbled(["村"]) is None

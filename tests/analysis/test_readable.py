"""Text from data can be shown wherever it comes from."""

from __future__ import annotations

import pytest

from county_gis_plugin.analysis.readable import figure, one_line, visible


@pytest.mark.parametrize(
    ("text", "seen", "line"),
    [
        ("张家村", "张家村", "张家村"),
        ("甲\x00村\x1b[31m", "甲\ufffd村\ufffd[31m", "甲\ufffd村\ufffd[31m"),
        ("两\n行\t字", "两\n行\t字", "两 行 字"),
        ("a\x0bb\x85c", "a\ufffdb\ufffdc", "a b c"),
        ("a\u202egpj.exe\u2066", "agpj.exe", "agpj.exe"),
        ("يېزا\u200f", "يېزا\u200f", "يېزا\u200f"),
        ("\ud800", "\ufffd", "\ufffd"),
        (12, "12", "12"),
    ],
)
def test_what_cannot_be_seen_is_marked(text, seen, line):
    assert (visible(text), one_line(text)) == (seen, line)


@pytest.mark.parametrize("value, decimals, factor, said", [
    (13 / 16, 1, 100, "81.3"), (0.2845, 1, 100, "28.5"), (0.765, 2, 1, "0.77"), (2.5, 0, 1, "3"),
    (-0.04, 1, 1, "0.0"), (1234567.891, 2, 1, "1,234,567.89"), (-2.5, 0, 1, "-3"),
])
def test_a_half_goes_up_as_in_spreadsheets(value, decimals, factor, said):
    """Python says 81.2 %, 28.4 % (of 28.449999…), 0.77, 2 and -0.0."""
    assert figure(value, decimals, factor=factor) == said

"""Write a small county with everything that the diagnosis asks for, and read reports back.

In metres of EPSG:4547 from (500000, 4000000), drawn in tests/analysis/test_diagnosis.py: two townships side
by side, a road along y = 0, a village in each, a primary school at (0, 0), 520 m from the first village and
2,920 m from the second.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

from osgeo import ogr

from tests.processing.small_county import write

WEST, EAST = "149921100", "149921101"
TOWNSHIPS = [
    (WEST, "西乡", "POLYGON ((-100 -1000, 2000 -1000, 2000 1000, -100 1000, -100 -1000))"),
    (EAST, "东乡", "POLYGON ((2000 -1000, 4100 -1000, 4100 1000, 2000 1000, 2000 -1000))"),
]
VILLAGES = [
    (f"{WEST}200", "甲村", 300, 30, "POINT (500 20)"),
    (f"{EAST}200", "<script>alert(1)</script>", 100, 10, "POINT (2900 20)"),
]
ROADS = [("三级", "LINESTRING (0 0, 2000 0)"), ("三级", "LINESTRING (2000 0, 4000 0)")]
FACILITIES = [("小学", "=1+1", "POINT (0 0)")]
VILLAGE_STATS = [(f"{WEST}200", "是", None), (f"{EAST}200", "否", None)]


def county_file(path: Path, **changes: list[tuple]) -> Path:
    """Write the county; ``changes`` gives other rows for a layer, ``None`` leaves it out."""
    code_and_name = {"code": str, "name": str}
    layers = {
        "townships": (TOWNSHIPS, code_and_name, ogr.wkbPolygon),
        "villages": (VILLAGES, {**code_and_name, "pop": int, "pop_6_12": int}, ogr.wkbPoint),
        "roads": (ROADS, {"技术等级": str}, ogr.wkbLineString),
        "facilities": (FACILITIES, {"kind": str, "name": str}, ogr.wkbPoint),
        "village_stats": (VILLAGE_STATS, {"code": str, "通快递": str}, ogr.wkbNone),
    }
    for name, (rows, fields, kind) in layers.items():
        rows = changes.get(name, rows)
        if rows is not None:
            write(path, rows, fields, table=name, kind=kind)
    return path


class Page(HTMLParser):
    """Read what a report says: its text, its raw numbers by place and figure, and what it would load."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.figures: dict[tuple[str, str], float] = {}
        self.gaps: dict[tuple[str, str], list[float]] = {}
        self.shown: list[tuple[float, str]] = []
        self.tags: list[str] = []
        self.sources: list[str] = []
        self.texts: list[str] = []
        self._row: dict[str, str] = {}
        self._raw: float | None = None
        self.feed(Path(path).read_text(encoding="utf-8"))
        self.text = "\n".join(self.texts)

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        self._raw = float(found["data-value"]) if found.get("data-value") else None
        self.tags.append(tag)
        self.sources += [value for name, value in attributes if name in ("src", "href")]
        if tag == "tr":
            self._row = found
        elif tag == "td" and found.get("data-value"):
            place = self._row.get("data-code", "")
            if "data-id" in self._row:
                self.figures[place, self._row["data-id"]] = float(found["data-value"])
            elif "data-service" in self._row:
                key = place, self._row["data-service"]
                self.gaps.setdefault(key, []).append(float(found["data-value"]))

    def handle_data(self, data):
        if data.strip() and self.tags[-1] != "style":
            if self._raw is not None:
                self.shown.append((self._raw, data.strip()))
                self._raw = None
            self.texts.append(data.strip())


def said_number(text: str) -> tuple[float, float]:
    """Read a number as a reader does, and give the half of its last digit: ``81.2%`` is 0.812 ± 0.0005."""
    found = re.match(r"-?[\d,]+(?:\.(\d+))?", text)
    unit = 0.01 if "%" in text else 1.0
    half = 0.5 * 10.0 ** -len(found[1] or "")
    return float(found[0].replace(",", "")) * unit, half * unit

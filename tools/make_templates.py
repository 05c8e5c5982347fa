#!/usr/bin/env python3
"""Write the layout templates in ``layouts/``: the frame of the thematic sheets, with its ids.

Run it on the oldest supported QGIS (3.22), so that every later release can read the files:

    QT_QPA_PLATFORM=offscreen /usr/bin/python3 tools/make_templates.py
"""

from __future__ import annotations

import os
import re
import sys
from base64 import b64encode
from pathlib import Path

os.environ["QT_HASH_SEED"] = "0"  # before Qt starts: the order of XML attributes is then always the same
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from qgis.core import QgsApplication, QgsLayoutItemLabel, QgsLayoutItemPicture, QgsReadWriteContext
from qgis.PyQt.QtXml import QDomDocument

from county_gis_plugin.processing.page import PAPERS, Page
from county_gis_plugin.processing.sheet_fill import write
from county_gis_plugin.processing.sheet_frame import ORIENTATIONS, draw_frame, page_size

LAYOUTS = Path(__file__).resolve().parent.parent / "county_gis_plugin" / "layouts"
FONT = "Noto Sans CJK SC"
DPI = 300
# What stands in the items until they are filled, for whoever opens the template in QGIS.
WORDS = {
    "title": "标题 Title",
    "subtitle": "副标题 Subtitle",
    "legend_title": "图例 Legend",
    "locator_title": "位置示意 Location",
    "scale": "比例尺 Scale",
    "sources": "引用标准、数据来源、坐标系 Standards, sources, CRS",
    "author": "编制单位 Author",
    "date": "制图日期 Date",
    "page": "页码 Page",
}


def template(paper: str, orientation: str) -> str:
    """Give a template as text, the same at every run."""
    width, height = page_size(paper, orientation)
    page = Page(width, height, PAPERS[paper][2], DPI)
    page.family = FONT  # whatever is installed where this runs
    draw_frame(page, beside=orientation == "landscape")
    page.layout.setName(f"{paper} {orientation}")
    for name, said in WORDS.items():
        label = page.layout.itemById(name)
        if isinstance(label, QgsLayoutItemLabel):
            write(label, said, page.type_scale)
    arrow = b64encode((LAYOUTS / "north.svg").read_bytes()).decode()
    # A path would be this folder's.
    page.layout.itemById("north").setPicturePath(f"base64:{arrow}", QgsLayoutItemPicture.Format.FormatSVG)
    document = QDomDocument()
    document.appendChild(page.layout.writeXml(document, QgsReadWriteContext()))
    return _steady(document.toString(2))


def _steady(text: str) -> str:
    """Number the identifiers that QGIS makes at random."""
    numbers: dict[str, str] = {}

    def numbered(found: re.Match) -> str:
        return numbers.setdefault(found[0], f"{{{len(numbers) + 1:08d}-0000-4000-8000-000000000000}}")

    return re.sub(r"\{[0-9a-f]{8}-[0-9a-f-]{27}\}", numbered, text)


def main() -> None:
    QgsApplication.setPrefixPath("/usr", True)
    application = QgsApplication([], False)
    application.initQgis()
    for paper in PAPERS:
        for orientation in ORIENTATIONS:
            target = LAYOUTS / f"{paper.lower()}_{orientation}.qpt"
            target.write_text(template(paper, orientation), encoding="utf-8")
            sys.stdout.write(f"{target.name}\n")
    application.exitQgis()


if __name__ == "__main__":
    main()

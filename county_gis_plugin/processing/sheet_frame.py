"""Put the empty items of a thematic sheet on a page, each with the id by which it is filled later.

The layout templates in ``layouts/`` are made of the same frame. A template of the user's own may
leave any item out, save the map, and may move, restyle and resize every one.
"""

from __future__ import annotations

from dataclasses import dataclass

from qgis.core import QgsCoordinateReferenceSystem, QgsLayoutItemMap, QgsRectangle
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor

from .map_layers import PLUGIN
from .page import CENTRE, GREY, INK, PAPERS, RIGHT, Box, Page

ORIENTATIONS = ("landscape", "portrait")
GROUND = "#ECEEEF"
SIDEBAR = 62  # mm on A4
STRIP = 56
LOCATOR, LOCATOR_BY_NOTES, NOTES = 48, 40, 46  # heights beside the map
FOOT = 15
LEGEND_PT, NOTES_PT = 8.5, 8
EDGE = 0.15  # mm: half of the frame's line


@dataclass(frozen=True)
class Places:
    """Hold where the large items stand."""

    heading: Box
    map: Box
    locator: Box
    legend: Box
    foot: Box
    notes: Box | None = None


def page_size(paper: str, orientation: str) -> tuple[float, float]:
    """Give width and height in millimetres."""
    width, height, _ = PAPERS[paper]
    return (width, height) if orientation == "landscape" else (height, width)


def places(page: Page, *, beside: bool, subtitle: bool = True, notes: bool = False) -> Places:
    """Part the page: legend and locator stand beside the map, or below it; a subtitle needs its room.

    Notes have room beside the map alone.
    """
    k, gap = page.type_scale, 4 * page.type_scale
    inner = Box(0, 0, page.width, page.height).inset(12 * k)
    heading = Box(inner.x, 10.5 * k, inner.width, (16 if subtitle else 11) * k)
    top = heading.bottom + 1.5 * k
    foot = Box(inner.x, inner.bottom - (FOOT - 2.5) * k, inner.width, (FOOT - 2.5) * k)
    height = inner.bottom - FOOT * k - top
    if beside:
        left = Box(inner.x, top, inner.width - SIDEBAR * k - gap, height)
        x, width, locator = left.right + gap, SIDEBAR * k, (LOCATOR_BY_NOTES if notes else LOCATOR) * k
        legend = Box(x, top + locator + gap, width, height - locator - gap)
        below = Box(x, legend.bottom - NOTES * k, width, NOTES * k) if notes else None
        if below is not None:
            legend = Box(x, legend.y, width, legend.height - below.height - gap)
        return Places(heading, left, Box(x, top, width, locator), legend, foot, below)
    above = Box(inner.x, top, inner.width, height - STRIP * k - gap)
    y, locator = above.bottom + gap, min(0.3 * inner.width, SIDEBAR * k)
    legend = Box(inner.x, y, inner.width - locator - gap, STRIP * k)
    return Places(heading, above, Box(legend.right + gap, y, locator, STRIP * k), legend, foot)


def draw_frame(page: Page, *, beside: bool, subtitle: bool = True, notes: bool = False) -> Page:
    """Draw border, headings and all items, empty."""
    k, where = page.type_scale, places(page, beside=beside, subtitle=subtitle, notes=notes)
    item = _map(page, where.map, "map", background=GROUND)
    _margins(page, where.map)
    page.rectangle(Box(0, 0, page.width, page.height).inset(8 * k), edge_mm=0.4)
    head = where.heading
    page.text("", Box(head.x, head.y, head.width, 10 * k), 20, bold=True, align=CENTRE, name="title")
    if subtitle:
        below = Box(head.x, head.y + 10 * k, head.width, 6 * k)
        page.text("", below, 10, GREY, align=CENTRE, name="subtitle")
    _panel(page, where.locator, "locator_title")
    _map(page, _below_title(page, where.locator), "locator", background="#FFFFFF")
    _panel(page, where.legend, "legend_title")
    page.add(page.legend(None, LEGEND_PT, 0.8), _below_title(page, where.legend), "legend")
    if where.notes is not None:
        _panel(page, where.notes, "notes_title")
        page.text("", _below_title(page, where.notes), NOTES_PT, name="notes")
        page.layout.itemById("notes").setVAlign(Qt.AlignmentFlag.AlignTop)
    size = (9 * k, 13.5 * k)
    corner = Box(where.map.right - 4 * k - size[0], where.map.y + 4 * k, *size)
    page.picture(PLUGIN / "layouts/north.svg", corner, item, "north")
    _footer(page, where.foot, item)
    return page


def _map(page: Page, box: Box, name: str, *, background: str) -> QgsLayoutItemMap:
    item = QgsLayoutItemMap(page.layout)
    page.add(item, box, name)
    item.setKeepLayerSet(True)
    item.setBackgroundColor(QColor(background))
    item.setFrameEnabled(True)
    item.setFrameStrokeColor(QColor(INK))
    # A map without an extent has no scale, and a scale bar no length: 1:100 000 until it is filled.
    item.setCrs(QgsCoordinateReferenceSystem("EPSG:4547"))
    item.setExtent(QgsRectangle(0, 0, box.width * 100, box.height * 100))
    return item


def _margins(page: Page, box: Box) -> None:
    """Cover what lies around the map: in SVG files Qt does not cut a map at its frame."""
    left, top, right, bottom = box.x - EDGE, box.y - EDGE, box.right + EDGE, box.bottom + EDGE
    for margin in (
        Box(0, 0, page.width, top),
        Box(0, bottom, page.width, page.height - bottom),
        Box(0, 0, left, page.height),
        Box(right, 0, page.width - right, page.height),
    ):
        page.rectangle(margin, colour="#FFFFFF")


def _panel(page: Page, box: Box, name: str) -> None:
    """Place the title of a panel over a rule."""
    k = page.type_scale
    page.text("", Box(box.x, box.y, box.width, 5 * k), 10, bold=True, name=name)
    page.rule(box.x, box.y + 5.6 * k, box.width, colour=INK, thick_mm=0.3)


def _below_title(page: Page, box: Box) -> Box:
    k = page.type_scale
    return Box(box.x, box.y + 7 * k, box.width, box.height - 7 * k)


def _footer(page: Page, box: Box, item: QgsLayoutItemMap) -> None:
    """Place scale, sources, and who drew the sheet when."""
    k = page.type_scale
    narrow = page.width < page.height
    left, right = (46 * k, 44 * k) if narrow else (62 * k, 52 * k)
    page.scale_bar(item, Box(box.x, box.y, left, 8 * k), "km", "scalebar")
    page.text("", Box(box.x + k, box.y + 8 * k, left, 4 * k), 8, name="scale")
    middle = Box(box.x + left, box.y, box.width - left - right - 4 * k, box.height)
    page.text("", middle, 7, GREY, name="sources")
    for number, name in enumerate(("author", "date", "page")):
        place = Box(box.right - right, box.y + number * 4.2 * k, right, 4.2 * k)
        page.text("", place, 8, align=RIGHT, name=name)

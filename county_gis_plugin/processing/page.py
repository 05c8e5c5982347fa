"""Put texts, boxes, lines, scale bars and legends on the pages of a print layout, in millimetres."""

from __future__ import annotations

import math
import re
import threading
import weakref
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFillSymbol,
    QgsLayerTree,
    QgsLayerTreeGroup,
    QgsLayoutItem,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLayoutItemPicture,
    QgsLayoutItemScaleBar,
    QgsLayoutItemShape,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsLegendRenderer,
    QgsLegendStyle,
    QgsPrintLayout,
    QgsProject,
    QgsReadWriteContext,
    QgsRenderContext,
    QgsTextFormat,
    QgsUnitTypes,
)
from qgis.PyQt.QtCore import QSizeF, Qt
from qgis.PyQt.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF
from qgis.PyQt.QtXml import QDomDocument

from ..analysis.readable import one_line

# Fonts with Chinese characters, the first there is: Linux, Windows (both names), macOS.
FONTS = (
    "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "思源黑体", "Source Han Sans CN",
    "Microsoft YaHei", "微软雅黑", "SimHei", "黑体", "PingFang SC", "Heiti SC",
    "WenQuanYi Micro Hei", "WenQuanYi Zen Hei", "Noto Serif CJK SC", "SimSun", "宋体",
)
MM_PER_PT = 25.4 / 72
PAPERS = {"A4": (297.0, 210.0, 1.0), "A3": (420.0, 297.0, 1.25)}
"""Width, height (mm, landscape) and the factor of all type sizes."""
LINE_HEIGHT = 1.4  # of the font's size
NO_LINE_START = "，。、；：！？）》」』】”’·,.;:!?)]}%…"
NO_LINE_END = "（《「『【“‘(["
AFTER_NUMBER = re.compile(r"\d $")
CHINESE_UNIT = re.compile(r"(?<=\d )(平方千米|千米|分钟|米|人|个|处)")
FIRST_WIDE = 0x2E80  # Chinese characters and their marks begin here
LEFT = Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignRight
CENTRE = Qt.AlignmentFlag.AlignHCenter
ROOM = "countygis/room_mm"
INK, GREY, RULE = "#222222", "#666666", "#BDBDBD"


@dataclass(frozen=True)
class Box:
    """Hold a rectangle on the page: left, top, width, height in millimetres."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    def inset(self, by_mm: float) -> Box:
        """Shrink by ``by_mm`` on every side."""
        return Box(self.x + by_mm, self.y + by_mm, self.width - 2 * by_mm, self.height - 2 * by_mm)


def searchable(font: QFont) -> QFont:
    """Have a font drawn with the one glyph of each character.

    Fonts for Chinese have other figures for words in Latin letters. Of those Qt does not know the
    character: "1.2 km" would be seen on a PDF, but not found in it.
    """
    font.setStyleStrategy(QFont.StyleStrategy.PreferNoShaping)
    return font


def font_family() -> str:
    """Choose the first installed font that has Chinese characters, else the default one."""
    try:
        installed = set(QFontDatabase.families())
    except TypeError:  # Qt 5: not static
        installed = set(QFontDatabase().families())
    return next((name for name in FONTS if name in installed), QFont().family())


class Standing(threading.local):
    """Hold the pages of each thread that nobody has taken down yet."""

    def __init__(self) -> None:
        self.pages: weakref.WeakSet[Page] = weakref.WeakSet()


_standing = Standing()


def take_down_pages() -> None:
    """Take down every page that this thread has made: call it when its run ends, however it ends.

    Qt wants objects deleted in their own thread. Left to Python they go when its collector finds them, in
    whatever thread that runs: an exception that a library keeps holds all that stood below it.
    """
    for page in list(_standing.pages):
        page.take_down()
    _standing.pages.clear()


class Page:
    """Be a page and place items on it."""

    def __init__(self, width: float, height: float, type_scale: float, dpi: float) -> None:
        """Make a layout of one page in a project of its own; ``type_scale`` multiplies every font size."""
        self.width, self.height, self.type_scale, self.dpi = width, height, type_scale, dpi
        self.family = font_family()
        self.project = QgsProject()
        # A map without any CRS asks PROJ for the empty one. QGIS 3.22 notes PROJ's error in the list of this
        # thread's last transformation, which is gone by then: now and then that has ended QGIS.
        self.project.setCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
        self.layout = QgsPrintLayout(self.project)
        self.layout.setName("sheet")
        # The project owns the layout, so that they always go in the right order.
        self.project.layoutManager().addLayout(self.layout)
        self.layout.initializeDefaults()
        self.layout.renderContext().setDpi(dpi)
        self.layout.pageCollection().page(0).setPageSize(QgsLayoutSize(width, height))
        _standing.pages.add(self)

    def take_down(self) -> None:
        """Delete the layout and its items, in the thread that has made them."""
        self.project.layoutManager().clear()

    @classmethod
    def from_template(cls, document: QDomDocument, dpi: float) -> Page:
        """Make a page of a layout template; its type scale follows from its size."""
        page = cls(297.0, 210.0, 1.0, dpi)
        page.layout.loadFromTemplate(document, QgsReadWriteContext(), True)
        page.layout.renderContext().setDpi(dpi)
        if not page.layout.pageCollection().pageCount():
            return page
        size = page.layout.pageCollection().page(0).pageSize()
        page.width, page.height = size.width(), size.height()
        a3 = PAPERS["A3"]
        page.type_scale = a3[2] if max(page.width, page.height) >= a3[0] - 1 else 1.0
        return page

    def add(self, item: QgsLayoutItem, box: Box, name: str = "") -> QgsLayoutItem:
        """Place any item; ``name`` is the id by which it can be found again."""
        self.layout.addLayoutItem(item)
        item.setId(name)
        item.attemptResize(QgsLayoutSize(box.width, box.height))
        item.attemptMove(QgsLayoutPoint(box.x, box.y))
        return item

    # ---- text ----

    def font(self, size_pt: float, *, bold: bool = False) -> QFont:
        """Make the page's font; ``size_pt`` is its size on A4."""
        font = QFont(self.family)
        font.setPointSizeF(size_pt * self.type_scale)
        font.setBold(bold)
        return searchable(font)

    def format(self, size_pt: float, colour: str = INK, *, bold: bool = False) -> QgsTextFormat:
        """Make a text format in the page's font."""
        font = self.font(size_pt, bold=bold)
        style = QgsTextFormat()
        style.setFont(font)
        style.setSize(font.pointSizeF())
        style.setSizeUnit(QgsUnitTypes.RenderUnit.RenderPoints)
        style.setColor(QColor(colour))
        return style

    def text_width(self, text: str, size_pt: float, *, bold: bool = False) -> float:
        """Measure one line in millimetres."""
        font = self.font(size_pt, bold=bold)
        font.setPixelSize(1000)
        ems = QFontMetricsF(font).horizontalAdvance(plain(text)) / 1000
        return ems * size_pt * self.type_scale * MM_PER_PT

    def line_height(self, size_pt: float) -> float:
        """Give the distance between lines in millimetres."""
        return size_pt * self.type_scale * MM_PER_PT * LINE_HEIGHT

    def fitting(self, text: str, size_pt: float, width_mm: float, *, bold: bool = False) -> float:
        """Give the size, at most ``size_pt``, in which ``text`` fits on one line."""
        width = self.text_width(text, size_pt, bold=bold)
        return size_pt if width <= width_mm else size_pt * width_mm / width

    def wrapped(self, text: str, size_pt: float, width_mm: float) -> list[str]:
        """Break a text into lines: between words, or between Chinese characters."""
        return broken(text, lambda line: self.text_width(line, size_pt), width_mm)

    def text(self, text: str, box: Box, size_pt: float, colour: str = INK, *, bold: bool = False,
             align: Qt.AlignmentFlag = LEFT, name: str = "") -> None:
        """Write lines of text; the box is widened a little so that no glyph is clipped.

        Nothing is drawn where there is no text, save where a ``name`` keeps the place for one.
        """
        if not text and not name:
            return
        label = QgsLayoutItemLabel(self.layout)
        label.setText(plain(text))
        if hasattr(label, "setTextFormat"):
            label.setTextFormat(self.format(size_pt, colour, bold=bold))
        else:  # before 3.24
            label.setFont(self.font(size_pt, bold=bold))
            label.setFontColor(QColor(colour))
        label.setHAlign(align)
        label.setVAlign(Qt.AlignmentFlag.AlignVCenter)
        label.setMarginX(0)
        label.setMarginY(0)
        spare = 1.0
        x = box.x - {LEFT: 0.0, CENTRE: spare, RIGHT: 2 * spare}[align]
        self.add(label, Box(x, box.y, box.width + 2 * spare, box.height), name)

    def paragraphs(
        self, texts: Sequence[str], box: Box, sizes_pt: Sequence[float], colour: str = INK
    ) -> float:
        """Write wrapped texts from the top of ``box`` in the first size in which they fit, else the last.

        Gives the height that they took.
        """
        for size in sizes_pt:
            lines = [line for text in texts for line in self.wrapped(text, size, box.width)]
            step = self.line_height(size)
            if len(lines) * step <= box.height:
                break
        for number, line in enumerate(lines):
            self.text(line, Box(box.x, box.y + number * step, box.width, step), size, colour)
        return len(lines) * step

    # ---- shapes ----

    def rectangle(self, box: Box, *, colour: str | None = None, edge_mm: float = 0.0) -> None:
        """Draw a rectangle; without ``colour`` it is empty, without ``edge_mm`` it has no edge."""
        shape = QgsLayoutItemShape(self.layout)
        shape.setShapeType(QgsLayoutItemShape.Shape.Rectangle)
        shape.setSymbol(QgsFillSymbol.createSimple({
            "color": colour or "#FFFFFF",
            "style": "solid" if colour else "no",
            "outline_color": INK,
            "outline_width": str(edge_mm),
            "outline_style": "solid" if edge_mm else "no",
            "joinstyle": "miter",
        }))
        self.add(shape, box)

    def rule(self, x: float, y: float, width: float, *, colour: str = RULE, thick_mm: float = 0.2) -> None:
        """Draw a horizontal line."""
        self.rectangle(Box(x, y - thick_mm / 2, width, thick_mm), colour=colour)

    def picture(
        self, path: Path, box: Box, linked: QgsLayoutItemMap | None = None, name: str = ""
    ) -> None:
        """Place an SVG; linked to a map it turns to true north."""
        picture = QgsLayoutItemPicture(self.layout)
        picture.setPicturePath(str(path))
        if linked is not None:
            picture.setLinkedMap(linked)
            picture.setNorthMode(QgsLayoutItemPicture.NorthMode.TrueNorth)
        self.add(picture, box, name)

    # ---- map furniture ----

    def scale_bar(self, linked: QgsLayoutItemMap, box: Box, unit: str, name: str = "") -> None:
        """Draw a bar of two segments of a round number of kilometres, as long as ``box`` allows."""
        bar = QgsLayoutItemScaleBar(self.layout)
        bar.setStyle("Single Box")
        bar.setNumberOfSegmentsLeft(0)
        bar.setNumberOfSegments(2)
        bar.setHeight(1.4 * self.type_scale)
        bar.setLabelBarSpace(0.8)
        bar.setBoxContentSpace(0.5)
        bar.setTextFormat(self.format(7.5))
        bar.setCustomProperty(ROOM, box.width)
        fit_scale_bar(bar, linked, unit)
        self.add(bar, box, name)

    def legend_size(self, legend: QgsLayoutItemLegend) -> QSizeF:
        """Measure a legend; the item itself knows its size only after the first export."""
        context = QgsRenderContext()
        context.setScaleFactor(self.dpi / 25.4)
        context.setRendererScale(100000)
        return QgsLegendRenderer(legend.model(), legend.legendSettings()).minimumSize(context)

    def legend_height(self, legend: QgsLayoutItemLegend) -> float:
        """Give the height of a legend in millimetres."""
        return self.legend_size(legend).height()

    def legend(
        self, tree: QgsLayerTree | None, size_pt: float, rows_mm: float, *, columns: int = 1
    ) -> QgsLayoutItemLegend:
        """Make a legend of a layer tree, or an empty one; ``legend_height`` measures it, ``add`` places it.

        The legend does not own the tree: the caller keeps it.
        """
        legend = QgsLayoutItemLegend(self.layout)
        legend.setTitle("")
        self.style_legend(legend, size_pt, rows_mm, columns=columns)
        root = own_tree(legend)
        if tree is not None:
            legend.model().setRootGroup(tree)
        else:
            root.removeAllChildren()
        return legend

    def style_legend(
        self, legend: QgsLayoutItemLegend, size_pt: float, rows_mm: float, *, columns: int = 1
    ) -> None:
        """Give a legend the page's font in a size, the space between its rows, and its columns."""
        legend.setResizeToContents(False)
        legend.setSymbolWidth(6.5 * self.type_scale)
        legend.setSymbolHeight(3.2 * self.type_scale)
        legend.setBoxSpace(0)
        legend.setColumnCount(columns)
        styles = {
            QgsLegendStyle.Style.Group: (size_pt, True, rows_mm),
            QgsLegendStyle.Style.Subgroup: (size_pt, True, rows_mm * 1.5),
            QgsLegendStyle.Style.Symbol: (size_pt, False, rows_mm),
            QgsLegendStyle.Style.SymbolLabel: (size_pt, False, 1.5),
        }
        for which, (points, bold, gap) in styles.items():
            style = legend.style(which)
            if hasattr(style, "setTextFormat"):
                style.setTextFormat(self.format(points, bold=bold))
            else:  # before 3.30
                style.setFont(self.font(points, bold=bold))
            if which != QgsLegendStyle.Style.SymbolLabel:
                style.setMargin(QgsLegendStyle.Side.Top, gap * self.type_scale)
            legend.setStyle(which, style)
        no_title = legend.style(QgsLegendStyle.Style.Title)
        no_title.setMargin(QgsLegendStyle.Side.Bottom, 0)  # QGIS leaves this space even without a title
        legend.setStyle(QgsLegendStyle.Style.Title, no_title)


def own_tree(legend: QgsLayoutItemLegend) -> QgsLayerTreeGroup:
    """Part a legend from its project and give the layer tree that it owns then."""
    legend.setAutoUpdateModel(False)
    return legend.model().rootGroup()


def fit_scale_bar(bar: QgsLayoutItemScaleBar, linked: QgsLayoutItemMap, unit: str) -> None:
    """Give a scale bar segments of a round number of kilometres that fill most of its room.

    The item is as long as its bar: how much room it has stands in a property of its own.
    """
    width_mm = float(bar.customProperty(ROOM) or bar.rect().width())
    segments = max(bar.numberOfSegments(), 1)
    bar.setLinkedMap(linked)
    bar.setUnits(QgsUnitTypes.DistanceUnit.DistanceKilometers)
    bar.setUnitLabel(unit)
    bar.setUnitsPerSegment(_nice_floor(width_mm * 0.72 / segments * linked.scale() / 1e6))
    bar.update()


def plain(text: str) -> str:
    """Keep a text from the data a text on one line: QGIS would run what stands between ``[%`` and ``%]``."""
    return one_line(text).replace("[%", "[ %")


def broken(text: str, width: Callable[[str], float], most: float) -> list[str]:
    """Break a text into lines none of which is wider than ``most``, as far as its words allow."""
    lines = [""]
    for piece in _pieces(plain(text)):
        longer = lines[-1] + piece
        if lines[-1] and width(longer.rstrip()) > most:
            lines.append(piece.lstrip())
        else:
            lines[-1] = longer
    return [line.rstrip() for line in lines]


def _pieces(text: str) -> list[str]:
    """Part a text where a line may break; closing marks and units stay with what they belong to."""
    pieces: list[str] = []
    units = {place for found in CHINESE_UNIT.finditer(text) for place in range(*found.span())}
    for place, character in enumerate(text):
        unit = place in units or (bool(pieces) and _latin(character) and AFTER_NUMBER.search(pieces[-1]))
        stays = unit or character in NO_LINE_START or character.isspace()
        opened = bool(pieces) and pieces[-1][-1] in NO_LINE_END
        if pieces and (stays or opened or (_latin(character) and _latin(pieces[-1][-1]))):
            pieces[-1] += character
        else:
            pieces.append(character)
    return pieces


def _latin(character: str) -> bool:
    """Say whether a character belongs to a word that is not broken."""
    return ord(character) < FIRST_WIDE and not character.isspace()


def _nice_floor(value: float) -> float:
    """Round down to 1, 2 or 5 times a power of ten."""
    power = 10.0 ** math.floor(math.log10(value))
    return next(step * power for step in (5, 2, 1) if step * power <= value)

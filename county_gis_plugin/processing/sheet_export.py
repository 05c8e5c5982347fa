"""Write drawn sheets as PDF, PNG and SVG, in whatever thread Processing runs."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path
from typing import Protocol

from qgis.core import (
    Qgis,
    QgsAbstractLayoutIterator,
    QgsFeedback,
    QgsLayoutExporter,
    QgsPrintLayout,
)
from qgis.PyQt.QtCore import QSize

from ..analysis.errors import Cancelled, OutputError, message
from ..analysis.progress import Progress
from .page import Page
from .pdf_text import mend

MM_PER_INCH = 25.4


class Drawn(Protocol):
    """Be a sheet that has been drawn on a page; kept until it is written."""

    page: Page


class Pages(QgsAbstractLayoutIterator):
    """Draw one sheet after the other while QGIS writes them, and stop between two items when asked.

    ``draw`` draws the sheet of a number. Those with the numbers ``kept`` are kept for a second use.
    ``broken`` is what went wrong while QGIS asked for a sheet.
    """

    def __init__(
        self, count: int, draw: Callable[[int], Drawn], progress: Progress, *, kept: Collection[int] = (0,)
    ) -> None:
        super().__init__()
        self._count, self._draw, self._kept = count, draw, kept
        self.progress = progress
        self.feedback = QgsFeedback()
        self.broken: Exception | None = None
        self._at = -1
        self._drawn: dict[int, Drawn] = {}

    def drawing(self, number: int) -> Drawn:
        """Draw a sheet, or give it again."""
        if number not in self._drawn:
            for once in self._drawn.keys() - set(self._kept):
                self._drawn.pop(once).page.take_down()
            self._drawn[number] = self._draw(number)
        return self._drawn[number]

    # ---- what QGIS asks for ----

    def count(self) -> int:
        return self._count

    def beginRender(self) -> bool:
        self._at = -1
        return True

    def endRender(self) -> bool:
        return True

    def next(self) -> bool:
        self._at += 1
        if self._at >= self._count:
            return False
        try:
            self.progress.update(self._at / self._count)
            self.drawing(self._at)
        except Cancelled:
            self.feedback.cancel()
        except Exception as error:  # on its way through QGIS it would end the process
            self.broken = error
            self.feedback.cancel()
        return not self.feedback.isCanceled()

    def layout(self) -> QgsPrintLayout:
        return self.drawing(self._at).page.layout


def export_pdf(pages: Pages, path: Path, dpi: float, *, title: str, author: str) -> None:
    """Write all pages with text that can be searched.

    Raises
    ------
    OutputError
        If the file cannot be written.
    """
    settings = QgsLayoutExporter.PdfExportSettings()
    settings.dpi = dpi
    settings.textRenderFormat = Qgis.TextRenderFormat.AlwaysText
    settings.simplifyGeometries = True
    settings.appendGeoreference = False
    result, _ = QgsLayoutExporter.exportToPdf(pages, str(path), settings, pages.feedback)
    pages.progress.check()
    if pages.broken is not None:
        raise pages.broken
    if result != QgsLayoutExporter.ExportResult.Success or not path.is_file():
        raise _unwritten(path)
    mend(path, title, author)


def export_png(pages: Pages, number: int, path: Path, dpi: float) -> None:
    """Write one sheet as a picture, as many pixels large as its paper has dots."""
    page = pages.drawing(number).page
    size = QSize(round(page.width / MM_PER_INCH * dpi), round(page.height / MM_PER_INCH * dpi))
    image = QgsLayoutExporter(page.layout).renderPageToImage(0, size, dpi)
    pages.progress.check()
    if image.isNull() or not image.save(str(path), "PNG"):
        raise _unwritten(path)


def export_svg(pages: Pages, number: int, path: Path, dpi: float) -> None:
    """Write one sheet as a drawing whose texts stay texts."""
    layout = pages.drawing(number).page.layout
    settings = QgsLayoutExporter.SvgExportSettings()
    settings.dpi = dpi
    settings.textRenderFormat = Qgis.TextRenderFormat.AlwaysText
    settings.simplifyGeometries = True
    settings.exportMetadata = False
    result = QgsLayoutExporter(layout).exportToSvg(str(path), settings)
    pages.progress.check()
    if result != QgsLayoutExporter.ExportResult.Success or not path.is_file():
        raise _unwritten(path)


def _unwritten(path: Path) -> OutputError:
    return OutputError(message("The map {path} could not be written.", path=path))

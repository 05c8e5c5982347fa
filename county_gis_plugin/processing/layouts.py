"""Write the map sheets of the service gaps: one page per service, as PDF and as PNG.

A sheet is made in a project of its own, in whatever thread Processing runs, from copies of the
results. The caller gives a temporary path and publishes the file.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from qgis.core import (
    Qgis,
    QgsAbstractLayoutIterator,
    QgsFeedback,
    QgsLayoutExporter,
    QgsPrintLayout,
)

from ..analysis.errors import Cancelled, OutputError, message
from ..analysis.progress import Progress
from .page import Page
from .pdf_text import mend
from .sheet import Sheet, worst_sheet
from .sheet_drawing import Drawing
from .sheet_words import Words, file_title

__all__ = ["PAPERS", "Sheet", "write_map"]

PAPERS = {"A4": (297.0, 210.0, 1.0), "A3": (420.0, 297.0, 1.25)}
"""Width, height (mm) and the factor of all type sizes."""


def write_map(
    sheets: Sequence[Sheet],
    pdf_path: str | Path | None = None,
    png_path: str | Path | None = None,
    *,
    paper: str = "A4",
    language: str = "zh",
    dpi: int = 200,
    progress: Progress | None = None,
) -> None:
    """Write all sheets into one PDF, and the sheet with the largest gap into one PNG.

    ``paper`` is a key of ``PAPERS`` (landscape), ``language`` one of ``LANGUAGES``. Existing
    files are overwritten: give temporary paths.

    Raises
    ------
    OutputError
        If a file cannot be written.
    """
    progress = progress or Progress()
    pages = Pages(sheets, paper, Words(language), dpi, progress)
    if pdf_path:
        export_pdf(pages, Path(pdf_path), dpi)
    if png_path:
        export_png(pages, Path(png_path), dpi)


class Pages(QgsAbstractLayoutIterator):
    """Draw one sheet after the other while QGIS writes them, and stop between two items when asked."""

    def __init__(
        self, sheets: Sequence[Sheet], paper: str, words: Words, dpi: int, progress: Progress
    ) -> None:
        super().__init__()
        self.sheets, self.paper, self.words, self.dpi, self.progress = sheets, paper, words, dpi, progress
        self.feedback = QgsFeedback()
        self.worst = worst_sheet(sheets)
        self._at = -1
        self._drawn: dict[int, Drawing] = {}

    def drawing(self, number: int) -> Drawing:
        """Draw a sheet, or give it again; the worst is kept, for it is needed twice."""
        if number not in self._drawn:
            self._drawn = {i: d for i, d in self._drawn.items() if i == self.worst}
            sheet = self.sheets[number]
            page = Page(*PAPERS[self.paper], self.dpi)
            self._drawn[number] = Drawing(page, sheet, self.words, self.progress).draw()
        return self._drawn[number]

    # ---- what QGIS asks for ----

    def count(self) -> int:
        return len(self.sheets)

    def beginRender(self) -> bool:
        self._at = -1
        return True

    def endRender(self) -> bool:
        return True

    def next(self) -> bool:
        self._at += 1
        if self._at >= len(self.sheets):
            return False
        try:
            self.progress.update(self._at / len(self.sheets))
            self.drawing(self._at)
        except Cancelled:
            self.feedback.cancel()  # an exception would be lost on its way through QGIS
        return not self.feedback.isCanceled()

    def layout(self) -> QgsPrintLayout:
        return self.drawing(self._at).page.layout


def export_pdf(pages: Pages, path: Path, dpi: int) -> None:
    """Write all pages with text that can be searched."""
    settings = QgsLayoutExporter.PdfExportSettings()
    settings.dpi = dpi
    settings.textRenderFormat = Qgis.TextRenderFormat.AlwaysText
    settings.simplifyGeometries = True
    settings.appendGeoreference = False
    result, _ = QgsLayoutExporter.exportToPdf(pages, str(path), settings, pages.feedback)
    pages.progress.check()
    if result != QgsLayoutExporter.ExportResult.Success or not path.is_file():
        raise OutputError(message("The map {path} could not be written.", path=path))
    mend(path, file_title(pages.sheets, pages.words), pages.sheets[0].author)


def export_png(pages: Pages, path: Path, dpi: int) -> None:
    """Write the worst sheet as a picture."""
    layout = pages.drawing(pages.worst).page.layout
    image = QgsLayoutExporter(layout).renderPageToImage(0, dpi=dpi)
    pages.progress.check()
    if image.isNull() or not image.save(str(path), "PNG"):
        raise OutputError(message("The map {path} could not be written.", path=path))

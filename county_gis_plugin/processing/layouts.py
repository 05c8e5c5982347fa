"""Write the map sheets of the service gaps: one page per service, as PDF and as PNG.

A sheet is made in a project of its own, in whatever thread Processing runs, from copies of the
results. The caller gives a temporary path and publishes the file.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ..analysis.progress import Progress
from .page import PAPERS, Page
from .sheet import Sheet, worst_sheet
from .sheet_drawing import Drawing
from .sheet_export import Pages, export_pdf, export_png
from .sheet_words import Words, file_title

__all__ = ["PAPERS", "Sheet", "write_map"]


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
    words = Words(language)
    worst = worst_sheet(sheets)  # kept, for it is needed twice

    def draw(number: int) -> Drawing:
        page = Page(*PAPERS[paper], dpi)
        return Drawing(page, sheets[number], words, progress).draw()

    pages = Pages(len(sheets), draw, progress, kept=worst)
    if pdf_path:
        export_pdf(pages, Path(pdf_path), dpi, title=file_title(sheets, words), author=sheets[0].author)
    if png_path:
        export_png(pages, worst, Path(png_path), dpi)

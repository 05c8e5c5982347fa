"""Write the map sheets of the service gaps: one page per service, as PDF and as PNG.

A sheet is made in a project of its own, in whatever thread Processing runs, from copies of the
results. The caller gives a temporary path and publishes the file.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from ..analysis.progress import Progress
from .page import PAPERS, Page
from .sheet import Sheet, worst_sheet
from .sheet_drawing import Drawing, Ground
from .sheet_export import Pages, export_pdf, export_png
from .sheet_words import Words, file_title

__all__ = ["PAPERS", "MapBook", "Sheet", "write_map"]


class MapBook:
    """Draw the map sheets of one county, each once, and write them as one PDF and as pictures.

    ``paper`` is a key of ``PAPERS`` (landscape), ``language`` one of ``LANGUAGES``. The sheets with
    the numbers ``kept`` are kept, since they are wanted more than once, as the one with the largest
    gap, ``worst``, is. Existing files are overwritten: give temporary paths.
    """

    def __init__(
        self,
        sheets: Sequence[Sheet],
        *,
        paper: str = "A4",
        language: str = "zh",
        dpi: int = 200,
        kept: Collection[int] = (),
        progress: Progress | None = None,
    ) -> None:
        self.sheets, self.dpi = sheets, dpi
        self.words = Words(language)
        self.worst = worst_sheet(sheets)
        progress = progress or Progress()
        drawer = Drawer(sheets, PAPERS[paper], self.words, dpi, progress)
        self._pages = Pages(len(sheets), drawer.draw, progress, kept={self.worst, *kept})

    def pdf(self, path: Path) -> None:
        """Write all sheets into one file.

        Raises
        ------
        OutputError
            If it cannot be written.
        """
        title, author = file_title(self.sheets, self.words), self.sheets[0].author
        export_pdf(self._pages, path, self.dpi, title=title, author=author)

    def png(self, number: int, path: Path, dpi: int | None = None) -> None:
        """Write one sheet as a picture.

        Raises
        ------
        OutputError
            If it cannot be written.
        """
        export_png(self._pages, number, path, dpi or self.dpi)


class Drawer:
    """Draw sheets on pages of their own, over one ground.

    It does not know the book: in a ring of references, layouts would outlive their thread, and Python would
    take them down in another one, which Qt forbids (QObject, "Thread Affinity").
    """

    def __init__(
        self, sheets: Sequence[Sheet], paper: tuple[float, float, float], words: Words, dpi: int,
        progress: Progress,
    ) -> None:
        self._sheets, self._paper, self._words, self._dpi = sheets, paper, words, dpi
        self._progress = progress
        self._ground: Ground | None = None

    def draw(self, number: int) -> Drawing:
        """Draw the sheet of a number."""
        page = Page(*self._paper, self._dpi)
        drawing = Drawing(page, self._sheets[number], self._words, self._progress, self._ground)
        self._ground = drawing.ground
        return drawing.draw()


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

    See ``MapBook``, also for what is raised.
    """
    book = MapBook(sheets, paper=paper, language=language, dpi=dpi, progress=progress)
    if pdf_path:
        book.pdf(Path(pdf_path))
    if png_path:
        book.png(book.worst, Path(png_path))

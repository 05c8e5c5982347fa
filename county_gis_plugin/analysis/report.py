"""Write results as a workbook that a planner can read, filter and print."""

from __future__ import annotations

import math
import os
import re
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import repeat
from pathlib import Path

import numpy as np
import pandas as pd
from osgeo import gdal, ogr

from .errors import OutputError, message
from .progress import Progress
from .readable import figure, visible

FORMATS = {
    "text": "@",
    "count": "#,##0",
    "people": "#,##0",
    "share": "0.0%",
    "metres": "#,##0",
    "minutes": "#,##0.0",
    "seconds": "#,##0.0",
    "km2": "#,##0.00",
    "km": "#,##0.00",
    "score": "0.000",
    "whole": "#,##0",
    "one": "#,##0.0",
    "two": "#,##0.00",
    "three": "#,##0.000",
}
"""Number formats by kind of column: shares (0 to 1) as %, metres and people without decimals.

``seconds`` are shown as minutes, since nobody reads 1,800 s. Scores have a decimal more than
they are read with, so that 0.996 is not 1.00. A column of the kind ``number`` has as many decimals
as its values need: ``whole``, ``one``, ``two`` or (where all are small) ``three``.
"""
BY_DECIMALS = ("whole", "one", "two", "three")
SECONDS_PER_MINUTE = 60

MOST_ROWS = 1_048_576 - 100  # of a sheet, leaving some for titles and lines
MOST_TEXT = 32_767
PAPER_A3, PAPER_A4 = 8, 9
# Narrow characters beside one another on a landscape page that can still be read on paper, about 6 pt high.
PAGE_WIDTH = {PAPER_A3: 325, PAPER_A4: 200}
MARGINS_INCH = {"left": 0.4, "right": 0.4, "top": 0.5, "bottom": 0.6, "header": 0.3, "footer": 0.3}
LINE_HEIGHT, HEADER_LINES = 15, 2
MOST_LINES = 12
NARROWEST, WIDEST = 7, 60
SHORT_TITLE, SHORTEST_UNIT = 12, 6  # in narrow characters: a title on one line; （人）
FONT = "Microsoft YaHei"
SMALL = 0.1
ROWS_MEASURED = 1_000

_NO_SHEET_NAME = re.compile(r"[\[\]:*?/\\]")


@dataclass(frozen=True)
class Column:
    """Name a column of a table: its key in the rows, its title and its kind (see ``FORMATS``).

    Where the rows are in several units, ``kinds`` is the key of a column with the kind of each.
    """

    key: str
    title: str
    kind: str = "text"
    kinds: str = ""


@dataclass(frozen=True)
class Table:
    """Hold rows with the columns to show; ``bold`` is the key of a 0/1 column that marks totals."""

    columns: Sequence[Column]
    rows: pd.DataFrame
    heading: str = ""
    bold: str = ""


@dataclass(frozen=True)
class Sheet:
    """Hold a sheet: its name, a title, lines of explanation under it and the tables.

    ``frozen_columns`` stay in view on the left; with one table its header stays in view too.
    """

    name: str
    title: str
    tables: Sequence[Table]
    lines: Sequence[str] = ()
    frozen_columns: int = 0


def write_workbook(
    path: str | os.PathLike, sheets: Sequence[Sheet], *, progress: Progress | None = None
) -> Path:
    """Write sheets to an .xlsx file: beside it first, reopened and counted, then renamed.

    Every text stays text, whatever it begins with; there are no formulas and no links. Missing
    values are empty cells. Tables longer than a sheet can hold are cut, and a line says so.
    Without openpyxl the file is written by GDAL's XLSX driver: the same tables, without styles.

    Parameters
    ----------
    path
        Where the workbook goes; an existing one is replaced only when the new one is complete.
    sheets
        In the order of the tabs. Sheet names are shortened to Excel's 31 characters.

    Raises
    ------
    OutputError
        If the file cannot be written; the old file, if any, is then unchanged.
    """
    progress = progress or Progress()
    path = Path(path)
    # GDAL chooses its driver by the suffix.
    part = path.with_name(f".{path.stem}.{os.getpid()}.part.xlsx")
    names = _sheet_names(sheet.name for sheet in sheets)
    write = _write_with_openpyxl if _has_openpyxl() else _write_with_gdal
    try:
        counts = write(part, dict(zip(names, sheets)), progress)
        _check(part, counts)
        progress.check()
        os.replace(part, path)
    except (OSError, zipfile.BadZipFile, RuntimeError) as error:
        raise OutputError(
            message(
                "The workbook {path} could not be written ({reason}). Close it if it is open, and "
                "check the free space and the folder's rights.",
                path=path,
                reason=_reason(error),
            )
        ) from error
    finally:
        part.unlink(missing_ok=True)
    return path


def plain_text(value: object) -> str:
    """Write a value as text that a cell can hold: no control characters, not too long."""
    return visible(value)[:MOST_TEXT]


def display_width(text: str) -> int:
    """Count a text's width in narrow characters; Chinese ones take two."""
    return max(
        (sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line) for line in text.split("\n")),
        default=0,
    )


def column_width(column: Column, values: Iterable[object]) -> int:
    """Choose a width in characters that shows the title (in two lines) and the values."""
    shown = [_as_shown(value, column.kind) for value in values if not pd.isna(value)]
    wanted = max([NARROWEST, *(display_width(text) + 3 for text in shown)])
    return min(_wide_enough(column.title, wanted), WIDEST)


def _wide_enough(title: str, least: int) -> int:
    """Give the width from ``least`` up at which a title fits in two lines, its unit's bracket not torn off.

    Readers differ: a column of width w holds from w − 1 to 1.15 w narrow characters.
    """
    whole, before = display_width(title), display_width(title.partition("（")[0])
    if whole <= SHORT_TITLE:
        return max(least, whole + 2)
    # A closing bracket takes the character before it along, so that （人） never breaks inside.
    short_unit = whole - before <= SHORTEST_UNIT
    torn_from, torn_to = before + 2, whole if short_unit else before + 4
    width = max(least, whole // 2 + 2)
    while width * 1.15 >= torn_from and width - 1 < torn_to and width <= whole:
        width += 1
    return width


def _as_shown(value: object, kind: str) -> str:
    if kind == "text":
        return str(value)
    if kind == "share":
        return f"{figure(value, 1, factor=100)}%"
    decimals = {"minutes": 1, "seconds": 1, "km2": 2, "km": 2, "number": 2, "score": 3, "one": 1, "two": 2,
                "three": 3}.get(kind, 0)
    return figure(value, decimals)


def kind_of_numbers(values: Iterable[object]) -> str:
    """Choose the kind that shows numbers alike, with the decimals that they need: two at the most.

    Numbers that are all below 0.1 have three.
    """
    numbers = pd.to_numeric(pd.Series(list(values), dtype=object), errors="coerce")
    known = np.abs(numbers.dropna().to_numpy(float))
    if len(known) and 0 < known.max() < SMALL:
        return BY_DECIMALS[3]
    for decimals in (0, 1):
        if np.allclose(known, known.round(decimals), rtol=0, atol=1e-9):
            return BY_DECIMALS[decimals]
    return BY_DECIMALS[2]


def _cell_value(value: object, kind: str) -> str | int | float | None:
    if pd.isna(value):
        return None
    if kind == "text":
        return plain_text(value)
    number = float(value) / (SECONDS_PER_MINUTE if kind == "seconds" else 1)
    return int(number) if number.is_integer() and kind == "count" else number


def _sheet_names(names: Iterable[str]) -> list[str]:
    """Make names that Excel allows: 31 characters, none of []:*?/\\, no two alike."""
    given: list[str] = []
    for name in names:
        base = _NO_SHEET_NAME.sub("_", plain_text(name)).strip("'")[:31] or "Sheet"
        unique, number = base, 2
        while unique.casefold() in {n.casefold() for n in given}:
            tail = f" ({number})"
            unique, number = base[: 31 - len(tail)] + tail, number + 1
        given.append(unique)
    return given


def _has_openpyxl() -> bool:
    try:
        import openpyxl  # noqa: F401
    except ImportError:
        return False
    return True


def _reason(error: BaseException) -> str:
    return getattr(error, "strerror", None) or str(error) or type(error).__name__


def _check(part: Path, counts: Sequence[int]) -> None:
    """Reopen the file and count its rows, sheet by sheet."""
    with zipfile.ZipFile(part) as archive:
        for number, expected in enumerate(counts, start=1):
            found = archive.read(f"xl/worksheets/sheet{number}.xml").count(b"<row ")
            if found != expected:
                raise OSError(f"sheet {number} holds {found} of {expected} rows")


# ---- with openpyxl


def _write_with_openpyxl(part: Path, sheets: dict[str, Sheet], progress: Progress) -> list[int]:
    import openpyxl

    # Write-only: the rows go to disk one by one, so that memory does not grow with them.
    book = openpyxl.Workbook(write_only=True)
    try:
        counts = [_Writer(book, name, sheet).write(progress) for name, sheet in sheets.items()]
        book.save(part)
    except BaseException:
        for worksheet in book.worksheets:
            worksheet.close()
        raise
    return counts


class _Writer:
    """Write one sheet from the top down."""

    def __init__(self, book, name: str, sheet: Sheet) -> None:
        from openpyxl.cell import WriteOnlyCell

        self._new_cell = WriteOnlyCell  # inside QGIS every import, even of what is there, takes its time
        self.sheet = sheet
        self.rows = 0
        self.page = book.create_sheet(name)
        self._styles = {}
        self._widths: list[int] = []

    def write(self, progress: Progress) -> int:
        """Write everything; return the number of rows."""
        self._lay_out()
        self._line(self.sheet.title, "title")
        for line in self._lines():
            self._line(line, "line")
        for table in self.sheet.tables:
            self._line("")
            if table.heading:
                self._line(table.heading, "heading")
            self._table(table, progress)
        return self.rows

    def _lines(self) -> list[str]:
        lines = list(self.sheet.lines)
        lines += [
            f"行数超过工作表上限，只列前 {MOST_ROWS} 行，共 {len(t.rows)} 行；完整结果见图层。"
            for t in self.sheet.tables
            if len(t.rows) > MOST_ROWS
        ]
        return lines

    def _lay_out(self) -> None:
        from openpyxl.utils import get_column_letter

        count = max((len(t.columns) for t in self.sheet.tables), default=0)
        for place in range(count):
            width = max(
                column_width(t.columns[place], t.rows[t.columns[place].key].head(ROWS_MEASURED))
                for t in self.sheet.tables
                if place < len(t.columns)
            )
            self.page.column_dimensions[get_column_letter(place + 1)].width = width
            self._widths.append(width)
        self._lay_out_for_print()
        if len(self.sheet.tables) == 1:
            table = self.sheet.tables[0]
            header = 1 + len(self._lines()) + 1 + bool(table.heading) + 1
            last = get_column_letter(max(len(table.columns), 1))
            frozen = get_column_letter(self.sheet.frozen_columns + 1)
            self.page.freeze_panes = f"{frozen}{header + 1}"
            # Without the $ LibreOffice repeats nothing.
            self.page.print_title_rows = f"${header}:${header}"
            if self.sheet.frozen_columns:
                self.page.print_title_cols = f"$A:${get_column_letter(self.sheet.frozen_columns)}"
            rows = min(len(table.rows), MOST_ROWS)
            self.page.auto_filter.ref = f"A{header}:{last}{header + rows}"

    def _lay_out_for_print(self) -> None:
        from openpyxl.worksheet.page import PageMargins

        paper = PAPER_A4 if sum(self._widths) <= PAGE_WIDTH[PAPER_A4] else PAPER_A3
        self.page.page_setup.orientation = "landscape"
        self.page.page_setup.paperSize = paper
        self.page.page_setup.fitToHeight = 0
        self.page.page_setup.fitToWidth = self._pages_abreast(paper)
        self.page.sheet_properties.pageSetUpPr.fitToPage = True
        self.page.page_margins = PageMargins(**MARGINS_INCH)
        self.page.oddFooter.left.text = "&A"
        self.page.oddFooter.right.text = "&P / &N"

    def _pages_abreast(self, paper: int) -> int:
        """Count the pages that the columns need beside one another; those that stay in view are on each."""
        repeated = sum(self._widths[: self.sheet.frozen_columns])
        others, room = sum(self._widths) - repeated, PAGE_WIDTH[paper] - repeated
        return max(1, math.ceil(others / room)) if room > WIDEST else 1

    def _line(self, text: str, look: str = "line") -> None:
        self._append([self._cell(plain_text(text), "text", look)] if text else [None])

    def _table(self, table: Table, progress: Progress) -> None:
        self.page.row_dimensions[self.rows + 1].height = (HEADER_LINES + 0.3) * LINE_HEIGHT
        self._append([self._cell(column.title, "text", "header") for column in table.columns])
        shown = table.rows.head(MOST_ROWS)
        kinds_by_row = zip(*(
            shown[column.kinds] if column.kinds
            else repeat(kind_of_numbers(shown[column.key]) if column.kind == "number" else column.kind)
            for column in table.columns))
        bold = shown[table.bold].astype(bool) if table.bold else [False] * len(shown)
        values = zip(*(shown[column.key] for column in table.columns)) if len(shown) else ()
        for done, (row, kinds, is_total) in enumerate(zip(values, kinds_by_row, bold)):
            if done % 1_000 == 0:
                progress.check()
            look = "total" if is_total else "body"
            lines = self._lines_of(row, kinds)
            if lines > 1:
                self.page.row_dimensions[self.rows + 1].height = lines * LINE_HEIGHT
            self._append([self._cell(_cell_value(v, kind), kind, look) for v, kind in zip(row, kinds)])

    def _lines_of(self, row: tuple, kinds: Sequence[str]) -> int:
        """Count the lines that the longest text of a row wraps to; not every reader does."""
        needed = [
            -(-display_width(value) // (width - 2)) + value.count("\n")
            for value, kind, width in zip(row, kinds, self._widths)
            # A text shorter than half the column fits, whatever its letters are.
            if kind == "text" and isinstance(value, str) and (len(value) * 2 > width - 2 or "\n" in value)
        ]
        return min(max(needed, default=1), MOST_LINES)

    def _cell(self, value: str | int | float | None, kind: str, look: str):
        cell = self._new_cell(self.page, value=value)
        quoted = isinstance(value, str) and value[:1] in ("=", "+", "-", "@")
        if isinstance(value, str):
            # openpyxl takes "=…" for a formula and "#N/A" for an error: both are names here.
            cell.data_type = "s"
        key = kind, look, quoted
        if key not in self._styles:
            self._styles[key] = self._style(*key)
        # Setting fonts and borders cell by cell takes longer than all the rest.
        cell._style = self._styles[key]
        return cell

    def _style(self, kind: str, look: str, quoted: bool):
        from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

        model = self._new_cell(self.page)
        model.number_format = FORMATS[kind]
        model.quotePrefix = quoted
        model.font = Font(
            name=FONT,
            bold=look in ("title", "heading", "header", "total"),
            size={"title": 14, "heading": 12}.get(look, 10),
            color={"header": "FFFFFF", "line": "595959"}.get(look),
        )
        if look in ("header", "total", "body"):
            thin = Side(style="thin", color="BFBFBF")
            model.border = Border(left=thin, right=thin, top=thin, bottom=thin)
            side = {"horizontal": "left", "indent": 1} if kind == "text" else {"horizontal": "right"}
            model.alignment = Alignment(wrap_text=True, vertical="top", **side)
        if look == "header":
            model.fill = PatternFill("solid", fgColor="1F4E78")
            model.alignment = Alignment(wrap_text=True, vertical="center", horizontal="center")
        elif look == "total":
            model.fill = PatternFill("solid", fgColor="DDEBF7")
        return model._style

    def _append(self, cells: list) -> None:
        self.page.append(cells)
        self.rows += 1


# ---- with GDAL


def _write_with_gdal(part: Path, sheets: dict[str, Sheet], progress: Progress) -> list[int]:
    """Write one sheet per table; its title and lines go to a sheet of their own at the end."""
    tables = {}
    told = []
    for name, sheet in sheets.items():
        told += [(name, text) for text in (sheet.title, *sheet.lines)]
        for number, table in enumerate(sheet.tables, start=1):
            tables[name if len(sheet.tables) == 1 else f"{name[:27]} {number}"] = table
    about = [Column("sheet", "工作表"), Column("text", "说明")]
    tables["标题与说明"] = Table(about, pd.DataFrame(told, columns=["sheet", "text"]))

    driver = ogr.GetDriverByName("XLSX")
    if driver is None:
        raise RuntimeError("neither openpyxl nor GDAL's XLSX driver is there")
    # In memory first: GDAL writes when a handle is dropped, which after an error may be any time.
    memory = f"/vsimem/{part.name}"
    with _gdal_raises():
        try:
            book = driver.CreateDataSource(memory)
            for name, table in zip(_sheet_names(tables), tables.values()):
                _gdal_table(book, name, table, progress)
            book = None
            part.write_bytes(_bytes_of(memory))
        finally:
            if gdal.VSIStatL(memory) is not None:
                gdal.Unlink(memory)
    # GDAL writes no header above an empty table.
    return [1 + min(len(t.rows), MOST_ROWS) if len(t.rows) else 0 for t in tables.values()]


def _gdal_table(book, name: str, table: Table, progress: Progress) -> None:
    layer = book.CreateLayer(name)
    for column in table.columns:
        kind = ogr.OFTString if column.kind == "text" else ogr.OFTReal
        layer.CreateField(ogr.FieldDefn(column.title, kind))
    shown = table.rows.head(MOST_ROWS)
    values = zip(*(shown[c.key] for c in table.columns)) if len(shown) else ()
    for done, row in enumerate(values):
        if done % 1_000 == 0:
            progress.check()
        feature = ogr.Feature(layer.GetLayerDefn())
        for place, (value, column) in enumerate(zip(row, table.columns)):
            cell = _cell_value(value, column.kind)
            if cell is not None:
                feature.SetField(place, cell if isinstance(cell, str) else float(cell))
        layer.CreateFeature(feature)


def _bytes_of(path: str) -> bytes:
    """Read a file of GDAL's virtual file system."""
    handle = gdal.VSIFOpenL(path, "rb")
    try:
        return gdal.VSIFReadL(1, gdal.VSIStatL(path).size, handle)
    finally:
        gdal.VSIFCloseL(handle)


@contextmanager
def _gdal_raises() -> Iterator[None]:
    """Let GDAL raise inside a block and restore what was set before (GDAL 3.7 has its own)."""
    before = [(module, module.GetUseExceptions()) for module in (gdal, ogr)]
    for module, _ in before:
        module.UseExceptions()
    try:
        yield
    finally:
        for module, raised in reversed(before):
            if not raised:
                module.DontUseExceptions()

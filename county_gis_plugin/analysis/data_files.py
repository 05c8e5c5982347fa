"""Read the tables of the plugin's standards, and a user's own in their place."""

from __future__ import annotations

import csv
import io
from functools import lru_cache
from pathlib import Path

from .errors import InputError, message

STANDARDS = Path(__file__).resolve().parent.parent / "standards"

# What Excel writes: UTF-8 with or without a byte order mark, or the Chinese code page.
ENCODINGS = ("utf-8-sig", "gb18030")


@lru_cache(maxsize=32)
def shipped(name: str) -> tuple[dict[str, str], ...]:
    """Give the rows of one of the plugin's own tables in ``standards/``."""
    return tuple(read_table(STANDARDS / name))


def read_table(path: str | Path) -> list[dict[str, str]]:
    """Read a CSV table with a header line; cells are text without surrounding blanks.

    Raises
    ------
    InputError
        If the file cannot be read as text with a header.
    """
    path = Path(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(
            message("{path} cannot be read ({why}).", path=str(path), why=error.strerror)
        ) from error
    rows = csv.reader(io.StringIO(_decode(data, path), newline=""))
    header = [cell.strip() for cell in next(rows, [])]
    if not any(header):
        raise InputError(message("{path} is empty: a table with a header line is expected.", path=str(path)))
    return [
        {name: cell.strip() for name, cell in zip(header, row + [""] * (len(header) - len(row)))}
        for row in rows
        if any(cell.strip() for cell in row)
    ]


def words(cell: str) -> tuple[str, ...]:
    """Split a cell that holds several words, divided by semicolons."""
    return tuple(word.strip() for word in cell.replace("；", ";").split(";") if word.strip())


def _decode(data: bytes, path: Path) -> str:
    for encoding in ENCODINGS:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise InputError(
        message("{path} is no text in UTF-8 or GB18030: save it again as CSV UTF-8.", path=str(path))
    )

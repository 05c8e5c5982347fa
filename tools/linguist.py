"""Read and write Qt's translation files (``.ts``), and compile them."""

from __future__ import annotations

import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

# Debian names Qt 5's compiler plainly and Qt 6's by its folder.
COMPILERS = ("lrelease", "lrelease-qt5", "/usr/lib/qt6/bin/lrelease")


@dataclass(frozen=True)
class Entry:
    """Hold one text to be translated.

    ``key`` is Qt's disambiguation, its ``<comment>``: two texts that are one in the source may be two in
    the translation. ``files`` say it.
    """

    context: str
    source: str
    key: str = ""
    files: tuple[str, ...] = ()

    @property
    def identity(self) -> tuple[str, str, str]:
        """Give what Qt finds the translation by."""
        return self.context, self.source, self.key


@dataclass(frozen=True)
class Translation:
    """Hold what stands in a file beside an entry: an unfinished one waits for a translator."""

    text: str
    finished: bool = True


def read(path: Path) -> dict[Entry, Translation]:
    """Read a ``.ts`` in its order; what is not there yet has no entries."""
    if not path.exists():
        return {}
    found = {}
    for context in ET.parse(path).getroot().iter("context"):
        for one in context.iter("message"):
            target = one.find("translation")
            files = tuple(place.get("filename", "").removeprefix("../") for place in one.iter("location"))
            entry = Entry(context.findtext("name", ""), one.findtext("source", ""),
                          one.findtext("comment", ""), files)
            found[entry] = Translation(target.text or "", bool(target.text) and target.get("type") is None)
    return found


def write(path: Path, languages: tuple[str, str], entries: Mapping[Entry, Translation]) -> None:
    """Write a ``.ts`` from one language into another, in the order of the entries."""
    source, target = languages
    root = ET.Element("TS", version="2.1", language=target, sourcelanguage=source)
    contexts: dict[str, ET.Element] = {}
    for entry, said in entries.items():
        if entry.context not in contexts:
            contexts[entry.context] = ET.SubElement(root, "context")
            ET.SubElement(contexts[entry.context], "name").text = entry.context
        _append(contexts[entry.context], entry, said)
    ET.indent(root, " ")
    body = ET.tostring(root, encoding="unicode")
    path.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', encoding="utf-8")


def _append(context: ET.Element, entry: Entry, said: Translation) -> None:
    one = ET.SubElement(context, "message")
    for name in entry.files:
        ET.SubElement(one, "location", filename=f"../{name}")
    ET.SubElement(one, "source").text = entry.source
    if entry.key:
        ET.SubElement(one, "comment").text = entry.key
    target = ET.SubElement(one, "translation")
    target.text = said.text or None
    if not said.finished:
        target.set("type", "unfinished")


def compile_files(paths: Iterable[Path]) -> None:
    """Make the ``.qm`` beside each ``.ts`` with Qt's compiler.

    Raises
    ------
    SystemExit
        If there is no compiler.
    """
    compiler = next((path for path in map(shutil.which, COMPILERS) if path), None)
    if compiler is None:
        sys.exit("Qt's lrelease is missing: sudo apt install qttools5-dev-tools")
    for path in paths:
        # Qt maps the file into memory: a QGIS that has it open crashes if the file changes under it.
        fresh = path.with_suffix(".qm.new")
        subprocess.run([compiler, "-silent", str(path), "-qm", str(fresh)], check=True)
        fresh.replace(path.with_suffix(".qm"))

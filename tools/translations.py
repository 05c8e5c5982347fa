"""Bring the translation up to date with the code: find its sentences, merge, compile.

Qt's own file finder knows neither ``mark`` nor the engine's ``message``, so the sentences are found
here; the files and the compiler are Qt's (``.ts``, ``lrelease``).

    python tools/translations.py            update the .ts and make the .qm
    python tools/translations.py --check    only say what is missing; exit code 1 if anything is
"""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PLUGIN = ROOT / "county_gis_plugin"
TS = PLUGIN / "i18n" / "county_gis_zh.ts"
CONTEXT = "countygis"

# Functions and methods with a sentence for the user, and which of their arguments it is.
SPEAKERS = {"tr": 0, "mark": 0, "message": 0, "warn": 0, "log_count": 1}
# A set has a method ``add`` too: here only what gathers faults is meant.
NOTING = ("add", "faults")
# A sentence that is chosen first and said later stands in a variable of the first name, or with
# others in a table of the second.
CHOSEN, TABLE = "template", "TOLD"
# A sentence may have a name of its own, such as STATUS_UNKNOWN, and be said by it.
CONSTANT = re.compile(r"[A-Z][A-Z_]+")
# Debian names Qt 5's compiler plainly and Qt 6's by its folder.
COMPILERS = ("lrelease", "lrelease-qt5", "/usr/lib/qt6/bin/lrelease")


def sentences(path: Path) -> Iterator[tuple[str, int]]:
    """Find a file's sentences and the lines where they stand."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        for text in (*_texts(_sentence(node)), *_table(node)):
            yield text, node.lineno


@lru_cache(maxsize=1)
def constants() -> dict[str, list[str]]:
    """Give the texts of the constants of all files, by name."""
    named: dict[str, list[str]] = {}
    for path in sorted(PLUGIN.rglob("*.py")):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            value = node.value if isinstance(node, ast.Assign) else None
            if isinstance(value, ast.Constant) and isinstance(value.value, str):
                named.setdefault(ast.unparse(node.targets[0]), []).append(value.value)
    return named


def found() -> dict[str, list[str]]:
    """List every sentence of the plugin with the files that say it, in the order of the files."""
    said: dict[str, list[str]] = {}
    for path in sorted(PLUGIN.rglob("*.py")):
        name = path.relative_to(PLUGIN).as_posix()
        for text, _ in sorted(sentences(path), key=lambda one: one[1]):
            files = said.setdefault(text, [])
            if name not in files:
                files.append(name)
    return said


def known() -> dict[str, str]:
    """Read the translations there are: source to translation, without the unfinished ones."""
    if not TS.exists():
        return {}
    return {
        entry.findtext("source"): entry.findtext("translation")
        for entry in ET.parse(TS).getroot().iter("message")
        if entry.findtext("translation") and entry.find("translation").get("type") is None
    }


def missing() -> list[str]:
    """List the sentences without a translation."""
    translated = known()
    return [text for text in found() if text not in translated]


def write(translated: dict[str, str]) -> None:
    """Write the .ts: one entry a sentence, what nobody says any more left out."""
    root = ET.Element("TS", version="2.1", language="zh_CN", sourcelanguage="en")
    context = ET.SubElement(root, "context")
    ET.SubElement(context, "name").text = CONTEXT
    for text, files in found().items():
        entry = ET.SubElement(context, "message")
        for name in files:
            ET.SubElement(entry, "location", filename=f"../{name}")
        ET.SubElement(entry, "source").text = text
        target = ET.SubElement(entry, "translation")
        if text in translated:
            target.text = translated[text]
        else:
            target.set("type", "unfinished")
    ET.indent(root, " ")
    TS.parent.mkdir(exist_ok=True)
    body = ET.tostring(root, encoding="unicode")
    TS.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', encoding="utf-8")


def compile_file() -> Path:
    """Make the .qm with Qt's compiler.

    Raises
    ------
    SystemExit
        If there is no compiler.
    """
    compiler = next((path for path in map(shutil.which, COMPILERS) if path), None)
    if compiler is None:
        sys.exit("Qt's lrelease is missing: sudo apt install qttools5-dev-tools")
    target = TS.with_suffix(".qm")
    # Qt maps the file into memory: a QGIS that has it open crashes if the file changes under it.
    fresh = target.with_suffix(".qm.new")
    subprocess.run([compiler, "-silent", str(TS), "-qm", str(fresh)], check=True)
    fresh.replace(target)
    return target


def _sentence(node: ast.AST) -> ast.expr | None:
    """Give the part of a call or an assignment that is a sentence for the user."""
    if isinstance(node, ast.Assign):
        return _chosen(node.targets[0], node.value)
    if not isinstance(node, ast.Call):
        return None
    name = getattr(node.func, "id", getattr(node.func, "attr", None))
    place = SPEAKERS.get(name)
    if name == NOTING[0] and NOTING[1] in ast.unparse(node.func):
        place = 0
    return node.args[place] if place is not None and len(node.args) > place else None


def _chosen(target: ast.expr, value: ast.expr) -> ast.expr | None:
    """Give what a sentence's variable is set to, alone or with others: ``reason, template = …``."""
    if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
        found = (_chosen(one, other) for one, other in zip(target.elts, value.elts))
        return next(filter(None, found), None)
    return value if isinstance(target, ast.Name) and target.id == CHOSEN else None


def _table(node: ast.AST) -> Iterator[str]:
    """Give the sentences of a table of what may be told: its texts of several words."""
    if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", None) == TABLE:
        for part in ast.walk(node.value):
            if isinstance(part, ast.Constant) and isinstance(part.value, str) and " " in part.value:
                yield part.value


def _texts(node: ast.expr | None) -> Iterator[str]:
    """Give the literal, that of a constant, or both of an ``a if b else c``."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.Name) and CONSTANT.fullmatch(node.id):
        yield from constants().get(node.id, ())
    elif isinstance(node, ast.IfExp):
        yield from _texts(node.body)
        yield from _texts(node.orelse)


def main() -> int:
    """Do what the command line asks for."""
    if "--check" not in sys.argv:
        write(known())
        compile_file()
    left = missing()
    sys.stdout.write(f"{len(found()) - len(left)} of {len(found())} sentences are translated\n")
    sys.stdout.writelines(f"  {text}\n" for text in left[:20])
    return 1 if left and "--check" in sys.argv else 0


if __name__ == "__main__":
    raise SystemExit(main())

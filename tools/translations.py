"""Bring the translations up to date with the code: find what is said, merge, compile.

Qt's own file finder knows neither ``mark`` nor the engine's ``message`` nor tables of words, so the texts
are found here; the files and the compiler are Qt's (``.ts``, ``lrelease``). ``county_gis_zh.ts`` says in
Chinese what the code says in English, ``county_gis_en.ts`` in English what workbooks and styles say in
Chinese. The engine, which knows no Qt, reads what it needs of both from ``engine_words.json``.

    python tools/translations.py            update the .ts, make the .qm and the engine's table
    python tools/translations.py --check    only say what is wrong; exit code 1 if anything is
    python tools/translations.py --add workbook 汇总    take a Chinese text in (workbook, legends)
"""

from __future__ import annotations

import ast
import csv
import json
import re
import string
import sys
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import linguist
from linguist import Entry, Translation

ROOT = Path(__file__).resolve().parent.parent
PLUGIN = ROOT / "county_gis_plugin"
I18N = PLUGIN / "i18n"
CHINESE, ENGLISH = I18N / "county_gis_zh.ts", I18N / "county_gis_en.ts"
LANGUAGES = {CHINESE: ("en", "zh_CN"), ENGLISH: ("zh_CN", "en")}
ENGINE_WORDS = I18N / "engine_words.json"

CONTEXT = "countygis"  # the sentences
# Tables of English words by key, each a context: its file and its name there.
TABLES = {
    "report": ("analysis/report_words.py", "WORDS"),
    "steps": ("analysis/report_words.py", "STEP_WORDS"),
    "basis": ("analysis/indicators/sheets.py", "BASIS"),
    "mapsheets": ("processing/sheet_words.py", "WORDS"),
}
# Titles in tables of data, each a context: the file, the columns of the key, those of the English. Where a
# field has none, layers keep its own name.
TITLES = {
    "fields": ("i18n/field_names.csv", ("output", "name"), ("title", "name")),
    "themes": ("layouts/themes.csv", ("result",), ("title",)),
    "maps": ("layouts/themes.csv", ("result",), ("map",)),
    "figures": ("layouts/figures.csv", ("result", "field"), ("title",)),
}
# What is Chinese in the code: the words of the workbooks' sheets and those of the styles.
IN_CHINESE = ("workbook", "legends")
# Where the parts of a composed text meet.
JOINTS = re.compile("[{}：；]| → ")
HAN = re.compile("[\u4e00-\u9fff]")

# Contexts of the engine; it says its own sentences only.
OF_ENGINE = {"zh": (CHINESE, (CONTEXT, "report", "steps", "basis", "fields")), "en": (ENGLISH, ("workbook",))}
ENGINE, FACE = "analysis/", "processing/"
# What the face calls its parameters, and workbooks too: no sentences, no lists of search words.
LABEL = re.compile(r"(?!.*,\w)[^{}._]{1,60}")

# Functions and methods with a sentence for the user, and which of their arguments it is.
SPEAKERS = {"tr": 0, "mark": 0, "message": 0, "warn": 0, "log_count": 1}
# A set has a method ``add`` too: here only what gathers faults is meant.
NOTING = ("add", "faults")
# A sentence that is chosen first and said later stands in a variable of the first name, or with
# others in a table of the second.
CHOSEN, TABLE = "template", "TOLD"
# A sentence may have a name of its own, such as STATUS_UNKNOWN, and be said by it.
CONSTANT = re.compile(r"[A-Z][A-Z_]+")


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


def table(context: str) -> list[Entry]:
    """List the words of a table of the code, in its order.

    Raises
    ------
    KeyError
        If the file has no such table.
    """
    file, name = TABLES[context]
    for node in ast.parse((PLUGIN / file).read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == name:
            words = ast.literal_eval(node.value)
            return [Entry(context, word, key, (file,)) for key, word in words.items()]
    raise KeyError(f"{file}: {name}")


def titles(context: str) -> list[Entry]:
    """List the titles of a table of data, in its order; a row without one is left out."""
    file, keys, english = TITLES[context]
    with (PLUGIN / file).open(encoding="utf-8-sig", newline="") as rows:
        return [
            Entry(context, said, "/".join(row[key] for key in keys), (file,))
            for row in csv.DictReader(rows) if (said := next(filter(None, (row[one] for one in english)), ""))
        ]


def entries(path: Path) -> list[Entry]:
    """List what a file has to translate, in its order."""
    if path == ENGLISH:
        return [entry for entry in linguist.read(ENGLISH) if stands(entry.source)]
    own = [Entry(CONTEXT, text, "", tuple(files)) for text, files in found().items()]
    return [*own, *(entry for context in TABLES for entry in table(context)),
            *(entry for context in TITLES for entry in titles(context))]


def stands(chinese: str) -> bool:
    """Say whether the parts of a Chinese text still stand in code, tables, styles or translated tables."""
    return all(part in _chinese_of_code() for part in JOINTS.split(chinese) if HAN.search(part))


@lru_cache(maxsize=1)
def _chinese_of_code() -> str:
    """Put all Chinese texts together, without docstrings: what these name may be gone."""
    found = [
        line for ending in ("qml", "csv") for path in PLUGIN.rglob(f"*.{ending}")
        for line in path.read_text(encoding="utf-8-sig").splitlines() if HAN.search(line)]
    for path in PLUGIN.rglob("*.py"):
        nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
        told = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
        found += [node.value for node in nodes if id(node) not in told
                  and isinstance(node, ast.Constant) and isinstance(node.value, str)
                  and HAN.search(node.value)]
    # A workbook has words of the tables too, in Chinese first.
    found += [said.text for entry, said in linguist.read(CHINESE).items() if entry.context != CONTEXT]
    return "\n".join(found)


def known() -> dict[str, str]:
    """Give the Chinese of the sentences, without the unfinished ones."""
    return {
        entry.source: said.text for entry, said in linguist.read(CHINESE).items()
        if entry.context == CONTEXT and said.finished
    }


def missing() -> list[str]:
    """List the texts without a translation."""
    found = []
    for path in LANGUAGES:
        said = _said(path)
        found += [one.source for one in entries(path)
                  if one.identity not in said or not said[one.identity].finished]
    return found


def vanished() -> list[str]:
    """List the texts of the files that nobody says any more."""
    found = []
    for path in LANGUAGES:
        said_by_code = {entry.identity for entry in entries(path)}
        found += [one.source for one in linguist.read(path) if one.identity not in said_by_code]
    return found


def unlike() -> list[str]:
    """List the texts whose translation has other places for values."""
    return [
        entry.source for path in LANGUAGES for entry, said in linguist.read(path).items()
        if said.finished and holes(entry.source) != holes(said.text)
    ]


def holes(text: str) -> set[str]:
    """Name the places for values; how and how often they are written may differ, as it does with dates."""
    names = (name for _, name, _, _ in string.Formatter().parse(text) if name is not None)
    return {re.match(r"\w*", name)[0] for name in names}


def update() -> None:
    """Write the files anew: an entry a text, what nobody says any more left out.

    Where the English of a key was changed, its Chinese is kept as unfinished: somebody has to look at it.
    """
    for path, languages in LANGUAGES.items():
        said = _said(path)
        by_key = {(context, key): told.text for (context, _, key), told in said.items() if key}
        linguist.write(path, languages, {
            entry: said.get(entry.identity)
            or Translation(by_key.get((entry.context, entry.key), ""), finished=False)
            for entry in entries(path)
        })


def _said(path: Path) -> dict[tuple[str, str, str], Translation]:
    return {entry.identity: said for entry, said in linguist.read(path).items()}


def add(context: str, chinese: str) -> None:
    """Take a Chinese text in, to be said in English.

    Raises
    ------
    SystemExit
        If there is no such context, or nobody says the text.
    """
    if context not in IN_CHINESE or not stands(chinese):
        sys.exit(f"{chinese} stands nowhere, or {context} is none of {', '.join(IN_CHINESE)}")
    new = Entry(context, chinese)
    texts = {new: Translation("", finished=False), **linguist.read(ENGLISH)}
    order = sorted(texts, key=lambda entry: (IN_CHINESE.index(entry.context), entry == new))
    linguist.write(ENGLISH, LANGUAGES[ENGLISH], {entry: texts[entry] for entry in order})


def engine_words() -> str:
    """Give the engine's table: by language and context, the translation by key, else by source."""
    words = {
        language: {context: _of_engine(path, context) for context in contexts}
        for language, (path, contexts) in OF_ENGINE.items()
    }
    words["zh"]["labels"] = {
        entry.source: said.text for entry, said in linguist.read(CHINESE).items()
        if entry.context == CONTEXT and said.finished and LABEL.fullmatch(entry.source)
        and any(name.startswith(FACE) for name in entry.files)
    }
    return json.dumps(words, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _of_engine(path: Path, context: str) -> dict[str, str]:
    return {
        entry.key or entry.source: said.text for entry, said in linguist.read(path).items()
        if entry.context == context and said.finished
        and (context != CONTEXT or any(name.startswith(ENGINE) for name in entry.files))
    }


def faults() -> list[str]:
    """Say all that is wrong, a line each."""
    is_old = not ENGINE_WORDS.exists() or ENGINE_WORDS.read_text(encoding="utf-8") != engine_words()
    return [
        *(f"not translated: {text}" for text in missing()),
        *(f"nobody says it any more: {text}" for text in vanished()),
        *(f"the translation has other values: {text}" for text in unlike()),
        *([f"older than the translations: {ENGINE_WORDS.name}"] if is_old else []),
    ]


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
    if "--add" in sys.argv:
        add(*sys.argv[sys.argv.index("--add") + 1:][:2])
    if "--check" not in sys.argv:
        update()
        linguist.compile_files(LANGUAGES)
        ENGINE_WORDS.write_text(engine_words(), encoding="utf-8")
    wrong = faults()
    count = sum(len(entries(path)) for path in LANGUAGES)
    sys.stdout.write(f"{count - len(missing())} of {count} texts are translated\n")
    sys.stdout.writelines(f"  {line}\n" for line in wrong[:20])
    return 1 if wrong and "--check" in sys.argv else 0


if __name__ == "__main__":
    raise SystemExit(main())

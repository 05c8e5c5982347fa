"""Say the plugin's English sentences in the user's language."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from pathlib import Path, PurePath

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QTranslator

from ..analysis.errors import Message, Name
from ..analysis.readable import one_line

CONTEXT = "countygis"
I18N = Path(__file__).resolve().parent.parent / "i18n"
CHINESE, ENGLISH = I18N / "county_gis_zh.qm", I18N / "county_gis_en.qm"


def speaks_chinese() -> bool:
    """Say whether QGIS speaks Chinese (zh, zh_CN, zh-Hans)."""
    return QgsApplication.instance().locale().startswith("zh")


def install_translation() -> QTranslator | None:
    """Speak Chinese where QGIS does; ``None`` where it speaks anything else.

    The caller keeps the translator: Qt does not.
    """
    if not speaks_chinese():
        return None
    translator = QTranslator()
    if not translator.load(str(CHINESE)):
        return None
    QCoreApplication.installTranslator(translator)
    return translator


def tr(text: str) -> str:
    """Translate a literal of the interface."""
    return QCoreApplication.translate(CONTEXT, text)


def in_one(texts: Iterable[str]) -> str:
    """Put sentences behind one another; Chinese ones need no space between them."""
    return "".join(text if text.endswith("。") else f"{text} " for text in texts if text).rstrip()


def mark(text: str) -> str:
    """Mark a literal for the translators where it is only translated later, by ``tr``."""
    return text


def said(text: Message | str) -> str:
    """Translate an engine's message: first its template, then the values are filled in.

    A value from the data stays on its line, so that no name can pass for a message of its own.
    """
    if not isinstance(text, Message):
        return str(text)
    return _filled(text, tr, chinese=speaks_chinese())


def said_in(language: str, text: Message | str) -> str:
    """Translate an engine's message into the language (zh, en) of a report, whatever QGIS speaks."""
    if not isinstance(text, Message):
        return str(text)
    chinese = language == "zh"
    return _filled(text, _in_chinese if chinese else str, chinese=chinese)


def _filled(text: Message, translate: Callable[[str], str], *, chinese: bool) -> str:
    values = {name: _value(value, translate, chinese=chinese) for name, value in text.values.items()}
    return translate(text.template).format_map(values)


def _value(value: object, translate: Callable[[str], str], *, chinese: bool) -> object:
    if isinstance(value, Message):
        return _filled(value, translate, chinese=chinese)
    if isinstance(value, Name) and chinese:
        return value.chinese
    return one_line(value) if isinstance(value, (str, PurePath)) else value


def in_chinese(context: str, text: str, key: str = "") -> str:
    """Say an English text in Chinese, whatever QGIS speaks; ``key`` tells equal texts apart."""
    return _translated(CHINESE, context, text, key)


def in_english(context: str, text: str) -> str:
    """Say a Chinese text in English, whatever QGIS speaks; what stands in no list stays as it is."""
    return _translated(ENGLISH, context, text)


def _in_chinese(text: str) -> str:
    return in_chinese(CONTEXT, text)


def _translated(compiled: Path, context: str, text: str, key: str = "") -> str:
    # PyQt takes a translator's texts as bytes: of strings it allows ASCII alone.
    return _translator(compiled).translate(context, text.encode(), key) or text


@lru_cache(maxsize=2)
def _translator(compiled: Path) -> QTranslator:
    translator = QTranslator()
    translator.load(str(compiled))
    return translator


def sentences(texts: Iterable[Message | str]) -> str:
    """Write several messages, one a line."""
    return "\n".join(said(text) for text in texts)

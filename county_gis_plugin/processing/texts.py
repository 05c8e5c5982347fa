"""Say the plugin's English sentences in the user's language."""

from __future__ import annotations

from collections.abc import Iterable

from qgis.PyQt.QtCore import QCoreApplication

from ..analysis.errors import Message

CONTEXT = "countygis"


def tr(text: str) -> str:
    """Translate a literal of the interface."""
    return QCoreApplication.translate(CONTEXT, text)


def mark(text: str) -> str:
    """Mark a literal for the translators where it is only translated later, by ``tr``."""
    return text


def said(text: Message | str) -> str:
    """Translate an engine's message: first its template, then the values are filled in."""
    if not isinstance(text, Message):
        return str(text)
    values = {
        name: said(value) if isinstance(value, Message) else value for name, value in text.values.items()
    }
    return tr(text.template).format_map(values)


def sentences(texts: Iterable[Message | str]) -> str:
    """Write several messages, one a line."""
    return "\n".join(said(text) for text in texts)

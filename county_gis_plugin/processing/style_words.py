"""Say the words of the styles in English: the QML files have them in Chinese.

Their English stands in Qt's translation files, in the context ``legends``.
"""

from __future__ import annotations

import re
from functools import lru_cache

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsDataDefinedSizeLegend,
    QgsGraduatedSymbolRenderer,
    QgsRuleBasedRenderer,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)

from ..analysis.data_files import shipped
from . import texts
from .texts import speaks_chinese

_QUOTED = re.compile(r"'([^']*)'")  # a text in an expression
UP_TO = "≤"
_UNIT = re.compile(" (米|分钟)$")
_NUMBER = r"[\d.]+%?"
_AMOUNT = re.compile(
    rf" (?:(?P<least>{_NUMBER}) 及以上|(?P<below>{_NUMBER}) 以下|(?P<between>{_NUMBER}–{_NUMBER}))$")


def in_language_of_qgis(layer: QgsVectorLayer) -> None:
    """Say legend and labels of a layer in English, unless QGIS speaks Chinese."""
    if not speaks_chinese():
        say_in_english(layer)


def say_in_english(layer: QgsVectorLayer) -> None:
    """Say legend and labels of a layer in English."""
    _say_legend(layer)
    _say_labels(layer)


def in_english(label: str) -> str:
    """Give the English of a legend's label; what stands in no list is a name from the data."""
    if label.startswith(UP_TO):
        return _UNIT.sub(lambda found: f" {word_in_english(found[1])}", label)
    said, amount = word_in_english(label), _AMOUNT.search(label)
    figure = label[:amount.start()] if amount else label
    if said != label or word_in_english(figure) == figure:
        return said
    told = {"least": "{} or more", "below": "below {}", "between": "{}"}[amount.lastgroup]
    return f"{word_in_english(figure)} {told.format(amount[amount.lastgroup])}"


def word_in_english(word: str) -> str:
    """Say a word of the plugin's styles, a service, a kind of facilities or a medium; other names stay."""
    said = texts.in_english("legends", word)
    return _names().get(word, word) if said == word else said


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    rows = (*shipped("pipes.csv"), *shipped("services.csv"), *shipped("kinds.csv"))
    return {row["name_zh"]: row["name_en"] for row in rows}


def _say_legend(layer: QgsVectorLayer) -> None:
    renderer = layer.renderer().clone()
    if isinstance(renderer, QgsCategorizedSymbolRenderer):
        for place, category in enumerate(renderer.categories()):
            renderer.updateCategoryLabel(place, in_english(category.label()))
        sizes = renderer.dataDefinedSizeLegend()
        if sizes is not None:
            sizes = QgsDataDefinedSizeLegend(sizes)
            sizes.setTitle(in_english(sizes.title()))
            renderer.setDataDefinedSizeLegend(sizes)
    elif isinstance(renderer, QgsGraduatedSymbolRenderer):
        for place, some in enumerate(renderer.ranges()):
            renderer.updateRangeLabel(place, in_english(some.label()))
    elif isinstance(renderer, QgsRuleBasedRenderer):
        for rule in renderer.rootRule().descendants():
            rule.setLabel(in_english(rule.label()))
    layer.setRenderer(renderer)  # tells the legend, which a change in place does not


def _say_labels(layer: QgsVectorLayer) -> None:
    if layer.labeling() is None or layer.labeling().type() != "simple":
        return
    settings = layer.labeling().settings()
    settings.fieldName = _QUOTED.sub(_quoted_in_english, settings.fieldName)
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))


def _quoted_in_english(found: re.Match) -> str:
    """Translate a text of an expression, and keep the blanks around it."""
    text = found[1]
    word = text.strip()
    return f"'{text.replace(word, in_english(word))}'" if word else found[0]

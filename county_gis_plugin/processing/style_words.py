"""Say the words of the styles in English: the QML files have them in Chinese."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsDataDefinedSizeLegend,
    QgsGraduatedSymbolRenderer,
    QgsRuleBasedRenderer,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)

from ..analysis.data_files import read_table, shipped
from .texts import speaks_chinese

_QUOTED = re.compile(r"'([^']*)'")  # a text in an expression
LEGEND_WORDS = Path(__file__).resolve().parent.parent / "layouts" / "legend_words.csv"
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
    known = english()
    if label.startswith(UP_TO):
        return _UNIT.sub(lambda found: f" {english()[found[1]]}", label)
    amount = _AMOUNT.search(label)
    if label in known or amount is None or label[:amount.start()] not in known:
        return known.get(label, label)
    said = {"least": "{} or more", "below": "below {}", "between": "{}"}[amount.lastgroup]
    return f"{known[label[:amount.start()]]} {said.format(amount[amount.lastgroup])}"


@lru_cache(maxsize=1)
def english() -> dict[str, str]:
    """Give the English for the words of the plugin's styles, for services, kinds of facilities and media."""
    named = (*shipped("pipes.csv"), *shipped("services.csv"), *shipped("kinds.csv"))
    words = {row["name_zh"]: row["name_en"] for row in named}
    return {**words, **{row["zh"]: row["en"] for row in read_table(LEGEND_WORDS)}}


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

"""Colour townships by a figure: classes that suit the data, said in words, and labels with the value."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from qgis.core import (
    QgsClassificationEqualInterval,
    QgsClassificationJenks,
    QgsClassificationPrettyBreaks,
    QgsClassificationQuantile,
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsFeatureRequest,
    QgsFillSymbol,
    QgsLinePatternFillSymbolLayer,
    QgsLineSymbol,
    QgsRuleBasedRenderer,
    QgsVectorLayer,
)

from ..analysis import report_words
from ..analysis.class_breaks import class_of, readable_limits
from ..analysis.report_charts import SCORES
from .call import is_null
from .sheet_words import Words
from .style_fit import blend
from .themes import GRADES, Figure

METHODS = {
    "quantile": QgsClassificationQuantile,
    "jenks": QgsClassificationJenks,
    "pretty": QgsClassificationPrettyBreaks,
    "equal": QgsClassificationEqualInterval,
}
MOST_CLASSES = 5
FINEST = 9  # decimals: a mean of 0.6 may come out one in the sixteenth less
FEWEST_USED = 3  # of a figure's own limits: where all townships are in two of them, they tell nothing
MOST_DECIMALS = 3  # beyond the usual ones
# Of white in the colours of land on which other results lie; those of grades are darker at both ends.
PALE, PALE_GRADES = 0.35, 0.6
# ColorBrewer's YlGnBu and YlOrBr in five steps, light to dark: they survive print and photocopy, are
# read by colour-blind people, and names can still be read on the last step.
GOOD = ("#F0F9E8", "#BAE4BC", "#7BCCC4", "#43A2CA", "#2279B5")
BAD = ("#FFF7DC", "#FEE08B", "#FDAE61", "#E0693A", "#B5402F")
EDGE, HATCH = "#B9C2C7", "#94A1A9"


@dataclass(frozen=True)
class Classes:
    """Hold the classes of a figure: the limits between them, and the values that they were made of."""

    figure: Figure
    limits: tuple[float, ...]
    values: tuple[float, ...]
    graded: bool = False

    @property
    def colours(self) -> list[str]:
        """Give each class its colour: dark is much; grades of scores have those of the report."""
        if self.graded:
            return [colour for _, _, colour in SCORES]
        ramp = BAD if self.figure.better == "less" else GOOD
        count = len(self.limits) + 1
        if count == 1:
            return [ramp[2]]
        return [ramp[min(round(i * (len(ramp) - 1) / (count - 1)), len(ramp) - 1)] for i in range(count)]

    @property
    def decimals(self) -> int:
        """Give the decimals with which every value is shown on its side of the limits.

        A score of 0.746 shown as 0.75 would seem to be in the class that begins there.
        """
        usual = self.figure.unit.decimals
        enough = (
            count for count in range(usual, usual + MOST_DECIMALS)
            if all(self._in_its_class(value, count) for value in self.values))
        return next(enough, usual + MOST_DECIMALS)

    def _in_its_class(self, value: float, decimals: int) -> bool:
        factor = self.figure.unit.factor
        limits = [limit * factor for limit in self.limits]
        return class_of(round(value * factor, decimals), limits) == class_of(value, self.limits)


def values_of(layer: QgsVectorLayer, figure: Figure, where: str = "") -> list[float | None]:
    """Give the figure's value of each feature, ``None`` where it is missing or no number.

    ``where`` is an expression that chooses features.
    """
    expression = QgsExpression(figure.expression)
    context = context_of(layer)
    expression.prepare(context)
    found = []
    request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry)
    if where:
        request.setFilterExpression(where)
    for feature in layer.getFeatures(request):
        context.setFeature(feature)
        value = expression.evaluate(context)
        known = not is_null(value) and isinstance(value, (int, float)) and np.isfinite(value)
        found.append(round(float(value), FINEST) if known else None)
    return found


def context_of(layer: QgsVectorLayer) -> QgsExpressionContext:
    """Make what expressions of a layer see; without the project, which belongs to the window's thread."""
    context = QgsExpressionContext()
    context.appendScope(QgsExpressionContextUtils.globalScope())
    context.appendScope(QgsExpressionContextUtils.layerScope(layer))
    return context


def make_classes(figure: Figure, values: Sequence[float | None], method: str = "") -> Classes:
    """Make up to five classes of the known values, by ``method`` or else the figure's own."""
    known = sorted(float(value) for value in values if value is not None)
    method = method or figure.method
    if method == GRADES:
        return Classes(figure, tuple(least for _, least, _ in SCORES[1:]), tuple(known), graded=True)
    limits = _limits(figure, known, method) if known else []
    return Classes(figure, tuple(limits), tuple(known))


def _limits(figure: Figure, known: list[float], method: str) -> list[float]:
    distinct = sorted(set(known))
    if len(distinct) <= MOST_CLASSES and method in METHODS:
        return _readable(figure, distinct, known)
    if method not in METHODS:  # the limits themselves
        fixed = [float(limit) for limit in method.split()]
        used = {class_of(value, fixed) for value in known}
        suits = len(used) >= min(FEWEST_USED, len(distinct))
        return fixed if suits else _limits(figure, known, "jenks")
    if method == "pretty":
        return _pretty(distinct)
    if method == "jenks" and len(distinct) < 2 * MOST_CLASSES:
        method = "quantile"  # QGIS's natural breaks repeat the smallest of few values
    found = METHODS[method]().classes(known, MOST_CLASSES)
    return _readable(figure, [one.upperBound() for one in found[:-1]], known)


def _readable(figure: Figure, limits: Sequence[float], known: Sequence[float]) -> list[float]:
    """Round limits so that values that look alike beside the townships' names are in one class."""
    unit = figure.unit
    return readable_limits(
        limits, known, whole=_whole(figure, known), decimals=unit.decimals + round(math.log10(unit.factor)))


def _pretty(distinct: Sequence[float]) -> list[float]:
    """Take the round limits within the values; QGIS may make more classes than it is asked for."""
    for wanted in range(MOST_CLASSES, 0, -1):
        found = METHODS["pretty"]().classes(distinct, wanted)
        limits = [one.upperBound() for one in found if distinct[0] < one.upperBound() <= distinct[-1]]
        if len(limits) < MOST_CLASSES:
            break
    return limits[: MOST_CLASSES - 1]


def _whole(figure: Figure, known: Sequence[float]) -> bool:
    return figure.unit.whole and all(value.is_integer() for value in known)


# ---- words ---------------------------------------------------------------------------------------


def class_labels(classes: Classes, words: Words) -> list[str]:
    """Say each class: below 20%, 20%–40%, …; counts from the first to the last number."""
    figure, limits = classes.figure, classes.limits
    if not classes.values:
        return []
    if _whole(figure, classes.values):
        return _counted(classes, words)
    if not limits:
        low, high = (number_words(value, classes) for value in (classes.values[0], classes.values[-1]))
        return [low if low == high else words("class_between", low=low, high=high)]
    said = limit_words(classes)
    found = [
        words("class_below", limit=said[0]),
        *(words("class_between", low=low, high=high) for low, high in zip(said, said[1:])),
        words("class_above", limit=said[-1]),
    ]
    if not classes.graded:
        return found
    grades = report_words.Words(words.language)
    return [words("graded", grade=grades(grade), limits=one) for (grade, *_), one in zip(SCORES, found)]


def _counted(classes: Classes, words: Words) -> list[str]:
    """Say classes of whole numbers by their first and last number."""
    numbers = [int(value) for value in classes.values]
    lows = [numbers[0], *(int(-(-limit // 1)) for limit in classes.limits)]
    highs = [*(low - 1 for low in lows[1:]), max(numbers[-1], lows[-1])]
    lows[0] = min(lows[0], highs[0])
    return [f"{low:,}" if low == high else words("class_between", low=f"{low:,}", high=f"{high:,}")
            for low, high in zip(lows, highs)]


def limit_words(classes: Classes) -> list[str]:
    """Write the limits with all their digits, all with as many."""
    unit = classes.figure.unit
    shortest = [f"{limit * unit.factor:.10g}" for limit in classes.limits]
    decimals = max(len(text.partition(".")[2]) if "e" not in text else 0 for text in shortest)
    return [unit.number(limit, decimals) for limit in classes.limits]


def number_words(value: float, classes: Classes) -> str:
    """Write a value as it stands beside a township's name."""
    return classes.figure.unit.number(value, classes.decimals)


# ---- symbols and labels --------------------------------------------------------------------------


def colour_by(layer: QgsVectorLayer, classes: Classes, words: Words, *, pale: bool = False) -> None:
    """Give a layer one rule for each class; townships without a value are hatched and named so.

    ``pale`` colours let other results on the land stand out.
    """
    value = f"round({classes.figure.expression}, {FINEST})"
    root = QgsRuleBasedRenderer.Rule(None)
    bounds = [None, *classes.limits, None]
    labels = class_labels(classes, words)
    for low, high, colour, said in zip(bounds, bounds[1:], classes.colours, labels):
        tests = [f"{value} IS NOT NULL"]
        tests += [f"{value} >= {low!r}"] if low is not None else []
        tests += [f"{value} < {high!r}"] if high is not None else []
        symbol = _fill(blend(colour, "#FFFFFF", PALE_GRADES if classes.graded else PALE) if pale else colour)
        root.appendChild(QgsRuleBasedRenderer.Rule(symbol, filterExp=" AND ".join(tests), label=said))
    missing = QgsRuleBasedRenderer.Rule(_fill("#FFFFFF", hatch=HATCH), label=words("no_data"))
    missing.setIsElse(True)
    root.appendChild(missing)
    layer.setRenderer(QgsRuleBasedRenderer(root))
    layer.setOpacity(1.0)


def _fill(colour: str, *, hatch: str = "") -> QgsFillSymbol:
    symbol = QgsFillSymbol.createSimple({
        "color": colour, "outline_color": EDGE, "outline_width": "0.2", "joinstyle": "round"})
    if hatch:
        lines = QgsLinePatternFillSymbolLayer()
        lines.setLineAngle(45)
        lines.setDistance(1.8)
        lines.setSubSymbol(QgsLineSymbol.createSimple({"line_color": hatch, "line_width": "0.2"}))
        symbol.insertSymbolLayer(1, lines)
    return symbol

"""Fit a style read from a QML file to the values of the layer that it was given to.

A QML cannot know which breaks, facilities or services a result has, or how many people live in
its largest village. Each function here completes one such thing and leaves other layers alone.
"""

from __future__ import annotations

import math

from qgis.core import (
    NULL,
    QgsCategorizedSymbolRenderer,
    QgsDataDefinedSizeLegend,
    QgsProperty,
    QgsRendererCategory,
    QgsRuleBasedRenderer,
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QColor

# Light to dark and readable with colour-blindness (after ColorBrewer's YlGnBu): near to far.
NEAR_TO_FAR = ("#0C4A8A", "#2B7BBA", "#52A8C9", "#93CFC6", "#C9E5C3", "#F1F3C4")
# Okabe and Ito's eight, without black, and four tints of them.
APART = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#F0E442", "#8C8C8C",
         "#7FB8D8", "#F2CF80", "#80CEB9", "#E5BCD3")
MOST_CLASSES = 200


def fit(layer: QgsVectorLayer) -> None:
    """Complete the style of ``layer``: one class per value, sizes by its largest value, parts by service."""
    class_per_value(layer)
    scale_sizes(layer)
    part_by_service(layer)


def class_per_value(layer: QgsVectorLayer) -> None:
    """Turn a pattern (one category for all values) into one category per value found.

    Numbers are breaks: they are coloured from near to far. Texts are facilities: their colours
    are as far apart as can be.
    """
    renderer = layer.renderer()
    if not isinstance(renderer, QgsCategorizedSymbolRenderer) or len(renderer.categories()) != 1:
        return
    pattern = renderer.categories()[0]
    index = layer.fields().indexOf(renderer.classAttribute())
    if not _is_empty(pattern.value()) or index < 0:
        return
    values = sorted(v for v in layer.uniqueValues(index, MOST_CLASSES) if not _is_empty(v))
    if not values:
        return
    numeric = layer.fields().at(index).isNumeric()
    colours = _spread(NEAR_TO_FAR, len(values)) if numeric else _cycle(APART, len(values))
    renderer.deleteAllCategories()
    # Wide areas first, so that the near ones lie on top of them.
    for value, colour in sorted(zip(values, colours), reverse=numeric, key=lambda pair: pair[0]):
        symbol = pattern.symbol().clone()
        symbol.setColor(QColor(colour))
        renderer.addCategory(QgsRendererCategory(value, symbol, _words(value)))
    layer.setRenderer(renderer.clone())


def scale_sizes(layer: QgsVectorLayer) -> None:
    """Let the largest symbol stand for the layer's largest value, rounded up to 1, 2 or 5 times ten to n."""
    renderer = layer.renderer()
    if not isinstance(renderer, QgsCategorizedSymbolRenderer):
        return
    fields = {s.dataDefinedSize().field() for s in map(_symbol, renderer.categories()) if _has_size(s)}
    indexes = [layer.fields().indexOf(f) for f in fields if layer.fields().indexOf(f) >= 0]
    largest = max((v for v in map(layer.maximumValue, indexes) if not _is_empty(v)), default=0)
    if not largest or largest <= 0:
        renderer.setDataDefinedSizeLegend(None)
        return
    top = nice_ceiling(float(largest))
    for position, category in enumerate(renderer.categories()):
        if _has_size(category.symbol()):
            renderer.updateCategorySymbol(position, _resized(category.symbol(), top))
    renderer.setSourceSymbol(_resized(renderer.sourceSymbol(), top))
    legend = renderer.dataDefinedSizeLegend()
    if legend is not None:
        legend = QgsDataDefinedSizeLegend(legend)
        words = legend.classes()[0].label.rpartition(" ")[0]
        steps = (top / 10, top / 2, top)
        legend.setClasses([QgsDataDefinedSizeLegend.SizeClass(v, f"{words} {v:,.4g}".strip()) for v in steps])
        renderer.setDataDefinedSizeLegend(legend)


def part_by_service(layer: QgsVectorLayer) -> None:
    """Put the classes under one switch per service, the first one on, where services lie on each other."""
    index = layer.fields().indexOf("service")
    names = layer.fields().indexOf("service_name")
    if index < 0:
        return
    services = sorted(str(v) for v in layer.uniqueValues(index, MOST_CLASSES) if not _is_empty(v))
    classes = QgsRuleBasedRenderer.convertFromRenderer(layer.renderer()) if len(services) > 1 else None
    if classes is None:
        return
    titles = _titles(layer, index, names)
    root = QgsRuleBasedRenderer.Rule(None)
    for position, service in enumerate(services):
        quoted = service.replace("'", "''")
        rule = QgsRuleBasedRenderer.Rule(None, filterExp=f"\"service\" = '{quoted}'", label=titles[service])
        for child in classes.rootRule().children():
            rule.appendChild(child.clone())
        rule.setActive(position == 0)
        root.appendChild(rule)
    layer.setRenderer(QgsRuleBasedRenderer(root))


def keep_categories(layer: QgsVectorLayer, labels: dict[str, str]) -> None:
    """Keep the categories named in ``labels`` (value: label), so that a legend shows what there is."""
    renderer = layer.renderer()
    for position in reversed(range(len(renderer.categories()))):
        value = renderer.categories()[position].value()
        if value in labels:
            renderer.updateCategoryLabel(position, labels[value])
        else:
            renderer.deleteCategory(position)


def nice_ceiling(value: float) -> float:
    """Round up to 1, 2 or 5 times a power of ten."""
    power = 10.0 ** math.floor(math.log10(value))
    return next(step * power for step in (1, 2, 5, 10) if value <= step * power)


# ---- small parts ---------------------------------------------------------------------------------


def _is_empty(value: object) -> bool:
    return value is None or value == NULL or value == ""


def _words(value: object) -> str:
    return f"{value:,.10g}" if isinstance(value, (int, float)) else str(value)


def _symbol(category: QgsRendererCategory) -> object:
    return category.symbol()


def _has_size(symbol: object) -> bool:
    return hasattr(symbol, "dataDefinedSize") and bool(symbol.dataDefinedSize().field())


def _resized(symbol: object, top: float) -> object:
    """Copy ``symbol`` with sizes that end at ``top``."""
    copy = symbol.clone()
    size = QgsProperty(copy.dataDefinedSize())
    transformer = size.transformer().clone()
    transformer.setMaxValue(top)
    size.setTransformer(transformer)
    copy.setDataDefinedSize(size)
    return copy


def _titles(layer: QgsVectorLayer, index: int, names: int) -> dict[str, str]:
    """Give each service its name for people."""
    found: dict[str, str] = {}
    for feature in layer.getFeatures():
        service = str(feature[index])
        if service not in found:
            found[service] = service if names < 0 or _is_empty(feature[names]) else str(feature[names])
    return found


def _spread(colours: tuple[str, ...], count: int) -> list[str]:
    """Take ``count`` colours evenly from a ramp, blending where there are more than it holds."""
    if count == 1:
        return [colours[1]]
    places = [i * (len(colours) - 1) / (count - 1) for i in range(count)]
    return [_blend(colours[math.floor(p)], colours[math.ceil(p)], p % 1) for p in places]


def _blend(first: str, second: str, share: float) -> str:
    a, b = QColor(first), QColor(second)
    parts = ((x + (y - x) * share) for x, y in zip(a.getRgb()[:3], b.getRgb()[:3]))
    return QColor(*(round(part) for part in parts)).name()


def _cycle(colours: tuple[str, ...], count: int) -> list[str]:
    return [colours[i % len(colours)] for i in range(count)]

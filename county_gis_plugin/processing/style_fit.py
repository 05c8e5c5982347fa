"""Fit a style read from a QML file to the values of the layer that it was given to.

A QML cannot know which breaks, facilities or services a result has, or how many people live in
its largest village. Each function here completes one such thing and leaves other layers alone.
"""

from __future__ import annotations

import math

from qgis.core import (
    NULL,
    QgsAggregateCalculator,
    QgsCategorizedSymbolRenderer,
    QgsDataDefinedSizeLegend,
    QgsExpression,
    QgsFeatureRequest,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
    QgsProperty,
    QgsRenderContext,
    QgsRendererCategory,
    QgsRuleBasedRenderer,
    QgsSingleSymbolRenderer,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
    QgsWkbTypes,
)
from qgis.PyQt.QtGui import QColor

from ..analysis.data_files import shipped

# Light to dark and readable with colour-blindness (after ColorBrewer's YlGnBu): near to far.
NEAR_TO_FAR = ("#0C4A8A", "#2B7BBA", "#52A8C9", "#93CFC6", "#C9E5C3", "#F1F3C4")
LINES_END = 4  # the last colours are too pale for a line
# Okabe and Ito's eight, without black, and four tints of them.
APART = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#F0E442", "#8C8C8C",
         "#7FB8D8", "#F2CF80", "#80CEB9", "#E5BCD3")
MOST_CLASSES = 200
# What results may have several rows of for one place; they lie on each other then.
PARTED_BY = ("service", "medium")
NAMED_IN = {"service": "services.csv", "medium": "pipes.csv"}
SEEN_FIRST = "primary"  # of services the one that is shown until another is chosen
LABEL_SHOWN = QgsPalLayerSettings.Property.Show


def fit(layer: QgsVectorLayer) -> None:
    """Complete the style of ``layer``: one class per value, sizes by its largest value, parts by service."""
    class_per_value(layer)
    scale_sizes(layer)
    part_by_service(layer)


def class_per_value(layer: QgsVectorLayer) -> None:
    """Turn a pattern (one category for all values) into one category per value found.

    Breaks are coloured from near to far; facilities get colours that are as far apart as can be,
    and are called by their names.
    """
    renderer = layer.renderer()
    if not isinstance(renderer, QgsCategorizedSymbolRenderer) or len(renderer.categories()) != 1:
        return
    pattern = renderer.categories()[0]
    breaks = renderer.classAttribute() == "break_cost"
    field, form = _break_field(layer) if breaks else (renderer.classAttribute(), "{}")
    values = _distinct(layer, field)
    if not _is_empty(pattern.value()) or not values:
        return
    lines = layer.geometryType() == QgsWkbTypes.GeometryType.LineGeometry
    ramp = NEAR_TO_FAR[:LINES_END] if lines else NEAR_TO_FAR
    colours = _spread(ramp, len(values)) if breaks else _cycle(APART, len(values))
    titles = {} if breaks else _titles(layer, field, field.replace("_id", "_name"))
    renderer.setClassAttribute(field)
    renderer.deleteAllCategories()
    for value, colour in zip(values, colours):
        symbol = pattern.symbol().clone()
        symbol.setColor(QColor(colour))
        renderer.addCategory(QgsRendererCategory(value, symbol, titles.get(value) or form.format(value)))
    layer.setRenderer(renderer.clone())


def scale_sizes(layer: QgsVectorLayer) -> None:
    """Let the largest symbol stand for the layer's largest value, rounded up to 1, 2 or 5 times ten to n."""
    renderer = layer.renderer()
    symbols = [s for s in renderer.symbols(QgsRenderContext()) if _has_size(s)]
    if not symbols:
        return
    expression = symbols[0].dataDefinedSize().expressionString()
    largest, _ = layer.aggregate(QgsAggregateCalculator.Aggregate.Max, expression)
    top = 0.0 if _is_empty(largest) or largest <= 0 else nice_ceiling(float(largest))
    if isinstance(renderer, QgsCategorizedSymbolRenderer):
        _scale_legend(renderer, top)
    if not top:
        return
    if isinstance(renderer, QgsCategorizedSymbolRenderer):
        renderer.setSourceSymbol(_resized(renderer.sourceSymbol(), top))
        for position, category in enumerate(renderer.categories()):
            renderer.updateCategorySymbol(position, _resized(category.symbol(), top))
    elif isinstance(renderer, QgsRuleBasedRenderer):
        for rule in renderer.rootRule().children():
            if _has_size(rule.symbol()):
                rule.setSymbol(_resized(rule.symbol(), top))


def _scale_legend(renderer: QgsCategorizedSymbolRenderer, top: float) -> None:
    """Show three sizes up to ``top``; none where there is nothing to show."""
    legend = renderer.dataDefinedSizeLegend()
    if legend is None or not top:
        renderer.setDataDefinedSizeLegend(None)
        return
    legend = QgsDataDefinedSizeLegend(legend)
    steps = (top / 10, top / 2, top)
    legend.setClasses([QgsDataDefinedSizeLegend.SizeClass(v, f"{v:,.10g}") for v in steps])
    renderer.setDataDefinedSizeLegend(legend)


def part_by_service(layer: QgsVectorLayer) -> None:
    """Put the classes under one switch per service or medium where they lie on each other; one is on.

    That is primary schools, which every county asks for first, else the first one in the order of the
    standards. Classes that tell the services apart themselves, such as pipes by medium, need no switch.
    """
    for field in PARTED_BY:
        values = _in_order(field, _distinct(layer, field))
        used = layer.renderer().usedAttributes(QgsRenderContext())
        if len(values) > 1 and field not in used:
            if field == "medium":
                values = _judged(layer, field, used) or values
            _part(layer, field, values)


def _judged(layer: QgsVectorLayer, field: str, used: set[str]) -> list:
    """List the values of a field of which the style has something to show, in the order of the results."""
    there = [layer.fields().indexOf(name) for name in used if layer.fields().indexOf(name) >= 0]
    return list(dict.fromkeys(
        feature[field] for feature in layer.getFeatures()
        if any(not _is_empty(feature[place]) for place in there)))


def _part(layer: QgsVectorLayer, field: str, values: list) -> None:
    classes = QgsRuleBasedRenderer.convertFromRenderer(layer.renderer())
    if classes is None:
        return
    titles = _titles(layer, field, f"{field}_name")
    seen = SEEN_FIRST if SEEN_FIRST in values else values[0]
    root = QgsRuleBasedRenderer.Rule(None)
    for value in values:
        rule = QgsRuleBasedRenderer.Rule(None, filterExp=_is(field, value), label=titles[value])
        for child in classes.rootRule().children():
            rule.appendChild(child.clone())
        rule.setActive(value == seen)
        root.appendChild(rule)
    layer.setRenderer(QgsRuleBasedRenderer(root))
    _label_only(layer, _is(field, seen))


def keep_categories(layer: QgsVectorLayer, labels: dict[str, str]) -> None:
    """Keep the categories named in ``labels`` (value: label), so that a legend shows what there is."""
    renderer = layer.renderer()
    for position in reversed(range(len(renderer.categories()))):
        value = renderer.categories()[position].value()
        if value in labels:
            renderer.updateCategoryLabel(position, labels[value])
        else:
            renderer.deleteCategory(position)


def enlarge(layer: QgsVectorLayer, factor: float) -> None:
    """Multiply the size of points, for larger paper."""
    renderer = layer.renderer()
    if layer.geometryType() != QgsWkbTypes.GeometryType.PointGeometry:
        return
    if isinstance(renderer, QgsCategorizedSymbolRenderer):
        if renderer.sourceSymbol() is not None:
            renderer.setSourceSymbol(_enlarged(renderer.sourceSymbol(), factor))
        for position, category in enumerate(renderer.categories()):
            renderer.updateCategorySymbol(position, _enlarged(category.symbol(), factor))
    elif isinstance(renderer, QgsRuleBasedRenderer):
        for rule in renderer.rootRule().descendants():
            if rule.symbol() is not None:
                rule.setSymbol(_enlarged(rule.symbol(), factor))
    elif isinstance(renderer, QgsSingleSymbolRenderer):
        renderer.setSymbol(_enlarged(renderer.symbol(), factor))


def nice_ceiling(value: float) -> float:
    """Round up to 1, 2 or 5 times a power of ten."""
    power = 10.0 ** math.floor(math.log10(value))
    return next(step * power for step in (1, 2, 5, 10) if value <= step * power)


# ---- small parts ---------------------------------------------------------------------------------


def _is_empty(value: object) -> bool:
    return value is None or value == NULL or value == ""


def _has_size(symbol: object) -> bool:
    return isinstance(symbol, QgsMarkerSymbol) and symbol.dataDefinedSize().transformer() is not None


def _resized(symbol: QgsMarkerSymbol, top: float) -> QgsMarkerSymbol:
    """Copy ``symbol`` with sizes that end at the value ``top``."""
    copy = symbol.clone()
    size = QgsProperty(copy.dataDefinedSize())
    transformer = size.transformer().clone()
    transformer.setMaxValue(top)
    size.setTransformer(transformer)
    copy.setDataDefinedSize(size)
    return copy


def _enlarged(symbol: QgsMarkerSymbol, factor: float) -> QgsMarkerSymbol:
    """Copy ``symbol`` with every size multiplied."""
    copy = symbol.clone()
    if not _has_size(symbol):
        copy.setSize(symbol.size() * factor)
        return copy
    size = QgsProperty(copy.dataDefinedSize())
    transformer = size.transformer().clone()
    transformer.setMinSize(transformer.minSize() * factor)
    transformer.setMaxSize(transformer.maxSize() * factor)
    transformer.setNullSize(transformer.nullSize() * factor)
    size.setTransformer(transformer)
    copy.setSize(symbol.size() * factor)
    copy.setDataDefinedSize(size)
    return copy


def _is(field: str, value: str) -> str:
    return f"{QgsExpression.quotedColumnRef(field)} = {QgsExpression.quotedString(value)}"


def _label_only(layer: QgsVectorLayer, where: str) -> None:
    """Label only the features of an expression, within those that the style labels."""
    if layer.labeling() is None:
        return
    settings = layer.labeling().settings()
    properties = settings.dataDefinedProperties()
    shown = properties.property(LABEL_SHOWN).expressionString()
    both = f"({shown}) AND {where}" if shown else where
    properties.setProperty(LABEL_SHOWN, QgsProperty.fromExpression(both))
    settings.setDataDefinedProperties(properties)
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))


def _distinct(layer: QgsVectorLayer, field: str) -> list:
    """List the values of a field in order; none where the layer does not have it."""
    index = layer.fields().indexOf(field)
    found = layer.uniqueValues(index, MOST_CLASSES) if index >= 0 else ()
    return sorted(value for value in found if not _is_empty(value))


def _in_order(field: str, values: list) -> list:
    """Sort services and media as the standards list them; others come last."""
    listed = list(dict.fromkeys(row[field] for row in shipped(NAMED_IN[field])))
    return sorted(values, key=lambda value: listed.index(value) if value in listed else len(listed))


def _break_field(layer: QgsVectorLayer) -> tuple[str, str]:
    """Choose the field that holds the breaks in the user's unit, and how its values are said."""
    forms = {"break_m": "≤ {:,.10g} 米", "break_min": "≤ {:,.10g} 分钟"}
    field = next((name for name in forms if _distinct(layer, name)), "break_cost")
    return field, forms.get(field, "≤ {:,.10g}")


def _titles(layer: QgsVectorLayer, field: str, name_field: str) -> dict:
    """Give each value of ``field`` the name that people know it by."""
    key, name = layer.fields().indexOf(field), layer.fields().indexOf(name_field)
    known = {row[field]: row["name_zh"] for row in shipped(NAMED_IN[field])} if field in NAMED_IN else {}
    found = {}
    request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry)
    request.setSubsetOfAttributes([place for place in (key, name) if place >= 0])
    for feature in layer.getFeatures(request):
        value = feature[key]
        if value not in found:
            named = name >= 0 and not _is_empty(feature[name])
            found[value] = str(feature[name] if named else known.get(value, value))
    return found


def _spread(colours: tuple[str, ...], count: int) -> list[str]:
    """Take ``count`` colours evenly from a ramp, blending where there are more than it holds."""
    if count == 1:
        return [colours[1]]
    places = [i * (len(colours) - 1) / (count - 1) for i in range(count)]
    return [blend(colours[math.floor(p)], colours[math.ceil(p)], p % 1) for p in places]


def blend(first: str, second: str, share: float) -> str:
    """Mix two colours: ``share`` of the second."""
    a, b = QColor(first), QColor(second)
    parts = ((x + (y - x) * share) for x, y in zip(a.getRgb()[:3], b.getRgb()[:3]))
    return QColor(*(round(part) for part in parts)).name()


def _cycle(colours: tuple[str, ...], count: int) -> list[str]:
    return [colours[i % len(colours)] for i in range(count)]

"""Turn result layers into what a thematic map shows: copies in the map's CRS, styled, in drawing order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

import geopandas as gpd
import pandas as pd
import pyproj
import shapely
from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsCoordinateTransformContext,
    QgsExpression,
    QgsFeatureRequest,
    QgsFillSymbol,
    QgsGeometry,
    QgsLineSymbol,
    QgsMarkerSymbol,
    QgsRuleBasedRenderer,
    QgsSingleSymbolRenderer,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
    QgsWkbTypes,
)

from . import map_layers
from .call import is_null
from .choropleth import Classes, colour_by, number_words, values_of
from .fields import text
from .page import plain
from .projections import qgis_crs
from .sheet import crowding
from .sheet_words import Words
from .style_fit import APART, enlarge, fit
from .style_words import in_english, word_in_english
from .styling import STYLES
from .themes import Theme, is_road_layer, theme_of

POLYGON = QgsWkbTypes.GeometryType.PolygonGeometry
# What lies below: land, then lines, then points.
ORDER = {
    POLYGON: 0,
    QgsWkbTypes.GeometryType.LineGeometry: 1,
    QgsWkbTypes.GeometryType.PointGeometry: 2,
}
UNSTYLED = "countygis/unstyled"  # a layer with QGIS's random colours
QUOTED = re.compile(r"'( *)([^' ][^']*?)( *)'")  # a word in an expression
BORDER = "countygis/border"
LABELS = '"name" || coalesce(\'\\n\' || "value", \'\')'


@dataclass(frozen=True)
class Part:
    """Name the rows of a service or medium: the field that tells them apart, its value, what it is called."""

    field: str
    value: str
    title: str

    @property
    def filter(self) -> str:
        """Give the expression that keeps these rows."""
        return f"{QgsExpression.quotedColumnRef(self.field)} = {QgsExpression.quotedString(self.value)}"


@dataclass
class Content:
    """Hold the layers of one map, from the lowest to the highest, and those that its legend names."""

    layers: list[QgsVectorLayer] = field(default_factory=list)
    legend: list[QgsVectorLayer] = field(default_factory=list)
    themes: list[Theme] = field(default_factory=list)

    def add(self, layer: QgsVectorLayer, *, named: bool = True) -> QgsVectorLayer:
        """Put a layer above the others."""
        self.layers.append(layer)
        if named:
            self.legend.append(layer)
        return layer


@dataclass(frozen=True)
class Look:
    """Hold how layers are drawn: in which CRS, words, font and size, at 1:``scale``, with whose styles."""

    crs: pyproj.CRS
    words: Words
    language: str
    family: str
    type_scale: float
    scale: float
    own_styles: bool = False
    atlas: bool = False


def copy_of(layer: QgsVectorLayer, crs: pyproj.CRS, where: str = "") -> QgsVectorLayer:
    """Copy the features of a layer into memory in another CRS, those of an expression only."""
    request = QgsFeatureRequest()
    if where:
        request.setFilterExpression(where)
    request.setDestinationCrs(qgis_crs(crs), QgsCoordinateTransformContext())
    copy = layer.materialize(request)
    copy.setName(plain(layer.name()))
    return copy


def draw_order(layers: Sequence[QgsVectorLayer]) -> list[QgsVectorLayer]:
    """Sort layers from the lowest to the highest; of one geometry the first given is the highest."""
    from_below = list(layers)[::-1]
    return sorted(from_below, key=lambda one: (not is_road_layer(one), ORDER.get(one.geometryType(), 3)))


def make_content(
    layers: Sequence[QgsVectorLayer],
    townships: gpd.GeoDataFrame,
    part: Part | None,
    coloured: QgsVectorLayer | None,
    classes: Classes | None,
    look: Look,
) -> Content:
    """Make the layers of one map; ``coloured`` is the one of ``layers`` that ``classes`` are of."""
    content = Content()
    outline = gpd.GeoDataFrame(geometry=[shapely.union_all(townships.geometry.values)], crs=townships.crs)
    content.add(map_layers.make_layer(outline, [], "layouts/ground", look.crs), named=False)
    names = townships[["name", "geometry"]].assign(value=None)
    if coloured is not None:
        # Other results by township would hide it; each has a map of its own.
        layers = [one for one in layers if one is coloured or not _by_township(one)]
        copy = copy_of(coloured, look.crs, _rows(coloured, part))
        points = QgsWkbTypes.GeometryType.PointGeometry
        others = any(
            one is not coloured and (theme_of(one) or one.geometryType() == points) for one in layers)
        colour_by(copy, classes, look.words, pale=others)
        copy.setName(plain(figure_title(classes, look)))
        copy.setLabelsEnabled(False)
        content.add(copy)
        names = _named_values(copy, classes, names)
    for layer in draw_order([one for one in layers if one is not coloured]):
        theme = theme_of(layer)
        drawn = _styled(layer, theme, part, look)
        _shrink_crowd(drawn, townships, look)
        if drawn.featureCount():
            content.add(drawn)
            content.themes += [theme] if theme else []
    _add_borders(content, townships, outline, names, look)
    return content


def _by_township(layer: QgsVectorLayer) -> bool:
    """Say whether a layer is a result that townships are coloured by."""
    theme = theme_of(layer)
    return theme is not None and bool(theme.figures)


def figure_title(classes: Classes, look: Look) -> str:
    """Name what townships are coloured by, with its unit unless every label says %."""
    figure = classes.figure
    unit = figure.unit_word(look.language)
    said = figure.title(look.language)
    return said if unit in ("", "%") else look.words("figure_unit", figure=said, unit=unit)


def _add_borders(
    content: Content,
    townships: gpd.GeoDataFrame,
    outline: gpd.GeoDataFrame,
    names: gpd.GeoDataFrame,
    look: Look,
) -> None:
    """Put borders and names above the land and below lines and points."""
    land = [i for i, one in enumerate(content.layers) if one.geometryType() == POLYGON]
    above = content.layers[land[-1] + 1 :]
    del content.layers[land[-1] + 1 :]
    for key, polygons in (("township_border", townships), ("county_border", outline)):
        lines = map_layers.make_layer(
            map_layers.borders(polygons), [], f"layouts/{key}", look.crs, title=look.words(key))
        lines.setCustomProperty(BORDER, True)
        content.add(lines)
    content.layers += above
    labels = map_layers.make_layer(names, text("name", "value"), "layouts/townships", look.crs)
    # Of a neighbour that the map shows in part, the name stands in that part.
    name = map_layers.set_labels if look.atlas else map_layers.set_names
    name(labels, LABELS, look.family, look.type_scale)
    content.add(labels, named=False)


def _named_values(
    layer: QgsVectorLayer, classes: Classes, townships: gpd.GeoDataFrame
) -> gpd.GeoDataFrame:
    """Give each township the text of its value; townships are matched by name."""
    values = values_of(layer, classes.figure)
    names = [feature["name"] for feature in layer.getFeatures()] if _has_field(layer, "name") else []
    said = {
        str(name): number_words(value, classes)
        for name, value in zip(names, values) if value is not None
    }
    return townships.assign(value=townships["name"].astype(str).map(said).astype(object))


def _has_field(layer: QgsVectorLayer, name: str) -> bool:
    return layer.fields().indexOf(name) >= 0


def _rows(layer: QgsVectorLayer, part: Part | None) -> str:
    """Give the expression for the rows of a service or medium; sites list all services that they give.

    Only results have such rows: OSM's roads have a field service too, of another meaning.
    """
    if part is None or theme_of(layer) is None:
        return ""
    if _has_field(layer, part.field):
        return part.filter
    if _has_field(layer, f"{part.field}s"):
        among = QgsExpression.quotedColumnRef(f"{part.field}s")
        wanted = QgsExpression.quotedString(f";{part.value};")
        return f"strpos(';' || replace({among}, ' ', '') || ';', {wanted}) > 0"
    return ""


# ---- styles --------------------------------------------------------------------------------------


def _styled(layer: QgsVectorLayer, theme: Theme | None, part: Part | None, look: Look) -> QgsVectorLayer:
    """Copy a layer with its style: the plugin's where it is one of its results, else its own."""
    copy = copy_of(layer, look.crs, _rows(layer, part))
    if is_road_layer(layer) and not look.own_styles:
        return _base_roads(copy, look)
    if theme is not None and not look.own_styles:
        copy.loadNamedStyle(str(STYLES / f"{theme.result}.qml"))
        fit(copy)
        copy.setName(theme.title(look.language))
        _say(copy, look)
        _say_labels(copy, theme, look)
    else:
        _take_style(layer, copy)
    enlarge(copy, look.type_scale)
    _label_in_font(copy, look)
    return copy


def _shrink_crowd(layer: QgsVectorLayer, townships: gpd.GeoDataFrame, look: Look) -> None:
    """Make symbols smaller where they would cover the land or a town."""
    if layer.geometryType() == QgsWkbTypes.GeometryType.PointGeometry and layer.featureCount():
        points = _frame_of(layer, [], look.crs)
        enlarge(layer, crowding(points, townships.geometry.area.sum(), look.scale, look.type_scale))


def _take_style(layer: QgsVectorLayer, copy: QgsVectorLayer) -> None:
    """Give a copy the layer's own style, or a quiet one where nobody gave it any."""
    renderer = layer.renderer()
    if layer.customProperty(UNSTYLED) or renderer is None:
        copy.setRenderer(QgsSingleSymbolRenderer(_quiet_symbol(layer)))
        return
    copy.setRenderer(renderer.clone())
    copy.setOpacity(layer.opacity())
    if layer.labeling() is not None:
        copy.setLabeling(layer.labeling().clone())
        copy.setLabelsEnabled(layer.labelsEnabled())


def _quiet_symbol(layer: QgsVectorLayer):
    """Make a plain symbol in the first of the colours that keep apart."""
    if layer.geometryType() == POLYGON:
        return QgsFillSymbol.createSimple(
            {"style": "no", "outline_color": APART[0], "outline_width": "0.3"})
    if layer.geometryType() == QgsWkbTypes.GeometryType.LineGeometry:
        return QgsLineSymbol.createSimple({"line_color": APART[0], "line_width": "0.4"})
    return QgsMarkerSymbol.createSimple(
        {"color": APART[0], "size": "2", "outline_color": "#FFFFFF", "outline_width": "0.2"})


def _base_roads(roads: QgsVectorLayer, look: Look) -> QgsVectorLayer:
    """Draw plain roads in the three classes of the service-gap sheets."""
    frame = map_layers.road_frame(_frame_of(roads, roads.fields().names(), look.crs))
    classes = {key: look.words(key) for key in ("major", "middle", "minor")}
    return map_layers.road_layer(frame, classes, look.crs)


def _frame_of(layer: QgsVectorLayer, columns: Sequence[str], crs: pyproj.CRS) -> gpd.GeoDataFrame:
    """Read some columns of a layer back into a frame."""
    there = [name for name in columns if _has_field(layer, name)]
    features = [feature for feature in layer.getFeatures() if feature.hasGeometry()]
    shapes = shapely.from_wkb([_straight(feature.geometry()) for feature in features])
    attributes = pd.DataFrame({
        name: [None if is_null(feature[name]) else feature[name] for feature in features] for name in there})
    return gpd.GeoDataFrame(attributes, geometry=shapes, crs=crs)


def _straight(geometry: QgsGeometry) -> bytes:
    """Give the WKB of a geometry in two dimensions and without curves."""
    geometry.convertToStraightSegment()
    shape = geometry.get()
    shape.dropZValue()
    shape.dropMValue()
    return shape.asWkb().data()


def _say(layer: QgsVectorLayer, look: Look) -> None:
    """Say the labels of a legend in the sheet's language; what stands in no list is a name from the data."""
    renderer = layer.renderer()
    said = in_english if look.language == "en" else str
    if isinstance(renderer, QgsCategorizedSymbolRenderer):
        for position, category in enumerate(renderer.categories()):
            renderer.updateCategoryLabel(position, plain(said(category.label())))
        map_layers.say_sizes(layer, look.words)
    elif isinstance(renderer, QgsRuleBasedRenderer):
        for rule in renderer.rootRule().descendants():
            rule.setLabel(said(rule.label()))


def _say_labels(layer: QgsVectorLayer, theme: Theme, look: Look) -> None:
    """Say labels on the map in the sheet's language, and shorter where the theme has its own."""
    if layer.labeling() is None or layer.labeling().type() != "simple":
        return
    settings = layer.labeling().settings()
    settings.fieldName = theme.label or settings.fieldName
    if look.language == "en":
        settings.fieldName = QUOTED.sub(_english, settings.fieldName)
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))


def _english(found: re.Match) -> str:
    """Translate a word of a style's expression, with the blanks around it."""
    word = found[2]
    return f"'{found[1]}{word_in_english(word)}{found[3]}'"


def _label_in_font(layer: QgsVectorLayer, look: Look) -> None:
    """Have labels drawn in the sheet's font; they may lie on points, not on one another."""
    if layer.labeling() is None or not layer.labelsEnabled() or layer.labeling().type() != "simple":
        return
    settings = layer.labeling().settings()
    if settings.drawLabels:
        map_layers.set_label_font(layer, look.family, look.type_scale)

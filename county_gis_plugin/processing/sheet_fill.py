"""Fill the items of a thematic sheet, found by their ids: maps, legend, scale bar, words."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import geopandas as gpd
import shapely
from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsExpression,
    QgsExpressionContextUtils,
    QgsFeatureRenderer,
    QgsFeatureRequest,
    QgsFillSymbol,
    QgsLayerTreeModelLegendNode,
    QgsLayoutItem,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLayoutItemPicture,
    QgsLayoutItemScaleBar,
    QgsLayoutPoint,
    QgsLegendRenderer,
    QgsLegendStyle,
    QgsMapLayerLegendUtils,
    QgsMarkerSymbol,
    QgsRectangle,
    QgsRenderContext,
    QgsSingleSymbolRenderer,
    QgsVectorLayer,
    QgsWkbTypes,
)
from qgis.PyQt.QtGui import QFontMetricsF

from ..analysis.progress import Progress
from . import map_layers
from .call import is_null
from .choropleth import context_of
from .fields import text as text_fields
from .map_content import BORDER, Content, Look
from .map_corners import emptiest_corner
from .page import MM_PER_PT, Box, Page, broken, fit_scale_bar, own_tree, searchable
from .projections import qgis_crs
from .sheet import number_or, round_scale
from .sheet_words import scale_words

MARGIN = 5  # mm on A4 between the land and the frame of the map
NEIGHBOURHOOD = 0.08  # of the frame around a township
# Type (pt on A4) and space between rows (mm) of a legend, the largest first.
LEGEND_SIZES = (
    (8.5, 1.0), (8.0, 0.8), (7.5, 0.6), (7.0, 0.5), (6.5, 0.4), (6.0, 0.3), (5.5, 0.2), (5.0, 0.1))
MOST_COLUMNS = 5
FEWEST_POINTS = 4.0  # type smaller than this is not read
LINE_STEP = 1.45  # of the type's size: what Chinese fonts ask for
VEIL = {"color": "255,255,255,150", "outline_style": "no"}
FOCUS = {"style": "no", "outline_color": "#222222", "outline_width": "0.6", "joinstyle": "round"}
LAND = {"color": "#F4F1EA", "outline_color": "#9A9A9A", "outline_width": "0.15", "joinstyle": "round"}
MARKED = {"color": "#D55E00", "outline_color": "#8A3A00", "outline_width": "0.2", "joinstyle": "round"}


@dataclass(frozen=True)
class MapSheet:
    """Hold what one page says and shows; geometries are in the map's CRS.

    ``words`` are the texts by the ids of their labels. ``townships`` have ``name``. ``focus`` is
    the township of an atlas page, called ``focus_name``; ``region`` the land around the county, where it
    is known.
    """

    words: dict[str, str]
    townships: gpd.GeoDataFrame
    content: Content
    focus: shapely.Geometry | None = None
    focus_name: str = ""
    region: gpd.GeoDataFrame | None = None


class Filled:
    """Fill one page; all measures are millimetres on paper."""

    def __init__(self, page: Page, sheet: MapSheet, look: Look, progress: Progress) -> None:
        self.page, self.sheet, self.look, self.progress = page, sheet, look, progress
        self.county = shapely.union_all(sheet.townships.geometry.values)
        self.land = self.county if sheet.focus is None else sheet.focus
        self._own: list[QgsVectorLayer] = []  # layers of this page alone

    def fill(self) -> Filled:
        """Fill everything; keep the result until the export is done."""
        item = self._item("map", QgsLayoutItemMap)
        extent = self._fill_map(item)
        self.progress.check()
        self._fill_locator()
        self._fill_legend(extent)
        self.progress.check()
        self._fill_scale(item)
        self._place_north(item, extent)
        for name, said in self.sheet.words.items():
            label = self._item(name, QgsLayoutItemLabel)
            if label is not None:
                write(label, said, self.page.type_scale)
        return self

    def _item(self, name: str, kind: type) -> QgsLayoutItem | None:
        item = self.page.layout.itemById(name)
        return item if isinstance(item, kind) else None

    # ---- maps ----

    def _fill_map(self, item: QgsLayoutItemMap) -> Sequence[float]:
        """Show the land at a round scale, neighbours of a township pale; give the extent."""
        width, height = item.rect().width(), item.rect().height()
        margin = MARGIN * self.page.type_scale
        if self.sheet.focus is not None:
            margin = max(margin, NEIGHBOURHOOD * min(width, height))
        west, south, east, north = self.land.bounds
        scale = 1000 * max((east - west) / (width - 2 * margin), (north - south) / (height - 2 * margin))
        extent = _around(self.land, round_scale(scale), width, height)
        layers = list(self.sheet.content.layers)
        QgsExpressionContextUtils.setLayoutItemVariable(item, "township", self.sheet.focus_name)
        if self.sheet.focus is not None:
            ground = shapely.box(*extent).buffer((extent[2] - extent[0]) / 10)
            layers.insert(-1, self._layer(shapely.difference(ground, self.land), VEIL))
            layers.insert(-1, self._layer(self.land, FOCUS))
        self._show(item, layers, extent)
        return extent

    def _fill_locator(self) -> None:
        """Show the county within its surroundings, a township within its county, or the townships."""
        item = self._item("locator", QgsLayoutItemMap)
        if item is None:
            return
        sheet = self.sheet
        around = sheet.region if sheet.region is not None and sheet.focus is None else sheet.townships
        layers = [self._layer(shape, LAND) for shape in [gpd.GeoDataFrame(geometry=around.geometry)]]
        if sheet.focus is not None or sheet.region is not None:
            layers.append(self._layer(self.land, MARKED))
        else:
            names = map_layers.make_layer(
                sheet.townships, text_fields("name", "value"), "layouts/townships", self.look.crs)
            map_layers.set_labels(names, '"name"', self.look.family, 0.55 * self.look.type_scale)
            layers.append(names)
            self._own.append(names)
        land = shapely.union_all(around.geometry.values)
        width, height = item.rect().width(), item.rect().height()
        west, south, east, north = land.bounds
        scale = 1100 * max((east - west) / width, (north - south) / height)
        self._show(item, layers, _around(land, scale, width, height))

    def _show(
        self, item: QgsLayoutItemMap, layers: Sequence[QgsVectorLayer], extent: Sequence[float]
    ) -> None:
        item.setFollowVisibilityPreset(False)
        item.setCrs(qgis_crs(self.look.crs))
        item.setLayers(list(reversed(layers)))
        item.setKeepLayerSet(True)
        item.setExtent(QgsRectangle(*extent))

    def _layer(self, shapes: object, symbol: dict[str, str]) -> QgsVectorLayer:
        """Make a layer of this page alone."""
        frame = shapes if isinstance(shapes, gpd.GeoDataFrame) else gpd.GeoDataFrame(geometry=[shapes])
        layer = map_layers.make_layer(frame.set_crs(self.look.crs), [], "layouts/ground", self.look.crs)
        layer.setRenderer(QgsSingleSymbolRenderer(QgsFillSymbol.createSimple(symbol)))
        self._own.append(layer)
        return layer

    def _place_north(self, item: QgsLayoutItemMap, extent: Sequence[float]) -> None:
        """Move the arrow to the emptiest corner of the map where it stands over the map."""
        arrow = self._item("north", QgsLayoutItemPicture)
        if arrow is None:
            return
        arrow.setLinkedMap(item)
        frame, box = _box(item), _box(arrow)
        if not (frame.x <= box.x and box.right <= frame.right and frame.y <= box.y <= frame.bottom):
            return
        corner = emptiest_corner(
            frame, extent, (box.width, box.height), 4 * self.page.type_scale, self.land, self._points(extent))
        arrow.attemptMove(QgsLayoutPoint(corner.x, corner.y))

    def _points(self, extent: Sequence[float]) -> list[shapely.Point]:
        """List the points on the map."""
        request = QgsFeatureRequest().setFilterRect(QgsRectangle(*extent)).setNoAttributes()
        points = QgsWkbTypes.GeometryType.PointGeometry
        layers = [layer for layer in self.sheet.content.layers if layer.geometryType() == points]
        found = [
            one.geometry().centroid().asPoint() for layer in layers for one in layer.getFeatures(request)
            if one.hasGeometry() and not one.geometry().isEmpty()]
        return [shapely.Point(place.x(), place.y()) for place in found]

    def _fill_scale(self, item: QgsLayoutItemMap) -> None:
        bar = self._item("scalebar", QgsLayoutItemScaleBar)
        if bar is not None:
            fit_scale_bar(bar, item, self.look.words("km"))
        label = self._item("scale", QgsLayoutItemLabel)
        if label is not None:
            write(label, scale_words(item.scale(), self.look.words), self.page.type_scale)

    # ---- legend ----

    def _fill_legend(self, extent: Sequence[float]) -> None:
        """Name what is on this sheet and nothing else."""
        legend = self._item("legend", QgsLayoutItemLegend)
        if legend is None:
            return
        tree = own_tree(legend)
        tree.removeAllChildren()
        for layer in _legend_order(self.sheet.content.legend):
            if not _seen(layer, extent):
                continue
            node = tree.addLayer(layer)
            # The rows are asked once and let go: QGIS may renew a legend from another thread.
            keys = [_key(one) for one in layer.legend().createLayerTreeModelLegendNodes(node)]
            seen = _seen_keys(layer, extent, set(keys))
            shown = [i for i, key in enumerate(keys) if key in seen]
            shown.sort(key=lambda i: not keys[i])  # sizes stand below what they are the sizes of
            if len(keys) > 1:
                QgsMapLayerLegendUtils.setLegendNodeOrder(node, shown)
                style = QgsLegendStyle.Style.Subgroup if layer.name() else QgsLegendStyle.Style.Hidden
                QgsLegendRenderer.setNodeLegendStyle(node, style)
                legend.model().refreshLayerLegend(node)
        self._fit_legend(legend)

    def _fit_legend(self, legend: QgsLayoutItemLegend) -> None:
        """Take the largest type in which the legend fits its box."""
        width, height = legend.rect().width(), legend.rect().height()
        legend.setSplitLayer(True)
        for size, rows in LEGEND_SIZES:
            for columns in range(1, MOST_COLUMNS + 1):
                self.page.style_legend(legend, size, rows, columns=columns)
                needed = self.page.legend_size(legend)
                if needed.width() <= width and needed.height() <= height:
                    return


def _around(land: shapely.Geometry, scale: float, width: float, height: float) -> tuple[float, ...]:
    """Give the extent of a map of a size in millimetres with the land in its middle."""
    west, south, east, north = land.bounds
    x, y, half_width, half_height = (west + east) / 2, (south + north) / 2, width / 2000, height / 2000
    return (x - half_width * scale, y - half_height * scale, x + half_width * scale, y + half_height * scale)


def _legend_order(layers: Sequence[QgsVectorLayer]) -> list[QgsVectorLayer]:
    """List what lies on top first, land before borders."""
    borders = [one for one in layers if one.customProperty(BORDER)]
    return [*(one for one in reversed(layers) if one not in borders), *borders]


def _seen(layer: QgsVectorLayer, extent: Sequence[float]) -> bool:
    """Say whether a layer has a feature on the map."""
    return next(layer.getFeatures(QgsRectangle(*extent)), None) is not None


def _seen_keys(layer: QgsVectorLayer, extent: Sequence[float], keys: set[str]) -> set[str]:
    """Give those of the keys of a legend's rows whose class is on the map; "" stands for sizes."""
    context = QgsRenderContext()
    context.setExpressionContext(context_of(layer))
    renderer = layer.renderer().clone()
    size = _size_of(renderer)
    request = QgsFeatureRequest().setFilterRect(QgsRectangle(*extent))
    request.setFlags(QgsFeatureRequest.Flag.ExactIntersect)
    renderer.startRender(context, layer.fields())
    found: set[str] = set()
    for feature in layer.getFeatures(request):
        context.expressionContext().setFeature(feature)
        found |= set(renderer.legendKeysForFeature(feature, context))
        if "" in keys and "" not in found and size is not None:
            value = size.evaluate(context.expressionContext())
            found |= {""} if number_or({"size": value}, "size") else set()
        if keys <= found:
            break
    renderer.stopRender(context)
    return found


def _size_of(renderer: QgsFeatureRenderer) -> QgsExpression | None:
    """Give the expression that the sizes of a renderer's symbols follow, where there is one."""
    symbol = renderer.sourceSymbol() if isinstance(renderer, QgsCategorizedSymbolRenderer) else None
    if not isinstance(symbol, QgsMarkerSymbol):
        return None
    return QgsExpression(symbol.dataDefinedSize().expressionString())


def _key(node: QgsLayerTreeModelLegendNode) -> str:
    """Give the key of the class that a row of a legend explains; empty for a size."""
    key = node.data(QgsLayerTreeModelLegendNode.LegendNodeRoles.RuleKeyRole)
    return "" if is_null(key) else str(key)


def _box(item: QgsLayoutItem) -> Box:
    where = item.mapRectToScene(item.rect())
    return Box(where.left(), where.top(), where.width(), where.height())


# ---- words ---------------------------------------------------------------------------------------


def write(label: QgsLayoutItemLabel, said: str, type_scale: float) -> None:
    """Write a text, as large as the label's font is or as much smaller as it must be to fit its box."""
    modern = hasattr(label, "setTextFormat")
    font = label.textFormat().font() if modern else label.font()
    points = label.textFormat().size() if modern else font.pointSizeF()
    label.setMode(QgsLayoutItemLabel.Mode.ModeFont)
    lines, size = fitted(said, font, points, label.rect().width() - 2, label.rect().height(), type_scale)
    label.setText("\n".join(lines))
    font.setPointSizeF(size)
    if modern:
        style = label.textFormat()
        style.setFont(searchable(font))
        style.setSize(size)
        label.setTextFormat(style)
    else:
        label.setFont(searchable(font))


def fitted(
    said: str, font, points: float, width_mm: float, height_mm: float, type_scale: float
) -> tuple[list[str], float]:
    """Break a text into lines and choose the size in which they fit a box."""
    measured = searchable(type(font)(font))
    measured.setPixelSize(1000)
    metrics = QFontMetricsF(measured)
    size = points
    while True:
        room = width_mm / (size * MM_PER_PT) * 1000
        step = size * MM_PER_PT * LINE_STEP
        most = max(1, math.floor(height_mm / step + 0.15))
        lines = [line for part in said.split("\n") for line in broken(part, metrics.horizontalAdvance, room)]
        if len(lines) <= most or size <= FEWEST_POINTS * type_scale:
            return lines, size
        size *= 0.95

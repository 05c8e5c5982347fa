#!/usr/bin/env python3
"""Write the QML files in ``styles/`` and ``layouts/`` with the QGIS API.

Run it on the oldest supported QGIS (3.22), so that every later release can read the files:

    QT_QPA_PLATFORM=offscreen /usr/bin/python3 tools/make_styles.py

Colours are Okabe and Ito's, which people with colour-blindness tell apart, and a purple dark
enough for that; every reason also has its own shape, so that a photocopy can still be read. What
is served recedes, gaps stand out.
"""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

os.environ["QT_HASH_SEED"] = "0"  # before Qt starts: the order of XML attributes is then always the same

from qgis.core import (
    QgsApplication,
    QgsCategorizedSymbolRenderer,
    QgsDataDefinedSizeLegend,
    QgsFeatureRequest,
    QgsFillSymbol,
    QgsLinePatternFillSymbolLayer,
    QgsLineSymbol,
    QgsMapLayer,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
    QgsProperty,
    QgsRendererCategory,
    QgsRuleBasedRenderer,
    QgsSingleSymbolRenderer,
    QgsSizeScaleTransformer,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtGui import QColor, QFont

PLUGIN = Path(__file__).resolve().parent.parent / "county_gis_plugin"
FONT = "Noto Sans CJK SC"

BLUE, SKY, GREEN = "#0072B2", "#56B4E9", "#009E73"
VERMILION, PURPLE = "#D55E00", "#3F1D6B"
INK, GREY, PALE = "#2B2B2B", "#7A7A7A", "#94A1A9"

# reason: label, colour, marker shape
REASONS = {
    "beyond": ("超出服务半径", VERMILION, "circle"),
    "unconnected": ("路网不连通", PURPLE, "square"),
    "off_network": ("远离道路", BLUE, "triangle"),
    "outside": ("县域外", GREY, "diamond"),
    "no_geometry": ("无几何", GREY, "cross2"),
    "served": ("已覆盖", PALE, "circle"),
}

# Share of people beyond the radius: upper limit, label, colour (light to dark, so it survives a photocopy).
GAP_SHARES = [
    (0.05, "未覆盖人口 5% 以下", "#FFF7DC"),
    (0.15, "未覆盖人口 5%–15%", "#FEE08B"),
    (0.30, "未覆盖人口 15%–30%", "#FDAE61"),
    (0.50, "未覆盖人口 30%–50%", "#E0693A"),
    (None, "未覆盖人口 50% 及以上", "#9E2A1F"),
]


# ---- symbols -------------------------------------------------------------------------------------


def marker(shape: str, colour: str, size_mm: float, *, edge: str = "#FFFFFF", edge_mm: float = 0.2,
           opacity: float = 1.0) -> QgsMarkerSymbol:
    """Make a point symbol with a thin edge, so that neighbours stay apart."""
    return QgsMarkerSymbol.createSimple({
        "name": shape, "color": colour, "size": str(size_mm), "outline_color": edge,
        "outline_width": str(edge_mm), "outline_style": "solid" if edge_mm else "no", "alpha": str(opacity),
    })


def line(colour: str, width_mm: float, *, style: str = "solid", casing: str | None = None) -> QgsLineSymbol:
    """Make a line symbol, with a casing of another colour around it if asked for."""
    symbol = QgsLineSymbol.createSimple({
        "line_color": colour, "line_width": str(width_mm), "line_style": style, "capstyle": "round",
        "joinstyle": "round",
    })
    if casing:
        below = QgsLineSymbol.createSimple({
            "line_color": casing, "line_width": str(width_mm + 0.4), "capstyle": "round",
            "joinstyle": "round",
        })
        symbol.insertSymbolLayer(0, below.symbolLayer(0).clone())
    return symbol


def fill(colour: str | None, *, edge: str = GREY, edge_mm: float = 0.2, edge_style: str = "solid",
         hatch: str | None = None, hatch_mm: float = 1.8) -> QgsFillSymbol:
    """Make a polygon symbol; ``colour=None`` leaves it empty, ``hatch`` draws slanting lines."""
    symbol = QgsFillSymbol.createSimple({
        "color": colour or "#FFFFFF", "style": "solid" if colour else "no", "outline_color": edge,
        "outline_width": str(edge_mm), "outline_style": edge_style if edge_mm else "no", "joinstyle": "round",
    })
    if hatch:
        lines = QgsLinePatternFillSymbolLayer()
        lines.setLineAngle(45)
        lines.setDistance(hatch_mm)
        lines.setSubSymbol(line(hatch, 0.2))
        symbol.insertSymbolLayer(1, lines)
    return symbol


def sized(symbol: QgsMarkerSymbol, expression: str, *, up_to: float, smallest_mm: float, largest_mm: float,
          missing_mm: float) -> QgsMarkerSymbol:
    """Let the area of the marker follow ``expression``; a missing value gets its own fixed size."""
    size = QgsProperty.fromExpression(expression)
    size.setTransformer(QgsSizeScaleTransformer(
        QgsSizeScaleTransformer.Area, 0, up_to, smallest_mm, largest_mm, missing_mm))
    symbol.setDataDefinedSize(size)
    return symbol


def size_legend(renderer: QgsCategorizedSymbolRenderer, colour: str, values: list[float]) -> None:
    """Show in the legend what the sizes mean."""
    legend = QgsDataDefinedSizeLegend()
    legend.setLegendType(QgsDataDefinedSizeLegend.LegendSeparated)
    legend.setTitle("需求人数（面积表示）")
    legend.setSymbol(marker("circle", "#FFFFFF", 3, edge=colour, edge_mm=0.3))
    legend.setClasses([QgsDataDefinedSizeLegend.SizeClass(v, f"{v:g}") for v in values])
    renderer.setDataDefinedSizeLegend(legend)


# ---- labels --------------------------------------------------------------------------------------


def text(size_pt: float, colour: str, *, bold: bool = False, halo_mm: float = 0.7) -> QgsTextFormat:
    """Make a text format with a white halo."""
    font = QFont(FONT)
    font.setBold(bold)
    style = QgsTextFormat()
    style.setFont(font)
    style.setSize(size_pt)
    style.setColor(QColor(colour))
    halo = QgsTextBufferSettings()
    halo.setEnabled(halo_mm > 0)
    halo.setSize(halo_mm)
    halo.setColor(QColor("#FFFFFF"))
    style.setBuffer(halo)
    return style


def label(layer: QgsVectorLayer, expression: str, style: QgsTextFormat, *, where: str | None = None,
          placement: object | None = None, priority: str | None = None, obstacle: bool = True,
          from_scale: float | None = None) -> None:
    """Label ``layer`` without collisions; ``priority`` is an expression from 0 to 10."""
    settings = QgsPalLayerSettings()
    settings.fieldName = expression
    settings.isExpression = True
    settings.setFormat(style)
    if placement is not None:
        settings.placement = placement
    settings.dist = 0.4
    settings.offsetType = QgsPalLayerSettings.FromSymbolBounds
    settings.obstacle = obstacle
    settings.displayAll = False
    settings.fitInPolygonOnly = False
    if from_scale:
        settings.scaleVisibility = True
        settings.minimumScale = from_scale
        settings.maximumScale = 1
    properties = settings.dataDefinedProperties()
    if where:
        properties.setProperty(QgsPalLayerSettings.Show, QgsProperty.fromExpression(where))
    if priority:
        properties.setProperty(QgsPalLayerSettings.Priority, QgsProperty.fromExpression(priority))
    settings.setDataDefinedProperties(properties)
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)


def keep_clear(layer: QgsVectorLayer) -> None:
    """Let the labels of other layers avoid the features of ``layer``."""
    settings = QgsPalLayerSettings()
    settings.drawLabels = False
    settings.obstacle = True
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)


AROUND_POINT = QgsPalLayerSettings.OrderedPositionsAroundPoint
IN_POLYGON = QgsPalLayerSettings.Horizontal


# ---- renderers -----------------------------------------------------------------------------------


def by_reason(symbols: dict[str, object]) -> QgsCategorizedSymbolRenderer:
    """Make one category per reason, in the order of the legend."""
    categories = [QgsRendererCategory(r, symbol.clone(), REASONS[r][0]) for r, symbol in symbols.items()]
    return QgsCategorizedSymbolRenderer("reason", categories)


def rules(parts: list[tuple[str | None, object, str]]) -> QgsRuleBasedRenderer:
    """Make one rule per part: filter (``ELSE`` for the rest), symbol, label."""
    root = QgsRuleBasedRenderer.Rule(None)
    for expression, symbol, text_ in parts:
        rule = QgsRuleBasedRenderer.Rule(symbol, label=text_)
        if expression == "ELSE":
            rule.setIsElse(True)
        elif expression:
            rule.setFilterExpression(expression)
        root.appendChild(rule)
    return QgsRuleBasedRenderer(root)


def by_value(field: str, pattern: object, words: str) -> QgsCategorizedSymbolRenderer:
    """Make a renderer whose only category is a pattern; ``style_fit`` makes one per value found."""
    return QgsCategorizedSymbolRenderer(field, [QgsRendererCategory(None, pattern.clone(), words)])


def by_break(pattern: object) -> QgsCategorizedSymbolRenderer:
    """Make a pattern for breaks; the far ones are drawn first, so that the near ones lie on top."""
    renderer = by_value("break_cost", pattern, "服务范围")
    renderer.setOrderBy(QgsFeatureRequest.OrderBy([QgsFeatureRequest.OrderByClause('"break_cost"', False)]))
    renderer.setOrderByEnabled(True)
    return renderer


# Draw what is served first, then gaps from the largest to the smallest, so that none is hidden.
GAPS_ON_TOP = QgsFeatureRequest.OrderBy([
    QgsFeatureRequest.OrderByClause("\"reason\" = 'served'", False),
    QgsFeatureRequest.OrderByClause('"people_in_need"', False),
])


def demand_points(people: str) -> QgsCategorizedSymbolRenderer:
    """Make points by reason; gaps grow with the people concerned, the served stay small."""
    # One expression for all categories, else QGIS leaves the sizes out of the legend.
    expression = f"CASE WHEN \"reason\" = 'served' THEN 0 WHEN \"reason\" <> 'outside' THEN \"{people}\" END"
    symbols = {}
    for reason, (_, colour, shape) in REASONS.items():
        edge = GREY if reason == "no_geometry" else "#FFFFFF"
        symbol = marker(shape, colour, 2.6, edge=edge, edge_mm=0.2)
        symbols[reason] = sized(
            symbol, expression, up_to=500, smallest_mm=1.2, largest_mm=5.5, missing_mm=2.0)
    symbols["served"].setSize(1.4)
    symbols["outside"].setSize(2.0)
    renderer = by_reason(symbols)
    renderer.setOrderBy(GAPS_ON_TOP)
    renderer.setOrderByEnabled(True)
    renderer.setSourceSymbol(symbols["beyond"].clone())
    size_legend(renderer, VERMILION, [50, 200, 500])
    return renderer


def route_lines() -> QgsCategorizedSymbolRenderer:
    """Make lines by reason: thin and pale when served, strong when beyond."""
    return by_reason({
        "served": line(PALE, 0.25),
        "beyond": line(VERMILION, 0.45),
    })


def reason_filter() -> str:
    return "\"reason\" <> 'served'"


# ---- the files -----------------------------------------------------------------------------------


def layer(geometry: str, fields: str) -> QgsVectorLayer:
    """Make an empty layer with the fields that the style speaks of (``name:type``, by comma)."""
    columns = "".join(f"&field={f.strip()}" for f in fields.split(","))
    made = QgsVectorLayer(f"{geometry}?crs=EPSG:4490{columns}", "style", "memory")
    if not made.isValid():
        raise RuntimeError(f"No layer for {geometry} {fields}")
    return made


def save(made: QgsVectorLayer, name: str, folder: str = "styles") -> None:
    """Write symbols and labels only: fields, forms and the like stay the layer's own."""
    target = PLUGIN / folder / f"{name}.qml"
    categories = QgsMapLayer.Symbology | QgsMapLayer.Labeling | QgsMapLayer.Rendering
    said, well = made.saveNamedStyle(str(target), categories)
    if not well:
        raise RuntimeError(said)
    # Identifiers made at random would change the file at every run: number them instead.
    numbers: dict[str, str] = {}

    def numbered(found: re.Match) -> str:
        return numbers.setdefault(found[0], f"{{{len(numbers) + 1:08d}-0000-4000-8000-000000000000}}")

    written = re.sub(r"\{[0-9a-f]{8}-[0-9a-f-]{27}\}", numbered, target.read_text(encoding="utf-8"))
    target.write_text(written, encoding="utf-8")


def service_gaps() -> None:
    points = layer("Point", "name:string, reason:string, people_in_need:double, total_m:double")
    points.setRenderer(demand_points("people_in_need"))
    label(points, '"name"', text(8, INK), where=reason_filter(), placement=AROUND_POINT, from_scale=150000,
          priority='coalesce(min(10, 3 + "people_in_need" / 50), 3)')
    save(points, "servicegaps_output")

    routes = layer("LineString", "reason:string")
    routes.setRenderer(route_lines())
    save(routes, "servicegaps_routes")

    areas = layer("Polygon", "service:string, service_name:string")
    areas.setRenderer(QgsSingleSymbolRenderer(gap_area()))
    save(areas, "servicegaps_gap_areas")

    share = 'if("people_served" + "people_unserved" > 0, ' \
            '"people_unserved" / ("people_served" + "people_unserved"), NULL)'
    townships = layer("Polygon", "name:string, people_served:double, people_unserved:double, villages:int, "
                                 "villages_unserved:int")
    parts, lower = [], None
    for upper, words, colour in GAP_SHARES:
        tests = [f"{share} >= {lower}" if lower is not None else f"{share} is not NULL"]
        if upper is not None:
            tests.append(f"{share} < {upper}")
        parts.append((" AND ".join(tests), fill(colour, edge="#FFFFFF", edge_mm=0.3), words))
        lower = upper
    parts.append(("ELSE", fill("#FFFFFF", edge=PALE, edge_mm=0.3, hatch=PALE), "无人口数据"))
    townships.setRenderer(rules(parts))
    label(townships, f"\"name\" || coalesce('\\n' || round(100 * {share}) || '%', '')",
          text(8.5, INK, bold=True), placement=IN_POLYGON, obstacle=False)
    save(townships, "servicegaps_township_gaps")


def gap_area() -> QgsFillSymbol:
    """Make the hatch of land beyond the radius: what lies below it, and names on it, can be read."""
    return fill(None, edge="#DDB9A4", edge_mm=0.15, hatch="#DDB9A4", hatch_mm=2.2)


def network_distance() -> None:
    points = layer("Point", "name:string, reason:string")
    symbols = {"served": marker("circle", BLUE, 2, edge_mm=0.15)}
    for reason in ("beyond", "unconnected", "off_network", "no_geometry"):
        _, colour, shape = REASONS[reason]
        edge = colour if reason == "no_geometry" else "#FFFFFF"
        symbols[reason] = marker(shape, colour, 2.6, edge=edge, edge_mm=0.25)
    renderer = by_reason(symbols)
    renderer.updateCategoryLabel(0, "可到达")
    points.setRenderer(renderer)
    save(points, "nearestfacility_output")

    routes = layer("LineString", "reason:string")
    lines = by_reason({"served": line(BLUE, 0.4), "beyond": line(VERMILION, 0.4)})
    lines.updateCategoryLabel(0, "可到达")
    routes.setRenderer(lines)
    save(routes, "nearestfacility_routes")

    pairs = layer("LineString", "origin_id:string, destination_id:string")
    pairs.setRenderer(QgsSingleSymbolRenderer(line(GREY, 0.2)))
    pairs.setOpacity(0.6)
    save(pairs, "costmatrix_output")

    reached = layer("LineString", "facility_id:string, break_cost:double")
    reached.setRenderer(by_break(line(BLUE, 0.7)))
    save(reached, "serviceareas_lines")
    ground = layer("Polygon", "facility_id:string, break_cost:double")
    ground.setRenderer(by_break(fill(SKY, edge="#FFFFFF", edge_mm=0.25)))
    ground.setOpacity(0.75)
    save(ground, "serviceareas_polygons")

    assigned = layer("Point", "facility_id:string, facility_name:string")
    assigned.setRenderer(by_value("facility_id", marker("circle", BLUE, 2.2), "就近分配"))
    save(assigned, "catchments_points")
    zones = layer("Polygon", "facility_id:string, facility_name:string")
    zones.setRenderer(by_value("facility_id", fill(SKY, edge="#FFFFFF", edge_mm=0.4), "就近分配范围"))
    zones.setOpacity(0.75)
    label(zones, 'coalesce("facility_name", "facility_id")', text(8.5, INK, bold=True), placement=IN_POLYGON,
          obstacle=False)
    save(zones, "catchments_output")
    ways = layer("LineString", "facility_id:string, facility_name:string")
    ways.setRenderer(by_value("facility_id", line(BLUE, 0.7), "就近分配路段"))
    save(ways, "catchments_lines")


def prepared_data() -> None:
    edges = layer("LineString", "component:int, main_component:int, oneway:int")
    island = line(VERMILION, 0.7)
    arrow = line(BLUE, 0.4)
    edges.setRenderer(rules([
        ('"component" > 0', island, "孤立路段（与主路网不连通）"),
        ('"component" = 0 AND "oneway" <> 0', arrow, "单行路段"),
        ("ELSE", line(GREY, 0.3), "双向路段"),
    ]))
    save(edges, "buildnetwork_output")

    nodes = layer("Point", "degree:int")
    nodes.setRenderer(rules([
        ('"degree" = 1', marker("circle", VERMILION, 1.6, edge_mm=0.1), "端点（断头路）"),
        ("ELSE", marker("circle", GREY, 1.0, edge_mm=0), "路口"),
    ]))
    save(nodes, "buildnetwork_nodes")

    people = layer("Point", "people:double")
    known = sized(marker("circle", BLUE, 2.2, opacity=0.7), '"people"', up_to=500, smallest_mm=0.4,
                  largest_mm=6, missing_mm=1.6)
    people.setRenderer(rules([
        ('"people" is NULL', marker("circle", "#FFFFFF", 1.6, edge=VERMILION, edge_mm=0.35), "人口缺失"),
        ("ELSE", known, "人口（圆面积与人数成正比）"),
    ]))
    save(people, "populationpoints_output")


def sheet() -> None:
    """Write what lies under the results on a map sheet."""
    roads = layer("LineString", "road_class:string")
    levels = [
        ("major", line("#FFF1BF", 0.45, casing="#A39C8F"), "二级及以上公路", 2),
        ("middle", line("#BDB8AE", 0.3), "三级、四级公路", 1),
        ("minor", line("#D6D6D6", 0.15), "其他道路", 0),
    ]
    for _, symbol, _, lowest in levels:
        for number, part in enumerate(symbol.symbolLayers()):
            part.setRenderingPass(lowest + number)
    renderer = QgsCategorizedSymbolRenderer(
        "road_class", [QgsRendererCategory(name, symbol.clone(), words) for name, symbol, words, _ in levels])
    renderer.setUsingSymbolLevels(True)
    roads.setRenderer(renderer)
    save(roads, "roads", "layouts")

    townships = layer("Polygon", "name:string")
    townships.setRenderer(QgsSingleSymbolRenderer(fill(None, edge_mm=0)))
    label(townships, '"name"', text(9, "#4D4D4D", bold=True, halo_mm=0.8), placement=IN_POLYGON,
          obstacle=False, priority="10")
    save(townships, "townships", "layouts")

    for name, geometry, symbol in (
        ("ground", "Polygon", fill("#FFFFFF", edge_mm=0)),
        ("township_border", "LineString", line("#7F7F7F", 0.25, style="dash")),
        ("county_border", "LineString", line(INK, 0.7, style="dash dot")),
        ("routes", "LineString", line("#8A3A00", 0.35)),
    ):
        plain = layer(geometry, "name:string")
        plain.setRenderer(QgsSingleSymbolRenderer(symbol))
        save(plain, name, "layouts")

    facilities = layer("Point", "name:string")
    facilities.setRenderer(QgsSingleSymbolRenderer(marker("square", GREEN, 2.6, edge="#FFFFFF", edge_mm=0.3)))
    keep_clear(facilities)
    save(facilities, "facilities", "layouts")


def main() -> None:
    QgsApplication.setPrefixPath("/usr", True)
    application = QgsApplication([], False)
    application.initQgis()
    for write in (service_gaps, network_distance, prepared_data, sheet):
        write()
    count = sum(1 for folder in ("styles", "layouts") for _ in (PLUGIN / folder).glob("*.qml"))
    sys.stdout.write(f"{count} styles written\n")
    application.exitQgis()


if __name__ == "__main__":
    main()

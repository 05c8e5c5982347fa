#!/usr/bin/env python3
"""Write the QML files in ``styles/`` and ``layouts/`` with the QGIS API.

Run it on the oldest supported QGIS (3.22), so that every later release can read the files:

    QT_QPA_PLATFORM=offscreen /usr/bin/python3 tools/make_styles.py

Colours are Okabe and Ito's, which people with colour-blindness tell apart, and a purple dark
enough for that; every reason also has its own shape, so that a photocopy can still be read. What
is served recedes, gaps stand out.
"""

from __future__ import annotations

import csv
import os
import re
import sys
from collections.abc import Sequence
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
    QgsSymbolLayer,
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
INK, GREY, PALE, FAINT = "#2B2B2B", "#7A7A7A", "#94A1A9", "#6E7D87"

# reason: label, colour, marker shape
REASONS = {
    "beyond": ("超出服务半径", VERMILION, "circle"),
    "unconnected": ("路网不连通", PURPLE, "square"),
    "off_network": ("远离道路", BLUE, "triangle"),
    "outside": ("县域外", GREY, "diamond"),
    "no_geometry": ("没有可用的几何", GREY, "cross2"),
    "served": ("已覆盖", FAINT, "circle"),
}

# Share of people beyond the radius: upper limit, label, colour (light to dark, so it survives a photocopy).
GAP_SHARES = [
    (0.10, "未覆盖人口 10% 以下", "#FFF7DC"),
    (0.25, "未覆盖人口 10%–25%", "#FEE08B"),
    (0.50, "未覆盖人口 25%–50%", "#FDAE61"),
    (0.75, "未覆盖人口 50%–75%", "#E0693A"),
    (None, "未覆盖人口 75% 及以上", "#9E2A1F"),
]


# ColorBrewer's GnBu in five steps, light to dark: it survives print, is read by colour-blind people, and
# names and lines can still be read on its last step.
STEPS = ("#F0F9E8", "#BAE4BC", "#7BCCC4", "#43A2CA", "#0868AC")

SHARES = [0.2, 0.4, 0.6, 0.8]

PIPE_MM = 0.4

# The grades of scores, with the colours that they have in the report: label, lowest score, colour. Red and
# blue are told apart by colour-blind people, and in a photocopy what is weak is darker than what is fair.
SCORES = [
    ("有缺口", None, "#B2182B"), ("较弱", 0.6, "#EF8A62"), ("较好", 0.75, "#A6D0E4"), ("好", 0.9, "#2166AC")]

# Where a road stands on a map: label, colour, width in mm, casing, line style. In the order of the legend.
ROADS = {
    "expressway": ("高速公路、城市快速路", "#F58220", 1.0, "#7A2E0E", "solid"),
    "national": ("国道", "#D7261E", 0.95, None, "solid"),
    "provincial": ("省道", "#FFC72C", 0.5, "#8A6A16", "solid"),
    "county": ("县道", "#FFFFFF", 0.35, "#8A5A2B", "solid"),
    "township": ("乡道", "#8A5A2B", 0.35, None, "solid"),
    "village": ("村道", "#9A9A9A", 0.18, None, "solid"),
    "special": ("专用公路", "#7B3294", 0.35, None, "solid"),
    "main_street": ("城市主次干路", "#E8B08A", 0.5, None, "solid"),
    "street": ("城市支路及其他街道", "#C9B8A6", 0.25, None, "solid"),
    "other": ("等级不明", "#5B8FA8", 0.25, None, "solid"),
    "way": ("机耕路、小路等", "#B5B5B5", 0.15, None, "dash"),
    "planned": ("规划道路", "#D7261E", 0.4, None, "dash"),
}
# Drawn over one another in this order, the main roads last.
ROADS_FROM_BELOW = ("way", "village", "street", "other", "planned", "special", "township", "main_street",
                    "county", "provincial", "national", "expressway")


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
    legend.setTitle("服务对象人数（面积表示）")
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
          from_scale: float | None = None, once_a_line: bool = False) -> None:
    """Label ``layer`` without collisions; ``priority`` is an expression from 0 to 10.

    ``once_a_line`` names a road or river that is drawn in pieces as one.
    """
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
    if once_a_line:
        along = settings.lineSettings()
        along.setMergeLines(True)
        settings.setLineSettings(along)
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
ALONG_LINE = QgsPalLayerSettings.Line
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


def classes(expression: str, limits: list[float], unit: str, *, share: bool = False,
            missing: str = "无数据") -> QgsRuleBasedRenderer:
    """Colour polygons in five steps parted at four limits; what is missing is hatched."""
    shown = [f"{100 * limit:g}%" if share else f"{limit:g}" for limit in limits]
    words = [f"{unit} {shown[0]} 以下", *(f"{unit} {a}–{b}" for a, b in zip(shown, shown[1:])),
             f"{unit} {shown[-1]} 及以上"]
    return steps(expression, limits, words, STEPS, missing=missing)


def grades(expression: str, unit: str) -> QgsRuleBasedRenderer:
    """Colour polygons by the grade of their score."""
    limits = [least for _, least, _ in SCORES[1:]]
    middle = (f"{low:g}–{high:g}" for low, high in zip(limits, limits[1:]))
    said = [f"{limits[0]:g} 以下", *middle, f"{limits[-1]:g} 及以上"]
    words = [f"{grade}：{unit} {limit}" for (grade, *_), limit in zip(SCORES, said)]
    colours = [colour for *_, colour in SCORES]
    return steps(f"round({expression}, 9)", limits, words, colours, missing="没有得分")


def steps(expression: str, limits: list[float], words: list[str], colours: Sequence[str], *,
          missing: str) -> QgsRuleBasedRenderer:
    """Colour polygons in steps parted at limits, which belong to the step above."""
    bounds = [None, *limits, None]
    parts = []
    for low, high, word, colour in zip(bounds, bounds[1:], words, colours):
        tests = [f"({expression}) is not NULL"]
        tests += [f"({expression}) >= {low}"] if low is not None else []
        tests += [f"({expression}) < {high}"] if high is not None else []
        parts.append((" AND ".join(tests), fill(colour, edge=PALE, edge_mm=0.2), word))
    parts.append(("ELSE", fill("#FFFFFF", edge=PALE, edge_mm=0.3, hatch=PALE), missing))
    return rules(parts)


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
        # A white edge would leave nothing of the small points of the served on a sheet.
        edge = {"no_geometry": GREY, "served": colour}.get(reason, "#FFFFFF")
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
    townships.setRenderer(by_share(share, GAP_SHARES, missing="无人口数据"))
    label_share(townships, share)
    save(townships, "servicegaps_township_gaps")


def by_share(
    share: str, limits: list[tuple[float | None, str, str]], *, missing: str
) -> QgsRuleBasedRenderer:
    """Colour polygons by an expression from 0 to 1; those without a value are hatched."""
    parts, lower = [], None
    for upper, words, colour in limits:
        tests = [f"{share} >= {lower}" if lower is not None else f"{share} is not NULL"]
        if upper is not None:
            tests.append(f"{share} < {upper}")
        parts.append((" AND ".join(tests), fill(colour, edge="#FFFFFF", edge_mm=0.3), words))
        lower = upper
    parts.append(("ELSE", fill("#FFFFFF", edge=PALE, edge_mm=0.3, hatch=PALE), missing))
    return rules(parts)


def label_share(townships: QgsVectorLayer, share: str) -> None:
    """Label townships with name and share."""
    label(townships, f"\"name\" || coalesce('\\n' || format_number(100 * {share}, 1) || '%', '')",
          text(8.5, INK, bold=True), placement=IN_POLYGON, obstacle=False)


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


def roads_by_class(field: str) -> QgsCategorizedSymbolRenderer:
    """Draw roads as on a map, the casings below and the main roads on top."""
    categories = []
    for name, (words, colour, width, casing, style) in ROADS.items():
        symbol = line(colour, width, style=style, casing=casing)
        lowest = 2 * ROADS_FROM_BELOW.index(name)
        for number, part in enumerate(symbol.symbolLayers()):
            part.setRenderingPass(lowest + number)
        categories.append(QgsRendererCategory(name, symbol.clone(), words))
    renderer = QgsCategorizedSymbolRenderer(field, categories)
    renderer.setUsingSymbolLevels(True)
    return renderer


def road_coverage() -> None:
    townships = layer("Polygon", "name:string, km_per_km2:double")
    townships.setRenderer(classes('"km_per_km2"', [0.5, 1.5, 2.5, 3.5], "路网密度（千米/平方千米）"))
    label(townships, "\"name\" || coalesce('\\n' || format_number(\"km_per_km2\", 2), '')",
          text(8.5, INK, bold=True), placement=IN_POLYGON, obstacle=False)
    save(townships, "roadcoverage_township_coverage")

    roads = layer("LineString", "map_class:string")
    roads.setRenderer(roads_by_class("map_class"))
    save(roads, "roadcoverage_roads_by_class")

    villages = layer("Point", "name:string, on_graded:int, has_stop:int")
    villages.setRenderer(rules([
        ('"on_graded" = 0', marker("triangle", VERMILION, 2.8), "未通等级公路"),
        ('"on_graded" = 1 AND "has_stop" = 0', marker("square", PURPLE, 2.2), "通等级公路，未通客车"),
        ('"on_graded" = 1 AND coalesce("has_stop", 1) = 1', marker("circle", PALE, 1.4), "通等级公路"),
        ("ELSE", marker("diamond", GREY, 2.0), "未判定"),
    ]))
    label(villages, '"name"', text(8, INK), where='"on_graded" = 0 OR "has_stop" = 0',
          placement=AROUND_POINT, from_scale=150000)
    save(villages, "roadcoverage_villages")

    other = '"is_county_seat" = 0'
    seats = layer("Point", "name:string, is_county_seat:int, connected:int")
    seats.setRenderer(rules([
        ('"is_county_seat" = 1', marker("star", INK, 4.5), "县城"),
        (f"{other} AND \"connected\" = 1", marker("circle", BLUE, 2.8, edge_mm=0.3),
         "驻地已通三级及以上公路"),
        (f"{other} AND \"connected\" = 0", marker("triangle", VERMILION, 3.4, edge_mm=0.3),
         "驻地未通三级及以上公路"),
        ("ELSE", marker("diamond", GREY, 2.6), "驻地远离道路，未判定"),
    ]))
    label(seats, "\"name\" || if(\"minutes\" > 0, ' ' || round(\"minutes\") || ' 分钟', '')",
          text(8.5, INK, bold=True), placement=AROUND_POINT)
    save(seats, "roadcoverage_seats_judged")

    links = layer("LineString", "name:string, length_m:double")
    links.setRenderer(QgsSingleSymbolRenderer(line(VERMILION, 1.1, style="dash", casing="#FFFFFF")))
    label(links, "\"name\" || ' 缺 ' || format_number(\"length_m\" / 1000, 1) || ' 千米'",
          text(8, VERMILION, bold=True), placement=ALONG_LINE)
    save(links, "roadcoverage_links")


def corridor_gaps() -> None:
    # By class a route is called as the engine calls the class.
    classes_zh = ("motorway", "高速公路", "class_1", "一级公路", "class_2", "二级公路", "class_3", "三级公路",
                  "class_4", "四级公路", "below_class", "等外公路", "expressway", "快速路",
                  "arterial", "主干路", "sub_arterial", "次干路", "branch", "支路", "estate", "居住区道路")
    route = f"coalesce(map_get(map({', '.join(map(repr, classes_zh))}), \"route\"), \"route\")"
    words = route + " || coalesce(' ' || \"from_milepost\" || '–' || \"to_milepost\", '')"
    stretches = layer(
        "LineString", "route:string, from_milepost:string, to_milepost:string, unreached_m:double")
    stretches.setRenderer(rules([
        ('"unreached_m" > 0', line(PURPLE, 1.1, style="dash", casing="#FFFFFF"),
         "空白路段（有路段无路可达）"),
        ("ELSE", line(VERMILION, 1.1, casing="#FFFFFF"), "空白路段（超出距离）"),
    ]))
    label(stretches, words, text(8, VERMILION, bold=True), where="\"direction\" = 'forward'",
          placement=ALONG_LINE)
    save(stretches, "corridorgaps_stretches")

    routes = layer("LineString", "route:string, gap:int")
    near, far = line(BLUE, 0.6, casing="#FFFFFF"), line(VERMILION, 0.9, casing="#FFFFFF")
    routes.setRenderer(rules([('"gap" = 1', far, "超出距离"), ("ELSE", near, "距离以内")]))
    label(routes, route, text(8, BLUE, bold=True), where="\"gap\" = 0 AND \"direction\" = 'forward'",
          placement=ALONG_LINE)
    save(routes, "corridorgaps_route_lines")

    townships = layer("Polygon", "name:string, covered_share:double")
    townships.setRenderer(classes(
        '"covered_share"', [0.25, 0.5, 0.75, 0.95], "公路里程覆盖率", share=True, missing="没有这些路线"))
    label(townships, "\"name\" || coalesce('\\n' || format_number(100 * \"covered_share\", 1) || '%', '')",
          text(8.5, INK, bold=True), placement=IN_POLYGON, obstacle=False)
    save(townships, "corridorgaps_township_coverage")


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


def pipe_coverage() -> None:
    """Write pipes in the colours of underground utilities; what is not joined to its plant is dashed."""
    pipes = layer("LineString", "medium:string, connected:int, reason:string, status:string")
    below = [
        ('"connected" = 0', unjoined(), "未与厂站连通（虚线、浅底）"),
        ("\"reason\" = 'no_source'", line(GREY, PIPE_MM, style="dot"), "没有厂站资料，连通情况不明（点线）"),
        ("\"reason\" = 'not_in_use'", line(PALE, 0.25, style="dash dot"), "停用、在建或规划"),
    ]
    parts = []
    for above, medium in enumerate(reversed(media()), start=1):
        where = f"\"medium\" = '{medium['medium']}' AND \"reason\" <> 'not_in_use'"
        # Sewers are all brown: combined ones are wide, so that they are told apart on any print.
        width_mm = 2 * PIPE_MM if medium["medium"] == "combined" else PIPE_MM
        parts.append((where, pipe(medium["colour"], width_mm, above), f"{medium['name_zh']}管线"))
    pipes.setRenderer(rules([*reversed(parts), *below]))
    save(pipes, "pipecoverage_output")

    lost = layer("LineString", "system:string, reason:string")
    lost.setRenderer(rules([
        ("\"reason\" = 'isolated'", line(VERMILION, 0.9), "孤立管段（所在管网没有厂站）"),
        ("ELSE", line(PURPLE, 0.9, style="dash"), "被阀门或流向隔断"),
    ]))
    save(lost, "pipecoverage_isolated")

    townships = layer("Polygon", "name:string, medium:string, people_served_share:double")
    townships.setRenderer(classes(
        '"people_served_share"', SHARES, "服务人口", share=True, missing="没有人口或服务距离"))
    label_share(townships, '"people_served_share"')
    save(townships, "pipecoverage_township_coverage")

    villages = layer("Point", "name:string, medium:string, served:int, near:int, people:double")
    villages.setRenderer(rules([
        ('"served" = 1', marker("circle", PALE, 1.6), "已服务"),
        ('"served" = 0 AND "near" = 1', marker("square", PURPLE, 2.4), "旁有管线而未服务"),
        ('"served" = 0 AND coalesce("near", 0) = 0', marker("circle", VERMILION, 2.4), "未服务"),
        ("ELSE", marker("diamond", "#FFFFFF", 2.2, edge=GREY, edge_mm=0.35), "不明"),
    ]))
    label(villages, '"name"', text(7.5, INK), where='"served" = 0', placement=AROUND_POINT, from_scale=100000)
    save(villages, "pipecoverage_villages")


def media() -> list[dict[str, str]]:
    """Read the media of pipes with their colours, in the order of the legend."""
    with open(PLUGIN / "standards" / "pipes.csv", encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def pipe(colour: str, width_mm: float, above: int) -> QgsLineSymbol:
    """Make a pipe: solid, dashed where it is not joined to a plant, dotted where nobody knows."""
    symbol = line(colour, width_mm)
    style = QgsProperty.fromExpression(
        "CASE WHEN \"connected\" = 0 THEN 'dash' WHEN \"reason\" = 'no_source' THEN 'dot' ELSE 'solid' END")
    symbol.symbolLayer(0).setDataDefinedProperty(QgsSymbolLayer.PropertyStrokeStyle, style)
    symbol.symbolLayer(0).setRenderingPass(above)
    return symbol


def unjoined() -> QgsLineSymbol:
    """Make the pale band under a pipe that is not joined; the dash on it is seen in the legend only."""
    symbol, band = line(GREY, PIPE_MM, style="dash"), line("#F3CDB0", 1.5)
    symbol.insertSymbolLayer(0, band.symbolLayer(0).clone())
    return symbol


def site_coverage() -> None:
    townships = layer("Polygon", "name:string, sites:int, people_share:double, villages_share:double")
    share = 'coalesce("people_share", "villages_share")'
    townships.setRenderer(classes(share, SHARES, "覆盖率", share=True, missing="没有人口和村庄数据"))
    known = f"coalesce(format_number(100 * {share}, 1) || '% · ', '')"
    words = f"\"name\" || '\\n' || {known} || \"sites\" || ' 处'"
    label(townships, words, text(8.5, INK, bold=True), placement=IN_POLYGON, obstacle=False)
    save(townships, "sitecoverage_township_coverage")

    villages = layer("Point", "name:string, how:string, covered:int, people_in_need:double")
    without = sized(marker("circle", VERMILION, 2.6), '"people_in_need"', up_to=500, smallest_mm=1.6,
                    largest_mm=5.5, missing_mm=2.4)
    villages.setRenderer(rules([
        ('"covered" = 0', without, "未覆盖（圆面积与人数成正比）"),
        ("\"how\" = 'radius'", marker("circle", PALE, 1.6), "服务半径内有设施"),
        ("\"how\" = 'inside'", marker("square", BLUE, 2.0), "村内有设施"),
        ("\"how\" = 'joint'", marker("diamond", SKY, 2.4), "联合设置"),
        ("\"how\" = 'exempt'", marker("triangle", GREEN, 2.2), "可不单设"),
    ]))
    label(villages, '"name"', text(8, INK), where='"covered" = 0', placement=AROUND_POINT, from_scale=150000)
    save(villages, "sitecoverage_villages")

    sites = layer("Point", "kind_name:string")
    sites.setRenderer(by_value("kind_name", marker("square", GREEN, 1.7, edge=INK, edge_mm=0.12), "设施"))
    save(sites, "sitecoverage_sites")

    chains = layer("Point", "name:string, missing:string, complete:int")
    chains.setRenderer(rules([
        ("\"missing\" LIKE 'collection%'", marker("circle", VERMILION, 2.6), "缺收集点"),
        ("\"missing\" LIKE 'transfer%'", marker("square", PURPLE, 2.6), "缺转运站"),
        ("\"missing\" LIKE 'treatment%'", marker("triangle", BLUE, 2.8), "缺处理厂"),
        ('"complete" = 1', marker("circle", PALE, 1.6), "链条完整"),
        ("ELSE", marker("diamond", "#FFFFFF", 2.6, edge=INK, edge_mm=0.35), "链条连通，本乡镇没有转运站"),
    ]))
    broken = "\"missing\" NOT IN ('', 'own_transfer')"
    label(chains, '"name"', text(8, INK), where=broken, placement=AROUND_POINT, from_scale=150000)
    save(chains, "sitecoverage_chains")


def green_coverage() -> None:
    # What the standard asks of the town, else of all housing land, else what is known of the people.
    shares = [f"{what}_network_share" for what in ("residential_urban", "residential", "people")]
    townships = layer("Polygon", "name:string, " + ", ".join(f"{name}:double" for name in shares))
    share = "coalesce({})".format(", ".join(f'"{name}"' for name in shares))
    missing = "没有居住用地和人口数据"
    townships.setRenderer(classes(share, SHARES, "公园服务半径覆盖率", share=True, missing=missing))
    label_share(townships, share)
    save(townships, "greencoverage_township_coverage")

    parks = layer("Polygon", "name:string, size_class:string, reason:string")
    fine = "coalesce(\"reason\", '') = ''"
    large, small = (f"{fine} AND \"size_class\" = '{size}'" for size in ("park_large", "park_small"))
    parks.setRenderer(rules([
        ("\"reason\" = 'status'", fill(None, edge="#5E8C61", edge_mm=0.4, edge_style="dash"), "规划或已停用"),
        ("\"reason\" = 'off_network'", fill("#F6D9C4", edge=VERMILION, edge_mm=0.5), "入口远离道路"),
        (large, fill("#1B7837", edge="#0B4A1E", edge_mm=0.2), "5000 平方米及以上"),
        (small, fill("#7FBF7B", edge="#1B7837", edge_mm=0.2), "2000—5000 平方米"),
        ("ELSE", fill("#E6F5E0", edge="#7FBF7B", edge_mm=0.3), "小于 2000 平方米，不计入"),
    ]))
    label(parks, '"name"', text(7.5, "#0B4A1E"), where=fine, placement=IN_POLYGON, from_scale=25000)
    save(parks, "greencoverage_parks")

    villages = layer("Point", "name:string, network_served:int, straight_served:int")
    villages.setRenderer(rules([
        ('"network_served" = 1', marker("circle", GREEN, 2.0, edge_mm=0.15), "路网距离内有公园"),
        ('"network_served" = 0 AND "straight_served" = 1', marker("square", PURPLE, 2.4),
         "仅直线距离内有公园"),
        ("ELSE", marker("circle", VERMILION, 1.8, edge_mm=0.15), "没有公园覆盖"),
    ]))
    save(villages, "greencoverage_villages")

    beyond = layer("Polygon", "township:string")
    beyond.setRenderer(QgsSingleSymbolRenderer(fill("#F2B48C", edge="#C4723D", edge_mm=0.1)))
    save(beyond, "greencoverage_beyond")


def school_zones() -> None:
    """Write zones and townships by the share zoned to the nearest school, and who has a nearer one."""
    zones = layer("Polygon", "name:string, schools:string, share_nearest:double")
    zones.setRenderer(classes(
        '"share_nearest"', SHARES, "划片就近", share=True, missing="学校不明或无学龄儿童"))
    label(zones, "coalesce(nullif(\"schools\", ''), \"name\")", text(7.5, INK), placement=IN_POLYGON,
          from_scale=150000, obstacle=False)
    save(zones, "schoolzones_zones")

    townships = layer("Polygon", "name:string, share_nearest:double")
    townships.setRenderer(classes(
        '"share_nearest"', SHARES, "划片就近", share=True, missing="没有可判定的儿童"))
    label_share(townships, '"share_nearest"')
    save(townships, "schoolzones_township_coverage")

    villages = layer("Point", "name:string, reason:string, people_in_need:double")
    farther = sized(marker("circle", VERMILION, 2.6), '"people_in_need"', up_to=300, smallest_mm=1.6,
                    largest_mm=5.5, missing_mm=2.4)
    villages.setRenderer(rules([
        ("\"reason\" = 'other'", farther, "有更近的学校（圆面积与儿童数成正比）"),
        ("\"reason\" = 'nearest'", marker("circle", PALE, 1.6), "划片学校即最近学校"),
        ("\"reason\" = 'no_zone'", marker("diamond", "#FFFFFF", 2.6, edge=INK, edge_mm=0.35),
         "不在任何学区内"),
        ("\"reason\" = 'unknown_school'", marker("triangle", PURPLE, 2.8), "学区的学校不明"),
        ("ELSE", marker("square", BLUE, 2.2), "没有道路可达，不判定"),
    ]))
    label(villages, '"name"', text(8, INK), where="\"reason\" <> 'nearest'", placement=AROUND_POINT,
          from_scale=150000)
    save(villages, "schoolzones_villages")


def county_indicators() -> None:
    townships = layer("Polygon", "name:string, score:double, missing:int")
    townships.setRenderer(grades('"score"', "综合得分"))
    label(townships, "\"name\" || coalesce('\\n' || format_number(\"score\", 3), '')",
          text(8.5, INK, bold=True), placement=IN_POLYGON, obstacle=False)
    save(townships, "countyindicators_township_indicators")
    save(townships, "countydiagnosis_township_indicators")


# What a facility is on the sample county's map: label, kinds, shape, colour, size in mm, and the scale from
# which it is drawn (the many small ones would hide the map of a whole county).
FACILITIES = (
    ("医院", ("hospital_general", "hospital_tcm", "hospital_mch"), "cross_fill", "#C62828", 4.0, None),
    ("乡镇卫生院、社区卫生服务中心", ("township_health_centre", "chc", "health_station"), "cross_fill",
     VERMILION, 2.8, None),
    ("村卫生室", ("village_clinic",), "cross_fill", "#F0A07A", 2.0, 120000),
    ("中学", ("junior_high", "nine_year", "senior_high", "vocational"), "square", BLUE, 2.6, None),
    ("小学、教学点", ("primary", "teaching_point"), "square", SKY, 2.0, 250000),
    ("幼儿园、托育", ("kindergarten", "childcare"), "square", "#B8DCF2", 1.8,
     120000),
    ("养老服务", ("care_home", "day_care", "meal_point", "welfare"), "pentagon", PURPLE, 2.0, 120000),
    ("文化体育", ("culture_centre", "culture_station", "culture_room", "library", "sports"), "star",
     "#7A6A00", 2.4, 120000),
    ("政务、市场、商业", ("gov_service", "market", "supermarket", "commercial"), "diamond",
     GREY, 2.0, 120000),
    ("消防、避难场所", ("fire_station", "fire_team", "micro_fire_post", "shelter"), "triangle",
     "#8B0000", 2.4, 250000),
    ("市政厂站",
     ("water_plant", "wwtp", "gas_gate_station", "heat_source", "substation", "telecom_office"), "hexagon",
     "#2F5D8A", 2.8, 250000),
    ("环卫设施", ("waste_point", "transfer_station", "incinerator"), "circle", "#6B4F2A", 1.4, 120000),
)

# The sample county's own words for what ``ROADS`` draws.
ROAD_CLASS = """CASE
 WHEN "status" = '规划' THEN 'planned'
 WHEN "tech_class" = '高速' THEN 'expressway'
 WHEN "admin_class" = 'G' THEN 'national'
 WHEN "admin_class" = 'S' THEN 'provincial'
 WHEN "admin_class" = 'X' THEN 'county'
 WHEN "admin_class" = 'Y' THEN 'township'
 WHEN "admin_class" = 'C' THEN 'village'
 WHEN "urban_class" IN ('主干路', '次干路') THEN 'main_street'
 WHEN "urban_class" <> '' THEN 'street'
 ELSE 'way' END"""


def sample_county() -> None:
    """Write what the sample county looks like when it is opened: a county map."""
    roads = layer("LineString", "admin_class:string, tech_class:string, urban_class:string, status:string, "
                                "route:string")
    roads.setRenderer(roads_by_class(ROAD_CLASS))
    label(roads, '"route"', text(7.5, "#7A2E0E", bold=True), where="left(\"route\", 1) IN ('G', 'S')",
          placement=ALONG_LINE, from_scale=200000, once_a_line=True, priority="0")
    save(roads, "sample_roads")

    facilities = layer("Point", "kind:string, name:string")
    parts = []
    for words, kinds, shape, colour, size_mm, _ in FACILITIES:
        listed = ", ".join(f"'{kind}'" for kind in kinds)
        parts.append((f'"kind" IN ({listed})', marker(shape, colour, size_mm, edge_mm=0.2), words))
    renderer = rules(parts)
    for rule, (*_, from_scale) in zip(renderer.rootRule().children(), FACILITIES):
        if from_scale:
            rule.setMinimumScale(from_scale)
    facilities.setRenderer(renderer)
    label(facilities, '"name"', text(7.5, INK), placement=AROUND_POINT, from_scale=30000)
    save(facilities, "sample_facilities")

    zones = layer("Polygon", "name:string")
    zones.setRenderer(QgsSingleSymbolRenderer(fill(None, edge=PURPLE, edge_mm=0.35, edge_style="dash")))
    label(zones, '"name"', text(7.5, PURPLE), placement=IN_POLYGON, from_scale=150000, obstacle=False)
    save(zones, "sample_schoolzones")

    sites = (
        ("charging", marker("equilateral_triangle", GREEN, 2.4, edge=INK, edge_mm=0.15)),
        ("logistics", marker("square", "#8C6D1F", 1.8)),
        ("stops", marker("circle", "#1F77B4", 1.5)),
        ("township_seats", marker("star", "#D7261E", 3.6, edge="#FFFFFF", edge_mm=0.3)),
        ("settlements", marker("circle", "#C8BFB2", 1.0, edge=GREY, edge_mm=0.1)),
    )
    for name, symbol in sites:
        points = layer("Point", "name:string")
        points.setRenderer(QgsSingleSymbolRenderer(symbol))
        save(points, f"sample_{name}")

    villages = layer("Point", "name:string, class:string, pop:int")
    villages.setRenderer(rules([
        ("left(\"class\", 1) = '1'", marker("circle", "#5A5A5A", 1.6), "社区（城镇）"),
        ("ELSE", marker("circle", "#FFFFFF", 1.6, edge="#5A5A5A", edge_mm=0.3), "村（乡村）"),
    ]))
    label(villages, '"name"', text(7.5, "#4D4D4D"), placement=AROUND_POINT, from_scale=100000)
    save(villages, "sample_villages")

    pipes = layer("LineString", "medium:string")
    pipes.setRenderer(QgsCategorizedSymbolRenderer("medium", [
        QgsRendererCategory(one["codes"].split(";")[0], line(one["colour"], PIPE_MM), f"{one['name_zh']}管线")
        for one in media() if one["medium"] != "other"
    ]))
    save(pipes, "sample_pipes")

    barriers = layer("LineString", "type:string, name:string")
    rail = line("#FFFFFF", 0.4, style="dash", casing="#3A3A3A")
    barriers.setRenderer(rules([
        ("\"type\" = '铁路'", rail, "铁路"),
        ("ELSE", line("#6BAED6", 0.7), "河流"),
    ]))
    label(barriers, '"name"', text(7.5, "#1F6391"), placement=ALONG_LINE, from_scale=200000,
          once_a_line=True, priority="0")
    save(barriers, "sample_barriers")

    land = (
        ("green", fill("#A6D48A", edge="#5E9C45", edge_mm=0.1)),
        ("residential", fill("#F3D9B8", edge_mm=0)),
        ("builtup", fill("#EFE6DC", edge="#C2AE98", edge_mm=0.2)),
    )
    for name, symbol in land:
        polygons = layer("Polygon", "name:string")
        polygons.setRenderer(QgsSingleSymbolRenderer(symbol))
        save(polygons, f"sample_{name}")

    townships = layer("Polygon", "name:string")
    townships.setRenderer(QgsSingleSymbolRenderer(
        fill(None, edge="#8A6BAE", edge_mm=0.3)))
    label(townships, '"name"', text(9.5, "#4A2E73", bold=True, halo_mm=0.9), placement=IN_POLYGON,
          obstacle=False, priority="1")  # names on results come first
    save(townships, "sample_townships")

    county = layer("Polygon", "name:string")
    county.setRenderer(QgsSingleSymbolRenderer(fill("#FBFAF5", edge="#6A4C93", edge_mm=0.9)))
    save(county, "sample_county")


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
    for write in (
        service_gaps,
        network_distance,
        prepared_data,
        road_coverage,
        corridor_gaps,
        pipe_coverage,
        site_coverage,
        green_coverage,
        school_zones,
        county_indicators,
        sample_county,
        sheet,
    ):
        write()
    count = sum(1 for folder in ("styles", "layouts") for _ in (PLUGIN / folder).glob("*.qml"))
    sys.stdout.write(f"{count} styles written\n")
    application.exitQgis()


if __name__ == "__main__":
    main()

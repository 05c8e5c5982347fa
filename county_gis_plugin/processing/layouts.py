"""Draw the map sheets of the service gaps: one page per service, as PDF and as PNG.

A sheet is made in a project of its own, in whatever thread Processing runs, from copies of the
results. The caller gives a temporary path and publishes the file.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pyproj
import shapely
from qgis.core import (
    Qgis,
    QgsLayerTree,
    QgsLayoutExporter,
    QgsLayoutItemMap,
    QgsLegendRenderer,
    QgsLegendStyle,
    QgsMapLayerLegendUtils,
    QgsPrintLayout,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QColor

from ..analysis.crs import working_crs
from ..analysis.errors import OutputError, message
from ..analysis.network.model import Lines
from ..analysis.progress import Progress
from . import map_layers
from .fields import text as text_fields
from .page import CENTRE, GREY, INK, LEFT, RIGHT, Box, Page, font_family, legend_size
from .style_fit import enlarge

PAPERS = {"A4": (297.0, 210.0, 1.0), "A3": (420.0, 297.0, 1.25)}
"""Width, height (mm) and the factor of all type sizes."""

GAP, SHADE, GROUND = "#B84A00", "#F3F4F4", "#ECEEEF"
GAP_REASONS = ("beyond", "unconnected", "off_network")
MOST_LABELS = 18  # on A4

LANGUAGES = ("zh", "en")
WORDS = {
    "title": ("{county}{service}服务缺口图", "{county}: gaps in the reach of {service}"),
    "radius": ("服务半径：{radii}（{measure}）", "Service radius: {radii} ({measure})"),
    "urban": ("城镇", "urban"),
    "rural": ("农村", "rural"),
    "distance": ("路网距离", "distance along the network"),
    "walk": ("步行时间", "walking time"),
    "ebike": ("电动自行车骑行时间", "time by e-bike"),
    "drive": ("车行时间", "driving time"),
    "m": ("{value:,.0f} 米", "{value:,.0f} m"),
    "min": ("{value:,.0f} 分钟", "{value:,.0f} min"),
    "km_figure": ("{value:,.1f} km", "{value:,.1f} km"),
    "min_figure": ("{value:,.0f} 分钟", "{value:,.0f} min"),
    "and": ("、", ", "),
    "figures": ("关键指标", "Key figures"),
    "people": ("人", "people"),
    "villages": ("个", "villages"),
    "people_beyond": ("服务半径外需求人数，占 {share}", "in need beyond the radius, {share}"),
    "villages_beyond": ("服务半径外村庄（居民点），占 {share}", "beyond the radius, {share}"),
    "no_people": ("无人口数据", "no data on people"),
    "mean": ("平均 {mean}　中位 {median}　最远 {max}", "mean {mean} · median {median} · largest {max}"),
    "between": ("直线达标而路网不达标：{people} 人", "inside by straight line only: {people} people"),
    "missing": ("人数缺失 {rows} 处，未计入人数", "people missing at {rows} places, not counted"),
    "bars_people": ("各乡镇服务半径外需求人数（人）", "People beyond the radius by township"),
    "bars_villages": ("各乡镇服务半径外村庄数（个）", "Villages beyond the radius by township"),
    "others": ("其余 {count} 个乡镇", "{count} others"),
    "worst": ("缺口较大的村庄（按需求人数）", "Villages with the largest gaps"),
    "worst_village": ("村庄", "Village"),
    "worst_township": ("乡镇", "Township"),
    "worst_cost": ("至最近设施", "Nearest"),
    "worst_people": ("人数", "People"),
    "legend": ("图例", "Legend"),
    "facilities": ("{service}（{count} 处）", "{service} ({count})"),
    "demand": ("村庄（居民点）", "Villages"),
    "sized_demand": ("村庄（符号面积表示需求人数）", "Villages (size by people in need)"),
    "size": ("{0:,.4g} 人", "{0:,.4g} people"),
    "served": ("已覆盖", "served"),
    "beyond": ("超出服务半径", "beyond the radius"),
    "unconnected": ("路网不连通", "not connected by road"),
    "off_network": ("远离道路", "far from any road"),
    "outside": ("县域外", "outside the county"),
    "counted": ("{label}（{count}）", "{label} ({count})"),
    "areas": ("服务半径外区域", "Land beyond the radius"),
    "routes": ("标注村庄至最近设施的路线", "Way to the nearest facility"),
    "major": ("二级及以上公路", "Main roads"),
    "middle": ("三级、四级公路", "Local roads"),
    "minor": ("其他道路", "Other roads"),
    "township_border": ("乡镇界", "Township boundary"),
    "county_border": ("县界", "County boundary"),
    "standard": ("执行标准：{standard}", "Standard: {standard}"),
    "source": ("数据来源：{source}", "Sources: {source}"),
    "crs": ("坐标系：{crs}", "CRS: {crs}"),
    "cgcs2000": ("2000国家大地坐标系", "CGCS2000"),
    "borders": ("图中行政界线不作为划界依据", "Boundaries shown are not authoritative"),
    "author": ("编制单位：{author}", "Drawn by {author}"),
    "date": ("制图日期：{date}", "Date: {date}"),
    "day": ("{0.year}年{0.month}月{0.day}日", "{0:%Y-%m-%d}"),
    "km": ("千米", "km"),
    "scale": ("比例尺 1:{scale:,.0f}", "Scale 1:{scale:,.0f}"),
    "thousands": (" ", ","),
    "stop": ("；", "; "),
}
"""Every word of a sheet, in the order of ``LANGUAGES``."""


@dataclass(frozen=True)
class Sheet:
    """Hold what one page shows: the result of one service.

    ``demand``, ``townships``, ``areas`` and ``routes`` are rows of one service of the result
    layers of ``servicegaps``; ``summary`` is the county's row. ``facilities`` are those that
    served. ``county`` and ``service`` are names in the sheet's language. ``standard`` names the
    code that the radius is taken from, ``source`` the data, ``credit`` what a licence demands.
    """

    county: str
    service: str
    demand: gpd.GeoDataFrame
    townships: gpd.GeoDataFrame
    summary: Mapping[str, object]
    facilities: gpd.GeoDataFrame | None = None
    areas: gpd.GeoDataFrame | None = None
    routes: gpd.GeoDataFrame | None = None
    roads: gpd.GeoDataFrame | Lines | None = None
    standard: str = ""
    source: str = ""
    credit: str = ""
    author: str = ""
    made_on: date = field(default_factory=date.today)


def write_map(
    sheets: Sequence[Sheet],
    pdf_path: str | Path | None = None,
    png_path: str | Path | None = None,
    *,
    paper: str = "A4",
    language: str = "zh",
    dpi: int = 200,
    progress: Progress | None = None,
) -> None:
    """Write all sheets into one PDF, and the sheet with the largest gap into one PNG.

    ``paper`` is a key of ``PAPERS`` (landscape), ``language`` one of ``LANGUAGES``. Existing
    files are overwritten: give temporary paths.

    Raises
    ------
    OutputError
        If a file cannot be written.
    """
    progress = progress or Progress()
    project = QgsProject()
    layout = QgsPrintLayout(project)
    layout.initializeDefaults()
    layout.setName(sheets[0].county)
    layout.renderContext().setDpi(dpi)
    width, height, type_scale = PAPERS[paper]
    words = Words(language)
    family = font_family()
    kept = []
    for number, sheet in enumerate(progress.each(list(sheets))):
        page = Page(layout, number, (width, height), family, type_scale)
        kept.append(Drawing(page, sheet, words, dpi).draw())
    describe(project, sheets, words)
    if pdf_path:
        export_pdf(layout, Path(pdf_path), dpi)
    progress.check()
    if png_path:
        export_png(layout, Path(png_path), dpi, worst(sheets))


def worst(sheets: Sequence[Sheet]) -> int:
    """Give the number of the sheet with most people beyond the radius, then most villages."""
    gaps = [(number_or(s.summary, "people_unserved"), number_or(s.summary, "villages_unserved")) for s in sheets]
    return max(range(len(gaps)), key=lambda i: (gaps[i], -i))


class Words:
    """Say the words of a sheet in one language."""

    def __init__(self, language: str) -> None:
        self.index = LANGUAGES.index(language)
        self.language = language

    def __call__(self, key: str, *args: object, **values: object) -> str:
        return WORDS[key][self.index].format(*args, **values)


class Drawing:
    """Draw one sheet on one page; all measures are millimetres on paper."""

    def __init__(self, page: Page, sheet: Sheet, words: Words, dpi: int) -> None:
        self.page, self.sheet, self.words, self.dpi = page, sheet, words, dpi
        self.k = page.type_scale
        self.crs = working_crs(sheet.townships.crs, tuple(sheet.townships.total_bounds), layer="TOWNSHIPS")
        self.townships = sheet.townships.to_crs(self.crs)
        self.county = shapely.union_all(self.townships.geometry.values)
        self.layers: dict[str, QgsVectorLayer] = {}
        self.legend_tree = QgsLayerTree()

    def draw(self) -> Drawing:
        """Draw everything; keep the result until the export is done."""
        k, page = self.k, self.page
        edge = Box(0, 0, page.width, page.height).inset(8 * k)
        page.rectangle(edge, edge=INK, edge_mm=0.4)
        inner = edge.inset(4 * k)
        top = self._heading(Box(inner.x, edge.y + 2.5 * k, inner.width, 0))
        foot = 15 * k
        side = self._sidebar_width(inner.width, inner.bottom - foot - top)
        frame = Box(inner.x, top, inner.width - side - 4 * k, inner.bottom - foot - top)
        map_item = self._map(frame)
        self._sidebar(Box(frame.right + 4 * k, top, side, frame.height))
        self._footer(Box(inner.x, frame.bottom + 2.5 * k, inner.width, foot - 2.5 * k), map_item)
        return self

    # ---- heading ----

    def _heading(self, box: Box) -> float:
        """Write title and subtitle and give where the map begins."""
        sheet, page, k = self.sheet, self.page, self.k
        title = self.words("title", county=sheet.county, service=sheet.service)
        size = page.fitting(title, 20, box.width, bold=True)
        page.text(title, Box(box.x, box.y, box.width, 10 * k), size, bold=True, align=CENTRE)
        subtitle = radius_words(sheet.demand, self.words)
        size = page.fitting(subtitle, 10, box.width)
        page.text(subtitle, Box(box.x, box.y + 10 * k, box.width, 6 * k), size, GREY, align=CENTRE)
        return box.y + 17.5 * k

    # ---- map ----

    def _sidebar_width(self, width: float, height: float) -> float:
        """Give the sidebar what a narrow county leaves: from 64 mm to twice that on A4."""
        west, south, east, north = self.county.bounds
        needed = height * (east - west) / (north - south) * 1.15
        return min(max(width - 4 * self.k - needed, 64 * self.k), 148 * self.k)

    def _map(self, frame: Box) -> QgsLayoutItemMap:
        """Place the map so that the county fills the frame at a round scale."""
        west, south, east, north = self.county.bounds
        room = frame.inset(5 * self.k)
        scale = round_scale(max((east - west) / room.width, (north - south) / room.height) * 1000)
        half_width, half_height = frame.width * scale / 2000, frame.height * scale / 2000
        x, y = (west + east) / 2, (south + north) / 2
        extent = (x - half_width, y - half_height, x + half_width, y + half_height)
        self._make_layers(extent, scale)
        item = QgsLayoutItemMap(self.page.layout)
        self.page.add(item, frame)
        item.setCrs(map_layers.qgis_crs(self.crs))
        item.setLayers(list(reversed(list(self.layers.values()))))
        item.setKeepLayerSet(True)
        item.setBackgroundColor(QColor(GROUND))
        item.setExtent(QgsRectangle(*extent))
        item.setFrameEnabled(True)
        item.setFrameStrokeColor(QColor(INK))
        size = (9 * self.k, 13.5 * self.k)
        self.page.picture(map_layers.PLUGIN / "layouts/north.svg", self._north_box(frame, extent, size), item)
        return item

    def _north_box(self, frame: Box, extent: Sequence[float], size: tuple[float, float]) -> Box:
        """Choose the corner where the arrow hides least of the county: top right if it can be."""
        gap = 4 * self.k
        corners = [
            Box(x, y, *size)
            for y in (frame.y + gap, frame.bottom - gap - size[1])
            for x in (frame.right - gap - size[0], frame.x + gap)
        ]
        return min(corners, key=lambda corner: round(self._hidden(corner, frame, extent), 2))

    def _hidden(self, box: Box, frame: Box, extent: Sequence[float]) -> float:
        """Give the share of a box on the map that lies on the county."""
        metres = (extent[2] - extent[0]) / frame.width
        west = extent[0] + (box.x - frame.x) * metres
        north = extent[3] - (box.y - frame.y) * metres
        ground = shapely.box(west, north - box.height * metres, west + box.width * metres, north)
        if not ground.intersects(self.county):
            return 0.0
        return ground.intersection(self.county).area / ground.area

    def _make_layers(self, extent: Sequence[float], scale: float) -> None:
        """Make the layers from the lowest to the highest."""
        sheet, words, make = self.sheet, self.words, map_layers.make_layer
        outline = gpd.GeoDataFrame({"name": [sheet.county]}, geometry=[self.county], crs=self.crs)
        name = text_fields("name")
        self._put("ground", make(outline, name, "layouts/ground", self.crs))
        if some(sheet.areas):
            self._put("areas", make(sheet.areas, [], "styles/servicegaps_gap_areas", self.crs,
                                    title=words("areas")))
        if sheet.roads is not None:
            roads = map_layers.on_paper(map_layers.road_frame(sheet.roads), self.crs, extent, scale)
            labels = {key: words(key) for key in ("minor", "middle", "major")}
            self._put("roads", map_layers.road_layer(roads, labels, self.crs))
        for key, polygons in (("township", self.townships), ("county", outline)):
            lines = map_layers.borders(polygons)
            self._put(f"{key}_border", make(lines, [], f"layouts/{key}_border", self.crs, title=words(f"{key}_border")))
        townships = make(self.townships, name, "layouts/townships", self.crs)
        map_layers.set_labels(townships, '"name"', self.page.family, self.k)
        self._put("townships", townships)
        self._make_results()

    def _make_results(self) -> None:
        sheet, words, make = self.sheet, self.words, map_layers.make_layer
        labels = village_labels(sheet.demand, words, round(MOST_LABELS * self.k**2))
        routes = named_routes(sheet.routes, sheet.demand, labels)
        if some(routes):
            self._put("routes", make(routes, [], "layouts/routes", self.crs, title=words("routes")))
        demand = sheet.demand.assign(label=labels)
        counts = demand.loc[~demand.geometry.isna(), "reason"].value_counts()
        shown = ("beyond", "unconnected", "off_network", "outside", "served")
        reasons = {r: words("counted", label=words(r), count=f"{counts[r]:,}") for r in shown if r in counts}
        heading = words("sized_demand" if demand["people_in_need"].notna().any() else "demand")
        points = map_layers.demand_layer(demand, reasons, WORDS["size"][words.index], self.crs, title=heading)
        map_layers.set_labels(points, '"label"', self.page.family, self.k)
        if some(sheet.facilities):
            title = words("facilities", service=sheet.service, count=f"{len(sheet.facilities):,}")
            self._put("facilities", make(sheet.facilities, [], "layouts/facilities", self.crs, title=title))
        self._put("demand", points)

    def _put(self, key: str, layer: QgsVectorLayer) -> None:
        """Keep a layer in the sheet's project, drawn above those before it."""
        if self.k > 1:
            enlarge(layer, self.k)
        self.page.layout.project().addMapLayer(layer, False)
        self.layers[key] = layer

    # ---- sidebar ----

    def _sidebar(self, box: Box) -> None:
        """Fill one column, or two where there is room: figures and townships, then the legend."""
        legend, height = self._legend()
        gap = 4 * self.k
        if box.width < 2 * 56 * self.k + gap:
            below = self._figures(box)
            self._place_legend(legend, Box(box.x, box.bottom - height, box.width, height))
            self._bars(Box(box.x, below + gap, box.width, box.bottom - height - gap - below - gap))
            return
        width = (box.width - gap) / 2
        below = self._figures(Box(box.x, box.y, width, box.height))
        self._bars(Box(box.x, below + gap, width, box.bottom - below - gap))
        right = Box(box.x + width + gap, box.y, width, height)
        self._place_legend(legend, right)
        self._villages(Box(right.x, right.bottom + gap, width, box.bottom - right.bottom - gap))

    def _panel_title(self, text: str, box: Box) -> float:
        """Write the title of a panel over a rule and give where the panel's content begins."""
        self.page.text(text, Box(box.x, box.y, box.width, 5 * self.k), 10, bold=True)
        self.page.rule(box.x, box.y + 5.6 * self.k, box.width, colour=INK, thick_mm=0.3)
        return box.y + 7 * self.k

    def _figures(self, box: Box) -> float:
        """Write the key figures and give where they end."""
        k, page, words, summary = self.k, self.page, self.words, self.sheet.summary
        y = self._panel_title(words("figures"), box)
        people = number_or(summary, "people_unserved", None)
        figures = [(count_words(people) or words("no_people"), words("people") if people is not None else "",
                    words("people_beyond", share=share_words(summary, "people")) if people is not None else ""),
                   (count_words(number_or(summary, "villages_unserved", 0)), words("villages"),
                    words("villages_beyond", share=share_words(summary, "villages")))]
        for figure, unit, caption in figures:
            size = 20 if unit else 12
            page.text(figure, Box(box.x, y, box.width, 8.5 * k), size, GAP, bold=True)
            width = page.text_width(figure, size, bold=True)
            page.text(unit, Box(box.x + width + 1.5 * k, y + 2.2 * k, 30 * k, 5 * k), 9, INK)
            if caption:
                page.text(caption, Box(box.x, y + 8.3 * k, box.width, 4 * k),
                          page.fitting(caption, 8.5, box.width), INK)
            y += 13.6 * k if caption else 9 * k
        for line in figure_notes(summary, words):
            y += page.paragraph(line, Box(box.x, y, box.width, 0), 8, GREY)
        return y

    def _bars(self, box: Box) -> None:
        """Draw the townships' gaps as bars, the largest first, as many as there is room for."""
        k, page = self.k, self.page
        rows, title = township_gaps(self.sheet.townships, self.words)
        step = 4.3 * k
        room = int((box.height - 7 * k) // step)
        if room < 3 or rows.empty:
            return
        y = self._panel_title(title, box)
        cut = rows if len(rows) <= room else rows.iloc[: room - 1]
        names = max(page.text_width(name, 8) for name in cut["name"]) + 2 * k
        names = min(names, box.width * 0.42)
        labels = [count_words(value) for value in cut["value"]]
        figures = max(page.text_width(label, 8) for label in labels) + 2 * k
        longest = max(float(cut["value"].max()), 1.0)
        for name, value, label in zip(cut["name"], cut["value"], labels):
            length = (box.width - names - figures) * value / longest
            page.text(name, Box(box.x, y, names, step), page.fitting(name, 8, names - k))
            page.rectangle(Box(box.x + names, y + 0.8 * k, max(length, 0.2), step - 1.6 * k), colour="#E08A4F")
            page.text(label, Box(box.x + names + length + 1 * k, y, figures, step), 8)
            y += step
        if len(cut) < len(rows):
            rest = rows.iloc[len(cut):]
            note = f"{self.words('others', count=len(rest))} {count_words(rest['value'].sum())}"
            page.text(note, Box(box.x, y, box.width, step), 8, GREY)

    def _villages(self, box: Box) -> None:
        """List the worst villages with what the planner asks first: where, how far, how many."""
        k, page = self.k, self.page
        step = 4.3 * k
        rows = worst_villages(self.sheet.demand, int((box.height - 7 * k) // step) - 1)
        if len(rows) < 3:
            return
        y = self._panel_title(self.words("worst"), box)
        people = rows["people_in_need"].notna().any()
        columns = [("village", 0.0, 0.33, LEFT), ("township", 0.33, 0.29, LEFT), ("cost", 0.60, 0.24, RIGHT),
                   ("people", 0.84, 0.16, RIGHT)][: 4 if people else 3]
        heads = [self.words(f"worst_{name}") for name, *_ in columns]
        cells = [(r["name"], r["township"], cost_words(r, self.words), count_words(number_or(r, "people_in_need", None)))
                 for _, r in rows.iterrows()]
        for number, line in enumerate([heads, *cells]):
            for text, (_, left, share, align) in zip(line, columns):
                place = Box(box.x + left * box.width, y, share * box.width, step)
                size = page.fitting(str(text), 8, place.width - 1 * k)
                page.text(str(text), place, size, INK if number else GREY, align=align)
            y += step

    def _legend(self) -> tuple[object, float]:
        """Make the legend, as small as it must be, and give its height with its title."""
        order = ("facilities", "demand", "areas", "routes", "roads", "township_border", "county_border")
        for key in order:
            if key not in self.layers:
                continue
            node = self.legend_tree.addLayer(self.layers[key])
            styles = {"demand": QgsLegendStyle.Style.Subgroup, "roads": QgsLegendStyle.Style.Hidden}
            if key == "demand" and self.layers[key].renderer().dataDefinedSizeLegend() is not None:
                reasons = len(self.layers[key].renderer().categories())
                QgsMapLayerLegendUtils.setLegendNodeOrder(node, [*range(4, 4 + reasons), 1, 2, 3])
            if key in styles:
                QgsLegendRenderer.setNodeLegendStyle(node, styles[key])
        legend = self.page.legend(self.legend_tree, 8.5, 1.1)
        return legend, legend_size(legend, self.dpi)[1] + 8 * self.k

    def _place_legend(self, legend: object, box: Box) -> None:
        y = self._panel_title(self.words("legend"), box)
        self.page.add(legend, Box(box.x, y, box.width, box.bottom - y))

    # ---- footer ----

    def _footer(self, box: Box, map_item: QgsLayoutItemMap) -> None:
        """Write scale, sources, standard, author and date."""
        k, page, words, sheet = self.k, self.page, self.words, self.sheet
        left, right = 62 * k, 52 * k
        page.scale_bar(map_item, Box(box.x, box.y, left, 8 * k), words("km"))
        page.text(words("scale", scale=map_item.scale()).replace(",", words("thousands")), Box(box.x + 1 * k, box.y + 8 * k, left, 4 * k), 8)
        lines = [
            words("standard", standard=sheet.standard) if sheet.standard else "",
            words("source", source=words("stop").join(t for t in (sheet.source, sheet.credit) if t))
            if sheet.source or sheet.credit else "",
            words("crs", crs=crs_words(self.crs, words)) + words("stop") + words("borders"),
        ]
        middle = Box(box.x + left, box.y, box.width - left - right - 4 * k, box.height)
        y = middle.y
        for line in filter(None, lines):
            y += page.paragraph(line, Box(middle.x, y, middle.width, 0), 7, GREY)
        signs = [words("author", author=sheet.author) if sheet.author else "",
                 words("date", date=words("day", sheet.made_on))]
        y = box.y
        for line in filter(None, signs):
            size = page.fitting(line, 8, right)
            page.text(line, Box(box.right - right, y, right, 4.4 * k), size, align=RIGHT)
            y += 4.4 * k


# ---- what the words say --------------------------------------------------------------------------


def radius_words(demand: gpd.GeoDataFrame, words: Words) -> str:
    """Say the radii that were applied, urban and rural where they differ."""
    known = demand.dropna(subset=["radius"])
    if known.empty:
        return ""
    unit = str(known["unit"].iloc[0])
    mode = str(known["mode"].iloc[0]) if "mode" in known else "distance"

    def said(values: pd.Series) -> str:
        key, divisor = ("m", 1) if unit == "m" else ("min", 60)
        return words("and").join(words(key, value=value / divisor) for value in sorted(values.unique()))

    classes = known["area_class"].dropna().unique() if "area_class" in known else []
    if known["radius"].nunique() == 1 or not len(classes):
        radii = said(known["radius"])
    else:
        parts = [(c, known.loc[known["area_class"] == c, "radius"]) for c in ("urban", "rural")]
        radii = words("and").join(f"{words(c)} {said(values)}" for c, values in parts if len(values))
    return words("radius", radii=radii, measure=words(mode))


def figure_notes(summary: Mapping[str, object], words: Words) -> list[str]:
    """Say what stands under the large figures: distances, the straight line, missing people."""
    seconds = summary.get("unit") == "s"

    def said(key: str) -> str:
        value = number_or(summary, key, 0.0)
        return words("min_figure", value=value / 60) if seconds else words("km_figure", value=value / 1000)

    notes = []
    if number_or(summary, "mean_cost", None) is not None:
        notes.append(words("mean", mean=said("mean_cost"), median=said("median_cost"), max=said("max_cost")))
    if number_or(summary, "people_between"):
        notes.append(words("between", people=count_words(number_or(summary, "people_between"))))
    if number_or(summary, "people_missing_rows"):
        notes.append(words("missing", rows=count_words(number_or(summary, "people_missing_rows"))))
    return notes


def worst_villages(demand: gpd.GeoDataFrame, most: int) -> gpd.GeoDataFrame:
    """Choose the villages with most people in need, then the farthest, among those not served."""
    gaps = demand[demand["reason"].isin(GAP_REASONS) & demand["name"].notna()]
    order = [c for c in ("people_in_need", "total_m", "total_s") if c in gaps]
    return gaps.sort_values(order, ascending=False, na_position="last", kind="stable").head(max(most, 0))


def village_labels(demand: gpd.GeoDataFrame, words: Words, most: int) -> pd.Series:
    """Name the worst villages with their distance; the rest have no label."""
    labels = pd.Series(None, index=demand.index, dtype=object)
    for index, row in worst_villages(demand, most).iterrows():
        labels[index] = f"{row['name']} {cost_words(row, words)}".rstrip()
    return labels


def cost_words(row: Mapping[str, object], words: Words) -> str:
    """Say how far the nearest facility is; nothing where none can be reached."""
    metres, seconds = number_or(row, "total_m", None), number_or(row, "total_s", None)
    if metres is not None:
        return words("km_figure", value=metres / 1000)
    return words("min_figure", value=seconds / 60) if seconds is not None else ""


def named_routes(
    routes: gpd.GeoDataFrame | None, demand: gpd.GeoDataFrame, labels: pd.Series
) -> gpd.GeoDataFrame | None:
    """Keep the routes of the villages that the sheet names."""
    if not some(routes):
        return None
    named = demand.loc[labels.notna(), "demand_id"]
    return routes[routes["demand_id"].isin(named)]


def township_gaps(townships: gpd.GeoDataFrame, words: Words) -> tuple[pd.DataFrame, str]:
    """List the townships by people beyond the radius, or by villages where no people are known."""
    column = "people_unserved" if townships["people_unserved"].notna().any() else "villages_unserved"
    rows = pd.DataFrame({"name": townships["name"].astype(str), "value": pd.to_numeric(townships[column])})
    rows = rows[rows["value"] > 0].sort_values(["value", "name"], ascending=[False, True])
    return rows, words("bars_people" if column == "people_unserved" else "bars_villages")


def crs_words(crs: pyproj.CRS, words: Words) -> str:
    """Name the datum: that is what a reader of the sheet must know."""
    name = crs.geodetic_crs.name if crs.geodetic_crs is not None else crs.name
    cgcs2000 = "CGCS2000" in name or "China Geodetic" in name
    return words("cgcs2000") if cgcs2000 else name


def share_words(summary: Mapping[str, object], what: str) -> str:
    """Say what share of the people (or villages) that are known lies beyond the radius."""
    gap, served = number_or(summary, f"{what}_unserved", 0.0), number_or(summary, f"{what}_served", 0.0)
    return f"{gap / (gap + served):.1%}" if gap + served else "–"


def count_words(value: float | None) -> str:
    return "" if value is None else f"{value:,.0f}"


def number_or(values: Mapping[str, object], key: str, default: float | None = 0.0) -> float | None:
    """Take a number; ``default`` where it is missing."""
    value = values.get(key)
    return default if value is None or pd.isna(value) else float(value)


def some(frame: gpd.GeoDataFrame | None) -> bool:
    return frame is not None and len(frame) > 0


def round_scale(scale: float) -> float:
    """Round a scale's denominator up to a number that reads well."""
    step = 10 ** math.floor(math.log10(scale)) / 20
    return math.ceil(scale / step) * step


# ---- files ---------------------------------------------------------------------------------------


def describe(project: QgsProject, sheets: Sequence[Sheet], words: Words) -> None:
    """Put title, author and date into the file's metadata."""
    metadata = project.metadata()
    metadata.setTitle(words("and").join(words("title", county=s.county, service=s.service) for s in sheets))
    metadata.setAuthor(sheets[0].author)
    project.setMetadata(metadata)


def export_pdf(layout: QgsPrintLayout, path: Path, dpi: int) -> None:
    """Write all pages with text that can be searched."""
    settings = QgsLayoutExporter.PdfExportSettings()
    settings.dpi = dpi
    settings.textRenderFormat = Qgis.TextRenderFormat.AlwaysText
    settings.simplifyGeometries = True
    settings.appendGeoreference = False
    check(QgsLayoutExporter(layout).exportToPdf(str(path), settings), path)


def export_png(layout: QgsPrintLayout, path: Path, dpi: int, page: int) -> None:
    """Write one page as a picture."""
    settings = QgsLayoutExporter.ImageExportSettings()
    settings.dpi = dpi
    settings.pages = [page]
    settings.generateWorldFile = False
    exporter = QgsLayoutExporter(layout)
    image = exporter.renderPageToImage(page, dpi=dpi)
    if image.isNull() or not image.save(str(path), "PNG"):
        raise OutputError(message("The map {path} could not be written.", path=path))


def check(result: object, path: Path) -> None:
    if result != QgsLayoutExporter.ExportResult.Success:
        raise OutputError(message("The map {path} could not be written.", path=path))

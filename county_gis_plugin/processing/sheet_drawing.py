"""Draw one map sheet on one page."""

from __future__ import annotations

from collections.abc import Sequence

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from qgis.core import (
    QgsLayerTree,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLegendRenderer,
    QgsLegendStyle,
    QgsMapLayerLegendUtils,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QColor

from ..analysis.crs import working_crs
from ..analysis.progress import Progress
from . import map_layers
from .fields import text
from .map_corners import emptiest_corner
from .page import CENTRE, GREY, INK, LEFT, RIGHT, Box, Page
from .projections import qgis_crs
from .sheet import (
    GAP_REASONS,
    Sheet,
    apart,
    crowding,
    number_or,
    round_scale,
    routes_of,
    some,
    township_gaps,
    villages_to_name,
    worst_villages,
)
from .sheet_words import (
    Words,
    cost_words,
    count_words,
    crs_words,
    facility_words,
    figure_notes,
    in_metres,
    rules_used,
    scale_words,
    served_words,
    share_words,
    sheet_title,
    standard_words,
    subtitle_words,
)
from .style_fit import enlarge

GAP, BAR, GROUND, SERVED = "#B84A00", "#E08A4F", "#ECEEEF", "#007A5A"
MOST_LABELS = 20  # on A4
LABEL_ROOM = (16, 3.5)  # mm on A4: villages nearer than this are not both named
TOWNSHIP_PT, NAME_SIZE = 9, 0.9  # in the townships' style, and its part that their names have here
ROW = 4.3  # mm on A4
FEWEST_ROWS = 3
FEW_BARS = 8
STRIP = 58  # mm on A4: the panels below the map of a wide county
STRIP_SHARES = (0.18, 0.20, 0.24, 0.38)  # key figures, townships, villages, legend
WORTH_A_STRIP = 0.9  # of the scale's denominator beside a sidebar
LEGEND_PT, SYMBOL_ROOM = 8.5, 11  # mm on A4: symbol and gaps beside a legend's text
NOTES = (8, 7.5, 7, 6.5, 6)  # pt on A4
SMALL_PRINT = (7, 6.5, 6, 5.5, 5, 4.5)  # pt on A4
SHOWN_REASONS = ("beyond", "unconnected", "off_network", "outside", "served")

# Columns of the list of villages: name, left, width (shares of the panel), alignment.
COLUMNS = (
    ("village", 0.0, 0.33, LEFT),
    ("township", 0.33, 0.29, LEFT),
    ("cost", 0.60, 0.24, RIGHT),
    ("people", 0.84, 0.16, RIGHT),
)


class Ground:
    """Hold the land of a county, and the layers of it that are the same on the sheets of all services."""

    def __init__(self, sheet: Sheet) -> None:
        self._given = sheet.townships, sheet.roads
        self.crs = working_crs(sheet.townships.crs, tuple(sheet.townships.total_bounds), layer="TOWNSHIPS")
        self.townships = sheet.townships.to_crs(self.crs)
        self.county = shapely.union_all(self.townships.geometry.values)
        self._made: dict[object, dict[str, QgsVectorLayer]] = {}

    def is_of(self, sheet: Sheet) -> bool:
        """Say whether a sheet shows the same townships and the same roads."""
        townships, roads = self._given
        return (
            sheet.roads is roads and sheet.townships.crs == townships.crs
            and list(sheet.townships["name"]) == list(townships["name"])
            and bool(np.all(shapely.equals_exact(sheet.townships.geometry.values, townships.geometry.values)))
        )

    def layers(
        self, page: Page, words: Words, extent: Sequence[float], scale: float
    ) -> dict[str, QgsVectorLayer]:
        """Give the layers from the lowest to the highest, made once for all pages of a size."""
        key = page.width, page.height, page.type_scale, words.language, tuple(extent)
        if key not in self._made:
            self._made[key] = self._make(page, words, extent, scale)
        return self._made[key]

    def _make(
        self, page: Page, words: Words, extent: Sequence[float], scale: float
    ) -> dict[str, QgsVectorLayer]:
        outline = gpd.GeoDataFrame(geometry=[self.county], crs=self.crs)
        found = {"ground": map_layers.make_layer(outline, [], "layouts/ground", self.crs)}
        roads = self._given[1]
        if roads is not None:
            lines = map_layers.on_paper(map_layers.road_frame(roads), self.crs, extent, scale)
            classes = {key: words(key) for key in ("major", "middle", "minor")}
            found["roads"] = map_layers.road_layer(lines, classes, self.crs)
        for key, polygons in (("township_border", self.townships), ("county_border", outline)):
            found[key] = map_layers.make_layer(
                map_layers.borders(polygons), [], f"layouts/{key}", self.crs, title=words(key))
        map_layers.keep_labels_off(found["county_border"])
        names = map_layers.make_layer(self.townships, text("name"), "layouts/townships", self.crs)
        map_layers.set_names(names, '"name"', page.family, NAME_SIZE * page.type_scale)
        return {**found, "townships": names, "name_room": self._name_room(page, names, scale)}

    def _name_room(self, page: Page, names: QgsVectorLayer, scale: float) -> QgsVectorLayer:
        """Make the ground on which the townships' names stand, unseen: other labels keep off it."""
        size, to_m = TOWNSHIP_PT * NAME_SIZE, scale / 1000
        half_height = page.line_height(size) / 2 * to_m
        boxes = []
        for one, place in zip(names.getFeatures(), map_layers.name_places(names)):
            half = page.text_width(str(one["name"]), size, bold=True) / 2 * to_m
            x, y = place.x(), place.y()
            boxes.append(shapely.box(x - half, y - half_height, x + half, y + half_height))
        frame = gpd.GeoDataFrame(geometry=boxes, crs=self.crs)
        return map_layers.keep_labels_off(map_layers.make_layer(frame, [], "layouts/townships", self.crs))


class Drawing:
    """Draw one sheet on one page; all measures are millimetres on paper.

    ``ground`` is that of another sheet: where it is the same land it is not made again.
    """

    def __init__(
        self,
        page: Page,
        sheet: Sheet,
        words: Words,
        progress: Progress | None = None,
        ground: Ground | None = None,
    ) -> None:
        self.page, self.sheet, self.words = page, sheet, words
        self.progress = progress or Progress()
        self.k = page.type_scale
        self.ground = ground if ground is not None and ground.is_of(sheet) else Ground(sheet)
        self.crs, self.county = self.ground.crs, self.ground.county
        self.layers: dict[str, QgsVectorLayer] = {}
        self.legend_tree = QgsLayerTree()

    def draw(self) -> Drawing:
        """Draw everything; keep the result until the export is done."""
        k, page = self.k, self.page
        edge = Box(0, 0, page.width, page.height).inset(8 * k)
        page.rectangle(edge, edge_mm=0.4)
        inner = edge.inset(4 * k)
        top = self._heading(Box(inner.x, edge.y + 2.5 * k, inner.width, 0))
        foot, gap = 15 * k, 4 * k
        area = Box(inner.x, top, inner.width, inner.bottom - foot - top)
        side = self._sidebar_width(area)
        beside = Box(area.x, area.y, area.width - side - gap, area.height)
        above = Box(area.x, area.y, area.width, area.height - STRIP * k - gap)
        wide = self._scale(above) < WORTH_A_STRIP * self._scale(beside)
        map_item = self._map(above if wide else beside)
        if wide:
            self._strip(Box(area.x, above.bottom + gap, area.width, STRIP * k))
        else:
            self._sidebar(Box(beside.right + gap, area.y, side, area.height))
        self._footer(Box(area.x, area.bottom + 2.5 * k, area.width, foot - 2.5 * k), map_item)
        return self

    # ---- heading ----

    def _heading(self, box: Box) -> float:
        """Write title and subtitle and give where the map begins."""
        sheet, page, k = self.sheet, self.page, self.k
        title = sheet_title(sheet, self.words)
        size = page.fitting(title, 20, box.width, bold=True)
        page.text(title, Box(box.x, box.y, box.width, 10 * k), size, bold=True, align=CENTRE)
        subtitle = subtitle_words(sheet, self.words)
        size = page.fitting(subtitle, 10, box.width)
        page.text(subtitle, Box(box.x, box.y + 10 * k, box.width, 6 * k), size, GREY, align=CENTRE)
        return box.y + 17.5 * k

    # ---- map ----

    def _sidebar_width(self, area: Box) -> float:
        """Give the sidebar what a narrow county leaves: from 64 mm to twice that on A4."""
        west, south, east, north = self.county.bounds
        needed = area.height * (east - west) / (north - south) * 1.15
        return min(max(area.width - 4 * self.k - needed, 64 * self.k), 148 * self.k)

    def _scale(self, frame: Box) -> float:
        """Give the denominator of the scale at which the county fills a frame."""
        west, south, east, north = self.county.bounds
        room = frame.inset(5 * self.k)
        return max((east - west) / room.width, (north - south) / room.height) * 1000

    def _map(self, frame: Box) -> QgsLayoutItemMap:
        """Place the map so that the county fills the frame at a round scale."""
        west, south, east, north = self.county.bounds
        scale = round_scale(self._scale(frame))
        half_width, half_height = frame.width * scale / 2000, frame.height * scale / 2000
        x, y = (west + east) / 2, (south + north) / 2
        extent = (x - half_width, y - half_height, x + half_width, y + half_height)
        self._make_layers(extent, scale)
        item = QgsLayoutItemMap(self.page.layout)
        self.page.add(item, frame)
        item.setCrs(qgis_crs(self.crs))
        item.setLayers(list(reversed(list(self.layers.values()))))
        item.setKeepLayerSet(True)
        item.setBackgroundColor(QColor(GROUND))
        item.setExtent(QgsRectangle(*extent))
        item.setFrameEnabled(True)
        item.setFrameStrokeColor(QColor(INK))
        corner = emptiest_corner(frame, extent, (9 * self.k, 13.5 * self.k), 4 * self.k, self.county)
        self.page.picture(map_layers.PLUGIN / "layouts/north.svg", corner, item)
        return item

    def _make_layers(self, extent: Sequence[float], scale: float) -> None:
        """Make the layers from the lowest to the highest."""
        ground = dict(self.ground.layers(self.page, self.words, extent, scale))
        self._share("ground", ground.pop("ground"))
        if some(self.sheet.areas):
            self._add("areas", self.sheet.areas, "styles/servicegaps_gap_areas", self.words("areas"))
        for key, layer in ground.items():
            self._share(key, layer)
        self._make_results(scale)

    def _make_results(self, scale: float) -> None:
        """Make routes, villages and facilities."""
        sheet, words = self.sheet, self.words
        named = self._named(scale)
        routes = routes_of(sheet.routes, named)
        if some(routes):
            self._add("routes", routes, "layouts/routes", words("routes"))
        metres = in_metres(sheet)
        labels = {
            i: f"{row['name']} {cost_words(row, words, metres)}".rstrip() for i, row in named.iterrows()}
        is_gap = sheet.demand["reason"].isin(GAP_REASONS)
        size = self._crowding(sheet.demand[is_gap], scale)
        count = len(sheet.facilities) if some(sheet.facilities) else 0
        gaps_on_top = count > is_gap.sum() > 0  # what is fewer lies on top
        self._put("demand", self._villages_layer(sheet.demand, {} if gaps_on_top else labels), size)
        if count:
            kinds = sheet.facilities["kind"].dropna().unique() if "kind" in sheet.facilities else ()
            title = words(
                "facilities", service=facility_words(sheet.service, kinds, words), count=f"{count:,}")
            smaller = self._crowding(sheet.facilities, scale)
            self._add("facilities", sheet.facilities, "layouts/facilities", title, smaller)
        if gaps_on_top:
            self._put("gaps", self._villages_layer(sheet.demand[is_gap], labels), size)

    def _named(self, scale: float) -> gpd.GeoDataFrame:
        """Choose the villages that are named: the worst of each township first, with room for each name."""
        demand = self.sheet.demand
        there = demand[~(demand.geometry.isna() | demand.geometry.is_empty)].to_crs(self.crs)
        wanted = villages_to_name(there.set_geometry(there.geometry.centroid), len(there))
        width_m, height_m = (mm * self.k * scale / 1000 for mm in LABEL_ROOM)
        return apart(wanted, width_m, height_m, round(MOST_LABELS * self.k**2))

    def _villages_layer(self, demand: gpd.GeoDataFrame, labels: dict) -> QgsVectorLayer:
        """Make the villages; ``labels`` gives the texts of those that are named."""
        words = self.words
        demand = demand.assign(label=pd.Series(labels, dtype=object).reindex(demand.index))
        counts = demand.loc[demand.geometry.notna(), "reason"].value_counts()
        said = {"unconnected": "no_facility"} if self.sheet.without_facilities else {}
        reasons = {
            reason: words("counted", label=words(said.get(reason, reason)), count=f"{counts[reason]:,}")
            for reason in SHOWN_REASONS
            if reason in counts
        }
        title = words("demand")
        layer = map_layers.demand_layer(demand, reasons, words, self.crs, title=title)
        map_layers.set_labels(layer, '"label"', self.page.family, self.k)
        return layer

    def _crowding(self, points: gpd.GeoDataFrame, scale: float) -> float:
        """Give the factor by which symbols must shrink so that they cover neither the county nor its town."""
        return crowding(points.to_crs(self.crs), self.county.area, scale, self.k)

    def _add(
        self, key: str, frame: gpd.GeoDataFrame, style: str, title: str = "", factor: float = 1.0
    ) -> None:
        """Put a frame on the map with a style and its words in the legend."""
        self._put(key, map_layers.make_layer(frame, [], style, self.crs, title=title), factor)

    def _put(self, key: str, layer: QgsVectorLayer, factor: float = 1.0) -> None:
        """Keep a layer in the sheet's project, drawn above those before it."""
        self.progress.check()
        enlarge(layer, self.k * factor)
        self.page.project.addMapLayer(layer, False)
        self.layers[key] = layer

    def _share(self, key: str, layer: QgsVectorLayer) -> None:
        """Show a layer that other sheets show too, and that therefore the page's project does not own."""
        self.progress.check()
        self.layers[key] = layer

    # ---- sidebar ----

    def _sidebar(self, box: Box) -> None:
        """Fill one column, or two where there is room: figures and townships, then the legend."""
        gap = 4 * self.k
        one_column = box.width < 2 * 56 * self.k + gap
        width = box.width if one_column else (box.width - gap) / 2
        legend, height = self._legend(0.6 if one_column else 1.1, width)
        if one_column:
            below = self._figures(box)
            self._place_legend(legend, Box(box.x, box.bottom - height, box.width, height))
            self._bars(Box(box.x, below + gap, box.width, box.bottom - height - gap - below - gap))
            return
        below = self._figures(Box(box.x, box.y, width, box.height))
        right = Box(box.x + width + gap, box.y, width, height)
        self._place_legend(legend, right)
        rest = Box(box.x, below + gap, width, box.bottom - below - gap)
        other = Box(right.x, right.bottom + gap, width, box.bottom - right.bottom - gap)
        # The longer list stands where there is more room.
        few = len(township_gaps(self.sheet.townships)[0]) < FEW_BARS
        self._bars(other if few else rest)
        self._villages(rest if few else other)

    def _strip(self, box: Box) -> None:
        """Fill the ground below the map of a wide county: all panels side by side."""
        gap = 4 * self.k
        room = box.width - gap * (len(STRIP_SHARES) - 1)
        panels, x = [], box.x
        for share in STRIP_SHARES:
            panels.append(Box(x, box.y, share * room, box.height))
            x += share * room + gap
        figures, bars, villages, legend = panels
        self._figures(figures)
        self._bars(bars)
        self._villages(villages)
        self._place_legend(self._legend(0.6, legend.width, columns=2)[0], legend)

    def _panel_title(self, text: str, box: Box) -> float:
        """Write the title of a panel over a rule and give where the panel's content begins."""
        self.progress.check()
        size = self.page.fitting(text, 10, box.width, bold=True)
        self.page.text(text, Box(box.x, box.y, box.width, 5 * self.k), size, bold=True)
        self.page.rule(box.x, box.y + 5.6 * self.k, box.width, colour=INK, thick_mm=0.3)
        return box.y + 7 * self.k

    def _figures(self, box: Box) -> float:
        """Write the key figures and give where they end."""
        k, page, words, summary = self.k, self.page, self.words, self.sheet.summary
        y = self._panel_title(words("figures"), box)
        people = number_or(summary, "people_unserved", None)
        if self.sheet.all_served:
            return self._all_served(Box(box.x, y, box.width, box.bottom - y))
        unknown = people == 0 and self.sheet.people_beyond_unknown
        if people is None or unknown:
            said = words("unknown_beyond" if unknown else "no_people")
            page.text(said, Box(box.x, y, box.width, 6 * k), 10, GAP, bold=True)
            y += 7 * k
        else:
            y = self._figure("people", people, Box(box.x, y, box.width, 0))
        villages = number_or(summary, "villages_unserved", None)
        # With people from a raster alone there are no villages to count: missing is not zero.
        if villages is not None:
            y = self._figure("villages", villages, Box(box.x, y, box.width, 0))
        return self._notes(Box(box.x, y, box.width, box.bottom - y))

    def _all_served(self, box: Box) -> float:
        """Say that nobody is beyond the radius, how many that are, and give where it ends."""
        k, page, words = self.k, self.page, self.words
        size = page.fitting(words("all_served"), 16, box.width, bold=True)
        page.text(words("all_served"), Box(box.x, box.y, box.width, 8.5 * k), size, SERVED, bold=True)
        counts = Box(box.x, box.y + 8.8 * k, box.width, 10 * k)
        height = page.paragraphs([served_words(self.sheet.summary, words)], counts, NOTES)
        below = counts.y + height + k
        return self._notes(Box(box.x, below, box.width, box.bottom - below))

    def _notes(self, box: Box) -> float:
        """Write what stands under the large figures, and give where it ends."""
        return box.y + self.page.paragraphs(figure_notes(self.sheet, self.words), box, NOTES, GREY)

    def _figure(self, what: str, value: float, box: Box) -> float:
        """Write a large figure with its unit and its share below, and give where they end."""
        k, page, words = self.k, self.page, self.words
        figure = count_words(value)
        page.text(figure, Box(box.x, box.y, box.width, 8.5 * k), 20, GAP, bold=True)
        unit_x = box.x + page.text_width(figure, 20, bold=True) + 1.5 * k
        page.text(words(what), Box(unit_x, box.y + 2.2 * k, 30 * k, 5 * k), 9)
        share = words(f"{what}_gap", share=share_words(self.sheet.summary, what))
        size = page.fitting(share, 8.5, box.width)
        page.text(share, Box(box.x, box.y + 8.3 * k, box.width, 4 * k), size)
        return box.y + 13.6 * k

    def _bars(self, box: Box) -> None:
        """Draw the townships' gaps as bars, the largest first, as many as there is room for."""
        k, page = self.k, self.page
        rows, what = township_gaps(self.sheet.townships)
        room = int((box.height - 7 * k) // (ROW * k))
        if room < FEWEST_ROWS or rows.empty:
            return
        step = min(max((box.height - 7 * k) / len(rows), ROW * k), 1.4 * ROW * k)
        y = self._panel_title(self.words(f"bars_{what}"), box)
        shown = rows if len(rows) <= room else rows.iloc[: room - 1]
        names = min(max(page.text_width(name, 8) for name in shown["name"]) + 2 * k, box.width * 0.42)
        figures = max(page.text_width(count_words(value), 8) for value in shown["value"]) + 2 * k
        for name, value in zip(shown["name"], shown["value"]):
            length = (box.width - names - figures) * value / shown["value"].max()
            page.text(name, Box(box.x, y, names, step), page.fitting(name, 8, names - k))
            page.rectangle(Box(box.x + names, y + 0.8 * k, max(length, 0.2), step - 1.6 * k), colour=BAR)
            page.text(count_words(value), Box(box.x + names + length + k, y, figures, step), 8)
            y += step
        if len(shown) < len(rows):
            rest = rows["value"].iloc[len(shown) :]
            note = self.words("others", count=len(rest), sum=count_words(rest.sum()))
            page.text(note, Box(box.x, y, box.width, step), 8, GREY)

    def _villages(self, box: Box) -> None:
        """List the worst villages with what the planner asks first: where, how far, how many."""
        k, page = self.k, self.page
        step = ROW * k
        rows = worst_villages(self.sheet.demand, int((box.height - 7 * k) // step) - 1)
        if len(rows) < FEWEST_ROWS:
            return
        known = rows["people_in_need"].notna().any()
        metres = in_metres(self.sheet)
        y = self._panel_title(self.words("worst" if known else "worst_far"), box)
        columns = COLUMNS if known else COLUMNS[:-1]
        lines = [[self.words(f"worst_{name}") for name, *_ in columns]]
        for _, row in rows.iterrows():
            people = count_words(number_or(row, "people_in_need", None)) or "–"
            cost = cost_words(row, self.words, metres)
            lines.append([str(row["name"]), str(row["township"]), cost, people])
        for number, line in enumerate(lines):
            for cell, (_, left, share, align) in zip(line, columns):
                place = Box(box.x + left * box.width, y, share * box.width, step)
                size = page.fitting(cell, 8, place.width - k)
                page.text(cell, place, size, INK if number else GREY, align=align)
            y += step

    def _legend(
        self, row_gap_mm: float, width: float, *, columns: int = 1
    ) -> tuple[QgsLayoutItemLegend, float]:
        """Make the legend of what is on the sheet, in a width, and give its height with its title."""
        room = width / columns - SYMBOL_ROOM * self.k
        order = ("facilities", "demand", "areas", "routes", "roads", "township_border", "county_border")
        for key in order:
            if key not in self.layers:
                continue
            self.layers[key].setName("\n".join(self._in_lines(self.layers[key].name(), room)))
            node = self.legend_tree.addLayer(self.layers[key])
            styles = {"demand": QgsLegendStyle.Style.Subgroup, "roads": QgsLegendStyle.Style.Hidden}
            if key == "demand" and self.layers[key].renderer().dataDefinedSizeLegend() is not None:
                reasons = len(self.layers[key].renderer().categories())
                QgsMapLayerLegendUtils.setLegendNodeOrder(node, [*range(4, 4 + reasons), 0, 1, 2, 3])
            if key in styles:
                QgsLegendRenderer.setNodeLegendStyle(node, styles[key])
        legend = self.page.legend(self.legend_tree, LEGEND_PT, row_gap_mm, columns=columns)
        legend.setWrapString("\n")
        return legend, self.page.legend_height(legend) + 8 * self.k

    def _in_lines(self, name: str, room: float) -> list[str]:
        """Break a name of the legend into lines, its count not torn off its unit."""
        lines = self.page.wrapped(name, LEGEND_PT, room)
        head, mark, count = name.rpartition("（")
        if len(lines) == 1 or not head:
            return lines
        return [*self.page.wrapped(head, LEGEND_PT, room), mark + count]

    def _place_legend(self, legend: QgsLayoutItemLegend, box: Box) -> None:
        y = self._panel_title(self.words("legend"), box)
        self.page.add(legend, Box(box.x, y, box.width, box.bottom - y))

    # ---- footer ----

    def _footer(self, box: Box, map_item: QgsLayoutItemMap) -> None:
        """Write scale, sources, standard, author and date."""
        k, page = self.k, self.page
        left, right = 62 * k, 52 * k
        page.scale_bar(map_item, Box(box.x, box.y, left, 8 * k), self.words("km"))
        place = Box(box.x + k, box.y + 8 * k, left, 4 * k)
        page.text(scale_words(map_item.scale(), self.words), place, 8)
        middle = Box(box.x + left, box.y, box.width - left - right - 4 * k, box.height)
        page.paragraphs(self._sources(), middle, SMALL_PRINT, GREY)
        y = box.y
        for line in self._signature():
            place = Box(box.right - right, y, right, 4.4 * k)
            page.text(line, place, page.fitting(line, 8, right), align=RIGHT)
            y += place.height

    def _sources(self) -> list[str]:
        """Say what the sheet rests on."""
        sheet, words = self.sheet, self.words
        lines = []
        if some(sheet.standards):
            lines.append(words("standard", standard=standard_words(rules_used(sheet), words)))
        if not (sheet.source or sheet.credit) and sheet.layers:
            layers = words("and").join(sheet.layers)
            lines.append(words("source", source=words("no_source", layers=layers)))
        elif sheet.source or sheet.credit:
            sources = words("stop").join(part for part in (sheet.source, sheet.credit) if part)
            lines.append(words("source", source=sources))
        lines.append(words("crs", crs=crs_words(self.crs, words)) + words("stop") + words("borders"))
        return lines

    def _signature(self) -> list[str]:
        """Say who drew the sheet, and when."""
        sheet, words = self.sheet, self.words
        author = [words("author", author=sheet.author)] if sheet.author else []
        return [*author, words("date", date=words("day", day=sheet.made_on))]

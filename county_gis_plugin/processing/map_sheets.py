"""Draw thematic map sheets from result layers: one for the county, or a page for each township.

``write_map_sheets`` is what algorithms call. A sheet shows the layers that it is given, each in
its style, and colours the townships by one figure. Several figures, services or media make
several maps; classes are made once for all pages of a figure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import geopandas as gpd
import numpy as np
import shapely
from qgis.core import QgsLayoutItemMap, QgsVectorLayer
from qgis.PyQt.QtXml import QDomDocument

from ..analysis.crs import working_crs
from ..analysis.errors import InputError, message
from ..analysis.progress import Progress
from .map_content import Content, Look, make_content
from .map_plan import plan
from .page import PAPERS, Page, font_family
from .sheet_export import Pages, export_pdf, export_png, export_svg
from .sheet_fill import Filled, MapSheet
from .sheet_frame import ORIENTATIONS, draw_frame, page_size, places
from .sheet_words import LANGUAGES, Words, crs_words
from .themes import theme_of

__all__ = ["LANGUAGES", "ORIENTATIONS", "PAPERS", "Imprint", "Wish", "write_map_sheets"]

BELOW_IS_LARGER = 0.9  # of the scale's denominator beside the legend: then the legend goes below the map


@dataclass(frozen=True)
class Imprint:
    """Hold what is printed around the maps; empty is left out."""

    county: str = ""
    title: str = ""
    source: str = ""
    credit: str = ""
    author: str = ""
    standard: str = ""
    made_on: date = field(default_factory=date.today)


@dataclass(frozen=True)
class Wish:
    """Hold how sheets are to be made.

    ``fields`` are what townships are coloured by (the layer's usual figure if there are none),
    ``parts`` the services or media wanted (all if there are none), ``method`` the way of making
    classes (the figure's own if empty). ``notes`` are said beside the map of each township of an atlas, in
    the order of the townships. ``template`` is a .qpt of the user's own.
    """

    paper: str = "A4"
    orientation: str = "landscape"
    language: str = "zh"
    atlas: bool = False
    fields: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    method: str = ""
    own_styles: bool = False
    notes: tuple[str, ...] = ()
    template: Path | None = None
    dpi: int = 200


def write_map_sheets(
    layers: Sequence[QgsVectorLayer],
    townships: gpd.GeoDataFrame,
    *,
    pdf_path: str | Path | None = None,
    png_path: str | Path | None = None,
    svg_path: str | Path | None = None,
    imprint: Imprint | None = None,
    wish: Wish | None = None,
    region: gpd.GeoDataFrame | None = None,
    progress: Progress | None = None,
) -> list[str]:
    """Write the sheets of some layers, and give their titles in the order of the pages.

    ``layers`` are drawn with the first on top, points above lines above land. ``townships`` have
    ``name``; ``region`` is land around the county for the locator map. The PDF has all pages; PNG and SVG
    are one file a page, the second one called ``name_2.png``. Existing files are overwritten: give
    temporary paths.

    Raises
    ------
    InputError
        If nothing can be drawn: a field or a service that no layer has, or a template without a map.
    OutputError
        If a file cannot be written.
    """
    atlas = Atlas(layers, townships, imprint or Imprint(), wish or Wish(), region, progress or Progress())
    return atlas.write(*(path and Path(path) for path in (pdf_path, png_path, svg_path)))


class Atlas:
    """Plan maps and draw their pages."""

    def __init__(
        self,
        layers: Sequence[QgsVectorLayer],
        townships: gpd.GeoDataFrame,
        imprint: Imprint,
        wish: Wish,
        region: gpd.GeoDataFrame | None,
        progress: Progress,
    ) -> None:
        self.layers, self.imprint, self.wish, self.progress = list(layers), imprint, wish, progress
        self.words = Words(wish.language)
        self.crs = working_crs(townships.crs, tuple(townships.total_bounds), layer="TOWNSHIPS")
        self.townships = townships.to_crs(self.crs)
        self.region = None if region is None else region.to_crs(self.crs)
        self.maps = plan(
            self.layers, fields=wish.fields, parts=wish.parts, method=wish.method, language=wish.language)
        self.template = None if wish.template is None else read_template(wish.template)
        self._content: tuple[int, Content] | None = None

    @property
    def count(self) -> int:
        """Count the pages."""
        return len(self.maps) * self._pages_a_map

    @property
    def _pages_a_map(self) -> int:
        return len(self.townships) if self.wish.atlas else 1

    def write(self, pdf: Path | None, png: Path | None, svg: Path | None) -> list[str]:
        """Write the files."""
        pages = Pages(self.count, self.draw, self.progress)
        titles = [self.title(number) for number in range(self.count)]
        if pdf:
            export_pdf(pages, pdf, self.wish.dpi, title=self.file_title(), author=self.imprint.author)
        for number in range(self.count if png or svg else 0):
            self.progress.update(number / self.count)
            if png:
                export_png(pages, number, page_path(png, number), self.wish.dpi)
            if svg:
                export_svg(pages, number, page_path(svg, number), self.wish.dpi)
        return titles

    def draw(self, number: int) -> Filled:
        """Draw a page."""
        self.progress.check()
        page = self._page()
        look = self._look(page)
        one, township = divmod(number, self._pages_a_map)
        sheet = MapSheet(
            words=self._said(number),
            townships=self.townships,
            content=self._content_of(one, look),
            focus=self.townships.geometry.iloc[township] if self.wish.atlas else None,
            focus_name=str(self.townships["name"].iloc[township]) if self.wish.atlas else "",
            region=self.region,
        )
        return Filled(page, sheet, look, self.progress).fill()

    def title(self, number: int) -> str:
        """Say what a page shows."""
        one, township = divmod(number, self._pages_a_map)
        place = str(self.townships["name"].iloc[township]) if self.wish.atlas else ""
        return self.imprint.title + self._of(place) if self.imprint.title else self._map_title(one, place)

    def file_title(self) -> str:
        """Say what a file with all pages is."""
        if self.imprint.title:
            return self.imprint.title
        if len(self.maps) > 1:
            return self.words("map_file", county=self._of(self.imprint.county))
        title = self._map_title(0, "")
        return self.words("map_atlas", title=title) if self.wish.atlas else title

    # ---- the parts of a page ----

    def _page(self) -> Page:
        """Make the page: the user's template, or the plugin's own frame."""
        wish = self.wish
        if self.template is not None:
            return Page.from_template(self.template, wish.dpi)
        width, height = page_size(wish.paper, wish.orientation)
        page = Page(width, height, PAPERS[wish.paper][2], wish.dpi)
        beside = self._is_beside(page)
        return draw_frame(page, beside=beside, subtitle=bool(self._subtitle()), notes=beside and self._noted)

    @property
    def _noted(self) -> bool:
        return self.wish.atlas and bool(self.wish.notes)

    def _is_beside(self, page: Page) -> bool:
        """Say whether the legend stands beside the map, where the county is larger by it."""
        west, south, east, north = self.townships.total_bounds
        scales = {}
        for beside in (True, False):
            frame = places(page, beside=beside).map
            scales[beside] = max((east - west) / frame.width, (north - south) / frame.height)
        if self.wish.atlas:  # townships have all shapes: every page is arranged alike
            return page.width > page.height
        return scales[False] > BELOW_IS_LARGER * scales[True]

    def _look(self, page: Page) -> Look:
        wish = self.wish
        return Look(
            self.crs, self.words, wish.language, font_family(), page.type_scale, self._usual_scale(page),
            wish.own_styles, wish.atlas)

    def _usual_scale(self, page: Page) -> float:
        """Give the denominator of the scale in the middle of all pages."""
        size = page.layout.itemById("map").rect()
        lands = self.townships.geometry if self.wish.atlas else [shapely.box(*self.townships.total_bounds)]
        sides = np.array([shapely.bounds(land) for land in lands])
        width, height = sides[:, 2] - sides[:, 0], sides[:, 3] - sides[:, 1]
        return 1000 * float(np.median(np.maximum(width / size.width(), height / size.height())))

    def _content_of(self, number: int, look: Look) -> Content:
        """Make the layers of a map once for all its pages."""
        if self._content is None or self._content[0] != number:
            one = self.maps[number]
            made = make_content(self.layers, self.townships, one.part, one.coloured, one.classes, look)
            self._content = number, made
        return self._content[1]

    # ---- words ----

    def _said(self, number: int) -> dict[str, str]:
        words, imprint = self.words, self.imprint
        index = self.wish.atlas or self.region is not None
        return {
            "title": self.title(number),
            "subtitle": self._subtitle(),
            "legend_title": words("legend"),
            "locator_title": words("locator" if index else "index"),
            "sources": "\n".join(self._sources()),
            "author": words("author", author=imprint.author) if imprint.author else "",
            "notes_title": words("notes") if self._noted else "",
            "notes": self.wish.notes[number % self._pages_a_map] if self._noted else "",
            "date": words("date", date=words("day", day=imprint.made_on)),
            "page": words("page", page=number + 1, pages=self.count) if self.count > 1 else "",
        }

    def _map_title(self, number: int, place: str) -> str:
        """Name figure, service and county."""
        one, words, language = self.maps[number], self.words, self.wish.language
        if one.classes is not None:
            said = one.classes.figure.title(language)
        else:
            found = [theme_of(layer) for layer in self.layers]
            said = next((theme.subject(language) for theme in found if theme), self.layers[0].name())
        part = words("map_part", part=one.part.title) if one.part else ""
        county = self._of(self.imprint.county)
        return words("map_of", county=county, township=self._of(place), part=part, figure=said)

    def _of(self, place: str) -> str:
        return self.words("map_place", place=place) if place else ""

    def _subtitle(self) -> str:
        """Say how the pages of an atlas are to be read."""
        if not self.wish.atlas:
            return ""
        notes = ["neighbours", *(["same_classes"] if any(one.classes for one in self.maps) else [])]
        said = self.words("stop").join(map(self.words, notes))
        return said[0].upper() + said[1:]

    def _sources(self) -> list[str]:
        """Say what the sheet rests on."""
        imprint, words = self.imprint, self.words
        lines = [words("cited", standard=imprint.standard)] if imprint.standard else []
        if imprint.source or imprint.credit:
            said = words("stop").join(part for part in (imprint.source, imprint.credit) if part)
            lines.append(words("source", source=said))
        lines.append(words("crs", crs=crs_words(self.crs, words)) + words("stop") + words("borders"))
        return lines


def page_path(path: Path, number: int) -> Path:
    """Give the file of a page: the first has the path itself, the second ``name_2.png``, as in QGIS."""
    return path if number == 0 else path.with_name(f"{path.stem}_{number + 1}{path.suffix}")


def read_template(path: Path) -> QDomDocument:
    """Read a layout template, and see that it has a map to be filled.

    Raises
    ------
    InputError
        If it is no template, or has no map with the id ``map``.
    """
    document = QDomDocument()
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(message(
            "TEMPLATE: {path} cannot be read ({why}).", path=path.name, why=error.strerror)) from error
    fine = b"<!DOCTYPE" not in data[:200] and document.setContent(data)
    if not (fine[0] if isinstance(fine, tuple) else fine):
        raise InputError(message("TEMPLATE: {path} is no layout template (.qpt) of QGIS.", path=path.name))
    page = Page.from_template(document, 96)
    if not isinstance(page.layout.itemById("map"), QgsLayoutItemMap):
        raise InputError(message(
            "TEMPLATE: {path} has no map with the id “map”: give the map item this id in the layout.",
            path=path.name))
    return document

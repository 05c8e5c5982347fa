"""Know the plugin's result layers by their fields, and what a map can show of them.

The tables ``layouts/themes.csv`` (which result is which) and ``layouts/figures.csv`` (what its townships can
be coloured by, the first being the usual one) are data: a new result is a line in each. The words of its
styles are said in English by ``style_words``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from qgis.core import QgsExpression, QgsVectorLayer, QgsWkbTypes

from ..analysis.data_files import read_table
from ..analysis.indicators.registry import INDICATORS
from ..analysis.readable import figure
from .map_layers import has_road_class
from .texts import in_chinese

LAYOUTS = Path(__file__).resolve().parent.parent / "layouts"
INDICATOR_RESULT = "countyindicators_township_indicators"
INDICATOR_FIELDS = {one.id.replace(".", "_"): one for one in INDICATORS}
UNKNOWN_METHOD, GRADES = "jenks", "grades"
GEOMETRIES = {
    "point": QgsWkbTypes.GeometryType.PointGeometry,
    "line": QgsWkbTypes.GeometryType.LineGeometry,
    "polygon": QgsWkbTypes.GeometryType.PolygonGeometry,
}


@dataclass(frozen=True)
class Unit:
    """Say how a figure is written: multiplied by ``factor``, with ``decimals``, then the unit's word.

    ``whole`` figures are counts: their classes are said from the first to the last number.
    """

    zh: str
    en: str
    decimals: int = 1
    factor: float = 1.0
    whole: bool = False

    def number(self, value: float, decimals: int) -> str:
        """Write a value with so many decimals, and % where it is a share."""
        return figure(value * self.factor, decimals) + ("%" if self.zh == "%" else "")


UNITS: Mapping[str, Unit] = MappingProxyType({
    "share": Unit("%", "%", 1, 100.0),
    "people": Unit("人", "people", whole=True, decimals=0),
    "villages": Unit("个", "villages", whole=True, decimals=0),
    "sites": Unit("处", "sites", whole=True, decimals=0),
    "indicators": Unit("项", "indicators", whole=True, decimals=0),
    "per 10k": Unit("处/万人", "per 10 000 people", 1),
    "km/km²": Unit("千米/平方千米", "km/km²", 2),
    "km/10k": Unit("千米/万人", "km per 10 000 people", 1),
    "km": Unit("千米", "km", 1),
    "m": Unit("米", "m", 0),
    "min": Unit("分钟", "min", 1),
    "m²": Unit("平方米", "m²", 0),
    "m²/person": Unit("平方米/人", "m² per person", 1),
    "beds/1000 people": Unit("床/千人", "beds per 1 000 people", 2),
    "index": Unit("", "", 2),
    "": Unit("", "", 2),
})


@dataclass(frozen=True)
class Figure:
    """Declare what townships are coloured by.

    ``expression`` gives the value; ``better`` is more, less or neither; ``method`` is the way of
    making classes (quantile, jenks, pretty, equal), the limits themselves, or ``GRADES``: those of scores.
    """

    field: str
    expression: str
    title_zh: str
    title_en: str
    unit: Unit
    better: str = "neither"
    method: str = UNKNOWN_METHOD

    def title(self, language: str) -> str:
        """Name the figure."""
        return self.title_zh if language == "zh" else self.title_en

    def unit_word(self, language: str) -> str:
        """Name the unit; empty for an index."""
        return self.unit.zh if language == "zh" else self.unit.en


@dataclass(frozen=True)
class Theme:
    """Declare one of the plugin's results: its style, the fields it is known by, its names and figures.

    ``label`` takes the place of the style's label on maps, where townships are named anyway.
    ``shows`` is the field whose values the style tells apart, so that they may lie on one map. ``map_zh`` and
    ``map_en`` are what a map of the layer is about, where that is not the name of what it draws.
    """

    result: str
    geometry: str
    fields: frozenset[str]
    title_zh: str
    title_en: str
    figures: tuple[Figure, ...] = ()
    label: str = ""
    shows: str = ""
    map_zh: str = ""
    map_en: str = ""

    def title(self, language: str) -> str:
        """Name the layer."""
        return self.title_zh if language == "zh" else self.title_en

    def subject(self, language: str) -> str:
        """Say what a map of the layer is about."""
        return (self.map_zh if language == "zh" else self.map_en) or self.title(language)

    def figure(self, field: str) -> Figure | None:
        """Give a figure by its field; the indicators' own names where it is one of theirs."""
        known = next((one for one in self.figures if one.field == field), None)
        indicator = INDICATOR_FIELDS.get(field) if self.result == INDICATOR_RESULT else None
        if known is None and indicator is not None:
            return Figure(field, QgsExpression.quotedColumnRef(field), indicator.name_zh, indicator.name_en,
                          UNITS.get(indicator.unit, UNITS[""]), indicator.better)
        return known


@lru_cache(maxsize=1)
def themes() -> tuple[Theme, ...]:
    """Give all themes, in the order in which a layer is compared with them."""
    figures: dict[str, list[Figure]] = {}
    for row in read_table(LAYOUTS / "figures.csv"):
        expression = row["expression"] or QgsExpression.quotedColumnRef(row["field"])
        named = in_chinese("figures", row["title"], f"{row['result']}/{row['field']}")
        figures.setdefault(row["result"], []).append(Figure(
            row["field"], expression, named, row["title"], UNITS[row["unit"]], row["better"], row["method"]))
    return tuple(
        Theme(row["result"], row["geometry"], frozenset(row["fields"].split()),
              in_chinese("themes", row["title"], row["result"]), row["title"],
              tuple(figures.get(row["result"], ())), row["label"], row["shows"],
              in_chinese("maps", row["map"], row["result"]) if row["map"] else "", row["map"])
        for row in read_table(LAYOUTS / "themes.csv"))


def theme_of(layer: QgsVectorLayer) -> Theme | None:
    """Find which of the plugin's results a layer is; ``None`` where it is none."""
    names = set(layer.fields().names())
    return next(
        (one for one in themes() if one.fields <= names and GEOMETRIES[one.geometry] == layer.geometryType()),
        None)


def is_road_layer(layer: QgsVectorLayer) -> bool:
    """Say whether a layer holds plain roads, which are drawn below the results."""
    lines = layer.geometryType() == GEOMETRIES["line"]
    return lines and theme_of(layer) is None and has_road_class(layer.fields().names())

"""Draw the atlas of a diagnosis: a page for each township, with its score and what its villages lack."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import pyproj
from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
    QgsRendererCategory,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)

from ...analysis import report_words
from ...analysis.crs import working_crs
from ...analysis.diagnosis import GAPS, Diagnosis
from ...analysis.progress import Progress
from ...analysis.report_charts import gap_classes, villages_with_gaps
from .. import map_layers
from ..fields import real, text, whole
from ..layers import Inputs
from ..map_sheets import Imprint, Wish, write_map_sheets
from ..outputs import Outputs
from ..sheet_words import Words
from .atlas_notes import notes

VILLAGE = {"size": "2.4", "outline_color": "#5A5A5A", "outline_width": "0.15"}
NAME_PT, NAME_APART_MM, RIM_MM = 7.0, 1.0, 0.5


def give_atlas(inputs: Inputs, outputs: Outputs, result: Diagnosis, progress: Progress) -> None:
    """Give the atlas where it is wanted."""

    def draw(pdf: Path) -> None:
        townships, language = result.indicators.townships, inputs.choice("LANGUAGE")
        crs = working_crs(townships.crs, tuple(townships.total_bounds), layer="TOWNSHIPS")
        write_map_sheets(
            layers(result, crs, language), townships, pdf_path=pdf, imprint=_imprint(inputs),
            wish=Wish(
                language=language, atlas=True, fields=("score",), notes=tuple(notes(result, language))),
            progress=progress)

    outputs.files(("ATLAS",), draw)


def layers(result: Diagnosis, crs: pyproj.CRS, language: str) -> list[QgsVectorLayer]:
    """Make the layers that every page shows, the highest first: villages, roads, townships."""
    scored = map_layers.make_layer(
        result.indicators.townships, [*text("code", "name", "grade"), *real("score"), *whole("scored")],
        "styles/countydiagnosis_township_indicators", crs)
    found = [scored]
    if result.county.has("roads"):
        classes = {key: Words(language)(key) for key in ("major", "middle", "minor")}
        found.insert(0, map_layers.road_layer(map_layers.road_frame(result.county.lines), classes, crs))
    if GAPS in result.results:
        villages = villages_with_gaps(result.results[GAPS].demand)
        if len(villages):
            found.insert(0, _village_layer(villages, crs, report_words.Words(language)("map_gaps")))
    return found


def _village_layer(villages: gpd.GeoDataFrame, crs: pyproj.CRS, title: str) -> QgsVectorLayer:
    """Make the villages with a colour and a name each."""
    classes = gap_classes(int(villages["gaps"].max()))
    told = {gaps: label for low, high, _, label in classes for gaps in range(low, high + 1)}
    frame = villages[["name", "township", "geometry"]].assign(gaps=villages["gaps"].map(told))
    fields = text("name", "township", "gaps")
    layer = map_layers.make_layer(frame, fields, "layouts/townships", crs, title=title)
    categories = [
        QgsRendererCategory(label, QgsMarkerSymbol.createSimple({"color": colour, **VILLAGE}), label)
        for _, _, colour, label in classes]
    layer.setRenderer(QgsCategorizedSymbolRenderer("gaps", categories))
    settings = QgsPalLayerSettings()
    # Those of the neighbours would crowd the page, and hide the township's own.
    settings.fieldName = """if("township" = @township, "name", '')"""
    settings.isExpression = True
    settings.placement = QgsPalLayerSettings.Placement.OrderedPositionsAroundPoint
    settings.dist = NAME_APART_MM
    rim = QgsTextBufferSettings()
    rim.setEnabled(True)
    rim.setSize(RIM_MM)
    style = QgsTextFormat()
    style.setSize(NAME_PT)
    style.setBuffer(rim)
    settings.setFormat(style)
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)
    return layer


def _imprint(inputs: Inputs) -> Imprint:
    told = ("county", "source", "credit", "author")
    return Imprint(**{name: inputs.text(name.upper()) or "" for name in told})

"""Give result layers their style from ``styles/``: when they are loaded, and in GeoPackages for good."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timezone
from pathlib import Path

from osgeo import gdal, ogr
from qgis.core import (
    QgsMapLayer,
    QgsProcessingContext,
    QgsProcessingLayerPostProcessorInterface,
    QgsReadWriteContext,
    QgsVectorLayer,
)
from qgis.PyQt import sip
from qgis.PyQt.QtXml import QDomDocument

from . import field_names, style_words
from .result_order import put_in_order
from .style_fit import fit
from .texts import speaks_chinese

STYLES = Path(__file__).resolve().parent.parent / "styles"

STYLE_TABLE = "layer_styles"  # its columns are QGIS's own
STYLE_COLUMNS = ("f_table_catalog", "f_table_schema", "f_table_name", "f_geometry_column", "styleName",
                 "styleQML", "styleSLD", "useAsDefault", "description", "owner", "ui", "update_time")
COLUMN_TYPES = {"useAsDefault": ogr.OFTInteger, "update_time": ogr.OFTDateTime}
STYLE_NAME = "county_gis_plugin"

# QGIS deletes a styler with its context, but keeps no Python object alive before: they stay here.
_KEPT: list[Styler] = []


class Styler(QgsProcessingLayerPostProcessorInterface):
    """Load a QML file onto a layer when QGIS adds it to the project, and fit it to the layer's values."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path

    def postProcessLayer(self, layer, context, feedback) -> None:
        if isinstance(layer, QgsVectorLayer):
            dress(layer, self.path)
            put_in_order(layer, context.project())
            layer.triggerRepaint()


def dress(layer: QgsVectorLayer, style: Path, language: str = "") -> None:
    """Give a layer its style, where it has one, fitted to its values; in QGIS's language if none is given."""
    chinese = is_chinese(language)
    if style.exists():
        layer.loadNamedStyle(str(style))
        fit(layer)
        if not chinese:
            style_words.say_in_english(layer)
    if chinese:
        field_names.title_in_chinese(layer, style.stem)


def has_dress(style: Path, language: str = "") -> bool:
    """Say whether there is anything to give: a style, or titles of fields in another language."""
    return style.exists() or is_chinese(language)


def is_chinese(language: str) -> bool:
    """Say whether Chinese is spoken: in a language (``zh``, ``en``), or in QGIS's where none is given."""
    return language == "zh" if language else speaks_chinese()


def style_path(algorithm: str, output: str) -> Path:
    """Give the place of an output's style: ``styles/<algorithm>_<output>.qml``."""
    return STYLES / f"{algorithm}_{output.lower()}.qml"


def style_on_load(context: QgsProcessingContext, layer_id: str, algorithm: str, output: str) -> None:
    """Have an output styled when it is loaded; nothing happens where it has no style or is not loaded."""
    path = style_path(algorithm, output)
    if has_dress(path) and context.willLoadLayerOnCompletion(layer_id):
        _KEPT[:] = [styler for styler in _KEPT if not sip.isdeleted(styler)]
        _KEPT.append(Styler(path))
        context.layerToLoadOnCompletionDetails(layer_id).setPostProcessor(_KEPT[-1])


def store_style(
    geopackage: Path, table: str, style: Path, language: str = "", fields: Sequence[str] = ()
) -> bool:
    """Write a style, fitted to the table's values, into a GeoPackage as the table's default.

    ``language`` is that of its words, ``zh`` or ``en``; QGIS's if none is given. ``fields`` are the
    names of the table's: with them a table that has but titles of fields need not be opened.

    A default that somebody else gave the table stays the default. Gives whether it was written.
    """
    alone = fields and not style.exists()
    qml = _titles_as_qml(fields, style) if alone else _fitted_qml(geopackage, table, style, language)
    try:
        dataset = gdal.OpenEx(str(geopackage), gdal.OF_VECTOR | gdal.OF_UPDATE)
        styles = dataset.GetLayerByName(STYLE_TABLE) or _style_table(dataset)
        rows = [row for row in styles if row["f_table_name"] == table]
        for row in rows:
            if row["styleName"] == STYLE_NAME:
                styles.DeleteFeature(row.GetFID())
        column = dataset.GetLayerByName(table).GetGeometryColumn()
        is_default = not any(row["useAsDefault"] for row in rows if row["styleName"] != STYLE_NAME)
        now = datetime.now(timezone.utc).strftime("%Y/%m/%d %H:%M:%S+00")
        fields = ("", "", table, column, STYLE_NAME, qml, "", int(is_default), "", "", None, now)
        feature = ogr.Feature(styles.GetLayerDefn())
        for name, value in zip(STYLE_COLUMNS, fields):
            feature[name] = value
        return bool(qml) and styles.CreateFeature(feature) == ogr.OGRERR_NONE
    except (AttributeError, KeyError, RuntimeError):  # whether GDAL raises depends on other plugins
        return False


def _style_table(dataset: gdal.Dataset) -> ogr.Layer:
    """Make the table in which QGIS looks for styles."""
    made = dataset.CreateLayer(STYLE_TABLE, geom_type=ogr.wkbNone, options=["FID=id"])
    for name in STYLE_COLUMNS:
        column = ogr.FieldDefn(name, COLUMN_TYPES.get(name, ogr.OFTString))
        if name == "useAsDefault":
            column.SetSubType(ogr.OFSTBoolean)
        made.CreateField(column)
    return made


def _titles_as_qml(fields: Sequence[str], style: Path) -> str:
    """Give the Chinese titles of fields as QML."""
    layer = QgsVectorLayer("NoGeometry?" + "&".join(f"field={name}:string" for name in fields), "", "memory")
    field_names.title_in_chinese(layer, style.stem)
    document = QDomDocument()
    layer.exportNamedStyle(document, QgsReadWriteContext(), QgsMapLayer.StyleCategory.Fields)
    return document.toString()


def _fitted_qml(geopackage: Path, table: str, style: Path, language: str) -> str:
    """Fit a style to a table and give it as QML; nothing where the table cannot be read."""
    options = QgsVectorLayer.LayerOptions(False)
    options.forceReadOnly = True
    layer = QgsVectorLayer(f"{geopackage}|layername={table}", table, "ogr", options)
    if not layer.isValid():
        return ""
    dress(layer, style, language)
    document = QDomDocument()
    part = QgsMapLayer.StyleCategory
    parts = part.Symbology | part.Labeling | part.Rendering if style.exists() else part.Fields
    if is_chinese(language):
        parts |= part.Fields
    layer.exportNamedStyle(document, QgsReadWriteContext(), parts)
    return document.toString()

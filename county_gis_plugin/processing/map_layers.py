"""Turn result frames into styled layers of a map sheet, all in the sheet's own CRS."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pyproj
import shapely
from qgis.core import (
    QgsDataDefinedSizeLegend,
    QgsFeature,
    QgsGeometry,
    QgsLabelObstacleSettings,
    QgsPalLayerSettings,
    QgsPointXY,
    QgsProperty,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)

from ..analysis.errors import InputError
from ..analysis.network.model import Lines
from ..analysis.readable import one_line
from ..analysis.schema import read_statuses, resolve_fields, road_classes
from .fields import Field, declared, real, text, values
from .page import plain, searchable
from .projections import qgis_crs
from .sheet_words import Words
from .style_fit import keep_categories, scale_sizes

PLUGIN = Path(__file__).resolve().parent.parent
FINEST_MM = 0.1  # on paper; finer detail of lines only makes the file large

# The three classes of roads on a sheet, by the classes of ``standards/road_classes.csv``; others are minor.
MAJOR_ROADS = ("motorway", "class_1", "class_2", "expressway")
MIDDLE_ROADS = ("class_3", "class_4", "arterial", "sub_arterial")
# On a county's sheet they would be noise.
NOT_DRAWN = ("estate", "track", "path", "footway", "steps", "restricted")
NOT_BUILT = "not_built"
ROAD_CLASS_FIELDS = ("urban_class", "tech_class", "highway")
LOW_PRIORITY = 1  # of 0 to 10: rather no label than one upon a township's name
KINDS = ("Point", "LineString", "LineString", "Polygon", "Point", "LineString", "Polygon")  # by GEOS's type

DEMAND_FIELDS = [*text("reason", "name", "label"), *real("people_in_need")]


def make_layer(
    frame: gpd.GeoDataFrame, fields: Sequence[Field], style: str, crs: pyproj.CRS, *, title: str = "",
    kind: str = "Point",
) -> QgsVectorLayer:
    """Copy a frame into a layer of the sheet and give it the QML ``style`` (``folder/name``).

    Rows without geometry are left out; a column that the frame lacks is all NULL. ``kind`` is the
    geometry of a layer that has no rows.
    """
    frame = frame[~(frame.geometry.isna() | frame.geometry.is_empty)].to_crs(crs)
    shapes = np.asarray(frame.geometry.values)
    types = shapely.get_type_id(shapes)
    kind = KINDS[types[0]] if len(types) else kind
    layer = QgsVectorLayer(f"Multi{kind}" if (types > 3).any() else kind, plain(title), "memory")
    layer.setCrs(qgis_crs(crs))
    layer.dataProvider().addAttributes(list(declared(fields)))
    layer.updateFields()
    missing = pd.Series(None, index=frame.index, dtype=object)
    columns = [_shown(values(frame.get(f.name, missing), f)) for f in fields]
    layer.dataProvider().addFeatures(_features(layer, shapes, columns))
    layer.updateExtents()
    layer.loadNamedStyle(str(PLUGIN / f"{style}.qml"))
    return layer


def _shown(column: list) -> list:
    """Keep the texts of a column on one line each, as labels are."""
    return [one_line(value) if isinstance(value, str) else value for value in column]


def _features(layer: QgsVectorLayer, shapes: np.ndarray, columns: list[list]) -> list[QgsFeature]:
    rows = zip(*columns) if columns else ([] for _ in shapes)
    features = []
    for wkb, row in zip(shapely.to_wkb(shapes), rows):
        geometry = QgsGeometry()
        geometry.fromWkb(wkb)
        feature = QgsFeature(layer.fields())
        feature.setGeometry(geometry)
        feature.setAttributes(list(row))
        features.append(feature)
    return features


def borders(polygons: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Take the outlines of polygons as lines, each shared border once."""
    lines = shapely.line_merge(shapely.union_all(shapely.boundary(polygons.geometry.values)))
    return gpd.GeoDataFrame(geometry=[lines], crs=polygons.crs)


# ---- roads ---------------------------------------------------------------------------------------


def has_road_class(columns: Sequence[str]) -> bool:
    """Say whether any of the columns tells the class of a road."""
    try:
        return bool(resolve_fields(columns, "roads", wanted=ROAD_CLASS_FIELDS))
    except InputError:  # several do
        return True


def _classes(attributes: pd.DataFrame) -> pd.Series:
    try:
        return pd.Series(road_classes(attributes))
    except InputError:  # of two fields for one thing nobody says which is right
        return pd.Series("", index=range(len(attributes)))


def road_frame(roads: gpd.GeoDataFrame | Lines) -> gpd.GeoDataFrame:
    """Take roads as a frame or as the engine's arrays, and give each its class of three.

    Planned roads are left out; so are ways on foot, tracks and service ways, unless there are no others.
    """
    if isinstance(roads, Lines):
        numbers = np.repeat(np.arange(roads.n_lines), np.diff(roads.starts))
        attributes = roads.attributes.iloc[roads.feature].reset_index(drop=True)
        lines = shapely.linestrings(roads.xy, indices=numbers)
        roads = gpd.GeoDataFrame(attributes, geometry=lines, crs=roads.crs)
    attributes = pd.DataFrame(roads.drop(columns=roads.geometry.name))
    known = _classes(attributes)
    status = resolve_fields(attributes.columns, "roads", wanted=("status",)).get("status", "status")
    built = (read_statuses(attributes, "ROADS", column=status) != "planned").to_numpy() & (known != NOT_BUILT)
    classes = np.select([known.isin(MAJOR_ROADS), known.isin(MIDDLE_ROADS)], ["major", "middle"], "minor")
    frame = gpd.GeoDataFrame({"road_class": classes}, geometry=roads.geometry.values, crs=roads.crs)
    drawn = built & ~known.isin(NOT_DRAWN)
    return frame[drawn if drawn.any() else built]


def on_paper(
    frame: gpd.GeoDataFrame, crs: pyproj.CRS, extent: Sequence[float], scale: float
) -> gpd.GeoDataFrame:
    """Bring lines to the map's CRS, cut them to its extent, no finer than paper shows at 1:``scale``."""
    frame = frame.to_crs(crs)
    seen = frame[frame.intersects(shapely.box(*extent))]
    return seen.set_geometry(seen.geometry.simplify(FINEST_MM / 1000 * scale))


def road_layer(roads: gpd.GeoDataFrame, labels: Mapping[str, str], crs: pyproj.CRS) -> QgsVectorLayer:
    """Make the road layer; ``labels`` names the classes, and those that are not there are left out."""
    layer = make_layer(roads, text("road_class"), "layouts/roads", crs, kind="LineString")
    found = set(roads["road_class"])
    keep_categories(layer, {name: label for name, label in labels.items() if name in found})
    return layer


# ---- results -------------------------------------------------------------------------------------


def demand_layer(
    demand: gpd.GeoDataFrame, labels: Mapping[str, str], words: Words, crs: pyproj.CRS, *, title: str
) -> QgsVectorLayer:
    """Make the points by reason; ``labels`` names the reasons that there are, ``words`` the sizes."""
    layer = make_layer(demand, DEMAND_FIELDS, "styles/servicegaps_output", crs, title=title)
    scale_sizes(layer)
    keep_categories(layer, labels)
    say_sizes(layer, words)
    return layer


def say_sizes(layer: QgsVectorLayer, words: Words) -> None:
    """Say in the sheet's language how many people the sizes of a legend stand for."""
    legend = layer.renderer().dataDefinedSizeLegend()
    if legend is None:
        return
    legend = QgsDataDefinedSizeLegend(legend)
    steps = [(step.size, words("size", people=step.size)) for step in legend.classes()]
    legend.setClasses([QgsDataDefinedSizeLegend.SizeClass(*step) for step in steps])
    legend.setTitle(words("sizes"))
    layer.renderer().setDataDefinedSizeLegend(legend)


def set_labels(layer: QgsVectorLayer, expression: str, family: str, type_scale: float) -> None:
    """Point the labels of a style to ``expression``, in the sheet's font and at any scale.

    Labels keep clear of each other, but may lie on points: on a dense sheet there is no free ground.
    """
    settings = layer.labeling().settings()
    settings.obstacle = False
    settings.priority = LOW_PRIORITY
    settings.fieldName = expression
    settings.scaleVisibility = False
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    set_label_font(layer, family, type_scale)


def set_names(layer: QgsVectorLayer, expression: str, family: str, type_scale: float) -> None:
    """Label polygons as ``set_labels`` does, each at its own fixed place, and every one of them.

    The place is the point farthest from the border: the same on every page, whatever else is drawn.
    """
    set_labels(layer, expression, family, type_scale)
    settings = layer.labeling().settings()
    settings.displayAll = True
    settings.priority = 10
    settings.zIndex = 1
    keys = QgsPalLayerSettings.Property
    place = f"pole_of_inaccessibility($geometry, {_tolerance(layer):.3f})"
    pinned = {keys.PositionX: f"x({place})", keys.PositionY: f"y({place})", keys.Hali: "'Center'",
              keys.Vali: "'Half'", keys.AlwaysShow: "true"}
    for key, said in pinned.items():
        settings.dataDefinedProperties().setProperty(key, QgsProperty.fromExpression(said))
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))


def name_places(layer: QgsVectorLayer) -> list[QgsPointXY]:
    """Give the places at which ``set_names`` puts the names."""
    found = (one.geometry().poleOfInaccessibility(_tolerance(layer)) for one in layer.getFeatures())
    return [place.asPoint() for place, _ in found]


def _tolerance(layer: QgsVectorLayer) -> float:
    """Give how far from the best place a name may stand, in map units."""
    return math.sqrt(layer.extent().width() * layer.extent().height()) / 1000 or 1.0


def keep_labels_off(layer: QgsVectorLayer) -> QgsVectorLayer:
    """Have the labels of other layers keep off the lines or polygons of one that has none itself."""
    settings = QgsPalLayerSettings()
    settings.drawLabels = False
    obstacle = QgsLabelObstacleSettings()
    obstacle.setIsObstacle(True)
    obstacle.setType(QgsLabelObstacleSettings.ObstacleType.PolygonInterior)
    obstacle.setFactor(2.0)  # the largest
    settings.setObstacleSettings(obstacle)
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)
    return layer


def set_label_font(layer: QgsVectorLayer, family: str, type_scale: float) -> None:
    """Draw the labels of a style in the sheet's font."""
    settings = layer.labeling().settings()
    style = settings.format()
    font = style.font()
    font.setFamily(family)
    style.setFont(searchable(font))
    style.setSize(style.size() * type_scale)
    settings.setFormat(style)
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))

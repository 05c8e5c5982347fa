"""Put the sample county into a project: its layers styled, grouped, in the order of a county map."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from qgis.core import (
    QgsCoordinateTransform,
    QgsHillshadeRenderer,
    QgsLayerTreeGroup,
    QgsMapLayer,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
    QgsVectorLayer,
)

from .style_words import in_language_of_qgis
from .styling import STYLES
from .texts import mark, tr

SAMPLE = Path(__file__).resolve().parent.parent / "sample_data"
COUNTY_FILE = SAMPLE / "county.gpkg"

# By this property a layer and the group are known again, whatever the user has called them since.
MARK = "county_gis/sample"


@dataclass(frozen=True)
class Shown:
    """Say how one layer of the sample county is shown; the user sees it at once where it is visible."""

    table: str
    name: str
    visible: bool = True


# From the top of the map down.
GROUPS = (
    (mark("Facilities and sites"), (
        Shown("township_seats", mark("Seats of townships")),
        Shown("facilities", mark("Facilities")),
        Shown("charging", mark("Charging stations")),
        Shown("logistics", mark("Logistics points"), False),
        Shown("stops", mark("Bus stops"), False),
    )),
    (mark("Villages"), (
        Shown("villages", mark("Villages")),
        Shown("settlements", mark("Settlements"), False),
    )),
    (mark("Boundaries"), (
        Shown("townships", mark("Townships")),
        Shown("schoolzones", mark("School zones (polygons)"), False),
    )),
    (mark("Networks"), (
        Shown("pipes", mark("Pipes")),
        Shown("roads", mark("Roads")),
        Shown("barriers", mark("Barriers (rivers, railways)")),
    )),
    (mark("Land"), (
        Shown("green", mark("Parks")),
        Shown("residential", mark("Residential land")),
        Shown("builtup", mark("Built-up area")),
        Shown("dem", mark("Terrain")),
        Shown("county", mark("County")),
    )),
    (mark("Tables"), (
        Shown("village_stats", mark("Village statistics (table)")),
        Shown("population", mark("Population raster (people per cell)"), False),
    )),
)


def open_sample(project: QgsProject) -> QgsLayerTreeGroup:
    """Put the sample county on top of the project's layers, in place of an earlier copy."""
    close_sample(project)
    empty = not project.mapLayers()
    top = project.layerTreeRoot().insertGroup(0, tr("Sample county"))
    top.setCustomProperty(MARK, True)
    for title, layers in GROUPS:
        group = top.addGroup(tr(title))
        group.setExpanded(False)
        for shown in layers:
            layer = _layer(shown)
            layer.setCustomProperty(MARK, shown.table)
            project.addMapLayer(layer, False)
            node = group.addLayer(layer)
            node.setItemVisibilityChecked(shown.visible)
            node.setExpanded(False)
    if empty:
        project.setCrs(sample_layers(project)["roads"].crs())
    return top


def close_sample(project: QgsProject) -> None:
    """Take the sample county out of the project; nothing happens where it is not there."""
    project.removeMapLayers([layer.id() for layer in sample_layers(project).values()])
    root = project.layerTreeRoot()
    for group in [one for one in root.findGroups() if one.customProperty(MARK)]:
        root.removeChildNode(group)


def sample_layers(project: QgsProject) -> dict[str, QgsMapLayer]:
    """Give the sample county's layers in the project by table; empty where it has not been opened."""
    marked = ((layer.customProperty(MARK), layer) for layer in project.mapLayers().values())
    return {table: layer for table, layer in marked if table}


def sample_extent(project: QgsProject) -> QgsRectangle:
    """Give the county's extent, with a little around it, in the project's CRS."""
    county = sample_layers(project)["county"]
    transform = QgsCoordinateTransform(county.crs(), project.crs(), project)
    seen = transform.transformBoundingBox(county.extent())
    seen.scale(1.05)
    return seen


def inputs_of(algorithm: str, project: QgsProject) -> dict[str, str]:
    """Fill an algorithm's dialog with the sample county's layers, as far as it is open."""
    layers = sample_layers(project)
    if not layers:
        return {}
    if algorithm == "countydiagnosis":
        return {"COUNTY_FILE": str(COUNTY_FILE), "COUNTY": "示例县"}
    tables = {"ROADS": "roads", "FACILITIES": "facilities", "DEMAND": "villages", "TOWNSHIPS": "townships",
              "BUILTUP": "builtup", "BARRIERS": "barriers"}
    return {**{name: layers[table].id() for name, table in tables.items() if table in layers},
            "KINDS": "小学, 卫生室", "COUNTY": "示例县"}


def _layer(shown: Shown) -> QgsMapLayer:
    name = tr(shown.name)
    if shown.table in ("dem", "population"):
        raster = QgsRasterLayer(str(SAMPLE / f"{shown.table}.tif"), name)
        if shown.table == "dem":
            raster.setRenderer(QgsHillshadeRenderer(raster.dataProvider(), 1, 315, 45))
            raster.setOpacity(0.3)
        return raster
    options = QgsVectorLayer.LayerOptions()
    options.forceReadOnly = True  # else QGIS opens the file as if to edit it
    layer = QgsVectorLayer(f"{COUNTY_FILE}|layername={shown.table}", name, "ogr", options)
    layer.setReadOnly(True)  # the plugin's folder stays as it was installed
    style = STYLES / f"sample_{shown.table}.qml"
    if style.exists():
        layer.loadNamedStyle(str(style))
        in_language_of_qgis(layer)
    return layer

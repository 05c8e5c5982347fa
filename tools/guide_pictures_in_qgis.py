"""Run inside QGIS Desktop by ``guide_pictures``: take the guide's pictures in the language of QGIS."""

from __future__ import annotations

import json
import os
import re
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import processing
import qgis.utils
from processing.gui.BatchAlgorithmDialog import BatchAlgorithmDialog
from qgis.core import (
    QgsApplication,
    QgsCoordinateTransform,
    QgsProcessingContext,
    QgsProcessingParameterDefinition,
    QgsProject,
    QgsRectangle,
)
from qgis.PyQt.QtCore import QCoreApplication, QModelIndex, QTimer
from qgis.PyQt.QtWidgets import QDockWidget, QToolBar, QWidget

from county_gis_plugin.processing.sample_project import COUNTY_FILE, sample_extent, sample_layers
from county_gis_plugin.processing.texts import speaks_chinese

FOLDER = Path(os.environ["COUNTY_GIS_DESKTOP"])
LANGUAGE = "zh" if speaks_chinese() else "en"
COUNTY = "示例县"
DATE = "2026-03-05"  # printed on what is made, so that the pictures are the same every day
TEMPORARY = "TEMPORARY_OUTPUT"
FILE = "/data/counties/county.gpkg"  # stands in dialogs that are only shown
COUNTIES = ((FILE, COUNTY), ("/data/counties/neighbour.gpkg", "邻县"))


def project() -> QgsProject:
    return QgsProject.instance()


def layers(**tables: str) -> dict[str, str]:
    """Name layers of the sample county for an algorithm."""
    there = sample_layers(project())
    return {name: there[table].id() for name, table in tables.items()}


def say(english: str, chinese: str) -> str:
    return chinese if LANGUAGE == "zh" else english


def wait(until: Callable[[], object], longest_s: float) -> None:
    """Let QGIS go on until something holds."""
    end = time.monotonic() + longest_s
    while not until() and time.monotonic() < end:
        QCoreApplication.processEvents()
        time.sleep(0.02)


def dialog(name: str, algorithm: str, parameters: dict, size: tuple[int, int]) -> None:
    """Take the dialog of an algorithm, filled in."""
    window = processing.createAlgorithmDialog(f"countygis:{algorithm}", parameters)
    window.hideShortHelp()
    take(window, name, size)


def batch(name: str, algorithm: str, size: tuple[int, int]) -> None:
    """Take the table in which several counties are run, with two rows."""
    found = QgsApplication.processingRegistry().createAlgorithmById(f"countygis:{algorithm}")
    window = BatchAlgorithmDialog(found, qgis.utils.iface.mainWindow())
    panel = window.mainWidget()
    panel.addRow()
    for wrappers, (file, called) in zip(panel.wrappers, COUNTIES):
        values = {"COUNTY_FILE": file, "COUNTY": called}
        for wrapper in wrappers:
            value = values.get(wrapper.parameterDefinition().name()) if wrapper else None
            if value:
                wrapper.setParameterValue(value, QgsProcessingContext())
    for column, width in enumerate((330, 120, 330)):
        panel.tblParameters.setColumnWidth(column, width)
    take(window, name, size)


def take(window: QWidget, name: str, size: tuple[int, int]) -> None:
    """Take a window at a size; QGIS gives dialogs their last one when it shows them."""
    window.show()
    window.resize(*size)
    wait(lambda: False, 0.4)
    window.grab().save(str(FOLDER / f"{name}.png"))
    window.close()


def result(
    name: str, algorithm: str, parameters: dict, outputs: Sequence[str], *, under: Sequence[str],
    look_at: QgsRectangle | None = None,
) -> None:
    """Run an algorithm, and take the window with what it gave over some layers of the county."""
    before = set(project().mapLayers())
    qgis.utils.iface.layerTreeView().setCurrentIndex(QModelIndex())  # else the results join its group
    found = QgsApplication.processingRegistry().createAlgorithmById(f"countygis:{algorithm}")
    optional = QgsProcessingParameterDefinition.Flag.FlagOptional
    needed = [one.name() for one in found.destinationParameterDefinitions() if not one.flags() & optional]
    results = processing.runAndLoadResults(
        f"countygis:{algorithm}", {**parameters, **dict.fromkeys([*needed, *outputs], TEMPORARY)})
    wanted = [results[output] for output in outputs]
    wait(lambda: False, 0.3)  # styles are given afterwards
    made = [one for one in project().layerTreeRoot().findLayers() if one.layerId() not in before]
    for node in made:
        node.setItemVisibilityChecked(node.layerId() in wanted)
    project().removeMapLayers([node.layerId() for node in made if node.layerId() not in wanted])
    show_only(under)
    frame(look_at or sample_extent(project()))
    for layer in wanted:
        project().layerTreeRoot().findLayer(layer).setExpanded(False)
        project().layerTreeRoot().findLayer(layer).setExpanded(True)
    wait(lambda: False, 0.2)
    qgis.utils.iface.mainWindow().grab().save(str(FOLDER / f"{name}.png"))
    project().removeMapLayers(wanted)


def show_only(tables: Sequence[str]) -> None:
    """Switch on some layers of the sample county, the others off."""
    root = project().layerTreeRoot()
    for table, layer in sample_layers(project()).items():
        root.findLayer(layer.id()).setItemVisibilityChecked(table in tables)
    root.findGroups()[0].setExpanded(False)


def frame(extent: QgsRectangle) -> None:
    """Draw the canvas and wait for it."""
    canvas = qgis.utils.iface.mapCanvas()
    canvas.setExtent(extent)
    canvas.refresh()
    wait(lambda: not canvas.isDrawing(), 1)
    canvas.waitWhileRendering()
    wait(lambda: False, 0.6)
    canvas.waitWhileRendering()


def plain_window() -> None:
    """Leave the layers and the map of QGIS's window, nothing else."""
    window = qgis.utils.iface.mainWindow()
    window.menuBar().hide()
    window.statusBar().hide()
    for bar in window.findChildren(QToolBar):
        bar.hide()
    for dock in window.findChildren(QDockWidget):
        dock.setVisible(dock.objectName() == "Layers")
    layer_panel = window.findChild(QDockWidget, "Layers")
    layer_panel.setMinimumWidth(330)
    window.resize(1060, 680)
    qgis.utils.iface.messageBar().clearWidgets()


def around(table: str, metres: float) -> QgsRectangle:
    """Give the land around the county's seat."""
    layer = sample_layers(project())[table]
    seat = min(layer.getFeatures(), key=lambda feature: feature["code"])
    centre = seat.geometry().centroid().asPoint()
    moved = QgsCoordinateTransform(layer.crs(), project().crs(), project()).transform(centre)
    return QgsRectangle(moved.x() - metres, moved.y() - metres, moved.x() + metres, moved.y() + metres)


def gaps() -> None:
    county = {
        **layers(ROADS="roads", FACILITIES="facilities", DEMAND="villages", TOWNSHIPS="townships",
                 BUILTUP="builtup", BARRIERS="barriers"),
        "KINDS": say("primary", "小学"), "COUNTY": COUNTY,
    }
    dialog("gaps-dialog", "servicegaps", county, (760, 980))
    result("gaps-result", "servicegaps", county, ("OUTPUT", "TOWNSHIP_GAPS"), under=("roads",))


def coverage() -> None:
    county = layers(TOWNSHIPS="townships", DEMAND="villages", BUILTUP="builtup")
    roads = {**county, **layers(ROADS="roads", SEATS="township_seats", STOPS="stops"), "COUNTY": COUNTY}
    dialog("coverage-dialog", "roadcoverage", roads, (760, 980))
    result("roads-result", "roadcoverage", roads, ("SEATS_JUDGED", "TOWNSHIP_COVERAGE"), under=())
    pipes = {**county, **layers(SOURCES="facilities"), "COUNTY": COUNTY, "MEDIA": say("water", "给水"),
             "PIPES": [layers(PIPES="pipes")["PIPES"]]}
    result("pipes-result", "pipecoverage", pipes, ("OUTPUT", "VILLAGES"),
           under=("townships", "roads"), look_at=around("township_seats", 4000))


def charging() -> None:
    corridor = {**layers(ROADS="roads", FACILITIES="charging", TOWNSHIPS="townships"), "DISTANCE": 10000,
                "PUBLIC_ONLY": True, "COUNTY": COUNTY}
    dialog("charging-dialog", "corridorgaps", corridor, (760, 980))
    result("charging-result", "corridorgaps", corridor, ("ROUTE_LINES", "STRETCHES"),
           under=("townships", "charging"))


def areas() -> None:
    reach = {**layers(ROADS="roads", FACILITIES="facilities", VILLAGES="villages", TOWNSHIPS="townships"),
             "KINDS": say("primary", "小学"), "BREAKS": "1000,2000"}
    dialog("areas-dialog", "serviceareaspeople", reach, (760, 660))
    single = {name: reach[name] for name in ("ROADS", "FACILITIES", "KINDS")}
    result("areas-result", "serviceareas", {**single, "BREAKS": "1000,2000", "OVERLAP": "merge"},
           ("POLYGONS",), under=("villages", "townships", "roads"), look_at=around("township_seats", 7000))


def county() -> None:
    dialog("county-dialog", "countydiagnosis", {"COUNTY_FILE": FILE, "COUNTY": COUNTY}, (760, 620))
    batch("county-batch", "diagnosis", (900, 330))
    report = FOLDER / "report.html"
    given = {"COUNTY_FILE": str(COUNTY_FILE), "COUNTY": COUNTY, "LANGUAGE": LANGUAGE, "REPORT": str(report)}
    made = processing.run("countygis:countydiagnosis", {**given, "TOWNSHIP_INDICATORS": TEMPORARY})
    text = report.read_text(encoding="utf-8").replace(date.today().isoformat(), DATE)
    report.write_text(text, encoding="utf-8")
    processing.run("countygis:mapsheets", {
        "LAYERS": [made["TOWNSHIP_INDICATORS"]], **layers(TOWNSHIPS="townships"), "COUNTY": COUNTY,
        "SOURCE": say("sample data of the plugin", "插件自带的示例数据"), "LANGUAGE": LANGUAGE, "DATE": DATE,
        "DPI": 110, "MAP_IMAGE": str(FOLDER / "county-sheet.png")})


JOBS = (gaps, coverage, charging, areas, county)


def main() -> None:
    seen: dict[str, object] = {}
    try:
        qgis.utils.plugins["county_gis_plugin"].desktop.open_sample()
        plain_window()
        wanted = re.split(r"\W+", os.environ.get("GUIDE_JOBS", "")) if os.environ.get("GUIDE_JOBS") else None
        for job in JOBS:
            if wanted is None or job.__name__ in wanted:
                job()
    except Exception as error:  # whatever it is, the caller must hear of it
        import traceback

        seen["error"] = traceback.format_exc() + repr(error)
    (FOLDER / "seen.json").write_text(json.dumps(seen), encoding="utf-8")
    os._exit(0)


QTimer.singleShot(500, main)

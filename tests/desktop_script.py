"""Run inside QGIS Desktop by ``test_desktop``: press the menu's entries, and write down what is there."""

from __future__ import annotations

import json
import os
from pathlib import Path

import qgis.utils
from qgis.core import QgsApplication, QgsProject, QgsSettings
from qgis.PyQt.QtCore import QCoreApplication, QTimer
from qgis.PyQt.QtWidgets import QApplication, QPushButton

FOLDER = Path(os.environ["COUNTY_GIS_DESKTOP"])
PLUGIN = "county_gis_plugin"
seen: dict[str, object] = {}


def menus() -> list[str]:
    return [entry.text() for entry in qgis.utils.iface.pluginMenu().actions() if entry.menu() is not None]


def entries(menu: str) -> list:
    found = [one for one in qgis.utils.iface.pluginMenu().actions() if one.text() == menu]
    return found[0].menu().actions()


def layers() -> list[str]:
    """List the layers of the project from the top down, with a star where one sees them."""
    found = QgsProject.instance().layerTreeRoot().findLayers()
    return [f"{table(node.layer())}{'*' * node.isVisible()}" for node in found]


def table(layer) -> str:
    return layer.customProperty("county_gis/sample")


def ours(title: str) -> list:
    """List the messages with the plugin's title; QGIS has its own."""
    return [item for item in qgis.utils.iface.messageBar().items() if item.title() == title]


def windows() -> list[str]:
    """List the windows beside QGIS's own."""
    others = [one for one in QApplication.topLevelWidgets() if one is not qgis.utils.iface.mainWindow()]
    return [one.windowTitle() for one in others if one.isVisible()]


def colours(image) -> int:
    """Count the colours on a coarse grid: an empty map has one."""
    across = range(0, image.width(), 7), range(0, image.height(), 7)
    return len({image.pixel(x, y) for x in across[0] for y in across[1]})


def wait() -> None:
    canvas = qgis.utils.iface.mapCanvas()
    canvas.waitWhileRendering()
    QCoreApplication.processEvents()
    canvas.waitWhileRendering()


def look() -> None:
    """Do what a planner does on the first day."""
    window, canvas = qgis.utils.iface.mainWindow(), qgis.utils.iface.mapCanvas()
    window.resize(1500, 1000)
    seen["menus"] = menus()
    menu = qgis.utils.plugins[PLUGIN].desktop.menu
    names = [entry.text() for entry in entries(menu)]
    seen["entries"] = names
    entries(menu)[0].trigger()
    entries(menu)[0].trigger()  # a second click gives no second county
    wait()
    project = QgsProject.instance()
    seen["layers"] = layers()
    seen["valid"] = all(layer.isValid() for layer in project.mapLayers().values())
    seen["crs"] = project.crs().authid()
    roads = next(one for one in project.mapLayers().values() if table(one) == "roads")
    seen["centre_m"] = canvas.extent().center().distance(roads.extent().center())
    seen["colours"] = colours(canvas.grab().toImage())
    window.grab().save(str(FOLDER / "window.png"))
    seen["offered"] = [
        button.text() for item in ours(menu) for button in item.findChildren(QPushButton)
    ]
    QTimer.singleShot(1500, close_dialog)
    entries(menu)[1].trigger()
    entries(menu)[-1].trigger()
    QTimer.singleShot(500, fill_settings)
    entries(menu)[-2].trigger()
    seen["settings"] = [QgsSettings().value(f"county_gis/{name}") for name in ("standards", "language")]
    gaps = QgsApplication.processingRegistry().createAlgorithmById("countygis:servicegaps")
    seen["defaults"] = [gaps.parameterDefinition(name).defaultValue() for name in ("STANDARDS", "LANGUAGE")]
    help_window = qgis.utils.plugins[PLUGIN].desktop.help
    seen["help"] = help_window.isVisible()
    qgis.utils.unloadPlugin(PLUGIN)
    QCoreApplication.processEvents()
    seen["after"] = {
        "menus": menus(),
        "provider": QgsApplication.processingRegistry().providerById("countygis") is not None,
        "messages": len(ours(menu)),
        "windows": windows(),
    }
    seen["left"] = len(layers())


def close_dialog() -> None:
    """Read what stands in the algorithm's dialog, and close it."""
    for dialog in QApplication.topLevelWidgets():
        if dialog.isVisible() and type(dialog).__name__ == "AlgorithmDialog":
            dialog.grab().save(str(FOLDER / "dialog.png"))
            given = dialog.createProcessingParameters()
            names = {name: table(layer) for name, layer in QgsProject.instance().mapLayers().items()}
            seen["dialog"] = {name: names.get(value, value) for name, value in given.items()
                              if name in ("ROADS", "FACILITIES", "DEMAND", "TOWNSHIPS", "KINDS")}
            dialog.close()


def fill_settings() -> None:
    """Choose other standards and English, and close the dialog by its button."""
    dialog = QApplication.activeModalWidget()
    dialog.standards.setFilePath("own.csv")
    dialog.language.setCurrentIndex(1)
    dialog.grab().save(str(FOLDER / "settings.png"))
    dialog.accept()


def main() -> None:
    try:
        look()
    except Exception as error:  # whatever it is, the test must hear of it
        seen["error"] = repr(error)
    (FOLDER / "seen.json").write_text(json.dumps(seen), encoding="utf-8")
    os._exit(0)


QTimer.singleShot(0, main)

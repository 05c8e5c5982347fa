"""Run inside a Chinese QGIS Desktop by ``test_desktop``: run the jobs of the menu from their dialogs."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

import processing
import qgis.utils
from qgis.core import QgsProject
from qgis.PyQt.QtCore import QCoreApplication, QTimer
from qgis.PyQt.QtWidgets import QDockWidget, QMenu

from county_gis_plugin.processing.sample_project import inputs_of, sample_extent

FOLDER = Path(os.environ["COUNTY_GIS_DESKTOP"])
LONGEST_S = 150
seen: dict[str, object] = {}


def toolbox() -> list[str]:
    """List the plugin's groups in the toolbox, and unfold them for the picture."""
    dock = qgis.utils.iface.mainWindow().findChild(QDockWidget, "ProcessingToolbox")
    dock.show()
    tree = dock.algorithmTree
    model = tree.model()
    title = qgis.utils.plugins["county_gis_plugin"].desktop.menu
    places = [model.index(row, 0) for row in range(model.rowCount())]
    (ours,) = [place for place in places if model.data(place) == title]
    groups = [model.index(row, 0, ours) for row in range(model.rowCount(ours))]
    for place in (ours, *groups):
        tree.expand(place)
    tree.scrollTo(ours)
    return [model.data(place) for place in groups]


def processing_menu() -> str:
    """Give the title that QGIS itself gives its menu of Processing."""
    return next(menu.title() for menu in qgis.utils.iface.mainWindow().menuBar().findChildren(QMenu)
                if menu.objectName() == "processing")


def wait(until, longest_s: float) -> None:
    """Let QGIS go on until something holds."""
    end = time.monotonic() + longest_s
    while not until() and time.monotonic() < end:
        QCoreApplication.processEvents()
        time.sleep(0.02)


def run(job: str) -> dict[str, object]:
    """Run an algorithm from its dialog as the menu opens it, by the button of that dialog."""
    before = set(QgsProject.instance().mapLayers())
    dialog = processing.createAlgorithmDialog(f"countygis:{job}", inputs_of(job, QgsProject.instance()))
    ended = []
    dialog.algorithmFinished.connect(lambda well, _results: ended.append(well))
    dialog.show()
    dialog.runButton().click()
    wait(lambda: ended, LONGEST_S)
    dialog.grab().save(str(FOLDER / f"{job}.png"))
    dialog.close()
    made = [layer for name, layer in QgsProject.instance().mapLayers().items() if name not in before]
    return {
        "title": dialog.windowTitle(),
        "well": bool(ended and ended[0]),
        "layers": sorted(layer.name() for layer in made),
        "styles": sorted({layer.renderer().type() for layer in made if layer.isSpatial()}),
    }


def main() -> None:
    try:
        qgis.utils.iface.mainWindow().resize(1500, 1000)
        seen["groups"] = toolbox()
        seen["processing"] = processing_menu()
        qgis.utils.plugins["county_gis_plugin"].desktop.open_sample()
        seen["jobs"] = {job: run(job) for job in ("servicegaps", "countydiagnosis")}
        canvas = qgis.utils.iface.mapCanvas()
        canvas.setExtent(sample_extent(QgsProject.instance()))
        canvas.refresh()
        wait(lambda: not canvas.isDrawing(), 1)
        canvas.waitWhileRendering()
        wait(lambda: False, 1)
        qgis.utils.iface.mainWindow().grab().save(str(FOLDER / "jobs.png"))
    except Exception as error:  # whatever it is, the test must hear of it
        seen["error"] = repr(error)
    (FOLDER / "seen.json").write_text(json.dumps(seen), encoding="utf-8")
    os._exit(0)


QTimer.singleShot(500, main)

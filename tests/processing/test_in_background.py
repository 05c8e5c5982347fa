"""QGIS Desktop runs algorithms in a thread of their own: maps and results come out all the same."""

from __future__ import annotations

import gc
import time
from pathlib import Path

import pytest
from qgis.core import (
    QgsApplication,
    QgsLayoutItemMap,
    QgsPrintLayout,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingOutputLayerDefinition,
    QgsProject,
)
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QCoreApplication

from county_gis_plugin.processing.page import Box, Page
from tests.processing.conftest import Log
from tests.processing.diagnosed_county import county_file
from tests.processing.test_service_gaps import destinations, inputs

__all__ = ["inputs"]


def run_in_background(algorithm, parameters) -> tuple[bool, dict, QgsProcessingContext, Log]:
    """Run an algorithm as the dialogs of QGIS Desktop do, in a thread of QGIS's pool."""
    context, log, ended = QgsProcessingContext(), Log(), []
    context.setProject(QgsProject.instance())
    task = QgsProcessingAlgRunnerTask(algorithm, parameters, context, log)
    task.executed.connect(lambda well, results: ended.append((well, results)))
    QgsApplication.taskManager().addTask(task)
    limit = time.monotonic() + 60
    while not ended and time.monotonic() < limit:
        QCoreApplication.processEvents()
        time.sleep(0.01)
    ((well, results),) = ended
    return well, results, context, log


def test_service_gaps_with_map_and_loaded_layers(provider, project, inputs, tmp_path):
    files = destinations(tmp_path)
    wanted = QgsProcessingOutputLayerDefinition(files["OUTPUT"], project)
    algorithm = provider.algorithm("servicegaps").create()
    well, results, context, log = run_in_background(algorithm, {**inputs, **files, "OUTPUT": wanted})
    assert well, log.lines
    assert (tmp_path / "图.pdf").stat().st_size > 10_000
    assert (tmp_path / "图.png").stat().st_size > 10_000
    assert context.willLoadLayerOnCompletion(results["OUTPUT"])


def test_runs_after_one_another_in_the_same_thread(provider, inputs, tmp_path):
    """Some releases of pyproj free what the next run in a thread then uses, which ends QGIS."""
    for number in range(4):
        written = tmp_path / f"{number}.gpkg"
        parameters = {"DEMAND": inputs["DEMAND"], "TOWNSHIPS": inputs["TOWNSHIPS"], "OUTPUT": str(written)}
        algorithm = provider.algorithm("populationpoints").create()
        well, _, _, log = run_in_background(algorithm, parameters)
        assert well, log.lines
        assert written.exists()


def standing_layouts() -> int:
    """Count the layouts that Python still holds."""
    return sum(isinstance(each, QgsPrintLayout) and not sip.isdeleted(each) for each in gc.get_objects())


@pytest.mark.parametrize("name, wanted", [
    ("servicegaps", ["MAP", "MAP_IMAGE"]), ("countydiagnosis", ["REPORT", "WORKBOOK", "MAP", "ATLAS"]),
])
def test_layouts_are_taken_down_in_their_own_thread(provider, inputs, tmp_path, name, wanted):
    """Left to Python's collector they would be deleted in another thread, which has ended QGIS."""
    ends = {"MAP_IMAGE": "png", "REPORT": "html", "WORKBOOK": "xlsx"}
    given = {**inputs, "OUTPUT": "memory:"} if name == "servicegaps" else {
        "COUNTY_FILE": str(county_file(tmp_path / "county.gpkg"))}
    files = {each: str(tmp_path / f"{each}.{ends.get(each, 'pdf')}") for each in wanted}
    gc.collect()
    gc.disable()
    try:
        before = standing_layouts()
        well, _, _, log = run_in_background(provider.algorithm(name).create(), {**given, **files})
        assert well, log.lines
        assert all(Path(path).stat().st_size for path in files.values())
        assert standing_layouts() == before
    finally:
        gc.enable()


def test_a_map_knows_a_crs_before_it_is_placed(provider):
    """Without one QGIS 3.22 asks PROJ for an empty CRS, and may write the error into memory that is gone."""
    page = Page(297.0, 210.0, 1.0, 96)
    placed = page.add(QgsLayoutItemMap(page.layout), Box(10, 10, 100, 100))
    assert placed.crs().isValid()
    page.take_down()

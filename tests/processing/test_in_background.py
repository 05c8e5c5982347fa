"""QGIS Desktop runs algorithms in a thread of their own: maps and results come out all the same."""

from __future__ import annotations

import time

from qgis.core import (
    QgsApplication,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingOutputLayerDefinition,
    QgsProject,
)
from qgis.PyQt.QtCore import QCoreApplication

from tests.processing.conftest import Log
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

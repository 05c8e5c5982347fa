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


def test_service_gaps_with_map_and_loaded_layers(provider, project, inputs, tmp_path):
    files = destinations(tmp_path)
    wanted = QgsProcessingOutputLayerDefinition(files["OUTPUT"], project)
    context, log, ended = QgsProcessingContext(), Log(), []
    context.setProject(QgsProject.instance())
    algorithm = provider.algorithm("servicegaps").create()
    task = QgsProcessingAlgRunnerTask(algorithm, {**inputs, **files, "OUTPUT": wanted}, context, log)
    task.executed.connect(lambda well, results: ended.append((well, results)))
    QgsApplication.taskManager().addTask(task)
    limit = time.monotonic() + 60
    while not ended and time.monotonic() < limit:
        QCoreApplication.processEvents()
        time.sleep(0.01)
    ((well, results),) = ended
    assert well, log.lines
    assert (tmp_path / "图.pdf").stat().st_size > 10_000
    assert (tmp_path / "图.png").stat().st_size > 10_000
    assert context.willLoadLayerOnCompletion(results["OUTPUT"])

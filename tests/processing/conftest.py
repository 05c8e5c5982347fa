"""Give the tests of the QGIS face one QGIS in this process, and small layers."""

from __future__ import annotations

import os

# Before QGIS is imported: no window, no profile of the user's.
os.environ["QT_QPA_PLATFORM"] = "offscreen"

import sys
from collections.abc import Iterator, Mapping

import pytest
from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingFeedback, QgsProject

from county_gis_plugin.processing.provider import CountyGisProvider
from county_gis_plugin.processing.threads import pools

KEPT: list[QgsApplication] = []

@pytest.fixture(scope="session")
def provider(tmp_path_factory) -> Iterator[CountyGisProvider]:
    """Start QGIS once for all tests of this process, with the provider registered.

    At the end its idle threads are ended, which would otherwise outlive what they were working with.
    QGIS itself is left to the process: results that are kept somewhere still hold layers of it.
    """
    if QgsApplication.prefixPath() == "":
        QgsApplication.setPrefixPath(sys.prefix)
    application = QgsApplication([], False, str(tmp_path_factory.mktemp("profile")))
    application.initQgis()
    found = CountyGisProvider()
    QgsApplication.processingRegistry().addProvider(found)
    KEPT.append(application)
    yield found
    for pool in pools():
        pool.waitForDone()


class Log(QgsProcessingFeedback):
    """Keep what an algorithm says."""

    def __init__(self) -> None:
        super().__init__(False)
        self.lines: list[str] = []
        self.steps: list[str] = []

    def pushInfo(self, info: str) -> None:
        self.lines.append(info)

    def pushWarning(self, warning: str) -> None:
        self.lines.append(warning)

    def reportError(self, error: str, fatalError: bool = False) -> None:
        self.lines.append(error)

    def setProgressText(self, text: str) -> None:
        self.steps.append(text)


@pytest.fixture(scope="session")
def run(provider):
    """Run an algorithm in this process: ``run("nearestfacility", {…})`` gives its results or raises."""

    def run_one(name: str, parameters: Mapping[str, object], *, feedback=None, context=None) -> dict:
        context = context or QgsProcessingContext()
        context.setProject(QgsProject.instance())
        algorithm = provider.algorithm(name).create()
        well, words = algorithm.checkParameterValues(dict(parameters), context)
        if not well:
            raise ValueError(words)
        results, _ = algorithm.run(dict(parameters), context, feedback or Log(), {}, False)
        results["context"] = context
        return results

    return run_one


@pytest.fixture
def project(provider) -> Iterator[QgsProject]:
    """Give the project, emptied afterwards."""
    yield QgsProject.instance()
    QgsProject.instance().clear()

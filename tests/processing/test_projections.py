"""A CRS outlives the thread that was the first to ask QGIS for it."""

from __future__ import annotations

import threading
import time

import pyproj
import pytest
from qgis.core import QgsApplication, QgsCoordinateReferenceSystem, QgsTask
from qgis.PyQt.QtCore import QCoreApplication

from county_gis_plugin.processing.projections import living, pyproj_crs, qgis_crs
from county_gis_plugin.processing.threads import pools
from tests.processing.small_county import write
from tests.processing.test_in_background import run_in_background


@pytest.fixture
def lost(provider):
    """Give a function that has a CRS made in a thread, uses it here, and ends the thread."""

    def lose(code: str) -> QgsCoordinateReferenceSystem:
        QgsCoordinateReferenceSystem.invalidateCache()
        made, used = threading.Event(), threading.Event()

        def ask_first() -> None:
            QgsCoordinateReferenceSystem(code).toWkt()
            made.set()
            used.wait(10)

        thread = threading.Thread(target=ask_first)
        thread.start()
        assert made.wait(10)
        assert QgsCoordinateReferenceSystem(code).toWkt()
        used.set()
        thread.join()
        limit = time.monotonic() + 5  # the system ends it a moment after Python does
        while QgsCoordinateReferenceSystem(code).toWkt() and time.monotonic() < limit:
            time.sleep(0.01)
        return QgsCoordinateReferenceSystem(code)

    yield lose
    QgsCoordinateReferenceSystem.invalidateCache()


def test_a_crs_that_lost_its_thread_is_made_again(lost):
    crs = lost("EPSG:4539")
    assert crs.isValid() and crs.toWkt() == ""  # as QGIS leaves it; once it does not, `living` can go
    assert living(crs).toWkt().startswith('PROJCS["CGCS2000 / 3-degree Gauss-Kruger CM 90E"')
    assert QgsCoordinateReferenceSystem("EPSG:4539").toWkt() != ""


def test_pyproj_and_qgis_find_a_lost_crs(lost):
    assert pyproj_crs(lost("EPSG:4539")) == pyproj.CRS.from_epsg(4539)
    lost("EPSG:4539")
    assert qgis_crs(pyproj.CRS.from_epsg(4539)).toWkt() != ""


def test_a_crs_without_code_goes_there_and_back(provider):
    own = pyproj.CRS.from_proj4("+proj=tmerc +lat_0=0 +lon_0=113.4 +k=1 +x_0=500000 +ellps=GRS80 +units=m")
    assert pyproj_crs(qgis_crs(own)).coordinate_operation.params[1].value == 113.4
    assert pyproj_crs(QgsCoordinateReferenceSystem()) is None


def test_threads_of_tasks_stay_with_what_they_made(provider, tmp_path):
    """Without work QGIS's pool ends them after 30 s (here: 20 ms), and the CRSs they asked for first."""
    manager = QgsApplication.taskManager()
    for pool in pools():
        pool.setExpiryTimeout(20)
    villages = write(tmp_path / "villages.gpkg", [("甲村", 100, "POINT (0 0)")], {"name": str, "人口": int})
    parameters = {"DEMAND": villages, "OUTPUT": str(tmp_path / "people.gpkg")}
    well, _, _, log = run_in_background(provider.algorithm("populationpoints").create(), parameters)
    assert well, log.lines
    QgsCoordinateReferenceSystem.invalidateCache()
    asked: list[str] = []

    def ask_first(task: QgsTask) -> None:
        asked.append(QgsCoordinateReferenceSystem("EPSG:4540").toWkt())

    task = QgsTask.fromFunction("ask", ask_first)
    manager.addTask(task)
    while not asked or manager.count():
        QCoreApplication.processEvents()
    assert QgsCoordinateReferenceSystem("EPSG:4540").toWkt() == asked[0] != ""
    time.sleep(0.3)
    assert QgsCoordinateReferenceSystem("EPSG:4540").toWkt() == asked[0]

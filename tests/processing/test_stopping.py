"""A run that is cancelled or killed, whenever that is, leaves no new file and no changed byte."""

from __future__ import annotations

import random
import signal
import subprocess
import threading
import time
from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
from osgeo import ogr
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
)

from county_gis_plugin.analysis.network.build import built_networks
from county_gis_plugin.analysis.progress import Progress
from county_gis_plugin.processing.fields import real, text
from county_gis_plugin.processing.outputs import Outputs
from headless import layer_in, spelled
from tests.processing.small_county import everything_in, read, write

STEP_M = 100


def grid(path: Path, size: int, villages: int, facilities: int = 50) -> dict[str, str]:
    """Write a square grid of roads, ``size`` junctions wide; villages and facilities at random places."""
    chance = random.Random(7)

    def place() -> str:
        return f"POINT ({chance.uniform(0, size * STEP_M):.2f} {chance.uniform(0, size * STEP_M):.2f})"

    roads = []
    for i in range(size):
        for j in range(size - 1):
            a, b, c = i * STEP_M, j * STEP_M, (j + 1) * STEP_M
            roads.append((f"row {i}", f"LINESTRING ({b} {a}, {c} {a})"))
            roads.append((f"column {i}", f"LINESTRING ({a} {b}, {a} {c})"))
    return {
        "ROADS": write(path, roads, table="roads", kind=ogr.wkbLineString),
        "FACILITIES": write(
            path, [(f"F{i}", place()) for i in range(facilities)], table="facilities", kind=ogr.wkbPoint
        ),
        "DEMAND": write(
            path,
            [(f"V{i}", i % 90, place()) for i in range(villages)],
            {"name": str, "people": int},
            table="villages",
            kind=ogr.wkbPoint,
        ),
    }


@pytest.fixture(scope="module")
def small_grid(tmp_path_factory) -> dict[str, str]:
    return grid(tmp_path_factory.mktemp("grid") / "small.gpkg", 40, 2000)


@pytest.fixture(scope="module")
def large_grid(tmp_path_factory) -> dict[str, str]:
    return grid(tmp_path_factory.mktemp("grid") / "large.gpkg", 100, 10_000, 100)


@pytest.fixture
def target(tmp_path) -> Path:
    """Give a folder with an old result that is to be replaced."""
    folder = tmp_path / "成果 文件夹"
    folder.mkdir()
    write(folder / "old.gpkg", [("old", "POINT (0 0)")], table="other")
    return folder


def outputs(folder: Path) -> dict[str, str]:
    """Name one table in the old file, one new file, and one with several parts."""
    return {
        "OUTPUT": layer_in(folder / "old.gpkg", "nearest"),
        "ROUTES": str(folder / "routes.shp"),
        "SKIPPED": str(folder / "skipped.csv"),
    }


class StopAt(QgsProcessingFeedback):
    """Count how often a run asks whether to stop, and say yes at one of these times."""

    def __init__(self, at: int | None = None) -> None:
        super().__init__(False)
        self.asked = 0
        self.at = at

    def isCanceled(self) -> bool:
        self.asked += 1
        return self.at is not None and self.asked >= self.at


def test_cancel_at_many_instants_leaves_nothing(run, small_grid, target):
    every = StopAt()
    parameters = {**small_grid, **outputs(target)}
    untouched = everything_in(target)
    with pytest.raises(QgsProcessingException):
        run("nearestfacility", parameters, feedback=StopAt(1))
    run("nearestfacility", {**small_grid, **outputs(target.parent)}, feedback=every)
    assert every.asked > 20
    chance = random.Random(3)
    for at in [*chance.sample(range(2, every.asked), 15), every.asked]:
        built_networks.clear()  # or there would be less to be done, and to be asked, than at first
        with pytest.raises(QgsProcessingException, match="cancelled; nothing was written"):
            run("nearestfacility", parameters, feedback=StopAt(at))
        assert everything_in(target) == untouched, f"cancelled at {at} of {every.asked}"


@pytest.mark.parametrize("name", ["nearestfacility", "serviceareas", "catchments", "costmatrix"])
def test_cancel_returns_within_two_seconds(run, large_grid, target, name):
    """Row 14 of the complaints."""
    own = {
        "nearestfacility": {**large_grid, **outputs(target)},
        "serviceareas": {
            "ROADS": large_grid["ROADS"],
            "FACILITIES": large_grid["FACILITIES"],
            "BREAKS": "1000,3000",
            "LINES": str(target / "lines.gpkg"),
            "POLYGONS": str(target / "polygons.gpkg"),
        },
        "catchments": {**large_grid, "OUTPUT": str(target / "areas.gpkg")},
        "costmatrix": {
            "ROADS": large_grid["ROADS"],
            "ORIGINS": large_grid["DEMAND"],
            "DESTINATIONS": large_grid["FACILITIES"],
            "RADIUS": 1000,
            "OUTPUT": str(target / "matrix.csv"),
        },
    }
    built_networks.clear()
    start = time.monotonic()
    run(name, own[name])
    full_s = time.monotonic() - start
    untouched = everything_in(target)
    stops = [seconds_to_stop(run, name, own[name], share * full_s) for share in (0.1, 0.3, 0.5, 0.7)]
    stops = [seconds for seconds in stops if seconds is not None]
    assert stops, "every run ended before it was cancelled"
    assert max(stops) < 2.0
    assert everything_in(target).keys() == untouched.keys()


def seconds_to_stop(run, name: str, parameters: dict, delay_s: float) -> float | None:
    """Cancel a run after a delay and measure how long it goes on; ``None`` if it had ended before.

    The seconds are the processor's, which what else runs on the machine does not stretch.
    """
    feedback = QgsProcessingFeedback(False)
    stopped = []

    def stop() -> None:
        stopped.append(time.process_time())
        feedback.cancel()

    built_networks.clear()
    timer = threading.Timer(delay_s, stop)
    timer.start()
    try:
        run(name, parameters, feedback=feedback)
    except QgsProcessingException as error:
        assert "cancelled" in str(error)
        return time.process_time() - stopped[0]
    finally:
        timer.cancel()
    return None


def test_a_large_geopackage_is_written_in_parts_that_can_be_stopped(provider, target):
    """GDAL indexes 100,000 rows in a second of the processor, more on a busy machine, and hears nothing."""
    count = 100_000
    frame = gpd.GeoDataFrame(
        {"name": "村", "total_m": np.arange(count) / 7},
        geometry=gpd.points_from_xy(np.arange(count) % 317, np.arange(count) // 317),
        crs=4547,
    )
    asked = [time.process_time()]
    progress = Progress(is_cancelled=lambda: asked.append(time.process_time()))
    context = QgsProcessingContext()
    algorithm = provider.algorithm("nearestfacility").create()
    path = target / "large.gpkg"
    with Outputs(algorithm, {"OUTPUT": str(path)}, context, progress) as outputs:
        fields = [*text("name"), *real("total_m")]
        crs = QgsCoordinateReferenceSystem("EPSG:4547")
        outputs.layer("OUTPUT", frame, fields, geometry="point", crs=crs)
        outputs.publish()
    assert np.diff(asked).max() < 0.7
    assert len(asked) > 50
    source = ogr.Open(str(path))  # a layer lives no longer than its source
    rows = source.GetLayer(0)
    rows.SetSpatialFilterRect(9.5, 9.5, 11.5, 11.5)
    assert rows.TestCapability(ogr.OLCFastSpatialFilter)
    assert sorted(row.GetFID() for row in rows) == [3181, 3182, 3498, 3499]  # 317 y + x + 1


KILLED = [("nearestfacility", signal.SIGKILL), ("nearestfacility", signal.SIGTERM),
          ("nearestfacility", signal.SIGINT), ("servicegaps", signal.SIGKILL), ("servicegaps", signal.SIGINT)]


@pytest.mark.parametrize(("name", "sign"), KILLED)
def test_kill_at_many_instants_leaves_nothing(qgis_process, small_grid, target, name, sign):
    """Whenever the process is killed in its work, everything is there or nothing."""
    parameters, made = killed_run(name, small_grid, target)
    untouched, hits = everything_in(target), 0
    for delay_s in (0.0, 0.1, 0.3, 0.8):
        with qgis_process.process(["run", f"countygis:{name}", "--", *spelled(parameters)]) as process:
            wait_for(process, "Reading the inputs")
            time.sleep(delay_s)
            process.send_signal(sign)
            process.communicate(timeout=60)
        hits += everything_in(target) == untouched
        if everything_in(target) != untouched:
            assert {path.name for path in target.iterdir()} == {"old.gpkg", *made}
            assert len(read(f"{target / 'old.gpkg'}|layername=nearest")) == 2000
            break
    assert hits or sign == signal.SIGINT  # what a shell starts in the background may not hear it


def killed_run(name: str, grid_: dict[str, str], target: Path) -> tuple[dict[str, object], set[str]]:
    """Give the parameters of a run and the files that it makes beside the old one."""
    if name == "nearestfacility":
        parts = {f"routes.{ending}" for ending in ("shp", "shx", "dbf", "prj", "cpg")}
        return {**grid_, **outputs(target)}, {*parts, "skipped.csv"}
    side_m = 40 * STEP_M
    square = f"POLYGON ((0 0, {side_m} 0, {side_m} {side_m}, 0 {side_m}, 0 0))"
    towns = write(target.parent / "towns.gpkg", [("1", "甲镇", square)], {"code": str, "name": str},
                  table="townships", kind=ogr.wkbPolygon)
    files = {"WORKBOOK": "工作簿.xlsx", "MAP": "map.pdf", "MAP_IMAGE": "map.png", "SUMMARY": "summary.csv"}
    return {
        **grid_, "TOWNSHIPS": towns, "MODE": "distance", "RADIUS": 500,
        "OUTPUT": layer_in(target / "old.gpkg", "nearest"),
        **{output: str(target / file) for output, file in files.items()},
    }, set(files.values())


def wait_for(process: subprocess.Popen, words: str) -> None:
    """Read what a process prints until it says some words."""
    for line in process.stdout:
        if words in line:
            return
    raise AssertionError(f"the process never said “{words}”: {process.stderr.read()}")

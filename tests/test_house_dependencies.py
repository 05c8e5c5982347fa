"""Check what is said where libraries are missing or too old."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from county_gis_plugin import dependencies
from county_gis_plugin.dependencies import Missing, missing, sentence

LIBRARIES = [*dependencies.CORE, "rasterio", "openpyxl", "jinja2", "matplotlib"]


@pytest.fixture
def versions(monkeypatch):
    """Pretend that exactly these versions are installed."""
    found = dict(dependencies.FLOOR)
    monkeypatch.setattr(dependencies, "installed_version", found.get)
    return found


def test_the_floor_itself_is_enough(versions):
    assert missing(dependencies.FLOOR) == []
    assert sentence([]) is None


@pytest.mark.parametrize(
    ("found", "enough"),
    [("1.8.5", False), ("1.8.5.post1", False), ("2.0", True), ("2", True), ("2.0.1rc1", True), ("10", True)],
)
def test_versions_are_compared_as_numbers(versions, found, enough):
    versions["shapely"] = found  # the floor is 2.0
    assert missing(["shapely"]) == ([] if enough else [Missing("shapely", "2.0", found)])


def test_absent_and_old_are_listed_once_in_the_order_asked(versions):
    del versions["scipy"]
    versions["geopandas"] = "0.12.2"
    faults = missing(["scipy", "geopandas", "scipy", "numpy"])
    assert [str(fault) for fault in faults] == ["scipy ≥ 1.10", "geopandas ≥ 0.14 (0.12.2)"]


def test_a_library_without_a_floor_is_a_mistake():
    with pytest.raises(KeyError):
        missing(["fiona"])


@pytest.mark.parametrize(
    ("platform", "remedy"),
    [
        ("win32", "OSGeo4W Setup .* add python3-scipy python3-rasterio, .* “qgis-full”"),
        ("linux", "sudo apt install python3-scipy python3-rasterio;"),
        ("darwin", "conda-forge with scipy rasterio beside"),
    ],
)
def test_the_remedy_names_the_libraries_in_the_platforms_own_way(platform, remedy):
    said = str(sentence([Missing("scipy", "1.10"), Missing("rasterio", "1.3", "1.2.10")], platform))
    assert said.startswith("Missing or too old: scipy ≥ 1.10, rasterio ≥ 1.3 (1.2.10). ")
    assert re.search(remedy, said)


def test_the_installed_version_is_the_imported_one():
    for name in LIBRARIES:
        loaded = subprocess.run(
            [sys.executable, "-c", f"import {name}; print({name}.__version__)"],
            capture_output=True, text=True, check=True,
        )
        # a distribution may add "+dfsg" to the metadata's version
        assert dependencies.installed_version(name).split("+")[0] == loaded.stdout.strip().split("+")[0]
    assert dependencies.installed_version("no_such_library") is None


def test_the_plugin_loads_where_every_library_is_missing(root):
    program = (
        "import sys\n"
        f"sys.modules.update(dict.fromkeys({['qgis', *LIBRARIES]}))\n"
        "import county_gis_plugin\n"
        "from county_gis_plugin import dependencies\n"
        "print(len(dependencies.missing()))"
    )
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)
    assert int(done.stdout) == len(dependencies.CORE)


def test_complaint_20_without_geopandas_the_algorithms_stay_and_say_what_is_missing(
    qgis_process, root, tmp_path
):
    (tmp_path / "sitecustomize.py").write_text("import sys\nsys.modules['geopandas'] = None\n")
    without = {"PYTHONPATH": str(tmp_path)}
    algorithms = re.findall(r"countygis:\w+", qgis_process.call(["list"]).stdout)
    assert len(algorithms) >= 7
    assert re.findall(r"countygis:\w+", qgis_process.call(["list"], environment=without).stdout) == algorithms
    roads = f"{root / 'tests/fixtures/osm_monaco/monaco.gpkg'}|layername=roads"
    parameters = {"ROADS": roads, "OUTPUT": tmp_path / "edges.gpkg"}
    assert qgis_process.run("countygis:buildnetwork", parameters).code == 0
    (tmp_path / "edges.gpkg").unlink()
    run = qgis_process.run("countygis:buildnetwork", parameters, environment=without)
    assert run.code != 0
    assert not (tmp_path / "edges.gpkg").exists()
    assert "geopandas ≥ 0.14" in run.text
    assert "Traceback" not in run.text

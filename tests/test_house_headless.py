"""Check the machinery that runs QGIS in tests, demo and benchmarks."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from osgeo import ogr

import headless

ogr.UseExceptions()


def test_parameters_are_spelled_as_qgis_process_reads_them():
    assert headless.spelled({"KINDS": ["primary", "clinic"]}) == ["KINDS=primary", "KINDS=clinic"]
    assert headless.spelled({"RADIUS": 2000, "MINUTES": None}) == ["RADIUS=2000"]
    assert headless.spelled({"MERGE": True, "MAP": Path("a b.pdf")}) == ["MERGE=true", "MAP=a b.pdf"]


def test_the_report_is_found_behind_other_lines():
    report = {"results": {"OUTPUT": "a"}}
    assert headless.read_report('warning {1}\n{"results": {"OUTPUT": "a"}}\nbye') == report
    assert headless.read_report('{"results": {}}') == {"results": {}}
    assert headless.read_report("Algorithm x:y not found!") == {}


def test_the_callers_settings_do_not_reach_qgis(monkeypatch, tmp_path):
    for name in ("PYTHONPATH", "PROJ_LIB", "GDAL_DATA", "QGIS_PREFIX_PATH", "XDG_DATA_HOME", "LANG"):
        monkeypatch.setenv(name, "/elsewhere")
    settings = headless.clean_environment(tmp_path)
    assert "/elsewhere" not in settings.values()
    assert settings["HOME"] == str(tmp_path)
    assert stat.S_IMODE(os.stat(settings["XDG_RUNTIME_DIR"]).st_mode) == 0o700
    assert settings["PATH"].split(os.pathsep)[0] == str(headless.ROOT / ".venv" / "bin")


def test_layers_go_into_one_geopackage_with_a_chinese_path_and_spaces(qgis_process, tmp_path):
    folder = tmp_path / "示例县 结果"
    folder.mkdir()
    source = headless.ROOT / "tests" / "fixtures" / "qgis_network" / "route_points.gpkg"
    for table in ("first", "第二"):
        output = headless.layer_in(folder / "all.gpkg", table)
        run = qgis_process.run("native:fixgeometries", {"INPUT": source, "OUTPUT": output})
        assert run.code == 0, run.text
        assert "OUTPUT" in run.results
    written = ogr.Open(str(folder / "all.gpkg"))
    assert sorted(written.GetLayer(i).GetName() for i in range(written.GetLayerCount())) == ["first", "第二"]
    assert written.GetLayerByName("第二").GetFeatureCount() == 4


def test_failures_and_endless_runs_show(qgis_process):
    failed = qgis_process.run("native:fixgeometries", {"INPUT": "/nowhere.gpkg"})
    assert failed.code != 0
    assert failed.results == {}
    stopped = qgis_process.call(["list"], timeout_s=0.05)
    assert stopped.code == -9
    assert "stopped after 0.05 s" in stopped.stderr


def test_nothing_is_left_behind(qgis_process):
    before = set(qgis_process.folder.iterdir())  # a killed run's home may lie there
    qgis_process.call(["plugins"])
    assert set(qgis_process.folder.iterdir()) == before

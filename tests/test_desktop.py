"""Start QGIS Desktop on a screen that nobody sees, and press the plugin's menu."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from desktop import desktop
from headless import ROOT


def pressed(folder: Path, script: str, language: str, timeout_s: float) -> dict:
    """Run one of the scripts beside this file; keep its pictures, give what it wrote down."""
    seen = desktop(folder, ROOT / "tests" / script, language, timeout_s)
    keep = ROOT / "build" / "desktop"
    keep.mkdir(parents=True, exist_ok=True)
    for picture in folder.glob("*.png"):
        shutil.copyfile(picture, keep / picture.name)
    return seen


@pytest.fixture(scope="module")
def seen(tmp_path_factory) -> dict:
    """Press the menu in an English QGIS."""
    return pressed(tmp_path_factory.mktemp("desktop"), "desktop_script.py", "en_US", 120)


def test_the_script_came_to_its_end(seen):
    assert "error" not in seen, seen["error"]


def test_the_menu_offers_the_sample_the_jobs_and_help(seen):
    assert "County GIS" in seen["menus"]
    entries = seen["entries"]
    assert entries[0] == "Open the sample county"
    assert entries[-2:] == ["Settings…", "Help"]
    assert entries[1:-2] == seen["offered"]
    assert "Service gaps…" in entries


def test_one_click_opens_the_county_as_a_map(seen):
    layers = seen["layers"]
    assert seen["valid"]
    assert len(layers) == len(set(layers)) == 19
    assert layers.index("facilities*") < layers.index("townships*") < layers.index("roads*")
    assert layers.index("roads*") < layers.index("builtup*") < layers.index("county*")
    assert "settlements" in layers
    assert seen["crs"] == "EPSG:4547"
    assert seen["centre_m"] < 3000
    assert seen["colours"] > 50


def test_the_dialog_opens_with_the_county_in_it(seen):
    assert seen["dialog"] == {
        "ROADS": "roads",
        "FACILITIES": "facilities",
        "DEMAND": "villages",
        "TOWNSHIPS": "townships",
        "KINDS": "小学, 卫生室",
    }


def test_settings_are_the_defaults_of_new_runs(seen):
    assert seen["settings"] == ["own.csv", "en"]
    assert seen["defaults"] == seen["settings"]


def test_help_opens_here(seen):
    assert seen["help"]


def test_nothing_is_left_once_the_plugin_is_switched_off(seen):
    assert seen["after"] == {"menus": [m for m in seen["menus"] if m != "County GIS"], "provider": False,
                             "messages": 0, "windows": []}
    assert seen["left"] == 19, "the layers are the user's"


def test_a_chinese_qgis_lists_all_groups_and_runs_the_jobs_from_their_dialogs(tmp_path):
    seen = pressed(tmp_path, "desktop_jobs_script.py", "zh-Hans", 420)  # as QGIS calls it
    assert "error" not in seen, seen["error"]
    assert "处理" in seen["processing"], "QGIS itself does not speak Chinese"
    assert set(seen["groups"]) == {
        *("数据准备", "基础设施覆盖", "路网距离", "服务缺口", "指标与专题图", "模型"),
    }
    gaps, diagnosis = seen["jobs"]["servicegaps"], seen["jobs"]["countydiagnosis"]
    # Later releases of QGIS put the group before the name.
    assert (gaps["title"].split(" - ")[-1], gaps["well"]) == ("服务缺口", True)
    assert len(gaps["layers"]) == 5
    assert (diagnosis["title"].split(" - ")[-1], diagnosis["well"]) == ("县域诊断", True)
    assert len(diagnosis["layers"]) == 3
    # A layer without its style would have a single symbol.
    assert gaps["styles"] == diagnosis["styles"] == ["RuleRenderer"]

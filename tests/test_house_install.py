"""Install the plugin into throw-away QGIS profiles."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import install

HOME = Path("/home/planner")


@pytest.mark.parametrize(
    ("platform", "environment", "folder"),
    [
        ("linux", {}, "/home/planner/.local/share/QGIS"),
        ("linux", {"XDG_DATA_HOME": "/data"}, "/data/QGIS"),
        ("darwin", {}, "/home/planner/Library/Application Support/QGIS"),
        ("win32", {"APPDATA": "/profile/Roaming"}, "/profile/Roaming/QGIS"),
        ("win32", {}, "/home/planner/AppData/Roaming/QGIS"),
    ],
)
def test_the_settings_folder_is_qgiss_own(platform, environment, folder):
    assert install.settings_folder(platform, HOME, environment) == Path(folder)


def test_every_qgis_in_use_gets_the_plugin_and_qgis_3_where_there_is_none(tmp_path):
    def versions():
        return [folder.parts[-5] for folder in install.plugin_folders(tmp_path, "default")]

    assert versions() == ["QGIS3"]
    (tmp_path / "QGIS4").mkdir()
    assert versions() == ["QGIS4"]
    (tmp_path / "QGIS3").mkdir()
    assert versions() == ["QGIS3", "QGIS4"]


def test_an_older_copy_is_replaced_as_a_whole(tmp_path):
    old = tmp_path / "county_gis_plugin"
    old.mkdir()
    (old / "gone_since.py").write_text("")
    assert install.install(tmp_path) == old
    assert not (old / "gone_since.py").exists()
    assert (old / "metadata.txt").exists()
    assert (old / "LICENSE").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["county_gis_plugin"]


def test_a_link_to_a_working_folder_is_replaced_and_the_folder_left_alone(tmp_path):
    working = tmp_path / "working"
    working.mkdir()
    (working / "precious.py").write_text("")
    plugins = tmp_path / "plugins"
    plugins.mkdir()
    (plugins / "county_gis_plugin").symlink_to(working, target_is_directory=True)
    target = install.install(plugins)
    assert not target.is_symlink()
    assert (working / "precious.py").exists()


def test_the_command_says_where_it_went(root, tmp_path):
    environment = {**os.environ, "HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path / "data")}
    done = subprocess.run(
        [sys.executable, root / "tools" / "install.py", "--profile", "county"],
        env=environment, capture_output=True, text=True, check=True,
    )
    target = tmp_path / "data/QGIS/QGIS3/profiles/county/python/plugins/county_gis_plugin"
    assert done.stdout.startswith(f"{target}\n")
    assert (target / "metadata.txt").exists()

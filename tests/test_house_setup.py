"""Check that set-up, metadata and change log agree with the plugin, and that set-up is done only once."""

from __future__ import annotations

import configparser
import re
import shutil
import subprocess
from pathlib import Path

import pytest

import headless
from county_gis_plugin import dependencies


@pytest.fixture(scope="module")
def metadata(root) -> configparser.SectionProxy:
    """Read metadata.txt as the plugin manager does."""
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str
    parser.read(root / "county_gis_plugin" / "metadata.txt", encoding="utf-8")
    return parser["general"]


def test_set_up_and_plugin_have_the_same_floor(root):
    script = (root / "tools" / "setup").read_text(encoding="utf-8")
    floors = dict(re.findall(r"^(SHAPELY|GEOPANDAS)_FLOOR=(\S+)$", script, re.MULTILINE))
    assert floors == {"SHAPELY": dependencies.FLOOR["shapely"], "GEOPANDAS": dependencies.FLOOR["geopandas"]}


@pytest.fixture
def without_apt(tmp_path) -> dict[str, str]:
    """Make an environment in which nothing can be installed: no apt, no sudo, no QGIS."""
    programs = tmp_path / "programs"
    programs.mkdir()
    for name in ("bash", "cat", "sha256sum", "cut", "readlink", "mkdir", "flock", "dirname"):
        (programs / name).symlink_to(shutil.which(name))
    return {"PATH": str(programs)}


def set_up(root, purpose, environment) -> subprocess.CompletedProcess:
    """Run the set-up of the project in ``root``."""
    return subprocess.run(
        [root / "tools" / "setup", purpose], env=environment, capture_output=True, text=True, check=False
    )


@pytest.fixture
def fresh(root, tmp_path) -> Path:
    """Make a project that has nothing but the set-up."""
    project = tmp_path / "project"
    (project / "tools").mkdir(parents=True)
    shutil.copy(root / "tools" / "setup", project / "tools")
    return project


@pytest.fixture
def done_before(root, fresh, without_apt) -> Path:
    """Make a project whose set-up was done, as it was done here."""
    python = fresh / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.symlink_to(root / ".venv" / "bin" / "python")
    shutil.copy(root / ".venv" / ".ready-test", fresh / ".venv")
    (Path(without_apt["PATH"]) / "qgis_process").symlink_to(headless.executable())
    return fresh


def test_set_up_that_is_done_does_nothing(done_before, without_apt):
    done = set_up(done_before, "test", without_apt)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_set_up_is_wanted_again_when_qgis_is_gone(done_before, without_apt):
    (Path(without_apt["PATH"]) / "qgis_process").unlink()
    done = set_up(done_before, "test", without_apt)
    assert done.returncode == 1
    assert "install QGIS" in done.stderr


def test_set_up_is_wanted_again_when_its_file_changed(done_before, without_apt):
    with (done_before / "tools" / "setup").open("a") as script:
        script.write("# changed\n")
    assert set_up(done_before, "test", without_apt).stdout.startswith("set-up: making .venv")


def test_without_apt_and_qgis_one_sentence_says_what_is_needed(fresh, without_apt):
    done = set_up(fresh, "demo", without_apt)
    assert (done.returncode, done.stdout) == (1, "")
    assert re.fullmatch(r"set-up: This set-up uses apt .* install QGIS 3\.22 or later .*\n", done.stderr)
    assert not (fresh / ".venv").exists()


def test_metadata_has_what_the_plugin_manager_asks_for(metadata, root):
    for name in ("name", "description", "about", "version", "author", "email", "license"):
        assert metadata[name], name
    assert metadata["qgisMinimumVersion"] == "3.22"
    assert metadata["hasProcessingProvider"] == "yes"
    assert metadata["license"] == "GPL-2.0-or-later"
    assert metadata["category"] in ("Raster", "Vector", "Database", "Mesh", "Web")
    assert metadata["changelog"].startswith(metadata["version"])
    assert (root / "county_gis_plugin" / metadata["icon"]).is_file()


def test_the_change_log_begins_with_the_plugins_version(metadata, root):
    changes = (root / "CHANGELOG.md").read_text(encoding="utf-8")
    versions = re.findall(r"^## (\d+\.\d+\.\d+)", changes, re.MULTILINE)
    assert versions[0] == metadata["version"]

"""Give every test the same way to QGIS."""

from __future__ import annotations

from pathlib import Path

import pytest

from headless import Headless

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """Give the repository's folder."""
    return ROOT


@pytest.fixture(scope="session")
def sample_data(root) -> Path:
    """Give the folder of 示例县 and of the Liechtenstein layers."""
    return root / "county_gis_plugin" / "sample_data"


@pytest.fixture(scope="session")
def qgis_process(tmp_path_factory) -> Headless:
    """Run an algorithm in a fresh ``qgis_process``: ``qgis_process.run("countygis:…", {…}).results``."""
    return Headless(tmp_path_factory.mktemp("qgis"))

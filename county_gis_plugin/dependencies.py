"""Say which libraries are missing or too old, and how to get them; never install any.

The module imports nothing but the standard library and the ground floor, so that it also
works where everything else is missing.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import import_module, metadata, util

from .analysis.errors import Message, message

# The oldest version that the plugin is tested with, by import name.
FLOOR = {
    "numpy": "1.24",
    "scipy": "1.10",
    "pandas": "1.5",
    "shapely": "2.0",
    "geopandas": "0.14",
    "pyproj": "3.0",
    "networkx": "2.8",
    "rasterio": "1.3",
    "matplotlib": "3.5",
    "jinja2": "3.0",
    "openpyxl": "3.0",
}

# What every algorithm needs; some name more (rasterio where a raster is read).
CORE = ("numpy", "scipy", "pandas", "shapely", "geopandas", "pyproj", "networkx")


@dataclass(frozen=True)
class Missing:
    """Hold one library that is absent (``found`` is ``None``) or older than ``floor``."""

    name: str
    floor: str
    found: str | None = None

    def __str__(self) -> str:
        return f"{self.name} ≥ {self.floor}" + (f" ({self.found})" if self.found else "")


def missing(needs: Iterable[str] = CORE) -> list[Missing]:
    """List the libraries of ``needs`` (import names) that are absent or too old.

    Raises
    ------
    KeyError
        If a name has no floor in ``FLOOR``.
    """
    faults = []
    for name in dict.fromkeys(needs):
        floor, found = FLOOR[name], installed_version(name)
        # Some distributions' packages do not know their own version ("0+unknown"): they are recent.
        too_old = found is not None and "unknown" not in found and _release(found) < _release(floor)
        if found is None or too_old:
            faults.append(Missing(name, floor, found))
    return faults


def sentence(faults: Iterable[Missing], platform: str = sys.platform) -> Message | None:
    """Say what is missing and how to get it on ``platform`` (as ``sys.platform``); ``None`` if nothing is."""
    faults = list(faults)
    if not faults:
        return None
    libraries = ", ".join(str(fault) for fault in faults)
    if platform.startswith("win"):
        return message(
            "Missing or too old: {libraries}. Run the OSGeo4W Setup that came with QGIS, choose "
            "“Advanced Install” and add {packages}, or install the package “qgis-full”; then restart QGIS.",
            libraries=libraries,
            packages=_packages(faults),
        )
    if platform == "darwin":
        return message(
            "Missing or too old: {libraries}. QGIS for macOS differs from release to release in the "
            "libraries that it brings: install QGIS from conda-forge with {packages} beside it.",
            libraries=libraries,
            packages=" ".join(fault.name for fault in faults),
        )
    return message(
        "Missing or too old: {libraries}. On Debian 13, Ubuntu 24.04 or later run: "
        "sudo apt install {packages}; then restart QGIS. Where the packages are older than that, "
        "use the plugin's source folder: its README shows how to start QGIS with libraries that fit.",
        libraries=libraries,
        packages=_packages(faults),
    )


def installed_version(name: str) -> str | None:
    """Give the version of the library that ``import name`` would load, or ``None`` if there is none."""
    if util.find_spec(name) is None:
        return None
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:  # a build without its metadata: ask the library itself
        try:
            return getattr(import_module(name), "__version__", None)
        except ImportError:
            return None


def _packages(faults: Iterable[Missing]) -> str:
    return " ".join(f"python3-{fault.name}" for fault in faults)


def _release(version: str) -> tuple[int, int]:
    """Give the first two numbers of a version, which is all that ``FLOOR`` states."""
    major, minor = (re.findall(r"\d+", version) + ["0", "0"])[:2]
    return int(major), int(minor)

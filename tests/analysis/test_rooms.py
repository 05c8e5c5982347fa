"""Prove that the arrows between the rooms run one way."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PLUGIN = Path(__file__).resolve().parents[2] / "county_gis_plugin"
ENGINE = sorted((PLUGIN / "analysis").rglob("*.py"))

# What the engine may import when it is loaded, and what only inside the functions that need it.
ENGINE_LIBRARIES = {"numpy", "scipy", "pandas", "shapely", "geopandas", "pyproj", "networkx", "osgeo"}
LATE_LIBRARIES = {"rasterio", "openpyxl", "jinja2", "matplotlib"}


def module_name(path: Path) -> str:
    """Give the dotted name under which a file of the plugin is imported."""
    parts = path.relative_to(PLUGIN.parent).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


def imports(path: Path) -> list[tuple[str, bool]]:
    """List the absolute names a file imports, and whether each is imported inside a function."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    late = {
        id(inner)
        for outer in ast.walk(tree)
        if isinstance(outer, (ast.FunctionDef, ast.AsyncFunctionDef))
        for inner in ast.walk(outer)
    }
    package = module_name(path).split(".")
    if path.name != "__init__.py":
        package = package[:-1]
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [(alias.name, id(node) in late) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            name = ".".join([*base, *([node.module] if node.module else [])])
            found += [(f"{name}.{alias.name}", id(node) in late) for alias in node.names]
    return found


def test_the_engine_imports_where_there_is_no_qgis():
    names = [module_name(path) for path in ENGINE]
    hidden = sorted({"qgis", *LATE_LIBRARIES})
    program = (
        "import importlib, sys\n"
        f"sys.modules.update(dict.fromkeys({hidden}))\n"
        f"for name in {names}:\n"
        "    importlib.import_module(name)\n"
        "print(len([m for m in sys.modules if m.startswith('county_gis_plugin.analysis')]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=PLUGIN.parent, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) == len(ENGINE)


@pytest.mark.parametrize("path", ENGINE, ids=lambda path: path.relative_to(PLUGIN).as_posix())
def test_an_engine_module_imports_only_the_engine_and_its_libraries(path):
    strangers = []
    for name, late in imports(path):
        top = name.split(".")[0]
        if name.startswith("county_gis_plugin.analysis") or top in sys.stdlib_module_names:
            continue
        if top in ENGINE_LIBRARIES or (late and top in LATE_LIBRARIES):
            continue
        strangers.append(name)
    assert strangers == []


def test_the_arrows_are_read_from_relative_imports_too(tmp_path):
    errors = PLUGIN / "analysis" / "errors.py"
    assert ("collections.abc.Iterable", False) in imports(errors)
    plugin = dict(imports(PLUGIN / "plugin.py"))
    assert plugin["qgis.core.QgsApplication"] is False
    assert plugin["county_gis_plugin.processing.provider.CountyGisProvider"] is True


def test_nothing_but_the_face_imports_qgis():
    face = {PLUGIN / "plugin.py", *(PLUGIN / "processing").rglob("*.py")}
    outside = [
        path.relative_to(PLUGIN).as_posix()
        for path in PLUGIN.rglob("*.py")
        if path not in face and any(name.split(".")[0] == "qgis" for name, _ in imports(path))
    ]
    assert outside == []

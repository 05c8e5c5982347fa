"""Copy the plugin into the user's QGIS profiles, in place of an older copy."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

from package import PLUGIN, ROOT, contents

sys.path.insert(0, str(ROOT))


def settings_folder(platform: str, home: Path, environment: Mapping[str, str]) -> Path:
    """Give the folder in which QGIS keeps its settings, by ``sys.platform``."""
    if platform.startswith("win"):
        return Path(environment.get("APPDATA") or home / "AppData" / "Roaming") / "QGIS"
    if platform == "darwin":
        return home / "Library" / "Application Support" / "QGIS"
    return Path(environment.get("XDG_DATA_HOME") or home / ".local" / "share") / "QGIS"


def plugin_folders(settings: Path, profile: str) -> list[Path]:
    """List the plugin folders of the QGIS versions in use; QGIS 3's where none has been started yet."""
    versions = [version for version in ("QGIS3", "QGIS4") if (settings / version).is_dir()] or ["QGIS3"]
    return [settings / version / "profiles" / profile / "python" / "plugins" for version in versions]


def install(folder: Path) -> Path:
    """Copy the plugin into a plugin folder: beside the old copy first, so that none is left half done."""
    fresh, target, old = (folder / f"{PLUGIN}{ending}" for ending in (".new", "", ".old"))
    for leftover in (fresh, old):
        shutil.rmtree(leftover, ignore_errors=True)
    for source, name in contents():
        copy = fresh / Path(name).relative_to(PLUGIN)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, copy)
    if target.is_symlink():  # a developer's link to the working folder
        target.unlink()
    elif target.exists():
        target.rename(old)
    fresh.rename(target)
    shutil.rmtree(old, ignore_errors=True)
    return target


def advice() -> str:
    """Say how QGIS finds the libraries, if this Python, most likely QGIS's own, lacks some."""
    from county_gis_plugin import dependencies

    lacking = dependencies.sentence(dependencies.missing())
    if lacking is None:
        return ""
    libraries = ROOT / ".venv"
    if any(libraries.glob(".ready-*")):
        return f"Start QGIS with the project's libraries: PATH={libraries / 'bin'}:$PATH qgis\n"
    return f"{lacking}\n"


def main() -> None:
    """Install into every QGIS version's profile."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--profile", default="default", help="the QGIS profile (default: default)")
    profile = parser.parse_args().profile
    for folder in plugin_folders(settings_folder(sys.platform, Path.home(), os.environ), profile):
        sys.stdout.write(f"{install(folder)}\n")
    sys.stdout.write(
        "In QGIS: Plugins, Manage and Install Plugins, Installed, tick County GIS; then look in the\n"
        f"Processing toolbox.\n{advice()}"
    )


if __name__ == "__main__":
    main()

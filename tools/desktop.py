"""Start QGIS Desktop on a screen that nobody sees, with a profile that is thrown away."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

from headless import ROOT, clean_environment

SETTINGS = """[PythonPlugins]
county_gis_plugin=true
processing=true

[qgis]
checkVersion=false

[locale]
overrideFlag=true
userLocale={language}
"""
FOLDER, SEEN = "COUNTY_GIS_DESKTOP", "seen.json"


def desktop(folder: Path, script: Path, language: str, timeout_s: float) -> dict:
    """Run a script in QGIS Desktop and give what it wrote down.

    The script finds ``folder`` in the environment under ``COUNTY_GIS_DESKTOP``, leaves its pictures
    there, and at last ``seen.json``.

    Raises
    ------
    RuntimeError
        If it wrote nothing down.
    """
    profile = folder / "profiles" / "test" / "QGIS"
    profile.mkdir(parents=True)
    (profile / "QGIS3.ini").write_text(SETTINGS.format(language=language), encoding="utf-8")
    settings = clean_environment(folder / "home")
    del settings["QT_QPA_PLATFORM"]
    settings.update({"QGIS_PLUGINPATH": str(ROOT), FOLDER: str(folder)})
    command = [
        *(shutil.which("xvfb-run"), "-a", "-s", "-screen 0 1600x1100x24"),
        *("qgis", "--profiles-path", str(folder), "--profile", "test", "--nologo", "--noversioncheck"),
        *("--code", str(script)),
    ]
    ran = subprocess.run(
        command, env=settings, capture_output=True, text=True, timeout=timeout_s, check=False
    )
    written = folder / SEEN
    if not written.exists():
        raise RuntimeError(ran.stdout + ran.stderr)
    return json.loads(written.read_text(encoding="utf-8"))

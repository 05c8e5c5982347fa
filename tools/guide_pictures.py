#!/usr/bin/env python3
"""Take the pictures of the READMEs and the user guide anew: dialogs, results and the report.

    .venv/bin/python tools/guide_pictures.py [JOB …]

QGIS Desktop runs under Xvfb, once in English and once in Chinese; the report is drawn by Chromium (its
pictures stay as they are where there is none). The same QGIS, fonts and data give the same pictures, but
for the day on the READMEs' map sheet. JOB is one or several of readme, gaps, coverage, charging, areas,
county.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

from desktop import desktop
from headless import ROOT, Headless

IMAGES = ROOT / "docs" / "images"
PICTURES = IMAGES / "guide"
COUNTY = ROOT / "county_gis_plugin" / "sample_data" / "county.gpkg"
# What the READMEs' map sheet is made of: the layers of the sample county, and how its roads are read.
SHEET = {
    **{name: f"{COUNTY}|layername={table}" for name, table in (
        ("ROADS", "roads"), ("FACILITIES", "facilities"), ("DEMAND", "villages"),
        ("TOWNSHIPS", "townships"), ("BUILTUP", "builtup"), ("BARRIERS", "barriers"))},
    "DIRECTION_FIELD": "oneway", "LEVEL_FIELD": "level", "KINDS": "primary",
    "COUNTY": "示例县", "SOURCE": "示例数据（虚构）",
}
LANGUAGES = {"en": "en_US", "zh": "zh-Hans"}
COLOURS = 96  # of the palette: dialogs and maps have few
WIDEST, SHEET_WIDEST = 1060, 1640
REPORT_SIZE = (900, 760)


def main() -> int:
    """Take all pictures, or those of the jobs on the command line."""
    jobs = sys.argv[1:]
    if not jobs or "readme" in jobs:
        draw_sheet()
    if jobs == ["readme"]:
        return 0
    os.environ["GUIDE_JOBS"] = " ".join(jobs)
    for language, locale in LANGUAGES.items():
        with tempfile.TemporaryDirectory() as made:
            folder = Path(made)
            seen = desktop(folder, Path(__file__).with_name("guide_pictures_in_qgis.py"), locale, 900)
            draw_report(folder)
            for picture in sorted(folder.glob("*.png")):
                keep(picture, PICTURES / f"{picture.stem}.{language}.png")
            if "error" in seen:
                sys.exit(seen["error"])
    return 0


def draw_sheet() -> None:
    """Draw the map sheet that the READMEs show."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        picture = folder / "sheet.png"
        outputs = {"OUTPUT": folder / "villages.gpkg", "MAP_IMAGE": picture}
        done = Headless(folder).run("countygis:servicegaps", {**SHEET, **outputs})
        if done.code != 0:
            sys.exit(done.text)
        keep(picture, IMAGES / "service-gaps.png", SHEET_WIDEST)


def draw_report(folder: Path) -> None:
    """Draw the head of the report, as a browser shows it."""
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    report = folder / "report.html"
    if browser is None or not report.exists():
        return
    subprocess.run(
        [browser, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
         f"--user-data-dir={folder / 'browser'}", f"--window-size={REPORT_SIZE[0]},{REPORT_SIZE[1]}",
         f"--screenshot={folder / 'county-report.png'}", report.as_uri()],
        check=True, capture_output=True, timeout=120)


def keep(picture: Path, target: Path, widest: int = WIDEST) -> None:
    """Write a picture with a palette of few colours and no more pixels than a page shows."""
    image = Image.open(picture).convert("RGB")
    if image.width > widest:
        image = image.resize((widest, round(image.height * widest / image.width)), Image.LANCZOS)
    target.parent.mkdir(parents=True, exist_ok=True)
    few = image.quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    few.save(target, optimize=True)
    sys.stdout.write(f"{target.name}: {target.stat().st_size // 1024} KB\n")


if __name__ == "__main__":
    raise SystemExit(main())

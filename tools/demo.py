"""Run the main job, service gaps, on the sample county and on Liechtenstein, and say what was found."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path

from osgeo import ogr

from headless import ROOT, Headless, Run, clean_environment, layer_in

ogr.UseExceptions()

SAMPLE_DATA = ROOT / "county_gis_plugin" / "sample_data"
DEMO = ROOT / "build" / "demo"

# Result layer by output, as the algorithm names them.
LAYERS = {
    "OUTPUT": "demand",
    "ROUTES": "routes",
    "GAP_AREAS": "areas",
    "TOWNSHIP_GAPS": "townships",
    "SUMMARY": "summary",
    "SKIPPED": "skipped",
}
# Reasons of villages that stand in no township.
NOWHERE = ("outside", "no_geometry")
GEOPACKAGE = "service_gaps.gpkg"
PROJECT = "service_gaps.qgz"
FILES = {"WORKBOOK": "service_gaps.xlsx", "MAP": "map.pdf", "MAP_IMAGE": "map.png"}


@dataclass(frozen=True)
class Job:
    """Hold one area: its folder's name, its title and its inputs."""

    name: str
    title: str
    inputs: dict[str, object] = field(default_factory=dict)


def outputs(folder: Path) -> dict[str, object]:
    """Name every result: the layers in one GeoPackage, the files beside it."""
    layers = {output: layer_in(folder / GEOPACKAGE, table) for output, table in LAYERS.items()}
    return {**layers, **{output: folder / name for output, name in FILES.items()}}


def sample_layer(file: str, layer: str) -> str:
    """Name a layer of a GeoPackage of the sample data."""
    return f"{SAMPLE_DATA / file}|layername={layer}"


JOBS = (
    Job(
        "sample",
        "示例县, the sample county",
        {
            "ROADS": sample_layer("county.gpkg", "roads"),
            "FACILITIES": sample_layer("county.gpkg", "facilities"),
            "DEMAND": sample_layer("county.gpkg", "villages"),
            "TOWNSHIPS": sample_layer("county.gpkg", "townships"),
            "BUILTUP": sample_layer("county.gpkg", "builtup"),
            "KINDS": "primary, clinic, hospital",
            "COUNTY": "示例县",
            "SOURCE": "示例数据（虚构）",
        },
    ),
    Job(
        "liechtenstein",
        "Liechtenstein, © OpenStreetMap contributors",
        {
            "ROADS": sample_layer("liechtenstein.gpkg", "roads"),
            "FACILITIES": sample_layer("liechtenstein.gpkg", "facilities"),
            "DEMAND": sample_layer("liechtenstein.gpkg", "places"),
            "TOWNSHIPS": sample_layer("liechtenstein.gpkg", "townships"),
            "KINDS": "school, hospital, post_office",
            "COUNTY": "列支敦士登",
            "SOURCE": "© OpenStreetMap contributors, ODbL 1.0",
        },
    ),
)


def main(target: Path = DEMO) -> int:
    """Run the jobs side by side into folders of ``target``; give the number of those that failed."""
    with tempfile.TemporaryDirectory() as folder:
        qgis = Headless(Path(folder))
        with ThreadPoolExecutor() as pool:
            runs = list(pool.map(lambda job: run(qgis, job, target / job.name), JOBS))
    for job, done in zip(JOBS, runs):
        show(job, done, target / job.name)
    return sum(done.code != 0 for done in runs)


def run(qgis: Headless, job: Job, folder: Path) -> Run:
    """Run one job into an empty folder, and put a QGIS project beside the layers."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    done = qgis.run("countygis:servicegaps", {**job.inputs, **outputs(folder)})
    if done.code != 0:
        return done
    with tempfile.TemporaryDirectory() as home:
        command = [sys.executable, ROOT / "tools" / "demo_project.py", folder / GEOPACKAGE, folder / PROJECT]
        made = subprocess.run(
            command, env=clean_environment(Path(home)), capture_output=True, text=True, check=False
        )
    return replace(done, code=made.returncode, stderr=made.stderr)


def show(job: Job, done: Run, folder: Path) -> None:
    """Say where the results lie and what was found, or what went wrong."""
    if done.code != 0:
        sys.stderr.write(f"\n{job.title}: failed with exit status {done.code}\n{done.stderr}\n")
        return
    found = "\n".join(f"  {line}" for line in summary(folder / GEOPACKAGE))
    files = "\n".join(f"  {os.path.relpath(path)}" for path in sorted(folder.iterdir()))
    sys.stdout.write(f"\n{job.title} ({done.seconds:.0f} s)\n{found}\n{files}\n")


def summary(geopackage: Path) -> list[str]:
    """Tell in five lines what the result layers hold."""
    rows = table(geopackage, "summary")
    county = [row for row in rows if row["level"] == "county"]
    townships = [row for row in rows if row["level"] == "township"]
    villages = [row for row in table(geopackage, "demand") if row["service"] == county[0]["service"]]
    placed = [row for row in villages if row["reason"] not in NOWHERE]
    known = [row["people"] for row in placed if row["people"] is not None]
    return [
        f"{len(placed):,} villages in {len({row['code'] for row in townships})} townships, "
        f"{sum(known):,.0f} people; villages without a number of people: {len(placed) - len(known):,}; "
        f"villages in no township: {len(villages) - len(placed):,}",
        "villages within the radius: " + each(county, lambda row: share(row["villages_share"])),
        "people beyond it, of those who need the service: "
        + each(county, lambda row: f"{people(row['people_unserved'])} of {people(row['people'])}"),
        "of these inside the straight-line circle: " + each(county, between),
        "widest gap: " + each(county, lambda row: worst_township(row["service"], townships)),
    ]


def each(rows: list[dict], text) -> str:
    """Write one text a service."""
    return "; ".join(f"{row['service']} {text(row)}" for row in rows)


def worst_township(service: str, townships: list[dict]) -> str:
    """Name the township that ranks first for a service."""
    ranked = [row for row in townships if row["service"] == service and row["rank"] is not None]
    return min(ranked, key=lambda row: row["rank"])["name"] if ranked else "–"


def between(row: dict) -> str:
    """Tell the people inside the circle and beyond by road; a time has no circle."""
    return "no circle, it is a time" if row["unit"] == "s" else people(row["people_between"])


def people(count: float | None) -> str:
    """Write a number of people; missing is not zero."""
    return "unknown" if count is None else f"{count:,.0f}"


def share(part: float | None) -> str:
    """Write a share of one in percent."""
    return "unknown" if part is None else f"{part:.0%}"


def table(geopackage: Path, name: str) -> list[dict]:
    """Read the attributes of a layer."""
    source = ogr.Open(str(geopackage))
    return [feature.items() for feature in source.GetLayerByName(name)]


if __name__ == "__main__":
    sys.exit(main())

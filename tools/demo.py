"""Diagnose the sample county and Liechtenstein, from raw layers to report, workbook and maps."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path

from osgeo import ogr

from headless import ROOT, Headless, Run, clean_environment

ogr.UseExceptions()

SAMPLE_DATA = ROOT / "county_gis_plugin" / "sample_data"
DEMO = ROOT / "build" / "demo"

# Files by output, as the algorithm names them.
FILES = {
    "RESULTS": "results.gpkg",
    "REPORT": "report.html",
    "WORKBOOK": "report.xlsx",
    "MAP": "map.pdf",
    "MAP_IMAGE": "map.png",
    "ATLAS": "atlas.pdf",
    "RECORD": "record.json",
}
PROJECT = "results.qgz"
# What the record calls the parts of a run that are no steps of the diagnosis.
BEFORE = {"reading": "reading the layers"}
AFTER = {"layers": "result layers", "report": "report", "workbook": "workbook", "map": "map sheets",
         "atlas": "atlas"}
# Reasons of villages that stand in no township.
NOWHERE = ("outside", "no_geometry")


@dataclass(frozen=True)
class Job:
    """Hold one area: its folder's name, its title, its inputs, and the services that the summary names."""

    name: str
    title: str
    services: tuple[str, ...]
    inputs: dict[str, object] = field(default_factory=dict)


JOBS = (
    Job(
        "sample",
        "示例县, the sample county",
        ("primary", "clinic", "graded_hospital"),
        {
            "COUNTY_FILE": SAMPLE_DATA / "county.gpkg",
            "COUNTY": "示例县",
            "COUNTY_CODE": "149921",
            "SOURCE": "示例数据（虚构）",
            "LANGUAGE": "zh",
        },
    ),
    Job(
        "liechtenstein",
        "Liechtenstein, © OpenStreetMap contributors",
        ("school", "kindergarten", "hospital"),
        {
            "COUNTY_FILE": SAMPLE_DATA / "liechtenstein.gpkg",
            "DEMAND": f"{SAMPLE_DATA / 'liechtenstein.gpkg'}|layername=places",
            "COUNTY": "列支敦士登",
            "COUNTY_SEAT": "Vaduz",
            "SOURCE": "© OpenStreetMap contributors, ODbL 1.0",
            "LANGUAGE": "zh",
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
    outputs = {output: folder / name for output, name in FILES.items()}
    done = qgis.run("countygis:countydiagnosis", {**job.inputs, **outputs})
    if done.code != 0:
        return done
    with tempfile.TemporaryDirectory() as home:
        script = ROOT / "tools" / "demo_project.py"
        made = subprocess.run(
            [sys.executable, script, outputs["RESULTS"], folder / PROJECT, job.inputs["LANGUAGE"]],
            env=clean_environment(Path(home)), capture_output=True, text=True, check=False,
        )
    return replace(done, code=made.returncode, stderr=made.stderr)


def show(job: Job, done: Run, folder: Path) -> None:
    """Say how long each step took, what was found and where the results lie; or what went wrong."""
    if done.code != 0:
        sys.stderr.write(f"\n{job.title}: failed with exit status {done.code}\n{done.stderr}\n")
        return
    record = json.loads((folder / FILES["RECORD"]).read_text(encoding="utf-8"))
    took = "\n".join(f"  {line}" for line in steps(record, done.seconds))
    found = "\n".join(f"  {line}" for line in summary(folder / FILES["RESULTS"], job.services))
    files = "\n".join(f"  {os.path.relpath(path)}" for path in sorted(folder.iterdir()))
    sys.stdout.write(f"\n{job.title}: {done.seconds:.0f} s\n{took}\n\n{found}\n\n{files}\n")


def steps(record: dict, whole_s: float) -> list[str]:
    """Write the seconds of each step of a run, and of what stands around them: QGIS's start and end."""
    durations = record["durations"]
    rows = [(name, durations[part]) for part, name in BEFORE.items()]
    rows += [(told(step), step["seconds"]) for step in record["steps"]]
    rows += [(name, durations[part]) for part, name in AFTER.items() if part in durations]
    rows.append(("starting and ending QGIS, and the rest", whole_s - sum(seconds for _, seconds in rows)))
    return [f"{seconds:5.1f} s  {name}" for name, seconds in rows]


def told(step: dict) -> str:
    """Name a step, with the reason where it gave nothing."""
    return step["step"] if step["status"] == "done" else f"{step['step']}: {step['reason']['text']}"


def summary(results: Path, services: tuple[str, ...]) -> list[str]:
    """Tell in five lines what the result layers hold; gaps for some services."""
    rows = [row for row in table(results, "servicegaps_summary") if row["service"] in services]
    rows.sort(key=lambda row: services.index(row["service"]))
    county = [row for row in rows if row["level"] == "county"]
    townships = [row for row in rows if row["level"] == "township"]
    return [
        people_and_places(table(results, "servicegaps_demand"), townships),
        "villages within the radius: " + each(county, lambda row: share(row["villages_share"])),
        "people beyond it, of those who need the service: " + each(county, beyond),
        "widest gap: " + each(county, lambda row: worst_township(row["service"], townships)),
        scores(table(results, "countyindicators_scorecard"), table(results, "countyindicators_indicators")),
    ]


def people_and_places(demand: list[dict], townships: list[dict]) -> str:
    """Count villages, townships and people; missing people are not zero."""
    villages = [row for row in demand if row["service"] == demand[0]["service"]]
    placed = [row for row in villages if row["reason"] not in NOWHERE]
    known = [row["people"] for row in placed if row["people"] is not None]
    return (
        f"{len(placed):,} villages in {len({row['code'] for row in townships})} townships, "
        f"{sum(known):,.0f} people; villages without a number of people: {len(placed) - len(known):,}; "
        f"villages in no township: {len(villages) - len(placed):,}"
    )


def scores(card: list[dict], indicators: list[dict]) -> str:
    """Give the county's score, how many indicators it rests on, and the first and the last township."""
    total = [row for row in card if row["dimension"] == "total"]
    county = next(row for row in total if row["level"] == "county")
    own = [row for row in indicators if row["level"] == "county" and row["meets"] is not None]
    ranked = sorted((row for row in total if row["level"] == "township" and row["score"] is not None),
                    key=lambda row: -row["score"])
    score = "unknown" if county["score"] is None else f"{county['score']:.2f} ({county['grade']})"
    ends = f"; first {ranked[0]['name']}, last {ranked[-1]['name']}" if len(ranked) > 1 else ""
    return (
        f"score: {score}, of {county['scored']} indicators; {county['missing']} are missing; "
        f"{sum(row['meets'] == 1 for row in own)} of {len(own)} targets are met{ends}"
    )


def each(rows: list[dict], text) -> str:
    """Write one text a service."""
    return "; ".join(f"{row['service']} {text(row)}" for row in rows)


def beyond(row: dict) -> str:
    """Tell the people beyond the radius, and how many of them a circle would hold; a time has none."""
    inside = "" if row["unit"] == "s" else f" ({people(row['people_between'])} inside the circle)"
    return f"{people(row['people_unserved'])} of {people(row['people'])}{inside}"


def worst_township(service: str, townships: list[dict]) -> str:
    """Name the township that ranks first for a service."""
    ranked = [row for row in townships if row["service"] == service and row["rank"] is not None]
    return min(ranked, key=lambda row: row["rank"])["name"] if ranked else "–"


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

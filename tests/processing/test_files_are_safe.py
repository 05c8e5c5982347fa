"""A run writes all of its results or nothing, and never touches what it should not."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import sqlite3
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest
from osgeo import ogr
from qgis.core import QgsProcessingException

from headless import layer_in
from tests.processing.small_county import VILLAGES, county, everything_in, read, write


@pytest.fixture
def inputs(tmp_path) -> dict[str, str]:
    (tmp_path / "in").mkdir()
    return county(tmp_path / "in")


@pytest.fixture
def target(tmp_path) -> Path:
    """Give an empty folder for results."""
    (tmp_path / "out").mkdir()
    return tmp_path / "out"


def refused(run, parameters: dict, words: str, folder: Path) -> None:
    """Check that a run ends with a sentence and leaves ``folder`` as it was."""
    before = everything_in(folder)
    with pytest.raises(QgsProcessingException, match=words):
        run("nearestfacility", parameters)
    assert everything_in(folder) == before


# ---- output = input ----


def spellings(path: Path) -> list[str]:
    """Write one file in several ways."""
    link = path.parent / "link.gpkg"
    link.symlink_to(path)
    hard = path.parent / "hard.gpkg"
    hard.hardlink_to(path) if hasattr(hard, "hardlink_to") else os.link(path, hard)
    return [
        str(path),
        str(path.parent / ".." / path.parent.name / path.name),
        os.path.relpath(path),
        str(link),
        str(hard),
        layer_in(path, "villages"),
        layer_in(path, "VILLAGES"),
        layer_in(link, "villages"),
    ]


def test_output_equal_to_input_is_refused_in_every_spelling(run, inputs, tmp_path):
    for spelling in spellings(tmp_path / "in" / "county.gpkg"):
        refused(run, {**inputs, "OUTPUT": spelling}, "OUTPUT would overwrite the input DEMAND", tmp_path)


def test_output_equal_to_a_shapefile_is_refused(run, inputs, tmp_path):
    source = write(tmp_path / "villages.shp", VILLAGES, {"name": str, "people": int}, kind=ogr.wkbPoint)
    for name in ("villages.shp", "villages.dbf"):
        refused(
            run, {**inputs, "DEMAND": source, "OUTPUT": str(tmp_path / name)}, "would overwrite", tmp_path
        )


def test_a_file_name_with_options_behind_it_is_refused(run, inputs, target):
    refused(run, {**inputs, "OUTPUT": f"{target}/new.gpkg|layername=new"}, "reads options", target)


def test_two_outputs_in_one_file_are_refused(run, inputs, target):
    one = str(target / "one.gpkg")
    refused(run, {**inputs, "OUTPUT": one, "ROUTES": one}, "ROUTES and OUTPUT are the same file", target)


def test_another_table_of_the_input_is_allowed_and_the_rest_is_kept(run, inputs, tmp_path):
    path = tmp_path / "in" / "county.gpkg"
    before = {table: read(f"{path}|layername={table}") for table in ("roads", "facilities", "villages")}
    results = run(
        "nearestfacility",
        {**inputs, "OUTPUT": layer_in(path, "nearest"), "ROUTES": layer_in(path, "routes")},
    )
    assert results["OUTPUT"] == f"{path}|layername=nearest"
    assert len(read(results["OUTPUT"])) == 3
    assert len(read(results["ROUTES"])) == 2
    for table, rows in before.items():
        after = read(f"{path}|layername={table}")
        assert [r["name"] for r in after] == [r["name"] for r in rows]
        assert [r["geometry"].ExportToWkb() for r in after] == [r["geometry"].ExportToWkb() for r in rows]
    assert sorted(p.name for p in path.parent.iterdir()) == ["county.gpkg"]


def test_a_table_is_replaced_and_not_doubled(run, inputs, target):
    path = target / "results.gpkg"
    for _ in range(2):
        run("nearestfacility", {**inputs, "OUTPUT": layer_in(path, "nearest")})
    assert len(read(f"{path}|layername=nearest")) == 3


# ---- targets that cannot be written ----


def test_missing_folder_and_folder_as_target(run, inputs, target):
    refused(run, {**inputs, "OUTPUT": str(target / "no" / "x.gpkg")}, "does not exist", target)
    (target / "x.gpkg").mkdir()
    refused(run, {**inputs, "OUTPUT": str(target / "x.gpkg")}, "is a folder", target)


def test_geopackage_in_use_is_refused(run, inputs, target):
    path = target / "busy.gpkg"
    run("nearestfacility", {**inputs, "OUTPUT": str(path)})
    other = sqlite3.connect(path)
    other.execute("BEGIN EXCLUSIVE")
    try:
        refused(run, {**inputs, "OUTPUT": layer_in(path, "nearest")}, "in use by another program", target)
        refused(run, {**inputs, "OUTPUT": str(path)}, "in use by another program", target)
    finally:
        other.close()


def test_geopackage_being_edited_is_refused(run, inputs, target):
    """An open edit in write-ahead mode leaves its changes in a file beside."""
    path = target / "edited.gpkg"
    run("nearestfacility", {**inputs, "OUTPUT": str(path)})
    other = sqlite3.connect(path)
    other.execute("PRAGMA journal_mode = WAL")
    other.execute("CREATE TABLE notes (text TEXT)")
    other.commit()
    try:
        refused(run, {**inputs, "OUTPUT": str(path)}, "in use by another program", target)
    finally:
        other.close()


def service_gaps(folder: Path) -> dict[str, object]:
    """Write the small county with a township round it, for Service gaps."""
    square = "POLYGON ((-9000 -9000, 9000 -9000, 9000 9000, -9000 9000, -9000 -9000))"
    towns = write(folder / "towns.gpkg", [("1", "甲镇", square)], {"code": str, "name": str},
                  table="townships", kind=ogr.wkbPolygon)
    clinics = write(folder / "clinics.gpkg", [("甲卫生室", "卫生室", "POINT (0 0)")],
                    {"name": str, "kind": str}, table="clinics", kind=ogr.wkbPoint)
    given = {**county(folder), "FACILITIES": clinics, "TOWNSHIPS": towns}
    return {**given, "KINDS": "clinic", "MODE": "distance", "RADIUS": 1000}


def test_the_main_job_in_a_process_of_its_own_spares_its_inputs_and_files_in_use(qgis_process, tmp_path):
    """Its output is one of its inputs, in the same words and through a link; its target is open elsewhere."""
    (tmp_path / "in").mkdir()
    given = service_gaps(tmp_path / "in")
    villages = Path(str(given["DEMAND"]).split("|")[0])
    link = villages.parent / "link.gpkg"
    link.symlink_to(villages)
    busy = tmp_path / "in" / "busy.gpkg"
    write(busy, [("x", "POINT (0 0)")], {"name": str}, table="other")
    before = everything_in(tmp_path / "in")
    for output, words in (
        (layer_in(villages, "villages"), "OUTPUT would overwrite the input DEMAND"),
        (str(villages), "OUTPUT would overwrite the input"),
        (str(link), "OUTPUT would overwrite the input"),
        (layer_in(busy, "gaps"), "in use by another program"),
    ):
        # Reading the file in this process would give its lock away: that comes after.
        other = sqlite3.connect(busy)
        other.execute("BEGIN EXCLUSIVE")
        done = qgis_process.run("countygis:servicegaps", {**given, "OUTPUT": output})
        other.close()
        assert (done.code != 0, words in done.text) == (True, True), (output, done.text)
        assert everything_in(tmp_path / "in") == before


def without_rights(arguments: Sequence[str]) -> list[str]:
    """Start a command for which permission bits count, even if this is root."""
    if os.geteuid():
        return list(arguments)
    drop = "-dac_override,-dac_read_search,-fowner"
    return ["setpriv", f"--bounding-set={drop}", f"--inh-caps={drop}", *arguments]


def call(qgis_process, parameters: dict, *, prefix=None, before=None) -> subprocess.CompletedProcess:
    """Run Nearest facility in a fresh process that is started in a special way."""
    from headless import clean_environment, executable, spelled

    home = qgis_process.folder / f"home{len(list(qgis_process.folder.iterdir()))}"
    shutil.copytree(qgis_process.profile, home)
    command = [executable(), "run", "countygis:nearestfacility", "--json", "--", *spelled(parameters)]
    settings = clean_environment(home)
    settings["QGIS_PLUGINPATH"] = str(qgis_process.plugins)
    return subprocess.run(
        prefix(command) if prefix else command,
        env=settings,
        preexec_fn=before,
        restore_signals=before is None,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.mark.parametrize("what", ["file", "folder"])
def test_read_only_target(qgis_process, inputs, target, what):
    old = target / "old.gpkg"
    shutil.copy(Path(inputs["ROADS"].partition("|")[0]), old)
    before = everything_in(target)
    (old if what == "file" else target).chmod(0o444 if what == "file" else 0o555)
    done = call(qgis_process, {**inputs, "OUTPUT": str(old)}, prefix=without_rights)
    target.chmod(0o755)
    assert done.returncode == 1
    assert f"the {what}" in done.stdout + done.stderr
    assert "is read-only" in done.stdout + done.stderr
    assert everything_in(target) == before


def small_files() -> None:
    """Let no file grow above 60 kB, as on a disk that is full."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))


@pytest.mark.parametrize("suffix", [".gpkg", ".shp", ".geojson", ".csv"])
def test_full_disk(qgis_process, inputs, target, suffix):
    many = [(f"V{i}", i, f"POINT ({i % 1000} {i // 1000})") for i in range(2000)]
    demand = write(target.parent / "many.gpkg", many, {"name": str, "people": int}, kind=ogr.wkbPoint)
    old = target / f"old{suffix}"
    old.write_bytes(b"what was here before")
    before = everything_in(target)
    done = call(qgis_process, {**inputs, "DEMAND": demand, "OUTPUT": str(old)}, before=small_files)
    assert done.returncode == 1
    assert "may be full" in done.stdout + done.stderr
    assert everything_in(target) == before


# Mounts a disk of 200 kB over the folder, in name spaces of its own, and tells what it holds at the end.
ON_A_SMALL_DISK = """
mount -t tmpfs -o size=200k none "$0" && echo "what was here before" >"$0/old.gpkg" || exit 99
"$@"; status=$?
ls "$0"; cat "$0/old.gpkg"; exit $status
"""


def test_full_disk_that_is_another_one_than_the_temporary_folder(qgis_process, inputs, target):
    """The results do not fit: the old file stays whole, and nothing else is left."""
    many = [(f"V{i}", i, f"POINT ({i % 1000} {i // 1000})") for i in range(5000)]
    demand = write(target.parent / "many.gpkg", many, {"name": str, "people": int}, kind=ogr.wkbPoint)
    asked = {**inputs, "DEMAND": demand, "OUTPUT": str(target / "old.gpkg")}

    def on_a_small_disk(command: list[str]) -> list[str]:
        return ["unshare", "-rm", "sh", "-c", ON_A_SMALL_DISK, str(target), *command]

    done = call(qgis_process, asked, prefix=on_a_small_disk)
    if done.returncode in (1, 99) and "may be full" not in done.stdout + done.stderr:
        # Nobody may mount here: the same run where no file may grow.
        (target / "old.gpkg").write_text("what was here before\n", encoding="utf-8")
        done = call(qgis_process, asked, before=small_files)
        assert everything_in(target) == {"old.gpkg": b"what was here before\n"}
    else:
        assert done.stdout.endswith("old.gpkg\nwhat was here before\n"), done.stdout[-300:]
    assert done.returncode == 1
    assert "may be full" in done.stdout + done.stderr

"""Open the zip that the plugin manager installs."""

from __future__ import annotations

import configparser
import re
import zipfile

import pytest

import package
from headless import Headless

SHIPPED = {".py", ".csv", ".gpkg", ".tif", ".qml", ".svg", ".md", ".json", ".model3", ".html", ".css",
           ".qm", ".qpt"}


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    """Make the zip."""
    target = tmp_path_factory.mktemp("dist") / "county_gis_plugin.zip"
    package.write_zip(target)
    return target


@pytest.fixture(scope="module")
def names(archive) -> set[str]:
    """List the files in the zip."""
    with zipfile.ZipFile(archive) as opened:
        assert opened.testzip() is None
        return set(opened.namelist())


@pytest.fixture(scope="module")
def unpacked(archive, tmp_path_factory) -> Headless:
    """Run QGIS with the unpacked zip and nothing else of the project."""
    folder = tmp_path_factory.mktemp("plugins")
    with zipfile.ZipFile(archive) as opened:
        opened.extractall(folder)
    return Headless(tmp_path_factory.mktemp("qgis"), plugins=folder)


def test_every_part_is_in_it(names, root):
    plugin = root / "county_gis_plugin"
    parts = (
        "analysis", "processing", "standards", "sample_data", "styles", "models", "icons", "templates",
        "i18n", "layouts")
    for part in parts:
        there = {
            f"county_gis_plugin/{path.relative_to(plugin).as_posix()}"
            for path in (plugin / part).rglob("*")
            if path.suffix in SHIPPED
        }
        assert there, f"{part} is empty"
        assert there <= names
    for file in ("__init__.py", "plugin.py", "dependencies.py", "metadata.txt", "LICENSE", "README.md"):
        assert f"county_gis_plugin/{file}" in names


def test_it_is_one_folder_without_tests_and_caches(names):
    assert {name.split("/")[0] for name in names} == {"county_gis_plugin"}
    unwanted = re.compile(r"/tests?/|/test_|__pycache__|\.pyc$|/\.|\.gpkg-|\.ts$|\.aux\.xml$")
    assert [name for name in names if unwanted.search(name)] == []


def test_the_same_files_give_the_same_bytes(archive, tmp_path):
    package.write_zip(tmp_path / "again.zip")
    assert (tmp_path / "again.zip").read_bytes() == archive.read_bytes()


def test_the_licence_is_the_whole_text(archive):
    with zipfile.ZipFile(archive) as opened:
        text = opened.read("county_gis_plugin/LICENSE").decode("utf-8")
    assert "GNU GENERAL PUBLIC LICENSE\n                       Version 2, June 1991" in text
    assert "END OF TERMS AND CONDITIONS" in text


def test_it_loads_in_qgis_process(unpacked, qgis_process):
    listed = unpacked.call(["list"])
    assert listed.code == 0
    assert "error starting plugin" not in listed.text
    algorithms = set(re.findall(r"countygis:\w+", listed.stdout))
    assert "countygis:servicegaps" in algorithms
    assert algorithms == set(re.findall(r"countygis:\w+", qgis_process.call(["list"]).stdout))


def test_it_runs_without_the_rest_of_the_project(unpacked, tmp_path):
    roads = unpacked.plugins / "county_gis_plugin" / "sample_data" / "liechtenstein.gpkg"
    run = unpacked.run(
        "countygis:buildnetwork", {"ROADS": f"{roads}|layername=roads", "OUTPUT": tmp_path / "network.gpkg"}
    )
    assert run.code == 0, run.text
    assert (tmp_path / "network.gpkg").stat().st_size > 0


def test_what_only_the_publisher_knows_is_named(root, tmp_path):
    """The project names no host: the public plugin repository wants to know one."""
    metadata = root / "county_gis_plugin" / "metadata.txt"
    assert package.to_fill_in(metadata) == {
        "email": "maintainers@county-gis.example", "homepage": "", "repository": "", "tracker": ""}
    filled = metadata.read_text(encoding="utf-8").replace("@county-gis.example", "@bureau.test")
    addresses = {key: f"https://bureau.test/{key}" for key in ("homepage", "repository", "tracker")}

    def left(**changed: str) -> dict[str, str]:
        lines = "".join(f"{key}={value}\n" for key, value in {**addresses, **changed}.items())
        (tmp_path / "metadata.txt").write_text(filled + lines, encoding="utf-8")
        return package.to_fill_in(tmp_path / "metadata.txt")

    assert left() == {}
    assert left(tracker="bureau.test/faults") == {"tracker": "bureau.test/faults"}
    assert left(homepage="https://gis.example/a") == {"homepage": "https://gis.example/a"}


def test_the_zip_keeps_the_rules_of_the_public_repository(archive, names):
    """They are those of its validator, which reads metadata.txt as QGIS does: ``%`` stands for a key."""
    assert archive.stat().st_size < 25_000_000
    assert [name for name in names if ".." in name or name.startswith("/") or "\\" in name] == []
    parser = configparser.ConfigParser()
    parser.optionxform = str
    with zipfile.ZipFile(archive) as opened:
        parser.read_string(opened.read("county_gis_plugin/metadata.txt").decode("utf-8"))
    general = dict(parser["general"])
    asked = {"name", "description", "version", "qgisMinimumVersion", "author", "email", "about"}
    assert asked <= {key for key, value in general.items() if value}
    assert f"county_gis_plugin/{general['icon']}" in names
    assert "/" not in general["author"]
    for key in ("description", "about", "tags", "changelog"):
        assert not re.search(r"<\w|&\w+;", general[key]), f"{key} has HTML"
    assert "\n" not in general["description"] and len(general["description"]) < 150
    assert general["tags"].isascii(), "tags are English"


def test_metadata_speaks_of_all_parts_and_chinese_by_both_its_codes(root):
    parser = configparser.ConfigParser()
    parser.read(root / "county_gis_plugin" / "metadata.txt", encoding="utf-8")
    general = parser["general"]
    for key in ("description", "about", "tags"):
        assert general[f"{key}[zh]"] == general[f"{key}[zh-hans]"] != general[key]
        parts = {key: ("cover", "indicators", "report"), f"{key}[zh]": ("覆盖", "指标", "报告")}
        assert all(word in general[name] for name, words in parts.items() for word in words)

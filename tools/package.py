"""Make dist/county_gis_plugin.zip, which QGIS's plugin manager installs."""

from __future__ import annotations

import configparser
import re
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PLUGIN = "county_gis_plugin"

# What the working folder may hold and a user does not need; translations ship compiled.
LEFT_OUT_FOLDERS = {"__pycache__", "tests"}
LEFT_OUT_ENDINGS = (".pyc", ".pyo", ".ts", ".pro", ".gpkg-wal", ".gpkg-shm", ".gpkg-journal", ".aux.xml")

# What the public plugin repository asks for and only the publisher knows: keys of metadata.txt.
PUBLISHERS = {
    "email": "an email address that is read",
    "homepage": "the web address of the plugin's page",
    "repository": "the web address of its source code",
    "tracker": "the web address where faults are reported",
}
FIT = {"email": re.compile(r"[^@\s]+@[^@\s]+"), "web": re.compile(r"https?://[^/\s]+\S*")}

# One moment for every file, so that the same content gives the same zip.
MOMENT = (2020, 1, 1, 0, 0, 0)


def contents() -> Iterator[tuple[Path, str]]:
    """List what ships: each file and its name inside the zip, sorted by name."""
    plugin = ROOT / PLUGIN
    files = [(path, path.relative_to(ROOT).as_posix()) for path in plugin.rglob("*") if ships(path, plugin)]
    # The menu's help shows the READMEs.
    for name in ("LICENSE", "README.md", "README.zh-CN.md"):
        files.append((ROOT / name, f"{PLUGIN}/{name}"))
    yield from sorted(files, key=lambda file: file[1])


def ships(path: Path, plugin: Path) -> bool:
    """Say whether a path below the plugin's folder belongs into the zip."""
    parts = path.relative_to(plugin).parts
    hidden = any(part.startswith(".") for part in parts)
    left_out = hidden or LEFT_OUT_FOLDERS & set(parts) or path.name.endswith(LEFT_OUT_ENDINGS)
    return path.is_file() and not left_out


def to_fill_in(metadata: Path) -> dict[str, str]:
    """Tell the keys of ``PUBLISHERS`` that hold nothing fit, and what they hold.

    The repository opens each web address, and refuses the plugin where one does not answer. Names
    under .example belong to nobody.
    """
    parser = configparser.ConfigParser()
    parser.optionxform = str
    parser.read(metadata, encoding="utf-8")
    held = {key: parser["general"].get(key, "").strip() for key in PUBLISHERS}
    return {key: value for key, value in held.items() if not _is_fit(key, value)}


def _is_fit(key: str, value: str) -> bool:
    host = re.sub(r"^(\w+://|.*@)", "", value).split("/")[0]
    return bool(FIT.get(key, FIT["web"]).fullmatch(value)) and not host.endswith(".example")


def write_zip(target: Path) -> int:
    """Write the zip and give the number of files in it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    files = list(contents())
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, name in files:
            entry = zipfile.ZipInfo(name, MOMENT)
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, path.read_bytes(), zipfile.ZIP_DEFLATED)
    return len(files)


if __name__ == "__main__":
    target = ROOT / "dist" / f"{PLUGIN}.zip"
    count = write_zip(target)
    sys.stdout.write(
        f"{target.relative_to(ROOT)}: {count} files, {target.stat().st_size / 1e6:.1f} MB\n"
        "In QGIS: Plugins, Manage and Install Plugins, Install from ZIP.\n"
    )
    missing = to_fill_in(ROOT / PLUGIN / "metadata.txt")
    if missing:
        sys.stdout.write(
            f"It installs as it is. The public plugin repository takes it once {PLUGIN}/metadata.txt holds:\n"
        )
        sys.stdout.writelines(
            f"  {key}: {PUBLISHERS[key]}" + (f" (now {value})\n" if value else "\n")
            for key, value in missing.items()
        )

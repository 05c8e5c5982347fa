"""Put finished files in their places: all of them or none, and never half of one."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterable
from contextlib import closing, suppress
from pathlib import Path
from uuid import uuid4

from ..analysis.errors import Message, OutputError, message

SQLITE = (".gpkg", ".sqlite", ".db")
COPY_BYTES = 1 << 20
PROBE_BYTES = 4 << 20
BACKUP_PAGES = 2000

# What other programs keep beside a shapefile and what would no longer fit a new one.
STALE_BESIDE = {".shp": (".qix", ".sbn", ".sbx", ".idm", ".ind", ".qpj", ".shp.xml", ".cpg", ".prj")}
FAMILY = (".shp", ".shx", ".dbf", ".prj", ".cpg")

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def same_file(first: Path, second: Path) -> bool:
    """Say whether two paths are one file, through links, other spellings, or one shapefile's parts."""
    if _resolved(first) == _resolved(second):
        return True
    with suppress(OSError):
        if os.path.samefile(first, second):
            return True
    suffixes = first.suffix.lower(), second.suffix.lower()
    return all(s in FAMILY for s in suffixes) and _resolved(first.with_suffix("")) == _resolved(
        second.with_suffix("")
    )


def fault_of(target: Path) -> Message | None:
    """Say why nothing can be written to ``target``; ``None`` if it can be tried."""
    folder = target.parent
    if not folder.is_dir():
        return message("the folder {folder} does not exist: make it first.", folder=folder)
    if target.is_dir():
        return message("{path} is a folder: give the name of a file in it.", path=target)
    if not os.access(folder, os.W_OK | os.X_OK):
        return message("the folder {folder} is read-only: choose another folder.", folder=folder)
    if not target.exists():
        return None
    if not os.access(target, os.W_OK):
        return message(
            "the file {path} is read-only: choose another name, or allow writing to it.", path=target
        )
    if _in_use(target):
        return message("the file {path} is in use by another program: close it there first.", path=target)
    return None


def copy_database(source: Path, copy: Path, check: Callable[[], None]) -> None:
    """Copy an SQLite file as a database, so that the copy is whole even while others read it.

    Raises
    ------
    OutputError
        If the file is not a database or cannot be read.
    """
    try:
        with (
            closing(sqlite3.connect(source.absolute().as_uri() + "?mode=ro", uri=True)) as old,
            closing(sqlite3.connect(copy)) as new,
        ):
            old.backup(new, pages=BACKUP_PAGES, progress=lambda *_: check())
    except sqlite3.Error as error:
        raise OutputError(
            message(
                "The file {path} cannot be added to ({reason}). Nothing was written.",
                path=source,
                reason=error,
            )
        ) from error


def publish(moves: Iterable[tuple[Path, Path]], scratch: Path) -> None:
    """Move files to their targets, all or none.

    ``moves`` are pairs of a finished file and its target; ``scratch`` is a folder for what is
    replaced. Files from another disk are first copied beside their targets.

    Raises
    ------
    OutputError
        If one cannot be moved; the others are then taken back.
    """
    placed: list[tuple[Path, Path]] = []
    done: list[tuple[Path, Path | None]] = []
    target = scratch
    try:
        for new, target in moves:
            placed.append((_on_disk_of(new, target), target))
        stale = [path for _, goal in placed for path in _stale_beside(goal, {t for _, t in placed})]
        for new, target in placed:
            done.append((target, _kept(target, scratch)))
            os.replace(new, target)
        for target in stale:
            done.append((target, _kept(target, scratch)))
            target.unlink()
    except OSError as error:
        _take_back(done)
        raise OutputError(reason(target, error)) from error
    finally:
        for path in [new for new, _ in placed] + [old for _, old in done if old is not None]:
            path.unlink(missing_ok=True)


def reason(path: Path, error: OSError) -> Message:
    """Say in a sentence why writing failed."""
    if error.errno in _FULL:
        return unwritten(path, error.strerror)
    return message(
        "{path} could not be written ({reason}): it may be open in another program or read-only. Nothing "
        "was written.",
        path=path,
        reason=error.strerror or type(error).__name__,
    )


def unwritten(path: Path, fault: str = "") -> Message:
    """Say that writing failed where the system gives no reason of its own, or only GDAL's."""
    return message(
        "{path} could not be written: the disk or the temporary folder {folder} may be full{detail}. "
        "Nothing was written.",
        path=path,
        folder=tempfile.gettempdir(),
        detail=f" ({fault})" if fault else "",
    )


def has_room(folder: Path) -> bool:
    """Try whether a few more megabytes can be written in a folder."""
    try:
        with tempfile.TemporaryFile(dir=folder) as probe:
            for _ in range(PROBE_BYTES // COPY_BYTES):
                probe.write(bytes(COPY_BYTES))
            probe.flush()
    except OSError:
        return False
    return True


def _resolved(path: Path) -> str:
    return os.path.normcase(os.path.realpath(path))


def _in_use(target: Path) -> bool:
    """Say whether another program holds a file."""
    if target.suffix.lower() in SQLITE:
        return _database_in_use(target)
    try:
        with target.open("r+b"):
            return False
    except OSError:
        return True


def _database_in_use(target: Path) -> bool:
    """Say whether an SQLite file is being written or was not closed properly."""
    for tail in ("-wal", "-journal"):
        beside = target.with_name(target.name + tail)
        if beside.exists() and beside.stat().st_size:
            return True
    try:
        with closing(
            sqlite3.connect(
                target.absolute().as_uri() + "?mode=rw", uri=True, timeout=0.0, isolation_level=None
            )
        ) as database:
            database.execute("BEGIN IMMEDIATE")
            database.execute("ROLLBACK")
    except sqlite3.OperationalError:
        return True
    except sqlite3.DatabaseError:
        return False  # no database at all: it is replaced as any other file
    return False


def _on_disk_of(new: Path, target: Path) -> Path:
    """Give the finished file on the target's disk: itself, or a copy beside the target."""
    if target.exists():
        shutil.copymode(target, new)
    if _same_disk(new, target.parent):
        return new
    part = target.with_name(f".{target.name}.{uuid4().hex}.part")
    _copy(new, part)
    return part


def _same_disk(first: Path, second: Path) -> bool:
    return first.stat().st_dev == second.stat().st_dev


def _copy(source: Path, part: Path) -> None:
    """Copy a file; until it is complete it has no name, where the system can do that."""
    if not hasattr(os, "O_TMPFILE"):
        _copy_named(source, part)
        return
    try:
        handle = os.open(part.parent, os.O_TMPFILE | os.O_WRONLY, 0o600)
    except OSError:
        _copy_named(source, part)
        return
    with open(handle, "wb") as copy, source.open("rb") as original:
        shutil.copyfileobj(original, copy, COPY_BYTES)
        copy.flush()
        os.fsync(copy.fileno())
        os.fchmod(copy.fileno(), source.stat().st_mode & 0o777)
        folder = os.open(part.parent, os.O_RDONLY)
        try:
            # With a folder given, Python follows the link in /proc to the nameless file.
            os.link(f"/proc/self/fd/{copy.fileno()}", part.name, dst_dir_fd=folder, follow_symlinks=True)
        finally:
            os.close(folder)


def _copy_named(source: Path, part: Path) -> None:
    try:
        shutil.copy(source, part)
    except OSError:
        part.unlink(missing_ok=True)
        raise


def _stale_beside(target: Path, fresh: set[Path]) -> list[Path]:
    """List the files beside a replaced shapefile that belong to the old one."""
    found = [target.with_suffix(suffix) for suffix in STALE_BESIDE.get(target.suffix.lower(), ())]
    return [path for path in found if path.exists() and path not in fresh]


def _kept(target: Path, scratch: Path) -> Path | None:
    """Keep what is about to be replaced under another name; ``None`` if there is nothing."""
    if not target.exists():
        return None
    here = _same_disk(target, scratch)
    kept = scratch / uuid4().hex if here else target.with_name(f".{target.name}.{uuid4().hex}.old")
    try:
        os.link(target, kept)
    except OSError:  # a file system without links
        shutil.copy2(target, kept)
    return kept


def _take_back(done: Iterable[tuple[Path, Path | None]]) -> None:
    """Undo moves, the last first."""
    for target, old in reversed(list(done)):
        with suppress(OSError):
            if old is None:
                target.unlink(missing_ok=True)
            else:
                os.replace(old, target)

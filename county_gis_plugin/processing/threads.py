"""Keep PROJ alive in QGIS's threads: for Python, which forgets them, and for QGIS, which ends them."""

from __future__ import annotations

import re

import pyproj
from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QThreadPool

# pyproj finds a thread's PROJ context by the operating system's thread, but frees it together with
# Python's own record of that thread, which for QGIS's threads ends with each run: the next run in the
# same thread finds freed memory, and QGIS dies. See pyproj's issues 1509 and 1622; 3.8 has it mended.
LOSES_CONTEXTS = (3, 7) <= tuple(map(int, re.findall(r"\d+", pyproj.__version__)[:2])) < (3, 8)
FOR_EVER = -1  # as QThreadPool counts

_held: list[object] = []


def hold_projections() -> None:
    """Keep this thread and its PROJ contexts until QGIS ends: others use what was made here."""
    _keep_threads()
    if not LOSES_CONTEXTS:
        return
    from pyproj import _context

    pyproj.CRS.from_epsg(4326)  # the first CRS of a thread makes its context
    made_here = _context.get_context_manager()
    if made_here is not None:  # else a run before this one made and kept it
        _held.append(made_here)


def _keep_threads() -> None:
    """Let the threads of QGIS's tasks wait for the next one as long as QGIS runs.

    A pool ends a thread after half a minute without work, and with it every CRS that the thread was the
    first to ask for, in the whole of QGIS (see ``projections.living``).
    """
    for pool in pools():
        pool.setExpiryTimeout(FOR_EVER)


def pools() -> list[QThreadPool]:
    """Give the pools of QGIS's threads: the one that maps are drawn in, and that of tasks."""
    manager = QgsApplication.taskManager()
    own = [manager.threadPool()] if hasattr(manager, "threadPool") else []  # since QGIS 3.34
    return [QThreadPool.globalInstance(), *own]

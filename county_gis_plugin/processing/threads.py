"""Keep PROJ alive in QGIS's threads, which last longer than what Python knows of them."""

from __future__ import annotations

import re

import pyproj

# pyproj finds a thread's PROJ context by the operating system's thread, but frees it together with
# Python's own record of that thread, which for QGIS's threads ends with each run: the next run in the
# same thread finds freed memory, and QGIS dies. See pyproj's issues 1509 and 1622; 3.8 has it mended.
LOSES_CONTEXTS = (3, 7) <= tuple(map(int, re.findall(r"\d+", pyproj.__version__)[:2])) < (3, 8)

_held: list[object] = []


def hold_projections() -> None:
    """Keep this thread's PROJ context until QGIS ends, where pyproj would lose it between two runs."""
    if not LOSES_CONTEXTS:
        return
    from pyproj import _context

    pyproj.CRS.from_epsg(4326)  # the first CRS of a thread makes its context
    made_here = _context.get_context_manager()
    if made_here is not None:  # else a run before this one made and kept it
        _held.append(made_here)

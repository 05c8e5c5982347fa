"""Carry coordinate reference systems between QGIS and pyproj, and outlive the threads they come from."""

from __future__ import annotations

from functools import lru_cache

import pyproj
from pyproj.exceptions import CRSError
from qgis.core import QgsCoordinateReferenceSystem

WKT = QgsCoordinateReferenceSystem.WktVariant.WKT_PREFERRED


def living(crs: QgsCoordinateReferenceSystem) -> QgsCoordinateReferenceSystem:
    """Give a CRS that still can be used, where QGIS has lost what stood behind it.

    A CRS that a thread was the first to ask for lives in that thread's PROJ context. When the thread ends,
    QGIS's cache keeps handing it out if another thread has used it: it says it is valid and names its
    code, but transforms nothing and is written into no file (``removeObjectsBelongingToCurrentThread`` in
    QGIS's qgscoordinatereferencesystem_p.h; foreseen in its pull request 33939; seen on 3.22 to 3.44).
    """
    if not crs.isValid() or not crs.authid() or crs.toWkt(WKT):
        return crs
    QgsCoordinateReferenceSystem.invalidateCache()
    return QgsCoordinateReferenceSystem(crs.authid())


def pyproj_crs(crs: QgsCoordinateReferenceSystem) -> pyproj.CRS | None:
    """Give QGIS's CRS as pyproj's; ``None`` where there is none, or QGIS has lost one without a code."""
    # A GeoPackage without a CRS says "Undefined geographic SRS", which QGIS takes for one.
    if not crs.isValid() or crs.description().startswith("Undefined "):
        return None
    try:
        return _crs_known_as(crs.authid())
    except CRSError:
        text = crs.toWkt(WKT)
        return pyproj.CRS.from_wkt(text) if text else None


def qgis_crs(crs: pyproj.CRS) -> QgsCoordinateReferenceSystem:
    """Give pyproj's CRS as QGIS's, by its authority's code where it has one."""
    made = living(QgsCoordinateReferenceSystem(_code_of(crs)))
    return made if made.isValid() else QgsCoordinateReferenceSystem.fromWkt(crs.to_wkt())


@lru_cache(maxsize=64)
def _crs_known_as(code: str) -> pyproj.CRS:
    return pyproj.CRS.from_user_input(code)


@lru_cache(maxsize=64)
def _code_of(crs: pyproj.CRS) -> str:
    """Give the code that means exactly this CRS, or an empty text; PROJ searches a while for it."""
    return ":".join(crs.to_authority(min_confidence=100) or ())

"""Know what file formats can hold, how they are asked to write it, and whether they did."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from osgeo import gdal, ogr
from qgis.core import QgsVectorFileWriter

from ..analysis.errors import Message, message
from ..analysis.readable import visible
from . import files
from .fields import guarded

SHEET_NAME_LENGTH = 31
DBASE_NAME = 10

# Formats for tables: no geometry, and a reader that may run what looks like a formula.
SPREADSHEETS = ("CSV", "XLSX", "ODS")
# Formats that keep control characters; the others are XML or read by people as they are.
KEEPS_ALL = ("GPKG", "SQLite", "ESRI Shapefile", "FlatGeobuf", "GeoJSON", "GeoJSONSeq")
# A FlatGeobuf with a spatial index refuses features without geometry.
INDEXED_ONLY_WITH_GEOMETRY = ("FlatGeobuf",)

APPEND = QgsVectorFileWriter.ActionOnExistingFile.AppendToLayerNoNewFields

_DISK = re.compile(r"disk|full|space left|I/O|quota|too large", re.IGNORECASE)


def writes_text(driver: str) -> Callable[[str], str] | None:
    """Give how a text is put into a format; ``None`` where it goes in as it is."""
    if driver in SPREADSHEETS:
        return lambda text: guarded(visible(text))
    return None if driver in KEEPS_ALL else visible


def cut_names(driver: str, names: list[str]) -> list[str]:
    """List the names of fields that a format cuts: dBASE, in a shapefile, has room for ten letters."""
    return [name for name in names if driver == "ESRI Shapefile" and len(name.encode()) > DBASE_NAME]


def unwritten(path: Path, driver: str, staged: Path, fault: str, placeless: Message | None) -> Message:
    """Say why a layer could not be written: for want of room, or because its format cannot hold it.

    ``fault`` is GDAL's own word, if it has one; ``placeless`` says which features have no geometry.
    """
    if _DISK.search(fault) or not files.has_room(staged.parent):
        return files.unwritten(path, fault)
    return message(
        "{path} could not be written: the format {format} does not hold all of its fields and "
        "features{detail}. Choose a GeoPackage (.gpkg). Nothing was written.",
        path=path,
        format=driver or path.suffix,
        detail=message(" ({why})", why=fault or placeless) if fault or placeless else "",
    )


def options_of(
    driver: str, table: str, encoding: str, *, add: bool, index: bool
) -> QgsVectorFileWriter.SaveVectorOptions:
    """Ask for a layer ``table``; ``add`` it to a file that is there, with or without a spatial ``index``."""
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = driver
    options.fileEncoding = encoding
    options.layerName = table[:SHEET_NAME_LENGTH] if driver in SPREADSHEETS else table
    options.datasourceOptions = QgsVectorFileWriter.defaultDatasetOptions(driver)
    options.layerOptions = QgsVectorFileWriter.defaultLayerOptions(driver)
    if not index:
        options.layerOptions = [*options.layerOptions, "SPATIAL_INDEX=NO"]
    action = QgsVectorFileWriter.ActionOnExistingFile
    options.actionOnExistingFile = action.CreateOrOverwriteLayer if add else action.CreateOrOverwriteFile
    return options


def count(path: Path, table: str, driver: str, n_fields: int) -> int | None:
    """Open a written file again and count its rows; ``None`` if it lacks fields or its last row."""
    # Whether GDAL raises or returns nothing depends on what other plugins have asked it for.
    try:
        dataset = gdal.OpenEx(str(path), gdal.OF_VECTOR)
        gdal.ErrorReset()
        if driver in SPREADSHEETS and dataset.GetLayerCount() == 0:
            return 0  # an empty sheet is no layer
        layer = dataset.GetLayerByName(table) if driver == "GPKG" else dataset.GetLayer(0)
        n_found = layer.GetLayerDefn().GetFieldCount()
        rows = _rows_of_table(layer) if driver == "GPKG" else _rows_of_file(layer)
    except (AttributeError, RuntimeError):
        return None
    # Text formats and spreadsheets have no fields where they have no rows.
    whole = n_found >= n_fields or (rows == 0 and driver != "GPKG")
    return rows if gdal.GetLastErrorType() < gdal.CE_Failure and whole else None


def _rows_of_table(layer: ogr.Layer) -> int:
    """Let the database count, which looks at every row; the number in its head may promise too many."""
    layer.SetAttributeFilter("1 = 1")
    return layer.GetFeatureCount()


def _rows_of_file(layer: ogr.Layer) -> int | None:
    """Count the rows; where that is read off the head of the file, the last row must be there too."""
    count = layer.GetFeatureCount()
    if count and layer.TestCapability(ogr.OLCFastFeatureCount):
        layer.SetNextByIndex(count - 1)
        return count if layer.GetNextFeature() is not None else None
    return count


def fits(counted: int, expected: int, driver: str) -> bool:
    """Say whether a file holds all rows; in a spreadsheet of text the head may count as a row."""
    return counted == expected or (driver in SPREADSHEETS and counted == expected + 1)


@contextmanager
def quiet() -> Iterator[None]:
    """Keep GDAL from printing what is said in a sentence afterwards."""
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    try:
        yield
    finally:
        gdal.PopErrorHandler()

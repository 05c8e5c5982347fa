"""Write small layers to files and read them back, with GDAL alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from osgeo import gdal, ogr, osr

gdal.UseExceptions()

DRIVERS = {
    ".gpkg": "GPKG",
    ".shp": "ESRI Shapefile",
    ".geojson": "GeoJSON",
    ".csv": "CSV",
    ".xlsx": "XLSX",
    ".fgb": "FlatGeobuf",
}
TYPES = {str: ogr.OFTString, int: ogr.OFTInteger64, float: ogr.OFTReal}

# The small county, in metres of EPSG:4547 (unit scale there) from (500000, 4000000); x is a vertex:
#
#      V3 (2500, 900), far from any road
#
#         x (1000, 800)
#         |  V1 stands 30 m east of (1000, 600)
#   F1    |         F2
#   x-----x---------x------x
#   0    1000      2000   3000          y = 0
#                             V2 stands at (2900, 40)
#
# F1 stands at (0, 0), F2 at (2000, 10).
ORIGIN = (500000.0, 4000000.0)
ROADS = [("a", "LINESTRING (0 0, 1000 0, 3000 0)"), ("b", "LINESTRING (1000 0, 1000 800)")]
FACILITIES = [("F1", "POINT (0 0)"), ("F2", "POINT (2000 10)")]
VILLAGES = [("V1", 100, "POINT (1030 600)"), ("V2", 50, "POINT (2900 40)"), ("V3", None, "POINT (2500 2900)")]


def moved(wkt: str, origin: Sequence[float] = ORIGIN) -> ogr.Geometry:
    """Read a geometry that is drawn from (0, 0)."""
    geometry = ogr.CreateGeometryFromWkt(wkt)
    for part in _points_of(geometry):
        for i in range(part.GetPointCount()):
            point = part.GetPoint(i)
            if part.Is3D():
                part.SetPoint(i, point[0] + origin[0], point[1] + origin[1], point[2])
            else:
                part.SetPoint_2D(i, point[0] + origin[0], point[1] + origin[1])
    return geometry


def _points_of(geometry: ogr.Geometry) -> Iterable[ogr.Geometry]:
    if geometry.GetGeometryCount():
        for i in range(geometry.GetGeometryCount()):
            yield from _points_of(geometry.GetGeometryRef(i))
    else:
        yield geometry


def write(
    path: Path,
    rows: Sequence[tuple],
    fields: Mapping[str, type] | None = None,
    *,
    table: str | None = None,
    epsg: int | None = 4547,
    kind: int = ogr.wkbUnknown,
    origin: Sequence[float] = ORIGIN,
    to_epsg: int | None = None,
) -> str:
    """Write rows (attributes, then WKT or ``None``) and give the source under which QGIS opens them."""
    fields = fields or {"name": str}
    driver = ogr.GetDriverByName(DRIVERS[Path(path).suffix])
    exists = Path(path).exists()
    dataset = (
        gdal.OpenEx(str(path), gdal.OF_VECTOR | gdal.OF_UPDATE)
        if exists
        else driver.CreateDataSource(str(path))
    )
    reference = _reference(to_epsg or epsg)
    name = table or Path(path).stem
    layer = dataset.CreateLayer(name, reference, kind)
    turn = osr.CoordinateTransformation(_reference(epsg), reference) if to_epsg else None
    for field, type_ in fields.items():
        layer.CreateField(ogr.FieldDefn(field, TYPES[type_]))
    layer.StartTransaction()
    for *values, wkt in rows:
        feature = ogr.Feature(layer.GetLayerDefn())
        for field, value in zip(fields, values):
            if value is not None:
                feature.SetField(field, value)
        if wkt is not None:
            geometry = moved(wkt, origin)
            if turn is not None:
                geometry.Transform(turn)
            feature.SetGeometryDirectly(geometry)
        layer.CreateFeature(feature)
    layer.CommitTransaction()
    del layer, dataset
    return f"{path}|layername={name}" if Path(path).suffix == ".gpkg" else str(path)


def _reference(epsg: int | None) -> osr.SpatialReference | None:
    if epsg is None:
        return None
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(epsg)
    reference.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return reference


def county(folder: Path, **options) -> dict[str, str]:
    """Write the small county into ``folder``, and give ROADS, FACILITIES and DEMAND."""
    Path(folder).mkdir(exist_ok=True)
    path = Path(folder) / "county.gpkg"
    return {
        "ROADS": write(path, ROADS, table="roads", kind=ogr.wkbLineString, **options),
        "FACILITIES": write(path, FACILITIES, table="facilities", kind=ogr.wkbPoint, **options),
        "DEMAND": write(
            path, VILLAGES, {"name": str, "people": int}, table="villages", kind=ogr.wkbPoint, **options
        ),
    }


def read(source: str | Path) -> list[dict[str, object]]:
    """Read a layer (``path`` or ``path|layername=…``) into dictionaries, the geometry as ``geometry``."""
    path, _, table = str(source).partition("|layername=")
    dataset = gdal.OpenEx(path, gdal.OF_VECTOR)
    layer = dataset.GetLayerByName(table) if table else dataset.GetLayer(0)
    rows = []
    for feature in layer:
        row = {
            feature.GetFieldDefnRef(i).GetName(): feature.GetField(i) for i in range(feature.GetFieldCount())
        }
        geometry = feature.GetGeometryRef()
        row["geometry"] = geometry.Clone() if geometry is not None else None
        rows.append(row)
    return rows


def by(rows: Iterable[Mapping[str, object]], field: str) -> dict[object, Mapping[str, object]]:
    """Index rows by a field."""
    return {row[field]: row for row in rows}


def everything_in(folder: Path) -> dict[str, bytes]:
    """Read every file of a folder, so that two moments can be compared."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }

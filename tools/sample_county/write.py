"""Write layers and rasters so that the same content gives the same files."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pyproj
import shapely
from osgeo import gdal, ogr, osr

from . import grid

TYPES = {int: ogr.OFTInteger, float: ogr.OFTReal, str: ogr.OFTString}
GEOMETRIES = {
    "Point": ogr.wkbPoint,
    "LineString": ogr.wkbLineString,
    "Polygon": ogr.wkbPolygon,
    "None": ogr.wkbNone,
}
DECIMALS = {grid.METRIC_CRS: 2, grid.GEOGRAPHIC_CRS: 7}


@dataclass
class Layer:
    """Describe one layer: rows are (geometry in EPSG:4547, values in the order of the fields)."""

    name: str
    geometry: str
    crs: str
    fields: dict[str, type]
    rows: list[tuple] = field(default_factory=list)

    def add(self, geometry, **values) -> None:
        """Add one feature; a field that is not given is NULL."""
        unknown = set(values) - set(self.fields)
        if unknown:
            raise KeyError(f"{self.name} has no fields {sorted(unknown)}")
        self.rows.append((geometry, [values.get(name) for name in self.fields]))


def fields(names: str) -> dict[str, type]:
    """Return the fields of a layer: text, unless `:int` or `:float` follows the name."""
    kinds = {"": str, "int": int, "float": float}
    return {name: kinds[kind] for name, _, kind in (word.partition(":") for word in names.split())}


def write_layers(path: Path, layers: list[Layer]) -> None:
    """Write all layers into one new GeoPackage."""
    ogr.UseExceptions()
    gdal.SetConfigOption("OGR_CURRENT_DATE", "2024-06-01T00:00:00.000Z")
    if path.exists():
        path.unlink()
    source = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    for layer in layers:
        _write_layer(source, layer)
    source.ExecuteSQL("VACUUM")
    source = None  # closes the file
    gdal.SetConfigOption("OGR_CURRENT_DATE", None)


def _write_layer(source: ogr.DataSource, layer: Layer) -> None:
    reference = osr.SpatialReference()
    reference.SetFromUserInput(layer.crs)
    target = source.CreateLayer(
        layer.name,
        reference if layer.geometry != "None" else None,
        GEOMETRIES[layer.geometry],
        options=["SPATIAL_INDEX=NO"],
    )
    for name, kind in layer.fields.items():
        target.CreateField(ogr.FieldDefn(name, TYPES[kind]))
    geometries = (
        to_crs([row[0] for row in layer.rows], layer.crs)
        if layer.geometry != "None"
        else [None] * len(layer.rows)
    )
    source.StartTransaction()
    for geometry, (_, values) in zip(geometries, layer.rows):
        feature = ogr.Feature(target.GetLayerDefn())
        for place, (value, kind) in enumerate(zip(values, layer.fields.values())):
            if value is not None:
                feature.SetField(place, kind(value))
        if geometry is not None:
            feature.SetGeometry(ogr.CreateGeometryFromWkb(shapely.to_wkb(geometry)))
        target.CreateFeature(feature)
    source.CommitTransaction()


def to_crs(geometries: list, crs: str) -> np.ndarray:
    """Return geometries from EPSG:4547 in the CRS, coordinates rounded to the last stored digit."""
    transformer = pyproj.Transformer.from_crs(grid.METRIC_CRS, crs, always_xy=True)

    def change(xy: np.ndarray) -> np.ndarray:
        if crs != grid.METRIC_CRS:
            xy = np.column_stack(transformer.transform(xy[:, 0], xy[:, 1]))
        return np.round(xy, DECIMALS[crs])

    return shapely.transform(np.array(geometries, dtype=object), change)


def write_raster(path: Path, values: np.ndarray, left: float, top: float, cell: float, nodata: float) -> None:
    """Write one band of whole numbers in EPSG:4547, compressed."""
    gdal.UseExceptions()
    kind = gdal.GDT_UInt16 if values.dtype == np.uint16 else gdal.GDT_Int16
    options = ["COMPRESS=DEFLATE", "PREDICTOR=2", "ZLEVEL=9", "TILED=YES"]
    target = gdal.GetDriverByName("GTiff").Create(
        str(path), values.shape[1], values.shape[0], 1, kind, options
    )
    target.SetGeoTransform([left, cell, 0, top, 0, -cell])
    reference = osr.SpatialReference()
    reference.SetFromUserInput(grid.METRIC_CRS)
    target.SetProjection(reference.ExportToWkt())
    target.GetRasterBand(1).SetNoDataValue(nodata)
    target.GetRasterBand(1).WriteArray(values)
    target = None  # closes the file

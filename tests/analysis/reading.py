"""Read fixture files with GDAL's own bindings."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import pandas as pd
import shapely
from osgeo import gdal, ogr

gdal.UseExceptions()

FIXTURES = Path(__file__).parent.parent / "fixtures"


def read(path: Path, layer: str | None = None, *, crs: str | None = None) -> gpd.GeoDataFrame:
    """Read a layer with its attributes, the feature ids as index; ``crs`` fills a missing one."""
    dataset = ogr.Open(str(path))
    source = dataset.GetLayerByName(layer) if layer else dataset.GetLayer(0)
    definition = source.GetLayerDefn()
    names = [definition.GetFieldDefn(i).GetName() for i in range(definition.GetFieldCount())]
    ids, rows, geometries = [], [], []
    for feature in source:
        ids.append(feature.GetFID())
        rows.append([feature.GetField(name) for name in names])
        geometry = feature.GetGeometryRef()
        geometries.append(None if geometry is None else shapely.from_wkb(bytes(geometry.ExportToIsoWkb())))
    reference = source.GetSpatialRef()
    found = reference.ExportToWkt() if reference is not None else None
    columns = pd.DataFrame(rows, columns=names, index=ids)
    return gpd.GeoDataFrame(columns, geometry=geometries, crs=found or crs)

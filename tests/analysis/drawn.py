"""Draw roads and places in metres of EPSG:4547 from (500000, 4000000)."""

from __future__ import annotations

import geopandas as gpd
from shapely import LineString, Point

CRS = "EPSG:4547"
X0, Y0 = 500_000.0, 4_000_000.0


def lines(*paths, **columns):
    """Draw a road for each path of (x, y); ``columns`` are its fields."""
    shapes = [LineString([(X0 + x, Y0 + y) for x, y in path]) for path in paths]
    return gpd.GeoDataFrame(columns, geometry=shapes, crs=CRS)


def point(name, x, y=0.0):
    """Draw one place."""
    return gpd.GeoDataFrame(geometry=[Point(X0 + x, Y0 + y)], index=[name], crs=CRS)

"""Gather villages and cells, where there are any."""

from __future__ import annotations

import geopandas as gpd
import shapely

from ..access.points import gather


def gather_points(
    villages: gpd.GeoDataFrame | None, population: gpd.GeoDataFrame | None,
    townships: gpd.GeoDataFrame, builtup: gpd.GeoDataFrame | None,
) -> gpd.GeoDataFrame:
    """Gather points as ``access.points.gather`` does; no rows where neither input is given.

    Lengths and sites can be counted without knowing where people live.
    """
    if villages is not None or population is not None:
        return gather(villages, population, townships, builtup)
    nobody = gpd.GeoDataFrame({"people": [0.0]}, geometry=[shapely.Point()], crs=townships.crs)
    return gather(nobody, None, townships, builtup).iloc[:0]

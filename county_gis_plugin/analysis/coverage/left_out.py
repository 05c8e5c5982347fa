"""List what is in no result because it has no geometry, or lies in no township."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ..crs import project
from ..issues import COLUMNS

NO_GEOMETRY, OUTSIDE = "no_geometry", "outside"


def points_left_out(points: pd.DataFrame) -> pd.DataFrame:
    """List the villages and cells of ``access.points.gather`` that count in no township."""
    lost = points[points["reason"].isin((NO_GEOMETRY, OUTSIDE))]
    return _rows(lost["input"], lost["id"], lost["reason"])


def areas_left_out(
    layer: str, areas: gpd.GeoDataFrame, townships: gpd.GeoDataFrame, *, inside: pd.Series | None = None
) -> pd.DataFrame:
    """List features without geometry, and those of which nothing lies in a township.

    ``inside`` says it where it is known already, such as of buildings, which count at one point.
    """
    absent = shapely.is_missing(areas.geometry.to_numpy()) | shapely.is_empty(areas.geometry.to_numpy())
    if inside is None:
        own = project(areas[[areas.geometry.name]], townships.crs).geometry.to_numpy()
        touching = shapely.STRtree(own).query(townships.geometry.to_numpy(), predicate="intersects")[1]
        inside = pd.Series(np.isin(np.arange(len(areas)), touching), index=areas.index)
    reason = np.where(absent, NO_GEOMETRY, np.where(inside, "", OUTSIDE))
    return _rows(layer, areas.index[reason != ""], reason[reason != ""])


def _rows(layer: object, ids: object, reasons: object) -> pd.DataFrame:
    values = dict(zip(COLUMNS, (layer, np.asarray(ids, dtype=object), np.asarray(reasons, dtype=object), "")))
    return pd.DataFrame(values, columns=list(COLUMNS)).astype(object).reset_index(drop=True)

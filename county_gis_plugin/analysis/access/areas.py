"""Cut the land of each township into what a service reaches and what lies beyond."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ..network.model import Network
from ..network.service_areas import service_areas
from ..progress import Progress

POLYGONS = (shapely.GeometryType.POLYGON, shapely.GeometryType.MULTIPOLYGON)
LEAST_SHARE = 1e-9  # of a polygon: less is what is left of rounding
BREAK_FIELD = "service_radius"


def reached_area(
    network: Network,
    facilities: gpd.GeoDataFrame,
    radius: float,
    own_radius: pd.Series,
    *,
    direction: str,
    max_snap_m: float,
    barriers: gpd.GeoDataFrame | None = None,
    progress: Progress | None = None,
) -> shapely.Geometry:
    """Give the land that facilities reach, in the network's CRS.

    Land counts as villages do: it goes with its nearest road, up to ``min(max_snap_m, radius)``
    away, and the straight leg is part of the cost.

    Parameters
    ----------
    facilities
        The facilities of one service that are on the network; there may be none.
    radius
        Metres, or seconds in a time mode.
    own_radius
        On the index of ``facilities``: the radius of each, NaN where ``radius`` holds.
    """
    if facilities.empty:
        return shapely.Polygon()
    limits = own_radius.reindex(facilities.index).fillna(radius)
    areas = service_areas(
        network,
        facilities.assign(**{BREAK_FIELD: limits}),
        [],
        kind="polygons",
        overlap="merge",
        direction=direction,
        break_field=BREAK_FIELD,
        max_snap_m=max_snap_m,
        # No leg within the radius is longer than the radius itself.
        trim_m=min(max_snap_m, limits.max() * (network.walk_speed or 1.0)),
        nearest_road=True,
        barriers=barriers,
        progress=progress,
    )
    valid = shapely.make_valid(areas.geometry.to_numpy())
    return valid[0] if len(valid) == 1 else shapely.union_all(valid)  # a union with itself takes as long


def divide(land: np.ndarray, reached: shapely.Geometry) -> tuple[np.ndarray, np.ndarray]:
    """Measure the reached part of each polygon, and give the part that is not.

    Parameters
    ----------
    land
        (n,) polygons in the CRS of ``reached``.

    Returns
    -------
    (served_m2, beyond)
        (n,) square metres, and (n,) polygons: empty where everything is reached.
    """
    beyond = difference(land, reached)
    whole = shapely.area(land)
    served = whole - shapely.area(beyond)
    return np.where(served > LEAST_SHARE * whole, served, 0.0), beyond


def intersection(land: np.ndarray, other: shapely.Geometry) -> np.ndarray:
    """Give the part of each polygon that lies in another geometry, empty where none does."""
    # The bounds of an empty geometry are NaN, at which GEOS raises a floating point flag.
    with np.errstate(invalid="ignore"):
        return areal(shapely.intersection(land, other))


def difference(land: np.ndarray, other: shapely.Geometry) -> np.ndarray:
    """Give the part of each polygon that does not lie in another geometry."""
    with np.errstate(invalid="ignore"):
        return areal(shapely.difference(land, other))


def areal(geometries: np.ndarray) -> np.ndarray:
    """Keep what has an area: an overlay leaves lines and points where polygons touch."""
    kept = np.asarray(geometries, dtype=object).copy()
    mixed = np.flatnonzero(~np.isin(shapely.get_type_id(kept), POLYGONS))
    for row in mixed:
        parts = shapely.get_parts(kept[row])
        parts = parts[np.isin(shapely.get_type_id(parts), POLYGONS)]
        kept[row] = shapely.union_all(parts) if len(parts) else shapely.Polygon()
    return kept

"""Gather villages and cells, where there are any."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import shapely

from ..access.account import NOWHERE
from ..access.points import DEMAND, POPULATION, gather
from .townships import totals_check


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


def people_account(points: gpd.GeoDataFrame) -> list[dict[str, object]]:
    """Check that people and rows of townships and outside add up to each input; see ``totals_check``."""
    inside, is_village = (points["township"] != NOWHERE).to_numpy(), (points["input"] == DEMAND).to_numpy()
    people, rows = points["people"].to_numpy(float), []
    for name, own in ((DEMAND, is_village), (POPULATION, ~is_village)):
        if own.any():
            rows.append(totals_check(
                f"{name} people", np.nansum(people[own & inside]), np.nansum(people[own & ~inside]),
                np.nansum(people[own])))
            rows.append(totals_check(
                f"{name} rows", int((own & inside).sum()), int((own & ~inside).sum()), int(own.sum())))
    return rows

"""Tell where sites that were gathered from several layers came from."""

from __future__ import annotations

import geopandas as gpd
import pandas as pd

from ..network.model import SKIPPED_COLUMNS

FACILITIES = "FACILITIES"


def is_gathered(sites: gpd.GeoDataFrame) -> bool:
    """Say whether sites carry the layer and the id that they came with (``coverage.gather_sites``)."""
    return {"input", "id"} <= set(sites.columns)


def with_origin(rows: pd.DataFrame, sites: gpd.GeoDataFrame) -> pd.DataFrame:
    """Name the layer and the id that skipped sites came with; ``feature_id`` is on the index of ``sites``."""
    at = sites.index.get_indexer(rows["feature_id"].to_numpy(dtype=int))
    origin = {"input": sites["input"].to_numpy(object)[at], "feature_id": sites["id"].to_numpy(object)[at]}
    return rows.assign(**origin)[SKIPPED_COLUMNS]


def facilities_with_origin(rows: pd.DataFrame, sites: gpd.GeoDataFrame) -> pd.DataFrame:
    """Do the same with those of the skipped rows that are sites, where these were gathered."""
    if not is_gathered(sites):
        return rows
    ours = (rows["input"] == FACILITIES).to_numpy()
    found = rows.copy()
    found.loc[ours, SKIPPED_COLUMNS] = with_origin(rows[ours], sites).to_numpy(object)
    return found

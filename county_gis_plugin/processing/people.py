"""Read where people live, from whatever the user has: points, polygons or a raster."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ..analysis import demand as engine
from ..analysis.errors import InputError, message
from ..analysis.issues import Issue
from ..analysis.progress import Progress
from ..analysis.schema import READERS, standardise
from ..analysis.values import is_blank, read_each
from ..analysis.zones import prepare
from .layers import Inputs

AREAL = (shapely.GeometryType.POLYGON, shapely.GeometryType.MULTIPOLYGON)


def villages(inputs: Inputs, issues: list[Issue]) -> gpd.GeoDataFrame | None:
    """Read ``DEMAND`` as points with people; ``None`` where it was left empty."""
    return as_points(village_rows(inputs, issues), issues)


def village_rows(inputs: Inputs, issues: list[Issue]) -> gpd.GeoDataFrame | None:
    """Read ``DEMAND`` as it is, with canonical fields; ``None`` where it was left empty."""
    frame = inputs.frame("DEMAND")
    if frame is None:
        return None
    field = inputs.text("POPULATION_FIELD")
    if field is not None:
        _refuse_text(frame[field], field)
    rows = standardise(frame, "demand", {"people": field}, issues=issues)
    if not inputs.given("POPULATION"):
        engine.note_no_people(rows, issues)
    return rows


def _refuse_text(column: pd.Series, field: str) -> None:
    """Refuse a field of which no value is a number of people.

    Raises
    ------
    InputError
        With the field and one of its values.
    """
    _, unread = read_each(column, READERS["people"])
    if unread.any() and unread.sum() == len(column) - column.map(is_blank).sum():
        raise InputError(message(
            "POPULATION_FIELD: {field} holds text (such as “{value}”): choose a field with numbers of "
            "people.",
            field=field, value=column[unread].iloc[0]))


def as_points(rows: gpd.GeoDataFrame | None, issues: list[Issue]) -> gpd.GeoDataFrame | None:
    """Bring villages to points with people."""
    if rows is None:
        return None
    return (engine.from_polygons if has_areas(rows) else engine.from_points)(rows, issues=issues)


def has_areas(rows: gpd.GeoDataFrame | None) -> bool:
    """Say whether villages are polygons."""
    return rows is not None and bool(np.isin(shapely.get_type_id(rows.geometry.to_numpy()), AREAL).any())


def townships(inputs: Inputs, issues: list[Issue]) -> gpd.GeoDataFrame | None:
    """Read ``TOWNSHIPS``, repaired and measured; ``None`` where it was left empty."""
    frame = inputs.frame("TOWNSHIPS")
    if frame is None:
        return None
    given = {"name": inputs.text("TOWNSHIP_FIELD")}
    return prepare(standardise(frame, "townships", given, issues=issues), issues=issues)


def cells(
    inputs: Inputs, zones: gpd.GeoDataFrame | None, issues: list[Issue], progress: Progress
) -> gpd.GeoDataFrame | None:
    """Read the cells of ``POPULATION`` that have people; ``None`` where it was left empty."""
    path = inputs.raster("POPULATION")
    if path is None:
        return None
    return engine.from_raster(path, townships=zones, issues=issues, progress=progress)


def scaled_cells(
    inputs: Inputs,
    villages: gpd.GeoDataFrame | None,
    zones: gpd.GeoDataFrame | None,
    issues: list[Issue],
    progress: Progress,
) -> tuple[gpd.GeoDataFrame | None, gpd.GeoDataFrame | None]:
    """Read ``cells``, and scale them, or the villages where there are none: ``(villages, cells)``.

    The raster carries the people where there is one: then it is what the totals are spread over.
    """
    points = cells(inputs, zones, issues, progress)
    if points is not None:
        return villages, scaled(inputs, points, zones, issues)
    return scaled(inputs, villages, zones, issues), None


def scaled(
    inputs: Inputs, points: gpd.GeoDataFrame | None, zones: gpd.GeoDataFrame | None, issues: list[Issue]
) -> gpd.GeoDataFrame | None:
    """Scale people to the townships' totals in ``SCALE_FIELD`` where it is set.

    Raises
    ------
    InputError
        If the field is set and there are no townships.
    """
    field = inputs.text("SCALE_FIELD")
    if field is None or points is None:
        return points
    if zones is None:
        raise InputError(message("SCALE_FIELD needs TOWNSHIPS, the layer that it stands in."))
    return engine.scale_to_totals(points, zones, field, issues=issues)

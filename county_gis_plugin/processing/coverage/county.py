"""Read what all algorithms of coverage share, once: townships, villages, people, built-up land."""

from __future__ import annotations

from dataclasses import dataclass

import geopandas as gpd
import pandas as pd

from ...analysis.coverage.village_table import FIELDS, join_village_table
from ...analysis.errors import InputError, message
from ...analysis.issues import Issue
from ...analysis.progress import Progress
from ...analysis.schema import standardise
from .. import people
from ..layers import Inputs


@dataclass(frozen=True)
class County:
    """Hold the county in the engine's terms; ``None`` for a parameter that was left empty.

    ``townships`` are prepared; ``villages`` are points with people, ``areas`` their polygons where
    ``DEMAND`` has polygons; ``statistics`` has the fields of the village table (``tap_pop``,
    ``sewage``, ``clinic_exempt`` …) that ``DEMAND`` or ``VILLAGE_STATS`` have, on the index of
    ``villages``. ``population`` are the cells that carry the people in place of the villages.
    """

    townships: gpd.GeoDataFrame
    villages: gpd.GeoDataFrame | None
    areas: gpd.GeoDataFrame | None
    statistics: pd.DataFrame | None
    population: gpd.GeoDataFrame | None
    builtup: gpd.GeoDataFrame | None


def read_county(inputs: Inputs, issues: list[Issue], progress: Progress) -> County:
    """Read ``TOWNSHIPS``, ``DEMAND``, ``VILLAGE_STATS``, ``POPULATION`` and ``BUILTUP``.

    People are scaled to ``SCALE_FIELD`` where it is set: those of the raster where there is one.
    """
    townships = people.townships(inputs, issues)
    rows = people.village_rows(inputs, issues)
    villages = people.as_points(rows, issues)
    villages, cells = people.scaled_cells(inputs, villages, townships, issues, progress)
    return County(
        townships=townships,
        villages=villages,
        areas=rows if people.has_areas(rows) else None,
        statistics=_statistics(inputs, rows, issues),
        population=cells,
        builtup=inputs.frame("BUILTUP", []),
    )


def _statistics(
    inputs: Inputs, rows: gpd.GeoDataFrame | None, issues: list[Issue]
) -> pd.DataFrame | None:
    """Give the fields of the village table; a separate table goes before what the villages say."""
    if rows is None:
        if inputs.given("VILLAGE_STATS"):
            raise InputError(message("VILLAGE_STATS needs DEMAND, the villages that it tells about."))
        return None
    own = pd.DataFrame({name: rows[name] for name in FIELDS if name in rows}, index=rows.index)
    table = inputs.table("VILLAGE_STATS")
    if table is not None:
        table = standardise(table, "village_stats", issues=issues)
        own = join_village_table(rows, table, issues=issues).combine_first(own)
    return own if len(own.columns) else None

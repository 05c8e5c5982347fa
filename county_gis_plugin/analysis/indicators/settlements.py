"""Count natural villages that have something: as they say themselves, or as a site is within reach."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd

from ..access.points import gather
from ..coverage.ground import Ground
from ..coverage.pipe_people import place_ids


def said_of_settlements(
    field: str, settlements: pd.DataFrame, villages: pd.DataFrame | None = None,
    table: pd.DataFrame | None = None,
) -> pd.Series:
    """Give what natural villages say, and for those that say nothing the word of the village they belong to.

    Parameters
    ----------
    field
        A flag of the village table.
    settlements
        Standardised rows, with the field or ``village_code``, or both.
    villages, table
        Standardised rows with ``code``, and what the village table says on the same index.

    Returns
    -------
    Series
        True, false or missing, on the index of ``settlements``.
    """
    nothing = pd.Series(None, index=settlements.index, dtype=object)
    said = settlements[field].astype(object) if field in settlements else nothing
    if table is None or field not in table or "code" not in villages or "village_code" not in settlements:
        return said
    words = pd.Series(table[field].to_numpy(dtype=object), index=villages["code"]).dropna()
    words = words[words.index.notna() & ~words.index.duplicated(keep=False)]
    return said.where(said.notna(), settlements["village_code"].map(words.to_dict()))


def settlement_sums(
    settlements: gpd.GeoDataFrame, townships: gpd.GeoDataFrame, *, said: pd.Series | None = None,
    covered: pd.Series | None = None, builtup: gpd.GeoDataFrame | None = None,
) -> pd.DataFrame:
    """Give the table ``settlements`` of ``county_indicators``: a row per township, the county last.

    Neighbourhoods in town are no natural villages and are left out.

    Parameters
    ----------
    settlements
        As ``demand.from_points`` makes them.
    townships, builtup
        As for ``access.points.gather``.
    said
        What they say themselves (true, false, missing), on their index.
    covered
        Whether a site is within the radius, on their index.

    Returns
    -------
    DataFrame
        ``level, code, name, settlements`` (of which it is known) and ``settlements_served``: those that
        say yes, or have a site within the radius.
    """
    points = gather(settlements, None, townships, builtup)
    ground = Ground(townships, None, townships.crs)
    nobody = pd.Series(np.nan, index=settlements.index, dtype=object)
    words, reached = (nobody if each is None else each.reindex(settlements.index) for each in (said, covered))
    rural = (points["area_class"] == "rural").to_numpy()
    known = rural & (words.notna() | reached.notna()).to_numpy()
    served = (words.eq(True) | reached.eq(True)).to_numpy(dtype=bool)
    rows = pd.DataFrame({
        "township": place_ids(points["township"], ground),
        "settlements": np.where(known, 1.0, np.nan),
        "settlements_served": np.where(known, served.astype(float), np.nan),
    })
    columns = ["settlements", "settlements_served"]
    sums = ground.sums(rows, [], columns)
    frame = ground.frame().drop(columns="place").merge(sums, on=["level", "code"], how="left")
    return frame[["level", "code", "name", *columns]]

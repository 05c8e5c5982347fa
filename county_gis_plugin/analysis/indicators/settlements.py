"""Count natural villages that have something: as they say themselves, or as a site is within reach."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd

from ..access.points import gather
from ..coverage.ground import Ground
from ..coverage.pipe_people import place_ids


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

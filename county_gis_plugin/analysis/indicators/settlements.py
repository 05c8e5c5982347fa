"""Count natural villages that have something: as they say themselves, or as a site is within reach."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd

from ..access.points import gather
from ..coverage.ground import Ground
from ..coverage.pipe_people import place_ids
from ..coverage.village_table import bare_name
from ..errors import Message, message

# A convention: where fewer natural villages than this share find their village, its code or name is odd.
MOST_FIND = 0.5


def said_of_settlements(
    field: str, settlements: pd.DataFrame, villages: pd.DataFrame | None = None,
    table: pd.DataFrame | None = None, *, places: tuple[pd.Series, pd.Series] | None = None,
    warnings: list[Message] | None = None,
) -> pd.Series:
    """Give what natural villages say, and for those that say nothing the word of the village they belong to.

    Parameters
    ----------
    field
        A flag of the village table.
    settlements
        Standardised rows, with some of the field, ``village_code`` and ``village_name``.
    villages, table
        Standardised rows with ``code`` and ``name``, and what the village table says on the same index.
    places
        The townships of ``settlements`` and of ``villages``: only within one is a village found by its name.
    warnings
        Filled where most natural villages do not find their village.

    Returns
    -------
    Series
        True, false or missing, on the index of ``settlements``.
    """
    nothing = pd.Series(None, index=settlements.index, dtype=object)
    said = settlements[field].astype(object) if field in settlements else nothing
    if table is None or field not in table or not table[field].notna().any():
        return said
    village = _village_of(settlements, villages, places)
    _tell_unfound(village[said.isna()], warnings)
    return said.where(said.notna(), village.map(table[field].to_dict()))


def _village_of(
    settlements: pd.DataFrame, villages: pd.DataFrame, places: tuple[pd.Series, pd.Series] | None
) -> pd.Series:
    """Give the id of each natural village's village: by code, else by name within the township."""
    found = pd.Series(None, index=settlements.index, dtype=object)
    keys = [(settlements.get("village_code"), villages.get("code"))]
    if places is not None and "village_name" in settlements and "name" in villages:
        names = settlements["village_name"], villages["name"]
        keys.append(tuple(_named_in(name, place) for name, place in zip(names, places)))
    for own, theirs in keys:
        if own is not None and theirs is not None:
            known = theirs.notna() & ~theirs.duplicated(keep=False)
            ids = pd.Series(villages.index[known], index=theirs[known], dtype=object)
            found = found.where(found.notna(), own.map(ids.to_dict()))
    return found


def _named_in(names: pd.Series, places: pd.Series) -> pd.Series:
    """Give township and name for comparison, missing where one of them is."""
    bare = names.map(bare_name)
    both = pd.Series(list(zip(places.reindex(names.index), bare)), index=names.index, dtype=object)
    return both.where(bare.notna() & places.reindex(names.index).notna(), None)


def _tell_unfound(village: pd.Series, warnings: list[Message] | None) -> None:
    """Warn where most natural villages without a word of their own do not find their village."""
    joined = int(village.notna().sum())
    if warnings is not None and joined < MOST_FIND * len(village):
        warnings.append(message(
            "Only {joined} of {count} natural villages find their village by village_code, or by "
            "village_name within the township: what the village table says does not reach the others. Codes "
            "that a spreadsheet wrote as 1.4E+11 are lost: join them anew as text.", joined=joined,
            count=len(village)))


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
        Whether a site is within the radius, on their index. Without ``said`` that is all that is known;
        with it, who says nothing and has no site is not known to have none.

    Returns
    -------
    DataFrame
        ``level, code, name, settlements_all``, ``settlements`` (of which it is known) and
        ``settlements_served``: those that say yes, or have a site within the radius.
    """
    points = gather(settlements, None, townships, builtup)
    ground = Ground(townships, None, townships.crs)
    nobody = pd.Series(np.nan, index=settlements.index, dtype=object)
    words, reached = (nobody if each is None else each.reindex(settlements.index) for each in (said, covered))
    rural = (points["area_class"] == "rural").to_numpy()
    told = words.notna() | (reached.notna() if said is None else reached.eq(True))
    known = rural & told.to_numpy(dtype=bool)
    served = (words.eq(True) | reached.eq(True)).to_numpy(dtype=bool)
    rows = pd.DataFrame({
        "township": place_ids(points["township"], ground),
        "settlements_all": np.where(rural, 1.0, np.nan),
        "settlements": np.where(known, 1.0, np.nan),
        "settlements_served": np.where(known, served.astype(float), np.nan),
    })
    columns = ["settlements_all", "settlements", "settlements_served"]
    sums = ground.sums(rows, [], columns)
    frame = ground.frame().drop(columns="place").merge(sums, on=["level", "code"], how="left")
    return frame[["level", "code", "name", *columns]]

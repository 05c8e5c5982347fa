"""Bring a table of village statistics to the villages on the map, by code or by name."""

from __future__ import annotations

import geopandas as gpd
import pandas as pd

from .. import values
from ..errors import listed, message
from ..issues import Issue, issue

FIELDS = ("tap_pop", "large_scheme", "sewage", "waste", "express", "elder_site", "clinic_exempt", "toilet_hh",
          "hh")
_SUFFIX = ("村民委员会", "居民委员会", "村委会", "居委会", "社区", "村")


def join_village_table(
    villages: gpd.GeoDataFrame, table: pd.DataFrame, *, issues: list[Issue] | None = None
) -> pd.DataFrame:
    """Give the statistics of each village, by its code, else by its name within the township.

    Parameters
    ----------
    villages
        Standardised villages, index = id, with ``code`` and ``name``, and ``town_name`` where there is.
    table
        Standardised rows of the table with the same columns and some of ``FIELDS``.
    issues
        Filled with rows of the table that are there twice, or fit no village.

    Returns
    -------
    DataFrame
        On the index of ``villages``: the fields that the table has, missing where it has no row.
    """
    issues = [] if issues is None else issues
    row = pd.Series(pd.NA, index=villages.index, dtype="object")
    for keys in (_codes, _names):
        own, theirs = keys(villages), keys(table)
        twice = theirs.notna() & theirs.duplicated(keep=False)
        if keys is _codes and twice.any():
            issues.append(issue("VILLAGE_STATS", listed(table.index[twice]), "twice", message(
                "These rows have the same code; none of them is used. Keep one row for each village.")))
        unique = own.where(~own.duplicated(keep=False))
        known = pd.Series(theirs.index, index=theirs).loc[lambda s: s.index.notna()]
        known = known[~known.index.duplicated(keep=False) & ~known.isin(row.dropna())]
        row = row.where(row.notna(), unique.map(known.to_dict()))
    lost = table.index[~table.index.isin(row.dropna().tolist())]
    if len(lost):
        issues.append(issue("VILLAGE_STATS", listed(lost), "no_village", message(
            "{count} rows fit no village by code or name: were villages merged?", count=len(lost))))
    fields = [name for name in FIELDS if name in table]
    found = table[fields].reindex(row.to_numpy())
    return found.set_axis(villages.index)


def _codes(frame: pd.DataFrame) -> pd.Series:
    return frame["code"].astype(object) if "code" in frame else pd.Series(None, frame.index, dtype=object)


def _names(frame: pd.DataFrame) -> pd.Series:
    """Give township and village, without the words that are written or left out at will."""
    if "name" not in frame:
        return pd.Series(None, index=frame.index, dtype=object)
    names = frame["name"].map(bare_name)
    if "town_name" in frame:
        names = names.where(names.isna(), frame["town_name"].map(_text) + "/" + names.fillna(""))
    return names


def _text(name: object) -> str:
    return "" if values.is_blank(name) else values.normal(name)


def bare_name(name: object) -> str | None:
    """Give a village's name for comparison, without 村委会 and the like; ``None`` where it has none."""
    if values.is_blank(name):
        return None
    text = values.normal(name)
    for suffix in _SUFFIX:
        if text.endswith(suffix) and len(text) > len(suffix) + 1:
            return text[: -len(suffix)]
    return text

"""Hold the townships that results are shared out among, and add up by them."""

from __future__ import annotations

from collections.abc import Iterable

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ..crs import project
from .townships import split_areas

COUNTY = "county"
TOWNSHIP = "township"


class Ground:
    """Hold the townships and their built-up land, measured once, in metres."""

    def __init__(self, townships: gpd.GeoDataFrame, builtup: gpd.GeoDataFrame | None, crs: object) -> None:
        self.townships, self.crs = townships, crs
        self.builtup = builtup
        self.codes = townships["code"].astype(str)
        self.area_m2 = townships["area_m2"].astype(float)
        self.builtup_m2 = None
        if builtup is not None:
            shares = split_areas(builtup, townships, crs=crs).dropna(subset=["township"])
            self.builtup_m2 = shares.groupby("township")["area_m2"].sum().reindex(
                townships.index, fill_value=0.0)

    def frame(self) -> pd.DataFrame:
        """List the townships, then the county: ``level, code, name, place`` (township's id)."""
        rows = pd.DataFrame({
            "level": TOWNSHIP, "code": self.codes, "name": self.townships["name"], "place": self.codes.index})
        county = pd.DataFrame({"level": [COUNTY], "code": [""], "name": [""], "place": [None]})
        return pd.concat([rows, county], ignore_index=True)

    def sums(self, rows: pd.DataFrame, keys: list[str], columns: list[str]) -> pd.DataFrame:
        """Add columns up by township (``rows['township']``, missing outside) and keys, and for the county.

        A sum is missing where nothing that is known was added. Columns of categories are added up
        by faster than columns of words.
        """
        own = rows["township"]
        code, ids = pd.factorize(
            own.array if isinstance(own.dtype, pd.CategoricalDtype) else own.to_numpy(dtype=object))
        place = np.append(self.codes.index.get_indexer(pd.Index(ids, dtype=object)), -1)[code]
        inside = place >= 0
        if not inside.all():
            place, rows = place[inside], rows.loc[inside, [*keys, *columns]]
        towns = _added(place, rows[keys], rows[columns])
        county = _added(np.zeros(len(towns), dtype=int), towns[keys], towns[columns])
        towns["code"], county["code"] = self.codes.to_numpy(dtype=object)[towns["place"]], ""
        both = pd.concat([towns.assign(level=TOWNSHIP), county.assign(level=COUNTY)], ignore_index=True)
        return both[["level", "code", *keys, *columns]]

    def grid(self, media: Iterable[str]) -> pd.DataFrame:
        """List every township and the county with every medium, so that none is left out of a table."""
        return self.frame().merge(pd.DataFrame({"medium": list(media)}), how="cross")

    def layer(self, table: pd.DataFrame) -> gpd.GeoDataFrame:
        """Give the table's rows of townships as polygons in their own CRS; the county's are left out."""
        own = table[table["level"] == TOWNSHIP]
        place = dict(zip(self.codes, self.townships.geometry))
        return gpd.GeoDataFrame(
            own.reset_index(drop=True), geometry=own["code"].map(place).to_numpy(), crs=self.townships.crs)


def sums_of_urban(sums: pd.DataFrame, columns: list[str]) -> pd.DataFrame:
    """Give sums over urban rows: none of them is zero people, and none whose people are known is missing.

    ``people_urban_missing_rows`` counts the urban rows whose people are not known.
    """
    nobody = sums["people_urban_missing_rows"] == 0
    return sums.assign(**{name: sums[name].mask(nobody & sums[name].isna(), 0.0) for name in columns})


def _added(place: np.ndarray, keys: pd.DataFrame, values: pd.DataFrame) -> pd.DataFrame:
    """Add columns up by place and keys; missing where nothing of a group is known."""
    codes, distinct = [place], [np.arange(place.max(initial=0) + 1)]
    for name in keys:
        code, words = pd.factorize(keys[name])
        codes.append(code)
        distinct.append(np.asarray(words, dtype=object))
    shape = tuple(max(len(words), 1) for words in distinct)
    group, numbers = pd.factorize(np.ravel_multi_index(codes, shape), sort=True)
    found = zip(("place", *keys), distinct, np.unravel_index(numbers, shape))
    table = pd.DataFrame({name: words[at] for name, words, at in found})
    for name in values:
        number = values[name].to_numpy(dtype=float, na_value=np.nan)
        known = ~np.isnan(number)
        if known.all():
            table[name] = np.bincount(group, number, minlength=len(table))
            continue
        total = np.bincount(group[known], number[known], minlength=len(table))
        table[name] = np.where(np.bincount(group[known], minlength=len(table)) > 0, total, np.nan)
    return table


def length_inside(lines: np.ndarray, polygons: gpd.GeoDataFrame, crs: object) -> np.ndarray:
    """Measure how much of each line (in ``crs``) lies in polygons; ground where they overlap counts once."""
    geometry = project(polygons, crs).geometry.to_numpy()
    geometry = shapely.make_valid(geometry[~shapely.is_missing(geometry)])
    parts = shapely.get_parts(shapely.union_all(geometry))
    shapely.prepare(parts)
    part, line = shapely.STRtree(lines).query(parts, predicate="intersects")
    inside = shapely.covers(parts[part], lines[line])
    length = shapely.length(lines[line])
    length[~inside] = shapely.length(shapely.intersection(parts[part[~inside]], lines[line[~inside]]))
    return np.bincount(line, weights=length, minlength=len(lines))

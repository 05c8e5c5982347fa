"""Hold what a map sheet shows, and choose what it names first."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import geopandas as gpd
import numpy as np
import pandas as pd
from scipy.spatial import KDTree

from ..analysis.network.model import Lines

SYMBOL_MM2, NEAR_MM = 6.0, 6.0  # on A4: a usual symbol, and how far neighbours are
MOST_COVERED = 0.15  # of the land by symbols
MOST_COVERED_IN_TOWN = 0.35  # of the densest place
GAP_REASONS = ("beyond", "unconnected", "off_network")


@dataclass(frozen=True)
class Sheet:
    """Hold what one page shows: the result of one service.

    ``demand``, ``townships``, ``areas`` and ``routes`` are rows of one service of the result
    layers of ``servicegaps``; ``summary`` is the county's row. ``facilities`` are those that
    served. ``county`` and ``service`` are names in the sheet's language. ``standards`` are the rows
    of the radii used (``area_class, code, edition, facilities``), ``source`` names the data (``layers`` their
    layers, where nobody named it), ``credit`` says what a licence demands.
    """

    county: str
    service: str
    demand: gpd.GeoDataFrame
    townships: gpd.GeoDataFrame
    summary: Mapping[str, object]
    facilities: gpd.GeoDataFrame | None = None
    areas: gpd.GeoDataFrame | None = None
    routes: gpd.GeoDataFrame | None = None
    roads: gpd.GeoDataFrame | Lines | None = None
    standards: pd.DataFrame | None = None
    source: str = ""
    layers: Sequence[str] = ()
    credit: str = ""
    author: str = ""
    made_on: date = field(default_factory=date.today)

    @property
    def without_facilities(self) -> bool:
        """Say whether no facility at all counts for the service: then roads are not what is lacking."""
        rules = self.standards
        counted = rules is not None and len(rules) > 0 and "facilities" in rules
        return counted and not rules["facilities"].any()


    @property
    def all_served(self) -> bool:
        """Say whether every village and everybody whose number is known is within the radius."""
        gaps = [number_or(self.summary, f"{what}_unserved", None) for what in ("people", "villages")]
        known = [gap for gap in gaps if gap is not None]
        served = (number_or(self.summary, f"{what}_served") for what in ("people", "villages"))
        return bool(known) and not any(known) and any(served)


    @property
    def people_beyond_unknown(self) -> bool:
        """Say whether there are villages beyond the radius, and of none of them the people are known."""
        gaps = self.demand[self.demand["reason"].isin(GAP_REASONS)]
        return len(gaps) > 0 and bool(gaps["people_in_need"].isna().all())


def worst_sheet(sheets: Sequence[Sheet]) -> int:
    """Give the number of the sheet with most people beyond the radius, then most villages."""
    columns = ("people_unserved", "villages_unserved")
    gaps = [tuple(number_or(sheet.summary, c) for c in columns) for sheet in sheets]
    return gaps.index(max(gaps))


def worst_villages(demand: gpd.GeoDataFrame, most: int) -> gpd.GeoDataFrame:
    """Choose the villages with most people in need, then the farthest, among those not served."""
    gaps = demand[demand["reason"].isin(GAP_REASONS) & demand["name"].notna()]
    order = [c for c in ("people_in_need", "total_m", "total_s") if c in gaps]
    return gaps.sort_values(order, ascending=False, na_position="last", kind="stable").head(max(most, 0))


def villages_to_name(demand: gpd.GeoDataFrame, most: int) -> gpd.GeoDataFrame:
    """Choose the villages that the map names: every township's worst before any second one."""
    worst_first = worst_villages(demand, len(demand))
    turn = worst_first.groupby("township", dropna=False).cumcount()
    return worst_first.loc[turn.sort_values(kind="stable").index[:most]]


def apart(points: gpd.GeoDataFrame, width_m: float, height_m: float, most: int) -> gpd.GeoDataFrame:
    """Keep the first points, at most so many, whose labels of this size would not lie on one another."""
    kept: list[int] = []
    places: list[tuple[float, float]] = []
    for row, xy in enumerate(zip(points.geometry.x, points.geometry.y)):
        if len(kept) == most:
            break
        if not any(abs(xy[0] - x) < width_m and abs(xy[1] - y) < height_m for x, y in places):
            kept.append(row)
            places.append(xy)
    return points.iloc[kept]


def routes_of(routes: gpd.GeoDataFrame | None, villages: gpd.GeoDataFrame) -> gpd.GeoDataFrame | None:
    """Keep the routes of some villages."""
    return routes[routes["demand_id"].isin(villages["demand_id"])] if some(routes) else None


def most_around(points: gpd.GeoDataFrame, radius_m: float) -> int:
    """Count the points around the one that has most of them within ``radius_m``, itself included."""
    places = points.geometry[~(points.geometry.isna() | points.geometry.is_empty)].centroid
    if places.empty:
        return 0
    xy = np.column_stack([places.x, places.y])
    return int(KDTree(xy).query_ball_point(xy, radius_m, return_length=True).max())


def crowding(points: gpd.GeoDataFrame, land_m2: float, scale: float, type_scale: float) -> float:
    """Give the factor by which symbols must shrink so that they cover neither the land nor its town.

    ``points`` are in a CRS of metres, drawn at 1:``scale``.
    """
    usual_mm2, near_mm = SYMBOL_MM2 * type_scale**2, NEAR_MM * type_scale
    paper_mm2 = land_m2 * (1000 / scale) ** 2
    around = most_around(points, near_mm * scale / 1000)
    land = MOST_COVERED * paper_mm2 / max(len(points) * usual_mm2, 1)
    town = MOST_COVERED_IN_TOWN * math.pi * near_mm**2 / max(around * usual_mm2, 1)
    return min(max(math.sqrt(min(land, town)), 0.5), 1.0)


def township_gaps(townships: gpd.GeoDataFrame) -> tuple[pd.DataFrame, str]:
    """List name and value of the townships with a gap, and say what is counted.

    That is ``people``, or ``villages`` where no people are known.
    """
    what = "people" if townships["people_unserved"].notna().any() else "villages"
    values = pd.to_numeric(townships[f"{what}_unserved"])
    rows = pd.DataFrame({"name": townships["name"].astype(str), "value": values})
    return rows[rows["value"] > 0].sort_values(["value", "name"], ascending=[False, True]), what


def round_scale(scale: float) -> float:
    """Round a scale's denominator up to a number that reads well."""
    step = 10 ** math.floor(math.log10(scale)) / 20
    return math.ceil(scale / step) * step


def number_or(values: Mapping[str, object], key: str, default: float | None = 0.0) -> float | None:
    """Take a number; ``default`` where it is missing."""
    value = values.get(key)
    return default if value is None or pd.isna(value) else float(value)


def some(frame: gpd.GeoDataFrame | None) -> bool:
    """Say whether there is anything in a frame."""
    return frame is not None and len(frame) > 0

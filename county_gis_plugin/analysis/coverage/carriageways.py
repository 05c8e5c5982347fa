"""Find carriageways that run beside each other and lines that are there twice: one road counts once."""

from __future__ import annotations

from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from .. import schema
from ..errors import message
from ..issues import Issue, issue
from ..network.build import directions
from ..values import normal, read_each

# Two carriageways of a motorway with a wide median lie up to about 60 m apart.
MOST_APART_M = 60.0
STEP_M = 25.0
# Carriageways turn by less than this against each other (30 degrees).
LEAST_OPPOSITE = -np.cos(np.radians(30))


@dataclass(frozen=True)
class Carriageways:
    """Hold what tells that lines are one road.

    ``direction`` is 1 one-way along the line, −1 against it, 0 both ways or not counted. The others
    are of one-way roads: ``group``, what two carriageways of one road have in common (class and route);
    ``name``, where that says more, or missing; ``in_parts``, whether the line is made of several, which
    may be the two carriageways. ``again`` are the lines that repeat others.
    """

    direction: pd.Series
    group: pd.Series
    name: pd.Series
    in_parts: pd.Series
    again: pd.Index

    @classmethod
    def of(cls, roads: gpd.GeoDataFrame, attributes: pd.DataFrame, issues: list[Issue]) -> Carriageways:
        """Look at the roads that count (``attributes`` as ``read_roads`` gives them)."""
        there = attributes["present"] & attributes["is_road"]
        again = repeated(roads.geometry[there]).dropna()
        for id_, first in again.items():
            issues.append(issue("ROADS", id_, "same_line", message(
                "The line is the same as that of {first}; its length counts once.", first=first)))
        direction = _direction(roads).where(there & ~roads.index.isin(again.index), 0)
        single = roads[(direction != 0).to_numpy()]
        in_parts = pd.Series(shapely.get_num_geometries(single.geometry.to_numpy()) > 1, index=single.index)
        return cls(direction, *_group(single, attributes.loc[single.index]), in_parts, again.index)

    def counted_m(self, pieces: gpd.GeoDataFrame) -> np.ndarray:
        """Give the metres that count of each piece (``townships.split_lines``): half of doubled stretches."""
        counted = pieces["length_m"].to_numpy() - self._doubled_m(pieces) / 2
        return np.where(pieces["line_id"].isin(self.again), 0.0, counted)

    def _doubled_m(self, pieces: gpd.GeoDataFrame) -> np.ndarray:
        """Measure how much of each piece (n,) has a carriageway the other way beside it, in steps of 25 m.

        A stretch of a one-way road is doubled if a one-way road of the same group, in the opposite
        direction, lies within 60 m of it; if both have a name, it is the same. Both count half:
        together they are one road. A line that turns back on itself is no pair of carriageways.
        """
        result = np.zeros(len(pieces))
        way = self.direction.reindex(pieces["line_id"]).fillna(0).to_numpy()
        rows = np.flatnonzero(way != 0)
        if not len(rows):
            return result
        id_ = pieces["line_id"].iloc[rows]
        step_xy, row = _steps(pieces.geometry.to_numpy()[rows])
        along = (step_xy[:, 1] - step_xy[:, 0]) * way[rows][row, None]
        length = np.hypot(*along.T)
        unit = along / np.where(length > 0, length, 1.0)[:, None]
        one, other = shapely.STRtree(shapely.linestrings(step_xy)).query(
            shapely.points(step_xy.mean(axis=1)), predicate="dwithin", distance=MOST_APART_M)
        facing = (unit[one] * unit[other]).sum(axis=1) < LEAST_OPPOSITE
        line, group, name = (pd.factorize(values)[0][row] for values in (
            id_, self.group.reindex(id_), self.name.reindex(id_)))
        in_parts = self.in_parts.reindex(id_).to_numpy(dtype=bool)[row]
        alike = (group[one] == group[other]) & ((line[one] != line[other]) | in_parts[one])
        alike &= (name[one] == name[other]) | (name[one] < 0) | (name[other] < 0)
        doubled = np.unique(one[facing & alike])
        np.add.at(result, rows[row[doubled]], length[doubled])
        return np.minimum(result, pieces["length_m"].to_numpy())


def repeated(lines: gpd.GeoSeries) -> pd.Series:
    """Say, on the lines' index, which earlier line each repeats vertex by vertex; missing for none.

    Registers list the metres that two routes share under both (重复路段).
    """
    geometry = lines.to_numpy()
    there = ~(shapely.is_missing(geometry) | shapely.is_empty(geometry))
    # Only lines with the same extent and as many vertices need a look at their shape.
    outline = pd.DataFrame(np.column_stack([shapely.bounds(geometry), shapely.get_num_coordinates(geometry)]))
    alike = np.flatnonzero(there & outline.duplicated(keep=False).to_numpy())
    shape = pd.Series(shapely.to_wkb(shapely.normalize(geometry[alike])), index=lines.index[alike])
    first = pd.Series(shape.index, index=shape.index, dtype=object).groupby(shape).transform("first")
    return first.where(shape.duplicated()).reindex(lines.index)


def _steps(lines: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Cut lines into straight steps of at most 25 m: ``(n, 2, 2)``, and the line of each."""
    parts, owner = shapely.get_parts(lines, return_index=True)
    xy, part = shapely.get_coordinates(shapely.segmentize(parts, STEP_M), return_index=True)
    follows = np.flatnonzero(part[1:] == part[:-1])
    return np.stack([xy[follows], xy[follows + 1]], axis=1), owner[part[follows]]


def _direction(roads: gpd.GeoDataFrame) -> pd.Series:
    columns = schema.resolve_fields(roads.columns, "roads", wanted=("oneway",))
    if "oneway" not in columns:
        return pd.Series(0, index=roads.index)
    return pd.Series(directions(roads, columns["oneway"])[0], index=roads.index)


def _group(roads: gpd.GeoDataFrame, attributes: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    """Tell carriageways of one road by class and route number, and those without number by name."""
    columns = schema.resolve_fields(roads.columns, "roads", wanted=("route", "name"))
    text = {field: pd.Series("", index=roads.index, dtype=object) for field in ("route", "name")}
    for field, column in columns.items():
        read, _ = read_each(roads[column], normal)
        text[field] = pd.Series(read, index=roads.index, dtype=object).fillna("")
    group = attributes["technical"].astype(str) + "|" + attributes["urban"].astype(str) + "|" + text["route"]
    return group, text["name"].where((text["route"] == "") & (text["name"] != ""))

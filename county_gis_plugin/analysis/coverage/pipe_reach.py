"""Say who stands within the service distance of a pipe."""

from __future__ import annotations

from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ..errors import listed, message
from ..issues import Issue, issue
from ..schema import field_name
from .pipe_fields import Medium

NOT_SERVING = ("transmission", "pumped")
BLOCK_DISTANCES = 2
ONE_BY_ONE = 8
# The round ends of a strip are drawn as polygons: so far from the pipe, at least, they reach.
DRAWN_ROUND = 0.99


@dataclass(frozen=True, eq=False)
class Mains:
    """Hold the pipes that can serve with one medium, in a CRS in metres.

    ``any_pipe`` are all in use, whatever their role; ``serving`` those that distribute or collect
    and are joined to a source, ``None`` where no source is known.
    """

    medium: Medium
    distance_m: float
    any_pipe: np.ndarray
    serving: np.ndarray | None

    def near(self, geometry: np.ndarray) -> tuple[np.ndarray, np.ndarray | None]:
        """Say which geometries (n,) lie within the distance of any pipe, and of a serving one."""
        near = within(geometry, self.any_pipe, self.distance_m)
        if self.serving is None:
            return near, None
        # Whatever is far from every pipe is far from a serving one too.
        joined_too = near.copy()
        joined_too[near] = within(geometry[near], self.serving, self.distance_m)
        return near, joined_too

    def area_near(self, blocks: np.ndarray) -> tuple[np.ndarray, np.ndarray | None]:
        """Measure the part of each block (n,) within the distance of any pipe, and of a serving one."""
        any_pipe = area_within(blocks, self.any_pipe, self.distance_m)
        if self.serving is None or len(self.serving) == len(self.any_pipe):
            return any_pipe, None if self.serving is None else any_pipe
        return any_pipe, area_within(blocks, self.serving, self.distance_m)


def mains_of(sections: gpd.GeoDataFrame, medium: Medium, distance_m: float) -> Mains:
    """Choose the pipes that serve with a medium: all of its system, since they flow into one another.

    ``sections`` are pipes in use with ``system, role, connected``.
    """
    own = (sections["system"] == medium.system).to_numpy()
    lines, connected = sections.geometry.to_numpy()[own], sections["connected"][own]
    serving = None
    if not connected.isna().all():
        joined = connected.fillna(False).astype(bool) & ~sections["role"][own].isin(NOT_SERVING)
        serving = lines[joined.to_numpy()]
    return Mains(medium, distance_m, lines, serving)


def within(geometry: np.ndarray, lines: np.ndarray, distance_m: float) -> np.ndarray:
    """Say which geometries lie within a distance of any line, the distance included."""
    return nearest_m(geometry, lines, distance_m) <= distance_m


def nearest_m(geometry: np.ndarray, lines: np.ndarray, limit_m: float = np.inf) -> np.ndarray:
    """Measure the straight distance to the nearest line; NaN where none is within the limit."""
    distance = np.full(len(geometry), np.nan)
    if len(lines):
        # A little more, since GEOS leaves out what lies exactly on its limit.
        limit = None if np.isinf(limit_m) else limit_m * 1.000001 + 1e-6
        (row, _), metres = shapely.STRtree(lines).query_nearest(
            geometry, max_distance=limit, return_distance=True, all_matches=False)
        distance[row] = metres
    return distance


def area_within(blocks: np.ndarray, lines: np.ndarray, distance_m: float) -> np.ndarray:
    """Measure the part of each block (n,) within a distance of any line, in square metres.

    Most blocks lie in one pipe's strip. From the others the strip of the pipe nearest to what is left is
    taken away, a few times; then all strips that still touch. ``blocks_of`` makes blocks small enough.
    """
    if not len(lines):
        return np.zeros(len(blocks))
    area = shapely.area(blocks)
    rest = np.flatnonzero(~in_one_strip(blocks, lines, distance_m))
    left, tree = blocks[rest], shapely.STRtree(joined(lines))
    for _ in range(ONE_BY_ONE):
        some = np.flatnonzero(~shapely.is_empty(left))
        row, line = tree.query_nearest(
            shapely.point_on_surface(left[some]), max_distance=distance_m, all_matches=False)
        left[some[row]] = shapely.difference(
            left[some[row]], shapely.buffer(tree.geometries[line], distance_m))
    some = np.flatnonzero(~shapely.is_empty(left))
    row, line = tree.query(left[some], predicate="dwithin", distance=distance_m)
    if len(row):
        row, group = np.unique(row, return_inverse=True)
        near = shapely.multilinestrings(tree.geometries[line], indices=group)
        left[some[row]] = shapely.difference(left[some[row]], shapely.buffer(near, distance_m))
    area[rest] -= shapely.area(left)
    return area


def in_one_strip(blocks: np.ndarray, lines: np.ndarray, distance_m: float) -> np.ndarray:
    """Say which blocks (n,) lie as a whole within a distance of the line nearest to their centre.

    Only straight lines are looked at: the distance to one is convex, so that no place of a block is farther
    from it than the farthest corner.
    """
    found = np.zeros(len(blocks), dtype=bool)
    block, line = shapely.STRtree(lines).query_nearest(
        shapely.centroid(blocks), max_distance=distance_m, all_matches=False)
    straight = shapely.get_num_coordinates(lines[line]) == 2
    block, line = block[straight], lines[line[straight]]
    xy, owner = shapely.get_coordinates(blocks[block], return_index=True)
    corner_m = shapely.distance(shapely.points(xy), line[owner])
    if len(block):
        farthest_m = np.maximum.reduceat(corner_m, np.flatnonzero(np.diff(owner, prepend=-1)))
        found[block] = farthest_m <= distance_m * DRAWN_ROUND
    return found


def joined(lines: np.ndarray) -> np.ndarray:
    """Join lines that follow one another, so that fewer and longer ones cover the same ground."""
    parts = shapely.get_parts(lines)
    return shapely.get_parts(shapely.line_merge(shapely.multilinestrings(parts)))


def blocks_of(polygons: np.ndarray, distance_m: float) -> tuple[np.ndarray, np.ndarray]:
    """Halve polygons until none is longer than two distances: the blocks, and the polygon of each."""
    size_m = BLOCK_DISTANCES * distance_m
    done, owners = [np.zeros(0, dtype=object)], [np.zeros(0, dtype=int)]
    parts, owner = shapely.get_parts(shapely.make_valid(polygons), return_index=True)
    while len(parts):
        areal = shapely.get_dimensions(parts) == 2  # a cut along an edge leaves lines too
        parts, owner = parts[areal], owner[areal]
        low, high = np.split(shapely.bounds(parts), 2, axis=1)
        long = (high - low).max(axis=1, initial=0) > size_m
        done.append(parts[~long])
        owners.append(owner[~long])
        low, high = low[long], high[long]
        middle = np.where(np.eye(2, dtype=bool)[(high - low).argmax(axis=1)], (low + high) / 2, high)
        first = shapely.box(*low.T, *middle.T)
        second = shapely.box(*np.where(middle < high, middle, low).T, *high.T)
        halves = [shapely.intersection(parts[long], half) for half in (first, second)]
        parts, row = shapely.get_parts(np.concatenate(halves), return_index=True)
        owner = np.tile(owner[long], 2)[row]
    return np.concatenate(done), np.concatenate(owners)


def village_rows(
    villages: gpd.GeoDataFrame, geometry: np.ndarray, mains: Mains, issues: list[Issue]
) -> pd.DataFrame:
    """Judge villages: by their statistics where given, else by the pipes near their point.

    Parameters
    ----------
    villages
        Index = id, ``people`` and, where there is one, the statistic's field of the medium: a
        number of people served, or yes and no.
    geometry
        Their points, in the CRS of the mains.

    Returns
    -------
    DataFrame
        On the index of ``villages``: ``nearest_pipe_m, nearest_serving_m`` (metres, NaN = none),
        ``near, connected`` (boolean, missing where not known), ``served, people_served``, ``basis``
        (``statistics``, ``proxy``, ``proxy_any_pipe``).
    """
    result = pd.DataFrame({"nearest_pipe_m": nearest_m(geometry, mains.any_pipe)}, index=villages.index)
    result["nearest_serving_m"] = np.nan if mains.serving is None else nearest_m(geometry, mains.serving)
    result["near"] = (result["nearest_pipe_m"] <= mains.distance_m).astype("boolean")
    result["connected"] = (result["nearest_serving_m"] <= mains.distance_m).astype("boolean")
    if mains.serving is None:
        result["connected"] = pd.array([pd.NA] * len(result), dtype="boolean")
    proxy = result["near"] if mains.serving is None else result["connected"]
    people = villages["people"].astype(float)
    result["served"], result["people_served"] = proxy, people.where(proxy.astype(bool), people * 0.0)
    result["basis"] = "proxy_any_pipe" if mains.serving is None else "proxy"
    field = mains.medium.statistic
    if field is not None and field in villages and villages[field].notna().any():
        _use_statistics(result, villages[field], people, field, issues)
    return result


def _use_statistics(
    result: pd.DataFrame, statistic: pd.Series, people: pd.Series, field: str, issues: list[Issue]
) -> None:
    """Put the village table in place of the proxy, where it says anything."""
    known = statistic.notna().to_numpy()
    if statistic[known].map(lambda value: isinstance(value, (bool, np.bool_))).all():
        yes = statistic[known].astype(bool)
        served, number = yes, people[known].where(yes, people[known] * 0.0)
    else:
        number = pd.to_numeric(statistic[known]).astype(float)
        served = number > 0
        too_many = number > people[known]
        if too_many.any():
            issues.append(issue("DEMAND", listed(number.index[too_many]), "more_served_than_people", message(
                "{field}: more people are served than live there; the people count.",
                field=field_name("demand", field))))
            number = number.where(~too_many, people[known])
    result["served"] = result["served"].mask(known, served.astype("boolean"))
    result.loc[known, "people_served"] = number
    result.loc[known, "basis"] = "statistics"

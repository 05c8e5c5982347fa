"""Find the stretches that two lines draw: registers list them under both routes (重复路段)."""

from __future__ import annotations

from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

# Lines this close are one; vertices are compared to the same.
SAME_M = 0.02
# Two roads that part at an acute angle may share their first metres: less than this is no shared stretch.
LEAST_M = 100.0
# How far inside a line's end its direction is looked at.
_INSIDE_M = 1.0
# More than a whole turn in radians.
_CIRCLE = 8.0


@dataclass(frozen=True, eq=False)
class SharedStretches:
    """Hold for single lines the stretches that do not count, on the lines' index.

    ``stretch``: the stretch of the line (lines in the lines' CRS); ``first``: the line with which it
    counts; ``length_m``.
    """

    table: gpd.GeoDataFrame

    @classmethod
    def of(cls, rows: list[tuple[object, object, object]], crs: object) -> SharedStretches:
        """Gather ``(line, first, stretch)``: what a line shares with several others counts once off."""
        table = pd.DataFrame(rows, columns=["line", "first", "stretch"]).groupby("line").agg(
            {"first": "first", "stretch": lambda own: shapely.union_all(own.to_numpy())})
        table["length_m"] = shapely.length(table["stretch"].to_numpy(dtype=object))
        return cls(gpd.GeoDataFrame(table, geometry="stretch", crs=crs))

    def shared_m(self, pieces: gpd.GeoDataFrame) -> np.ndarray:
        """Give how much of each piece (n,) of the lines (``line_id``) does not count."""
        result = np.zeros(len(pieces))
        rows = np.flatnonzero(pieces["line_id"].isin(self.table.index).to_numpy())
        if len(rows):
            stretch = self.table["stretch"].reindex(pieces["line_id"].iloc[rows]).to_numpy()
            own = pieces.geometry.to_numpy()[rows]
            result[rows] = np.minimum(shapely.length(_common(own, stretch)), shapely.length(own))
        return result


def drawn_again(lines: gpd.GeoSeries) -> list[tuple[object, object, object]]:
    """Find the stretches that an earlier line draws too: ``(line, earlier line, stretch)``.

    Such a stretch of two lines has two ends. One of them at least must be a vertex of both from
    which both run on the same way, or the end of one line on the other.

    Parameters
    ----------
    lines
        In metres; those that come first count.
    """
    geometry = lines.to_numpy()
    one, other = _suspects(geometry)
    if not len(one):
        return []
    first, again = np.minimum(one, other), np.maximum(one, other)
    first, again = np.unique(np.column_stack([first, again]), axis=0).T
    common = _common(geometry[again], geometry[first])
    parts, pair = shapely.get_parts(common, return_index=True)
    long = shapely.length(parts) >= LEAST_M
    first, again = lines.index[first], lines.index[again]
    return [(again[at], first[at], part) for at, part in zip(pair[long], parts[long])]


def _common(lines: np.ndarray, others: np.ndarray) -> np.ndarray:
    """Give what of each line lies on the other one."""
    strips = shapely.buffer(others, SAME_M, cap_style="flat", join_style="mitre")
    return shapely.line_merge(shapely.intersection(lines, strips))


def _suspects(lines: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Give pairs of lines (rows) that may have a stretch in common."""
    parts, owner = lines, np.arange(len(lines))
    if (shapely.get_type_id(lines) == shapely.GeometryType.MULTILINESTRING).any():
        parts, owner = shapely.get_parts(lines, return_index=True)
    xy, part = shapely.get_coordinates(parts, return_index=True)
    place = _number(xy)
    line = owner[part]
    begin = np.flatnonzero(part[1:] == part[:-1])
    tail, head = np.concatenate([begin, begin + 1]), np.concatenate([begin + 1, begin])
    times = np.bincount(place)
    many = times[place[tail]] > 1
    found = _same_way(place, xy, line, tail[many], head[many])
    turns = part[1:] != part[:-1]
    is_end = np.concatenate([[True], turns]) | np.concatenate([turns, [True]])
    alone = is_end[tail] & ~many
    ended = _ends_on(lines, xy, line, tail[alone], head[alone])
    return np.concatenate([found[0], ended[0]]), np.concatenate([found[1], ended[1]])


def _number(xy: np.ndarray) -> np.ndarray:
    """Number places so that those within a centimetre or so have one number."""
    column, row = np.round((xy - xy.min(axis=0)) / SAME_M).astype(np.int64).T
    return pd.factorize((column << 32) + row)[0]


def _same_way(
    place: np.ndarray, xy: np.ndarray, line: np.ndarray, tail: np.ndarray, head: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Give pairs of lines that run on the same way from a vertex of both."""
    along = xy[head] - xy[tail]
    length, angle = np.hypot(*along.T), np.arctan2(along[:, 1], along[:, 0])
    # West is at both ends of the scale of angles: those near it once more, with the scale turned.
    west = np.flatnonzero(np.abs(angle) > 0.9 * np.pi)
    pairs = []
    for rows, turned in ((np.arange(len(angle)), angle), (west, np.mod(angle[west], 2 * np.pi))):
        key = 2.0 * _CIRCLE * place[tail[rows]] + turned
        order = np.argsort(key)
        aside = np.diff(key[order])
        one, other = rows[order[:-1]], rows[order[1:]]
        alike = (np.minimum(length[one], length[other]) * aside <= SAME_M) & (aside < _CIRCLE)
        alike &= line[tail[one]] != line[tail[other]]
        pairs.append(np.stack([line[tail[one[alike]]], line[tail[other[alike]]]]))
    return tuple(np.concatenate(pairs, axis=1))


def _ends_on(
    lines: np.ndarray, xy: np.ndarray, line: np.ndarray, tail: np.ndarray, head: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Give pairs of lines of which one ends on the other and comes from along it."""
    at, other = shapely.STRtree(lines).query(
        shapely.points(xy[tail]), predicate="dwithin", distance=SAME_M)
    strange = line[tail[at]] != other
    at, other = at[strange], other[strange]
    along = xy[head[at]] - xy[tail[at]]
    length = np.hypot(*along.T)
    share = np.minimum(1.0, _INSIDE_M / np.where(length > 0, length, 1.0))
    inside = shapely.points(xy[tail[at]] + along * share[:, None])
    on = shapely.dwithin(lines[other], inside, SAME_M)
    return line[tail[at[on]]], other[on]

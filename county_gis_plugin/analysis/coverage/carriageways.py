"""Find carriageways that run beside each other and lines that are there twice: one road counts once."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

# Two carriageways of a motorway with a wide median lie up to about 60 m apart.
MOST_APART_M = 60.0
STEP_M = 25.0
# Carriageways turn by less than this against each other (30 degrees).
LEAST_OPPOSITE = -np.cos(np.radians(30))


def doubled_m(
    pieces: gpd.GeoDataFrame, direction: pd.Series, group: pd.Series, name: pd.Series, in_parts: pd.Series
) -> np.ndarray:
    """Measure how much of each piece has a carriageway the other way beside it.

    A stretch of a one-way road is doubled if a one-way road of the same group, in the opposite
    direction, lies within 60 m of it; if both have a name, it is the same. Both count half:
    together they are one road. A line that turns back on itself is no pair of carriageways.

    Parameters
    ----------
    pieces
        As ``townships.split_lines`` gives them: ``line_id``, ``length_m``, lines in metres.
    direction, group, name, in_parts
        On the line ids: 1 one-way along the line, −1 against it, 0 both ways; what two
        carriageways of one road have in common, such as class and route; a name or missing;
        and whether the line is made of several, which may be the two carriageways.

    Returns
    -------
    array ``(n,)``
        Metres of each piece, at most its length; measured in steps of 25 m.
    """
    result = np.zeros(len(pieces))
    way = direction.reindex(pieces["line_id"]).fillna(0).to_numpy()
    rows = np.flatnonzero(way != 0)
    if not len(rows):
        return result
    step_xy, row = _steps(pieces.geometry.to_numpy()[rows])
    row = rows[row]
    along = (step_xy[:, 1] - step_xy[:, 0]) * way[row, None]
    length = np.hypot(*along.T)
    unit = along / np.where(length > 0, length, 1.0)[:, None]
    codes = pd.factorize(group.reindex(pieces["line_id"]).astype(str))[0][row]
    middle = shapely.points(step_xy.mean(axis=1))
    one, other = shapely.STRtree(shapely.linestrings(step_xy)).query(
        middle, predicate="dwithin", distance=MOST_APART_M)
    facing = (unit[one] * unit[other]).sum(axis=1) < LEAST_OPPOSITE
    line, names = (pd.factorize(values)[0][row] for values in (
        pieces["line_id"], name.reindex(pieces["line_id"])))
    split = in_parts.reindex(pieces["line_id"]).to_numpy(dtype=bool)[row]
    alike = (codes[one] == codes[other]) & ((line[one] != line[other]) | split[one])
    alike &= (names[one] == names[other]) | (names[one] < 0) | (names[other] < 0)
    doubled = np.unique(one[facing & alike])
    np.add.at(result, row[doubled], length[doubled])
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

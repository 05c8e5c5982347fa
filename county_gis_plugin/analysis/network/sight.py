"""Find the nearest place on roads that can be seen past barriers."""

from __future__ import annotations

import numpy as np
import shapely

from .model import differ, ranges

# Sight lines past the end of a wall miss it by this angle: a millimetre in a kilometre.
HAIR = 1e-6
# A place beside a wall that crosses the road is this far from it (metres).
BESIDE_M = 1e-4
# So many places are looked at together, the nearest first.
_BATCH = 64


class Walls:
    """Hold barriers, lines or polygons, that a straight leg must neither cross nor touch."""

    def __init__(self, barriers: np.ndarray) -> None:
        self._whole = shapely.STRtree(barriers)
        polygon = shapely.get_dimensions(barriers) == 2
        outline = np.where(polygon, shapely.boundary(barriers), barriers)
        parts = shapely.get_parts(shapely.get_parts(outline))
        xy, number = shapely.get_coordinates(parts, return_index=True)
        begins = np.flatnonzero((number[1:] == number[:-1]) & differ(xy[1:], xy[:-1]))
        self._start, self._end = xy[begins], xy[begins + 1]
        self._pieces = shapely.STRtree(shapely.linestrings(np.stack([self._start, self._end], axis=1)))

    def bar(self, start: np.ndarray, end: np.ndarray) -> np.ndarray:
        """Say which straight legs cross a barrier, or lie inside one."""
        return _meets(self._whole, start, end)

    def surround(self, xy: np.ndarray) -> bool:
        """Say whether a place lies on or in a barrier, from where nothing can be seen."""
        return bool(len(self._whole.query(shapely.Point(xy), predicate="intersects")))

    def nearest_seen(
        self, xy: np.ndarray, start: np.ndarray, end: np.ndarray, limit_m: float
    ) -> tuple[int, float, float] | None:
        """Find the nearest place on straight segments that a place outside all barriers can see.

        What is seen of a segment ends where it ends, where a barrier crosses it, or where the sight
        line past a corner of a barrier meets it. So the nearest place seen is one of these or the
        foot of the perpendicular.

        Returns
        -------
        (row, share, leg_m) or None
            The segment, the share of its length, and the distance; of equally near places the
            leftmost, then lowest.
        """
        way = end - start
        square = (way**2).sum(axis=1)
        foot = np.clip(((xy - start) * way).sum(axis=1) / np.maximum(square, 1e-300), 0.0, 1.0)
        leg_m = np.hypot(*(start + foot[:, None] * way - xy).T)
        rows = np.flatnonzero(leg_m <= limit_m)
        rows = rows[np.argsort(leg_m[rows], kind="stable")]
        best = self._first_seen(xy, start, way, rows, foot[rows], limit_m)
        within_m = limit_m if best is None else best[2]
        corners = self._corners(xy, within_m)
        for begin in range(0, len(rows), _BATCH):
            some = rows[begin : begin + _BATCH]
            if leg_m[some[0]] >= within_m:
                break
            others = self._bounds_of_sight(xy, start[some], way[some], corners)
            found = self._first_seen(xy, start, way, some[others[0]], others[1], within_m)
            if found is not None and (best is None or found[2] < best[2]):
                best, within_m = found, found[2]
        return best

    def _first_seen(
        self,
        xy: np.ndarray,
        start: np.ndarray,
        way: np.ndarray,
        row: np.ndarray,
        share: np.ndarray,
        limit_m: float,
    ) -> tuple[int, float, float] | None:
        """Find the nearest of some places (segment, share) that can be seen within the limit."""
        place = start[row] + share[:, None] * way[row]
        leg_m = np.hypot(*(place - xy).T)
        order = np.lexsort((place[:, 1], place[:, 0], leg_m))
        order = order[leg_m[order] <= limit_m]
        for begin in range(0, len(order), _BATCH):
            some = order[begin : begin + _BATCH]
            seen = np.flatnonzero(~_meets(self._pieces, np.broadcast_to(xy, (len(some), 2)), place[some]))
            if len(seen):
                one = some[seen[0]]
                return int(row[one]), float(share[one]), float(leg_m[one])
        return None

    def _corners(self, xy: np.ndarray, within_m: float) -> np.ndarray:
        """Give the directions (radians, ascending) past both sides of the corners near a place."""
        near = self._pieces.query(shapely.Point(xy), predicate="dwithin", distance=within_m)
        corner = np.concatenate([self._start[near], self._end[near]]) - xy
        corner = corner[np.hypot(*corner.T) <= within_m]
        angle = np.unique(np.arctan2(corner[:, 1], corner[:, 0]))
        return np.sort(np.concatenate([angle - HAIR, angle + HAIR]))

    def _bounds_of_sight(
        self, xy: np.ndarray, start: np.ndarray, way: np.ndarray, corners: np.ndarray
    ) -> tuple[np.ndarray, np.ndarray]:
        """Give the places (segment, share) at which the sight of segments may end."""
        numbers = np.arange(len(start))
        rows, shares = [numbers, numbers], [np.zeros(len(start)), np.ones(len(start))]
        for row, share in (self._past_corners(xy, start, way, corners), self._beside_walls(start, way)):
            inside = (share > 0.0) & (share < 1.0)
            rows.append(row[inside])
            shares.append(share[inside])
        return np.concatenate(rows), np.concatenate(shares)

    def _past_corners(
        self, xy: np.ndarray, start: np.ndarray, way: np.ndarray, corners: np.ndarray
    ) -> tuple[np.ndarray, np.ndarray]:
        """Give the places (segment, share) where sight lines past corners meet segments."""
        one, other = start - xy, start + way - xy
        angle = np.arctan2(one[:, 1], one[:, 0])
        turn = np.arctan2(_cross(one, other), (one * other).sum(axis=1))
        around = np.concatenate([corners - 2.0 * np.pi, corners, corners + 2.0 * np.pi])
        first = np.searchsorted(around, np.minimum(angle, angle + turn))
        count = np.searchsorted(around, np.maximum(angle, angle + turn)) - first
        row = np.repeat(np.arange(len(start)), count)
        line = around[ranges(first, count)]
        line = np.stack([np.cos(line), np.sin(line)], axis=1)
        return row, _ratio(_cross(line, -one[row]), _cross(line, way[row]))

    def _beside_walls(self, start: np.ndarray, way: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Give the places (segment, share) on both sides of barriers that cross segments."""
        lines = shapely.linestrings(np.stack([start, start + way], axis=1))
        row, wall = self._pieces.query(lines, predicate="intersects")
        along = self._end[wall] - self._start[wall]
        share = _ratio(_cross(self._start[wall] - start[row], along), _cross(way[row], along))
        beside = BESIDE_M / np.maximum(np.hypot(*way[row].T), 1e-300)
        return np.concatenate([row, row]), np.concatenate([share - beside, share + beside])


def _cross(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    return a[:, 0] * b[:, 1] - a[:, 1] * b[:, 0]


def _ratio(above: np.ndarray, below: np.ndarray) -> np.ndarray:
    """Divide; lines that are parallel have no place in common (−1)."""
    return np.divide(above, below, out=np.full(len(above), -1.0), where=below != 0)


def _meets(tree: shapely.STRtree, start: np.ndarray, end: np.ndarray) -> np.ndarray:
    """Say which straight legs have a point in common with anything in the tree."""
    met = np.zeros(len(start), dtype=bool)
    if len(start):
        legs = shapely.linestrings(np.stack([start, end], axis=1))
        met[np.unique(tree.query(legs, predicate="intersects")[0])] = True
    return met

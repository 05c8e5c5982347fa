"""Find the nearest facility of one service for a set of demand points, and what it costs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import geopandas as gpd
import numpy as np
import pandas as pd

from ..network.paths import LEDGER, WITHIN, NearestSearch, nearest_search
from ..progress import Progress
from .ground import Ground


@dataclass(frozen=True)
class Reach:
    """Hold the result for the points at ``rows`` (positions in the ground's points).

    ``frame`` has ``facility_id``, the ledger, ``reason`` and ``radius`` (the one that decided); its
    index is that of the points. ``cutoff`` is the radius that holds where the points are.
    """

    ground: Ground
    rows: np.ndarray
    cutoff: np.ndarray
    frame: pd.DataFrame
    _searches: tuple[NearestSearch, ...] = ()
    _by: np.ndarray = field(default_factory=lambda: np.empty(0, dtype=int))

    def lengths_m(self, rows: np.ndarray) -> np.ndarray:
        """Measure the ways of some of the frame's rows (numbers), all of which have a facility."""
        return self._of_searches(rows, lambda search, part: search.route_lengths(part), float)

    def lines(self, rows: np.ndarray) -> np.ndarray:
        """Draw the ways of some of the frame's rows, in the network's CRS."""
        return self._of_searches(rows, lambda search, part: search.routes(part).geometry, object)

    def _of_searches(
        self, rows: np.ndarray, give: Callable[[NearestSearch, np.ndarray], pd.Series], dtype: type
    ) -> np.ndarray:
        """Ask each search for those rows whose facility it found."""
        found = np.empty(len(rows), dtype=dtype)
        for number, search in enumerate(self._searches):
            part = np.flatnonzero(self._by[rows] == number)
            ids = self.frame.index[rows[part]]
            found[part] = give(search, rows[part]).reindex(ids).to_numpy()
        return found


def reach(
    ground: Ground,
    rows: np.ndarray,
    facilities: gpd.GeoDataFrame,
    cutoff: np.ndarray,
    own_radius: pd.Series,
    *,
    direction: str,
    progress: Progress,
) -> Reach:
    """Find for each point the facility that serves it, or else the nearest one.

    Where facilities have radii of their own, the nearest one of those that reach the point counts,
    even if another that does not reach it is nearer.

    Parameters
    ----------
    rows
        Positions in ``ground.points``.
    facilities
        Those of the service that are on the network; there may be none: then points are
        ``off_network`` or ``unconnected``.
    cutoff
        The radius that holds at each of ``rows``, in metres or seconds.
    own_radius
        On the index of ``facilities``: the radius of each in the same unit, NaN where ``cutoff`` holds.
    """
    if facilities.empty:
        frame = _without_facilities(ground, rows, direction, progress)
        return Reach(ground, rows, cutoff, frame.assign(radius=cutoff))
    own = own_radius.reindex(facilities.index).to_numpy()
    to_facility = direction == "to_facility"
    snapped = ground.snapped_facilities(leaving=not to_facility, progress=progress)
    snapped = snapped.take(snapped.index.get_indexer(facilities.index))
    places = ground.snapped_points(leaving=to_facility, progress=progress).take(rows)
    searches, frames = [], []
    for limit in np.unique(own):  # NaN comes once, at the end
        group = np.isnan(own) if np.isnan(limit) else own == limit
        search = nearest_search(
            ground.network, snapped.take(group), places, direction=direction, progress=progress
        )
        searches.append(search)
        frames.append(search.frame.assign(radius=cutoff if np.isnan(limit) else limit))
    best = _best(frames)
    frame = _pick(frames, best)
    beyond = frame["total_cost"] > frame["radius"] + WITHIN
    frame["reason"] = frame["reason"].mask(beyond, "beyond")
    # A radius that belongs to another facility says nothing about a point that has none.
    frame["radius"] = frame["radius"].where(frame["facility_id"].notna(), cutoff)
    return Reach(ground, rows, cutoff, frame, tuple(searches), best)


def _best(frames: list[pd.DataFrame]) -> np.ndarray:
    """Choose among the searches for each row: one that serves before one that does not, then the cheapest."""
    cost = np.stack([f["total_cost"].to_numpy(dtype=float) for f in frames])
    limit = np.stack([f["radius"].to_numpy(dtype=float) for f in frames])
    known = np.where(np.isnan(cost), np.inf, cost)
    served = known <= limit + WITHIN
    return np.where(served.any(axis=0), np.where(served, known, np.inf).argmin(axis=0), known.argmin(axis=0))


def _pick(frames: list[pd.DataFrame], best: np.ndarray) -> pd.DataFrame:
    if len(frames) == 1:
        return frames[0].copy()
    everything = pd.concat(frames)
    count = len(best)
    return everything.iloc[best * count + np.arange(count)].copy()


def _without_facilities(
    ground: Ground, rows: np.ndarray, direction: str, progress: Progress
) -> pd.DataFrame:
    snapped = ground.snapped_points(leaving=direction == "to_facility", progress=progress)
    frame = pd.DataFrame(np.nan, index=ground.points.index[rows], columns=LEDGER)
    frame["access_m"] = snapped.access_m[rows]
    frame.insert(0, "facility_id", None)
    frame["reason"] = np.where(snapped.reason[rows] != "", snapped.reason[rows], "unconnected")
    return frame

"""Find the nearest facility of one service for a set of demand points, and what it costs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import geopandas as gpd
import numpy as np
import pandas as pd

from ..network.paths import REASONS, WITHIN, Ledger, NearestSearch, nearest_search
from ..network.snapping import Snapped
from ..progress import Progress
from .ground import Ground


@dataclass(frozen=True)
class Reach:
    """Hold the result for the points at ``rows`` (positions in the ground's points).

    ``ledger`` has the rows of ``facilities``; ``radius`` is the one that decided, ``cutoff`` the one
    that holds where the points are.
    """

    ground: Ground
    rows: np.ndarray
    cutoff: np.ndarray
    ledger: Ledger
    radius: np.ndarray
    facilities: pd.Index
    _searches: tuple[NearestSearch, ...] = ()
    _by: np.ndarray = field(default_factory=lambda: np.empty(0, dtype=int))

    @cached_property
    def frame(self) -> pd.DataFrame:
        """Give ``facility_id``, the ledger, ``reason`` and ``radius`` on the index of the points."""
        return self.ledger.frame(self._ids(self.rows), self.facilities).assign(radius=self.radius)

    def forget(self) -> None:
        """Let go of the frame; it is made again when it is asked for."""
        vars(self).pop("frame", None)

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
            ids = self._ids(self.rows[rows[part]])
            found[part] = give(search, rows[part]).reindex(ids).to_numpy()
        return found

    def _ids(self, rows: np.ndarray) -> pd.Index:
        """Give the ids of some of the ground's points."""
        return self.ground.points.index[rows]


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
    to_facility = direction == "to_facility"
    places = _taken(ground.snapped_points(leaving=to_facility, progress=progress), rows)
    if facilities.empty:
        return Reach(ground, rows, cutoff, _without_facilities(places), cutoff, facilities.index)
    own = own_radius.reindex(facilities.index).to_numpy()
    snapped = ground.snapped_facilities(leaving=not to_facility, progress=progress)
    snapped = snapped.take(snapped.index.get_indexer(facilities.index))
    searches, ledgers, radii = [], [], []
    for limit in np.unique(own):  # NaN comes once, at the end
        group = np.flatnonzero(np.isnan(own) if np.isnan(limit) else own == limit)
        search = nearest_search(
            ground.network, snapped.take(group), places, direction=direction, progress=progress
        )
        searches.append(search)
        ledgers.append(_of_all(search.ledger, group))
        radii.append(cutoff if np.isnan(limit) else np.full(len(rows), limit))
    best = _best(ledgers, radii)
    ledger, radius = _pick(ledgers, best), np.stack(radii)[best, np.arange(len(best))]
    beyond = ledger.total_cost > radius + WITHIN
    reason = np.where(beyond, REASONS.index("beyond"), ledger.reason)
    # A radius that belongs to another facility says nothing about a point that has none.
    radius = np.where(ledger.facility >= 0, radius, cutoff)
    ledger = replace(ledger, reason=reason)
    return Reach(ground, rows, cutoff, ledger, radius, facilities.index, tuple(searches), best)


def _taken(places: Snapped, rows: np.ndarray) -> Snapped:
    """Take some places in their order; all of them are not copied."""
    return places if len(rows) == len(places) else places.take(rows)


def _of_all(ledger: Ledger, group: np.ndarray) -> Ledger:
    """Number the facilities of a group as they stand among all."""
    return replace(ledger, facility=np.where(ledger.facility >= 0, group[ledger.facility], -1))


def _best(ledgers: Sequence[Ledger], radii: Sequence[np.ndarray]) -> np.ndarray:
    """Choose among the searches for each row: one that serves before one that does not, then the cheapest."""
    if len(ledgers) == 1:
        return np.zeros(len(radii[0]), dtype=np.int64)
    cost = np.stack([ledger.total_cost for ledger in ledgers])
    known = np.where(np.isnan(cost), np.inf, cost)
    served = known <= np.stack(radii) + WITHIN
    return np.where(served.any(axis=0), np.where(served, known, np.inf).argmin(axis=0), known.argmin(axis=0))


def _pick(ledgers: Sequence[Ledger], best: np.ndarray) -> Ledger:
    """Take each row from the search that was chosen for it."""
    if len(ledgers) == 1:
        return ledgers[0]
    columns = zip(*(vars(ledger).values() for ledger in ledgers))
    return Ledger(*(np.stack(column)[best, np.arange(len(best))] for column in columns))


def _without_facilities(places: Snapped) -> Ledger:
    """Say of points that no facility can be reached, or that they are off the network."""
    nothing = np.full(len(places), np.nan)
    reason = np.where(places.ok, "unconnected", places.reason)
    return Ledger(
        np.full(len(places), -1), places.access_m, nothing, nothing, nothing,
        pd.Categorical(reason, REASONS).codes,
    )

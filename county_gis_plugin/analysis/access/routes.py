"""Keep the routes of service gaps as rows, and draw their lines when they are asked for.

A hundred thousand lines of a county take several hundred megabytes; the search that they follow
from takes a few. So the lines are drawn a few thousand at a time while they are written.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd
import pyproj

from ..crs import project
from .reach import Reach

DRAWN_AT_A_TIME = 5_000


@dataclass(frozen=True)
class Routes:
    """Hold the routes of one or many services.

    ``table`` has the columns of the layer ``routes`` without the geometry, on the index 0, 1, 2, …;
    ``crs`` is that of the lines. Route i is that of row ``_row[i]`` in the search ``_reach[i]`` of
    ``_reaches``.
    """

    table: pd.DataFrame
    crs: pyproj.CRS
    _reaches: tuple[Reach, ...]
    _reach: np.ndarray
    _row: np.ndarray

    def __len__(self) -> int:
        return len(self.table)

    def draw(self, at: np.ndarray | None = None) -> gpd.GeoDataFrame:
        """Give the layer ``routes``: all of it, or the rows ``at`` (mask or numbers)."""
        at = np.arange(len(self))[slice(None) if at is None else at]
        lines = np.empty(len(at), dtype=object)
        for number in np.unique(self._reach[at]):
            part = np.flatnonzero(self._reach[at] == number)
            found = self._reaches[number]
            drawn = gpd.GeoDataFrame(geometry=found.lines(self._row[at[part]]), crs=found.ground.network.crs)
            lines[part] = project(drawn, self.crs).geometry.to_numpy()
        return gpd.GeoDataFrame(self.table.iloc[at], geometry=lines, crs=self.crs)

    def blocks(self) -> Iterator[gpd.GeoDataFrame]:
        """Draw the layer a few thousand rows at a time."""
        for start in range(0, len(self), DRAWN_AT_A_TIME):
            yield self.draw(np.arange(start, min(start + DRAWN_AT_A_TIME, len(self))))


def join(parts: Sequence[Routes]) -> Routes:
    """Put the routes of several services under one another."""
    firsts = np.cumsum([0, *(len(part._reaches) for part in parts)])
    return Routes(
        pd.concat([part.table for part in parts], ignore_index=True),
        parts[0].crs,
        tuple(found for part in parts for found in part._reaches),
        np.concatenate([part._reach + first for part, first in zip(parts, firsts)]),
        np.concatenate([part._row for part in parts]),
    )

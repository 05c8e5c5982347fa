"""Hold what is the same for every service on one network: places, polygons, snapped points."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ..crs import project
from ..errors import InputError, message
from ..network.build import build_network
from ..network.model import Lines, Network
from ..network.snapping import Snapped, point_coordinates, snap_places
from ..progress import Progress
from .areas import areal, difference, intersection
from .data_edge import edge_distance_m, known_area


def networks_for(
    modes: Sequence[str],
    roads: gpd.GeoDataFrame | Lines | None,
    ready: Mapping[str, Network],
    options: Mapping[str, object],
    progress: Progress,
) -> dict[str, Network]:
    """Give one network for each mode: those that are ``ready``, the others built from the roads.

    Raises
    ------
    InputError
        If there are no roads to build a network from.
    """
    missing = [mode for mode in modes if mode not in ready]
    if missing and roads is None:
        raise InputError(message("ROADS is missing: the modes {modes} need roads.", modes=", ".join(missing)))
    lines = Lines.from_frame(roads) if isinstance(roads, gpd.GeoDataFrame) else roads
    networks = {mode: ready[mode] for mode in modes if mode in ready}
    for number, mode in enumerate(missing):
        step = message("Building the network for the mode {mode}", mode=mode)
        with progress.step(step, share=1 / len(missing), start=number / len(missing)):
            networks[mode] = build_network(lines, mode=mode, progress=progress, **options)
    return networks


class Ground:
    """Bring the inputs into one network's CRS, once, and keep what services have in common.

    ``points`` are all demand rows that stand in a township; ``facilities`` are those of every
    kind, since they tell how far the facilities are known. Rows of the input ``in_layers`` are
    shown in the layers.
    """

    def __init__(
        self,
        network: Network,
        points: gpd.GeoDataFrame,
        facilities: gpd.GeoDataFrame,
        townships: gpd.GeoDataFrame,
        builtup: gpd.GeoDataFrame | None,
        barriers: gpd.GeoDataFrame | None,
        max_snap_m: float,
        *,
        in_layers: str,
    ) -> None:
        self.network = network
        self.points = points
        self.facilities = facilities
        self.townships = areal(shapely.make_valid(project(townships, network.crs).geometry.to_numpy()))
        self.builtup = None if builtup is None else _union(project(builtup, network.crs))
        self.barriers = barriers
        self.max_snap_m = max_snap_m
        self.in_layers = (points["input"] == in_layers).to_numpy()
        self._snapped: dict[tuple[str, bool], Snapped] = {}

    @cached_property
    def land(self) -> dict[str, np.ndarray]:
        """Give the townships' polygons as a whole (``all``), and their urban and rural parts."""
        whole = self.townships
        if self.builtup is None:
            nothing = np.full(len(whole), shapely.Polygon(), dtype=object)
            return {"all": whole, "urban": nothing, "rural": whole}
        return {
            "all": whole,
            "urban": intersection(whole, self.builtup),
            "rural": difference(whole, self.builtup),
        }

    @cached_property
    def areas_m2(self) -> dict[str, np.ndarray]:
        """Give the area of each township, and of its urban and rural parts, in square metres."""
        return {name: shapely.area(polygons) for name, polygons in self.land.items()}

    @cached_property
    def points_xy(self) -> np.ndarray:
        return point_coordinates(self.points, self.network, layer="DEMAND")

    @cached_property
    def facilities_xy(self) -> np.ndarray:
        return point_coordinates(self.facilities, self.network, layer="FACILITIES")

    @cached_property
    def edge_m(self) -> np.ndarray:
        """Give the distance of each point in the layers to the edge of the data, in metres, else NaN."""
        county = shapely.union_all(self.townships)
        facilities = self.facilities_xy[np.isfinite(self.facilities_xy).all(axis=1)]
        xy = np.where(self.in_layers[:, None], self.points_xy, np.nan)
        return edge_distance_m(xy, known_area(county, self.network.xy, facilities))

    @cached_property
    def mean_speed(self) -> float:
        """Give the length-weighted mean speed on the roads in m/s, or 1 where costs are metres."""
        if self.network.walk_speed is None:
            return 1.0
        return self.network.total_length_m / float(self.network.edge_cost.sum())

    @property
    def one_speed(self) -> float | None:
        """Give the speed by which a radius is a circle of so many metres; 1 where it is in metres.

        ``None`` for driving, whose speed depends on the road.
        """
        return None if self.network.mode == "drive" else self.mean_speed

    def snapped_points(self, *, leaving: bool, progress: Progress) -> Snapped:
        """Snap the demand rows, once for trips that begin at them and once for those that end there."""
        return self._snap("DEMAND", self.points.index, self.points_xy, leaving, progress)

    def snapped_facilities(self, *, leaving: bool, progress: Progress) -> Snapped:
        """Snap the facilities of every kind."""
        return self._snap("FACILITIES", self.facilities.index, self.facilities_xy, leaving, progress)

    def _snap(
        self, layer: str, index: pd.Index, xy: np.ndarray, leaving: bool, progress: Progress
    ) -> Snapped:
        key = layer, leaving
        if key not in self._snapped:
            self._snapped[key] = snap_places(
                self.network,
                index,
                xy,
                max_snap_m=self.max_snap_m,
                leaving=leaving,
                barriers=self.barriers,
                progress=progress,
            )
        return self._snapped[key]


def _union(frame: gpd.GeoDataFrame) -> shapely.Geometry:
    geometry = frame.geometry.to_numpy()
    geometry = geometry[~(shapely.is_missing(geometry) | shapely.is_empty(geometry))]
    return shapely.union_all(shapely.make_valid(geometry))

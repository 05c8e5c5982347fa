"""Hold one county's layers, and bring each into the engine's form once, when a step first asks for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cached_property

import geopandas as gpd
import pandas as pd

from . import demand, zones
from .access.choice import make_plans, statuses_that_count
from .coverage.pipe_layers import PipeLayer, gather_pipes
from .coverage.road_attributes import READ_HERE
from .coverage.seats import township_named
from .coverage.site_points import gather_sites, give_one_kind
from .coverage.village_table import FIELDS, join_village_table
from .errors import InputError, message
from .indicators.statistics import one_figure_a_row
from .issues import Issue
from .network import Network, build_network
from .network.model import Lines
from .network.snapping import DEFAULT_MAX_SNAP_M
from .places import are_areas, one_point
from .progress import Progress
from .schema import KIND_OF_LAYER, fields_of, standardise
from .standards import Standards, load_standards

LAYERS = (
    *("townships", "villages", "builtup", "residential", "roads", "township_seats", "pipes", "valves"),
    *("facilities", "charging", "logistics", "stops", "green", "entrances", "barriers", "village_stats"),
    *("statistics", "population"),
)
"""The layers that a county may have, by their canonical names.

``population`` is the path of a raster; ``pipes`` one frame, or a list of ``PipeLayer``.
"""
POINT_LAYERS = ("facilities", "charging", "logistics", "stops")
# Roads and charging need these in every county; a service may ask for more.
MODES = ("distance", "drive")


@dataclass(frozen=True)
class Options:
    """Hold what may be chosen for a county; lengths in metres.

    ``all_land``: whether the land beyond the radius is measured for every service, which takes more than
    twice the time, or only for those whose indicators ask for it and those that the report has a map of.
    ``standards``, ``targets`` and ``profiles`` are paths of tables in place of the plugin's own.
    """

    standards: str | None = None
    targets: str | None = None
    profiles: str | None = None
    county_code: str | None = None
    county_type: str | None = None
    county_seat: str | None = None
    year: int | None = None
    include_planned: bool = False
    all_land: bool = False
    corridor_m: float = 25_000.0
    max_snap_m: float = DEFAULT_MAX_SNAP_M
    tolerance_m: float = 1.0
    node_crossings: bool = False

    def told(self) -> dict[str, object]:
        """Give the options by name, for a record."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


class County:
    """Give the layers of a county in the engine's form.

    Parameters
    ----------
    layers
        Layers as they were read (any columns, index = feature id) by the names of ``LAYERS``;
        ``None`` or no entry for one that is not there. ``population`` is the path of a raster.
    options
        What was chosen.
    progress
        Carries the log; every step of the chain goes through it.
    """

    def __init__(
        self, layers: Mapping[str, object], options: Options, progress: Progress | None = None
    ) -> None:
        self.layers = {name: layer for name, layer in layers.items() if layer is not None}
        self.options = options
        self.progress = progress or Progress()
        self.issues: list[Issue] = []
        self._networks: dict[str, Network] = {}

    def has(self, *names: str) -> bool:
        """Say whether all these layers are there; ``a|b`` stands for one of the two."""
        return all(any(one in self.layers for one in name.split("|")) for name in names)

    # ---- people and places ----

    @cached_property
    def townships(self) -> gpd.GeoDataFrame:
        return zones.prepare(self._standardised("townships"), issues=self.issues)

    @cached_property
    def village_rows(self) -> gpd.GeoDataFrame | None:
        return self._standardised("villages", "demand")

    @cached_property
    def villages(self) -> gpd.GeoDataFrame | None:
        """Give the villages as points with people."""
        rows = self.village_rows
        if rows is None:
            return None
        bring = demand.from_points if self.village_areas is None else demand.from_polygons
        return bring(rows, issues=self.issues)

    @property
    def village_areas(self) -> gpd.GeoDataFrame | None:
        """Give the villages' polygons; ``None`` where they are points."""
        rows = self.village_rows
        return rows if rows is not None and are_areas(rows.geometry.to_numpy()).any() else None

    @cached_property
    def village_table(self) -> pd.DataFrame | None:
        """Give what the village table says, on the villages' index; what the villages say fills its gaps."""
        rows, table = self.village_rows, self._standardised("village_stats")
        if rows is None:
            return None
        own = pd.DataFrame({name: rows[name] for name in FIELDS if name in rows}, index=rows.index)
        if table is not None:
            own = join_village_table(rows, table, issues=self.issues).combine_first(own)
        return own if len(own.columns) else None

    @cached_property
    def cells(self) -> gpd.GeoDataFrame | None:
        """Give the cells of the population raster; they carry the people where there are any."""
        path = self.layers.get("population")
        return None if path is None else demand.from_raster(
            path, townships=self.townships, issues=self.issues, progress=self.progress)

    @cached_property
    def statistics(self) -> pd.DataFrame | None:
        table = self.layers.get("statistics")
        return None if table is None else one_figure_a_row(table, issues=self.issues)

    @cached_property
    def county_seat(self) -> object:
        """Give the id of the township with the county's seat; ``None`` for the lowest code."""
        word = self.options.county_seat
        return None if word is None else township_named(self.townships, word)

    @property
    def builtup(self) -> gpd.GeoDataFrame | None:
        return self.plain("builtup")

    def plain(self, name: str) -> gpd.GeoDataFrame | None:
        """Give a layer of which only the geometry counts."""
        return self.layers.get(name)

    # ---- what is there ----

    @cached_property
    def standards(self) -> Standards:
        return load_standards(self.options.standards)

    @cached_property
    def sites(self) -> gpd.GeoDataFrame:
        """Put the point layers under one another."""
        found = {name.upper(): self.points(name) for name in POINT_LAYERS if name in self.layers}
        return gather_sites(found)

    def points(self, name: str) -> gpd.GeoDataFrame | None:
        """Give a layer of points with canonical fields; polygons stand for a point inside them."""
        if name not in self.layers:
            return None
        frame = self._standardised(name, "demand" if name == "township_seats" else name)
        if name in KIND_OF_LAYER:
            give_one_kind(frame, name, self.issues)
        return frame.set_geometry(one_point(frame.geometry.to_numpy()))

    @cached_property
    def green(self) -> gpd.GeoDataFrame | None:
        return self._standardised("green")

    @cached_property
    def pipes(self) -> gpd.GeoDataFrame | None:
        layers = self.layers.get("pipes")
        if isinstance(layers, gpd.GeoDataFrame):
            layers = [PipeLayer(("pipes",), layers)]
        return gather_pipes(layers, issues=self.issues) if layers else None

    @cached_property
    def valves(self) -> gpd.GeoDataFrame | None:
        return self._standardised("valves")

    @property
    def statuses(self) -> tuple[str, ...]:
        """List the statuses of facilities that count."""
        return statuses_that_count(self.options.include_planned)

    def services(self, asked: Sequence[str] = ()) -> list[str]:
        """List the services to be measured, in the order of the standards: each kind of site at least once.

        Those of ``asked`` come first; another one only for a kind that none before it counts. A
        service for which no site counts is left out: the data say nothing about it.
        """
        given = self._kinds_given
        chosen, seen = [], set()
        for name in [*(name for name in asked if name in given), *given]:
            if name in asked or given[name] - seen:
                chosen.append(name)
                seen |= given[name]
        return [name for name in given if name in chosen]

    @cached_property
    def _kinds_given(self) -> dict[str, set[str]]:
        """Give the kinds of the sites that count for each service that has a radius."""
        given = {}
        for name in self.standards.services:
            found = self.standards.facilities_for(name, self.sites, statuses=self.statuses).facilities
            if len(found) and any(self.standards.radius(name, urban) for urban in (True, False)):
                given[name] = set(found["kind"])
        return given

    # ---- roads ----

    @cached_property
    def roads(self) -> gpd.GeoDataFrame:
        wanted = [name for name in fields_of("roads") if name not in READ_HERE]
        return self._standardised("roads", wanted=wanted)

    @cached_property
    def lines(self) -> Lines:
        return Lines.from_frame(self.roads)

    @property
    def network_options(self) -> dict[str, object]:
        """Give the arguments of ``build_network``: fields with their usual names are used.

        No speed field is named: what the register has is a design speed, which is driven in part.
        """
        has = self.roads.columns
        return {
            "direction_field": "oneway" if "oneway" in has else None,
            "level_field": "level" if "level" in has else None,
            "node_crossings": self.options.node_crossings,
            "tolerance_m": self.options.tolerance_m,
        }

    @property
    def networks(self) -> Mapping[str, Network]:
        """Give the networks that were built, by mode."""
        return self._networks

    def build_networks(self) -> Mapping[str, Network]:
        """Build each network once, for all modes that roads and services ask for."""
        modes = dict.fromkeys([*MODES, *self._service_modes()])
        for number, mode in enumerate(modes):
            step = message("Building the network for the mode {mode}", mode=mode)
            with self.progress.step(step, share=1 / len(modes), start=number / len(modes)):
                self._networks[mode] = build_network(
                    self.lines, mode=mode, progress=self.progress, **self.network_options)
        return self._networks

    def _service_modes(self) -> list[str]:
        """List the modes that the services ask for."""
        if not self.has("|".join(POINT_LAYERS)):
            return []
        try:
            names = self.services()
        except InputError:
            return []  # the steps that measure sites say what is wrong with them; roads are fine
        plans = make_plans(self.standards, names) if names else []
        return [mode for plan in plans for mode in plan.modes]

    def _standardised(self, name: str, layer: str | None = None, **more: object):
        """Give a layer with canonical fields; ``None`` where it is not there."""
        frame = self.layers.get(name)
        return None if frame is None else standardise(frame, layer or name, issues=self.issues, **more)

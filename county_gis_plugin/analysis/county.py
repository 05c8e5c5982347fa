"""Hold one county's layers, and bring each into the engine's form once, when a step first asks for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cached_property, partial
from types import MappingProxyType

import geopandas as gpd
import pandas as pd

from . import demand, zones
from .access.choice import make_plans, statuses_that_count
from .access.zone_schools import read_zones
from .coverage.pipe_layers import PipeLayer, gather_pipes
from .coverage.road_attributes import READ_HERE
from .coverage.roads import NEAR_M, RURAL_ACCESS_M, STOP_M
from .coverage.seats import township_named
from .coverage.site_points import gather_sites, give_one_kind
from .coverage.village_table import FIELDS, join_village_table
from .errors import InputError, Message, message
from .indicators.statistics import one_figure_a_row
from .indicators.targets import Target, read_targets
from .issues import Issue
from .network import Network, build_network
from .network.model import Lines
from .network.snapping import DEFAULT_MAX_SNAP_M
from .places import are_areas, one_point
from .progress import Progress
from .schema import KIND_OF_LAYER, fields_of, standardise
from .standards import Standards, load_standards

LAYERS = (
    "settlements",
    *("townships", "villages", "builtup", "residential", "roads", "township_seats", "pipes", "valves"),
    *("facilities", "charging", "logistics", "stops", "green", "entrances", "barriers", "village_stats"),
    *("statistics", "targets", "population", "schoolzones"),
)
"""The layers and tables that a county may have, by their canonical names.

``population`` is the path of a raster, ``targets`` that of a table in place of the plugin's own;
``pipes`` one frame, or a list of ``PipeLayer``.
"""
POINT_LAYERS = ("facilities", "charging", "logistics", "stops")
# Why a site that is there says nothing on whether its service is.
UNTOLD = ("grade_unknown", "area_unknown")
# Roads and charging need these in every county; a service may ask for more.
MODES = ("distance", "drive")


@dataclass(frozen=True)
class Options:
    """Hold what may be chosen for a county; lengths in metres.

    ``all_land``: whether the land beyond the radius is measured for every service, which takes more than
    twice the time, or only for those whose indicators ask for it and those that the report has a map of.
    ``near_m``, ``rural_access_m``: see ``coverage.roads.road_coverage``.
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
    near_m: float = NEAR_M
    rural_access_m: float = RURAL_ACCESS_M
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
    unusable
        Layers that could not be read, or some of several: name → sentences that say why.
    """

    def __init__(
        self, layers: Mapping[str, object], options: Options, progress: Progress | None = None,
        unusable: Mapping[str, Sequence[Message | str]] | None = None,
    ) -> None:
        given = {"targets": options.targets, **layers}
        self.layers = {name: layer for name, layer in given.items() if layer is not None}
        self.unusable = dict(unusable or {})
        self.options = options
        self.progress = progress or Progress()
        self.issues: list[Issue] = []
        self._networks: dict[str, Network] = {}
        self._points: dict[str, gpd.GeoDataFrame] = {}

    def has(self, *names: str) -> bool:
        """Say whether all these layers are there and can be used; ``a|b`` stands for one of the two."""
        return all(any(one in self.layers for one in name.split("|")) for name in names)

    def look(self) -> None:
        """Bring the layers into the engine's form, and set aside those that cannot be used.

        Raises
        ------
        InputError
            If there are no townships, or they cannot be used: nothing can be added up then.
        """
        if "townships" in self.unusable:
            raise InputError(self.unusable["townships"])
        if not self.has("townships"):
            raise InputError(message("TOWNSHIPS is missing: choose the layer of townships."))
        _ = self.townships
        for name, form in FORMS.items():
            if name in self.layers:
                try:
                    form(self)
                except InputError as error:
                    self._add_unusable(name, error.faults)
                    del self.layers[name]

    def _add_unusable(self, name: str, faults: Sequence[Message | str]) -> None:
        self.unusable[name] = (*self.unusable.get(name, ()), *faults)

    def refuse(self, names: Iterable[str]) -> None:
        """End a step that would be wrong without layers which are there and cannot be used.

        Raises
        ------
        InputError
            With what is wrong in each of them.
        """
        faults = [fault for name in names for fault in self.unusable.get(name, ())]
        if faults:
            raise InputError(faults)

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
    def settlement_rows(self) -> gpd.GeoDataFrame | None:
        return self._standardised("settlements")

    @cached_property
    def settlements(self) -> gpd.GeoDataFrame | None:
        """Give the natural villages as points."""
        rows = self.settlement_rows
        if rows is None:
            return None
        areas = are_areas(rows.geometry.to_numpy()).any()
        return (demand.from_polygons if areas else demand.from_points)(rows, issues=self.issues)

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
    def targets(self) -> tuple[Target, ...]:
        """Give the targets; none where one's own table cannot be used."""
        return () if "targets" in self.unusable else read_targets(self.options.targets)

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

    @property
    def stop_m(self) -> float:
        """Give the distance by network within which a village has a bus: the standards' for the country."""
        known = "bus_stop" in self.standards.services
        radius = self.standards.radius("bus_stop", urban=False, mode="distance") if known else None
        return STOP_M if radius is None else radius.cutoff

    @cached_property
    def sites(self) -> gpd.GeoDataFrame:
        """Put the point layers under one another."""
        found = {name.upper(): self.points(name) for name in POINT_LAYERS if name in self.layers}
        return gather_sites(found)

    def points(self, name: str) -> gpd.GeoDataFrame | None:
        """Give a layer of points with canonical fields; polygons stand for a point inside them."""
        if name not in self.layers:
            return None
        if name not in self._points:
            frame = self._standardised(name, "demand" if name == "township_seats" else name)
            if name in KIND_OF_LAYER:
                give_one_kind(frame, name, self.issues)
            frame = frame.set_geometry(one_point(frame.geometry.to_numpy()))
            if name in POINT_LAYERS and len(frame) and not _placed(frame).any():
                raise InputError(message(
                    "{layer}: none of its {count} features has a geometry, so that nobody knows where they "
                    "are. Give them their places, or leave the layer out.", layer=name.upper(),
                    count=len(frame)))
            self._points[name] = frame
        return self._points[name]

    @cached_property
    def green(self) -> gpd.GeoDataFrame | None:
        return self._standardised("green")

    @cached_property
    def school_zones(self) -> gpd.GeoDataFrame | None:
        zones = self.layers.get("schoolzones")
        return None if zones is None else read_zones(zones, issues=self.issues)

    @cached_property
    def pipes(self) -> gpd.GeoDataFrame | None:
        layers = self.layers.get("pipes")
        if isinstance(layers, gpd.GeoDataFrame):
            layers = [PipeLayer(("pipes",), layers)]
        if not layers:
            return None
        spared: list[Message | str] = []
        pipes = gather_pipes(layers, issues=self.issues, townships=self.townships, spared=spared)
        if spared:
            self._add_unusable("pipes", spared)
        return pipes

    @cached_property
    def valves(self) -> gpd.GeoDataFrame | None:
        return self._standardised("valves")

    @property
    def statuses(self) -> tuple[str, ...]:
        """List the statuses of facilities that count."""
        return statuses_that_count(self.options.include_planned)

    def services(self, asked: Sequence[str] = ()) -> list[str]:
        """List the services to be measured, in the order of the standards: each kind of site at least once.

        Those of ``asked`` come first; another one only for a kind that none before it has, and not where it
        takes in two of them whole: schools of any stage are for data that do not tell the stage. A service
        whose kinds are nowhere in the data is left out: nothing is known of it. Where they are there,
        but planned, closed or private, it is known that nobody is served.
        """
        given = self._kinds_given
        chosen, seen = [], set()
        for name in [*(name for name in asked if name in given), *given]:
            both = sum(given[other] <= given[name] for other in chosen) > 1
            if name in asked or (given[name] - seen and not both):
                chosen.append(name)
                seen |= given[name]
        return [name for name in given if name in chosen]

    @cached_property
    def _kinds_given(self) -> dict[str, set[str]]:
        """Give the kinds that the data have for each service with a radius.

        Where no site counts, and only because grade or size is written nowhere, the data tell nothing;
        neither do they where no site that counts has a place.
        """
        given = {}
        for name, service in self.standards.services.items():
            chosen = self.standards.facilities_for(name, self.sites, statuses=self.statuses)
            placed, untold = _placed(chosen.facilities), chosen.left_out["reason"].isin(UNTOLD)
            told = placed.any() if len(placed) else not untold.any()
            kinds = set(service.kinds) & self._kinds_there
            if told and kinds and any(self.standards.radius(name, urban) for urban in (True, False)):
                given[name] = kinds
        return given

    @cached_property
    def _kinds_there(self) -> set[str]:
        return set(self.sites["kind"].dropna())

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


def _placed(sites: gpd.GeoDataFrame) -> pd.Series:
    """Say which sites have a geometry."""
    return ~(sites.geometry.isna() | sites.geometry.is_empty)


FORMS: Mapping[str, Callable[[County], object]] = MappingProxyType({
    "villages": lambda county: county.villages,
    "settlements": lambda county: county.settlements,
    "village_stats": lambda county: county.village_table,
    **{name: partial(County.points, name=name) for name in (*POINT_LAYERS, "township_seats")},
    "roads": lambda county: county.lines,
    "pipes": lambda county: county.pipes,
    "valves": lambda county: county.valves,
    "green": lambda county: county.green,
    "schoolzones": lambda county: county.school_zones,
    "statistics": lambda county: county.statistics,
    "targets": lambda county: county.targets,
})
"""How each layer that has fields to be read comes into the engine's form."""

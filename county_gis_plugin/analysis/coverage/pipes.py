"""Measure what pipes cover, township by township: length, density, reach along the pipe, people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ..crs import project
from ..errors import Faults, Message, message, shown
from ..issues import Issue, issues_frame
from ..progress import Progress
from .ground import Ground
from .pipe_fields import (
    OTHER,
    Medium,
    clean_pipes,
    diameter_class,
    due_for_renewal,
    load_media,
    media_names,
)
from .pipe_lengths import breakdown_table, cut_pieces, length_account, length_table, sewer_table
from .pipe_people import reach_tables
from .pipe_systems import isolated_parts, trace_all
from .townships import metric_crs, with_land

IN_USE = ("existing",)


@dataclass(frozen=True, eq=False)
class PipeCoverage:
    """Hold the results; lengths in metres, areas in square metres, shares 0 to 1, missing is NaN.

    ``pipes`` (one row per pipe, two where a closed valve cuts it), ``townships`` (polygons, one
    row per township and medium), ``summary`` (the same without polygons, the county's rows last),
    ``breakdown`` (length by diameter, material, age, renewal and role), ``sewers`` (separated
    share), ``villages`` (one row per village and medium), ``isolated`` (parts that no source
    feeds, or that are cut off), ``account`` (townships + outside = input), ``media`` (distances
    used and their sources), ``skipped``, ``warnings``.
    """

    pipes: gpd.GeoDataFrame
    townships: gpd.GeoDataFrame
    summary: pd.DataFrame
    breakdown: pd.DataFrame
    sewers: pd.DataFrame
    villages: gpd.GeoDataFrame
    isolated: gpd.GeoDataFrame
    account: pd.DataFrame
    media: pd.DataFrame
    skipped: pd.DataFrame
    warnings: tuple[Message, ...]


def pipe_coverage(
    pipes: gpd.GeoDataFrame,
    townships: gpd.GeoDataFrame,
    *,
    sources: gpd.GeoDataFrame | None = None,
    valves: gpd.GeoDataFrame | None = None,
    demand: gpd.GeoDataFrame | None = None,
    statistics: pd.DataFrame | None = None,
    village_areas: gpd.GeoDataFrame | None = None,
    population: gpd.GeoDataFrame | None = None,
    residential: gpd.GeoDataFrame | None = None,
    buildings: gpd.GeoDataFrame | None = None,
    builtup: gpd.GeoDataFrame | None = None,
    distances_m: Mapping[str, float] | None = None,
    statuses: Iterable[str] = IN_USE,
    tolerance_m: float = 0.5,
    source_distance_m: float = 100.0,
    year: int | None = None,
    progress: Progress | None = None,
) -> PipeCoverage:
    """Measure the pipes of every medium, and who is within reach of them.

    Parameters
    ----------
    pipes
        Standardised lines (see ``pipe_fields.clean_pipes``), index = id.
    townships
        As ``zones.prepare`` gives them.
    sources
        Plants of all media: points or polygons with ``kind`` (see ``standards/pipes.csv``) and,
        where there is, ``status``; only those in use feed pipes.
    valves
        Points with ``status`` (open, closed; missing counts as closed) and perhaps ``medium``.
    demand, population
        Villages, and the cells that carry the people in place of them; see ``access.points``.
    statistics
        On the index of ``demand``: the village table's fields that override the proxy (``tap_pop``
        people on tap water, ``sewage`` yes or no), missing where the table says nothing.
    village_areas
        The villages' land, on the index of ``demand``: whose cells are whose where cells carry the
        people and a village has statistics. Without it a cell is the nearest village's.
    residential, buildings, builtup
        Polygons. Without ``builtup`` densities are over the township's area.
    distances_m
        Medium → service distance in metres, in place of those in ``standards/pipes.csv``.
    statuses
        The statuses of pipes and plants that count as in use; a plant without one counts.
    tolerance_m, source_distance_m
        See ``trace_pipes``.
    year
        The year in which ages are counted; this year by default.

    Raises
    ------
    InputError
        If a distance or a parameter is out of range, ids repeat, or geometries are no lines.
    CountyGisError
        If the sums of townships and outside differ from the input: a fault of the computation.
    """
    progress = progress or Progress()
    _check(pipes, distances_m or {}, tolerance_m, source_distance_m)
    if demand is not None and statistics is not None:
        demand = demand.assign(**{name: statistics[name].reindex(demand.index) for name in statistics})
    issues: list[Issue] = []
    warnings: list[Message] = []
    builtup = with_land(builtup, "BUILTUP", issues)
    crs = metric_crs(townships)
    clean = project(clean_pipes(pipes, year=year, issues=issues), crs)
    clean["due"] = due_for_renewal(clean)
    with progress.step(message("Tracing the pipes"), 0.5):
        sections, traced = trace_all(
            clean, frozenset(statuses), sources, valves, tolerance_m, source_distance_m, issues, warnings,
            progress)
    with progress.step(message("Measuring the pipes"), 0.2, 0.5):
        pieces = cut_pieces(sections, townships, builtup, crs)
        account = length_account(pieces, sections, clean)
    ground = Ground(townships, builtup, crs)
    if builtup is None:
        warnings.append(message("There is no built-up area: densities are over the area of the township."))
    table = length_table(pieces, ground)
    chosen = _distances(distances_m or {})
    found = frozenset(clean["medium"].unique())
    present = [medium for medium in load_media().values() if medium.id in found]
    left_out: list[pd.DataFrame] = []
    idle = [name for name in distances_m or {} if name not in {medium.id for medium in present}]
    if idle:
        warnings.append(message("There are no {media} pipes: their service distance is not used.",
                                media=media_names(*idle)))
    with progress.step(message("Finding who is within reach of a pipe"), 0.3, 0.7):
        reach, villages = reach_tables(
            sections[sections["in_use"]], present, chosen, ground, demand, village_areas, population,
            residential, buildings, account, left_out, issues, progress)
    table = table.drop(columns="place").merge(reach, on=["level", "code", "medium"], how="left")
    table = named(table)
    sections["diameter_class"] = diameter_class(sections["diameter_mm"])
    return PipeCoverage(
        pipes=project(named(sections.drop(columns="system")), pipes.crs),
        townships=ground.layer(table),
        summary=table,
        breakdown=named(breakdown_table(pieces, ground)),
        sewers=sewer_table(table, warnings),
        villages=named(villages),
        isolated=project(isolated_parts(sections), pipes.crs),
        account=pd.DataFrame(account),
        media=_media_table(present, chosen, distances_m or {}),
        skipped=pd.concat([traced, *left_out, issues_frame(issues)], ignore_index=True),
        warnings=tuple(warnings),
    )


def named(frame: pd.DataFrame) -> pd.DataFrame:
    """Put the Chinese name of the medium beside it, where a frame has one."""
    if "medium" in frame:
        names = frame["medium"].map({medium.id: medium.name_zh for medium in load_media().values()})
        frame.insert(frame.columns.get_loc("medium") + 1, "medium_name", names)
    return frame


def _check(
    pipes: gpd.GeoDataFrame, distances_m: Mapping[str, float], tolerance_m: float, source_distance_m: float
) -> None:
    faults = Faults()
    if not len(pipes):
        faults.add("PIPES has no features: choose a layer with pipes.")
        faults.raise_if_any()
    if not pipes.index.is_unique:
        faults.add("PIPES: ids repeat: {ids}. Ids must be unique.",
                   ids=shown(pipes.index[pipes.index.duplicated()].unique()))
    kinds = shapely.get_type_id(pipes.geometry.to_numpy())
    wrong = ~np.isin(kinds, (-1, 1, 2, 5)) & ~shapely.is_empty(pipes.geometry.to_numpy())
    if wrong.any():
        faults.add("PIPES {ids}: not a line. Choose a line layer.", ids=shown(pipes.index[wrong]))
    elif not (shapely.length(pipes.geometry.to_numpy()[kinds >= 0]) > 0).any():
        faults.add("PIPES: no pipe has any length. Check the layer and its filter.")
    for medium, metres in distances_m.items():
        if medium not in load_media() or medium == OTHER:
            faults.add("There is no medium {medium}; there are: {known}.", medium=medium,
                       known=media_names(*(m for m in load_media() if m != OTHER)))
        if not metres > 0:
            faults.add("The service distance of {medium} is {value} m: give more than 0.",
                       medium=media_names(medium) if medium in load_media() else medium, value=metres)
    if not 0 <= tolerance_m <= 100:
        faults.add("TOLERANCE is {value} m: give 0 to 100 metres.", value=tolerance_m)
    if not source_distance_m >= 0:
        faults.add("The distance of sources is {value} m: give 0 or more.", value=source_distance_m)
    faults.raise_if_any()


def _distances(given: Mapping[str, float]) -> dict[str, float]:
    """Give the service distance of each medium that has one."""
    own = {m.id: m.service_distance_m for m in load_media().values() if m.service_distance_m is not None}
    return {**own, **given}


def _media_table(
    present: list[Medium], chosen: Mapping[str, float], given: Mapping[str, float]
) -> pd.DataFrame:
    """Say what distance was used for each medium, and where it comes from."""
    return pd.DataFrame([{
        "medium": m.id, "name_zh": m.name_zh, "name_en": m.name_en, "colour": m.colour, "system": m.system,
        "service_distance_m": chosen.get(m.id, np.nan),
        "distance_source": "given" if m.id in given else m.distance_confidence,
        "renewal_age_years": m.renewal_age_years,
    } for m in present])

"""Trace the pipes of all media, each system from its own plants."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from .. import values
from ..errors import Message, listed, message, shown
from ..issues import Issue, issue, issues_frame
from ..progress import Progress
from ..schema import read_statuses
from ..units import M_PER_KM
from .pipe_fields import LAYER, load_media, media_names, read_medium
from .pipe_trace import Trace, trace_pipes
from .valves import closed_valves

ATTRIBUTES = [
    *("code", "medium", "system", "role", "diameter_mm", "age_years", "material", "renewed", "status", "due"),
]


def trace_all(
    clean: gpd.GeoDataFrame, statuses: frozenset[str], sources: gpd.GeoDataFrame | None,
    valves: gpd.GeoDataFrame | None, tolerance_m: float, source_distance_m: float,
    issues: list[Issue], warnings: list[Message], progress: Progress,
) -> tuple[gpd.GeoDataFrame, pd.DataFrame]:
    """Trace each system's pipes in use; the others keep their row and say why they were not traced.

    In use are pipes and plants of these ``statuses``.
    """
    in_use = clean["status"].isin(statuses)
    closed = closed_valves(valves, issues)
    kinds = None if sources is None or "kind" not in sources else sources["kind"].map(values.normal)
    found, skipped, barring, done = [], [], set(), np.zeros(len(clean), dtype=bool)
    flows = {medium.system: medium.flow for medium in load_media().values() if medium.system}
    lines, systems = clean[["flow", clean.geometry.name]], clean["system"].astype("category")
    for system, flow in progress.each(flows.items()):
        rows = (in_use & (systems == system)).to_numpy()
        if not rows.any():
            continue
        done |= rows
        plants = _plants(sources, kinds, system, statuses, issues)
        trace = trace_pipes(
            lines[rows], plants, one_way=flow == "flow", closed_valves=_of_system(closed, system),
            tolerance_m=tolerance_m, source_distance_m=source_distance_m, progress=progress)
        found.append(trace.sections)
        skipped.append(trace.skipped)
        barring.update(trace.valves)
        nowhere = [] if plants is None else plants.geometry.isna() | plants.geometry.is_empty
        _note_sources(
            system, trace.sources, np.asarray(nowhere, dtype=bool), source_distance_m, issues, warnings)
        _tell(system, trace, progress)
    if closed is not None and len(closed) > len(barring):
        lost = closed.index[~closed.index.isin(barring)]
        issues.append(issue("VALVES", listed(lost), "no_pipe_near", message(
            "These closed valves stand on no pipe in use; they bar nothing.")))
    rest = gpd.GeoDataFrame({"pipe_id": clean.index[~done]}, geometry=clean.geometry.to_numpy()[~done],
                            crs=clean.crs)
    rest["reason"] = np.where(in_use[~done], "not_traced", "not_in_use")
    absent = shapely.is_missing(rest.geometry.to_numpy()) | shapely.is_empty(rest.geometry.to_numpy())
    issues += [issue(LAYER, id_, "no_geometry", "") for id_ in rest["pipe_id"][absent]]
    sections = gpd.GeoDataFrame(
        pd.concat([*found, rest[~absent]], ignore_index=True), geometry="geometry", crs=clean.crs)
    for name in ("connected", "source_id", "distance_from_source_m", "part"):
        if name not in sections:
            sections[name] = np.nan
    sections["connected"] = sections["connected"].astype("boolean")
    attributes = pd.DataFrame(clean[ATTRIBUTES]).take(clean.index.get_indexer(sections["pipe_id"]))
    sections = sections.join(attributes.set_axis(sections.index))
    sections["in_use"] = ~(sections["reason"] == "not_in_use")
    sections["length_m"] = sections.geometry.length
    return sections, pd.concat(skipped, ignore_index=True) if skipped else issues_frame([])


def _plants(
    sources: gpd.GeoDataFrame | None, kinds: pd.Series | None, system: str, statuses: frozenset[str],
    issues: list[Issue],
) -> gpd.GeoDataFrame | None:
    """Choose the plants of a system that are in use, and list the others."""
    if sources is None or kinds is None:
        return None
    media = (medium for medium in load_media().values() if medium.system == system)
    chosen = sources[kinds.isin(frozenset().union(*(medium.source_kinds for medium in media)))]
    if "status" in chosen:
        there = read_statuses(chosen, "SOURCES", issues).isin(statuses)
        if not there.all():
            issues.append(issue("SOURCES", listed(chosen.index[~there]), "status", message(
                "These plants are planned, under construction or closed; they feed no pipe.")))
        chosen = chosen[there]
    return chosen


def _of_system(valves: gpd.GeoDataFrame | None, system: str) -> gpd.GeoDataFrame | None:
    """Keep the valves of a system; one without a medium closes the pipe it stands on, whichever it is."""
    if valves is None or "medium" not in valves:
        return valves
    media = load_media()
    found, _ = values.read_each(valves["medium"], read_medium)
    return valves[[name is None or media[name].system == system for name in found]]


def _note_sources(
    system: str, sources: pd.DataFrame, absent: np.ndarray, limit_m: float, issues: list[Issue],
    warnings: list[Message],
) -> None:
    """Tell which plants feed nothing; ``absent`` are those without geometry."""
    issues += [issue("SOURCES", id_, "no_geometry", "") for id_ in sources.index[absent]]
    for id_, row in sources[~sources["used"] & sources["distance_m"].notna()].iterrows():
        issues.append(issue("SOURCES", id_, "no_pipe_near", message(
            "The nearest {system} pipe is {distance:.0f} m away, more than {limit:g} m.",
            system=media_names(system), distance=row["distance_m"], limit=limit_m)))
    if not sources["used"].any():
        warnings.append(message(
            "{system}: there is no source or plant at a pipe, so that connections are not judged; near any "
            "pipe is reported.", system=media_names(system)))


def _tell(system: str, trace: Trace, progress: Progress) -> None:
    """Say in the log how much of a system is joined to its plants."""
    length, joined = trace.sections.geometry.length, trace.sections["connected"].fillna(False).astype(bool)
    if not trace.sources["used"].any():  # the warning says what follows from it
        progress.info(message(
            "{system}: {length:.1f} km of pipes in use, no source or plant at any of them.",
            system=media_names(system), length=length.sum() / M_PER_KM))
        return
    progress.info(message(
        "{system}: {length:.1f} km of pipes in use, {joined:.1f} km of them joined to one of {count} plants.",
        system=media_names(system), length=length.sum() / M_PER_KM, joined=length[joined].sum() / M_PER_KM,
        count=int(trace.sources["used"].sum())))


def isolated_parts(sections: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """List the separate parts that no source feeds, and what a valve or the flow cuts off, as lines."""
    lost = sections[sections["reason"].isin(("isolated", "cut_off"))]
    grouped = lost.groupby(["system", "part", "reason"], sort=True)
    table = grouped.agg(
        pipes=("pipe_id", "nunique"), length_m=("length_m", "sum"),
        pipe_ids=("pipe_id", lambda ids: shown(pd.unique(ids))),
        code=("code", lambda codes: shown(pd.unique(codes.dropna())) or None),
    ).reset_index()
    number = grouped.ngroup().to_numpy()
    lines, row = shapely.get_parts(lost.geometry.to_numpy(), return_index=True)
    order = np.argsort(number[row], kind="stable")
    geometry = shapely.multilinestrings(lines[order], indices=number[row][order]) if len(lost) else []
    table.insert(1, "system_name", table["system"].map({m.id: m.name_zh for m in load_media().values()}))
    return gpd.GeoDataFrame(table, geometry=geometry, crs=sections.crs)

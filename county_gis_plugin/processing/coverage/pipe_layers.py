"""Read what Pipe coverage needs beside the county: layers of pipes, plants, valves, distances."""

from __future__ import annotations

from collections.abc import Mapping

import geopandas as gpd
import numpy as np
import pandas as pd
from qgis.core import QgsCoordinateReferenceSystem, QgsVectorLayer

from ...analysis import values
from ...analysis.coverage.pipe_fields import CALLED, OTHER, PIPE_FIELDS, load_media, read_medium
from ...analysis.coverage.pipes import IN_USE
from ...analysis.crs import project
from ...analysis.errors import Faults, InputError, message
from ...analysis.issues import Issue, issue
from ...analysis.progress import Progress
from ...analysis.schema import resolve_fields, standardise
from ..call import place_of
from ..layers import Inputs

# They are one drainage: the share of separated sewers is over all three.
DRAINS = ("sewage", "storm", "combined")
PLANNED = ("planned", "construction")


def read_pipes(
    inputs: Inputs, issues: list[Issue], progress: Progress
) -> tuple[gpd.GeoDataFrame, QgsCoordinateReferenceSystem]:
    """Put the pipes of all layers under one another, with the CRS of the first.

    A pipe's id is its feature's id; with several layers the layer's name stands before it.

    Raises
    ------
    InputError
        If nothing says what the pipes of a layer carry, or none carries what ``MEDIA`` asks for.
    """
    layers = [(layer, frame) for layer, frame in inputs.frames("PIPES") if _filled(layer, frame, progress)]
    field, faults, found = inputs.text("MEDIUM_FIELD"), Faults(), []
    if field and not any(field in frame for _, frame in layers):
        faults.add("MEDIUM_FIELD: no layer of PIPES has the field {field}.", field=field)
        faults.raise_if_any()
    for (layer, frame), title in zip(layers, _titles([_name_of(layer) for layer, _ in layers])):
        try:
            frame = _standardised(layer, frame, field, issues)
        except InputError as error:
            faults.extend(error.faults)
            continue
        ids = frame.index if len(layers) == 1 else [f"{title}/{number}" for number in frame.index]
        found.append(frame.set_axis(ids))
    faults.raise_if_any()
    crs = found[0].crs
    called = _called([frame.attrs[CALLED] for frame in found])
    pipes = gpd.GeoDataFrame(pd.concat([project(frame, crs) for frame in found]), crs=crs)
    pipes.attrs[CALLED] = called
    return _of_media(inputs, pipes, progress), layers[0][0].crs()


def _called(layers: list[Mapping[str, str]]) -> dict[str, str]:
    """Say what each field is called in the layers: the names of all of them where they differ."""
    names: dict[str, dict[str, None]] = {}
    for layer in layers:
        for name, column in layer.items():
            names.setdefault(name, {})[column] = None
    return {name: "/".join(columns) for name, columns in names.items()}


def options(inputs: Inputs, pipes: gpd.GeoDataFrame, issues: list[Issue]) -> Mapping[str, object]:
    """Give the arguments of ``pipe_coverage`` that are neither pipes nor county."""
    year, distance_m = inputs.number("YEAR"), inputs.number("DISTANCE")
    given = {} if distance_m is None else dict.fromkeys(_that_serve(pipes), distance_m)
    return {
        "sources": _facilities(inputs, issues),
        "valves": _valves(inputs, issues),
        "residential": inputs.frame("RESIDENTIAL", []),
        "buildings": inputs.frame("BUILDINGS", []),
        "distances_m": given,
        "statuses": (*IN_USE, *PLANNED) if inputs.flag("INCLUDE_PLANNED") else IN_USE,
        "tolerance_m": inputs.number("TOLERANCE"),
        "source_distance_m": inputs.number("SOURCE_DISTANCE"),
        "year": None if year is None else int(year),
    }


def _filled(layer: QgsVectorLayer, frame: gpd.GeoDataFrame, progress: Progress) -> bool:
    if frame.empty:
        progress.warning(message("PIPES ({layer}) has no features.", layer=_name_of(layer)))
    return not frame.empty


def _name_of(layer: QgsVectorLayer) -> str:
    """Name a layer in a word: its own title, else its table or file."""
    path, table = place_of(layer)
    plain = path is not None and layer.name() in (path.stem, path.name, f"{path.stem} — {table}", "")
    return (table or path.stem) if plain else layer.name()


def _titles(names: list[str]) -> list[str]:
    """Number layers of the same name, so that ids do not repeat."""
    before = [names[:place].count(name) for place, name in enumerate(names)]
    return [name if not count else f"{name} {count + 1}" for name, count in zip(names, before)]


def _standardised(
    layer: QgsVectorLayer, frame: gpd.GeoDataFrame, field: str | None, issues: list[Issue]
) -> gpd.GeoDataFrame:
    """Give a layer with the canonical fields; where none says the medium, the layer's name does."""
    given = {"medium": field if field in frame else None}
    column = resolve_fields(frame.columns, "pipes", given, wanted=("medium",)).get("medium")
    named = _medium_of(layer)
    if column is None and named is None:
        raise InputError(message(
            "PIPES ({layer}): nothing says what its pipes carry. Its fields are {fields}: choose one in "
            "MEDIUM_FIELD, or call the layer by its medium, such as 给水, WS or gas.",
            layer=_name_of(layer), fields=", ".join(frame.columns.drop(frame.geometry.name)) or "–",
        ))
    if column is not None and named is not None and not _understood(frame[column]):
        issues.append(issue("PIPES", "", "medium_of_layer", message(
            "{layer}: no value of {column} is a medium; all its pipes count as {medium}, as the layer is "
            "called.", layer=_name_of(layer), column=column, medium=named)))
        frame, column = frame.drop(columns=column), None
    if column is None:
        frame, given = frame.assign(medium=named), {}
    called = resolve_fields(frame.columns, "pipes", given, wanted=PIPE_FIELDS)
    frame = standardise(frame, "pipes", given, wanted=PIPE_FIELDS, issues=issues)
    frame = frame[[*(name for name in PIPE_FIELDS if name in frame), frame.geometry.name]]
    frame.attrs[CALLED] = called
    return frame


def _medium_of(layer: QgsVectorLayer) -> str | None:
    """Read the medium from what a layer, its table or its file is called."""
    path, table = place_of(layer)
    for name in filter(None, (layer.name(), table, path and path.stem)):
        try:
            return read_medium(name)
        except values.UnreadableError:
            continue
    return None


def _understood(column: pd.Series) -> bool:
    """Say whether any value of a column is a medium."""
    return any(found is not None for found in values.read_each(column, read_medium)[0])


def _media(pipes: gpd.GeoDataFrame) -> np.ndarray:
    """Give the medium of each pipe; ``other`` where it is missing or not understood."""
    found, _ = values.read_each(pipes["medium"], read_medium)
    return np.where(pd.isna(found), OTHER, found)


def _of_media(inputs: Inputs, pipes: gpd.GeoDataFrame, progress: Progress) -> gpd.GeoDataFrame:
    """Keep the pipes that carry what ``MEDIA`` asks for; all of them where it was left empty."""
    wanted, media = _wanted_media(inputs), _media(pipes)
    kept = np.isin(media, wanted)
    if not wanted:
        return pipes
    if not kept.any():
        raise InputError(message(
            "PIPES has no pipes of the media {wanted}; it has {found}. Choose others in MEDIA.",
            wanted=", ".join(wanted), found=", ".join(sorted(set(media)))))
    progress.info(message(
        "MEDIA: {count} of {total} pipes are measured ({media}); {other} are of a medium that is not known.",
        count=int(kept.sum()), total=len(pipes), media=", ".join(wanted),
        other=int((media[~kept] == OTHER).sum())))
    return pipes[kept]


def _wanted_media(inputs: Inputs) -> list[str]:
    """Give the media that ``MEDIA`` names, in the order of the standards; the drains go together.

    Raises
    ------
    InputError
        One sentence for each word that is no medium.
    """
    faults, found = Faults(), set()
    for word in inputs.texts("MEDIA"):
        try:
            found.add(read_medium(word))
        except values.UnreadableError:
            faults.add("MEDIA: there is no medium {word}. The media are: {known}.", word=word,
                       known=", ".join(f"{medium.id} {medium.name_zh}" for medium in load_media().values()))
    faults.raise_if_any()
    if found & set(DRAINS):
        found |= set(DRAINS)
    return [medium for medium in load_media() if medium in found]


def _that_serve(pipes: gpd.GeoDataFrame) -> list[str]:
    """List the media of the pipes that serve people within a distance of them."""
    present = set(_media(pipes))
    return [
        medium.id for medium in load_media().values()
        if medium.id in present and (medium.service_distance_m is not None or medium.flow == "both")
    ]


def _facilities(inputs: Inputs, issues: list[Issue]) -> gpd.GeoDataFrame | None:
    """Read ``SOURCES``: facilities of all kinds, of which the engine takes the plants."""
    frame = inputs.frame("SOURCES")
    if frame is None:
        return None
    given = {"kind": inputs.text("KIND_FIELD")}
    wanted = ("kind", "name", "status")
    return standardise(frame, "sources", given, wanted=wanted, issues=issues)


def _valves(inputs: Inputs, issues: list[Issue]) -> gpd.GeoDataFrame | None:
    frame = inputs.frame("VALVES")
    return None if frame is None else standardise(frame, "valves", issues=issues)

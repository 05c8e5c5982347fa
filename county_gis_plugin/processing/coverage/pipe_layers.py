"""Read what Pipe coverage needs beside the county: layers of pipes, plants, valves, distances."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
from qgis.core import QgsCoordinateReferenceSystem, QgsVectorLayer

from ...analysis import values
from ...analysis.coverage.pipe_fields import OTHER, load_media, media_names, read_medium
from ...analysis.coverage.pipe_layers import PipeLayer, gather_pipes
from ...analysis.coverage.pipes import IN_USE
from ...analysis.errors import Faults, InputError, message
from ...analysis.issues import Issue
from ...analysis.progress import Progress
from ...analysis.schema import standardise
from ..call import place_of
from ..layers import Inputs
from ..projections import living

# They are one drainage: the share of separated sewers is over all three.
DRAINS = ("sewage", "storm", "combined")
PLANNED = ("planned", "construction")


def read_pipes(
    inputs: Inputs, townships: gpd.GeoDataFrame, issues: list[Issue], progress: Progress
) -> tuple[gpd.GeoDataFrame, QgsCoordinateReferenceSystem]:
    """Put the pipes of all layers under one another, with the CRS of the first.

    A pipe's id is its feature's id; with several layers the layer's name stands before it.

    Raises
    ------
    InputError
        If nothing says what the pipes of a layer carry, or none carries what ``MEDIA`` asks for.
    """
    layers = layers_of_pipes(inputs, progress)
    pipes = gather_pipes(layers, inputs.text("MEDIUM_FIELD"), issues=issues, townships=townships)
    first = next(place for place, layer in enumerate(layers) if len(layer.frame))
    return _of_media(inputs, pipes, progress), living(inputs.layers("PIPES")[first].crs())


def layers_of_pipes(inputs: Inputs, progress: Progress) -> list[PipeLayer]:
    """Read the layers of ``PIPES``, and say which are empty."""
    found = []
    for layer, frame in inputs.frames("PIPES"):
        path, table = place_of(layer)
        title = _title(layer, path, table)
        if frame.empty:
            progress.warning(message("PIPES ({layer}) has no features.", layer=title))
        names = dict.fromkeys((title, layer.name(), table, path and path.stem))
        found.append(PipeLayer(tuple(filter(None, names)), frame))
    return found


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


def _title(layer: QgsVectorLayer, path: Path | None, table: str | None) -> str:
    """Name a layer in a word: its own title, else its table or file."""
    plain = path is not None and layer.name() in (path.stem, path.name, f"{path.stem} — {table}", "")
    return (table or path.stem) if plain else layer.name()


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
            wanted=media_names(*wanted), found=media_names(*sorted(set(media)))))
    progress.info(message(
        "MEDIA: {count} of {total} pipes are measured ({media}); {other} are of a medium that is not known.",
        count=int(kept.sum()), total=len(pipes), media=media_names(*wanted),
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

"""Put layers of pipes under one another: one layer for all media, or one for each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import geopandas as gpd
import pandas as pd

from .. import values
from ..crs import apart_km, project
from ..errors import Faults, InputError, Message, message
from ..issues import Issue, issue
from ..schema import resolve_fields, standardise
from .pipe_fields import CALLED, LAYER, PIPE_FIELDS, media_names, medium_named, read_medium

# A convention: pipes of a county do not end farther from it than this.
FAR_KM = 50.0


@dataclass(frozen=True, eq=False)
class PipeLayer:
    """Hold a layer of pipes as it was read (index = feature id), and all that it is called.

    The first of ``names`` is its title; any of them may say what the pipes carry.
    """

    names: tuple[str, ...]
    frame: gpd.GeoDataFrame

    @property
    def title(self) -> str:
        """Give the name under which messages and ids speak of the layer."""
        return self.names[0] if self.names else ""


def gather_pipes(
    layers: Sequence[PipeLayer], medium_field: str | None = None, *, issues: list[Issue],
    townships: gpd.GeoDataFrame | None = None, spared: list[Message | str] | None = None,
) -> gpd.GeoDataFrame:
    """Put the pipes of all layers under one another, with canonical fields and the CRS of the first.

    A pipe's id is its feature's id; with several layers the layer's title stands before it. The
    medium is that of the field; where a layer has no such field, or not one value of it is a
    medium, that of the layer's name. Layers without features are left out.

    Parameters
    ----------
    medium_field
        The field with the medium where there is one; else one with a usual name.
    issues
        Filled with what could not be read, and with layers whose name gives the medium.
    townships
        What the pipes must not lie far from (``FAR_KM``).
    spared
        Filled with what is wrong with layers that cannot be used, where there is one that can.

    Returns
    -------
    GeoDataFrame
        Those of ``PIPE_FIELDS`` that there are, and the geometry.

    Raises
    ------
    InputError
        If no layer has features or the field, nothing says what the pipes of a layer carry, or it
        lies elsewhere: a sentence for each.
    """
    filled = [layer for layer in layers if len(layer.frame)]
    faults, found = Faults(), []
    if not filled:
        faults.add("PIPES has no features: choose a layer with pipes.")
    elif medium_field and not any(medium_field in layer.frame for layer in filled):
        faults.add("MEDIUM_FIELD: no layer of PIPES has the field {field}.", field=medium_field)
    faults.raise_if_any()
    for layer, title in zip(filled, _numbered([layer.title for layer in filled])):
        try:
            _check_place(layer, townships)
            frame = _standardised(layer, medium_field, issues)
        except InputError as error:
            faults.extend(error.faults)
            continue
        ids = frame.index if len(filled) == 1 else [f"{title}/{number}" for number in frame.index]
        found.append(frame.set_axis(ids))
    if found and spared is not None:
        spared.extend(faults.found)
    else:
        faults.raise_if_any()
    crs = found[0].crs
    called = _called([frame.attrs[CALLED] for frame in found])
    pipes = gpd.GeoDataFrame(pd.concat([project(frame, crs) for frame in found]), crs=crs)
    pipes.attrs[CALLED] = called
    return pipes


def _check_place(layer: PipeLayer, townships: gpd.GeoDataFrame | None) -> None:
    """Refuse a layer that lies elsewhere on the earth: its CRS is not what it says."""
    if townships is None:
        return
    apart = apart_km(layer.frame, townships, layer=f"PIPES ({layer.title})")
    if apart > FAR_KM:
        raise InputError(message(
            "PIPES ({layer}) lies {apart:,.0f} km away from TOWNSHIPS: assign its right CRS in the layer's "
            "properties, or leave it out.", layer=layer.title, apart=apart))


def _called(layers: Sequence[Mapping[str, str]]) -> dict[str, str]:
    """Say what each field is called in the layers: the names of all of them where they differ."""
    names: dict[str, dict[str, None]] = {}
    for layer in layers:
        for name, column in layer.items():
            names.setdefault(name, {})[column] = None
    return {name: "/".join(columns) for name, columns in names.items()}


def _numbered(titles: list[str]) -> list[str]:
    """Number layers of the same title, so that ids do not repeat."""
    before = [titles[:place].count(title) for place, title in enumerate(titles)]
    return [title if not count else f"{title} {count + 1}" for title, count in zip(titles, before)]


def _standardised(layer: PipeLayer, field: str | None, issues: list[Issue]) -> gpd.GeoDataFrame:
    """Give a layer with the canonical fields; where none says the medium, the layer's name does."""
    frame = layer.frame
    given = {"medium": field if field in frame else None}
    column = resolve_fields(frame.columns, "pipes", given, wanted=("medium",)).get("medium")
    named = medium_named(*layer.names)
    if column is None and named is None:
        raise InputError(message(
            "PIPES ({layer}): nothing says what its pipes carry. Its fields are {fields}: choose one in "
            "MEDIUM_FIELD, or call the layer by its medium, such as 给水, WS or gas.",
            layer=layer.title, fields=", ".join(frame.columns.drop(frame.geometry.name)) or "–",
        ))
    if column is not None and named is not None and not _understood(frame[column]):
        issues.append(issue(LAYER, "", "medium_of_layer", message(
            "{layer}: no value of {column} is a medium; all its pipes count as {medium}, as the layer is "
            "called.", layer=layer.title, column=column, medium=media_names(named))))
        frame, column = frame.drop(columns=column), None
    if column is None:
        frame, given = frame.assign(medium=named), {}
    called = resolve_fields(frame.columns, "pipes", given, wanted=PIPE_FIELDS)
    frame = standardise(frame, "pipes", given, wanted=PIPE_FIELDS, issues=issues)
    frame = frame[[*(name for name in PIPE_FIELDS if name in frame), frame.geometry.name]]
    frame.attrs[CALLED] = called
    return frame


def _understood(column: pd.Series) -> bool:
    """Say whether any value of a column is a medium."""
    return any(found is not None for found in values.read_each(column, read_medium)[0])

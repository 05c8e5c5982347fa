"""Gather villages and population cells into one frame of demand points."""

from __future__ import annotations

from functools import partial

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from .. import zones
from ..crs import project
from ..errors import Faults, shown
from ..recall import recall
from .account import NOWHERE

DEMAND, POPULATION = "DEMAND", "POPULATION"
COLUMNS = ["input", "id", "code", "name", "class", "people"]


def gather(
    demand: gpd.GeoDataFrame | None,
    population: gpd.GeoDataFrame | None,
    townships: gpd.GeoDataFrame,
    builtup: gpd.GeoDataFrame | None,
) -> gpd.GeoDataFrame:
    """Put villages and population cells under one another, and place each in its township.

    Parameters
    ----------
    demand
        Villages or settlements: points with ``people`` and, where there are, ``code``, ``name``,
        ``class`` and age fields; ``None`` where only ``population`` is known.
    population
        Points that carry the people in place of the villages, such as the cells of a raster.
    townships
        As ``zones.prepare`` makes them.
    builtup
        Built-up land: what lies inside is urban.

    Returns
    -------
    GeoDataFrame
        In the CRS of the first frame, on a fresh index: ``input`` (``DEMAND`` or ``POPULATION``),
        ``id``, ``code``, ``name``, ``class``, ``people``, age fields, ``township`` (position in
        ``townships``, ``NOWHERE`` for none), ``area_class`` (urban or rural), and ``reason``
        (``no_geometry``, ``outside``, or empty where it is not decided yet).

    Raises
    ------
    InputError
        If there are no points, or ids repeat.
    """
    make = partial(_gathered, demand, population, townships, builtup)
    return recall("points", make, demand, population, townships, builtup).copy()


def _gathered(
    demand: gpd.GeoDataFrame | None,
    population: gpd.GeoDataFrame | None,
    townships: gpd.GeoDataFrame,
    builtup: gpd.GeoDataFrame | None,
) -> gpd.GeoDataFrame:
    frames = {
        name: frame for name, frame in ((DEMAND, demand), (POPULATION, population)) if frame is not None
    }
    _check(frames)
    crs = next(iter(frames.values())).crs
    points = pd.concat(
        [_plain(name, project(frame, crs, layer=name)) for name, frame in frames.items()], ignore_index=True
    )
    points = gpd.GeoDataFrame(points, geometry="geometry", crs=crs)

    geometry = points.geometry.to_numpy()
    absent = shapely.is_missing(geometry) | shapely.is_empty(geometry)
    place = zones.rows_of(points, townships)
    outside = place < 0
    points["township"] = np.where(outside, NOWHERE, place)
    points["reason"] = np.where(absent, "no_geometry", np.where(outside, "outside", ""))
    points["area_class"] = np.where(zones.is_urban(points, builtup), "urban", "rural")
    return points


def _check(frames: dict[str, gpd.GeoDataFrame]) -> None:
    faults = Faults()
    if not sum(len(frame) for frame in frames.values()):
        faults.add(
            "DEMAND has no features: choose a layer of villages or settlements, or a population raster."
        )
    for name, frame in frames.items():
        if not frame.index.is_unique:
            repeated = frame.index[frame.index.duplicated()].unique()
            faults.add("{layer}: ids repeat: {ids}. Ids must be unique.", layer=name, ids=shown(repeated))
    faults.raise_if_any()


def _plain(name: str, frame: gpd.GeoDataFrame) -> pd.DataFrame:
    """Bring a frame into the common columns; what it does not have is missing."""
    plain = pd.DataFrame(frame.drop(columns=frame.geometry.name)).reset_index(drop=True)
    plain = plain.drop(columns=[c for c in ("input", "id", "township", "reason", "area_class") if c in plain])
    plain["input"] = name
    plain["id"] = frame.index.astype(object)
    for column in COLUMNS:
        if column not in plain:
            plain[column] = np.nan if column == "people" else None
    ages = [column for column in plain if str(column).startswith("pop_")]
    plain["people"] = plain["people"].astype(float)
    plain["geometry"] = frame.geometry.to_numpy()
    return plain[[*COLUMNS, *ages, "geometry"]]

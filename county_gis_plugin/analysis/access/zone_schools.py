"""Read school zones: their polygons, the stage they are for, and the schools that they name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from .. import values
from ..errors import Faults, listed, message, shown
from ..issues import Issue, issue
from ..schema import resolve_fields, standardise
from ..services import Service

LAYER = "SCHOOL_ZONES"
# The stages of compulsory education: the services of the standards that zones are drawn for.
STAGES = ("primary", "junior_high")
POLYGONS = (3, 6)


def read_zones(
    zones: gpd.GeoDataFrame, given: Mapping[str, str | None] | None = None, *, issues: list[Issue]
) -> gpd.GeoDataFrame:
    """Bring a layer of school zones into canonical form.

    Parameters
    ----------
    zones
        Polygons, any columns, index = feature id; they may overlap.
    given
        Canonical field → column, as the user chose them.
    issues
        Filled with odd values, and zones without geometry.

    Returns
    -------
    GeoDataFrame
        Valid polygons (missing where there is none) in their own CRS, on the same index: ``zone``
        (the code, else the id, as text), ``name``, ``school_id``, ``school``, ``kind`` (``None``
        where not given).

    Raises
    ------
    InputError
        If there is no zone, ids repeat, a geometry is no polygon, or no field names the schools.
    """
    rows = standardise(zones, "schoolzones", given, issues=issues)
    _check(rows)
    geometry = shapely.force_2d(rows.geometry.to_numpy())
    absent = shapely.is_missing(geometry) | shapely.is_empty(geometry)
    issues += [issue(LAYER, id_, "no_geometry", "") for id_ in rows.index[absent]]
    found = {name: rows.get(name) for name in ("name", "school_id", "school", "kind")}
    ids = pd.Series(rows.index.astype(str), index=rows.index, dtype=object)
    code = rows["code"].where(rows["code"].notna(), ids) if "code" in rows else ids
    polygons = np.where(absent, None, shapely.make_valid(geometry))
    return gpd.GeoDataFrame({"zone": code, **found}, geometry=polygons, index=rows.index, crs=rows.crs)


def _check(rows: gpd.GeoDataFrame) -> None:
    faults = Faults()
    if rows.empty:
        faults.add("{layer} has no features: choose a layer with school zones.", layer=LAYER)
    if not rows.index.is_unique:
        faults.add("{layer}: ids repeat: {ids}. Ids must be unique.",
                   layer=LAYER, ids=shown(rows.index[rows.index.duplicated()].unique()))
    wrong = ~np.isin(shapely.get_type_id(rows.geometry.to_numpy()), (-1, *POLYGONS))
    if wrong.any():
        faults.add("{layer} {ids}: not a polygon. Choose the layer with the polygons of the school zones.",
                   layer=LAYER, ids=shown(rows.index[wrong]))
    if not {"school_id", "school"} & set(rows):
        faults.add(
            "{layer} has no field that names the schools; its fields are: {columns}. Name one school (the "
            "school's name, several by 、) or school_id (its code in FACILITIES), or choose it in the "
            "parameters.",
            layer=LAYER,
            columns=", ".join(str(c) for c in rows.columns if c != rows.geometry.name) or message("none"))
    faults.raise_if_any()


def stages_of(
    zones: gpd.GeoDataFrame, default: str, services: Mapping[str, Service], issues: list[Issue]
) -> dict[str, np.ndarray]:
    """Say for each stage which zones (mask) are for it: by their ``kind``, else ``default``.

    A kind is a stage or a kind of school (九年一贯制 is for both); several stand by 、. One that is
    not understood is listed in ``issues``, and counts as ``default``.
    """
    found = {stage: np.zeros(len(zones), dtype=bool) for stage in STAGES}
    for word, rows in zones.groupby(zones["kind"].fillna("").astype(str)).indices.items():
        stages = _stages(word, services) if word else [default]
        if not stages:
            issues.append(issue(LAYER, listed(zones.index[rows]), "kind_unknown", message(
                "“{kind}” is neither a primary nor a junior high school; these zones count as {stage}.",
                kind=word, stage=services[default].title)))
        for stage in stages or [default]:
            found[stage][rows] = True
    return found


def _stages(words: str, services: Mapping[str, Service]) -> list[str]:
    found = set()
    for word in values.parts_of(words):
        try:
            kind = values.read_kind(word)
        except values.UnreadableError:
            continue
        found |= {stage for stage in STAGES if kind in services[stage].kinds}
    return [stage for stage in STAGES if stage in found]


class Register:
    """Find the schools of one stage by code or name.

    Parameters
    ----------
    schools
        Facilities that count, with ``name`` and, where there is one, a code; without any code the
        feature's id stands for it.
    left_out
        Ids of schools of the stage that do not count, such as planned ones.
    facilities
        The layer that both are from.
    """

    def __init__(
        self, schools: gpd.GeoDataFrame, left_out: Sequence[object], facilities: gpd.GeoDataFrame
    ) -> None:
        codes = _codes(facilities)
        self._codes = _places(codes.reindex(schools.index))
        self._names = _places(_names(schools))
        closed = facilities.index.isin(list(left_out))
        self._left_out = {*_places(codes[closed]), *_places(_names(facilities[closed]))}

    def schools_of(self, zone: pd.Series) -> list[int]:
        """Give the row numbers of a zone's schools: by their codes, else by their names."""
        for known, column in ((self._codes, "school_id"), (self._names, "school")):
            found = {place for word in _words(zone[column]) for place in known.get(word, ())}
            if found:
                return sorted(found)
        return []

    def unknown(self, zone: pd.Series) -> list[str]:
        """List the words of a zone that name none of the schools; those of its code count where they do."""
        ids, named = (_words(zone[column]) for column in ("school_id", "school"))
        of_ids = [word for word in ids if word not in self._codes]
        of_names = [word for word in named if word not in self._names]
        if not ids:
            return of_names
        return of_names if named and len(of_ids) == len(ids) else of_ids

    def is_left_out(self, word: str) -> bool:
        """Say whether a word names a school that is there and does not count."""
        return word in self._left_out

    def several(self, zone: pd.Series) -> list[str]:
        """List the names of a zone that several schools have, where no code tells which is meant."""
        if any(word in self._codes for word in _words(zone["school_id"])):
            return []
        return [word for word in _words(zone["school"]) if len(self._names.get(word, ())) > 1]


def _codes(facilities: gpd.GeoDataFrame) -> pd.Series:
    """Give each facility's code as text; its id where none of them has a code."""
    column = resolve_fields(facilities.columns, "schools", wanted=("code",)).get("code")
    if column is not None and facilities[column].notna().any():
        found, _ = values.read_each(facilities[column], values.read_code)
        return pd.Series(found, index=facilities.index, dtype=object)
    return pd.Series(facilities.index.astype(str), index=facilities.index, dtype=object)


def _names(schools: gpd.GeoDataFrame) -> pd.Series:
    return schools["name"] if "name" in schools else pd.Series(None, index=schools.index, dtype=object)


def _places(words: pd.Series) -> dict[str, list[int]]:
    """Give the row numbers of each word."""
    found: dict[str, list[int]] = {}
    for place, word in enumerate(words):
        if not values.is_blank(word):
            found.setdefault(values.normal(word), []).append(place)
    return found


def _words(cell: object) -> list[str]:
    """Part a cell that names one school or several."""
    if values.is_blank(cell):
        return []
    return [word for part in values.parts_of(str(cell)) if (word := values.normal(part))]

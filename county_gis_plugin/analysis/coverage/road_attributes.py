"""Read from a road's fields what it counts as: classes, surface, whether it is there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pandas as pd

from .. import schema, values
from ..data_files import shipped, words
from ..errors import Message, listed, message
from ..issues import Issue, issue
from ..standards import STATUSES

TECHNICAL = ("motorway", "class_1", "class_2", "class_3", "class_4", "below_class")
URBAN = ("expressway", "arterial", "sub_arterial", "branch", "estate")
WAYS = ("track", "path", "footway", "steps", "restricted")
ADMINISTRATIVE = {"G": "national", "S": "provincial", "X": "county", "Y": "township", "C": "village",
                  "Z": "special"}
ADMINISTRATIVE_WORDS = {"国": "G", "省": "S", "县": "X", "乡": "Y", "村": "C", "专": "Z"}
STREETS = ("expressway", "arterial", "sub_arterial", "branch")
MAIN_STREETS = STREETS[:3]
GRADED = TECHNICAL[:5]
CLASS_3_OR_BETTER = TECHNICAL[:4]
OTHER, NONE = "other", "none"
# Fields whose odd values are listed here, not where the fields are standardised.
READ_HERE = ("tech_class", "urban_class", "highway", "admin_class", "surface")
# How a road is drawn where its administrative class is not known: by its technical class.
DRAWN_AS = {"class_1": "national", "class_2": "provincial", "class_3": "county", "class_4": "township",
            "below_class": "village"}
MAP_CLASSES = ("expressway", "national", "provincial", "county", "township", "village", "special",
               "main_street", "street", OTHER, "way", "planned")


def read_roads(roads: pd.DataFrame, *, include_planned: bool = False, issues: list[Issue] | None = None
               ) -> pd.DataFrame:
    """Say what each road counts as.

    Parameters
    ----------
    roads
        The roads' columns, raw or standardised, index = feature id.
    include_planned
        Whether planned roads count as if they were there.
    issues
        Filled with the values that are not understood.

    Returns
    -------
    DataFrame
        On the index of ``roads``: ``technical`` (a technical class; ``urban`` for streets, a way
        such as ``track``, ``other`` where the value is not understood, ``none`` where there is
        none), ``administrative``, ``urban`` (likewise), ``paved`` and ``hard``
        (1, 0, NaN = not known), ``map_class`` (as what it is drawn), ``status``, and as booleans
        ``present`` (counted at all), ``is_road`` (a road or street, not a track or path),
        ``street`` (branch and up), ``graded`` (class IV and better, or street), ``class_3``
        (class III and better, or a street above branch), ``all_season``.
    """
    columns = schema.resolve_fields(
        roads.columns, "roads",
        wanted=("urban_class", "tech_class", "highway", "admin_class", "route", "surface", "status"),
    )
    kind, kinds = _kinds(roads, [column for name, column in columns.items() if name != "status"])
    known, odd = schema.road_classes(kinds), []
    found = pd.DataFrame({
        "urban": _urban(kinds, columns, known, odd),
        "technical": _technical(kinds, columns, known, odd),
        "administrative": _administrative(kinds, columns, odd),
    })
    found["paved"], found["hard"] = _surface(kinds, columns, odd)
    found["is_road"] = ~found["technical"].isin(WAYS)
    found["street"] = found["urban"].isin(STREETS)
    found["graded"] = found["technical"].isin(GRADED) | found["street"]
    found["class_3"] = found["technical"].isin(CLASS_3_OR_BETTER) | found["urban"].isin(MAIN_STREETS)
    # Where the surface is not known, class IV and better is taken as all-season.
    hard = (found["hard"] == 1) | found["hard"].isna()
    found["all_season"] = found["is_road"] & ((found["paved"] == 1) | (found["graded"] & hard))
    found["map_class"], found["not_built"] = _map_class(found), known == "not_built"
    found = found.take(kind).set_axis(roads.index)
    issues = [] if issues is None else issues
    for one in odd:
        issues += one.listed(roads, kind)
    status = schema.read_statuses(roads, "ROADS", issues, column=columns.get("status", "status"))
    found["status"] = status.mask(found.pop("not_built") & (status == "existing"), "planned")
    found["map_class"] = found["map_class"].mask(found["status"] == "planned", "planned")
    found["present"] = found["status"].isin((*STATUSES, "planned") if include_planned else STATUSES)
    return found


def _map_class(attributes: pd.DataFrame) -> pd.Series:
    """Say as what each road stands on a map: motorways and urban expressways first, then by administration.

    A road without administrative class is a street where
    it has an urban class, else what its technical class stands for (class I as national, and so on
    down; a convention).
    """
    urban, technical = attributes["urban"], attributes["technical"]
    known = ~attributes["administrative"].isin([NONE, OTHER])
    result = technical.map(DRAWN_AS).fillna(OTHER)
    result = result.mask(urban.isin(("branch", "estate")), "street")
    result = result.mask(urban.isin(("arterial", "sub_arterial")), "main_street")
    result = result.mask(known & attributes["is_road"], attributes["administrative"])
    result = result.mask((technical == "motorway") | (urban == "expressway"), "expressway")
    return result.mask(~attributes["is_road"], "way")


def _no_class(column: str, value: str) -> Message:
    return message(
        "{column}: “{value}” is no road class that is known; the road counts under other.",
        column=column, value=value,
    )


def _no_surface(column: str, value: str) -> Message:
    return message(
        "{column}: “{value}” is no surface that is known; it counts as not known.",
        column=column, value=value,
    )


@dataclass(frozen=True)
class _Odd:
    """Hold which kinds of roads have a value in a column that is not understood, and what to say of it."""

    column: pd.Series
    kinds: np.ndarray
    reason: str = "class_other"
    say: Callable[[str, str], Message] = _no_class

    def listed(self, roads: pd.DataFrame, kind: np.ndarray) -> list[Issue]:
        """List each such value with its roads."""
        if not self.kinds.any():
            return []
        values_of = roads[self.column.name][self.kinds[kind]].astype(str)
        return [issue("ROADS", listed(ids), self.reason, self.say(str(self.column.name), value))
                for value, ids in values_of.groupby(values_of).groups.items()]


def _kinds(roads: pd.DataFrame, columns: Sequence[str]) -> tuple[np.ndarray, pd.DataFrame]:
    """Number the kinds of roads that have the same values in some columns, and give the values of each."""
    kind = np.zeros(len(roads), dtype=np.int64)
    for column in columns:
        codes, found = pd.factorize(roads[column].to_numpy(dtype=object))
        kind, _ = pd.factorize(kind * (len(found) + 1) + codes)
    first = np.flatnonzero(~pd.Series(kind).duplicated())
    return kind, pd.DataFrame({column: roads[column].to_numpy(dtype=object)[first] for column in columns},
                              index=range(len(first)))


def _urban(kinds: pd.DataFrame, columns: dict[str, str], known: np.ndarray, odd: list[_Odd]) -> np.ndarray:
    """Give the urban class; a field called 道路类别 may also hold another class."""
    urban = np.where(np.isin(known, URBAN), known, NONE).astype(object)
    if "urban_class" in columns:
        column = kinds[columns["urban_class"]]
        unread = values.read_each(column, values.read_road_class)[1]
        unread &= values.read_each(column, _read_administrative)[1] & (urban == NONE)
        urban[unread] = OTHER
        odd.append(_Odd(column, unread))
    return urban


def _technical(
    kinds: pd.DataFrame, columns: dict[str, str], known: np.ndarray, odd: list[_Odd]
) -> np.ndarray:
    """Give the technical class; a road may have one beside its urban class."""
    technical = np.full(len(kinds), NONE, dtype=object)
    for name in ("tech_class", "highway"):
        if name not in columns:
            continue
        read, unread = values.read_each(kinds[columns[name]], values.read_road_class)
        free = technical == NONE
        technical[free & np.isin(read, TECHNICAL)] = read[free & np.isin(read, TECHNICAL)]
        unread &= free & (known == "")
        technical[unread] = OTHER
        odd.append(_Odd(kinds[columns[name]], unread))
    free = np.isin(technical, (NONE, OTHER))
    technical[free & np.isin(known, URBAN)] = "urban"
    technical[free & np.isin(known, WAYS)] = known[free & np.isin(known, WAYS)]
    return technical


def _administrative(kinds: pd.DataFrame, columns: dict[str, str], odd: list[_Odd]) -> np.ndarray:
    """Read the administrative class, or the first letter of the route number."""
    result = np.full(len(kinds), NONE, dtype=object)
    if "admin_class" in columns:
        read, unread = values.read_each(kinds[columns["admin_class"]], _read_administrative)
        result[pd.notna(read)] = read[pd.notna(read)]
        result[unread] = OTHER
        odd.append(_Odd(kinds[columns["admin_class"]], unread))
    if "route" in columns:
        read, _ = values.read_each(kinds[columns["route"]], _read_route)
        free = (result == NONE) & pd.notna(read)
        result[free] = read[free]
    return result


def _read_administrative(value: object) -> str:
    text = values.normal(value).upper()
    letter = ADMINISTRATIVE_WORDS.get(text[:1], text[:1])
    if letter not in ADMINISTRATIVE:
        raise values.UnreadableError(value)
    return ADMINISTRATIVE[letter]


def _read_route(value: object) -> str:
    text = values.normal(value).upper()
    if text[:1] not in ADMINISTRATIVE or not text[1:2].isdigit():
        raise values.UnreadableError(value)
    return ADMINISTRATIVE[text[:1]]


def _surface(
    kinds: pd.DataFrame, columns: dict[str, str], odd: list[_Odd]
) -> tuple[np.ndarray, np.ndarray]:
    nothing = np.full(len(kinds), np.nan)
    if "surface" not in columns:
        return nothing, nothing.copy()
    read, unread = values.read_each(kinds[columns["surface"]], _read_surface)
    odd.append(_Odd(kinds[columns["surface"]], unread, "not_understood", _no_surface))
    there = pd.notna(read)
    paved, hard = nothing.copy(), nothing.copy()
    paved[there] = [pair[0] for pair in read[there]]
    hard[there] = [pair[1] for pair in read[there]]
    return paved, hard


def _read_surface(value: object) -> tuple[float, float]:
    table = _surfaces()
    for word in (part for part in values.normal(value).replace("；", ";").split(";") if part):
        if word in table:
            return table[word]
    raise values.UnreadableError(value)


@lru_cache(maxsize=1)
def _surfaces() -> dict[str, tuple[float, float]]:
    table: dict[str, tuple[float, float]] = {}
    for row in shipped("surfaces.csv"):
        told = float(row["paved"] == "yes"), float(row["hard"] == "yes")
        for word in (row["surface"], row["name_zh"], *words(row["aliases"])):
            table.setdefault(values.normal(word), told)
    return table

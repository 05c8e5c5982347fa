"""Say which roads a mode may use, and how quick it is on them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType

import numpy as np
import pandas as pd

from . import schema, values
from .data_files import shipped, words
from .errors import InputError, message
from .units import KMH_PER_MS

MODES = ("distance", "walk", "ebike", "drive")


@dataclass(frozen=True)
class Profile:
    """Say which roads a mode may use and how quick it is on them.

    ``speed_kmh`` is the travel speed by road class (design speed times ``factor``), open classes
    only; the class ``""`` is for roads whose class is not known. ``walk_speed`` is m/s.
    """

    mode: str
    walk_speed: float
    default_speed_kmh: float
    speed_kmh: Mapping[str, float]
    factor: Mapping[str, float]
    open_classes: frozenset[str]
    filters: tuple[Mapping[str, str], ...] = field(default=(), repr=False)

    def open_mask(self, attributes: pd.DataFrame) -> np.ndarray:
        """Say for each road whether the mode may use it.

        Parameters
        ----------
        attributes
            The roads' columns, raw or standardised; a column that is not there closes nothing.

        Returns
        -------
        array of bool, ``(n,)``
        """
        is_open = _by_class(schema.road_classes(attributes), dict.fromkeys(self.open_classes, True), False)
        fields = {row["field"] for row in self.filters}
        columns = schema.resolve_fields(attributes.columns, "roads", wanted=fields)
        closed_by_access = np.zeros(len(attributes), dtype=bool)
        for row in self.filters:
            if row["field"] not in columns:
                continue
            hit = _has_value(attributes[columns[row["field"]]], row["field"], words(row["values"]))
            if row["effect"] == "open_despite_access":
                closed_by_access &= ~hit
            elif row["field"] == "access":
                closed_by_access |= hit
            else:
                is_open &= ~hit
        return is_open & ~closed_by_access

    def speeds_kmh(
        self, attributes: pd.DataFrame, speed_field: str | None = None, default: float | None = None
    ) -> tuple[np.ndarray, int]:
        """Give each road's travel speed in km/h, and how many roads had none of their own.

        Walking and cycling have the speed of their mode whatever the road's speed. When driving,
        ``speed_field`` is the travel speed as it stands; without that field the road's design
        speed or OSM's ``maxspeed`` times the mode's factor is taken. NULL, 0, negative, NaN, 999
        and unreadable speeds become ``default``, or the class's speed where no default is given.

        Returns
        -------
        (speeds, defaulted)
            Array ``(n,)`` of km/h, and the number of roads whose speed came from the default.
        """
        classes = schema.road_classes(attributes)
        by_class = _by_class(classes, self.speed_kmh, self.default_speed_kmh)
        if self.mode != "drive":
            return by_class, 0
        own = np.full(len(attributes), np.nan)
        if speed_field is not None:
            own = _speeds(attributes[speed_field])
        else:
            columns = schema.resolve_fields(attributes.columns, "roads", wanted=("design_speed", "maxspeed"))
            factor = _by_class(classes, self.factor, self.factor.get("", 1.0))
            for name in ("design_speed", "maxspeed"):
                if name in columns:
                    found = _speeds(attributes[columns[name]]) * factor
                    own = np.where(np.isnan(own), found, own)
        missing = np.isnan(own)
        fallback = by_class if default is None else np.full(len(own), float(default))
        return np.where(missing, fallback, own), int(missing.sum())


@lru_cache(maxsize=len(MODES))
def load_profile(mode: str) -> Profile:
    """Read the speeds and the edge filter of a mode: distance, walk, ebike, drive.

    Raises
    ------
    InputError
        If there is no such mode.
    """
    if mode not in MODES:
        raise InputError(
            message("There is no mode {mode}: choose {modes}.", mode=mode, modes=", ".join(MODES))
        )
    rows = [row for row in shipped("speeds.csv") if row["mode"] == mode and row["open"] == "yes"]
    timed = [row for row in rows if row["speed_kmh"]]
    speed = {row["road_class"]: float(row["speed_kmh"]) * float(row["factor"]) for row in timed}
    walking = next(r for r in shipped("speeds.csv") if r["mode"] == "walk" and r["road_class"] == "")
    walk_kmh = float(walking["speed_kmh"]) * float(walking["factor"])
    return Profile(
        mode=mode,
        walk_speed=walk_kmh / KMH_PER_MS,
        default_speed_kmh=speed.get("", walk_kmh),
        speed_kmh=MappingProxyType(speed),
        factor=MappingProxyType({row["road_class"]: float(row["factor"]) for row in timed}),
        open_classes=frozenset(row["road_class"] for row in rows),
        filters=tuple(row for row in shipped("edge_filters.csv") if row["mode"] in ("all", mode)),
    )


def _has_value(column: pd.Series, field_name: str, wanted: tuple[str, ...]) -> np.ndarray:
    reader = values.read_status if field_name == "status" else values.normal
    found, _ = values.read_each(column, lambda value: reader(value) in wanted)
    return found == True  # noqa: E712 - missing values are neither true nor false


def _speeds(column: pd.Series) -> np.ndarray:
    """Read speeds in km/h, NaN where there is none that means something."""
    if pd.api.types.is_numeric_dtype(column.dtype):
        speeds = column.to_numpy(dtype=float, na_value=np.nan)
        return np.where((speeds > 0) & (speeds < values.MAX_SPEED_KMH), speeds, np.nan)
    found, _ = values.read_each(column, values.read_speed)
    return pd.to_numeric(pd.Series(found, dtype=object), errors="coerce").to_numpy(dtype=float)


def _by_class(classes: np.ndarray, table: Mapping[str, object], default: object) -> np.ndarray:
    codes, distinct = pd.factorize(classes)
    return np.array([table.get(name, default) for name in distinct], dtype=type(default))[codes]

"""Know from their attributes which roads pass over one another: bridges, tunnels, layers."""

from __future__ import annotations

import numpy as np
import pandas as pd

from .. import values
from ..schema import resolve_fields
from .topology import level_keys

HEIGHTS = ("level", "layer")
STRUCTURES = ("bridge", "tunnel")
# At least this share of the roads lies on the ground where a number is a height, not a class of road.
LEAST_ON_GROUND = 0.5


def separation_keys(attributes: pd.DataFrame, level: np.ndarray | None = None) -> np.ndarray | None:
    """Number what lies over and under what: roads (n,) of different numbers do not meet where they cross.

    Read are the fields bridge and tunnel (any of their usual names; whatever is neither blank nor
    no, such as ``viaduct`` or a bridge's name, is yes), and level and layer where they are numbers
    and 0 or blank for at least half of the roads: else it is a class or a file's name, not a height.
    ``level`` (n,) are further keys, of the field that the user chose. ``None`` where nothing tells.
    """
    found = resolve_fields(attributes.columns, "roads", wanted=("level", *STRUCTURES))
    heights = dict.fromkeys([found.get("level"), *(name for name in HEIGHTS if name in attributes)])
    parts = [] if level is None else [level]
    parts += [_heights(attributes, column) for column in heights if column is not None]
    parts += [_is_structure(attributes[found[name]]) for name in STRUCTURES if name in found]
    parts = [part for part in parts if (part != part[:1]).any()]
    if not parts:
        return None
    return pd.DataFrame(dict(enumerate(parts))).groupby(list(range(len(parts)))).ngroup().to_numpy()


def _heights(attributes: pd.DataFrame, column: str) -> np.ndarray:
    """Read a field of heights; all alike where it holds something else."""
    keys = level_keys(attributes.assign(**{column: _numbers(attributes[column])}), column)
    return keys if (keys == 0).mean() >= LEAST_ON_GROUND else np.zeros_like(keys)


def _numbers(column: pd.Series) -> pd.Series:
    return pd.to_numeric(column, errors="coerce").replace([np.inf, -np.inf], np.nan)


def _is_structure(column: pd.Series) -> np.ndarray:
    codes, distinct = pd.factorize(column.to_numpy(dtype=object))
    no = values.NO | values.BLANK | values.DASHES
    return np.append([values.normal(value) not in no for value in distinct], False)[codes]

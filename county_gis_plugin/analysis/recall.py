"""Give again what was made of the same frames lately, found by their whole content.

Algorithms that are run one after another on one county prepare the same townships and place the same
cells. As with networks (``network/cache.py``) nothing but equal content gives an old result.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from .network.cache import Kept, digest

Value = TypeVar("Value")

RECALLED_BYTES = 80_000_000
# What a geometry takes beside its coordinates, and each of these.
_GEOMETRY_BYTES, _COORDINATE_BYTES = 150, 16
# Values whose text says all of them; others, such as a second geometry, are not looked at.
_PLAIN = frozenset({
    *("string", "integer", "floating", "mixed-integer-float", "mixed-integer", "boolean", "empty"),
    *("categorical", "date", "datetime", "datetime64"),
})


def recall(what: str, make: Callable[[], Value], *parts: object) -> Value:
    """Give what ``make`` makes, or made when it was asked for the same of equal parts lately.

    The result is shared: callers that change it, or hand it on, copy it first.

    Parameters
    ----------
    what
        A word for what is made.
    parts
        All that it depends on: frames, arrays of numbers, and values whose ``repr`` says all of them.
    """
    told = [content(part) for part in parts]
    if None in told:
        return make()
    key = digest(what, *told)
    found = recalled.get(key)
    if found is None:
        found = make()
        recalled.put(key, found)
    return found


def content(part: object) -> bytes | None:
    """Sum up the content of a part; ``None`` where not all of it can be told."""
    if not isinstance(part, gpd.GeoDataFrame):
        return digest(part)
    columns = [part[name] for name in part.columns if name != part.geometry.name]
    if not all(pd.api.types.infer_dtype(column, skipna=True) in _PLAIN for column in columns):
        return None
    return digest(
        "" if part.crs is None else part.crs.to_wkt(), part.geometry.name, sorted(part.attrs.items()),
        str(part.index.dtype), part.index, *shape(part.geometry.to_numpy()),
        *(told for column in columns for told in (str(column.name), str(column.dtype), column.to_numpy())),
    )


def shape(geometry: np.ndarray) -> tuple[np.ndarray, ...]:
    """Tell geometries (n,) as arrays of numbers: their types, and their coordinates or binary form."""
    kinds = shapely.get_type_id(geometry)
    if np.isin(kinds, (-1, shapely.GeometryType.POINT)).all():
        return (kinds, *shapely.get_coordinates(geometry, include_z=True, return_index=True))
    binary = [blob or b"" for blob in shapely.to_wkb(geometry)]
    sizes = np.array([len(blob) for blob in binary])
    return kinds, sizes, np.frombuffer(b"".join(binary), dtype=np.uint8)


def _bytes_of(value: object) -> int:
    if isinstance(value, tuple):
        return sum(map(_bytes_of, value))
    if isinstance(value, gpd.GeoDataFrame):
        points = shapely.get_num_coordinates(value.geometry.to_numpy()).sum()
        return int(value.memory_usage().sum() + _GEOMETRY_BYTES * len(value) + _COORDINATE_BYTES * points)
    return int(getattr(value, "nbytes", 0))


recalled: Kept[object] = Kept(RECALLED_BYTES, _bytes_of)

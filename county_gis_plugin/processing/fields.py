"""Declare the fields of a result layer, whatever the release of QGIS."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd
from qgis.core import Qgis, QgsField, QgsFields
from qgis.PyQt.QtCore import QMetaType, QVariant

# QGIS speaks of QMetaType from 3.38 on and knows nothing else with Qt 6.
_TYPES = QMetaType.Type if Qgis.QGIS_VERSION_INT >= 33800 else QVariant
_REAL = _TYPES.Double
_WHOLE = _TYPES.LongLong
_TEXT = _TYPES.QString if Qgis.QGIS_VERSION_INT >= 33800 else QVariant.String

MOST_WHOLE = 2.0**63


@dataclass(frozen=True)
class Field:
    """Hold a result field: its name with the unit in it, and ``text``, ``whole`` or ``real``."""

    name: str
    kind: str

    def declared(self) -> QgsField:
        """Give QGIS's field."""
        types = {"text": _TEXT, "whole": _WHOLE, "real": _REAL}
        return QgsField(self.name, types[self.kind])


def text(*names: str) -> list[Field]:
    """Declare text fields."""
    return [Field(name, "text") for name in names]


def whole(*names: str) -> list[Field]:
    """Declare fields of whole numbers."""
    return [Field(name, "whole") for name in names]


def real(*names: str) -> list[Field]:
    """Declare fields of numbers."""
    return [Field(name, "real") for name in names]


def declared(fields: Iterable[Field]) -> QgsFields:
    """Give QGIS's list of fields."""
    found = QgsFields()
    for field in fields:
        found.append(field.declared())
    return found


def values(column: pd.Series, field: Field, write: Callable[[str], str] | None = None) -> list:
    """Give a column as plain Python values, ``None`` where one is missing (or infinite).

    ``write`` is what each text goes through on its way into a file.
    """
    if field.kind == "text":
        return _texts(column, write)
    if field.kind == "whole" and isinstance(column.dtype, np.dtype) and column.dtype.kind in "iu":
        return column.tolist()  # exact: a float has 53 bits for it
    numbers = pd.to_numeric(column, errors="coerce").to_numpy("float64", na_value=np.nan)
    known = np.isfinite(numbers) if field.kind == "real" else np.abs(numbers) < MOST_WHOLE
    found = np.full(len(numbers), None, dtype=object)
    found[known] = numbers[known] if field.kind == "real" else numbers[known].astype("int64")
    return found.tolist()


def _texts(column: pd.Series, write: Callable[[str], str] | None) -> list[str | None]:
    """Write each distinct value once: most columns of text repeat a few."""
    code, distinct = pd.factorize(column.to_numpy(dtype=object))
    words = map(_text, distinct)
    found = np.array([*(map(write, words) if write else words), None], dtype=object)
    return found[code].tolist()  # a missing value has the code −1: the last one


def guarded(value: str) -> str:
    """Keep a text a text in a spreadsheet: ``=1+1`` becomes ``'=1+1``."""
    return f"'{value}" if value[:1] in {*"=+-@\t\r"} else value


def _text(value: object) -> str:
    """Write a value as text; a whole number read as 7.0 is 7."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)

"""Write down a run so that it can be repeated and checked: inputs by content, parameters, numbers, times."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Mapping, Sequence
from pathlib import Path

import geopandas as gpd
import pandas as pd
import shapely

from .errors import InputError, Message, message

FORMAT = "county-gis run record 1"
BLOCK = 1 << 20
MISSING = "\x00"
# Figures of two runs are the same if they differ by no more than rounding does from library to library.
TOLERANCE = 1e-9


def file_hash(path: str | Path) -> str:
    """Give the SHA-256 of a file's bytes."""
    found = hashlib.sha256()
    with Path(path).open("rb") as file:
        while block := file.read(BLOCK):
            found.update(block)
    return found.hexdigest()


def content_hash(frame: pd.DataFrame) -> str:
    """Give the SHA-256 of a layer's content: names, ids, attributes and geometries, in their order.

    It is the same whatever file the layer lies in, and for layers that lie in none.
    """
    found = hashlib.sha256()
    geometry = frame.geometry.name if isinstance(frame, gpd.GeoDataFrame) else None
    found.update("\x1f".join(map(str, frame.index)).encode())
    for name in frame.columns:
        if name != geometry:
            found.update(f"\x1e{name}\x1f".encode())
            found.update("\x1f".join(map(_text, frame[name])).encode("utf-8", "surrogatepass"))
    if geometry is not None:
        wkb = shapely.to_wkb(frame.geometry.to_numpy(), output_dimension=2, byte_order=1)
        found.update(b"\x1e".join(blob or b"" for blob in wkb))
    return found.hexdigest()


def figures(indicators: pd.DataFrame, scorecard: pd.DataFrame) -> dict[str, dict[str, float | None]]:
    """Give figures and scores by township code (empty for the county) and id; missing ones are ``None``.

    A score has the id ``score.`` with its dimension: ``score.total``.
    """
    scores = scorecard.assign(id="score." + scorecard["dimension"], value=scorecard["score"])
    found: dict[str, dict[str, float | None]] = {}
    for rows in (indicators, scores):
        for code, id_, value in zip(rows["code"].fillna(""), rows["id"], rows["value"]):
            found.setdefault(str(code), {})[id_] = None if pd.isna(value) else float(value)
    return found


def sentence(text: Message | str) -> dict[str, object]:
    """Write a message down with its template, so that it can be said in another language later."""
    if not isinstance(text, Message):
        return {"text": str(text)}
    values = {name: _plain(value) for name, value in text.values.items()}
    return {"text": str(text), "template": text.template, "values": values}


def spoken(told: Mapping[str, object]) -> Message | str:
    """Make a message again of what ``sentence`` wrote down."""
    if "template" not in told:
        return str(told["text"])
    values = {name: spoken(value) if isinstance(value, dict) else value
              for name, value in told["values"].items()}
    return message(str(told["template"]), **values)


def write(path: str | Path, record: Mapping[str, object]) -> None:
    """Write a record as JSON; missing numbers are ``null``."""
    text = json.dumps(_plain(record), ensure_ascii=False, indent=1, allow_nan=False)
    Path(path).write_text(text + "\n", encoding="utf-8")


def read(path: str | Path) -> dict[str, object]:
    """Read a record.

    Raises
    ------
    InputError
        If the file cannot be read or is no record.
    """
    try:
        record = json.loads(Path(path).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(message(
            "{path} cannot be read as a run record: choose the file that RECORD wrote.",
            path=Path(path).name)) from error
    if not isinstance(record, dict) or record.get("format") != FORMAT:
        raise InputError(message(
            "{path} is no run record of this plugin: choose the file that RECORD wrote.",
            path=Path(path).name))
    return record


def changed_inputs(before: Mapping[str, object], now: Mapping[str, object]) -> list[str]:
    """List the parameters whose layers or tables have another content in one record, or are not there."""
    before, now = (_hashes([*record["inputs"], *record.get("tables", ())]) for record in (before, now))
    names = dict.fromkeys([*before, *now])
    return [name for name in names if before.get(name) != now.get(name)]


def differences(record: Mapping[str, object], now: Mapping[str, Mapping[str, float | None]]) -> list[str]:
    """List the figures that are not those of the record, as ``place id: then → now``."""
    found = []
    before = record["figures"]
    for code in dict.fromkeys([*before, *now]):
        then, own = before.get(code, {}), now.get(code, {})
        for id_ in dict.fromkeys([*then, *own]):
            if not _same(then.get(id_), own.get(id_)):
                found.append(f"{code} {id_}: {then.get(id_)} → {own.get(id_)}".strip())
    return found


def count(figures_: Mapping[str, Mapping[str, float | None]]) -> int:
    """Count the figures that have a value."""
    return sum(value is not None for of_place in figures_.values() for value in of_place.values())


def _hashes(inputs: Sequence[Mapping[str, object]]) -> dict[object, list[object]]:
    """Give the hashes of the layers of each parameter, in their order."""
    found: dict[object, list[object]] = {}
    for row in inputs:
        found.setdefault(row["parameter"], []).append(row["content_sha256"])
    return found


def _same(then: float | None, now: float | None) -> bool:
    if then is None or now is None:
        return then is now
    return math.isclose(then, now, rel_tol=TOLERANCE, abs_tol=TOLERANCE)


def _text(value: object) -> str:
    """Write a value so that 7 and 7.0 are one: which of them a file gives depends on the reader."""
    if value is None or value is pd.NA or value != value:  # NaN alone differs from itself
        return MISSING
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _plain(value: object) -> object:
    """Give a value as JSON has it."""
    if isinstance(value, Message):
        return sentence(value)
    if isinstance(value, Mapping):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(each) for each in value]
    if hasattr(value, "item"):
        value = value.item()
    if isinstance(value, (bool, int, str)) or value is None:
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    return str(value)

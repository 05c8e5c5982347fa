"""Know a layer's fields by their many names, and bring their values into one form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pandas as pd

from . import values
from .data_files import shipped, words
from .errors import Faults, Name, listed, message
from .issues import Issue, issue

# Parameters and files call the same layers differently.
LAYER_ALIASES = {
    "villages": "demand",
    "settlements": "demand",
    "population": "demand",
    "village_stats": "demand",
    "points": "demand",
    "seats": "demand",
    "origins": "demand",
    "destinations": "facilities",
    "sources": "facilities",
}
# A layer of one kind needs no field that says so.
KIND_OF_LAYER = {"charging": "charging", "logistics": "logistics", "stops": "bus_stop", "green": "park"}
DBF_NAME_BYTES = 10
READERS = {
    "text": values.read_text,
    "code": values.read_code,
    "settlement_class": values.read_settlement_class,
    "number": values.read_number,
    "people": values.read_amount,
    "year": values.read_year,
    "speed": values.read_speed,
    "yes_no": values.read_yes_no,
    "kind": values.read_kind,
    "status": values.read_status,
    "public": values.read_public,
    "oneway": values.read_oneway,
    "grade": values.read_grade,
    "tech_class": values.read_road_class,
    "urban_class": values.read_road_class,
}
NUMBERS = frozenset({"number", "people", "year", "speed", "grade"})
# Numbers whose unit may stand in the column's name.
MEASURED = frozenset({"number", "people"})
# Words that are kept as they are where they are not understood; numbers become missing instead.
KEPT = frozenset({"code", "settlement_class", "kind", "oneway", "tech_class", "urban_class"})
SMALL_VILLAGE = 50
STATUS_UNKNOWN = "{column}: “{value}” is no status that is known; the feature counts as existing."


@dataclass(frozen=True)
class Field:
    """Describe one canonical field: its type, whether it is needed, and its other names."""

    layer: str
    name: str
    type: str
    required: bool
    name_zh: str
    aliases: tuple[str, ...]
    fallback_aliases: tuple[str, ...]


def fields_of(layer: str) -> dict[str, Field]:
    """Give the canonical fields of a layer (``roads``, ``facilities``, ``demand``, ``townships`` …)."""
    return {field.name: field for field in _all_fields() if field.layer == _layer_key(layer)}


def field_name(layer: str, name: str) -> Name:
    """Name a field of a layer in a sentence."""
    return Name(name, fields_of(layer)[name].name_zh)


def resolve_fields(
    columns: Iterable[object],
    layer: str,
    given: Mapping[str, str | None] | None = None,
    *,
    wanted: Iterable[str] | None = None,
) -> dict[str, str]:
    """Find the column of each canonical field of a layer.

    A column that is given wins, then the canonical name, then an alias (compared in half-width,
    in lower case, without blanks and units in brackets), then an alias cut to the ten bytes of a
    DBF name (three Chinese characters in UTF-8, five in GBK), then a fallback alias.

    Parameters
    ----------
    columns
        The names of the layer's columns.
    layer
        The layer, as in ``standards/fields.csv``; it also names the input in sentences.
    given
        Canonical field → column, as the user chose them; ``None`` and empty names are left out.
    wanted
        The canonical fields to look for; all by default.

    Returns
    -------
    dict
        Canonical field → column, for the fields that were found.

    Raises
    ------
    InputError
        If a given column is not there, or two columns fit one field. Of two columns that fit a
        label (a name, a route number) the one whose alias stands first is taken.
    """
    columns = [str(column) for column in columns]
    fields = fields_of(layer)
    wanted = set(fields) if wanted is None else set(wanted)
    faults = Faults()
    found = _given(columns, layer, given or {}, faults)
    taken = set(found.values())
    free = [column for column in columns if column not in taken]
    searched = {name: field for name, field in fields.items() if name in wanted and name not in found}
    for matches in (_matches_by_name, _matches_by_cut_name, _matches_by_fallback):
        for name, hits in matches(free, searched).items():
            if len(hits) > 1 and fields[name].type != "text":
                faults.add(
                    "{layer}: the columns {columns} may all be the {field} ({field_zh}): choose one in the "
                    "parameters, or rename the others.",
                    layer=layer.upper(), columns=", ".join(hits), field=name, field_zh=fields[name].name_zh,
                )
            found[name] = hits[0]
            del searched[name]
        free = [column for column in free if column not in set(found.values())]
    faults.raise_if_any()
    return found


def standardise(
    frame: pd.DataFrame,
    layer: str,
    given: Mapping[str, str | None] | None = None,
    *,
    wanted: Iterable[str] | None = None,
    issues: list[Issue] | None = None,
) -> pd.DataFrame:
    """Give a frame with canonical columns and cleaned values; every row and other column stays.

    Numbers become float (NaN = missing), yes/no and public become ``True``, ``False`` or missing,
    the rest text. A word that is not understood stays as it was written; a number or status that
    is not understood, or negative people, becomes missing. Either is listed in ``issues``.

    Parameters
    ----------
    frame
        A layer's rows, geometry or not; the index is the feature's id.
    layer, given, wanted
        As for ``resolve_fields``.
    issues
        Filled with one row per field and odd value: ``input, feature_id, reason, detail``.

    Raises
    ------
    InputError
        As ``resolve_fields``, if a required field is not there, and if two columns give different people.
    """
    wanted = None if wanted is None else set(wanted)
    found = resolve_fields(frame.columns, layer, given, wanted=wanted)
    fields = fields_of(layer)
    kind = KIND_OF_LAYER.get(_layer_key(layer))
    _refuse_missing(frame, layer, found, fields, wanted)
    issues = [] if issues is None else issues
    cleaned = {name: _clean(frame[column], fields.get(name), layer, issues) for name, column in found.items()}
    _refuse_other_people(frame, layer, found, fields, cleaned)
    if kind is not None and "kind" in fields and "kind" not in cleaned:
        cleaned["kind"] = pd.Series(kind, index=frame.index, dtype=object)
    return frame.assign(**cleaned)


def read_statuses(
    frame: pd.DataFrame, layer: str, issues: list[Issue] | None = None, *, column: str = "status"
) -> pd.Series:
    """Read what state each feature is in; without a status that is known it counts as existing.

    A missing status says nothing against a feature. One that is not understood is listed in
    ``issues``, so that nothing is dropped in silence.
    """
    if column not in frame:
        return pd.Series("existing", index=frame.index, dtype=object)
    found = _clean(frame[column], fields_of("facilities")["status"], layer, [] if issues is None else issues)
    return found.where(found.notna(), "existing")


def road_classes(attributes: pd.DataFrame) -> np.ndarray:
    """Give each road's class as in ``standards/road_classes.csv``, ``""`` where it is not known.

    The city's class is asked first, then the technical class, then OSM's ``highway``; raw
    columns are understood as well as standardised ones.
    """
    columns = resolve_fields(attributes.columns, "roads", wanted=("urban_class", "tech_class", "highway"))
    classes = np.full(len(attributes), "", dtype=object)
    for name in ("urban_class", "tech_class", "highway"):
        if name in columns:
            found, _ = values.read_each(attributes[columns[name]], values.read_road_class)
            classes = np.where((classes == "") & pd.notna(found), found, classes)
    return classes


@lru_cache(maxsize=1)
def _all_fields() -> tuple[Field, ...]:
    return tuple(
        Field(
            row["layer"], row["field"], row["type"], row["need"] == "required", row["name_zh"],
            words(row["aliases"]), words(row["fallback_aliases"]),
        )
        for row in shipped("fields.csv")
    )


def _layer_key(layer: str) -> str:
    return LAYER_ALIASES.get(layer.lower(), layer.lower())


def _given(
    columns: list[str], layer: str, given: Mapping[str, str | None], faults: Faults
) -> dict[str, str]:
    found = {}
    for name, column in given.items():
        if not column:
            continue
        if column in columns:
            found[name] = column
        else:
            faults.add(
                "{layer} has no column {column} for the {field}; it has: {columns}.",
                layer=layer.upper(), column=column, field=name, columns=", ".join(columns),
            )
    return found


def _bare(column: str) -> str:
    """Give a column's name for comparison, without a unit in brackets at its end."""
    text = values.normal(column)
    return text[: text.rindex("(")] if text.endswith(")") and text.find("(") > 0 else text


def _matches_by_name(columns: list[str], fields: Mapping[str, Field]) -> dict[str, list[str]]:
    hits = {}
    for name, field in fields.items():
        own = [column for column in columns if values.normal(column) == name]
        names = [values.normal(alias) for alias in field.aliases]
        hits[name] = own or [
            c for alias in names for c in columns if alias in (values.normal(c), _bare(c))
        ]
    return {name: columns for name, columns in hits.items() if columns}


def _matches_by_cut_name(columns: list[str], fields: Mapping[str, Field]) -> dict[str, list[str]]:
    """Match names that a DBF cut; a column that may be two fields is neither's."""
    hits: dict[str, list[str]] = {}
    for name, field in fields.items():
        cuts = {cut for alias in (name, *field.aliases) for cut in _cuts(alias)}
        fitting = [column for column in columns if values.normal(column) in cuts]
        if fitting:
            hits[name] = fitting
    claims = Counter(column for fitting in hits.values() for column in fitting)
    unique = {name: [c for c in fitting if claims[c] == 1] for name, fitting in hits.items()}
    return {name: fitting for name, fitting in unique.items() if fitting}


def _matches_by_fallback(columns: list[str], fields: Mapping[str, Field]) -> dict[str, list[str]]:
    hits = {}
    for name, field in fields.items():
        for alias in field.fallback_aliases:
            fitting = [column for column in columns if values.normal(column) == values.normal(alias)]
            if fitting:
                hits[name] = fitting[:1]
                break
    return hits


def _cuts(alias: str) -> set[str]:
    text = values.normal(alias)
    encoded = ((text.encode(code)[:DBF_NAME_BYTES], code) for code in ("utf-8", "gb18030"))
    return {cut.decode(code, "ignore") for cut, code in encoded} - {text}


def _refuse_missing(
    frame: pd.DataFrame, layer: str, found: Mapping[str, str], fields: Mapping[str, Field],
    wanted: set[str] | None,
) -> None:
    faults = Faults()
    geometry = getattr(frame, "active_geometry_name", None)
    for name, field in fields.items():
        if field.required and name not in found and (wanted is None or name in wanted):
            faults.add(
                "{layer} has no field for the {field} ({field_zh}); its fields are: {columns}. Choose one in "
                "the parameters, or name it like one of {aliases}.",
                layer=layer.upper(),
                field=name,
                field_zh=field.name_zh,
                columns=", ".join(str(c) for c in frame.columns if c != geometry) or message("none"),
                aliases=", ".join((name, *field.aliases[:5])),
            )
    faults.raise_if_any()


def _refuse_other_people(
    frame: pd.DataFrame, layer: str, found: Mapping[str, str], fields: Mapping[str, Field],
    cleaned: Mapping[str, pd.Series],
) -> None:
    """Refuse a column of people that another one beside it, under a usual name, contradicts.

    A frame that was standardised before has both, and they agree.
    """
    people = {name: fields[name] for name, column in found.items()
              if name in fields and fields[name].type == "people" and values.normal(column) == name}
    faults = Faults()
    others = [str(column) for column in frame.columns if column not in set(found.values())]
    for name, field in people.items():
        names = {values.normal(alias) for alias in field.aliases}
        rivals = [c for c in others if {values.normal(c), _bare(c)} & names]
        differing = [c for c in rivals if not _clean(frame[c], field, layer, []).equals(cleaned[name])]
        if differing:
            faults.add(
                "{layer}: the columns {columns} may all be the {field} ({field_zh}): choose one in the "
                "parameters, or rename the others.",
                layer=layer.upper(), columns=", ".join([found[name], *differing]), field=name,
                field_zh=field.name_zh,
            )
    faults.raise_if_any()


def _clean(column: pd.Series, field: Field | None, layer: str, issues: list[Issue]) -> pd.Series:
    type_ = "text" if field is None else field.type
    if type_ in MEASURED and pd.api.types.is_numeric_dtype(column.dtype) and not (column < 0).any():
        # The quick way of clean numbers: infinity alone could be odd, and counts as missing.
        numbers = column.astype(float).replace(np.inf, np.nan) * values.unit_factor(column.name)
    elif type_ in MEASURED:
        found, unread, differs = values.read_in_units(column, READERS[type_])
        _list(column, unread | column.map(_is_word_for_missing).to_numpy(dtype=bool), field, layer, issues)
        _list_units(column, differs, layer, issues)
        numbers = pd.Series(found, index=column.index, dtype=float)
    else:
        found, unread = values.read_each(column, READERS[type_])
        _list(column, unread, field, layer, issues)
        if type_ not in NUMBERS:
            if type_ in KEPT:
                found = np.where(unread, column.astype(object), found)
            return pd.Series(found, index=column.index, dtype=object)
        numbers = pd.Series(pd.to_numeric(found, errors="coerce"), index=column.index, dtype=float)
    if type_ == "people":
        _hint_at_ten_thousands(numbers, column.name, layer, issues)
    return numbers


def _is_word_for_missing(value: object) -> bool:
    """Say whether a text such as nan or NULL stands where a number should; an empty one is just missing."""
    return isinstance(value, str) and values.normal(value) != "" and values.is_blank(value)


def _hint_at_ten_thousands(numbers: pd.Series, column: object, layer: str, issues: list[Issue]) -> None:
    """Point at people that look like 万人 in a column that does not say so."""
    fractions = (numbers.dropna() % 1 != 0).any()
    if fractions and numbers.median() < SMALL_VILLAGE and numbers.max() < 1_000:
        issues.append(issue(
            layer, "", "people_in_ten_thousands",
            message(
                "{column}: half of the values are below {limit} and some have fractions: are they 万人 "
                "(ten thousand people)?", column=str(column), limit=SMALL_VILLAGE,
            ),
        ))


def _list_units(column: pd.Series, differs: np.ndarray, layer: str, issues: list[Issue]) -> None:
    """List each value once whose unit is not that of its column, with the features that have it."""
    for value, ids in column[differs].groupby(column[differs].astype(str), sort=True).groups.items():
        issues.append(issue(layer, listed(ids), "unit_differs", values.unit_differs(column.name, value)))


def _list(
    column: pd.Series, unread: np.ndarray, field: Field | None, layer: str, issues: list[Issue]
) -> None:
    """List each value that was not understood once, with the features that have it."""
    if not unread.any():
        return
    type_ = "text" if field is None else field.type
    what = type_ if field is None else Name(field.name, field.name_zh)
    template = (
        "{column}: “{value}” is not understood as {what}; it counts as missing."
        if type_ not in KEPT
        else "{column}: “{value}” is not understood as {what}; it is kept as it is."
    )
    reason = "not_understood"
    if type_ == "status":
        reason, template = "status_unknown", STATUS_UNKNOWN
    if type_ == "speed":
        template = "{column}: “{value}” is no speed in km/h; it counts as missing."
    called = what if column.name == what else str(column.name)
    for value, ids in column[unread].groupby(column[unread].astype(str), sort=True).groups.items():
        issues.append(issue(
            layer, listed(ids), reason,
            message(template, column=called, value=value, what=what),
        ))

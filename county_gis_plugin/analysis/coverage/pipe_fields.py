"""Read what pipe registers write: media, roles, diameters, years, directions of flow."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

import geopandas as gpd
import numpy as np
import pandas as pd

from .. import values
from ..data_files import shipped, words
from ..errors import Name, listed, message, names, shown
from ..issues import Issue, issue
from ..schema import field_name, read_statuses
from ..values import UnreadableError

LAYER = "PIPES"
# What is read of a pipe; other columns of a survey may well look like a second diameter.
PIPE_FIELDS = (
    *("code", "medium", "role", "diameter", "material", "year", "renewed", "status"),
    *("slope", "start_level", "end_level"),
)
# Under this word ``attrs`` of a frame may say what its fields were called in the data.
CALLED = "called"
OTHER = "other"
ROLES = ("transmission", "distribution", "service", "pumped")
FIRST_YEAR = 1900
# A second number so much smaller than the first is a wall: that of a plastic pipe, or of a thick one.
SMALLEST_BOX_RATIO, SMALLEST_FLAT_RATIO, THICKEST_WALL_MM = 0.2, 0.125, 100.0
DIAMETERS_MM = (5.0, 6_000.0)
DIAMETER_CLASSES_MM = (100, 200, 300, 600, 1000)
AGE_CLASSES_YEARS = (10, 20, 30, 40)
UNKNOWN = "unknown"
DRAINAGE = frozenset({"ps", "排水", "排水管", "下水", "下水道", "sewer"})

# Layers of a survey are named by code and shape (JSLINE, WS_L), by medium and 管线, or as pipes_water.
_LAYER_WORDS = re.compile(r"^pipes?_|(管线|管道|管网|线路|管|线|_?lines?|_?l)$")
_SURVEY_CODE = re.compile(r"([a-z]{2})(?:_|-|$|line|l$)")
_NUMBER = r"(\d+(?:\.\d+)?)"
_ROUND = re.compile(rf"(dn|de|do|d|φ|ø|ф)?[=:]?{_NUMBER}(mm|cm|m)?(?:[x*×/]{_NUMBER}(?:mm)?)?")
_BOX = re.compile(rf"(?:bxh|b\*h|b×h|宽[x*×]?高)?[=:]?{_NUMBER}(?:mm|cm|m)?[x*×]{_NUMBER}(mm|cm|m)?")
# How many lie side by side: 2-DN300, 2×DN300, 2孔2000X1500, 2-1000x800.
_COUNT = re.compile(
    r"\d{1,2}(?:[孔根条道][-x*×]?|[-x*×]?(?=d[neo]?\d|[φøф])|-(?=\d[\d.]*(?:mm|cm|m)?[x*×]))")
_TOGETHER = re.compile(r"[/、;,+]")
# Where both sides of a box are below this, and not whole, they are metres.
MOST_METRES = 20.0
_MM = {"mm": 1.0, "cm": 10.0, "m": 1000.0, None: 1.0, "": 1.0}


@dataclass(frozen=True)
class Medium:
    """Describe what a pipe carries: its names, its colour, how it is traced and whom it serves.

    Media of one ``system`` flow into one another and are traced together. ``flow`` is ``both``
    (under pressure), ``flow`` (one way, towards its plants) or empty (not traced).
    ``statistic`` is the field of the village table that overrides the proxy.
    """

    id: str
    name_zh: str
    name_en: str
    colour: str
    system: str
    flow: str
    source_kinds: frozenset[str]
    roles: Mapping[str, str]
    service_distance_m: float | None
    distance_confidence: str
    renewal_age_years: float | None
    statistic: str | None


@lru_cache(maxsize=1)
def load_media() -> Mapping[str, Medium]:
    """Give the media of ``standards/pipes.csv`` by id, in the file's order."""
    return MappingProxyType({row["medium"]: _medium(row) for row in shipped("pipes.csv")})


def read_medium(value: object) -> str:
    """Read a medium from its id, survey code (JS, WS …), Chinese or English name, or layer name."""
    text = values.normal(value)
    table = _medium_words()
    for attempt in (text, _LAYER_WORDS.sub("", text)):
        if attempt in table:
            return table[attempt]
    code = _SURVEY_CODE.match(text)
    if code and code[1] in table:
        return table[code[1]]
    raise UnreadableError(value)


def media_names(*media: str) -> Name:
    """Name media in a sentence."""
    return names((medium, load_media()[medium].name_zh) for medium in media)


def medium_named(*names: str | None) -> str | None:
    """Read the medium from what a layer, its table or its file is called; ``None`` where none says it."""
    for name in filter(None, names):
        try:
            return read_medium(name)
        except UnreadableError:
            continue
    return None


def read_diameter(value: object) -> float:
    """Read a diameter in millimetres; a box section gives the round pipe of equal area.

    ``DN200``, ``d300``, ``Φ219×6`` (outside diameter × wall), ``1.2m``, ``400X300``, ``BxH=2000x1500``,
    ``1.2X0.8`` (metres), ``DN200/DN300`` (the larger), ``2-DN300`` (one of them).
    """
    if isinstance(value, (int, float, np.number)):
        return _sane(float(value), value)
    text = values.normal(value).replace("毫米", "mm").replace("厘米", "cm").replace("米", "m")
    several = _TOGETHER.split(text)
    if len(several) > 1 and all(several):
        return max(read_diameter(one) for one in several)
    count = _COUNT.match(text)
    if count:
        text = text[count.end():]
    box = _BOX.fullmatch(text)
    if box:
        wide, high = float(box[1]) * _MM[box[3]], float(box[2]) * _MM[box[3]]
        flat = SMALLEST_BOX_RATIO if min(wide, high) < THICKEST_WALL_MM else SMALLEST_FLAT_RATIO
        said = text[0] in "b宽"
        if said or min(wide, high) >= flat * max(wide, high):
            if max(wide, high) < MOST_METRES:
                # Whole numbers are metres or a bundle of ducts: nothing says which.
                if "." not in box[1] + box[2] and not said:
                    raise UnreadableError(value)
                wide, high = 1000.0 * wide, 1000.0 * high
            return _sane(2.0 * float(np.sqrt(wide * high / np.pi)), value)
    found = _ROUND.fullmatch(text)
    if found is None:
        raise UnreadableError(value)
    return _sane(float(found[2]) * _MM[found[3]], value)


def clean_pipes(
    pipes: gpd.GeoDataFrame, *, year: int | None = None, issues: list[Issue] | None = None
) -> gpd.GeoDataFrame:
    """Bring the columns of pipes into one form; no row is dropped.

    Parameters
    ----------
    pipes
        Standardised pipes: ``medium`` and, where there are, ``code, role, diameter, year, renewed,
        material, status, slope, start_level, end_level``.
    year
        The year in which ages are counted; this year by default.
    issues
        Filled with what was not understood, one row per value.

    Returns
    -------
    GeoDataFrame
        On the same index: ``code`` (the owner's number), ``medium`` (id; ``other`` where not
        understood), ``system``, ``role`` (one of ``ROLES``, ``unknown``), ``diameter_mm``,
        ``age_years`` (NaN = missing), ``material`` (text or ``unknown``), ``renewed`` (True, False,
        missing), ``status`` (``existing`` where missing), ``flow`` (1 with the line,
        −1 against it, 0 both ways), and ``geometry``.
    """
    issues = [] if issues is None else issues
    year = datetime.date.today().year if year is None else year
    media = load_media()
    result = gpd.GeoDataFrame({"geometry": pipes.geometry}, geometry="geometry", crs=pipes.crs)
    result["code"] = pipes.get("code")
    result["medium"] = _read(pipes, "medium", read_medium, OTHER, issues)
    _note_any_drains(pipes, issues)
    result["system"] = result["medium"].map({m.id: m.system for m in media.values()})
    result["role"] = _roles(pipes, result["medium"], issues)
    result["diameter_mm"] = _read(pipes, "diameter", read_diameter, np.nan, issues).astype(float)
    result["age_years"] = year - _years(pipes, year, issues)
    result["material"] = _texts(pipes, "material", UNKNOWN)
    result["renewed"] = pipes.get("renewed")
    result["status"] = _statuses(pipes, issues)
    result["flow"] = _flow(pipes, result, issues)
    return result


def diameter_class(diameter_mm: pd.Series) -> pd.Series:
    """Name the class of each diameter: ``<100``, ``100-200`` … ``>=1000`` mm, or ``unknown``."""
    return _classes(diameter_mm, DIAMETER_CLASSES_MM)


def age_class(age_years: pd.Series) -> pd.Series:
    """Name the class of each age: ``<10``, ``10-20`` … ``>=40`` years, or ``unknown``."""
    return _classes(age_years, AGE_CLASSES_YEARS)


def due_for_renewal(pipes: pd.DataFrame) -> pd.Series:
    """Say which pipes have reached their medium's age of renewal and were not renewed."""
    limit = pipes["medium"].map({m.id: m.renewal_age_years for m in load_media().values()}).astype(float)
    return (pipes["age_years"] >= limit) & (pipes["renewed"] != True)  # noqa: E712 - missing is not renewed


def _medium(row: Mapping[str, str]) -> Medium:
    roles = {values.normal(w): role for role in ROLES for w in words(row[f"{role}_roles"])}
    return Medium(
        id=row["medium"], name_zh=row["name_zh"], name_en=row["name_en"], colour=row["colour"],
        system=row["system"], flow=row["flow"],
        source_kinds=frozenset(values.normal(w) for w in words(row["source_kinds"])),
        roles=MappingProxyType(roles),
        service_distance_m=_number(row["service_distance_m"]),
        distance_confidence=row["distance_confidence"],
        renewal_age_years=_number(row["renewal_age_years"]),
        statistic=row["statistic"] or None,
    )


def _number(cell: str) -> float | None:
    return float(cell) if cell else None


@lru_cache(maxsize=1)
def _medium_words() -> dict[str, str]:
    table: dict[str, str] = {}
    for column in ("medium", "name_zh", "name_en", "codes", "aliases"):
        for row in shipped("pipes.csv"):
            for word in words(row[column]):
                table.setdefault(values.normal(word), row["medium"])
    return table


def _sane(diameter_mm: float, value: object) -> float:
    low, high = DIAMETERS_MM
    if not low <= diameter_mm <= high:
        raise UnreadableError(value)
    return diameter_mm


def _read(
    pipes: pd.DataFrame, column: str, reader: Callable[[object], object], missing: object,
    issues: list[Issue],
) -> pd.Series:
    """Read a column; what is missing or not understood becomes ``missing``, the latter is listed."""
    if column not in pipes:
        return pd.Series(missing, index=pipes.index)
    found, unread = values.read_each(pipes[column], reader)
    blank = np.array([item is None for item in found], dtype=bool)
    if column == "medium" and (blank & ~unread).any():
        issues.append(issue(LAYER, listed(pipes.index[blank & ~unread]), "no_medium", message(
            "No medium is given; these pipes count as other and are not traced.")))
    for value, ids in pipes.index[unread].groupby(pipes[column][unread].astype(str)).items():
        issues.append(issue(LAYER, listed(ids), "not_understood", message(
            "{column}: “{value}” is not understood; it counts as {missing}.",
            column=_called(pipes, column), value=value,
            missing=media_names(OTHER) if missing == OTHER else Name(UNKNOWN, "不明"))))
    return pd.Series(np.where(blank, missing, found), index=pipes.index)


def _called(pipes: pd.DataFrame, column: str) -> str:
    """Say what a field is called in the data, else by its own name."""
    return pipes.attrs.get(CALLED, {}).get(column) or field_name(LAYER, column)


def _note_any_drains(pipes: pd.DataFrame, issues: list[Issue]) -> None:
    """Say which pipes carry drainage of no stated kind."""
    if "medium" not in pipes:
        return
    unstated, _ = values.read_each(pipes["medium"], lambda value: values.normal(value) in DRAINAGE or None)
    ids = pipes.index[unstated.astype(bool)]
    if len(ids):
        issues.append(issue(LAYER, listed(ids), "drainage", message(
            "{count} pipes are drainage of no stated kind: they count as sewage, in the share of separated "
            "sewers too.", count=len(ids))))


def _roles(pipes: pd.DataFrame, medium: pd.Series, issues: list[Issue]) -> pd.Series:
    role = pd.Series(UNKNOWN, index=pipes.index, dtype=object)
    if "role" not in pipes:
        issues.append(issue(LAYER, "", "no_role", message(
            "There is no field for the role of pipes: all of them count as distribution pipes.")))
        return role
    for id_, rows in medium.groupby(medium).groups.items():
        table = load_media()[id_].roles
        found, unread = values.read_each(pipes.loc[rows, "role"], lambda value, t=table: _role(value, t))
        role.loc[rows] = np.where(pd.isna(found), UNKNOWN, found)
        if unread.any() and table:
            texts = sorted({str(value) for value in pipes.loc[rows, "role"][unread]})
            issues.append(issue(LAYER, listed(rows[unread]), "not_understood", message(
                "{column}: “{value}” is not known for {medium}; these pipes count as distribution.",
                column=_called(pipes, "role"), value=", ".join(texts), medium=media_names(id_))))
    return role


def _role(value: object, table: Mapping[str, str]) -> str:
    """Read a role: the word itself, else the longest known word in it."""
    text = values.normal(value)
    if text in table:
        return table[text]
    inside = [word for word in table if word in text]
    if not inside:
        raise UnreadableError(value)
    return table[max(inside, key=len)]


def _statuses(pipes: pd.DataFrame, issues: list[Issue]) -> pd.Series:
    if "status" not in pipes:
        return read_statuses(pipes, LAYER, issues)
    called = _called(pipes, "status")
    return read_statuses(pd.DataFrame({called: pipes["status"]}), LAYER, issues, column=called)


def _years(pipes: pd.DataFrame, year: int, issues: list[Issue]) -> pd.Series:
    if "year" not in pipes:
        return pd.Series(np.nan, index=pipes.index)
    found = pd.Series(values.read_each(pipes["year"], values.read_year)[0], index=pipes.index).astype(float)
    odd = found.notna() & ~found.between(FIRST_YEAR, year)
    if odd.any():
        issues.append(issue(LAYER, listed(pipes.index[odd]), "year", message(
            "{column}: {values} lie outside {first} to {last}; they count as missing.",
            column=_called(pipes, "year"), values=shown(sorted({f"{v:g}" for v in found[odd]})),
            first=FIRST_YEAR, last=year)))
    return found.mask(odd)


def _texts(pipes: pd.DataFrame, column: str, missing: str) -> pd.Series:
    if column not in pipes:
        return pd.Series(missing, index=pipes.index, dtype=object)
    found, _ = values.read_each(pipes[column], values.read_text)
    return pd.Series(np.where(pd.isna(found), missing, found), index=pipes.index, dtype=object)


def _flow(pipes: pd.DataFrame, result: pd.DataFrame, issues: list[Issue]) -> pd.Series:
    """Give the direction of flow: downhill where levels or a slope are known, else as digitised."""
    one_way = result["medium"].map({m.id: m.flow == "flow" for m in load_media().values()})
    fall = pd.Series(np.nan, index=pipes.index)
    if "slope" in pipes:
        fall = pd.to_numeric(pipes["slope"], errors="coerce")
    if "start_level" in pipes and "end_level" in pipes:
        levels = [pd.to_numeric(pipes[name], errors="coerce") for name in ("start_level", "end_level")]
        fall = (levels[0] - levels[1]).fillna(fall)
    against = one_way & (fall < 0) & (result["role"] != "pumped")
    if against.any():
        issues.append(issue(LAYER, listed(pipes.index[against]), "against_slope", message(
            "The line runs uphill: {count} pipes flow against the direction in which they are drawn.",
            count=int(against.sum()))))
    flow = np.where(against, -1, np.where(one_way, 1, 0))
    return pd.Series(flow, index=pipes.index)


def _classes(numbers: pd.Series, bounds: tuple[int, ...]) -> pd.Series:
    names = [f"<{bounds[0]}", *(f"{a}-{b}" for a, b in zip(bounds, bounds[1:])), f">={bounds[-1]}"]
    place = np.searchsorted(bounds, numbers.to_numpy(float), side="right")
    found = np.array(names, dtype=object)[np.minimum(place, len(bounds))]
    return pd.Series(np.where(numbers.isna(), UNKNOWN, found), index=numbers.index)

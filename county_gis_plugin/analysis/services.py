"""Read the table of service radii: what a standard asks of whom, and where it says so."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from . import values
from .data_files import read_table, shipped, words
from .errors import Faults, Message, Name, message
from .sources import cited
from .units import SECONDS_PER_MINUTE

AREA_CLASSES = ("urban", "rural", "all")
UNIT_OF_MODE = {"distance": "m", "walk": "min", "ebike": "min", "drive": "min"}
DENOMINATORS = ("area", "people", "villages")
CONFIDENCE = ("verified", "secondary", "predecessor", "from memory", "convention", "computed", "")
DIRECTIONS = ("to_facility", "from_facility")
COLUMNS = ("service", "area_class", "mode", "value", "unit")
TOLD = ("code", "code_en", "edition", "source", "confidence", "note", "note_zh")
NEED_COLUMNS = (
    "kinds", "grade_min", "area_min_m2", "area_max_m2", "people_field", "people_share", "share_confidence",
    "direction",
)


@dataclass(frozen=True)
class Radius:
    """Hold one radius of a standard and where it comes from.

    ``value`` is in ``unit`` (``m`` or ``min``); ``cutoff`` is the same in the engine's units,
    metres or seconds. ``code`` is Chinese, ``code_en`` its English name where that differs; ``note``
    is English, ``note_zh`` the same in Chinese. ``derived`` radii were given in metres and turned
    into walking time.
    """

    value: float
    unit: str
    mode: str
    code: str = ""
    code_en: str = ""
    edition: str = ""
    source: str = ""
    confidence: str = ""
    note: str = ""
    note_zh: str = ""
    denominators: tuple[str, ...] = DENOMINATORS
    derived: bool = False

    @property
    def cutoff(self) -> float:
        """Give the radius in metres, or in seconds."""
        return self.value if self.unit == "m" else self.value * SECONDS_PER_MINUTE


@dataclass(frozen=True)
class Service:
    """Describe one service: which facilities give it, who needs it, and how far it may be.

    ``people_field`` is ``None`` where everyone needs it; ``people_share`` (0 to 1) scales total
    people where there is no age field, and ``share_confidence`` says how far it can be trusted.
    ``radii`` holds urban, rural and all rows in file order.
    """

    id: str
    name_zh: str
    name_en: str
    kinds: tuple[str, ...]
    grade_min: float | None = None
    area_min_m2: float | None = None
    area_max_m2: float | None = None
    people_field: str | None = None
    people_share: float | None = None
    share_confidence: str = ""
    direction: str = "to_facility"
    radii: tuple[tuple[str, Radius], ...] = ()

    @property
    def name(self) -> Name:
        """Name the service in a sentence."""
        return Name(self.id, self.name_zh or self.id)

    @property
    def title(self) -> Name:
        """Name the service in a sentence that asks nobody to type its name."""
        return Name(self.name_en or self.id, self.name_zh or self.id)


def read_services(path: Path) -> Mapping[str, Service]:
    """Read and check a table of service radii.

    Raises
    ------
    InputError
        If the table cannot be read; one sentence for each faulty cell, with row and column.
    """
    rows = read_table(path)
    faults = Faults()
    absent = [column for column in COLUMNS if rows and column not in rows[0]]
    if absent or not rows:
        faults.add(
            "{path} has no column {columns}: keep the columns of the table that comes with the plugin.",
            path=path.name, columns=", ".join(absent or COLUMNS),
        )
        faults.raise_if_any()
    needs = {row["service"]: row for row in shipped("needs.csv")}
    services: dict[str, dict[str, object]] = {}
    seen: set[tuple[str, str, str]] = set()
    for number, row in enumerate(rows, start=2):
        check = _Row(path.name, number, row, faults)
        radius = check.radius()
        service = check.text("service")
        key = (service, row["area_class"], row["mode"])
        if key in seen:
            check.fault("service", message("is there twice for the same area_class and mode"))
        seen.add(key)
        if service not in services:
            own = {column: row[column] for column in NEED_COLUMNS if row.get(column)}
            if "people_share" in own:
                own.setdefault("share_confidence", "")
            need = {**needs.get(service, {}), **own}
            services[service] = check.need(need)
        if radius is not None:
            services[service].setdefault("radii", []).append((row["area_class"], radius))
    faults.raise_if_any()
    built = {
        name: Service(**{**parts, "radii": tuple(parts["radii"])}) for name, parts in services.items()
    }
    return MappingProxyType(built)


class _Row:
    """Check one row of the services table; every fault names file, row and column."""

    def __init__(self, file: str, number: int, row: Mapping[str, str], faults: Faults) -> None:
        self.file, self.number, self.row, self.faults = file, number, row, faults

    def fault(self, column: str, what: Message) -> None:
        self.faults.add(
            "{file}, row {row}, column {column}: “{value}” {what}.",
            file=self.file, row=self.number, column=column, value=self.row.get(column, ""),
            what=what,
        )

    def text(self, column: str) -> str:
        if not self.row[column]:
            self.fault(column, message("is empty"))
        return self.row[column]

    def one_of(self, column: str, allowed: tuple[str, ...], value: str | None = None) -> str:
        value = self.row.get(column, "") if value is None else value
        if value not in allowed:
            known = ", ".join(filter(None, allowed))
            self.fault(column, message("is unknown: write one of {known}", known=known))
        return value

    def number_of(
        self, column: str, text: str, low: float = -math.inf, high: float = math.inf
    ) -> float | None:
        if not text:
            return None
        try:
            value = values.read_number(text)
        except values.UnreadableError:
            self.fault(column, message("is no number"))
            return None
        if not low <= value <= high:
            self.fault(column, message("must lie between {low:g} and {high:g}", low=low, high=high))
        return value

    def radius(self) -> Radius | None:
        before = len(self.faults)
        row = self.row
        self.one_of("area_class", AREA_CLASSES)
        mode = self.one_of("mode", tuple(UNIT_OF_MODE))
        unit = self.one_of("unit", ("m", "min"))
        value = self.number_of("value", self.text("value"))
        if value is not None and value <= 0:
            self.fault("value", message("must be more than 0"))
        if mode in UNIT_OF_MODE and unit in ("m", "min") and UNIT_OF_MODE[mode] != unit:
            what = message("does not fit the mode {mode}: write {unit}", mode=mode, unit=UNIT_OF_MODE[mode])
            self.fault("unit", what)
        self.one_of("confidence", CONFIDENCE)
        denominators = words(row.get("denominators", "")) or DENOMINATORS
        for word in denominators:
            if word not in DENOMINATORS:
                known = ", ".join(DENOMINATORS)
                what = message("has {word}: write {known}, by semicolons", word=word, known=known)
                self.fault("denominators", what)
        if len(self.faults) > before or value is None:
            return None
        told = {name: row.get(name, "") for name in TOLD}
        told["source"] = cited(told["source"])
        return Radius(value, unit, mode, denominators=denominators, **told)

    def need(self, need: Mapping[str, str]) -> dict[str, object]:
        kinds = words(need.get("kinds", ""))
        unknown = [kind for kind in kinds if kind not in values.known_kinds()]
        if unknown:
            what = message("has the unknown kind {kinds}: see kinds.csv", kinds=", ".join(unknown))
            self.fault("kinds", what)
        if not kinds:
            what = message("is unknown: add a column kinds that says which facility kinds serve it")
            self.fault("service", what)
        people = need.get("people_field", "")
        share = self.number_of("people_share", need.get("people_share", ""), 0, 1)
        direction = need.get("direction", "") or "to_facility"
        return {
            "id": self.row["service"],
            "name_zh": self.row.get("name_zh", "") or self.row["service"],
            "name_en": self.row.get("name_en", "") or self.row["service"],
            "kinds": kinds,
            "grade_min": self.number_of("grade_min", need.get("grade_min", "")),
            "area_min_m2": self.number_of("area_min_m2", need.get("area_min_m2", "")),
            "area_max_m2": self.number_of("area_max_m2", need.get("area_max_m2", "")),
            "people_field": None if people in ("", "people") else people,
            "people_share": share,
            "share_confidence": self.one_of("share_confidence", CONFIDENCE, need.get("share_confidence", "")),
            "direction": self.one_of("direction", DIRECTIONS, direction),
        }

"""Hold every word of the report in English, and say words, figures and messages in its language.

Their Chinese stands in Qt's translation files (``speech``).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property, lru_cache
from string import Formatter

import pandas as pd

from . import speech
from .access import zone_sheets
from .access.gap_words import (
    CONFIDENCE_WORDS,
    EXPLANATIONS,
    INPUT_WORDS,
    LEFT_OUT_FOR,
    MODE_WORDS,
    REASON_WORDS,
    SKIP_WORDS,
    detail_words,
    sentence_words,
)
from .access.hints import UNKNOWN
from .coverage import corridor_sheets, green_sheets, pipe_sheets, road_sheets, site_sheets
from .coverage.note_words import NOTE_REASONS
from .coverage.pipe_fields import load_media
from .coverage.sheets import FIELDS, field_names
from .errors import ID_MARK, Message, Name
from .indicators import sheets as indicator_words
from .indicators.registry import DECIMALS, DIMENSION_NAMES, SHARE
from .indicators.scoring import TOLERANCE, TOTAL, rounded
from .readable import decimals_beyond, figure
from .standards import Standards
from .units import M_PER_KM, SECONDS_PER_MINUTE
from .workbook_english import english

LANGUAGES = ("zh", "en")
_HOLE = re.compile(r"{(\w+)(?::[^}]*)?}")  # where a value stands in a sentence
MOST_OF_A_PART = 0.999
NOTHING = "–"
# The values are filled in by name.
WORDS = {
    "lang": "en",
    "title": "County diagnosis: {county}",
    "title_alone": "County diagnosis",
    "date": "Date",
    "author": "Drawn by",
    "source": "Source of the data",
    "cited": "Source",
    "documents": "Documents cited",
    "document_title": "Title",
    "document_address": "Address",
    "profile": "Type of county",
    "year": "Year",
    "county_seat": "County seat in",
    "contents": "Contents",
    "summary": "Summary",
    "scorecard": "Scorecard",
    "maps": "Maps",
    "figures": "Indicators of the county",
    "gaps": "Service gaps",
    "townships": "Township by township",
    "account": "Everyone accounted for",
    "quality": "Quality of the data",
    "targets": "Targets and commitments",
    "methods": "Methods and formulas",
    "sources": "Standards and sources",
    "record": "Record of the run",
    "stop": ", ",
    "semicolon": "; ",
    "colon": ": ",
    "brackets": " ({what})",
    "county": "County",
    # summary
    "said_county": "The county has {townships} townships, {villages} villages and {people} people.",
    "said_without_people": (
        "{count} of the villages have no number of people: the people are those of the others."),
    "said_outside": (
        "Villages in no township: {count} more. They are in no figure of the townships or the county, but in "
        "“Everyone accounted for”."),
    "said_score": (
        "The score is {score} ({grade}). Of {indicators} indicators (the {main} and {extra} supplementary "
        "ones that have a value): scored {scored}, missing {missing}, without a target {without}. What is "
        "missing is not zero."),
    "said_few": "Fewer than a third of those with a target are scored, too few for a grade.",
    "said_no_score": "No indicator could be scored: missing {missing}, without a target {without}.",
    "said_dimensions": "By dimension: {what}.",
    "said_ranks": "The highest scores are those of {best}, the lowest those of {worst}.",
    "said_meets": (
        "Of {held} figures with a target or baseline {met} meet it and {unmet} do not; the lowest scores are "
        "{worst}."),
    "said_all_met": "All {held} figures with a target or baseline meet it.",
    "said_gap": "The services that the largest share of those in need cannot reach: {what}.",
    "said_gap_one": "{service} {share} ({people} people)",
    "said_between": (
        "Within the radius by straight line, but not by road: {people} people, added up over {services} "
        "services, so that one person may count several times."),
    "said_missing": "Missing indicators ({count}): {what}.",
    "said_missing_statistics": (
        "Figures with a target from statistics that were not given ({count}): {what}. They are shown by a "
        "dash and not counted above."),
    "said_missing_figures": "Further figures missing, whose indicators have others ({count}): {what}.",
    "said_several": "{name} and so on ({count} figures)",
    "said_steps": "Steps not done: {what} (see Quality of the data).",
    # scorecard and figures
    "place": "Township",
    "score": "Score",
    "total": "Score",
    "grade": "Grade",
    "rank": "Rank",
    "rank_of": "Rank {rank} of {count} townships",
    "unranked": "Too few scored to rank",
    "why_unranked": (
        "A township with fewer than a third as many scored indicators as the county has no rank; its score "
        "is given (a convention)."),
    "missing": "Missing",
    "scored": "Scored",
    "without_target": "No target",
    "indicators": "Indicators",
    "weight": "Weight",
    "dimension": "Dimension",
    "id": "Id",
    "indicator": "Indicator",
    "value": "Value",
    "county_value": "County",
    "target": "Target",
    "meets": "Met",
    "yes": "yes",
    "no": "no",
    "basis": "Basis",
    "straight": "Straight line",
    "numerator": "Part / whole",
    "confidence": "Confidence",
    "convention": "Weights and grades are a convention; whether a target is met, its own text decides.",
    "good": "good",
    "fair": "fair",
    "weak": "weak",
    "gap": "gap",
    "grades": "Grades: good from 0.90, fair from 0.75, weak from 0.60, gap below (a convention).",
    # gaps
    "service": "Service",
    "villages": "Villages",
    "villages_unserved": "Beyond: villages",
    "villages_share": "Villages served",
    "people": "People in need",
    "people_of": "People",
    "people_unserved": "Beyond: people",
    "people_share": "People served",
    "area_share": "Land served",
    "no_land": "Where the land served is “–”, the land within and beyond the radius was not measured.",
    "between": "Inside by straight line only",
    "costs": "Mean / largest",
    "estimated": "estimated",
    "gap_note": (
        "Served means that the whole way, straight legs and network, is within the radius. “Estimated”: "
        "those in need are a share of all people."),
    "village": "Village",
    "services_beyond": "Services beyond the radius (to the nearest)",
    "no_gaps": "No village is beyond a service radius.",
    "unmet": "Targets not met",
    "all_met": "All targets are met.",
    "gap_list": "Gaps by village",
    "gaps_count": "Gaps",
    "and_more": "{count} more rows: see workbook and layers.",
    # charts and maps
    "map_score": "Score by township",
    "map_gaps": "Services beyond the radius, by village",
    "chart_dimensions": "Score by dimension",
    "chart_townships": "Score by township",
    "chart_gaps": "People served, by service",
    "served": "served",
    "beyond": "not served",
    "no_score": "no score",
    "m": "m",
    "km": "km",
    "borders": "Boundaries shown are not authoritative.",
    # account
    "reason_no_geometry": "no usable geometry",
    "reason_outside": "outside",
    "reason_off_network": "off the network",
    "reason_unconnected": "unconnected",
    "reason_beyond": "beyond",
    "reason_served": "served",
    "sum": "Sum",
    "rows": "Rows",
    "account_note": (
        "Every village ends, for every service, with one reason, decided in this order; rows and people add "
        "up to the input. Rows whose people in need are not known are counted apart, never as zero."),
    "people_missing": "Rows whose people in need are not known",
    # quality
    "step": "Step",
    "status": "Status",
    "reason": "Reason",
    "seconds": "Seconds",
    "step_done": "done",
    "step_missing": "missing",
    "step_failed": "failed",
    "skipped": "Left out or odd",
    "input": "Input",
    "count": "Count",
    "affected": "Features",
    "features": "Ids",
    "of_one": "{id}: {text}",
    "of_so_many": "{text} ({count})",
    "and_then": "; ",
    "same_of_others": "The same holds of:",
    "of_service": "{service}: {count} ({people} people): {ids}",
    "of_service_unknown": "{service}: {count}: {ids}",
    "other_details": "{count} more cases in the workbook",
    "example": "Detail",
    "nothing_skipped": "Nothing was left out.",
    "warnings": "Notes",
    "no_warnings": "No notes.",
    "notes_in_record": "The result tables carry no notes; those of the run are in its record (RUN_RECORD).",
    # targets
    "use": "Use",
    "use_scored": "scored",
    "use_beside": "beside",
    "level": "Level",
    "level_county": "county",
    "level_city": "city",
    "level_province": "province",
    "level_national": "national",
    "at_least": "at least {value}",
    "at_most": "at most {value}",
    "all_of": "all",
    "baseline": "baseline {value}",
    "by_year": "{target}, by {year}",
    "in_year": "{target}, in {year}",
    "commitments": "Policy commitments",
    "commitments_note": (
        "{count} in all: {computed} computed from maps, {joined} joined from statistics, {not_spatial} "
        "without a figure. Those that apply here and have a figure follow."),
    "statement": "Commitment",
    # methods and record
    "formula": "Formula",
    "unit": "Unit",
    "radius": "Radius",
    "applies_to": "For",
    "urban": "towns",
    "rural": "country",
    "all": "towns and country",
    "mode": "Mode",
    "distance": "network distance",
    "walk": "walking",
    "ebike": "e-bike",
    "drive": "driving",
    "code": "Code",
    "software": "Software and versions",
    "layers": "Input layers",
    "layer": "Layer",
    "crs": "CRS",
    "hash": "Content (first 16 of SHA-256)",
    "made": "Made",
    "replay": (
        "To repeat this run: qgis_process run countygis:countydiagnosis -- REPLAY=record.json "
        "RECORD=new.json"),
}
STEP_WORDS = {
    "networks": "Networks",
    "roadcoverage": "Road coverage",
    "pipecoverage": "Pipe coverage",
    "sitecoverage": "Site coverage",
    "corridorgaps": "Corridor gaps",
    "greencoverage": "Green coverage",
    "servicegaps": "Service gaps",
    "schoolzones": "School zones",
    "villages": "Village table",
    "settlements": "Natural villages",
    "statistics": "Statistics",
    "targets": "Targets",
    "countyindicators": "County indicators",
}
LAYER_WORDS = {
    **INPUT_WORDS,
    "CHARGING": "充电站", "LOGISTICS": "寄递物流点", "STOPS": "公交站点", "PIPES": "管线",
    "VALVES": "阀门", "GREEN": "公园绿地", "ENTRANCES": "公园入口", "RESIDENTIAL": "居住用地",
    "SEATS": "乡镇驻地", "VILLAGE_STATS": "村级统计表", "STATISTICS": "统计表", "TARGETS": "目标表",
    "SETTLEMENTS": "自然村", "SCHOOL_ZONES": "学区", "SCHOOLZONES": "学区",
    "VILLAGES": "村庄（居民点）", "TOWNSHIP_SEATS": "乡镇驻地", "SOURCES": "设施",
}
# Values that list ids or names.
LISTED = ("ids", "names")
# Values that are sentences of their own.
TOLD = ("who", "why")
# What a sentence on some rows of one service tells (``access.hints``).
OF_SERVICE = ("service", "count", "people", "ids")
# Shorter than in the workbook, whose columns are wide.
UNITS = {"km/km²": "km/km²", "km": "km", "m²/person": "m²/人"}


class Words:
    """Say the words of the report in one language."""

    def __init__(self, language: str, services: Mapping[str, tuple[str, str]] | None = None) -> None:
        self.language = language
        self.chinese = language == LANGUAGES[0]
        self._services = services or {}

    def __call__(self, key: str, **values: object) -> str:
        """Give a text with its values."""
        return (speech.chinese("report", key, WORDS[key]) if self.chinese else WORDS[key]).format(**values)

    def step(self, name: str) -> str:
        if name not in STEP_WORDS:
            return name
        return speech.chinese("steps", name, STEP_WORDS[name]) if self.chinese else STEP_WORDS[name]

    def dimension(self, name: str) -> str:
        return self("total") if name == TOTAL else DIMENSION_NAMES[name][0 if self.chinese else 1]

    def grade(self, name: object) -> str:
        return self(name) if isinstance(name, str) and name else NOTHING

    def name_of(self, row: Mapping[str, object]) -> str:
        """Give an indicator's name."""
        return str(row["name_zh" if self.chinese else "name_en"])

    def unit(self, unit: str) -> str:
        """Name a unit; shares are shown as per cent."""
        if unit == SHARE:
            return "%"
        return UNITS.get(unit, indicator_words.UNIT_WORDS.get(unit, unit)) if self.chinese else unit

    def figure(self, value: object, unit: str) -> str:
        """Write a figure with its unit; a dash where it is missing."""
        if value is None or pd.isna(value):
            return NOTHING
        if unit == SHARE:
            return share(value)
        return f"{figure(value, DECIMALS.get(unit, 2))} {self.unit(unit)}"

    def target(self, row: Mapping[str, object]) -> str:
        """Say what a target asks for, in the decimals that it was given with, and by when."""
        if not known(row.get("comparator")) or pd.isna(row.get("target")):
            return NOTHING
        keys = {">=": "at_least", "<=": "at_most", "all": "all_of", "baseline": "baseline"}
        told = self(keys[row["comparator"]], value=self._as_given(row["target"], row["unit"]))
        year = row.get("target_year")
        if year is None or pd.isna(year):
            return told
        return self("in_year" if row["comparator"] == "baseline" else "by_year", target=told, year=int(year))

    def _as_given(self, value: float, unit: str) -> str:
        """Write a target's number with its unit: 94.96%, 8 km/km²."""
        of_share = unit == SHARE
        told = f"{value * (100 if of_share else 1):,.4f}".rstrip("0").rstrip(".")
        if of_share:
            return f"{told}%"
        one = told == "1" and not self.chinese
        return f"{told} {self.unit(unit).removesuffix('s') if one else self.unit(unit)}"

    def cost(self, metres: object, seconds: object, limit: float | None = None) -> str:
        """Say how far it is: metres below 1 km, minutes in a time mode; a dash where there is no way.

        What is beyond a ``limit`` (metres or seconds) is not rounded to within it.
        """
        if metres is not None and pd.notna(metres):
            part, decimals, unit = (1, 0, self("m")) if float(metres) < 999.5 else (M_PER_KM, 1, self("km"))
            value = float(metres)
        elif seconds is not None and pd.notna(seconds):
            part, decimals, unit, value = SECONDS_PER_MINUTE, 0, self.unit("min"), float(seconds)
        else:
            return NOTHING
        limit = None if limit is None else float(limit) / part
        return f"{figure(value / part, decimals_beyond(value / part, limit, decimals))} {unit}"

    def cited(self, source: object) -> str:
        """Name the source of a target, a radius or a commitment."""
        if not known(source):
            return ""
        return str(source) if self.chinese else english(str(source))

    def level(self, level: object) -> str:
        return self(f"level_{level}") if known(level) else NOTHING

    def basis(self, row: Mapping[str, object]) -> str:
        """Say what a figure is based on, or why it is missing."""
        basis, reason = row.get("basis"), row.get("reason")
        if known(reason):
            told = indicator_words.REASON_WORDS.get(reason, str(reason))
            return told if self.chinese else english(told)
        if not known(basis):
            return ""
        words = speech.chinese_words("basis") if self.chinese else indicator_words.BASIS
        return words.get(basis, str(basis))

    def confidence(self, word: object) -> str:
        """Say how sure a number is; the English of “from memory” is that of the workbook and the sheets."""
        if not known(word):
            return ""
        told = CONFIDENCE_WORDS.get(word, str(word))
        return told if self.chinese else english(told)

    def layer(self, name: object) -> str:
        told = LAYER_WORDS.get(str(name), str(name))
        return told if self.chinese else english(told)

    def skip(self, reason: object) -> str:
        if not self.chinese:
            return str(reason).replace("_", " ")
        words = {**SKIP_WORDS, **NOTE_REASONS, **indicator_words.SKIPS, **_skips()}
        return words.get(str(reason), str(reason))

    def said(self, text: Message | str | None) -> str:
        """Say a sentence of the engine."""
        if text is None or (not isinstance(text, Message) and pd.isna(text)):
            return ""
        if not isinstance(text, Message):
            return self._again(text) if self.chinese else self._with_services(str(text))
        template = sentence_words(text) if self.chinese else text.template
        if template is None:
            return str(text)
        return template.format_map({name: self._value(value, name) for name, value in text.values.items()})

    def _with_services(self, text: str) -> str:
        """Name the service for which a feature does not count, which is written down by its id."""
        before, left_out, service = text.partition(LEFT_OUT_FOR)
        name = self._services.get(service, ("", service))[1]
        return text if before or not left_out else left_out + name

    def of_service(self, text: Message) -> str:
        """Say whom a sentence of ``is_of_service`` concerns."""
        unknown = "_unknown" * (text.values["people"] == UNKNOWN)
        return self(f"of_service{unknown}", **{
            name: self._value(value, name) for name, value in text.values.items() if name in OF_SERVICE})

    def _again(self, text: str) -> str:
        """Say a sentence that was written down in English: find the template that it was made of."""
        for spoken in _spoken():
            found = spoken.values_in(text)
            if found is not None:
                return spoken.chinese.format_map(
                    {name: self._value(value, name) for name, value in found.items()})
        return detail_words(text, self._names())

    def _value(self, value: object, name: str) -> object:
        if isinstance(value, Message):
            return self.said(value)
        if not isinstance(value, str):
            return value
        if not self.chinese:
            by_id = {id_: english_ for id_, (_, english_) in self._services.items()}
            return {**by_id, **dict(self._services.values())}.get(value, value)
        if name in LISTED:
            return value.replace(ID_MARK, "、")
        if type(value) is str and name in TOLD:
            return self._again(value)
        fields = field_names() if name in FIELDS or name == "what" else {}
        known = {**LAYER_WORDS, **MODE_WORDS, **_media(), **self._names(), **fields}
        return value.chinese if isinstance(value, Name) else known.get(value, value)

    def _names(self) -> dict[str, str]:
        """Give the Chinese names of services by their ids and by their English names."""
        services = self._services.items()
        return {**{english_: chinese for _, (chinese, english_) in services},
                **{id_: chinese for id_, (chinese, _) in services}}

    def explanations(self) -> list[tuple[str, str]]:
        """List what the words of gaps and scores mean."""
        pairs = list(dict.fromkeys([*EXPLANATIONS, *indicator_words.METHODS]))  # some are in both
        return pairs if self.chinese else [(english(name), english(text)) for name, text in pairs]


def service_names(standards: Standards) -> dict[str, tuple[str, str]]:
    """Give the names of the services by their ids, Chinese and English."""
    return {name: (service.name_zh, service.name_en) for name, service in standards.services.items()}


def is_of_service(text: object) -> bool:
    """Say whether a sentence tells how many rows and people of a service something concerns."""
    return isinstance(text, Message) and set(OF_SERVICE) <= set(text.values)


def known(text: object) -> bool:
    """Say whether a cell has a text."""
    return isinstance(text, str) and bool(text.strip())


def share(value: object) -> str:
    """Write a share as per cent, 100.0% only for the whole; a dash where it is missing."""
    if value is None or pd.isna(value):
        return NOTHING
    whole = float(value) >= 1 - TOLERANCE
    return f"{figure(value if whole else min(float(value), MOST_OF_A_PART), 1, factor=100)}%"


def score_text(value: object, decimals: int = 2) -> str:
    """Write a score, as ``rounded`` rounds it; a dash where it is missing."""
    return NOTHING if value is None or pd.isna(value) else f"{rounded(float(value), decimals):.{decimals}f}"


def number(value: object, decimals: int = 0) -> str:
    """Write a number; a dash where it is missing."""
    return NOTHING if value is None or pd.isna(value) else figure(value, decimals)


class _Spoken:
    """Hold what a sentence looks like once its values are in it, with its Chinese."""

    def __init__(self, english_: str, chinese: str) -> None:
        self._english = english_
        # The numbers are written already, each in its form.
        self.chinese = _HOLE.sub(r"{\1}", chinese)
        parts = _HOLE.sub("\0", english_).split("\0")
        self.fixed, self._longest = "".join(parts), max(parts, key=len)

    def values_in(self, text: str) -> dict[str, str] | None:
        """Find the values in a text; ``None`` where it is another sentence."""
        if self._longest not in text:  # spares making most of the patterns
            return None
        found = self._pattern.fullmatch(text)
        return found.groupdict() if found else None

    @cached_property
    def _pattern(self) -> re.Pattern:
        parts, seen = [], set()
        for fixed, name, _, _ in Formatter().parse(self._english):
            parts.append(re.escape(fixed))
            if name is not None:
                parts.append(f"(?P={name})" if name in seen else f"(?P<{name}>.+?)")
                seen.add(name)
        return re.compile("".join(parts))


@lru_cache(maxsize=1)
def _spoken() -> list[_Spoken]:
    """List the sentences of the engine; one that is all values would be found in any text."""
    found = [_Spoken(*pair) for pair in speech.sentences().items()]
    # Those that say most themselves first: of others a sentence may be a value.
    return sorted((one for one in found if one.fixed.strip()), key=lambda one: -len(one.fixed))


@lru_cache(maxsize=1)
def _media() -> dict[str, str]:
    return {medium.id: medium.name_zh for medium in load_media().values()}


@lru_cache(maxsize=1)
def _skips() -> dict[str, str]:
    found: dict[str, str] = {}
    for module in (corridor_sheets, green_sheets, pipe_sheets, road_sheets, zone_sheets):
        found.update(module.WORDS.skipped)
    return {**found, **site_sheets.SKIPPED}


__all__ = ["LANGUAGES", "NOTHING", "REASON_WORDS", "WORDS", "Words", "known", "number", "score_text", "share"]

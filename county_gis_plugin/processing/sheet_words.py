"""Hold every word of a map sheet in English, and say words and figures in the sheet's language.

Their Chinese stands in Qt's translation files, in the context ``mapsheets``.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence

import geopandas as gpd
import pandas as pd
import pyproj

from ..analysis.data_files import shipped
from ..analysis.readable import decimals_beyond, figure
from ..analysis.units import M_PER_KM, SECONDS_PER_MINUTE
from .sheet import GAP_REASONS, Sheet, number_or
from .texts import in_chinese

LANGUAGES = ("zh", "en")
CLASSES = ("urban", "rural")
KILOMETRE_FROM_M = 999.5
COSTS = ("mean", "median", "max")
SERVICE_ENDS = ("服务", "服务圈")
SERVICE_END = re.compile(r"(\d+分钟)?服务圈$")
# Services whose radius was reckoned from the standard's own number.
DERIVED = ("fire_station",)
GIVEN = "given"
DOUBTS = ("from memory", "predecessor", "secondary")
# The values are filled in by name.
WORDS = {
    "title": "Service gaps: {service}, {county}",
    "title_alone": "Service gaps: {service}",
    "file": "Service gaps{county}: {count} map sheets",
    "radius": "Service radius: {radii}",
    "in": " ({what})",
    "convention": "by convention",
    "given": "given for this run",
    "from memory": "to be checked",
    "predecessor": "value from an older edition",
    "secondary": "secondary source, to be checked",
    "urban": "urban",
    "rural": "rural",
    "distance": "distance along the network",
    "walk": "walking time",
    "ebike": "time by e-bike",
    "drive": "driving time",
    "m": "{value:,.0f} m",
    "min": "{value:,.0f} min",
    "km_figure": "{value} km",
    "m_figure": "{value} m",
    "min_figure": "{value} min",
    "and": ", ",
    "figures": "Key figures",
    "people": "people",
    "villages": "villages",
    "people_gap": "in need not served, {share}",
    "villages_gap": "not served, {share}",
    "all_served": "All within the radius",
    "served_counts": "{served}",
    "served_people": "{count} people in need",
    "served_villages": "{count} villages",
    "reasons": "of these {reasons}",
    "reason": "{count} {reason}",
    "of_class": "{name}: {said}",
    "unknown_beyond": "people not served: unknown",
    "no_people": "no data on people",
    "mean": "mean {mean}, median {median}, max {max}",
    "between": "inside by straight line only: {people} people",
    "land": "land beyond the radius: {area} km², {share}",
    "no_land": "land beyond the radius: not measured",
    "missing": "people missing at {rows} places, not counted",
    "bars_people": "People not served by township",
    "bars_villages": "Villages not served by township",
    "others": "{count} others: {sum}",
    "worst": "Villages with the largest gaps",
    "worst_far": "Farthest villages",
    "worst_village": "Village",
    "worst_township": "Township",
    "worst_cost": "Nearest",
    "worst_people": "People",
    "legend": "Legend",
    "facilities": "{service} ({count})",
    "demand": "Villages",
    "sizes": "People in need (by size)",
    "size": "{people:,.10g} people",
    "served": "served",
    "beyond": "beyond the radius",
    "unconnected": "not connected by road",
    "no_facility": "no such facility in use",
    "off_network": "far from any road",
    "outside": "outside the county",
    "counted": "{label} ({count})",
    "areas": "Land beyond the radius",
    "routes": "Way to the nearest facility",
    "major": "Main roads",
    "middle": "Local roads",
    "minor": "Other roads",
    "township_border": "Township boundary",
    "county_border": "County boundary",
    "standard": "Standard: {standard}",
    "source": "Sources: {source}",
    "no_source": "not stated (layers {layers})",
    "institutions": "{what}",
    "crs": "CRS: {crs}",
    "cgcs2000": "CGCS2000",
    "borders": "boundaries shown are not authoritative",
    "author": "Drawn by {author}",
    "date": "Date: {date}",
    "day": "{day:%Y-%m-%d}",
    "km": "km",
    "scale": "Scale 1:{scale}",
    "thousands": ",",  # between the digits of a scale
    "stop": "; ",
    "class_below": "below {limit}",
    "class_between": "{low}–{high}",
    "class_above": "{limit} or more",
    "graded": "{grade}: {limits}",
    "no_data": "no data",
    "figure_unit": "{figure} ({unit})",
    "map_of": "{figure}{part}{township}{county}",
    "map_atlas": "{title}: a page for each township",
    "map_file": "Thematic maps{county}",
    "map_part": ": {part}",
    "map_place": ", {place}",
    "locator": "Location",
    "index": "Townships",
    "page": "Page {page} of {pages}",
    "neighbours": "neighbouring townships are shown pale",
    "same_classes": "the classes are the same on every page",
    "notes": "Scores and gaps",
    "note_score": "Overall score {score} ({grade})",
    "note_rank": "rank {rank} of {count} townships",
    "note_missing": "{count} indicators are missing",
    "note_gaps": "Largest shares beyond the radius: {services}",
    "year_of": "Data of {year}",
    "cited": "Standards cited: {standard}",
}


class Words:
    """Say the words of a sheet in one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._chinese = language == LANGUAGES[0]

    def template(self, key: str) -> str:
        """Give a text with its places for values."""
        return in_chinese("mapsheets", WORDS[key], key) if self._chinese else WORDS[key]

    def __call__(self, key: str, **values: object) -> str:
        """Give a text with its values."""
        return self.template(key).format(**values)


def sheet_title(sheet: Sheet, words: Words) -> str:
    """Say what the sheet shows, and of which county where that is known."""
    return title_words(sheet.county, sheet.service, words)


def file_title(sheets: Sequence[Sheet], words: Words) -> str:
    """Say what a file of sheets is; a list of a dozen services is no title."""
    if len(sheets) == 1:
        return sheet_title(sheets[0], words)
    county = sheets[0].county
    return words("file", county=words("map_place", place=county) if county else "", count=len(sheets))


def facility_words(service: str, kinds: Sequence[str], words: Words) -> str:
    """Name the facilities of a service: a name such as 托育服务 says what they do, not what they are."""
    if not service.endswith(SERVICE_ENDS):
        return service
    known = {row["kind"]: row["name_zh"] for row in shipped("kinds.csv")}
    if len(kinds) == 1 and kinds[0] in known:
        return known[kinds[0]]
    return words("institutions", what=SERVICE_END.sub("", service)) if service.endswith("圈") else service


def title_words(county: str, service: str, words: Words) -> str:
    """Make a title; in Chinese the word 服务 stands in it once."""
    if words.language == "zh" and not service.endswith(SERVICE_ENDS):
        service += "服务"
    return words("title" if county else "title_alone", county=county, service=service)


def subtitle_words(sheet: Sheet, words: Words) -> str:
    """Say the radii, and how one came about that is another number than the standard's own."""
    said = [radius_words(sheet.demand, words)]
    rules = sheet.standards
    if sheet.summary.get("service") in DERIVED and rules is not None and "note_zh" in rules:
        notes = rules.loc[rules["note"] != GIVEN, "note_zh" if words.language == "zh" else "note"]
        said += [note for note in notes.unique() if _known(note)]
    return words("stop").join(filter(None, said))


def radius_words(demand: gpd.GeoDataFrame, words: Words) -> str:
    """Say the radii that were applied, urban and rural where they differ."""
    rules = demand.dropna(subset=["radius"])[["area_class", "radius", "unit", "mode"]].drop_duplicates()
    measures = rules["mode"].unique()
    said = {
        words(name) if pd.notna(name) else "": words("and").join(
            _radius(rule, words) + ("" if len(measures) == 1 else words("in", what=words(rule.mode)))
            for rule in part.sort_values("radius").itertuples()
        )
        for name, part in rules.groupby("area_class", sort=False, dropna=False)
    }
    if len(set(said.values())) <= 1:
        radii = next(iter(said.values()), "")
    else:
        classes = sorted(said, key=lambda name: name != words("urban"))
        radii = words("and").join(f"{name} {said[name]}" for name in classes)
    measure = words("in", what=words(measures[0])) if len(measures) == 1 else ""
    return words("radius", radii=radii + measure) if radii else ""


def _radius(rule: tuple, words: Words) -> str:
    """Say one radius in its unit."""
    return words("m", value=rule.radius) if rule.unit == "m" else words("min", value=rule.radius / 60)


def rules_used(sheet: Sheet) -> pd.DataFrame:
    """Keep the rules of the ground, town or country, that villages stand on; all if none is known."""
    used = sheet.demand.loc[sheet.demand["radius"].notna(), "area_class"].dropna().unique()
    unused = set(CLASSES) - set(used) if set(used) & set(CLASSES) else set()
    return sheet.standards[~sheet.standards["area_class"].isin(unused)]


def standard_words(rules: pd.DataFrame, words: Words) -> str:
    """Name the codes that the radii come from, and say it where there is none."""
    found: dict[str, list[str]] = {}
    for rule in rules.itertuples():
        said = words(rule.area_class) if rule.area_class in CLASSES else ""
        found.setdefault(_code(rule, words), []).append(said)
    if len(found) == 1:
        return next(iter(found))
    parts = (f"{words('and').join(classes)} {name}".strip() for name, classes in found.items())
    return words("stop").join(parts)


def _code(rule: tuple, words: Words) -> str:
    """Name a code with its edition, such as GB 50180-2018, and say how sure its number is."""
    if not _known(rule.code):
        return words("given" if getattr(rule, "note", "") == GIVEN else "convention")
    name = rule.code
    if _known(rule.edition) and rule.edition not in name:
        name += f"-{rule.edition}" if name[-1].isdigit() else words("in", what=rule.edition)
    doubt = getattr(rule, "confidence", "")
    return name + (words("in", what=words(doubt)) if doubt in DOUBTS else "")


def _known(text: object) -> bool:
    return isinstance(text, str) and bool(text.strip())


def figure_notes(sheet: Sheet, words: Words) -> list[str]:
    """Say what stands under the large figures: reasons, distances, the straight line, missing people."""
    summary = sheet.summary
    notes = [_reasons(sheet, words), _costs(sheet, words)]
    if number_or(summary, "people_between"):
        notes.append(words("between", people=count_words(number_or(summary, "people_between"))))
    notes.append(_land(summary, words))
    if number_or(summary, "people_missing_rows"):
        notes.append(words("missing", rows=count_words(number_or(summary, "people_missing_rows"))))
    return [note for note in notes if note]


def served_words(summary: Mapping[str, object], words: Words) -> str:
    """Say how many villages and people are served, where all of them are."""
    counts = {what: number_or(summary, f"{what}_served") for what in ("villages", "people")}
    said = [words(f"served_{what}", count=count_words(count)) for what, count in counts.items() if count]
    return words("served_counts", served=words("and").join(said))


def _land(summary: Mapping[str, object], words: Words) -> str:
    """Say how much land lies beyond the radius, or that nobody measured it."""
    if "area_share" not in summary:
        return ""
    share = number_or(summary, "area_share", None)
    if share is None:
        return words("no_land")
    beyond = number_or(summary, "area_km2") - number_or(summary, "area_served_km2")
    return words("land", area=f"{beyond:,.0f}", share=f"{1 - share:.1%}")


def _reasons(sheet: Sheet, words: Words) -> str:
    """Say why villages are not served; nothing where all are beyond the radius."""
    if sheet.without_facilities:
        return words("no_facility")
    counts = sheet.demand["reason"].value_counts()
    found = [reason for reason in GAP_REASONS if reason in counts]
    if found in ([], ["beyond"]):
        return ""
    said = (words("reason", reason=words(r), count=count_words(counts[r])) for r in found)
    return words("reasons", reasons=words("and").join(said))


def _costs(sheet: Sheet, words: Words) -> str:
    """Say mean, median and maximum, and of which villages where others are measured in another unit."""
    summary, demand = sheet.summary, sheet.demand
    costs = {name: number_or(summary, f"{name}_cost", None) for name in COSTS}
    metres = in_metres(sheet)
    said = {name: measure_words(cost, summary.get("unit"), words, metres) for name, cost in costs.items()}
    if not said["mean"]:
        return ""
    note = words("mean", **said)
    classes = demand.loc[demand["unit"] == summary.get("unit"), "area_class"].dropna().unique()
    if demand["unit"].nunique() < 2 or not set(classes) <= set(CLASSES):
        return note
    return words("of_class", name=words("and").join(map(words, sorted(classes))), said=note)


def measure_words(
    value: float | None, unit: str, words: Words, metres: bool = False, *, limit: float | None = None
) -> str:
    """Say seconds as minutes, metres as km; below 1 km (or where ``metres``) to the metre.

    549 m written as 0.5 km would be read as 500 m. With a ``limit`` minutes have tenths, and nothing is
    rounded to its other side: 4.02 minutes written as 4.0 would be read as within 4.
    """
    if value is None:
        return ""
    if unit == "s":
        key, part, decimals = "min_figure", SECONDS_PER_MINUTE, int(limit is not None)
    elif metres or value < KILOMETRE_FROM_M:
        key, part, decimals = "m_figure", 1, 0
    else:
        key, part, decimals = "km_figure", M_PER_KM, 1
    decimals = decimals_beyond(value / part, None if limit is None else limit / part, decimals)
    return words(key, value=figure(value / part, decimals))


def near(values_m: Iterable[float | None]) -> bool:
    """Say whether one of some lengths is below a kilometre, so that all must be said in metres."""
    return any(pd.notna(value) and value < KILOMETRE_FROM_M for value in values_m)


def in_metres(sheet: Sheet) -> bool:
    """Say whether a sheet says all its distances in metres: one of them is below a kilometre."""
    summary, demand = sheet.summary, sheet.demand
    costs = [number_or(summary, f"{name}_cost", None) for name in COSTS]
    gaps = demand[demand["reason"].isin(GAP_REASONS)]
    return near([*(costs if summary.get("unit") == "m" else []), *gaps.get("total_m", ())])


def cost_words(row: Mapping[str, object], words: Words, metres: bool = False) -> str:
    """Say how far the nearest facility is; nothing where none can be reached."""
    length_m, seconds = number_or(row, "total_m", None), number_or(row, "total_s", None)
    limit = number_or(row, "radius", math.nan)
    return (measure_words(length_m, "m", words, metres, limit=limit)
            or measure_words(seconds, "s", words, limit=limit))


def crs_words(crs: pyproj.CRS, words: Words) -> str:
    """Name the datum: that is what a reader of the sheet must know."""
    name = crs.geodetic_crs.name if crs.geodetic_crs is not None else crs.name
    cgcs2000 = "CGCS2000" in name or "China Geodetic" in name
    return words("cgcs2000") if cgcs2000 else name


def scale_words(scale: float, words: Words) -> str:
    """Say a scale, such as 1:125 000."""
    return words("scale", scale=f"{scale:,.0f}".replace(",", words("thousands")))


def share_words(summary: Mapping[str, object], what: str) -> str:
    """Say what share of the people (or villages) that are known lies beyond the radius."""
    gap, served = number_or(summary, f"{what}_unserved", 0.0), number_or(summary, f"{what}_served", 0.0)
    return f"{figure(gap / (gap + served), 1, factor=100)}%" if gap + served else "–"


def count_words(value: float | None) -> str:
    """Write a count; nothing where it is missing."""
    return "" if value is None else figure(value, 0)

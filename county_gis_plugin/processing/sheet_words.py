"""Hold every word of a map sheet, in Chinese and in English, and say its figures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

import geopandas as gpd
import pandas as pd
import pyproj

from ..analysis.data_files import shipped
from .sheet import GAP_REASONS, Sheet, number_or

LANGUAGES = ("zh", "en")
CLASSES = ("urban", "rural")
KILOMETRE_FROM_M = 999.5
SERVICE_ENDS = ("服务", "服务圈")
SERVICE_END = re.compile(r"(\d+分钟)?服务圈$")
DOUBTS = ("from memory", "predecessor", "secondary")
# Chinese first; the values are filled in by name.
WORDS = {
    "title": ("{county}{service}缺口图", "Service gaps: {service}, {county}"),
    "title_alone": ("{service}缺口图", "Service gaps: {service}"),
    "radius": ("服务半径：{radii}", "Service radius: {radii}"),
    "in": ("（{what}）", " ({what})"),
    "convention": ("惯例值，无标准依据", "by convention"),
    "given": ("本次给定", "given for this run"),
    "from memory": ("待核对原文", "to be checked"),
    "predecessor": ("数值出自旧版标准", "value from an older edition"),
    "secondary": ("二手来源，待核对原文", "secondary source, to be checked"),
    "urban": ("城镇", "urban"),
    "rural": ("农村", "rural"),
    "distance": ("路网距离", "distance along the network"),
    "walk": ("步行时间", "walking time"),
    "ebike": ("电动自行车骑行时间", "time by e-bike"),
    "drive": ("驾车时间", "driving time"),
    "m": ("{value:,.0f} 米", "{value:,.0f} m"),
    "min": ("{value:,.0f} 分钟", "{value:,.0f} min"),
    "km_figure": ("{value:,.1f} 千米", "{value:,.1f} km"),
    "m_figure": ("{value:,.0f} 米", "{value:,.0f} m"),
    "min_figure": ("{value:,.0f} 分钟", "{value:,.0f} min"),
    "min_tenths": ("{value:,.1f} 分钟", "{value:,.1f} min"),
    "and": ("、", ", "),
    "figures": ("关键指标", "Key figures"),
    "people": ("人", "people"),
    "villages": ("个", "villages"),
    "people_gap": ("未覆盖的服务对象，占 {share}", "in need not served, {share}"),
    "villages_gap": ("未覆盖村庄（居民点），占 {share}", "not served, {share}"),
    "all_served": ("全部在服务半径内", "All within the radius"),
    "served_counts": ("{served}全部覆盖", "{served}"),
    "served_people": ("服务对象 {count} 人", "{count} people in need"),
    "served_villages": ("村庄（居民点）{count} 个", "{count} villages"),
    "reasons": ("其中：{reasons}", "of these {reasons}"),
    "reason": ("{reason} {count}", "{count} {reason}"),
    "of_class": ("{name}：{said}", "{name}: {said}"),
    "unknown_beyond": ("未覆盖村庄的人数未知", "people not served: unknown"),
    "no_people": ("无人口数据", "no data on people"),
    "mean": ("平均 {mean}　中位 {median}　最远 {max}", "mean {mean}, median {median}, max {max}"),
    "between": ("直线内、路网外：{people} 人", "inside by straight line only: {people} people"),
    "land": ("服务半径外土地 {area} 平方千米，占 {share}", "land beyond the radius: {area} km², {share}"),
    "no_land": ("服务半径外土地未测算", "land beyond the radius: not measured"),
    "missing": ("人数缺失 {rows} 处，未计入人数", "people missing at {rows} places, not counted"),
    "bars_people": ("各乡镇未覆盖的服务对象（人）", "People not served by township"),
    "bars_villages": ("各乡镇未覆盖村庄数（个）", "Villages not served by township"),
    "others": ("其余 {count} 个乡镇共 {sum}", "{count} others: {sum}"),
    "worst": ("缺口较大的村庄（按服务对象人数）", "Villages with the largest gaps"),
    "worst_far": ("缺口较大的村庄（按距离）", "Farthest villages"),
    "worst_village": ("村庄", "Village"),
    "worst_township": ("乡镇", "Township"),
    "worst_cost": ("至最近设施", "Nearest"),
    "worst_people": ("人数", "People"),
    "legend": ("图例", "Legend"),
    "facilities": ("{service}（{count} 处）", "{service} ({count})"),
    "demand": ("村庄（居民点）", "Villages"),
    "sizes": ("服务对象人数（以符号面积表示）", "People in need (by size)"),
    "size": ("{people:,.10g} 人", "{people:,.10g} people"),
    "served": ("已覆盖", "served"),
    "beyond": ("超出服务半径", "beyond the radius"),
    "unconnected": ("路网不连通", "not connected by road"),
    "no_facility": ("全县没有在用的该类设施", "no such facility in use"),
    "off_network": ("远离道路", "far from any road"),
    "outside": ("县域外", "outside the county"),
    "counted": ("{label}（{count}）", "{label} ({count})"),
    "areas": ("服务半径外区域", "Land beyond the radius"),
    "routes": ("标注村庄至最近设施的路线", "Way to the nearest facility"),
    "major": ("二级及以上公路", "Main roads"),
    "middle": ("三级、四级公路", "Local roads"),
    "minor": ("其他道路", "Other roads"),
    "township_border": ("乡镇界", "Township boundary"),
    "county_border": ("县界", "County boundary"),
    "standard": ("执行标准：{standard}", "Standard: {standard}"),
    "source": ("数据来源：{source}", "Sources: {source}"),
    "no_source": ("未注明（图层 {layers}）", "not stated (layers {layers})"),
    "institutions": ("{what}机构", "{what}"),
    "crs": ("坐标系：{crs}", "CRS: {crs}"),
    "cgcs2000": ("2000国家大地坐标系", "CGCS2000"),
    "borders": ("图中行政界线不作为划界依据", "boundaries shown are not authoritative"),
    "author": ("编制单位：{author}", "Drawn by {author}"),
    "date": ("制图日期：{date}", "Date: {date}"),
    "day": ("{day.year}年{day.month}月{day.day}日", "{day:%Y-%m-%d}"),
    "km": ("千米", "km"),
    "scale": ("比例尺 1:{scale}", "Scale 1:{scale}"),
    "thousands": (" ", ","),  # between the digits of a scale
    "stop": ("；", "; "),
    "class_below": ("{limit} 以下", "below {limit}"),
    "class_between": ("{low}–{high}", "{low}–{high}"),
    "class_above": ("{limit} 及以上", "{limit} or more"),
    "graded": ("{grade}：{limits}", "{grade}: {limits}"),
    "no_data": ("无数据", "no data"),
    "figure_unit": ("{figure}（{unit}）", "{figure} ({unit})"),
    "map_of": ("{county}{township}{part}{figure}图", "{figure}{part}{township}{county}"),
    "map_part": ("{part}", ": {part}"),
    "map_place": ("{place}", ", {place}"),
    "locator": ("位置示意", "Location"),
    "index": ("乡镇索引", "Townships"),
    "page": ("第 {page} 页，共 {pages} 页", "Page {page} of {pages}"),
    "neighbours": ("相邻乡镇以浅色显示", "neighbouring townships are shown pale"),
    "same_classes": ("各页分级一致", "the classes are the same on every page"),
    "notes": ("得分与缺口", "Scores and gaps"),
    "note_score": ("综合得分 {score}（{grade}）", "Overall score {score} ({grade})"),
    "note_rank": ("第 {rank} 位，共 {count} 个乡镇", "rank {rank} of {count} townships"),
    "note_missing": ("缺失 {count} 项指标", "{count} indicators are missing"),
    "note_gaps": ("超出服务半径的比例最高：{services}", "Largest shares beyond the radius: {services}"),
    "year_of": ("数据年份：{year}", "Data of {year}"),
    "cited": ("引用标准：{standard}", "Standards cited: {standard}"),
}


class Words:
    """Say the words of a sheet in one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._index = LANGUAGES.index(language)

    def template(self, key: str) -> str:
        """Give a text as it stands in the table."""
        return WORDS[key][self._index]

    def __call__(self, key: str, **values: object) -> str:
        """Give a text with its values."""
        return self.template(key).format(**values)


def sheet_title(sheet: Sheet, words: Words) -> str:
    """Say what the sheet shows, and of which county where that is known."""
    return title_words(sheet.county, sheet.service, words)


def file_title(sheets: Sequence[Sheet], words: Words) -> str:
    """Say what all sheets show; the county is named once."""
    return title_words(sheets[0].county, words("and").join(sheet.service for sheet in sheets), words)


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
        return words("given" if getattr(rule, "note", "") == "given" else "convention")
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
    costs = {name: number_or(summary, f"{name}_cost", None) for name in ("mean", "median", "max")}
    metres = near(costs.values())
    said = {name: measure_words(cost, summary.get("unit"), words, metres) for name, cost in costs.items()}
    if not said["mean"]:
        return ""
    note = words("mean", **said)
    classes = demand.loc[demand["unit"] == summary.get("unit"), "area_class"].dropna().unique()
    if demand["unit"].nunique() < 2 or not set(classes) <= set(CLASSES):
        return note
    return words("of_class", name=words("and").join(map(words, sorted(classes))), said=note)


def measure_words(
    value: float | None, unit: str, words: Words, metres: bool = False, *, tenths: bool = False
) -> str:
    """Say seconds as minutes (with ``tenths``), metres as km; below 1 km (or where ``metres``) to the metre.

    549 m written as 0.5 km would be read as 500 m, and 15.4 minutes written as 15 as within 15.
    """
    if value is None:
        return ""
    if unit == "s":
        return words("min_tenths" if tenths else "min_figure", value=value / 60)
    in_metres = metres or value < KILOMETRE_FROM_M
    return words("m_figure", value=value) if in_metres else words("km_figure", value=value / 1000)


def near(values_m: Iterable[float | None]) -> bool:
    """Say whether one of some lengths is below a kilometre, so that all must be said in metres."""
    return any(pd.notna(value) and value < KILOMETRE_FROM_M for value in values_m)


def cost_words(row: Mapping[str, object], words: Words, metres: bool = False) -> str:
    """Say how far the nearest facility is; nothing where none can be reached."""
    length_m, seconds = number_or(row, "total_m", None), number_or(row, "total_s", None)
    return measure_words(length_m, "m", words, metres) or measure_words(seconds, "s", words, tenths=True)


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
    return f"{gap / (gap + served):.1%}" if gap + served else "–"


def count_words(value: float | None) -> str:
    """Write a count; nothing where it is missing."""
    return "" if value is None else f"{value:,.0f}"

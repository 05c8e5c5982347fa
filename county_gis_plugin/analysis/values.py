"""Read what people write into tables: numbers with units, yes and no, classes, codes."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import lru_cache

import numpy as np
import pandas as pd

from .data_files import shipped, words
from .errors import Message, message
from .status_words import status_of

KMH_PER_MPH = 1.609344
MAX_SPEED_KMH = 300.0

_NUMBER = re.compile(
    r"(?:约|大约|近|~|≈|about\s*)?"
    r"([+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d*)?(?:e[+-]?\d+)?|[+-]?\.\d+)"
    r"\s*(万)?\s*(?:余|多|左右)?\s*"
    r"(?:人|户|张|个|位|名|座|处|辆|米|平方米|m|m2|m²|床|km/h|公里/小时|千米/小时|吨/日|%)?\+?"
)
# Units of a radius and what they are in metres or minutes; a bare number is metres or minutes already.
METRES = {"": 1.0, "m": 1.0, "米": 1.0, "km": 1_000.0, "公里": 1_000.0, "千米": 1_000.0, "里": 500.0}
MINUTES = {
    "": 1.0, "min": 1.0, "分": 1.0, "分钟": 1.0, "h": 60.0, "小时": 60.0, "s": 1 / 60, "秒": 1 / 60,
}
_MEASURE = re.compile(r"(?:约|大约|近|~|≈|≤|<=)?(\d{1,3}(?:,\d{3})+(?:\.\d+)?|[+-]?\d*\.?\d+)\s*([^\d.]*)")
_ABOUT = re.compile(r"余|多|左右|\+")
_SPEED = re.compile(r"(\d+(?:\.\d+)?)\s*(mph|km/h|kmh|kph|公里/小时|千米/小时)?")
# 2010年, 2010-06-01, 2010/6, 2010.06, 20100601, 2010-06-01T00:00:00.
_YEAR = re.compile(r"(\d{4})(?:年.*|[-/.]\d{1,2}(?:[-/.月]?\d{1,2}.*|月)?|(?:0[1-9]|1[0-2])(?:[0-3]\d)?)?")
_BRACKETS_AT_END = re.compile(r"\([^()]*\)$")
_OWNERSHIP = re.compile(r"^(公办|民办|公立|私立|普惠性?|县级|乡级|镇级|村级|市级)+")

BLANK = frozenset({"", "nan", "none", "null", "<na>", "nat"})
DASHES = frozenset({"-", "--", "—", "——", "–", "/", "\\", "无", "不详", "暂无", "n/a", "na", "缺"})
YES = frozenset({"是", "有", "1", "1.0", "y", "yes", "true", "t", "√", "✓", "对", "已通", "通", "达标"})
NO = frozenset({"否", "无", "0", "0.0", "n", "no", "false", "f", "×", "x", "✗", "未通", "不通", "没有"})
PUBLIC = {
    True: ("公办", "公立", "公用", "公共", "国有", "公有", "政府办", "集体", "public", *YES),
    False: ("民办", "私立", "专用", "自用", "民营", "私有", "个体", "普惠性民办", "private", *NO),
}
# A direction field's words in OpenStreetMap's: theirs, ESRI's, those of Chinese registers.
ONEWAY = {
    "yes": (
        "yes", "y", "true", "1", "1.0", "f", "ft", "forward",
        "是", "单行", "单向", "单行道", "单向通行", "正向", "顺向",
    ),
    "-1": ("-1", "-1.0", "reverse", "t", "tf", "backward", "反向", "逆向"),
    "no": (
        "no", "n", "false", "0", "0.0", "b", "both", "reversible", "alternating",
        "否", "双", "双向", "双向通行", "双行",
    ),
}
GRADES = {3: ("三", "3", "iii"), 2: ("二", "2", "ii"), 1: ("一", "1", "i")}
UNGRADED = frozenset({"未定级", "未评级", "未定等", "其他", "无等级"})
# Grades of other facilities: well understood, but none that a hospital has.
_OTHER_GRADES = re.compile(
    r"(?:一般|普通|中心)(?:乡镇|镇|乡)?(?:卫生院)?|[甲乙丙](?:级|等)?(?:卫生室)?"  # health centres, clinics
    r"|(?:小型|普通|特勤|战勤保障|专职|微型|中心)(?:消防)?站"
    r"|(?:国家|省|市|县|区|乡|镇|村)级(?:重点|示范|规范化?|一级|二级|三级)?.{0,3}"
    r"|(?:省|市|县)?(?:重点|示范|规范化|标准化|普惠性?)(?:校|园|站|学校|幼儿园)?|[一二三四五1-5]星级?|[1-5]a级?"
)


# The traditional characters of the words in the tables, and the simplified ones beside them.
TRADITIONAL = str.maketrans(
    "鄉鎮醫衛規劃現狀學兒園養級設計車類別稱區縣碼號總戶歲單雙寬層態務圖書館門診婦療綜體場鐵電災難應",
    "乡镇医卫规划现状学儿园养级设计车类别称区县码号总户岁单双宽层态务图书馆门诊妇疗综体场铁电灾难应",
)
# What a number is multiplied by where its column's name ends in such a unit: metres, square
# metres and people are the plugin's units; 15 mu are a hectare.
UNIT_FACTORS = {
    "万人": 10_000.0, "万": 10_000.0, "公里": 1_000.0, "千米": 1_000.0, "km": 1_000.0,
    "亩": 10_000.0 / 15, "公顷": 10_000.0, "ha": 10_000.0, "hm2": 10_000.0,
    "平方公里": 1e6, "平方千米": 1e6, "km2": 1e6,
}


class UnreadableError(ValueError):
    """Say that a value is there but cannot be understood."""


def normal(text: object) -> str:
    """Give text in the form in which it is compared: half-width, simplified, lower case, no blanks."""
    text = unicodedata.normalize("NFKC", str(text)).translate(TRADITIONAL)
    return re.sub(r"\s+", "", text.casefold())


def parts_of(text: str) -> list[str]:
    """Part a list at its commas and semicolons, Chinese ones too."""
    return re.split("[,;，；、]", text)


def unit_factor(column: object, units: Mapping[str, float] = UNIT_FACTORS) -> float:
    """Give what the numbers of a column are multiplied by, from the unit in brackets in its name."""
    return units.get(_unit_in_name(column), 1.0)


def _unit_in_name(column: object) -> str:
    unit = re.search(r"\(([^()]*)\)$", normal(column))
    return unit[1] if unit else ""


def _own_unit(value: object) -> str:
    """Give the unit behind the number in a text; empty where there is none."""
    tail = re.search(r"\d\.?([^\d.]*)$", normal(value)) if isinstance(value, str) else None
    return _ABOUT.sub("", tail[1]) if tail else ""


def is_blank(value: object) -> bool:
    """Say whether a value is missing or empty."""
    if value is None or value is pd.NA:
        return True
    if isinstance(value, float):
        return math.isnan(value)
    return normal(value) in BLANK


def read_each(values: pd.Series, reader: Callable[[object], object]) -> tuple[np.ndarray, np.ndarray]:
    """Read every distinct value once.

    Returns
    -------
    (results, unread)
        Object array of results (``None`` where the value is blank or not understood), and a
        boolean array that is true where a value was there but not understood.
    """
    codes, distinct = pd.factorize(values.to_numpy(dtype=object))
    results = np.empty(len(distinct) + 1, dtype=object)
    unread = np.zeros(len(distinct) + 1, dtype=bool)
    for i, value in enumerate(distinct):
        if is_blank(value):
            continue
        try:
            results[i] = reader(value)
        except UnreadableError:
            unread[i] = True
    return results[codes], unread[codes]


def read_in_units(
    column: pd.Series, reader: Callable[[object], object], units: Mapping[str, float] = UNIT_FACTORS
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Read numbers whose unit stands beside them, or else in brackets in the column's name.

    Parameters
    ----------
    reader
        What reads one value, by the unit beside it where there is one.
    units
        What a number is multiplied by for each unit that may stand in the name.

    Returns
    -------
    (numbers, unread, differs)
        Floats, NaN where the value is blank or not understood; where a value was there but not
        understood; and where the unit beside a number, which counts, is not the name's.
    """
    found, unread = read_each(column, reader)
    numbers = pd.to_numeric(pd.Series(found, dtype=object), errors="coerce").to_numpy(dtype=float)
    named = _unit_in_name(column.name)
    if not named or named not in units:
        return numbers, unread, np.zeros(len(column), dtype=bool)
    codes, distinct = pd.factorize(column.to_numpy(dtype=object))
    own = np.array([*map(_own_unit, distinct), ""], dtype=object)
    other = np.array([unit != "" and units.get(unit, 1.0) != units[named] for unit in own])
    return np.where((own == "")[codes], numbers * units[named], numbers), unread, other[codes] & ~unread


def unit_differs(column: object, value: object) -> Message:
    """Say that a value has another unit than its column's name."""
    return message(
        "{column}: the unit in “{value}” counts, not the one in the field's name.",
        column=str(column),
        value=str(value)[:30],
    )


def read_number(value: object) -> float:
    """Read a number: ``1,234``, ``约300``, ``1.2万``, ``350人``, full-width digits."""
    if isinstance(value, (int, float, np.number)) and not isinstance(value, bool):
        number = float(value)
        if math.isinf(number):
            raise UnreadableError(value)
        return number
    found = _NUMBER.fullmatch(normal(value))
    if found is None:
        raise UnreadableError(value)
    number = float(found[1].replace(",", "")) * (10_000 if found[2] else 1)
    if math.isinf(number):  # 1e999
        raise UnreadableError(value)
    return number


def read_amount(value: object) -> float:
    """Read a number that cannot be negative."""
    number = read_number(value)
    if number < 0:
        raise UnreadableError(value)
    return number


def read_year(value: object) -> float:
    """Read a year: ``2010``, ``2010年``, ``2010年6月``, a date such as ``2010-06-01`` or ``20100601``."""
    if hasattr(value, "year"):  # dates
        return float(value.year() if callable(value.year) else value.year)
    text = normal(value)
    found = _YEAR.fullmatch(text.split(".")[0] if re.fullmatch(r"\d+\.0+", text) else text)
    return float(found[1]) if found else read_number(value)


def read_metres(value: object) -> float:
    """Read a length in metres: ``1000``, ``1000米``, ``9公里``, ``1.5 km``."""
    return _measure(value, METRES)


def read_minutes(value: object) -> float:
    """Read a time in minutes: ``15``, ``15分钟``, ``0.5小时``."""
    return _measure(value, MINUTES)


def _measure(value: object, units: dict[str, float]) -> float:
    """Read a number with one of the units."""
    if isinstance(value, (int, float, np.number)) and not isinstance(value, bool):
        return read_number(value)
    found = _MEASURE.fullmatch(normal(value))
    if found is None or found[2] not in units:
        raise UnreadableError(value)
    return float(found[1].replace(",", "")) * units[found[2]]


def read_speed(value: object) -> float:
    """Read a speed in km/h: ``60``, ``50 mph``, ``60;80`` (the lower), ``60 km/h``.

    Zero, negative values, 999 and everything of 300 and more stand for "not known" in road
    registers and are not understood.
    """
    if isinstance(value, (int, float, np.number)):
        speeds = [float(value)]
    else:
        text = unicodedata.normalize("NFKC", str(value)).casefold()
        parts = [_SPEED.fullmatch(part.strip()) for part in re.split(r"[;|/、]\s*(?!小时|h)", text)]
        if not parts or None in parts:
            raise UnreadableError(value)
        speeds = [float(part[1]) * (KMH_PER_MPH if part[2] == "mph" else 1.0) for part in parts]
    speed = min(speeds)
    if not 0 < speed < MAX_SPEED_KMH:
        raise UnreadableError(value)
    return speed


def read_code(value: object) -> str:
    """Read a code as text: ``140581100.0`` loses its fraction, ``1.40581E+11`` is refused."""
    if isinstance(value, (float, np.floating)) and float(value).is_integer():
        return str(int(value))
    text = unicodedata.normalize("NFKC", str(value)).strip()
    if re.fullmatch(r"\d+\.0+", text):
        return text.split(".")[0]
    if re.fullmatch(r"\d+(\.\d+)?[eE]\+\d+", text):
        raise UnreadableError(value)
    return text


def read_settlement_class(value: object) -> str:
    """Read the statistical class of a place (城乡分类代码): 111 to 123 urban, 210 and 220 rural."""
    code = read_code(value)
    if not re.fullmatch(r"[12]\d{0,2}", code):
        raise UnreadableError(value)
    return code


def read_text(value: object) -> str:
    """Read text without line breaks and blanks at its ends."""
    return re.sub(r"\s*[\r\n]+\s*", " ", str(value)).strip()


def read_yes_no(value: object) -> bool:
    """Read yes or no: 是/否, 有/无, 1/0, Y/N, √."""
    text = normal(value)
    if text in YES or text in NO:
        return text in YES
    raise UnreadableError(value)


def read_status(value: object) -> str:
    """Read ``existing``, ``construction``, ``planned`` or ``closed`` (现状, 在建, 远期规划, 已停用)."""
    status = status_of(normal(value))
    if status is None:
        raise UnreadableError(value)
    return status


def read_public(value: object) -> bool:
    """Read whether a facility is public (公办, 公用) or private (民办, 专用)."""
    return _look_up(_inverse("PUBLIC"), value)


def read_oneway(value: object) -> str:
    """Read the permitted direction in OpenStreetMap's words: ``yes``, ``-1`` or ``no``."""
    return _look_up(_inverse("ONEWAY"), value)


def read_grade(value: object) -> float | None:
    """Read a hospital's grade: 三级甲等 and 三甲 are 3, 二级 2, 一级 1; 未定级 is none.

    So are the grades of other facilities, such as 中心卫生院 and 小型站.
    """
    text = normal(value)
    if text in UNGRADED or text in DASHES:
        return None
    for grade, beginnings in GRADES.items():
        if any(re.match(rf"{word}(?:$|\.0$|级|甲|乙|丙)", text) for word in beginnings):
            return float(grade)
    if _OTHER_GRADES.fullmatch(text):
        return None
    raise UnreadableError(value)


def read_kind(value: object) -> str:
    """Read a facility's kind from its id, its Chinese or English name, an alias, or OSM's value."""
    table = _kinds()
    text = normal(value)
    for form in (text, _BRACKETS_AT_END.sub("", text)):
        for attempt in (form, _OWNERSHIP.sub("", form)):
            if attempt in table:
                return table[attempt]
    raise UnreadableError(value)


def read_road_class(value: object) -> str:
    """Read a road's class from 技术等级, 城市道路等级, a register code or OSM's ``highway``."""
    table = _road_classes()
    text = normal(value)
    if re.fullmatch(r"\d+\.0", text):
        text = text[:-2]
    for attempt in (text, _BRACKETS_AT_END.sub("", text)):
        if attempt in table:
            return table[attempt]
    raise UnreadableError(value)


def known_kinds() -> frozenset[str]:
    """Give the ids of all facility kinds."""
    return frozenset(row["kind"] for row in shipped("kinds.csv"))


def _look_up(table: dict[str, object], value: object) -> object:
    try:
        return table[normal(value)]
    except KeyError:
        raise UnreadableError(value) from None


@lru_cache(maxsize=8)
def _inverse(name: str) -> dict[str, object]:
    groups = {"PUBLIC": PUBLIC, "ONEWAY": ONEWAY}[name]
    return {normal(word): result for result, group in groups.items() for word in group}


@lru_cache(maxsize=1)
def _kinds() -> dict[str, str]:
    names = ("name_zh", "name_en", "aliases_zh", "aliases_en", "osm_values")
    return _lookup_table("kinds.csv", "kind", names)


@lru_cache(maxsize=1)
def _road_classes() -> dict[str, str]:
    names = ("name_zh", "name_en", "register_code", "aliases", "osm_values")
    return _lookup_table("road_classes.csv", "road_class", names)


def _lookup_table(file: str, key: str, columns: tuple[str, ...]) -> dict[str, str]:
    """Invert a table; a row's own id and names win over another row's aliases."""
    table: dict[str, str] = {}
    for column in (key, *columns):
        for row in shipped(file):
            for word in words(row[column]):
                table.setdefault(normal(word), row[key])
    return table

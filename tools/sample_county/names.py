"""Invent place names in the manner of the Taihang hills. None is meant to be a real place's."""

from __future__ import annotations

import numpy as np

COUNTY_NAME = "示例县"
# 14 is Shanxi, but no prefecture has the number 99, so no county's code can begin with 1499.
COUNTY_CODE = "149921"

STREETS = ["文峰街道", "青川街道", "迎旭街道"]
TOWNS = ["双河镇", "石梯镇", "柏峪镇", "云岭镇", "古驿镇", "桃坪镇", "榆店镇", "黄崖镇", "清漪镇"]
RURAL_TOWNSHIPS = ["松垴乡", "鹿坡乡", "杏峧乡", "石窑乡"]

FAMILIES = list("王李张刘赵郭韩申杨武魏侯冯崔田段秦贾任宋苗姚史郝孟樊董牛程曹常路暴栗连") + ["上官", "司马"]
TREES = list("松柏榆槐柳杨桃杏梨枣椿桑楸栗椴漆")
QUALITIES = list("上下东西南北前后大小新老高长") + ["里", "外"]
STONES = [
    "石",
    "青石",
    "白石",
    "红土",
    "黄土",
    "黑虎",
    "龙王",
    "寺",
    "庙",
    "塔",
    "井",
    "泉",
    "水",
    "窑",
    "磨",
    "铁",
    "炭",
    "凤凰",
    "关帝",
    "马",
    "羊",
    "牛",
    "狼",
    "鹰",
    "云",
    "雾",
    "阳",
    "阴",
    "神",
    "仙",
]
HIGH = ["垴", "岭", "掌", "圪台", "山", "岩", "崖底", "背", "梁", "圪梁", "寨", "垭"]
VALLEY = ["沟", "峪", "峧", "河", "滩", "峪口", "沟口", "湾", "坪", "坡", "洼", "窊", "泉", "涧"]
PLAIN = ["庄", "村", "屯", "堡", "店", "铺", "营", "庄头", "桥", "坊", "池", "寨", "城", "家庄", "郭", "壁"]
FORTUNE = [
    "安",
    "兴",
    "和",
    "平",
    "昌",
    "宁",
    "丰",
    "福",
    "顺",
    "义",
    "德",
    "善",
    "仁",
    "泰",
    "庆",
    "文",
    "明",
    "永",
    "崇",
    "广",
]
COMMUNITY_ENDS = ["苑", "园", "里", "坊", "街", "路", "巷", "门", "桥", "关"]


def _pick(rng: np.random.RandomState, words: list[str]) -> str:
    return words[int(rng.random_sample() * len(words))]


def rural_name(rng: np.random.RandomState, height_above_river_m: float, slope: float) -> str:
    """Return a village name without suffix whose last word suits the place."""
    if height_above_river_m > 110 or slope > 0.22:
        ground = HIGH
    elif height_above_river_m > 28 or slope > 0.10:
        ground = VALLEY
    else:
        ground = PLAIN
    end = _pick(rng, ground)
    draw = rng.random_sample()
    if draw < 0.34:
        family = _pick(rng, FAMILIES)
        start = family if end.startswith("家") else family + "家"
    elif draw < 0.50:
        start = _pick(rng, QUALITIES) + _pick(rng, TREES)
    elif draw < 0.72:
        start = _pick(rng, STONES)
    elif draw < 0.86:
        start = _pick(rng, QUALITIES) + _pick(rng, STONES)
    elif ground is PLAIN:
        start = _pick(rng, FORTUNE) + _pick(rng, FORTUNE)
    else:
        start = _pick(rng, TREES) + _pick(rng, ["树", "木", "花", "林"])
    if end.startswith("家") and not start.endswith(tuple(FAMILIES)):
        end = end[1:]
    name = start + end
    return name if len(name) <= 5 and name[-1:] != name[-2:-1] else start + _pick(rng, ["沟", "庄", "坪"])


def community_name(rng: np.random.RandomState) -> str:
    """Return the name of an urban community without suffix."""
    if rng.random_sample() < 0.5:
        return _pick(rng, FORTUNE) + _pick(rng, FORTUNE) + _pick(rng, COMMUNITY_ENDS)
    return _pick(rng, list("东西南北")) + _pick(
        rng, ["关", "街", "门", "环", "苑", "园", "河", "城", "大街", "新区"]
    )


def fresh(rng: np.random.RandomState, taken: set[str], make, *ground) -> str:
    """Return a name from `make(rng, *ground)` that is not taken yet, and note it."""
    for _ in range(200):
        name = make(rng, *ground)
        if name not in taken and len(name) >= 2 and len(set(name)) == len(name):
            taken.add(name)
            return name
    prefix = 0
    while True:
        prefix += 1
        name = _pick(rng, QUALITIES) + make(rng, *ground)
        if name not in taken:
            taken.add(name)
            return name

"""Hold the Chinese words of the workbook on service gaps, and say the engine's words in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import pandas as pd

from .. import speech
from ..errors import Message, Name
from ..schema import fields_of
from .choice import GIVEN, STANDARD
from .hints import UNKNOWN

COUNTY = "全县"
NO_TOWNSHIP = "（不在任何乡镇内）"
REASON_WORDS = {
    "no_geometry": "没有可用的几何",
    "outside": "县域外",
    "off_network": "远离道路",
    "unconnected": "路网不连通",
    "beyond": "超出服务半径",
    "served": "已覆盖",
}
SKIP_WORDS = {
    **REASON_WORDS,
    "status_planned": "规划未建",
    "status_construction": "在建",
    "status_closed": "已停用",
    "not_public": "非公办或非公用",
    "grade_unknown": "等级不明",
    "grade_below": "等级不足",
    "area_unknown": "面积不明",
    "area_below": "面积不足",
    "area_above": "面积过大",
    "bad_coordinates": "坐标无效",
    "not_a_line": "不是线要素",
    "no_length": "长度为零",
}
INPUT_WORDS = {
    "ROADS": "道路",
    "FACILITIES": "设施",
    "DEMAND": "村庄（居民点）",
    "POPULATION": "人口栅格",
    "TOWNSHIPS": "乡镇界",
    "BUILTUP": "建成区",
    "BARRIERS": "障碍",
}
MODE_WORDS = {"distance": "路网距离", "walk": "步行时间", "ebike": "电动自行车骑行时间", "drive": "驾车时间"}
CLASS_WORDS = {"urban": "城镇", "rural": "农村", "all": "城镇和农村"}
SAID_UNITS = {"m": "米", "min": "分钟"}
UNIT_WORDS = {"m": "米", "min": "分钟"}
DIRECTION_WORDS = {"to_facility": "居民到设施", "from_facility": "设施到居民"}
CONFIDENCE_WORDS = {
    "verified": "已核对出处",
    "secondary": "二手来源，待核对原文",
    "predecessor": "出自旧版标准",
    "from memory": "待核对原文",
    "convention": "惯例值，无标准依据",
    "computed": "推算",
}
SHARE_WORDS = {"data": "由数据中的年龄字段计算", "standards": "标准表中的默认比例"}
EVERYONE = "常住人口"
YES_NO = {0: "否", 1: "是"}
EXPLANATIONS = (
    ("已覆盖", "总路程（总用时）不超过服务半径。总路程 = 出行点到道路的直线段 + 路网 + 道路到设施的直线段。"),
    ("时间方式", "直线段按步行速度计时；路网成本按各道路的行驶速度计时。"),
    ("原因的判定次序", " → ".join(REASON_WORDS.values()) + "；每行只有一个原因，各原因之和等于输入。"),
    ("人口", "该服务的对象人口：有年龄字段时取年龄字段，否则按比例由总人口估算并标明。人口缺失不按零计。"),
    ("三种覆盖率", "村庄覆盖率、人口覆盖率、面积覆盖率并列；人口覆盖率的分母是人口已知的部分。"),
    (
        "城镇与农村",
        "位于建成区内、或城乡分类代码以 1 开头（123 除外）的为城镇，其余为农村；二者取标准的不同行。",
    ),
    (
        "直线对照",
        "以设施为圆心、服务半径为半径的圆内计为直线覆盖；“直线内、路网外”是圆内但路网成本超出半径的人口。",
    ),
    ("平均与中位", "按人口加权；全部人口缺失时按行计。城镇与农村计量单位不同时，只含农村。"),
    ("最远村庄", "未覆盖的村庄，先列无路可达的（–），再按成本由大到小，最多五个。"),
    (
        "缺口排名",
        "1 为人口覆盖率最低的乡镇（人口缺失时用村庄覆盖率）；相同时缺口人口多者在前；没有缺口的不排名。",
    ),
    ("数据边缘", "到数据边缘比到已知最近设施更近的点：边缘之外可能有更近的设施，结果偏保守。"),
    ("空白单元格", "缺失或不适用，不是零。"),
    ("取整", "人口以整数显示；合计与覆盖率按未取整的数计算。"),
)

SERVICE_LABELS = ("Services to be measured", "Services whose facilities count")
VALUE_WORDS = {
    "True": "是",
    "False": "否",
    STANDARD: "按标准",
    "zh": "中文",
    "en": "英文",
    "existing": "现状",
    **MODE_WORDS,
}


_WORST = re.compile(r" ([\d.,]+) (m|min)(?=; |$)")
_METRES = re.compile(r"([\d.]+) m")
LEFT_OUT_FOR = "not counted for "


def note_words(rule: tuple) -> str:
    """Give the note on a radius; a table of the user's may have it in one language only."""
    return "本次运行给定，替代标准值" if rule.note == GIVEN else rule.note_zh or rule.note


def sentence_words(text: Message) -> str | None:
    """Give the Chinese template of a sentence of the engine; ``None`` where there is none."""
    words = speech.sentences().get(text.template)
    if words is not None and text.values.get("people") == UNKNOWN:
        return words.replace("服务对象 {people} 人", "人数缺失")
    return words


def warning_words(text: Message) -> str:
    """Say a warning in Chinese."""
    words = sentence_words(text)
    if words is None:
        return str(text)
    said = {**INPUT_WORDS, **MODE_WORDS}
    values = {
        name: value.chinese if isinstance(value, Name) else said.get(value, value)
        for name, value in text.values.items()}
    if "ids" in values:
        values["ids"] = str(values["ids"]).replace(", ", "、")
    return words.format_map(values)


def radius_words(name: str, rules: pd.DataFrame) -> str:
    """Write the radii of a service in one line: 小学服务半径：城镇 500 米（路网距离，GB 50180-2018）；农村 …

    Where town and country have one radius from two sources, it is said once, with both.
    """
    rows = list(rules.itertuples())
    radii = [f"{_plain(row.value)} {UNIT_WORDS[row.unit]}" for row in rows]
    if len(rows) > 1 and len(set(zip(radii, (row.mode for row in rows)))) == 1:
        sources = [f"{CLASS_WORDS[row.area_class]}：{_source_words(row) or '–'}" for row in rows]
        told = "；".join([MODE_WORDS[rows[0].mode], *sources])
        return f"{name}服务半径：{CLASS_WORDS['all']} {radii[0]}（{told}）"
    parts = []
    for row, radius in zip(rows, radii):
        told = "，".join(filter(None, [MODE_WORDS[row.mode], _source_words(row)]))
        parts.append(f"{CLASS_WORDS[row.area_class]} {radius}（{told}）")
    return f"{name}服务半径：{'；'.join(parts)}"


def _source_words(rule: tuple) -> str:
    """Say where a radius is from and how far it can be trusted."""
    edition = "" if str(rule.edition) in rule.code else str(rule.edition)
    code = "-".join(part for part in (rule.code, edition) if part)
    told = ["本次给定" if rule.note == GIVEN else code, CONFIDENCE_WORDS.get(rule.confidence, "")]
    return "，".join(filter(None, [*told, "由距离换算" if rule.derived else ""]))


def _plain(value: float) -> str:
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def share_words(source: str, confidence: str) -> str:
    """Say where a share of all people comes from, and how far it can be trusted."""
    told = CONFIDENCE_WORDS.get(confidence, "")
    return SHARE_WORDS.get(source, source) + (f"（{told}）" if told else "")


def people_words(field: str) -> str:
    """Say which people a service is for, by the name of their field."""
    return EVERYONE if field == "people" else fields_of("demand")[field].name_zh


def parameter_words(
    parameters: Mapping[str, object], services: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Say the parameters of a run in Chinese: labels, and values that are words of the program.

    ``services`` has the names of services by their ids.
    """
    labels = speech.labels()
    of_services = {labels.get(label) for label in SERVICE_LABELS}
    for label, value in parameters.items():
        name, words = labels.get(label, label), VALUE_WORDS.get(str(value), str(value))
        if name in of_services:
            words = "、".join(services.get(word.strip(), word.strip()) for word in words.split(","))
        yield name, words


def worst_words(worst: object) -> str:
    """Write the costs behind the names of the worst villages in Chinese units."""
    said = _WORST.sub(lambda found: f" {found[1]} {SAID_UNITS[found[2]]}", str(worst))
    return said.replace("; ", "；")


def detail_words(detail: object, services: Mapping[str, str]) -> str:
    """Say in Chinese why a feature was left out: for which service, or how far from the roads."""
    text = str(detail)
    if text.startswith(LEFT_OUT_FOR):
        service = text[len(LEFT_OUT_FOR) :]
        return f"不计入“{services.get(service, service)}”"
    metres = _METRES.fullmatch(text)
    return f"距最近道路 {float(metres[1]):,.0f} 米" if metres else text

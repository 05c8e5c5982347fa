"""Hold the Chinese of what is noted while the inputs of coverage are read, by reason and by template."""

from __future__ import annotations

NOTE_REASONS = {
    "not_understood": "取值不识别",
    "status_unknown": "状态不识别",
    "negative": "负值",
    "people_in_ten_thousands": "人口单位存疑",
    "repeated_code": "代码重复",
    "undeclared_no_data": "未声明的无数据值",
    "total_missing": "乡镇总人口缺失",
    "total_not_spread": "总人口未分配",
    "people_missing": "人口缺失",
    "repaired": "几何已修复",
    "overlap": "乡镇重叠",
    "sliver": "乡镇间碎缝",
    "twice": "重复行",
    "no_village": "无对应村庄",
    "kind_unknown": "类别不识别",
    "unreadable_geometry": "几何无法读取",
    "bad_coordinates": "坐标与坐标系不符",
    "several_places": "一个要素多处点位",
    "radius_unknown": "半径不识别",
    "unit_differs": "单位与字段名不符",
}
NOTES = {
    "{column}: “{value}” is not understood as {what}; it counts as missing.": (
        "{column}：“{value}”无法识别，按缺失计。"
    ),
    "{column}: “{value}” is not understood as {what}; it is kept as it is.": (
        "{column}：“{value}”无法识别，保留原值。"
    ),
    "{column}: “{value}” is no status that is known; the feature counts as existing.": (
        "{column}：“{value}”不是已知的状态，按现状计。"
    ),
    "{column}: “{value}” is no speed in km/h; it counts as missing.": (
        "{column}：“{value}”不是有效车速（千米/小时），按缺失计。"
    ),
    "{field}: the people of {count} townships are multiplied by less than {least:g} or more than {most:g}, "
    "those of {name} by {factor:,.3g}. Check that the field holds numbers of people, in the same unit.": (
        "{field}：{count} 个乡镇的人口被乘以小于 {least:g} 或大于 {most:g} 的系数（{name}：{factor:,.3g}）；"
        "请核对该字段是否为人口数、单位是否一致。"
    ),
    "No people field is recognised in DEMAND: give POPULATION_FIELD. People are missing for all rows.": (
        "村庄数据中未识别到人口字段：请给定人口字段。所有行人口缺失。"
    ),
    "The people of {names} are not known: these townships have no part in what the county has per "
    "person.": "{names} 人口缺失：全县人均（每万人）指标不含这些乡镇。",
    "Some villages of {names} have no number of people: what there is per person is over the others "
    "and therefore too high.": "{names} 有村庄人口缺失：人均（每万人）指标只按其余村庄计，因而偏高。",
    "not counted for {service}": "不计入“{service}”",
    "{column}: the unit in “{value}” counts, not the one in the field's name.": (
        "{column}：按取值“{value}”自带的单位计，不按字段名中的单位。"
    ),
    "{parameter}: “{value}” is not understood; the radius of the standard or parameter holds here.": (
        "{parameter}：“{value}”无法识别，此处按标准或参数的半径。"
    ),
    "counts as one place, at the middle one of {count} points up to {width:.0f} m apart; split the feature "
    "(Multipart to singleparts) if each is a place of its own": (
        "按一处计，取最接近中心的点（共 {count} 点，相距可达 {width:.0f} 米）；"
        "如各为一处，请先用“多部件转单部件”拆分"
    ),
    "{column} is negative or infinite; it counts as missing.": "{column} 为负或无穷大，按缺失计。",
    "{column}: half of the values are below {limit} and some have fractions: are they 万人 (ten thousand "
    "people)?": "{column}：半数取值小于 {limit} 且含小数，单位是否为万人？",
    "{count} rows share a code with another ({codes}); each of them counts. Check that no village is "
    "there twice.": "{count} 行与其他行代码相同（{codes}），均计入；请核对是否有村庄重复。",
    "{count} cells have negative or impossible numbers of people; they count as no data.": (
        "{count} 个像元人数为负或不可能，按无数据计。"
    ),
    "{count} cells with {people:.0f} people around the townships have their centre outside and are "
    "left out.": "乡镇界周边 {count} 个像元（{people:.0f} 人）中心在界外，不计。",
    "The township has no total; its people stay as they are.": "乡镇没有总人口，人口不调整。",
    "{people:.0f} people of the total find no row with people in the township and are in no result.": (
        "总人口中 {people:.0f} 人在乡镇内没有可分配的行，不在任何结果中。"
    ),
    "People are missing; the row has no part in its township's total.": "人口缺失，不参与乡镇总人口分配。",
    "The polygon was invalid ({why}); repairing it changed its area from {before:.3f} to "
    "{after:.3f} km². Check its outline.": (
        "面几何无效（{why}），修复后面积由 {before:.3f} 变为 {after:.3f} 平方千米，请核对边界。"
    ),
    "The townships overlap by {area:.0f} m²; points there count for the lower code.": (
        "乡镇重叠 {area:.0f} 平方米，其中的点计入代码较小者。"
    ),
    "The townships leave {count} narrow gaps of {area:.0f} m² in all; points there are outside.": (
        "乡镇之间有 {count} 处碎缝，共 {area:.0f} 平方米，其中的点计为县域外。"
    ),
    "These rows have the same code; none of them is used. Keep one row for each village.": (
        "这些行代码相同，均未采用；每村请只保留一行。"
    ),
    "{count} rows fit no village by code or name: were villages merged?": (
        "{count} 行按代码和名称都找不到村庄：村庄是否已合并？"
    ),
}

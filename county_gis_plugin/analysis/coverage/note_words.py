"""Hold the Chinese of why something is noted while the inputs of coverage are read."""

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

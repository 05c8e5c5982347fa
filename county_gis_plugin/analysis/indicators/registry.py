"""Declare the indicators: each once, with names, unit, dimension, formula and the commitments it answers.

The 28 indicators R1 to F1 may have several figures (``P1.water``, ``P1.gas``); what is beyond them
is supplementary. Which dimension an indicator belongs to is a convention.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import pandas as pd

from .formulas import (
    Formula,
    both_ways,
    counted_as,
    first,
    if_any,
    kinds_present,
    largest,
    ratio,
    statistic,
    told_by_villages,
    towns_with,
    towns_with_kind,
    unless_any,
    value,
)

OVERALL, INDUSTRY, INFRASTRUCTURE, SERVICES, INTEGRATION = DIMENSIONS = (
    "overall", "industry", "infrastructure", "services", "integration")
DIMENSION_NAMES: Mapping[str, tuple[str, str]] = MappingProxyType({
    OVERALL: ("总体", "Overall"),
    INDUSTRY: ("产业", "Industry"),
    INFRASTRUCTURE: ("基础设施", "Infrastructure"),
    SERVICES: ("公共服务", "Public services"),
    INTEGRATION: ("城乡融合", "Urban-rural integration"),
})
SHARE, DENSITY, MINUTES, KM, M2_EACH = "share", "km/km²", "min", "km", "m²/person"
BEDS, INDEX, SITES = "beds/1000 people", "index", "sites"
# Which way is better; what is neither is reported and not scored, unless a target is set for it.
MORE, LESS, NEITHER = "more", "less", "neither"
MAIN = (
    *("R1", "R2", "R3", "R4", "R5", "R6", "C1", "C2", "C3", "L1", "L2", "P1", "P2", "P3", "P4", "P5", "P6"),
    *("H1", "H2", "H3", "H4", "H5", "E1", "E2", "E3", "A1", "G1", "F1"),
)
DECIMALS: Mapping[str, int] = MappingProxyType({
    DENSITY: 2, MINUTES: 1, KM: 1, M2_EACH: 1, BEDS: 2, INDEX: 3, SITES: 0})
"""Decimals with which figures are shown, by unit; shares have one, as per cent."""
M_PER_KM = 1000.0
FROM_STATISTICS = ("由统计表给出，不由地图计算", "given in the table of statistics, not computed from maps")


@dataclass(frozen=True)
class Indicator:
    """Declare one figure.

    ``id`` is the indicator's (R1), or that and a name (``P1.water``). ``better`` is more, less or
    neither. ``commitments`` are the ids of the policy commitments that it answers. ``county_only``
    figures have no value for a township. ``in_words`` says the formula for whoever reads a report, in
    Chinese and English: what is divided by what, with units.
    """

    id: str
    name_zh: str
    name_en: str
    unit: str
    dimension: str
    better: str
    formula: Formula
    commitments: tuple[str, ...] = ()
    county_only: bool = False
    in_words: tuple[str, str] = FROM_STATISTICS

    @property
    def indicator(self) -> str:
        """Give the indicator that the figure belongs to."""
        return self.id.partition(".")[0]

    @property
    def main(self) -> bool:
        """Say whether it is one of the 28."""
        return self.indicator in MAIN


def people_within(service: str, *, by_sites: bool = False) -> Formula:
    """Give the share of people in need who are within the radius, by network.

    ``by_sites``: rather from site coverage, which leaves out what is not public or not open.
    """
    ways = (
        ratio("servicegaps", "people_served", "people", straight="straight_people_served", service=service),
        ratio("sitecoverage", "people_served", "people", straight="straight_people", service=service),
    )
    return first(*(reversed(ways) if by_sites else ways))


def rural_villages(*tables: tuple[str, str, str], **where: str) -> Formula:
    """Give the share of villages in the country: what stands in town is a community, no 行政村.

    ``tables``: table, column of the part without ``villages_``, and a basis to be told. A table that does
    not count rural villages apart answers for all, and the basis says so.
    """
    return first(*(
        formula for table, part, basis in tables for formula in (
            counted_as(basis, ratio(table, f"villages_rural_{part}", "villages_rural", **where)),
            counted_as(basis or "all_villages", ratio(table, f"villages_{part}", "villages", **where)))))


def villages_within(service: str) -> Formula:
    """Give the share of rural villages within the radius, by network."""
    return first(
        rural_villages(("servicegaps", "served", ""), service=service),
        counted_as("all_villages", ratio("sitecoverage", "villages_radius", "villages", service=service)),
    )


def villages_with(service: str, flag: str | None = None) -> Formula:
    """Give the share of villages that have a site, as strictly as the data tell.

    With the villages' land known: one inside, a joint one, or none needed; else by the village
    table's own word; else within the radius too. The basis says which.
    """
    of_service = {"service": service}
    ways = ("villages_inside", "villages_joint", "villages_exempt")
    formulas = [if_any("villages_inside", counted_as("inside", ratio(
        "sitecoverage", ways, "villages", **of_service)), table="sitecoverage", **of_service)]
    if flag is not None:
        formulas.append(counted_as("village_table", told_by_villages(
            f"{flag}_yes", f"{flag}_known", of="villages")))
    formulas.append(counted_as("within_radius", ratio(
        "sitecoverage", "villages_covered", "villages", **of_service)))
    return first(*formulas)


def people_words(
    what_zh: str, what_en: str, who_zh: str = "人口", who_en: str = "people"
) -> tuple[str, str]:
    """Say in words what ``people_within`` computes."""
    return (f"路网服务半径内有{what_zh}的{who_zh}（人）÷ {who_zh}（人）",
            f"{who_en} within the radius of {what_en} by network ÷ {who_en}")


def towns_words(what_zh: str, what_en: str) -> tuple[str, str]:
    """Say in words what ``towns_with`` computes."""
    return f"有{what_zh}的乡镇数 ÷ 乡镇数", f"townships with {what_en} ÷ townships"


def piped(medium: str) -> Formula:
    """Give the share of the town's people within the service distance of a pipe (a proxy)."""
    return first(
        counted_as("proxy", ratio("pipecoverage", "people_urban_connected", "people_urban", medium=medium)),
        counted_as("proxy_any_pipe", ratio("pipecoverage", "people_urban_near", "people_urban",
                                           medium=medium)),
    )


def pipe_density(medium: str) -> Formula:
    """Give the length of pipes in built-up land over its area."""
    return ratio("pipecoverage", "builtup_length_m", "density_area_km2", factor=1 / M_PER_KM,
                 only=("density_over", "builtup"), medium=medium)


INDICATORS: tuple[Indicator, ...] = (
    # ---- roads
    Indicator(
        "R1", "建成区道路网密度", "Built-up road density",
        DENSITY, INFRASTRUCTURE, MORE,
        first(ratio("roadcoverage", "builtup_street_km", "builtup_known_km2", only=("basis", "builtup")),
              ratio("roadcoverage", "builtup_street_km", "builtup_km2", only=("basis", "builtup"))),
        ("S003-04", "S004-06"),
        in_words=("建成区内城市道路中心线长度（千米）÷ 建成区中有道路数据的面积（平方千米）",
                  "centreline length of streets in built-up land (km) ÷ built-up land where "
                  "streets are known (km²)")),
    Indicator(
        "R2", "乡镇通三级及以上公路率", "Towns on class III roads or better",
        SHARE, INTEGRATION, MORE,
        ratio("roadcoverage", "seats_connected", "seats_judged"), ("S003-39", "S004-09"),
        in_words=("驻地经三级及以上公路连到县城的乡镇数 ÷ 可判定的乡镇数",
                  "townships whose seat is joined to the county seat by roads of class III "
                  "or better ÷ townships that can be judged")),
    Indicator(
        "R3", "行政村等级公路通达率", "Villages on a graded road",
        SHARE, INTEGRATION, MORE,
        rural_villages(("roadcoverage", "on_graded", "")), ("S001-08", "S004-06"),
        in_words=("距等级公路主路网规定距离（默认 500 米）以内的农村村庄数 ÷ 农村村庄数",
                  "rural villages within the set distance (500 m unless changed) of the connected graded "
                  "roads ÷ rural villages")),
    Indicator(
        "R4", "农村道路可达指数", "Rural Access Index",
        SHARE, INTEGRATION, MORE,
        ratio("roadcoverage", "rural_people_near", "rural_people"),
        in_words=("距全天候道路规定直线距离（默认 2 千米）以内的农村人口（人）÷ 农村人口（人）",
                  "rural people within the set distance (2 km unless changed) of an all-season road as "
                  "the crow flies ÷ rural "
                  "people")),
    Indicator(
        "R5", "建制村通客车率", "Villages with a bus",
        SHARE, INTEGRATION, MORE,
        first(rural_villages(("roadcoverage", "has_stop", "")), villages_within("bus_stop")),
        ("S002-04", "S004-06"),
        in_words=("路网服务半径（默认 2 千米）以内有客运站点的农村村庄数 ÷ 农村村庄数",
                  "rural villages with a bus stop within the radius by network (2 km unless changed) ÷ "
                  "rural villages")),
    Indicator(
        "R6", "乡镇至县城平均通行时间", "Drive time from towns to the county seat",
        MINUTES, INTEGRATION, LESS,
        unless_any("seats_cut_off", value("roadcoverage", "seat_minutes"), table="roadcoverage",
                   reason="cut_off"),
        in_words=("乡镇驻地驾车到县城的时间（分钟）；全县为各乡镇的平均，有乡镇不通时缺失",
                  "minutes' drive from a township's seat to the county seat; for the county "
                  "the mean of the townships, missing where one has no way")),
    Indicator(
        "R6.within_60", "60分钟内到县城的乡镇比例", "Towns within 60 minutes of the county seat",
        SHARE, INTEGRATION, NEITHER,
        ratio("roadcoverage", "seats_within_60", ("seats_timed", "seats_cut_off")),
        in_words=("驾车 60 分钟内可到县城的乡镇数 ÷ 测得行车时间或确知不通的乡镇数",
                  "townships within 60 minutes' drive of the county seat ÷ townships with "
                  "a drive time or known to have no way")),
    # ---- charging
    Indicator(
        "C1", "乡镇公共充电覆盖率", "Towns with public charging",
        SHARE, INFRASTRUCTURE, MORE,
        first(towns_with("sitecoverage", service="charging"),
              towns_with("sitecoverage", service="charging_fast_growth")), ("S001-10", "S003-33"),
        in_words=towns_words("公共充电站", "a public charging station")),
    Indicator(
        "C2", "充电服务人口覆盖率", "People within reach of public charging",
        SHARE, INFRASTRUCTURE, MORE,
        first(*(people_within(service, by_sites=True) for service in ("charging", "charging_fast_growth"))),
        ("S001-10", "S003-33"),
        in_words=people_words("公共充电站", "public charging")),
    Indicator(
        "C3", "公路充电最大间距", "Longest gap between chargers on a route",
        KM, INFRASTRUCTURE, LESS,
        largest("corridorgaps.routes", "largest_spacing_m", factor=1 / M_PER_KM, named="route"),
        ("S001-10", "S003-33"), county_only=True,
        in_words=("编号公路上相邻充电站之间、充电站到路线端点之间的最大路程（千米）",
                  "longest way along a numbered route between two chargers, or from one to "
                  "the route's end (km)")),
    Indicator(
        "C3.covered", "公路充电覆盖里程比例", "Length of routes near a charger",
        SHARE, INFRASTRUCTURE, NEITHER,
        both_ways("corridorgaps", "gap_m", "length_m", less=True), ("S003-33",),
        in_words=("编号公路沿线规定距离内有充电站的里程（米，双向）÷ 编号公路里程（米，双向）",
                  "length of numbered routes with a charger within the set distance (m, both "
                  "directions) ÷ their length (m, both directions)")),
    # ---- logistics
    Indicator(
        "L1", "乡镇物流站点覆盖率", "Towns with a logistics point",
        SHARE, INDUSTRY, MORE,
        towns_with("sitecoverage", service="logistics"), ("S001-05", "S003-14", "S004-05"),
        in_words=towns_words("物流站点", "a logistics point")),
    Indicator(
        "L2", "村级快递服务覆盖率", "Villages with express delivery",
        SHARE, INDUSTRY, MORE,
        first(rural_villages(
                  ("sitecoverage", "covered", ""), ("servicegaps", "served", ""), service="logistics"),
              counted_as("village_table", told_by_villages(
                  "rural_express_yes", "rural_express_known", of="villages_rural"))),
        ("S001-05", "S003-15"),
        in_words=("村内有寄递点、与邻村共用或服务半径内有寄递点的农村村庄数 ÷ 农村村庄数；没有设"
                  "施数据时按村级统计表",
                  "rural villages with a parcel point inside, a joint one, or one within the "
                  "radius ÷ rural villages; without sites as the village table says")),
    # ---- pipes
    *(
        Indicator(
            f"P1.{medium}", f"建成区{name_zh}{lines}密度", f"Pipe density in built-up land: {name_en}",
            DENSITY, INFRASTRUCTURE, NEITHER, pipe_density(medium), commitments,
            in_words=(f"建成区内{name_zh}管线长度（千米）÷ 建成区面积（平方千米）",
                      f"length of pipes in built-up land (km) ÷ built-up land (km²): {name_en}"))
        for medium, name_zh, lines, name_en, commitments in (
            ("water", "供水", "管网", "water", ()), ("gas", "燃气", "管网", "gas", ()),
            ("heat", "供热", "管网", "heat", ()), ("sewage", "污水", "管网", "sewage", ("S004-18",)),
            ("storm", "雨水", "管网", "storm water", ()),
            ("combined", "合流", "管网", "combined sewers", ()),
            ("power", "电力", "管线", "power", ()), ("telecom", "通信", "管线", "telecom", ()))
    ),
    Indicator(
        "P2.water", "公共供水普及率", "Townspeople on public water",
        SHARE, INFRASTRUCTURE, MORE,
        first(counted_as("village_table", told_by_villages(
                  "urban_tap_pop", "urban_tap_pop_of", of="urban_people")),
              piped("water")), ("S003-05",),
        in_words=("使用公共供水的城镇人口（人，村级统计表）÷ 有记录的城镇人口（人）；没有统计时，"
                  "以供水管线服务距离内的城镇人口代替，除以城镇人口",
                  "townspeople on public water (village table) ÷ townspeople of whom it is "
                  "known; without that table those within the service distance of a water pipe, "
                  "of all townspeople")),
    Indicator(
        "P2.gas", "燃气服务覆盖率", "Townspeople on gas",
        SHARE, INFRASTRUCTURE, MORE,
        piped("gas"),
        ("S001-13",),
        in_words=("燃气管线服务距离内的城镇人口（人）÷ 城镇人口（人），先计接通气源的管线；替代"
                  "口径",
                  "townspeople within the service distance of a gas pipe, of connected ones "
                  "first ÷ townspeople; a proxy")),
    Indicator(
        "P2.heat", "集中供热服务覆盖率", "Townspeople on district heating",
        SHARE, INFRASTRUCTURE, MORE,
        piped("heat"), ("S001-13",),
        in_words=("供热管线服务距离内的城镇人口（人）÷ 城镇人口（人），先计接通热源的管线；替代"
                  "口径",
                  "townspeople within the service distance of a heating pipe, of connected "
                  "ones first ÷ townspeople; a proxy")),
    Indicator(
        "P2.rural_tap", "农村自来水普及率", "Rural people on tap water",
        SHARE, INFRASTRUCTURE, MORE,
        told_by_villages("rural_tap_pop", "rural_tap_pop_of", of="rural_people"), ("S000-17",),
        in_words=("使用自来水的农村人口（人）÷ 有记录的农村人口（人）",
                  "rural people on tap water ÷ rural people of whom it is known")),
    Indicator(
        "P3", "雨污分流率", "Separated share of sewers",
        SHARE, INFRASTRUCTURE, MORE,
        ratio("pipecoverage.sewers", ("storm_m", "sewage_m"), ("storm_m", "sewage_m", "combined_m")),
        ("S000-14",),
        in_words=("（雨水管线 + 污水管线）长度（米）÷（雨水管线 + 污水管线 + 合流管线）长度（米"
                  "）",
                  "length of storm and sewage pipes (m) ÷ length of storm, sewage and combined "
                  "pipes (m)")),
    Indicator(
        "P4", "规模化供水覆盖农村人口比例", "Rural people on large water schemes",
        SHARE, INTEGRATION, MORE,
        told_by_villages("rural_large_scheme_people", "rural_large_scheme_of", of="rural_people"),
        ("S000-18", "S003-40"),
        in_words=("规模化供水工程覆盖的农村人口（人）÷ 有记录的农村人口（人）",
                  "rural people on large water schemes ÷ rural people of whom it is known")),
    Indicator(
        "P5", "农村生活污水治理率", "Villages with treated wastewater",
        SHARE, INTEGRATION, MORE,
        told_by_villages("rural_sewage_yes", "rural_sewage_known", of="villages_rural"),
        ("S001-12", "S002-02", "S003-37"),
        in_words=("生活污水得到治理的农村村庄数 ÷ 有记录的农村村庄数",
                  "rural villages with treated wastewater ÷ rural villages of which it is "
                  "known")),
    Indicator(
        "P6", "生活垃圾收运覆盖村比例", "Villages with waste collection",
        SHARE, INTEGRATION, MORE,
        first(counted_as("settlements", told_by_villages(
                  "settlements_served", "settlements", of="settlements_all", table="settlements")),
              counted_as("village_table", told_by_villages(
                  "rural_waste_yes", "rural_waste_known", of="villages_rural")),
              rural_villages(("sitecoverage", "covered", "within_radius"), service="waste_point")),
        ("S000-22", "S002-03"),
        in_words=("有生活垃圾收运的自然村数 ÷ 有记录的自然村数：村内自报有收运，或服务半径内有收集点；"
                  "没有自然村图层时按村级统计表取农村村庄，再没有时取服务半径内有收集点的农村村庄",
                  "natural villages with waste collection, as they say or with a collection point "
                  "within the radius ÷ natural villages of which it is known; without that layer "
                  "rural villages as the village table says, else those within the radius")),
    # ---- health
    Indicator(
        "H1", "等级医院30分钟行政村覆盖率", "Villages within 30 minutes of a graded hospital",
        SHARE, SERVICES, MORE,
        villages_within("graded_hospital"), ("S001-04", "S004-10"),
        in_words=("驾车 30 分钟内可到等级医院的农村村庄数 ÷ 农村村庄数",
                  "rural villages within 30 minutes' drive of a graded hospital ÷ rural villages")),
    Indicator(
        "H2", "基层医疗15分钟人口覆盖率", "People within 15 minutes of primary care",
        SHARE, SERVICES, MORE,
        people_within("primary_care"), ("S001-04", "S004-10"),
        in_words=("15 分钟内可到基层医疗机构的人口（人）÷ 人口（人）",
                  "people within 15 minutes of primary care ÷ people")),
    Indicator(
        "H3", "一村一室率", "Villages with a clinic",
        SHARE, SERVICES, MORE,
        villages_with("clinic"),
        ("S000-07",),
        in_words=("村内有卫生室、联合设置或可不单设的村庄数 ÷ 村庄数；没有村庄用地时，也计服务"
                  "半径内有卫生室的村庄",
                  "villages with a clinic inside, a joint one or none needed ÷ villages; without "
                  "the villages' land also those with one within the radius")),
    Indicator(
        "H3.people", "村卫生室人口覆盖率", "People within reach of a clinic",
        SHARE, SERVICES, NEITHER,
        people_within("clinic"),
        in_words=people_words("卫生室", "a clinic")),
    Indicator(
        "H4", "三所医院齐备度", "The three county hospitals",
        SHARE, SERVICES, MORE,
        kinds_present(("hospital_general", "hospital_tcm", "hospital_mch"), service="hospital"),
        ("S001-03", "S003-19"), county_only=True,
        in_words=("县综合医院、中医院、妇幼保健院中已有的种类数 ÷ 3",
                  "kinds that stand in the county, of general, traditional and maternal hospitals "
                  "÷ 3")),
    Indicator(
        "H5", "医疗可达指数（两步移动搜索）", "Access to beds by floating catchments",
        BEDS, SERVICES, NEITHER,
        value("accessibilityscore", "per_1000", service="hospital"), ("S004-10",),
        in_words=("两步移动搜索法得出的每千人可达床位数（张）",
                  "beds within reach per 1,000 people, by floating catchments")),
    Indicator(
        "H5.gini", "医疗可达基尼系数", "Gini coefficient of access to beds",
        INDEX, SERVICES, NEITHER,
        value("accessibilityscore", "gini", service="hospital"), county_only=True,
        in_words=("各地每千人可达床位数的基尼系数（0 为最均等）",
                  "Gini coefficient of the beds within reach per 1,000 people (0 is equal)")),
    # ---- education
    Indicator(
        "E1", "小学覆盖率", "Children within reach of a primary school",
        SHARE, SERVICES, MORE,
        people_within("primary"), ("S001-04", "S004-11"),
        in_words=people_words("小学", "a primary school", "小学学龄儿童", "children of primary-school age")),
    Indicator(
        "E2.junior_high", "初中覆盖率", "Children within reach of a junior high school",
        SHARE, SERVICES, MORE,
        people_within("junior_high"), ("S001-04", "S004-11"),
        in_words=people_words("初中", "a junior high school", "初中学龄儿童", "children of junior-high age")),
    Indicator(
        "E2.kindergarten", "幼儿园覆盖率", "Children within reach of a kindergarten",
        SHARE, SERVICES, MORE,
        people_within("kindergarten"), ("S001-04", "S004-11"),
        in_words=people_words("幼儿园", "a kindergarten", "学前儿童", "children of kindergarten age")),
    Indicator(
        "E2.towns", "乡镇公办幼儿园覆盖率", "Towns with a public kindergarten",
        SHARE, SERVICES, MORE,
        towns_with_kind("kindergarten", service="kindergarten"), ("S002-08",),
        in_words=towns_words("公办幼儿园", "a public kindergarten")),
    Indicator(
        "E3", "划片就近吻合度", "Children zoned to the nearest school",
        SHARE, SERVICES, NEITHER,
        ratio("schoolzones", "people_nearest", "people_judged", service="primary"), ("S000-03",),
        in_words=("划片学校就是路网最近学校的儿童（人）÷ 有划片学校且路网可达的儿童（人）",
                  "children zoned to the school that is nearest by network ÷ children whose "
                  "zone has a known school, and a way to it")),
    # ---- elderly people, parks, fire
    Indicator(
        "A1", "村（社区）养老设施覆盖率", "Villages with an elderly site",
        SHARE, SERVICES, MORE,
        villages_with("elderly_day_care", "elder_site"), ("S003-21", "S001-04", "S001-17", "S004-12"),
        in_words=("村内有养老设施、联合设置或可不单设的村庄数 ÷ 村庄数；没有村庄用地时按村级统"
                  "计表，再没有时也计服务半径内有设施的村庄",
                  "villages with an elderly site inside, a joint one or none needed ÷ villages; "
                  "without the villages' land as the village table says, else also those with "
                  "one within the radius")),
    Indicator(
        "A1.people", "老年人口养老设施覆盖率", "Older people within reach of an elderly site",
        SHARE, SERVICES, NEITHER,
        people_within("elderly_day_care"),
        in_words=people_words("养老设施", "an elderly site", "老年人口", "older people")),
    Indicator(
        "G1", "公园绿地服务半径覆盖率", "Residential land near a park",
        SHARE, INFRASTRUCTURE, MORE,
        first(*(counted_as(land, ratio("greencoverage", f"{land}_network_m2", f"{land}_m2",
                                       straight=f"{land}_straight_m2"))
                for land in ("residential_urban", "residential"))), ("S004-16",),
        in_words=("路网服务半径内有公园的城镇居住用地（平方米）÷ 城镇居住用地（平方米）；不知城"
                  "镇范围时取全部居住用地",
                  "urban housing land within the radius of a park by network (m²) ÷ urban "
                  "housing land (m²); where no town is known, all housing land")),
    Indicator(
        "G1.per_person", "人均公园绿地面积", "Park area per townsperson",
        M2_EACH, INFRASTRUCTURE, MORE,
        unless_any("people_urban_missing_rows",
                   ratio("greencoverage", "park_m2_of_known", "people_urban",
                         only=("per_person_over", "people_urban")),
                   table="greencoverage", reason="people_unknown"),
        ("S003-29", "S004-16"),
        in_words=("公园绿地面积（平方米）÷ 城镇人口（人）；有城镇人口不详时缺失",
                  "area of parks (m²) ÷ townspeople; missing where some of their number is not "
                  "known")),
    Indicator(
        "F1", "消防5分钟可达人口覆盖率", "People within five minutes of a fire station",
        SHARE, INFRASTRUCTURE, NEITHER,
        people_within("fire_station"), ("S004-07",),
        in_words=("消防车 4 分钟内可到的人口（人）÷ 人口（人）；接警 5 分钟含出动 1 分钟",
                  "people within four minutes' drive of a fire station ÷ people; five minutes "
                  "from the call with one of turnout")),
    Indicator(
        "F1.area", "消防5分钟可达面积比例", "Land within five minutes of a fire station",
        SHARE, INFRASTRUCTURE, NEITHER,
        first(counted_as("builtup", ratio("servicegaps", "builtup_served_km2", "builtup_km2",
                                          service="fire_station")),
              counted_as("all_land", ratio("servicegaps", "area_served_km2", "area_km2",
                                           service="fire_station"))), ("S004-07",),
        in_words=("消防车 4 分钟内可到的建成区面积（平方千米）÷ 建成区面积（平方千米）；没有建成区时"
                  "取全部土地",
                  "built-up land within four minutes' drive of a fire station (km²) ÷ built-up land "
                  "(km²); without built-up land all land")),
    # ---- beyond the 28: computed
    Indicator(
        "T1", "城镇人口比重", "People who live in town",
        SHARE, OVERALL, NEITHER,
        first(ratio("greencoverage", "people_urban", "people"),
              ratio("pipecoverage", "people_urban", "people", medium="water")),
        in_words=("城镇人口（人）÷ 常住人口（人）",
                  "townspeople ÷ people")),
    Indicator(
        "T2", "乡镇便民服务中心覆盖率", "Towns with a government service point",
        SHARE, SERVICES, MORE,
        towns_with("sitecoverage", service="gov_service"), ("S001-02",),
        in_words=towns_words("便民服务中心", "a government service point")),
    Indicator(
        "T2.villages", "村级便民服务覆盖率", "Villages near a government service point",
        SHARE, SERVICES, MORE,
        ratio("sitecoverage", "villages_covered", "villages", service="gov_service"), ("S001-02",),
        in_words=("村内有便民服务点、与邻村共用或服务半径内有服务点的村庄数 ÷ 村庄数",
                  "villages with a service point inside, a joint one, or one within the radius "
                  "÷ villages")),
    Indicator(
        "T3", "乡镇综合文化站覆盖率", "Towns with a culture station",
        SHARE, SERVICES, MORE,
        towns_with("sitecoverage", service="culture"), ("S003-26", "S004-13"),
        in_words=towns_words("文化站", "a culture station")),
    Indicator(
        "T4", "体育健身人口覆盖率", "People within reach of a sports ground",
        SHARE, SERVICES, MORE,
        people_within("sports"), ("S003-24", "S004-13"),
        in_words=people_words("体育健身设施", "a sports ground")),
    Indicator(
        "T5", "乡镇养老机构覆盖率", "Towns with a care home",
        SHARE, SERVICES, MORE,
        towns_with("sitecoverage", service="care_home"), ("S001-17", "S003-22"),
        in_words=towns_words("养老机构", "a care home")),
    Indicator(
        "T6", "托育服务人口覆盖率", "Small children within reach of a nursery",
        SHARE, SERVICES, MORE,
        people_within("childcare"), ("S004-12",),
        in_words=people_words("托育机构", "a nursery", "3 岁以下儿童", "children below 3")),
    Indicator(
        "T7", "乡镇农贸市场覆盖率", "Towns with a market",
        SHARE, INDUSTRY, MORE,
        towns_with("sitecoverage", service="market"), ("S002-05", "S004-05"),
        in_words=towns_words("农贸市场", "a market")),
    Indicator(
        "T8", "应急避难场所人口覆盖率", "People within reach of a shelter",
        SHARE, INFRASTRUCTURE, MORE,
        people_within("shelter"), ("S001-14", "S004-07"),
        in_words=people_words("应急避难场所", "a shelter")),
    Indicator(
        "T9", "垃圾收运处置体系完整村比例", "Villages with a whole waste chain",
        SHARE, INTEGRATION, MORE,
        rural_villages(("sitecoverage.chains", "complete", ""), chain="waste"),
        ("S000-16", "S001-12", "S004-17"),
        in_words=("收集点、转运站、处理设施俱全且路网可达的农村村庄数 ÷ 农村村庄数",
                  "rural villages with collection, transfer and treatment, all within reach by "
                  "network ÷ rural villages")),
    Indicator(
        "T10", "卫生厕所普及率", "Households with a sanitary toilet",
        SHARE, INTEGRATION, MORE,
        told_by_villages("toilet_hh", "toilet_hh_of", of="villages", told="toilet_villages"), ("S002-01",),
        in_words=("有卫生厕所的户数 ÷ 有记录的户数",
                  "households with a sanitary toilet ÷ households of which it is known")),
    Indicator(
        "T11", "县级等级医院数", "Graded hospitals of the county",
        SITES, SERVICES, MORE,
        value("sitecoverage", "sites", service="graded_hospital"), ("S000-06",), county_only=True,
        in_words=("县内等级医院的数量（所）",
                  "graded hospitals in the county (number)")),
    Indicator(
        "T12", "图书馆、文化馆齐备度", "Library and culture centre",
        SHARE, SERVICES, MORE,
        kinds_present(("library", "culture_centre"), service="culture"), ("S003-26",),
        county_only=True,
        in_words=("图书馆、文化馆中已有的种类数 ÷ 2",
                  "kinds that stand in the county, of library and culture centre ÷ 2")),
    # ---- beyond the 28: joined from statistics
    Indicator(
        "J1", "供水管网漏损率", "Water leakage",
        SHARE, INFRASTRUCTURE, LESS,
        statistic(), ("S003-06",),
        county_only=True),
    Indicator(
        "J2", "适龄残疾儿童入学率", "School enrolment of disabled children",
        SHARE, SERVICES, MORE,
        statistic(),
        ("S000-05", "S003-17"), county_only=True),
    Indicator(
        "J3", "优质高中指标分配到区内初中比例", "Senior-high quota given to the county's own schools",
        SHARE, SERVICES, MORE,
        statistic(), ("S000-02",), county_only=True),
    Indicator(
        "J4", "公办养老机构护理型床位占比", "Nursing share of beds in public care homes",
        SHARE, SERVICES, MORE,
        statistic(), ("S003-23",), county_only=True),
    Indicator(
        "J5", "再生水利用率", "Reclaimed water",
        SHARE, INFRASTRUCTURE, MORE,
        statistic(), ("S003-38",),
        county_only=True),
    Indicator(
        "J6", "垃圾焚烧处理能力占比", "Incineration's share of treatment capacity",
        SHARE, INFRASTRUCTURE, MORE,
        statistic(), ("S003-35",), county_only=True),
    Indicator(
        "J7", "生活垃圾无害化处理率", "Harmless treatment of waste",
        SHARE, INFRASTRUCTURE, MORE,
        statistic(),
        ("S000-20",), county_only=True),
    Indicator(
        "J8", "农村集中供水率", "Rural people on central water supply",
        SHARE, INTEGRATION, MORE,
        statistic(),
        ("S000-19",)),
    Indicator(
        "J9", "老旧管网改造率", "Renewed share of old pipes",
        SHARE, INFRASTRUCTURE, MORE,
        statistic(),
        ("S003-02",), county_only=True),
    Indicator(
        "J10", "公有历史建筑空置率", "Vacant public historic buildings",
        SHARE, INFRASTRUCTURE, LESS,
        statistic(), ("S003-31",), county_only=True),
    Indicator(
        "J11", "常住人口城镇化率", "Urbanisation rate",
        SHARE, OVERALL, MORE,
        statistic()),
)
BY_ID: Mapping[str, Indicator] = MappingProxyType({indicator.id: indicator for indicator in INDICATORS})


def asked_of(table: str, column: str = "service") -> tuple[str, ...]:
    """List the services (or media …) that a result table should have, so that no indicator is missing.

    Where an indicator may be answered in several ways, the best one counts.
    """
    asked = [ask for own in INDICATORS for ask in own.formula.asks]
    return tuple(dict.fromkeys(word for name, key, word in asked if (name, key) == (table, column)))


def registry_table() -> pd.DataFrame:
    """List the declarations: id, names, unit, dimension, formula (in words too), tables, commitments."""
    return pd.DataFrame([{
        "id": own.id, "indicator": own.indicator, "main": own.main, "name_zh": own.name_zh,
        "name_en": own.name_en, "unit": own.unit, "dimension": own.dimension, "better": own.better,
        "formula": own.formula.text, "formula_zh": own.in_words[0], "formula_en": own.in_words[1],
        "tables": ";".join(own.formula.tables),
        "commitments": ";".join(own.commitments), "county_only": own.county_only,
    } for own in INDICATORS])

"""Lay the results of site coverage out as the pages of a workbook, in Chinese."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pandas as pd

from ..access.gap_sheets import account_table, in_minutes, in_units, standards_table
from ..access.gap_words import CLASS_WORDS, INPUT_WORDS, REASON_WORDS
from ..data_files import shipped
from ..report import Table
from .chains import WASTE
from .sheets import YES_NO, Page, Words
from .sites import SiteCoverage

HOW_WORDS = {
    "inside": "村内有设施", "joint": "联合设置", "exempt": "可不单设", "radius": "服务半径内有设施",
    "": "未覆盖",
}
STAGE_WORDS = {"collection": "村收集", "transfer": "乡镇转运", "treatment": "县处理"}
LINK_WORDS = {**STAGE_WORDS, "own_transfer": "本乡镇转运站"}
# All that may be missing at once.
MISSING_WORDS = {
    ";".join(some): "、".join(LINK_WORDS[link] for link in some) or "无"
    for count in range(len(LINK_WORDS) + 1) for some in combinations(LINK_WORDS, count)
}
SITE_INPUTS = {**INPUT_WORDS, "CHARGING": "充电站", "LOGISTICS": "寄递物流点", "STOPS": "公交站点"}
SUMMARY = (
    "service_name", "name", "sites", "per_10k_people", "per_100km2", "capacity", "capacity_missing",
    "has_one", "townships_with_one", "villages", "villages_inside", "villages_joint", "villages_exempt",
    "villages_radius", "villages_covered", "villages_uncovered", "villages_share", "people",
    "people_missing_rows", "people_served", "people_unserved", "people_share", "straight_people",
    "people_between", "mean_m", "max_m", "mean_min", "max_min", "rank",
)
VILLAGES = (
    "service_name", "township", "name", "code", "area_class", "people", "people_in_need", "reason",
    "radius_m", "radius_min", "site_name", "access_m", "network_m", "network_min", "egress_m", "total_m",
    "total_min", "straight_m", "straight_served",
)
SITES = ("township", "name", "kind_name", "services", "capacity", "input", "site_id")
CHAIN_SUMMARY = (
    "name", "villages", "villages_complete", "complete_share", "villages_in_township", "missing_collection",
    "missing_transfer", "missing_treatment", "missing_own_transfer", "mean_collection_m", "mean_transfer_m",
    "mean_treatment_m", "max_collection_m", "max_transfer_m", "max_treatment_m",
)
CHAINS = (
    "township", "name", "code", "collection_m", "transfer_m", "treatment_m", "total_m", "missing",
    "in_township", "complete",
)
METHODS = (
    ("村庄覆盖", "依次判定，取先成立者：" + " → ".join(list(HOW_WORDS.values())[:-1]) + "。"),
    ("可不单设", "村庄字段（或村级统计表）标明可不设卫生室，或乡镇卫生院（社区卫生服务中心）所在的村。"),
    ("人口覆盖", "只按服务半径判定；豁免不缩短任何人的路程。人口缺失不按零计。"),
    ("计入的设施", "默认只计现状与在建；公共充电只计公用；标明不对外开放的不计。未计入者列于“排除要素”。"),
    ("县域外的设施", "可以服务县内居民，但不计入任何乡镇的设施数。"),
    (
        "疑似重复",
        "同类设施名称相同（或一方只多前后缀）且相距 100 米以内的，以及相距 5 米以内的，"
        "列于“排除要素”，二者仍计入，请核对。",
    ),
    ("收运链条", "村庄到最近收集点、收集点到最近转运站、转运站到最近处理厂，均为路网距离（含两端直线段）；"
              "收集点须在其服务半径内，链条完整还要求本乡镇有转运站。"),
    ("平均距离", "按人口加权，含未覆盖者。"),
    ("空白单元格", "缺失或不适用，不是零。"),
)

SKIPPED = {"not_open": "不对外开放", "possible_duplicate": "疑似重复", "kind_unknown": "类别不明"}


def words_of(result: SiteCoverage) -> Words:
    """Give the words of the workbook: those of the services that were measured too."""
    services = dict(zip(result.standards["service"], result.standards["service_name"]))
    account = {"other_sites": "其他类别：设施数（不属于所测服务）"}
    for service, name in services.items():
        account |= {f"{service}_sites": f"{name}：设施数", f"{service}_capacity": f"{name}：规模"}
    return Words(
        title="公共服务点覆盖分析", account=account, inputs=SITE_INPUTS, methods=METHODS, skipped=SKIPPED,
        values={**_kinds(), **services},
    )


def pages_of(result: SiteCoverage) -> list[Page]:
    """Make the pages 汇总, 未覆盖村庄, 设施, 收运链条汇总, 收运链条 and 人口账目."""
    columns, account = account_table(result.people_account)
    summary = in_units(result.summary, ("mean_cost", "max_cost"))
    pages = [
        Page("汇总", "sitecoverage_summary", summary, SUMMARY, {"has_one": YES_NO}, frozen=2),
        Page("未覆盖村庄", "sitecoverage_villages", _uncovered(result), VILLAGES, {
            "area_class": CLASS_WORDS, "reason": REASON_WORDS, "straight_served": YES_NO}, frozen=3),
        Page("设施", "sitecoverage_sites", _site_rows(result), SITES, {"input": SITE_INPUTS}, frozen=2),
    ]
    if len(result.chains):
        chains = pd.DataFrame(result.chains.drop(columns="geometry"))
        flags = {"missing": MISSING_WORDS, "in_township": YES_NO, "complete": YES_NO}
        pages += [
            Page("收运链条汇总", "sitecoverage_chain_summary", result.chain_summary, CHAIN_SUMMARY,
                 lines=[WASTE.name_zh], frozen=1),
            Page("收运链条", "sitecoverage_chains", chains, CHAINS, flags, frozen=2),
        ]
    if len(account):
        names = [column.key for column in columns]
        lines = ["各原因的行数与人口之和等于输入的行数与人口；乡镇之和等于全县。"]
        account = account.drop(columns="level")
        pages.append(Page("人口账目", "sheet_people_account", account, names, lines=lines, frozen=3))
    return pages


def tables_of(result: SiteCoverage) -> list[Table]:
    """Make the table of the standards used."""
    return [standards_table(result.standards)]


def _uncovered(result: SiteCoverage) -> pd.DataFrame:
    """List the villages without a site, the farthest of each township first."""
    rows = pd.DataFrame(result.villages.drop(columns="geometry"))
    rows = in_units(rows[rows["covered"] == 0], ("radius",))
    cost = rows["total_m"].fillna(rows["total_s"]).fillna(np.inf)
    town = rows["township_code"].astype(str)
    order = pd.DataFrame({"service": pd.factorize(rows["service"])[0], "town": town, "cost": -cost})
    return in_minutes(rows.loc[order.sort_values(["service", "town", "cost"], kind="stable").index])


def _site_rows(result: SiteCoverage) -> pd.DataFrame:
    names = dict(zip(result.standards["service"], result.standards["service_name"]))
    rows = pd.DataFrame(result.sites.drop(columns="geometry"))
    rows["services"] = ["；".join(names[service] for service in text.split(";")) for text in rows["services"]]
    return rows.sort_values(["township_code", "kind"], kind="stable", key=lambda column: column.astype(str))


def _kinds() -> dict[str, str]:
    return {row["kind"]: row["name_zh"] for row in shipped("kinds.csv")}

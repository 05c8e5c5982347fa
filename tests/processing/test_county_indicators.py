"""County indicators come out of the toolbox as the engine computes them, in layers and workbook."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from osgeo import ogr
from qgis.core import QgsProcessingException

from headless import layer_in
from tests.analysis.indicator_tables import EAST, WEST, tables
from tests.processing.conftest import Log
from tests.processing.small_county import everything_in, read, write

# The tables of tests/analysis/indicator_tables.py, and the two townships they are about.
PARAMETERS = {
    "servicegaps": "SERVICEGAPS", "sitecoverage": "SITECOVERAGE", "sitecoverage.sites": "SITES",
    "sitecoverage.chains": "CHAINS", "roadcoverage": "ROADCOVERAGE", "pipecoverage": "PIPECOVERAGE",
    "pipecoverage.sewers": "SEWERS", "corridorgaps": "CORRIDORGAPS", "corridorgaps.routes": "ROUTES",
    "greencoverage": "GREENCOVERAGE",
}
TOWNSHIPS = [
    (EAST, "东乡", "POLYGON ((0 0, 1000 0, 1000 1000, 0 1000, 0 0))"),
    (WEST, "西乡", "POLYGON ((1000 0, 2000 0, 2000 1000, 1000 1000, 1000 0))"),
]
VILLAGES = [("V1", "甲村", 100, "220", "POINT (500 500)"), ("V2", "乙村", 300, "220", "POINT (1500 500)")]
VILLAGE_STATS = [("V1", "是", "是", None), ("V2", "否", "否", None)]
STATISTICS = [("供水管网漏损率", "12%", "", 2024, "=水务公司", None), ("没有的指标", "5", "", 2024, "", None)]


def written(path: Path, name: str, frame: pd.DataFrame) -> str:
    """Write a table; columns are text, numbers, or yes and no as the engine gives them."""
    kinds = {column: str if frame[column].map(type).isin([str]).any() else float for column in frame}
    rows = [
        (*(None if pd.isna(value) else kinds[column](value) for column, value in zip(frame, row)), None)
        for row in frame.itertuples(index=False, name=None)
    ]
    return write(path, rows, kinds, table=name, kind=ogr.wkbNone)


@pytest.fixture
def inputs(tmp_path) -> dict[str, object]:
    path = tmp_path / "县 结果.gpkg"
    found = {
        "TOWNSHIPS": write(
            path, TOWNSHIPS, {"code": str, "name": str}, table="townships", kind=ogr.wkbPolygon),
        "DEMAND": write(
            path, VILLAGES, {"code": str, "name": str, "pop": int, "class": str}, table="villages",
            kind=ogr.wkbPoint),
        "VILLAGE_STATS": write(
            path, VILLAGE_STATS, {"code": str, "污水治理": str, "规模化供水": str}, table="stats",
            kind=ogr.wkbNone),
        "STATISTICS": write(
            path, STATISTICS, {"指标": str, "数值": str, "代码": str, "年份": int, "来源": str},
            table="statistics", kind=ogr.wkbNone),
        "COUNTY_CODE": "140581",
        "YEAR": 2025,
        "COUNTY": "示例县",
    }
    for name, frame in tables().items():
        if name in PARAMETERS:
            found[PARAMETERS[name]] = written(path, name.replace(".", "_"), frame)
    return found


def destinations(folder: Path) -> dict[str, str]:
    names = ("TOWNSHIP_INDICATORS", "INDICATORS", "SCORECARD", "COMPARISONS", "COMMITMENTS", "SKIPPED")
    return {
        **{name: layer_in(folder / "指标.gpkg", name.lower()) for name in names},
        "WORKBOOK": str(folder / "指标.xlsx"),
    }


def figures(results, code=None):
    return {row["id"]: row for row in read(results["INDICATORS"]) if (row["code"] or None) == code}


def test_figures_scores_and_statistics(run, inputs, tmp_path):
    log = Log()
    results = run("countyindicators", {**inputs, **destinations(tmp_path)}, feedback=log)
    county = figures(results)
    expected = {"R1": 7, "C3": 42, "P1.gas": 3, "P3": 7 / 9, "H1": 0.7, "H3": 0.6, "H4": 2 / 3, "E1": 0.4,
                "G1": 0.4}
    assert {id_: county[id_]["value"] for id_ in expected} == pytest.approx(expected)
    assert county["E2.towns"]["value"] == 0.5  # a site that does not say so is public
    assert (county["P4"]["value"], county["P5"]["value"]) == (0.25, 0.5)  # from the village table
    assert (county["J1"]["value"], county["J1"]["status"], county["J1"]["score"]) == (0.12, "joined", 0.75)
    assert (county["H5"]["status"], county["H5"]["reason"]) == ("missing", "no_table")
    assert figures(results, EAST)["R1"]["value"] == 8
    card = {(row["code"] or "", row["dimension"]): row for row in read(results["SCORECARD"])}
    layer = {row["code"]: row for row in read(results["TOWNSHIP_INDICATORS"])}
    for code in (EAST, WEST):
        assert layer[code]["score"] == card[code, "total"]["score"]
        assert layer[code]["geometry"].Area() == pytest.approx(1e6, rel=1e-6)
    assert layer[EAST]["R1"] == 8 and layer[WEST]["P1_water"] == 2
    assert card["", "total"]["missing"] == 3  # H5, E3, and P6: the village table has no waste
    rows = [row for row in read(results["COMPARISONS"]) if row["id"] == "G1.per_person" and not row["code"]]
    assert [(row["use"], row["target"]) for row in rows] == [("scored", 13), ("beside", 8)]
    assert len(read(results["COMMITMENTS"])) == 120
    odd = [row["reason"] for row in read(results["SKIPPED"]) if row["input"] == "STATISTICS"]
    assert odd == ["unknown_item"]
    assert any("没有的指标" in line for line in log.lines)


def test_the_workbook_says_the_same_as_the_layers(run, inputs, tmp_path):
    results = run("countyindicators", {**inputs, **destinations(tmp_path)})
    book = openpyxl.load_workbook(results["WORKBOOK"])
    assert book.sheetnames == [
        "记分卡", "全县指标", "乡镇指标", "目标对比", "政策承诺", "存疑数据", "指标公式", "说明"]
    rows = [[cell.value for cell in row] for row in book["全县指标"].iter_rows()]
    head = next(n for n, row in enumerate(rows) if row[0] == "编号")
    told = {row[0]: dict(zip(rows[head], row)) for row in rows[head + 1 :] if row[0]}
    for id_, row in figures(results).items():
        factor = 100 if row["unit"] == "share" else 1
        expected = None if row["value"] is None else pytest.approx(row["value"] * factor)
        assert told[id_]["数值"] == expected, id_
        assert told[id_]["得分"] == (None if row["score"] is None else pytest.approx(row["score"])), id_
    assert told["J1"]["来源"] == "统计" and told["H5"]["缺失原因"] == "未提供所需的结果表"
    sheet = book["全县指标"]
    assert sheet["A1"].value.startswith("示例县县域指标评价")
    assert not any(cell.data_type == "f" for row in sheet.iter_rows() for cell in row)
    odd = [[cell.value for cell in row] for row in book["存疑数据"].iter_rows()]
    assert ["统计表", "2", "没有这项指标", "没有的指标：没有这个编号或名称的指标或承诺。该行未采用。"] in odd
    commitments = [row[0].value for row in book["政策承诺"].iter_rows()]
    assert sum(str(value).startswith("S00") for value in commitments) == 120


def test_without_any_table_everything_is_missing(run, inputs, tmp_path):
    only = {"TOWNSHIPS": inputs["TOWNSHIPS"], "TOWNSHIP_INDICATORS": "memory:", **destinations(tmp_path)}
    log = Log()
    results = run("countyindicators", only, feedback=log)
    assert all(row["value"] is None for row in figures(results).values())
    assert any("COUNTY_CODE is 140581" in line for line in log.lines)
    assert any("28 of 28 indicators are missing" in line for line in log.lines)


def test_targets_and_weights_of_ones_own(run, inputs, tmp_path):
    targets = tmp_path / "目标.csv"
    targets.write_text("indicator,comparator,value,unit,year,level,area_code\nE1,>=,50,%,,national,\n"
                       "R1,>=,7,,,national,\n", encoding="utf-8")
    profiles = tmp_path / "权重.csv"
    profiles.write_text("county_type,overall,industry,infrastructure,services,integration\n"
                        "ecological,1,1,3,1,1\n", encoding="utf-8")
    results = run("countyindicators", {
        **inputs, **destinations(tmp_path), "TARGETS": str(targets), "PROFILES": str(profiles),
        "COUNTY_TYPE": "ecological"})
    county = figures(results)
    assert (county["E1"]["score"], county["R1"]["score"]) == pytest.approx((0.8, 1.0))
    total = next(r for r in read(results["SCORECARD"]) if r["dimension"] == "total" and not r["code"])
    assert total["score"] == pytest.approx((3 * 1.0 + 1 * 0.8) / 4)


@pytest.mark.parametrize(("change", "sentence"), [
    ({"COUNTY_CODE": "1405"}, "six digits"),
    ({"ROADCOVERAGE": "TOWNSHIPS"}, "ROADCOVERAGE has no column level"),
    ({"STATISTICS": "TOWNSHIPS"}, "STATISTICS has no field for the value"),
])
def test_wrong_inputs_get_a_sentence_and_leave_nothing(run, inputs, tmp_path, change, sentence):
    change = {name: inputs.get(value, value) for name, value in change.items()}
    folder = tmp_path / "out"
    folder.mkdir()
    with pytest.raises(QgsProcessingException, match=sentence):
        run("countyindicators", {**inputs, **change, **destinations(folder)})
    assert everything_in(folder) == {}


def test_in_a_fresh_process(qgis_process, inputs, tmp_path):
    done = qgis_process.run("countygis:countyindicators", {**inputs, **destinations(tmp_path)})
    assert done.code == 0, done.text
    assert figures(done.results)["R1"]["value"] == 7
    assert len(read(done.results["SCORECARD"])) == 18

"""The whole chain from the toolbox: results, report, workbook and record agree; a record is repeated."""

from __future__ import annotations

import json
import subprocess
from datetime import date
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from osgeo import ogr
from qgis.core import QgsProcessingException, QgsVectorLayer

from county_gis_plugin.analysis.indicators.scoring import rounded
from county_gis_plugin.analysis.report_words import Words
from county_gis_plugin.processing.planning import diagnosis_inputs
from county_gis_plugin.processing.planning.countydiagnosis import CountyDiagnosis
from tests.processing.conftest import Log
from tests.processing.diagnosed_county import EAST, WEST, Page, county_file, said_number
from tests.processing.small_county import everything_in, read, write

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "county_gis_plugin" / "sample_data" / "county.gpkg"
GOLDEN = ROOT / "tests" / "golden" / "indicators.csv"


def destinations(folder: Path) -> dict[str, str]:
    folder.mkdir(exist_ok=True)
    return {
        "RESULTS": str(folder / "结果.gpkg"), "WORKBOOK": str(folder / "报告.xlsx"),
        "REPORT": str(folder / "报告.html"), "RECORD": str(folder / "记录.json"),
        "INDICATORS": str(folder / "indicators.csv"), "TOWNSHIP_INDICATORS": str(folder / "towns.gpkg"),
        "STEPS": str(folder / "steps.csv"),
    }


def county_value(path: str, id_: str) -> float:
    rows = read(f"{path}|layername=countyindicators_indicators")
    return next(row["value"] for row in rows if row["id"] == id_ and row["level"] == "county")


@pytest.fixture(scope="module")
def small(run, tmp_path_factory):
    """Run the small county once."""
    folder = tmp_path_factory.mktemp("small")
    log = Log()
    inputs = {"COUNTY_FILE": str(county_file(folder / "county.gpkg")), "COUNTY": "示例县", "YEAR": 2026,
              "SOURCE": "<b>资料</b>"}
    results = run("countydiagnosis", {**inputs, **destinations(folder / "out")}, feedback=log)
    return {**results, "log": log, "inputs": inputs, "folder": folder}


def test_results_of_every_step_stand_in_one_geopackage(small):
    dataset = ogr.Open(small["RESULTS"])
    names = {dataset.GetLayer(i).GetName() for i in range(dataset.GetLayerCount())} - {"layer_styles"}
    assert {"servicegaps_demand", "servicegaps_areas", "roadcoverage_townships", "sitecoverage_sites",
            "countyindicators_indicators", "countyindicators_townships", "villages_summary", "steps",
            "skipped"} <= names
    assert not any(name.startswith(("pipecoverage", "greencoverage", "corridorgaps")) for name in names)
    demand = {row["code"]: row for row in read(f"{small['RESULTS']}|layername=servicegaps_demand")}
    assert demand[f"{WEST}200"]["total_m"] == pytest.approx(520, abs=1)
    assert demand[f"{EAST}200"]["reason"] == "beyond"
    ways = {row["name"]: row for row in read(f"{small['RESULTS']}|layername=servicegaps_routes")}
    assert ways["甲村"]["length_m"] == pytest.approx(520, abs=1) and len(ways) == 2
    rows = read(f"{small['RESULTS']}|layername=layer_styles")
    styles = {row["f_table_name"]: row["styleQML"] for row in rows}
    assert {"servicegaps_demand", "servicegaps_routes", "countyindicators_townships"} <= set(styles)
    # The words are those of LANGUAGE, whatever QGIS speaks.
    assert "超出服务半径" in styles["servicegaps_demand"]
    assert "综合得分" in styles["countyindicators_townships"]


def test_a_missing_layer_leaves_its_step_missing_and_the_rest_whole(small):
    steps = {row["step"]: row for row in read(small["STEPS"])}
    assert steps["pipecoverage"]["status"] == "missing"
    assert steps["pipecoverage"]["reason"] == "Layers are not there: pipes."
    assert steps["servicegaps"]["status"] == "done"
    rows = {row["id"]: row for row in read(small["INDICATORS"]) if row["level"] == "county"}
    assert (rows["P3"]["status"], rows["P3"]["reason"]) == ("missing", "no_table")
    assert float(rows["E1"]["value"]) == 0.75  # 30 of 40 children
    assert float(rows["L2"]["value"]) == 0.5


def test_the_log_names_steps_and_times(small):
    log = small["log"]
    wanted = ["Building the networks", "Service gaps", "County indicators"]
    assert [step for step in log.steps if step in wanted] == wanted
    assert any(line.startswith("Service gaps: ") and line.endswith(" s") for line in log.lines)
    assert "Pipe coverage: not measured. Layers are not there: pipes." in log.lines


def test_the_reports_numbers_are_the_layers_numbers(small):
    page = Page(small["REPORT"])
    rows = {(row["code"] or "", row["id"]): row["value"] for row in read(
        f"{small['RESULTS']}|layername=countyindicators_indicators")}
    assert page.figures["", "E1"] == 0.75
    assert {("", "E1"), ("", "L2"), (EAST, "E1")} <= set(page.figures)
    assert {key: value for key, value in page.figures.items() if value != rows[key]} == {}
    rows = read(f"{small['RESULTS']}|layername=servicegaps_summary")
    gaps = {(row["code"] or "", row["service"]): [row["people_unserved"], row["people_share"]]
            for row in rows}
    assert page.gaps["", "primary"] == [10, 0.75]
    assert {key: value for key, value in page.gaps.items() if value != gaps[key]} == {}
    assert len(page.shown) > 20
    assert [(raw, text) for raw, text in page.shown if not is_said(raw, text)] == []


def is_said(raw: float, text: str) -> bool:
    """Say whether a printed number is the raw one, rounded to the digits that it has.

    A score is not rounded up to a grade that it does not reach.
    """
    told, half = said_number(text)
    return abs(told - raw) <= half * (1 + 1e-9) or told == rounded(raw, len(text.partition(".")[2]))


def test_text_from_the_data_stays_text(small):
    page = Page(small["REPORT"])
    assert "script" not in page.tags
    assert "<script>alert(1)</script>" in page.text
    assert "<b>资料</b>" in page.text
    book = openpyxl.load_workbook(small["WORKBOOK"])
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert "=1+1" in {cell.value for cell in cells}
    assert not [cell for cell in cells if cell.data_type == "f"]


def test_the_page_loads_nothing_from_anywhere(small):
    page = Page(small["REPORT"])
    assert page.sources and all(source.startswith(("data:image/", "#")) for source in page.sources)
    text = Path(small["REPORT"]).read_text(encoding="utf-8")
    assert "@import" not in text and "url(" not in text
    assert "default-src 'none'" in text


def test_the_workbook_says_the_same_as_the_layers(small):
    book = openpyxl.load_workbook(small["WORKBOOK"])
    wanted = {"记分卡", "全县指标", "乡镇指标", "服务缺口", "村庄缺口", "账目核对", "服务标准", "运行记录"}
    assert wanted <= set(book.sheetnames)
    rows = list(book["全县指标"].iter_rows(values_only=True))
    head = next(number for number, row in enumerate(rows) if row[0] == "编号")
    place, unit = (rows[head].index(title) for title in ("数值", "单位"))
    found = {row[0]: (row[place], row[unit]) for row in rows[head + 1:] if row[0] and row[place] is not None}
    assert found["E1"] == (75.0, "%")
    layer = {row["id"]: row["value"] for row in read(
        f"{small['RESULTS']}|layername=countyindicators_indicators") if row["level"] == "county"}
    said = {id_: value / 100 if unit == "%" else value for id_, (value, unit) in found.items()}
    assert said == pytest.approx({id_: value for id_, value in layer.items() if value is not None})
    gaps = [row for row in book["服务缺口"].iter_rows(values_only=True) if row[:2] == ("小学", "全县")]
    assert gaps[0][gaps[0].index(0.75)] == 0.75


def test_the_record_holds_what_a_repetition_needs(small):
    record = json.loads(Path(small["RECORD"]).read_text(encoding="utf-8"))
    inputs = {row["parameter"]: row for row in record["inputs"]}
    assert set(inputs) == {"TOWNSHIPS", "DEMAND", "VILLAGE_STATS", "ROADS", "FACILITIES"}
    assert inputs["ROADS"]["rows"] == 2
    assert len(inputs["ROADS"]["content_sha256"]) == 64
    assert inputs["ROADS"]["file_sha256"] == inputs["DEMAND"]["file_sha256"]
    assert inputs["ROADS"]["content_sha256"] != inputs["DEMAND"]["content_sha256"]
    assert record["parameters"]["ROADS"] == f"{small['inputs']['COUNTY_FILE']}|layername=roads"
    assert record["figures"][""]["E1"] == 0.75
    assert record["counts"]["servicegaps.demand"] == 2
    assert {"QGIS", "GDAL", "county_gis_plugin", "shapely"} <= set(record["versions"])
    assert [step["step"] for step in record["steps"]][0] == "networks"
    assert list(record["durations"]) == ["reading", "measuring", "layers", "report", "workbook"]
    assert record["durations"]["measuring"] >= sum(step["seconds"] for step in record["steps"])


def test_one_command_repeats_the_run_and_gets_the_same_numbers(qgis_process, small, tmp_path):
    before = json.loads(Path(small["RECORD"]).read_text(encoding="utf-8"))
    done = qgis_process.run(
        "countygis:countydiagnosis", {"REPLAY": small["RECORD"], "RECORD": tmp_path / "again.json"})
    assert done.code == 0, done.text
    again = json.loads((tmp_path / "again.json").read_text(encoding="utf-8"))
    assert again["figures"] == before["figures"]
    assert [row["content_sha256"] for row in again["inputs"]] == [
        row["content_sha256"] for row in before["inputs"]]
    assert "figures are those of the run record" in done.text


def test_a_repetition_may_be_in_another_language_and_says_what_it_passes_over(run, small, tmp_path):
    log = Log()
    run("countydiagnosis", {
        "REPLAY": small["RECORD"], "LANGUAGE": "en", "YEAR": 1999, "CORRIDOR": 25000.0,  # as dialogs do
        "REPORT": str(tmp_path / "r.html"), "RECORD": str(tmp_path / "again.json")}, feedback=log)
    page = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert '<html lang="en">' in page and "County diagnosis" in page and "县域诊断报告" not in page
    assert "REPLAY: LANGUAGE is en, as given here; all other inputs are the record's." in log.lines
    assert ("REPLAY takes the inputs from the run record; what is given here for YEAR is not used."
            in log.lines)
    again = json.loads((tmp_path / "again.json").read_text(encoding="utf-8"))
    assert again["parameters"]["LANGUAGE"] == "en" and again["parameters"].get("YEAR") != 1999


def test_a_repetition_tells_changed_layers_and_figures(run, small, tmp_path):
    county = tmp_path / "county.gpkg"
    changed = [(f"{WEST}200", "甲村", 300, 30, "POINT (500 20)"),
               (f"{EAST}200", "乙村", 100, 70, "POINT (2900 20)")]
    county_file(county, villages=changed)
    record = json.loads(Path(small["RECORD"]).read_text(encoding="utf-8"))
    record["parameters"] = {
        name: str(value).replace(small["inputs"]["COUNTY_FILE"], str(county))
        for name, value in record["parameters"].items()}
    path = tmp_path / "record.json"
    path.write_text(json.dumps(record), encoding="utf-8")
    log = Log()
    wanted = {"REPLAY": str(path), "INDICATORS": str(tmp_path / "i.csv")}
    results = run("countydiagnosis", wanted, feedback=log)
    assert "These inputs are not the same as in the run record: DEMAND." in log.lines
    assert any("differ from the run record" in line and "E1: 0.75 → 0.3" in line for line in log.lines)
    assert results["INDICATORS"]


def test_a_repetition_tells_changed_targets_and_keeps_the_year(run, small, tmp_path):
    """Scores hang on targets and on the year in which they are due."""
    targets = tmp_path / "targets.csv"
    lines = ["target,indicator,comparator,value,unit,year,level,area_code,source,confidence"]
    targets.write_text("\n".join([*lines, "T-1,E1,>=,50,%,,national,,自定,convention"]), encoding="utf-8")
    county = {**small["inputs"], "TARGETS": str(targets)}
    first, again = (str(tmp_path / f"{name}.json") for name in ("first", "again"))
    del county["YEAR"]
    run("countydiagnosis", {**county, "RECORD": first})
    record = json.loads(Path(first).read_text(encoding="utf-8"))
    assert record["parameters"]["YEAR"] == date.today().year
    assert record["figures"][""]["score.total"] == 1.0  # 75 % of the 50 %
    targets.write_text("\n".join([*lines, "T-1,E1,>=,100,%,,national,,自定,convention"]), encoding="utf-8")
    log = Log()
    run("countydiagnosis", {"REPLAY": first, "RECORD": again}, feedback=log)
    assert "These inputs are not the same as in the run record: TARGETS." in log.lines
    assert any("score.total: 1.0 → 0.75" in line for line in log.lines)


def test_a_chosen_layer_takes_the_place_of_the_files(run, small, tmp_path):
    school = write(tmp_path / "school.gpkg", [("小学", "新校", "POINT (2800 0)")], {"kind": str, "name": str},
                   table="school", kind=ogr.wkbPoint)
    inputs = {**small["inputs"], "FACILITIES": school, "INDICATORS": str(tmp_path / "i.csv")}
    results = run("countydiagnosis", inputs)
    rows = {row["id"]: row for row in read(results["INDICATORS"]) if row["level"] == "county"}
    assert float(rows["E1"]["value"]) == 0.25  # now 10 of 40 children live near it


def test_pipes_may_lie_in_one_layer_for_each_medium(run, tmp_path):
    """Put 900 m of water and 400 m of gas into layers that only their names tell apart."""
    county = county_file(tmp_path / "county.gpkg")
    for table, rows in (
        ("pipes_water", [("LINESTRING (0 10, 500 10)",), ("LINESTRING (500 10, 900 10)",)]),
        ("燃气管线", [("LINESTRING (0 30, 400 30)",)]),
        ("rivers", [("LINESTRING (0 90, 400 90)",)]),
        ("RL_LINE", []),
    ):
        write(county, rows, {}, table=table, kind=ogr.wkbLineString)
    outputs = {"RESULTS": str(tmp_path / "r.gpkg"), "RECORD": str(tmp_path / "record.json")}
    results = run("countydiagnosis", {"COUNTY_FILE": str(county), "YEAR": 2026, **outputs})
    rows = read(f"{results['RESULTS']}|layername=pipecoverage_summary")
    lengths = {row["medium"]: row["length_m"] for row in rows if row["level"] == "county"}
    assert lengths == pytest.approx({"water": 900.0, "gas": 400.0})

    record = json.loads(Path(results["RECORD"]).read_text(encoding="utf-8"))
    layers = [row["name"] for row in record["inputs"] if row["parameter"] == "PIPES"]
    assert layers == ["county.gpkg | pipes_water", "county.gpkg | 燃气管线"]
    opened = ogr.Open(str(county), 1)
    opened.GetLayerByName("pipes_water").DeleteFeature(2)
    opened = None  # writes and closes it
    log = Log()
    run("countydiagnosis", {"REPLAY": results["RECORD"], "STEPS": str(tmp_path / "s.csv")}, feedback=log)
    assert "These inputs are not the same as in the run record: PIPES." in log.lines


@pytest.mark.parametrize(("change", "sentence"), [
    ({"COUNTY_FILE": ""}, "TOWNSHIPS is missing"),
    ({"COUNTY_FILE": "nothing.gpkg"}, "COUNTY_FILE: nothing.gpkg cannot be opened"),
    ({"COUNTY_CODE": "12"}, "COUNTY_CODE is “12”: give the six digits"),
    ({"COUNTY_SEAT": "南乡"}, "COUNTY_SEAT: no township has the code or name 南乡"),
    ({"REPLAY": "no.json"}, "no.json cannot be read as a run record"),
])
def test_wrong_inputs_get_a_sentence_and_leave_nothing(run, small, tmp_path, change, sentence):
    folder = tmp_path / "out"
    targets = destinations(folder)
    with pytest.raises(QgsProcessingException, match=sentence):
        run("countydiagnosis", {**small["inputs"], **targets, **change})
    assert everything_in(folder) == {}


def test_the_results_cannot_overwrite_the_county(run, small):
    county = small["inputs"]["COUNTY_FILE"]
    before = Path(county).read_bytes()
    with pytest.raises(QgsProcessingException, match="RESULTS would overwrite the input"):
        run("countydiagnosis", {**small["inputs"], "RESULTS": county})
    assert Path(county).read_bytes() == before


def test_the_report_of_tables_is_that_of_the_diagnosis(run, small, tmp_path):
    inputs = {"RESULTS": small["RESULTS"], "RUN_RECORD": small["RECORD"], "COUNTY": "示例县"}
    results = run("countyreport", {
        **inputs, "REPORT": str(tmp_path / "r.html"), "WORKBOOK": str(tmp_path / "r.xlsx")})
    own, first = Page(results["REPORT"]), Page(small["REPORT"])
    assert own.figures == first.figures
    assert own.gaps == first.gaps
    assert {Words("zh")(chapter) for chapter in ("account", "record", "quality", "sources")} <= set(own.texts)
    assert "<script>alert(1)</script>" in own.text
    book = openpyxl.load_workbook(results["WORKBOOK"])
    assert {"全县指标", "服务缺口", "村庄缺口"} <= set(book.sheetnames)


def test_the_indicators_of_its_tables_are_those_of_the_diagnosis(run, tmp_path):
    """One natural village is 120 m from a collection point, one says yes, one neither: P6 is 2 of 3."""
    county = county_file(tmp_path / "county.gpkg", facilities=[
        ("小学", "中心小学", "POINT (0 0)"), ("垃圾收集点", "一号点", "POINT (600 0)")],
        village_stats=[(f"{WEST}200", "是", None), (f"{EAST}200", "否", None)])
    write(county, [("上庄", "220", None, "POINT (500 20)"), ("下庄", "220", "是", "POINT (2900 20)"),
                   ("东庄", "220", "否", "POINT (3900 20)")],
          {"name": str, "class": str, "垃圾收运": str}, table="settlements", kind=ogr.wkbPoint)
    whole = run("countydiagnosis", {
        "COUNTY_FILE": str(county), "YEAR": 2026, **destinations(tmp_path / "out")})
    layers = {
        "SERVICEGAPS": "servicegaps_summary", "SITECOVERAGE": "sitecoverage_summary",
        "SITES": "sitecoverage_sites", "CHAINS": "sitecoverage_chain_summary",
        "ROADCOVERAGE": "roadcoverage_summary", "VILLAGES": "villages_summary",
        "SETTLEMENTS": "settlements_summary"}
    alone = run("countyindicators", {
        **{name: f"{whole['RESULTS']}|layername={layer}" for name, layer in layers.items()},
        "TOWNSHIPS": f"{county}|layername=townships", "YEAR": 2026,
        "TOWNSHIP_INDICATORS": str(tmp_path / "towns.gpkg"), "INDICATORS": str(tmp_path / "i.csv")})
    columns = ["level", "code", "id", "value", "part", "whole", "status", "reason", "basis", "score"]
    own, first = (pd.read_csv(path)[columns] for path in (alone["INDICATORS"], whole["INDICATORS"]))
    pd.testing.assert_frame_equal(own, first, rtol=1e-6)
    waste = own[(own["level"] == "county") & (own["id"] == "P6")]
    assert waste[["part", "whole", "basis"]].values.tolist() == [[2, 3, "settlements"]]


def test_the_report_of_indicators_alone_in_english(run, small, tmp_path):
    tables = {name: f"{small['RESULTS']}|layername=countyindicators_{name.lower()}"
              for name in ("INDICATORS", "SCORECARD")}
    results = run("countyreport", {**tables, "LANGUAGE": "en", "REPORT": str(tmp_path / "r.html")})
    page = Page(results["REPORT"])
    assert "County diagnosis" in page.text and "Children within reach of a primary school" in page.text
    assert page.figures["", "E1"] == 0.75
    assert page.gaps == {}
    assert "Gaps by village" not in page.texts


@pytest.mark.parametrize(("inputs", "sentence"), [
    ({}, "INDICATORS is missing: give RESULTS.*\nSCORECARD is missing"),
    ({"INDICATORS": "countyindicators_scorecard", "SCORECARD": "countyindicators_scorecard"},
     "INDICATORS has no column id, value"),
    ({"RESULTS": "county.gpkg"}, "RESULTS: county.gpkg is not what County diagnosis writes"),
])
def test_tables_of_another_kind_are_refused(run, small, tmp_path, inputs, sentence):
    places = {"county.gpkg": small["inputs"]["COUNTY_FILE"]}
    inputs = {name: places.get(value, f"{small['RESULTS']}|layername={value}")
              for name, value in inputs.items()}
    with pytest.raises(QgsProcessingException, match=sentence):
        run("countyreport", {**inputs, "REPORT": str(tmp_path / "r.html")})
    assert everything_in(tmp_path) == {}


def test_the_sample_county_in_a_fresh_process(qgis_process, provider, tmp_path):
    """From raw layers to report: the county's figures are those written down, which know no barriers."""
    chinese = {"LANG": "zh_CN.UTF-8", "LC_ALL": "zh_CN.UTF-8"}
    done = qgis_process.run("countygis:countydiagnosis", {
        "COUNTY_FILE": SAMPLE, "COUNTY_CODE": "149921", "YEAR": 2026, "COUNTY": "示例县",
        **destinations(tmp_path / "out")}, environment=chinese)
    assert done.code == 0, done.text
    steps = read(done.results["STEPS"])
    assert {row["status"] for row in steps} == {"done"}
    written = pd.read_csv(GOLDEN, index_col="id")["value"].dropna()
    page = Page(done.results["REPORT"])
    assert len(page.shown) > 1000 and [pair for pair in page.shown if not is_said(*pair)] == []
    found = {id_: value for (code, id_), value in page.figures.items() if code == ""}
    behind_rivers = {"E2.junior_high", "T2.villages", "T4"}
    for id_, value in written.items():
        if id_ in behind_rivers:
            assert value - 0.02 < found[id_] < value, id_
        else:
            assert found[id_] == pytest.approx(value, rel=0.002), id_
    assert untitled(done.results["RESULTS"]) == {}


def untitled(results: str) -> dict[str, list[str]]:
    """Give the fields that a QGIS speaking Chinese would show by their English names, by table."""
    found = {}
    dataset = ogr.Open(results)
    for table in (dataset.GetLayer(i).GetName() for i in range(dataset.GetLayerCount())):
        layer = QgsVectorLayer(f"{results}|layername={table}", table, "ogr")
        names = [name for place, name in enumerate(layer.fields().names())
                 if name != "fid" and not layer.attributeAlias(place)]
        if names and table not in ("layer_styles", "steps", "skipped"):
            found[table] = names
    return found


def test_map_sheets_come_beside_the_report_and_in_it(run, small, tmp_path):
    files = {"MAP": str(tmp_path / "map.pdf"), "MAP_IMAGE": str(tmp_path / "map.png"),
             "ATLAS": str(tmp_path / "atlas.pdf")}
    run("countydiagnosis", {**small["inputs"], **files})
    pages = subprocess.run(["pdftotext", "-layout", files["ATLAS"], "-"], capture_output=True, text=True,
                           check=True).stdout.rstrip("\f").split("\f")
    assert ["示例县西乡综合得分图" in page for page in pages] == [True, False]
    assert ["示例县东乡综合得分图" in page for page in pages] == [False, True]
    # The village in the west has a school, that in the east is beyond its radius.
    assert "各村庄超出服务半径的服务数" in pages[0]
    assert "甲村" in pages[0] and "甲村" not in pages[1]
    assert Path(files["MAP"]).read_bytes().startswith(b"%PDF")
    assert Path(files["MAP_IMAGE"]).read_bytes().startswith(b"\x89PNG")
    page = Page(small["REPORT"])
    assert "示例县小学服务缺口图" in page.texts
    assert len([source for source in page.sources if source.startswith("data:image/png;base64,")]) == 1


def test_a_layer_that_cannot_be_used_fails_its_own_steps(run, tmp_path):
    """The rest is whole, and the report says in its language what is wrong."""
    path = county_file(tmp_path / "county.gpkg")
    write(path, [("JS", "LINESTRING (0 0, 500 0)")], {"medium": str}, table="pipes", epsg=None,
          kind=ogr.wkbLineString)
    write(path, [("公园", "POINT (0 0)")], {"kind": str}, table="green", kind=ogr.wkbPoint)
    write(path, [("1", None)], {"foo": str}, table="statistics", epsg=None, kind=ogr.wkbNone)
    targets = tmp_path / "targets.csv"
    targets.write_text("foo\n1\n", encoding="utf-8")
    log, files = Log(), destinations(tmp_path / "out")
    inputs = {"COUNTY_FILE": str(path), "YEAR": 2026, "TARGETS": str(targets)}
    results = run("countydiagnosis", {**inputs, **files}, feedback=log)
    steps = {row["step"]: row for row in read(results["STEPS"])}
    failed = {step: row["reason"] for step, row in steps.items() if row["status"] == "failed"}
    assert set(failed) == {"pipecoverage", "greencoverage", "statistics", "targets"}
    assert "PIPES" in failed["pipecoverage"] and "has points, but needs polygons" in failed["greencoverage"]
    assert f"Pipe coverage: failed. {failed['pipecoverage']}" in log.lines
    assert county_value(results["RESULTS"], "E1") == 0.75
    recorded = json.loads(Path(results["RECORD"]).read_text(encoding="utf-8"))
    assert {"PIPES", "GREEN"} <= set(recorded["parameters"])  # a repetition reads them again
    page = Page(results["REPORT"])
    assert [text for text in page.texts if "has no" in text or "needs" in text] == []
    assert {"GREEN 为点，但须为面：请选择其他图层。", "缺少图层：充电站（charging）。"} <= set(page.texts)


def test_a_layer_called_pipes_that_has_points_is_named(run, tmp_path):
    path = county_file(tmp_path / "county.gpkg")
    write(path, [("JS", "POINT (0 0)")], {"medium": str}, table="pipes", kind=ogr.wkbPoint)
    results = run("countydiagnosis", {"COUNTY_FILE": str(path), **destinations(tmp_path / "out")})
    steps = {row["step"]: row for row in read(results["STEPS"])}
    assert "has points, but needs lines" in steps["pipecoverage"]["reason"]


def test_bad_layers_of_pipes_are_set_aside_and_named_where_others_are_good(run, tmp_path):
    """Water, and a drawing's table of any geometry, are measured; two cannot be, each for its reason."""
    path = county_file(tmp_path / "county.gpkg")
    line = [("LINESTRING (0 10, 900 10)",)]
    write(path, line, {}, table="给水管线", kind=ogr.wkbLineString)
    write(path, [("LINESTRING (0 30, 400 30)",)], {}, table="污水管线", kind=ogr.wkbUnknown)
    write(path, line, {}, table="热力管线", kind=ogr.wkbLineString, epsg=None)
    write(path, [("POINT (0 0)",)], {}, table="燃气管线", kind=ogr.wkbPoint)
    write(path, [("POINT (0 0)",)], {}, table="GAS_POINT", kind=ogr.wkbPoint)  # no pipes at all
    files = destinations(tmp_path / "out")
    results = run("countydiagnosis", {"COUNTY_FILE": str(path), "YEAR": 2026, **files})
    rows = read(f"{results['RESULTS']}|layername=pipecoverage_summary")
    lengths = {row["medium"]: row["length_m"] for row in rows if row["level"] == "county"}
    assert lengths == pytest.approx({"water": 900.0, "sewage": 400.0})
    step = next(row for row in read(results["STEPS"]) if row["step"] == "pipecoverage")
    assert step["status"] == "done"
    assert "PIPES (county.gpkg | 热力管线) has no CRS" in step["reason"]
    assert "PIPES (county.gpkg | 燃气管线) has points, but needs lines" in step["reason"]
    assert "GAS_POINT" not in step["reason"] and "给水" not in step["reason"]
    record = json.loads(Path(results["RECORD"]).read_text(encoding="utf-8"))
    counted = {row["name"]: row["rows"] for row in record["inputs"] if row["parameter"] == "PIPES"}
    assert counted == {f"county.gpkg | {name}管线": rows for name, rows in (
        ("给水", 1), ("污水", 1), ("热力", None), ("燃气", None))}
    again = run("countydiagnosis", {"REPLAY": results["RECORD"], "STEPS": str(tmp_path / "s.csv")})
    assert {row["step"]: row["reason"] for row in read(again["STEPS"])}["pipecoverage"] == step["reason"]


def test_pipes_that_lie_elsewhere_are_named(run, tmp_path):
    """At 0° east and north is no county of China; alone they fail, beside good ones they are left out."""
    path = county_file(tmp_path / "county.gpkg")
    write(path, [("LINESTRING (0 0, 0.01 0)",)], {}, table="热力管线", kind=ogr.wkbLineString, epsg=4326,
          origin=(0.0, 0.0))
    results = run("countydiagnosis", {"COUNTY_FILE": str(path), **destinations(tmp_path / "alone")})
    step = next(row for row in read(results["STEPS"]) if row["step"] == "pipecoverage")
    assert step["status"] == "failed" and step["reason"].startswith("PIPES (热力管线) lies 10,")
    write(path, [("LINESTRING (0 10, 900 10)",)], {}, table="给水管线", kind=ogr.wkbLineString)
    results = run("countydiagnosis", {"COUNTY_FILE": str(path), **destinations(tmp_path / "both")})
    step = next(row for row in read(results["STEPS"]) if row["step"] == "pipecoverage")
    assert step["status"] == "done" and "PIPES (热力管线) lies 10," in step["reason"]
    rows = read(f"{results['RESULTS']}|layername=pipecoverage_summary")
    lengths = {row["medium"]: row["length_m"] for row in rows if row["level"] == "county"}
    assert lengths == pytest.approx({"water": 900.0})


def test_faults_of_townships_end_the_run_and_those_of_every_other_layer_do_not():
    every = {*diagnosis_inputs.LAYERS, diagnosis_inputs.PIPES}
    assert set(CountyDiagnosis.SPARED) == every - {"TOWNSHIPS"}

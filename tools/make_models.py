#!/usr/bin/env python3
"""Write the models in ``models/`` with the QGIS API.

Run it on the oldest supported QGIS (3.22), so that every later release can read the files (those that
3.40 writes lose the names of outputs):

    QT_QPA_PLATFORM=offscreen .venv/bin/python tools/make_models.py

A model's words stand in both languages, for a file has one text only. The file's name is the model's id.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

os.environ["QT_HASH_SEED"] = "0"  # before Qt starts: the order of XML attributes is then always the same

from qgis.core import (
    QgsApplication,
    QgsProcessing,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelOutput,
    QgsProcessingModelParameter,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFile,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)
from qgis.PyQt.QtCore import QPointF

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from county_gis_plugin.analysis.data_files import shipped  # noqa: E402

MODELS = ROOT / "county_gis_plugin" / "models"
AUTHOR = "The County GIS authors"

LINE = QgsProcessing.SourceType.TypeVectorLine
POINT = QgsProcessing.SourceType.TypeVectorPoint
POLYGON = QgsProcessing.SourceType.TypeVectorPolygon
TABLE = QgsProcessing.SourceType.TypeVector


# ---- what a model is made of ---------------------------------------------------------------------


@dataclass(frozen=True)
class Of:
    """Stand for the output of an earlier step, or for a parameter of the model where ``step`` is empty."""

    name: str
    step: str = ""


@dataclass(frozen=True)
class Step:
    """Run one algorithm; ``gives`` names the outputs that the model shows, with their help."""

    id: str
    algorithm: str
    title: str
    values: Mapping[str, object]
    gives: Mapping[str, tuple[str, str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Model:
    """Hold one model: its file's name, name, help, parameters in the order of the dialog, and steps."""

    id: str
    name: str
    text: str
    parameters: tuple[QgsProcessingParameterDefinition, ...]
    steps: tuple[Step, ...]


def layer(name: str, label: str, text: str, *types: int, optional: bool = False):
    parameter = QgsProcessingParameterFeatureSource(name, label, list(types), optional=optional)
    parameter.setHelp(text)
    return parameter


def number(name: str, label: str, text: str, default: float):
    parameter = QgsProcessingParameterNumber(name, label, QgsProcessingParameterNumber.Type.Double, default)
    parameter.setMinimum(0.001)
    parameter.setHelp(text)
    return parameter


def choice(name: str, label: str, text: str, options: Sequence[str]):
    """Declare a choice among the words of a step's own parameter; the first is the default."""
    parameter = QgsProcessingParameterEnum(
        name, label, list(options), defaultValue=options[0], usesStaticStrings=True)
    parameter.setHelp(text)
    return parameter


def file(name: str, label: str, text: str, kinds: str, *, optional: bool = False):
    parameter = QgsProcessingParameterFile(
        name, label, QgsProcessingParameterFile.Behavior.File, optional=optional, fileFilter=kinds)
    parameter.setHelp(text)
    return parameter


def year(name: str, label: str, text: str):
    parameter = QgsProcessingParameterNumber(
        name, label, QgsProcessingParameterNumber.Type.Integer, None, optional=True)
    parameter.setMinimum(1990)
    parameter.setHelp(text)
    return parameter


def words(name: str, label: str, text: str, default: str | None = None):
    parameter = QgsProcessingParameterString(name, label, default, optional=default is None)
    parameter.setHelp(text)
    return parameter


# ---- parameters that several models have -----------------------------------------------------------


def roads():
    return layer("ROADS", "道路 Roads", "路网线图层，须包括县界外居民会走的道路。Lines of the road network, "
                 "with the roads beyond the county's border that people use.", LINE)


def facilities():
    return layer("FACILITIES", "设施 Facilities", "各类公共设施，有设施类别字段。Facilities of all kinds, told "
                 "apart by a field of the kind.", POINT, POLYGON)


def villages(*, optional: bool = False):
    return layer("VILLAGES", "村庄 Villages", "村庄或居民点，有人口字段。Villages or settlements with a field of "
                 "the people.", POINT, POLYGON, optional=optional)


def townships():
    return layer("TOWNSHIPS", "乡镇 Townships", "乡镇（街道）面，有代码和名称。Polygons with a code and a name.",
                 POLYGON)


def builtup():
    return layer("BUILTUP", "建成区 Built-up area", "建成区内为城镇，其余为乡村；可不填。Villages inside are urban, "
                 "others rural. Optional.", POLYGON, optional=True)


def county():
    return words("COUNTY", "县（市、区）名称 The county's name", "用于工作簿和专题图标题；可不填。For the titles of "
                 "workbook and map. Optional.")


# ---- outputs that several models have ---------------------------------------------------------------

GAP_OUTPUTS = {
    "ROUTES": ("路线 Routes", "各村庄到最近设施的路线和里程（米）。The way from each village to its nearest "
               "facility, with its length (metres)."),
    "GAP_AREAS": ("服务半径外区域 Land beyond the radius", "各乡镇服务半径外的土地（平方千米）。Land beyond the "
                  "radius by township (square kilometres)."),
    "TOWNSHIP_GAPS": ("各乡镇缺口 Gaps by township", "各乡镇、各类服务的覆盖村庄、人口和面积。Villages, people and "
                      "land within and beyond the radius, by township and service."),
    "SUMMARY": ("汇总表 Summary", "各乡镇及全县汇总，全县为最后一行。A table by township, the county's row last."),
    "WORKBOOK": ("工作簿 Workbook", "汇总、未覆盖村庄、账目核对、采用标准。Summary, villages beyond the radius, "
                 "account and standards (.xlsx)."),
    "MAP": ("专题图 Map", "每类服务一页的专题图。Map sheets, one page for each service (.pdf)."),
}

GAP_INPUTS = {"ROADS": Of("ROADS"), "FACILITIES": Of("FACILITIES"), "DEMAND": Of("VILLAGES"),
              "TOWNSHIPS": Of("TOWNSHIPS"), "BUILTUP": Of("BUILTUP"), "COUNTY": Of("COUNTY")}


def beyond(step: str, help_text: str, name: str) -> tuple[Step, ...]:
    """Take the villages that are not served out of a step's villages, most people first."""
    return (
        Step("beyond", "native:extractbyexpression", "挑出未覆盖村庄 Take those not served",
             {"INPUT": Of("OUTPUT", step), "EXPRESSION": "\"reason\" <> 'served'"}),
        # A GeoPackage keeps its rows in the order of their numbers: they get new ones.
        Step("unnumbered", "native:deletecolumn", "去掉编号 Drop the numbers of rows",
             {"INPUT": Of("OUTPUT", "beyond"), "COLUMN": ["fid"]}),
        Step("sorted", "native:orderbyexpression", "按人口排序 Most people first",
             {"INPUT": Of("OUTPUT", "unnumbered"), "EXPRESSION": '"people_in_need"', "ASCENDING": False,
              "NULLS_FIRST": False},
             {"OUTPUT": (name, help_text)}),
    )


# ---- the models ------------------------------------------------------------------------------------


def school_gaps() -> Model:
    return Model(
        "schoolgaps",
        "学校服务缺口 School gaps",
        "按路网距离逐乡镇找出小学、初中服务半径以外的村庄和学龄人口；九年一贯制学校两者都计。半径取自规划标准。"
        "Finds, by network distance and township, the villages and children beyond the radius of primary and "
        "junior high schools; nine-year schools count as both. The radii come from the standards.",
        (roads(), facilities(), villages(), townships(), builtup(), county()),
        (
            Step("gaps", "countygis:servicegaps", "小学和初中 Primary and junior high",
                 {**GAP_INPUTS, "KINDS": "primary, junior_high"},
                 {"OUTPUT": ("村庄与学校 Villages and schools", "每个村庄、每类学校一个点：最近学校、里程、是否覆盖及原因。"
                             "Points, one for each village and kind of school: the nearest school, its distance "
                             "(metres), reason."), **GAP_OUTPUTS}),
            *beyond("gaps", "未覆盖的村庄，学龄人口多者在前。Villages that no school serves, most children first.",
                    "未覆盖村庄 Villages not served"),
        ),
    )


def hospital_villages() -> Model:
    return Model(
        "hospitalvillages",
        "医院30分钟以外村庄 Villages beyond 30 minutes of a hospital",
        "按驾车时间逐乡镇找出到不了二级及以上医院的村庄和人口，默认30分钟。"
        "Finds, by driving time and township, the villages and people beyond 30 minutes (or the time you give) "
        "of a graded hospital.",
        (roads(), facilities(), villages(), townships(), builtup(),
         number("MINUTES", "驾车时间（分钟） Driving time (minutes)", "超过此时间为未覆盖。A longer drive is not served.",
                30.0), county()),
        (
            Step("gaps", "countygis:servicegaps", "医院驾车时间 Driving time to hospitals",
                 {**GAP_INPUTS, "KINDS": "hospital", "MODE": "drive", "MINUTES": Of("MINUTES")},
                 {"OUTPUT": ("村庄与医院 Villages and hospitals", "每个村庄一个点：最近医院、驾车时间（秒）、是否覆盖及原因。"
                             "Points, one for each village: the nearest hospital, driving time (seconds), reason."),
                  **GAP_OUTPUTS}),
            *beyond("gaps", "时限内到不了医院的村庄，人口多者在前。Villages beyond the time, most people first.",
                    "时限以外村庄 Villages beyond the time"),
        ),
    )


def charging_corridor() -> Model:
    return Model(
        "chargingcorridor",
        "充电走廊 Charging corridor",
        "沿国道、省道、县道查找离公共充电站超过规定里程的路段，并统计各乡镇的公共充电站。"
        "Finds the stretches of national, provincial and county roads too far by network from a public charging "
        "station, and counts the public stations of each township.",
        (roads(),
         layer("CHARGING", "充电站 Charging stations", "公共充电站，须包括县界附近的外县站。Charging stations, also "
               "those just beyond the border.", POINT, POLYGON),
         townships(), villages(optional=True),
         number("DISTANCE", "最大里程（米） Largest distance (metres)", "离充电站超过此里程的路段为缺口。A stretch "
                "farther than this from a station is a gap.", 25000.0),
         words("ROUTES_WANTED", "路线 Routes", "路线编号开头，用逗号分隔。How the route numbers begin, parted by commas.",
               "G,S,X"), county()),
        (
            Step("corridor", "countygis:corridorgaps", "沿线缺口 Gaps along routes",
                 {"ROADS": Of("ROADS"), "FACILITIES": Of("CHARGING"), "TOWNSHIPS": Of("TOWNSHIPS"),
                  "DISTANCE": Of("DISTANCE"), "ROUTES_WANTED": Of("ROUTES_WANTED"), "COUNTY": Of("COUNTY")},
                 {"STRETCHES": ("空白路段 Gap stretches", "每处缺口的起止桩号和长度（米）。Each gap with its mileposts "
                                "and length (metres)."),
                  "ROUTE_LINES": ("路线覆盖 Routes, near and far", "全部路段，gap 为 1 的是缺口。All stretches of the "
                                  "routes; gap is 1 or 0."),
                  "ROUTES": ("分路线统计 By route", "各路线的长度、缺口、最大间距（米）。A table by route: length, gaps, "
                             "largest spacing (metres)."),
                  "SUMMARY": ("分乡镇统计 By township", "各乡镇路线长度与缺口，全县为最后一行。A table by township, the "
                              "county's row last."),
                  "WORKBOOK": ("工作簿 Workbook", "路线、缺口、乡镇、账目核对。Routes, gaps, townships and account "
                               "(.xlsx).")}),
            Step("stations", "countygis:sitecoverage", "各乡镇充电站 Stations by township",
                 {"CHARGING": Of("CHARGING"), "TOWNSHIPS": Of("TOWNSHIPS"), "DEMAND": Of("VILLAGES"),
                  "ROADS": Of("ROADS"), "KINDS": "charging", "FOLLOW_CHAIN": False, "COUNTY": Of("COUNTY")},
                 {"TOWNSHIP_COVERAGE": ("各乡镇充电站 Stations by township", "各乡镇公共充电站数及每万人站数。Public "
                                        "stations by township, and per 10,000 people.")}),
        ),
    )


def infrastructure() -> Model:
    same = {"TOWNSHIPS": Of("TOWNSHIPS"), "DEMAND": Of("VILLAGES"), "BUILTUP": Of("BUILTUP"),
            "COUNTY": Of("COUNTY")}
    by_township = "各乡镇指标。By township."

    def joined(number_: int, step: str, prefix: str, fields: list[str],
               expression: str | None = None) -> tuple[Step, ...]:
        """Join some fields of one analysis to the townships; its optional outputs may not be there."""
        source, first = Of("TOWNSHIP_COVERAGE", step), ()
        if expression:
            first = (Step(f"{step}_rows", "native:extractbyexpression", f"{prefix} 行 rows",
                          {"INPUT": source, "EXPRESSION": expression}),)
            source = Of("OUTPUT", f"{step}_rows")
        before = Of("TOWNSHIP_COVERAGE", "roads") if number_ == 1 else Of("OUTPUT", f"join{number_ - 1}")
        gives = {"OUTPUT": ("总表 All by township",
                            "每个乡镇一个面：道路指标，另有供水管网（water_）、卫生室（clinic_）、公园（green_）。One polygon "
                            "for each township: what roads give, then water pipes (water_), clinics (clinic_), "
                            "parks (green_).")} if number_ == 3 else {}
        return (*first, Step(
            f"join{number_}", "native:joinattributestable", f"连接 join {prefix}",
            {"INPUT": before, "FIELD": "code", "INPUT_2": source, "FIELD_2": "code", "FIELDS_TO_COPY": fields,
             "METHOD": 1, "DISCARD_NONMATCHING": False, "PREFIX": prefix}, gives))

    return Model(
        "infrastructurecoverage",
        "基础设施覆盖 Infrastructure coverage",
        "对同一套乡镇一次算完道路、管网、设施和公园绿地，每项一个分乡镇图层，并连成一张总表。"
        "Measures roads, pipes, sites and parks over the same townships: one layer each, and one table in which "
        "the main figures stand side by side.",
        (roads(),
         layer("PIPES", "管线 Pipes", "有介质字段的管线图层。Lines with a field of the medium.", LINE),
         facilities(),
         layer("GREEN", "公园绿地 Parks", "公园面。Polygons of parks and gardens.", POLYGON),
         townships(), villages(), builtup(),
         layer("RESIDENTIAL", "居住用地 Residential land", "用于公园覆盖率；可不填。For the share of housing near a park. "
               "Optional.", POLYGON, optional=True),
         county()),
        (
            Step("roads", "countygis:roadcoverage", "道路 Roads", {**same, "ROADS": Of("ROADS")},
                 {"TOWNSHIP_COVERAGE": ("道路 Roads", by_township),
                  "SUMMARY": ("道路汇总 Roads summary", "全县为最后一行。The county's row is the last.")}),
            Step("pipes", "countygis:pipecoverage", "管网 Pipes",
                 {**same, "PIPES": [Of("PIPES")], "SOURCES": Of("FACILITIES")},
                 {"TOWNSHIP_COVERAGE": ("管网 Pipes", by_township),
                  "SUMMARY": ("管网汇总 Pipes summary", "全县为最后一行。The county's row is the last.")}),
            Step("sites", "countygis:sitecoverage", "设施 Sites",
                 {**same, "FACILITIES": Of("FACILITIES"), "ROADS": Of("ROADS")},
                 {"TOWNSHIP_COVERAGE": ("设施 Sites", by_township),
                  "SUMMARY": ("设施汇总 Sites summary", "全县为最后一行。The county's row is the last.")}),
            Step("green", "countygis:greencoverage", "公园 Parks",
                 {**same, "GREEN": Of("GREEN"), "RESIDENTIAL": Of("RESIDENTIAL"), "ROADS": Of("ROADS")},
                 {"TOWNSHIP_COVERAGE": ("公园 Parks", by_township),
                  "SUMMARY": ("公园汇总 Parks summary", "全县为最后一行。The county's row is the last.")}),
            *joined(1, "pipes", "water_", ["length_m", "density_km_per_km2", "people_served"],
                    "\"medium\" = 'water'"),
            *joined(2, "sites", "clinic_", ["sites", "villages_covered", "people_share"],
                    "\"service\" = 'clinic'"),
            *joined(3, "green", "green_", ["park_m2", "people_network_share"]),
        ),
    )


def served_people() -> Model:
    return Model(
        "serviceareaspeople",
        "服务区内人口 Service areas with population",
        "按路网距离画出设施服务区（各设施合并，每个距离一个面），并加总其中的人口。"
        "Draws what facilities reach within network distances (all facilities together, one area for each "
        "distance) and adds up the people inside.",
        (roads(), facilities(),
         words("KINDS", "服务 Services", "如 小学, 卫生室；留空则计入全部设施。Such as primary, clinic; empty: every "
               "facility counts."),
         words("BREAKS", "距离（米） Breaks (metres)", "用逗号分隔。Parted by commas.", "1000,2000"),
         villages(), townships()),
        (
            Step("areas", "countygis:serviceareas", "服务区 Service areas",
                 {"ROADS": Of("ROADS"), "FACILITIES": Of("FACILITIES"), "KINDS": Of("KINDS"),
                  "BREAKS": Of("BREAKS"), "OVERLAP": "merge"}),
            Step("people", "countygis:populationpoints", "人口点 Points with people",
                 {"DEMAND": Of("VILLAGES"), "TOWNSHIPS": Of("TOWNSHIPS")},
                 {"OUTPUT": ("人口点 Points with people", "每个村庄一个点及其人口。Villages as points with their people.")}),
            Step("sums", "qgis:joinbylocationsummary", "加总人口 Add up the people",
                 {"INPUT": Of("POLYGONS", "areas"), "JOIN": Of("OUTPUT", "people"), "PREDICATE": [0],
                  "JOIN_FIELDS": ["people"], "SUMMARIES": [0, 5], "DISCARD_NONMATCHING": False},
                 {"OUTPUT": ("服务区与人口 Service areas with people",
                             "每个距离一个面：面积（平方米）、村庄数（people_count）和人口（people_sum）。Polygons, one for each "
                             "distance: area (square metres), villages (people_count) and people (people_sum).")}),
        ),
    )


def county_diagnosis() -> Model:
    parameters = (
        file("COUNTY_FILE", "县域数据文件 The county's file",
             "图层按通用名称命名的 GeoPackage（townships, villages, roads …）。A GeoPackage whose layers have their "
             "usual names.", "GeoPackage (*.gpkg)"),
        county(),
        words("COUNTY_CODE", "县级行政区划代码 County code",
              "六位，如 140581；决定采用哪些县、市、省目标。可不填。Six digits, such as 140581, which tell whose targets "
              "count. Optional."),
        choice("COUNTY_TYPE", "县城类型 Type of county", "决定各维度权重；none 为等权。Which weights the dimensions have; "
               "none for equal ones.", ("none", *(row["county_type"] for row in shipped("profiles.csv")))),
        year("YEAR", "评价年份 Year of the report", "不填为今年。This year where it is left empty."),
        layer("STATISTICS", "统计表 Statistics", "地图无法得出的数值（item, value …）；可不填。Figures that no map tells. "
              "Optional.", TABLE, optional=True),
        file("TARGETS", "目标表 Targets file", "代替自带的目标表；可不填。Targets of your own in place of the plugin's. "
             "Optional.", "CSV (*.csv)", optional=True),
        choice("LANGUAGE", "成果语言 Language of maps and reports", "zh 为中文，en 为英文。zh: Chinese; en: English.",
               ("zh", "en")),
    )
    return Model(
        "diagnosis",
        "县域诊断 County diagnosis",
        "一个县一次算完：覆盖、缺口、指标、报告、工作簿和专题图。多个县用“批处理”，每行一个县的文件。"
        "The whole chain for one county: coverage, gaps, indicators, report, workbook, map sheets. For several "
        "counties use the batch dialog, one file a row.",
        parameters,
        (
            Step("diagnosis", "countygis:countydiagnosis", "诊断 Diagnosis",
                 {parameter.name(): Of(parameter.name()) for parameter in parameters},
                 {"TOWNSHIP_INDICATORS": ("各乡镇指标 Indicators by township", "每个乡镇一个面：得分和全部指标。Polygons "
                                          "with the score and every figure."),
                  "INDICATORS": ("指标表 Indicators", "每个乡镇、每项指标一行，全县为最后。A table by township and figure, "
                                 "the county last."),
                  "SCORECARD": ("得分表 Scorecard", "各乡镇、各维度得分。A table of scores by township and dimension."),
                  "RESULTS": ("全部成果图层 All result layers", "一个 GeoPackage。One GeoPackage (.gpkg)."),
                  "WORKBOOK": ("工作簿 Workbook", "得分、指标、目标、缺口、账目。Scores, indicators, targets, gaps, "
                               "accounts (.xlsx)."),
                  "REPORT": ("报告 Report", "一个网页文件，可打印为 PDF。One page (.html), which prints to PDF."),
                  "MAP": ("专题图 Map", "每类服务一页的缺口图。Map sheets of the gaps, a page for each service (.pdf)."),
                  "ATLAS": ("分乡镇图集 Atlas", "每个乡镇一页。A page for each township (.pdf)."),
                  "RECORD": ("运行记录 Run record", "参数、数据指纹、版本、结果（.json）。Parameters, hashes, versions, "
                             "figures.")}),
        ),
    )


# ---- how a model is put together ---------------------------------------------------------------------


def source_of(value: object) -> QgsProcessingModelChildParameterSource:
    if isinstance(value, Of) and value.step:
        return QgsProcessingModelChildParameterSource.fromChildOutput(value.step, value.name)
    if isinstance(value, Of):
        return QgsProcessingModelChildParameterSource.fromModelParameter(value.name)
    return QgsProcessingModelChildParameterSource.fromStaticValue(value)


def sources_of(value: object) -> list[QgsProcessingModelChildParameterSource]:
    """Give a child's parameter its sources: several where it takes several layers."""
    if isinstance(value, list) and any(isinstance(one, Of) for one in value):
        return [source_of(one) for one in value]
    return [source_of(value)]


def child_of(step: Step, place: int) -> QgsProcessingModelChildAlgorithm:
    child = QgsProcessingModelChildAlgorithm(step.algorithm)
    if child.algorithm() is None:
        raise LookupError(f"{step.algorithm} is not there")
    child.setChildId(step.id)
    child.setDescription(step.title)
    child.setPosition(QPointF(450, 100 + 130 * place))
    definitions = {definition.name(): definition for definition in child.algorithm().parameterDefinitions()}
    if step.values.keys() - definitions:
        raise LookupError(f"{step.algorithm} has no {step.values.keys() - definitions}")
    # A model gives its steps no defaults of their own: they are written down.
    defaults = {name: one.defaultValue() for name, one in definitions.items()}
    for name, value in {**defaults, **step.values}.items():
        if value is not None:
            child.addParameterSources(name, sources_of(value))
    outputs = {}
    for number_, (name, (title, _)) in enumerate(step.gives.items()):
        output = QgsProcessingModelOutput(name)
        output.setDescription(title)
        output.setChildId(step.id)
        output.setChildOutputName(name)
        output.setPosition(QPointF(750, 80 + 130 * place + 40 * number_))
        outputs[name] = output
    child.setModelOutputs(outputs)
    return child


def algorithm_of(model: Model) -> QgsProcessingModelAlgorithm:
    made = QgsProcessingModelAlgorithm(model.name, "")
    help_texts = {"ALG_DESC": model.text, "ALG_CREATOR": AUTHOR, "ALG_VERSION": "1"}
    for place, parameter in enumerate(model.parameters):
        component = QgsProcessingModelParameter(parameter.name())
        component.setPosition(QPointF(150, 80 + 70 * place))
        made.addModelParameter(parameter, component)
        help_texts[parameter.name()] = parameter.help()
    made.setParameterOrder([parameter.name() for parameter in model.parameters])
    for place, step in enumerate(model.steps):
        made.addChildAlgorithm(child_of(step, place))
        for name, (_, text) in step.gives.items():
            help_texts[f"{step.id}:{name}"] = text
    made.setHelpContent(help_texts)
    made.updateDestinationParameters()
    faults = [fault for step in model.steps for fault in made.validateChildAlgorithm(step.id)[1]]
    if faults:
        raise ValueError(f"{model.id}: {faults}")
    return made


def main() -> None:
    application = QgsApplication([], False, tempfile.mkdtemp())
    application.initQgis()
    sys.path.append(str(Path(QgsApplication.pkgDataPath()) / "python" / "plugins"))
    from processing.core.Processing import Processing

    from county_gis_plugin.processing.provider import CountyGisProvider

    Processing.initialize()
    provider = CountyGisProvider()
    QgsApplication.processingRegistry().addProvider(provider)
    MODELS.mkdir(exist_ok=True)
    for make in (school_gaps, hospital_villages, charging_corridor, infrastructure, served_people,
                 county_diagnosis):
        model = make()
        if any(QgsApplication.processingRegistry().algorithmById(step.algorithm) is None
               for step in model.steps):
            sys.stdout.write(f"{model.id}: an algorithm is missing, not written\n")
            continue
        made = algorithm_of(model)
        if not made.toFile(str(MODELS / f"{model.id}.model3")):
            raise OSError(f"{model.id} could not be written")
        sys.stdout.write(f"{model.id}: {len(made.destinationParameterDefinitions())} outputs\n")
    sys.stdout.flush()
    os._exit(0)  # QGIS 3.22 may fall over while it takes the providers down


if __name__ == "__main__":
    main()

"""Hand the results of Service gaps over: layers, workbook, map."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import pandas as pd

from ...analysis import report_words, workbook_english
from ...analysis.access.choice import statuses_that_count
from ...analysis.access.gap_layers import LEDGER_COLUMNS, SUMMARY_LAYER_COLUMNS
from ...analysis.access.gap_sheets import TITLE, gap_sheets
from ...analysis.access.gaps import GapResult
from ...analysis.network.model import Lines
from ...analysis.progress import Progress
from ...analysis.report import write_workbook
from ..fields import Field, real, text, whole
from ..layers import Inputs
from ..layouts import Sheet, write_map
from ..outputs import Outputs
from ..sheet import villages_to_name
from ..sheet_words import Words

DEMAND = [
    *whole("demand_id"),
    *text("code", "name", "township_code", "township", "service", "service_name", "area_class"),
    *real("people", "people_in_need"),
    *whole("estimated"),
    *text("mode"),
    *real("radius"),
    *text("unit"),
    *whole("facility_id"),
    *text("facility_name"),
    *real(*LEDGER_COLUMNS, "straight_m"),
    *whole("straight_served"),
    *text("reason"),
    *whole("near_edge"),
]
ROUTES = [
    *whole("demand_id"),
    *text("name", "township", "service"),
    *whole("facility_id"),
    *text("facility_name"),
    *real("length_m", *LEDGER_COLUMNS),
    *text("reason"),
]
AREAS = [
    *text("service", "service_name", "township_code", "township", "area_class"),
    *real("radius"),
    *text("unit", "radius_from"),
    *real("area_km2"),
]
# The map shows the routes of the villages that it names: fewer than these on any paper.
ROUTES_FOR_MAP = 500
DATA = ("ROADS", "FACILITIES", "DEMAND", "POPULATION", "TOWNSHIPS")
TEXTS = ("level", "code", "name", "service", "service_name", "unit", "worst_villages")
COUNTS = ("villages", "people_missing_rows", "rank", "estimated", "rows_", "straight_villages_")


def summary_fields() -> list[Field]:
    """Declare the fields of the summary, in the engine's order."""
    return [_summary_field(name) for name in SUMMARY_LAYER_COLUMNS]


def layers(inputs: Inputs, outputs: Outputs, result: GapResult) -> None:
    """Give the result layers, in the CRS of the inputs that they describe."""
    people = inputs.qgis_crs("DEMAND") if inputs.given("DEMAND") else inputs.raster_crs("POPULATION")
    zones = inputs.qgis_crs("TOWNSHIPS")
    summary = summary_fields()
    outputs.layer("OUTPUT", result.demand, DEMAND, geometry="point", crs=people)
    outputs.layer("ROUTES", result.ways, ROUTES, geometry="line", crs=people)
    outputs.layer("GAP_AREAS", result.areas, AREAS, geometry="polygon", crs=zones)
    outputs.layer("TOWNSHIP_GAPS", result.townships, summary, geometry="polygon", crs=zones)
    outputs.layer("SUMMARY", result.summary, summary)


def documents(
    inputs: Inputs,
    outputs: Outputs,
    result: GapResult,
    given: Mapping[str, object],
    roads: Lines,
    progress: Progress,
) -> None:
    """Give workbook and map sheets, where they are wanted; they are made when the results are written."""
    county, source = inputs.text("COUNTY") or "", inputs.text("SOURCE") or inputs.text("CREDIT")
    # Without a word on the source the names of the layers say at least what was used.
    language = inputs.choice("LANGUAGE")
    layers = ("、" if language == "zh" else ", ").join(inputs.layer_names(*DATA))
    source = source or Words(language)("no_source", layers=layers)

    def fill(path: Path) -> None:
        speech = report_words.Words(language, report_words.service_names(given["standards"]))
        pages = gap_sheets(
            result,
            title=f"{county}{TITLE}",
            date=date.today().isoformat(),
            sources=[source],
            parameters=inputs.told(),
            say=speech.said,
        )
        pages = pages if speech.chinese else workbook_english.in_english(pages)
        write_workbook(path, pages, progress=progress)

    def draw(pdf: Path | None, png: Path | None) -> None:
        pages = sheets(inputs, result, given, roads)
        write_map(pages, pdf, png, language=language, progress=progress)

    outputs.files(("WORKBOOK",), fill)
    outputs.files(("MAP", "MAP_IMAGE"), draw)


def sheets(
    inputs: Inputs,
    result: GapResult,
    given: Mapping[str, object],
    roads: Lines,
    services: Sequence[str] | None = None,
) -> list[Sheet]:
    """Make one map sheet for each service, or for those of ``services``, in the order of the summary."""
    statuses = statuses_that_count(given["include_planned"])
    chinese = inputs.choice("LANGUAGE") == "zh"
    title = "name_zh" if chinese else "name_en"
    found = []
    for service in result.summary["service"].unique():
        if services is not None and service not in services:
            continue
        parts = {
            name: frame[frame["service"] == service]
            for name, frame in vars(result).items()
            if name in ("demand", "townships", "areas", "summary", "standards")
        }
        if not chinese:
            parts["standards"] = in_english(parts["standards"])
        named = villages_to_name(parts["demand"], ROUTES_FOR_MAP)["demand_id"]
        table = result.ways.table
        drawn = (table["service"] == service) & table["demand_id"].isin(named)
        county = parts.pop("summary").query("level == 'county'").iloc[0]
        chosen = given["standards"].facilities_for(
            service, given["facilities"], statuses=statuses, public_only=given["public_only"]
        )
        sheet = Sheet(
            county=inputs.text("COUNTY") or "",
            service=getattr(given["standards"].service(service), title),
            summary=county.to_dict(),
            facilities=chosen.facilities,
            routes=result.ways.draw(drawn.to_numpy()),
            roads=roads,
            source=inputs.text("SOURCE") or "",
            layers=inputs.layer_names(*DATA),
            credit=inputs.text("CREDIT") or "",
            author=inputs.text("AUTHOR") or "",
            **parts,
        )
        found.append(sheet)
    return found


def in_english(standards: pd.DataFrame) -> pd.DataFrame:
    """Name the codes in English where they have an English name."""
    return standards.assign(code=standards["code_en"].where(standards["code_en"] != "", standards["code"]))


def _summary_field(name: str) -> Field:
    if name in TEXTS:
        return Field(name, "text")
    counted = name.startswith(COUNTS) and not name.endswith("_share")
    return Field(name, "whole" if counted else "real")

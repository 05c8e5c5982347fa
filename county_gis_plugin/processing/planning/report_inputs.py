"""Read result tables for the report, one by one or from the GeoPackage of County diagnosis."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pandas as pd

from ...analysis import run_record
from ...analysis.errors import Faults, InputError, message
from ...analysis.indicators import CountyIndicators, registry_table
from ...analysis.indicators.county import COMPARISON_COLUMNS
from ...analysis.indicators.scoring import choose_profile, read_profiles
from ...analysis.issues import issues_frame
from ...analysis.report_html import Report
from ...analysis.report_words import service_names
from ...analysis.standards import load_standards
from ..layers import Inputs, opened
from .diagnosis_inputs import path_of, with_file
from .report_outputs import Made, imprint

# The parameter of each table, and what it is called in the GeoPackage of County diagnosis.
TABLES = {
    "TOWNSHIP_INDICATORS": "countyindicators_townships",
    "INDICATORS": "countyindicators_indicators",
    "SCORECARD": "countyindicators_scorecard",
    "COMPARISONS": "countyindicators_comparisons",
    "COMMITMENTS": "countyindicators_commitments",
    "GAPS": "servicegaps_summary",
    "VILLAGE_GAPS": "servicegaps_demand",
    "GAP_ACCOUNT": "servicegaps_account",
    "RADII": "servicegaps_standards",
    "STEP_TABLE": "steps",
    "SKIPPED_TABLE": "skipped",
}
WITH_GEOMETRY = ("TOWNSHIP_INDICATORS", "VILLAGE_GAPS")
# What a table must have to be shown, by its parameter: where it comes from, and some of its columns.
WANTED = {
    "INDICATORS": ("countyindicators", ("level", "code", "id", "value", "unit", "status", "meets", "score")),
    "SCORECARD": ("countyindicators", ("level", "code", "dimension", "score", "grade", "missing")),
    "COMPARISONS": ("countyindicators", ("level", "id", "value", "target", "source", "use")),
    "COMMITMENTS": ("countyindicators", ("id", "status", "applies", "value", "figure_unit", "source")),
    "TOWNSHIP_INDICATORS": ("countyindicators", ("code", "name", "score")),
    "GAPS": ("servicegaps", ("level", "code", "service", "people_unserved", "rows_served")),
    "VILLAGE_GAPS": (
        "servicegaps", ("demand_id", "service", "reason", "total_m", "total_s", "township_code")),
}
NEEDED = ("INDICATORS", "SCORECARD")


def completed(parameters: Mapping[str, object]) -> dict[str, object]:
    """Fill in the tables of the GeoPackage ``RESULTS``, where none is chosen."""
    return with_file(parameters, "RESULTS", tables_of)


def tables_of(path: Path) -> dict[str, str]:
    """Name the tables of a GeoPackage of County diagnosis by their parameters."""
    dataset = opened(str(path))
    there = [] if dataset is None else [
        dataset.GetLayer(i).GetName() for i in range(dataset.GetLayerCount())
        if dataset.GetLayer(i).GetFeatureCount()]
    found = {name: f"{path}|layername={table}" for name, table in TABLES.items() if table in there}
    if not set(NEEDED) <= set(found):
        raise InputError(message(
            "RESULTS: {path} is not what County diagnosis writes: the tables {wanted} are not in it.",
            path=path.name, wanted=", ".join(TABLES[name] for name in NEEDED)))
    return found


def read(inputs: Inputs) -> Made:
    """Put the report together out of the tables.

    Raises
    ------
    InputError
        If a table that is needed is not given, or one is another table than its parameter says.
    """
    tables = {name: _table(inputs, name) for name in TABLES}
    _check(tables)
    path = path_of(inputs.text("RUN_RECORD"))
    record = run_record.read(path) if path else {}
    options = record.get("options", {})
    own = _indicators(tables, options)
    report = Report(
        indicators=own.indicators, scorecard=own.scorecard, townships=tables["TOWNSHIP_INDICATORS"],
        comparisons=tables["COMPARISONS"], commitments=tables["COMMITMENTS"], registry=own.registry,
        gaps=tables["GAPS"], villages=tables["VILLAGE_GAPS"], standards=tables["RADII"],
        skipped=tables["SKIPPED_TABLE"], steps=tables["STEP_TABLE"], record=record,
        warnings=[run_record.spoken(told) for told in record.get("warnings", ())],
        services=service_names(load_standards()), profile=(own.profile.name_zh, own.profile.name_en),
        year=own.year, **imprint(inputs),
    )
    return report, own, tables["GAP_ACCOUNT"]


def _table(inputs: Inputs, name: str) -> pd.DataFrame | None:
    """Read a table as the engine gives it: empty texts for missing ones, missing numbers as NaN."""
    frame = inputs.frame(name) if name in WITH_GEOMETRY else inputs.table(name)
    if frame is None:
        return None
    geometry = frame.geometry.name if name in WITH_GEOMETRY else None
    columns = {}
    for column in frame.columns.drop([geometry] if geometry else []):
        values = frame[column]
        texts = values.map(lambda value: isinstance(value, str)).any()
        columns[column] = (
            values.where(values.notna(), "") if texts else pd.to_numeric(values, errors="coerce"))
    return frame.assign(**columns)


def _check(tables: Mapping[str, pd.DataFrame | None]) -> None:
    faults = Faults()
    for name in NEEDED:
        if tables[name] is None:
            faults.add(
                "{name} is missing: give RESULTS, or the table that countyindicators wrote.", name=name)
    for name, (algorithm, columns) in WANTED.items():
        table = tables[name]
        absent = [] if table is None else [column for column in columns if column not in table]
        if absent:
            faults.add("{name} has no column {columns}: choose the table that {algorithm} wrote.",
                       name=name, columns=", ".join(absent), algorithm=algorithm)
    for name in NEEDED:
        table = tables[name]
        if table is not None and "level" in table and not (table["level"] == "county").any():
            faults.add("{name} has no row of the county: lift its filter or selection.", name=name)
    faults.raise_if_any()


def _indicators(tables: Mapping[str, pd.DataFrame | None], options: Mapping[str, object]) -> CountyIndicators:
    """Hold the tables as the engine's result, with what the run record says of type and year."""
    nothing = pd.DataFrame(columns=["id"])
    comparisons, commitments = tables["COMPARISONS"], tables["COMMITMENTS"]
    profile = choose_profile(options.get("county_type"), read_profiles(options.get("profiles")))
    return CountyIndicators(
        indicators=tables["INDICATORS"], scorecard=tables["SCORECARD"],
        comparisons=pd.DataFrame(columns=COMPARISON_COLUMNS) if comparisons is None else comparisons,
        townships=tables["TOWNSHIP_INDICATORS"], commitments=commitments, targets=nothing,
        statistics=nothing, registry=registry_table(), profile=profile,
        year=int(options.get("year") or date.today().year), skipped=issues_frame([]), warnings=(),
    )

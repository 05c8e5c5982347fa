"""Hand the results of County diagnosis over: layers, one GeoPackage, workbook, report, run record."""

from __future__ import annotations

import configparser
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pyproj
import shapely
from osgeo import gdal
from qgis.core import Qgis, QgsCoordinateReferenceSystem

from ... import dependencies
from ...analysis import run_record
from ...analysis.access.routes import Routes
from ...analysis.county import County
from ...analysis.coverage.pipe_sheets import WHOLE as WHOLE_OF_PIPES
from ...analysis.diagnosis import GAPS, INDICATORS, STEPS, Diagnosis
from ...analysis.errors import message, shown
from ...analysis.progress import Progress
from ...analysis.stopwatch import Stopwatch
from ..access import gap_outputs
from ..base import PLUGIN
from ..coverage import results
from ..fields import Field, real, text
from ..layers import Inputs
from ..outputs import Outputs, Result
from ..projections import qgis_crs
from ..styling import style_path
from ..texts import said
from . import diagnosis_inputs, report_outputs
from .indicator_outputs import WHOLE as WHOLE_OF_INDICATORS
from .report_pictures import Maps
from .township_atlas import give_atlas


def _with_layer(fields: Sequence[Field]) -> list[Field]:
    """Say of the nearest facility also which of the county's layers it stands in."""
    at = [field.name for field in fields].index("facility_id")
    return [*fields[:at], *text("facility_input"), *fields[at:]]


WHOLE = {"pipecoverage": WHOLE_OF_PIPES, INDICATORS: WHOLE_OF_INDICATORS}
STEP_FIELDS = [*text("step", "status", "reason"), *real("seconds")]
GAP_FIELDS = {
    "demand": _with_layer(gap_outputs.DEMAND), "ways": _with_layer(gap_outputs.ROUTES),
    "areas": gap_outputs.AREAS, "townships": gap_outputs.summary_fields(),
    "summary": gap_outputs.summary_fields(),
}
# What each frame with geometry shows; one without rows does not tell by itself.
GEOMETRIES = {
    **dict.fromkeys(("townships", "areas", "beyond", "parks", "zones"), "polygon"),
    **dict.fromkeys(("isolated", "links", "stretches"), "line"),
    **dict.fromkeys(("demand", "villages", "seats", "sites", "chains"), "point"),
}
# What a table of the GeoPackage is called where its frame has a name that only the engine knows.
CALLED = {"ways": "routes"}
# Results as sinks of their own, beside the GeoPackage with everything.
SINKS = {"townships": "TOWNSHIP_INDICATORS", "indicators": "INDICATORS", "scorecard": "SCORECARD"}


def layers(inputs: Inputs, outputs: Outputs, result: Diagnosis) -> None:
    """Give the result layers of every step."""
    language = inputs.choice("LANGUAGE")
    tables = {(step, name): _result(result.county, step, name, frame, language)
              for (step, name), frame in result.tables().items()}
    for name, output in SINKS.items():
        found = tables[INDICATORS, name]
        outputs.layer(output, found.frame, found.fields, geometry=found.geometry, crs=found.crs)
    steps = _said_steps(result.steps)
    outputs.layer("STEPS", steps, STEP_FIELDS)
    outputs.package("RESULTS", {
        **{f"{step}_{CALLED.get(name, name)}": found for (step, name), found in tables.items()},
        "steps": Result(steps, STEP_FIELDS, "none", QgsCoordinateReferenceSystem(), language=language),
        "skipped": Result(
            _said_rows(inputs.all_skipped(result.skipped)), text("input", "feature_id", "reason", "detail"),
            "none", QgsCoordinateReferenceSystem(), language=language),
    })


def tell(
    inputs: Inputs, outputs: Outputs, result: Diagnosis, record: Mapping[str, object], progress: Progress
) -> None:
    """Say warnings, list what was left out, and compare with the record that was repeated."""
    for warning in result.warnings:
        progress.warning(warning)
    left_out, odd = results.parted(result.skipped)
    outputs.skipped(inputs, left_out, notes=odd)
    if inputs.given("REPLAY"):
        compare(run_record.read(inputs.text("REPLAY")), record, progress)


def compare(before: Mapping[str, object], now: Mapping[str, object], progress: Progress) -> None:
    """Say whether layers, tables and figures are those of the record."""
    changed = run_record.changed_inputs(before, now)
    if changed:
        progress.warning(message(
            "These inputs are not the same as in the run record: {names}.", names=", ".join(changed)))
    found = run_record.differences(before, now["figures"])
    if found:
        progress.warning(message(
            "{count} figures differ from the run record: {figures}.", count=len(found), figures=shown(found)))
    else:
        progress.info(message(
            "All {count} figures are those of the run record.", count=run_record.count(now["figures"])))


def record_of(
    algorithm, inputs: Inputs, result: Diagnosis, layers_: Mapping[str, object]
) -> dict[str, object]:
    """Write the run down."""
    skipped = inputs.all_skipped(result.skipped)
    recorded = inputs.recorded()
    return {
        "format": run_record.FORMAT,
        "algorithm": algorithm.id(),
        "made": datetime.now().astimezone().isoformat(timespec="seconds"),
        "versions": versions(),
        "parameters": {
            **{k: v for k, v in recorded.items() if k not in ("REPLAY", "COUNTY_FILE")},
            "YEAR": result.indicators.year,  # which targets are due must not hang on the day of a repetition
        },
        "options": result.county.options.told(),
        "inputs": diagnosis_inputs.sources(inputs, layers_),
        "tables": diagnosis_inputs.tables(inputs),
        "steps": [
            {**row, "reason": run_record.sentence(row["reason"])} for row in result.steps.to_dict("records")],
        "counts": {f"{step}.{name}": len(frame) for (step, name), frame in result.tables().items()},
        "skipped": [
            {"input": name, "reason": reason, "rows": int(count)}
            for (name, reason), count in skipped.groupby(["input", "reason"], sort=False).size().items()],
        "warnings": [run_record.sentence(warning) for warning in result.warnings],
        "figures": run_record.figures(result.indicators.indicators, result.indicators.scorecard),
    }


def versions() -> dict[str, str]:
    """Give the versions of the plugin, of QGIS and of every library that has a part in the numbers."""
    parser = configparser.ConfigParser(interpolation=None)
    parser.read(PLUGIN / "metadata.txt", encoding="utf-8")
    libraries = {name: dependencies.installed_version(name) for name in dependencies.FLOOR}
    return {
        "county_gis_plugin": parser["general"]["version"], "QGIS": Qgis.QGIS_VERSION,
        "GDAL": gdal.VersionInfo("RELEASE_NAME"), "GEOS": shapely.geos_version_string,
        "PROJ": pyproj.proj_version_str, **{name: found for name, found in libraries.items() if found},
    }


def documents(
    inputs: Inputs,
    outputs: Outputs,
    result: Diagnosis,
    record: Mapping[str, object],
    watch: Stopwatch,
    progress: Progress,
) -> None:
    """Give report, workbook, maps, atlas and record, where they are wanted; they are made when written."""
    maps, timed = Maps(inputs, result, progress), Timed(outputs, watch)

    def made():
        pictures = maps.pictures() if outputs.wanted("REPORT") else ()
        return report_outputs.of_diagnosis(inputs, result, record, pictures)

    report_outputs.give(inputs, timed, made, progress)
    maps.give(timed)
    give_atlas(inputs, timed, result, progress)
    outputs.files(("RECORD",), lambda path: run_record.write(path, {**record, "durations": watch.seconds}))


class Timed:
    """Hand files to ``outputs``, and note how long each took; what was written before them are layers."""

    def __init__(self, outputs: Outputs, watch: Stopwatch) -> None:
        self._outputs, self._watch = outputs, watch

    def files(self, names: Sequence[str], write: Callable[..., None]) -> None:
        """Take result files, as ``Outputs`` does."""

        def made(*paths: Path | None) -> None:
            self._watch.lap("layers")
            write(*paths)
            self._watch.lap(names[0].lower())

        self._outputs.files(names, made)


def _result(county: County, step: str, name: str, frame: pd.DataFrame | Routes, language: str) -> Result:
    """Declare fields, geometry and CRS of a table, and the style of the algorithm's own output."""
    output = next(each for each in STEPS if each.id == step).tables[name]
    style = style_path(step, output)
    if isinstance(frame, Routes):
        return Result(frame, GAP_FIELDS[name], "line", qgis_crs(frame.crs), style, language)
    texts = frame.select_dtypes("object")
    frame = frame.assign(**{key: column.where(column != "", None) for key, column in texts.items()})
    fields = (GAP_FIELDS.get(name) if step == GAPS else None) or results.fields_of(frame, WHOLE.get(step, ()))
    geometry = GEOMETRIES[name] if isinstance(frame, gpd.GeoDataFrame) else "none"
    return Result(frame, fields, geometry, _crs(county, step, geometry), style, language)


def _crs(county: County, step: str, geometry: str) -> QgsCoordinateReferenceSystem:
    """Give the CRS of the input that a result describes."""
    if geometry == "none":
        return QgsCoordinateReferenceSystem()
    wanted = {"point": "villages", "line": "roads", "polygon": "townships"}[geometry]
    of_pipes = geometry == "line" and step == "pipecoverage"
    layer = county.pipes if of_pipes else county.layers.get(wanted, county.layers["townships"])
    return qgis_crs(layer.crs)


def _said_steps(steps: pd.DataFrame) -> pd.DataFrame:
    return steps.assign(reason=[said(reason) or None for reason in steps["reason"]])


def _said_rows(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.assign(detail=[None if pd.isna(detail) else said(detail) for detail in rows["detail"]])


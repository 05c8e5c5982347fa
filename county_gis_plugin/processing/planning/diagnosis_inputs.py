"""Read what County diagnosis needs: a county's file, single layers, or what a run record says."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

import pandas as pd
from osgeo import ogr
from qgis.core import QgsProcessingParameterDefinition

from ...analysis import run_record
from ...analysis.county import Options
from ...analysis.coverage.pipe_fields import medium_named
from ...analysis.data_files import STANDARDS
from ...analysis.errors import InputError, Message, message
from ...analysis.progress import Progress
from ..call import is_null, known_as, place_of, worded
from ..coverage.pipe_layers import layers_of_pipes
from ..layers import Inputs, opened

# The parameter of each layer, and what it is called in a county's file.
LAYERS = {
    "SETTLEMENTS": "settlements",
    "TOWNSHIPS": "townships", "DEMAND": "villages", "BUILTUP": "builtup", "RESIDENTIAL": "residential",
    "ROADS": "roads", "SEATS": "township_seats", "VALVES": "valves",
    "FACILITIES": "facilities", "CHARGING": "charging", "LOGISTICS": "logistics", "STOPS": "stops",
    "GREEN": "green", "ENTRANCES": "entrances", "BARRIERS": "barriers", "VILLAGE_STATS": "village_stats",
    "STATISTICS": "statistics", "SCHOOL_ZONES": "schoolzones",
}
# Other names that a layer may have there.
CALLED_TOO = {"schoolzones": ("school_zones", "学区", "学区面")}
LINES = (ogr.wkbLineString, ogr.wkbMultiLineString)
# Tables of any geometry, as exports of drawings are: their rows tell, and these are enough.
MIXED, MIXED_ROWS = (ogr.wkbUnknown, ogr.wkbGeometryCollection), 1000
# A layer whose name has one of these beside a medium is meant to be pipes.
PIPE_WORDS = ("管线", "管网", "管道", "pipe")
TABLES = ("VILLAGE_STATS", "STATISTICS")
PIPES, POPULATION = "PIPES", "POPULATION"
# Tables that a parameter replaces, and the plugin's own.
SHIPPED = {"STANDARDS": "services.csv", "TARGETS": "targets.csv", "PROFILES": "profiles.csv"}
NO_TYPE = "none"
# What a repetition may choose anew, besides its outputs: no figure depends on it.
CHOSEN_ANEW = ("LANGUAGE",)


def completed(algorithm, parameters: Mapping[str, object], progress: Progress) -> dict[str, object]:
    """Fill in what stands in a run record (``REPLAY``), then the layers of the county's file.

    The log tells what was given besides the record: the language, which counts, and what does not.

    Raises
    ------
    InputError
        If a file cannot be read, or the county's file has none of the layers.
    """
    found = dict(parameters)
    replay = path_of(found.get("REPLAY"))
    if replay is not None:
        outputs = {output.name() for output in algorithm.destinationParameterDefinitions()}
        recorded = _recorded(replay)
        given = [name for name, value in found.items() if name not in outputs and name != "REPLAY"
                 and _given_anew(algorithm.parameterDefinition(name), value, recorded.get(name))]
        anew = {name for name in CHOSEN_ANEW if not _empty(found.get(name))}
        _tell_what_is_given(given, found, progress)
        kept = {name: value for name, value in found.items() if name in {*outputs, *anew, "REPLAY"}}
        found = {**recorded, **kept}
    return with_file(found, "COUNTY_FILE", _layers_of)


def with_file(
    parameters: Mapping[str, object], name: str, layers_of: Callable[[Path], Mapping[str, str]]
) -> dict[str, object]:
    """Fill in the layers of the file that the parameter ``name`` chooses; those chosen themselves stay."""
    path = path_of(parameters.get(name))
    if path is None:
        return dict(parameters)
    return {**layers_of(path), **{key: value for key, value in parameters.items() if not _empty(value)}}


def layers(inputs: Inputs, progress: Progress) -> dict[str, object]:
    """Read every layer that is given, by its canonical name; the population is a path, pipes are a list.

    What cannot be read goes to ``inputs.unusable``.
    """
    readers: dict[str, Callable[[], object]] = {
        name: partial(inputs.table if name in TABLES else inputs.frame, name) for name in LAYERS}
    readers[PIPES] = partial(layers_of_pipes, inputs, progress)
    readers[POPULATION] = partial(inputs.raster, POPULATION)
    found = {}
    for name, read in readers.items():
        if not inputs.given(name):
            continue
        try:
            found[_called(name)] = read()
        except InputError as error:
            inputs.unusable[name] = error.faults
    return found


def unusable(inputs: Inputs) -> dict[str, Sequence[Message | str]]:
    """Say what is wrong with the layers that cannot be used, by their canonical names.

    Of several layers for one thing some may be good: then the thing is there, and named here too.
    """
    aside = {name: [fault for own in wrong.values() for fault in own]
             for name, wrong in inputs.set_aside.items()}
    return {_called(name): faults for name, faults in {**aside, **inputs.unusable}.items() if faults}


def _called(name: str) -> str:
    """Give the canonical name of a parameter's layer."""
    return LAYERS.get(name, name.lower())


def options(inputs: Inputs) -> Options:
    """Give what was chosen."""
    type_ = inputs.choice("COUNTY_TYPE")
    return Options(
        standards=inputs.text("STANDARDS"),
        targets=inputs.text("TARGETS"),
        profiles=inputs.text("PROFILES"),
        county_code=inputs.text("COUNTY_CODE"),
        county_type=None if type_ == NO_TYPE else type_,
        county_seat=inputs.text("COUNTY_SEAT"),
        year=inputs.whole("YEAR") if inputs.given("YEAR") else None,
        include_planned=inputs.flag("INCLUDE_PLANNED"),
        all_land=inputs.flag("ALL_LAND"),
        corridor_m=inputs.number("CORRIDOR"),
        near_m=inputs.number("NEAR"),
        rural_access_m=inputs.number("RURAL_ACCESS"),
        max_snap_m=inputs.number("MAX_SNAP"),
        tolerance_m=inputs.number("TOLERANCE"),
        node_crossings=inputs.flag("NODE_CROSSINGS"),
    )


def sources(inputs: Inputs, layers_: Mapping[str, object]) -> list[dict[str, object]]:
    """List each layer that was read: where from, how many rows, and hashes of file and content."""
    hashes: dict[Path, str] = {}
    rows, pipes = [], iter(layers_.get("pipes", ()))
    for name, layer in inputs.input_layers():
        path, _ = place_of(layer)
        if path is not None and path.is_file() and path not in hashes:
            hashes[path] = run_record.file_hash(path)
        is_read = layer.source() not in inputs.set_aside.get(name, {})
        pipe = next(pipes, None) if name == PIPES and is_read else None
        frame = pipe.frame if pipe is not None else layers_.get(_called(name)) if is_read else None
        of_table = isinstance(frame, pd.DataFrame)
        rows.append({
            "parameter": name,
            "name": known_as(layer),
            "rows": len(frame) if of_table else None,
            "crs": layer.crs().authid() or None,
            "file_sha256": hashes.get(path),
            "content_sha256": run_record.content_hash(frame) if of_table else hashes.get(path),
        })
    return rows


def tables(inputs: Inputs) -> list[dict[str, object]]:
    """List the tables of standards, targets and weights, the plugin's own where none is given."""
    rows = []
    for name, own in SHIPPED.items():
        path = path_of(inputs.text(name)) or STANDARDS / own
        rows.append({"parameter": name, "name": path.name, "content_sha256": run_record.file_hash(path)})
    return rows


def _given_anew(
    definition: QgsProcessingParameterDefinition | None, value: object, recorded: object
) -> bool:
    """Say whether a value is not the record's, and, where that one stays, not what dialogs fill in."""
    if definition is None or _empty(value):
        return False
    known = [recorded]
    if recorded is None or definition.name() not in CHOSEN_ANEW:
        known.append(worded(definition, definition.defaultValue()))
    return str(worded(definition, value)) not in map(str, known)


def _tell_what_is_given(given: Sequence[str], parameters: Mapping[str, object], progress: Progress) -> None:
    for name in given:
        if name in CHOSEN_ANEW:
            progress.info(message(
                "REPLAY: {name} is {value}, as given here; all other inputs are the record's.",
                name=name, value=str(parameters[name])))
    passed_over = [name for name in given if name not in CHOSEN_ANEW]
    if passed_over:
        progress.warning(message(
            "REPLAY takes the inputs from the run record; what is given here for {names} is not used.",
            names=", ".join(passed_over)))


def _recorded(path: Path) -> dict[str, object]:
    """Give the parameters of a record; a file that is no longer there may lie beside the record."""
    recorded = run_record.read(path)["parameters"]
    return {name: _moved(value, path.parent) for name, value in recorded.items()}


def _moved(value: object, folder: Path) -> object:
    if isinstance(value, list):
        return [_moved(one, folder) for one in value]
    if not isinstance(value, str):
        return value
    source, bar, rest = value.partition("|")
    beside = folder / Path(source.replace("\\", "/")).name
    gone = ("/" in source or "\\" in source) and not Path(source).exists()
    return f"{beside}{bar}{rest}" if gone and beside.is_file() else value


def _layers_of(path: Path) -> dict[str, str]:
    """Name the layers of a county's file by their parameters."""
    dataset = opened(str(path))
    if dataset is None:
        raise InputError(message(
            "COUNTY_FILE: {path} cannot be opened: choose a GeoPackage.", path=path.name))
    there = [dataset.GetLayer(i) for i in range(dataset.GetLayerCount())]
    filled = {layer.GetName(): layer for layer in there if layer.GetFeatureCount()}
    names = {name.strip().lower(): name for name in filled}
    found: dict[str, object] = {
        parameter: f"{path}|layername={names[name]}" for parameter, layer in LAYERS.items()
        for name in reversed((layer, *CALLED_TOO.get(layer, ()))) if name in names
    }
    pipes = [f"{path}|layername={name}" for name, layer in filled.items() if _is_of_pipes(name, layer)]
    if pipes:
        found[PIPES] = pipes
    if not found:
        raise InputError(message(
            "COUNTY_FILE: {path} has none of the layers {wanted}; it has {found}. Rename its layers, or "
            "choose them one by one.",
            path=path.name, wanted=", ".join((*LAYERS.values(), "pipes")),
            found=", ".join(sorted(layer.GetName() for layer in there)) or "–"))
    return found


def _is_of_pipes(name: str, layer: ogr.Layer) -> bool:
    """Say whether a layer is the one of all pipes, or one of lines that is called by its medium.

    One that is called pipes is meant as such, whatever its geometry: its step says what is wrong.
    """
    plain = name.strip().lower()
    if plain == "pipes":
        return True
    if plain in LAYERS.values() or medium_named(plain) is None:
        return False
    return _has_lines(layer) or any(word in plain for word in PIPE_WORDS)


def _has_lines(layer: ogr.Layer) -> bool:
    """Say whether a table is one of lines; one of any geometry is where a line is among its first rows."""
    kind = _kind(layer.GetGeomType())
    if kind not in MIXED:
        return kind in LINES
    layer.ResetReading()
    for _ in range(min(MIXED_ROWS, layer.GetFeatureCount())):
        row = layer.GetNextFeature()  # held: its geometry goes with it
        shape = row.GetGeometryRef()
        if shape is not None and _kind(shape.GetGeometryType()) in LINES:
            return True
    return False


def _kind(geometry_type: int) -> int:
    """Give a type of geometry without Z, M and curves."""
    return ogr.GT_Flatten(ogr.GT_GetLinear(geometry_type))


def path_of(value: object) -> Path | None:
    """Give the path of a file that was chosen; ``None`` where none was."""
    return None if _empty(value) else Path(str(value)).absolute()


def _empty(value: object) -> bool:
    return is_null(value) or value in ("", [])


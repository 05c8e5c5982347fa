"""Write the results of a run, all of them or none.

Everything is computed first. Then files are written in a temporary folder, opened again and
counted, and only then moved to their places together (``files.publish``). Memory layers and
database tables go through Processing's own sinks.
"""

from __future__ import annotations

import re
import shutil
import struct
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice
from pathlib import Path
from typing import Optional

import geopandas as gpd
import numpy as np
import pandas as pd
import pyproj
import shapely
from osgeo import gdal
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsDataSourceUri,
    QgsFeature,
    QgsFeatureSink,
    QgsGeometry,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingUtils,
    QgsProperty,
    QgsProviderRegistry,
    QgsVectorFileWriter,
    QgsWkbTypes,
)

from ..analysis.access.gap_words import SKIP_WORDS
from ..analysis.access.routes import Routes
from ..analysis.coverage.note_words import NOTE_REASONS
from ..analysis.crs import project
from ..analysis.errors import Faults, Message, Name, OutputError, abridged, message, shown
from ..analysis.issues import Issue, issues_frame
from . import files, formats
from .call import Call, is_null, place_of
from .fields import Field, declared, text, values
from .layers import Inputs, opened
from .styling import has_dress, store_style, style_on_load, style_path
from .texts import said

BATCH_ROWS = 2000
PART_BATCHES = 10  # the index of 20,000 rows takes a quarter of a second
# Reasons of rows about features that are not left out; who lists them warns of them.
COUNTED_ALL_THE_SAME = ("several_places", "radius_unknown", "unit_differs")
MOST_NOTES = 20
REASON_WORDS = {**SKIP_WORDS, **NOTE_REASONS, "not_open": "不对外开放", "status": "未投入使用"}

GEOMETRIES = {
    "none": QgsWkbTypes.Type.NoGeometry,
    "point": QgsWkbTypes.Type.Point,
    "line": QgsWkbTypes.Type.MultiLineString,
    "polygon": QgsWkbTypes.Type.MultiPolygon,
}

# A single line or polygon in little-endian WKB becomes multi-part with nine bytes in front.
MULTI_PART = {
    "line": (shapely.GeometryType.LINESTRING, struct.pack("<BII", 1, 5, 1)),
    "polygon": (shapely.GeometryType.POLYGON, struct.pack("<BII", 1, 6, 1)),
}


WritesText = Optional[Callable[[str], str]]


@dataclass(frozen=True)
class Destination:
    """Hold where an output goes: a file (and a table in it), or a sink of Processing's."""

    name: str
    path: Path | None = None
    table: str | None = None
    encoding: str = "UTF-8"

    @property
    def id(self) -> str:
        """Give the source under which QGIS loads the file."""
        return f"{self.path}|layername={self.table}" if self.table else str(self.path)


@dataclass(frozen=True)
class Result:
    """Hold a layer that is to be written: a frame, or routes that are drawn in blocks.

    ``style`` is a QML of another algorithm's output; by default that of the output itself. ``language``
    (``zh``, ``en``) is that of the words of a style that is stored with the layer; QGIS's if empty.
    """

    frame: pd.DataFrame | Routes
    fields: Sequence[Field]
    geometry: str
    crs: QgsCoordinateReferenceSystem
    style: Path | None = None
    language: str = ""


class Outputs(Call):
    """Collect results and publish them together.

    Made before anything is read: every destination is checked first.

    Raises
    ------
    InputError
        If an output is one of the inputs, two outputs are one file, or a file cannot be written.
    """

    def __init__(self, *call: object) -> None:
        super().__init__(*call)
        self._layers: dict[str, Result] = {}
        self._packages: dict[str, Mapping[str, Result]] = {}
        self._files: dict[tuple[str, ...], Callable[..., None]] = {}
        self._folder: Path | None = None
        definitions = self._algorithm.destinationParameterDefinitions()
        found = (self._destination(definition) for definition in definitions)
        self._destinations = {d.name: d for d in found if d is not None}
        self._check()

    def __enter__(self) -> Outputs:
        return self

    def __exit__(self, *_) -> None:
        self._files.clear()  # what writes them may know these outputs: such a ring would outlive the run
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)

    def wanted(self, name: str) -> bool:
        """Say whether the user asked for an output."""
        return name in self._destinations

    def layer(
        self,
        name: str,
        frame: pd.DataFrame | Routes,
        fields: Sequence[Field],
        *,
        geometry: str = "none",
        crs: QgsCoordinateReferenceSystem | None = None,
    ) -> None:
        """Take a result layer: ``geometry`` is none, point, line or polygon, ``crs`` the CRS to write it in.

        Columns that the frame lacks are written as missing; nothing happens where the output is not wanted.
        """
        if self.wanted(name):
            self._layers[name] = Result(frame, fields, geometry, crs or QgsCoordinateReferenceSystem())

    def skipped(self, inputs: Inputs, *frames: pd.DataFrame | None, notes: Sequence[Issue] = ()) -> None:
        """Take the table of what was left out and of what was odd, and say both in the log.

        ``frames`` hold features that were left out: the log counts them. ``notes`` are about values,
        whose features may well count: the log gives their sentences.
        """
        rows = inputs.all_skipped(*frames)
        self._log_left_out(rows)
        self._log_notes(notes)
        rows = inputs.all_skipped(*frames, issues_frame(notes))
        rows["detail"] = [None if pd.isna(detail) else said(detail) for detail in rows["detail"]]
        self.layer("SKIPPED", rows, text("input", "feature_id", "reason", "detail"))

    def _log_left_out(self, rows: pd.DataFrame) -> None:
        rows = rows[~rows["reason"].isin(COUNTED_ALL_THE_SAME)]
        # A feature is listed once for each service that it does not count for.
        ids = rows.groupby(["input", "reason"], sort=False)["feature_id"]
        for (layer, reason), count in ids.nunique(dropna=False).items():
            self._progress.warning(
                message(
                    "{count} features of {layer} were left out: {reason}.",
                    count=count,
                    layer=layer,
                    reason=Name(reason, REASON_WORDS.get(reason, reason)),
                )
            )

    def _log_notes(self, notes: Sequence[Issue]) -> None:
        for note in notes[:MOST_NOTES]:
            told = {"layer": note["input"], "id": abridged(note["feature_id"]), "detail": note["detail"]}
            if note["feature_id"] == "":
                self._progress.warning(message("{layer}: {detail}", **told))
            else:
                self._progress.warning(message("{layer}, feature {id}: {detail}", **told))
        if len(notes) > MOST_NOTES:
            more = len(notes) - MOST_NOTES
            self._progress.warning(message("{count} more notes like these stand in SKIPPED.", count=more))

    def files(self, names: Sequence[str], write: Callable[..., None]) -> None:
        """Take result files that ``write`` makes at the paths it is given, ``None`` for one not wanted."""
        if any(self.wanted(name) for name in names):
            self._files[tuple(names)] = write

    def package(self, name: str, tables: Mapping[str, Result]) -> None:
        """Take a GeoPackage of several tables, by their names; an old file is replaced as a whole."""
        if self.wanted(name):
            self._packages[name] = tables

    def publish(self) -> dict[str, str]:
        """Write everything, and give what Processing returns: the destination of each output."""
        self._folder = Path(tempfile.mkdtemp(prefix="countygis_", dir=QgsProcessingUtils.tempFolder()))
        results = {}
        for name, result in self._layers.items():
            if self._destinations[name].path is not None:
                self._stage_layer(self._destinations[name], result)
        for name, tables in self._packages.items():
            for table, result in tables.items():
                destination = replace(self._destinations[name], table=table)
                self._stage_layer(destination, result, add=False)
        for names, write in self._files.items():
            self._stage_files(names, write)
        for name, result in self._layers.items():
            if self._destinations[name].path is None:
                results[name] = self._to_sink(name, result)
        self._progress.check()
        files.publish(self._moves(), self._folder)
        for destination in self._written():
            results[destination.name] = destination.id
            self._load(destination)
        return results

    # ---- where to ----

    def _destination(self, definition) -> Destination | None:
        """Find out where an output goes; ``None`` if it is not wanted."""
        name = definition.name()
        value = self._parameters.get(name)
        if is_null(value) or value == "":
            value = definition.defaultValue()
            if is_null(value) or value == "":
                return None
        if not isinstance(definition, QgsProcessingParameterFeatureSink):
            path = self._algorithm.parameterAsFileOutput(self._parameters, name, self._context)
            return Destination(name, Path(path)) if path else None
        encoding = "UTF-8"
        if isinstance(value, QgsProcessingOutputLayerDefinition):
            if value.useRemapping():
                return Destination(name)
            encoding = value.createOptions.get("fileEncoding") or encoding
            value = value.sink
        if isinstance(value, QgsProperty):
            value = value.valueAsString(self._context.expressionContext())[0]
        return _file_destination(name, str(value), encoding)

    def _check(self) -> None:
        faults = Faults()
        taken: list[Destination] = []
        names = [definition.name() for definition in self._algorithm.destinationParameterDefinitions()]
        if names and not self._destinations:
            faults.add("No output is asked for: give at least one of {names}.", names=", ".join(names))
        inputs = list(self._input_files())
        for destination in self._destinations.values():
            if destination.path is None:
                continue
            for name, path, table in inputs:
                if _clash(destination, path, table):
                    faults.add(
                        "{output} would overwrite the input {input} ({path}): choose another file or table.",
                        output=destination.name,
                        input=name,
                        path=destination.path,
                    )
            for other in taken:
                if _clash(destination, other.path, other.table):
                    faults.add(
                        "{output} and {other} are the same file ({path}): choose another file or table.",
                        output=destination.name,
                        other=other.name,
                        path=destination.path,
                    )
            if "|" in destination.path.name:
                faults.add(
                    "{output}: {path} holds a “|”, behind which QGIS reads options, not a name. Give a plain "
                    "file name; a table in a GeoPackage is written ogr:dbname='file.gpkg' table=\"name\".",
                    output=destination.name,
                    path=destination.path,
                )
            fault = self._wrong_ending(destination) or files.fault_of(destination.path)
            fault = fault or self._would_lose(destination)
            if fault is not None:
                faults.add("{output}: {fault}", output=destination.name, fault=fault)
            taken.append(destination)
        faults.raise_if_any()

    def _wrong_ending(self, destination: Destination) -> Message | None:
        """Say which ending a file that is no layer needs, where it has another."""
        definition = self._algorithm.parameterDefinition(destination.name)
        if not isinstance(definition, QgsProcessingParameterFileDestination):
            return None
        endings = re.findall(r"\*\.(\w+)", definition.fileFilter())
        if not endings or destination.path.suffix.lower().lstrip(".") in endings:
            return None
        return message(
            "{path} does not end in .{endings}, which is how it is written: give it that ending.",
            path=destination.path.name, endings=" / .".join(endings),
        )

    def _would_lose(self, destination: Destination) -> Message | None:
        """Name the tables that replacing a whole database would lose, where they are not this run's."""
        path = destination.path
        if destination.table or path.suffix.lower() not in files.SQLITE or not path.is_file():
            return None
        old = opened(str(path))
        tables = [] if old is None else [old.GetLayer(i).GetName() for i in range(old.GetLayerCount())]
        ours = (path.stem, path.resolve().stem, "layer_styles")
        others = [table for table in tables if table not in ours]
        if not others or self._is_package(destination.name):
            return None
        return message(
            "{path} holds other tables, which would be lost: {tables}. Choose another file, or add a table "
            "with ogr:dbname='{path}' table=\"{name}\".",
            path=path.name, tables=shown(others), name=destination.name.lower(),
        )

    def _is_package(self, name: str) -> bool:
        """Say whether an output is a file of many tables, which is replaced as a whole."""
        return not isinstance(self._algorithm.parameterDefinition(name), QgsProcessingParameterFeatureSink)

    def _input_files(self) -> Iterator[tuple[str, Path, str | None]]:
        """List name, file and table of every input that is a file."""
        for definition in self._algorithm.parameterDefinitions():
            name = definition.name()
            if isinstance(definition, QgsProcessingParameterFile):
                path = self._algorithm.parameterAsFile(self._parameters, name, self._context)
                if path:
                    yield name, Path(path), None
        for name, layer in self.input_layers():
            path, table = place_of(layer)
            if path is not None:
                yield name, path, table or _only_table(path)

    # ---- staging ----

    def _staged(self, path: Path) -> Path:
        """Give the place in the temporary folder for the file ``path``; one folder for each target."""
        targets = sorted({str(d.path) for d in self._destinations.values() if d.path is not None})
        folder = self._folder / str(targets.index(str(path)))
        folder.mkdir(exist_ok=True)
        return folder / path.name

    def _written(self) -> list[Destination]:
        """List the destinations that are files of this run."""
        of_groups = (name for group in self._files for name in group if self.wanted(name))
        names = [*self._layers, *self._packages, *of_groups]
        found = [self._destinations[name] for name in names]
        return [destination for destination in found if destination.path is not None]

    def _moves(self) -> list[tuple[Path, Path]]:
        """Pair every staged file with its target; links are followed, so that they stay links."""
        moves = []
        for path in dict.fromkeys(destination.path for destination in self._written()):
            target = path.resolve()
            for staged in sorted(self._staged(path).parent.iterdir()):
                name = target.name if staged.name == path.name else staged.name
                moves.append((staged, target.parent / name))
        return moves

    def _stage_files(self, names: Sequence[str], write: Callable[..., None]) -> None:
        paths = [self._destinations[name].path if self.wanted(name) else None for name in names]
        staged = [path and self._staged(path) for path in paths]
        try:
            write(*staged)
        except OSError as error:
            if isinstance(error, OutputError):
                raise
            raise OutputError(files.reason(next(path for path in paths if path), error)) from error
        for path, made in zip(paths, staged):
            if made and not (made.exists() and made.stat().st_size):
                raise OutputError(files.unwritten(path))

    def _stage_layer(self, destination: Destination, result: Result, *, add: bool = True) -> None:
        """Write a layer into the temporary folder; ``add`` says whether a database's other tables stay."""
        staged = self._staged(destination.path)
        if add and destination.table and destination.path.exists() and not staged.exists():
            files.copy_database(destination.path, staged, self._progress.check)
        driver = QgsVectorFileWriter.driverForExtension(destination.path.suffix)
        placeless = _placeless(result)
        index = placeless is None or driver not in formats.INDEXED_ONLY_WITH_GEOMETRY
        table = destination.table or destination.path.stem
        options = formats.options_of(driver, table, destination.encoding, add=staged.exists(), index=index)
        with formats.quiet():
            fault = self._write(staged, driver, options, result)
            style = result.style or style_path(self._algorithm.name(), destination.name)
            if not fault and driver == "GPKG" and has_dress(style, result.language):
                names = [field.name for field in result.fields]
                stored = store_style(staged, options.layerName, style, result.language, names)
                fault = "" if stored else "layer_styles"
            counted = None if fault else formats.count(staged, options.layerName, driver, len(result.fields))
        if fault or counted is None or not formats.fits(counted, len(result.frame), driver):
            raise OutputError(formats.unwritten(destination.path, driver, staged, fault, placeless))
        cut = formats.cut_names(driver, [field.name for field in result.fields])
        if cut:
            self._progress.warning(message(
                "{output}: a shapefile keeps ten letters of a field's name; these are cut: {names}. Choose a "
                "GeoPackage (.gpkg) to keep them.", output=destination.name, names=", ".join(cut),
            ))
        if not index:
            self._progress.warning(message(
                "{output}: {placeless}. For them {path} is written without a spatial index: choose a "
                "GeoPackage (.gpkg) if it draws slowly.",
                output=destination.name, placeless=placeless, path=destination.path.name,
            ))

    def _write(
        self, staged: Path, driver: str, options: QgsVectorFileWriter.SaveVectorOptions, result: Result
    ) -> str:
        """Write a layer into the temporary folder; the fault in words, or nothing.

        A GeoPackage is closed and opened again every so many rows: GDAL makes the spatial index when
        it closes, in one go that nobody can stop.
        """
        batches = features(result, formats.writes_text(driver))
        batch: list[QgsFeature] | None = next(batches, [])
        while batch is not None:
            part = chain([batch], islice(batches, PART_BATCHES - 1) if driver == "GPKG" else batches)
            fault = self._write_part(staged, driver, options, result, part)
            if fault:
                return fault
            batch = next(batches, None)
            options.actionOnExistingFile = formats.APPEND
        return ""

    def _write_part(
        self,
        staged: Path,
        driver: str,
        options: QgsVectorFileWriter.SaveVectorOptions,
        result: Result,
        batches: Iterable[list[QgsFeature]],
    ) -> str:
        """Open the file, add rows and close it; the fault in words, or nothing."""
        gdal.ErrorReset()
        writer = QgsVectorFileWriter.create(
            str(staged),
            declared(result.fields),
            GEOMETRIES["none" if driver in formats.SPREADSHEETS else result.geometry],
            result.crs,
            self._context.transformContext(),
            options,
        )
        if writer.hasError():
            return writer.errorMessage() or "error"
        fault = self._fill(writer, batches)
        del writer  # closes the file
        failed = gdal.GetLastErrorType() >= gdal.CE_Failure
        return fault or (gdal.GetLastErrorMsg() if failed else "")

    def _to_sink(self, name: str, result: Result) -> str:
        sink, layer_id = self._algorithm.parameterAsSink(
            self._parameters,
            name,
            self._context,
            declared(result.fields),
            GEOMETRIES[result.geometry],
            result.crs,
        )
        fault = self._algorithm.invalidSinkError(self._parameters, name) if sink is None else ""
        fault = fault or self._fill(sink, features(result))
        if fault:
            raise OutputError(message("{output} could not be written. {reason}", output=name, reason=fault))
        style_on_load(self._context, layer_id, self._algorithm.name(), name)
        return layer_id

    def _fill(self, sink: QgsFeatureSink, batches: Iterable[list[QgsFeature]]) -> str:
        """Add features; the fault in words, or nothing."""
        for batch in batches:
            self._progress.check()
            if not sink.addFeatures(batch, QgsFeatureSink.Flag.FastInsert):
                return sink.lastError() or "error"
        return "" if sink.flushBuffer() else sink.lastError() or "error"

    def _load(self, destination: Destination) -> None:
        """Tell QGIS which layers to load at the end, under the names that the user chose."""
        name = destination.name
        value = self._parameters.get(name)
        if not isinstance(value, QgsProcessingOutputLayerDefinition) or value.destinationProject is None:
            return
        title = value.destinationName or self._algorithm.parameterDefinition(name).description()
        details = QgsProcessingContext.LayerDetails(
            title, value.destinationProject, name, QgsProcessingUtils.LayerHint.Vector
        )
        self._context.addLayerToLoadOnCompletion(destination.id, details)
        style_on_load(self._context, destination.id, self._algorithm.name(), name)


def features(result: Result, write: WritesText = None) -> Iterator[list[QgsFeature]]:
    """Make QGIS's features of a layer, a few thousand at a time; ``write`` is what its texts go through."""
    for frame in _blocks(result.frame):
        missing = pd.Series([None] * len(frame), index=frame.index, dtype=object)
        columns = [values(frame.get(field.name, missing), field, write) for field in result.fields]
        yield [_feature(row, blob) for row, blob in zip(zip(*columns), _wkb(frame, result))]


def _placeless(result: Result) -> Message | None:
    """Count the features without geometry and name the first; ``None`` where all have one."""
    if result.geometry == "none" or isinstance(result.frame, Routes):
        return None
    missing = result.frame[result.frame.geometry.isna() | result.frame.geometry.is_empty]
    if missing.empty:
        return None
    key = result.fields[0].name
    first = missing[key].iloc[0] if key in missing else missing.index[0]
    return message(
        "{count} features have no geometry (the first: {key} {first})",
        count=len(missing),
        key=key,
        first=first,
    )


def _blocks(frame: pd.DataFrame | Routes) -> Iterator[pd.DataFrame]:
    """Part a layer, so that neither its features nor its binary geometries are all in memory at once."""
    if isinstance(frame, Routes):
        yield from frame.blocks()
        return
    for start in range(0, len(frame), BATCH_ROWS):
        yield frame.iloc[start : start + BATCH_ROWS]


def _feature(row: tuple, wkb: bytes | None) -> QgsFeature:
    feature = QgsFeature()
    feature.setAttributes(list(row))
    if wkb is not None:
        geometry = QgsGeometry()
        geometry.fromWkb(wkb)
        feature.setGeometry(geometry)
    return feature


def _wkb(frame: pd.DataFrame, result: Result) -> np.ndarray:
    """Give the geometries in the CRS and of the type of the result, as well-known binary."""
    if result.geometry == "none":
        return np.full(len(frame), None, dtype=object)
    target = pyproj.CRS.from_user_input(result.crs.authid() or result.crs.toWkt())
    geometry = np.asarray(project(gpd.GeoDataFrame(frame), target).geometry.array, dtype=object)
    geometry = np.where(shapely.is_empty(geometry), None, geometry)
    wkb = shapely.to_wkb(geometry, output_dimension=2, byte_order=1)
    if result.geometry != "point":
        single, multi = MULTI_PART[result.geometry]
        for row in np.flatnonzero(shapely.get_type_id(geometry) == single):
            wkb[row] = multi + wkb[row]
    return wkb


def _file_destination(name: str, text: str, encoding: str) -> Destination:
    """Read a destination as Processing writes it: a path, ``ogr:…`` with a table, or a sink's name."""
    if text == QgsProcessing.TEMPORARY_OUTPUT or text.startswith("memory:"):
        return Destination(name)
    if text.lower().startswith("ogr:"):
        uri = QgsDataSourceUri(text[4:])
        return Destination(name, Path(uri.database()).absolute(), uri.table() or None, encoding)
    provider = re.match(r"([A-Za-z_]{2,}):", text)
    if provider and provider[1] in QgsProviderRegistry.instance().providerList():
        return Destination(name)
    path = Path(text).absolute()
    if not QgsVectorFileWriter.driverForExtension(path.suffix):
        path = path.with_name(path.name + ".gpkg")
    return Destination(name, path, None, encoding)


def _clash(destination: Destination, path: Path, table: str | None) -> bool:
    """Say whether writing a destination would change a file's table, or the whole file."""
    if not files.same_file(destination.path, path):
        return False
    if destination.table and table:
        return destination.table.lower() == table.lower()
    return True


def _only_table(path: Path) -> str | None:
    """Give the table that QGIS takes from a database when none is named."""
    if path.suffix.lower() not in files.SQLITE or not path.exists():
        return None
    dataset = opened(str(path))
    return dataset.GetLayer(0).GetName() if dataset is not None and dataset.GetLayerCount() else None

"""Read what Processing hands over: layers once, with their ids, selection, filter and CRS."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pyproj
import shapely
from osgeo import gdal, ogr
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFeatureRequest,
    QgsMapLayer,
    QgsProcessing,
    QgsProcessingFeatureSource,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingUtils,
    QgsProviderRegistry,
    QgsRectangle,
    QgsVectorLayer,
    QgsWkbTypes,
)

from ..analysis.crs import check_places, metres_a_unit, unknown_shift, working_crs
from ..analysis.errors import CrsError, Faults, InputError, Message, message, shown
from ..analysis.garbled import first_garbled
from ..analysis.network.model import SKIPPED_COLUMNS, Lines, skipped_rows
from ..analysis.places import ONE_PLACE_M, spread
from ..analysis.progress import Progress
from ..analysis.schema import resolve_fields
from ..analysis.values import parts_of
from .call import Call, each_of, is_null, known_as, layers_of, place_of
from .projections import living, pyproj_crs
from .texts import mark

CHECK_EVERY = 2000
MOST_SHOWN = 30  # characters of a value
MODERN_AXIS_M = 6378137.0  # of the ellipsoids of CGCS2000 and WGS 84
BATCH_ROWS = 65536

# Formats that OGR streams column by column, with the same feature ids as QGIS.
STREAMED = ("GPKG", "FlatGeobuf")
PLAIN_TYPES = (ogr.OFTInteger, ogr.OFTInteger64, ogr.OFTReal, ogr.OFTString)


# Geometry of a layer, what a parameter calls it, and the word for it.
GEOMETRIES = (
    (QgsWkbTypes.GeometryType.PointGeometry, QgsProcessing.SourceType.TypeVectorPoint, mark("points")),
    (QgsWkbTypes.GeometryType.LineGeometry, QgsProcessing.SourceType.TypeVectorLine, mark("lines")),
    (QgsWkbTypes.GeometryType.PolygonGeometry, QgsProcessing.SourceType.TypeVectorPolygon, mark("polygons")),
)


class Inputs(Call):
    """Give the values of an algorithm's parameters in the engine's terms.

    ``skipped`` gathers, as frames, the features that could not be read; ``unusable`` says, by the
    parameter, what is wrong with layers without which the run goes on; ``set_aside`` the same of single
    layers of several, by their source, where there are others that can be used.
    """

    def __init__(self, *call: object) -> None:
        super().__init__(*call)
        self.skipped: list[pd.DataFrame] = []
        self.unusable: dict[str, tuple[Message | str, ...]] = {}
        self.set_aside: dict[str, dict[str, tuple[Message | str, ...]]] = {}
        self._garbled: set[str] = set()
        self._sources: dict[str, QgsProcessingFeatureSource] = {}

    # ---- single values ----

    def given(self, name: str) -> bool:
        """Say whether the user set a parameter, and it can be used."""
        return name not in self.unusable and self._is_set(name)

    def number(self, name: str) -> float | None:
        """Give a number, or ``None`` where it was left empty."""
        if not self._has_value(name):
            return None
        return self._algorithm.parameterAsDouble(self._parameters, name, self._context)

    def whole(self, name: str) -> int:
        """Give a whole number."""
        return self._algorithm.parameterAsInt(self._parameters, name, self._context)

    def flag(self, name: str) -> bool:
        """Give a yes or no."""
        return self._algorithm.parameterAsBoolean(self._parameters, name, self._context)

    def text(self, name: str) -> str | None:
        """Give a text, a chosen word, a field's or a file's name; ``None`` where it was left empty."""
        return self._algorithm.parameterAsString(self._parameters, name, self._context).strip() or None

    def choice(self, name: str) -> str:
        """Give the chosen word of an enumeration."""
        return self._algorithm.parameterAsEnumString(self._parameters, name, self._context)

    def numbers(self, name: str) -> list[float]:
        """Give the numbers of a text such as ``500, 1000``, ascending.

        Raises
        ------
        InputError
            If a part is not a number above zero.
        """
        text = self.text(name) or ""
        try:
            found = sorted({float(part) for part in parts_of(text) if part.strip()})
        except ValueError:
            found = [-1.0]
        if any(not 0 < value < np.inf for value in found):
            raise InputError(
                message(
                    "{name}: “{text}” is not a list of numbers above zero, parted by commas.",
                    name=name,
                    text=text,
                )
            )
        return found

    def told(self) -> dict[str, str]:
        """Write down the parameters of the run for a report: label and value, layers by their names."""
        outputs = {output.name() for output in self._algorithm.destinationParameterDefinitions()}
        return {
            definition.description(): self._told(definition)
            for definition in self._algorithm.parameterDefinitions()
            if definition.name() not in outputs and self._has_value(definition.name())
        }

    def layer_names(self, *names: str) -> list[str]:
        """Give the names of the layers of some parameters, each once, as ``told`` writes them."""
        given = (self._algorithm.parameterDefinition(name) for name in names if self.given(name))
        return list(dict.fromkeys(known_as(layer) for one in given for layer in self._layers_of(one)))

    def recorded(self) -> dict[str, object]:
        """Write down the inputs so that the run can be repeated: layers and files by their places."""
        outputs = {output.name() for output in self._algorithm.destinationParameterDefinitions()}
        return {
            definition.name(): self._recorded(definition)
            for definition in self._algorithm.parameterDefinitions()
            if definition.name() not in outputs and self._is_set(definition.name())
        }

    def raster(self, name: str) -> str | None:
        """Give the path of a raster, or ``None`` where it was left empty."""
        layer = self._algorithm.parameterAsRasterLayer(self._parameters, name, self._context)
        return layer.source() if layer is not None else None

    def qgis_crs(self, name: str) -> QgsCoordinateReferenceSystem:
        """Give the CRS of a layer as QGIS's object, for the outputs that describe it."""
        return living(self._source(name).sourceCrs())

    def raster_crs(self, name: str) -> QgsCoordinateReferenceSystem:
        """Give the CRS of a raster."""
        return living(self._algorithm.parameterAsRasterLayer(self._parameters, name, self._context).crs())

    def texts(self, name: str) -> list[str]:
        """Give the words of a text such as ``小学, 初中``, or of a parameter that was given several times."""
        value = self._parameters.get(name)
        parts = value if isinstance(value, (list, tuple)) else parts_of(self.text(name) or "")
        return [str(part).strip() for part in parts if str(part).strip()]

    # ---- layers ----

    def validate(self, spared: Iterable[str] = ()) -> None:
        """Look at every layer and field before anything is read.

        Parameters
        ----------
        spared
            Parameters whose faults do not end the run: they are kept in ``unusable``, or in ``set_aside``.

        Raises
        ------
        InputError
            With every layer that cannot be opened, has no features or no CRS, and every field
            that its layer does not have.
        """
        faults, spared = Faults(), set(spared)
        for definition in self._algorithm.parameterDefinitions():
            name = definition.name()
            if not self.given(name):
                continue
            try:
                self._check(definition, spare=name in spared)
            except InputError as error:
                if name in spared:
                    self.unusable[name] = error.faults
                else:
                    faults.extend(error.faults)
        faults.raise_if_any()
        self._tell_shifts()

    def frame(self, name: str, fields: Sequence[str] | None = None) -> gpd.GeoDataFrame | None:
        """Read a layer into a frame; ``None`` where it was left empty.

        The index is the feature id, ``fields`` the attributes wanted (all by default). Z and M are
        dropped, curves become straight segments, and a missing or empty geometry is ``None``.
        """
        if not self.given(name):
            return None
        return self._frame(name, self._source(name), self._plain_file(name), fields)

    def frames(self, name: str) -> list[tuple[QgsVectorLayer, gpd.GeoDataFrame]]:
        """Read each layer of a parameter that takes several, as ``frame`` does; empty ones too.

        Those of ``set_aside`` are not read.
        """
        aside = self.set_aside.get(name, {})
        layers = [layer for layer in self.layers(name) if layer.source() not in aside]
        return [(layer, self._frame(name, self._source_of(layer), _if_plain(layer))) for layer in layers]

    def layers(self, name: str) -> list[QgsVectorLayer]:
        """Give the layers of a parameter that takes several, as they are."""
        return layers_of(self._algorithm.parameterDefinition(name), self._parameters, self._context)

    def named(self, name: str, layer: str) -> gpd.GeoDataFrame:
        """Read a layer with nothing but its ``name``, found under any of its usual field names.

        ``layer`` is what the layer is in ``schema``: facilities, villages, ….
        """
        field = resolve_fields(self.fields(name), layer, wanted=["name"]).get("name")
        frame = self.frame(name, [field] if field else [])
        return frame.rename(columns={field: "name"}) if field else frame

    def table(self, name: str) -> pd.DataFrame | None:
        """Read the attributes of a layer or table, index = feature id; ``None`` where it was left empty."""
        if not self.given(name):
            return None
        source = self._source(name)
        ids, _, columns = self._features(source, source.fields().names())
        self._tell_garbled(name, columns)
        return pd.DataFrame(columns, index=pd.Index(ids, dtype="int64"))

    def lines(self, name: str, fields: Iterable[str | None] = ()) -> Lines:
        """Read a line layer into coordinate arrays with the attributes ``fields``."""
        wanted = list(dict.fromkeys(f for f in fields if f))
        source = self._source(name)
        ids, wkb, columns = self._read(source, self._plain_file(name), wanted)
        self._tell_garbled(name, columns)
        attributes = pd.DataFrame(columns, index=pd.Index(ids, dtype="int64"))
        return Lines.from_wkb(wkb, attributes, pyproj_crs(source.sourceCrs()), input_name=name)

    def fields(self, name: str) -> list[str]:
        """List the fields of a layer."""
        return self._source(name).fields().names()

    def warn(self, sentence: Message) -> None:
        """Tell what is odd about an input."""
        self._progress.warning(sentence)

    def all_skipped(self, *frames: pd.DataFrame | None) -> pd.DataFrame:
        """Join what could not be read and what the engine left out.

        What could not be read has no geometry for the engine: the better reason stays.
        """
        found = [frame for frame in (*self.skipped, *frames) if frame is not None and len(frame)]
        if not found:
            return pd.DataFrame(columns=SKIPPED_COLUMNS)
        rows = pd.concat(found, ignore_index=True)
        known = {key for frame in self.skipped for key in zip(frame["input"], frame["feature_id"])}
        again = [key in known for key in zip(rows["input"], rows["feature_id"])]
        return rows[~((rows["reason"] == "no_geometry") & np.array(again))].reset_index(drop=True)

    def _is_set(self, name: str) -> bool:
        value = self._parameters.get(name)
        return not (is_null(value) or value == "")

    def _has_value(self, name: str) -> bool:
        definition = self._algorithm.parameterDefinition(name)
        return self._is_set(name) or not is_null(definition.defaultValue())

    def _told(self, definition: QgsProcessingParameterDefinition) -> str:
        """Write down a value; of layers and files the names, for folders are nobody else's business."""
        name = definition.name()
        layers = self._layers_of(definition)
        if layers:
            return ", ".join(map(known_as, layers))
        value = self._parameters.get(name)
        value = definition.defaultValue() if is_null(value) or value == "" else value
        if isinstance(definition, QgsProcessingParameterFile):
            return Path(str(value)).name
        return ", ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)

    def _recorded(self, definition: QgsProcessingParameterDefinition) -> object:
        layers = [_absolute(layer) for layer in self._layers_of(definition)]
        if isinstance(definition, QgsProcessingParameterMultipleLayers):
            return layers
        if layers:
            return layers[0]
        value = self._parameters[definition.name()]
        if isinstance(definition, QgsProcessingParameterFile):
            return str(Path(str(value)).absolute())
        return value if isinstance(value, (bool, int, float, str, list)) else str(value)

    def _source(self, name: str) -> QgsProcessingFeatureSource:
        if name not in self._sources:
            source = self._algorithm.parameterAsSource(self._parameters, name, self._context)
            if source is None:
                raise InputError(_unopened(name))
            self._sources[name] = source
        return self._sources[name]

    def _source_of(self, layer: QgsVectorLayer) -> QgsProcessingFeatureSource:
        # A script may hand over a layer that is in no project: it cannot be looked up.
        known = QgsProcessingUtils.variantToSource(layer.id(), self._context)
        return known or QgsProcessingFeatureSource(layer, self._context)

    def _frame(
        self,
        name: str,
        source: QgsProcessingFeatureSource,
        plain: QgsVectorLayer | None,
        fields: Sequence[str] | None = None,
    ) -> gpd.GeoDataFrame:
        wanted = source.fields().names() if fields is None else list(fields)
        ids, wkb, columns = self._read(source, plain, wanted)
        self._tell_garbled(name, columns)
        geometry = shapely.from_wkb(wkb, on_invalid="ignore")
        self._note_unreadable(name, ids, wkb, geometry)
        geometry[shapely.is_empty(geometry)] = None
        geometry = shapely.force_2d(geometry)
        crs = pyproj_crs(source.sourceCrs())
        if crs is not None:
            self._leave_misplaced(name, ids, geometry, crs)
            self._note_several(name, ids, geometry, crs)
        return gpd.GeoDataFrame(columns, index=pd.Index(ids, dtype="int64"), geometry=geometry, crs=crs)

    def _check(self, definition: QgsProcessingParameterDefinition, *, spare: bool = False) -> None:
        """Look at one parameter; with ``spare`` bad layers of several are set aside where one is good.

        Raises
        ------
        InputError
            With its faults.
        """
        faults = Faults()
        if isinstance(definition, QgsProcessingParameterFeatureSource):
            self._check_layer(definition, faults)
        elif isinstance(definition, QgsProcessingParameterMultipleLayers):
            self._check_layers(definition, faults, spare)
        elif isinstance(definition, QgsProcessingParameterField):
            self._check_field(definition, faults)
        faults.raise_if_any()

    def _check_layer(self, definition: QgsProcessingParameterFeatureSource, faults: Faults) -> None:
        name = definition.name()
        source = self._algorithm.parameterAsSource(self._parameters, name, self._context)
        if source is None:
            faults.extend([_unopened(name)])
        elif source.featureCount() == 0:
            faults.extend([_without_features(name)])
        else:
            _check_source(name, source, definition.dataTypes(), faults)

    def _check_layers(
        self, definition: QgsProcessingParameterMultipleLayers, faults: Faults, spare: bool
    ) -> None:
        """Look at each of several layers; one may well be empty where another is not."""
        name, layers = definition.name(), []
        wrong: dict[str, tuple[Message | str, ...]] = {}
        for value in each_of(self._parameters[name]):
            found = layers_of(definition, {name: value}, self._context)
            if not found:
                wrong[str(value)] = (message(
                    "{name}: {layer} cannot be opened: check that its file or table is there.",
                    name=name,
                    layer=value,
                ),)
            layers += found
        filled = [layer for layer in layers if layer.featureCount() != 0]
        optional = bool(definition.flags() & QgsProcessingParameterDefinition.Flag.FlagOptional)
        if not each_of(self._parameters[name]) and not optional:
            faults.add("{name}: choose at least one layer.", name=name)
        elif layers and not filled:
            faults.extend([_without_features(name)])
        for layer in filled:
            label, own = f"{name} ({known_as(layer)})", Faults()
            _check_source(label, self._source_of(layer), [definition.layerType()], own)
            if len(own):
                wrong[layer.source()] = own.found
        if spare and any(layer.source() not in wrong for layer in filled):
            self.set_aside[name] = wrong
        else:
            faults.extend(fault for own in wrong.values() for fault in own)

    def _tell_shifts(self) -> None:
        """Warn of each layer that no known transformation brings to the others' datum."""
        found = [(name, pyproj_crs(layer.crs())) for name, layer in self.input_layers()]
        known = [crs for _, crs in found if crs is not None and crs.ellipsoid is not None]
        if not known:
            return
        # Most layers are on CGCS2000 or WGS 84: the one that is not is the one to be named.
        reference = next((crs for crs in known if crs.ellipsoid.semi_major_metre == MODERN_AXIS_M), known[0])
        told = (unknown_shift(crs, reference, layer=name) for name, crs in found if crs is not None)
        for warning in filter(None, told):
            self._progress.warning(warning)

    def _tell_garbled(self, name: str, columns: Mapping[str, Sequence[object]]) -> None:
        """Warn once of a layer whose names or texts were read in the wrong encoding."""
        for field, values in columns.items():
            found = first_garbled([field]) or first_garbled(_distinct_texts(values))
            if found and name not in self._garbled:
                self._garbled.add(name)
                self._progress.warning(_garbled(name, field, *found))

    def _check_field(self, definition: QgsProcessingParameterField, faults: Faults) -> None:
        parent = definition.parentLayerParameterName()
        source = self._algorithm.parameterAsSource(self._parameters, parent, self._context)
        field = self.text(definition.name())
        if source is not None and field not in source.fields().names():
            faults.add(
                "{name}: {layer} has no field “{field}”; it has {fields}.",
                name=definition.name(),
                layer=parent,
                field=field,
                fields=", ".join(source.fields().names()) or "–",
            )
            # Names that cannot be read are why the right one is not there.
            found = first_garbled(source.fields().names())
            if found:
                faults.extend([_garbled(parent, found[0], *found)])

    def _read(
        self, source: QgsProcessingFeatureSource, plain: QgsVectorLayer | None, wanted: Sequence[str]
    ) -> tuple[Sequence[int], np.ndarray, dict[str, Sequence[object]]]:
        """Give ids, geometries as WKB, attributes: column by column if the file allows it, else by rows."""
        streamed = stream(plain, wanted, self._progress) if plain is not None else None
        return streamed if streamed is not None else self._features(source, wanted)

    def _features(
        self, source: QgsProcessingFeatureSource, wanted: Sequence[str]
    ) -> tuple[list[int], np.ndarray, dict[str, Sequence[object]]]:
        """Fetch ids, geometries as WKB, and attributes through QGIS."""
        names = source.fields().names()
        positions = [names.index(name) for name in wanted]
        request = QgsFeatureRequest().setSubsetOfAttributes(positions)
        straight = _reads_as_it_is(source.wkbType())
        total = max(source.featureCount(), 1)
        ids, blobs, rows = [], [], []
        # A bad geometry is listed by the engine; QGIS's own check would end the run.
        every = QgsProcessingFeatureSource.Flag.FlagSkipGeometryValidityChecks
        for count, feature in enumerate(source.getFeatures(request, every)):
            if count % CHECK_EVERY == 0:
                self._progress.update(min(count / total, 1.0) * 0.1)
            ids.append(feature.id())
            blobs.append(_wkb(feature, straight))
            if positions:
                attributes = feature.attributes()
                rows.append([attributes[position] for position in positions])
        self._progress.check()
        columns = zip(*rows) if rows else ([] for _ in wanted)
        values = {
            name: _column(column, numeric=source.fields().at(position).isNumeric())
            for name, position, column in zip(wanted, positions, columns)
        }
        return ids, _objects(blobs), values

    def _plain_file(self, name: str) -> QgsVectorLayer | None:
        """Give the layer if what QGIS would read is just what the file holds."""
        value = self._parameters.get(name)
        if isinstance(value, QgsProcessingFeatureSourceDefinition) and (
            value.selectedFeaturesOnly or value.featureLimit >= 0 or getattr(value, "filterExpression", "")
        ):
            return None
        layer = self._algorithm.parameterAsVectorLayer(self._parameters, name, self._context)
        return None if layer is None else _if_plain(layer)

    def _note_unreadable(self, name: str, ids: list[int], wkb: np.ndarray, geometry: np.ndarray) -> None:
        there = np.array([blob is not None for blob in wkb], dtype=bool)
        bad = np.flatnonzero(there & shapely.is_missing(geometry))
        if len(bad):
            self.skipped.append(skipped_rows(name, [ids[i] for i in bad], "unreadable_geometry"))


    def _leave_misplaced(self, name: str, ids: list[int], geometry: np.ndarray, crs: pyproj.CRS) -> None:
        """List the few features whose coordinates cannot belong to the CRS, and take their geometry."""
        bad = np.flatnonzero(check_places(crs, shapely.bounds(geometry), layer=name))
        if not len(bad):
            return
        found = [ids[i] for i in bad]
        rows = skipped_rows(name, found, "bad_coordinates")
        rows["detail"] = ["{:.6g}, {:.6g}".format(*shapely.bounds(geometry[i])[:2]) for i in bad]
        self.skipped.append(rows)
        geometry[bad] = None
        self._progress.warning(
            message(
                "{layer}: the coordinates of features {ids} cannot belong to its CRS {crs}, perhaps because "
                "X and Y are swapped; they are left out as bad_coordinates.",
                layer=name,
                ids=shown(found),
                crs=crs.name,
            )
        )


    def _note_several(self, name: str, ids: list[int], geometry: np.ndarray, crs: pyproj.CRS) -> None:
        """List the features of several points that are far apart and count as one place all the same."""
        width = spread(geometry) * metres_a_unit(crs)
        far = np.flatnonzero(width > ONE_PLACE_M)
        if not len(far):
            return
        rows = skipped_rows(name, [ids[i] for i in far], "several_places")
        rows["detail"] = [
            message(
                "counts as one place, at the middle one of {count} points up to {width:.0f} m apart; split "
                "the feature (Multipart to singleparts) if each is a place of its own",
                count=int(shapely.get_num_geometries(geometry[i])),
                width=float(width[i]),
            )
            for i in far
        ]
        self.skipped.append(rows)
        self._progress.warning(
            message(
                "{layer}: {count} features have points more than {limit:.0f} m apart and count as one place "
                "each (listed as several_places).",
                layer=name,
                count=len(far),
                limit=ONE_PLACE_M,
            )
        )


def _absolute(layer: QgsMapLayer) -> str:
    """Give a layer's source with the whole path of its file."""
    path, _ = place_of(layer)
    source = layer.source()
    return source if path is None or not source.startswith(str(path)) else (
        f"{path.absolute()}{source[len(str(path)):]}")


def _if_plain(layer: QgsVectorLayer) -> QgsVectorLayer | None:
    """Give the layer if its features are its file's, and can be streamed."""
    plain = (
        layer.providerType() == "ogr"
        and not layer.isEditable()
        and not layer.subsetString()
        and not layer.vectorJoins()
        and _reads_as_it_is(layer.wkbType())
    )
    return layer if plain else None


def _check_source(
    name: str, source: QgsProcessingFeatureSource, wanted: Sequence[int], faults: Faults
) -> None:
    """Look at the geometry and the CRS of a layer; a table without geometry needs none."""
    if not fits(source.wkbType(), wanted):
        faults.add(
            "{name} has {found}, but needs {wanted}: choose another layer.",
            name=name,
            **_geometry_words(source.wkbType(), wanted),
        )
    elif has_geometry(source.wkbType()) and pyproj_crs(source.sourceCrs()) is None:
        extent = source.sourceExtent()
        bounds = (extent.xMinimum(), extent.yMinimum(), extent.xMaximum(), extent.yMaximum())
        try:
            working_crs(None, bounds, layer=name)
        except CrsError as error:
            faults.extend(error.faults)
    elif has_geometry(source.wkbType()):
        _check_coordinates(name, source, faults)


def _check_coordinates(name: str, source: QgsProcessingFeatureSource, faults: Faults) -> None:
    """Refuse a layer most of whose coordinates cannot belong to its CRS; a good extent says enough."""
    crs, extent = pyproj_crs(source.sourceCrs()), source.sourceExtent()
    try:
        if extent.isNull():
            return
        check_places(crs, _corners([extent]), layer=name)
    except CrsError:
        request = QgsFeatureRequest().setNoAttributes()
        every = QgsProcessingFeatureSource.Flag.FlagSkipGeometryValidityChecks
        boxes = [feature.geometry().boundingBox() for feature in source.getFeatures(request, every)
                 if feature.hasGeometry()]
        try:
            check_places(crs, _corners(boxes), layer=name)
        except CrsError as error:
            faults.extend(error.faults)


def _corners(boxes: Sequence[QgsRectangle]) -> np.ndarray:
    """Give bounds as numbers (n, 4)."""
    corners = [(box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum()) for box in boxes]
    return np.array(corners, dtype=float).reshape(-1, 4)


def _distinct_texts(values: Sequence[object]) -> list[str]:
    """List the texts of a column, each once, in their order."""
    if isinstance(values, np.ndarray) and values.dtype != object:
        return []
    return [value for value in dict.fromkeys(values) if isinstance(value, str)]


def _column(values: Sequence[object], *, numeric: bool) -> Sequence[object]:
    """Give QGIS's values with ``None``, or NaN in a column of numbers, where one is missing."""
    found = [None if is_null(value) else value for value in values]
    if not numeric or None not in found:
        return found
    return np.array([np.nan if value is None else value for value in found], dtype=float)


def _garbled(layer: str, field: str, value: str, encoding: str) -> Message:
    """Say that a text was read in the wrong encoding, and what to do."""
    return message(
        "{layer}, field {field}: “{value}” is text in {encoding} that was read as another. "
        "Set the encoding {encoding} in the layer's properties (Source), or put beside a "
        "shapefile a .cpg file of the same name with the one word {encoding} in it.",
        layer=layer,
        field=field,
        value=value[:MOST_SHOWN],
        encoding=encoding,
    )


def opened(path: str) -> ogr.DataSource | None:
    """Open a file with OGR, whether GDAL was asked to raise or not; ``None`` if it cannot."""
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    try:
        return ogr.Open(path)
    except RuntimeError:
        return None
    finally:
        gdal.PopErrorHandler()


def stream(
    layer: QgsVectorLayer, wanted: Sequence[str], progress: Progress
) -> tuple[np.ndarray, np.ndarray, dict[str, np.ndarray]] | None:
    """Read a file column by column with OGR; ``None`` where OGR or the file's format cannot."""
    parts = QgsProviderRegistry.instance().decodeUri("ogr", layer.source())
    if not hasattr(ogr.Layer, "GetArrowStreamAsNumPy") or set(parts) - {"path", "layerName", "layerId"}:
        return None
    dataset = opened(parts["path"])
    if dataset is None or dataset.GetDriver().GetName() not in STREAMED:
        return None
    table = dataset.GetLayerByName(parts["layerName"]) if parts.get("layerName") else dataset.GetLayer(0)
    if table is None:
        return None
    definition = table.GetLayerDefn()
    found = [definition.GetFieldDefn(i) for i in range(definition.GetFieldCount())]
    plain = {f.GetName() for f in found if f.GetType() in PLAIN_TYPES and f.GetSubType() != ogr.OFSTJSON}
    ids, geometry = table.GetFIDColumn() or "OGC_FID", table.GetGeometryColumn() or "wkb_geometry"
    if not set(wanted) <= {*plain, ids}:
        return None
    table.SetIgnoredFields([field.GetName() for field in found if field.GetName() not in wanted])
    batches = []
    for batch in table.GetArrowStreamAsNumPy([f"MAX_FEATURES_IN_BATCH={BATCH_ROWS}"]):
        progress.check()
        batches.append(batch)
    return _joined(batches, ids, geometry, wanted)


def _joined(
    batches: list[dict], id_column: str, geometry_column: str, wanted: Sequence[str]
) -> tuple[np.ndarray, np.ndarray, dict[str, np.ndarray]]:
    """Join the batches of a stream."""
    if not batches:
        return np.zeros(0, dtype=np.int64), _objects([]), {name: np.zeros(0, dtype=object) for name in wanted}
    ids = np.concatenate([batch[id_column] for batch in batches])
    wkb = _objects([blob for batch in batches for blob in _unmasked(batch[geometry_column])])
    columns = {name: np.concatenate([_plain(batch[name]) for batch in batches]) for name in wanted}
    return ids, wkb, columns


def _plain(column: np.ndarray) -> np.ndarray:
    """Give a column of a stream with NaN or ``None`` where it is masked, and bytes as text.

    Types are those that QGIS's own values have: 64 bits whatever the file has.
    """
    kind, masked = column.dtype.kind, np.ma.isMaskedArray(column)
    if kind in "fiu":
        whole = kind != "f" and not masked
        return column.astype(np.int64) if whole else np.ma.filled(column.astype(float), np.nan)
    if kind == "b" and not masked:
        return column
    # Few different texts, many rows.
    if kind == "S" and not masked:
        found, row = np.unique(column, return_inverse=True)
    else:
        row, found = pd.factorize(_objects(_unmasked(column)))
    words = [value.decode("utf-8", "replace") if isinstance(value, bytes) else value for value in found]
    return np.append(_objects(words), None)[row]


def _unmasked(column: np.ndarray) -> list[object]:
    """List the values of a column of text or geometries, ``None`` where it is masked."""
    found = column.tolist()  # masked values become None, fixed-size binary values bytes
    if column.dtype.kind == "S":
        return found
    return [bytes(v) if isinstance(v, (memoryview, np.void)) else v for v in found]


def _objects(values: Sequence[object]) -> np.ndarray:
    """Put values into a one-dimensional array of objects."""
    array = np.empty(len(values), dtype=object)
    array[:] = values
    return array


def _wkb(feature: QgsFeature, straight: bool) -> bytes | None:
    """Give a geometry as well-known binary in two dimensions without curves."""
    if not feature.hasGeometry():
        return None
    geometry = feature.geometry()
    if not straight and not _reads_as_it_is(geometry.wkbType()):
        curved = QgsWkbTypes.isCurvedType(geometry.wkbType())
        shape = geometry.constGet().segmentize() if curved else geometry.get()
        shape.dropZValue()
        shape.dropMValue()
        return shape.asWkb().data()
    return geometry.asWkb().data()


def _reads_as_it_is(wkb_type: int) -> bool:
    """Say whether GEOS reads the WKB of a geometry type: neither curved, nor measured, nor unknown."""
    unknown = (QgsWkbTypes.Type.Unknown, QgsWkbTypes.Type.GeometryCollection)
    return not (
        QgsWkbTypes.isCurvedType(wkb_type)
        or QgsWkbTypes.hasM(wkb_type)
        or QgsWkbTypes.flatType(wkb_type) in unknown
    )


def fits(wkb_type: int, wanted: Sequence[int]) -> bool:
    """Say whether a layer's geometry is one of those wanted; mixed layers show later."""
    found = QgsWkbTypes.geometryType(wkb_type)
    asked = [_number(kind) for kind in wanted]
    known = {_number(kind): geometry for geometry, kind, _ in GEOMETRIES}
    exact = set(asked) <= set(known) and found in known.values()
    return not exact or found in [known[kind] for kind in asked]


def has_geometry(wkb_type: int) -> bool:
    """Say whether a layer is more than a table."""
    return QgsWkbTypes.geometryType(wkb_type) in [geometry for geometry, _, _ in GEOMETRIES]


def _geometry_words(wkb_type: int, wanted: Sequence[int]) -> dict[str, Message]:
    """Name the geometry that a layer has, and those that are wanted."""
    asked = [_number(kind) for kind in wanted]
    has = [word for geometry, _, word in GEOMETRIES if geometry == QgsWkbTypes.geometryType(wkb_type)]
    *others, last = [Message(word) for _, kind, word in GEOMETRIES if _number(kind) in asked]
    for other in reversed(others):
        last = message("{one}, {other}", one=other, other=last)
    return {"found": Message(has[0]), "wanted": last}


def _number(kind: object) -> int:
    """Give the number of a member of one of QGIS's enumerations, which differ between versions."""
    return int(getattr(kind, "value", kind))


def _without_features(name: str):
    return message(
        "{name} has no features: choose another layer, or lift its filter or selection.", name=name
    )


def _unopened(name: str):
    return message("{name} cannot be opened: check that its file or table is there.", name=name)

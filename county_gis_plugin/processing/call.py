"""Hold one call of an algorithm, and tell layers as a planner knows them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from qgis.core import (
    QgsMapLayer,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameters,
    QgsProviderRegistry,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QVariant

from ..analysis.progress import Progress


class Call:
    """Hold what was asked for and where to tell how far it is: ``Inputs`` read it, ``Outputs`` answer it."""

    def __init__(
        self,
        algorithm: QgsProcessingAlgorithm,
        parameters: dict,
        context: QgsProcessingContext,
        progress: Progress,
    ) -> None:
        self._algorithm = algorithm
        self._parameters = parameters
        self._context = context
        self._progress = progress

    def input_layers(self) -> Iterator[tuple[str, QgsMapLayer]]:
        """List name and layer of every parameter that is one layer or several, as far as they open."""
        for definition in self._algorithm.parameterDefinitions():
            for layer in self._layers_of(definition):
                yield definition.name(), layer

    def _layers_of(self, definition: QgsProcessingParameterDefinition) -> list[QgsMapLayer]:
        """Give the layers of a parameter; none where it is no layer or cannot be opened."""
        name = definition.name()
        if isinstance(definition, QgsProcessingParameterMultipleLayers):
            return layers_of(definition, self._parameters, self._context)
        if isinstance(definition, QgsProcessingParameterFeatureSource):
            layer = self._algorithm.parameterAsVectorLayer(self._parameters, name, self._context)
        elif isinstance(definition, QgsProcessingParameterRasterLayer):
            layer = self._algorithm.parameterAsRasterLayer(self._parameters, name, self._context)
        else:
            layer = None
        return [] if layer is None else [layer]


def layers_of(
    definition: QgsProcessingParameterDefinition, parameters: dict, context: QgsProcessingContext
) -> list[QgsVectorLayer]:
    """Give the layers of a parameter that takes several; those that cannot be opened are left out."""
    values = each_of(parameters.get(definition.name()))
    return QgsProcessingParameters.parameterAsLayerList(definition, values, context)


def each_of(value: object) -> list[object]:
    """List the values of a parameter that takes several and may be given one."""
    if is_null(value) or value == "":
        return []
    return list(value) if isinstance(value, (list, tuple)) else [value]


def worded(definition: QgsProcessingParameterDefinition, value: object) -> object:
    """Give the word of a choice where its number is given, which QGIS's own help shows; else the value."""
    if not isinstance(definition, QgsProcessingParameterEnum) or isinstance(value, bool):
        return value
    words = definition.options()
    number = int(value) if str(value).isdecimal() and str(value) not in words else len(words)
    return words[number] if number < len(words) else value


def is_null(value: object) -> bool:
    """Say whether a value is missing: ``None``, or QGIS's own NULL."""
    return value is None or (isinstance(value, QVariant) and value.isNull())


def place_of(layer: QgsMapLayer) -> tuple[Path | None, str | None]:
    """Give the file that a layer lies in and its table there; ``None`` for what it has not."""
    parts = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source())
    path = parts.get("path")
    return (Path(path) if path else None), parts.get("layerName") or None


def known_as(layer: QgsMapLayer) -> str:
    """Name a layer as its owner knows it: ``county.gpkg | schools``, with its own title where it has one.

    Folders are left out, for a report is passed on.
    """
    path, table = place_of(layer)
    if path is None:
        return layer.name()
    told = f"{path.name} | {table}" if table and table != path.stem else path.name
    usual = (path.stem, path.name, table, f"{path.stem} — {table}", "")
    return told if layer.name() in usual else f"{layer.name()} ({told})"

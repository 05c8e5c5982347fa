"""Plan the maps of some layers: what townships are coloured by, for which service or medium."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qgis.core import QgsExpression, QgsFeatureRequest, QgsVectorLayer

from ..analysis.coverage.pipe_fields import load_media
from ..analysis.errors import Faults
from ..analysis.standards import load_standards
from .call import is_null, known_as
from .choropleth import Classes, make_classes, values_of
from .map_content import Part
from .themes import GEOMETRIES, UNITS, Figure, theme_of

PART_FIELDS = ("service", "medium")


@dataclass(frozen=True)
class Map:
    """Hold what one map is of: the coloured layer with its classes, and the service or medium."""

    coloured: QgsVectorLayer | None
    classes: Classes | None
    part: Part | None


def plan(
    layers: Sequence[QgsVectorLayer],
    *,
    fields: Sequence[str] = (),
    parts: Sequence[str] = (),
    method: str = "",
    language: str = "zh",
) -> list[Map]:
    """Choose the maps: one for each figure and each service or medium.

    Without ``fields`` each polygon result is coloured by its usual figure. Classes are made once of
    all townships of a map, so that the pages of its atlas can be compared.

    Raises
    ------
    InputError
        With every field, service and medium asked for that no layer has, and fields of text.
    """
    faults = Faults()
    _check_fields(layers, fields, faults)
    wanted = _wanted_parts(layers, parts, language, faults)
    faults.raise_if_any()
    maps = []
    for layer in layers:
        for figure in figures_of(layer, fields):
            maps += _maps_of(layer, figure, wanted, method)
    if maps:
        return maps
    return [Map(None, None, part) for part in wanted or [None]]


# ---- figures -------------------------------------------------------------------------------------


def figures_of(layer: QgsVectorLayer, fields: Sequence[str]) -> list[Figure]:
    """Choose what a layer is coloured by: the fields asked for, else its first figure with a value."""
    if layer.geometryType() != GEOMETRIES["polygon"]:
        return []
    if fields:
        return [figure for figure in (_figure(layer, name) for name in fields) if figure]
    theme = theme_of(layer)
    known = theme.figures if theme else ()
    found = [one for one in known if any(value is not None for value in values_of(layer, one))]
    return (found or list(known))[:1]


def _figure(layer: QgsVectorLayer, name: str) -> Figure | None:
    """Give a figure of a layer by its field; of a field that no theme knows, its alias or name."""
    theme = theme_of(layer)
    known = theme.figure(name) if theme else None
    index = layer.fields().indexOf(name)
    if known is not None or index < 0:
        return known
    title = layer.fields().at(index).alias() or name
    return Figure(name, QgsExpression.quotedColumnRef(name), title, title, UNITS[""])


def _check_fields(layers: Sequence[QgsVectorLayer], fields: Sequence[str], faults: Faults) -> None:
    """Tell the fields that no polygon layer has, and those that hold no numbers."""
    polygons = [layer for layer in layers if layer.geometryType() == GEOMETRIES["polygon"]]
    for name in fields:
        having = [layer for layer in polygons if _figure(layer, name) is not None]
        if not having:
            faults.add(
                "FIELD: no polygon layer of LAYERS has “{field}”; there are {fields}.",
                field=name,
                fields=", ".join(dict.fromkeys(one for layer in polygons for one in _numbers(layer))) or "–",
            )
        for layer in having:
            index = layer.fields().indexOf(name)
            if index >= 0 and not layer.fields().at(index).isNumeric():
                faults.add(
                    "FIELD: “{field}” of {layer} holds no numbers; choose one of {fields}.",
                    field=name, layer=known_as(layer), fields=", ".join(_numbers(layer)) or "–",
                )


def _numbers(layer: QgsVectorLayer) -> list[str]:
    """List what a layer can be coloured by, the known figures first."""
    theme = theme_of(layer)
    known = [figure.field for figure in theme.figures] if theme else []
    return [*known, *(one.name() for one in layer.fields() if one.isNumeric() and one.name() not in known)]


# ---- services and media --------------------------------------------------------------------------


def _wanted_parts(
    layers: Sequence[QgsVectorLayer], asked: Sequence[str], language: str, faults: Faults
) -> list[Part]:
    """List the services and media of the layers; only those asked for by id or name where any are."""
    found: dict[tuple[str, str], str] = {}
    for layer in layers:
        theme = theme_of(layer)
        for name in PART_FIELDS if theme is not None else ():
            if asked or theme.shows != name:
                _read_parts(layer, name, found)
    called = {key: {key[1], said, _title(*key, said, "en")} for key, said in found.items()}
    for word in asked:
        if not any(word in names for names in called.values()):
            faults.add(
                "KINDS: no layer has the service or medium “{word}”; there are {words}.",
                word=word, words=", ".join(value for _, value in found) or "–",
            )
    return [
        Part(*key, _title(*key, said, language))
        for key, said in found.items() if not asked or called[key] & set(asked)
    ]


def _read_parts(layer: QgsVectorLayer, name: str, found: dict[tuple[str, str], str]) -> None:
    """Note the values of a field with the names that stand beside them."""
    index, named = layer.fields().indexOf(name), layer.fields().indexOf(f"{name}_name")
    if index < 0:
        return
    request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry)
    request.setSubsetOfAttributes([one for one in (index, named) if one >= 0])
    for feature in layer.getFeatures(request):
        value = feature[index]
        if not is_null(value) and value != "":
            said = feature[named] if named >= 0 and not is_null(feature[named]) else ""
            key = (name, str(value))
            found[key] = found.get(key) or str(said)


def _title(field: str, value: str, said: str, language: str) -> str:
    """Name a service or medium in a language; its id where nobody named it."""
    if field == "medium" and value in load_media():
        medium = load_media()[value]
        return medium.name_zh if language == "zh" else medium.name_en
    standards = load_standards()
    if field == "service" and value in standards.services:
        service = standards.service(value)
        return service.name_zh if language == "zh" else service.name_en
    return said or value


def _maps_of(layer: QgsVectorLayer, figure: Figure, wanted: Sequence[Part], method: str) -> list[Map]:
    """Make a map of a figure for each service or medium that has a value; one without any if none has.

    All have the same classes: one colour means the same on each sheet.
    """
    parts = [part for part in wanted if layer.fields().indexOf(part.field) >= 0]
    if not parts:  # what has no services may still be shown with the villages of one
        values = values_of(layer, figure)
        return [Map(layer, make_classes(figure, values, method), wanted[0] if len(wanted) == 1 else None)]
    values = {part: values_of(layer, figure, part.filter) for part in parts}
    known = [part for part in parts if any(value is not None for value in values[part])]
    classes = make_classes(figure, [value for part in parts for value in values[part]], method)
    return [Map(layer, classes, part) for part in known or parts]

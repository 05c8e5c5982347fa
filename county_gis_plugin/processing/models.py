"""Offer the models in ``models/`` as algorithms of the provider."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from qgis.core import QgsProcessingModelAlgorithm
from qgis.PyQt.QtGui import QIcon

from .base import icon_path, unknown
from .texts import said, speaks_chinese, tr

MODELS = Path(__file__).resolve().parent.parent / "models"


def in_language(title: str) -> str:
    """Take the Chinese or the English half of a title such as “村庄 Villages”, whichever QGIS speaks."""
    chinese, _, english = re.sub(" (?=[A-Z])", "\n", title, count=1).partition("\n")
    return chinese if speaks_chinese() else english or chinese


class CountyModel(QgsProcessingModelAlgorithm):
    """Run a model under its file's name, which no translation changes; QGIS would take its title for that."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path
        self.fromFile(str(path))
        for parameter in self.parameterDefinitions():
            parameter.setDescription(in_language(parameter.description()))
            if not parameter.help():  # QGIS's own algorithms say nothing of their outputs
                parameter.setHelp(parameter.description())

    def name(self) -> str:
        return self.path.stem

    def displayName(self) -> str:
        return in_language(super().displayName())

    def group(self) -> str:
        return tr("Models")

    def groupId(self) -> str:
        return "models"

    def icon(self) -> QIcon:
        return QIcon(self.svgIconPath())

    def svgIconPath(self) -> str:
        return icon_path("models")

    def createInstance(self) -> CountyModel:
        fresh = CountyModel(self.path)
        fresh.setProvider(self.provider())
        return fresh

    def processAlgorithm(self, parameters, context, feedback) -> dict:
        # qgis_process leaves out what was not given, and a model's steps then know nothing of its default.
        definitions = self.parameterDefinitions()
        for text in unknown(parameters, definitions):
            feedback.pushWarning(said(text))
        defaults = {one.name(): one.defaultValue() for one in definitions if not one.isDestination()}
        filled = {name: value for name, value in defaults.items() if value is not None}
        results = super().processAlgorithm({**filled, **parameters}, context, feedback)
        for output in self.destinationParameterDefinitions():
            layer = results.get(output.name())
            if layer and context.willLoadLayerOnCompletion(layer):  # else it is called by the step's own word
                context.layerToLoadOnCompletionDetails(layer).name = output.description()
        return results


def models() -> Iterator[CountyModel]:
    """Read every model that ships."""
    for path in sorted(MODELS.glob("*.model3")):
        yield CountyModel(path)

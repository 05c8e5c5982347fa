"""Be what all algorithms share: names, help, icon, needs, and errors as plain sentences."""

from __future__ import annotations

import html
import sys
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from functools import partial
from pathlib import Path

import qgis.utils
from qgis.core import (
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
)
from qgis.PyQt.QtGui import QIcon

from .. import dependencies
from ..analysis.errors import Cancelled, CountyGisError, InputError, Message, message
from ..analysis.progress import Progress
from .call import each_of, worded
from .collector import older_objects_spared
from .feedback import progress_of
from .page import take_down_pages
from .texts import in_one, mark, said, sentences, tr

PLUGIN = Path(__file__).resolve().parent.parent

GROUPS = {
    "prepare": mark("Prepare data"),
    "coverage": mark("Infrastructure coverage"),
    "network": mark("Network distance"),
    "access": mark("Service gaps"),
    "planning": mark("Indicators and maps"),
}


# How like a parameter's name a mistyped one is at least: RADUIS is RADIUS (0.83), but not ROADS (0.73).
LIKE = 0.75


class CountyAlgorithm(QgsProcessingAlgorithm):
    """Run one function of the engine from the toolbox, a model, a batch or ``qgis_process``.

    A subclass states ``ID``, ``TITLE``, ``GROUP``, ``TAGS`` (words parted by commas), ``SUMMARY``
    (one sentence), ``DETAILS`` (paragraphs) and what it ``NEEDS`` beyond the core, and writes
    ``parameters`` and ``compute``.
    """

    ID = ""
    TITLE = ""
    GROUP = ""
    TAGS = ""
    SUMMARY = ""
    DETAILS: tuple[str, ...] = ()
    NEEDS: tuple[str, ...] = ()
    # Layers without which the run goes on where they cannot be used: their faults are in ``Inputs.unusable``.
    SPARED: tuple[str, ...] = ()

    def parameters(self) -> Iterable[QgsProcessingParameterDefinition]:
        """List the parameters and outputs in the order of the dialog."""
        return ()

    def compute(self, inputs, outputs, progress: Progress) -> None:
        """Read from ``inputs``, call the engine, and give the results to ``outputs``."""

    # ---- what QGIS asks for ----

    def name(self) -> str:
        return self.ID

    def displayName(self) -> str:
        return tr(self.TITLE)

    def groupId(self) -> str:
        return self.GROUP

    def group(self) -> str:
        return tr(GROUPS[self.GROUP])

    def tags(self) -> list[str]:
        tags = f"{self.TAGS},{tr(self.TAGS)}".split(",")
        return list(dict.fromkeys(tag.strip() for tag in tags if tag.strip()))

    def shortDescription(self) -> str:
        return tr(self.SUMMARY)

    def shortHelpString(self) -> str:
        # The window shows this page alone; qgis_process prints the short description above it.
        opening = () if qgis.utils.iface is None else (self.SUMMARY,)
        paragraphs = [tr(text) for text in (*opening, *self.DETAILS)]
        text = "".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in paragraphs)
        outputs = self.destinationParameterDefinitions()
        names = {output.name() for output in outputs}
        inputs = [p for p in self.parameterDefinitions() if p.name() not in names]
        return text + _listed(tr("Inputs"), inputs) + _listed(tr("Outputs"), outputs)

    def icon(self) -> QIcon:
        return QIcon(self.svgIconPath())

    def svgIconPath(self) -> str:
        return icon_path(self.ID, self.GROUP)

    def createInstance(self) -> CountyAlgorithm:
        return type(self)()

    def initAlgorithm(self, configuration=None) -> None:
        for parameter in self.parameters():
            parameter.setHelp(in_one([parameter.help(), *_facts(parameter)]))
            self.addParameter(parameter)

    def canExecute(self) -> tuple[bool, str]:
        faults = dependencies.missing((*dependencies.CORE, *self.NEEDS))
        return not faults, said(dependencies.sentence(faults)) if faults else ""

    def checkParameterValues(self, parameters: dict, context: QgsProcessingContext) -> tuple[bool, str]:
        """Refuse values that do not fit, and say what would fit where QGIS names the parameter alone."""
        parameters = self._worded(parameters)
        odd = [text for text in map(partial(_no_number, parameters), self.parameterDefinitions()) if text]
        if odd:
            return False, sentences(odd)
        fine, sentence = super().checkParameterValues(parameters, context)
        if fine:
            return fine, sentence
        wrong = [
            p for p in self.parameterDefinitions()
            if p.name() in parameters and not p.checkValueIsAcceptable(parameters[p.name()], context)
        ]
        told = [said(text) for text in (wanted(p, parameters[p.name()]) for p in wrong) if text]
        return False, "\n".join(told) or sentence

    def processAlgorithm(
        self, parameters: dict, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict:
        fine, sentence = self.canExecute()  # models and qgis_process do not ask
        if not fine:
            raise QgsProcessingException(sentence)
        from .threads import hold_projections  # loaded here, for pyproj may be missing

        hold_projections()
        progress = progress_of(feedback)
        for text in unknown(parameters, self.parameterDefinitions()):
            progress.warning(text)
        try:
            with older_objects_spared():
                return self._run(parameters, context, progress)
        except Cancelled as cancelled:
            raise QgsProcessingException(tr("The run was cancelled; nothing was written.")) from cancelled
        except InputError as error:
            raise QgsProcessingException(sentences(error.faults)) from error
        except CountyGisError as error:
            raise QgsProcessingException(sentences(error.args)) from error
        finally:
            take_down_pages()

    def _worded(self, parameters: dict) -> dict:
        """Put the words of choices in place of their numbers."""
        definitions = {definition.name(): definition for definition in self.parameterDefinitions()}
        return {
            name: worded(definitions[name], value) if name in definitions else value
            for name, value in parameters.items()
        }

    def _run(self, parameters: dict, context: QgsProcessingContext, progress: Progress) -> dict:
        # Loaded here, so that the toolbox shows the algorithm where GeoPandas is missing.
        from .layers import Inputs
        from .outputs import Outputs

        parameters = self._worded(parameters)
        inputs = Inputs(self, parameters, context, progress)
        inputs.validate(self.SPARED)
        with Outputs(self, parameters, context, progress) as outputs:
            with progress.step(tr("Reading the inputs"), share=0.95):
                self.compute(inputs, outputs, progress)
            with progress.step(tr("Writing the results"), start=0.95, share=0.05):
                return outputs.publish()


def unknown(
    parameters: Iterable[str], definitions: Iterable[QgsProcessingParameterDefinition]
) -> Iterator[Message]:
    """Name what was given and is no parameter, which QGIS passes over: ``RADUIS``, with the nearest name."""
    known = [definition.name() for definition in definitions]
    for name in parameters:
        if name in known:
            continue
        nearest = get_close_matches(name.upper(), known, n=1, cutoff=LIKE)
        if nearest:
            yield message(
                "{name} is no parameter of this algorithm and was passed over: is {nearest} meant?",
                name=name, nearest=nearest[0],
            )
        else:
            yield message(
                "{name} is no parameter of this algorithm and was passed over. There are: {known}.",
                name=name, known=", ".join(known),
            )


def wanted(parameter: QgsProcessingParameterDefinition, value: object) -> Message | None:
    """Say what a parameter takes in place of a value that it refused; ``None`` where QGIS must say it."""
    if isinstance(parameter, QgsProcessingParameterEnum):
        return message(
            "{name} is “{value}”: give one of the words {words}.",
            name=parameter.name(), value=value, words=", ".join(parameter.options()),
        )
    if isinstance(parameter, QgsProcessingParameterMultipleLayers):
        return message(
            "{name}: {value} cannot be opened: check that each file or table is there.",
            name=parameter.name(), value=", ".join(map(str, each_of(value))) or "–",
        )
    if isinstance(parameter, QgsProcessingParameterNumber) and parameter.minimum() > -sys.float_info.max:
        return message(
            "{name} is “{value}”: {label}, a number of {least:g} or more.",
            name=parameter.name(), value=value, label=parameter.description(), least=parameter.minimum(),
        )
    return None


def _no_number(parameters: dict, definition: QgsProcessingParameterDefinition) -> Message | None:
    """Refuse a text where a number is due, which QGIS would take for 0: ``2km``."""
    value = parameters.get(definition.name())
    if not isinstance(definition, QgsProcessingParameterNumber) or not isinstance(value, str) or not value:
        return None
    try:
        float(value)
    except ValueError:
        return message(
            "{name} is “{value}”: give {label} as a number alone, without a unit.",
            name=definition.name(), value=value, label=definition.description(),
        )
    return None


def icon_path(*names: str) -> str:
    """Give the first icon there is among ``names``, else the plugin's own."""
    paths = [PLUGIN / "icons" / f"{name}.svg" for name in (*names, "county_gis")]
    return str(next((path for path in paths if path.exists()), paths[-1]))


def _facts(parameter: QgsProcessingParameterDefinition) -> list[str]:
    """Say whether a parameter may be left empty, and what holds then."""
    default = parameter.defaultValue()
    if default is None and parameter.flags() & QgsProcessingParameterDefinition.Flag.FlagOptional:
        return [tr("Optional.")]
    if default is None:
        return []
    if isinstance(default, bool):
        default = tr("yes") if default else tr("no")
    return [tr("Default: {}.").format(f"{default:g}" if isinstance(default, (int, float)) else default)]


def _listed(title: str, parameters: Iterable[QgsProcessingParameterDefinition]) -> str:
    """Write parameters with their help as a list."""
    items = "".join(
        f"<li><b>{html.escape(p.description())}</b>{tr(': ')}{html.escape(p.help())}</li>" for p in parameters
    )
    return f"<h3>{html.escape(title)}</h3><ul>{items}</ul>" if items else ""

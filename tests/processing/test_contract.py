"""Every algorithm keeps the house's promises: help, units, tags, icon, style, test."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
from qgis.core import (
    QgsProcessing,
    QgsProcessingAlgorithm,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterNumber,
)

from county_gis_plugin import dependencies
from county_gis_plugin.processing import provider as registry
from county_gis_plugin.processing.base import GROUPS, PLUGIN, icon_path
from county_gis_plugin.processing.styling import style_path

IDS = [algorithm.ID for algorithm in registry.ALGORITHMS]
UNITS = ("(metres)", "(minutes)", "(km/h)", "(people")
TESTS = Path(__file__).parent


@pytest.fixture(params=IDS)
def algorithm(request, provider) -> QgsProcessingAlgorithm:
    return provider.algorithm(request.param)


def test_ids_are_permanent_and_unique():
    assert [
        *("buildnetwork", "populationpoints"),
        *("roadcoverage", "pipecoverage", "sitecoverage", "corridorgaps", "greencoverage"),
        *("nearestfacility", "costmatrix", "serviceareas"),
        *("catchments", "servicegaps", "schoolzones"),
        *("countyindicators", "mapsheets", "countyreport", "countydiagnosis"),
    ] == IDS


def test_names_and_group(algorithm):
    assert re.fullmatch("[a-z0-9]+", algorithm.name())
    assert algorithm.displayName() and algorithm.displayName()[0].isupper()
    assert algorithm.groupId() in GROUPS and algorithm.group() == GROUPS[algorithm.groupId()]
    assert len(algorithm.tags()) >= 5
    assert algorithm.shortDescription().endswith(".")


def test_every_parameter_and_output_has_help_and_stands_in_the_help_page(algorithm):
    page = algorithm.shortHelpString()
    for parameter in algorithm.parameterDefinitions():
        assert re.fullmatch("[A-Z_]+", parameter.name())
        assert parameter.help().endswith((".", "。")), f"{parameter.name()} has no help"
        assert html.escape(parameter.description()) in page


def test_help_tells_defaults_and_what_may_be_left_empty(algorithm):
    optional = QgsProcessingParameterDefinition.Flag.FlagOptional
    for parameter in algorithm.parameterDefinitions():
        default = parameter.defaultValue()
        if default is None:
            assert ("Optional." in parameter.help()) == bool(parameter.flags() & optional), parameter.name()
        elif isinstance(default, bool):
            assert parameter.help().endswith("Default: yes." if default else "Default: no.")
        else:
            shown = f"{default:g}" if isinstance(default, (int, float)) else default
            assert parameter.help().endswith(f"Default: {shown}."), parameter.name()


def test_the_summary_opens_the_window_and_is_not_said_twice_on_the_command_line(algorithm, monkeypatch):
    summary = html.escape(algorithm.shortDescription())
    assert algorithm.shortHelpString().count(summary) == 0
    monkeypatch.setattr("qgis.utils.iface", object())
    assert algorithm.shortHelpString().startswith(f"<p>{summary}</p>")


def test_choices_ask_for_the_word(algorithm):
    for parameter in algorithm.parameterDefinitions():
        if isinstance(parameter, QgsProcessingParameterEnum):
            assert "give the word: " + ", ".join(parameter.options()) in parameter.help()


def test_every_number_names_its_unit(algorithm):
    for parameter in algorithm.parameterDefinitions():
        real = isinstance(parameter, QgsProcessingParameterNumber)
        if real and parameter.dataType() == QgsProcessingParameterNumber.Type.Double:
            assert parameter.description().endswith(UNITS), f"{parameter.name()} has no unit"


def test_help_of_outputs_names_the_units_of_costs(algorithm):
    for output in algorithm.destinationParameterDefinitions():
        for column in re.findall(r"\b\w+_(?:m|s|min|m2|km2)\b", output.help()):
            unit = {
                "m": "metres",
                "s": "seconds",
                "min": "minutes",
                "m2": "square metres",
                "km2": "square kilo",
            }
            assert unit[column.rpartition("_")[2]] in output.help(), f"{output.name()}: {column}"


def test_icon_and_styles(algorithm):
    assert Path(icon_path(algorithm.name(), algorithm.groupId())).stem in (
        algorithm.name(),
        algorithm.groupId(),
    )
    assert not algorithm.icon().isNull()
    for output in algorithm.destinationParameterDefinitions():
        spatial = isinstance(output, QgsProcessingParameterFeatureSink) and output.dataType() in (
            QgsProcessing.SourceType.TypeVectorPoint,
            QgsProcessing.SourceType.TypeVectorLine,
            QgsProcessing.SourceType.TypeVectorPolygon,
        )
        assert style_path(algorithm.name(), output.name()).exists() or not spatial, output.name()


def test_there_is_a_test_that_runs_it(algorithm):
    texts = [path.read_text(encoding="utf-8") for path in TESTS.glob("test_*.py") if path != Path(__file__)]
    assert any(f'"{algorithm.name()}"' in text for text in texts)


def test_rare_parameters_are_advanced(algorithm):
    """The dialog opens with what everyone needs."""
    rare = {"TOLERANCE", "MAX_SNAP", "BARRIERS", "LEVEL_FIELD", "DIRECTION_FIELD", "SPEED_FIELD", "STANDARDS"}
    advanced = QgsProcessingParameterDefinition.Flag.FlagAdvanced
    for parameter in algorithm.parameterDefinitions():
        if parameter.name() in rare:
            assert parameter.flags() & advanced, parameter.name()


def test_missing_libraries_are_named_and_the_algorithm_stays(algorithm, monkeypatch):
    assert algorithm.canExecute() == (True, "")
    monkeypatch.setattr(
        dependencies, "installed_version", lambda name: None if name == "geopandas" else "99.0"
    )
    fine, sentence = algorithm.canExecute()
    assert not fine
    assert "geopandas" in sentence


def test_translations_reach_names_help_and_messages(provider, algorithm):
    """Every text passes through one translation context."""
    assert PLUGIN.name == "county_gis_plugin"
    from qgis.PyQt.QtCore import QCoreApplication, QTranslator

    class Mirror(QTranslator):
        def translate(self, context, source, *_):
            return f"[{source}]" if context == "countygis" else None

        def isEmpty(self):
            return False

    mirror = Mirror()
    QCoreApplication.installTranslator(mirror)
    try:
        fresh = algorithm.create()
        assert fresh.displayName().startswith("[")
        assert fresh.group().startswith("[")
        for parameter in fresh.parameterDefinitions():
            assert "[" in parameter.description(), parameter.name()
            assert "[" in parameter.help(), parameter.name()
    finally:
        QCoreApplication.removeTranslator(mirror)


def test_a_fresh_qgis_lists_outputs_of_steps_that_are_of_other_providers(qgis_process):
    """QGIS's Python algorithms come after the plugin's; a model's step is one of them."""
    page = qgis_process.call(["help", "countygis:serviceareaspeople"]).stdout
    listed = re.findall(r"^(\w+:OUTPUT): [A-Z]", page, flags=re.MULTILINE)
    assert sorted(listed) == ["people:OUTPUT", "sums:OUTPUT"]

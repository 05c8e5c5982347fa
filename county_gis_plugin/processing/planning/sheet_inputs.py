"""Read the inputs of Map sheets."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from qgis.core import QgsVectorLayer

from ...analysis.errors import InputError, message
from ...analysis.progress import Progress
from .. import people
from ..layers import Inputs
from ..map_content import UNSTYLED
from ..map_sheets import Imprint, Wish
from ..sheet_words import Words
from .mapsheets import USUAL

MOST_DPI = 600  # A3 has 70 million dots then


def read(inputs: Inputs, progress: Progress) -> Mapping[str, object]:
    """Give the arguments of ``write_map_sheets`` that are not files."""
    issues = []
    townships = people.townships(inputs, issues)
    return {
        "layers": [_own_copy(layer) for layer in inputs.layers("LAYERS")],
        "townships": townships,
        "region": inputs.frame("REGION", []),
        "imprint": _imprint(inputs),
        "wish": _wish(inputs),
    }


def _own_copy(layer: QgsVectorLayer) -> QgsVectorLayer:
    """Copy a layer for this thread; one of no project takes the style stored in its file, if there is any."""
    copy = layer.clone()
    if layer.project() is None:
        _, styled = copy.loadDefaultStyle()
        if not styled:
            copy.setCustomProperty(UNSTYLED, True)
    return copy


def _wish(inputs: Inputs) -> Wish:
    """Read how the sheets are to be made.

    Raises
    ------
    InputError
        If pictures of so many dots would be too large for memory.
    """
    method = inputs.choice("CLASSES")
    if inputs.whole("DPI") > MOST_DPI:
        raise InputError(message(
            "DPI is {dpi}: a picture would be too large; give {most} or less.",
            dpi=inputs.whole("DPI"), most=MOST_DPI,
        ))
    return Wish(
        paper=inputs.choice("PAPER"),
        orientation=inputs.choice("ORIENTATION"),
        language=inputs.choice("LANGUAGE"),
        atlas=inputs.flag("ATLAS"),
        fields=tuple(inputs.texts("FIELD")),
        parts=tuple(inputs.texts("KINDS")),
        method="" if method == USUAL else method,
        own_styles=inputs.flag("OWN_STYLES"),
        template=Path(inputs.text("TEMPLATE")) if inputs.given("TEMPLATE") else None,
        dpi=inputs.whole("DPI"),
    )


def _imprint(inputs: Inputs) -> Imprint:
    said = {
        name: inputs.text(name.upper()) or ""
        for name in ("county", "title", "source", "credit", "author", "standard")
    }
    if not said["source"] and not said["credit"]:
        language = inputs.choice("LANGUAGE")
        layers = ("、" if language == "zh" else ", ").join(inputs.layer_names("LAYERS"))
        said["source"] = Words(language)("no_source", layers=layers)
    return Imprint(**said, made_on=_day(inputs.text("DATE")))


def _day(text: str | None) -> date:
    """Read a date; today where there is none.

    Raises
    ------
    InputError
        If it is no date.
    """
    if not text:
        return date.today()
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise InputError(message(
            "DATE: “{text}” is no date: write year, month and day, such as 2026-03-05.", text=text,
        )) from error

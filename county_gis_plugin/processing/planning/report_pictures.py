"""Draw the map sheets of a diagnosis: those that indicators ask for as PDF, the main ones for its report."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from qgis.core import QgsProcessingUtils

from ...analysis.diagnosis import GAPS, Diagnosis
from ...analysis.indicators import asked_of
from ...analysis.progress import Progress
from ...analysis.report_html import Picture
from ..access import gap_outputs
from ..layers import Inputs
from ..layouts import write_map
from ..outputs import Outputs
from ..sheet import Sheet
from ..sheet_words import Words, sheet_title

# The sheets that the report shows, as far as they were measured.
MAIN_SERVICES = ("primary", "junior_high", "clinic", "graded_hospital")
DPI = 110


def give_map(inputs: Inputs, outputs: Outputs, result: Diagnosis, progress: Progress) -> None:
    """Give the map sheets of the services of the indicators where they are wanted."""

    def draw(pdf: Path) -> None:
        pages = sheets(inputs, result, asked_of(GAPS)) or sheets(inputs, result)
        write_map(pages, pdf, None, language=inputs.choice("LANGUAGE"), progress=progress)

    if GAPS in result.results:
        outputs.files(("MAP",), draw)


def pictures(inputs: Inputs, result: Diagnosis, progress: Progress) -> list[Picture]:
    """Draw the sheets of the main services."""
    language = inputs.choice("LANGUAGE")
    found = []
    with tempfile.TemporaryDirectory(dir=QgsProcessingUtils.tempFolder()) as folder:
        for sheet in sheets(inputs, result, MAIN_SERVICES):
            path = Path(folder) / "sheet.png"
            write_map([sheet], None, path, language=language, dpi=DPI, progress=progress.quiet())
            found.append(Picture(sheet_title(sheet, Words(language)), path.read_bytes()))
    return found


def sheets(inputs: Inputs, result: Diagnosis, services: Sequence[str] | None = None) -> list[Sheet]:
    """Make one sheet for each service, or for those of ``services`` that were measured."""
    if GAPS not in result.results:
        return []
    gaps, county = result.results[GAPS], result.county
    given = {
        "include_planned": county.options.include_planned, "standards": county.standards,
        "facilities": county.sites, "public_only": False,
    }
    return gap_outputs.sheets(inputs, gaps, given, county.lines, services)

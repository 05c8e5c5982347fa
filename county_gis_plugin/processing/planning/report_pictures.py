"""Draw the map sheets of a diagnosis once: for a PDF and a picture, and the main ones for its report."""

from __future__ import annotations

import tempfile
from functools import cached_property
from pathlib import Path

from qgis.core import QgsProcessingUtils

from ...analysis.diagnosis import GAPS, Diagnosis, services_in_report, services_with_a_sheet
from ...analysis.progress import Progress
from ...analysis.report_html import Picture
from ..access import gap_outputs
from ..layers import Inputs
from ..layouts import MapBook
from ..outputs import Outputs
from ..sheet import Sheet, worst_sheet
from ..sheet_words import sheet_title

DPI = 110


class Maps:
    """Hold the sheets of the services that indicators ask for, or of all where few of those were measured."""

    def __init__(self, inputs: Inputs, result: Diagnosis, progress: Progress) -> None:
        self._inputs, self._result, self._progress = inputs, result, progress

    def give(self, outputs: Outputs) -> None:
        """Give the files where they are wanted; they are drawn when they are written."""

        def draw(pdf: Path | None, png: Path | None) -> None:
            if pdf:
                self._book.pdf(pdf)
            if png:
                self._book.png(self._worst, png)

        if GAPS in self._result.results:
            outputs.files(("MAP", "MAP_IMAGE"), draw)

    def pictures(self) -> list[Picture]:
        """Draw the sheets of the main services."""
        if GAPS not in self._result.results:
            return []
        found = []
        with tempfile.TemporaryDirectory(dir=QgsProcessingUtils.tempFolder()) as folder:
            for number in self._main:
                path = Path(folder) / "sheet.png"
                self._book.png(number, path, DPI)
                found.append(Picture(sheet_title(self._sheets[number], self._book.words), path.read_bytes()))
        return found

    @cached_property
    def _sheets(self) -> list[Sheet]:
        """Make one sheet for each service that gets one."""
        gaps, county = self._result.results[GAPS], self._result.county
        given = {
            "include_planned": county.options.include_planned, "standards": county.standards,
            "facilities": county.sites, "public_only": False,
        }
        services = services_with_a_sheet(self._measured)
        return gap_outputs.sheets(self._inputs, gaps, given, county.lines, services)

    @cached_property
    def _measured(self) -> list[str]:
        return list(self._result.results[GAPS].summary["service"].unique())

    @cached_property
    def _main(self) -> list[int]:
        """List the sheets that the report shows."""
        services = services_in_report(self._measured)
        return [n for n, sheet in enumerate(self._sheets) if sheet.summary["service"] in services]

    @cached_property
    def _worst(self) -> int:
        """Give the number of the sheet with the largest gap among those of the report."""
        return self._main[worst_sheet([self._sheets[number] for number in self._main])]

    @cached_property
    def _book(self) -> MapBook:
        language = self._inputs.choice("LANGUAGE")
        return MapBook(self._sheets, language=language, kept=self._main, progress=self._progress)

"""Write the report and the workbook of a county from result tables."""

from __future__ import annotations

from .. import parameters as p
from ..base import CountyAlgorithm
from ..texts import mark, tr


class CountyReport(CountyAlgorithm):
    """Write report and workbook from the results of County diagnosis or County indicators."""

    ID = "countyreport"
    TITLE = mark("County report")
    GROUP = "planning"
    TAGS = mark("report,html,pdf,print,workbook,excel,county,township,scorecard,summary")
    SUMMARY = mark(
        "Writes the report of a county, one page to read or print, and its workbook, from result tables."
    )
    DETAILS = (
        mark(
            "Give the GeoPackage RESULTS of County diagnosis, or single tables: those of County indicators, "
            "and where there are those of Service gaps. A table that is not given leaves its chapter out."
        ),
        mark(
            "Everything in the report is taken from the tables: its numbers are theirs. The page needs no "
            "network; to have it as PDF, open it in a browser and print it on A4."
        ),
    )
    NEEDS = ("jinja2", "matplotlib")

    def parameters(self):
        return [*_tables(), *p.imprint(), *_outputs()]

    def compute(self, inputs, outputs, progress):
        from . import report_inputs, report_outputs

        made = report_inputs.read(inputs)
        report_outputs.give(inputs, outputs, lambda: made, progress)

    def _run(self, parameters, context, progress):
        from . import report_inputs

        return super()._run(report_inputs.completed(parameters), context, progress)


def _tables():
    table = tr("The table {table} of the algorithm {algorithm}.")
    return [
        p.existing_file("RESULTS", tr("Results of County diagnosis"), "GeoPackage (*.gpkg)", tr(
            "All tables below are taken from it; one that is chosen takes the place of the one in it.")),
        p.source("TOWNSHIP_INDICATORS", tr("Indicators by township"), [p.POLYGON], tr(
            "The layer TOWNSHIP_INDICATORS of the algorithm countyindicators, for the maps."), optional=True),
        *(p.source(name, label, [p.TABLE], table.format(table=output, algorithm=algorithm), optional=True)
          for name, label, output, algorithm in (
              ("INDICATORS", tr("Indicators"), "INDICATORS", "countyindicators"),
              ("SCORECARD", tr("Scorecard"), "SCORECARD", "countyindicators"),
              ("COMPARISONS", tr("Figures beside targets"), "COMPARISONS", "countyindicators"),
              ("COMMITMENTS", tr("Policy commitments"), "COMMITMENTS", "countyindicators"),
              ("GAPS", tr("Service gaps: summary"), "SUMMARY", "servicegaps"),
              ("GAP_ACCOUNT", tr("Service gaps: account"), "servicegaps_account", "countydiagnosis"),
              ("RADII", tr("Radii used"), "servicegaps_standards", "countydiagnosis"),
              ("STEP_TABLE", tr("Steps"), "steps", "countydiagnosis"),
              ("SKIPPED_TABLE", tr("Skipped features"), "skipped", "countydiagnosis"))),
        p.source("VILLAGE_GAPS", tr("Service gaps: villages"), [p.POINT, p.POLYGON], tr(
            "The layer OUTPUT of the algorithm servicegaps, for the gaps by village."), optional=True),
        p.existing_file("RUN_RECORD", tr("Run record"), "JSON (*.json)", tr(
            "The RECORD of County diagnosis: layers, versions and notes are printed at the end.")),
    ]


def _outputs():
    return [
        p.output_file("REPORT", tr("Report"), "HTML (*.html)", tr(
            "One page that needs no network and prints to PDF."), shown=True),
        p.workbook(tr("The same numbers in a workbook.")),
    ]

"""Sum a county up: 28 indicators by township, held against targets and scored."""

from __future__ import annotations

from ...analysis.data_files import shipped
from .. import parameters as p
from ..base import CountyAlgorithm
from ..texts import mark, tr

NO_TYPE = "none"


class CountyIndicators(CountyAlgorithm):
    """Compute the indicators of a county from the results of the other algorithms."""

    ID = "countyindicators"
    TITLE = mark("County indicators")
    GROUP = "planning"
    TAGS = mark("indicator,target,score,scorecard,county,township,planning,statistics,commitment,assessment")
    SUMMARY = mark(
        "Computes 28 indicators by township from the results of the other algorithms, and scores them "
        "against targets."
    )
    DETAILS = (
        mark(
            "Give the result tables that you have: each is what one of the other algorithms wrote, with the "
            "row of the county. An indicator whose table is not given is missing, never zero; it is left out "
            "of the scores and counted."
        ),
        mark(
            "The county's own targets come first where its code matches theirs, then those of the city, the "
            "province and the nation; all that apply stand beside one another. Figures that no map can tell, "
            "such as water leakage, are joined from a table of statistics and marked as such."
        ),
        mark(
            "Scores run from 0 to 1. Weights of the five dimensions, by type of county, and grades are a "
            "convention: equal weights unless you give a file of your own."
        ),
    )

    def parameters(self):
        return [
            p.townships(),
            p.township_field(),
            *_tables(),
            *_villages(),
            *_targets(),
            *p.workbook_words(),
            *_outputs(),
        ]

    def compute(self, inputs, outputs, progress):
        from ...analysis.indicators import county_indicators
        from . import indicator_inputs, indicator_outputs

        issues = []
        given = indicator_inputs.read(inputs, issues, progress)
        with progress.step(tr("Computing the indicators"), start=0.1, share=0.9):
            result = county_indicators(progress=progress, **given)
        indicator_outputs.layers(inputs, outputs, result)
        indicator_outputs.tell(inputs, outputs, result, issues, progress)
        indicator_outputs.workbook(inputs, outputs, result, issues, progress)


def _tables():
    """Declare the result tables, each optional."""
    summary = tr("The table SUMMARY of the algorithm {}, with the row of the county.")
    of_diagnosis = tr("The table {} in the RESULTS of the algorithm countydiagnosis.")
    wanted = (
        ("SERVICEGAPS", tr("Service gaps: summary"), summary.format("servicegaps"),
         tr("H1, H2, E1, E2, C2, F1")),
        ("SITECOVERAGE", tr("Site coverage: summary"), summary.format("sitecoverage"),
         tr("C1, L1, L2, H3, A1")),
        ("SITES", tr("Site coverage: sites"),
         tr("The layer SITES of the algorithm {}.").format("sitecoverage"),
         tr("H4, towns with a public kindergarten")),
        ("CHAINS", tr("Site coverage: chains by township"),
         tr("The table CHAIN_SUMMARY of the algorithm {}.").format("sitecoverage"), tr("the waste chain")),
        ("ROADCOVERAGE", tr("Road coverage: summary"), summary.format("roadcoverage"), tr("R1 to R6")),
        ("PIPECOVERAGE", tr("Pipe coverage: summary"), summary.format("pipecoverage"), tr("P1, P2")),
        ("SEWERS", tr("Pipe coverage: sewers"),
         tr("The table SEWERS of the algorithm {}.").format("pipecoverage"), tr("P3")),
        ("CORRIDORGAPS", tr("Corridor gaps: summary"), summary.format("corridorgaps"),
         tr("the covered length of routes")),
        ("ROUTES", tr("Corridor gaps: routes"),
         tr("The table ROUTES of the algorithm {}.").format("corridorgaps"), tr("C3")),
        ("GREENCOVERAGE", tr("Green coverage: summary"), summary.format("greencoverage"), tr("G1")),
        ("SCHOOLZONES", tr("School zones: summary"), summary.format("schoolzones"), tr("E3")),
        ("VILLAGES", tr("County diagnosis: village table"), of_diagnosis.format("villages_summary"),
         tr("P4, P5, P6 and A1, in place of the village table below")),
        ("SETTLEMENTS", tr("County diagnosis: natural villages"),
         of_diagnosis.format("settlements_summary"), tr("P6")),
    )
    return [
        p.source(name, label, [p.TABLE], f"{text} {tr('For {}.').format(figures)}", optional=True)
        for name, label, text, figures in wanted
    ]


def _villages():
    return [
        p.demand(
            optional=True,
            text=tr("To join the village table to townships, town and country: for P4, P5, P6 and A1."),
        ),
        p.population_field(),
        p.village_stats(),
        p.builtup(),
        p.source(
            "STATISTICS",
            tr("Statistics (table)"),
            [p.TABLE],
            tr(
                "Figures that no map tells. A row for each: item (an indicator's id or name, or a "
                "commitment's id), value, and where there are code or town_name (none for the county), unit, "
                "year, source. Or a row for each township and a column for each, called by it. They "
                "take the place of what is computed."
            ),
            optional=True,
        ),
    ]


def _targets():
    types = [row["county_type"] for row in shipped("profiles.csv")]
    return [
        p.words(
            "COUNTY_CODE",
            tr("County code (six digits)"),
            tr(
                "Such as 140581; by default the digits with which the codes of all townships begin. Targets "
                "of a county, city or province count only where it begins with theirs."
            ),
        ),
        p.choice(
            "COUNTY_TYPE",
            tr("Type of county"),
            (NO_TYPE, *types),
            tr("Which weights the dimensions have; equal ones for none, and until you edit the profiles."),
        ),
        p.number(
            "YEAR",
            tr("Year of the report"),
            tr("Targets due in this year or later come first. This year where it is left empty."),
            least=1990,
            optional=True,
            integer=True,
        ),
        p.table_file(
            "TARGETS", tr("Targets file"),
            tr("Targets of your own in place of the plugin's: copy the plugin's file and edit it.")),
        p.table_file(
            "PROFILES", tr("Profiles file"),
            tr(
                "Weights of your own in place of the plugin's: copy the plugin's file and edit it. A file "
                "with one row is for a type of your own, which need not be chosen."
            )),
    ]


def _outputs():
    return [
        p.sink(
            "TOWNSHIP_INDICATORS",
            tr("Indicators by township"),
            p.POLYGON,
            tr(
                "Polygons with score (0 to 1), grade, rank (1 has the highest score), how many indicators "
                "are scored and missing, the score of each dimension, and every figure (shares 0 to 1)."
            ),
        ),
        p.sink(
            "INDICATORS",
            tr("Indicators"),
            p.TABLE,
            tr(
                "A table by township and figure, the county last (level): value in unit, part and whole, "
                "status (computed, joined, missing, not_applicable), reason, basis, target, meets, score."
            ),
            optional=True,
        ),
        p.sink(
            "SCORECARD",
            tr("Scorecard"),
            p.TABLE,
            tr(
                "A table by township and dimension, and the total: indicators, scored, missing, "
                "without_target, weight, score, grade, rank."
            ),
            optional=True,
        ),
        p.sink(
            "COMPARISONS",
            tr("Figures beside targets"),
            p.TABLE,
            tr(
                "A table of every figure with every target that applies: use (scored, beside), source, "
                "confidence."
            ),
            optional=True,
            shown=False,
        ),
        p.sink(
            "COMMITMENTS",
            tr("Policy commitments"),
            p.TABLE,
            tr(
                "A table of the 120 commitments: status (computed, joined, not_spatial), figure, value, "
                "meets."
            ),
            optional=True,
            shown=False,
        ),
        p.skipped(),
        p.workbook(
            tr("Scorecard, indicators, targets, commitments and formulas in one workbook.")
        ),
    ]

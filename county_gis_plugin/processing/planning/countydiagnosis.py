"""Run everything for one county: coverage, gaps, indicators, report, workbook, and a record of the run."""

from __future__ import annotations

from ...analysis.data_files import shipped
from .. import parameters as p
from ..base import CountyAlgorithm
from ..texts import mark, tr

NO_TYPE = "none"


class CountyDiagnosis(CountyAlgorithm):
    """Run the whole chain for one county and write all its results."""

    ID = "countydiagnosis"
    TITLE = mark("County diagnosis")
    GROUP = "planning"
    TAGS = mark(
        "county,diagnosis,report,indicator,coverage,service gap,township,batch,workbook,run record,replay")
    SUMMARY = mark(
        "Runs the whole chain for a county: coverage, service gaps, indicators, report, workbook and a "
        "record of the run."
    )
    DETAILS = (
        mark(
            "Give the county's file, a GeoPackage whose layers have their usual names (townships, villages, "
            "roads, facilities, pipes …), or single layers; a layer that is chosen takes the place of the "
            "file's. Fields are found under their usual names, Chinese ones too."
        ),
        mark(
            "Each step runs on its own: where a layer is not there, or cannot be used, that step and its "
            "indicators are missing, and the rest is whole. The networks are built once for all steps. The "
            "log and the record say what each step did and how long it took."
        ),
        mark(
            "RECORD holds the parameters, the layers with hashes of their content, the versions of all "
            "libraries, and every figure. Given as REPLAY it repeats the run, and the log says whether the "
            "layers and all figures are the same."
        ),
    )
    NEEDS = ("jinja2", "matplotlib")
    SPARED = (
        *("DEMAND", "VILLAGE_STATS", "BUILTUP", "ROADS", "SEATS", "FACILITIES", "CHARGING", "LOGISTICS"),
        *("STOPS", "PIPES", "VALVES", "GREEN", "ENTRANCES", "RESIDENTIAL", "BARRIERS", "STATISTICS"),
        *("SETTLEMENTS", "SCHOOL_ZONES"),
    )

    def parameters(self):
        return [
            *_files(), *_people(), *_networks(), *_land(), *_tables(), *_choices(), *p.imprint(), *_rare(),
            *_outputs(),
        ]

    def compute(self, inputs, outputs, progress):
        from ...analysis.diagnosis import diagnose
        from ...analysis.stopwatch import Stopwatch
        from . import diagnosis_inputs, diagnosis_outputs

        watch = Stopwatch()
        layers = diagnosis_inputs.layers(inputs, progress)
        options = diagnosis_inputs.options(inputs)
        watch.lap("reading")
        with progress.step(tr("Measuring the county"), start=0.05, share=0.85):
            result = diagnose(
                layers, options, unusable=diagnosis_inputs.unusable(inputs), progress=progress)
        watch.lap("measuring")
        with progress.step(tr("Writing the record"), start=0.9, share=0.05):
            record = diagnosis_outputs.record_of(self, inputs, result, layers)
        diagnosis_outputs.tell(inputs, outputs, result, record, progress)
        diagnosis_outputs.layers(inputs, outputs, result)
        diagnosis_outputs.documents(inputs, outputs, result, record, watch, progress)

    def _run(self, parameters, context, progress):
        from . import diagnosis_inputs

        return super()._run(diagnosis_inputs.completed(self, parameters, progress), context, progress)


def _files():
    return [
        p.existing_file(
            "COUNTY_FILE",
            tr("The county's file"),
            "GeoPackage (*.gpkg)",
            tr(
                "A GeoPackage with layers called townships, villages, settlements, roads, facilities, "
                "charging, logistics, stops, pipes (or one for each medium, such as pipes_water or "
                "给水管线), valves, green, residential, builtup, township_seats, barriers, village_stats, "
                "statistics, schoolzones. Layers chosen below take the place of those in it."
            ),
        ),
        p.existing_file(
            "REPLAY",
            tr("Run record to repeat"),
            "JSON (*.json)",
            tr("The RECORD of an earlier run: all inputs are taken from it; choose only outputs, and the "
               "language if it is to be another."),
        ),
    ]


def _people():
    return [
        p.townships(optional=True),
        p.demand(optional=True, text=tr("Where people live. Needed for service gaps and site coverage.")),
        p.village_stats(),
        p.source("SETTLEMENTS", tr("Natural villages"), [p.POINT, p.POLYGON], tr(
            "For the share of natural villages with waste collection: those with a collection point within "
            "the radius, or that say yes in a field waste, or whose village does (village_code)."),
            optional=True),
        p.population(text=tr("The people of each cell (not per km²) count in place of the villages' own.")),
        p.builtup(),
    ]


def _networks():
    lines, points = [p.LINE], [p.POINT, p.POLYGON]
    one_kind = tr("Every feature is one site; a field for the kind is not needed.")
    return [
        p.source(
            "ROADS", tr("Roads"), lines, tr("Without them nothing is measured by network."), optional=True),
        p.source("SEATS", tr("Seats of townships"), [p.POINT], tr(
            "Seats of government. Where one is missing the village with the most people stands in for it."),
            optional=True),
        p.source("FACILITIES", tr("Facilities of several kinds"), points, tr(
            "Schools, clinics, hospitals, waste points and so on, told apart by a field of the kind."),
            optional=True),
        p.source("CHARGING", tr("Charging stations"), points, one_kind, optional=True),
        p.source("LOGISTICS", tr("Logistics points"), points, one_kind, optional=True),
        p.source("STOPS", tr("Bus stops"), points, one_kind, optional=True),
        p.pipes(optional=True),
        p.source("VALVES", tr("Valves"), [p.POINT], tr(
            "Points with a status; one that is closed, or says nothing, bars the pipe it stands on."),
            optional=True),
    ]


def _land():
    return [
        p.source("GREEN", tr("Parks"), [p.POLYGON], tr("Polygons of parks and gardens."), optional=True),
        p.source("ENTRANCES", tr("Park entrances"), [p.POINT], tr(
            "Points within 30 m of their park. A park without any is entered from all its edge."),
            optional=True),
        p.source("RESIDENTIAL", tr("Residential land"), [p.POLYGON], tr(
            "The land that the standard asks to be near a park."), optional=True),
        p.source("SCHOOL_ZONES", tr("School zones (polygons)"), [p.POLYGON], tr(
            "Polygons with the school of each (school or school_id), for the share of children zoned to the "
            "nearest school."), optional=True),
        p.barriers(),
    ]


def _tables():
    return [
        p.source("STATISTICS", tr("Statistics (table)"), [p.TABLE], tr(
            "Figures that no map tells. A row for each (item, value, and where there are code or town_name, "
            "unit, year, source), or a row for each township and a column for each, called by it. "
            "They take the place of what is computed."), optional=True),
        p.standards(),
        p.table_file("TARGETS", tr("Targets file"), tr(
            "Targets of your own in place of the plugin's: copy the plugin's file and edit it.")),
        p.table_file("PROFILES", tr("Profiles file"), tr(
            "Weights of your own in place of the plugin's: copy the plugin's file and edit it. A file with "
            "one row is for a type of your own, which need not be chosen.")),
    ]


def _choices():
    types = [row["county_type"] for row in shipped("profiles.csv")]
    return [
        p.words("COUNTY_CODE", tr("County code (six digits)"), tr(
            "Such as 140581. Targets of a county, city or province count only where it begins with theirs.")),
        p.choice("COUNTY_TYPE", tr("Type of county"), (NO_TYPE, *types), tr(
            "Which weights the dimensions have; equal ones for none, and until you edit the profiles.")),
        p.words("COUNTY_SEAT", tr("Township with the county seat (code or name)"), tr(
            "The township whose seat is the county's. If left empty, the one with the lowest code.")),
        p.number("YEAR", tr("Year of the report"), tr(
            "Ages of pipes and due targets are counted in it. This year where it is left empty."),
            least=1990, optional=True, integer=True),
    ]


def _rare():
    return [
        p.flag("INCLUDE_PLANNED", tr("Planned roads, pipes, sites and parks count too"),
               tr("By default only what exists or is being built counts."), advanced=True),
        p.flag("ALL_LAND", tr("Measure the land beyond the radius of every service"),
               tr("It takes about twice the time. By default only that of the fire stations and of the "
                  "services whose map sheets the report shows is measured; Service gaps measures it for any "
                  "service."),
               advanced=True),
        p.number("CORRIDOR", tr("Largest distance to a charger along routes (metres)"),
                 tr("By network, with the straight leg from the road to the charger."),
                 default=25000.0, least=0.001, advanced=True),
        *p.road_distances(),
        p.max_snap(),
        p.tolerance(),
        p.node_crossings(),
    ]


def _outputs():
    return [
        p.sink("TOWNSHIP_INDICATORS", tr("Indicators by township"), p.POLYGON, tr(
            "Polygons with score (0 to 1), grade, rank (1 has the highest score), how many indicators are "
            "scored and missing, the score of each dimension, and every figure (shares 0 to 1)."),
            optional=True),
        p.sink("INDICATORS", tr("Indicators"), p.TABLE, tr(
            "A table by township and figure, the county last (level): value in unit, part and whole, status, "
            "reason, basis, target, meets, score."), optional=True),
        p.sink("SCORECARD", tr("Scorecard"), p.TABLE, tr(
            "A table by township and dimension, and the total: indicators, scored, missing, without_target, "
            "weight, score, grade, rank."), optional=True),
        p.sink("STEPS", tr("Steps"), p.TABLE, tr(
            "A table of the steps: status (done, missing, failed), reason, seconds."), optional=True,
            shown=False),
        p.skipped(),
        p.output_file("RESULTS", tr("All result layers"), "GeoPackage (*.gpkg)", tr(
            "The layers and tables of every step in one GeoPackage with their styles, such as "
            "servicegaps_demand and roadcoverage_townships. An old file is replaced.")),
        p.output_file("WORKBOOK", tr("Workbook"), tr("Excel workbook") + " (*.xlsx)", tr(
            "Scorecard, indicators, targets, commitments, gaps by township and village, accounts and run.")),
        p.output_file("REPORT", tr("Report"), "HTML (*.html)", tr(
            "One page that needs no network and prints to PDF: summary, scorecard, maps, a page for each "
            "township, gaps by village, methods and sources.")),
        p.output_file("MAP", tr("Map (PDF)"), "PDF (*.pdf)", tr(
            "Map sheets of the service gaps, a page for each service that an indicator asks for; for all "
            "services where few of those were measured. A sheet without a gap says so.")),
        p.output_file("MAP_IMAGE", tr("Map (image)"), "PNG (*.png)", tr(
            "Of the map sheets in the report the one with the largest gap.")),
        p.output_file("ATLAS", tr("Atlas (PDF)"), "PDF (*.pdf)", tr(
            "A page for each township: its scores and largest gaps, and its villages by the number of "
            "services beyond whose radius they are.")),
        p.output_file("RECORD", tr("Run record"), "JSON (*.json)", tr(
            "Versions, parameters, layers with hashes, counts, warnings, times and every figure.")),
    ]

"""Run the main job: who lives beyond the service radius, by the network, township by township."""

from __future__ import annotations

from .. import parameters as p
from ..base import CountyAlgorithm
from ..texts import mark, tr


class ServiceGaps(CountyAlgorithm):
    """Measure service gaps and write layers, workbook and map."""

    ID = "servicegaps"
    TITLE = mark("Service gaps")
    GROUP = "access"
    TAGS = mark("service gap,service radius,accessibility,coverage,township,villages,people,school,hospital")
    SUMMARY = mark(
        "Finds villages and people beyond the service radius, by network distance and by township."
    )
    DETAILS = (
        mark(
            "Every village ends with one reason: no_geometry, outside (no township), off_network, "
            "unconnected, beyond (the radius) or served. Villages and people by reason add up to the input; "
            "the log shows the sum. People that are not known are missing, never zero."
        ),
        mark(
            "The radius of each service, in town and country, comes from the standards with code, edition "
            "and source; a parameter, a field of the facilities or a file of your own takes its place."
        ),
    )

    def parameters(self):
        return [
            p.roads(),
            p.facilities(),
            p.kind_field(),
            p.kinds(
                tr(
                    "Any other kind that stands in the layer (药店) is measured as well where a radius is "
                    "given: RADIUS, or MINUTES with the mode walk, ebike or drive."
                )
            ),
            p.demand(optional=True),
            p.population_field(),
            p.population(
                text=tr("The people of each cell (not per km²) count in place of the villages' own.")
            ),
            p.townships(),
            p.township_field(),
            p.scale_field(),
            p.builtup(),
            p.mode(standard=True),
            p.radius(
                tr(
                    "In place of the standards' radius, for all services. In the mode distance everywhere, "
                    "in the mode standard only where that has metres; its minutes stay, and the log "
                    "says which."
                )
            ),
            p.minutes(
                tr(
                    "In place of the standards' time, for all services. In walk, ebike and drive everywhere; "
                    "in the mode standard only where that has minutes; its metres stay, and the log "
                    "says which."
                )
            ),
            *p.own_radius_fields(),
            *p.which_count(),
            p.standards(),
            *p.imprint(),
            p.max_snap(),
            p.barriers(),
            *p.network(),
            *_layers(),
            *_documents(),
        ]

    def compute(self, inputs, outputs, progress):
        from ...analysis.access.gaps import service_gaps
        from .. import travel
        from . import gap_inputs, gap_outputs

        issues = []
        given = gap_inputs.read(inputs, issues, progress)
        roads = travel.read_roads(inputs, progress)
        with progress.step(tr("Measuring the gaps"), start=0.1, share=0.9):
            result = service_gaps(
                roads=roads,
                network_options=travel.network_options(inputs),
                progress=progress,
                **given,
            )
        gap_outputs.layers(inputs, outputs, result)
        gap_outputs.documents(inputs, outputs, result, given, roads, progress)
        outputs.skipped(inputs, result.skipped, notes=issues)


def _layers():
    """Declare the result layers and tables."""
    costs = tr("access_m, network_m, egress_m, total_m (metres), or network_s and total_s (seconds)")
    counts = tr(
        "villages, people and area_km2 (square kilometres) in all, within and beyond the radius, shares from "
        "0 to 1, the straight-line result beside, mean, median and largest cost in unit (m or s), "
        "worst_villages, rank, and rows and people by reason"
    )
    return [
        p.sink(
            "OUTPUT",
            tr("Villages with their nearest facility"),
            p.POINT,
            tr(
                "Points, one for each village and service: names and codes, area_class (urban, rural), "
                "people, people_in_need, radius in unit (m or s), facility, {}, straight_m (metres), "
                "reason, near_edge."
            ).format(costs),
        ),
        p.sink(
            "ROUTES",
            tr("Routes to the nearest facility"),
            p.LINE,
            tr("Lines from each village to its nearest facility with length_m (metres) and {}.").format(
                costs
            ),
            optional=True,
        ),
        p.sink(
            "GAP_AREAS",
            tr("Land beyond the radius"),
            p.POLYGON,
            tr(
                "Polygons by township and service with radius in unit (m or s), radius_from (standard, "
                "parameter, own: then radius is NULL) and area_km2 (square kilometres)."
            ),
            optional=True,
        ),
        p.sink(
            "TOWNSHIP_GAPS",
            tr("Gaps by township"),
            p.POLYGON,
            tr("Polygons, one for each township and service: {}.").format(counts),
            optional=True,
        ),
        p.sink(
            "SUMMARY",
            tr("Summary"),
            p.TABLE,
            tr("A table with the same fields by township and service, and a row for the county (level)."),
            optional=True,
        ),
        p.skipped(),
    ]


def _documents():
    """Declare the files to be printed and handed on."""
    return [
        p.output_file(
            "WORKBOOK",
            tr("Workbook"),
            tr("Excel workbook") + " (*.xlsx)",
            tr(
                "Summary, villages beyond the radius, account of everyone, and standards used, in "
                "one workbook."
            ),
            shown=True,
        ),
        p.output_file(
            "MAP", tr("Map (PDF)"), "PDF (*.pdf)", tr("Map sheets, one page for each service."), shown=True
        ),
        p.output_file(
            "MAP_IMAGE",
            tr("Map (image)"),
            "PNG (*.png)",
            tr("The map sheet of the service with the largest gap."),
        ),
    ]

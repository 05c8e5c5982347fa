"""Measure who lives within the radius of a park, by network, and the park area per person."""

from __future__ import annotations

from .. import parameters as p
from ..base import CountyAlgorithm
from ..texts import mark, tr


class GreenCoverage(CountyAlgorithm):
    """Measure parks by township and write layers, tables and workbook."""

    ID = "greencoverage"
    TITLE = mark("Green coverage")
    GROUP = "coverage"
    TAGS = mark("park,green space,residential,service radius,per person,entrance,township,coverage")
    SUMMARY = mark(
        "Measures the residential land and the people within reach of a park, and the park area per person."
    )
    DETAILS = (
        mark(
            "A park of 5,000 m² or more serves 500 m, one of 2,000 to 5,000 m² serves 300 m, over the "
            "streets from its entrances or, where none is known, from its edge; the same as the crow flies "
            "stands beside. The sizes are measured, the radii come from the standards."
        ),
        mark(
            "The area of all parks that exist is divided by the people of the town (in the built-up area) "
            "and compared with 13 m² (the target of county plans) and 8 m² (the floor of GB 55014-2021). "
            "What the county lacks is less than the sum of its townships where one of them has more than "
            "enough."
        ),
        mark(
            "Land, parks and people in all townships and outside add up to the input. Ground that overlaps "
            "counts once. What is missing is missing, never zero."
        ),
    )

    def parameters(self):
        return [
            p.source(
                "GREEN",
                tr("Parks"),
                [p.POLYGON],
                tr("Polygons of parks and gardens. Each feature is one park; its size is measured."),
            ),
            p.source(
                "ENTRANCES",
                tr("Park entrances"),
                [p.POINT],
                tr("Points within 30 m of their park. A park without any is entered from all its edge."),
                optional=True,
            ),
            p.source(
                "RESIDENTIAL",
                tr("Residential land"),
                [p.POLYGON],
                tr("The land that the standard asks to be near a park. Without it only people are judged."),
                optional=True,
            ),
            *p.county(
                builtup_text=tr(
                    "The town: park area per person is over the people in it. Without it (and without urban "
                    "classes) over all people."
                )
            ),
            p.roads(),
            p.flag(
                "INCLUDE_PLANNED",
                tr("Planned parks count too"),
                tr("By default only parks that exist count."),
            ),
            p.standards(),
            *p.workbook_words(),
            p.max_snap(),
            *p.network(),
            *_outputs(),
        ]

    def compute(self, inputs, outputs, progress):
        from ...analysis.coverage.green import green_coverage
        from .. import travel
        from . import green_inputs, green_outputs

        issues = []
        given = green_inputs.read(inputs, issues, progress)
        network = travel.build(inputs, progress, mode="distance")
        with progress.step(tr("Measuring the parks"), start=0.5, share=0.5):
            result = green_coverage(network=network, progress=progress, **given)
        green_outputs.give(inputs, outputs, result, network, issues, progress)


def _outputs():
    """Declare the outputs."""
    return [
        p.township_coverage(
            tr(
                "Polygons, one for each township: park_m2 (square metres) and parks, residential land and "
                "people within reach by network and straight (shares from 0 to 1), park area per person, and "
                "what is lacking to target and floor."
            )
        ),
        p.coverage_summary(),
        p.sink(
            "PARKS",
            tr("Parks judged"),
            p.POLYGON,
            tr(
                "The parks with area_m2 (square metres), size_class, radius_m (metres), way_in (entrance or "
                "edge), counted (0 or 1) and the reason where a park does not count."
            ),
            optional=True,
        ),
        p.villages(
            tr(
                "Points with the nearest park, access_m, network_m, egress_m, total_m (metres), "
                "network_served and straight_served (0 or 1)."
            )
        ),
        p.sink(
            "BEYOND",
            tr("Residential land beyond every park"),
            p.POLYGON,
            tr("Polygons by township with area_m2 (square metres): no park reaches them by network."),
            optional=True,
        ),
        p.account(),
        p.skipped(),
        p.workbook(
            tr("Summary, parks, villages without a park, account and radii used, in one workbook.")
        ),
    ]

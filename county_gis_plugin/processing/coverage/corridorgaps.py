"""Find the stretches of routes that are too far from a charger, a bus stop or a service area."""

from __future__ import annotations

from functools import partial

from .. import parameters as p
from ..base import CountyAlgorithm
from ..texts import mark, tr


class CorridorGaps(CountyAlgorithm):
    """Measure corridor gaps and write layers, tables and workbook."""

    ID = "corridorgaps"
    TITLE = mark("Corridor gaps")
    GROUP = "coverage"
    TAGS = mark("corridor,route,gap,charging,bus stop,service area,highway,milepost,spacing,electric vehicle")
    SUMMARY = mark("Finds the stretches of routes that are too far by network from a charger or other site.")
    DETAILS = (
        mark(
            "A place on a route is a gap if the shortest permitted drive to a site, over all roads that "
            "cars may use, is longer than the distance. Gaps begin and end inside roads. Each direction is "
            "judged by itself: a one-way carriageway counts for its own."
        ),
        mark(
            "Mileposts are metres along the route in these data, from the end where most of its lines "
            "begin; they are not the register's. ROADS must reach beyond the county where the routes do, "
            "and the sites too, else gaps at the border are too long."
        ),
    )

    def parameters(self):
        return [
            p.roads(),
            *_routes(),
            p.facilities(),
            *p.choice_of_facilities(),
            *p.which_count(public_only=True),
            p.number(
                "DISTANCE",
                tr("Largest distance to a site (metres)"),
                tr("By network, with the straight leg from the road to the site."),
                default=25000.0,
                least=0.001,
            ),
            p.townships(optional=True),
            p.township_field(),
            *p.workbook_words(),
            p.max_snap(),
            p.tolerance(),
            *p.direction_fields(
                text=tr(
                    "If left empty, a field named as usual (oneway, 单行 …) is taken; without any every "
                    "road is two-way."
                )
            ),
            p.level_field(),
            p.node_crossings(),
            *_outputs(),
        ]

    def compute(self, inputs, outputs, progress):
        from ...analysis.coverage.corridor_sheets import WORDS, corridor_pages
        from ...analysis.coverage.corridors import corridor_gaps
        from . import corridor_inputs, results

        issues = []
        given, left_out = corridor_inputs.read(inputs, issues, progress)
        with progress.step(tr("Measuring the routes"), start=0.1, share=0.9):
            result = corridor_gaps(progress=progress, **given)
        result = corridor_inputs.with_skipped(result, left_out)
        results.usual(inputs, outputs, result, progress, notes=issues)
        lines = {"geometry": "line", "like": ("ROADS",)}
        results.layer(inputs, outputs, "STRETCHES", result.stretches, **lines)
        results.layer(inputs, outputs, "ROUTE_LINES", result.lines, **lines)
        results.layer(inputs, outputs, "ROUTES", result.routes)
        pages = partial(corridor_pages, result)
        results.workbook(inputs, outputs, result, WORDS, pages, progress, notes=issues)


def _routes():
    return [
        p.choice(
            "BY",
            tr("Routes by"),
            ("route", "class"),
            tr(
                "route: by route number (G208, S331, X012), with mileposts; a road with several numbers "
                "belongs to each of them. class: by road class, without mileposts."
            ),
        ),
        p.field(
            "ROUTE_FIELD",
            tr("Field with the route number"),
            "ROADS",
            tr("If left empty, a field named as usual (route, 路线编号, ref …) is taken."),
        ),
        p.words(
            "ROUTES_WANTED",
            tr("Routes looked at (first letters or numbers)"),
            tr(
                "How the route numbers begin, parted by commas: G,S,X for national, provincial and county "
                "roads, or G208 for one. If left empty, G, S and X. Only by route."
            ),
        ),
        p.words(
            "CLASSES",
            tr("Road classes looked at"),
            tr(
                "Classes parted by commas, such as 二级公路, 三级公路 or class_2. If left empty, all. Only "
                "by class."
            ),
        ),
    ]


def _outputs():
    costs = (
        "route, direction (forward or backward along the mileposts), from_m, to_m, length_m, farthest_m "
        "(metres; NULL where no site can be reached), unreached_m, hole_m (where no road has the number), "
        "from_milepost and to_milepost"
    )
    return [
        p.sink("STRETCHES", tr("Gap stretches"), p.LINE, tr("Lines, one for each gap: {}.").format(costs)),
        p.sink(
            "ROUTE_LINES",
            tr("Routes, near and far"),
            p.LINE,
            tr("Lines of all stretches of the routes with the same fields (metres), and gap (1 or 0)."),
            optional=True,
        ),
        p.sink(
            "ROUTES",
            tr("Routes"),
            p.TABLE,
            tr(
                "A table by route and direction, the sum of all routes last: length_m, covered_m, gap_m, "
                "longest_gap_m, largest_spacing_m between two sites (metres), covered_share (0 to 1), gaps; "
                "holes, holes_m (metres) and how much of the two figures they are (longest_gap_hole_m, "
                "spacing_hole_m)."
            ),
            optional=True,
        ),
        p.township_coverage(
            tr(
                "Polygons with length_m and gap_m of both directions (metres), and covered_share (0 to 1). "
                "Only with townships."
            ),
            optional=True,
        ),
        p.coverage_summary(),
        p.account(),
        p.skipped(),
        p.workbook(tr("Routes, gaps, townships and account in one workbook.")),
    ]

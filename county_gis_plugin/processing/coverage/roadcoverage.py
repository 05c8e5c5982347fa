"""Measure the roads of a county township by township: length, class, surface, who they reach."""

from __future__ import annotations

from functools import partial

from .. import parameters as p
from ..base import CountyAlgorithm
from ..texts import mark, tr


class RoadCoverage(CountyAlgorithm):
    """Measure road coverage and write layers, tables and workbook."""

    ID = "roadcoverage"
    TITLE = mark("Road coverage")
    GROUP = "coverage"
    TAGS = mark("road,density,length,class,paved,township,village,connectivity,rural access index,bus stop")
    SUMMARY = mark("Measures length, density and class of roads by township, and who and what they join.")
    DETAILS = (
        mark(
            "Roads are cut at township boundaries; a road on a boundary belongs to the township with the "
            "lower code, once. Townships and what lies outside add up to the input. The two carriageways of "
            "one road count once; planned and closed roads do not count, and are listed."
        ),
        mark(
            "A township is joined to the county seat if a way over nothing but roads of class III and "
            "better, and streets, leads there; where it is not, the missing links are a layer of their own. "
            "A village is on a graded road if one of class IV or better in the main part of the network is "
            "near."
        ),
        mark(
            "The Rural Access Index (SDG 9.1.1) is the share of rural people within 2 km, straight, of a "
            "road that can be used all year."
        ),
    )

    def parameters(self):
        return [
            p.roads(),
            *p.county(
                builtup_text=tr(
                    "Towns, for the density of streets in built-up land, and what is urban. Without it that "
                    "density is over the whole township, and the log says so."
                )
            ),
            *_places(),
            *_counting(),
            *_distances(),
            *p.workbook_words(),
            p.max_snap(),
            *p.network(),
            *_lengths(),
            *_connections(),
        ]

    def compute(self, inputs, outputs, progress):
        from ...analysis.coverage import roads as engine
        from ...analysis.coverage.road_sheets import WORDS, road_pages
        from . import results, road_inputs

        issues = []
        given = road_inputs.read(inputs, issues, progress)
        with progress.step(tr("Measuring the roads"), start=0.1, share=0.9):
            result = engine.road_coverage(progress=progress, **given)
        results.usual(inputs, outputs, result, progress, notes=issues)
        results.layer(inputs, outputs, "CLASSES", result.classes)
        lines = {"geometry": "line", "like": ("ROADS",)}
        results.layer(inputs, outputs, "ROADS_BY_CLASS", result.roads, **lines)
        results.layer(inputs, outputs, "LINKS", result.links, **lines)
        results.layer(inputs, outputs, "SEATS_JUDGED", result.seats, geometry="point")
        pages = partial(road_pages, result)
        results.workbook(inputs, outputs, result, WORDS, pages, progress, notes=issues)


def _places():
    return [
        p.source(
            "SEATS",
            tr("Seats of townships"),
            [p.POINT],
            tr(
                "Seats of government, matched by code or by the township they stand in. Where one is missing "
                "the village with the most people stands in for it."
            ),
            optional=True,
        ),
        p.words(
            "COUNTY_SEAT",
            tr("Township with the county seat (code or name)"),
            tr("The township whose seat is the county's. If left empty, the one with the lowest code."),
        ),
        p.source(
            "STOPS",
            tr("Bus stops"),
            [p.POINT, p.POLYGON],
            tr("Without them no village is judged by its way to a bus stop."),
            optional=True,
        ),
    ]


def _counting():
    return [
        p.flag(
            "INCLUDE_PLANNED",
            tr("Planned roads count too"),
            tr("By default only roads that exist or are being built count."),
        ),
        p.flag(
            "CARRIAGEWAYS_ONCE",
            tr("Two carriageways of one road count once"),
            tr(
                "Parallel one-way roads of one class and route within 60 m count half each; lines that are "
                "there twice count once."
            ),
            default=True,
        ),
    ]


def _distances():
    return [
        *p.road_distances(),
        p.number(
            "STOP_DISTANCE",
            tr("Bus stop within (metres)"),
            tr("Largest distance by network, with the straight legs, from a village to a bus stop."),
            default=2000.0,
            advanced=True,
        ),
    ]


def _lengths():
    """Declare the results by township, class and road."""
    return [
        p.township_coverage(
            tr(
                "Polygons with length_km and the length of each class (kilometres), km_per_km2 (kilometres "
                "per square kilometre), km_per_10k_people, paved_share, builtup_km_per_km2, seat_connected, "
                "seat_minutes, villages_on_graded, villages_has_stop and rural_access_index."
            )
        ),
        p.coverage_summary(),
        p.sink(
            "CLASSES",
            tr("Length by class"),
            p.TABLE,
            tr(
                "A table by township, dimension (technical, administrative, urban) and class: length_km, "
                "paved_km (kilometres), km_per_km2 (kilometres per square kilometre). Rows for the county "
                "and for what lies outside follow (level)."
            ),
            optional=True,
        ),
        p.sink(
            "ROADS_BY_CLASS",
            tr("Roads by class"),
            p.LINE,
            tr(
                "Lines cut at township boundaries with map_class, classes, length_m and counted_m (metres; a "
                "doubled carriageway counts half)."
            ),
            optional=True,
        ),
    ]


def _connections():
    """Declare who and what the roads join, and the account of all."""
    return [
        p.villages(
            tr(
                "Points with graded_m, all_season_m (metres, straight), stop_m (metres, by network), and "
                "what follows: on_graded, near_all_season, has_stop (1 yes, 0 no, NULL not known)."
            )
        ),
        p.sink(
            "SEATS_JUDGED",
            tr("Seats judged"),
            p.POINT,
            tr(
                "Points, one for each township: connected by class III or better (1, 0, NULL not judged), "
                "reason, link_m (metres of missing link), minutes to the county seat."
            ),
            optional=True,
        ),
        p.sink(
            "LINKS",
            tr("Missing links"),
            p.LINE,
            tr(
                "Lines of lower class that keep a township from being joined, with length_m (metres) and "
                "roads."
            ),
            optional=True,
        ),
        p.account(),
        p.skipped(),
        p.workbook(tr("Summary, classes, seats, villages and account in one workbook.")),
    ]

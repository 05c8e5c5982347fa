"""Measure what pipes cover: length, density, what is joined to its plant, and who lives beside it."""

from __future__ import annotations

from .. import parameters as p
from ..base import CountyAlgorithm
from ..texts import mark, tr


class PipeCoverage(CountyAlgorithm):
    """Measure the pipes of every medium, township by township, and write layers and workbook."""

    ID = "pipecoverage"
    TITLE = mark("Pipe coverage")
    GROUP = "coverage"
    TAGS = mark(
        "pipe,network,utilities,water supply,sewage,drainage,storm,gas,heating,power,telecom,township,"
        "density,separated sewers,connected,reach"
    )
    SUMMARY = mark(
        "Measures pipes by township and medium: length, density, what is joined to a plant, and who is near."
    )
    DETAILS = (
        mark(
            "Pipes are followed from their plants (sewers along their flow to the works). A closed valve, "
            "a gap wider than the tolerance, and a pipe out of use or without a medium break the way. Each "
            "pipe ends with one reason: connected, cut_off (a valve or the flow is in the way), isolated "
            "(no plant at its part of the network), no_source (no plant of the medium is known), "
            "not_in_use, not_traced."
        ),
        mark(
            "People are served if they live within the service distance of a pipe that distributes and is "
            "joined to its plant: a stand-in (proxy), beside which stands near any pipe. Where a village "
            "table says who is on tap water or has its sewage treated, that counts for this village (and its "
            "cells, which are those on its land, else those nearest to it in its township), and basis says "
            "so."
        ),
        mark(
            "Lines on a boundary are split and counted once; townships and what lies outside add up to the "
            "input (account). What is missing is missing, never zero."
        ),
    )

    def parameters(self):
        return [*_inputs(), *_county_inputs(), *_rare_inputs(), *_lengths(), *_reach()]

    def compute(self, inputs, outputs, progress):
        from ...analysis.coverage.pipes import pipe_coverage
        from . import county, pipe_layers, pipe_results

        issues = []
        ground = county.read_county(inputs, issues, progress)
        pipes, crs = pipe_layers.read_pipes(inputs, ground.townships, issues, progress)
        given = pipe_layers.options(inputs, pipes, issues)
        with progress.step(tr("Measuring the pipes"), start=0.1, share=0.9):
            result = pipe_coverage(
                pipes,
                ground.townships,
                demand=ground.villages,
                statistics=ground.statistics,
                village_areas=ground.areas,
                population=ground.population,
                builtup=ground.builtup,
                progress=progress,
                **given,
            )
        pipe_results.write(inputs, outputs, result, crs, given["sources"], issues, progress)


def _inputs():
    """Declare the pipes, their plants and their valves."""
    media = tr(
        "water, sewage, combined, storm, gas, heat, power, telecom, or their Chinese names and survey codes "
        "(给水, JS), parted by commas. sewage, combined and storm go together. Empty: all media."
    )
    return [
        p.pipes(),
        p.words(
            "MEDIUM_FIELD",
            tr("Field with the medium"),
            tr("If left empty, a field named as usual (medium, 介质, 管线类型 …) or the layer's name."),
        ),
        p.words("MEDIA", tr("Media to be measured"), media),
        p.source(
            "SOURCES",
            tr("Plants and other facilities"),
            [p.POINT, p.POLYGON],
            tr(
                "Water plants, sewage works, gas gate stations, heat sources, substations, telecom offices, "
                "outfalls of storm drains; facilities of other kinds, pumping stations too, are left aside. "
                "Without the plants of a medium nobody can say which of its pipes are connected."
            ),
            optional=True,
        ),
        p.field(
            "KIND_FIELD",
            tr("Field with the facility's kind"),
            "SOURCES",
            tr("If left empty, a field named as usual (kind, 类别, 设施类型 …) is taken where there is one."),
        ),
        p.source(
            "VALVES",
            tr("Valves"),
            [p.POINT],
            tr(
                "Points with a status; one that is closed, or of which nothing that is understood says that "
                "it is open, bars the pipe it stands on."
            ),
            optional=True,
        ),
    ]


def _county_inputs():
    """Declare whom and what the pipes serve, and how that is judged."""
    return [
        *p.county(
            builtup_text=tr(
                "Densities are the length inside over its area; without it the whole length over the "
                "township's area, and the results say so."
            )
        ),
        p.village_stats(),
        p.source(
            "RESIDENTIAL",
            tr("Residential land"),
            [p.POLYGON],
            tr("Its area within the service distance is measured."),
            optional=True,
        ),
        p.source(
            "BUILDINGS",
            tr("Buildings"),
            [p.POINT, p.POLYGON],
            tr("Those within the service distance are counted, from the wall to the pipe."),
            optional=True,
        ),
        p.number(
            "DISTANCE",
            tr("Service distance (metres)"),
            tr(
                "In place of the usual ones: 100 m for water, gas and heat, 50 m for sewage, none for power "
                "and telecom, whose service is judged only if a distance is given."
            ),
            least=0.1,
        ),
        p.flag(
            "INCLUDE_PLANNED",
            tr("Planned pipes and plants count too"),
            tr("By default only what exists counts; the rest is measured apart."),
        ),
        *p.workbook_words(),
    ]


def _rare_inputs():
    """Declare the inputs that are seldom changed."""
    return [
        p.tolerance(
            0.5, tr("A pipe that ends closer than this to another meets it; pipes that run on do not.")
        ),
        p.number(
            "SOURCE_DISTANCE",
            tr("Largest distance from a plant to its pipe (metres)"),
            tr(
                "A plant that touches pipes feeds all of these; another one all pipes that end within this "
                "distance, and the nearest of each separate network. One without any is listed with its "
                "distance."
            ),
            default=100.0,
            advanced=True,
        ),
        p.number(
            "YEAR",
            tr("Year in which ages are counted"),
            tr("This year where it is left empty. Later years of construction count as missing."),
            least=1900,
            advanced=True,
            integer=True,
        ),
    ]


def _lengths():
    """Declare the pipes, and their lengths by township."""
    return [
        p.sink(
            "OUTPUT",
            tr("Pipes judged"),
            p.LINE,
            tr(
                "Lines, one for each pipe, two where a closed valve cuts it: medium, role, diameter_mm "
                "(millimetres), material, age_years, connected (0 or 1; NULL: no plant is known), source_id, "
                "distance_from_source_m (metres along the pipes), part, reason, length_m (metres)."
            ),
        ),
        p.township_coverage(
            tr(
                "Polygons, one for each township and medium: length_m, length_connected_m (metres), "
                "density_km_per_km2 over density_area_km2 (square kilometres) of density_over, people, "
                "people_near (any pipe), people_connected, people_served with its basis, villages, "
                "residential_m2 (square metres), buildings, shares from 0 to 1."
            )
        ),
        p.coverage_summary(),
        p.sink(
            "BREAKDOWN",
            tr("Length by class"),
            p.TABLE,
            tr(
                "A table of length_m (metres) and share by township and medium: by diameter, material, age, "
                "renewal and role."
            ),
            optional=True,
        ),
        p.sink(
            "SEWERS",
            tr("Separated sewers"),
            p.TABLE,
            tr(
                "A table by township: storm_m, sewage_m, combined_m (metres), separated_share = (storm + "
                "sewage) / all three."
            ),
            optional=True,
        ),
    ]


def _reach():
    """Declare whom the pipes reach, which parts reach nobody, and the account of all."""
    return [
        p.villages(
            tr(
                "Points, one for each village and medium: nearest_pipe_m, nearest_serving_m (metres), near, "
                "connected, served (0 or 1), people_served, basis."
            )
        ),
        p.sink(
            "ISOLATED",
            tr("Isolated parts"),
            p.LINE,
            tr(
                "Lines, one for each part that no plant feeds, or that a valve or the flow cuts off: pipes, "
                "length_m (metres), pipe_ids, reason."
            ),
            optional=True,
        ),
        p.account(),
        p.skipped(),
        p.workbook(
            tr("Summary, classes, sewers, villages, isolated parts, account and methods, in one workbook.")
        ),
    ]

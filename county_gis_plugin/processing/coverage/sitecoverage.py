"""Measure what point systems cover: charging, logistics, waste, post, buses, clinics and the like."""

from __future__ import annotations

from .. import parameters as p
from ..base import CountyAlgorithm
from ..texts import mark, tr


class SiteCoverage(CountyAlgorithm):
    """Measure site coverage by service and write layers, tables and workbook."""

    ID = "sitecoverage"
    TITLE = mark("Site coverage")
    GROUP = "coverage"
    TAGS = mark(
        "coverage,facilities,charging station,logistics,waste,transfer station,bus stop,clinic,post office,"
        "per 10000 people,township,villages"
    )
    SUMMARY = mark(
        "Counts charging, logistics, waste and other sites by township, and finds villages and people "
        "without one."
    )
    DETAILS = (
        mark(
            "A village is covered by the first of these that holds: a site stands on its land (village "
            "polygons), a site names it among the villages that it serves jointly, it needs none of its own "
            "(the village of the township health centre needs no clinic), or a site is within the radius by "
            "network. People are judged by the radius alone."
        ),
        mark(
            "Sites in all townships and outside add up to the input; rows and people by reason add up to the "
            "villages and cells. Sites beyond the county reach people in it and are counted in no township."
        ),
        mark(
            "Waste is followed from each village to the collection point, the transfer station and the "
            "treatment plant: the network distance of each leg is given, and the missing link is named."
        ),
    )

    def parameters(self):
        return [
            *_sites(),
            *p.county(),
            p.village_stats(),
            p.roads(),
            p.mode(standard=True),
            p.radius(tr("In place of the standards' radius, for all services that are measured in metres.")),
            p.minutes(tr("In place of the standards' time, for all services that are measured in minutes.")),
            *p.own_radius_fields(),
            *_filters(),
            p.standards(),
            *p.workbook_words(),
            p.max_snap(),
            p.barriers(),
            *p.network(),
            *_covered(),
            *_waste_chain(),
            *_accounts(),
        ]

    def compute(self, inputs, outputs, progress):
        from ...analysis.coverage.sites import site_coverage
        from .. import travel
        from . import site_inputs, site_outputs

        issues = []
        given = site_inputs.read(inputs, issues, progress)
        roads = travel.read_roads(inputs, progress)
        with progress.step(tr("Measuring the sites"), start=0.1, share=0.9):
            result = site_coverage(
                roads=roads,
                network_options=travel.network_options(inputs),
                progress=progress,
                **given,
            )
        site_outputs.give(inputs, outputs, result, issues, progress)


def _sites():
    """Declare the layers of sites and what of them is measured."""
    points = [p.POINT, p.POLYGON]
    one_kind = tr("Every feature is one site; a field for the kind is not needed.")
    return [
        p.source(
            "FACILITIES",
            tr("Facilities of several kinds"),
            points,
            tr(
                "Clinics, waste points, transfer stations, markets, culture and sport, fire stations and so "
                "on, told apart by a field. At least one layer of sites is needed, this or another."
            ),
            optional=True,
        ),
        p.kind_field(),
        p.source("CHARGING", tr("Charging stations"), points, one_kind, optional=True),
        p.source("LOGISTICS", tr("Logistics points"), points, one_kind, optional=True),
        p.source("STOPS", tr("Bus stops"), points, one_kind, optional=True),
        p.kinds(),
    ]


def _filters():
    """Declare which sites count."""
    return [
        p.flag(
            "INCLUDE_PLANNED",
            tr("Planned sites count too"),
            tr("By default only sites that exist or are being built count."),
        ),
        p.flag(
            "PUBLIC_ONLY",
            tr("Only public sites count, whatever the service"),
            tr(
                "Without it private sites count, save for public charging. Sites that do not say whether "
                "they are public count as public."
            ),
        ),
        p.flag(
            "OPEN_ONLY",
            tr("Only sites open to everybody count"),
            tr("Leaves out sites whose field says that they are not open; without such a field all count."),
            default=True,
        ),
        p.flag(
            "FOLLOW_CHAIN",
            tr("Follow the waste from village to plant"),
            tr("Needs villages and waste collection points."),
            default=True,
        ),
    ]


def _covered():
    """Declare the results by township, village and site."""
    return [
        p.township_coverage(
            tr(
                "Polygons, one for each township and service: sites, sites per 10,000 people and per "
                "100 km², capacity, villages covered and how, people served and unserved (shares from 0 to "
                "1), mean and largest cost in unit (m or s), rank (1 is worst)."
            )
        ),
        p.coverage_summary(),
        p.villages(
            tr(
                "Points, one for each village and service: covered (0 or 1) and how (inside, joint, exempt, "
                "radius), the nearest site, access_m, network_m, egress_m, total_m (metres), or network_s "
                "and total_s (seconds), straight_m (metres), reason."
            )
        ),
        p.sink(
            "SITES",
            tr("Sites that count"),
            p.POINT,
            tr("Points with input, site_id, kind, name, township, services and capacity."),
            optional=True,
        ),
    ]


def _waste_chain():
    """Declare where the waste goes."""
    return [
        p.sink(
            "CHAINS",
            tr("Waste chain of each village"),
            p.POINT,
            tr(
                "Points with the site of each stage, the legs collection_m, transfer_m, treatment_m and "
                "total_m (metres), the missing link, and complete (0 or 1)."
            ),
            optional=True,
        ),
        p.sink(
            "CHAIN_SUMMARY",
            tr("Waste chain by township"),
            p.TABLE,
            tr("A table of complete and broken chains by township, and a row for the county (level)."),
            optional=True,
            shown=False,
        ),
    ]


def _accounts():
    """Declare what must add up, what was left out, and the workbook of all."""
    return [
        p.account(),
        p.sink(
            "PEOPLE_ACCOUNT",
            tr("Account of people"),
            p.TABLE,
            tr("A table of rows and people by service, input, township and reason; the sums are the input."),
            optional=True,
            shown=False,
        ),
        p.skipped(),
        p.workbook(
            tr(
                "Summary, villages without a site, sites, waste chains, accounts and standards used, in one "
                "workbook."
            )
        ),
    ]

"""Check school zones: how many children are zoned to the school that is nearest by network."""

from __future__ import annotations

from .. import parameters as p
from ..base import CountyAlgorithm
from ..texts import mark, tr

# As in ``zone_schools``, which cannot be imported where geopandas is not there.
STAGES = ("primary", "junior_high")


class SchoolZones(CountyAlgorithm):
    """Compare assigned and nearest schools and write layers, tables and workbook."""

    ID = "schoolzones"
    TITLE = mark("School zones")
    GROUP = "access"
    TAGS = mark(
        "school zone,catchment area,school district,zoning,nearest school,primary,junior high,education")
    SUMMARY = mark(
        "Compares the school that children are zoned to with the one that is nearest by network, by township."
    )
    DETAILS = (
        mark(
            "A zone is a polygon that names its schools: school_id (codes in FACILITIES) or school (names), "
            "several by 、. A place in several zones, or in one with several schools, may go to any of them: "
            "the nearest of these counts as assigned. It is the nearest school if no other school of the "
            "stage is more than 1 m nearer."
        ),
        mark(
            "Every place ends with one reason: no_geometry, outside (no township), no_zone, unknown_school "
            "(no school of its zones is in FACILITIES), off_network, unconnected, other or nearest. Shares "
            "are over the children of the last two; the others are counted beside, never as zero. The "
            "account proves that all add up to the input."
        ),
        mark(
            "The Compulsory Education Law (Article 12) asks that children attend school near their "
            "registered residence; zones also follow the schools' places, so a share below 1 is a question "
            "to the zoning, not a fault."
        ),
    )

    def parameters(self):
        return [
            *_zones(),
            p.facilities(),
            p.kind_field(),
            p.roads(),
            *p.county(),
            *p.which_count(),
            p.standards(),
            *p.workbook_words(),
            p.max_snap(),
            p.barriers(),
            *p.network(),
            *_outputs(),
        ]

    def compute(self, inputs, outputs, progress):
        from ...analysis.access.zoning import school_zoning
        from .. import travel
        from . import zone_inputs, zone_outputs

        issues = []
        given = zone_inputs.read(inputs, issues, progress)
        network = travel.build(inputs, progress, mode="distance")
        with progress.step(tr("Comparing the schools"), start=0.5, share=0.5):
            result = school_zoning(network=network, progress=progress, **given)
        zone_outputs.give(inputs, outputs, result, network, issues, progress)


def _zones():
    """Declare the zones and how they are read."""
    return [
        p.source(
            "SCHOOL_ZONES",
            tr("School zones (polygons)"),
            [p.POLYGON],
            tr("Polygons that name their schools; those of one stage may overlap."),
        ),
        p.field(
            "SCHOOL_FIELD",
            tr("Field with the names of the schools"),
            "SCHOOL_ZONES",
            tr("Several names are parted by 、. If left empty, a field such as school or 学校 is used."),
            advanced=True,
        ),
        p.field(
            "SCHOOL_CODE_FIELD",
            tr("Field with the codes of the schools"),
            "SCHOOL_ZONES",
            tr("They go before the names. If left empty, a field such as school_id or 学校代码 is used."),
            advanced=True,
        ),
        p.choice(
            "STAGE",
            tr("Stage of zones that say none"),
            STAGES,
            tr("Zones with a field kind (小学, 初中, 九年一贯制) count for what it says."),
        ),
    ]


def _outputs():
    """Declare the outputs."""
    figures = tr(
        "villages and people in all, judged and zoned to the nearest school, share_nearest (0 to 1), people "
        "by reason, mean_m, max_m (metres to the assigned school), mean_extra_m, max_extra_m (metres more "
        "than to the nearest)"
    )
    return [
        p.villages(
            tr(
                "Points, one for each village and stage: people_in_need (children), zone, assigned school "
                "with access_m, network_m, egress_m, total_m (metres), nearest school with nearest_m, "
                "extra_m, is_nearest (0 or 1) and reason."
            )
        ),
        p.sink(
            "ZONES",
            tr("School zones judged"),
            p.POLYGON,
            tr("Polygons, one for each zone and stage, with its schools: {}.").format(figures),
            optional=True,
        ),
        p.township_coverage(tr("Polygons, one for each township and stage: {}.").format(figures)),
        p.coverage_summary(),
        p.account(),
        p.skipped(),
        p.workbook(tr("Summary, zones, children who live nearer to another school, and account.")),
    ]

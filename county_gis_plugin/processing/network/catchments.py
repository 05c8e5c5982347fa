"""Give every place to its nearest facility, and count who falls to which."""

from __future__ import annotations

from .. import parameters as p
from ..base import CountyAlgorithm
from ..texts import mark, tr


class Catchments(CountyAlgorithm):
    """Draw the catchment of each facility and count its villages and people."""

    ID = "catchments"
    TITLE = mark("Catchments")
    GROUP = "network"
    TAGS = mark("catchment,allocation,nearest,voronoi,facility,load,school district,network")
    SUMMARY = mark("Gives every road and place to its nearest facility by network cost, and counts people.")
    DETAILS = (
        mark(
            "Catchments do not overlap. Without a limit they fill what the network connects; with one they "
            "end there. Villages count where their own nearest facility is, whether or not the polygon "
            "holds them."
        ),
    )

    def parameters(self):
        return [
            p.roads(),
            p.facilities(),
            *p.choice_of_facilities(),
            p.demand(
                optional=True,
                text=tr("Villages or settlements to be counted; none are needed for the areas."),
            ),
            p.population_field(),
            p.mode(),
            p.radius(
                tr("Catchments end at this total distance. Only in the mode distance; empty for no limit.")
            ),
            p.minutes(
                tr("Catchments end at this time. Only in the modes walk, ebike, drive; empty for no limit.")
            ),
            p.direction(),
            p.trim(1000.0),
            p.max_snap(),
            p.barriers(),
            *p.network(),
            *_outputs(),
        ]

    def compute(self, inputs, outputs, progress):
        from .. import facilities as who
        from .. import people, travel
        from ..fields import real, text, whole

        cutoff = travel.cutoff(inputs)
        issues = []
        facilities, left_out = who.chosen(inputs, issues, progress)
        demand = people.villages(inputs, issues)
        network = travel.build(inputs, progress)
        options = {
            "direction": inputs.choice("DIRECTION"),
            "max_snap_m": inputs.number("MAX_SNAP"),
            "barriers": inputs.frame("BARRIERS", []),
            "progress": progress,
        }
        areas, lines, skipped = travel.split_areas(
            network, facilities, cutoff, inputs.number("TRIM"), options
        )
        load, points = travel.falls_to(network, facilities, demand, cutoff, options)
        crs = inputs.qgis_crs("FACILITIES")
        head = [*whole("facility_id"), *text("facility_name")]
        counts = [
            *whole("villages", "villages_served", "villages_beyond"),
            *real("people", "people_served", "people_beyond"),
            *whole("people_missing_rows"),
            *real("mean_m", "max_m", "mean_s", "max_s"),
        ]
        areas = areas.join(load, on="facility_id")
        outputs.layer("OUTPUT", areas, [*head, *counts, *real("area_m2")], geometry="polygon", crs=crs)
        outputs.layer("LINES", lines, [*head, *real("length_m")], geometry="line", crs=crs)
        if points is not None:
            fields = [
                *whole("demand_id"),
                *text("name"),
                *real("people"),
                *head,
                *travel.LEDGER,
                *text("reason"),
            ]
            outputs.layer("POINTS", points, fields, geometry="point", crs=inputs.qgis_crs("DEMAND"))
        outputs.skipped(inputs, network.skipped, left_out, skipped, notes=issues)


def _outputs():
    """Declare the outputs."""
    counts = tr(
        "facility_id, facility_name, villages, villages_served, villages_beyond, people, people_served, "
        "people_beyond, people_missing_rows, mean_m and max_m (metres) or mean_s and max_s (seconds)"
    )
    return [
        p.sink(
            "OUTPUT",
            tr("Catchments"),
            p.POLYGON,
            tr("Polygons, one for each facility: {}.").format(counts),
        ),
        p.sink(
            "LINES",
            tr("Roads by nearest facility"),
            p.LINE,
            tr(
                "Lines with facility_id, facility_name and length_m (metres); each metre of road occurs once."
            ),
            optional=True,
            shown=False,
        ),
        p.sink(
            "POINTS",
            tr("Villages by nearest facility"),
            p.POINT,
            tr(
                "Points with demand_id, name, people, facility_id, facility_name, access_m, network_m, "
                "egress_m, total_m (metres), or network_s and total_s (seconds), and reason."
            ),
            optional=True,
            shown=False,
        ),
        p.skipped(),
    ]

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
            "Catchments do not overlap. Without a limit they fill what the network connects; with one they end "
            "there. Villages count where their own nearest facility is, whether or not the polygon holds them."
        ),
    )

    def parameters(self):
        counts = tr(
            "facility_id, facility_name, villages, villages_served, villages_beyond, people, people_served, "
            "people_beyond, people_missing_rows, mean_m and max_m (metres) or mean_s and max_s (seconds)"
        )
        return [
            p.roads(),
            p.facilities(),
            p.demand(optional=True, text=tr("Villages or settlements to be counted; none are needed for the areas.")),
            p.population_field(),
            p.mode(),
            p.radius(tr("Catchments end at this total distance. Only in the mode distance; empty for no limit.")),
            p.minutes(tr("Catchments end at this time. Only in the modes walk, ebike, drive; empty for no limit.")),
            p.direction(),
            p.max_snap(),
            p.barriers(),
            *p.network(),
            p.sink("OUTPUT", tr("Catchments"), p.POLYGON, tr("Polygons, one for each facility: {}.").format(counts)),
            p.sink(
                "LINES",
                tr("Roads by nearest facility"),
                p.LINE,
                tr("Lines with facility_id, facility_name and length_m (metres); each metre of road occurs once."),
                optional=True,
                shown=False,
            ),
            p.sink(
                "POINTS",
                tr("Villages by nearest facility"),
                p.POINT,
                tr(
                    "Points with demand_id, name, people, facility_id, facility_name, access_m, network_m, egress_m, "
                    "total_m (metres), or network_s and total_s (seconds), and reason."
                ),
                optional=True,
                shown=False,
            ),
            p.skipped(),
        ]

    def compute(self, inputs, outputs, progress):
        from ...analysis.access.catchments import catchment_areas, facility_load
        from ...analysis.network import paths
        from .. import travel
        from ..fields import real, text, whole

        options = {
            "cutoff": travel.cutoff(inputs),
            "direction": inputs.choice("DIRECTION"),
            "max_snap_m": inputs.number("MAX_SNAP"),
            "barriers": inputs.frame("BARRIERS", []),
        }
        facilities = inputs.named("FACILITIES", "facilities")
        demand = inputs.people("DEMAND", facilities.crs)
        network = travel.build(inputs, progress)
        with progress.step(tr("Searching the nearest facilities"), start=0.5, share=0.2):
            search = paths.nearest_search(network, facilities, demand, progress=progress, **options)
        with progress.step(tr("Drawing the catchments"), start=0.7, share=0.3):
            areas, lines = catchment_areas(network, facilities, progress=progress, **options)
        load = travel.by_unit(facility_load(search.frame, facilities, demand), network.unit)
        crs = inputs.qgis_crs("FACILITIES")
        head = [*whole("facility_id"), *text("facility_name")]
        counts = [
            *whole("villages", "villages_served", "villages_beyond"),
            *real("people", "people_served", "people_beyond"),
            *whole("people_missing_rows"),
            *real("mean_m", "max_m", "mean_s", "max_s"),
        ]
        rows = travel.with_names(areas.join(load, on="facility_id"), facilities)
        outputs.layer("OUTPUT", rows, [*head, *counts], geometry="polygon", crs=crs)
        lines = travel.with_names(lines, facilities)
        outputs.layer("LINES", lines, [*head, *real("length_m")], geometry="line", crs=crs)
        points = travel.on_points(travel.described(search.frame, facilities, demand, network.unit), demand)
        points["people"] = demand["people"].to_numpy()
        fields = [*whole("demand_id"), *text("name"), *real("people"), *head, *travel.LEDGER, *text("reason")]
        outputs.layer("POINTS", points, fields, geometry="point", crs=inputs.qgis_crs("DEMAND") if len(demand) else crs)
        outputs.skipped(inputs, network.skipped, search.facilities.rejected("FACILITIES"), search.demand.rejected("DEMAND"))

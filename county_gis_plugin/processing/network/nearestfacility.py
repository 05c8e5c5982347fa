"""Find the nearest facility of every village by the network, with the route that proves it."""

from __future__ import annotations

from .. import parameters as p
from ..base import CountyAlgorithm
from ..texts import mark, tr


class NearestFacility(CountyAlgorithm):
    """Find the nearest facilities and write points and routes."""

    ID = "nearestfacility"
    TITLE = mark("Nearest facility")
    GROUP = "network"
    TAGS = mark("nearest,closest,facility,distance,network,route,accessibility,school,hospital")
    SUMMARY = mark("Finds the nearest facility of every village by network distance or travel time.")
    DETAILS = (
        mark(
            "The cost is always split: access (straight leg from the village to the road), network, egress "
            "(straight leg to the facility). The total is their sum. What cannot be reached has no cost but "
            "a reason: no_geometry, off_network, unconnected, beyond (the radius), served."
        ),
    )

    def parameters(self):
        return [
            p.roads(),
            p.facilities(),
            *p.choice_of_facilities(),
            p.demand(),
            p.mode(),
            p.radius(),
            p.minutes(),
            p.number(
                "COUNT",
                tr("Number of facilities for each village"),
                tr("1 for the nearest; with more, each village has a row for each, numbered by rank."),
                default=1,
                least=1,
                integer=True,
            ),
            p.direction(),
            p.max_snap(),
            p.barriers(),
            *p.network(),
            p.sink(
                "OUTPUT",
                tr("Nearest facilities"),
                p.POINT,
                tr(
                    "Points with demand_id, name, rank, facility_id, facility_name, access_m, network_m, "
                    "egress_m, total_m (metres), or network_s and total_s (seconds) in the time modes, "
                    "and reason."
                ),
            ),
            p.sink(
                "ROUTES",
                tr("Routes"),
                p.LINE,
                tr(
                    "Lines from the village over the roads to the nearest facility, with the same costs and "
                    "length_m (metres), the length of the whole line."
                ),
                optional=True,
            ),
            p.skipped(),
        ]

    def compute(self, inputs, outputs, progress):
        from ...analysis.network import paths
        from .. import facilities as who
        from .. import travel
        from ..fields import real, text, whole

        cutoff = travel.cutoff(inputs)
        issues = []
        facilities, left_out = who.chosen(inputs, issues, progress)
        demand = inputs.named("DEMAND", "villages")
        network = travel.build(inputs, progress)
        options = {
            "cutoff": cutoff,
            "direction": inputs.choice("DIRECTION"),
            "max_snap_m": inputs.number("MAX_SNAP"),
            "barriers": inputs.frame("BARRIERS", []),
        }
        count = inputs.whole("COUNT")
        with progress.step(tr("Searching the nearest facilities"), start=0.5, share=0.4):
            search = paths.nearest_search(network, facilities, demand, progress=progress, **options)
            frame = (
                search.frame
                if count == 1
                else paths.nearest(network, facilities, demand, k=count, progress=progress, **options)
            )
        crs = inputs.qgis_crs("DEMAND")
        head = [*whole("demand_id"), *text("name"), *whole("rank", "facility_id"), *text("facility_name")]
        tail = [*travel.LEDGER, *text("reason")]
        points = travel.on_points(travel.described(frame, facilities, demand, network.unit), demand)
        outputs.layer("OUTPUT", points, [*head, *tail], geometry="point", crs=crs)
        if outputs.wanted("ROUTES"):
            with progress.step(tr("Drawing the routes"), start=0.9, share=0.1):
                routes = search.routes()
            rows = travel.described(search.frame.loc[routes.index], facilities, demand, network.unit)
            rows["length_m"] = routes["length_m"].to_numpy()
            routes = routes[["geometry"]].reset_index(drop=True).join(rows.reset_index(drop=True))
            outputs.layer("ROUTES", routes, [*head, *real("length_m"), *tail], geometry="line", crs=crs)
        travel.tell_reasons(progress, frame)
        outputs.skipped(
            inputs,
            network.skipped,
            left_out,
            search.facilities.rejected("FACILITIES"),
            search.demand.rejected("DEMAND"),
            notes=issues,
        )

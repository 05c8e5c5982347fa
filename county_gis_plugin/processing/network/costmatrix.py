"""Measure the cost from every origin to every destination within a cutoff."""

from __future__ import annotations

from .. import parameters as p
from ..base import CountyAlgorithm
from ..texts import mark, tr


class CostMatrix(CountyAlgorithm):
    """Write the OD cost matrix as straight lines with their costs."""

    ID = "costmatrix"
    TITLE = mark("OD cost matrix")
    GROUP = "network"
    TAGS = mark("origin,destination,matrix,od,cost,distance,network,impedance")
    SUMMARY = mark("Measures network distance or travel time from every origin to every destination.")
    DETAILS = (
        mark(
            "Pairs that are not connected, or that cost more than the cutoff, have no row: their number "
            "stands in the log. Points that are not on the network have none either: they are listed among "
            "the skipped features. Written to CSV or XLSX the result is a plain table."
        ),
        mark(
            "With services named, the destinations are the facilities that give them; every origin counts. "
            "Trips run from the origins to the destinations: for fire engines and ambulances, which come to "
            "the people, give the stations as origins and the villages as destinations."
        ),
    )

    def parameters(self):
        points = [p.POINT, p.POLYGON]
        return [
            p.roads(),
            p.source("ORIGINS", tr("Origins"), points, tr("Where trips begin.")),
            p.source("DESTINATIONS", tr("Destinations"), points, tr("Where trips end.")),
            *p.choice_of_facilities("DESTINATIONS"),
            p.mode(),
            p.radius(tr("Pairs farther apart are left out. Only in the mode distance; empty for no limit.")),
            p.minutes(
                tr(
                    "Pairs farther apart are left out. Only in the modes walk, ebike, drive; empty for "
                    "no limit."
                )
            ),
            p.max_snap(),
            p.barriers(),
            *p.network(),
            p.sink(
                "OUTPUT",
                tr("Cost matrix"),
                p.LINE,
                tr(
                    "Straight lines from origin to destination with origin_id, origin_name, destination_id, "
                    "destination_name, access_m, network_m, egress_m, total_m (metres), or network_s and "
                    "total_s (seconds) in the time modes."
                ),
            ),
            p.skipped(),
        ]

    def compute(self, inputs, outputs, progress):
        from ...analysis.errors import message
        from ...analysis.network import paths, snapping
        from .. import facilities as who
        from .. import travel
        from ..fields import text, whole

        cutoff = travel.cutoff(inputs)
        issues = []
        origins = inputs.named("ORIGINS", "origins")
        destinations, left_out = who.chosen(inputs, issues, progress, layer="DESTINATIONS")
        network = travel.build(inputs, progress)
        options = {"max_snap_m": inputs.number("MAX_SNAP"), "barriers": inputs.frame("BARRIERS", [])}
        options["progress"] = progress
        with progress.step(tr("Measuring the pairs"), start=0.5, share=0.5):
            start = snapping.snap(network, origins, leaving=True, layer="ORIGINS", **options)
            end = snapping.snap(network, destinations, leaving=False, layer="DESTINATIONS", **options)
            matrix = paths.cost_matrix(network, start, end, cutoff=cutoff, progress=progress)
        pairs = len(origins) * len(destinations)
        progress.info(message("{found} of {pairs} pairs have a cost.", found=len(matrix), pairs=pairs))
        rows = travel.ledger(matrix, network.unit)
        rows["origin_name"] = travel.names_of(origins, rows["origin_id"])
        rows["destination_name"] = travel.names_of(destinations, rows["destination_id"])
        fields = [
            *whole("origin_id"),
            *text("origin_name"),
            *whole("destination_id"),
            *text("destination_name"),
            *travel.LEDGER,
        ]
        lines = travel.between(rows, origins, destinations)
        outputs.layer("OUTPUT", lines, fields, geometry="line", crs=inputs.qgis_crs("ORIGINS"))
        rejected = start.rejected("ORIGINS"), end.rejected("DESTINATIONS")
        outputs.skipped(inputs, network.skipped, left_out, *rejected, notes=issues)

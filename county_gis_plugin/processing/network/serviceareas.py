"""Draw what lies within a network distance or time of facilities."""

from __future__ import annotations

from .. import parameters as p
from ..base import CountyAlgorithm
from ..texts import mark, tr


class ServiceAreas(CountyAlgorithm):
    """Draw service areas as lines and polygons."""

    ID = "serviceareas"
    TITLE = mark("Service areas")
    GROUP = "network"
    TAGS = mark("service area,isochrone,reach,cutoff,breaks,network,buffer,drive time,walking distance")
    SUMMARY = mark("Draws the roads and the land within given network distances or times of facilities.")
    DETAILS = (
        mark(
            "Lines cut inside the road where the break is reached; each metre of road occurs once for each "
            "facility and break. A polygon is the land whose network cost plus the straight way off the road "
            "is at most the break. Each break contains the smaller ones."
        ),
    )

    def parameters(self):
        return [
            p.roads(),
            p.facilities(),
            *p.choice_of_facilities(),
            p.mode(),
            *_breaks(),
            *_shape(),
            p.max_snap(),
            p.barriers(),
            *p.network(),
            *_outputs(),
        ]

    def compute(self, inputs, outputs, progress):
        from ...analysis.network.service_areas import service_area_search
        from .. import travel

        issues = []
        facilities, breaks, field, left_out = travel.facilities_with_breaks(inputs, issues, progress)
        network = travel.build(inputs, progress)
        options = {
            "overlap": inputs.choice("OVERLAP"),
            "direction": inputs.choice("DIRECTION"),
            "break_field": field,
            "max_snap_m": inputs.number("MAX_SNAP"),
            "barriers": inputs.frame("BARRIERS", []),
        }
        polygons = {"trim_m": inputs.number("TRIM"), "exact": inputs.flag("EXACT")}
        kinds = [("LINES", "lines", "line", {}), ("POLYGONS", "polygons", "polygon", polygons)]
        kinds = [kind for kind in kinds if outputs.wanted(kind[0])]
        crs = inputs.qgis_crs("FACILITIES")
        skipped = None
        for number, (name, kind, geometry, more) in enumerate(kinds):
            with progress.step(tr("Drawing the service areas"), start=0.5 + number * 0.25, share=0.25):
                found = service_area_search(
                    network, facilities, breaks, kind=kind, progress=progress, **options, **more
                )
            rows, fields = travel.break_rows(found.frame, facilities, network.unit, kind)
            outputs.layer(name, rows, fields, geometry=geometry, crs=crs)
            skipped = found.skipped
            if kind == "polygons":
                travel.tell_honesty(progress, network, found.frame, facilities, more["trim_m"], options)
        outputs.skipped(inputs, network.skipped, left_out, skipped, notes=issues)


def _breaks():
    """Declare how far the areas reach."""
    return [
        p.breaks(),
        p.breaks_minutes(),
        p.field(
            "BREAK_FIELD",
            tr("Field with each facility's own break (metres or minutes)"),
            "FACILITIES",
            tr("In place of the breaks: metres in the mode distance, else minutes."),
            advanced=True,
        ),
    ]


def _shape():
    """Declare how areas overlap, which way one travels, and how polygons are drawn."""
    return [
        p.choice(
            "OVERLAP",
            tr("Overlapping areas"),
            p.OVERLAPS,
            tr(
                "separate: one area for each facility; merge: areas of the same break joined; split: each "
                "place goes to its nearest facility."
            ),
        ),
        p.choice(
            "DIRECTION",
            tr("Direction of travel"),
            tuple(reversed(p.DIRECTIONS)),
            tr(
                "from_facility: what the facility reaches. to_facility: from where the facility is reached. "
                "It matters only where roads are one-way."
            ),
            advanced=True,
        ),
        p.trim(100.0),
        p.flag(
            "EXACT",
            tr("Exact polygons"),
            tr("Polygons from exact buffers instead of a fine grid; slower."),
            advanced=True,
        ),
    ]


def _outputs():
    """Declare the outputs."""
    return [
        p.sink(
            "POLYGONS",
            tr("Service areas (polygons)"),
            p.POLYGON,
            tr(
                "Polygons with facility_id, facility_name, break_m (metres) or break_min (minutes), "
                "break_cost (metres or seconds) and area_m2 (square metres)."
            ),
            optional=True,
        ),
        p.sink(
            "LINES",
            tr("Service areas (lines)"),
            p.LINE,
            tr("Lines with the same fields and length_m (metres) in place of the area."),
            optional=True,
        ),
        p.skipped(),
    ]

"""Read what School zones needs beside the network: zones, schools, the county."""

from __future__ import annotations

from collections.abc import Mapping

from ...analysis.access.zone_schools import read_zones
from ...analysis.issues import Issue
from ...analysis.progress import Progress
from ...analysis.standards import load_standards
from ..coverage.county import read_county
from ..facilities import read_facilities
from ..layers import Inputs


def read(inputs: Inputs, issues: list[Issue], progress: Progress) -> Mapping[str, object]:
    """Give the arguments of ``school_zoning``, all but the network."""
    fields = {"school": inputs.text("SCHOOL_FIELD"), "school_id": inputs.text("SCHOOL_CODE_FIELD")}
    zones = read_zones(inputs.frame("SCHOOL_ZONES"), fields, issues=issues)
    county = read_county(inputs, issues, progress)
    standards, stage = load_standards(inputs.text("STANDARDS")), inputs.choice("STAGE")
    return {
        "zones": zones,
        "facilities": read_facilities(inputs, standards, [stage], issues),
        "townships": county.townships,
        "demand": county.villages,
        "population": county.population,
        "stage": stage,
        "standards": standards,
        "builtup": county.builtup,
        "barriers": inputs.frame("BARRIERS", []),
        "max_snap_m": inputs.number("MAX_SNAP"),
        "include_planned": inputs.flag("INCLUDE_PLANNED"),
        "public_only": inputs.flag("PUBLIC_ONLY"),
    }

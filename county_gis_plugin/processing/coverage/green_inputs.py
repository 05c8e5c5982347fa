"""Read what Green coverage needs beside the network: parks, entrances, housing land, the county."""

from __future__ import annotations

from collections.abc import Mapping

from ...analysis.coverage.green import IN_USE
from ...analysis.issues import Issue
from ...analysis.progress import Progress
from ...analysis.schema import standardise
from ...analysis.standards import load_standards
from ..layers import Inputs
from .county import read_county


def read(inputs: Inputs, issues: list[Issue], progress: Progress) -> Mapping[str, object]:
    """Give the arguments of ``green_coverage``, all but the network."""
    county = read_county(inputs, issues, progress)
    return {
        "parks": standardise(inputs.frame("GREEN"), "green", issues=issues),
        "townships": county.townships,
        "residential": inputs.frame("RESIDENTIAL", []),
        "demand": county.villages,
        "population": county.population,
        "builtup": county.builtup,
        "entrances": inputs.frame("ENTRANCES", []),
        "statuses": (*IN_USE, "planned") if inputs.flag("INCLUDE_PLANNED") else IN_USE,
        "max_snap_m": inputs.number("MAX_SNAP"),
        "standards": load_standards(inputs.text("STANDARDS")),
    }

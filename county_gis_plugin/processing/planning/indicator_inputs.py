"""Read the inputs of County indicators in the engine's terms."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from ...analysis.indicators.scoring import read_profiles
from ...analysis.indicators.statistics import one_figure_a_row
from ...analysis.indicators.targets import read_targets
from ...analysis.indicators.villages import village_sums
from ...analysis.issues import Issue
from ...analysis.progress import Progress
from ..coverage.county import County, read_county
from ..layers import Inputs
from .countyindicators import NO_TYPE

# The parameter that takes each result table.
TABLES = {
    "SERVICEGAPS": "servicegaps",
    "SITECOVERAGE": "sitecoverage",
    "SITES": "sitecoverage.sites",
    "CHAINS": "sitecoverage.chains",
    "ROADCOVERAGE": "roadcoverage",
    "PIPECOVERAGE": "pipecoverage",
    "SEWERS": "pipecoverage.sewers",
    "CORRIDORGAPS": "corridorgaps",
    "ROUTES": "corridorgaps.routes",
    "GREENCOVERAGE": "greencoverage",
    "SCHOOLZONES": "schoolzones",
    "VILLAGES": "villages",
    "SETTLEMENTS": "settlements",
}


def read(inputs: Inputs, issues: list[Issue], progress: Progress) -> Mapping[str, object]:
    """Give the arguments of ``county_indicators``."""
    county = read_county(inputs, issues, progress)
    tables = {name: inputs.table(parameter) for parameter, name in TABLES.items()}
    if tables["villages"] is None:
        tables["villages"] = _villages(county)
    statistics = inputs.table("STATISTICS")
    if statistics is not None:
        statistics = one_figure_a_row(statistics, issues=issues)
    type_ = inputs.choice("COUNTY_TYPE")
    return {
        "tables": tables,
        "townships": county.townships,
        "statistics": statistics,
        "targets": read_targets(inputs.text("TARGETS")),
        "profiles": read_profiles(inputs.text("PROFILES")),
        "county_code": inputs.text("COUNTY_CODE"),
        "county_type": None if type_ == NO_TYPE else type_,
        "year": inputs.whole("YEAR") if inputs.given("YEAR") else None,
    }


def _villages(county: County) -> pd.DataFrame | None:
    """Add up the village table, where there are villages to join it to."""
    if county.villages is None or county.statistics is None:
        return None
    return village_sums(county.villages, county.statistics, county.townships, county.builtup)

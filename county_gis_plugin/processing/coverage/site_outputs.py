"""Hand the results of Site coverage over: layers, tables, workbook."""

from __future__ import annotations

from collections.abc import Sequence

from ...analysis.coverage.site_sheets import pages_of, tables_of, words_of
from ...analysis.coverage.sites import SiteCoverage
from ...analysis.issues import Issue
from ...analysis.progress import Progress
from ..layers import Inputs
from ..outputs import Outputs
from . import results
from .site_inputs import LAYERS


def give(
    inputs: Inputs, outputs: Outputs, result: SiteCoverage, issues: Sequence[Issue], progress: Progress
) -> None:
    """Give all results; sites in the CRS of the first of their layers, the rest in that of the villages."""
    villages = ("DEMAND", "TOWNSHIPS")
    results.usual(inputs, outputs, result, progress, notes=issues)
    results.layer(inputs, outputs, "SITES", result.sites, geometry="point", like=LAYERS)
    results.layer(inputs, outputs, "CHAINS", result.chains, geometry="point", like=villages)
    results.layer(inputs, outputs, "CHAIN_SUMMARY", result.chain_summary)
    results.layer(inputs, outputs, "PEOPLE_ACCOUNT", result.people_account)
    results.workbook(
        inputs, outputs, result, words_of(result), lambda: pages_of(result), progress,
        notes=issues, tables=tables_of(result),
    )

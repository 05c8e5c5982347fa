"""Hand the results of Green coverage over: layers, tables, workbook."""

from __future__ import annotations

from collections.abc import Sequence

from ...analysis.coverage.green import GreenCoverage
from ...analysis.coverage.green_sheets import WORDS, pages_of, tables_of
from ...analysis.issues import Issue
from ...analysis.network.model import Network
from ...analysis.progress import Progress
from ..layers import Inputs
from ..outputs import Outputs
from . import results

# Yes or no, and rows counted: sums of townships hold them as numbers with a fraction.
WHOLE = ("meets_target", "meets_floor", "people_missing_rows")


def give(
    inputs: Inputs, outputs: Outputs, result: GreenCoverage, network: Network, issues: Sequence[Issue],
    progress: Progress,
) -> None:
    """Give all results; parks in their own CRS, land beyond them in that of the housing land."""
    inputs.skipped.append(network.skipped)
    results.usual(inputs, outputs, result, progress, notes=issues, whole=WHOLE)
    results.layer(inputs, outputs, "PARKS", result.parks, geometry="polygon", like=("GREEN",))
    homes = ("RESIDENTIAL", "TOWNSHIPS")
    results.layer(inputs, outputs, "BEYOND", result.beyond, geometry="polygon", like=homes)
    results.workbook(
        inputs, outputs, result, WORDS, lambda: pages_of(result), progress, notes=issues,
        tables=tables_of(result), whole=WHOLE,
    )

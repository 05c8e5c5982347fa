"""Hand the results of School zones over: layers, tables, workbook."""

from __future__ import annotations

from collections.abc import Sequence

from ...analysis.access.zone_sheets import WHOLE, WORDS, pages_of
from ...analysis.access.zoning import SchoolZoning
from ...analysis.issues import Issue
from ...analysis.network.model import Network
from ...analysis.progress import Progress
from ..coverage import results
from ..layers import Inputs
from ..outputs import Outputs


def give(
    inputs: Inputs, outputs: Outputs, result: SchoolZoning, network: Network, issues: Sequence[Issue],
    progress: Progress,
) -> None:
    """Give all results; zones in their own CRS."""
    inputs.skipped.append(network.skipped)
    results.usual(inputs, outputs, result, progress, notes=issues, whole=WHOLE)
    results.layer(
        inputs, outputs, "ZONES", result.zones, geometry="polygon", like=("SCHOOL_ZONES",), whole=WHOLE)
    results.workbook(
        inputs, outputs, result, WORDS, lambda: pages_of(result), progress, notes=issues, whole=WHOLE)

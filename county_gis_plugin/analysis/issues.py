"""Note what was odd in the inputs and how it was treated, where no error is due."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

COLUMNS = ("input", "feature_id", "reason", "detail")

Issue = dict[str, object]


def issue(input_name: str, feature_id: object, reason: str, detail: object) -> Issue:
    """Make one row: the input, the feature (or ``listed(ids)``), a word and a sentence."""
    return dict(zip(COLUMNS, (input_name.upper(), feature_id, reason, detail)))


def issues_frame(issues: Sequence[Issue]) -> pd.DataFrame:
    """Give the rows as a frame with the columns of all skipped features."""
    return pd.DataFrame(list(issues), columns=list(COLUMNS), dtype=object)

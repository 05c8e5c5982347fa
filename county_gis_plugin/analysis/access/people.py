"""Count the people who need a service, from age fields or from a share."""

from __future__ import annotations

import pandas as pd

from ..errors import message
from ..progress import Progress

FROM_DATA, FROM_STANDARDS = "data", "standards"


def people_in_need(
    points: pd.DataFrame, column: str | None, share: float | None
) -> tuple[pd.Series, pd.Series]:
    """Give the people in need for each row, and whether their number is estimated.

    The age field counts where it has a value; else the row's people are scaled by ``share`` and
    flagged. Missing people stay missing.

    Parameters
    ----------
    points
        ``people`` and, where there is one, the age column.
    column
        The age field that the service is for; ``None`` when it is for everyone.
    share
        People in need per person, 0 to 1; ``None`` when it is not known: then everyone counts.

    Returns
    -------
    (people, estimated)
        On the index of ``points``: people (NaN = missing), and true where they were scaled.
    """
    if column is None:
        return points["people"].astype(float), pd.Series(False, index=points.index)
    known = points[column] if column in points else pd.Series(float("nan"), index=points.index)
    scaled = points["people"] * (1.0 if share is None else share)
    estimated = known.isna() & scaled.notna()
    return known.astype(float).where(~estimated, scaled), estimated


def share_of_people(points: pd.DataFrame, column: str) -> float | None:
    """Compute the county's share of an age group from the rows that have both numbers."""
    if column not in points:
        return None
    both = points[points[column].notna() & points["people"].notna()]
    total = both["people"].sum()
    return float(both[column].sum() / total) if total > 0 else None


def tell_share(
    service_name: str, estimated: pd.Series, share: float | None, source: str, progress: Progress
) -> None:
    """Say in the log in how many rows the people in need are estimated, and from which share."""
    if share is None or not estimated.any():
        return
    where = message("the rows with both numbers") if source == FROM_DATA else message("the standards")
    progress.info(
        message(
            "{service}: in {count} of {total} rows the people in need are estimated: {share:.1%} of all "
            "people, the share in {source}.",
            service=service_name,
            count=int(estimated.sum()),
            total=len(estimated),
            share=share,
            source=where,
        )
    )

"""Divide by people only where they are known: numerator and denominator cover the same townships."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from ..errors import Message, message, shown

COUNTY, TOWNSHIP = "county", "township"


def over_known(
    amount: pd.Series, people: pd.Series, level: pd.Series, by: Sequence[pd.Series] = ()
) -> pd.Series:
    """Divide amounts by people; of the county only what lies in townships whose people are known.

    Parameters
    ----------
    amount, people
        Of townships and of the county; people are NaN where not known.
    level
        ``township``, ``county`` or anything else.
    by
        What the rows are of beside their place, such as the service; the county has a row for each.

    Returns
    -------
    Series
        Per person; missing where the people are missing or none.
    """
    amount, people = (pd.to_numeric(values).astype(float) for values in (amount, people))
    own = amount.where((level == TOWNSHIP) & people.notna())
    whole = own.groupby(list(by)).transform("sum") if len(by) else pd.Series(own.sum(), index=amount.index)
    return amount.mask(level == COUNTY, whole) / people.where(people > 0)


def tell_unknown(names: pd.Series, people: pd.Series, missing_rows: pd.Series) -> list[Message]:
    """Name the townships whose people are not known, or only in part.

    ``people`` (NaN where not known) and ``missing_rows`` are of townships, on the index of ``names``;
    nothing is said where nobody's people are known.
    """
    people = people.astype(float)
    unknown = people.isna().to_numpy()
    partly = ~unknown & (missing_rows.fillna(0).to_numpy(float) > 0)
    told = []
    if unknown.any() and not unknown.all():
        told.append(message(
            "The people of {names} are not known: these townships have no part in what the county has per "
            "person.", names=shown(names[unknown])))
    if np.any(partly):
        told.append(message(
            "Some villages of {names} have no number of people: what there is per person is over the others "
            "and therefore too high.", names=shown(names[partly])))
    return told

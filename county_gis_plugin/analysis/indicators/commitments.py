"""Keep account of the policy commitments: what computes each, what is joined, what no map can tell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from .. import values
from ..data_files import shipped
from ..sources import cited
from ..units import converted
from .formulas import Formula
from .registry import INDICATORS
from .tables import FRAMES, JOINED_TABLES, WHOLE
from .targets import ALL, AT_LEAST, AT_MOST, COMPARATORS

COMPUTED, JOINED, NOT_SPATIAL = "computed", "joined", "not_spatial"


def commitments_table() -> pd.DataFrame:
    """List the commitments of ``standards/commitments.csv`` with their ``status`` and ``indicators``.

    ``computed``: an indicator whose formula is that of the commitment, and whose tables the other
    algorithms give, answers it; ``joined``: its figure comes from the
    table of statistics, under the commitment's id or by an indicator that is joined;
    ``not_spatial``: it is no figure that a map or a table of statistics could tell.
    """
    table = pd.DataFrame(shipped("commitments.csv"))
    table["source"] = table["source"].map(cited)
    answers: dict[str, list[str]] = {}
    computed = set()
    for own in INDICATORS:
        for commitment in own.commitments:
            answers.setdefault(commitment, []).append(own.id)
            if computed_from(own.formula):
                computed.add(commitment)
    table["indicators"] = [";".join(answers.get(id_, [])) for id_ in table["id"]]
    table["status"] = [
        COMPUTED if id_ in computed else JOINED if id_ in answers else otherwise
        for id_, otherwise in zip(table["id"], table.pop("otherwise"))
    ]
    return table


def judged(
    table: pd.DataFrame, rows: pd.DataFrame, comparisons: pd.DataFrame,
    statistics: Mapping[str, pd.DataFrame], county_code: str | None,
) -> pd.DataFrame:
    """Add the county's figure to each commitment: ``value``, ``year``, ``source``, ``meets``.

    The figure is the one joined under the commitment's own id (in its own unit), else that of the
    first indicator that answers it and has a value, those with a target for it before the others;
    ``figure`` names it. A share of pipes says nothing of 438 km: an indicator without a target for it,
    whose unit is not that of the commitment's number, gives none. ``meets`` is missing where
    the commitment has no number, or is another area's; ``applies`` is 1 where it is the county's own,
    its city's or its province's.
    """
    table = table.copy()
    county = rows[rows["code"] == WHOLE].set_index("id")
    own = comparisons[comparisons["code"] == WHOLE]
    aimed = set(zip(own["commitment"], own["id"]))
    found = pd.DataFrame([
        _figure(row, _answers(row, county, aimed), county, statistics) for row in table.itertuples()])
    table[list(found)] = found
    table["applies"] = [int(bool(county_code) and county_code.startswith(code))
                        for code in table["area_code"]]
    met = {(row.commitment, row.id): row.meets for row in own[::-1].itertuples()}
    by_target = [met.get(key, np.nan) for key in zip(table["id"], table["figure"])]
    table["meets"] = table["meets"].where(table["applies"] == 1).fillna(pd.Series(by_target))
    return table


def _answers(row: object, county: pd.DataFrame, aimed: set[tuple[str, str]]) -> list[str]:
    """List the indicators whose figure may stand beside the commitment's number, the first choice first."""
    answers = row.indicators.split(";") if row.indicators else []
    fitting = [id_ for id_ in answers if (row.id, id_) in aimed or not row.unit
               or not np.isnan(converted(1.0, row.unit, county.at[id_, "unit"]))]
    return sorted(fitting, key=lambda id_: (row.id, id_) not in aimed)


def _figure(
    row: object, answers: Sequence[str], county: pd.DataFrame, statistics: Mapping[str, pd.DataFrame]
) -> dict[str, object]:
    own = statistics.get(row.id)
    if own is not None and WHOLE in own.index:
        told = own.loc[WHOLE]
        return {
            "figure": row.id, "value": told["value"], "figure_unit": row.unit, "figure_year": told["year"],
            "figure_source": told["source"], "meets": _meets(told["value"], row.target, row.comparator),
        }
    for id_ in answers:
        told = county.loc[id_]
        if pd.notna(told["value"]):
            return {
                "figure": id_, "value": told["value"], "figure_unit": told["unit"],
                "figure_year": told["statistic_year"], "figure_source": told["statistic_source"],
                "meets": np.nan,
            }
    return {"figure": "", "value": np.nan, "figure_unit": "", "figure_year": np.nan, "figure_source": "",
            "meets": np.nan}


def _meets(value: float, target: str, comparator: str) -> float:
    """Compare with the commitment's number, where it has just one and says which way."""
    try:
        wanted = values.read_number(target)
    except values.UnreadableError:
        return np.nan
    way = COMPARATORS.get(comparator)
    if way in (AT_LEAST, ALL):
        return float(value >= wanted)
    return float(value <= wanted) if way == AT_MOST else np.nan


def computed_from(formula: Formula) -> bool:
    """Say whether some algorithm gives what the formula reads."""
    return any(table in FRAMES or table in JOINED_TABLES for table in formula.tables)

"""Compare the costs that the peers found: a quick peer that is wrong has won nothing."""

from __future__ import annotations

import itertools

import numpy as np
from answers import CUTOFF_M, Answer
from make_network import Case

TOLERANCE = 1e-6  # relative
NEAR_CUTOFF_M = 1e-3  # a pair this close to the cutoff may be in one answer and not in the other


class Agreement:
    """Gather the largest relative difference of each task and pair of peers."""

    def __init__(self) -> None:
        self.worst: dict[tuple[str, str, str], float] = {}
        self.compared: dict[tuple[str, str, str], int] = {}
        self.one_sided: dict[tuple[str, str, str], int] = {}

    @property
    def holds(self) -> bool:
        """Say whether all peers found the same costs for the same points."""
        return not sum(self.one_sided.values()) and max(self.worst.values()) <= TOLERANCE

    def check(self, task: str, case: Case, answers: dict[str, Answer]) -> None:
        """Compare every two peers on what both have covered."""
        for one, other in itertools.combinations(answers, 2):
            both = answers[one], answers[other]
            if task == "nearest" and not all(answer.covers_all_facilities(case) for answer in both):
                continue
            facilities = min(answer.facilities_covered or case.facilities for answer in both)
            demand = min(answer.demand_covered or case.demand for answer in both)
            found = [costs(answer, task, case, facilities, demand) for answer in both]
            self._compare((task, one, other), *found)

    def _compare(self, what: tuple[str, str, str], one: np.ndarray, other: np.ndarray) -> None:
        settled = [(found < CUTOFF_M - NEAR_CUTOFF_M) | (what[0] == "nearest") for found in (one, other)]
        there = [np.isfinite(found) for found in (one, other)]
        alone = (there[0] & ~there[1] & settled[0]) | (there[1] & ~there[0] & settled[1])
        common = there[0] & there[1]
        difference = np.abs(one[common] - other[common]) / np.maximum(np.abs(one[common]), 1.0)
        self.one_sided[what] = self.one_sided.get(what, 0) + int(alone.sum())
        self.compared[what] = self.compared.get(what, 0) + int(common.sum())
        self.worst[what] = max(self.worst.get(what, 0.0), float(difference.max(initial=0.0)))

    def lines(self) -> list[str]:
        """Say how far the peers agree."""
        return [
            f"{task}: {one} and {other} agree on {count:,} costs to {self.worst[task, one, other]:.0e}"
            f"; {self.one_sided[task, one, other]} only one of them has"
            for (task, one, other), count in self.compared.items()
        ]


def costs(answer: Answer, task: str, case: Case, facilities: int, demand: int) -> np.ndarray:
    """Lay an answer out by demand row (nearest) or by pair (matrix); infinite where there is none."""
    inside = (answer.facility < facilities) & (answer.demand < demand)
    facility, row, cost = answer.facility[inside], answer.demand[inside], answer.cost_m[inside]
    place = row if task == "nearest" else facility * demand + row
    found = np.full(demand if task == "nearest" else facilities * demand, np.inf)
    np.minimum.at(found, place, cost)
    return found

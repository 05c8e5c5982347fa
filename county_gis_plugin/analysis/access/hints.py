"""Point at gaps that may come from the data rather than from the land: for the log and the report.

Nothing here changes a cost or a reason.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from ..errors import Message, message, shown
from ..progress import Progress
from .reach import Reach

UNKNOWN = "an unknown number of"  # people


def by_legs_only(rows: pd.DataFrame, reaches: Sequence[Reach], service: str, layer: str) -> list[Message]:
    """Tell of rows that the straight legs to and from the roads put beyond the radius.

    Such a row is beyond, yet a facility stands within the radius as the crow flies (in time: walked
    straight), and the way over the roads alone is within it too.

    Parameters
    ----------
    rows
        Of the input that is in the layers: ``id``, ``name``, ``reason``, ``people_in_need``,
        ``straight_m``, ``network_m``, ``network_s``, ``total_cost``, ``radius``.
    reaches
        The searches that found the costs.
    layer
        The name of the input.
    """
    chosen = []
    for found in reaches:
        part = rows.loc[rows.index.intersection(found.frame.index)]
        # Costs are metres, or the legs are walked.
        pace = found.ground.network.walk_speed or 1.0
        over_roads = part["network_m"].fillna(part["network_s"]).astype(float)
        near = (part["straight_m"].astype(float) / pace <= part["radius"]) & (over_roads <= part["radius"])
        chosen.append(part[(part["reason"] == "beyond") & near])
    told = pd.concat(chosen)
    if told.empty:
        return []
    return [
        message(
            "{service}: {count} rows of {layer} ({people} people in need) are beyond the radius only through "
            "the straight legs to and from the roads; a facility stands within the radius as the crow flies. "
            "A path may be missing in ROADS near them: {ids}. No cost was changed.",
            service=service,
            layer=layer,
            **_who(told),
        )
    ]


def cut_off(
    rows: pd.DataFrame,
    reaches: Sequence[Reach],
    service: str,
    layer: str,
    *,
    leaving: bool,
    progress: Progress,
) -> list[Message]:
    """Tell of rows on parts of the network from which no facility can be reached, one mode at a time.

    ``leaving`` says whether trips begin at the rows; the rest is as for ``by_legs_only``.
    """
    found_hints = []
    for found in reaches:
        part = rows.loc[rows.index.intersection(found.frame.index)]
        told = part[part["reason"] == "unconnected"]
        if told.empty:
            continue
        network = found.ground.network
        snapped = found.ground.snapped_points(leaving=leaving, progress=progress)
        edge = snapped.edge[snapped.index.get_indexer(told.index)]
        parts = len(np.unique(network.components[network.edge_from[edge]]))
        found_hints.append(
            message(
                "{service}: {count} rows of {layer} ({people} people in need) stand on {parts} parts of the "
                "network for the mode {mode} from which no facility can be reached: {ids}. A main road that "
                "ROADS closes to this mode (by motor_vehicle, access, status or direction), or a gap between "
                "two lines, may be the cause.",
                service=service,
                layer=layer,
                parts=parts,
                mode=network.mode,
                **_who(told),
            )
        )
    return found_hints


def _who(told: pd.DataFrame) -> dict[str, object]:
    """Count rows and people, and name the rows."""
    people = told["people_in_need"]
    return {
        "count": len(told),
        "people": f"{people.sum():,.0f}" if people.notna().any() else UNKNOWN,
        "ids": shown(f"{id_} {name}".strip() for id_, name in zip(told["id"], told["name"].fillna(""))),
    }

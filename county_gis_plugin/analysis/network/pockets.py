"""Tell on which edges trips can begin or end: not in one-way dead ends, nor in pockets of one-way streets."""

from __future__ import annotations

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import breadth_first_order, connected_components

from .cache import seal
from .model import SAME_PLACE_M, Network

# Longer streets than these are a place of its own: nobody there is moved to the road across the river.
POCKET_SHARE = 0.25
POCKET_M = 10_000.0


def usable_edges(network: Network, *, leaving: bool) -> np.ndarray:
    """Say which edges (n_edges,) a trip can begin on (``leaving``) or end on.

    A one-way edge is left out if nothing leads on from its end, or, for ends of trips, nothing
    leads to its start; and so is every edge of a pocket (see ``_in_pocket``). A point there would
    be stuck. A network without one-way edges is not searched. Networks that differ in costs alone
    share the answer, which cannot be written.
    """
    usable = network.drawn.usable
    if leaving not in usable:
        usable[leaving] = _usable(network, leaving=leaving)
        seal(usable[leaving])
    return usable[leaving]


def _usable(network: Network, *, leaving: bool) -> np.ndarray:
    forward, backward = np.isfinite(network.edge_forward), np.isfinite(network.edge_backward)
    is_open, one_way = forward | backward, forward ^ backward
    if not one_way.any():
        return is_open
    tail, head, _, _, _ = network.arcs
    leads_on = np.zeros(network.n_nodes, dtype=bool)
    leads_on[tail if leaving else head] = True
    loop = network.edge_from == network.edge_to
    # The graph has no arcs for loops, but a loop leads on.
    leads_on[network.edge_from[loop & is_open]] = True
    ends = (network.edge_to, network.edge_from) if leaving else (network.edge_from, network.edge_to)
    onward = np.where(forward, *ends)
    usable = is_open & (~one_way | leads_on[onward])
    return usable & ~_in_pocket(network, is_open, onward, leaving=leaving)


def _in_pocket(network: Network, is_open: np.ndarray, onward: np.ndarray, *, leaving: bool) -> np.ndarray:
    """Say which edges lie in a pocket: a trip does not get from them to the main part, or back.

    The main part of a connected piece of the network is the longest of its sets of junctions with a
    way from each to each. Edges from which it cannot be reached (``leaving``), or that cannot be
    reached from it, are a pocket where the connected ones among them are short: less than
    ``POCKET_SHARE`` of the piece, and less than ``POCKET_M``. ``onward`` is the junction of each
    edge that trips on it go to, or come from.
    """
    cut_off = ~_joined(network, _main_parts(network, is_open), leaving=leaving)
    stuck = is_open & cut_off[onward]
    if not stuck.any():
        return stuck
    n, length_m = network.n_nodes, network.edge_length_m
    inside = stuck & cut_off[network.edge_from] & cut_off[network.edge_to]
    _, group = connected_components(
        _matrix(network.edge_from[inside], network.edge_to[inside], n), directed=False
    )
    group_m = np.bincount(group[onward[stuck]], length_m[stuck], minlength=n)[group[onward]]
    piece = network.components[network.edge_from]
    piece_m = np.bincount(piece[is_open], length_m[is_open], minlength=n)[piece]
    return stuck & (group_m < np.minimum(POCKET_SHARE * piece_m, POCKET_M))


def _main_parts(network: Network, is_open: np.ndarray) -> np.ndarray:
    """Mark the junctions (n_nodes,) of the longest part of every piece in which all ways lead back.

    Where a piece has no such part, all its junctions are marked.
    """
    tail, head, _, _, _ = network.arcs
    n_parts, part = connected_components(_matrix(tail, head, network.n_nodes), connection="strong")
    within = is_open & (part[network.edge_from] == part[network.edge_to])
    part_m = np.bincount(part[network.edge_from[within]], network.edge_length_m[within], minlength=n_parts)
    longest_m = np.zeros(network.n_nodes)
    np.maximum.at(longest_m, network.components, part_m[part])
    return part_m[part] >= longest_m[network.components] - SAME_PLACE_M


def _joined(network: Network, goal: np.ndarray, *, leaving: bool) -> np.ndarray:
    """Say from which junctions one of ``goal`` (mask) can be reached, or which can be reached from it."""
    tail, head, _, _, _ = network.arcs
    if leaving:
        tail, head = head, tail
    n, goals = network.n_nodes, np.flatnonzero(goal)
    # One search from a node that stands before all goals.
    arcs = _matrix(np.concatenate([tail, np.full(len(goals), n)]), np.concatenate([head, goals]), n + 1)
    found = np.zeros(n + 1, dtype=bool)
    found[breadth_first_order(arcs, n, return_predecessors=False)] = True
    return found[:n]


def _matrix(tail: np.ndarray, head: np.ndarray, size: int) -> csr_matrix:
    return csr_matrix((np.ones(len(tail), dtype=np.int8), (tail, head)), shape=(size, size))

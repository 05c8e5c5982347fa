"""Contract chains of degree-2 nodes, so that the graph to be searched is small.

Three steps, each on whole arrays: runs of consecutive segments within a line, chains of runs
across lines (list ranking by pointer doubling: J. C. Wyllie, "The complexity of parallel
computations", 1979), and the numbering of junctions and edges by place, so that the order of
the input rows changes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from .model import ranges

# Logarithms of ratios that differ by less are one ratio.
SAME_RATIO = 1e-9


@dataclass
class Segments:
    """Hold straight segments; the vertex behind ``tail_vertex`` is the one at the head.

    ``cost`` is that of the quicker direction. ``lean`` is the logarithm of the cost backward over the
    cost forward, ``None`` where every segment costs the same both ways.
    """

    tail: np.ndarray
    head: np.ndarray
    tail_vertex: np.ndarray
    length_m: np.ndarray
    cost: np.ndarray
    forward: np.ndarray
    backward: np.ndarray
    line: np.ndarray
    lean: np.ndarray | None = None

    def take(self, rows: np.ndarray) -> Segments:
        """Keep the segments ``rows`` (numbers or a mask), in that order."""
        length_m = self.length_m[rows]
        cost = length_m if self.cost is self.length_m else self.cost[rows]
        return Segments(
            self.tail[rows],
            self.head[rows],
            self.tail_vertex[rows],
            length_m,
            cost,
            self.forward[rows],
            self.backward[rows],
            self.line[rows],
            None if self.lean is None else self.lean[rows],
        )

    def __len__(self) -> int:
        return len(self.tail)


@dataclass
class Chains:
    """Hold the order of segments in edges.

    ``segment`` lists the segments edge by edge, ``flipped`` says which run against their own
    direction, ``starts`` (n_edges + 1) where each edge begins.
    """

    segment: np.ndarray
    flipped: np.ndarray
    starts: np.ndarray


def without_doubles(segments: Segments, n_nodes: int) -> tuple[Segments, int]:
    """Drop segments that lie on another between the same two nodes, and say how many.

    Straight segments between the same nodes are the same metres. The quickest stays and is open
    in every direction that one of them is, at the cost of the quickest that is open there: two
    one-way lines become one two-way line, with a speed for each direction if theirs differ.
    """
    low, high = np.minimum(segments.tail, segments.head), np.maximum(segments.tail, segments.head)
    key = low.astype(np.int64) * n_nodes + high
    del low, high
    order = np.argsort(key)
    same = key[order][1:] == key[order][:-1]
    if not same.any():
        return segments, 0
    # Few are drawn twice: only those are looked at.
    order = order[np.append(same, False) | np.append(False, same)]
    order = order[np.lexsort((segments.line[order], segments.cost[order], key[order]))]
    key, cost = key[order], segments.cost[order]
    first = np.flatnonzero(np.concatenate([[True], key[1:] != key[:-1]]))
    swapped = (segments.tail > segments.head)[order]
    forward, backward = segments.forward[order], segments.backward[order]
    up = np.minimum.reduceat(np.where(np.where(swapped, backward, forward), cost, np.inf), first)
    down = np.minimum.reduceat(np.where(np.where(swapped, forward, backward), cost, np.inf), first)
    swapped = swapped[first]
    stays = np.ones(len(segments), dtype=bool)
    stays[order] = False
    stays[order[first]] = True
    result = segments.take(stays)
    kept = (np.cumsum(stays) - 1)[order[first]]
    result.forward[kept] = np.isfinite(np.where(swapped, down, up))
    result.backward[kept] = np.isfinite(np.where(swapped, up, down))
    # Metres are the same both ways, even where a closed gap makes one drawing shorter.
    differs = np.isfinite(up) & np.isfinite(down) & (up != down)
    if differs.any() and segments.cost is not segments.length_m:
        lean = np.log(down[differs] / up[differs])
        result.lean = np.zeros(len(result))
        result.lean[kept[differs]] = np.where(swapped[differs], -lean, lean)
    return result, len(segments) - len(result)


def joints(segments: Segments, n_nodes: int) -> np.ndarray:
    """Say which nodes (n_nodes,) have exactly two segment ends and are passed alike from both sides.

    That is in the same open directions, with the same ratio between the costs of the two.
    """
    degree = np.bincount(segments.tail, minlength=n_nodes) + np.bincount(segments.head, minlength=n_nodes)
    # 1: the segment can be travelled into the node, 2: out of it. Two ends fit if what goes in
    # on one side goes out on the other: 3 + 3, or 1 + 2.
    code = np.bincount(segments.head, segments.forward + 2.0 * segments.backward, minlength=n_nodes)
    code += np.bincount(segments.tail, segments.backward + 2.0 * segments.forward, minlength=n_nodes)
    joint = (degree == 2) & ((code == 6) | (code == 3))
    if segments.lean is not None:
        lean = np.bincount(segments.head, segments.lean, minlength=n_nodes)
        lean -= np.bincount(segments.tail, segments.lean, minlength=n_nodes)
        joint &= np.abs(lean) < SAME_RATIO
    return joint


def chain(segments: Segments, joint: np.ndarray, node_xy: np.ndarray) -> Chains:
    """Order segments into chains between the nodes that are not joints.

    ``segments`` must be ordered along their lines; ``joint`` (n_nodes,) is changed where a ring
    without any junction needs one.
    """
    first = _run_starts(segments, joint)
    last = np.concatenate([first[1:], [len(segments)]]) - 1
    run_tail, run_head = segments.tail[first], segments.head[last]
    run_chain, run_rank, run_flipped = _chain_runs(run_tail, run_head, joint, node_xy)

    order = np.lexsort((run_rank, run_chain))
    counts = (last - first + 1)[order]
    flipped = run_flipped[order]
    up = ranges(first[order], counts)
    down = np.repeat(first[order] + last[order], counts) - up
    flipped_segment = np.repeat(flipped, counts)
    chain_of_segment = np.repeat(run_chain[order], counts)
    n_chains = int(run_chain.max()) + 1 if len(run_chain) else 0
    starts = np.concatenate([[0], np.cumsum(np.bincount(chain_of_segment, minlength=n_chains))])
    return Chains(np.where(flipped_segment, down, up), flipped_segment, starts.astype(np.int64))


def _run_starts(segments: Segments, joint: np.ndarray) -> np.ndarray:
    """Give the first segment of each run: consecutive segments of a line that meet in joints."""
    goes_on = (segments.line[1:] == segments.line[:-1]) & (segments.tail[1:] == segments.head[:-1])
    goes_on &= joint[segments.tail[1:]]
    return (
        np.flatnonzero(np.concatenate([[True], ~goes_on])) if len(segments) else np.zeros(0, dtype=np.int64)
    )


def _partners(run_tail: np.ndarray, run_head: np.ndarray, joint: np.ndarray) -> np.ndarray:
    """Give, for each run end (2 × run: its tail, + 1: its head), the run end it meets, or −1."""
    end_node = np.stack([run_tail, run_head], axis=1).ravel()
    partner = np.full(len(end_node), -1, dtype=np.int64)
    at_joint = np.flatnonzero(joint[end_node])
    at_joint = at_joint[np.argsort(end_node[at_joint], kind="stable")]
    pairs = at_joint.reshape(-1, 2)
    partner[pairs[:, 0]], partner[pairs[:, 1]] = pairs[:, 1], pairs[:, 0]
    return partner


def _open_rings(partner: np.ndarray, end_node: np.ndarray, joint: np.ndarray, node_xy: np.ndarray) -> None:
    """Make a junction of one node of each ring that has none: the one that lies lowest, then leftmost."""
    n_runs = len(partner) // 2
    met = np.flatnonzero(partner >= 0)
    graph = coo_matrix((np.ones(len(met), bool), (met // 2, partner[met] // 2)), shape=(n_runs, n_runs))
    n_groups, group = connected_components(graph, directed=False)
    is_ring = np.ones(n_groups, dtype=bool)
    is_ring[group[np.flatnonzero(partner < 0) // 2]] = False
    ends = np.flatnonzero(is_ring[group[np.arange(len(partner)) // 2]])
    if not len(ends):
        return
    order = np.lexsort((node_xy[end_node[ends], 0], node_xy[end_node[ends], 1], group[ends // 2]))
    ends = ends[order]
    lowest = ends[np.concatenate([[True], group[ends[1:] // 2] != group[ends[:-1] // 2]])]
    joint[end_node[lowest]] = False
    partner[partner[lowest]] = -1
    partner[lowest] = -1


def _chain_runs(
    run_tail: np.ndarray, run_head: np.ndarray, joint: np.ndarray, node_xy: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Give for each run its chain, its rank in it, and whether it is travelled backwards."""
    partner = _partners(run_tail, run_head, joint)
    _open_rings(partner, np.stack([run_tail, run_head], axis=1).ravel(), joint, node_xy)

    # A state is a run and a way to travel it: 2r forwards, 2r + 1 backwards. Forwards one leaves
    # by the head (end 2r + 1), backwards by the tail (end 2r); entering by end e is state e,
    # since end 2r (the tail) is where the forward way begins and 2r + 1 where the backward one does.
    states = np.arange(len(partner))
    exit_end = states ^ 1
    following = np.where(partner[exit_end] >= 0, partner[exit_end], states)
    to_go = (following != states).astype(np.int64)
    while True:
        further = following[following]
        if np.array_equal(further, following):
            break
        to_go = to_go + to_go[following]
        following = further

    forwards, backwards = following[0::2], following[1::2]
    flipped = forwards > backwards
    terminal = np.where(flipped, backwards, forwards)
    rank = -np.where(flipped, to_go[1::2], to_go[0::2])
    _, run_chain = np.unique(terminal, return_inverse=True)
    return run_chain, rank, flipped

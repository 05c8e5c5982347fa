"""Answer network questions slowly and plainly, so that the engine has something to be checked against.

Nothing here is taken from the engine. Every vertex is a node and every piece between two vertices an
edge of a networkx graph; a point is put into the graph by cutting the nearest piece in two; networkx
does the searching. Only shapely and networkx are trusted.

Rules, in one place:

- Vertices are one where they agree to a micrometre. Each drawing of a piece is an edge of its own, with
  its own cost in its own directions; networkx chooses among them. As metres of road they are one piece.
- A point stands at the nearest place on the nearest *usable* piece. For leaving, a piece is unusable if
  it can only be followed into a dead end; for reaching, if it can only be followed out of one. Nor is a
  piece usable in a pocket: for leaving, the main part of its streets cannot be reached from it (for
  reaching, it cannot be reached from there), and together with those that it is joined to it is less
  than a quarter of the length of its streets (and of 10 km). The main part is the longest in which there
  is a way from each vertex to each. Where nothing usable is within the limit, any piece will do.
- A place within a micrometre of a vertex is that vertex.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass

import networkx as nx
import numpy as np
import shapely

MICROMETRE = 1e-6
BACKWARD_WORDS = {"-1", "reverse"}
FORWARD_WORDS = {"yes", "true", "1"}


class Ambiguous(Exception):
    """Say that two different places are equally near, so that either answer would be right."""


@dataclass(frozen=True)
class Place:
    """Stand at share ``t`` of the piece ``piece``, ``access_m`` away from the point itself."""

    piece: tuple
    t: float
    access_m: float
    node: tuple | None


def vertex(xy) -> tuple[int, int]:
    """Number a position by whole micrometres."""
    return round(xy[0] / MICROMETRE), round(xy[1] / MICROMETRE)


class Oracle:
    """Hold the uncontracted graph of a road frame.

    ``speed_kmh`` fixes one speed for all roads; ``speed_field`` reads it per road, with
    ``default_speed_kmh`` where it is missing or not above zero. Without either, costs are metres.
    """

    def __init__(
        self,
        roads,
        *,
        direction_field: str | None = None,
        speed_field: str | None = None,
        default_speed_kmh: float | None = None,
        speed_kmh: float | None = None,
        walk_speed: float | None = None,
    ) -> None:
        self.walk_speed = walk_speed
        self.pieces: dict[tuple, dict] = {}
        for row in roads.itertuples(index=False):
            if row.geometry is None or row.geometry.is_empty:
                continue
            per_metre = 1.0
            if speed_kmh is not None:
                per_metre = 3.6 / speed_kmh
            elif speed_field is not None:
                speed = getattr(row, speed_field)
                usable = speed is not None and not math.isnan(speed) and speed > 0
                per_metre = 3.6 / (speed if usable else default_speed_kmh)
            word = getattr(row, direction_field) if direction_field else "no"
            for line in getattr(row.geometry, "geoms", [row.geometry]):
                self._read_line([c[:2] for c in line.coords], word, per_metre)
        self.graph = nx.MultiDiGraph()
        for (u, v), piece in self.pieces.items():
            self.graph.add_nodes_from((u, v))
            for tail, head, cost in piece["drawn"]:
                self.graph.add_edge(tail, head, weight=cost)
        self.ways = nx.Graph(list(self.pieces))
        self.candidates = {}
        for leaving, pieces in (
            (True, self._usable_pieces(True)), (False, self._usable_pieces(False)), (None, self.pieces)
        ):
            keys = sorted(pieces)
            self.candidates[leaving] = keys, np.array([self.pieces[key]["line"] for key in keys])

    def _read_line(self, coords, word, per_metre) -> None:
        for a, b in zip(coords, coords[1:]):
            u, v = vertex(a), vertex(b)
            if u == v:
                continue
            cost = math.dist(a, b) * per_metre
            (low, a), (high, b) = sorted([(u, a), (v, b)])
            piece = self.pieces.setdefault(
                (low, high), {"line": shapely.LineString([a, b]), "length": math.dist(a, b), "drawn": []}
            )
            if word not in BACKWARD_WORDS:
                piece["drawn"].append((u, v, cost))
            if word not in FORWARD_WORDS:
                piece["drawn"].append((v, u, cost))

    # ---- snapping

    def _usable_pieces(self, leaving: bool) -> set[tuple]:
        graph = nx.DiGraph(self.graph)  # which ways are open, however often each is drawn
        if not leaving:
            graph = graph.reverse(copy=False)

        def is_dead_end(node) -> bool:
            """Follow a one-way street through plain bends: does it end where nothing goes on?"""
            seen = set()
            while node not in seen:
                seen.add(node)
                onward = list(graph.successors(node))
                if not onward:
                    return True
                if self.ways.degree(node) != 2 or len(onward) != 1 or graph.in_degree(node) != 1:
                    return False
                if graph.has_edge(onward[0], node):
                    return False
                node = onward[0]
            return False

        usable = set()
        for u, v in self.pieces:
            there, back = graph.has_edge(u, v), graph.has_edge(v, u)
            if (there and back) or (there and not is_dead_end(v)) or (back and not is_dead_end(u)):
                usable.add((u, v))
        for streets in nx.connected_components(self.ways):
            usable -= self._pockets(graph.subgraph(streets).copy())
        return usable

    def _length(self, pieces) -> float:
        return sum(self.pieces[key]["length"] for key in pieces)

    def _pockets(self, graph: nx.DiGraph) -> set[tuple]:
        """Find the pieces of connected streets that lie in pockets."""
        pieces = [key for key in self.pieces if key[0] in graph]
        parts = list(nx.strongly_connected_components(graph))
        part_of = {node: number for number, part in enumerate(parts) for node in part}
        lengths = [0.0] * len(parts)
        for u, v in pieces:
            if part_of[u] == part_of[v]:
                lengths[part_of[u]] += self.pieces[u, v]["length"]
        longest, joined = max(lengths), set()
        if not longest:
            return set()
        for part, length in zip(parts, lengths):
            if length >= longest - MICROMETRE:
                joined |= part | nx.ancestors(graph, next(iter(part)))
        stuck = {
            (u, v): {v if graph.has_edge(u, v) else u, u if graph.has_edge(v, u) else v} - joined
            for u, v in pieces
            if not (graph.has_edge(u, v) and v in joined) and not (graph.has_edge(v, u) and u in joined)
        }
        together = nx.Graph([key for key in stuck if not joined & set(key)])
        together.add_nodes_from(node for ends in stuck.values() for node in ends)
        pockets, short = set(), min(0.25 * self._length(pieces), 10_000.0)
        for place in nx.connected_components(together):
            own = {key for key, ends in stuck.items() if ends & place}
            if self._length(own) < short:
                pockets |= own
        return pockets

    def snap(self, point, *, leaving: bool = True, max_snap_m: float = 1000.0) -> Place | None:
        """Find the nearest usable place, or nothing within the limit.

        Raises
        ------
        Ambiguous
            If two places are equally near.
        """
        if point is None or point.is_empty:
            return None
        for keys, lines in (self.candidates[leaving], self.candidates[None]):
            distance = shapely.distance(lines, point)
            if len(keys) and distance.min() <= max_snap_m:
                break
        else:
            return None
        near = [keys[i] for i in np.flatnonzero(distance < distance.min() + MICROMETRE)]
        alongs = [self.pieces[key]["line"].project(point) for key in near]
        spots = [self.pieces[key]["line"].interpolate(along) for key, along in zip(near, alongs)]
        if any(spot.distance(spots[0]) > MICROMETRE for spot in spots):
            raise Ambiguous
        key, along = near[0], alongs[0]
        length = self.pieces[key]["length"]
        node = None
        if along <= MICROMETRE:
            node = key[0]
        elif along >= length - MICROMETRE:
            node = key[1]
        return Place(key, along / length, float(distance.min()), node)

    def leg_cost(self, metres: float) -> float:
        """Cost a straight leg: metres, or seconds at walking pace."""
        return metres if self.walk_speed is None else metres / self.walk_speed

    # ---- the graph with points in it

    def with_places(self, places: list[Place | None]):
        """Cut the pieces at the places.

        Returns the graph, the node of each place, and the cut pieces as
        ``(from node, to node, length, forward cost, backward cost)``.
        """
        graph, nodes, cuts = self.graph.copy(), [None] * len(places), defaultdict(list)
        for i in sorted((i for i, place in enumerate(places) if place), key=lambda i: places[i].t):
            place = places[i]
            nodes[i] = place.node
            if place.node is None:
                on_piece, length = cuts[place.piece], self.pieces[place.piece]["length"]
                if not on_piece or (place.t - on_piece[-1][0]) * length > MICROMETRE:
                    on_piece.append((place.t, ("place", i)))
                nodes[i] = on_piece[-1][1]
        parts = []
        for key, piece in self.pieces.items():
            u, v = key
            if key in cuts:
                graph.remove_edges_from([(u, v, i) for i in range(graph.number_of_edges(u, v))])
                graph.remove_edges_from([(v, u, i) for i in range(graph.number_of_edges(v, u))])
            for node_a, node_b, share in _cut(u, v, cuts.get(key, [])):
                costs = {True: math.inf, False: math.inf}
                for tail, _, whole in piece["drawn"]:
                    cost, along = share * whole, tail == u
                    costs[along] = min(costs[along], cost)
                    if key in cuts:
                        graph.add_edge(*((node_a, node_b) if along else (node_b, node_a)), weight=cost)
                parts.append((node_a, node_b, share * piece["length"], costs[True], costs[False]))
        return graph, nodes, parts

    # ---- questions

    def cost_matrix(self, origins, destinations, *, cutoff=None, max_snap_m=1000.0) -> dict:
        """Cost every reachable pair: ``{(origin, destination): (access, network, egress, total)}``."""
        places = [self.snap(p, leaving=True, max_snap_m=max_snap_m) for p in origins.geometry]
        places += [self.snap(p, leaving=False, max_snap_m=max_snap_m) for p in destinations.geometry]
        graph, nodes, _ = self.with_places(places)
        answer = {}
        for i, origin in enumerate(origins.index):
            if places[i] is None:
                continue
            costs = nx.single_source_dijkstra_path_length(graph, nodes[i])
            for j, destination in enumerate(destinations.index, start=len(origins)):
                if places[j] is None or nodes[j] not in costs:
                    continue
                access, egress = places[i].access_m, places[j].access_m
                total = self.leg_cost(access) + costs[nodes[j]] + self.leg_cost(egress)
                if cutoff is None or total <= cutoff:
                    answer[origin, destination] = (access, costs[nodes[j]], egress, total)
        return answer

    def nearest(self, facilities, demand, *, cutoff=None, k=1, direction="to_facility", max_snap_m=1000.0):
        """Rank the facilities of each demand row: ``{demand: (reason, [(total, facility), …])}``."""
        away = direction == "from_facility"
        ends = (facilities, demand) if away else (demand, facilities)
        pairs = self.cost_matrix(*ends, max_snap_m=max_snap_m)
        pairs = {pair[::-1] if away else pair: ledger[3] for pair, ledger in pairs.items()}
        answer = {}
        for row, point in demand.geometry.items():
            ranked = sorted((total, f) for (d, f), total in pairs.items() if d == row)[:k]
            if point is None or point.is_empty:
                reason = "no_geometry"
            elif self.snap(point, leaving=not away, max_snap_m=max_snap_m) is None:
                reason = "off_network"
            elif not ranked:
                reason = "unconnected"
            else:
                reason = "served" if cutoff is None or ranked[0][0] <= cutoff else "beyond"
            answer[row] = (reason, ranked)
        return answer

    def covered_m(
        self, facilities, breaks, *, overlap="separate", direction="from_facility", max_snap_m=1000.0
    ) -> dict:
        """Measure the roads within each break: ``{(facility, break): metres}``.

        ``merge`` gives one facility, ``None``: the roads that any of them reaches. ``split`` gives
        every place to the facility that is nearest to it.
        """
        leaving = direction == "from_facility"
        places = [self.snap(p, leaving=leaving, max_snap_m=max_snap_m) for p in facilities.geometry]
        graph, nodes, parts = self.with_places(places)
        if not leaving:
            graph = graph.reverse(copy=False)
            parts = [(a, b, length, backward, forward) for a, b, length, forward, backward in parts]
        costs = {}
        for facility, place, node in zip(facilities.index, places, nodes):
            if place is not None:
                start = self.leg_cost(place.access_m)
                reached = nx.single_source_dijkstra_path_length(graph, node)
                costs[facility] = {n: start + c for n, c in reached.items()}
        answer = {}
        groups = [[f] for f in costs] if overlap == "separate" else [list(costs)]
        for group in groups:
            best: dict = {}
            for facility in group:
                for node, cost in costs[facility].items():
                    if cost < best.get(node, (math.inf, None))[0]:
                        best[node] = (cost, facility)
            for limit in breaks:
                if overlap != "merge":
                    answer.update({(facility, limit): 0.0 for facility in group})
                else:
                    answer[None, limit] = 0.0
                for part in parts:
                    for facility, metres in _covered_part(part, best, limit):
                        answer[None if overlap == "merge" else facility, limit] += metres
        return answer


def _cut(u, v, cuts):
    """Yield the stretches of a piece between its cuts as (node, node, share of the piece)."""
    last_node, last_t = u, 0.0
    for t, node in cuts:
        yield last_node, node, t - last_t
        last_node, last_t = node, t
    yield last_node, v, 1.0 - last_t


def _covered_part(part, best, limit):
    """Yield (facility, metres) for the two ends from which a stretch is entered."""
    node_a, node_b, length, forward, backward = part
    cost_a, owner_a = best.get(node_a, (math.inf, None))
    cost_b, owner_b = best.get(node_b, (math.inf, None))
    if length == 0.0:
        return
    from_a = from_b = 0.0
    if forward < math.inf and cost_a <= limit:
        from_a = min((limit - cost_a) / forward, 1.0)
    if backward < math.inf and cost_b <= limit:
        from_b = min((limit - cost_b) / backward, 1.0)
    if from_a + from_b > 1.0:
        meet = (cost_b + backward - cost_a) / (forward + backward)
        meet = min(max(meet, 1.0 - from_b), from_a)
        from_a, from_b = meet, 1.0 - meet
    if from_a > 0:
        yield owner_a, from_a * length
    if from_b > 0:
        yield owner_b, from_b * length

"""Lay pipes under the streets, each medium from its plant or to its works, and water mains to villages."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from scipy import sparse
from scipy.sparse import csgraph

from . import grid
from .facilities import Book
from .roads import RoadNet
from .streets import Lattice
from .write import Layer, fields

FIELDS = fields(
    "id medium role diameter material year:int renewed monitored owner start_id end_id slope:float status"
)
# Each medium lies a few metres off the street's centre line: east, north in metres.
OFFSETS = {
    "JS": (3.0, 2.5),
    "WS": (-2.5, 1.5),
    "YS": (-4.5, -3.0),
    "RQ": (5.0, 4.5),
    "RL": (-6.5, 5.0),
    "DL": (6.5, -5.5),
    "TX": (-7.5, -6.5),
}
SYSTEMS = {"HS": "WS"}  # combined sewers are part of the sewers
OWNERS = {
    "JS": "示例县自来水公司",
    "WS": "示例县排水公司",
    "HS": "示例县排水公司",
    "YS": "示例县排水公司",
    "RQ": "示例县燃气公司",
    "RL": "示例县热力公司",
    "DL": "国网示例县供电公司",
    "TX": "示例县通信管道公司",
}
MATERIALS = {
    "JS": ["球墨铸铁", "PE", "钢管", "灰口铸铁"],
    "WS": ["钢筋混凝土", "HDPE"],
    "HS": ["砖石", "钢筋混凝土"],
    "YS": ["钢筋混凝土", "砖石"],
    "RQ": ["PE", "钢管"],
    "RL": ["预制直埋保温管"],
    "DL": ["电缆沟", "PVC"],
    "TX": ["PVC", "栅格管"],
}
MAINS_OF = (3, 7, 11)  # townships whose plants feed mains to their villages
SEWER_SIZES = [
    (3, 300, 3.0),
    (8, 400, 2.5),
    (20, 500, 2.0),
    (45, 600, 1.5),
    (110, 800, 1.2),
    (10_000, 1_000, 1.0),
]


@dataclass(frozen=True)
class Supply:
    """Describe how a medium is spread from its source (kind of facility) under pressure or by cable.

    `shares` tells how many corners are served on arterial, sub-arterial and branch streets, `loops` how
    many of the links left over are laid as well. Sizes and roles, parted by spaces, begin with the main
    from the source.
    """

    medium: str
    source: str
    shares: tuple[float, float, float]
    sizes: str
    roles: str
    loops: float


COUNTY_WATER = Supply(
    "JS", "water_plant", (1.0, 0.95, 0.85), "DN600 DN400 DN300 DN200", "输水干管 配水", 0.45
)
COUNTY_SUPPLIES = [
    Supply("RQ", "gas_gate_station", (0.8, 0.55, 0.35), "DN300 DN250 DN160 DN110", "中压干管 中压", 0.2),
    Supply("RL", "heat_source", (0.5, 0.3, 0.15), "DN700 DN500 DN300 DN200", "一级网干管 一级网", 0.05),
    Supply("DL", "substation", (0.6, 0.4, 0.2), "1200X1000 800X600 400X300", "110kV 10kV", 0.05),
    Supply("TX", "telecom_office", (0.6, 0.4, 0.2), "600X500 400X300 300X200", "主干 配线", 0.05),
]
TOWN_WATER = Supply("JS", "water_plant", (1.0, 0.8, 0.6), "DN250 DN200 DN150 DN110", "输水干管 配水", 0.2)


@dataclass
class StreetGraph:
    """Hold the corners of one town's streets as a graph with street grades and heights."""

    number: int
    xy: np.ndarray
    height: np.ndarray
    a: np.ndarray
    b: np.ndarray
    grade: np.ndarray  # 0 arterial, 1 sub-arterial, 2 branch
    core: np.ndarray


def pipe_layer(book: Book, net: RoadNet) -> Layer:
    """Return the layer `pipes` with every medium."""
    layer = Layer("pipes", "LineString", grid.METRIC_CRS, FIELDS)
    writer = _Writer(layer, grid.random_source("pipes"))
    for number, lattice in net.lattices.items():
        graph = _street_graph(number, lattice, book)
        sites = {site.kind: site for site in _own_sites(book, graph)}
        if number == 1:
            _county_town(writer, graph, sites)
        else:
            _small_town(writer, graph, sites)
    _village_mains(writer, book, net)
    return layer


def _street_graph(number: int, lattice: Lattice, book: Book) -> StreetGraph:
    order = np.full(lattice.inside.shape, -1)
    order[lattice.inside] = np.arange(lattice.inside.sum())
    middle = np.array(lattice.inside.shape) // 2
    rows = []
    for i, j in np.argwhere(lattice.along):
        rows.append((order[i, j], order[i, j + 1], abs(i - middle[0])))
    for i, j in np.argwhere(lattice.across):
        rows.append((order[i, j], order[i + 1, j], abs(j - middle[1])))
    a, b, away = np.array(rows).T
    grade = np.where(away % 4 == 0, 0, np.where(away % 2 == 0, 1, 2))
    xy = lattice.xy[lattice.inside]
    places = np.argwhere(lattice.inside) - middle
    core = (np.abs(places) <= 2).all(axis=1)
    return StreetGraph(number, xy, grid.sample(book.terrain.height, xy), a, b, grade, core)


def _own_sites(book: Book, graph: StreetGraph) -> list:
    kinds = ("water_plant", "wwtp", "gas_gate_station", "heat_source", "substation", "telecom_office")
    middle = graph.xy.mean(axis=0)
    sites = [site for site in book.sites if site.kind in kinds and site.values["status"] == "现状"]
    reach = 6_000 if graph.number == 1 else 2_200
    own = [site for site in sites if grid.length(site.xy - middle) < reach]
    return sorted(own, key=lambda site: -round(float(grid.length(site.xy - middle)), 2))


class _Writer:
    """Write pipe segments with running numbers."""

    def __init__(self, layer: Layer, rng: np.random.RandomState) -> None:
        self.layer, self.rng = layer, rng
        self.nodes: dict[tuple, str] = {}
        self.counts: dict[str, int] = {}

    def node(self, medium: str, key: tuple) -> str:
        """Return the number of a pipe node of the medium."""
        if (medium, key) not in self.nodes:
            self.counts[medium] = self.counts.get(medium, 0) + 1
            self.nodes[(medium, key)] = f"{medium}{self.counts[medium]:05d}"
        return self.nodes[(medium, key)]

    def add(self, medium: str, xy: np.ndarray, keys: tuple, role: str, diameter: str, **values) -> None:
        """Add one pipe; the media of one system share their node numbers and their offset."""
        system = SYSTEMS.get(medium, medium)
        draw = self.rng.random_sample(5)
        year = int(1986 + 37 * draw[0])
        choices = MATERIALS[medium]
        material = choices[int(draw[1] * len(choices))]
        line = shapely.LineString(np.round(xy + np.array(OFFSETS[system]), 2))
        values.setdefault("status", "现状")
        self.layer.add(
            line,
            id=f"GX{len(self.layer.rows) + 1:05d}",
            medium=medium,
            role=role,
            diameter=diameter,
            material=material,
            year=None if draw[2] < 0.06 else year,
            renewed="是" if year < 2004 and draw[3] < 0.4 else "否",
            monitored="是" if draw[4] < 0.18 else "否",
            owner=OWNERS[medium],
            start_id=self.node(system, keys[0]),
            end_id=self.node(system, keys[1]),
            **values,
        )

    def under_street(
        self, graph: StreetGraph, medium: str, start: int, end: int, role: str, diameter: str, **values
    ) -> None:
        """Add the pipe under one street, from corner to corner."""
        keys = ((graph.number, start), (graph.number, end))
        self.add(medium, graph.xy[[start, end]], keys, role, diameter, **values)


def _tree(
    graph: StreetGraph, roots: np.ndarray, weight: np.ndarray, weight_back: np.ndarray | None = None
) -> np.ndarray:
    """Return each corner's next corner towards the nearest root (−9999 at roots and out of reach).

    `weight` is the cost from a to b as seen from the root, `weight_back` from b to a.
    """
    back = weight if weight_back is None else weight_back
    size = len(graph.xy)
    matrix = sparse.csr_matrix(
        (np.r_[weight, back], (np.r_[graph.a, graph.b], np.r_[graph.b, graph.a])), shape=(size, size)
    )
    return csgraph.dijkstra(matrix, indices=np.unique(roots), min_only=True, return_predecessors=True)[1]


def _branches(before: np.ndarray, targets: np.ndarray) -> set[int]:
    """Return the corners (other than roots) on the ways from the targets to the roots."""
    seen: set[int] = set()
    for target in targets.tolist():
        while before[target] >= 0 and target not in seen:
            seen.add(int(target))
            target = int(before[target])
    return seen


def _length(graph: StreetGraph) -> np.ndarray:
    return np.round(grid.length(graph.xy[graph.a] - graph.xy[graph.b]), 3)


def _feeder(
    writer: _Writer,
    graph: StreetGraph,
    medium: str,
    source,
    root: int,
    role: str,
    diameter: str,
    towards_source: bool = False,
) -> None:
    """Join a plant and the street corner nearest to it."""
    offset = np.array(OFFSETS[medium])
    way = np.array([source.xy - offset, 0.5 * (source.xy + graph.xy[root]) + [35.0, -20.0], graph.xy[root]])
    keys = (("source", graph.number, source.name), (graph.number, root))
    if towards_source:
        way, keys = way[::-1], keys[::-1]
    writer.add(medium, way, keys, role, diameter, slope=1.0 if towards_source else None)


def _supply(writer: _Writer, graph: StreetGraph, supply: Supply, source) -> None:
    """Lay the net of a supply from its source: a tree, and some links that close loops."""
    medium, sizes, roles = supply.medium, supply.sizes.split(), supply.roles.split()
    root = grid.nearest(graph.xy, source.xy)
    _feeder(writer, graph, medium, source, root, roles[0], sizes[0])
    length = _length(graph) * np.array([0.6, 0.8, 1.0])[graph.grade]
    before = _tree(graph, np.array([root]), np.round(length, 3))
    best = np.full(len(graph.xy), 2)
    np.minimum.at(best, graph.a, graph.grade)
    np.minimum.at(best, graph.b, graph.grade)
    draw = writer.rng.random_sample(len(graph.xy))
    targets = np.flatnonzero(draw < np.array(supply.shares)[best])
    wet = _branches(before, targets)
    for place, (a, b, grade) in enumerate(zip(graph.a.tolist(), graph.b.tolist(), graph.grade.tolist())):
        if b in wet and before[b] == a:
            start, end = a, b
        elif a in wet and before[a] == b:
            start, end = b, a
        elif {a, b} <= wet | {root} and writer.rng.random_sample() < supply.loops:
            start, end = a, b
        else:
            continue
        status = "停用" if medium == "JS" and graph.number == 1 and place % 211 == 57 else "现状"
        size = sizes[min(1 + grade, len(sizes) - 1)]
        writer.under_street(graph, medium, start, end, roles[1], size, status=status)


def _sewer(writer: _Writer, graph: StreetGraph, works, share: float, core_combined: bool) -> None:
    """Lay a sewer tree: every pipe is digitised in the direction of flow, towards the works."""
    root = grid.nearest(graph.xy, works.xy)
    _feeder(
        writer,
        graph,
        "WS",
        works,
        root,
        "主干管",
        "1000" if graph.number == 1 else "500",
        towards_source=True,
    )
    for node, onward, load in _drained(writer, graph, [root], share, core=True):
        size, slope = _sewer_size(load)
        combined = core_combined and graph.core[node] and graph.core[onward]
        writer.under_street(
            graph,
            "HS" if combined else "WS",
            node,
            onward,
            "干管" if size >= 600 else "支管",
            f"{size * 2}X{size * 2}" if combined and size >= 800 else str(size),
            slope=slope,
        )


def _storm(writer: _Writer, graph: StreetGraph, outfalls: int, share: float) -> None:
    """Lay storm drains, each to the nearest low corner at the edge of the town."""
    rim = np.bincount(np.r_[graph.a, graph.b], minlength=len(graph.xy)) <= 3
    low = np.flatnonzero(rim)
    roots: list[int] = []
    for node in low[np.argsort(np.round(graph.height[low], 2), kind="stable")]:
        if all(grid.length(graph.xy[node] - graph.xy[other]) > 1_200 for other in roots):
            roots.append(int(node))
        if len(roots) == outfalls:
            break
    for node, onward, load in _drained(writer, graph, roots, share, core=False):
        size, slope = _sewer_size(4 * load)
        box = "2000X1500" if load > 25 else "1500X1200" if load > 14 else f"DN{size}"
        role = "干管" if load > 8 else "支管"
        writer.under_street(graph, "YS", node, onward, role, box, slope=slope)


def _drained(
    writer: _Writer, graph: StreetGraph, roots: list[int], share: float, core: bool
) -> list[tuple[int, int, int]]:
    """Return (corner, next corner downhill, corners drained through it) for each corner with a drain.

    `share` of the corners have one, and those of the core all or none.
    """
    before = _tree(graph, np.array(roots), *_downhill(graph))
    draw = writer.rng.random_sample(len(graph.xy))
    wet = _branches(before, np.flatnonzero(np.where(graph.core, core, draw < share)))
    loads = _loads(before, wet)
    return [(node, int(before[node]), loads[node]) for node in sorted(wet)]


def _downhill(graph: StreetGraph) -> tuple[np.ndarray, np.ndarray]:
    """Return the costs from root outwards, a to b and b to a, dear where the flow would climb."""
    rise = graph.height[graph.a] - graph.height[graph.b]  # flow from b to a climbs where a is higher
    length = _length(graph)
    return np.round(length + 45 * np.maximum(rise, 0), 3), np.round(length + 45 * np.maximum(-rise, 0), 3)


def _loads(before: np.ndarray, wet: set[int]) -> dict[int, int]:
    loads = dict.fromkeys(wet, 0)
    for node in wet:
        at = node
        while at in loads:
            loads[at] += 1
            at = int(before[at])
    return loads


def _sewer_size(load: int) -> tuple[int, float]:
    for limit, size, slope in SEWER_SIZES:
        if load <= limit:
            return size, slope
    return SEWER_SIZES[-1][1:]


def _county_town(writer: _Writer, graph: StreetGraph, sites: dict) -> None:
    _supply(writer, graph, COUNTY_WATER, sites[COUNTY_WATER.source])
    _service_pipes(writer, graph)
    _sewer(writer, graph, sites["wwtp"], 0.8, True)
    _storm(writer, graph, 5, 0.45)
    for supply in COUNTY_SUPPLIES:
        _supply(writer, graph, supply, sites[supply.source])


def _service_pipes(writer: _Writer, graph: StreetGraph) -> None:
    """Lay short house connections from some corners into the blocks."""
    joined = {key for system, key in writer.nodes if system == "JS"}
    for node in range(0, len(graph.xy), 3):
        if (graph.number, node) in joined:
            inner = graph.xy[node] + np.array([28.0, 24.0])
            writer.add(
                "JS",
                np.array([graph.xy[node], inner]),
                ((graph.number, node), ("house", node)),
                "入户",
                "DN50",
            )


def _small_town(writer: _Writer, graph: StreetGraph, sites: dict) -> None:
    if TOWN_WATER.source in sites:
        _supply(writer, graph, TOWN_WATER, sites[TOWN_WATER.source])
    if "wwtp" in sites:
        _sewer(writer, graph, sites["wwtp"], 0.55, False)
    if graph.number in (4, 6):
        _storm(writer, graph, 2, 0.4)


def _village_mains(writer: _Writer, book: Book, net: RoadNet) -> None:
    """Lay water mains along the roads from the plants of some towns to their villages."""
    roads = [road for road in net.roads if road.kind in ("road", "lane", "street")]
    xy = np.vstack([road.xy for road in roads])
    points, node = np.unique(np.round(xy * 100).astype(np.int64), axis=0, return_inverse=True)
    node = node.ravel()
    points = points / 100
    tail = np.ones(len(xy), bool)
    tail[np.cumsum([len(road.xy) for road in roads]) - 1] = False
    a, b = node[:-1][tail[:-1]], node[1:][tail[:-1]]
    length = np.round(grid.length(points[a] - points[b]), 3) + 0.001
    matrix = sparse.csr_matrix((length, (a, b)), shape=(len(points),) * 2)
    matrix = matrix.maximum(matrix.T)
    plants = [site for site in book.sites if site.kind == "water_plant"]
    for township in book.land.townships:
        if township.number not in MAINS_OF:
            continue
        middle = grid.xy_of([township.seat])[0]
        plant = min(plants, key=lambda site: round(float(grid.length(site.xy - middle)), 2))
        root = grid.nearest(points, plant.xy)
        before = csgraph.dijkstra(matrix, directed=False, indices=root, return_predecessors=True)[1]
        wanted = [book.places.main(i) for i in book.villages(township)[1:]]
        ends = [grid.nearest(points, net.anchors.get(s.cell, s.xy)) for s in wanted]
        _main_along(writer, points, before, root, ends, plant, township.number)


def _main_along(writer: _Writer, points, before, root: int, ends: list[int], plant, number: int) -> None:
    """Write the union of the ways as pipes between branchings, digitised away from the plant."""
    children: dict[int, set[int]] = {}
    for end in ends:
        at = end
        while before[at] >= 0:
            children.setdefault(int(before[at]), set()).add(int(at))
            at = int(before[at])
    stops = set(ends) | {root} | {node for node, own in children.items() if len(own) > 1}
    offset = np.array(OFFSETS["JS"])
    key = ("village", number)
    writer.add(
        "JS",
        np.array([plant.xy - offset, points[root]]),
        (("village plant", number), (key, root)),
        "输水干管",
        "DN200",
    )
    for start in sorted(stops):
        for child in sorted(children.get(start, ())):
            way = [start, child]
            while way[-1] not in stops:
                way.append(next(iter(children[way[-1]])))
            role = "输水干管" if children.get(way[-1]) else "配水"
            writer.add(
                "JS",
                points[way],
                ((key, start), (key, way[-1])),
                role,
                "DN160" if role == "输水干管" else "DN90",
            )

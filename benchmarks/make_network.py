"""Make a road network of a given size that is like real roads, the same on every machine.

``python benchmarks/make_network.py 500000`` writes ``build/bench/country-500000-1000-100000-v3.gpkg``
and prints its path; an existing file is used again. Layers: ``roads``, ``facilities``, ``demand``,
``townships``, all in EPSG:4547.

How the roads are drawn: junctions of a square grid are moved by a few long smooth waves (the
valleys) and a small jitter; every eighth row and column is a main road, of the other grid edges a
fifth is left out; each edge is a bent line; some features run on through a junction; a tenth of
the features is one-way; a few blocks are cut off as islands. Between two junctions there are
about 10 segments in the ``country`` (valley roads with many bends) and 2 to 3 in a ``town``, where
contracting chains gains little.
"""

from __future__ import annotations

import argparse
import os
import struct
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from osgeo import gdal, ogr, osr
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import connected_components

gdal.UseExceptions()
ogr.UseExceptions()

FOLDER = Path(__file__).resolve().parent.parent / "build" / "bench"
SEED = 20240501
VERSION = 3  # goes up with each change of what is drawn, so that older files are not used
EPSG = 4547
CENTRE_M = (500_000.0, 4_000_000.0)
SPACING_M = {"country": 250.0, "town": 120.0}
MAIN_EVERY = 8
LEFT_OUT = 0.2
SEGMENTS_AN_EDGE = {"country": (7, 11), "town": (1, 3)}
ONE_WAY_TRIED = 0.12  # a tenth is left when the stuck ones are taken out
ISLANDS = 4
ISLAND_SIDE = 6
TOWNSHIPS_A_SIDE = 4
KINDS = ("primary", "junior_high", "village_clinic", "hospital_general")
BATCH = 50_000


@dataclass(frozen=True)
class Case:
    """Say how large a case is."""

    segments: int
    facilities: int = 1_000
    demand: int = 100_000
    kind: str = "country"

    @property
    def path(self) -> Path:
        """Give the GeoPackage that holds the case."""
        return FOLDER / f"{self.kind}-{self.segments}-{self.facilities}-{self.demand}-v{VERSION}.gpkg"


@dataclass(frozen=True)
class Roads:
    """Hold the drawn lines: line i is ``xy[starts[i]:starts[i + 1]]``."""

    xy: np.ndarray
    starts: np.ndarray
    main: np.ndarray
    oneway: np.ndarray


def grid_edges(side: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Choose the edges of a ``side × side`` grid: from, to (node numbers) and whether a main road."""
    nodes = np.arange(side * side).reshape(side, side)
    ends = [(nodes[:, :-1], nodes[:, 1:], 0), (nodes[:-1].T, nodes[1:].T, 1)]
    start = np.concatenate([a.ravel() for a, _, _ in ends])
    end = np.concatenate([b.ravel() for _, b, _ in ends])
    across = np.concatenate([(a // side if axis == 0 else a % side).ravel() for a, _, axis in ends])
    main = across % MAIN_EVERY == 0
    kept = main | (rng.random(start.size) > LEFT_OUT)
    row, column = nodes.ravel() // side, nodes.ravel() % side
    for _ in range(ISLANDS if side > 4 * ISLAND_SIDE else 0):
        low = rng.integers(1, side - ISLAND_SIDE - 1, 2)
        inside = (abs(row - low[0] - ISLAND_SIDE / 2) <= ISLAND_SIDE / 2) & (
            abs(column - low[1] - ISLAND_SIDE / 2) <= ISLAND_SIDE / 2
        )
        kept &= inside[start] == inside[end]
    return start[kept], end[kept], main[kept]


def junctions(side: int, spacing_m: float, rng: np.random.Generator) -> np.ndarray:
    """Place the grid's nodes: long waves bend the rows and columns, a jitter hides the grid."""
    row, column = np.divmod(np.arange(side * side), side)
    xy = (np.column_stack([column, row]) - (side - 1) / 2) * spacing_m
    moved = xy + rng.uniform(-0.15, 0.15, xy.shape) * spacing_m
    for wavelength_m in (3_000.0, 9_000.0, 27_000.0):
        angle, phase = rng.uniform(0, 2 * np.pi, 2)
        along = xy @ [np.cos(angle), np.sin(angle)] * (2 * np.pi / wavelength_m) + phase
        shift = 0.06 * wavelength_m * np.sin(along)
        moved += shift[:, None] * [-np.sin(angle), np.cos(angle)]
    return moved + CENTRE_M


def segments_per_edge(case: Case, edges: int, rng: np.random.Generator) -> np.ndarray:
    """Draw the number of segments of each edge; random edges are corrected by one until the sum is right."""
    low, high = SEGMENTS_AN_EDGE[case.kind]
    counts = rng.integers(low, high + 1, edges)
    while (missing := case.segments - int(counts.sum())) != 0:
        free = np.flatnonzero(counts + np.sign(missing) > 0)
        chosen = rng.permutation(free)[: abs(missing)]
        counts[chosen] += np.sign(missing)
    return counts


def features(start: np.ndarray, end: np.ndarray, main: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Number the features: an edge that goes on where the last one ended may belong to it."""
    goes_on = np.zeros(start.size, bool)
    goes_on[1:] = (start[1:] == end[:-1]) & (main[1:] == main[:-1]) & (rng.random(start.size - 1) < 0.3)
    return np.cumsum(~goes_on) - 1


def one_ways(start: np.ndarray, end: np.ndarray, feature: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Choose one-way features (1 along, −1 against, 0 both ways).

    A one-way edge keeps a two-way edge at both ends, as real one-way streets have a way in and out,
    and each connected piece has a way from each junction to each: where there is none, ways are opened.
    The plugin passes over pockets without a way out when it snaps, and its peers do not.
    """
    shares = [0.7 * ONE_WAY_TRIED, 0.3 * ONE_WAY_TRIED, 1 - ONE_WAY_TRIED]
    oneway = rng.choice([1, -1, 0], feature[-1] + 1, p=shares)
    two_way = oneway[feature] == 0
    ways = np.bincount(start[two_way], minlength=end.max() + 1)
    ways = ways + np.bincount(end[two_way], minlength=ways.size)
    stuck = (ways[start] == 0) | (ways[end] == 0)
    oneway[feature[stuck]] = 0
    while (cut_off := outside_main(start, end, oneway[feature])).any():
        oneway[feature[cut_off]] = 0
    return oneway


def outside_main(start: np.ndarray, end: np.ndarray, way: np.ndarray) -> np.ndarray:
    """Say which one-way edges touch a junction that is not in the main part of its connected piece."""
    along, against = way >= 0, way <= 0
    arcs = np.concatenate([start[along], end[against]]), np.concatenate([end[along], start[against]])
    size = int(max(start.max(), end.max())) + 1
    graph = csr_matrix((np.ones(arcs[0].size, np.int8), arcs), shape=(size, size))
    _, piece = connected_components(graph, directed=False)
    _, part = connected_components(graph, directed=True, connection="strong")
    count = np.bincount(part)[part]
    largest = np.zeros(piece.max() + 1, count.dtype)
    np.maximum.at(largest, piece, count)
    outside = count < largest[piece]
    return (way != 0) & (outside[start] | outside[end])


def bend(
    a: np.ndarray, b: np.ndarray, counts: np.ndarray, rng: np.random.Generator
) -> tuple[np.ndarray, np.ndarray]:
    """Draw each edge from ``a`` to ``b`` as a bent line of ``counts`` segments: vertices and their edge."""
    edge = np.repeat(np.arange(counts.size), counts + 1)
    first = np.cumsum(counts + 1) - (counts + 1)
    place = np.arange(edge.size) - first[edge]
    t = place / counts[edge]
    along = b - a
    left = np.column_stack([-along[:, 1], along[:, 0]])
    bow, wiggle = rng.normal(0, 0.08, (2, counts.size))
    side = bow[edge] * np.sin(np.pi * t) + wiggle[edge] * np.sin(2 * np.pi * t)
    side += rng.normal(0, 0.008, edge.size) * ((t > 0) & (t < 1))
    xy = a[edge] + t[:, None] * along[edge] + side[:, None] * left[edge]
    xy[place == 0], xy[place == counts[edge]] = a, b
    return np.round(xy, 4), edge


def draw_roads(case: Case, rng: np.random.Generator) -> Roads:
    """Draw a network of exactly ``case.segments`` segments."""
    mean = sum(SEGMENTS_AN_EDGE[case.kind]) / 2
    side = max(4, round(np.sqrt(case.segments / mean / (2 * (1 - LEFT_OUT * (1 - 1 / MAIN_EVERY))))))
    start, end, main = grid_edges(side, rng)
    node_xy = np.round(junctions(side, SPACING_M[case.kind], rng), 4)
    counts = segments_per_edge(case, start.size, rng)
    feature = features(start, end, main, rng)
    xy, edge = bend(node_xy[start], node_xy[end], counts, rng)
    line = feature[edge]
    doubled = np.zeros(edge.size, bool)
    doubled[1:] = (edge[1:] != edge[:-1]) & (line[1:] == line[:-1])
    xy, line = xy[~doubled], line[~doubled]
    starts = np.searchsorted(line, np.arange(feature[-1] + 2))
    first_edge = np.searchsorted(feature, np.arange(feature[-1] + 1))
    return Roads(xy, starts, main[first_edge], one_ways(start, end, feature, rng))


def points_near(roads: Roads, count: int, spread_m: float, rng: np.random.Generator) -> np.ndarray:
    """Place points beside random vertices of the roads."""
    chosen = rng.integers(0, len(roads.xy), count)
    return np.round(roads.xy[chosen] + rng.normal(0, spread_m, (count, 2)), 3)


def line_wkb(xy: np.ndarray) -> bytes:
    """Write a line as little-endian WKB."""
    return struct.pack("<BII", 1, 2, len(xy)) + xy.tobytes()


def point_wkb(xy: np.ndarray) -> bytes:
    """Write a point as little-endian WKB."""
    return struct.pack("<BI", 1, 1) + xy.tobytes()


def box_wkb(west: float, south: float, east: float, north: float) -> bytes:
    """Write a rectangle as little-endian WKB."""
    ring = np.array([[west, south], [east, south], [east, north], [west, north], [west, south]])
    return struct.pack("<BIII", 1, 3, 1, len(ring)) + ring.tobytes()


def write_layer(
    target: gdal.Dataset,
    name: str,
    kind: int,
    fields: dict[str, tuple[int, list]],
    shapes: Iterable[bytes],
) -> None:
    """Write one layer: ``fields`` maps a name to its OGR type and values, ``shapes`` yields WKB."""
    srs = osr.SpatialReference()
    srs.ImportFromEPSG(EPSG)
    layer = target.CreateLayer(name, srs, kind)
    for field, (field_type, _) in fields.items():
        layer.CreateField(ogr.FieldDefn(field, field_type))
    definition = layer.GetLayerDefn()
    columns = [values for _, values in fields.values()]
    target.StartTransaction()
    for row, wkb in enumerate(shapes):
        if row and row % BATCH == 0:
            target.CommitTransaction()
            target.StartTransaction()
        feature = ogr.Feature(definition)
        for index, values in enumerate(columns):
            feature.SetField(index, values[row])
        feature.SetGeometryDirectly(ogr.CreateGeometryFromWkb(wkb))
        layer.CreateFeature(feature)
    target.CommitTransaction()


def write_case(case: Case, path: Path) -> None:
    """Draw a case and write its layers to ``path``."""
    rng = np.random.default_rng([SEED, case.segments])
    roads = draw_roads(case, rng)
    facilities = points_near(roads, case.facilities, 15.0, rng)
    demand = points_near(roads, case.demand, 40.0, rng)
    people = rng.integers(1, 60, case.demand).tolist()
    target = gdal.GetDriverByName("GPKG").Create(str(path), 0, 0, 0, gdal.GDT_Unknown)
    directions = {1: "yes", -1: "-1", 0: "no"}
    write_layer(
        target,
        "roads",
        ogr.wkbLineString,
        {
            "highway": (ogr.OFTString, np.where(roads.main, "secondary", "unclassified").tolist()),
            "oneway": (ogr.OFTString, [directions[way] for way in roads.oneway.tolist()]),
            "speed": (ogr.OFTReal, np.where(roads.main, 60.0, 30.0).tolist()),
        },
        (line_wkb(roads.xy[a:b]) for a, b in zip(roads.starts[:-1], roads.starts[1:])),
    )
    numbers = range(case.facilities)
    write_layer(
        target,
        "facilities",
        ogr.wkbPoint,
        {
            "name": (ogr.OFTString, [f"Facility {i}" for i in numbers]),
            "kind": (ogr.OFTString, [KINDS[i % len(KINDS)] for i in numbers]),
        },
        map(point_wkb, facilities),
    )
    write_layer(
        target,
        "demand",
        ogr.wkbPoint,
        {
            "name": (ogr.OFTString, [f"Village {i}" for i in range(case.demand)]),
            "people": (ogr.OFTInteger, people),
        },
        map(point_wkb, demand),
    )
    write_townships(target, roads)
    target.FlushCache()


def write_townships(target: gdal.Dataset, roads: Roads) -> None:
    """Write 16 rectangles that cover the network with a margin of 1 km."""
    low, high = roads.xy.min(axis=0) - 1_000.0, roads.xy.max(axis=0) + 1_000.0
    x, y = (np.linspace(low[i], high[i], TOWNSHIPS_A_SIDE + 1).round(2) for i in (0, 1))
    cells = [(i, j) for j in range(TOWNSHIPS_A_SIDE) for i in range(TOWNSHIPS_A_SIDE)]
    write_layer(
        target,
        "townships",
        ogr.wkbPolygon,
        {
            "code": (ogr.OFTString, [f"990001{100 + n}000" for n in range(len(cells))]),
            "name": (ogr.OFTString, [f"Township {n + 1}" for n in range(len(cells))]),
        },
        (box_wkb(x[i], y[j], x[i + 1], y[j + 1]) for i, j in cells),
    )


def ensure(case: Case) -> Path:
    """Give the case's GeoPackage, writing it first if it is not there."""
    if not case.path.exists():
        FOLDER.mkdir(parents=True, exist_ok=True)
        beside = case.path.with_name(f"writing-{os.getpid()}-{case.path.name}")
        write_case(case, beside)
        beside.replace(case.path)
    return case.path


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("segments", type=int)
    parser.add_argument("--facilities", type=int, default=Case.facilities)
    parser.add_argument("--demand", type=int, default=Case.demand)
    parser.add_argument("--kind", choices=list(SEGMENTS_AN_EDGE), default=Case.kind)
    print(ensure(Case(**vars(parser.parse_args()))))

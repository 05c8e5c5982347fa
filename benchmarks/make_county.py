"""Make a whole county of a given size: every layer that the coverage algorithms take, the same anywhere.

``python benchmarks/make_county.py 1`` writes ``build/bench/county-1-v2.gpkg`` and the population raster
beside it, and prints the path; existing files are used again. At scale 1 there are 20 townships, 450
villages, 1,500 settlements, 60,000 road edges, 80,000 pipe segments, 3,000 points and 100,000 inhabited
cells of 100 m; all but the townships grow with the scale.

Roads are drawn as in ``make_network.py``, one feature an edge, with the class, route number and surface of
a road register; one road has two carriageways. Townships tile the county along winding boundaries. Every
township has a town with lattices of pipes of eight media, each with its plant, housing blocks and parks.
Everything is in EPSG:4547.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import shapely
from make_network import FOLDER, bend, grid_edges, junctions
from osgeo import gdal, ogr, osr

SEED = 20241107
VERSION = 2
EPSG = 4547
BATCH = 50_000
SPACING_M = 250.0
SEGMENTS_AN_EDGE = (3, 5)
COLUMNS, ROWS = 5, 4
MARGIN_M = 1_000.0
BOUNDARY_STEP_M = 100.0
BETWEEN_NODES_M = 50.0
CELL_M = 100.0
MEDIA = ("JS", "WS", "YS", "RQ", "RL", "DL", "TX", "HS")
ROLES = {"JS": "配水", "WS": "支管", "YS": "支管", "RQ": "中压", "RL": "一级网", "DL": "10kV", "TX": "配线",
         "HS": "支管"}
PLANTS = {"JS": "water_plant", "WS": "wwtp", "RQ": "gas_gate_station", "RL": "heat_source",
          "DL": "substation", "TX": "telecom_office"}
# Share of the points, by layer and kind; plants come on top of it.
KINDS = {
    "facilities": {
        "waste_point": 0.2, "village_clinic": 0.15, "culture_room": 0.1, "gov_service": 0.1, "sports": 0.07,
        "day_care": 0.05, "kindergarten": 0.03, "primary": 0.02, "market": 0.01, "shelter": 0.01,
        "township_health_centre": 0.007, "transfer_station": 0.007, "fire_station": 0.003,
        "incinerator": 0.001,
    },
    "charging": {"charging": 0.04},
    "logistics": {"logistics": 0.09},
    "stops": {"bus_stop": 0.1},
}


@dataclass(frozen=True)
class County:
    """Say how large a county is: 1 is the size that the targets are set for."""

    scale: float = 1.0

    @property
    def edges(self) -> int:
        return round(60_000 * self.scale)

    @property
    def pipes(self) -> int:
        return round(80_000 * self.scale)

    @property
    def points(self) -> int:
        return round(3_000 * self.scale)

    @property
    def cells(self) -> int:
        return round(100_000 * self.scale)

    @property
    def villages(self) -> int:
        return max(round(450 * self.scale), COLUMNS * ROWS)

    @property
    def settlements(self) -> int:
        return max(round(1_500 * self.scale), COLUMNS * ROWS)

    @property
    def path(self) -> Path:
        """Give the GeoPackage that holds the county's layers."""
        return FOLDER / f"county-{self.scale:g}-v{VERSION}.gpkg"

    @property
    def raster(self) -> Path:
        """Give the raster with people per cell."""
        return self.path.with_suffix(".tif")


@dataclass(frozen=True)
class Layer:
    """Hold a layer: its geometries and its columns."""

    shapes: np.ndarray
    columns: dict[str, Iterable]


# ---- roads ----


def make_roads(county: County, rng: np.random.Generator) -> Layer:
    """Draw exactly as many edges as wanted, one feature each."""
    side = 4
    while (kept := _edges(side))[0].size < county.edges:
        side += 1
    start, end, across = kept
    dual = np.flatnonzero(across == side // 64 * 32)[: county.edges // 50]
    # The second carriageways, drawn the other way, take the place of minor roads.
    left_out = rng.permutation(np.flatnonzero(across < 0))[: start.size + dual.size - county.edges]
    chosen = np.concatenate([np.delete(np.arange(start.size), left_out), dual])
    a, b = np.round(junctions(side, SPACING_M, rng), 4)[np.stack([start, end])[:, chosen]]
    second = np.arange(chosen.size) >= chosen.size - dual.size
    a[second], b[second] = b[second], a[second].copy()
    across = across[chosen]
    oneway = np.where(second | np.isin(chosen, dual), 1, 0)
    low, high = SEGMENTS_AN_EDGE
    xy, edge = bend(a, b, rng.integers(low, high + 1, chosen.size), rng)
    shapes = shapely.linestrings(xy, indices=edge)
    return Layer(shapes, {**_register(across, rng), "oneway": oneway})


def _edges(side: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Choose the edges of a lattice: from, to, and the row or column of main roads (−1 for others)."""
    start, end, main = grid_edges(side, np.random.default_rng([SEED, side]))
    row = np.where(end - start == 1, start // side, start % side)
    return start, end, np.where(main, row, -1)


def _register(across: np.ndarray, rng: np.random.Generator) -> dict[str, np.ndarray]:
    """Give each road what a register says: lines 32, 64 … are national, 16, 48 … provincial."""
    count = across.size
    rank = np.select([across < 0, across % 32 == 0, across % 16 == 0], [3, 0, 1], default=2)
    letter = np.array(["G", "S", "X", "C"])[rank]
    route = np.array([f"{a}{100 + n}" if n >= 0 else None for a, n in zip(letter, across)], dtype=object)
    minor = np.where(rng.random(count) < 0.2, "四级", "等外")
    technical = np.array(["一级", "二级", "三级", ""], dtype=object)[rank]
    technical[rank == 3] = minor[rank == 3]
    surface = np.where(rank < 2, "沥青混凝土", np.where(rng.random(count) < 0.8, "水泥混凝土", "砂石"))
    status = np.where((rank == 3) & (rng.random(count) < 0.01), "规划", "现状")
    return {
        "route": route, "admin_class": letter.astype(object), "tech_class": technical,
        "urban_class": np.full(count, None, dtype=object), "surface": surface.astype(object),
        "design_speed": np.array([80.0, 60.0, 40.0, 20.0])[rank], "level": np.zeros(count, dtype=int),
        "status": status.astype(object),
    }


def urban_streets(roads: Layer, towns: np.ndarray) -> None:
    """Make branch streets of the minor roads in the towns."""
    middle = shapely.line_interpolate_point(roads.shapes, 0.5, normalized=True)
    tree = shapely.STRtree(middle)
    inside = np.unique(tree.query(towns, predicate="contains")[1])
    inside = inside[roads.columns["admin_class"][inside] == "C"]
    roads.columns["urban_class"][inside] = "支路"
    roads.columns["tech_class"][inside] = None


# ---- land ----


def make_townships(bounds: np.ndarray) -> Layer:
    """Tile the land inside the roads with townships whose boundaries wind by a few waves."""
    low, high = bounds[:2] + MARGIN_M, bounds[2:] - MARGIN_M
    step = max(int((high - low).min() / COLUMNS / BOUNDARY_STEP_M), 8)
    u = np.linspace(0, 1, step + 1)
    shapes = []
    for row in range(ROWS):
        for column in range(COLUMNS):
            ring = np.concatenate([
                np.column_stack([u, 0 * u]), np.column_stack([0 * u + 1, u])[1:],
                np.column_stack([u[::-1], 0 * u + 1])[1:], np.column_stack([0 * u, u[::-1]])[1:]])
            ring = np.round((ring + [column, row]) / [COLUMNS, ROWS], 9)
            shapes.append(shapely.polygons(_wound(ring, low, high)))
    count = len(shapes)
    return Layer(np.array(shapes), {
        "code": [f"990001{100 + n}000" for n in range(count)], "name": [f"{n + 1}镇" for n in range(count)]})


def _wound(share: np.ndarray, low: np.ndarray, high: np.ndarray) -> np.ndarray:
    """Bring places of the unit square to the land, moved by waves that leave its outline in place."""
    hem = np.sin(np.pi * share[:, ::-1]) ** 2
    waves = np.sin(26 * share[:, ::-1] + 1.3) + 0.4 * np.sin(71 * share[:, ::-1])
    return np.round(low + (share + 0.012 * waves * np.sin(np.pi * share) * np.sqrt(hem)) * (high - low), 3)


def make_towns(townships: Layer, across_m: float, rng: np.random.Generator) -> tuple[np.ndarray, Layer]:
    """Put a town in the middle of each township: its south-west corner, and its built-up land."""
    corner = shapely.get_coordinates(shapely.centroid(townships.shapes)) - across_m / 2
    corner += rng.uniform(-100, 100, corner.shape)
    land = shapely.buffer(shapely.box(*corner.T, *(corner + across_m).T), 150.0, quad_segs=4)
    names = [f"{name}镇区" for name in townships.columns["name"]]
    return corner, Layer(land, {"code": list(townships.columns["code"]), "name": names})


def make_blocks(corner: np.ndarray, across_m: float, count: int, side_m: tuple[float, float],
                rng: np.random.Generator) -> np.ndarray:
    """Draw square blocks in the towns."""
    low = corner[rng.integers(0, len(corner), count)] + rng.uniform(0, across_m, (count, 2))
    side = rng.uniform(*side_m, count)
    return shapely.box(low[:, 0], low[:, 1], low[:, 0] + side, low[:, 1] + side)


# ---- pipes and points ----


def lattice_side(county: County) -> int:
    """Give the nodes on a side of a town's lattice, so that all lattices have enough pipes."""
    side = 2
    while 2 * side * (side - 1) * len(MEDIA) * COLUMNS * ROWS < county.pipes:
        side += 1
    return side


def make_pipes(county: County, corner: np.ndarray, rng: np.random.Generator) -> Layer:
    """Lay a lattice of each medium in every town, drawn towards its south-west corner, where the plant is."""
    side = lattice_side(county)
    nodes = np.arange(side * side).reshape(side, side)
    head = np.concatenate([nodes[:, 1:].ravel(), nodes[1:].ravel()])
    tail = np.concatenate([nodes[:, :-1].ravel(), nodes[:-1].ravel()])
    place = np.column_stack(np.divmod(np.arange(side * side), side)[::-1]) * BETWEEN_NODES_M
    shift = 4.0 * np.arange(len(MEDIA))
    xy = (corner[:, None, None] + shift[:, None, None] + place).reshape(len(corner), len(MEDIA), -1, 2)
    lines = np.stack([xy[:, :, head], xy[:, :, tail]], axis=3).reshape(-1, 2, 2)
    medium = np.tile(np.repeat(MEDIA, head.size), len(corner))
    chosen = np.sort(rng.permutation(len(lines))[: county.pipes])
    medium = medium[chosen].astype(object)
    count = chosen.size
    return Layer(shapely.linestrings(np.round(lines[chosen], 3)), {
        "id": [f"GX{n:07d}" for n in range(count)], "medium": medium,
        "role": [ROLES[word] for word in medium],
        "diameter": rng.choice(["DN100", "DN200", "DN300", "400", "400X300"], count).astype(object),
        "material": rng.choice(["PE", "球墨铸铁", "钢管", "HDPE"], count).astype(object),
        "year": rng.integers(1980, 2024, count), "renewed": rng.choice(["是", "否"], count).astype(object),
        "status": np.where(rng.random(count) < 0.01, "停用", "现状").astype(object),
    })


def make_points(county: County, layer: str, roads: Layer, rng: np.random.Generator) -> Layer:
    """Place points beside vertices of the roads."""
    kinds = KINDS[layer]
    shares = np.array(list(kinds.values()))
    numbers = np.maximum(np.round(county.points * shares).astype(int), 1)
    kind = np.repeat(np.array(list(kinds), dtype=object), numbers)
    shapes = shapely.points(_beside(roads, kind.size, 20.0, rng))
    columns = {
        "id": [f"{layer[0].upper()}{n:05d}" for n in range(kind.size)],
        "name": [f"{word}{n}" for n, word in enumerate(kind)], "kind": kind,
        "capacity": rng.integers(5, 200, kind.size),
        "status": np.where(rng.random(kind.size) < 0.02, "规划", "现状").astype(object),
        "public": np.where(rng.random(kind.size) < 0.9, "公用", "专用").astype(object),
    }
    return Layer(shapes, columns)


def add_plants(facilities: Layer, corner: np.ndarray) -> Layer:
    """Put the plants of every medium that has one at the corner of its lattices."""
    shift = {medium: 4.0 * n for n, medium in enumerate(MEDIA)}
    xy = np.concatenate([corner + shift[medium] for medium in PLANTS])
    kind = np.repeat(np.array(list(PLANTS.values()), dtype=object), len(corner))
    plants = {
        "id": [f"P{n:05d}" for n in range(kind.size)], "name": kind, "kind": kind,
        "capacity": np.full(kind.size, 1000), "status": np.full(kind.size, "现状", dtype=object),
        "public": np.full(kind.size, "公用", dtype=object),
    }
    joined = {name: np.concatenate([np.asarray(values, dtype=object), np.asarray(plants[name], dtype=object)])
              for name, values in facilities.columns.items()}
    return Layer(np.concatenate([facilities.shapes, shapely.points(np.round(xy, 3))]), joined)


def make_villages(count: int, roads: Layer, towns: np.ndarray, rng: np.random.Generator) -> Layer:
    """Place villages or settlements beside roads, some of them in the towns."""
    shapes = shapely.points(_beside(roads, count, 40.0, rng))
    inside = np.zeros(count, dtype=bool)
    inside[np.unique(shapely.STRtree(shapes).query(towns, predicate="contains")[1])] = True
    return Layer(shapes, {
        "code": [f"990001{n:06d}" for n in range(count)],
        "name": [f"{n}村" for n in range(count)],
        "class": np.where(inside, "121", "220").astype(object),
        "pop": rng.integers(150, 3_000, count),
    })


def _beside(roads: Layer, count: int, spread_m: float, rng: np.random.Generator) -> np.ndarray:
    xy = shapely.get_coordinates(roads.shapes)
    inner = (xy > xy.min(axis=0) + MARGIN_M) & (xy < xy.max(axis=0) - MARGIN_M)
    xy = xy[inner.all(axis=1)]
    return np.round(xy[rng.integers(0, len(xy), count)] + rng.normal(0, spread_m, (count, 2)), 3)


def make_people(county: County, bounds: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Give people per cell, in as many cells as wanted; 0 in the others."""
    columns, rows = np.ceil((bounds[2:] - bounds[:2] - 2 * MARGIN_M) / CELL_M).astype(int)
    people = np.zeros(rows * columns, dtype=np.uint16)
    chosen = rng.permutation(people.size)[: county.cells]
    people[chosen] = rng.integers(1, 60, chosen.size)
    return people.reshape(rows, columns)


# ---- writing ----


def write_county(county: County, path: Path, raster: Path) -> None:
    """Draw a county and write its layers and its raster."""
    rng = np.random.default_rng([SEED, county.edges])
    roads = make_roads(county, rng)
    bounds = shapely.total_bounds(roads.shapes)
    townships = make_townships(bounds)
    across_m = (lattice_side(county) - 1) * BETWEEN_NODES_M
    corner, builtup = make_towns(townships, across_m, rng)
    urban_streets(roads, builtup.shapes)
    homes = make_blocks(corner, across_m, round(1_500 * county.scale) + 20, (40.0, 100.0), rng)
    parks = make_blocks(corner, across_m, round(100 * county.scale) + 20, (30.0, 120.0), rng)
    layers = {
        "roads": roads,
        "townships": townships,
        "builtup": builtup,
        "residential": Layer(homes, {"code": ["0701"] * len(homes)}),
        "green": Layer(parks, {"id": [f"P{n:04d}" for n in range(len(parks))],
                               "name": [f"公园{n}" for n in range(len(parks))],
                               "status": ["现状"] * len(parks)}),
        "pipes": make_pipes(county, corner, rng),
        "villages": make_villages(county.villages, roads, builtup.shapes, rng),
        "township_seats": Layer(shapely.points(np.round(corner + across_m / 2, 3)), dict(townships.columns)),
        **{name: make_points(county, name, roads, rng) for name in KINDS},
    }
    layers["facilities"] = add_plants(layers["facilities"], corner)
    own = np.random.default_rng([SEED, county.edges, 2])  # what stands above is drawn as it was without them
    layers["settlements"] = make_villages(county.settlements, roads, builtup.shapes, own)
    target = gdal.GetDriverByName("GPKG").Create(str(path), 0, 0, 0, gdal.GDT_Unknown)
    for name, layer in layers.items():
        write_layer(target, name, layer)
    target.FlushCache()
    write_raster(raster, make_people(county, bounds, rng), bounds)


def _reference() -> osr.SpatialReference:
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(EPSG)
    return reference


def write_layer(target: gdal.Dataset, name: str, layer: Layer) -> None:
    """Write one layer; a column's first value tells its type, and missing values are left out."""
    kinds = {0: ogr.wkbPoint, 1: ogr.wkbLineString, 3: ogr.wkbPolygon}
    table = target.CreateLayer(name, _reference(), kinds[int(shapely.get_type_id(layer.shapes[0]))])
    columns = [np.asarray(values).tolist() for values in layer.columns.values()]
    types = {int: ogr.OFTInteger, float: ogr.OFTReal, str: ogr.OFTString}
    for field, values in zip(layer.columns, columns):
        first = next((value for value in values if value is not None), "")
        table.CreateField(ogr.FieldDefn(field, types[type(first)]))
    definition = table.GetLayerDefn()
    target.StartTransaction()
    for row, wkb in enumerate(shapely.to_wkb(layer.shapes)):
        if row and row % BATCH == 0:
            target.CommitTransaction()
            target.StartTransaction()
        feature = ogr.Feature(definition)
        for index, values in enumerate(columns):
            if values[row] is not None:
                feature.SetField(index, values[row])
        feature.SetGeometryDirectly(ogr.CreateGeometryFromWkb(wkb))
        table.CreateFeature(feature)
    target.CommitTransaction()


def write_raster(path: Path, people: np.ndarray, bounds: np.ndarray) -> None:
    """Write people per cell from the north-west corner of the townships on."""
    rows, columns = people.shape
    target = gdal.GetDriverByName("GTiff").Create(
        str(path), columns, rows, 1, gdal.GDT_UInt16, ["COMPRESS=DEFLATE"])
    target.SetGeoTransform((bounds[0] + MARGIN_M, CELL_M, 0.0, bounds[3] - MARGIN_M, 0.0, -CELL_M))
    target.SetProjection(_reference().ExportToWkt())
    target.GetRasterBand(1).WriteArray(people)
    target.FlushCache()


def ensure(county: County) -> Path:
    """Give the county's GeoPackage, writing it first if it is not there."""
    if not (county.path.exists() and county.raster.exists()):
        FOLDER.mkdir(parents=True, exist_ok=True)
        files = county.path, county.raster
        beside = [file.with_name(f"writing-{os.getpid()}-{file.name}") for file in files]
        write_county(county, *beside)
        beside[1].replace(county.raster)
        beside[0].replace(county.path)
    return county.path


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("scale", type=float, nargs="?", default=1.0)
    print(ensure(County(**vars(parser.parse_args()))))

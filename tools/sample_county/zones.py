"""Draw the zones of the primary schools, as an education bureau does: by villages, within townships."""

from __future__ import annotations

import numpy as np
from scipy import ndimage, sparse
from scipy.sparse import csgraph
from scipy.spatial import cKDTree

from . import grid, regions
from .facilities import Book, Site
from .land import Land
from .places import Places
from .roads import RoadNet
from .write import Layer, fields

KINDS, OPEN = ("primary", "nine_year"), "现状"
FIELDS = fields("code name kind school_id school town_code")
STEP_M = 40.0
# A village that no road joins to a school: so many times the straight line.
BY_TRACK = 3.0
# Two schools of the county town share a zone; one rural zone still names a school that was merged.
SHARED = (2, 3)
OUTDATED = 40
OLD_NAME = "青川希望小学"


def school_zone_layer(book: Book, land: Land, places: Places, net: RoadNet) -> Layer:
    """Return the layer `schoolzones`: the land of the villages that go to each school.

    A village goes to the school of its own township that is nearest by road; the streets are one
    town. Children beside another township's school go farther than they must: that is what the
    comparison finds. Land of one school in several pieces is as many zones.
    """
    schools = [(f"F{number + 1:05d}", site) for number, site in enumerate(book.sites) if _counts(site)]
    owner = _school_of_villages(land, places, net, [site for _, site in schools])
    owner[owner == SHARED[1]] = SHARED[0]
    pieces, school_of = _pieces(_raster(land, places, owner), places)
    tiles, _ = regions.tiling_polygons(pieces)
    layer = Layer("schoolzones", "Polygon", grid.METRIC_CRS, FIELDS)
    for number, (piece, tile) in enumerate(tiles.items(), start=1):
        school = int(school_of[piece])
        own = [schools[place] for place in (SHARED if school == SHARED[0] else (school,))]
        ids, names = "、".join(id_ for id_, _ in own), "、".join(site.name for _, site in own)
        township = land.townships[places.villages[own[0][1].village].township]
        told = {"school_id": None, "school": OLD_NAME} if school == OUTDATED else {
            "school_id": ids, "school": names}
        layer.add(tile, code=f"XQ{number:03d}", name=f"{told['school']}学区", kind="小学",
                  town_code=township.code, **told)
    return layer


def _counts(site: Site) -> bool:
    return site.kind in KINDS and site.values["status"] == OPEN


def _school_of_villages(land: Land, places: Places, net: RoadNet, schools: list[Site]) -> np.ndarray:
    """Return the number of the school that each village is zoned to."""
    kinds = {township.number: township.kind for township in land.townships}
    town = {number: -1 if kind == "street" else number for number, kind in kinds.items()}
    xy = np.array([site.xy for site in schools])
    main = np.array([places.main(number).xy for number in range(len(places.villages))])
    straight = grid.length(main[None] - xy[:, None])
    way = _by_road(net, xy, main)
    cost = np.round(np.where(np.isfinite(way), way, BY_TRACK * straight), 1)
    of_school = np.array([town[places.villages[site.village].township] for site in schools])
    of_village = np.array([town[village.township] for village in places.villages])
    elsewhere = of_school[:, None] != of_village[None]
    return np.argmin(np.where(elsewhere, np.inf, cost), axis=0)


def _by_road(net: RoadNet, schools: np.ndarray, villages: np.ndarray) -> np.ndarray:
    """Return the way along roads (schools, villages), metres, by their vertices; inf where there is none."""
    lines = [_dense(np.round(road.xy, 1)) for road in net.roads if road.kind != "planned"]
    ends = np.cumsum([len(line) for line in lines])
    vertices, node = np.unique(np.vstack(lines), axis=0, return_inverse=True)
    node = node.ravel()
    inner = np.ones(len(node) - 1, bool)
    inner[ends[:-1] - 1] = False
    a, b = node[:-1][inner], node[1:][inner]
    long_m = np.round(grid.length(vertices[a] - vertices[b]), 3)
    kept = long_m > 0
    a, b, long_m = a[kept], b[kept], long_m[kept]
    order = np.lexsort((long_m, b, a))
    first = np.unique(np.column_stack([a, b])[order], axis=0, return_index=True)[1]
    a, b, long_m = a[order][first], b[order][first], long_m[order][first]
    graph = sparse.csr_matrix((long_m, (a, b)), shape=(len(vertices),) * 2)
    tree = cKDTree(vertices)
    (from_m, starts), (to_m, goals) = tree.query(schools), tree.query(villages)
    return from_m[:, None] + csgraph.dijkstra(graph, directed=False, indices=starts)[:, goals] + to_m


def _dense(line: np.ndarray) -> np.ndarray:
    """Return the line with a vertex at least every ``STEP_M``: people step onto a road anywhere."""
    pieces = np.maximum(np.ceil(grid.length(np.diff(line, axis=0)) / STEP_M).astype(int), 1)
    first = np.repeat(np.arange(len(pieces)), pieces)
    share = (np.arange(len(first)) - np.repeat(np.cumsum(pieces) - pieces, pieces)) / pieces[first]
    between = line[first] + share[:, None] * (line[first + 1] - line[first])
    return np.round(np.vstack([between, line[-1:]]), 1)


def _raster(land: Land, places: Places, owner: np.ndarray) -> np.ndarray:
    """Return a raster with the school of each cell (−1 outside): that of the nearest settlement.

    A cell belongs to a settlement of its own township, so that zones end at the townships' boundaries.
    """
    labels = np.full(grid.SHAPE, -1)
    for township in land.townships:
        seeds = np.full(grid.SHAPE, -1)
        for settlement in places.settlements:
            if places.villages[settlement.village].township == township.number:
                seeds.ravel()[settlement.cell] = owner[settlement.village]
        at = ndimage.distance_transform_edt(seeds < 0, return_distances=False, return_indices=True)
        own = land.labels == township.number
        labels[own] = seeds[tuple(at)][own]
    return labels


def _pieces(labels: np.ndarray, places: Places) -> tuple[np.ndarray, list[int]]:
    """Number the pieces of land of each school; one without any settlement goes to the land beside it."""
    settled = np.zeros(grid.SHAPE, bool)
    settled.ravel()[[settlement.cell for settlement in places.settlements]] = True
    pieces, school_of = np.full(grid.SHAPE, -1), []
    for school in np.unique(labels[labels >= 0]):
        parts, _ = ndimage.label(labels == school)
        for part in np.unique(parts[settled & (parts > 0)]):
            pieces[parts == part] = len(school_of)
            school_of.append(int(school))
    at = ndimage.distance_transform_edt(pieces < 0, return_distances=False, return_indices=True)
    return np.where(labels >= 0, pieces[tuple(at)], -1), school_of

"""Cut the land into units that follow ridges and streams, and turn label rasters into tiling polygons."""

from __future__ import annotations

import numpy as np
import shapely
from scipy import ndimage, sparse
from scipy.sparse import csgraph

from . import grid
from .terrain import Terrain, _levels

UNIT_CELLS = 110  # a stream with 0.4 km² of catchment opens a unit of its own


def small_catchments(terrain: Terrain) -> np.ndarray:
    """Return a raster of unit numbers: the land that drains to one stretch between two confluences."""
    receiver, area = terrain.receiver.ravel(), terrain.catchment.ravel()
    channel = area >= UNIT_CELLS
    donors = np.zeros(area.size, int)
    own = np.arange(area.size)
    moving = channel & (receiver != own)
    np.add.at(donors, receiver[moving], 1)
    ends = (receiver == own) | (channel & (donors[receiver] >= 2))
    unit = own.copy()
    for cells in _levels(receiver):
        through = cells[~ends[cells]]
        unit[through] = unit[receiver[through]]
    return np.unique(unit, return_inverse=True)[1].reshape(terrain.height.shape)


def unit_graph(units: np.ndarray, terrain: Terrain) -> tuple[sparse.csr_matrix, np.ndarray, np.ndarray]:
    """Return the graph of neighbouring units (cost in metres of easy travel), their centres and cells."""
    count = units.max() + 1
    cells = np.bincount(units.ravel(), minlength=count)
    xy = grid.xy_of(np.arange(units.size))
    centre = np.column_stack([np.bincount(units.ravel(), xy[:, axis], count) / cells for axis in (0, 1)])
    height = np.bincount(units.ravel(), terrain.height.ravel(), count) / cells
    pairs = np.vstack(
        [
            np.column_stack([units[:, :-1].ravel(), units[:, 1:].ravel()]),
            np.column_stack([units[:-1].ravel(), units[1:].ravel()]),
        ]
    )
    pairs = np.unique(np.sort(pairs[pairs[:, 0] != pairs[:, 1]], axis=1), axis=0)
    a, b = pairs.T
    length = grid.length(centre[a] - centre[b]) * (1 + np.abs(height[a] - height[b]) / 120)
    length = np.round(length, 6)
    matrix = sparse.csr_matrix((np.r_[length, length], (np.r_[a, b], np.r_[b, a])), shape=(count, count))
    return matrix, centre, cells


def grow_county(units: np.ndarray, terrain: Terrain, seat: int, area_km2: float) -> np.ndarray:
    """Return the mask of the county: the units nearest to the seat up to the area, without holes."""
    matrix, centre, cells = unit_graph(units, terrain)
    distance = csgraph.dijkstra(matrix, indices=units.ravel()[seat])
    offset = centre - grid.xy_of([seat])[0]
    strike = np.deg2rad(20)
    along = offset[:, 0] * np.sin(strike) + offset[:, 1] * np.cos(strike)
    distance = np.round(distance - 0.30 * np.abs(along), 6)
    order = np.argsort(distance, kind="stable")
    inside_frame = np.ones(len(cells), bool)
    margin = 20
    frame = np.ones(units.shape, bool)
    frame[margin:-margin, margin:-margin] = False
    inside_frame[np.unique(units[frame])] = False
    order = order[inside_frame[order]]
    wanted = area_km2 * 1e6 / grid.CELL**2
    chosen = order[np.cumsum(cells[order]) <= wanted]
    reach = 24
    wide = ndimage.distance_transform_edt(~np.isin(units, chosen)) < reach
    mask = ndimage.distance_transform_edt(wide) > reach
    mask = np.round(ndimage.gaussian_filter(mask * 1.0, 6), 9) > 0.5
    labels, _ = ndimage.label(mask)
    mask = labels == labels.ravel()[seat]
    return ndimage.binary_fill_holes(mask)


def share_out(
    units: np.ndarray, terrain: Terrain, mask: np.ndarray, seats: np.ndarray, head_start: np.ndarray
) -> np.ndarray:
    """Return a raster with the number of the seat that each unit of the mask belongs to (−1 outside)."""
    pieces = np.where(mask, units + 1, 0)
    pieces = np.unique(pieces, return_inverse=True)[1].reshape(units.shape)
    matrix, _, cells = unit_graph(pieces, terrain)
    matrix = matrix.tolil()
    outside = pieces[~mask][0]
    matrix[outside, :] = 0
    matrix[:, outside] = 0
    matrix = matrix.tocsr()
    matrix.eliminate_zeros()
    distances = csgraph.dijkstra(matrix, indices=pieces.ravel()[seats]) - head_start[:, None]
    owner = np.argmin(np.round(distances, 6), axis=0)
    labels = np.where(mask, owner[pieces], -1)
    return _mend(labels, seats)


def _mend(labels: np.ndarray, seats: np.ndarray) -> np.ndarray:
    """Round the boundaries off, and give every piece that is cut off from its seat to the land around it."""
    inside = labels >= 0
    votes = [ndimage.gaussian_filter((labels == number) * 1.0, 2.2) for number in range(len(seats))]
    labels = np.where(inside, np.argmax(np.round(votes, 9), axis=0), -1)
    for _ in range(3):
        kept = np.full(labels.shape, -1)
        for number, seat in enumerate(seats):
            parts, _ = ndimage.label(labels == number)
            kept[parts == parts.ravel()[seat]] = number
        lost = inside & (kept < 0)
        nearest = ndimage.distance_transform_edt(kept < 0, return_distances=False, return_indices=True)
        labels = np.where(lost, kept[tuple(nearest)], kept)
    return labels


def tiling_polygons(
    labels: np.ndarray, tolerance_m: float = 14.0
) -> tuple[dict[int, shapely.Polygon], shapely.Polygon]:
    """Return a polygon per label and their union, all made of the same smoothed boundary lines.

    Every boundary line is smoothed once, with its ends fixed, so that neighbours share each vertex.
    """
    arcs = [_smooth(arc, tolerance_m) for arc in boundary_arcs(labels)]
    lines = [shapely.LineString(arc) for arc in arcs]
    faces = shapely.get_parts(shapely.polygonize(lines))
    polygons: dict[int, list] = {}
    for face in faces:
        point = shapely.point_on_surface(face)
        label = labels.ravel()[grid.cell_of([[point.x, point.y]])[0]]
        if label >= 0:
            polygons.setdefault(int(label), []).append(face)
    tiles = {label: max(parts, key=lambda part: part.area) for label, parts in sorted(polygons.items())}
    outline = _outline(arcs, labels)
    return tiles, outline


def _outline(arcs: list[np.ndarray], labels: np.ndarray) -> shapely.Polygon:
    """Return the polygon made of the arcs that part the labelled land from the outside."""
    outer = []
    for arc in arcs:
        middle = len(arc) // 2
        a, b = arc[middle - 1], arc[middle]
        normal = np.array([a[1] - b[1], b[0] - a[0]])
        normal = normal / grid.length(normal) * grid.CELL
        sides = labels.ravel()[grid.cell_of([(a + b) / 2 + normal, (a + b) / 2 - normal])]
        if (sides < 0).any():
            outer.append(shapely.LineString(arc))
    faces = shapely.get_parts(shapely.polygonize(outer))
    return max(faces, key=lambda face: face.area)


def boundary_arcs(labels: np.ndarray) -> list[np.ndarray]:
    """Return the lines between different labels as arrays of cell corners, cut where three labels meet."""
    padded = np.pad(labels, 1, constant_values=-1)
    width = padded.shape[1] + 1
    upright = np.argwhere(padded[:, :-1] != padded[:, 1:])
    level = np.argwhere(padded[:-1] != padded[1:])
    edges = [(r * width + c + 1, (r + 1) * width + c + 1) for r, c in upright]
    edges += [((r + 1) * width + c, (r + 1) * width + c + 1) for r, c in level]
    near: dict[int, list[int]] = {}
    for a, b in edges:
        near.setdefault(a, []).append(b)
        near.setdefault(b, []).append(a)
    arcs, used = [], set()
    starts = [corner for corner, ends in near.items() if len(ends) != 2]
    for start in starts + list(near):
        for following in near[start]:
            if (start, following) in used:
                continue
            arc = [start, following]
            used.update([(start, following), (following, start)])
            while len(near[arc[-1]]) == 2 and arc[-1] != start:
                onward = [corner for corner in near[arc[-1]] if corner != arc[-2]][0]
                if (arc[-1], onward) in used:
                    break
                used.update([(arc[-1], onward), (onward, arc[-1])])
                arc.append(onward)
            rows, columns = np.divmod(np.array(arc), width)
            arcs.append(
                np.column_stack([grid.LEFT + (columns - 1) * grid.CELL, grid.TOP - (rows - 1) * grid.CELL])
            )
    return arcs


def _smooth(arc: np.ndarray, tolerance_m: float) -> np.ndarray:
    closed = np.array_equal(arc[0], arc[-1])
    for _ in range(4):
        if len(arc) > 2:
            arc = arc.copy()
            arc[1:-1] = 0.25 * arc[:-2] + 0.5 * arc[1:-1] + 0.25 * arc[2:]
    return np.round(thin(arc, 5.0 if closed else tolerance_m), 2)


def thin(line: np.ndarray, tolerance_m: float) -> np.ndarray:
    """Return the line without the vertices that lie within the tolerance (Douglas and Peucker)."""
    keep = np.zeros(len(line), bool)
    keep[[0, -1]] = True
    if np.array_equal(line[0], line[-1]) and len(line) > 3:
        far = int(np.argmax(grid.length(line - line[0])))
        keep[far] = True
        stack = [(0, far), (far, len(line) - 1)]
    else:
        stack = [(0, len(line) - 1)]
    while stack:
        a, b = stack.pop()
        if b - a < 2:
            continue
        chord = line[b] - line[a]
        offset = line[a + 1 : b] - line[a]
        length = grid.length(chord)
        if length == 0:
            distance = grid.length(offset)
        else:
            along = np.clip(grid.dot(offset, chord) / length**2, 0, 1)
            distance = grid.length(offset - along[:, None] * chord)
        worst = int(np.argmax(distance))
        if distance[worst] > tolerance_m:
            keep[a + 1 + worst] = True
            stack += [(a, a + 1 + worst), (a + 1 + worst, b)]
    return line[keep]

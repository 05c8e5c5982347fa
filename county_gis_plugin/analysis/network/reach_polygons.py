"""Draw the land within a cost of the network: {network cost + straight leg ≤ break, leg ≤ trim}.

By default from a distance raster: every cell gets the largest (radius − distance) over the reached
places, the radius being what is left of the break but no more than the trim distance, and the zero
contour is the outline. ``exact`` draws the union of the buffers themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import numpy as np
import shapely
from osgeo import gdal, gdal_array, ogr
from scipy.ndimage import distance_transform_edt, label

from ..progress import Progress
from .model import Network, extent, ranges
from .topology import boxes_with_any

# Cells per trim distance: the outline of a buffer is off by about a hundredth of its radius.
CELLS_PER_TRIM = 6
MAX_CELLS = 16_000_000
RADIUS_STEPS = 10
# Cells where land goes with its nearest road: narrower than a block of houses (metres).
NEAREST_CELL_M = 25.0
_BLOCK = 1000
_ZERO_M = 1e-3
# So many pieces of edges are laid out as places at a time: memory follows this, not the network.
_PIECES_AT_A_TIME = 50_000
_EMPTY = shapely.from_wkt("MULTIPOLYGON EMPTY")


@dataclass
class Reach:
    """Hold reached pieces of edges with the cost of reaching them from either end (infinite if not).

    ``low_cost`` and ``width`` are costs the quicker way; going on from an end costs ``low_factor`` or
    ``high_factor`` times as much.
    The legs lead from the facilities to the network; ``leg_cost`` is the cost at their start.
    """

    network: Network
    edge: np.ndarray
    low_m: np.ndarray
    high_m: np.ndarray
    low_cost: np.ndarray
    width: np.ndarray
    low_factor: np.ndarray
    high_factor: np.ndarray
    cost_from_low: np.ndarray
    cost_from_high: np.ndarray
    owner_low: np.ndarray
    owner_high: np.ndarray
    leg_start: np.ndarray
    leg_end: np.ndarray
    leg_cost: np.ndarray
    leg_owner: np.ndarray

    @property
    def pace(self) -> float:
        """Give the straight-leg metres that one unit of cost buys."""
        return self.network.walk_speed or 1.0

    def on_edges(self, edges: np.ndarray) -> Reach:
        """Keep the pieces that lie on some edges; all legs stay."""
        return self._pieces(np.isin(self.edge, edges))

    def around_reached(self, limit: float, margin_m: float) -> Reach:
        """Keep the pieces on edges that may come that near to a place that is reached within ``limit``."""
        reached = self._pieces(np.minimum(self.cost_from_low, self.cost_from_high) <= limit)
        places = reached.road_samples(margin_m).xy
        if not len(places):
            return reached
        low, high = np.split(shapely.bounds(self.network.lines()), 2, axis=1)
        around_m = 1.5 * margin_m  # a reached place is at most half a step from one of these
        near = boxes_with_any(low - around_m, high + around_m, places, margin_m)
        return self.on_edges(np.flatnonzero(near))

    def _pieces(self, rows: np.ndarray | slice) -> Reach:
        names = [n for n in self.__dataclass_fields__ if n != "network" and not n.startswith("leg_")]
        return replace(self, **{name: getattr(self, name)[rows] for name in names})

    def radius_steps(self) -> np.ndarray:
        """Give the radii, as shares of the trim distance, in which an area is drawn.

        Where one walks on roads no quicker than beside them, every place at which less than the
        trim distance is left lies inside the disc of the place behind it where the whole is left.
        Where one drives, the land beside the road narrows slowly, in steps.
        """
        quicker = self.network.max_speed > self.pace * (1.0 + 1e-9)
        return np.arange(RADIUS_STEPS, 0, -1) / RADIUS_STEPS if quicker else np.ones(1)

    def _sides(self) -> Iterator[tuple[np.ndarray, float, np.ndarray, np.ndarray]]:
        """Give for both ends of the pieces: cost there, way along the edge, quick cost there, factor."""
        yield self.cost_from_low, 1.0, self.low_cost, self.low_factor
        yield self.cost_from_high, -1.0, self.low_cost + self.width, self.high_factor

    def stops(self, cost: float) -> np.ndarray:
        """Give the places (n, 2) at which exactly ``cost`` has been spent."""
        found = []
        for start, sign, origin, factor in self._sides():
            spent = (cost - _known(start)) / factor
            rows = np.flatnonzero((spent >= 0) & (spent <= self.width))
            offset = self.network.offset_at_cost(self.edge[rows], origin[rows] + sign * spent[rows])
            found.append(self.network.xy_at(self.edge[rows], offset))
        return np.concatenate(found)

    def tails(self, limit: float, trim_m: float) -> np.ndarray:
        """Draw the last stretches of roads, too narrow for the raster, half as wide as they begin.

        There is nothing to draw where one walks on roads no quicker than beside them.
        """
        if len(self.radius_steps()) == 1:
            return np.zeros(0, dtype=object)
        width_m = trim_m / RADIUS_STEPS
        found = []
        for start, sign, origin, factor in self._sides():
            begin = np.clip((limit - width_m / self.pace - _known(start)) / factor, 0.0, self.width)
            end = np.clip((limit - _known(start)) / factor, 0.0, self.width)
            rows = np.flatnonzero(end > begin)
            edge = self.edge[rows]
            ends = [self.network.offset_at_cost(edge, origin[rows] + sign * c[rows]) for c in (begin, end)]
            xy, number = self.network.cut(edge, *ends)
            found.append(shapely.linestrings(xy, indices=number))
        return shapely.buffer(np.concatenate(found), width_m / 2.0, cap_style="flat")

    def small_discs(self, limit: float, trim_m: float) -> np.ndarray:
        """Draw the discs of facilities that have less than the trim distance to begin with."""
        radius = (limit - self.leg_cost) * self.pace
        few = (radius > 0) & (radius < trim_m)
        return shapely.buffer(shapely.points(self.leg_start[few]), radius[few], quad_segs=16)

    def samples(self, spacing_m: float) -> Samples:
        """Give places along the reached pieces and the legs, at most ``spacing_m`` apart."""
        return self.road_samples(spacing_m).joined(self._leg_samples(spacing_m))

    def road_samples(self, spacing_m: float) -> Samples:
        """Give places along the pieces of edges, at most ``spacing_m`` apart.

        Some pieces at a time, so that little but the places themselves is held.
        """
        steps = np.maximum(np.ceil((self.high_m - self.low_m) / spacing_m).astype(np.int64), 1)
        ends = np.concatenate([[0], np.cumsum(steps + 1)])
        samples = Samples(np.empty((ends[-1], 2)), np.empty(ends[-1]), np.empty(ends[-1], dtype=np.int32))
        for first in range(0, len(steps), _PIECES_AT_A_TIME):
            some = slice(first, first + _PIECES_AT_A_TIME)
            rows = slice(ends[some][0], ends[: some.stop + 1][-1])
            samples.xy[rows], samples.cost[rows], samples.owner[rows] = self._pieces(some)._places(
                steps[some]
            )
        return samples

    def _places(self, steps: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Give the ends of the equal steps into which each piece is cut: place, cost, owner."""
        length = self.high_m - self.low_m
        piece = np.repeat(np.arange(len(length)), steps + 1)
        share = ranges(np.zeros(len(steps)), steps + 1) / steps[piece]
        offset = self.low_m[piece] + share * length[piece]
        edge = self.edge[piece]
        along = self.network.cost_at(edge, offset) - self.low_cost[piece]
        left = np.maximum(self.width[piece] - along, 0.0)
        low = self.cost_from_low[piece] + self.low_factor[piece] * along
        high = self.cost_from_high[piece] + self.high_factor[piece] * left
        owner = np.where(high < low, self.owner_high[piece], self.owner_low[piece])
        return self.network.xy_at(edge, offset), np.minimum(low, high), owner

    def _leg_samples(self, spacing_m: float) -> Samples:
        way = self.leg_end - self.leg_start
        length = np.hypot(way[:, 0], way[:, 1])
        steps = np.maximum(np.ceil(length / spacing_m).astype(np.int64), 1)
        leg = np.repeat(np.arange(len(length)), steps + 1)
        share = ranges(np.zeros(len(steps)), steps + 1) / steps[leg]
        cost = self.leg_cost[leg] + share * length[leg] / self.pace
        return Samples(self.leg_start[leg] + share[:, None] * way[leg], cost, self.leg_owner[leg])


@dataclass
class Samples:
    """Hold places with their cost and whose they are."""

    xy: np.ndarray
    cost: np.ndarray
    owner: np.ndarray

    def joined(self, other: Samples) -> Samples:
        return Samples(
            np.concatenate([self.xy, other.xy]),
            np.concatenate([self.cost, other.cost]),
            np.concatenate([self.owner, other.owner]),
        )

    def take(self, rows: np.ndarray) -> Samples:
        return Samples(self.xy[rows], self.cost[rows], self.owner[rows])

    def keep(self, rows: np.ndarray) -> None:
        """Keep some places, one array after another: there are never two of all side by side."""
        self.xy = self.xy[rows]
        self.cost = self.cost[rows]
        self.owner = self.owner[rows]


@dataclass(frozen=True)
class Grid:
    """Hold the frame of a raster: lower left cell centre, cell size (metres), shape (rows, columns)."""

    low: np.ndarray
    cell_m: float
    shape: tuple[int, int]

    @classmethod
    def around(cls, xy: np.ndarray, margin_m: float, cell_m: float) -> Grid:
        low, high = extent(xy)
        low, high = low - margin_m, high + margin_m
        cell_m = max(cell_m, float(np.sqrt(np.prod(high - low) / MAX_CELLS)))
        # The origin lies on a common lattice, so that neighbouring areas are cut alike.
        low = np.floor(low / cell_m) * cell_m
        columns, rows = np.ceil((high - low) / cell_m).astype(int) + 1
        return cls(low, cell_m, (int(rows), int(columns)))

    def cells(self, xy: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        column, row = (np.rint((xy[:, i] - self.low[i]) / self.cell_m).astype(np.int32) for i in (0, 1))
        return row, column


def _known(cost: np.ndarray) -> np.ndarray:
    """Call costs of places that are not reached NaN: without a limit, inf - inf is no number either."""
    return np.where(np.isfinite(cost), cost, np.nan)


def raster_polygons(reach: Reach, breaks: np.ndarray, trim_m: float, progress: Progress) -> np.ndarray:
    """Draw one multipolygon for each break (ascending) from a distance raster."""
    cell_m = trim_m / CELLS_PER_TRIM
    samples = reach.samples(cell_m)
    samples = samples.take((samples.cost <= breaks[-1]) & np.isfinite(samples.cost))
    if not len(samples.xy):
        return np.array([_EMPTY] * len(breaks), dtype=object)
    grid = Grid.around(samples.xy, trim_m + 2.0 * cell_m, cell_m)
    field = np.full(grid.shape, -grid.cell_m, dtype=np.float32)
    shapes = []
    for limit in breaks:
        progress.check()
        # The field only rises from break to break, so that each area contains the one before.
        left_m = np.minimum((limit - samples.cost) * reach.pace, trim_m)
        for least_m in trim_m * reach.radius_steps():
            enough = left_m >= least_m
            xy = np.concatenate([samples.xy[enough], reach.stops(limit - least_m / reach.pace)])
            radius_m = np.full(len(xy), least_m)
            radius_m[: enough.sum()] = left_m[enough]
            _raise(field, grid, xy, radius_m, progress)
        area = _outline(field, grid)
        extra = [*reach.small_discs(limit, trim_m), *reach.tails(limit, trim_m)]
        if extra:
            area = _as_multi(shapely.union_all([area, *extra, *shapes[-1:]]))
        shapes.append(area)
    return np.array(shapes, dtype=object)


def _raise(field: np.ndarray, grid: Grid, xy: np.ndarray, radius_m: np.ndarray, progress: Progress) -> None:
    """Raise each cell to the nearest place's radius − distance, block by block.

    One place stands for its cell: that with the largest radius.
    """
    if not len(xy):
        return
    order = np.argsort(radius_m, kind="stable")
    xy, radius_m = xy[order], radius_m[order]
    for rows, columns, nearest, distance in _nearest_places(grid, xy, radius_m[-1], progress):
        block = field[rows, columns]
        np.maximum(block, radius_m[nearest] - distance, out=block)


def _nearest_places(
    grid: Grid, xy: np.ndarray, reach_m: float, progress: Progress
) -> Iterator[tuple[slice, slice, np.ndarray, np.ndarray]]:
    """Find the nearest place of each cell within reach, block by block.

    The last of the places in a cell stands for it; distances are taken to the place, not to the
    cell. Yields the block's rows and columns, the number of the nearest place, and its distance
    (metres).
    """
    row, column = grid.cells(xy)
    halo = int(np.ceil(reach_m / grid.cell_m)) + 2
    for top in range(0, grid.shape[0], _BLOCK):
        bottom = min(top + _BLOCK, grid.shape[0])
        first_row, last_row = max(top - halo, 0), min(bottom + halo, grid.shape[0])
        band = np.flatnonzero((row >= first_row) & (row < last_row))
        band_column = column[band]
        for left in range(0, grid.shape[1], _BLOCK):
            progress.check()
            right = min(left + _BLOCK, grid.shape[1])
            first_column, last_column = max(left - halo, 0), min(right + halo, grid.shape[1])
            near = band[(band_column >= first_column) & (band_column < last_column)]
            if not len(near):
                continue
            place = np.full((last_row - first_row, last_column - first_column), -1, dtype=np.int32)
            place[row[near] - first_row, column[near] - first_column] = near
            at = distance_transform_edt(place < 0, return_distances=False, return_indices=True)
            inner = (
                slice(top - first_row, bottom - first_row),
                slice(left - first_column, right - first_column),
            )
            nearest = place[at[0][inner], at[1][inner]]
            y = grid.low[1] + grid.cell_m * np.arange(top, bottom)
            x = grid.low[0] + grid.cell_m * np.arange(left, right)
            distance = np.hypot(xy[nearest, 0] - x[None, :], xy[nearest, 1] - y[:, None])
            yield slice(top, bottom), slice(left, right), nearest, distance


def nearest_road_polygons(reach: Reach, breaks: np.ndarray, trim_m: float, progress: Progress) -> np.ndarray:
    """Draw the land whose nearest road place is reached: cost there + straight leg ≤ break, leg ≤ trim.

    So land counts as points do, which stand at the nearest place of the network. ``reach`` must
    hold all roads, those that are not reached too.
    """
    cell_m = min(trim_m / CELLS_PER_TRIM, NEAREST_CELL_M)
    # A place counts as far as the trim distance, and those near whose land it might take, as far again.
    samples = reach.around_reached(breaks[-1], 2.0 * trim_m + 8.0 * cell_m).road_samples(cell_m)
    reached = samples.cost <= breaks[-1]
    if not reached.any():
        return np.array([_EMPTY] * len(breaks), dtype=object)
    grid = Grid.around(samples.xy[reached], trim_m + 2.0 * cell_m, cell_m)
    _put_nearest_to_centres_last(samples, grid)
    fields = np.full((len(breaks), *grid.shape), -grid.cell_m, dtype=np.float32)
    for rows, columns, nearest, distance in _nearest_places(grid, samples.xy, trim_m, progress):
        cost = samples.cost[nearest]
        for i, limit in enumerate(breaks):
            left_m = np.minimum((limit - cost) * reach.pace, trim_m)
            block = fields[i, rows, columns]
            np.maximum(block, left_m - distance, out=block)
    del samples, nearest, cost  # millions of places; drawing needs room of its own
    return np.array([_outline(field, grid) for field in fields], dtype=object)


def _put_nearest_to_centres_last(samples: Samples, grid: Grid) -> None:
    """Keep the places on the grid; of those in a cell the last, nearest to its centre, stands for it."""
    row, column = grid.cells(samples.xy)
    inside = (row >= 0) & (row < grid.shape[0]) & (column >= 0) & (column < grid.shape[1])
    off_x = samples.xy[:, 0] - (grid.low[0] + grid.cell_m * column)
    off_y = samples.xy[:, 1] - (grid.low[1] + grid.cell_m * row)
    order = np.argsort(-np.hypot(off_x, off_y), kind="stable")
    samples.keep(order[inside[order]])


def _outline(field: np.ndarray, grid: Grid) -> shapely.Geometry:
    """Contour the field at zero and give the ground above it."""
    # A cell of exactly zero would let contours touch in its centre.
    field[(field > -_ZERO_M) & (field < _ZERO_M)] = _ZERO_M
    if not (field > 0).any():
        return _EMPTY
    raster = gdal_array.OpenArray(field)  # shares the array's memory
    half = grid.cell_m / 2.0
    raster.SetGeoTransform((grid.low[0] - half, grid.cell_m, 0.0, grid.low[1] - half, 0.0, grid.cell_m))
    store = ogr.GetDriverByName("Memory").CreateDataSource("")
    layer = store.CreateLayer("", geom_type=ogr.wkbLineString)
    gdal.ContourGenerateEx(raster.GetRasterBand(1), layer, options=["FIXED_LEVELS=0"])
    lines = shapely.from_wkb([bytes(feature.GetGeometryRef().ExportToWkb()) for feature in layer])
    closed = lines[shapely.is_closed(lines) & (shapely.get_num_points(lines) >= 4)]
    return shapely.multipolygons(_areas_of_rings(closed, field, grid))


def _areas_of_rings(rings: np.ndarray, field: np.ndarray, grid: Grid) -> np.ndarray:
    """Put contour rings together as polygons with holes.

    Rings round the same patch of raised cells belong together: the largest is the shell, those
    that run the other way round are its holes. That is quicker by far than asking which ring
    contains which.
    """
    patch, _ = label(field > 0, structure=np.ones((3, 3)))
    xy, number = shapely.get_coordinates(rings, return_index=True)
    starts = np.searchsorted(number, np.arange(len(rings)))
    group = patch[_raised_cell(xy[starts], field, grid)]
    x, y = (xy - grid.low).T
    last = np.concatenate([starts[1:], [len(xy)]]) - 1
    products = np.zeros(len(xy))
    products[:-1] = x[:-1] * y[1:] - x[1:] * y[:-1]
    products[last] = 0.0
    area = np.add.reduceat(products, starts) / 2.0
    linear = shapely.linearrings(xy, indices=number)
    group = _one_shell_each(linear, xy[starts], group, area)
    order = np.lexsort((-np.abs(area), group))
    return shapely.polygons(linear[order], indices=np.unique(group[order], return_inverse=True)[1])


def _one_shell_each(
    rings: np.ndarray, first_xy: np.ndarray, group: np.ndarray, area: np.ndarray
) -> np.ndarray:
    """Part groups that have several shells: patches that touch at a corner only, few and small."""
    order = np.lexsort((-np.abs(area), group))
    largest = order[np.concatenate([[True], np.diff(group[order]) != 0])]
    sign = np.zeros(group.max() + 1)
    sign[group[largest]] = np.sign(area[largest])
    is_shell = np.sign(area) == sign[group]
    result = group.copy()
    fresh = int(group.max()) + 1
    for i in np.flatnonzero(np.bincount(group[is_shell]) > 1):
        shells, holes = np.flatnonzero(is_shell & (group == i)), np.flatnonzero(~is_shell & (group == i))
        for shell in shells:
            inside = shapely.contains_xy(shapely.polygons(rings[shell]), first_xy[holes])
            result[shell] = result[holes[inside]] = fresh
            fresh += 1
    return result


def _raised_cell(xy: np.ndarray, field: np.ndarray, grid: Grid) -> tuple[np.ndarray, np.ndarray]:
    """Find the raised cell beside each point of a contour: the highest of the four around it."""
    at = (xy - grid.low) / grid.cell_m
    low = np.floor(at).astype(np.int64)
    rows = np.stack([low[:, 1] + dy for dy in (0, 1, 0, 1)])
    columns = np.stack([low[:, 0] + dx for dx in (0, 0, 1, 1)])
    rows, columns = np.clip(rows, 0, grid.shape[0] - 1), np.clip(columns, 0, grid.shape[1] - 1)
    # Of cells no further than the point's own grid edge; the others may belong to another patch.
    far = np.maximum(np.abs(columns - at[:, 0]), np.abs(rows - at[:, 1])) > 1.0 - 1e-6
    best = np.where(far, -np.inf, field[rows, columns]).argmax(axis=0)
    points = np.arange(len(xy))
    return rows[best, points], columns[best, points]


def exact_polygons(reach: Reach, breaks: np.ndarray, trim_m: float, progress: Progress) -> np.ndarray:
    """Draw one multipolygon for each break (ascending) as the union of the exact buffers.

    Where the break runs out, the buffer shrinks along the road: between two places a metre or so
    apart it is the hull of their two discs.
    """
    samples_m = min(trim_m / 20.0, 5.0)
    shapes = []
    for limit in breaks:
        progress.check()
        parts = []
        for side in reach._sides():
            parts.extend(_exact_side(reach, side, limit, trim_m, samples_m))
        legs = reach._leg_samples(samples_m)
        radius = np.minimum((limit - legs.cost) * reach.pace, trim_m)
        near = radius > 0
        parts.append(shapely.buffer(shapely.points(legs.xy[near]), radius[near], quad_segs=16))
        merged = shapely.union_all(np.concatenate(parts))
        shapes.append(_as_multi(merged))
    return np.array(shapes, dtype=object)


def _exact_side(
    reach: Reach,
    side: tuple[np.ndarray, float, np.ndarray, np.ndarray],
    limit: float,
    trim_m: float,
    step_m: float,
) -> Iterator[np.ndarray]:
    """Yield the buffers of what is reached from one end of the pieces (one of ``Reach._sides``)."""
    rows = np.flatnonzero(side[0] <= limit)
    if not len(rows):
        return
    net, edge, width = reach.network, reach.edge[rows], reach.width[rows]
    cost, sign, origin, factor = side[0][rows], side[1], side[2][rows], side[3][rows]
    reached = np.minimum((limit - cost) / factor, width)
    full = np.clip((limit - trim_m / reach.pace - cost) / factor, 0.0, width)
    at = [net.offset_at_cost(edge, origin + sign * c) for c in (np.zeros(len(rows)), full, reached)]
    some = np.abs(at[1] - at[0]) > 1e-9
    if some.any():
        xy, number = net.cut(edge[some], at[0][some], at[1][some])
        yield shapely.buffer(shapely.linestrings(xy, indices=number), trim_m, quad_segs=16)
    steps = np.maximum(np.ceil(np.abs(at[2] - at[1]) / step_m).astype(np.int64), 1)
    piece = np.repeat(np.arange(len(rows)), steps + 1)
    share = ranges(np.zeros(len(steps)), steps + 1) / steps[piece]
    offset = at[1][piece] + share * (at[2] - at[1])[piece]
    spent = np.abs(net.cost_at(edge[piece], offset) - origin[piece]) * factor[piece]
    radius = np.clip((limit - cost[piece] - spent) * reach.pace, 0.0, trim_m)
    discs = shapely.buffer(shapely.points(net.xy_at(edge[piece], offset)), radius, quad_segs=16)
    next_same = np.flatnonzero(piece[1:] == piece[:-1])
    hulls = shapely.convex_hull(shapely.union(discs[next_same], discs[next_same + 1]))
    yield hulls[~shapely.is_empty(hulls)]


def _as_multi(geometry: shapely.Geometry) -> shapely.Geometry:
    parts = shapely.get_parts(geometry)
    parts = parts[shapely.get_type_id(parts) == shapely.GeometryType.POLYGON]
    return shapely.multipolygons(parts) if len(parts) else _EMPTY


def split_polygons(
    reach: Reach, budgets: np.ndarray, trim_m: float, draw: Callable[..., np.ndarray], progress: Progress
) -> Iterator[tuple[int, np.ndarray]]:
    """Give each facility the land whose nearest road place is its own, for each of its breaks.

    The land is that of all facilities together, cut along the cells of the raster.
    """
    cell_m = min(trim_m / CELLS_PER_TRIM, NEAREST_CELL_M)
    samples = reach.samples(cell_m)
    samples = samples.take((samples.cost <= budgets[samples.owner].max(axis=1)) & (samples.owner >= 0))
    if not len(samples.xy):
        return
    grid = Grid.around(samples.xy, trim_m + 2.0 * cell_m, cell_m)
    owned = _owner_areas(grid, samples, trim_m, progress)
    same = (budgets == budgets[0]).all()
    merged = draw(reach, budgets[0], trim_m, progress) if same else None
    for owner in progress.each(sorted(owned)):
        areas = merged
        if areas is None:
            areas = draw(reach, budgets[owner], trim_m, progress)
        shapes = shapely.intersection(areas, owned[owner])
        yield owner, np.array([_as_multi(shape) for shape in shapes], dtype=object)


def _owner_areas(
    grid: Grid, samples: Samples, trim_m: float, progress: Progress
) -> dict[int, shapely.Geometry]:
    """Cut the raster into the cells nearest to each owner's places."""
    row, column = grid.cells(samples.xy)
    owner = np.full(grid.shape, -1, dtype=np.int32)
    # Costly places first: where two owners share a cell, the nearer facility keeps it.
    order = np.argsort(-samples.cost, kind="stable")
    owner[row[order], column[order]] = samples.owner[order]
    distance, at = distance_transform_edt(owner < 0, return_indices=True)
    progress.check()
    nearest = owner[at[0], at[1]]
    nearest[distance * grid.cell_m > trim_m + 2 * grid.cell_m] = -1
    raster = gdal.GetDriverByName("MEM").Create("", grid.shape[1], grid.shape[0], 1, gdal.GDT_Int32)
    half = grid.cell_m / 2.0
    raster.SetGeoTransform((grid.low[0] - half, grid.cell_m, 0.0, grid.low[1] - half, 0.0, grid.cell_m))
    band = raster.GetRasterBand(1)
    band.WriteArray(nearest)
    store = ogr.GetDriverByName("Memory").CreateDataSource("")
    layer = store.CreateLayer("", geom_type=ogr.wkbPolygon)
    layer.CreateField(ogr.FieldDefn("owner", ogr.OFTInteger))
    gdal.Polygonize(band, None, layer, 0)
    found: dict[int, list[bytes]] = {}
    for feature in layer:
        if feature.GetField(0) >= 0:
            found.setdefault(feature.GetField(0), []).append(bytes(feature.GetGeometryRef().ExportToWkb()))
    return {o: shapely.union_all(shapely.from_wkb(parts)) for o, parts in found.items()}

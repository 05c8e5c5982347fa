"""Share lines and areas out among townships, each metre once, and check that the sums come out."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from .. import zones
from ..access.areas import areal, difference, intersection
from ..crs import project, working_crs
from ..errors import CountyGisError, listed, message
from ..issues import Issue, issue

# A line this close to a boundary lies on it: two layers that share a line differ by less after
# they have been brought into one projection.
ON_BOUNDARY_M = 0.05
MAX_DIFFERENCE = 1e-6
LINES = (1, 2, 5)  # GEOS's numbers of lines, rings and multilines
# Lines of more vertices are looked at segment by segment.
LONG = 32


def metric_crs(townships: gpd.GeoDataFrame) -> object:
    """Give the CRS in metres in which everything within the townships is measured."""
    return working_crs(townships.crs, tuple(townships.total_bounds), layer=zones.LAYER)


def split_lines(
    lines: gpd.GeoDataFrame, townships: gpd.GeoDataFrame, *, crs: object = None
) -> gpd.GeoDataFrame:
    """Cut lines at the townships' boundaries; each metre falls to one township or outside.

    A stretch that runs along a boundary (within 5 cm of it) belongs to the lower code, once.

    Parameters
    ----------
    lines
        Lines or multilines in any CRS, unique index; other geometries are refused.
    townships
        As ``zones.prepare`` gives them.
    crs
        The CRS in metres to measure in; without it ``metric_crs(townships)``.

    Returns
    -------
    GeoDataFrame
        In ``crs``, one row per piece: ``line_id`` (index of ``lines``), ``township`` (index of
        ``townships``, missing outside), ``length_m``. The lengths of a line's pieces add up to
        its length; a line without geometry has no piece.

    Raises
    ------
    ValueError
        If a geometry is no line.
    """
    crs = metric_crs(townships) if crs is None else crs
    lines, townships = project(lines[[lines.geometry.name]], crs), project(townships, crs)
    geometry = lines.geometry.to_numpy()
    if shapely.has_z(geometry).any():
        geometry = shapely.force_2d(geometry)
    xy, line = shapely.get_coordinates(geometry, return_index=True)
    vertices = np.bincount(line, minlength=len(geometry))
    there = np.flatnonzero(vertices)
    if not np.isin(shapely.get_type_id(geometry[there]), LINES).all():
        raise ValueError("split_lines takes lines only")
    boundary, owner = _boundary(townships)
    cut = _near(geometry[there], vertices[there], boundary)
    row, parts, place = _cut(geometry, there[cut], boundary, owner, townships)
    whole = there[~cut]
    first = xy[(np.cumsum(vertices) - vertices)[whole]]
    row = np.concatenate([whole, row])
    place = np.concatenate([zones.rows_at(first, townships), place])
    parts = np.concatenate([geometry[whole], parts])
    order = np.argsort(row, kind="stable")
    row, place, parts = row[order], place[order], parts[order]
    return gpd.GeoDataFrame(
        {"line_id": lines.index[row], "township": _ids(townships, place), "length_m": shapely.length(parts)},
        geometry=parts, crs=crs,
    )


def with_land(
    areas: gpd.GeoDataFrame | None, layer: str, issues: list[Issue]
) -> gpd.GeoDataFrame | None:
    """List the rows of a layer of polygons that have no geometry; ``None`` where no row has any.

    Land of which nobody knows where it is stands for no layer.
    """
    if areas is None:
        return None
    geometry = areas.geometry.to_numpy()
    nothing = shapely.is_missing(geometry) | shapely.is_empty(geometry)
    if nothing.any():
        issues.append(issue(layer, listed(areas.index[nothing]), "no_geometry", ""))
    return None if nothing.all() else areas[~nothing]


def split_areas(
    areas: gpd.GeoDataFrame, townships: gpd.GeoDataFrame, *, crs: object = None
) -> gpd.GeoDataFrame:
    """Share the ground of polygons out among townships; ground that overlaps counts once.

    Returns
    -------
    GeoDataFrame
        In ``crs`` (as for ``split_lines``), one row per township with a share, and one with a
        missing ``township`` for what lies outside: ``township``, ``area_m2``, the polygon.
    """
    crs = metric_crs(townships) if crs is None else crs
    townships = project(townships, crs)
    geometry = project(areas[[areas.geometry.name]], crs).geometry.to_numpy()
    geometry = shapely.force_2d(geometry[~shapely.is_missing(geometry)])
    parts = ground_of(geometry)
    boundary, _ = _boundary(townships)
    across = np.zeros(len(parts), dtype=bool)
    across[shapely.STRtree(boundary).query(parts, predicate="intersects")[0]] = True
    first = shapely.get_coordinates(shapely.get_point(shapely.get_exterior_ring(parts[~across]), 0))
    pieces, places = [parts[~across]], [zones.rows_at(first, townships)]
    rest = np.array([shapely.multipolygons(parts[across])], dtype=object)
    for place in _lowest_code_first(townships):
        polygon = shapely.make_valid(townships.geometry.iloc[place])
        pieces.append(shapely.get_parts(intersection(rest, polygon)))
        places.append(np.full(len(pieces[-1]), place))
        rest = difference(rest, polygon)
    pieces.append(shapely.get_parts(rest))
    places.append(np.full(len(pieces[-1]), -1))
    return _gathered(np.concatenate(pieces), np.concatenate(places), townships)


def areas_check(what: str, shares: pd.DataFrame, areas: np.ndarray) -> dict[str, object]:
    """Check that what ``split_areas`` shared out is the ground of the polygons; see ``totals_check``."""
    inside = shares["township"].notna()
    whole = float(shapely.area(ground_of(areas[~shapely.is_missing(areas)])).sum())
    return totals_check(what, shares["area_m2"][inside].sum(), shares["area_m2"][~inside].sum(), whole)


def ground_of(areas: np.ndarray) -> np.ndarray:
    """Give the ground that polygons cover as polygons that do not overlap, joining those that meet."""
    parts = shapely.get_parts(areal(shapely.make_valid(areas)))
    parts = parts[~shapely.is_empty(parts)]
    pairs = shapely.STRtree(parts).query(parts, predicate="intersects")[0]
    meets = np.bincount(pairs, minlength=len(parts)) > 1
    joined = shapely.get_parts(areal(np.array([shapely.union_all(parts[meets])], dtype=object)))
    return np.concatenate([parts[~meets], joined[~shapely.is_empty(joined)]])


def _gathered(polygons: np.ndarray, place: np.ndarray, townships: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Put the polygons of each township (row, -1 outside) together, the lowest code first, outside last."""
    code_order = np.append(_lowest_code_first(townships), -1)
    rank = np.empty(len(code_order), dtype=int)
    rank[code_order] = np.arange(len(code_order))
    order = np.argsort(rank[place], kind="stable")
    found, number = np.unique(rank[place][order], return_inverse=True)
    parts = shapely.multipolygons(polygons[order], indices=number) if len(polygons) else polygons
    frame = gpd.GeoDataFrame(
        {"township": _ids(townships, code_order[found]), "area_m2": shapely.area(parts)},
        geometry=parts, crs=townships.crs,
    )
    return frame[frame["area_m2"] > 0].reset_index(drop=True)


def sum_by_township(
    values: pd.Series, township: pd.Series, townships: gpd.GeoDataFrame
) -> tuple[pd.Series, float]:
    """Add values up per township (0 where there is none) and outside; missing values are left out.

    ``township`` stands on the index of ``values`` and is missing outside.
    """
    outside = float(values[township.isna()].sum())
    sums = values.groupby(township).sum()
    return sums.reindex(townships.index, fill_value=0).astype(float), outside


def totals_check(what: str, inside: float, outside: float, total: float) -> dict[str, object]:
    """Check that townships and outside add up to the input.

    Returns
    -------
    dict
        A row for the account: ``what, townships, outside, input``.

    Raises
    ------
    CountyGisError
        If they differ by more than 1e-6 of the input: a fault of the computation.
    """
    if abs(inside + outside - total) > MAX_DIFFERENCE * max(abs(total), 1.0):
        raise CountyGisError(message(
            "{what}: the townships have {inside:.6f} and outside lie {outside:.6f}, but the input is "
            "{total:.6f}. Nothing is written; please report this.",
            what=what, inside=inside, outside=outside, total=total,
        ))
    return {"what": what, "townships": inside, "outside": outside, "input": total}


def _boundary(townships: gpd.GeoDataFrame) -> tuple[np.ndarray, np.ndarray]:
    """Give the boundaries' segments and the township (row) that each belongs to."""
    polygons, owner = shapely.get_parts(shapely.force_2d(townships.geometry.to_numpy()), return_index=True)
    rings, ring_polygon = shapely.get_rings(polygons, return_index=True)
    segments, ring = _segments(rings)
    return shapely.linestrings(segments), owner[ring_polygon[ring]]


def _segments(lines: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Give the segments ``(n, 2, 2)`` of simple lines, and the line of each."""
    xy, line = shapely.get_coordinates(lines, return_index=True)
    follows = np.flatnonzero(line[1:] == line[:-1])
    return np.stack([xy[follows], xy[follows + 1]], axis=1), line[follows]


def _near(lines: np.ndarray, vertices: np.ndarray, boundary: np.ndarray) -> np.ndarray:
    """Say which lines (n,) come near a boundary; long ones, whose boxes are large, segment by segment."""
    tree = shapely.STRtree(boundary)
    near = np.zeros(len(lines), dtype=bool)
    long = vertices > LONG
    near[np.flatnonzero(~long)[_close(tree, lines[~long])[0]]] = True
    parts, row = shapely.get_parts(lines[long], return_index=True)
    segments, line = _segments(parts)
    touching = _close(tree, shapely.linestrings(segments))[0]
    near[np.flatnonzero(long)[row[line[touching]]]] = True
    return near


def _cut(
    geometry: np.ndarray, rows: np.ndarray, boundary: np.ndarray, owner: np.ndarray,
    townships: gpd.GeoDataFrame,
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Cut lines that come near a boundary: row, piece and township (row, -1 outside) of each."""
    parts, part_row = shapely.get_parts(geometry[rows], return_index=True)
    segments, line = _segments(parts)
    steps, segment = _cut_segments(segments, boundary)
    place = _place(steps, boundary, owner, townships)
    line = line[segment]
    # Neighbouring steps of one line in one township are one piece again.
    begins = np.ones(len(steps), dtype=bool)
    begins[1:] = (line[1:] != line[:-1]) | (place[1:] != place[:-1])
    piece = np.cumsum(begins) - 1
    xy = np.concatenate([steps[begins, 0], steps[:, 1]])
    order = np.argsort(np.concatenate([np.arange(begins.sum()), piece]), kind="stable")
    pieces = shapely.linestrings(xy[order], indices=np.sort(np.concatenate([np.arange(begins.sum()), piece])))
    return rows[part_row[line[begins]]], pieces, place[begins]


def _cut_segments(segments: np.ndarray, boundary: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Cut straight segments where they meet a boundary: steps ``(n, 2, 2)``, and whose each is."""
    lines = shapely.linestrings(segments)
    one, other = shapely.STRtree(boundary).query(lines, predicate="intersects")
    with np.errstate(invalid="ignore"):  # GEOS raises the flag for parallel segments, and answers
        common = shapely.intersection(lines[one], boundary[other])
    met, pair = shapely.get_coordinates(common, return_index=True)
    at = one[pair]
    start, along = segments[at, 0], segments[at, 1] - segments[at, 0]
    square = np.maximum((along**2).sum(axis=1), np.finfo(float).tiny)
    share = ((met - start) * along).sum(axis=1) / square
    inner = (share > 0) & (share < 1)
    count = len(segments)
    segment = np.concatenate([np.arange(count), np.arange(count), at[inner]])
    share = np.concatenate([np.zeros(count), np.ones(count), share[inner]])
    xy = np.concatenate([segments[:, 0], segments[:, 1], met[inner]])
    order = np.lexsort((share, segment))
    segment, share, xy = segment[order], share[order], xy[order]
    follows = (segment[1:] == segment[:-1]) & (share[1:] > share[:-1])
    here = np.flatnonzero(follows)
    return np.stack([xy[here], xy[here + 1]], axis=1), segment[here]


def _place(
    steps: np.ndarray, boundary: np.ndarray, owner: np.ndarray, townships: gpd.GeoDataFrame
) -> np.ndarray:
    """Say in which township (row, -1 outside) each step lies; on a boundary in the lower code."""
    middle = steps.mean(axis=1)
    place = zones.rows_at(middle, townships)
    tree = shapely.STRtree(boundary)
    step, segment = _close(tree, shapely.points(middle))
    along = np.unique(step)
    for xy in (steps[:, 0], steps[:, 1]):
        along = along[np.unique(_close(tree, shapely.points(xy[along]))[0])]
    on = np.isin(step, along)
    step, segment = step[on], segment[on]
    rank = np.empty(len(townships) + 1, dtype=int)
    rank[_lowest_code_first(townships)] = np.arange(len(townships))
    rank[-1] = len(townships)
    best = rank[place]
    np.minimum.at(best, step, rank[owner[segment]])
    return np.append(_lowest_code_first(townships), -1)[best]


def _close(tree: shapely.STRtree, geometry: np.ndarray) -> np.ndarray:
    return tree.query(geometry, predicate="dwithin", distance=ON_BOUNDARY_M)


def rows_of(township: pd.Series, townships: gpd.GeoDataFrame) -> np.ndarray:
    """Give the row numbers of townships for their ids, -1 for missing ones."""
    rows = np.full(len(township), -1)
    there = township.notna().to_numpy()
    rows[there] = townships.index.get_indexer(township[there])
    return rows


def _lowest_code_first(townships: gpd.GeoDataFrame) -> np.ndarray:
    return np.argsort(townships["code"].astype(str).to_numpy(), kind="stable")


def _ids(townships: gpd.GeoDataFrame, place: np.ndarray) -> pd.Series:
    """Give ids for row numbers, missing for -1."""
    ids = townships.index.to_series().take(np.maximum(place, 0)).reset_index(drop=True)
    if pd.api.types.is_integer_dtype(ids.dtype):
        ids = ids.astype("Int64")
    return ids.where(place >= 0, pd.NA)

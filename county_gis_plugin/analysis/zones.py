"""Check township polygons, and say in which township, and whether in town, a point lies."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from .crs import project, project_xy, working_crs
from .errors import Faults, listed, message, shown
from .issues import Issue, issue
from .network.cache import seal
from .recall import recall, shape
from .units import M2_PER_KM2

LAYER = "TOWNSHIPS"
MAX_AREA_CHANGE = 0.01
MAX_OVERLAP = 0.01
SLIVER_WIDTH_M = 100.0
LEAST_OVERLAP_M2 = 1.0
URBAN_CLASS = "1"
UNDECIDED_CLASS = "123"
POLYGONS = (3, 6)
MANY = 10_000


def prepare(
    townships: gpd.GeoDataFrame, *, issues: list[Issue] | None = None
) -> gpd.GeoDataFrame:
    """Check and repair township polygons, and measure them.

    Parameters
    ----------
    townships
        Standardised polygons, index = feature id; ``code`` and ``name`` where there are (without
        codes the ids serve, without names the codes).
    issues
        Filled with what was repaired or found: ``input, feature_id, reason, detail``; reasons are
        ``repaired`` (area changed by more than 1 %), ``overlap`` and ``sliver``.

    Returns
    -------
    GeoDataFrame
        Valid polygons in the CRS of the input, on its index, with ``code`` and ``name`` (text)
        and ``area_m2`` (measured in the working CRS); the other columns stay.

    Raises
    ------
    InputError
        If there is no township, a geometry is missing, is no polygon or cannot be repaired, two
        townships have one code, or two overlap by more than 1 % of the smaller one.
    CrsError
        If the CRS is missing or cannot be measured in.
    """
    result, found = recall("townships", lambda: _prepared(townships), townships)
    if issues is not None:
        issues += map(dict, found)
    return result.copy()


def _prepared(townships: gpd.GeoDataFrame) -> tuple[gpd.GeoDataFrame, tuple[Issue, ...]]:
    """Check, repair and measure townships; give them, and what was odd."""
    issues: list[Issue] = []
    faults = Faults()
    result = townships.assign(code=_codes(townships))
    result["name"] = _names(result)
    _check_features(result, faults)
    faults.raise_if_any()
    metric_crs = working_crs(result.crs, tuple(result.total_bounds), layer=LAYER)
    result, metric = _repaired(result, metric_crs, faults, issues)
    result["area_m2"] = shapely.area(metric)
    _check_overlaps(result, metric, faults, issues)
    faults.raise_if_any()
    _note_slivers(metric, issues)
    return result, tuple(issues)


def assign(points: gpd.GeoDataFrame | gpd.GeoSeries, townships: gpd.GeoDataFrame) -> pd.Series:
    """Say in which township each point lies.

    Parameters
    ----------
    points
        Points in any CRS.
    townships
        As ``prepare`` gives them.

    Returns
    -------
    Series
        On the index of ``points``: the township's id, missing outside all of them and where there
        is no geometry. On a common boundary, and where slivers overlap, the lower code counts.
    """
    place = rows_of(points, townships)
    ids = townships.index.to_series().take(np.maximum(place, 0)).set_axis(points.index)
    if pd.api.types.is_integer_dtype(ids.dtype):
        ids = ids.astype("Int64")
    return ids.where(place >= 0, pd.NA).rename("township")


def rows_of(points: gpd.GeoDataFrame | gpd.GeoSeries, townships: gpd.GeoDataFrame) -> np.ndarray:
    """Give what ``assign`` does as row numbers of the townships (n,), -1 for none, which takes less time."""
    return rows_at(project_xy(_xy(points), points.crs, townships.crs), townships)


def rows_at(xy: np.ndarray, townships: gpd.GeoDataFrame) -> np.ndarray:
    """Say in which township each place ``(n, 2)`` in their CRS lies, by row number, -1 for none.

    The answer for many places is shared with whoever asks for the same, and cannot be written.
    """
    if len(xy) < MANY:
        return _rows_at(xy, townships)
    polygons, codes = townships.geometry.to_numpy(), townships["code"].astype(str).to_list()
    return recall("rows_at", lambda: _rows_at(xy, townships), xy, *shape(polygons), codes)


def _rows_at(xy: np.ndarray, townships: gpd.GeoDataFrame) -> np.ndarray:
    place = np.full(len(xy), -1)
    x, y = np.ascontiguousarray(xy.T)
    lowest_last = np.argsort(townships["code"].astype(str).to_numpy(), kind="stable")[::-1]
    for row in lowest_last:
        place[_inside(x, y, townships.geometry.iloc[row])] = row
    seal(place)
    return place


def is_urban(demand: gpd.GeoDataFrame, builtup: gpd.GeoDataFrame | None = None) -> pd.Series:
    """Say which demand rows count as town: in a built-up area, or of an urban class.

    Classes that begin with 1 are urban (111 city, 112 fringe, 121 town, 122 town fringe), except
    123, which is undecided and counts as rural (the statistical bureau's 城乡分类代码).

    Parameters
    ----------
    demand
        Points in any CRS, and ``class`` where there is one.
    builtup
        Polygons in any CRS.

    Returns
    -------
    Series of bool, on the index of ``demand``
    """
    urban = pd.Series(False, index=demand.index)
    if "class" in demand:
        row, found = pd.factorize(demand["class"])  # few classes, many rows
        # A field of numbers with gaps gives 111.0.
        code = pd.Series(found).astype("string").str.strip().str.replace(r"\.0+$", "", regex=True)
        town = code.str.startswith(URBAN_CLASS) & (code != UNDECIDED_CLASS)
        urban |= np.append(town.to_numpy(bool), False)[row]
    if builtup is not None and len(builtup):
        x, y = np.ascontiguousarray(project_xy(_xy(demand), demand.crs, builtup.crs).T)
        polygons = shapely.make_valid(builtup.geometry.to_numpy())
        for polygon in polygons[~shapely.is_missing(polygons)]:
            urban |= _inside(x, y, polygon)
    return urban


def _codes(townships: gpd.GeoDataFrame) -> pd.Series:
    ids = pd.Series(townships.index.astype(str), index=townships.index, dtype=object)
    return townships["code"].where(townships["code"].notna(), ids) if "code" in townships else ids


def _names(townships: gpd.GeoDataFrame) -> pd.Series:
    names = townships.get("name", pd.Series(None, index=townships.index, dtype=object))
    return names.where(names.notna(), townships["code"]).astype(str)


def _check_features(townships: gpd.GeoDataFrame, faults: Faults) -> None:
    if townships.empty:
        faults.add("{layer} has no features: add the township polygons.", layer=LAYER)
        return
    geometry = townships.geometry
    absent = geometry.isna() | geometry.is_empty
    if absent.any():
        faults.add(
            "{layer} {ids}: no geometry. Draw the polygon or remove the feature.",
            layer=LAYER, ids=shown(townships.index[absent]),
        )
    other = ~absent & ~np.isin(shapely.get_type_id(geometry.to_numpy()), POLYGONS)
    if other.any():
        faults.add(
            "{layer} {ids}: not a polygon. Choose the layer with the township polygons.",
            layer=LAYER, ids=shown(townships.index[other]),
        )
    if not townships.index.is_unique:
        faults.add(
            "{layer}: the id {ids} is there twice. Give every feature its own.",
            layer=LAYER, ids=shown(townships.index[townships.index.duplicated()].unique()),
        )
    for code, ids in townships.groupby(townships["code"].astype(str)).groups.items():
        if len(ids) > 1:
            faults.add(
                "{layer} {ids}: the code {code} is there {count} times. Correct it, or dissolve the parts of "
                "one township into one feature.",
                layer=LAYER, ids=shown(ids), code=code, count=len(ids),
            )


def _repaired(
    townships: gpd.GeoDataFrame, metric_crs: object, faults: Faults, issues: list[Issue]
) -> tuple[gpd.GeoDataFrame, np.ndarray]:
    """Make polygons valid; give them in their own CRS and, without columns, in metres."""
    geometry = shapely.force_2d(townships.geometry.to_numpy())
    invalid = ~shapely.is_valid(geometry)
    why = shapely.is_valid_reason(geometry[invalid])
    before = _metric(geometry, townships.crs, metric_crs)
    geometry[invalid] = [_polygonal(g) for g in shapely.make_valid(geometry[invalid])]
    # Straight edges bend between two CRSs: what is valid in one may touch itself in the other.
    after = _metric(geometry, townships.crs, metric_crs)
    after = np.array([g if shapely.is_valid(g) else _polygonal(shapely.make_valid(g)) for g in after])
    for row, reason in zip(np.flatnonzero(invalid), why):
        id_, was, now = townships.index[row], shapely.area(before[row]), shapely.area(after[row])
        if now == 0:
            faults.add(
                "{layer} {id}: the polygon is invalid ({why}) and nothing is left of it when it is repaired. "
                "Draw it again.",
                layer=LAYER, id=id_, why=reason,
            )
        elif abs(now - was) > MAX_AREA_CHANGE * now:
            issues.append(issue(LAYER, id_, "repaired", message(
                "The polygon was invalid ({why}); repairing it changed its area from {before:.3f} to "
                "{after:.3f} km². Check its outline.",
                why=reason, before=was / M2_PER_KM2, after=now / M2_PER_KM2,
            )))
    return townships.set_geometry(gpd.GeoSeries(geometry, index=townships.index, crs=townships.crs)), after


def _check_overlaps(
    townships: gpd.GeoDataFrame, metric: np.ndarray, faults: Faults, issues: list[Issue]
) -> None:
    """Refuse townships that lie on one another, and note the slivers where they nearly meet."""
    first, second = shapely.STRtree(metric).query(metric, predicate="intersects")
    pairs = first < second
    first, second = first[pairs], second[pairs]
    overlap = shapely.area(shapely.intersection(metric[first], metric[second]))
    smaller = np.minimum(shapely.area(metric[first]), shapely.area(metric[second]))
    for a, b, area, least in zip(first, second, overlap, smaller):
        if area > MAX_OVERLAP * least:
            faults.add(
                "{layer} {first} ({first_name}) and {second} ({second_name}) overlap by {area:.3f} km². "
                "Correct the boundary: nobody may live in two townships.",
                layer=LAYER, first=townships.index[a], first_name=townships["name"].iloc[a],
                second=townships.index[b], second_name=townships["name"].iloc[b], area=area / M2_PER_KM2,
            )
        elif area > LEAST_OVERLAP_M2:
            issues.append(issue(LAYER, listed(townships.index[[a, b]]), "overlap", message(
                "The townships overlap by {area:.0f} m²; points there count for the lower code.", area=area,
            )))


def _note_slivers(metric: np.ndarray, issues: list[Issue]) -> None:
    """Note the narrow gaps that townships leave between them."""
    union = shapely.get_parts(shapely.union_all(metric))
    rings = [ring for part in union for ring in shapely.get_rings(part)[1:]]
    gaps = shapely.polygons(rings) if rings else np.empty(0, dtype=object)
    narrow = gaps[shapely.is_empty(shapely.buffer(gaps, -SLIVER_WIDTH_M / 2))]
    area = float(shapely.area(narrow).sum())
    if area > LEAST_OVERLAP_M2:
        issues.append(issue(LAYER, "", "sliver", message(
            "The townships leave {count} narrow gaps of {area:.0f} m² in all; points there are outside.",
            count=len(narrow), area=area,
        )))


def _metric(geometry: np.ndarray, crs: object, metric_crs: object) -> np.ndarray:
    return project(gpd.GeoDataFrame(geometry=geometry, crs=crs), metric_crs).geometry.to_numpy()


def _polygonal(geometry: shapely.Geometry) -> shapely.Geometry:
    """Keep the polygons of what a repair gives, which may have lines and points beside them."""
    parts = shapely.get_parts(shapely.get_parts(geometry))
    return shapely.union_all([part for part in parts if shapely.get_type_id(part) == POLYGONS[0]])


def _xy(points: gpd.GeoDataFrame | gpd.GeoSeries) -> np.ndarray:
    """Give coordinates ``(n, 2)``, NaN where there is no point."""
    found, row = shapely.get_coordinates(points.geometry.to_numpy(), return_index=True)
    xy = np.full((len(points), 2), np.nan)
    xy[row] = found
    return xy


def _inside(x: np.ndarray, y: np.ndarray, polygon: shapely.Geometry) -> np.ndarray:
    """Say which points lie in a polygon or on its boundary."""
    xmin, ymin, xmax, ymax = shapely.bounds(polygon)
    near = np.flatnonzero((x >= xmin) & (x <= xmax) & (y >= ymin) & (y <= ymax))
    shapely.prepare(polygon)
    inside = np.zeros(len(x), dtype=bool)
    inside[near] = shapely.intersects_xy(polygon, x[near], y[near])
    return inside

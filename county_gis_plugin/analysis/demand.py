"""Bring the people who need a service to points: from points, polygons or a population raster."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from types import ModuleType

import geopandas as gpd
import numpy as np
import pandas as pd
import pyproj
import shapely

from .crs import project
from .errors import CrsError, DependencyError, Faults, InputError, listed, message, shown
from .issues import Issue, issue
from .places import inner_points, standing_points
from .progress import Progress
from .recall import recall
from .units import M2_PER_KM2
from .values import read_each, read_number
from .zones import assign, rows_of

LAYER = "DEMAND"
TEXT_COLUMNS = ("name", "code", "class", "town_code", "town_name")
AGE_COLUMNS = ("pop_0_3", "pop_3_6", "pop_6_12", "pop_12_15", "pop_60p", "pop_65p")
POINT, MULTI_POINT = 0, 4
POLYGONS = (3, 6)
TILE = 1024
# Values that stand for "no data" in population grids that do not say so: the largest number of an
# integer type, and the 3.4e38 of single precision. Negative numbers of people are no data as well.
UNDECLARED_NODATA = {"uint16": 65535, "int16": 32767, "uint32": 4294967295, "int32": 2147483647}
MAX_PEOPLE_PER_CELL = 1e7
# The same in grids whose type does not give them away: a float grid made from one of integers.
# They are taken as marks where so many cells have one and no other cell has half as much.
MARKS = (255, 999, 9999, 32767, 65535, 99999, 999999)
MARKED_CELLS = 3
# Fewer people than this in a township are rounding, and no factor brings them to a total.
LEAST_PEOPLE = 1e-6
# A census differs less from a sum over villages; codes of a county have 6 digits, of a village 12.
USUAL_FACTORS = (0.2, 5.0)
CODE_DIGITS, LEAST_LONG_CODE = 6, 1e11


def from_points(
    frame: gpd.GeoDataFrame, *, issues: list[Issue] | None = None
) -> gpd.GeoDataFrame:
    """Take villages or settlements as they are, one point a feature.

    A feature of several points becomes the one nearest to their centre, one feature staying one
    row. A feature without geometry stays, without geometry.

    Parameters
    ----------
    frame
        Standardised points, index = feature id; ``people`` and age columns where there are.
    issues
        Filled with negative people, which count as missing, and with codes that repeat.

    Returns
    -------
    GeoDataFrame
        Points on the index and in the CRS of the input: ``name, code, class, town_code,
        town_name`` (text), ``people`` and the age columns that are there (NaN = missing).

    Raises
    ------
    InputError
        If there is no row, an id is there twice, or a geometry is no point.
    """
    return _demand(frame, (POINT, MULTI_POINT), standing_points, issues)


def from_polygons(
    frame: gpd.GeoDataFrame, *, issues: list[Issue] | None = None
) -> gpd.GeoDataFrame:
    """Put the people of each polygon on one point inside it.

    As ``from_points``, for polygons.
    """
    return _demand(frame, POLYGONS, inner_points, issues)


def from_raster(
    path: str | Path,
    *,
    townships: gpd.GeoDataFrame | None = None,
    unit: str = "count",
    band: int = 1,
    nodata: float | None = None,
    issues: list[Issue] | None = None,
    progress: Progress | None = None,
) -> gpd.GeoDataFrame:
    """Take every populated cell of a raster as a point at its centre.

    Declared no data, NaN, negative values and the usual undeclared marks (65535 and the like)
    are no people; what is not declared is listed in ``issues``, but for the largest number of an
    integer type. The raster is read in tiles, and only where the townships are.

    Parameters
    ----------
    path
        Anything that rasterio opens.
    townships
        Polygons as ``zones.prepare`` gives them: a cell belongs to the county if its centre does.
    unit
        ``count`` (people per cell) or ``density`` (people per km², multiplied by the cell's true
        area on the ellipsoid).
    band
        Number of the band, from 1.
    nodata
        A further value that stands for no data.

    Returns
    -------
    GeoDataFrame
        Points in the CRS of the raster, index = row × width + column, with ``people`` > 0.

    Raises
    ------
    InputError
        If the raster cannot be read, has no such band, or has no people in the townships.
    CrsError
        If the raster has no CRS.
    DependencyError
        If rasterio is missing.
    """
    progress = progress or Progress()
    issues = [] if issues is None else issues
    if unit not in ("count", "density"):
        raise InputError(message("The unit is {unit}: write count or density.", unit=unit))
    cells = _cells(path, townships, unit, band, nodata, issues, progress)
    points, left_out = recall("cells", partial(_points_inside, *cells, townships), *cells, townships)
    issues += map(dict, left_out)
    if points.empty:
        raise InputError(
            message(
                "POPULATION {path} has no people where the townships are: choose the raster of this county.",
                path=str(path),
            )
        )
    return points.rename_axis("cell")  # which is a copy: what is recalled is shared


def note_no_people(rows: gpd.GeoDataFrame, issues: list[Issue]) -> None:
    """Say once where nothing in ``DEMAND`` was recognised as the number of people."""
    if "people" not in rows and len(rows):
        issues.append(issue(LAYER, "", "no_people_field", message(
            "No people field is recognised in DEMAND: give POPULATION_FIELD. People are missing for all rows."
        )))


def scale_to_totals(
    demand: gpd.GeoDataFrame,
    townships: gpd.GeoDataFrame,
    field: str = "people",
    *,
    issues: list[Issue] | None = None,
) -> gpd.GeoDataFrame:
    """Scale people so that each township's rows add up to its total.

    Every row of a township is multiplied by the same factor, age groups too. Townships without a
    total, and rows outside all townships, stay as they are; a total that finds no people to be
    spread over is listed, and so are rows whose people are missing, which stay missing.

    Parameters
    ----------
    demand
        Points with ``people``.
    townships
        Polygons with the totals in ``field`` (people).

    Raises
    ------
    InputError
        If the field is not there, holds no number or codes, or a total is negative.
    """
    issues = [] if issues is None else issues
    totals = _totals(townships, field)
    _refuse_codes(totals, townships, field)
    place = assign(demand, townships)
    sums = demand["people"].groupby(place).sum(min_count=1).reindex(townships.index)
    factor = totals / sums.where(sums > LEAST_PEOPLE)
    _note_odd_factors(factor, townships, field, issues)
    _note_unscaled(demand, place, townships, totals, sums, issues)
    by_row = place.map(factor).astype(float).fillna(1.0)
    scaled = [column for column in ("people", *AGE_COLUMNS) if column in demand]
    return demand.assign(**{column: demand[column] * by_row for column in scaled})


def _demand(
    frame: gpd.GeoDataFrame, types: tuple[int, ...], to_point: object,
    issues: list[Issue] | None,
) -> gpd.GeoDataFrame:
    issues = [] if issues is None else issues
    geometry = shapely.force_2d(frame.geometry.to_numpy())
    _check_rows(frame, geometry, types)
    usable = ~(shapely.is_missing(geometry) | shapely.is_empty(geometry))
    points = np.full(len(frame), None, dtype=object)
    points[usable] = to_point(geometry[usable])
    columns = {name: frame[name] for name in TEXT_COLUMNS if name in frame}
    columns["people"] = frame.get("people", pd.Series(np.nan, index=frame.index)).astype(float)
    columns.update({name: frame[name].astype(float) for name in AGE_COLUMNS if name in frame})
    result = gpd.GeoDataFrame(columns, geometry=points, index=frame.index, crs=frame.crs)
    for name in ("people", *AGE_COLUMNS):
        if name in result:
            _drop_negative(result, name, issues)
    _note_repeated_codes(result, issues)
    return result


def _note_repeated_codes(demand: gpd.GeoDataFrame, issues: list[Issue]) -> None:
    """Say which codes are there more than once: settlements may share their village's, villages may not."""
    if "code" not in demand:
        return
    repeated = demand["code"].notna() & demand["code"].duplicated(keep=False)
    if repeated.any():
        detail = message(
            "{count} rows share a code with another ({codes}); each of them counts. Check that no village is "
            "there twice.",
            count=int(repeated.sum()),
            codes=shown(demand.loc[repeated, "code"].unique()),
        )
        issues.append(issue(LAYER, listed(demand.index[repeated]), "repeated_code", detail))


def _check_rows(frame: gpd.GeoDataFrame, geometry: np.ndarray, types: tuple[int, ...]) -> None:
    faults = Faults()
    if frame.empty:
        faults.add("{layer} has no features: choose the layer of the places where people live.", layer=LAYER)
    if not frame.index.is_unique:
        faults.add(
            "{layer}: the id {ids} is there twice. Give every feature its own.",
            layer=LAYER, ids=shown(frame.index[frame.index.duplicated()].unique()),
        )
    wrong = ~np.isin(shapely.get_type_id(geometry), (-1, *types))
    if wrong.any():
        faults.add(
            "{layer} {ids}: not {wanted}. Choose another layer, or turn the features into {wanted}.",
            layer=LAYER, ids=shown(frame.index[wrong]),
            wanted=message("points") if POINT in types else message("polygons"),
        )
    if frame.crs is None:
        faults.add("{layer} has no CRS: assign the right one in the layer's properties.", layer=LAYER)
    faults.raise_if_any()


def _drop_negative(demand: gpd.GeoDataFrame, name: str, issues: list[Issue]) -> None:
    bad = (demand[name] < 0) | np.isinf(demand[name])
    if bad.any():
        demand.loc[bad, name] = np.nan
        detail = message("{column} is negative or infinite; it counts as missing.", column=name)
        issues.append(issue(LAYER, listed(demand.index[bad]), "negative", detail))


def _rasterio() -> ModuleType:
    try:
        import rasterio
        import rasterio.errors
        import rasterio.windows
    except ImportError as error:
        raise DependencyError(
            "Reading a population raster needs rasterio: install it with your system's packages "
            "(Debian: python3-rasterio; QGIS for Windows: OSGeo4W's python3-rasterio)."
        ) from error
    return rasterio


def _check_raster(raster: object, path: object, band: int) -> None:
    if raster.crs is None:
        raise CrsError(message("POPULATION {path} has no CRS: assign the right one.", path=str(path)))
    if not 1 <= band <= raster.count:
        raise InputError(
            message("POPULATION {path} has {count} bands, and none is {band}.", path=str(path),
                    count=raster.count, band=band)
        )


def _cells(
    path: str | Path, townships: gpd.GeoDataFrame | None, unit: str, band: int, nodata: float | None,
    issues: list[Issue], progress: Progress,
) -> tuple[np.ndarray, np.ndarray, np.ndarray, str]:
    """Read the cells with people, those around the townships too: numbers, people, centres, and the CRS."""
    rasterio = _rasterio()
    try:
        with rasterio.open(path) as raster:
            _check_raster(raster, path, band)
            crs = pyproj.CRS.from_wkt(raster.crs.to_wkt())
            tiles = list(_tiles(raster, rasterio, townships, crs))
            cells, people = _populated(raster, tiles, band, nodata, issues, progress)
            rows, columns = np.divmod(cells, raster.width)
            x, y = _centres(raster.transform, rows, columns)
            if unit == "density":
                people = people * _cell_areas_km2(raster.transform, crs, rows, columns)
    except (rasterio.errors.RasterioError, rasterio.errors.RasterioIOError) as error:
        raise InputError(
            message("POPULATION {path} cannot be read: {why}", path=str(path), why=str(error))
        ) from error
    return cells, people, np.column_stack([x, y]), crs.to_wkt()


def _points_inside(
    cells: np.ndarray, people: np.ndarray, xy: np.ndarray, crs: str, townships: gpd.GeoDataFrame | None
) -> tuple[gpd.GeoDataFrame, list[Issue]]:
    """Make points of cells, keep those in a township, and say what was left out."""
    points = gpd.GeoDataFrame({"people": people}, geometry=shapely.points(xy), index=cells, crs=crs)
    issues: list[Issue] = []
    return (points if townships is None else _only_inside(points, townships, issues)), issues


def _populated(
    raster: object, tiles: list[tuple[int, int, object]], band: int, nodata: float | None,
    issues: list[Issue], progress: Progress,
) -> tuple[np.ndarray, np.ndarray]:
    """Give the numbers and values of the cells with people, in the order of the raster."""
    scale, offset = raster.scales[band - 1], raster.offsets[band - 1]
    marks = [UNDECLARED_NODATA.get(raster.dtypes[band - 1]), nodata]
    cells, stored, odd = [np.empty(0, dtype=np.int64)], [np.empty(0)], 0
    for row, column, window in progress.each(tiles):
        data = raster.read(band, window=window, masked=True)
        value = np.ma.filled(data.astype(float), np.nan)
        for mark in marks:
            value = np.where(value == mark, np.nan, value)
        people = value * scale + offset
        bad = (people < 0) | (people > MAX_PEOPLE_PER_CELL)
        odd += int(bad.sum())
        rows, columns = np.nonzero((people > 0) & ~bad)
        stored.append(value[rows, columns])
        cells.append((rows + row).astype(np.int64) * raster.width + columns + column)
    if odd:
        issues.append(issue("POPULATION", "", "negative", message(
            "{count} cells have negative or impossible numbers of people; they count as no data.", count=odd,
        )))
    cells, stored = np.concatenate(cells), np.concatenate(stored)
    order = np.argsort(cells)
    order = order[~_looks_like_no_data(stored, issues)[order]]
    return cells[order], stored[order] * scale + offset


def _looks_like_no_data(stored: np.ndarray, issues: list[Issue]) -> np.ndarray:
    """Say which cells (n,) hold a usual mark for no data that is far above all other values."""
    largest = stored.max(initial=0.0)
    marked = stored == largest
    others = stored[~marked]
    if largest not in MARKS or marked.sum() < MARKED_CELLS or not 0 < others.max(initial=0.0) < largest / 2:
        return np.zeros(len(stored), dtype=bool)
    issues.append(issue("POPULATION", "", "undeclared_no_data", message(
        "{count} cells hold exactly {value:g}, the next largest value is {next:g}: this looks like no data "
        "that the raster does not declare, and counts as such. Declare it (Raster > Conversion > Translate, "
        "no data value {value:g}).", count=int(marked.sum()), value=largest, next=others.max(),
    )))
    return marked


def _tiles(
    raster: object, rasterio: ModuleType, townships: gpd.GeoDataFrame | None, crs: pyproj.CRS
) -> Iterator[tuple[int, int, object]]:
    """Cut the part of the raster where the townships are into tiles."""
    top, left, bottom, right = 0, 0, raster.height, raster.width
    if townships is not None:
        corners = _corner_cells(raster, townships, crs)
        # One cell more on each side, so that the people next to the boundary are seen and counted.
        left, top = np.maximum(np.floor(corners.min(axis=0)).astype(int) - 1, 0)
        right, bottom = np.minimum(np.ceil(corners.max(axis=0)).astype(int) + 1, (right, bottom))
    for row in range(top, bottom, TILE):
        for column in range(left, right, TILE):
            size = min(TILE, right - column), min(TILE, bottom - row)
            yield row, column, rasterio.windows.Window(column, row, *size)


def _corner_cells(raster: object, townships: gpd.GeoDataFrame, crs: pyproj.CRS) -> np.ndarray:
    """Give column and row, with fractions, of every vertex of the townships."""
    xy = shapely.get_coordinates(project(townships, crs).geometry.to_numpy())
    column, row = ~raster.transform * (xy[:, 0], xy[:, 1])
    return np.column_stack([column, row])


def _centres(transform: object, rows: np.ndarray, columns: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    return transform * (columns + 0.5, rows + 0.5)


def _cell_areas_km2(
    transform: object, crs: pyproj.CRS, rows: np.ndarray, columns: np.ndarray
) -> np.ndarray:
    """Give the area of each cell on the ellipsoid."""
    plane = abs(transform.a * transform.e - transform.b * transform.d)
    x, y = _centres(transform, rows, columns)
    if crs.is_projected:
        metre = crs.axis_info[0].unit_conversion_factor
        projection = pyproj.Proj(crs)
        scale = projection.get_factors(*projection(x * metre, y * metre, inverse=True)).areal_scale
        return plane * metre**2 / scale / M2_PER_KM2
    # Radii of curvature along the meridian (M) and across it (N); a cell is M N cos(lat) dlat dlon.
    ellipsoid = crs.get_geod()
    lat = np.radians(y)
    w2 = 1 - ellipsoid.es * np.sin(lat) ** 2
    meridian, normal = ellipsoid.a * (1 - ellipsoid.es) / w2**1.5, ellipsoid.a / np.sqrt(w2)
    return plane * math.radians(1) ** 2 * meridian * normal * np.cos(lat) / M2_PER_KM2


def _only_inside(
    points: gpd.GeoDataFrame, townships: gpd.GeoDataFrame, issues: list[Issue]
) -> gpd.GeoDataFrame:
    inside = rows_of(points, townships) >= 0
    left_out = points[~inside]
    if len(left_out):
        issues.append(issue("POPULATION", "", "outside", message(
            "{count} cells with {people:.0f} people around the townships have their centre outside and are "
            "left out.", count=len(left_out), people=left_out["people"].sum(),
        )))
    return points[inside]


def _totals(townships: gpd.GeoDataFrame, field: str) -> pd.Series:
    if field not in townships:
        raise InputError(
            message(
                "TOWNSHIPS has no field {field} with the totals; it has: {columns}.", field=field,
                columns=", ".join(str(c) for c in townships.columns if c != townships.geometry.name),
            )
        )
    read, _ = read_each(townships[field], read_number)
    totals = pd.Series(pd.to_numeric(read), index=townships.index, dtype=float)
    if totals.isna().all():
        raise InputError(
            message("TOWNSHIPS has no number in the field {field}: choose another.", field=field)
        )
    if (totals < 0).any():
        raise InputError(
            message(
                "TOWNSHIPS {ids}: the total in {field} is negative. Correct it.",
                ids=shown(townships.index[totals < 0]), field=field,
            )
        )
    return totals


def _refuse_codes(totals: pd.Series, townships: gpd.GeoDataFrame, field: str) -> None:
    """Refuse numbers that are codes: those of 12 digits, and those with which the township's code begins."""
    known = totals.dropna()
    said = known.map("{:.0f}".format)
    codes = townships["code"].astype(str).reindex(known.index)
    own = [len(one) >= CODE_DIGITS and code.startswith(one) for one, code in zip(said, codes)]
    looks_like_a_code = (known >= LEAST_LONG_CODE) | np.array(own, dtype=bool)
    if looks_like_a_code.mean() > 0.5:
        raise InputError(message(
            "SCALE_FIELD: {field} holds codes (such as {value}), not people: choose the field of TOWNSHIPS "
            "with the totals.", field=field, value=said[looks_like_a_code].iloc[0],
        ))


def _note_odd_factors(
    factor: pd.Series, townships: gpd.GeoDataFrame, field: str, issues: list[Issue]
) -> None:
    """Point at totals that are of another size than the people they are spread over."""
    least, most = USUAL_FACTORS
    odd = factor[(factor < least) | (factor > most)]
    if odd.empty:
        return
    worst = (odd.where(odd > 1, 1 / odd.clip(lower=LEAST_PEOPLE))).idxmax()
    issues.append(issue("TOWNSHIPS", listed(odd.index), "unusual_factor", message(
        "{field}: the people of {count} townships are multiplied by less than {least:g} or more than "
        "{most:g}, those of {name} by {factor:,.3g}. Check that the field holds numbers of people, in the "
        "same unit.",
        field=field, count=len(odd), least=least, most=most, name=townships["name"][worst], factor=odd[worst],
    )))


def _note_unscaled(
    demand: gpd.GeoDataFrame, place: pd.Series, townships: gpd.GeoDataFrame, totals: pd.Series,
    sums: pd.Series, issues: list[Issue],
) -> None:
    for id_ in townships.index[totals.isna()]:
        detail = message("The township has no total; its people stay as they are.")
        issues.append(issue("TOWNSHIPS", id_, "total_missing", detail))
    for id_ in townships.index[(totals > 0) & ~(sums > LEAST_PEOPLE)]:
        issues.append(issue("TOWNSHIPS", id_, "total_not_spread", message(
            "{people:.0f} people of the total find no row with people in the township and are in no result.",
            people=totals[id_],
        )))
    missing = demand["people"].isna() & place.notna()
    if missing.any():
        detail = message("People are missing; the row has no part in its township's total.")
        issues.append(issue(LAYER, listed(demand.index[missing]), "people_missing", detail))

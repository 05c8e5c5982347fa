"""Choose a CRS to measure in, in metres, from the data alone, and bring coordinates into it."""

from __future__ import annotations

import math
import warnings
from functools import lru_cache

import geopandas as gpd
import numpy as np
import pyproj
import shapely
from pyproj.crs import ProjectedCRS
from pyproj.crs.coordinate_operation import TransverseMercatorConversion
from pyproj.crs.coordinate_system import Ellipsoidal2DCS
from pyproj.crs.enums import Ellipsoidal2DCSAxis
from pyproj.exceptions import CRSError, ProjError

from .errors import CrsError, Message, message

MAX_SCALE_ERROR = 0.0002
MAX_WIDTH_DEG = 6.0
CENTRE_DECIMALS = 4
GRID_STEPS = 9
KM_PER_DEGREE = 111.2

Bounds = tuple[float, float, float, float]


def working_crs(crs: object, bounds: Bounds, *, layer: str = "ROADS") -> pyproj.CRS:
    """Choose the projected CRS, in metres, in which a layer is measured.

    The layer's own CRS is taken if it is projected in metres and its scale error stays below
    0.02 % over ``bounds``; else a transverse Mercator on the layer's own datum with unit scale
    at the centre of ``bounds`` (the centre rounded to 1e-4 degree, so that a repeated run
    measures in the same CRS).

    Parameters
    ----------
    crs
        Anything that ``pyproj.CRS`` understands, or ``None``.
    bounds
        ``(xmin, ymin, xmax, ymax)`` in the units of ``crs``, x being easting or longitude.
    layer
        The name of the input for the sentence of an error.

    Raises
    ------
    CrsError
        If the CRS is missing or not on the earth (engineering, geocentric), if the coordinates
        cannot belong to it, or if the layer is wider than six degrees.
    """
    source = _horizontal(crs, bounds, layer)
    _check_bounds(source, bounds, layer)
    if _is_metric(source) and scale_error(source, bounds) < MAX_SCALE_ERROR:
        return source
    west, south, east, north = _geographic_bounds(source, bounds, layer)
    if east - west > MAX_WIDTH_DEG:
        raise CrsError(
            message(
                "{layer} is {width:.1f} degrees of longitude wide, too wide to be measured in one "
                "projection: keep at most {limit:.0f} degrees around the county, and look for stray "
                "features far away.",
                layer=layer,
                width=east - west,
                limit=MAX_WIDTH_DEG,
            )
        )
    return local_transverse_mercator(source, (west + east) / 2, (south + north) / 2)


def check_places(crs: object, bounds: np.ndarray, *, layer: str) -> np.ndarray:
    """Say which features (n,) have coordinates that cannot belong to their CRS.

    These are degrees beyond the earth or with latitude first, degrees in a projection, numbers that
    are infinite, and places where the projection has none.

    Parameters
    ----------
    bounds
        The bounds of each feature (n, 4), NaN where it has no geometry.

    Raises
    ------
    CrsError
        If the CRS is missing or not on the earth, or more than half of the features are such.
    """
    around = _around(bounds)
    source = _horizontal(crs, around, layer)
    bad = _misplaced(source, bounds, around)
    if 2 * bad.sum() > (~np.isnan(bounds).all(axis=1)).sum():
        found = _around(bounds[bad])
        _check_bounds(source, found, layer)
        _geographic_bounds(source, found, layer)
        raise CrsError(
            message(
                "{layer}: the coordinates of {count} of {total} features cannot belong to its CRS {crs}: "
                "correct them, or assign the right CRS in the layer's properties.",
                layer=layer,
                count=int(bad.sum()),
                total=len(bounds),
                crs=source.name,
            )
        )
    return bad


def local_transverse_mercator(source: pyproj.CRS, lon: float, lat: float) -> pyproj.CRS:
    """Make a transverse Mercator in metres, on the datum of ``source``, with unit scale at a place.

    ``lon`` and ``lat`` are degrees and are rounded to 1e-4. At a distance d east or west of the
    centre lengths are off by d² / (2 R²): 0.01 % at 90 km (Snyder 1987, Map Projections, p. 61).
    """
    conversion = TransverseMercatorConversion(
        latitude_natural_origin=round(lat, CENTRE_DECIMALS),
        longitude_natural_origin=round(lon, CENTRE_DECIMALS),
        false_easting=0.0,
        false_northing=0.0,
        scale_factor_natural_origin=1.0,
    )
    return ProjectedCRS(
        conversion=conversion,
        name="Local transverse Mercator",
        geodetic_crs=_geographic_2d(source),
    )


def scale_error(crs: pyproj.CRS, bounds: Bounds) -> float:
    """Measure the largest relative length error of a projected CRS over ``bounds``.

    The scale is read at a grid of 9 × 9 places as the axes of Tissot's ellipse (PROJ's factors),
    so that it counts in every direction. Infinite where the projection has no scale to offer.
    """
    try:
        projection = pyproj.Proj(crs)
        lon, lat = projection(*_grid(bounds), inverse=True, errcheck=True)
        factors = projection.get_factors(lon, lat, errcheck=True)
    except (ProjError, CRSError):
        return math.inf
    scales = np.concatenate([factors.tissot_semimajor, factors.tissot_semiminor])
    return float(np.max(np.abs(scales - 1.0))) if np.all(np.isfinite(scales)) else math.inf


def metres_a_unit(crs: pyproj.CRS) -> float:
    """Give the metres in a unit of a CRS, roughly where it is in degrees (those of a meridian)."""
    factor = crs.axis_info[0].unit_conversion_factor
    return factor * 6_371_008.8 if crs.is_geographic else factor


def project(
    frame: gpd.GeoDataFrame, crs: object, *, layer: str | Message | None = None
) -> gpd.GeoDataFrame:
    """Bring a frame into another CRS; a frame that is in it already is returned as it is.

    Geometries lose Z. A geometry that has no place in the new CRS becomes missing, so that it is
    counted as such wherever features are counted.

    Raises
    ------
    CrsError
        If the frame has no CRS, or most coordinates cannot belong to it.
    """
    layer = message("the layer") if layer is None else layer
    if frame.crs is None:
        raise CrsError(_missing(layer, None if frame.empty else tuple(frame.total_bounds)))
    bad = check_places(frame.crs, shapely.bounds(frame.geometry.to_numpy()), layer=layer)
    target = pyproj.CRS.from_user_input(crs)
    if same_crs(frame.crs, target):
        return frame
    geometry = frame.geometry.to_numpy()
    moved = shapely.transform(geometry, lambda xy: project_xy(xy, frame.crs, target))
    lost = ~np.isfinite(shapely.bounds(moved)).all(axis=1) & ~shapely.is_empty(moved)
    moved[lost | bad] = None
    return frame.set_geometry(gpd.GeoSeries(moved, index=frame.index, crs=target))


def apart_km(first: gpd.GeoDataFrame, second: gpd.GeoDataFrame, *, layer: str) -> float:
    """Say how far apart the bounds of two frames are, in km and roughly; 0 where they meet.

    Raises
    ------
    CrsError
        If the first, called ``layer``, has no CRS, or coordinates that cannot belong to it.
    """
    boxes = []
    for frame in (first, second):
        around = _around(shapely.bounds(frame.geometry.to_numpy()))
        if not np.isfinite(around).all():
            return 0.0
        boxes.append(_geographic_bounds(_horizontal(frame.crs, around, layer), around, layer))
    (west, south, east, north), (west_2, south_2, east_2, north_2) = boxes
    # The second's longitudes as near to the first's as full turns allow.
    turns = 360.0 * round((west + east - west_2 - east_2) / 720.0)
    lon = max(0.0, west_2 + turns - east, west - east_2 - turns)
    lat = max(0.0, south_2 - north, south - north_2)
    narrowed = math.cos(math.radians((south_2 + north_2) / 2))
    return KM_PER_DEGREE * math.hypot(lon * narrowed, lat)


def project_xy(xy: np.ndarray, source: object, target: object) -> np.ndarray:
    """Bring coordinates ``(n, 2)``, x first, into another CRS; inf where they have no place in it."""
    source, target = pyproj.CRS.from_user_input(source), pyproj.CRS.from_user_input(target)
    xy = np.asarray(xy, dtype=float)
    if same_crs(source, target) or not len(xy):
        return xy
    moved = np.empty((2, len(xy)))
    moved[:] = xy.T
    _transformer(source, target).transform(moved[0], moved[1], inplace=True)
    return np.ascontiguousarray(moved.T)


def same_crs(first: object, second: object) -> bool:
    """Say whether two CRSs give the same coordinates, whatever their names and axis order."""
    if first is second:
        return True
    return _same_crs(pyproj.CRS.from_user_input(first), pyproj.CRS.from_user_input(second))


def unknown_shift(source: object, target: object, *, layer: str) -> Message | None:
    """Warn where two CRSs lie on different datums and no transformation between them is known.

    PROJ then leaves longitude and latitude as they are, which displaces Xian 1980 and Beijing 1954
    by tens to over a hundred metres against CGCS2000. CGCS2000 and WGS 84 share their ellipsoid and
    differ by about a metre at most: no warning.
    """
    source, target = pyproj.CRS.from_user_input(source), pyproj.CRS.from_user_input(target)
    if source.ellipsoid is None or target.ellipsoid is None or same_crs(source, target):
        return None
    apart_m = abs(source.ellipsoid.semi_major_metre - target.ellipsoid.semi_major_metre)
    if apart_m < 1.0 or "Ballpark" not in _transformer(source, target).description:
        return None
    return message(
        "{layer} is in {source}, on another datum than {target}, and no transformation between them is "
        "known: it may be displaced by 50 to 150 m. Reproject it with the parameters of your region first.",
        layer=layer,
        source=source.name,
        target=target.name,
    )


@lru_cache(maxsize=256)
def _same_crs(first: pyproj.CRS, second: pyproj.CRS) -> bool:
    if first.equals(second, ignore_axis_order=True):
        return True
    # The WKT of a .prj leaves out names and axes: the same datum and the same formula are enough.
    datums = first.geodetic_crs, second.geodetic_crs
    if None in datums or not datums[0].equals(datums[1], ignore_axis_order=True):
        return False
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        return first.to_proj4() == second.to_proj4()


@lru_cache(maxsize=64)
def _transformer(source: pyproj.CRS, target: pyproj.CRS) -> pyproj.Transformer:
    return pyproj.Transformer.from_crs(source, target, always_xy=True)


def _horizontal(crs: object, bounds: Bounds, layer: str) -> pyproj.CRS:
    """Give the geographic or projected part of a CRS, or say why there is none."""
    if crs is None:
        raise CrsError(_missing(layer, bounds))
    try:
        found = pyproj.CRS.from_user_input(crs)
    except CRSError as error:
        raise CrsError(
            message(
                "{layer} has a CRS that is not understood ({crs}): assign the right one in the layer's "
                "properties.",
                layer=layer,
                crs=str(crs)[:80],
            )
        ) from error
    part = found
    while part.is_bound or part.is_compound:
        part = part.source_crs if part.is_bound else part.sub_crs_list[0]
    if not (part.is_geographic or part.is_projected):
        raise CrsError(
            message(
                "{layer} has the CRS {crs}, which is not tied to the earth by a map projection: "
                "assign the CRS that the data were surveyed in, or ask the data's owner for the "
                "parameters of the local grid.",
                layer=layer,
                crs=found.name,
            )
        )
    return part


def _missing(layer: str, bounds: Bounds | None) -> Message:
    return message(
        "{layer} has no CRS. {guess} Assign the right one in the layer's properties.",
        layer=layer,
        guess=guess(bounds) if bounds is not None else message("Nothing is assumed."),
    )


def _around(bounds: np.ndarray) -> Bounds:
    """Give the bounds of several (n, 4), those apart that have none; NaN where there are none."""
    # NumPy reduces along the long axis of few columns many times more slowly than each column.
    columns = list(bounds.T)
    if not len(bounds) or not all(np.isfinite(column.sum()) for column in columns):
        there = np.isfinite(bounds).all(axis=1)
        if not there.any():
            return (math.nan,) * 4
        columns = [column[there] for column in columns]
    xmin, ymin, xmax, ymax = columns
    return float(xmin.min()), float(ymin.min()), float(xmax.max()), float(ymax.max())


def _misplaced(crs: pyproj.CRS, bounds: np.ndarray, around: Bounds) -> np.ndarray:
    """Say which bounds (n, 4) hold coordinates that cannot belong to a CRS; missing ones do not.

    ``around`` are the bounds of all.
    """
    xmin, ymin, xmax, ymax = bounds.T
    known = np.isfinite(xmin) & np.isfinite(ymin) & np.isfinite(xmax) & np.isfinite(ymax)
    bad = ~known
    if bad.any():
        bad &= ~np.isnan(bounds).all(axis=1)
    if crs.is_geographic and _in_degrees(crs):
        latitude_first = (xmin >= 3) & (xmax <= 54) & (ymin >= 73) & (ymax <= 136)
        return bad | latitude_first | (ymin < -90) | (ymax > 90) | (xmin < -360) | (xmax > 360)
    if crs.is_projected:
        bad |= (xmin >= 73) & (xmax <= 136) & (ymin >= 3) & (ymax <= 54)
        if np.isfinite(around[0]) and not _all_on_earth(crs, around):
            corners = _degrees(crs, bounds[known].reshape(-1, 2))
            bad[known] |= ~np.isfinite(corners).reshape(-1, 4).all(axis=1)
    return bad


@lru_cache(maxsize=256)
def _all_on_earth(crs: pyproj.CRS, bounds: Bounds) -> bool:
    """Say whether a grid of places within bounds has longitudes and latitudes; asked again and again."""
    return bool(np.isfinite(_degrees(crs, np.column_stack(_grid(bounds)))).all())


def _degrees(crs: pyproj.CRS, xy: np.ndarray) -> np.ndarray:
    """Give the longitude and latitude (n, 2) of coordinates, infinite where they have none."""
    return project_xy(xy, crs, _geographic_2d(crs))


def _check_bounds(crs: pyproj.CRS, bounds: Bounds, layer: str) -> None:
    """Refuse coordinates that cannot belong to a CRS."""
    if not np.all(np.isfinite(bounds)):
        raise CrsError(message("{layer} has no coordinates to measure: it is empty.", layer=layer))
    degrees = crs.is_geographic and _in_degrees(crs)
    xmin, ymin, xmax, ymax = bounds
    if degrees and _latitude_first(bounds):
        template = (
            "{layer} seems to give latitude first (x {xmin:.2f} to {xmax:.2f}, y {ymin:.2f} to "
            "{ymax:.2f}): swap X and Y, for instance with the tool Swap X and Y coordinates."
        )
    elif degrees and (ymin < -90 or ymax > 90 or xmin < -360 or xmax > 360):
        template = (
            "{layer} says that its coordinates are degrees ({crs}), but they run from {xmin:.2f}, "
            "{ymin:.2f} to {xmax:.2f}, {ymax:.2f}. {guess} Assign the right CRS in the layer's properties."
        )
    elif crs.is_projected and _like_degrees(bounds):
        template = (
            "{layer} says that its coordinates are in a projection ({crs}), but they look like degrees "
            "({xmin:.4f}, {ymin:.4f} to {xmax:.4f}, {ymax:.4f}): assign a geographic CRS such as "
            "EPSG:4490 in the layer's properties."
        )
    else:
        return
    names = {"xmin": xmin, "ymin": ymin, "xmax": xmax, "ymax": ymax}
    raise CrsError(message(template, layer=layer, crs=crs.name, guess=guess(bounds), **names))


def guess(bounds: Bounds) -> Message:
    """Say in a sentence what Chinese coordinates of such a size usually are.

    Degrees lie in x 73–136, y 3–54; eastings of 25–45 million carry the number of a 3° zone and
    13–23 million that of a 6° zone, as the CGCS2000 Gauss-Kruger zones of EPSG number them.
    """
    if not np.all(np.isfinite(bounds)):
        return message("Nothing is assumed.")
    xmin, ymin, xmax, ymax = bounds
    if _latitude_first(bounds):
        return message("Its coordinates look like degrees with latitude first: swap X and Y.")
    if _like_degrees(bounds):
        return message("Its coordinates look like degrees, perhaps EPSG:4490 or EPSG:4326.")
    zone = int(xmin // 1_000_000)
    if zone == int(xmax // 1_000_000) and ymin > 0:
        if 25 <= zone <= 45:
            return message(
                "Its coordinates look like CGCS2000 in the 3-degree zone {zone}, perhaps EPSG:{code}.",
                zone=zone,
                code=4513 + zone - 25,
            )
        if 13 <= zone <= 23:
            return message(
                "Its coordinates look like CGCS2000 in the 6-degree zone {zone}, perhaps EPSG:{code}.",
                zone=zone,
                code=4491 + zone - 13,
            )
    if xmin >= 100_000 and xmax <= 900_000 and ymin >= 300_000 and ymax <= 6_000_000:
        return message(
            "Its coordinates look like a Gauss-Kruger projection without zone number, whose central "
            "meridian cannot be read from them (EPSG:4546 at 111, 4547 at 114, 4548 at 117 degrees)."
        )
    if max(abs(v) for v in bounds) < 100_000:
        return message("Its coordinates are small, as in a local city grid: its parameters are needed.")
    return message("Nothing is assumed.")


def _like_degrees(bounds: Bounds) -> bool:
    xmin, ymin, xmax, ymax = bounds
    return xmin >= 73 and xmax <= 136 and ymin >= 3 and ymax <= 54


def _latitude_first(bounds: Bounds) -> bool:
    xmin, ymin, xmax, ymax = bounds
    return xmin >= 3 and xmax <= 54 and ymin >= 73 and ymax <= 136


def _in_degrees(crs: pyproj.CRS) -> bool:
    return math.isclose(crs.axis_info[0].unit_conversion_factor, math.pi / 180, rel_tol=1e-9)


def _is_metric(crs: pyproj.CRS) -> bool:
    return crs.is_projected and all(axis.unit_conversion_factor == 1.0 for axis in crs.axis_info[:2])


@lru_cache(maxsize=64)
def _geographic_2d(crs: pyproj.CRS) -> pyproj.CRS:
    """Give the longitude and latitude, in degrees, on the datum of ``crs``."""
    geodetic = crs.geodetic_crs
    if len(geodetic.axis_info) == 2 and _in_degrees(geodetic):
        return geodetic
    parts = geodetic.to_json_dict()
    parts.pop("id", None)
    parts["coordinate_system"] = Ellipsoidal2DCS(axis=Ellipsoidal2DCSAxis.LONGITUDE_LATITUDE).to_json_dict()
    return pyproj.CRS.from_json_dict(parts)


def _geographic_bounds(crs: pyproj.CRS, bounds: Bounds, layer: str) -> Bounds:
    xy = _degrees(crs, np.column_stack(_grid(bounds)))
    if not np.all(np.isfinite(xy)):
        raise CrsError(
            message(
                "{layer} has coordinates ({xmin:.2f}, {ymin:.2f} to {xmax:.2f}, {ymax:.2f}) where its CRS "
                "{crs} has no place on the earth. {guess} Assign the right CRS in the layer's properties.",
                layer=layer,
                crs=crs.name,
                guess=guess(bounds),
                **dict(zip(("xmin", "ymin", "xmax", "ymax"), bounds)),
            )
        )
    lon = np.rad2deg(np.unwrap(np.deg2rad(xy[:, 0])))
    return float(lon.min()), float(xy[:, 1].min()), float(lon.max()), float(xy[:, 1].max())


def _grid(bounds: Bounds) -> tuple[np.ndarray, np.ndarray]:
    xmin, ymin, xmax, ymax = bounds
    x, y = np.meshgrid(np.linspace(xmin, xmax, GRID_STEPS), np.linspace(ymin, ymax, GRID_STEPS))
    return x.ravel(), y.ravel()

"""Find the seat of each township, and which of them is the county's."""

from __future__ import annotations

from collections.abc import Iterator

import geopandas as gpd
import pandas as pd
import shapely

from .. import values, zones
from ..crs import project
from ..errors import InputError, Message, message, shown

GIVEN, VILLAGE, MIDDLE = "given", "village", "middle"


def find_seats(
    townships: gpd.GeoDataFrame,
    seats: gpd.GeoDataFrame | None = None,
    villages: gpd.GeoDataFrame | None = None,
    *,
    county_seat: object = None,
    warnings: list[Message] | None = None,
) -> gpd.GeoDataFrame:
    """Give one seat for each township.

    The seat is the point of ``seats`` with the township's code, else the first one that stands in
    it; without any, the village with the most people, or a point inside the township.

    Parameters
    ----------
    townships
        As ``zones.prepare`` gives them.
    villages
        Points with ``people``.
    county_seat
        Id of a township: its seat is the county's. Without it the township with the lowest code,
        which in the official numbering is the first street or town of the county seat.
    warnings
        Filled with what was assumed.

    Returns
    -------
    GeoDataFrame
        On the index and in the CRS of ``townships``: ``seat_id`` (missing where derived),
        ``origin`` (``given``, ``village``, ``middle``), ``is_county_seat``.

    Raises
    ------
    InputError
        If ``county_seat`` is no township.
    """
    warnings = [] if warnings is None else warnings
    result = _places(townships, seats, villages)
    warnings += _assumed(result["origin"], townships["name"])
    if county_seat is None:
        county_seat = townships["code"].astype(str).sort_values(kind="stable").index[0]
        warnings.append(message(
            "No county seat is chosen: the seat of {name} counts as the county's, because its code is the "
            "lowest.", name=townships["name"].loc[county_seat],
        ))
    elif county_seat not in townships.index:
        raise InputError(message(
            "The county seat {id} is no township: choose the id of one of them.", id=county_seat,
        ))
    result["is_county_seat"] = result.index == county_seat
    return result


def _places(
    townships: gpd.GeoDataFrame, seats: gpd.GeoDataFrame | None, villages: gpd.GeoDataFrame | None
) -> gpd.GeoDataFrame:
    """Put each township's seat where the data have it, else at its largest village, else inside it."""
    result = gpd.GeoDataFrame(
        {"seat_id": pd.Series(None, index=townships.index, dtype=object), "origin": MIDDLE},
        geometry=shapely.point_on_surface(townships.geometry.to_numpy()), index=townships.index,
        crs=townships.crs,
    )
    if villages is not None and len(villages):
        ranked = villages.sort_values("people", ascending=False, na_position="last", kind="stable")
        _take(result, ranked, townships, VILLAGE)
    if seats is not None and len(seats):
        _take(result, seats, townships, GIVEN)
    return result


def _assumed(origin: pd.Series, names: pd.Series) -> Iterator[Message]:
    """Say for which townships something stands in for the seat."""
    derived = (origin == VILLAGE).sum()
    if derived:
        yield message(
            "{count} townships have no seat in the data: the village with the most people stands in for it.",
            count=int(derived),
        )
    guessed = origin == MIDDLE
    if guessed.any():
        yield message(
            "{names} have neither a seat nor a village in the data: a point inside the township stands in "
            "for it, from which neither connections nor minutes are judged. Give SEATS.",
            names=shown(names[guessed]),
        )


def township_named(townships: gpd.GeoDataFrame, word: str) -> object:
    """Give the id of the township with a code or a name.

    Raises
    ------
    InputError
        If there is none, or several have the name.
    """
    wanted = values.normal(word)
    for column in ("code", "name"):
        found = townships.index[townships[column].map(values.normal) == wanted]
        if len(found) == 1:
            return found[0]
        if len(found):
            raise InputError(message(
                "COUNTY_SEAT: several townships are called {word}: give the code of one.", word=word))
    names = shown(f"{code} {name}" for code, name in zip(townships["code"], townships["name"]))
    raise InputError(message(
        "COUNTY_SEAT: no township has the code or name {word}. There are: {names}.", word=word, names=names))


def _take(
    result: gpd.GeoDataFrame, points: gpd.GeoDataFrame, townships: gpd.GeoDataFrame, origin: str
) -> None:
    """Put the first point of each township into the result."""
    points = project(points, townships.crs)
    points = points[~(points.geometry.isna() | points.geometry.is_empty)]
    place = zones.assign(points, townships)
    if origin == GIVEN and "code" in points:
        by_code = pd.Series(townships.index, index=townships["code"].astype(str))
        coded = points["code"].astype("string").map(by_code)
        place = coded.where(coded.notna(), place)
    first = place[place.notna() & ~place.duplicated()]
    ids = first.to_list()
    result.loc[ids, "origin"] = origin
    result.loc[ids, "seat_id"] = pd.Series(first.index.astype(object), index=ids) if origin == GIVEN else None
    geometry = result.geometry.copy()
    geometry.loc[ids] = shapely.centroid(points.geometry.loc[first.index].to_numpy())
    result.set_geometry(geometry, inplace=True)

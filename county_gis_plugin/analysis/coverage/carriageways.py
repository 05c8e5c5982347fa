"""Find carriageways that run beside each other and lines that are there twice: one road counts once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from .. import schema
from ..errors import listed, message
from ..issues import Issue, issue
from ..network.build import directions
from ..values import normal, read_each
from .route_numbers import rank, route_numbers
from .shared_stretches import LEAST_M, SharedStretches, drawn_again

# Two carriageways of a motorway with a wide median lie up to about 60 m apart.
MOST_APART_M = 60.0
STEP_M = 25.0
# Carriageways turn by less than this against each other (30 degrees).
LEAST_OPPOSITE = -np.cos(np.radians(30))
# A road that names the route with which it shares its metres lies this close to it.
SAME_ROAD_M = 20.0
# These roads always have two carriageways; of others only the direction tells.
DIVIDED = ("motorway", "class_1", "expressway")
NEVER_DIVIDED = ("estate",)
ROUNDABOUTS = ("roundabout", "circular", "mini_roundabout", "环岛", "环形交叉")
# What names of carriageways say beside the road's name.
_SIDE = re.compile(r"\(.*?\)|[上下]行线?|[左右]幅|[东南西北]侧")


@dataclass(frozen=True)
class Carriageways:
    """Hold what tells that lines are one road.

    ``roads`` may be one of two carriageways: ``way`` is 1 one-way along the line, −1 against it, 0 not
    known; ``kind`` the class that two carriageways of one road have in common; ``divided`` whether such
    roads always have two; ``routes`` and ``name`` say what road it is; ``in_parts`` whether the line is
    made of several, which may be the two. ``again`` are the lines that repeat others, ``shared`` those
    that do in part.
    """

    roads: pd.DataFrame
    again: pd.Index
    shared: SharedStretches

    @classmethod
    def of(cls, roads: gpd.GeoDataFrame, attributes: pd.DataFrame, issues: list[Issue]) -> Carriageways:
        """Look at the roads that count (``attributes`` as ``read_roads`` gives them); ``roads`` in metres."""
        there = attributes["present"] & attributes["is_road"]
        columns = schema.resolve_fields(roads.columns, "roads", wanted=("route", "name", "junction",
                                                                        "shared_routes"))
        routes = _routes(roads, columns.get("route"))
        order = _higher_first(routes[there.to_numpy()])
        lines = roads.geometry[there].iloc[order]
        again = repeated(lines).dropna()
        for id_, first in again.items():
            issues.append(issue("ROADS", id_, "same_line", message(
                "The line is the same as that of {first}; its length counts once.", first=first)))
        lines = lines[~lines.index.isin(again.index)]
        named = _routes(roads, columns.get("shared_routes"))
        shared = SharedStretches.of(
            [*drawn_again(lines), *_beside_the_higher(lines, routes, named)], roads.crs)
        for row in shared.table.itertuples():
            issues.append(issue("ROADS", row.Index, "same_stretch", message(
                "{length:.0f} m of the line are those of {first} too; they count once.",
                length=row.length_m, first=row.first)))
        counted = there & ~roads.index.isin(again.index)
        direction, unknown = _direction(roads)
        single = _may_be_one_of_two(roads, attributes, counted, direction, unknown, columns)
        single["routes"] = routes[single.index]
        return cls(single, again.index, shared)

    def counted_m(self, pieces: gpd.GeoDataFrame) -> np.ndarray:
        """Give the metres that count of each piece (``townships.split_lines``).

        Nothing of what another line draws too, and half of doubled stretches.
        """
        length = pieces["length_m"].to_numpy()
        share = self._doubled_m(pieces) / np.where(length > 0, length, 1.0)
        counted = (length - self.shared.shared_m(pieces)) * (1.0 - share / 2)
        return np.where(pieces["line_id"].isin(self.again), 0.0, counted)

    def without_direction(self, pieces: gpd.GeoDataFrame, counted_m: np.ndarray) -> list[Issue]:
        """List the roads of unknown direction of which less than the whole counts, as one of two."""
        unknown = self.roads.index[(self.roads["way"] == 0).to_numpy()].difference(self.shared.table.index)
        less = (counted_m < pieces["length_m"]).to_numpy() & pieces["line_id"].isin(unknown).to_numpy()
        if not less.any():
            return []
        return [issue("ROADS", listed(pd.unique(pieces["line_id"][less])), "no_direction", message(
            "The direction of these motorways, class I roads and expressways is not known; beside each "
            "other, with one number or name, they count as the two carriageways of one road."))]

    def _doubled_m(self, pieces: gpd.GeoDataFrame) -> np.ndarray:
        """Measure how much of each piece (n,) has the other carriageway beside it, in steps of 25 m.

        A stretch of a one-way road is doubled if the same road, in the opposite direction, lies within
        60 m of it (``_one_road``); of roads that always have two carriageways, also where their
        direction is not known. Both count half: together they are one road. A line that turns back on
        itself is no pair of carriageways.
        """
        result = np.zeros(len(pieces))
        place = self.roads.index.get_indexer(pieces["line_id"])
        rows = np.flatnonzero(place >= 0)
        if not len(rows):
            return result
        step_xy, row = _steps(pieces.geometry.to_numpy()[rows])
        road = place[rows][row]
        unit, length = _units(step_xy)
        one, other = shapely.STRtree(shapely.linestrings(step_xy)).query(
            shapely.points(step_xy.mean(axis=1)), predicate="dwithin", distance=MOST_APART_M)
        way = self.roads["way"].to_numpy()[road]
        turn = (unit[one] * unit[other]).sum(axis=1)
        directed = (way[one] != 0) & (way[other] != 0)
        facing = np.where(directed, turn * way[one] * way[other], -np.abs(turn)) < LEAST_OPPOSITE
        one, other, directed = one[facing], other[facing], directed[facing]
        alike = self._one_road(road[one], road[other], directed)
        doubled = np.unique(one[alike])
        np.add.at(result, rows[row[doubled]], length[doubled])
        return np.minimum(result, pieces["length_m"].to_numpy())

    def _one_road(self, one: np.ndarray, other: np.ndarray, directed: np.ndarray) -> np.ndarray:
        """Say which pairs of roads (rows) are carriageways of one.

        They are of one class and have a route number in common; or, where not both have a number, the
        same name. Where not both have a name either, nothing says that they are one: then roads of
        opposite directions are, if roads of their class always have two carriageways.
        """
        kind, divided, in_parts = (self.roads[name].to_numpy() for name in ("kind", "divided", "in_parts"))
        routes, name = self.roads["routes"].to_numpy(), self.roads["name"].to_numpy()
        likely = (kind[one] == kind[other]) & ((one != other) | in_parts[one])
        result = np.zeros(len(one), dtype=bool)
        pair, back = np.unique(np.stack([one, other, directed])[:, likely], axis=1, return_inverse=True)
        same = np.zeros(pair.shape[1], dtype=bool)
        for number, (a, b, both_directed) in enumerate(pair.T):
            if a == b:
                same[number] = True
            elif routes[a] and routes[b]:
                same[number] = bool(set(routes[a]) & set(routes[b]))
            elif name[a] and name[b]:
                same[number] = name[a] == name[b]
            else:
                same[number] = divided[a] and both_directed
        result[likely] = same[back.ravel()]
        return result


def repeated(lines: gpd.GeoSeries) -> pd.Series:
    """Say, on the lines' index, which earlier line each repeats vertex by vertex; missing for none.

    Registers list the metres that two routes share under both (重复路段).
    """
    geometry = lines.to_numpy()
    there = ~(shapely.is_missing(geometry) | shapely.is_empty(geometry))
    # Only lines with the same extent need a look at their shape; few share as much as one side.
    bounds = shapely.bounds(geometry)
    alike = np.flatnonzero(there & pd.Series(bounds[:, 0]).duplicated(keep=False).to_numpy())
    alike = alike[pd.DataFrame(bounds[alike]).duplicated(keep=False).to_numpy()]
    shape = pd.Series(shapely.to_wkb(shapely.normalize(geometry[alike])), index=lines.index[alike])
    first = pd.Series(shape.index, index=shape.index, dtype=object).groupby(shape).transform("first")
    return first.where(shape.duplicated()).reindex(lines.index)


def _routes(roads: pd.DataFrame, column: str | None) -> pd.Series:
    """Give the route numbers of each road as a tuple."""
    if column is None:
        return pd.Series([()] * len(roads), index=roads.index, dtype=object)
    return pd.Series(route_numbers(roads[column]), index=roads.index, dtype=object)


def _rank(routes: tuple[str, ...]) -> tuple[int, int, str]:
    return min(map(rank, routes), default=rank(""))


def _higher_first(routes: pd.Series) -> np.ndarray:
    """Order roads so that those of higher routes come first; of two alike the first stays first."""
    distinct, back = {}, np.zeros(len(routes), dtype=np.int64)
    for row, own in enumerate(routes):
        back[row] = distinct.setdefault(own, len(distinct))
    place = np.empty(len(distinct), dtype=np.int64)
    ranks = [_rank(own) for own in distinct]
    place[sorted(range(len(distinct)), key=ranks.__getitem__)] = range(len(distinct))
    return np.argsort(place[back], kind="stable")


def _beside_the_higher(
    lines: gpd.GeoSeries, routes: pd.Series, named: pd.Series
) -> Iterator[tuple[object, object, object]]:
    """Give stretches of roads beside a higher route with which a register says that they are one.

    Of the two that share their metres the lower route's do not count, where the other is drawn too.
    """
    named = named[lines.index]
    told = named.index[named.map(bool).to_numpy(dtype=bool)]
    if not len(told):
        return
    with_route: dict[str, list[object]] = {}
    for id_, own in routes[lines.index].items():
        for route in own:
            with_route.setdefault(route, []).append(id_)
    pairs = set()
    for id_ in told:
        for route in set(named[id_]) - set(routes[id_]):
            for other in with_route.get(route, ()):
                low, high = sorted((id_, other), key=lambda one: _rank(routes[one]), reverse=True)
                pairs.add((low, high))
    for low, high in sorted(pairs, key=str):
        stretch = _along(lines[low], lines[high])
        if shapely.length(stretch) >= LEAST_M:
            yield low, high, stretch


def _along(line: object, other: object) -> object:
    """Give the steps of a line that run along another within 20 m."""
    own, _ = _steps(np.array([line], dtype=object))
    theirs, _ = _steps(np.array([other], dtype=object))
    middle = shapely.points(own.mean(axis=1))
    one, two = shapely.STRtree(shapely.linestrings(theirs)).query(
        middle, predicate="dwithin", distance=SAME_ROAD_M)
    turn = (_units(own)[0][one] * _units(theirs)[0][two]).sum(axis=1)
    found = np.unique(one[np.abs(turn) > -LEAST_OPPOSITE])
    return shapely.line_merge(shapely.multilinestrings(list(shapely.linestrings(own[found]))))


def _steps(lines: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Cut lines into straight steps of at most 25 m: ``(n, 2, 2)``, and the line of each."""
    parts, owner = shapely.get_parts(lines, return_index=True)
    xy, part = shapely.get_coordinates(shapely.segmentize(parts, STEP_M), return_index=True)
    follows = np.flatnonzero(part[1:] == part[:-1])
    return np.stack([xy[follows], xy[follows + 1]], axis=1), owner[part[follows]]


def _units(step_xy: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    along = step_xy[:, 1] - step_xy[:, 0]
    length = np.hypot(*along.T)
    return along / np.where(length > 0, length, 1.0)[:, None], length


def _direction(roads: gpd.GeoDataFrame) -> tuple[np.ndarray, np.ndarray]:
    """Give the direction of each road (n,): 1, −1 or 0, and whether nothing is said of it."""
    columns = schema.resolve_fields(roads.columns, "roads", wanted=("oneway",))
    if "oneway" not in columns:
        return np.zeros(len(roads), dtype=int), np.ones(len(roads), dtype=bool)
    told = read_each(roads[columns["oneway"]], normal)[0]
    way = directions(roads, columns["oneway"])[0]
    return way, pd.isna(told) & (way == 0)


def _may_be_one_of_two(
    roads: gpd.GeoDataFrame, attributes: pd.DataFrame, counted: pd.Series, direction: np.ndarray,
    unknown: np.ndarray, columns: dict[str, str],
) -> pd.DataFrame:
    """Describe the roads that may be one of two carriageways: one-way ones, and those always divided."""
    divided = attributes["technical"].isin(DIVIDED) | attributes["urban"].isin(DIVIDED)
    may = counted & ((direction != 0) | (divided & unknown)) & ~attributes["urban"].isin(NEVER_DIVIDED)
    if "junction" in columns:
        kind = _texts(roads, columns["junction"])
        may &= ~kind.isin(ROUNDABOUTS)
    single = roads[may.to_numpy()]
    kind = attributes.loc[single.index]
    name = _texts(single, columns["name"]) if "name" in columns else pd.Series("", index=single.index)
    return pd.DataFrame({
        "way": direction[may.to_numpy()],
        "kind": pd.factorize(kind["technical"].astype(str) + "|" + kind["urban"].astype(str))[0],
        "divided": divided[may].to_numpy(),
        "name": name.map({text: _SIDE.sub("", text) or text for text in name.unique()}),
        "in_parts": shapely.get_num_geometries(single.geometry.to_numpy()) > 1,
    }, index=single.index)


def _texts(roads: pd.DataFrame, column: str) -> pd.Series:
    """Give a column's texts in the form in which they are compared, "" where there is none."""
    return pd.Series(read_each(roads[column], normal)[0], index=roads.index, dtype=object).fillna("")

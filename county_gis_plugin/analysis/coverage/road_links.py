"""Say which townships good roads join to the county seat all the way, and which link is missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ..crs import project
from ..network.build import build_network
from ..network.model import Lines, Network
from ..network.paths import nearest_search
from ..network.snapping import snap
from ..progress import Progress
from .seats import MIDDLE

ESTIMATED = "estimated"
# A metre of good road costs so little beside a metre of other road that no detour is too long:
# 1,000 km of it cost 10 cm.
GOOD_ROAD = 1e-7
LINK_COLUMNS = ["township_id", "code", "name", "link", "length_m", "road_ids", "road_classes", "road_names"]
MOST_ROADS_NAMED = 50


@dataclass(frozen=True)
class Joined:
    """Hold, on the townships' index, whether and how each seat is joined, and the missing links.

    ``seats``: ``connected`` (1, 0, missing where that is not known), ``reason`` (``connected``; ``far``
    from good roads; ``broken``; ``unconnected``: no way at all; ``off_network``: far from every road, which
    is not known where the county's is so too; ``estimated``: where the seat is, or the county's, is not),
    ``link_m``. ``links`` are the stretches of lower class on the way that needs the least of them,
    in the CRS of the roads.
    """

    seats: pd.DataFrame
    links: gpd.GeoDataFrame


def physical_network(
    roads: Lines, options: Mapping[str, object], progress: Progress | None = None
) -> Network:
    """Build the network of all roads for vehicles, in metres and open both ways.

    It shares its shape with the network that knows the directions.
    """
    kept = {name: value for name, value in options.items() if name in
            ("tolerance_m", "level_field", "node_crossings", "direction_field", "direction_values")}
    network = build_network(roads, mode="distance", profile="drive", progress=progress, **kept)
    return replace(network, edge_forward=network.edge_cost, edge_backward=network.edge_cost)


def join_seats(
    roads: Lines,
    attributes: pd.DataFrame,
    seats: gpd.GeoDataFrame,
    townships: gpd.GeoDataFrame,
    whole: Network,
    *,
    options: Mapping[str, object],
    near_m: float,
    max_snap_m: float,
    progress: Progress | None = None,
) -> Joined:
    """Join the seats to the county seat on the roads of class III and better alone.

    A seat is connected if it and the county seat stand within ``near_m`` (straight) of the
    network of these roads and streets, and a way over nothing else leads from one to the other,
    whatever the direction of traffic.

    Parameters
    ----------
    roads, attributes
        The roads, and ``read_roads`` of them; ``class_3`` must be false for roads that are not there.
    seats
        As ``find_seats`` gives them.
    whole
        The network of all of them (``physical_network``).
    """
    result = pd.DataFrame(index=seats.index)
    good = roads.select(_is_good(roads.attributes.index, attributes)[roads.feature])
    county = seats[seats["is_county_seat"]]
    result["reason"] = _reasons(good, seats, county, options, near_m, progress)
    placed = snap(whole, seats, max_snap_m=max_snap_m, progress=progress)
    result["connected"] = pd.array((result["reason"] == "connected").astype(int), dtype="Int64")
    # A seat that no road reaches is not joined; where the county's is such a one, the roads may be elsewhere.
    lost = ~placed.ok & (result["reason"] != "connected").to_numpy()
    in_doubt = not placed.ok[seats["is_county_seat"].to_numpy()].any()
    result.loc[lost, ["reason", "connected"]] = ["off_network", pd.NA if in_doubt else 0]
    # Neither is a point in the middle of a township, where nobody knows the seat.
    result.loc[estimated(seats), ["reason", "connected"]] = [ESTIMATED, pd.NA]
    wanted = seats[(result["connected"] == 0).fillna(False).to_numpy(bool) & ~lost]
    links, cut_off = _missing_links(roads, attributes, wanted, county, townships, whole, max_snap_m)
    result.loc[cut_off, "reason"] = "unconnected"
    result["link_m"] = links.groupby("township_id")["length_m"].sum().reindex(result.index)
    return Joined(result, links)


def estimated(seats: gpd.GeoDataFrame) -> pd.Series:
    """Say which seats are joined from or to a mere point inside their township."""
    guessed = seats["origin"] == MIDDLE
    return guessed | bool(guessed[seats["is_county_seat"]].any())


def _is_good(ids: pd.Index, attributes: pd.DataFrame) -> np.ndarray:
    return attributes["class_3"].reindex(ids, fill_value=False).to_numpy(bool)


def _reasons(
    good: Lines, seats: gpd.GeoDataFrame, county: gpd.GeoDataFrame,
    options: Mapping[str, object], near_m: float, progress: Progress | None,
) -> np.ndarray:
    if not good.n_lines:
        return np.full(len(seats), "far", dtype=object)
    network = physical_network(good, options, progress)
    places = snap(network, seats, max_snap_m=near_m, leaving=True, progress=progress)
    at_county = snap(network, county, max_snap_m=near_m, leaving=False, progress=progress)
    if not at_county.ok.any():
        return np.where(places.ok, "broken", "far").astype(object)
    reason = nearest_search(network, at_county, places, progress=progress).frame["reason"]
    return reason.map({"served": "connected", "unconnected": "broken"}).fillna("far").to_numpy(object)


def _missing_links(
    roads: Lines, attributes: pd.DataFrame, seats: gpd.GeoDataFrame, county: gpd.GeoDataFrame,
    townships: gpd.GeoDataFrame, whole: Network, max_snap_m: float,
) -> tuple[gpd.GeoDataFrame, pd.Index]:
    """Give the road of lower class on the way that needs the least of it, and the seats without any way."""
    empty = gpd.GeoDataFrame({name: [] for name in LINK_COLUMNS}, geometry=[], crs=whole.crs)
    places = snap(whole, seats, max_snap_m=max_snap_m) if len(seats) else None
    at_county = snap(whole, county, max_snap_m=max_snap_m, leaving=False)
    if places is None or not places.ok.any() or not at_county.ok.any():
        return project(empty, roads.crs), seats.index[:0]
    good = _is_good(whole.road_ids, attributes)
    search = nearest_search(_priced(whole, good), at_county, places)
    cut_off = seats.index[(search.frame["reason"] == "unconnected").to_numpy()]
    rows = [
        {"township_id": seat, "code": townships["code"][seat], "name": townships["name"][seat],
         "link": number, **_described(roads.attributes, attributes, whole, link)}
        for seat, way in search.pieces().groupby("demand_id", sort=False)
        for number, link in enumerate(_stretches(whole, good, way), start=1)
    ]
    found = gpd.GeoDataFrame(rows, geometry="geometry", crs=whole.crs) if rows else empty
    return project(found, roads.crs), cut_off


def _priced(network: Network, good: np.ndarray) -> Network:
    """Give the network in which nearly nothing but roads of lower class costs."""
    step = np.diff(network.length_m, append=0.0)
    last = network.edge_starts[1:] - 1
    step[last] = 0.0
    step *= np.where(good[network.vertex_line], GOOD_ROAD, 1.0)
    total = np.concatenate([[0.0], np.cumsum(step)[:-1]])
    begins = network.edge_starts[:-1]
    cost = total - np.repeat(total[begins], np.diff(network.edge_starts))
    whole = cost[last]
    return replace(
        network, mode="drive", walk_speed=1.0, cost=cost,
        edge_forward=np.where(np.isfinite(network.edge_forward), whole, np.inf),
        edge_backward=np.where(np.isfinite(network.edge_backward), whole, np.inf),
    )


def _stretches(network: Network, good: np.ndarray, way: pd.DataFrame) -> list[list[tuple]]:
    """Give the unbroken stretches of lower class of one way: lists of (edge, from_m, to_m, road)."""
    links: list[list[tuple]] = []
    on_link = False
    for edge, from_m, to_m in way[["edge", "from_m", "to_m"]].itertuples(index=False):
        for begin, end, road in _by_road(network, int(edge), from_m, to_m):
            if good[road]:
                on_link = False
                continue
            if not on_link:
                links.append([])
            links[-1].append((int(edge), begin, end, road))
            on_link = True
    return links


def _by_road(network: Network, edge: int, from_m: float, to_m: float) -> list[tuple[float, float, int]]:
    """Cut a piece of an edge where one road feature follows another."""
    first, last = network.edge_starts[edge], network.edge_starts[edge + 1] - 1
    road = network.vertex_line[first:last]
    change = np.flatnonzero(road[1:] != road[:-1]) + 1
    bounds = np.concatenate([[0.0], network.length_m[first + change], [network.length_m[last]]])
    roads = road[np.concatenate([[0], change])]
    low, high = min(from_m, to_m), max(from_m, to_m)
    parts = [
        (max(low, a), min(high, b), int(r)) for a, b, r in zip(bounds[:-1], bounds[1:], roads)
        if min(high, b) > max(low, a)
    ]
    return parts if from_m <= to_m else [(b, a, r) for a, b, r in reversed(parts)]


def _described(
    roads: pd.DataFrame, attributes: pd.DataFrame, network: Network, link: list[tuple]
) -> dict[str, object]:
    edge, from_m, to_m = (np.array(column) for column in list(zip(*link))[:3])
    xy, _ = network.cut(edge, from_m, to_m)
    ids = list(dict.fromkeys(network.road_ids[part[3]] for part in link))[:MOST_ROADS_NAMED]
    names = roads["name"].reindex(ids).dropna().astype(str) if "name" in roads else []
    return {
        "length_m": float(np.abs(to_m - from_m).sum()),
        "road_ids": ";".join(map(str, ids)),
        "road_classes": ";".join(dict.fromkeys(attributes["technical"].reindex(ids))),
        "road_names": ";".join(dict.fromkeys(names)),
        "geometry": shapely.LineString(xy),
    }

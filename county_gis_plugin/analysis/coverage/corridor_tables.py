"""Sum stretches of routes up: by route and direction, by township; and tell the holes of routes."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd

from ..errors import Message, message, shown
from ..issues import Issue, issue
from ..units import M_PER_KM
from .ground import COUNTY, TOWNSHIP
from .mileposts import Route, milepost_text
from .townships import split_lines, totals_check

DIRECTIONS = ("forward", "backward")


def route_table(stretches: gpd.GeoDataFrame, routes: dict[str, Route], posts: pd.DataFrame) -> pd.DataFrame:
    """Sum up each route and direction, then all of them: there metres of several routes count once.

    ``posts`` are the places on the routes at which sites stand: ``route, direction, chain, milepost_m``.
    """
    table, rows = pd.DataFrame(stretches.drop(columns=stretches.geometry.name)), []
    stand = dict(iter(posts.groupby(["route", "direction"])))
    for (name, direction), own in table.groupby(["route", "direction"], sort=True):
        route = routes.get(name)
        rows.append({"route": name, **_sum(own, direction), **_spacing(route, stand.get((name, direction)))})
    once = table.assign(length_m=table["once_m"], unreached_m=table["unreached_once_m"])
    for direction, own in once[once["once_m"] > 0].groupby("direction", sort=False):
        rows.append({"route": "", **_sum(own, direction), **_spacing(None, None)})
    return pd.DataFrame(rows)


def _sum(own: pd.DataFrame, direction: str) -> dict[str, object]:
    gaps = own[own["gap"]]
    length, gap = own["length_m"].sum(), gaps["length_m"].sum()
    farthest = own["farthest_m"].max()
    # Along the way through a gap: a slip road or a branch beside it makes it no longer.
    longest = None if gaps.empty else gaps.loc[gaps["along_m"].idxmax()]
    return {
        "direction": direction, "length_m": length, "covered_m": length - gap, "gap_m": gap,
        "covered_share": (length - gap) / length if length > 0 else np.nan, "gaps": len(gaps),
        "longest_gap_m": 0.0 if longest is None else longest["along_m"],
        "longest_gap_hole_m": 0.0 if longest is None else longest["hole_m"],
        "longest_from": None if longest is None else longest["from_milepost"],
        "longest_to": None if longest is None else longest["to_milepost"],
        "farthest_m": farthest if np.isfinite(farthest) else np.nan, "unreached_m": own["unreached_m"].sum(),
    }


def _spacing(route: Route | None, posts: pd.DataFrame | None) -> dict[str, float]:
    """Give the longest way along a route between two sites that stand at it, or an end and a site.

    A ring has no ends: there it is the way from each site on to the next. A line that leaves another in
    its middle is measured by itself, with the hole before it.
    """
    if route is None:
        return dict.fromkeys(("largest_spacing_m", "spacing_hole_m", "holes", "holes_m"), np.nan)
    spans = []
    for chain in np.unique(route.chains):
        line = np.flatnonzero(route.chains == chain)
        begin, end = route.starts_m[line[0]] - route.apart_m[line[0]], route.ends_m[line[-1]]
        own = np.zeros(0) if posts is None else np.sort(posts.loc[posts["chain"] == chain, "milepost_m"])
        ring_m = route.ring_m[line[0]]
        if len(own) and not np.isnan(ring_m):
            places = np.append(own, own[0] + ring_m)
        else:
            places = np.concatenate([[begin], own, [end]])
        spans += zip(places[:-1], places[1:])
    longest = max(spans, key=lambda span: span[1] - span[0])
    return {
        "largest_spacing_m": longest[1] - longest[0], "spacing_hole_m": route.hole_m(*longest),
        "holes": len(route.holes), "holes_m": float(route.apart_m[route.holes].sum()),
    }


def tell_holes(routes: dict[str, Route], issues: list[Issue]) -> list[Message]:
    """List the holes of routes, and warn of them: what lies across one is not measured along a road."""
    found = {name: route for name, route in routes.items() if len(route.holes)}
    for name, route in found.items():
        for line in route.holes:
            issues.append(issue("ROADS", name, "interrupted", message(
                "No road has this number from {begin} to {end}, {length:.0f} m in a straight line. Give the "
                "road there the number too; if they are two roads, give them two numbers.",
                begin=milepost_text(route.ends_m[line - 1]), end=milepost_text(route.starts_m[line]),
                length=route.apart_m[line])))
    if not found:
        return []
    return [message(
        "Routes are interrupted: {names} ({count} times, {length:.1f} km in straight lines). Mileposts, gaps "
        "and the largest spacing count the straight line, see hole_m and spacing_hole_m. The road there is "
        "longer, and sites along it are not known to stand at the route.",
        count=sum(len(route.holes) for route in found.values()), names=shown(found),
        length=sum(route.apart_m[route.holes].sum() for route in found.values()) / M_PER_KM)]


def by_township(
    stretches: gpd.GeoDataFrame, townships: gpd.GeoDataFrame | None, crs: object
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Share the routes out among townships, and check that nothing is lost."""
    columns = ["level", "code", "name", "direction", "length_m", "gap_m", "covered_share"]
    if townships is None:
        return pd.DataFrame(columns=columns), pd.DataFrame(columns=["what", "townships", "outside", "input"])
    pieces = split_lines(stretches, townships, crs=crs)
    pieces["direction"] = stretches["direction"].loc[pieces["line_id"]].to_numpy()
    pieces["gap_m"] = pieces["length_m"].where(stretches["gap"].loc[pieces["line_id"]].to_numpy(), 0.0)
    rows, account = [], []
    for direction in DIRECTIONS:
        own, given = (frame[frame["direction"] == direction] for frame in (pieces, stretches))
        inside = own[own["township"].notna()]
        gap = given["length_m"].where(given["gap"], 0.0)
        for name, total in (("length_m", given["length_m"].sum()), ("gap_m", gap.sum())):
            account.append(totals_check(f"{direction} {name}", inside[name].sum(),
                                        own.loc[own["township"].isna(), name].sum(), total))
        sums = inside.groupby("township")[["length_m", "gap_m"]].sum()
        sums = sums.reindex(townships.index, fill_value=0.0)
        for id_, row in sums.iterrows():
            named = {"code": str(townships.at[id_, "code"]), "name": townships.at[id_, "name"]}
            rows.append({"level": TOWNSHIP, **named, "direction": direction, **row})
        rows.append({"level": COUNTY, "code": "", "name": "", "direction": direction, **sums.sum()})
    table = pd.DataFrame(rows)
    table["covered_share"] = (1 - table["gap_m"] / table["length_m"]).where(table["length_m"] > 0)
    order = {TOWNSHIP: 0, COUNTY: 1}
    table = table.sort_values("level", key=lambda level: level.map(order), kind="stable")
    return table[columns].reset_index(drop=True), pd.DataFrame(account)


def both_directions(
    summary: pd.DataFrame, townships: gpd.GeoDataFrame | None
) -> gpd.GeoDataFrame | None:
    """Give the townships' polygons with the sums of both directions."""
    if townships is None:
        return None
    rows = summary[summary["level"] == TOWNSHIP].groupby("code")[["length_m", "gap_m"]].sum()
    rows = rows.reindex(townships["code"].astype(str)).set_axis(townships.index)
    share = (1 - rows["gap_m"] / rows["length_m"]).where(rows["length_m"] > 0)
    named = townships[["code", "name"]].join(rows).assign(covered_share=share)
    return gpd.GeoDataFrame(named, geometry=townships.geometry, crs=townships.crs)

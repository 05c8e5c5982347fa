"""Read the parameters of travel once for all algorithms: the network, its cutoffs, the ledger."""

from __future__ import annotations

import re
from collections.abc import Mapping

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ..analysis.access.catchments import facility_load
from ..analysis.crs import project
from ..analysis.errors import Faults, InputError, message
from ..analysis.issues import Issue
from ..analysis.network import build_network
from ..analysis.network.honesty import cell_cost, honesty
from ..analysis.network.model import Network
from ..analysis.network.paths import REASONS, nearest
from ..analysis.network.service_areas import own_breaks, service_area_search, tell_other_units
from ..analysis.places import one_point
from ..analysis.progress import Progress
from ..analysis.values import METRES, MINUTES, parts_of, read_metres, read_minutes
from .facilities import chosen
from .fields import Field, real, text, whole
from .layers import Inputs

SECONDS = 60.0

# Polygons are proved on so many random points in so many areas: each takes a search of its own.
POINTS_PROVED, AREAS_PROVED = 1000, 8

# Columns of the ledger in a layer; those of the other unit stay NULL.
LEDGER: list[Field] = real("access_m", "network_m", "network_s", "egress_m", "total_m", "total_s")

# Numbers that only one kind of mode uses, in matching order.
_METRES, _MINUTES = ("RADIUS", "BREAKS"), ("MINUTES", "BREAKS_MINUTES")


def build(inputs: Inputs, progress: Progress, *, mode: str | None = None) -> Network:
    """Build the network from ``ROADS`` and the parameters that ``parameters.network`` declares."""
    roads = read_roads(inputs, progress)
    with progress.step(message("Building the network"), start=0.1, share=0.4):
        return network_of(inputs, roads, mode or inputs.choice("MODE"), progress)


def read_roads(inputs: Inputs, progress: Progress):
    """Read ``ROADS`` with all fields: which roads are open is decided by their class and access."""
    with progress.step(message("Reading the roads"), share=0.1):
        return inputs.lines("ROADS", inputs.fields("ROADS"))


def network_of(inputs: Inputs, roads, mode: str, progress: Progress) -> Network:
    """Build the network of a mode from roads that were read."""
    return build_network(roads, mode=mode, progress=progress, **network_options(inputs))


def network_options(inputs: Inputs) -> dict[str, object]:
    """Give the arguments of ``build_network`` that ``parameters.network`` declares."""
    return {
        "tolerance_m": inputs.number("TOLERANCE"),
        "direction_field": inputs.text("DIRECTION_FIELD"),
        "direction_values": direction_values(inputs),
        "speed_field": inputs.text("SPEED_FIELD"),
        "default_speed_kmh": inputs.number("DEFAULT_SPEED"),
        "level_field": inputs.text("LEVEL_FIELD"),
        "node_crossings": inputs.flag("NODE_CROSSINGS"),
    }


def direction_values(inputs: Inputs) -> tuple[str, str, str] | None:
    """Give the values for forward, backward and both; ``None`` where none is set.

    Raises
    ------
    InputError
        If values are set without a field.
    """
    names = ("VALUE_FORWARD", "VALUE_BACKWARD", "VALUE_BOTH")
    found = tuple(inputs.text(name) or "" for name in names)
    if not any(found):
        return None
    if not inputs.text("DIRECTION_FIELD"):
        raise InputError(
            message(
                "{names}: these values need DIRECTION_FIELD, the field they stand in.", names=", ".join(names)
            )
        )
    return found


def refuse_unused(inputs: Inputs, mode: str, *, names: tuple[str, ...]) -> None:
    """Refuse metres in a time mode and minutes in the distance mode, so that a number never means two things.

    Raises
    ------
    InputError
        If one of ``names`` is set that the mode does not use.
    """
    faults = Faults()
    unused = _MINUTES if mode == "distance" else _METRES
    for name in names:
        if name in unused and inputs.given(name):
            faults.add(
                "{name} is set, but the mode {mode} measures in {unit}: leave it empty and use {other}.",
                name=name,
                mode=mode,
                unit=message("metres") if mode == "distance" else message("minutes"),
                other=_other(name),
            )
    faults.raise_if_any()


def cutoff(inputs: Inputs) -> float | None:
    """Give the service radius in metres or seconds, whichever the mode measures in; ``None`` without one."""
    mode = inputs.choice("MODE")
    refuse_unused(inputs, mode, names=("RADIUS", "MINUTES"))
    if mode == "distance":
        return inputs.number("RADIUS")
    minutes = inputs.number("MINUTES")
    return None if minutes is None else minutes * SECONDS


def breaks(inputs: Inputs) -> list[float]:
    """Give the breaks in metres or seconds, ascending; empty where none are set."""
    mode = inputs.choice("MODE")
    refuse_unused(inputs, mode, names=("BREAKS", "BREAKS_MINUTES"))
    if mode == "distance":
        found = inputs.numbers("BREAKS")
        _refuse_thousands(inputs.text("BREAKS") or "")
        return found
    return [value * SECONDS for value in inputs.numbers("BREAKS_MINUTES")]


def _refuse_thousands(text: str) -> None:
    """Refuse distances such as ``1,500``, which would be 1 m and 500 m."""
    parts = [part.strip() for part in parts_of(text)]
    for one, following in zip(parts, parts[1:]):
        if re.fullmatch(r"\d", one) and re.fullmatch(r"\d{3}", following):
            raise InputError(
                message(
                    "BREAKS: “{text}” would be {one} m, {following} m …: the comma parts distances. Write "
                    "thousands without it, such as {together}.",
                    text=text,
                    one=one,
                    following=following,
                    together=one + following,
                )
            )


def tell_breaks(found: list[float], distance: bool, progress: Progress) -> None:
    """Write into the log how the breaks were read: ``12,500`` is two of them."""
    shown = (f"{value / (1 if distance else SECONDS):.10g}" for value in found)
    unit = message("metres") if distance else message("minutes")
    progress.info(
        message(
            "Breaks read: {breaks} ({unit}; {count} in all).",
            breaks=", ".join(shown), unit=unit, count=len(found),
        )
    )


def ledger(frame: pd.DataFrame, unit: str) -> pd.DataFrame:
    """Name the engine's costs by their unit (``m`` or ``s``), as layers show them."""
    costs = {f"network_{unit}": frame["network_cost"], f"total_{unit}": frame["total_cost"]}
    return frame.drop(columns=["network_cost", "total_cost"]).assign(**costs)


def names_of(frame: pd.DataFrame, ids: pd.Series) -> np.ndarray:
    """Look up the names of the features ``ids``; missing where there is no id or no name."""
    return ids.map(frame["name"]).to_numpy() if "name" in frame else np.full(len(ids), None, dtype=object)


def _other(name: str) -> str:
    return {**dict(zip(_METRES, _MINUTES)), **dict(zip(_MINUTES, _METRES))}[name]


def described(frame: pd.DataFrame, facilities: pd.DataFrame, demand: pd.DataFrame, unit: str) -> pd.DataFrame:
    """Make the rows of a result of ``paths.nearest`` what a layer shows: ids, names, ledger, reason."""
    rows = ledger(frame, unit)
    rows["demand_id"] = rows.index
    rows["name"] = names_of(demand, rows["demand_id"])
    rows["facility_name"] = names_of(facilities, rows["facility_id"])
    if "rank" not in rows:
        rows["rank"] = 1
    return rows


def on_points(rows: pd.DataFrame, demand: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Put rows with a ``demand_id`` on the demand's points; polygons stand at a point inside them."""
    geometry = gpd.GeoSeries(points_of(demand), index=demand.index).loc[rows["demand_id"]]
    return gpd.GeoDataFrame(rows.reset_index(drop=True), geometry=geometry.to_numpy(), crs=demand.crs)


def points_of(frame: gpd.GeoDataFrame) -> np.ndarray:
    """Give one point for each row: itself, one of several, or a point inside a polygon."""
    return one_point(frame.geometry.to_numpy())


def tell_reasons(progress: Progress, frame: pd.DataFrame) -> None:
    """Write into the log how many rows ended with which reason, and their sum."""
    counts = frame["reason"].value_counts().reindex(REASONS, fill_value=0)
    progress.info(
        message(
            "{total} rows = {no_geometry} without geometry + {off_network} off the network + {unconnected} "
            "without any way + {beyond} beyond the radius + {served} served.",
            total=int(counts.sum()),
            **counts.to_dict(),
        )
    )


def tell_honesty(
    progress: Progress,
    network: Network,
    areas: gpd.GeoDataFrame,
    facilities: gpd.GeoDataFrame,
    trim_m: float,
    options: Mapping[str, object],
) -> None:
    """Write into the log which share of points in the polygons can be reached within the break."""
    same = {name: options[name] for name in ("direction", "max_snap_m", "barriers")}
    share = honesty(
        network,
        areas,
        facilities,
        trim_m=trim_m,
        samples=POINTS_PROVED,
        most_areas=AREAS_PROVED,
        progress=progress.quiet(),  # stops when asked, and leaves the step's own progress alone
        **same,
    )
    progress.info(
        message(
            "How far the areas can be trusted: of {count} random points in up to {areas} of them, "
            "{share:.1%} can be reached within the break plus {more:.0f} {unit}, the width of a cell of the "
            "drawing.",
            count=POINTS_PROVED,
            areas=AREAS_PROVED,
            share=share,
            more=cell_cost(network, trim_m),
            unit=network.unit,
        )
    )


def between(
    rows: pd.DataFrame, origins: gpd.GeoDataFrame, destinations: gpd.GeoDataFrame
) -> gpd.GeoDataFrame:
    """Draw a straight line from ``origin_id`` to ``destination_id`` for every row, in the origins' CRS."""
    ends = [
        shapely.get_coordinates(points_of(frame)[frame.index.get_indexer(rows[column])])
        for frame, column in ((origins, "origin_id"), (project(destinations, origins.crs), "destination_id"))
    ]
    lines = shapely.linestrings(np.stack(ends, axis=1)) if len(rows) else []
    return gpd.GeoDataFrame(rows, geometry=list(lines), crs=origins.crs)


def facilities_with_breaks(
    inputs: Inputs, issues: list[Issue], progress: Progress
) -> tuple[gpd.GeoDataFrame, list[float], str | None, pd.DataFrame | None]:
    """Read the facilities and the breaks (metres or seconds): a list for all, or a column with one for each.

    The last part lists the facilities that do not count, as in ``facilities.chosen``.

    Raises
    ------
    InputError
        If neither or both are given, or no facility has a break of its own.
    """
    found, field = breaks(inputs), inputs.text("BREAK_FIELD")
    if bool(found) == bool(field):
        names = message("BREAKS") if inputs.choice("MODE") == "distance" else message("BREAKS_MINUTES")
        raise InputError(message("Give either {breaks} or BREAK_FIELD: one of the two.", breaks=names))
    facilities, left_out = chosen(inputs, issues, progress)
    distance = inputs.choice("MODE") == "distance"
    if not field:
        tell_breaks(found, distance, progress)
        return facilities, found, None, left_out
    column = inputs.frame("FACILITIES", [field])[field].reindex(facilities.index)
    how = (read_metres, METRES) if distance else (read_minutes, MINUTES)
    own, listed = own_breaks(column, *how)
    no_break = listed[listed["reason"] == "no_break"]
    tell_other_units(listed, progress)
    if len(no_break):
        progress.warning(
            message(
                "BREAK_FIELD: {count} of {total} facilities have no break above 0 in {field} and no area; "
                "they are listed as no_break.",
                count=len(no_break),
                total=len(column),
                field=field,
            )
        )
    own = own * (1 if distance else SECONDS)
    facilities = facilities[own.notna()].assign(break_cost=own)
    return facilities, found, "break_cost", pd.concat([left_out, listed], ignore_index=True)


def break_rows(
    areas: gpd.GeoDataFrame, facilities: pd.DataFrame, unit: str, kind: str
) -> tuple[gpd.GeoDataFrame, list[Field]]:
    """Make service areas what a layer shows, and declare its fields."""
    rows = areas.reset_index(drop=True)
    rows["facility_name"] = names_of(facilities, rows["facility_id"])
    rows["break_m"] = rows["break_cost"] if unit == "m" else None
    rows["break_min"] = rows["break_cost"] / SECONDS if unit == "s" else None
    size = "length_m" if kind == "lines" else "area_m2"
    fields = [
        *whole("facility_id"),
        *text("facility_name"),
        *real("break_m", "break_min", "break_cost", size),
    ]
    return rows, fields


def split_areas(
    network: Network, facilities: gpd.GeoDataFrame, cutoff: float | None, trim_m: float, options: dict
) -> tuple[gpd.GeoDataFrame, gpd.GeoDataFrame, pd.DataFrame]:
    """Give land and roads to the nearest facility: polygons, lines, and the facilities without a road.

    Every facility has its row, the ones that nothing falls to without a polygon.
    """
    limit = [float("inf") if cutoff is None else cutoff]
    progress: Progress = options["progress"]
    with progress.step(message("Dividing the roads"), start=0.5, share=0.15):
        lines = service_area_search(network, facilities, limit, kind="lines", overlap="split", **options)
    with progress.step(message("Dividing the land"), start=0.65, share=0.2):
        land = service_area_search(
            network, facilities, limit, kind="polygons", overlap="split", trim_m=trim_m, **options
        )
    areas = (
        land.frame.set_index("facility_id").reindex(facilities.index).rename_axis("facility_id").reset_index()
    )
    areas = gpd.GeoDataFrame(areas, geometry="geometry", crs=network.crs)
    for frame in (areas, lines.frame):
        frame["facility_name"] = names_of(facilities, frame["facility_id"])
    return areas, lines.frame, lines.skipped


def falls_to(
    network: Network,
    facilities: gpd.GeoDataFrame,
    demand: gpd.GeoDataFrame | None,
    cutoff: float | None,
    options: dict,
) -> tuple[pd.DataFrame, gpd.GeoDataFrame | None]:
    """Count the villages and people that fall to each facility, and give the villages as points."""
    if demand is None:
        return pd.DataFrame(index=facilities.index), None
    progress: Progress = options["progress"]
    with progress.step(message("Searching the nearest facilities"), start=0.85, share=0.15):
        frame = nearest(network, facilities, demand, cutoff=cutoff, **options)
    tell_reasons(progress, frame)
    units = {f"{what}_cost": f"{what}_{network.unit}" for what in ("mean", "max")}
    load = facility_load(frame, facilities, demand).rename(columns=units)
    points = on_points(described(frame, facilities, demand, network.unit), demand)
    return load, points.assign(people=demand["people"].to_numpy())

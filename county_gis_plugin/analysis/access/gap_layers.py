"""Lay the results of one service out as the layers that ``docs/architecture.md`` lists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import geopandas as gpd
import numpy as np
import pandas as pd

from ..services import TOLD
from ..units import M2_PER_KM2
from .account import NOWHERE
from .choice import AREA_CLASSES, Plan, engine_unit
from .people import FROM_STANDARDS
from .reach import Reach
from .routes import Routes
from .summary import COLUMNS as SUMMARY_COLUMNS

LEDGER_COLUMNS = ["access_m", "network_m", "network_s", "egress_m", "total_m", "total_s"]
DEMAND_COLUMNS = [
    *("demand_id", "code", "name", "township_code", "township", "service", "service_name", "area_class"),
    *("people", "people_in_need", "estimated", "mode", "radius", "unit", "facility_input", "facility_id"),
    "facility_name",
    *LEDGER_COLUMNS,
    *("straight_m", "straight_served", "reason", "near_edge", "geometry"),
]
ROUTE_COLUMNS = [
    *("demand_id", "name", "township", "service", "facility_input", "facility_id", "facility_name"),
    "length_m",
    *LEDGER_COLUMNS,
    *("reason", "geometry"),
]
AREA_COLUMNS = [
    *("service", "service_name", "township_code", "township", "area_class", "radius", "unit"),
    *("radius_from", "area_km2", "geometry"),
]
SUMMARY_LAYER_COLUMNS = [*SUMMARY_COLUMNS[:3], "service", "service_name", *SUMMARY_COLUMNS[3:]]
ACCOUNT_COLUMNS = [
    *("service", "service_name", "input", "level", "code", "name", "reason"),
    *("rows", "people", "people_missing"),
]
STANDARD_COLUMNS = [
    *("service", "service_name", "kinds", "facilities", "direction", "area_class", "mode", "value", "unit"),
    *TOLD,
    "derived",
    *("people_field", "people_share", "share_source", "share_confidence"),
]


def ledger(frame: pd.DataFrame, unit: str) -> pd.DataFrame:
    """Lay an engine's ledger out as layers have it: network and total in metres or in seconds."""
    other = "s" if unit == "m" else "m"
    columns = {
        "access_m": frame["access_m"],
        f"network_{unit}": frame["network_cost"],
        f"network_{other}": np.nan,
        "egress_m": frame["egress_m"],
        f"total_{unit}": frame["total_cost"],
        f"total_{other}": np.nan,
    }
    return pd.DataFrame(columns, index=frame.index)[LEDGER_COLUMNS]


def demand_layer(rows: gpd.GeoDataFrame, townships: pd.DataFrame, plan: Plan) -> gpd.GeoDataFrame:
    """Give one point per demand row, with the fields of the layer ``demand``."""
    layer = rows.rename(columns={"id": "demand_id"}).assign(
        township_code=at_township(rows["township"], townships["code"]),
        township=at_township(rows["township"], townships["name"]),
        service=plan.service.id,
        service_name=plan.service.name_zh,
        estimated=rows["estimated"].astype("Int64"),
        near_edge=rows["near_edge"].astype("Int64"),
        straight_served=rows["straight_served"].astype("Int64").where(rows["straight_known"]),
    )
    return layer[DEMAND_COLUMNS]


def route_layer(
    rows: gpd.GeoDataFrame, reaches: Sequence[Reach], townships: pd.DataFrame, plan: Plan, drawn: str
) -> Routes:
    """Give the way of each row of the input ``drawn`` that has a facility, with its length in metres."""
    numbers, parts = [], []
    for found in reaches:
        wanted = (rows.loc[found.frame.index, "input"] == drawn).to_numpy()
        number = np.flatnonzero(wanted & found.frame["facility_id"].notna().to_numpy())
        costs = ledger(found.frame.iloc[number], found.ground.network.unit)
        numbers.append(number)
        parts.append(costs.assign(length_m=found.lengths_m(number)))
        found.forget()  # the lines are drawn without it, and a county keeps the searches of all services
    table = pd.concat(parts)
    at = rows.loc[table.index]
    table = table.assign(
        demand_id=at["id"],
        name=at["name"],
        township=at_township(at["township"], townships["name"]),
        service=plan.service.id,
        facility_input=at["facility_input"],
        facility_id=at["facility_id"],
        facility_name=at["facility_name"],
        reason=at["reason"],
    )
    return Routes(
        table[ROUTE_COLUMNS[:-1]].reset_index(drop=True),
        rows.crs,
        tuple(reaches),
        np.repeat(np.arange(len(reaches)), [len(number) for number in numbers]),
        np.concatenate(numbers),
    )


def area_layer(
    beyond: pd.DataFrame, townships: gpd.GeoDataFrame, plan: Plan, sources: Mapping[str, str]
) -> gpd.GeoDataFrame:
    """Give the land beyond the radius: ``beyond`` has ``township, area_class, area_m2, geometry``.

    ``sources`` are those of ``choice.radius_from``. Where facilities have radii of their own there is
    no one radius: it is missing.
    """
    place = beyond["area_class"].replace("all", "rural")
    rules, source = place.map(plan.rules), place.map(sources)
    layer = gpd.GeoDataFrame(
        {
            "service": plan.service.id,
            "service_name": plan.service.name_zh,
            "township_code": at_township(beyond["township"], townships["code"]),
            "township": at_township(beyond["township"], townships["name"]),
            "area_class": beyond["area_class"],
            "radius": pd.Series([rule.cutoff for rule in rules], beyond.index, dtype=float).where(
                source.isin(("standard", "parameter"))
            ),
            "unit": [engine_unit(rule) for rule in rules],
            "radius_from": source,
            "area_km2": beyond["area_m2"] / M2_PER_KM2,
        },
        index=beyond.index,
        geometry=gpd.GeoSeries(beyond["geometry"].to_numpy(), index=beyond.index, crs=townships.crs),
    )
    return layer[AREA_COLUMNS]


def township_layer(summary: pd.DataFrame, townships: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Put the summary's townships on the map, one polygon per township and service."""
    rows = summary[summary["level"] == "township"]
    services = rows["service"].nunique()
    geometry = np.tile(townships.geometry.to_numpy(), services) if services else []
    return gpd.GeoDataFrame(rows.reset_index(drop=True), geometry=geometry, crs=townships.crs)


def standards_used(plan: Plan, facilities: int, share: float | None, share_source: str) -> pd.DataFrame:
    """List the radii that were used, with their sources and the number of facilities that count."""
    service = plan.service
    classes = ["all"] if plan.one_source else list(AREA_CLASSES)
    rows = []
    for name in classes:
        rule = plan.rules["rural" if name == "all" else name]
        told = {column: getattr(rule, column) for column in ("mode", "value", "unit", *TOLD, "derived")}
        rows.append({"area_class": name, **told})
    frame = pd.DataFrame(rows).assign(
        service=service.id,
        service_name=service.name_zh,
        kinds=";".join(service.kinds),
        facilities=facilities,
        direction=service.direction,
        people_field=service.people_field or "people",
        people_share=np.nan if share is None else share,
        share_source=share_source,
        share_confidence=service.share_confidence if share_source == FROM_STANDARDS else "",
    )
    return frame[STANDARD_COLUMNS]


def at_township(number: pd.Series, values: pd.Series) -> pd.Series:
    """Look up a township's value by its position; missing for rows in none."""
    padded = np.append(values.astype(object).to_numpy(), None)
    return pd.Series(padded[np.where(number == NOWHERE, -1, number)], index=number.index, dtype=object)

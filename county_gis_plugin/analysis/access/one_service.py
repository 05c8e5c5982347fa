"""Measure the gaps of one service."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ..crs import project
from ..errors import Message, message
from ..progress import Progress
from .account import account, tell
from .areas import divide, reached_area
from .choice import AREA_CLASSES, Plan, engine_unit, radius_from
from .data_edge import near_edge
from .gap_layers import (
    ACCOUNT_COLUMNS,
    SUMMARY_LAYER_COLUMNS,
    area_layer,
    demand_layer,
    ledger,
    route_layer,
    standards_used,
)
from .ground import Ground
from .hints import by_legs_only, cut_off
from .origin import FACILITIES, is_gathered
from .people import FROM_DATA, FROM_STANDARDS, people_in_need, share_of_people, tell_share
from .points import DEMAND, POPULATION
from .reach import Reach, reach
from .routes import Routes
from .straight import straight_line
from .summary import AREAS, summarise


@dataclass(frozen=True)
class ServiceGaps:
    """Hold the result layers of one service."""

    demand: gpd.GeoDataFrame
    ways: Routes
    areas: gpd.GeoDataFrame
    summary: pd.DataFrame
    account: pd.DataFrame
    skipped: pd.DataFrame
    standards: pd.DataFrame


@dataclass
class County:
    """Hold what all services of a run share.

    ``points`` are the demand points (see ``points.gather``), ``grounds`` the networks by mode with
    everything in their CRS, ``own`` the facilities' own radii by unit. ``layer_input`` is the input
    whose rows are in the layers: villages, or cells where there are none. ``land_of`` are the services
    whose land is measured, ``None`` all. ``warnings`` collects sentences for the report.
    """

    points: gpd.GeoDataFrame
    facilities: gpd.GeoDataFrame
    townships: gpd.GeoDataFrame
    grounds: Mapping[str, Ground]
    own: Mapping[str, pd.Series]
    layer_input: str
    progress: Progress
    land_of: Sequence[str] | None = None
    warnings: list[Message] = field(default_factory=list)

    @property
    def people_input(self) -> str:
        return POPULATION if (self.points["input"] == POPULATION).any() else DEMAND

    @property
    def village_input(self) -> str | None:
        return DEMAND if self.layer_input == DEMAND else None

    def placed(self, mode: str, plan: Plan, facilities: gpd.GeoDataFrame) -> np.ndarray:
        """Say which of a service's facilities are on the network of a mode."""
        leaving = plan.service.direction == "from_facility"
        snapped = self.grounds[mode].snapped_facilities(leaving=leaving, progress=self.progress)
        return snapped.ok[snapped.index.get_indexer(facilities.index)]

    def warn(self, template: str, /, **values: object) -> None:
        """Tell the user now, and keep the sentence for the report."""
        self.keep(message(template, **values))

    def keep(self, sentence: Message) -> None:
        """Do the same with a sentence that is made already."""
        self.warnings.append(sentence)
        self.progress.warning(sentence)


def measure(county: County, plan: Plan, facilities: gpd.GeoDataFrame, left_out: pd.DataFrame) -> ServiceGaps:
    """Measure one service: nearest facilities, routes, areas, sums.

    Parameters
    ----------
    facilities, left_out
        The facilities that count, and the skipped ones of the same kinds.
    """
    service, progress = plan.service, county.progress
    placed, skipped = _on_network(county, plan, facilities)
    if facilities.empty:
        county.warn(
            "There is no facility of this kind: none in FACILITIES gives {service}, so nobody is served. "
            "Its rows are counted as unconnected, which says nothing about the roads.",
            service=service.title,
        )
    if plan.lent_to:
        # Two templates, so that a translation need not decline the words town and country.
        if plan.lent_to == "rural":
            county.warn(
                "The standard for {service} has a radius for towns only: rural places are measured by it "
                "too, which the standard does not ask for. Read the urban rows, or give RADIUS or MINUTES.",
                service=service.title,
            )
        else:
            county.warn(
                "The standard for {service} has a radius for the country only: urban places are measured "
                "by it too, which the standard does not ask for.",
                service=service.title,
            )

    share, share_source = _share(county, plan)
    with progress.step(message("Nearest facilities"), share=0.3):
        reaches = [_reach(county, plan, mode, placed[mode]) for mode in plan.modes]
    rows = _rows(county, plan, facilities, reaches, share)
    with progress.step(message("Land within the radius"), share=0.6, start=0.3):
        areas, beyond = _areas(county, plan, placed)
    accounts = account(rows, county.townships)
    summary = summarise(
        rows,
        accounts,
        county.townships.assign(**areas),
        village_input=county.village_input,
        people_input=county.people_input,
        unit=plan.unit,
        straight=all(county.grounds[mode].one_speed is not None for mode in plan.modes),
    )
    tell(accounts, service.title, progress)
    tell_share(service.title, rows["estimated"], share, share_source, progress)
    named = {"service": service.id, "service_name": service.name_zh}
    in_layers = rows[rows["input"] == county.layer_input]
    _hint(county, plan, in_layers, reaches)
    return ServiceGaps(
        demand=demand_layer(in_layers, county.townships, plan),
        ways=route_layer(rows, reaches, county.townships, plan, DEMAND),
        areas=area_layer(beyond, county.townships, plan, radius_from(plan, county.own, placed)),
        summary=summary.assign(**named)[SUMMARY_LAYER_COLUMNS],
        account=accounts.assign(**named)[ACCOUNT_COLUMNS],
        skipped=pd.concat([left_out, *skipped], ignore_index=True),
        standards=standards_used(plan, len(facilities), share, share_source),
    )


def none_on_network(county: County, plan: Plan, facilities: gpd.GeoDataFrame) -> bool:
    """Say whether no facility of a service is on any of the networks that it is measured on."""
    return not any(county.placed(mode, plan, facilities).any() for mode in plan.modes)


def _on_network(
    county: County, plan: Plan, facilities: gpd.GeoDataFrame
) -> tuple[dict[str, gpd.GeoDataFrame], list[pd.DataFrame]]:
    """Keep the facilities that are on each network; list those, and demand rows, that are off it."""
    placed, skipped = {}, []
    for mode in plan.modes:
        on_network = county.placed(mode, plan, facilities)
        placed[mode] = facilities[on_network]
        if len(facilities) and not on_network.any():
            county.warn(
                "None of the {count} facilities that give {service} is on the network: nobody is served. "
                "Check their coordinate reference system, or raise MAX_SNAP.",
                count=len(facilities),
                service=plan.service.title,
            )
        ground, leaving = county.grounds[mode], plan.service.direction == "from_facility"
        off = ground.snapped_facilities(leaving=leaving, progress=county.progress).rejected(FACILITIES)
        skipped.append(off[off["feature_id"].isin(facilities.index)])
        points = ground.snapped_points(leaving=not leaving, progress=county.progress).rejected(DEMAND)
        source = county.points.loc[points["feature_id"].to_numpy(dtype=int)]
        skipped.append(points.assign(input=source["input"].to_numpy(), feature_id=source["id"].to_numpy()))
    return placed, skipped


def _share(county: County, plan: Plan) -> tuple[float | None, str]:
    """Give the people in need per person, and where that is known from."""
    column = plan.service.people_field
    if column is None:
        return None, ""
    known = share_of_people(county.points, column)
    if known is not None:
        return known, FROM_DATA
    if plan.service.people_share is not None:
        return plan.service.people_share, FROM_STANDARDS
    county.warn(
        "{service} is for the people in the field {field}, which DEMAND does not have, and their share is "
        "not known: all people are counted.",
        service=plan.service.title,
        field=column,
    )
    return None, ""


def _reach(county: County, plan: Plan, mode: str, facilities: gpd.GeoDataFrame) -> Reach:
    """Search on one network for the places whose radius is in its mode."""
    ground = county.grounds[mode]
    cutoffs = {name: plan.rules[name].cutoff for name in AREA_CLASSES if plan.rules[name].mode == mode}
    area_class = ground.points["area_class"]
    rows = np.flatnonzero(area_class.isin(list(cutoffs)))
    return reach(
        ground,
        rows,
        facilities,
        area_class.iloc[rows].map(cutoffs).to_numpy(dtype=float),
        county.own[ground.network.unit],
        direction=plan.service.direction,
        progress=county.progress,
    )


def _rows(
    county: County, plan: Plan, facilities: gpd.GeoDataFrame, reaches: Sequence[Reach], share: float | None
) -> gpd.GeoDataFrame:
    """Put together one row for every demand point, with everything that is known of it."""
    rows = county.points.copy()
    rules = [plan.rules[name] for name in rows["area_class"]]
    rows["mode"] = [rule.mode for rule in rules]
    rows["unit"] = [engine_unit(rule) for rule in rules]
    rows["people_in_need"], rows["estimated"] = people_in_need(rows, plan.service.people_field, share)

    # Ids and names keep their type where all are missing, so that services fit under one another.
    of_reaches = pd.concat([_of_reach(county, found, facilities) for found in reaches])
    of_reaches["facility_id"] = of_reaches["facility_id"].astype(object)
    reason = rows["reason"]
    rows = rows.drop(columns="reason").join(of_reaches)
    rows["reason"] = rows["reason"].fillna(reason)
    rows["radius"] = rows["radius"].fillna(pd.Series([rule.cutoff for rule in rules], index=rows.index))
    for flag in ("straight_served", "straight_known", "near_edge"):
        rows[flag] = rows[flag].eq(True)  # missing where there was no search
    names = facilities["name"] if "name" in facilities else pd.Series(dtype=object)
    rows["facility_name"] = rows["facility_id"].map(names).astype(object)
    rows["facility_input"] = FACILITIES
    if is_gathered(facilities):
        rows["facility_input"] = rows["facility_id"].map(facilities["input"])
        rows["facility_id"] = rows["facility_id"].map(facilities["id"]).astype(object)
    rows["facility_input"] = rows["facility_input"].where(rows["facility_id"].notna(), None)
    return rows


def _of_reach(county: County, found: Reach, facilities: gpd.GeoDataFrame) -> pd.DataFrame:
    """Give the ledger of a search, the straight line beside it, and the flag for the edge of the data."""
    ground, frame = found.ground, found.frame
    # Where roads have several speeds, so many seconds are no circle: NaN reaches nothing.
    speed = ground.one_speed or np.nan
    number = ground.facilities.index.get_indexer(facilities.index)
    own = county.own[ground.network.unit].reindex(facilities.index).to_numpy()
    straight_m, straight_served = straight_line(
        ground.points_xy[found.rows], ground.facilities_xy[number], own * speed, found.cutoff * speed
    )
    edge = near_edge(
        ground.edge_m[found.rows],
        frame["total_cost"].to_numpy(dtype=float),
        frame["radius"].to_numpy(dtype=float),
        ground.mean_speed,
    )
    kept = frame[["facility_id", "total_cost", "radius", "reason"]]
    return pd.concat([kept, ledger(frame, ground.network.unit)], axis=1).assign(
        straight_m=straight_m,
        straight_served=straight_served,
        straight_known=ground.one_speed is not None,
        # A place off the network has no nearest facility, in the data or beyond.
        near_edge=edge & (frame["reason"] != "off_network").to_numpy(),
    )


def _areas(
    county: County, plan: Plan, placed: Mapping[str, gpd.GeoDataFrame]
) -> tuple[dict[str, np.ndarray], pd.DataFrame]:
    """Measure each township's land, its built-up land and what of both lies within the radius.

    Gives ``summary.AREAS``, and the land beyond.
    """
    if county.land_of is not None and plan.service.id not in county.land_of:
        unknown = np.full(len(county.townships), np.nan)
        whole = county.townships["area_m2"].to_numpy(dtype=float)
        return dict(zip(AREAS, (whole, unknown, unknown, unknown))), NO_LAND
    classes = ["all"] if plan.one_rule else list(AREA_CLASSES)
    whole, served, builtup, builtup_served = np.zeros((len(AREAS), len(county.townships)))
    beyond = []
    for name in classes:
        rule = plan.rules["rural" if name == "all" else name]
        ground = county.grounds[rule.mode]
        if not ground.areas_m2[name].any():
            continue
        reached = reached_area(
            ground.network,
            placed[rule.mode],
            rule.cutoff,
            county.own[ground.network.unit],
            direction=plan.service.direction,
            max_snap_m=ground.max_snap_m,
            barriers=ground.barriers,
            progress=county.progress,
        )
        served_m2, rest = divide(ground.land[name], reached)
        served += served_m2
        whole += ground.areas_m2[name]
        if ground.builtup is None:
            builtup, builtup_served = builtup + np.nan, builtup_served + np.nan
        elif name != "rural":
            builtup += ground.areas_m2["urban"]
            builtup_served += ground.areas_m2["urban"] - shapely.area(
                shapely.intersection(ground.land["urban"], rest))
        beyond.append(_beyond(ground, name, rest, county.townships))
    # Each network's CRS has a scale of its own: land is told as the townships measure it everywhere.
    true_m2 = county.townships["area_m2"].to_numpy(dtype=float)
    scale = np.divide(true_m2, whole, out=np.ones(len(whole)), where=whole > 0)
    rest = pd.concat(beyond, ignore_index=True)
    areas = {name: values * scale for name, values in zip(AREAS, (whole, served, builtup, builtup_served))}
    return areas, rest.assign(area_m2=rest["area_m2"] * scale[rest["township"]])


NO_LAND = pd.DataFrame({
    "township": np.zeros(0, dtype=np.int64), "area_class": "", "area_m2": np.zeros(0), "geometry": None})


def _beyond(ground: Ground, area_class: str, rest: np.ndarray, townships: gpd.GeoDataFrame) -> pd.DataFrame:
    area_m2 = shapely.area(rest)
    number = np.flatnonzero(area_m2 > 0)
    polygons = gpd.GeoDataFrame(geometry=rest[number], crs=ground.network.crs)
    return pd.DataFrame(
        {
            "township": number,
            "area_class": area_class,
            "area_m2": area_m2[number],
            "geometry": project(polygons, townships.crs).geometry.to_numpy(),
        }
    )


def _hint(county: County, plan: Plan, rows: pd.DataFrame, reaches: Sequence[Reach]) -> None:
    """Say which gaps may come from the data; without a facility nothing tells of the roads."""
    if rows["facility_id"].isna().all():
        return
    told = {"service": plan.service.title, "layer": county.layer_input}
    leaving = plan.service.direction == "to_facility"
    for sentence in (
        *by_legs_only(rows, reaches, **told),
        *cut_off(rows, reaches, **told, leaving=leaving, progress=county.progress),
    ):
        county.keep(sentence)

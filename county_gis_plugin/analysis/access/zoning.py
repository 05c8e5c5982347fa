"""Measure whether children are zoned to the nearest school, by network distance."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ..coverage.demand_points import people_account
from ..coverage.ground import COUNTY, TOWNSHIP
from ..coverage.left_out import points_left_out
from ..coverage.townships import totals_check
from ..crs import project
from ..errors import InputError, Message, message, names
from ..issues import Issue, issue, issues_frame
from ..network import Network
from ..network.paths import LEDGER, NearestSearch, nearest_search
from ..network.snapping import DEFAULT_MAX_SNAP_M, Snapped, snap
from ..progress import Progress
from ..services import Service
from ..standards import Standards, load_standards
from .account import NOWHERE
from .choice import statuses_that_count
from .people import FROM_DATA, FROM_STANDARDS, people_in_need, share_of_people, tell_share
from .points import DEMAND, POPULATION, gather
from .summary import weighted_mean
from .zone_schools import LAYER, STAGES, Register, stages_of

# Two ways over the same roads differ in the last digits, and coordinates are written to the centimetre: a
# school that is less than this farther than the nearest is the nearest. No village is known to the metre.
SAME_M = 1.0
NEAREST, OTHER = "nearest", "other"
JUDGED = (NEAREST, OTHER)
UNJUDGED = ("no_zone", "unknown_school", "off_network", "unconnected")
TOLD = {
    "no_zone": "{service}: {people:.0f} children live in no school zone; they are not judged.",
    "unknown_school":
        "{service}: {people:.0f} children live in zones whose school is not known; they are not judged.",
}
POINT_COLUMNS = (
    *("demand_id", "code", "name", "township_code", "township", "service", "service_name", "area_class"),
    *("people", "people_in_need", "estimated", "zone", "school_id", "school_name"),
    *("access_m", "network_m", "egress_m", "total_m", "nearest_id", "nearest_name", "nearest_m", "extra_m"),
    *("is_nearest", "reason"),
)
EVERY_REASON = (*JUDGED, *UNJUDGED)
FIGURES = (
    *("villages", "villages_judged", "villages_nearest", "people", "people_missing_rows", "estimated"),
    *("people_judged", "people_nearest", "people_other", "share_nearest"),
    *(f"people_{reason}" for reason in UNJUDGED),
    *("mean_m", "max_m", "mean_extra_m", "max_extra_m"),
)
SUMMARY_COLUMNS = ("level", "code", "name", "service", "service_name", *FIGURES)
ZONE_COLUMNS = ("zone_id", "zone", "name", "service", "service_name", "schools", "schools_found", *FIGURES)


@dataclass(frozen=True, eq=False)
class SchoolZoning:
    """Hold the results; distances in metres, shares 0 to 1, missing is NaN.

    ``villages``: one point per place and stage (cells where there are no villages); ``zones``: one
    polygon per zone and stage; ``townships`` (polygons) and ``summary`` (the same, the county last).
    A place in several zones counts in each of them, and once in its township.
    """

    villages: gpd.GeoDataFrame
    zones: gpd.GeoDataFrame
    townships: gpd.GeoDataFrame
    summary: pd.DataFrame
    account: pd.DataFrame
    skipped: pd.DataFrame
    warnings: tuple[Message, ...]


def school_zoning(
    *,
    zones: gpd.GeoDataFrame,
    facilities: gpd.GeoDataFrame,
    network: Network,
    townships: gpd.GeoDataFrame,
    demand: gpd.GeoDataFrame | None = None,
    population: gpd.GeoDataFrame | None = None,
    stage: str = STAGES[0],
    standards: Standards | None = None,
    builtup: gpd.GeoDataFrame | None = None,
    barriers: gpd.GeoDataFrame | None = None,
    max_snap_m: float = DEFAULT_MAX_SNAP_M,
    include_planned: bool = False,
    public_only: bool = False,
    progress: Progress | None = None,
) -> SchoolZoning:
    """Compare the school that each place is zoned to with the nearest one, by network distance.

    A place in several zones of a stage, or in one with several schools, may go to any of these: the
    nearest of them counts as assigned. It is the nearest school where its distance is at most
    ``SAME_M`` above that of the nearest of all schools of the stage. Each place ends with one reason:
    ``no_geometry``, ``outside`` (no township), ``no_zone``, ``unknown_school`` (no school of its
    zones is among those that count), ``off_network``, ``unconnected`` (no way to the assigned
    school), ``other`` or ``nearest``. Shares are over the last two, in children who are known.

    Parameters
    ----------
    zones
        As ``zone_schools.read_zones`` gives them; each counts for the stage of its ``kind``.
    facilities
        Standardised, of all kinds; which are schools of a stage is said by the standards.
    network
        In distance mode.
    townships
        As ``zones.prepare`` gives them.
    demand, population
        Villages, and the cells that carry the people in place of them.
    stage
        ``primary`` or ``junior_high``: what zones without a kind are for.
    include_planned, public_only
        Which schools count.

    Raises
    ------
    InputError
        If nobody is given, the network is timed, or no facility is a school of any stage that zones
        are for, or none of a stage's schools is on the network.
    CountyGisError
        If the reasons do not add up to everyone: a fault of the computation.
    """
    progress = progress or Progress()
    standards = standards or load_standards()
    _check(demand, population, network, stage)
    services = {name: standards.service(name) for name in STAGES}
    run = _Run(zones, facilities, network, townships, barriers, max_snap_m, progress)
    with progress.step(message("Placing people in the zones"), share=0.2):
        points = gather(demand, population, townships, builtup)
        inside = (points["reason"] == "").to_numpy()
        run.placed = snap(
            network, points[inside], max_snap_m=max_snap_m, barriers=barriers, layer="DEMAND",
            progress=progress)
        members = _members(points[inside], zones)
    masks = stages_of(zones, stage, services, run.issues)
    wanted = [name for name in STAGES if masks[name].any()]
    which = {"statuses": statuses_that_count(include_planned), "public_only": public_only}
    chosen = {name: standards.facilities_for(name, facilities, **which) for name in wanted}
    _refuse_none([services[name] for name in wanted], chosen)
    parts = []
    for number, name in enumerate(wanted):
        step = message("Measuring {service}", service=services[name].title)
        with progress.step(step, share=0.8 / len(wanted), start=0.2 + 0.8 * number / len(wanted)):
            parts.append(_measure(run, services[name], chosen[name], points, members, masks[name]))
    return _together(run, points, parts, [chosen[name].left_out for name in wanted])


@dataclass
class _Run:
    """Hold what both stages share; ``placed`` are the snapped points of people inside the townships."""

    zones: gpd.GeoDataFrame
    facilities: gpd.GeoDataFrame
    network: Network
    townships: gpd.GeoDataFrame
    barriers: gpd.GeoDataFrame | None
    max_snap_m: float
    progress: Progress
    placed: Snapped | None = None
    issues: list[Issue] = field(default_factory=list)
    rejected: list[pd.DataFrame] = field(default_factory=list)


@dataclass(frozen=True)
class _Stage:
    """Hold what one stage gave: ``rows`` has a row per demand point, on the points' index."""

    service: Service
    rows: pd.DataFrame
    zones: gpd.GeoDataFrame
    summary: pd.DataFrame
    account: list[dict[str, object]]


def _check(demand: object, population: object, network: Network, stage: str) -> None:
    if demand is None and population is None:
        raise InputError(message("Give DEMAND (villages), POPULATION (a raster), or both."))
    if network.unit != "m":
        raise InputError(message("School zones are judged by distance: build the network in distance mode."))
    if stage not in STAGES:
        raise InputError(message(
            "The stage is “{value}”: choose {known}.", value=stage, known=", ".join(STAGES)))


def _refuse_none(services: Sequence[Service], chosen: Mapping[str, object]) -> None:
    if services and all(chosen[service.id].facilities.empty for service in services):
        raise InputError(message(
            "FACILITIES has no {services} that counts: choose the layer with the schools, or the field with "
            "the kinds.", services=names((service.title, service.title.chinese) for service in services)))


def _members(points: gpd.GeoDataFrame, zones: gpd.GeoDataFrame) -> tuple[np.ndarray, np.ndarray]:
    """Give the pairs of points and zones (row numbers) in which the point lies in the zone or on its edge."""
    places = project(points[[points.geometry.name]], zones.crs, layer="DEMAND").geometry.to_numpy()
    point, zone = shapely.STRtree(zones.geometry.to_numpy()).query(places, predicate="intersects")
    order = np.lexsort((zone, point))
    return point[order], zone[order]


def _measure(
    run: _Run, service: Service, chosen: object, points: gpd.GeoDataFrame,
    members: tuple[np.ndarray, np.ndarray], mask: np.ndarray,
) -> _Stage:
    """Measure one stage: assigned and nearest school of every place, then the sums."""
    schools = chosen.facilities
    register = Register(schools, chosen.left_out["feature_id"], run.facilities)
    own = mask[members[1]]
    point, zone = members[0][own], members[1][own]
    of_zone = {number: register.schools_of(run.zones.iloc[number]) for number in np.flatnonzero(mask)}
    _tell_unknown(run, service, register, mask)
    snapped = snap(
        run.network, schools, max_snap_m=run.max_snap_m, leaving=False, barriers=run.barriers,
        layer="FACILITIES", progress=run.progress)
    run.rejected.append(snapped.rejected("FACILITIES"))
    found = _found(run, snapped, point, zone, of_zone)
    rows = _rows(run, service, schools, points, found)
    at = np.flatnonzero(points["reason"] == "")[point]
    rows["zone"] = _zone_words(run.zones["zone"].to_numpy(dtype=object)[zone], at, len(rows))
    lying = {number: rows.iloc[at[zone == number]] for number in of_zone}
    called = {number: [_called(schools)[place] for place in own] for number, own in of_zone.items()}
    return _Stage(
        service, rows, _zone_table(run, service, lying, called, _of_cells(rows)),
        _summary(run, service, rows), _account(service, rows))


def _called(schools: gpd.GeoDataFrame) -> np.ndarray:
    """Name each school, by its id where it has no name."""
    ids = pd.Series(schools.index.astype(str), index=schools.index, dtype=object)
    return (schools["name"].where(schools["name"].notna(), ids) if "name" in schools else ids).to_numpy()


def _tell_unknown(run: _Run, service: Service, register: Register, mask: np.ndarray) -> None:
    """List the zones whose schools are not found, that name none, or whose school's name is not unique."""
    for number in np.flatnonzero(mask):
        zone = run.zones.iloc[number]
        told = {"zone": zone["zone"], "service": service.title}
        id_ = run.zones.index[number]
        unknown = register.unknown(zone)
        if not unknown and not register.schools_of(zone):
            run.issues.append(issue(LAYER, id_, "unknown_school", message(
                "Zone {zone} names no school: enter school (its name) or school_id (its code).", **told)))
        for word in unknown:
            closed = register.is_left_out(word)
            run.issues.append(issue(LAYER, id_, "unknown_school", message(
                "Zone {zone}: the school “{school}” is in FACILITIES but does not count (planned, closed or "
                "private): correct its status, or the zone.", school=word, **told
            ) if closed else message(
                "Zone {zone}: FACILITIES has no school “{school}” ({service}): correct the name or code, or "
                "add the school.", school=word, **told)))
        for word in register.several(zone):
            run.issues.append(issue(LAYER, id_, "several_schools", message(
                "Zone {zone}: several schools are called “{school}”; the nearest of them counts. Enter its "
                "code in school_id.", school=word, **told)))


def _found(
    run: _Run, schools: Snapped, point: np.ndarray, zone: np.ndarray, of_zone: Mapping[int, Sequence[int]]
) -> pd.DataFrame:
    """Find the nearest school and the nearest assigned one for the snapped points, by row number.

    Columns ``school`` (row of ``schools``, −1 for none), the ledger of the way to it, ``nearest``,
    ``nearest_m``, ``zoned`` and ``known`` (whether in a zone, and in one whose school is known).
    """
    placed, count = run.placed, len(run.placed)
    found = pd.DataFrame({"school": -1, **dict.fromkeys(LEDGER, np.nan)}, index=range(count))
    found["nearest"], found["nearest_m"] = -1, np.nan
    found["zoned"] = np.isin(np.arange(count), point)
    sets: dict[int, set[int]] = {}
    for number, own in zip(point.tolist(), zone.tolist()):
        sets.setdefault(number, set()).update(of_zone[own])
    found["known"] = [bool(sets.get(number)) for number in range(count)]
    if not len(schools):
        return found
    with run.progress.step(message("Nearest schools"), share=0.3):
        search = _search(run, schools, placed)
        found["nearest"], found["nearest_m"] = search.ledger.facility, search.ledger.total_cost
    with run.progress.step(message("Assigned schools"), share=0.7, start=0.3):
        for own, rows in run.progress.each(list(_groups(sets))):
            if schools.ok[own].any():
                ledger = _search(run, schools.take(own), placed.take(rows)).ledger
                found.loc[rows, LEDGER] = np.column_stack([getattr(ledger, name) for name in LEDGER])
                found.loc[rows, "school"] = np.where(ledger.facility >= 0, own[ledger.facility], -1)
    return found


def _groups(sets: Mapping[int, set[int]]) -> Iterable[tuple[np.ndarray, np.ndarray]]:
    """Give each set of schools with the points that are zoned to it: one search answers for all of them."""
    points: dict[tuple[int, ...], list[int]] = {}
    for number, own in sets.items():
        points.setdefault(tuple(sorted(own)), []).append(number)
    return ((np.array(own), np.array(rows)) for own, rows in points.items() if own)


def _search(run: _Run, schools: Snapped, points: Snapped) -> NearestSearch:
    return nearest_search(
        run.network, schools, points, max_snap_m=run.max_snap_m, barriers=run.barriers, progress=run.progress)


def _rows(
    run: _Run, service: Service, schools: gpd.GeoDataFrame, points: gpd.GeoDataFrame, found: pd.DataFrame
) -> pd.DataFrame:
    """Put together one row for every demand point, with everything that is known of it."""
    rows = points.copy()
    rows["people_in_need"], rows["estimated"] = _in_need(run, service, points)
    inside = (points["reason"] == "").to_numpy()
    wide = found.set_axis(np.flatnonzero(inside)).reindex(range(len(points)))
    costs = {name.replace("_cost", "_m"): wide[name].to_numpy() for name in LEDGER}
    rows = rows.assign(**costs, nearest_m=wide["nearest_m"].to_numpy())
    for column in ("school", "nearest"):
        place = wide[column].fillna(-1).to_numpy(dtype=int)  # the last of the words stands for none
        for end, words in (("id", schools.index), ("name", _called(schools))):
            rows[f"{column}_{end}"] = np.append(np.asarray(words, dtype=object), None)[place]
    extra = np.maximum(rows["total_m"] - rows["nearest_m"], 0.0)
    rows["extra_m"] = extra
    early = np.select(
        [~found["zoned"], ~found["known"], ~run.placed.ok, found["total_cost"].isna()],
        UNJUDGED, default="")
    reason = rows["reason"].to_numpy(dtype=object)
    reason[inside] = np.where(early != "", early, np.where(extra[inside] <= SAME_M, NEAREST, OTHER))
    judged = np.isin(reason, JUDGED)
    rows["is_nearest"] = pd.array(np.where(judged, reason == NEAREST, None), dtype="boolean").astype("Int64")
    return rows.assign(
        reason=reason, service=service.id, service_name=service.name_zh, area_class=points["area_class"])


def _in_need(run: _Run, service: Service, points: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    """Give the children of each row: of the age field, else the share of all people."""
    known = None if service.people_field is None else share_of_people(points, service.people_field)
    share, source = (known, FROM_DATA) if known is not None else (service.people_share, FROM_STANDARDS)
    people, estimated = people_in_need(points, service.people_field, share)
    tell_share(service.title, estimated, share, source, run.progress)
    return people, estimated


def _zone_words(zones: np.ndarray, at: np.ndarray, count: int) -> np.ndarray:
    """Name the zones of each of ``count`` rows, by semicolons: ``zones`` are those of the rows ``at``."""
    found = np.full(count, None, dtype=object)
    for row, zone in zip(at.tolist(), zones):
        found[row] = zone if found[row] is None else f"{found[row]}; {zone}"
    return found


def _of_cells(rows: pd.DataFrame) -> bool:
    """Say whether cells carry the people; villages are only counted then."""
    return bool((rows["input"] == POPULATION).any())


def _carriers(rows: pd.DataFrame, of_cells: bool) -> pd.DataFrame:
    return rows[rows["input"] == POPULATION] if of_cells else rows


def _figures(rows: pd.DataFrame, of_cells: bool) -> dict[str, object]:
    """Sum up some of the rows: those of a township, of the county, or of a zone."""
    villages = rows[rows["input"] == DEMAND]
    own = _carriers(rows, of_cells)
    people, reason = own["people_in_need"], own["reason"]
    judged = own[reason.isin(JUDGED)]
    weights = judged["people_in_need"].to_numpy(float)
    sums = {f"people_{name}": _sum(people[reason == name]) for name in EVERY_REASON}
    all_judged = _sum(judged["people_in_need"])
    share = sums["people_nearest"] / all_judged if all_judged > 0 else np.nan
    return {
        "villages": len(villages),
        "villages_judged": int(villages["reason"].isin(JUDGED).sum()),
        "villages_nearest": int((villages["reason"] == NEAREST).sum()),
        "people": _sum(people),
        "people_missing_rows": int(people.isna().sum()),
        "estimated": int(own["estimated"].any()),
        "people_judged": all_judged,
        **sums,
        "share_nearest": share,
        **{f"mean_{short}": weighted_mean(judged[name].to_numpy(float), weights)
           for short, name in (("m", "total_m"), ("extra_m", "extra_m"))},
        **{f"max_{short}": judged[name].max() for short, name in (("m", "total_m"), ("extra_m", "extra_m"))},
    }


def _sum(people: pd.Series) -> float:
    """Add up the people who are known; missing where there are rows and none is known."""
    return float(people.sum()) if people.empty or people.notna().any() else np.nan


def _summary(run: _Run, service: Service, rows: pd.DataFrame) -> pd.DataFrame:
    """Make one row per township, and the county's last."""
    of_cells, towns = _of_cells(rows), run.townships
    inside = rows[rows["township"] != NOWHERE]
    of_town = dict(iter(inside.groupby("township")))
    table = [
        {"level": TOWNSHIP, "code": str(code), "name": name,
         **_figures(of_town.get(place, inside.iloc[:0]), of_cells)}
        for place, (code, name) in enumerate(zip(towns["code"], towns["name"]))]
    table.append({"level": COUNTY, "code": "", "name": "", **_figures(inside, of_cells)})
    table = pd.DataFrame(table).assign(service=service.id, service_name=service.name_zh)
    return table[list(SUMMARY_COLUMNS)]


def _zone_table(
    run: _Run, service: Service, lying: Mapping[int, pd.DataFrame], schools: Mapping[int, Sequence[str]],
    of_cells: bool,
) -> gpd.GeoDataFrame:
    """Make one row per zone of the stage, from the rows that lie in each and the names of its schools."""
    own = run.zones.iloc[list(lying)]
    table = pd.DataFrame([_figures(rows, of_cells) for rows in lying.values()]).assign(
        zone_id=own.index, zone=own["zone"].to_numpy(), name=own["name"].to_numpy(), service=service.id,
        service_name=service.name_zh, schools=["、".join(names) for names in schools.values()],
        schools_found=[len(names) for names in schools.values()])
    return gpd.GeoDataFrame(table[list(ZONE_COLUMNS)], geometry=own.geometry.to_numpy(), crs=run.zones.crs)


def _account(service: Service, rows: pd.DataFrame) -> list[dict[str, object]]:
    """Prove that the reasons hold every child, and every row, once."""
    own = _carriers(rows, _of_cells(rows))
    children, outside = own["people_in_need"], own["township"] == NOWHERE
    told = own["reason"].isin(EVERY_REASON)
    return [
        totals_check(f"{service.id} people", children[told].sum(), children[outside].sum(), children.sum()),
        totals_check(f"{service.id} rows", int(told.sum()), int(outside.sum()), len(own)),
    ]


def _together(
    run: _Run, points: gpd.GeoDataFrame, parts: Sequence[_Stage], left_out: Sequence[pd.DataFrame]
) -> SchoolZoning:
    """Put the stages under one another."""
    summary = pd.concat([part.summary for part in parts], ignore_index=True)
    own = summary[summary["level"] == TOWNSHIP].reset_index(drop=True)
    place = dict(zip(run.townships["code"].astype(str), run.townships.geometry))
    towns = gpd.GeoDataFrame(
        own.drop(columns="level"), geometry=own["code"].map(place).to_numpy(), crs=run.townships.crs)
    villages = pd.concat([_layer(run, part.rows) for part in parts], ignore_index=True)
    off = run.placed.rejected(DEMAND)
    source = points.loc[off["feature_id"].to_numpy(dtype=int)]
    off = off.assign(input=source["input"].to_numpy(), feature_id=source["id"].to_numpy())
    account = [*people_account(points), *(row for part in parts for row in part.account)]
    skipped = [*left_out, *run.rejected, off, points_left_out(points), issues_frame(run.issues)]
    skipped = pd.concat(skipped, ignore_index=True)
    skipped = skipped[~skipped.astype(str).duplicated()].reset_index(drop=True)
    return SchoolZoning(
        gpd.GeoDataFrame(villages, geometry="geometry", crs=points.crs),
        pd.concat([part.zones for part in parts], ignore_index=True), towns, summary,
        pd.DataFrame(account), skipped, _warnings(parts))


def _layer(run: _Run, rows: pd.DataFrame) -> pd.DataFrame:
    """Give the layer's rows: villages, or cells where there are none."""
    villages = (rows["input"] == DEMAND).to_numpy()
    own = rows[villages if villages.any() else ~villages].rename(columns={"id": "demand_id"})
    place = own["township"].to_numpy(dtype=int)  # the last of the words stands for none
    code, name = (np.append(run.townships[what].to_numpy(dtype=object), None) for what in ("code", "name"))
    return own.assign(township_code=code[place], township=name[place])[[*POINT_COLUMNS, "geometry"]]


def _warnings(parts: Sequence[_Stage]) -> tuple[Message, ...]:
    """Say how many children could not be judged, and why."""
    told = []
    for part in parts:
        county = part.summary.iloc[-1]
        for reason, template in TOLD.items():
            if county[f"people_{reason}"] > 0:
                told.append(message(template, service=part.service.title, people=county[f"people_{reason}"]))
    return tuple(told)

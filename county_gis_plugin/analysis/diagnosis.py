"""Run the whole chain for one county: a list of declared steps over layers that are prepared once.

A new step is one entry in ``STEPS``: what it needs, what it calls, which tables it gives.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from time import perf_counter
from types import MappingProxyType

import geopandas as gpd
import pandas as pd

from . import zones
from .access.gaps import service_gaps
from .access.origin import FACILITIES
from .access.routes import Routes
from .access.zoning import school_zoning
from .county import POINT_LAYERS, County, Options
from .coverage.corridors import corridor_gaps
from .coverage.green import IN_USE as PARKS_IN_USE
from .coverage.green import green_coverage
from .coverage.pipes import IN_USE as PIPES_IN_USE
from .coverage.pipes import pipe_coverage
from .coverage.roads import road_coverage
from .coverage.sites import site_coverage
from .errors import Cancelled, CountyGisError, InputError, Message, message, names, together
from .indicators import (
    CountyIndicators,
    asked_of,
    check_choices,
    county_indicators,
    said_of_settlements,
    settlement_sums,
    tables_of,
    village_sums,
)
from .indicators.scoring import read_profiles
from .indicators.tables import JOINED_TABLES
from .issues import issues_frame
from .network.model import SKIPPED_COLUMNS
from .progress import Progress
from .report_words import LAYER_WORDS, Words

DONE, MISSING, FAILED = "done", "missing", "failed"
STEP_COLUMNS = ("step", "status", "reason", "seconds")
NETWORKS, GAPS, INDICATORS = "networks", "servicegaps", "countyindicators"
# Services of which an indicator asks what land they reach (F1.area).
LAND = ("fire_station",)
# Services whose map sheets the report shows, with the land beyond their radius, as far as they were measured.
MAIN_SERVICES = ("primary", "junior_high", "clinic", "graded_hospital")
PLANNED_PIPES = ("planned", "construction")
# Where one of these cannot be used a step that also reads it goes on: some figures are missing then, none
# is wrong. Without barriers or built-up land all would be others.
SPARED = (*POINT_LAYERS, "villages", "village_stats", "residential", "statistics", "targets")


@dataclass
class Chain:
    """Hold a run as far as it has come: the county, and what each step gave."""

    county: County
    results: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Step:
    """Declare one step.

    ``needs`` are layers (``a|b``: one of the two), ``also`` those that are used where they are there,
    ``after`` steps that must have been done. ``if_given``: not listed where its first layer is not there.
    ``tables`` are the frames of the result that are worth a layer: name → the output of the
    algorithm ``id`` that has the same fields and style. ``share`` is its part of the whole time.
    """

    id: str
    title: Message
    run: Callable[[Chain], object]
    needs: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    tables: Mapping[str, str] = field(default_factory=dict)
    share: float = 1.0
    also: tuple[str, ...] = ()
    if_given: bool = False

    @property
    def reads(self) -> tuple[str, ...]:
        """List all layers that it reads."""
        return (*(name for need in self.needs for name in need.split("|")), *self.also)


@dataclass(frozen=True, eq=False)
class Diagnosis:
    """Hold what a run gave.

    ``results``: the engine's result by step; ``steps``: ``step, status`` (done, missing, failed)``,
    reason`` (a sentence; of a step that was done, what it did without)``, seconds``; ``skipped``: what
    was left out or odd, in all layers.
    """

    county: County
    results: Mapping[str, object]
    steps: pd.DataFrame
    skipped: pd.DataFrame
    warnings: tuple[Message, ...]

    @property
    def indicators(self) -> CountyIndicators:
        """Give the indicators.

        Raises
        ------
        InputError
            If their step failed: there is nothing to report then.
        """
        if INDICATORS not in self.results:
            raise InputError(self.steps.set_index("step").loc[INDICATORS, "reason"])
        return self.results[INDICATORS]

    def tables(self) -> dict[tuple[str, str], pd.DataFrame | Routes]:
        """Give the frames that are worth a layer, by step and name; lines of routes are drawn later."""
        return {
            (step.id, name): frame
            for step in STEPS if step.id in self.results
            for name in step.tables
            if (frame := getattr(self.results[step.id], name)) is not None
        }


def diagnose(
    layers: Mapping[str, object],
    options: Options | None = None,
    *,
    steps: Sequence[Step] | None = None,
    unusable: Mapping[str, Sequence[Message | str]] | None = None,
    progress: Progress | None = None,
) -> Diagnosis:
    """Run every step for which there are layers.

    A step whose layers are not there is ``missing``, one whose layers cannot be used or that ends in
    an error of the data ``failed``, with its sentences; the others run, and what hangs on them is
    missing.

    Parameters
    ----------
    layers, options, unusable
        See ``county.County``.
    steps
        In their order; ``STEPS`` by default.

    Raises
    ------
    InputError
        If there are no townships, or they cannot be used: nothing can be added up then; or if an
        option is wrong.
    Cancelled
        If the user stopped the run.
    """
    progress = progress or Progress()
    steps = STEPS if steps is None else steps
    chain = Chain(County(layers, options or Options(), progress, unusable))
    _check(chain.county)
    steps = [step for step in steps if not step.if_given or _is_given(step, chain.county)]
    rows, start, whole = [], 0.0, sum(step.share for step in steps)
    for step in steps:
        with progress.step(step.title, share=step.share / whole, start=start / whole):
            rows.append(_run(step, chain, progress))
        start += step.share
    return Diagnosis(
        chain.county, MappingProxyType(chain.results), pd.DataFrame(rows, columns=list(STEP_COLUMNS)),
        _skipped(chain), _warnings(chain, rows))


def _check(county: County) -> None:
    """Find faults that end the run before any work: in the townships and in the options."""
    county.look()
    _ = county.standards, county.county_seat
    options = county.options
    check_choices(
        county.townships, profiles=read_profiles(options.profiles), county_code=options.county_code,
        county_type=options.county_type)


def _run(step: Step, chain: Chain, progress: Progress) -> dict[str, object]:
    """Run one step, and keep what came of it."""
    begun = perf_counter()
    try:
        _refuse(step, chain)
        chain.results[step.id] = step.run(chain)
        status, reason = DONE, _spared(step, chain.county)
    except Cancelled:
        raise
    except Absent as absent:
        status, reason = MISSING, absent.args[0]
    except CountyGisError as error:
        status, reason = FAILED, together(error.sentences)
    seconds = perf_counter() - begun
    _tell(step, status, reason, seconds, progress)
    return dict(zip(STEP_COLUMNS, (step.id, status, reason, seconds)))


class Absent(CountyGisError):
    """Say why there is nothing to be measured: layers, results, or what is in question are not there."""


def _is_given(step: Step, county: County) -> bool:
    return any(name in county.layers or name in county.unusable for name in step.needs[0].split("|"))


def _refuse(step: Step, chain: Chain) -> None:
    """Raise what stands in a step's way: layers that are not there or cannot be used, steps not done."""
    county = chain.county
    lacking = {need: need.split("|") for need in step.needs if not county.has(need)}
    absent = [need for need, layers in lacking.items() if not county.unusable.keys() & layers]
    if absent:
        raise Absent(message("Layers are not there: {layers}.", layers=names(map(_layer_names, absent))))
    county.refuse([
        *(name for layers in lacking.values() for name in layers),
        *(name for name in step.also if name not in SPARED)])
    undone = [name for name in step.after if name not in chain.results]
    if undone:
        steps = names((name, Words("zh").step(name)) for name in undone)
        raise Absent(message("Steps before it gave nothing: {steps}.", steps=steps))


def _layer_names(need: str) -> tuple[str, str]:
    """Name a layer, or each of several that will do, in English and Chinese."""
    layers = need.split("|")
    chinese = [f"{LAYER_WORDS.get(name.upper(), name)}（{name}）" for name in layers]
    return " / ".join(layers), " / ".join(chinese)


def _spared(step: Step, county: County) -> Message | str:
    """Say which layers that cannot be used a step did without; empty if none."""
    faults = [fault for name in step.reads for fault in county.unusable.get(name, ())]
    if not faults:
        return ""
    return message("Measured without what cannot be used: {faults}", faults=together(faults))


def _tell(step: Step, status: str, reason: object, seconds: float, progress: Progress) -> None:
    if status == DONE:
        progress.info(message("{step}: {seconds:.1f} s", step=step.title, seconds=seconds))
    elif status == MISSING:
        progress.info(message("{step}: not measured. {reason}", step=step.title, reason=reason))
    else:
        progress.warning(message("{step}: failed. {reason}", step=step.title, reason=reason))


def _skipped(chain: Chain) -> pd.DataFrame:
    """Put under one another what every step left out, each row once."""
    parts = [result.skipped for result in chain.results.values() if hasattr(result, "skipped")]
    # A note may stand in several results, and messages cannot be compared: their words can.
    found = pd.concat([issues_frame(chain.county.issues), *parts], ignore_index=True)[SKIPPED_COLUMNS]
    return found[~found.astype(str).duplicated()].reset_index(drop=True)


def _warnings(chain: Chain, rows: Sequence[Mapping[str, object]]) -> tuple[Message, ...]:
    """Give what the steps warn of, and what those that were done did without; each sentence once."""
    found = [row["reason"] for row in rows if row["status"] == DONE and row["reason"]]
    found += [text for result in chain.results.values() for text in getattr(result, "warnings", ())]
    return tuple({str(text): text for text in found}.values())


# ---- the steps ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class VillageSums:
    """Hold what villages or natural villages have, added up by township."""

    summary: pd.DataFrame
    warnings: tuple[Message, ...] = ()


def _networks(chain: Chain) -> object:
    return chain.county.build_networks()


def _people(county: County) -> dict[str, gpd.GeoDataFrame | None]:
    return {"population": county.cells, "builtup": county.builtup}


def _roads(chain: Chain) -> object:
    county = chain.county
    return road_coverage(
        roads=county.roads, townships=county.townships, villages=county.villages,
        seats=county.points("township_seats"), county_seat=county.county_seat,
        stops=county.points("stops"), networks=county.networks, network_options=county.network_options,
        include_planned=county.options.include_planned, near_m=county.options.near_m,
        rural_access_m=county.options.rural_access_m, stop_m=county.stop_m,
        max_snap_m=county.options.max_snap_m, progress=county.progress, **_people(county))


def _pipes(chain: Chain) -> object:
    county = chain.county
    statuses = (*PIPES_IN_USE, *PLANNED_PIPES) if county.options.include_planned else PIPES_IN_USE
    return pipe_coverage(
        county.pipes, county.townships, sources=county.points("facilities"), valves=county.valves,
        demand=county.villages, statistics=county.village_table, village_areas=county.village_areas,
        residential=county.plain("residential"), statuses=statuses, year=county.options.year,
        progress=county.progress, **_people(county))


def _services(county: County, table: str) -> list[str]:
    """List the services to be measured: those that indicators ask for, and every other kind once."""
    found = county.services(asked_of(table))
    if not found:
        raise Absent(message("No site gives any of the services of the standards."))
    return found


def _sites(chain: Chain) -> object:
    county = chain.county
    services = _services(county, "sitecoverage")
    table = county.village_table
    exempt = {"clinic": table["clinic_exempt"]} if table is not None and "clinic_exempt" in table else {}
    return site_coverage(
        sites=county.sites, townships=county.townships, services=services, villages=county.villages,
        village_areas=county.village_areas, exempt=exempt, networks=county.networks,
        standards=county.standards, barriers=county.plain("barriers"),
        include_planned=county.options.include_planned, max_snap_m=county.options.max_snap_m,
        measure_none=True, progress=county.progress, **_people(county))


def _corridors(chain: Chain) -> object:
    county, options = chain.county, chain.county.network_options
    found = corridor_gaps(
        county.lines, county.points("charging"), county.townships, distance_m=county.options.corridor_m,
        direction_field=options["direction_field"], level_field=options["level_field"],
        node_crossings=options["node_crossings"], tolerance_m=options["tolerance_m"],
        max_snap_m=county.options.max_snap_m, statuses=county.statuses, public_only=True, measure_none=True,
        progress=county.progress)
    # Its sites are called FACILITIES, whatever layer they are.
    return replace(found, skipped=found.skipped.replace({"input": {FACILITIES: "CHARGING"}}))


def _green(chain: Chain) -> object:
    county = chain.county
    statuses = (*PARKS_IN_USE, "planned") if county.options.include_planned else PARKS_IN_USE
    return green_coverage(
        county.green, county.networks["distance"], county.townships,
        residential=county.plain("residential"), demand=county.villages,
        entrances=county.plain("entrances"), statuses=statuses, max_snap_m=county.options.max_snap_m,
        standards=county.standards, progress=county.progress, **_people(county))


def services_with_a_sheet(measured: Sequence[str]) -> list[str]:
    """List the services that get a map sheet: those that indicators ask for, or all where few of them are."""
    asked = [service for service in measured if service in asked_of(GAPS)]
    return asked if len(asked) >= len(MAIN_SERVICES) else list(measured)


def services_in_report(measured: Sequence[str]) -> list[str]:
    """List the services whose sheets the report shows: the main ones, the first ones where there are none."""
    sheets = services_with_a_sheet(measured)
    return [service for service in sheets if service in MAIN_SERVICES] or sheets[: len(MAIN_SERVICES)]


def _gaps(chain: Chain) -> object:
    county = chain.county
    services = _services(county, GAPS)
    land_of = None if county.options.all_land else [*LAND, *services_in_report(services)]
    return service_gaps(
        facilities=county.sites, townships=county.townships, services=services,
        demand=county.villages, networks=county.networks, standards=county.standards,
        barriers=county.plain("barriers"), include_planned=county.options.include_planned,
        max_snap_m=county.options.max_snap_m, land_of=land_of, measure_none=True,
        progress=county.progress, **_people(county))


def _school_zones(chain: Chain) -> object:
    county = chain.county
    return school_zoning(
        zones=county.school_zones, facilities=county.points("facilities"),
        network=county.networks["distance"], townships=county.townships, demand=county.villages,
        standards=county.standards, barriers=county.plain("barriers"),
        include_planned=county.options.include_planned, max_snap_m=county.options.max_snap_m,
        progress=county.progress, **_people(county))


def _villages(chain: Chain) -> object:
    county = chain.county
    county.refuse(["village_stats"])
    if county.village_table is None:
        raise Absent(message("Neither the villages nor a table of them say what they have."))
    return VillageSums(
        village_sums(county.villages, county.village_table, county.townships, county.builtup))


def _settlements(chain: Chain) -> object:
    """Count the natural villages with waste collection: those that say so, or are near a collection point."""
    county = chain.county
    warnings: list[Message] = []
    table = county.village_table
    said = said_of_settlements(
        "waste", county.settlement_rows, county.village_rows, table, places=_places(county),
        warnings=warnings)
    told = table is not None and "waste" in table and table["waste"].notna().any()
    # What cannot be read may well say something.
    anybody = said.notna().any() or told or county.unusable.keys() & {"villages", "village_stats"}
    near = None
    searched = county.has(POINTS) and "distance" in county.networks
    if searched and WASTE_POINT in county.services([WASTE_POINT]):
        found = site_coverage(
            sites=county.sites, townships=county.townships, services=[WASTE_POINT],
            villages=county.settlements, networks=county.networks, standards=county.standards,
            builtup=county.builtup, barriers=county.plain("barriers"),
            include_planned=county.options.include_planned, max_snap_m=county.options.max_snap_m,
            chain=None, measure_none=True, progress=county.progress)
        near = found.villages.set_index("village_id")["covered"]
    if said.isna().all() and near is None:
        raise Absent(message(
            "Neither the natural villages nor collection points say where waste is collected."))
    sums = settlement_sums(
        county.settlements, county.townships, said=said if anybody else None, covered=near,
        builtup=county.builtup)
    return VillageSums(sums, tuple(warnings))


def _places(county: County) -> tuple[pd.Series, pd.Series] | None:
    """Give the townships in which natural villages and villages lie."""
    if county.villages is None:
        return None
    return zones.assign(county.settlements, county.townships), zones.assign(county.villages, county.townships)


def _indicators(chain: Chain) -> object:
    county = chain.county
    tables = tables_of(chain.results)
    tables.update({name: chain.results[name].summary for name in JOINED_TABLES if name in chain.results})
    options = county.options
    return county_indicators(
        tables, county.townships, statistics=county.statistics, targets=county.targets,
        profiles=read_profiles(options.profiles), county_code=options.county_code,
        county_type=options.county_type, year=options.year, progress=county.progress)


def _statistics(chain: Chain) -> object:
    return chain.county.statistics


def _targets(chain: Chain) -> object:
    return chain.county.targets


POINTS = "|".join(POINT_LAYERS)
WASTE_POINT = "waste_point"
PLACES = ("villages", "population", "builtup")
_USUAL = {"townships": "TOWNSHIP_COVERAGE", "summary": "SUMMARY", "account": "ACCOUNT"}

STEPS: tuple[Step, ...] = (
    Step(NETWORKS, message("Building the networks"), _networks, ("roads",), share=4),
    Step(
        "roadcoverage", message("Road coverage"), _roads, ("roads",), (NETWORKS,),
        {**_USUAL, "classes": "CLASSES", "villages": "VILLAGES", "seats": "SEATS_JUDGED", "links": "LINKS"},
        share=4, also=(*PLACES, "township_seats", "stops")),
    Step(
        "pipecoverage", message("Pipe coverage"), _pipes, ("pipes",), (),
        {**_USUAL, "breakdown": "BREAKDOWN", "sewers": "SEWERS", "villages": "VILLAGES",
         "isolated": "ISOLATED"}, share=2,
        also=(*PLACES, "village_stats", "residential", "facilities", "valves")),
    Step(
        "sitecoverage", message("Site coverage"), _sites, ("roads", POINTS), (NETWORKS,),
        {**_USUAL, "villages": "VILLAGES", "sites": "SITES", "chains": "CHAINS",
         "chain_summary": "CHAIN_SUMMARY", "people_account": "PEOPLE_ACCOUNT"}, share=5,
        also=(*PLACES, "village_stats", "barriers")),
    Step(
        "corridorgaps", message("Corridor gaps"), _corridors, ("roads", "charging"), (),
        {**_USUAL, "stretches": "STRETCHES", "routes": "ROUTES"}, share=2),
    Step(
        "greencoverage", message("Green coverage"), _green, ("roads", "green"), (NETWORKS,),
        {**_USUAL, "parks": "PARKS", "villages": "VILLAGES", "beyond": "BEYOND"}, share=2,
        also=(*PLACES, "residential", "entrances")),
    Step(
        GAPS, message("Service gaps"), _gaps, ("roads", POINTS, "villages|population"), (NETWORKS,),
        {"demand": "OUTPUT", "ways": "ROUTES", "areas": "GAP_AREAS", "townships": "TOWNSHIP_GAPS",
         "summary": "SUMMARY", "account": "ACCOUNT", "standards": "STANDARDS"}, share=10,
        also=(*PLACES, "barriers")),
    Step(
        "schoolzones", message("School zones"), _school_zones,
        ("schoolzones", "roads", "facilities", "villages|population"), (NETWORKS,),
        {**_USUAL, "villages": "VILLAGES", "zones": "ZONES"}, also=(*PLACES, "barriers"), if_given=True),
    Step("villages", message("Village table"), _villages, ("villages",), (), {"summary": "SUMMARY"},
         also=("village_stats", "builtup")),
    Step("settlements", message("Natural villages"), _settlements, ("settlements",), (),
         {"summary": "SUMMARY"}, share=0.5,
         also=("roads", *POINT_LAYERS, "villages", "village_stats", "builtup", "barriers"), if_given=True),
    Step("statistics", message("Statistics"), _statistics, ("statistics",), share=0.1, if_given=True),
    Step("targets", message("Targets"), _targets, ("targets",), share=0.1, if_given=True),
    Step(
        INDICATORS, message("County indicators"), _indicators, (), (),
        {"townships": "TOWNSHIP_INDICATORS", "indicators": "INDICATORS", "scorecard": "SCORECARD",
         "comparisons": "COMPARISONS", "commitments": "COMMITMENTS"}, also=("statistics", "targets")),
)

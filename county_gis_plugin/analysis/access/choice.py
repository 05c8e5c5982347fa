"""Decide, for each service, which radius holds where, and which facilities count."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Union

import geopandas as gpd
import numpy as np
import pandas as pd

from .. import values
from ..data_files import shipped
from ..errors import MOST_IDS_SHOWN, Faults, InputError, Message, Name, message, names, shown
from ..network.model import SKIPPED_COLUMNS
from ..network.service_areas import other_units, tell_other_units
from ..progress import Progress
from ..services import TOLD, UNIT_OF_MODE, Radius, Service
from ..standards import PUBLIC_ONLY, STATUSES, Standards
from ..units import SECONDS_PER_MINUTE

STANDARD = "standard"
GIVEN, PARAMETER = "given", "parameter"
AREA_CLASSES = ("urban", "rural")

PerService = Union[float, Mapping[str, float], None]
"""One number for all services, or one for each service that has its own."""


@dataclass(frozen=True)
class Plan:
    """Hold what is measured for one service: ``rules`` has the radius for ``urban`` and ``rural`` places.

    ``lent_to`` names the class that the standard has no radius for, so that the other's holds there.
    """

    service: Service
    rules: Mapping[str, Radius]
    lent_to: str = ""

    @property
    def modes(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(rule.mode for rule in self.rules.values()))

    @property
    def unit(self) -> str:
        """Give the unit of the summary's costs, ``m`` or ``s``: that of rural places if they differ."""
        return engine_unit(self.rules["rural"])

    @property
    def one_rule(self) -> bool:
        """Say whether town and country have the same radius in the same mode."""
        urban, rural = self.rules["urban"], self.rules["rural"]
        return (urban.mode, urban.cutoff) == (rural.mode, rural.cutoff)

    @property
    def one_source(self) -> bool:
        """Say whether town and country have the same radius from the same source."""
        urban, rural = self.rules["urban"], self.rules["rural"]
        return self.one_rule and all(getattr(urban, told) == getattr(rural, told) for told in TOLD)


def engine_unit(rule: Radius) -> str:
    """Give the unit in which the engine measures a radius: ``m`` or ``s``."""
    return "m" if rule.unit == "m" else "s"


def unit_word(unit: str) -> Message:
    """Name the unit of a radius (``m`` or ``min``) in a sentence."""
    return message("metres") if unit == "m" else message("minutes")


def make_plans(
    standards: Standards,
    services: Sequence[str],
    *,
    mode: str = STANDARD,
    radius_m: PerService = None,
    minutes: PerService = None,
) -> list[Plan]:
    """Find the radius of each service for town and country.

    Parameters
    ----------
    mode
        ``standard``: the mode of the first row that fits, which may differ between town and
        country; or ``distance``, ``walk``, ``ebike``, ``drive`` for all services.
    radius_m, minutes
        In place of the standard's radius: one number, or one for each service that has its own.
        Metres hold in the mode distance, minutes in the others.

    Raises
    ------
    InputError
        One sentence each: no service chosen, an unknown one, a radius that is missing, is not
        above zero, or is used by no service.
    """
    faults = Faults()
    if not services:
        faults.add("KINDS is empty: choose at least one service, such as primary or clinic.")
    if mode not in (STANDARD, *UNIT_OF_MODE):
        faults.add("MODE is “{mode}”: choose standard, {modes}.", mode=mode, modes=", ".join(UNIT_OF_MODE))
    faults.raise_if_any()

    given = {"m": _Given("RADIUS", radius_m, faults), "min": _Given("MINUTES", minutes, faults)}
    plans = []
    for name in dict.fromkeys(services):
        try:
            service = standards.service(name)
        except InputError as error:
            faults.extend(error.faults)
            continue
        plan = _plan(standards, service, mode, given)
        if plan is None:
            faults.add(
                "{service} has no radius for the mode {mode} in the standards: give {parameter}, or choose "
                "another mode.",
                service=Name(service.id, service.name_zh),
                mode=mode,
                parameter="RADIUS" if mode == "distance" else "MINUTES",
            )
        elif all(other.service.id != service.id for other in plans):
            plans.append(plan)
    # An unknown service may be the one that would have used a radius: one fault is enough then.
    if not len(faults):
        for unit, values in given.items():
            values.refuse_unused(faults, unit_word(unit))
    faults.raise_if_any()
    return plans


def choose_facilities(
    standards: Standards,
    plan: Plan,
    facilities: gpd.GeoDataFrame,
    *,
    include_planned: bool,
    public_only: bool,
) -> tuple[gpd.GeoDataFrame, pd.DataFrame]:
    """Give the facilities of a service, and those of its kinds that do not count, with reasons.

    Of ``PUBLIC_ONLY`` only public ones ever count: charging means public charging.
    """
    selection = standards.facilities_for(
        plan.service.id,
        facilities,
        statuses=statuses_that_count(include_planned),
        public_only=public_only or plan.service.id in PUBLIC_ONLY,
    )
    return selection.facilities, selection.left_out


def statuses_that_count(include_planned: bool) -> tuple[str, ...]:
    """List the statuses of the facilities that count."""
    return (*STATUSES, "planned") if include_planned else STATUSES


def no_facilities(
    facilities: gpd.GeoDataFrame, plans: Sequence[Plan], left_out: int, *, layer: str = "FACILITIES"
) -> InputError:
    """Make the error for a run in which no service has a facility: name the kinds that are there."""
    kinds = facilities["kind"].dropna().value_counts()
    return InputError(
        message(
            "{layer} has none that gives {services} (kinds: {wanted}; {left_out} of these kinds are "
            "planned, closed, private, or below the grade or size asked for). It has: {found}. Choose other "
            "services, or the field with the kinds.",
            layer=layer,
            services=names((plan.service.id, plan.service.name_zh) for plan in plans),
            wanted=kind_names(dict.fromkeys(kind for plan in plans for kind in plan.service.kinds)),
            left_out=left_out,
            found=kind_names(kinds.index, counts=kinds) if len(kinds) else message("no kinds at all"),
        )
    )


def refuse_hidden_kinds(frame: pd.DataFrame, wanted_kinds: Collection[str], *, layer: str) -> None:
    """Refuse facilities whose kinds stand in a field that nobody named, for all would count as one kind.

    Raises
    ------
    InputError
        If in a field most of what is filled in are kinds, others than ``wanted_kinds`` among them.
    """
    for field in frame.columns.drop(frame.geometry.name):
        kinds, unread = values.read_each(frame[field], values.read_kind)
        counts = pd.Series(kinds).dropna().value_counts()
        if counts.sum() > unread.sum() and not set(counts.index) <= set(wanted_kinds):
            raise InputError(message(
                "{layer} has no field for the kind under a usual name, but {field} holds kinds ({kinds}): "
                "choose it in KIND_FIELD.",
                layer=layer, field=field, kinds=kind_names(counts.index[:5], counts)))


def kind_names(kinds: Iterable[str], counts: Mapping[str, int] | None = None) -> Name:
    """Name kinds of facilities, with how many there are of each where that is known."""
    known = {row["kind"]: row["name_zh"] for row in shipped("kinds.csv")}
    each = [(kind, known.get(kind, kind)) for kind in kinds]
    if counts is not None:
        each = [(f"{kind} ({counts[kind]})", f"{told}（{counts[kind]}）") for kind, told in each]
    more = len(each) - MOST_IDS_SHOWN
    return names([*each[:MOST_IDS_SHOWN], *([(f"… ({len(each)})",) * 2] if more > 0 else [])])


def own_radius(
    facilities: gpd.GeoDataFrame,
    plans: Sequence[Plan],
    *,
    radius_field: str | None,
    minutes_field: str | None,
) -> tuple[dict[str, pd.Series], pd.DataFrame]:
    """Read the radius of each facility from its fields; NaN where the standard's holds.

    Units may stand beside the numbers (``9公里``, ``0.5小时``), or else in brackets in the field's name.

    Returns
    -------
    (own, skipped)
        ``m`` (metres) and ``s`` (seconds), each a Series on the index of ``facilities``; and a row
        for each value that is not understood, for whose facility the standard's radius holds
        (``radius_unknown``), or whose unit is not that of the field's name (``unit_differs``).

    Raises
    ------
    InputError
        If a field is not there, a radius is not above zero, or no service is measured in its unit.
    """
    faults = Faults()
    found, skipped = {}, [pd.DataFrame(columns=SKIPPED_COLUMNS, dtype=object)]
    used = {engine_unit(rule) for plan in plans for rule in plan.rules.values()}
    for unit, parameter, field, factor, reader, units in (
        ("m", "RADIUS_FIELD", radius_field, 1, values.read_metres, values.METRES),
        ("s", "MINUTES_FIELD", minutes_field, SECONDS_PER_MINUTE, values.read_minutes, values.MINUTES),
    ):
        found[unit] = pd.Series(np.nan, index=facilities.index)
        if field is not None and unit not in used:
            faults.add(
                "{parameter} is given, but no chosen service is measured in {unit}: leave it empty, or "
                "choose another mode.",
                parameter=parameter,
                unit=unit_word(unit),
            )
        if field is None:
            continue
        if field not in facilities:
            faults.add("FACILITIES has no field {field} for the radius.", field=field)
            continue
        numbers, unread, differs = values.read_in_units(facilities[field], reader, units)
        radius = pd.Series(numbers, index=facilities.index)
        skipped.append(_not_understood(facilities.loc[unread, field], parameter))
        skipped.append(other_units(facilities.loc[differs, field]))
        wrong = radius <= 0
        if wrong.any():
            faults.add(
                "FACILITIES, feature {ids}: the radius in the field {field} is zero or negative. Correct it, "
                "or leave it empty so that the standard's radius holds.",
                ids=shown(facilities.index[wrong]),
                field=field,
            )
        found[unit] = radius * factor
    faults.raise_if_any()
    return found, pd.concat(skipped, ignore_index=True)


def _not_understood(texts: pd.Series, parameter: str) -> pd.DataFrame:
    """List the facilities whose own radius is no number."""
    details = [
        message(
            "{parameter}: “{value}” is not understood; the radius of the standard or parameter holds here.",
            parameter=parameter,
            value=str(text)[:30],
        )
        for text in texts
    ]
    rows = {"input": "FACILITIES", "feature_id": texts.index, "reason": "radius_unknown", "detail": details}
    return pd.DataFrame(rows, dtype=object)[SKIPPED_COLUMNS]


def tell_no_radius(no_radius: pd.DataFrame, progress: Progress) -> None:
    """Warn of the facilities whose own radius is not understood, or in another unit than its field."""
    tell_other_units(no_radius, progress)
    no_radius = no_radius[no_radius["reason"] == "radius_unknown"]
    if len(no_radius):
        progress.warning(
            message(
                "RADIUS_FIELD or MINUTES_FIELD: the values of {count} facilities ({ids}) are not understood; "
                "the radius of the standard or parameter holds there.",
                count=len(no_radius),
                ids=shown(no_radius["feature_id"]),
            )
        )


def radius_from(
    plan: Plan, own: Mapping[str, pd.Series], placed: Mapping[str, pd.DataFrame]
) -> dict[str, str]:
    """Say for town and country whose radii hold.

    That is ``standard``, ``parameter``, ``own`` (of all facilities), or ``own and standard``. ``own``
    is as ``own_radius`` gives it, ``placed`` has the facilities that count, by mode.
    """
    found = {}
    for name, rule in plan.rules.items():
        mine = own[engine_unit(rule)].reindex(placed[rule.mode].index).notna()
        other = PARAMETER if rule.note == GIVEN else STANDARD
        found[name] = "own" if len(mine) and mine.all() else f"own and {other}" if mine.any() else other
    return found


class _Given:
    """Hold the radii that the user gave in one unit, and remember whether they were used."""

    def __init__(self, parameter: str, values: PerService, faults: Faults) -> None:
        self.parameter = parameter
        self.values = values
        self.used: set[str] = set()
        for value in self._all():
            if not value > 0:
                faults.add("{parameter} is {value:g}: give more than 0.", parameter=parameter, value=value)

    def _all(self) -> list[float]:
        if self.values is None:
            return []
        return list(self.values.values()) if isinstance(self.values, Mapping) else [self.values]

    def get(self, service: str) -> float | None:
        if self.values is None:
            return None
        value = self.values.get(service) if isinstance(self.values, Mapping) else self.values
        if value is not None:
            self.used.add(service)
        return value

    def refuse_unused(self, faults: Faults, unit: Message) -> None:
        given_to_all = not isinstance(self.values, Mapping)
        if given_to_all:
            unused = [] if self.values is None or self.used else [self.parameter]
        else:
            unused = [service for service in self.values if service not in self.used]
        if unused:
            faults.add(
                "{parameter} is given, but nothing that it is given for ({what}) is measured in {unit}: "
                "leave it empty, or choose another mode.",
                parameter=self.parameter,
                what=message("the chosen services") if given_to_all else ", ".join(unused),
                unit=unit,
            )


def _plan(standards: Standards, service: Service, mode: str, given: Mapping[str, _Given]) -> Plan | None:
    asked = None if mode == STANDARD else mode
    found = {name: standards.radius(service.id, name == "urban", asked) for name in AREA_CLASSES}
    rules, lent_to = {}, ""
    for name in AREA_CLASSES:
        # A standard for towns only (or for the country only) is the one there is.
        rule = found[name] or found["urban"] or found["rural"]
        if asked is None and rule is None and given["m"].values is None:
            return None
        own_mode = asked or (rule.mode if rule is not None else "distance")
        unit = UNIT_OF_MODE[own_mode]
        value = given[unit].get(service.id)
        if value is not None:
            rule = Radius(float(value), unit, own_mode, source=PARAMETER, note=GIVEN)
        elif found[name] is None:
            lent_to = name
        if rule is None:
            return None
        rules[name] = rule
    return Plan(service, rules, lent_to)

"""Choose facilities once for all algorithms: the services that were named, and who gives them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import geopandas as gpd
import pandas as pd

from ..analysis import values
from ..analysis.access.choice import Plan, kind_names, no_facilities, refuse_hidden_kinds, statuses_that_count
from ..analysis.data_files import shipped
from ..analysis.errors import Faults, message
from ..analysis.issues import Issue, issue
from ..analysis.progress import Progress
from ..analysis.schema import resolve_fields, standardise
from ..analysis.services import Service
from ..analysis.standards import Standards, load_standards
from .layers import Inputs

FACILITIES = "FACILITIES"


def wanted_services(
    inputs: Inputs, standards: Standards, progress: Progress, *, others: list[str] | None = None
) -> list[str]:
    """Give the ids of the services that ``KINDS`` names; none where it was left empty.

    A word is a service's id, its Chinese or English name, or a kind of facility (卫生室). A name
    may itself hold separators. A kind stands for the services that name it first among their
    kinds, or else for all that count it; the log says which. A word that is neither goes into
    ``others``, where that is given.

    Raises
    ------
    InputError
        One sentence for each word that is neither.
    """
    names = _names(standards)
    words, faults, found = inputs.texts("KINDS"), Faults(), []
    longest = max(map(len, names))
    while words:
        spans = [tuple(map(values.normal, words[:size])) for size in range(min(longest, len(words)), 0, -1)]
        span = next((span for span in spans if span in names), None)
        if span is not None:
            found.append(names[span])
            words = words[len(span) :]
        else:
            word = words.pop(0)
            of_kind = _of_kind(word, standards, progress)
            found += of_kind
            if not of_kind and others is not None:
                others.append(word)
            elif not of_kind:
                _no_service(word, standards, faults)
    faults.raise_if_any()
    return list(dict.fromkeys(found))


def read_facilities(
    inputs: Inputs,
    standards: Standards,
    wanted: Sequence[str],
    issues: list[Issue],
    *,
    layer: str = FACILITIES,
) -> gpd.GeoDataFrame:
    """Read the facilities, from the parameter ``layer``, with canonical fields.

    A layer without a field for the kind, or one in which no kind is known to the standards, serves
    the services that were asked for, where these have the same first kind.

    Raises
    ------
    InputError
        If a field of another name holds kinds, and not only those that were asked for.
    """
    frame = inputs.frame(layer)
    given = {"kind": inputs.text("KIND_FIELD")}
    first = {standards.service(name).kinds[0] for name in wanted}
    only = first.pop() if len(first) == 1 else None
    if only and "kind" not in resolve_fields(frame.columns, layer, given, wanted=("kind",)):
        refuse_hidden_kinds(frame, wanted_kinds={only}, layer=layer)
        inputs.warn(message(
            "{layer} has no field for the kind: all {count} features count as {kind}. Name the field in "
            "KIND_FIELD if some do not.", layer=layer, count=len(frame), kind=kind_names([only])))
        frame["kind"] = only
    result = standardise(frame, layer, given, issues=issues)
    known = {kind for service in standards.services.values() for kind in service.kinds}
    if only and not given["kind"] and not known & set(result["kind"].dropna()):
        detail = message(
            "no kind is known to the standards; all {count} features count as {kind}. Name another field in "
            "KIND_FIELD if some do not.",
            count=len(result),
            kind=kind_names([only]),
        )
        issues.append(issue(layer, "", "kind_unknown", detail))
        result["kind"] = only
    return result


def chosen(
    inputs: Inputs,
    issues: list[Issue],
    progress: Progress,
    *,
    layer: str = FACILITIES,
    include_planned: bool = False,
    public_only: bool = False,
) -> tuple[gpd.GeoDataFrame, pd.DataFrame | None]:
    """Read the facilities that give a service of ``KINDS``, and list those of its kinds that do not count.

    Where ``KINDS`` was left empty every feature is a facility. ``layer`` is the parameter that they
    come from; ``issues`` is filled with odd values.

    Raises
    ------
    InputError
        If no facility gives any of the services.
    """
    standards = load_standards()
    others: list[str] = []
    wanted = wanted_services(inputs, standards, progress, others=others)
    if not wanted and not others:
        return inputs.named(layer, "facilities"), None
    # Where kinds are named that are no service, the kinds of all facilities are meant as they stand.
    frame = read_facilities(inputs, standards, [] if others else wanted, issues, layer=layer)
    standards, kinds = with_kinds(standards, others, frame)
    wanted += kinds
    which = {"statuses": statuses_that_count(include_planned), "public_only": public_only}
    found = [standards.facilities_for(name, frame, **which) for name in wanted]
    counts = frame.index.isin(pd.Index([i for selection in found for i in selection.facilities.index]))
    left_out = pd.concat([selection.left_out for selection in found], ignore_index=True)
    left_out = left_out[~left_out["feature_id"].isin(frame.index[counts])].drop_duplicates("feature_id")
    left_out = left_out.assign(input=layer)
    if not counts.any():
        plans = [Plan(standards.service(name), {}) for name in wanted]
        raise no_facilities(frame, plans, len(left_out), layer=layer)
    progress.info(
        message(
            "{layer}: {count} of {total} give {services}.",
            layer=layer,
            count=int(counts.sum()),
            total=len(frame),
            services=", ".join(map(_told, map(standards.service, wanted))),
        )
    )
    columns = [name for name in ("name", "open", frame.geometry.name) if name in frame]
    return frame.loc[counts, columns], left_out


def _names(standards: Standards) -> dict[tuple[str, ...], str]:
    """Give the service of each id and name; a name is the tuple of its parts, as lists are parted."""
    found = {}
    for service in standards.services.values():
        for name in (service.id, service.name_zh, service.name_en):
            found.setdefault(tuple(values.normal(part) for part in values.parts_of(name)), service.id)
    return found


def with_kinds(
    standards: Standards, words: Sequence[str], facilities: pd.DataFrame
) -> tuple[Standards, list[str]]:
    """Add a service for each kind of facility that gives none of the standards.

    It is for all people, and has no radius.

    Parameters
    ----------
    words
        Kinds as they stand in the layer, or by any name of a known kind.
    facilities
        With canonical fields.

    Returns
    -------
    (standards, services)
        The standards with these services, and the services' ids, which are the kinds.

    Raises
    ------
    InputError
        One sentence for each word that is no kind of any facility.
    """
    there = {values.normal(kind): kind for kind in facilities["kind"].dropna().unique()}
    names = {row["kind"]: (row["name_zh"], row["name_en"]) for row in shipped("kinds.csv")}
    added, faults = {}, Faults()
    for word in words:
        try:
            kind = there.get(values.normal(values.read_kind(word)))
        except values.UnreadableError:
            kind = None
        kind = kind or there.get(values.normal(word))
        if kind is None:
            _no_service(word, standards, faults)
            continue
        name_zh, name_en = names.get(kind, (word, word))
        added[kind] = Service(kind, name_zh, name_en, (kind,))
    faults.raise_if_any()
    return replace(standards, services={**standards.services, **added}), list(added)


def _of_kind(word: str, standards: Standards, progress: Progress) -> list[str]:
    """Give the services for a kind of facility; none where there is none."""
    try:
        kind = values.read_kind(word)
    except values.UnreadableError:
        kind = None
    of_kind = [service for service in standards.services.values() if kind in service.kinds]
    main = [service for service in of_kind if service.kinds[0] == kind] or of_kind
    if not main:
        return []
    progress.info(
        message(
            "KINDS: {word} is a kind of facility and stands for: {services}. Name a service to measure "
            "no other.",
            word=word,
            services=", ".join(map(_told, main)),
        )
    )
    return [service.id for service in main]


def _no_service(word: str, standards: Standards, faults: Faults) -> None:
    faults.add(
        "KINDS: there is no service {word}, nor a kind of facility of that name that gives one. The "
        "services are: {known}.",
        word=word,
        known=", ".join(map(_told, standards.services.values())),
    )


def _told(service: Service) -> str:
    return f"{service.id} {service.name_zh}"

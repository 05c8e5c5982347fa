"""Put a county's indicators together: measure, join, compare with targets, score."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import geopandas as gpd
import numpy as np
import pandas as pd

from ..errors import InputError, Message, listed, message, shown
from ..issues import Issue, issue, issues_frame
from ..progress import Progress
from . import commitments as policy
from .formulas import missing_everywhere
from .registry import BY_ID, DIMENSIONS, INDICATORS, SHARE, Indicator, registry_table
from .scoring import TOTAL, Profile, choose_profile, meets, read_profiles, score, scorecard
from .statistics import joined, read_statistics
from .tables import COUNTY, TOWNSHIP, WHOLE, Absent, Tables
from .targets import (
    BESIDE,
    DIGITS,
    LEVELS,
    PERCENT,
    SCORED,
    UNIT,
    UNKNOWN,
    WRONG_WAY,
    Target,
    choose,
    read_targets,
)

COMPUTED, JOINED, MISSING, NOT_APPLICABLE = "computed", "joined", "missing", "not_applicable"
PROXIES = ("proxy", "proxy_any_pipe", "within_radius")
# More than one by rounding is one; more than this is a table that does not add up.
ROUNDING = 1e-6
INDICATOR_COLUMNS = [
    *("level", "code", "name", "id", "indicator", "name_zh", "name_en", "dimension", "main", "unit", "value"),
    *("part", "whole", "gap", "straight", "status", "reason", "basis", "source_table", "computed_value"),
    *("statistic_year", "statistic_source"),
    *("comparator", "target", "target_year", "target_level", "target_source", "target_confidence"),
    *("difference", "meets", "score"),
]
COMPARISON_COLUMNS = [
    *("level", "code", "name", "id", "name_zh", "name_en", "unit", "value", "use", "commitment"),
    *("comparator", "target", "target_year", "target_level", "area_code", "source", "confidence"),
    *("note", "note_zh", "difference", "meets", "score"),
]


@dataclass(frozen=True, eq=False)
class CountyIndicators:
    """Hold the results; shares and scores are 0 to 1, missing is NaN.

    ``indicators``: one row per place (townships in their order, the county last) and figure.
    ``comparisons``: the same beside every target that applies, the one scored against marked.
    ``scorecard``: by place and dimension, the total last. ``townships``: polygons with scores and
    all figures side by side. ``commitments``: every policy commitment with its status and figure.
    ``targets``: all rows of the targets' table and what became of each. ``statistics``: all rows
    of the statistics and what became of each. ``registry``: the declarations.
    ``docs/architecture.md`` lists the columns.
    """

    indicators: pd.DataFrame
    comparisons: pd.DataFrame
    scorecard: pd.DataFrame
    townships: gpd.GeoDataFrame
    commitments: pd.DataFrame
    targets: pd.DataFrame
    statistics: pd.DataFrame
    registry: pd.DataFrame
    profile: Profile
    year: int
    skipped: pd.DataFrame
    warnings: tuple[Message, ...]


def county_indicators(
    tables: Mapping[str, pd.DataFrame | None],
    townships: gpd.GeoDataFrame,
    *,
    statistics: pd.DataFrame | None = None,
    targets: Sequence[Target] | None = None,
    profiles: Mapping[str, Profile] | None = None,
    county_code: str | None = None,
    county_type: str | None = None,
    year: int | None = None,
    progress: Progress | None = None,
) -> CountyIndicators:
    """Compute the indicators of each township and of the county, and score them against targets.

    Nothing is measured here: figures come out of the result tables of the other algorithms, and
    an indicator whose table is not there is missing.

    Parameters
    ----------
    tables
        Result frames by name: an algorithm's id for its ``summary`` (``servicegaps``,
        ``sitecoverage``, ``roadcoverage``, ``pipecoverage``, ``corridorgaps``, ``greencoverage``),
        ``sitecoverage.sites``, ``sitecoverage.chains`` (its ``chain_summary``),
        ``pipecoverage.sewers``, ``corridorgaps.routes``, and ``villages`` (``village_sums``).
    townships
        As ``zones.prepare`` makes them.
    statistics
        As ``one_figure_a_row`` makes them: see ``statistics.read_statistics``.
        A figure of an indicator takes the place of the computed one, which stays beside it.
    targets, profiles
        As ``read_targets`` and ``read_profiles`` give them; the plugin's own by default.
    county_code
        Six digits, by default those with which the codes of all townships begin; targets of a
        county, city or province count only where the code begins with theirs.
    county_type
        One of the profiles; equal weights by default.
    year
        The year in which targets are due or past; this year by default.

    Raises
    ------
    InputError
        If a table is not known or has not the columns that tell its rows apart, the county code is
        no code, or there is no such county type.
    """
    progress = progress or Progress()
    county_code = _code_of(county_code, townships, progress)
    year = date.today().year if year is None else year
    profile = choose_profile(county_type, read_profiles() if profiles is None else profiles)
    targets = read_targets() if targets is None else tuple(targets)
    issues: list[Issue] = []
    held = Tables(tables, townships, issues)
    table = policy.commitments_table()
    statistics = pd.DataFrame({"item": [], "value": []}) if statistics is None else statistics
    told = read_statistics(
        statistics, held.places, table, county_code=county_code,
        names=dict(zip(townships["name"], townships["code"])), year=year, issues=issues)
    figures = joined(told, table, issues)
    use = choose(targets, county_code, year)
    applying = _applying(targets, use)
    measured = pd.concat(
        {own.id: _figures(own, held, figures.get(own.id), issues) for own in progress.each(INDICATORS)},
        names=["id"])
    rows = _described(measured, held.places, townships, applying)
    card = scorecard(rows, profile)
    comparisons = _comparisons(rows, applying)
    _note_targets(targets, use, issues)
    return CountyIndicators(
        indicators=rows,
        comparisons=comparisons,
        scorecard=card,
        townships=_township_layer(rows, card, townships),
        commitments=policy.judged(table, rows, comparisons, figures, county_code),
        targets=pd.DataFrame([{**vars(target), "use": use[target.row]} for target in targets]),
        statistics=told,
        registry=registry_table(),
        profile=profile,
        year=year,
        skipped=issues_frame(issues),
        warnings=_warnings(rows, targets, use, county_code, _begin_of(townships)),
    )


def check_choices(
    townships: gpd.GeoDataFrame,
    *,
    profiles: Mapping[str, Profile] | None = None,
    county_code: str | None = None,
    county_type: str | None = None,
) -> None:
    """Refuse what ``county_indicators`` would refuse of its choices, before anything is measured.

    Raises
    ------
    InputError
        If the county code is no code, or there is no such county type.
    """
    _code_of(county_code, townships, Progress())
    choose_profile(county_type, read_profiles() if profiles is None else profiles)


def column_of(id_: str) -> str:
    """Name the column of a figure in the layer of townships: ``P1_water`` for ``P1.water``."""
    return id_.replace(".", "_")


def _code_of(county_code: str | None, townships: pd.DataFrame, progress: Progress) -> str | None:
    """Give the county's code; where it is not given, the six digits with which all townships' codes begin."""
    text = "" if county_code is None else str(county_code).strip()
    if text:
        if len(text) != DIGITS["county"] or not text.isdigit():
            raise InputError(message(
                "COUNTY_CODE is “{value}”: give the six digits of the county, such as 140581.", value=text))
        return text
    begins = _begin_of(townships)
    if begins is not None:
        progress.info(message("COUNTY_CODE is {code}, as the codes of all townships begin.", code=begins))
    return begins


def _begin_of(townships: pd.DataFrame) -> str | None:
    """Give the six digits with which the codes of all townships begin; ``None`` where they do not tell."""
    codes = townships["code"].astype(str)
    begins = codes.str[:DIGITS["county"]].unique()
    if len(begins) != 1 or not codes.str.fullmatch(r"\d{9,12}").all():
        return None
    return str(begins[0])


def _figures(
    own: Indicator, tables: Tables, statistic: pd.DataFrame | None, issues: list[Issue]
) -> pd.DataFrame:
    """Give one figure of all places, with its status."""
    try:
        found = own.formula.measure(tables)
    except Absent as absent:
        found = missing_everywhere(tables.places, absent.reason)
    if own.unit == SHARE:
        _refuse_beyond_one(own, found, issues)
    of_townships = found.index != WHOLE
    if own.county_only:
        found.loc[of_townships, ["value", "part", "whole", "straight"]] = np.nan
    found["status"] = np.where(found["value"].notna(), COMPUTED, MISSING)
    found["computed_value"], found["statistic_year"], found["statistic_source"] = found["value"], np.nan, ""
    if statistic is not None:
        _override(found, statistic)
    if own.county_only:
        there = of_townships & found["value"].isna().to_numpy()
        found.loc[there, ["status", "reason"]] = NOT_APPLICABLE, "county_only"
    return found


def _refuse_beyond_one(own: Indicator, found: pd.DataFrame, issues: list[Issue]) -> None:
    """Leave out shares that are none: tables that were changed by hand may not add up."""
    for column in ("value", "straight"):
        values = found[column].to_numpy(dtype=float)
        if not ((values < 0.0) | (values > 1.0)).any():
            continue
        beyond = (found[column] < -ROUNDING) | (found[column] > 1 + ROUNDING)
        found[column] = found[column].clip(0.0, 1.0).mask(beyond)
        if beyond.any() and column == "value":
            places = [COUNTY if place == WHOLE else place for place in found.index[beyond]]
            found.loc[beyond, ["part", "whole", "straight"]] = np.nan
            found.loc[beyond, "reason"] = "out_of_bounds"
            issues.append(issue(found["source_table"].iloc[0], listed(places), "out_of_bounds", message(
                "{indicator}: the part is larger than the whole; the figure is not used.",
                indicator=own.id)))


def _override(found: pd.DataFrame, statistic: pd.DataFrame) -> None:
    """Put statistics in place of what was computed, and mark them."""
    for place, row in statistic.iterrows():
        found.loc[place, ["value", "statistic_year"]] = row["value"], row["year"]
        found.loc[place, ["part", "whole", "straight"]] = np.nan
        found.loc[place, ["status", "reason", "basis", "statistic_source"]] = (
            JOINED, "", "statistics", row["source"])


def _described(
    measured: pd.DataFrame, places: pd.Index, townships: pd.DataFrame, applying: pd.DataFrame
) -> pd.DataFrame:
    """Add names, dimension and the target that counts; places in their order, in each the figures."""
    rows = measured.rename_axis(["id", "code"]).reset_index()
    order = places.get_indexer(rows["code"])
    rows = rows.iloc[np.argsort(order, kind="stable")].reset_index(drop=True)
    rows["level"] = np.where(rows["code"] == WHOLE, COUNTY, TOWNSHIP)
    rows["name"] = rows["code"].map(dict(zip(places, [*townships["name"], ""])))
    told = ["id", "indicator", "name_zh", "name_en", "dimension", "main", "unit", "better"]
    rows = rows.merge(registry_table()[told].astype({"main": int}), on="id", how="left")
    rows["gap"] = (rows["whole"] - rows["part"]).where(rows["unit"] == SHARE)
    scored = applying[applying["use"] == SCORED].rename(
        columns={"source": "target_source", "confidence": "target_confidence"})
    held = ["id", "comparator", "target", "target_year", "target_level", "target_source", "target_confidence"]
    rows = _judged(rows.merge(scored[held], on="id", how="left"))
    texts = ["comparator", "target_level", "target_source", "target_confidence"]
    rows[texts] = rows[texts].fillna("")
    return rows[INDICATOR_COLUMNS]


def _applying(targets: Sequence[Target], use: Mapping[int, str]) -> pd.DataFrame:
    """List the targets that figures are held against, by figure: the scored one, then by level."""
    rows = [{
        "id": target.indicator, "use": use[target.row], "commitment": target.id,
        "comparator": target.comparator, "target": target.value,
        "target_year": np.nan if target.year is None else float(target.year),
        "target_level": target.level, "area_code": target.area_code, "source": target.source,
        "confidence": target.confidence, "note": target.note, "note_zh": target.note_zh,
        "order": (use[target.row] != SCORED, LEVELS.index(target.level), target.row),
    } for target in targets if use[target.row] in (SCORED, BESIDE)]
    rows.sort(key=lambda row: row["order"])
    columns = ["id", "use", "commitment", "comparator", "target", "target_year", "target_level", "area_code",
               "source", "confidence", "note", "note_zh"]
    return pd.DataFrame(rows, columns=columns).astype({"target": float})


def _judged(rows: pd.DataFrame) -> pd.DataFrame:
    """Add how figures stand to the targets beside them; missing where there is none."""
    rows["difference"] = rows["value"] - rows["target"]
    cells = list(zip(rows["value"], rows["comparator"], rows["target"], rows["better"]))
    for name, function in (("meets", meets), ("score", score)):
        rows[name] = [np.nan if pd.isna(target) else function(value, comparator, target, better)
                      for value, comparator, target, better in cells]
    return rows


def _comparisons(rows: pd.DataFrame, applying: pd.DataFrame) -> pd.DataFrame:
    """Set every figure beside each target that applies, the one that counts first."""
    own = rows[["level", "code", "name", "id", "name_zh", "name_en", "unit", "value"]]
    found = own.merge(applying, on="id", how="inner")
    found["better"] = found["id"].map({each.id: each.better for each in INDICATORS})
    return _judged(found)[COMPARISON_COLUMNS]


def _township_layer(
    rows: pd.DataFrame, card: pd.DataFrame, townships: gpd.GeoDataFrame
) -> gpd.GeoDataFrame:
    """Give each township its scores and all its figures, one row each."""
    own = card[card["level"] == TOWNSHIP]
    total = own[own["dimension"] == TOTAL].set_index("code")
    table = pd.DataFrame(index=townships["code"].astype(str))
    for name in ("score", "grade", "rank", "indicators", "scored", "missing", "without_target"):
        table[name] = total[name]
    by_dimension = own.pivot(index="code", columns="dimension", values="score")
    for name in DIMENSIONS:
        table[f"score_{name}"] = by_dimension[name].astype(float)
    figures = rows[rows["level"] == TOWNSHIP].pivot(index="code", columns="id", values="value")
    wide = figures[[each.id for each in INDICATORS]].rename(columns=column_of).reindex(table.index)
    table = pd.concat([table, wide], axis=1)
    table.insert(0, "name", townships["name"].to_numpy())
    table.insert(0, "code", table.index)
    return gpd.GeoDataFrame(
        table.reset_index(drop=True), geometry=townships.geometry.to_numpy(), crs=townships.crs)


def _note_targets(targets: Sequence[Target], use: Mapping[int, str], issues: list[Issue]) -> None:
    why = {
        UNKNOWN: message("There is no indicator of this id: the target is kept and not used."),
        UNIT: message("The unit or value does not fit the indicator: the target is not used."),
        WRONG_WAY: message("“At most” for what should be more, or the reverse: the target is not used."),
    }
    for target in targets:
        if use[target.row] in why:
            issues.append(issue("TARGETS", target.row, use[target.row], message(
                "{indicator}: {why}", indicator=target.indicator, why=why[use[target.row]])))
        elif target.written:
            share = BY_ID[target.indicator].unit == SHARE
            issues.append(issue("TARGETS", target.row, "read_as", message(
                "{indicator}: the target “{written}” is read as {comparator} {value} {unit}.",
                indicator=target.indicator, written=target.written, comparator=target.comparator,
                value=f"{target.value * (100 if share else 1):g}", unit=PERCENT if share else
                BY_ID[target.indicator].unit)))


def _warnings(
    rows: pd.DataFrame, targets: Sequence[Target], use: Mapping[int, str], county_code: str | None,
    begins: str | None,
) -> tuple[Message, ...]:
    found = []
    if county_code and begins and county_code != begins:
        found.append(message(
            "COUNTY_CODE is {code}, but the townships' codes begin with {begins}: the figures are held "
            "against targets of another county.", code=county_code, begins=begins))
    if county_code is None:
        found.append(message(
            "COUNTY_CODE is not given, and the townships' codes do not tell it: figures are held against "
            "national targets only, not against those of a county, city or province."))
    unknown = [target.indicator for target in targets if use[target.row] == UNKNOWN]
    if unknown:
        found.append(message(
            "{count} targets are for indicators that are not known: {ids}. They are listed and not used.",
            count=len(unknown), ids=shown(dict.fromkeys(unknown))))
    county = rows[(rows["level"] == COUNTY) & (rows["main"] == 1)]
    known = county[county["status"] != MISSING]["indicator"].unique()
    absent = [own for own in county["indicator"].unique() if own not in known]
    if absent:
        found.append(message(
            "{count} of {all} indicators are missing for the county: {ids}. They are left out of the scores.",
            count=len(absent), all=county["indicator"].nunique(), ids=", ".join(absent)))
    proxies = county[county["basis"].isin(PROXIES) & county["value"].notna()]
    if len(proxies):
        found.append(message(
            "These are proxies, not counts of who is served: {ids}.", ids=", ".join(proxies["id"])))
    return tuple(found)

"""Write the report of a county as one HTML page: no network, text escaped, fit for printing.

Everything shown is taken from result tables; nothing is computed here but sums and orders.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import geopandas as gpd
import pandas as pd

from . import report_charts as charts
from .access.account import REASONS
from .errors import ID_MARK, Message, shown
from .indicators.registry import DIMENSIONS
from .indicators.scoring import TOTAL
from .progress import Progress
from .readable import one_line
from .report_words import NOTHING, Words, is_of_service, known, number, score_text, share
from .sources import documents

TEMPLATES = Path(__file__).resolve().parent.parent / "templates"
MOST_GAPS_SAID = 3
MOST_DETAILS = 4


@dataclass(frozen=True)
class Picture:
    """Hold a picture for the report: its title and a PNG."""

    title: str
    png: bytes


@dataclass(frozen=True, eq=False)
class Report:
    """Hold what the report is made of; a table that is not there leaves its chapter out.

    ``indicators, scorecard, comparisons, commitments, townships``: as ``CountyIndicators`` has
    them. ``gaps``: the summary of service gaps, ``villages``: its ``demand`` layer, ``standards``: the
    radii used. ``skipped``: ``input, feature_id, reason, detail``. ``steps``: as ``Diagnosis`` has
    them. ``record``: the run record. ``services``: names by id, Chinese and English. ``seat``: the township
    with the county seat.
    """

    indicators: pd.DataFrame
    scorecard: pd.DataFrame
    townships: gpd.GeoDataFrame | None = None
    comparisons: pd.DataFrame | None = None
    commitments: pd.DataFrame | None = None
    registry: pd.DataFrame | None = None
    gaps: pd.DataFrame | None = None
    villages: gpd.GeoDataFrame | None = None
    standards: pd.DataFrame | None = None
    skipped: pd.DataFrame | None = None
    steps: pd.DataFrame | None = None
    warnings: Sequence[object] = ()
    record: Mapping[str, object] = field(default_factory=dict)
    pictures: Sequence[Picture] = ()
    services: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    county: str = ""
    date: str = ""
    author: str = ""
    source: str = ""
    profile: tuple[str, str] = ("", "")
    year: int | None = None
    seat: str = ""


def write_report(
    path: str | Path, report: Report, *, language: str = "zh", progress: Progress | None = None
) -> None:
    """Write the report as an HTML file."""
    Path(path).write_text(render(report, language=language, progress=progress), encoding="utf-8")


def render(report: Report, *, language: str = "zh", progress: Progress | None = None) -> str:
    """Give the report as HTML; ``language`` is zh or en.

    Every text goes through the template's escaping: names from the data stay text.
    """
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    progress = progress or Progress()
    words = Words(language, report.services)
    environment = Environment(
        loader=FileSystemLoader(str(TEMPLATES)), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True)
    environment.filters["line"] = one_line
    progress.check()
    view = Contents(report, words)
    return environment.get_template("report.html").render(w=words, **view.chapters(progress))


class Contents:
    """Say everything that the page shows, chapter by chapter."""

    def __init__(self, report: Report, words: Words) -> None:
        self.report, self.words = report, words
        self.county_rows = report.indicators[report.indicators["level"] == "county"]
        self.card = report.scorecard
        total = self.card[self.card["dimension"] == TOTAL]
        self.total = total[total["level"] == "county"].iloc[0]
        self.ranked = total[total["level"] == "township"]
        self.county_gaps = None if report.gaps is None else report.gaps[report.gaps["level"] == "county"]

    def chapters(self, progress: Progress) -> dict[str, object]:
        """Give the values of the template."""
        report, words = self.report, self.words
        found = {
            "title": words("title", county=report.county) if report.county else words("title_alone"),
            "facts": self._facts(),
            "summary": self.summary(),
            "dimensions": self.dimensions(self.card[self.card["level"] == "county"]),
            "total": self._score(self.total),
            "card": self.card_rows(),
            "unranked": bool((self.ranked["score"].notna() & self.ranked["rank"].isna()).any()),
            "card_dimensions": [words.dimension(name) for name in self._scored_dimensions()],
            "figures": self.figures(self.county_rows),
            "gaps": self.gap_rows(self.county_gaps),
            "with_land": self.county_gaps is not None and bool(self.county_gaps["area_share"].notna().any()),
            "some_land": self.county_gaps is not None and self.county_gaps["area_share"].isna().any(),
            "reasons": [words(f"reason_{reason}") for reason in REASONS],
            "account": self.account(),
            "towns": self.towns(progress),
            "steps": self.steps(),
            "skipped": self.skipped(),
            "warnings": self.warnings(),
            "no_warnings": words("no_warnings" if self.report.record else "notes_in_record"),
            "comparisons": self.comparisons(),
            "commitments": self.commitments(),
            "explanations": words.explanations(),
            "formulas": self.formulas(),
            "standards": self.standards(),
            "documents": self.documents(),
            "record": self.record(),
        }
        progress.check()
        return {**found, **self.pictures()}

    # ---- summary ----

    def _facts(self) -> list[tuple[str, str]]:
        report, words = self.report, self.words
        profile = report.profile[0 if words.chinese else 1]
        pairs = [
            (words("date"), report.date), (words("author"), report.author), (words("source"), report.source),
            (words("profile"), profile), (words("year"), "" if report.year is None else str(report.year)),
            (words("county_seat"), report.seat),
        ]
        return [(name, one_line(text)) for name, text in pairs if text]

    def summary(self) -> list[str]:
        """Say in sentences what was found."""
        said = (
            self._said_county(), self._said_without_people(), self._said_outside(), self._said_score(),
            self._said_dimensions(), self._said_ranks(), self._said_meets(), self._said_gaps(),
            self._said_between(), self._said_missing(), self._said_missing_figures(),
            self._said_missing_statistics(), self._said_steps())
        return [text for text in said if text]

    def _places(self) -> tuple[pd.DataFrame, int] | None:
        """Give the villages in townships, each once, and count the others."""
        if self.report.villages is None:
            return None
        each = self.report.villages.drop_duplicates("demand_id")
        inside = _in_township(each)
        return each[inside], int((~inside).sum())

    def _said_county(self) -> str:
        places = self._places()
        if places is None:
            return ""
        people = places[0]["people"].sum(min_count=1)
        return self.words(
            "said_county", townships=len(self.ranked), villages=number(len(places[0])), people=number(people))

    def _said_without_people(self) -> str:
        places = self._places()
        unknown = 0 if places is None else int(places[0]["people"].isna().sum())
        return self.words("said_without_people", count=number(unknown)) if unknown else ""

    def _said_outside(self) -> str:
        places = self._places()
        outside = 0 if places is None else places[1]
        return self.words("said_outside", count=number(outside)) if outside else ""

    def _said_score(self) -> str:
        total, words = self.total, self.words
        told = {"missing": int(total["missing"]), "without": int(total["without_target"])}
        if pd.isna(total["score"]):
            return words("said_no_score", **told)
        told["main"] = self.county_rows.loc[self.county_rows["main"] == 1, "indicator"].nunique()
        told["extra"] = int(total["indicators"]) - told["main"]
        said = words(
            "said_score", score=score_text(total["score"], 3), grade=words.grade(total["grade"]),
            indicators=int(total["indicators"]), scored=int(total["scored"]), **told)
        return said if total["grade"] else f"{said} {words('said_few')}".strip()

    def _said_dimensions(self) -> str:
        rows = self.card[(self.card["level"] == "county") & self.card["score"].notna()]
        rows = rows[rows["dimension"] != TOTAL].sort_values("score", ascending=False)
        told = [f"{self.words.dimension(row.dimension)} {score_text(row.score)}" for row in rows.itertuples()]
        return self.words("said_dimensions", what=self.words("stop").join(told)) if told else ""

    def _said_ranks(self) -> str:
        rows = self.ranked.dropna(subset=["score", "rank"])
        rows = rows.sort_values("score", ascending=False, kind="stable")
        if len(rows) < 2:
            return ""
        best, worst = rows.head(min(3, len(rows) // 2)), rows.tail(min(3, len(rows) // 2))[::-1]
        return self.words("said_ranks", best=self._named(best), worst=self._named(worst))

    def _named(self, rows: pd.DataFrame) -> str:
        told = (
            f"{one_line(name)} {score_text(score, 3)}" for name, score in zip(rows["name"], rows["score"]))
        return self.words("stop").join(told)

    def _said_meets(self) -> str:
        held = self.county_rows[self.county_rows["meets"].notna()]
        if held.empty:
            return ""
        unmet = held[held["meets"] == 0].sort_values("score", kind="stable")
        if unmet.empty:
            return self.words("said_all_met", held=len(held))
        worst = [f"{self.words.name_of(row)} {self.words.figure(row['value'], row['unit'])}"
                 for row in unmet.head(MOST_GAPS_SAID).to_dict("records")]
        return self.words("said_meets", held=len(held), met=len(held) - len(unmet), unmet=len(unmet),
                          worst=self.words("stop").join(worst))

    def _said_gaps(self) -> str:
        if self.county_gaps is None:
            return ""
        rows = self.county_gaps[self.county_gaps["people_unserved"] > 0].sort_values("people_share")
        told = [self.words(
            "said_gap_one", service=self.service(row), share=share(1 - row["people_share"]),
            people=number(row["people_unserved"])) for row in rows.head(MOST_GAPS_SAID).to_dict("records")]
        return self.words("said_gap", what=self.words("stop").join(told)) if told else ""

    def _said_between(self) -> str:
        if self.county_gaps is None:
            return ""
        between = pd.to_numeric(self.county_gaps["people_between"], errors="coerce")
        if not between.sum() > 0:
            return ""
        return self.words("said_between", people=number(between.sum()), services=int((between > 0).sum()))

    def _missing(self) -> tuple[pd.DataFrame, pd.DataFrame]:
        """Part the figures that are missing: those of indicators without any figure, and the others."""
        main = self.county_rows[self.county_rows["main"] == 1]
        missing = main["status"] == "missing"
        of_nothing = missing.groupby(main["indicator"]).transform("all")
        return main[of_nothing], main[missing & ~of_nothing]

    def _said_missing(self) -> str:
        rows, _ = self._missing()
        told = []
        for indicator, figures in rows.groupby("indicator", sort=False):
            name = f"{indicator} {self.words.name_of(figures.iloc[0])}"
            told.append(name if len(figures) == 1 else self.words(
                "said_several", name=name, count=len(figures)))
        return self.words(
            "said_missing", count=len(told), what=self.words("stop").join(told)) if told else ""

    def _said_missing_figures(self) -> str:
        _, rows = self._missing()
        told = [f"{row['id']} {self.words.name_of(row)}" for row in rows.to_dict("records")]
        return self.words(
            "said_missing_figures", count=len(told), what=self.words("stop").join(told)) if told else ""

    def _said_missing_statistics(self) -> str:
        """Name what has a target and comes from statistics that were not given: its value is a dash."""
        rows = self.county_rows
        rows = rows[(rows["main"] == 0) & (rows["status"] == "missing") & rows["comparator"].map(known)]
        told = [f"{row['id']} {self.words.name_of(row)}" for row in rows.to_dict("records")]
        return self.words(
            "said_missing_statistics", count=len(told), what=self.words("stop").join(told)) if told else ""

    def _said_steps(self) -> str:
        steps = self.report.steps
        undone = [] if steps is None else steps.loc[steps["status"] != "done", "step"]
        told = self.words("stop").join(map(self.words.step, undone))
        return self.words("said_steps", what=told) if told else ""

    # ---- scores and figures ----

    def _score(self, row: Mapping[str, object]) -> dict[str, object]:
        return {
            "value": score_text(row["score"], 3), **_coloured(row["score"]),
            "grade": self.words.grade(row["grade"]),
        }

    def _rank(self, row: Mapping[str, object], *, said: bool = False) -> str:
        """Give a township's rank, ``said`` in a sentence; why it has none where it has a score."""
        if pd.isna(row["rank"]):
            return NOTHING if pd.isna(row["score"]) else self.words("unranked")
        rank = str(int(row["rank"]))
        return self.words("rank_of", rank=rank, count=len(self.ranked)) if said else rank

    def dimensions(self, card: pd.DataFrame) -> list[dict[str, object]]:
        """Give the scores of one place by dimension."""
        rows = card[(card["dimension"] != TOTAL) & (card["indicators"] > 0)].to_dict("records")
        return [{
            "name": self.words.dimension(row["dimension"]), **self._score(row),
            "weight": share(row["weight"]), "indicators": int(row["indicators"]),
            "scored": int(row["scored"]), "missing": int(row["missing"]),
            "without": int(row["without_target"]),
        } for row in rows]

    def _scored_dimensions(self) -> list[str]:
        """List the dimensions in which anything is scored."""
        scored = self.card.loc[self.card["score"].notna(), "dimension"].unique()
        return [name for name in DIMENSIONS if name in scored]

    def card_rows(self) -> list[dict[str, object]]:
        """Give the scores of the townships, the best first."""
        scores = self.card.set_index(["code", "dimension"])["score"]
        rows = self.ranked.sort_values("score", ascending=False, kind="stable", na_position="last")
        return [{
            "name": one_line(row["name"]), "code": row["code"], "rank": self._rank(row),
            "missing": int(row["missing"]), **self._score(row),
            "cells": [{"value": score_text(score), **_coloured(score)}
                      for score in (scores[row["code"], name] for name in self._scored_dimensions())],
        } for row in rows.to_dict("records")]

    def figures(self, rows: pd.DataFrame) -> list[dict[str, object]]:
        """Give the figures of a place by dimension."""
        rows = rows[rows["status"] != "not_applicable"]
        return [{
            "name": self.words.dimension(name),
            "rows": [self._figure(row) for row in rows[rows["dimension"] == name].to_dict("records")
                     if row["main"] == 1 or known(row["comparator"]) or pd.notna(row["value"])],
        } for name in DIMENSIONS if (rows["dimension"] == name).any()]

    def _figure(self, row: Mapping[str, object]) -> dict[str, object]:
        words = self.words
        parts = [_part(row.get(name)) for name in ("part", "whole")]
        return {
            "id": row["id"], "code": row["code"] or "", "name": words.name_of(row), "raw": _raw(row["value"]),
            "value": words.figure(row["value"], row["unit"]), "target": words.target(row),
            "parts": "" if NOTHING in parts else " / ".join(parts),
            "straight": "" if pd.isna(row["straight"]) else words.figure(row["straight"], row["unit"]),
            "meets": _yes(row["meets"], words), "met": row["meets"], "score": score_text(row["score"]),
            "basis": words.basis(row), "missing": row["status"] == "missing",
            "joined": row["status"] == "joined",
        }

    # ---- gaps ----

    def service(self, row: Mapping[str, object]) -> str:
        """Name a service in the language of the report."""
        names = self.report.services.get(str(row["service"]))
        return one_line(names[0 if self.words.chinese else 1] if names else row["service_name"])

    def gap_rows(self, rows: pd.DataFrame | None) -> list[dict[str, object]]:
        """Give the gaps of one place by service."""
        if rows is None:
            return []
        seconds = rows["unit"] == "s"
        rows = rows.assign(**{
            f"{what}_{unit}": rows[f"{what}_cost"].where(seconds == (unit == "s"))
            for what in ("mean", "max") for unit in ("m", "s")})
        return [{
            "service": row["service"], "name": self.service(row), "code": row["code"] or "",
            "villages": number(row["villages"]), "unserved": number(row["villages_unserved"]),
            "villages_share": share(row["villages_share"]), "people": number(row["people"]),
            "people_unserved": number(row["people_unserved"]), "raw": _raw(row["people_unserved"]),
            "people_share": share(row["people_share"]), "raw_share": _raw(row["people_share"]),
            "area_share": share(row["area_share"]),
            "between": number(row["people_between"]), "estimated": row["estimated"] == 1,
            "costs": " / ".join(
                self.words.cost(row[f"{what}_m"], row[f"{what}_s"]) for what in ("mean", "max")),
        } for row in rows.to_dict("records")]

    def villages(self) -> gpd.GeoDataFrame | None:
        """Count the services beyond whose radius each village is, and say them."""
        rows = self.report.villages
        if rows is None:
            return None
        services = rows.drop_duplicates("service").to_dict("records")
        names = {row["service"]: self.service(row) for row in services}
        beyond = rows[rows["reason"] != "served"]
        costs = zip(beyond["service"], beyond["total_m"], beyond["total_s"], beyond["radius"])
        told = [f"{names[service]} {self.words.cost(*cost)}" for service, *cost in costs]
        of_village = pd.DataFrame({"id": beyond["demand_id"], "told": told}).groupby("id")["told"]
        each = charts.villages_with_gaps(rows).set_index("demand_id")
        stop = self.words("semicolon")
        return each.assign(told=of_village.agg(stop.join).reindex(each.index).fillna(""))

    def towns(self, progress: Progress) -> list[dict[str, object]]:
        """Give a page for each township."""
        report, villages = self.report, self.villages()
        rows = report.indicators[report.indicators["level"] == "township"]
        found = []
        for row in progress.each(self.ranked.to_dict("records")):
            code = row["code"]
            own = rows[rows["code"] == code]
            unmet = own[own["meets"] == 0].sort_values("score", kind="stable")
            gaps = None if report.gaps is None else report.gaps[
                (report.gaps["level"] == "township") & (report.gaps["code"].astype(str) == str(code))]
            found.append({
                "name": one_line(row["name"]), "code": code, **self._score(row),
                "rank": self._rank(row, said=True),
                "dimensions": self.dimensions(self.card[self.card["code"] == code]),
                "unmet": [self._figure(each) for each in unmet.to_dict("records")],
                "county": dict(zip(self.county_rows["id"], [
                    self.words.figure(value, unit)
                    for value, unit in zip(self.county_rows["value"], self.county_rows["unit"])])),
                "gaps": [gap for gap in self.gap_rows(gaps) if gap["unserved"] not in ("0", NOTHING)],
                "villages": self._village_rows(villages, code),
            })
        return found

    def _village_rows(self, villages: gpd.GeoDataFrame | None, code: str) -> list[dict[str, object]]:
        if villages is None:
            return []
        own = villages[(villages["township_code"].astype(str) == str(code)) & (villages["gaps"] > 0)]
        own = own.sort_values(["gaps", "people"], ascending=False, kind="stable")
        return [{
            "name": one_line(row["name"]) if known(row["name"]) else str(row.get("code") or NOTHING),
            "people": number(row["people"]), "gaps": row["gaps"], "told": row["told"],
        } for row in pd.DataFrame(own.drop(columns="geometry")).to_dict("records")]

    def account(self) -> list[dict[str, object]]:
        """Give rows and people by reason for each service, with their sum."""
        if self.county_gaps is None:
            return []
        found = []
        for row in self.county_gaps.to_dict("records"):
            rows = [row[f"rows_{reason}"] for reason in REASONS]
            people = [row[f"people_{reason}"] for reason in REASONS]
            found.append({
                "name": self.service(row), "rows": [number(n) for n in rows], "sum": number(sum(rows)),
                "people": [number(n) for n in people],
                "people_sum": number(pd.Series(people, dtype=float).sum(min_count=1)),
                "missing": number(row["people_missing_rows"]),
            })
        return found

    # ---- data, targets, methods ----

    def steps(self) -> list[dict[str, str]]:
        steps = self.report.steps
        return [] if steps is None else [{
            "name": self.words.step(row["step"]), "status": self.words(f"step_{row['status']}"),
            "kind": row["status"], "reason": self.words.said(row["reason"]),
            "seconds": number(row["seconds"], 1),
        } for row in steps.to_dict("records")]

    def skipped(self) -> list[dict[str, str]]:
        """Count the features that were left out or odd by input and reason, and say why."""
        rows = self.report.skipped
        if rows is None or rows.empty:
            return []
        rows = rows.assign(ids=[str(ids).split(ID_MARK) for ids in rows["feature_id"]])
        groups = rows.groupby(["input", "reason"], sort=False)
        return [{
            "input": self.words.layer(name), "reason": self.words.skip(reason),
            "count": number(group["ids"].explode().nunique()),
            "features": shown(list(dict.fromkeys(group["ids"].explode()))),
            "detail": self._details(group),
        } for (name, reason), group in groups]

    def _details(self, group: pd.DataFrame) -> str:
        """Say the sentences of a reason, those of most features first: of which, or of how many."""
        said = pd.Series([one_line(self.words.said(text)) for text in group["detail"]], index=group.index)
        of_each = group["ids"].groupby(said).sum().drop("", errors="ignore")
        if len(of_each) < 2:
            return "".join(of_each.index)
        most_first = sorted(of_each.items(), key=lambda pair: -len(pair[1]))
        told = [
            self.words("of_one", id=ids[0], text=text.rstrip("。.")) if len(ids) == 1
            else self.words("of_so_many", text=text.rstrip("。."), count=number(len(ids)))
            for text, ids in most_first[:MOST_DETAILS]]
        if len(most_first) > MOST_DETAILS:
            told.append(self.words("other_details", count=len(most_first) - MOST_DETAILS))
        return self.words("and_then").join(told)

    def warnings(self) -> list[dict[str, object]]:
        """Say what is to be looked at; what holds of several services is said once, then whom it concerns."""
        alike: dict[str, list[Message]] = {}
        for text in self.report.warnings:
            if is_of_service(text):
                alike.setdefault(text.template, []).append(text)
        found = []
        for text in self.report.warnings:
            first, *others = alike.get(getattr(text, "template", ""), [text])
            if text is first:
                alike_too = [self.words.of_service(other) for other in others]
                found.append({"text": self.words.said(text), "others": alike_too})
        return found

    def comparisons(self) -> list[dict[str, object]]:
        rows = self.report.comparisons
        if rows is None:
            return []
        words = self.words
        return [{
            "id": row["id"], "name": words.name_of(row), "value": words.figure(row["value"], row["unit"]),
            "use": words(f"use_{row['use']}"), "target": words.target(row),
            "level": words.level(row["target_level"]), "meets": _yes(row["meets"], words),
            "met": row["meets"],
            "source": one_line(words.cited(row["source"])), "confidence": words.confidence(row["confidence"]),
            "commitment": row["commitment"] or "",
        } for row in rows[rows["level"] == "county"].to_dict("records")]

    def commitments(self) -> dict[str, object] | None:
        """Give the commitments that apply and have a figure, and how many there are of each kind."""
        rows = self.report.commitments
        if rows is None or rows.empty:
            return None
        words = self.words
        counts = rows["status"].value_counts()
        note = words("commitments_note", count=len(rows), **{
            name: int(counts.get(name, 0)) for name in ("computed", "joined", "not_spatial")})
        told = rows[_told(rows)]
        return {"note": note, "rows": [{
            "id": row["id"], "statement": self._statement(row), "figure": row["figure"] or "",
            "value": words.figure(row["value"], row["figure_unit"]),
            "target": " ".join(filter(None, [_text(row["target"]), _text(row["unit"])])),
            "meets": _yes(row["meets"], words), "met": row["meets"],
            "source": one_line(words.cited(row.get("source"))),
        } for row in told.to_dict("records")]}

    def _statement(self, row: Mapping[str, object]) -> str:
        """Say a commitment as it was issued, in Chinese; in English with its field before it."""
        issued = one_line(row["statement_zh"] or "")
        return issued if self.words.chinese else f"{one_line(row['system_en'] or '')}: {issued}"

    def formulas(self) -> list[dict[str, str]]:
        rows = self.report.registry
        if rows is None:
            return []
        formula = "formula_zh" if self.words.chinese else "formula_en"
        return [{
            "id": row["id"], "name": self.words.name_of(row), "unit": self.words.unit(row["unit"]),
            "formula": row[formula], "dimension": self.words.dimension(row["dimension"]),
        } for row in rows.to_dict("records")]

    def standards(self) -> list[dict[str, str]]:
        rows = self.report.standards
        if rows is None:
            return []
        words = self.words
        code = "code" if words.chinese else "code_en"
        return [{
            "name": self.service(row), "area": words(row["area_class"]), "mode": words(row["mode"]),
            "radius": f"{number(row['value'])} {_unit(row['unit'], words)}",
            "code": _edition(_text(row.get(code)) or _text(row["code"]), _text(row["edition"])),
            "source": one_line(words.cited(row["source"])), "confidence": words.confidence(row["confidence"]),
        } for row in rows.to_dict("records")]

    def documents(self) -> list[dict[str, str]]:
        """List the documents that the tables cite, with their whole titles."""
        report, language = self.report, self.words.language
        named = []
        for table in (report.comparisons, report.commitments, report.standards):
            if table is not None and "source" in table:
                shown = table[_told(table)] if table is report.commitments else table
                named += list(shown["source"])
        return [{
            "name": row[f"name_{language}"], "title": row[f"title_{language}"], "address": row["address"],
        } for row in documents(named)]

    def record(self) -> dict[str, object] | None:
        record = self.report.record
        if not record:
            return None
        return {
            "made": record["made"], "versions": list(record["versions"].items()),
            "inputs": [{
                "parameter": self.words.layer(row["parameter"]), "name": one_line(row["name"]),
                "rows": number(row["rows"]), "crs": row["crs"] or NOTHING,
                "hash": (row["content_sha256"] or NOTHING)[:16],
            } for row in record["inputs"]],
        }

    # ---- pictures ----

    def pictures(self) -> dict[str, object]:
        """Draw charts and maps."""
        report, words = self.report, self.words
        rows = self.card[(self.card["level"] == "county") & (self.card["dimension"] != TOTAL)]
        scored = rows[rows["score"].notna()]
        found = {"chart_dimensions": "", "chart_gaps": "", "map_score": "", "map_gaps": ""}
        if len(scored):
            found["chart_dimensions"] = charts.bars(
                [words.dimension(name) for name in scored["dimension"]], scored["score"],
                colours=[charts.colour_of(score) for score in scored["score"]],
                text=[score_text(score) for score in scored["score"]])
        gaps = None if self.county_gaps is None else self.county_gaps.dropna(subset=["people_share"])
        if gaps is not None and len(gaps):
            gaps = gaps.sort_values("people_share", kind="stable")
            names = [self.service(row) for row in gaps.to_dict("records")]
            found["chart_gaps"] = charts.stacked(names, gaps["people_share"], words)
        if report.townships is not None:
            found["map_score"] = charts.score_map(report.townships, words)
            villages = self.villages()
            if villages is not None and villages.geometry.notna().any():
                found["map_gaps"] = charts.gap_map(
                    villages[villages.geometry.notna()], report.townships, words)
        sheets = [
            {"title": one_line(each.title), "data": charts.picture(each.png)} for each in report.pictures]
        return {**found, "sheets": sheets}


def _told(commitments: pd.DataFrame) -> pd.Series:
    """Say which commitments are shown: those that apply and have a figure."""
    return (commitments["applies"] == 1) & commitments["value"].notna()


def _in_township(villages: pd.DataFrame) -> pd.Series:
    """Say of each village whether it is in a township; without one it has no code."""
    return villages["township_code"].fillna("").astype(str) != ""


def _raw(value: object) -> str:
    """Give a number as it is, for whoever reads the page by program; empty where it is missing."""
    return "" if value is None or pd.isna(value) else repr(float(value))


def _part(value: object) -> str:
    """Write a numerator or denominator as short as can be read: 183.3, 417,800."""
    if value is None or pd.isna(value):
        return NOTHING
    small = abs(value) < 1000 and not float(value).is_integer()
    return number(value, 1 if small else 0)


def _yes(value: object, words: Words) -> str:
    return NOTHING if value is None or pd.isna(value) else words("yes" if value == 1 else "no")


def _coloured(score: float) -> dict[str, object]:
    """Give a score as it is, its colour, and whether that asks for white letters."""
    light = bool(pd.notna(score) and (score < 0.60 or score >= 0.90))
    return {"raw": _raw(score), "colour": charts.colour_of(score), "light": light}


def _text(value: object) -> str:
    return "" if value is None or pd.isna(value) else one_line(value)


def _edition(code: str, edition: str) -> str:
    """Name a code with its edition: GB 50180-2018."""
    if not edition or edition in code:
        return code
    return f"{code}-{edition}" if code[-1:].isdigit() else f"{code} {edition}".strip()


def _unit(unit: object, words: Words) -> str:
    return {"m": "米", "min": "分钟"}.get(str(unit), str(unit)) if words.chinese else str(unit)

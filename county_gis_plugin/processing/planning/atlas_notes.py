"""Say in a few lines how a township stands, for its page of the atlas."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from ...analysis import report_words
from ...analysis.diagnosis import GAPS, Diagnosis
from ...analysis.report_words import score_text, share
from ..sheet_words import Words

MOST_SERVICES = 5
TOTAL = "total"


def notes(result: Diagnosis, language: str) -> list[str]:
    """Give each township's scores, and the services with the largest share beyond the radius."""
    names = report_words.service_names(result.county.standards)
    speech, words = report_words.Words(language, names), Words(language)
    card = result.indicators.scorecard
    card = card[card["level"] == "township"]
    gaps = result.results[GAPS].summary if GAPS in result.results else None
    found = []
    for code in result.indicators.townships["code"]:
        lines = _scores(card[card["code"] == code], card["code"].nunique(), speech, words)
        if gaps is not None:
            own = gaps[(gaps["level"] == "township") & (gaps["code"] == code)]
            lines += _gaps(own, {name: pair[language == "en"] for name, pair in names.items()}, words)
        found.append("\n".join(lines))
    return found


def _scores(card: pd.DataFrame, count: int, speech: report_words.Words, words: Words) -> list[str]:
    """Say the score with its grade and rank, those of the dimensions, and how many figures are missing."""
    total = card[card["dimension"] == TOTAL].iloc[0]
    lines = [words("note_score", score=score_text(total["score"], 3), grade=speech.grade(total["grade"]))]
    if pd.notna(total["rank"]):
        lines.append(words("note_rank", rank=int(total["rank"]), count=count))
    parts = card[(card["dimension"] != TOTAL) & card["score"].notna()]
    said = (f"{speech.dimension(row.dimension)} {score_text(row.score)}" for row in parts.itertuples())
    lines.append(words("and").join(said))
    if total["missing"]:
        lines.append(words("note_missing", count=int(total["missing"])))
    return [line for line in lines if line]


def _gaps(rows: pd.DataFrame, names: dict[str, str], words: Words) -> Sequence[str]:
    """Name the services with the largest share of people beyond the radius, of villages if none are known."""
    beyond = 1 - pd.to_numeric(rows["people_share"]).fillna(pd.to_numeric(rows["villages_share"]))
    worst = beyond[beyond > 0].sort_values(ascending=False, kind="stable").head(MOST_SERVICES)
    if worst.empty:
        return []
    said = (f"{names[rows.loc[row, 'service']]} {share(value)}" for row, value in worst.items())
    return [words("note_gaps", services=words("stop").join(said))]

"""Write the table: times, ratios to our own time, and the targets."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from answers import Answer
from make_network import Case

PEERS = {"peers_qgis": "QGIS", "peers_scipy": "scipy", "peers_networkx": "networkx"}
MEMORY = ("engine_memory", "gaps_memory")
TITLES = {
    "build": "build, with reading the layer",
    "snap": "snap {demand:,} points",
    "nearest": "nearest, search only",
    "nearest_whole": "nearest, whole",
    "matrix": "cost matrix up to 2,000 m, search only",
    "areas_lines": "service areas, lines",
    "areas_polygons": "service areas, polygons",
    "files_lines": "service areas, lines, file to file",
    "files_polygons": "service areas, polygons, file to file",
    "gaps": "service gaps, file to file",
    "engine_memory": "peak memory of the rows above",
    "gaps_memory": "peak memory of service gaps",
}
JUDGED_SEGMENTS = 500_000
QUICKER = {
    ("country", "nearest", "peers_scipy"): 10,
    ("country", "nearest", "peers_networkx"): 50,
    ("country", "files_lines", "peers_qgis"): 100,
    ("country", "build", "peers_qgis"): 30,
    ("country", "snap", "peers_qgis"): 300,
    ("town", "nearest", "peers_scipy"): 2,
}
MEMORY_SEGMENTS, MEMORY_MB = 2_000_000, 1_200
GROWTH = 5.0


@dataclass
class Row:
    """Hold what the peers took for one task and case: seconds, or MB in rows of memory."""

    task: str
    case: Case
    answers: dict[str, Answer]


def header(facilities: int, demand: int) -> list[str]:
    """Write the lines above the rows."""
    columns = ["segments", "task", "ours", *(c for name in PEERS.values() for c in (name, "×")), "target", ""]
    return [
        f"{facilities:,} facilities, {demand:,} demand points; × is how many times ours is quicker.",
        "",
        "| " + " | ".join(columns) + " |",
        "| " + " | ".join(["---:", "---", *["---:"] * (len(columns) - 4), "---", "---"]) + " |",
    ]


def lines_of(rows: list[Row]) -> list[str]:
    """Write the rows, and how our times grow from each size to the next."""
    return [*(line_of(row) for row in rows), *growth_lines(rows)]


def line_of(row: Row) -> str:
    """Write one row."""
    own = row.answers["ours"].seconds
    cells = [segments(row.case), TITLES[row.task].format(demand=row.case.demand)]
    if row.task in MEMORY:
        cells += [f"{own:,.0f} MB", *[""] * (2 * len(PEERS)), *judged_memory(row)]
    else:
        cells.append(duration(own))
        for peer in PEERS:
            answer = row.answers.get(peer)
            cells += ["", ""] if answer is None else [said(answer), ratio(answer.seconds / own)]
        cells += judged_speed(row)
    return "| " + " | ".join(cells) + " |"


def judged_speed(row: Row) -> list[str]:
    """Give the target and whether it was reached, at the size it was set for."""
    targets = {
        peer: factor
        for (kind, task, peer), factor in QUICKER.items()
        if (kind, task) == (row.case.kind, row.task) and row.case.segments == JUDGED_SEGMENTS
    }
    own = row.answers["ours"].seconds
    words = [f"{PEERS[peer]} ×{factor}" for peer, factor in targets.items()]
    verdicts = [verdict(row.answers[peer].seconds >= factor * own) for peer, factor in targets.items()]
    return [", ".join(words), ", ".join(verdicts)]


def judged_memory(row: Row) -> list[str]:
    """Give the limit of memory and whether it was kept, at the size it was set for."""
    if row.case.segments != MEMORY_SEGMENTS:
        return ["", ""]
    return [f"≤ {MEMORY_MB:,} MB", verdict(row.answers["ours"].seconds <= MEMORY_MB)]


def growth_lines(rows: list[Row]) -> Iterable[str]:
    """Write how much longer each of our tasks takes with four times the segments."""
    times = {(row.task, row.case): row.answers["ours"].seconds for row in rows if row.task not in MEMORY}
    for (task, case), seconds in times.items():
        smaller = Case(case.segments // 4, case.facilities, case.demand, case.kind)
        if (task, smaller) in times:
            growth = seconds / times[task, smaller]
            title = f"4 times the segments: {TITLES[task].format(demand=case.demand)}"
            cells = [segments(case), title, f"{growth:.1f}-fold", *[""] * (2 * len(PEERS))]
            yield "| " + " | ".join([*cells, f"≤ {GROWTH:g}-fold", verdict(growth <= GROWTH)]) + " |"


def segments(case: Case) -> str:
    """Write the size of a case."""
    return f"{case.segments:,}" + (" (town)" if case.kind == "town" else "")


def said(answer: Answer) -> str:
    """Write a peer's time; ≈ and the size of the sample where it was scaled up."""
    text = duration(answer.seconds)
    return text if answer.sample is None else f"≈ {text} ({answer.sample:,} of {answer.of:,})"


def duration(seconds: float) -> str:
    """Write seconds with two or three figures."""
    if seconds < 0.995:
        return f"{seconds * 1000:.3g} ms" if seconds < 0.0995 else f"{seconds * 1000:.0f} ms"
    return f"{seconds:.1f} s" if seconds < 99.95 else f"{seconds:,.0f} s"


def ratio(value: float) -> str:
    """Write a ratio with two figures or as a whole number."""
    return f"{value:.2g}" if value < 10 else f"{value:,.0f}"


def verdict(good: bool) -> str:
    """Say whether a target was reached."""
    return "reached" if good else "missed"

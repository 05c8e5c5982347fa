"""Draw the report's charts and small maps with matplotlib, as SVG images that carry their own letters."""

from __future__ import annotations

import base64
import io
import math
from collections.abc import Sequence

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from shapely.ops import polylabel

from .coverage.townships import metric_crs
from .crs import project
from .report_words import Words, score_text, share

FONTS = ["Noto Sans CJK SC", "Noto Sans CJK JP", "Source Han Sans SC", "Microsoft YaHei", "SimHei",
         "PingFang SC", "WenQuanYi Micro Hei", "DejaVu Sans"]
STYLE = {
    "font.family": "sans-serif", "font.sans-serif": FONTS, "font.size": 8.5, "axes.unicode_minus": False,
    "svg.fonttype": "path", "svg.hashsalt": "county", "axes.edgecolor": "#9A9A9A", "axes.linewidth": 0.6,
    "xtick.color": "#4D4D4D", "ytick.color": "#262626", "text.color": "#262626",
}
INK, NAME, PALE, BLUE, VERMILION = "#262626", "#5F5F5F", "#E4E4E4", "#2C6FA6", "#C8553D"
LAND, BORDER = "#F1EFE8", "#B5B0A3"
# Scores and the colours that townships have on the layer of indicators: weak is dark.
SCORES = (
    ("gap", 0.0, "#B2182B"), ("weak", 0.60, "#EF8A62"), ("fair", 0.75, "#A6D0E4"), ("good", 0.90, "#2166AC"))
MM = 1 / 25.4
WIDTH_MM = 180.0
SIMPLIFIED_M = 40.0
COUNTS = ("#FFF5EB", "#FDD0A2", "#FD8D3C", "#D94801", "#7F2704")


def bars(
    names: Sequence[str], values: Sequence[float], *, colours: Sequence[str] | None = None,
    limit: float = 1.0, text: Sequence[str] = (), width_mm: float = WIDTH_MM / 2,
) -> str:
    """Draw horizontal bars with a text at the end of each, and give them as a data URI."""
    with _style():
        figure, axes = _figure(width_mm, 8 + 5.2 * len(names))
        place = np.arange(len(names))[::-1]
        numbers = np.nan_to_num(np.asarray(values, dtype=float))
        axes.barh(place, limit, color="#F3F3F3", height=0.62)
        axes.barh(place, numbers, color=list(colours or [BLUE]), height=0.62)
        for y, value, words in zip(place, numbers, text):
            axes.text(value + 0.012 * limit, y, _plain(words), va="center", fontsize=7.5)
        axes.set_yticks(place)
        axes.set_yticklabels([_plain(name) for name in names])
        axes.set_xlim(0, limit * 1.13)
        _bare(axes)
        return _uri(figure)


def stacked(names: Sequence[str], served: Sequence[float], words: Words) -> str:
    """Draw the share of people served and not served, one bar a service."""
    with _style():
        figure, axes = _figure(WIDTH_MM, 14 + 5.0 * len(names))
        place, inside = np.arange(len(names))[::-1], np.asarray(served, dtype=float)
        axes.barh(place, inside, color=BLUE, height=0.66, label=words("served"))
        axes.barh(place, 1 - inside, left=inside, color=VERMILION, height=0.66, label=words("beyond"))
        for y, value in zip(place, inside):
            axes.text(1.01, y, share(value), va="center", fontsize=7.5)
        axes.set_yticks(place)
        axes.set_yticklabels([_plain(name) for name in names])
        axes.set_xlim(0, 1.08)
        axes.legend(loc="lower left", bbox_to_anchor=(0, 1.0), ncol=2, frameon=False, fontsize=8,
                    handlelength=1.2, borderaxespad=0.2)
        _bare(axes)
        return _uri(figure)


def score_map(townships: gpd.GeoDataFrame, words: Words) -> str:
    """Draw the townships by score, each with its name and score."""
    ground = _ground(townships)
    scores = pd.to_numeric(ground["score"], errors="coerce")
    with _style():
        figure, axes = _map(ground)
        for name, least, colour in SCORES:
            upper = next((other for _, other, _ in SCORES if other > least), np.inf)
            some = ground[(scores >= least) & (scores < upper)]
            _polygons(axes, some, colour)
            label = f"{words(name)} ≥ {least:.2f}" if least else words(name)
            axes.plot([], [], "s", color=colour, label=label)
        if scores.isna().any():
            _polygons(axes, ground[scores.isna()], PALE)
            axes.plot([], [], "s", color=PALE, label=words("no_score"))
        dark = (scores < 0.60) | (scores >= 0.90)
        for row, point, on_dark in zip(ground.itertuples(), _middles(ground), dark):
            told = "" if pd.isna(row.score) else f"\n{score_text(row.score, 3)}"
            axes.text(point.x, point.y, _plain(f"{row.name}{told}"), ha="center", va="center", fontsize=6.5,
                      color="white" if on_dark else INK, linespacing=1.25,
                      path_effects=_halo(colour_of(row.score)))
        _legend(axes, words)
        return _uri(figure)


def gap_map(villages: gpd.GeoDataFrame, townships: gpd.GeoDataFrame, words: Words) -> str:
    """Draw the villages by the number of services whose radius they are beyond (``gaps``)."""
    ground = _ground(townships)
    points = project(villages, ground.crs)
    with _style():
        figure, axes = _map(ground)
        _polygons(axes, ground, LAND, BORDER)
        (west, east), (south, north) = axes.get_xlim(), axes.get_ylim()
        points = points[points.within(shapely.box(west, south, east, north))]
        for lower, upper, colour, label in gap_classes(int(villages["gaps"].max())):
            some = points[points["gaps"].between(lower, upper)]
            axes.plot(some.geometry.x, some.geometry.y, "o", color=colour, ms=4.2, mec="#5A5A5A", mew=0.35,
                      label=label)
        for row, point in zip(ground.itertuples(), _middles(ground)):
            axes.text(point.x, point.y, _plain(row.name), ha="center", va="center", fontsize=6.5, color=NAME,
                      path_effects=_halo(LAND))
        _legend(axes, words)
        return _uri(figure)


def villages_with_gaps(demand: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Give each village once, with the number of services beyond whose radius it is (``gaps``)."""
    beyond = demand.loc[demand["reason"] != "served", "demand_id"].value_counts()
    villages = demand.drop_duplicates("demand_id")
    return villages.assign(gaps=villages["demand_id"].map(beyond).fillna(0).astype(int))


def gap_classes(most: int) -> list[tuple[int, int, str, str]]:
    """Part the numbers from 0 to ``most`` into up to five classes: first, last, colour, label."""
    limits = np.unique(np.ceil(np.linspace(0, max(most, 1), len(COUNTS))).astype(int)).tolist()
    lowest = [0, *(limit + 1 for limit in limits)]
    return [(low, high, colour, f"{high}" if low == high else f"{low}–{high}")
            for low, high, colour in zip(lowest, limits, COUNTS)]


def colour_of(score: float) -> str:
    """Give the colour of a score."""
    if pd.isna(score):
        return PALE
    return [colour for _, least, colour in SCORES if score >= least - 1e-9][-1]


def picture(png: bytes) -> str:
    """Give a PNG as a data URI."""
    return "data:image/png;base64," + base64.b64encode(png).decode("ascii")


def _ground(townships: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Bring townships to metres, with no more vertices than the eye can see."""
    ground = project(townships, metric_crs(townships))
    simple = shapely.simplify(ground.geometry.to_numpy(), SIMPLIFIED_M)
    return ground.set_geometry(np.where(shapely.is_empty(simple), ground.geometry.to_numpy(), simple))


def _map(ground: gpd.GeoDataFrame):
    """Make a map frame as high as the county asks for, no higher than it is wide."""
    west, south, east, north = ground.total_bounds
    ratio = min((north - south) / (east - west), 1.05)
    figure, axes = _figure(WIDTH_MM, WIDTH_MM * 0.72 * ratio + 4)
    axes.set_aspect("equal")
    hem = 0.01 * (north - south)
    axes.set_xlim(west - hem, east + 0.34 * (east - west))
    axes.set_ylim(south - hem, north + hem)
    axes.axis("off")
    return figure, axes


def _middles(ground: gpd.GeoDataFrame) -> list[shapely.Point]:
    """Give the place in the largest part of each township that is farthest from its border."""
    found = []
    for shape in ground.geometry:
        largest = max(shapely.get_parts(shape), key=shapely.area)
        found.append(polylabel(largest, tolerance=math.sqrt(largest.area) / 50))
    return found


def _halo(colour: str) -> list:
    """Part letters from what lies below them by a rim of the ground's colour."""
    from matplotlib.patheffects import withStroke

    return [withStroke(linewidth=1.4, foreground=colour)]


def _polygons(axes, frame: gpd.GeoDataFrame, colour: str, border: str = "white") -> None:
    for polygon in shapely.get_parts(frame.geometry.to_numpy()):
        xy = shapely.get_coordinates(polygon.exterior)
        axes.fill(xy[:, 0], xy[:, 1], facecolor=colour, edgecolor=border, linewidth=0.7)


def _legend(axes, words: Words) -> None:
    """Put the legend and a scale bar beside the county."""
    axes.legend(loc="upper right", frameon=False, fontsize=8, handletextpad=0.4, labelspacing=0.5)
    (west, east), (south, north) = axes.get_xlim(), axes.get_ylim()
    length_m = 10 ** np.floor(np.log10((east - west) / 4))
    right, low = east - 0.02 * (east - west), south + 0.02 * (north - south)
    axes.plot([right - length_m, right], [low, low], color=INK, linewidth=1.6, solid_capstyle="butt")
    axes.text(right - length_m / 2, low + 0.012 * (north - south), f"{length_m / 1000:g} {words('km')}",
              ha="center", va="bottom", fontsize=7.5)


def _style():
    import matplotlib

    return matplotlib.rc_context(STYLE)


def _figure(width_mm: float, height_mm: float):
    """Make a figure without pyplot, which would look for a window."""
    from matplotlib.backends.backend_svg import FigureCanvasSVG
    from matplotlib.figure import Figure

    figure = Figure(figsize=(width_mm * MM, height_mm * MM))
    FigureCanvasSVG(figure)
    return figure, figure.add_subplot()


def _bare(axes) -> None:
    axes.set_xticks([])
    axes.tick_params(length=0)
    for side in ("top", "right", "bottom"):
        axes.spines[side].set_visible(False)
    axes.margins(y=0.01)


def _plain(text: object) -> str:
    """Keep a name from being read as a formula: between two dollar signs matplotlib sets mathematics."""
    return str(text).replace("$", r"\$")


def _uri(figure) -> str:
    made = io.BytesIO()
    figure.savefig(made, format="svg", bbox_inches="tight", pad_inches=0.03, metadata={"Date": None})
    return "data:image/svg+xml;base64," + base64.b64encode(made.getvalue()).decode("ascii")

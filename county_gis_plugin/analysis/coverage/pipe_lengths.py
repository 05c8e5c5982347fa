"""Add up the length of pipes by township, medium and class."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd

from ..errors import Message, message
from ..units import M2_PER_KM2, M_PER_KM
from .ground import Ground, length_inside
from .pipe_fields import UNKNOWN, age_class, diameter_class, load_media, media_names
from .pipe_systems import ATTRIBUTES
from .townships import split_lines, totals_check

DRAINS = ("storm", "sewage", "combined")
WORDS = ("medium", "role", "material")
BREAKDOWNS = ("diameter", "material", "age", "renewal", "role")


def cut_pieces(
    sections: gpd.GeoDataFrame, townships: gpd.GeoDataFrame, builtup: gpd.GeoDataFrame | None, crs: object
) -> pd.DataFrame:
    """Cut the sections at the townships, and measure how much of each piece is in the built-up area.

    ``pipes`` is 1 for the longest piece of each pipe, which is counted where that lies. Words are
    categories, which take less time to choose and to add up by.
    """
    cut = split_lines(sections, townships, crs=crs)
    pieces = pd.DataFrame({"township": cut["township"].astype("category"), "length_m": cut["length_m"]})
    pieces["builtup_length_m"] = np.nan
    if builtup is not None:
        pieces["builtup_length_m"] = length_inside(cut.geometry.to_numpy(), builtup, crs)
    pipes = pd.DataFrame(sections[["pipe_id", "in_use", "connected", *ATTRIBUTES]])
    pipes = pipes.astype(dict.fromkeys(WORDS, "category"))
    pieces = pieces.join(pipes.take(cut["line_id"]).reset_index(drop=True))
    pieces["pipes"] = 0.0
    longest_first = pieces["pipe_id"].take(np.argsort(-pieces["length_m"].to_numpy(), kind="stable"))
    pieces.loc[longest_first.index[~longest_first.duplicated()], "pipes"] = 1.0
    return pieces


def length_account(
    pieces: pd.DataFrame, sections: gpd.GeoDataFrame, pipes: pd.DataFrame
) -> list[dict[str, object]]:
    """Check that each medium's townships and outside add up to its input, in metres and in pipes.

    Of ``pipes`` those without geometry or length are in no township: they count as outside.
    """
    absent = pipes["medium"][~pipes.index.isin(pieces["pipe_id"])].value_counts()
    inside = pieces["township"].notna()
    sums, out = (
        rows[["length_m", "pipes"]].groupby(rows["medium"], observed=True).sum()
        for rows in (pieces[inside], pieces[~inside]))
    given, number = sections["length_m"].groupby(sections["medium"]).sum(), pipes["medium"].value_counts()
    rows = []
    for medium in load_media():
        if medium not in number:
            continue
        rows.append(totals_check(
            f"{medium} length_m", _of(sums["length_m"], medium), _of(out["length_m"], medium),
            _of(given, medium)))
        rows.append(totals_check(
            f"{medium} pipes", _of(sums["pipes"], medium), _of(out["pipes"], medium) + _of(absent, medium),
            _of(number, medium)))
    return rows


def _of(sums: pd.Series, medium: str) -> float:
    return float(sums.get(medium, 0.0))


def length_table(pieces: pd.DataFrame, ground: Ground) -> pd.DataFrame:
    """Give length and density per township and medium."""
    rows = pieces.copy()
    used, joined = rows["in_use"], rows["connected"]
    rows["length_not_in_use_m"] = rows["length_m"].where(~used, 0.0)
    rows["pipes_not_in_use"] = rows["pipes"].where(~used, 0.0)
    known = used & joined.notna()
    rows["length_connected_m"] = rows["length_m"].where(joined.fillna(False), 0.0).where(known)
    rows["length_unconnected_m"] = rows["length_m"].where(~joined.fillna(True), 0.0).where(known)
    rows["length_due_m"] = rows["length_m"].where(used & rows["due"], 0.0)
    rows["builtup_length_m"] = rows["builtup_length_m"].where(used, rows["builtup_length_m"] * 0.0)
    rows["length_m"], rows["pipes"] = rows["length_m"].where(used, 0.0), rows["pipes"].where(used, 0.0)
    columns = ["pipes", "pipes_not_in_use", "length_m", "length_connected_m", "length_unconnected_m",
               "length_not_in_use_m", "length_due_m", "builtup_length_m"]
    sums = ground.sums(rows, ["medium"], columns)
    media = [medium for medium in load_media() if (rows["medium"] == medium).any()]
    table = ground.grid(media).merge(sums, on=["level", "code", "medium"], how="left")
    plain = ["pipes", "pipes_not_in_use", "length_m", "length_not_in_use_m", "length_due_m"]
    table[plain] = table[plain].fillna(0.0)
    # No pipe at all is none that is connected; pipes of which nothing is known stay missing.
    joined = ["length_connected_m", "length_unconnected_m"]
    table[joined] = table[joined].mask(table[joined].isna() & (table[["length_m"]] == 0).to_numpy(), 0.0)
    over = ground.area_m2 if ground.builtup_m2 is None else ground.builtup_m2
    table["density_over"] = "township" if ground.builtup_m2 is None else "builtup"
    table["density_area_km2"] = table["place"].map(over).fillna(over.sum()) / M2_PER_KM2
    length = table["length_m"]
    if ground.builtup_m2 is not None:
        table["builtup_length_m"] = length = table["builtup_length_m"].fillna(0.0)
    area = table["density_area_km2"]
    table["density_km_per_km2"] = (length / M_PER_KM / area).where(area > 0)
    known = table["length_connected_m"] + table["length_unconnected_m"]
    table["connected_share"] = (table["length_connected_m"] / known).where(known > 0)
    return table


def breakdown_table(pieces: pd.DataFrame, ground: Ground) -> pd.DataFrame:
    """Give length in use by diameter, material, age, renewal and role, long."""
    used = pieces[pieces["in_use"]]
    renewed = used["renewed"].map({True: "renewed", False: "not_renewed"}).fillna("unknown")
    classes = {
        "diameter": diameter_class(used["diameter_mm"]), "material": used["material"],
        "age": age_class(used["age_years"]), "renewal": renewed, "role": used["role"],
    }
    used = used[["township", "medium", "length_m"]]
    parts = [ground.sums(used.assign(group=classes[by]), ["medium", "group"], ["length_m"]).assign(by=by)
             for by in BREAKDOWNS]
    named = ground.frame()[["level", "code", "name"]]
    table = pd.concat(parts, ignore_index=True).merge(named, on=["level", "code"], how="left")
    total = table.groupby(["level", "code", "medium", "by"])["length_m"].transform("sum")
    table["share"] = (table["length_m"] / total).where(total > 0)
    table = table.loc[_in_order(table, ground).index].reset_index(drop=True)
    return table[["level", "code", "name", "medium", "by", "group", "length_m", "share"]]


def _in_order(table: pd.DataFrame, ground: Ground) -> pd.DataFrame:
    """Order classes as they are read: diameters and ages upwards, others by length, unknown ones last."""
    bound = table["group"].str.extract(r"^(<)?>?=?(\d+)")
    lower = pd.to_numeric(bound[1]).mask(bound[0].notna(), 0.0)
    classed = table["by"].isin(("diameter", "age")) & lower.notna()
    order = pd.DataFrame({
        "medium": table["medium"].map({medium: place for place, medium in enumerate(load_media())}),
        "place": table["code"].map({code: place for place, code in enumerate(ground.frame()["code"])}),
        "by": table["by"].map({by: place for place, by in enumerate(BREAKDOWNS)}),
        "unknown": table["group"] == UNKNOWN,
        "group": lower.where(classed, -table["length_m"]),
    })
    return order.sort_values(list(order), kind="stable")


def sewer_table(table: pd.DataFrame, warnings: list[Message]) -> pd.DataFrame:
    """Give the separated share: storm and sewage pipes over these and combined ones.

    Where the county has drains of one kind only nothing says that the others do not exist: then
    their lengths and the share are missing, and a warning says so.
    """
    drains = [medium for medium in DRAINS if (table["medium"] == medium).any()]
    if len(drains) == 1:
        warnings.append(message(
            "Of all drains there are only {medium} pipes in the data: no share of separated sewers is given.",
            medium=media_names(drains[0])))
    wide = table.pivot_table(index=["level", "code", "name"], columns="medium", values="length_m", sort=False)
    nothing = 0.0 if len(drains) > 1 else np.nan
    wide = wide.reindex(columns=list(DRAINS), fill_value=nothing).add_suffix("_m").reset_index()
    separated = wide["storm_m"] + wide["sewage_m"]
    total = separated + wide["combined_m"]
    wide["separated_share"] = (separated / total).where(total > 0)
    wide.columns.name = None
    return wide

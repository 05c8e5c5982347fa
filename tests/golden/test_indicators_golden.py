"""The sample county's indicators: the whole way from raw layers, written down.

``indicators.csv`` holds the county's value, part, whole and score of every figure, and the smallest and
largest value among its townships. Shares agree to 0.001, all else to 0.1 %. After a change that is meant,
write the file anew with ``python -m tests.golden.test_indicators_golden`` and read the difference.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from county_gis_plugin.analysis import demand
from county_gis_plugin.analysis.access.gaps import service_gaps
from county_gis_plugin.analysis.access.zone_schools import read_zones
from county_gis_plugin.analysis.access.zoning import school_zoning
from county_gis_plugin.analysis.coverage.corridors import corridor_gaps
from county_gis_plugin.analysis.coverage.green import green_coverage
from county_gis_plugin.analysis.coverage.pipes import pipe_coverage
from county_gis_plugin.analysis.coverage.roads import road_coverage
from county_gis_plugin.analysis.coverage.site_points import gather_sites
from county_gis_plugin.analysis.coverage.sites import site_coverage
from county_gis_plugin.analysis.coverage.village_table import join_village_table
from county_gis_plugin.analysis.indicators import (
    asked_of,
    county_indicators,
    said_of_settlements,
    settlement_sums,
    tables_of,
    village_sums,
)
from county_gis_plugin.analysis.network import build_network
from county_gis_plugin.analysis.schema import standardise
from tests.analysis.reading import read
from tests.golden.test_coverage_golden import COUNTY, inputs

GOLDEN = Path(__file__).parent / "indicators.csv"
NUMBERS = ["value", "part", "whole", "score", "least", "most"]
COLUMNS = ["unit", "status", "reason", "basis", *NUMBERS]


def results(layers):
    """Run the other algorithms, on networks that are built once; give their results and two more tables."""
    roads = standardise(layers["roads"], "roads")
    towns, villages, builtup = layers["townships"], layers["villages"], layers["builtup"]
    options = {"direction_field": "oneway", "level_field": "level", "tolerance_m": 1.0}
    networks = {mode: build_network(roads, mode=mode, **options) for mode in ("distance", "drive")}
    points = {name.upper(): layers[name] for name in ("facilities", "charging", "logistics", "stops")}
    sites = gather_sites(points)
    told = join_village_table(layers["rows"], standardise(read(COUNTY, "village_stats"), "village_stats"))
    common = {"townships": towns, "builtup": builtup, "networks": networks}
    gaps = service_gaps(
        facilities=layers["facilities"], demand=villages, services=asked_of("servicegaps"), **common)
    covered = site_coverage(
        sites=sites, villages=villages, services=asked_of("sitecoverage"),
        exempt={"clinic": told["clinic_exempt"]}, **common)
    paths = road_coverage(
        roads=layers["roads"], villages=villages, seats=layers["township_seats"], stops=layers["stops"],
        network_options=options, **common)
    pipes = pipe_coverage(layers["pipes"], towns, sources=layers["facilities"], demand=villages,
                          statistics=told, builtup=builtup, year=2026)
    routes = corridor_gaps(roads, layers["charging"], towns, direction_field="oneway", level_field="level")
    parks = green_coverage(layers["green"], networks["distance"], towns, residential=layers["residential"],
                           demand=villages, builtup=builtup)
    found = {
        "servicegaps": gaps, "sitecoverage": covered, "roadcoverage": paths, "pipecoverage": pipes,
        "corridorgaps": routes, "greencoverage": parks,
        "schoolzones": school_zoning(
            zones=read_zones(read(COUNTY, "schoolzones"), issues=[]), facilities=layers["facilities"],
            network=networks["distance"], townships=towns, demand=villages, builtup=builtup),
    }
    rows = standardise(read(COUNTY, "settlements"), "settlements")
    natural, said = demand.from_points(rows), said_of_settlements("waste", rows, layers["rows"], told)
    near = site_coverage(sites=sites, villages=natural, services=["waste_point"], chain=None, **common)
    near = near.villages.set_index("village_id")["covered"]
    return found, {"villages": village_sums(villages, told, towns, builtup),
                   "settlements": settlement_sums(
                       natural, towns, said=said, covered=near, builtup=builtup)}


def measured():
    layers = inputs()
    layers["rows"] = standardise(read(COUNTY, "villages"), "demand")
    found, more = results(layers)
    tables = {**tables_of(found), **more}
    return found, tables, county_indicators(tables, layers["townships"], county_code="149921", year=2026)


def county_rows(result) -> pd.DataFrame:
    rows = result.indicators
    county = rows[rows["level"] == "county"].set_index("id")
    values = rows[rows["level"] == "township"].groupby("id")["value"]
    return county.assign(least=values.min(), most=values.max())[COLUMNS]


@pytest.fixture(scope="module")
def found():
    return measured()


def test_the_county_has_the_numbers_written_down(found):
    own, written = county_rows(found[2]), pd.read_csv(GOLDEN, index_col="id", keep_default_na=False)
    assert own.index.tolist() == written.index.tolist()
    for column in ("unit", "status", "reason", "basis"):
        assert own[column].tolist() == written[column].tolist(), column
    for column in NUMBERS:
        expected = pd.to_numeric(written[column])
        share = (own["unit"] == "share") | (column == "score")
        most = np.where(share & (column not in ("part", "whole")), 0.001, 0.001 * expected.abs() + 1e-9)
        assert (own[column].isna() == expected.isna()).all(), column
        off = (own[column] - expected).abs() > most
        assert not off.any(), f"{column}: {own.index[off].tolist()}"


def test_figures_equal_the_shares_that_the_tables_give_themselves(found):
    """A second route: what the other algorithms divided by themselves."""
    _, tables, result = found
    county = county_rows(result)["value"]

    def of(name, column, **where):
        rows = tables[name]
        for key, value in where.items():
            rows = rows[rows[key] == value]
        return float(rows.loc[rows["level"] == "county", column].iloc[0])

    assert county["R1"] == pytest.approx(of("roadcoverage", "builtup_km_per_km2"))
    assert county["R2"] == pytest.approx(of("roadcoverage", "seats_connected_share"))
    assert county["R4"] == pytest.approx(of("roadcoverage", "rural_access_index"))
    assert county["E1"] == pytest.approx(of("servicegaps", "people_share", service="primary"))
    assert county["E3"] == pytest.approx(of("schoolzones", "share_nearest", service="primary"))
    assert county["P1.water"] == pytest.approx(of("pipecoverage", "density_km_per_km2", medium="water"))
    assert county["P3"] == pytest.approx(of("pipecoverage.sewers", "separated_share"))
    assert county["G1"] == pytest.approx(of("greencoverage", "residential_urban_network_share"))
    assert county["G1.per_person"] == pytest.approx(of("greencoverage", "park_m2_per_person"))


def test_figures_of_villages_equal_the_rows_of_the_layers_of_villages(found):
    """A third route: the rural villages counted one by one."""
    made, _, result = found
    county = county_rows(result)
    gaps = made["servicegaps"].demand
    covered, paths = made["sitecoverage"].villages, made["roadcoverage"].villages
    chains = made["sitecoverage"].chains.merge(
        paths[["village_id", "area_class"]], on="village_id", validate="one_to_one")
    for id_, rows, yes in (
        ("H1", gaps[gaps["service"] == "graded_hospital"], lambda rows: rows["reason"] == "served"),
        ("L2", covered[covered["service"] == "logistics"], lambda rows: rows["covered"] == 1),
        ("R3", paths, lambda rows: rows["on_graded"] == 1),
        ("R5", paths, lambda rows: rows["has_stop"] == 1),
        ("T9", chains, lambda rows: rows["complete"] == 1),
    ):
        rural = rows[rows["area_class"] == "rural"]
        assert county.loc[id_, ["part", "whole"]].tolist() == [yes(rural).sum(), len(rural)], id_
        assert 0 < len(rural) < len(rows)


def test_only_what_nothing_gives_yet_is_missing(found):
    rows = found[2].indicators
    county = rows[(rows["level"] == "county") & (rows["main"] == 1)]
    assert county.loc[county["status"] == "missing", "id"].tolist() == ["H5", "H5.gini"]
    total = found[2].scorecard.query("level == 'county' and dimension == 'total'").iloc[0]
    assert total["missing"] == 1 and 0 < total["score"] < 1


if __name__ == "__main__":
    table = county_rows(measured()[2])
    table[NUMBERS] = table[NUMBERS].round(5)
    table.to_csv(GOLDEN)
    print(table.to_string())

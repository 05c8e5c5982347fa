"""Townships and outside add up to the input, for length, count, people and area.

Three checks on every engine: the account's two sides against totals that are taken from the input by
themselves; each column of sums over the townships against the county's row; and on random partitions
into townships, with lines along their boundaries, against a clip by GEOS.
"""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely import LineString, Point, box

from county_gis_plugin.analysis import demand, zones
from county_gis_plugin.analysis.coverage.corridors import corridor_gaps
from county_gis_plugin.analysis.coverage.green import green_coverage
from county_gis_plugin.analysis.coverage.pipes import pipe_coverage
from county_gis_plugin.analysis.coverage.road_attributes import TECHNICAL
from county_gis_plugin.analysis.coverage.roads import road_coverage
from county_gis_plugin.analysis.coverage.site_points import gather_sites
from county_gis_plugin.analysis.coverage.sites import site_coverage
from county_gis_plugin.analysis.coverage.townships import (
    metric_crs,
    split_areas,
    split_lines,
    sum_by_township,
)
from county_gis_plugin.analysis.crs import project
from county_gis_plugin.analysis.network import build_network
from county_gis_plugin.analysis.network.build import directions
from county_gis_plugin.analysis.schema import road_classes, standardise
from county_gis_plugin.analysis.standards import load_standards
from tests.analysis.random_networks import examples
from tests.analysis.reading import read

REL = 1e-6
CRS = "EPSG:4547"
X0, Y0 = 500_000, 3_960_000
NETWORK = {"direction_field": "oneway", "level_field": "level", "tolerance_m": 1.0}
# What a township has is part of what the county has; shares, means and largest values are not.
SUMS = {
    "roads": ["area_km2", "people", "length_km", "carriageway_km", *(f"{name}_km" for name in TECHNICAL),
              "street_km", "class_unknown_km", "ways_km", "planned_km", "paved_km", "unpaved_km",
              "surface_unknown_km", "builtup_km2", "builtup_street_km", "builtup_road_km", "villages",
              "villages_on_graded", "villages_has_stop", "rural_people", "rural_people_near",
              "seats_connected", "seats_judged"],
    "sites": ["sites", "capacity", "capacity_missing", "townships_with_one", "villages", "villages_exempt",
              "villages_radius", "villages_covered", "villages_uncovered", "people", "people_missing_rows",
              "people_served", "people_unserved", "straight_people", "people_between"],
    "pipes": ["pipes", "length_m", "length_connected_m", "length_unconnected_m", "length_not_in_use_m",
              "length_due_m", "builtup_length_m", "density_area_km2", "people", "people_missing_rows",
              "people_near", "people_connected", "people_urban", "villages", "villages_near",
              "villages_connected", "people_served", "residential_m2", "residential_near_m2",
              "residential_connected_m2"],
    "corridors": ["length_m", "gap_m"],
    "green": ["park_m2", "parks", "parks_counted", "residential_m2", "residential_network_m2",
              "residential_straight_m2", "people", "people_urban", "people_missing_rows", "people_network",
              "people_straight", "people_between", "villages", "villages_network", "villages_straight"],
}
KEYS = {"sites": ["service"], "pipes": ["medium"], "corridors": ["direction"]}


def check_account(account: pd.DataFrame) -> pd.DataFrame:
    """Compare both sides of an account, and give it by its words."""
    assert len(account)
    assert np.allclose(account["townships"] + account["outside"], account["input"], rtol=REL, atol=REL)
    return account.set_index("what")


def check_summary(name: str, summary: pd.DataFrame, *, may_be_empty: bool = False) -> None:
    """Compare the townships' sums with the county's rows."""
    keys = KEYS.get(name, ["level"])
    columns = [column for column in SUMS[name] if column in summary]
    numbers = summary[columns].astype(float).fillna(0.0)
    level = summary["level"]
    if keys == ["level"]:
        towns, county = numbers[level == "township"].sum().to_frame().T, numbers[level == "county"]
    else:
        by = [summary[key] for key in keys]
        towns = numbers[level == "township"].groupby([key[level == "township"] for key in by]).sum()
        county = numbers[level == "county"].groupby([key[level == "county"] for key in by]).sum()
        assert towns.index.equals(county.index)
    assert len(columns) > 1
    assert may_be_empty or (county.to_numpy() > 0).any()
    assert np.allclose(towns.to_numpy(), county.to_numpy(), rtol=REL, atol=1e-6), name


def metres(lines: gpd.GeoDataFrame, towns: gpd.GeoDataFrame) -> pd.Series:
    """Measure lines in the townships' CRS in metres."""
    return project(lines[[lines.geometry.name]], metric_crs(towns)).geometry.length


def ground_m2(areas: gpd.GeoDataFrame, towns: gpd.GeoDataFrame) -> float:
    """Measure the ground that polygons cover, once."""
    metric = project(areas[[areas.geometry.name]], metric_crs(towns)).geometry.buffer(0)
    return float(shapely.union_all(metric.to_numpy()).area)


# ------------------------------------------------------------------------------- the sample county


@pytest.fixture(scope="module")
def county(sample_data):
    words = {"villages": "demand", "township_seats": "demand"}
    names = ("roads", "townships", "villages", "builtup", "residential", "green", "pipes", "township_seats",
             "facilities", "charging", "logistics", "stops")
    raw = {name: read(sample_data / "county.gpkg", name) for name in names}
    known = {name: standardise(frame, words.get(name, name)) for name, frame in raw.items()}
    towns = zones.prepare(known["townships"])
    return {**known, "townships": towns, "raw_roads": raw["roads"],
            "villages": demand.from_points(known["villages"]),
            "cells": demand.from_raster(sample_data / "population.tif", townships=towns)}


def test_roads_of_the_sample_county(county):
    towns, cells = county["townships"], county["cells"]
    found = road_coverage(
        roads=county["raw_roads"], townships=towns, villages=county["villages"], population=cells,
        builtup=county["builtup"], seats=county["township_seats"], stops=county["stops"],
        network_options=NETWORK)
    account = check_account(found.account)["input"]
    assert account["road_length_m"] == pytest.approx(metres(county["raw_roads"], towns).sum(), rel=REL)
    assert account["builtup_m2"] == pytest.approx(ground_m2(county["builtup"], towns), rel=REL)
    assert account["demand_rows"] == len(county["villages"])
    assert account["demand_people"] == county["villages"]["people"].sum()
    assert account["population_people"] == pytest.approx(cells["people"].sum(), rel=REL)
    check_summary("roads", found.summary)
    classes = found.classes[found.classes["level"] != "township"].groupby("dimension")["length_km"].sum()
    there = found.summary.set_index("level").loc["county", ["length_km", "ways_km"]].sum()
    outside = found.classes[found.classes["level"] == "outside"].groupby("dimension")["length_km"].sum()
    assert np.allclose(classes - outside, there, rtol=REL)


def test_sites_of_the_sample_county(county):
    layers = {name.upper(): county[name] for name in ("facilities", "charging", "logistics", "stops")}
    services = ["clinic", "charging", "logistics", "bus_stop", "waste_point"]
    found = site_coverage(
        sites=gather_sites(layers), townships=county["townships"], services=services,
        villages=county["villages"], builtup=county["builtup"], roads=county["raw_roads"],
        network_options=NETWORK)
    account = check_account(found.account)["input"]
    stops = county["stops"]
    assert account["bus_stop_sites"] == (stops["status"] != "planned").sum()
    depots = county["logistics"]
    assert account["logistics_sites"] == depots["status"].fillna("existing").isin(
        ["existing", "under_construction"]).sum()
    check_summary("sites", found.summary)
    everyone = found.people_account[found.people_account["level"].isin(["township", "none"])]
    for column, total in (("rows", len(county["villages"])), ("people", county["villages"]["people"].sum())):
        assert (everyone.groupby("service")[column].sum() == total).all()


def test_pipes_of_the_sample_county(county):
    towns = county["townships"]
    found = pipe_coverage(
        county["pipes"], towns, sources=county["facilities"], demand=county["villages"],
        residential=county["residential"], builtup=county["builtup"], year=2026)
    account = check_account(found.account)
    lengths = account[account.index.str.endswith("length_m")]["input"]
    assert lengths.sum() == pytest.approx(metres(county["pipes"], towns).sum(), rel=REL)
    assert account[account.index.str.endswith("pipes")]["input"].sum() == len(county["pipes"])
    check_summary("pipes", found.summary)
    table = found.summary[found.summary["level"] == "county"].set_index("medium")
    assert np.allclose(table["residential_m2"].dropna(), ground_m2(county["residential"], towns), rtol=REL)
    for _, own in found.breakdown[found.breakdown["level"] == "county"].groupby("by"):
        assert np.allclose(own.groupby("medium")["length_m"].sum(), table["length_m"].sort_index(), rtol=REL)


def test_corridors_of_the_sample_county(county):
    found = corridor_gaps(
        county["roads"], county["charging"], county["townships"], distance_m=5000, **NETWORK)
    account = check_account(found.account)["input"]
    total = found.routes[found.routes["route"] == ""].set_index("direction")
    for direction in ("forward", "backward"):
        assert account[f"{direction} length_m"] == pytest.approx(total.loc[direction, "length_m"], rel=REL)
        assert account[f"{direction} gap_m"] == pytest.approx(total.loc[direction, "gap_m"], rel=REL)
    check_summary("corridors", found.summary)
    gaps = found.stretches.groupby("direction")["length_m"].sum()
    assert np.allclose(gaps, total["gap_m"].reindex(gaps.index), rtol=REL)


def test_parks_of_the_sample_county(county):
    towns = county["townships"]
    found = green_coverage(
        county["green"], build_network(county["roads"], level_field="level", tolerance_m=1.0), towns,
        residential=county["residential"], demand=county["villages"], builtup=county["builtup"])
    account = check_account(found.account)["input"]
    parks = county["green"][county["green"]["status"] == "existing"]
    assert account["parks"] == len(parks)
    assert account["park area_m2"] == pytest.approx(ground_m2(parks, towns), rel=REL)
    assert account["residential area_m2"] == pytest.approx(ground_m2(county["residential"], towns), rel=REL)
    check_summary("green", found.summary)
    beyond = found.beyond["area_m2"].sum()
    table = found.summary.set_index("level").loc["county"]
    assert beyond == pytest.approx(table["residential_m2"] - table["residential_network_m2"], rel=REL)


# ------------------------------------------------------------------------------- Liechtenstein


@pytest.fixture(scope="module")
def liechtenstein(sample_data):
    file = sample_data / "liechtenstein.gpkg"
    towns = zones.prepare(standardise(read(file, "townships"), "townships"))
    villages = demand.from_points(standardise(read(file, "places"), "demand"))
    return {"roads": read(file, "roads"), "townships": towns, "villages": villages,
            "facilities": read(file, "facilities")}


def test_roads_and_villages_of_liechtenstein(liechtenstein):
    towns, villages = liechtenstein["townships"], liechtenstein["villages"]
    found = road_coverage(roads=liechtenstein["roads"], townships=towns, villages=villages,
                          network_options={"direction_field": "oneway", "tolerance_m": 0.1})
    account = check_account(found.account)
    drawn = metres(liechtenstein["roads"], towns)
    assert account.loc["road_length_m", "input"] == pytest.approx(drawn.sum(), rel=REL)
    assert account.loc["road_length_m", "outside"] > 1000
    assert account.loc["demand_rows", "input"] == len(villages)
    assert account.loc["demand_people", "input"] == pytest.approx(villages["people"].sum(), rel=REL)
    check_summary("roads", found.summary)


@pytest.mark.parametrize("by", ["route", "class"])
def test_corridors_of_liechtenstein(liechtenstein, by):
    """Near and far stretches are the roads open to cars: two-way ones in both directions, others in one."""
    raw, towns = liechtenstein["roads"], liechtenstein["townships"]
    roads = standardise(raw, "roads")
    found = corridor_gaps(roads, liechtenstein["facilities"], towns, by=by, prefixes=None, distance_m=500,
                          direction_field="oneway")
    account = check_account(found.account)["input"]
    check_summary("corridors", found.summary)
    table = found.routes.set_index(["route", "direction"])
    assert np.allclose(table["covered_m"] + table["gap_m"], table["length_m"], rtol=REL)
    assert (table[["covered_m", "gap_m"]].loc[""] > 0).all(axis=None)
    drawn = found.lines.geometry.length.groupby([found.lines[key] for key in ("route", "direction", "gap")])
    drawn = drawn.sum().unstack(fill_value=0.0)
    single = table.drop("", level="route").loc[drawn.index]
    assert np.allclose(drawn[0], single["covered_m"], rtol=REL, atol=REL)
    assert np.allclose(drawn[1], single["gap_m"], rtol=REL, atol=REL)
    for direction in ("forward", "backward"):
        for name in ("length_m", "gap_m"):
            assert account[f"{direction} {name}"] == pytest.approx(table.loc["", direction][name], rel=REL)
    group = roads["route"] if by == "route" else pd.Series(road_classes(raw), index=raw.index)
    twice = np.where(directions(raw, "oneway")[0] == 0, 2.0, 1.0)
    open_m = metres(raw, towns) * twice * load_standards().profile("drive").open_mask(raw)
    expected = open_m.groupby(group).sum()
    assert np.allclose(single.groupby("route")["length_m"].sum(), expected[expected > 0], rtol=REL)


def test_sites_of_liechtenstein(liechtenstein):
    roads, towns = standardise(liechtenstein["roads"], "roads"), liechtenstein["townships"]
    sites = standardise(liechtenstein["facilities"], "facilities", {"kind": "category"})
    covered = site_coverage(
        sites=gather_sites({"FACILITIES": sites}), townships=towns, services=["primary", "kindergarten"],
        villages=liechtenstein["villages"], roads=roads, network_options={"direction_field": "oneway"})
    check_account(covered.account)
    check_summary("sites", covered.summary)


def test_lines_and_land_of_liechtenstein_as_pipes_and_parks(liechtenstein):
    """Roads stand in for pipes, strips around places and facilities for housing and parks."""
    towns, crs = liechtenstein["townships"], metric_crs(liechtenstein["townships"])
    pipes = liechtenstein["roads"][["geometry"]].assign(
        medium=np.resize(["JS", "WS", "RQ"], len(liechtenstein["roads"])))
    places = project(liechtenstein["villages"][["geometry"]], crs)
    homes = gpd.GeoDataFrame(geometry=places.geometry.buffer(700), crs=crs)
    parks = gpd.GeoDataFrame(geometry=project(liechtenstein["facilities"], crs).geometry.buffer(45), crs=crs)
    found = pipe_coverage(pipes, towns, demand=liechtenstein["villages"], residential=homes)
    account = check_account(found.account)
    lengths = account[account.index.str.endswith("length_m")]
    assert lengths["input"].sum() == pytest.approx(metres(pipes, towns).sum(), rel=REL)
    check_summary("pipes", found.summary)
    network = build_network(liechtenstein["roads"])
    found = green_coverage(parks, network, towns, residential=homes, demand=liechtenstein["villages"])
    account = check_account(found.account)["input"]
    assert account["park area_m2"] == pytest.approx(ground_m2(parks, towns), rel=REL)
    assert account["residential area_m2"] == pytest.approx(ground_m2(homes, towns), rel=REL)
    check_summary("green", found.summary)


# ------------------------------------------------------------------------------- random counties


def frame(geometries, **columns) -> gpd.GeoDataFrame:
    moved = [shapely.transform(g, lambda xy: xy + (X0, Y0)) for g in geometries]
    return gpd.GeoDataFrame(columns, geometry=moved, index=[f"r{i}" for i in range(len(moved))], crs=CRS)


@st.composite
def partitions(draw):
    r"""Share 16 squares of 500 m out among up to four townships; some belong to none.

    Townships may lie in several parts, hold one another, and touch at corners alone::

        2000 +----+----+----+----+
             | 1  | 1  | –  | 3  |
             +----+----+----+----+
             | 2  | 1  | 3  | 3  |     codes are drawn too: the lower one takes the boundary
             …
           0 +----+----+----+----+
             0   500 1000 1500 2000
    """
    owner = np.array(draw(st.lists(st.integers(-1, 3), min_size=16, max_size=16)))
    owner[draw(st.integers(0, 15))] = 0
    codes = draw(st.permutations(["11", "12", "13", "14"]))
    corners = [(500 * x, 500 * y) for y in range(4) for x in range(4)]
    squares = np.array([box(x, y, x + 500, y + 500) for x, y in corners])
    there = [number for number in range(4) if (owner == number).any()]
    land = [shapely.union_all(squares[owner == number]) for number in there]
    return zones.prepare(frame(land, code=[codes[n] for n in there], name=[f"t{n}" for n in there]))


places = st.tuples(st.integers(-1, 9), st.integers(-1, 9)).map(lambda p: (250.0 * p[0], 250.0 * p[1]))
walks = st.lists(places, min_size=2, max_size=5).filter(lambda walk: len(set(walk)) > 1)
squares = st.tuples(places, st.sampled_from([100.0, 250.0, 400.0])).map(
    lambda drawn: box(*drawn[0], drawn[0][0] + drawn[1], drawn[0][1] + drawn[1]))


def own_land(towns: gpd.GeoDataFrame) -> dict[str, object]:
    """Give each township's land with its boundary, less what a lower code has taken: GEOS's way."""
    taken, land = shapely.Polygon(), {}
    for name in towns["code"].astype(str).sort_values().index:
        land[name] = (towns.geometry[name], taken)
        taken = shapely.union(taken, towns.geometry[name])
    return land


@given(partitions(), st.lists(walks, min_size=1, max_size=5))
@examples(60)
def test_lines_of_random_counties_agree_with_a_clip(towns, walked):
    lines = frame([LineString(walk) for walk in walked])
    pieces = split_lines(lines, towns)
    sums, outside = sum_by_township(pieces["length_m"], pieces["township"], towns)
    assert sums.sum() + outside == pytest.approx(lines.length.sum(), rel=REL)
    steps = [LineString(step) for walk in walked for step in zip(walk[:-1], walk[1:]) if step[0] != step[1]]
    steps = frame(steps).geometry.to_numpy()
    for name, (polygon, taken) in own_land(towns).items():
        clipped = shapely.length(shapely.difference(shapely.intersection(steps, polygon), taken)).sum()
        assert sums[name] == pytest.approx(clipped, abs=1e-5)


@given(partitions(), st.lists(squares, min_size=1, max_size=6))
@examples(60)
def test_areas_of_random_counties_agree_with_a_clip(towns, drawn):
    areas = frame(drawn)
    shares = split_areas(areas, towns)
    sums, outside = sum_by_township(shares["area_m2"], shares["township"], towns)
    ground = shapely.union_all(areas.geometry.to_numpy())
    assert sums.sum() + outside == pytest.approx(ground.area, rel=REL)
    for name, (polygon, _) in own_land(towns).items():
        assert sums[name] == pytest.approx(ground.intersection(polygon).area, abs=1e-5)


@given(partitions(), st.lists(places, min_size=1, max_size=12))
@examples(60)
def test_points_of_random_counties_fall_to_the_lowest_code_that_covers_them(towns, where):
    points = frame([Point(place) for place in where])
    found = zones.assign(points, towns)
    for name, point in points.geometry.items():
        covering = [town for town in towns.index if towns.geometry[town].covers(point)]
        expected = min(covering, key=lambda town: str(towns.at[town, "code"])) if covering else None
        assert (None if pd.isna(found[name]) else found[name]) == expected


STREETS = [LineString([(0, y), (2000, y)]) for y in (500, 1000, 1500)] + [
    LineString([(x, 0), (x, 2000)]) for x in (500, 1000, 1500)]


@given(
    partitions(),
    st.lists(walks, min_size=1, max_size=4),
    st.lists(st.tuples(places, st.one_of(st.none(), st.integers(0, 900))), min_size=1, max_size=5),
    st.lists(places, min_size=1, max_size=3),
    st.lists(squares, min_size=1, max_size=3),
)
@examples(12)
def test_all_engines_conserve_on_random_counties(towns, walked, lived_in, stood, built):
    """Streets run along the squares' sides, so that every one of them lies on boundaries."""
    lines = [LineString(walk) for walk in walked] + STREETS
    roads = frame(
        lines, tech_class=np.resize(["三级", "四级"], len(lines)), route=["X1"] * len(lines),
        surface=np.resize(["水泥", "土", None], len(lines)))
    villages = frame([Point(place) for place, _ in lived_in], name=[f"v{i}" for i in range(len(lived_in))],
                     people=[np.nan if n is None else float(n) for _, n in lived_in])
    villages["class"] = "220"
    sites = frame([Point(place) for place in stood], kind=["logistics"] * len(stood))
    parks, land = frame(built), frame([shapely.buffer(g, 100, join_style="mitre") for g in built])
    known = standardise(roads, "roads")
    network = build_network(known, node_crossings=True)

    found = road_coverage(roads=roads, townships=towns, villages=villages, builtup=land)
    account = check_account(found.account)["input"]
    assert account["road_length_m"] == pytest.approx(roads.length.sum(), rel=REL)
    assert account["builtup_m2"] == pytest.approx(ground_m2(land, towns), rel=REL)
    check_summary("roads", found.summary, may_be_empty=True)

    found = pipe_coverage(roads.assign(medium="JS"), towns, demand=villages, residential=land, builtup=land)
    account = check_account(found.account)["input"]
    assert account["water length_m"] == pytest.approx(roads.length.sum(), rel=REL)
    assert account["water pipes"] == len(roads)
    assert account["DEMAND people"] == villages["people"].sum()
    check_summary("pipes", found.summary, may_be_empty=True)

    found = corridor_gaps(known, sites, towns, distance_m=700)
    check_account(found.account)
    check_summary("corridors", found.summary, may_be_empty=True)

    found = green_coverage(parks, network, towns, residential=land, demand=villages)
    account = check_account(found.account)["input"]
    assert account["residential area_m2"] == pytest.approx(ground_m2(land, towns), rel=REL)
    assert account["parks"] == len(parks)
    check_summary("green", found.summary, may_be_empty=True)

    found = site_coverage(
        sites=gather_sites({"LOGISTICS": sites}), townships=towns, services=["logistics"], villages=villages,
        roads=known, networks={"distance": network})
    assert check_account(found.account).loc["logistics_sites", "input"] == len(sites)
    check_summary("sites", found.summary, may_be_empty=True)

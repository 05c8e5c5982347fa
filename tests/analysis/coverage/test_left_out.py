"""What has no geometry, or lies in no township, is listed and stands in the account."""

from __future__ import annotations

import geopandas as gpd
import pandas as pd
import pytest
import shapely
from shapely import LineString, Point, box

from county_gis_plugin.analysis import zones
from county_gis_plugin.analysis.coverage.green import green_coverage
from county_gis_plugin.analysis.coverage.pipes import pipe_coverage
from county_gis_plugin.analysis.network import build_network

CRS = "EPSG:4547"


def frame(*geometries, **columns) -> gpd.GeoDataFrame:
    moved = [None if g is None else shapely.transform(g, lambda xy: xy + (500_000, 3_960_000))
             for g in geometries]
    return gpd.GeoDataFrame(columns, geometry=moved, index=[f"r{i}" for i in range(len(moved))], crs=CRS)


@pytest.fixture(scope="module")
def townships() -> gpd.GeoDataFrame:
    return zones.prepare(frame(box(0, 0, 1000, 1000), code=["1"], name=["a"]))


VILLAGES = frame(Point(500, 550), Point(5000, 0), None, people=[10.0, 20.0, 40.0], name=["u", "v", "w"])
# Half of r0 lies in the township, nothing of r1.
HOMES = frame(box(900, 500, 1100, 600), box(3000, 0, 3100, 100), None)
HOUSES = frame(box(100, 510, 110, 520), box(3000, 0, 3010, 10), None)
PIPES = frame(LineString([(0, 500), (1000, 500)]), medium=["JS"], role=["配水"])
LOST = [("DEMAND", "r1", "outside"), ("DEMAND", "r2", "no_geometry"),
        ("RESIDENTIAL", "r1", "outside"), ("RESIDENTIAL", "r2", "no_geometry")]


def listed(result) -> set[tuple]:
    return set(map(tuple, result.skipped[["input", "feature_id", "reason"]].to_numpy()))


def account(result, what: str) -> list[float]:
    return result.account.set_index("what").loc[what, ["townships", "outside", "input"]].tolist()


def test_pipe_coverage_lists_villages_homes_and_buildings_that_lie_nowhere(townships):
    found = pipe_coverage(PIPES, townships, demand=VILLAGES, residential=HOMES, buildings=HOUSES)
    buildings = {("BUILDINGS", "r1", "outside"), ("BUILDINGS", "r2", "no_geometry")}
    assert {*LOST, *buildings} == listed(found)
    assert account(found, "DEMAND rows") == [1, 2, 3]
    assert account(found, "DEMAND people") == [10, 60, 70]
    assert account(found, "buildings") == [1, 2, 3]
    assert account(found, "residential area_m2") == pytest.approx([10_000, 20_000, 30_000])
    county = found.summary.set_index("level").loc["county"]
    assert county[["buildings", "residential_m2"]].tolist() == pytest.approx([1, 10_000])


def test_green_coverage_lists_villages_and_homes_that_lie_nowhere(townships):
    network = build_network(frame(LineString([(0, 500), (1000, 500)])))
    found = green_coverage(frame(box(0, 0, 100, 100)), network, townships, demand=VILLAGES, residential=HOMES)
    assert set(LOST) == listed(found)
    assert account(found, "DEMAND rows") == [1, 2, 3]


@pytest.mark.parametrize("layer", ["residential", "buildings", "builtup"])
@pytest.mark.parametrize("nothing", [frame(None), frame(None).iloc[:0], frame(shapely.Polygon())])
def test_layers_without_a_single_geometry_stop_nobody(townships, layer, nothing):
    found = pipe_coverage(PIPES, townships, demand=VILLAGES, **{layer: nothing})
    assert ((layer.upper(), "r0", "no_geometry") in listed(found)) == bool(len(nothing))
    assert found.summary.set_index("level").loc["county", "length_m"] == 1000.0
    network = build_network(frame(LineString([(0, 500), (1000, 500)])))
    if layer != "buildings":
        parks = frame(box(0, 0, 100, 100))
        land = green_coverage(parks, network, townships, demand=VILLAGES, **{layer: nothing}).summary
        assert land["park_m2"].tolist() == pytest.approx([10_000, 10_000])
        assert pd.isna(land["residential_m2"]).all() or (land["residential_m2"] == 0).all()


def test_a_plant_without_geometry_is_listed_as_such(townships):
    plants = frame(None, Point(0, 900), kind=["water_plant"] * 2)
    found = pipe_coverage(PIPES, townships, sources=plants)
    assert {("SOURCES", "r0", "no_geometry"), ("SOURCES", "r1", "no_pipe_near")} == listed(found)

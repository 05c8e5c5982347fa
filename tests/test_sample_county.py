"""Hold the shipped sample county to what its documentation promises."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import numpy as np
import pandas as pd
import pyproj
import pytest
import shapely
from osgeo import gdal, ogr
from sample_county import grid
from sample_county.build import checksums
from sample_county.lines import Road, node_crossings
from sample_county.places import whole_shares
from sample_county.regions import thin, tiling_polygons
from scipy import sparse
from scipy.sparse import csgraph

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "county_gis_plugin" / "sample_data"

AGES = ["pop_0_3", "pop_3_6", "pop_6_12", "pop_12_15", "pop_60p", "pop_65p"]
LAYERS = {
    "county",
    "townships",
    "villages",
    "settlements",
    "builtup",
    "residential",
    "roads",
    "township_seats",
    "pipes",
    "facilities",
    "charging",
    "logistics",
    "stops",
    "green",
    "barriers",
    "village_stats",
    "schoolzones",
}


def read_layer(path: Path, name: str) -> pd.DataFrame:
    """Return a layer as a frame with shapely geometries in the column `geometry`."""
    source = ogr.Open(str(path))
    layer = source.GetLayerByName(name)
    definition = layer.GetLayerDefn()
    fields = [definition.GetFieldDefn(place).GetName() for place in range(definition.GetFieldCount())]
    rows = []
    for feature in layer:
        geometry = feature.GetGeometryRef()
        shape = None if geometry is None else shapely.from_wkb(bytes(geometry.ExportToWkb()))
        rows.append([*(feature.GetField(field) for field in fields), shape])
    return pd.DataFrame(rows, columns=[*fields, "geometry"])


@pytest.fixture(scope="module")
def county() -> dict[str, pd.DataFrame]:
    """Return every layer of the sample county."""
    return {name: read_layer(FOLDER / "county.gpkg", name) for name in sorted(LAYERS)}


def to_metric(geometries) -> np.ndarray:
    change = pyproj.Transformer.from_crs("EPSG:4490", "EPSG:4547", always_xy=True).transform
    return shapely.transform(np.array(geometries), lambda xy: np.column_stack(change(*xy.T)))


def test_files_are_those_of_the_manifest_and_small():
    manifest = json.loads((FOLDER / "county.json").read_text(encoding="utf-8"))
    assert set(manifest) == LAYERS | {"population", "dem"}
    assert checksums(FOLDER) == manifest
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) <= 6_000_000


def test_generator_makes_the_same_county_again(tmp_path):
    subprocess.run([sys.executable, str(ROOT / "tools" / "make_sample_county.py"), str(tmp_path)], check=True)
    again, shipped = (
        json.loads((folder / "county.json").read_text(encoding="utf-8")) for folder in (tmp_path, FOLDER)
    )
    assert again == shipped


def test_nothing_in_the_generator_leaves_a_last_bit_to_a_library():
    """Products come from `grid.dot`, lengths from `grid.length`: BLAS and `hypot` round as they like."""
    found = []
    for path in sorted((ROOT / "tools" / "sample_county").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            product = isinstance(node, ast.BinOp) and isinstance(node.op, ast.MatMult)
            name = node.attr if isinstance(node, ast.Attribute) else ""
            owner = ast.unparse(node.value) if name else ""
            call = owner in ("np", "math") and name in ("dot", "matmul", "einsum", "inner", "hypot", "linalg")
            if product or call:
                found.append(f"{path.name}:{node.lineno}")
    assert found == []


def test_geometries_are_valid_and_lie_where_the_county_lies(county):
    for name, frame in county.items():
        if name == "village_stats":
            continue
        shapes = np.array(frame.geometry)
        assert shapely.is_valid(shapes).all() and not shapely.is_empty(shapes).any(), name
        west, south, east, north = shapely.total_bounds(shapes)
        if east < 180:
            assert 113.0 < west < east < 113.6 and 36.2 < south < north < 36.75, name
        else:
            assert 410_000 < west < east < 462_000 and 4_015_000 < south < north < 4_065_000, name


def test_layers_come_in_both_systems():
    crs = {name: entry["crs"] for name, entry in json.loads((FOLDER / "county.json").read_text()).items()}
    assert crs["townships"] == crs["villages"] == crs["facilities"] == "EPSG:4490"
    assert crs["roads"] == crs["pipes"] == crs["builtup"] == crs["population"] == crs["dem"] == "EPSG:4547"


def test_townships_tile_the_county(county):
    tiles = to_metric(county["townships"].geometry)
    whole = to_metric(county["county"].geometry)[0]
    assert len(tiles) == 16
    assert 950e6 <= whole.area <= 1_050e6
    assert shapely.area(tiles).sum() == pytest.approx(whole.area, abs=1.0)
    assert shapely.union_all(tiles).symmetric_difference(whole).area < 1.0
    first, second = shapely.STRtree(tiles).query(tiles, predicate="overlaps")
    assert shapely.area(shapely.intersection(tiles[first], tiles[second])).sum() < 1.0
    kinds = Counter(name[-1] for name in county["townships"].name)
    assert kinds == {"道": 3, "镇": 9, "乡": 4}


def test_codes_follow_the_rules_and_are_unique(county):
    villages, settlements, townships = county["villages"], county["settlements"], county["townships"]
    assert townships.code.str.fullmatch(r"149921(00[1-3]|10[0-8]|20[0-3])").all() and townships.code.is_unique
    assert len(villages) == 340 and villages.code.str.fullmatch(r"\d{12}").all() and villages.code.is_unique
    assert (villages.code.str[:9] == villages.town_code).all() and villages.town_code.isin(
        townships.code
    ).all()
    number = villages.code.str[9:].astype(int)
    community = villages.name.str.endswith("社区")
    assert number[community].between(1, 199).all() and number[~community].between(200, 399).all()
    assert villages.name[~community].str.endswith("村").all()
    assert not villages.duplicated(["town_code", "name"]).any()
    assert villages["class"].isin({"111", "112", "121", "122", "210", "220"}).all()
    assert len(settlements) == 1_200 and settlements.code.is_unique
    assert (settlements.code.str[:12] == settlements.village_code).all()
    assert set(settlements.village_code) == set(villages.code)
    rural = settlements[~settlements.village_name.str.endswith("社区")]
    assert not rural.duplicated(["town_code", "name"]).any()
    for name in ("facilities", "charging", "logistics", "stops", "pipes", "green"):
        assert county[name].id.is_unique


def test_villages_lie_in_their_townships(county):
    tiles = dict(zip(county["townships"].code, county["townships"].geometry))
    for frame in (county["villages"], county["settlements"]):
        assert all(tiles[code].covers(point) for code, point in zip(frame.town_code, frame.geometry))


def test_people_add_up_everywhere(county):
    villages, settlements, townships, stats = (
        county[name].set_index("code") for name in ("villages", "settlements", "townships", "village_stats")
    )
    total = int(county["county"]["pop"].iloc[0])
    assert 380_000 <= total <= 450_000
    assert (
        villages["pop"].sum()
        == settlements["pop"].sum()
        == townships["pop"].sum()
        == stats["pop"].sum()
        == total
    )
    by_village = settlements.groupby("village_code")[["pop", *AGES]].sum()
    assert (by_village.loc[villages.index] == villages[["pop", *AGES]]).all(axis=None)
    by_town = villages.groupby("town_code")[["pop", "pop_reg", "hh"]].sum()
    assert (by_town.loc[townships.index] == townships[["pop", "pop_reg", "hh"]]).all(axis=None)
    assert (stats.loc[villages.index, ["pop", "hh"]] == villages[["pop", "hh"]]).all(axis=None)
    assert (villages.pop_65p <= villages.pop_60p).all() and (settlements.pop_65p <= settlements.pop_60p).all()
    assert (
        villages[["pop_0_3", "pop_3_6", "pop_6_12", "pop_12_15", "pop_60p"]].sum(axis=1) <= villages["pop"]
    ).all()
    assert (stats.tap_pop <= stats["pop"]).all() and (stats.toilet_hh <= stats.hh).all()


def test_population_raster_agrees_with_the_townships(county):
    raster = gdal.Open(str(FOLDER / "population.tif"))
    people = raster.ReadAsArray().astype(int)
    left, cell, _, top, _, height = raster.GetGeoTransform()
    assert (cell, height) == (100.0, -100.0)
    nodata = people == raster.GetRasterBand(1).GetNoDataValue()
    rows, columns = np.nonzero(~nodata)
    x, y = left + (columns + 0.5) * cell, top - (rows + 0.5) * cell
    seen = 0
    for row, tile in zip(county["townships"].itertuples(), to_metric(county["townships"].geometry)):
        inside = shapely.contains_xy(tile, x, y)
        assert people[rows[inside], columns[inside]].sum() == row.pop
        seen += inside.sum()
    assert seen == len(rows)


def test_roads_are_of_the_promised_kinds_and_lengths(county):
    roads = county["roads"]
    km = shapely.length(np.array(roads.geometry)) / 1000
    assert 2_800 < km.sum() < 3_200
    assert shapely.length(np.array(roads.geometry)).min() > 0.5
    assert set(roads.tech_class.dropna()) == {"高速", "一级", "二级", "三级", "四级", "等外"}
    assert set(roads.admin_class.dropna()) == {"G", "S", "X", "Y", "C"}
    assert set(roads.urban_class.dropna()) == {"主干路", "次干路", "支路"}
    assert set(roads.oneway) == {-1, 0, 1} and set(roads.level) == {-1, 0, 1}
    assert set(roads.status) == {"现状", "在建", "规划"}
    assert (roads.tech_class.notna() | roads.urban_class.notna()).all()
    motorway = roads.tech_class == "高速"
    assert (roads.oneway[motorway] == 1).all() and km[motorway].sum() > 80
    assert (roads.level[roads.bridge == 1] == 1).all() and (roads.level[roads.tunnel == 1] == -1).all()
    assert {0, 999} <= set(roads.design_speed.dropna()) and roads.design_speed.isna().any()
    spacing = km.sum() * 1000 / (shapely.get_num_coordinates(np.array(roads.geometry)) - 1).sum()
    assert 40 < spacing < 110


def vertex_graph(roads: pd.DataFrame, tolerance_m: float = 0.01) -> tuple[np.ndarray, np.ndarray]:
    """Return the component of each road and the metres in each component, lines joined at shared vertices."""
    shapes = np.array(roads.geometry)
    xy, line = shapely.get_coordinates(shapes, return_index=True)
    keys = np.round(xy / tolerance_m).astype(np.int64)
    node = np.unique(keys[:, 0] * 2**32 + keys[:, 1], return_inverse=True)[1]
    same = line[:-1] == line[1:]
    size = node.max() + 1
    graph = sparse.csr_matrix((np.ones(same.sum()), (node[:-1][same], node[1:][same])), shape=(size, size))
    label = csgraph.connected_components(graph, directed=False)[1]
    of_road = label[node[np.searchsorted(line, np.arange(len(shapes)))]]
    return of_road, np.bincount(of_road, shapely.length(shapes), label.max() + 1)


def test_network_hangs_together_but_for_planned_faults(county):
    """24 roads end 0.1–0.8 m short and 5 roads have a gap of 30–160 m: 29 small parts beside the main one."""
    roads = county["roads"]
    component, metres = vertex_graph(roads)
    parts = np.unique(component)
    assert metres.max() / metres.sum() > 0.97
    assert len(parts) - 1 == 29
    main = component == np.argmax(metres)
    ends = shapely.points(
        np.vstack([shapely.get_coordinates(shape)[[0, -1]] for shape in roads.geometry[~main]])
    )
    tree = shapely.STRtree(np.array(roads.geometry[main]))
    gap = tree.query_nearest(ends, return_distance=True, all_matches=False)[1]
    nearest = np.array([gap[2 * place : 2 * place + 2].min() for place in range((~main).sum())])
    short = pd.Series(nearest).groupby(component[~main]).min()
    assert (short > 0.05).all()
    assert short.between(0.05, 0.85).sum() == 24
    assert short.between(20, 200).sum() == 5


def test_motorway_passes_over_roads_without_a_junction(county):
    roads = county["roads"]
    shapes = np.array(roads.geometry)
    bridges = np.flatnonzero((roads.tech_class == "高速") & (roads.bridge == 1))
    ground = np.flatnonzero((roads.tech_class != "高速") & (roads.level == 0))
    over, under = shapely.STRtree(shapes[ground]).query(shapes[bridges], predicate="crosses")
    assert len(over) > 50
    for bridge, road in zip(bridges[over], ground[under]):
        shared = set(map(tuple, shapely.get_coordinates(shapes[bridge]))) & set(
            map(tuple, shapely.get_coordinates(shapes[road]))
        )
        assert not shared
    ramps = roads[roads.name == "青川高速公路匝道"]
    assert len(ramps) == 12
    ends = {tuple(shapely.get_coordinates(shape)[place]) for shape in ramps.geometry for place in (0, -1)}
    joints = {tuple(point) for shape in shapes[ground] for point in shapely.get_coordinates(shape)}
    assert len(ends & joints) == 12


def test_roads_share_vertices_and_are_not_all_cut_at_junctions(county):
    counts = Counter(
        tuple(point) for shape in county["roads"].geometry for point in shapely.get_coordinates(shape)[1:-1]
    )
    ends = Counter(
        tuple(point)
        for shape in county["roads"].geometry
        for point in shapely.get_coordinates(shape)[[0, -1]]
    )
    assert sum(point in counts for point in ends) > 3_000
    assert sum(number > 1 for number in counts.values()) > 500


def test_roundabouts_turn_anticlockwise(county):
    rings = county["roads"][county["roads"].name == "环岛"]
    assert len(rings) == 2 and (rings.oneway == 1).all()
    assert all(shape.is_ring and shapely.is_ccw(shape) for shape in rings.geometry)


def test_facilities_come_in_plausible_numbers(county):
    facilities = county["facilities"]
    count = Counter(facilities.kind)
    assert count["hospital_general"] == count["hospital_tcm"] == count["hospital_mch"] == 1
    assert count["township_health_centre"] == count["culture_station"] == 16
    assert (
        60 <= count["primary"] <= 70
        and 30 <= count["teaching_point"] <= 45
        and 13 <= count["junior_high"] <= 15
    )
    villages = (~county["villages"].name.str.endswith("社区")).sum()
    assert 0.6 * villages < count["village_clinic"] < 0.95 * villages
    assert (
        facilities.capacity[facilities.kind.isin(["primary", "junior_high", "kindergarten", "care_home"])]
        .gt(0)
        .all()
    )
    assert set(facilities.status) == {"现状", "规划"} and set(facilities.public) == {"公办", "民办"}
    assert 1_000 <= len(facilities) <= 3_000


def test_every_township_has_its_own_public_services(county):
    townships = set(county["townships"].code)
    for kind in ("township_health_centre", "culture_station"):
        own = county["facilities"][county["facilities"].kind == kind]
        assert set(own.town_code) == townships and own.town_code.is_unique


def test_facilities_stand_by_roads(county):
    tree = shapely.STRtree(np.array(county["roads"].geometry))
    works = {"incinerator", "water_plant", "wwtp"}
    points = to_metric(county["facilities"].geometry[~county["facilities"].kind.isin(works)])
    assert tree.query_nearest(points, return_distance=True, all_matches=False)[1].max() < 400


def test_settlements_lie_on_roads(county):
    tree = shapely.STRtree(np.array(county["roads"].geometry))
    points = to_metric(county["settlements"].geometry)
    away = tree.query_nearest(points, return_distance=True, all_matches=False)[1]
    assert np.median(away) < 25 and away.max() < 300


def test_far_villages_lie_beyond_the_reach_of_schools(county):
    schools = county["facilities"][county["facilities"].kind.isin(["primary", "nine_year"])]
    points, people = to_metric(county["settlements"].geometry), county["settlements"]["pop"]
    away = shapely.STRtree(to_metric(schools.geometry)).query_nearest(
        points, return_distance=True, all_matches=False
    )[1]
    beyond = people[away > 2_000].sum() / people.sum()
    assert 0.03 < beyond < 0.4


def test_pipes_of_every_medium_hang_on_their_source(county):
    pipes = county["pipes"]
    km = pd.Series(shapely.length(np.array(pipes.geometry)) / 1000).groupby(pipes.medium).sum()
    assert set(km.index) == {"JS", "WS", "YS", "HS", "RQ", "RL", "DL", "TX"}
    assert km.min() > 3 and 300 < km.sum() < 750
    assert pipes.diameter.str.startswith("DN").any() and pipes.diameter.str.fullmatch(r"\d+X\d+").any()
    for system, media in {
        "JS": ["JS"],
        "W": ["WS", "HS"],
        "RQ": ["RQ"],
        "RL": ["RL"],
        "DL": ["DL"],
        "TX": ["TX"],
    }.items():
        own = pipes[pipes.medium.isin(media)]
        place = {}
        for row in own.itertuples():
            xy = shapely.get_coordinates(row.geometry)
            for node, point in ((row.start_id, xy[0]), (row.end_id, xy[-1])):
                assert np.hypot(*(place.setdefault(node, point) - point)) < 0.02, (system, node)


def test_sewers_flow_one_way_to_a_single_end(county):
    sewers = county["pipes"][county["pipes"].medium.isin(["WS", "HS"])]
    assert not sewers.start_id.duplicated().any()
    onward = dict(zip(sewers.start_id, sewers.end_id))
    ends = set()
    for node in onward:
        steps = 0
        while node in onward:
            node, steps = onward[node], steps + 1
            assert steps <= len(onward)
        ends.add(node)
    works = county["facilities"][
        county["facilities"].kind.eq("wwtp") & county["facilities"].status.eq("现状")
    ]
    assert len(ends) == len(works) == 10
    assert (sewers.slope > 0).all()


def test_parks_stand_around_the_thresholds(county):
    area = county["green"].area_m2
    assert np.allclose(area, shapely.area(np.array(county["green"].geometry)), atol=0.1)
    for threshold in (400, 2_000, 5_000):
        assert (
            area.between(0.9 * threshold, threshold).any() and area.between(threshold, 1.1 * threshold).any()
        )


def test_village_table_agrees_with_the_layers(county):
    stats = county["village_stats"].set_index("code")
    town = dict(zip(county["townships"].code, county["townships"].name))
    names = pd.MultiIndex.from_arrays([stats.index.str[:9].map(town), stats.name])
    tiles = to_metric(county["townships"].geometry)
    for kind, field, ending in (
        ("facilities", "elder_site", "日间照料中心"),
        ("logistics", "express", "快递服务点"),
    ):
        sites = county[kind][county[kind].name.str.endswith(ending) & (county[kind].status == "现状")]
        holder = shapely.STRtree(tiles).query(to_metric(sites.geometry), predicate="within")
        assert (holder[0] == np.arange(len(sites))).all()
        towns = county["townships"].name.to_numpy()[holder[1]]
        own = pd.MultiIndex.from_arrays([towns, sites.name.str[: -len(ending)]])
        assert set(names[stats[field] == "是"]) == set(own)


def test_service_points_have_their_fields(county):
    charging, logistics, stops = county["charging"], county["logistics"], county["stops"]
    assert set(charging.public) == {"公用", "专用"} and set(charging.fast) == {"直流", "交流"}
    assert set(charging.open) == {"是", "否"} and charging.guns.gt(0).all() and charging.power_kw.gt(0).all()
    assert set(logistics.tier) == {"县级中心", "乡级", "村级"} and set(logistics.cold) == {"是", "否"}
    assert (logistics.tier == "乡级").sum() == 16
    assert {"公交站", "招呼站", "乡镇客运站", "客运站"} == set(stops.type) and stops.routes.str.len().gt(
        0
    ).all()


def test_terrain_falls_to_the_rivers(county):
    raster = gdal.Open(str(FOLDER / "dem.tif"))
    height = raster.ReadAsArray().astype(float)
    left, cell, _, top, _, _ = raster.GetGeoTransform()
    assert cell == 60.0 and height.min() > 700 and 1_500 < height.max() < 2_600

    def at(xy: np.ndarray) -> np.ndarray:
        return height[((top - xy[:, 1]) // cell).astype(int), ((xy[:, 0] - left) // cell).astype(int)]

    rivers = county["barriers"][county["barriers"].type == "河流"]
    assert len(rivers) > 10 and rivers.name.iloc[0] == "青川河"
    for shape in rivers.geometry:
        along = at(shapely.get_coordinates(shape))
        assert along[0] > along[-1]
    village = at(shapely.get_coordinates(to_metric(county["villages"].geometry)))
    assert np.median(village) < np.median(height)


def test_liechtenstein_is_complete_and_credited():
    path = FOLDER / "liechtenstein.gpkg"
    counts = {name: len(read_layer(path, name)) for name in ("roads", "facilities", "places", "townships")}
    assert counts == {"roads": 4_659, "facilities": 402, "places": 43, "townships": 11}
    assert "© OpenStreetMap contributors" in (FOLDER / "README.md").read_text(encoding="utf-8")


def test_whole_shares_add_up():
    assert whole_shares(10, np.array([1.0, 1.0, 1.0])).tolist() == [4, 3, 3]
    assert whole_shares(7, np.array([0.5, 0.0, 0.5])).tolist() == [4, 0, 3]


def test_products_and_lengths_of_plane_vectors():
    ways = np.array([[3.0, 4.0], [-5.0, 12.0], [0.0, 0.0]])
    assert grid.length(ways).tolist() == [5, 13, 0]
    assert grid.dot(ways, np.array([2.0, -1.0])).tolist() == [2, -22, 0]
    assert grid.stations(np.array([[0, 0], [3, 4], [3, 10]])).tolist() == [0, 5, 11]
    assert grid.nearest(ways, np.array([0.0, 1.0])) == 2


def test_thin_keeps_what_sticks_out():
    line = np.array([[0, 0], [5, 0.4], [10, 0], [10, 8]], dtype=float)
    assert thin(line, 0.5).tolist() == [[0, 0], [10, 0], [10, 8]]
    assert thin(line, 0.3).tolist() == line.tolist()


def test_crossing_roads_get_a_shared_vertex_but_not_over_a_bridge():
    """Two roads cross at (5, 5), a third ends on the first at (2, 2); a bridge passes over at (8, 8)."""
    roads = [
        Road(np.array([[0.0, 0.0], [10.0, 10.0]])),
        Road(np.array([[0.0, 10.0], [10.0, 0.0]])),
        Road(np.array([[2.0, 2.0], [2.0, 0.0]])),
        Road(np.array([[8.0, 0.0], [8.0, 10.0]]), level=1),
    ]
    assert node_crossings(roads, touch_m=0.5) == 3
    assert roads[0].xy.tolist() == [[0, 0], [2, 2], [5, 5], [10, 10]]
    assert roads[1].xy.tolist() == [[0, 10], [5, 5], [10, 0]]
    assert len(roads[2].xy) == len(roads[3].xy) == 2


def test_neighbours_share_their_smoothed_boundary():
    """Two labels side by side in a block of 4 × 8 cells of 60 m: they tile the block's outline."""
    labels = np.full(grid.SHAPE, -1)
    labels[4:8, 3:7] = 0
    labels[4:8, 7:11] = 1
    tiles, outline = tiling_polygons(labels)
    assert set(tiles) == {0, 1}
    assert tiles[0].area + tiles[1].area == pytest.approx(outline.area, abs=0.01)
    assert tiles[0].intersection(tiles[1]).length > 200 and not tiles[0].overlaps(tiles[1])


def test_every_village_lies_in_one_school_zone_that_names_schools_of_its_own_township(county):
    """The streets are one town; one zone in two pieces names a school that is not there."""
    zones, villages, schools = county["schoolzones"], county["villages"], county["facilities"].set_index("id")
    shapes = np.array(zones.geometry)
    village, zone = shapely.STRtree(shapes).query(to_metric(villages.geometry), predicate="intersects")
    assert village.tolist() == list(range(len(villages)))
    whole = to_metric(county["county"].geometry)[0]
    assert shapely.area(shapes).sum() == pytest.approx(whole.area, rel=1e-4)
    told = zones["school_id"].iloc[zone].reset_index(drop=True).str.split("、")
    known = told.notna()
    assert 1 <= (~known).sum() <= 10 and zones["school_id"].isna().sum() == 2
    assert told[known].str.len().max() == 2
    streets = {f"14992100{number}": "streets" for number in (1, 2, 3)}
    for code, ids in zip(villages["town_code"][known], told[known]):
        own = schools.loc[ids]
        assert own["kind"].isin(["primary", "nine_year"]).all() and (own["status"] == "现状").all()
        assert set(own["town_code"].replace(streets)) == {streets.get(code, code)}

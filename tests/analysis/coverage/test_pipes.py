"""Pipe coverage: small counties that a reader can check, conservation, and the sample county."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import rasterio
import shapely
from hypothesis import given
from hypothesis import strategies as st
from rasterio.features import rasterize
from shapely import LineString, Point, box

from county_gis_plugin.analysis import demand as people_of
from county_gis_plugin.analysis import schema, zones
from county_gis_plugin.analysis.coverage.pipe_reach import DRAWN_ROUND, area_within, blocks_of
from county_gis_plugin.analysis.coverage.pipes import pipe_coverage
from county_gis_plugin.analysis.coverage.valves import read_open
from county_gis_plugin.analysis.errors import InputError
from county_gis_plugin.analysis.values import UnreadableError
from tests.analysis.random_networks import examples
from tests.analysis.reading import read

CRS = "EPSG:4547"
X0, Y0 = 500_000, 3_960_000


def frame(geometries, **columns) -> gpd.GeoDataFrame:
    moved = [None if g is None else shapely.transform(g, lambda xy: xy + (X0, Y0)) for g in geometries]
    return gpd.GeoDataFrame(columns, geometry=moved, index=[f"r{i}" for i in range(len(moved))], crs=CRS)


@pytest.fixture(scope="module")
def townships() -> gpd.GeoDataFrame:
    """Give two squares of a square kilometre: a (code 1) west of b (code 2)."""
    return zones.prepare(frame(
        [box(0, 0, 1000, 1000), box(1000, 0, 2000, 1000)], code=["1", "2"], name=["a", "b"]))


def county_pipes(**columns) -> gpd.GeoDataFrame:
    r"""Water along the middle, and sewers below it.

    ::

        1000 +-------------------+-------------------+
             |  v0 o             |       o v1        |     v0, v1: 50 m above the main
         500 P===r0 (to 800)=====r1===========r2=====|     P plant at 0; r1 800-1500, r2 1500-1900
             |                   |                   |     r3: water, no medium understood
         100 |   --r4 sewer------|--->W 1500         |     r4: 200-1500, flows east
           0 +-------------------+-------------------+
             0                 1000                2000
    """
    lines = [
        LineString([(0, 500), (800, 500)]), LineString([(800, 500), (1500, 500)]),
        LineString([(1500, 500), (1900, 500)]), LineString([(0, 900), (100, 900)]),
        LineString([(200, 100), (1500, 100)]),
    ]
    media = ["JS", "给水", "water", "啤酒", "WS"]
    roles = ["输水干管", "配水", "配水", None, "支管"]
    return frame(lines, **{"medium": media, "role": roles, **columns})


def plants() -> gpd.GeoDataFrame:
    return frame([Point(0, 500), Point(1500, 100)], kind=["water_plant", "wwtp"])


def villages(**columns) -> gpd.GeoDataFrame:
    points = [Point(400, 550), Point(1200, 550), Point(1900, 800)]
    return frame(points, people=[100.0, 200.0, np.nan], name=["u", "v", "w"], **columns)


def rows(result, medium):
    table = result.summary[result.summary["medium"] == medium]
    return table.set_index(table["name"].where(table["level"] == "township", "county"))


def test_lengths_fall_to_their_townships_and_transmission_serves_nobody(townships):
    found = pipe_coverage(county_pipes(), townships, sources=plants(), demand=villages())
    water = rows(found, "water")
    assert water["length_m"].to_dict() == {"a": 1000.0, "b": 900.0, "county": 1900.0}
    assert water["density_km_per_km2"].to_dict() == pytest.approx({"a": 1.0, "b": 0.9, "county": 0.95})
    assert set(water["density_over"]) == {"township"}
    assert any("no built-up area" in str(text) for text in found.warnings)
    # v0 stands by the transmission main only, v1 by a distribution pipe; w's people are not known.
    assert water["people_near"].to_dict() == {"a": 100.0, "b": 200.0, "county": 300.0}
    assert water["people_connected"].to_dict() == {"a": 0.0, "b": 200.0, "county": 200.0}
    assert water["people_served_share"].to_dict() == pytest.approx({"a": 0.0, "b": 1.0, "county": 2 / 3})
    assert water["people_missing_rows"].to_dict() == {"a": 0.0, "b": 1.0, "county": 1.0}
    assert water["villages_connected"].to_dict() == {"a": 0.0, "b": 1.0, "county": 1.0}
    assert set(water["basis"]) == {"proxy"}
    pipes = found.pipes.set_index("pipe_id")
    assert pipes.loc[["r0", "r1", "r2"], "distance_from_source_m"].tolist() == [0.0, 800.0, 1500.0]
    assert pipes.loc["r4", ["connected", "source_id"]].tolist() == [True, "r1"]


def test_an_unknown_medium_is_listed_and_counted_under_other(townships):
    found = pipe_coverage(county_pipes(), townships, sources=plants())
    assert rows(found, "other").loc["county", "length_m"] == 100.0
    assert found.pipes.set_index("pipe_id").loc["r3", "reason"] == "not_traced"
    assert "r3" in found.skipped.loc[found.skipped["reason"] == "not_understood", "feature_id"].tolist()


def test_a_status_that_nobody_knows_counts_as_in_use_and_is_listed(townships):
    """Of the water main only r1 has an odd status; the plant too: all three pipes stay joined to it."""
    pipes = county_pipes(status=["existing", "蓝色", "已建成", None, None])
    found = pipe_coverage(pipes, townships, sources=plants().assign(status="绿色"))
    water = found.pipes.set_index("pipe_id").loc[["r0", "r1", "r2"]]
    assert (water["reason"] == "connected").all()
    odd = found.skipped[found.skipped["reason"] == "status_unknown"]
    assert odd["input"].tolist()[:2] == ["PIPES", "SOURCES"]


def test_pipes_out_of_use_break_the_way_and_count_apart(townships):
    pipes = county_pipes(status=["existing", "closed", None, "existing", "existing"])
    found = pipe_coverage(pipes, townships, sources=plants(), demand=villages())
    water = rows(found, "water").loc["county"]
    assert (water["length_m"], water["length_not_in_use_m"]) == (1200.0, 700.0)
    assert (water["pipes"], water["pipes_not_in_use"]) == (2.0, 1.0)
    assert (water["length_connected_m"], water["length_unconnected_m"]) == (800.0, 400.0)
    lost = found.isolated[["system", "reason", "pipe_ids"]]
    assert lost.to_numpy().tolist() == [["water", "isolated", "r2"]]
    assert water["people_connected"] == 0.0


def test_a_valve_that_is_closed_or_unknown_cuts_and_an_open_one_does_not(townships):
    def cut_off(status):
        valves = frame([Point(1000, 500)], status=[status])
        found = pipe_coverage(county_pipes(), townships, sources=plants(), valves=valves)
        return rows(found, "water").loc["county", "length_unconnected_m"]

    assert cut_off("closed") == pytest.approx(900.0)
    assert cut_off(None) == pytest.approx(900.0)
    assert cut_off("开") == 0.0


@pytest.mark.parametrize(("words", "is_open"), [
    ("开 全开 常开 开着 开启 打开 开阀 已开 半开 半关 未关 未关闭 关不严 open on 1 1.0 True 是", True),
    ("在用 使用中 正常 正常运行 运行 启用 完好 良好 已建 现状", True),
    ("规划 拟建 未开工", True),  # it is not there yet
    ("关 关闭 常闭 全关 关阀 已关 闭 未开 未开启 打不开 不开 停用 废弃 closed shut off 0 否 断开", False),
    ("2 蓝色 开关 开关阀 闸阀 故障 不详 开、关", None),
])
def test_the_words_of_registers_for_a_valve(words, is_open):
    for word in words.split():
        try:
            assert read_open(word) is is_open, word
        except UnreadableError:
            assert is_open is None, word


def test_a_valve_whose_word_nobody_knows_bars_its_pipe_and_is_listed(townships):
    """All three stand on the water main; the first two let the water pass."""
    valves = frame([Point(600, 500), Point(900, 500), Point(1000, 500)], status=["全开", "在用", "蓝色"])
    found = pipe_coverage(county_pipes(), townships, sources=plants(), valves=valves)
    assert rows(found, "water").loc["county", "length_unconnected_m"] == pytest.approx(900.0)
    told = found.skipped[found.skipped["input"] == "VALVES"]
    assert told[["feature_id", "reason"]].to_numpy().tolist() == [["r2", "status_unknown"]]
    assert "“蓝色”" in str(told["detail"].iloc[0])


def test_a_pump_is_no_source(townships):
    """The valve at 1,000 shuts the works off; a pump behind it, and one for sewage, feed nothing."""
    valves = frame([Point(1000, 500)], status=["关"])
    pumps = frame([Point(0, 500), Point(1200, 500), Point(300, 100)], kind=["水厂", "泵站", "污水提升泵站"])
    found = pipe_coverage(county_pipes(), townships, sources=pumps, valves=valves)
    assert rows(found, "water").loc["county", "length_unconnected_m"] == pytest.approx(900.0)
    assert set(found.pipes.set_index("medium").loc[["sewage"], "reason"]) == {"no_source"}


def test_what_is_given_and_not_used_is_said(townships):
    sources = plants().assign(status=["planned", None])
    valves = frame([Point(50, 50)], status=["closed"])
    found = pipe_coverage(county_pipes(), townships, sources=sources, valves=valves, distances_m={"heat": 80})
    listed = set(map(tuple, found.skipped[["input", "feature_id", "reason"]].to_numpy()))
    assert {("SOURCES", "r0", "status"), ("VALVES", "r0", "no_pipe_near")} <= listed
    assert np.isnan(rows(found, "water").loc["county", "length_connected_m"])
    assert any("no heat pipes" in str(text) for text in found.warnings)


def test_a_sewer_against_its_slope_reaches_no_works(townships):
    found = pipe_coverage(county_pipes(slope=[None, None, None, None, -3.0]), townships, sources=plants())
    assert found.pipes.set_index("pipe_id").loc["r4", "reason"] == "cut_off"
    assert "against_slope" in set(found.skipped["reason"])


def test_statistics_override_the_proxy_and_the_output_says_so(townships):
    table = pd.DataFrame({"tap_pop": [60.0, 500.0, np.nan]}, index=["r0", "r1", "r2"])
    found = pipe_coverage(
        county_pipes(), townships, sources=plants(), demand=villages(), statistics=table)
    water = rows(found, "water")
    # 60 of 100 in a; in b 500 of 200 is too many and counts as 200, and w falls back to the proxy.
    assert water["people_served"].to_dict() == {"a": 60.0, "b": 200.0, "county": 260.0}
    assert water["basis"].to_dict() == {"a": "statistics", "b": "mixed", "county": "mixed"}
    assert water.loc["a", "people_connected"] == 0.0
    assert "more_served_than_people" in set(found.skipped["reason"])
    assert set(rows(found, "sewage")["basis"]) == {"proxy"}


def cells(*rows) -> gpd.GeoDataFrame:
    return frame([Point(x, y) for x, y, _ in rows], people=[float(people) for *_, people in rows])


def test_a_village_with_statistics_speaks_for_its_cells_and_the_others_keep_theirs(townships):
    """Draw villages u, v (township a) and w (b), and cells with their people beside them.

    ::

        600 |   ·400 of u      |                   ·300 of w      the main lies at y = 500: cells
        550 |   u ·600         |  ·100 of v: no,  w ·700           at 550 are within 100 m of it,
            |          v ·1000 |   that is w's                     those at 700 are not
        500 ====================================================
    """
    villages = frame([Point(200, 550), Point(800, 550), Point(1800, 550)], name=["u", "v", "w"],
                     people=[1000.0, 1000.0, 1000.0])
    people = cells((210, 550, 600), (210, 700, 400), (810, 550, 1000), (1810, 550, 700), (1810, 700, 200),
                   (1050, 700, 100))
    pipe = frame([LineString([(0, 500), (2000, 500)])], medium=["JS"], role=["配水"])

    def water(tap_pop):
        table = pd.DataFrame({"tap_pop": tap_pop}, index=villages.index)
        return rows(pipe_coverage(pipe, townships, sources=plants(), demand=villages, population=people,
                                  statistics=table), "water")

    one = water([800.0, np.nan, np.nan])
    assert one["people_served"].to_dict() == {"a": 1800.0, "b": 700.0, "county": 2500.0}
    assert one["people_of_basis"].to_dict() == {"a": 2000.0, "b": 1000.0, "county": 3000.0}
    assert one["basis"].to_dict() == {"a": "mixed", "b": "proxy", "county": "mixed"}
    assert one["people_connected"].to_dict() == {"a": 1600.0, "b": 700.0, "county": 2300.0}
    both = water([900.0, 1000.0, np.nan])
    assert both["people_served"].to_dict() == {"a": 1900.0, "b": 700.0, "county": 2600.0}
    assert both["basis"].to_dict() == {"a": "statistics", "b": "proxy", "county": "mixed"}
    assert both.loc["county", "people_served_share"] == pytest.approx(2600 / 3000)
    # On u's land lie v's cells too: they are u's, whose number stands for them.
    land = frame([box(0, 500, 1000, 1000), box(0, 0, 1000, 500), None])
    table = pd.DataFrame({"tap_pop": [800.0, np.nan, np.nan]}, index=villages.index)
    found = rows(pipe_coverage(pipe, townships, sources=plants(), demand=villages, population=people,
                               village_areas=land, statistics=table), "water")
    assert found.loc["a", ["people_served", "people_of_basis"]].tolist() == [800.0, 1000.0]
    # Of v nobody says how many live there: its cells do, 1,000.
    villages.loc["r1", "people"] = np.nan
    unknown = water([np.nan, 1500.0, np.nan]).loc["a"]
    assert (unknown["people_served"], unknown["people_of_basis"]) == (600.0 + 1000.0, 2000.0)
    assert np.isnan(unknown["people_served_of_unknown"])


@given(st.data())
@examples(10)
def test_the_county_is_the_sum_of_its_townships_whoever_carries_the_people(townships, data):
    corner = st.tuples(st.integers(-3, 23), st.integers(-3, 13))
    place = corner.map(lambda p: Point(100.0 * p[0], 100.0 * p[1]))
    count = data.draw(st.integers(1, 6))
    number = st.one_of(st.none(), st.integers(0, 900).map(float))
    own = frame(data.draw(st.lists(place, min_size=count, max_size=count)),
                people=[data.draw(number) for _ in range(count)])
    own["people"] = own["people"].astype(float)
    table = pd.DataFrame({"tap_pop": [data.draw(number) for _ in range(count)]}, index=own.index, dtype=float)
    some = data.draw(st.lists(place, max_size=8))
    grid = frame(some, people=[50.0] * len(some)) if some else None
    found = pipe_coverage(county_pipes(), townships, sources=plants(), demand=own, statistics=table,
                          population=grid).summary
    columns = [name for name in found if name.startswith(("people", "villages", "length"))
               and not name.endswith("share")]
    sums = found[found["level"] == "township"].groupby("medium")[columns].sum()
    county = found[found["level"] == "county"].set_index("medium")[columns].fillna(0.0)
    assert np.allclose(sums.sort_index(), county.sort_index())


def test_the_share_is_over_villages_whose_people_are_known(townships):
    """v0 has 100 people, all on tap water; of w 500 are, and nobody knows how many live there."""
    table = pd.DataFrame({"tap_pop": [100.0, None, 500.0]}, index=["r0", "r1", "r2"])
    people = villages().assign(people=[100.0, 200.0, np.nan])
    people.geometry = [people.geometry.iloc[0]] * 3
    water = rows(pipe_coverage(
        county_pipes(), townships, sources=plants(), demand=people, statistics=table), "water")
    for place in ("a", "county"):
        assert water.loc[place, "people_of_basis"] == 300.0
        assert water.loc[place, "people_served"] == 100.0
        assert water.loc[place, "people_served_of_unknown"] == 500.0
        assert water.loc[place, "people_served_share"] == pytest.approx(1 / 3)


def test_without_a_plant_nothing_is_called_connected_and_near_any_pipe_stands_in(townships):
    found = pipe_coverage(county_pipes(), townships, demand=villages())
    water = rows(found, "water").loc["county"]
    assert np.isnan(water["length_connected_m"]) and np.isnan(water["people_connected"])
    assert (water["people_served"], water["basis"]) == (300.0, "proxy_any_pipe")
    assert any(str(text).startswith("water: there is no source") for text in found.warnings)


def test_built_up_land_without_geometry_is_no_built_up_land(townships):
    builtup = frame([box(0, 0, 1, 1)]).set_geometry([None], crs=CRS)
    found = pipe_coverage(county_pipes(), townships, builtup=builtup)
    assert set(found.summary["density_over"]) == {"township"}
    assert any("There is no built-up area" in str(text) for text in found.warnings)
    assert found.skipped.loc[found.skipped["input"] == "BUILTUP", "reason"].tolist() == ["no_geometry"]


def test_density_homes_and_buildings_use_the_built_up_land_and_the_distance(townships):
    builtup = frame([box(500, 0, 1000, 1000)])
    homes = frame([box(1100, 500, 1300, 700)])
    houses = frame([box(1100, 590, 1110, 610), box(1100, 650, 1110, 660)])
    found = pipe_coverage(county_pipes(), townships, sources=plants(), builtup=builtup,
                          residential=homes, buildings=houses)
    water = rows(found, "water")
    assert water.loc["a", ["builtup_length_m", "density_area_km2", "density_km_per_km2"]].tolist() == [
        500.0, 0.5, 1.0]
    assert water.loc["b", "builtup_length_m"] == 0.0 and np.isnan(water.loc["b", "density_km_per_km2"])
    # 200 m × 100 m of 200 m × 200 m lie within 100 m of the pipe; the first house begins at 90 m.
    assert water.loc["b", "residential_connected_m2"] == pytest.approx(20_000.0)
    assert water.loc["b", ["buildings", "buildings_connected"]].tolist() == [2.0, 1.0]


def test_shares_of_separated_sewers_and_classes_of_diameter(townships):
    lines = [LineString([(100, y), (400, y)]) for y in (100, 200, 300, 400)]
    pipes = frame(lines, medium=["YS", "WS", "HS", "HS"], diameter=["DN200", "400X300", "大", None],
                  year=[2000.0, -1.0, 2040.0, np.nan])
    found = pipe_coverage(pipes, townships, year=2026)
    assert found.sewers.set_index("name").loc["a", "separated_share"] == 0.5
    county = found.breakdown[found.breakdown["level"] == "county"].set_index(["medium", "by", "group"])
    assert county.loc[("combined", "diameter", "unknown"), "length_m"] == 600.0
    assert county.loc[("sewage", "diameter", "300-600"), "length_m"] == 300.0
    assert county.loc[("storm", "age", "20-30"), "length_m"] == 300.0
    assert county.loc[("sewage", "age", "unknown"), "length_m"] == 300.0


def test_all_faults_are_named_at_once(townships):
    with pytest.raises(InputError) as raised:
        pipe_coverage(county_pipes(), townships, distances_m={"beer": 5, "water": 0}, tolerance_m=-1)
    assert len(raised.value.faults) == 3


def test_pipes_without_any_length_are_refused_and_single_ones_are_listed(townships):
    for geometry in ([None, None], [LineString([(5, 5), (5, 5)])]):
        with pytest.raises(InputError, match="no pipe has any length"):
            pipe_coverage(frame(geometry, medium=["JS"] * len(geometry)), townships)
    in_two_parts = shapely.MultiLineString([[(0, 5, 1), (9, 5, 1)], [(9, 5, 1), (9, 9, 1)]])
    lines = [None, LineString([(5, 5), (5, 5)]), in_two_parts]
    found = pipe_coverage(frame(lines, medium=["JS"] * 3), townships)
    assert found.skipped[["feature_id", "reason"]].to_numpy().tolist() == [
        ["r0", "no_geometry"], ["r1", "no_length"], ["", "no_role"]]
    assert rows(found, "water").loc["county", "length_m"] == 13.0


def test_a_pipe_without_geometry_stands_in_the_account(townships):
    found = pipe_coverage(
        frame([None, LineString([(0, 5), (9, 5)]), None], medium=["JS", "JS", "RQ"]), townships)
    account = found.account.set_index("what")
    assert account.loc["water pipes", ["townships", "outside", "input"]].tolist() == [1, 1, 2]
    assert account.loc["gas pipes", ["townships", "outside", "input"]].tolist() == [0, 1, 1]
    listed = found.skipped.loc[found.skipped["reason"] == "no_geometry", "feature_id"]
    assert sorted(str(id_) for id_ in listed) == ["r0", "r2"]


def test_the_owners_number_of_a_pipe_goes_with_it(townships):
    """r3 of the water is joined to nothing: it is an isolated part."""
    pipes = county_pipes(code=["A1", "A2", None, "A4", "W1"], medium=["JS", "给水", "water", "JS", "WS"])
    found = pipe_coverage(pipes, townships, sources=plants())
    assert found.pipes.set_index("pipe_id").loc[["r0", "r3"], "code"].tolist() == ["A1", "A4"]
    assert found.isolated[["pipe_ids", "code"]].to_numpy().tolist() == [["r3", "A4"]]
    unnumbered = pipe_coverage(county_pipes(), townships, sources=plants())
    assert unnumbered.pipes["code"].isna().all()


@given(st.data())
@examples(25)
def test_townships_and_outside_add_up_to_the_input(townships, data):
    place = st.tuples(st.integers(-3, 23), st.integers(-3, 13)).map(lambda p: (100.0 * p[0], 100.0 * p[1]))
    ends = data.draw(st.lists(st.tuples(place, place).filter(lambda p: p[0] != p[1]), min_size=1, max_size=8))
    media = [data.draw(st.sampled_from(["JS", "WS", "RQ", "?", None])) for _ in ends]
    status = [data.draw(st.sampled_from(["existing", "planned", None])) for _ in ends]
    pipes = frame([LineString(e) for e in ends], medium=media, status=status)
    towns = [Point(p) for p in data.draw(st.lists(place, min_size=1, max_size=5))]
    found = pipe_coverage(pipes, townships, sources=plants(),
                          demand=frame(towns, people=[7.0] * len(towns)))
    account = found.account
    assert np.allclose(account["townships"] + account["outside"], account["input"], rtol=1e-6, atol=1e-6)
    lengths = account[account["what"].str.endswith("length_m")]
    assert lengths["input"].sum() == pytest.approx(pipes.geometry.length.sum(), rel=1e-6)
    assert found.pipes["pipe_id"].nunique() == len(pipes)
    table = found.summary
    inside = table[table["level"] == "township"].groupby("medium")[["length_m", "length_not_in_use_m"]].sum()
    county = table[table["level"] == "county"].set_index("medium")[["length_m", "length_not_in_use_m"]]
    assert np.allclose(inside.sort_index(), county.sort_index())
    assert inside.to_numpy().sum() == pytest.approx(lengths["townships"].sum(), rel=1e-6)


@pytest.fixture(scope="module")
def sample(sample_data):
    layers = {}
    for layer, name in (("pipes", "pipes"), ("facilities", "facilities"), ("villages", "demand"),
                        ("townships", "townships"), ("builtup", "builtup")):
        layers[layer] = schema.standardise(read(sample_data / "county.gpkg", layer), name)
    towns = zones.prepare(layers["townships"])
    found = pipe_coverage(
        layers["pipes"], towns, sources=layers["facilities"], builtup=layers["builtup"],
        demand=people_of.from_points(layers["villages"]), year=2026)
    return layers, towns, found


def test_the_sample_county_by_an_independent_clip(sample):
    """Clip with geopandas' overlay, medium by medium, in the CRS of the pipes."""
    layers, towns, found = sample
    pipes = layers["pipes"].loc[layers["pipes"]["status"] != "closed", ["medium", "geometry"]]
    clipped = gpd.overlay(pipes, towns.to_crs(pipes.crs)[["code", "geometry"]], keep_geom_type=True)
    expected = clipped.geometry.length.groupby([clipped["code"], clipped["medium"]]).sum()
    words = {"JS": "water", "WS": "sewage", "HS": "combined", "YS": "storm", "RQ": "gas", "RL": "heat",
             "DL": "power", "TX": "telecom"}
    expected.index = expected.index.map(lambda key: (key[0], words[key[1]]))
    own = found.townships.set_index(["code", "medium"])["length_m"]
    assert own[own > 0].index.symmetric_difference(expected.index).empty
    assert np.allclose(own[expected.index], expected, rtol=1e-4)


def test_in_the_sample_county_every_pipe_is_joined_to_its_plant_except_storm_drains(sample):
    _, _, found = sample
    reasons = found.pipes.groupby("medium")["reason"].agg(set).to_dict()
    assert reasons.pop("storm") == {"no_source"}
    assert reasons.pop("water") == {"connected", "not_in_use"}
    assert set(map(frozenset, reasons.values())) == {frozenset({"connected"})}


def test_people_near_a_pipe_from_points_and_by_hand_agree(sample):
    layers, _, found = sample
    water = layers["pipes"][(layers["pipes"]["medium"] == "JS") & (layers["pipes"]["status"] != "closed")]
    villages_xy = layers["villages"].to_crs(water.crs)
    near = villages_xy.geometry.distance(shapely.MultiLineString(list(water.geometry))) <= 100.0
    county = rows(found, "water").loc["county"]
    assert county["people_near"] == layers["villages"].loc[near, "people"].sum()
    assert county["villages_near"] == near.sum()


def test_people_near_a_pipe_from_cells_and_from_a_burnt_raster_agree_within_the_cells_on_the_edge(
    sample, sample_data
):
    """Count the cells of the population raster by distance, then by burning the strips into it.

    A cell counts by its centre in the first way and in the second; the two may differ by the cells
    that the strips' outlines cross, which are measured and printed.
    """
    layers, towns, _ = sample
    water = layers["pipes"][layers["pipes"]["medium"] == "JS"]
    cells = people_of.from_raster(sample_data / "population.tif", townships=towns)
    found = pipe_coverage(water, towns, population=cells)
    with rasterio.open(sample_data / "population.tif") as source:
        people = np.where(source.read_masks(1) > 0, source.read(1), 0).astype(float)
        strips = water[water["status"] != "closed"].to_crs(source.crs).geometry.buffer(100.0)
        inside = rasterize(strips, people.shape, transform=source.transform).astype(bool)
        touched = rasterize(strips, people.shape, transform=source.transform, all_touched=True).astype(bool)
    burnt, edge = people[inside].sum(), people[touched & ~inside].sum()
    county = rows(found, "water").loc["county"]
    print(f"cells {county['people_near']:.0f}, raster {burnt:.0f}, on the edge {edge:.0f}")
    assert abs(county["people_near"] - burnt) <= edge
    assert abs(county["people_near"] - burnt) < 0.01 * burnt


@given(st.data())
@examples(25)
def test_land_beside_pipes_is_that_of_the_union_of_strips(data):
    """Measure blocks strip by strip and, as a second route, by the union of all strips.

    Round ends and bends are drawn as polygons, whose corners lie elsewhere where pipes were joined before:
    the land lies between that of strips that are truly round and of such as are narrower by the polygons'
    flat sides.
    """
    corner = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda p: (25.0 * p[0], 25.0 * p[1]))
    ends = st.tuples(corner, corner).filter(lambda p: p[0] != p[1])
    ends = data.draw(st.lists(ends, min_size=1, max_size=40))
    lines = np.array([LineString(e) for e in ends])
    places = data.draw(st.lists(corner, max_size=6))
    land = [box(x, y, x + 120 * k, y + 90) for k, (x, y) in enumerate(places, 1)]
    land = np.array([*land, Point(500, 500).buffer(400) - Point(500, 500).buffer(150)])
    distance_m = data.draw(st.sampled_from([10.0, 50.0, 100.0]))
    blocks, owner = blocks_of(land, distance_m)
    found = np.bincount(owner, weights=area_within(blocks, lines, distance_m), minlength=len(land))
    strips = [
        shapely.union_all(shapely.buffer(lines, wide_m, quad_segs=64))
        for wide_m in (DRAWN_ROUND * distance_m, distance_m)
    ]
    least, most = (shapely.area(shapely.intersection(land, strip)) for strip in strips)
    assert (found >= least - 0.5).all() and (found <= most * (1 + 1e-6) + 0.5).all()
    assert np.bincount(owner, weights=shapely.area(blocks)) == pytest.approx(shapely.area(land))


def test_drains_of_one_kind_say_nothing_of_separation_and_unstated_drainage_is_listed(townships):
    lines = [LineString([(100, y), (400, y)]) for y in (100, 200)]
    found = pipe_coverage(frame(lines, medium=["PS", "排水"]), townships)
    assert found.sewers.set_index("name")["sewage_m"].to_dict() == {"a": 600.0, "b": 0.0, "": 600.0}
    assert found.sewers["separated_share"].isna().all()
    assert found.sewers[["storm_m", "combined_m"]].isna().all(axis=None)
    assert any("there are only sewage pipes" in str(text) for text in found.warnings)
    assert "r0, r1" in found.skipped.loc[found.skipped["reason"] == "drainage", "feature_id"].tolist()

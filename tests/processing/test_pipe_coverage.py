r"""Pipe coverage gives what can be counted by hand on a small net, and what other tools give on a county.

The net, in metres; P is the water plant, W the sewage works, V a closed valve, u, v and z villages::

    1000 +----------------------------+----------------------------------------+
         |  x====x (a medium that     |                                        |
     700 |   100 m  nobody knows)     |                            e====e      |
         |    u o                     |                       v o   100 m      |
     500 P===w1===+========w2=========|====+====w3=V======+====w4====+         |
         |  400 m |     800 m         |    |   300 m      |  200 m             |
     200 |        |                   |                                   z o  |
     100 |   s1--->s2---> <---s3      |  s4---->W                              |
       0 +----------------------------+----------------------------------------+
         0      2    5    8       1100|        1500                          2000
                                    1000

West is township a (code 1), east b (code 2). w2 crosses the boundary: 600 m lie in a, 200 m in b.
The valve stands 100 m into w3. s3 is laid against the flow, so that s1 to s3 reach no works; s3
begins at 800 and ends at 1100. e is an island.
"""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal, ogr, osr
from qgis.analysis import QgsNativeAlgorithms
from qgis.core import (
    QgsApplication,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProject,
    QgsSymbolLayer,
    QgsVectorLayer,
)

from county_gis_plugin.analysis.coverage.pipe_fields import load_media
from headless import layer_in
from tests.processing.conftest import Log
from tests.processing.small_county import ORIGIN, by, everything_in, read, write
from tests.processing.test_styles import drawn_with, layer, styled

WATER = [
    ("w1", "JS", "配水", "DN200", "PE", 2000, "否", None, None, "LINESTRING (0 500, 400 500)"),
    ("w2", "给水", "配水", "400X300", "PE", 1990, "否", None, None, "LINESTRING (400 500, 1200 500)"),
    ("w3", "water", "配水", None, None, None, None, None, None, "LINESTRING (1200 500, 1500 500)"),
    ("w4", "JS", "配水", "很粗", "铸铁", 2040, None, None, "现状", "LINESTRING (1500 500, 1700 500)"),
    ("e", "JS", "配水", "DN100", "铸铁", -1, None, None, "现状", "LINESTRING (1800 700, 1900 700)"),
]
SEWERS = [
    ("s1", "WS", "支管", None, None, None, None, 3.0, None, "LINESTRING (200 100, 500 100)"),
    ("s2", "WS", "支管", None, None, None, None, 3.0, None, "LINESTRING (500 100, 800 100)"),
    ("s3", "WS", "支管", None, None, None, None, -2.0, None, "LINESTRING (800 100, 1100 100)"),
    ("s4", "WS", "支管", None, None, None, None, 3.0, None, "LINESTRING (1100 100, 1500 100)"),
]
ODD = [("x", "啤酒", None, None, None, None, None, None, None, "LINESTRING (100 900, 200 900)")]
FIELDS = {
    "编号": str, "介质": str, "级别": str, "管径": str, "材质": str, "建设年代": int, "是否改造": str,
    "坡度": float, "状态": str,
}
TOWNSHIPS = [
    ("1", "a", "POLYGON ((0 0, 1000 0, 1000 1000, 0 1000, 0 0))"),
    ("2", "b", "POLYGON ((1000 0, 2000 0, 2000 1000, 1000 1000, 1000 0))"),
]
PLANTS = [
    ("P", "自来水厂", "POINT (0 500)"),
    ("W", "污水处理厂", "POINT (1500 100)"),
    ("Q", "小学", "POINT (9 9)"),
]
VILLAGES = [
    ("1001", "u", 100, "POINT (200 560)"),
    ("2001", "v", 200, "POINT (1600 560)"),
    ("2002", "z", None, "POINT (1950 200)"),
]
TABLES = ("TOWNSHIP_COVERAGE", "SUMMARY", "BREAKDOWN", "SEWERS", "VILLAGES", "ISOLATED", "ACCOUNT", "SKIPPED")


def destinations(folder: Path) -> dict[str, str]:
    """Name every output."""
    folder.mkdir(exist_ok=True)
    tables = {name: layer_in(folder / "管线 结果.gpkg", name.lower()) for name in ("OUTPUT", *TABLES)}
    return {**tables, "WORKBOOK": str(folder / "工作簿.xlsx")}


@pytest.fixture
def inputs(tmp_path) -> dict[str, object]:
    path = tmp_path / "net.gpkg"
    pipes = write(path, [*WATER, *SEWERS, *ODD], FIELDS, table="pipes", kind=ogr.wkbLineString)
    return {
        "PIPES": [pipes],
        "SOURCES": write(path, PLANTS, {"name": str, "kind": str}, table="plants", kind=ogr.wkbPoint),
        "VALVES": write(path, [("关", "POINT (1300 500)"), ("开", "POINT (200 500)")], {"启闭状态": str},
                        table="valves", kind=ogr.wkbPoint),
        "TOWNSHIPS": write(path, TOWNSHIPS, {"code": str, "name": str}, table="townships",
                           kind=ogr.wkbPolygon),
        "DEMAND": write(path, VILLAGES, {"code": str, "name": str, "pop": int}, table="villages",
                        kind=ogr.wkbPoint),
        "YEAR": 2026,
        **destinations(tmp_path / "out"),
    }


def of(results: dict, output: str, medium: str, field: str = "name") -> dict:
    """Give the rows of a medium, the county's under an empty name."""
    return {row[field] or "": row for row in read(results[output]) if row["medium"] == medium}


def test_every_pipe_ends_with_one_reason_and_its_way_from_the_plant(run, inputs):
    rows = read(run("pipecoverage", inputs)["OUTPUT"])
    found = {(row["pipe_id"], row["reason"]): row for row in rows}
    ids = dict(zip((*(row[0] for row in (*WATER, *SEWERS, *ODD)),), map(str, range(1, 11))))
    reasons = {name: sorted(reason for id_, reason in found if id_ == own) for name, own in ids.items()}
    assert reasons == {
        "w1": ["connected"], "w2": ["connected"], "w3": ["connected", "cut_off"], "w4": ["cut_off"],
        "e": ["isolated"], "s1": ["cut_off"], "s2": ["cut_off"], "s3": ["cut_off"], "s4": ["connected"],
        "x": ["not_traced"],
    }
    joined = {name: found[ids[name], "connected"] for name in ("w1", "w2", "w3", "s4")}
    ways = {name: row["distance_from_source_m"] for name, row in joined.items()}
    assert ways == pytest.approx({"w1": 0.0, "w2": 400.0, "w3": 1200.0, "s4": 0.0}, abs=1e-6)
    assert joined["w3"]["length_m"] == pytest.approx(100.0, abs=1e-6)
    assert joined["w3"]["geometry"].Length() == pytest.approx(100.0, abs=1e-6)
    assert found[ids["w3"], "cut_off"]["length_m"] == pytest.approx(200.0, abs=1e-6)
    w1, x = joined["w1"], found[ids["x"], "not_traced"]
    assert (w1["connected"], w1["source_id"], w1["source_name"], w1["medium_name"]) == (1, 1, "P", "给水")
    assert (w1["diameter_class"], w1["age_years"]) == ("200-300", 26)
    assert (x["medium"], x["connected"]) == ("other", None)


def test_townships_add_up_and_connected_stands_beside_near(run, inputs):
    log = Log()
    results = run("pipecoverage", inputs, feedback=log)
    rows = of(results, "SUMMARY", "water")
    lengths = {name: row["length_m"] for name, row in rows.items()}
    assert lengths == pytest.approx({"a": 1000.0, "b": 800.0, "": 1800.0}, abs=1e-6)
    assert rows["b"]["length_connected_m"] == pytest.approx(200 + 100, abs=1e-6)
    assert rows["b"]["length_unconnected_m"] == pytest.approx(200 + 200 + 100, abs=1e-6)
    assert rows[""]["connected_share"] == pytest.approx(1300 / 1800)
    # v stands 60 m from w4, which the valve cuts off; nobody knows how many live at z.
    assert [rows[""][n] for n in ("people_near", "people_connected", "people_served")] == [300, 100, 100]
    assert [rows["b"][n] for n in ("people_near", "people_connected", "people_missing_rows")] == [200, 0, 1]
    assert [rows[""][n] for n in ("villages", "villages_near", "villages_connected")] == [3, 2, 1]
    assert {row["basis"] for row in rows.values()} == {"proxy"}
    # A square kilometre each: no layer of built-up land, and both the table and the log say so.
    assert rows["a"]["density_km_per_km2"] == pytest.approx(1.0, abs=1e-6)
    assert {row["density_over"] for row in rows.values()} == {"township"}
    assert any("There is no built-up area" in line for line in log.lines)
    account = by(read(results["ACCOUNT"]), "what")
    water = account["water length_m"]
    assert water["townships"] + water["outside"] == pytest.approx(1800)
    assert account["other length_m"]["input"] == pytest.approx(100)
    villages = of(results, "VILLAGES", "water")
    assert [villages[name]["near"] for name in "uvz"] == [1, 1, 0]
    assert [villages[name]["served"] for name in "uvz"] == [1, 0, 0]
    assert villages["u"]["nearest_serving_m"] == pytest.approx(60.0, abs=1e-6)


def test_what_is_odd_is_listed_and_counted(run, inputs):
    results = run("pipecoverage", inputs)
    listed = {(row["reason"], row["feature_id"]): row["detail"] for row in read(results["SKIPPED"])}
    # The column is the one of the data, not the engine's own word for it.
    assert "介质: “啤酒” is not understood; it counts as other." in listed["not_understood", "10"]
    assert "“很粗” is not understood; it counts as unknown." in listed["not_understood", "4"]
    assert "-1, 2040 lie outside 1900 to 2026; they count as missing." in listed["year", "4, 5"]
    assert "1 pipes flow against" in listed["against_slope", "8"]
    rows = [row for row in read(results["BREAKDOWN"]) if (row["level"], row["medium"]) == ("county", "water")]
    length = {(row["by"], row["group"]): row["length_m"] for row in rows}
    # 400X300 is classed as the round pipe of equal area, 391 mm.
    assert length["diameter", "300-600"] == pytest.approx(800)
    assert length["diameter", "200-300"] == pytest.approx(400)
    assert length["diameter", "unknown"] == pytest.approx(300 + 200)
    # Diameters upwards, what is not known last.
    diameters = [group for by_, group in length if by_ == "diameter"]
    assert diameters == ["100-200", "200-300", "300-600", "unknown"]
    assert length["age", "unknown"] == pytest.approx(300 + 200 + 100)
    assert length["material", "PE"] == pytest.approx(1200)
    assert length["material", "unknown"] == pytest.approx(300)
    assert sum(value for (by_, _), value in length.items() if by_ == "age") == pytest.approx(1800)
    lost = {(row["system"], row["reason"]): row for row in read(results["ISOLATED"])}
    assert set(lost) == {("water", "cut_off"), ("water", "isolated"), ("sewage", "cut_off")}
    assert lost["water", "cut_off"]["length_m"] == pytest.approx(400)
    assert lost["water", "cut_off"]["geometry"].Length() == pytest.approx(400)
    assert lost["sewage", "cut_off"]["pipe_ids"] == "6, 7, 8"


def test_statistics_override_the_proxy_and_basis_says_so(run, inputs, tmp_path):
    table = write(tmp_path / "stats.gpkg", [("1001", 40, "否", None), ("2001", 150, "是", None)],
                  {"code": str, "tap_pop": int, "sewage": str}, table="stats", kind=ogr.wkbNone)
    results = run("pipecoverage", {**inputs, "VILLAGE_STATS": table})
    water, sewage = of(results, "SUMMARY", "water"), of(results, "SUMMARY", "sewage")
    assert [water[name]["people_served"] for name in ("a", "b", "")] == [40, 150, 190]
    assert [water[name]["people_connected"] for name in ("a", "b", "")] == [100, 0, 100]
    assert [water[name]["basis"] for name in ("a", "b")] == ["statistics", "mixed"]
    assert [sewage[name]["people_served"] for name in ("a", "b", "")] == [0, 200, 200]


def test_several_layers_one_a_medium_and_a_mixed_one(run, inputs, tmp_path):
    """Layers are called 给水管线 and WS_LINE and have no medium; one of gas has a 类型 that is no medium."""
    plain = {name: type_ for name, type_ in FIELDS.items() if name != "介质"}
    path = tmp_path / "layers.gpkg"

    def without(rows):
        return [(row[0], *row[2:]) for row in rows]

    gas = [("g1", "PE管", "LINESTRING (100 300, 300 300)")]
    mixed = [("h1", "RL", "LINESTRING (100 400, 200 400)"), ("d1", "DL", "LINESTRING (100 450, 350 450)")]
    layers = [
        write(path, without(WATER), plain, table="给水管线", kind=ogr.wkbLineString),
        write(path, without(SEWERS), plain, table="WS_LINE", kind=ogr.wkbLineString, to_epsg=4490),
        write(path, gas, {"name": str, "类型": str}, table="燃气", kind=ogr.wkbLineString),
        write(path, mixed, {"name": str, "介质": str}, table="others", kind=ogr.wkbLineString),
        write(path, [], plain, table="RL_LINE", kind=ogr.wkbLineString),
    ]
    log = Log()
    apart = run("pipecoverage", {**inputs, "PIPES": layers}, feedback=log)
    county = {row["medium"]: row for row in read(apart["SUMMARY"]) if row["level"] == "county"}
    lengths = {medium: row["length_m"] for medium, row in county.items()}
    expected = {"water": 1800.0, "sewage": 1300.0, "gas": 200.0, "heat": 100.0, "power": 250.0}
    assert lengths == pytest.approx(expected, rel=1e-4)
    assert county["water"]["length_connected_m"] == pytest.approx(1300)
    assert county["gas"]["length_connected_m"] is None
    pipes = read(apart["OUTPUT"])
    ids = {row["pipe_id"] for row in pipes}
    assert {"给水管线/1", "WS_LINE/4", "燃气/1", "others/2"} <= ids
    assert any("RL_LINE" in line and "has no features" in line for line in log.lines)
    assert any("no value of 类型 is a medium; all its pipes count as gas" in line for line in log.lines)


def test_media_and_the_service_distance_can_be_chosen(run, inputs):
    results = run("pipecoverage", {**inputs, "MEDIA": "给水", "DISTANCE": 50})
    assert {row["medium"] for row in read(results["SUMMARY"])} == {"water"}
    rows = of(results, "SUMMARY", "water")
    assert (rows[""]["service_distance_m"], rows[""]["people_near"]) == (50, 0)
    results = run("pipecoverage", {**inputs, "MEDIA": "WS", "DISTANCE": 500})
    assert {row["medium"] for row in read(results["SUMMARY"])} == {"sewage"}
    # Both stand 460 m and more from the sewers; of them only s4 reaches the works, 470.7 m from v.
    rows = of(results, "SUMMARY", "sewage")
    assert [rows[""][n] for n in ("people_near", "people_connected")] == [300, 200]


def test_a_cad_drawing_of_two_point_fragments_is_one_pipe(run, inputs, tmp_path):
    """Cut w1 and w2 into 120 fragments of 10 m with gaps of 0.3 m."""
    cad = [("JS", f"LINESTRING ({x} 500, {x + 9.7} 500)") for x in range(0, 1200, 10)]
    pipes = write(tmp_path / "cad.gpkg", cad, {"Layer": str}, table="cad", kind=ogr.wkbLineString)
    joined = run("pipecoverage", {**inputs, "PIPES": [pipes], "TOLERANCE": 0.5})
    rows = [row for row in read(joined["OUTPUT"]) if row["reason"] == "connected"]
    assert len(rows) == 120
    # The last fragment begins at 1190; whether a gap counts as way depends on which end was moved.
    assert 1190 - 119 * 0.3 <= max(row["distance_from_source_m"] for row in rows) <= 1190 + 1e-6
    apart = run("pipecoverage", {**inputs, "PIPES": [pipes], "TOLERANCE": 0.1})
    assert [row["pipe_id"] for row in read(apart["OUTPUT"]) if row["reason"] == "connected"] == ["1"]


def test_planned_pipes_and_plants_count_only_if_asked(run, inputs, tmp_path):
    path = tmp_path / "planned.gpkg"
    pipes = write(path, [("RQ", "规划", "LINESTRING (0 300, 500 300)")], {"介质": str, "状态": str},
                  table="pipes", kind=ogr.wkbLineString)
    plants = write(path, [("门站", "拟建", "POINT (0 300)")], {"kind": str, "状态": str}, table="plants",
                   kind=ogr.wkbPoint)
    given = {**inputs, "PIPES": [pipes], "SOURCES": plants}
    now = of(run("pipecoverage", given), "SUMMARY", "gas")[""]
    assert (now["length_m"], now["length_not_in_use_m"]) == (0, pytest.approx(500))
    later = of(run("pipecoverage", {**given, "INCLUDE_PLANNED": True}), "SUMMARY", "gas")[""]
    assert (later["length_m"], later["length_connected_m"]) == (pytest.approx(500), pytest.approx(500))


def test_people_beside_a_pipe_from_points_and_from_a_raster(run, inputs, tmp_path, capsys):
    """Spread 400 people as points and count them into cells of 40 m: the edge's cells are the difference."""
    rng = np.random.RandomState(7)
    xy = rng.uniform((0, 0), (2000, 1000), (400, 2))
    points = write(tmp_path / "points.gpkg", [(1, f"POINT ({x} {y})") for x, y in xy], {"pop": int},
                   table="points", kind=ogr.wkbPoint)
    size = 40.0
    cells = np.histogram2d(xy[:, 1], xy[:, 0], bins=(25, 50), range=((0, 1000), (0, 2000)))[0]
    raster = tmp_path / "people.tif"
    made = gdal.GetDriverByName("GTiff").Create(str(raster), 50, 25, 1, gdal.GDT_Float32)
    made.SetGeoTransform((ORIGIN[0], size, 0, ORIGIN[1] + 1000, 0, -size))
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(4547)
    made.SetProjection(reference.ExportToWkt())
    made.GetRasterBand(1).WriteArray(cells[::-1])
    del made
    by_points = of(run("pipecoverage", {**inputs, "DEMAND": points}), "SUMMARY", "water")[""]
    given = {**inputs, "DEMAND": None, "POPULATION": str(raster)}
    by_cells = of(run("pipecoverage", given), "SUMMARY", "water")[""]
    assert by_points["people"] == by_cells["people"] == 400
    pipes = ogr.CreateGeometryFromWkt("MULTILINESTRING ((0 500, 1700 500), (1800 700, 1900 700))")
    centres = [(size * (c + 0.5), size * (r + 0.5), cells[r, c]) for r in range(25) for c in range(50)]
    edge = sum(
        people for x, y, people in centres
        if abs(pipes.Distance(ogr.CreateGeometryFromWkt(f"POINT ({x} {y})")) - 100) <= size / 2 * 2**0.5
    )
    near = by_points["people_near"], by_cells["people_near"]
    with capsys.disabled():
        print("points {:.0f}, cells {:.0f}, in cells on the edge {:.0f}".format(*near, edge), end=" ")
    assert 0 < abs(near[0] - near[1]) <= edge < 400


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"PIPES": []}, "PIPES: choose at least one layer."),
        ({"MEDIA": "啤酒, gas"}, "MEDIA: there is no medium 啤酒. The media are: water 给水"),
        ({"DEMAND": None, "VILLAGE_STATS": "TOWNSHIPS"}, "VILLAGE_STATS needs DEMAND"),
        ({"MEDIA": "gas"}, "PIPES has no pipes of the media gas; it has other, sewage, water."),
        ({"MEDIUM_FIELD": "管类"}, "MEDIUM_FIELD: no layer of PIPES has the field 管类."),
        ({"TOLERANCE": 500}, "TOLERANCE is 500.0 m: give 0 to 100 metres."),
    ],
)
def test_bad_values_get_a_sentence(run, inputs, tmp_path, change, sentence):
    change = {name: inputs.get(value, value) if isinstance(value, str) else value
              for name, value in change.items()}
    with pytest.raises(QgsProcessingException, match=re.escape(sentence)):
        run("pipecoverage", {**inputs, **change})
    assert not list((tmp_path / "out").iterdir())


def test_what_cannot_be_taken_is_refused_before_anything_is_read(run, inputs):
    for change, sentence in (
        ({"PIPES": ["nothing.gpkg"]}, "PIPES: nothing.gpkg cannot be opened"),
        ({"DISTANCE": 0}, "DISTANCE is “0”: Service distance (metres), a number of 0.1 or more."),
        ({"YEAR": -5}, "YEAR is “-5”"),
    ):
        with pytest.raises(ValueError, match=re.escape(sentence)):
            run("pipecoverage", {**inputs, **change})


def test_bad_layers_get_one_sentence_each(run, inputs, tmp_path):
    path = tmp_path / "bad.gpkg"
    line = [("1", "LINESTRING (0 0, 9 9)")]
    kind = ogr.wkbLineString
    nameless = write(path, line, {"a": str}, table="lines", kind=kind)
    also = write(path, line, {"b": str}, table="more", kind=kind)
    with pytest.raises(QgsProcessingException) as raised:
        run("pipecoverage", {**inputs, "PIPES": [nameless, also]})
    assert str(raised.value).count("nothing says what its pipes carry") == 2
    empty = write(path, [], {"a": str}, table="empty", kind=ogr.wkbLineString)
    land = write(path, [("1", TOWNSHIPS[0][2])], {"a": str}, table="land", kind=ogr.wkbPolygon)
    with pytest.raises(QgsProcessingException, match="PIPES has no features"):
        run("pipecoverage", {**inputs, "PIPES": [empty]})
    with pytest.raises(QgsProcessingException, match=r"PIPES \(bad.gpkg \| land\) has polygons"):
        run("pipecoverage", {**inputs, "PIPES": [land]})


def test_no_layer_of_pipes_is_overwritten(run, inputs, tmp_path):
    before = everything_in(tmp_path)
    with pytest.raises(QgsProcessingException, match="OUTPUT would overwrite the input PIPES"):
        run("pipecoverage", {**inputs, "OUTPUT": layer_in(tmp_path / "net.gpkg", "pipes")})
    assert everything_in(tmp_path) == before


# ---- the sample county -----------------------------------------------------------------------------


@pytest.fixture
def sample(sample_data) -> dict[str, object]:
    names = {"SOURCES": "facilities", "TOWNSHIPS": "townships", "DEMAND": "villages", "BUILTUP": "builtup"}
    layers = {name: f"{sample_data / 'county.gpkg'}|layername={table}" for name, table in names.items()}
    return {**layers, "PIPES": f"{sample_data / 'county.gpkg'}|layername=pipes", "YEAR": 2026}


def test_the_sample_county_through_a_fresh_process(qgis_process, sample, sample_data, tmp_path):
    stats = f"{sample_data / 'county.gpkg'}|layername=village_stats"
    done = qgis_process.run(
        "countygis:pipecoverage", {**sample, "VILLAGE_STATS": stats, **destinations(tmp_path)})
    assert done.code == 0, done.text
    rows = {(row["medium"], row["level"]): row for row in read(done.results["SUMMARY"])}
    water, storm = rows["water", "county"], rows["storm", "county"]
    # The table of villages has 404,629 people on tap water; no outfall of storm drains is known.
    assert (water["people_served"], water["basis"]) == (404629, "statistics")
    assert storm["length_connected_m"] is None and storm["length_m"] == pytest.approx(60163, abs=1)
    book = gdal.OpenEx(done.results["WORKBOOK"], gdal.OF_VECTOR)
    sheets = [book.GetLayer(number).GetName() for number in range(book.GetLayerCount())]
    assert sheets == ["汇总", "管网构成", "雨污分流", "村庄", "孤立管段", "账目核对", "排除要素", "说明"]
    cells = {cell for row in book.GetLayerByName("汇总") for cell in row}
    assert {"给水", "全县", "村级统计"} <= cells
    assert all(QgsVectorLayer(done.results[name], "x", "ogr").isValid() for name in ("OUTPUT", "ISOLATED"))


def test_lengths_of_the_sample_county_as_qgis_native_tools_give_them(run, sample, tmp_path):
    """Clip by township with QGIS: reproject townships, intersect, and add up the lengths of the lines."""
    results = run("pipecoverage", {**sample, **destinations(tmp_path)})
    ours = {
        (row["code"], row["medium"]): row["length_m"] + row["length_not_in_use_m"]
        for row in read(results["SUMMARY"]) if row["level"] == "township"
    }
    registry = QgsApplication.processingRegistry()
    if registry.providerById("native") is None:
        registry.addProvider(QgsNativeAlgorithms(registry))
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())

    def native(name: str, **parameters) -> QgsVectorLayer:
        given = {**parameters, "OUTPUT": "memory:"}
        done, _ = registry.createAlgorithmById(f"native:{name}").run(given, context, QgsProcessingFeedback())
        return context.takeResultLayer(done["OUTPUT"])

    towns = native("reprojectlayer", INPUT=sample["TOWNSHIPS"], TARGET_CRS="EPSG:4547")
    pieces = native("intersection", INPUT=sample["PIPES"], OVERLAY=towns, INPUT_FIELDS=["medium"],
                    OVERLAY_FIELDS=["code"])
    words = {"JS": "water", "WS": "sewage", "HS": "combined", "YS": "storm", "RQ": "gas", "RL": "heat",
             "DL": "power", "TX": "telecom"}
    theirs: dict[tuple[str, str], float] = {}
    for piece in pieces.getFeatures():
        key = (piece["code"], words[piece["medium"]])
        theirs[key] = theirs.get(key, 0.0) + piece.geometry().length()
    there = {key: value for key, value in ours.items() if value > 0}
    assert there == pytest.approx(theirs, rel=1e-4, abs=1e-3)
    assert len(theirs) == 48


# ---- how it looks ----------------------------------------------------------------------------------


def test_pipes_have_the_colour_of_their_medium_and_are_dashed_where_they_are_not_joined(provider):
    media = list(load_media().values())
    rows = [(medium.id, 1, "connected") for medium in media]
    rows += [("water", 0, "cut_off"), ("water", None, "no_source"), ("water", None, "not_in_use")]
    fields = "medium:string connected:int reason:string"
    made = styled("pipecoverage_output", layer("LineString", fields, rows))
    symbols = drawn_with(made)
    seen = [symbol.color().name() for symbol in symbols[:-1]]
    assert seen == [medium.colour.lower() for medium in media] + ["#0070c0"] * 2
    assert symbols[-1].color().name() not in seen  # what is not in use is pale whatever it carries

    def dash(row: int) -> str:
        context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(made))
        context.setFeature(list(made.getFeatures())[row])
        properties = symbols[row].symbolLayer(0).dataDefinedProperties()
        return properties.valueAsString(QgsSymbolLayer.PropertyStrokeStyle, context)[0]

    assert [dash(0), dash(len(media)), dash(len(media) + 1)] == ["solid", "dash", "dot"]


def test_townships_are_switched_by_medium_and_water_comes_first(provider):
    rows = [
        ("a", "water", "给水", 0.9), ("a", "sewage", "污水", 0.1), ("a", "power", "电力", None),
        ("b", "water", "给水", 0.5), ("b", "sewage", "污水", 0.3), ("b", "power", "电力", None),
    ]
    fields = "name:string medium:string medium_name:string people_served_share:double"
    made = styled("pipecoverage_township_coverage", layer("Polygon", fields, rows))
    # Of power nothing is known: there is nothing to switch to.
    switches = [(rule.label(), rule.active()) for rule in made.renderer().rootRule().children()]
    assert switches == [("给水", True), ("污水", False)]
    assert [symbol is not None for symbol in drawn_with(made)] == [True, False, False] * 2

"""What users of comparable tools complain about, row by row: each must not happen here.

The rows' numbers are in the tests' names. Rows that speak of QGIS's own windows, models and files are
tested there.
"""

from __future__ import annotations

import socket
import time

import geopandas as gpd
import numpy as np
import pandas as pd
import pyproj
import pytest
import shapely
from osgeo import ogr
from shapely import LineString, MultiPoint, Point

from county_gis_plugin.analysis.errors import Cancelled, InputError
from county_gis_plugin.analysis.network import build_network, cost_matrix, nearest, service_areas
from county_gis_plugin.analysis.network.build import built_networks
from county_gis_plugin.analysis.network.honesty import honesty
from county_gis_plugin.analysis.network.model import Lines
from county_gis_plugin.analysis.network.snapping import snap
from county_gis_plugin.analysis.progress import Progress
from tests.analysis.reading import read

CRS = "EPSG:4547"
X0, Y0 = 500_000.0, 4_000_000.0


def at(*xy):
    return [(X0 + x, Y0 + y) for x, y in xy]


def line(*xy):
    return LineString(at(*xy))


def lines(*geometries, crs=CRS, index=None, **columns):
    return gpd.GeoDataFrame(columns, geometry=list(geometries), crs=crs, index=index)


def points(crs=CRS, **named):
    geometry = [Point(at(xy)[0]) for xy in named.values()]
    return gpd.GeoDataFrame(geometry=geometry, index=list(named), crs=crs)


def only(frame, column="total_cost"):
    assert len(frame) == 1
    return frame[column].iloc[0]


#   F (0,0)               P (500,0)             E (1000,0)
#   *---------------------*---------------------*
ONE_KM = lines(line((0, 0), (1000, 0)))
F, E = points(f=(0, 0)), points(e=(1000, 0))


# ---------------------------------------------------------------------- 1, 2, 10, 28: CRS and units


def test_complaint_01_cost_changes_with_the_crs():
    """1 km at 60 km/h is one minute, whatever the layers' CRS; two names of degrees agree to 1e-9."""
    roads = ONE_KM.assign(speed=60.0)

    def minute(crs):
        network = build_network(roads.to_crs(crs), mode="drive", speed_field="speed")
        # 0.5 m along each end, so that rounding cannot push a point off the end.
        pair = points(a=(0, 0)), points(b=(1000, 0))
        return only(cost_matrix(network, *pair), "network_cost")

    costs = {crs: minute(crs) for crs in (CRS, "EPSG:4490", "EPSG:4326", "EPSG:32650", "EPSG:2274")}
    # EPSG:4547 is measured as it is, the others on the ground: its scale at the meridian is 1.
    assert list(costs.values()) == pytest.approx([60.0] * 5, rel=2e-4)
    assert costs["EPSG:4490"] == pytest.approx(costs["EPSG:4326"], rel=1e-9)


def test_complaint_02_feet_give_the_same_reach():
    """A layer in US survey feet reaches 500 m, not 500 ft, and columns name their unit."""
    xy = np.array([(0, 0), (1000, 0)]) + pyproj.Transformer.from_crs(
        "EPSG:4326", "EPSG:32136", always_xy=True
    ).transform(-86.8, 36.1)
    metres = lines(LineString(xy), crs="EPSG:32136")
    start = gpd.GeoDataFrame(geometry=[Point(xy[0])], index=["f"], crs="EPSG:32136")
    feet = metres.to_crs("EPSG:2274")
    assert feet.length.iloc[0] == pytest.approx(1000 / 0.3048006096)
    for roads in (metres, feet):
        areas = service_areas(build_network(roads), start, [500.0])
        assert only(areas, "length_m") == pytest.approx(500.0, rel=1e-3)
        assert areas.to_crs("EPSG:32136").length.iloc[0] == pytest.approx(500.0, rel=1e-3)


def test_complaint_10_mixed_crs_gives_the_same_matrix():
    roads = lines(line((0, 0), (1000, 0)), line((1000, 0), (1000, 700)))
    a, b = points(a=(100, 30), b=(900, -20)), points(c=(1000, 650), d=(20, 5))
    network = build_network(roads)
    together = cost_matrix(network, a, b)
    mixed = cost_matrix(network, a.to_crs(4326), b.to_crs(32650))
    assert len(together) == len(mixed) == 4
    pd.testing.assert_frame_equal(together, mixed, rtol=0, atol=1e-3)


def test_complaint_28_equal_crs_by_another_name():
    """A CRS written as WKT, as PROJ's JSON and by its code is one CRS: nothing is moved by a hair."""
    network = build_network(ONE_KM)
    by_code = cost_matrix(network, points(a=(137.5, 20)), E)
    crs = pyproj.CRS(CRS)
    for other in (crs.to_wkt(), crs.to_json(), crs.to_wkt("WKT1_GDAL")):
        start = points(crs=other, a=(137.5, 20))
        pd.testing.assert_frame_equal(cost_matrix(network, start, E), by_code, rtol=0, atol=0)


# ---------------------------------------------------------------------- 3, 21: lines and polygons


def test_complaint_03_overlapping_output_lines():
    """1000 m of road within 1500 m is 1000 m, not the double of it; each metre once."""
    roads = lines(line((0, 0), (1000, 0)), line((1000, 0), (0, 0)), line((500, 0), (500, 400)))
    roads = pd.concat([roads, lines(line((500, 0), (900, 300), (900, 600)), index=[9])])
    areas = service_areas(build_network(roads, node_crossings=True), points(f=(250, 0)), [1500.0])
    assert only(areas, "length_m") == pytest.approx(1000 + 400 + 500 + 300, abs=1e-6)
    geometry = only(areas, "geometry")
    assert geometry.length == pytest.approx(shapely.unary_union(geometry).length, abs=1e-6)
    assert geometry.length == pytest.approx(only(areas, "length_m"), abs=1e-6)


def test_complaint_03_a_line_drawn_twice_with_two_speeds_is_one_road():
    """Each metre counts once; each direction has the quickest drawing that is open that way.

    F (0,0)  --- 36 km/h, this way only --->  E (1000,0)      100 s there
             <-- 18 km/h, both ways -------                   200 s back
    """
    twice = lines(
        line((0, 0), (1000, 0)), line((1000, 0), (0, 0)), speed=[36.0, 18.0], oneway=["yes", "no"]
    )
    network = build_network(twice, mode="drive", speed_field="speed", direction_field="oneway")
    assert only(service_areas(network, points(f=(400, 0)), [300.0]), "length_m") == pytest.approx(1000.0)
    assert only(cost_matrix(network, F, E), "network_cost") == pytest.approx(100.0)
    assert only(cost_matrix(network, E, F), "network_cost") == pytest.approx(200.0)
    # In 60 s: 600 m to E's side, 300 m to F's.
    assert only(service_areas(network, points(f=(400, 0)), [60.0]), "length_m") == pytest.approx(900.0)


def test_complaint_21_one_road_still_gives_a_polygon():
    """A facility on a single road gets a valid polygon; one that cannot be placed does not harm it."""
    facilities = points(f=(300, 0), far=(300, 50_000))
    areas = service_areas(build_network(ONE_KM), facilities, [200.0], kind="polygons")
    assert areas["facility_id"].tolist() == ["f"]
    polygon = only(areas, "geometry")
    assert polygon.is_valid and polygon.area == pytest.approx(only(areas, "area_m2"), rel=1e-6)
    # Circles of 100 m around the first 100 m of road each way, and of what is left farther on: these lie
    # inside the last full circle. A strip of 200 m by 200 m with two half circles of 100 m.
    assert polygon.area == pytest.approx(200 * 200 + np.pi * 100**2, rel=0.01)
    assert polygon.covers(facilities.geometry["f"])


# ---------------------------------------------------------------------- 4, 9: nothing invented


def test_complaint_04_far_points_are_not_snapped():
    far = points(near=(500, 40), far=(500, 71_000))
    network = build_network(ONE_KM)
    found = nearest(network, F, far, max_snap_m=1000)
    assert found["reason"].to_dict() == {"near": "served", "far": "off_network"}
    assert found.loc["far", ["access_m", "network_cost", "egress_m", "total_cost"]].isna().all()
    assert pd.isna(found.at["far", "facility_id"])
    snapped = snap(network, far, max_snap_m=1000)
    assert np.asarray(snapped.nearest_m) == pytest.approx([40.0, 71_000.0])
    rejected = snapped.rejected("DEMAND")
    assert rejected["feature_id"].tolist() == ["far"]
    assert rejected["reason"].tolist() == ["off_network"]
    assert "71000" in rejected["detail"].iloc[0].replace(",", "").replace(" ", "")


def test_complaint_09_unreachable_is_missing():
    roads = lines(line((0, 0), (100, 0)), line((5000, 0), (5100, 0)))
    demand = points(here=(50, 0), island=(5050, 0), after=(60, 0))
    network = build_network(roads)
    found = nearest(network, F, demand)
    assert found["reason"].tolist() == ["served", "unconnected", "served"]
    assert found["total_cost"].tolist() == pytest.approx([50.0, np.nan, 60.0], nan_ok=True)
    assert cost_matrix(network, demand, F)["origin_id"].tolist() == ["here", "after"]


# ---------------------------------------------------------------------- 5–8: reading the roads


@pytest.mark.parametrize("missing", [np.nan, None, 0.0, -30.0])
def test_complaint_05_missing_speed_uses_the_default_and_is_counted(missing):
    roads = lines(line((0, 0), (500, 0)), line((500, 0), (1000, 0)), speed=[36.0, missing])
    network = build_network(roads, mode="drive", speed_field="speed", default_speed_kmh=18.0)
    # 500 m at 10 m/s, 500 m at 5 m/s.
    assert only(cost_matrix(network, F, E), "network_cost") == pytest.approx(50.0 + 100.0)
    assert 1 in [v for k, v in network.counts.items() if "speed" in k], network.counts


def test_complaint_06_a_bridge_is_not_a_junction():
    #              | road, level 0
    #   F----------|----------E   bridge, level 1; all share the vertex at (500, 0)
    #              |
    roads = lines(
        line((0, 0), (500, 0), (1000, 0)), line((500, -300), (500, 0), (500, 300)), level=[1, 0]
    )
    south, east = points(s=(500, -300)), E
    joined = build_network(roads)
    assert only(cost_matrix(joined, south, east)) == pytest.approx(800.0)
    apart = build_network(roads, level_field="level")
    assert cost_matrix(apart, south, east).empty
    assert only(cost_matrix(apart, F, east)) == pytest.approx(1000.0)


def test_complaint_06_a_crossing_is_noded_on_one_level_only():
    roads = lines(line((0, 0), (1000, 0)), line((500, -300), (500, 300)), storey=[1, 0])
    south = points(s=(500, -300))
    assert cost_matrix(build_network(roads), south, E).empty
    assert only(cost_matrix(build_network(roads, node_crossings=True), south, E)) == pytest.approx(800.0)
    apart = build_network(roads, node_crossings=True, level_field="storey")
    assert cost_matrix(apart, south, E).empty
    # A field that everybody calls so needs not be named.
    known = build_network(roads.rename(columns={"storey": "level"}), node_crossings=True)
    assert cost_matrix(known, south, E).empty


def test_complaint_07_duplicate_vertices_change_nothing():
    plain = lines(line((0, 0), (300, 0), (1000, 0)), line((300, 0), (300, 500)))
    doubled = lines(
        line((0, 0), (0, 0), (300, 0), (300, 0), (300, 0), (1000, 0), (1000, 0)),
        line((300, 0), (300, 0), (300, 500)),
    )
    demand = points(a=(900, 10), b=(310, 444), c=(0, 0))
    for question in (
        lambda network: cost_matrix(network, demand, F),
        lambda network: nearest(network, F, demand),
        lambda network: service_areas(network, F, [100.0, 600.0])[["facility_id", "break_cost", "length_m"]],
    ):
        pd.testing.assert_frame_equal(question(build_network(doubled)), question(build_network(plain)))


@pytest.mark.parametrize("nudge", [0.0, 1e-9, -1e-9, 1e-7])
def test_complaint_08_a_start_on_a_vertex_reaches_all_ways(nudge):
    roads = lines(line((0, 0), (500, 0), (1000, 0)), line((500, 0), (500, 300)))
    for x, y in ((500, 0), (250, 0), (0, 0)):
        start = gpd.GeoDataFrame(geometry=[Point(X0 + x + nudge, Y0 + y)], index=["s"], crs=CRS)
        areas = service_areas(build_network(roads), start, [200.0])
        ways = {(500, 0): 3, (250, 0): 2, (0, 0): 1}[x, y]
        assert only(areas, "length_m") == pytest.approx(200.0 * ways, abs=1e-6)


# ---------------------------------------------------------------------- 11, 12: honest, nested polygons


@pytest.fixture(scope="module")
def hilly():
    """Draw a bent grid of 400 m blocks with some blocks open, and three facilities."""
    random = np.random.default_rng(7)
    corners = {
        (i, j): np.array([X0 + 400 * i, Y0 + 400 * j]) + random.uniform(-90, 90, 2)
        for i in range(9)
        for j in range(9)
    }
    roads = []
    for (i, j), corner in corners.items():
        for other in ((i + 1, j), (i, j + 1)):
            if other in corners and random.random() < 0.8:
                roads.append(LineString([corner, corners[other]]))
    facilities = points(a=(830, 1190), b=(1710, 2010), c=(2600, 700))
    return lines(*roads), facilities


def reach_of(roads, start, spacing=5.0):
    """Give coordinates and costs from one facility, for places along the roads and for itself."""
    along = [shapely.segmentize(road, spacing) for road in roads.geometry]
    places = gpd.GeoDataFrame(
        geometry=shapely.points(np.unique(shapely.get_coordinates(along), axis=0)), crs=roads.crs
    )
    costs = cost_matrix(build_network(roads), start, places)
    xy = shapely.get_coordinates(places.geometry.array)[costs["destination_id"]]
    own = shapely.get_coordinates(start.geometry.array)
    return np.vstack([xy, own]), np.append(costs["total_cost"], 0.0)


@pytest.mark.parametrize("exact", [False, True])
def test_complaint_11_polygons_do_not_promise_too_much(hilly, exact):
    roads, facilities = hilly
    network, limit, tolerance = build_network(roads), 900.0, 30.0
    areas = service_areas(network, facilities, [limit], kind="polygons", trim_m=100.0, exact=exact)
    random = np.random.default_rng(1)
    for row in areas.itertuples():
        low_x, low_y, high_x, high_y = row.geometry.bounds
        sample = random.uniform((low_x, low_y), (high_x, high_y), (6000, 2))
        sample = sample[shapely.contains_xy(row.geometry, sample[:, 0], sample[:, 1])][:1000]
        assert len(sample) == 1000
        xy, cost = reach_of(roads, facilities.loc[[row.facility_id]])
        legs = np.hypot(sample[:, None, 0] - xy[None, :, 0], sample[:, None, 1] - xy[None, :, 1])
        reached_m = (cost[None, :] + legs).min(axis=1)
        # Places on the roads are 5 m apart: a leg found is at most 2.5 m too long.
        assert (reached_m <= limit + tolerance + 2.5).mean() >= 0.99
        assert (legs.min(axis=1) <= 100.0 + tolerance + 2.5).mean() >= 0.99
    assert honesty(network, areas, facilities, samples=1000, tolerance=tolerance) >= 0.99


@pytest.mark.parametrize(("exact", "tolerance"), [(False, 0.05), (True, 0.01)])
def test_complaint_11_polygons_leave_nothing_out(hilly, exact, tolerance):
    """The area is that of all circles around places on the roads, as wide as what is left of the break."""
    roads, facilities = hilly
    limit, trim_m = 900.0, 100.0
    areas = service_areas(
        build_network(roads), facilities, [limit], kind="polygons", trim_m=trim_m, exact=exact
    )
    for row in areas.itertuples():
        xy, cost = reach_of(roads, facilities.loc[[row.facility_id]])
        left = np.minimum(limit - cost, trim_m)
        circles = shapely.union_all(shapely.buffer(shapely.points(xy[left > 0]), left[left > 0]))
        assert row.area_m2 == pytest.approx(row.geometry.area, rel=1e-9)
        assert row.area_m2 == pytest.approx(circles.area, rel=tolerance)
        assert row.geometry.symmetric_difference(circles).area < tolerance * circles.area


@pytest.mark.parametrize("overlap", ["separate", "merge", "split"])
@pytest.mark.parametrize("exact", [False, True])
def test_complaint_12_each_break_contains_the_smaller_and_its_facility(hilly, exact, overlap):
    roads, facilities = hilly
    breaks = [300.0, 700.0, 1200.0]
    areas = service_areas(
        build_network(roads), facilities, breaks, kind="polygons", exact=exact, overlap=overlap
    )
    assert areas.geometry.is_valid.all()
    groups = [("all", areas)] if overlap == "merge" else list(areas.groupby("facility_id"))
    assert len(groups) == (1 if overlap == "merge" else 3)
    for facility, group in groups:
        by_break = group.set_index("break_cost").geometry
        by_break = {limit: shapely.unary_union(by_break.loc[[limit]].tolist()) for limit in breaks}
        for smaller, larger in ((300.0, 700.0), (700.0, 1200.0)):
            assert by_break[smaller].difference(by_break[larger]).area < 1e-6, (facility, smaller)
        own = facilities.geometry if overlap == "merge" else facilities.geometry.loc[[facility]]
        # Each facility stands nearer to the road than its first break is long.
        assert all(by_break[300.0].distance(point) < 1e-6 for point in own)


# ---------------------------------------------------------------------- 13, 14: long runs


def grid(size):
    """Draw a square grid of roads with ``2 · size · (size - 1)`` segments, each its own line."""
    x, y = np.meshgrid(np.arange(size), np.arange(size))
    xy = np.stack([X0 + 100.0 * x + 13 * np.sin(y), Y0 + 100.0 * y + 17 * np.cos(x)], axis=-1)
    across = np.stack([xy[:, :-1], xy[:, 1:]], axis=2).reshape(-1, 2, 2)
    up = np.stack([xy[:-1], xy[1:]], axis=2).reshape(-1, 2, 2)
    return lines(*shapely.linestrings(np.concatenate([across, up])))


@pytest.fixture(scope="module")
def large():
    """Draw 100,000 segments, 1,000 facilities and 5,000 demand points."""
    random = np.random.default_rng(3)
    roads = grid(225)

    def scattered(count):
        xy = random.uniform(0, 22_400, (count, 2)) + (X0, Y0)
        return gpd.GeoDataFrame(geometry=shapely.points(xy), crs=CRS)

    return roads, scattered(1000), scattered(5000)


class Watch:
    """Note when the engine asks whether to stop, and stop it at a given call.

    Times are those of the processor, which what else runs on the machine does not stretch.
    """

    def __init__(self, stop_at=None):
        self.times, self.percents, self.stop_at = [time.process_time()], [], stop_at
        self.asked_at = None

    def is_cancelled(self):
        self.times.append(time.process_time())
        if self.stop_at is not None and len(self.times) > self.stop_at:
            self.asked_at = self.asked_at or self.times[-1]
            return True
        return False

    def progress(self):
        return Progress(on_percent=self.percents.append, is_cancelled=self.is_cancelled)

    def longest_silence(self):
        return max(np.diff([*self.times, time.process_time()]))


def whole_run(roads, facilities, demand, progress):
    built_networks.clear()  # else a second run has less to do
    network = build_network(roads, progress=progress)
    nearest(network, facilities, demand, progress=progress)
    cost_matrix(network, facilities, demand, cutoff=1500.0, progress=progress)
    service_areas(network, facilities, [500.0, 1000.0], progress=progress)
    service_areas(network, facilities.head(50), [500.0, 1000.0], kind="polygons", progress=progress)


def test_complaint_13_a_thousand_facilities_show_progress_and_finish(large):
    watch = Watch()
    started = time.process_time()
    whole_run(*large, watch.progress())
    assert time.process_time() - started < 60
    assert len(set(watch.percents)) >= 20
    assert all(0 <= p <= 100 for p in watch.percents)
    # Row 14: a cancel is answered at the next question, and none is further away than two seconds.
    assert watch.longest_silence() < 2.0


def test_complaint_14_cancel_stops_at_every_stage():
    roads = grid(20)
    facilities, demand = points(a=(950, 950), b=(300, 1200)), points(c=(10, 20), d=(1200, 700))
    through = Watch()
    whole_run(roads, facilities, demand, through.progress())
    asked = len(through.times)
    assert asked > 15
    for call in range(1, asked):
        watch = Watch(stop_at=call)
        with pytest.raises(Cancelled):
            whole_run(roads, facilities, demand, watch.progress())
        assert time.process_time() - watch.asked_at < 2.0


# ---------------------------------------------------------------------- 17–19: bad rows, messages, network


def test_complaint_17_one_bad_geometry_does_not_halt_the_rest():
    good = [line((100 * i, 0), (100 * i + 100, 0)) for i in range(1000)]
    bad = {
        "missing": None,
        "empty": LineString(),
        "point": Point(at((0, 0))[0]),
        "nan": LineString([(np.nan, np.nan), at((1, 1))[0]]),
    }
    roads = lines(*good, *bad.values(), index=[*range(1000), *bad])
    network = build_network(roads)
    assert network.total_length_m == pytest.approx(100_000.0)
    assert network.skipped.set_index("feature_id")["reason"].notna().all()
    assert set(network.skipped["feature_id"]) == set(bad)
    assert set(network.skipped["input"]) == {"ROADS"}

    demand = points(a=(500, 0), none=(0, 0), b=(99_000, 0))
    demand.loc["none", "geometry"] = None
    found = nearest(network, F, demand)
    assert found["reason"].to_dict() == {"a": "served", "none": "no_geometry", "b": "served"}
    assert found.loc[["a", "b"], "total_cost"].tolist() == pytest.approx([500.0, 99_000.0])


def test_complaint_18_a_message_names_layer_feature_and_remedy():
    roads = lines(line((0, 0), (1, 0)), line((1, 0), (2, 0)), index=["R17", "R17"])
    with pytest.raises(InputError) as caught:
        build_network(roads)
    text = str(caught.value)
    assert "ROADS" in text and "R17" in text and "unique" in text


def test_complaint_19_works_with_networking_off(monkeypatch):
    def refuse(*_args, **_options):
        raise OSError("networking is off")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    network = build_network(ONE_KM.to_crs(4490))
    assert only(nearest(network, F.to_crs(4490), E.to_crs(4326))) == pytest.approx(1000.0, rel=1e-4)
    assert not service_areas(network, F, [100.0], kind="polygons").empty


# ---------------------------------------------------------------------- 22, 25–27: placing points


def test_complaint_22_a_facility_in_the_middle_of_an_edge():
    #   d (100,20)       f (430,-30)
    #   |                 |
    #   0-----100-------430----------1000
    network = build_network(ONE_KM)
    found = nearest(network, points(f=(430, -30)), points(d=(100, 20), same=(430, 10)))
    ledger = found[["access_m", "network_cost", "egress_m", "total_cost"]]
    assert ledger.loc["d"].tolist() == pytest.approx([20.0, 330.0, 30.0, 380.0])
    assert ledger.loc["same"].tolist() == pytest.approx([10.0, 0.0, 30.0, 40.0])


def test_complaint_25_z_m_mixed_crs_and_chinese_names_survive_a_geopackage(tmp_path):
    path = tmp_path / "县 域.gpkg"
    dataset = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    reference = ogr.osr.SpatialReference()
    reference.ImportFromEPSG(4547)
    layer = dataset.CreateLayer("道路", reference, ogr.wkbLineStringZM)
    layer.CreateField(ogr.FieldDefn("道路名称", ogr.OFTString))
    for name, (a, b) in {"解放路": ((0, 0), (600, 0)), "人民路": ((600, 0), (600, 800))}.items():
        feature = ogr.Feature(layer.GetLayerDefn())
        feature["道路名称"] = name
        geometry = ogr.Geometry(ogr.wkbLineStringZM)
        for x, y in at(a, b):
            geometry.AddPointZM(x, y, 812.5, 3.0)
        feature.SetGeometry(geometry)
        layer.CreateFeature(feature)
    dataset = layer = feature = None

    roads = read(path, "道路").set_index("道路名称")
    dataset = ogr.Open(str(path))
    raw = [bytes(f.GetGeometryRef().ExportToIsoWkb()) for f in dataset.GetLayer(0)]
    facilities = points(县医院=(600, 800)).to_crs(4490)
    demand = points(张家庄=(0, 0)).to_crs(4326)
    for source in (roads, Lines.from_wkb(raw, pd.DataFrame(index=roads.index), CRS)):
        network = build_network(source)
        assert network.skipped.empty
        assert network.total_length_m == pytest.approx(1400.0)
        found = nearest(network, facilities, demand)
        assert found.index.tolist() == ["张家庄"]
        assert found["facility_id"].tolist() == ["县医院"]
        assert only(found) == pytest.approx(1400.0, abs=0.01)


def test_complaint_26_a_one_way_dead_end_is_not_a_start():
    #      |  (100,40) dead end, one-way upwards
    #   s  |
    #   ---+------------------- y = 0
    roads = lines(
        line((0, 0), (100, 0), (1000, 0)), line((100, 0), (100, 40)), oneway=["no", "yes"]
    )
    network = build_network(roads, direction_field="oneway")
    s = points(s=(98, 30))
    # Leaving: down to the main road, 30 m, then on. Reaching: into the dead end, 2 m.
    leaving = cost_matrix(network, s, E)
    assert leaving[["access_m", "network_cost"]].iloc[0].tolist() == pytest.approx([30.0, 902.0])
    reaching = cost_matrix(network, E, s)
    assert reaching[["egress_m", "network_cost"]].iloc[0].tolist() == pytest.approx([2.0, 930.0])


def test_complaint_27_a_multipoint_is_one_facility():
    two = gpd.GeoDataFrame(
        geometry=[MultiPoint(at((100, 0), (900, 0))), Point(at((500, 0))[0])], index=["two", "one"], crs=CRS
    )
    network = build_network(ONE_KM)
    matrix = cost_matrix(network, points(a=(0, 0), b=(1000, 0)), two)
    assert len(matrix) == 4
    assert not matrix.duplicated(["origin_id", "destination_id"]).any()
    areas = service_areas(network, two, [50.0])
    assert areas["facility_id"].tolist() == ["two", "one"]

"""Check the golden tables of coverage on the sample county with QGIS's own tools alone.

``python tools/check_golden_coverage.py`` computes every number of ``tests/golden/coverage_*.csv`` anew and
prints, for each column, how many were compared and the largest difference. Nothing of the plugin's engine
is used: lengths and areas come from ``native:intersection`` and ``native:dissolve``, distances to lines from
``native:extractwithindistance``, places from ``native:joinattributesbylocation``, ways by road from QGIS's
graph (``QgsVectorLayerDirector``, ``QgsGraphAnalyzer.dijkstra``), what is joined to what from
``native:serviceareafromlayer`` without a limit. Lengths and areas are measured in the plane of ``GROUND``,
the transverse Mercator through the county's middle; ways by road in the roads' own EPSG:4547.
"""

from __future__ import annotations

import csv
import math
import os
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "county_gis_plugin" / "sample_data" / "county.gpkg"
GOLDEN = ROOT / "tests" / "golden"
GROUND = "+proj=tmerc +lat_0=36.4907 +lon_0=113.2832 +k=1 +x_0=0 +y_0=0 +ellps=GRS80 +units=m +no_defs"
COUNTY = ""
# Both bring layers into one plane, by way of different libraries.
RELATIVE = 1e-8

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from qgis.analysis import (  # noqa: E402
    QgsGraphAnalyzer,
    QgsGraphBuilder,
    QgsNativeAlgorithms,
    QgsNetworkDistanceStrategy,
    QgsVectorLayerDirector,
)
from qgis.core import (  # noqa: E402
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProject,
    QgsReferencedRectangle,
    QgsSpatialIndex,
    QgsVectorLayer,
)

Table = dict[tuple[str, ...], dict[str, float]]

# What the sample county's words mean: the standards' table of surfaces and classes, by hand.
HERE = "\"status\" IN ('现状', '在建')"
CLASSES = {"motorway_km": "高速", "class_1_km": "一级", "class_2_km": "二级", "class_3_km": "三级",
           "class_4_km": "四级", "below_class_km": "等外"}
STREETS = ("快速路", "主干路", "次干路", "支路")
PAVED = ("沥青混凝土", "水泥混凝土")
GRADED = ("高速", "一级", "二级", "三级", "四级")
CLASS_3 = GRADED[:4]
# Kinds that count, the radius in town and country (metres), by service.
SERVICES = {
    "clinic": (
        ("village_clinic", "health_station", "chc", "township_health_centre", "outpatient"), 300, 2500),
    "charging": (("charging",), 2500, 5000),
    "logistics": (("logistics", "post_office"), 1000, 2000),
    "bus_stop": (("bus_stop", "bus_station"), 500, 2000),
    "waste_point": (("waste_point", "transfer_station"), 70, 500),
}
MEDIA = {"JS": "water", "WS": "sewage", "HS": "combined", "YS": "storm", "RQ": "gas", "RL": "heat",
         "DL": "power", "TX": "telecom"}
PLANTS = {"water": "water_plant", "sewage": "wwtp", "gas": "gas_gate_station", "heat": "heat_source",
          "power": "substation", "telecom": "telecom_office"}
SERVED_M = {"water": 100, "gas": 100, "heat": 100, "sewage": 50}
RENEWAL_YEARS = {"water": 30, "gas": 20, "heat": 20}
YEAR = 2026
MAINS = ("输水干管", "主干管", "一级网干管", "中压干管", "110kV", "压力管")
ROUTES = ("G", "S", "X")
CORRIDOR_M = 5000.0
PARKS = ((5000.0, 1e12, 500.0), (2000.0, 5000.0, 300.0))
GRID_M = 30.0
APART_M, STEP_M = 60.0, 25.0


class Native:
    """Run QGIS's own algorithms on the sample county's layers."""

    def __init__(self) -> None:
        registry = QgsApplication.processingRegistry()
        if registry.algorithmById("native:intersection") is None:
            self.provider = QgsNativeAlgorithms(registry)
            registry.addProvider(self.provider)
        self.context = QgsProcessingContext()
        self.context.setProject(QgsProject.instance())
        self.ground = QgsCoordinateReferenceSystem()
        self.ground.createFromProj(GROUND)
        self.plane = QgsCoordinateReferenceSystem("EPSG:4547")

    def run(self, algorithm: str, output: str = "OUTPUT", **parameters: object) -> QgsVectorLayer:
        """Run an algorithm and give its layer.

        Raises
        ------
        RuntimeError
            If it failed, with its log.
        """
        feedback = QgsProcessingFeedback()
        found = QgsApplication.processingRegistry().algorithmById(f"native:{algorithm}")
        results, well = found.run({**parameters, output: "TEMPORARY_OUTPUT"}, self.context, feedback)
        if not well:
            raise RuntimeError(f"native:{algorithm} failed:\n{feedback.textLog()}")
        return self.context.takeResultLayer(results[output])

    def layer(
        self, name: str, where: str = "", crs: QgsCoordinateReferenceSystem | None = None
    ) -> QgsVectorLayer:
        """Give a layer of the sample county, some of its features, in the ground's CRS."""
        source = f"{SAMPLE}|layername={name}" + (f"|subset={where}" if where else "")
        return self.run("reprojectlayer", INPUT=source, TARGET_CRS=crs or self.ground)

    def some(self, layer: QgsVectorLayer, expression: str) -> QgsVectorLayer:
        return self.run("extractbyexpression", INPUT=layer, EXPRESSION=expression)

    def overlay(
        self, layer: QgsVectorLayer, polygons: QgsVectorLayer, fields: Iterable[str] = ("code",)
    ) -> QgsVectorLayer:
        """Intersect with polygons; their fields come as ``over_…``."""
        return self.run("intersection", INPUT=layer, OVERLAY=polygons, INPUT_FIELDS=[],
                        OVERLAY_FIELDS=list(fields), OVERLAY_FIELDS_PREFIX="over_")

    def cut(
        self, layer: QgsVectorLayer, polygons: QgsVectorLayer, fields: Iterable[str] = ("code",)
    ) -> list[QgsFeature]:
        """Give the features of ``overlay``."""
        return list(self.overlay(layer, polygons, fields).getFeatures())

    def one(self, layer: QgsVectorLayer) -> QgsVectorLayer:
        """Dissolve, so that ground counts once."""
        return self.run("dissolve", INPUT=self.run("fixgeometries", INPUT=layer), FIELD=[])

    def near(self, points: QgsVectorLayer, lines: QgsVectorLayer, most_m: float) -> set[str]:
        """Give the codes of the points within a straight distance of the nearest feature."""
        found = self.run("extractwithindistance", INPUT=points, REFERENCE=lines, DISTANCE=most_m)
        return {f["code"] for f in found.getFeatures()}


class Ways:
    """Hold QGIS's graph of roads with points tied to it."""

    def __init__(
        self, roads: QgsVectorLayer, points: list[QgsPointXY], *, oneway: str = "", reverse: bool = False
    ) -> None:
        field = roads.fields().indexFromName(oneway) if oneway else -1
        along, against = ("-1", "1") if reverse else ("1", "-1")
        director = QgsVectorLayerDirector(
            roads, field, along, against, "0", QgsVectorLayerDirector.Direction.DirectionBoth)
        director.addStrategy(QgsNetworkDistanceStrategy())
        builder = QgsGraphBuilder(roads.crs(), False, 0.0, "NONE")
        tied = director.makeGraph(builder, points)
        self.graph = builder.graph()
        self.leg_m = [point.distance(place) for point, place in zip(points, tied)]
        self.vertex = [self.graph.findVertex(place) for place in tied]

    def cost_m(self, sources: Iterable[int], most_leg_m: float = 1000.0) -> list[float]:
        """Give each vertex's distance to the nearest of some tied points, their legs included."""
        root = self.graph.addVertex(QgsPointXY(0, 0))
        for number in sources:
            if self.leg_m[number] <= most_leg_m:
                self.graph.addEdge(root, self.vertex[number], [self.leg_m[number]])
        return QgsGraphAnalyzer.dijkstra(self.graph, root, 0)[1]


def total(rows: Iterable[tuple[tuple[str, ...], str, float]]) -> Table:
    """Add up (key with the township first, column, value), for the township and for the county."""
    table: Table = defaultdict(lambda: defaultdict(float))
    for (code, *rest), column, value in rows:
        table[(code, *rest)][column] += value
        table[(COUNTY, *rest)][column] += value
    return table


def vertex_points(feature: QgsFeature) -> list[QgsPointXY]:
    """Give the vertices of a line."""
    line = feature.geometry()  # its vertices live as long as it does
    return [QgsPointXY(vertex) for vertex in line.vertices()]


# ------------------------------------------------------------------------------- roads


def roads(native: Native) -> Table:
    """Compute the table of roads."""
    towns, lines = native.layer("townships"), native.layer("roads")
    builtup = native.one(native.layer("builtup"))
    rows = [((t["code"],), "area_km2", t.geometry().area() / 1e6) for t in towns.getFeatures()]
    # Piece by piece: of a line that runs back over itself an intersection would keep one way only.
    there = native.some(lines, HERE)
    numbered = native.run("fieldcalculator", INPUT=there, FIELD_NAME="line", FIELD_TYPE=1, FORMULA="$id")
    straight = native.run("explodelines", INPUT=numbered)
    pieces = native.cut(straight, towns)
    rows += length_rows(pieces, halved(native, pieces))
    planned = native.some(lines, "\"status\" = '规划'")
    rows += [((f["over_code"],), "planned_km", f.geometry().length() / 1e3)
             for f in native.cut(planned, towns)]
    urban = native.overlay(builtup, towns)
    rows += [((f["over_code"],), "builtup_km2", f.geometry().area() / 1e6) for f in urban.getFeatures()]
    inside = native.cut(straight, urban, ["over_code"])
    once = halved(native, inside)
    for feature, km in zip(inside, once):
        key = (feature["over_over_code"],)
        rows.append((key, "builtup_road_km", km))
        if feature["urban_class"] in STREETS:
            rows.append((key, "builtup_street_km", km))
    rows += village_rows(native, there)
    return total(rows)


def length_rows(pieces: list[QgsFeature], once: list[float]) -> list[tuple]:
    """List the lengths of pieces by class and surface."""
    rows = []
    for feature, km in zip(pieces, once):
        key = (feature["over_code"],)
        names = [name for name, word in CLASSES.items() if feature["tech_class"] == word] or ["street_km"]
        names += ["length_km", "paved_km" if feature["surface"] in PAVED else "unpaved_km"]
        rows += [(key, name, km) for name in names]
        rows.append((key, "carriageway_km", feature.geometry().length() / 1e3))
    return rows


def halved(native: Native, pieces: list[QgsFeature]) -> list[float]:
    """Give the length of each piece in km, half where the other carriageway lies within 60 m of it.

    The pieces are densified to steps of 25 m at most; a step is doubled if its middle lies within 60 m
    of a step of another road of the same class and route that runs the other way, by more than 150°;
    where there is no route number, two names must be the same.
    """
    steps, index = [], QgsSpatialIndex()
    for number, feature in enumerate(pieces):
        way = feature["oneway"]
        if way not in (1, -1):
            continue
        group = (str(feature["tech_class"]), str(feature["urban_class"]), str(feature["route"]))
        name = "" if feature["route"] else str(feature["name"] or "")
        for part in feature.geometry().asGeometryCollection():
            dense = part.densifyByDistance(STEP_M)
            vertices = [QgsPointXY(vertex) for vertex in dense.vertices()]
            for a, b in zip(vertices[:-1], vertices[1:]):
                step = QgsFeature(len(steps))
                step.setGeometry(part.fromPolylineXY([a, b]))
                turn = math.atan2(way * (b.y() - a.y()), way * (b.x() - a.x()))
                steps.append((number, step.geometry(), turn, (group, feature["line"], name)))
                index.addFeature(step)
    doubled = defaultdict(float)
    for number, line, turn, (group, id_, name) in steps:
        middle = line.interpolate(line.length() / 2)
        box = middle.boundingBox().buffered(APART_M)
        for other in index.intersects(box):
            _, near, against, (of, other_id, called) = steps[other]
            facing = math.cos(turn - against) < -math.cos(math.radians(30))
            alike = of == group and other_id != id_ and (called == name or not called or not name)
            if alike and facing and near.distance(middle) <= APART_M:
                doubled[number] += line.length()
                break
    return [(f.geometry().length() - doubled[n] / 2) / 1e3 for n, f in enumerate(pieces)]


def village_rows(native: Native, there: QgsVectorLayer) -> list[tuple]:
    """List villages and people by what roads are near them, and seats by whether good roads join them."""
    villages = placed(native, "villages")
    seats = native.layer("township_seats")
    county_seat = native.some(seats, "\"town_code\" = '149921001'")
    main = reached(native, there, county_seat)
    graded = native.some(main, one_of("tech_class", GRADED) + " OR " + one_of("urban_class", STREETS))
    # Motorways are entered at their ramps alone; the rest is paved, or graded and hard.
    hard = native.some(there, f"NOT ({one_of('tech_class', ['高速'])}) AND ({one_of('surface', PAVED)} OR "
                       f"({one_of('tech_class', GRADED)} AND \"surface\" = '砂石'))")
    on_graded = native.near(villages, graded, 500.0)
    all_season = native.near(villages, hard, 2000.0)
    urban = {f["code"] for f in native.run(
        "extractbylocation", INPUT=villages, PREDICATE=[0], INTERSECT=native.layer("builtup")).getFeatures()}
    rows = []
    for feature in villages.getFeatures():
        key, code = (feature["over_code"],), feature["code"]
        rows += [(key, "people", feature["pop"]), (key, "villages", 1),
                 (key, "villages_on_graded", code in on_graded)]
        if code not in urban and not feature["class"].startswith("1"):
            rows.append((key, "rural_people", feature["pop"]))
            rows.append((key, "rural_people_near", feature["pop"] * (code in all_season)))
    good = native.some(there, one_of("tech_class", CLASS_3) + " OR " + one_of("urban_class", STREETS))
    joined = native.near(seats, reached(native, good, county_seat), 500.0)
    rows += [((f["town_code"],), "seats_connected", f["code"] in joined) for f in seats.getFeatures()]
    return rows


def one_of(field: str, words: Iterable[str]) -> str:
    listed = ", ".join(f"'{word}'" for word in words)
    return f'coalesce("{field}", \'\') IN ({listed})'


def placed(native: Native, name: str, where: str = "") -> QgsVectorLayer:
    """Give points with the code of the township in which they stand (``over_code``)."""
    return in_townships(native, native.layer(name, where))


def in_townships(native: Native, points: QgsVectorLayer) -> QgsVectorLayer:
    return native.run(
        "joinattributesbylocation", INPUT=points, JOIN=native.layer("townships"), PREDICATE=[0],
        JOIN_FIELDS=["code"], METHOD=1, DISCARD_NONMATCHING=False, PREFIX="over_")


def reached(
    native: Native, lines: QgsVectorLayer, starts: QgsVectorLayer, **options: object
) -> QgsVectorLayer:
    """Give the lines that can be reached from the points at any cost.

    A line is reached if the point half-way along it lies on what QGIS's service area gives.
    """
    area = native.run("serviceareafromlayer", "OUTPUT_LINES", INPUT=lines, START_POINTS=starts, STRATEGY=0,
                      TRAVEL_COST2=1e9, **{"TOLERANCE": 1.0, **options})
    area = native.run("multiparttosingleparts", INPUT=native.run("dissolve", INPUT=area, FIELD=[]))
    numbered = native.run("fieldcalculator", INPUT=lines, FIELD_NAME="code", FIELD_TYPE=2, FIELD_LENGTH=20,
                          FIELD_PRECISION=0, FORMULA="to_string($id)")
    middles = native.run("geometrybyexpression", INPUT=numbered, OUTPUT_GEOMETRY=2,
                         EXPRESSION="line_interpolate_point($geometry, length($geometry) / 2)")
    return native.some(numbered, one_of("code", native.near(middles, area, 0.05)))


# ------------------------------------------------------------------------------- sites


def sites(native: Native) -> Table:
    """Compute the table of sites."""
    villages = placed_plane(native, "villages")
    found = {service: site_points(native, kinds, service) for service, (kinds, *_) in SERVICES.items()}
    points = [f.geometry().asPoint() for f in villages]
    first = {}
    for service, (places, _) in found.items():
        first[service] = len(points)
        points += places
    # Distances are from the village to the site: the graph is searched against the traffic.
    ways = Ways(streets(native), points, oneway="oneway", reverse=True)
    urban = in_town(native, villages)
    exempt = exempt_villages(native, villages, found["clinic"])
    rows = []
    for service, (_, in_town_m, in_country_m) in SERVICES.items():
        places, codes = found[service]
        rows += [((code, service), "sites", 1) for code in codes if code]
        cost = ways.cost_m(range(first[service], first[service] + len(places)))
        for number, village in enumerate(villages):
            key = (village["over_code"], service)
            radius = in_town_m if urban[number] else in_country_m
            whole = cost[ways.vertex[number]] + ways.leg_m[number]
            served = whole <= radius and ways.leg_m[number] <= 1000.0
            straight = min(points[number].distance(place) for place in places) <= radius
            free = service == "clinic" and village["code"] in exempt
            rows += [(key, "villages", 1), (key, "villages_radius", served and not free),
                     (key, "villages_exempt", free), (key, "villages_covered", served or free),
                     (key, "people", village["pop"]), (key, "people_served", village["pop"] * served),
                     (key, "straight_people", village["pop"] * straight),
                     (key, "people_between", village["pop"] * (straight and not served))]
            if math.isfinite(whole) and ways.leg_m[number] <= 1000.0:
                rows += [(key, "weighted", village["pop"] * whole), (key, "weight", village["pop"])]
    table = total(rows)
    for numbers in table.values():
        numbers["mean_cost"] = numbers.pop("weighted", math.nan) / numbers.pop("weight", math.nan)
    return table


def streets(native: Native) -> QgsVectorLayer:
    """Give the roads on which distances are measured: all that are there but motorways."""
    roads = native.layer("roads", crs=native.plane)
    return native.some(roads, f"{HERE} AND coalesce(\"tech_class\", '') <> '高速'")


def placed_plane(native: Native, name: str) -> list[QgsFeature]:
    """Give points in the roads' CRS with their township."""
    points = native.run("reprojectlayer", INPUT=placed(native, name), TARGET_CRS=native.plane)
    return list(points.getFeatures())


def site_points(native: Native, kinds: tuple[str, ...], service: str) -> tuple[list[QgsPointXY], list[str]]:
    """Give the sites that count, and the township of each."""
    places, codes = [], []
    for name in ("facilities", "charging", "logistics", "stops"):
        for feature in placed_plane(native, name):
            if feature["kind"] not in kinds or feature["status"] not in ("现状", "在建"):
                continue
            if name == "charging" and (feature["public"] != "公用" or feature["open"] != "是"):
                continue
            places.append(feature.geometry().asPoint())
            codes.append(feature["over_code"])
    return places, codes


def in_town(native: Native, villages: list[QgsFeature]) -> list[bool]:
    """Say which villages are urban: in built-up land, or of a class that begins with 1."""
    land = native.one(native.layer("builtup", crs=native.plane))
    town = next(land.getFeatures()).geometry()
    return [village["class"].startswith("1") or town.intersects(village.geometry()) for village in villages]


def exempt_villages(native: Native, villages: list[QgsFeature], clinics: tuple) -> set[str]:
    """Give the villages that host a health centre: they are the nearest to one, within 1,000 m."""
    codes = set()
    for feature in placed_plane(native, "facilities"):
        if feature["kind"] in ("township_health_centre", "chc"):
            place = feature.geometry().asPoint()
            nearest = min(villages, key=lambda v: v.geometry().asPoint().distance(place))
            if nearest.geometry().asPoint().distance(place) <= 1000.0:
                codes.add(nearest["code"])
    return codes


# ------------------------------------------------------------------------------- pipes


def pipes(native: Native) -> Table:
    """Compute the table of pipes."""
    towns, builtup = native.layer("townships"), native.one(native.layer("builtup"))
    lines = native.layer("pipes")
    used = native.some(lines, "\"status\" = '现状'")
    rows = []
    for feature in native.cut(native.some(lines, "\"status\" <> '现状'"), towns):
        rows.append(((feature["over_code"], MEDIA[feature["medium"]]), "length_not_in_use_m",
                     feature.geometry().length()))
    inside = native.overlay(builtup, towns)
    for feature in native.cut(used, inside, ["over_code"]):
        rows.append(((feature["over_over_code"], MEDIA[feature["medium"]]), "builtup_length_m",
                     feature.geometry().length()))
    for feature in native.cut(used, towns):
        medium, length = MEDIA[feature["medium"]], feature.geometry().length()
        key = (feature["over_code"], medium)
        rows.append((key, "length_m", length))
        age = YEAR - feature["year"] if isinstance(feature["year"], int) else -1
        if age >= RENEWAL_YEARS.get(medium, math.inf) and feature["renewed"] != "是":
            rows.append((key, "length_due_m", length))
    for medium, plant in PLANTS.items():
        rows += connected_rows(native, used, medium, plant)
    table = total(rows)
    return table


def connected_rows(native: Native, used: QgsVectorLayer, medium: str, plant: str) -> list[tuple]:
    """List the length that is joined to a plant, and who lives near a pipe and near a joined one."""
    towns = native.layer("townships")
    system = ("sewage", "combined") if medium == "sewage" else (medium,)
    words = [word for word, name in MEDIA.items() if name in system]
    own = native.some(used, one_of("medium", words))
    plants = native.layer("facilities", f"kind = '{plant}' AND status = '现状'")
    # Sewers are followed from the works against their drawing; everything else both ways.
    one_way = {"DEFAULT_DIRECTION": 1} if medium == "sewage" else {}
    joined = reached(native, own, plants, TOLERANCE=0.5, **one_way)
    rows = [((f["over_code"], MEDIA[f["medium"]]), "length_connected_m", f.geometry().length())
            for f in native.cut(joined, towns)]
    if medium not in SERVED_M:
        return rows
    villages, serving = placed(native, "villages"), native.some(joined, f"NOT ({one_of('role', MAINS)})")
    limit = SERVED_M[medium]
    near, connected = (native.near(villages, which, limit) for which in (own, serving))
    for feature in villages.getFeatures():
        key, code, people = (feature["over_code"], medium), feature["code"], feature["pop"]
        rows += [(key, "people_near", people * (code in near)), (key, "villages_near", code in near),
                 (key, "people_connected", people * (code in connected)),
                 (key, "villages_connected", code in connected)]
    homes = native.one(native.layer("residential"))
    for column, which in (("residential_near_m2", own), ("residential_connected_m2", serving)):
        strips = native.run("buffer", INPUT=which, DISTANCE=limit, SEGMENTS=16, DISSOLVE=True)
        land = native.run("intersection", INPUT=homes, OVERLAY=strips, INPUT_FIELDS=[], OVERLAY_FIELDS=[])
        rows += [((f["over_code"], medium), column, f.geometry().area()) for f in native.cut(land, towns)]
    return rows


# ------------------------------------------------------------------------------- corridors


def corridors(native: Native) -> Table:
    """Compute the table of corridors: length and gaps of both directions, and of each route.

    QGIS's graph gives the distance from every vertex to the nearest charger; on a segment of length L
    between distances A and B it is min(A + x, B + L − x), whose part above the limit is reckoned by hand.
    """
    driven = native.some(native.layer("roads", crs=native.plane), HERE)
    places = [f.geometry().asPoint() for f in placed_plane(native, "charging")
              if f["status"] in ("现状", "在建") and f["open"] != "否"]
    # Distances are from the place to the charger: the graph is searched against the traffic.
    ways = Ways(driven, places, oneway="oneway", reverse=True)
    cost = ways.cost_m(range(len(places)))
    at = QgsSpatialIndex()
    for number in range(ways.graph.vertexCount() - 1):
        feature = QgsFeature(number)
        feature.setGeometry(QgsGeometry.fromPointXY(ways.graph.vertex(number).point()))
        at.addFeature(feature)
    stations = [ways.graph.vertex(number).point() for number in ways.vertex]
    gaps, whole, drawn = [], [], set()
    for feature in driven.getFeatures():
        route = str(feature["route"] or "").split(";")[0]
        for a, b in segments(vertex_points(feature), stations):
            # What is drawn twice is there once, and belongs to the first road.
            key = frozenset((round(p.x(), 3), round(p.y(), 3)) for p in (a, b))
            if key in drawn:
                continue
            drawn.add(key)
            if route[:1] not in ROUTES:
                continue
            whole.append((route, feature["oneway"], QgsGeometry.fromPolylineXY([a, b])))
            low, high = (cost[at.nearestNeighbor(place, 1)[0]] for place in (a, b))
            for begin, end in beyond(low, high, a.distance(b), feature["oneway"]):
                line = QgsGeometry.fromPolylineXY([between(a, b, begin), between(a, b, end)])
                gaps.append((route, feature["oneway"], line))
    rows = []
    for column, drawn in (("length_m", whole), ("gap_m", gaps)):
        rows += corridor_rows(native, column, drawn)
    return total(rows)


def corridor_rows(native: Native, column: str, drawn: list[tuple]) -> list[tuple]:
    """Share lines out among townships; a road for both directions counts twice."""
    fields = "&field=route:string&field=times:integer"
    layer = QgsVectorLayer("LineString?crs=EPSG:4547" + fields, "drawn", "memory")
    features = []
    for route, oneway, geometry in drawn:
        feature = QgsFeature(layer.fields())
        feature.setAttributes([route, 1 if oneway in (1, -1) else 2])
        feature.setGeometry(geometry)
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    towns = native.layer("townships", crs=native.plane)
    return [((f["over_code"],), column, f["times"] * f.geometry().length())
            for f in native.cut(layer, towns)]


def segments(vertices: list[QgsPointXY], stations: list[QgsPointXY]) -> list[tuple[QgsPointXY, QgsPointXY]]:
    """Give the straight pieces between vertices and the chargers' places on the line."""
    found = []
    for a, b in zip(vertices[:-1], vertices[1:]):
        length = a.distance(b)
        inner = [p for p in stations if abs(a.distance(p) + p.distance(b) - length) < 1e-6]
        chain = [a, *sorted(inner, key=a.distance), b]
        found += [(p, q) for p, q in zip(chain[:-1], chain[1:]) if p.distance(q) > 1e-6]
    return found


def beyond(low: float, high: float, length: float, oneway: int) -> list[tuple[float, float]]:
    """Give the part of a segment whose distance is above the limit, as shares of it."""
    if oneway == 1:
        low = math.inf
    elif oneway == -1:
        high = math.inf
    begin = min(max(CORRIDOR_M - low, 0.0), length)
    end = max(min(length - (CORRIDOR_M - high), length), 0.0)
    return [(begin / length, end / length)] if end > begin else []


def between(a: QgsPointXY, b: QgsPointXY, share: float) -> QgsPointXY:
    return QgsPointXY(a.x() + share * (b.x() - a.x()), a.y() + share * (b.y() - a.y()))


# ------------------------------------------------------------------------------- parks


def green(native: Native) -> Table:
    """Compute the table of parks; land by network is sampled on a grid of 30 m."""
    towns, homes = native.layer("townships"), native.one(native.layer("residential"))
    parks = native.some(native.layer("green"), HERE)
    rows = areas(native, native.one(parks), towns, "park_m2")
    rows += areas(native, homes, towns, "residential_m2")
    middles = native.run("pointonsurface", INPUT=parks)
    rows += [((f["over_code"],), "parks", 1) for f in in_townships(native, middles).getFeatures()]
    strips = []
    for low, high, radius in PARKS:
        sized = native.some(parks, f"{low} <= area($geometry) AND area($geometry) < {high}")
        strips.append(native.run("buffer", INPUT=sized, DISTANCE=radius, SEGMENTS=32, DISSOLVE=True))
    near = native.one(native.run("mergevectorlayers", LAYERS=strips, CRS=native.ground))
    land = native.run("intersection", INPUT=homes, OVERLAY=near, INPUT_FIELDS=[], OVERLAY_FIELDS=[])
    rows += areas(native, land, towns, "residential_straight_m2")
    villages = placed(native, "villages")
    close = {f["code"] for f in native.run(
        "extractbylocation", INPUT=villages, PREDICATE=[0], INTERSECT=near).getFeatures()}
    rows += [((f["over_code"],), "people_straight", f["pop"] * (f["code"] in close))
             for f in villages.getFeatures()]
    return total(rows + by_street(native, land))


def areas(native: Native, land: QgsVectorLayer, towns: QgsVectorLayer, column: str) -> list[tuple]:
    """List the areas of polygons by township."""
    return [((f["over_code"],), column, f.geometry().area()) for f in native.cut(land, towns)]


def by_street(native: Native, land: QgsVectorLayer) -> list[tuple]:
    """List people within a park's radius by street, and the housing, at places 30 m apart."""
    extent = QgsReferencedRectangle(land.extent(), native.ground)
    grid = native.run(
        "creategrid", TYPE=0, EXTENT=extent, HSPACING=GRID_M, VSPACING=GRID_M, CRS=native.ground)
    grid = native.run("extractbylocation", INPUT=grid, PREDICATE=[0], INTERSECT=land)
    plane = native.run("reprojectlayer", INPUT=in_townships(native, grid), TARGET_CRS=native.plane)
    cells = list(plane.getFeatures())
    villages = placed_plane(native, "villages")
    points = [f.geometry().asPoint() for f in (*villages, *cells)]
    gates, limits = [], []
    for park in native.some(native.layer("green", crs=native.plane), HERE).getFeatures():
        area = park.geometry().area()
        radius = next((r for low, high, r in PARKS if low <= area < high), None)
        if radius is not None:
            dense = park.geometry().densifyByDistance(STEP_M)  # its vertices live as long as it does
            edge = [QgsPointXY(vertex) for vertex in dense.vertices()]
            gates, limits = gates + edge, limits + [radius] * len(edge)
    ways = Ways(streets(native), points + gates)
    served = [False] * len(points)
    for *_, radius in PARKS:
        chosen = [len(points) + n for n, limit in enumerate(limits) if limit == radius]
        cost = ways.cost_m(chosen)
        for n in range(len(points)):
            served[n] |= cost[ways.vertex[n]] + ways.leg_m[n] <= radius
    rows = [((f["over_code"],), "people_network", f["pop"] * ok) for f, ok in zip(villages, served)]
    rows += [((f["over_code"],), "residential_network_m2", GRID_M**2 * ok)
             for f, ok in zip(cells, served[len(villages):])]
    return rows


# ------------------------------------------------------------------------------- comparing

TABLES = {"roads": roads, "sites": sites, "pipes": pipes, "corridors": corridors, "green": green}
# Areas agree to a share of the county's: circles are drawn as polygons of more or fewer sides, and in the
# roads' plane or the ground's; the land within a way by street is sampled at places 30 m apart.
SHARES = {"residential_straight_m2": 0.0005, "residential_near_m2": 0.0005,
          "residential_connected_m2": 0.0005, "residential_network_m2": 0.05}


def read_golden(name: str) -> tuple[dict[str, float], Table]:
    """Read a golden table: the precision of each column, and its numbers by township (and kind)."""
    with open(GOLDEN / f"coverage_{name}.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    keys = [key for key in ("code", "service", "medium") if key in rows[0]]
    table = {
        tuple(row[key] for key in keys): {
            name: float(text) if text else math.nan for name, text in row.items() if name not in keys}
        for row in rows
    }
    return table.pop(("±",) * len(keys)), table


def compare(name: str, found: Table) -> tuple[list[str], list[str]]:
    """Compare a golden table with what QGIS finds: a line for each column, and the numbers that differ."""
    precision, golden = read_golden(name)
    lines, wrong = [], []
    for column, most in precision.items():
        largest, count = 0.0, 0
        for key, numbers in golden.items():
            written, own = numbers[column], found.get(key, {}).get(column, 0.0)
            if math.isnan(written):  # nothing is known, so that QGIS must have found nothing
                difference, allowed = abs(own), 0.0
            else:
                difference = abs(own - written)
                whole = golden[(COUNTY, *key[1:])][column]
                allowed = max(1.1 * most, RELATIVE * abs(written), SHARES.get(column, 0.0) * whole)
            count, largest = count + 1, max(largest, difference)
            if not difference <= allowed:
                wrong.append(f"{name} {column} {key}: written {written}, QGIS {own}")
        lines.append(f"{column}: {count} numbers, largest difference {largest:.3g} (precision {most:g})")
    return lines, wrong


def main() -> int:
    """Give the exit status: 1 if a number differs by more than its precision."""
    application = QgsApplication([], False, tempfile.mkdtemp())
    application.initQgis()
    native, wrong = Native(), 0
    for name in sys.argv[1:] or TABLES:
        lines, differing = compare(name, TABLES[name](native))
        print(name, *lines, *(f"DIFFERS {text}" for text in differing), sep="\n  ", flush=True)
        wrong += len(differing)
    os._exit(1 if wrong else 0)  # QGIS may crash while Python takes its objects apart


if __name__ == "__main__":
    main()

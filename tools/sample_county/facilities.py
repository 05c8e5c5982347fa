"""Place public facilities: where the people are first, so that far valleys go without."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely

from . import grid
from .land import Land, Township
from .landuse import Block
from .places import Places, Village
from .roads import RoadNet
from .terrain import Terrain
from .write import Layer, fields

FIELDS = fields("id name kind grade public capacity:int status year:int town_code area_m2:int")
OLD_KINDS = {
    "hospital_general",
    "hospital_tcm",
    "hospital_mch",
    "township_health_centre",
    "primary",
    "teaching_point",
    "junior_high",
    "nine_year",
    "senior_high",
    "vocational",
    "kindergarten",
    "culture_centre",
    "library",
}
PRIMARY, TEACHING_POINTS, CLINIC_SHARE = 64, 36, 0.84


@dataclass
class Site:
    """Describe one facility before it becomes a feature."""

    kind: str
    name: str
    xy: np.ndarray
    values: dict
    village: int | None = None


class Book:
    """Collect facilities, with a free spot near its village for each."""

    def __init__(
        self, land: Land, places: Places, net: RoadNet, blocks: list[Block], terrain: Terrain
    ) -> None:
        self.rng = grid.random_source("facilities")
        self.land, self.places, self.net, self.terrain = land, places, net, terrain
        self.blocks = [block for block in blocks if block.use == "other"]
        self.centres = np.array([block.centre for block in self.blocks])
        self.townships = land.labels.ravel()[grid.cell_of(self.centres)]
        self.sites: list[Site] = []

    def villages(self, township: Township) -> list[int]:
        """Return the numbers of the township's villages."""
        return [i for i, v in enumerate(self.places.villages) if v.township == township.number]

    def at_village(self, kind: str, name: str, village: int, **values) -> None:
        """Place a facility in the main settlement of a village."""
        self.at(kind, name, self.spot(self.places.main(village)), **values)
        self.sites[-1].village = village

    def spot(self, settlement) -> np.ndarray:
        """Return a place among the houses of a settlement, off the carriageway."""
        if settlement.urban and len(self.centres):
            away = np.round(grid.length(self.centres - settlement.xy), 3)
            near = np.argsort(away, kind="stable")[:5]
            own = self.places.villages[settlement.village].township
            near = near[(away[near] < 900) & (self.townships[near] == own)]
            if len(near):
                block = self.blocks[int(near[int(self.rng.random_sample() * len(near))])]
                mix = self.rng.random_sample(4) + 0.05
                return np.round(((mix / mix.sum())[:, None] * block.corners).sum(axis=0), 2)
        anchor = self.net.anchors.get(settlement.cell, settlement.xy)
        reach = 18 + (25 + 2.2 * np.sqrt(settlement.pop)) * self.rng.random_sample()
        turn = 2 * np.pi * self.rng.random_sample()
        return np.round(anchor + reach * np.array([np.cos(turn), np.sin(turn)]), 2)

    def at(self, kind: str, name: str, xy: np.ndarray, **values) -> None:
        """Place a facility at a point."""
        values.setdefault("status", "现状")
        values.setdefault("public", "公办")
        first = 1972 if kind in OLD_KINDS else 2006
        built = int(first + (2024 - first) * self.rng.random_sample())
        values.setdefault("year", built if values["status"] == "现状" else 2027)
        self.sites.append(Site(kind, name, xy, values))


def make_facilities(terrain: Terrain, land: Land, places: Places, net: RoadNet, blocks: list[Block]) -> Book:
    """Return all facilities of the county."""
    book = Book(land, places, net, blocks, terrain)
    _county_level(book)
    for township in land.townships:
        _township_level(book, township)
    _schools(book)
    _health_posts(book)
    _village_level(book)
    _works(book)
    return book


def facility_layer(book: Book) -> Layer:
    """Return the layer `facilities`."""
    layer = Layer("facilities", "Point", grid.GEOGRAPHIC_CRS, FIELDS)
    tiles = list(book.land.tiles.items())
    tree = shapely.STRtree([tile for _, tile in tiles])
    for number, site in enumerate(book.sites):
        point = shapely.Point(site.xy)
        holders = tree.query(point, predicate="intersects")
        code = book.land.townships[tiles[holders[0]][0]].code if len(holders) else None
        layer.add(
            point, id=f"F{number + 1:05d}", name=site.name, kind=site.kind, town_code=code, **site.values
        )
    return layer


def _communities(book: Book) -> list[int]:
    streets = {t.number for t in book.land.townships if t.kind == "street"}
    return [i for i, v in enumerate(book.places.villages) if v.community and v.township in streets]


def _county_level(book: Book) -> None:
    urban = _communities(book)
    plan = [
        ("hospital_general", "示例县人民医院", 2, {"grade": "二级甲等", "capacity": 620}),
        ("hospital_tcm", "示例县中医院", 16, {"grade": "二级甲等", "capacity": 260}),
        ("hospital_mch", "示例县妇幼保健院", 28, {"grade": "二级乙等", "capacity": 140}),
        ("senior_high", "示例县第一中学", 5, {"capacity": 3_600}),
        ("senior_high", "示例县第二中学", 20, {"capacity": 2_700}),
        ("senior_high", "示例县第三中学", 31, {"capacity": 1_500, "public": "民办"}),
        ("vocational", "示例县职业中学", 11, {"capacity": 2_200}),
        ("culture_centre", "示例县文化馆", 3, {"grade": "一级"}),
        ("library", "示例县图书馆", 4, {"grade": "二级"}),
        ("sports", "示例县体育馆", 14, {"area_m2": 26_000}),
        ("sports", "示例县全民健身中心", 24, {"area_m2": 18_000}),
        ("gov_service", "示例县政务服务中心", 6, {}),
        ("commercial", "青川商业广场", 7, {"area_m2": 42_000, "public": "民办"}),
        ("commercial", "迎旭购物中心", 30, {"area_m2": 28_000, "public": "民办"}),
        ("fire_station", "示例县消防救援站", 9, {"grade": "一级", "capacity": 8}),
        ("fire_station", "迎旭小型消防站", 33, {"grade": "小型站", "capacity": 3, "status": "规划"}),
        ("welfare", "示例县社会福利院", 18, {"capacity": 180}),
        ("welfare", "示例县康复中心", 22, {"capacity": 90}),
    ]
    for kind, name, place, values in plan:
        book.at_village(kind, name, urban[place % len(urban)], **values)
    for place, village in enumerate(urban[1::9]):
        name = book.places.villages[village].name.replace("社区", "")
        book.at_village("chc", f"{name}社区卫生服务中心", village, capacity=30 + 5 * place, grade="一级")
    for village in urban[::4]:
        name = book.places.villages[village].name.replace("社区", "")
        book.at_village("health_station", f"{name}社区卫生服务站", village, capacity=3)
        book.at_village("market", f"{name}农贸市场", village, area_m2=2_400)
    for place, village in enumerate(urban[::5]):
        book.at_village(
            "micro_fire_post", book.places.villages[village].name + "微型消防站", village, capacity=1
        )
        book.at_village(
            "shelter",
            book.places.villages[village].name + "应急避难场所",
            village,
            area_m2=3_500 + 900 * place,
        )


def _township_level(book: Book, township: Township) -> None:
    seat = book.villages(township)[0]
    short = township.name.replace("街道", "").rstrip("镇乡")
    central = township.kind == "town"
    people = sum(book.places.villages[i].pop for i in book.villages(township))
    grade = "中心卫生院" if central and township.number % 3 == 0 else "一般卫生院"
    book.at_village(
        "township_health_centre", f"{township.name}卫生院", seat, grade=grade, capacity=int(people / 700) + 12
    )
    book.at_village("culture_station", f"{township.name}综合文化站", seat)
    book.at_village("gov_service", f"{township.name}便民服务中心", seat)
    book.at_village("sports", f"{short}健身广场", seat, area_m2=1_800 + 150 * township.number)
    if township.kind != "street":
        book.at_village("market", f"{short}集贸市场", seat, area_m2=1_200 + 200 * (township.number % 5))
        book.at_village("shelter", f"{township.name}应急避难场所", seat, area_m2=3_000)
        book.at_village(
            "transfer_station", f"{township.name}垃圾转运站", seat, capacity=20 if central else 10
        )
    if township.number not in (2, 13, 15):
        status = "规划" if township.number == 12 else "现状"
        book.at_village(
            "care_home", f"{short}敬老院", seat, capacity=40 + 10 * (township.number % 6), status=status
        )
    if township.kind == "town" or township.number == 14:
        status = "规划" if township.number in (9, 14) else "现状"
        book.at_village("fire_team", f"{township.name}专职消防队", seat, capacity=2, status=status)
    if township.kind == "street" or township.number % 2:
        for place, village in enumerate(book.villages(township)[: 4 if township.kind == "street" else 1]):
            private = "民办" if place % 2 else "公办"
            book.at_village(
                "childcare",
                f"{short}托育园" if not place else f"{short}第{'一二三四'[place]}托育园",
                village,
                capacity=45 + 15 * place,
                public=private,
            )
    if township.number in (0, 1, 2, 4, 6):
        book.at_village(
            "care_home",
            f"{short}康养中心",
            book.villages(township)[min(4, len(book.villages(township)) - 1)],
            capacity=150,
            public="民办",
        )


def _best_cover(
    book: Book, weight: np.ndarray, reach_m: float, count: int, taken: list[int], barred: set[int]
) -> list[int]:
    """Choose villages one by one, each covering the most children not yet covered (straight line)."""
    main = np.array([book.places.main(i).xy for i in range(len(weight))])
    away = grid.length(main[:, None] - main[None])
    left = weight.astype(float).copy()
    for village in taken:
        left = np.where(away[village] < reach_m, 0.1 * left, left)
    chosen: list[int] = []
    for _ in range(count):
        gain = (left[None, :] * (away < reach_m) * (1 - 0.5 * away / reach_m)).sum(axis=1) + 0.5 * weight
        gain[[*chosen, *taken, *barred]] = -1
        best = int(np.argmax(np.round(gain, 6)))
        chosen.append(best)
        left = np.where(away[best] < reach_m, 0.1 * left, left)
    return chosen


def _short(village: Village) -> str:
    name = village.name
    return (
        name[:-2] if name.endswith("社区") else name[:-1] if name.endswith("村") and len(name) > 2 else name
    )


def _schools(book: Book) -> None:
    villages = book.places.villages
    children = np.array([v.ages["pop_6_12"] for v in villages])
    urban = _communities(book)
    city = urban[2::4][:9]
    country = _best_cover(
        book,
        children * [0.05 if i in urban else 1.0 for i in range(len(villages))],
        2_600,
        PRIMARY - len(city),
        city,
        set(urban),
    )
    main = np.array([book.places.main(i).xy for i in range(len(villages))])
    schools = city + country
    nearest = np.array([grid.nearest(main[schools], point) for point in main])
    for place, village in enumerate(schools):
        need = children[nearest == place].sum() * (0.62 + 0.6 * book.rng.random_sample())
        classes = max(6, int(np.ceil(need / 45)))
        name = (
            f"示例县第{'一二三四五六七八九'[place]}小学"
            if place < len(city)
            else _short(villages[village]) + "小学"
        )
        status = "规划" if place in (6, 40) else "现状"
        book.at_village("primary", name, village, capacity=45 * classes, status=status)
    points = _best_cover(book, children * 1.0, 1_500, TEACHING_POINTS, schools, set(urban))
    for village in points:
        book.at_village("teaching_point", _short(villages[village]) + "教学点", village, capacity=45)
    _secondary_schools(book)
    young = np.array([v.ages["pop_3_6"] for v in villages])
    nurseries = urban[::2] + _best_cover(book, young * 1.0, 1_900, 78, [], set(urban))
    for place, village in enumerate(nurseries):
        central = any(village == book.villages(t)[0] for t in book.land.townships)
        name = _short(villages[village]) + ("中心幼儿园" if central else "幼儿园")
        private = "民办" if place % 3 == 2 and not central else "公办"
        book.at_village(
            "kindergarten",
            name,
            village,
            capacity=30 * max(3, int(young[village] / 12) + place % 4),
            public=private,
            status="规划" if place % 37 == 5 else "现状",
        )


def _secondary_schools(book: Book) -> None:
    urban = _communities(book)
    for place, village in enumerate(urban[3::8]):
        book.at_village(
            "junior_high", f"示例县第{'一二三四五六'[place]}初级中学", village, capacity=1_350 - 150 * place
        )
    nine_year = {8, 13, 15}
    for township in book.land.townships:
        if township.kind == "street" or township.number == 14:
            continue
        seat = book.villages(township)[0]
        name = township.name
        if township.number in nine_year:
            book.at_village("nine_year", f"{name}九年一贯制学校", seat, capacity=810)
        else:
            people = sum(book.places.villages[i].ages["pop_12_15"] for i in book.villages(township))
            book.at_village(
                "junior_high", f"{name}初级中学", seat, capacity=50 * max(6, int(people * 0.9 / 50))
            )


def _health_posts(book: Book) -> None:
    """Give most villages a clinic; the village of the health centre and some far ones go without."""
    for township in book.land.townships:
        for village in book.villages(township)[1:]:
            place = book.places.villages[village]
            if place.community:
                continue
            chance = CLINIC_SHARE + (0.12 if place.pop > 900 else -0.18 if place.pop < 450 else 0)
            draw = book.rng.random_sample()
            if draw < chance:
                book.at_village(
                    "village_clinic",
                    f"{place.name}卫生室",
                    village,
                    capacity=1 + int(place.pop > 1_200),
                    grade="甲级" if draw < 0.2 else None,
                    status="现状" if draw > 0.02 else "规划",
                )


def _village_level(book: Book) -> None:
    for number, place in enumerate(book.places.villages):
        draw = book.rng.random_sample(8)
        size = min(place.pop / 1_500, 1.0)
        if draw[0] < 0.30 + 0.25 * size:
            book.at_village(
                "day_care",
                place.name + "日间照料中心",
                number,
                capacity=10 + 10 * int(draw[0] * 6),
                status="规划" if draw[0] < 0.02 else "现状",
            )
        if draw[1] < 0.10 + 0.20 * size:
            book.at_village("meal_point", place.name + "助餐点", number)
        if draw[2] < 0.78:
            book.at_village(
                "culture_room", place.name + ("文化活动室" if place.community else "农家书屋"), number
            )
        if draw[3] < 0.30 + 0.4 * size:
            book.at_village("sports", place.name + "健身场地", number, area_m2=int(200 + 700 * draw[3]))
        if draw[4] < 0.88:
            book.at_village("gov_service", place.name + "便民服务站", number)
        if draw[5] < 0.12 and place.pop > 600:
            book.at_village(
                "supermarket",
                place.name + "生鲜超市",
                number,
                public="民办",
                area_m2=int(150 + 900 * draw[5]),
            )
        for settlement in place.settlements:
            if book.rng.random_sample() < 0.42:
                spot = book.places.settlements[settlement]
                book.at("waste_point", f"{spot.name}垃圾收集点", book.spot(spot))


def _works(book: Book) -> None:
    """Place plants and sources: water above the towns, sewage below them on the river."""
    for number, township in enumerate(book.land.townships):
        if township.kind == "street" and number:
            continue
        seat = book.land.centre if number == 0 else township.seat
        reach = 3_300.0 if number == 0 else 1_300.0
        low, high = _downstream_and_up(book, seat, reach)
        name = "示例县城区" if number == 0 else township.name
        size = 40_000 if number == 0 else 2_500 if township.kind == "town" else 800
        book.at("water_plant", f"{name}水厂", high, capacity=size)
        if number == 0 or township.kind == "town" or number == 13:
            status = "规划" if number == 11 else "现状"
            book.at(
                "wwtp",
                f"{name}污水处理{'厂' if number == 0 else '站'}",
                low,
                capacity=int(size * 0.8),
                status=status,
            )
        if number == 0:
            book.at(
                "incinerator", "示例县生活垃圾焚烧发电厂", np.round(low + [1_400.0, -900.0], 2), capacity=400
            )
            _energy_sources(book, seat)


def _energy_sources(book: Book, seat: int) -> None:
    corners = book.net.lattices[1].xy[book.net.lattices[1].inside]
    middle = grid.xy_of([seat])[0]
    for kind, name, direction, capacity in (
        ("gas_gate_station", "示例县天然气门站", (0.2, 1.0), 20_000),
        ("heat_source", "示例县集中供热热源厂", (-1.0, 0.1), 280),
        ("substation", "示例县110千伏变电站", (0.9, -0.5), 100),
        ("telecom_office", "示例县通信枢纽楼", (0.1, 0.1), None),
    ):
        way = np.array(direction) / grid.length(direction)
        far = corners[int(np.argmax(np.round(grid.dot(corners - middle, way), 3)))]
        at = far + 160 * way if capacity else middle + np.array([60.0, 70.0])
        book.at(kind, name, np.round(at, 2), capacity=capacity)


def _downstream_and_up(book: Book, seat: int, reach_m: float) -> tuple[np.ndarray, np.ndarray]:
    """Return a low place by the river and a higher place, both about `reach_m` from the seat."""
    away = grid.cells_from(*divmod(seat, grid.SHAPE[1])) * grid.CELL
    ring = (np.abs(away - reach_m) < 0.25 * reach_m) & book.land.mask & (book.terrain.slope < 0.3)
    cells = np.flatnonzero(ring.ravel() & ~book.terrain.river.ravel())
    height, area = book.terrain.height.ravel()[cells], book.terrain.above_river.ravel()[cells]
    low = cells[int(np.argmin(height + 0.5 * area))]
    high = cells[int(np.argmin(np.abs(height - book.terrain.height.ravel()[seat] - 45)))]
    return grid.xy_of([low])[0], grid.xy_of([high])[0]

"""Place charging stations, parcel points, bus stops and township seats; fill the village table."""

from __future__ import annotations

import numpy as np
import shapely

from . import grid
from .facilities import Book
from .land import Land
from .places import Places
from .write import Layer, fields

BRANDS = ["邮政", "中通", "圆通", "韵达", "申通", "极兔", "顺丰", "京东"]
OPERATORS = ["国家电网", "特来电", "星星充电", "云快充", "示例县城投"]


def charging_layer(book: Book) -> Layer:
    """Return the layer `charging`: dense in the county town, one or two per town, gaps elsewhere."""
    rng = grid.random_source("charging")
    layer = Layer(
        "charging",
        "Point",
        grid.GEOGRAPHIC_CRS,
        fields("id name kind public guns:int fast power_kw:int operator open status year:int"),
    )
    villages = book.places.villages
    chosen = [i for i, v in enumerate(villages) if v.land_class == "111" and rng.random_sample() < 0.9]
    chosen += [
        book.villages(t)[0] for t in book.land.townships if t.kind != "street" and t.number not in (13, 15)
    ]
    chosen += [
        i
        for i, v in enumerate(villages)
        if v.land_class in ("112", "121", "122") and rng.random_sample() < 0.3
    ]
    chosen += [i for i, v in enumerate(villages) if v.land_class == "220" and rng.random_sample() < 0.04]
    for place, village in enumerate(chosen):
        draw = rng.random_sample(6)
        fast = draw[0] < 0.6
        guns = int(2 + 10 * draw[1] ** 2) * (2 if villages[village].land_class == "111" else 1)
        layer.add(
            shapely.Point(book.spot(book.places.main(village))),
            id=f"CD{place + 1:03d}",
            kind="charging",
            name=villages[village].name.replace("社区", "") + "充电站",
            public="专用" if draw[2] < 0.14 else "公用",
            guns=guns,
            fast="直流" if fast else "交流",
            power_kw=guns * (60 if fast else 7),
            operator=OPERATORS[int(draw[3] * len(OPERATORS))],
            open="否" if draw[2] < 0.09 else "是",
            status="规划" if draw[4] < 0.06 else "在建" if draw[4] < 0.09 else "现状",
            year=2017 + int(8 * draw[5]),
        )
    return layer


def logistics_layer(book: Book) -> Layer:
    """Return the layer `logistics`: the county's centre, a point in each township, most villages."""
    rng = grid.random_source("logistics")
    layer = Layer(
        "logistics", "Point", grid.GEOGRAPHIC_CRS, fields("id name kind tier brands cold status year:int")
    )

    def add(name: str, village: int, tier: str, share: float, cold: bool, status: str = "现状") -> None:
        brands = [brand for brand in BRANDS if rng.random_sample() < share] or BRANDS[:1]
        layer.add(
            shapely.Point(book.spot(book.places.main(village))),
            id=f"WL{len(layer.rows) + 1:03d}",
            name=name,
            kind="logistics",
            tier=tier,
            brands="、".join(brands),
            cold="是" if cold else "否",
            status=status,
            year=2016 + int(8 * rng.random_sample()),
        )

    add("示例县寄递物流配送中心", book.villages(book.land.townships[2])[3], "县级中心", 1.0, True)
    for township in book.land.townships:
        add(f"{township.name}寄递物流站", book.villages(township)[0], "乡级", 0.7, township.number % 3 == 0)
    for number, status in parcel_villages(book).items():
        name = f"{book.places.villages[number].name}快递服务点"
        add(name, number, "村级", 0.35, rng.random_sample() < 0.05, status)
    return layer


def parcel_villages(book: Book) -> dict[int, str]:
    """Return the villages that have a parcel point, or are to have one, with its status."""
    rng = grid.random_source("parcel villages")
    found = {}
    for number, village in enumerate(book.places.villages):
        chance = 0.9 if village.community else 0.45 + 0.35 * min(village.pop / 1_400, 1)
        draw = rng.random_sample()
        if draw < chance:
            found[number] = "规划" if draw > chance - 0.015 else "现状"
    return found


def stop_layer(book: Book) -> Layer:
    """Return the layer `stops`: town stops at street corners, country stops where routes pass."""
    rng = grid.random_source("stops")
    layer = Layer("stops", "Point", grid.GEOGRAPHIC_CRS, fields("id name kind type routes status"))

    def add(name: str, xy: np.ndarray, kind: str, routes: list[str]) -> None:
        layer.add(
            shapely.Point(np.round(xy, 2)),
            id=f"ZD{len(layer.rows) + 1:04d}",
            name=name,
            kind="bus_station" if kind.endswith("客运站") else "bus_stop",
            type=kind,
            routes=";".join(routes),
            status="现状",
        )

    town = book.net.lattices[1]
    names = {
        road.values["line"]: road.values["name"]
        for road in book.net.roads
        if road.values.get("town") == 1 and "line" in road.values
    }
    for i, j in np.argwhere(town.inside).tolist():
        streets = names.get(("along", i)), names.get(("across", j))
        if (i % 4 == 0 or j % 4 == 0) and (i + j) % 2 == 0 and None not in streets:
            lines = [f"{1 + i // 4}路"] * (i % 4 == 0) + [f"{8 + j // 4}路"] * (j % 4 == 0)
            add(f"{streets[0]}{streets[1]}口", town.xy[i, j] + [9.0, 7.0], "公交站", lines)
    add(
        "示例县客运站",
        town.xy[town.inside][-1] + [60.0, -20.0],
        "客运站",
        [f"{101 + t.number}路" for t in book.land.townships],
    )
    for township in book.land.townships:
        route = [f"{101 + township.number}路"]
        for place, village in enumerate(book.villages(township)):
            settlement = book.places.main(village)
            anchor = book.net.anchors.get(settlement.cell)
            if anchor is None:
                continue
            if place == 0 and township.kind != "street":
                add(f"{township.name}客运站", anchor + [14.0, 9.0], "乡镇客运站", route)
            elif rng.random_sample() < 0.30 + 0.5 * min(book.places.villages[village].pop / 1_500, 1):
                add(f"{book.places.villages[village].name}站", anchor + [6.0, 5.0], "招呼站", route)
    return layer


def seat_layer(book: Book) -> Layer:
    """Return the layer `township_seats`."""
    layer = Layer("township_seats", "Point", grid.METRIC_CRS, fields("code name town_code town_name"))
    for township in book.land.townships:
        xy = book.net.anchors.get(township.seat)
        xy = grid.xy_of([township.seat])[0] if xy is None else xy + [20.0, 15.0]
        suffix = "办事处" if township.kind == "street" else "人民政府"
        layer.add(
            shapely.Point(np.round(xy, 2)),
            code=township.code,
            name=township.name + suffix,
            town_code=township.code,
            town_name=township.name,
        )
    return layer


def village_stats_layer(book: Book, land: Land, places: Places) -> Layer:
    """Return the table `village_stats`, joined to `villages` by code."""
    rng = grid.random_source("village stats")
    layer = Layer(
        "village_stats",
        "None",
        grid.METRIC_CRS,
        fields(
            "code name town_name pop:int hh:int tap_pop:int large_scheme sewage waste"
            " toilet_hh:int express elder_site clinic_exempt"
        ),
    )
    elder_sites = {
        site.village for site in book.sites if site.kind == "day_care" and site.values["status"] == "现状"
    }
    parcels = {number for number, status in parcel_villages(book).items() if status == "现状"}
    health_villages = {book.villages(township)[0] for township in land.townships}
    for number, village in enumerate(places.villages):
        draw = rng.random_sample(7)
        remote = places.main(number).cell
        above = min(book.terrain.above_river.ravel()[remote] / 120, 1.0)
        tap = village.pop if draw[0] > 0.12 + 0.3 * above else int(village.pop * (0.55 + 0.4 * draw[1]))
        clinic_free = number in health_villages or (village.pop < 400 and draw[6] < 0.3)
        layer.add(
            None,
            code=village.code,
            name=village.name,
            town_name=land.townships[village.township].name,
            pop=village.pop,
            hh=village.households,
            tap_pop=tap,
            large_scheme=_yes(draw[2] < 0.65 - 0.3 * above),
            sewage=_yes(village.community or draw[3] < 0.38),
            waste=_yes(draw[4] < 0.95),
            toilet_hh=int(village.households * (0.55 + 0.45 * draw[5])),
            express=_yes(number in parcels),
            elder_site=_yes(number in elder_sites),
            clinic_exempt=_yes(clinic_free),
        )
    return layer


def _yes(value: bool) -> str:
    return "是" if value else "否"

"""Turn the county's things into layers with canonical fields."""

from __future__ import annotations

import shapely

from . import grid, names
from .land import Land
from .places import AGES, Places
from .write import Layer, fields

AGE_FIELDS = dict.fromkeys(AGES, int)


def county_layer(land: Land, places: Places) -> Layer:
    """Return the layer `county`."""
    layer = Layer("county", "Polygon", grid.GEOGRAPHIC_CRS, fields("code name pop:int"))
    layer.add(
        land.outline, code=names.COUNTY_CODE, name=names.COUNTY_NAME, pop=sum(v.pop for v in places.villages)
    )
    return layer


def township_layer(land: Land, places: Places) -> Layer:
    """Return the layer `townships`."""
    own_fields = fields("code name pop:int pop_reg:int hh:int")
    layer = Layer("townships", "Polygon", grid.GEOGRAPHIC_CRS, own_fields)
    for township in land.townships:
        own = [v for v in places.villages if v.township == township.number]
        layer.add(
            land.tiles[township.number],
            code=township.code,
            name=township.name,
            pop=sum(v.pop for v in own),
            pop_reg=sum(v.registered for v in own),
            hh=sum(v.households for v in own),
        )
    return layer


def village_layer(land: Land, places: Places) -> Layer:
    """Return the layer `villages`: a point at each village committee."""
    own_fields = {**fields("code name town_code town_name class pop:int pop_reg:int hh:int"), **AGE_FIELDS}
    layer = Layer("villages", "Point", grid.GEOGRAPHIC_CRS, own_fields)
    for number, village in enumerate(places.villages):
        township = land.townships[village.township]
        layer.add(
            shapely.Point(places.main(number).xy),
            **{
                "code": village.code,
                "name": village.name,
                "town_code": township.code,
                "town_name": township.name,
                "class": village.land_class,
                "pop": village.pop,
                "pop_reg": village.registered,
                "hh": village.households,
                **village.ages,
            },
        )
    return layer


def settlement_layer(land: Land, places: Places) -> Layer:
    """Return the layer `settlements`: natural villages and neighbourhoods with their people."""
    own_fields = {**fields("code name village_code village_name town_code class pop:int"), **AGE_FIELDS}
    layer = Layer("settlements", "Point", grid.GEOGRAPHIC_CRS, own_fields)
    for settlement in places.settlements:
        village = places.villages[settlement.village]
        layer.add(
            shapely.Point(settlement.xy),
            **{
                "code": settlement.code,
                "name": settlement.name,
                "village_code": village.code,
                "village_name": village.name,
                "town_code": land.townships[village.township].code,
                "class": village.land_class,
                "pop": settlement.pop,
                **settlement.ages,
            },
        )
    return layer

"""Make the whole county and write it."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import numpy as np
import shapely
from osgeo import gdal, ogr

from . import (
    facilities,
    grid,
    land,
    landuse,
    layers,
    people,
    pipes,
    places,
    points,
    register,
    roads,
    terrain,
    trunk,
    water,
    write,
    zones,
)
from .write import Layer, fields


def build(folder: Path) -> None:
    """Write county.gpkg, population.tif, dem.tif and county.json (checksums) into the folder."""
    hills = terrain.make_terrain()
    ground = land.make_land(hills)
    settled = places.make_places(hills, ground)
    net = roads.make_roads(hills, ground, settled)
    places.move_to_roads(settled, net.anchors)
    blocks = landuse.street_blocks(net)
    book = facilities.make_facilities(hills, ground, settled, net, blocks)
    made = [
        layers.county_layer(ground, settled),
        layers.township_layer(ground, settled),
        layers.village_layer(ground, settled),
        layers.settlement_layer(ground, settled),
        landuse.builtup_layer(ground),
        landuse.residential_layer(net, blocks, settled),
        register.road_layer(net.roads, hills, ground),
        points.seat_layer(book),
        pipes.pipe_layer(book, net),
        facilities.facility_layer(book),
        points.charging_layer(book),
        points.logistics_layer(book),
        points.stop_layer(book),
        landuse.green_layer(blocks, ground),
        _barriers(hills, ground, net),
        points.village_stats_layer(book, ground, settled),
        zones.school_zone_layer(book, ground, settled, net),
    ]
    folder.mkdir(parents=True, exist_ok=True)
    write.write_layers(folder / "county.gpkg", made)
    crowd = people.spread(hills, ground, settled)
    write.write_raster(
        folder / "population.tif", crowd.cells, crowd.left, crowd.top, people.CELL, people.NODATA
    )
    _write_dem(folder / "dem.tif", hills, ground)
    manifest = json.dumps(checksums(folder), ensure_ascii=False, indent=1, sort_keys=True)
    (folder / "county.json").write_text(manifest + "\n", encoding="utf-8")


def _barriers(hills: terrain.Terrain, ground: land.Land, net: roads.RoadNet) -> Layer:
    layer = Layer("barriers", "LineString", grid.METRIC_CRS, fields("type name width:float"))
    for river in water.rivers(hills, ground.mask):
        width = round(4 + 1.6 * np.sqrt(river.catchment_km2), 0)
        layer.add(shapely.LineString(river.xy), type="河流", name=river.name, width=width)
    seat = grid.xy_of([ground.centre])[0]
    gate = int(grid.cell_of(seat + np.array([-3_400.0, -900.0]))[0])
    railway = trunk.gentle_way(hills, ground, (net.exits[7], net.exits[4]), gate, 0.016, 6.0)
    layer.add(shapely.LineString(railway), type="铁路", name="青川铁路", width=8.0)
    return layer


def _write_dem(path: Path, hills: terrain.Terrain, ground: land.Land) -> None:
    """Write heights in whole metres over the county and 1.4 km around it."""
    rows, columns = np.nonzero(ground.mask)
    top, bottom = max(rows.min() - 24, 0), min(rows.max() + 25, grid.SHAPE[0])
    left, right = max(columns.min() - 24, 0), min(columns.max() + 25, grid.SHAPE[1])
    heights = np.round(hills.height[top:bottom, left:right]).astype(np.int16)
    write.write_raster(
        path, heights, grid.LEFT + left * grid.CELL, grid.TOP - top * grid.CELL, grid.CELL, -32_768
    )


def checksums(folder: Path) -> dict:
    """Return for each layer and raster its size and the SHA-256 of its content, whatever the file's bytes."""
    found: dict[str, dict] = {}
    source = ogr.Open(str(folder / "county.gpkg"))
    for number in range(source.GetLayerCount()):
        layer = source.GetLayer(number)
        digest = hashlib.sha256()
        for feature in layer:
            geometry = feature.GetGeometryRef()
            digest.update(bytes(geometry.ExportToWkb(ogr.wkbNDR)) if geometry is not None else b"-")
            values = [feature.GetField(place) for place in range(feature.GetFieldCount())]
            digest.update(json.dumps(values, ensure_ascii=False).encode())
        reference = layer.GetSpatialRef()
        crs = f"EPSG:{reference.GetAuthorityCode(None)}" if reference else None
        found[layer.GetName()] = {
            "crs": crs,
            "features": layer.GetFeatureCount(),
            "sha256": grouped(digest),
        }
    for name in ("population", "dem"):
        raster = gdal.Open(str(folder / f"{name}.tif"))
        values = raster.ReadAsArray()
        digest = hashlib.sha256(values.astype("<i4").tobytes())
        digest.update(json.dumps(raster.GetGeoTransform()).encode())
        found[name] = {"crs": grid.METRIC_CRS, "shape": list(values.shape), "sha256": grouped(digest)}
    return found


def grouped(digest: hashlib._Hash) -> str:
    """Write a checksum in groups of eight, for people to compare and for secret scanners to pass by."""
    text = digest.hexdigest()
    return "-".join(text[start : start + 8] for start in range(0, len(text), 8))

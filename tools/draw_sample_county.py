"""Draw the sample county as it is shipped.

`python tools/draw_sample_county.py picture.png [west south east north]`, the window in EPSG:4547.
"""

from __future__ import annotations

import sys
from pathlib import Path

import matplotlib
import numpy as np
import pyproj
import shapely
from osgeo import gdal, ogr

matplotlib.use("Agg")
import matplotlib.pyplot as plt
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.colors import LightSource

FOLDER = Path(__file__).resolve().parent.parent / "county_gis_plugin" / "sample_data"
STYLES = [
    ("tech_class = '等外'", "#8c8c8c", 0.35),
    ("tech_class = '四级' AND admin_class = 'C'", "#7a5c3a", 0.5),
    ("tech_class IN ('四级', '三级') AND admin_class = 'Y'", "#a0601c", 0.7),
    ("urban_class IS NOT NULL", "#555555", 0.45),
    ("admin_class = 'X'", "#e08000", 1.2),
    ("admin_class = 'S' AND tech_class <> '高速'", "#d02020", 1.7),
    ("admin_class = 'G' AND status = '现状'", "#c000a0", 2.0),
    ("tech_class = '高速'", "#1040d0", 1.2),
    ("status = '规划'", "#000000", 0.8),
]


def read(source: ogr.DataSource, layer: str, where: str | None = None) -> list[np.ndarray]:
    """Return the coordinates of a layer's features in EPSG:4547."""
    table = source.GetLayerByName(layer)
    table.SetAttributeFilter(where)
    geographic = table.GetSpatialRef().IsGeographic()
    change = pyproj.Transformer.from_crs("EPSG:4490", "EPSG:4547", always_xy=True).transform
    found = []
    for feature in table:
        xy = shapely.get_coordinates(shapely.from_wkb(bytes(feature.GetGeometryRef().ExportToWkb())))
        found.append(np.column_stack(change(*xy.T)) if geographic else xy)
    return found


def main() -> None:
    """Draw relief, rivers, roads by class, settlements and townships."""
    source = ogr.Open(str(FOLDER / "county.gpkg"))
    raster = gdal.Open(str(FOLDER / "dem.tif"))
    height = raster.ReadAsArray().astype(float)
    left, cell, _, top, _, _ = raster.GetGeoTransform()
    extent = (left, left + cell * height.shape[1], top - cell * height.shape[0], top)
    box = [float(value) for value in sys.argv[2:6]]
    scale = 1.0 if not box else 2.2
    figure = plt.figure(
        figsize=(10, 10 * (extent[3] - extent[2]) / (extent[1] - extent[0]) if not box else 10)
    )
    axes = figure.add_axes((0, 0, 1, 1))
    shaded = LightSource(315, 45).shade(
        height, plt.cm.gist_earth, vert_exag=2.0, dx=cell, dy=cell, vmin=0, vmax=2_100, blend_mode="soft"
    )
    axes.imshow(0.72 * shaded[..., :3] + 0.28, extent=extent)
    axes.add_collection(
        PolyCollection(read(source, "builtup"), facecolor="#f2b8a0", edgecolor="none", alpha=0.7)
    )
    axes.add_collection(PolyCollection(read(source, "green"), facecolor="#60b060", edgecolor="none"))
    axes.add_collection(
        LineCollection(read(source, "barriers", "type = '河流'"), colors="#3080d0", linewidths=1.1 * scale)
    )
    axes.add_collection(
        LineCollection(
            read(source, "barriers", "type = '铁路'"),
            colors="#202020",
            linewidths=1.1 * scale,
            linestyles=(0, (6, 2)),
        )
    )
    for where, colour, width in STYLES:
        axes.add_collection(
            LineCollection(read(source, "roads", where), colors=colour, linewidths=width * scale)
        )
    dots = np.vstack(read(source, "settlements"))
    axes.plot(*dots.T, ".", color="#303030", markersize=1.2 * scale)
    axes.plot(*np.vstack(read(source, "villages")).T, ".", color="#b00000", markersize=2.4 * scale)
    axes.add_collection(
        LineCollection(
            read(source, "townships"), colors="#5b2a86", linewidths=0.9, linestyles=(0, (5, 1, 1, 1))
        )
    )
    axes.set_xlim(*(extent[:2] if not box else box[0::2]))
    axes.set_ylim(*(extent[2:] if not box else box[1::2]))
    axes.set_axis_off()
    figure.savefig(sys.argv[1], dpi=90)


if __name__ == "__main__":
    main()

"""Write a QGIS project beside result layers: in groups and in order, styled as the GeoPackage says."""

from __future__ import annotations

import sys
from pathlib import Path

from qgis.core import QgsApplication, QgsProject, QgsReferencedRectangle, QgsSettings, QgsVectorLayer

LANGUAGES = ("zh", "en")
# Tables from the top down, with the names that a planner reads in these languages; groups after the first
# two are closed.
GROUPS = {
    ("服务缺口", "Service gaps"): {
        "servicegaps_demand": ("村庄（居民点）服务缺口", "Villages and their gaps"),
        "servicegaps_routes": ("至最近设施的路线", "Ways to the nearest facility"),
        "servicegaps_areas": ("服务半径外区域", "Land beyond the radius"),
        "servicegaps_townships": ("各乡镇服务缺口", "Gaps by township"),
    },
    ("县域指标", "County indicators"): {
        "countyindicators_townships": ("各乡镇得分和指标", "Scores and indicators by township"),
    },
    ("道路", "Roads"): {
        "roadcoverage_links": ("乡镇驻地缺失路段", "Missing links of township seats"),
        "roadcoverage_seats": ("乡镇驻地", "Township seats"),
        "roadcoverage_villages": ("村庄通路通客车", "Villages on roads and bus lines"),
        "corridorgaps_stretches": ("充电空白路段", "Gaps between chargers"),
        "corridorgaps_townships": ("各乡镇路线覆盖", "Covered routes by township"),
        "roadcoverage_townships": ("各乡镇道路覆盖", "Roads by township"),
    },
    ("管网", "Pipes"): {
        "pipecoverage_villages": ("村庄管网服务", "Villages and pipes"),
        "pipecoverage_isolated": ("孤立管段", "Isolated pipes"),
        "pipecoverage_townships": ("各乡镇管网覆盖", "Pipes by township"),
    },
    ("设施覆盖", "Sites"): {
        "sitecoverage_sites": ("设施", "Sites"),
        "sitecoverage_villages": ("村庄设施覆盖", "Villages and sites"),
        "sitecoverage_chains": ("垃圾收转运处理链条", "Waste chain of villages"),
        "sitecoverage_townships": ("各乡镇设施覆盖", "Sites by township"),
    },
    ("公园绿地", "Parks"): {
        "greencoverage_parks": ("公园绿地", "Parks"),
        "greencoverage_villages": ("村庄公园覆盖", "Villages near a park"),
        "greencoverage_beyond": ("公园服务半径外居住用地", "Housing land beyond reach of a park"),
        "greencoverage_townships": ("各乡镇公园绿地覆盖", "Parks by township"),
    },
    ("学区", "School zones"): {
        "schoolzones_villages": ("村庄划片就近", "Villages and the nearest school"),
        "schoolzones_zones": ("学区", "School zones"),
        "schoolzones_townships": ("各乡镇划片就近", "School zones by township"),
    },
    ("表格", "Tables"): {
        "countyindicators_indicators": ("指标表", "Indicators"),
        "countyindicators_scorecard": ("记分卡", "Scorecard"),
        "servicegaps_summary": ("服务缺口汇总表", "Summary of service gaps"),
        "steps": ("步骤", "Steps"),
        "skipped": ("未计入要素", "Skipped features"),
    },
}
# Layers that are seen when the project is opened; the others are one click away.
SEEN = ("servicegaps_demand", "countyindicators_townships")
EXTENT = "countyindicators_townships"
PALE = {"countyindicators_townships": 0.5}  # opacity of land on which villages are seen


def write_project(geopackage: Path, target: Path, language: str) -> None:
    """Write a project that finds the GeoPackage beside it and opens where the townships are.

    ``language`` is that of the names, as the run that made the GeoPackage had it for the styles.
    """
    project, spoken = QgsProject(), LANGUAGES.index(language)
    for titles, tables in GROUPS.items():
        found = {table: layer_of(geopackage, table, names[spoken]) for table, names in tables.items()}
        found = {table: layer for table, layer in found.items() if layer.featureCount() > 0}
        if not found:
            continue
        group = project.layerTreeRoot().addGroup(titles[spoken])
        group.setExpanded(any(table in SEEN for table in found))
        for table, layer in found.items():
            project.addMapLayer(layer, False)
            layer.setOpacity(PALE.get(table, layer.opacity()))
            node = group.addLayer(layer)
            node.setExpanded(table in SEEN)
            node.setItemVisibilityChecked(table in SEEN)
            if table == EXTENT:
                open_at(project, layer)
    if not project.write(str(target)):
        raise OSError(f"{target} could not be written")


def layer_of(geopackage: Path, table: str, name: str) -> QgsVectorLayer:
    """Open a table; one that is not there has no features."""
    return QgsVectorLayer(f"{geopackage}|layername={table}", name, "ogr")


def open_at(project: QgsProject, layer: QgsVectorLayer) -> None:
    """Have a project show the land of a layer, in its CRS."""
    project.setCrs(layer.crs())
    seen = layer.extent()
    seen.scale(1.1)
    project.viewSettings().setDefaultViewExtent(QgsReferencedRectangle(seen, layer.crs()))


if __name__ == "__main__":
    application = QgsApplication([], False)
    application.initQgis()
    # Else QGIS opens each layer as if to edit it, and layers of one file lock each other out.
    QgsSettings().setValue("/qgis/walForSqlite3", False)
    write_project(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])

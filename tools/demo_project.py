"""Write a QGIS project beside result layers: in groups and in order, styled as the GeoPackage says."""

from __future__ import annotations

import sys
from pathlib import Path

from qgis.core import QgsApplication, QgsProject, QgsReferencedRectangle, QgsSettings, QgsVectorLayer

# Tables from the top down, with the names that a planner reads; groups after the first two are closed.
GROUPS = {
    "服务缺口": {
        "servicegaps_demand": "村庄（居民点）服务缺口",
        "servicegaps_areas": "服务半径外区域",
        "servicegaps_townships": "各乡镇服务缺口",
    },
    "县域指标": {"countyindicators_townships": "各乡镇得分和指标"},
    "道路": {
        "roadcoverage_links": "乡镇驻地缺失路段",
        "roadcoverage_seats": "乡镇驻地",
        "roadcoverage_villages": "村庄通路通客车",
        "corridorgaps_stretches": "充电空白路段",
        "corridorgaps_townships": "各乡镇路线覆盖",
        "roadcoverage_townships": "各乡镇道路覆盖",
    },
    "管网": {
        "pipecoverage_villages": "村庄管网服务",
        "pipecoverage_isolated": "孤立管段",
        "pipecoverage_townships": "各乡镇管网覆盖",
    },
    "站点": {
        "sitecoverage_sites": "站点",
        "sitecoverage_villages": "村庄站点覆盖",
        "sitecoverage_chains": "垃圾收转运处理链条",
        "sitecoverage_townships": "各乡镇站点覆盖",
    },
    "公园绿地": {
        "greencoverage_parks": "公园绿地",
        "greencoverage_villages": "村庄公园覆盖",
        "greencoverage_beyond": "公园服务半径外居住用地",
        "greencoverage_townships": "各乡镇公园绿地覆盖",
    },
    "表格": {
        "countyindicators_indicators": "指标表",
        "countyindicators_scorecard": "记分卡",
        "servicegaps_summary": "服务缺口汇总表",
        "steps": "步骤",
        "skipped": "未计入要素",
    },
}
# Layers that are seen when the project is opened; the others are one click away.
SEEN = ("servicegaps_demand", "countyindicators_townships")
EXTENT = "countyindicators_townships"


def write_project(geopackage: Path, target: Path) -> None:
    """Write a project that finds the GeoPackage beside it and opens where the townships are."""
    project = QgsProject()
    for title, tables in GROUPS.items():
        found = {table: layer_of(geopackage, table, name) for table, name in tables.items()}
        found = {table: layer for table, layer in found.items() if layer.featureCount() > 0}
        if not found:
            continue
        group = project.layerTreeRoot().addGroup(title)
        group.setExpanded(any(table in SEEN for table in found))
        for table, layer in found.items():
            project.addMapLayer(layer, False)
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
    write_project(Path(sys.argv[1]), Path(sys.argv[2]))

"""Write a QGIS project beside result layers: in groups and in order, styled as the GeoPackage says."""

from __future__ import annotations

import sys
from pathlib import Path

from qgis.core import QgsApplication, QgsProject, QgsReferencedRectangle, QgsSettings, QgsVectorLayer

# Tables from the top down, with the names that a planner reads.
GROUPS = {
    "服务缺口": {"demand": "村庄（居民点）", "routes": "至最近设施的路线", "areas": "服务半径外区域"},
    "分乡镇": {"townships": "各乡镇缺口"},
    "表格": {"summary": "汇总表", "skipped": "未计入要素"},
}


def write_project(geopackage: Path, target: Path) -> None:
    """Write a project that finds the GeoPackage beside it and opens where the townships are."""
    project = QgsProject()
    for title, tables in GROUPS.items():
        group = project.layerTreeRoot().addGroup(title)
        for table, name in tables.items():
            layer = QgsVectorLayer(f"{geopackage}|layername={table}", name, "ogr")
            project.addMapLayer(layer, False)
            group.addLayer(layer).setExpanded(table == "demand")
            if table == "townships":
                project.setCrs(layer.crs())
                seen = layer.extent()
                seen.scale(1.1)
                project.viewSettings().setDefaultViewExtent(QgsReferencedRectangle(seen, layer.crs()))
    if not project.write(str(target)):
        raise OSError(f"{target} could not be written")


if __name__ == "__main__":
    application = QgsApplication([], False)
    application.initQgis()
    # Else QGIS opens each layer as if to edit it, and layers of one file lock each other out.
    QgsSettings().setValue("/qgis/walForSqlite3", False)
    write_project(Path(sys.argv[1]), Path(sys.argv[2]))

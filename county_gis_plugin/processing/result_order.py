"""Lay result layers in the project as on a map: points above lines, lines above land.

QGIS 3.22 loads them in the order of their names, which in Chinese puts land above its points.
"""

from __future__ import annotations

from qgis.core import QgsLayerTree, QgsLayerTreeNode, QgsProject, QgsVectorLayer, QgsWkbTypes

MARK = "county_gis/result"
# From the top down; tables, which are not drawn, come last.
ORDER = (
    QgsWkbTypes.GeometryType.PointGeometry,
    QgsWkbTypes.GeometryType.LineGeometry,
    QgsWkbTypes.GeometryType.PolygonGeometry,
)


def put_in_order(layer: QgsVectorLayer, project: QgsProject | None) -> None:
    """Move a result that has been loaded to its place among the results beside it; others stay."""
    layer.setCustomProperty(MARK, True)
    node = project.layerTreeRoot().findLayer(layer.id()) if project is not None else None
    if node is None:
        return
    group = node.parent()
    siblings = group.children()
    first = last = siblings.index(node)
    while first > 0 and _is_result(siblings[first - 1]):
        first -= 1
    while last + 1 < len(siblings) and _is_result(siblings[last + 1]):
        last += 1
    place = first + sorted(siblings[first : last + 1], key=_rank).index(node)
    if siblings[place] is not node:
        group.insertChildNode(place + (place > siblings.index(node)), node.clone())
        group.removeChildNode(node)


def _is_result(node: QgsLayerTreeNode) -> bool:
    return QgsLayerTree.isLayer(node) and isinstance(node.layer(), QgsVectorLayer) and bool(
        node.layer().customProperty(MARK))


def _rank(node: QgsLayerTreeNode) -> int:
    geometry = node.layer().geometryType()
    return ORDER.index(geometry) if geometry in ORDER else len(ORDER)

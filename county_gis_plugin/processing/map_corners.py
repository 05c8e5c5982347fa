"""Find room on a map for what lies over it."""

from __future__ import annotations

from collections.abc import Sequence

import shapely

from .page import Box


def emptiest_corner(
    frame: Box, extent: Sequence[float], size_mm: tuple[float, float], gap_mm: float, land: shapely.Geometry
) -> Box:
    """Choose the corner of a map where an item hides least of the land: top right if it can be."""
    width, height = size_mm
    corners = [
        Box(x, y, width, height)
        for y in (frame.y + gap_mm, frame.bottom - gap_mm - height)
        for x in (frame.right - gap_mm - width, frame.x + gap_mm)
    ]
    return min(corners, key=lambda corner: round(hidden_share(corner, frame, extent, land), 2))


def hidden_share(box: Box, frame: Box, extent: Sequence[float], land: shapely.Geometry) -> float:
    """Give the share of a box on a map that lies on the land."""
    metres = (extent[2] - extent[0]) / frame.width
    west = extent[0] + (box.x - frame.x) * metres
    north = extent[3] - (box.y - frame.y) * metres
    ground = shapely.box(west, north - box.height * metres, west + box.width * metres, north)
    if not ground.intersects(land):
        return 0.0
    return ground.intersection(land).area / ground.area

"""Find room on a map for what lies over it."""

from __future__ import annotations

from collections.abc import Sequence

import shapely

from .page import Box


def emptiest_corner(
    frame: Box,
    extent: Sequence[float],
    size_mm: tuple[float, float],
    gap_mm: float,
    land: shapely.Geometry,
    points: Sequence[shapely.Point] = (),
) -> Box:
    """Choose the corner of a map where an item hides least of the land: top right if it can be.

    Where corners hide as much of it, the one with the fewest ``points`` and their names is taken.
    """
    width, height = size_mm
    corners = [
        Box(x, y, width, height)
        for y in (frame.y + gap_mm, frame.bottom - gap_mm - height)
        for x in (frame.right - gap_mm - width, frame.x + gap_mm)
    ]

    def hidden(corner: Box) -> tuple[float, int]:
        with_names = ground_of(corner, frame, extent).buffer(
            width * (extent[2] - extent[0]) / frame.width, cap_style="square", join_style="mitre")
        share = hidden_share(corner, frame, extent, land)
        return round(share, 2), int(shapely.contains(with_names, list(points)).sum())

    return min(corners, key=hidden)


def ground_of(box: Box, frame: Box, extent: Sequence[float]) -> shapely.Polygon:
    """Give the land under a box on a map."""
    metres = (extent[2] - extent[0]) / frame.width
    west = extent[0] + (box.x - frame.x) * metres
    north = extent[3] - (box.y - frame.y) * metres
    return shapely.box(west, north - box.height * metres, west + box.width * metres, north)


def hidden_share(box: Box, frame: Box, extent: Sequence[float], land: shapely.Geometry) -> float:
    """Give the share of a box on a map that lies on the land."""
    ground = ground_of(box, frame, extent)
    if not ground.intersects(land):
        return 0.0
    return ground.intersection(land).area / ground.area

"""Draw the rivers as lines from source to mouth."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from . import grid
from .regions import thin
from .terrain import Terrain

DRAWN_KM2 = 16.0
NAMES = [
    "青川河",
    "柏水",
    "桃溪",
    "榆河",
    "云岭河",
    "鹿水",
    "杏河",
    "石梯河",
    "清漪水",
    "黄崖河",
    "松溪",
    "古驿河",
]


@dataclass
class River:
    """Describe one river from its source to the river that it joins."""

    xy: np.ndarray
    catchment_km2: float
    name: str | None


def rivers(terrain: Terrain, mask: np.ndarray) -> list[River]:
    """Return the rivers of the mask, largest first; each ends on a vertex of the one it joins."""
    receiver, area = terrain.receiver.ravel(), terrain.catchment.ravel()
    wet = area * grid.CELL**2 / 1e6 >= DRAWN_KM2
    wet &= mask.ravel()
    cells = np.flatnonzero(wet)
    order = cells[np.lexsort((cells, area[cells]))]
    main_donor = {}
    for cell in order:  # the largest donor comes last and stays
        main_donor[int(receiver[cell])] = int(cell)
    heads = [int(cell) for cell in cells if int(cell) not in main_donor]
    found = []
    for head in heads:
        path = [head]
        while True:
            down = int(receiver[path[-1]])
            if down == path[-1] or not wet[down]:
                break
            joins = main_donor[down] != path[-1]
            path.append(down)
            if joins:
                break
        if len(path) > 12:
            found.append((float(area[path[-2]] * grid.CELL**2 / 1e6), path))
    found.sort(key=lambda item: (-item[0], item[1][0]))
    mouths = {path[-1] for _, path in found}
    return [
        River(_smooth(path, mouths), catchment, NAMES[place] if place < len(NAMES) else None)
        for place, (catchment, path) in enumerate(found)
    ]


def _smooth(path: list[int], mouths: set[int]) -> np.ndarray:
    """Smooth the line, leaving in place the cells where tributaries come in."""
    fixed = np.array([place in (0, len(path) - 1) or cell in mouths for place, cell in enumerate(path)])
    xy = grid.xy_of(np.array(path))
    for _ in range(4):
        soft = xy.copy()
        soft[1:-1] = 0.25 * xy[:-2] + 0.5 * xy[1:-1] + 0.25 * xy[2:]
        xy = np.where(fixed[:, None], xy, soft)
    stops = np.flatnonzero(fixed)
    pieces = [thin(xy[a : b + 1], 6.0) for a, b in zip(stops[:-1], stops[1:])]
    return np.round(np.vstack([pieces[0]] + [piece[1:] for piece in pieces[1:]]), 2)

"""Turn villages, polygons or a raster into points with people."""

from __future__ import annotations

from .. import parameters as p
from ..base import CountyAlgorithm
from ..texts import mark, tr


class PopulationPoints(CountyAlgorithm):
    """Make demand points with people."""

    ID = "populationpoints"
    TITLE = mark("Population points")
    GROUP = "prepare"
    TAGS = mark("population,people,demand,raster,grid,villages,settlements,scale,census")
    SUMMARY = mark("Makes points with people from villages, polygons or a population raster.")
    DETAILS = (
        mark(
            "The people of each township can be scaled to its total of the census. Points without a known number "
            "of people stay, with people missing: missing is never zero."
        ),
    )

    def parameters(self):
        return [
            p.demand(optional=True),
            p.population_field(),
            p.population(),
            p.townships(optional=True),
            p.scale_field(),
            p.sink(
                "OUTPUT",
                tr("Population points"),
                p.POINT,
                tr("Points with demand_id, name, code, class (urban and rural class), people."),
            ),
            p.skipped(),
        ]

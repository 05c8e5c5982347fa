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
            "The people of each township can be scaled to its total of the census. Points without a known "
            "number of people stay, with people missing: missing is never zero."
        ),
    )

    def parameters(self):
        return [
            p.demand(optional=True),
            p.population_field(),
            p.population(),
            p.townships(optional=True),
            p.township_field(),
            p.scale_field(),
            p.sink(
                "OUTPUT",
                tr("Population points"),
                p.POINT,
                tr(
                    "Points with demand_id, name, code, class (urban and rural class), people, and the age "
                    "groups that are known."
                ),
            ),
            p.skipped(),
        ]

    def compute(self, inputs, outputs, progress):
        from ...analysis.errors import InputError, message
        from .. import people
        from ..fields import real, text, whole

        if inputs.given("DEMAND") == inputs.given("POPULATION"):
            raise InputError(message("Give either DEMAND or POPULATION: one of the two."))
        issues = []
        zones = people.townships(inputs, issues)
        points = people.villages(inputs, issues)
        if points is None:
            points = people.cells(inputs, zones, issues, progress)
        points = people.scaled(inputs, points, zones, issues)
        missing = int(points["people"].isna().sum())
        if missing < len(points):
            template = "{rows} points with {people:,.0f} people; people missing at {missing} points."
            progress.info(message(template, rows=len(points), people=points["people"].sum(), missing=missing))
        else:
            progress.info(message("{rows} points; people are known at none of them.", rows=len(points)))
        points["demand_id"] = points.index
        fields = [*whole("demand_id"), *text("name", "code", "class"), *real("people", *_age_groups(points))]
        crs = inputs.qgis_crs("DEMAND") if inputs.given("DEMAND") else inputs.raster_crs("POPULATION")
        outputs.layer("OUTPUT", points, fields, geometry="point", crs=crs)
        outputs.skipped(inputs, notes=issues)


def _age_groups(points):
    """List the age groups that are known."""
    from ...analysis.demand import AGE_COLUMNS

    return [name for name in AGE_COLUMNS if name in points]

"""Every number of the golden tables of coverage, computed once more with QGIS's own tools alone.

``tools/check_golden_coverage.py`` says how: lengths and areas by ``native:intersection`` and
``native:dissolve``, distances to lines by ``native:extractwithindistance``, places by
``native:joinattributesbylocation``, ways by road on QGIS's own graph with ``QgsGraphAnalyzer.dijkstra``, what
pipes and roads join by ``native:serviceareafromlayer``. Nothing of the plugin's engine is used. Numbers agree
to the precision in the tables' row ±; areas within circles to 0.05 % and the land within a way by street,
which is sampled at places 30 m apart, to 5 % of the county's.
"""

from __future__ import annotations

import pytest
from check_golden_coverage import TABLES, Native, compare, read_golden


@pytest.mark.parametrize("name", list(TABLES))
def test_qgis_finds_the_same_numbers(provider, name):
    lines, wrong = compare(name, TABLES[name](Native()))
    print(*lines, sep="\n")
    assert not wrong, "\n".join(wrong)


def test_a_number_that_is_off_by_more_than_its_precision_is_found():
    _, written = read_golden("roads")
    written[("",)]["length_km"] += 0.002
    assert [text.split(":")[0] for text in compare("roads", written)[1]] == ["roads length_km ('',)"]

"""Give the fields of result layers Chinese titles with their units.

The names of the fields stay as they are: models, expressions and other tables count on them.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from qgis.core import QgsVectorLayer

from ..analysis import field_titles
from ..analysis.indicators.registry import INDICATORS, SHARE
from ..analysis.indicators.sheets import UNIT_WORDS

UNITS = {**UNIT_WORDS, SHARE: "0–1"}


def title_in_chinese(layer: QgsVectorLayer, output: str) -> None:
    """Title the fields of a layer; ``output`` is the algorithm and its output, as styles are called."""
    titles = titles_of(output)
    for place, field in enumerate(layer.fields()):
        if field.name() in titles:
            layer.setFieldAlias(place, titles[field.name()])


@lru_cache(maxsize=64)
def titles_of(output: str) -> Mapping[str, str]:
    """Give the Chinese titles of an output's fields, by name."""
    found = {name: title.on_layer for name, title in field_titles.titles_of(output).items()}
    return MappingProxyType({**_indicators(), **found})


@lru_cache(maxsize=1)
def _indicators() -> Mapping[str, str]:
    """Title the columns that are called by an indicator: ``P1_water``."""
    return {
        one.id.replace(".", "_"): f"{one.id} {one.name_zh}（{UNITS.get(one.unit, one.unit)}）"
        for one in INDICATORS
    }

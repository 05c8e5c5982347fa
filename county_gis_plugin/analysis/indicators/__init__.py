"""Judge a county by 28 indicators, computed from what the other algorithms give."""

from .county import CountyIndicators, check_choices, county_indicators
from .registry import INDICATORS, Indicator, asked_of, registry_table
from .settlements import said_of_settlements, settlement_sums
from .tables import tables_of
from .villages import village_sums

__all__ = [
    "INDICATORS", "CountyIndicators", "Indicator", "asked_of", "check_choices", "county_indicators",
    "registry_table", "said_of_settlements", "settlement_sums", "tables_of", "village_sums",
]

"""Judge a county by 28 indicators, computed from what the other algorithms give."""

from .county import CountyIndicators, county_indicators
from .registry import INDICATORS, Indicator, registry_table

__all__ = ["INDICATORS", "CountyIndicators", "Indicator", "county_indicators", "registry_table"]

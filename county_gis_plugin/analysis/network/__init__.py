"""Build a network from road lines and measure on it."""

from .build import build_network
from .honesty import honesty
from .model import Lines, Network
from .paths import cost_matrix, nearest, nearest_search
from .service_areas import service_area_search, service_areas

__all__ = [
    "Lines",
    "Network",
    "build_network",
    "cost_matrix",
    "honesty",
    "nearest",
    "nearest_search",
    "service_area_search",
    "service_areas",
]

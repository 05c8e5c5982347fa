"""Measure, township by township, what a county's roads, pipes and services reach by network distance."""

from __future__ import annotations


def classFactory(iface):
    """Give QGIS the plugin; nothing is loaded before it asks."""
    from .plugin import CountyGisPlugin

    return CountyGisPlugin(iface)

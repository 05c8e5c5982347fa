"""Measure coverage and access by network distance, with arrays and frames and without QGIS."""

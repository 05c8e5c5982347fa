"""Algorithms that sum a county up: indicators, map sheets, reports."""

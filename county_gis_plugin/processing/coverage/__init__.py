"""Hold the algorithms of the group Infrastructure coverage."""

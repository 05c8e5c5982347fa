"""Show the engine in QGIS's Processing toolbox."""

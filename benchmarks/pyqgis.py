"""Start QGIS inside this Python process, without a window and without the user's profile."""

from __future__ import annotations

import os
import tempfile

from qgis.core import QgsApplication


def start_qgis() -> QgsApplication:
    """Start QGIS; keep the returned application for as long as QGIS classes are used."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ.setdefault("QGIS_CUSTOM_CONFIG_PATH", tempfile.mkdtemp(prefix="bench-qgis-"))
    app = QgsApplication([], False)
    app.initQgis()
    return app

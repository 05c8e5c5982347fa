"""Run one of QGIS's own algorithms: ``python native_run.py native:buffer '{"INPUT": …}'``.

``qgis_process`` cannot be used for the service area: it asks for a project, and 3.22 crashes when
one is given.
"""

from __future__ import annotations

import json
import os
import sys

from pyqgis import start_qgis
from qgis.analysis import QgsNativeAlgorithms
from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingFeedback, QgsProject


def main(algorithm: str, parameters: str) -> int:
    """Give the exit status: 0 if the algorithm succeeded."""
    app = start_qgis()
    provider = QgsNativeAlgorithms(app.processingRegistry())
    app.processingRegistry().addProvider(provider)
    context, feedback = QgsProcessingContext(), QgsProcessingFeedback()
    context.setProject(QgsProject.instance())
    found = QgsApplication.processingRegistry().algorithmById(algorithm)
    _, succeeded = found.run(json.loads(parameters), context, feedback)
    del context
    if not succeeded:
        print(feedback.textLog(), file=sys.stderr)
    return 0 if succeeded else 1


if __name__ == "__main__":
    status = main(*sys.argv[1:])
    sys.stderr.flush()
    os._exit(status)  # QGIS may crash while Python takes its objects apart

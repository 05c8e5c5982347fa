"""Run the diagnosis in QGIS and print, as JSON, the processor time of each part and the largest resident set.

``python diagnosis_run.py PARAMETERS``: JSON, as ``qgis_process`` takes them; ``RECORD`` must be among them.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

from memory import peak_mb
from pyqgis import start_qgis
from qgis.core import QgsProcessingContext, QgsProcessingFeedback

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from county_gis_plugin.analysis import diagnosis, stopwatch
from county_gis_plugin.processing.provider import CountyGisProvider


def main(parameters: dict[str, object]) -> None:
    """Run it, with the clocks of steps and parts showing processor time."""
    diagnosis.perf_counter = time.process_time
    stopwatch.Stopwatch.__init__.__defaults__ = (time.process_time,)
    application, provider = start_qgis(), CountyGisProvider()
    application.processingRegistry().addProvider(provider)
    algorithm = provider.algorithm("countydiagnosis").create()
    _, fine = algorithm.run(parameters, QgsProcessingContext(), QgsProcessingFeedback(), {}, False)
    if not fine:
        sys.exit("the diagnosis failed")
    record = json.loads(Path(str(parameters["RECORD"])).read_text(encoding="utf-8"))
    steps = {row["step"]: row["seconds"] for row in record["steps"] if row["status"] == "done"}
    print(json.dumps({"steps": steps, "parts": record["durations"], "whole": time.process_time(),
                      "peak_mb": peak_mb()}), flush=True)
    os._exit(0)  # QGIS may crash while Python takes its objects apart


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))

"""Read the largest resident set that a process has had (Linux)."""

from __future__ import annotations

import threading
from pathlib import Path

LOOK_EVERY_S = 0.02


def peak_mb(process: int | str = "self") -> float:
    """Give the high-water mark VmHWM in MB (10^6 bytes); NaN if the process has ended.

    Raises
    ------
    OSError
        If there is no such process.
    """
    for line in Path(f"/proc/{process}/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) * 1024 / 1e6
    return float("nan")


class Watch:
    """Follow another process's high-water mark until it ends; it only ever grows."""

    def __init__(self, process: int) -> None:
        self.peak_mb = float("nan")
        self._process = process
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._over = threading.Event()
        self._thread.start()

    def _look(self) -> None:
        while not self._over.wait(LOOK_EVERY_S):
            try:
                seen = peak_mb(self._process)
            except OSError:
                return
            if seen == seen:
                self.peak_mb = seen

    def stop(self) -> float:
        """End the watch and give the mark."""
        self._over.set()
        self._thread.join()
        return self.peak_mb

"""Time the parts of a run, one after the other."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter


class Stopwatch:
    """Note how many seconds each part took: a part ends with ``lap``, and the next one begins there.

    ``seconds`` holds them by part, in the order in which they first ended.
    """

    def __init__(self, clock: Callable[[], float] = perf_counter) -> None:
        self._clock = clock
        self._begun = clock()
        self.seconds: dict[str, float] = {}

    def lap(self, part: str) -> float:
        """End a part, and give its seconds; those of a part that ends more than once add up."""
        now = self._clock()
        taken, self._begun = now - self._begun, now
        self.seconds[part] = self.seconds.get(part, 0.0) + taken
        return taken

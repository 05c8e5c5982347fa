"""Tell how far a run is and stop it when asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

from .errors import Cancelled, Message, message

T = TypeVar("T")


class Progress:
    """Carry percent, named steps, messages and the wish to stop between an engine and its face.

    A ``Progress()`` without callbacks is silent and never stops: engine functions take
    ``progress=None`` and begin with ``progress = progress or Progress()``.
    """

    def __init__(
        self,
        *,
        on_percent: Callable[[float], None] | None = None,
        on_step: Callable[[Message | str], None] | None = None,
        on_info: Callable[[Message | str], None] | None = None,
        on_warning: Callable[[Message | str], None] | None = None,
        is_cancelled: Callable[[], bool] | None = None,
    ) -> None:
        self._on_percent = on_percent
        self._on_step = on_step
        self._on_info = on_info
        self._on_warning = on_warning
        self._is_cancelled = is_cancelled
        self._low, self._high = 0.0, 100.0

    def check(self) -> None:
        """Stop the run if the user asked for it.

        Raises
        ------
        Cancelled
            If the run is to be stopped.
        """
        if self._is_cancelled is not None and self._is_cancelled():
            raise Cancelled("The run was cancelled; nothing was written.")

    def update(self, share: float) -> None:
        """Say that ``share`` (0 to 1) of the current step is done, and check for cancellation."""
        self.check()
        if self._on_percent is not None:
            share = min(max(share, 0.0), 1.0)
            self._on_percent(self._low + share * (self._high - self._low))

    def info(self, text: Message | str) -> None:
        """Write a line for the log."""
        if self._on_info is not None:
            self._on_info(text)

    def warning(self, text: Message | str) -> None:
        """Write a warning for the log."""
        if self._on_warning is not None:
            self._on_warning(text)

    def quiet(self) -> Progress:
        """Give a ``Progress`` that says nothing and stops where this one does."""
        return Progress(is_cancelled=self._is_cancelled)

    @contextmanager
    def step(self, name: Message | str, share: float = 1.0, start: float = 0.0) -> Iterator[Progress]:
        """Run a named step that fills ``share`` of the current span from ``start`` (both 0 to 1)."""
        self.check()
        if self._on_step is not None:
            self._on_step(name)
        outer = self._low, self._high
        width = outer[1] - outer[0]
        self._low = outer[0] + start * width
        self._high = min(self._low + share * width, outer[1])
        try:
            self.update(0.0)
            yield self
            self.update(1.0)
        finally:
            self._low, self._high = outer

    def each(self, items: Sequence[T] | Iterable[T], total: int | None = None) -> Iterator[T]:
        """Go through ``items``, moving the step's progress and checking before each."""
        if total is None:
            items = list(items)
            total = len(items)
        for done, item in enumerate(items):
            self.update(done / total if total else 0.0)
            yield item


def log_count(progress: Progress, template: str, count: int, /, **values: object) -> None:
    """Write a log line with a count, and nothing where the count is zero."""
    if count:
        progress.info(message(template, count=count, **values))

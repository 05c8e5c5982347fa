"""Keep Python's search for garbage away from what was there before a run."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def older_objects_spared() -> Iterator[None]:
    """Leave what is there now out of the search for garbage until the work is done.

    QGIS and its plugins hold hundreds of thousands of objects. What a run makes sets the search off a
    dozen times, and each goes through all of them: a tenth of the run's time. What the run itself leaves
    behind is still found. Of runs side by side the first that ends ends it for all, which costs time alone.
    """
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()

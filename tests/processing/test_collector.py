"""What was there before a run is spared while it lasts, and no longer."""

from __future__ import annotations

import gc
import weakref

import pytest

from county_gis_plugin.processing.collector import older_objects_spared


class Ring:
    """Point at itself: only a search for garbage lets go of it."""

    def __init__(self) -> None:
        self.own = self


def test_older_objects_are_spared_and_looked_at_again():
    gc.collect()
    older = weakref.ref(Ring())
    with older_objects_spared():
        newer = weakref.ref(Ring())
        gc.collect()
        assert older() is not None and newer() is None
    gc.collect()
    assert older() is None and gc.get_freeze_count() == 0


def test_an_error_ends_it_too():
    with pytest.raises(ValueError, match="odd"), older_objects_spared():
        assert gc.get_freeze_count() > 0
        raise ValueError("odd")
    assert gc.get_freeze_count() == 0

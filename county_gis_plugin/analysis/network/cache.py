"""Keep what was built lately, found again by the content that it was built from, within a bound of memory."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Callable
from itertools import chain
from threading import Lock
from typing import Generic, TypeVar

import numpy as np
import pandas as pd

Value = TypeVar("Value")

NETWORKS_BYTES = 250_000_000
SNAPPED_BYTES = 60_000_000
_DIGEST_BYTES = 20


def digest(*parts: object) -> bytes:
    """Sum up content: equal parts give equal digests, and a change of any value another one.

    Parts are arrays, indexes, frames, and values whose ``repr`` says all of them.
    """
    total = hashlib.blake2b(digest_size=_DIGEST_BYTES)
    for part in parts:
        for piece in _pieces(part):
            # With their lengths before them, pieces cannot run into one another.
            total.update(len(piece).to_bytes(8, "little"))
            total.update(piece)
    return total.digest()


def _pieces(part: object) -> list[bytes | memoryview]:
    if isinstance(part, pd.DataFrame):
        columns = ((str(name).encode(), *_pieces(column.to_numpy())) for name, column in part.items())
        return [str(part.shape).encode(), *chain.from_iterable(columns)]
    if isinstance(part, pd.Index):
        return [str(part.name).encode(), *_pieces(part.to_numpy())]
    if isinstance(part, np.ndarray) and part.dtype != object:
        said = f"{part.dtype} {part.shape}".encode()
        return [said, memoryview(np.ascontiguousarray(part).reshape(-1).view(np.uint8))]
    return [repr(part.tolist() if isinstance(part, np.ndarray) else part).encode(errors="replace")]


class Kept(Generic[Value]):
    """Keep values by key up to a number of bytes; the one that was used least recently goes first.

    The newest stays even where it alone is larger. Several threads may use it at once.

    Parameters
    ----------
    most_bytes
        What all values together may take.
    size_of
        Gives the bytes that a value takes; asked anew each time, since values may grow.
    """

    def __init__(self, most_bytes: int, size_of: Callable[[Value], int]) -> None:
        self.most_bytes, self._size_of = most_bytes, size_of
        self._values: OrderedDict[bytes, Value] = OrderedDict()
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._values)

    @property
    def size(self) -> int:
        """Give the bytes that are kept."""
        with self._lock:
            return sum(map(self._size_of, self._values.values()))

    def get(self, key: bytes) -> Value | None:
        """Give the value of a key, or ``None``."""
        with self._lock:
            if key not in self._values:
                return None
            self._values.move_to_end(key)
            return self._values[key]

    def put(self, key: bytes, value: Value) -> None:
        """Keep a value, and let go of old ones until all fit."""
        with self._lock:
            self._values[key] = value
            self._values.move_to_end(key)
            sizes = list(map(self._size_of, self._values.values()))
            total = sum(sizes)
            for size in sizes[:-1]:
                if total <= self.most_bytes:
                    break
                self._values.popitem(last=False)
                total -= size

    def clear(self) -> None:
        """Let go of everything."""
        with self._lock:
            self._values.clear()


def array_bytes(values: object) -> int:
    """Add up the bytes of arrays, also those in tuples."""
    if isinstance(values, tuple):
        return sum(map(array_bytes, values))
    return int(getattr(values, "nbytes", 0))


def seal(*arrays: object) -> None:
    """Let nobody write into arrays that several callers share."""
    for values in arrays:
        if isinstance(values, np.ndarray):
            values.flags.writeable = False

"""Building without Python's search for objects that hold each other."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def undisturbed() -> Iterator[None]:
    """Python looks for rubbish after this, and not meanwhile.

    A document only grows until it is written: each search goes through all of it and finds nothing. That took a
    quarter of the time, and more for each action in a larger plan.
    """
    searched = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searched:
            gc.enable()

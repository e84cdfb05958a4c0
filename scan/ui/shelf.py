"""A shelf: what was made last and is asked for again, within a number of things and a number of bytes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock


class Shelf:
    """Keeps bytes by key for the whole process; what was asked for longest ago goes first."""

    def __init__(self, most: int, most_bytes: int) -> None:
        self._most, self._most_bytes = most, most_bytes
        self._kept: OrderedDict[Hashable, bytes] = OrderedDict()
        self._busy = Lock()

    def __contains__(self, key: Hashable) -> bool:
        with self._busy:
            return key in self._kept

    def __len__(self) -> int:
        with self._busy:
            return len(self._kept)

    def get(self, key: Hashable, make: Callable[[], bytes]) -> bytes:
        """What is kept, else what is made now: nobody else waits for that."""
        with self._busy:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        made = make()
        with self._busy:
            self._kept[key] = made
            self._kept.move_to_end(key)
            while len(self._kept) > self._most or sum(map(len, self._kept.values())) > self._most_bytes:
                self._kept.popitem(last=False)
        return made

    def clear(self) -> None:
        """Let go of everything."""
        with self._busy:
            self._kept.clear()

"""A shelf: what was made last and is asked for again, within a number of things and a number of bytes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Event, Lock


class _Making:
    """Something that is being made now; `made` stays None when its maker left or failed."""

    def __init__(self) -> None:
        self.ended = Event()
        self.made: bytes | None = None


class Shelf:
    """Keeps bytes by key for the whole process; what was asked for longest ago goes first."""

    def __init__(self, most: int, most_bytes: int) -> None:
        self._most, self._most_bytes = most, most_bytes
        self._kept: OrderedDict[Hashable, bytes] = OrderedDict()
        self._making: dict[Hashable, _Making] = {}
        self._busy = Lock()

    def __contains__(self, key: Hashable) -> bool:
        with self._busy:
            return key in self._kept

    def __len__(self) -> int:
        with self._busy:
            return len(self._kept)

    def get(self, key: Hashable, make: Callable[[], bytes]) -> bytes:
        """What is kept, else what is made now: once, however many ask for it, and nobody else waits for that.

        When the one who makes it leaves or fails, the next who waits makes it.
        """
        while True:
            with self._busy:
                if key in self._kept:
                    self._kept.move_to_end(key)
                    return self._kept[key]
                mine = key not in self._making
                making = self._making.setdefault(key, _Making())
            if mine:
                return self._made(key, making, make)
            making.ended.wait()
            if making.made is not None:
                return making.made

    def _made(self, key: Hashable, making: _Making, make: Callable[[], bytes]) -> bytes:
        try:
            making.made = make()
            self._keep(key, making.made)
            return making.made
        finally:
            with self._busy:
                del self._making[key]
            making.ended.set()

    def _keep(self, key: Hashable, made: bytes) -> None:
        with self._busy:
            self._kept[key] = made
            self._kept.move_to_end(key)
            while len(self._kept) > self._most or sum(map(len, self._kept.values())) > self._most_bytes:
                self._kept.popitem(last=False)

    def clear(self) -> None:
        """Let go of everything."""
        with self._busy:
            self._kept.clear()

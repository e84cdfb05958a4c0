"""What every page shares: where the database is, and two queues that keep all its work away from the event loop."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from anyio import CapacityLimiter, to_thread

from scan.store.kept import Connections
from scan.usecases.visiting import Visit
from scan.web.limits import Guesses

Found = TypeVar("Found")


@dataclass(slots=True)
class House:
    """The pages' place in the process; `now` reads the clock. With `read_only` (a damaged file) nothing is kept.

    Writing in the loop would freeze every screen while the disk works, so reading has threads of its own (Streamlit's
    files use others) and writing has one at a time: more would only wait for each other at the gate.
    """

    database: Path
    now: Callable[[], datetime]
    read_only: bool = False
    guesses: Guesses = field(default_factory=Guesses)
    _readers: CapacityLimiter = field(default_factory=lambda: CapacityLimiter(2))
    _writer: CapacityLimiter = field(default_factory=lambda: CapacityLimiter(1))
    _connections: Connections = field(init=False)

    def __post_init__(self) -> None:
        self._connections = Connections(self.database, self.read_only)

    async def read(self, what: Callable[[Visit], Found]) -> Found:
        """What a use case finds, on a connection that nobody else has meanwhile."""
        return await to_thread.run_sync(functools.partial(self._visit, what), limiter=self._readers)

    async def write(self, what: Callable[[Visit], Found]) -> Found:
        """Let a use case keep something: when this returns it is on disk, also for somebody who left meanwhile."""
        return await to_thread.run_sync(functools.partial(self._visit, what), limiter=self._writer)

    def close(self) -> None:
        """Let go of the database, at the end of the process."""
        self._connections.close()

    def _visit(self, what: Callable[[Visit], Found]) -> Found:
        with self._connections.lent() as lent:
            return what(Visit(lent.db, self.now(), memory=lent.memory))

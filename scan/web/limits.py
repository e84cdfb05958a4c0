"""How often somebody may guess: token buckets in memory, keyed without keeping an address (S5).

Only a code that does not fit costs a token. So a building full of people behind one address comes in without
waiting, and who guesses is stopped.
"""

from __future__ import annotations

import hashlib
import secrets
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(slots=True)
class _Bucket:
    left: float
    at: float


@dataclass(slots=True)
class Limit:
    """`burst` at once, then `per_second`; at most `keys` buckets are remembered, the oldest go first.

    Only the event loop may call it: there is no lock.
    """

    burst: float
    per_second: float
    keys: int = 4096
    clock: Callable[[], float] = time.monotonic
    _salt: bytes = field(default_factory=lambda: secrets.token_bytes(16), repr=False)
    _buckets: OrderedDict[bytes, _Bucket] = field(default_factory=OrderedDict, repr=False)

    def allows(self, who: str) -> bool:
        """Whether there is a token left."""
        return self._bucket(who).left >= 1

    def charge(self, who: str) -> None:
        """Take one."""
        bucket = self._bucket(who)
        bucket.left = max(0.0, bucket.left - 1)

    def _bucket(self, who: str) -> _Bucket:
        key = hashlib.blake2b(who.encode(), key=self._salt, digest_size=16).digest()
        now = self.clock()
        bucket = self._buckets.pop(key, None) or _Bucket(self.burst, now)
        bucket.left = min(self.burst, bucket.left + (now - bucket.at) * self.per_second)
        bucket.at = now
        self._buckets[key] = bucket
        while len(self._buckets) > self.keys:
            self._buckets.popitem(last=False)
        return bucket


@dataclass(slots=True)
class Guesses:
    """Wrong codes: of one address (a school's whole building, it may be), and of everybody together."""

    of_address: Limit = field(default_factory=lambda: Limit(burst=120, per_second=0.5))
    of_everybody: Limit = field(default_factory=lambda: Limit(burst=600, per_second=5))

    def allowed(self, address: str) -> bool:
        """Whether this address may try a code."""
        return self.of_address.allows(address) and self.of_everybody.allows("")

    def wrong(self, address: str) -> None:
        """It tried one that does not fit."""
        self.of_address.charge(address)
        self.of_everybody.charge("")

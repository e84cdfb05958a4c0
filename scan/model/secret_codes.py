"""Codes that people type: how they are written, how forgivingly they are read, and what is kept instead of them (P1).

The alphabet has no I, L, O or U, so that nobody mistakes one sign for another. A code never enters the database: an
HMAC of it under the salt of its round does, and that salt is destroyed at the reveal.
"""

from __future__ import annotations

import hmac
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
BITS = 5
"""What one sign of the alphabet tells."""
SECRET_BYTES, SALT_BYTES, ID_BYTES = 16, 32, 32
DOOR, RECEIPT, SECRET, SEAL = 6, 12, 26, 13
"""Signs in a room code (opens the door, not secret), a receipt (60 bits), a personal code (128 bits), a seal (65)."""
KEY = DOOR + SECRET + SEAL
"""Signs in the key of somebody who came in by a door."""
LONGEST = 200
"""Nobody types more than this for a code; what is longer is not even looked at."""

NewSecret = Callable[[int], bytes]
"""A source of so many random bytes: `secrets.token_bytes`, or one that a test can predict."""

_MISREAD = str.maketrans("OIL", "011")
_VALUE = {sign: place for place, sign in enumerate(ALPHABET)}


@dataclass(frozen=True, slots=True)
class Key:
    """What a participant holds: the secret, and where they came in by a door also that door and its seal."""

    secret: bytes
    door: str = ""
    seal: str = ""

    @property
    def written(self) -> str:
        """The key as a cookie keeps it, or as it stands on a slip."""
        return self.door + encoded(self.secret, SECRET) + self.seal


def tidied(typed: str) -> str:
    """What was typed, without spaces, dashes and marks, in capitals; O reads as 0, and I and L as 1.

    Empty when a sign is left that no code has.
    """
    if len(typed) > LONGEST:
        return ""
    wide = unicodedata.normalize("NFKC", typed).upper().translate(_MISREAD)
    kept = "".join(sign for sign in wide if sign.isalnum())
    return kept if all(sign in _VALUE for sign in kept) else ""


def key_of(typed: str) -> Key | None:
    """The key that somebody types or whose cookie arrives; None when it can be no key."""
    signs = tidied(typed)
    door = signs[:DOOR] if len(signs) == KEY else ""
    secret = decoded(signs[len(door) : len(door) + SECRET])
    if secret is None or len(signs) not in (KEY, SECRET):
        return None
    return Key(secret, door, signs[len(door) + SECRET :])


def grouped(code: str) -> str:
    """The code in fours, as it is printed and read aloud."""
    return "-".join(code[place : place + 4] for place in range(0, len(code), 4))


def encoded(secret: bytes, signs: int) -> str:
    """The last so many signs of a secret."""
    number = int.from_bytes(secret, "big")
    return "".join(ALPHABET[number >> BITS * place & 31] for place in reversed(range(signs)))


def decoded(signs: str) -> bytes | None:
    """The secret of a personal code; None when it is none."""
    number = 0
    for sign in signs:
        number = number << BITS | _VALUE[sign]
    if len(signs) != SECRET or number >> 8 * SECRET_BYTES:
        return None
    return number.to_bytes(SECRET_BYTES, "big")


def minted(new_secret: NewSecret, signs: int) -> str:
    """A new room code or receipt."""
    return encoded(new_secret(-(-signs * BITS // 8)), signs)


def fresh(taken: set[str], new_secret: NewSecret, signs: int) -> str:
    """A new room code or receipt that is not among those `taken`, where it is added."""
    while (code := minted(new_secret, signs)) in taken:
        continue
    taken.add(code)
    return code


def sealed(salt: bytes, door: str, new_secret: NewSecret) -> Key:
    """A new key for somebody who comes in by a door: nothing of it is kept, the seal shows that we minted it."""
    secret = new_secret(SECRET_BYTES)
    return Key(secret, door, _seal(salt, door, secret))


def seal_fits(salt: bytes, key: Key) -> bool:
    """Whether we minted this key for its door in this round; takes as long when it is wrong."""
    return hmac.compare_digest(_seal(salt, key.door, key.secret), key.seal)


def token_id(salt: bytes, secret: bytes) -> bytes:
    """Under what a slip is kept."""
    return _mark(salt, b"t" + secret)


def response_id(salt: bytes, secret: bytes) -> bytes:
    """Under what a sheet of answers is kept."""
    return _mark(salt, b"r" + secret)


def signal_id(salt: bytes, secret: bytes, place: int) -> bytes:
    """Under what the signal in this place of somebody's own list is kept."""
    return _mark(salt, b"s" + secret + bytes([place]))


def card_id(salt: bytes, secret: bytes) -> bytes:
    """Under what a card of a same-picture check is kept."""
    return _mark(salt, b"c" + secret)


def _seal(salt: bytes, door: str, secret: bytes) -> str:
    return encoded(_mark(salt, b"d" + door.encode() + secret), SEAL)


def _mark(salt: bytes, what: bytes) -> bytes:
    return hmac.digest(salt, what, "sha256")

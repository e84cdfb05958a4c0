"""P1, P3: codes that nobody can guess, that everybody can type, and that nothing kept leads back to."""

from __future__ import annotations

import secrets
from math import log2

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scan.model.secret_codes import (
    ALPHABET,
    DOOR,
    KEY,
    RECEIPT,
    SALT_BYTES,
    SECRET,
    Key,
    encoded,
    grouped,
    key_of,
    minted,
    response_id,
    seal_fits,
    sealed,
    signal_id,
    tidied,
    token_id,
)

SALT = bytes(range(SALT_BYTES))
secret = st.binary(min_size=16, max_size=16)


def test_P1_a_personal_code_has_128_bits_and_a_receipt_sixty() -> None:
    assert SECRET * log2(len(ALPHABET)) >= 128
    assert RECEIPT * log2(len(ALPHABET)) >= 60
    assert len({Key(secrets.token_bytes(16)).written for _time in range(1_000)}) == 1_000


@given(secret)
def test_a_code_is_read_back_as_it_was_written(code: bytes) -> None:
    written = grouped(Key(code).written)
    assert key_of(written) == Key(code)
    assert [len(part) for part in written.split("-")] == [4] * 6 + [2]


@given(secret, st.randoms())
def test_a_code_forgives_capitals_spaces_dashes_and_look_alikes(code: bytes, chance: st.DataObject) -> None:
    typed = grouped(Key(code).written).replace("0", "O").replace("1", "l").replace("-", " – ").lower()
    assert key_of(f"  {typed}.\n") == Key(code)


@pytest.mark.parametrize("typed", ["", "-", "K7QM", "0" * 25, "0" * 27, "Z" * 26, "U" * 26, "é" * 26, "0" * 1_000_000])
def test_what_is_no_code_is_no_code(typed: str) -> None:
    assert key_of(typed) is None


def test_a_room_code_is_read_forgivingly_too() -> None:
    assert tidied("o1 iL-kz") == "0111KZ"
    assert tidied("abcdeu") == ""
    assert len(minted(secrets.token_bytes, DOOR)) == DOOR


def test_S5_only_a_key_that_we_minted_for_this_door_in_this_round_fits() -> None:
    key = sealed(SALT, "ABC123", secrets.token_bytes)
    assert key_of(key.written) == key
    assert len(key.written) == KEY
    assert seal_fits(SALT, key)
    assert not seal_fits(bytes(SALT_BYTES), key)
    assert not seal_fits(SALT, Key(key.secret, "ABC124", key.seal))
    assert not seal_fits(SALT, Key(secrets.token_bytes(16), key.door, key.seal))
    assert not seal_fits(SALT, Key(key.secret, key.door))


def test_P1_what_is_kept_differs_per_use_per_round_and_per_code() -> None:
    code = secrets.token_bytes(16)
    kept = [token_id(SALT, code), response_id(SALT, code), *(signal_id(SALT, code, place) for place in range(20))]
    kept += [token_id(bytes(SALT_BYTES), code), token_id(SALT, secrets.token_bytes(16))]
    assert len(set(kept)) == len(kept)
    assert {len(id) for id in kept} == {32}


def test_P3_a_key_does_not_show_itself_where_it_is_printed() -> None:
    key = sealed(SALT, "ABC123", secrets.token_bytes)
    assert encoded(key.secret, SECRET) not in repr(key)
    assert key.secret.hex() not in repr(key)

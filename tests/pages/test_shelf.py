"""The shelf keeps what was asked for last, within bounds, and makes it outside its lock."""

from __future__ import annotations

from scan.ui.shelf import Shelf


def _fails() -> bytes:
    raise AssertionError("made again")


def test_what_is_kept_is_not_made_again() -> None:
    shelf = Shelf(2, 100)
    assert shelf.get("a", lambda: b"1") == b"1"
    assert shelf.get("a", _fails) == b"1"
    assert "a" in shelf


def test_what_was_asked_for_longest_ago_goes_first() -> None:
    shelf = Shelf(2, 100)
    for key in ("a", "b", "a", "c"):
        shelf.get(key, lambda: b"1")
    assert ("a" in shelf, "b" in shelf, "c" in shelf, len(shelf)) == (True, False, True, 2)


def test_it_holds_no_more_bytes_than_it_may() -> None:
    shelf = Shelf(32, 10)
    shelf.get("a", lambda: b"123456")
    shelf.get("b", lambda: b"12345")
    assert ("a" in shelf, "b" in shelf) == (False, True)
    assert shelf.get("c", lambda: b"x" * 11) == b"x" * 11
    assert len(shelf) == 0


def test_who_makes_something_keeps_nobody_else_waiting() -> None:
    shelf = Shelf(32, 100)
    assert shelf.get("slow", lambda: shelf.get("fast", lambda: b"1") + b"2") == b"12"
    assert len(shelf) == 2


def test_it_can_be_cleared() -> None:
    shelf = Shelf(32, 100)
    shelf.get("a", lambda: b"1")
    shelf.clear()
    assert len(shelf) == 0

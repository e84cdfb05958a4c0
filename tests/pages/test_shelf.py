"""The shelf keeps what was asked for last, within bounds, and makes it outside its lock."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from time import sleep

import pytest

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


def _slowly(made: list[int], begun: Event, go: Event) -> Callable[[], bytes]:
    def make() -> bytes:
        made.append(1)
        begun.set()
        assert go.wait(30)
        return b"1"

    return make


def test_what_many_ask_for_at_once_is_made_once() -> None:
    # The second shelf is too small to keep it: who waited gets it all the same.
    for shelf in (Shelf(32, 100), Shelf(32, 0)):
        made: list[int] = []
        begun, go = Event(), Event()
        with ThreadPoolExecutor(16) as pool:
            first = pool.submit(shelf.get, "a", _slowly(made, begun, go))
            assert begun.wait(30)
            others = [pool.submit(shelf.get, "a", _fails) for _one in range(15)]
            assert shelf.get("b", lambda: b"2") == b"2"
            # Long enough for all of them to have asked.
            sleep(0.2)
            go.set()
            assert [asked.result(30) for asked in (first, *others)] == [b"1"] * 16
        assert made == [1]


def test_when_its_maker_leaves_the_next_who_waits_makes_it() -> None:
    class Left(BaseException):
        """What a screen raises when its person goes elsewhere."""

    begun, go = Event(), Event()
    shelf = Shelf(32, 100)

    def leaves() -> bytes:
        begun.set()
        assert go.wait(30)
        raise Left

    with ThreadPoolExecutor(3) as pool:
        first = pool.submit(shelf.get, "a", leaves)
        assert begun.wait(30)
        others = [pool.submit(shelf.get, "a", lambda: b"1") for _one in range(2)]
        sleep(0.1)
        go.set()
        assert [asked.result(30) for asked in others] == [b"1", b"1"]
        with pytest.raises(Left):
            first.result(30)

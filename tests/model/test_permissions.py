"""The one table of who may do what."""

from __future__ import annotations

import pytest

from scan.errors import NotAllowed
from scan.model.permissions import ALLOWED, Actor, Right, Role, may, require

FACILITATOR = Actor("Noor", Role.FACILITATOR)
READER = Actor("Bas", Role.READER)


def test_every_role_stands_in_the_table() -> None:
    assert set(ALLOWED) == set(Role)


@pytest.mark.parametrize("right", Right)
def test_a_facilitator_may_do_everything(right: Right) -> None:
    require(FACILITATOR, right)


def test_a_reader_may_read() -> None:
    require(READER, Right.READ)


@pytest.mark.parametrize("right", [right for right in Right if right is not Right.READ])
def test_a_reader_may_do_nothing_but_read(right: Right) -> None:
    assert not may(READER, right)
    with pytest.raises(NotAllowed, match="alleen lezen"):
        require(READER, right)

"""Groups of people: a name, a kind and a head count that can be true."""

from __future__ import annotations

import pytest

from scan.errors import InvalidInput
from scan.i18n import speaking
from scan.model.people import MAX_HEADS, Group, GroupKind


def test_a_group_keeps_its_name_on_one_line() -> None:
    assert Group.checked("g", "  Team \n boven ", GroupKind.TEACHERS, 12).name == "Team boven"


@pytest.mark.parametrize("heads", [1, MAX_HEADS])
def test_a_group_counts_from_one_to_five_thousand_people(heads: int) -> None:
    assert Group.checked("g", "Team", GroupKind.PUPILS, heads).head_count == heads


@pytest.mark.parametrize("heads", [-1, 0, MAX_HEADS + 1])
def test_a_group_of_nobody_or_of_a_whole_town_is_refused(heads: int) -> None:
    with pytest.raises(InvalidInput) as refused:
        Group.checked("g", "Team", GroupKind.PUPILS, heads)
    assert refused.value.field == "head_count"


@pytest.mark.parametrize("name", ["", "  ", "\x00", "x" * 121])
def test_a_group_without_a_usable_name_is_refused(name: str) -> None:
    with pytest.raises(InvalidInput):
        Group.checked("g", name, GroupKind.TEACHERS, 12)


def test_every_kind_of_group_has_a_label_of_its_own_in_both_languages() -> None:
    dutch = {kind.label for kind in GroupKind}
    with speaking("en"):
        english = {kind.label for kind in GroupKind}
    assert len(dutch) == len(english) == len(GroupKind)
    assert dutch != english

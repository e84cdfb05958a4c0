"""The log in words: every verb and every kind has a label of its own, in both languages."""

from __future__ import annotations

import pytest

from scan.i18n import Language, speaking
from scan.model.events import UNDOABLE, Kind, Verb


@pytest.mark.parametrize("language", ["nl", "en"])
def test_R12_every_verb_and_kind_has_a_label_of_its_own(language: Language) -> None:
    with speaking(language):
        for labels in ({verb.label for verb in Verb}, {kind.label for kind in Kind}):
            assert "" not in labels
        assert len({verb.label for verb in Verb}) == len(Verb)
        assert len({kind.label for kind in Kind}) == len(Kind)


def test_what_a_reveal_or_a_destruction_did_cannot_be_undone() -> None:
    assert not {Verb.DESTROYED, Verb.OPENED, Verb.CLOSED, Verb.REVEALED} & set(UNDOABLE)

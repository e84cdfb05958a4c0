"""Who answered what, in a round that a small team answered by name; there is nothing of it in any other."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import streamlit as st

from scan.i18n import _
from scan.model.answers import Answer, Aspect
from scan.model.publication import NamedAnswer
from scan.ui.entry import database
from scan.ui.said import said
from scan.ui.sheets import short_label
from scan.usecases import preparing, revealing
from scan.usecases.desk import Desk


def by_name(desk: Desk, scan_id: str, statement_id: str) -> None:
    """A quiet button that tells who chose what at a statement."""
    found = _answers(database(), scan_id, preparing.revision_of(desk, scan_id), desk).get(statement_id)
    if not found:
        return
    with st.popover(_("Wie antwoordde wat?"), icon=":material/badge:", type="tertiary", key=f"named-{statement_id}"):
        for name, answers in found.items():
            st.markdown(f"**{said(name)}**  ·  {_in_words(answers)}")


def _in_words(answers: Mapping[Aspect, Answer]) -> str:
    words = {Aspect.NOW: _("nu {answer}"), Aspect.WANTED: _("gewenst {answer}")}
    return ", ".join(
        words[aspect].format(answer=short_label(answers[aspect])) for aspect in Aspect if aspect in answers
    )


@st.cache_resource(max_entries=32, show_spinner=False)
def _answers(path: Path, scan_id: str, revision: int, _at: Desk) -> dict[str, dict[str, dict[Aspect, Answer]]]:
    found: dict[str, dict[str, dict[Aspect, Answer]]] = {}
    for given in revealing.named_answers(_at, scan_id):
        people = found.setdefault(given.statement_id, {})
        people.setdefault(_line(people, given), {})[given.aspect] = given.answer
    return found


def _line(people: Mapping[str, Mapping[Aspect, Answer]], given: NamedAnswer) -> str:
    # Two people may have typed the same name: the second gets a line of their own.
    names = [given.name, *(f"{given.name} ({number})" for number in range(2, len(people) + 2))]
    return next(name for name in names if given.aspect not in people.get(name, {}))

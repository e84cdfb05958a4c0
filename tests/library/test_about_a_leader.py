"""P5: which statements of the library are about one leader, so that their scores take eight answers."""

from __future__ import annotations

import re

from scan.library.reader import library
from scan.model.library import Statement
from scan.model.text import Text

LOOKED_AT = {
    "purpose-5", "people_policy-4",
    "leaders_learn-1", "leaders_learn-2", "leaders_learn-3", "leaders_learn-5",
}  # fmt: skip
"""A person read all fifty, in the words of every group. Also the school leaders, who are one person at a small school;
not a decision "from above", which names nobody."""
ONE_LEADER = re.compile(r"\b(mijn|de|onze) (leidinggevende|teamleider|directeur|rector)\b|\bde schoolleiding\b", re.I)
ABOUT_SOMETHING_ELSE = {"safety-1"}
"""Here the board says what its meeting with the school leaders is like: a custom of both."""


def _texts(statement: Statement) -> list[Text]:
    return [statement.text, *statement.wordings.values()]


def test_a_person_looked_at_every_statement_that_is_about_one_leader() -> None:
    assert {s.id for s in library().statement_by_id.values() if s.about_leader} == LOOKED_AT


def test_no_other_statement_speaks_of_one_leader_to_any_group() -> None:
    speaking = {s.id for s in library().statement_by_id.values() if any(ONE_LEADER.search(t.nl) for t in _texts(s))}
    assert speaking - ABOUT_SOMETHING_ELSE == LOOKED_AT

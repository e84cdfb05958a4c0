"""The reflection on one's own role: computed from the answers, and forgotten with them."""

from __future__ import annotations

from scan.library.reader import library
from scan.model.own_role import Frequency, reflect

ROLE = library().roles[0]
IDS = [question.id for question in ROLE.questions]


def test_seldom_is_to_learn_always_is_strong_and_sometimes_grows() -> None:
    answers = dict.fromkeys(IDS, Frequency.MOSTLY)
    answers |= {IDS[0]: Frequency.SELDOM, IDS[1]: Frequency.ALWAYS, IDS[2]: Frequency.SOMETIMES}
    told = reflect(ROLE, answers)
    assert [[q.id for q in part] for part in (told.learning, told.strong, told.growing)] == [[i] for i in IDS[:3]]
    assert told.open == 0


def test_without_answers_everything_is_open_and_nothing_is_told() -> None:
    told = reflect(ROLE, {})
    assert (told.learning, told.strong, told.growing, told.open) == ((), (), (), len(IDS))


def test_every_role_asks_eight_to_ten_questions() -> None:
    assert all(8 <= len(role.questions) <= 10 for role in library().roles)

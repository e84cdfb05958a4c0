"""Stellingen: shared answers kept at once, a show of hands as one sheet."""

from __future__ import annotations

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from scan.errors import NotSaved
from scan.library.reader import library
from scan.model.answers import ANSWERS, Answer, Aspect, SharedAnswer, Tally
from scan.model.people import Group, GroupKind
from scan.model.scans import Scan
from scan.ui.said import said
from scan.usecases import answering, preparing
from tests.pages.conftest import OpenDesk, OpenPage
from tests.pages.reading import plain

PAGE = "pages/answer/statements.py"
THEME = library().theme_by_id["safety"]
FIRST, SECOND = THEME.statements[0].id, THEME.statements[1].id
TEACHERS = Group("g-teachers", "Docenten *bovenbouw*", GroupKind.TEACHERS, 12)


@pytest.fixture
def scan(at_desk: OpenDesk, scan: Scan) -> Scan:
    """The scan with a group of twelve teachers beside its management team."""
    with at_desk() as desk:
        return preparing.save_preparation(
            desk, replace(scan, groups=(*scan.groups, TEACHERS)), preparing.school_of(desk, scan)
        )


def _answer(app: AppTest, scan: Scan, statement: str, aspect: Aspect, answer: Answer | None) -> None:
    app.segmented_control(key=f"answer-{scan.id}-{statement}-{aspect.value}").set_value(answer).run()


def _hands_key(group: str, statement: str, answer: Answer, kept: tuple[int, ...] = (0,) * 7) -> str:
    return f"hands-{group}-{statement}-now-{answer.value}-{'-'.join(map(str, kept))}"


def _shared(at_desk: OpenDesk, scan: Scan) -> list[SharedAnswer]:
    with at_desk() as desk:
        return list(preparing.record_of(desk, scan.id).shared)


def _tallies(at_desk: OpenDesk, scan: Scan) -> list[Tally]:
    with at_desk() as desk:
        return answering.tallies_of(desk, scan.id)


def test_a_click_is_kept_at_once_and_shown_as_kept(open_page: OpenPage, at_desk: OpenDesk, scan: Scan) -> None:
    app = open_page(PAGE, scan=scan.id, theme="safety")
    _answer(app, scan, FIRST, Aspect.NOW, Answer.TWO)
    _answer(app, scan, FIRST, Aspect.WANTED, Answer.FIVE)
    assert _shared(at_desk, scan) == [
        SharedAnswer(FIRST, Aspect.NOW, Answer.TWO),
        SharedAnswer(FIRST, Aspect.WANTED, Answer.FIVE),
    ]
    kept = app.segmented_control(key=f"answer-{scan.id}-{FIRST}-now")
    assert kept.value == Answer.TWO
    assert "opgeslagen" in kept.label


def test_a_second_click_on_the_answer_takes_it_back(open_page: OpenPage, at_desk: OpenDesk, scan: Scan) -> None:
    app = open_page(PAGE, scan=scan.id, theme="safety")
    _answer(app, scan, FIRST, Aspect.NOW, Answer.DONT_KNOW)
    _answer(app, scan, FIRST, Aspect.NOW, None)
    assert _shared(at_desk, scan) == []


def test_R11_an_answer_that_someone_else_gave_meanwhile_is_not_overwritten_unseen(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan
) -> None:
    app = open_page(PAGE, scan=scan.id, theme="safety")
    theirs = SharedAnswer(FIRST, Aspect.NOW, Answer.FOUR)
    with at_desk() as desk:
        answering.record_shared(desk, scan.id, [theirs])
    _answer(app, scan, FIRST, Aspect.NOW, Answer.ONE)
    assert "Iemand anders" in app.error[0].value
    assert _shared(at_desk, scan) == [theirs]
    assert app.segmented_control(key=f"answer-{scan.id}-{FIRST}-now").value == Answer.FOUR
    _answer(app, scan, FIRST, Aspect.NOW, Answer.ONE)
    assert _shared(at_desk, scan) == [SharedAnswer(FIRST, Aspect.NOW, Answer.ONE)]


def test_R10_a_click_that_could_not_be_kept_is_not_shown_as_kept(
    open_page: OpenPage, scan: Scan, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object) -> None:
        raise NotSaved("Niet opgeslagen: de schijf is vol.")

    app = open_page(PAGE, scan=scan.id, theme="safety")
    monkeypatch.setattr(answering, "record_shared", full)
    _answer(app, scan, FIRST, Aspect.NOW, Answer.ONE)
    assert "schijf is vol" in app.error[0].value
    assert app.segmented_control(key=f"answer-{scan.id}-{FIRST}-now").value is None


def test_only_the_themes_of_the_scan_are_asked(open_page: OpenPage, at_desk: OpenDesk, scan: Scan) -> None:
    with at_desk() as desk:
        preparing.save_preparation(desk, replace(scan, theme_ids=("time",)), preparing.school_of(desk, scan))
    app = open_page(PAGE, scan=scan.id, theme="safety")
    assert app.query_params["theme"] == "time"
    assert [b.key for b in app.button if str(b.key).startswith("theme-")] == ["theme-time"]


def test_the_next_theme_and_who_answers_stand_in_the_address(open_page: OpenPage, scan: Scan) -> None:
    app = open_page(PAGE, scan=scan.id, theme="safety")
    app.button(key="next").click().run()
    assert app.query_params["theme"] == "learning_together"
    app.pills(key="who-choice").set_value(TEACHERS.id).run()
    assert app.query_params["who"] == TEACHERS.id
    assert app.query_params["theme"] == "learning_together"


@pytest.mark.parametrize("strange", ["nobody", "<script>", "🎓"])
def test_a_strange_address_opens_the_first_choice(open_page: OpenPage, scan: Scan, strange: str) -> None:
    app = open_page(PAGE, scan=scan.id, theme=strange, who=strange)
    assert app.query_params["theme"] == "purpose"
    assert app.query_params["who"] == "team"


def test_progress_counts_the_answers_of_who_is_chosen(open_page: OpenPage, scan: Scan) -> None:
    app = open_page(PAGE, scan=scan.id, theme="safety")
    _answer(app, scan, FIRST, Aspect.NOW, Answer.TWO)
    assert app.button(key="theme-safety").label.endswith("1/5")
    app.pills(key="who-choice").set_value(TEACHERS.id).run()
    assert app.button(key="theme-safety").label.endswith("0/5")


def test_a_statement_is_worded_for_the_group(open_page: OpenPage, scan: Scan) -> None:
    own = THEME.statements[1].worded_for(GroupKind.TEACHERS)
    assert own is not THEME.statements[1].text
    app = open_page(PAGE, scan=scan.id, theme="safety", who=TEACHERS.id)
    assert f"### {said(str(own))}" in [m.value for m in app.markdown]


def test_R4_a_show_of_hands_is_kept_as_one_sheet(open_page: OpenPage, at_desk: OpenDesk, scan: Scan) -> None:
    app = open_page(PAGE, scan=scan.id, theme="safety", who=TEACHERS.id)
    app.number_input(key=_hands_key(TEACHERS.id, FIRST, Answer.TWO)).set_value(7)
    app.number_input(key=_hands_key(TEACHERS.id, FIRST, Answer.DONT_KNOW)).set_value(2)
    app.number_input(key=_hands_key(TEACHERS.id, SECOND, Answer.FIVE)).set_value(12)
    app.button(key="save-sheet").click().run()
    assert [(t.statement_id, t.aspect, t.counts) for t in _tallies(at_desk, scan)] == [
        (FIRST, Aspect.NOW, (0, 7, 0, 0, 0, 2, 0)),
        (SECOND, Aspect.NOW, (0, 0, 0, 0, 12, 0, 0)),
    ]
    assert any("9 van de 12 mensen, opgeslagen" in m.value for m in app.markdown)


def test_more_hands_than_people_are_refused_and_nothing_of_the_sheet_is_kept(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan
) -> None:
    app = open_page(PAGE, scan=scan.id, theme="safety", who=TEACHERS.id)
    app.number_input(key=_hands_key(TEACHERS.id, FIRST, Answer.ONE)).set_value(3)
    app.number_input(key=_hands_key(TEACHERS.id, SECOND, Answer.FIVE)).set_value(13)
    app.button(key="save-sheet").click().run()
    assert "Stelling 2" in app.error[0].value
    assert "13" in app.error[0].value
    assert _tallies(at_desk, scan) == []
    assert app.number_input(key=_hands_key(TEACHERS.id, FIRST, Answer.ONE)).value == 3


def test_a_negative_number_that_a_client_makes_up_is_not_kept(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan
) -> None:
    app = open_page(PAGE, scan=scan.id, theme="safety", who=TEACHERS.id)
    app.number_input(key=_hands_key(TEACHERS.id, FIRST, Answer.ONE)).set_value(-3)
    app.button(key="save-sheet").click().run()
    assert not app.exception
    assert _tallies(at_desk, scan) == []


def test_only_the_management_team_says_what_it_wants(open_page: OpenPage, scan: Scan) -> None:
    team = scan.groups[0].id
    wanted = [n for n in open_page(PAGE, scan=scan.id, who=team).number_input if "-wanted-" in str(n.key)]
    assert len(wanted) == len(ANSWERS) * 5
    others = open_page(PAGE, scan=scan.id, who=TEACHERS.id).number_input
    assert not [n for n in others if "-wanted-" in str(n.key)]


def test_R11_rows_that_someone_else_filled_in_stay_and_the_same_row_is_shown_first(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan
) -> None:
    app = open_page(PAGE, scan=scan.id, theme="safety", who=TEACHERS.id)
    theirs = [
        Tally(FIRST, TEACHERS.id, Aspect.NOW, (0, 0, 0, 8, 0, 0, 0)),
        Tally(SECOND, TEACHERS.id, Aspect.NOW, (0, 0, 5, 0, 0, 0, 0)),
    ]
    with at_desk() as desk:
        answering.record_tallies(desk, scan.id, theirs)
    app.number_input(key=_hands_key(TEACHERS.id, FIRST, Answer.ONE)).set_value(6)
    app.button(key="save-sheet").click().run()
    assert "8 × 4" in plain(app.error[0].value)
    assert _tallies(at_desk, scan) == theirs
    app.button(key="save-sheet").click().run()
    mine = Tally(FIRST, TEACHERS.id, Aspect.NOW, (6, 0, 0, 0, 0, 0, 0))
    assert _tallies(at_desk, scan) == [mine, theirs[1]]


def test_a_group_that_was_deleted_meanwhile_is_named(open_page: OpenPage, at_desk: OpenDesk, scan: Scan) -> None:
    app = open_page(PAGE, scan=scan.id, theme="safety", who=TEACHERS.id)
    with at_desk() as desk:
        preparing.save_preparation(desk, replace(scan, groups=scan.groups[:1]), preparing.school_of(desk, scan))
    app.run()
    assert "intussen verwijderd" in app.warning[0].value
    assert app.query_params["who"] == "team"


def test_the_whole_screen_exists_in_english(open_page: OpenPage, scan: Scan) -> None:
    app = open_page(PAGE, scan=scan.id, theme="safety", language="en")
    assert app.title[0].value == "Statements"
    assert f"### {said(THEME.statements[0].worded_for(GroupKind.MANAGEMENT).en)}" in [m.value for m in app.markdown]
    _answer(app, scan, FIRST, Aspect.NOW, Answer.TWO)
    assert "saved" in app.segmented_control(key=f"answer-{scan.id}-{FIRST}-now").label

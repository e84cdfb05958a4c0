"""The short form, and who is asked what: chosen at Voorbereiden, followed by every screen after it."""

from __future__ import annotations

from dataclasses import replace

from scan.library.reader import library
from scan.model.answers import Answer, Aspect, SharedAnswer
from scan.model.own_content import OwnContent, OwnStatement
from scan.model.people import Group, GroupKind
from scan.model.scans import Scan
from scan.usecases import adapting, answering, preparing
from tests.pages.conftest import OpenDesk, OpenPage

PREPARE, STATEMENTS = "pages/prepare/prepare.py", "pages/answer/statements.py"
THEME = library().theme_by_id["people_policy"]


def _with_group(at_desk: OpenDesk, scan: Scan, kind: GroupKind, **changes: object) -> Scan:
    with at_desk() as desk:
        wanted = replace(scan, groups=(*scan.groups, Group("g", kind.value, kind, 20)), **changes)
        return preparing.save_preparation(desk, wanted, preparing.school_of(desk, scan))


def test_the_short_form_is_chosen_at_preparing_with_its_number_and_its_minutes(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan
) -> None:
    app = open_page(PREPARE, scan=scan.id)
    choice = app.radio(key=f"form-{scan.id}-{scan.version}")
    assert choice.value is False
    assert [caption.split(",")[0] for caption in choice.proto.captions] == ["50 stellingen", "20 stellingen"]
    choice.set_value(True)
    next(button for button in app.button if button.label == "Bewaren").click().run()
    with at_desk() as desk:
        assert preparing.scan_of(desk, scan.id).short_form


def test_a_short_scan_asks_only_the_statements_of_the_short_form(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan
) -> None:
    short = _with_group(at_desk, scan, GroupKind.TEACHERS, short_form=True)
    app = open_page(STATEMENTS, scan=short.id, theme=THEME.id)
    asked = [s.id for s in THEME.statements if s.short_form]
    shown = [
        s.id for s in THEME.statements if any(c.key == f"answer-{scan.id}-{s.id}-now" for c in app.segmented_control)
    ]
    assert shown == asked
    assert any(f"0/{len(asked)}" in button.label for button in app.button)


def test_pupils_see_only_what_is_worded_for_them(open_page: OpenPage, at_desk: OpenDesk, scan: Scan) -> None:
    _with_group(at_desk, scan, GroupKind.PUPILS)
    app = open_page(STATEMENTS, scan=scan.id, theme=THEME.id, who="g")
    asked = [s.id for s in THEME.statements if GroupKind.PUPILS in s.wordings]
    shown = {
        s.id for s in THEME.statements if any((n.key or "").startswith(f"hands-g-{s.id}-") for n in app.number_input)
    }
    assert shown == set(asked)
    assert len(asked) < len(THEME.statements)


def test_a_theme_without_a_statement_for_a_group_is_passed_over(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan
) -> None:
    nothing = [t.id for t in library().themes if not t.for_group(GroupKind.PARENTS).statements]
    assert nothing == ["people_policy"]
    _with_group(at_desk, scan, GroupKind.PARENTS)
    app = open_page(STATEMENTS, scan=scan.id, theme="people_policy", who="g")
    assert "theme-people_policy" not in {button.key for button in app.button}
    assert app.query_params["theme"] == "purpose"


def test_a_group_that_is_asked_nothing_is_told_what_to_do(open_page: OpenPage, at_desk: OpenDesk, scan: Scan) -> None:
    _with_group(at_desk, scan, GroupKind.PARENTS, theme_ids=("people_policy",))
    app = open_page(STATEMENTS, scan=scan.id, who="g")
    assert "Voor deze groep is er geen stelling" in [heading.value for heading in app.subheader]
    assert not app.number_input


def test_a_reverse_keyed_statement_says_so_where_it_is_answered(open_page: OpenPage, scan: Scan) -> None:
    app = open_page(STATEMENTS, scan=scan.id, theme="safety")
    assert sum("Omgekeerd gesteld" in caption.value for caption in app.caption) == sum(
        s.reverse for s in library().theme_by_id["safety"].statements
    )


def _asks_one(at_desk: OpenDesk, scan: Scan) -> None:
    """The school asks one statement, which is not in the short form."""
    one = THEME.statements[0]
    off = [OwnStatement(s.id, t.id, on=False) for t in library().themes for s in t.statements if s.id != one.id]
    with at_desk() as desk:
        content = OwnContent(0, (OwnStatement(one.id, THEME.id, short_form=False), *off))
        adapting.keep_content(desk, library(), scan.school_id, content)


def test_one_statement_and_one_minute_are_told_in_the_singular(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan
) -> None:
    _asks_one(at_desk, scan)
    choice = open_page(PREPARE, scan=scan.id).radio(key=f"form-{scan.id}-{scan.version}")
    assert list(choice.proto.captions) == [
        "1 stelling, ongeveer 1 minuut per persoon",
        "0 stellingen, ongeveer 0 minuten per persoon",
    ]


def test_a_short_form_in_which_nothing_is_asked_is_refused_with_what_to_do(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan
) -> None:
    _asks_one(at_desk, scan)
    app = open_page(PREPARE, scan=scan.id)
    app.radio(key=f"form-{scan.id}-{scan.version}").set_value(True)
    next(button for button in app.button if button.label == "Bewaren").click().run()
    assert "Kies alle stellingen" in app.error[0].value
    with at_desk() as desk:
        assert not preparing.scan_of(desk, scan.id).short_form


def test_choosing_the_short_form_says_which_answers_it_leaves_out(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan
) -> None:
    long = [s.id for s in THEME.statements if not s.short_form][:2]
    short = next(s.id for s in THEME.statements if s.short_form)
    with at_desk() as desk:
        given = [SharedAnswer(id, Aspect.NOW, Answer.TWO) for id in (*long, short)]
        answering.record_shared(desk, scan.id, given)
    app = open_page(PREPARE, scan=scan.id)
    app.radio(key=f"form-{scan.id}-{scan.version}").set_value(True)
    next(button for button in app.button if button.label == "Bewaren").click().run()
    assert any("laat 2 beantwoorde stellingen weg" in toast.value for toast in app.toast)

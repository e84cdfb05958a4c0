"""Eigen stellingen with two people at it, and with answers given already: nothing is lost or changes unseen (R11)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scan.model.answers import Answer, Aspect, SharedAnswer
from scan.model.own_content import OwnContent
from scan.model.scans import Scan
from scan.ui.own_lines import Edit, keep, layer_of
from scan.usecases import adapting, answering, preparing
from scan.usecases.desk import Desk
from tests.pages.conftest import OpenDesk, OpenPage
from tests.pages.own_layer import FIRST, PAGE, SECOND, asked, field, layer, own, put, save, type_in, words_of
from tests.pages.reading import worded


def test_R11_the_same_statement_reworded_meanwhile_shows_both_texts(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan
) -> None:
    app = open_page(PAGE, scan=scan.id, theme="time", statement=FIRST.id)
    type_in(app, "nl-text", "Mijn woorden.")
    put(at_desk, scan, replace(own("Hun woorden."), reverse=True))
    save(app)
    assert app.text_area(key=field(app, "nl-text")).value == "Mijn woorden."
    assert {"Mijn woorden.", "Hun woorden."} <= {text.value for text in app.text}
    assert "Omgekeerd gesteld: jij koos nee, de ander koos ja." in worded(*app.caption)
    put(at_desk, scan, own("Een derde."))
    mine = next(str(button.key) for button in app.button if str(button.key).startswith("mine-"))
    app.button(key=mine).click().run()
    assert "Een derde." in {text.value for text in app.text}
    app.button(key=mine).click().run()
    assert words_of(layer(at_desk, scan))[FIRST.id] == "Mijn woorden."


def test_R11_another_statement_changed_meanwhile_is_no_conflict(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan
) -> None:
    app = open_page(PAGE, scan=scan.id, theme="time", statement=FIRST.id)
    type_in(app, "nl-text", "Mijn woorden.")
    put(at_desk, scan, own("Hun woorden.", SECOND.id))
    save(app)
    assert not app.error
    assert words_of(layer(at_desk, scan)) == {
        SECOND.id: "Hun woorden.",
        FIRST.id: "Mijn woorden.",
    }


def test_R11_a_switch_does_not_undo_what_someone_else_wrote(open_page: OpenPage, at_desk: OpenDesk, scan: Scan) -> None:
    app = open_page(PAGE, scan=scan.id, theme="time")
    put(at_desk, scan, own("Hun woorden."))
    app.button(key=f"switch-{FIRST.id}").click().run()
    assert "Iemand anders veranderde" in app.error[0].value
    assert words_of(layer(at_desk, scan))[FIRST.id] == "Hun woorden."


def test_a_scan_with_answers_keeps_asking_what_was_answered_until_someone_chooses(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan
) -> None:
    with at_desk() as desk:
        answering.record_shared(desk, scan.id, [SharedAnswer(FIRST.id, Aspect.NOW, Answer.TWO)])
    put(at_desk, scan, own("Anders gezegd."))
    app = open_page(PAGE, scan=scan.id, theme="time")
    assert "Er zijn al antwoorden gegeven" in worded(*app.markdown)
    assert "Anders gezegd." not in asked(open_page, scan)
    app.button(key="use-newest").click().run()
    assert "use-newest" not in {button.key for button in app.button}
    assert "Anders gezegd." in asked(open_page, scan)
    with at_desk() as desk:
        assert preparing.record_of(desk, scan.id).shared == (SharedAnswer(FIRST.id, Aspect.NOW, Answer.TWO),)


def test_R11_a_click_on_a_statement_that_was_turned_round_meanwhile_is_not_kept(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan
) -> None:
    app = open_page("pages/answer/statements.py", scan=scan.id, theme="time")
    put(at_desk, scan, replace(own("Omgekeerd gezegd."), reverse=True))
    key = f"answer-{scan.id}-{FIRST.id}-now"
    app.segmented_control(key=key).set_value(Answer.FIVE).run()
    assert "stellingen zijn intussen aangepast" in worded(*app.error)
    assert "Omgekeerd gezegd." in worded(*app.markdown)
    with at_desk() as desk:
        assert preparing.record_of(desk, scan.id).shared == ()
    app.segmented_control(key=key).set_value(Answer.FIVE).run()
    with at_desk() as desk:
        assert preparing.record_of(desk, scan.id).shared == (SharedAnswer(FIRST.id, Aspect.NOW, Answer.FIVE),)


def test_R11_hands_for_a_statement_that_was_turned_round_meanwhile_stay_in_their_fields_until_seen(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan
) -> None:
    app = open_page("pages/answer/statements.py", scan=scan.id, theme="time", who=scan.groups[0].id)
    put(at_desk, scan, replace(own("Omgekeerd gezegd."), reverse=True))
    key = next(str(f.key) for f in app.number_input if f"-{FIRST.id}-now-5-" in str(f.key))
    app.number_input(key=key).set_value(5)
    app.button(key="save-sheet").click().run()
    assert "stellingen zijn intussen aangepast" in worded(*app.error)
    assert "Omgekeerd gezegd." in worded(*app.markdown)
    assert app.number_input(key=key).value == 5
    with at_desk() as desk:
        assert answering.tallies_of(desk, scan.id) == []
    app.button(key="save-sheet").click().run()
    with at_desk() as desk:
        assert [tally.counts for tally in answering.tallies_of(desk, scan.id)] == [(0, 0, 0, 0, 5, 0, 0)]


def test_R11_another_statement_kept_in_the_blink_between_reading_and_keeping_is_no_conflict(
    at_desk: OpenDesk, scan: Scan, monkeypatch: pytest.MonkeyPatch
) -> None:
    with at_desk() as desk:
        shown = layer_of(desk, preparing.record_of(desk, scan.id))
        line = shown.line(FIRST.id)
        assert line
        reading = adapting.content_of

        def late(desk: Desk, school_id: str) -> OwnContent:
            monkeypatch.setattr(adapting, "content_of", reading)
            read = reading(desk, school_id)
            put(at_desk, scan, own("Hun woorden.", SECOND.id))
            return read

        monkeypatch.setattr(adapting, "content_of", late)
        keep(desk, shown, Edit(line, own("Mijn woorden."), 0))
    assert words_of(layer(at_desk, scan)) == {SECOND.id: "Hun woorden.", FIRST.id: "Mijn woorden."}


def test_R11_an_earlier_version_does_not_come_back_over_what_someone_else_kept_unseen(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan
) -> None:
    put(at_desk, scan, own("Eerst."))
    app = open_page(PAGE, scan=scan.id, theme="time")
    app.session_state["own-versions"] = True
    app.run()
    put(at_desk, scan, own("Hun woorden.", SECOND.id))
    app.button(key="restore-0").click().run()
    assert "Iemand anders veranderde" in app.error[0].value
    assert set(words_of(layer(at_desk, scan))) == {FIRST.id, SECOND.id}

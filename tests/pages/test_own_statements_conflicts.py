"""Eigen stellingen with two people at it, and with answers given already: nothing is lost or changes unseen (R11)."""

from __future__ import annotations

from dataclasses import replace

from scan.model.answers import Answer, Aspect, SharedAnswer
from scan.model.scans import Scan
from scan.usecases import answering
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
        assert answering.shared_of(desk, scan.id) == [SharedAnswer(FIRST.id, Aspect.NOW, Answer.TWO)]

"""Eigen stellingen beside a library that changes, and beside spaces that nobody sees."""

from __future__ import annotations

from scan.library.reader import library
from scan.model.own_content import OwnContent, OwnStatement
from scan.model.scans import Scan
from scan.model.text import Text
from scan.store import own_contents
from scan.store.database import writing
from tests.pages.conftest import OpenDesk, OpenPage
from tests.pages.own_layer import FIRST, PAGE, SECOND, field, layer, save, type_in
from tests.pages.reading import worded

ELSEWHERE = next(theme.id for theme in library().themes if theme.id != "time")


def _stood(at_desk: OpenDesk, scan: Scan, *entries: OwnStatement) -> None:
    """A layer that was made over an earlier library."""
    with at_desk() as desk, writing(desk.db):
        own_contents.insert(desk.db, scan.school_id, OwnContent(1, entries), desk.now, "Noor")


def test_an_entry_in_a_theme_that_is_gone_does_not_keep_people_from_their_work(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan
) -> None:
    gone = OwnStatement("own-1", "rust", text=Text("Van vroeger.", ""))
    _stood(at_desk, scan, gone)
    app = open_page(PAGE, scan=scan.id, theme="time")
    app.button(key=f"switch-{FIRST.id}").click().run()
    assert not app.error
    assert layer(at_desk, scan).entry("own-1") == gone


def test_a_statement_that_the_library_moved_stands_in_its_new_theme_with_the_schools_words(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan
) -> None:
    _stood(at_desk, scan, OwnStatement(FIRST.id, ELSEWHERE, text=Text("Verhuisd.", "")))
    assert "Verhuisd." in worded(*open_page(PAGE, scan=scan.id, theme="time").markdown)
    app = open_page(PAGE, scan=scan.id, theme=ELSEWHERE)
    assert "Verhuisd." not in worded(*app.markdown)
    app = open_page(PAGE, scan=scan.id, theme="time")
    app.button(key=f"switch-{FIRST.id}").click().run()
    entry = layer(at_desk, scan).entry(FIRST.id)
    assert entry
    assert (entry.theme_id, entry.on, entry.text) == ("time", False, Text("Verhuisd.", ""))


def test_P5_a_school_says_that_its_statement_is_about_one_leader(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan
) -> None:
    app = open_page(PAGE, scan=scan.id, theme="time", statement=SECOND.id)
    assert app.toggle[2].label == "Gaat over één leidinggevende"
    assert app.toggle[2].value is False
    type_in(app, "nl-text", "Mijn teamleider maakt tijd.")
    app.toggle[2].set_value(True)
    save(app)
    entry = layer(at_desk, scan).entry(SECOND.id)
    assert entry
    assert entry.about_leader is True
    assert "over één leidinggevende" in worded(*app.markdown)


def test_P5_a_reworded_statement_stays_about_one_leader_as_long_as_the_library_is_read_in_it(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan
) -> None:
    for leader in (True, False):
        app = open_page(PAGE, scan=scan.id, theme="purpose", statement="purpose-5")
        assert app.toggle[2].value is True
        type_in(app, "nl-text", f"Anders gezegd {leader}.")
        app.toggle[2].set_value(leader)
        save(app)
        assert bool(app.error) is not leader  # the English and the words for each group are still the library's
    entry = layer(at_desk, scan).entry("purpose-5")
    assert entry
    assert entry.text
    assert (entry.text.nl, entry.about_leader) == ("Anders gezegd True.", None)
    assert "in beide talen, en voor elke groep" in app.error[0].value


def test_P5_the_mark_stays_on_the_librarys_own_words(open_page: OpenPage, at_desk: OpenDesk, scan: Scan) -> None:
    app = open_page(PAGE, scan=scan.id, theme="purpose", statement="purpose-5")
    app.toggle[2].set_value(False)
    save(app)
    assert "Zeg hem eerst in andere woorden" in app.error[0].value
    assert layer(at_desk, scan) == OwnContent()


def test_a_space_or_a_line_end_that_nobody_sees_is_no_rewording(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan
) -> None:
    app = open_page(PAGE, scan=scan.id, theme="time", statement=SECOND.id)
    area = app.text_area(key=field(app, "nl-text"))
    area.input(f"{area.value} \n")
    save(app)
    assert not app.error
    assert layer(at_desk, scan) == OwnContent()

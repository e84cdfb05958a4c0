"""Eigen stellingen: what a school rewords, switches off or adds is what its scan asks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scan.i18n import speaking
from scan.model.library import Levels
from scan.model.own_content import OwnContent, OwnStatement
from scan.model.people import GroupKind
from scan.model.scans import Scan
from scan.model.text import Text
from scan.ui.own_lines import Line
from scan.usecases import preparing
from tests.pages.conftest import OpenDesk, OpenPage
from tests.pages.own_layer import FIRST, PAGE, SECOND, THEME, asked, field, layer, own, put, save, type_in
from tests.pages.reading import HOSTILE, plain, worded


def test_a_reworded_statement_is_what_the_scan_asks(open_page: OpenPage, at_desk: OpenDesk, scan: Scan) -> None:
    app = open_page(PAGE, scan=scan.id, theme="time")
    app.button(key=f"adapt-{FIRST.id}").click().run()
    assert app.text_area(key=field(app, "nl-text")).value == FIRST.text.nl
    type_in(app, "nl-text", "Elke dinsdag werken wij *samen* aan lessen.")
    save(app)
    assert "statement" not in app.query_params
    shown = worded(*app.markdown, *app.caption)
    assert "Elke dinsdag werken wij *samen* aan lessen." in shown
    assert f"In de bibliotheek: {FIRST.text.nl}" in shown
    assert ":blue-badge[:material/edit: aangepast]" in shown
    assert "Elke dinsdag werken wij *samen* aan lessen." in asked(open_page, scan)
    entry = layer(at_desk, scan).entry(FIRST.id)
    assert entry
    assert (entry.levels, entry.wordings) == (FIRST.levels, FIRST.wordings)


def test_saving_a_form_without_a_change_changes_nothing(open_page: OpenPage, at_desk: OpenDesk, scan: Scan) -> None:
    app = open_page(PAGE, scan=scan.id, theme="time", statement=FIRST.id)
    save(app)
    assert layer(at_desk, scan) == OwnContent()


def test_a_statement_switched_off_is_not_asked_until_it_is_on_again(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan
) -> None:
    app = open_page(PAGE, scan=scan.id, theme="time")
    app.button(key=f"switch-{FIRST.id}").click().run()
    assert FIRST.text.nl in worded(*app.markdown)
    assert f"Jullie vragen hier {len(THEME.statements) - 1} stellingen." in worded(*app.caption)
    assert FIRST.text.nl not in asked(open_page, scan)
    app.button(key=f"switch-{FIRST.id}").click().run()
    assert FIRST.text.nl in asked(open_page, scan)
    assert layer(at_desk, scan).statements == ()


def test_a_theme_of_which_nothing_is_asked_says_so(open_page: OpenPage, at_desk: OpenDesk, scan: Scan) -> None:
    put(at_desk, scan, *(OwnStatement(s.id, "time", on=False) for s in THEME.statements))
    app = open_page(PAGE, scan=scan.id, theme="time")
    assert "Hier wordt niets meer gevraagd" in worded(*app.subheader)


def test_an_added_statement_is_asked_and_can_be_removed(open_page: OpenPage, at_desk: OpenDesk, scan: Scan) -> None:
    app = open_page(PAGE, scan=scan.id, theme="time")
    app.button(key="add-statement").click().run()
    type_in(app, "nl-text", "Wij hebben elke week tijd om bij elkaar te kijken.")
    app.toggle[0].set_value(True)
    app.toggle[1].set_value(True)
    type_in(app, "nl-pupils", "Leraren kijken bij elkaar in de les.")
    for score in (1, 3, 5):
        type_in(app, f"nl-{score}-", f"Dit zie je bij {score}.")
    save(app)
    (entry,) = layer(at_desk, scan).statements
    assert entry == OwnStatement(
        entry.id, "time", True, True, True, Text("Wij hebben elke week tijd om bij elkaar te kijken.", ""),
        Levels(*(Text(f"Dit zie je bij {score}.", "") for score in (1, 3, 5))),
        {GroupKind.PUPILS: Text("Leraren kijken bij elkaar in de les.", "")},
    )  # fmt: skip
    shown = worded(*app.markdown)
    assert all(word in shown for word in ("eigen", "omgekeerd gesteld", "korte vorm", "ook voor: Leerlingen"))
    assert "bij elkaar te kijken" in asked(open_page, scan)
    app.button(key=f"remove-{entry.id}").click().run()
    assert layer(at_desk, scan).statements == ()
    assert "bij elkaar te kijken" not in asked(open_page, scan)


def test_an_empty_statement_is_refused_and_what_was_typed_stays(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan
) -> None:
    app = open_page(PAGE, scan=scan.id, theme="time", statement="new")
    type_in(app, "nl-1-", "Niemand heeft tijd.")
    save(app)
    assert "De stelling is nog leeg" in app.error[0].value
    assert app.text_area(key=field(app, "nl-1-")).value == "Niemand heeft tijd."
    type_in(app, "nl-text", "Wij hebben tijd.")
    save(app)
    assert "Wat je ziet bij een 3 is nog leeg" in app.error[0].value
    assert layer(at_desk, scan).version == 0


def test_back_to_the_library_keeps_whether_it_is_asked(open_page: OpenPage, at_desk: OpenDesk, scan: Scan) -> None:
    put(at_desk, scan, replace(own("Anders gezegd."), on=False), own("Ook anders.", SECOND.id))
    app = open_page(PAGE, scan=scan.id, theme="time")
    for statement in (FIRST, SECOND):
        app.button(key=f"library-{statement.id}").click().run()
    assert layer(at_desk, scan).statements == (OwnStatement(FIRST.id, "time", on=False, short_form=FIRST.short_form),)
    assert FIRST.text.nl in worded(*app.markdown)


def test_a_scan_in_the_short_form_says_so(open_page: OpenPage, at_desk: OpenDesk, scan: Scan) -> None:
    with at_desk() as desk:
        school = preparing.school_of(desk, scan)
        preparing.save_preparation(desk, replace(scan, short_form=True, theme_ids=("time",)), school)
    assert "vraagt de korte vorm" in worded(*open_page(PAGE, scan=scan.id, theme="time").caption)
    assert "vraagt dit thema niet" in worded(*open_page(PAGE, scan=scan.id, theme="safety").caption)


def test_a_link_to_a_statement_that_is_gone_gives_the_list(open_page: OpenPage, scan: Scan) -> None:
    app = open_page(PAGE, scan=scan.id, theme="time", statement="own-gone")
    assert "er niet meer" in app.warning[0].value
    assert f"adapt-{FIRST.id}" in {button.key for button in app.button}


def test_without_a_scan_the_way_to_the_start_is_shown_and_the_side_menu_leaves_it_out(
    open_page: OpenPage, scan: Scan
) -> None:
    app = open_page(PAGE)
    assert "Nog geen scan gekozen" in worded(*app.subheader)
    assert [link.proto.label for link in app.sidebar.get("page_link")] == ["Start", "Inspiratie"]
    labels = [link.proto.label for link in open_page(PAGE, scan=scan.id).sidebar.get("page_link")]
    assert labels[-2:] == ["Eigen stellingen", "Inspiratie"]


@pytest.mark.parametrize("text", HOSTILE)
def test_S1_hostile_words_are_kept_and_shown_as_typed(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, text: str
) -> None:
    put(at_desk, scan, own(text), own(text, "own-1"))
    app = open_page(PAGE, scan=scan.id, theme="time")
    assert [plain(shown.value) for shown in app.markdown].count(f"### {text}") == 2
    app.button(key="adapt-own-1").click().run()
    assert plain(app.subheader[0].value) == text
    assert app.text_area(key=field(app, "nl-text")).value == text


def test_in_english_everything_is_english_and_english_comes_first(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan
) -> None:
    app = open_page(PAGE, scan=scan.id, theme="time", language="en")
    assert worded(*app.title) == "Own statements"
    assert FIRST.text.en in worded(*app.markdown)
    app.button(key=f"adapt-{FIRST.id}").click().run()
    assert [area.label for area in app.text_area][:2] == ["The statement (English)", "The statement (Dutch)"]
    app.text_area(key=field(app, "en-text")).input("Every Tuesday we work together.")
    with speaking("en"):
        save(app)
    entry = layer(at_desk, scan).entry(FIRST.id)
    assert entry
    assert entry.text == Text(FIRST.text.nl, "Every Tuesday we work together.")


def test_a_statement_that_the_library_dropped_stays_with_the_school_that_reworded_it() -> None:
    gone = Line("time-99", THEME, None, own("Van vroeger.", "time-99"))
    assert gone.added
    assert gone.statement.text.nl == "Van vroeger."
    assert gone.entry_for(gone.statement, on=False) == replace(own("Van vroeger.", "time-99"), on=False)

"""The start screen: scans of this school, a new one, the demonstration school, what was put away."""

from __future__ import annotations

from dataclasses import replace

from scan.exports.archive import to_json
from scan.model.own_content import OwnContent, OwnStatement
from scan.model.scans import Scan
from scan.usecases import adapting, preparing
from tests.pages.conftest import OpenDesk, OpenPage
from tests.pages.reading import plain


def test_an_empty_start_says_what_doorbraak_is_and_offers_the_demonstration(open_page: OpenPage) -> None:
    app = open_page()
    assert app.title[0].value == "Breek door wat je school tegenhoudt"
    assert app.button(key="demo").label == "Bekijk de voorbeeldschool"


def test_the_start_speaks_english_when_asked(open_page: OpenPage) -> None:
    app = open_page(language="en")
    assert app.button(key="demo").label == "Visit the example school"


def test_a_new_scan_opens_its_preparation(open_page: OpenPage, at_desk: OpenDesk) -> None:
    app = open_page()
    app.text_input(key="new-school-name").input("De Brug")
    app.text_input(key="new-title").input("Scan 2027")
    _submit(app, "Scan beginnen")
    assert app.title[0].value == "Voorbereiden"
    with at_desk() as desk:
        assert [s.title for s in preparing.all_scans(desk)] == ["Scan 2027"]


def test_a_scan_without_a_name_is_refused_and_the_school_name_stays(open_page: OpenPage, at_desk: OpenDesk) -> None:
    app = open_page()
    app.text_input(key="new-school-name").input("De Brug")
    _submit(app, "Scan beginnen")
    assert "De naam van de scan is nog leeg" in app.error[0].value
    assert app.text_input(key="new-school-name").value == "De Brug"
    with at_desk() as desk:
        assert preparing.all_scans(desk) == []
        assert preparing.all_schools(desk) == []


def test_the_demonstration_school_opens_in_one_click(open_page: OpenPage, at_desk: OpenDesk) -> None:
    app = open_page()
    app.button(key="demo").click().run()
    assert app.title[0].value == "Samen kijken"
    with at_desk() as desk:
        assert len(preparing.all_scans(desk)) == 2


def test_opening_the_demonstration_twice_brings_it_in_once(open_page: OpenPage, at_desk: OpenDesk) -> None:
    for _visit in range(2):
        open_page().button(key="demo").click().run()
    with at_desk() as desk:
        assert len(preparing.all_scans(desk)) == 2


def test_a_scan_that_was_put_away_comes_back_with_undo(open_page: OpenPage, at_desk: OpenDesk, scan: Scan) -> None:
    app = open_page()
    app.button(key=f"away-{scan.id}").click().run()
    with at_desk() as desk:
        assert preparing.all_scans(desk) == []
    app.button(key="undo").click().run()
    with at_desk() as desk:
        assert [s.id for s in preparing.all_scans(desk)] == [scan.id]


def test_a_scan_is_destroyed_only_when_its_name_is_typed(open_page: OpenPage, at_desk: OpenDesk, scan: Scan) -> None:
    with at_desk() as desk:
        preparing.delete_scan(desk, scan.id)
    app = open_page()
    app.button(key=f"purge-{scan.id}").click().run()
    assert "De naam klopt niet" in plain(app.error[0].value)
    app.text_input(key=f"purge-title-{scan.id}").input(scan.title).run()
    app.button(key=f"purge-{scan.id}").click().run()
    with at_desk() as desk:
        assert preparing.all_scans(desk, deleted=True) == []


def test_S4_a_file_that_is_no_scan_is_refused_with_a_sentence(open_page: OpenPage, at_desk: OpenDesk) -> None:
    app = open_page()
    app.file_uploader(key="import").upload("x.json", b"{not json", "application/json").run()
    app.button(key="import-now").click().run()
    assert app.error
    with at_desk() as desk:
        assert preparing.all_scans(desk) == []


def test_R14_a_saved_scan_comes_back_from_its_file(open_page: OpenPage, at_desk: OpenDesk, scan: Scan) -> None:
    with at_desk() as desk:
        content = to_json(preparing.record_of(desk, scan.id)).encode()
        preparing.delete_scan(desk, scan.id)
        preparing.purge_scan(desk, scan.id, scan.title)
    app = open_page()
    app.file_uploader(key="import").upload("scan.json", content, "application/json").run()
    app.button(key="import-now").click().run()
    with at_desk() as desk:
        assert to_json(preparing.record_of(desk, scan.id)).encode() == content


def test_an_address_of_a_scan_that_is_gone_says_so(open_page: OpenPage) -> None:
    app = open_page("pages/prepare/prepare.py", scan="bestaatniet")
    assert app.error


def _submit(app, label: str) -> None:  # type: ignore[no-untyped-def]
    next(button for button in app.button if button.label == label).click().run()


def test_a_saved_scan_with_other_statements_says_that_the_schools_own_stay(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan
) -> None:
    with at_desk() as desk:
        record = preparing.record_of(desk, scan.id)
        off = OwnContent(1, (OwnStatement("time-1", "time", on=False),))
        foreign = replace(record, scan=replace(record.scan, id="elders", groups=()), content=off)
    app = open_page()
    app.file_uploader(key="import").upload("scan.json", to_json(foreign).encode(), "application/json").run()
    app.button(key="import-now").click().run()
    (told,) = (plain(toast.value) for toast in app.toast)
    assert told.startswith("De scan is teruggehaald. Let op: deze scan vraagt andere stellingen")
    with at_desk() as desk:
        assert preparing.record_of(desk, "elders").content == off
        assert adapting.content_of(desk, scan.school_id).statements == ()

"""Eigen stellingen as a file, and earlier versions put back."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from scan.library.reader import library
from scan.model.own_content import OwnContent, OwnStatement
from scan.model.scans import Scan
from scan.model.text import Text
from scan.ui.own_files import Change, changes
from scan.usecases import sharing
from scan.usecases.sharing import StatementsForm
from tests.exports.editing import ROW, edited
from tests.exports.editing import put as cells
from tests.pages.conftest import OpenDesk, OpenPage
from tests.pages.own_layer import FIRST, PAGE, SECOND, layer, own, put
from tests.pages.reading import worded

OFF = OwnStatement(SECOND.id, "time", on=False, short_form=SECOND.short_form)


def _bring(app: AppTest, name: str, data: bytes) -> AppTest:
    return app.file_uploader[0].upload(name, data, "application/octet-stream").run()


def _take_over(app: AppTest) -> AppTest:
    return next(button for button in app.button if str(button.key).startswith("take-over-")).click().run()


def test_both_files_are_offered(open_page: OpenPage, scan: Scan) -> None:
    app = open_page(PAGE, scan=scan.id)
    labels = [button.label for button in app.get("download_button")]
    assert labels == ["Excel, met alle stellingen", "YAML, alleen jullie aanpassingen"]


def test_a_workbook_tells_what_it_changes_and_is_kept_when_a_person_says_so(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan
) -> None:
    data = edited(cells(FIRST.id, text__nl="Zo zeggen *wij* het."), OwnContent(0))
    app = _bring(open_page(PAGE, scan=scan.id, theme="time"), "lijst.xlsx", data)
    assert "Dit verandert er: 1 aangepast." in worded(*app.markdown)
    assert "Zo zeggen *wij* het." in worded(*app.markdown)
    assert layer(at_desk, scan).version == 0
    _take_over(app)
    assert not app.error
    entry = layer(at_desk, scan).entry(FIRST.id)
    assert entry
    assert entry.text == Text("Zo zeggen *wij* het.", "")
    assert app.file_uploader[0].value is None


def test_a_wrong_row_of_a_workbook_is_named_and_nothing_is_kept(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan
) -> None:
    data = edited(cells(FIRST.id, reverse="misschien", text__nl="Goed."), OwnContent(0))
    app = _bring(open_page(PAGE, scan=scan.id), "lijst.xlsx", data)
    told = worded(*app.error)
    assert f"Rij {ROW[FIRST.id]}, kolom “Omgekeerd”: vul hier ja of nee in." in told
    assert not [button for button in app.button if str(button.key).startswith("take-over-")]
    assert layer(at_desk, scan).version == 0


def test_the_yaml_that_went_out_comes_in_again_and_changes_nothing(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan
) -> None:
    put(at_desk, scan, own("Zo zeggen wij het."), OFF)
    with at_desk() as desk:
        data = sharing.statements_document(desk, library(), scan.school_id, StatementsForm.YAML)
    app = _bring(open_page(PAGE, scan=scan.id), "lijst.yaml", data)
    assert "Er verandert niets" in app.info[0].value


def test_a_new_statement_in_a_file_gets_one_id_and_is_kept_once(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan
) -> None:
    data = b"format: doorbraak-statements\nstatements:\n- theme: time\n  text: {nl: Nieuw uit een bestand.}\n"
    app = _bring(open_page(PAGE, scan=scan.id, theme="time"), "lijst.yaml", data)
    app.run()
    assert "1 nieuwe stelling" in worded(*app.markdown)
    _take_over(app)
    (entry,) = layer(at_desk, scan).statements
    assert entry.added
    assert "Nieuw uit een bestand." in worded(*app.markdown)


def test_R11_a_file_never_replaces_what_someone_else_kept_unseen(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan
) -> None:
    data = edited(cells(FIRST.id, text__nl="Uit het bestand."), OwnContent(0))
    app = _bring(open_page(PAGE, scan=scan.id), "lijst.xlsx", data)
    put(at_desk, scan, own("Hun woorden.", "own-theirs"))
    _take_over(app)
    assert "Iemand anders veranderde" in app.error[0].value
    _take_over(app)
    assert "1 eigen stelling weg" in worded(*app.markdown)
    assert layer(at_desk, scan).entry("own-theirs")
    _take_over(app)
    assert [entry.id for entry in layer(at_desk, scan).statements] == [FIRST.id]


def test_every_kind_of_change_is_counted_by_itself() -> None:
    before = OwnContent(1, (own("a"), OFF, own("b", "time-3"), own("c", "own-1"), own("d", "time-4")))
    after = OwnContent(
        1,
        (own("anders"), OwnStatement(SECOND.id, "time", short_form=True), own("e", "own-2"), own("d", "time-4"),
         OwnStatement("time-5", "time", on=False)),
    )  # fmt: skip
    assert {change: [entry.id for entry in entries] for change, entries in changes(before, after).items()} == {
        Change.NEW: ["own-2"],
        Change.CHANGED: [FIRST.id, SECOND.id],
        Change.OFF: ["time-5"],
        Change.BACK: ["time-3"],
        Change.GONE: ["own-1"],
    }
    assert changes(before, before) == {}


@pytest.mark.parametrize("version", [1, 0])
def test_an_earlier_version_is_put_back_as_the_newest(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, version: int
) -> None:
    earlier = [OwnContent(), put(at_desk, scan, own("Eerst."))][version]
    put(at_desk, scan, own("Later."))
    app = open_page(PAGE, scan=scan.id, theme="time")
    app.session_state["own-versions"] = True
    app.run()
    assert "door Test · 1 aanpassing" in worded(*app.markdown)
    app.button(key=f"restore-{version}").click().run()
    newest = layer(at_desk, scan)
    assert (newest.version, newest.statements) == (3, earlier.statements)
    assert "Later." not in worded(*app.markdown)


def test_the_many_versions_of_a_busy_school_come_page_by_page(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan
) -> None:
    for number in range(12):
        put(at_desk, scan, own(f"Zin {number}."))
    app = open_page(PAGE, scan=scan.id, theme="time")
    app.session_state["own-versions"] = True
    app.run()
    keys = {str(button.key) for button in app.button}
    assert "restore-11" in keys
    assert "restore-2" not in keys
    app.session_state["own-versions-page"] = 2
    app.run()
    assert {"restore-2", "restore-0"} <= {str(button.key) for button in app.button}


@pytest.mark.parametrize("form", StatementsForm)
def test_a_file_of_an_earlier_version_warns_that_later_changes_will_be_gone(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, form: StatementsForm
) -> None:
    put(at_desk, scan, own("Versie een."))
    with at_desk() as desk:
        data = sharing.statements_document(desk, library(), scan.school_id, form)
    put(at_desk, scan, own("Van een collega.", SECOND.id))
    app = _bring(open_page(PAGE, scan=scan.id), f"lijst.{form.value}", data)
    assert "gemaakt bij versie 1. Nu geldt versie 2." in worded(*app.warning)
    _take_over(app)
    assert not app.error
    assert (layer(at_desk, scan).version, layer(at_desk, scan).entry(SECOND.id)) == (3, None)


def test_a_file_of_the_newest_version_brings_no_warning(open_page: OpenPage, at_desk: OpenDesk, scan: Scan) -> None:
    put(at_desk, scan, own("Versie een."))
    data = edited(cells(FIRST.id, text__nl="Anders."), layer(at_desk, scan))
    app = _bring(open_page(PAGE, scan=scan.id), "lijst.xlsx", data)
    assert [button for button in app.button if str(button.key).startswith("take-over-")]
    assert not app.warning

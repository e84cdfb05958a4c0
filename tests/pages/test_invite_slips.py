"""Slips: made once, in a file that the app does not keep."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from scan.library.reader import library
from scan.model.rounds import Invitation
from scan.model.scans import Scan
from scan.ui import round_links, round_slips, round_told
from scan.usecases import inviting, participating, preparing
from scan.usecases.visiting import Visit
from tests.pages.conftest import OpenDesk, OpenPage
from tests.pages.rounds import ADDRESS, INVITE, TEACHERS, FakeDoor, opened, with_groups, words

CODE = re.compile(r"\b(?:[0-9A-Z]{4}-?){6}[0-9A-Z]{2}\b")


pytestmark = pytest.mark.usefixtures("open_door")


@pytest.fixture
def scan(at_desk: OpenDesk, scan: Scan) -> Scan:
    with at_desk() as desk:
        changed = with_groups(desk, scan, TEACHERS)
        opened(desk, changed, Invitation.SLIPS)
        return changed


def _made(app: AppTest, number: int = 3) -> AppTest:
    for field in app.number_input:
        field.set_value(number if str(field.key).startswith(f"slips-{TEACHERS.id}") else 0)
    next(button for button in app.button if button.label == "Maak de briefjes").click().run()
    assert not app.exception
    return app


def _codes(app: AppTest) -> list[str]:
    """The codes on the sheet that this session holds."""
    return CODE.findall(_read(app.session_state["pins"]["slips"]))


def _read(sheet: bytes) -> str:
    return subprocess.run(["pdftotext", "-raw", "-", "-"], input=sheet, capture_output=True, check=True).stdout.decode()


def test_every_paper_says_how_long_it_takes_its_own_group(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (round_links, round_slips):
        monkeypatch.setattr(module, "how_long", lambda _record, group: group.head_count)
    with at_desk() as desk:
        planned, record = inviting.round_of(desk, scan.id), preparing.record_of(desk, scan.id)
    assert planned is not None
    posters = _read(round_links._sheets(record, planned, ADDRESS)()).split("\f")
    told = [f"Ongeveer {group.head_count} minuten" for group in scan.groups]
    assert [words in page for words, page in zip(told, posters, strict=False)] == [True, True]
    assert told[1] in _read(_made(open_page(INVITE, scan=scan.id)).session_state["pins"]["slips"])


def test_a_group_with_more_to_say_is_told_more_minutes(at_desk: OpenDesk, scan: Scan) -> None:
    with at_desk() as desk:
        whole = replace(preparing.scan_of(desk, scan.id), theme_ids=tuple(library().theme_by_id))
        record = replace(preparing.record_of(desk, scan.id), scan=whole)
    management, teachers = (round_told.how_long(record, group) for group in scan.groups)
    assert management > teachers


def test_the_codes_on_the_paper_let_people_in(open_page: OpenPage, at_desk: OpenDesk, scan: Scan) -> None:
    codes = _codes(_made(open_page(INVITE, scan=scan.id)))
    assert len(set(codes)) == 3
    with at_desk() as desk:
        assert {participating.enter(Visit(desk.db, desk.now), code).group.id for code in codes} == {TEACHERS.id}
        assert inviting.slips_of(desk, scan.id) == {TEACHERS.id: 3}


def test_P3_no_code_is_on_the_screen_or_in_the_database(open_page: OpenPage, database: Path, scan: Scan) -> None:
    app = _made(open_page(INVITE, scan=scan.id))
    codes = _codes(app)
    assert not [code for code in codes if code in words(app)]
    assert not _found(codes, database.parent)
    # The control: a file that holds a code is seen.
    (database.parent / "notes.txt").write_text(codes[1].replace("-", ""))
    assert _found(codes, database.parent) == [codes[1]]


def _found(codes: list[str], folder: Path) -> list[str]:
    """The codes that stand in a file, as they are written or without dashes."""
    files = [file.read_bytes().upper() for file in folder.iterdir() if file.is_file()]
    return [code for code in codes if any(code.replace("-", dash).encode() in f for f in files for dash in ("-", ""))]


def test_P3_the_sheet_is_gone_when_the_person_leaves_the_screen(open_page: OpenPage, scan: Scan) -> None:
    app = _made(open_page(INVITE, scan=scan.id))
    app.switch_page("pages/answer/together.py").run()
    assert "slips" not in app.session_state["pins"]
    app.switch_page(INVITE).run()
    assert "download-slips" not in [button.proto.id for button in app.get("download_button")]
    assert app.session_state["pins"]["slips"] is None


def test_the_sheet_can_be_taken_away(open_page: OpenPage, scan: Scan) -> None:
    app = _made(open_page(INVITE, scan=scan.id))
    app.button(key="forget-slips").click().run()
    assert app.session_state["pins"]["slips"] is None


def test_as_many_are_proposed_as_are_missing(open_page: OpenPage, scan: Scan) -> None:
    app = _made(open_page(INVITE, scan=scan.id), 12)
    assert app.number_input(key=f"slips-{TEACHERS.id}-12").value == TEACHERS.head_count - 12
    assert "12 briefjes gemaakt voor 30 mensen" in words(app)


def test_none_at_all_is_told(open_page: OpenPage, scan: Scan) -> None:
    app = _made(open_page(INVITE, scan=scan.id), 0)
    assert "Vul bij minstens één groep in" in app.error[0].value


def test_without_an_address_no_slips_are_made(open_page: OpenPage, scan: Scan, open_door: FakeDoor) -> None:
    open_door.port = None
    app = open_page(INVITE, scan=scan.id)
    assert next(button for button in app.button if button.label == "Maak de briefjes").disabled


def test_a_round_with_slips_shows_no_room_codes(open_page: OpenPage, at_desk: OpenDesk, scan: Scan) -> None:
    app = open_page(INVITE, scan=scan.id)
    with at_desk() as desk:
        planned = inviting.round_of(desk, scan.id)
    assert planned is not None
    assert not app.image
    assert not any(own.door in words(app) for own in planned.groups)

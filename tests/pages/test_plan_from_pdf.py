"""The start screen takes in the PDF of a plan; the plan screen hands it out with or without attachments."""

from __future__ import annotations

import pytest

from scan.library.reader import library
from scan.model.actions import Action
from scan.model.obstacles import Obstacle
from scan.model.scans import Scan
from scan.usecases import adopting, deciding, preparing, sharing
from scan.usecases.sharing import Format
from tests.pages.conftest import OpenDesk, OpenPage
from tests.pages.reading import plain

PAGE = "pages/plan/plan.py"


@pytest.fixture
def pdf(at_desk: OpenDesk, scan: Scan, obstacle: Obstacle) -> bytes:
    with at_desk() as desk:
        deciding.decide_action(desk, Action("", scan.id, 0, "Eén werksessie per week", (obstacle.id,)))
        return sharing.plan_document(adopting.current_plan(desk, library(), scan.id), Format.PDF, "nl")


def test_R14_a_plan_comes_back_from_its_pdf(open_page: OpenPage, at_desk: OpenDesk, scan: Scan, pdf: bytes) -> None:
    with at_desk() as desk:
        preparing.delete_scan(desk, scan.id)
        preparing.purge_scan(desk, scan.id, scan.title)
    app = open_page()
    app.file_uploader(key="import").upload("plan.pdf", pdf, "application/pdf").run()
    app.button(key="import-now").click().run()
    (told,) = (plain(toast.value) for toast in app.toast)
    assert told.startswith("De scan is teruggehaald. Uit een PDF komt het plan terug, zonder de antwoorden.")
    with at_desk() as desk:
        record = preparing.record_of(desk, scan.id)
    assert [action.title for action in record.actions] == ["Eén werksessie per week"]


def test_the_plan_screen_offers_a_pdf_without_attachments(open_page: OpenPage, scan: Scan, pdf: bytes) -> None:
    box = open_page(PAGE, scan=scan.id).checkbox(key="without-attachments")
    assert box.label == "PDF zonder bijlagen"
    assert box.value is False
    assert "namen" in box.help

"""The document in the app: look at its pages, choose a part, download that; the press runs beside the server."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from scan.i18n import _, speaking
from tests.journeys.browser import PHONE, Viewport
from tests.journeys.hand import at, choose, press, unfold
from tests.journeys.screen import assert_accessible, assert_fits, visit
from tests.journeys.server import Server


@pytest.mark.parametrize("viewport", [PHONE], ids=["phone"])
def test_a_phone_shows_a_page_of_the_document(page: Page, school: Server, viewport: Viewport) -> None:
    visit(page, "/plan?scan=demo-2-nl")
    unfold(page, "Bekijk het document")
    expect(_sheet(page)).to_be_visible()
    assert_fits(page)


def test_a_person_looks_at_the_pages_and_downloads_the_part_that_was_chosen(page: Page, school: Server) -> None:
    visit(page, "/plan?scan=demo-2-nl")
    unfold(page, "Bekijk het document")
    expect(_sheet(page)).to_have_attribute("alt", re.compile(r"^Pagina 1 van \d+: omslag$"))
    assert _drawn(page)
    press(page, "Volgende")
    expect(_sheet(page)).to_have_attribute("alt", re.compile("^Pagina 2 van .*Samenvatting voor het bestuur"))
    assert_accessible(page)
    unfold(page, "Wat komt erin?")
    choose(page, "Hoeveel van het plan?", "Alleen de samenvatting, op één pagina")
    expect(_sheet(page)).to_have_attribute("alt", "Pagina 1 van 1: Samenvatting voor het bestuur")
    assert _drawn(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="PDF voor het bestuur", exact=True).click()
    assert download.value.suggested_filename.endswith("-samenvatting.pdf")
    (only,) = PdfReader(download.value.path()).pages
    assert "Alleen de samenvatting" in only.extract_text()


def test_the_preview_reads_english(page: Page, school: Server) -> None:
    visit(page, "/plan?scan=demo-2-nl", "en")
    with speaking("en"):
        unfold(page, _("Bekijk het document"))
        expect(_sheet(page)).to_have_attribute("alt", re.compile(f"{_('omslag')}$"))


def _sheet(page: Page):  # type: ignore[no-untyped-def]
    return at(page, "preview-sheet").get_by_role("img")


def _drawn(page: Page) -> bool:
    """Whether the browser got a picture, and not only its words."""
    sheet = _sheet(page)
    page.wait_for_function("image => image.complete && image.naturalWidth > 0", arg=sheet.element_handle())
    return bool(sheet.evaluate("image => image.naturalHeight > image.naturalWidth"))

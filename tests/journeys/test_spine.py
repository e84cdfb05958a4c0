"""The spine: one scan from a first name to an adopted plan and its follow-up, on a desk and on a phone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from scan.i18n import Language, _, speaking
from tests.journeys import spine_deciding as deciding
from tests.journeys import spine_looking as looking
from tests.journeys.browser import DESKTOP, PHONE, Viewport
from tests.journeys.screen import visit


@pytest.fixture(autouse=True)
def spoken(language: Language) -> Iterator[None]:
    """`_` gives the words that stand on the screen."""
    with speaking(language):
        yield


@pytest.mark.parametrize(("viewport", "language"), [(PHONE, "nl"), (DESKTOP, "en")], ids=["phone-nl", "desktop-en"])
def test_a_scan_from_a_first_name_to_follow_up(page: Page, language: Language, viewport: Viewport) -> None:
    """In pairs: Dutch words are the longest, so they go with the narrow screen."""
    visit(page, language=language)
    looking.begin_a_scan(page, f"De Brug {language} {viewport.name}", "Scan 2027")
    looking.prepare(page)
    looking.go_on(page, _("Uitnodigen"))
    looking.go_on(page, _("Eigen rol"))
    looking.share_one_sentence(page)
    looking.go_on(page, _("Stellingen"))
    looking.answer_together(page)
    looking.name_at_a_statement(page)
    looking.go_on(page, _("Samen kijken"))
    looking.look_together(page)
    looking.go_on(page, _("Belemmeringen"))
    deciding.sharpen_a_card(page)
    deciding.merge_a_look_alike_and_undo(page)
    looking.go_on(page, _("Kiezen"))
    deciding.weigh_an_obstacle(page)
    deciding.choose_a_development_theme(page)
    looking.go_on(page, _("Acties"))
    deciding.agree_an_action(page)
    deciding.take_over_an_idea(page)
    looking.go_on(page, _("Plan"))
    deciding.mend_a_gap(page)
    deciding.adopt(page)
    deciding.assert_the_board_reads_it(page)
    looking.go_on(page, _("Voortgang"))
    deciding.tell_how_it_goes(page)

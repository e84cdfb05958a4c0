"""The second half of a scan, as a team goes through it: from the register to telling how it goes.

Everything runs inside `speaking(language)`, so `_` gives the words that stand on the screen.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from playwright.sync_api import Page, expect
from pypdf import PdfReader

from scan.i18n import _, ngettext
from scan.library.reader import library
from scan.model.actions import Status
from scan.model.checks import GapKind
from scan.model.library import Decider, Theme
from tests.journeys.hand import (
    assert_title,
    at,
    choose,
    count,
    follow,
    main,
    on_day,
    pick,
    press,
    unfold,
    write,
    written,
)
from tests.journeys.screen import assert_fits
from tests.journeys.spine_looking import NAMED_AT_A_STATEMENT, SHARED_SENTENCE, STRENGTH, go_on

BLOCKS = "Lessen die we samen wilden maken, blijven halve plannen."
LOOK_ALIKE = "Het overleg gaat op aan mededelingen"
AGREED = "Zet mededelingen in een mail"
FIRST_STEP = "Stuur vrijdag de eerste mail"
OWNER = "Samira El Idrissi"
HOW_IT_GOES = "De eerste mail is verstuurd."
ADOPTED_BY = "Rector Bos"


def code(number: int) -> str:
    """What people call an obstacle in the language of the moment."""
    return _("B{number}").format(number=number)


def first_theme() -> Theme:
    """The theme under which everything of this journey was named."""
    return library().themes[0]


def sharpen_a_card(page: Page) -> None:
    """What the obstacle blocks and who decides; saved, and still there on the way back."""
    press(page, f"{code(2)} {NAMED_AT_A_STATEMENT}")
    assert_fits(page)
    write(page, _("Wat houdt het tegen?"), BLOCKS)
    choose(page, _("Wie mag beslissen?"), Decider.MANAGEMENT.label)
    press(page, _("Bewaren"))
    expect(written(page, _("Wat houdt het tegen?"))).to_have_value(BLOCKS)
    press(page, _("Alle belemmeringen"))
    expect(main(page).get_by_text(Decider.MANAGEMENT.label).first).to_be_visible()


def merge_a_look_alike_and_undo(page: Page) -> None:
    """Name the same thing again: it is pointed out, merged, and brought back from the message."""
    form = page.get_by_test_id("stForm")
    write(form, _("Wat staat in de weg?"), LOOK_ALIKE)
    choose(form, _("Thema"), str(first_theme().name))
    press(form, _("Zet op de lijst"))
    alike = _("Lijkt op {code}: {title}").format(code=code(2), title=NAMED_AT_A_STATEMENT)
    expect(page.get_by_text(alike)).to_be_visible()
    unfold(page, ngettext("{count} paar lijkt op elkaar", "{count} paren lijken op elkaar", 1).format(count=1))
    press(page, _("Voeg samen, {code} blijft").format(code=code(2)))
    merged = _("{merged} is samengevoegd met {kept}.").format(merged=code(4), kept=code(2))
    expect(page.get_by_text(merged)).to_be_visible()
    assert_fits(page)
    press(page, _("Ongedaan maken"))
    expect(page.get_by_role("button", name=f"{code(4)} {LOOK_ALIKE}", exact=True)).to_be_visible()


def weigh_an_obstacle(page: Page) -> None:
    """Effect, influence and votes from top to bottom; the panel holds still and the picture shows the obstacle."""
    panel = at(page, "panel")
    title = f"{code(1)} · {SHARED_SENTENCE}"
    pick(panel, _("Effect voor leerlingen"), "5")
    pick(panel, _("Onze invloed"), "4")
    expect(panel.get_by_role("heading")).to_have_text(title)
    count(panel, _("Stemmen"), 7)
    press(panel, _("Volgende"))
    press(panel, _("Vorige"))
    expect(panel.get_by_role("heading")).to_have_text(title)
    expect(panel.get_by_role("spinbutton", name=_("Stemmen"))).to_have_value("7")
    expect(at(page, "quadrants")).to_contain_text(code(1))
    assert_fits(page)


def choose_a_development_theme(page: Page) -> None:
    """Take over the heaviest theme."""
    press(at(page, f"suggest-{first_theme().id}"), _("Kies"))
    expect(written(page, f"1. {first_theme().short_name}")).to_have_value(str(first_theme().name))


def agree_an_action(page: Page) -> None:
    """An action against the shared sentence, with everything that the board will ask for."""
    at(page, "obstacle-rows").get_by_role("button", name=_("Actie afspreken"), exact=True).first.click()
    expect(page.get_by_role("heading", name=f"{code(1)} · {SHARED_SENTENCE}")).to_be_visible()
    write(page, _("Wat ga je doen?"), AGREED)
    choose(page, _("Welke belemmeringen doorbreekt het?"), f"{code(2)} · {NAMED_AT_A_STATEMENT}")
    write(page, _("Eerste stap"), FIRST_STEP)
    write(page, _("Wie is eigenaar?"), OWNER)
    write(page, _("Rol"), "teamleider")
    on_day(page, _("Klaar op"), date.today() + timedelta(days=60))  # noqa: DTZ011  # the day at the screen
    write(page, _("Wat winnen leerlingen?"), "Lessen die samen gemaakt zijn")
    write(page, _("Waaraan zie je dat het werkt?"), "Het overleg eindigt met een les")
    choose(page, _("Op welke kracht bouwt het?"), f"{_('K{number}').format(number=1)} · {STRENGTH}")
    write(page, _("Kader: wat ligt vast?"), "Elke week")
    write(page, _("Ruimte: wat kiest het team zelf?"), "De dag en de vorm")
    assert_fits(page)
    press(page, _("Actie afspreken"))
    expect(page.get_by_role("button", name=f"A1 {AGREED}", exact=True)).to_be_visible()
    expect(written(page, _("Wat ga je doen?"))).to_have_value("")
    press(page, _("Alle acties"))


def take_over_an_idea(page: Page) -> None:
    """At the obstacle from the library: an idea that worked elsewhere, agreed as it is, without an owner yet."""
    typical = first_theme().obstacles[0]
    row = at(page, "obstacle-rows").locator("[class*=st-key-with-actions-]").filter(has_text=str(typical.title))
    press(row, _("Actie afspreken"))
    unfold(page, _("Ideeën die elders werkten"))
    page.get_by_role("button", name=_("Neem over"), exact=True).first.click()
    expect(written(page, _("Wat ga je doen?"))).to_have_value(str(typical.actions[0].title))
    press(page, _("Actie afspreken"))
    expect(page.get_by_role("button", name=f"A2 {typical.actions[0].title}", exact=True)).to_be_visible()


def mend_a_gap(page: Page) -> None:
    """The plan names the action without an owner; its link opens the action, and with a name the gap is gone."""
    gap = page.get_by_test_id("stExpander").filter(has_text=GapKind.NO_OWNER.label)
    follow(gap, re.compile(r"^A2 · "))
    assert_title(page, _("Acties"))
    write(page, _("Wie is eigenaar?"), OWNER)
    press(page, _("Bewaren"))
    go_on(page, _("Plan"))
    expect(main(page).get_by_text(GapKind.NO_OWNER.label)).to_have_count(0)


def adopt(page: Page) -> None:
    """Freeze the plan as a numbered version."""
    write(page, _("Wie stelt het plan vast?"), ADOPTED_BY)
    press(page, _("Plan vaststellen"))
    expect(page.get_by_role("combobox", name=_("Versie"))).to_have_value(re.compile(rf"1.*{ADOPTED_BY}"))
    assert_fits(page)


def assert_the_board_reads_it(page: Page) -> None:
    """Download the PDF; every obstacle that stands and every action is in it by name."""
    with page.expect_download() as download:
        page.get_by_role("button", name=_("PDF voor het bestuur"), exact=True).click()
    text = " ".join(" ".join(leaf.extract_text() for leaf in PdfReader(download.value.path()).pages).split())
    idea = str(first_theme().obstacles[0].actions[0].title)
    named = (SHARED_SENTENCE, NAMED_AT_A_STATEMENT, LOOK_ALIKE, str(first_theme().obstacles[0].title), AGREED, idea)
    missing = [title for title in named if title not in text]
    assert not missing, f"not in the PDF: {missing}"
    assert ADOPTED_BY in text


def tell_how_it_goes(page: Page) -> None:
    """A status and one sentence; the list shows both."""
    row = at(page, "follow-rows").locator("[class*=st-key-follow-]").filter(has_text=AGREED)
    press(row, _("Bijwerken"))
    row.get_by_role("radiogroup", name=_("Hoe staat het?")).get_by_text(Status.BUSY.label).click()
    write(row, _("Eén zin"), HOW_IT_GOES)
    write(row, _("Je naam"), OWNER)
    press(row, _("Bewaren"))
    expect(row.get_by_text(HOW_IT_GOES)).to_be_visible()
    expect(row.get_by_text(Status.BUSY.label)).to_be_visible()
    assert_fits(page)

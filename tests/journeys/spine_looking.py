"""The first half of a scan, as a facilitator goes through it: from a new scan to looking together.

Everything runs inside `speaking(language)`, so `_` gives the words that stand on the screen.
"""

from __future__ import annotations

from datetime import date, timedelta

from playwright.sync_api import Page, expect

from scan.i18n import _, ngettext
from scan.library.reader import library
from scan.model.library import Statement
from tests.journeys.hand import (
    assert_title,
    at,
    choose,
    follow,
    on_day,
    pick,
    press,
    unfold,
    write,
    written,
)
from tests.journeys.screen import assert_fits

REASON = "Een kwart van ons team gaat met pensioen."
SHARED_SENTENCE = "Ik vraag mijn team zelden om feedback"
NAMED_AT_A_STATEMENT = "Ons overleg gaat op aan mededelingen"
STRENGTH = "Nieuwe collega's krijgen een vaste maat"


def first_statements() -> tuple[Statement, ...]:
    """The statements of the first theme."""
    return library().themes[0].statements


def go_on(page: Page, title: str) -> None:
    """Follow the way onward at the foot of a screen; the next one opens and fits."""
    follow(at(page, "onward"), _("Verder: {title}").format(title=title))
    assert_title(page, title)
    assert_fits(page)


def begin_a_scan(page: Page, school: str, scan: str) -> None:
    """From the first screen: a scan of a school that is not known yet."""
    assert_fits(page)
    if page.get_by_role("combobox", name=_("School"), exact=True).count():
        choose(page, _("School"), _("Een andere school"))
    write(page, _("Naam van de school"), school)
    write(page, _("Bestuur (mag leeg blijven)"), "Stichting Oever")
    write(page, _("Naam van de scan"), scan)
    press(page, _("Scan beginnen"))
    assert_title(page, _("Voorbereiden"))
    assert "scan=" in page.url


def prepare(page: Page) -> None:
    """Why, who and when, saved in one go; the screen shows what is kept."""
    assert_fits(page)
    today = date.today()  # noqa: DTZ011  # the day at the screen, which the app's desk takes too
    write(page, _("Waarom nu?"), REASON)
    on_day(page, _("Begin"), today)
    on_day(page, _("Laatste dag"), today + timedelta(days=14))
    on_day(page, _("Terugkoppeling"), today + timedelta(days=21))
    write_a_group(page, 34)
    press(page, _("Bewaren"))
    expect(
        page.get_by_text(ngettext("Nu {count} persoon.", "Nu {count} mensen.", 40).format(count=40), exact=True)
    ).to_be_visible()
    expect(written(page, _("Waarom nu?"))).to_have_value(REASON)


def write_a_group(page: Page, heads: int) -> None:
    """One more group: only how many people; its kind is its name."""
    page.get_by_role("spinbutton", name=_("Aantal mensen"), exact=True).last.fill(str(heads))


def share_one_sentence(page: Page) -> None:
    """Choose a role, answer a question, and share one sentence without a name."""
    role = library().roles[0]
    pick(page, _("Wat is je rol?"), str(role.name))
    at(page, "own-role-questions").get_by_role("radio").first.click()
    write(page, _("Jouw zin"), SHARED_SENTENCE)
    choose(page, _("Bij welk thema hoort dit?"), str(library().themes[0].name))
    press(page, _("Deel deze zin"))
    code = _("B{number}").format(number=1)
    expect(page.get_by_text(_("Gedeeld als {code}, zonder je naam.").format(code=code))).to_be_visible()


def answer_together(page: Page) -> None:
    """Now and wanted at two statements; each click says that it is saved."""
    for statement, now in zip(first_statements(), ("2", "4"), strict=False):
        card = at(page, f"statement-{statement.id}")
        for place, answer in enumerate((now, "5")):
            scale = card.get_by_role("radiogroup").nth(place)
            scale.get_by_role("radio", name=answer, exact=True).click()
            expect(card.get_by_text(_("opgeslagen"))).to_have_count(place + 1)
    total = len(first_statements())
    progress = _("{made} van de {total} stellingen beantwoord").format(made=2, total=total)
    expect(page.get_by_text(progress)).to_be_visible()


def name_at_a_statement(page: Page) -> None:
    """At the first statement: an obstacle of their own, one that many schools know, and a strength."""
    card = at(page, f"statement-{first_statements()[0].id}")
    unfold(card, _("Benoem wat in de weg staat of goed gaat"))
    write(card, _("In één zin"), NAMED_AT_A_STATEMENT)
    press(card, _("Voeg toe"))
    expect(card.get_by_text(NAMED_AT_A_STATEMENT)).to_be_visible()
    typical = str(library().themes[0].obstacles[0].title)
    press(card, typical)
    expect(card.get_by_role("button", name=typical, exact=True)).to_be_disabled()
    pick(card, _("Wat benoem je?"), _("Kracht"))
    write(card, _("In één zin"), STRENGTH)
    press(card, _("Voeg toe"))
    expect(card.get_by_text(STRENGTH)).to_be_visible()
    assert_fits(page)


def look_together(page: Page) -> None:
    """The answers of the team stand there, the statement that is furthest from what they want on top."""
    pick(page, _("Wat eerst?"), _("Verst van wat je wilt"))
    card = at(page, f"seen-{first_statements()[0].id}")
    expect(card.get_by_text(_("Eén gezamenlijk antwoord"))).to_be_visible()
    expect(card.get_by_text(NAMED_AT_A_STATEMENT)).to_be_visible()
    expect(card.locator("svg.marks").first).to_be_visible()
    assert_fits(page)

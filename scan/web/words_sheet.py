"""What the pages say around the answers themselves: a theme, the end, and what became of it."""

from __future__ import annotations

from scan.i18n import _, ngettext
from scan.web.words import Words


def theme() -> Words:
    """The page of one theme."""
    return {
        "place": _("Thema {place} van {total}"),
        "scale": _("Kies bij elke stelling wat bij jou past. Je mag er ook een overslaan."),
        "low": _("klopt helemaal niet"),
        "high": _("klopt helemaal"),
        "now": _("Zo is het nu"),
        "wanted": _("Zo wil ik het"),
        "levels": _("Hoe ziet dat eruit?"),
        "name_title": _("Iets opschrijven over dit thema"),
        "name_lead": _("Wat helpt, of wat staat in de weg? Eén ding per keer, in één zin."),
        "kind": _("Wat noem je?"),
        "obstacle": _("Een belemmering: dit staat in de weg"),
        "strength": _("Een kracht: dit gaat goed"),
        "text": _("In één zin"),
        "text_hint": _("Hoogstens {most} tekens. Noem geen namen: anderen lezen dit letterlijk."),
        "about": _("Waar gaat het over?"),
        "whole": _("Het hele thema"),
        "name_it": _("Schrijf dit op"),
        "named": _("Dit schreef jij op"),
        "withdraw": _("Haal weg"),
        "is_obstacle": _("Belemmering"),
        "is_strength": _("Kracht"),
        "previous": _("Bewaar en ga terug"),
        "next": _("Bewaar en ga verder"),
        "last": _("Bewaar en rond af"),
        "all": _("Naar een ander thema"),
        "shut": _("Deze ronde is nu niet open. Je kunt lezen wat je bewaarde, maar niets veranderen."),
        "too_late": _("De ronde is dicht. Wat je op deze pagina invulde, is niet bewaard."),
        "lost": _("Niet bewaard:"),
        "lost_note": _("Deze zin is niet bewaard. Je kunt hem nog kopiëren:"),
        "overwritten": _("Op dit apparaat of met dit briefje was intussen iets anders bewaard. Dit is wat nu telt."),
        "restored": _("Deze keuzes had je nog niet bewaard. Ze staan weer op hun plaats."),
        "offline": _("Er is geen verbinding. Wat je koos blijft hier staan; probeer het zo opnieuw."),
        "saved": _("Bewaard: {theme}"),
        "nothing_typed": _("Je schreef nog niets op. Typ één zin, of ga verder zonder."),
    }


def done() -> Words:
    """The page at the end."""
    return {
        "title": _("Bedankt, je antwoorden zijn bewaard"),
        "title_open": _("Je antwoorden tot nu toe zijn bewaard"),
        "title_empty": _("Je hebt nog niets beantwoord"),
        "change": _("Tot de ronde sluit, kun je alles nog veranderen."),
        "receipt": _("De ontvangstcode van jouw groep"),
        "receipt_why": _(
            "Schrijf deze code op of maak een foto. Later zie je ermee wat er met de antwoorden is gedaan."
        ),
        "receipt_who": _("Iedereen in je groep heeft dezelfde code. Niemand kan eraan zien wat jij antwoordde."),
        "where": _("Vul hem later in bij “{page}”, onderaan elke pagina."),
        "next": _("Wat er nu gebeurt"),
        "next_steps": _("Als de ronde sluit, bekijken jullie samen de uitkomst. Daarna kiezen jullie wat je aanpakt."),
        "feedback": _("Op {day} hoort iedereen wat eruit kwam."),
        "left": _("Dit liet je nog open"),
        "themes": _("Jouw antwoorden"),
        "named": _("Dit schreef jij op"),
        "leave": _("Gebruiken meer mensen dit apparaat?"),
        "leave_link": _("Haal jouw lijst van dit apparaat"),
        "role": _("Naar de vragen over je eigen rol"),
    }


def counted(answered: int, asked: int) -> str:
    """How much of a theme, or of the whole list, has an answer."""
    return ngettext("{answered} van {asked} beantwoord", "{answered} van de {asked} beantwoord", asked).format(
        answered=answered, asked=asked
    )


def receipt() -> Words:
    """The pages that show what became of what a group named."""
    return {
        "title": _("Wat is er met onze antwoorden gedaan?"),
        "lead": _("Typ de ontvangstcode van jouw groep. Die kreeg je toen je klaar was."),
        "code": _("Ontvangstcode"),
        "hint": _("Hoofdletters, spaties en streepjes maken niet uit."),
        "go": _("Laat zien"),
        "told": _("Dit is er gedaan met wat jullie groep opschreef"),
        "group": _("Groep: {group}"),
        "obstacle": _("Belemmering"),
        "strength": _("Kracht"),
        "strength_kept": _("Deze kracht staat in de lijst om op verder te bouwen."),
        "no_action": _("Hier is nog geen actie voor afgesproken."),
        "not_yet": _(
            "Over dit thema is iets opgeschreven. Het staat nog niet in de lijst met belemmeringen en krachten."
        ),
        "some_not_yet": _("Van wat jullie opschreven staat nog niet alles op de lijst."),
        "read_on": _("Zo stond het op {day}."),
        "other": _("Een andere code"),
    }

"""What the participants' pages say around the answers: the frame, coming in, going, and what went wrong."""

from __future__ import annotations

from scan.i18n import _

Words = dict[str, str]
"""Sentences by name, in the language of the moment; a template that asks for another name fails."""


def frame() -> Words:
    """What stands around every page."""
    return {
        "skip": _("Naar de inhoud"),
        "languages": _("Taal"),
        "footer": _("Doorbraak stuurt niets naar andere websites."),
        "receipt": _("Wat is er met onze antwoorden gedaan?"),
    }


def start() -> Words:
    """The page where somebody types a code."""
    return {
        "title": _("Doe mee aan de scan van je school"),
        "lead": _("Typ de code die je kreeg: van het scherm in de zaal, uit je uitnodiging of van je briefje."),
        "code": _("Jouw code"),
        "hint": _("Hoofdletters, spaties en streepjes maken niet uit."),
        "go": _("Verder"),
        "there": _("Je bent op dit apparaat al begonnen."),
        "continue": _("Ga verder met jouw lijst"),
    }


def gone() -> str:
    """What is said to somebody whose list cannot be found any more, whatever the reason."""
    return _(
        "Jouw lijst is hier niet meer: de ronde is afgelopen, of dit apparaat is hem vergeten. Met je ontvangstcode "
        "zie je wat er met de antwoorden is gedaan."
    )


def welcome() -> Words:
    """The page that says what will happen, before anybody answers."""
    return {
        "lead": _("{school} vraagt hoe jij het op school ziet."),
        "why": _("Waarom nu"),
        "who": _("Je antwoordt voor de groep “{group}”."),
        "time": _("Het kost je ongeveer {minutes} minuten. Je kunt tussendoor stoppen en later verdergaan."),
        "closes": _("Je kunt antwoorden tot en met {day}."),
        "feedback": _("Op {day} hoort iedereen wat eruit kwam."),
        "name": _("Je naam"),
        "begin": _("Begin"),
        "continue": _("Ga verder met jouw lijst"),
        "there": _("Je bent op dit apparaat al begonnen. Zit hier nu iemand anders?"),
        "begun": _("Met dit briefje is al begonnen. Ga verder waar je was."),
        "anew": _("Begin met een nieuwe, lege lijst"),
        "role": _("Eerst je eigen rol bekijken? Dat mag, het hoeft niet."),
        "role_link": _("Naar de vragen over je eigen rol"),
        "shut": _("Deze ronde is nu niet open. Vraag aan wie je uitnodigde wanneer je kunt antwoorden."),
        "slips": _("Je hebt een briefje met een eigen code nodig. Typ die code op de vorige pagina."),
        "to_start": _("Een code typen"),
    }


def leaving() -> Words:
    """The page that lets a device forget who answered on it."""
    return {
        "title": _("Dit apparaat vergeten"),
        "lead": _("Is dit een apparaat dat ook anderen gebruiken? Haal dan jouw lijst eraf."),
        "kept": _("Wat je hebt bewaard, telt gewoon mee."),
        "open": _("Daarna kun je jouw antwoorden niet meer veranderen: niemand weet nog welke lijst van jou is."),
        "slip": _("Met de code op je briefje kun je later weer bij je antwoorden."),
        "card": _("Ook je kaartje van een check gaat van dit apparaat. Je kunt het daarna niet meer veranderen."),
        "go": _("Haal mijn lijst van dit apparaat"),
        "back": _("Terug naar mijn lijst"),
        "done_title": _("Dit apparaat is jou vergeten"),
        "nothing": _("Hier staat geen lijst en geen kaartje van jou meer. Wat je bewaarde, telt gewoon mee."),
        "done": _("Je kunt dit scherm sluiten, of het apparaat aan iemand anders geven."),
        "next": _("Een andere code typen"),
    }


def role() -> Words:
    """The pages on which somebody holds their own role to the light."""
    return {
        "title": _("Je eigen rol"),
        "lead": _("Kijk eerst even naar jezelf. Wat is jouw rol?"),
        "private": _("Alleen voor jou: je keuzes blijven op dit scherm. Er is geen knop die ze verstuurt."),
        "gone": _("Sluit of ververs je deze pagina, dan zijn ze weg."),
        "told": _("Wat je keuzes vertellen"),
        "counted": _("Zo vaak koos je:"),
        "seldom": _("Bij ‘zelden’ kun je iets leren. Kies er één; meer hoeft niet."),
        "always": _("Bij ‘altijd’ ben je sterk. Anderen kunnen het van je leren."),
        "resolution": _("Jouw voornemen"),
        "others": _("Een andere rol"),
        "on": _("Verder met de stellingen"),
        "to_start": _("Een code typen"),
    }


def trouble(status: int) -> Words:
    """What to do when a page cannot be given, in words that fit its status."""
    said = {
        403: (
            _("Deze pagina was te oud"),
            _("Ga terug, ververs de pagina en verstuur opnieuw. Blijft dit zo? Sta dan cookies toe voor deze website."),
        ),
        404: (_("Deze pagina is er niet"), _("Kijk of het adres klopt, of begin opnieuw met je code.")),
        429: (
            _("Even wachten"),
            _("Er zijn te veel codes geprobeerd die niet kloppen. Wacht een minuut en probeer het dan opnieuw."),
        ),
        503: (_("Dit lukt nu niet"), _("Ga terug en probeer het over een minuut opnieuw.")),
    }
    other = (_("Dit ging mis"), _("Ga terug en probeer het opnieuw. Lukt het niet? Vraag hulp aan wie je uitnodigde."))
    title, sentence = said.get(status, other)
    return {"title": title, "sentence": sentence, "start": _("Naar het begin")}

"""What people are told before they answer: what stays hidden, and what does not (P11); the same words everywhere."""

from __future__ import annotations

from dataclasses import dataclass

from scan.i18n import _


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise in sentences under a title, and its limits under theirs; a round by name has none left to tell."""

    title: str
    kept: tuple[str, ...]
    limits_title: str = ""
    limits: tuple[str, ...] = ()


def promise(*, named: bool, encrypted: bool) -> Promise:
    """What a round promises; `encrypted` says whether people come by https."""
    return _by_name() if named else _without_a_name(encrypted)


def _by_name() -> Promise:
    return Promise(
        _("Deze ronde is op naam"),
        (
            _("Je naam staat bij je antwoorden. Iedereen die de uitkomst ziet, ziet wat jij hebt geantwoord."),
            _("Dat is vooraf zo gekozen en kan in deze ronde niet meer veranderen."),
        ),
    )


def _without_a_name(encrypted: bool) -> Promise:
    overheard = _("Het adres begint met http. Wie het wifi-netwerk afluistert, kan meelezen.")
    return Promise(
        _("Wat anoniem is"),
        (
            _("De schoolleiding, het bestuur en wie het bestand later krijgt, zien niet wie wat heeft geantwoord."),
            _("Doorbraak bewaart geen naam, geen tijdstip en geen gegevens van je apparaat."),
            _("Antwoorden van minder dan vijf mensen laat Doorbraak nooit apart zien."),
            _("Zodra de uitkomst er is, worden de losse antwoorden vernietigd."),
        ),
        _("Wat niet anoniem is"),
        (
            _("Wie de server beheert en meekijkt terwijl jij antwoordt, kan zien wat jij invult."),
            *(() if encrypted else (overheard,)),
            _(
                "Wat je zelf opschrijft, lezen anderen letterlijk. "
                "Schrijf niets op waaraan ze jou of een ander herkennen."
            ),
            _("Antwoordt je hele groep hetzelfde, dan weet iedereen dat ook van jou."),
            _("Wie dit apparaat na jou gebruikt, kan je lijst zien. Haal hem er aan het eind af."),
        ),
    )

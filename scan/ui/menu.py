"""Every screen, in order: its script, its address, its name and its one-sentence lead."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from scan.i18n import _
from scan.model.steps import Step

START = "start"
"""The address of the screen that opens by itself."""


@dataclass(frozen=True, slots=True)
class Screen:
    """A screen; `step` is its place in a scan, None for the start and for what stands beside the steps."""

    path: str
    address: str
    icon: str
    title: str
    lead: str
    step: Step | None = None

    @property
    def number(self) -> int:
        """Which step it is, from 1; 0 for what is no step."""
        return list(Step).index(self.step) + 1 if self.step else 0

    def page(self) -> st.Page:
        """The screen as Streamlit's page."""
        return st.Page(
            self.path,
            title=self.title,
            icon=f":material/{self.icon}:",
            url_path=self.address,
            default=self.address == START,
            help=self.lead,
        )


def start() -> Screen:
    """The first screen."""
    return Screen(
        "pages/start/scans.py",
        START,
        "home",
        _("Start"),
        _("Kijk samen hoe je school is ingericht, benoem wat in de weg staat en spreek af wat het doorbreekt."),
    )


def steps() -> tuple[Screen, ...]:
    """The screens of a scan in the language of the moment."""
    return (
        Screen(
            "pages/prepare/prepare.py",
            "prepare",
            "event_note",
            _("Voorbereiden"),
            _("Leg vast waarom je deze scan doet, wie meedoet en wanneer iedereen de uitkomst hoort."),
            Step.PREPARE,
        ),
        Screen(
            "pages/answer/invite.py",
            "invite",
            "qr_code_2",
            _("Uitnodigen"),
            _("Laat iedereen zelf antwoorden, op de eigen telefoon. Je ziet per groep hoeveel mensen je hoorde."),
            Step.INVITE,
        ),
        Screen(
            "pages/answer/own_role.py",
            "own-role",
            "self_improvement",
            _("Eigen rol"),
            _("Kijk eerst kritisch naar je eigen rol. Wat je hier invult, blijft op dit scherm."),
            Step.OWN_ROLE,
        ),
        Screen(
            "pages/answer/statements.py",
            "statements",
            "checklist",
            _("Stellingen"),
            _("Loop de stellingen langs. Benoem meteen wat in de weg staat en wat al goed gaat."),
            Step.STATEMENTS,
        ),
        Screen(
            "pages/answer/together.py",
            "together",
            "groups",
            _("Samen kijken"),
            _("Hebben we hetzelfde beeld? De grootste verschillen staan bovenaan."),
            Step.TOGETHER,
        ),
        Screen(
            "pages/decide/obstacles.py",
            "obstacles",
            "block",
            _("Belemmeringen"),
            _("Alles wat in de weg staat, op één plek. Maak elke kaart scherp en voeg dubbelen samen."),
            Step.OBSTACLES,
        ),
        Screen(
            "pages/decide/choose.py",
            "choose",
            "how_to_vote",
            _("Kiezen"),
            _("Waar winnen leerlingen het meest, en waar kun je zelf iets aan doen? Kies hoogstens vier thema's."),
            Step.CHOOSE,
        ),
        Screen(
            "pages/decide/actions.py",
            "actions",
            "bolt",
            _("Acties"),
            _("Spreek per belemmering af wie wat doet om die te doorbreken."),
            Step.ACTIONS,
        ),
        Screen(
            "pages/plan/plan.py",
            "plan",
            "task",
            _("Plan"),
            _("Kijk wat nog ontbreekt, stel het plan vast en geef het aan het bestuur."),
            Step.PLAN,
        ),
        Screen(
            "pages/plan/progress.py",
            "progress",
            "trending_up",
            _("Voortgang"),
            _("Kom terug op je acties: een status en één zin, in twintig seconden."),
            Step.PROGRESS,
        ),
    )


def room() -> Screen:
    """What hangs on the wall while people answer."""
    return Screen(
        "pages/answer/room.py",
        "room",
        "cast_for_education",
        _("In de zaal"),
        _("Voor op het scherm in de zaal: zo doe je mee, en zo ver zijn we."),
    )


def same_picture() -> Screen:
    """Where a team checks whether everybody means the same by a theme or an obstacle."""
    return Screen(
        "pages/answer/same_picture.py",
        "same-picture",
        "compare",
        _("Zelfde beeld"),
        _("Iedereen schrijft op wat een woord betekent en geeft een cijfer. Leg daarna alles naast elkaar."),
    )


def own_statements() -> Screen:
    """Where a school adapts the statements; it needs a scan at hand."""
    return Screen(
        "pages/prepare/own_statements.py",
        "own-statements",
        "edit_note",
        _("Eigen stellingen"),
        _("Maak de stellingen passend voor jullie school: zeg ze anders, zet ze uit of voeg er een toe."),
    )


def inspiration() -> Screen:
    """How other schools did it; with or without a scan at hand."""
    return Screen(
        "pages/inspire/inspiration.py",
        "inspiration",
        "lightbulb",
        _("Inspiratie"),
        _("Hoe andere scholen het deden, en wat je deze week al kunt proberen."),
    )


def aside(*, scan: bool) -> tuple[Screen, ...]:
    """The screens beside the steps; some need a scan at hand."""
    return (room(), same_picture(), own_statements(), inspiration()) if scan else (inspiration(),)


def screens() -> tuple[Screen, ...]:
    """Every screen: the start, the steps, and what stands beside them."""
    return (start(), *steps(), *aside(scan=True))


def screen_of(step: Step) -> Screen:
    """The screen of a step."""
    return next(screen for screen in steps() if screen.step is step)

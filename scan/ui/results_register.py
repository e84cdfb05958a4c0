"""From what was named to the register: onto the list, with what stands there already, and loose again."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from scan.i18n import _, ngettext
from scan.model.duplicates import alike_to
from scan.model.obstacles import Obstacle
from scan.model.record import ScanRecord
from scan.model.rounds import SignalKind
from scan.model.steps import Step
from scan.model.strengths import Strength
from scan.model.voices import Voice, listed_as
from scan.ui import session
from scan.ui.entry import at_desk
from scan.ui.menu import screen_of
from scan.ui.messages import telling
from scan.ui.pieces import link
from scan.ui.said import said_short
from scan.ui.session import Flash
from scan.usecases import hearing

Named = Obstacle | Strength
"""What stands on the register."""


def to_the_register(record: ScanRecord, voice: Voice) -> None:
    """Where it stands on the register; else the ways there, never to a second card with the same words."""
    first = voice.signals[0]
    found: list[Named] = [*record.obstacles, *record.strengths]
    became = next((f for f in found if f.id in (first.obstacle_id, first.strength_id)), None)
    if became:
        _there(record, voice, became)
        return
    standing = _standing(record, voice)
    same = listed_as(record, voice)
    if same:
        _joining(record.scan.id, voice, standing[same], first=True)
    else:
        st.button(
            _("Zet op de lijst"),
            icon=":material/add:",
            key=f"take-up-{voice.id}",
            on_click=_take_up,
            args=(record.scan.id, voice),
        )
    if voice.kind is SignalKind.OBSTACLE:
        for id in alike_to(voice.title, {id: named.title for id, named in standing.items()}, 2):
            if id != same:
                _joining(record.scan.id, voice, standing[id], first=False)


def _standing(record: ScanRecord, voice: Voice) -> Mapping[str, Named]:
    found = record.standing() if voice.kind is SignalKind.OBSTACLE else record.strengths
    return {named.id: named for named in found}


def _there(record: ScanRecord, voice: Voice, became: Named) -> None:
    subject = {"obstacle": became.id} if isinstance(became, Obstacle) else {}
    label = _("Staat op de lijst: {code}").format(code=became.code)
    link(screen_of(Step.OBSTACLES), label=label, icon=":material/check:", **subject)
    st.button(
        _("Maak los"),
        icon=":material/link_off:",
        type="tertiary",
        key=f"take-back-{voice.id}",
        on_click=_take_back,
        args=(record.scan.id, voice, became.code),
    )


def _joining(scan_id: str, voice: Voice, named: Named, *, first: bool) -> None:
    st.button(
        _("Hoort bij {code}: {title}").format(code=named.code, title=said_short(named.title, 60)),
        icon=":material/merge:",
        type="secondary" if first else "tertiary",
        key=f"join-{voice.id}-{named.id}",
        on_click=_join,
        args=(scan_id, voice, named.id, named.code),
    )


def _take_up(scan_id: str, voice: Voice) -> None:
    with telling(""), at_desk() as desk:
        found = hearing.take_up(desk, scan_id, voice.ids, voice.title)
        sentence = _("{code} staat op de lijst.").format(code=found.code)
        if isinstance(found, Obstacle):
            count = ngettext("{count} stem", "{count} stemmen", found.votes).format(count=found.votes)
            sentence = _("{code} staat op de lijst, met {count}.").format(code=found.code, count=count)
        session.flash(Flash(sentence))


def _join(scan_id: str, voice: Voice, id: str, code: str) -> None:
    with telling(_("Telt nu mee bij {code}.").format(code=code)), at_desk() as desk:
        if voice.kind is SignalKind.OBSTACLE:
            hearing.add_voices(desk, scan_id, voice.ids, id)
        else:
            hearing.add_to_strength(desk, scan_id, voice.ids, id)


def _take_back(scan_id: str, voice: Voice, code: str) -> None:
    done = _("Los van {code}. {code} blijft op de lijst staan.")
    if voice.kind is SignalKind.OBSTACLE:
        done = ngettext(
            "Los van {code}: {count} stem eraf. {code} blijft op de lijst staan.",
            "Los van {code}: {count} stemmen eraf. {code} blijft op de lijst staan.",
            voice.count,
        )
    with telling(done.format(code=code, count=voice.count)), at_desk() as desk:
        hearing.take_back(desk, scan_id, voice.ids)

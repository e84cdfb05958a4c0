"""Sharing at most one sentence of the self-assessment: the only thing of it that is kept."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from scan.errors import InvalidInput
from scan.i18n import _
from scan.model.obstacles import Obstacle, Source
from scan.model.record import ScanRecord
from scan.model.steps import Step
from scan.model.strengths import Strength
from scan.ui import cache, session
from scan.ui.findings import Finding
from scan.ui.menu import screen_of
from scan.ui.messages import saving
from scan.ui.pieces import link
from scan.usecases import naming
from scan.usecases.desk import Desk


def share(desk: Desk, record: ScanRecord) -> None:
    """The form for one sentence; once shared, only that it was."""
    st.header(_("Je mag één zin delen"), anchor=False)
    shared = session.remembered(_key(record.scan.id))
    if isinstance(shared, Obstacle | Strength):
        _told(shared)
    else:
        _form(desk, record)


def _key(scan_id: str) -> str:
    return f"own-role-shared-{scan_id}"


def forget_shared(scan_id: str) -> None:
    """Let the next person at this laptop share a sentence too."""
    session.unpin("own-role-share")
    session.forget(_key(scan_id))


def _told(shared: Obstacle | Strength) -> None:
    st.success(_("Gedeeld als {code}, zonder je naam.").format(code=shared.code), icon=":material/check_circle:")
    link(
        screen_of(Step.OBSTACLES),
        label=_("Bekijk {code} op de lijst").format(code=shared.code),
        icon=":material/arrow_forward:",
        **({"obstacle": shared.id} if isinstance(shared, Obstacle) else {}),
    )


def _form(desk: Desk, record: ScanRecord) -> None:
    themes = cache.themes_of(record)
    token = session.pinned("own-role-share", desk.new_id)
    st.markdown(_("Deze zin komt zonder je naam op de lijst van deze scan. Iedereen die meedoet, kan hem lezen."))
    with st.form("own-role-share"):
        kind = st.segmented_control(
            _("Wat is het?"),
            list(Finding),
            default=Finding.OBSTACLE,
            required=True,
            format_func=lambda finding: finding.label,
            key=f"share-kind-{token}",
        )
        title = st.text_input(
            _("Jouw zin"), placeholder=_("Bijvoorbeeld: ik vraag mijn team zelden om feedback"), key=f"share-{token}"
        )
        theme_id = st.selectbox(
            _("Bij welk thema hoort dit?"),
            list(themes),
            None,
            format_func=lambda id: str(themes[id].name),
            placeholder=_("Kies een thema"),
            key=f"share-theme-{token}",
        )
        if st.form_submit_button(_("Deel deze zin"), icon=":material/ios_share:", key="share"):
            with saving(_("Je zin staat op de lijst.")):
                if theme_id not in themes:
                    raise InvalidInput(_("Kies een thema, dan weet iedereen waar je zin bij hoort."), "theme_id")
                finding = Obstacle("", record.scan.id, 0, theme_id or "", title or "", Source.OWN_ROLE)
                session.remember(_key(record.scan.id), _kept(desk, finding, kind or Finding.OBSTACLE))


def _kept(desk: Desk, said: Obstacle, kind: Finding) -> Obstacle | Strength:
    # The log names who did what; a sentence that is shared without a name must not be found there.
    nameless = replace(desk, actor=replace(desk.actor, name=_("Iemand")))
    if kind == Finding.STRENGTH:
        return naming.name_strength(nameless, Strength("", said.scan_id, 0, said.theme_id, said.title, said.source))
    return naming.name_obstacle(nameless, said)

"""Holding your own role to the light: questions, a reflection, and nothing that is kept.

The answers live in the widgets of this browser tab alone. No use case is handed them.
"""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from scan.i18n import _, ngettext
from scan.model.library import OwnRole, RoleQuestion
from scan.model.own_role import Frequency, Reflection, reflect
from scan.ui import cache, session
from scan.ui.roles_share import forget_shared

ROLE_KEY = "own-role"


def promise() -> None:
    """What happens to the answers, said before anything is asked."""
    with st.container(border=True, gap="xsmall", key="own-role-promise"):
        _titled("lock", _("Alleen voor jou"))
        st.markdown(
            _(
                "Je antwoorden staan alleen op dit scherm. Doorbraak bewaart ze niet en schrijft ze nergens op. "
                "Sluit of ververs je de pagina, dan zijn ze weg. Je deelt hoogstens één zin, en alleen als je dat "
                "zelf wilt."
            )
        )
        st.caption(_("Staat de beamer aan? Zet hem dan eerst uit."))


def _titled(icon: str, title: str) -> None:
    st.markdown(f"**:material/{icon}: {title}**")


def chosen_role() -> OwnRole | None:
    """The role that the person chose; None as long as they did not."""
    roles = {role.id: role for role in cache.library().roles}
    id = st.pills(
        _("Wat is je rol?"),
        list(roles),
        format_func=lambda id: str(roles[id].name),
        key=ROLE_KEY,
        persist_state="session",
    )
    return roles.get(id or "")


def questions(role: OwnRole) -> dict[str, Frequency]:
    """The questions of a role; returns the answers given so far."""
    st.markdown(str(role.intro))
    with st.grid(2, min_column_width=330, gap=("medium", "large"), key="own-role-questions"):
        given = {question.id: _question(question) for question in role.questions}
    return {id: frequency for id, frequency in given.items() if frequency is not None}


def _question(question: RoleQuestion) -> Frequency | None:
    return st.segmented_control(
        f"**{question.text}**",
        list(Frequency),
        format_func=lambda frequency: frequency.label,
        key=_key(question.id),
        persist_state="session",
        wrap=True,
    )


def _key(question_id: str) -> str:
    return f"own-{question_id}"


def reflection(role: OwnRole, answers: Mapping[str, Frequency]) -> None:
    """What the answers tell, gently, once every question has one."""
    told = reflect(role, answers)
    st.header(_("Wat je antwoorden vertellen"), anchor=False)
    if told.open:
        left = ngettext("Nog {count} vraag te gaan.", "Nog {count} vragen te gaan.", told.open)
        done = len(role.questions) - told.open
        st.progress(done / len(role.questions), text=left.format(count=told.open))
        return
    with st.grid(2, min_column_width=330, key="own-role-reflection"):
        _strong(told)
        _learning(told)
    with st.container(border=True, key="own-role-resolution"):
        _titled("flag", _("Jouw voornemen"))
        st.markdown(str(role.resolution))


def _strong(told: Reflection) -> None:
    with st.container(border=True, height="stretch", gap="xsmall", key="own-role-strong"):
        _titled("wb_sunny", _("Hier ben je sterk in"))
        if told.strong:
            st.caption(_("Dit doe je altijd. Anderen kunnen het van je leren."))
            _listed(told.strong)
        else:
            st.markdown(_("Je koos nergens ‘altijd’. Dat is eerlijk. Kijk naar ‘meestal’: daar zit je kracht."))


def _learning(told: Reflection) -> None:
    with st.container(border=True, height="stretch", gap="xsmall", key="own-role-learning"):
        _titled("eco", _("Hier kun je leren"))
        if told.learning:
            st.caption(_("Dit doe je zelden. Kies er één; meer hoeft niet."))
            _listed(told.learning)
        elif told.growing:
            st.caption(_("Je koos nergens ‘zelden’. Dit doe je soms; kies er één om vaker te doen."))
            _listed(told.growing)
        else:
            st.markdown(_("Je koos nergens ‘zelden’ of ‘soms’. Vraag een collega of die hetzelfde ziet."))


def _listed(asked: tuple[RoleQuestion, ...]) -> None:
    st.markdown("\n".join(f"- {question.text}" for question in asked))


def wipe_button() -> None:
    """The way to leave nothing behind for the next person at this laptop."""
    with st.container(horizontal=True, vertical_alignment="center", key="own-role-wipe"):
        st.button(_("Wis alles van dit scherm"), icon=":material/delete_sweep:", key="wipe", on_click=_wipe)
        st.caption(_("Klaar, of gaat de laptop naar iemand anders? Wis dan eerst je antwoorden."))


def _wipe() -> None:
    for role in cache.library().roles:
        for question in role.questions:
            session.hold(_key(question.id), None)
    session.hold(ROLE_KEY, None)
    forget_shared(session.scan_id() or "")
    session.flash(session.Flash(_("Alles is gewist.")))

"""Beginning a same-picture check: what it is about and whether it asks names; and the pictures made earlier."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

import streamlit as st

from scan.charts.spread import number
from scan.i18n import _
from scan.model.publication import COMMENT_FLOOR
from scan.model.record import ScanRecord
from scan.model.rounds import NAMED_TEAM
from scan.model.same_picture import Picture
from scan.model.same_picture_words import question
from scan.model.scores import SCORE_FLOOR
from scan.ui import address, cache
from scan.ui.messages import saving
from scan.ui.picture_words import Subject, about, counted, moment, subject_of, task
from scan.ui.said import said, said_short
from scan.usecases import picturing
from scan.usecases.desk import Desk

PAGE = 10
"""So many earlier pictures are on the screen at once."""
_ABOUT, _SHOWN = "about", "picture"


def choosing(desk: Desk, record: ScanRecord) -> None:
    """The choices, the question as the room will read it, and the button that opens the check."""
    st.header(_("Waar praten jullie over?"), anchor=False)
    subject = _chosen_subject(record)
    done = record.pictured().get(subject.id)
    before = done[-1].check.named if done else None
    named = _by_name(subject, before)
    with st.container(border=True, gap="xsmall", key="picture-preview"):
        st.caption(_("Deze vraag krijgt iedereen"))
        st.markdown(f"**{question(said(subject.words), obstacle=subject.obstacle is not None)}**")
        st.markdown(task(obstacle=subject.obstacle is not None))
    sure = before is not False or not named or _sure(subject)
    if _button(named, sure=sure) and named is not None:
        with saving(_("De check is open. Mensen kunnen nu een kaartje geven.")):
            obstacle_id = subject.obstacle.id if subject.obstacle else None
            picturing.open_check(desk, record.scan.id, subject.theme_id, obstacle_id, named)
            st.query_params.pop(_SHOWN, None)


def _chosen_subject(record: ScanRecord) -> Subject:
    themes = {id: str(theme.name) for id, theme in cache.themes_of(record).items()}
    standing = {obstacle.id: f"{obstacle.code} · {obstacle.title}" for obstacle in record.standing()}
    labels = {**{id: _("Thema: {name}").format(name=name) for id, name in themes.items()}, **standing}
    with st.container(width=640):
        id = address.dropdown(_ABOUT, _("Een thema of een belemmering"), list(labels), labels.__getitem__)
    return subject_of(record, id, id if id in standing else None)


def _button(named: bool | None, *, sure: bool) -> bool:
    # A click on the grey words under a choice does nothing, so the button says what was chosen.
    words = {None: _("Open de check"), True: _("Open de check, op naam"), False: _("Open de check, zonder naam")}
    blocked, icon = named is None or not sure, ":material/lock_open:"
    clicked = st.button(words[named], type="primary", icon=icon, key="open-check", disabled=blocked)
    if named is None:
        st.caption(_("Kies eerst: op naam of zonder naam."))
    return clicked


def _sure(subject: Subject) -> bool:
    """Whether names are meant to be asked, where this check was done without them the time before."""
    st.warning(
        _("De vorige keer was deze check zonder naam. Nu ziet iedereen wie wat schreef."), icon=":material/badge:"
    )
    return st.checkbox(_("Ja, deze keer op naam"), key=f"picture-now-named-{subject.id}")


def _by_name(subject: Subject, before: bool | None) -> bool | None:
    """The choice; the first time nothing is filled in, after that what it was the time before."""
    ways = [True, False]
    return st.radio(
        _("Met of zonder naam?"),
        ways,
        index=None if before is None else ways.index(before),
        format_func=lambda named: _("Op naam") if named else _("Zonder naam"),
        captions=[
            _(
                "Voor een klein team, hoogstens {most} mensen. Iedereen ziet straks elkaars naam, woorden en cijfer. "
                "Dat lezen ze vooraf."
            ).format(most=NAMED_TEAM),
            _("Niemand ziet wie wat gaf. Je ziet pas iets vanaf {floor} kaartjes, en de woorden vanaf {many}.").format(
                floor=SCORE_FLOOR, many=COMMENT_FLOOR
            ),
        ],
        key=f"picture-named-{subject.id}",
    )


def earlier(record: ScanRecord, pictures: Sequence[Picture]) -> None:
    """Every picture of the scan, the latest first; a click opens it."""
    if not pictures:
        return
    st.header(_("Eerder bekeken"), anchor=False)
    found = list(reversed(pictures))
    pages = ceil(len(found) / PAGE)
    rows = st.container(gap="xsmall", key="picture-rows")
    page = st.pagination(pages, key="picture-page") if pages > 1 else 1
    with rows:
        for picture in found[(page - 1) * PAGE : page * PAGE]:
            _row(record, picture)


def _row(record: ScanRecord, picture: Picture) -> None:
    subject = about(record, picture.check)
    with st.container(border=True, gap="xxsmall", key=f"picture-row-{picture.check.id}"):
        st.button(
            said_short(subject.words, 140),
            icon=f":material/{subject.icon}:",
            type="tertiary",
            key=f"show-{picture.check.id}",
            on_click=show,
            args=(picture.check.id,),
            wrap=True,
        )
        st.caption("  ·  ".join(_facts(picture)))


def _facts(picture: Picture) -> list[str]:
    facts = [moment(picture.check), _("op naam") if picture.check.named else _("zonder naam"), counted(picture)]
    if picture.mean is not None:
        facts.append(_("gemiddeld {mean}").format(mean=number(picture.mean)))
    return facts


def asked_for() -> str:
    """The picture that the address names, if any."""
    return st.query_params.get(_SHOWN, "")


def show(id: str) -> None:
    """Callback, or after the reveal: this picture is the one to look at."""
    st.query_params[_SHOWN] = id


def choose_again(subject: str) -> None:
    """Callback: back to the choice; with a subject, to do its check once more."""
    st.query_params.pop(_SHOWN, None)
    if subject:
        address.choose(_ABOUT, subject)

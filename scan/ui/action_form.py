"""The form of an action: what, who, when, why, the frame and the freedom, and the sign that it worked."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

import streamlit as st

from scan.i18n import _
from scan.model.actions import Action
from scan.model.obstacles import survivors
from scan.model.record import ScanRecord
from scan.ui.said import said_short

FIELDS = (
    "title",
    "obstacle_ids",
    "strength_id",
    "library_id",
    "first_step",
    "first_step_on",
    "owner_name",
    "owner_role",
    "deadline",
    "pupil_gain",
    "frame",
    "freedom",
    "success_sign",
)
MOST_OWNERS = 8


def labels() -> dict[str, str]:
    """The name of each field in the language of the moment."""
    return {
        "title": _("Wat ga je doen?"),
        "first_step": _("Eerste stap"),
        "first_step_on": _("Wanneer zet je die?"),
        "owner_name": _("Wie is eigenaar?"),
        "owner_role": _("Rol"),
        "deadline": _("Klaar op"),
        "pupil_gain": _("Wat winnen leerlingen?"),
        "success_sign": _("Waaraan zie je dat het werkt?"),
        "frame": _("Kader: wat ligt vast?"),
        "freedom": _("Ruimte: wat kiest het team zelf?"),
    }


def fields(record: ScanRecord, draft: Action) -> Action:
    """Every field inside the form at hand, filled from the draft; what was typed comes back."""
    key = f"{draft.id}-{draft.version}"
    filled = _what(record, draft, key)
    filled = _who_and_when(record, filled, draft, key)
    filled = _why(record, filled, key)
    return _room(filled, key)


def _what(record: ScanRecord, draft: Action, key: str) -> Action:
    label = labels()
    title = st.text_input(
        label["title"], draft.title, key=f"title-{key}", placeholder=_("Begin met een werkwoord: zet, stop, probeer …")
    )
    options = obstacle_names(record, draft)
    chosen = st.multiselect(
        _("Welke belemmeringen doorbreekt het?"),
        list(options),
        _resolved(record, draft),
        format_func=options.__getitem__,
        placeholder=_("Kies een of meer belemmeringen"),
        key=f"obstacles-{key}",
        select_all=False,
    )
    left, right = st.columns([3, 1])
    step = left.text_area(
        label["first_step"],
        draft.first_step,
        key=f"step-{key}",
        height=80,
        placeholder=_("Iets wat binnen twee weken klaar is."),
    )
    step_on = right.date_input(label["first_step_on"], draft.first_step_on, key=f"step-on-{key}", format="DD-MM-YYYY")
    return replace(
        draft,
        title=title or "",
        obstacle_ids=tuple(chosen),
        first_step=step or "",
        first_step_on=_day(step_on),
    )


def obstacle_names(record: ScanRecord, draft: Action) -> dict[str, str]:
    """The obstacles to choose from, as plain text; one that was deleted meanwhile stays visible."""
    gone = {id: _("Verwijderde belemmering ({id})").format(id=id[:4]) for id in _resolved(record, draft)}
    return gone | {o.id: f"{o.code} · {o.title}" for o in record.standing()}


def _resolved(record: ScanRecord, draft: Action) -> list[str]:
    end = survivors(record.obstacles)
    return list(dict.fromkeys(end.get(id, id) for id in draft.obstacle_ids))


def _day(value: object) -> date | None:
    return value if isinstance(value, date) else None


def _who_and_when(record: ScanRecord, filled: Action, draft: Action, key: str) -> Action:
    label, known = labels(), owners(record)
    with st.grid(3, min_column_width=200):
        name = st.text_input(label["owner_name"], draft.owner_name, key=f"owner-{key}", placeholder=_("Eén naam"))
        role = st.text_input(label["owner_role"], draft.owner_role, key=f"role-{key}")
        deadline = st.date_input(label["deadline"], draft.deadline, key=f"deadline-{key}", format="DD-MM-YYYY")
    picked = None
    if known:
        picked = st.pills(
            _("Of kies iemand die al een actie heeft"),
            list(known),
            format_func=lambda one: said_short(one, 40),
            key=f"known-{key}",
        )
    # A name that was typed over counts for more than a chip.
    if picked in known and (name or "") == draft.owner_name:
        name, role = picked, known[picked] if (role or "") == draft.owner_role else role
    return replace(filled, owner_name=name or "", owner_role=role or "", deadline=_day(deadline))


def owners(record: ScanRecord) -> dict[str, str]:
    """The people who own most actions, with their role."""
    counted = Counter((a.owner_name, a.owner_role) for a in record.actions if a.owner_name)
    roles: dict[str, str] = {}
    for (name, role), _count in counted.most_common():
        roles.setdefault(name, role)
    return dict(list(roles.items())[:MOST_OWNERS])


def _why(record: ScanRecord, filled: Action, key: str) -> Action:
    label = labels()
    left, right = st.columns(2)
    gain = left.text_area(
        label["pupil_gain"], filled.pupil_gain, key=f"gain-{key}", height=100, placeholder=_("Wat merken zij ervan?")
    )
    sign = right.text_area(
        label["success_sign"],
        filled.success_sign,
        key=f"sign-{key}",
        height=100,
        placeholder=_("Iets wat je kunt zien of tellen."),
    )
    strengths = {s.id: f"{s.code} · {s.title}" for s in record.strengths}
    chosen = None
    if strengths:
        ids = list(strengths)
        chosen = st.selectbox(
            _("Op welke kracht bouwt het?"),
            ids,
            ids.index(filled.strength_id) if filled.strength_id in ids else None,
            format_func=strengths.__getitem__,
            placeholder=_("Geen, of nog niet duidelijk"),
            key=f"strength-{key}",
        )
    # A strength that was deleted is not in the list: its link stays, so that it is back when that is undone.
    gone = filled.strength_id if filled.strength_id not in strengths else None
    strength_id = chosen if chosen in strengths else gone
    return replace(filled, pupil_gain=gain or "", success_sign=sign or "", strength_id=strength_id)


def _room(filled: Action, key: str) -> Action:
    label = labels()
    left, right = st.columns(2)
    frame = left.text_area(
        label["frame"],
        filled.frame,
        key=f"frame-{key}",
        height=100,
        placeholder=_("Bijvoorbeeld: het begint na de herfstvakantie en past in het taakbeleid."),
    )
    freedom = right.text_area(
        label["freedom"],
        filled.freedom,
        key=f"freedom-{key}",
        height=100,
        placeholder=_("Bijvoorbeeld: de dag, de vorm en met wie."),
    )
    st.caption(_("Een helder kader geeft ruimte: wat niet vastligt, mag het team zelf bepalen."))
    return replace(filled, frame=frame or "", freedom=freedom or "")

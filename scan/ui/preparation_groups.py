"""Who takes part, in the form of Voorbereiden: a line per group, and as many new lines as somebody wants."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from scan.i18n import _, ngettext
from scan.model.people import MAX_HEADS, Group, GroupKind
from scan.model.rounds import NAMED_TEAM
from scan.model.scores import SCORE_FLOOR
from scan.ui import session


def groups(key: str, kept: Sequence[Group]) -> tuple[Group, ...]:
    """The groups as they stand in the form, new ones too; `key` changes with every save, and empties the new lines."""
    st.subheader(_("Wie doet mee?"), anchor=False)
    total = sum(group.head_count for group in kept)
    st.caption(ngettext("Nu {count} persoon.", "Nu {count} mensen.", total).format(count=total))
    by_name = all(group.head_count <= NAMED_TEAM for group in kept)
    rows = [_group_row(key, group, by_name=by_name) for group in kept]
    new = [_new_group(f"new-{place}-{key}", by_name=by_name) for place in range(1, session.pinned(_pin(key), int) + 2)]
    st.form_submit_button(
        _("Nog een groep"), icon=":material/add:", key=f"more-groups-{key}", on_click=_one_more, args=(key,)
    )
    return tuple(row for row in (*rows, *new) if row)


def _pin(key: str) -> str:
    return f"new-groups-{key}"


def _one_more(key: str) -> None:
    more = session.pinned(_pin(key), int) + 1
    session.unpin(_pin(key))
    session.pinned(_pin(key), lambda: more)


def _group_row(key: str, group: Group, *, by_name: bool) -> Group | None:
    with st.container(horizontal=True, vertical_alignment="bottom", key=f"group-{group.id}-{key}"):
        name = st.text_input(_("Groep"), group.name, key=f"name-{group.id}-{key}", width=260)
        kind = _kind(group.kind, f"kind-{group.id}-{key}")
        heads = st.number_input(
            _("Aantal mensen"), 1, MAX_HEADS, group.head_count, key=f"heads-{group.id}-{key}", width=140
        )
        removed = st.checkbox(_("Weghalen"), key=f"remove-{group.id}-{key}")
    _small(heads, by_name=by_name)
    return None if removed else Group(group.id, name or "", kind, int(heads or 0))


def _new_group(key: str, *, by_name: bool) -> Group | None:
    with st.container(horizontal=True, vertical_alignment="bottom", key=f"group-{key}"):
        name = st.text_input(
            _("Nieuwe groep"), key=f"name-{key}", width=260, placeholder=_("Leeg: de soort is de naam")
        )
        kind = _kind(GroupKind.TEACHERS, f"kind-{key}")
        heads = st.number_input(
            _("Aantal mensen"), 1, MAX_HEADS, None, key=f"heads-{key}", width=140, placeholder=_("Geen")
        )
    _small(heads, by_name=by_name)
    if heads is None and not name:
        return None
    return Group("", name or kind.label, kind, int(heads or 0))


def _small(heads: int | None, *, by_name: bool) -> None:
    """What few people mean for what can be shown of them; a round by name, where it is possible, shows everybody."""
    if not heads or heads >= SCORE_FLOOR:
        return
    words = _("Minder dan {floor} mensen: deze groep zie je straks niet apart.")
    if by_name:
        words = _("Minder dan {floor} mensen: zonder naam zie je deze groep straks niet apart.")
    st.caption(":material/shield_person: " + words.format(floor=SCORE_FLOOR))


def _kind(kind: GroupKind, key: str) -> GroupKind:
    options = list(GroupKind)
    chosen = st.selectbox(_("Soort"), options, options.index(kind), format_func=lambda k: k.label, key=key, width=220)
    return GroupKind(chosen)

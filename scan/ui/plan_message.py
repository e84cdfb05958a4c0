"""The message to the board on the Plan screen: three sentences, as computed or in the team's own words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import streamlit as st

from scan.i18n import _, language
from scan.model.message import LINE, Message, computed, facts_of
from scan.model.permissions import Right, may
from scan.model.plan import ActionPlan
from scan.ui import conflicts, session
from scan.ui.entry import at_desk
from scan.ui.messages import saving, telling
from scan.ui.said import said
from scan.usecases import summarising
from scan.usecases.desk import Desk

FIELDS = ("first", "second", "third")


def message_form(desk: Desk, draft: ActionPlan) -> None:
    """What the summary opens with, to read and to put in other words before adopting."""
    if not any(True for _one in draft.obstacles()):
        return
    name = f"message-{draft.scan_id}-{language()}"
    seen, shown, facts = session.pinned(name, lambda: _opened(desk, draft))
    st.subheader(_("De boodschap in drie zinnen"), anchor=False)
    about = _("Deze zinnen leest het bestuur als eerste. Zeg het gerust anders, in hoogstens {most} tekens per zin.")
    st.caption(about.format(most=LINE))
    _state(seen, draft)
    if not may(desk.actor, Right.ADOPT):
        _told(shown)
        return
    key = f"{name}-{seen.version}"
    with st.form(f"form-{key}", border=False):
        typed = [
            _line(label, line, f"{field}-{key}") for field, label, line in zip(FIELDS, _labels(), shown, strict=True)
        ]
        submitted = st.form_submit_button(_("Zinnen bewaren"), icon=":material/save:")
    if seen.lines:
        st.button(
            _("Terug naar de berekende zinnen"),
            icon=":material/undo:",
            type="tertiary",
            key="message-back",
            on_click=_back,
            args=(draft.scan_id, name, seen),
        )
    _submitted(desk, draft.scan_id, name, seen, _written(typed, shown, seen, facts) if submitted else None)


def _opened(desk: Desk, draft: ActionPlan) -> tuple[Message, tuple[str, ...], str]:
    """What is kept, the lines that stand in the form, and the data that the person sees behind them."""
    kept = summarising.message_of(desk, draft.scan_id)
    lines = (kept.first, kept.second, kept.third) if kept.lines else tuple(one.text for one in computed(draft))
    return kept, lines, facts_of(draft)


def _state(seen: Message, draft: ActionPlan) -> None:
    if not seen.lines:
        st.badge(_("Zoals berekend"), icon=":material/calculate:", color="gray")
        return
    st.badge(_("Aangepast"), icon=":material/edit:", color="blue")
    if seen.outdated(draft):
        st.warning(_("De gegevens zijn veranderd sinds dit geschreven is. Nu zou er staan:"), icon=":material/update:")
        _told(sentence.text for sentence in computed(draft))


def _told(lines: Iterable[str]) -> None:
    st.markdown("\n".join(f"- {said(line)}" for line in lines if line))


def _labels() -> tuple[str, str, str]:
    return _("Eerste zin"), _("Tweede zin"), _("Derde zin")


def _line(label: str, line: str, key: str) -> str:
    return st.text_area(label, line, height=68, key=key, placeholder=_("Mag leeg blijven")) or ""


def _written(typed: list[str], shown: tuple[str, ...], seen: Message, facts: str) -> Message:
    """The lines that were typed; none where they are still the computed ones, so that those keep counting along."""
    first, second, third = typed
    if not seen.lines and tuple(typed) == shown:
        return seen
    return replace(seen, first=first, second=second, third=third, based_on=facts)


def _submitted(desk: Desk, scan_id: str, name: str, seen: Message, written: Message | None) -> None:
    def keep(at: Desk, mine: Message) -> None:
        kept = summarising.message_of(at, scan_id)
        summarising.write_message(at, scan_id, conflicts.rebased(mine, seen, kept, (*FIELDS, "based_on")))

    if written is not None:
        with saving(_("De zinnen zijn bewaard.")):
            # Who saves has read the plan with these lines, so adopting it next is no surprise.
            session.unpin("plan")
            if written != seen:
                conflicts.save(name, desk, written, keep)
    conflicts.show_conflict(name, dict(zip(FIELDS, _labels(), strict=True)), {}, keep)


def _back(scan_id: str, name: str, seen: Message) -> None:
    with telling(_("Er staat weer wat de gegevens zeggen.")), at_desk() as desk:
        session.unpin("plan")
        conflicts.save(
            name, desk, Message(version=seen.version), lambda at, m: summarising.write_message(at, scan_id, m)
        )

"""The team's one answer per statement, kept at once on every click."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from scan.errors import InvalidInput
from scan.i18n import _
from scan.model.answers import ANSWERS, Answer, Aspect, SharedAnswer
from scan.model.library import Statement
from scan.model.record import ScanRecord
from scan.ui import session
from scan.ui.entry import at_desk
from scan.ui.findings import Spot, naming_at
from scan.ui.messages import telling
from scan.ui.sheets import Sheet, short_label, statement_head
from scan.usecases import answering
from scan.usecases.desk import Desk

Kept = Mapping[tuple[str, Aspect], Answer]


def team_sheet(desk: Desk, sheet: Sheet) -> None:
    """A card per statement: the statement, the answers, and what is named at it."""
    kept = kept_answers(sheet.record.shared)
    for place, statement in enumerate(sheet.theme.statements):
        with st.container(border=True, gap="small", key=f"statement-{statement.id}"):
            statement_head(sheet, place)
            with st.container(horizontal=True, gap="medium", key=f"answers-{statement.id}"):
                for aspect in Aspect:
                    _answer(sheet.record, statement, aspect, kept.get((statement.id, aspect)))
            naming_at(desk, Spot(sheet.record, sheet.theme, statement))


def kept_answers(shared: tuple[SharedAnswer, ...] | list[SharedAnswer]) -> Kept:
    """The shared answers by statement and aspect."""
    return {(answer.statement_id, answer.aspect): answer.answer for answer in shared}


def _answer(record: ScanRecord, statement: Statement, aspect: Aspect, kept: Answer | None) -> None:
    key = f"answer-{record.scan.id}-{statement.id}-{aspect.value}"
    session.hold(key, kept)
    name = {Aspect.NOW: _("Nu"), Aspect.WANTED: _("Gewenst")}[aspect]
    saved = _("opgeslagen")
    st.segmented_control(
        f"**{name}**  :green[:material/check: {saved}]" if kept else f"**{name}**",
        ANSWERS,
        format_func=short_label,
        key=key,
        wrap=False,
        on_change=_keep,
        args=(record, SharedAnswer(statement.id, aspect, kept or Answer.DONT_KNOW), kept),
    )


def _keep(record: ScanRecord, asked: SharedAnswer, seen: Answer | None) -> None:
    """Callback: keep the answer that was clicked, unless someone else answered or reworded meanwhile (R11)."""
    scan_id = record.scan.id
    key = f"answer-{scan_id}-{asked.statement_id}-{asked.aspect.value}"
    given = session.held(key)
    with telling(""), at_desk() as desk:
        # Two clicks in a row: the second was made before the screen could show what the first one kept.
        known = {(asked.statement_id, asked.aspect): (seen, _given_before(key))}
        if given is None:
            answering.clear_shared(desk, scan_id, [asked], known)
        elif given in ANSWERS:
            answer = Answer(str(given))
            answering.record_shared(desk, scan_id, [replace(asked, answer=answer)], known, record.content.version)
        else:
            raise InvalidInput(_("Dit antwoord staat niet op de schaal. Kies opnieuw."))
        session.remember(key, given)


def _given_before(key: str) -> Answer | None:
    given = session.remembered(key)
    return Answer(given) if isinstance(given, str) else None

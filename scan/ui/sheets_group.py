"""A show of hands: how many people of a group chose each answer, kept as one sheet per theme."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import streamlit as st

from scan.errors import Conflict, InvalidInput
from scan.i18n import _
from scan.model.answers import ANSWERS, Aspect, Tally
from scan.model.library import Statement
from scan.model.own_content import OwnContent
from scan.model.people import MAX_HEADS, Group, GroupKind
from scan.ui import session
from scan.ui.findings import Spot, naming_at
from scan.ui.messages import saving
from scan.ui.sheets import Sheet, short_label, statement_head
from scan.usecases import answering
from scan.usecases.desk import Desk

Row = tuple[str, Aspect]
Counts = tuple[int, ...]
_NOBODY: Counts = (0,) * len(ANSWERS)
_PIN, _SEEN = "group-sheet", session.conflict_key("group-sheet")


@dataclass(frozen=True)
class _Opened:
    """The sheet as its form was opened: whose, about what, the counts kept then, and whose words (`content`)."""

    scan_id: str
    group_id: str
    theme_id: str
    counts: Mapping[Row, Counts]
    content: int


def group_sheet(desk: Desk, sheet: Sheet, group: Group) -> None:
    """One form for all statements of a theme; below it, room to name what comes up."""
    opened = _opened(desk, sheet, group)
    given: dict[Row, Counts] = {}
    with st.form(f"sheet-{group.id}-{sheet.theme.id}", border=False, enter_to_submit=False):
        for place, statement in enumerate(sheet.theme.statements):
            with st.container(border=True, gap="small", key=f"statement-{statement.id}"):
                statement_head(sheet, place)
                for aspect in _aspects(group):
                    given[statement.id, aspect] = _hands(opened, group, statement, aspect)
        if st.form_submit_button(_("Bewaar"), type="primary", icon=":material/save:", key="save-sheet"):
            with saving(_("Bewaard.")):
                _keep(desk, sheet, opened, given)
    st.subheader(_("Wat kwam er op tafel?"), anchor=False)
    for place, statement in enumerate(sheet.theme.statements, 1):
        with st.container(gap="xsmall", key=f"named-{statement.id}"):
            st.markdown(f"**{place}.** {sheet.wording(statement)}")
            naming_at(desk, Spot(sheet.record, sheet.theme, statement))


def _aspects(group: Group) -> tuple[Aspect, ...]:
    return tuple(Aspect) if group.kind is GroupKind.MANAGEMENT else (Aspect.NOW,)


def _opened(desk: Desk, sheet: Sheet, group: Group) -> _Opened:
    def loaded() -> _Opened:
        record = sheet.record
        kept = _kept(desk, record.scan.id, group)
        return _Opened(record.scan.id, group.id, sheet.theme.id, kept, record.content.version)

    opened = session.pinned(_PIN, loaded)
    if (opened.scan_id, opened.group_id, opened.theme_id) != (sheet.record.scan.id, group.id, sheet.theme.id):
        _close()
        opened = session.pinned(_PIN, loaded)
    return opened


def _close() -> None:
    session.unpin(_PIN)
    session.forget(_SEEN)


def _kept(desk: Desk, scan_id: str, group: Group) -> dict[Row, Counts]:
    return _counts_of(answering.tallies_of(desk, scan_id), group)


def _hands(opened: _Opened, group: Group, statement: Statement, aspect: Aspect) -> Counts:
    kept = opened.counts.get((statement.id, aspect), _NOBODY)
    name = {Aspect.NOW: _("Nu"), Aspect.WANTED: _("Gewenst")}[aspect]
    saved = _("{given} van de {heads} mensen, opgeslagen").format(given=sum(kept), heads=group.head_count)
    st.markdown(f"**{name}**  :green[:material/check: {saved}]" if sum(kept) else f"**{name}**")
    # The counts are in the key: a form that opens on other counts must not show those of before.
    version = "-".join(map(str, kept))
    with st.container(horizontal=True, gap="xxsmall", key=f"hands-{statement.id}-{aspect.value}"):
        typed = [
            st.number_input(
                short_label(answer),
                min_value=0,
                max_value=MAX_HEADS,
                value=count or None,
                step=1,
                placeholder="0",
                width=76,
                key=f"hands-{group.id}-{statement.id}-{aspect.value}-{answer.value}-{version}",
            )
            for answer, count in zip(ANSWERS, kept, strict=True)
        ]
    return tuple(int(count or 0) for count in typed)


def _keep(desk: Desk, sheet: Sheet, opened: _Opened, given: Mapping[Row, Counts]) -> None:
    """Keep the rows that this person changed; rows that someone else filled in stay as they are."""
    group = next(group for group in sheet.record.scan.groups if group.id == opened.group_id)
    numbers = {statement.id: place for place, statement in enumerate(sheet.theme.statements, 1)}
    changed = {row: counts for row, counts in given.items() if counts != opened.counts.get(row, _NOBODY)}
    tallies = _tallies(group, changed)
    for tally in tallies:
        _check(tally, group, numbers[tally.statement_id])
    told = session.remembered(_SEEN)
    seen = told if isinstance(told, dict) else opened.counts
    try:
        answering.record_tallies(desk, opened.scan_id, tallies, _tallies(group, seen), opened.content)
    except Conflict as conflict:
        if isinstance(conflict.current, OwnContent):
            # Said beside the new words, with what was typed still in the fields: the next save is about those words.
            session.unpin(_PIN)
            session.pinned(_PIN, lambda: replace(opened, content=sheet.record.content.version))
            raise
        now = _counts_of(conflict.current, group)
        # The sentence says what is kept, so the next save is made by someone who saw it (R11).
        session.remember(_SEEN, now)
        theirs = {row: now.get(row, _NOBODY) for row in changed if now.get(row, _NOBODY) != seen.get(row, _NOBODY)}
        raise _told(theirs, numbers) from conflict
    _close()


def _tallies(group: Group, counts: Mapping[Row, Counts]) -> list[Tally]:
    return [Tally(id, group.id, aspect, each) for (id, aspect), each in counts.items()]


def _counts_of(tallies: object, group: Group) -> dict[Row, Counts]:
    mine = [tally for tally in tallies if tally.group_id == group.id] if isinstance(tallies, list | tuple) else []
    return {(tally.statement_id, tally.aspect): tally.counts for tally in mine}


def _check(tally: Tally, group: Group, number: int) -> None:
    try:
        tally.checked(group)
    except InvalidInput as error:
        sentence = _("Stelling {number}: {sentence}").format(number=number, sentence=error.sentence)
        raise InvalidInput(sentence, error.field) from error


def _told(theirs: Mapping[Row, Counts], numbers: Mapping[str, int]) -> Conflict:
    words = "; ".join(
        _("stelling {number}: {counts}").format(number=numbers[id], counts=_in_words(counts))
        for (id, _aspect), counts in theirs.items()
    )
    return Conflict(
        _("Iemand anders vulde dit intussen ook in ({theirs}). Bewaar nog eens om jouw aantallen te houden.").format(
            theirs=words
        )
    )


def _in_words(counts: Counts) -> str:
    pairs = zip(ANSWERS, counts, strict=True)
    return ", ".join(f"{count} × {short_label(answer)}" for answer, count in pairs if count) or "0"

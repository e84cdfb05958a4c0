"""The form of Voorbereiden, and what to tell people before a scan starts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from math import ceil

import streamlit as st

from scan.errors import Conflict, InvalidInput
from scan.i18n import _, language, ngettext
from scan.model.library import Statement
from scan.model.own_content import OwnContent
from scan.model.pace import minutes
from scan.model.people import GroupKind
from scan.model.record import ScanRecord
from scan.model.scans import Scan, School
from scan.model.steps import answered_in
from scan.ui import cache, conflicts, session
from scan.ui.menu import own_statements
from scan.ui.messages import saving
from scan.ui.pieces import link
from scan.ui.preparation_groups import groups
from scan.usecases import preparing
from scan.usecases.desk import Desk

FIELDS = ("title", "reason", "theme_ids", "short_form", "groups", "starts_on", "closes_on", "feedback_on")


def form(desk: Desk, scan_id: str) -> None:
    """The whole frame of a scan in one form, saved in one go."""
    name = f"scan-{scan_id}"
    scan, school = session.pinned(name, lambda: _loaded(desk, scan_id))
    key = f"{scan.id}-{scan.version}"
    # Enter would press the first button of the form, which adds a line and keeps nothing.
    with st.form(f"prepare-{key}", border=False, enter_to_submit=False):
        named, titled = _names(key, scan, school)
        reasoned = _reason(key, titled)
        themed = _themes(key, reasoned)
        measured = replace(themed, short_form=_short_form(key, scan, cache.record(desk, scan_id).content))
        dated = _dates(key, measured)
        filled = replace(dated, groups=groups(key, scan.groups))
        submitted = st.form_submit_button(_("Bewaren"), type="primary", icon=":material/save:")

    def keep(at: Desk, mine: Scan) -> None:
        base = conflicts.rebased(mine, scan, preparing.scan_of(at, scan_id), FIELDS)
        _keep(at, base, named, school)

    if submitted:
        with saving(_saved(cache.record(desk, scan_id), filled)):
            _refuse_empty_short_form(filled, cache.record(desk, scan_id).content)
            conflicts.save(name, desk, filled, keep)
    conflicts.show_conflict(name, _labels(), _names_of_choices(), keep)


def _saved(record: ScanRecord, filled: Scan) -> str:
    """That it is kept, and what that does to answers that are there already."""
    if record.scan.short_form or not filled.short_form:
        return _("Bewaard.")
    every = record.content.over(cache.library()).statement_by_id
    left = sum(1 for id in answered_in(record) if id in every and not every[id].short_form)
    return (
        ngettext(
            "Bewaard. De korte vorm laat {count} beantwoorde stelling weg. "
            "Kies je weer alle stellingen, dan telt die weer mee.",
            "Bewaard. De korte vorm laat {count} beantwoorde stellingen weg. "
            "Kies je weer alle stellingen, dan tellen die weer mee.",
            left,
        ).format(count=left)
        if left
        else _("Bewaard.")
    )


def _loaded(desk: Desk, scan_id: str) -> tuple[Scan, School]:
    scan = preparing.scan_of(desk, scan_id)
    return scan, preparing.school_of(desk, scan)


def _keep(desk: Desk, scan: Scan, named: School, shown: School) -> None:
    key = session.conflict_key(f"school-{scan.id}")
    told = session.remembered(key)
    try:
        preparing.save_preparation(desk, scan, named, told if isinstance(told, School) else shown)
    except Conflict as conflict:
        # The sentence says what is kept, so the next save is made by someone who saw it.
        if isinstance(conflict.current, School):
            session.remember(key, conflict.current)
        raise
    session.forget(key)


def _names_of_choices() -> conflicts.Names:
    themes = cache.library().theme_by_id
    return {
        "theme_ids": (
            _("Thema's"),
            lambda ids: ", ".join(str(themes[id].name) for id in ids if id in themes) or "—",
        ),
        "short_form": (_("Hoeveel stellingen?"), lambda short: _("Korte vorm") if short else _("Alle stellingen")),
        "groups": (
            _("Groepen"),
            lambda groups: ", ".join(f"{group.name} ({group.head_count})" for group in groups) or "—",
        ),
    }


def _labels() -> dict[str, str]:
    return {
        "title": _("Naam van de scan"),
        "reason": _("Waarom nu?"),
        "starts_on": _("Begin"),
        "closes_on": _("Laatste dag"),
        "feedback_on": _("Terugkoppeling"),
    }


def _names(key: str, scan: Scan, school: School) -> tuple[School, Scan]:
    title = st.text_input(_("Naam van de scan"), scan.title, key=f"title-{key}")
    left, right = st.columns(2)
    name = left.text_input(_("Naam van de school"), school.name, key=f"school-{key}")
    board = right.text_input(_("Bestuur"), school.board, key=f"board-{key}")
    return School(school.id, name or "", board or ""), replace(scan, title=title or "")


def _reason(key: str, scan: Scan) -> Scan:
    reason = st.text_area(
        _("Waarom nu?"),
        scan.reason,
        key=f"reason-{key}",
        height=120,
        help=_("Vertel het in gewone woorden. Deze tekst staat vooraan in het plan en hoort in elke uitnodiging."),
        placeholder=_(
            "Bijvoorbeeld: over drie jaar is een kwart van ons team met pensioen. Wat leren we nu van elkaar?"
        ),
    )
    return replace(scan, reason=reason or "")


def _themes(key: str, scan: Scan) -> Scan:
    themes = cache.library().theme_by_id
    chosen = st.pills(
        _("Welke thema's?"),
        list(themes),
        selection_mode="multi",
        default=[id for id in scan.theme_ids if id in themes],
        format_func=lambda id: str(themes[id].name),
        key=f"themes-{key}",
        wrap=True,
    )
    link(own_statements(), label=_("Pas de stellingen aan jullie school aan"), icon=":material/edit_note:")
    return replace(scan, theme_ids=tuple(id for id in themes if id in chosen))


def _short_form(key: str, scan: Scan, content: OwnContent) -> bool:
    """All statements or the short form, each with its number and how long a person needs for it."""
    themes = [theme for theme in content.over(cache.library()).themes if theme.id in scan.theme_ids]
    every = [statement for theme in themes for statement in theme.statements]
    told = {short: _told([s for s in every if s.short_form or not short]) for short in (False, True)}
    names = {False: _("Alle stellingen"), True: _("Korte vorm")}
    chosen = st.radio(
        _("Hoeveel stellingen?"),
        [False, True],
        index=int(scan.short_form),
        format_func=names.__getitem__,
        captions=[told[False], told[True]],
        horizontal=True,
        key=f"form-{key}",
        help=_("De korte vorm heeft uit elk thema de stellingen die het meest zeggen."),
    )
    return bool(chosen)


def _refuse_empty_short_form(scan: Scan, content: OwnContent) -> None:
    asked = content.over(cache.library()).shortened().theme_by_id
    if scan.short_form and scan.theme_ids and not any(asked[id].statements for id in scan.theme_ids):
        raise InvalidInput(
            _(
                "Bij deze thema's hoort geen enkele stelling bij de korte vorm. Kies alle stellingen, "
                "of zet bij Eigen stellingen de korte vorm aan voor een paar stellingen."
            ),
            "short_form",
        )


def _told(statements: Sequence[Statement]) -> str:
    needed = ceil(minutes(statements, GroupKind.TEACHERS, language()))
    return _("{statements}, {minutes} per persoon").format(
        statements=ngettext("{count} stelling", "{count} stellingen", len(statements)).format(count=len(statements)),
        minutes=ngettext("ongeveer {count} minuut", "ongeveer {count} minuten", needed).format(count=needed),
    )


def _dates(key: str, scan: Scan) -> Scan:
    st.subheader(_("Wanneer?"), anchor=False)
    with st.grid(3, min_column_width=200):
        starts = _date(_("Begin"), scan.starts_on, f"starts-{key}")
        closes = _date(_("Laatste dag"), scan.closes_on, f"closes-{key}")
        feedback = _date(
            _("Terugkoppeling"), scan.feedback_on, f"feedback-{key}", _("Kies een moment waarop iedereen erbij is.")
        )
    return replace(scan, starts_on=starts, closes_on=closes, feedback_on=feedback)


def _date(label: str, value: date | None, key: str, help: str | None = None) -> date | None:
    chosen = st.date_input(label, value, key=key, format="DD-MM-YYYY", help=help)
    return chosen if isinstance(chosen, date) else None

"""Pieces of the plan screen: figures, gaps with the way to each, adopting, and files to hand out."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import streamlit as st

from scan.i18n import _, language
from scan.model.actions import State
from scan.model.checks import Gap, GapKind, Subject
from scan.model.codes import action_code, obstacle_code
from scan.model.plan import ActionPlan
from scan.model.record import AdoptedPlan
from scan.model.steps import Step
from scan.ui import address, cache, plan_document, session
from scan.ui.entry import at_desk
from scan.ui.menu import screen_of
from scan.ui.messages import saving
from scan.ui.pieces import day, empty, link
from scan.ui.plan_document import File, download
from scan.ui.printed import Printed
from scan.ui.said import said_short
from scan.usecases import adopting, preparing, sharing
from scan.usecases.desk import Desk
from scan.usecases.sharing import Format

FEW = 3
"""So many gaps of one kind are shown at once; the rest is one click away."""


def figures(plan: ActionPlan) -> None:
    """How many obstacles and actions there are, and how the actions stand."""
    states = plan.by_state()
    with st.grid(4, min_column_width=140):
        st.metric(_("Belemmeringen"), sum(1 for _one in plan.obstacles()), border=True)
        st.metric(_("Acties"), states.total(), border=True)
        st.metric(_("Klaar"), states[State.DONE], border=True)
        st.metric(_("Te laat"), states[State.LATE], border=True)


def missing(found: Sequence[Gap]) -> None:
    """Every gap, kind by kind, each with a link to where it is mended."""
    st.subheader(_("Wat ontbreekt nog?"), anchor=False)
    if not found:
        st.success(_("Er ontbreekt niets. Het plan kan naar het bestuur."), icon=":material/check_circle:")
        return
    st.caption(_("Deze punten houden je niet tegen, maar het bestuur zal ernaar vragen."))
    for kind, of_kind in groupby(found, key=lambda gap: gap.kind):
        _kind(kind, list(of_kind))


def _kind(kind: GapKind, found: Sequence[Gap]) -> None:
    label = kind.label if not found[0].title else f"{kind.label} · {len(found)}"
    with st.expander(label, icon=":material/report:", expanded=len(found) <= FEW and kind is not GapKind.OVERDUE):
        for gap in found:
            _way_to(gap)


def _way_to(gap: Gap) -> None:
    icon = ":material/arrow_forward:"
    if gap.subject is Subject.SCAN:
        step = Step.CHOOSE if gap.kind is GapKind.NO_FOCUS else Step.OBSTACLES
        link(screen_of(step), label=_("Ga naar {title}").format(title=screen_of(step).title), icon=icon)
    elif gap.subject is Subject.OBSTACLE:
        step = Step.ACTIONS if gap.kind is GapKind.NO_ACTION else Step.OBSTACLES
        code = obstacle_code(gap.number)
        link(screen_of(step), label=f"{code} · {said_short(gap.title)}", icon=icon, obstacle=gap.subject_id)
    else:
        step = Step.PROGRESS if gap.kind is GapKind.OVERDUE else Step.ACTIONS
        link(
            screen_of(step),
            label=f"{action_code(gap.number)} · {said_short(gap.title)}",
            icon=icon,
            action=gap.subject_id,
        )


def adopt_form(desk: Desk, scan_id: str, *, versions: int, ready: bool) -> None:
    """Adopt the plan: a frozen, numbered version."""
    st.subheader(_("Vaststellen"), anchor=False)
    if not ready:
        empty(_("Nog niets om vast te stellen"), _("Spreek eerst bij Acties af wat je gaat doen."), icon="task")
        return
    st.markdown(
        _("Een vastgesteld plan krijgt een nummer en verandert niet meer. Je acties kun je wel blijven bijwerken.")
    )
    key = f"{scan_id}-{versions}"
    with st.form(f"adopt-{key}", border=False):
        by = st.text_input(_("Wie stelt het plan vast?"), session.my_name(), key=f"by-{key}")
        decision = st.text_area(
            _("Het besluit (mag leeg blijven)"),
            key=f"decision-{key}",
            height=90,
            placeholder=_("Bijvoorbeeld: vastgesteld in het MT van 3 december, na advies van de MR."),
        )
        submitted = st.form_submit_button(_("Plan vaststellen"), type="primary", icon=":material/verified:")
    seen, edition = session.pinned("plan", lambda: (preparing.revision_of(desk, scan_id), cache.edition()))
    if submitted:
        with saving(_("Het plan is vastgesteld. Je kunt het nu downloaden.")):
            # Whatever comes of it, a next attempt is about the plan that is on the screen then.
            session.unpin("plan")
            adoption = adopting.Adoption(scan_id, by or "", decision or "", seen, edition)
            plan = adopting.adopt(desk, cache.library(), adoption)
            address.choose("version", str(plan.version))
            session.call_me(" ".join((by or "").split()))


def hand_out(desk: Desk, draft: ActionPlan, versions: Sequence[AdoptedPlan]) -> None:
    """Choose a version and a form, and download it; below that, the whole scan to keep."""
    st.subheader(_("Downloaden"), anchor=False)
    names = {str(v.number): _version(v) for v in versions} | {"0": _("Stand van vandaag (concept)")}
    number = int(address.dropdown("version", _("Versie"), list(names), names.__getitem__))
    chosen = adopting.adopted_plan(desk, draft.scan_id, number) if number else draft
    document = Printed(chosen, language(), plan_document.choices(chosen))
    with st.grid(3, min_column_width=150):
        plan_document.pdf_button(document)
        for form, label, icon in ((Format.XLSX, _("Excel"), "table"), (Format.ICS, _("Agenda"), "event")):
            _download(chosen, form, label, icon)
    plan_document.preview(document)
    _whole_scan(draft)


def _version(version: AdoptedPlan) -> str:
    return _("Versie {number}, vastgesteld op {day} door {name}").format(
        number=version.number, day=day(version.adopted_at.date()), name=version.adopted_by
    )


def _download(plan: ActionPlan, form: Format, label: str, icon: str) -> None:
    chosen = language()
    file = File(f"{sharing.file_stem(plan)}.{form.value}", form.media_type, label, icon)
    download(file, lambda: sharing.plan_document(plan, form, chosen))


def _whole_scan(draft: ActionPlan) -> None:
    # Apart from the files for the board: this one holds what no screen may show.
    st.subheader(_("De hele scan bewaren"), anchor=False)
    st.markdown(
        _(
            "Met dit bestand zet je de scan later terug. Er staan ook de antwoorden van kleine groepen in, "
            "dus geef het niet door aan het bestuur."
        )
    )
    file = File(f"{sharing.file_stem(draft)}.json", "application/json", _("Alles (JSON)"), "data_object")
    download(file, lambda: _export(draft.scan_id))


def _export(scan_id: str) -> bytes:
    with at_desk() as desk:
        return sharing.export_scan(desk, scan_id).encode()

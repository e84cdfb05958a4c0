"""The board's document on the Plan screen: what goes into it, the file, and its pages to look at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from scan.i18n import _
from scan.model.plan import ActionPlan
from scan.report import Options, Part, owners
from scan.report.options import Owner
from scan.ui import session
from scan.ui.printed import Printed
from scan.usecases import sharing
from scan.usecases.sharing import Format

LARGE = 200
"""More actions than this take so long that people see how far it is."""
_PAGE = "preview-page"
_WIDE = 760


@dataclass(frozen=True, slots=True)
class File:
    """A file to hand out: its name and media type, and the button that gives it."""

    name: str
    media_type: str
    label: str
    icon: str


def download(file: File, make: Callable[[], bytes]) -> None:
    """A button that makes the file on the click, in a thread of its own: looking at the plan costs nothing."""
    st.download_button(
        file.label,
        make,
        file.name,
        file.media_type,
        icon=f":material/{file.icon}:",
        type="primary" if file.icon == "picture_as_pdf" else "secondary",
        on_click="ignore",
        width="stretch",
        key=f"download-{file.icon}",
    )


def choices(plan: ActionPlan) -> Options:
    """What goes into the document, as the person chose it; the whole plan with everything until then."""
    with st.expander(_("Wat komt erin?"), icon=":material/tune:", key="document-choices"):
        above = st.container()
        named = not st.checkbox(_("Zonder namen van mensen"), key="without-names", help=_about_names())
        with above:
            part, of = _part(plan, named)
        whole = part is Part.WHOLE and named
        attached = not st.checkbox(
            _("PDF zonder bijlagen"), key="without-attachments", help=_about_attachments(), disabled=not whole
        )
        if not whole:
            st.caption(_("In deze PDF zitten geen bijlagen: die gaan over het hele plan, met namen."))
    return Options(part, of, named, attached)


def _part(plan: ActionPlan, named: bool) -> tuple[Part, str]:
    people = owners(plan, named)
    names = {
        Part.WHOLE: _("Het hele plan"),
        Part.SUMMARY: _("Alleen de samenvatting, op één pagina"),
        Part.THEME: _("Eén thema"),
        Part.OWNER: _("De acties van één eigenaar of rol") if named else _("De acties van één rol"),
    }
    offered = [part for part in names if (part is not Part.OWNER or people) and (part is not Part.THEME or plan.themes)]
    part = Part(st.selectbox(_("Hoeveel van het plan?"), offered, format_func=names.__getitem__, key="document-part"))
    if part is Part.THEME:
        titles = {theme.id: theme.title for theme in plan.themes}
        return part, st.selectbox(_("Welk thema?"), list(titles), format_func=titles.__getitem__, key="document-theme")
    if part is Part.OWNER:
        return part, _owner(plan, people, named)
    return part, ""


def _owner(plan: ActionPlan, people: list[Owner], named: bool) -> str:
    labels = {owner.of: owner.label for owner in people}
    if named:
        said = _("Welke eigenaar of rol?")
        return st.selectbox(said, list(labels), format_func=labels.__getitem__, key="document-owner")
    # Who had chosen a person meant the role of that person.
    chosen = session.held("document-owner")
    before = next((owner.numbers for owner in owners(plan) if owner.of == chosen), frozenset[int]())
    place = next((place for place, owner in enumerate(people) if owner.numbers & before), 0)
    return st.selectbox(_("Welke rol?"), list(labels), place, format_func=labels.__getitem__, key="document-role")


def _about_names() -> str:
    return _(
        "Bij elke actie staat dan de rol van de eigenaar. Een naam in een zin haalt de app alleen weg "
        "als die persoon ook ergens eigenaar is of iets bijwerkte. Lees het document dus na."
    )


def _about_attachments() -> str:
    return _(
        "In de PDF zitten ook twee bestanden: het plan als gegevens, om later terug te halen, en de acties als tabel. "
        "Er staan namen in. Laat ze weg als je de PDF breed deelt."
    )


def pdf_button(document: Printed) -> None:
    """The file; a large plan that is not ready is made first, so that people see how far it is."""
    if document.ready or not _large(document):
        stem = sharing.file_stem(document.plan, document.options)
        file = File(f"{stem}.pdf", Format.PDF.media_type, _("PDF voor het bestuur"), "picture_as_pdf")
        download(file, document.pdf)
        return
    # The bar stands below the button, and not in the next column.
    with st.container():
        if st.button(_("PDF maken"), icon=":material/picture_as_pdf:", type="primary", width="stretch", key="make-pdf"):
            _made(document)
            st.rerun()


def preview(document: Printed) -> None:
    """The pages as pictures, one at a time; nothing is made before somebody opens it."""
    box = st.expander(_("Bekijk het document"), icon=":material/visibility:", key="preview", on_change="rerun")
    if not box.open:
        return
    with box:
        _made(document)
        headings = document.headings()
        number = _turning(headings, document.options.part)
        with st.container(width=_WIDE, border=True, key="preview-sheet"):
            st.image(document.page(number), width="stretch", alt=_told(headings, number, document.options.part))


def _made(document: Printed) -> None:
    """Make it if that was not done yet, and show how far it is."""
    if document.ready:
        return
    if not _large(document):
        with st.spinner(_("Het document wordt gemaakt …")):
            document.pdf()
        return
    bar = st.progress(0.0, _("De pagina’s worden ingedeeld …"))
    text = _("Pagina {number} van {total} is klaar")

    def told(done: int, total: int) -> None:
        if done == total or done * 50 // total > (done - 1) * 50 // total:
            bar.progress(done / total, text.format(number=done, total=total))

    document.pdf(told)
    bar.empty()


def _large(document: Printed) -> bool:
    return sum(1 for _one in document.plan.actions()) > LARGE


def _turning(headings: list[str], part: Part) -> int:
    """Choose a page, by leafing or from the list."""
    total = len(headings)
    held = session.held(_PAGE)
    number = min(held, total) if isinstance(held, int) else 1
    session.hold(_PAGE, number)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        _leaf(_("Vorige"), "chevron_left", number - 1, number > 1)
        _leaf(_("Volgende"), "chevron_right", number + 1, number < total)
        st.selectbox(
            _("Pagina"), range(1, total + 1), format_func=lambda page: _listed(headings, page, part), key=_PAGE
        )
    return number


def _leaf(label: str, icon: str, to: int, there: bool) -> None:
    st.button(
        label,
        icon=f":material/{icon}:",
        key=f"preview-{icon}",
        disabled=not there,
        on_click=session.hold,
        args=(_PAGE, to),
    )


def _listed(headings: list[str], number: int, part: Part) -> str:
    return f"{number} \u00b7 {_on(headings, number, part)}"


def _told(headings: list[str], number: int, part: Part) -> str:
    """What the picture shows, for who does not see it; in full it is in the file."""
    text = _("Pagina {number} van {total}: {shown}")
    return text.format(number=number, total=len(headings), shown=_on(headings, number, part))


def _on(headings: list[str], number: int, part: Part) -> str:
    if headings[number - 1]:
        return headings[number - 1]
    before = [heading for heading in headings[: number - 1] if heading]
    if before:
        return _("vervolg van {heading}").format(heading=before[-1].rpartition(", ")[2])
    return _("omslag") if part is not Part.SUMMARY else _("samenvatting")

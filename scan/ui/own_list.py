"""The statements of one theme as the school asks them, each with what can be done to it."""

from __future__ import annotations

import streamlit as st

from scan.i18n import _, ngettext
from scan.model.library import Theme
from scan.model.people import OUTSIDERS, GroupKind
from scan.model.steps import Step
from scan.ui import address
from scan.ui.entry import at_desk
from scan.ui.menu import screen_of
from scan.ui.messages import telling
from scan.ui.own_form import open_form
from scan.ui.own_lines import Edit, Layer, Line, keep
from scan.ui.pieces import empty, link
from scan.ui.said import said


def chosen_theme(layer: Layer) -> Theme:
    """The theme in the address; behind one button the others, each with how much the school changed in it."""
    themes = layer.library.theme_by_id
    chosen = themes[address.at_hand("theme", list(themes))]
    place = list(themes).index(chosen.id) + 1
    label = _("Thema {place} van {total}: {theme}").format(
        place=place, total=len(themes), theme=_with_count(layer, chosen)
    )
    with st.popover(label, icon=":material/list:", key=f"own-themes-{chosen.id}"), st.container(gap="xxsmall"):
        for theme in themes.values():
            st.button(
                _with_count(layer, theme),
                icon=f":material/{theme.icon}:",
                type="secondary" if theme.id == chosen.id else "tertiary",
                key=f"own-theme-{theme.id}",
                on_click=address.choose,
                args=("theme", theme.id),
            )
    return chosen


def _with_count(layer: Layer, theme: Theme) -> str:
    changed = sum(line.entry is not None for line in layer.lines(theme))
    count = _("{count} aangepast").format(count=changed)
    return f"{theme.short_name} · {count}" if changed else str(theme.short_name)


def statements(layer: Layer, theme: Theme) -> None:
    """A card for each statement of the theme, and a button to add one."""
    lines = layer.lines(theme)
    asked = sum(line.on for line in lines)
    st.header(f":material/{theme.icon}: {theme.name}", anchor=False)
    count = ngettext("Jullie vragen hier {count} stelling.", "Jullie vragen hier {count} stellingen.", asked)
    st.caption(count.format(count=asked))
    _about_scan(layer, theme)
    if not asked:
        empty(
            _("Hier wordt niets meer gevraagd"),
            _("Zet een stelling aan of voeg er een toe. Anders slaat de scan dit thema over."),
            "toggle_off",
        )
    for line in lines:
        _card(layer, line)
    st.button(
        _("Voeg een stelling toe"),
        icon=":material/add:",
        type="primary",
        key="add-statement",
        on_click=open_form,
        args=(layer, theme.id, "new"),
    )


def _about_scan(layer: Layer, theme: Theme) -> None:
    scan = layer.record.scan
    if theme.id not in scan.theme_ids:
        st.caption(
            _(":material/info: Deze scan vraagt dit thema niet. Wat je hier verandert, telt bij een andere scan.")
        )
    elif scan.short_form:
        with st.container(horizontal=True, vertical_alignment="center", gap="small", key="own-short-form"):
            st.caption(
                _(":material/short_text: Deze scan vraagt de korte vorm: alleen stellingen met dat label."),
                width="content",
            )
            link(screen_of(Step.PREPARE), label=_("Kies bij Voorbereiden"), icon=":material/event_note:")


def _card(layer: Layer, line: Line) -> None:
    statement = line.statement
    with st.container(border=True, gap="small", key=f"own-{line.id}"):
        _badges(line)
        st.markdown(f"### {said(str(statement.text))}")
        if line.original and line.reworded:
            st.caption(_("In de bibliotheek: {statement}").format(statement=line.original.text))
        with st.container(horizontal=True, gap="small"):
            _buttons(layer, line)


def _badges(line: Line) -> None:
    statement = line.statement
    worded = [kind for kind in GroupKind if kind in statement.wordings]
    outsiders = ", ".join(kind.label for kind in worded if kind in OUTSIDERS)
    insiders = ", ".join(kind.label for kind in worded if kind not in OUTSIDERS)
    shown = [
        (not line.on, _("uit"), "toggle_off", "orange"),
        (line.added, _("eigen"), "add_circle", "green"),
        (line.reworded, _("aangepast"), "edit", "blue"),
        (statement.reverse, _("omgekeerd gesteld"), "swap_vert", "gray"),
        (statement.about_leader, _("over één leidinggevende"), "shield_person", "gray"),
        (statement.short_form, _("korte vorm"), "short_text", "gray"),
        (outsiders, _("ook voor: {groups}").format(groups=outsiders), "groups", "gray"),
        (insiders, _("in andere woorden voor: {groups}").format(groups=insiders), "record_voice_over", "gray"),
    ]
    if any(holds for holds, *_look in shown):
        with st.container(horizontal=True, gap="xsmall"):
            for holds, label, icon, colour in shown:
                if holds:
                    st.badge(label, icon=f":material/{icon}:", color=colour)  # type: ignore[arg-type]


def _buttons(layer: Layer, line: Line) -> None:
    st.button(
        _("Aanpassen"),
        icon=":material/edit:",
        key=f"adapt-{line.id}",
        on_click=open_form,
        args=(layer, line.theme.id, line.id),
    )
    st.button(
        _("Uitzetten") if line.on else _("Aanzetten"),
        icon=f":material/{'toggle_off' if line.on else 'toggle_on'}:",
        type="tertiary",
        key=f"switch-{line.id}",
        on_click=_switch,
        args=(layer, line),
    )
    if line.reworded:
        st.button(
            _("Terug naar de bibliotheek"),
            icon=":material/undo:",
            type="tertiary",
            key=f"library-{line.id}",
            on_click=_leave_to_library,
            args=(layer, line),
        )
    elif line.added:
        with st.popover(_("Verwijderen"), icon=":material/delete:", type="tertiary", key=f"removing-{line.id}"):
            st.markdown(_("De stelling verdwijnt uit de lijst. Bij Eerdere versies haal je hem terug."))
            st.button(
                _("Verwijder deze stelling"),
                icon=":material/delete:",
                key=f"remove-{line.id}",
                on_click=_remove,
                args=(layer, line),
            )


def _switch(layer: Layer, line: Line) -> None:
    told = _("De stelling staat uit.") if line.on else _("De stelling staat aan.")
    _change(layer, Edit(line, line.entry_for(line.statement, on=not line.on), layer.content.version), told)


def _leave_to_library(layer: Layer, line: Line) -> None:
    assert line.original
    entry = line.entry_for(line.original, on=line.on)
    _change(layer, Edit(line, entry, layer.content.version), _("De woorden van de bibliotheek staan er weer."))


def _remove(layer: Layer, line: Line) -> None:
    _change(layer, Edit(line, None, layer.content.version), _("De stelling is verwijderd."))


def _change(layer: Layer, edit: Edit, told: str) -> None:
    with telling(told), at_desk() as desk:
        keep(desk, layer, edit)

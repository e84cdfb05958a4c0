"""The form in which a school words one statement: a new one, its own, or one of the library."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from scan.errors import NotFound
from scan.i18n import LANGUAGES, Language, _, language
from scan.model.library import Levels, Statement
from scan.model.people import GroupKind
from scan.model.scores import SCORE_FLOOR_LEADER
from scan.model.text import Text
from scan.ui import address, conflicts, session
from scan.ui.messages import saving
from scan.ui.own_lines import Edit, Layer, Line, keep
from scan.ui.said import said, said_short
from scan.usecases import adapting
from scan.usecases.desk import Desk

ADDRESS = "statement"
NEW = "new"
"""What the address names for a statement that is not there yet."""
NO_TEXT = Text("", "")


def open_form(layer: Layer, theme_id: str, id: str) -> None:
    """Callback: open the form of a statement, or of a new one, afresh."""
    session.unpin(_name(layer, theme_id, id))
    st.query_params[ADDRESS] = id


def close() -> None:
    """Callback: back to the list."""
    st.query_params.pop(ADDRESS, None)


def opened(desk: Desk, layer: Layer) -> Edit | None:
    """The statement that the address names, as its form was opened with it; None where there is none (any more)."""
    asked = st.query_params.get(ADDRESS)
    if not asked:
        return None
    themes = layer.library.theme_by_id
    theme = themes[address.chosen("theme", list(themes))]

    def loaded() -> Edit:
        line = Line(adapting.new_statement_id(desk), theme, None, None) if asked == NEW else layer.line(asked)
        if line is None:
            raise NotFound(_("Deze stelling is er niet meer. Kies er een uit de lijst."))
        return Edit(line, line.entry, layer.content.version)

    try:
        return session.pinned(_name(layer, theme.id, asked), loaded)
    except NotFound as error:
        st.warning(said(error.sentence), icon=":material/search_off:")
        return None


def _name(layer: Layer, theme_id: str, id: str) -> str:
    return f"own-{layer.school_id}-{theme_id if id == NEW else id}"


def form(desk: Desk, layer: Layer, edit: Edit) -> None:
    """The whole statement in one form, with beside it what makes a statement a good one."""
    line = edit.line
    name = _name(layer, line.theme.id, st.query_params[ADDRESS])
    st.button(_("Alle stellingen van dit thema"), icon=":material/arrow_back:", type="tertiary", on_click=close)
    st.subheader(_title(line), anchor=False)
    fields, rules = st.columns([5, 3], gap="large")
    with rules:
        _rules()
    with fields, st.form(f"form-{line.id}", border=False, enter_to_submit=False):
        filled = _filled(line.statement, f"{line.id}-{edit.version}")
        submitted = st.form_submit_button(_("Bewaren"), type="primary", icon=":material/save:", key="save-own")
    fields.button(_("Niet bewaren"), type="tertiary", icon=":material/close:", key="cancel-own", on_click=close)
    if submitted:
        with fields, saving(_("Bewaard.")):
            mine = replace(edit, entry=line.entry_for(filled, on=line.on))
            conflicts.save(name, desk, mine, _keeping(layer))
            close()
    conflicts.show_conflict(name, _labels(), _choices(), _keeping(layer))


def _keeping(layer: Layer) -> Callable[[Desk, Edit], None]:
    return lambda desk, edit: keep(desk, layer, edit)


def _title(line: Line) -> str:
    if line.original is None and line.entry is None:
        return _("Een nieuwe stelling bij {theme}").format(theme=line.theme.name)
    return said_short(str(line.statement.text), 200)


def _rules() -> None:
    with st.container(border=True, gap="small", key="own-rules"):
        st.markdown("**" + _("Een goede stelling") + "**")
        for icon, rule in (
            ("visibility", _("gaat over iets wat je kunt zien: hoe de school is ingericht, niet wat iemand voelt")),
            ("looks_one", _("zegt één ding: staat er ‘en’ in, maak er dan twee")),
            ("short_text", _("is kort: op één regel, in gewone woorden")),
            ("thumb_up", _("is positief: ‘klopt helemaal’ is goed nieuws, tenzij je hem met opzet omkeert")),
        ):
            st.markdown(f":material/{icon}: {rule}")


def _filled(statement: Statement, key: str) -> Statement:
    text = _both(_labels_of(_("De stelling")), statement.text, f"text-{key}", stacked=True)
    st.caption(_("Verander je één taal? Vertaal de andere ook, of maak hem leeg: dan staat daar dezelfde zin."))
    short = st.toggle(
        _("Hoort bij de korte vorm"),
        statement.short_form,
        key=f"short-{key}",
        help=_("Een scan in de korte vorm vraagt alleen deze stellingen."),
    )
    reverse = st.toggle(
        _("Omgekeerd gesteld"),
        statement.reverse,
        key=f"reverse-{key}",
        help=_("Zet dit aan als ‘klopt niet’ het goede antwoord is. De app draait de score dan om."),
    )
    leader = st.toggle(
        _("Gaat over één leidinggevende"),
        statement.about_leader,
        key=f"leader-{key}",
        help=_(
            "Zet dit aan als een groep aan één persoon denkt, zoals bij ‘mijn leidinggevende’. "
            "De uitkomst zie je dan pas vanaf {floor} antwoorden."
        ).format(floor=SCORE_FLOOR_LEADER),
    )
    return replace(
        statement,
        text=text,
        short_form=short,
        reverse=reverse,
        about_leader=leader,
        levels=_levels(statement.levels, key),
        wordings=_wordings(statement, key),
    )


def _levels(levels: Levels | None, key: str) -> Levels | None:
    with st.expander(_("Wat zie je bij 1, 3 en 5?"), icon=":material/help:"):
        st.caption(_("Vul alle drie in of geen. Bij een 5 staat wat je ziet als de zin helemaal klopt."))
        low, middle, high = (
            _both(_labels_of(label), text, f"{score}-{key}")
            for score, label, text in (
                (1, _("Bij een 1"), levels.low if levels else NO_TEXT),
                (3, _("Bij een 3"), levels.middle if levels else NO_TEXT),
                (5, _("Bij een 5"), levels.high if levels else NO_TEXT),
            )
        )
    return Levels(low, middle, high) if any(text.nl or text.en for text in (low, middle, high)) else None


def _wordings(statement: Statement, key: str) -> dict[GroupKind, Text]:
    if worded := ", ".join(kind.label for kind in GroupKind if kind in statement.wordings):
        st.caption(
            _("{groups} lezen hun eigen zin. Verander je de stelling, kijk dan ook naar die zinnen.").format(
                groups=worded
            )
        )
    with st.expander(_("Andere woorden voor een groep"), icon=":material/groups:"):
        st.caption(_("Leeg is: de groep leest de gewone stelling. Bestuur, leerlingen en ouders krijgen hem dan niet."))
        typed = {
            kind: _both(_labels_of(kind.label), statement.wordings.get(kind, NO_TEXT), f"{kind.value}-{key}")
            for kind in GroupKind
        }
    return {kind: text for kind, text in typed.items() if text.nl or text.en}


def _labels_of(label: str) -> dict[Language, str]:
    """A label per language, the language at hand first."""
    names: dict[Language, str] = {"nl": _("Nederlands"), "en": _("Engels")}
    first = language()
    return {chosen: f"{label} ({names[chosen]})" for chosen in sorted(LANGUAGES, key=lambda one: one != first)}


def _both(labels: dict[Language, str], text: Text, key: str, *, stacked: bool = False) -> Text:
    places = [st.container(), st.container()] if stacked else st.columns(2, vertical_alignment="bottom")
    typed: dict[Language, str] = {}
    for (chosen, label), place in zip(labels.items(), places, strict=True):
        now = text.nl if chosen == "nl" else text.en
        typed[chosen] = place.text_area(label, now, key=f"{chosen}-{key}", height=68 if stacked else 92) or ""
    # On one line, as it is kept: a space at the end is no rewording.
    return Text(*(" ".join(typed[chosen].split()) for chosen in LANGUAGES))


def _labels() -> dict[str, str]:
    words = {str(chosen): label for chosen, label in _labels_of(_("De stelling")).items()}
    return {**words, "levels": _("Wat zie je bij 1, 3 en 5?"), "groups": _("Andere woorden voor een groep")}


def _choices() -> conflicts.Names:
    def answer(yes: bool) -> str:
        return _("ja") if yes else _("nee")

    return {
        "on": (_("Staat aan"), answer),
        "short_form": (_("Hoort bij de korte vorm"), answer),
        "reverse": (_("Omgekeerd gesteld"), answer),
        "about_leader": (_("Gaat over één leidinggevende"), answer),
    }

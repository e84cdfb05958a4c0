"""The sheet of statements: who answers, which theme, how far it is, and on to the next theme."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import streamlit as st

from scan.i18n import _
from scan.model.answers import Answer
from scan.model.library import Statement, Theme
from scan.model.people import Group, GroupKind
from scan.model.record import ScanRecord
from scan.model.steps import Step
from scan.ui import address
from scan.ui.inspired import about_theme
from scan.ui.menu import screen_of
from scan.ui.pieces import empty, link
from scan.ui.said import said

TEAM = "team"
"""The id, in the address, of the team that answers together."""


@dataclass(frozen=True)
class Sheet:
    """Who answers which theme; `group` is None where the team gives one answer together.

    `themes` are those that hold a statement for who answers, with just these statements.
    """

    record: ScanRecord
    themes: tuple[Theme, ...]
    theme: Theme
    group: Group | None

    @property
    def kind(self) -> GroupKind:
        """For whom the statements are worded."""
        return self.group.kind if self.group else GroupKind.MANAGEMENT

    def wording(self, statement: Statement) -> str:
        """The statement as this group reads it, safe as Markdown: a school may have written it."""
        return said(str(statement.worded_for(self.kind)))


def short_label(answer: Answer) -> str:
    """An answer short enough for seven in a row on a phone."""
    return {Answer.DONT_KNOW: "?", Answer.NOT_APPLICABLE: _("n.v.t.")}.get(answer, answer.value)


def chosen_sheet(record: ScanRecord, themes: Sequence[Theme]) -> Sheet | None:
    """The choice of who answers and of the theme, both kept in the address; None where nothing is asked of them."""
    groups = {group.id: group for group in record.scan.groups}
    names = {TEAM: _(":material/groups: Samen"), **{id: said(group.name) for id, group in groups.items()}}
    if st.query_params.get("who", TEAM) not in names:
        st.warning(_("Deze groep is intussen verwijderd. Kies wie er antwoordt."), icon=":material/group_off:")
    who = address.segments("who", _("Wie antwoordt?"), list(names), names.__getitem__)
    group = groups.get(who)
    kind = group.kind if group else GroupKind.MANAGEMENT
    asked = tuple(theme for each in themes if (theme := each.for_group(kind)).statements)
    if not asked:
        return None
    by_id = {theme.id: theme for theme in asked}
    theme = by_id[address.at_hand("theme", list(by_id))]
    sheet = Sheet(record, asked, theme, group)
    _theme_list(sheet)
    return sheet


def nothing_asked() -> None:
    """What to do where no statement of the scan is worded for a group."""
    empty(
        _("Voor deze groep is er geen stelling"),
        _("Kies bij Voorbereiden meer thema's, of schrijf bij Eigen stellingen een tekst voor deze groep."),
        "checklist",
    )


def _theme_list(sheet: Sheet) -> None:
    """Every theme with its progress, behind one button: ten pills would push the statements off a phone.

    Buttons, not a select box: a label that changes while the browser still knows the old one makes
    a select box fall back to its first option, in the middle of answering.
    """
    answered = answered_by(sheet.record, sheet.group)
    place = sheet.themes.index(sheet.theme) + 1
    label = _("Thema {place} van {total}: {theme}").format(
        place=place, total=len(sheet.themes), theme=_label(sheet.theme, answered)
    )
    with st.popover(label, icon=":material/list:", key=f"themes-{sheet.theme.id}"), st.container(gap="xxsmall"):
        for theme in sheet.themes:
            st.button(
                _label(theme, answered),
                icon=f":material/{theme.icon}:",
                type="secondary" if theme.id == sheet.theme.id else "tertiary",
                key=f"theme-{theme.id}",
                on_click=address.choose,
                args=("theme", theme.id),
            )


def _label(theme: Theme, answered: Collection[str]) -> str:
    made = sum(statement.id in answered for statement in theme.statements)
    done = "  :material/check:" if made == len(theme.statements) else ""
    return f"{theme.short_name} · {made}/{len(theme.statements)}{done}"


def answered_by(record: ScanRecord, group: Group | None) -> set[str]:
    """Ids of the statements that the team, or a group, answered."""
    if group is None:
        return {answer.statement_id for answer in record.shared}
    return {tally.statement_id for tally in record.tallies if tally.group_id == group.id and any(tally.counts)}


def introduction(sheet: Sheet) -> None:
    """The theme, why it matters, how to answer, and how far this sheet is."""
    theme = sheet.theme
    made = len({s.id for s in theme.statements} & answered_by(sheet.record, sheet.group))
    st.header(f":material/{theme.icon}: {theme.name}", anchor=False)
    st.markdown(str(theme.why))
    about_theme(theme)
    total = len(theme.statements)
    st.progress(made / total, text=_("{made} van de {total} stellingen beantwoord").format(made=made, total=total))
    st.caption(
        _("1 = klopt helemaal niet, 5 = klopt helemaal. ? = weet ik niet, n.v.t. = niet van toepassing.")
        + " "
        + (_("Vul per antwoord in hoeveel mensen het kozen.") if sheet.group else _("Nog een klik wist je antwoord."))
    )


def statement_head(sheet: Sheet, place: int) -> None:
    """The statement in large letters, and what a 1, a 3 and a 5 look like."""
    statement = sheet.theme.statements[place]
    total = len(sheet.theme.statements)
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.caption(_("Stelling {number} van {total}").format(number=place + 1, total=total), width="content")
        if levels := statement.levels:
            with st.popover(_("Wat zie je bij 1, 3 en 5?"), icon=":material/help:", type="tertiary"):
                for score, level in ((1, levels.low), (3, levels.middle), (5, levels.high)):
                    st.markdown(f"**{score}** {said(str(level))}")
    st.markdown(f"### {sheet.wording(statement)}")
    if statement.reverse:
        st.caption(_("Omgekeerd gesteld: bij deze stelling is ‘klopt niet’ het goede antwoord."))


def next_theme(sheet: Sheet) -> None:
    """On to the theme after this one; after the last, on to looking together."""
    place = sheet.themes.index(sheet.theme)
    with st.container(horizontal=True, horizontal_alignment="right", key="next-theme"):
        if place + 1 == len(sheet.themes):
            link(screen_of(Step.TOGETHER), label=_("Klaar: kijk samen naar de uitkomst"), icon=":material/groups:")
            return
        following = sheet.themes[place + 1]
        label = _("Volgend thema: {theme}").format(theme=following.short_name)
        st.button(
            label,
            icon=":material/arrow_forward:",
            type="secondary" if sheet.group else "primary",
            key="next",
            on_click=address.choose,
            args=("theme", following.id),
        )

"""The development themes: at most four, in order, each under the team's own name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

import streamlit as st

from scan.i18n import _, ngettext
from scan.model.record import ScanRecord
from scan.model.scans import MAX_FOCUS_THEMES, FocusTheme, Scan
from scan.ui import cache, conflicts, session
from scan.ui.conflicts import rebased, show_conflict
from scan.ui.messages import saving
from scan.ui.register import theme_name
from scan.usecases import choosing, preparing
from scan.usecases.choosing import ThemeWeight
from scan.usecases.desk import Desk

Focus = tuple[FocusTheme, ...]
Change = Callable[[Focus], Focus]


@dataclass(frozen=True, slots=True)
class _Button:
    label: str
    icon: str
    key: str
    change: Change
    disabled: bool = False


def development_themes(desk: Desk, record: ScanRecord) -> None:
    """What the team chose, and what the register suggests; every button keeps the typed names too."""
    st.subheader(_("Ontwikkelthema's"), anchor=False)
    st.markdown(
        _("Kies hoogstens {most} thema's om aan te werken, de belangrijkste bovenaan.").format(most=MAX_FOCUS_THEMES)
    )
    key = f"focus-{record.scan.id}"
    scan = session.pinned(key, lambda: preparing.scan_of(desk, record.scan.id))
    # Enter would press the first button, and that is not the one that saves.
    with st.form("focus-form", border=False, enter_to_submit=False):
        left, right = st.columns(2, gap="large")
        with left:
            focus, changed = _chosen(scan)
        with right:
            added = _suggested(record, scan)

    def keep(at: Desk, mine: Scan) -> object:
        base = rebased(mine, scan, preparing.scan_of(at, scan.id), ("focus",))
        return choosing.choose_focus(at, base, mine.focus)

    if change := changed or added:
        with saving(_("Bewaard.")):
            conflicts.save(key, desk, replace(scan, focus=change(focus)), keep)
    show_conflict(key, {}, {"focus": (_("Ontwikkelthema's"), _in_words)}, keep)


def _in_words(focus: Focus) -> str:
    return ", ".join(f"{place}. {item.title}" for place, item in enumerate(focus, 1)) or "—"


def _chosen(scan: Scan) -> tuple[Focus, Change | None]:
    st.markdown("**" + _("Gekozen") + "**")
    if not scan.focus:
        st.caption(_("Nog niets gekozen. Neem een voorstel over."))
        return (), None
    named, pressed = [], []
    for place, item in enumerate(scan.focus):
        title, change = _chosen_row(scan, place, item)
        named.append(replace(item, title=title))
        pressed.append(change)
    if st.form_submit_button(_("Namen bewaren"), icon=":material/save:", key="save-focus"):
        pressed.append(_as_it_is)
    return tuple(named), next(filter(None, pressed), None)


def _chosen_row(scan: Scan, place: int, item: FocusTheme) -> tuple[str, Change | None]:
    id, last = item.theme_id, len(scan.focus) - 1
    with st.container(border=True, gap="xxsmall", key=f"focus-row-{id}"):
        title = st.text_input(f"{place + 1}. {theme_name(id)}", item.title, key=f"focus-{id}-{scan.version}")
        with st.container(horizontal=True, gap="small"):
            pressed = [
                _pressed(_Button(_("Omhoog"), "arrow_upward", f"up-{id}", partial(_moved, place, -1), place == 0)),
                _pressed(
                    _Button(_("Omlaag"), "arrow_downward", f"down-{id}", partial(_moved, place, 1), place == last)
                ),
                _pressed(_Button(_("Weghalen"), "close", f"drop-{id}", partial(_without, id))),
            ]
    return title or "", next(filter(None, pressed), None)


def _pressed(button: _Button) -> Change | None:
    clicked = st.form_submit_button(
        button.label, icon=f":material/{button.icon}:", key=button.key, disabled=button.disabled, type="tertiary"
    )
    return button.change if clicked else None


def _suggested(record: ScanRecord, scan: Scan) -> Change | None:
    st.markdown("**" + _("Voorstel: hier ligt het meeste gewicht") + "**")
    themes, chosen = cache.themes_of(record), {item.theme_id for item in scan.focus}
    weighed = {weight.theme_id: weight for weight in choosing.heaviest_themes(record)}
    order = [*(id for id in weighed if id in themes), *(id for id in themes if id not in weighed)]
    left = [weighed.get(id) or ThemeWeight(id, 0, 0, 0) for id in order if id not in chosen]
    pressed = [_suggestion(str(themes[weight.theme_id].name), weight) for weight in left[:MAX_FOCUS_THEMES]]
    if rest := left[MAX_FOCUS_THEMES:]:
        with st.expander(_("Andere thema's"), key="other-themes"):
            pressed += [_suggestion(str(themes[weight.theme_id].name), weight) for weight in rest]
    return next(filter(None, pressed), None)


def _suggestion(name: str, weight: ThemeWeight) -> Change | None:
    id = weight.theme_id
    with st.container(horizontal=True, vertical_alignment="center", gap="small", wrap=False, key=f"suggest-{id}"):
        st.markdown(f"{name}  \n:small[{_weight_sentence(weight)}]", width="stretch")
        clicked = st.form_submit_button(_("Kies"), icon=":material/add:", key=f"choose-{id}")
    return partial(_with, FocusTheme(id, name)) if clicked else None


def _weight_sentence(weight: ThemeWeight) -> str:
    obstacles = ngettext("{count} belemmering", "{count} belemmeringen", weight.obstacles)
    votes = ngettext("{count} stem", "{count} stemmen", weight.votes)
    return f"{obstacles.format(count=weight.obstacles)} · {votes.format(count=weight.votes)}"


def _as_it_is(focus: Focus) -> Focus:
    return focus


def _with(item: FocusTheme, focus: Focus) -> Focus:
    return (*focus, item)


def _without(id: str, focus: Focus) -> Focus:
    return tuple(item for item in focus if item.theme_id != id)


def _moved(place: int, step: int, focus: Focus) -> Focus:
    order = list(focus)
    order.insert(place + step, order.pop(place))
    return tuple(order)

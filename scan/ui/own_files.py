"""A school's own statements as a file: out to edit elsewhere, and in again after a look at what changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from scan.errors import ImportRefused
from scan.i18n import _, language, ngettext, speaking
from scan.model.own_content import OwnContent, OwnStatement
from scan.ui import session
from scan.ui.entry import at_desk
from scan.ui.messages import saving
from scan.ui.own_lines import Layer
from scan.ui.said import said, said_short
from scan.usecases import adapting, sharing
from scan.usecases.desk import Desk
from scan.usecases.sharing import StatementsForm

SHOWN = 10
"""So many statements of one kind of change are named; a count tells of the rest."""


class Change(StrEnum):
    """What a file does to one statement."""

    NEW = "new"
    CHANGED = "changed"
    OFF = "off"
    BACK = "back"
    GONE = "gone"

    def counted(self, count: int) -> str:
        """So many statements of this kind, in words."""
        return {
            Change.NEW: ngettext("{count} nieuwe stelling", "{count} nieuwe stellingen", count),
            Change.CHANGED: _("{count} aangepast"),
            Change.OFF: _("{count} uitgezet"),
            Change.BACK: _("{count} terug naar de bibliotheek"),
            Change.GONE: ngettext("{count} eigen stelling weg", "{count} eigen stellingen weg", count),
        }[self].format(count=count)


def changes(before: OwnContent, after: OwnContent) -> dict[Change, list[OwnStatement]]:
    """What happens to the statements when one layer takes the place of another; only kinds of change that occur."""
    found: dict[Change, list[OwnStatement]] = {change: [] for change in Change}
    for entry in after.statements:
        old = before.entry(entry.id)
        if entry == old:
            continue
        if not entry.on and (old is None or old.on):
            found[Change.OFF].append(entry)
        else:
            found[Change.NEW if entry.added and old is None else Change.CHANGED].append(entry)
    for old in before.statements:
        if after.entry(old.id) is None:
            found[Change.GONE if old.added else Change.BACK].append(old)
    return {change: entries for change, entries in found.items() if entries}


def files(desk: Desk, layer: Layer) -> None:
    """Both files to download, and a place to bring one back."""
    st.subheader(_("Bestand"), anchor=False)
    st.markdown(_("Werk je liever in een lijst? Download het bestand, pas het aan en breng het hier terug."))
    with st.grid(2, min_column_width=220):
        _download(layer, StatementsForm.XLSX, _("Excel, met alle stellingen"), "table")
        _download(layer, StatementsForm.YAML, _("YAML, alleen jullie aanpassingen"), "data_object")
    token = session.pinned("own-file", desk.new_id)
    file = st.file_uploader(_("Een aangepast bestand terugbrengen"), ["xlsx", "yaml", "yml"], key=f"own-file-{token}")
    if file is not None:
        _taking_over(desk, layer, file)


def _download(layer: Layer, form: StatementsForm, label: str, icon: str) -> None:
    # Made on the click, in a thread of its own, which knows no viewer: the language goes along.
    name = _("eigen-stellingen-v{version}").format(version=layer.content.version)
    st.download_button(
        label,
        _made(layer, form),
        f"{name}.{form.value}",
        form.media_type,
        icon=f":material/{icon}:",
        on_click="ignore",
        width="stretch",
        key=f"download-own-{form.value}",
    )


def _made(layer: Layer, form: StatementsForm) -> Callable[[], bytes]:
    chosen = language()

    def make() -> bytes:
        with speaking(chosen), at_desk() as desk:
            return sharing.statements_document(desk, layer.library, layer.school_id, form)

    return make


@dataclass(frozen=True, slots=True)
class _Read:
    """A file as it was read, beside the layer that it was laid over."""

    before: OwnContent
    after: OwnContent


def _taking_over(desk: Desk, layer: Layer, file: UploadedFile) -> None:
    pin = f"own-file-{file.file_id}"

    def read() -> _Read:
        after = sharing.read_statements(desk, layer.library, layer.school_id, file.getvalue())
        return _Read(layer.content, after)

    try:
        # Read once: a new statement gets its id then, and keeping must be about the layer that is shown.
        laid = session.pinned(pin, read)
    except ImportRefused as error:
        _refused(error.sentence.split("\n"))
        return
    found = changes(laid.before, laid.after)
    if not found:
        st.info(_("In dit bestand staat hetzelfde als hier. Er verandert niets."), icon=":material/check:")
        return
    _foretold(layer, found)
    if laid.after.version != laid.before.version:
        st.warning(_older(laid), icon=":material/history:")
    # The version is in the key: after a conflict the click was about what stood there before.
    if st.button(_("Neem over"), type="primary", icon=":material/check:", key=f"take-over-{laid.before.version}"):
        session.unpin(pin)
        with saving(_("Overgenomen uit het bestand.")):
            mine = replace(laid.after, version=laid.before.version)
            adapting.keep_content(desk, layer.library, layer.school_id, mine)
            session.unpin("own-file")


def _older(laid: _Read) -> str:
    return _(
        "Dit bestand is gemaakt bij versie {made}. Nu geldt versie {now}. "
        "Neem je het over, dan verdwijnt wat er sindsdien is veranderd."
    ).format(made=laid.after.version, now=laid.before.version)


def _refused(lines: list[str]) -> None:
    head = _("Dit bestand kan zo niet. Verbeter het en kies het opnieuw. Er is niets veranderd.")
    st.error("\n".join([head, "", *(f"- {said(line)}" for line in lines)]), icon=":material/error:")


def _foretold(layer: Layer, found: dict[Change, list[OwnStatement]]) -> None:
    counted = ", ".join(change.counted(len(entries)) for change, entries in found.items())
    st.markdown("**" + _("Dit verandert er: {changes}.").format(changes=counted) + "**")
    with st.expander(_("Bekijk wat er verandert"), icon=":material/difference:"):
        for change, entries in found.items():
            st.markdown(
                "\n".join([f"**{change.counted(len(entries))}**", "", *(_line(layer, e) for e in entries[:SHOWN])])
            )
            if (more := len(entries) - SHOWN) > 0:
                st.caption(_("en nog {count}").format(count=more))


def _line(layer: Layer, entry: OwnStatement) -> str:
    original = layer.library.statement_by_id.get(entry.id)
    text = entry.text or (original.text if original else entry.id)
    return f"- {said_short(str(text), 140)}"

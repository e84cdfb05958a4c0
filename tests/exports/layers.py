"""Any layer that a school could have kept, for properties."""

from __future__ import annotations

from hypothesis import strategies as st

from scan.library.reader import library
from scan.model.library import Levels
from scan.model.own_content import OwnContent, OwnStatement
from scan.model.people import GroupKind
from scan.model.text import Text, clean

# Cn: XML has no way to write U+FFFE; an underscore could spell out how Excel writes other letters (_x0041_).
_letters = st.characters(exclude_categories=("Cn", "Cs"), exclude_characters="_")
_awkward = st.sampled_from(
    ["=1+1", "+cmd|' /C calc'!A0", "@x", "no", "null", "~", "2030", "1e5", "2026-01-01", "- a", "# b", "a: b", "'", '"',
     "&a *a", "!!int 3", "{x: 1}", "[1]", "|", ">", "%", "\u202eomgekeerd", "🕰👩‍🏫", "ja", "True", "\ufeffbom"]
)  # fmt: skip
words = (_awkward | st.text(_letters, min_size=1, max_size=40)).map(lambda typed: " ".join(clean(typed).split()))
texts = st.builds(Text, words, words).filter(lambda text: bool(text.nl or text.en))
_levels = st.none() | st.builds(Levels, texts, texts, texts)
_wordings = st.dictionaries(st.sampled_from(GroupKind), texts, max_size=3)


@st.composite
def _entry(draw: st.DrawFn, id: str) -> OwnStatement:
    theme = library().theme_of_statement.get(id)
    theme_id = theme.id if theme else draw(st.sampled_from([*library().theme_by_id]))
    on, short = draw(st.booleans()), draw(st.booleans())
    if theme and draw(st.booleans()):
        return OwnStatement(id, theme_id, on, short)
    marked = bool(theme) and library().statement_by_id[id].about_leader
    leader = draw(st.sampled_from([None, not marked]))
    words = (draw(st.booleans()), draw(texts), draw(_levels), draw(_wordings))
    return OwnStatement(id, theme_id, on, short, *words, leader)


@st.composite
def layers(draw: st.DrawFn) -> OwnContent:
    """A layer over the library with reworded, added, dropped and switched statements in any order."""
    ids = st.sampled_from([*library().statement_by_id, "own-1", "own-2f", "own-a.b_c", "dropped-7"])
    chosen = draw(st.lists(ids, max_size=6, unique=True))
    return OwnContent(draw(st.integers(1, 99)), tuple(draw(_entry(id)) for id in chosen))

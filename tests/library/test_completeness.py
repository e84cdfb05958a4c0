"""The content library is whole: enough of everything, in both languages, and every point of the article carried."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

import pytest

from scan.library.points import PieceKind, carriers
from scan.library.reader import library
from scan.model.inspiration import fitting
from scan.model.library import Library, Theme
from scan.model.people import GroupKind
from scan.model.text import Text

ID = re.compile(r"[a-z]+(?:[_-][a-z0-9]+)*")
POINTS = [f"{row}{n}" for row, most in (("A", 5), ("B", 5), ("C", 8), ("L", 23)) for n in range(1, most + 1)]
ASKED = {GroupKind.BOARD: (18, 10), GroupKind.PUPILS: (18, 8), GroupKind.PARENTS: (14, 7)}
"""Fewest statements that a group from outside is asked: of the whole list, of the short form."""
SAME_IN_BOTH = {"name", "short_name"}
"""What may read the same in both languages: names."""


def themes() -> list[Theme]:
    return list(library().themes)


def pieces(value: Any, where: str = "library") -> Iterator[tuple[str, Any]]:
    """Everything inside, with the way to it; texts end the way."""
    yield where, value
    if isinstance(value, Text):
        return
    if is_dataclass(value):
        for field in fields(value):
            yield from pieces(getattr(value, field.name), f"{getattr(value, 'id', where)}.{field.name}")
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from pieces(inner, f"{where}.{key}")
    elif isinstance(value, tuple):
        for place, inner in enumerate(value):
            yield from pieces(inner, f"{where}[{place}]")


def half_translated(content: Any) -> list[str]:
    texts = [(where, text) for where, text in pieces(content) if isinstance(text, Text)]
    return [
        where
        for where, text in texts
        if not text.nl.strip()
        or not text.en.strip()
        or (text.nl == text.en and where.rsplit(".")[-1] not in SAME_IN_BOTH)
    ]


def uncarried(content: Library) -> list[str]:
    """Points that no statement, obstacle, tip or story names; the questions of a role are not enough."""
    found = carriers(content)
    return [id for id in POINTS if all(piece.kind is PieceKind.ROLE for piece in found.get(id, []))]


def test_ids_are_well_formed_and_unique() -> None:
    ids = [
        value for where, value in pieces(library()) if where.endswith(".id") and not re.fullmatch("[ABCL]\\d+", value)
    ]
    assert [id for id in ids if not ID.fullmatch(id)] == []
    assert [id for id, times in Counter(ids).items() if times > 1] == []


def test_an_id_begins_with_what_it_belongs_to() -> None:
    for theme in themes():
        assert [s.id for s in theme.statements] == [f"{theme.id}-{n}" for n in range(1, len(theme.statements) + 1)]
        for obstacle in theme.obstacles:
            assert re.fullmatch(rf"{theme.id}-o\d+", obstacle.id)
            assert [a.id for a in obstacle.actions if not re.fullmatch(rf"{obstacle.id}-a\d+", a.id)] == []
    for role in library().roles:
        assert [q.id for q in role.questions if not re.fullmatch(rf"{role.id}-q\d+", q.id)] == []
    assert all(story.id.startswith("story-") for story in library().stories)
    assert all(tip.id.startswith("tip-") for tip in library().tips)


def test_every_text_is_there_in_both_languages() -> None:
    assert half_translated(library()) == []


def test_there_is_enough_of_everything() -> None:
    assert len(themes()) == 10
    assert 45 <= sum(len(theme.statements) for theme in themes()) <= 60
    assert sum(len(theme.obstacles) for theme in themes()) >= 60
    assert {len(theme.statements) for theme in themes()} <= {4, 5, 6}
    actions = {o.id: len(o.actions) for o in library().obstacle_by_id.values()}
    assert {id: n for id, n in actions.items() if n not in (2, 3)} == {}
    questions = {role.id: len(role.questions) for role in library().roles}
    assert {id: n for id, n in questions.items() if not 8 <= n <= 10} == {}


def test_every_statement_says_what_a_1_a_3_and_a_5_look_like() -> None:
    assert [s.id for s in library().statement_by_id.values() if s.levels is None] == []


def test_the_short_form_has_about_twenty_statements_and_each_theme_is_in_it() -> None:
    short = {theme.id: sum(s.short_form for s in theme.statements) for theme in themes()}
    assert 18 <= sum(short.values()) <= 22
    assert min(short.values()) >= 1, short


def test_every_theme_rests_on_research_with_its_references() -> None:
    for theme in themes():
        assert theme.evidence.references, theme.id
        # A reference can be looked up: it has a year.
        assert [r for r in theme.evidence.references if not re.search(r"\((19|20)\d\d\)", r)] == [], theme.id


@pytest.mark.parametrize("kind", ["tips", "stories"])
def test_every_theme_has_tips_and_stories(kind: str) -> None:
    found: Any = getattr(library(), kind)
    assert [theme.id for theme in themes() if not fitting(found, theme.id)] == []


def test_every_statement_is_helped_by_a_tip_or_a_story() -> None:
    helped = {id for tip in library().tips for id in tip.statements}
    helped |= {id for story in library().stories for id in story.statements}
    assert [id for id in library().statement_by_id if id not in helped] == []


def test_a_tip_names_only_statements_of_its_own_themes() -> None:
    home = library().theme_of_statement
    assert [tip.id for tip in library().tips if any(home[id].id not in tip.themes for id in tip.statements)] == []


@pytest.mark.parametrize("kind", ASKED)
def test_who_comes_from_outside_is_asked_enough_that_they_can_know(kind: GroupKind) -> None:
    whole, short = (
        [s.id for theme in content.themes for s in theme.for_group(kind).statements]
        for content in (library(), library().shortened())
    )
    fewest, fewest_short = ASKED[kind]
    assert len(whole) >= fewest, whole
    assert len(short) >= fewest_short, short


def test_every_theme_is_asked_of_somebody_from_outside() -> None:
    assert [theme.id for theme in themes() if not any(theme.for_group(kind).statements for kind in ASKED)] == []


def test_the_points_are_those_of_the_article_in_its_order() -> None:
    assert [point.id for point in library().points] == POINTS


def test_every_point_of_the_article_is_carried() -> None:
    assert uncarried(library()) == []


def test_each_of_these_checks_can_fail() -> None:
    content = library()
    assert uncarried(Library((), content.roles, points=content.points)) == POINTS
    assert half_translated((Text("Ja", "Ja"), Text("Ja", ""), Text(" ", "Yes"), Text("Ja", "Yes"))) == [
        f"library[{place}]" for place in range(3)
    ]
    assert [id for id in ("Tip-1", "tip one", "1-tip", "tip-", "tip--a", "") if ID.fullmatch(id)] == []

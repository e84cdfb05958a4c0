"""A school's own layer: what it changes of the library, what it leaves alone, and what it refuses."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scan.errors import InvalidInput
from scan.library.reader import library
from scan.model.library import Levels, Library
from scan.model.own_content import MOST_STATEMENTS, OwnContent, OwnStatement
from scan.model.people import OUTSIDERS, GroupKind
from scan.model.text import TITLE, Text

OURS = Text("Wij sluiten elke week samen af.", "We close every week together.")
REWORDED = OwnStatement("purpose-1", "purpose", short_form=True, text=OURS)
ADDED = OwnStatement("own-1", "purpose", text=OURS)
OFF = OwnStatement("purpose-2", "purpose", on=False)


def ids(read: Library, theme: str = "purpose") -> list[str]:
    return [statement.id for statement in read.theme_by_id[theme].statements]


def test_a_school_without_a_layer_asks_the_library_itself() -> None:
    assert OwnContent().over(library()) is library()


def test_a_reworded_statement_keeps_its_place_and_its_points_and_loses_the_librarys_words() -> None:
    read = OwnContent(1, (REWORDED,)).over(library())
    own, before = read.statement_by_id["purpose-1"], library().statement_by_id["purpose-1"]
    assert ids(read) == ids(library())
    assert (own.text, own.levels, own.wordings, own.sources) == (OURS, None, {}, before.sources)
    assert own.worded_for(GroupKind.TEACHERS) == OURS
    assert not own.asked_of(GroupKind.PARENTS)


def test_an_added_statement_stands_last_and_one_switched_off_is_gone() -> None:
    read = OwnContent(1, (ADDED, OFF)).over(library())
    assert ids(read) == [id for id in ids(library()) if id != "purpose-2"] + ["own-1"]
    assert "purpose-2" not in read.statement_by_id
    assert read.theme_of_statement["own-1"].id == "purpose"


@pytest.mark.parametrize(("set_to", "marked"), [(None, True), (True, True), (False, False)])
def test_P5_a_reworded_statement_is_about_a_leader_as_the_librarys_unless_the_school_says(
    set_to: bool | None, marked: bool
) -> None:
    entry = OwnStatement("purpose-5", "purpose", text=OURS, about_leader=set_to)
    content = OwnContent(1, (entry,)).checked(library())
    assert content.over(library()).statement_by_id["purpose-5"].about_leader is marked


@pytest.mark.parametrize(("set_to", "marked"), [(None, False), (True, True), (False, False)])
def test_P5_an_added_statement_is_about_a_leader_when_the_school_says_so(set_to: bool | None, marked: bool) -> None:
    read = OwnContent(1, (replace(ADDED, about_leader=set_to),)).over(library())
    assert read.statement_by_id["own-1"].about_leader is marked


def test_P5_the_mark_of_the_librarys_own_words_cannot_be_taken_away() -> None:
    says = library().statement_by_id["purpose-5"].text
    teachers = library().statement_by_id["purpose-5"].wordings[GroupKind.TEACHERS]
    zero_width, nbsp = "\u200b", "\u00a0"
    for words in (
        says,
        Text(says.nl, ""),
        Text("", says.en),
        Text(says.en, ""),
        Text(f" {says.nl}  ", ""),
        Text(says.nl.rstrip("."), "We say it otherwise."),
        Text("Wij zeggen het anders.", says.en.upper() + "!"),
        Text(says.nl.replace(" ", nbsp), ""),
        Text(says.nl.replace("In", "\uff29\uff4e"), ""),
        Text(zero_width.join(says.nl), ""),
        teachers,
    ):
        for id in ("purpose-5", "purpose-1", "own-1"):
            refuse_unmarked(OwnStatement(id, "purpose", text=words, about_leader=False))
    refuse_unmarked(OwnStatement("purpose-5", "purpose", text=OURS, wordings={GroupKind.TEACHERS: teachers},
                                 about_leader=False))  # fmt: skip
    bare = OwnStatement("purpose-5", "purpose", about_leader=False)
    assert OwnContent(0, (bare,)).checked(library()).over(library()).statement_by_id["purpose-5"].about_leader


def refuse_unmarked(entry: OwnStatement) -> None:
    """Such an entry is not kept; where a file or an earlier version brought it in, it still is about a leader."""
    with pytest.raises(InvalidInput, match="Zeg hem eerst in andere woorden"):
        OwnContent(0, (entry,)).checked(library())
    kept = OwnContent(1, (entry,))
    assert kept.checked(library(), kept).over(library()).statement_by_id[entry.id].about_leader
    unsaid = OwnContent(1, (replace(entry, about_leader=None),)).checked(library())
    assert unsaid.over(library()).statement_by_id[entry.id].about_leader
    original = library().statement_by_id.get(entry.id)
    if original and original.about_leader:
        shown = entry.statement(original)
        assert shown
        assert shown.about_leader


def test_other_themes_and_everything_else_of_the_library_stay_the_same() -> None:
    read = OwnContent(1, (REWORDED, ADDED, OFF)).over(library())
    assert read.themes[1:] == library().themes[1:]
    assert (read.roles, read.stories, read.tips) == (library().roles, library().stories, library().tips)
    assert read.theme_by_id["purpose"].obstacles == library().theme_by_id["purpose"].obstacles


def test_an_entry_without_words_changes_only_the_short_form() -> None:
    entry = OwnStatement("purpose-1", "purpose", short_form=False)
    own = OwnContent(1, (entry,)).over(library()).statement_by_id["purpose-1"]
    assert own == replace(library().statement_by_id["purpose-1"], short_form=False)


def test_a_library_that_drops_a_statement_does_not_take_the_schools_words_away() -> None:
    purpose = library().themes[0]
    without = replace(library(), themes=(replace(purpose, statements=purpose.statements[2:]),))
    assert ids(OwnContent(1, (REWORDED, OFF)).over(without))[-1] == "purpose-1"


def test_an_added_statement_can_be_switched_off() -> None:
    assert ids(OwnContent(1, (replace(ADDED, on=False),)).over(library())) == ids(library())


def test_an_entry_takes_the_place_of_the_one_with_its_id() -> None:
    content = OwnContent(3, (ADDED, OFF)).with_entry(replace(ADDED, short_form=True))
    assert [entry.id for entry in content.statements] == ["own-1", "purpose-2"]
    assert content.statements[0].short_form
    assert content.without("own-1").statements == (OFF,)
    assert content.without("own-1").entry("own-1") is None


def test_texts_are_cleaned_and_one_language_is_enough() -> None:
    levels = Levels(Text(" a\nb ", ""), Text("c", "d"), Text("", "e"))
    entry = OwnStatement("own-1", "purpose", text=Text("  Wij\tpraten  ", ""), levels=levels)
    checked = OwnContent(0, (entry,)).checked(library()).statements[0]
    assert checked.text == Text("Wij praten", "")
    assert checked.text.said_in("en") == "Wij praten"
    assert checked.levels == Levels(Text("a b", ""), Text("c", "d"), Text("", "e"))


def test_switching_off_keeps_no_stray_words() -> None:
    stray = replace(OFF, reverse=True, wordings={GroupKind.PUPILS: OURS})
    assert stray.checked() == OFF


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        (OwnStatement("own-1", "purpose"), "De stelling is nog leeg"),
        (replace(ADDED, text=Text(" ", "\n")), "De stelling is nog leeg"),
        (replace(ADDED, text=Text("a" * (TITLE + 1), "")), "te lang: 201 tekens"),
        (replace(ADDED, wordings={GroupKind.PUPILS: Text("", "")}), "Leerlingen is nog leeg"),
        (replace(ADDED, levels=Levels(OURS, Text("", ""), OURS)), "Wat je ziet bij een 3 is nog leeg"),
        (replace(ADDED, theme_id="cooking"), "Het thema “cooking” bestaat niet"),
    ],
)
def test_what_cannot_be_asked_is_refused_with_a_sentence(entry: OwnStatement, says: str) -> None:
    with pytest.raises(InvalidInput, match=says):
        OwnContent(0, (entry,)).checked(library())


def test_a_statement_twice_and_too_many_are_refused() -> None:
    with pytest.raises(InvalidInput, match="staat er twee keer in"):
        OwnContent(0, (ADDED, ADDED)).checked(library())
    many = tuple(replace(ADDED, id=f"own-{n}") for n in range(MOST_STATEMENTS + 1))
    with pytest.raises(InvalidInput, match="hoogstens 200"):
        OwnContent(0, many).checked(library())


def test_the_short_form_is_the_short_statements_of_the_layered_library() -> None:
    read = OwnContent(1, (replace(ADDED, short_form=True), OFF)).over(library()).shortened()
    assert ids(read) == ["purpose-1", "own-1"]
    assert all(statement.short_form for statement in read.statement_by_id.values())


def test_outsiders_are_asked_only_what_is_worded_for_them() -> None:
    for statement in library().statement_by_id.values():
        for kind in GroupKind:
            assert statement.asked_of(kind) is (kind in statement.wordings or kind not in OUTSIDERS)
    for theme in library().themes:
        assert theme.for_group(GroupKind.TEACHERS) == theme
        assert all(GroupKind.PUPILS in s.wordings for s in theme.for_group(GroupKind.PUPILS).statements)

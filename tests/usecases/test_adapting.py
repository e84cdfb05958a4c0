"""Adapting the library to a school: versions that only grow, and answers that keep their meaning."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scan.errors import Conflict, InvalidInput, NotFound
from scan.library.reader import library
from scan.model.answers import Answer, Aspect, SharedAnswer, Tally
from scan.model.events import Kind, Verb
from scan.model.own_content import OwnContent, OwnStatement
from scan.model.scans import Scan
from scan.model.text import Text
from scan.store import own_contents
from scan.store.database import writing
from scan.usecases import adapting, adopting, answering, preparing, undoing
from scan.usecases.desk import Desk
from scan.usecases.preparing import NewScan
from tests.usecases.conftest import NOW, dump

OFF = OwnStatement("time-1", "time", on=False)
OURS = OwnStatement("time-2", "time", text=Text("Wij hebben\n een vast uur. ", ""))


def keep(desk: Desk, scan: Scan, *entries: OwnStatement) -> OwnContent:
    """The next version of the school's layer, with just these entries."""
    newest = adapting.content_of(desk, scan.school_id)
    return adapting.keep_content(desk, library(), scan.school_id, replace(newest, statements=entries))


def answer(desk: Desk, scan: Scan) -> None:
    answering.record_shared(desk, scan.id, [SharedAnswer("time-2", Aspect.NOW, Answer.FOUR)])


def asked(desk: Desk, scan: Scan) -> OwnContent:
    return preparing.record_of(desk, scan.id).content


def test_the_first_layer_is_version_one_cleaned_and_says_who_made_it(desk: Desk, scan: Scan) -> None:
    kept = keep(desk, scan, OFF, OURS)
    assert kept == OwnContent(1, (OFF, replace(OURS, text=Text("Wij hebben een vast uur.", ""))))
    assert adapting.content_of(desk, scan.school_id) == kept
    (version,) = adapting.content_versions(desk, scan.school_id)
    assert (version.version, version.made_at, version.made_by, version.entries) == (1, NOW, "Noor", 2)


def test_a_scan_without_answers_asks_the_new_version_at_once_and_the_log_says_so(desk: Desk, scan: Scan) -> None:
    before = preparing.revision_of(desk, scan.id)
    kept = keep(desk, scan, OFF)
    assert asked(desk, scan) == kept
    assert preparing.revision_of(desk, scan.id) > before
    (event, _can_be_undone), *_rest = undoing.history(desk, scan.id)
    assert (event.verb, event.kind, event.subject_id) == (Verb.CHANGED, Kind.SCAN, scan.id)


def test_a_scan_with_answers_stays_where_it_was_until_somebody_decides(desk: Desk, scan: Scan) -> None:
    answer(desk, scan)
    assert adapting.has_answers(desk, scan.id)
    kept = keep(desk, scan, OFF)
    assert asked(desk, scan) == OwnContent()
    events = len(undoing.history(desk, scan.id))
    assert adapting.use_newest(desk, scan.id) == kept == asked(desk, scan)
    assert adapting.use_newest(desk, scan.id) == kept
    assert len(undoing.history(desk, scan.id)) == events + 1


def test_a_show_of_hands_counts_as_an_answer_and_an_empty_one_does_not(desk: Desk, scan: Scan) -> None:
    nobody = Tally("time-2", scan.groups[0].id, Aspect.NOW, (0,) * 7)
    answering.record_tallies(desk, scan.id, [nobody])
    assert not adapting.has_answers(desk, scan.id)
    answering.record_tallies(desk, scan.id, [replace(nobody, counts=(0, 0, 1, 0, 0, 0, 0))])
    assert adapting.has_answers(desk, scan.id)


def test_a_scan_that_was_put_away_follows_too_and_one_of_another_school_does_not(desk: Desk, scan: Scan) -> None:
    away = preparing.start_scan(desk, library(), NewScan("Weg", school_id=scan.school_id))
    preparing.delete_scan(desk, away.id)
    other = preparing.start_scan(desk, library(), NewScan("Anders", school_name="Elders"))
    kept = keep(desk, scan, OFF)
    preparing.restore_scan(desk, away.id)
    assert (asked(desk, away), asked(desk, other)) == (kept, OwnContent())
    assert adapting.content_of(desk, other.school_id) == OwnContent()


def test_a_new_scan_of_the_school_asks_its_newest_layer(desk: Desk, scan: Scan) -> None:
    answer(desk, scan)
    kept = keep(desk, scan, OFF)
    new = preparing.start_scan(desk, library(), NewScan("Voorjaar", school_id=scan.school_id))
    assert asked(desk, new) == kept


def test_a_plan_asks_what_the_scan_asks(desk: Desk, scan: Scan) -> None:
    keep(desk, scan, OURS)
    answer(desk, scan)
    plan = adopting.current_plan(desk, library(), scan.id)
    assert "Wij hebben een vast uur." in {str(s.text) for theme in plan.themes for s in theme.statements}


def test_where_nothing_differs_there_is_no_new_version(desk: Desk, scan: Scan) -> None:
    kept = keep(desk, scan, OURS)
    before = dump(desk)
    assert keep(desk, scan, OURS) == kept
    assert adapting.restore_content(desk, scan.school_id, 1, 1) == kept
    assert dump(desk) == before


def test_R11_whoever_keeps_over_a_version_they_did_not_see_is_told_and_nothing_is_kept(
    two_desks: tuple[Desk, Desk], scan: Scan
) -> None:
    mine, theirs = two_desks
    kept = keep(theirs, scan, OFF)
    before = dump(mine)
    with pytest.raises(Conflict, match="Iemand anders") as caught:
        adapting.keep_content(mine, library(), scan.school_id, OwnContent(0, (OURS,)))
    assert caught.value.current == kept
    assert dump(mine) == before


@pytest.mark.parametrize(
    "wrong",
    [
        replace(OURS, text=Text("x" * 201, "")),
        replace(OURS, theme_id="none"),
        OwnStatement("own-1", "time"),
    ],
)
def test_a_layer_that_cannot_be_is_refused_whole(desk: Desk, scan: Scan, wrong: OwnStatement) -> None:
    before = dump(desk)
    with pytest.raises(InvalidInput):
        keep(desk, scan, OFF, wrong)
    assert dump(desk) == before


def test_an_earlier_version_comes_back_as_the_newest(desk: Desk, scan: Scan) -> None:
    first, _second = keep(desk, scan, OFF), keep(desk, scan, OURS)
    assert adapting.restore_content(desk, scan.school_id, 1, 2) == replace(first, version=3) == asked(desk, scan)
    assert adapting.restore_content(desk, scan.school_id, 0, 3) == OwnContent(4)
    assert [v.version for v in adapting.content_versions(desk, scan.school_id)] == [4, 3, 2, 1]
    with pytest.raises(NotFound):
        adapting.restore_content(desk, scan.school_id, 9, 4)


def test_a_school_that_is_not_there_gets_no_layer(desk: Desk) -> None:
    with pytest.raises(NotFound):
        adapting.keep_content(desk, library(), "none", OwnContent(0, (OFF,)))
    with pytest.raises(NotFound):
        adapting.restore_content(desk, "none", 0, 0)


def test_new_ids_say_that_the_school_added_the_statement(desk: Desk) -> None:
    id = adapting.new_statement_id(desk)
    assert OwnStatement(id, "time").added
    assert len(id) == len("own-") + 8


def test_R11_an_earlier_version_is_not_put_back_over_one_that_nobody_saw(
    two_desks: tuple[Desk, Desk], scan: Scan
) -> None:
    mine, theirs = two_desks
    keep(mine, scan, OFF)
    kept = keep(theirs, scan, OURS)
    with pytest.raises(Conflict, match="Iemand anders") as caught:
        adapting.restore_content(mine, scan.school_id, 0, 1)
    assert caught.value.current == kept == adapting.content_of(mine, scan.school_id)


def test_an_entry_in_a_theme_that_the_library_dropped_stands_in_nobodys_way(desk: Desk, scan: Scan) -> None:
    gone = OwnStatement("own-1", "rust", text=Text("Van vroeger.", ""))
    with writing(desk.db):
        own_contents.insert(desk.db, scan.school_id, OwnContent(1, (gone,)), NOW, "Noor")
    assert keep(desk, scan, gone, OFF) == OwnContent(2, (gone, OFF))
    with pytest.raises(InvalidInput, match="rust"):
        keep(desk, scan, replace(gone, text=Text("Anders.", "")))


def test_a_scan_asks_the_newest_words_whatever_their_number(desk: Desk, scan: Scan) -> None:
    assert adapting.asks_newest(desk, scan.id)
    answer(desk, scan)
    keep(desk, scan, OFF)
    assert not adapting.asks_newest(desk, scan.id)
    adapting.restore_content(desk, scan.school_id, 0, 1)
    assert adapting.asks_newest(desk, scan.id)

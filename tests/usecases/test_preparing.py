"""Preparing: a scan is started, changed, put away, brought back and destroyed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from scan.errors import Conflict, ImportRefused, InvalidInput, NotFound
from scan.library.reader import library
from scan.model.answers import Aspect, Tally
from scan.model.events import Verb
from scan.model.people import Group, GroupKind
from scan.model.scans import FocusTheme, Scan
from scan.usecases import answering, choosing, naming, preparing, undoing
from scan.usecases.desk import Desk
from scan.usecases.preparing import NewScan
from tests.usecases.conftest import NOW, Naming, OpenDesk, dump

STATEMENT = "time-1"


def with_group(desk: Desk, scan: Scan, name: str = "Docenten", heads: int = 30) -> Scan:
    groups = (*scan.groups, Group("", name, GroupKind.TEACHERS, heads))
    return preparing.save_preparation(desk, replace(scan, groups=groups), preparing.school_of(desk, scan))


def hands(scan: Scan, *counts: int) -> Tally:
    return Tally(STATEMENT, scan.groups[-1].id, Aspect.NOW, (*counts, *(0,) * (7 - len(counts))))


def test_a_new_scan_has_all_themes_and_a_management_team(desk: Desk, scan: Scan) -> None:
    assert scan.theme_ids == tuple(theme.id for theme in library().themes)
    assert [(group.kind, group.head_count) for group in scan.groups] == [(GroupKind.MANAGEMENT, 6)]
    assert preparing.scan_of(desk, scan.id) == scan
    assert preparing.school_of(desk, scan).name == "De Brug"


def test_a_second_scan_of_a_known_school_makes_no_second_school(desk: Desk, scan: Scan) -> None:
    preparing.start_scan(desk, library(), NewScan("Scan 2027", school_id=scan.school_id))
    assert [school.name for school in preparing.all_schools(desk)] == ["De Brug"]
    assert [summary.title for summary in preparing.all_scans(desk)] == ["Scan 2027", "Scan 2026"]


@pytest.mark.parametrize(
    "new", [NewScan(" ", school_name="De Brug"), NewScan("Scan", school_name=" "), NewScan("Scan")]
)
def test_a_scan_without_a_title_or_a_school_is_refused_and_leaves_no_school(desk: Desk, new: NewScan) -> None:
    before = dump(desk)
    with pytest.raises(InvalidInput):
        preparing.start_scan(desk, library(), new)
    assert dump(desk) == before


def test_a_scan_of_a_school_that_is_not_there_is_refused(desk: Desk) -> None:
    with pytest.raises(NotFound):
        preparing.start_scan(desk, library(), NewScan("Scan", school_id="nowhere"))


def test_the_frame_of_a_scan_and_the_name_of_its_school_are_kept_together(desk: Desk, scan: Scan) -> None:
    school = replace(preparing.school_of(desk, scan), name=" De  Brug Noord ", board="Stichting Oever")
    changed = replace(scan, reason=" Omdat ", starts_on=date(2026, 9, 1), theme_ids=("time", "safety"))
    saved = preparing.save_preparation(desk, changed, school)
    assert (saved.reason, saved.version, saved.theme_ids) == ("Omdat", scan.version + 1, ("time", "safety"))
    assert preparing.scan_of(desk, scan.id) == saved
    assert preparing.school_of(desk, scan).name == "De Brug Noord"


def test_a_new_group_gets_an_id_and_keeps_it(desk: Desk, scan: Scan) -> None:
    saved = with_group(desk, scan)
    assert saved.groups[1].id
    assert with_group(desk, saved, "Ouders").groups[:2] == saved.groups


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": ""},
        {"theme_ids": ()},
        {"closes_on": date(2026, 1, 1), "starts_on": date(2026, 1, 2)},
        {"groups": (Group("", "Team", GroupKind.TEACHERS, 0),)},
        {"groups": (Group("", "Team", GroupKind.TEACHERS, 5), Group("", "team", GroupKind.PUPILS, 5))},
    ],
)
def test_a_frame_that_cannot_be_right_is_refused_and_the_school_keeps_its_name(
    desk: Desk, scan: Scan, wrong: dict[str, Any]
) -> None:
    before = dump(desk)
    with pytest.raises(InvalidInput):
        preparing.save_preparation(
            desk, replace(scan, **wrong), replace(preparing.school_of(desk, scan), name="Andere naam")
        )
    assert dump(desk) == before


def test_R11_a_stale_frame_keeps_nothing_not_even_the_name_of_the_school(desk: Desk, scan: Scan) -> None:
    school = preparing.school_of(desk, scan)
    first = preparing.save_preparation(desk, replace(scan, title="Eerste"), school)
    before = dump(desk)
    with pytest.raises(Conflict) as refused:
        preparing.save_preparation(desk, replace(scan, title="Tweede"), replace(school, name="Andere naam"))
    assert refused.value.current == first
    assert dump(desk) == before


def test_removing_a_group_with_answers_is_refused(desk: Desk, scan: Scan) -> None:
    saved = with_group(desk, scan)
    answering.record_tallies(desk, scan.id, [hands(saved, 0, 3)])
    with pytest.raises(InvalidInput, match="heeft al antwoorden") as refused:
        preparing.save_preparation(desk, replace(saved, groups=saved.groups[:1]), preparing.school_of(desk, scan))
    assert refused.value.field == "groups"
    assert preparing.scan_of(desk, scan.id) == saved


def test_a_group_whose_answers_were_set_back_to_zero_can_be_removed(desk: Desk, scan: Scan) -> None:
    saved = with_group(desk, scan)
    answering.record_tallies(desk, scan.id, [hands(saved, 0, 3)])
    answering.record_tallies(desk, scan.id, [hands(saved, 0)])
    left = preparing.save_preparation(desk, replace(saved, groups=saved.groups[:1]), preparing.school_of(desk, scan))
    assert len(left.groups) == 1


def test_leaving_out_a_theme_keeps_what_was_named_in_it(desk: Desk, scan: Scan, named: Naming) -> None:
    obstacle = named.obstacle()
    focused = choosing.choose_focus(desk, scan, (FocusTheme("time", "Tijd"),))
    preparing.save_preparation(desk, replace(focused, theme_ids=("safety",)), preparing.school_of(desk, scan))
    assert naming.obstacle_of(desk, obstacle.id) == obstacle


def test_a_scan_that_is_put_away_is_gone_from_the_list_and_comes_back_with_everything(
    desk: Desk, scan: Scan, named: Naming
) -> None:
    named.action()
    before = preparing.record_of(desk, scan.id)
    preparing.delete_scan(desk, scan.id)
    assert preparing.all_scans(desk) == []
    assert [summary.id for summary in preparing.all_scans(desk, deleted=True)] == [scan.id]
    with pytest.raises(NotFound):
        preparing.record_of(desk, scan.id)
    preparing.restore_scan(desk, scan.id)
    assert preparing.record_of(desk, scan.id) == before


def test_P10_destroying_a_scan_asks_for_its_exact_title_and_leaves_no_word_of_it(
    desk: Desk, scan: Scan, named: Naming
) -> None:
    named.obstacle("Kanariegeel")
    preparing.delete_scan(desk, scan.id)
    with pytest.raises(InvalidInput, match="Typ precies: Scan 2026"):
        preparing.purge_scan(desk, scan.id, "scan 2026")
    preparing.purge_scan(desk, scan.id, "  Scan   2026 ")
    assert preparing.all_scans(desk, deleted=True) == []
    file = desk.db.conn.execute("PRAGMA database_list").fetchone()[2]
    with open(file, "rb") as bytes_:
        assert b"Kanariegeel" not in bytes_.read()
    assert undoing.history(desk, scan.id)[0][0].verb is Verb.DESTROYED
    with pytest.raises(NotFound):
        preparing.purge_scan(desk, scan.id, "Scan 2026")


def test_a_scan_that_was_not_put_away_cannot_be_destroyed(desk: Desk, scan: Scan) -> None:
    with pytest.raises(InvalidInput, match="eerst"):
        preparing.purge_scan(desk, scan.id, scan.title)
    assert preparing.scan_of(desk, scan.id) == scan


def test_the_revision_grows_with_every_change_and_with_nothing_else(desk: Desk, scan: Scan, named: Naming) -> None:
    def revision() -> int:
        return preparing.revision_of(desk, scan.id)

    seen = [revision()]
    preparing.record_of(desk, scan.id)
    assert revision() == seen[0]
    obstacle = named.obstacle()
    seen.append(revision())
    action = named.action(obstacle)
    seen.append(revision())
    answering.record_tallies(desk, scan.id, [hands(scan, 1)])
    seen.append(revision())
    undoing.undo(desk, naming.delete_obstacle(desk, obstacle.id).sequence)
    seen.append(revision())
    preparing.save_preparation(desk, scan, replace(preparing.school_of(desk, scan), name="Nieuw"))
    seen.append(revision())
    assert action.id
    assert seen == sorted(set(seen))


def test_the_start_screen_counts_what_is_late_today(desk: Desk, scan: Scan, named: Naming, open_desk: OpenDesk) -> None:
    named.action(deadline=NOW.date())
    with open_desk(now=NOW + timedelta(days=1)) as tomorrow:
        assert [summary.late for summary in preparing.all_scans(desk)] == [0]
        assert [(s.late, s.actions, s.obstacles) for s in preparing.all_scans(tomorrow)] == [(1, 1, 1)]


def test_taking_in_two_scans_of_which_one_is_here_already_keeps_neither(desk: Desk, scan: Scan, named: Naming) -> None:
    named.action()
    known = preparing.record_of(desk, scan.id)
    fresh = replace(
        known,
        scan=replace(known.scan, id="other"),
        obstacles=tuple(replace(o, id="o" + o.id, scan_id="other") for o in known.obstacles),
        actions=(),
    )
    before = dump(desk)
    with pytest.raises(ImportRefused):
        preparing.take_in(desk, [fresh, known])
    assert dump(desk) == before
    preparing.take_in(desk, [fresh])
    assert preparing.record_of(desk, "other") == fresh

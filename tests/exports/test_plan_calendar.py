"""The calendar file: one day per open deadline, the same each time, and read back by icalendar."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from icalendar import Calendar, Event

from scan.exports.archive import plan_to_json
from scan.exports.calendar import to_ics
from scan.library.demo import demo_records
from scan.library.reader import library
from scan.model.actions import State
from scan.model.plan import ActionPlan
from scan.model.planning import draw_plan
from tests.exports.samples import AS_OF, a_plan, an_action


def events(plan: ActionPlan) -> list[Event]:
    read = Calendar.from_ical(to_ics(plan, "nl"))
    assert isinstance(read, Calendar)
    return [event for event in read.walk("VEVENT") if isinstance(event, Event)]


def test_an_action_becomes_a_whole_day_with_an_alarm_a_week_before() -> None:
    (event,) = events(a_plan())
    assert event["UID"] == "a1@scan.doorbraak"
    assert event.decoded("DTSTAMP") == AS_OF
    assert event.decoded("DTSTART") == date(2026, 10, 1)
    assert event.decoded("DTEND") == date(2026, 10, 2)
    assert str(event["SUMMARY"]) == "A1 Zet het uur vast 1"
    (alarm,) = event.walk("VALARM")
    assert alarm.decoded("TRIGGER") == timedelta(days=-7)
    assert str(alarm["ACTION"]) == "DISPLAY"


def test_the_description_says_what_it_breaks_who_does_it_and_what_pupils_gain() -> None:
    said = str(events(a_plan())[0]["DESCRIPTION"])
    for part in ("B1 Er is geen uur", "Noor Verbeeke, Teamleider", "Betere lessen", "Het uur gaat door"):
        assert part in said


def test_an_action_without_an_owner_says_so() -> None:
    (event,) = events(a_plan(an_action(owner_name="", owner_role="")))
    assert "Eigenaar: nog niemand" in str(event["DESCRIPTION"])


@pytest.mark.parametrize("state", State)
def test_only_open_actions_are_in_the_calendar(state: State) -> None:
    expected = 0 if state in (State.DONE, State.STOPPED) else 1
    assert len(events(a_plan(an_action(state=state)))) == expected


def test_an_action_without_a_deadline_is_left_out() -> None:
    assert events(a_plan(an_action(deadline=None))) == []


def test_the_last_day_that_exists_has_no_day_after() -> None:
    (event,) = events(a_plan(an_action(deadline=date.max)))
    assert event.decoded("DTSTART") == date.max
    assert "DTEND" not in event


def test_text_cannot_break_out_of_its_line() -> None:
    nasty = "Les; deel, twee\nEND:VEVENT\r\nBEGIN:VALARM " + "x" * 200 + " é🕰"
    (event,) = events(a_plan(an_action(title=nasty, pupil_gain=nasty)))
    assert str(event["SUMMARY"]).startswith("A1 Les; deel, twee\nEND:VEVENT")
    assert len(list(event.walk("VALARM"))) == 1
    assert all(len(line) <= 75 for line in to_ics(a_plan(an_action(title=nasty)), "nl").splitlines())


def test_the_same_plan_gives_the_same_bytes_and_a_moment_without_zone_counts_as_utc() -> None:
    assert to_ics(a_plan(), "nl") == to_ics(a_plan(), "nl")
    assert to_ics(a_plan(as_of=AS_OF.replace(tzinfo=None)), "nl") == to_ics(a_plan(), "nl")


def test_every_open_deadline_of_the_demonstration_is_there_with_its_own_uid() -> None:
    _first, record = demo_records(library(), "nl", date(2026, 11, 24), plan_to_json)
    plan = draw_plan(record, library(), datetime(2026, 11, 24, 12, tzinfo=UTC))
    closed = (State.DONE, State.STOPPED)
    expected = {f"{a.id}@{plan.scan_id}.doorbraak" for a in plan.actions() if a.deadline and a.state not in closed}
    found = [str(event["UID"]) for event in events(plan)]
    assert len(found) == len(set(found)) == 23
    assert set(found) == expected

"""One small scan and its parts, to be changed with `replace`."""

from __future__ import annotations

from datetime import UTC, date, datetime

from scan.model.actions import Action, ActionUpdate, Status
from scan.model.answers import Answer, Aspect, SharedAnswer, Tally
from scan.model.events import Event, Kind, Verb
from scan.model.library import Decider
from scan.model.obstacles import Obstacle, Source
from scan.model.people import Group, GroupKind
from scan.model.record import AdoptedPlan, ScanRecord
from scan.model.scans import FocusTheme, Scan, School
from scan.model.strengths import Strength
from scan.store import destroying, scans, schools
from scan.store.database import Database, writing

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
TODAY = NOW.date()
SCHOOL = School("school", "Het Waterlijn College", "Bestuur Rivierenpoort")
TEACHERS = Group("teachers", "Docenten", GroupKind.TEACHERS, 34)
LEADERS = Group("leaders", "Teamleiders", GroupKind.TEAM_LEADERS, 5)
SCAN = Scan(
    "scan",
    "school",
    "Najaar",
    reason="Omdat het beter kan",
    theme_ids=("time", "safety"),
    groups=(TEACHERS, LEADERS),
    starts_on=date(2026, 11, 1),
    closes_on=date(2026, 11, 20),
    focus=(FocusTheme("time", "Rust in de week"),),
)
SHARED = SharedAnswer("time-1", Aspect.NOW, Answer.DONT_KNOW)
TALLY = Tally("time-1", "teachers", Aspect.NOW, (1, 2, 3, 4, 5, 6, 7))
OBSTACLE = Obstacle(
    "o1",
    "scan",
    1,
    "time",
    "Élke week een ander rooster",
    source=Source.LIBRARY,
    statement_id="time-1",
    library_id="time-o1",
    blocks="Samen lessen maken",
    kept_by="Niemand zegt 100% nee_",
    decider=Decider.TEAM_LEADER,
    influence=3,
    impact=4,
    votes=2,
)
STRENGTH = Strength("s1", "scan", 1, "safety", "Collega's helpen elkaar", seen_in="In de pauze")
ACTION = Action(
    "a1",
    "scan",
    1,
    "Vast rooster tot Kerst",
    ("o1",),
    strength_id="s1",
    deadline=date(2026, 12, 1),
    first_step="Vraag het",
    first_step_on=date(2026, 11, 30),
    owner_name="Noor",
    status=Status.BUSY,
    progress=20,
)
UPDATE = ActionUpdate("u1", "a1", TODAY, "Noor", Status.BUSY, 20, "Begonnen")
ADOPTED = AdoptedPlan(1, NOW, "Noor", "Wij doen dit", '{"title": "Najaar"}')
EVENT = Event(NOW, "Noor", Verb.CREATED, Kind.OBSTACLE, "scan", "o1")
RECORD = ScanRecord(SCHOOL, SCAN, (SHARED,), (TALLY,), (OBSTACLE,), (STRENGTH,), (ACTION,), (UPDATE,), (ADOPTED,))


def keep_scan(db: Database, scan: Scan = SCAN) -> None:
    """Keep the school (once) and a scan; inside `writing`."""
    if not schools.exists(db, SCHOOL.id):
        schools.insert(db, SCHOOL)
    scans.insert(db, scan, TODAY)


def purge(db: Database, id: str) -> None:
    """Remove a scan and free its space, as the use case does."""
    with writing(db):
        scans.remove(db, id)
    destroying.finish(db)

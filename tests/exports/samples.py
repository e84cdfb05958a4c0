"""A small scan with one of everything, and its plan."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from scan.model.actions import Action, ActionUpdate, State, Status
from scan.model.answers import Answer, Aspect, SharedAnswer, Tally
from scan.model.ledger import Ledger, Outcome, Promise
from scan.model.library import Decider, Levels
from scan.model.message import Message
from scan.model.obstacles import Obstacle, Source
from scan.model.own_content import OwnContent, OwnStatement
from scan.model.people import Group, GroupKind
from scan.model.plan import (
    ActionPlan,
    PlanAction,
    PlanGroup,
    PlanObstacle,
    PlanScore,
    PlanStatement,
    PlanStrength,
    PlanTheme,
    PlanUpdate,
)
from scan.model.record import AdoptedPlan, ScanRecord
from scan.model.same_picture import Picture, PictureCheck, ShownCard
from scan.model.scans import FocusTheme, Scan, School
from scan.model.scores import GroupSpread, Spread, StatementResult
from scan.model.strengths import Strength
from scan.model.text import Text

AS_OF = datetime(2026, 9, 1, 12, 0, tzinfo=UTC)
GOLDEN = Path(__file__).parent / "golden"


def an_action(number: int = 1, **changes: object) -> PlanAction:
    """Action A1, A2, ... of the plan, busy, with a deadline in October."""
    action = PlanAction(
        id=f"a{number}",
        number=number,
        title=f"Zet het uur vast {number}",
        obstacles=((1, "Er is geen uur"), (2, "Het loopt uit")),
        strength="Iedereen wil het",
        first_step="Vraag het de roostermaker",
        first_step_on=date(2026, 9, 8),
        owner_name="Noor Verbeeke",
        owner_role="Teamleider",
        deadline=date(2026, 10, 1),
        pupil_gain="Betere lessen",
        frame="Zonder lesuitval",
        freedom="Het team kiest de dag",
        success_sign="Het uur gaat door",
        state=State.BUSY,
        progress=40,
        updates=(PlanUpdate(date(2026, 8, 20), "Noor Verbeeke", State.BUSY, 40, "Het begin is er."),),
    )
    return replace(action, **changes)  # type: ignore[arg-type]


def a_plan(*actions: PlanAction, **changes: object) -> ActionPlan:
    """A plan of one theme with two obstacles, a strength, scores and the given actions."""
    theme = PlanTheme(
        id="time",
        name=Text("Tijd, overleg en rooster", "Time, meetings and timetable"),
        short_name=Text("Tijd", "Time"),
        focus="Tijd die blijft staan",
        score=PlanScore(2.25, 4.5, 0.9, 32, (("Docenten", 2.0), ("Team + Ondersteuners", 2.5))),
        statements=(PlanStatement("time-1", Text("Wij hebben een uur.", "We have an hour."), 2.25, 4.5, 32, 0.9, 0.5),),
        obstacles=(
            PlanObstacle(
                "b1", 1, "Er is geen uur", "Samenwerken", "Gewoonte", Decider.MANAGEMENT, 4, 5, 12, 1,
                ("Nooit tijd",), (1,), False,
            ),
            PlanObstacle("b2", 2, "Het loopt uit", "", "", None, None, None, 0, 2, (), (), True),
        ),
        strengths=(PlanStrength("k1", 1, "Iedereen wil het", "In de pauze"),),
        actions=actions or (an_action(),),
    )  # fmt: skip
    plan = ActionPlan(
        scan_id="scan",
        school="Het Waterlijn College",
        board="Rivierenpoort",
        title="Scan najaar",
        reason="Omdat het beter kan.",
        version=0,
        adopted_at=None,
        adopted_by="",
        decision="",
        as_of=AS_OF,
        groups=(PlanGroup("g", "Docenten", GroupKind.TEACHERS, 34),),
        themes=(theme,),
    )
    return replace(plan, **changes)  # type: ignore[arg-type]


def a_record() -> ScanRecord:
    """A scan with one of everything that could be kept in the first schema; its plan was adopted then."""
    adopted_at = datetime(2026, 8, 1, 15, 30, tzinfo=UTC)
    words = "Zo doen we het."
    return ScanRecord(
        school=School("school", "Het Waterlijn College", "Rivierenpoort"),
        scan=Scan(
            id="scan",
            school_id="school",
            title="Scan najaar",
            reason="Omdat het beter kan.\nEcht waar.",
            theme_ids=("time", "safety"),
            groups=(Group("g", "Docenten", GroupKind.TEACHERS, 34), Group("h", "MT", GroupKind.MANAGEMENT, 7)),
            starts_on=date(2026, 6, 1),
            closes_on=date(2026, 6, 8),
            feedback_on=date(2026, 6, 20),
            focus=(FocusTheme("time", "Tijd die blijft staan"),),
            version=3,
        ),
        shared=(
            SharedAnswer("time-1", Aspect.NOW, Answer.DONT_KNOW),
            SharedAnswer("time-1", Aspect.WANTED, Answer.FIVE),
        ),
        tallies=(Tally("time-1", "g", Aspect.NOW, (1, 2, 3, 4, 5, 6, 7)),),
        obstacles=(
            Obstacle(
                "b1", "scan", 1, "time", "Er is geen uur", Source.STATEMENT, "time-1", "time-o1", "Samenwerken",
                "Gewoonte 🕰", Decider.MANAGEMENT, 4, 5, 12,
            ),
            Obstacle("b2", "scan", 2, "time", "Nooit tijd", merged_into="b1"),
        ),
        strengths=(Strength("k1", "scan", 1, "safety", "Iedereen wil het", seen_in="In de pauze"),),
        actions=(
            Action(
                "a1", "scan", 1, "Zet het uur vast", ("b1", "b2"), "k1", "time-o1-a1", "Vraag het", date(2026, 9, 8),
                "Noor Verbeeke", "Teamleider", date(2026, 10, 1), "Betere lessen", "Zonder lesuitval", "Kies zelf",
                "Het uur gaat door", Status.BUSY, 40, 2,
            ),
        ),
        updates=(ActionUpdate("u1", "a1", date(2026, 8, 20), "Noor Verbeeke", Status.BUSY, 40, "Het begin is er."),),
        adopted=(AdoptedPlan(1, adopted_at, "MT", words, (GOLDEN / "adopted_plan.json").read_text("utf-8")),),
    )  # fmt: skip


def a_layer() -> OwnContent:
    """A school's own layer with one of everything: reworded, added, switched off, moved in the short form, dropped."""
    seen = Levels(Text("Nooit", "Never"), Text("Soms", ""), Text("Elke week", "Every week"))
    own = Text("Wij hebben elke week een vast uur 🕰.", "We have a fixed hour every week 🕰.")
    for_pupils = {GroupKind.PUPILS: Text("Leraren overleggen elke week.", "")}
    return OwnContent(
        4,
        (
            OwnStatement("time-1", "time", True, True, False, own, seen, for_pupils),
            OwnStatement("own-1a2b3c4d", "purpose", reverse=True, text=Text("", "=We run late.")),
            OwnStatement("time-2", "time", on=False),
            OwnStatement("time-3", "time", short_form=True),
            OwnStatement("time-99", "time", text=Text("Deze stelling is uit de bibliotheek gehaald.", "")),
        ),
    )


def an_adapted_record() -> ScanRecord:
    """The scan of `a_record` in short form, asking a layer of the school: one of everything of the second schema."""
    record = a_record()
    return replace(record, scan=replace(record.scan, short_form=True), content=a_layer())


def a_revealed_record() -> ScanRecord:
    """The scan of `an_adapted_record` with what a round showed instead of hands: all of the third schema."""
    all_of_them, ten = Spread(29, 3.5, 1.2, (2, 5, 7, 7, 8)), Spread(20, 3.0, 1.2, (2, 5, 5, 4, 4))
    groups = (GroupSpread(("g",), ten), GroupSpread(("h",), Spread(9, 4.6, None, None)))
    shown = (
        StatementResult("time-1", None, None, all_of_them, Spread(7, 4.0, None, None), groups, False),
        StatementResult("time-2", None, None, None, None, (), True),
    )
    return replace(an_adapted_record(), tallies=(), revealed=shown)


def a_pictured_record() -> ScanRecord:
    """The scan of `a_revealed_record` with what same-picture checks showed, in each way: all of the fourth schema."""
    named = PictureCheck("p1", "scan", "time", None, True, date(2026, 7, 1), "", date(2026, 7, 1))
    many = replace(named, id="p2", obstacle_id="b2", named=False, revealed_on=date(2026, 7, 2))
    few = replace(many, id="p3", obstacle_id="b9", opened_on=date(2026, 8, 1), revealed_on=date(2026, 8, 1))
    sides = (
        ShownCard("c1", "We schuiven steeds =1+1", 2, "Noor Verbeeke"),
        ShownCard("c2", "…", 5, "Bas", hidden=True),
    )
    words = tuple(ShownCard(f"d{n:02}", "…" if n == 3 else f"Zin {n}", None, hidden=n == 3) for n in range(11))
    pictures = (
        Picture(named, 2, 3.5, (0, 1, 0, 0, 1), sides),
        Picture(many, 11, 3.1, (1, 2, 4, 3, 1), words),
        Picture(few, 7, 4.7, None, ()),
    )
    return replace(a_revealed_record(), pictures=pictures)


def a_ledger() -> Ledger:
    """What an earlier plan promised: one of every outcome, with a deadline that was moved and a reason to stop."""
    why = {Outcome.STOPPED: "=1+1 Niemand las ze"}
    promises = (
        Promise(
            f"q{n}", n, f"Belofte {n}", "Noor Verbeeke", "Teamleider", date(2026, 1, n), outcome,
            date(2026, 12, 1) if outcome is Outcome.LATE else None, date(2026, 2, n), why.get(outcome, ""),
        )
        for n, outcome in enumerate(Outcome, 1)
    )  # fmt: skip
    return Ledger("scan-before", "Scan voorjaar", 2, datetime(2025, 12, 1, 15, 30, tzinfo=UTC), tuple(promises))


def a_worded_record() -> ScanRecord:
    """The scan of `a_pictured_record` with what the team wrote in its summary, also in a plan it adopted since."""
    record = a_pictured_record()
    adopted_at = datetime(2026, 9, 2, 15, 30, tzinfo=UTC)
    frozen = (GOLDEN / "adopted_plan_worded.json").read_text("utf-8")
    message = Message("Wij kiezen voor tijd 🕰.", "", "Help ons met B1.", "time 2.2 safety 3.1; 2; 1 0 0 0", 3)
    return replace(record, adopted=(*record.adopted, AdoptedPlan(2, adopted_at, "MT", "", frozen)), message=message)

"""The demonstration school: its story told in one language, as seen from today."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from scan.i18n import Language
from scan.library.story import (
    Counts,
    Story,
    ToldAction,
    ToldAdoption,
    ToldObstacle,
    ToldRound,
    ToldStrength,
    ToldTallies,
    story,
)
from scan.model.actions import Action, ActionUpdate, Status
from scan.model.answers import Aspect, SharedAnswer, Tally
from scan.model.library import Library
from scan.model.obstacles import Obstacle
from scan.model.people import Group
from scan.model.plan import ActionPlan
from scan.model.planning import draw_plan
from scan.model.record import AdoptedPlan, ScanRecord
from scan.model.scans import FocusTheme, Scan, School
from scan.model.strengths import Strength
from scan.model.text import Text

_ADOPTED_AT = time(15, 30, tzinfo=UTC)
_SATURDAY = 5

Freeze = Callable[[ActionPlan], str]


def demo_records(library: Library, language: Language, today: date, freeze: Freeze) -> tuple[ScanRecord, ...]:
    """The rounds of the demonstration school, oldest first; `freeze` turns an adopted plan into text."""
    told = story()
    records = []
    for number, (round_, tallies) in enumerate(told.rounds, 1):
        teller = _Teller(told, round_, tallies, language, today, number)
        record = teller.record(library)
        if round_.adopted:
            record = replace(record, adopted=(teller.adopted(record, round_.adopted, library, freeze),))
        records.append(record)
    return tuple(records)


@dataclass(frozen=True)
class _Teller:
    """Tells one round: every text in one language, every day counted from today."""

    story: Story
    round_: ToldRound
    tallies: ToldTallies
    language: Language
    today: date
    number: int

    def record(self, library: Library) -> ScanRecord:
        school = self.story.school
        return ScanRecord(
            school=School(f"demo-{self.language}", self.said(school.name), self.said(school.board)),
            scan=self.scan(library),
            shared=tuple(self.shared()),
            tallies=(*self.counted(self.tallies.now, Aspect.NOW), *self.counted(self.tallies.wanted, Aspect.WANTED)),
            obstacles=tuple(self.obstacle(o).checked() for o in self.round_.obstacles),
            strengths=tuple(self.strength(s).checked() for s in self.round_.strengths),
            actions=tuple(self.action(a).checked() for a in self.round_.actions),
            updates=tuple(update for a in self.round_.actions for update in self.updates(a)),
        )

    def scan(self, library: Library) -> Scan:
        told = self.round_
        return Scan(
            id=self.id(),
            school_id=f"demo-{self.language}",
            title=self.said(told.title),
            reason=self.said(told.reason),
            theme_ids=tuple(theme.id for theme in library.themes),
            groups=tuple(Group(self.id(g.id), self.said(g.name), g.kind, g.heads) for g in told.groups),
            starts_on=self.day(told.starts_in),
            closes_on=self.day(told.closes_in),
            feedback_on=self.day(told.feedback_in),
            focus=tuple(FocusTheme(f.theme, self.said(f.title)) for f in told.focus),
        ).checked()

    def shared(self) -> Iterator[SharedAnswer]:
        for told in self.round_.shared:
            yield SharedAnswer(told.statement, Aspect.NOW, told.now)
            yield SharedAnswer(told.statement, Aspect.WANTED, told.wanted)

    def counted(self, counts: Counts, aspect: Aspect) -> Iterator[Tally]:
        for statement_id, groups in counts.items():
            for group_id, count in groups.items():
                yield Tally(statement_id, self.id(group_id), aspect, count)

    def obstacle(self, told: ToldObstacle) -> Obstacle:
        return Obstacle(
            id=self.id(f"o{told.number}"),
            scan_id=self.id(),
            number=told.number,
            theme_id=told.theme,
            title=self.said(told.title),
            source=told.source,
            statement_id=told.statement,
            library_id=told.library,
            blocks=self.said(told.blocks),
            kept_by=self.said(told.kept_by),
            decider=told.decider,
            influence=told.influence,
            impact=told.impact,
            votes=told.votes,
            merged_into=self.id(f"o{told.merged_into}") if told.merged_into else None,
        )

    def strength(self, told: ToldStrength) -> Strength:
        return Strength(
            id=self.id(f"s{told.number}"),
            scan_id=self.id(),
            number=told.number,
            theme_id=told.theme,
            title=self.said(told.title),
            source=told.source,
            statement_id=told.statement,
            seen_in=self.said(told.seen_in),
        )

    def action(self, told: ToldAction) -> Action:
        owner = self.story.school.people[told.owner] if told.owner else None
        agreed = Action(
            id=self.id(f"a{told.number}"),
            scan_id=self.id(),
            number=told.number,
            title=self.said(told.title),
            obstacle_ids=tuple(self.id(f"o{number}") for number in told.breaks),
            strength_id=self.id(f"s{told.builds_on}") if told.builds_on else None,
            library_id=told.library,
            first_step=self.said(told.first_step),
            first_step_on=self.planned(told.first_step_in),
            owner_name=owner.name if owner else "",
            owner_role=self.said(owner.role) if owner else "",
            deadline=self.planned(told.deadline_in),
            pupil_gain=self.said(told.pupil_gain),
            frame=self.said(told.frame),
            freedom=self.said(told.freedom),
            success_sign=self.said(told.sign),
        )
        return _followed(agreed, self.updates(told))

    def updates(self, told: ToldAction) -> list[ActionUpdate]:
        return [
            ActionUpdate(
                id=self.id(f"u{told.number}.{place}"),
                action_id=self.id(f"a{told.number}"),
                made_on=self.day(update.day),
                made_by=self.story.school.people[update.by].name,
                status=update.status,
                progress=update.progress,
                note=self.said(update.note),
            ).checked()
            for place, update in enumerate(told.updates, 1)
        ]

    def adopted(self, record: ScanRecord, told: ToldAdoption, library: Library, freeze: Freeze) -> AdoptedPlan:
        """The plan as it was on the day of adoption: what happened since is not in it."""
        moment = datetime.combine(self.day(told.day), _ADOPTED_AT)
        by = self.story.school.people[told.by].name
        words = self.said(told.decision)
        drawn = draw_plan(_as_on(record, moment.date()), library, moment)
        plan = replace(drawn, version=1, adopted_at=moment, adopted_by=by, decision=words)
        return AdoptedPlan(1, moment, by, words, freeze(plan))

    def id(self, part: str = "") -> str:
        """The scan's id or that of a part of it; the language stands last, so that both can be kept."""
        return "-".join(piece for piece in ("demo", str(self.number), part, self.language) if piece)

    def said(self, text: Text | None) -> str:
        return text.said_in(self.language) if text else ""

    def day(self, days: int) -> date:
        return working_day(self.today, days)

    def planned(self, days: int | None) -> date | None:
        return None if days is None else self.day(days)


def working_day(today: date, days: int) -> date:
    """That many days from today; a weekend becomes the working day further away from today."""
    day = today + timedelta(days=days)
    step = timedelta(days=1 if days > 0 else -1)
    while day.weekday() >= _SATURDAY:
        day += step
    return day


def _followed(action: Action, updates: Iterable[ActionUpdate]) -> Action:
    for update in updates:
        action = action.followed(update)
    return action


def _as_on(record: ScanRecord, day: date) -> ScanRecord:
    updates = tuple(update for update in record.updates if update.made_on <= day)
    fresh = (replace(action, status=Status.NOT_STARTED, progress=0) for action in record.actions)
    actions = tuple(_followed(a, (update for update in updates if update.action_id == a.id)) for a in fresh)
    return replace(record, actions=actions, updates=updates)

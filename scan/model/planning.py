"""From everything kept of a scan to the one picture of its plan."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from scan.model.actions import Action, ActionUpdate, Status
from scan.model.ledger import Ledger
from scan.model.library import Library, Statement, Theme
from scan.model.obstacles import Obstacle, ranked, survivors
from scan.model.people import GroupKind
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
from scan.model.record import ScanRecord
from scan.model.scores import StatementResult, statement_result, theme_score


def results_of(record: ScanRecord, theme: Theme) -> list[StatementResult]:
    """What may be shown about each statement of a theme: what a round revealed, else the hands that were counted."""
    return [result_of(record, statement) for statement in theme.statements]


def result_of(record: ScanRecord, statement: Statement) -> StatementResult:
    """What may be shown about one statement; hands of a group that is not asked it (any more) do not count."""
    groups = [group for group in record.scan.groups if statement.asked_of(group.kind)]
    live = statement_result(statement, record.shared, () if record.revealed else record.tallies, groups)
    told = next((result for result in record.revealed if result.statement_id == statement.id), None)
    return replace(told, shared=live.shared, shared_wanted=live.shared_wanted) if told else live


def draw_plan(record: ScanRecord, library: Library, as_of: datetime, promised: Ledger | None = None) -> ActionPlan:
    """The plan as it stands at a moment: a draft, until `usecases.adopting` numbers and freezes it.

    `library` is the installation's; the school's own layer is put over it here. `promised` is the ledger of the
    plan before this one, which may be of another scan.
    """
    scan = record.scan
    library = record.asked(library)
    record = _in_known_themes(record, library)
    drawing = _Drawing.of(record, as_of.date())
    themes = _in_plan_order(record, library)
    return ActionPlan(
        scan_id=scan.id,
        school=record.school.name,
        board=record.school.board,
        title=scan.title,
        reason=scan.reason,
        version=0,
        adopted_at=None,
        adopted_by="",
        decision="",
        as_of=as_of,
        groups=tuple(_groups(record, themes)),
        themes=tuple(drawing.theme(theme) for theme in themes),
        short_form=scan.short_form,
        message=record.message.lines,
        promised=promised,
    )


def _groups(record: ScanRecord, themes: Sequence[Theme]) -> Iterator[PlanGroup]:
    kinds = {group.id: group.kind for group in record.scan.groups}
    asked = {(s.id, kind) for theme in themes for s in theme.statements for kind in GroupKind if s.asked_of(kind)}
    # Hands for what was switched off since, or is not asked of this group, are in no figure of the plan.
    counted = (t for t in record.tallies if any(t.counts) and (t.statement_id, kinds.get(t.group_id)) in asked)
    answered = {tally.group_id for tally in counted}
    shown = {id for result in record.revealed for group in result.groups for id in group.group_ids}
    for group in record.scan.groups:
        # A round says nothing of a group that is too small to show, not even whether it answered.
        heard = (group.id in shown or None) if record.revealed else group.id in answered
        yield PlanGroup(group.id, group.name, group.kind, group.head_count, heard)


def _in_known_themes(record: ScanRecord, library: Library) -> ScanRecord:
    # What was named in a theme that the library no longer has stays visible in the scan's first one.
    known = library.theme_by_id
    own = tuple(id for id in record.scan.theme_ids if id in known) or (library.themes[0].id,)
    return replace(
        record,
        scan=replace(record.scan, theme_ids=own),
        obstacles=tuple(o if o.theme_id in known else replace(o, theme_id=own[0]) for o in record.obstacles),
        strengths=tuple(s if s.theme_id in known else replace(s, theme_id=own[0]) for s in record.strengths),
    )


def _in_plan_order(record: ScanRecord, library: Library) -> list[Theme]:
    focus = [item.theme_id for item in record.scan.focus]
    used = {o.theme_id for o in record.obstacles} | {s.theme_id for s in record.strengths}
    shown = [t for t in library.themes if t.id in record.scan.theme_ids or t.id in used]
    return sorted(shown, key=lambda t: (focus.index(t.id) if t.id in focus else len(focus), t.position))


@dataclass(frozen=True)
class _Drawing:
    """The record turned round once, so that drawing a theme only looks things up."""

    record: ScanRecord
    today: date
    votes: dict[str, int]
    rank: dict[str, int]
    obstacles: dict[str, Obstacle]
    serves: dict[str, list[str]]
    served_by: dict[str, list[Action]]
    merged: dict[str, list[str]]
    updates: dict[str, list[ActionUpdate]]
    worded: frozenset[str]

    @classmethod
    def of(cls, record: ScanRecord, today: date) -> _Drawing:
        standing = record.standing()
        end = survivors(record.obstacles)
        served_by = record.served()
        serves: dict[str, list[str]] = {a.id: [] for a in record.actions}
        merged: dict[str, list[str]] = defaultdict(list)
        updates: dict[str, list[ActionUpdate]] = defaultdict(list)
        for id, actions in served_by.items():
            for action in actions:
                serves[action.id].append(id)
        for obstacle in record.obstacles:
            if obstacle.merged_into:
                merged[end[obstacle.id]].append(obstacle.title)
        for update in record.updates:
            updates[update.action_id].append(update)
        votes = record.votes_of()
        rank = {o.id: place for place, o in enumerate(ranked(standing, votes), 1)}
        worded = frozenset(entry.id for entry in record.content.statements if entry.text is not None)
        return cls(record, today, votes, rank, {o.id: o for o in standing}, serves, served_by, merged, updates, worded)

    def theme(self, theme: Theme) -> PlanTheme:
        results = results_of(self.record, theme)
        focus = next((item.title for item in self.record.scan.focus if item.theme_id == theme.id), "")
        own = sorted((o for o in self.obstacles.values() if o.theme_id == theme.id), key=lambda o: self.rank[o.id])
        return PlanTheme(
            id=theme.id,
            name=theme.name,
            short_name=theme.short_name,
            focus=focus,
            score=self._score(results),
            statements=tuple(self._statement(s, r) for s, r in zip(theme.statements, results, strict=True)),
            obstacles=tuple(self._obstacle(o) for o in own),
            strengths=tuple(
                PlanStrength(s.id, s.number, s.title, s.seen_in)
                for s in self.record.strengths
                if s.theme_id == theme.id
            ),
            actions=tuple(self._action(a) for a in self.record.actions if self._home(a) == theme.id),
            why=theme.why,
            finding=theme.evidence.finding,
            references=theme.evidence.references,
            asked=theme.id in self.record.scan.theme_ids,
        )

    def _statement(self, statement: Statement, result: StatementResult) -> PlanStatement:
        everyone = result.everyone
        return PlanStatement(
            id=statement.id,
            text=statement.text,
            score=result.score,
            wanted=result.wish,
            n=everyone.n if everyone else 0,
            deviation=everyone.deviation if everyone else None,
            between=result.between,
            reverse=statement.reverse,
            own=statement.id in self.worded,
            hidden=result.hidden,
            about_leader=statement.about_leader,
        )

    def _home(self, action: Action) -> str:
        served = self.serves[action.id]
        # An action whose obstacles were all deleted stays visible in the first theme of the scan.
        return self.obstacles[served[0]].theme_id if served else self.record.scan.theme_ids[0]

    def _score(self, results: Sequence[StatementResult]) -> PlanScore | None:
        score = theme_score(results)
        if score is None:
            return None
        names = {g.id: g.name for g in self.record.scan.groups}
        by_group = tuple((" + ".join(names.get(id, id) for id in ids), mean) for ids, mean in score.by_group)
        return PlanScore(score.mean, score.wanted, score.deviation, score.n, by_group)

    def _obstacle(self, o: Obstacle) -> PlanObstacle:
        actions = self.served_by.get(o.id, [])
        return PlanObstacle(
            id=o.id,
            number=o.number,
            title=o.title,
            blocks=o.blocks,
            kept_by=o.kept_by,
            decider=o.decider,
            influence=o.influence,
            impact=o.impact,
            votes=self.votes[o.id],
            rank=self.rank[o.id],
            merged_titles=tuple(self.merged.get(o.id, ())),
            action_numbers=tuple(a.number for a in actions),
            broken=is_broken(actions),
        )

    def _action(self, a: Action) -> PlanAction:
        served = [self.obstacles[id] for id in self.serves[a.id]]
        strength = next((s.title for s in self.record.strengths if s.id == a.strength_id), "")
        return PlanAction(
            id=a.id,
            number=a.number,
            title=a.title,
            obstacles=tuple((o.number, o.title) for o in served),
            strength=strength,
            first_step=a.first_step,
            first_step_on=a.first_step_on,
            owner_name=a.owner_name,
            owner_role=a.owner_role,
            deadline=a.deadline,
            pupil_gain=a.pupil_gain,
            frame=a.frame,
            freedom=a.freedom,
            success_sign=a.success_sign,
            state=a.state(self.today),
            progress=a.progress,
            updates=tuple(self._update(a, u) for u in self.updates.get(a.id, ())),
        )

    def _update(self, action: Action, update: ActionUpdate) -> PlanUpdate:
        state = action.followed(update).state(update.made_on)
        return PlanUpdate(update.made_on, update.made_by, state, update.progress, update.note)


def is_broken(actions: Sequence[Action]) -> bool:
    """An obstacle is broken when an action of it is done and none is open any more."""
    return any(a.status is Status.DONE for a in actions) and all(
        a.status in (Status.DONE, Status.STOPPED) for a in actions
    )

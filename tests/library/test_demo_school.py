"""The demonstration school: exactly as large as promised, in both languages, and believable on any day."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, time, timedelta

import pytest

from scan.exports.archive import from_json, plan_from_json, plan_to_json, to_json
from scan.i18n import LANGUAGES, Language
from scan.library.demo import demo_records, working_day
from scan.library.reader import library
from scan.model.actions import State
from scan.model.checks import GapKind, gaps
from scan.model.library import Library
from scan.model.plan import ActionPlan
from scan.model.planning import draw_plan
from scan.model.record import ScanRecord

TODAY = date(2026, 11, 24)


def rounds(language: Language = "nl", today: date = TODAY) -> tuple[ScanRecord, ScanRecord]:
    first, second = demo_records(library(), language, today, plan_to_json)
    return first, second


def plan_of(record: ScanRecord, today: date = TODAY) -> ActionPlan:
    return draw_plan(record, library(), datetime.combine(today, time(12, tzinfo=UTC)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_two_rounds_have_exactly_the_promised_size(language: Language) -> None:
    first, second = rounds(language)
    assert (first.scan.id, second.scan.id) == (f"demo-1-{language}", f"demo-2-{language}")
    assert (len(first.standing()), len(first.actions), len(first.adopted)) == (9, 10, 1)
    assert (len(second.standing()), len(second.obstacles), len(second.actions)) == (24, 26, 31)
    assert len(second.strengths) == 9
    assert second.scan.invited == 62
    assert len(second.scan.groups) == 6
    assert min(group.head_count for group in second.scan.groups) < 5
    assert len(second.scan.focus) == 4


@pytest.mark.parametrize("days", range(7))
def test_every_stage_is_there_on_any_day_of_the_week(days: int) -> None:
    today = TODAY + timedelta(days=days)
    first, second = rounds(today=today)
    assert plan_of(second, today).by_state() == Counter(
        {State.NOT_STARTED: 10, State.BUSY: 10, State.LATE: 4, State.DONE: 5, State.STOPPED: 2}
    )
    assert plan_of(first, today).by_state() == Counter({State.DONE: 3, State.STOPPED: 2, State.LATE: 5})
    told = [u.made_on for record in (first, second) for u in record.updates]
    assert max(told) <= today
    assert all(day.weekday() < 5 for day in told)


def test_both_languages_tell_the_same_story_and_leave_nothing_untranslated() -> None:
    for dutch, english in zip(rounds("nl"), rounds("en"), strict=True):
        for kind in ("obstacles", "strengths", "actions", "updates"):
            for nl, en in zip(getattr(dutch, kind), getattr(english, kind), strict=True):
                assert nl.id.removesuffix("-nl") == en.id.removesuffix("-en")
                for field in (
                    "title",
                    "blocks",
                    "kept_by",
                    "seen_in",
                    "first_step",
                    "pupil_gain",
                    "success_sign",
                    "note",
                ):
                    said, translated = getattr(nl, field, ""), getattr(en, field, "")
                    assert bool(said) == bool(translated)
                    assert not said or said != translated


def test_no_id_is_used_twice_over_rounds_and_languages() -> None:
    ids: list[str] = []
    for record in (record for language in LANGUAGES for record in rounds(language)):
        ids += [obstacle.id for obstacle in record.obstacles]
        ids += [strength.id for strength in record.strengths]
        ids += [action.id for action in record.actions]
        ids += [update.id for update in record.updates]
        ids += [group.id for group in record.scan.groups]
    assert len(ids) == len(set(ids))


def suggested_actions(content: Library) -> dict[str, str]:
    """The obstacle that each suggested action of the library breaks."""
    return {action.id: obstacle.id for obstacle in content.obstacle_by_id.values() for action in obstacle.actions}


def test_every_link_into_the_library_exists_and_agrees_with_the_theme() -> None:
    content = library()
    home = suggested_actions(content)
    for record in rounds():
        obstacles = {o.id: o for o in record.obstacles}
        for obstacle in record.obstacles:
            if obstacle.statement_id:
                assert content.theme_of_statement[obstacle.statement_id].id == obstacle.theme_id
            if obstacle.library_id:
                typical = content.obstacle_by_id[obstacle.library_id]
                assert typical in content.theme_by_id[obstacle.theme_id].obstacles
        for strength in record.strengths:
            assert strength.theme_id in content.theme_by_id
            if strength.statement_id:
                assert content.theme_of_statement[strength.statement_id].id == strength.theme_id
        for action in record.actions:
            if action.library_id:
                assert home[action.library_id] in {obstacles[id].library_id for id in action.obstacle_ids}


def test_every_statement_is_scored_in_both_rounds_and_the_second_is_better() -> None:
    first, second = rounds()
    for record in (first, second):
        assert {tally.statement_id for tally in record.tallies} == set(library().statement_by_id)
        heads = {group.id: group for group in record.scan.groups}
        for tally in record.tallies:
            assert tally.checked(heads[tally.group_id]) == tally
        assert record.shared
    means = [{theme.id: theme.score.mean for theme in plan_of(r).themes if theme.score} for r in (first, second)]
    assert all(means[1][id] > means[0][id] for id in means[0])


def test_the_scores_fit_the_story() -> None:
    plan = plan_of(rounds()[1])
    scores = {theme.id: theme.score for theme in plan.themes if theme.score}
    by_mean = sorted(scores, key=lambda id: scores[id].mean)
    assert set(by_mean[:2]) == {"time", "follow_through"}
    assert by_mean[-1] == "safety"
    assert max(scores, key=lambda id: scores[id].deviation) == "room_and_frame"
    smallest = next(group.name for group in plan.groups if group.head_count < 5)
    shown = {name for score in scores.values() for name, _mean in score.by_group}
    assert smallest not in shown
    assert any(smallest in name for name in shown)


def test_the_plan_has_something_to_show_of_everything() -> None:
    plan = plan_of(rounds()[1])
    found = {gap.kind for gap in gaps(plan)}
    assert found >= {
        GapKind.NO_ACTION, GapKind.NO_DECIDER, GapKind.NO_OWNER, GapKind.NO_DEADLINE, GapKind.NO_FIRST_STEP,
        GapKind.SLOW_FIRST_STEP, GapKind.NO_PUPIL_GAIN, GapKind.NO_SUCCESS_SIGN, GapKind.OVERDUE,
    }  # fmt: skip
    assert sum(gap.kind is GapKind.NO_ACTION for gap in gaps(plan)) == 1
    assert sum(obstacle.broken for obstacle in plan.obstacles()) >= 2
    assert any(len(action.obstacles) == 2 for action in plan.actions())
    assert any(len(obstacle.action_numbers) >= 2 for obstacle in plan.obstacles())
    assert sum(len(obstacle.merged_titles) for obstacle in plan.obstacles()) == 2
    assert len(list(plan.actions())) == 31


def test_the_adopted_plan_is_as_it_was_on_the_day_of_adoption() -> None:
    first, _second = rounds()
    (adopted,) = first.adopted
    plan = plan_from_json(adopted.plan)
    assert (plan.version, plan.scan_id, plan.adopted_at) == (1, first.scan.id, adopted.adopted_at)
    assert plan.by_state() == Counter({State.NOT_STARTED: 10})
    assert not any(action.updates for action in plan.actions())


@pytest.mark.parametrize("language", LANGUAGES)
def test_R14_the_rounds_survive_the_archive(language: Language) -> None:
    for record in rounds(language):
        assert from_json(to_json(record).encode()) == record


def test_a_weekend_becomes_the_working_day_further_away() -> None:
    tuesday = TODAY
    assert working_day(tuesday, -3).weekday() == 4
    assert working_day(tuesday, -3) < tuesday - timedelta(days=3)
    assert working_day(tuesday, 4) == tuesday + timedelta(days=6)
    assert working_day(tuesday, 0) == tuesday

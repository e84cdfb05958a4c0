"""Whether a scan from a file hangs together: the model's own rules, unique ids, references that resolve."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable
from dataclasses import replace
from itertools import chain

from scan.errors import ImportRefused, InvalidInput
from scan.exports.soundness_pictures import checked_picture, senseless_in
from scan.i18n import _
from scan.model.actions import Action
from scan.model.answers import Tally
from scan.model.message import MOST_FACTS, Message
from scan.model.obstacles import Obstacle
from scan.model.own_content import MOST_STATEMENTS, OwnContent
from scan.model.people import MAX_HEADS, Group
from scan.model.record import AdoptedPlan, ScanRecord
from scan.model.scans import Scan, School, checked_focus
from scan.model.scores import DISTRIBUTION_FLOOR, SCORE_FLOOR, Spread
from scan.model.text import BODY, NAME, clean, one_line, optional

LARGEST_ORDINAL = 1_000_000
"""Numbers and versions count from 1; nobody names a million obstacles."""
MOST_PEOPLE = 1_000_000
"""More sheets than any scan can have."""
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,99}")


def sound(record: ScanRecord) -> ScanRecord:
    """The record with everything checked as if it were typed in; `ImportRefused` when it cannot be kept."""
    _check_ids(record)
    _check_numbers(record)
    _check_references(record)
    _check_revealed(record)
    _refuse_first(what for picture in record.pictures for what in senseless_in(picture))
    try:
        return _checked(record)
    except InvalidInput as error:
        raise ImportRefused(_("De inhoud van dit bestand klopt niet: {why}").format(why=error.sentence)) from error


def _checked(record: ScanRecord) -> ScanRecord:
    groups = {group.id: group for group in record.scan.groups}
    return replace(
        record,
        school=School.checked(record.school.id, record.school.name, record.school.board),
        scan=_checked_scan(record.scan),
        tallies=tuple(_checked_tally(tally, groups[tally.group_id]) for tally in record.tallies),
        obstacles=tuple(obstacle.checked() for obstacle in record.obstacles),
        strengths=tuple(strength.checked() for strength in record.strengths),
        actions=tuple(_checked_action(action) for action in record.actions),
        updates=tuple(update.checked() for update in record.updates),
        adopted=tuple(_checked_adopted(adopted) for adopted in record.adopted),
        content=_checked_content(record.content),
        pictures=tuple(checked_picture(picture) for picture in record.pictures),
        message=_checked_message(record.message),
    )


def _checked_scan(scan: Scan) -> Scan:
    groups = tuple(Group.checked(g.id, g.name, g.kind, g.head_count) for g in scan.groups)
    # A theme that was left out of the scan later may still be a development theme.
    known = replace(scan, theme_ids=(*scan.theme_ids, *(item.theme_id for item in scan.focus)))
    return replace(scan, groups=groups, focus=checked_focus(known, scan.focus)).checked()


def _checked_tally(tally: Tally, group: Group) -> Tally:
    # A group may have been made smaller after it answered.
    return tally.checked(replace(group, head_count=MAX_HEADS))


def _checked_action(action: Action) -> Action:
    if action.obstacle_ids:
        return action.checked()
    # All its obstacles were deleted after it was agreed: the plan shows that as a gap.
    return replace(replace(action, obstacle_ids=("gone",)).checked(), obstacle_ids=())


def _checked_adopted(adopted: AdoptedPlan) -> AdoptedPlan:
    return replace(
        adopted,
        adopted_by=one_line(adopted.adopted_by, _("Wie het plan vaststelt"), NAME),
        decision=optional(adopted.decision, _("Het besluit"), BODY),
    )


def _checked_message(message: Message) -> Message:
    # What was never written is at version 0, and there is nothing in it.
    least = 1 if message.lines or message.based_on else 0
    _refuse_first([message.version] if not least <= message.version <= LARGEST_ORDINAL else [])
    facts = message.based_on
    _refuse_first([facts[:40]] if len(facts) > MOST_FACTS or facts != clean(facts) else [])
    return message.checked()


def _checked_content(content: OwnContent) -> OwnContent:
    # A theme of a layer may be gone from the library here, so only the entries themselves are checked.
    if len(content.statements) > MOST_STATEMENTS:
        raise _senseless(len(content.statements))
    return replace(content, statements=tuple(entry.checked() for entry in content.statements))


def _check_ids(record: ScanRecord) -> None:
    scan = record.scan
    kinds = [
        [group.id for group in scan.groups],
        [obstacle.id for obstacle in record.obstacles],
        [strength.id for strength in record.strengths],
        [action.id for action in record.actions],
        [update.id for update in record.updates],
        [*scan.theme_ids],
        [entry.id for entry in record.content.statements],
        [picture.check.id for picture in record.pictures],
        [card.id for picture in record.pictures for card in picture.cards],
    ]
    for ids in kinds:
        _check_unique(ids)
        _refuse_first(id for id in ids if not _ID.fullmatch(id))
    _refuse_first(id for id in (record.school.id, scan.id, *_library_ids(record)) if not _ID.fullmatch(id))
    _check_unique(item.theme_id for item in scan.focus)
    _check_unique((a.statement_id, a.aspect) for a in record.shared)
    _check_unique((t.statement_id, t.group_id, t.aspect) for t in record.tallies)
    _check_unique(result.statement_id for result in record.revealed)


def _library_ids(record: ScanRecord) -> list[str]:
    """Ids that point into the library: it may have changed since, so only their shape is checked."""
    named = [item.theme_id for item in record.scan.focus]
    named += [answer.statement_id for answer in record.shared]
    named += [tally.statement_id for tally in record.tallies]
    named += [strength.theme_id for strength in record.strengths]
    named += [obstacle.theme_id for obstacle in record.obstacles]
    named += [entry.theme_id for entry in record.content.statements]
    named += [result.statement_id for result in record.revealed]
    # An obstacle that was deleted is not in the file; its pictures are.
    named += [id for picture in record.pictures for id in (picture.check.theme_id, picture.check.subject)]
    optional_ids = [strength.statement_id for strength in record.strengths]
    optional_ids += [action.library_id for action in record.actions]
    for obstacle in record.obstacles:
        optional_ids += [obstacle.statement_id, obstacle.library_id]
    return named + [id for id in optional_ids if id is not None]


def _check_numbers(record: ScanRecord) -> None:
    kinds = [
        [obstacle.number for obstacle in record.obstacles],
        [strength.number for strength in record.strengths],
        [action.number for action in record.actions],
        [adopted.number for adopted in record.adopted],
    ]
    for numbers in kinds:
        _check_unique(numbers)
    versions = [record.scan.version, *(obstacle.version for obstacle in record.obstacles)]
    versions += [strength.version for strength in record.strengths]
    versions += [action.version for action in record.actions]
    _refuse_first(number for number in (*chain(*kinds), *versions) if not 1 <= number <= LARGEST_ORDINAL)
    # A school without a layer is at version 0, and version 0 has nothing in it.
    version, least = record.content.version, 1 if record.content.statements else 0
    _refuse_first([version] if not least <= version <= LARGEST_ORDINAL else [])
    _refuse_first(action.progress for action in record.actions if not 0 <= action.progress <= 100)
    _refuse_first(adopted.adopted_at for adopted in record.adopted if adopted.adopted_at.tzinfo is None)


def _check_references(record: ScanRecord) -> None:
    scan = record.scan
    homes = [obstacle.scan_id for obstacle in record.obstacles]
    homes += [strength.scan_id for strength in record.strengths]
    homes += [action.scan_id for action in record.actions] + [picture.check.scan_id for picture in record.pictures]
    _refuse_first(home for home in homes if home != scan.id)
    _refuse_first([scan.school_id] if scan.school_id != record.school.id else [])
    groups = {group.id for group in scan.groups}
    _refuse_first(tally.group_id for tally in record.tallies if tally.group_id not in groups)
    obstacles = {obstacle.id for obstacle in record.obstacles}
    strengths = {None, *(strength.id for strength in record.strengths)}
    _refuse_first(action.id for action in record.actions if not obstacles.issuperset(action.obstacle_ids))
    _refuse_first(action.id for action in record.actions if action.strength_id not in strengths)
    actions = {action.id for action in record.actions}
    _refuse_first(update.action_id for update in record.updates if update.action_id not in actions)
    _check_merges(record.obstacles)


def _check_revealed(record: ScanRecord) -> None:
    """A round shows no less than five people, instead of hands that were counted, and nobody in two groups at once."""
    groups = {group.id for group in record.scan.groups}
    _refuse_first(tally.statement_id for tally in record.tallies if record.revealed)
    for result in record.revealed:
        shown = [id for group in result.groups for id in group.group_ids]
        _check_unique(shown)
        _refuse_first(id for id in shown if id not in groups)
        _refuse_first(result.statement_id for group in result.groups if not group.group_ids)
        agreed = (result.shared, result.shared_wanted)
        _refuse_first(result.statement_id for answer in agreed if answer is not None)
        spreads = [result.everyone, result.wanted, *(group.spread for group in result.groups)]
        _refuse_first(result.statement_id for spread in spreads if spread and not _believable(spread))


def _believable(spread: Spread) -> bool:
    many = SCORE_FLOOR if spread.counts is None and spread.deviation is None else DISTRIBUTION_FLOOR
    counts = spread.counts or (spread.n, 0, 0, 0, 0)
    return (
        many <= spread.n <= MOST_PEOPLE
        and 1 <= spread.mean <= 5
        and 0 <= (spread.deviation or 0) <= 2
        and len(counts) == 5
        and min(counts) >= 0
        and sum(counts) == spread.n
    )


def _check_merges(obstacles: Iterable[Obstacle]) -> None:
    into = {obstacle.id: obstacle.merged_into for obstacle in obstacles}
    ends: set[str] = set()
    for start in into:
        path: list[str] = []
        step: str | None = start
        while step is not None and step not in ends:
            if step not in into or len(path) > len(into):
                raise _senseless(start)
            path.append(step)
            step = into[step]
        ends.update(path)


def _check_unique(values: Iterable[Hashable]) -> None:
    seen: set[Hashable] = set()
    for value in values:
        if value in seen:
            raise ImportRefused(_("In dit bestand komt “{what}” twee keer voor.").format(what=value))
        seen.add(value)


def _refuse_first(wrong: Iterable[object]) -> None:
    for what in wrong:
        raise _senseless(what)


def _senseless(what: object) -> ImportRefused:
    return ImportRefused(_("In dit bestand klopt “{what}” niet. Exporteer de scan opnieuw.").format(what=what))

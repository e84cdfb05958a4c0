"""Preparing: a school starts a scan, changes its frame, or puts it away."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from scan.errors import Conflict, InvalidInput
from scan.i18n import _
from scan.model.events import Event, Kind, Verb
from scan.model.library import Library
from scan.model.people import Group, GroupKind
from scan.model.permissions import Right
from scan.model.record import ScanRecord
from scan.model.scans import Scan, ScanSummary, School
from scan.store import answers, destroying, log, own_contents, records, revealed, rounds, scans, schools
from scan.store.database import Database
from scan.usecases.desk import Desk

FIRST_TEAM_SIZE = 6
"""Head count that a new scan proposes for its management team; people change it at once."""


@dataclass(frozen=True, slots=True)
class NewScan:
    """What a person fills in to start: a school (known by id, or new by name) and a title."""

    title: str
    school_id: str = ""
    school_name: str = ""
    board: str = ""


def start_scan(desk: Desk, library: Library, new: NewScan) -> Scan:
    """A new scan with all themes and a management team, asking the school's newest own layer; ready to be prepared."""
    with desk.saving(Right.PREPARE) as db:
        school = schools.get(db, new.school_id) if new.school_id else _new_school(desk, new)
        team = Group.checked(desk.new_id(), _("Managementteam"), GroupKind.MANAGEMENT, FIRST_TEAM_SIZE)
        themes = tuple(theme.id for theme in library.themes)
        scan = Scan(desk.new_id(), school.id, new.title, theme_ids=themes, groups=(team,)).checked()
        scans.insert(db, scan, desk.today)
        own_contents.use(db, scan.id, own_contents.newest(db, school.id).version)
        desk.note(Verb.CREATED, Kind.SCAN, scan.id, scan.id)
    return scan


def _new_school(desk: Desk, new: NewScan) -> School:
    school = School.checked(desk.new_id(), new.school_name, new.board)
    schools.insert(desk.db, school)
    return school


def all_schools(desk: Desk) -> list[School]:
    """The schools that a new scan can belong to."""
    desk.require(Right.READ)
    return schools.all_schools(desk.db)


def all_scans(desk: Desk, deleted: bool = False) -> list[ScanSummary]:
    """The scans, newest first: those in use, or those put away."""
    desk.require(Right.READ)
    return [summary for summary in scans.summaries(desk.db, desk.today) if summary.deleted is deleted]


def scan_of(desk: Desk, scan_id: str) -> Scan:
    """A scan by its id."""
    desk.require(Right.READ)
    return scans.get(desk.db, scan_id)


def school_of(desk: Desk, scan: Scan) -> School:
    """The school of a scan."""
    desk.require(Right.READ)
    return schools.get(desk.db, scan.school_id)


def record_of(desk: Desk, scan_id: str) -> ScanRecord:
    """Everything that is kept of a scan."""
    desk.require(Right.READ)
    return records.load(desk.db, scan_id)


def revision_of(desk: Desk, scan_id: str) -> int:
    """A number that grows with every change of the scan: what caches are keyed on."""
    desk.require(Right.READ)
    return scans.revision(desk.db, scan_id)


def save_preparation(desk: Desk, scan: Scan, school: School, seen: School | None = None) -> Scan:
    """Keep the frame of a scan and the name of its school; groups are checked one by one.

    A school has no version and is shared by its scans: only what differs from `seen` (the school that the
    person had in view) is kept, and refused where someone else changed that too (R11).
    """
    groups = tuple(Group.checked(g.id or desk.new_id(), g.name, g.kind, g.head_count) for g in scan.groups)
    checked = replace(scan, groups=groups).checked()
    School.checked(school.id, school.name, school.board)
    with desk.saving(Right.PREPARE) as db:
        _refuse_losing_scores(db, checked)
        _keep_school(db, school, seen)
        saved = scans.update(db, checked)
        desk.note(Verb.CHANGED, Kind.SCAN, scan.id, scan.id)
    return saved


def _keep_school(db: Database, mine: School, seen: School | None) -> None:
    kept = schools.get(db, mine.id)
    before = seen or kept
    changes = {f: getattr(mine, f) for f in ("name", "board") if getattr(mine, f) != getattr(before, f)}
    if any(getattr(kept, field) not in (getattr(before, field), text) for field, text in changes.items()):
        raise Conflict(
            _(
                "Iemand anders veranderde intussen ook de school. Er staat nu: {school}. "
                "Bewaar nog eens om jouw tekst te houden."
            ).format(school=" · ".join(filter(None, (kept.name, kept.board)))),
            kept,
        )
    if changes:
        new = replace(kept, **changes)
        schools.update(db, School.checked(new.id, new.name, new.board))


def _refuse_losing_scores(db: Database, scan: Scan) -> None:
    kept = {group.id for group in scan.groups}
    if any(sum(tally.counts) and tally.group_id not in kept for tally in answers.tallies(db, scan.id)):
        raise InvalidInput(
            _("Deze groep heeft al antwoorden. Zet die bij Stellingen eerst op 0 als je de groep wilt weghalen."),
            "groups",
        )
    round = rounds.of_scan(db, scan.id)
    invited = {own.group_id for own in round.groups} if round else set()
    shown = {id for result in revealed.results(db, scan.id) for own in result.groups for id in own.group_ids}
    if not (invited | shown) <= kept:
        raise InvalidInput(_("Deze groep doet mee aan de ronde van deze scan en kan niet meer weg."), "groups")


def delete_scan(desk: Desk, scan_id: str) -> Event:
    """Put a scan away; `undoing.undo` with the event brings it back."""
    with desk.saving(Right.ADMINISTER) as db:
        scans.get(db, scan_id)
        scans.set_deleted(db, scan_id, True)
        return desk.note(Verb.DELETED, Kind.SCAN, scan_id, scan_id)


def restore_scan(desk: Desk, scan_id: str) -> None:
    """Bring back a scan that was put away."""
    with desk.saving(Right.ADMINISTER) as db:
        scans.set_deleted(db, scan_id, False)
        deletion = log.last(db, Verb.DELETED, Kind.SCAN, scan_id)
        desk.note(Verb.RESTORED, Kind.SCAN, scan_id, scan_id, undoes=deletion)


def purge_scan(desk: Desk, scan_id: str, typed_title: str) -> None:
    """Destroy a scan that was put away (P10); the person types its title to show that they mean it."""
    desk.require(Right.ADMINISTER)
    title = scans.get(desk.db, scan_id, deleted=True).title
    if any(summary.id == scan_id for summary in all_scans(desk)):
        raise InvalidInput(_("Leg deze scan eerst weg. Daarna kun je hem voorgoed verwijderen."))
    if " ".join(typed_title.split()) != title:
        raise InvalidInput(_("De naam klopt niet. Typ precies: {title}").format(title=title), "typed_title")
    with desk.saving(Right.ADMINISTER) as db:
        scans.remove(db, scan_id)
        desk.note(Verb.DESTROYED, Kind.SCAN, scan_id, scan_id)
        destroying.begin(db)
    destroying.finish(desk.db)


def take_in(desk: Desk, taken: Iterable[ScanRecord]) -> None:
    """Keep whole scans that come from a file, all of them or none."""
    with desk.saving(Right.PREPARE) as db:
        for record in taken:
            records.insert(db, record, desk.today, records.Made(desk.now, desk.actor.name))
            desk.note(Verb.IMPORTED, Kind.SCAN, record.scan.id, record.scan.id)

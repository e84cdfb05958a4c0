"""A whole scan at once: read as one value for plans and exports, kept as one value by imports."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time

from sqlite_utils import Database

from scan.errors import ImportRefused
from scan.i18n import _
from scan.model.obstacles import survivors
from scan.model.own_content import OwnContent
from scan.model.record import ScanRecord
from scan.store import (
    actions,
    answers,
    messages,
    obstacles,
    own_contents,
    plans,
    revealed,
    same_pictures,
    scans,
    schools,
    sql,
    strengths,
)
from scan.store.driver import sqlite3
from scan.store.gate import reading


@dataclass(frozen=True, slots=True)
class Made:
    """When and by whom something is brought in."""

    at: datetime
    by: str = ""


def load(db: Database, scan_id: str) -> ScanRecord:
    """Everything of a scan at one moment, always in the same order; links to what was deleted are left out."""
    with reading(db):
        scan = scans.get(db, scan_id)
        return ScanRecord(
            school=schools.get(db, scan.school_id),
            scan=scan,
            shared=tuple(answers.shared(db, scan_id)),
            tallies=tuple(answers.tallies(db, scan_id)),
            obstacles=tuple(obstacles.all_of(db, scan_id)),
            strengths=tuple(strengths.all_of(db, scan_id)),
            actions=tuple(actions.all_of(db, scan_id)),
            updates=tuple(actions.updates_of(db, scan_id)),
            adopted=tuple(plans.all_of(db, scan_id)),
            content=own_contents.of_scan(db, scan_id),
            revealed=revealed.results(db, scan_id),
            pictures=same_pictures.all_of(db, scan_id),
            message=messages.of_scan(db, scan_id),
        ).closed()


def insert(db: Database, record: ScanRecord, created_on: date, made: Made | None = None) -> None:
    """Keep a whole scan; `ImportRefused` when it is here already or does not hang together.

    A school with the same id stays as it is, also what its new scans ask: the layer of the file becomes a version
    of it (`own_contents.take_in`), but the school's own newest one stays on top. After a refusal the caller's
    transaction is undone.
    """
    if scans.exists(db, record.scan.id):
        raise ImportRefused(_("Deze scan staat al in Doorbraak, misschien verwijderd. Verwijder hem eerst voorgoed."))
    if not _hangs_together(record):
        raise _refused()
    made = made or Made(datetime.combine(created_on, time(), UTC))
    try:
        newest = own_contents.newest(db, record.school.id) if schools.exists(db, record.school.id) else None
        _keep(db, record, created_on)
        version = own_contents.take_in(db, record.school.id, record.content, made.at, made.by)
        own_contents.use(db, record.scan.id, version)
        if newest is not None:
            _keep_on_top(db, record.school.id, newest, made)
    except sqlite3.IntegrityError as error:
        raise _refused() from error


def _refused() -> ImportRefused:
    return ImportRefused(
        _("De delen van dit bestand passen niet bij elkaar, of ze staan al in een andere scan. Er is niets bewaard.")
    )


def _hangs_together(record: ScanRecord) -> bool:
    # The database would accept a link to something of another scan.
    named = {o.id: o.merged_into for o in record.obstacles}
    good = {s.id for s in record.strengths}
    done = {a.id for a in record.actions}
    scan_ids = {o.scan_id for o in record.obstacles} | {s.scan_id for s in record.strengths}
    scan_ids |= {a.scan_id for a in record.actions} | {p.check.scan_id for p in record.pictures}
    return (
        record.scan.school_id == record.school.id
        and scan_ids <= {record.scan.id}
        and all(named.get(end, end) is None for end in survivors(record.obstacles).values())
        and all(set(a.obstacle_ids) <= set(named) and a.strength_id in {None, *good} for a in record.actions)
        and {update.action_id for update in record.updates} <= done
        and (record.content.version > 0 or not record.content.statements)
    )


def _keep(db: Database, record: ScanRecord, created_on: date) -> None:
    scan_id = record.scan.id
    if not schools.exists(db, record.school.id):
        schools.insert(db, record.school)
    scans.insert(db, record.scan, created_on)
    answers.save_shared(db, scan_id, record.shared)
    answers.save_tallies(db, scan_id, record.tallies)
    for obstacle in record.obstacles:
        obstacles.insert(db, replace(obstacle, merged_into=None))
    # An obstacle can be merged into one with a higher number: link when all are there.
    for obstacle in record.obstacles:
        if obstacle.merged_into:
            merge = "UPDATE obstacles SET merged_into = :into WHERE id = :id"
            sql.run(db, merge, into=obstacle.merged_into, id=obstacle.id)
    for strength in record.strengths:
        strengths.insert(db, strength)
    for action in record.actions:
        actions.insert(db, action)
    for update in record.updates:
        actions.add_update(db, update)
    for adopted in record.adopted:
        plans.insert(db, scan_id, adopted)
    messages.insert(db, scan_id, record.message)
    _keep_shown(db, record)


def _keep_shown(db: Database, record: ScanRecord) -> None:
    if record.revealed:
        revealed.insert(db, record.scan.id, record.revealed)
    for picture in record.pictures:
        same_pictures.bring_in(db, picture)


def _keep_on_top(db: Database, school_id: str, newest: OwnContent, made: Made) -> None:
    now = own_contents.newest(db, school_id)
    if now.statements != newest.statements:
        own_contents.insert(db, school_id, replace(newest, version=now.version + 1), made.at, made.by)

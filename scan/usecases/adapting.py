"""Adapting the library to the school: statements it adds, words anew or switches off, kept as versions."""

from __future__ import annotations

from dataclasses import replace

from scan.errors import Conflict, InvalidInput
from scan.i18n import _
from scan.model.events import Kind, Verb
from scan.model.library import Library
from scan.model.own_content import OWN_PREFIX, ContentVersion, OwnContent
from scan.model.permissions import Right
from scan.model.rounds import Phase
from scan.store import answers, own_contents, rounds, scans, schools
from scan.store.database import Database
from scan.usecases.desk import Desk


def content_of(desk: Desk, school_id: str) -> OwnContent:
    """The newest version of a school's layer; version 0 when it has none."""
    desk.require(Right.READ)
    return own_contents.newest(desk.db, school_id)


def content_versions(desk: Desk, school_id: str) -> list[ContentVersion]:
    """Every version of a school's layer, newest first."""
    desk.require(Right.READ)
    return own_contents.history(desk.db, school_id)


def keep_content(desk: Desk, library: Library, school_id: str, content: OwnContent) -> OwnContent:
    """Keep a school's layer as its next version; `content.version` is the one that the person had in view.

    When somebody kept another one meanwhile, nothing is kept: `Conflict`, with that one as its `current`. Where
    nothing differs there is no new version. Scans without answers follow.
    """
    with desk.saving(Right.PREPARE) as db:
        kept = _newest_seen(db, school_id, content.version)
        return _kept_next(desk, school_id, kept, content.checked(library, kept))


def restore_content(desk: Desk, school_id: str, version: int, seen: int) -> OwnContent:
    """An earlier version (0: the library as it is) kept anew as the newest; scans without answers follow.

    `seen` is the newest version that the person had in view; when there is a newer one, `Conflict`.
    """
    with desk.saving(Right.PREPARE) as db:
        newest = _newest_seen(db, school_id, seen)
        return _kept_next(desk, school_id, newest, own_contents.version_of(db, school_id, version))


def use_newest(desk: Desk, scan_id: str) -> OwnContent:
    """The newest layer of the school, which this scan asks from now on, also where it has answers.

    Refused between the opening of a round and its reveal: nobody's answer changes its meaning unseen.
    """
    with desk.saving(Right.PREPARE) as db:
        round = rounds.of_scan(db, scan_id)
        if round and round.phase in (Phase.OPEN, Phase.CLOSED):
            raise InvalidInput(
                _("Mensen beantwoorden deze stellingen nu. Kies de nieuwe versie nadat de antwoorden zijn onthuld.")
            )
        newest = own_contents.newest(db, scans.get(db, scan_id).school_id)
        _follow(desk, scan_id, newest.version)
    return newest


def asks_newest(desk: Desk, scan_id: str) -> bool:
    """Whether a scan asks the words of its school's newest layer, under whatever number."""
    desk.require(Right.READ)
    school_id = scans.get(desk.db, scan_id).school_id
    return own_contents.of_scan(desk.db, scan_id).statements == own_contents.newest(desk.db, school_id).statements


def has_answers(desk: Desk, scan_id: str) -> bool:
    """Whether anybody answered a statement of the scan; then it no longer follows new versions by itself."""
    desk.require(Right.READ)
    return _answered(desk.db, scan_id)


def new_statement_id(desk: Desk) -> str:
    """An id for a statement that a school adds; nothing is kept."""
    desk.require(Right.READ)
    return OWN_PREFIX + desk.new_id()[:8]


def _newest_seen(db: Database, school_id: str, seen: int) -> OwnContent:
    schools.get(db, school_id)
    newest = own_contents.newest(db, school_id)
    if newest.version != seen:
        raise Conflict(
            _(
                "Iemand anders veranderde net de eigen stellingen van deze school. "
                "Bekijk wat er nu staat en bewaar opnieuw."
            ),
            newest,
        )
    return newest


def _kept_next(desk: Desk, school_id: str, newest: OwnContent, new: OwnContent) -> OwnContent:
    if new.statements == newest.statements:
        return newest
    content = replace(new, version=newest.version + 1)
    own_contents.insert(desk.db, school_id, content, desk.now, desk.actor.name)
    for scan_id in scans.of_school(desk.db, school_id):
        if not _answered(desk.db, scan_id):
            _follow(desk, scan_id, content.version)
    return content


def _follow(desk: Desk, scan_id: str, version: int) -> None:
    if own_contents.number_of_scan(desk.db, scan_id) != version:
        own_contents.use(desk.db, scan_id, version)
        desk.note(Verb.CHANGED, Kind.SCAN, scan_id, scan_id)


def _answered(db: Database, scan_id: str) -> bool:
    return bool(answers.answered_statements(db, scan_id)) or rounds.begun(db, scan_id)

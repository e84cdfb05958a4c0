"""Who may do what: every public use case, found by looking, asks for the right that the table names."""

from __future__ import annotations

import inspect
import pkgutil
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from scan import usecases
from scan.errors import NotAllowed
from scan.exports.archive import to_json
from scan.library.reader import library
from scan.model import permissions
from scan.model.actions import Status
from scan.model.answers import Answer, Aspect, SharedAnswer, Tally
from scan.model.message import Message
from scan.model.own_content import OwnContent, OwnStatement
from scan.model.permissions import Actor, Right, Role
from scan.model.record import ScanRecord
from scan.model.scans import FocusTheme, Scan, School
from scan.store import scans
from scan.store.database import opened
from scan.store.obstacles import ObstacleQuery
from scan.usecases import adapting, adopting, naming, preparing, sharing
from scan.usecases.adopting import Adoption
from scan.usecases.choosing import Judgement
from scan.usecases.desk import Desk
from scan.usecases.following import Report
from scan.usecases.preparing import NewScan
from scan.usecases.sharing import StatementsForm
from tests.usecases.conftest import NOW, Naming, dump
from tests.usecases.hall import PICTURE_USE_CASES, ROUND_USE_CASES, picture_values, round_values
from tests.usecases.rights import ALSO_READ, NEEDS


def use_cases() -> Iterator[Callable[..., Any]]:
    """Every public function of a module of `scan.usecases` that is handed a desk."""
    for module in pkgutil.iter_modules(usecases.__path__):
        found = import_module(f"scan.usecases.{module.name}")
        for name, function in inspect.getmembers(found, inspect.isfunction):
            own = function.__module__ == found.__name__ and not name.startswith("_")
            if own and "desk" in inspect.signature(function).parameters:
                yield function


USE_CASES = {function.__name__: function for function in use_cases()}
RIGHT_OF = {name: right for right, names in NEEDS.items() for name in names}


def test_every_use_case_stands_in_the_table_once() -> None:
    assert set(USE_CASES) == set(RIGHT_OF)
    assert sum(map(len, NEEDS.values())) == len(RIGHT_OF)


def test_no_public_use_case_takes_a_desk_under_another_name() -> None:
    for module in pkgutil.iter_modules(usecases.__path__):
        source = Path(import_module(f"scan.usecases.{module.name}").__file__ or "").read_text("utf-8")
        assert source.count(": Desk") == source.count("desk: Desk")


@dataclass(frozen=True)
class Filled:
    """A database with one of everything, and a value for every parameter that a use case has."""

    path: Path
    values: dict[str, Any]

    def arguments(self, function: Callable[..., Any]) -> dict[str, Any]:
        """What to call it with; a new parameter without a value fails here, by name."""
        required = [p.name for p in inspect.signature(function).parameters.values() if p.default is p.empty]
        keys = {name: f"{function.__name__}.{name}" for name in required if name != "desk"}
        return {name: self.values[key if key in self.values else name] for name, key in keys.items()}


@pytest.fixture
def filled(desk: Desk, scan: Scan, named: Naming, database: Path, request: pytest.FixtureRequest) -> Filled:
    one, two, three = (named.obstacle(title) for title in ("Een", "Twee", "Drie"))
    action, strength = named.action(one), named.strength()
    naming.merge_obstacles(desk, one.id, three.id)
    gone = preparing.start_scan(desk, library(), NewScan("Weg", school_id=scan.school_id))
    preparing.delete_scan(desk, gone.id)
    deletion = naming.delete_obstacle(desk, named.obstacle("Vier").id)
    adopting.adopt(desk, library(), Adoption(scan.id, "MT", "", preparing.revision_of(desk, scan.id)))
    off = OwnContent(0, (OwnStatement("time-1", "time", on=False),))
    adapting.keep_content(desk, library(), scan.school_id, off)
    school = School("s2", "Elders")
    taken = ScanRecord(school, Scan("elsewhere", school.id, "Elders", theme_ids=("time",)))
    values: dict[str, Any] = {
        "library": library(),
        "language": "nl",
        "new": NewScan("Nieuw", school_name="Nieuw"),
        "scan": scan,
        "school": preparing.school_of(desk, scan),
        "scan_id": scan.id,
        "restore_scan.scan_id": gone.id,
        "purge_scan.scan_id": gone.id,
        "typed_title": "Weg",
        "taken": [taken],
        "content": to_json(taken).encode(),
        "school_id": scan.school_id,
        "keep_content.content": OwnContent(1, (OwnStatement("time-2", "time", on=False),)),
        "version": 0,
        "restore_content.seen": 1,
        "record_shared.content": 1,
        "record_tallies.content": 1,
        "form": StatementsForm.YAML,
        "data": sharing.statements_document(desk, library(), scan.school_id, StatementsForm.XLSX),
        "given": [SharedAnswer("time-1", Aspect.NOW, Answer.ONE)],
        "record_tallies.given": [Tally("time-1", scan.groups[0].id, Aspect.NOW, (1, *(0,) * 6))],
        "cleared": [SharedAnswer("time-1", Aspect.NOW, Answer.ONE)],
        "obstacle": naming.obstacle_of(desk, one.id),
        "obstacle_id": one.id,
        "kept_id": one.id,
        "merged_id": two.id,
        "separate_obstacle.merged_id": three.id,
        "query": ObstacleQuery(),
        "title": "Een",
        "strength": strength,
        "strength_id": strength.id,
        "judgements": {one.id: Judgement(3, 1, 1)},
        "focus": (FocusTheme("time", "Tijd"),),
        "action": action,
        "action_id": action.id,
        "report": Report(Status.BUSY, 10, "", ""),
        "adoption": Adoption(scan.id, "MT", "", preparing.revision_of(desk, scan.id)),
        "message": Message("Een zin van het team."),
        "number": 1,
        "sequence": deletion.sequence,
        "kind": deletion.kind,
        "id": deletion.subject_id,
        "events": [deletion],
    }
    name = request.node.callspec.params.get("name") if hasattr(request.node, "callspec") else ""
    if name in ROUND_USE_CASES:
        values |= round_values(desk)
    if name in PICTURE_USE_CASES:
        values |= picture_values(desk)
    return Filled(database, values)


@contextmanager
def reader_with(filled: Filled, rights: set[Right], monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """A desk on a copy of the database of somebody with just these rights."""
    copy = Path(shutil.copy(filled.path, filled.path.with_name("copy.db")))
    monkeypatch.setitem(permissions.ALLOWED, Role.READER, frozenset(rights))
    with opened(copy) as db:
        yield Desk(db, Actor("Bas", Role.READER), NOW)


@pytest.mark.parametrize("name", sorted(USE_CASES))
def test_a_use_case_asks_for_its_right_and_for_no_other(
    filled: Filled, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    function, right = USE_CASES[name], RIGHT_OF[name]
    arguments = filled.arguments(function)
    enough = {right, Right.READ} if name in ALSO_READ else {right}
    with reader_with(filled, enough, monkeypatch) as desk:
        function(desk, **arguments)
    with reader_with(filled, set(Right) - {right}, monkeypatch) as desk:
        before = dump(desk)
        with pytest.raises(NotAllowed):
            function(desk, **arguments)
        assert dump(desk) == before


@pytest.mark.parametrize("name", sorted(USE_CASES))
def test_a_reader_may_do_nothing_but_read(filled: Filled, name: str) -> None:
    function = USE_CASES[name]
    with opened(filled.path) as db:
        desk = Desk(db, Actor("Bas", Role.READER), NOW)
        before = dump(desk)
        if RIGHT_OF[name] is Right.READ:
            function(desk, **filled.arguments(function))
        else:
            with pytest.raises(NotAllowed):
                function(desk, **filled.arguments(function))
        assert dump(desk) == before


def test_a_use_case_that_asks_for_nothing_would_be_caught(filled: Filled, monkeypatch: pytest.MonkeyPatch) -> None:
    def careless(desk: Desk, scan_id: str) -> Scan:
        return scans.get(desk.db, scan_id)

    with reader_with(filled, set(), monkeypatch) as desk:
        assert careless(desk, **filled.arguments(careless)).id == filled.values["scan_id"]


@pytest.mark.parametrize("what", ["scan", "action", "strength"])
def test_undoing_asks_for_the_right_to_do_it(
    filled: Filled, desk: Desk, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    delete, right = {
        "scan": (USE_CASES["delete_scan"], Right.ADMINISTER),
        "action": (USE_CASES["delete_action"], Right.DECIDE),
        "strength": (USE_CASES["delete_strength"], Right.NAME),
    }[what]
    event = delete(desk, filled.values[f"{what}_id"])
    with reader_with(filled, set(Right) - {right}, monkeypatch) as other, pytest.raises(NotAllowed):
        USE_CASES["undo"](other, event.sequence)
    with reader_with(filled, {Right.READ, right}, monkeypatch) as other:
        assert USE_CASES["undo"](other, event.sequence).undoes == event.sequence


def test_a_stranger_keeps_their_name_in_the_log_only_when_they_may_write(filled: Filled) -> None:
    with opened(filled.path) as db:
        desk = Desk(db, replace(Actor("Bas", Role.READER), name="Indringer"), NOW)
        with pytest.raises(NotAllowed):
            preparing.delete_scan(desk, filled.values["scan_id"])
        assert not [line for line in dump(desk) if "Indringer" in line]

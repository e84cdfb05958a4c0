"""A file of every earlier schema still opens, with everything in it (R7)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sqlite_utils import Migrations

from scan.model.answers import Answer, Aspect, SharedAnswer
from scan.model.own_content import OwnContent
from scan.model.people import Group, GroupKind
from scan.model.record import ScanRecord
from scan.model.scans import Scan, School
from scan.store import migrations, own_contents, records
from scan.store.backups import back_up, backups_in, folder_of, restore
from scan.store.database import Health, opened, prepare, writing
from scan.store.verify import backup_wrong, check
from tests.store.examples import NOW

_ROWS = """
INSERT INTO schools VALUES ('school', 'De Brug', '');
INSERT INTO scans (id, school_id, title, reason, starts_on, created_on, deleted, version)
  VALUES ('scan', 'school', 'Najaar', 'Waarom', '2026-09-01', '2026-08-01', 0, 3);
INSERT INTO scan_themes VALUES ('scan', 0, 'time');
INSERT INTO scan_groups VALUES ('scan', 'mt', 0, 'MT', 'management', 6);
INSERT INTO shared_answers VALUES ('scan', 'time-1', 'now', '4');
"""
_RECORD = ScanRecord(
    School("school", "De Brug"),
    Scan(
        "scan", "school", "Najaar", "Waarom", ("time",), (Group("mt", "MT", GroupKind.MANAGEMENT, 6),),
        starts_on=date(2026, 9, 1), version=3,
    ),
    (SharedAnswer("time-1", Aspect.NOW, Answer.FOUR),),
)  # fmt: skip


@pytest.fixture
def of_first_schema(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file with a scan in it as the first version of the app left it."""
    first = Migrations("scan")
    first._migrations = migrations.migrations._migrations[:1]
    path = tmp_path / "scan.db"
    with monkeypatch.context() as then:
        then.setattr(migrations, "migrations", first)
        prepare(path, NOW)
        with opened(path) as db, writing(db):
            for statement in _ROWS.strip().split(";\n"):
                db.execute(statement)
        back_up(path, path.parent, NOW)
    return path


def test_R7_a_file_of_the_first_schema_is_backed_up_and_reads_as_before(of_first_schema: Path) -> None:
    assert prepare(of_first_schema, NOW) == Health()
    with opened(of_first_schema) as db:
        assert records.load(db, "scan") == _RECORD
        assert records.load(db, "scan").scan.short_form is False
        assert own_contents.of_scan(db, "scan") == OwnContent()
        assert db.execute("PRAGMA user_version").fetchone()[0] == migrations.migrations_known()
    (backup,) = backups_in(folder_of(of_first_schema), "scan")
    assert backup_wrong(backup) == check(of_first_schema) == []


def test_R13_a_backup_of_the_first_schema_can_be_put_back_under_a_running_app(of_first_schema: Path) -> None:
    (backup,) = backups_in(of_first_schema.parent)
    prepare(of_first_schema, NOW)
    with opened(of_first_schema) as db, writing(db):
        db.execute("DELETE FROM scans")
    restore(backup, of_first_schema, NOW)
    with opened(of_first_schema) as db:
        assert records.load(db, "scan") == _RECORD
    assert backup_wrong(backup) == []

"""Which backups are kept, and for how long (R13)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from scan.store.backups import back_up, backups_in, made_at, prune
from scan.store.database import prepare
from scan.store.identity import beside
from tests.store.examples import NOW


def _backups_at(folder: Path, moments: list[datetime]) -> None:
    folder.mkdir(exist_ok=True)
    for moment in moments:
        for ending in ("", ".sha256"):
            (folder / f"scan-{moment:%Y%m%dT%H%M%SZ}.db{ending}").write_text("x")


def test_R13_seven_days_four_weeks_and_twelve_months_are_kept(tmp_path: Path) -> None:
    moments = [NOW - timedelta(hours=12 * half) for half in range(2 * 800)]
    _backups_at(tmp_path, moments)
    (tmp_path / "letter.db").write_text("not a backup")
    gone = prune(tmp_path, NOW)
    left = [moment for file in backups_in(tmp_path, "scan") if (moment := made_at(file))]
    assert len(left) + len(gone) == len(moments)
    assert [NOW - timedelta(days=day) for day in range(7)] == left[:7]
    assert len({(m.year, m.month) for m in left}) == 12
    assert 7 + 2 + 11 <= len(left) <= 7 + 4 + 12
    assert min(left) > NOW - timedelta(days=366)
    assert not any(beside(file, ".sha256").exists() for file in gone)
    assert (tmp_path / "letter.db").exists()
    assert prune(tmp_path, NOW) == []


def test_R13_the_newest_backup_stays_however_old_and_a_later_one_too(tmp_path: Path) -> None:
    old = datetime(2020, 1, 1, tzinfo=UTC)
    _backups_at(tmp_path, [old, old - timedelta(days=1)])
    assert [made_at(file) for file in prune(tmp_path, NOW)] == [old - timedelta(days=1)]
    _backups_at(tmp_path, [NOW + timedelta(days=1)])
    assert [made_at(file) for file in prune(tmp_path, NOW)] == [old]


def test_R13_backups_of_two_databases_do_not_count_as_one(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "scan-demo.db"
    prepare(other, NOW)
    folder = tmp_path / "both"
    mine, theirs = back_up(path, folder, NOW), back_up(other, folder, NOW)
    assert (backups_in(folder, "scan"), backups_in(folder, "scan-demo")) == ([mine], [theirs])
    assert prune(folder, NOW) == []

"""The short versions of the faults, with the wrong designs as controls (R1, R4)."""

from __future__ import annotations

from pathlib import Path

from tests.faults.kill import killed
from tests.faults.storm import Storm, blown


def test_R4_a_killed_writer_loses_nothing_and_leaves_no_half_sheet(tmp_path: Path) -> None:
    figures = killed(tmp_path, times=10)
    assert figures.good, figures


def test_R4_saving_row_by_row_leaves_half_sheets(tmp_path: Path) -> None:
    assert killed(tmp_path, times=10, row_by_row=True).half > 0


def test_R1_a_storm_of_writers_loses_nothing(tmp_path: Path) -> None:
    figures = blown(tmp_path, Storm(processes=4, threads=2, seconds=3))
    assert figures.good, figures


def test_R1_deferred_transactions_do_not_stand_the_storm(tmp_path: Path) -> None:
    assert blown(tmp_path, Storm(processes=4, threads=2, seconds=1, deferred=True)).errors

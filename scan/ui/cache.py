"""What is read once and shared: the library, and per scan what its revision number guards.

Keys hold the database's path and the scan's revision (a counter in the database), so that another
process's write is seen at the next run; what is made from the library too has its edition in the key.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import streamlit as st

from scan.library.reader import edition, library
from scan.model.duplicates import Pair
from scan.model.ledger import Ledger
from scan.model.library import Statement, Theme
from scan.model.plan import ActionPlan
from scan.model.planning import draw_plan
from scan.model.record import ScanRecord
from scan.model.steps import Step, StepState, step_states
from scan.ui.entry import database
from scan.usecases import inviting, naming, preparing, summarising
from scan.usecases.desk import Desk

__all__ = ["duplicates", "edition", "ledger", "library", "plan", "record", "statement_of", "states", "themes_of"]


def record(desk: Desk, scan_id: str) -> ScanRecord:
    """Everything that is kept of a scan, as it is now."""
    return _record(database(), scan_id, preparing.revision_of(desk, scan_id), desk)


@st.cache_resource(max_entries=32, show_spinner=False)
def _record(path: Path, scan_id: str, revision: int, _at: Desk) -> ScanRecord:
    return preparing.record_of(_at, scan_id)


def themes_of(scan: ScanRecord, *also: str) -> dict[str, Theme]:
    """The themes of a scan by id, in the order of the library, with what it asks; `also` names more to offer."""
    wanted = {*scan.scan.theme_ids, *also}
    return {theme.id: theme for theme in scan.asked(library()).themes if theme.id in wanted}


def statement_of(scan: ScanRecord, id: str | None) -> Statement | None:
    """A statement as the school words it, also one outside the short form; None when it is switched off."""
    return scan.content.over(library()).statement_by_id.get(id or "")


def states(desk: Desk, scan_id: str) -> dict[Step, StepState]:
    """How far each step of a scan is."""
    return _states(database(), scan_id, preparing.revision_of(desk, scan_id), edition(), desk)


@st.cache_resource(max_entries=32, show_spinner=False)
def _states(path: Path, scan_id: str, revision: int, edition: int, _at: Desk) -> dict[Step, StepState]:
    kept = record(_at, scan_id)
    asked = [s.id for theme in themes_of(kept).values() for s in theme.statements]
    return step_states(kept, asked, inviting.round_of(_at, scan_id))


def plan(desk: Desk, scan_id: str) -> ActionPlan:
    """The plan as it stands now (a draft)."""
    # The plan before it may be of another scan, with a revision of its own.
    revisions = preparing.revision_of(desk, scan_id), *summarising.promised_in(desk, scan_id)
    return _plan(database(), scan_id, revisions, edition(), desk.today, desk)


@st.cache_resource(max_entries=32, show_spinner=False)
def _plan(
    path: Path, scan_id: str, revisions: tuple[int, str, int], edition: int, today: date, _at: Desk
) -> ActionPlan:
    return draw_plan(record(_at, scan_id), library(), _at.now, ledger(_at, scan_id))


def ledger(desk: Desk, scan_id: str) -> Ledger | None:
    """What the plan before this one promised and how that stands today."""
    return _ledger(database(), scan_id, *summarising.promised_in(desk, scan_id), desk.today, desk)


@st.cache_resource(max_entries=32, show_spinner=False)
def _ledger(path: Path, scan_id: str, home: str, revision: int, today: date, _at: Desk) -> Ledger | None:
    return summarising.ledger_of(_at, scan_id)


def duplicates(desk: Desk, scan_id: str) -> list[Pair]:
    """Pairs of obstacles that look alike."""
    return _duplicates(database(), scan_id, preparing.revision_of(desk, scan_id), desk)


@st.cache_resource(max_entries=32, show_spinner=False)
def _duplicates(path: Path, scan_id: str, revision: int, _at: Desk) -> list[Pair]:
    return naming.likely_duplicates(_at, scan_id)

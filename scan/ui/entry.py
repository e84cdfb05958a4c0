"""The door: which database, who comes in, and a desk for the length of one script run."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from pathlib import Path

import streamlit as st

from scan.i18n import _
from scan.model.permissions import Actor, Role
from scan.settings import Settings
from scan.store.database import Health, opened, prepare
from scan.ui import session
from scan.usecases.desk import Desk

_desk: ContextVar[Desk] = ContextVar("desk")


def database() -> Path:
    """Where the database of this process lives."""
    return Settings.from_environment().database


@st.cache_resource(show_spinner=False)
def health(path: Path) -> Health:
    """The database prepared (created, migrated, checked), once per process."""
    return prepare(path, datetime.now(UTC))


def actor() -> Actor:
    """Who sits at the screen; on a damaged database everybody only reads (R9)."""
    role = Role.READER if health(database()).read_only else Role.FACILITATOR
    return Actor(session.my_name() or _("Facilitator"), role)


@contextmanager
def at_desk() -> Iterator[Desk]:
    """A desk with a connection of its own, for a callback (callbacks run before the page does)."""
    path = database()
    with opened(path, read_only=health(path).read_only) as db:
        yield Desk(db, actor(), datetime.now().astimezone())


@contextmanager
def run_at_desk() -> Iterator[Desk]:
    """The desk of this script run; `desk()` hands it to the page."""
    with at_desk() as opened_desk:
        token = _desk.set(opened_desk)
        try:
            yield opened_desk
        finally:
            _desk.reset(token)


def desk() -> Desk:
    """The desk of the script run that is under way."""
    return _desk.get()

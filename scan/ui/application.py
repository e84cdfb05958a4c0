"""What `scan.ui.serve` serves: the screens, the participants' pages before them, and the door beside them."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import streamlit as st
from anyio import to_thread
from starlette.middleware import Middleware

from scan.errors import ScanError
from scan.model.permissions import Right
from scan.settings import ROOT
from scan.store import doors
from scan.store.database import opened
from scan.ui import entry, printed
from scan.ui.door import Door, DoorError
from scan.usecases.desk import Desk
from scan.web.application import alone, beside_streamlit, pages
from scan.web.guard import KnownHost
from scan.web.hosts import addressed, hostname_of
from scan.web.house import House

SCRIPT: Final = ROOT / "app.py"


@dataclass(slots=True)
class Place:
    """What the process holds once: the pages' house and the door; made by the lifespan, read by the screens."""

    house: House
    door: Door


_place: list[Place] = []
_pages = pages(lambda: _place[0].house)
ROUTES: Final = beside_streamlit(_pages)


def _ours(host: str) -> bool:
    return hostname_of(host) in {str(name).lower() for name in st.get_option("server.allowedHosts") or ()}


MIDDLEWARE: Final = [Middleware(KnownHost, known=_ours)]


def door() -> Door | None:
    """The door to the network, for the screens; None where no server of ours runs (a test, another way to start)."""
    return _place[0].door if _place else None


def switch(desk: Desk, wanted: bool) -> None:
    """Open the door or shut it, and keep that for the next start; `DoorError` when its port is taken.

    What is kept never says open while the door could not be opened.
    """
    here = door()
    desk.require(Right.PREPARE)
    if here is not None and wanted:
        here.open()
    elif here is not None:
        here.close()
    with desk.saving(Right.PREPARE) as db:
        doors.want_open(db, wanted)


@asynccontextmanager
async def lifespan(_app: object) -> AsyncIterator[None]:
    """Ready the pages, take up the door as it stood, and shut it at the end; the press ends too."""
    path = entry.database()
    read_only, wanted = await to_thread.run_sync(_as_it_stood)
    house = House(path, lambda: datetime.now().astimezone(), read_only)
    here = Place(house, Door(KnownHost(alone(_pages), addressed()), _door_port()))
    _place[:] = [here]
    if wanted:
        # Where its port is taken the screens must come up all the same; the invitation shows that the door is shut.
        with suppress(DoorError):
            await here.door.opening()
    try:
        yield
    finally:
        await here.door.closing()
        here.house.close()
        printed.close()
        _place.clear()


def _as_it_stood() -> tuple[bool, bool]:
    """Whether the database may only be read, and whether the door stood open."""
    path = entry.database()
    try:
        health = entry.health(path)
        with opened(path, read_only=health.read_only) as db:
            return health.read_only, doors.wanted_open(db)
    except ScanError:
        # The first screen says what is wrong, and so does every page.
        return False, False


def _door_port() -> int:
    return int(os.environ.get("SCAN_DOOR_PORT") or st.get_option("server.port") + 1)

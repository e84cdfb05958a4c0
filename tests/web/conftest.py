"""A database that is prepared once, and school days on copies of it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from scan.store.database import prepare
from tests.web.school import NOW, SchoolDay, open_day

OpenRound = Callable[..., SchoolDay]


@pytest.fixture(scope="session")
def prepared_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A prepared database that nobody writes to."""
    path = tmp_path_factory.mktemp("prepared") / "scan.db"
    prepare(path, NOW)
    return path


@pytest.fixture
def open_round(tmp_path: Path, prepared_once: Path) -> OpenRound:
    """`open_round(invitation=..., named=..., groups=..., title=..., opened=...)`: a school day of one's own."""

    def made(*how: Any, **more: Any) -> SchoolDay:
        return open_day(Path(shutil.copy(prepared_once, tmp_path / "scan.db")), *how, **more)

    return made


@pytest.fixture
def school_day(open_round: OpenRound) -> SchoolDay:
    return open_round()

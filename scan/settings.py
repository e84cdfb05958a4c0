"""Settings from the environment, read once and checked."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "data"
DEFAULT_DATABASE = ROOT / "var" / "scan.db"


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the database lives; `SCAN_DATABASE` overrides it."""

    database: Path

    @classmethod
    def from_environment(cls) -> Settings:
        """The settings of this process."""
        return cls(Path(os.environ.get("SCAN_DATABASE") or DEFAULT_DATABASE))

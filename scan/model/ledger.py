"""What a plan promised and what became of it: a line for each action that was open when it was adopted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from scan.i18n import _, ngettext


class Outcome(StrEnum):
    """What became of a promise; what asks for a decision stands first."""

    NOT_BEGUN = "not_begun"
    LATE = "late"
    STOPPED = "stopped"
    GONE = "gone"
    UNDER_WAY = "under_way"
    AHEAD = "ahead"
    KEPT = "kept"

    @property
    def label(self) -> str:
        """The outcome in the language of the moment."""
        return {
            Outcome.NOT_BEGUN: _("Wel afgesproken, niet gedaan"),
            Outcome.LATE: _("Begonnen, maar te laat"),
            Outcome.STOPPED: _("Gestopt"),
            Outcome.GONE: _("Staat niet meer op de lijst"),
            Outcome.UNDER_WAY: _("Bezig"),
            Outcome.AHEAD: _("Moet nog beginnen"),
            Outcome.KEPT: _("Gedaan"),
        }[self]

    def counted(self, count: int) -> str:
        """How many promises ended so, as a part of a sentence."""
        words = {
            Outcome.NOT_BEGUN: _("{count} wel afgesproken maar niet gedaan"),
            Outcome.LATE: _("{count} te laat"),
            Outcome.STOPPED: _("{count} gestopt"),
            Outcome.GONE: _("{count} niet meer op de lijst"),
            Outcome.UNDER_WAY: _("{count} bezig"),
            Outcome.AHEAD: _("{count} nog te beginnen"),
            Outcome.KEPT: _("{count} gedaan"),
        }
        return words[self].format(count=count)

    @property
    def open(self) -> bool:
        """Whether the promise still asks for a decision."""
        return self in (Outcome.NOT_BEGUN, Outcome.LATE, Outcome.STOPPED, Outcome.GONE)


@dataclass(frozen=True, slots=True)
class Promise:
    """An action as the plan promised it, and how it stands; `moved_to` is its deadline when that is another one now.

    `said` is the last that was told of it, and of a stopped action why it stopped.
    """

    id: str
    number: int
    title: str
    owner_name: str
    owner_role: str
    deadline: date | None
    outcome: Outcome
    moved_to: date | None = None
    said_on: date | None = None
    said: str = ""


@dataclass(frozen=True, slots=True)
class Ledger:
    """What one adopted plan promised, what asks for a decision first."""

    scan_id: str
    scan_title: str
    version: int
    adopted_at: datetime
    promises: tuple[Promise, ...]

    def by_outcome(self) -> Counter[Outcome]:
        """How many promises ended how."""
        return Counter(promise.outcome for promise in self.promises)

    def counted(self) -> str:
        """All of it in one line, in the language of the moment."""
        counts = self.by_outcome()
        total = ngettext("{count} actie beloofd", "{count} acties beloofd", len(self.promises))
        # What was done comes first in the line: a team has earned that.
        order = (Outcome.KEPT, *(outcome for outcome in Outcome if outcome is not Outcome.KEPT))
        parts = [outcome.counted(counts[outcome]) for outcome in order if counts[outcome]]
        return total.format(count=len(self.promises)) + ": " + ", ".join(parts) + "."

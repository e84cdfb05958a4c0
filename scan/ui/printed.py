"""What was printed: documents and their pages, made once by the press and kept on a shelf for everybody.

A version that was adopted stays the same for ever. A draft is another one as soon as the scan, the library or the day
is: `cache.plan` draws it anew then, at another moment.
"""

from __future__ import annotations

import json
from collections.abc import Hashable
from dataclasses import dataclass

from scan.i18n import Language
from scan.model.plan import ActionPlan
from scan.report import Options, Told
from scan.ui.entry import database
from scan.ui.shelf import Shelf
from scan.usecases.press import Press

_press = Press()
_documents = Shelf(most=32, most_bytes=64 * 1024 * 1024)
# Apart, or who leafs through one document would push out those of everybody else.
_pages = Shelf(most=128, most_bytes=16 * 1024 * 1024)


@dataclass(frozen=True, slots=True)
class Printed:
    """One document that can be had: a plan in a language, as the options want it."""

    plan: ActionPlan
    language: Language
    options: Options

    @property
    def ready(self) -> bool:
        """Whether it is on the shelf."""
        return self._key() in _documents

    def pdf(self, told: Told | None = None) -> bytes:
        """The document; `told` hears of every page while it is made."""
        return _documents.get(self._key(), lambda: _press.build(self.plan, self.language, self.options, told))

    def headings(self) -> list[str]:
        """For each page what begins on it."""
        found: list[str] = json.loads(_pages.get(self._key("headings"), self._headings))
        return found

    def page(self, number: int) -> bytes:
        """A page as PNG, from 1."""
        return _pages.get(self._key(number), lambda: _press.picture(self.pdf(), number))

    def _headings(self) -> bytes:
        return json.dumps(_press.headings(self.pdf())).encode()

    def _key(self, part: int | str = "") -> Hashable:
        plan = self.plan
        return database(), plan.scan_id, plan.version, plan.adopted_at, plan.as_of, self.language, self.options, part


def close() -> None:
    """End the press, and let go of what it made."""
    _press.close()
    _documents.clear()
    _pages.clear()

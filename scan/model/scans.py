"""A school and its scans: the frame in which a team answers, names and decides."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from scan.errors import InvalidInput
from scan.i18n import _
from scan.model.people import Group
from scan.model.text import BODY, NAME, TITLE, one_line, optional

MAX_FOCUS_THEMES = 4
"""A team works on at most four development themes at a time (source point C6)."""


@dataclass(frozen=True, slots=True)
class School:
    """A school, and the board that it answers to (empty when there is none to name)."""

    id: str
    name: str
    board: str = ""

    @classmethod
    def checked(cls, id: str, name: str, board: str) -> School:
        """A school with a name."""
        return cls(
            id,
            one_line(name, _("De naam van de school"), NAME),
            optional(" ".join(board.split()), _("De naam van het bestuur"), NAME),
        )


@dataclass(frozen=True, slots=True)
class FocusTheme:
    """A development theme: one of the scan's themes under the name the team gave it."""

    theme_id: str
    title: str


@dataclass(frozen=True, slots=True)
class Scan:
    """One round of a school: why now, which themes, who takes part, and when.

    `focus` holds the development themes that the team chose, in order: theme id and the team's own
    name for it. With `short_form` only the statements of the short form are asked.
    """

    id: str
    school_id: str
    title: str
    reason: str = ""
    theme_ids: tuple[str, ...] = ()
    groups: tuple[Group, ...] = ()
    starts_on: date | None = None
    closes_on: date | None = None
    feedback_on: date | None = None
    focus: tuple[FocusTheme, ...] = ()
    short_form: bool = False
    version: int = 1

    def checked(self) -> Scan:
        """The scan cleaned; refused when themes, group names or dates cannot be right."""
        if not self.theme_ids:
            raise InvalidInput(_("Kies minstens één thema."), "theme_ids")
        names = [group.name.casefold() for group in self.groups]
        if len(names) != len(set(names)):
            raise InvalidInput(_("Twee groepen hebben dezelfde naam. Geef elke groep een eigen naam."), "groups")
        self._check_dates()
        return replace(
            self,
            title=one_line(self.title, _("De naam van de scan"), TITLE),
            theme_ids=tuple(dict.fromkeys(self.theme_ids)),
            reason=optional(self.reason, _("Waarom nu"), BODY),
        )

    def _check_dates(self) -> None:
        if self.starts_on and self.closes_on and self.closes_on < self.starts_on:
            raise InvalidInput(_("De scan sluit vóór hij begint. Kies een latere sluitdatum."), "closes_on")
        last = self.closes_on or self.starts_on
        if last and self.feedback_on and self.feedback_on < last:
            raise InvalidInput(
                _("De terugkoppeling ligt vóór het einde van de scan. Kies een latere datum."), "feedback_on"
            )

    @property
    def invited(self) -> int:
        """How many people the groups count together."""
        return sum(group.head_count for group in self.groups)


def checked_focus(scan: Scan, focus: tuple[FocusTheme, ...]) -> tuple[FocusTheme, ...]:
    """The development themes cleaned; more than four, one twice or one outside the scan is refused."""
    if len(focus) > MAX_FOCUS_THEMES:
        raise InvalidInput(
            _("Kies hoogstens {most} ontwikkelthema's. Minder is vaak beter.").format(most=MAX_FOCUS_THEMES), "focus"
        )
    if any(item.theme_id not in scan.theme_ids for item in focus):
        raise InvalidInput(_("Dit thema hoort niet bij deze scan. Kies een ander thema."), "focus")
    if len({item.theme_id for item in focus}) < len(focus):
        raise InvalidInput(_("Je koos een thema twee keer. Kies elk thema één keer."), "focus")
    label = _("De naam van het ontwikkelthema")
    return tuple(FocusTheme(item.theme_id, one_line(item.title, label, NAME)) for item in focus)


@dataclass(frozen=True, slots=True)
class ScanSummary:
    """What the start screen tells of a scan, counted by the database."""

    id: str
    title: str
    school: str
    board: str
    created_on: date
    obstacles: int
    actions: int
    done: int
    late: int
    plan_version: int
    deleted: bool

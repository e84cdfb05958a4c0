"""Actions: who does what by when to break an obstacle, and how it goes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from scan.errors import InvalidInput
from scan.i18n import _
from scan.model.codes import action_code
from scan.model.text import BODY, NAME, TITLE, one_line, optional

FIRST_STEP_DAYS = 14
"""A first step is taken within two weeks, or it is not a first step."""


class Status(StrEnum):
    """Where an action stands, as its owner says."""

    NOT_STARTED = "not_started"
    BUSY = "busy"
    DONE = "done"
    STOPPED = "stopped"

    @property
    def label(self) -> str:
        """The status in the language of the moment."""
        return {
            Status.NOT_STARTED: _("Niet gestart"),
            Status.BUSY: _("Bezig"),
            Status.DONE: _("Klaar"),
            Status.STOPPED: _("Gestopt"),
        }[self]


class State(StrEnum):
    """Where an action stands as a reader sees it: the status, or late."""

    NOT_STARTED = "not_started"
    BUSY = "busy"
    LATE = "late"
    DONE = "done"
    STOPPED = "stopped"

    @property
    def label(self) -> str:
        """The state in the language of the moment."""
        return _("Te laat") if self is State.LATE else Status(self.value).label


@dataclass(frozen=True, slots=True)
class Action:
    """What is done about one or more obstacles. `number` is what people call it ("A12")."""

    id: str
    scan_id: str
    number: int
    title: str
    obstacle_ids: tuple[str, ...]
    strength_id: str | None = None
    library_id: str | None = None
    first_step: str = ""
    first_step_on: date | None = None
    owner_name: str = ""
    owner_role: str = ""
    deadline: date | None = None
    pupil_gain: str = ""
    frame: str = ""
    freedom: str = ""
    success_sign: str = ""
    status: Status = Status.NOT_STARTED
    progress: int = 0
    version: int = 1

    def checked(self) -> Action:
        """The action cleaned; refused when it breaks no obstacle or a text does not fit."""
        if not self.obstacle_ids:
            raise InvalidInput(_("Kies minstens één belemmering die deze actie doorbreekt."), "obstacle_ids")
        return replace(
            self,
            title=one_line(self.title, _("De actie"), TITLE),
            obstacle_ids=tuple(dict.fromkeys(self.obstacle_ids)),
            first_step=optional(self.first_step, _("De eerste stap"), BODY),
            owner_name=optional(" ".join(self.owner_name.split()), _("De naam van de eigenaar"), NAME),
            owner_role=optional(" ".join(self.owner_role.split()), _("De rol van de eigenaar"), NAME),
            pupil_gain=optional(self.pupil_gain, _("Wat leerlingen winnen"), BODY),
            frame=optional(self.frame, _("Het kader"), BODY),
            freedom=optional(self.freedom, _("De ruimte"), BODY),
            success_sign=optional(self.success_sign, _("Waaraan je ziet dat het werkt"), BODY),
        )

    @property
    def code(self) -> str:
        """The number with its letter, "A12" in both languages."""
        return action_code(self.number)

    def state(self, today: date) -> State:
        """Late when the deadline has passed and it is neither done nor stopped."""
        open_still = self.status in (Status.NOT_STARTED, Status.BUSY)
        if open_still and self.deadline is not None and self.deadline < today:
            return State.LATE
        return State(self.status.value)

    def followed(self, update: ActionUpdate) -> Action:
        """The action as it stands after an update."""
        return replace(self, status=update.status, progress=update.progress)


def check_new_dates(action: Action, before: Action | None, today: date) -> None:
    """Refuse a date in the past that is new; a date that was set earlier may have passed."""
    for label, new, old in (
        (_("De deadline"), action.deadline, before.deadline if before else None),
        (_("De datum van de eerste stap"), action.first_step_on, before.first_step_on if before else None),
    ):
        if new is not None and new != old and new < today:
            raise InvalidInput(_("{label} ligt in het verleden. Kies vandaag of later.").format(label=label), label)


@dataclass(frozen=True, slots=True)
class ActionUpdate:
    """How an action went, on a day, in one sentence."""

    id: str
    action_id: str
    made_on: date
    made_by: str
    status: Status
    progress: int
    note: str = ""

    def checked(self) -> ActionUpdate:
        """The update cleaned and made consistent: done is 100 %, not started is 0 %."""
        if not 0 <= self.progress <= 100:
            raise InvalidInput(_("De voortgang ligt tussen 0 en 100 procent."), "progress")
        progress = {Status.DONE: 100, Status.NOT_STARTED: 0}.get(self.status, self.progress)
        note = optional(self.note, _("De toelichting"), BODY)
        return replace(self, progress=progress, note=note, made_by=optional(self.made_by, _("Je naam"), NAME))

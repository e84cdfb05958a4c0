"""A plan's deadlines as a calendar file that Outlook, Google and Apple take in."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from icalendar import Alarm, Calendar, Event

from scan.i18n import Language, _, speaking
from scan.model.actions import State
from scan.model.codes import action_code, obstacle_code
from scan.model.plan import ActionPlan, PlanAction

WARNING = timedelta(days=7)
_OPEN = (State.NOT_STARTED, State.BUSY, State.LATE)


def to_ics(plan: ActionPlan, language: Language) -> bytes:
    """One whole day per open action with a deadline; importing again replaces, because the uid stays.

    Events and not to-dos: Google Calendar ignores VTODO, Outlook imports none from a file.
    """
    with speaking(language):
        calendar = Calendar()
        calendar.add("prodid", "-//Doorbraak//Plan//NL")
        calendar.add("version", "2.0")
        calendar.add("method", "PUBLISH")
        calendar.add("x-wr-calname", f"{plan.school}: {plan.title}")
        for action in plan.actions():
            if action.state in _OPEN and action.deadline is not None:
                calendar.add_component(_event(plan, action, action.deadline))
        return bytes(calendar.to_ical())


def _event(plan: ActionPlan, action: PlanAction, deadline: date) -> Event:
    event = Event()
    event.add("uid", f"{action.id}@{plan.scan_id}.doorbraak")
    event.add("dtstamp", _in_utc(plan.as_of))
    event.add("dtstart", deadline)
    if deadline < date.max:
        event.add("dtend", deadline + timedelta(days=1))
    event.add("summary", f"{action_code(action.number)} {action.title}")
    event.add("description", _description(action))
    event.add("transp", "TRANSPARENT")
    event.add_component(_alarm(action))
    return event


def _in_utc(moment: datetime) -> datetime:
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _description(action: PlanAction) -> str:
    owner = ", ".join(part for part in (action.owner_name, action.owner_role) if part)
    said = [
        *(f"{obstacle_code(number)} {title}" for number, title in action.obstacles),
        _("Eigenaar: {owner}").format(owner=owner or _("nog niemand")),
        _("Stand: {state}, {progress} %").format(state=action.state.label, progress=action.progress),
    ]
    for sentence, text in (
        (_("Eerste stap: {text}"), action.first_step),
        (_("Wat leerlingen winnen: {text}"), action.pupil_gain),
        (_("Waaraan je ziet dat het werkt: {text}"), action.success_sign),
    ):
        if text:
            said.append(sentence.format(text=text))
    return "\n".join(said)


def _alarm(action: PlanAction) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _("Over een week is de deadline: {title}").format(title=action.title))
    alarm.add("trigger", -WARNING)
    return alarm

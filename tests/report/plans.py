"""Believable plans of any size, the same each time: a Dutch secondary school in the middle of its scan."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from random import Random

from scan.model.actions import State
from scan.model.library import Decider
from scan.model.people import GroupKind
from scan.model.plan import (
    ActionPlan,
    PlanAction,
    PlanGroup,
    PlanObstacle,
    PlanScore,
    PlanStatement,
    PlanStrength,
    PlanTheme,
    PlanUpdate,
)
from scan.model.text import Text

TODAY = date(2027, 2, 12)

THEMES = (
    ("purpose", "Doel en waarom", "Purpose and why", 3.6),
    ("safety", "Veilig vragen stellen", "Safe to ask questions", 3.2),
    ("learning_together", "Samen leren in werktijd", "Learning together in work time", 2.4),
    ("enquiry", "Onderzoeken en resultaten", "Enquiry and results", 3.0),
    ("room_and_frame", "Ruimte en kaders", "Freedom and frame", 3.3),
    ("time", "Tijd, overleg en rooster", "Time, meetings and timetable", 2.2),
    ("follow_through", "Plannen echt uitvoeren", "Carrying plans through", 2.8),
    ("people_policy", "Personeelsbeleid", "People policy", 3.4),
    ("leaders_learn", "Leiders leren zichtbaar", "Leaders learn visibly", 3.1),
    ("windows_out", "Ramen open", "Open windows", 3.9),
)
SHORT = {
    "Samen leren in werktijd": "Samen leren",
    "Onderzoeken en resultaten": "Onderzoeken",
    "Tijd, overleg en rooster": "Tijd en overleg",
    "Plannen echt uitvoeren": "Plannen uitvoeren",
    "Leiders leren zichtbaar": "Leiders leren",
}
STATEMENTS = (
    ("In het rooster staat vaste tijd waarin wij samen aan ons onderwijs werken.", "The timetable has time for this."),
    ("In ons overleg maken wij samen iets dat daarna in de les te zien is.", "Our meetings make something."),
    ("Een plan dat is goedgekeurd, voeren wij ook echt uit.", "We carry out a plan that was approved."),
    ("Wij vragen leerlingen elk jaar wat hen helpt bij het leren.", "We ask pupils every year what helps them."),
    ("Leidinggevenden vertellen bij ons wat zij zelf nog willen leren.", "Leaders say what they want to learn."),
)
OBSTACLES = (
    "Teamoverleg gaat op aan mededelingen",
    "Het rooster laat geen ruimte om bij elkaar in de les te kijken",
    "Nieuwe plannen komen bovenop het oude werk, zonder dat er iets af gaat",
    "Niemand weet wie over de besteding van ontwikkeltijd beslist",
    "Feedback geven voelt als kritiek, dus doen we het liever niet",
    "Secties bespreken toetsresultaten pas als het schooljaar bijna voorbij is",
    "Hybride docenten missen het overleg, omdat het altijd op dinsdag is",
    "Leidinggevenden vragen wel om vernieuwing, maar laten zelf weinig van hun eigen leren zien",
)
ACTIONS = (
    "Maak van elk tweede teamoverleg een werksessie waarin we samen één les ontwerpen",
    "Rooster per team een vast ontwikkeluur in, met lokaal en vervanging",
    "Schrap bij elk nieuw plan een oude taak en leg dat vast in het taakbeleid",
    "Laat elke leidinggevende dit jaar drie keer vertellen wat hij of zij zelf leert",
    "Spreek in elke sectie een vast moment af om resultaten te bespreken, nog vóór de kerstvakantie",
    "Vraag zes leerlingen per klas wat hen helpt bij het leren en koppel terug wat we ermee doen",
    "Wissel de overlegdag per periode, zodat hybride docenten minstens de helft kunnen bijwonen",
)
GAINS = (
    "Leerlingen krijgen vaker een les die aansluit op hun niveau.",
    "Minder lesuitval: naar schatting twintig minuten per klas per week.",
    "Leerlingen zien wat er met hun feedback gebeurt.",
    "",
)
OWNERS = (
    ("Sanne de Vries", "Teamleider onderbouw"),
    ("Mohammed El Amrani", "Kwaliteitscoördinator"),
    ("Joke van der Heijden-Postma", "Sectievoorzitter wiskunde"),
    ("", ""),
    ("Directie", ""),
    ("Wim Jansen", "Roostermaker"),
)
WHY = Text("Wie weet waarom, houdt het langer vol.", "People who know why keep going for longer.")
FINDING = Text("Onderzoek vond dit bij veel scholen.", "Research found this at many schools.")
REFERENCES = (
    ("Adams, B. (2001). Scholen die leren. Tijdschrift, 7, 12-34.", "Ekster, F. (2019). Tijd."),
    ("Adams, B. (2001). Scholen die leren. Tijdschrift, 7.", "Cobus, D. (2010). Samen kijken."),
)
STRENGTHS = (
    ("Nieuwe collega's voelen zich snel thuis", "Startende docenten blijven; in drie jaar vertrok er één."),
    ("Ouders denken graag met ons mee", "De klankbordgroep zit elk jaar vol."),
    ("Het netwerk en de apparaten doen het altijd", ""),
    ("Onze leerlingenraad wordt serieus genomen", "Twee van hun vier voorstellen zijn uitgevoerd."),
)


def plan_of(actions: int, obstacles: int | None = None, *, scores: bool = True, version: int = 1) -> ActionPlan:
    """A plan of so many actions; by default about two obstacles for every three actions."""
    count = obstacles if obstacles is not None else max(1, actions * 2 // 3)
    chance = Random(20270212)
    found = [_obstacle(number, actions, count, chance) for number in range(1, count + 1)]
    planned = [_action(number, found, chance) for number in range(1, actions + 1)] if found else []
    shared = range(len(THEMES))
    return ActionPlan(
        scan_id="scan-1",
        school="Lyceum De Wegwijzer",
        board="Stichting Openbaar Onderwijs Rivierenland",
        title="Wat ons tegenhoudt en wat we gaan doen",
        reason="De inspectie vroeg ons te laten zien hoe we samen leren. Dit plan loopt tot de zomer van 2028.",
        version=version,
        adopted_at=datetime(2027, 2, 1, 15, 30, tzinfo=UTC) if version else None,
        adopted_by="Marieke Bos" if version else "",
        decision="Het managementteam neemt dit plan over en bespreekt het elk kwartaal." if version else "",
        as_of=datetime(2027, 2, 12, 9, 0, tzinfo=UTC),
        groups=_groups(),
        themes=tuple(_theme(place, found, planned, scores) for place in shared),
    )


def _groups() -> tuple[PlanGroup, ...]:
    return (
        PlanGroup("g1", "Managementteam", GroupKind.MANAGEMENT, 6, True),
        PlanGroup("g2", "Docenten onderbouw", GroupKind.TEACHERS, 34, True),
        PlanGroup("g3", "Docenten bovenbouw", GroupKind.TEACHERS, 41, True),
        PlanGroup("g4", "Ondersteunend personeel", GroupKind.SUPPORT_STAFF, 17, True),
    )


def _home(number: int) -> int:
    # Lopsided on purpose: real teams name most obstacles at two or three themes.
    return (5, 2, 6, 5, 1, 2, 7, 8, 5, 3)[number % 10]


def _served(action: int, obstacles: int) -> tuple[int, ...]:
    first = (action - 1) % obstacles + 1
    second = first % obstacles + 1
    return (first, second) if action % 5 == 0 and second != first else (first,)


def _obstacle(number: int, actions: int, count: int, chance: Random) -> PlanObstacle:
    base = OBSTACLES[(number - 1) % len(OBSTACLES)]
    serving = (a for a in range(1, actions + 1) if number in _served(a, count)) if count <= 200 else (number,)
    return PlanObstacle(
        id=f"o{number}",
        number=number,
        title=base if number <= len(OBSTACLES) else f"{base} (team {number})",
        blocks="We komen niet toe aan het gesprek over de les." if number % 4 else "",
        kept_by="Zo hebben we het altijd gedaan; niemand voelt zich ervan." if number % 3 else "",
        decider=[Decider.TEAM, Decider.MANAGEMENT, Decider.BOARD, Decider.TEAM_LEADER, None][number % 5],
        influence=chance.randint(1, 5) if number % 6 else None,
        impact=chance.randint(2, 5) if number % 6 else None,
        votes=max(0, 40 - number),
        rank=number,
        merged_titles=("Er is nooit tijd om samen iets te maken",) if number % 7 == 1 else (),
        action_numbers=tuple(serving),
        broken=number % 9 == 0,
    )


def _action(number: int, found: Sequence[PlanObstacle], chance: Random) -> PlanAction:
    name, role = OWNERS[number % len(OWNERS)]
    state = [State.NOT_STARTED, State.BUSY, State.DONE, State.LATE, State.BUSY, State.NOT_STARTED, State.STOPPED][
        number % 7
    ]
    days = -chance.randint(3, 90) if state in (State.LATE, State.DONE) else chance.randint(5, 420)
    base = ACTIONS[(number - 1) % len(ACTIONS)]
    return PlanAction(
        id=f"a{number}",
        number=number,
        title=base if number <= len(ACTIONS) else f"{base} (team {number})",
        obstacles=tuple((found[o - 1].number, found[o - 1].title) for o in _served(number, len(found))),
        strength=STRENGTHS[0][0] if number % 8 == 0 else "",
        first_step="Zet het op de agenda van het eerstvolgende teamoverleg." if number % 5 else "",
        first_step_on=TODAY + timedelta(days=number % 14) if number % 5 else None,
        owner_name=name,
        owner_role=role,
        deadline=TODAY + timedelta(days=days) if number % 11 else None,
        pupil_gain=GAINS[number % len(GAINS)],
        frame="Binnen de bestaande taakuren." if number % 2 else "",
        freedom="Teams kiezen zelf het moment en de vorm." if number % 3 == 0 else "",
        success_sign="Voor de zomer heeft elke sectie twee lessen samen gemaakt." if number % 3 else "",
        state=state,
        progress={State.DONE: 100, State.NOT_STARTED: 0}.get(state, chance.randint(1, 8) * 10),
        updates=(PlanUpdate(TODAY - timedelta(days=9), name, state, 40, "Twee teams zijn begonnen."),)
        if state in (State.BUSY, State.LATE)
        else (),
    )


def _theme(place: int, found: Sequence[PlanObstacle], planned: Sequence[PlanAction], scores: bool) -> PlanTheme:
    id, dutch, english, mean = THEMES[place]
    own = tuple(o for o in found if _home(o.number) == place)
    numbers = {o.number for o in own}
    strengths = STRENGTHS[place // 2 : place // 2 + 1] if place % 2 == 0 else ()
    return PlanTheme(
        id=id,
        name=Text(dutch, english),
        short_name=Text(SHORT.get(dutch, dutch), english),
        focus="Een uur per week samen ontwikkelen" if id == "time" else "",
        score=_score(mean, place) if scores else None,
        statements=tuple(_statement(id, number, mean, scores) for number in range(len(STATEMENTS))),
        obstacles=own,
        strengths=tuple(PlanStrength(f"s{place}", place // 2 + 1, title, seen) for title, seen in strengths),
        actions=tuple(a for a in planned if a.obstacles[0][0] in numbers),
        why=WHY,
        finding=FINDING,
        references=REFERENCES[place % 2],
    )


def _score(mean: float, place: int) -> PlanScore:
    steps = (-0.5, -0.1, 0.2, 0.4) if place % 2 else (0.3, 0.1, -0.2, -0.1)
    names = ("Managementteam", "Docenten onderbouw", "Docenten bovenbouw", "Ondersteunend personeel")
    groups = tuple((name, mean - step) for name, step in zip(names, steps, strict=True))
    return PlanScore(mean, min(4.6, mean + 0.4 + place % 4 * 0.35), 0.7 + place % 5 * 0.12, 78, groups)


def _statement(theme: str, number: int, mean: float, scores: bool) -> PlanStatement:
    text = Text(*STATEMENTS[number])
    if not scores:
        return PlanStatement(f"{theme}-{number}", text, None, None, 0, None, 0.0)
    score = min(4.8, max(1.2, mean + (number - 2) * 0.3))
    return PlanStatement(f"{theme}-{number}", text, score, min(5.0, score + 0.9), 78, 0.6 + number * 0.15, 0.2 * number)

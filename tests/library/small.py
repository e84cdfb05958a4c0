"""The smallest folder of content that reads: one theme, role, story, tip and point."""

from __future__ import annotations

from pathlib import Path

THEME = """\
id: time
position: 1
version: 1
licence: CC-BY-SA-4.0
name: {nl: "Tijd", en: "Time"}
short_name: {nl: "Tijd", en: "Time"}
icon: schedule
why: {nl: "Waarom", en: "Why"}
opening: {nl: "Begin", en: "Start"}
evidence:
  finding: {nl: "Iets", en: "Something"}
  references: ["Somebody (1999)"]
statements:
  - id: time-1
    text: {nl: "Wij", en: "We"}
    levels:
      low: {nl: "1", en: "1"}
      middle: {nl: "3", en: "3"}
      high: {nl: "5", en: "5"}
    sources: [L1]
    wordings:
      pupils: {nl: "Wij leerlingen", en: "We pupils"}
obstacles:
  - id: time-o1
    title: {nl: "Geen tijd", en: "No time"}
    shows: {nl: "Zo", en: "So"}
    kept_by: {nl: "Hierdoor", en: "By this"}
    decider: team
    statements: [time-1]
    actions:
      - id: time-o1-a1
        title: {nl: "Doe dit", en: "Do this"}
        first_step: {nl: "Nu", en: "Now"}
        pupil_gain: {nl: "Meer", en: "More"}
        success_sign: {nl: "Minder", en: "Less"}
    sources: [L1]
"""
ROLE = """\
id: teacher
position: 1
version: 1
licence: CC-BY-SA-4.0
name: {nl: "Docent", en: "Teacher"}
intro: {nl: "Begin", en: "Start"}
questions:
  - {id: teacher-q1, text: {nl: "Vraag ik?", en: "Do I ask?"}}
resolution: {nl: "Morgen", en: "Tomorrow"}
"""
STORY = """\
id: story-one
position: 1
version: 1
licence: CC-BY-SA-4.0
school: "De Brug"
place: "Oever"
title: {nl: "Zo ging het", en: "How it went"}
summary: {nl: "Kort", en: "In short"}
told:
  - {nl: "Eerst", en: "First"}
take_away:
  - {nl: "Begin klein", en: "Start small"}
question: {nl: "En wij?", en: "And we?"}
themes: [time]
statements: [time-1]
sources: [L1]
"""
TIPS = """\
id: tips-time
position: 1
version: 1
licence: CC-BY-SA-4.0
tips:
  - id: tip-one
    title: {nl: "Doe het", en: "Do it"}
    text: {nl: "Omdat", en: "Because"}
    try_it: {nl: "Vandaag", en: "Today"}
    themes: [time]
    statements: [time-1]
    sources: [L1]
"""
POINTS = """\
id: points
version: 1
licence: CC-BY-SA-4.0
points:
  - id: L1
    said: {nl: "Samen", en: "Together"}
"""
WHOLE = {
    "themes/01_one.yaml": THEME,
    "roles/01_one.yaml": ROLE,
    "stories/01_one.yaml": STORY,
    "tips/01_one.yaml": TIPS,
    "points.yaml": POINTS,
}


def folder_with(folder: Path, **instead: str) -> Path:
    """A folder that reads, with another text for `themes`, `roles`, `stories`, `tips` or `points`."""
    for name, text in WHOLE.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(instead.get(name.split("/")[0].removesuffix(".yaml"), text), encoding="utf-8")
    return folder

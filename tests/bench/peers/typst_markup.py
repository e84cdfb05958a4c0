"""Typst: the plan as JSON into a template, to PDF/UA-1. One compiler, so that its fonts are read once."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict

import typst

from scan.model.plan import ActionPlan
from tests.bench.peers import look
from tests.bench.peers.content import content_of

_TEMPLATE = b"""
#let data = json(bytes(sys.inputs.content))
#let muted = rgb("#566575")
#set document(title: data.title, author: data.school)
#set page(paper: "a4", margin: (x: 48pt, top: 62pt, bottom: 60pt),
  header: text(7.5pt, muted)[#data.title #h(1fr) #data.school],
  footer: context text(7.5pt, muted)[
    #data.stamp #h(1fr) #counter(page).display() / #counter(page).final().first()
  ])
#set text(font: "InterText", size: 8.5pt, lang: "nl", fill: rgb("#13212E"))
#set par(leading: 4pt, spacing: 4pt)
#show heading: set text(weight: 600)
#show heading.where(level: 1): set text(26pt)
#show heading.where(level: 2): set text(15pt)
#set table(stroke: none, inset: (left: 0pt, right: 8pt, y: 4pt))
#let strong-text(body, fill: muted) = text(weight: 600, fill: fill, body)
#let code(body) = strong-text(body, fill: rgb("#0F6B76"))
#let note(body) = block(text(8pt, muted, body))
#let more(pairs) = for (label, said) in pairs { note[#strong-text(label) #said] }
#let lines(texts) = texts.join(linebreak())
#let heads(names) = table.header(..names.map(name => strong-text(name)), table.hline(stroke: 1pt + rgb("#0F3D4C")))
#let rule = table.hline(stroke: .5pt + rgb("#D9DFE5"))

#align(left, text(26pt, weight: 600, title()))
#data.school

#data.stamp

= #data.headings.at(0)
#for theme in data.themes.filter(theme => theme.obstacles.len() > 0) [
  == #theme.title
  #table(columns: data.widths.at(0).map(width => width * 1pt), heads(data.heads.at(0)),
    ..theme.obstacles.map(line => (
      code(line.code), block(line.title) + more(line.more), line.decider, lines(line.weight), line.actions, rule,
    )).flatten())
]

= #data.headings.at(1)
#for theme in data.themes.filter(theme => theme.actions.len() > 0) [
  == #theme.title
  #table(columns: data.widths.at(1).map(width => width * 1pt), heads(data.heads.at(1)),
    ..theme.actions.map(line => (
      table.cell(rowspan: 2, code(line.code)), block(line.title) + line.obstacles.map(note).join(), line.gain,
      lines(line.owner), lines(line.when), table.cell(colspan: 4, more(line.more)), rule,
    )).flatten())
]
"""
_COMPILER = typst.Compiler(font_paths=[str(look.FONTS)], ignore_system_fonts=True)


def drawing(plan: ActionPlan) -> Callable[[], bytes]:
    """Both sections."""
    told = asdict(content_of(plan)) | {
        "headings": (look.OBSTACLES, look.ACTIONS),
        "heads": (look.OBSTACLE_HEADS, look.ACTION_HEADS),
        "widths": (look.OBSTACLE_WIDTHS, look.ACTION_WIDTHS),
    }

    def draw() -> bytes:
        made = _COMPILER.compile(_TEMPLATE, sys_inputs={"content": json.dumps(told)}, pdf_standards="ua-1")
        assert isinstance(made, bytes)
        return made

    return draw

"""Naming an obstacle or a strength at a statement, on the spot, and what was named there already."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import streamlit as st

from scan.i18n import _
from scan.model.library import Statement, Theme, TypicalObstacle
from scan.model.obstacles import Obstacle, Source
from scan.model.record import ScanRecord
from scan.model.steps import Step
from scan.model.strengths import Strength
from scan.ui import session
from scan.ui.entry import at_desk
from scan.ui.menu import screen_of
from scan.ui.messages import saving, telling
from scan.ui.pieces import link
from scan.ui.said import said
from scan.usecases import naming
from scan.usecases.desk import Desk


class Finding(StrEnum):
    """What a person names: something in the way, or something good."""

    OBSTACLE = "obstacle"
    STRENGTH = "strength"

    @property
    def label(self) -> str:
        """The kind in the language of the moment."""
        return {Finding.OBSTACLE: _("Belemmering"), Finding.STRENGTH: _("Kracht")}[self]


@dataclass(frozen=True)
class Spot:
    """A statement of a scan at which something can be named."""

    record: ScanRecord
    theme: Theme
    statement: Statement

    def obstacles(self) -> list[Obstacle]:
        """The obstacles named here; a merged one is read on the card that it went into."""
        return [o for o in self.record.standing() if o.statement_id == self.statement.id]

    def strengths(self) -> list[Strength]:
        """The strengths named here."""
        return [s for s in self.record.strengths if s.statement_id == self.statement.id]


def naming_at(desk: Desk, spot: Spot) -> None:
    """What was named at this statement, and a box to name more."""
    for obstacle in spot.obstacles():
        _named(obstacle, ":material/block:", obstacle=obstacle.id)
    for strength in spot.strengths():
        _named(strength, ":material/thumb_up:")
    _alike(spot)
    title = _("Benoem wat in de weg staat of goed gaat")
    with st.expander(title, icon=":material/add_comment:", type="compact", key=f"naming-{spot.statement.id}"):
        _form(desk, spot)
        _typical(spot)


def _named(finding: Obstacle | Strength, icon: str, **subject: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", key=f"finding-{finding.id}"):
        link(screen_of(Step.OBSTACLES), label=f"**{finding.code}**", icon=icon, **subject)
        st.text(finding.title)


def _form(desk: Desk, spot: Spot) -> None:
    token = session.pinned(f"naming-{spot.statement.id}", desk.new_id)
    with st.form(f"name-{spot.statement.id}", border=False):
        kind = st.segmented_control(
            _("Wat benoem je?"),
            list(Finding),
            default=Finding.OBSTACLE,
            required=True,
            format_func=lambda finding: finding.label,
            key=f"kind-{spot.statement.id}-{token}",
        )
        title = st.text_input(
            _("In één zin"),
            placeholder=_("Bijvoorbeeld: ons overleg gaat op aan mededelingen"),
            key=f"title-{spot.statement.id}-{token}",
        )
        if st.form_submit_button(_("Voeg toe"), icon=":material/add:", key=f"add-{spot.statement.id}"):
            with saving(_("Toegevoegd.")):
                _name(desk, spot, kind or Finding.OBSTACLE, title or "")


def _name(desk: Desk, spot: Spot, kind: Finding, title: str) -> None:
    scan_id, theme_id, statement_id = spot.record.scan.id, spot.theme.id, spot.statement.id
    if kind == Finding.STRENGTH:
        naming.name_strength(desk, Strength("", scan_id, 0, theme_id, title, Source.STATEMENT, statement_id))
    else:
        named = naming.name_obstacle(desk, Obstacle("", scan_id, 0, theme_id, title, Source.STATEMENT, statement_id))
        _look_for_alike(desk, named)
    session.unpin(f"naming-{statement_id}")


def _typical(spot: Spot) -> None:
    known = [o for o in spot.theme.obstacles if spot.statement.id in o.statements]
    listed = {o.library_id for o in spot.record.obstacles}
    if not known:
        return
    st.caption(_("Vaak op scholen genoemd. Eén klik zet het op de lijst; pas het daarna aan jullie school aan."))
    with st.container(gap="xsmall", key=f"typical-{spot.statement.id}"):
        for typical in known:
            st.button(
                str(typical.title),
                icon=":material/check:" if typical.id in listed else ":material/add:",
                disabled=typical.id in listed,
                help=str(typical.shows),
                key=f"take-{spot.statement.id}-{typical.id}",
                on_click=_take,
                args=(spot, typical),
            )


def _take(spot: Spot, typical: TypicalObstacle) -> None:
    taken = Obstacle.from_typical(typical, spot.record.scan.id, spot.theme.id, spot.statement.id)
    with telling(_("Toegevoegd.")), at_desk() as desk:
        _look_for_alike(desk, naming.name_obstacle(desk, taken))


def _look_for_alike(desk: Desk, named: Obstacle) -> None:
    others = naming.similar_to(desk, named.scan_id, named.title, named.id)
    session.remember(f"alike-{named.statement_id}", (named.id, [other.id for other in others]))


def _alike(spot: Spot) -> None:
    remembered = session.remembered(f"alike-{spot.statement.id}")
    if not isinstance(remembered, tuple):
        return
    named_id, other_ids = remembered
    standing = {o.id: o for o in spot.record.standing()}
    for other in (standing[id] for id in other_ids if named_id in standing and id in standing):
        st.info(
            _("{new} lijkt op {code}: {title}. Is het hetzelfde? Voeg ze samen bij Belemmeringen.").format(
                new=standing[named_id].code, code=other.code, title=said(other.title)
            ),
            icon=":material/content_copy:",
        )

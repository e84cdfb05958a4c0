"""The ways to the same-picture check: from a difference, from an obstacle's card, and again after some weeks."""

from __future__ import annotations

from datetime import date

import streamlit as st

from scan.i18n import _
from scan.model.obstacles import Obstacle
from scan.model.record import ScanRecord
from scan.model.same_picture import Picture
from scan.model.scores import DIVIDED, StatementResult
from scan.ui.menu import same_picture
from scan.ui.picture_words import Subject, about
from scan.ui.pieces import link
from scan.ui.said import said_short

MOST = 3
"""Most checks that are proposed at once."""


def from_difference(theme_id: str, result: StatementResult) -> None:
    """A way to the check at a statement on which people differ much; nothing elsewhere."""
    if result.difference >= DIVIDED:
        _check(_("Check of iedereen hetzelfde bedoelt"), theme_id)


def from_card(obstacle: Obstacle) -> None:
    """A way to the check on the card of an obstacle that stands."""
    if obstacle.merged_into is None:
        _check(_("Check of iedereen hetzelfde bedoelt"), obstacle.id)


def due(record: ScanRecord, today: date) -> list[tuple[Subject, Picture]]:
    """The latest picture of each subject that is old enough to look again, the oldest first."""
    old = [own[-1] for own in record.pictured().values() if own[-1].worth_repeating(today)]
    found = [(about(record, one.check), one) for one in old]
    # An obstacle that was deleted has nothing to look at again.
    return [(subject, one) for subject, one in found if subject.obstacle or one.check.obstacle_id is None]


def again(record: ScanRecord, today: date) -> None:
    """A line per check that is worth doing again."""
    found = due(record, today)[:MOST]
    if not found:
        return
    with st.container(border=True, gap="xsmall", key="picture-due"):
        st.markdown("**" + _("Nog hetzelfde beeld?") + "**")
        for subject, _picture in found:
            label = _("Doe de check over ‘{subject}’ opnieuw").format(subject=said_short(subject.words, 60))
            _check(label, subject.id)


def _check(label: str, about_id: str) -> None:
    link(same_picture(), label=label, icon=":material/compare:", about=about_id)

"""Looking together: an overview per theme, then the statements with the biggest differences first.

Everything here comes from model/scores.py: only what may be shown is handed to the screen (P8).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import ceil

import streamlit as st

from scan.charts.spread import Row, described, number
from scan.i18n import _
from scan.model.library import Statement, Theme
from scan.model.planning import results_of
from scan.model.record import ScanRecord
from scan.model.rounds import Phase
from scan.model.scores import DISTRIBUTION_FLOOR, SCORE_FLOOR, SCORE_FLOOR_LEADER, StatementResult, theme_score
from scan.model.steps import Step
from scan.ui import address, cache
from scan.ui.menu import room, screen_of
from scan.ui.pieces import empty, link
from scan.ui.results_drawn import draw_spread
from scan.usecases import inviting
from scan.usecases.desk import Desk

PAGE = 8
"""Statements on the screen at once: more charts than this make every click slow."""
ALL = "all"


class Order(StrEnum):
    """What comes first."""

    DIFFERENCES = "differences"
    GAP = "gap"
    LOW = "low"

    @property
    def label(self) -> str:
        """The order in the language of the moment."""
        return {
            Order.DIFFERENCES: _("Grootste verschillen"),
            Order.GAP: _("Verst van wat je wilt"),
            Order.LOW: _("Laagste scores"),
        }[self]

    def weight(self, result: StatementResult) -> float:
        """How far to the front a result comes; what cannot be shown comes last."""
        if result.score is None:
            return -99.0
        return {
            Order.DIFFERENCES: result.difference,
            Order.GAP: result.gap if result.gap is not None else -9.0,
            Order.LOW: -result.score,
        }[self]


@dataclass(frozen=True)
class Seen:
    """A statement with what may be shown of its answers."""

    theme: Theme
    statement: Statement
    result: StatementResult


def seen_in(record: ScanRecord) -> list[Seen]:
    """The statements of a scan that have an answer, with what may be shown."""
    return [
        Seen(theme, statement, result)
        for theme in cache.themes_of(record).values()
        for statement, result in zip(theme.statements, results_of(record, theme), strict=True)
        if result.score is not None or result.wish is not None or result.hidden
    ]


def nothing_yet(desk: Desk, scan_id: str) -> None:
    """What to do while nobody answered, or while what they answered is not revealed."""
    planned = inviting.round_of(desk, scan_id)
    if planned and planned.phase is not Phase.REVEALED:
        empty(
            _("De uitkomst is nog dicht"),
            _("Mensen antwoorden zelf. Je ziet de uitkomst hier, voor iedereen tegelijk, zodra je onthult."),
            "hourglass_empty",
        )
        link(room(), label=_("Naar het scherm voor in de zaal"), icon=":material/cast_for_education:")
        return
    if planned:
        empty(_("Deze ronde is onthuld"), _("Er waren te weinig antwoorden om iets te laten zien."), "visibility_off")
        return
    empty(_("Nog niets om samen naar te kijken"), _("Beantwoord eerst de stellingen, samen of per groep."), "groups")
    link(screen_of(Step.STATEMENTS), label=_("Naar de stellingen"), icon=":material/checklist:")


def overview(seen: Sequence[Seen], *, revealed: bool) -> None:
    """Every theme with its mean, its spread and what is wanted, as a chart and as a table.

    After a reveal nothing more comes, so nothing says that it is not there yet.
    """
    rows = _theme_rows(seen)
    st.header(_("Alle thema's in één beeld"), anchor=False)
    if not rows:
        none, none_yet = (
            _("Geen thema had genoeg antwoorden om te laten zien."),
            _("Nog geen thema heeft genoeg antwoorden om te laten zien."),
        )
        st.info(none if revealed else none_yet, icon=":material/visibility_off:")
    else:
        _legend(rows, seen)
        draw_spread(rows, alt=_("Score per thema. {rows}").format(rows=described(rows)))
        with st.expander(_("Dezelfde cijfers als tabel"), icon=":material/table:", type="compact", key="as-table"):
            _table(rows)
    small_groups()


def _theme_rows(seen: Sequence[Seen]) -> list[Row]:
    rows = []
    for theme in _themes(seen):
        score = theme_score([item.result for item in seen if item.theme.id == theme.id])
        if score:
            rows.append(Row(str(theme.short_name), score.mean, score.deviation, score.wanted, score.n))
    return rows


def _themes(seen: Sequence[Seen]) -> list[Theme]:
    return list({item.theme.id: item.theme for item in seen}.values())


def _legend(rows: Sequence[Row], seen: Sequence[Seen]) -> None:
    """How to read the charts: only what stands in them."""
    results = [item.result for item in seen]
    spreads = [group.spread for result in results for group in result.groups]
    spreads += [result.everyone for result in results if result.everyone]
    sentences = [_("Van 1 (zwak) tot 5 (sterk). Stip = nu.")]
    if any(result.wish is not None for result in results):
        sentences.append(_("Ruit = gewenst."))
    if any(row.deviation is not None for row in rows) or any(spread.deviation is not None for spread in spreads):
        sentences.append(_("Hoe breder de band, hoe meer de antwoorden verschillen."))
    if any(spread.deviation is None and spread.n < DISTRIBUTION_FLOOR for spread in spreads):
        sentences.append(_("Geen band: minder dan {many} antwoorden.").format(many=DISTRIBUTION_FLOOR))
    st.caption(" ".join(sentences))


def small_groups() -> None:
    """The rule for small groups, in words."""
    st.caption(
        ":material/shield_person: "
        + _(
            "Van minder dan {floor} antwoorden laten we niets zien. Gaat een stelling over één leidinggevende, "
            "dan zijn er {leader} nodig. Een kleine groep voegen we samen met de "
            "kleinste andere groep. De verdeling en de spreiding zie je vanaf {many} antwoorden. Een gemiddelde van "
            "minder antwoorden komt nooit helemaal op 1 of 5: dan zou je weten wat iedereen koos."
        ).format(floor=SCORE_FLOOR, leader=SCORE_FLOOR_LEADER, many=DISTRIBUTION_FLOOR)
    )


def _table(rows: Sequence[Row]) -> None:
    st.table(
        {
            _("Thema"): [row.name for row in rows],
            _("Nu"): [number(row.mean) for row in rows],
            _("Gewenst"): ["—" if row.wanted is None else number(row.wanted) for row in rows],
            _("Spreiding"): ["—" if row.deviation is None else number(row.deviation) for row in rows],
            _("Antwoorden"): [str(row.n) if row.n else _("samen") for row in rows],
        },
        hide_index=True,
        hide_header=False,
        border="horizontal",
        alt=_("Score per thema"),
    )


def chosen_part(seen: Sequence[Seen]) -> list[Seen]:
    """The statements of the chosen theme in the chosen order; both choices stand in the address."""
    themes = {theme.id: str(theme.short_name) for theme in _themes(seen)}
    labels = {ALL: _("Alle thema's"), **themes}
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium", key="together-choice"):
        order = Order(address.segments("sort", _("Wat eerst?"), list(Order), lambda id: Order(id).label))
        theme_id = address.dropdown("topic", _("Thema"), list(labels), labels.__getitem__)
    kept = [item for item in seen if theme_id in (ALL, item.theme.id)]
    return sorted(kept, key=lambda item: -order.weight(item.result))


def paged(part: Sequence[Seen], draw: Callable[[Seen], None]) -> None:
    """One page of statements, and the way to the other pages."""
    pages = max(1, ceil(len(part) / PAGE))
    place = st.container()
    number_ = st.pagination(pages, key="part", bind="query-params") if pages > 1 else 1
    first = (min(max(number_, 1), pages) - 1) * PAGE
    with place:
        for item in part[first : first + PAGE]:
            draw(item)

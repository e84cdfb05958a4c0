"""One statement as the whole team sees it: figures, spread, groups, and how to open the conversation."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from scan.charts.spread import Row, described, described_counts, number
from scan.i18n import _, ngettext
from scan.model.record import ScanRecord
from scan.model.scores import SCORE_FLOOR, SCORE_FLOOR_LEADER, Spread, StatementResult
from scan.ui.findings import Spot, naming_at
from scan.ui.inspired import about_theme
from scan.ui.picture_ways import from_difference
from scan.ui.results import Seen
from scan.ui.results_drawn import draw_distribution, draw_spread
from scan.ui.results_named import by_name
from scan.ui.said import said
from scan.usecases.desk import Desk


def card(desk: Desk, record: ScanRecord, item: Seen) -> None:
    """A statement with everything that may be shown about it."""
    result = item.result
    with st.container(border=True, gap="small", key=f"seen-{item.statement.id}"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.badge(str(item.theme.short_name), icon=f":material/{item.theme.icon}:", color="gray")
            _flags(item, revealed=bool(record.revealed))
        st.markdown(f"### {said(str(item.statement.text))}")
        if item.statement.reverse:
            st.caption(_("Bij deze stelling is ‘klopt niet’ het goede antwoord. De score is omgedraaid: 5 is goed."))
        names = {group.id: group.name for group in record.scan.groups}
        rows = _rows(result, names)
        left, right = st.columns([2, 3], gap="medium", vertical_alignment="center")
        with left:
            _figures(result)
            _distribution(result)
        if rows:
            with right:
                draw_spread(rows, alt=described(rows))
        with st.container(horizontal=True, gap="medium"):
            about_theme(item.theme)
            if rows:
                _in_words(rows, result)
            by_name(desk, record.scan.id, item.statement.id)
            from_difference(item.theme.id, result)
        naming_at(desk, Spot(record, item.theme, item.statement))


def _flags(item: Seen, *, revealed: bool) -> None:
    result = item.result
    if result.everyone and result.everyone.divided:
        st.badge(_("Hier is het beeld verdeeld"), icon=":material/call_split:", color="orange")
    if result.hidden:
        st.badge(_too_few(item, revealed=revealed), icon=":material/visibility_off:", color="gray")


def _too_few(item: Seen, *, revealed: bool) -> str:
    if item.statement.about_leader:
        words = _("Minder dan {floor} antwoorden: deze stelling gaat over één leidinggevende")
        return words.format(floor=SCORE_FLOOR_LEADER)
    words = _("Minder dan {floor} antwoorden") if revealed else _("Nog geen {floor} antwoorden")
    return words.format(floor=SCORE_FLOOR)


def _figures(result: StatementResult) -> None:
    shown = {_("Nu"): result.score, _("Gewenst"): result.wish, _("Verschil"): result.gap}
    words = "  ·  ".join(f"{name} **{number(value)}**" for name, value in shown.items() if value is not None)
    if words:
        st.markdown(words)
    everyone = result.everyone
    if everyone:
        count = ngettext("{count} antwoord", "{count} antwoorden", everyone.n).format(count=everyone.n)
        st.caption("  ·  ".join([count, *_apart(everyone)]))
    elif result.shared is not None or result.shared_wanted is not None:
        st.caption(_("Eén gezamenlijk antwoord"))


def _apart(spread: Spread) -> list[str]:
    if spread.deviation is None:
        return []
    return [_("spreiding {deviation}").format(deviation=number(spread.deviation))]


def _distribution(result: StatementResult) -> None:
    if result.everyone and result.everyone.counts:
        draw_distribution(result.everyone.counts, alt=_counts_in_words(result.everyone.counts))


def _counts_in_words(counts: tuple[int, ...]) -> str:
    return _("Alle antwoorden van 1 tot 5: {counts}").format(counts=described_counts(counts))


def _in_words(rows: list[Row], result: StatementResult) -> None:
    with st.popover(_("In woorden"), icon=":material/notes:", type="tertiary"):
        if result.everyone and result.everyone.counts:
            st.markdown(_counts_in_words(result.everyone.counts))
        for row in rows:
            st.markdown(f"**{said(row.name)}**  \n{row.figures}")


def _rows(result: StatementResult, names: Mapping[str, str]) -> list[Row]:
    rows = []
    if result.everyone:
        rows.append(_row(_("Iedereen"), result, result.wish))
    elif result.shared is not None:
        rows.append(Row(_("Samen"), float(result.shared), None, result.wish))
    if len(result.groups) > 1:
        for group in result.groups:
            name = " + ".join(names.get(id, "—") for id in group.group_ids)
            rows.append(Row(name, group.spread.mean, group.spread.deviation, None, group.spread.n))
    return rows


def _row(name: str, result: StatementResult, wish: float | None) -> Row:
    assert result.everyone is not None
    return Row(name, result.everyone.mean, result.everyone.deviation, wish, result.everyone.n)

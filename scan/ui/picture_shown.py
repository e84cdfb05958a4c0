"""A revealed same-picture check: all cards side by side, how far apart they are, and how the talk can begin."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from scan.charts.ratings import ratings_spec
from scan.charts.spread import described_counts, number
from scan.i18n import Language, _, language, ngettext
from scan.model.record import ScanRecord
from scan.model.same_picture import Picture, ShownCard
from scan.model.same_picture_words import ends, question
from scan.ui.picture_words import about, counted, course, moment, talk, withheld
from scan.ui.said import said


def shown(record: ScanRecord, pictures: Sequence[Picture]) -> None:
    """The last of these pictures of one subject, with the one before it beside it."""
    now = pictures[-1]
    with st.container(gap="xsmall", key="picture-question"):
        words = question(said(about(record, now.check).words), obstacle=now.check.obstacle_id is not None)
        st.header(words, anchor=False)
        st.caption(f"{moment(now.check)}  ·  {counted(now)}")
    _figures(now)
    if len(pictures) > 1:
        st.markdown(f"**{course(pictures)}**")
    with st.container(key="picture-talk"):
        st.info(talk(now), icon=":material/forum:")
    if len(pictures) > 1:
        _beside(pictures[-2], now)
    else:
        _picture(now)


def _figures(picture: Picture) -> None:
    with st.container(horizontal=True, gap="small", key="picture-figures"):
        if picture.apart is not None:
            apart = round(picture.apart)
            points = ngettext("{count} punt", "{count} punten", apart).format(count=apart)
            st.metric(_("Hoogste en laagste uit elkaar"), points, border=True, width=280)
        if picture.mean is not None:
            st.metric(_("Gemiddeld"), number(picture.mean), border=True, width=180)


def _beside(before: Picture, now: Picture) -> None:
    most = max([0, *(before.ratings or ()), *(now.ratings or ())])
    days = moment(before.check), moment(now.check)
    titles = _("Eerst"), _("Nu")
    if days[0] != days[1]:
        titles = _("Eerst: {day}").format(day=days[0]), _("Nu: {day}").format(day=days[1])
    left, right = st.columns(2, gap="large")
    with left:
        st.subheader(titles[0], anchor=False)
        st.caption(_brief(before))
        _picture(before, most, columns=False)
    with right:
        st.subheader(titles[1], anchor=False)
        st.caption(_brief(now))
        _picture(now, most, columns=False)


def _brief(picture: Picture) -> str:
    mean = [] if picture.mean is None else [_("gemiddeld {mean}").format(mean=number(picture.mean))]
    return "  ·  ".join([counted(picture), *mean])


def _picture(picture: Picture, most: int = 0, *, columns: bool = True) -> None:
    if picture.check.named:
        _by_rating(picture, columns=columns)
        return
    if missing := withheld(picture):
        st.markdown(":material/visibility_off: " + missing)
    if picture.ratings is not None:
        _chart(picture, picture.ratings, most)
    _loose_words(picture)


def _by_rating(picture: Picture, *, columns: bool) -> None:
    """A column per figure that was given, low on the left; where there is one figure or little room, rows."""
    given = sorted({card.rating for card in picture.cards if card.rating is not None})
    if not columns or len(given) < 2:
        with st.grid(1 if not columns else 3, min_column_width=220, gap="small"):
            for card in picture.cards:
                _card(picture, card)
        return
    for column, figure in zip(st.columns(len(given), gap="small"), given, strict=True):
        with column:
            for card in picture.cards:
                if card.rating == figure:
                    _card(picture, card)


def _card(picture: Picture, card: ShownCard) -> None:
    low, high = ends(obstacle=picture.check.obstacle_id is not None)
    end = {1: low, 5: high}.get(card.rating or 0, "")
    with st.container(border=True, gap="xsmall", key=f"given-{card.id}"):
        # The word of an end belongs to the figure; beside a name it would seem to say something of the person.
        with st.container(horizontal=True, vertical_alignment="bottom", gap="xsmall"):
            with st.container(width="content", key=f"figure-{card.id}", gap=None):
                st.markdown(str(card.rating))
            if end:
                st.caption(end, width="content")
        st.markdown(f"**{said(card.name)}**")
        _words(card)


def _words(card: ShownCard) -> None:
    if card.hidden:
        st.caption(":material/visibility_off: " + _("Deze woorden zijn verborgen."))
    else:
        st.markdown(said(card.words))


def _loose_words(picture: Picture) -> None:
    if not picture.cards:
        return
    st.markdown("**" + _("Wat mensen schreven") + "**")
    st.caption(_("Gehusseld en los van de cijfers."))
    with st.grid(3, min_column_width=240, gap="small"):
        for card in picture.cards:
            if not card.hidden:
                with st.container(border=True, key=f"given-{card.id}"):
                    _words(card)


def _chart(picture: Picture, counts: tuple[int, ...], most: int) -> None:
    named = ends(obstacle=picture.check.obstacle_id is not None)
    alt = _("Alle cijfers van 1 ({low}) tot 5 ({high}): {counts}").format(
        low=named[0], high=named[1], counts=described_counts(counts)
    )
    with st.container(width=560):
        st.vega_lite_chart(spec=_columns(counts, named, most, language()), alt=alt)


@st.cache_data(max_entries=200, show_spinner=False)
def _columns(counts: tuple[int, ...], named: tuple[str, str], most: int, spoken: Language) -> dict[str, Any]:
    return ratings_spec(counts, named, most)

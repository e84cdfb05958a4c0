"""An open same-picture check on the wall: the question, how to join, who gave a card, and the reveal."""

from __future__ import annotations

import streamlit as st

from scan.errors import InvalidInput, ScanError
from scan.i18n import _, ngettext
from scan.model.publication import COMMENT_FLOOR
from scan.model.record import ScanRecord
from scan.model.same_picture import CardsHeard, PictureCheck
from scan.model.same_picture_words import question
from scan.model.scores import SCORE_FLOOR
from scan.report.invitation import spaced
from scan.settings import ROOT
from scan.ui.entry import at_desk
from scan.ui.messages import saving, telling
from scan.ui.picture_choose import show
from scan.ui.picture_words import about, task
from scan.ui.round_links import qr
from scan.ui.round_network import Network, shut_notice
from scan.ui.round_room import SECONDS
from scan.ui.round_wall import qr_width
from scan.ui.said import said
from scan.usecases import picturing
from scan.usecases.desk import Desk

STYLE = ROOT / "scan" / "ui" / "picture.css"


def wide_letters() -> None:
    """The style of this screen."""
    st.html(STYLE)


def asked(record: ScanRecord, check: PictureCheck) -> None:
    """The question, large, and what the figures mean."""
    on_obstacle = check.obstacle_id is not None
    with st.container(gap="xsmall", key="picture-question"):
        st.header(question(said(about(record, check).words), obstacle=on_obstacle), anchor=False)
        st.markdown(task(obstacle=on_obstacle))
    st.badge(_("Op naam") if check.named else _("Zonder naam"), icon=":material/shield_person:", color="gray")


def joining(record: ScanRecord, check: PictureCheck, now: Network, *, wide: bool = False) -> None:
    """The address, the code and the QR; `wide` on the wall."""
    st.header(_("Zo doe je mee"), anchor=False)
    if not now.reached:
        shut_notice(now)
        return
    left, right = st.columns([1, 1] if wide else [2, 3], gap="medium")
    with left:
        qr(f"{now.base}/b/{check.door}", about(record, check).words, qr_width(wide=wide))
    with right:
        with st.container(key="room-address", gap="xsmall"):
            st.markdown(_("Ga op je telefoon naar"))
            st.markdown(f"## {said(now.base.removeprefix('http://'))}")
        with st.container(key="room-code-picture", gap="xsmall"):
            st.markdown(_("en typ de code"))
            st.markdown(f"## {spaced(check.door)}")


def live(check: PictureCheck) -> None:
    """Who gave a card; it reads itself again. Nothing in it can be clicked or typed (ADR 4)."""
    st.fragment(_stand, run_every=SECONDS)(check.scan_id, check.id)


def _stand(scan_id: str, drawn: str) -> None:
    try:
        with at_desk() as desk:
            now = picturing.open_check_of(desk, scan_id)
            cards = picturing.heard_of(desk, drawn) if now and now.id == drawn else None
    except ScanError as error:
        # The frame, which tells of errors elsewhere, does not run with a fragment.
        st.error(said(error.sentence), icon=":material/error:")
        return
    if cards is None:
        st.rerun()
    _heard(cards)


def _heard(cards: CardsHeard) -> None:
    if not cards.at_least and not cards.few:
        st.info(_("Nog niemand gaf een kaartje."), icon=":material/hourglass_empty:")
        return
    with st.container(gap="xsmall", key="picture-heard"):
        if cards.named:
            st.markdown(
                ngettext("**{count}** kaartje", "**{count}** kaartjes", cards.at_least).format(count=cards.label)
            )
            st.markdown("  ·  ".join(said(name) for name in cards.names))
            return
        st.markdown(_("**{count}** kaartjes").format(count=cards.label))
        st.caption(_("Tot de onthulling tellen we in stappen van vijf. Zo weet niemand wie net een kaartje gaf."))


def revealing_part(desk: Desk, check: PictureCheck) -> None:
    """What the reveal does, the button that asks once, and the way to throw the check away."""
    st.header(_("Leg alles naast elkaar"), anchor=False)
    st.markdown("\n".join(f"- {sentence}" for sentence in _what_it_does(check)))
    with st.form("reveal-picture", border=True, enter_to_submit=False):
        sure = st.checkbox(_("Ik weet dat dit niet terug te draaien is"), key="picture-sure")
        submitted = st.form_submit_button(
            _("Laat alle kaartjes zien") if check.named else _("Laat de uitkomst zien"),
            type="primary",
            icon=":material/visibility:",
            key="reveal-check",
        )
    if submitted:
        with saving(_("Onthuld. Kijk samen waar jullie beeld verschilt.")):
            if not sure:
                raise InvalidInput(_("Vink eerst aan dat je weet wat onthullen doet."), "sure")
            show(picturing.reveal_check(desk, check.id).check.id)
    _throw_away(check)


def _what_it_does(check: PictureCheck) -> tuple[str, ...]:
    if check.named:
        return (
            _("Iedereen ziet alle kaartjes tegelijk: naam, woorden en cijfer."),
            _("Daarna kan niemand nog een kaartje geven of veranderen."),
        )
    return (
        _("Minder dan {floor} kaartjes? Dan is er niets te zien.").format(floor=SCORE_FLOOR),
        _("Van {floor} tot {most} kaartjes zie je alleen het gemiddelde. De woorden worden vernietigd.").format(
            floor=SCORE_FLOOR, most=COMMENT_FLOOR - 1
        ),
        _("Vanaf {many} kaartjes zie je alle cijfers en alle woorden, gehusseld en los van elkaar.").format(
            many=COMMENT_FLOOR
        ),
        _("Daarna kan niemand nog een kaartje geven of veranderen."),
    )


def _throw_away(check: PictureCheck) -> None:
    with st.popover(_("Gooi deze check weg"), icon=":material/delete:", type="tertiary", key="throw-away"):
        st.markdown(_("Alles wat mensen schreven, wordt vernietigd. Niemand ziet het dan nog, ook jij niet."))
        st.button(_("Ja, gooi alles weg"), key="discard-check", on_click=_discard, args=(check.id,))


def _discard(id: str) -> None:
    with telling(_("Weggegooid. Er is niets van bewaard.")), at_desk() as desk:
        picturing.discard_check(desk, id)

"""The switch that lets telephones in: what it opens, what stays shut, and the address that people type."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

import streamlit as st

from scan.i18n import _
from scan.ui import address, addresses, application, session
from scan.ui.entry import at_desk
from scan.ui.messages import telling
from scan.web.call import PREFIX

_SWITCH = "network-open"
_HERE = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True, slots=True)
class Network:
    """Where people find the participants' pages; `reached` says whether another machine can get there.

    `here` is where this very computer finds them, also with the door shut: to look how it looks.
    """

    base: str
    reached: bool
    here: str


def network_now() -> Network:
    """As it stands, without drawing anything."""
    if own := _own_name():
        return Network(own, True, own)
    here = application.door()
    port = here.port if here else None
    found = _reachable() if port else []
    local = f"http://localhost:{st.get_option('server.port')}{PREFIX}"
    if not port or not found:
        return Network(local, False, local)
    return Network(f"http://{address.chosen('at', found)}:{port}{PREFIX}", True, local)


def network() -> Network:
    """The switch with what it does in plain words, and the address."""
    st.header(_("Wie kan erbij?"), anchor=False)
    if _own_name():
        now = network_now()
        st.markdown(_("Doorbraak heeft een eigen adres. Daar vinden mensen de vragen:"))
        st.code(now.base, language=None, wrap_lines=True)
        return now
    here = application.door()
    is_open = bool(here and here.port)
    # From the door itself, at every run: somebody may have used the switch in another tab.
    session.hold(_SWITCH, is_open)
    st.toggle(_("Open de vragen voor telefoons op dit netwerk"), key=_SWITCH, on_change=_switch, disabled=here is None)
    if not is_open:
        st.markdown(_("Nu dicht: alleen deze computer kan bij de vragen."))
    _explained()
    if is_open:
        _which_address()
    return network_now()


def _explained() -> None:
    with st.expander(_("Wat gaat er open, en wat niet?"), icon=":material/help:", key="network-explained"):
        st.markdown(
            "\n".join(
                f"- {sentence}"
                for sentence in (
                    _("Open gaan alleen de pagina's waarop mensen antwoorden."),
                    _("Dicht blijven alle schermen van deze scan: de uitkomst, de belemmeringen, het plan."),
                    _("Telefoons noemen dit adres ‘niet beveiligd’. Gebruik het netwerk van school, geen open wifi."),
                    _("Je computer kan vragen of dit mag. Kies dan ‘toestaan’."),
                    _("Laat deze computer aan zolang mensen antwoorden, en zet de schakelaar daarna weer uit."),
                )
            )
        )


def _which_address() -> None:
    found = _reachable()
    if not found:
        st.warning(
            _("Deze computer zit op geen enkel netwerk. Maak verbinding met het wifi van school."),
            icon=":material/wifi_off:",
        )
        return
    if len(found) > 1:
        address.dropdown("at", _("Adres (meestal werkt het eerste)"), found, str)
    st.markdown(_("Mensen vinden de vragen op dit adres:"))
    st.code(network_now().base, language=None, wrap_lines=True)
    st.caption(_("Probeer het eerst zelf op je telefoon, op hetzelfde wifi."))


def shut_notice(now: Network) -> None:
    """Why telephones cannot get in yet, where that is so."""
    if not now.reached:
        st.warning(
            _("De vragen zijn nog dicht voor telefoons. Zet de schakelaar bij ‘Wie kan erbij?’ om."),
            icon=":material/wifi_off:",
        )


def _own_name() -> str:
    """The address behind a proxy, where the facilitator came by a name of its own; else empty."""
    parts = urlsplit(st.context.url or "")
    if not parts.hostname or parts.hostname in _HERE:
        return ""
    return f"{parts.scheme}://{parts.netloc}{PREFIX}"


@st.cache_data(ttl=20, show_spinner=False)
def _reachable() -> list[str]:
    return addresses.reachable()


def _switch() -> None:
    wanted = bool(session.held(_SWITCH))
    done = _("Telefoons kunnen er nu bij.") if wanted else _("Dicht. Alleen deze computer kan er nog bij.")
    with telling(done), at_desk() as desk:
        application.switch(desk, wanted)

"""One tab of a browser as far as Streamlit's websocket goes: it runs a page, and knows the widgets that came back."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

RUN_SECONDS = 60


@dataclass
class Screen:
    """A tab on one page; `page` and `query` are what stands in its address, `fragments` where each radio lives."""

    socket: ClientConnection
    page: str = ""
    query: str = ""
    radios: dict[str, tuple[str, ...]] = field(default_factory=dict)
    fragments: dict[str, str] = field(default_factory=dict)
    submit: str = ""
    fragment: str = ""
    _chosen: dict[str, str] = field(default_factory=dict)
    _hash: str = ""

    async def run(self, choose: Mapping[str, str] | None = None, submit: bool = False) -> float:
        """Choose in radios (by id), press the form's button if asked, run the page; seconds until it is drawn."""
        return await self._asked(ClientState(widget_states=self._widgets(choose or {}, submit)))

    async def choose(self, id: str, value: str) -> float:
        """Choose in a radio, and run no more than the fragment that it stands in; seconds until that is drawn."""
        states = self._widgets({id: value})
        return await self._asked(ClientState(widget_states=states, fragment_id=self.fragments[id]))

    def _widgets(self, choose: Mapping[str, str], submit: bool = False) -> WidgetStates:
        self._chosen |= choose
        widgets = [WidgetState(id=id, string_value=value) for id, value in self._chosen.items()]
        if submit:
            widgets.append(WidgetState(id=self.submit, trigger_value=True))
        return WidgetStates(widgets=widgets)

    async def refresh(self) -> float:
        """What the page does by itself: run its fragment if it has one that repeats, else the whole page."""
        return await self._asked(ClientState(fragment_id=self.fragment, is_auto_rerun=bool(self.fragment)))

    async def _asked(self, state: ClientState) -> float:
        state.query_string, state.page_name, state.page_script_hash = self.query, self.page, self._hash
        started = time.perf_counter()
        await self.socket.send(BackMsg(rerun_script=state).SerializeToString())
        async with asyncio.timeout(RUN_SECONDS):
            while not self._drawn(await self.socket.recv()):
                continue
        return time.perf_counter() - started

    def _drawn(self, raw: str | bytes) -> bool:
        """Take in one message; True when it ends a run."""
        assert isinstance(raw, bytes)
        message = ForwardMsg.FromString(raw)
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self._hash = message.new_session.page_script_hash
        elif kind == "auto_rerun":
            self.fragment = message.auto_rerun.fragment_id
        elif kind == "page_not_found":
            raise RuntimeError(f"no page {self.page!r}")
        elif kind == "delta" and message.delta.WhichOneof("type") == "new_element":
            self._seen(message.delta.new_element, message.delta.fragment_id)
        if kind != "script_finished" or message.script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN:
            return False
        if message.script_finished == ForwardMsg.FINISHED_WITH_COMPILE_ERROR:
            raise RuntimeError("the page does not compile")
        return True

    def _seen(self, element: Element, fragment: str) -> None:
        kind = element.WhichOneof("type")
        if kind == "radio":
            self.fragments[element.radio.id] = fragment
            self.radios[element.radio.id] = tuple(element.radio.options)
        elif kind == "button" and element.button.is_form_submitter:
            self.submit = element.button.id
        elif kind == "exception":
            raise RuntimeError(f"the page failed: {element.exception.type} {element.exception.message}")


@asynccontextmanager
async def opened_screen(url: str, page: str = "", query: str = "") -> AsyncIterator[Screen]:
    """A new tab on a server (its http address), with the page drawn once."""
    stream = url.replace("http", "ws", 1) + "/_stcore/stream"
    async with connect(stream, origin=url, subprotocols=[Subprotocol("streamlit")], max_size=None) as socket:  # type: ignore[arg-type]
        screen = Screen(socket, page, query)
        await screen.run()
        yield screen

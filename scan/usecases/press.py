"""The press: documents are made in a process of their own, so that no other screen waits for one (ADR 10)."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from threading import Lock
from typing import TypeVar

from scan.exports.archive import plan_to_json
from scan.i18n import Language
from scan.model.plan import ActionPlan
from scan.report import Options, Told
from scan.settings import ROOT
from scan.usecases.press_work import Message, receive, send
from scan.usecases.printing import board_document

Thing = TypeVar("Thing")
WORKER = (sys.executable, "-m", "scan.usecases.press_work")


class _Failed(Exception):
    """The process could not be started, is gone, or could not do it."""


class _Died(_Failed):
    """The process ended while it worked, and nobody asked it to."""


class Press:
    """Makes one thing at a time; its process starts at the first job, and what it cannot do is done here instead."""

    def __init__(self, command: tuple[str, ...] = WORKER) -> None:
        self._command = command
        self._turn = Lock()
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int | None:
        """The number of the process; None while there is none."""
        process = self._process
        return process.pid if process and process.poll() is None else None

    def build(self, plan: ActionPlan, language: Language, options: Options, told: Told | None = None) -> bytes:
        """The board's document; `told` hears of every page that is drawn, in the thread of the caller."""
        job = {"what": "build", "language": language, "options": asdict(options)}
        return self._made(job, plan_to_json(plan).encode(), lambda: board_document(plan, language, options, told), told)

    def headings(self, pdf: bytes) -> list[str]:
        """For each page of a document what begins on it."""
        found: list[str] = json.loads(self._made({"what": "headings"}, pdf, lambda: _headings(pdf)))
        return found

    def picture(self, pdf: bytes, number: int) -> bytes:
        """One page of a document as PNG, from 1."""
        return self._made({"what": "picture", "number": number}, pdf, lambda: _picture(pdf, number))

    def close(self) -> None:
        """End the process; a next job would start another."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            # What was not sent yet is of no use any more.
            with suppress(OSError):
                _there(pipe).close()

    def _made(self, job: Message, content: bytes, here: Callable[[], bytes], told: Told | None = None) -> bytes:
        try:
            with self._turn:
                try:
                    return self._asked(job, content, told)
                except _Died:
                    # It had been idle too long or was killed. Here it would keep every screen waiting.
                    return self._asked(job, content, told)
        except _Failed:
            return here()

    def _asked(self, job: Message, content: bytes, told: Told | None) -> bytes:
        answered = False
        process = self._started()
        try:
            send(_there(process.stdin), job, content)
            answer, result = receive(_there(process.stdout))
            while answer["what"] == "page":
                if told:
                    told(answer["done"], answer["total"])
                answer, result = receive(_there(process.stdout))
            answered = True
        # A pipe that was closed meanwhile is a ValueError, and so is an answer that is none.
        except (OSError, EOFError, ValueError, KeyError) as error:
            raise (_Died if self._process is process else _Failed) from error
        finally:
            # Whoever waited may have left the screen halfway: nobody wants the rest of the answer then.
            if not answered:
                self.close()
        if answer["what"] == "failed":
            raise _Failed(answer["why"])
        return result

    def _started(self) -> subprocess.Popen[bytes]:
        if self.pid is None:
            self.close()
            pipe = subprocess.PIPE
            try:
                self._process = subprocess.Popen(self._command, cwd=ROOT, stdin=pipe, stdout=pipe)
            except OSError as error:
                raise _Failed from error
        return _there(self._process)


def _there(thing: Thing | None) -> Thing:
    if thing is None:
        raise EOFError
    return thing


def _headings(pdf: bytes) -> bytes:
    from scan.report.pictures import headings_of

    return json.dumps(headings_of(pdf)).encode()


def _picture(pdf: bytes, number: int) -> bytes:
    from scan.report.pictures import picture_of

    return picture_of(pdf, number)

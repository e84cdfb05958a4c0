"""The process beside the app that makes documents: `python -m scan.usecases.press_work`, started by `Press`.

A job and its answer are a line of JSON, followed by as many bytes as the line says. It ends when its input does: so
also when the app was killed; and when nobody asked for anything in a while.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import traceback
from collections.abc import Callable
from threading import Timer
from typing import IO, Any

from scan.exports.archive import plan_from_json
from scan.report import Options, Part
from scan.usecases.printing import board_document

Message = dict[str, Any]
Say = Callable[[Message], None]
IDLE = 600.0
"""Seconds without a job after which it ends and gives its memory back; the press starts another when asked."""


def send(pipe: IO[bytes], message: Message, content: bytes = b"") -> None:
    """Write one message with what belongs to it."""
    pipe.write(json.dumps({**message, "size": len(content)}).encode() + b"\n")
    pipe.write(content)
    pipe.flush()


def receive(pipe: IO[bytes]) -> tuple[Message, bytes]:
    """The next message; `EOFError` when the other side is gone."""
    line = pipe.readline()
    if not line.endswith(b"\n"):
        raise EOFError
    message: Message = json.loads(line)
    content = pipe.read(message["size"])
    if len(content) < message["size"]:
        raise EOFError
    return message, content


def work(jobs: IO[bytes], answers: IO[bytes]) -> None:
    """Do one job after another, until there will be no more."""
    while True:
        # A job that comes in at that very moment is done by the next process: the press sees that this one ended.
        leaving = Timer(IDLE, os._exit, (0,))
        leaving.daemon = True
        leaving.start()
        try:
            job, content = receive(jobs)
        except EOFError:
            return
        finally:
            leaving.cancel()
        try:
            done = _done(job, content, lambda message: send(answers, message))
        # Whatever went wrong, the app makes the document itself then, and meets the same error at home.
        except Exception:
            send(answers, {"what": "failed", "why": traceback.format_exc()})
        else:
            send(answers, {"what": "done"}, done)


def _done(job: Message, content: bytes, say: Say) -> bytes:
    if job["what"] == "build":
        options = Options(**{**job["options"], "part": Part(job["options"]["part"])})
        return board_document(plan_from_json(content.decode()), job["language"], options, _telling(say))
    # Only who opens the preview needs the renderer.
    from scan.report.pictures import headings_of, picture_of

    if job["what"] == "headings":
        return json.dumps(headings_of(content)).encode()
    return picture_of(content, job["number"])


def _telling(say: Say) -> Callable[[int, int], None]:
    return lambda done, total: say({"what": "page", "done": done, "total": total})


def main() -> None:
    """Work for the app that started us, after everything that somebody at a screen waits for."""
    # Control-C in a terminal reaches us too; the app ends us.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
        os.nice(5)
    answers = sys.stdout.buffer
    # What a package prints may not come between the answers.
    sys.stdout = sys.stderr
    work(sys.stdin.buffer, answers)


if __name__ == "__main__":
    main()

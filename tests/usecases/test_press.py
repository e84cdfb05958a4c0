"""The press: documents are made in a process of their own, and here where that cannot be."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from threading import Thread

import pytest

from scan.errors import InvalidInput
from scan.i18n import LANGUAGES, Language
from scan.report import Options, Part
from scan.usecases.press import WORKER, Press
from scan.usecases.press_work import receive, send, work
from scan.usecases.printing import board_document
from tests.report.plans import plan_of

LIES = "import sys; sys.stdin.buffer.readline(); print('{{}'); sys.stdout.flush()"
FAULTY = {
    "no such program": ("there-is-no-such-program",),
    "ends at once": (sys.executable, "-c", "pass"),
    "says something else": (sys.executable, "-c", LIES),
    "dies halfway": (sys.executable, "-c", "import sys; sys.stdin.buffer.readline(); print('{\"size\": 9}')"),
}


@pytest.fixture
def press() -> Iterator[Press]:
    started = Press()
    yield started
    started.close()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("options", [Options(), Options(Part.SUMMARY, named=False), Options(Part.THEME, "time")])
def test_another_process_makes_the_same_bytes(press: Press, language: Language, options: Options) -> None:
    plan = plan_of(12, version=0)
    assert press.build(plan, language, options) == board_document(plan, language, options)
    assert press.pid not in (None, os.getpid())


def test_one_process_does_one_job_after_another(press: Press) -> None:
    press.build(plan_of(1), "nl", Options())
    first = press.pid
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda count: press.build(plan_of(count), "nl", Options()), (1, 5, 3, 2)))
    assert made == [board_document(plan_of(count), "nl", Options()) for count in (1, 5, 3, 2)]
    assert press.pid == first


def test_every_page_is_told_of_while_it_is_made(press: Press) -> None:
    told: list[tuple[int, int]] = []
    press.build(plan_of(12), "nl", Options(), lambda done, total: told.append((done, total)))
    assert [done for done, _total in told] == list(range(2, told[-1][1] + 1))


def test_who_leaves_halfway_spoils_nothing_for_the_next(press: Press) -> None:
    class Left(BaseException):
        """What a screen raises when its person goes elsewhere."""

    def leave(_done: int, _total: int) -> None:
        raise Left

    with pytest.raises(Left):
        press.build(plan_of(12), "nl", Options(), leave)
    assert press.build(plan_of(3), "nl", Options()) == board_document(plan_of(3), "nl", Options())


@pytest.mark.parametrize("command", FAULTY.values(), ids=FAULTY.keys())
def test_without_a_process_that_works_it_is_made_here(command: tuple[str, ...]) -> None:
    told: list[int] = []
    press = Press(command)
    made = press.build(plan_of(3), "nl", Options(), lambda done, _total: told.append(done))
    assert made == board_document(plan_of(3), "nl", Options())
    assert told
    press.close()


def test_a_part_that_is_not_there_is_refused_in_a_sentence_and_the_process_goes_on(press: Press) -> None:
    with pytest.raises(InvalidInput, match="Dit thema staat niet in het plan"):
        press.build(plan_of(3), "nl", Options(Part.THEME, "gone"))
    assert press.pid is not None


def test_a_killed_process_is_replaced(press: Press) -> None:
    press.build(plan_of(1), "nl", Options())
    first = press._process
    assert first is not None
    first.kill()
    first.wait()
    assert press.build(plan_of(1), "nl", Options()) == board_document(plan_of(1), "nl", Options())
    assert press.pid not in (None, first.pid)


def test_it_ends_when_it_is_closed_and_starts_again_when_needed(press: Press) -> None:
    press.close()
    press.build(plan_of(1), "nl", Options())
    process = press._process
    press.close()
    assert press.pid is None
    assert process is not None
    assert process.poll() is not None
    assert press.build(plan_of(1), "nl", Options()).startswith(b"%PDF-")


def test_the_process_ends_by_itself_when_the_app_is_gone() -> None:
    ended = subprocess.run(WORKER, input=b"", capture_output=True, timeout=60, check=False)
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, b"", b"")


def test_half_a_job_ends_the_work() -> None:
    answers = BytesIO()
    work(BytesIO(b'{"what": "build", "size": 100}\nshort'), answers)
    assert answers.getvalue() == b""


def test_a_job_that_cannot_be_done_is_answered_and_the_next_is_done() -> None:
    jobs, answers = BytesIO(), BytesIO()
    send(jobs, {"what": "build", "language": "nl", "options": {"part": "whole"}}, b"no plan")
    send(jobs, {"what": "no such thing"})
    jobs.seek(0)
    work(jobs, answers)
    answers.seek(0)
    assert [receive(answers)[0]["what"] for _job in range(2)] == ["failed", "failed"]
    with pytest.raises(EOFError):
        receive(answers)


def test_closing_does_not_wait_for_a_document_that_is_being_made(press: Press) -> None:
    made: list[bytes] = []
    building = Thread(target=lambda: made.append(press.build(plan_of(12), "nl", Options(), lambda *_: press.close())))
    building.start()
    building.join(60)
    # Whoever waits for it still gets it.
    assert made == [board_document(plan_of(12), "nl", Options())]


def test_who_waits_gets_the_file_when_the_process_is_killed_halfway_and_so_does_the_next(press: Press) -> None:
    pids: list[int | None] = []

    def told(done: int, total: int) -> None:
        if press.pid not in pids:
            pids.append(press.pid)
        if len(pids) == 1 and done == total // 2 and press._process:
            press._process.kill()
            press._process.wait()

    made = press.build(plan_of(1_000), "nl", Options(), told)
    # Made by another process, and not here, where every screen would wait.
    assert (len(pids), pids[-1]) == (2, press.pid)
    assert None not in pids
    assert made == board_document(plan_of(1_000), "nl", Options())
    assert press.build(plan_of(3), "nl", Options()) == board_document(plan_of(3), "nl", Options())
    assert press.pid == pids[-1]


def test_it_ends_when_nobody_asks_for_anything_and_the_next_is_served_all_the_same() -> None:
    hasty = "from scan.usecases import press_work; press_work.IDLE = 0.2; press_work.main()"
    press = Press((sys.executable, "-c", hasty))
    made = board_document(plan_of(3), "nl", Options())
    assert press.build(plan_of(3), "nl", Options()) == made
    process = press._process
    assert process is not None
    assert process.wait(30) == 0
    assert press.build(plan_of(3), "nl", Options()) == made
    press.close()
